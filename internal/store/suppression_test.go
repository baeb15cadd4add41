package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/audit"
)

func TestTargets(t *testing.T) {
	for in, want := range map[string]string{
		"Jonas <jonas+x@Firm.LT>": "jonas@firm.lt",
		"firm.lt.":                "firm.lt",
		"@firm.lt":                "firm.lt",
		" *.Firm.lt":              "firm.lt",
		"company: acme0":          "company:acme0",
		"company:":                "",
		"company:a b":             "",
		"acme":                    "",
		"lt":                      "",
		"":                        "",
		"nobody@":                 "",
	} {
		got, err := NewTarget(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("NewTarget(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

// addressed opens a store with a campaign that writes to each address, and again
// to the same in a later letter.
func addressed(t *testing.T, to ...string) *Store {
	t.Helper()
	s := openTemp(t)
	if err := s.Launch(context.Background(), lettersTo("demo", to...)); err != nil {
		t.Fatal(err)
	}
	return s
}

func lettersTo(campaign string, to ...string) Launch {
	l := Launch{Campaign: campaign, DesignHash: "d", RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Document: []byte(`{}`), Rubric: []byte(`{}`), At: t0, Accounts: map[string]string{"vilnius": account}}
	for i, address := range to {
		id := fmt.Sprintf("%s/acme%d/01", campaign, i)
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: campaign, Company: fmt.Sprintf("acme%d", i), Mailbox: "vilnius", PlannedAt: t0})
		opening := audit.Letter{ID: id + "/opening", Enquiry: id, Stage: audit.Opening, Mailbox: "vilnius", From: account, To: address, DueAt: t0, LatestAt: t0}
		thanks := audit.Letter{ID: id + "/thanks", Enquiry: id, Stage: audit.Thanks, Mailbox: "vilnius", From: account, To: address}
		l.Letters = append(l.Letters, opening, thanks)
	}
	return l
}

// TestWhoIsLeftAlone: every spelling of a recipient, and nobody else.
func TestWhoIsLeftAlone(t *testing.T) {
	for word, c := range map[string]struct{ left, others []string }{
		"Jonas <jonas+x@firm.lt>": {[]string{"jonas@firm.lt", "JONAS@FIRM.LT", "jonas+shop@firm.lt"}, []string{"jonas@mail.firm.lt", "petras@firm.lt", "jonas@firm.lv"}},
		"firm.lt":                 {[]string{"info@firm.lt", "info@mail.firm.lt", "a@b.c.Firm.lt"}, []string{"info@myfirm.lt", "info@firm.lt.example", "info@firm.lv"}},
		"mail.firm.lt":            {[]string{"info@mail.firm.lt", "info@a.mail.firm.lt"}, []string{"info@firm.lt"}},
		"ąžuolas.lt":              {[]string{"info@ąžuolas.lt", "info@xn--uolas-2wa16f.lt", "info@www.ąžuolas.lt"}, []string{"info@azuolas.lt"}},
		"j.onas@gmail.com":        {[]string{"jonas@gmail.com", "jo.nas+a@googlemail.com"}, []string{"jonas1@gmail.com"}},
		"company:acme0":           {[]string{"info@firm.lt"}, []string{"info@firm.lt"}}, // the same address under another key
	} {
		s := addressed(t, slices.Concat(c.left, c.others)...)
		target, err := NewTarget(word)
		if err != nil {
			t.Fatal(err)
		}
		added, cancelled, err := s.Suppress(context.Background(), []string{target}, eva)
		if err != nil || len(added) != 1 || len(cancelled) != 2*len(c.left) {
			t.Errorf("%s: added %v, cancelled %v, %v", word, added, cancelled, err)
		}
		for i := range len(c.left) + len(c.others) {
			for stage, before := range map[string]audit.LetterState{"opening": audit.Due, "thanks": audit.Planned} {
				want := before
				if i < len(c.left) {
					want = audit.Cancelled
				}
				l := state(t, s, fmt.Sprintf("demo/acme%d/01/%s", i, stage))
				if l.State != want {
					t.Errorf("%s: the %s to %s is %s, want %s", word, stage, l.To, l.State, want)
				}
				if barred, err := s.Barred(context.Background(), l); (barred == "suppressed") != (want == audit.Cancelled) || err != nil {
					t.Errorf("%s: the letter to %s is barred: %q, %v", word, l.To, barred, err)
				}
			}
		}
		verifyClean(t, s)
	}
}

// TestSuppressionHoldsInCampaignsToCome: what a later campaign would write is
// cancelled in the transaction of its launch.
func TestSuppressionHoldsInCampaignsToCome(t *testing.T) {
	ctx := context.Background()
	s := addressed(t, "info@firm.lt")
	if _, _, err := s.Suppress(ctx, []string{"firm.lt"}, eva); err != nil {
		t.Fatal(err)
	}
	if err := s.Launch(ctx, lettersTo("later", "sales@shop.firm.lt", "info@other.lt")); err != nil {
		t.Fatal(err)
	}
	letters, err := s.Letters(ctx, "later")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range letters {
		got = append(got, string(l.State))
	}
	if want := "cancelled cancelled due planned"; strings.Join(got, " ") != want {
		t.Errorf("the letters are %v, want %s", got, want)
	}
	verifyClean(t, s)
}

func TestTheList(t *testing.T) {
	ctx := context.Background()
	s := addressed(t, "info@firm.lt", "info@other.lt")
	if added, _, err := s.Suppress(ctx, []string{"firm.lt", "firm.lt", "a@other.lt"}, eva); err != nil || len(added) != 2 {
		t.Fatal(added, err)
	}
	if added, cancelled, err := s.Suppress(ctx, []string{"firm.lt"}, By{Actor: "person:jo", At: t0}); err != nil || len(added) != 0 || len(cancelled) != 0 {
		t.Errorf("once more: %v, %v, %v", added, cancelled, err)
	}
	list, err := s.Suppressions(ctx)
	if err != nil || len(list) != 2 || list[1] != (Suppression{Target: "firm.lt", Person: eva.Actor, At: t0, Reason: eva.Reason}) {
		t.Errorf("the list is %+v, %v", list, err)
	}
	must(t)(s.Unsuppress(ctx, "firm.lt", eva))
	refused(t)(s.Unsuppress(ctx, "firm.lt", eva))
	if got := state(t, s, "demo/acme0/01/opening").State; got != audit.Cancelled {
		t.Errorf("taken off the list, the letter is %s", got)
	}
	events, err := s.EventsOf(ctx, []string{suppressionLog})
	if err != nil || len(events) != 3 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	for _, e := range events {
		if strings.Contains(fmt.Sprint(e.Payload), "firm") || e.Actor != eva.Actor {
			t.Errorf("the log says %+v by %s", e.Payload, e.Actor)
		}
	}
	verifyClean(t, s)
}

// TestAStoppedCampaignKeepsItsOutcomes: what it never sent is open, and stays so.
func TestAStoppedCampaignKeepsItsOutcomes(t *testing.T) {
	s := addressed(t, "info@firm.lt")
	steer(t, s, Stopped)
	if _, cancelled, err := s.Suppress(context.Background(), []string{"firm.lt"}, eva); err != nil || len(cancelled) != 0 {
		t.Errorf("cancelled %v, %v", cancelled, err)
	}
}
