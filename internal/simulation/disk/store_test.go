package disk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

var t0 = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

const account = "vilte@pastas.example"

// open opens the store on d, to the end of the test.
func open(t testing.TB, d *disk.Disk) *store.Store {
	t.Helper()
	s, err := store.OpenOn(context.Background(), d.VFS(), "audit.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close the store: %v", err)
		}
	})
	return s
}

// migrated is the image of an empty database.
func migrated(t testing.TB) disk.Image {
	t.Helper()
	d := newDisk(t, 1, disk.Image{})
	s, err := store.OpenOn(context.Background(), d.VFS(), "audit.db")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return d.Written()
}

// launch stores a campaign of n letters.
func launch(s *store.Store, n int) error {
	l := store.Launch{
		Campaign: "demo", Title: "Demo", DesignHash: "d", RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Document: []byte(`{}`), Rubric: []byte(`{}`), At: t0,
		Accounts: map[string]string{"vilnius": account},
	}
	for i := range n {
		id := fmt.Sprintf("demo/acme%d/01", i)
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "demo", Company: fmt.Sprint("acme", i), Mailbox: "vilnius", PlannedAt: t0})
		l.Letters = append(l.Letters, audit.Letter{
			ID: id + "/opening", Enquiry: id, Stage: audit.Opening, Mailbox: "vilnius", From: account, FromName: "Viltė",
			To: fmt.Sprintf("info@acme%d.example", i), Subject: "Klausimas", Body: "Laba diena", DueAt: t0, LatestAt: t0.Add(time.Hour),
		})
	}
	if err := s.Launch(context.Background(), l); err != nil {
		return err
	}
	return s.TakeLease(context.Background(), "me", "here", t0, t0.Add(time.Hour))
}

// state is that of the campaign's first letter, "" where there is none.
func state(s *store.Store) (audit.LetterState, error) {
	letters, err := s.Letters(context.Background(), "demo")
	if err != nil || len(letters) == 0 {
		return "", err
	}
	return letters[0].State, nil
}

// steps is the way of one letter; each leaves it in the state of the same number.
func steps(s *store.Store) []func() error {
	ctx := context.Background()
	var l store.LetterRow
	var fence int64
	return []func() error{
		func() error { return launch(s, 1) },
		func() error {
			due, err := s.DueLetters(ctx, account, t0)
			if err != nil {
				return err
			}
			l = due[0]
			fence, _, err = s.Claim(ctx, store.Claim{Letter: l, Owner: "me", At: t0, MessageID: "1@me", Raw: []byte("bytes")})
			return err
		},
		func() error { _, err := s.HandOver(ctx, l, "me", fence, t0); return err },
		func() error {
			_, err := s.Settle(ctx, l, fence, []audit.LetterState{audit.HandingOver}, store.Settlement{State: audit.Accepted, At: t0, SentAt: t0})
			return err
		},
	}
}

func states() []audit.LetterState {
	return []audit.LetterState{"", audit.Due, audit.Claimed, audit.HandingOver, audit.Accepted}
}

// The life of a letter, migrations included, with a crash before and after every
// sync: the next process opens the database, verifies it, and finds the letter
// where it was or one step on.
func TestTheStoreSurvivesACrashAtEverySync(t *testing.T) {
	d := newDisk(t, 1, disk.Image{})
	done := 0 // steps whose success was told
	crash := func(moment string, steps ...int) {
		t.Helper()
		for seed, image := range []disk.Image{d.Synced(), d.Torn(1), d.Torn(2), d.Written()} {
			if err := restart(image, steps); err != nil {
				t.Errorf("crash %s, image %d, after %d steps: %v", moment, seed, done, err)
			}
		}
	}
	d.OnSync(func(s disk.Sync) disk.Fault {
		crash(fmt.Sprintf("before sync %d of %s", s.Number, s.File), done, done+1)
		return disk.None
	}, func(s disk.Sync, _ disk.Fault) {
		crash(fmt.Sprintf("after sync %d of %s", s.Number, s.File), done, done+1)
	})
	s := open(t, d)
	migrations := d.Syncs()
	for _, step := range steps(s) {
		if err := step(); err != nil {
			t.Fatal(err)
		}
		done++
		crash("at rest", done)
	}
	if migrations == 0 || d.Syncs() < migrations+len(states())-1 {
		t.Errorf("%d syncs in migrations, %d in all: not every commit synced", migrations, d.Syncs())
	}
}

