package grade

import (
	"slices"
	"strings"
	"testing"
)

// TestLinePieces: what parts two pieces of a signature line belongs to neither.
func TestLinePieces(t *testing.T) {
	for line, want := range map[string]string{
		"Anna Voss, Head of Sales":       "Anna Voss|Head of Sales",
		"Anna Voss ,; | • · Sales":       "Anna Voss|Sales",
		"Anna Voss – Sales":              "Anna Voss|Sales",
		"Anna Voss -- / Sales":           "Anna Voss|Sales",
		"Anna Voss·Sales":                "Anna Voss|Sales",
		"Anna Voss // Sales":             "Anna Voss|Sales",
		"Anna Voss-Albers":               "Anna Voss-Albers",
		"Anna Voss -Sales":               "Anna Voss -Sales",
		"Anna   Voss":                    "Anna   Voss",
		"Anna Voss    Sales":             "Anna Voss|Sales",
		"Anna Voss \t Sales":             "Anna Voss|Sales",
		"Anna Voss mailto:anna@voss.com": "Anna Voss|anna@voss.com",
		"mailto:anna@voss.com":           "mailto:anna@voss.com",
		"Анна Восс—Продажи":              "Анна Восс—Продажи",
		"":                               "",
	} {
		r := readerOf("en", line)
		var have []string
		for _, p := range r.linePieces(0, len(line), 0) {
			have = append(have, line[p.start:p.end])
		}
		if got := strings.Join(have, "|"); got != want {
			t.Errorf("%q has the pieces %q, want %q", line, got, want)
		}
	}
}

// TestFindIn: links and numbers are found in whatever run they stand, and no
// figure is taken for a link.
func TestFindIn(t *testing.T) {
	for text, want := range map[string][]string{
		"see https://a.example/b, or WWW.9lives.example": {"https://a.example/b,", "WWW.9lives.example"},
		"write to me@firm.example today":                 {"me@firm.example"},
		"firm.example":                                   {"firm.example"},
		"WWW.24":                                         {"WWW.24"},
		"184.50 at 10:00.":                               nil,
		"The end.":                                       nil,
	} {
		var have []string
		for _, m := range findIn(linkPattern, text, isBlank, mayLink) {
			have = append(have, text[m[0]:m[1]])
		}
		if !slices.Equal(have, want) {
			t.Errorf("%q has the links %q, want %q", text, have, want)
		}
	}
	text := "Tel. +44 1632 960 114 or 030/5550114, not 12-34"
	var have []string
	for _, m := range findIn(phonePattern, text, notDialled, mayDial) {
		have = append(have, text[m[0]:m[1]])
	}
	if want := []string{"+44 1632 960 114", "030/5550114"}; !slices.Equal(have, want) {
		t.Errorf("%q has the numbers %q, want %q", text, have, want)
	}
}
