package mail

import (
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"
)

// ReceivedAt returns the time at which the mailbox's own host took the message
// in: the date of the topmost Received field (RFC 5321 section 4.4) that a server
// of host's domain wrote. host is a host name or domain; with "" the topmost
// field counts, whoever wrote it. The result is false when there is none.
func (m *Message) ReceivedAt(host string) (time.Time, bool) {
	for _, value := range m.Header.Values("Received") {
		if host != "" && !sameDomain(writer(value), host) {
			continue
		}
		i := strings.LastIndexByte(value, ';')
		if i < 0 {
			continue
		}
		if t, err := readDate(value[i+1:]); err == nil {
			return t, true
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
	return a != "" && registrable(a) == registrable(b)
}

func registrable(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
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
