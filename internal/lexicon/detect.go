package lexicon

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// detectLimit bounds the text that is looked at: more does not change the answer.
const detectLimit = 8 << 10

// profile is what gives one language away: letters that its rivals in the same
// script lack, and its most frequent short words, without diacritics too where
// people leave them out.
type profile struct {
	code    string
	letters string
	words   []string
}

// profiles covers the languages that are told apart; Belarusian only so that it
// is not taken for one of its neighbours.
func profiles() (latin, cyrillic []profile) {
	latin = []profile{
		{"en", "", strings.Fields("the and you your for with are our have is it we be this that not from will can on would at please yes thanks thank any all by of to in as an if but there hello regards free")},
		{"lt", "ąęėįųū", strings.Fields("ir yra jūsų jusu mes kad su iki dėl del ar bet labas diena dieną jums mums taip ne nuo per tik jei bus galime kaip prie arba už uz ačiū aciu šiuo siuo jūs jus laiškas atsakysime esame turime pagarbiai")},
		{"lv", "āēģīķļņ", strings.Fields("un ir jūsu mēs ka ar par no lai vai jums mums bet kas tiks uz pie kā labdien paldies lūdzu jūs pēc var nav cieņu ziņa")},
		{"et", "õ", strings.Fields("ja on teie meie et ei kui see oma või ka kuid teile meile saab olen oleme tere tänan lugupidamisega palun kas siis mis ning aitäh saime kirja")},
		{"pl", "ąćęłńśźż", strings.Fields("i w na z się sie do nie że ze jest dla od przez oraz lub czy ale dziękuję dziękujemy dzień dobry proszę państwa pana pani nasz tak są po pozdrawiam mamy jak za co będzie będę")},
		{"de", "äöüß", strings.Fields("und der die das ist sie wir ihr ihre ihnen mit für nicht ein eine zu auf von den dem im am bei wird haben uns auch hallo grüße vielen dank gerne bis ich aber oder können sind")},
	}
	cyrillic = []profile{
		{"ru", "ыэъё", strings.Fields("и в не на что с по как это вы мы вам ваш ваше вас для от за или если будет можно есть но да при здравствуйте спасибо добрый день уважением до из только нет")},
		{"uk", "іїєґ", strings.Fields("і в не на що з та як це ви ми вам ваш ваше вас для від за або якщо буде можна є але так при вітаю дякуємо дякую добрий день повагою до із тільки ні")},
		{"be", "ўі", strings.Fields("і ў не на што з па як гэта вы мы вам ваш ваша вас для ад за або калі будзе можна ёсць але так пры вітаю дзякуй добры дзень павагай да толькі")},
	}
	return latin, cyrillic
}

// rivals are the languages that are told apart, the Latin ones first. A set of them has
// a bit for each, in the order of codes.
type rivals struct {
	codes   []string
	latin   int    // how many are written in Latin letters
	letters []uint // the languages that have a letter, by the letter
	words   map[string]uint
}

var contest = sync.OnceValue(func() rivals {
	latin, cyrillic := profiles()
	all := rivals{latin: len(latin), words: map[string]uint{}}
	for i, p := range append(latin, cyrillic...) {
		all.codes = append(all.codes, p.code)
		for _, r := range p.letters {
			if missing := int(r) + 1 - len(all.letters); missing > 0 {
				all.letters = append(all.letters, make([]uint, missing)...)
			}
			all.letters[r] |= 1 << i
		}
		for _, w := range p.words {
			all.words[w] |= 1 << i
		}
	}
	return all
})

// Detect names the language of text by its ISO 639-1 code: en, ru, lt, lv, et,
// pl, de, uk or be. It returns "" when the text is too short to tell. Script
// and frequent words decide first; trigrams (whatlanggo) only what they leave open.
func Detect(text string) string {
	if len(text) > detectLimit {
		text = strings.ToValidUTF8(text[:detectLimit], "")
	}
	c := count{rivals: contest()}
	c.read(text)
	from, to, letters := 0, c.latin, c.latinLetters
	if c.cyrillicLetters > c.latinLetters {
		from, to, letters = c.latin, len(c.codes), c.cyrillicLetters
	}
	if letters < 3 {
		return ""
	}
	best, lead := c.closest(from, to)
	if lead >= 2 || lead == 1 && c.total <= 6 {
		return best
	}
	if letters < 12 || c.total < 3 {
		return ""
	}
	return byTrigrams(text, c.codes[from:to])
}

// count is what a text has of each language.
type count struct {
	rivals
	hits                          [16]int // by language: its words, and words with a letter that gives it away
	total                         int     // of words
	latinLetters, cyrillicLetters int
}

// read counts the words of text, without addresses and links, which are English
// whoever writes them.
func (c *count) read(text string) {
	for field := range strings.FieldsSeq(Lower(text)) {
		if strings.Contains(field, "@") || strings.Contains(field, "://") || strings.HasPrefix(field, "www.") {
			continue
		}
		start, tell := -1, uint(0)
		for i, r := range field {
			if !c.letter(r) && r != '\'' {
				c.word(field, start, i, tell)
				start, tell = -1, 0
				continue
			}
			if start < 0 {
				start = i
			}
			if r >= utf8.RuneSelf && int(r) < len(c.letters) {
				tell |= c.letters[r]
			}
		}
		c.word(field, start, len(field), tell)
	}
}

// letter counts r by its script, and reports whether it is one.
func (c *count) letter(r rune) bool {
	switch {
	case 'а' <= r && r <= 'я':
		c.cyrillicLetters++
	case 'a' <= r && r <= 'z':
		c.latinLetters++
	case r < utf8.RuneSelf || !unicode.IsLetter(r):
		return false
	case unicode.Is(unicode.Latin, r):
		c.latinLetters++
	case unicode.Is(unicode.Cyrillic, r):
		c.cyrillicLetters++
	}
	return true
}

// word counts a word of the field, unless there is none; tell are the languages
// that its letters give away.
func (c *count) word(field string, start, end int, tell uint) {
	if start < 0 {
		return
	}
	c.total++
	for _, set := range [...]uint{c.words[field[start:end]], tell} {
		for ; set != 0; set &= set - 1 {
			c.hits[bits.TrailingZeros(set)]++
		}
	}
}

// closest returns which of some languages has most hits, and its lead over the second.
func (c *count) closest(from, to int) (code string, lead int) {
	first, second := 0, 0
	for i := from; i < to; i++ {
		switch n := c.hits[i]; {
		case n > first:
			code, first, second = c.codes[i], n, first
		case n > second:
			second = n
		}
	}
	return code, first - second
}

// byTrigrams is the nearest of some languages, "" where two are equally near.
func byTrigrams(text string, codes []string) string {
	lang := map[string]whatlanggo.Lang{
		"en": whatlanggo.Eng, "ru": whatlanggo.Rus, "lt": whatlanggo.Lit, "lv": whatlanggo.Lav,
		"et": whatlanggo.Est, "pl": whatlanggo.Pol, "de": whatlanggo.Deu, "uk": whatlanggo.Ukr, "be": whatlanggo.Bel,
	}
	allowed := make(map[whatlanggo.Lang]bool)
	for _, code := range codes {
		allowed[lang[code]] = true
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: allowed})
	if info.Confidence == 0 { // two are equally near, and the library takes one as its map has it
		return ""
	}
	return info.Lang.Iso6391()
}
