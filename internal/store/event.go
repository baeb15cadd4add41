package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// Event is one line of the log. Payload holds no personal data; a server's
// words go into Text, which is stored in an erasable row.
type Event struct {
	Entity  string
	Seq     int64
	At      time.Time
	Actor   audit.Actor
	Kind    string
	Payload map[string]any
	Text    string
	// Transcript is the conversation with our mail server that led to an event of a
	// letter, kept in an erasable row; Store.Transcript reads it.
	Transcript string
}

// Append writes an event with the next number of its entity.
func (t *Tx) Append(e Event) error {
	payload, err := json.Marshal(e.Payload)
	if err != nil {
		return fmt.Errorf("encode event %s of %s: %w", e.Kind, e.Entity, err)
	}
	if e.Payload == nil {
		payload = []byte("{}")
	}
	err = t.row(`INSERT INTO event (entity, seq, at, actor, kind, payload)
		VALUES ($1, COALESCE((SELECT MAX(seq) FROM event WHERE entity = $1), 0) + 1, $2, $3, $4, $5) RETURNING seq`,
		e.Entity, micros(e.At), string(e.Actor), e.Kind, string(payload)).Scan(&e.Seq)
	if err != nil {
		return fmt.Errorf("log %s of %s: %w", e.Kind, e.Entity, err)
	}
	if err := t.saveTranscript(e); err != nil || e.Text == "" {
		return err
	}
	if _, err := t.exec(`INSERT INTO event_text (entity, seq, text) VALUES ($1, $2, $3)`, e.Entity, e.Seq, text(e.Text)); err != nil {
		return fmt.Errorf("log the words of %s of %s: %w", e.Kind, e.Entity, err)
	}
	return nil
}

const eventColumns = `SELECT e.entity, e.seq, e.at, e.actor, e.kind, e.payload, COALESCE(x.text, '')
	FROM event e LEFT JOIN event_text x ON x.entity = e.entity AND x.seq = e.seq `

// Events returns the log of all enquiries of a campaign and of the campaign
// itself, by entity and number.
func (s *Store) Events(ctx context.Context, campaign string) ([]Event, error) {
	return gathered(func(do func(Event) error) error { return s.EachEvent(ctx, campaign, do) })
}

// EachEvent hands over what Events returns, one at a time.
func (s *Store) EachEvent(ctx context.Context, campaign string, do func(Event) error) error {
	rows, err := s.read.QueryContext(ctx, eventColumns+`WHERE e.entity = $1 OR e.entity IN (SELECT id FROM enquiry WHERE campaign = $1)
		ORDER BY e.entity, e.seq`, campaign)
	return each(rows, err, "read the log of "+campaign, scanLine, func(l line) error {
		e, err := l.event()
		if err != nil {
			return err
		}
		return do(e)
	})
}

// line is an event as it is stored.
type line struct {
	Event
	payload []byte
}

func scanLine(scan scanner) (line, error) {
	var l line
	var at int64
	err := scan(&l.Entity, &l.Seq, &at, &l.Actor, &l.Kind, &l.payload, &l.Text)
	l.At = instant(at)
	return l, err
}

func (l line) event() (Event, error) {
	err := json.Unmarshal(l.payload, &l.Payload)
	if err != nil {
		err = fmt.Errorf("read line %d of the log of %s: %w", l.Seq, l.Entity, err)
	}
	return l.Event, err
}

func scanEvent(scan scanner) (Event, error) {
	l, err := scanLine(scan)
	if err != nil {
		return l.Event, err
	}
	return l.event()
}

// Touched is a line of the whole log, by its number, and whom it concerns.
type Touched struct {
	ID     int64
	Entity string
	Kind   string
}

// TouchedSince returns what was logged after the line with a number, in order, by
// this process or another. Nothing is logged twice, so a reader that keeps the
// last number misses nothing.
func (s *Store) TouchedSince(ctx context.Context, id int64) ([]Touched, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id, entity, kind FROM event WHERE id > $1 ORDER BY id`, id)
	return collect(rows, err, "read what is new in the log", func(scan scanner) (Touched, error) {
		var e Touched
		return e, scan(&e.ID, &e.Entity, &e.Kind)
	})
}

// LastEvent returns the number of the last line of the whole log, 0 when it is empty.
func (s *Store) LastEvent(ctx context.Context) (id int64, err error) {
	if err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(id), 0) FROM event`).Scan(&id); err != nil {
		return 0, fmt.Errorf("read the end of the log: %w", explain(err))
	}
	return id, nil
}

// LastLogged returns the instant of the latest event of a campaign or of its
// enquiries, zero when there is none.
func (s *Store) LastLogged(ctx context.Context, campaign string) (time.Time, error) {
	var at int64
	err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(at), 0) FROM event
		WHERE entity = $1 OR entity IN (SELECT id FROM enquiry WHERE campaign = $1)`, campaign).Scan(&at)
	if err != nil {
		return time.Time{}, fmt.Errorf("read the end of the log of %s: %w", campaign, explain(err))
	}
	return instant(at), nil
}
