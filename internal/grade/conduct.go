package grade

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// nextStep holds when the text says what will happen or what to do to proceed:
// a promise of the writer, a request, or the offer to go ahead. Sending the
// customer elsewhere and inviting questions in general are no steps.
func (r *reader) nextStep() Fact {
	for n, s := range r.sentences {
		if s.signature {
			continue
		}
		s.to = r.beforeInvitation(n)
		for _, step := range []struct {
			rule  string
			words list
		}{
			{"promise", listPromises},
			{"request", listRequests},
			{"proposal", listProposals},
		} {
			from, to, ok := r.lex.find(r.text, step.words, s.from, s.to)
			if ok && (step.rule != "proposal" || s.question) && (step.rule == "promise" || !r.manners[n].elsewhere) {
				return r.shown(step.rule, from, max(to, min(s.to, to+6)))
			}
		}
	}
	return Fact{}
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
// is left without its answer.
func (r *reader) deflected(questions map[string]Answer) Fact {
	open := len(questions) == 0
	for _, a := range questions {
		open = open || a.Status == Unanswered
	}
	if !open {
		return Fact{}
	}
	for n, s := range r.sentences {
		if r.manners[n].elsewhere && !r.manners[n].invites {
			return r.shown("sent_elsewhere", s.from, s.to)
		}
	}
	return Fact{}
}

// clarifyingQuestion holds when the text asks something that is needed to
// answer: a question that neither offers to proceed nor sells, or a set phrase.
func (r *reader) clarifyingQuestion() Fact {
	for n, s := range r.sentences {
		if s.signature || r.manners[n].elsewhere || r.manners[n].invites {
			continue
		}
		if from, to, ok := r.lex.find(r.text, listClarify, s.from, s.to); ok {
			return r.shown("asks_back", from, max(to, s.to))
		}
		if s.question && s.to-s.from > 2 && !r.manners[n].proposes && !r.manners[n].sells && !r.repeatsQuestion(s) {
			return r.shown("question", s.from, s.to)
		}
	}
	return Fact{}
}

// repeatsQuestion reports whether the sentence is one of the enquiry's own
// questions, repeated above its answer.
func (r *reader) repeatsQuestion(s stretch) bool {
	n := s.to - s.from
	return n > 3 && slices.ContainsFunc(r.asked, func(asked *text) bool { return asked.common(r.words[s.from:s.to])*5 >= n*4 })
}

// fieldPattern finds the notations of mail merge: {{name}}, ${name}, %NAME%, <<name>>, «name_field», [NAME], ____.
var fieldPattern = regexp.MustCompile(`\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{[\p{L}][\p{L}\d_. ]{1,40}\}|%[\p{L}][\p{L}\d_]{2,40}%|%%[^%\n]{1,40}%%|<<[^<>\n]{1,40}>>|\[\[[^\[\]\n]{1,40}\]\]|\[[\p{L}][\p{L}\d_ .'/-]{1,40}\]|<[\p{Lu}][\p{L}_ ]{2,30}>|\*\|[A-Z_:]{2,30}\|\*|_{4,}|#[\p{Lu}_]{3,30}#`)

// placeholders returns the unfilled fields as byte ranges. A word in square
// brackets counts when it is written in capitals or names a field.
func (r *reader) placeholders() [][]int {
	var out [][]int
	if !strings.ContainsAny(r.src, "{%<[*_#") {
		return nil // the pattern is slow, and nearly every text has no field
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
	return out
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
	for _, w := range []string{"name", "insert", "date", "your ", "имя", "фио", "дата", "номер", "срок", "сумма", "фамилия", "vardas", "pavarde", "data", "suma", "terminas", "numeris", "kliento", "anrede", "imie", "nazwisko", "datum"} {
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
		return Fact{}
	}
	m := found[0]
	return stated("unfilled_field", r.src[m[0]:m[1]], r.bytes(m[0], m[1]))
}
