package grade

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"replyaudit/internal/audit"
)

// Bounds that keep the time of hostile texts small: nobody answers a question
// later than that, and no sentence is longer.
const (
	textLimit     = 16 << 10 // bytes
	sentenceLimit = 150      // words
)

// word is a run of letters, a number with its inner points, or a currency sign.
type word struct {
	folded     string // lower-case, without diacritics
	starts     starts // lists that have a phrase which it may begin
	latin      string // in the plain alphabet of names; of the reply's own words only
	root       string // without a verb's prefix; of the reply's own words only
	matter     string // what it speaks of; of the reply's own words only
	denied     bool   // root leaves a prefix away that denies
	stop       bool   // too common to tell anything; of the reply's own words only
	name       bool   // written with a capital inside a sentence; of the reply's own words only
	start, end int    // byte offsets into the visible text
	clause     int    // index into text.clauses
	sentence   int    // index into text.sentences
}

// stretch is a clause or a sentence: its words and its bytes.
type stretch struct {
	from, to   int // words[from:to]
	start, end int // byte offsets
	paragraph  int
	signature  bool
	question   bool // closed by a question mark
}

// text is a visible text cut into paragraphs, sentences, clauses and words.
type text struct {
	src       string
	signature audit.Span // where the signature stands; zero when there is none
	words     []word
	clauses   []stretch
	sentences []stretch
}

// fold lower-cases s and takes diacritics off, keeping й apart from и.
func fold(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.ReplaceAll(strings.Map(foldRune, s), "ß", "ss")
		}
	}
	return strings.ToLower(s)
}

// foldedBelow is the end of the Latin, Greek and Cyrillic letters, and of the
// accents that stand alone.
const foldedBelow = 0x460

// foldedRunes are the letters below foldedBelow without case and diacritics.
var foldedRunes = sync.OnceValue(func() *[foldedBelow]rune {
	var all [foldedBelow]rune
	for r := range all {
		all[r] = bare(rune(r))
	}
	return &all
})

// foldRune is the lower-case letter without its diacritic, -1 for an accent.
func foldRune(r rune) rune {
	if r < foldedBelow {
		return foldedRunes()[r]
	}
	return bare(r)
}

func bare(r rune) rune {
	r = unicode.ToLower(r)
	switch r {
	case 'ł':
		return 'l'
	case 'ø':
		return 'o'
	case 'đ', 'ð':
		return 'd'
	case '’', '‘', 'ʼ', '`', '´':
		return '\''
	case 'й':
		return r
	}
	if unicode.Is(unicode.Mn, r) {
		return -1
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	return base
}

// newText cuts visible; signature is the block of it that holds the contact lines.
func newText(visible, signature string) *text {
	visible = limited(visible)
	t := &text{src: visible}
	if s := strings.TrimSpace(signature); s != "" {
		if i := strings.LastIndex(visible, s); i >= 0 {
			t.signature = audit.Span{Start: i, End: i + len(s), Quote: s}
		}
	}
	t.cut()
	return t
}

// limited is what is read of a text.
func limited(s string) string {
	if len(s) > textLimit {
		return strings.ToValidUTF8(s[:textLimit], "")
	}
	return s
}

// wordsIn is about how many words s has, rather more.
func wordsIn(s string) int { return 1 + strings.Count(s, " ") + 2*strings.Count(s, "\n") + len(s)/64 }

// cutter walks over the text and closes clauses, sentences and paragraphs.
type cutter struct {
	*text
	paragraph                 int
	clauseStart, sentenceFrom int // first word of the open clause and sentence
}

func (t *text) cut() {
	c, index := &cutter{text: t}, startsOf()
	t.words = make([]word, 0, wordsIn(t.src))
	for i := 0; i < len(t.src); {
		r, size := utf8.DecodeRuneInString(t.src[i:])
		if beginsWord(r) {
			end := wordEnd(t.src, i)
			if len(t.words)-c.sentenceFrom >= sentenceLimit {
				c.closeSentence(i, false)
			}
			folded := fold(t.src[i:end])
			if len(t.words) > c.clauseStart && turns(folded) {
				c.closeClause(i)
			}
			t.words = append(t.words, word{folded: folded, starts: index.of(folded), start: i, end: end})
			i = end
			continue
		}
		c.separator(r, i, size)
		i += size
	}
	c.closeSentence(len(t.src), false)
}

// turns reports whether the word begins a clause of its own, with or without a comma.
func turns(word string) bool {
	switch word {
	case "but", "но", "однако", "bet", "taciau", "ale", "lecz", "aber", "jedoch", "tacu", "aga", "kuid", "проте", "однак":
		return true
	}
	return false
}

func beginsWord(r rune) bool {
	return isLetter(r) || unicode.IsDigit(r) || isCurrency(r) || r == '%'
}

// isLetter looks only letters up in the tables of Unicode that are not frequent.
func isLetter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я' || unicode.IsLetter(r)
}

