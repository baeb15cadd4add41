package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
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
	return gathered(func(do func(LetterRow) error) error { return s.EachLetter(ctx, campaign, do) })
}

// EachLetter hands over the letters of a campaign by id, one at a time.
func (s *Store) EachLetter(ctx context.Context, campaign string, do func(LetterRow) error) error {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE e.campaign = $1 ORDER BY l.id`, campaign)
	return each(rows, err, "read the letters of "+campaign, scanLetter, do)
}

// DueLetters returns the letters of an account that may be claimed at now, the
// earliest first: due or deferred, of running campaigns; none while its account or
// its persona is paused, or the account waits for the search after a restore.
func (s *Store) DueLetters(ctx context.Context, account string, now time.Time) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`JOIN campaign_control k ON k.campaign = e.campaign
		WHERE l.account = $1 AND s.state IN ('due', 'deferred') AND k.state = 'running' AND s.due_at <= $2 AND s.not_before <= $2
		AND NOT EXISTS (SELECT 1 FROM account_control a WHERE a.account = $1 AND a.state = 'paused')
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
			WHERE letter = $1 AND state IN ('due', 'deferred') AND `+maySend+` RETURNING fence`,
			c.Letter.ID, c.Owner).Scan(&fence)
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
		return t.appendLetter(c.Letter, c.At, "letter.claimed", audit.Claimed, map[string]any{"fence": fence}, wording{})
	})
	if err != nil && !errors.Is(err, ErrNotClaimed) && !errors.Is(err, ErrCapped) {
		err = fmt.Errorf("claim letter %s: %w", c.Letter.ID, err)
	}
	return fence, raw, err
}

// HandOver is the durable marker: claimed → handing_over. It reports false, and
// the letter must not be sent, unless the claim still stands, the campaign runs,
// neither its account nor its persona is paused, its enquiry not withdrawn, its
// recipient not on the suppression list, and the letter is in time. This
// statement, not the lease, keeps the promise never to send twice. It fails with
// ErrLeaseLost when owner is no longer the engine of the database.
func (s *Store) HandOver(ctx context.Context, l LetterRow, owner string, fence int64, at time.Time) (bool, error) {
	var ok bool
	list, args := listOf(targetsOf(l.To, l.Company))
	i := len(args)
	query := fmt.Sprintf(`UPDATE letter_state SET state = 'handing_over', handing_at = $%d, attempts = attempts + 1
		WHERE letter = $%d AND state = 'claimed' AND owner = $%d AND fence = $%d AND latest_at >= $%d AND `+maySend+`
		AND NOT EXISTS (SELECT 1 FROM suppression WHERE target IN `+list+`)
		AND EXISTS (SELECT 1 FROM lease WHERE name = 'engine' AND owner = $%d)`, i+4, i+1, i+2, i+3, i+4, i+2)
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(query, append(args, l.ID, owner, fence, micros(at))...)
		if err != nil {
			return err
		}
		if ok = n == 1; !ok {
			return t.holdsLease(owner)
		}
		return t.appendLetter(l, at, "letter.handing_over", audit.HandingOver, map[string]any{"fence": fence}, wording{})
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
	// Transcript is the conversation that led to it, masked; "" for a letter that was taken.
	Transcript string
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
		return t.appendLetter(l, to.At, "letter."+string(to.State), to.State, map[string]any{"from": string(state), "reason": to.Reason, "code": to.Code}, wording{to.Text, to.Transcript})
	})
	if err != nil {
		return false, fmt.Errorf("record letter %s as %s: %w", l.ID, to.State, err)
	}
	return ok, nil
}

// wording is the erasable part of a transition: what the server said in the end,
// and the conversation that led to it.
type wording struct{ said, transcript string }

// appendLetter logs a transition under the letter's enquiry.
func (t *Tx) appendLetter(l LetterRow, at time.Time, kind string, state audit.LetterState, payload map[string]any, w wording) error {
	payload["letter"], payload["state"] = l.ID, string(state)
	return t.Append(Event{Entity: l.Enquiry, At: at, Actor: audit.ByEngine, Kind: kind, Payload: payload, Text: w.said, Transcript: w.transcript})
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

// Uncopied returns the letters of an account that its server has taken, without a
// copy in Sent. One that was proved later gets none: a copy that we file would be
// taken for a proof if a person's word were taken back.
func (s *Store) Uncopied(ctx context.Context, account string) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE l.account = $1 AND s.state = 'accepted' AND s.copied = 0 AND s.sent_proved = 0 ORDER BY s.sent_at, l.id`, account)
	return collect(rows, err, "read the uncopied letters of "+account, scanLetter)
}

// LetterSums returns the SHA-256 of the bytes of each letter of a campaign that has
// any, reading one at a time.
func (s *Store) LetterSums(ctx context.Context, campaign string) (map[string]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT b.letter, b.raw FROM enquiry e JOIN letter l ON l.enquiry = e.id JOIN letter_bytes b ON b.letter = l.id WHERE e.campaign = $1`, campaign)
	sums := map[string]string{}
	var raw sql.RawBytes // of one letter at a time
	_, err = collect(rows, err, "hash the letters of "+campaign, func(scan scanner) (none struct{}, err error) {
		var letter string
		if err := scan(&letter, &raw); err != nil {
			return none, err
		}
		sum := sha256.Sum256(raw)
		sums[letter] = hex.EncodeToString(sum[:])
		return none, nil
	})
	return sums, err
}

// LetterBytes returns the exact bytes of a letter, ErrNotFound before its first claim.
func (s *Store) LetterBytes(ctx context.Context, letter string) ([]byte, error) {
	return s.bytesOf(ctx, "bytes of letter "+letter, `SELECT raw FROM letter_bytes WHERE letter = $1`, letter)
}
