package mail

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/lexicon"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decodeCharset reads b as text. The label is believed unless the bytes speak
// against it: bytes that are UTF-8 beyond chance are UTF-8, and a label gives way
// to another charset whose letters make clearly better words. The result is clean
// text; the defect is nil when label and bytes agree.
func decodeCharset(b []byte, label string) (string, *Defect) {
	label = normaliseLabel(label)
	if wide := sniffWide(b, label); wide != "" {
		return decodeAs(b, wide), wideDefect(label, wide)
	}
	if is7bit(label) && isASCII(b) {
		return decodeAs(b, label), nil
	}
	if isASCII(b) {
		return decodeASCII(b, label)
	}
	if utf8.Valid(b) && (!isMultibyte(label) || sequences(b) >= minSequences) {
		text, twice := undoDouble(string(b))
		switch {
		case twice:
			return clean(text), &Defect{Code: DoubleEncoded}
		case label == "utf-8", label == "", label == "us-ascii":
			return clean(text), nil
		}
		return clean(text), &Defect{Code: CharsetWrong, Detail: clip(label, maxLabel) + " is utf-8"}
	}
	if label == "utf-8" && mostlyUTF8(b) {
		return clean(string(b)), &Defect{Code: CharsetInvalid, Detail: "bytes that are not utf-8"}
	}
	return decodeLegacy(b, label)
}

// decodeLegacy reads bytes that are neither ASCII nor UTF-8.
func decodeLegacy(b []byte, label string) (string, *Defect) {
	known := knows(label)
	believable := known && label != "utf-8" && label != "us-ascii"
	if believable && isMultibyte(label) {
		if text := decodeAs(b, label); !mostlyBroken(text) {
			return text, nil
		}
		believable = false
	}
	head := sample(b)
	best, score := guess(head, "")
	if believable && best == windowsTwin(label) {
		return decodeAs(b, label), nil
	}
	spoken := ""
	if !isCyrillic(best) && !isMultibyte(best) { // Latin letters alone do not tell them apart
		spoken = lexicon.Detect(asciiWords(head))
		best, score = guess(head, spoken)
	}
	if believable && (best == windowsTwin(label) || plausibility(head, label, spoken) >= score-labelMargin) {
		return decodeAs(b, label), nil
	}
	return decodeAs(b, best), guessDefect(label, best, known)
}

// decodeASCII reads bytes without the eighth bit. Some labels promise escape
// sequences or UTF-7 without which nothing is legible; the escapes of ISO-2022-JP
// speak for themselves.
func decodeASCII(b []byte, label string) (string, *Defect) {
	if bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@")) {
		return decodeAs(b, "iso-2022-jp"), guessDefect(label, "iso-2022-jp", knows(label))
	}
	return clean(string(b)), nil
}

// windowsTwin names the Windows charset that has the letters of an ISO one at the same places.
func windowsTwin(label string) string {
	switch label {
	case "iso-8859-1", "iso-8859-15":
		return "windows-1252"
	case "iso-8859-9":
		return "windows-1254"
	case "iso-8859-13":
		return "windows-1257"
	}
	return label
}

// labelMargin is by how much another charset must be the more plausible to be
// taken instead of what the label says.
const labelMargin = 0.25

func guessDefect(label, best string, known bool) *Defect {
	switch {
	case label == "":
		return &Defect{Code: CharsetMissing, Detail: "read as " + best}
	case !known:
		return &Defect{Code: CharsetUnknown, Detail: clip(label, maxLabel) + " read as " + best}
	}
	return &Defect{Code: CharsetWrong, Detail: clip(label, maxLabel) + " read as " + best}
}

// maxLabel is how much of a charset label is repeated in a defect.
const maxLabel = 40

