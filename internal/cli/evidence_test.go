package cli

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/internal/store"
)

// says runs the program and returns its exit code and all that it printed.
func says(t *testing.T, db string, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	code := Main(context.Background(), append([]string{"--db", db}, args...), func(string) string { return "" }, strings.NewReader(""), &out, &out)
	return code, out.String()
}

// The whole way: a campaign, its report with evidence, the check by whoever gets them,
// by the program and by sha256sum; without leave no message itself, with it logged.
func TestEvidenceOfACampaign(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "kept.db")
	if code, text := says(t, db, "rehearse", filepath.Join("..", "..", "campaigns", "lithuanian-companies", "campaign.yaml"), "--keep", db, "--out", dir); code != 0 && code != exitPerson {
		t.Fatalf("rehearse ended with %d: %s", code, text)
	}
	masked, whole, absent := filepath.Join(dir, "masked"), filepath.Join(dir, "whole"), filepath.Join(dir, "absent.db")
	for _, report := range []struct {
		out  string
		args []string
	}{{whole, []string{"--identify"}}, {masked, nil}} { // giving the messages out changes nothing in the next report
		out, args := report.out, report.args
		if code, text := says(t, db, append([]string{"report", "--evidence", "--out", out}, args...)...); code != 0 && code != exitPerson {
			t.Fatalf("report %v ended with %d: %s", args, code, text)
		}
		packed := filepath.Join(out, "evidence.zip")
		if info, err := os.Stat(packed); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", packed, info, err)
		}
		for _, report := range []string{"report.html", "report.json"} {
			if code, text := says(t, absent, "verify", "--evidence", packed, "--report", filepath.Join(out, report)); code != 0 || !strings.Contains(text, "is sound") {
				t.Errorf("%s: ended with %d: %s", report, code, text)
			}
		}
		sha256sum(t, packed, args != nil)
	}
	log := eventKinds(t, db)
	if strings.Count(log, "report.identified") != 1 {
		t.Errorf("the log has %s", log)
	}
	if a, b := readFile(t, filepath.Join(masked, "report.html")), readFile(t, filepath.Join(whole, "report.html")); a != b {
		t.Error("the report differs by what was enclosed")
	}
	forged := strings.Replace(readFile(t, filepath.Join(whole, "report.html")), "<h1", "<h1 ", 1)
	putFile(t, filepath.Join(whole, "report.html"), forged)
	if code, text := says(t, absent, "verify", "--evidence", filepath.Join(whole, "evidence.zip"), "--report", filepath.Join(whole, "report.html")); code != 1 || !strings.Contains(text, "is not the file that this evidence was written with") {
		t.Errorf("a changed report: ended with %d: %s", code, text)
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func putFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// eventKinds are the kinds of the log of the one campaign.
func eventKinds(t *testing.T, db string) string {
	t.Helper()
	ctx := context.Background()
	s, err := store.OpenExisting(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	rows, err := s.Campaigns(ctx)
	if err != nil {
		t.Fatal(err)
	}
	events, err := s.Events(ctx, rows[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, e := range events {
		if e.Entity == rows[0].ID {
			kinds = append(kinds, e.Kind)
		}
	}
	return strings.Join(kinds, " ")
}

// sha256sum unpacks a zip and lets the system's own program check it.
func sha256sum(t *testing.T, packed string, messages bool) {
	t.Helper()
	program, err := exec.LookPath("sha256sum")
	if err != nil {
		t.Skip("sha256sum is not installed: it comes with coreutils")
	}
	dir := t.TempDir()
	z, err := zip.OpenReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	lists := []string{"FILES.sha256"}
	if messages {
		lists = append(lists, "MESSAGES.sha256")
	}
	for _, list := range lists {
		cmd := exec.Command(program, "--strict", "-c", list)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil || !bytes.Contains(out, []byte(": OK\n")) {
			t.Errorf("%s: %v\n%s", list, err, out)
		}
	}
}

// Wrong use ends with 2, what was changed with 1, and each says what to do.
func TestEvidenceIsRefused(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.zip")
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("index.html")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, "none"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	putFile(t, other, b.String())
	text := filepath.Join(dir, "text.zip")
	putFile(t, text, strings.Repeat("no zip ", 10))
	for _, x := range []struct {
		args []string
		code int
		say  string
	}{
		{[]string{"report", "--identify"}, 2, "add --evidence"},
		{[]string{"verify", "--report", "report.html"}, 2, "add --evidence FILE"},
		{[]string{"verify", "--evidence", other, "backup.db"}, 2, "give one of them"},
		{[]string{"verify", "--evidence", filepath.Join(dir, "none.zip")}, 2, "there is no file"},
		{[]string{"verify", "--evidence", text}, 1, "ask whoever gave it to you for the original"},
		{[]string{"verify", "--evidence", other}, 1, "MESSAGES.sha256: is missing"},
		{[]string{"verify", "--json", "--evidence", other}, 1, `"file": "FILES.sha256"`},
		{[]string{"verify", "--evidence", other, "--report", other}, 1, "report.html or report.json"},
	} {
		if code, out := says(t, filepath.Join(dir, "absent.db"), x.args...); code != x.code || !strings.Contains(out, x.say) {
			t.Errorf("%v ended with %d: %s", x.args, code, out)
		}
	}
}