// restart opens an image and looks for a letter that has gone one of so many steps.
func restart(image disk.Image, steps []int) (bad error) {
	d, err := disk.New(1, image)
	if err != nil {
		return err
	}
	defer func() { bad = errors.Join(bad, d.Close()) }()
	s, err := store.OpenOn(context.Background(), d.VFS(), "audit.db")
	if err != nil {
		return err
	}
	defer func() { bad = errors.Join(bad, s.Close()) }()
	found, err := s.Verify(context.Background())
	if err != nil || len(found) > 0 {
		return fmt.Errorf("verify: %v %w", found, err)
	}
	is, err := state(s)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(steps, func(n int) bool { return n < len(states()) && is == states()[n] }) {
		return fmt.Errorf("the letter is %q", is)
	}
	return nil
}

func TestTheStoreTellsAFailedCommit(t *testing.T) {
	image := migrated(t)
	for name, c := range map[string]struct {
		fail func(*disk.Disk)
		is   error // nil: any error of the store
	}{
		"full disk": {func(d *disk.Disk) { d.SetFull(true) }, store.ErrFull},
		"failed sync": {func(d *disk.Disk) {
			d.OnSync(func(disk.Sync) disk.Fault { return disk.Lost }, nil)
		}, nil},
		"no power": {(*disk.Disk).Cut, nil},
	} {
		d := newDisk(t, 1, image)
		s := open(t, d)
		todo := steps(s)
		for _, step := range todo[:2] {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		c.fail(d)
		err := todo[2]()
		if !store.IsStoreError(err) || c.is != nil && !errors.Is(err, c.is) {
			t.Errorf("%s: the marker's commit returned %v", name, err)
		}
		if is, err := state(open(t, newDisk(t, 1, d.Synced()))); err != nil || is != audit.Claimed {
			t.Errorf("%s: after the crash the letter is %q, %v, want claimed", name, is, err)
		}
	}
}

// The whole store in a bubble: writers, readers, a second process, a power cut.
func TestTheStoreRunsInABubble(t *testing.T) {
	image := migrated(t)
	synctest.Test(t, func(t *testing.T) {
		d := newDisk(t, 1, image)
		s, other := open(t, d), open(t, d)
		if err := launch(s, 40); err != nil {
			t.Fatal(err)
		}
		due, err := s.DueLetters(t.Context(), account, t0)
		if err != nil || len(due) != 40 {
			t.Fatalf("%d letters, %v", len(due), err)
		}
		var all sync.WaitGroup
		for i, l := range due {
			on := []*store.Store{s, other}[i%2]
			all.Go(func() {
				if _, _, err := on.Claim(t.Context(), store.Claim{Letter: l, Owner: "me", At: t0, MessageID: l.ID, Raw: []byte(l.ID)}); err != nil {
					t.Errorf("claim %s: %v", l.ID, err)
				}
				if _, err := on.Letters(t.Context(), "demo"); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		d.Cut()
		if _, err := s.HandOver(t.Context(), due[0], "me", 1, t0); !store.IsStoreError(err) {
			t.Errorf("without power the marker's commit returned %v", err)
		}
		letters, err := open(t, newDisk(t, 1, d.Synced())).Letters(t.Context(), "demo")
		for _, l := range letters {
			if l.State != audit.Claimed {
				t.Errorf("%s is %s after the crash, want claimed", l.ID, l.State)
			}
		}
		if err != nil || len(letters) != 40 {
			t.Errorf("%d letters after the crash, %v", len(letters), err)
		}
	})
}

// What a simulation pays for each of its seeds.
func BenchmarkOpen(b *testing.B) {
	image := migrated(b)
	for name, from := range map[string]disk.Image{"migrated": image, "empty": {}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				d, err := disk.New(1, from)
				if err != nil {
					b.Fatal(err)
				}
				s, err := store.OpenOn(b.Context(), d.VFS(), "audit.db")
				if err != nil {
					b.Fatal(err)
				}
				s.Close()
				if err := d.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
