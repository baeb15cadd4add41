package mail

import (
	"strings"
	"unicode"
)

// PlainLines returns the lines of plain text, with their depth of quotation.
func PlainLines(text string) []Line {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return nil
	}
	out := make([]Line, 0, 1+strings.Count(text, "\n"))
	for s := range strings.SplitSeq(text, "\n") {
		s = strings.TrimRightFunc(s, unicode.IsSpace)
		out = append(out, Line{Text: s, Depth: quoteDepth(s)})
	}
	return out
}

// quoteDepth counts the '>' that a line begins with. The initials that The Bat!
// and older programs put before them ("MK> ") are part of the prefix.
func quoteDepth(s string) int {
	s = strings.TrimLeft(s, " \u00a0")
	if i := strings.IndexByte(s, '>'); i > 0 && i <= 8 && isInitials(s[:i]) {
		s = s[i:]
	}
	depth := 0
	for strings.HasPrefix(s, ">") {
		depth++
		s = strings.TrimLeft(s[1:], " \u00a0")
	}
	return depth
}

// isInitials reports one to four capital letters.
func isInitials(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n <= 4
}

// unflow joins the lines of format=flowed text (RFC 3676 section 4.2): a line that
// ends in a space goes on in the next of the same depth of quotation, and a
// signature's "-- " never does. With delsp the joining space is deleted.
func unflow(text string, delsp bool) string {
	var out strings.Builder
	out.Grow(len(text))
	open, depth := false, 0
	for i, line := range strings.Split(text, "\n") {
		body := strings.TrimLeft(line, ">")
		d := len(line) - len(body)
		body = strings.TrimPrefix(body, " ") // space-stuffing, section 4.4
		if !open || d != depth || body == "-- " {
			if i > 0 {
				out.WriteByte('\n')
			}
			if d > 0 {
				out.WriteString(line[:d] + " ")
			}
		}
		depth = d
		if open = strings.HasSuffix(body, " ") && body != "-- "; open && delsp {
			body = body[:len(body)-1]
		}
		out.WriteString(body)
	}
	return out.String()
}

// looksLikeHTML reports text without a type that is an HTML document.
func looksLikeHTML(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 200)]))
	return strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html")
}
