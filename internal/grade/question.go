package grade

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ask is one thing that a question wants to know. A question may hold several:
// "how much is delivery, and do you bring it upstairs?"
type ask struct {
	question int // index into Context.Questions
	kind     string
	cues     []cue
	text     *text   // the question's own
	focus    cue     // the last telling word of the question, or the one that has rivals
	needs    bool    // asks whether something is needed
	soon     bool    // asks how soon something happens, which a day and a length of time answer alike
	whether  bool    // asks whether there is any, so that a plain denial answers ("is there a deposit?")
	half     bool    // the same, and more than a plain yes is wanted ("are you open on Saturdays, and until what time?")
	key      *reader // the question's key, nil when it has none
}

// questionAsks finds out what each question asks for.
func (r *reader) questionAsks() [][]ask {
	var out [][]ask
	for i, q := range r.ctx.Questions {
		asks := r.splitQuestion(i, q)
		for j := range asks {
			asks[j].addCues(q.Cues)
			asks[j].finish(r.questionLexis())
		}
		out = append(out, asks)
	}
	shareCues(out)
	return out
}

// splitQuestion cuts the question where a new asking word begins a new ask. A
// campaign that says what the question expects has the last word.
func (r *reader) splitQuestion(index int, q Question) []ask {
	asked := &reader{text: r.asked[index], lex: r.questionLexis()}
	whole := asked.whole()
	kind := q.Expects
	if kind == "" || kind == "free" {
		if parts := asked.askedParts(index); len(parts) > 1 || len(parts) == 1 && q.Expects == "" {
			for i := range parts {
				weight := questionCue
				if len(parts[i].cues) == 0 {
					weight = clauseCue // "and how much is it?"
				}
				asked.addWords(&parts[i], whole, weight)
				r.addContext(&parts[i], q)
			}
			return parts
		}
	}
	if kind == "" {
		kind = "free"
	}
	a := ask{question: index, kind: kind, text: asked.text, focus: cue{word: asked.lastTelling(whole)}}
	asked.addWords(&a, whole, clauseCue)
	if kind == "yes_no" {
		asked.addPrices(&a)
	} else if kind != "free" {
		a.half = asked.asksWhether()
		a.whether = a.half
	}
	r.addContext(&a, q)
	return []ask{a}
}

// asksWhether reports whether a question for a value asks for a yes or no as well.
func (r *reader) asksWhether() bool {
	for _, v := range r.lex {
		for _, a := range v.asks {
			if a.kind == "yes_no" && a.words.at(r.text, 0, len(r.words)) > 0 {
				return true
			}
		}
	}
	return slices.ContainsFunc(r.openers(), func(o opener) bool {
		before := stretch{from: r.clauses[r.words[o.at].clause].from, to: o.at + 1} // "с какого времени можно" leaves no choice
		return (o.kind == "yes_no" || o.whether) && !r.lex.in(r.text, listInterrogatives, before)
	})
}

// questionLexis is the language of the enquiry, and all languages while that is unknown.
func (r *reader) questionLexis() lexis {
	for i, all := 0, vocabularies(); i < len(all); i++ {
		if all[i].code == r.ctx.Language {
			return lexis{&all[i]}
		}
	}
	return r.lex
}

// opener is where an asking word stands.
type opener struct {
	at      int
	kind    string
	whether bool // words that ask for yes or no stand beside those for the kind
}

// askedParts splits the text of a question at its asking words.
func (r *reader) askedParts(index int) []ask {
	openers := r.openers()
	var out []ask
	for i, o := range openers {
		part := stretch{from: o.at, to: len(r.words)}
		if i == 0 {
			part.from = 0
		}
		if i+1 < len(openers) {
			part.to = openers[i+1].at
		}
		a := ask{question: index, kind: o.kind, text: r.text, focus: cue{word: r.lastTelling(part)}, whether: o.whether}
		r.addWords(&a, part, clauseCue)
		if o.whether && o.kind == "money" {
			r.addPrices(&a)
		}
		if len(a.cues) == 0 && o.kind == "yes_no" && len(openers) > 1 {
			continue // "could you tell me ..."
		}
		out = append(out, a)
	}
	return out
}

// nearOpener is the distance within which two asking words are one question ("is there a charge").
const nearOpener = 3

