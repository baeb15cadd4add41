package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// LetterRow is a letter with its state.
type LetterRow struct {
	audit.Letter
	Campaign   string
	Company    string
	Persona    string
	Account    string
	Domain     string
	State      audit.LetterState
	Fence      int64
	Attempts   int
	Replanned  int    // how often it has got a new time
	Answers    string // message of the company that a later letter answers, "" for our opening
	NotBefore  time.Time
	HandingAt  time.Time
	SentAt     time.Time // t0
	Proved     bool      // accepted by later proof: t0 is the marker's time
	ReplyCode  int
	ReplyState string // RFC 3463
	Remote     bool   // the refusal names the recipient, not us
	MessageID  string
	Copied     bool
}

const letterColumns = `SELECT l.id, l.enquiry, l.stage, l.account, l.domain, s.due_at, s.latest_at, s.replanned, s.answers,
	COALESCE(x.from_name, ''), COALESCE(x.from_addr, ''), COALESCE(x.to_addr, ''), COALESCE(x.subject, ''), COALESCE(x.body, ''),
	s.state, s.fence, s.attempts, s.not_before, s.handing_at, s.sent_at, s.sent_proved, s.reply_code, s.reply_status, s.remote, s.copied,
	COALESCE(b.message_id, ''), e.mailbox, e.campaign, e.company, e.persona
	FROM letter l JOIN letter_state s ON s.letter = l.id JOIN enquiry e ON e.id = l.enquiry
	LEFT JOIN letter_text x ON x.letter = l.id LEFT JOIN letter_bytes b ON b.letter = l.id `

func scanLetter(scan scanner) (LetterRow, error) {
	var l LetterRow
	var due, latest, notBefore, handing, sent int64
	err := scan(&l.ID, &l.Enquiry, &l.Stage, &l.Account, &l.Domain, &due, &latest, &l.Replanned, &l.Answers,
		&l.FromName, &l.From, &l.To, &l.Subject, &l.Body,
		&l.State, &l.Fence, &l.Attempts, &notBefore, &handing, &sent, &l.Proved, &l.ReplyCode, &l.ReplyState, &l.Remote, &l.Copied,
		&l.MessageID, &l.Mailbox, &l.Campaign, &l.Company, &l.Persona)
	l.DueAt, l.LatestAt, l.NotBefore = instant(due), instant(latest), instant(notBefore)
	l.HandingAt, l.SentAt = instant(handing), instant(sent)
	return l, err
}

