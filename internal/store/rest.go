package store

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// MaxWhole is the size up to which the rest of an oversized message is fetched.
// No large provider takes more than 150 MB; beyond it only the beginning is kept.
const MaxWhole = 160 << 20

// Rest is an oversized message of which only a part is stored so far.
type Rest struct {
	Message string
	Fetched int64 // bytes that are stored, from the beginning
	Seen    []Place
}

// Place is where a folder shows a message.
type Place struct {
	Folder      string
	UIDValidity uint32
	UID         uint32
}

// Rests returns what is still to be fetched from an account, the oldest first,
// and where each message was seen, the latest place first.
func (s *Store) Rests(ctx context.Context, account string) ([]Rest, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT r.message, r.fetched FROM rest r JOIN message m ON m.id = r.message WHERE m.account = $1 ORDER BY m.number`, account)
	all, err := collect(rows, err, "read what is left of large messages of "+account, func(scan scanner) (Rest, error) {
		var r Rest
		return r, scan(&r.Message, &r.Fetched)
	})
	if err != nil {
		return nil, err
	}
	for i := range all {
		rows, err := s.read.QueryContext(ctx, `SELECT folder, uid_validity, uid FROM sighting WHERE message = $1 ORDER BY seen_at DESC, folder, uid`, all[i].Message)
		all[i].Seen, err = collect(rows, err, "read where "+all[i].Message+" was seen", func(scan scanner) (Place, error) {
			var p Place
			return p, scan(&p.Folder, &p.UIDValidity, &p.UID)
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// seenInPart returns the message that lies where only the beginning was fetched:
// the whole one, if it is stored; else the rest is to be fetched.
func (t *Tx) seenInPart(part string, m Sighting) (message string, err error) {
	var whole string
	if err := t.row(`SELECT COALESCE((SELECT message FROM whole_message WHERE part = $1), '')`, part).Scan(&whole); err != nil || whole != "" {
		return whole, err
	}
	if m.Size > MaxWhole {
		return part, nil
	}
	_, err = t.exec(`INSERT INTO rest (message, fetched) VALUES ($1, $2) ON CONFLICT DO NOTHING`, part, len(m.Raw))
	return part, err
}

// SaveRest stores the bytes that follow what is fetched of a message.
func (s *Store) SaveRest(ctx context.Context, r Rest, raw []byte) error {
	if len(raw) == 0 {
		return nil
	}
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE rest SET fetched = $3 WHERE message = $1 AND fetched = $2`, r.Message, r.Fetched, r.Fetched+int64(len(raw)))
		if err != nil || n == 0 {
			return err
		}
		_, err = t.exec(`INSERT INTO rest_chunk (message, start, raw) VALUES ($1, $2, $3)`, r.Message, r.Fetched, raw)
		return err
	})
	if err != nil {
		return fmt.Errorf("store a part of message %s: %w", r.Message, err)
	}
	return nil
}

// DropRest gives the rest of a message up, which stays truncated. It is begun
// anew when the message is seen again.
func (s *Store) DropRest(ctx context.Context, message string) error {
	err := s.Write(ctx, func(t *Tx) error { return t.dropRest(message) })
	if err != nil {
		return fmt.Errorf("give up the rest of message %s: %w", message, err)
	}
	return nil
}

func (t *Tx) dropRest(message string) error {
	for _, table := range []string{"rest_chunk", "rest"} {
		if _, err := t.exec(`DELETE FROM `+table+` WHERE message = $1`, message); err != nil {
			return err
		}
	}
	return nil
}

// MakeWhole puts a message together of which the last byte has been fetched, and
// returns its id. From then on it is read instead of its beginning, which stays
// stored, since letters may answer it: the sightings and what people have decided
// move to the whole, what was derived from the beginning is dropped.
func (s *Store) MakeWhole(ctx context.Context, account, part string, at time.Time) (id string, err error) {
	raw, err := s.assembled(ctx, part)
	if err != nil {
		return "", err
	}
	id, sum := MessageKey(account, raw, false)
	err = s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`INSERT INTO message (id, number, account, sha256, size, truncated, stored_at)
			VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM message), $2, $3, $4, 0, $5) ON CONFLICT DO NOTHING`, id, account, sum, len(raw), micros(at))
		if err != nil {
			return err
		}
		if n == 1 {
			if _, err := t.exec(`INSERT INTO message_raw (message, raw) VALUES ($1, $2)`, id, raw); err != nil {
				return err
			}
		}
		return t.replace(part, id, account, at)
	})
	if err != nil {
		return "", fmt.Errorf("make message %s whole: %w", part, err)
	}
	return id, nil
}

// replace has a whole message stand in for its beginning.
func (t *Tx) replace(part, whole, account string, at time.Time) error {
	for _, statement := range []string{
		`INSERT INTO whole_message (part, message) VALUES ($1, $2)`,
		`UPDATE sighting SET message = $2 WHERE message = $1`,
		`UPDATE override SET subject = $2 WHERE subject = $1`,
	} {
		if _, err := t.exec(statement, part, whole); err != nil {
			return err
		}
	}
	for _, statement := range []string{
		`DELETE FROM possible_match WHERE message = $1`, `DELETE FROM decision WHERE message = $1`, `DELETE FROM undecided WHERE message = $1`,
		`DELETE FROM extract WHERE message = $1`, `DELETE FROM read_attempt WHERE message = $1`,
	} {
		if _, err := t.exec(statement, part); err != nil {
			return err
		}
	}
	if err := t.dropRest(part); err != nil {
		return err
	}
	return t.Append(Event{Entity: account, At: at, Actor: audit.ByEngine, Kind: "message.whole", Payload: map[string]any{"part": logged(part), "message": logged(whole)}})
}

// assembled is the beginning of a message and all that was fetched behind it.
func (s *Store) assembled(ctx context.Context, part string) ([]byte, error) {
	var size int64
	if err := s.read.QueryRowContext(ctx, `SELECT fetched FROM rest WHERE message = $1`, part).Scan(&size); err != nil {
		return nil, fmt.Errorf("read how much of %s is there: %w", part, explain(err))
	}
	first, err := s.Raw(ctx, part)
	if err != nil {
		return nil, err
	}
	whole := append(make([]byte, 0, size), first...)
	rows, err := s.read.QueryContext(ctx, `SELECT raw FROM rest_chunk WHERE message = $1 ORDER BY start`, part)
	_, err = collect(rows, err, "read the parts of "+part, func(scan scanner) (none struct{}, err error) {
		var chunk []byte
		err = scan(&chunk)
		whole = append(whole, chunk...)
		return none, err
	})
	return whole, err
}
