package mail

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// sampleBytes is how much of a text the statistics look at.
const sampleBytes = 4 << 10

// alphabet holds the lower-case letters beyond ASCII of a language, the frequent
// ones first. The language is a code of package lexicon, or "".
type alphabet struct{ language, letters string }

// alphabets of the languages that single-byte charsets serve.
func alphabets() (western, baltic, central, cyrillic []alphabet) {
	estonian := alphabet{"et", "äõüöšž"}
	western = []alphabet{
		{"de", "üäöß"},
		{"", "éèàêçâîôùûïëœ"},
		{"", "óáíéñúü"},
		{"", "ãçáéíóêõâàúôü"},
		{"", "èàùòéì"},
		{"", "äöå"},
		{"", "åøæéö"},
		{"", "ëéïöü"},
		{"", "éèöüïñêçàáó"},
		estonian,
	}
	baltic = []alphabet{{"lt", "ėšųžįąūčę"}, {"lv", "āīēšūņļžčķģ"}, estonian, {"de", "üäöß"}}
	central = []alphabet{{"pl", "łęąóżśćńź"}, {"", "íáéěýřůžščúďťňó"}, {"", "áíéýčšžúľťňďôóäĺŕ"}, {"", "áéöőóüíűú"}, {"", "ăîţâş"}, {"", "čšžćđ"}, {"de", "üäöß"}}
	cyrillic = []alphabet{
		{"ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"}, {"uk", "оанивіеутрсклдпмязьбгйчхцюїжєшщфґ"}, {"be", "анеіроысктлцдувмяпзгьўбчйэжхюёшф"},
	}
	return western, baltic, central, cyrillic
}

// candidate is a single-byte charset with what its upper half means. rarity is
// how many letters it must read better than a common one to be chosen.
type candidate struct {
	charset   string
	rarity    float64
	believed  bool // a label names it
	glyphs    [128]glyph
	languages []language
}

// glyph is what a byte stands for.
type glyph struct {
	kind  glyphKind
	upper bool
	plain bool // ASCII
}

type glyphKind byte

const (
	junk  glyphKind = iota // unassigned, or nothing that mail is written with
	space                  // ASCII other than letters, and the no-break space
	mark                   // punctuation that touches words, as quotes do
	apart                  // a sign that no word ends in, as currency signs
	latin                  // a letter
	cyrillic
	foreign // a letter of a script that no candidate language has
)

// language weighs the bytes of a charset by how common their letters are, 1.3
// (Cyrillic: 1.6) for the most frequent, 1 for the rarest, 0 for what it does not
// have.
type language struct {
	code    string
	bonus   float64 // of the languages that the project knows
	weights [128]float64
}

// candidates lists the charsets that are guessed, the likelier first, since the
// first of equals wins: what Windows writes, then Unix, then DOS and Macintosh.
var candidates = sync.OnceValue(func() []*candidate {
	western, baltic, central, russian := alphabets()
	return []*candidate{
		newCandidate("windows-1252", 0, western), newCandidate("windows-1251", 0, russian),
		newCandidate("koi8-r", 0, russian[:1]), newCandidate("koi8-u", 0, russian),
		newCandidate("windows-1257", 0, baltic), newCandidate("windows-1250", 0, central),
		newCandidate("iso-8859-2", 0.05, central), newCandidate("iso-8859-13", 0.05, baltic),
		newCandidate("iso-8859-5", 0.5, russian), newCandidate("iso-8859-4", 0.7, baltic), newCandidate("ibm866", 0.5, russian),
		newCandidate("x-mac-cyrillic", 1, russian), newCandidate("windows-1254", 0.5, []alphabet{{"", "ıüşğçö"}}),
	}
})

// knownBonus makes the languages that the project knows the likelier ones.
const knownBonus = 0.15

// spokenBonus makes the language of the plain words the likelier one. It is less
// than labelMargin: without letters that speak for it, it does not refute a label.
const spokenBonus = 0.2

func newCandidate(charset string, rarity float64, alphabets []alphabet) *candidate {
	c := &candidate{charset: charset, rarity: rarity}
	enc, _ := lookup(charset).(*charmap.Charmap)
	if enc == nil {
		return c
	}
	c.languages = make([]language, len(alphabets))
	for j, a := range alphabets {
		c.languages[j].code = a.language
		if a.language != "" {
			c.languages[j].bonus = knownBonus
		}
	}
	for i := range c.glyphs {
		r := enc.DecodeByte(byte(i + 0x80))
		c.glyphs[i] = newGlyph(r)
		for j, a := range alphabets {
			rank := strings.IndexRune(a.letters, unicode.ToLower(r))
			if rank >= 0 {
				spread := 0.3
				if unicode.Is(unicode.Cyrillic, r) {
					spread = 0.6 // whole alphabets, whose frequencies are steady
				}
				c.languages[j].weights[i] = 1 + spread*(1-float64(rank)/float64(len(a.letters)))
			}
		}
	}
	return c
}

