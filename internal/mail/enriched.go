package mail

import "strings"

// enrichedText reads text/enriched (RFC 1896) and its forerunner text/richtext
// (RFC 1341): commands go, "<<" is "<", a single line end is a space, and of
// several one goes. What stands in an excerpt is quoted.
func enrichedText(s string) string {
	var r enrichedReader
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "<<"):
			r.out.WriteByte('<')
			i++
		case s[i] == '<':
			end := strings.IndexByte(s[i:min(len(s), i+maxCommand)], '>')
			if end < 0 {
				r.out.WriteByte('<')
				break
			}
			r.command(strings.ToLower(s[i+1 : i+end]))
			i += end
		case r.param > 0:
		case s[i] == '\n':
			n := 1
			for r.verbatim == 0 && i+1 < len(s) && s[i+1] == '\n' {
				i, n = i+1, n+1
			}
			r.lineEnds(n)
		default:
			r.out.WriteByte(s[i])
		}
	}
	return r.out.String()
}

// maxCommand is how long a command can be, with its brackets (RFC 1896: 60 letters).
const maxCommand = 62

// enrichedReader counts the commands that are open.
type enrichedReader struct {
	out                     strings.Builder
	quotes, param, verbatim int
}

func (r *enrichedReader) command(name string) {
	switch name {
	case "nl", "np", "paragraph":
		r.newline()
	case "lt":
		r.out.WriteByte('<')
	case "excerpt", "/excerpt":
		r.quotes = max(0, r.quotes+step(name))
		r.newline()
	case "param", "/param", "comment", "/comment":
		r.param = max(0, r.param+step(name))
	case "nofill", "/nofill", "verbatim", "/verbatim":
		r.verbatim = max(0, r.verbatim+step(name))
	}
}

// lineEnds writes what n line ends in a row mean.
func (r *enrichedReader) lineEnds(n int) {
	switch {
	case r.verbatim > 0:
		r.newline()
	case n == 1:
		r.out.WriteByte(' ')
	}
	for range n - 1 {
		r.newline()
	}
}

func (r *enrichedReader) newline() {
	r.out.WriteByte('\n')
	for range min(r.quotes, 10) {
		r.out.WriteString("> ")
	}
}

// step is +1 for a command that opens and -1 for one that closes.
func step(name string) int {
	if strings.HasPrefix(name, "/") {
		return -1
	}
	return 1
}