// wordEnd returns where the word that begins at i ends. A number keeps its
// inner points, commas and colons; letters keep an inner apostrophe.
func wordEnd(s string, i int) int {
	first, size := utf8.DecodeRuneInString(s[i:])
	if !isLetter(first) && (isCurrency(first) || first == '%') {
		return i + size
	}
	within, joins := isLetterOrAccent, "'’ʼ"
	if unicode.IsDigit(first) {
		within, joins = unicode.IsDigit, ".,:"
	}
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !within(r) {
			next, _ := utf8.DecodeRuneInString(s[i+size:])
			if !strings.ContainsRune(joins, r) || !within(next) || unicode.Is(unicode.Mn, next) {
				return i
			}
		}
		i += size
	}
	return i
}

func isLetterOrAccent(r rune) bool { return isLetter(r) || unicode.Is(unicode.Mn, r) }

// line is one of our letter. Most of them are only compared word by word.
type line struct {
	src   string
	words []string // folded
}

func linesOf(letter string) []line {
	var out []line
	for src := range strings.Lines(letter) {
		src = limited(src)
		l := line{src: src, words: make([]string, 0, wordsIn(src))}
		for i := 0; i < len(src); {
			r, size := utf8.DecodeRuneInString(src[i:])
			if beginsWord(r) {
				size = wordEnd(src, i) - i
				l.words = append(l.words, fold(src[i:i+size]))
			}
			i += size
		}
		out = append(out, l)
	}
	return out
}

// common counts those of the words that the line has, too.
func (l line) common(words []word) int {
	same := 0
	for i := range words {
		if slices.Contains(l.words, words[i].folded) {
			same++
		}
	}
	return same
}

// hasAkin reports whether the line has a word akin to w.
func (l line) hasAkin(w string) bool {
	return slices.ContainsFunc(l.words, func(have string) bool { return akin(have, w) })
}

// separator closes what the rune between two words closes.
func (c *cutter) separator(r rune, i, size int) {
	rest := c.src[i+size:]
	switch r {
	case '\n':
		if strings.HasPrefix(strings.TrimLeft(rest, " \t"), "\n") {
			c.closeSentence(i, false)
			c.paragraph++
		} else if c.hardBreak(i, rest) {
			c.closeSentence(i, false)
		}
	case '!', '?', '…':
		c.closeSentence(i+size, r == '?')
	case '.':
		if c.fullStop(i, rest) {
			c.closeSentence(i+size, false)
		}
	case ',', ';', ':', '(', ')', '|', '•':
		if r != ',' || !c.wholeAmount(rest) {
			c.closeClause(i + size)
		}
	case '–', '—', '-':
		if i > 0 && c.src[i-1] == ' ' && strings.HasPrefix(rest, " ") {
			c.closeClause(i + size)
		}
	}
}

// wholeAmount reports whether the comma before rest stands in an amount without
// cents ("9,- €", "9,– €").
func (c *cutter) wholeAmount(rest string) bool {
	dash := strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, "–") || strings.HasPrefix(rest, "—")
	return dash && len(c.words) > 0 && isDigits(c.words[len(c.words)-1].folded)
}

