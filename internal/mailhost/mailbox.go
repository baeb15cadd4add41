package mailhost

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/clock"
)

// Put writes a message into a folder of a user ("INBOX", "Junk") as if it had
// been delivered at the instant received, which becomes its INTERNALDATE.
func (h *Host) Put(t testing.TB, user, folder string, raw []byte, received time.Time) {
	t.Helper()
	dir := h.maildir(t, user, folder)
	unique := fmt.Sprintf("%d.M%dP%d.host.test", received.Unix(), clock.Wall().UnixNano(), os.Getpid())
	draft := filepath.Join(dir, "tmp", unique)
	// Dovecot keeps lines that end in LF and serves them with CRLF.
	err := os.WriteFile(draft, bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), 0o600)
	if err == nil {
		err = errors.Join(os.Chown(draft, h.uid, h.gid), os.Chtimes(draft, received, received))
	}
	if err == nil {
		err = os.Rename(draft, filepath.Join(dir, "new", unique))
	}
	if err != nil {
		t.Fatalf("put a message into %s of %s: %v", folder, user, err)
	}
}

// Stored is a message as it lies in the mail store.
type Stored struct {
	Name string // stays the same while it lies in its folder
	Seen bool   // has the flag \Seen
	Raw  []byte // with the trace header of the delivery and lines that end in CRLF
}

// Messages returns the raw messages of a folder in the order of their arrival.
func (h *Host) Messages(t testing.TB, user, folder string) [][]byte {
	t.Helper()
	var messages [][]byte
	for _, m := range h.Stored(t, user, folder) {
		messages = append(messages, m.Raw)
	}
	return messages
}

// Stored returns the messages of a folder in the order of their arrival.
func (h *Host) Stored(t testing.TB, user, folder string) []Stored {
	t.Helper()
	dir := h.maildir(t, user, folder)
	var files []string
	for _, sub := range []string{"new", "cur"} {
		found, err := filepath.Glob(filepath.Join(dir, sub, "[0-9]*"))
		if err != nil {
			t.Fatalf("list %s of %s: %v", folder, user, err)
		}
		files = append(files, found...)
	}
	slices.SortFunc(files, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) })
	var messages []Stored
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue // moved from new to cur meanwhile; the caller looks again
		}
		if err != nil {
			t.Fatalf("read a message in %s of %s: %v", folder, user, err)
		}
		raw = bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))
		name, info, _ := strings.Cut(filepath.Base(file), ":")
		messages = append(messages, Stored{
			Name: name, Seen: strings.Contains(info, "S"), Raw: bytes.ReplaceAll(raw, []byte("\n"), []byte("\r\n")),
		})
	}
	return messages
}

// Await waits until a folder holds at least n messages and returns them all.
func (h *Host) Await(t testing.TB, user, folder string, n int) [][]byte {
	t.Helper()
	var messages [][]byte
	if !eventually(func() bool { messages = h.Messages(t, user, folder); return len(messages) >= n }) {
		t.Fatalf("%s of %s holds %d messages after %s, want %d:\n%s", folder, user, len(messages), patience, n, h.smtp.lastLines())
	}
	return messages
}

// Rebuild has Dovecot forget what it knows of a folder, as when a mailbox is
// restored or its index is lost: every message gets another UID under another
// UIDVALIDITY. The IMAP side must be down.
func (h *Host) Rebuild(t testing.TB, user, folder string) {
	t.Helper()
	known, err := filepath.Glob(filepath.Join(h.maildir(t, user, folder), "dovecot*"))
	for _, file := range known {
		if strings.Contains(filepath.Base(file), "index") || strings.HasPrefix(filepath.Base(file), "dovecot-uidlist") {
			err = errors.Join(err, os.Remove(file))
		}
	}
	if err != nil {
		t.Fatalf("rebuild %s of %s: %v", folder, user, err)
	}
}

// Sieve installs the active Sieve script of a user (RFC 5228), such as a
// vacation answer (RFC 5230), for all that is delivered from now on.
func (h *Host) Sieve(t testing.TB, user, script string) {
	t.Helper()
	h.maildir(t, user, "INBOX")
	file := h.path("users", strings.ToLower(user), ".dovecot.sieve")
	err := os.WriteFile(file, []byte(script), 0o600)
	if err == nil {
		err = os.Chown(file, h.uid, h.gid)
	}
	if err != nil {
		t.Fatalf("install a sieve script for %s: %v", user, err)
	}
	compiled := h.path("compiled.sieve")
	if out, err := exec.Command("/usr/bin/sievec", "-c", h.path("dovecot", "dovecot.conf"), file, compiled).CombinedOutput(); err != nil {
		t.Fatalf("the sieve script for %s is wrong: %v\n%s", user, err, out)
	}
}

// maildir returns the folder in the mail store, which it makes if need be.
func (h *Host) maildir(t testing.TB, user, folder string) string {
	t.Helper()
	elem := []string{"users", strings.ToLower(user)}
	h.mkdir(t, 0o700, h.uid, h.gid, elem...)
	elem = append(elem, "Maildir")
	h.mkdir(t, 0o700, h.uid, h.gid, elem...)
	if folder != "INBOX" {
		elem = append(elem, "."+folder) // Maildir++
		h.mkdir(t, 0o700, h.uid, h.gid, elem...)
	}
	for _, sub := range []string{"cur", "new", "tmp"} {
		h.mkdir(t, 0o700, h.uid, h.gid, append(slices.Clone(elem), sub)...)
	}
	return h.path(elem...)
}
