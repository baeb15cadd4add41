package grade

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// latin renders folded text: Cyrillic letters and the letter pairs of Latin spellings with
// one plain alphabet and without doubled letters, so that a name is the same in whatever
// script and spelling it was written: Елизавета and Elizaveta, Žydrė and Zhydre.
func latin(folded string) string {
	if isPlain(folded) {
		return folded
	}
	const usual = 64 // bytes of a word at most, which need no memory of their own
	letters, plain := make([]byte, 0, usual), make([]byte, 0, usual)
	for _, r := range folded {
		if l, ok := cyrillicLetter(r); ok {
			letters = append(letters, l...)
		} else if unicode.IsLetter(r) {
			letters = utf8.AppendRune(letters, r)
		}
	}
	for rest := letters; len(rest) > 0; {
		spelt, size := spelling(rest)
		if spelt == "" {
			plain = appendOnce(plain, rest[:size])
		}
		for i := range len(spelt) {
			plain = appendOnce(plain, []byte{spelt[i]})
		}
		rest = rest[size:]
	}
	return string(plain)
}

// Latin renders a word, in whatever script and spelling, with one plain alphabet in
// small letters, by which names are compared: Андрей and Andrey are both andrei.
func Latin(word string) string { return latin(fold(word)) }

// appendOnce appends a letter that is not the last one already.
func appendOnce(word, letter []byte) []byte {
	if bytes.HasSuffix(word, letter) {
		return word
	}
	return append(word, letter...)
}

// spelling returns the plain letters for the letter or the combination of letters
// that begins s in one of several orthographies, "" for one that is plain, and
// how many bytes of s it has.
func spelling(s []byte) (plain string, size int) {
	switch s[0] {
	case 'x':
		return "ks", 1
	case 'w':
		return "v", 1
	case 'y', 'j':
		return "i", 1
	case 's', 'z', 'c', 'k', 't', 'p':
		return combination(s)
	}
	_, size = utf8.DecodeRune(s)
	return "", size
}

// combination is spelling for the letters that begin combinations.
func combination(s []byte) (plain string, size int) {
	switch {
	case bytes.HasPrefix(s, []byte("shch")):
		return "s", 4
	case bytes.HasPrefix(s, []byte("sch")):
		return "s", 3
	}
	switch string(s[:min(2, len(s))]) {
	case "sh", "zh", "sz":
		return "s", 2
	case "ch", "ts", "tz", "cz":
		return "c", 2
	case "kh":
		return "h", 2
	case "ph":
		return "f", 2
	case "th":
		return "t", 2
	}
	if s[0] == 'z' {
		return "s", 1
	}
	return "", 1
}

// isPlain reports a word that is spelt with the plain alphabet as it stands: it has
// none of the letters of spellings but for pairs that it has not, and none doubled.
func isPlain(w string) bool {
	for i := range len(w) {
		switch c := w[i]; {
		case c < 'a', c >= 'w', c == 'h', c == 'j', i > 0 && (c == w[i-1] || c == 's' && w[i-1] == 't'):
			return false
		}
	}
	return true
}

// cyrillicLetter renders a letter of Russian, Ukrainian or Belarusian.
func cyrillicLetter(r rune) (plain string, ok bool) {
	if r < 'а' {
		return "", false // most letters of Latin spellings
	}
	switch r {
	case 'а':
		return "a", true
	case 'б':
		return "b", true
	case 'в':
		return "v", true
	case 'г', 'ґ':
		return "g", true
	case 'д':
		return "d", true
	case 'е', 'э':
		return "e", true
	case 'ж', 'з':
		return "z", true
	case 'и', 'й', 'ы', 'і', 'ї':
		return "i", true
	case 'к':
		return "k", true
	case 'л':
		return "l", true
	case 'м':
		return "m", true
	case 'н':
		return "n", true
	case 'о':
		return "o", true
	case 'п':
		return "p", true
	case 'р':
		return "r", true
	case 'с', 'ш', 'щ':
		return "s", true
	case 'т':
		return "t", true
	case 'у', 'ў':
		return "u", true
	case 'ф':
		return "f", true
	case 'х':
		return "h", true
	case 'ц', 'ч':
		return "c", true
	case 'ъ', 'ь':
		return "", true
	case 'ю':
		return "iu", true
	case 'я':
		return "ia", true
	case 'є':
		return "ie", true
	}
	return "", false
}

// isNameEnding reports what declension may leave after a name's stem, in the plain alphabet of latin.
func isNameEnding(s string) bool {
	switch s {
	case "", "a", "e", "i", "o", "u", "as", "es", "is", "os", "us", "ai", "ei", "ui", "oi", "ia", "ie", "io", "iu", "iui", "iai", "ius", "ios", "ies",
		"ias", "au", "iau", "am", "em", "im", "om", "iem", "oiu", "eiu", "ov", "ova", "ovi", "ovie", "iei", "iego", "iemu", "ego", "omu", "en", "ena", "s",
		"n", "le", "lei", "ile", "ilt", "iga":
		return true
	}
	return false
}

// name is a name ready to be compared.
type name struct {
	latin string
	stem  string // what declension keeps
	other string // the stem with the changes of Polish ("Marek", "Marku"), "" when there are none
}

