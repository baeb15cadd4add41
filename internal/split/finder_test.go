package split

import (
	"strings"
	"testing"

	"replyaudit/internal/lexicon"
)

// Where several phrases stand in a text, the one that stands first in the lexicon
// is found, as a search for one after the other would find it.
func TestFinderKeepsTheOrderOfTheLexicon(t *testing.T) {
	list := func(l *lexicon.Language) []string { return l.Quoting.Wrote }
	f := newFinder(list)
	first := func(has func(phrase string) bool) (code, phrase string) {
		for _, l := range vocabulary() {
			for _, p := range list(l) {
				if has(p) {
					return l.Code, p
				}
			}
		}
		return "", ""
	}
	before := ""
	for _, l := range vocabulary() {
		for _, p := range list(l) {
			text := p + " jane " + before + ":"
			before = p
			wantCode, want := first(func(p string) bool { return strings.Contains(text, p) })
			if code, got := f.within(text, always); code != wantCode || got != want {
				t.Errorf("in %q: %s %q, want %s %q", text, code, got, wantCode, want)
			}
			wantCode, want = first(func(p string) bool { return strings.HasPrefix(text, p) })
			if code, got := f.starting(text, always); code != wantCode || got != want {
				t.Errorf("%q begins with %s %q, want %s %q", text, code, got, wantCode, want)
			}
			if code, got := f.within(text, func(string) bool { return false }); code != "" || got != "" {
				t.Errorf("in %q: %s %q, which does not hold", text, code, got)
			}
		}
	}
}
