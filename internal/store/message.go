package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
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
		_, err := t.exec(`INSERT INTO unfetchable (account, folder, uid_validity, uid, reason, internaldate, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (account, folder, uid_validity, uid) DO UPDATE SET reason = excluded.reason, at = excluded.at`,
			f.Account, f.Name, f.UIDValidity, m.UID, text(m.Unfetchable), micros(m.InternalDate), micros(at))
		return false, err
	}
	if _, err := t.exec(`DELETE FROM unfetchable WHERE account = $1 AND folder = $2 AND uid_validity = $3 AND uid = $4`, f.Account, f.Name, f.UIDValidity, m.UID); err != nil {
		return false, err
	}
	id, sum := MessageKey(f.Account, m.Raw, m.Truncated)
	n, err := t.exec(`INSERT INTO message (id, number, account, sha256, size, truncated, stored_at)
		VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM message), $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		id, f.Account, sum, m.Size, m.Truncated, micros(at))
	if err != nil {
		return false, err
	}
	if n == 1 {
		if _, err := t.exec(`INSERT INTO message_raw (message, raw) VALUES ($1, $2)`, id, m.Raw); err != nil {
			return false, err
		}
	}
	if m.Truncated {
		if id, err = t.seenInPart(id, m); err != nil {
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

// Raw returns the bytes of a message, ErrNotFound when there is none of that id.
func (s *Store) Raw(ctx context.Context, message string) ([]byte, error) {
	return s.bytesOf(ctx, "bytes of message "+message, `SELECT raw FROM message_raw WHERE message = $1`, message)
}

// Erased returns the messages whose bytes are gone; their hashes stay.
func (s *Store) Erased(ctx context.Context) (map[string]bool, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT m.id FROM message m WHERE NOT EXISTS (SELECT 1 FROM message_raw r WHERE r.message = m.id)`)
	ids, err := collect(rows, err, "find erased messages", oneText)
	erased := map[string]bool{}
	for _, id := range ids {
		erased[id] = true
	}
	return erased, err
}

// Undecided is a message on the work list.
type Undecided struct {
	Message  string
	Number   int64 // grows with each message stored
	Size     int64 // bytes
	Read     bool  // what its bytes say is extracted already
	Attempts int   // to read it
}

// Undecided returns the messages of an account, stored after the one with a
// number, that the given reader has not decided about, oldest first and no more than
// a limit; no queue is needed.
func (s *Store) Undecided(ctx context.Context, account, readerVersion string, after int64, limit int) ([]Undecided, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT m.id, m.number, m.size, CASE WHEN x.message IS NULL THEN 0 ELSE 1 END, COALESCE(a.attempts, 0) FROM message m
		LEFT JOIN extract x ON x.message = m.id AND x.reader_version = $2
		LEFT JOIN decision d ON d.message = m.id AND d.reader_version = $2
		LEFT JOIN read_attempt a ON a.message = m.id AND a.reader_version = $2
		WHERE m.account = $1 AND m.number > $3 AND (x.message IS NULL OR d.message IS NULL)
		AND NOT EXISTS (SELECT 1 FROM whole_message w WHERE w.part = m.id) ORDER BY m.number LIMIT $4`, account, readerVersion, after, limit)
	return collect(rows, err, "find unread messages of "+account, func(scan scanner) (Undecided, error) {
		var u Undecided
		return u, scan(&u.Message, &u.Number, &u.Size, &u.Read, &u.Attempts)
	})
}

// LastMessage returns the number of the message that was stored last, 0 when there is none.
func (s *Store) LastMessage(ctx context.Context) (number int64, err error) {
	if err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(number), 0) FROM message`).Scan(&number); err != nil {
		return 0, fmt.Errorf("read the number of the last message: %w", explain(err))
	}
	return number, nil
}

