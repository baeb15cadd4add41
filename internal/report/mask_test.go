package report

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/mask"
)

func TestMask(t *testing.T) {
	k := mask.New(sixLetters())
	for _, c := range []struct{ why, text, want string }{
		{"a persona in another case of its language", "Laba diena, Vilte!", "Laba diena, [customer 1]!"},
		{"both words of a name are one mask", "Viltė Kazlauskaitė", "[customer 1]"},
		{"an English word that only resembles a name", "we will edit it; Editors too", "we will edit it; Editors too"},
		{"an address of ours", "to lt@pastas.example", "to [customer 1]"},
		{"the published address of a company stays", "info@en02.example", "info@en02.example"},
		{"a date or a price is no phone", "2026-03-12, 12 000–14 000", "2026-03-12, 12 000–14 000"},
		{"marks that turn the direction of text are dropped", "a\u202Eb\u200Fc\x07", "abc"},
	} {
		if got := k.Plain(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
	if a, b := k.Plain("+370 699 11122"), k.Plain("8 or 0037069911122"); a != b[len("8 or "):] {
		t.Errorf("one phone in two ways of writing has two masks: %q and %q", a, b)
	}
	if a, b := k.Plain("someone@other.example"), k.Plain("Someone@Other.example"); a != b || a == "someone@other.example" {
		t.Errorf("a private address: %q and %q, want one mask", a, b)
	}
}

func TestRunsKeepMarksAndMasksApart(t *testing.T) {
	b := newBuilder(oneLetter(), mustWords(t))
	text := "Hello Edith Marlowe, we do."
	marks := apart([]mark{{start: 0, end: 11, style: "met", item: "a"}, {start: 6, end: 19, style: "partly", item: "b"}})
	runs := b.runs(text, marks)
	shown := ""
	for _, r := range runs {
		shown += r.Text
		if r.Number != "" {
			shown += "(" + r.Number + ")"
		}
	}
	if want := "Hello [customer 3](1)(2), we do."; shown != want {
		t.Errorf("%q, want %q", shown, want)
	}
}

func TestLocateFindsTheWords(t *testing.T) {
	for _, c := range []struct {
		span       audit.Span
		start, end int
		ok         bool
	}{
		{audit.Span{Start: 2, End: 4, Quote: "cd"}, 2, 4, true},
		{audit.Span{Start: 0, End: 2, Quote: "cd"}, 2, 4, true},
		{audit.Span{Start: 90, End: 95, Quote: "cd"}, 2, 4, true},
		{audit.Span{Start: 0, End: 2, Quote: "xy"}, -1, 1, false},
		{audit.Span{}, 0, 0, false},
	} {
		if start, end, ok := locate("abcdef", c.span); ok != c.ok || ok && (start != c.start || end != c.end) {
			t.Errorf("locate(%+v) = %d, %d, %v", c.span, start, end, ok)
		}
	}
}

func TestMarksStandApart(t *testing.T) {
	got := apart([]mark{{start: 20, end: 25, item: "c"}, {start: 6, end: 19, item: "b"}, {start: 0, end: 11, item: "a"}, {start: 3, end: 5, item: "d"}})
	want := []mark{{start: 0, end: 11, item: "a", number: 1}, {start: 11, end: 11, item: "d", number: 1}, {start: 11, end: 19, item: "b", number: 2}, {start: 20, end: 25, item: "c", number: 3}}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("mark %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}
