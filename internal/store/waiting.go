package store

import (
	"context"
	"strings"
)

// Waiting returns the decided messages that a person has to look at, by message:
// uncertain ones, those in which an answer could not be read, those that could
// belong to several enquiries, and those that ask us back. A newsletter or a
// receipt of no enquiry waits for nobody.
func (s *Store) Waiting(ctx context.Context) ([]Decision, error) {
	rows, err := s.read.QueryContext(ctx, decisionColumns+`WHERE d.enquiry <> '' AND (d.class = 'uncertain' OR d.unread = 1 OR d.asks_back = 1)
		OR d.enquiry = '' AND d.class NOT IN ('marketing', 'notification', 'read_receipt', 'feedback_report') AND d.message IN (SELECT message FROM possible_match)
		ORDER BY d.message`)
	decisions, err := collect(rows, err, "read what waits for a person", scanDecision)
	if err != nil {
		return nil, err
	}
	return decisions, s.addPossible(ctx, decisions, ``)
}

// MessagesLike returns the messages with an id, or whose hash begins so: all that
// fit, three at the most.
func (s *Store) MessagesLike(ctx context.Context, key string) ([]string, error) {
	hash := strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789abcdef", r) {
			return r
		}
		return -1
	}, strings.ToLower(key))
	if hash == "" || len(hash) < len(key) {
		hash = "none"
	}
	rows, err := s.read.QueryContext(ctx, `SELECT id FROM message WHERE id = $1 OR sha256 LIKE $2 ORDER BY id LIMIT 3`, key, hash+"%")
	return collect(rows, err, "look for message "+key, oneText)
}
