package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"replyaudit/internal/analysis"
)

func brief(t *testing.T, m *analysis.Model, language string) string {
	t.Helper()
	var b bytes.Buffer
	if err := Brief(&b, m, Options{Language: language}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// One screen of a plain terminal, in every language and whatever the campaign is.
func TestBriefFitsAScreen(t *testing.T) {
	for name, m := range map[string]*analysis.Model{
		"six letters": sixLetters(), "one letter": oneLetter(), "interim": changed(1, interim),
		"nothing": changed(1, func(d *analysis.Data) { d.Records = nil }),
		"hostile": changed(6, func(d *analysis.Data) {
			d.Campaign.Title = strings.Repeat("\x1b[31m\u202ELong title ", 60)
			d.Campaign.Companies[0].Name = "\x1b]0;x\x07" + strings.Repeat("W", 500)
		}),
	} {
		for _, language := range Languages() {
			text := brief(t, m, language)
			lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			if len(lines) > 23 {
				t.Errorf("%s, %s: %d lines", name, language, len(lines))
			}
			for _, line := range lines {
				if n := utf8.RuneCountInString(line); n > 80 {
					t.Errorf("%s, %s: %d columns: %s", name, language, n, line)
				}
			}
			for _, bad := range []string{"\x1b", "\x07", "\u202E", "NaN", "⟨", "%!"} {
				if strings.Contains(text, bad) {
					t.Errorf("%s, %s: %q in\n%s", name, language, bad, text)
				}
			}
		}
	}
}

// It says what the report says.
func TestBriefHasTheFigures(t *testing.T) {
	m := sixLetters()
	b := newBuilder(m, mustWords(t))
	text := brief(t, m, "en")
	for _, want := range []string{
		b.outOf(m.Rates.Replied.Fraction), b.percents(m.Rates.Replied.Limits), b.outOf(m.Rates.OnTimeInFull.Fraction), b.decimal(m.Market.OverDelivered.Value, 0),
		"Client Žalioji Linija: Replied ", b.mistakeName(m.Mistakes[2].ID)[:20], b.outOf(m.Mistakes[0].Of), "1 message to be looked at by a person",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(brief(t, oneLetter(), "en"), "INTERIM") || !strings.Contains(brief(t, changed(1, interim), "en"), "INTERIM, as of ") {
		t.Error("INTERIM must stand on interim summaries, and on no other")
	}
}
