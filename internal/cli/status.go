package cli

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

type statusOptions struct {
	enquiry string
	poll    time.Duration
}

func newStatusCommand(g *globals) *cobra.Command {
	var opts statusOptions
	cmd := &cobra.Command{
		Use:   "status [CAMPAIGN]",
		Short: "Show how the campaigns of the database are getting on",
		Long: `status shows for each campaign its state, its enquiries from target to full answer and by
outcome so far, its letters by stage and state, the next letter, the end of the last window,
how far every mailbox was read, what the caps leave today, and what waits for a person. It
may be asked beside "replyaudit run".

With --enquiry it shows everything that happened to one enquiry, in the company's time, in
UTC and since its letter was sent.
` + exitCodeHelp,
		Example: `  replyaudit status
  replyaudit status --enquiry spring/oak/01`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if opts.enquiry != "" {
				return runTimeline(cmd.Context(), g, opts.enquiry)
			}
			return runStatus(cmd.Context(), g, opts, args)
		},
	}
	cmd.Flags().StringVar(&opts.enquiry, "enquiry", "", "show everything that happened to this enquiry")
	cmd.Flags().DurationVar(&opts.poll, "poll", time.Minute, "the --poll of \"replyaudit run\": a mailbox that was not read for twice as long is called broken")
	return cmd
}

// campaignStatus is what status says of one campaign.
type campaignStatus struct {
	Campaign      string                                    `json:"campaign"`
	Title         string                                    `json:"title"`
	State         string                                    `json:"state"`             // running, draining, paused, stopped, closed
	Ordered       *order                                    `json:"ordered,omitempty"` // who paused, resumed or stopped it last
	Engine        bool                                      `json:"engine"`
	LaunchedAt    time.Time                                 `json:"launched_at"`
	Funnel        []reached                                 `json:"funnel"`
	Letters       map[audit.LetterState]int                 `json:"letters"`
	Stages        map[audit.Stage]map[audit.LetterState]int `json:"letters_by_stage"`
	Outcomes      map[audit.Outcome]int                     `json:"outcomes"`
	Messages      int                                       `json:"messages"`
	PutOff        []putOff                                  `json:"put_off"`
	Waiting       map[review.Why]int                        `json:"waiting_for_a_person"`
	NextLetter    time.Time                                 `json:"next_letter,omitzero"`
	LastWindowEnd time.Time                                 `json:"last_window_end,omitzero"`
	Accounts      []accountStatus                           `json:"accounts"`
	Caps          []capStatus                               `json:"caps"`
	Paused        []pausedPersona                           `json:"paused_personas"`
	Controls      map[string]int                            `json:"controls"` // letters to our own mailboxes elsewhere, by where they lay
}

// pausedPersona is a persona of whom nothing goes out until a person resumes it.
type pausedPersona struct {
	Persona string    `json:"persona"`
	Since   time.Time `json:"since"`
	Reason  string    `json:"reason"`
}

// order is who steered a campaign or an account, when and why.
type order struct {
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Reason string    `json:"reason,omitempty"`
}

// reached is a stage of the funnel and how many enquiries came so far.
type reached struct {
	Stage string `json:"stage"`
	N     int    `json:"n"`
}

// putOff is a letter that the server has put off.
type putOff struct {
	Letter string    `json:"letter"`
	Until  time.Time `json:"until"`
	Code   int       `json:"code"`
	Tries  int       `json:"tries"`
}

// accountStatus is how far a mailbox was read.
type accountStatus struct {
	Account     string    `json:"account"`
	ReadThrough time.Time `json:"read_through,omitzero"` // zero before the first complete scan
	Broken      bool      `json:"broken"`                // an engine runs, and it has not been read for long
	Paused      *order    `json:"paused,omitempty"`      // nothing is sent from it, by whose order
	Troubles    []trouble `json:"troubles"`              // what its engine has found out of order and not mended yet
}

// trouble is a line of a mailbox that is out of order.
type trouble struct {
	Line  string    `json:"line"` // sending, collecting, copying
	Since time.Time `json:"since"`
	Cause string    `json:"cause"`
}

// capStatus is what a cap leaves today, or for good.
type capStatus struct {
	Scope string `json:"scope"`
	Day   string `json:"day,omitempty"`
	Used  int    `json:"used"`
	Cap   int    `json:"cap"`
	Left  int    `json:"left"`
}

