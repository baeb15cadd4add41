package analysis

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/stats"
	"replyaudit/internal/survey"
)

// Survey is what questionnaires brought back: one for each script that has one.
type Survey struct {
	Script    string
	Sent      int // questionnaires accepted by our server
	Returned  int // of them, those with an answer to any question
	Comments  int // of them, those whose reply could not be read as answers and waits for a person's eye
	Questions []SurveyResult
}

// SurveyResult is the answers to one question, one for each questionnaire.
type SurveyResult struct {
	survey.Question
	N       int            // answers that count
	Unclear int            // answers without a value of the kind
	Counts  []SurveyCount  // of a scale and of yes or no, every value, also those that nobody gave
	Mean    Mean           // of a scale; undefined below RankFrom
	Answers []SurveyAnswer // also those that are unclear, in the order of enquiry id
}

// SurveyCount is how often a value was given.
type SurveyCount struct {
	Value string
	N     int
}

// SurveyAnswer is one answer and where it stands.
type SurveyAnswer struct {
	Enquiry, Message int // indices
	survey.Answer
}

// surveys collects the answers of every script that has a questionnaire.
func (s *sample) surveys(d *Data) []Survey {
	var out []Survey
	for _, script := range d.Campaign.Scripts {
		if script.Questionnaire == nil {
			continue
		}
		v := Survey{Script: script.Key}
		for _, q := range script.Questionnaire.Questions {
			v.Questions = append(v.Questions, SurveyResult{Question: q, Counts: valuesOf(q.Kind), Mean: Mean{Value: math.NaN(), Limits: stats.Undefined()}})
		}
		s.collect(d, &v)
		out = append(out, v)
	}
	return out
}

// valuesOf are the values that can be counted, the best last; none of a text.
func valuesOf(kind survey.Kind) []SurveyCount {
	var out []SurveyCount
	switch kind {
	case survey.Scale:
		for n := survey.Lowest; n <= survey.Highest; n++ {
			out = append(out, SurveyCount{Value: strconv.Itoa(n)})
		}
	case survey.YesNo:
		out = []SurveyCount{{Value: "no"}, {Value: "yes"}}
	}
	return out
}

func (s *sample) collect(d *Data, v *Survey) {
	grades := make([][]graded, len(v.Questions)) // by question
	for i := range s.all {
		e := &s.all[i]
		step := e.Step(audit.Questionnaire)
		if e.Script != v.Script || step == nil || step.Letter.SentAt.IsZero() || step.Letter.SentAt.After(d.AsOf) {
			continue
		}
		v.Sent++
		answers, messages := e.surveyed(step, v, d)
		v.add(i, answers, messages)
		for k, a := range answers {
			if v.Questions[k].Kind == survey.Scale && a.Status == survey.Given {
				n, _ := strconv.ParseFloat(a.Value, 64)
				grades[k] = append(grades[k], graded{s.cluster(e), n})
			}
		}
	}
	for k := range v.Questions {
		v.Questions[k].Mean = s.surveyMean(grades[k])
	}
}

// surveyed are the answers that came to a questionnaire in its window: of each
// question the last that was given, with the messages that they stand in.
func (e *Enquiry) surveyed(step *Step, v *Survey, d *Data) (answers []survey.Answer, messages []int) {
	var asked []survey.Question
	for _, q := range v.Questions {
		asked = append(asked, q.Question)
		answers = append(answers, survey.Answer{Question: q.ID, Status: survey.Missing})
	}
	messages = make([]int, len(asked))
	for i := range e.Messages {
		m := &e.Messages[i]
		in := !m.ReceivedAt.After(step.WindowEnd) && !m.ReceivedAt.After(d.AsOf)
		if !in || m.Decision.Verdict.Class != audit.Human && m.Decision.Verdict.Class != audit.Uncertain || stageOf(m.Decision.Match.Letter) != audit.Questionnaire {
			continue
		}
		found := survey.Parse(m.Decision.Parts.Visible, asked)
		if !slices.ContainsFunc(found, func(a survey.Answer) bool { return a.Status != survey.Missing }) {
			v.Comments++
		}
		for k, a := range found {
			if asked[k].Kind == survey.Text {
				a.Span = unsigned(a.Span, m)
				a.Value = a.Span.Quote
			}
			if a.Status == survey.Given || a.Status == survey.Unclear && answers[k].Status == survey.Missing {
				answers[k], messages[k] = a, i
			}
		}
	}
	return answers, messages
}

// unsigned is an answer in words without the closing and the signature of its letter,
// which stand behind the last one.
func unsigned(words audit.Span, m *Message) audit.Span {
	rest := words.Quote
	for _, end := range []string{m.Decision.Parts.Signature, m.Decision.Reading.Facts["polite_closing"].Span.Quote} {
		end = strings.TrimSpace(end)
		if cut, found := strings.CutSuffix(rest, end); found && end != "" && strings.HasSuffix(strings.TrimRight(cut, " "), "\n") {
			rest = strings.TrimRight(cut, " \t\r\n")
		}
	}
	return audit.Span{Start: words.Start, End: words.Start + len(rest), Quote: rest}
}

// add counts the answers of one enquiry.
func (v *Survey) add(enquiry int, answers []survey.Answer, messages []int) {
	returned := false
	for k, a := range answers {
		r := &v.Questions[k]
		switch a.Status {
		case survey.Missing:
			continue
		case survey.Unclear:
			r.Unclear++
		case survey.Given:
			returned = true
			r.N++
			if i := slices.IndexFunc(r.Counts, func(c SurveyCount) bool { return c.Value == a.Value }); i >= 0 {
				r.Counts[i].N++
			}
		}
		r.Answers = append(r.Answers, SurveyAnswer{enquiry, messages[k], a})
	}
	if returned {
		v.Returned++
	}
}

// graded is one grade on the scale and whose it is.
type graded struct {
	cluster int
	grade   float64
}

// surveyMean is the mean of grades; none below RankFrom. The interval re-samples
// organisations.
func (s *sample) surveyMean(grades []graded) Mean {
	m := Mean{N: len(grades), Value: math.NaN(), Limits: stats.Undefined()}
	if m.N < RankFrom {
		return m
	}
	num, den := make([]float64, len(s.orgs)), make([]float64, len(s.orgs))
	sum := 0.0
	for _, g := range grades {
		num[g.cluster] += g.grade
		den[g.cluster]++
		sum += g.grade
	}
	m.Value, m.Limits = sum/float64(m.N), s.resample.Ratio(num, den)
	return m
}
