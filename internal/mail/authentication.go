package mail

import (
	"regexp"
	"strings"
)

var aroundEquals = regexp.MustCompile(`\s*=\s*`)

// Authentication is what one server found when it authenticated a message: an
// Authentication-Results field (RFC 8601). Anybody can write one, so it says
// something only where Server is the receiving host's own.
type Authentication struct {
	Server  string // authserv-id
	Results []AuthenticationResult
}

// AuthenticationResult is what one method came to: "dkim", "pass", {"header.d": "example.com"}.
type AuthenticationResult struct {
	Method, Value string
	Properties    map[string]string
}

// Authentications returns the Authentication-Results fields, the last server first.
func (m *Message) Authentications() []Authentication {
	var all []Authentication
	for _, value := range m.Header.Values("Authentication-Results") {
		parts := splitOutside(value, ';')
		words := strings.Fields(parts[0])
		if len(words) == 0 {
			continue
		}
		a := Authentication{Server: strings.ToLower(strings.Trim(words[0], `"`))}
		for _, part := range parts[1:] {
			if r, ok := readResult(part); ok {
				a.Results = append(a.Results, r)
			}
		}
		all = append(all, a)
	}
	return all
}

// readResult reads "dkim=pass header.d=example.com"; "none" is no result. Of a
// quoted value the first word is kept: reasons are for people.
func readResult(text string) (AuthenticationResult, bool) {
	r := AuthenticationResult{Properties: map[string]string{}}
	for i, word := range strings.Fields(aroundEquals.ReplaceAllString(text, "=")) {
		name, value, ok := strings.Cut(word, "=")
		name, value = strings.ToLower(name), strings.Trim(value, `"`)
		switch {
		case i == 0 && !ok:
			return r, false
		case i == 0: // a version may follow the method: "dkim/1"
			r.Method, _, _ = strings.Cut(name, "/")
			r.Value = strings.ToLower(value)
		case ok:
			r.Properties[name] = value
		}
	}
	return r, r.Method != ""
}

// splitOutside cuts text at a separator that stands in no comment and no quoted
// string (RFC 5322 section 3.2), and leaves the comments out.
func splitOutside(text string, separator byte) []string {
	var parts []string
	var part strings.Builder
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\\' && (depth > 0 || quoted):
			i++
		case c == '"' && depth == 0:
			quoted = !quoted
		case c == '(' && !quoted:
			depth++
		case c == ')' && depth > 0:
			depth--
			part.WriteByte(' ')
		case depth > 0:
		case c == separator && !quoted:
			parts = append(parts, part.String())
			part.Reset()
		default:
			part.WriteByte(c)
		}
	}
	return append(parts, part.String())
}
