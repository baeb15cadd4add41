package analysis

import (
	"fmt"
	"math"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// twoArms is six local and six foreign letters, each to a company of its own:
// five of the local ones are replied to and one of the foreign ones; one foreign
// letter is refused by policy.
func twoArms() *Data {
	d := study()
	d.Campaign.Companies = nil
	d.Campaign.Design.Factors = []campaign.Factor{{Key: "origin", Levels: []string{"local", "foreign"}, By: "persona"}}
	for i := range 12 {
		key := fmt.Sprintf("k%02d", i)
		d.Campaign.Companies = append(d.Campaign.Companies, company(key, key+".example"))
		var came []Message
		switch {
		case i < 5, i == 6:
			came = append(came, wrote("3h", "price", "time"))
		case i == 11:
			came = append(came, bounced("1m", "policy", "5.7.1", "info@k11.example"))
		}
		r := sent(d, key, 1, came...)
		r.Factors = map[string]string{"origin": "local"}
		if i >= 6 {
			r.Factors = map[string]string{"origin": "foreign"}
		}
		r.Block = fmt.Sprint(i % 2)
		d.Records = append(d.Records, r)
	}
	return d
}

func effectOn(t *testing.T, m *Model, outcome string) Effect {
	t.Helper()
	for _, e := range m.Contrasts.Effects {
		if e.Outcome == outcome {
			return e
		}
	}
	t.Fatalf("no effect on %s", outcome)
	return Effect{}
}

// RULES 2: comparisons use every letter that our server accepted; the refused
// one counts as none. RULES 10: Newcombe and Fisher, with R's numbers.
func TestRule2_ArmsUseEveryAcceptedLetter(t *testing.T) {
	m := Analyse(twoArms())
	e := effectOn(t, m, "replied")
	if e.Level != "foreign" || e.Reference != "local" || e.With != (Group{6, 1.0 / 6}) || e.Without != (Group{6, 5.0 / 6}) {
		t.Fatalf("effect %+v", e)
	}
	// R: fisher.test(matrix(c(1,5,5,1),2))$p.value; Newcombe's limits by prop.test of 1/6 and 5/6.
	for what, x := range map[string][2]float64{
		"difference": {e.Difference, -2.0 / 3}, "p": {e.P, 0.0800865801}, "low": {e.Limits.Lo, -0.8598670}, "high": {e.Limits.Hi, -0.1054556},
	} {
		if math.Abs(x[0]-x[1]) > 1e-6 {
			t.Errorf("%s is %.7f, want %.7f", what, x[0], x[1])
		}
	}
	if e.Method != "newcombe_fisher" || m.Contrasts.Hurries[0].Hazard.Ratio >= 1 || m.Contrasts.Hurries[0].LogRank.P > 0.1 {
		t.Errorf("method %s, hurry %+v", e.Method, m.Contrasts.Hurries[0])
	}
	if a := m.Contrasts.Arms[1]; a.Name != "origin=foreign" || a.Assigned != 6 || a.Replied.Fraction != (Fraction{1, 6}) {
		t.Errorf("arm %+v", a)
	}
	// Of all 400 ways to deal three of each block's six, 32 are as far from nought
	// (counted by R).
	if p := e.Randomisation.P; p < 0.06 || p > 0.10 {
		t.Errorf("randomisation p is %v", p)
	}
	if again := effectOn(t, Analyse(twoArms()), "replied"); again.Randomisation.P != e.Randomisation.P {
		t.Error("the same data give another p-value")
	}
}

// Where the level follows the block, no re-draw can change it: p is 1.
func TestRule10_RedrawsRespectBlocks(t *testing.T) {
	d := twoArms()
	for i := range d.Records {
		d.Records[i].Block = d.Records[i].Factors["origin"]
	}
	if p := effectOn(t, Analyse(d), "replied").Randomisation.P; p != 1 {
		t.Errorf("p is %v, want 1", p)
	}
}

// RULES 9: with two letters to an organisation the plain methods are not offered.
func TestRule9_ClusteredEffectsAreRobust(t *testing.T) {
	d := twoArms()
	for i := range d.Records {
		d.Records[i].Organisation = fmt.Sprint("org", i/2)
	}
	m := Analyse(d)
	e := effectOn(t, m, "replied")
	if e.Method != "cr2" || math.IsNaN(e.SE) || e.DF >= 11 || !math.IsNaN(m.Contrasts.Hurries[0].LogRank.P) {
		t.Errorf("effect %+v, log-rank %+v", e, m.Contrasts.Hurries[0].LogRank)
	}
	if s := effectOn(t, Analyse(twoArms()), "score"); s.Method != "hc2" || s.Difference >= 0 {
		t.Errorf("score %+v", s)
	}
}

// RULES 3: contrasts are hidden until the end unless asked for.
func TestRule3_ContrastsAreHiddenUntilTheEnd(t *testing.T) {
	d := twoArms()
	d.Closed = false
	if c := Analyse(d).Contrasts; !c.Hidden || len(c.Effects) > 0 || len(c.Arms) > 0 {
		t.Errorf("shown before the end: %+v", c)
	}
	d.ShowContrasts = true
	if c := Analyse(d).Contrasts; c.Hidden || len(c.Effects) != 4 {
		t.Errorf("asked for and not shown: %+v", c)
	}
}

// A missed service level is one that even everything undecided could not reach.
func TestServiceLevels(t *testing.T) {
	d := study()
	d.Records = []Record{sent(d, "a", 1, wrote("1h", "price", "time")), sent(d, "b", 1), sent(d, "c", 1, came(audit.Uncertain, "1h"))}
	d.Campaign.ServiceLevels = map[string]float64{"answered": 0.9, "replied": 0.6, "acknowledged": 0}
	want := map[string]bool{"answered": true, "replied": false, "acknowledged": false} // one replied, one could be: 1/3 to 2/3
	for _, l := range Analyse(d).Levels {
		if l.Missed != want[l.Rate] {
			t.Errorf("%s: missed %v, range %v", l.Rate, l.Missed, l.Found.Range)
		}
	}
}

// Columns are breakdowns: those that are named, or else those whose values
// repeat and that no script prints.
func TestBreakdownsByColumn(t *testing.T) {
	d := study()
	for i := range d.Campaign.Companies {
		d.Campaign.Companies[i].Fields = map[string]string{"trade": []string{"print", "copy", "print"}[i], "code": fmt.Sprint(i)}
		d.Records = append(d.Records, sent(d, d.Campaign.Companies[i].Key, 1))
	}
	fourth := company("x", "x.example") // 2 levels, each of two companies
	fourth.Fields = map[string]string{"trade": "copy", "code": "3"}
	d.Campaign.Companies = append(d.Campaign.Companies, fourth)
	has := func(m *Model, name string) bool {
		for _, b := range m.Breakdowns {
			if b.Trait == name {
				return true
			}
		}
		return false
	}
	if m := Analyse(d); !has(m, "trade") || has(m, "code") {
		t.Errorf("breakdowns %+v", m.Breakdowns)
	}
	d.Campaign.Report.Breakdowns = []string{"code"}
	if m := Analyse(d); has(m, "trade") || !has(m, "code") {
		t.Errorf("breakdowns %+v", m.Breakdowns)
	}
}

// RULES 9: the organisation is the unit of inference. One alone, however many
// letters it got, has rates and no intervals.
func TestRule9_OneOrganisationHasNoInterval(t *testing.T) {
	d := study()
	for n := range 6 {
		r := sent(d, "a", n+1)
		if n < 2 {
			r = sent(d, "a", n+1, wrote("1h", "price", "time"))
		}
		d.Records = append(d.Records, r)
	}
	m := Analyse(d)
	if r := m.Rates.Replied; r.Fraction != (Fraction{2, 6}) || r.Limits.Defined() || m.Market.ByEnquiry.Limits.Defined() || m.Survival.Reply.Elapsed.Limits.Defined() {
		t.Errorf("replied %+v, score %+v, median %+v", r, m.Market.ByEnquiry, m.Survival.Reply.Elapsed.Limits)
	}
	if r := m.Rates.Acknowledged; r.X != 0 || r.Limits.Defined() {
		t.Errorf("acknowledged %+v", r)
	}
}

// RULES 8 and 9: quality scores silence as 0, and a question back is no silence;
// what is undecided scores nothing.
func TestRule9_ArmsScoreAQuestionBackAsItIs(t *testing.T) {
	d := twoArms()
	d.Records[5].Messages = sent(d, "k05", 1, asked("1h")).Messages
	d.Records[7].Messages = sent(d, "k07", 1, came(audit.Uncertain, "1h")).Messages
	m := Analyse(d)
	local, foreign := 0.0, 0.0
	for i, e := range m.Enquiries {
		switch {
		case i < 6:
			local += e.Score.Machine / 6
		case replied(&m.Enquiries[i]):
			foreign += e.Score.Machine / 6
		}
	}
	if back := m.Enquiries[5]; back.Outcome != audit.AskedBack || back.Score.Machine == 0 {
		t.Fatalf("%s scores %v", back.Outcome, back.Score.Machine)
	}
	if e := effectOn(t, m, "score"); math.Abs(e.Without.Mean-local) > 1e-9 || math.Abs(e.With.Mean-foreign) > 1e-9 {
		t.Errorf("means %v and %v, want %v and %v", e.Without.Mean, e.With.Mean, local, foreign)
	}
}
