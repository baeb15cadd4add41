package store

import (
	"context"
	"fmt"
	"time"

	"replyaudit/internal/audit"
)

// Where the letter to a control lay.
const (
	PlacedInbox   = "inbox"
	PlacedJunk    = "junk"
	PlacedMissing = "missing" // not there within the time that was given
)

// ControlLetter is the copy of an opening that goes to a mailbox of our own at
// another provider.
type ControlLetter struct {
	Campaign  string
	Persona   string
	Control   string // key
	Day       string // of UTC, on which the opening went out
	Letter    string
	Placement string // "" while it is not known
	PlacedAt  time.Time

	// Of the letter, as it stands.
	Enquiry   string // whose opening it copies: that tells its arm
	State     audit.LetterState
	SentAt    time.Time // zero before its acceptance
	HandingAt time.Time // zero before the marker
	MessageID string
}

// Uncontrolled returns the openings that were accepted from an account on a day of
// UTC, for a control that has no letter of their persona and day yet: the first of
// each persona.
func (s *Store) Uncontrolled(ctx context.Context, campaign, account, control string, day time.Time) ([]LetterRow, error) {
	from := day.UTC().Truncate(24 * time.Hour)
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE e.campaign = $1 AND l.account = $2 AND l.stage = 'opening' AND s.state = 'accepted'
		AND s.sent_at >= $3 AND s.sent_at < $4
		AND NOT EXISTS (SELECT 1 FROM control_letter c WHERE c.campaign = e.campaign AND c.persona = e.persona AND c.control = $5 AND c.day = $6)
		ORDER BY s.sent_at, l.id`, campaign, account, micros(from), micros(from.Add(24*time.Hour)), control, from.Format(time.DateOnly))
	all, err := collect(rows, err, "look for what the controls have not got of "+campaign, scanLetter)
	seen := map[string]bool{}
	var first []LetterRow
	for _, l := range all {
		if !seen[l.Persona] {
			seen[l.Persona] = true
			first = append(first, l)
		}
	}
	return first, err
}

// AddControl stores the letter to a control, due at once. It reports false, and
// stores nothing, when there is one of that persona, control and day, or when the
// campaign does not run: each goes out once.
func (s *Store) AddControl(ctx context.Context, c ControlLetter, l audit.Letter, account string, to When) (bool, error) {
	return s.reschedule(ctx, "add control letter "+l.ID, func(t *Tx) (bool, error) {
		var free int
		if err := t.row(`SELECT COUNT(*) FROM campaign_control k WHERE k.campaign = $1 AND k.state = 'running'
			AND NOT EXISTS (SELECT 1 FROM control_letter c WHERE c.campaign = $1 AND c.persona = $2 AND c.control = $3 AND c.day = $4)
			AND NOT EXISTS (SELECT 1 FROM letter WHERE id = $5)`, c.Campaign, c.Persona, c.Control, c.Day, l.ID).Scan(&free); err != nil || free == 0 {
			return false, err
		}
		if err := t.insertLetter(l, account); err != nil {
			return false, err
		}
		if _, err := t.exec(`INSERT INTO control_letter (campaign, persona, control, day, letter) VALUES ($1, $2, $3, $4, $5)`,
			c.Campaign, c.Persona, c.Control, c.Day, l.ID); err != nil {
			return false, err
		}
		return true, t.setDue(l.ID, to, letterAdded, audit.ByEngine)
	})
}

const controlColumns = `SELECT c.campaign, c.persona, c.control, c.day, c.letter, c.placement, c.placed_at, l.enquiry, s.state, s.sent_at, s.handing_at, COALESCE(b.message_id, '')
	FROM control_letter c JOIN letter l ON l.id = c.letter JOIN letter_state s ON s.letter = c.letter LEFT JOIN letter_bytes b ON b.letter = c.letter `

func scanControl(scan scanner) (ControlLetter, error) {
	var c ControlLetter
	var placed, sent, handing int64
	err := scan(&c.Campaign, &c.Persona, &c.Control, &c.Day, &c.Letter, &c.Placement, &placed, &c.Enquiry, &c.State, &sent, &handing, &c.MessageID)
	c.PlacedAt, c.SentAt, c.HandingAt = instant(placed), instant(sent), instant(handing)
	return c, err
}

// ControlLetters returns the letters of a campaign to its controls, by letter.
func (s *Store) ControlLetters(ctx context.Context, campaign string) ([]ControlLetter, error) {
	rows, err := s.read.QueryContext(ctx, controlColumns+`WHERE c.campaign = $1 ORDER BY c.letter`, campaign)
	return collect(rows, err, "read the control letters of "+campaign, scanControl)
}

// AwaitedControls returns the letters to controls that may have left and of which
// nobody knows yet where they lie.
func (s *Store) AwaitedControls(ctx context.Context, campaign string) ([]ControlLetter, error) {
	rows, err := s.read.QueryContext(ctx, controlColumns+`WHERE c.campaign = $1 AND c.placement = '' AND s.state IN ('accepted', 'unknown') ORDER BY c.letter`, campaign)
	return collect(rows, err, "read the awaited control letters of "+campaign, scanControl)
}

// PlaceControl records where a letter to a control lies, once. One in the junk
// folder pauses its persona in the same transaction.
func (s *Store) PlaceControl(ctx context.Context, c ControlLetter, placement string, at time.Time) (paused bool, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE control_letter SET placement = $2, placed_at = $3 WHERE letter = $1 AND placement = ''`, c.Letter, placement, micros(at))
		if err != nil || n == 0 {
			return err
		}
		if err := t.Append(Event{Entity: c.Campaign, At: at, Actor: audit.ByEngine, Kind: "control.placed", Payload: map[string]any{
			"letter": c.Letter, "persona": c.Persona, "control": c.Control, "day": c.Day, "placement": placement,
		}}); err != nil {
			return err
		}
		if placement != PlacedJunk {
			return nil
		}
		paused, err = t.pausePersona(c.Campaign, c.Persona, ControlInJunk, at)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("record where control letter %s lies: %w", c.Letter, err)
	}
	return paused, nil
}