func newGlyph(r rune) glyph {
	g := glyph{upper: unicode.IsUpper(r)}
	switch {
	case r == '\u00a0':
		g.kind = space
	case strings.ContainsRune("\u00ad«»„“”‘’‚–—…°•·®©™´¡¿", r):
		g.kind = mark
	case strings.ContainsRune("€£¥¢§№×½¼±µ²³", r):
		g.kind = apart
	case unicode.Is(unicode.Cyrillic, r):
		g.kind = cyrillic
	case unicode.Is(unicode.Latin, r):
		g.kind = latin
	case unicode.IsLetter(r):
		g.kind = foreign
	}
	return g
}

// guess returns the charset in which b makes the most likely words, and how
// plausible they are. spoken is the language of its plain words.
func guess(b []byte, spoken string) (string, float64) {
	best, bestScore := candidates()[0].charset, -2.0
	for _, c := range candidates() {
		if s := c.plausibility(b, spoken); s > bestScore+1e-9 {
			best, bestScore = c.charset, s
		}
	}
	if wide := guessDouble(b, bestScore); wide != "" {
		return wide, 1.5
	}
	return best, bestScore
}

// isCyrillic reports a charset whose letters are Cyrillic.
func isCyrillic(charset string) bool {
	return slices.ContainsFunc(candidates(), func(c *candidate) bool { return c.charset == charset && c.languages[0].code == "ru" })
}

// labelled are the charsets that are only believed and never guessed, measured by
// the letters of all languages in the Latin script, or by being letters of their
// own script at all.
var labelled = sync.OnceValue(func() map[string]*candidate {
	western, baltic, central, _ := alphabets()
	out := map[string]*candidate{}
	for _, page := range charmap.All {
		label := strings.ToLower(fmt.Sprint(page))
		label = strings.NewReplacer("ibm code page ", "ibm", " ", "-").Replace(label)
		c := newCandidate(label, 0, slices.Concat(western, baltic, central))
		for i := range c.glyphs {
			if c.glyphs[i].kind == foreign {
				c.languages[0].weights[i] = 1.3
			}
		}
		out[label] = c
	}
	for _, c := range candidates() {
		believed := *c
		believed.rarity = 0
		believed.languages = slices.Clone(c.languages)
		out[c.charset] = &believed
	}
	for _, c := range out { // what a label says is as likely in any language
		c.believed = true
		for i := range c.languages {
			c.languages[i].bonus = knownBonus
		}
	}
	return out
})

// plausibility says how well b read by that label looks like words of a language,
// about -1 to 2.
func plausibility(b []byte, label, spoken string) float64 {
	if c := labelled()[label]; c != nil {
		return c.plausibility(b, spoken)
	}
	return 1 // no table of letters: nothing speaks against it
}

// plausibility is the mean weight of the letters in the language that they suit
// best, less a penalty for what words do not have: capitals inside, two scripts,
// signs that no letter is. The languages that the project knows, and above all the
// one that the plain words are in, are likelier than others.
func (c *candidate) plausibility(b []byte, spoken string) float64 {
	var counts [128]float64
	s := c.shape(b, &counts)
	switch {
	case s.signs > s.letters+s.plain/8:
		return 0.5 - 0.01*c.rarity
	case s.letters == 0:
		return 1.5 - s.penalty - 0.01*c.rarity // signs alone speak against nothing
	}
	best := -1.0
	for i := range c.languages {
		l, sum := &c.languages[i], 0.0
		for j, n := range counts {
			sum += n * l.weights[j]
		}
		if s.cyrillic > 0 && s.letters < minCyrillic && !c.believed {
			sum /= 3
		}
		sum /= s.letters
		sum += l.bonus
		if l.code != "" && l.code == spoken {
			sum += spokenBonus
		}
		best = max(best, sum)
	}
	return best - (s.penalty+c.rarity)/s.letters
}

// minCyrillic is how many letters make a text Cyrillic; fewer are an accent or two.
const minCyrillic = 4

// shape is what a text looks like whatever its language: how many letters beyond
// ASCII it has, how many of these are Cyrillic, how many signs, how many ASCII
// letters, and how often it does what words do not.
type shape struct{ letters, cyrillic, signs, plain, penalty float64 }