func newName(written string) name {
	n := name{latin: latin(fold(written))}
	n.stem = n.latin
	for _, ending := range []string{"ius", "ias", "as", "is", "us", "es", "ia"} {
		if rest, ok := strings.CutSuffix(n.latin, ending); ok && len(rest) >= 3 {
			n.stem = rest
			return n
		}
	}
	if rest, ok := strings.CutSuffix(n.latin, "s"); ok && len(rest) >= 5 {
		n.stem = rest // Latvian: Ozoliņš, Ozoliņa
		return n
	}
	if rest := strings.TrimRight(n.latin, "aeiou"); len(rest) >= 2 && len(n.latin)-len(rest) <= 2 {
		n.stem = rest
	}
	n.other = softened(n.stem)
	return n
}

// newNames are the parts of a written name that may stand alone ("Voss-Albers", "Anna Maria").
func newNames(written string) []name {
	var out []name
	for _, part := range strings.FieldsFunc(written, func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '‑' }) {
		out = append(out, newName(part))
	}
	return out
}

// personaNames are the names by which a reply may call the customer: the first
// and the last name, and what friends make of the first.
func (r *reader) personaNames() []name {
	names := append(newNames(r.ctx.PersonaFirst), newNames(r.ctx.PersonaLast)...)
	for _, v := range r.lex {
		for _, short := range v.nicknames[fold(strings.TrimSpace(r.ctx.PersonaFirst))] {
			names = append(names, newName(short))
		}
	}
	return names
}

// CalledBy returns what tells whether a word is a name in some case, in whatever
// script: Елизавета, Елизавете and Elizaveta; Jonas, Jono and Jonai.
func CalledBy(written string) func(word string) bool {
	names := newNames(written)
	return func(word string) bool {
		w := Latin(word)
		return slices.ContainsFunc(names, func(n name) bool { return n.is(w) })
	}
}

// softened is the stem as Polish changes it before an ending: without a fleeting
// vowel (Marek, Marku; Paweł, Pawle) or with its last letter softened (Piotr,
// Piotrze; Robert, Robercie; Dawid, Dawidzie), in the plain alphabet.
func softened(stem string) string {
	if len(stem) < 4 {
		return ""
	}
	last, front := stem[len(stem)-1], stem[:len(stem)-1]
	switch {
	case front[len(front)-1] == 'e' && (last == 'k' || last == 'l'):
		return front[:len(front)-1] + string(last)
	case last == 'r':
		return stem + "s"
	case last == 't':
		return front + "c"
	case last == 'd':
		return stem + "s"
	}
	return ""
}

// is reports whether a word, rendered by latin, is the name in some case, or a
// pet form of it in a language that makes those by endings. A stem of two letters
// must be followed by little.
func (n name) is(word string) bool {
	if rest, ok := strings.CutPrefix(word, n.other); ok && len(n.other) > 2 && rest != "" && isNameEnding(rest) {
		return true
	}
	if rest, ok := strings.CutPrefix(word, n.latin); ok && len(n.latin) > 2 && isNameEnding(rest) {
		return true // "Тарас", whose end is no ending
	}
	rest, ok := strings.CutPrefix(word, n.stem)
	if !ok || len(n.stem) < 2 || len(n.stem) == 2 && len(rest) > 2 {
		return false
	}
	return isNameEnding(rest) || len(n.stem) > 2 && pets(rest)
}

// petEndings make a pet form of a name's stem, in the plain alphabet: Tomukas,
// Onutė, Jānītis, Оксаночка, Ewunia.
func petEndings() []string {
	return []string{"uk", "ut", "el", "it", "in", "oc", "ock", "ocek", "enk", "us", "unia", "ulk", "ecek", "ik", "cik", "usk", "uska", "ock"}
}

// pets reports whether what follows the stem is a pet ending with one of a case behind it.
func pets(rest string) bool {
	for _, pet := range petEndings() {
		if end, ok := strings.CutPrefix(rest, pet); ok && isNameEnding(end) {
			return true
		}
	}
	return false
}

// isLegalForm reports a word that says what kind of firm it is and is left out of its name.
func isLegalForm(folded string) bool {
	switch folded {
	case "uab", "ab", "mb", "vsi", "ii", "tub", "sia", "as", "ou", "ltd", "limited", "llc", "llp", "inc", "plc", "co", "corp", "gmbh", "ag", "kg", "ug",
		"ohg", "ev", "mbh", "ооо", "оао", "зао", "пао", "ао", "ип", "тоо", "sp", "zoo", "z", "o", "spzoo", "sa", "srl", "bv", "nv", "oy", "aps":
		return true
	}
	return false
}

// companyWords are the words of a company's name that tell it from others.
func companyWords(written string) []name {
	var all, telling []name
	written = brand(written)
	for _, w := range strings.FieldsFunc(written, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		n := newName(w)
		if isDigits(w) {
			n = name{latin: w, stem: w}
		}
		all = append(all, n)
		if !isLegalForm(fold(w)) {
			telling = append(telling, n)
		}
	}
	if len(telling) == 0 {
		return all
	}
	return telling
}

// brand is the part of a company's name that stands in quotation marks, all of it when none does.
// What stands before them is the legal form or the trade, which writers vary.
func brand(written string) string {
	from := strings.IndexAny(written, "«„“\"")
	if from < 0 {
		return written
	}
	_, size := utf8.DecodeRuneInString(written[from:])
	inner := written[from+size:]
	to := strings.IndexAny(inner, "»“”\"")
	if to < 0 || strings.TrimSpace(inner[:to]) == "" {
		return written
	}
	return inner[:to]
}

// sameWord compares a word of a company's name, which may be declined or
// rendered in another script.
func (n name) sameWord(w *word) bool {
	return n.latin != "" && (n.latin == w.latin || n.latin == w.folded) || len(n.latin) > 3 && n.is(w.latin)
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
