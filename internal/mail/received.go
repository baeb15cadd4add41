package mail

import (
	"slices"
	"strings"
	"time"
)

// Hop is one server's note that it took the message over.
type Hop struct {
	By string    `json:"by"` // as the server calls itself
	At time.Time `json:"at"`
}

// maxHops is more than any honest way has: RFC 5321 section 6.3 suspects a loop at a hundred.
const maxHops = 100

// Hops returns the Received fields (RFC 5321 section 4.4) whose date can be
// read, the last server first.
func (m *Message) Hops() []Hop {
	var hops []Hop
	for _, value := range m.Header.Values("Received") {
		i := strings.LastIndexByte(value, ';')
		if i < 0 || len(hops) == maxHops {
			continue
		}
		if t, err := readDate(value[i+1:]); err == nil {
			hops = append(hops, Hop{By: writer(value), At: t})
		}
	}
	return hops
}

// ReceivedBy returns the time at which the mailbox's own host took the message
// in: that of the topmost hop in the domain of one of the hosts. A host is a
// host name or domain; without any, the topmost hop counts, whoever wrote it.
// The result is false when there is none.
func ReceivedBy(hops []Hop, hosts ...string) (time.Time, bool) {
	for _, h := range hops {
		if len(hosts) == 0 || slices.ContainsFunc(hosts, func(host string) bool { return sameDomain(h.By, host) }) {
			return h.At, true
		}
	}
	return time.Time{}, false
}

// writer returns the name after "by" in a Received field.
func writer(value string) string {
	words := strings.Fields(value)
	for i, w := range words[:max(0, len(words)-1)] {
		if strings.EqualFold(w, "by") {
			return strings.Trim(words[i+1], "[]();")
		}
	}
	return ""
}

// sameDomain reports host names under one registrable domain.
func sameDomain(a, b string) bool {
	return a != "" && Registrable(a) == Registrable(b)
}

// Recipients returns the addresses that the message went to, each once and in
// lower case, from the fields To and Cc and those in which mail hosts note the
// envelope's: Delivered-To, X-Original-To, Envelope-To.
func (m *Message) Recipients() []string {
	var out []string
	seen := map[string]bool{}
	add := func(list []Address) {
		for _, a := range list {
			if addr := strings.ToLower(a.Addr); addr != "" && !seen[addr] {
				seen[addr] = true
				out = append(out, addr)
			}
		}
	}
	for _, name := range []string{"Delivered-To", "X-Original-To", "Envelope-To"} {
		for _, value := range m.Header.Values(name) {
			add(readAddresses(value, ""))
		}
	}
	add(m.To)
	add(m.Cc)
	return out
}
