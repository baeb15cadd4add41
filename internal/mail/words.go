package mail

import "strings"

// encodedWord is one =?charset?encoding?text?= of RFC 2047, decoded to bytes.
type encodedWord struct {
	charset string
	bytes   []byte
}

// decodeWords decodes the encoded words in a header value. Neighbouring words of
// one charset are joined before their bytes are read as text: RFC 2047 section 5
// forbids to split a character over two words, and mail programs do it. Bytes
// that are not ASCII and stand outside of words are read as charset, or guessed.
// What was encoded twice, as a whole, is decoded twice.
func decodeWords(value, charset string) string {
	text := decodeWordsOnce(value, charset)
	if strings.HasPrefix(text, "=?") && strings.HasSuffix(text, "?=") && text != value {
		text = decodeWordsOnce(text, charset)
	}
	return text
}

func decodeWordsOnce(value, charset string) string {
	if !strings.Contains(value, "=?") {
		return oneLine(headerText(value, charset))
	}
	d := wordDecoder{charset: charset}
	for value != "" {
		start := strings.Index(value, "=?")
		if start < 0 {
			break
		}
		word, n, ok := parseWord(value[start:])
		if !ok {
			d.plain(value[:start+2])
			value = value[start+2:]
			continue
		}
		d.word(value[:start], word)
		value = value[start+n:]
	}
	d.plain(value)
	return oneLine(d.out.String())
}

// wordDecoder joins the pieces of a header value. run is the encoded word that
// the next one may continue.
type wordDecoder struct {
	charset string // of raw bytes
	out     strings.Builder
	run     encodedWord
	open    bool
}

// plain adds text outside of words; empty text only ends the run.
func (d *wordDecoder) plain(text string) {
	if d.open {
		decoded, _ := decodeCharset(d.run.bytes, d.run.charset)
		d.out.WriteString(decoded)
		d.run, d.open = encodedWord{}, false
	}
	if text != "" {
		d.out.WriteString(headerText(text, d.charset))
	}
}

// word adds a word and what stands before it; white space between words goes.
func (d *wordDecoder) word(before string, w encodedWord) {
	if !d.open || strings.TrimSpace(before) != "" {
		d.plain(before)
	} else if !strings.EqualFold(d.run.charset, w.charset) {
		d.plain("")
	}
	d.run.charset, d.open = w.charset, true
	d.run.bytes = append(d.run.bytes, w.bytes...)
}

// maxWord bounds the search for the end of a word; RFC 2047 section 2 allows 75
// bytes, and subjects in one word of some thousand are seen.
const maxWord = 16 << 10

// parseWord reads an encoded word at the start of s and returns its length there.
// Spaces inside, missing padding, an empty charset and a missing end are
// tolerated: a value cut off by a system that counts bytes ends inside a word.
func parseWord(s string) (encodedWord, int, bool) {
	head := s[2:min(len(s), 2+maxLabel+10)]
	charset, rest, ok := strings.Cut(head, "?")
	if !ok || strings.ContainsAny(charset, "=<>@,") || len(rest) < 2 || rest[1] != '?' {
		return encodedWord{}, 0, false
	}
	encoding := rest[0] | 0x20
	if encoding != 'b' && encoding != 'q' {
		return encodedWord{}, 0, false
	}
	start := len("=?") + len(charset) + len("?x?")
	charset, _, _ = strings.Cut(strings.TrimSpace(charset), "*") // RFC 2231 section 5: a language may follow
	end, n, ok := wordEnd(s, start, encoding == 'q')
	if !ok && !knows(normaliseLabel(charset)) {
		return encodedWord{}, 0, false
	}
	if text := s[start:end]; encoding == 'q' {
		return encodedWord{charset, decodeQ(text)}, n, true
	}
	decoded, _ := decodeBase64([]byte(s[start:end]))
	return encodedWord{charset, decoded}, n, true
}

// wordEnd finds where the text of a word ends and what follows it begins. A
// question mark that was left bare before an escape ("Price?=20And") ends
// nothing. Without an end the word goes up to the next one or to the last byte.
func wordEnd(s string, start int, escapes bool) (end, next int, ok bool) {
	s = s[:min(len(s), start+maxWord)]
	limit := len(s)
	if i := strings.Index(s[start:], "=?"); i >= 0 && !strings.HasPrefix(s[start+i:], "=?=") {
		limit = start + i
	}
	for i := start; ; {
		j := strings.Index(s[i:], "?=")
		if j < 0 || i+j >= limit {
			return limit, limit, false
		}
		end, next = i+j, i+j+2
		if !escapes || !bareQuestion(s[next:]) {
			return end, next, true
		}
		i = next
	}
}

// bareQuestion reports an escape at the start of rest and a later end of the same word.
func bareQuestion(rest string) bool {
	if len(rest) < 2 || unhex(rest[0]) < 0 || unhex(rest[1]) < 0 {
		return false
	}
	end := strings.Index(rest, "?=")
	begin := strings.Index(rest, "=?")
	return end >= 0 && (begin < 0 || end < begin)
}

// decodeQ decodes the Q encoding (RFC 2047 section 4.2); a broken escape stays as
// it is, and one that a fold has cut in two is joined.
func decodeQ(s string) []byte {
	s = strings.ReplaceAll(s, "= ", "")
	return unescape([]byte(strings.ReplaceAll(s, "_", " ")))
}

// unescape replaces =XX by the byte that it names.
func unescape(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '=' && i+2 < len(s) {
			hi, lo := unhex(s[i+1]), unhex(s[i+2])
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return out
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// decodeBase64 decodes what is base64 in b and passes over the rest (RFC 2045
// section 6.8 asks for that). Padding in the middle, as from joined pieces, ends
// one piece and begins the next. The second result says that something else than
// white space was passed over.
func decodeBase64(b []byte) (decoded []byte, odd bool) {
	out := make([]byte, 0, len(b)*3/4+3)
	var bits uint32
	n := 0
	for _, c := range b {
		v := base64Digits[c]
		if v < 64 {
			bits = bits<<6 | uint32(v)
			if n++; n == 4 {
				out = append(out, byte(bits>>16), byte(bits>>8), byte(bits))
				n = 0
			}
			continue
		}
		if c == '=' {
			out, n = endPiece(out, bits, n), 0
		} else if c > ' ' {
			odd = true
		}
	}
	return endPiece(out, bits, n), odd
}

// endPiece adds the bytes of the two or three digits that are left over.
func endPiece(out []byte, bits uint32, n int) []byte {
	switch n {
	case 2:
		return append(out, byte(bits>>4))
	case 3:
		return append(out, byte(bits>>10), byte(bits>>2))
	}
	return out
}

// base64Digits maps a byte to its value, 255 for what is no digit. The URL
// alphabet of RFC 4648 section 5 is read too.
var base64Digits = base64Table()

func base64Table() (table [256]byte) {
	for i := range table {
		table[i] = 255
	}
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := range digits {
		table[digits[i]] = byte(i)
	}
	table['-'], table['_'] = 62, 63
	return table
}

// headerText reads the part of a header value that is no encoded word.
func headerText(s, charset string) string {
	if isASCII(s) {
		return s
	}
	text, _ := decodeCharset([]byte(s), charset)
	return text
}