func (c *candidate) shape(b []byte, counts *[128]float64) shape {
	var s shape
	before := glyph{kind: space} // the last letter, while nothing but marks follows it
	marks := 0.0                 // these
	for _, x := range b {
		if x < 0x80 {
			g := asciiGlyph(x)
			if g.kind == latin {
				s.plain++
				s.meet(before, g, marks)
			}
			before, marks = g, 0
			continue
		}
		g := c.glyphs[x-0x80]
		switch g.kind {
		case junk:
			s.letters++
			s.penalty++
			before, marks = glyph{kind: space}, 0
			continue
		case mark, apart:
			s.signs++
			if g.kind == apart && before.kind >= latin && marks == 0 {
				s.penalty++
				s.letters++
			}
			marks++
			continue
		case space:
			before, marks = g, 0
			continue
		case cyrillic:
			s.cyrillic++
		}
		s.letters++
		counts[x-0x80]++
		s.meet(before, g, marks)
		before, marks = g, 0
	}
	return s
}

// meet counts what is wrong where a letter follows another: marks in between, two
// scripts, or a capital beyond ASCII, most of all after a small letter.
func (s *shape) meet(before, g glyph, marks float64) {
	switch {
	case before.kind < latin:
		return
	case marks > 0:
		s.penalty += marks
		return
	case g.kind != before.kind:
		s.penalty++
	}
	if g.upper && !g.plain {
		s.penalty += 0.3
		if !before.upper {
			s.penalty++
		}
	}
}

func asciiGlyph(x byte) glyph {
	switch {
	case x >= 'a' && x <= 'z':
		return glyph{kind: latin, plain: true}
	case x >= 'A' && x <= 'Z':
		return glyph{kind: latin, upper: true, plain: true}
	}
	return glyph{kind: space, plain: true}
}

// sample is the beginning of b.
func sample(b []byte) []byte { return b[:min(len(b), sampleBytes)] }

// asciiWords returns the words of b that are ASCII throughout and mean the same in
// every charset.
func asciiWords(b []byte) string {
	var out strings.Builder
	for w := range bytes.FieldsSeq(b[:min(len(b), 1<<10)]) {
		if isASCII(w) {
			out.Write(w)
			out.WriteByte(' ')
		}
	}
	return out.String()
}

// guessDouble names the East Asian charset that b is in, "" for none: all of it
// must decode, and to the characters that the language is mostly written with.
// Kana and Hangul are told from letters; Chinese only where single bytes make no words.
func guessDouble(b []byte, single float64) string {
	if single > 1.3 {
		return ""
	}
	for _, label := range []string{"euc-jp", "shift_jis"} {
		if kana, whole := commonShare(b, label, isKana); whole && kana >= 0.3 {
			return label
		}
	}
	if _, whole := commonShare(b, "euc-kr", unicode.IsLetter); whole && leads(b, 0xb0, 0xc8) >= 0.8 {
		return "euc-kr"
	}
	if single >= 0.9 {
		return ""
	}
	simplified, traditional := leads(b, 0xb0, 0xd7), leads(b, 0xa4, 0xc6)
	_, gb := commonShare(b, "gb18030", unicode.IsLetter)
	_, big5 := commonShare(b, "big5", unicode.IsLetter)
	switch {
	case big5 && traditional >= 0.8 && (!gb || traditional > simplified):
		return "big5"
	case gb && simplified >= 0.7:
		return "gb18030"
	}
	return ""
}

// minDouble is how many characters of two bytes are more than chance.
const minDouble = 5

func isKana(r rune) bool { return r >= 0x3040 && r < 0x3100 }

// commonShare decodes b and returns the share of common characters beyond ASCII,
// and whether all of it could be decoded; a character cut at the end does not matter.
func commonShare(b []byte, label string, common func(rune) bool) (share float64, whole bool) {
	n, hits, broken := 0, 0, 0
	for _, r := range decodeAs(b, label) {
		switch {
		case r == utf8.RuneError:
			broken++
		case r >= 0x80:
			n++
			if common(r) {
				hits++
			}
		}
	}
	return float64(hits) / float64(max(1, n)), broken <= 1 && n >= minDouble
}

// leads is the share of two-byte characters whose first byte is in the range in
// which the charset keeps its common ones.
func leads(b []byte, from, to byte) float64 {
	n, hits := 0, 0
	for i := 0; i < len(b); i++ {
		if b[i] < 0x80 {
			continue
		}
		n++
		if b[i] >= from && b[i] <= to {
			hits++
		}
		i++
	}
	return float64(hits) / float64(max(1, n))
}
