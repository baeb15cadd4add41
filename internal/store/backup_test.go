package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// busy commits letters, messages and events until the test is over, and tells how
// many commits there were.
func busy(t *testing.T, s *Store) *atomic.Int64 {
	t.Helper()
	var n atomic.Int64
	stop, done := make(chan struct{}), make(chan struct{})
	inbox := Folder{Account: account, Name: "INBOX", UIDValidity: 7}
	go func() {
		defer close(done)
		for i := uint32(1); ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			body := fmt.Appendf(nil, "From: a@b.example\r\n\r\n%d %s\r\n", i, strings.Repeat("x", 5000))
			if _, err := s.SaveBatch(context.Background(), inbox, []Sighting{{UID: i, InternalDate: t0, Raw: body, Size: int64(len(body))}}, i+1, t0); err != nil {
				t.Error(err)
				return
			}
			err := s.Write(context.Background(), func(tx *Tx) error {
				return tx.Append(Event{Entity: "demo", At: t0.Add(time.Duration(i)), Actor: audit.ByEngine, Kind: "test", Payload: map[string]any{"i": i}})
			})
			if err != nil {
				t.Error(err)
				return
			}
			n.Add(1)
		}
	}()
	t.Cleanup(func() { close(stop); <-done })
	return &n
}

// history is the log and the messages, line by line.
func historyOf(t *testing.T, s *Store) []string {
	t.Helper()
	rows, err := s.read.QueryContext(t.Context(), `SELECT id || ' ' || entity || seq || kind || at || payload FROM event ORDER BY id`)
	lines, err := collect(rows, err, "history", oneText)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// TestBackupWhileAWriterIsBusy: each copy is sound and is the database at one
// instant: its log is the beginning of the log, and each message comes with its line.
func TestBackupWhileAWriterIsBusy(t *testing.T) {
	s := launched(t, 3)
	commits := busy(t, s)
	dir := t.TempDir()
	var made []Copy
	for i := range 5 {
		for began := commits.Load(); commits.Load() < began+20 && !t.Failed(); {
			time.Sleep(time.Millisecond) // the writer writes
		}
		c, err := s.BackUp(t.Context(), filepath.Join(dir, fmt.Sprint(i)), false)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, c)
	}
	all := historyOf(t, s)
	for i, c := range made {
		b, err := OpenReadOnly(t.Context(), c.Path)
		if err != nil {
			t.Fatal(err)
		}
		verifyClean(t, b)
		lines := historyOf(t, b)
		if int64(len(lines)) != c.Events || len(lines) > len(all) || strings.Join(lines, "\n") != strings.Join(all[:len(lines)], "\n") {
			t.Errorf("copy %d: %d lines, said %d, are not the first of %d", i, len(lines), c.Events, len(all))
		}
		messages, err := b.Messages(t.Context(), account)
		if ahead := len(messages) - (len(lines) - 4); err != nil || ahead < 0 || ahead > 1 {
			t.Errorf("copy %d has %d messages and %d lines, %v", i, len(messages), len(lines), err)
		}
		if err := b.Write(t.Context(), func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
			t.Errorf("a backup can be written: %v", err)
		}
		if i > 0 && c.Events <= made[i-1].Events {
			t.Errorf("copy %d is no later than the one before", i)
		}
		b.Close()
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(left) != len(made) {
		t.Errorf("left %v", left)
	}
}

// TestSnapshotStandsStill while others write, and does not hold them up.
func TestSnapshotStandsStill(t *testing.T) {
	s := launched(t, 2)
	commits := busy(t, s)
	view, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer view.Close()
	before := historyOf(t, view)
	for began := commits.Load(); commits.Load() < began+50 && !t.Failed(); {
		verifyClean(t, view)
	}
	if after := historyOf(t, view); len(after) != len(before) {
		t.Errorf("a snapshot has grown from %d to %d lines", len(before), len(after))
	}
	if err := view.Write(t.Context(), func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a snapshot can be written: %v", err)
	}
}

func TestBackupReplacesNothingUnasked(t *testing.T) {
	s := launched(t, 1)
	dir := t.TempDir()
	there := filepath.Join(dir, "there.db")
	if err := os.WriteFile(there, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "link.db")
	if err := os.Link(s.path, link); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackUp(t.Context(), there, false); !errors.Is(err, ErrExists) {
		t.Errorf("got %v", err)
	}
	for _, to := range []string{s.path, link, dir} {
		if _, err := s.BackUp(t.Context(), to, true); err == nil {
			t.Errorf("%s was written over", to)
		}
	}
	if body, _ := os.ReadFile(there); string(body) != "precious" {
		t.Errorf("now it says %q", body)
	}
	if _, err := s.BackUp(t.Context(), there, true); err != nil {
		t.Error(err)
	}
	verifyClean(t, s)
}

func TestUnsoundDatabaseGivesNoBackup(t *testing.T) {
	s := launched(t, 1)
	if err := tamper(s, `UPDATE letter_state SET due_at = due_at + 1`); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "b.db")
	if _, err := s.BackUp(t.Context(), to, false); !errors.Is(err, ErrUnsound) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("it was written")
	}
}