// LeftUnread returns the accounts with messages that nothing was decided about and
// that no run will read, since all their campaigns are closed: after an upgrade.
func (s *Store) LeftUnread(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT u.account FROM undecided u WHERE NOT EXISTS (SELECT 1 FROM enquiry e
		JOIN campaign_control k ON k.campaign = e.campaign WHERE e.account = u.account AND k.state <> 'closed') ORDER BY u.account`)
	return collect(rows, err, "find the accounts that no run reads", oneText)
}

// Messages returns the ids of all messages of an account, in order, without the
// beginnings of those that are whole.
func (s *Store) Messages(ctx context.Context, account string) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT id FROM message m WHERE account = $1 AND NOT EXISTS (SELECT 1 FROM whole_message w WHERE w.part = m.id) ORDER BY id`, account)
	return collect(rows, err, "list the messages of "+account, oneText)
}

// CountAttempts counts a try to read each of some messages, before it begins.
func (s *Store) CountAttempts(ctx context.Context, messages []string, readerVersion string) error {
	err := s.Write(ctx, func(t *Tx) error {
		for _, m := range messages {
			if _, err := t.exec(`INSERT INTO read_attempt (message, reader_version, attempts) VALUES ($1, $2, 1)
				ON CONFLICT (message, reader_version) DO UPDATE SET attempts = read_attempt.attempts + 1`, m, readerVersion); err != nil {
				return fmt.Errorf("message %s: %w", m, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("count a try to read: %w", err)
	}
	return nil
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
	return s.firstSights(ctx, "read the sightings of "+account, `m.account = $1`, account)
}

// firstSights returns the earliest sight of each message that a condition names.
func (s *Store) firstSights(ctx context.Context, what, condition string, args ...any) (map[string]Seen, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT m.id, m.account, m.sha256, m.truncated, g.folder, g.internaldate FROM message m JOIN sighting g ON g.message = m.id
		WHERE `+condition+` ORDER BY m.id, g.internaldate DESC, g.folder DESC`, args...)
	all, err := collect(rows, err, what, func(scan scanner) (Seen, error) {
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

// Unfetchable is a message that a server lists and does not hand out. It is tried
// again (UnfetchableIn); when it comes after all, it is none any more.
type Unfetchable struct {
	Account      string
	Folder       string
	UID          uint32
	InternalDate time.Time
}

// ID is the message as people name it: ACCOUNT/FOLDER/UID.
func (u Unfetchable) ID() string { return fmt.Sprintf("%s/%s/%d", u.Account, u.Folder, u.UID) }

// Unfetchables returns what could not be fetched from an account, of all accounts
// where it is "". What a person has looked at in the mailbox, and found to be none
// of ours, is left out.
func (s *Store) Unfetchables(ctx context.Context, account string) ([]Unfetchable, error) {
	rows, err := s.read.QueryContext(ctx, unfetchables+`AND ($1 = '' OR account = $1) ORDER BY account, folder, uid_validity, uid`, account)
	return collect(rows, err, "read what could not be fetched", scanUnfetchable)
}

// UnfetchableIn returns what could not be fetched from a folder and was last tried
// by an instant, what has waited longest first, at most so many.
func (s *Store) UnfetchableIn(ctx context.Context, f Folder, tried time.Time, most int) ([]Unfetchable, error) {
	rows, err := s.read.QueryContext(ctx, unfetchables+`AND account = $1 AND folder = $2 AND uid_validity = $3 AND at <= $4 ORDER BY at, uid LIMIT $5`,
		f.Account, f.Name, f.UIDValidity, micros(tried), most)
	return collect(rows, err, "read what could not be fetched from "+f.Name+" of "+f.Account, scanUnfetchable)
}

const unfetchables = `SELECT account, folder, uid, internaldate FROM unfetchable u
	WHERE NOT EXISTS (SELECT 1 FROM override o WHERE o.subject = u.account || '/' || u.folder || '/' || u.uid AND o.undone_at = 0) `

func scanUnfetchable(scan scanner) (Unfetchable, error) {
	var u Unfetchable
	var at int64
	err := scan(&u.Account, &u.Folder, &u.UID, &at)
	u.InternalDate = instant(at)
	return u, err
}
