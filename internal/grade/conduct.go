package grade

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nextStep holds when the text says what will happen or what to do to proceed:
// a promise of the writer, a request, or the offer to go ahead. Inviting
// questions in general is no step, nor is sending the customer elsewhere in
// place of an answer; "ring us to fix a day" behind one is.
func (r *reader) nextStep(deflected bool) Fact {
	for n, s := range r.sentences {
		if s.signature {
			continue
		}
		s.to = r.beforeInvitation(n)
		if from, to, ok := r.promise(s); ok {
			return r.step("promise", from, to, s)
		}
		if r.manners[n].elsewhere && deflected {
			continue
		}
		if from, to, ok := r.request(s); ok {
			return r.step("request", from, to, s)
		}
		if from, to, ok := r.lex.find(r.text, listProposals, s.from, s.to); ok && s.question {
			return r.step("proposal", from, to, s)
		}
	}
	return Fact{}
}

// promise finds what will be done next. One verb in the present that a question
// used too answers it ("do you send them?" - "we do send them", in languages
// whose present is their future) and promises nothing.
func (r *reader) promise(s stretch) (from, to int, ok bool) {
	for at := s.from; ; at = to {
		if from, to, ok = r.lex.find(r.text, listPromises, at, s.to); !ok {
			return 0, 0, false
		}
		if remark := r.lex.at(r.text, listRemarks, from, s.to); remark > 0 {
			to = max(to, remark)
			continue // "we will be closed"
		}
		if to == from+1 && (r.manyOf(from) || r.negatedBefore(from, s)) {
			continue
		}
		if to > from+1 || !r.lex.is(listPresent, &r.words[from]) || !slices.ContainsFunc(r.asked, func(q *text) bool { return q.hasAkin(r.words[from].folded) }) {
			return from, to, true
		}
	}
}

// manyOf reports whether word i is a Lithuanian genitive of many ("stalviršių"), which
// ends like a promise ("paskambinsiu") where diacritics do not count.
func (r *reader) manyOf(i int) bool { return strings.HasSuffix(r.raw(i), "ių") }

// step is the fact that a next step is named, with some of the words behind it.
func (r *reader) step(rule string, from, to int, s stretch) Fact {
	return r.shown(rule, from, max(to, min(s.to, to+6)))
}

// request finds what the customer is asked to do. Requests for attention or
// patience are none.
func (r *reader) request(s stretch) (from, to int, ok bool) {
	for at := s.from; ; at = to {
		if from, to, ok = r.lex.find(r.text, listRequests, at, s.to); !ok {
			return 0, 0, false
		}
		remark := r.lex.at(r.text, listRemarks, from, s.to)
		if remark == 0 {
			return from, to, true
		}
		to = max(to, remark)
	}
}

// beforeInvitation returns where the part of sentence n ends that comes before
// an invitation to ask: all of it when there is none.
func (r *reader) beforeInvitation(n int) int {
	s := r.sentences[n]
	if !r.manners[n].invites {
		return s.to
	}
	for _, list := range []list{listInvitations, listQueries} {
		if from, _, ok := r.lex.find(r.text, list, s.from, s.to); ok {
			return r.clauses[r.words[from].clause].from
		}
	}
	return s.from
}

// relatedOffer holds when a sentence offers something in words that the enquiry
// did not use itself: who asks for a discount is not sold one.
func (r *reader) relatedOffer() Fact {
	for n, s := range r.sentences {
		if m := r.manners[n]; !s.signature && m.sells && !m.elsewhere {
			return r.shown("offer", m.sale.from, s.to)
		}
	}
	return Fact{}
}

// deflected holds when the customer is sent elsewhere and at least one question
// is left without its whole answer.
func (r *reader) deflected(questions map[string]Answer) Fact {
	open := len(questions) == 0
	for _, a := range questions {
		open = open || a.Status != Answered
	}
	if !open {
		return Fact{}
	}
	for n, s := range r.sentences {
		if r.manners[n].elsewhere && !r.manners[n].invites && !r.answersWithPlace(s, questions) {
			return r.shown("sent_elsewhere", s.from, s.to)
		}
	}
	return Fact{}
}

// answersWithPlace reports whether a link, a number or a person in the sentence is what
// was asked for, and sends nobody away.
func (r *reader) answersWithPlace(s stretch, questions map[string]Answer) bool {
	for _, a := range questions {
		switch a.Rule {
		case "url", "phone", "name", "url_in_order", "phone_in_order", "name_in_order":
			if a.Status == Answered && a.Span.Start >= s.start && a.Span.Start < s.end {
				return true
			}
		}
	}
	return false
}