func (r *reader) openers() []opener {
	var out []opener
	for i := 0; i < len(r.words); i++ {
		kind, end := r.openerAt(i)
		if end == 0 || kind == "money" && len(out) > 0 && out[len(out)-1].kind == "yes_no" && r.asksForPart(out[len(out)-1].at, i, end) {
			continue
		}
		if kind == "yes_no" && r.asksOpenly(i) || kind == "person" && r.lex.in(r.text, listIncluded, stretch{from: i, to: min(i+nearOpener+2, len(r.words))}) {
			kind = "free" // "what does", "where can we"; "kas įeina" asks for things
		}
		n := len(out) - 1
		switch {
		case n >= 0 && (kind == "free" || out[n].kind == "free") && !r.newClause(out[n].at, i):
			if out[n].kind == "free" {
				out[n].kind = kind
			}
		case n >= 0 && i-out[n].at <= nearOpener && (kind == "yes_no" || out[n].kind == "yes_no" || kind == out[n].kind) && !r.newClause(out[n].at, i):
			if out[n].kind == "yes_no" {
				out[n].kind, out[n].whether = kind, kind != "yes_no"
			}
		case kind != "yes_no" || n < 0 || r.newClause(out[n].at, i) && !(out[n].kind == "yes_no" && r.alternative(i)):
			out = append(out, opener{at: i, kind: kind})
		}
		i = end - 1
	}
	if len(out) == 0 && strings.HasSuffix(strings.TrimSpace(r.src), "?") && len(r.words) > 0 {
		out = append(out, opener{kind: r.unopened()})
	}
	return out
}

// asksOpenly reports whether a question word stands right before word i, so that
// the verb there asks for more than yes or no.
func (r *reader) asksOpenly(i int) bool {
	for j := max(0, i-2); j < i; j++ {
		if r.lex.at(r.text, listInterrogatives, j, i) == i && !r.newClause(j, i) {
			return true
		}
	}
	return false
}

// unopened is what a question asks for that has no word of asking: a question
// word leaves it open, a verb in front, as in German, asks for yes or no.
func (r *reader) unopened() string {
	for i := range r.words[:min(len(r.words), openingWords)] {
		if r.lex.is(listInterrogatives, &r.words[i]) {
			return "free"
		}
	}
	return "yes_no"
}

// asksForPart reports whether the question that opens at word from asks if
// something is a part of the price at words[i:end] ("is the gear included in the
// price?"), and not how high that is.
func (r *reader) asksForPart(from, i, end int) bool {
	part := stretch{from: r.clauses[r.words[from].clause].from, to: min(end+nearOpener, len(r.words))}
	return r.lex.in(r.text, listIncluded, part) && !r.lex.is(listInterrogatives, &r.words[i])
}

// newClause reports whether a comma or a conjunction stands between words i and j.
func (r *reader) newClause(i, j int) bool {
	for k := i; k < j; k++ {
		if strings.ContainsAny(r.gap(k), ",;?") {
			return true
		}
		if k > i && adds(r.words[k].folded) {
			return true
		}
	}
	return false
}

// adds reports whether the word joins another question to the one before it.
func adds(word string) bool {
	switch word {
	case "and", "и", "ir", "und", "i", "oraz", "а", "bei", "un", "ja", "o":
		return true
	}
	return false
}

// alternative reports whether word i begins the other half of a question that
// leaves a choice ("is it included, or do I hire it?"): both halves have one answer.
func (r *reader) alternative(i int) bool {
	return i > 0 && (r.lex.is(listOr, &r.words[i-1]) || r.lex.is(listOr, &r.words[i]) && !adds(r.words[i-1].folded))
}

func (r *reader) openerAt(i int) (kind string, end int) {
	if !r.words[i].starts.has(listAsks) {
		return "", 0
	}
	for _, v := range r.lex {
		for _, a := range v.asks {
			if e := a.words.at(r.text, i, len(r.words)); e > end {
				kind, end = a.kind, e
			}
		}
	}
	return kind, end
}

// addWords takes the telling words of the stretch as cues.
func (r *reader) addWords(a *ask, s stretch, weight float64) {
	for i := s.from; i < s.to; i++ {
		if _, end := r.number(i); end > 0 {
			a.add(r.words[i].folded, min(weight, numberCue))
		} else if r.telling(i) {
			a.add(r.words[i].folded, weight)
		}
	}
}