// Letters returns the letters of a campaign by id.
func (s *Store) Letters(ctx context.Context, campaign string) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE e.campaign = $1 ORDER BY l.id`, campaign)
	return collect(rows, err, "read the letters of "+campaign, scanLetter)
}

// DueLetters returns the letters of an account that may be claimed at now, the
// earliest first: due or deferred, of running campaigns and personas that are not paused.
func (s *Store) DueLetters(ctx context.Context, account string, now time.Time) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`JOIN campaign_control k ON k.campaign = e.campaign
		WHERE l.account = $1 AND s.state IN ('due', 'deferred') AND k.state = 'running' AND s.due_at <= $2 AND s.not_before <= $2
		AND `+personaFree+` AND `+notAwaited+`
		ORDER BY s.due_at, l.id`, account, micros(now))
	return collect(rows, err, "read the letters due from "+account, scanLetter)
}

// Claim is what a claim adds to a letter, the first time: the exact bytes.
type Claim struct {
	Letter    LetterRow
	Owner     string
	At        time.Time
	MessageID string
	Raw       []byte
	Budgets   []Budget
}

// ErrNotClaimed says that the letter is no longer due, or its campaign no longer runs.
var ErrNotClaimed = errors.New("the letter cannot be claimed")

// Claim takes a letter for sending: due → claimed. It returns the fence that
// the marker must show and the bytes to send: those of the first claim, if
// there was one. A cap that is used up gives ErrCapped.
func (s *Store) Claim(ctx context.Context, c Claim) (fence int64, raw []byte, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		err := t.row(`UPDATE letter_state SET state = 'claimed', owner = $2, fence = fence + 1
			WHERE letter = $1 AND state IN ('due', 'deferred')
			AND (SELECT k.state FROM campaign_control k JOIN enquiry e ON e.campaign = k.campaign WHERE e.id = $3 AND `+personaFree+`) = 'running' RETURNING fence`,
			c.Letter.ID, c.Owner, c.Letter.Enquiry).Scan(&fence)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotClaimed
		}
		if err != nil {
			return err
		}
		if err := t.takeBudgets(c.Letter.ID, c.At.UTC().Format(time.DateOnly), c.Budgets); err != nil {
			return err
		}
		if _, err := t.exec(`INSERT INTO letter_bytes (letter, message_id, raw) VALUES ($1, $2, $3)
			ON CONFLICT (letter) DO UPDATE SET message_id = excluded.message_id, raw = excluded.raw WHERE LENGTH(letter_bytes.raw) = 0`,
			c.Letter.ID, c.MessageID, c.Raw); err != nil {
			return err
		}
		if err := t.row(`SELECT raw FROM letter_bytes WHERE letter = $1`, c.Letter.ID).Scan(&raw); err != nil {
			return err
		}
		return t.appendLetter(c.Letter, c.At, "letter.claimed", audit.Claimed, map[string]any{"fence": fence}, "")
	})
	if err != nil && !errors.Is(err, ErrNotClaimed) && !errors.Is(err, ErrCapped) {
		err = fmt.Errorf("claim letter %s: %w", c.Letter.ID, err)
	}
	return fence, raw, err
}

// HandOver is the durable marker: claimed → handing_over. It reports false, and
// the letter must not be sent, unless the claim still stands, the campaign runs,
// the persona is not paused, nobody has asked not to be written to and the letter is in time. This
// statement, not the lease, keeps the promise never to send twice. It fails with
// ErrLeaseLost when owner is no longer the engine of the database.
func (s *Store) HandOver(ctx context.Context, l LetterRow, owner string, fence int64, at time.Time) (bool, error) {
	var ok bool
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE letter_state SET state = 'handing_over', handing_at = $4, attempts = attempts + 1
			WHERE letter = $1 AND state = 'claimed' AND owner = $2 AND fence = $3
			AND latest_at >= $4
			AND (SELECT k.state FROM campaign_control k JOIN enquiry e ON e.campaign = k.campaign WHERE e.id = $5 AND `+personaFree+`) = 'running'
			AND NOT EXISTS (SELECT 1 FROM suppression WHERE target IN ($6, $7))
			AND EXISTS (SELECT 1 FROM lease WHERE name = 'engine' AND owner = $2)
			AND EXISTS (SELECT 1 FROM letter l WHERE l.id = $1 AND `+notAwaited+`)`,
			l.ID, owner, fence, micros(at), l.Enquiry, strings.ToLower(l.To), l.Domain)
		if err != nil {
			return err
		}
		if ok = n == 1; !ok {
			return t.holdsLease(owner)
		}
		return t.appendLetter(l, at, "letter.handing_over", audit.HandingOver, map[string]any{"fence": fence}, "")
	})
	if err != nil {
		return false, fmt.Errorf("mark letter %s: %w", l.ID, err)
	}
	return ok, nil
}

// Settlement is how a hand-over ended.
type Settlement struct {
	State     audit.LetterState // accepted, rejected, deferred, unknown; due when nothing was begun; missed, cancelled
	At        time.Time
	SentAt    time.Time // accepted: t0
	Proved    bool      // accepted by proof after the fact
	NotBefore time.Time // due, deferred: not to be tried before
	Code      int
	Status    string
	Remote    bool
	Reason    string // for the log: a phase of smtpout, or a stable word such as "connection", "reply" or "too_late"
	Text      string // the server's words
}

