package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/campaigns"
)

// rehearseMain runs the command without any environment: no password, no database.
func rehearseMain(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, complaints bytes.Buffer
	none := func(string) string { return "" }
	code = Main(context.Background(), append([]string{"rehearse"}, args...), none, strings.NewReader(""), &out, &complaints)
	return code, out.String(), complaints.String()
}

// lithuanian unpacks the shipped campaign, whose servers want TLS and passwords.
func lithuanian(t *testing.T) (file, dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, campaigns.Files); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "lithuanian-companies", "campaign.yaml"), dir
}

// A campaign of one's own is run to its end with one's own guess of the market,
// and the report says on top that it is a rehearsal.
func TestRehearse(t *testing.T) {
	file, dir := lithuanian(t)
	market := filepath.Join(dir, "market.yaml")
	everyone := "habits:\n  good: { opening: [{ do: reply, after: 1-2wh }] }\nmarket:\n  - shares: { good: 1 }\n"
	if err := os.WriteFile(market, []byte(everyone), 0o600); err != nil {
		t.Fatal(err)
	}
	out, db := filepath.Join(dir, "out"), filepath.Join(dir, "kept.db")
	code, stdout, stderr := rehearseMain(t, file, "--habits", market, "--out", out, "--keep", db)
	if code != 0 {
		t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
	}
	if !strings.HasPrefix(stdout, "A REHEARSAL: no mail was sent") {
		t.Errorf("does not begin with a warning:\n%s", stdout)
	}
	html, err := os.ReadFile(filepath.Join(out, "report.html"))
	if err != nil || !strings.Contains(string(html), "Rehearsal, all figures are invented") {
		t.Errorf("the report does not say that it is invented (%v)", err)
	}
	var report struct {
		Rates map[string]struct{ X, N int }
	}
	raw, err := os.ReadFile(filepath.Join(out, "report.json"))
	if err == nil {
		err = json.Unmarshal(raw, &report)
	}
	if replied := report.Rates["replied"]; err != nil || replied.N < 10 || replied.X != replied.N {
		t.Errorf("%d of %d replied in a market where everyone does (%v)", replied.X, replied.N, err)
	}
	var status, complaints bytes.Buffer
	none := func(string) string { return "" }
	if code := Main(t.Context(), []string{"status", "--db", db}, none, strings.NewReader(""), &status, &complaints); code != 0 || !strings.Contains(status.String(), "Rehearsal, all figures are invented") {
		t.Errorf("status of what was kept: exit code %d\n%s%s", code, status.String(), complaints.String())
	}
	if code, _, stderr := rehearseMain(t, file, "--out", out, "--keep", db); code != exitUsage || !strings.Contains(stderr, "two rehearsals cannot share a database; name a new file") {
		t.Errorf("kept in the same file again: exit code %d, %s", code, stderr)
	}
}

func TestRehearseRefuses(t *testing.T) {
	file, dir := lithuanian(t)
	bad := filepath.Join(dir, "bad.yaml")
	if err := os.WriteFile(bad, []byte("habits:\n  a: { opening: [{ do: shout }] }\nmarket:\n  - shares: { b: 1 }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		args []string
		want []string
	}{
		"no file":           {[]string{filepath.Join(dir, "none.yaml")}, []string{"none.yaml"}},
		"no habits":         {[]string{file, "--habits", filepath.Join(dir, "none.yaml")}, []string{"read habits"}},
		"mistaken habits":   {[]string{file, "--habits", bad}, []string{bad + ":2:", `nobody can do "shout"`, bad + ":4:", `there is no habit "b"`}},
		"no folder to keep": {[]string{file, "--out", filepath.Join(dir, "o"), "--keep", filepath.Join(dir, "none", "a.db")}, []string{"there is no folder"}},
		"report in a file":  {[]string{file, "--out", filepath.Join(bad, "out")}, []string{"give another with --out"}},
		"no campaign file":  {nil, []string{"accepts 1 arg(s)"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := rehearseMain(t, tt.args...)
			if code != exitUsage {
				t.Errorf("exit code %d", code)
			}
			for _, want := range tt.want {
				if !strings.Contains(stderr, want) {
					t.Errorf("%q is not in\n%s", want, stderr)
				}
			}
		})
	}
}

// The printed habits are a file that --habits takes.
func TestRehearsePrintsItsHabits(t *testing.T) {
	code, stdout, stderr := rehearseMain(t, "--print-habits")
	if code != 0 || stderr != "" || !strings.Contains(stdout, "\nmarket:\n") {
		t.Fatalf("exit code %d, %s\n%s", code, stderr, stdout)
	}
	if code, _, _ := rehearseMain(t, "--print-habits", "campaign.yaml"); code != exitUsage {
		t.Errorf("exit code %d with a campaign", code)
	}
}

// What comes of a campaign does not depend on the addresses that its letters come
// from: answers to subaddresses find their letters all the same.
func TestRehearseWithSubaddresses(t *testing.T) {
	file, dir := lithuanian(t)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	run := func(campaign string) string {
		if err := os.WriteFile(file, []byte(campaign), 0o600); err != nil {
			t.Fatal(err)
		}
		code, stdout, stderr := rehearseMain(t, file, "--out", filepath.Join(dir, "out"))
		if code != 0 {
			t.Fatalf("exit code %d\n%s%s", code, stdout, stderr)
		}
		return stdout
	}
	plain, own := run(string(raw)), run(strings.ReplaceAll(string(raw), "\n    smtp:", "\n    subaddresses: true\n    smtp:"))
	if plain != own {
		t.Errorf("without subaddresses\n%s\nwith\n%s", plain, own)
	}
	page, err := os.ReadFile(filepath.Join(dir, "out", "messages.csv"))
	if err != nil || !strings.Contains(string(page), "address_token") {
		t.Errorf("no message was matched by the address that it was sent to (%v)", err)
	}
}
