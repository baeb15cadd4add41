package engine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/imapin"
	"replyaudit/internal/intake"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

// Launch tries every mailbox in both directions, notes where its folders end,
// and then stores the whole campaign in one transaction. Before that commit
// nothing has changed; after it the campaign runs.
func (e *Engine) Launch(ctx context.Context, c *campaign.Campaign, p *plan.Plan, r *rubric.Rubric, at time.Time) error {
	document, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("freeze campaign %s: %w", c.Key, err)
	}
	scheme, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("freeze rubric %s: %w", r.Name, err)
	}
	l := store.Launch{
		Campaign: c.Key, Title: c.Title, Seed: c.Seed, DesignHash: p.DesignHash, RubricHash: r.Hash(),
		Document: document, Rubric: scheme, At: at, Enquiries: p.Enquiries, Letters: p.Letters, Accounts: map[string]string{},
	}
	for _, m := range c.Mailboxes {
		l.Accounts[m.Key] = AccountName(m)
		folders, err := e.preflight(ctx, m)
		if err != nil {
			return fmt.Errorf("launch %s: %w", c.Key, err)
		}
		l.Folders = append(l.Folders, folders...)
	}
	for _, control := range c.Controls {
		if err := e.tryControl(ctx, control); err != nil {
			return fmt.Errorf("launch %s: %w", c.Key, err)
		}
	}
	if err := e.Store.Launch(ctx, l); err != nil {
		return err
	}
	return e.load(ctx)
}

// resumePatience is how long Resume waits for the servers of one mailbox.
const resumePatience = 15 * time.Second

// Resume tries the mailboxes of the campaigns that the database holds. What
// cannot heal by waiting ends the run before a letter becomes too late: a
// password that is not there or not right. A server that is down may come back.
func (e *Engine) Resume(ctx context.Context) error {
	e.mu.Lock()
	mailboxes := make(map[string]campaign.Mailbox, len(e.accounts))
	for name, a := range e.accounts {
		mailboxes[name] = a.mailbox
	}
	e.mu.Unlock()
	names := slices.Sorted(maps.Keys(mailboxes))
	trials, errs, free := sync.WaitGroup{}, make([]error, len(names)), make(chan struct{}, triedAtOnce)
	for i, name := range names {
		free <- struct{}{}
		trials.Go(func() {
			errs[i] = e.try(ctx, mailboxes[name])
			<-free
		})
	}
	trials.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// tryControl logs in to a control.
func (e *Engine) tryControl(ctx context.Context, c campaign.Control) error {
	box, err := OpenIMAP(ctx, e.Config, c.Mailbox())
	if err != nil {
		return err
	}
	defer box.Close()
	_, err = box.Folders(ctx, nil)
	return err
}

// triedAtOnce bounds how many mailboxes Resume tries at the same time.
const triedAtOnce = 32

// try says what will not heal by waiting about a mailbox.
func (e *Engine) try(ctx context.Context, m campaign.Mailbox) error {
	for _, secret := range []campaign.Secret{m.SMTP.Secret, m.IMAP.Secret} {
		if _, err := e.Secret(secret); err != nil {
			return fmt.Errorf("mailbox %s: %w", m.Key, err)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, resumePatience)
	defer cancel()
	if _, err := e.preflight(ctx, m); errors.Is(err, smtpout.ErrAuth) || errors.Is(err, imapin.ErrAuth) {
		return err
	}
	return nil
}

// preflight logs in to both servers of a mailbox and notes its folders' ends.
func (e *Engine) preflight(ctx context.Context, m campaign.Mailbox) ([]store.Folder, error) {
	session, err := OpenSMTP(ctx, e.Config, m)
	if err != nil {
		return nil, err
	}
	session.Close() // nothing was sent
	box, err := OpenIMAP(ctx, e.Config, m)
	if err != nil {
		return nil, err
	}
	defer box.Close()
	folders, err := intake.Baseline(ctx, box, AccountName(m), m.Folders)
	if err != nil {
		return nil, fmt.Errorf("imap of mailbox %s: %w", m.Key, err)
	}
	if m.Sent != "none" {
		if _, err := box.SentFolder(ctx, m.Sent); err != nil {
			return nil, fmt.Errorf("imap of mailbox %s: %w", m.Key, err)
		}
	}
	return folders, nil
}
