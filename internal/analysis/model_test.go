package analysis

import (
	"math"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/stats"
)

// market is twelve letters, one for each thing that a denominator must tell apart.
func market(d *Data) []Record {
	me := "info@a.example"
	pending := sent(d, "a", 6)
	pending.Pending = []Message{came(audit.Uncertain, "2h")}
	uncollected := sent(d, "a", 7)
	uncollected.Collected = t0
	withdrawn := sent(d, "a", 11)
	withdrawn.Withdrawn = true
	noAddress := unsent(d, audit.Cancelled)
	noAddress.HasAddress = false
	records := []Record{
		sent(d, "a", 1, wrote("2h", "price", "time")),  // answered on time
		sent(d, "a", 2, wrote("90h", "price", "time")), // answered late
		sent(d, "a", 3, came(audit.Acknowledgement, "1m"), wrote("3h", "price")),
		sent(d, "a", 4, came(audit.Acknowledgement, "1m")), // silent
		sent(d, "a", 5),
		pending,
		uncollected,
		sent(d, "a", 8, bounced("1m", "policy", "5.7.1", me)),
		sent(d, "a", 9, bounced("1m", "mailbox_full", "5.2.2", me)),
		unsent(d, audit.Unknown),
		withdrawn,
		noAddress,
	}
	for i := range records { // one organisation each
		records[i].Organisation = records[i].ID + string(rune('a'+i))
		records[i].ID += string(rune('a' + i))
	}
	return records
}

func TestRule2_DenominatorsAndRanges(t *testing.T) {
	d := study()
	d.Records = market(d)
	m := Analyse(d)
	for _, c := range []struct {
		rule           string
		rate           Rate
		x, n, tried, k int     // numerator, and the three denominators
		lo, hi         float64 // of the range
	}{
		{"RULES 2: delivered, over what was tried", m.Rates.Delivered, 7, 9, 9, 11, 7. / 10, 8. / 10},
		{"RULES 2: acknowledged", m.Rates.Acknowledged, 2, 7, 9, 11, 2. / 8, 5. / 8},
		{"RULES 2: replied", m.Rates.Replied, 3, 7, 9, 11, 3. / 8, 6. / 8},
		{"RULES 2: answered", m.Rates.Answered, 2, 7, 9, 11, 2. / 8, 5. / 8},
		{"RULES 7: on time in full", m.Rates.OnTimeInFull, 1, 7, 9, 11, 1. / 8, 4. / 8},
	} {
		r := c.rate
		if r.X != c.x || r.N != c.n || r.OfTried.N != c.tried || r.OfTargets.N != c.k || r.OfTried.X != c.x || r.OfTargets.X != c.x {
			t.Errorf("%s: %d of %d, %v tried, %v targets; want %d of %d, %d, %d", c.rule, r.X, r.N, r.OfTried, r.OfTargets, c.x, c.n, c.tried, c.k)
		}
		if math.Abs(r.Range.Lo-c.lo) > 1e-12 || math.Abs(r.Range.Hi-c.hi) > 1e-12 || !r.Wide() {
			t.Errorf("%s: range %v, want %v–%v", c.rule, r.Range, c.lo, c.hi)
		}
		if r.Limits != stats.Wilson(c.x, c.n) {
			t.Errorf("RULES 9: one letter to each organisation: %v, want Wilson's %v", r.Limits, stats.Wilson(c.x, c.n))
		}
	}
	if v := m.InVain; v.X != 1 || v.N != 2 {
		t.Errorf("acknowledged in vain: %d of %d, want 1 of 2", v.X, v.N)
	}
}

func TestRule1_NestedFunnelAndFlowTable(t *testing.T) {
	d := study()
	d.Records = market(d)
	m := Analyse(d)
	want := []Stage{{"targets", 11}, {"address", 10}, {"sent", 9}, {"delivered", 7}, {"replied", 3}, {"answered", 2}, {"on_time_in_full", 1}}
	for i, s := range want {
		if m.Funnel[i] != s {
			t.Errorf("RULES 1: stage %d of the funnel is %v, want %v", i, m.Funnel[i], s)
		}
	}
	got := m.Flow[0]
	if w := (Flow{
		Group: "all", Assigned: 12, Withdrawn: 1, NoAddress: 1, Unknown: 1, Refused: 1, Undeliverable: 1, MailboxFull: 1,
		Analysed: 7, Replied: 3, Pending: 1, Uncollected: 1, Silent: 2,
	}); got != w {
		t.Errorf("RULES 2: flow table\n%+v, want\n%+v", got, w)
	}
}

