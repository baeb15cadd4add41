package cli

import (
	"context"
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

// steering is an order about campaigns or an account: pause, resume or stop.
type steering struct {
	person
	account string
	all     bool
	wait    bool
}

// steered is what an order did.
type steered struct {
	Campaign string   `json:"campaign,omitempty"`
	Account  string   `json:"account,omitempty"`
	Was      string   `json:"was"`
	State    string   `json:"state"`
	Changed  bool     `json:"changed"`
	Unsent   int      `json:"unsent"`   // letters that have not begun to go out
	TooLate  int      `json:"too_late"` // of these, that should have gone out by now
	InFlight []flying `json:"in_flight"`
}

// flying is a letter that was past the marker when the order took effect.
type flying struct {
	Letter string            `json:"letter"`
	Since  time.Time         `json:"since"`
	State  audit.LetterState `json:"state"` // handing_over, until it is settled
}

func (s steered) name() string { return s.Campaign + s.Account }

// helm carries out orders on an open database.
type helm struct {
	g     *globals
	store *store.Store
	by    store.By
}

func (g *globals) steer(ctx context.Context, o steering, do func(h helm) error) error {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	return do(helm{g, s, o.at(clock.Real{}.Now())})
}

// named are the campaigns or the account that an order is about: one named
// campaign, one account, or all campaigns that are not closed.
func (h helm) named(ctx context.Context, o steering, args []string) (campaigns []string, err error) {
	chosen := len(args)
	for _, is := range []bool{o.account != "", o.all} {
		if is {
			chosen++
		}
	}
	switch {
	case chosen != 1:
		return nil, usageError(fmt.Errorf("say what: either CAMPAIGN, or --account ADDRESS, or --all"))
	case o.account != "":
		return nil, h.knows(ctx, o.account)
	case len(args) == 1:
		key, err := theCampaign(ctx, h.store, args)
		return []string{key}, err
	}
	rows, err := h.store.Campaigns(ctx)
	for _, row := range rows {
		if row.State != store.Closed {
			campaigns = append(campaigns, row.ID)
		}
	}
	if err == nil && len(campaigns) == 0 {
		err = usageError(fmt.Errorf("the database holds no unfinished campaign"))
	}
	return campaigns, err
}

// knows refuses an account that no campaign of the database has.
func (h helm) knows(ctx context.Context, account string) error {
	known, err := h.store.Accounts(ctx)
	if err == nil && !slices.Contains(known, account) {
		err = usageError(fmt.Errorf("the database knows no account %q; %s", account, meant(account, known)))
	}
	return err
}

// order has campaigns or an account go to a state, and tells of each what that did.
func (h helm) order(ctx context.Context, o steering, campaigns []string, to string) ([]steered, error) {
	var all []steered
	add := func(one steered, was string, err error) error {
		if err == nil {
			one.Was = was
			all = append(all, one)
		}
		return err
	}
	if o.account != "" {
		was, err := h.store.SteerAccount(ctx, o.account, to, h.by)
		if err := add(steered{Account: o.account, State: to}, was, err); err != nil {
			return nil, err
		}
	}
	for _, key := range campaigns {
		was, err := h.store.Steer(ctx, key, to, h.by)
		if err := add(steered{Campaign: key}, was, err); err != nil {
			return nil, err
		}
	}
	for i := range all {
		if err := h.look(ctx, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// look tells how things stand after an order. What is in flight is read after the
// order was committed: nothing that is not in it passes the marker any more.
func (h helm) look(ctx context.Context, one *steered) (err error) {
	one.InFlight = []flying{}
	letters, err := h.store.InFlight(ctx)
	if err != nil {
		return err
	}
	for _, l := range letters {
		if l.Campaign == one.Campaign || l.Account == one.Account {
			one.InFlight = append(one.InFlight, flying{l.ID, l.HandingAt, l.State})
		}
	}
	if one.Account == "" {
		if one.State, err = h.store.StateOf(ctx, one.Campaign); err != nil {
			return err
		}
		one.Unsent, one.TooLate, err = h.unsent(ctx, one.Campaign)
	}
	one.Changed = one.Was != one.State
	return err
}

// unsent counts the letters of a campaign that have not begun to go out.
func (h helm) unsent(ctx context.Context, campaign string) (unsent, late int, err error) {
	letters, err := h.store.Letters(ctx, campaign)
	for _, l := range letters {
		if slices.Contains([]audit.LetterState{audit.Planned, audit.Due, audit.Claimed, audit.Deferred}, l.State) {
			unsent++
			if !l.LatestAt.IsZero() && l.LatestAt.Before(h.by.At) {
				late++
			}
		}
	}
	return unsent, late, err
}

// settle waits until what was in flight is settled. It ends with exitPerson where
// no engine is left to settle it.
func (h helm) settle(ctx context.Context, all []steered) error {
	const pace = 100 * time.Millisecond
	for {
		open, err := h.open(ctx, all)
		if err != nil || !open {
			return err
		}
		alive, err := h.store.EngineAlive(ctx, clock.Wall())
		if err != nil {
			return err
		}
		if !alive {
			return &exitError{exitPerson, fmt.Errorf("no engine is left to settle what is in flight; start \"replyaudit run\": it will find these letters to be of unknown fate, collect what proves them, and send none of them again")}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pace):
		}
	}
}

// open looks what became of what was in flight, and tells whether any still is.
func (h helm) open(ctx context.Context, all []steered) (open bool, err error) {
	for _, one := range all {
		for i, f := range one.InFlight {
			enquiry, _ := audit.SplitLetterID(f.Letter)
			rows, err := h.store.LettersOf(ctx, []string{enquiry})
			if err != nil {
				return false, err
			}
			for _, l := range rows {
				if l.ID == f.Letter {
					one.InFlight[i].State = l.State
					open = open || l.State == audit.HandingOver
				}
			}
		}
	}
	return open, nil
}

// print prints what orders did, each in a sentence.
func (h helm) print(ctx context.Context, all []steered, sentence func(steered) string) error {
	if h.g.json {
		return printJSON(h.g.stdout, all)
	}
	for _, one := range all {
		says := sentence(one)
		if !one.Changed {
			since, err := h.since(ctx, one.name())
			if err != nil {
				return err
			}
			says += since
		}
		fmt.Fprintf(h.g.stdout, "%s %s.\n", one.name(), says)
		for _, f := range one.InFlight {
			fate := "is in flight since " + f.Since.Format(secondFormat) + ": it is finished and its outcome recorded"
			if f.State != audit.HandingOver {
				fate = "was in flight: it is " + spaced(string(f.State))
			}
			fmt.Fprintf(h.g.stdout, "  %s %s\n", f.Letter, fate)
		}
	}
	return nil
}

// since tells who gave the order that holds, "" when nobody did.
func (h helm) since(ctx context.Context, entity string) (string, error) {
	e, err := h.store.LastSteered(ctx, entity)
	if err != nil || e.Kind == "" {
		return "", err
	}
	return fmt.Sprintf(", by order of %s of %s%s", printable(who(e)), e.At.Format(minuteFormat), reasonOf(e.Text)), nil
}

// reasonOf is a person's reason in brackets.
func reasonOf(text string) string {
	if text = oneLine(text); text == "" {
		return ""
	}
	return " (" + printable(clipped(text, 120)) + ")"
}

// ran says that somebody must start an engine, where none works.
func (h helm) ran(ctx context.Context) error {
	alive, err := h.store.EngineAlive(ctx, clock.Wall())
	if err == nil && !alive && !h.g.json {
		fmt.Fprintln(h.g.stdout, `No engine works on the database: start "replyaudit run".`)
	}
	return err
}