// normaliseLabel brings the spellings of charset labels that are found in mail to
// the names of the WHATWG list, and those that say nothing to "".
func normaliseLabel(label string) string {
	switch label {
	case "", "utf-8", "us-ascii":
		return label // nearly all mail
	}
	label = strings.ToLower(strings.Trim(strings.TrimSpace(clean(label)), `"'`+"`"))
	label = strings.TrimPrefix(label, "charset=")
	label, _, _ = strings.Cut(label, ";")
	label, _, _ = strings.Cut(label, "*") // a language, RFC 2231 section 5
	label = strings.TrimSpace(label)
	key := strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ ./:()", r) {
			return -1
		}
		return r
	}, label)
	if name, ok := labelAliases(key); ok {
		return name
	}
	if name := byNumber(key); name != "" {
		return name
	}
	if enc, err := htmlindex.Get(label); err == nil && enc != encoding.Replacement {
		if name, err := htmlindex.Name(enc); err == nil {
			return name
		}
	}
	return label
}

// labelAliases knows labels by their letters and digits alone.
func labelAliases(key string) (name string, ok bool) {
	switch key {
	case "utf8", "utf8mb4", "utf8bom", "utf8sig", "unicode11utf8", "xutf8", "utf8n", "cputf8":
		return "utf-8", true
	case "ascii", "usascii", "ansix341968", "7bit", "646", "iso646us", "us":
		return "us-ascii", true
	case "default", "unknown", "xunknown", "unknown8bit", "8bit", "none", "ansi", "user", "xuserdefined", "userdefined", "auto", "charset", "binary", "null", "undefined":
		return "", true
	case "utf7", "unicode11utf7", "unicode20utf7", "csunicode11utf7", "xunicode20utf7":
		return "utf-7", true
	case "utf16", "utf16be", "utf16le", "utf32", "utf32be", "utf32le":
		return "utf-" + key[3:], true
	case "ucs2", "iso10646ucs2", "unicode":
		return "utf-16", true
	case "koi8", "koi8r", "koi8ru", "cskoi8r":
		return "koi8-r", true
	case "koi8u":
		return "koi8-u", true
	case "maccyrillic", "xmaccyrillic", "maccyr", "xmacukrainian":
		return "x-mac-cyrillic", true
	case "macroman", "xmacroman", "xmaclatin1":
		return "macintosh", true
	case "mskanji", "sjis", "shiftjis", "xsjis", "windows31j":
		return "shift_jis", true
	case "eucjp", "xeucjp", "ujis":
		return "euc-jp", true
	case "iso2022jp", "iso2022jp1", "iso2022jp2", "iso2022jp3", "iso2022jpms", "jis", "csiso2022jp":
		return "iso-2022-jp", true
	case "gb2312", "gb231280", "gbk", "xgbk", "euccn", "chinesesimplified", "gb180302000":
		return "gb18030", true
	case "hz", "hzgb2312", "hzgb":
		return "hz-gb-2312", true
	case "big5", "xxbig5", "big5hkscs", "big5eten", "chinesetraditional":
		return "big5", true
	case "euckr", "ksc5601", "ksc56011987", "ksc56011992", "uhc", "ms949", "xwindows949", "korean":
		return "euc-kr", true
	case "iso2022kr":
		return "iso-2022-kr", true
	}
	return "", false
}

// byNumber reads labels that end in the number of a code page or of a part of ISO
// 8859, whatever stands before: "win-1251", "cp_1257", "iso8859-13", "latin2".
func byNumber(key string) string {
	digits := len(key)
	for digits > 0 && key[digits-1] >= '0' && key[digits-1] <= '9' {
		digits--
	}
	prefix, number := key[:digits], key[digits:]
	for _, p := range []string{"cs", "x", "ms", "windows", "win", "codepage", "cp", "ansi", "ibm", "dos", "oem", "iso", "isolatin", "latin", "l"} {
		prefix = strings.TrimPrefix(prefix, p)
	}
	if prefix != "" || number == "" {
		return ""
	}
	if part, ok := strings.CutPrefix(number, "8859"); ok && len(part) <= 2 {
		return known("iso-8859-" + part)
	}
	if strings.Contains(key, "latin") || strings.HasPrefix(key, "l") {
		parts := map[string]string{"1": "1", "2": "2", "3": "3", "4": "4", "5": "9", "6": "10", "7": "13", "8": "14", "9": "15", "10": "16"}
		return known("iso-8859-" + parts[number])
	}
	return codePage(number)
}

