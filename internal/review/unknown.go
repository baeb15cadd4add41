package review

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// Doubt is a letter of which nobody knows, or knew, whether it left, with what is
// known about its hand-over.
type Doubt struct {
	Letter     string            `json:"letter"`
	Campaign   string            `json:"campaign"`
	Company    string            `json:"company"`
	To         string            `json:"to"`
	Account    string            `json:"account"`
	State      audit.LetterState `json:"state"`
	Marker     time.Time         `json:"marker"` // from then on it may have been sent
	Attempts   int               `json:"attempts"`
	MessageID  string            `json:"message_id"`
	Reason     string            `json:"reason"` // phase of the hand-over, or engine_died
	Words      string            `json:"words,omitempty"`
	Searched   time.Time         `json:"searched_through,omitzero"` // mail through then was looked at for a proof
	Transcript string            `json:"transcript,omitempty"`      // "" when the program ended before it could keep it
	Decision   *store.Override   `json:"decision,omitempty"`        // a person's word that stands
	doubted    bool
}

// MarkerSkew is how far before the marker a person may put the instant at which a
// letter was sent: the clock that he has read is not ours (RULES section 4).
const MarkerSkew = 120 * time.Second

// Doubts lists the letters of unknown fate, the oldest first, also those that a
// person says were not sent: of one campaign, or of all where its key is "".
func (r *Review) Doubts(ctx context.Context, key string) ([]Doubt, error) {
	rows, err := r.Store.AllUnknown(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(rows, func(a, b store.LetterRow) int { return a.HandingAt.Compare(b.HandingAt) })
	var all []Doubt
	for _, l := range rows {
		if key != "" && l.Campaign != key {
			continue
		}
		one, err := r.doubt(ctx, l)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// Doubt tells about one letter that is or was of unknown fate, by its id or
// by that of its enquiry, whose opening it is then. It fails with ErrDecision where
// its fate was never in doubt, and with store.ErrNotFound where there is none.
func (r *Review) Doubt(ctx context.Context, name string) (Doubt, error) {
	l, err := r.letter(ctx, name)
	if err != nil {
		return Doubt{}, err
	}
	one, err := r.doubt(ctx, l)
	if err == nil && !one.doubted {
		err = fmt.Errorf("%w: the fate of letter %s is known, it is %s", ErrDecision, l.ID, l.State)
	}
	return one, err
}

func (r *Review) letter(ctx context.Context, name string) (store.LetterRow, error) {
	enquiry, _ := audit.SplitLetterID(name)
	rows, err := r.Store.LettersOf(ctx, []string{enquiry, name})
	if err != nil {
		return store.LetterRow{}, err
	}
	for _, id := range []string{name, audit.LetterID(name, audit.Opening)} {
		if i := slices.IndexFunc(rows, func(l store.LetterRow) bool { return l.ID == id }); i >= 0 {
			return rows[i], nil
		}
	}
	return store.LetterRow{}, fmt.Errorf("letter %s: %w", name, store.ErrNotFound)
}

// doubt gathers what is known of a letter's hand-over.
func (r *Review) doubt(ctx context.Context, l store.LetterRow) (Doubt, error) {
	one := Doubt{
		Letter: l.ID, Campaign: l.Campaign, Company: l.Company, To: l.To, Account: l.Account, State: l.State,
		Marker: l.HandingAt, Attempts: l.Attempts, MessageID: l.MessageID, doubted: l.State == audit.Unknown,
	}
	events, err := r.Store.EventsOf(ctx, []string{l.Enquiry})
	if err != nil {
		return one, err
	}
	for _, e := range events {
		if e.Payload["letter"] == l.ID && e.Kind == "letter."+string(audit.Unknown) && !strings.HasPrefix(string(e.Actor), "person:") {
			one.Reason, _ = e.Payload["reason"].(string)
			one.Words, one.doubted = e.Text, true
		}
	}
	if one.Transcript, err = r.Store.Transcript(ctx, l.ID); err != nil {
		return one, err
	}
	if one.Searched, err = r.Store.ScannedThrough(ctx, l.Account); err != nil {
		return one, err
	}
	one.Decision, err = r.standing(ctx, l.ID, store.OverrideSent)
	return one, err
}

// Sent has a letter of unknown fate accepted by a person's word, as sent at an
// instant if he knows it; the zero time stands for the marker's. The instant cannot
// be in the future, nor before the marker by more than MarkerSkew.
func (r *Review) Sent(ctx context.Context, letter string, at time.Time) (store.Override, error) {
	l, err := r.letter(ctx, letter)
	if err != nil {
		return store.Override{}, err
	}
	if !at.IsZero() && (at.Before(l.HandingAt.Add(-MarkerSkew)) || at.After(r.Clock.Now())) {
		return store.Override{}, fmt.Errorf("%w: letter %s was handed over from %s on, it cannot have been sent at %s", ErrDecision, l.ID, l.HandingAt.Format(time.RFC3339), at.UTC().Format(time.RFC3339))
	}
	return r.settle(ctx, l, store.SentAt(at))
}

// NotSent stores a person's word that a letter of unknown fate never left. It
// counts as not sent from then on and is never sent again: if the word is wrong,
// the company would get it twice. What proves the letter later beats the word.
func (r *Review) NotSent(ctx context.Context, letter string) (store.Override, error) {
	l, err := r.letter(ctx, letter)
	if err != nil {
		return store.Override{}, err
	}
	return r.settle(ctx, l, store.NotSent)
}

func (r *Review) settle(ctx context.Context, l store.LetterRow, word string) (store.Override, error) {
	if standing, err := r.undecided(ctx, l.ID, store.OverrideSent); err != nil {
		return standing, err
	}
	return r.add(ctx, store.Override{Kind: store.OverrideSent, Subject: l.ID, Entity: l.Enquiry, Value: word, MachineValue: string(audit.Unknown)})
}
