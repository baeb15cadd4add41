package cli_test

import (
	"net"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"replyaudit/internal/mailhost"
)

// refusal is a start that must fail: what is wrong, and what the one message says.
type refusal struct {
	name     string
	settings func(*settings)
	file     func(campaign string) string // edits the campaign
	db       string                       // another database than a fresh one
	exit     int
	lines    int // of the message, when not one
	says     []string
	left     bool // a database is left, and agrees with itself
}

// TestRunRefusals: each of these starts ends with one message that says what to
// do, with the documented exit code, and without harm.
func TestRunRefusals(t *testing.T) {
	t.Parallel()
	host := mailhost.Start(t)
	base := build(t)
	for _, tt := range refusals(nobodyListens(t)) {
		t.Run(tt.name, func(t *testing.T) {
			p := base
			p.dir = t.TempDir()
			text := tt.campaign(t, settingsFor(host))
			writeCampaign(t, p.dir, text, companies()[:14])
			writeFile(t, filepath.Join(p.dir, "wrong-password"), "not this\n")
			writeFile(t, filepath.Join(p.dir, "notes.txt"), notes)
			if tt.db != "" {
				p.db = tt.db
			}
			r, code := p.run(t, "run", "campaign.yaml")
			tt.check(t, code, r.stderr.String())
			if tt.left {
				p.verify(t)
			}
			if kept, err := os.ReadFile(filepath.Join(p.dir, "notes.txt")); err != nil || string(kept) != notes {
				t.Errorf("notes.txt is now %q (%v)", kept, err)
			}
		})
	}
	t.Run("changed after the launch", func(t *testing.T) { refuseChange(t, base, host) })
	for _, c := range companies()[:14] {
		if n := len(host.Messages(t, c.address(), "INBOX")); n > 0 {
			t.Errorf("%s got %d letters", c.key, n)
		}
	}
}

var caPattern = regexp.MustCompile(`, ca_file: [^ ]*`)

// refuseChange: a campaign that was launched goes on as it was launched, or not at all.
func refuseChange(t *testing.T, p program, host *mailhost.Host) {
	p.dir = t.TempDir()
	text := settingsFor(host).text()
	launched := func() *process {
		r := p.start(t, "run", "campaign.yaml")
		for !r.over() {
			if _, code := p.run(t, "export", "--csv", t.TempDir()); code == 0 {
				r.signal(syscall.SIGINT)
				break
			}
		}
		if code := r.wait(t, patience); code != 0 {
			t.Fatalf("the run ends with %d and says\n%s", code, &r.stderr)
		}
		return r
	}
	writeCampaign(t, p.dir, text, companies()[14:15])
	launched()
	writeCampaign(t, p.dir, strings.Replace(text, "Ir per kiek laiko pristatote?", "Ir per kiek dienų pristatote?", 1), companies()[14:15])
	r, code := p.run(t, "run", "campaign.yaml")
	refusal{exit: 2, says: []string{"campaign real was launched on", "restore the file, or give the changed campaign another key"}}.check(t, code, r.stderr.String())
	p.verify(t)
	writeCampaign(t, p.dir, text, companies()[14:15])
	launched()
	p.verify(t)
}

const notes = "These are notes, and no database.\n"

func (r refusal) campaign(t *testing.T, s settings) string {
	t.Helper()
	if r.settings != nil {
		r.settings(&s)
	}
	text := s.text()
	if r.file == nil {
		return text
	}
	edited := r.file(text)
	if edited == text {
		t.Fatal("the campaign was not edited")
	}
	return edited
}

func (r refusal) check(t *testing.T, code int, said string) {
	t.Helper()
	if code != r.exit {
		t.Errorf("exit code %d, want %d", code, r.exit)
	}
	if n := strings.Count(said, "\n"); n != max(1, r.lines) {
		t.Errorf("it says %d lines:\n%s", n, said)
	}
	for _, words := range r.says {
		if !strings.Contains(said, words) {
			t.Errorf("it does not say %q:\n%s", words, said)
		}
	}
	if strings.Contains(said, "not this") {
		t.Errorf("it tells the password:\n%s", said)
	}
}

// nobodyListens returns a port that refuses connections.
func nobodyListens(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func refusals(deadPort int) []refusal {
	// after replaces a word in what follows another.
	after := func(mark, old, now string) func(string) string {
		return func(text string) string {
			head, tail, _ := strings.Cut(text, mark)
			return head + mark + strings.Replace(tail, old, now, 1)
		}
	}
	return []refusal{
		{
			name: "unknown key", file: after("sending:", "min_gap", "mingap"), exit: 2, lines: 2,
			says: []string{"campaign.yaml:57:3: unknown key \"mingap\" in sending; did you mean \"min_gap\"?"},
		},
		{
			name: "wrong SMTP password", file: after("smtp:", "password_file: password", "password_file: wrong-password"), exit: 1, left: true,
			says: []string{"smtp of mailbox vilnius", "535", "check username and password"},
		},
		{
			name: "wrong IMAP password", file: after("imap:", "password_file: password", "password_file: wrong-password"), exit: 1, left: true,
			says: []string{"imap of mailbox vilnius", "AUTHENTICATIONFAILED", "check username and password"},
		},
		{
			name: "no password", file: after("smtp:", "password_file: password", "password_file: nowhere"), exit: 1, left: true,
			says: []string{"smtp of mailbox vilnius", "read the password file", "nowhere"},
		},
		{
			name: "SMTP down", settings: func(s *settings) { s.minskSMTP = deadPort }, exit: 1, left: true,
			says: []string{"smtp of mailbox minsk", "connection refused", "check host and port"},
		},
		{
			name: "IMAP down", settings: func(s *settings) { s.vilniusIMAP = deadPort }, exit: 1, left: true,
			says: []string{"imap of mailbox vilnius", "connection refused", "check host and port"},
		},
		{
			name: "SMTP certificate not trusted", file: func(text string) string { return caPattern.ReplaceAllString(text, "") }, exit: 1, left: true,
			says: []string{"smtp of mailbox vilnius", "certificate", "ca_file"},
		},
		{
			name: "no such folder", file: after("minsk:", "[INBOX, Junk]", "[INBOX, Orders]"), exit: 1, left: true,
			says: []string{"imap of mailbox minsk", "\"Orders\"", "check the names under folders"},
		},
		{
			name: "no such folder for copies", file: after("minsk:", "sent: Sent", "sent: Posted"), exit: 1, left: true,
			says: []string{"imap of mailbox minsk", "\"Posted\"", "check the names under folders and sent"},
		},
		{
			name: "folder of the database missing", db: filepath.Join("nowhere", "study.db"), exit: 1,
			says: []string{filepath.Join("nowhere", "study.db"), "make the folder"},
		},
		{name: "no database", db: "notes.txt", exit: 1, says: []string{"notes.txt", "not a sound replyaudit database"}},
		{
			name: "too little time", settings: func(s *settings) { s.until = time.Now().Add(10 * time.Second) }, exit: 2, left: true, lines: 2,
			says: []string{"campaign.yaml:", "sending.min_gap", "give the letters more days"},
		},
	}
}