// codePage names the charset of a Windows or DOS code page.
func codePage(number string) string {
	n, _ := strconv.Atoi(number)
	switch {
	case n >= 1250 && n <= 1258:
		return "windows-" + number
	case n >= 28591 && n <= 28606:
		return known("iso-8859-" + strconv.Itoa(n-28590))
	}
	pages := map[int]string{
		874: "windows-874", 866: "ibm866", 932: "shift_jis", 936: "gb18030", 949: "euc-kr", 950: "big5", 1200: "utf-16le", 1201: "utf-16be",
		10000: "macintosh", 10007: "x-mac-cyrillic", 20127: "us-ascii", 20866: "koi8-r", 21866: "koi8-u", 20932: "euc-jp", 50220: "iso-2022-jp",
		50221: "iso-2022-jp", 50222: "iso-2022-jp", 50225: "iso-2022-kr", 51932: "euc-jp", 51949: "euc-kr", 52936: "hz-gb-2312", 54936: "gb18030",
		65000: "utf-7", 65001: "utf-8",
	}
	if name := pages[n]; name != "" {
		return name
	}
	return known("ibm" + number)
}

// known is label when there is a decoder for it, else "".
func known(label string) string {
	if knows(label) {
		return label
	}
	return ""
}

func knows(label string) bool {
	switch label {
	case "utf-7", "iso-2022-kr":
		return true
	}
	return lookup(label) != nil
}

// lookup returns the decoder of a normalised label, nil when there is none. It
// goes beyond the WHATWG list, which leaves out what is not met on the web.
func lookup(label string) encoding.Encoding {
	switch label {
	case "":
		return nil
	case "gb18030":
		return simplifiedchinese.GB18030
	case "hz-gb-2312":
		return simplifiedchinese.HZGB2312
	case "ibm850":
		return charmap.CodePage850
	case "utf-32":
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM)
	case "utf-32le":
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case "utf-32be":
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	}
	if enc, err := htmlindex.Get(label); err == nil && enc != encoding.Replacement {
		return enc
	}
	enc, err := ianaindex.MIME.Encoding(label)
	if err != nil || enc == encoding.Replacement {
		return nil
	}
	return enc
}

// decodeAs decodes b by a normalised label, which it knows or leaves the bytes as they are.
func decodeAs(b []byte, label string) string {
	switch label {
	case "utf-7":
		return clean(decodeUTF7(b))
	case "iso-2022-kr":
		b, label = shiftsToEUC(b), "euc-kr"
	}
	enc := lookup(label)
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
	switch label {
	case "gb18030", "big5", "euc-kr", "euc-jp", "shift_jis":
		return true
	}
	return is7bit(label) || isWide(label)
}

// is7bit reports a charset that is written in ASCII bytes.
func is7bit(label string) bool {
	switch label {
	case "utf-7", "iso-2022-jp", "iso-2022-kr", "hz-gb-2312":
		return true
	}
	return false
}

// mostlyBroken reports text of which more than a tenth beyond ASCII could not be decoded.
func mostlyBroken(text string) bool {
	broken, letters := 0, 0
	for _, r := range text {
		if r == utf8.RuneError {
			broken++
		} else if r >= 0x80 {
			letters++
		}
	}
	return 10*broken > letters
}

// minSequences is how many multi-byte sequences make UTF-8 more than chance.
const minSequences = 4

// sequences counts the characters beyond ASCII of valid UTF-8.
func sequences(b []byte) int {
	n := 0
	for _, c := range b {
		if c >= 0xc0 {
			n++
		}
	}
	return n
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

// clean makes text valid UTF-8 with LF line ends and without NUL and other
// control characters.
func clean(s string) string {
	if isPrintable(s) {
		return s
	}
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	if isClean(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if isClean(s) {
		return s // most mail
	}
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

// isPrintable reports ASCII without control characters but LF and TAB, which is
// most of what there is and needs no second look.
func isPrintable(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// isClean reports valid UTF-8 in which nothing needs cleaning. Beyond ASCII only
// the characters behind three first bytes are looked at.
func isClean(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != 0x7f && c != 0xc2 && c != 0xe2 && c != 0xef {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(s[i:]); needsCleaning(r) {
			return false
		}
	}
	return true
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
	s = clean(s)
	if strings.ContainsAny(s, "\n\t") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\n", " "), "\t", " ")
	}
	return strings.TrimSpace(s)
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
