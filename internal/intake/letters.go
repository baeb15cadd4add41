package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/compose"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/store"
)

// desk is what an Intake remembers of one account: the letters that left it, and
// how far the log and the work list were read. Everything can be forgotten and
// read again.
type desk struct {
	mu      sync.Mutex
	account string
	letters *match.Letters           // all campaigns, closed ones too: a late answer to an old one is none to a new one
	grading map[string]grade.Context // by letter, of those that were answered
	owners  map[string]string        // letter → campaign
	hosts   []string                 // IMAP host and the domain of the address: they write the mailbox's own Received fields
	latest  string                   // letter that the hosts were taken from, the last by id
	// controls are the ids of our letters to our own mailboxes elsewhere, and the
	// addresses of those: what comes of them concerns nobody.
	controls map[string]bool
	event    int64 // line of the log up to which the letters are known
	decided  int64 // number of the message up to which all are decided
}

func (in *Intake) desk(account string) *desk {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.desks == nil {
		in.desks = map[string]*desk{}
	}
	if in.desks[account] == nil {
		in.desks[account] = &desk{account: account}
	}
	return in.desks[account]
}

// forget empties the desk, so that everything is read anew.
func (d *desk) forget() {
	d.letters, d.event, d.decided = nil, 0, 0
}

// refresh brings the letters up to date by what the log says is new. It returns
// the messages that answer a letter of which t0 has become known since, or which
// has turned out not to have left.
func (in *Intake) refresh(ctx context.Context, d *desk) (moved []string, err error) {
	end, err := in.Store.LastEvent(ctx) // before the letters: what comes between is read again next time
	if err != nil {
		return nil, err
	}
	if d.letters == nil {
		return nil, in.load(ctx, d, end)
	}
	rows, err := in.Store.TouchedLetters(ctx, d.account, d.event)
	if err != nil {
		return nil, err
	}
	var enquiries []string
	refused := false
	for _, l := range rows {
		known, there := d.letters.Letter(l.ID)
		left := store.MayHaveLeft(l.State)
		if there && !(left && known.T0.Equal(startOf(l))) {
			enquiries = append(enquiries, l.Enquiry)
		}
		refused = refused || there && !left
		if !left {
			continue
		}
		if err := in.put(ctx, d, l); err != nil {
			return nil, err
		}
	}
	d.event = end
	if refused {
		if err := in.load(ctx, d, end); err != nil {
			return nil, err
		}
	}
	if len(enquiries) == 0 {
		return nil, nil
	}
	decided, err := in.Store.DecisionsOf(ctx, enquiries)
	for _, row := range decided {
		moved = append(moved, row.Message)
	}
	return moved, err
}

// load reads all letters that may have left the account.
func (in *Intake) load(ctx context.Context, d *desk, end int64) error {
	rows, err := in.Store.SentFrom(ctx, d.account)
	if err != nil {
		return err
	}
	d.letters, d.grading, d.owners, d.latest = match.NewLetters(nil), map[string]grade.Context{}, map[string]string{}, ""
	d.controls = map[string]bool{}
	for _, l := range rows {
		if err := in.put(ctx, d, l); err != nil {
			return err
		}
	}
	d.event = end
	return nil
}

// put makes a letter a candidate.
func (in *Intake) put(ctx context.Context, d *desk, l store.LetterRow) error {
	if _, control := l.Stage.Control(); control {
		d.controls[strings.ToLower(l.MessageID)], d.controls[strings.ToLower(l.To)] = true, true
		return nil
	}
	f, err := in.frozen(ctx, l.Campaign)
	if err != nil {
		return err
	}
	e := f.enquiries[l.Enquiry]
	mailbox, ok := f.MailboxByKey(e.Mailbox)
	if !ok {
		return fmt.Errorf("letter %s: the frozen campaign has no mailbox %s", l.ID, e.Mailbox)
	}
	company, ok := f.companies[e.Company]
	if !ok {
		return fmt.Errorf("letter %s: the frozen campaign has no company %s", l.ID, e.Company)
	}
	if l.ID >= d.latest {
		d.hosts, d.latest = []string{mailbox.IMAP.Host, campaign.DomainOf(mailbox.Address)}, l.ID
	}
	d.owners[l.ID] = l.Campaign
	d.letters.Put(match.Candidate{
		Enquiry: e.ID, Letter: l.ID, Organisation: e.Organisation, Company: company.Name, To: l.To, From: l.From, Subject: l.Subject, Body: l.Body,
		MessageIDs: []string{l.MessageID}, T0: startOf(l),
	})
	return nil
}

