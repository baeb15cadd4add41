package split

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
)

// vocabulary is the wording of all languages. They are looked through for every
// line and are large: by reference.
var vocabulary = sync.OnceValue(func() []*lexicon.Language {
	all := lexicon.Languages()
	references := make([]*lexicon.Language, len(all))
	for i := range all {
		references[i] = &all[i]
	}
	return references
})

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// containsWord reports whether low contains the phrase at the bounds of words.
func containsWord(low, phrase string) bool {
	for from := 0; ; {
		i := strings.Index(low[from:], phrase)
		if i < 0 {
			return false
		}
		i += from
		before, after := lastRune(low[:i]), firstRune(low[i+len(phrase):])
		if !isWordRune(before) && !isWordRune(after) {
			return true
		}
		from = i + len(phrase)
	}
}

func isWordRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

func lastRune(s string) rune {
	if s == "" {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// address is a mail address.
var address = pattern{regexp.MustCompile(`[^\s<>"()\[\]:;,]+@[^\s<>"()\[\]:;,]+\.?[\p{L}]+`), "@"}

const digits = "0123456789"

func hasDigit(s string) bool { return strings.ContainsAny(s, digits) }

// pattern is an expression that matches nothing without one of some characters.
// Most lines have none of them, which is seen much faster.
type pattern struct {
	expression *regexp.Regexp
	needs      string
}

// MatchString is that of regexp, as the others are.
func (p pattern) MatchString(s string) bool {
	return strings.ContainsAny(s, p.needs) && p.expression.MatchString(s)
}

func (p pattern) FindStringIndex(s string) []int {
	if !strings.ContainsAny(s, p.needs) {
		return nil
	}
	return p.expression.FindStringIndex(s)
}

func (p pattern) FindString(s string) string {
	if at := p.FindStringIndex(s); at != nil {
		return s[at[0]:at[1]]
	}
	return ""
}

func (p pattern) ReplaceAllString(s, by string) string {
	if !strings.ContainsAny(s, p.needs) {
		return s
	}
	return p.expression.ReplaceAllString(s, by)
}
