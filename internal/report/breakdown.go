package report

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
)

// Breakdown is the section on groups of letters.
type Breakdown struct {
	Head, Text string
	Tables     []Table
}

// breaksDown reports whether anything divides the letters.
func (b *builder) breaksDown() bool {
	return slices.ContainsFunc(b.m.Breakdowns, func(x analysis.Breakdown) bool { return len(x.Levels) > 1 })
}

func (b *builder) breakdown() Breakdown {
	if !b.breaksDown() {
		return Breakdown{}
	}
	return Breakdown{Head: b.say("breakdown.head"), Text: b.say("breakdown.text"), Tables: []Table{b.groups()}}
}

// groups are the rates of each country, language, script and value of a column,
// where there are several.
func (b *builder) groups() Table {
	t := Table{
		Title: b.table(b.say("groups.title"), b.say("groups.unit")), First: b.say("groups.group"),
		Heads: []string{b.say("funnel.letters"), b.say("rate.acknowledged"), b.say("rate.replied"), b.say("rate.answered"), b.say("rate.on_time_in_full")},
	}
	for _, trait := range b.m.Breakdowns {
		if len(trait.Levels) < 2 {
			continue
		}
		t.Rows = append(t.Rows, Row{Class: "grp", Name: b.traitName(trait.Trait)})
		for _, l := range trait.Levels {
			row := Row{Class: "in", Name: b.levelName(trait.Trait, l), Cells: []string{b.integer(l.Replied.N)}}
			for _, r := range []analysis.Rate{l.Acknowledged, l.Replied, l.Answered, l.OnTimeInFull} {
				row.Cells = append(row.Cells, b.rateCell(r))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// levelName is a value of a trait; of a column it is a stranger's word and may name somebody.
func (b *builder) levelName(trait string, l analysis.Level) string {
	switch {
	case l.Other:
		return b.say("breakdown.other")
	case l.Low == l.High:
		return b.number(l.Low)
	case l.Low < l.High:
		return b.number(l.Low) + "–" + b.number(l.High)
	case slices.Contains(b.m.Traits, trait):
		return mask.Name(b.mask.Plain(l.Name))
	}
	return b.name(trait, l.Name)
}

// number writes a value with the places that it has, three at most.
func (b *builder) number(x float64) string {
	text := b.decimal(x, 3)
	if mark := b.say("decimal_mark"); strings.Contains(text, mark) {
		text = strings.TrimSuffix(strings.TrimRight(text, "0"), mark)
	}
	return text
}

// traitName is the name of a trait; a column of the list has no other name than its own.
func (b *builder) traitName(trait string) string {
	if slices.Contains(b.m.Traits, trait) {
		return upperFirst(mask.Name(strings.ReplaceAll(trait, "_", " ")))
	}
	return b.say("trait." + trait)
}

func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
