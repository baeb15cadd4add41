// Package steps decides which later letters of a script are to go out: the
// reminder, the facts that a company has asked for, the follow-up question, the
// thanks, the questionnaire and the debriefing. It follows sections 1, 3 and 5 of the rules of
// measurement, and it is pure: the same data at the same instant give the same
// orders. It sends nothing and stores nothing; the engine does.
//
// Every letter has a deciding instant, its slot: the first sending hours of the
// company after what the script says. Before it, an order says to wait. At it,
// whatever must be proven about the mail needs a complete scan begun after that
// instant; until there is one, an order says to collect. Then the letter is sent,
// or dropped with the reason in words, and a letter that can no longer be needed
// is dropped at once, so that the campaign can close.
//
// A reminder, thanks, a questionnaire and a debriefing whose slot has passed unused, because
// nobody was there to decide, wait for the next one. A follow-up and facts answer
// a message, and reading an old message anew must not make the program write:
// their slot comes once.
package steps

import (
	"fmt"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/plan"
)

// Action is what is to be done about a letter.
type Action string

// The actions.
const (
	Send Action = "send"
	Drop Action = "drop" // it will not be needed
	Wait Action = "wait"
)

// Order says what is to be done about one later letter of an enquiry.
type Order struct {
	Stage  audit.Stage
	Letter string // its id; a clarification to be sent is not stored yet
	Do     Action
	// At is when the letter is due, or when to look again; zero: when something
	// happens to the enquiry.
	At     time.Time
	Latest time.Time // of a letter to be sent: the last instant
	// Since is, of a letter to be sent, from when on it may have gone out already, had
	// anybody looked, whatever slots have passed unused.
	Since time.Time
	// Collected is through which instant the mailbox must have been scanned before
	// the decision can be taken; zero unless that is what is waited for.
	Collected time.Time
	Facts     []string // of a clarification: the keys of what was asked for
	Answers   string   // id of the message that the letter answers, "" for our opening
	Reason    string   // in words
}

// End is what only the whole campaign can tell.
type End struct {
	At time.Time // when its last window, watch and follow-up window are over, and no other letter is left; zero before
	// Speaks tells whether this enquiry is the one under which its company is
	// debriefed: nobody is told the same thing twice.
	Speaks bool
}

// Decide says what is to be done about the later letters of an enquiry at now. A
// letter that is due already has an order only if it must not go out, or not yet.
// The data must hide nothing that lies in the mailbox, whatever the time of its
// receipt says.
func Decide(d *analysis.Data, r analysis.Record, end End, now time.Time) ([]Order, error) {
	k, err := newDesk(d, r, end, now)
	if err != nil {
		return nil, fmt.Errorf("decide what follows in %s: %w", r.ID, err)
	}
	var orders []Order
	for _, s := range r.Steps {
		o, err := k.order(s)
		if err != nil {
			return nil, fmt.Errorf("decide about letter %s: %w", s.ID, err)
		}
		if o.Do != "" {
			o.Stage, o.Letter = s.Stage, s.ID
			orders = append(orders, o)
		}
	}
	if r.Step(audit.Clarification) == nil {
		o, err := k.clarification()
		if err != nil {
			return nil, fmt.Errorf("decide about facts for %s: %w", r.ID, err)
		}
		if o.Do != "" {
			o.Stage, o.Letter = audit.Clarification, audit.LetterID(r.ID, audit.Clarification)
			orders = append(orders, o)
		}
	}
	return orders, nil
}

// desk holds what deciding about one enquiry needs.
type desk struct {
	d      *analysis.Data
	r      analysis.Record
	end    End
	now    time.Time
	script campaign.Script
	cal    *calendar.Calendar
	so     analysis.Assessment // what the company has done so far, whatever moved it
}

func newDesk(d *analysis.Data, r analysis.Record, end End, now time.Time) (*desk, error) {
	k := &desk{d: d, r: r, end: end, now: now, so: analysis.Whole(d, r)}
	company, ok := d.Campaign.CompanyByKey(r.Company)
	if !ok {
		return nil, fmt.Errorf("the campaign has no company %s", r.Company)
	}
	if k.script, ok = d.Campaign.ScriptByKey(r.Script); !ok {
		return nil, fmt.Errorf("the campaign has no script %s", r.Script)
	}
	var err error
	k.cal, err = d.Campaign.Calendar(company)
	return k, err
}

