package report

import (
	"strings"

	"replyaudit/internal/rubric"
)

// grade is a score with the letter of its band, where the rubric names bands.
func (b *builder) grade(score float64) string {
	text := b.decimal(score, 0)
	if band, _, ok := b.m.Rubric.BandOf(score); ok {
		text += " " + band.Letter
	}
	return text
}

// bandName is the letter and the word of a band.
func (b *builder) bandName(band rubric.Band) string {
	return b.say("band", band.Letter, b.text(band.Word))
}

// bandRange says which scores a band holds.
func (b *builder) bandRange(place int) string {
	bands := b.m.Rubric.Bands
	from := b.decimal(bands[place].From, 0)
	if place == 0 {
		return b.say("band.top", from)
	}
	return b.say("band.range", from, b.decimal(bands[place-1].From-1, 0))
}

// bandsText explains the letters; "" without any.
func (b *builder) bandsText() string {
	var all []string
	for i, band := range b.m.Rubric.Bands {
		all = append(all, b.say("bands.one", b.bandName(band), b.bandRange(i)))
	}
	if len(all) == 0 {
		return ""
	}
	return b.say("bands", strings.Join(all, "; "))
}

// passes is the table of standards that ask for several things at once.
func (b *builder) passes() Table {
	if len(b.m.Passes) == 0 {
		return Table{}
	}
	t := Table{
		Title: b.table(b.say("passes.title"), b.say("passes.unit")), First: b.say("passes.standard"), Note: b.checked(),
		Heads: []string{b.say("passes.of"), b.say("passes.share"), b.say("den.interval"), b.say("passes.replies")},
	}
	if b.client != "" {
		t.Heads = append(t.Heads, b.say("quality.you"))
	}
	for _, p := range b.m.Passes {
		row := Row{Name: b.text(p.Title), Cells: []string{b.outOf(p.Delivered.Fraction), b.percent(p.Delivered.Share()), b.percents(p.Delivered.Limits), b.outOf(p.Replies)}}
		if b.client != "" {
			row.Cells = append(row.Cells, b.outOf(p.Client))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
