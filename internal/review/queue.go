package review

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// Why says what an item of the queue waits for.
type Why string

// The reasons, in the order in which the queue is sorted where two are as old.
const (
	Unmatched     Why = "unmatched"      // several enquiries are possible, or one by a weak sign
	Uncertain     Why = "uncertain"      // its class
	Unread        Why = "unread"         // an answer may stand in an attachment, a picture or a portal
	Unfetched     Why = "unfetched"      // the mailbox lists it and does not hand it out
	UnknownLetter Why = "unknown_letter" // it may or may not have been sent
	AskedBack     Why = "asked_back"     // the company asks something that no fact of the script answers
	Recheck       Why = "recheck"        // a person has decided, and the machine now says something else
)

// Item is one thing that waits for a person.
type Item struct {
	ID        string      `json:"id"` // of the message, the letter or the enquiry, as the commands take it
	Why       Why         `json:"why"`
	At        time.Time   `json:"at"`               // of its receipt, or of the letter's hand-over
	Likely    audit.Class `json:"likely,omitempty"` // class that the machine leans to
	From      string      `json:"from,omitempty"`
	Subject   string      `json:"subject,omitempty"`
	Enquiries []string    `json:"enquiries"`          // that it belongs to, or could
	Decision  int64       `json:"decision,omitempty"` // recheck: of the person
	Seen      string      `json:"seen,omitempty"`     // recheck: what the machine said then
	Says      string      `json:"says,omitempty"`     // recheck: what it says now
}