func runStatus(ctx context.Context, g *globals, opts statusOptions, args []string) error {
	s, r, err := openReview(ctx, g, reviewer{by: "status"}) // nothing is decided
	if err != nil {
		return err
	}
	defer s.Close()
	rows, err := s.Campaigns(ctx)
	if err != nil {
		return err
	}
	look := statusLook{store: s, review: r, now: clock.Real{}.Now(), patience: 2 * opts.poll}
	if look.engine, err = s.EngineAlive(ctx, clock.Wall()); err != nil {
		return err
	}
	var all []campaignStatus
	for _, row := range rows {
		if len(args) == 1 && row.ID != args[0] {
			continue
		}
		one, err := look.campaign(ctx, row)
		if err != nil {
			return err
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		_, err := theCampaign(ctx, s, args)
		return err
	}
	if g.json {
		return printJSON(g.stdout, all)
	}
	for _, one := range all {
		g.printStatus(one)
	}
	return nil
}

// statusLook is one look at the database.
type statusLook struct {
	store    *store.Store
	review   *review.Review
	now      time.Time
	patience time.Duration // after which a mailbox that was not read is broken
	engine   bool          // one runs
}

func (l statusLook) campaign(ctx context.Context, row store.Campaign) (campaignStatus, error) {
	one := campaignStatus{
		Campaign: row.ID, Title: row.Title, State: row.State, Engine: l.engine, LaunchedAt: row.LaunchedAt,
		Letters: map[audit.LetterState]int{}, Stages: map[audit.Stage]map[audit.LetterState]int{}, Outcomes: map[audit.Outcome]int{},
		PutOff: []putOff{}, Waiting: map[review.Why]int{}, Caps: []capStatus{},
		Paused: []pausedPersona{}, Controls: map[string]int{},
	}
	var err error
	if one.Ordered, err = l.ordered(ctx, row.ID); err != nil {
		return one, err
	}
	m, err := modelOf(ctx, l.store, row.ID, l.now, true)
	if err != nil {
		return one, err
	}
	for _, step := range []func(context.Context, *campaignStatus, *analysis.Model) error{l.letters, l.enquiries, l.accounts, l.caps, l.controls, l.waiting} {
		if err := step(ctx, &one, m); err != nil {
			return one, err
		}
	}
	return one, nil
}

// controls tells where the letters to our own mailboxes elsewhere lay, and which
// personas are paused.
func (l statusLook) controls(ctx context.Context, one *campaignStatus, _ *analysis.Model) error {
	pauses, err := l.store.Pauses(ctx, one.Campaign)
	for _, p := range pauses {
		one.Paused = append(one.Paused, pausedPersona{p.Persona, p.Since, p.Reason})
	}
	if err != nil {
		return err
	}
	letters, err := l.store.ControlLetters(ctx, one.Campaign)
	for _, c := range letters {
		placement := c.Placement
		if placement == "" {
			placement = "awaited"
		}
		one.Controls[placement]++
	}
	return err
}

func (l statusLook) letters(ctx context.Context, one *campaignStatus, _ *analysis.Model) error {
	letters, err := l.store.Letters(ctx, one.Campaign)
	for _, x := range letters {
		if _, control := x.Stage.Control(); control {
			continue
		}
		one.Letters[x.State]++
		if one.Stages[x.Stage] == nil {
			one.Stages[x.Stage] = map[audit.LetterState]int{}
		}
		one.Stages[x.Stage][x.State]++
		if x.State == audit.Deferred {
			one.PutOff = append(one.PutOff, putOff{x.ID, x.NotBefore, x.ReplyCode, x.Attempts})
		}
		if at := later(x.DueAt, x.NotBefore); (x.State == audit.Due || x.State == audit.Deferred) && (one.NextLetter.IsZero() || at.Before(one.NextLetter)) {
			one.NextLetter = at
		}
	}
	switch {
	case one.State != store.Running: // nothing goes out
		one.NextLetter = time.Time{}
	case one.NextLetter.IsZero():
		one.State = "draining"
	}
	return err
}

// ordered tells who steered a campaign or an account last, nil when nobody did.
func (l statusLook) ordered(ctx context.Context, entity string) (*order, error) {
	e, err := l.store.LastSteered(ctx, entity)
	if err != nil || e.Kind == "" {
		return nil, err
	}
	return &order{who(e), e.At, e.Text}, nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (l statusLook) enquiries(_ context.Context, one *campaignStatus, m *analysis.Model) error {
	for _, stage := range m.Funnel {
		one.Funnel = append(one.Funnel, reached{stage.ID, stage.Count})
	}
	for _, e := range m.Enquiries {
		one.Outcomes[e.Outcome]++
		one.Messages += len(e.Messages)
		one.LastWindowEnd = later(one.LastWindowEnd, e.WindowEnd)
	}
	return nil
}

func (l statusLook) accounts(ctx context.Context, one *campaignStatus, m *analysis.Model) error {
	names := map[string]bool{}
	for _, box := range m.Campaign.Mailboxes {
		names[engine.AccountName(box)] = true
	}
	paused, err := l.store.PausedAccounts(ctx)
	if err != nil {
		return err
	}
	broken, err := l.store.Troubles(ctx)
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		through, err := l.store.ScannedThrough(ctx, name)
		if err != nil {
			return err
		}
		a := accountStatus{Account: name, ReadThrough: through, Broken: l.engine && one.State != store.Closed && l.now.Sub(through) > l.patience, Troubles: []trouble{}}
		for _, t := range broken {
			if t.Account == name && one.State != store.Closed {
				a.Troubles = append(a.Troubles, trouble{t.Line, t.Since, t.Cause})
			}
		}
		if slices.Contains(paused, name) {
			if a.Paused, err = l.ordered(ctx, name); err != nil {
				return err
			}
		}
		one.Accounts = append(one.Accounts, a)
	}
	return nil
}

// caps lists what is left of the caps of the campaign, its mailboxes and personas
// and of the whole database; of the companies' domains only what is used up.
func (l statusLook) caps(ctx context.Context, one *campaignStatus, _ *analysis.Model) error {
	used, err := l.store.BudgetsUsed(ctx, l.now.UTC().Format(time.DateOnly))
	for _, u := range used {
		if campaign, total := strings.CutPrefix(u.Scope, "campaign:"); total && campaign != one.Campaign {
			continue
		}
		if strings.HasPrefix(u.Scope, "domain:") && u.Used < u.Cap {
			continue
		}
		one.Caps = append(one.Caps, capStatus{u.Scope, u.Day, u.Used, u.Cap, max(0, u.Cap-u.Used)})
	}
	return err
}

func (l statusLook) waiting(ctx context.Context, one *campaignStatus, _ *analysis.Model) error {
	items, err := l.review.Queue(ctx, one.Campaign)
	for _, i := range items {
		one.Waiting[i.Why]++
	}
	return err
}
