package intake

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/config"
	"replyaudit/internal/imapin"
	"replyaudit/internal/mailhost"
	"replyaudit/internal/store"
)

// collected is how many replies lie in the mailbox of BenchmarkCollect10k.
const collected = 10000

// BenchmarkCollect10k brings 10,000 replies of the mix, each to a letter of its
// own, from Dovecot into the database and reads them, most while the others come
// in: parsed, classified, matched, graded. Beside it mbsync brings the same mailbox into a Maildir, as
// durably, and notmuch indexes it, which is where other tools begin to read.
func BenchmarkCollect10k(b *testing.B) {
	for _, program := range []string{"mbsync", "notmuch"} {
		if _, err := exec.LookPath(program); err != nil {
			b.Skip("mbsync and notmuch, with which this is compared, are not installed: apt-get install isync notmuch")
		}
	}
	host := mailhost.Start(b)
	for i := range collected {
		host.Put(b, account, "INBOX", mixed(i, i), monday.Add(time.Hour))
	}
	box, err := imapin.Open(b.Context(), imapin.Config{Host: host.Name, Port: host.IMAP, TLS: imapin.TLSNone, Username: account, Password: mailhost.Password})
	if err != nil {
		b.Fatal(err)
	}
	defer box.Close()
	warm(b, box)
	config.Memory(os.Getenv)
	var ours, scanned, fetched, theirs []float64
	for b.Loop() {
		alone := newOffice(b, 1)
		alone.collectFrom(box)
		scanned = append(scanned, took(func() { alone.mustScan(collected) }))
		o := newOffice(b, collected)
		o.allSent()
		o.collectFrom(box)
		ours = append(ours, took(func() { o.mustCollect(collected) }))
		o.noneSent()
		mbsync, notmuch := peers(b, host)
		fetched, theirs = append(fetched, mbsync), append(theirs, mbsync+notmuch)
	}
	b.ReportMetric(median(ours), "s")
	b.ReportMetric(median(scanned), "s-fetching")
	b.ReportMetric(median(fetched), "s-mbsync")
	b.ReportMetric(median(theirs), "s-mbsync+notmuch")
	b.ReportMetric(median(scanned)/median(fetched), "x-mbsync")
	b.ReportMetric(median(ours)/median(theirs), "x-mbsync+notmuch")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkCollect100k brings ten times as many in, and says how much memory the
// process had at the most. Its messages answer a hundred letters.
func BenchmarkCollect100k(b *testing.B) {
	const letters, messages = 100, 100000
	host := mailhost.Start(b)
	for i := range messages {
		host.Put(b, account, "INBOX", mixed(i, i%letters), monday.Add(time.Hour))
	}
	box, err := imapin.Open(b.Context(), imapin.Config{Host: host.Name, Port: host.IMAP, TLS: imapin.TLSNone, Username: account, Password: mailhost.Password})
	if err != nil {
		b.Fatal(err)
	}
	defer box.Close()
	config.Memory(os.Getenv)
	var seconds, peaks []float64
	for b.Loop() {
		o := newOffice(b, letters)
		o.allSent()
		o.collectFrom(box)
		resetPeak(b)
		seconds = append(seconds, took(func() { o.mustCollect(messages) }))
		peaks = append(peaks, peak(b))
		o.noneSent()
	}
	b.ReportMetric(median(seconds), "s")
	b.ReportMetric(median(peaks), "MB-peak")
	b.ReportMetric(0, "ns/op")
}

// collectFrom reads another mailbox than that of the launch, from its first
// message on, as if it had been empty then.
func (o *office) collectFrom(box *imapin.Account) {
	o.t.Helper()
	o.box = box
	state, err := box.Examine(o.t.Context(), "INBOX")
	if err != nil {
		o.t.Fatal(err)
	}
	if err := o.Store.NewEpoch(o.t.Context(), store.Folder{Account: account, Name: "INBOX", UIDValidity: state.UIDValidity, NextUID: 1}); err != nil {
		o.t.Fatal(err)
	}
}

// resetPeak has the kernel count the process's highest memory anew (proc(5)).
func resetPeak(b *testing.B) {
	b.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Skip("the peak of memory cannot be measured here: ", err)
	}
}

// peak is the highest resident memory since then, in MB.
func peak(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kb float64
	if _, err := fmt.Sscanf(rest, "%f kB", &kb); err != nil {
		b.Fatal(err)
	}
	return kb / 1024
}

func took(do func()) float64 {
	began := time.Now()
	do()
	return time.Since(began).Seconds()
}

// warm has the server read its whole store once: nobody is to pay for being first.
func warm(b *testing.B, box *imapin.Account) {
	b.Helper()
	if _, err := box.Examine(b.Context(), "INBOX"); err != nil {
		b.Fatal(err)
	}
	items, err := box.List(b.Context(), "INBOX", 1)
	if err == nil {
		err = box.Fetch(b.Context(), items, 0, func(imapin.Fetched) error { return nil })
	}
	if err != nil {
		b.Fatal(err)
	}
}

const mbsyncConfig = `FSync yes
IMAPAccount dovecot
Host %s
Port %d
User %s
Pass %s
SSLType None
AuthMechs LOGIN

IMAPStore far
Account dovecot

MaildirStore near
Path %[5]s/mail/
Inbox %[5]s/mail/INBOX
SubFolders Verbatim

Channel inbox
Far :far:
Near :near:
Patterns INBOX
Create Near
Sync Pull New
SyncState *
`

// peers fetches with mbsync and indexes with notmuch, into an empty place, and
// returns the seconds that each took.
func peers(b *testing.B, host *mailhost.Host) (mbsync, notmuch float64) {
	b.Helper()
	dir := b.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			b.Fatal(err)
		}
		return file
	}
	if err := os.Mkdir(filepath.Join(dir, "mail"), 0o700); err != nil {
		b.Fatal(err)
	}
	sync := write("mbsyncrc", fmt.Sprintf(mbsyncConfig, host.Name, host.IMAP, account, mailhost.Password, dir))
	index := write("notmuch", fmt.Sprintf("[database]\npath=%s/mail\n[user]\nname=Ada\nprimary_email=%s\n[new]\ntags=new\n", dir, account))
	run := func(name string, args ...string) {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), "NOTMUCH_CONFIG="+index)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%s: %v\n%s", name, err, out)
		}
	}
	mbsync = took(func() { run("mbsync", "-q", "-c", sync, "inbox") })
	notmuch = took(func() { run("notmuch", "new", "--quiet") })
	messages, err := filepath.Glob(filepath.Join(dir, "mail", "INBOX", "*", "*"))
	if err != nil || len(messages) < collected {
		b.Fatalf("mbsync brought %d messages, want %d: %v", len(messages), collected, err)
	}
	return mbsync, notmuch
}
