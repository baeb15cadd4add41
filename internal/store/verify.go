package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// Finding is something that verify found wrong: which row, and what.
type Finding struct {
	Row  string `json:"row"`
	What string `json:"what"`
}

// Verify checks the database against itself: SQLite's own structure and
// foreign keys, gapless numbering of the log, the letters' states against the
// fold of the log, every stored byte and
// rubric against its hash. It changes nothing.
func (s *Store) Verify(ctx context.Context) ([]Finding, error) {
	var all []Finding
	for _, check := range []func(context.Context) ([]Finding, error){
		s.verifyFile, s.verifyLog, s.verifyLetters, s.verifyTexts, s.verifyBytes, s.verifyMessages, s.verifyCampaigns, s.verifyRubrics,
	} {
		found, err := check(ctx)
		if err != nil {
			return nil, fmt.Errorf("verify %s: %w", s.path, err)
		}
		all = append(all, found...)
	}
	return all, nil
}

// findings runs a statement whose rows are (row, what).
func (s *Store) findings(ctx context.Context, query string, args ...any) ([]Finding, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	return collect(rows, err, "check", func(scan scanner) (Finding, error) {
		var f Finding
		return f, scan(&f.Row, &f.What)
	})
}

func (s *Store) verifyFile(ctx context.Context) ([]Finding, error) {
	broken, err := s.findings(ctx, `SELECT 'file', integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`)
	if err != nil {
		return nil, err
	}
	orphans, err := s.findings(ctx, `SELECT "table" || ' row ' || COALESCE(rowid, '?'), 'refers to a missing row of ' || parent FROM pragma_foreign_key_check`)
	return append(broken, orphans...), err
}

func (s *Store) verifyLog(ctx context.Context) ([]Finding, error) {
	return s.findings(ctx, `SELECT entity, 'log has ' || COUNT(*) || ' events numbered ' || MIN(seq) || ' to ' || MAX(seq)
		FROM event GROUP BY entity HAVING MIN(seq) <> 1 OR MAX(seq) <> COUNT(*) ORDER BY entity`)
}

