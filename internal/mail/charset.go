package mail

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
)

// guessable lists the single-byte charsets that mail in Eastern and Northern
// Europe is written in, with the lower-case letters beyond ASCII of the languages
// that they serve. The first of equals wins.
var guessable = []struct {
	charset   string
	alphabets []string
}{
	{"windows-1252", []string{"äöüß", "éèêàâçôûùîïëœ", "áéíóúñü", "ãõáâàéêíóôúç", "àèéìòù", "åäö", "æøå", "ëéïö", "äöüõšž"}},
	{"windows-1251", []string{cyrillic, "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}},
	{"koi8-r", []string{cyrillic}},
	{"windows-1257", []string{"ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž"}},
	{"iso-8859-13", []string{"ąčęėįšųūž", "āčēģīķļņšūž", "äöüõšž"}},
	{"windows-1250", []string{"ąćęłńóśźż", "áčďéěíňóřšťúůýž"}},
	{"iso-8859-2", []string{"ąćęłńóśźż", "áčďéěíňóřšťúůýž"}},
	{"iso-8859-5", []string{cyrillic}},
	{"ibm866", []string{cyrillic}},
}

const (
	cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
	// common are the letters that make up most of Russian text; they tell
	// charsets apart that map every byte to some Cyrillic letter.
	common = "оеаинтсрвлкмдп"
)

// minCyrillic is how many letters make a text Cyrillic; fewer are an accent or two.
const minCyrillic = 4

// sampleBytes is how much of a text the statistics look at.
const sampleBytes = 8 << 10

// decodeCharset reads b as text. The label is believed unless the bytes speak
// against it: bytes that are UTF-8 beyond chance are UTF-8, and a single-byte
// label gives way to another charset whose letters make clearly better words.
// The result is clean text; the defect is nil when label and bytes agree.
func decodeCharset(b []byte, label string) (string, *Defect) {
	label = normaliseLabel(label)
	if isASCII(b) && !isEscaped(label) {
		return clean(string(b)), nil
	}
	if utf8.Valid(b) && !isMultibyte(label) {
		if label == "utf-8" || label == "" || label == "us-ascii" {
			return clean(string(b)), nil
		}
		return clean(string(b)), &Defect{Code: "charset_wrong", Detail: label + " is utf-8"}
	}
	enc, known := lookup(label)
	switch {
	case isMultibyte(label):
		return decodeAs(enc, b), nil
	case label == "utf-8" && mostlyUTF8(b):
		return clean(string(b)), &Defect{Code: "charset_invalid", Detail: "bytes that are not utf-8"}
	}
	best, score := guess(b)
	if known && label != "utf-8" && label != "us-ascii" {
		text := decodeAs(enc, b)
		if best == label || plausibility(text, label) >= score-0.25 {
			return text, nil
		}
	}
	enc, _ = lookup(best)
	return decodeAs(enc, b), guessDefect(label, best, known)
}

func guessDefect(label, best string, known bool) *Defect {
	switch {
	case label == "":
		return &Defect{Code: "charset_missing", Detail: "read as " + best}
	case !known:
		return &Defect{Code: "charset_unknown", Detail: clip(label, 40) + " read as " + best}
	}
	return &Defect{Code: "charset_wrong", Detail: label + " read as " + best}
}

// normaliseLabel brings the spellings of charset labels found in mail to the names of the WHATWG list.
func normaliseLabel(label string) string {
	label = strings.ToLower(strings.Trim(strings.TrimSpace(clean(label)), `"'`))
	label = strings.TrimPrefix(label, "charset=")
	label = strings.ReplaceAll(label, "_", "-")
	switch {
	case strings.HasPrefix(label, "win-"):
		label = "windows-" + strings.TrimPrefix(label, "win-")
	case strings.HasPrefix(label, "cp-"):
		label = "windows-" + strings.TrimPrefix(label, "cp-")
	case strings.HasPrefix(label, "cp125"):
		label = "windows-" + strings.TrimPrefix(label, "cp")
	}
	switch label {
	case "utf8", "utf8mb4", "unicode-1-1-utf-8":
		return "utf-8"
	case "ascii", "us-ascii", "ansi-x3.4-1968", "7bit", "646":
		return "us-ascii"
	case "koi8r", "koi8":
		return "koi8-r"
	case "default", "unknown", "x-unknown", "unknown-8bit", "8bit", "none":
		return ""
	}
	return label
}

func lookup(label string) (encoding.Encoding, bool) {
	enc, _ := charset.Lookup(label)
	return enc, enc != nil
}

func decodeAs(enc encoding.Encoding, b []byte) string {
	if enc == nil {
		return clean(string(b))
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return clean(string(b))
	}
	return clean(string(out))
}

// isMultibyte reports a charset in which the statistics of letters say nothing.
func isMultibyte(label string) bool {
	for _, p := range []string{"gb", "big5", "euc-", "shift", "sjis", "ks_c", "ks-c", "hz-", "utf-16", "x-sjis", "ms949", "windows-949", "windows-31j"} {
		if strings.HasPrefix(label, p) {
			_, known := lookup(label)
			return known
		}
	}
	return isEscaped(label)
}

// isEscaped reports a charset that is written in ASCII bytes.
func isEscaped(label string) bool {
	_, known := lookup(label)
	return known && (strings.HasPrefix(label, "iso-2022-") || strings.HasPrefix(label, "hz-") || strings.HasPrefix(label, "utf-16"))
}

// mostlyUTF8 tells UTF-8 with a few broken characters, as from a cut, from another charset.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b) && i < sampleBytes; {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		i += n
	}
	return good > 4*bad
}

