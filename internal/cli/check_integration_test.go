package cli_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"replyaudit/internal/mailhost"
)

// TestCheck tries both mailboxes of a campaign against Postfix and Dovecot: the
// whole table, one letter in each mailbox and none elsewhere, the measurement in
// the database, and a launch that does not ask for a check any more.
func TestCheck(t *testing.T) {
	t.Parallel()
	host := mailhost.Start(t)
	p := build(t)
	writePackedCampaign(t, p.dir, settingsFor(host), companies()[:2])
	r, code := p.run(t, "check", "campaign.yaml")
	if code != 0 {
		t.Fatalf("check ends with %d and says\n%s%s", code, &r.stdout, &r.stderr)
	}
	sameAsGolden(t, "check.txt", steady(r.stdout.String()))
	for _, mailbox := range []string{vilte, marina} {
		if n, copies := len(host.Messages(t, mailbox, "INBOX")), len(host.Messages(t, mailbox, "Sent")); n != 1 || copies != 1 {
			t.Errorf("%s holds %d letters and %d copies, want one of each", mailbox, n, copies)
		}
	}
	raw := strings.ToLower(string(host.Messages(t, vilte, "INBOX")[0]))
	for _, word := range []string{"replyaudit", "check", "audit"} {
		if strings.Contains(raw, word) {
			t.Errorf("the letter says %q:\n%s", word, raw)
		}
	}
	p.verify(t)

	if r, code := p.run(t, "check", "campaign.yaml", "--no-letter", "--json"); code != 0 || !strings.Contains(r.stdout.String(), `"measurements": []`) {
		t.Errorf("without a letter: %d, %s%s", code, &r.stdout, &r.stderr)
	}
	if n := len(host.Messages(t, vilte, "INBOX")); n != 1 {
		t.Errorf("check --no-letter has sent a letter: %d", n)
	}
	t.Run("in junk", func(t *testing.T) { checkInJunk(t, p, host) })
	t.Run("the launch", func(t *testing.T) { checkBeforeLaunch(t, p) })
}

// steady removes what differs from run to run.
func steady(text string) string {
	for pattern, stands := range map[string]string{`after \d+\.\d s to \d+\.\d s`: "after A to B", `by [+−]\d+\.\d…[+−]\d+\.\d s`: "by SKEW", ` +\n`: "\n"} {
		text = regexp.MustCompile(pattern).ReplaceAllString(text, stands)
	}
	return text
}

// sameAsGolden compares text with a file of testdata, or writes it with -update.
func sameAsGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil { //nolint:gosec // for everybody to read
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}

func checkInJunk(t *testing.T, p program, host *mailhost.Host) {
	host.Sieve(t, vilte, "require [\"fileinto\"];\nfileinto \"Junk\";\n")
	r, code := p.run(t, "check", "campaign.yaml", "--json")
	if code != 3 {
		t.Errorf("check ends with %d and says\n%s%s", code, &r.stdout, &r.stderr)
	}
	var out struct {
		State        string
		Lines        []struct{ On, Topic, State, Found, Repair string }
		Measurements []struct {
			Account       string
			Arrived, Junk bool
			Delay         [2]float64 `json:"delay_seconds"`
			Skew          [2]float64 `json:"clock_skew_seconds"`
		}
	}
	if err := json.Unmarshal([]byte(r.stdout.String()), &out); err != nil {
		t.Fatal(err)
	}
	if len(out.Measurements) != 2 || !out.Measurements[0].Junk || out.Measurements[1].Junk {
		t.Errorf("measured: %+v", out.Measurements)
	}
	for _, m := range out.Measurements { // one machine, one clock
		if m.Skew[0] > 0 || m.Skew[1] < 0 || m.Skew[1]-m.Skew[0] > 5 || m.Delay[1] < m.Delay[0] {
			t.Errorf("measured: %+v", m)
		}
	}
}

// checkBeforeLaunch: a database with a check launches without the hint, another with it.
func checkBeforeLaunch(t *testing.T, p program) {
	for db, hint := range map[string]bool{p.db: false, "fresh.db": true} {
		p.db = db
		r := p.start(t, "run", "campaign.yaml")
		for !r.over() {
			if _, code := p.run(t, "export", "--csv", t.TempDir()); code == 0 {
				break
			}
		}
		said := func() bool { return strings.Contains(r.stderr.String(), "hint: no check of vilnius, minsk") }
		for hint && !said() && !r.over() {
			p.run(t, "status") // until it has come so far
		}
		p.run(t, "status")
		if said() != hint {
			t.Errorf("%s: the hint is given: %v; run says\n%s", db, said(), &r.stderr)
		}
		out := t.TempDir()
		if r, code := p.run(t, "report", "--format", "json", "--out", out); code != 0 {
			t.Errorf("report ends with %d and says %s", code, &r.stderr)
		}
		report, err := os.ReadFile(filepath.Join(out, "report.json"))
		if err != nil {
			t.Fatal(err)
		}
		if measured := strings.Contains(string(report), `"measured": 2`); measured == hint {
			t.Errorf("%s: the report says that the mailboxes were measured: %v", db, measured)
		}
	}
}
