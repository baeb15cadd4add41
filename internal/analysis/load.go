package analysis

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// Load gathers what the database knows of a campaign at asOf: the same rows
// give the same Data. It fails with store.ErrNotFound when the campaign was
// never launched here.
func Load(ctx context.Context, s *store.Store, id string, asOf time.Time) (*Data, error) {
	row, err := s.Campaign(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &Data{
		Campaign: &campaign.Campaign{}, Rubric: &rubric.Rubric{}, RubricHash: row.RubricHash, DesignHash: row.DesignHash,
		ReaderVersion: reading.Version, LaunchedAt: row.LaunchedAt, AsOf: asOf, Closed: row.State == "closed",
	}
	if err := json.Unmarshal(row.Document, d.Campaign); err != nil {
		return nil, fmt.Errorf("read the frozen campaign %s: %w", id, err)
	}
	if err := json.Unmarshal(row.Rubric, d.Rubric); err != nil {
		return nil, fmt.Errorf("read the frozen rubric of %s: %w", id, err)
	}
	l := loader{store: s, data: d, byEnquiry: map[string]*Record{}}
	for _, step := range []func(context.Context) error{l.enquiries, l.letters, l.events, l.messages, l.windows} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	for _, e := range l.order {
		d.Records = append(d.Records, *l.byEnquiry[e])
	}
	return d, nil
}

// loader fills Data step by step.
type loader struct {
	store     *store.Store
	data      *Data
	order     []string
	byEnquiry map[string]*Record
}

func (l *loader) enquiries(ctx context.Context) error {
	all, err := l.store.Enquiries(ctx, l.data.Campaign.Key)
	for _, e := range all {
		l.order = append(l.order, e.ID)
		l.byEnquiry[e.ID] = &Record{Enquiry: e}
	}
	return err
}

func (l *loader) letters(ctx context.Context) error {
	all, err := l.store.Letters(ctx, l.data.Campaign.Key)
	for _, x := range all {
		r := l.byEnquiry[x.Enquiry]
		if r == nil || x.Stage != audit.Opening {
			continue
		}
		r.HasAddress = true
		r.Withdrawn = x.State == audit.Cancelled
		r.Letter = Letter{
			State: x.State, Subject: x.Subject, Body: x.Body, To: x.To, DueAt: x.DueAt, SentAt: x.SentAt,
			Uncertain: x.Proved, Remote: x.Remote, Code: x.ReplyCode, Status: x.ReplyState,
		}
		if x.State == audit.Unknown { // unsettled: its window is counted from the marker
			r.WindowEnd = x.HandingAt
		} else {
			r.WindowEnd = x.SentAt
		}
	}
	return err
}

// windows turns the start of each window into its end.
func (l *loader) windows(context.Context) error {
	for _, r := range l.byEnquiry {
		if r.WindowEnd.IsZero() {
			continue
		}
		company, ok := l.data.Campaign.CompanyByKey(r.Company)
		if !ok {
			return fmt.Errorf("enquiry %s: the frozen campaign has no company %s", r.ID, r.Company)
		}
		cal, err := l.data.Campaign.Calendar(company)
		if err != nil {
			return fmt.Errorf("enquiry %s: %w", r.ID, err)
		}
		r.WindowEnd = cal.Add(r.WindowEnd, l.data.Campaign.Window)
	}
	return nil
}

func (l *loader) events(ctx context.Context) error {
	all, err := l.store.Events(ctx, l.data.Campaign.Key)
	for _, e := range all {
		r := l.byEnquiry[e.Entity]
		if r == nil || e.At.After(l.data.AsOf) {
			continue
		}
		if strings.HasPrefix(e.Kind, "letter.") && e.Text != "" {
			r.Letter.Text = e.Text
		}
		r.Events = append(r.Events, Event{Seq: int(e.Seq), At: e.At, Actor: e.Actor, Kind: e.Kind, Detail: detail(e)})
	}
	return err
}

// detail is what an event says beyond its kind, in a few words.
func detail(e store.Event) string {
	var words []string
	for _, key := range []string{"class", "outcome", "reason"} {
		if v, ok := e.Payload[key].(string); ok && v != "" {
			words = append(words, v)
		}
	}
	return strings.Join(words, ", ")
}

// messages reads what came back to the campaign's accounts, received until AsOf.
func (l *loader) messages(ctx context.Context) error {
	accounts := map[string][]string{} // account → keys of its mailboxes
	for _, m := range l.data.Campaign.Mailboxes {
		name := strings.ToLower(m.Address)
		accounts[name] = append(accounts[name], m.Key)
	}
	names := make([]string, 0, len(accounts))
	for name := range accounts {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if err := l.account(ctx, name, accounts[name]); err != nil {
			return err
		}
	}
	for _, r := range l.byEnquiry {
		for _, list := range [][]Message{r.Messages, r.Pending} {
			sort.Slice(list, func(i, j int) bool {
				return list[i].ReceivedAt.Before(list[j].ReceivedAt) || list[i].ReceivedAt.Equal(list[j].ReceivedAt) && list[i].ID < list[j].ID
			})
		}
	}
	return nil
}

func (l *loader) account(ctx context.Context, name string, mailboxes []string) error {
	scanned, err := l.store.ScannedThrough(ctx, name)
	if err != nil {
		return err
	}
	for _, r := range l.byEnquiry {
		for _, key := range mailboxes {
			if r.Mailbox == key {
				r.Collected = scanned
			}
		}
	}
	seen, err := l.store.SeenMessages(ctx, name)
	if err != nil {
		return err
	}
	decisions, err := l.store.Decisions(ctx, name)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		if d.ReceivedAt.After(l.data.AsOf) {
			continue
		}
		if err := l.message(d, seen[d.Message]); err != nil {
			return err
		}
	}
	return l.unfetchable(ctx, name, mailboxes)
}

