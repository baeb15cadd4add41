package store

import (
	"context"
	"slices"

	"replyaudit/internal/audit"
)

// MayHaveLeft says that a letter in this state may have left its account, so
// that a message can answer it.
func MayHaveLeft(state audit.LetterState) bool {
	return state == audit.HandingOver || state == audit.Accepted || state == audit.Unknown
}

// SentFrom returns the letters that may have left an account, of all campaigns,
// by id: the candidates for matching.
func (s *Store) SentFrom(ctx context.Context, account string) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE l.account = $1 AND s.state IN ('handing_over', 'accepted', 'unknown') ORDER BY l.id`, account)
	return collect(rows, err, "read the letters sent from "+account, scanLetter)
}

// TouchedLetters returns the letters of an account, in whatever state, of the
// enquiries of which a letter has moved on after the line of the log with a number
// (see TouchedSince).
func (s *Store) TouchedLetters(ctx context.Context, account string, after int64) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT v.entity FROM event v WHERE v.id > $1 AND v.kind LIKE 'letter.%'
		AND EXISTS (SELECT 1 FROM letter l WHERE l.enquiry = v.entity AND l.account = $2) ORDER BY v.id`, after, account)
	entities, err := collect(rows, err, "read what is new in the log", oneText)
	if err != nil {
		return nil, err
	}
	slices.Sort(entities) // here: SQLite would read the whole log in the order of the entities
	entities = slices.Compact(entities)
	var all []LetterRow
	for part := range slices.Chunk(entities, 1000) {
		letters, err := s.LettersOf(ctx, part)
		if err != nil {
			return nil, err
		}
		all = append(all, letters...)
	}
	return slices.DeleteFunc(all, func(l LetterRow) bool { return l.Account != account }), nil
}

// UnknownLetters returns the letters of an account whose fate is not known, by id.
func (s *Store) UnknownLetters(ctx context.Context, account string) ([]LetterRow, error) {
	all, err := s.AllUnknown(ctx)
	return slices.DeleteFunc(all, func(l LetterRow) bool { return l.Account != account }), err
}

// AllUnknown returns the letters of all accounts whose fate is not known, by id.
// There are few: they are found by their state, not among the letters of an account.
func (s *Store) AllUnknown(ctx context.Context) ([]LetterRow, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT letter FROM letter_state WHERE state = 'unknown' ORDER BY letter`)
	ids, err := collect(rows, err, "find the unknown letters", oneText)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	list, args := listOf(ids)
	rows, err = s.read.QueryContext(ctx, letterColumns+`WHERE l.id IN `+list+` AND s.state = 'unknown' ORDER BY l.id`, args...)
	return collect(rows, err, "read the unknown letters", scanLetter)
}
