package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// SaveExtract caches what the bytes of a message say by themselves.
func (s *Store) SaveExtract(ctx context.Context, message, readerVersion string, body []byte) error {
	err := s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`INSERT INTO extract (message, reader_version, body) VALUES ($1, $2, $3) ON CONFLICT (message, reader_version) DO UPDATE SET body = excluded.body`,
			message, readerVersion, string(body))
		return err
	})
	if err != nil {
		return fmt.Errorf("store the extract of %s: %w", message, err)
	}
	return nil
}

// Extract is a cached extract.
type Extract struct {
	Message string
	Body    []byte
}

// Extracts returns the extracts of an account by message.
func (s *Store) Extracts(ctx context.Context, account, readerVersion string) ([]Extract, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT x.message, x.body FROM extract x JOIN message m ON m.id = x.message
		WHERE m.account = $1 AND x.reader_version = $2 ORDER BY x.message`, account, readerVersion)
	return collect(rows, err, "read the extracts of "+account, func(scan scanner) (Extract, error) {
		var e Extract
		return e, scan(&e.Message, &e.Body)
	})
}

// Extract returns the cached extract of one message, ErrNotFound when the given
// reader has not read it.
func (s *Store) Extract(ctx context.Context, message, readerVersion string) ([]byte, error) {
	var body []byte
	err := s.read.QueryRowContext(ctx, `SELECT body FROM extract WHERE message = $1 AND reader_version = $2`, message, readerVersion).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("extract of message %s: %w", message, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read the extract of message %s: %w", message, explain(err))
	}
	return body, nil
}

// Matched returns, of every decided message of an account, what tells templates:
// message, enquiry, sender and fingerprint.
func (s *Store) Matched(ctx context.Context, account string) ([]Decision, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT d.message, d.enquiry, d.sender, d.fingerprint FROM decision d JOIN message m ON m.id = d.message WHERE m.account = $1 ORDER BY d.message`, account)
	return collect(rows, err, "read the matches of "+account, func(scan scanner) (Decision, error) {
		var d Decision
		return d, scan(&d.Message, &d.Enquiry, &d.Sender, &d.Fingerprint)
	})
}

// Decision is what was decided about a message, as a row.
type Decision struct {
	Message       string
	ReaderVersion string
	Enquiry       string // "" when unmatched
	Class         audit.Class
	Sender        string
	Fingerprint   string
	ReceivedAt    time.Time
	ClockFlag     bool
	Possible      []string
	Body          []byte
}

