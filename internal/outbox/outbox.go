// Package outbox sends what is due, at most once.
//
//	due → claimed → handing_over → accepted | rejected | deferred | unknown
//
// A letter is claimed with its exact bytes, the connection is brought up, and
// only then one statement commits the marker handing_over. After the marker
// nothing is cancelled and nothing is sent again: what happened to the letter
// is either heard from the server or unknown, and an unknown waits for proof (a
// reply, a bounce, its copy in Sent) or for a person. When the outcome itself
// cannot be stored, the outbox holds and claims nothing more until it can.
//
// An opening that has become too late may get a new time, once; a later letter of
// a script whose day is full moves to another day and is confirmed right before it
// is claimed: a reply may have come since it fell due.
//
// What it does not do: decide when a letter is due (plan and steps did), render it
// (compose did) or speak SMTP (smtpout does).
package outbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

// Outbox sends the letters of all accounts.
type Outbox struct {
	Store *store.Store
	Clock clock.Clock
	Owner string // holder of the engine's lease
	// Open brings up a session for an account: connection, TLS and AUTH done.
	Open func(ctx context.Context, account string) (*smtpout.Session, error)
	// Compose gives a letter its Message-ID and exact bytes.
	Compose func(ctx context.Context, l store.LetterRow, now time.Time) (messageID string, raw []byte, err error)
	// Budgets lists the caps that a letter counts against at now.
	Budgets func(l store.LetterRow, now time.Time) ([]store.Budget, error)
	// Confirm tells whether a later letter may still go out now; when not, it has
	// dropped the letter or put it off.
	Confirm func(ctx context.Context, l store.LetterRow) (bool, error)
	// Replan finds a new time for a letter that has lost its own: an opening that is
	// too late, a later letter whose caps are used up. false: there is none.
	Replan func(ctx context.Context, l store.LetterRow, now time.Time) (store.When, bool, error)
	// Alarm gets one line when an outcome cannot be stored.
	Alarm io.Writer
}

// ErrUnreachable says that no session could be opened: nothing was begun, and
// the account should be left alone for a while. Any other error of SendDue comes
// from the store, and nothing should go on.
var ErrUnreachable = errors.New("the account cannot send now")

// SendDue sends what is due from an account and returns how many letters were
// accepted. What has become too late is recorded as missed. Cancelling ctx
// stops between two letters, never within one.
func (o *Outbox) SendDue(ctx context.Context, account string) (accepted int, err error) {
	letters, err := o.Store.DueLetters(ctx, account, o.Clock.Now())
	if err != nil {
		return 0, err
	}
	var session *smtpout.Session
	defer func() {
		if session != nil {
			session.Close() // the letters are settled: a failing QUIT changes nothing (PROTOCOL row 11)
		}
	}()
	for _, l := range letters {
		if err := ctx.Err(); err != nil {
			return accepted, err
		}
		withheld, err := o.withhold(ctx, l)
		if err != nil {
			return accepted, err
		}
		if withheld {
			continue
		}
		var ok bool
		if session, ok, err = o.send(ctx, account, session, l); err != nil {
			return accepted, err
		}
		if ok {
			accepted++
		}
	}
	return accepted, nil
}

// withhold settles a letter that must not go out any more, or not now: its company
// has asked not to be written to or has withdrawn, it is too late, or what it rests
// on no longer holds.
func (o *Outbox) withhold(ctx context.Context, l store.LetterRow) (bool, error) {
	barred, err := o.Store.Barred(ctx, l)
	if err != nil {
		return false, err
	}
	now := o.Clock.Now()
	switch {
	case barred != "": // since it was last tried
		_, err := o.Store.Settle(ctx, l, 0, []audit.LetterState{audit.Due, audit.Deferred},
			store.Settlement{State: audit.Cancelled, At: now, Reason: barred})
		return true, err
	case now.After(l.LatestAt):
		return true, o.expire(ctx, l)
	case l.Stage != audit.Opening:
		confirmed, err := o.Confirm(ctx, l)
		return !confirmed, err
	}
	return false, nil
}

// expire settles a letter that is too late: an opening that was never tried may
// get a new time; else it is missed, or refused on our side when every try was put off.
func (o *Outbox) expire(ctx context.Context, l store.LetterRow) error {
	if l.Stage == audit.Opening && l.Attempts == 0 {
		if moved, err := o.move(ctx, l); moved || err != nil {
			return err
		}
	}
	to := store.Settlement{State: audit.MissedLetter, At: o.Clock.Now(), Reason: "too_late"}
	if l.Attempts > 0 {
		to.State, to.Reason, to.Code, to.Status = audit.Rejected, "exhausted", l.ReplyCode, l.ReplyState
	}
	_, err := o.Store.Settle(ctx, l, 0, []audit.LetterState{audit.Due, audit.Deferred}, to)
	return err
}

// move gives a letter a new time, if there is one.
func (o *Outbox) move(ctx context.Context, l store.LetterRow) (bool, error) {
	to, ok, err := o.Replan(ctx, l, o.Clock.Now())
	if err != nil || !ok {
		return false, err
	}
	return o.Store.Replan(ctx, l, to)
}

