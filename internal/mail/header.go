package mail

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"
	"time"
)

// Limits of a header. Larger ones do not occur in mail between people.
const (
	maxHeaderBytes  = 256 << 10
	maxHeaderFields = 1000
	maxIDs          = 200
)

// Get returns the first value of the named field, "" when there is none. Names
// are compared without regard to case.
func (h Header) Get(name string) string {
	for _, f := range h {
		if isNamed(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Has reports whether the named field is there, even with an empty value.
func (h Header) Has(name string) bool {
	for _, f := range h {
		if isNamed(f.Name, name) {
			return true
		}
	}
	return false
}

// Values returns the values of all fields of that name, topmost first.
func (h Header) Values(name string) []string {
	var out []string
	for _, f := range h {
		if isNamed(f.Name, name) {
			out = append(out, f.Value)
		}
	}
	return out
}

// isNamed compares the names of fields, which are ASCII.
func isNamed(field, name string) bool {
	return len(field) == len(name) && strings.EqualFold(field, name)
}

// rawField is a field as it stands in the message: unfolded, not decoded.
type rawField struct{ name, value string }

// rawHeader keeps the undecoded fields, since addresses and ids must be taken
// apart before encoded words are decoded (RFC 2047 section 6.2).
type rawHeader []rawField

func (h rawHeader) get(name string) string {
	for _, f := range h {
		if isNamed(f.name, name) {
			return f.value
		}
	}
	return ""
}

// decode returns the fields with encoded words and raw eight-bit bytes decoded.
func (h rawHeader) decode(charset string) Header {
	out := make(Header, 0, len(h))
	for _, f := range h {
		out = append(out, Field{Name: clean(f.name), Value: decodeWords(f.value, charset)})
	}
	return out
}

// readHeader splits raw into its header fields and the body that follows. It
// accepts any line end, a byte order mark or an mbox "From " line in front,
// continuation lines that lost their indent, and a header without a body.
func readHeader(raw []byte) (rawHeader, []byte, []Defect) {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	r := headerReader{raw: raw}
	for pos := 0; pos < len(raw); {
		line, after := cutLine(raw[pos:])
		next := len(raw) - len(after)
		if next > maxHeaderBytes || len(r.fields) >= maxHeaderFields {
			r.finish(pos)
			return r.fields, bodyAfter(raw[pos:]), append(r.defects, Defect{Code: HeaderTooLong})
		}
		if len(line) == 0 {
			r.finish(pos)
			return r.fields, after, r.defects
		}
		if !r.line(line, after, pos) {
			r.finish(pos)
			return r.fields, raw[pos:], append(r.defects, Defect{Code: HeaderOpen, Detail: clip(string(line), 60)})
		}
		pos = next
	}
	r.finish(len(raw))
	return r.fields, nil, r.defects
}

// headerReader collects fields. The last one is open until the next begins: its
// value stands from start on, folded.
type headerReader struct {
	raw     []byte
	fields  rawHeader
	start   int
	open    bool
	defects []Defect
}

// line takes one line at pos; it is false for a line that begins the body.
func (r *headerReader) line(line, after []byte, pos int) bool {
	if line[0] == ' ' || line[0] == '\t' {
		return true // of the open field, or nothing
	}
	name, value, ok := cutField(line)
	switch {
	case ok:
		r.finish(pos)
		r.fields = append(r.fields, rawField{name: name})
		r.open, r.start = true, pos+len(line)-len(value)
	case !r.open && bytes.HasPrefix(line, []byte("From ")):
	case !r.open || looksLikeBody(line, after):
		return false
	case len(r.defects) < maxDefects:
		r.defects = append(r.defects, Defect{Code: HeaderMalformed, Detail: clip(string(line), 60)})
	}
	return true
}

// finish ends the open field before end and unfolds its value (RFC 5322 section 2.2.3).
func (r *headerReader) finish(end int) {
	if !r.open {
		return
	}
	r.open = false
	value := bytes.TrimSpace(r.raw[r.start:end])
	if bytes.IndexByte(value, '\n') >= 0 || bytes.IndexByte(value, '\r') >= 0 {
		value = unfold(value)
	}
	r.fields[len(r.fields)-1].value = string(value)
}

// unfold joins the lines of a value by one space each.
func unfold(value []byte) []byte {
	out := make([]byte, 0, len(value))
	for len(value) > 0 {
		line, rest := cutLine(value)
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, bytes.TrimSpace(line)...)
		value = rest
	}
	return out
}

// cutField splits a line at its colon when what stands before is a field name
// (RFC 5322 section 3.6.8), a space before the colon tolerated.
func cutField(line []byte) (name string, value []byte, ok bool) {
	i := bytes.IndexByte(line[:min(len(line), maxFieldName)], ':')
	if i <= 0 {
		return "", nil, false
	}
	n := bytes.TrimRight(line[:i], " \t")
	for _, c := range n {
		if c <= ' ' || c >= 127 {
			return "", nil, false
		}
	}
	return string(n), line[i+1:], len(n) > 0
}

// maxFieldName bounds the search for the colon after a field's name.
const maxFieldName = 128

// looksLikeBody tells a body without an empty line before it from a continuation
// that lost its indent: after the latter, more fields follow.
func looksLikeBody(line, after []byte) bool {
	if bytes.HasPrefix(line, []byte("--")) {
		return true
	}
	next, _ := cutLine(after)
	if len(next) == 0 || next[0] == ' ' || next[0] == '\t' {
		return false
	}
	_, _, ok := cutField(next)
	return !ok
}

// cutLine returns the first line of b without its line end (CRLF, LF or CR) and what follows.
func cutLine(b []byte) (line, rest []byte) {
	i := lineEnd(b)
	if i < 0 {
		return b, nil
	}
	line, rest = b[:i], b[i+1:]
	if b[i] == '\r' && len(rest) > 0 && rest[0] == '\n' {
		rest = rest[1:]
	}
	return line, rest
}

// usualLine is longer than most lines, their end included.
const usualLine = 128

// lineEnd returns where the first CR or LF stands, -1 when there is none. The
// second search is for lines that are longer or end in CR alone.
func lineEnd(b []byte) int {
	head := b[:min(len(b), usualLine)]
	n := bytes.IndexByte(head, '\n')
	if n < 0 {
		return bytes.IndexAny(b, "\r\n")
	}
	if r := bytes.IndexByte(head[:n], '\r'); r >= 0 {
		return r
	}
	return n
}

// bodyAfter returns what follows the first empty line of b.
func bodyAfter(b []byte) []byte {
	for len(b) > 0 {
		line, rest := cutLine(b)
		if len(line) == 0 {
			return rest
		}
		b = rest
	}
	return nil
}

// readIDs returns the message ids in a field, without angle brackets, in order
// and each once. White space inside brackets is a fold that a mail system put
// there; an id without brackets, or cut off before its closing one, counts too.
func readIDs(value string) []string {
	var out []string
	seen := map[string]bool{}
	add := func(id string) {
		id = clean(strings.Join(strings.Fields(id), ""))
		id = strings.Trim(id, "<>\"',;")
		if id != "" && len(id) <= 998 && !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	bare := func(s string) {
		for _, w := range strings.Fields(s) {
			if i := strings.IndexByte(w, '@'); i > 0 && i < len(w)-1 {
				add(w)
			}
		}
	}
	for value != "" {
		i := strings.IndexByte(value, '<')
		if i < 0 {
			bare(value)
			break
		}
		bare(value[:i])
		value = value[i+1:]
		end := strings.IndexAny(value, "<>")
		if end < 0 {
			end = len(value)
		}
		add(value[:end])
		value = strings.TrimPrefix(value[end:], ">")
	}
	return out[max(0, len(out)-maxIDs):] // References end with the newest (RFC 5322 section 3.6.4)
}

// firstID returns the first id of a field, or the whole value when nothing in it looks like one.
func firstID(value string) string {
	if ids := readIDs(value); len(ids) > 0 {
		return ids[0]
	}
	return clean(strings.Trim(strings.Join(strings.Fields(value), ""), "<>"))
}

// dateLayouts are the forms that net/mail does not read and real systems write.
var dateLayouts = []string{
	"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST",
	"Mon Jan 2 15:04:05 2006 -0700", "Mon Jan 2 15:04:05 2006", "Mon Jan 2 15:04:05 MST 2006",
	"Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "Monday, 2 January 2006 15:04:05 -0700",
	time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05",
}

// readDate reads an RFC 5322 date and the deviations from it that real systems write.
func readDate(value string) (time.Time, error) {
	value = strings.Join(strings.Fields(value), " ")
	if t, err := time.Parse(dateLayouts[0], value); err == nil { // as nearly all are written
		return t, nil
	}
	t, err := mail.ParseDate(value)
	if err == nil {
		return t, nil
	}
	if i := strings.IndexByte(value, '('); i > 0 {
		value = strings.TrimSpace(value[:i])
	}
	value = strings.Replace(value, "GMT+", "+", 1)
	for _, layout := range dateLayouts {
		if t, err := time.Parse(layout, value); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("read date %q: %w", clip(value, 60), err)
}
