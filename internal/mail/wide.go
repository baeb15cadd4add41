package mail

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// isWide reports a charset of 16 or 32 bits a character.
func isWide(label string) bool {
	return strings.HasPrefix(label, "utf-16") || strings.HasPrefix(label, "utf-32")
}

// sniffWide names the UTF-16 or UTF-32 that b is in, "" when it is in neither. A
// byte order mark decides, then the label, then on which side of each pair the
// zeros are: "UTF-16" without a mark is big-endian by RFC 2781 section 4.3 and
// little-endian by what Windows writes.
func sniffWide(b []byte, label string) string {
	switch {
	case len(b) < 2:
		return ""
	case strings.HasPrefix(label, "utf-32"):
		return label
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}) && len(b)%2 == 0:
		return "utf-16le"
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}) && len(b)%2 == 0:
		return "utf-16be"
	case !isWide(label) && bytes.IndexByte(b, 0) < 0:
		return ""
	}
	var zeros [2]int
	head := b[:min(len(b), sampleBytes)]
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	pairs := len(head) / 2
	switch {
	case 3*zeros[1] > pairs && 8*zeros[0] < zeros[1]:
		return "utf-16le"
	case 3*zeros[0] > pairs && 8*zeros[1] < zeros[0]:
		return "utf-16be"
	case label == "utf-16be" || label == "utf-16" && zeros[0] > zeros[1]:
		return "utf-16be"
	case isWide(label) && (!utf8.Valid(head) || bytes.ContainsFunc(head, isControl)):
		return "utf-16le"
	}
	return ""
}

// isControl reports what no text of single bytes holds: halves of wider characters.
func isControl(r rune) bool {
	return r < ' ' && r != '\t' && r != '\r' && r != '\n' && r != '\f' && r != 0x1b
}

// wideDefect is nil when the label promised a wide charset.
func wideDefect(label, wide string) *Defect {
	if isWide(label) {
		return nil
	}
	return guessDefect(label, wide, knows(label))
}

// decodeUTF7 reads RFC 2152: "+" begins base64 of UTF-16, which ends at the first
// other character, "-" being swallowed; "+-" is a plus. What is no base64 stays.
func decodeUTF7(b []byte) string {
	var out strings.Builder
	for len(b) > 0 {
		i := bytes.IndexByte(b, '+')
		if i < 0 {
			break
		}
		out.Write(b[:i])
		b = b[i+1:]
		n := 0
		for n < len(b) && base64Digits[b[n]] < 64 && b[n] != '-' && b[n] != '_' {
			n++
		}
		text, ok := utf16Text(b[:n])
		switch {
		case n == 0 && len(b) > 0 && b[0] == '-':
			out.WriteByte('+')
		case n == 0 || !ok:
			out.WriteByte('+')
			out.Write(b[:n])
		default:
			out.WriteString(text)
		}
		b = b[n:]
		if len(b) > 0 && b[0] == '-' && (ok || n == 0) {
			b = b[1:]
		}
	}
	out.Write(b)
	return out.String()
}

// utf16Text decodes base64 of big-endian UTF-16; fewer than 16 bits are none.
func utf16Text(b []byte) (string, bool) {
	raw, _ := decodeBase64(b)
	if len(raw) < 2 {
		return "", false
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units)), true
}

// shiftsToEUC turns ISO-2022-KR (RFC 1557) into EUC-KR: bytes between SO and SI
// get their eighth bit back, the announcement ESC $ ) C goes.
func shiftsToEUC(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte("\x1b$)C"), nil)
	out := make([]byte, 0, len(b))
	high := byte(0)
	for _, c := range b {
		switch {
		case c == 0x0e:
			high = 0x80
		case c == 0x0f:
			high = 0
		case c == '\n' || c == '\r':
			high = 0
			out = append(out, c)
		case c > ' ':
			out = append(out, c|high)
		default:
			out = append(out, c)
		}
	}
	return out
}
