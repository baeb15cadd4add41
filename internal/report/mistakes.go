package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
	"replyaudit/internal/rubric"
)

// Mistakes is the section on key mistakes and their repairs.
type Mistakes struct {
	Head, Text string
	Entries    []Mistake
	Plan       Plan
}

// Mistake is one entry with its example and repair.
type Mistake struct {
	Number, Name, Share, Of, Interval, You string
	Strip                                  Strip
	Quote                                  []mask.Piece
	Language                               string
	Gloss                                  string
	Checked                                string // how far people agree with the machine on it
	Repair                                 string
	Plan                                   string // what the organisation does about it, by its improvement plan
}

// mostMistakes is how many mistakes the section prints; company pages propose against all.
const mostMistakes = 12

func (b *builder) mistakes() Mistakes {
	s := Mistakes{Head: b.say("mistakes.head.none"), Text: b.say("mistakes.text")}
	all := b.m.Mistakes
	if len(all) > mostMistakes {
		all = all[:mostMistakes]
	}
	for i, m := range all {
		s.Entries = append(s.Entries, b.mistake(i, m))
	}
	s.Plan = b.plan()
	switch {
	case len(all) < len(b.m.Mistakes):
		s.Head = b.say("mistakes.head.most", b.integer(len(all)), b.integer(len(b.m.Mistakes)))
	case len(all) > 0:
		s.Head = b.plural("mistakes.head", len(all), b.count("count.mistakes", len(all)))
	}
	return s
}

func (b *builder) mistake(i int, m analysis.Mistake) Mistake {
	of := b.plural("mistake.of.replies", m.Of.N, b.outOf(m.Of))
	if m.ID == analysis.Silence || m.ID == analysis.Undelivered {
		of = b.plural("mistake.of.letters", m.Of.N, b.outOf(m.Of))
	}
	client := -1.0
	checked := ""
	if m.ID != analysis.Silence && m.ID != analysis.Undelivered {
		checked = b.checkedItem(m.ID)
	}
	v := Mistake{Number: b.integer(i + 1), Name: b.mistakeName(m.ID), Share: b.percent(m.Of.Share()), Of: of, Repair: b.repair(m.ID), Plan: b.planned(m.ID), Checked: checked}
	if m.Limits.Defined() {
		v.Interval = b.percents(m.Limits)
	}
	if m.Client.N > 0 {
		v.You = b.say("mistake.you", b.outOf(m.Client))
		client = m.Client.Share()
	}
	if m.Of.N < analysis.RankFrom { // no rate, and no mark of one
		v.Share, v.Interval = b.say("too_few", b.integer(m.Of.N)), ""
		b.example(&v, m)
		return v
	}
	v.Strip = Strip{Dot: at(m.Of.Share())}
	if m.Limits.Defined() {
		v.Strip.Lo, v.Strip.Hi = at(m.Limits.Lo), at(m.Limits.Hi)
	}
	if client >= 0 {
		v.Strip.Client = at(client)
	}
	b.example(&v, m)
	return v
}

func (b *builder) example(v *Mistake, m analysis.Mistake) {
	if m.Example.Enquiry < 0 {
		return
	}
	e := &b.m.Enquiries[m.Example.Enquiry]
	name := b.mask.Company(e.Target)
	switch {
	case m.Example.Message < 0:
		v.Gloss = b.say("mistake."+m.ID, name, b.length(b.m.Campaign.Window))
		return
	case m.Example.Found:
		v.Gloss = b.say("mistake.said", name, e.Script)
	default:
		v.Gloss = b.say("mistake.began", name)
	}
	quote := strings.Join(strings.Fields(m.Example.Span.Quote), " ")
	if !m.Example.Found && len(m.Example.Span.Quote) < len(e.Messages[m.Example.Message].Decision.Parts.Visible) {
		quote += " …"
	}
	v.Quote, v.Language = b.quote(quote), spoken(e, m.Example.Message)
}

// mistakeName is what went wrong, as a heading.
func (b *builder) mistakeName(id string) string {
	return strings.TrimSuffix(b.text(b.finding(id).Mistake), ".")
}

func (b *builder) repair(id string) string { return b.text(b.finding(id).Repair) }

// finding is the rubric's texts for a mistake.
func (b *builder) finding(id string) rubric.Finding {
	switch id {
	case analysis.Silence:
		return b.m.Rubric.Silent
	case analysis.Undelivered:
		return b.m.Rubric.Undelivered
	}
	item, _ := b.item(id)
	return rubric.Finding{Mistake: item.Mistake, Repair: item.Repair}
}

func (b *builder) item(id string) (rubric.Item, bool) {
	for _, s := range b.m.Rubric.Sections {
		for item := range s.Graded() {
			if item.ID == id {
				return item, true
			}
		}
	}
	return rubric.Item{}, false
}

// lowerFirst fits a title into a sentence, unless its second letter says that it is an abbreviation.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
