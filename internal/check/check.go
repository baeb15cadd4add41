// Package check tries what a campaign rests on before anybody is written to: the
// domains of its personas in the DNS, both servers of each mailbox as a run would
// use them, its folders, and one letter from the mailbox to itself.
//
// That letter takes the way of every other letter: the same connection, the same
// header. It is sent once and never again, whatever becomes of it, and to nobody
// but the mailbox itself. What comes of it is a measurement: how long mail takes
// to be seen, how far the server's clock is from ours (an interval, since every
// stamp has whole seconds and every look takes time), in which folder mail lands,
// and what a header would tell a suspicious reader.
//
// What cannot be asked is skipped and said to be so; it is nobody's failure. The
// package stores nothing and decides nothing: a campaign may be run whatever it
// finds.
package check

import (
	"context"
	"fmt"
	"net/netip"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/engine"
	"replyaudit/internal/store"
)

// State is how a line of the result stands.
type State string

// The states. Skipped says that something could not be asked, or not here.
const (
	OK      State = "ok"
	Warning State = "warning"
	Failed  State = "failed"
	Skipped State = "skipped"
)

// Line is one thing that was looked at.
type Line struct {
	On     string `json:"on"`    // key of a mailbox or control, or a domain
	Topic  string `json:"topic"` // stable words: "smtp login"
	State  State  `json:"state"`
	Found  string `json:"found"`
	Repair string `json:"repair,omitempty"` // one sentence, of what is not in order
}

// Result is what a check found.
type Result struct {
	Lines        []Line
	Measurements []store.Measurement // of the mailboxes whose letter was accepted
}

// Worst is the worst state of the lines; skipped counts as ok.
func (r Result) Worst() State {
	worst := OK
	for _, l := range r.Lines {
		if l.State == Failed || l.State == Warning && worst == OK {
			worst = l.State
		}
	}
	return worst
}

// Machine is what would give away where the letters come from.
type Machine struct {
	Host      string // its name
	Addresses []netip.Addr
}

// Checker checks one campaign.
type Checker struct {
	Campaign *campaign.Campaign
	Servers  engine.Config // Clock, Dial and Secret, as a run has them
	Resolver Resolver
	Machine  Machine
	Letter   bool          // whether the mailboxes write to themselves
	Patience time.Duration // how long such a letter is awaited
	Progress func(string)  // one line about what takes long
}

// Run checks the domains and then one mailbox after the other. It fails only when
// ctx ends; what it has found until then is returned as well.
func (c *Checker) Run(ctx context.Context) (Result, error) {
	r := &run{Checker: c, dns: &dns{resolver: c.Resolver}}
	for _, domain := range r.domains() {
		r.domain(ctx, domain)
	}
	for _, m := range c.Campaign.Mailboxes {
		r.mailbox(ctx, m)
	}
	for _, control := range c.Campaign.Controls { // nothing is sent to them
		if box := r.imap(ctx, control.Mailbox()); box != nil {
			m := control.Mailbox()
			m.Sent = "none"
			r.folders(ctx, m, box)
			box.Close()
		}
	}
	return r.result, ctx.Err()
}

// run is one check under way.
type run struct {
	*Checker
	dns    *dns
	result Result
}

func (r *run) now() time.Time { return r.Servers.Clock.Now() }

func (r *run) add(on, topic string, state State, found, repair string) {
	r.result.Lines = append(r.result.Lines, Line{on, topic, state, found, repair})
}

func (r *run) ok(on, topic, format string, args ...any) {
	r.add(on, topic, OK, fmt.Sprintf(format, args...), "")
}

func (r *run) skip(on, topic, format string, args ...any) {
	r.add(on, topic, Skipped, fmt.Sprintf(format, args...), "")
}

// mailbox checks both servers, the folders and the way from one to the other.
func (r *run) mailbox(ctx context.Context, m campaign.Mailbox) {
	session := r.smtp(ctx, m)
	if session != nil {
		defer session.Close() // a goodbye that fails changes nothing
	}
	box := r.imap(ctx, m)
	if box == nil {
		return
	}
	defer box.Close()
	folders := r.folders(ctx, m, box)
	if session == nil || folders == nil || !r.Letter {
		return
	}
	l := &loop{run: r, mailbox: m, session: session, box: box, folders: folders}
	l.measure(ctx)
}

// personas returns those that write from a mailbox.
func (r *run) personas(m campaign.Mailbox) (all []campaign.Persona) {
	for _, p := range r.Campaign.Personas {
		if p.Mailbox == m.Key {
			all = append(all, p)
		}
	}
	return all
}

// domains returns the domains that the personas write from, in their order.
func (r *run) domains() (all []string) {
	seen := map[string]bool{}
	for _, p := range r.Campaign.Personas {
		if d := campaign.DomainOf(p.Address); !seen[d] {
			seen[d] = true
			all = append(all, d)
		}
	}
	return all
}