// Settle moves a letter on from one of the states in from and logs it. It
// reports false when the letter was in none of them, or the fence is not ours
// (fence 0 asks for none).
func (s *Store) Settle(ctx context.Context, l LetterRow, fence int64, from []audit.LetterState, to Settlement) (bool, error) {
	var ok bool
	err := s.Write(ctx, func(t *Tx) error {
		var state audit.LetterState
		var held int64
		if err := t.row(`SELECT state, fence FROM letter_state WHERE letter = $1`, l.ID).Scan(&state, &held); err != nil {
			return err
		}
		if ok = slices.Contains(from, state) && (fence == 0 || fence == held); !ok {
			return nil
		}
		if _, err := t.exec(`UPDATE letter_state SET state = $2, owner = '', not_before = $3, sent_at = $4, sent_proved = $5,
			reply_code = $6, reply_status = $7, remote = $8 WHERE letter = $1`,
			l.ID, string(to.State), micros(to.NotBefore), micros(to.SentAt), to.Proved, to.Code, text(to.Status), to.Remote); err != nil {
			return err
		}
		if err := t.countRefusal(l, to); err != nil {
			return err
		}
		return t.appendLetter(l, to.At, "letter."+string(to.State), to.State, map[string]any{"from": string(state), "reason": to.Reason, "code": to.Code}, to.Text)
	})
	if err != nil {
		return false, fmt.Errorf("record letter %s as %s: %w", l.ID, to.State, err)
	}
	return ok, nil
}

// appendLetter logs a transition under the letter's enquiry.
func (t *Tx) appendLetter(l LetterRow, at time.Time, kind string, state audit.LetterState, payload map[string]any, words string) error {
	payload["letter"], payload["state"] = l.ID, string(state)
	return t.Append(Event{Entity: l.Enquiry, At: at, Actor: audit.ByEngine, Kind: kind, Payload: payload, Text: words})
}

// Suppressed tells whether a letter's address or domain must not be written to.
func (s *Store) Suppressed(ctx context.Context, l LetterRow) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM suppression WHERE target IN ($1, $2)`, strings.ToLower(l.To), l.Domain).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("look for letter %s in the suppression list: %w", l.ID, explain(err))
	}
	return n > 0, nil
}

// Recover puts what a dead engine left behind in order: what was only claimed
// is due again, what was being handed over is unknown. It must run after the
// lease was taken.
func (s *Store) Recover(ctx context.Context, at time.Time) (due, unknown int, err error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE s.state IN ('claimed', 'handing_over') ORDER BY l.id`)
	left, err := collect(rows, err, "find unfinished letters", scanLetter)
	if err != nil {
		return 0, 0, err
	}
	for _, l := range left {
		to := Settlement{State: audit.Due, At: at, Reason: "engine_died"}
		if l.State == audit.HandingOver {
			to.State = audit.Unknown
			unknown++
		} else {
			due++
		}
		if _, err := s.Settle(ctx, l, 0, []audit.LetterState{l.State}, to); err != nil {
			return 0, 0, err
		}
	}
	return due, unknown, nil
}

// Copied records that our own copy of a letter lies in the Sent folder.
func (s *Store) Copied(ctx context.Context, l LetterRow, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		if _, err := t.exec(`UPDATE letter_state SET copied = 1 WHERE letter = $1`, l.ID); err != nil {
			return err
		}
		return t.Append(Event{Entity: l.Enquiry, At: at, Actor: audit.ByEngine, Kind: "letter.copied", Payload: map[string]any{"letter": l.ID}})
	})
	if err != nil {
		return fmt.Errorf("record the copy of letter %s: %w", l.ID, err)
	}
	return nil
}

// Uncopied returns the accepted letters of an account without a copy in Sent. Of
// one that was proved after a restore the bytes are not known.
func (s *Store) Uncopied(ctx context.Context, account string) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE l.account = $1 AND s.state = 'accepted' AND s.copied = 0 AND LENGTH(b.raw) > 0 ORDER BY s.sent_at, l.id`, account)
	return collect(rows, err, "read the uncopied letters of "+account, scanLetter)
}

// LetterBytes returns the exact bytes of a letter, ErrNotFound before its first claim.
func (s *Store) LetterBytes(ctx context.Context, letter string) ([]byte, error) {
	return s.bytesOf(ctx, "bytes of letter "+letter, `SELECT raw FROM letter_bytes WHERE letter = $1`, letter)
}
