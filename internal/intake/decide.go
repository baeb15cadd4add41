package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// post is everything of one account that deciding needs.
type post struct {
	*sent
	extracts map[string]reading.Extract
	seen     map[string]store.Seen
	siblings map[string]reading.Sibling // by message
	people   map[string][]store.Override
}

// template is a text that a sender sends more than once.
type template struct{ fingerprint, sender string }

func templateOf(s reading.Sibling) template {
	return template{s.Fingerprint, strings.ToLower(s.From)}
}

// decisions decides about the fresh messages, nil meaning all, and then about
// every message that has sender and fingerprint of one of them.
func (in *Intake) decisions(ctx context.Context, account string, fresh []string) ([]store.Decision, error) {
	p, err := in.post(ctx, account)
	if err != nil {
		return nil, err
	}
	if fresh == nil {
		fresh = slices.Sorted(maps.Keys(p.seen))
	}
	if err := in.load(ctx, p, fresh); err != nil {
		return nil, err
	}
	for _, id := range fresh {
		if e, ok := p.extracts[id]; ok {
			p.siblings[id] = reading.Sibling{Enquiry: reading.EnquiryOf(e, p.context(id, nil)), From: sender(e), Fingerprint: e.Fingerprint}
		}
	}
	if err := in.load(ctx, p, p.ofTemplates(fresh)); err != nil {
		return nil, err
	}
	siblings := p.siblingList()
	var rows []store.Decision
	for _, id := range slices.Sorted(maps.Keys(p.extracts)) {
		e := p.extracts[id]
		row, err := p.row(id, e, reading.Decide(e, p.context(id, siblings)))
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// post gathers the account: sightings, letters, people's decisions, and which
// enquiry each message was matched to so far.
func (in *Intake) post(ctx context.Context, account string) (*post, error) {
	letters, err := in.sentFrom(ctx, account)
	if err != nil {
		return nil, err
	}
	p := &post{sent: letters, extracts: map[string]reading.Extract{}, siblings: map[string]reading.Sibling{}, people: map[string][]store.Override{}}
	if p.seen, err = in.Store.SeenMessages(ctx, account); err != nil {
		return nil, err
	}
	overrides, err := in.Store.Overrides(ctx, account)
	if err != nil {
		return nil, err
	}
	for _, o := range overrides {
		p.people[o.Message] = append(p.people[o.Message], o)
	}
	matched, err := in.Store.Matched(ctx, account)
	if err != nil {
		return nil, err
	}
	for _, m := range matched {
		p.siblings[m.Message] = reading.Sibling{Enquiry: m.Enquiry, From: m.Sender, Fingerprint: m.Fingerprint}
	}
	return p, nil
}

// load adds the extracts of the given messages that are not there yet.
func (in *Intake) load(ctx context.Context, p *post, ids []string) error {
	for _, id := range ids {
		if _, ok := p.extracts[id]; ok {
			continue
		}
		body, err := in.Store.Extract(ctx, id, reading.Version)
		if errors.Is(err, store.ErrNotFound) {
			continue // came in after the work list was made
		}
		if err != nil {
			return err
		}
		var e reading.Extract
		if err := json.Unmarshal(body, &e); err != nil {
			return fmt.Errorf("read the extract of %s: %w", id, err)
		}
		p.extracts[id] = e
	}
	return nil
}

// ofTemplates lists the messages whose sender has sent the text of a fresh one.
func (p *post) ofTemplates(fresh []string) []string {
	templates := map[template]bool{}
	for _, id := range fresh {
		if s := p.siblings[id]; s.Fingerprint != "" {
			templates[templateOf(s)] = true
		}
	}
	var ids []string
	for id, s := range p.siblings {
		if templates[templateOf(s)] {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func sender(e reading.Extract) string {
	if len(e.Match.From) == 0 {
		return ""
	}
	return e.Match.From[0]
}

func (p *post) siblingList() []reading.Sibling {
	var all []reading.Sibling
	for _, id := range slices.Sorted(maps.Keys(p.siblings)) {
		if s := p.siblings[id]; s.Fingerprint != "" {
			all = append(all, s)
		}
	}
	return all
}

func (p *post) context(id string, siblings []reading.Sibling) reading.Context {
	at, _ := p.receipt(id)
	ctx := reading.Context{Letters: p.letters, ReceivedAt: at, Grades: p.grading, Siblings: siblings}
	for _, o := range p.people[id] {
		if o.Kind == "match" {
			ctx.Assigned = &o.Value
		}
	}
	return ctx
}

// skew is how much earlier than t0 a receipt may lie without being flagged.
const skew = 2 * time.Second

// receipt is when a message was received (RULES section 4): the earliest
// INTERNALDATE, or the mailbox host's own topmost Received when the two differ
// by more than 120 seconds; then it is flagged.
func (p *post) receipt(id string) (at time.Time, flagged bool) {
	const tolerance = 120 * time.Second
	internal := p.seen[id].InternalDate
	received, ok := mail.ReceivedBy(p.extracts[id].Hops, p.host)
	if p.host == "" || !ok || received.Sub(internal).Abs() <= tolerance {
		return internal, false
	}
	return received.UTC(), true
}

// row is a decision as it is stored: the machine's, unless a person has decided
// otherwise.
func (p *post) row(id string, e reading.Extract, d reading.Decision) (store.Decision, error) {
	for _, o := range p.people[id] {
		if o.Kind == "class" {
			d.Verdict.Class = audit.Class(o.Value)
		}
	}
	body, err := json.Marshal(reading.Stored{FromName: e.FromName, Subject: e.Match.Subject, Overridden: len(p.people[id]) > 0, Decision: d})
	if err != nil {
		return store.Decision{}, fmt.Errorf("encode what was decided about %s: %w", id, err)
	}
	at, flagged := p.receipt(id)
	if t0, ok := p.started[d.Match.Enquiry]; ok && at.Before(t0.Add(-skew)) {
		flagged = true // an answer before the question: one of the clocks is wrong
	}
	return store.Decision{
		Message: id, ReaderVersion: reading.Version, Enquiry: d.Match.Enquiry, Class: d.Verdict.Class, Sender: sender(e),
		Fingerprint: e.Fingerprint, ReceivedAt: at, ClockFlag: flagged, Possible: d.Match.Possible, Body: body,
	}, nil
}