func TestRule2_FlowTableByArm(t *testing.T) {
	d := study()
	d.Records = []Record{sent(d, "a", 1, wrote("2h", "price", "time")), sent(d, "b", 1), sent(d, "c", 1)}
	d.Campaign.Design.Factors = []campaign.Factor{{Key: "length", Levels: []string{"long", "short"}, By: "text"}}
	for i, level := range []string{"short", "long", "long"} {
		d.Records[i].Factors = map[string]string{"length": level}
	}
	flow := Analyse(d).Flow
	if len(flow) != 3 || flow[1].Level != "long" || flow[1].Assigned != 2 || flow[2].Level != "short" || flow[2].Replied != 1 {
		t.Errorf("RULES 2: a flow table by arm: %+v", flow)
	}
}

func TestRule9_ClusteredIntervals(t *testing.T) {
	d := study()
	for n := 1; n <= 6; n++ {
		d.Records = append(d.Records, sent(d, "a", n, wrote("2h", "price", "time")), sent(d, "b", n), sent(d, "c", n, wrote("2h", "price", "time")))
	}
	m := Analyse(d)
	if !m.Clustered || m.Rates.Replied.Limits == stats.Wilson(12, 18) {
		t.Errorf("RULES 9: with several letters the plain interval is not offered: %v", m.Rates.Replied.Limits)
	}
	if l := m.Rates.Replied.Limits; l.Lo != 0 || l.Hi != 1 {
		t.Errorf("RULES 9: three organisations that answer all or nothing bear no narrower interval than 0–1: %v", l)
	}
	if b := m.Survival.Reply.Elapsed.Points[0].Band; b.Lo != 0 || b.Hi != 1 {
		t.Errorf("RULES 9: nor does the band of survival: %v", b)
	}
}

// Where all letters count, or none, every re-sample of the bootstrap is the same.
func TestRule9_AllOrNothingClaimsNoCertainty(t *testing.T) {
	d := study()
	for n := 1; n <= 4; n++ {
		for _, key := range []string{"a", "b", "c"} {
			d.Records = append(d.Records, sent(d, key, n, wrote("2h", "price", "time")))
		}
	}
	r := Analyse(d).Rates
	if r.Replied.Limits != stats.Wilson(3, 3) || r.Acknowledged.Limits != stats.Wilson(0, 3) {
		t.Errorf("RULES 9: twelve letters of three organisations: replied %v, acknowledged %v", r.Replied.Limits, r.Acknowledged.Limits)
	}
}

func TestRule8_NoRankBelowFiveLetters(t *testing.T) {
	d := study()
	for n := 1; n <= 5; n++ {
		d.Records = append(d.Records, sent(d, "a", n, priced("2h", "it depends")), sent(d, "b", n, priced("2h", "it depends")))
		if n < 5 {
			d.Records = append(d.Records, sent(d, "c", n, priced("2h", "it depends")))
		}
	}
	m := Analyse(d)
	if len(m.League) != 2 || len(m.Unranked) != 1 || m.Unranked[0].Company != "c" || m.Unranked[0].Rank != 0 {
		t.Fatalf("RULES 8: no rate for a company below five letters: %d ranked, %d not", len(m.League), len(m.Unranked))
	}
	for _, s := range m.League {
		if s.Rank != 1 || s.Band != (stats.Interval{Lo: 1, Hi: 1}) {
			t.Errorf("RULES 8: ties share a rank, with a band: %s is %d (%v)", s.Company, s.Rank, s.Band)
		}
	}
}

func TestRule8_MarketIsTheMeanOverCompanies(t *testing.T) {
	d := study()
	d.Records = []Record{sent(d, "a", 1, wrote("2h", "price", "time")), sent(d, "b", 1), sent(d, "b", 2), sent(d, "b", 3)}
	m := Analyse(d)
	reply := m.Enquiries[0].Score.Machine
	if got, want := m.Market.OverDelivered.Value, reply/2; math.Abs(got-want) > 1e-9 {
		t.Errorf("RULES 8: the market is the mean over companies: %v, want %v", got, want)
	}
	if got, want := m.Market.ByEnquiry.Value, reply/4; math.Abs(got-want) > 1e-9 {
		t.Errorf("RULES 8: the enquiry-weighted mean beside it: %v, want %v", got, want)
	}
	if got := m.Market.OverRepliers; got.N != 1 || math.Abs(got.Value-reply) > 1e-9 {
		t.Errorf("RULES 8: the mean over repliers: %+v, want %v over 1", got, reply)
	}
}

