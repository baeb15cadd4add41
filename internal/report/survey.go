package report

import (
	"maps"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/survey"
)

// Satisfaction is the section on what questionnaires brought back.
type Satisfaction struct {
	Number, Head string
	Text         []string
	Tables       []Table
	Verbatims    []Verbatims
}

// Verbatims are the words of the answers to one question, masked.
type Verbatims struct {
	Question string
	Quotes   []Verbatim
}

// Verbatim is one answer.
type Verbatim struct {
	Language string
	Words    []mask.Piece
}

func (b *builder) satisfaction(number string) Satisfaction {
	v := Satisfaction{Number: number, Head: b.say("survey.head.none")}
	sent, returned := 0, 0
	for _, x := range b.m.Surveys {
		sent, returned = sent+x.Sent, returned+x.Returned
		text := b.say("survey.text", x.Script, b.integer(x.Sent), b.integer(x.Returned))
		if x.Comments > 0 {
			text += " " + b.say("survey.comments", b.count("count.messages", x.Comments))
		}
		v.Text = append(v.Text, text)
		v.Tables = append(v.Tables, b.surveyTable(x))
		for _, q := range x.Questions {
			if words := b.verbatims(q); len(words.Quotes) > 0 {
				v.Verbatims = append(v.Verbatims, words)
			}
		}
	}
	if sent > 0 {
		v.Head = b.say("survey.head", b.outOf(analysis.Fraction{X: returned, N: sent}))
	}
	return v
}

// asked is a question in the language of the report, where it was not asked in that
// or in English in the first of those in which it was.
func (b *builder) asked(q survey.Question) string {
	if text := b.text(q.Text); text != "" {
		return text
	}
	for _, language := range slices.Sorted(maps.Keys(q.Text)) {
		return q.Text[language]
	}
	return q.ID
}

// surveyTable has a row for each question that can be counted.
func (b *builder) surveyTable(x analysis.Survey) Table {
	t := Table{
		Title: b.table(b.say("survey.title", x.Script), b.say("survey.unit")), First: b.say("survey.question"), Note: b.say("survey.note"),
		Heads: []string{b.say("two.n"), b.say("survey.unclear"), b.say("survey.distribution"), b.say("survey.mean")},
	}
	for _, q := range x.Questions {
		var counts []string
		for _, c := range q.Counts {
			value := c.Value
			if q.Kind == survey.YesNo {
				value = b.say("survey." + c.Value)
			}
			counts = append(counts, value+": "+b.integer(c.N))
		}
		mean := "–"
		if !math.IsNaN(q.Mean.Value) {
			mean = b.decimal(q.Mean.Value, 1)
			if q.Mean.Limits.Defined() {
				mean += " (" + b.say("span", b.decimal(q.Mean.Limits.Lo, 1), b.decimal(q.Mean.Limits.Hi, 1)) + ")"
			}
		}
		t.Rows = append(t.Rows, Row{Name: b.asked(q.Question), Cells: []string{b.integer(q.N), b.integer(q.Unclear), strings.Join(counts, " · "), mean}})
	}
	return t
}

// verbatims are the words of a text, and of what could not be counted.
func (b *builder) verbatims(q analysis.SurveyResult) Verbatims {
	v := Verbatims{Question: b.asked(q.Question)}
	for _, a := range q.Answers {
		if q.Kind == survey.Text || a.Status == survey.Unclear {
			v.Quotes = append(v.Quotes, Verbatim{b.m.Enquiries[a.Enquiry].Language, b.quote(strings.Join(strings.Fields(a.Span.Quote), " "))})
		}
	}
	return v
}
