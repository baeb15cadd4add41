package grade

import (
	"strings"
	"unicode"
)

// element is one word of a phrase.
type element struct {
	word   string
	prefix bool // any ending
	suffix bool // any beginning
	skip   bool // up to four words may stand before it
}

// phrases is a compiled list of the lexicon's phrases, found by their first word.
type phrases struct {
	byStart  map[uint32][][]element // by the head of the first word
	anywhere [][]element            // those that begin with a suffix pattern
}

// compile reads the notation that lexicon.Courtesy describes.
func compile(list []string) phrases {
	p := phrases{byStart: make(map[uint32][][]element)}
	for _, entry := range list {
		parsed := parsePhrase(entry)
		if len(parsed) == 0 {
			continue
		}
		if parsed[0].suffix {
			p.anywhere = append(p.anywhere, parsed)
			continue
		}
		first := head(parsed[0].word)
		p.byStart[first] = append(p.byStart[first], parsed)
	}
	return p
}

func parsePhrase(entry string) []element {
	var out []element
	skip := false
	for field := range strings.FieldsSeq(entry) {
		if field == "…" {
			skip = true
			continue
		}
		prefix, suffix := strings.HasSuffix(field, "*"), strings.HasPrefix(field, "*")
		parts := strings.FieldsFunc(fold(field), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '%'
		})
		for i, part := range parts {
			out = append(out, element{word: part, prefix: prefix && i == len(parts)-1, suffix: suffix && i == 0, skip: skip})
			skip = false
		}
	}
	return out
}

// head is the first two bytes of a word as a number, which is faster looked up.
func head(word string) uint32 { return key(word[:min(2, len(word))]) }

// key is up to four bytes as a number.
func key(bytes string) (n uint32) {
	for i := range len(bytes) {
		n = n<<8 | uint32(bytes[i])
	}
	return n
}

func (e element) match(word string) bool {
	switch {
	case e.suffix:
		return len(word) > len(e.word) && strings.HasSuffix(word, e.word)
	case e.prefix:
		return strings.HasPrefix(word, e.word)
	}
	return word == e.word
}

// at returns the end of the longest phrase that begins at word i and ends before to, or 0.
func (p phrases) at(t *text, i, to int) int {
	if i >= to {
		return 0
	}
	best := 0
	for _, phrase := range p.byStart[head(t.words[i].folded)] {
		best = max(best, matchAt(t, phrase, i, to))
	}
	for _, phrase := range p.anywhere {
		best = max(best, matchAt(t, phrase, i, to))
	}
	return best
}

const skipWords = 4

func matchAt(t *text, phrase []element, i, to int) int {
	if !phrase[0].match(t.words[i].folded) {
		return 0
	}
	i++
	for _, e := range phrase[1:] {
		last := i
		if e.skip {
			last = i + skipWords
		}
		for ; i < to && i <= last && !e.match(t.words[i].folded); i++ {
		}
		if i >= to || i > last {
			return 0
		}
		i++
	}
	return i
}

// is reports whether the one word matches a phrase of one word.
func (p phrases) is(word string) bool {
	for _, phrase := range p.byStart[head(word)] {
		if len(phrase) == 1 && phrase[0].match(word) {
			return true
		}
	}
	for _, phrase := range p.anywhere {
		if len(phrase) == 1 && phrase[0].match(word) {
			return true
		}
	}
	return false
}
