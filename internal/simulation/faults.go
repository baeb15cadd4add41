package simulation

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// act is what a fault does where it strikes.
type act string

// The acts.
const (
	refuse      act = "refused"
	noName      act = "DNS failure"
	dropBefore  act = "dropped before"
	dropAfter   act = "dropped after" // the server has done what was asked, and says nothing
	silentAfter act = "silent after"  // the same, and the line stays open
	tear        act = "reset"
	silence     act = "silent"
	say         act = "answered with" // reply
	wrongName   act = "wrong certificate"
	farewell    act = "BYE"
	cutLiteral  act = "cut in a literal"
	disorder    act = "answers out of order"
	around      act = "as usual" // the server does what was asked; then says what else happens
)

// fault strikes the steps of a protocol that it fits, from one of them on.
type fault struct {
	name     string // for the table of what was hit
	protocol string
	verb     string
	act      act
	reply    string
	host     int // -1 for any
	from     int // strikes the from-th matching step, counted from 1,
	times    int // and as many in all
	then     func()

	seen, struck int
}

func (f *fault) code() int {
	n, _ := strconv.Atoi(strings.TrimSpace(f.reply[:min(3, len(f.reply))]))
	return n
}

// faults are those of one seed.
type faults struct {
	notes *notes
	hits  *hits

	mu    sync.Mutex
	armed []*fault
}

func (f *faults) arm(all ...*fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.armed = append(f.armed, all...)
}

// strike returns the fault that hits a step, nil for none.
func (f *faults) strike(host int, protocol, verb, to string) *fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	var hit *fault
	for _, x := range f.armed {
		if x.protocol != protocol || x.verb != verb || x.host >= 0 && x.host != host {
			continue
		}
		x.seen++
		if hit == nil && x.seen >= x.from && x.struck < x.times {
			x.struck++
			hit = x
		}
	}
	if hit != nil {
		f.hits.add(hit.name)
		f.notes.add("%s: %s (host %d)", hit.name, to, host)
	}
	return hit
}

// fits are all faults of the network that a seed may draw, by name.
type maker struct {
	name string
	arm  func(s *simulation, d *draw)
	by   bool // is hit by what it brings about, under other names
}

// steps of SMTP in their order; body is the letter before its dot.
func smtpSteps() []string {
	return []string{"banner", "ehlo", "starttls", "auth", "mail", "rcpt", "data", "body", "dot", "rset", "quit"}
}

// onSMTP makes a fault that strikes a step of SMTP. Steps that only happen under a
// condition bring it about.
func onSMTP(verb string, a act, reply string) maker {
	name := fmt.Sprintf("smtp %s %s", verb, a)
	if reply != "" {
		name += " " + strings.Join(strings.Fields(reply)[:2], " ")
	}
	return maker{name: name, arm: func(s *simulation, d *draw) {
		f := &fault{name: name, protocol: "smtp", verb: verb, act: a, reply: reply, host: -1, from: 1 + d.below(3), times: 1 + d.below(3)}
		if strings.Contains(reply, ".7.") {
			s.power.later = append(s.power.later, s.lookAfterPersonas)
		}
		switch verb {
		case "starttls":
			s.encrypt(d.below(2) == 0)
			f.from = 1
		case "rset": // several letters in one session, the first of them put off
			s.hold(d)
			s.faults.arm(&fault{name: "smtp rcpt answered with 450 4.2.1", protocol: "smtp", verb: "rcpt", act: say, reply: "450 4.2.1 busy", host: -1, from: 1, times: 2})
			f.from, f.times = 1, 1
		}
		s.faults.arm(f)
	}}
}

