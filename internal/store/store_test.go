package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

var t0 = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

const account = "vilte@pastas.example"

func openTemp(t *testing.T) *Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "audit.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// launched opens a store with one running campaign of n letters, and the lease of engine "me".
func launched(t *testing.T, n int) *Store {
	t.Helper()
	s := openTemp(t)
	ctx := context.Background()
	l := Launch{
		Campaign: "demo", Title: "Demo", DesignHash: "d", RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Document: []byte(`{}`), Rubric: []byte(`{}`), At: t0,
		Accounts: map[string]string{"vilnius": account},
		Folders:  []Folder{{Account: account, Name: "INBOX", UIDValidity: 7, NextUID: 1}},
	}
	for i := range n {
		id := fmt.Sprintf("demo/acme%d/01", i)
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "demo", Company: fmt.Sprintf("acme%d", i), Mailbox: "vilnius", PlannedAt: t0})
		l.Letters = append(l.Letters, audit.Letter{
			ID: id + "/opening", Enquiry: id, Stage: audit.Opening, Mailbox: "vilnius", From: account, FromName: "Viltė",
			To: fmt.Sprintf("info@acme%d.example", i), Subject: "Klausimas", Body: "Laba diena", DueAt: t0, LatestAt: t0.Add(time.Hour),
		})
	}
	if err := s.Launch(ctx, l); err != nil {
		t.Fatal(err)
	}
	if err := s.TakeLease(ctx, "me", "here", t0, t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	return s
}

func firstDue(t *testing.T, s *Store) LetterRow {
	t.Helper()
	due, err := s.DueLetters(context.Background(), account, t0)
	if err != nil || len(due) == 0 {
		t.Fatalf("due letters: %v, %v", due, err)
	}
	return due[0]
}

func claim(t *testing.T, s *Store, l LetterRow, owner string, budgets ...Budget) (int64, []byte, error) {
	t.Helper()
	return s.Claim(context.Background(), Claim{Letter: l, Owner: owner, At: t0, MessageID: "id@" + owner, Raw: []byte("bytes of " + owner), Budgets: budgets})
}

func state(t *testing.T, s *Store, id string) LetterRow {
	t.Helper()
	letters, err := s.Letters(context.Background(), "demo")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range letters {
		if l.ID == id {
			return l
		}
	}
	t.Fatalf("no letter %s", id)
	return LetterRow{}
}

func verifyClean(t *testing.T, s *Store) {
	t.Helper()
	found, err := s.Verify(context.Background())
	if err != nil || len(found) != 0 {
		t.Fatalf("verify: %v, %v", found, err)
	}
}

func TestDatabaseIsReadableByItsOwnerAlone(t *testing.T) {
	s := launched(t, 1)
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(s.path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o", filepath.Base(s.path)+suffix, info.Mode().Perm())
		}
	}
}

// A connection that could not end would keep the WAL, unread and open.
func TestClosingLeavesOneFile(t *testing.T) {
	s := launched(t, 1)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil || len(files) != 1 {
		t.Errorf("beside the closed database lie %v, %v", files, err)
	}
}

func TestNewerSchemaIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.db")
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := tamper(s, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(context.Background(), path); !errors.Is(err, ErrNewerSchema) {
		t.Fatalf("got %v, want ErrNewerSchema", err)
	}
}

func TestLaunchIsAllOrNothing(t *testing.T) {
	s := launched(t, 1)
	err := s.Launch(context.Background(), Launch{
		Campaign: "second", At: t0, Accounts: map[string]string{"vilnius": account},
		Enquiries: []audit.Enquiry{{ID: "second/a/01"}, {ID: "demo/acme0/01"}}, // the second id exists
	})
	if err == nil {
		t.Fatal("a launch with a doubled enquiry was stored")
	}
	if _, err := s.Campaign(context.Background(), "second"); !errors.Is(err, ErrNotFound) {
		t.Fatalf("half a launch was kept: %v", err)
	}
	verifyClean(t, s)
}

