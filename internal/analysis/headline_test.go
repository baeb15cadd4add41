package analysis

import (
	"math"
	"slices"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/stats"
)

// priced answers the price with a value of its own, and the time.
func priced(late, value string) Message {
	m := wrote(late, "price", "time")
	m.Decision.Reading.Questions["price"] = grade.Answer{Status: grade.Answered, Value: value, Correct: "unknown", Span: audit.Span{End: len(value), Quote: value}}
	return m
}

func by(r Record, persona, language, wave string) Record {
	r.Persona, r.Language, r.Wave = persona, language, wave
	return r
}

func TestSameAnswerWhenAskedTwice(t *testing.T) {
	d := study()
	d.Campaign.Scripts[0].Questions["lt"] = d.Campaign.Scripts[0].Questions["en"]
	d.Records = []Record{
		by(sent(d, "a", 1, priced("2h", "€4.90")), "p", "en", "01"),
		by(sent(d, "a", 2, priced("2h", "4,90 EUR")), "q", "lt", "01"),
		by(sent(d, "a", 3, priced("2h", "6 EUR")), "p", "en", "02"),
		by(sent(d, "b", 1, priced("2h", "it depends")), "p", "en", "01"),
		by(sent(d, "b", 2, priced("2h", "6 EUR")), "q", "en", "01"),
		by(sent(d, "c", 1), "p", "en", "01"),
		by(sent(d, "c", 2, priced("2h", "6 EUR")), "q", "en", "01"),
	}
	for i := range d.Records {
		d.Records[i].Letter.SentAt = t0.Add(0)
	}
	m := Analyse(d)
	var prices []Repeat
	for _, r := range m.Sameness.Repeats {
		if r.Question == "price" {
			prices = append(prices, r)
		}
	}
	want := []Repeat{
		{Company: "a", Persona: true, Language: true, Verdict: grade.Agree},
		{Company: "a", Persona: true, Language: true, Wave: true, Verdict: grade.Differ},
		{Company: "b", Persona: true, Verdict: grade.NotComparable},
	}
	if len(prices) != len(want) {
		t.Fatalf("%d repeats of the price, want %d", len(prices), len(want))
	}
	for i, w := range want {
		r := prices[i]
		if r.Company != w.Company || r.Persona != w.Persona || r.Language != w.Language || r.Wave != w.Wave || r.Verdict != w.Verdict {
			t.Errorf("repeat %d: %+v, want %+v", i, r, w)
		}
		if r.First.Message != 0 || r.Second.Message != 0 || r.First.Answer.Span.Quote == "" || r.Second.Answer.Span.Quote == "" {
			t.Errorf("repeat %d does not name both spans: %+v", i, r)
		}
	}
	// "10 EUR" for the time is no length of time: those are never comparable.
	if got := m.Sameness; got.Same.X != 1 || got.Same.N != 2 || got.Wave.N != 1 || got.Persona.N != 2 {
		t.Errorf("agree %d of %d, waves %d, personas %d; want 1 of 2, 1, 2", got.Same.X, got.Same.N, got.Wave.N, got.Persona.N)
	}
}

func TestWorstReplyAndSpread(t *testing.T) {
	d := study()
	for n := 1; n <= 5; n++ {
		r := sent(d, "a", n, wrote("2h", "price", "time"))
		if n == 2 {
			r = sent(d, "a", n)
		}
		if n == 4 {
			r = sent(d, "a", n, wrote("90h", "price"))
		}
		d.Records = append(d.Records, r)
		if n < 5 {
			d.Records = append(d.Records, sent(d, "b", n, wrote("2h", "price", "time")))
		}
	}
	m := Analyse(d)
	w := m.Worst
	if len(w.Companies) != 1 || w.Companies[0].Company != "a" || w.TooFew != 1 {
		t.Fatalf("RULES 8: companies with five letters alone have a spread: %+v", w)
	}
	var scores []float64
	for i := range m.Enquiries {
		if m.Enquiries[i].Company == "a" {
			scores = append(scores, m.Enquiries[i].Score.Machine)
		}
	}
	x := w.Companies[0]
	if x.N != 5 || x.Replies != 4 || x.Min != 0 || m.Enquiries[x.Worst].ID != "s/a/04" || x.WorstReply != m.Enquiries[x.Worst].Score.Machine {
		t.Errorf("min %v, worst reply %v in enquiry %d of %d replies", x.Min, x.WorstReply, x.Worst, x.Replies)
	}
	if x.Q1 != stats.Quantile(scores, 0.25) || x.Median != stats.Median(scores) || x.Max != slices.Max(scores) {
		t.Errorf("quartiles %v %v %v of %v", x.Q1, x.Median, x.Q3, scores)
	}
	if w.OfWorst.N != 1 || w.OfWorst.Value != 0 || w.OfRange.Value != x.Max || w.Market.N != 9 {
		t.Errorf("over companies %+v, range %+v, of %d letters", w.OfWorst, w.OfRange, w.Market.N)
	}
}