// networkFaults are all faults of servers and the lines to them.
func networkFaults() []maker {
	var all []maker
	for _, verb := range smtpSteps() {
		all = append(all, onSMTP(verb, dropBefore, ""), onSMTP(verb, silence, ""))
		if verb != "body" {
			all = append(all, onSMTP(verb, dropAfter, ""))
		}
	}
	all = append(all, onSMTP("dot", silentAfter, ""), onSMTP("body", tear, ""), onSMTP("dot", tear, ""), onSMTP("rcpt", tear, ""))
	for verb, replies := range smtpReplies() {
		for _, reply := range replies {
			all = append(all, onSMTP(verb, say, reply))
		}
	}
	for _, a := range []act{refuse, noName, silence} {
		all = append(all, onConnect("smtp", a), onConnect("imap", a))
	}
	for _, protocol := range []string{"smtp", "imap"} {
		all = append(all, onTLS(protocol, wrongName), onTLS(protocol, dropBefore))
	}
	for _, verb := range []string{"greeting", "authenticate", "list", "examine", "fetch", "body", "search", "append", "idle", "noop"} {
		for _, a := range []act{tear, silence, farewell} {
			all = append(all, onIMAP(verb, a, ""))
		}
	}
	for verb, reply := range map[string]string{
		"authenticate": "NO [AUTHENTICATIONFAILED] wrong", "list": "NO [SERVERBUG] broken", "examine": "NO [SERVERBUG] broken", "fetch": "NO [SERVERBUG] broken",
		"body": "NO [SERVERBUG] broken", "search": "NO [LIMIT] too many", "append": "NO [OVERQUOTA] full",
	} {
		all = append(all, onIMAP(verb, say, reply))
	}
	all = append(all, onIMAP("body", cutLiteral, ""), onIMAP("fetch", cutLiteral, ""), onIMAP("body", disorder, ""), onIMAP("fetch", disorder, ""),
		onIMAP("append", dropAfter, ""), onIMAP("body", dropAfter, ""))
	slices.SortFunc(all, func(a, b maker) int { return strings.Compare(a.name, b.name) })
	return all
}

// smtpReplies are what a server may answer instead of going on: greylisting, rate
// limits, refusals.
func smtpReplies() map[string][]string {
	return map[string][]string{
		"banner": {"421 4.3.2 going down", "554 5.3.2 no service"},
		"auth":   {"535 5.7.8 wrong", "454 4.7.0 later", "421 4.7.0 too many"},
		"mail":   {"421 4.7.0 too fast", "450 4.7.1 rate limit", "550 5.7.1 denied"},
		"rcpt":   {"450 4.7.1 greylisted", "450 4.2.1 busy", "421 4.7.0 too fast", "550 5.7.1 policy", "550 5.1.1 no such user"},
		"data":   {"451 4.3.0 error", "554 5.7.1 no"},
		"dot":    {"452 4.3.1 full", "554 5.6.0 content", "421 4.3.2 going down"},
		"rset":   {"421 4.3.2 going down"},
		"quit":   {"500 5.5.2 what"},
	}
}

func onConnect(protocol string, a act) maker {
	name := fmt.Sprintf("%s connect %s", protocol, a)
	return maker{name: name, arm: func(s *simulation, d *draw) {
		s.faults.arm(&fault{name: name, protocol: protocol, verb: "connect", act: a, host: -1, from: 1 + d.below(4), times: 1 + d.below(6)})
	}}
}

func onTLS(protocol string, a act) maker {
	name := fmt.Sprintf("%s tls %s", protocol, a)
	return maker{name: name, arm: func(s *simulation, d *draw) {
		s.encrypt(d.below(2) == 0)
		s.faults.arm(&fault{name: name, protocol: protocol, verb: "tls", act: a, host: -1, from: 1 + d.below(3), times: 1 + d.below(2)})
	}}
}

func onIMAP(verb string, a act, reply string) maker {
	name := fmt.Sprintf("imap %s %s", verb, a)
	if reply != "" {
		name += " " + strings.Fields(reply)[0]
	}
	longest := 2
	if verb == "body" { // a message is given up for the time being after three
		longest = 8
	}
	return maker{name: name, arm: func(s *simulation, d *draw) {
		s.faults.arm(&fault{name: name, protocol: "imap", verb: verb, act: a, reply: reply, host: -1, from: 1 + d.below(5), times: 1 + d.below(longest)})
	}}
}

// notes are the timeline of a seed.
type notes struct {
	mu    sync.Mutex
	clock *virtualClock
	lines []string
}

func (n *notes) add(format string, args ...any) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.lines = append(n.lines, n.clock.world().Format("Mon 15:04:05.000 ")+fmt.Sprintf(format, args...))
}

// timeline is the last lines.
func (n *notes) timeline(most int) string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return strings.Join(n.lines[max(0, len(n.lines)-most):], "\n")
}

// hits count what was hit.
type hits struct {
	mu    sync.Mutex
	count map[string]int
}

func (h *hits) add(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.count[name]++
}

// drawFaults arms up to six faults; a third of the seeds has several, every eighth none.
func (s *simulation) drawFaults() {
	d := newDraw(s.draw.seed, "which faults")
	n := 1
	switch k := d.below(24); {
	case k < 3:
		n = 0
	case k >= 15:
		n = 2 + d.below(5)
	}
	network, machine := networkFaults(), machineFaults()
	for range n {
		all := network
		if d.chance(45) {
			all = machine
		}
		m := all[d.below(len(all))]
		s.drawn = append(s.drawn, m.name)
		m.arm(s, d)
	}
}