// Queue lists what waits for a person, the oldest first: of one campaign, or of
// all where its key is "". Withdrawn enquiries wait for nothing.
func (r *Review) Queue(ctx context.Context, key string) ([]Item, error) {
	q := queue{Review: r, withdrawn: map[string]bool{}}
	var err error
	if q.overrides, err = r.Store.Overrides(ctx); err != nil {
		return nil, err
	}
	q.overrides = slices.DeleteFunc(q.overrides, func(o store.Override) bool { return !o.UndoneAt.IsZero() })
	for _, o := range q.overrides {
		q.withdrawn[o.Subject] = q.withdrawn[o.Subject] || o.Kind == store.OverrideWithdrawn
	}
	for _, gather := range []func(context.Context) error{q.messages, q.unfetched, q.letters, q.rechecks} {
		if err := gather(ctx); err != nil {
			return nil, err
		}
	}
	items := slices.DeleteFunc(q.items, func(i Item) bool { return !i.of(key) })
	slices.SortStableFunc(items, func(a, b Item) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return items, nil
}

// of says that an item concerns a campaign. What concerns no enquiry in
// particular concerns them all.
func (i Item) of(key string) bool {
	return key == "" || len(i.Enquiries) == 0 ||
		slices.ContainsFunc(i.Enquiries, func(e string) bool { return strings.HasPrefix(e, key+"/") })
}

// queue gathers the items.
type queue struct {
	*Review
	overrides []store.Override // those that stand
	withdrawn map[string]bool
	items     []Item
}

func (q *queue) messages(ctx context.Context) error {
	waiting, err := q.Store.Waiting(ctx)
	if err != nil {
		return err
	}
	for _, d := range waiting {
		body, err := storedOf(d)
		if err != nil {
			return err
		}
		item := Item{
			ID: d.Message, At: d.ReceivedAt, Likely: body.Decision.Verdict.Best, From: d.Sender, Subject: body.Subject,
			Enquiries: q.standing(append(slices.Clone(d.Possible), d.Enquiry)),
		}
		if len(item.Enquiries) == 0 || neverCounts(body.Decision.Match.Letter) {
			continue
		}
		switch {
		case d.Enquiry == "":
			item.Why = Unmatched
		case d.Unread:
			item.Why = Unread
		case d.Class == audit.Uncertain:
			item.Why = Uncertain
		default:
			item.Why = AskedBack
			waits, err := q.wantsFacts(ctx, d, body.Decision)
			if err != nil {
				return err
			}
			if !waits {
				continue
			}
		}
		q.items = append(q.items, item)
	}
	return nil
}

// neverCounts says that what answers a letter changes no result: replies to thanks
// and to a debriefing are kept and never counted (RULES section 5).
func neverCounts(letter string) bool {
	_, stage := audit.SplitLetterID(letter)
	return !stage.Measured()
}

// standing leaves out "" and what is withdrawn.
func (q *queue) standing(enquiries []string) []string {
	return slices.DeleteFunc(enquiries, func(e string) bool { return e == "" || q.withdrawn[e] })
}

func (q *queue) unfetched(ctx context.Context) error {
	all, err := q.Store.Unfetchables(ctx, "")
	for _, u := range all {
		q.items = append(q.items, Item{ID: u.ID(), Why: Unfetched, At: u.InternalDate})
	}
	return err
}

func (q *queue) letters(ctx context.Context) error {
	unknown, err := q.Store.AllUnknown(ctx)
	for _, l := range unknown {
		if !q.withdrawn[l.Enquiry] && !q.decided(l.ID) {
			q.items = append(q.items, Item{ID: l.ID, Why: UnknownLetter, At: l.HandingAt, Subject: l.Subject, Enquiries: []string{l.Enquiry}})
		}
	}
	return err
}

// rechecks lists the decisions about messages, the latest of each kind, of which
// the machine no longer says what the person saw.
// decided tells that a person has said whether a letter was sent.
func (q *queue) decided(letter string) bool {
	return slices.ContainsFunc(q.overrides, func(o store.Override) bool { return o.Kind == store.OverrideSent && o.Subject == letter })
}

// disproved asks to look again at the word that a letter was not sent, which
// something has proved since.
func (q *queue) disproved(ctx context.Context, o store.Override) error {
	if o.Kind != store.OverrideSent || o.Value != store.NotSent || q.withdrawn[o.Entity] {
		return nil
	}
	rows, err := q.Store.LettersOf(ctx, []string{o.Entity})
	for _, l := range rows {
		if l.ID == o.Subject && l.State == audit.Accepted {
			q.items = append(q.items, Item{
				ID: l.ID, Why: Recheck, At: l.HandingAt, Subject: l.Subject, Enquiries: []string{l.Enquiry}, Decision: o.Number, Seen: o.MachineValue, Says: string(l.State),
			})
		}
	}
	return err
}

func (q *queue) rechecks(ctx context.Context) error {
	latest := map[[2]string]store.Override{}
	for _, o := range q.overrides {
		latest[[2]string{o.Subject, o.Kind}] = o
	}
	for _, o := range q.overrides {
		if latest[[2]string{o.Subject, o.Kind}].Number != o.Number {
			continue
		}
		d, err := q.Store.Decided(ctx, o.Subject)
		if errors.Is(err, store.ErrNotFound) { // about a letter, an enquiry, or what nobody could fetch
			if err := q.disproved(ctx, o); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		machine, err := machineOf(d)
		if err != nil {
			return err
		}
		says := map[string]string{store.OverrideClass: string(machine.Class), store.OverrideMatch: machine.Enquiry, store.OverrideReading: machine.Answers}[o.Kind]
		if says == o.MachineValue {
			continue
		}
		q.items = append(q.items, Item{
			ID: o.Subject, Why: Recheck, At: d.ReceivedAt, Likely: machine.Class, From: d.Sender, Enquiries: q.standing([]string{d.Enquiry}),
			Decision: o.Number, Seen: o.MachineValue, Says: says,
		})
	}
	return nil
}

// Find returns the item that people name: an enquiry, a letter, a message, or the
// beginning of a message's id of at least four characters. It fails with
// store.ErrNotFound, and with ErrDecision where two messages begin so.
func (r *Review) Find(ctx context.Context, name string) (string, error) {
	if _, ok, err := r.unfetched(ctx, name); ok || err != nil {
		return name, err
	}
	ofLetter, _ := audit.SplitLetterID(name)
	for _, enquiry := range []string{name, ofLetter} {
		if _, err := r.Store.Enquiry(ctx, enquiry); err == nil {
			return name, nil
		} else if !errors.Is(err, store.ErrNotFound) {
			return "", err
		}
	}
	if len(name) < 4 {
		return "", fmt.Errorf("%w: %q is too short to tell messages apart; write four characters or more", ErrDecision, name)
	}
	found, err := r.Store.MessagesLike(ctx, name)
	switch {
	case err != nil:
		return "", err
	case len(found) == 0:
		return "", fmt.Errorf("there is no enquiry, letter or message %q: %w", name, store.ErrNotFound)
	case len(found) > 1:
		return "", fmt.Errorf("%w: several messages begin with %q; write more of it", ErrDecision, name)
	}
	return found[0], nil
}

// Short is an id as people write it: of a message the first ten characters that
// tell it from others, anything else as it is.
func Short(id string) string {
	account, hash, ok := strings.Cut(id, "/")
	if !ok || !strings.Contains(account, "@") || len(hash) < 32 || strings.Contains(hash[:32], "/") {
		return id
	}
	return hash[:10]
}
