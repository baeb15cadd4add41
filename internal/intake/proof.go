package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/outbox"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// prove settles unknown letters by what came back for them: only a letter that
// was sent can be answered or bounce (PROTOCOL rows 14 and 15). All mail counts,
// since the proof may have been read before the letter became unknown.
func (in *Intake) prove(ctx context.Context, account string) error {
	letters, err := in.Store.UnknownLetters(ctx, account)
	if err != nil || len(letters) == 0 {
		return err
	}
	for _, l := range letters {
		decided, err := in.Store.DecisionsOf(ctx, []string{l.Enquiry})
		if err != nil {
			return err
		}
		for _, d := range decided {
			if d.Enquiry != l.Enquiry {
				continue
			}
			proof, err := proofOf(d, l.ID)
			if err != nil {
				return err
			}
			if proof == "" {
				continue
			}
			if err := outbox.Prove(ctx, in.Store, l, proof, store.Settlement{At: in.Clock.Now()}); err != nil {
				return err
			}
			break
		}
	}
	return nil
}

// proofOf says what a message proves of a letter, "" for nothing: a newsletter
// or a notice of the company may come without any letter, unless it names it.
func proofOf(d store.Decision, letter string) (string, error) {
	var body reading.Stored
	if err := json.Unmarshal(d.Body, &body); err != nil {
		return "", fmt.Errorf("read what was decided about %s: %w", d.Message, err)
	}
	m := body.Decision.Match
	switch {
	case m.Letter != letter:
		return "", nil
	case d.Class == audit.Bounce || d.Class == audit.Delay:
		return "bounce", nil
	case d.Class == audit.Marketing || d.Class == audit.Notification || d.Class == audit.Uncertain:
		if !threaded(m.Signal) {
			return "", nil
		}
	}
	return "reply", nil
}

// threaded tells the signals that only somebody who had the letter can give.
func threaded(signal string) bool {
	return slices.Contains([]string{"in_reply_to", "references", "original_id", "own_phrases"}, signal)
}