func TestRule5_RatesWithoutDeclaredAutomatic(t *testing.T) {
	d := study()
	robot := wrote("10s", "price", "time")
	robot.Decision.Verdict.Authorship = classify.Automatic
	d.Records = []Record{sent(d, "a", 1, robot), sent(d, "b", 1, wrote("2h", "price", "time")), sent(d, "c", 1)}
	m := Analyse(d)
	if m.Rates.Replied.X != 2 || m.ByPerson.Replied.X != 1 || m.ByPerson.Replied.N != 3 {
		t.Errorf("RULES 5: rates with and without declared automatic ones: %d and %d of %d, want 2 and 1 of 3", m.Rates.Replied.X, m.ByPerson.Replied.X, m.ByPerson.Replied.N)
	}
}

func TestRule3_OpenIsOutsideRates(t *testing.T) {
	d := study()
	d.AsOf, d.Closed = after("100h"), false
	d.Records = []Record{sent(d, "a", 1, wrote("2h", "price", "time")), sent(d, "b", 1)}
	m := Analyse(d)
	if m.Rates.Replied.N != 0 || m.Facts.Open != 2 {
		t.Errorf("RULES 3: unfinished enquiries stand outside rates: n %d, open %d; want 0 and 2", m.Rates.Replied.N, m.Facts.Open)
	}
	if c := m.Survival.Reply.Elapsed; c.N != 2 || c.Events != 1 {
		t.Errorf("RULES 3: and are censored in survival figures: n %d, events %d; want 2 and 1", c.N, c.Events)
	}
}

func TestMistakes(t *testing.T) {
	d := study()
	d.Records = []Record{sent(d, "a", 1, wrote("2h", "price", "time")), sent(d, "b", 1, signed(wrote("2h", "price"), "Ann Lee")), sent(d, "c", 1)}
	found := map[string]Fraction{}
	for _, x := range Analyse(d).Mistakes {
		found[x.ID] = x.Of
	}
	for id, want := range map[string]Fraction{
		Silence: {1, 3}, "signed_by_name": {1, 2}, "questions_answered": {1, 2},
	} {
		if found[id] != want {
			t.Errorf("mistake %s: %v, want %v", id, found[id], want)
		}
	}
}

func TestAnalyseOfNothing(t *testing.T) {
	d := study()
	m := Analyse(d)
	if m.Rates.Replied.N != 0 || m.Rates.Replied.Limits.Defined() || len(m.League) != 0 {
		t.Errorf("an empty campaign has no figures: %+v", m.Rates.Replied)
	}
}

// RULES 2: what is undecided makes these rates ranges too, and nobody enters
// them whom they do not concern.
func TestRule2_RatesOfSomeLetters(t *testing.T) {
	d := study()
	d.Campaign.Companies[0].Promise = calendar.Duration{N: 1, Unit: calendar.Days}
	unknown := sent(d, "b", 2)
	unknown.Letter.State, unknown.Letter.SentAt, unknown.WindowEnd = audit.Unknown, time.Time{}, time.Time{}
	d.Records = []Record{
		sent(d, "a", 1, came(audit.Acknowledgement, "1m"), wrote("2h", "price")),
		sent(d, "b", 1, came(audit.Acknowledgement, "1m"), came(audit.Uncertain, "3h")),
		unknown,
		sent(d, "c", 1, came(audit.Acknowledgement, "1m")),
	}
	m := Analyse(d)
	if v := m.InVain; v.Fraction != (Fraction{1, 3}) || v.Range.Lo != 1.0/3 || v.Range.Hi != 2.0/3 {
		t.Errorf("acknowledged in vain: %+v, want 1 of 3, and 2 when the undecided one is", v)
	}
	if p := m.Promises; p.Fraction != (Fraction{1, 1}) || p.Wide() || p.OfTried.N != 1 || p.OfTargets.N != 1 {
		t.Errorf("promises: %+v, want 1 of the one that was made", p)
	}
}
