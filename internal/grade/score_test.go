package grade

import (
	"math"
	"reflect"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/rubric"
)

func answer(status Status, correct, value, rule string, missing ...string) Answer {
	return Answer{Status: status, Correct: correct, Value: value, Rule: rule, Missing: missing}
}

func TestRule5_Union(t *testing.T) {
	none := answer(Unanswered, "unknown", "", "")
	five := answer(Answered, "right", "5,00 €", "amount")
	hours := func(value string) Answer { return answer(Answered, "right", value, "opening_hours") }
	for _, c := range []struct {
		name     string
		messages []Answer
		want     Answer
	}{
		{"later answers", []Answer{none, five}, five},
		{"answered stays answered", []Answer{five, none}, five},
		{"the same in another spelling", []Answer{five, answer(Answered, "right", "EUR 5.00", "amount")}, answer(Answered, "right", "EUR 5.00", "amount")},
		{"contradicted", []Answer{five, answer(Answered, "wrong", "7 €", "amount")}, answer(Answered, "wrong", "7 €", "amount,contradicted")},
		{"the same hours in other figures", []Answer{hours("9 to 16"), hours("9 am - 4 pm")}, hours("9 am - 4 pm")},
		{"other hours", []Answer{hours("с 9 до 16"), hours("с 9:00 до 14:00")}, answer(Answered, "right", "с 9:00 до 14:00", "opening_hours,contradicted")},
		{"hours that stand apart", []Answer{hours("10:00, a zamykamy o 16:30"), hours("10.00–14.30")}, answer(Answered, "right", "10.00–14.30", "opening_hours,contradicted")},
		{"a price and then free", []Answer{answer(Answered, "right", "6,80 €", "amount"), answer(Answered, "wrong", "bez dopłaty", "free")}, answer(Answered, "wrong", "bez dopłaty", "free,contradicted")},
		{"a narrower and wrong time", []Answer{answer(Answered, "right", "2-3 days", "duration"), answer(Answered, "wrong", "3 days", "duration")}, answer(Answered, "wrong", "3 days", "duration,contradicted")},
		{"yes and then no", []Answer{answer(Answered, "right", "yes", "yes"), answer(Answered, "wrong", "cannot", "cannot")}, answer(Answered, "wrong", "cannot", "cannot,contradicted")},
		{"two halves", []Answer{answer(Partly, "right", "5 €", "amount", "2:yes_no"), answer(Partly, "unknown", "yes", "yes", "1:money")}, answer(Answered, "right", "5 €; yes", "amount,yes")},
		{"the same half twice", []Answer{answer(Partly, "right", "5 €", "amount", "2:yes_no"), answer(Partly, "right", "5 €", "amount", "2:yes_no")}, answer(Partly, "right", "5 €", "amount", "2:yes_no")},
		{"a part does not undo an answer", []Answer{five, answer(Partly, "unknown", "a charge", "price_not_named", "1:money")}, five},
	} {
		var readings []Reading
		for _, a := range c.messages {
			readings = append(readings, Reading{Questions: map[string]Answer{"q": a}})
		}
		got := Union(readings)["q"]
		if got.Status != c.want.Status || got.Correct != c.want.Correct || got.Value != c.want.Value || got.Rule != c.want.Rule || len(got.Missing) != len(c.want.Missing) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// threeItems weighs quality 3 to 1 against two items of equal weight.
func threeItems() *rubric.Rubric {
	return &rubric.Rubric{
		Silence: 10, Threshold: 0.5,
		Sections: []rubric.Section{
			{ID: "quality", Weight: 3, Items: []rubric.Item{{ID: "answered", Kind: "questions", From: "answered", Weight: 1, Threshold: 1}}},
			{ID: "form", Weight: 1, Items: []rubric.Item{
				{ID: "fast", Kind: "time", From: "reply_seconds", Weight: 1, Knots: []rubric.Knot{{At: 1, Score: 1}, {At: 5, Score: 0}}},
				{ID: "sorry", Kind: "fact", From: "apologised", When: "late", Weight: 1},
			}},
		},
	}
}

func TestRule8_Score(t *testing.T) {
	span := audit.Span{Start: 1, End: 3, Quote: "5€"}
	sorry := map[string]Fact{"apologised": {Holds: true}}
	for _, c := range []struct {
		name        string
		o           Observation
		total, form float64
		mistakes    string
	}{
		{"silence", Observation{Silent: true}, 10, 10, ""},
		{"perfect and on time; the apology does not apply", Observation{ReplySeconds: 100, TargetSeconds: 100, Questions: map[string]Answer{"q": {Status: Answered, Span: span}}}, 100, 100, ""},
		// form: fast scores (5-3)/(5-1) = 0.5, sorry 1: 75; total 0.75*100 + 0.25*75 = 93.75
		{"three times the target, with an apology", Observation{ReplySeconds: 300, TargetSeconds: 100, Reading: Reading{Facts: sorry}, Questions: map[string]Answer{"q": {Status: Answered}}}, 93.75, 75, ""},
		// partly counts half: 0.75*50; form: fast 0, sorry 0
		{"ten times the target, partly", Observation{ReplySeconds: 1000, TargetSeconds: 100, Questions: map[string]Answer{"q": {Status: Partly}}}, 37.5, 0, "answered fast sorry "},
		// no target: neither time nor apology apply, the section has no score
		{"no target", Observation{ReplySeconds: 1000, Questions: map[string]Answer{"q": {Status: Unanswered}, "r": {Status: Answered}}}, 50, math.NaN(), "answered "},
	} {
		s := ScoreOf(threeItems(), c.o)
		form, ok := s.Sections["form"]
		if math.Abs(s.Machine-c.total) > 1e-9 || ok == math.IsNaN(c.form) || ok && math.Abs(form-c.form) > 1e-9 {
			t.Errorf("%s: total %g, sections %v; want %g and %g", c.name, s.Machine, s.Sections, c.total, c.form)
		}
		mistakes := ""
		for _, item := range s.Items {
			if item.Mistake {
				mistakes += item.ID + " "
			}
		}
		if mistakes != c.mistakes {
			t.Errorf("%s: mistakes %q, want %q", c.name, mistakes, c.mistakes)
		}
	}
}

// TestDefaultRubric scores a good and a poor reply under the shipped rubric.
func TestDefaultRubric(t *testing.T) {
	r, err := rubric.Load("default")
	if err != nil {
		t.Fatal(err)
	}
	ctx := Context{Language: "en", PersonaFirst: "Mary", PersonaLast: "Whitlock", CompanyName: "Copper Kettle", Questions: []Question{{ID: "price", Text: "How much is delivery?", Expects: "money", Key: "4.90 EUR"}}}
	score := func(text, signature string, o Observation) Score {
		o.Reading = Read(text, signature, ctx)
		o.Questions = Union([]Reading{o.Reading})
		o.TargetSeconds = 3600
		return ScoreOf(r, o)
	}
	signature := "Tom Harker\nShop Manager\nCopper Kettle, 5 Mill Lane\n+44 1632 960418\nwww.copper-kettle.example"
	good := score("Dear Mary,\n\nThank you for your message. Delivery costs €4.90. Shall I book it for you? If you have any questions, just write.\n\nKind regards,\n"+signature, signature,
		Observation{ReplySeconds: 600, AnswerSeconds: 600, Contacts: 1, FromCompanyDomain: true, SolvedFirstContact: true})
	poor := score("see our website", "", Observation{ReplySeconds: 36000, AnswerSeconds: -1, Contacts: 1})
	if good.Machine < 95 || poor.Machine > 25 {
		t.Errorf("a good reply scores %.1f, a poor one %.1f", good.Machine, poor.Machine)
	}
	weight := 0.0
	for _, item := range good.Items {
		weight += item.Weight
		if item.ID == "questions_answered" && (len(item.Spans) != 1 || item.Spans[0].Quote != "€4.90") {
			t.Errorf("the answer rests on %+v", item.Spans)
		}
	}
	if math.Abs(weight-100) > 1e-9 {
		t.Errorf("the weights add up to %g", weight)
	}
	for _, section := range r.Sections {
		for _, item := range section.Items {
			if (item.Kind == rubric.KindFact || item.Kind == rubric.KindAbsence) && !known(item.From) {
				t.Errorf("item %s comes from %s, which is no fact", item.ID, item.From)
			}
		}
	}
}

func known(fact string) bool {
	_, ok := Read("", "", Context{}).Facts[fact]
	return ok
}

// Judgements weigh nothing for the machine and what the rubric says in the full
// score, where people's values stand in place of the machine's.
func TestFullScore(t *testing.T) {
	r := &rubric.Rubric{Sections: []rubric.Section{
		{ID: "courtesy", Weight: 1, Items: []rubric.Item{
			{ID: "greeting", Kind: rubric.KindFact, From: "greeting", Weight: 1},
			{ID: "tone", Kind: rubric.KindJudgement, Weight: 3},
		}},
		{ID: "ease", Weight: 1, Items: []rubric.Item{{ID: "thanked", Kind: rubric.KindFact, From: "thanked", Weight: 1}}},
	}}
	machine := ScoreOf(r, Observation{Reading: Reading{Facts: map[string]Fact{"greeting": {Holds: true}}}})
	if machine.Machine != 50 || len(machine.Items) != 2 {
		t.Fatalf("the machine's score is %v over %d items", machine.Machine, len(machine.Items))
	}
	for _, c := range []struct {
		why    string
		judged map[string]Judged
		want   float64
	}{
		{"nothing judged: the section of one item that applies weighs by its weight", nil, 20},
		{"tone judged: 1/8·1 + 3/8·0.5 of 1", map[string]Judged{"tone": {true, 0.5}}, 31.25},
		{"the people say there was no greeting", map[string]Judged{"tone": {true, 0.5}, "greeting": {true, 0}}, 18.75},
		{"nobody could tell the tone", map[string]Judged{"tone": {}}, 20},
	} {
		if got := FullOf(r, machine, c.judged); got != c.want {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}

// TestPassed: every need that applies must be met, and a silence passes nothing.
func TestPassed(t *testing.T) {
	p := rubric.Pass{Needs: []rubric.Need{{Item: "prompt", AtLeast: 1}, {Item: "polite", AtLeast: 0.5}}}
	item := func(id string, applies bool, score float64) Item { return Item{ID: id, Applies: applies, Score: score} }
	for name, c := range map[string]struct {
		items []Item
		want  bool
	}{
		"both":            {[]Item{item("prompt", true, 1), item("polite", true, 0.5)}, true},
		"one short":       {[]Item{item("prompt", true, 0.99), item("polite", true, 1)}, false},
		"one not asked":   {[]Item{item("prompt", false, 0), item("polite", true, 1)}, true},
		"others":          {[]Item{item("prompt", true, 1), item("polite", true, 1), item("phone", true, 0)}, true},
		"none applies":    {[]Item{item("prompt", false, 0), item("polite", false, 0)}, false},
		"nothing at all":  {nil, false},
		"the second late": {[]Item{item("polite", true, 1), item("prompt", true, 0)}, false},
	} {
		if got := Passed(p, Score{Items: c.items}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestWhatWeighsNothingIsCounted: an item of weight 0 is graded, is no mistake and moves no score.
func TestWhatWeighsNothingIsCounted(t *testing.T) {
	r := &rubric.Rubric{Threshold: 0.5, Sections: []rubric.Section{{ID: "s", Weight: 1, Items: []rubric.Item{
		{ID: "greeting", Kind: rubric.KindFact, From: "greeting", Weight: 1},
		{ID: "attachment", Kind: rubric.KindFact, From: "attachment"},
	}}}}
	s := ScoreOf(r, Observation{Reading: Reading{Facts: map[string]Fact{"greeting": {Holds: true}}}})
	if got := s.Items[1]; s.Machine != 100 || !got.Applies || got.Mistake || got.Score != 0 {
		t.Errorf("%v, %+v", s.Machine, got)
	}
}

// TestDerivedOfTheLog: hands, promises, reminders, what came unprompted, and the answers given before.
func TestDerivedOfTheLog(t *testing.T) {
	knots := []rubric.Knot{{At: 0, Score: 1}, {At: 2, Score: 0}}
	span := []audit.Span{{Start: 3, End: 9, Quote: "by ten"}}
	for _, c := range []struct {
		from string
		o    Observation
		want Item
	}{
		{"handovers", Observation{Contacts: 2, Handovers: 1}, Item{Applies: true, Score: 0.5, Note: "1 handovers"}},
		{"handovers", Observation{}, Item{Note: "no messages counted"}},
		{"contacts", Observation{Contacts: 2}, Item{Applies: true, Score: 0, Note: "2 messages"}},
		{"promise_kept", Observation{}, Item{Note: "no promise came due"}},
		{"promise_kept", Observation{Promises: Share{1, 2, span}}, Item{Applies: true, Score: 0.5, Spans: span, Note: "1 of 2 kept"}},
		{"same_answer", Observation{}, Item{Note: "no answer that it gave before"}},
		{"same_answer", Observation{Again: Share{2, 2, span}}, Item{Applies: true, Score: 1, Spans: span, Note: "2 of 2 the same"}},
		{"no_reminder", Observation{}, Item{Note: "the script has no reminder"}},
		{"no_reminder", Observation{Reminding: true}, Item{Applies: true, Score: 1}},
		{"no_reminder", Observation{Reminding: true, Reminded: true}, Item{Applies: true}},
		{"acknowledgement_deadline", Observation{}, Item{Note: "no acknowledgement"}},
		{"acknowledgement_deadline", Observation{Acknowledged: true}, Item{Applies: true}},
		{"acknowledgement_deadline", Observation{Acknowledged: true, AckDeadline: true}, Item{Applies: true, Score: 1}},
		{"unprompted", Observation{Unprompted: true}, Item{Applies: true, Score: 1}},
		{"unprompted", Observation{}, Item{Applies: true}},
		{"unprompted", Observation{AnswerSeconds: -1}, Item{Note: "never complete"}},
	} {
		if got := scoreItem(rubric.Item{Kind: rubric.KindDerived, From: c.from, Knots: knots}, c.o); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s of %+v: %+v, want %+v", c.from, c.o, got, c.want)
		}
	}
}
