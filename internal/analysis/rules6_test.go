package analysis

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/match"
)

// RULES section 6: who answered. Which letters are candidates and what a domain
// is worth is decided and tested in package match.

// With a thread signal any sender counts, recorded by his relation to the
// address that was written to; only the first two are the company's domain.
func TestRule6_AnySenderCounts(t *testing.T) {
	d := study()
	for sender, own := range map[match.Sender]bool{
		match.SameAddress: true, match.SameDomain: true, match.OtherDomain: false, match.FreeMail: false, match.ThirdParty: false,
	} {
		m := wrote("2h", "price", "time")
		m.Decision.Match.Sender = sender
		r := sent(d, "a", 1, m)
		a := Assess(d, r)
		if a.Outcome != audit.Answered || a.FromDomain != own || r.Messages[a.First].Decision.Match.Sender != sender {
			t.Errorf("%s: %s, from the domain %v; want answered, %v", sender, a.Outcome, a.FromDomain, own)
		}
		ack := came(audit.Acknowledgement, "1m")
		ack.Decision.Match.Sender = sender
		if a := Assess(d, sent(d, "a", 1, ack, bounced("2m", "unknown_user", "5.1.1", info))); a.Outcome != audit.Silent {
			t.Errorf("%s: an acknowledgement for the company beats a bounce: %s", sender, a.Outcome)
		}
	}
}
