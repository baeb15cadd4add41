package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// Sighting is a message as one folder shows it.
type Sighting struct {
	UID          uint32
	InternalDate time.Time
	Raw          []byte
	Size         int64 // of the whole message; more than len(Raw) when it was cut
	Truncated    bool
	Unfetchable  string // why it could not be fetched; then Raw is nil
}

// SaveBatch stores the raw bytes of a batch and moves the folder's cursor in
// the same transaction: a message is stored exactly once however often it is
// seen, and the cursor passes nothing that is not stored or recorded.
func (s *Store) SaveBatch(ctx context.Context, f Folder, batch []Sighting, nextUID uint32, at time.Time) (added int, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		added = 0
		for _, m := range batch {
			fresh, err := t.saveSighting(f, m, at)
			if err != nil {
				return err
			}
			if fresh {
				added++
			}
		}
		_, err := t.exec(`UPDATE folder SET next_uid = $4 WHERE account = $1 AND name = $2 AND uid_validity = $3 AND next_uid < $4`,
			f.Account, f.Name, f.UIDValidity, nextUID)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("store messages of %s of %s: %w", f.Name, f.Account, err)
	}
	return added, nil
}

func (t *Tx) saveSighting(f Folder, m Sighting, at time.Time) (fresh bool, err error) {
	if m.InternalDate.IsZero() { // the server would not say: we saw it now
		m.InternalDate = at
	}
	if m.Unfetchable != "" {
		_, err := t.exec(`INSERT INTO unfetchable (account, folder, uid_validity, uid, reason, internaldate, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
			f.Account, f.Name, f.UIDValidity, m.UID, text(m.Unfetchable), micros(m.InternalDate), micros(at))
		return false, err
	}
	id, sum := MessageKey(f.Account, m.Raw, m.Truncated)
	n, err := t.exec(`INSERT INTO message (id, account, sha256, size, truncated, stored_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		id, f.Account, sum, m.Size, m.Truncated, micros(at))
	if err != nil {
		return false, err
	}
	if n == 1 {
		if _, err := t.exec(`INSERT INTO message_raw (message, raw) VALUES ($1, $2)`, id, m.Raw); err != nil {
			return false, err
		}
	}
	_, err = t.exec(`INSERT INTO sighting (account, folder, uid_validity, uid, message, internaldate, seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
		f.Account, f.Name, f.UIDValidity, m.UID, id, micros(m.InternalDate), micros(at))
	return n == 1, err
}

// MessageKey is the key of a message and the SHA-256 of its bytes. A truncated
// message is never the same as a whole one.
func MessageKey(account string, raw []byte, truncated bool) (id, sum string) {
	digest := sha256.Sum256(raw)
	sum = hex.EncodeToString(digest[:])
	id = account + "/" + sum[:32]
	if truncated {
		id += "/part"
	}
	return id, sum
}

// Raw returns the bytes of a message.
func (s *Store) Raw(ctx context.Context, message string) ([]byte, error) {
	var raw []byte
	err := s.read.QueryRowContext(ctx, `SELECT raw FROM message_raw WHERE message = $1`, message).Scan(&raw)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("bytes of message %s: %w", message, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read the bytes of message %s: %w", message, explain(err))
	}
	return raw, nil
}

// Undecided returns the messages of an account that the given reader has not
// decided about, oldest first; no queue is needed. Read tells whether it has
// already extracted what the bytes say.
func (s *Store) Undecided(ctx context.Context, account, readerVersion string) ([]Undecided, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT m.id, x.message IS NOT NULL FROM message m
		LEFT JOIN extract x ON x.message = m.id AND x.reader_version = $2
		LEFT JOIN decision d ON d.message = m.id AND d.reader_version = $2
		WHERE m.account = $1 AND (x.message IS NULL OR d.message IS NULL) ORDER BY m.stored_at, m.id`, account, readerVersion)
	return collect(rows, err, "find unread messages of "+account, func(scan scanner) (Undecided, error) {
		var u Undecided
		return u, scan(&u.Message, &u.Read)
	})
}

// Undecided is a message on the work list.
type Undecided struct {
	Message string
	Read    bool
}

// CountAttempt counts a try to read a message, before it begins, and returns
// how many there were with this one.
func (s *Store) CountAttempt(ctx context.Context, message, readerVersion string) (int, error) {
	var n int
	err := s.Write(ctx, func(t *Tx) error {
		return t.row(`INSERT INTO read_attempt (message, reader_version, attempts) VALUES ($1, $2, 1)
			ON CONFLICT (message, reader_version) DO UPDATE SET attempts = read_attempt.attempts + 1 RETURNING attempts`, message, readerVersion).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count the reading of %s: %w", message, err)
	}
	return n, nil
}

// Seen is where and when a message was first seen.
type Seen struct {
	Message      string
	Account      string
	SHA256       string
	Truncated    bool
	Folder       string
	InternalDate time.Time // the earliest over all folders (RULES section 4)
}

// SeenMessages returns the first sight of every message of an account.
func (s *Store) SeenMessages(ctx context.Context, account string) (map[string]Seen, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT m.id, m.account, m.sha256, m.truncated, g.folder, g.internaldate FROM message m JOIN sighting g ON g.message = m.id
		WHERE m.account = $1 ORDER BY m.id, g.internaldate DESC, g.folder DESC`, account)
	all, err := collect(rows, err, "read the sightings of "+account, func(scan scanner) (Seen, error) {
		var v Seen
		var at int64
		err := scan(&v.Message, &v.Account, &v.SHA256, &v.Truncated, &v.Folder, &at)
		v.InternalDate = instant(at)
		return v, err
	})
	if err != nil {
		return nil, err
	}
	first := make(map[string]Seen, len(all))
	for _, v := range all { // the earliest comes last and stays
		first[v.Message] = v
	}
	return first, nil
}

// Unfetchable is a message that a server lists and does not hand out.
type Unfetchable struct {
	Folder       string
	UID          uint32
	InternalDate time.Time
}

// Unfetchables returns what could not be fetched from an account.
func (s *Store) Unfetchables(ctx context.Context, account string) ([]Unfetchable, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT folder, uid, internaldate FROM unfetchable WHERE account = $1 ORDER BY folder, uid_validity, uid`, account)
	return collect(rows, err, "read what could not be fetched from "+account, func(scan scanner) (Unfetchable, error) {
		var u Unfetchable
		var at int64
		err := scan(&u.Folder, &u.UID, &at)
		u.InternalDate = instant(at)
		return u, err
	})
}
