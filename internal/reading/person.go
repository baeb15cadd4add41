package reading

import (
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
)

// ByPerson is the rule of an answer that a person has read.
const ByPerson = "person"

// Person is what people have decided about a message against the machine.
type Person struct {
	Enquiry   *string                 // that it belongs to, "" for none of ours; nil when nobody has said
	Class     audit.Class             // "" when nobody has said
	Questions map[string]grade.Answer // that a person has read, by question id
}

// Machine is what the machine alone says of a message that people have decided
// about: when it is no longer what they saw, they are asked again.
type Machine struct {
	Class   audit.Class `json:"class"`
	Enquiry string      `json:"enquiry,omitempty"`
	Answers string      `json:"answers,omitempty"` // as AnswersOf
}

// MachineOf is what a decision that no person had a part in says.
func MachineOf(d Decision) Machine {
	return Machine{Class: d.Verdict.Class, Enquiry: d.Match.Enquiry, Answers: AnswersOf(d)}
}

// AnswersOf sums up what a message answers, in one line: "price=answered:right
// term=unanswered", by question; with "unread" before it where an answer may
// stand in what could not be read.
func AnswersOf(d Decision) string {
	var all []string
	for id, a := range d.Reading.Questions {
		word := id + "=" + string(a.Status)
		if a.Correct == "right" || a.Correct == "wrong" {
			word += ":" + a.Correct
		}
		all = append(all, word)
	}
	slices.Sort(all)
	if d.Unread {
		all = append([]string{"unread"}, all...)
	}
	return strings.Join(all, " ")
}

// ParseAnswer reads what a person says of one question: a status, and after a
// colon whether the answer is right ("answered:wrong"). Without it nothing is
// said about that.
func ParseAnswer(s string) (grade.Answer, error) {
	status, correct, told := strings.Cut(s, ":")
	a := grade.Answer{Status: grade.Status(status), Correct: "unknown", Rule: ByPerson}
	if told {
		a.Correct = correct
	}
	if !slices.Contains([]grade.Status{grade.Answered, grade.Partly, grade.Unanswered}, a.Status) || !slices.Contains([]string{"right", "wrong", "unknown"}, a.Correct) {
		return grade.Answer{}, fmt.Errorf("%q says nothing of a question: write answered, partly or unanswered, and after a colon right or wrong where that is known", s)
	}
	return a, nil
}

// judged puts a person's class in the place of the machine's, whose evidence
// stays. What a person calls a person's words is taken to deal with the enquiry.
func judged(v classify.Verdict, c audit.Class, s classify.Signals) classify.Verdict {
	v.Class = c
	switch c {
	case audit.Human:
		v.Authorship = classify.Person
		if v.Substance == classify.Generic {
			v.Substance = classify.Substantive
		}
	case audit.Uncertain:
		v.Authorship = classify.Nobody
	default:
		v.Substance = classify.Generic
	}
	if c == audit.Bounce || c == audit.Delay {
		v.Bounce = s.Bounce
	}
	if c == audit.Acknowledgement && v.Ack == nil {
		v.Ack = &classify.Ack{}
		if s.Ack != nil {
			v.Ack = s.Ack
		}
	}
	return v
}

// answered puts a person's answers in the place of the machine's: nothing of the
// message is unread any more.
func answered(d Decision, questions map[string]grade.Answer) Decision {
	all := map[string]grade.Answer{}
	for id, a := range d.Reading.Questions {
		all[id] = a
	}
	for id, a := range questions {
		all[id] = a
	}
	d.Reading.Questions, d.Unread = all, false
	return d
}
