// Package review is where people decide what the machine could not: it lists
// everything that waits for a person and stores what a person decides.
//
// A decision is a row of its own beside the machine's: it is logged with the
// person's name, can be taken back, survives every re-reading, and keeps what the
// machine said when the person looked. When the machine says something else
// later, the decision still holds, and the queue asks to look again. Deciding has
// what depends on it decided again at once; the engine may work beside it, in
// another process, on the same database.
//
// Nothing is sent from here.
package review

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/intake"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// Review takes the decisions of one person.
type Review struct {
	Store  *store.Store
	Intake *intake.Intake
	Clock  clock.Clock
	Person string // name, for the log
	Note   string // in the person's words, kept beside the decision; may be ""
}

// ErrDecision says that a decision does not fit what it is about; its text says
// what would.
var ErrDecision = errors.New("this cannot be decided")

// None stands for "none of our enquiries" where a message is matched.
const None = "none"

// Match decides which enquiry a message belongs to, None for none of ours. A
// message that could not be fetched from its mailbox can only be None.
func (r *Review) Match(ctx context.Context, message, enquiry string) (store.Override, error) {
	o := store.Override{Kind: store.OverrideMatch, Subject: message, Value: enquiry, Entity: enquiry}
	if enquiry == None {
		o.Value = ""
	} else if _, err := r.Store.Enquiry(ctx, enquiry); err != nil {
		return o, err
	}
	if u, ok, err := r.unfetched(ctx, message); ok || err != nil {
		if o.Value != "" {
			return o, fmt.Errorf("%w: nobody could read %s, so that it can only be said to be %s of ours", ErrDecision, message, None)
		}
		o.Entity = u.Account
		return r.add(ctx, o)
	}
	return r.onMessage(ctx, o, func(m reading.Machine) string { return m.Enquiry })
}

// Class decides what kind of message one is. Uncertain is no decision.
func (r *Review) Class(ctx context.Context, message string, class audit.Class) (store.Override, error) {
	if !slices.Contains(classes(), class) {
		return store.Override{}, fmt.Errorf("%w: there is no class %q; the classes are %s", ErrDecision, class, joined(classes()))
	}
	o := store.Override{Kind: store.OverrideClass, Subject: message, Value: string(class)}
	return r.onMessage(ctx, o, func(m reading.Machine) string { return string(m.Class) })
}

// classes are the classes that a person can give a message.
func classes() []audit.Class {
	return []audit.Class{
		audit.Human, audit.Acknowledgement, audit.OutOfOffice, audit.Bounce, audit.Delay, audit.Challenge,
		audit.ReadReceipt, audit.Marketing, audit.Notification, audit.FeedbackReport,
	}
}

// Read stores what a person has read in a message that the machine could not
// read: of each question its status, and after a colon whether the answer is
// right ("answered:wrong"). The questions are those of the letter that the
// message answers; what is not named stays the machine's.
func (r *Review) Read(ctx context.Context, message string, answers map[string]string) (store.Override, error) {
	asked, err := r.asked(ctx, message)
	if err != nil {
		return store.Override{}, err
	}
	var words []string
	for id, said := range answers {
		if !slices.Contains(asked, id) {
			return store.Override{}, fmt.Errorf("%w: its letter does not ask %q; it asks %s", ErrDecision, id, joined(asked))
		}
		if _, err := reading.ParseAnswer(said); err != nil {
			return store.Override{}, fmt.Errorf("%w: question %s: %w", ErrDecision, id, err)
		}
		words = append(words, id+"="+said)
	}
	slices.Sort(words)
	o := store.Override{Kind: store.OverrideReading, Subject: message, Value: strings.Join(words, " ")}
	return r.onMessage(ctx, o, func(m reading.Machine) string { return m.Answers })
}

// asked are the questions of the letter that a message answers.
func (r *Review) asked(ctx context.Context, message string) ([]string, error) {
	decided, _, err := r.decided(ctx, message)
	if err != nil {
		return nil, err
	}
	body, err := storedOf(decided)
	if err != nil {
		return nil, err
	}
	if decided.Enquiry == "" {
		return nil, fmt.Errorf("%w: it is not known which enquiry %s answers; match it first", ErrDecision, message)
	}
	questions, err := r.Intake.Questions(ctx, body.Decision.Match.Letter)
	var ids []string
	for _, q := range questions {
		ids = append(ids, q.ID)
	}
	return ids, err
}

// Enquiry decides something about an enquiry that no message shows: that the company
// came back in another way (store.OverrideContacted), that it saw through the
// enquiry (store.OverrideDetected), or that the enquiry is withdrawn
// (store.OverrideWithdrawn), which cancels what has not gone out.
func (r *Review) Enquiry(ctx context.Context, kind, enquiry string) (store.Override, error) {
	if _, err := r.Store.Enquiry(ctx, enquiry); err != nil {
		return store.Override{}, err
	}
	if standing, err := r.undecided(ctx, enquiry, kind); err != nil {
		return standing, err
	}
	return r.add(ctx, store.Override{Kind: kind, Subject: enquiry, Entity: enquiry, Value: "yes"})
}