// hardBreak tells a line break that the writer made from one that a mail client
// made when it wrapped a long line.
func (c *cutter) hardBreak(i int, rest string) bool {
	line := c.src[strings.LastIndexByte(c.src[:i], '\n')+1 : i]
	if c.inSignature(i) || utf8.RuneCountInString(line) < 45 {
		return true
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \t"))
	return !unicode.IsLetter(next) && !unicode.IsDigit(next) || utf8.RuneCountInString(line) < 60 && unicode.IsUpper(next)
}

// fullStop tells the end of a sentence from an abbreviation, a number or an address.
func (c *cutter) fullStop(i int, rest string) bool {
	if rest == "" {
		return true
	}
	after := strings.TrimLeft(rest, " \t\"'”“»)")
	if rest[0] != '\n' && len(after) == len(rest) {
		return false
	}
	if len(c.words) == 0 || c.words[len(c.words)-1].end != i {
		return true
	}
	last := c.words[len(c.words)-1].folded
	next, _ := utf8.DecodeRuneInString(after)
	switch n := utf8.RuneCountInString(last); {
	case next == '\n':
		return true
	case last[0] >= '0' && last[0] <= '9':
		return unicode.IsUpper(next) && !monthFollows(after)
	case centsFollow(after):
		return false
	case isSign(last):
		return true
	case n == 1 && unicode.IsUpper(next) && c.numberBeforeLast():
		return true // "3 d. Mūsų telefonas", "40 р. Доставка"
	case n == 1, slices.Contains(abbreviations(), last):
		return false
	case n <= 3:
		return !unicode.IsLower(next)
	}
	return true
}

// monthFollows reports whether rest begins with the name of a month ("14. April").
func monthFollows(rest string) bool {
	month := fold(rest[:wordEnd(rest, 0)])
	return slices.ContainsFunc(vocabularies(), func(v vocabulary) bool {
		return slices.ContainsFunc(v.months, func(m phrases) bool { return m.is(month) })
	})
}

// numberBeforeLast reports whether the last word is the unit of a number.
func (c *cutter) numberBeforeLast() bool {
	n := len(c.words)
	return n > 1 && isDigits(c.words[n-2].folded)
}

// abbreviations that are followed by a capital or a number in mid-sentence.
func abbreviations() []string {
	return []string{"mr", "mrs", "ms", "dr", "prof", "st", "gerb", "gyd", "dakt", "lek", "mo", "di", "mi", "do", "fr", "sa", "inkl", "zzgl", "evtl", "ул", "тел", "тов", "стр", "нр", "nr", "tel", "str", "mob", "pl", "al", "pr", "inz", "mgr", "ing", "ponia", "plkst", "talr", "godz", "ul", "os", "kl", "hr"}
}

func (c *cutter) closeClause(end int) {
	if len(c.words) > c.clauseStart {
		n := len(c.clauses)
		for i := c.clauseStart; i < len(c.words); i++ {
			c.words[i].clause = n
		}
		c.clauses = append(c.clauses, stretch{
			from: c.clauseStart, to: len(c.words), start: c.words[c.clauseStart].start, end: end, paragraph: c.paragraph, signature: c.inSignature(c.words[c.clauseStart].start),
		})
	}
	c.clauseStart = len(c.words)
}

func (c *cutter) closeSentence(end int, question bool) {
	c.closeClause(end)
	if len(c.words) > c.sentenceFrom {
		n := len(c.sentences)
		first := c.words[c.sentenceFrom]
		for i := c.sentenceFrom; i < len(c.words); i++ {
			c.words[i].sentence = n
		}
		for i := first.clause; i < len(c.clauses); i++ {
			c.clauses[i].question = question
		}
		c.sentences = append(c.sentences, stretch{
			from: c.sentenceFrom, to: len(c.words), start: first.start, end: end, paragraph: c.paragraph, signature: c.inSignature(first.start), question: question,
		})
	}
	c.sentenceFrom = len(c.words)
}

// inSignature reports whether the byte stands in the signature.
func (t *text) inSignature(at int) bool {
	return t.signature.Quote != "" && at >= t.signature.Start && at < t.signature.End
}

// whole is the stretch of all words.
func (t *text) whole() stretch { return stretch{to: len(t.words)} }

// common counts those of the words that the text has, too.
func (t *text) common(words []word) int {
	same := 0
	for i := range words {
		for j := range t.words {
			if t.words[j].folded == words[i].folded {
				same++
				break
			}
		}
	}
	return same
}

// span returns the evidence for words[from:to].
func (t *text) span(from, to int) audit.Span {
	if from >= to || to > len(t.words) {
		return audit.Span{}
	}
	return t.bytes(t.words[from].start, t.words[to-1].end)
}

// quoteLimit keeps evidence short enough to be shown.
const quoteLimit = 200

// bytes returns the evidence for src[start:end], shortened to quoteLimit.
func (t *text) bytes(start, end int) audit.Span {
	if end-start > quoteLimit {
		end = start + len(strings.ToValidUTF8(t.src[start:start+quoteLimit], ""))
	}
	return audit.Span{Start: start, End: end, Quote: t.src[start:end]}
}

// gap is what stands between word i and the next.
func (t *text) gap(i int) string {
	if i < 0 || i+1 >= len(t.words) {
		return "\n"
	}
	return t.src[t.words[i].end:t.words[i+1].start]
}

// raw is word i as it was written.
func (t *text) raw(i int) string { return t.src[t.words[i].start:t.words[i].end] }

// isSign reports whether the word is a currency sign or %.
func isSign(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return r == '%' || isCurrency(r)
}

func isCurrency(r rune) bool { return unicode.Is(unicode.Sc, r) }
