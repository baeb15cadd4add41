package grade

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// openingSentences are looked at for a greeting and for thanks.
const openingSentences = 4

// greeting holds when one of the first sentences begins with a salutation, or
// has one right after the name ("Marina, good afternoon!").
func (r *reader) greeting() Fact {
	for n, s := range r.sentences {
		if n == openingSentences || s.signature {
			break
		}
		for i := s.from; i < min(s.to, s.from+4); i++ {
			end := r.lex.at(r.text, listGreetings, i, s.to)
			if end > 0 && (i == s.from || r.named(s.from, i)) {
				return r.shown("salutation", i, end)
			}
		}
	}
	if len(r.sentences) > 1 && r.beginsLine(r.sentences[0].to) && r.named(0, r.sentences[0].to) {
		return r.shown("name_alone", 0, r.sentences[0].to) // "Gwen" in a line of its own
	}
	return Fact{}
}

// named reports whether words[from:to] are the name of the customer, or of
// somebody else before a comma, with or without a title.
func (r *reader) named(from, to int) bool {
	comma := strings.Contains(r.gap(to-1), ",")
	for i := from; i < to; i++ {
		if !(comma && r.capital(i)) && !r.lex.is(listTitles, &r.words[i]) && !r.isPersona(i) {
			return false
		}
	}
	return true
}

// addressed holds when the customer's first or last name stands outside the
// signature, in whatever case and script.
func (r *reader) addressed() Fact {
	for i := range r.words {
		if r.isPersona(i) && !r.words[i].in(r.signature.Start, r.signature.End) && !r.foreign[i] && !r.signs(i) {
			return stated("persona_name", r.raw(i), r.span(i, i+1))
		}
	}
	return Fact{}
}

func (w word) in(start, end int) bool { return w.start >= start && w.end <= end }

// isPersona reports whether word i is a name of the persona. A writer who uses
// capitals at all writes a name with one.
func (r *reader) isPersona(i int) bool {
	if !r.capital(i) && r.capitals() {
		return false
	}
	return slices.ContainsFunc(r.persona, func(n name) bool { return n.is(r.words[i].latin) })
}

// thanked holds for thanks for the enquiry and for pleasure at it: thanks near
// the beginning that are not for something else and not a closing formula.
func (r *reader) thanked() Fact {
	for n, s := range r.sentences {
		if s.signature {
			break
		}
		if from, to, ok := r.lex.find(r.text, listPleasure, s.from, s.to); ok {
			return r.shown("pleasure", from, to)
		}
		from, _, ok := r.lex.find(r.text, listThanks, s.from, s.to)
		if !ok || n >= openingSentences+1 || r.lex.in(r.text, listThanksElse, s) {
			continue
		}
		if !r.closes(n) {
			return r.shown("thanks", from, s.to)
		}
	}
	return Fact{}
}

// closes reports whether sentence n stands where a formula of closing stands:
// nothing but two lines of a few words each comes between it and the signature
// or the end, and nothing more is said on its own line.
func (r *reader) closes(n int) bool {
	if n == 0 {
		return false
	}
	later := 0
	for _, s := range r.sentences[n+1:] {
		if s.signature {
			continue
		}
		if s.to-s.from > 1 && !r.beginsLine(s.from) {
			return false
		}
		if later++; later > 2 || s.to-s.from > 3 || r.hasNumber(s) {
			return false
		}
	}
	return r.sentences[n].to-r.sentences[n].from <= closingWords
}

// closingWords is the length up to which a line can be a closing formula with a name behind it.
const closingWords = 8

// behindClosing is how many words may stand behind a formula with no stop
// between ("yours", "Ihre Anna", and not "Ihre Anfrage habe ich übernommen").
const behindClosing = 4

// closing holds for a formula that begins a short line after the first one, or
// for a good wish anywhere behind the first sentence.
func (r *reader) closing() Fact {
	for n, s := range r.sentences {
		if n == 0 {
			continue
		}
		if end := r.closingAt(n); end > 0 {
			return r.shown("formula", s.from, end)
		}
		if from, to, ok := r.lex.find(r.text, listWishes, s.from, s.to); ok && n > 1 {
			return r.shown("wish", from, to)
		}
	}
	return Fact{}
}

// closingAt returns the end of the closing formula that begins sentence n, or 0.
// Thanks are a formula only where a letter ends.
func (r *reader) closingAt(n int) int {
	s := r.sentences[n]
	end := r.lex.at(r.text, listClosings, s.from, s.to)
	if end == 0 || s.to-s.from > closingWords || !r.beginsLine(s.from) && !r.endsLetter(n) {
		return 0
	}
	bare := end == s.to || strings.ContainsAny(r.gap(end-1), ",.!\n-–—")
	if r.lex.in(r.text, listThanks, s) {
		if !r.closes(n) || !bare {
			return 0
		}
	}
	if !bare && (s.to-end > behindClosing || utf8.RuneCountInString(r.src[s.start:s.end]) > 60) {
		return 0
	}
	return end
}

// endsLetter reports whether nothing but a name stands behind the first word or two of
// sentence n ("... till Friday. LG Toni").
func (r *reader) endsLetter(n int) bool {
	for _, s := range r.sentences[n+1:] {
		if !s.signature && s.to-s.from > lastNames {
			return false
		}
	}
	return r.sentences[n].to-r.sentences[n].from <= closingWords/2
}

// beginsLine reports whether word i is the first of its line.
func (t *text) beginsLine(i int) bool {
	return i == 0 || strings.Contains(t.gap(i-1), "\n")
}

// apologised holds for an apology; who is "sorry to hear" of something makes none.
func (r *reader) apologised() Fact {
	for at := 0; ; {
		from, to, ok := r.lex.find(r.text, listApologies, at, len(r.words))
		if !ok {
			return Fact{}
		}
		sympathy := r.lex.at(r.text, listSympathies, from, len(r.words))
		if sympathy == 0 {
			return r.shown("apology", from, to)
		}
		at = max(to, sympathy)
	}
}

// invitation holds when further questions are invited: by a set phrase, or by a
// sentence that names questions and what to do with them.
func (r *reader) invitation() Fact {
	for _, s := range r.sentences {
		if from, to, ok := r.lex.find(r.text, listInvitations, s.from, s.to); ok {
			return r.shown("invitation", from, to)
		}
		if r.asksOn(s) && r.lex.in(r.text, listInvites, s) {
			return r.shown("questions_invited", s.from, s.to)
		}
	}
	return Fact{}
}
