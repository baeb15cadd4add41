package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/analysis"
)

// Mistakes is the section on key mistakes and their repairs.
type Mistakes struct {
	Head, Text string
	Entries    []Mistake
}

// Mistake is one entry with its example and repair.
type Mistake struct {
	Number, Name, Share, Of, Interval, You string
	Strip                                  Strip
	Quote                                  []Piece
	Language                               string
	Gloss                                  string
	Repair                                 string
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
	if len(all) > 0 {
		s.Head = b.say("mistakes.head", b.count("count.mistakes", len(all)))
	}
	return s
}

func (b *builder) mistake(i int, m analysis.Mistake) Mistake {
	of := b.say("mistake.of.replies", b.outOf(m.Of))
	if m.ID == analysis.Silence {
		of = b.say("mistake.of.letters", b.outOf(m.Of))
	}
	client := -1.0
	v := Mistake{Number: b.integer(i + 1), Name: b.mistakeName(m.ID), Share: b.percent(m.Of.Share()), Of: of, Interval: b.percents(m.Limits), Repair: b.repair(m.ID)}
	if m.Of.N < analysis.RankFrom {
		v.Share, v.Interval = b.outOf(m.Of), ""
	}
	if m.Client.N > 0 {
		v.You = b.say("mistake.you", b.outOf(m.Client))
		client = m.Client.Share()
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
	name := b.mask.company(e.Target)
	switch {
	case m.Example.Message < 0:
		v.Gloss = b.say("mistake.silent", b.length(b.m.Campaign.Window), name)
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
	v.Quote, v.Language = b.mask.pieces(quote), e.Language
}

func (b *builder) mistakeName(id string) string {
	if id == analysis.Silence {
		return b.say("mistake.silence")
	}
	for _, s := range b.m.Rubric.Sections {
		for _, item := range s.Items {
			if item.ID == id {
				return b.text(item.Mistake)
			}
		}
	}
	return id
}

func (b *builder) repair(id string) string {
	if id == analysis.Silence {
		return b.say("repair.silence")
	}
	for _, s := range b.m.Rubric.Sections {
		for _, item := range s.Items {
			if item.ID == id {
				return b.text(item.Repair)
			}
		}
	}
	return ""
}

// lowerFirst fits a title into a sentence, unless its second letter says that it is an abbreviation.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}
