package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/compose"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/store"
)

// sent is what is known of the letters that left an account: the candidates for
// matching, and what the grader may know of each enquiry.
type sent struct {
	letters *match.Letters
	grading map[string]grade.Context
	started map[string]time.Time // t0 by enquiry
	host    string               // of the mailbox, for its own Received fields
}

// sentFrom gathers the letters of all campaigns, closed ones too: a late answer
// to an old campaign must not be taken for one to a new campaign.
func (in *Intake) sentFrom(ctx context.Context, account string) (*sent, error) {
	letters, err := in.Store.SentFrom(ctx, account)
	if err != nil {
		return nil, err
	}
	out := &sent{grading: map[string]grade.Context{}, started: map[string]time.Time{}}
	campaigns := map[string]*frozen{}
	var candidates []match.Candidate
	for _, l := range letters {
		f := campaigns[l.Campaign]
		if f == nil {
			if f, err = in.frozen(ctx, l.Campaign); err != nil {
				return nil, err
			}
			campaigns[l.Campaign] = f
		}
		candidate, err := out.add(f, l)
		if err != nil {
			return nil, fmt.Errorf("letter %s: %w", l.ID, err)
		}
		candidates = append(candidates, candidate)
	}
	out.letters = match.NewLetters(candidates)
	return out, nil
}

// frozen is a campaign as launched, with its enquiries by id.
type frozen struct {
	*campaign.Campaign
	enquiries map[string]audit.Enquiry
}

func (in *Intake) frozen(ctx context.Context, id string) (*frozen, error) {
	row, err := in.Store.Campaign(ctx, id)
	if err != nil {
		return nil, err
	}
	f := &frozen{Campaign: &campaign.Campaign{}, enquiries: map[string]audit.Enquiry{}}
	if err := json.Unmarshal(row.Document, f.Campaign); err != nil {
		return nil, fmt.Errorf("read the frozen campaign %s: %w", id, err)
	}
	enquiries, err := in.Store.Enquiries(ctx, id)
	for _, e := range enquiries {
		f.enquiries[e.ID] = e
	}
	return f, err
}

// add notes what is known of one letter and returns it as a candidate.
func (s *sent) add(f *frozen, l store.LetterRow) (c match.Candidate, err error) {
	e := f.enquiries[l.Enquiry]
	company, ok := f.CompanyByKey(e.Company)
	if !ok {
		return c, fmt.Errorf("the frozen campaign has no company %s", e.Company)
	}
	persona, ok := f.PersonaByKey(e.Persona)
	if !ok {
		return c, fmt.Errorf("the frozen campaign has no persona %s", e.Persona)
	}
	mailbox, ok := f.MailboxByKey(e.Mailbox)
	if !ok {
		return c, fmt.Errorf("the frozen campaign has no mailbox %s", e.Mailbox)
	}
	questions, err := compose.Questions(f.Campaign, e)
	if err != nil {
		return c, err
	}
	s.host = mailbox.IMAP.Host
	s.started[e.ID] = startOf(l)
	c = match.Candidate{
		Enquiry: e.ID, Letter: l.ID, Organisation: e.Organisation, Company: company.Name, To: l.To, From: l.From, Subject: l.Subject, Body: l.Body,
		MessageIDs: []string{l.MessageID}, T0: startOf(l),
	}
	s.grading[e.ID] = grade.Context{
		Language: e.Language, PersonaFirst: persona.First, PersonaLast: persona.Last, CompanyName: company.Name,
		LetterBody: l.Body, Questions: questions,
	}
	return c, nil
}

// startOf is t0 as far as it is known: acceptance, else the marker.
func startOf(l store.LetterRow) time.Time {
	if l.SentAt.IsZero() {
		return l.HandingAt
	}
	return l.SentAt
}
