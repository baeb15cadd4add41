package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// TestDoubtedLettersCountAsUsed, full cap or not, once, and are never sent again.
func TestDoubtedLettersCountAsUsed(t *testing.T) {
	s := launched(t, 2)
	day := t0.Format(time.DateOnly)
	daily, total := Budget{Scope: "mailbox:" + account, Day: day, Cap: 1}, Budget{Scope: "campaign:demo", Cap: 9}
	paid := firstDue(t, s)
	if _, _, err := claim(t, s, paid, "me", daily, total); err != nil {
		t.Fatal(err)
	}
	var doubts []Doubt
	for _, id := range []string{"demo/acme0/01/opening", "demo/acme1/01/opening"} {
		doubts = append(doubts, Doubt{Letter: state(t, s, id), MessageID: "new@" + id, Sent: t0, Day: day, Budgets: []Budget{daily, total}})
	}
	if err := s.Restore(t.Context(), doubts, []string{"demo"}, []string{account}, Kept{}, t0.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	used, err := s.BudgetsUsed(t.Context(), day)
	if err != nil || len(used) != 2 || used[0].Used != 2 || used[1].Used != 2 {
		t.Errorf("used %v, %v", used, err)
	}
	for i, id := range []string{"id@me", "new@demo/acme1/01/opening"} {
		l := state(t, s, doubts[i].Letter.ID)
		if l.State != audit.Unknown || l.MessageID != id || !l.HandingAt.Equal(t0) {
			t.Errorf("%s is %s, id %s, at %v", l.ID, l.State, l.MessageID, l.HandingAt)
		}
		if _, _, err := claim(t, s, l, "me"); err == nil {
			t.Errorf("%s can be claimed", l.ID)
		}
	}
	verifyClean(t, s)
	if again, err := s.Doubt(t.Context(), doubts[0], t0); again || err != nil {
		t.Errorf("doubted twice: %v, %v", again, err)
	}
}

// TestAwaitedAccountPassesNoMarker: neither list nor marker lets a letter through
// before the account was searched.
func TestAwaitedAccountPassesNoMarker(t *testing.T) {
	s := launched(t, 1)
	l := firstDue(t, s)
	fence, _, err := claim(t, s, l, "me")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Restore(t.Context(), nil, nil, []string{account}, Kept{}, t0); err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(t.Context(), l, "me", fence, t0); ok || err != nil {
		t.Errorf("passed the marker: %v, %v", ok, err)
	}
	if _, err := s.Settle(t.Context(), l, fence, []audit.LetterState{audit.Claimed}, Settlement{State: audit.Due, At: t0}); err != nil {
		t.Fatal(err)
	}
	if due, err := s.DueLetters(t.Context(), account, t0); err != nil || len(due) != 0 {
		t.Errorf("due: %v, %v", due, err)
	}
	if err := s.Searched(t.Context(), account, t0); err != nil {
		t.Fatal(err)
	}
	fence, _, err = claim(t, s, firstDue(t, s), "me")
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := s.HandOver(t.Context(), l, "me", fence, t0); !ok || err != nil {
		t.Errorf("after the search: %v, %v", ok, err)
	}
	verifyClean(t, s)
}

// TestReplacedDatabasePassesOn whom not to write to, and what a person has stopped.
func TestReplacedDatabasePassesOn(t *testing.T) {
	s := launched(t, 1)
	path := filepath.Join(t.TempDir(), "b.db")
	if _, err := s.BackUp(t.Context(), path, false); err != nil {
		t.Fatal(err)
	}
	if err := tamper(s, `INSERT INTO suppression (target, person, at) VALUES ('acme0.example', 'person:Eva', 7)`); err != nil {
		t.Fatal(err)
	}
	eva := By{Actor: "person:Eva", At: t0}
	if _, err := s.Steer(t.Context(), "demo", Paused, eva); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SteerAccount(t.Context(), account, Paused, eva); err != nil {
		t.Fatal(err)
	}
	if err := tamper(s, `INSERT INTO pause (scope, since, reason) VALUES ('persona:demo/ada', 7, 'control_in_junk')`); err != nil {
		t.Fatal(err)
	}
	if err := s.Launch(t.Context(), Launch{Campaign: "second", At: t0, Document: []byte(`{}`), RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Rubric: []byte(`{}`)}); err != nil {
		t.Fatal(err)
	}
	b, err := StandBy(t.Context(), path, s.path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Discard()
	kept, err := KeptFrom(t.Context(), s, b.Store)
	if err != nil || len(kept.Suppressed) != 1 || kept.States["demo"] != "paused" || len(kept.Campaigns) != 1 || kept.Campaigns[0] != "second" {
		t.Fatalf("%+v, %v", kept, err)
	}
	if err := b.Restore(t.Context(), nil, []string{"demo"}, nil, kept, t0); err != nil {
		t.Fatal(err)
	}
	verifyClean(t, b.Store)
	if got, err := b.StateOf(t.Context(), "demo"); got != "paused" || err != nil {
		t.Errorf("it is %s, %v", got, err)
	}
	if l := state(t, b.Store, "demo/acme0/01/opening"); l.State != audit.Cancelled {
		t.Errorf("the promise is lost: the letter is %s", l.State)
	}
	if paused, err := b.PausedAccounts(t.Context()); len(paused) != 1 || err != nil {
		t.Errorf("paused accounts: %v, %v", paused, err)
	}
	if paused, err := b.Pauses(t.Context(), "demo"); len(paused) != 1 || paused[0].Persona != "ada" || err != nil {
		t.Errorf("paused personas: %v, %v", paused, err)
	}
}

// TestRestoreWaitsForOtherProcesses that have the old database open.
func TestRestoreWaitsForOtherProcesses(t *testing.T) {
	s := launched(t, 1)
	path := filepath.Join(t.TempDir(), "b.db")
	if _, err := s.BackUp(t.Context(), path, false); err != nil {
		t.Fatal(err)
	}
	b, err := StandBy(t.Context(), path, s.path)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.TakeOver(t.Context(), s.path+".old"); !errors.Is(err, ErrBusy) {
		t.Errorf("an open database was replaced: %v", err)
	}
	verifyClean(t, s)
	if left := ask(t, s.path, `SELECT COUNT(*) FROM campaign`); left != "1" {
		t.Errorf("%s campaigns", left)
	}
}

// TestNobodyOpensWhatIsBeingReplaced: whoever comes in the middle of a restore gets
// the restored database or an error, never the one that is set aside, from which it
// could send once more. It rests on TakeOver leaving the old one in the mode DELETE:
// SQLite turns no file to WAL that has lost its name.
func TestNobodyOpensWhatIsBeingReplaced(t *testing.T) {
	old, fresh := launched(t, 1), launched(t, 2)
	for _, s := range []*Store{old, fresh} {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	lock, err := exclusively(t.Context(), old.path)
	if err != nil {
		t.Fatal(err)
	}
	opened := make(chan string)
	go func() {
		s, err := OpenExisting(t.Context(), old.path)
		if err != nil {
			opened <- err.Error()
			return
		}
		letters, err := s.Letters(t.Context(), "demo")
		opened <- fmt.Sprint(len(letters), errors.Join(err, s.Close()))
	}()
	for len(handles(t, old.path)) < 2 { // it has the file, and waits for the lock
		runtime.Gosched()
	}
	if err := errors.Join(os.Rename(fresh.path, old.path), lock.Close()); err != nil {
		t.Fatal(err)
	}
	if got := <-opened; got != "2 <nil>" && !strings.Contains(got, "replaced by a restore") {
		t.Errorf("opened: %s letters; want the new database's 2, or an error", got)
	}
}

// handles are the files of this process that lie at path.
func handles(t *testing.T, path string) (all []string) {
	t.Helper()
	links, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range links {
		if at, err := os.Readlink(l); err == nil && at == path {
			all = append(all, l)
		}
	}
	return all
}