// send takes one letter through claim, marker, hand-over and record. It returns
// the session for the next letter, nil when it is spent.
func (o *Outbox) send(ctx context.Context, account string, session *smtpout.Session, l store.LetterRow) (*smtpout.Session, bool, error) {
	fence, raw, err := o.claim(ctx, l)
	switch {
	case errors.Is(err, store.ErrCapped):
		return session, false, o.postpone(ctx, l)
	case errors.Is(err, store.ErrNotClaimed): // paused since the letter was listed
		return session, false, nil
	case err != nil:
		return session, false, err
	}
	if session == nil {
		if session, err = o.Open(ctx, account); err != nil {
			return nil, false, errors.Join(fmt.Errorf("%w: %w", ErrUnreachable, err), o.release(ctx, l, fence, "connection"))
		}
	}
	marked, err := o.Store.HandOver(ctx, l, o.Owner, fence, o.Clock.Now())
	if err != nil || !marked {
		return session, false, errors.Join(err, o.release(ctx, l, fence, "not_marked"))
	}
	l.Attempts++
	result := session.Send(l.From, l.To, raw) // without ctx: a stop finishes the letter (PROTOCOL row 16)
	if err := o.record(ctx, l, fence, o.settlement(l, result)); err != nil {
		return session, false, err
	}
	if session.Broken() {
		session.Close() // the letter is settled either way
		session = nil
	}
	return session, result.Kind == smtpout.Accepted, nil
}

func (o *Outbox) claim(ctx context.Context, l store.LetterRow) (int64, []byte, error) {
	now := o.Clock.Now()
	id, raw, err := o.Compose(ctx, l, now)
	if err != nil {
		return 0, nil, fmt.Errorf("compose letter %s: %w", l.ID, err)
	}
	budgets, err := o.Budgets(l, now)
	if err != nil {
		return 0, nil, err
	}
	return o.Store.Claim(ctx, store.Claim{Letter: l, Owner: o.Owner, At: now, MessageID: id, Raw: raw, Budgets: budgets})
}

// release gives a claim back: nothing was begun, the same bytes go out later.
func (o *Outbox) release(ctx context.Context, l store.LetterRow, fence int64, reason string) error {
	now := o.Clock.Now()
	_, err := o.Store.Settle(context.WithoutCancel(ctx), l, fence, []audit.LetterState{audit.Claimed},
		store.Settlement{State: audit.Due, At: now, Reason: reason, Code: l.ReplyCode, Status: l.ReplyState})
	return err
}

// capPause is how long a letter waits when a cap of its day is used up.
const capPause = time.Hour

// postpone puts a letter off whose cap is used up: an opening within its time, a
// later letter to another day, since its day was not chosen by the plan.
func (o *Outbox) postpone(ctx context.Context, l store.LetterRow) error {
	if l.Stage != audit.Opening && l.State == audit.Due {
		if moved, err := o.move(ctx, l); moved || err != nil {
			return err
		}
	}
	now := o.Clock.Now()
	_, err := o.Store.Settle(ctx, l, 0, []audit.LetterState{audit.Due, audit.Deferred},
		store.Settlement{State: audit.Due, At: now, NotBefore: earlier(now.Add(capPause), justAfter(l.LatestAt)), Reason: "cap", Code: l.ReplyCode, Status: l.ReplyState})
	return err
}

// settlement translates what the server said into the letter's next state.
func (o *Outbox) settlement(l store.LetterRow, r smtpout.Outcome) store.Settlement {
	now := o.Clock.Now()
	to := store.Settlement{At: now, Code: r.Code, Status: r.Status, Text: r.Text, Reason: r.Phase}
	switch r.Kind {
	case smtpout.Accepted:
		to.State, to.SentAt = audit.Accepted, now
	case smtpout.Rejected:
		to.State, to.Remote = audit.Rejected, namesRecipient(r)
	case smtpout.Deferred:
		to.State, to.NotBefore = audit.Deferred, earlier(now.Add(retryPause(l.Attempts)), justAfter(l.LatestAt))
	default:
		to.State = audit.Unknown
	}
	if r.Kind != smtpout.Accepted {
		to.Transcript = r.Transcript
	}
	return to
}

// namesRecipient tells a refusal of the company's address, which our server
// passed on, from a refusal of us: RCPT with an addressing, mailbox or routing
// status (RFC 3463 sections 3.2, 3.3 and 3.5), or without any status.
func namesRecipient(r smtpout.Outcome) bool {
	if r.Phase != "rcpt" {
		return false
	}
	if r.Status == "" {
		return r.Code == 550 || r.Code == 551 || r.Code == 553
	}
	return strings.HasPrefix(r.Status, "5.1.") || strings.HasPrefix(r.Status, "5.2.") || strings.HasPrefix(r.Status, "5.4.")
}

// retryPause doubles from one minute to half an hour, as RFC 5321 section
// 4.5.4.1 asks for after a few quick tries.
func retryPause(attempts int) time.Duration {
	pause := time.Minute
	for range attempts - 1 {
		pause = min(2*pause, 30*time.Minute)
	}
	return pause
}

// justAfter is the first instant at which a letter is too late.
func justAfter(latest time.Time) time.Time { return latest.Add(time.Microsecond) }

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

// record stores the outcome of a hand-over. While it cannot (PROTOCOL row 10)
// it says so once and holds: nothing else is claimed meanwhile, since the
// caller does not go on. After ctx ends it tries for a little longer; a letter
// left behind becomes unknown at the next start, never due.
func (o *Outbox) record(ctx context.Context, l store.LetterRow, fence int64, to store.Settlement) error {
	const patience = 30
	for try := 0; ; try++ {
		_, err := o.Store.Settle(context.WithoutCancel(ctx), l, fence, []audit.LetterState{audit.HandingOver}, to)
		if err == nil {
			return nil
		}
		if try == 0 {
			fmt.Fprintf(o.Alarm, "letter %s was %s by the server (%s) but this cannot be stored, holding: %v\n", l.ID, to.State, to.Text, err)
		}
		if ctx.Err() != nil && try >= patience {
			return err
		}
		pause := time.NewTimer(time.Second)
		<-pause.C
	}
}