// order decides about one stored letter.
func (k *desk) order(s analysis.Step) (Order, error) {
	switch s.Letter.State {
	case audit.Due, audit.Deferred:
		return k.recheck(s)
	case audit.Planned:
	default:
		return Order{}, nil
	}
	if o := k.unsent(); o.Do != "" {
		return o, nil
	}
	step := k.script.StepOf(s.Stage)
	if step == nil {
		return drop("the script has no such step"), nil
	}
	switch s.Stage {
	case audit.Reminder:
		return k.reminder(step)
	case audit.FollowUp:
		return k.followUp(step)
	case audit.Thanks:
		return k.afterwards(audit.Thanks, step)
	case audit.Questionnaire:
		return k.afterwards(audit.Questionnaire, step)
	default:
		return k.debriefing(step)
	}
}

// unsent says what follows from an opening that was not accepted: nothing does,
// once that is certain.
func (k *desk) unsent() Order {
	switch letter := k.r.Letter; {
	case k.r.Withdrawn:
		return drop("the company does not want to be written to")
	case !k.r.HasAddress, letter.State == audit.MissedLetter, letter.State == audit.Rejected:
		return drop("the opening was not sent")
	case letter.State == audit.Accepted:
		return Order{}
	case letter.State != audit.Unknown:
		return Order{Do: Wait, Reason: "the opening is not out yet"}
	case k.now.Before(k.r.WindowEnd):
		return wait(k.r.WindowEnd, "nobody knows whether the opening has left")
	}
	return drop("nobody knows whether the opening has left")
}

// recheck asks again about a letter that is due and has not gone out: a reply may
// have come since.
func (k *desk) recheck(s analysis.Step) (Order, error) {
	switch {
	case s.Stage != audit.Reminder && s.Stage != audit.Clarification:
		return Order{}, nil
	case !k.now.Before(k.r.WindowEnd):
		return drop("the window is over"), nil
	case s.Stage == audit.Clarification && len(k.so.Counted) > 0:
		return drop("an answer came meanwhile"), nil
	case s.Stage == audit.Clarification:
		return Order{}, nil
	}
	if reason := k.heard(); reason != "" {
		return drop(reason), nil
	}
	if k.r.Collected.Before(s.Letter.DueAt.Add(-k.patience())) { // it was moved to another day
		return collect(s.Letter.DueAt), nil
	}
	if k.so.Waiting {
		return k.again(s.Stage, k.now, "a message waits for a person")
	}
	return Order{}, nil
}

func drop(reason string) Order { return Order{Do: Drop, Reason: reason} }

func wait(at time.Time, reason string) Order { return Order{Do: Wait, At: at, Reason: reason} }

// collect waits for a complete scan begun at an instant or later.
func collect(through time.Time) Order {
	return Order{Do: Wait, Collected: through, Reason: "the mailbox is not read through this instant"}
}

// send makes the letter due.
func (k *desk) send(at time.Time, answers, reason string) Order {
	return Order{Do: Send, At: at, Latest: at.Add(k.d.Campaign.Sending.MaxLateness), Answers: answers, Reason: reason}
}

func (o Order) since(ripe time.Time) Order {
	o.Since = ripe
	return o
}

// sendInWindow is send for a letter that is pointless once the window is over.
func (k *desk) sendInWindow(at time.Time, answers, reason string) Order {
	o := k.send(at, answers, reason)
	if o.Latest.After(k.r.WindowEnd) {
		o.Latest = k.r.WindowEnd
	}
	return o
}

// slot is when a letter is due that goes out at an instant or later.
func (k *desk) slot(stage audit.Stage, after time.Time) (time.Time, error) {
	return plan.Slot(k.d.Campaign, k.r.Enquiry, stage, after)
}

// nextSlot is the slot, or, when that has passed unused by more than the
// campaign's lateness, the first later one that has not.
func (k *desk) nextSlot(stage audit.Stage, after time.Time) (time.Time, error) {
	at, err := k.slot(stage, after)
	for err == nil && k.now.After(at.Add(k.patience())) {
		at, err = k.slot(stage, at.Add(k.patience()))
	}
	return at, err
}

// patience is how long a slot stands.
func (k *desk) patience() time.Duration { return max(k.d.Campaign.Sending.MaxLateness, time.Hour) }

// again waits for the slot after the one that has come.
func (k *desk) again(stage audit.Stage, at time.Time, reason string) (Order, error) {
	next, err := k.slot(stage, at.Add(k.patience()))
	if next.After(k.r.WindowEnd) {
		next = k.r.WindowEnd
	}
	return wait(next, reason), err
}