// TestErasedRowsAreNotInBackups: their bytes are not left in free pages.
func TestErasedRowsAreNotInBackups(t *testing.T) {
	s := launched(t, 1)
	if err := tamper(s, `INSERT INTO event_text (entity, seq, text) VALUES ('demo', 1, 'a name to be forgotten')`); err != nil {
		t.Fatal(err)
	}
	if err := tamper(s, `DELETE FROM event_text`); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "b.db")
	if _, err := s.BackUp(t.Context(), to, false); err != nil {
		t.Fatal(err)
	}
	if body, err := os.ReadFile(to); err != nil || strings.Contains(string(body), "to be forgotten") {
		t.Errorf("it is in the backup, %v", err)
	}
}

// TestFilesAreTheOwnersWhateverTheUmask. The umask is the process's, so this test
// is not parallel.
func TestFilesAreTheOwnersWhateverTheUmask(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	path := filepath.Join(t.TempDir(), "audit.db")
	if err := os.WriteFile(path, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := tamper(s, `INSERT INTO suppression (target, person, at) VALUES ('x', 'test', 1)`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.BackUp(t.Context(), path+".bak", false); err != nil {
		t.Fatal(err)
	}
	for _, suffix := range []string{"", "-wal", "-shm", ".bak"} {
		if info, err := os.Stat(path + suffix); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("audit.db%s: %v, %v", suffix, info.Mode(), err)
		}
	}
}

// TestEveryConnectionIsDurable: PRAGMA synchronous is FULL on the writer's and on
// each of the pool.
func TestEveryConnectionIsDurable(t *testing.T) {
	s := launched(t, 1)
	level := func(of runner) (n int) {
		if err := of.QueryRowContext(t.Context(), `PRAGMA synchronous`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	if got := level(s.queue.conn); got != 2 {
		t.Errorf("the writer has synchronous=%d", got)
	}
	for range readers { // each held while the next is taken
		conn, err := s.pool.Conn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if got := level(conn); got != 2 {
			t.Errorf("a reader has synchronous=%d", got)
		}
	}
	if _, err := s.queue.conn.ExecContext(t.Context(), `PRAGMA synchronous = NORMAL`); err != nil {
		t.Fatal(err)
	}
	if err := assertDurable(t.Context(), s.queue.conn, s.path); err == nil {
		t.Error("a connection that could lose a commit was accepted")
	}
}

// smallDisk is a file system of some kilobytes; where none can be mounted the test
// is left out.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return dir
}

func TestBackupWithoutRoom(t *testing.T) {
	s := launched(t, 1)
	dir := smallDisk(t, "100k")
	_, err := s.BackUp(t.Context(), filepath.Join(dir, "b.db"), false)
	if !errors.Is(err, ErrNoRoom) || !strings.Contains(err.Error(), "a copy needs ") {
		t.Errorf("got %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

// TestDiskThatFillsUpMeanwhile: there was room when the copy began.
func TestDiskThatFillsUpMeanwhile(t *testing.T) {
	path := filepath.Join(smallDisk(t, "800k"), "audit.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var full error
	for i := uint32(1); full == nil && i < 1000; i++ {
		_, full = s.SaveBatch(t.Context(), Folder{Account: account, Name: "INBOX", UIDValidity: 1},
			[]Sighting{{UID: i, InternalDate: t0, Raw: fmt.Appendf(nil, "%d%s", i, strings.Repeat("y", 20000))}}, i+1, t0)
	}
	if !errors.Is(full, ErrFull) || !strings.Contains(full.Error(), "free some space") {
		t.Errorf("a full disk is %v", full)
	}
	if _, err := s.BackUp(t.Context(), path+".bak", false); !errors.Is(err, ErrNoRoom) {
		t.Errorf("a backup to a full disk is %v", err)
	}
	verifyClean(t, s)
}

// TestWhatAKilledBackupLeft goes with the next one of the same name, its instant
// aside; what another process is at work on stays, and so does what is not ours.
func TestWhatAKilledBackupLeft(t *testing.T) {
	s := launched(t, 1)
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	left := []string{
		"b-20260302T090000.000Z.db.31924380.part", "b-20260302T090000.000Z.db.31924380.part-journal", "b-20260303T090000.000Z.db.77.part",
	}
	stay := []string{"b-20260302T090000.000Z.db", "b-20260304T090000.000Z.db.5.part", "film.mkv.12.part", "b-old.db.12.part", "b-20260302T090000.000Z.db.x.part"}
	for _, name := range append(left, stay...) {
		if err := os.WriteFile(path(name), []byte("mail"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	busy, err := os.Open(path(stay[1]))
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	if err := syscall.Flock(int(busy.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	made := "b-20260305T090000.000Z.db"
	if _, err := s.BackUp(t.Context(), path(made), false); err != nil {
		t.Fatal(err)
	}
	there, err := filepath.Glob(path("*"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, name := range append(stay, made) {
		want = append(want, path(name))
	}
	slices.Sort(want)
	if !slices.Equal(there, want) {
		t.Errorf("in the folder: %q, want %q", there, want)
	}
}
