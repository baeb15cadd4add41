package analysis

import (
	"slices"

	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// Thing is what is coded: an item of the rubric in a message, of an item that is
// coded for each question one question.
type Thing struct{ Message, Item, Question string }

// Codes are the words of people that stand, by thing.
type Codes struct {
	codes     map[Thing][]store.Code
	decided   map[Thing]store.Adjudication
	questions map[[2]string][]string // by message and item: "" or the questions, sorted
}

// NewCodes sorts what is stored; nil gives no codes.
func NewCodes(c *store.Coding) *Codes {
	out := &Codes{map[Thing][]store.Code{}, map[Thing]store.Adjudication{}, map[[2]string][]string{}}
	if c == nil {
		return out
	}
	for _, x := range c.Codes {
		if t := (Thing{x.Message, x.Item, x.Question}); x.Superseded == 0 {
			out.codes[t] = append(out.codes[t], x)
		}
	}
	for _, x := range c.Adjudications {
		if t := (Thing{x.Message, x.Item, x.Question}); x.Superseded == 0 {
			out.decided[t] = x
		}
	}
	for t := range out.codes {
		key := [2]string{t.Message, t.Item}
		out.questions[key] = append(out.questions[key], t.Question)
	}
	for _, list := range out.questions {
		slices.Sort(list)
	}
	return out
}

// Of returns the codes of a thing that stand, in their order.
func (c *Codes) Of(t Thing) []store.Code { return c.codes[t] }

// Adjudicated returns the decision about a thing.
func (c *Codes) Adjudicated(t Thing) (store.Adjudication, bool) {
	a, ok := c.decided[t]
	return a, ok
}

// Differ reports whether coders said different things and nobody has decided.
func (c *Codes) Differ(t Thing) bool {
	_, settled := c.Final(t)
	return !settled && len(c.codes[t]) > 0
}

// Final is what holds of a thing: what was decided, else what all coders say;
// false while they differ, and before the first code.
func (c *Codes) Final(t Thing) (value string, settled bool) {
	if a, ok := c.decided[t]; ok {
		return a.Value, true
	}
	codes := c.codes[t]
	if len(codes) == 0 || slices.ContainsFunc(codes, func(x store.Code) bool { return x.Value != codes[0].Value }) {
		return "", false
	}
	return codes[0].Value, true
}

// MachineValue is what the machine says of an item in a message, in the values
// of the item's codebook; false where it says nothing.
func MachineValue(item rubric.Item, m *Message, question string) (string, bool) {
	switch item.Kind {
	case rubric.KindFact, rubric.KindAbsence:
		if m.Decision.Reading.Facts[item.From].Holds == (item.Kind == rubric.KindFact) {
			return rubric.Yes, true
		}
		return rubric.No, true
	case rubric.KindQuestions:
		answer, ok := m.Decision.Reading.Questions[question]
		if item.From == "correct" {
			return answer.Correct, answer.Correct == "right" || answer.Correct == "wrong"
		}
		return string(answer.Status), ok
	}
	return "", false
}

// full is the score of an enquiry with what people judged; false while a judgement
// of the rubric is missing, since a mean over what somebody happened to code
// would compare unlike things.
func (c *Codes) full(r *rubric.Rubric, e *Enquiry) (float64, bool) {
	if len(c.codes) == 0 && len(c.decided) == 0 || !scoredReply(e) || e.First < 0 {
		return 0, false
	}
	judged, judgements := map[string]grade.Judged{}, 0
	for _, item := range r.Coded() {
		j, ok := c.judged(item, e)
		if item.Kind == rubric.KindJudgement {
			judgements++
			if !ok {
				return 0, false
			}
		}
		if ok {
			judged[item.ID] = j
		}
	}
	if judgements == 0 {
		return 0, false
	}
	return grade.FullOf(r, e.Score, judged), true
}

// judged is what people made of an item of an enquiry: in the graded message, of
// questions in the union of those that count. "Cannot tell" leaves a judgement's
// weight out and the machine's word standing.
func (c *Codes) judged(item rubric.Item, e *Enquiry) (grade.Judged, bool) {
	book, _ := item.Codebook()
	if book.PerQuestion {
		return c.judgedQuestions(item, book, e)
	}
	id, settled := c.Final(Thing{e.Messages[e.First].ID, item.ID, ""})
	value, told := book.Find(id)
	return grade.Judged{Applies: told, Score: value.Score}, settled && (told || item.Kind == rubric.KindJudgement)
}

// judgedQuestions joins messages as grade.Union does: of an answer the fullest
// counts, of its truth the last.
func (c *Codes) judgedQuestions(item rubric.Item, book rubric.Codebook, e *Enquiry) (grade.Judged, bool) {
	var sum, of float64
	for id := range e.Questions {
		best, told := 0.0, false
		for _, i := range e.Counted {
			said, settled := c.Final(Thing{e.Messages[i].ID, item.ID, id})
			if !settled && item.From != "correct" {
				return grade.Judged{}, false
			}
			value, ok := book.Find(said)
			if ok && (item.From == "correct" || !told || value.Score > best) {
				best, told = value.Score, true
			}
		}
		if told {
			sum += best
			of++
		}
	}
	return grade.Judged{Applies: of > 0, Score: sum / max(of, 1)}, of > 0
}