// clarifyingQuestion holds when the text asks something that is needed to
// answer: a question that neither offers to proceed nor sells, a request to tell
// what something is, or a set phrase.
func (r *reader) clarifyingQuestion() Fact {
	for n, s := range r.sentences {
		m := r.manners[n]
		if s.signature || m.elsewhere || m.invites {
			continue
		}
		if from, to, ok := r.lex.find(r.text, listClarify, s.from, s.to); ok {
			return r.shown("asks_back", from, max(to, s.to))
		}
		if from, ok := r.asksIndirectly(s); ok {
			return r.shown("asks_indirectly", from, s.to)
		}
		if from, ok := r.pricesOnSight(s); ok {
			return r.shown("prices_on_sight", from, s.to)
		}
		offers := m.chats || m.sells || m.proposes && (!r.opensQuestion(s) || r.opensWithWhen(s) && !r.lex.in(r.text, listOr, s))
		if s.question && s.to-s.from > 2 && !offers && !r.repeatsQuestion(s) {
			return r.shown("question", s.from, s.to)
		}
	}
	return Fact{}
}

// asksWhen reports whether word i asks for a day: who is asked when to come is asked to proceed.
func (r *reader) asksWhen(i int) bool {
	kind, end := r.openerAt(i)
	return end > 0 && kind == "date"
}

// opensWithWhen reports whether the sentence asks for a day.
func (r *reader) opensWithWhen(s stretch) bool {
	for i := s.from; i < min(s.to, s.from+openingWords); i++ {
		if r.asksWhen(i) {
			return true
		}
	}
	return false
}

// openingWords is how far into its clause a question word opens a question ("for which ...").
const openingWords = 2

// opensQuestion reports whether a clause of the sentence begins with a question
// word that asks for more than yes or no.
func (r *reader) opensQuestion(s stretch) bool {
	for i := s.from; i < s.to; i++ {
		if i-r.clauses[r.words[i].clause].from < openingWords && r.lex.at(r.text, listInterrogatives, i, s.to) > 0 {
			return true
		}
	}
	return false
}

// asksIndirectly finds a request to tell what something is ("please write which
// model it is"). When the customer wishes to come is asked to proceed, not to answer.
func (r *reader) asksIndirectly(s stretch) (from int, ok bool) {
	from, to, ok := r.request(s)
	if !ok || s.question || r.lex.in(r.text, listProposals, s) || r.books(s) {
		return 0, false
	}
	for i := to; i < min(s.to, to+toldWords); i++ {
		end := r.lex.at(r.text, listInterrogatives, i, s.to)
		if r.asksWhen(i) {
			return 0, false // "write when you will come"
		}
		if end > i+1 || end > 0 && !r.lex.is(listWhether, &r.words[i]) {
			return from, true
		}
	}
	return 0, false
}

// pricesOnSight finds a request in a sentence that puts off the price, or saying so,
// until what is asked for is there ("send me a photo and I will tell you the price").
func (r *reader) pricesOnSight(s stretch) (from int, ok bool) {
	later := r.lex.in(r.text, listDeferrals, s) || r.lex.in(r.text, listPromises, s)
	if s.question || r.hasNumber(s) || r.books(s) {
		return 0, false
	}
	from, to, ok := r.request(s)
	tells := ok && r.lex.in(r.text, listTells, stretch{from: to, to: s.to})
	return from, ok && (tells || later && r.lex.in(r.text, listPrice, s))
}

// toldWords is how far behind the request the question word stands at most.
const toldWords = 3

// books reports whether the sentence speaks of a booking or of a day.
func (r *reader) books(s stretch) bool {
	return slices.ContainsFunc(r.words[s.from:s.to], func(w word) bool {
		return w.matter == "booking" || strings.HasPrefix(w.matter, "weekday") || r.lex.is(listDays, &w)
	})
}

// repeatsQuestion reports whether the sentence is one of the enquiry's own
// questions, repeated above its answer.
func (r *reader) repeatsQuestion(s stretch) bool {
	n := s.to - s.from
	return n > 3 && slices.ContainsFunc(r.asked, func(asked *text) bool { return asked.common(r.words[s.from:s.to])*5 >= n*4 })
}

// fieldPattern finds the notations of mail merge: {{name}}, ${name}, %NAME%, <<name>>, «name_field», [NAME], ____.
var fieldPattern = regexp.MustCompile(`\{\{[^{}\n]{1,60}\}\}|\{=[^{}\n]{1,60}\}|\$\{[^{}\n]{1,60}\}|\{[\p{L}][\p{L}\d_. '’ʼ]{1,40}\}|%[\p{L}][\p{L}\d_]{2,40}%|%%[^%\n]{1,40}%%|<<[^<>\n]{1,40}>>|\[\[[^\[\]\n]{1,40}\]\]|\[[\p{L}][\p{L}\d_ .'’ʼ/-]{1,40}\]|<[\p{Lu}][\p{L}_ '’ʼ]{2,30}>|\*\|[A-Z_:]{2,30}\|\*|_{4,}|#[\p{Lu}_]{3,30}#`)