// ofControl tells whether a message comes of a letter to a control: it says the
// letter's id, or is from the control, or a report about it.
func (d *desk) ofControl(m match.Message) bool {
	if len(d.controls) == 0 {
		return false
	}
	return slices.ContainsFunc(slices.Concat(m.InReplyTo, m.References, m.OriginalIDs, m.BounceTo, m.From), func(s string) bool {
		return d.controls[strings.ToLower(s)]
	})
}

// startOf is t0 as far as it is known: acceptance, else the marker.
func startOf(l store.LetterRow) time.Time {
	if l.SentAt.IsZero() {
		return l.HandingAt
	}
	return l.SentAt
}

// know works out what the grader may know of a letter, the first time that a
// message answers it.
func (in *Intake) know(ctx context.Context, d *desk, letter string) error {
	c, ok := d.letters.Letter(letter)
	if _, known := d.grading[letter]; known || !ok {
		return nil
	}
	f, err := in.frozen(ctx, d.owners[letter])
	if err != nil {
		return err
	}
	if d.grading[letter], err = f.grading(c); err != nil {
		return fmt.Errorf("letter %s: %w", letter, err)
	}
	return nil
}

// frozen is a campaign as launched, with its enquiries and companies by key.
type frozen struct {
	*campaign.Campaign
	enquiries map[string]audit.Enquiry
	companies map[string]campaign.Company
}

// frozen returns a campaign; since nothing of it changes, it is read once.
func (in *Intake) frozen(ctx context.Context, id string) (*frozen, error) {
	in.mu.Lock()
	defer in.mu.Unlock()
	if f := in.campaigns[id]; f != nil {
		return f, nil
	}
	row, err := in.Store.Campaign(ctx, id)
	if err != nil {
		return nil, err
	}
	f := &frozen{Campaign: &campaign.Campaign{}, enquiries: map[string]audit.Enquiry{}, companies: map[string]campaign.Company{}}
	if err := json.Unmarshal(row.Document, f.Campaign); err != nil {
		return nil, fmt.Errorf("read the frozen campaign %s: %w", id, err)
	}
	for _, c := range f.Companies {
		f.companies[c.Key] = c
	}
	enquiries, err := in.Store.Enquiries(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, e := range enquiries {
		f.enquiries[e.ID] = e
	}
	if in.campaigns == nil {
		in.campaigns = map[string]*frozen{}
	}
	in.campaigns[id] = f
	return f, nil
}

// Campaign returns a campaign as launched.
func (in *Intake) Campaign(ctx context.Context, id string) (*campaign.Campaign, error) {
	f, err := in.frozen(ctx, id)
	if err != nil {
		return nil, err
	}
	return f.Campaign, nil
}

// grading is what the grader may know of a letter: a follow-up has questions of
// its own.
func (f *frozen) grading(c match.Candidate) (grade.Context, error) {
	e := f.enquiries[c.Enquiry]
	persona, ok := f.PersonaByKey(e.Persona)
	if !ok {
		return grade.Context{}, fmt.Errorf("the frozen campaign has no persona %s", e.Persona)
	}
	one := *f.Campaign // its one company, found without looking through all
	one.Companies = []campaign.Company{f.companies[e.Company]}
	_, stage := audit.SplitLetterID(c.Letter)
	questions, err := compose.Questions(&one, e, stage)
	return grade.Context{
		Language: e.Language, PersonaFirst: persona.First, PersonaLast: persona.Last, CompanyName: c.Company,
		LetterBody: c.Body, Questions: questions,
	}, err
}

// Questions are what a letter asks, as the grader reads the answers to it.
func (in *Intake) Questions(ctx context.Context, letter string) ([]grade.Question, error) {
	enquiry, _ := audit.SplitLetterID(letter)
	e, err := in.Store.Enquiry(ctx, enquiry)
	if err != nil {
		return nil, fmt.Errorf("letter %s: %w", letter, err)
	}
	f, err := in.frozen(ctx, e.Campaign)
	if err != nil {
		return nil, err
	}
	known, err := f.grading(match.Candidate{Enquiry: enquiry, Letter: letter})
	return known.Questions, err
}
