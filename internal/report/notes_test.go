package report

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/notes"
)

// noted is a model with notes.
func noted(t *testing.T, m *analysis.Model, text string) *analysis.Model {
	t.Helper()
	path := filepath.Join(t.TempDir(), "notes.md")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, c := range m.Companies {
		keys = append(keys, c.Key)
	}
	n, err := notes.Load(path, Sections(m), keys)
	if err != nil {
		t.Fatal(err)
	}
	with := *m
	with.Notes = n
	return &with
}

var notesPattern = regexp.MustCompile(`(?s)\n<div class="words">.*?</div>`)

// Notes stand under the heading of every section and on companies' pages, and
// without them the page is the same to the byte.
func TestNotesStandBesideFiguresAndTouchNone(t *testing.T) {
	text := "by: Jane Doe\n"
	for _, id := range Sections(sixLetters()) {
		text += "# " + id + "\nWords of " + id + ".\n\n- **one** act\n"
	}
	text += "## company lt01\nWords of the client.\n## company en02\n1. Words of en02.\n"
	page, plain := render(t, noted(t, sixLetters(), text)), render(t, sixLetters())
	for _, id := range append(Sections(sixLetters()), "the client", "en02") {
		if strings.Count(page, "Words of "+id+".") != 1 {
			t.Errorf("the words of %s occur %d times", id, strings.Count(page, "Words of "+id+"."))
		}
	}
	if n, want := strings.Count(page, "Note by Jane Doe"), len(Sections(sixLetters()))+2; n != want {
		t.Errorf("%d labels, want %d", n, want)
	}
	if strings.ReplaceAll(notesPattern.ReplaceAllString(page, ""), "\n\n", "\n") != strings.ReplaceAll(plain, "\n\n", "\n") {
		t.Error("without the notes the page is another")
	}
	out := jsonOf(t, noted(t, sixLetters(), text))
	if !strings.Contains(out, `"Words of the client."`) || !strings.Contains(out, `"by": "Jane Doe"`) {
		t.Error("report.json has no notes")
	}
}

func TestNotesAreInertAndMasked(t *testing.T) {
	hostile := "# summary\n<script>alert(1)</script> </div></section> [x](javascript:alert(1)) \u202Eevil {{.Page}} **<b onclick=x>** &lt; Rūta Petraitienė +370 612 34567\n"
	page := render(t, noted(t, sixLetters(), hostile))
	found := notesPattern.FindString(page)
	for _, raw := range []string{"<script", "<b onclick", "\u202E", "href", "612 34567", "Petraitienė"} {
		if strings.Contains(found, raw) {
			t.Errorf("%q reached the page: %s", raw, found)
		}
	}
	for _, shown := range []string{"&lt;script&gt;alert(1)&lt;/script&gt; &lt;/div&gt;", "x (javascript:alert(1))", "{{.Page}}", "&amp;lt;", "<b><bdi>&lt;b onclick=x&gt;</bdi></b>", "Note by A. Specimen"} {
		if !strings.Contains(found, shown) {
			t.Errorf("%q is not shown: %s", shown, found)
		}
	}
}

// One company's copy has the notes on it and on sections, none on others.
func TestNotesInAnOwnCopy(t *testing.T) {
	m := noted(t, sixLetters(), "# league\nBetter than Šilo Formatas.\n## company lt01\nYours.\n## company lt02\nTheirs.\n").CopyFor("lt01")
	for name, text := range map[string]string{"report.html": render(t, m), "report.json": jsonOf(t, m)} {
		if !strings.Contains(text, "Yours.") || strings.Contains(text, "Theirs.") || strings.Contains(text, "Šilo") || !strings.Contains(text, "Better than") {
			t.Errorf("%s has other notes than on the league and on its reader", name)
		}
	}
}
