package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// When is the time that a letter gets, and why.
type When struct {
	Due     time.Time
	Latest  time.Time // last instant at which it may still go out
	Answers string    // message of the company that it answers, "" for our opening
	At      time.Time // of the decision
	Reason  string    // stable word for the log
}

// Arm makes a planned letter due. It reports false, and changes nothing, when the
// letter is no longer planned, or nothing may be sent of its campaign, from its
// account or of its enquiry: a letter is armed once.
func (s *Store) Arm(ctx context.Context, letter string, to When) (bool, error) {
	return s.reschedule(ctx, "make letter "+letter+" due", func(t *Tx) (bool, error) {
		n, err := t.exec(`UPDATE letter_state SET state = 'due' WHERE letter = $1 AND state = 'planned' AND `+mayArm, letter)
		if err != nil || n == 0 {
			return false, err
		}
		return true, t.setDue(letter, to, "letter.due", audit.ByEngine)
	})
}

// Drop settles a letter whose condition can no longer be met: planned, or due and
// provably not sent. It reports false when the letter is in neither state.
func (s *Store) Drop(ctx context.Context, letter string, at time.Time, reason string) (bool, error) {
	return s.reschedule(ctx, "drop letter "+letter, func(t *Tx) (bool, error) {
		n, err := t.exec(`UPDATE letter_state SET state = 'not_needed', owner = '', due_at = 0, latest_at = 0, not_before = 0
			WHERE letter = $1 AND state IN ('planned', 'due', 'deferred')`, letter)
		if err != nil || n == 0 {
			return false, err
		}
		return true, t.logSchedule(letter, at, "letter.not_needed", audit.ByEngine, map[string]any{
			"state": string(audit.NotNeeded), "due_at": 0, "latest_at": 0, "reason": reason,
		})
	})
}

// Replan gives a due letter a new time; the log says the old one, too. It reports
// false when the letter is no longer due.
func (s *Store) Replan(ctx context.Context, l LetterRow, to When) (bool, error) {
	to.Answers = l.Answers
	return s.reschedule(ctx, "give letter "+l.ID+" a new time", func(t *Tx) (bool, error) {
		n, err := t.exec(`UPDATE letter_state SET replanned = replanned + 1, not_before = 0 WHERE letter = $1 AND state = 'due' AND due_at = $2`, l.ID, micros(l.DueAt))
		if err != nil || n == 0 {
			return false, err
		}
		return true, t.setDue(l.ID, to, "letter.replanned", audit.ByEngine)
	})
}

// AddLetter stores a letter that was rendered after launch, due at once: its text
// becomes a fact. It reports false, and stores nothing, when the enquiry has a
// letter of that stage, is withdrawn, or its campaign does not run: each step goes out once.
func (s *Store) AddLetter(ctx context.Context, l audit.Letter, to When, actor audit.Actor) (bool, error) {
	return s.reschedule(ctx, "add letter "+l.ID, func(t *Tx) (bool, error) {
		var account string
		err := t.row(`SELECT e.account FROM enquiry e JOIN campaign_control k ON k.campaign = e.campaign WHERE e.id = $1 AND k.state = 'running'
			AND NOT EXISTS (SELECT 1 FROM override o WHERE o.subject = e.id AND o.kind = 'withdrawn' AND o.undone_at = 0)
			AND NOT EXISTS (SELECT 1 FROM letter WHERE enquiry = $1 AND stage = $2)`, l.Enquiry, string(l.Stage)).Scan(&account)
		if errors.Is(err, sql.ErrNoRows) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		if err := t.insertLetter(l, account); err != nil {
			return false, err
		}
		return true, t.setDue(l.ID, to, letterAdded, actor)
	})
}

// letterAdded is the kind of event of a letter that is no part of the design.
const letterAdded = "letter.added"

func (s *Store) reschedule(ctx context.Context, doing string, change func(*Tx) (bool, error)) (changed bool, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		var err error
		changed, err = change(t)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("%s: %w", doing, err)
	}
	return changed, nil
}

