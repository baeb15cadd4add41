package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// The kinds of people's decisions. What Subject and Value are depends on the kind.
const (
	OverrideClass     = "class"               // message: a class
	OverrideMatch     = "match"               // message: an enquiry, or "" for none of ours
	OverrideReading   = "reading"             // message: "question=answered:right ...", as reading.AnswersOf
	OverrideSent      = "sent"                // letter of unknown fate: SentAt or NotSent
	OverrideContacted = "contacted_otherwise" // enquiry: the company called, or wrote elsewhere
	OverrideDetected  = "detected"            // enquiry: the company said that it saw through it
	OverrideWithdrawn = "withdrawn"           // enquiry: it is taken out
	OverrideProposal  = "proposal"            // ProposalID, logged under its campaign: ProposalAccepted, ProposalHidden, or ProposalReworded
)

// What people say of a proposal. The words of a reworded one are the decision's note.
const (
	ProposalAccepted = "accept"
	ProposalHidden   = "hide"
	ProposalReworded = "reword"
)

// ProposalID names what a report proposes to a company about an item of the rubric.
func ProposalID(campaign, company, item string) string { return campaign + "/" + company + "/" + item }

// Override is a person's decision, against the machine's or beside it.
type Override struct {
	Number       int64       `json:"number"` // grows with each decision; given by AddOverride
	Kind         string      `json:"kind"`
	Subject      string      `json:"subject"`
	Entity       string      `json:"entity"` // under which it is logged: an enquiry, or an account where no enquiry is concerned
	Value        string      `json:"value"`
	MachineValue string      `json:"machine_value"` // what the machine said when the person looked
	Person       audit.Actor `json:"person"`
	At           time.Time   `json:"at"`
	UndoneAt     time.Time   `json:"undone_at,omitzero"` // zero while the decision stands
	Note         string      `json:"note,omitempty"`     // in the person's words
}

// ErrOverride says that a decision does not fit what it is about.
var ErrOverride = errors.New("this cannot be decided")

// reasonUndone is why a letter goes back to what it was before a person spoke.
const reasonUndone = "undone"

// AddOverride stores a person's decision with what follows from it at once, logs
// it as "review.KIND", and returns it with its number. A letter's fate is decided
// only while it is unknown, and withdrawing an enquiry cancels what has not gone
// out: ErrOverride says what does not fit.
func (s *Store) AddOverride(ctx context.Context, o Override) (Override, error) {
	all, err := s.AddOverrides(ctx, o)
	return all[0], err
}

// AddOverrides is AddOverride for several decisions: all are stored, or none.
func (s *Store) AddOverrides(ctx context.Context, all ...Override) ([]Override, error) {
	err := s.Write(ctx, func(t *Tx) error {
		for i := range all {
			if err := t.addOverride(&all[i]); err != nil {
				return fmt.Errorf("store the decision about %s: %w", all[i].Subject, err)
			}
		}
		return nil
	})
	return all, err
}