// addPrices takes the words for prices as cues of a question that asks for none
// ("do I need to leave a deposit?").
func (r *reader) addPrices(a *ask) {
	for i := range r.words {
		if w := &r.words[i]; r.lex.is(listPrice, w) && !r.lex.is(listStop, w) {
			a.add(w.folded, clauseCue)
		}
	}
}

// lastTelling is the last telling word of the stretch, "" when it has none.
func (r *reader) lastTelling(s stretch) string {
	for i := s.to - 1; i >= s.from; i-- {
		if r.telling(i) {
			return r.words[i].folded
		}
	}
	return ""
}

// addMatter takes the words of a key as cues, but neither its numbers nor its
// yes or no: a value must not be found because it is the right one.
func (r *reader) addMatter(a *ask) {
	for i := range r.words {
		w := &r.words[i]
		if isLetterWord(w.folded) && !r.lex.is(listYesWords, w) && !r.lex.is(listNoWords, w) && !r.lex.is(listYes, w) && r.telling(i) {
			a.add(w.folded, keyCue)
		}
	}
}

// telling reports whether word i says something about the matter asked.
func (r *reader) telling(i int) bool {
	w := &r.words[i]
	if utf8.RuneCountInString(w.folded) < 3 {
		return false
	}
	if _, ok := r.unitAt(i); ok {
		return false
	}
	for _, l := range []list{listWorking, listStop, listPolite, listGreetings, listThanks, listNeeds} {
		if r.lex.is(l, w) {
			return false
		}
	}
	code, _ := currency(w.folded)
	return code == "" && !r.asksForValue(w)
}

// asksForValue reports whether the word asks for a value by itself, as words for
// lengths and quantities do not.
func (r *reader) asksForValue(w *word) bool {
	return w.starts.has(listAsks) && slices.ContainsFunc(r.lex, func(v *vocabulary) bool {
		return slices.ContainsFunc(v.asks, func(a asking) bool {
			return a.kind != "duration" && a.kind != "quantity" && a.words.is(w.folded)
		})
	})
}

// addContext adds what the key and the letter's own line say about the question.
func (r *reader) addContext(a *ask, q Question) {
	if strings.TrimSpace(q.Key) != "" {
		a.key = &reader{text: newText(q.Key, ""), lex: r.questionLexis()}
		a.key.addMatter(a)
	}
	if line := r.letterLine(a.text); line != nil {
		around, beside := &reader{text: line, lex: r.questionLexis()}, ask{}
		around.addWords(&beside, line.whole(), letterCue)
		// "What is the price?" and "what does it cost?" are about what the line speaks of.
		back := len(a.cues) == 0 || r.questionLexis().in(a.text, listBack, a.text.whole())
		for _, c := range beside.cues {
			if back || !r.askedBeside(a.question, c.word) {
				a.add(c.word, c.weight)
			}
		}
	}
}

// askedBeside reports whether the word belongs to another question than that at index.
func (r *reader) askedBeside(index int, word string) bool {
	for i, q := range r.asked {
		if i != index && q.hasAkin(word) {
			return true
		}
	}
	return false
}

// finish prepares the cues for comparison, when all are known.
func (a *ask) finish(l lexis) {
	whole := a.text.whole()
	if a.kind == "yes_no" {
		for _, w := range a.text.words {
			if rival := l.instead(w.folded); rival != nil {
				a.focus.word = w.folded
				a.cues = append(a.cues, cue{rival: rival, weight: clauseCue})
			}
		}
	}
	a.soon = a.kind == "date" || a.kind == "duration" && l.in(a.text, listHowSoon, whole)
	a.needs = a.kind == "yes_no" && l.in(a.text, listNeeds, whole)
	a.focus.prepare(l)
	for i := range a.cues {
		a.cues[i].prepare(l)
	}
}

// letterLine returns the line of the letter that holds the question, nil when
// none has most of its words.
func (r *reader) letterLine(question *text) *text {
	best, found := 0, -1
	for i, candidate := range r.letter {
		if same := candidate.common(question.words); same > best {
			best, found = same, i
		}
	}
	if found < 0 || best*3 < len(question.words)*2 {
		return nil
	}
	return newText(r.letter[found].src, "")
}

// addCues adds the campaign's cues, which may be several words each.
func (a *ask) addCues(cues []string) {
	for _, c := range cues {
		for _, w := range strings.FieldsFunc(fold(c), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			a.add(w, campaignCue)
		}
	}
}
