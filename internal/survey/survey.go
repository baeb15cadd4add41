// Package survey reads the answers to a questionnaire out of a reply by mail.
//
// Parse takes the text that a person newly wrote and the questions in their
// order, and returns one answer for each question with the span of words that it
// rests on. It understands numbered answers, each on its line or several in one
// ("1: 4", "Q2 - yes", "1) 4, 2) 5"), with more words behind or below them, and
// answers that stand alone between the quoted questions, one for each question.
// Whatever else is written is nobody's answer: it is left to a person.
//
// Parsing is pure and bounded. The package knows no mail, no campaign and no
// person; who may be asked is decided where the campaign is read.
package survey

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/lexicon"
)

// Kind is what a question asks for.
type Kind string

// A scale runs from Lowest to Highest; text is whatever is written.
const (
	Scale Kind = "scale"
	YesNo Kind = "yes_no"
	Text  Kind = "text"

	Lowest  = 1
	Highest = 5
)

// Question is one question of a questionnaire, numbered by its place.
type Question struct {
	ID   string            `json:"id"`
	Kind Kind              `json:"kind"`
	Text map[string]string `json:"text"` // by language
}

// Status of an answer.
type Status string

// Unclear is an answer that was given and cannot be counted: no value of its
// kind, one off the scale, or two that exclude each other.
const (
	Given   Status = "given"
	Unclear Status = "unclear"
	Missing Status = "missing"
)

// Answer is what a reply says to one question.
type Answer struct {
	Question string     `json:"question"`
	Status   Status     `json:"status"`
	Value    string     `json:"value,omitempty"` // 1 to 5, yes or no; of a text the words
	Span     audit.Span `json:"span,omitzero"`   // the whole answer, in the visible text
}

// textLimit bounds what is read of a reply, in bytes.
const textLimit = 16 << 10

// Parse reads the answers in the order of the questions.
func Parse(visible string, questions []Question) []Answer {
	if len(visible) > textLimit {
		visible = strings.ToValidUTF8(visible[:textLimit], "")
	}
	pieces := numbered(visible, len(questions))
	if pieces == nil {
		pieces = inOrder(visible, len(questions))
	}
	out := make([]Answer, len(questions))
	for i, q := range questions {
		out[i] = Answer{Question: q.ID, Status: Missing}
		if p, ok := pieces[i]; ok {
			out[i] = answer(q, visible, p)
		}
	}
	return out
}

// piece is the stretch of an answer, in bytes.
type piece struct{ start, end int }

// A mark is the number of a question at the start of a line, or behind a comma
// or semicolon in the line: 1: 1) 1. 1 - Q1 №1 (1) "Question 1".
var mark = regexp.MustCompile(`(?im)(?:^|[,;])[ \t>*•]*(\(|q|nr\.?|no\.?|№|#|question|klausimas|вопрос)?[ \t]*(\d{1,2})[ \t]*(:|\)|=|\.(?:\D)|[-–—]|$|[ \t])`)

// numbered cuts a text at the numbers of its questions; nil where it has none
// that can be trusted: they rise from 1, unless their form says that they are
// numbers of questions. A number that comes again belongs to the answer.
func numbered(text string, questions int) map[int]piece {
	out := map[int]piece{}
	last, open := 0, -1
	for _, m := range mark.FindAllStringSubmatchIndex(text, -1) {
		n, _ := strconv.Atoi(text[m[4]:m[5]])
		sign := text[m[6]:m[7]]
		named := m[2] >= 0 || sign == ":" || sign == ")" || sign == "="
		inLine := text[m[0]] == ',' || text[m[0]] == ';'
		_, twice := out[n-1]
		bare := !named && (n <= last || inLine || last == 0 && n != 1 || strings.TrimSpace(sign) == "")
		if n < 1 || n > questions || twice || bare {
			continue
		}
		if open >= 0 {
			out[open] = piece{out[open].start, m[0]}
		}
		begin := m[7]
		if strings.HasPrefix(sign, ".") {
			begin = m[6] + 1
		}
		last, open = n, n-1
		out[open] = piece{begin, len(text)}
	}
	if len(out) == 0 {
		return nil
	}
	for i, p := range out {
		out[i] = trimmed(text, p)
	}
	return out
}