// verifyLetters folds the log: a letter's state, times and what it answers are
// what the log says of it.
func (s *Store) verifyLetters(ctx context.Context) ([]Finding, error) {
	campaigns, err := s.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	var found []Finding
	for _, c := range campaigns {
		letters, err := s.Letters(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		events, err := s.Events(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		folded := fold(events)
		for _, l := range letters {
			for _, what := range folded[l.ID].against(l) {
				found = append(found, Finding{"letter " + l.ID, what})
			}
		}
	}
	return found, nil
}

// history is what the log says of a letter.
type history struct {
	state       audit.LetterState // "" before its first event
	due, latest int64
	answers     string
	accepted    int
}

// fold replays the letters' transitions.
func fold(events []Event) map[string]history {
	all := map[string]history{}
	for _, e := range events {
		letter, _ := e.Payload["letter"].(string)
		if letter == "" {
			continue
		}
		h := all[letter]
		if to, ok := e.Payload["state"].(string); ok {
			h.state = audit.LetterState(to)
			if h.state == audit.Accepted {
				h.accepted++
			}
		}
		if e.Payload["from"] == string(audit.Accepted) && e.Payload["reason"] == reasonUndone { // a person's word taken back
			h.accepted--
		}
		if _, timed := e.Payload["due_at"]; timed {
			h.due, h.latest = number(e.Payload["due_at"]), number(e.Payload["latest_at"])
		}
		if answers, ok := e.Payload["answers"].(string); ok {
			h.answers = answers
		}
		all[letter] = h
	}
	return all
}

// number is a whole number of a payload, 0 for none; microseconds fit in it exactly.
func number(v any) int64 {
	n, _ := v.(float64)
	return int64(n)
}

// against tells where a letter differs from its history.
func (h history) against(l LetterRow) (differences []string) {
	differs := func(format string, args ...any) { differences = append(differences, fmt.Sprintf(format, args...)) }
	if h.state == "" {
		h.state = audit.Planned
	}
	if l.State != h.state {
		differs("state is %s, the log says %s", l.State, h.state)
	}
	if due, latest := instant(h.due), instant(h.latest); !l.DueAt.Equal(due) || !l.LatestAt.Equal(latest) {
		differs("is due from %s to %s, the log says from %s to %s", moment(l.DueAt), moment(l.LatestAt), moment(due), moment(latest))
	}
	if logged(l.Answers) != h.answers {
		differs("answers message %q, the log says %q", logged(l.Answers), h.answers)
	}
	if h.accepted > 1 {
		differs("was accepted %d times", h.accepted)
	}
	if (l.State == audit.Accepted) == l.SentAt.IsZero() {
		differs("acceptance and its time do not agree")
	}
	return differences
}

// moment is an instant as a finding shows it.
func moment(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.Format(time.RFC3339)
}

func (s *Store) verifyTexts(ctx context.Context) ([]Finding, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT l.id, l.text_sha256, x.from_name, x.from_addr, x.to_addr, x.subject, x.body FROM letter l JOIN letter_text x ON x.letter = l.id ORDER BY l.id`)
	return found(rows, err, "check the letters' texts", func(scan scanner) (Finding, error) {
		var l audit.Letter
		var want string
		if err := scan(&l.ID, &want, &l.FromName, &l.From, &l.To, &l.Subject, &l.Body); err != nil || textHash(l) == want {
			return Finding{}, err
		}
		return Finding{"letter " + l.ID, "its text is not the text that was launched"}, nil
	})
}

func (s *Store) verifyBytes(ctx context.Context) ([]Finding, error) {
	return s.findings(ctx, `SELECT 'letter ' || s.letter, 'is ' || s.state || ' without the bytes that were sent' FROM letter_state s
		LEFT JOIN letter_bytes b ON b.letter = s.letter JOIN letter_text x ON x.letter = s.letter
		WHERE b.letter IS NULL AND s.state IN ('claimed', 'handing_over', 'accepted', 'unknown') ORDER BY 1`)
}

func (s *Store) verifyMessages(ctx context.Context) ([]Finding, error) {
	unseen, err := s.findings(ctx, `SELECT 'message ' || m.id, 'was never seen in a folder' FROM message m LEFT JOIN sighting g ON g.message = m.id
		WHERE g.message IS NULL AND NOT EXISTS (SELECT 1 FROM whole_message w WHERE w.part = m.id) ORDER BY 1`)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT m.id, m.sha256, r.raw FROM message m JOIN message_raw r ON r.message = m.id ORDER BY m.id`)
	var raw sql.RawBytes // of one message at a time
	changed, err := found(rows, err, "check the messages' bytes", func(scan scanner) (Finding, error) {
		var id, want string
		if err := scan(&id, &want, &raw); err != nil {
			return Finding{}, err
		}
		if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) == want {
			return Finding{}, nil
		}
		return Finding{"message " + id, "its bytes are not the bytes that were received"}, nil
	})
	return append(unseen, changed...), err
}

// verifyCampaigns folds the campaigns' states from the log.
func (s *Store) verifyCampaigns(ctx context.Context) ([]Finding, error) {
	campaigns, err := s.Campaigns(ctx)
	if err != nil {
		return nil, err
	}
	var found []Finding
	for _, c := range campaigns {
		events, err := s.Events(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		state := ""
		for _, e := range events {
			if to, ok := e.Payload["state"].(string); ok && e.Entity == c.ID {
				state = to
			}
		}
		if state != c.State {
			found = append(found, Finding{"campaign " + c.ID, fmt.Sprintf("state is %s, the log says %s", c.State, state)})
		}
	}
	return found, nil
}

// found gathers what is wrong with rows, one at a time: of a sound database nothing
// is kept, however large it is. The empty finding is none.
func found(rows *sql.Rows, err error, what string, one func(scanner) (Finding, error)) (all []Finding, _ error) {
	_, err = collect(rows, err, what, func(scan scanner) (struct{}, error) {
		f, err := one(scan)
		if f != (Finding{}) {
			all = append(all, f)
		}
		return struct{}{}, err
	})
	return all, err
}
