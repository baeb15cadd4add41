package store

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// A backup knows nothing of what went out after it was made. When a database is
// restored from one, what could have been sent since is doubted: its letters become
// unknown, until a reply, a bounce or the copy in Sent proves them, or a person
// speaks (PROTOCOL row 17).

// Doubt is a letter that may have been sent without the database knowing.
type Doubt struct {
	Letter    LetterRow
	MessageID string        // that it has, if it was sent
	Sent      time.Time     // estimate of t0: the first instant at which it could go out
	Day       string        // ISO 8601 day of which it may have used up the caps
	Budgets   []Budget      // those caps
	Add       *audit.Letter // a letter that the database does not hold yet; else nil
}

// reasonRestored is why a letter becomes unknown that this database never handed over.
const reasonRestored = "restored"

// Restored makes an account wait: nothing is sent from it before it was searched.
type Restored struct {
	Account  string
	At       time.Time // of the restore: what could have gone out before is doubted
	Searched bool      // its folders and Sent were read to the end since
}

// Restore turns a database that was a backup into the one to go on with, in one
// transaction: the doubted letters become unknown, their caps count as used, every
// account is to be searched before it sends, and the log of each campaign that is
// not closed says so. kept are the rows of the database that is replaced that must
// outlive it.
func (s *Store) Restore(ctx context.Context, doubts []Doubt, campaigns, accounts []string, kept Kept, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		for _, a := range accounts {
			if _, err := t.exec(`INSERT INTO restored (account, at) VALUES ($1, $2)
				ON CONFLICT (account) DO UPDATE SET at = excluded.at, searched = 0`, a, micros(at)); err != nil {
				return err
			}
		}
		for _, d := range doubts {
			if _, err := t.doubt(d, at); err != nil {
				return fmt.Errorf("letter %s: %w", d.Letter.ID, err)
			}
		}
		for _, id := range campaigns {
			if err := t.Append(Event{Entity: id, At: at, Actor: audit.ByEngine, Kind: "campaign.restored"}); err != nil {
				return err
			}
		}
		return t.keep(kept, at)
	})
	if err != nil {
		return fmt.Errorf("put the restored database in order: %w", err)
	}
	return nil
}

// Doubt makes one letter unknown that may have been sent before a restore. It
// reports false when the letter has gone on meanwhile, or is there already.
func (s *Store) Doubt(ctx context.Context, d Doubt, at time.Time) (doubted bool, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		doubted, err = t.doubt(d, at)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("doubt letter %s: %w", d.Letter.ID, err)
	}
	return doubted, nil
}

func (t *Tx) doubt(d Doubt, at time.Time) (bool, error) {
	if d.Add != nil {
		var there int
		if err := t.row(`SELECT COUNT(*) FROM letter WHERE id = $1`, d.Letter.ID).Scan(&there); err != nil || there > 0 {
			return false, err
		}
		if err := t.insertLetter(*d.Add, d.Letter.Account); err != nil {
			return false, err
		}
		if err := t.logSchedule(d.Letter.ID, at, letterAdded, audit.ByEngine, map[string]any{"reason": reasonRestored}); err != nil {
			return false, err
		}
	}
	n, err := t.exec(`UPDATE letter_state SET state = 'unknown', owner = '', not_before = 0, handing_at = CASE WHEN state = 'handing_over' THEN handing_at ELSE $2 END
		WHERE letter = $1 AND state IN ('planned', 'due', 'claimed', 'deferred', 'handing_over')`, d.Letter.ID, micros(d.Sent))
	if err != nil || n == 0 {
		return false, err
	}
	// The id is needed to find it; its bytes, with the Date of that time, are not known.
	if _, err := t.exec(`INSERT INTO letter_bytes (letter, message_id, raw) VALUES ($1, $2, $3) ON CONFLICT (letter) DO NOTHING`,
		d.Letter.ID, d.MessageID, []byte{}); err != nil {
		return false, err
	}
	if err := t.useBudgets(d); err != nil {
		return false, err
	}
	return true, t.appendLetter(d.Letter, at, "letter.unknown", audit.Unknown, map[string]any{"from": string(d.Letter.State), "reason": reasonRestored}, wording{})
}

// useBudgets counts a doubted letter against the caps, full or not: unknown counts as used.
func (t *Tx) useBudgets(d Doubt) error {
	var paid string
	if err := t.row(`SELECT budget_day FROM letter_state WHERE letter = $1`, d.Letter.ID).Scan(&paid); err != nil {
		return err
	}
	for _, b := range d.Budgets {
		if b.Day == "" && paid != "" || b.Day != "" && paid == d.Day {
			continue
		}
		if _, err := t.exec(`INSERT INTO budget (scope, day, used, cap) VALUES ($1, $2, 1, $3) ON CONFLICT (scope, day) DO UPDATE SET used = budget.used + 1`,
			b.Scope, b.Day, b.Cap); err != nil {
			return err
		}
	}
	_, err := t.exec(`UPDATE letter_state SET budget_day = $2 WHERE letter = $1`, d.Letter.ID, d.Day)
	return err
}