// Withdraw takes enquiries out, all at once; those that are out already stay so.
// It returns the decisions.
func (r *Review) Withdraw(ctx context.Context, enquiries []string) ([]store.Override, error) {
	var all []store.Override
	for _, id := range enquiries {
		standing, err := r.standing(ctx, id, store.OverrideWithdrawn)
		if err != nil {
			return nil, err
		}
		if standing == nil {
			all = append(all, r.signed(store.Override{Kind: store.OverrideWithdrawn, Subject: id, Entity: id, Value: "yes"}))
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return r.Store.AddOverrides(ctx, all...)
}

// Undo takes a decision back. What stood before it holds again; of letters that a
// withdrawal cancelled, none is sent after all.
func (r *Review) Undo(ctx context.Context, decision int64) (store.Override, error) {
	o, err := r.Store.UndoOverride(ctx, decision, r.actor(), r.Clock.Now())
	if err != nil {
		return o, err
	}
	switch o.Kind {
	case store.OverrideClass, store.OverrideMatch, store.OverrideReading:
		err = r.again(ctx, o.Subject)
	}
	return o, err
}

// Shown logs that a person has looked at the raw text of a message.
func (r *Review) Shown(ctx context.Context, message string) error {
	decided, account, err := r.decided(ctx, message)
	if err != nil {
		return err
	}
	e := store.Event{Entity: entityOf(decided, account), At: r.Clock.Now(), Actor: r.actor(), Kind: "review.shown", Payload: map[string]any{"subject": short(message)}}
	if err := r.Store.Write(ctx, func(t *store.Tx) error { return t.Append(e) }); err != nil {
		return fmt.Errorf("log who looked at message %s: %w", message, err)
	}
	return nil
}

// onMessage stores a decision about a message and has it decided again, with
// those that it concerns.
func (r *Review) onMessage(ctx context.Context, o store.Override, machine func(reading.Machine) string) (store.Override, error) {
	decided, account, err := r.decided(ctx, o.Subject)
	if err != nil {
		return o, err
	}
	seen, err := machineOf(decided)
	if err != nil {
		return o, err
	}
	o.MachineValue = machine(seen)
	if o.Entity == "" || o.Entity == None {
		o.Entity = entityOf(decided, account)
	}
	if o, err = r.add(ctx, o); err != nil {
		return o, err
	}
	return o, r.again(ctx, o.Subject)
}

func (r *Review) add(ctx context.Context, o store.Override) (store.Override, error) {
	return r.Store.AddOverride(ctx, r.signed(o))
}

// signed is a decision with who makes it, when and why.
func (r *Review) signed(o store.Override) store.Override {
	o.Person, o.At, o.Note = r.actor(), r.Clock.Now(), r.Note
	return o
}

func (r *Review) actor() audit.Actor { return audit.Actor("person:" + r.Person) }

// again has a message decided again. One that could not be fetched has nothing to decide.
func (r *Review) again(ctx context.Context, message string) error {
	_, account, err := r.decided(ctx, message)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return r.Intake.Again(ctx, account, []string{message})
}

// decided is what was decided about a message, and the account that got it.
func (r *Review) decided(ctx context.Context, message string) (store.Decision, string, error) {
	d, err := r.Store.Decided(ctx, message)
	account, _, _ := strings.Cut(message, "/")
	return d, account, err
}

func (r *Review) unfetched(ctx context.Context, id string) (store.Unfetchable, bool, error) {
	all, err := r.Store.Unfetchables(ctx, "")
	for _, u := range all {
		if u.ID() == id {
			return u, true, nil
		}
	}
	return store.Unfetchable{}, false, err
}

// undecided fails with ErrDecision where a decision of a kind holds of a subject,
// and returns it.
func (r *Review) undecided(ctx context.Context, subject, kind string) (store.Override, error) {
	standing, err := r.standing(ctx, subject, kind)
	if err != nil || standing == nil {
		return store.Override{}, err
	}
	return *standing, fmt.Errorf("%w: it was decided before, by decision %d; \"replyaudit review undo %d\" takes that back", ErrDecision, standing.Number, standing.Number)
}

// standing is the decision of a kind that holds of a subject, nil when none does.
func (r *Review) standing(ctx context.Context, subject, kind string) (*store.Override, error) {
	all, err := r.Store.OverridesOf(ctx, subject)
	var last *store.Override
	for _, o := range all {
		if o.Kind == kind && o.UndoneAt.IsZero() {
			last = &o
		}
	}
	return last, err
}

// entityOf is under what a decision about a message is logged.
func entityOf(d store.Decision, account string) string {
	if d.Enquiry != "" {
		return d.Enquiry
	}
	return account
}

// machineOf is what the machine alone says of a message.
func machineOf(d store.Decision) (reading.Machine, error) {
	body, err := storedOf(d)
	if body.Machine != nil {
		return *body.Machine, nil
	}
	return reading.MachineOf(body.Decision), err
}

func storedOf(d store.Decision) (reading.Stored, error) {
	var body reading.Stored
	if err := json.Unmarshal(d.Body, &body); err != nil {
		return body, fmt.Errorf("read what was decided about %s: %w", d.Message, err)
	}
	return body, nil
}

// short is the part of a message's id that tells it from others.
func short(message string) string { return message[strings.IndexByte(message, '/')+1:] }

func joined[S ~string](list []S) string {
	var words []string
	for _, s := range list {
		words = append(words, string(s))
	}
	return strings.Join(words, ", ")
}
