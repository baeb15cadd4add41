package mail

import (
	"encoding/binary"
	"strings"
)

// maxRTF bounds the RTF that is uncompressed and read, in bytes.
const maxRTF = 4 << 20

// rtfPrebuf is what the dictionary of compressed RTF begins with ([MS-OXRTFCP] section 2.1.2.1).
const rtfPrebuf = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"

// uncompressRTF undoes the compression of [MS-OXRTFCP] section 2.2; it is nil for
// what is not compressed in that way.
func uncompressRTF(b []byte) []byte {
	if len(b) < 16 {
		return nil
	}
	size := min(int(binary.LittleEndian.Uint32(b[4:])), maxRTF)
	kind, rest := string(b[8:12]), b[16:]
	switch kind {
	case "MELA":
		return rest[:min(len(rest), size)]
	case "LZFu":
		return unLZFu(rest, size)
	}
	return nil
}

// unLZFu expands runs of literals and of references into a ring of 4,096 bytes.
func unLZFu(b []byte, size int) []byte {
	var ring [4096]byte
	at := copy(ring[:], rtfPrebuf)
	var out []byte
	put := func(c byte) {
		out = append(out, c)
		ring[at] = c
		at = (at + 1) % len(ring)
	}
	for len(b) > 0 && len(out) < size {
		control := b[0]
		b = b[1:]
		for bit := 0; bit < 8 && len(b) > 0 && len(out) < size; bit++ {
			if control>>bit&1 == 0 {
				put(b[0])
				b = b[1:]
				continue
			}
			if len(b) < 2 {
				return out
			}
			token := int(b[0])<<8 | int(b[1])
			b = b[2:]
			offset, length := token>>4, token&15+2
			if offset == at {
				return out // the end
			}
			for ; length > 0; length-- {
				put(ring[offset])
				offset = (offset + 1) % len(ring)
			}
		}
	}
	return out
}

// rtfBody reads RTF: the HTML that it encapsulates ([MS-OXRTFEX]) or its text.
// html says which of them.
func rtfBody(b []byte) (body string, html bool) {
	b = b[:min(len(b), maxRTF)]
	head := string(b[:min(len(b), 400)])
	r := rtfReader{b: b, charset: "windows-1252", html: strings.Contains(head, "\\fromhtml"), skipUC: 1}
	r.read()
	r.flush()
	return clean(r.out.String()), r.html
}

// rtfReader walks over the groups and control words of RTF.
type rtfReader struct {
	b       []byte
	out     strings.Builder
	bytes   []byte // \'xx bytes that are not decoded yet
	charset string
	html    bool // HTML is encapsulated
	skipUC  int  // how many characters stand in for a \u
	pending int  // of these, how many are still to be passed over
	state   rtfState
	stack   []rtfState
}

// rtfState is what a group inherits.
type rtfState struct {
	hidden bool // a destination that is no text
	rtf    bool // RTF that stands beside the HTML, between \htmlrtf and \htmlrtf0
}

// maxRTFGroups bounds the nesting of groups.
const maxRTFGroups = 500

func (r *rtfReader) read() {
	for i := 0; i < len(r.b); {
		switch c := r.b[i]; c {
		case '{':
			if len(r.stack) < maxRTFGroups {
				r.stack = append(r.stack, r.state)
			}
			i++
		case '}':
			r.flush()
			if n := len(r.stack); n > 0 {
				r.state, r.stack = r.stack[n-1], r.stack[:n-1]
			}
			i++
		case '\\':
			i = r.control(i + 1)
		case '\r', '\n':
			i++
		default:
			r.char(c)
			i++
		}
	}
}

// control reads what follows a backslash and returns where it ends.
func (r *rtfReader) control(i int) int {
	if i >= len(r.b) {
		return i
	}
	if c := r.b[i]; c < 'A' || c > 'Z' && c < 'a' || c > 'z' {
		return r.symbol(c, i+1)
	}
	start := i
	for i < len(r.b) && (r.b[i]|0x20 >= 'a' && r.b[i]|0x20 <= 'z') && i-start < 32 {
		i++
	}
	word := string(r.b[start:i])
	start = i
	for i < len(r.b) && (r.b[i] >= '0' && r.b[i] <= '9' || r.b[i] == '-' && i == start) && i-start < 10 {
		i++
	}
	number := string(r.b[start:i])
	if i < len(r.b) && r.b[i] == ' ' {
		i++
	}
	r.word(word, number)
	return i
}

func (r *rtfReader) symbol(c byte, next int) int {
	switch c {
	case '\'':
		if next+1 < len(r.b) && unhex(r.b[next]) >= 0 && unhex(r.b[next+1]) >= 0 {
			r.char(byte(unhex(r.b[next])<<4 | unhex(r.b[next+1])))
			return next + 2
		}
	case '*':
		r.state.hidden = true // \*\destination: unknown ones are to be ignored
		return next
	case '~':
		r.char(' ')
	case '-':
	case '_':
		r.char('-')
	case '\\', '{', '}':
		r.char(c)
	case '\r', '\n':
		r.text("\n")
	}
	return next
}

// word obeys a control word. Most are about looks and mean nothing here.
func (r *rtfReader) word(word, number string) {
	switch word {
	case "par", "line", "row", "sect", "page":
		r.text("\n")
	case "tab", "cell":
		r.text("\t")
	case "lquote", "rquote":
		r.text("’")
	case "ldblquote", "rdblquote":
		r.text("\"")
	case "endash", "emdash":
		r.text("–")
	case "bullet":
		r.text("•")
	case "ansicpg":
		r.charset = "cp" + number
	case "uc":
		r.skipUC = min(atoi(number), 8)
	case "u":
		r.flush()
		r.text(string(rune(uint16(signed(number)))))
		r.pending = r.skipUC
	case "htmlrtf":
		r.flush()
		r.state.rtf = number != "0"
	case "htmltag":
		r.flush()
		r.state.hidden = false
	case "mhtmltag", "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "themedata", "datastore", "listtable", "listoverridetable", "generator", "bkmkstart", "fldinst":
		r.state.hidden = true
	}
}

func signed(number string) int {
	if digits, negative := strings.CutPrefix(number, "-"); negative {
		return -atoi(digits)
	}
	return atoi(number)
}

// shown reports text that belongs to the body. With HTML inside, that is all but
// what is marked as the RTF form of it.
func (r *rtfReader) shown() bool { return !r.state.hidden && !(r.html && r.state.rtf) }

func (r *rtfReader) char(c byte) {
	switch {
	case r.pending > 0:
		r.pending--
	case r.shown():
		r.bytes = append(r.bytes, c)
	}
}

func (r *rtfReader) text(s string) {
	r.flush()
	if r.shown() {
		r.out.WriteString(s)
	}
}

// flush decodes the bytes of one run, so that characters of two bytes stay whole.
func (r *rtfReader) flush() {
	if len(r.bytes) > 0 {
		r.out.WriteString(decodeAs(r.bytes, normaliseLabel(r.charset)))
		r.bytes = r.bytes[:0]
	}
}
