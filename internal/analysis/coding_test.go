package analysis_test

import (
	"math"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

func TestRule8_NobodyHasCoded(t *testing.T) {
	if m := analysis.Analyse(analysistest.Market(1)); m.Coding != nil {
		t.Errorf("a coding that nobody did: %+v", m.Coding)
	}
}

func TestRule10_AgreementOfCodersAndMachine(t *testing.T) {
	m := analysis.Analyse(analysistest.Coded(30))
	c := m.Coding
	if c == nil || c.Coded != 30 || c.Coders != 2 || c.Differing != 10 {
		t.Fatalf("%+v, want 30 replies coded by 2, who differ on 10 greetings", c)
	}
	greeting := c.Item("greeting")
	if a := greeting.Coders; a.Units != 30 || !near(a.Percent.Value, 100*20.0/30) || !a.Alpha.Limits.Defined() || a.Name != analysis.KappaCohen {
		t.Errorf("coders on the greeting: %+v", a)
	}
	// Where they differ the word of each stands beside the machine's: 30 of anna's
	// agree and 10 of ben's do not, in 20 + 2·10 rows.
	if a := greeting.Machine; a.Units != 30 || !near(a.Percent.Value, 75) {
		t.Errorf("people and the machine on the greeting: %+v", a)
	}
	tone := c.Item("tone")
	if tone.Machine.Units != 0 || tone.Coders.Name != analysis.KappaSquared || tone.Coders.Percent.Value != 100 || !math.IsNaN(tone.Coders.Alpha.Value) {
		t.Errorf("tone, on which all gave one value: %+v", tone)
	}
	hinted := analysistest.Coded(30)
	for i := range hinted.Coding.Codes {
		hinted.Coding.Codes[i].Hinted = hinted.Coding.Codes[i].Coder == "ben"
	}
	h := analysis.Analyse(hinted).Coding.Item("greeting")
	if h.Coders.Units != 0 || h.Machine.Percent.Value != 100 {
		t.Errorf("codes of who saw the machine's word count: %+v", h)
	}
	if again := analysis.Analyse(analysistest.Coded(30)).Coding; again.Item("greeting").Coders.Alpha != greeting.Coders.Alpha {
		t.Error("the same codes give another interval")
	}
}

// Where three coders take turns, so that two code each reply, Fleiss' kappa is of two
// words for each: none of the things was coded by all three.
func TestRule10_FleissOfCodersWhoTakeTurns(t *testing.T) {
	d := analysistest.Coded(30)
	d.Coding.Coders = append(d.Coding.Coders, "cyd")
	for i := range d.Coding.Codes {
		c := &d.Coding.Codes[i]
		if c.Coder == "ben" && c.Message > d.Coding.Replies[len(d.Coding.Replies)/2].Message {
			c.Coder = "cyd"
		}
	}
	a := analysis.Analyse(d).Coding.Item("greeting").Coders
	if a.Units != 30 || a.Raters != 3 || a.Name != analysis.KappaFleiss || a.PerUnit != 2 || math.IsNaN(a.Kappa.Value) || !a.Kappa.Limits.Defined() {
		t.Errorf("coders on the greeting: %+v", a)
	}
}

// The full score weighs judgements and takes people's word; it exists only where
// every judgement is coded, and the machine's score stays what it was.
func TestRule8_FullScore(t *testing.T) {
	plain, coded := analysis.Analyse(analysistest.Market(1)), analysis.Analyse(analysistest.Coded(30))
	full := 0
	for i := range coded.Enquiries {
		e := &coded.Enquiries[i]
		if e.Score.Machine != plain.Enquiries[i].Score.Machine {
			t.Fatalf("%s: the machine's score moved from %v to %v", e.ID, plain.Enquiries[i].Score.Machine, e.Score.Machine)
		}
		if e.HasFull {
			full++
		}
	}
	if full != 30 || coded.Coding.FullByEnquiry.N != 30 || coded.Coding.Complete {
		t.Errorf("%d full scores, mean %+v, complete %v", full, coded.Coding.FullByEnquiry, coded.Coding.Complete)
	}
	d := analysistest.Coded(30)
	for i := range d.Coding.Codes {
		if d.Coding.Codes[i].Item == "tone" {
			d.Coding.Codes[i].Superseded = d.Coding.Codes[i].Number // taken back
			break
		}
	}
	if n := analysis.Analyse(d).Coding.FullByEnquiry.N; n != 30 { // ben still says it
		t.Errorf("%d full scores with one of two tones taken back, want 30", n)
	}
}

func TestFinalAndDiffer(t *testing.T) {
	thing := analysis.Thing{Message: "m", Item: "greeting"}
	code := func(coder, value string) store.Code {
		return store.Code{Coder: coder, Message: "m", Item: "greeting", Value: value}
	}
	for _, c := range []struct {
		why     string
		codes   []store.Code
		decided string
		value   string
		settled bool
		differ  bool
	}{
		{"nobody has coded", nil, "", "", false, false},
		{"one coder", []store.Code{code("a", rubric.Yes)}, "", rubric.Yes, true, false},
		{"all agree", []store.Code{code("a", rubric.No), code("b", rubric.No)}, "", rubric.No, true, false},
		{"they differ", []store.Code{code("a", rubric.No), code("b", rubric.Yes)}, "", "", false, true},
		{"somebody decided", []store.Code{code("a", rubric.No), code("b", rubric.Yes)}, rubric.Yes, rubric.Yes, true, false},
	} {
		stored := &store.Coding{Codes: c.codes}
		if c.decided != "" {
			stored.Adjudications = []store.Adjudication{{Message: "m", Item: "greeting", Value: c.decided}}
		}
		codes := analysis.NewCodes(stored)
		if value, settled := codes.Final(thing); value != c.value || settled != c.settled || codes.Differ(thing) != c.differ {
			t.Errorf("%s: %q, settled %v, differ %v", c.why, value, settled, codes.Differ(thing))
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
