// Package grade reads out of the visible text of a reply what a rubric asks
// for, and turns it into a score.
//
// Read takes the text that a person newly wrote, its signature and what is
// known of the enquiry. It returns a Reading: twenty-three facts (was the customer
// greeted, thanked, addressed by name; who signed; is there a phone, a next
// step, an apology; was the customer sent elsewhere ...) and for every question
// whether it was answered, with which value, and whether the value agrees with
// the key. Each finding carries the span of words that shows it, as byte
// offsets into the text, so that a person can check it. Union joins the answers
// of several messages; Score applies a rubric.
//
// The words come from package lexicon, the rules stand here: text.go cuts the
// text into sentences and clauses; courtesy.go, signer.go, contact.go and
// conduct.go read the facts, letter.go what the letter is as a whole; value.go and its neighbours find amounts, times,
// dates and the like; question.go finds out what a question asks for, and cue.go
// by which words it is known again; bind.go decides which value answers which question.
//
// Reading is pure and bounded: nothing but the arguments is looked at, at most
// 16 KiB of a text are read, and the same arguments give the same reading. The
// package does not decide whether a message was written by a person, does not
// parse mail, and does not weigh what it cannot see: attachments, pictures and
// what stands behind a link.
package grade

import (
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/lexicon"
)

// reader is one text in the languages in which it is read.
type reader struct {
	*text
	lex      lexis
	ctx      Context
	language string
	letter   []line  // of the letter that is answered
	asked    []*text // the questions, as ctx has them
	fields   [][]int // unfilled fields of mail merge, byte ranges
	persona  []name
	company  []name
	links    []contact
	phones   []contact
	foreign  []bool // by word: part of a link, an address or an unfilled field
	manners  []manner
	signers  []signer
}

// Read reads the facts and the answers out of visible, the text that the sender
// newly wrote. signature is that block of it which holds the contact lines, ""
// when there is none. Spans are byte offsets into visible.
func Read(visible, signature string, ctx Context) Reading {
	r := newReader(visible, signature, ctx)
	questions := r.answers()
	deflected := r.deflected(questions)
	facts := map[string]Fact{
		"greeting":             r.greeting(),
		"addressed_by_name":    r.addressed(),
		"thanked":              r.thanked(),
		"polite_closing":       r.closing(),
		"responder_name":       r.responderName(),
		"responder_role":       r.responderRole(),
		"company_named":        r.companyNamed(),
		"phone":                r.phone(),
		"postal_address":       r.postalAddress(),
		"website":              r.website(),
		"invites_questions":    r.invitation(),
		"next_step":            r.nextStep(deflected.Holds),
		"related_offer":        r.relatedOffer(),
		"deflected":            deflected,
		"clarifying_question":  r.clarifyingQuestion(),
		"apologised":           r.apologised(),
		"unfilled_placeholder": r.placeholder(),
		"language_matches":     r.languageMatches(),
		"attachment":           r.attachment(),
		"reply_length":         r.replyLength(),
		"social_link":          r.socialLink(),
		"specifics":            r.specifics(),
		"writing_slip":         r.writingSlip(),
	}
	return Reading{Language: r.language, Facts: facts, Questions: questions}
}

func newReader(visible, signature string, ctx Context) *reader {
	r := &reader{text: newText(visible, signature), ctx: ctx, language: ctx.Detected}
	if r.language == "" {
		r.language = lexicon.Detect(visible)
	}
	r.lex = vocabulariesFor(r.language, ctx.Language)
	r.letter = linesOf(ctx.LetterBody)
	for _, q := range ctx.Questions {
		r.asked = append(r.asked, newText(q.Text, ""))
	}
	nouns := r.nouns()
	for i := range r.words {
		w := &r.words[i]
		w.name = !nouns && r.capital(i) && i > r.sentences[w.sentence].from
		w.latin, w.stop = latin(w.folded), r.lex.is(listStop, w)
		if w.starts.has(listMatters) {
			w.matter = r.lex.matter(w.folded)
		}
		w.root, w.denied = r.lex.root(w.folded)
	}
	r.markMoments()
	r.persona = r.personaNames()
	r.company = companyWords(ctx.CompanyName)
	r.fields = r.placeholders()
	r.links, r.phones = r.findContacts()
	r.markForeign()
	r.readManners()
	r.signers = r.findSigners()
	return r
}

// markMoments keeps the words of a length of time ("per parą") from being taken
// for forms of words that only look like them ("parašas").
func (r *reader) markMoments() {
	for i := range r.words {
		for end := r.lex.at(r.text, listMoments, i, len(r.words)); end > i; end-- {
			r.words[end-1].stop = true
		}
	}
}

// shown is a fact that words[from:to] show.
func (r *reader) shown(rule string, from, to int) Fact {
	return Fact{Holds: true, Span: r.span(from, to), Rule: rule}
}

// stated is a fact that has a value, found at the span.
func stated(rule, value string, span audit.Span) Fact {
	return Fact{Holds: true, Value: value, Span: span, Rule: rule}
}

// languageMatches holds when the reply is in the language of the enquiry; a
// text too short to tell gets the benefit of the doubt.
func (r *reader) languageMatches() Fact {
	switch {
	case strings.TrimSpace(r.src) == "":
		return Fact{Rule: "no_text"}
	case r.language == "":
		return Fact{Holds: true, Rule: "too_short_to_tell"}
	}
	return Fact{Holds: r.language == r.ctx.Language, Value: r.language, Rule: "detected"}
}