// Kept is what the replaced database knows and its backup does not, and what must
// not be lost: promises not to write, and that a person stopped something.
type Kept struct {
	Suppressed []Suppression     `json:"-"`
	Paused     []string          `json:"paused_mailboxes,omitempty"` // by a person
	Personas   []Pause           `json:"-"`                          // that are paused
	States     map[string]string `json:"stopped_since,omitempty"`    // by campaign: paused or stopped since the backup
	Campaigns  []string          `json:"launched_since,omitempty"`   // launched since the backup: they are not in it
	Decisions  int               `json:"decisions_since,omitempty"`  // of people, made since the backup
}

// KeptFrom reads what a database that is to be replaced must pass on to its backup.
func KeptFrom(ctx context.Context, old, backup *Store) (k Kept, err error) {
	if k.Suppressed, err = old.Suppressions(ctx); err != nil {
		return k, err
	}
	if k.Paused, err = old.PausedAccounts(ctx); err != nil {
		return k, err
	}
	before, err := backup.Campaigns(ctx)
	if err != nil {
		return k, err
	}
	states := map[string]string{}
	for _, c := range before {
		states[c.ID] = c.State
	}
	now, err := old.Campaigns(ctx)
	if err != nil {
		return k, err
	}
	k.States = map[string]string{}
	for _, c := range now {
		switch was, there := states[c.ID]; {
		case !there:
			k.Campaigns = append(k.Campaigns, c.ID)
		case was != c.State && was != "closed" && (c.State == "paused" || c.State == "stopped"):
			k.States[c.ID] = c.State
		}
		pauses, err := old.Pauses(ctx, c.ID)
		if err != nil {
			return k, err
		}
		k.Personas = append(k.Personas, pauses...)
	}
	made := make([]int, 2)
	for i, s := range []*Store{old, backup} {
		if err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(number), 0) FROM override`).Scan(&made[i]); err != nil {
			return k, fmt.Errorf("count people's decisions: %w", explain(err))
		}
	}
	k.Decisions = max(0, made[0]-made[1])
	return k, nil
}

func (t *Tx) keep(k Kept, at time.Time) error {
	for _, x := range k.Suppressed {
		if _, err := t.suppress(x.Target, By{Actor: x.Person, At: x.At, Reason: x.Reason}); err != nil {
			return err
		}
	}
	if _, err := t.cancelSuppressed(By{Actor: audit.ByEngine, At: at}); err != nil {
		return err
	}
	for id, state := range k.States {
		if _, err := t.exec(`UPDATE campaign_control SET state = $2 WHERE campaign = $1`, id, state); err != nil {
			return err
		}
		if err := t.Append(Event{Entity: id, At: at, Actor: audit.ByEngine, Kind: "campaign." + state, Payload: map[string]any{"state": state, "reason": reasonRestored}}); err != nil {
			return err
		}
	}
	for _, account := range k.Paused {
		if _, err := t.steerAccount(account, Paused, By{Actor: audit.ByEngine, At: at}); err != nil {
			return err
		}
	}
	for _, p := range k.Personas {
		if _, err := t.pausePersona(p.Campaign, p.Persona, p.Reason, at); err != nil {
			return err
		}
	}
	return nil
}

// RestoredAccounts returns the accounts that a restore has concerned, by name.
func (s *Store) RestoredAccounts(ctx context.Context) (map[string]Restored, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT account, at, searched FROM restored ORDER BY account`)
	all := map[string]Restored{}
	_, err = collect(rows, err, "read what was restored", func(scan scanner) (string, error) {
		var r Restored
		var at int64
		err := scan(&r.Account, &at, &r.Searched)
		r.At = instant(at)
		all[r.Account] = r
		return r.Account, err
	})
	return all, err
}

// Searched records that all folders of a restored account, and Sent, were read to
// the end: from now on it may send.
func (s *Store) Searched(ctx context.Context, account string, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE restored SET searched = 1 WHERE account = $1 AND searched = 0`, account)
		if err != nil || n == 0 {
			return err
		}
		return t.Append(Event{Entity: account, At: at, Actor: audit.ByEngine, Kind: "account.searched"})
	})
	if err != nil {
		return fmt.Errorf("record that %s was searched: %w", account, err)
	}
	return nil
}

// notAwaited is the condition that holds the letters of a restored account back
// until it was searched; the letter is l.
const notAwaited = `NOT EXISTS (SELECT 1 FROM restored r WHERE r.account = l.account AND r.searched = 0)`

// PlannedLetters returns the letters of an account that wait for their condition,
// of campaigns that are not closed, by id.
func (s *Store) PlannedLetters(ctx context.Context, account string) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`JOIN campaign_control k ON k.campaign = e.campaign
		WHERE l.account = $1 AND s.state = 'planned' AND k.state <> 'closed' ORDER BY l.id`, account)
	return collect(rows, err, "read the planned letters of "+account, scanLetter)
}