func TestMarkerNeedsTheFenceAndTheLease(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	l := firstDue(t, s)
	old, _, err := claim(t, s, l, "me")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Settle(ctx, l, old, []audit.LetterState{audit.Claimed}, Settlement{State: audit.Due, At: t0}); err != nil {
		t.Fatal(err)
	}
	fence, raw, err := claim(t, s, l, "me")
	if err != nil {
		t.Fatal(err)
	}
	if string(raw) != "bytes of me" || state(t, s, l.ID).MessageID != "id@me" {
		t.Errorf("the second claim changed the bytes: %q", raw)
	}
	for _, c := range []struct {
		name  string
		owner string
		fence int64
		at    time.Time
		err   error
	}{
		{"an old fence", "me", old, t0, nil},
		{"another owner", "you", fence, t0, ErrLeaseLost},
		{"too late", "me", fence, t0.Add(2 * time.Hour), nil},
	} {
		if ok, err := s.HandOver(ctx, l, c.owner, c.fence, c.at); ok || !errors.Is(err, c.err) {
			t.Errorf("%s passed the marker: %v, %v", c.name, ok, err)
		}
	}
	if err := s.TakeLease(ctx, "you", "here", t0, t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(ctx, l, "me", fence, t0); ok || !errors.Is(err, ErrLeaseLost) {
		t.Errorf("a lost lease passed the marker: %v, %v", ok, err)
	}
	if err := s.TakeLease(ctx, "me", "here", t0, t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(ctx, l, "me", fence, t0); !ok || err != nil {
		t.Errorf("the right claim was refused: %v, %v", ok, err)
	}
	if ok, _ := s.HandOver(ctx, l, "me", fence, t0); ok {
		t.Error("the marker was passed twice")
	}
	verifyClean(t, s)
}

func TestPausedCampaignSendsNothing(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 2)
	l := firstDue(t, s)
	fence, _, err := claim(t, s, l, "me")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Steer(ctx, "demo", Paused, By{Actor: "person:test", At: t0}); err != nil {
		t.Fatal(err)
	}
	if ok, _ := s.HandOver(ctx, l, "me", fence, t0); ok {
		t.Error("a letter of a paused campaign passed the marker")
	}
	if due, _ := s.DueLetters(ctx, account, t0); len(due) != 0 {
		t.Errorf("%d letters of a paused campaign are due", len(due))
	}
	other := state(t, s, "demo/acme1/01/opening")
	if _, _, err := claim(t, s, other, "me"); !errors.Is(err, ErrNotClaimed) {
		t.Errorf("a letter of a paused campaign was claimed: %v", err)
	}
}

func TestSuppressedAddressIsNeverWrittenTo(t *testing.T) {
	ctx := context.Background()
	for _, target := range []string{"info@acme0.example", "acme0.example"} {
		s := launched(t, 2)
		if err := tamper(s, `INSERT INTO suppression (target, person, at) VALUES ($1, 'test', 1)`, target); err != nil {
			t.Fatal(err)
		}
		for i, want := range []bool{false, true} {
			l := state(t, s, fmt.Sprintf("demo/acme%d/01/opening", i))
			fence, _, err := claim(t, s, l, "me")
			if err != nil {
				t.Fatal(err)
			}
			if ok, err := s.HandOver(ctx, l, "me", fence, t0); ok != want || err != nil {
				t.Errorf("%s suppressed: letter to %s passed the marker: %v, %v", target, l.To, ok, err)
			}
		}
	}
}

func TestBudgetsHoldOverCampaignsAndClaims(t *testing.T) {
	s := launched(t, 3)
	cap2 := Budget{Scope: "mailbox:" + account, Day: "2026-03-02", Cap: 2}
	for i := range 2 {
		if _, _, err := claim(t, s, state(t, s, fmt.Sprintf("demo/acme%d/01/opening", i)), "me", cap2); err != nil {
			t.Fatal(err)
		}
	}
	third := state(t, s, "demo/acme2/01/opening")
	if _, _, err := claim(t, s, third, "me", cap2); !errors.Is(err, ErrCapped) {
		t.Fatalf("the cap let a third letter through: %v", err)
	}
	if got := state(t, s, third.ID); got.State != audit.Due || got.Fence != 0 {
		t.Errorf("the refused claim left %s with fence %d", got.State, got.Fence)
	}
	first := state(t, s, "demo/acme0/01/opening")
	if _, err := s.Settle(context.Background(), first, 0, []audit.LetterState{audit.Claimed}, Settlement{State: audit.Due, At: t0}); err != nil {
		t.Fatal(err)
	}
	if _, _, err := claim(t, s, first, "me", cap2); err != nil {
		t.Errorf("a letter that had paid for the day had to pay again: %v", err)
	}
}

func TestRecoverNeverMakesAHandedLetterDue(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 2)
	a, b := state(t, s, "demo/acme0/01/opening"), state(t, s, "demo/acme1/01/opening")
	if _, _, err := claim(t, s, a, "me"); err != nil {
		t.Fatal(err)
	}
	fence, _, err := claim(t, s, b, "me")
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(ctx, b, "me", fence, t0); !ok || err != nil {
		t.Fatal(ok, err)
	}
	due, unknown, err := s.Recover(ctx, t0)
	if err != nil || due != 1 || unknown != 1 {
		t.Fatalf("recovered %d due, %d unknown, %v", due, unknown, err)
	}
	if got := state(t, s, b.ID).State; got != audit.Unknown {
		t.Errorf("a letter past the marker is %s", got)
	}
	if letters, _ := s.DueLetters(ctx, account, t0); len(letters) != 1 || letters[0].ID != a.ID {
		t.Errorf("due after recovery: %v", letters)
	}
	verifyClean(t, s)
}

