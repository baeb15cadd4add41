package store

import (
	"context"
	"fmt"
)

// saveTranscript keeps the conversation that led to an event of a letter.
func (t *Tx) saveTranscript(e Event) error {
	letter, _ := e.Payload["letter"].(string)
	if e.Transcript == "" || letter == "" {
		return nil
	}
	if _, err := t.exec(`INSERT INTO transcript (entity, seq, letter, text) VALUES ($1, $2, $3, $4)`, e.Entity, e.Seq, letter, text(e.Transcript)); err != nil {
		return fmt.Errorf("log the conversation of %s of %s: %w", e.Kind, e.Entity, err)
	}
	return nil
}

// Transcript returns the last conversation with our mail server about a letter, up
// to where it broke, without the letter and without secrets; "" when none is kept:
// the letter was taken, or the program ended before it could write it down.
func (s *Store) Transcript(ctx context.Context, letter string) (string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT text FROM transcript WHERE letter = $1 ORDER BY seq DESC LIMIT 1`, letter)
	all, err := collect(rows, err, "read the conversation about "+letter, oneText)
	if err != nil || len(all) == 0 {
		return "", err
	}
	return all[0], nil
}
