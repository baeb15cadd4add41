package engine

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/compose"
	"replyaudit/internal/mail"
	"replyaudit/internal/steps"
	"replyaudit/internal/store"
)

// Restoration is what a restore did.
type Restoration struct {
	Campaigns []string `json:"campaigns"` // not closed
	Doubted   []string `json:"doubted"`   // letters that may have been sent since the backup: unknown now
	Waiting   int      `json:"waiting"`   // letters that could not have been: they stay due
	Accounts  []string `json:"accounts"`  // searched before anything is sent from them
}

// skew is by how much the clock of the machine that was lost may have been ahead of ours.
const skew = 2 * time.Minute

// Restore puts a database in order that was a backup until now. A letter that was
// due by now may have gone out since the backup was made, on time or late, so it
// becomes unknown; one that is due only later cannot have. Letters of a script that
// are only planned are looked for in Sent by the next run, and what could have been
// sent before now is not sent by itself (see stepper.doubt). kept is what the
// replaced database passes on.
func Restore(ctx context.Context, s *store.Store, kept store.Kept, now time.Time) (Restoration, error) {
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return Restoration{}, err
	}
	var did Restoration
	var doubts []store.Doubt
	accounts := map[string]bool{}
	for _, row := range rows {
		if row.State == "closed" {
			continue
		}
		var c campaign.Campaign
		if err := json.Unmarshal(row.Document, &c); err != nil {
			return did, fmt.Errorf("read the frozen campaign %s: %w", row.ID, err)
		}
		did.Campaigns = append(did.Campaigns, row.ID)
		for _, m := range c.Mailboxes {
			accounts[AccountName(m)] = true
		}
		letters, err := s.Letters(ctx, row.ID)
		if err != nil {
			return did, err
		}
		for _, l := range letters {
			switch mayHaveGone(l, now) {
			case gone:
				doubts = append(doubts, doubtOf(&c, l, later(l.DueAt, l.NotBefore), now))
				did.Doubted = append(did.Doubted, l.ID)
			case waiting:
				did.Waiting++
			}
		}
	}
	did.Accounts = slices.Sorted(maps.Keys(accounts))
	return did, s.Restore(ctx, doubts, did.Campaigns, did.Accounts, kept, now)
}

// since is what may have happened to a letter since the backup.
type since int

const (
	nothing since = iota // it was settled before, or has no time yet
	waiting              // it is due later
	gone                 // it may have been sent
)

func mayHaveGone(l store.LetterRow, now time.Time) since {
	switch l.State {
	case audit.Claimed, audit.HandingOver:
		return gone
	case audit.Due, audit.Deferred:
		if later(l.DueAt, l.NotBefore).After(now.Add(skew)) {
			return waiting
		}
		return gone
	}
	return nothing
}

// doubtOf describes a letter that may have been sent, at the earliest at an
// instant. It counts against the caps of now's day if it could have gone out on it.
func doubtOf(c *campaign.Campaign, l store.LetterRow, sent, now time.Time) store.Doubt {
	d := store.Doubt{Letter: l, MessageID: l.MessageID, Sent: sent, Day: now.UTC().Format(time.DateOnly)}
	if d.MessageID == "" {
		d.MessageID = messageID(c, l)
	}
	d.Budgets = caps(c, senderOf(l), l.Stage, now)
	if !l.LatestAt.IsZero() && l.LatestAt.Before(now.UTC().Truncate(24*time.Hour)) {
		d.Budgets = slices.DeleteFunc(d.Budgets, func(b store.Budget) bool { return b.Day != "" })
	}
	return d
}

// messageID is the id that a letter gets with its first claim, on every machine.
func messageID(c *campaign.Campaign, l store.LetterRow) string {
	return compose.MessageID(c.Seed, l.ID, 1, l.From[strings.LastIndexByte(l.From, '@')+1:])
}

// senderOf is whose bounds a stored letter counts against.
func senderOf(l store.LetterRow) sender {
	return sender{mailbox: l.Mailbox, account: l.Account, persona: strings.ToLower(mail.WithoutDetail(l.From)), domain: mail.Registrable(l.Domain)}
}

// searchSent looks for what a restored account has sent since the backup: letters
// of unknown fate, and those that were only planned when it was made. It reports
// false when Sent cannot be searched now, which is said once.
func (e *Engine) searchSent(ctx context.Context, a *account) (bool, error) {
	if a.mailbox.Sent == "none" {
		return true, nil
	}
	folder, err := a.box.SentFolder(ctx, a.mailbox.Sent)
	if err == nil && folder != "" {
		if err = e.findPlanned(ctx, a, folder); err == nil {
			err = e.outbox.ProveUnknown(ctx, a.name, folder, a.box)
		}
	}
	switch {
	case err == nil:
		return true, nil
	case store.IsStoreError(err) || ctx.Err() != nil:
		return false, err
	}
	if a.box.Broken() {
		a.hangUp()
	}
	return false, e.broken(ctx, &a.copies, "the folder of sent letters cannot be searched, nothing is sent before that", err)
}

// findPlanned makes the planned letters unknown of which a copy lies in Sent, so
// that the copy proves them.
func (e *Engine) findPlanned(ctx context.Context, a *account, folder string) error {
	letters, err := e.Store.PlannedLetters(ctx, a.name)
	if err != nil {
		return err
	}
	for _, l := range letters {
		c, err := e.campaignOf(l.Campaign)
		if err != nil {
			return err
		}
		there, err := a.box.SearchMessageID(ctx, folder, messageID(c.Campaign, l))
		if err != nil {
			return fmt.Errorf("look for letter %s in %s: %w", l.ID, folder, err)
		}
		if len(there) == 0 {
			continue
		}
		if _, err := e.Store.Doubt(ctx, doubtOf(c.Campaign, l, c.launchedAt, a.restored), e.Clock.Now()); err != nil {
			return err
		}
	}
	return nil
}

// release lets a restored account send again.
func (e *Engine) release(ctx context.Context, a *account) error {
	if err := e.Store.Searched(ctx, a.name, e.Clock.Now()); err != nil {
		return err
	}
	e.mu.Lock()
	a.awaited = false
	e.mu.Unlock()
	e.Log.Info("searched after the restore, sending again", "account", a.name)
	return nil
}

// doubt makes a later letter unknown that is ordered now and could have gone out
// between the backup and the restore: nobody knows whether it has.
func (s *stepper) doubt(ctx context.Context, record analysis.Record, o steps.Order) error {
	l := store.LetterRow{Letter: audit.Letter{ID: o.Letter, Enquiry: record.ID, Stage: o.Stage}}
	var add *audit.Letter
	letters, err := s.e.Store.LettersOf(ctx, []string{record.ID})
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(letters, func(l store.LetterRow) bool { return l.ID == o.Letter }); i >= 0 {
		l = letters[i]
	} else {
		fresh, err := clarification(ctx, s.e.Store, s.r.Campaign, record.Enquiry, o.Facts)
		if err != nil {
			return err
		}
		l, add = letters[0], &fresh
		l.Letter, l.State, l.MessageID = fresh, audit.Planned, ""
	}
	d := doubtOf(s.r.Campaign, l, o.Since, s.now)
	d.Add = add
	_, err = s.e.Store.Doubt(ctx, d, s.now)
	return err
}