// guess returns the likeliest of the guessable charsets and its plausibility.
func guess(b []byte) (string, float64) {
	best, bestScore := guessable[0].charset, -2.0
	for _, g := range guessable {
		enc, _ := lookup(g.charset)
		if s := plausibility(decodeAs(enc, b[:min(len(b), sampleBytes)]), g.charset); s > bestScore+1e-9 {
			best, bestScore = g.charset, s
		}
	}
	return best, bestScore
}

// plausibility says how well text decoded from that charset looks like words of
// one of its languages, about -1 to 1.5: the share of its letters beyond ASCII
// that belong to the alphabet, with a reward for common letters and penalties for
// capitals inside of words, for two scripts in one word and for signs that no
// letter contains.
func plausibility(text, label string) float64 {
	if len(text) > 2*sampleBytes {
		text = strings.ToValidUTF8(text[:2*sampleBytes], "")
	}
	best := -1.0
	for _, alphabet := range alphabetsOf(label) {
		best = max(best, fits(text, alphabet))
	}
	return best
}

// alphabetsOf returns the alphabets of a charset. One that is never guessed
// (iso-8859-4, iso-8859-15) may serve any language in the Latin script.
func alphabetsOf(label string) []string {
	var latin []string
	for _, g := range guessable {
		if g.charset == label {
			return g.alphabets
		}
		if !strings.Contains(g.alphabets[0], "о") {
			latin = append(latin, g.alphabets...)
		}
	}
	return latin
}

func fits(text, alphabet string) float64 {
	var n, in, often, capitals, broken float64
	prev := ' '
	for _, r := range text {
		low := unicode.ToLower(r)
		if unicode.IsLetter(r) && unicode.IsLetter(prev) && unicode.Is(unicode.Cyrillic, r) != unicode.Is(unicode.Cyrillic, prev) {
			broken++ // no word mixes the scripts
		}
		switch {
		case r < 0x80 || strings.ContainsRune("\u00a0«»„“”‘’‚–—…€£¥¢§№°·•®©™´×½¼±µ¡¿", r):
		case strings.ContainsRune(alphabet, low):
			n, in = n+1, in+1
			if strings.ContainsRune(common, low) {
				often++
			}
			if unicode.IsUpper(r) && unicode.IsLetter(prev) {
				capitals++
				if unicode.IsLower(prev) {
					broken++
				}
			}
		default:
			n++
			if !unicode.IsLetter(r) {
				broken++
			}
		}
		prev = r
	}
	switch {
	case n == 0:
		return 1.5 // signs alone speak against nothing
	case !strings.Contains(alphabet, "о"): // no Cyrillic: what it would have on average
		often = 0.7 * in
	case n < minCyrillic:
		often, in = 0, in/2
	}
	return (in + 0.5*often - 0.3*capitals - broken) / n
}

// clean makes text valid UTF-8 with LF line ends and without NUL and other
// control characters.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexFunc(s, needsCleaning) < 0 {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085', r == '\f', r == '\v':
			return '\n'
		case needsCleaning(r):
			return -1
		}
		return r
	}, s)
}

func needsCleaning(r rune) bool {
	switch r {
	case '\n', '\t':
		return false
	case '\u2028', '\u2029', '\uFEFF':
		return true
	}
	return r < 0x20 || r >= 0x7f && r < 0xa0
}

// oneLine is clean text for a header: no line ends, no runs of white space.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, clean(s)))
}

func isASCII[T string | []byte](s T) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// clip cuts s to at most n bytes at a character and makes it clean.
func clip(s string, n int) string {
	if len(s) > n {
		s = s[:n]
		for len(s) > 0 && !utf8.ValidString(s[max(0, len(s)-utf8.UTFMax):]) {
			s = s[:len(s)-1]
		}
	}
	return oneLine(s)
}