// inOrder takes the lines of a text as the answers, where there is one for each
// question: they stood between the quoted questions.
func inOrder(text string, questions int) map[int]piece {
	out := map[int]piece{}
	at := 0
	for line := range strings.Lines(text) {
		if p := trimmed(text, piece{at, at + len(line)}); p.end > p.start {
			out[len(out)] = p
		}
		at += len(line)
	}
	if len(out) != questions {
		return nil
	}
	return out
}

func trimmed(text string, p piece) piece {
	const blank = " \t\r\n,;"
	s := text[p.start:p.end]
	p.start += len(s) - len(strings.TrimLeft(s, blank))
	p.end = p.start + len(strings.TrimRight(text[p.start:p.end], blank))
	return p
}

// answer reads one answer by its kind. The question itself, repeated in front of
// it, is no part of it.
func answer(q Question, text string, p piece) Answer {
	for _, asked := range q.Text {
		if rest, ok := strings.CutPrefix(text[p.start:p.end], strings.TrimSpace(asked)); ok && asked != "" {
			p = trimmed(text, piece{p.end - len(rest), p.end})
		}
	}
	words := text[p.start:p.end]
	if words == "" {
		return Answer{Question: q.ID, Status: Missing}
	}
	a := Answer{Question: q.ID, Status: Unclear, Span: audit.Span{Start: p.start, End: p.end, Quote: words}}
	value, ok := words, true
	switch q.Kind {
	case Scale:
		value, ok = grade(words)
	case YesNo:
		value, ok = consent(words)
	}
	if ok {
		a.Status, a.Value = Given, value
	}
	return a
}

var (
	number = regexp.MustCompile(`\d+(?:[.,]\d+)?`)
	outOf  = regexp.MustCompile(`(?i)^(\d+)\s*(?:/|of|out of|из|iš)\s*5(?:\D|$)`)
)

// grade reads a grade in the first line of an answer: one number on the scale,
// in digits or a word. What is said in further lines is comment.
func grade(words string) (string, bool) {
	line, _, _ := strings.Cut(words, "\n")
	line = strings.TrimLeft(line, " \t-–—=:(")
	var found []string
	if m := outOf.FindStringSubmatch(line); m != nil {
		found = []string{m[1]}
	} else if found = number.FindAllString(line, -1); len(found) == 0 {
		for _, w := range folded(line) {
			if n := slices.IndexFunc(gradeWords(), func(same []string) bool { return slices.Contains(same, w) }); n >= 0 {
				found = append(found, strconv.Itoa(n+Lowest))
			}
		}
	}
	if len(slices.Compact(slices.Sorted(slices.Values(found)))) != 1 {
		return "", false
	}
	n, err := strconv.Atoi(found[0])
	return found[0], err == nil && n >= Lowest && n <= Highest && found[0] == strconv.Itoa(n)
}

// gradeWords are the numbers of the scale in words, en, ru and lt.
func gradeWords() [][]string {
	return [][]string{
		{"one", "один", "единица", "vienas"},
		{"two", "два", "двойка", "du"},
		{"three", "три", "тройка", "trys"},
		{"four", "четыре", "четверка", "keturi"},
		{"five", "пять", "пятерка", "penki"},
	}
}

// consent reads yes or no in the first line of an answer; both make it unclear.
func consent(words string) (string, bool) {
	line, _, _ := strings.Cut(words, "\n")
	said := ""
	for _, w := range folded(line) {
		for value, same := range map[string][]string{
			"yes": {"yes", "yep", "yeah", "да", "taip", "aha"},
			"no":  {"no", "nope", "not", "нет", "ne", "nėra"},
		} {
			if !slices.Contains(same, w) {
				continue
			}
			if said != "" && said != value {
				return "", false
			}
			said = value
		}
	}
	return said, said != ""
}

// folded are the words of a text in small letters, ё as е.
func folded(s string) []string {
	s = strings.ReplaceAll(lexicon.Lower(s), "ё", "е")
	return strings.FieldsFunc(s, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyząčęėįšųūžабвгдежзийклмнопрстуфхцчшщъыьэюя'", r)
	})
}
