package lexicon

import (
	"math/bits"
	"slices"
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

// script is the profiles of the languages in one script, by what they have: a
// set of languages has a bit for each, in the order of codes.
type script struct {
	codes   []string
	letters map[rune]uint
	words   map[string]uint
}

func newScript(profiles []profile) script {
	s := script{letters: map[rune]uint{}, words: map[string]uint{}}
	for i, p := range profiles {
		s.codes = append(s.codes, p.code)
		for _, r := range p.letters {
			s.letters[r] |= 1 << i
		}
		for _, w := range p.words {
			s.words[w] |= 1 << i
		}
	}
	return s
}

var scripts = sync.OnceValues(func() (latin, cyrillic script) {
	first, second := profiles()
	return newScript(first), newScript(second)
})

// Detect names the language of text by its ISO 639-1 code: en, ru, lt, lv, et,
// pl, de, uk or be. It returns "" when the text is too short to tell. Script
// and frequent words decide first; trigrams (whatlanggo) only what they leave open.
func Detect(text string) string {
	if len(text) > detectLimit {
		text = strings.ToValidUTF8(text[:detectLimit], "")
	}
	words := languageWords(text)
	latinLetters, cyrillicLetters := countScripts(words)
	latin, cyrillic := scripts()
	rivals, letters := latin, latinLetters
	if cyrillicLetters > latinLetters {
		rivals, letters = cyrillic, cyrillicLetters
	}
	if letters < 3 {
		return ""
	}
	best, lead := rivals.closest(words)
	if lead >= 2 || lead == 1 && len(words) <= 6 {
		return best
	}
	if letters < 12 || len(words) < 3 {
		return ""
	}
	return byTrigrams(text, rivals.codes)
}

// closest returns the language with most hits and its lead over the second. A
// tell-tale letter counts once for each word that holds one.
func (s script) closest(words []string) (code string, lead int) {
	hits := make([]int, len(s.codes))
	for _, w := range words {
		tell := uint(0)
		for _, r := range w {
			if r >= utf8.RuneSelf {
				tell |= s.letters[r]
			}
		}
		for _, set := range []uint{s.words[w], tell} {
			for ; set != 0; set &= set - 1 {
				hits[bits.TrailingZeros(set)]++
			}
		}
	}
	first, second := 0, 0
	for i, n := range hits {
		switch {
		case n > first:
			code, first, second = s.codes[i], n, first
		case n > second:
			second = n
		}
	}
	return code, first - second
}

func byTrigrams(text string, rivals []string) string {
	lang := map[string]whatlanggo.Lang{
		"en": whatlanggo.Eng, "ru": whatlanggo.Rus, "lt": whatlanggo.Lit, "lv": whatlanggo.Lav,
		"et": whatlanggo.Est, "pl": whatlanggo.Pol, "de": whatlanggo.Deu, "uk": whatlanggo.Ukr, "be": whatlanggo.Bel,
	}
	allowed := make(map[whatlanggo.Lang]bool)
	for _, code := range rivals {
		allowed[lang[code]] = true
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: allowed})
	return info.Lang.Iso6391()
}

// languageWords returns the lower-case words of text without addresses and
// links, which are English whoever writes them.
func languageWords(text string) []string {
	words := make([]string, 0, len(text)/6) // fewer than there are bytes to a word
	for field := range strings.FieldsSeq(strings.ToLower(text)) {
		if strings.Contains(field, "@") || strings.Contains(field, "://") || strings.HasPrefix(field, "www.") {
			continue
		}
		words = slices.AppendSeq(words, strings.FieldsFuncSeq(field, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }))
	}
	return words
}

func countScripts(words []string) (latin, cyrillic int) {
	for _, w := range words {
		for _, r := range w {
			switch {
			case 'а' <= r && r <= 'я':
				cyrillic++
			case 'a' <= r && r <= 'z', unicode.Is(unicode.Latin, r):
				latin++
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic++
			}
		}
	}
	return latin, cyrillic
}