// SaveDecisions replaces what was decided about messages and logs each change
// under the enquiry that it concerns.
func (s *Store) SaveDecisions(ctx context.Context, decisions []Decision, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		for _, d := range decisions {
			if err := t.saveDecision(d, at); err != nil {
				return fmt.Errorf("message %s: %w", d.Message, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store what was decided: %w", err)
	}
	return nil
}

func (t *Tx) saveDecision(d Decision, at time.Time) error {
	changed, err := t.decisionChanged(d)
	if err != nil {
		return err
	}
	if _, err := t.exec(`INSERT INTO decision (message, reader_version, enquiry, class, sender, fingerprint, received_at, clock_flag, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (message) DO UPDATE SET reader_version = excluded.reader_version,
		enquiry = excluded.enquiry, class = excluded.class, sender = excluded.sender, fingerprint = excluded.fingerprint,
		received_at = excluded.received_at, clock_flag = excluded.clock_flag, body = excluded.body`,
		d.Message, d.ReaderVersion, d.Enquiry, string(d.Class), text(d.Sender), d.Fingerprint, micros(d.ReceivedAt), d.ClockFlag, string(d.Body)); err != nil {
		return err
	}
	if _, err := t.exec(`DELETE FROM possible_match WHERE message = $1`, d.Message); err != nil {
		return err
	}
	for _, enquiry := range d.Possible {
		if _, err := t.exec(`INSERT INTO possible_match (message, enquiry) VALUES ($1, $2) ON CONFLICT DO NOTHING`, d.Message, enquiry); err != nil {
			return err
		}
	}
	if !changed || d.Enquiry == "" {
		return nil
	}
	return t.Append(Event{
		Entity: d.Enquiry, At: at, Actor: audit.ByEngine, Kind: "message.decided",
		Payload: map[string]any{"message": d.Message[strings.LastIndexByte(d.Message, '@')+1:], "class": string(d.Class), "reader": d.ReaderVersion, "received_at": micros(d.ReceivedAt)},
	})
}

// decisionChanged tells whether d says something new about its enquiry or class.
func (t *Tx) decisionChanged(d Decision) (bool, error) {
	var same int
	err := t.row(`SELECT COUNT(*) FROM decision WHERE message = $1 AND enquiry = $2 AND class = $3 AND reader_version = $4`,
		d.Message, d.Enquiry, string(d.Class), d.ReaderVersion).Scan(&same)
	return same == 0, err
}

const decisionColumns = `SELECT d.message, d.reader_version, d.enquiry, d.class, d.sender, d.fingerprint, d.received_at, d.clock_flag, d.body FROM decision d `

func scanDecision(scan scanner) (Decision, error) {
	var d Decision
	var at int64
	err := scan(&d.Message, &d.ReaderVersion, &d.Enquiry, &d.Class, &d.Sender, &d.Fingerprint, &at, &d.ClockFlag, &d.Body)
	d.ReceivedAt = instant(at)
	return d, err
}

// Decisions returns what was decided about the messages of an account, by message.
func (s *Store) Decisions(ctx context.Context, account string) ([]Decision, error) {
	rows, err := s.read.QueryContext(ctx, decisionColumns+`JOIN message m ON m.id = d.message WHERE m.account = $1 ORDER BY d.message`, account)
	decisions, err := collect(rows, err, "read the decisions of "+account, scanDecision)
	if err != nil {
		return nil, err
	}
	rows, err = s.read.QueryContext(ctx, `SELECT p.message, p.enquiry FROM possible_match p JOIN message m ON m.id = p.message WHERE m.account = $1 ORDER BY p.message, p.enquiry`, account)
	pairs, err := collect(rows, err, "read the open matches of "+account, func(scan scanner) ([2]string, error) {
		var p [2]string
		return p, scan(&p[0], &p[1])
	})
	if err != nil {
		return nil, err
	}
	possible := map[string][]string{}
	for _, p := range pairs {
		possible[p[0]] = append(possible[p[0]], p[1])
	}
	for i := range decisions {
		decisions[i].Possible = possible[decisions[i].Message]
	}
	return decisions, nil
}

// Assessment is the final result of an enquiry, as a row.
type Assessment struct {
	Enquiry       string
	RubricHash    string
	ReaderVersion string
	AsOf          time.Time
	Outcome       audit.Outcome
	Body          []byte
}

// CloseCampaign stores the final assessments and closes the campaign in one
// transaction, whether it runs, is paused or was stopped. One that is closed
// already stays as it is.
func (s *Store) CloseCampaign(ctx context.Context, campaign string, assessments []Assessment, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE campaign_control SET state = 'closed' WHERE campaign = $1 AND state <> 'closed'`, campaign)
		if err != nil || n == 0 {
			return err
		}
		for _, a := range assessments {
			if _, err := t.exec(`INSERT INTO assessment (enquiry, rubric_hash, reader_version, as_of, outcome, body) VALUES ($1, $2, $3, $4, $5, $6)
				ON CONFLICT (enquiry, rubric_hash, reader_version) DO UPDATE SET as_of = excluded.as_of, outcome = excluded.outcome, body = excluded.body`,
				a.Enquiry, a.RubricHash, a.ReaderVersion, micros(a.AsOf), string(a.Outcome), string(a.Body)); err != nil {
				return fmt.Errorf("assessment of %s: %w", a.Enquiry, err)
			}
			if err := t.Append(Event{
				Entity: a.Enquiry, At: at, Actor: audit.ByEngine, Kind: "enquiry.assessed",
				Payload: map[string]any{"outcome": string(a.Outcome), "rubric_hash": a.RubricHash, "reader": a.ReaderVersion},
			}); err != nil {
				return err
			}
		}
		return t.Append(Event{Entity: campaign, At: at, Actor: audit.ByEngine, Kind: "campaign.closed", Payload: map[string]any{"state": "closed"}})
	})
	if err != nil {
		return fmt.Errorf("close campaign %s: %w", campaign, err)
	}
	return nil
}

// Assessments returns the final results of a campaign by enquiry.
func (s *Store) Assessments(ctx context.Context, campaign string) ([]Assessment, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT a.enquiry, a.rubric_hash, a.reader_version, a.as_of, a.outcome, a.body
		FROM assessment a JOIN enquiry e ON e.id = a.enquiry WHERE e.campaign = $1 ORDER BY a.enquiry`, campaign)
	return collect(rows, err, "read the assessments of "+campaign, func(scan scanner) (Assessment, error) {
		var a Assessment
		var at int64
		err := scan(&a.Enquiry, &a.RubricHash, &a.ReaderVersion, &at, &a.Outcome, &a.Body)
		a.AsOf = instant(at)
		return a, err
	})
}
