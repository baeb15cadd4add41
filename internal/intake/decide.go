package intake

import (
	"context"
	"encoding/json"
	"fmt"
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

func templateOf(e reading.Extract) template {
	return template{e.Fingerprint, strings.ToLower(sender(e))}
}

// decisions decides about the messages that fresh selects, and then about every
// message that has sender and fingerprint of one whose match was new.
func (in *Intake) decisions(ctx context.Context, account string, fresh func(string) bool) ([]store.Decision, error) {
	p, err := in.post(ctx, account)
	if err != nil {
		return nil, err
	}
	templates := map[template]bool{}
	for id, e := range p.extracts {
		if !fresh(id) {
			continue
		}
		p.siblings[id] = sibling(e, reading.EnquiryOf(e, p.context(id, nil)))
		if e.Fingerprint != "" {
			templates[templateOf(e)] = true
		}
	}
	siblings := p.siblingList()
	var rows []store.Decision
	for _, id := range p.ids() {
		if e := p.extracts[id]; fresh(id) || templates[templateOf(e)] {
			row, err := p.row(id, e, reading.Decide(e, p.context(id, siblings)))
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// post gathers the account: extracts, sightings, letters, and which enquiry each
// message was matched to so far.
func (in *Intake) post(ctx context.Context, account string) (*post, error) {
	letters, err := in.sentFrom(ctx, account)
	if err != nil {
		return nil, err
	}
	p := &post{sent: letters, extracts: map[string]reading.Extract{}, siblings: map[string]reading.Sibling{}}
	if p.seen, err = in.Store.SeenMessages(ctx, account); err != nil {
		return nil, err
	}
	overrides, err := in.Store.Overrides(ctx, account)
	if err != nil {
		return nil, err
	}
	p.people = map[string][]store.Override{}
	for _, o := range overrides {
		p.people[o.Message] = append(p.people[o.Message], o)
	}
	extracts, err := in.Store.Extracts(ctx, account, reading.Version)
	if err != nil {
		return nil, err
	}
	for _, x := range extracts {
		var e reading.Extract
		if err := json.Unmarshal(x.Body, &e); err != nil {
			return nil, fmt.Errorf("read the extract of %s: %w", x.Message, err)
		}
		p.extracts[x.Message] = e
	}
	decided, err := in.Store.Decisions(ctx, account)
	if err != nil {
		return nil, err
	}
	for _, d := range decided {
		p.siblings[d.Message] = sibling(p.extracts[d.Message], d.Enquiry)
	}
	return p, nil
}

func sibling(e reading.Extract, enquiry string) reading.Sibling {
	return reading.Sibling{Enquiry: enquiry, From: sender(e), Fingerprint: e.Fingerprint}
}

func sender(e reading.Extract) string {
	if len(e.Match.From) == 0 {
		return ""
	}
	return e.Match.From[0]
}

func (p *post) ids() []string {
	ids := make([]string, 0, len(p.extracts))
	for id := range p.extracts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func (p *post) siblingList() []reading.Sibling {
	var all []reading.Sibling
	for _, id := range p.ids() {
		if s, ok := p.siblings[id]; ok && s.Fingerprint != "" {
			all = append(all, s)
		}
	}
	return all
}

func (p *post) context(id string, siblings []reading.Sibling) reading.Context {
	at, _ := p.receipt(id)
	ctx := reading.Context{Candidates: p.candidates, ReceivedAt: at, Grades: p.grading, Siblings: siblings}
	for _, o := range p.people[id] {
		if o.Kind == "match" {
			ctx.Assigned = &o.Value
		}
	}
	return ctx
}

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
	return store.Decision{
		Message: id, ReaderVersion: reading.Version, Enquiry: d.Match.Enquiry, Class: d.Verdict.Class, Sender: sender(e),
		Fingerprint: e.Fingerprint, ReceivedAt: at, ClockFlag: flagged, Possible: d.Match.Possible, Body: body,
	}, nil
}
