package engine

import (
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// lose puts the database of a rehearsal back to what a backup says, as "replyaudit
// restore" does, and starts the engine again.
func (r *rehearsal) lose(backup string) Restoration {
	r.t.Helper()
	r.stop()
	if err := r.store.Close(); err != nil {
		r.t.Fatal(err)
	}
	standby, err := store.StandBy(r.t.Context(), backup, r.path)
	if err != nil {
		r.t.Fatal(err)
	}
	did, err := Restore(r.t.Context(), standby.Store, store.Kept{}, r.virtual.Now())
	if err != nil {
		r.t.Fatal(err)
	}
	if err := standby.TakeOver(r.t.Context(), r.path+".replaced"); err != nil {
		r.t.Fatal(err)
	}
	if r.store, err = store.Open(r.t.Context(), r.path); err != nil {
		r.t.Fatal(err)
	}
	r.start()
	return did
}

func (r *rehearsal) backUp() string {
	r.t.Helper()
	path := filepath.Join(r.t.TempDir(), "backup.db")
	if _, err := r.store.BackUp(r.t.Context(), path, false); err != nil {
		r.t.Fatal(err)
	}
	return path
}

// states lists where each letter stands: "demo/firm0/01/opening accepted".
func (r *rehearsal) states() map[string]audit.LetterState {
	r.t.Helper()
	letters, err := r.store.Letters(r.t.Context(), "demo")
	if err != nil {
		r.t.Fatal(err)
	}
	all := map[string]audit.LetterState{}
	for _, l := range letters {
		all[l.ID] = l.State
	}
	return all
}

// lost is a campaign of five firms with reminders: two openings are out when the
// backup is made, two go out after it with two reminders, one is due after the
// restore. Firm 1 answers its opening, firm 3 its reminder.
func lost(t *testing.T) (*rehearsal, *correspondence) {
	c, p := scripted(5, reminding, thanking)
	for i := range p.Letters {
		if l := &p.Letters[i]; l.Stage == audit.Opening && l.Enquiry == enquiryID(4) {
			l.DueAt, l.LatestAt = firstDue.Add(29*time.Hour), firstDue.Add(33*time.Hour) // Tuesday at three
		}
	}
	r := rehearse(t, c, p)
	replies := func(to audit.Stage) firm {
		return func(r *rehearsal, i int, stage audit.Stage, raw string) {
			if stage == to {
				r.post.put(r.t, accounts[i%2], "INBOX", answer(i, raw, priced), r.virtual.Now().Add(time.Hour))
			}
		}
	}
	return r, play(t, r, nil, replies(audit.Opening), nil, replies(audit.Reminder), nil)
}

// TestRestoreSendsNothingTwice (PROTOCOL row 17): with copies in Sent all comes out
// as if nothing had happened; without them, what no reply proves waits for a person.
// Either way no letter goes out twice, and what was due later goes out once.
func TestRestoreSendsNothingTwice(t *testing.T) {
	undisturbed, all := lost(t)
	undisturbed.run(time.Time{})
	for name, copies := range map[string]bool{"copies in Sent": true, "no copies in Sent": false} {
		t.Run(name, func(t *testing.T) {
			r, c := lost(t)
			r.run(firstDue.Add(6 * time.Minute))
			backup := r.backUp()
			r.at[firstDue.Add(25*time.Hour+30*time.Minute)] = func() { // the copies of Tuesday's letters are kept
				for _, a := range accounts {
					r.Hint(a)
				}
			}
			r.run(firstDue.Add(26 * time.Hour)) // Tuesday noon
			if !copies {
				for _, a := range accounts {
					r.empty(a, "Sent")
				}
			}
			did := r.lose(backup)
			if want := []string{"demo/firm2/01/opening", "demo/firm3/01/opening"}; !slices.Equal(did.Doubted, want) || did.Waiting != 1 || len(did.Accounts) != 2 {
				t.Errorf("restored %+v", did)
			}
			r.steps = nil
			r.run(time.Time{})
			if first := slices.IndexFunc(r.steps, func(s string) bool { return strings.Contains(s, "1-send") }); first >= 0 && !strings.Contains(r.steps[0]+r.steps[1], "2-collect") {
				t.Errorf("did first:\n%s", strings.Join(r.steps[:first+1], "\n"))
			}
			if r.post.taken() == "" || len(c.out) != len(slices.Compact(slices.Sorted(slices.Values(c.out)))) {
				t.Errorf("sent twice:\n%s", strings.Join(c.out, "\n"))
			}
			if copies {
				if !slices.Equal(c.out, all.out) || r.outcomes() != undisturbed.outcomes() || !maps.Equal(r.states(), undisturbed.states()) {
					t.Errorf("went out\n%s\nand came to %s %v, undisturbed\n%s\nand %s %v", strings.Join(c.out, "\n"), r.outcomes(), r.states(),
						strings.Join(all.out, "\n"), undisturbed.outcomes(), undisturbed.states())
				}
				return
			}
			for id, want := range map[string]audit.LetterState{
				"demo/firm2/01/opening": audit.Unknown, "demo/firm3/01/opening": audit.Accepted, "demo/firm0/01/reminder": audit.Unknown, "demo/firm4/01/opening": audit.Accepted,
			} {
				if got := r.states()[id]; got != want {
					t.Errorf("%s is %s, want %s", id, got, want)
				}
			}
		})
	}
}

// empty deletes all messages of a folder.
func (r *rehearsal) empty(account, folder string) {
	r.t.Helper()
	for _, a := range r.Engine.accounts {
		a.hangUp()
	}
	user := r.post.users[account]
	if err := errors.Join(user.Delete(folder), user.Create(folder, nil)); err != nil {
		r.t.Fatal(err)
	}
}

// TestRestoredAccountWaitsForItsSearch: nothing is sent while the mailbox cannot be
// searched, though a letter is due.
func TestRestoredAccountWaitsForItsSearch(t *testing.T) {
	for name, breaks := range map[string]func(p *post){
		"no connection": func(p *post) { p.down[imapPort] = true },
		"a folder":      func(p *post) { p.refused = "Junk" },
		"Sent":          func(p *post) { p.refused = "Sent" },
	} {
		t.Run(name, func(t *testing.T) {
			r, c := lost(t)
			r.run(firstDue.Add(6 * time.Minute))
			backup := r.backUp()
			r.run(firstDue.Add(26 * time.Hour))
			r.post.set(func() { breaks(r.post) })
			before := len(c.out)
			r.lose(backup)
			r.run(firstDue.Add(30 * time.Hour)) // an hour after the last letter is due
			if len(c.out) != before {
				t.Errorf("went out before the search: %v", c.out[before:])
			}
			r.at[firstDue.Add(31*time.Hour)] = func() {
				r.post.set(func() { r.post.down[imapPort], r.post.refused = false, "" })
				for _, a := range accounts {
					r.Hint(a)
				}
			}
			r.run(firstDue.Add(32 * time.Hour))
			if got := r.states()["demo/firm4/01/opening"]; got != audit.Accepted {
				t.Errorf("after the search the letter is %s", got)
			}
		})
	}
}

func TestRestoreKeepsEnginesAway(t *testing.T) {
	o := newRehearsal(t, 1)
	if _, err := Alone(o.path); !errors.Is(err, store.ErrLeased) {
		t.Errorf("beside an engine: %v", err)
	}
	o.stop()
	release, err := Alone(o.path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(t.Context(), o.config()); !errors.Is(err, store.ErrLeased) {
		t.Errorf("an engine beside a restore: %v", err)
	}
	if err := release(); err != nil {
		t.Error(err)
	}
}
