package mail

import (
	"bytes"
	"strings"
)

// encodedFile is a file that stands in the text itself, as mail programs sent it
// before MIME.
type encodedFile struct {
	name string
	size int
}

// cutEncodedFiles takes uuencoded and yEnc files out of a text: what a reader sees
// is the text around them. The last result says that one was cut off before its end.
func cutEncodedFiles(b []byte) (text []byte, files []encodedFile, cut bool) {
	if !bytes.Contains(b, []byte("begin ")) && !bytes.Contains(b, []byte("=ybegin ")) {
		return b, nil, false
	}
	for rest := b; len(rest) > 0; {
		line, after := cutLine(rest)
		file, n, whole, ok := encodedFile{}, 0, false, false
		switch {
		case bytes.HasPrefix(line, []byte("begin ")):
			file, n, whole, ok = readUU(line, after)
		case bytes.HasPrefix(line, []byte("=ybegin ")):
			file, n, whole, ok = readYEnc(line, after)
		}
		if !ok {
			text = append(text, rest[:len(rest)-len(after)]...)
			rest = after
			continue
		}
		files, cut = append(files, file), cut || !whole
		rest = after[n:]
	}
	return text, files, cut
}

// readUU reads what follows "begin 644 name" (POSIX uuencode): lines whose first
// byte tells how many bytes they hold, up to "end". Without one such line it is
// no file but a sentence.
func readUU(begin, rest []byte) (f encodedFile, n int, whole, ok bool) {
	if !bytes.HasPrefix(begin, []byte("begin ")) {
		return f, 0, false, false
	}
	fields := strings.SplitN(string(begin), " ", 3)
	if len(fields) < 3 || len(fields[1]) < 3 || len(fields[1]) > 4 || strings.Trim(fields[1], "01234567") != "" {
		return f, 0, false, false
	}
	f.name = clip(fields[2], maxFileName)
	for n < len(rest) {
		line, after := cutLine(rest[n:])
		next := len(rest) - len(after)
		size, valid := uuLine(line)
		switch {
		case string(bytes.TrimSpace(line)) == "end":
			return f, next, true, f.size > 0
		case !valid:
			return f, n, false, f.size > 0
		}
		f.size += size
		n = next
	}
	return f, n, false, f.size > 0
}

// uuLine returns how many bytes a line holds. Spaces at its end, which stand for
// zeros, may have been lost on the way; a checksum may follow.
func uuLine(line []byte) (size int, valid bool) {
	if len(line) == 0 {
		return 0, true
	}
	size = int(line[0]-' ') & 63
	digits := (size + 2) / 3 * 4
	if line[0] < ' ' || line[0] > '`' || len(line)-1 > digits+2 || size > 0 && len(line) < 2 {
		return 0, false
	}
	for _, c := range line {
		if c < ' ' || c > '`' {
			return 0, false
		}
	}
	return size, digits-(len(line)-1) < 8
}

// decodeUU decodes the first uuencoded file in b. It is not ok when there is none.
func decodeUU(b []byte) (decoded []byte, ok bool) {
	for len(b) > 0 {
		line, after := cutLine(b)
		b = after
		if !ok {
			_, _, _, ok = readUU(line, after)
			continue
		}
		size, valid := uuLine(line)
		if !valid || string(line) == "end" {
			break
		}
		decoded = appendUU(decoded, line, size)
	}
	return decoded, ok
}

// appendUU adds the bytes of one line; six bits stand in each character.
func appendUU(out, line []byte, size int) []byte {
	digit := func(i int) byte {
		if i < len(line) {
			return (line[i] - ' ') & 63
		}
		return 0
	}
	for i := 1; size > 0; i += 4 {
		a, b, c, d := digit(i), digit(i+1), digit(i+2), digit(i+3)
		three := []byte{a<<2 | b>>4, b<<4 | c>>2, c<<6 | d}
		out = append(out, three[:min(size, 3)]...)
		size -= 3
	}
	return out
}

// readYEnc passes over a yEnc file (yenc.org, version 1.3): its bytes are shifted and
// not in any charset. Its name and size stand in the first line.
func readYEnc(begin, rest []byte) (f encodedFile, n int, whole, ok bool) {
	head, name, ok := strings.Cut(string(begin), " name=")
	if !ok || !strings.Contains(head, " line=") || !strings.Contains(head, " size=") {
		return f, 0, false, false
	}
	f.name = clip(name, maxFileName)
	for _, field := range strings.Fields(head) {
		if size, found := strings.CutPrefix(field, "size="); found {
			f.size = atoi(size)
		}
	}
	for n < len(rest) {
		line, after := cutLine(rest[n:])
		n = len(rest) - len(after)
		if bytes.HasPrefix(line, []byte("=yend")) {
			return f, n, true, true
		}
	}
	return f, n, false, true
}

// maxFileName is how much of a file's name is kept, in bytes.
const maxFileName = 255

// atoi reads a number of at most nine digits, 0 for anything else.
func atoi(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 99_999_999 {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}
