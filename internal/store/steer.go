package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/audit"
)

// The states of a campaign. An account is running or paused.
const (
	Running = "running"
	Paused  = "paused"
	Stopped = "stopped" // for good: what was sent is still collected
	Closed  = "closed"
)

// By is who acts, when and why. Reason is in a person's words and erasable.
type By struct {
	Actor  audit.Actor
	At     time.Time
	Reason string
}

// unhindered begins a condition on a letter_state whose letter nobody holds back:
// its campaign runs, its account is not paused, and its enquiry not withdrawn.
const unhindered = `EXISTS (SELECT 1 FROM letter l JOIN enquiry e ON e.id = l.enquiry JOIN campaign_control k ON k.campaign = e.campaign
	WHERE l.id = letter_state.letter AND k.state = 'running'
	AND NOT EXISTS (SELECT 1 FROM account_control a WHERE a.account = l.account AND a.state = 'paused')
	AND NOT EXISTS (SELECT 1 FROM override o WHERE o.subject = e.id AND o.kind = 'withdrawn' AND o.undone_at = 0)`

const (
	// mayArm holds of a letter that may be ordered.
	mayArm = unhindered + `)`
	// maySend holds of one that may begin to go out: its persona is not paused
	// either, and its account does not wait for the search after a restore.
	maySend = unhindered + ` AND ` + personaFree + ` AND ` + notAwaited + `)`
)

// Steer has a campaign run, pause or stop, logs it as "campaign.STATE" and returns
// the state that it was in. Only a paused campaign can be resumed; one that is
// stopped or closed stays so, and one that is in the state already is not touched.
// Once it has returned, no letter of a campaign that does not run passes the marker.
func (s *Store) Steer(ctx context.Context, campaign, to string, by By) (was string, err error) {
	from := map[string][]string{Running: {Paused}, Paused: {Running}, Stopped: {Running, Paused}}[to]
	err = s.Write(ctx, func(t *Tx) error {
		err := t.row(`SELECT state FROM campaign_control WHERE campaign = $1`, campaign).Scan(&was)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		if err != nil || !slices.Contains(from, was) {
			return err
		}
		if _, err := t.exec(`UPDATE campaign_control SET state = $2 WHERE campaign = $1`, campaign, to); err != nil {
			return err
		}
		return t.Append(Event{Entity: campaign, At: by.At, Actor: by.Actor, Kind: "campaign." + to, Payload: map[string]any{"state": to}, Text: by.Reason})
	})
	if err != nil {
		return was, fmt.Errorf("set campaign %s to %s: %w", campaign, to, err)
	}
	return was, nil
}

// SteerAccount has an account run or pause, for all campaigns, logs it as
// "account.STATE" and returns the state that it was in.
func (s *Store) SteerAccount(ctx context.Context, account, to string, by By) (was string, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		was, err = t.steerAccount(account, to, by)
		return err
	})
	if err != nil {
		return was, fmt.Errorf("set account %s to %s: %w", account, to, err)
	}
	return was, nil
}

func (t *Tx) steerAccount(account, to string, by By) (was string, err error) {
	if err := t.row(`SELECT COALESCE((SELECT state FROM account_control WHERE account = $1), 'running')`, account).Scan(&was); err != nil || was == to {
		return was, err
	}
	if _, err := t.exec(`INSERT INTO account_control (account, state) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET state = excluded.state`, account, to); err != nil {
		return was, err
	}
	return was, t.Append(Event{Entity: account, At: by.At, Actor: by.Actor, Kind: "account." + to, Payload: map[string]any{"state": to}, Text: by.Reason})
}

// Accounts returns the accounts whose folders are read, by name.
func (s *Store) Accounts(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT account FROM folder ORDER BY account`)
	return collect(rows, err, "list the accounts", oneText)
}

// PausedAccounts returns the accounts from which nothing is sent, by name.
func (s *Store) PausedAccounts(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT account FROM account_control WHERE state = 'paused' ORDER BY account`)
	return collect(rows, err, "list the paused accounts", oneText)
}

// InFlight returns the letters that are past the marker and not settled, by id: the
// server may be taking them, and nothing can call them back.
func (s *Store) InFlight(ctx context.Context) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE s.state = 'handing_over' ORDER BY l.id`)
	return collect(rows, err, "read what is being handed over", scanLetter)
}

// LastSteered returns who set a campaign or an account to its present state; a
// zero event when nobody ever did.
func (s *Store) LastSteered(ctx context.Context, entity string) (Event, error) {
	rows, err := s.read.QueryContext(ctx, eventColumns+`WHERE e.entity = $1 AND e.kind IN ('campaign.running', 'campaign.paused', 'campaign.stopped', 'account.running', 'account.paused')
		ORDER BY e.seq DESC LIMIT 1`, entity)
	all, err := collect(rows, err, "read who steered "+entity, scanEvent)
	if err != nil || len(all) == 0 {
		return Event{}, err
	}
	return all[0], nil
}
