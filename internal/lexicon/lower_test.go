package lexicon

import (
	"strings"
	"testing"
	"unicode"
)

func TestLower(t *testing.T) {
	for r := range unicode.MaxRune {
		for _, s := range []string{string(r), "Ж" + string(r) + "z"} {
			if got, want := Lower(s), strings.ToLower(s); got != want {
				t.Fatalf("%q in small letters is %q, want %q", s, got, want)
			}
		}
	}
	for _, s := range []string{"", "Dear Ms Lind", "ДОБРЫЙ День, Ёж", "ĖJIMAS \xd0 cut"} {
		if got, want := Lower(s), strings.ToLower(s); got != want {
			t.Errorf("%q in small letters is %q, want %q", s, got, want)
		}
	}
}