// insertLetter stores a letter as planned.
func (t *Tx) insertLetter(l audit.Letter, account string) error {
	domain := strings.ToLower(l.To[strings.LastIndexByte(l.To, '@')+1:])
	if _, err := t.exec(`INSERT INTO letter (id, enquiry, stage, account, domain, text_sha256) VALUES ($1, $2, $3, $4, $5, $6)`,
		l.ID, l.Enquiry, string(l.Stage), account, domain, textHash(l)); err != nil {
		return err
	}
	if _, err := t.exec(`INSERT INTO letter_text (letter, from_name, from_addr, to_addr, subject, body) VALUES ($1, $2, $3, $4, $5, $6)`,
		l.ID, l.FromName, l.From, l.To, l.Subject, l.Body); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO letter_state (letter, state) VALUES ($1, 'planned')`, l.ID)
	return err
}

// setDue gives a letter its time and logs it.
func (t *Tx) setDue(letter string, to When, kind string, actor audit.Actor) error {
	if _, err := t.exec(`UPDATE letter_state SET state = 'due', due_at = $2, latest_at = $3, answers = $4 WHERE letter = $1`,
		letter, micros(to.Due), micros(to.Latest), to.Answers); err != nil {
		return err
	}
	return t.logSchedule(letter, to.At, kind, actor, map[string]any{
		"state": string(audit.Due), "due_at": micros(to.Due), "latest_at": micros(to.Latest), "answers": logged(to.Answers), "reason": to.Reason,
	})
}

func (t *Tx) logSchedule(letter string, at time.Time, kind string, actor audit.Actor, payload map[string]any) error {
	var enquiry string
	if err := t.row(`SELECT enquiry FROM letter WHERE id = $1`, letter).Scan(&enquiry); err != nil {
		return err
	}
	payload["letter"] = letter
	return t.Append(Event{Entity: enquiry, At: at, Actor: actor, Kind: kind, Payload: payload})
}

// logged is the id of a message as the log may say it: without the mailbox's name.
func logged(message string) string { return message[strings.LastIndexByte(message, '@')+1:] }

// Commitment is a letter that has gone out or will: what a cap or a gap counts.
type Commitment struct {
	Letter  string
	Account string
	From    string
	Domain  string // of the recipient's address, in full
	At      time.Time
}

// leavesAt is when a letter went out or will, as its index has it.
const leavesAt = `(CASE WHEN s.sent_at > 0 THEN s.sent_at
	WHEN s.handing_at > 0 AND s.state <> 'deferred' THEN s.handing_at WHEN s.not_before > s.due_at THEN s.not_before ELSE s.due_at END)`

// Commitments returns what all campaigns of the database have sent from an instant
// on, may have sent, or are going to send, before another instant; the zero time
// is no bound.
func (s *Store) Commitments(ctx context.Context, from, before time.Time) ([]Commitment, error) {
	end := int64(math.MaxInt64)
	if !before.IsZero() {
		end = micros(before)
	}
	rows, err := s.read.QueryContext(ctx, `SELECT l.id, l.account, COALESCE(x.from_addr, ''), l.domain, `+leavesAt+` AS at
		FROM letter_state s JOIN letter l ON l.id = s.letter LEFT JOIN letter_text x ON x.letter = l.id
		WHERE `+leavesAt+` >= $1 AND `+leavesAt+` < $2 AND s.state NOT IN ('planned', 'not_needed', 'missed', 'cancelled')
		AND (s.state NOT IN ('due', 'claimed', 'deferred')
			OR (SELECT k.state FROM enquiry e JOIN campaign_control k ON k.campaign = e.campaign WHERE e.id = l.enquiry) IN ('running', 'paused'))
		ORDER BY at, l.id`, micros(from), end)
	return collect(rows, err, "read what is sent and will be", func(scan scanner) (Commitment, error) {
		var c Commitment
		var at int64
		err := scan(&c.Letter, &c.Account, &c.From, &c.Domain, &at)
		c.From, c.At = strings.ToLower(c.From), instant(at)
		return c, err
	})
}

// Design returns the letters of a campaign as they were launched, by id: with the
// times of the plan, whatever became of them, and without what was added later.
func (s *Store) Design(ctx context.Context, campaign string) ([]audit.Letter, error) {
	rows, err := s.Letters(ctx, campaign)
	if err != nil {
		return nil, err
	}
	events, err := s.Events(ctx, campaign)
	if err != nil {
		return nil, err
	}
	due, latest, added := map[string]time.Time{}, map[string]time.Time{}, map[string]bool{}
	for _, e := range events {
		letter, _ := e.Payload["letter"].(string)
		added[letter] = added[letter] || e.Kind == letterAdded
		if e.Payload["reason"] == "launch" {
			due[letter], latest[letter] = instant(number(e.Payload["due_at"])), instant(number(e.Payload["latest_at"]))
		}
	}
	var letters []audit.Letter
	for _, l := range rows {
		if !added[l.ID] {
			l.DueAt, l.LatestAt = due[l.ID], latest[l.ID]
			letters = append(letters, l.Letter)
		}
	}
	return letters, nil
}