// unfetchable files what a server lists and does not hand out under every
// enquiry that it could belong to: nobody may call those silent.
func (l *loader) unfetchable(ctx context.Context, name string, mailboxes []string) error {
	all, err := l.store.Unfetchables(ctx, name)
	if err != nil {
		return err
	}
	for _, u := range all {
		m := Message{ID: fmt.Sprintf("%s/%s/%d", name, u.Folder, u.UID), ReceivedAt: u.InternalDate, Folder: u.Folder}
		m.Decision.Unread = true
		m.Decision.Verdict.Class, m.Decision.Verdict.Best = audit.Uncertain, audit.Uncertain
		for _, r := range l.byEnquiry {
			if slices.Contains(mailboxes, r.Mailbox) && !r.Letter.SentAt.IsZero() && !r.Letter.SentAt.After(m.ReceivedAt) {
				r.Pending = append(r.Pending, m)
			}
		}
	}
	return nil
}

// message files one decided message under its enquiry, or under those that it could belong to.
func (l *loader) message(row store.Decision, seen store.Seen) error {
	var body reading.Stored
	if err := json.Unmarshal(row.Body, &body); err != nil {
		return fmt.Errorf("read what was decided about %s: %w", row.Message, err)
	}
	m := Message{
		ID: row.Message, ReceivedAt: row.ReceivedAt, ClockFlag: row.ClockFlag, Folder: seen.Folder, From: row.Sender,
		FromName: body.FromName, Subject: body.Subject, SHA256: seen.SHA256, Decision: body.Decision, Overridden: body.Overridden,
	}
	if r := l.byEnquiry[row.Enquiry]; r != nil {
		r.Messages = append(r.Messages, m)
		return nil
	}
	ours := false
	for _, id := range row.Possible {
		if r := l.byEnquiry[id]; r != nil && couldCount(row.Class) {
			r.Pending = append(r.Pending, m)
			ours = true
		}
	}
	switch {
	case ours:
		l.data.Unmatched++
	case row.Enquiry == "":
		l.data.Foreign++
	}
	return nil
}

// couldCount tells whether an undecided message of this class could change what
// an enquiry came to. A newsletter or a receipt cannot, whichever letter caused it.
func couldCount(c audit.Class) bool {
	switch c {
	case audit.Marketing, audit.Notification, audit.ReadReceipt, audit.FeedbackReport:
		return false
	}
	return true
}