func TestPromiseAgainstObservation(t *testing.T) {
	d := study()
	d.Campaign.Companies[0].Promise = calendar.Duration{N: 24, Unit: calendar.Hours}
	ack := func() Message {
		return saying(came(audit.Acknowledgement, "1m"), "We will get back to you within 24 hours.")
	}
	d.Records = []Record{
		sent(d, "a", 1, ack(), wrote("2h", "price", "time")), // both kept
		sent(d, "a", 2, ack(), wrote("30h", "price")),        // both broken
		sent(d, "a", 3, came(audit.Uncertain, "3h")),         // open in public
		sent(d, "b", 1, ack()),                               // broken
		sent(d, "c", 1, wrote("2h", "price", "time")),        // promises nothing
		sent(d, "a", 4, bounced("1m", "unknown_user", "5.1.1", "info@a.example")),
	}
	o := Analyse(d).Observed
	if len(o.Market) != 2 || o.Market[0].Source != InPublic || o.Market[1].Source != ByMachine {
		t.Fatalf("sources: %+v", o.Market)
	}
	public, machine := o.Market[0], o.Market[1]
	if public.Kept != 1 || public.Broken != 1 || public.Open != 1 || public.Rate.Range != (stats.Interval{Lo: 1. / 3, Hi: 2. / 3}) {
		t.Errorf("in public: %+v", public)
	}
	if machine.Kept != 1 || machine.Broken != 2 || machine.Rate.X != 1 || machine.Rate.N != 3 || machine.Reply != 16*hour || machine.Replies != 2 {
		t.Errorf("in acknowledgements: %+v", machine)
	}
	if len(o.Companies) != 3 || o.Companies[0].Company != "a" || o.Companies[2].Company != "b" || o.Companies[2].Broken != 1 {
		t.Errorf("companies: %+v", o.Companies)
	}
	if limits := machine.Rate.Limits; !limits.Defined() || limits.Lo != 0 {
		t.Errorf("RULES 9: two letters to one of two organisations: %v", limits)
	}
}

func TestSolvedAtFirstContact(t *testing.T) {
	d := study()
	d.Records = []Record{sent(d, "a", 1, wrote("2h", "price", "time")), sent(d, "b", 1, wrote("2h", "price"), wrote("3h", "time")), sent(d, "c", 1)}
	m := Analyse(d)
	if m.Solved.X != 1 || m.Solved.N != 3 || m.SolvedBy.X != 1 || m.SolvedBy.N != 2 {
		t.Errorf("solved %d of %d delivered, %d of %d replied; want 1 of 3 and 1 of 2", m.Solved.X, m.Solved.N, m.SolvedBy.X, m.SolvedBy.N)
	}
}

func TestEvennessBetweenPersonas(t *testing.T) {
	d := study()
	d.Campaign.Personas = append(d.Campaign.Personas, campaign.Persona{Key: "q", First: "Lucia", Last: "Romano", Language: "en"})
	for n := 1; n <= 5; n++ {
		for _, company := range []string{"a", "b", "c"} {
			d.Records = append(d.Records, by(sent(d, company, n, wrote("2h", "price", "time")), "p", "en", ""), by(sent(d, company, n+5), "q", "en", ""))
		}
	}
	e := Analyse(d).Evenness
	if len(e.Personas) != 4 || len(e.Languages) != 0 || e.Hidden {
		t.Fatalf("%d differences of personas, %d of languages", len(e.Personas), len(e.Languages))
	}
	x := e.Personas[0]
	if x.Level != "q" || x.Reference != "p" || x.Difference != -1 || x.With.N != 15 || x.Method != "cr2" {
		t.Errorf("RULES 9: %+v, want -1 by CR2", x)
	}
	d.Records = d.Records[:8]
	if few := Analyse(d).Evenness; len(few.Personas) != 0 {
		t.Errorf("four letters of each are too few: %+v", few.Personas)
	}
	d.Campaign.Design.Factors = []campaign.Factor{{Key: "origin", Levels: []string{"x", "y"}, By: campaign.ByPersona}}
	d.Closed = false
	if open := Analyse(d).Evenness; !open.Hidden {
		t.Error("RULES 3: arms that personas carry are hidden until the end")
	}
	if math.IsNaN(x.Difference) {
		t.Error("no difference")
	}
}
