package mask

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/grade"
)

// names finds names in a text, however many there are to be found: by the first word,
// each word being rendered and judged once however often it stands.
type names struct {
	byFirst map[string][]*called // by grade.NameKey of the first word
	seen    map[string]sighting  // word as it is written
}

func newNames() *names { return &names{byFirst: map[string][]*called{}, seen: map[string]sighting{}} }

// add takes in a name, before any text is looked at.
func (n *names) add(a *called) {
	key := a.words[0].Key()
	n.byFirst[key] = append(n.byFirst[key], a)
}

// called is a name in words and what replaces it: "" that of the reader, who may be named.
type called struct {
	words    []grade.Name
	label    string
	short    bool   // not the whole name: each of its words begins with a capital letter
	anywhere bool   // in whatever case: the words of a name as one, which no text has by chance, or where no risk is taken
	capital  bool   // wherever it begins with a capital letter
	tiny     string // the name in which so few letters stand only as they do there, "" of others
	ordinary bool   // of words that customers' letters use: only as a name is written
}

// sighting is a word of a text and the names that it may begin.
type sighting struct {
	rendered string
	names    []*called
}

// wordsOf cuts a text into words, each rendered once however often it stands.
func (n *names) wordsOf(text string) []written {
	return cutWords(text, func(word string) string { return n.sight(word).rendered })
}

// sight is what is known of a word.
func (n *names) sight(word string) sighting {
	s, known := n.seen[word]
	if !known {
		s.rendered = grade.Rendered(word)
		for _, a := range n.byFirst[grade.NameKey(s.rendered)] {
			if a.words[0].Is(s.rendered) || len(a.words) > 1 && a.words[0].Like(s.rendered) {
				s.names = append(s.names, a)
			}
		}
		n.seen[strings.Clone(word)] = s
	}
	return s
}

// at is the longest name that begins with word i, that which is so written before
// others, and of how many words it is; 0 where there is none. Whatever a link holds is
// no word of a sentence.
func (n *names) at(text string, words []written, i int, linked bool) (best Span, length int) {
	exact := false
	for _, a := range n.sight(text[words[i].start:words[i].end]).names {
		if i+len(a.words) > len(words) {
			continue
		}
		here := words[i : i+len(a.words)]
		is, exactly := a.is(text, here, linked)
		if is && (len(here) > length || len(here) == length && exactly && !exact) {
			best, length, exact = Span{here[0].start, here[len(here)-1].end, a.label}, len(here), exactly
		}
	}
	return best, length
}

// is reports whether words of a text are the name, and whether in no other case.
func (a *called) is(text string, here []written, linked bool) (is, exactly bool) {
	exactly = true
	capitals := true
	for j, w := range here {
		if j > 0 && (w.start-here[j-1].end > between || !a.words[j].Like(w.rendered)) {
			return false, false
		}
		exactly = exactly && a.words[j].Written() == w.rendered
		capitals = capitals && (w.capital || len(w.rendered) <= 3 || !unicode.IsLetter(firstOf(text[w.start:])))
	}
	switch {
	case a.tiny != "":
		is = strings.Contains(a.tiny, text[here[0].start:here[len(here)-1].end])
	case a.anywhere:
		is = true
	case a.capital:
		is = here[0].capital
	case a.ordinary && len(here) == 1:
		is = marked(text, here)
	case a.ordinary:
		is = here[0].capital && (capitals || exactly) || marked(text, here)
	case linked:
		is = true
	case a.short:
		is = capitals && (here[0].capital || len(here) > 1)
	case len(here) == 1:
		is = here[0].capital || !unicode.IsLower(firstOf(text[here[0].start:]))
	default:
		is = here[0].capital || exactly
	}
	return is, exactly
}

func firstOf(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// marked reports whether words stand in quotation marks or beside a legal form, as
// only names do.
func marked(text string, here []written) bool {
	const quotes = "«»„“”\"‚‘’'"
	before, after := text[:here[0].start], text[here[len(here)-1].end:]
	last, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune(quotes, last) && after != "" && strings.ContainsRune(quotes, firstOf(after)) {
		return here[0].capital
	}
	const near = 24 // bytes, more than any legal form with a blank has
	if fields := strings.Fields(after[:min(len(after), near)]); here[0].capital && len(fields) > 0 && unicode.IsSpace(firstOf(after)) && grade.IsLegalForm(strings.Trim(fields[0], ".,;)")) {
		return true
	}
	fields := strings.Fields(before[max(0, len(before)-near):])
	return here[0].capital && len(fields) > 0 && unicode.IsSpace(last) && grade.IsLegalForm(strings.TrimLeft(fields[len(fields)-1], "(,"))
}
