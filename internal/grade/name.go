package grade

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// latin renders Cyrillic letters and the letter pairs of Latin spellings with
// one plain alphabet, so that a name is the same in whatever script and
// spelling it was written: Елизавета and Elizaveta, Žydrė and Zhydre.
func latin(s string) string {
	var b strings.Builder
	for _, r := range fold(s) {
		if l, ok := cyrillicLetter(r); ok {
			b.WriteString(l)
		} else if unicode.IsLetter(r) {
			b.WriteRune(r)
		}
	}
	out := strings.NewReplacer("shch", "s", "sch", "s", "sh", "s", "zh", "s", "ch", "c", "kh", "h", "ts", "c", "tz", "c", "sz", "s", "cz", "c",
		"ph", "f", "th", "t", "x", "ks", "w", "v", "y", "i", "j", "i", "z", "s").Replace(b.String())
	return strings.ReplaceAll(squeeze(out), "ii", "i")
}

func cyrillicLetter(r rune) (string, bool) {
	const letters = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґў"
	latin := []string{
		"a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "c", "s", "s", "", "i", "", "e", "iu", "ia",
		"i", "i", "ie", "g", "u",
	}
	i := slices.Index([]rune(letters), r)
	if i < 0 {
		return "", false
	}
	return latin[i], true
}

// squeeze makes doubled letters single.
func squeeze(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// nameEndings are what declension may leave after a name's stem, in the plain alphabet of latin.
func nameEndings() []string {
	return []string{
		"", "a", "e", "i", "o", "u", "as", "es", "is", "os", "us", "ai", "ei", "ui", "oi", "ia", "ie", "io", "iu", "iui", "iai", "ius", "ios", "ies", "ias",
		"au", "iau", "am", "em", "im", "om", "iem", "oiu", "eiu", "ov", "ova", "ovi", "ovie", "iei", "iego", "iemu", "ego", "omu", "en", "ena", "s", "n", "le", "lei",
	}
}

// nameStem is the part of a name that declension keeps.
func nameStem(name string) string {
	s := latin(name)
	for _, ending := range []string{"ius", "ias", "as", "is", "us", "es", "ia"} {
		if rest, ok := strings.CutSuffix(s, ending); ok && len(rest) >= 3 {
			return rest
		}
	}
	if rest := strings.TrimRight(s, "aeiou"); len(rest) >= 2 && len(s)-len(rest) <= 2 {
		return rest
	}
	return s
}

// sameName reports whether word is name in some case and some script.
func sameName(name, word string) bool {
	stem := nameStem(name)
	if len(stem) < 2 {
		return false
	}
	rest, ok := strings.CutPrefix(latin(word), stem)
	if !ok {
		return false
	}
	if len(stem) == 2 && utf8.RuneCountInString(rest) > 2 {
		return false
	}
	return slices.Contains(nameEndings(), rest)
}

// legalForms say what kind of firm it is and are left out of its name.
func legalForms() []string {
	return []string{
		"uab", "ab", "mb", "vsi", "ii", "tub", "sia", "as", "ou", "ltd", "limited", "llc", "llp", "inc", "plc", "co", "corp", "gmbh", "ag", "kg", "ug", "ohg", "ev", "mbh",
		"ооо", "оао", "зао", "пао", "ао", "ип", "тоо", "sp", "zoo", "z", "o", "spzoo", "sa", "srl", "bv", "nv", "oy", "aps",
	}
}

// companyWords are the words of a company's name that tell it from others.
func companyWords(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !slices.Contains(legalForms(), fold(w)) {
			out = append(out, w)
		}
	}
	if len(out) == 0 && name != "" {
		return strings.Fields(name)
	}
	return out
}

// capital reports whether word i begins with a capital letter.
func (t *text) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(t.src[t.words[i].start:])
	return unicode.IsUpper(r)
}

// capitals reports whether the writer uses capital letters inside sentences or
// at their beginning at all.
func (t *text) capitals() bool {
	for i := range t.words {
		if t.capital(i) && !t.inSignature(t.words[i].start) {
			return true
		}
	}
	return false
}
