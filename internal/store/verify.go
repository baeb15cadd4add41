package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"replyaudit/internal/audit"
)

// Finding is something that verify found wrong: which row, and what.
type Finding struct {
	Row  string `json:"row"`
	What string `json:"what"`
}

// Verify checks the database against itself: SQLite's own structure and
// foreign keys, gapless numbering of the log, the letters' states against the
// fold of the log, every stored byte against its hash. It changes nothing.
func (s *Store) Verify(ctx context.Context) ([]Finding, error) {
	var all []Finding
	for _, check := range []func(context.Context) ([]Finding, error){
		s.verifyFile, s.verifyLog, s.verifyLetters, s.verifyTexts, s.verifyBytes, s.verifyMessages, s.verifyCampaigns,
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

// verifyLetters folds the log: a letter's state is what its last event says.
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
		folded, accepted := fold(events)
		for _, l := range letters {
			want := folded[l.ID]
			if want == "" {
				want = audit.Due
			}
			if l.State != want {
				found = append(found, Finding{"letter " + l.ID, fmt.Sprintf("state is %s, the log says %s", l.State, want)})
			}
			if accepted[l.ID] > 1 {
				found = append(found, Finding{"letter " + l.ID, fmt.Sprintf("was accepted %d times", accepted[l.ID])})
			}
			if (l.State == audit.Accepted) == l.SentAt.IsZero() {
				found = append(found, Finding{"letter " + l.ID, "acceptance and its time do not agree"})
			}
		}
	}
	return found, nil
}

// fold replays the letters' transitions.
func fold(events []Event) (state map[string]audit.LetterState, accepted map[string]int) {
	state, accepted = map[string]audit.LetterState{}, map[string]int{}
	for _, e := range events {
		letter, _ := e.Payload["letter"].(string)
		to, ok := e.Payload["state"].(string)
		if letter == "" || !ok {
			continue
		}
		state[letter] = audit.LetterState(to)
		if state[letter] == audit.Accepted {
			accepted[letter]++
		}
	}
	return state, accepted
}

func (s *Store) verifyTexts(ctx context.Context) ([]Finding, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT l.id, l.text_sha256, x.from_name, x.from_addr, x.to_addr, x.subject, x.body FROM letter l JOIN letter_text x ON x.letter = l.id ORDER BY l.id`)
	return drop(collect(rows, err, "check the letters' texts", func(scan scanner) (Finding, error) {
		var l audit.Letter
		var want string
		if err := scan(&l.ID, &want, &l.FromName, &l.From, &l.To, &l.Subject, &l.Body); err != nil || textHash(l) == want {
			return Finding{}, err
		}
		return Finding{"letter " + l.ID, "its text is not the text that was launched"}, nil
	}))
}

func (s *Store) verifyBytes(ctx context.Context) ([]Finding, error) {
	return s.findings(ctx, `SELECT 'letter ' || s.letter, 'is ' || s.state || ' without the bytes that were sent' FROM letter_state s
		LEFT JOIN letter_bytes b ON b.letter = s.letter JOIN letter_text x ON x.letter = s.letter
		WHERE b.letter IS NULL AND s.state IN ('claimed', 'handing_over', 'accepted', 'unknown') ORDER BY 1`)
}

func (s *Store) verifyMessages(ctx context.Context) ([]Finding, error) {
	unseen, err := s.findings(ctx, `SELECT 'message ' || m.id, 'was never seen in a folder' FROM message m LEFT JOIN sighting g ON g.message = m.id WHERE g.message IS NULL ORDER BY 1`)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `SELECT m.id, m.sha256, r.raw FROM message m JOIN message_raw r ON r.message = m.id ORDER BY m.id`)
	changed, err := drop(collect(rows, err, "check the messages' bytes", func(scan scanner) (Finding, error) {
		var id, want string
		var raw []byte
		if err := scan(&id, &want, &raw); err != nil {
			return Finding{}, err
		}
		if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) == want {
			return Finding{}, nil
		}
		return Finding{"message " + id, "its bytes are not the bytes that were received"}, nil
	}))
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

// drop leaves out the empty findings.
func drop(all []Finding, err error) ([]Finding, error) {
	var kept []Finding
	for _, f := range all {
		if f != (Finding{}) {
			kept = append(kept, f)
		}
	}
	return kept, err
}