// blankPattern finds the marks that people put where an amount or a date is to
// come: XXX, XX,XX, DD.MM.YYYY, in Latin and Cyrillic letters.
var blankPattern = regexp.MustCompile(`(?:X{3,}|Х{3,}|XX[.,]XX|ХХ[.,]ХХ|DD[./]MM[./]YY(?:YY)?|TT\.MM\.JJ(?:JJ)?|ДД\.ММ\.ГГ(?:ГГ)?|PP\.KK\.AAAA)`)

// placeholders returns the unfilled fields as byte ranges. A word in square
// brackets counts when it is written in capitals or names a field.
func (r *reader) placeholders() [][]int {
	var out [][]int
	if strings.Contains(r.src, "XX") || strings.Contains(r.src, "ХХ") || strings.Contains(r.src, "MM") || strings.Contains(r.src, "ММ") || strings.Contains(r.src, "PP.KK") {
		out = r.blanks()
	}
	if !strings.ContainsAny(r.src, "{%<[*_#") {
		return out // the pattern is slow, and nearly every text has no field
	}
	for _, m := range fieldPattern.FindAllStringIndex(r.src, -1) {
		field := r.src[m[0]:m[1]]
		switch field[0] {
		case '[':
			if !strings.HasPrefix(field, "[[") && !namesField(field[1:len(field)-1]) {
				continue
			}
		case '_':
			if line := r.lineAt(m[0]); strings.Trim(line, "_- \t") == "" {
				continue // a ruler
			}
		}
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b []int) int { return a[0] - b[0] })
	return out
}

// blanks returns the marks of blankPattern that are no part of a longer word.
func (t *text) blanks() [][]int {
	var out [][]int
	for _, m := range blankPattern.FindAllStringIndex(t.src, -1) {
		before, _ := utf8.DecodeLastRuneInString(t.src[:m[0]])
		after, _ := utf8.DecodeRuneInString(t.src[m[1]:])
		if !isWordRune(before) && !isWordRune(after) {
			out = append(out, m)
		}
	}
	return out
}

// salutationWords is how many words a salutation without a name has at most.
const salutationWords = 4

// nameless finds a salutation from which the name is missing ("Dear ,"): nothing
// but such words and titles, and a space before the comma behind them.
func (r *reader) nameless() (end int, ok bool) {
	for i := range r.words[:min(len(r.words), salutationWords)] {
		w := &r.words[i]
		if !r.lex.is(listDears, w) && !r.lex.is(listTitles, w) && !r.lex.is(listGreetings, w) && utf8.RuneCountInString(w.folded) > 2 {
			return 0, false
		}
		behind := r.src[w.end:]
		if i+1 < len(r.words) {
			behind = r.gap(i)
		}
		if mark := strings.IndexAny(behind, ",!\n"); mark >= 0 {
			return i + 1, mark > 0 && behind[mark] != '\n' && behind[mark-1] == ' ' && r.lex.in(r.text, listDears, stretch{to: i + 1})
		}
	}
	return 0, false
}

func (t *text) lineAt(at int) string {
	line, _, _ := strings.Cut(t.src[strings.LastIndexByte(t.src[:at], '\n')+1:], "\n")
	return line
}

// namesField tells "[ИМЯ]", "[customer name]" and "[first_name]" from "[link]".
func namesField(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	if upper >= 3 && lower == 0 || strings.Contains(s, "_") {
		return true
	}
	folded := fold(s)
	for _, w := range []string{"name", "insert", "date", "your ", "имя", "фио", "дата", "номер", "срок", "сумма", "фамилия", "vardas", "pavarde", "data", "suma", "terminas", "numeris", "kliento", "anrede", "nummer", "imie", "nazwisko", "datum", "kwota", "vards", "nimi", "kuupaev", "summa", "ім'я", "прізвище"} {
		if strings.Contains(folded, w) {
			return true
		}
	}
	return false
}

// placeholder holds for a field of mail merge that was not filled.
func (r *reader) placeholder() Fact {
	found := r.fields
	if len(found) == 0 {
		if end, ok := r.nameless(); ok {
			return r.shown("no_name", 0, end)
		}
		return Fact{}
	}
	m := found[0]
	return stated("unfilled_field", r.src[m[0]:m[1]], r.bytes(m[0], m[1]))
}