func TestMessageIsStoredOnceHoweverOftenItIsSeen(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	inbox := Folder{Account: account, Name: "INBOX", UIDValidity: 7}
	junk := Folder{Account: account, Name: "Junk", UIDValidity: 1}
	if err := s.AddFolder(ctx, junk); err != nil {
		t.Fatal(err)
	}
	raw := []byte("From: a@b.example\r\n\r\nhello\r\n")
	see := func(f Folder, uid uint32, at time.Time, want int) {
		t.Helper()
		n, err := s.SaveBatch(ctx, f, []Sighting{{UID: uid, InternalDate: at, Raw: raw, Size: int64(len(raw))}}, uid+1, t0)
		if err != nil || n != want {
			t.Fatalf("stored %d new, %v; want %d", n, err, want)
		}
	}
	see(junk, 1, t0.Add(2*time.Minute), 1)
	see(inbox, 5, t0.Add(time.Minute), 0) // moved, with an earlier date
	see(inbox, 5, t0.Add(time.Minute), 0) // scanned again
	inbox.UIDValidity = 8
	if err := s.NewEpoch(ctx, inbox); err != nil {
		t.Fatal(err)
	}
	see(inbox, 1, t0.Add(3*time.Minute), 0) // the mailbox was rebuilt
	seen, err := s.SeenMessages(ctx, account)
	if err != nil || len(seen) != 1 {
		t.Fatalf("%d messages, %v", len(seen), err)
	}
	for id, first := range seen {
		if !first.InternalDate.Equal(t0.Add(time.Minute)) || first.Folder != "INBOX" {
			t.Errorf("receipt is %v in %s, want the earliest", first.InternalDate, first.Folder)
		}
		if got, err := s.Raw(ctx, id); err != nil || string(got) != string(raw) {
			t.Errorf("bytes %q, %v", got, err)
		}
	}
	if id, _ := MessageKey(account, raw, true); seen[id].Message != "" {
		t.Error("a truncated message has the key of a whole one")
	}
	verifyClean(t, s)
}

func TestFailedOperationLeavesItsNeighboursAlone(t *testing.T) {
	s := launched(t, 1)
	broken := errors.New("broken on purpose")
	var wait sync.WaitGroup
	for i := range 100 {
		wait.Go(func() {
			err := s.Write(context.Background(), func(tx *Tx) error {
				if err := tx.Append(Event{Entity: "demo", At: t0, Actor: audit.ByEngine, Kind: fmt.Sprintf("test.%d", i)}); err != nil {
					return err
				}
				if i%3 == 0 {
					return broken
				}
				return nil
			})
			if (i%3 == 0) != errors.Is(err, broken) {
				t.Errorf("operation %d: %v", i, err)
			}
		})
	}
	wait.Wait()
	events, err := s.Events(context.Background(), "demo")
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 2+66 {
		t.Errorf("%d events in the log, want the launch, its letter and 66 of 100", len(events))
	}
	verifyClean(t, s)
}

// An operation that shares its transaction with none is undone whole, even where
// SQLite has ended the transaction by itself, and the next one finds nothing of it.
func TestFailedOperationAloneLeavesNothing(t *testing.T) {
	s := launched(t, 1)
	broken := errors.New("broken on purpose")
	for _, ends := range []string{"", "ROLLBACK"} {
		err := s.Write(t.Context(), func(tx *Tx) error {
			err := tx.Append(Event{Entity: "demo", At: t0, Actor: audit.ByEngine, Kind: "test.broken"})
			if err == nil && ends != "" {
				_, err = tx.exec(ends)
			}
			return errors.Join(err, broken)
		})
		if !errors.Is(err, broken) {
			t.Errorf("%q: %v, want what was broken", ends, err)
		}
		whole := func(tx *Tx) error {
			return tx.Append(Event{Entity: "demo", At: t0, Actor: audit.ByEngine, Kind: "test.whole"})
		}
		if err := s.Write(t.Context(), whole); err != nil {
			t.Errorf("%q: the next operation: %v", ends, err)
		}
	}
	events, err := s.Events(t.Context(), "demo")
	if err != nil || len(events) != 2+2 {
		t.Errorf("%d events in the log, want the launch, its letter and the two that were whole: %v", len(events), err)
	}
	verifyClean(t, s)
}

