package report

import (
	"html/template"
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/rubric"
)

// checkedMethod says who has checked the machine, or that nobody has.
func (b *builder) checkedMethod() template.HTML {
	c := b.m.Coding
	if c == nil {
		return b.markup("method.unchecked")
	}
	return b.markup("method.checked", b.count("count.coders", c.Coders), b.count("count.replies", c.Coded))
}

// grading says on the cover who has graded.
func (b *builder) grading() string {
	r := b.m.Rubric
	if b.m.Coding == nil {
		return b.say("meta.grading.text", r.Name, r.Version)
	}
	return b.say("meta.grading.checked", r.Name, r.Version, b.count("count.replies", b.m.Coding.Coded))
}

// checked is the sentence that stands under machine figures, "" while nobody has coded.
func (b *builder) checked() string {
	c := b.m.Coding
	if c == nil || math.IsNaN(c.Machine.Percent.Value) {
		return ""
	}
	limits := ""
	if l := c.Machine.Percent.Limits; l.Defined() {
		limits = b.say("checked.limits", b.limits(l))
	}
	return b.say("checked", b.percent(c.Machine.Percent.Value/100), b.integer(c.Machine.Units), limits)
}

// checkedItem is the agreement beside a figure of one item, "" while nobody has coded.
func (b *builder) checkedItem(id string) string {
	if b.m.Coding == nil {
		return ""
	}
	item := b.m.Coding.Item(id)
	if item == nil || item.Machine.Units == 0 {
		return b.say("checked.item.none")
	}
	a := item.Machine
	equal, n := b.percent(a.Percent.Value/100), b.integer(a.Units)
	if math.IsNaN(a.Alpha.Value) {
		return b.say("checked.item.one", equal, n)
	}
	return b.say("checked.item", equal, b.coefficient(a.Alpha, 2), n)
}

// coefficient writes a figure of agreement with its interval.
func (b *builder) coefficient(c analysis.Coefficient, places int) string {
	if math.IsNaN(c.Value) {
		return b.say("agree.undefined")
	}
	text := b.decimal(c.Value, places)
	if c.Limits.Defined() {
		text += " (" + b.decimal(c.Limits.Lo, places) + "–" + b.decimal(c.Limits.Hi, places) + ")"
	}
	return text
}

// agreements are the tables of agreement and of the full score, none while nobody has coded.
func (b *builder) agreements() []Table {
	c := b.m.Coding
	if c == nil {
		return nil
	}
	tables := []Table{
		b.agreement("agree.coders", func(i analysis.CodedItem) (analysis.Agreement, bool) { return i.Coders, true }),
		b.agreement("agree.machine", func(i analysis.CodedItem) (analysis.Agreement, bool) {
			return i.Machine, i.Kind != rubric.KindJudgement
		}),
	}
	if c.Differing > 0 {
		tables[0].Note = b.plural("agree.differing", c.Differing, b.integer(c.Differing))
	}
	if c.Full.N == 0 {
		return tables
	}
	full := Table{Title: b.table(b.say("full.title"), b.say("full.unit")), First: b.say("two.mean"), Heads: []string{b.say("two.n"), b.say("two.value"), b.say("den.interval")}}
	for _, row := range []struct {
		name string
		mean analysis.Mean
	}{{b.say("full.company"), c.Full}, {b.say("full.enquiry"), c.FullByEnquiry}} {
		full.Rows = append(full.Rows, Row{Name: row.name, Cells: []string{b.integer(row.mean.N), b.decimal(row.mean.Value, 0), b.limits(row.mean.Limits)}})
	}
	if !c.Complete {
		full.Note = b.say("full.some")
	}
	return append(tables, full)
}

func (b *builder) agreement(title string, of func(analysis.CodedItem) (analysis.Agreement, bool)) Table {
	t := Table{
		Title: b.table(b.say(title), b.say("agree.unit")), First: b.say("agree.item"),
		Heads: []string{b.say("agree.n"), b.say("agree.percent"), b.say("agree.kappa"), b.say("agree.alpha")},
	}
	for _, item := range b.m.Coding.Items {
		a, shown := of(item)
		if !shown {
			continue
		}
		row := Row{Name: b.text(item.Title), Cells: []string{"0", "–", "–", "–"}}
		if a.Units > 0 {
			row.Cells = []string{b.integer(a.Units), b.coefficient(a.Percent, 0), b.coefficient(a.Kappa, 2), b.coefficient(a.Alpha, 2)}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
