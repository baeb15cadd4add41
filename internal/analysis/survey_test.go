package analysis

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/survey"
)

// asking is the study with a questionnaire of three questions.
func asking() *Data {
	d := study()
	d.Campaign.Scripts[0].Questionnaire = &campaign.Questionnaire{Questions: []survey.Question{
		{ID: "overall", Kind: survey.Scale}, {ID: "settled", Kind: survey.YesNo}, {ID: "better", Kind: survey.Text},
	}}
	return d
}

// filled is an enquiry that was answered and asked 300 h after t0; its answers to
// the questionnaire come so long after t0. The window of the questionnaire ends at 400 h.
func filled(d *Data, company string, n int, answers ...[2]string) Record {
	messages := []Message{wrote("2h", "price", "time")}
	for _, a := range answers {
		m := wrote(a[0])
		m.Decision.Parts.Visible = a[1]
		m.Decision.Match.Letter = "s/x/01/questionnaire"
		messages = append(messages, m)
	}
	r := sent(d, company, n, messages...)
	r.Steps = append(r.Steps, Step{Stage: audit.Questionnaire, ID: r.ID + "/questionnaire", Letter: Letter{State: audit.Accepted, SentAt: after("300h")}, WindowEnd: after("400h")})
	return r
}

func TestSurveysAreCounted(t *testing.T) {
	d := asking()
	d.Records = []Record{
		filled(d, "a", 1, [2]string{"301h", "1: 4\n2: yes\n3: be quicker"}),
		filled(d, "a", 2, [2]string{"301h", "1: 2\n2: no"}, [2]string{"310h", "1: 3"}), // the later one counts
		filled(d, "b", 1, [2]string{"301h", "1: 9\n2: yes"}),
		filled(d, "b", 2, [2]string{"301h", "It was all right."}),
		filled(d, "b", 3, [2]string{"401h", "1: 5\n2: yes"}), // after its window
		filled(d, "c", 1, [2]string{"301h", "1: 5\n2: yes"}),
		filled(d, "c", 2, [2]string{"301h", "1: 5"}),
		filled(d, "c", 3, [2]string{"301h", "1: 1"}),
		sent(d, "c", 4, wrote("2h", "price", "time")), // was not asked
	}
	m := Analyse(d)
	if len(m.Surveys) != 1 {
		t.Fatalf("%d surveys", len(m.Surveys))
	}
	v := m.Surveys[0]
	if v.Sent != 8 || v.Returned != 6 || v.Comments != 1 {
		t.Errorf("sent %d, returned %d, comments %d; want 8, 6, 1", v.Sent, v.Returned, v.Comments)
	}
	scale, yes, text := v.Questions[0], v.Questions[1], v.Questions[2]
	for i, want := range []int{1, 0, 1, 1, 2} { // grades 1 to 5
		if scale.Counts[i].N != want {
			t.Errorf("grade %s was given %d times, want %d", scale.Counts[i].Value, scale.Counts[i].N, want)
		}
	}
	if scale.N != 5 || scale.Unclear != 1 || scale.Mean.Value != 3.6 || !scale.Mean.Limits.Defined() {
		t.Errorf("scale: %+v", scale)
	}
	if yes.N != 4 || yes.Counts[0].N != 1 || yes.Counts[1].N != 3 {
		t.Errorf("yes or no: %+v", yes.Counts)
	}
	if len(text.Answers) != 1 || text.Answers[0].Value != "be quicker" || m.Enquiries[text.Answers[0].Enquiry].ID != "s/a/01" || text.Answers[0].Message != 1 {
		t.Errorf("words: %+v", text.Answers)
	}
}

// The closing and the name below the last answer are no part of it; a name that is
// the whole answer stays.
func TestSurveyWordsEndBeforeTheSignature(t *testing.T) {
	for words, want := range map[string]string{
		"be quicker\n\nKind regards\nEve Marsh": "be quicker", "Eve Marsh": "Eve Marsh", "be as quick as Eve Marsh": "be as quick as Eve Marsh",
	} {
		d := asking()
		r := filled(d, "a", 1, [2]string{"301h", "3: " + words})
		m := &r.Messages[1]
		m.Decision.Parts.Signature = "Eve Marsh"
		m.Decision.Reading.Facts = map[string]grade.Fact{"polite_closing": {Holds: true, Span: audit.Span{Quote: "Kind regards"}}}
		d.Records = []Record{r}
		if got := Analyse(d).Surveys[0].Questions[2].Answers; len(got) != 1 || got[0].Value != want || got[0].Span.Quote != want {
			t.Errorf("%q is %+v, want %q", words, got, want)
		}
	}
}

// Answers to a questionnaire change no result, and a mean needs five.
func TestSurveysChangeNoResult(t *testing.T) {
	d := asking()
	bare, with := sent(d, "a", 1, wrote("2h", "price", "time")), filled(d, "a", 1, [2]string{"301h", "1: 5"})
	a, b := Assess(d, bare), Assess(d, with)
	if a.Outcome != b.Outcome || a.Contacts != b.Contacts || a.Unprompted != b.Unprompted || a.Score.Machine != b.Score.Machine {
		t.Errorf("%+v\nand with its answers to a questionnaire %+v", a, b)
	}
	d.Records = []Record{with}
	if x := Analyse(d).Surveys[0].Questions[0]; x.Mean.N != 1 || x.Mean.Value == x.Mean.Value {
		t.Errorf("one answer has the mean %v", x.Mean.Value)
	}
}