// tamper runs a statement behind the store's back.
func tamper(s *Store, statement string, args ...any) error {
	return s.Write(context.Background(), func(t *Tx) error {
		_, err := t.exec(statement, args...)
		return err
	})
}

func TestLogOnlyGrows(t *testing.T) {
	s := launched(t, 1)
	for _, statement := range []string{`UPDATE event SET kind = 'x'`, `DELETE FROM event`} {
		if err := tamper(s, statement); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

func TestSecondEngineIsRefused(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	if err := s.TakeLease(ctx, "other", "elsewhere", t0, t0.Add(time.Minute)); !errors.Is(err, ErrLeased) {
		t.Errorf("another installation took a live lease: %v", err)
	}
	if err := s.TakeLease(ctx, "other", "elsewhere", t0.Add(2*time.Hour), t0.Add(3*time.Hour)); err != nil {
		t.Errorf("a dead lease was not given: %v", err)
	}
	if kept, err := s.KeepLease(ctx, "me", t0.Add(4*time.Hour)); kept || err != nil {
		t.Errorf("a lost lease was kept: %v, %v", kept, err)
	}
}

func TestVerifyFindsWhatWasChangedBehindItsBack(t *testing.T) {
	for name, statement := range map[string]string{
		"state":   `UPDATE letter_state SET state = 'accepted', sent_at = 1`,
		"due":     `UPDATE letter_state SET due_at = due_at + 1`,
		"latest":  `UPDATE letter_state SET latest_at = latest_at + 1`,
		"answers": `UPDATE letter_state SET answers = 'x@y/z'`,
		"text":    `UPDATE letter_text SET body = 'other'`,
		"control": `UPDATE campaign_control SET state = 'closed'`,
		"log":     `INSERT INTO event (entity, seq, at, actor, kind, payload) VALUES ('demo/acme0/01', 3, 0, 'x', 'x', '{}')`,
		"message": `UPDATE message_raw SET raw = 'other'`,
	} {
		t.Run(name, func(t *testing.T) {
			s := launched(t, 1)
			f := Folder{Account: account, Name: "INBOX", UIDValidity: 7}
			if _, err := s.SaveBatch(context.Background(), f, []Sighting{{UID: 1, InternalDate: t0, Raw: []byte("x")}}, 2, t0); err != nil {
				t.Fatal(err)
			}
			verifyClean(t, s)
			if err := tamper(s, statement); err != nil {
				t.Fatal(err)
			}
			if found, err := s.Verify(context.Background()); err != nil || len(found) == 0 {
				t.Errorf("verify found %v, %v", found, err)
			}
		})
	}
}

func TestReadPoolCannotWrite(t *testing.T) {
	s := launched(t, 1)
	if _, err := s.read.ExecContext(context.Background(), `DELETE FROM folder`); err == nil {
		t.Error("the read pool wrote")
	}
	var one int
	if err := s.read.QueryRowContext(context.Background(), `SELECT 1`).Scan(&one); err != nil || one != 1 {
		t.Errorf("the read pool read %d, %v", one, err)
	}
}

// TestLeaseOfAnotherPlaceSaysTheWayOut (PROTOCOL row 18): the file was copied while
// an engine worked on it, to another folder or another machine.
func TestLeaseOfAnotherPlaceSaysTheWayOut(t *testing.T) {
	s := launched(t, 1) // leased to "me", "here", for an hour
	there := filepath.Join(t.TempDir(), "copy.db")
	if _, err := s.BackUp(t.Context(), there, false); err != nil {
		t.Fatal(err)
	}
	other, err := Open(t.Context(), there)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	err = other.TakeLease(t.Context(), "you", "there", t0.Add(time.Minute), t0.Add(2*time.Minute))
	if !errors.Is(err, ErrLeased) {
		t.Fatalf("got %v", err)
	}
	for _, words := range []string{"another machine or in another folder", "lease ends at 10:00:00 UTC", "replyaudit restore"} {
		if !strings.Contains(err.Error(), words) {
			t.Errorf("%q does not say %q", err, words)
		}
	}
	if err := other.TakeLease(t.Context(), "you", "there", t0.Add(time.Hour), t0.Add(2*time.Hour)); err != nil {
		t.Errorf("after the lease has ended: %v", err)
	}
}

// TestCloseLeavesOneFile: the last to close takes the -wal in, so that the file
// alone is the database.
func TestCloseLeavesOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.db")
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := tamper(s, `INSERT INTO suppression (target, person, at) VALUES ('x', 'test', 1)`); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Campaigns(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(path + "-*"); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}
