package check

import (
	"fmt"
	"strings"
	"testing"

	"replyaudit/internal/campaign"
)

// TestDomain: what a domain publishes, as the lines tell it.
func TestDomain(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*zone)
		topic  string
		state  State
		found  string
	}{
		{"MX", nil, "mx", OK, "answers go to mail.pastas.lt"},
		{"no MX, an address", func(z *zone) { delete(z.mail, "pastas.lt"); z.ips["pastas.lt"] = []string{"192.0.2.9"} }, "mx", Warning, "the address of the domain itself"},
		{"nothing", func(z *zone) { delete(z.mail, "pastas.lt") }, "mx", Failed, "neither"},
		{"null MX", func(z *zone) { z.mail["pastas.lt"] = []string{"."} }, "mx", Failed, "takes no mail"},
		{"SPF", nil, "spf", OK, "it does not name mail.pastas.lt itself"},
		{"SPF by mx", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 mx ~all"} }, "spf", OK, "it names mail.pastas.lt"},
		{"SPF by include", func(z *zone) {
			z.texts["pastas.lt"] = []string{"v=spf1 include:_spf.big.example ~all"}
			z.texts["_spf.big.example"] = []string{"v=spf1 ip4:192.0.2.25 ip6:2001:db8::/32 -all"}
		}, "spf", OK, "it names mail.pastas.lt"},
		{"SPF by redirect", func(z *zone) {
			z.texts["pastas.lt"] = []string{"v=spf1 redirect=_spf.big.example"}
			z.texts["_spf.big.example"] = []string{"v=spf1 a:mail.pastas.lt/28 -all"}
		}, "spf", OK, "it names mail.pastas.lt"},
		{"no SPF", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf10 nonsense"} }, "spf", Warning, "no record"},
		{"two SPF", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 -all", "v=spf1 mx -all"} }, "spf", Failed, "2 records"},
		{"SPF misspelt", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 inlcude:x.example -all"} }, "spf", Failed, `"inlcude:x.example" is nothing that SPF knows`},
		{"SPF includes nothing", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 include:gone.example -all"} }, "spf", Failed, "gone.example, which has no record"},
		{"SPF in a circle", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 include:pastas.lt -all"} }, "spf", Failed, "more than 10 lookups"},
		{"SPF for all", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 +all"} }, "spf", Warning, "every host of the world"},
		{"SPF by macro", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 exists:%{i}.x.example -all"} }, "spf", Skipped, "cannot be told"},
		{"SPF bad network", func(z *zone) { z.texts["pastas.lt"] = []string{"v=spf1 ip4:192.0.2.300 -all"} }, "spf", Failed, "192.0.2.300"},
		{"DMARC", nil, "dmarc", OK, "policy quarantine; alignment of DKIM strict, of SPF relaxed"},
		{"no DMARC", func(z *zone) { delete(z.texts, "_dmarc.pastas.lt") }, "dmarc", Warning, "no record"},
		{"two DMARC", func(z *zone) { z.texts["_dmarc.pastas.lt"] = []string{"v=DMARC1; p=none", "v=DMARC1; p=none"} }, "dmarc", Warning, "2 records"},
		{"DMARC without policy", func(z *zone) { z.texts["_dmarc.pastas.lt"] = []string{"v=DMARC1; rua=mailto:x@y"} }, "dmarc", Warning, "no valid policy"},
	} {
		t.Run(c.name, func(t *testing.T) {
			z := goodDNS()
			if strings.HasPrefix(c.name, "SPF") {
				z.texts["pastas.lt"] = []string{"v=spf1 ip4:192.0.2.250 -all"}
			}
			if c.change != nil {
				c.change(z)
			}
			r := newRun(z, "vilte@pastas.lt")
			r.domain(t.Context(), "pastas.lt")
			for _, l := range r.result.Lines {
				if l.Topic == c.topic && (l.State != c.state || !strings.Contains(l.Found, c.found) || (l.Repair == "") != (c.state == OK || c.state == Skipped)) {
					t.Errorf("%+v, want %s with %q", l, c.state, c.found)
				}
			}
		})
	}
}

func newRun(z *zone, address string) *run {
	c := &campaign.Campaign{
		Mailboxes: []campaign.Mailbox{{Key: "vilte", Address: address, SMTP: campaign.Server{Host: host}}},
		Personas:  []campaign.Persona{{Key: "vilte", Mailbox: "vilte", Address: address}},
	}
	return &run{Checker: &Checker{Campaign: c, Resolver: z}, dns: &dns{resolver: z}}
}

// TestNoDNS: where no resolver answers, nothing is held against the domain, and
// it is not asked for ever.
func TestNoDNS(t *testing.T) {
	z := goodDNS()
	z.down = true
	r := newRun(z, "vilte@pastas.lt")
	r.domain(t.Context(), "pastas.lt")
	r.host(t.Context(), "vilte", "smtp", host)
	if r.result.Worst() != OK || len(r.result.Lines) != 4 || z.asked != 2 {
		t.Errorf("%d questions, %+v", z.asked, r.result.Lines)
	}
	if last := r.result.Lines[3].Found; !strings.Contains(last, "no DNS here") {
		t.Errorf("it says %q", last)
	}
}

// TestSubdomainTakesThePolicyOfItsParent: RFC 7489 section 6.6.3.
func TestSubdomainTakesThePolicyOfItsParent(t *testing.T) {
	r := newRun(goodDNS(), "vilte@post.pastas.lt")
	r.dmarc(t.Context(), "post.pastas.lt")
	if got := fmt.Sprint(r.result.Lines); !strings.Contains(got, "policy quarantine") {
		t.Error(got)
	}
}

func TestExampleDomainsAreNotAsked(t *testing.T) {
	z := goodDNS()
	r := newRun(z, "vilte@pastas.example")
	r.domain(t.Context(), "pastas.example")
	if z.asked > 0 || r.result.Lines[0].State != Skipped {
		t.Errorf("%d questions, %+v", z.asked, r.result.Lines)
	}
}