func (t *Tx) addOverride(o *Override) error {
	if err := t.row(`SELECT COALESCE(MAX(number), 0) + 1 FROM override`).Scan(&o.Number); err != nil {
		return err
	}
	if _, err := t.exec(`INSERT INTO override (number, kind, subject, entity, value, machine_value, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		o.Number, o.Kind, o.Subject, o.Entity, o.Value, o.MachineValue, string(o.Person), micros(o.At)); err != nil {
		return err
	}
	if o.Note != "" {
		if _, err := t.exec(`INSERT INTO override_note (override, note) VALUES ($1, $2)`, o.Number, text(o.Note)); err != nil {
			return err
		}
	}
	if err := t.logOverride(*o, "review."+o.Kind); err != nil {
		return err
	}
	switch o.Kind {
	case OverrideSent:
		return t.settleByWord(*o)
	case OverrideWithdrawn:
		return t.cancelLetters(*o)
	}
	return nil
}

// UndoOverride takes a decision back, logs it as "review.undone" and returns the
// decision. A letter whose fate it settled is unknown again; letters that a
// withdrawal cancelled stay cancelled.
func (s *Store) UndoOverride(ctx context.Context, number int64, person audit.Actor, at time.Time) (o Override, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		if o, err = scanOverride(t.row(overrideColumns+`WHERE o.number = $1`, number).Scan); errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		} else if err != nil {
			return err
		}
		if !o.UndoneAt.IsZero() {
			return fmt.Errorf("%w: it was undone before", ErrOverride)
		}
		if _, err := t.exec(`UPDATE override SET undone_at = $2 WHERE number = $1`, number, micros(at)); err != nil {
			return err
		}
		o.UndoneAt, o.Person, o.At = at, person, at
		if err := t.logOverride(o, "review.undone"); err != nil {
			return err
		}
		if o.Kind == OverrideSent {
			return t.unsettle(o)
		}
		return nil
	})
	if err != nil {
		return o, fmt.Errorf("undo decision %d: %w", number, err)
	}
	return o, nil
}

func (t *Tx) logOverride(o Override, kind string) error {
	return t.Append(Event{Entity: o.Entity, At: o.At, Actor: o.Person, Kind: kind, Payload: map[string]any{
		"decision": o.Number, "kind": o.Kind, "subject": logged(o.Subject), "value": o.Value,
	}})
}

// NotSent is a person's word that a letter of unknown fate never left.
const NotSent = "no"

// SentAt is a person's word that a letter of unknown fate was sent, at an instant
// if he knows it; the zero time stands for the marker's.
func SentAt(at time.Time) string {
	if at.IsZero() {
		return "yes"
	}
	return "yes " + at.UTC().Format(time.RFC3339)
}

// settleByWord has a letter of unknown fate accepted by a person's word. The word
// that it never left changes nothing about the letter: it goes by the name of
// unknown on, is never sent again, and what proves it, proves the word wrong.
func (t *Tx) settleByWord(o Override) error {
	var state audit.LetterState
	var marker int64
	if err := t.row(`SELECT state, handing_at FROM letter_state WHERE letter = $1`, o.Subject).Scan(&state, &marker); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if state != audit.Unknown {
		return fmt.Errorf("%w: the fate of letter %s is known", ErrOverride, o.Subject)
	}
	said, exact, _ := strings.Cut(o.Value, " ")
	if said != "yes" {
		return nil
	}
	if exact != "" {
		at, err := time.Parse(time.RFC3339, exact)
		if err != nil {
			return fmt.Errorf("%w: %w", ErrOverride, err)
		}
		marker = micros(at)
	}
	if _, err := t.exec(`UPDATE letter_state SET owner = '', state = 'accepted', sent_at = $2, sent_proved = 1 WHERE letter = $1`, o.Subject, marker); err != nil {
		return err
	}
	return t.logWord(o, o.Subject, audit.Unknown, audit.Accepted, "person")
}

// unsettle makes the fate of a letter unknown again, unless something else than
// the person's word has moved it since.
func (t *Tx) unsettle(o Override) error {
	from := audit.Rejected // as an older version settled a letter that was not sent
	if o.Value != NotSent {
		from = audit.Accepted
	}
	n, err := t.exec(`UPDATE letter_state SET state = 'unknown', sent_at = 0, sent_proved = 0 WHERE letter = $1 AND state = $2`, o.Subject, string(from))
	if err != nil || n == 0 {
		return err
	}
	return t.logWord(o, o.Subject, from, audit.Unknown, reasonUndone)
}

// cancelLetters cancels the letters of an enquiry that have not begun to go out.
func (t *Tx) cancelLetters(o Override) error {
	letters, err := t.unsentWhere(`l.enquiry = $1`, o.Subject)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if err := t.cancel(l, o.Person, o.At, "withdrawn"); err != nil {
			return err
		}
	}
	return nil
}

// logWord logs what a person's decision did to a letter.
func (t *Tx) logWord(o Override, letter string, from, to audit.LetterState, reason string) error {
	var enquiry string
	if err := t.row(`SELECT enquiry FROM letter WHERE id = $1`, letter).Scan(&enquiry); err != nil {
		return err
	}
	return t.Append(Event{Entity: enquiry, At: o.At, Actor: o.Person, Kind: "letter." + string(to), Payload: map[string]any{
		"letter": letter, "state": string(to), "from": string(from), "reason": reason,
	}})
}

const overrideColumns = `SELECT o.number, o.kind, o.subject, o.entity, o.value, o.machine_value, o.person, o.at, o.undone_at, COALESCE(n.note, '')
	FROM override o LEFT JOIN override_note n ON n.override = o.number `

func scanOverride(scan scanner) (Override, error) {
	var o Override
	var at, undone int64
	err := scan(&o.Number, &o.Kind, &o.Subject, &o.Entity, &o.Value, &o.MachineValue, &o.Person, &at, &undone, &o.Note)
	o.At, o.UndoneAt = instant(at), instant(undone)
	return o, err
}

// OverridesOf returns what people decided about messages, enquiries or letters,
// what was undone too, in the order of the decisions.
func (s *Store) OverridesOf(ctx context.Context, subjects ...string) ([]Override, error) {
	list, args := listOf(subjects)
	rows, err := s.read.QueryContext(ctx, overrideColumns+`WHERE o.subject IN `+list+` ORDER BY o.number`, args...)
	return collect(rows, err, "read people's decisions about some subjects", scanOverride)
}

// Proposals returns what people decided about the proposals of a campaign and has
// not been undone, in the order of the decisions: of several about one, the last holds.
func (s *Store) Proposals(ctx context.Context, campaign string) ([]Override, error) {
	rows, err := s.read.QueryContext(ctx, overrideColumns+`WHERE o.kind = 'proposal' AND o.entity = $1 AND o.undone_at = 0 ORDER BY o.number`, campaign)
	return collect(rows, err, "read what people decided about the proposals of "+campaign, scanOverride)
}

// Overrides returns all decisions of people, what was undone too, in their order.
func (s *Store) Overrides(ctx context.Context) ([]Override, error) {
	rows, err := s.read.QueryContext(ctx, overrideColumns+`ORDER BY o.number`)
	return collect(rows, err, "read people's decisions", scanOverride)
}
