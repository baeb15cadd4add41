package analysistest

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// Coded is Market(1) with the first n graded replies coded to the end by anna and
// ben: both say what the machine says and the last value of a judgement, but ben
// differs in every third reply on the greeting, which nobody has decided.
func Coded(n int) *analysis.Data {
	d := Market(1)
	d.Closed = true
	c := &store.Coding{CodingPlan: store.CodingPlan{Campaign: d.Campaign.Key, Stages: []int{100}, Overlap: 2, Threshold: 0.8}, Coders: []string{"anna", "ben"}}
	for _, r := range d.Records {
		a := analysis.Assess(d, r)
		if !a.Settled || !a.Scored || a.First < 0 || len(a.Counted) != 1 {
			continue
		}
		reply := len(c.Replies)
		c.Replies = append(c.Replies, store.CodingReply{Stage: 1, Enquiry: r.ID, Message: r.Messages[a.First].ID, First: true})
		if reply >= n {
			continue
		}
		for _, coder := range c.Coders {
			for _, item := range d.Rubric.Coded() {
				c.Codes = append(c.Codes, codesOf(item, &r.Messages[a.First], coder, coder == "ben" && item.ID == "greeting" && reply%3 == 0)...)
			}
		}
	}
	for i := range c.Codes {
		c.Codes[i].Number, c.Codes[i].At = int64(i+1), d.AsOf
	}
	d.Coding = c
	return d
}

// codesOf is what a coder says of an item; who differs says the other of two values.
func codesOf(item rubric.Item, m *analysis.Message, coder string, differs bool) []store.Code {
	book, _ := item.Codebook()
	questions := []string{""}
	if book.PerQuestion {
		questions = nil
		for id := range m.Decision.Reading.Questions {
			questions = append(questions, id)
		}
	}
	var out []store.Code
	for _, q := range questions {
		value, ok := analysis.MachineValue(item, m, q)
		if !ok && book.PerQuestion {
			continue
		}
		if !ok {
			value = book.Values[len(book.Values)-1].ID
		}
		if differs {
			value = map[string]string{rubric.Yes: rubric.No, rubric.No: rubric.Yes}[value]
		}
		out = append(out, store.Code{Coder: coder, Message: m.ID, Item: item.ID, Question: q, Value: value})
	}
	return out
}
