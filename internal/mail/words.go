package mail

import (
	"encoding/base64"
	"strings"
)

// encodedWord is one =?charset?encoding?text?= of RFC 2047, decoded to bytes.
type encodedWord struct {
	charset string
	bytes   []byte
}

// decodeWords decodes the encoded words in a header value. Neighbouring words of
// one charset are joined before their bytes are read as text: RFC 2047 section 5
// forbids to split a character over two words, and mail programs do it. Bytes
// that are not ASCII and stand outside of words are read as charset, or guessed.
func decodeWords(value, charset string) string {
	var out strings.Builder
	var run encodedWord
	flush := func() {
		if run.bytes != nil {
			text, _ := decodeCharset(run.bytes, run.charset)
			out.WriteString(text)
			run = encodedWord{}
		}
	}
	for value != "" {
		start := strings.Index(value, "=?")
		if start < 0 {
			break
		}
		word, n, ok := parseWord(value[start:])
		if !ok {
			flush()
			out.WriteString(headerText(value[:start+2], charset))
			value = value[start+2:]
			continue
		}
		between := value[:start]
		if strings.TrimSpace(between) != "" || run.bytes == nil {
			flush()
			out.WriteString(headerText(between, charset))
		}
		if !strings.EqualFold(run.charset, word.charset) {
			flush()
			run.charset = word.charset
		}
		run.bytes = append(run.bytes, word.bytes...)
		value = value[start+n:]
	}
	flush()
	out.WriteString(headerText(value, charset))
	return oneLine(out.String())
}

// parseWord reads an encoded word at the start of s and returns its length there.
// Spaces inside the text and missing padding are tolerated.
func parseWord(s string) (encodedWord, int, bool) {
	rest := s[2:]
	charset, rest, ok := strings.Cut(rest, "?")
	if !ok || charset == "" || len(charset) > 40 || strings.ContainsAny(charset, " \t=") || len(rest) < 2 || rest[1] != '?' {
		return encodedWord{}, 0, false
	}
	encoding := rest[0]
	text, _, ok := strings.Cut(rest[2:], "?=")
	if !ok {
		return encodedWord{}, 0, false
	}
	n := len("=?") + len(charset) + len("?x?") + len(text) + len("?=")
	charset, _, _ = strings.Cut(charset, "*") // RFC 2231 section 5: a language may follow
	switch encoding {
	case 'B', 'b':
		return encodedWord{charset, decodeBase64([]byte(text))}, n, true
	case 'Q', 'q':
		return encodedWord{charset, decodeQ(text)}, n, true
	}
	return encodedWord{}, 0, false
}

// decodeQ decodes the Q encoding (RFC 2047 section 4.2); a broken escape stays as it is.
func decodeQ(s string) []byte {
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
// one piece and begins the next.
func decodeBase64(b []byte) []byte {
	out := make([]byte, 0, len(b)*3/4)
	piece := make([]byte, 0, len(b))
	flush := func() {
		if len(piece)%4 == 1 {
			piece = piece[:len(piece)-1]
		}
		buf := make([]byte, base64.RawStdEncoding.DecodedLen(len(piece)))
		n, _ := base64.RawStdEncoding.Decode(buf, piece)
		out = append(out, buf[:n]...)
		piece = piece[:0]
	}
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			piece = append(piece, c)
		case c == '=' && len(piece) > 0:
			flush()
		}
	}
	flush()
	return out
}

// headerText reads the part of a header value that is no encoded word.
func headerText(s, charset string) string {
	if isASCII(s) {
		return s
	}
	text, _ := decodeCharset([]byte(s), charset)
	return text
}
