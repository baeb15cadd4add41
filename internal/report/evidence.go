package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/mask"
	"replyaudit/internal/rubric"
)

// mark is a stretch of the graded message that an item rests on.
type mark struct {
	start, end int
	style      string // met, partly, missed
	item       string
	number     int
}

// evidence finds the words that each item rests on, in the order of the text and
// apart. What rests on another message than the graded one cannot be marked.
func (b *builder) evidence(e *analysis.Enquiry) []mark {
	text := e.Messages[e.First].Decision.Parts.Visible
	var marks []mark
	add := func(s audit.Span, style, item string) {
		if start, end, ok := locate(text, s); ok {
			marks = append(marks, mark{start: start, end: end, style: style, item: item})
		}
	}
	for _, item := range e.Score.Items {
		if !item.Applies || item.Weight == 0 {
			continue
		}
		if known, _ := b.item(item.ID); known.Kind == rubric.KindQuestions {
			for _, id := range sortedKeys(e.Questions) {
				add(e.Questions[id].Span, answerStyle(e.Questions[id]), item.ID)
			}
			continue
		}
		for _, s := range item.Spans {
			add(s, itemStyle(item.Score), item.ID)
		}
	}
	return apart(marks)
}

// locate finds a span in a text: where it says it is, or where its words are.
func locate(text string, s audit.Span) (start, end int, ok bool) {
	if s.Quote == "" {
		return 0, 0, false
	}
	if s.Start >= 0 && s.End <= len(text) && s.Start < s.End && text[s.Start:s.End] == s.Quote {
		return s.Start, s.End, true
	}
	i := strings.Index(text, s.Quote)
	return i, i + len(s.Quote), i >= 0
}

// apart orders marks, numbers them, and cuts what overlaps; a mark that lies
// within another shares its number.
func apart(marks []mark) []mark {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	number, end := 0, 0
	for i := range marks {
		m := &marks[i]
		if m.end <= end {
			m.start, m.end = end, end
			m.number = number
			continue
		}
		m.start = max(m.start, end)
		number++
		m.number, end = number, m.end
	}
	return marks
}

func itemStyle(score float64) string {
	switch {
	case score >= 0.995:
		return "met"
	case score > 0.005:
		return "partly"
	}
	return "missed"
}

func answerStyle(a grade.Answer) string {
	switch {
	case a.Correct == "wrong" || a.Status == grade.Unanswered:
		return "missed"
	case a.Status == grade.Partly:
		return "partly"
	}
	return "met"
}

// ScoreTable lists the items of one letter.
type ScoreTable struct {
	Title Title
	Rows  []ScoreRow
	Total string
	// Source says that the machine graded, and how far people agree with it.
	Source string
}

// ScoreRow is a section or an item.
type ScoreRow struct {
	Section          bool
	Style, StyleName string // met, partly, missed, none
	Name             string
	Marks            []string
	Evidence         []mask.Piece
	Points, Of       string
}

func (b *builder) scoreTable(number string, e *analysis.Enquiry, marks []mark) *ScoreTable {
	t := &ScoreTable{
		Title: b.table(b.say("items.title", number, b.decimal(e.Score.Machine, 1)), ""),
		Total: b.decimal(e.Score.Machine, 1), Source: cmp.Or(b.checked(), b.say("items.src")),
	}
	point := worth(&e.Score)
	for _, section := range b.m.Rubric.Sections {
		head := len(t.Rows)
		t.Rows = append(t.Rows, ScoreRow{Section: true, Name: b.text(section.Title)})
		var sum, of float64
		for item := range section.Graded() {
			i := slices.IndexFunc(e.Score.Items, func(x grade.Item) bool { return x.ID == item.ID })
			if i < 0 || item.Weight == 0 { // what is only counted has no place among the points
				continue
			}
			graded := e.Score.Items[i]
			row := b.scoreRow(e, item, graded, marks)
			if graded.Applies {
				most := point * graded.Weight
				row.Points, row.Of = b.decimal(most*graded.Score, 1), b.decimal(most, 1)
				sum, of = sum+most*graded.Score, of+most
			}
			t.Rows = append(t.Rows, row)
		}
		t.Rows[head].Points, t.Rows[head].Of = b.decimal(sum, 1), b.decimal(of, 1)
	}
	return t
}

func (b *builder) scoreRow(e *analysis.Enquiry, item rubric.Item, graded grade.Item, marks []mark) ScoreRow {
	row := ScoreRow{Name: b.text(item.Title), Style: "none", StyleName: b.say("items.none"), Points: "–", Of: "–"}
	if !graded.Applies {
		return row
	}
	row.Style = itemStyle(graded.Score)
	row.StyleName = b.say("items." + row.Style)
	for _, m := range marks {
		if n := b.integer(m.number); m.item == item.ID && !slices.Contains(row.Marks, n) {
			row.Marks = append(row.Marks, n)
		}
	}
	switch {
	case item.Kind == rubric.KindTime:
		row.Evidence = b.timeTaken(e, item.From)
	case item.Kind == rubric.KindFact && graded.Score == 0:
		row.Evidence = []mask.Piece{{Text: b.say("items.notfound")}}
	case item.From == "contacts":
		row.Evidence = []mask.Piece{{Text: b.count("count.messages", e.Contacts)}}
	case item.Kind == rubric.KindQuestions:
		row.Evidence = []mask.Piece{{Text: b.ofQuestions(e, item, graded)}}
	}
	return row
}

// ofQuestions says how many of the questions an item counts were met, a part counting half.
func (b *builder) ofQuestions(e *analysis.Enquiry, item rubric.Item, graded grade.Item) string {
	of := 0
	for _, a := range e.Questions {
		if item.From != "correct" || a.Correct == "right" || a.Correct == "wrong" {
			of++
		}
	}
	met, places := graded.Score*float64(of), 0
	if met != math.Trunc(met) {
		places = 1
	}
	return b.say("x_of_n", b.decimal(met, places), b.integer(of))
}

// timeTaken is the working time that an item of time was graded by: to the
// complete answer, or to the graded message, which a question back is too.
func (b *builder) timeTaken(e *analysis.Enquiry, from string) []mask.Piece {
	if from == "answer_seconds" {
		if !e.Answer.Event {
			return nil
		}
		return []mask.Piece{{Text: b.duration(e.Answer.WorkingSeconds)}}
	}
	for _, x := range b.m.Timeline(e) {
		if x.Graded {
			return []mask.Piece{{Text: b.duration(x.WorkingSeconds)}}
		}
	}
	return nil
}

// worth is what an item of weight 1 is worth in points, so that those that apply
// add up to 100.
func worth(score *grade.Score) float64 {
	weight := 0.0
	for _, item := range score.Items {
		if item.Applies {
			weight += item.Weight
		}
	}
	return 100 / weight
}
