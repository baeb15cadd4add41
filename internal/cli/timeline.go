package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/review"
	"replyaudit/internal/store"
)

// timeline is everything that happened to one enquiry, and what is to come.
type timeline struct {
	Enquiry string `json:"enquiry"`
	Company string `json:"company"`
	Zone    string `json:"zone"` // of the company
	zone    *time.Location
	Outcome audit.Outcome `json:"outcome"`
	T0      time.Time     `json:"t0,omitzero"`
	Moments []moment      `json:"moments"`
}

// moment is one line of a timeline.
type moment struct {
	At       time.Time `json:"at"`
	Local    string    `json:"local"`             // in the company's zone
	Elapsed  *float64  `json:"elapsed,omitempty"` // seconds since t0; none before it is known
	Kind     string    `json:"kind"`              // of the event; "message", "window" or "letter" for what no event stands for
	Actor    string    `json:"actor,omitempty"`
	Says     string    `json:"says"`
	Evidence []string  `json:"evidence,omitempty"`
	order    int       // of moments at the same instant
}

func runTimeline(ctx context.Context, g *globals, enquiry string) error {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	e, err := s.Enquiry(ctx, enquiry)
	if err != nil {
		return usageError(fmt.Errorf("%w; \"replyaudit export\" lists them in enquiries.csv", err))
	}
	t, err := timelineOf(ctx, s, e, clock.Real{}.Now())
	if err != nil {
		return err
	}
	if g.json {
		return printJSON(g.stdout, t)
	}
	g.printTimeline(t)
	return nil
}

// timelineOf gathers log, messages and windows of an enquiry.
func timelineOf(ctx context.Context, s *store.Store, e audit.Enquiry, now time.Time) (timeline, error) {
	now, err := closeOr(ctx, s, e.Campaign, now)
	if err != nil {
		return timeline{}, err
	}
	d, err := analysis.LoadEnquiries(ctx, s, e.Campaign, now, e.ID)
	if err != nil {
		return timeline{}, err
	}
	record := d.Records[0]
	company, _ := d.Campaign.CompanyByKey(e.Company)
	zone, err := time.LoadLocation(company.Zone)
	if err != nil {
		return timeline{}, fmt.Errorf("zone of company %s: %w", company.Key, err)
	}
	mailbox, _ := d.Campaign.MailboxByKey(e.Mailbox)
	account := engine.AccountName(mailbox)
	events, err := s.EventsOf(ctx, []string{e.Campaign, account, e.ID})
	if err != nil {
		return timeline{}, err
	}
	events = slices.DeleteFunc(events, func(e store.Event) bool { // what people decided about others' messages
		return e.Entity == account && !strings.HasPrefix(e.Kind, "account.")
	})
	a := analysis.Assess(d, record)
	t := timeline{Enquiry: e.ID, Company: company.Name, Zone: company.Zone, zone: zone, Outcome: a.Outcome, T0: a.T0}
	for _, event := range events {
		t.add(moment{At: event.At, Kind: event.Kind, Actor: string(event.Actor), Says: sentence(event, zone), order: 1})
	}
	for _, m := range record.Messages {
		t.add(messageMoment(m, "came"))
	}
	for _, m := range record.Pending {
		t.add(messageMoment(m, "came that could belong here, and waits for a person"))
	}
	t.addWindows(d.Campaign, record, a)
	t.finish()
	return t, nil
}

func (t *timeline) add(m moment) { t.Moments = append(t.Moments, m) }

// messageMoment is the receipt of a message, with the evidence for what it is.
func messageMoment(m analysis.Message, came string) moment {
	d := m.Decision
	says := fmt.Sprintf("Message %s %s: %s", review.Short(m.ID), came, classWords(d.Verdict.Class))
	if d.Match.Letter != "" {
		says += " to the " + stageWords(d.Match.Letter)
	}
	one := moment{At: m.ReceivedAt, Kind: "message", Says: says + "."}
	for _, e := range slices.Concat(d.Match.Evidence, d.Verdict.Evidence) {
		words := e.Rule
		if e.Quote != "" {
			words += ": “" + printable(oneLine(e.Quote)) + "”"
		}
		if !slices.Contains(one.Evidence, words) { // one rule may speak for one class and against another
			one.Evidence = append(one.Evidence, words)
		}
	}
	if m.ClockFlag {
		one.Evidence = append(one.Evidence, "clock: the mailbox's own Received field and its date do not agree, or an answer came before its letter")
	}
	return one
}

// addWindows adds what no event stands for: targets and ends of windows, and the
// letters that are still to go out.
func (t *timeline) addWindows(c *campaign.Campaign, r analysis.Record, a analysis.Assessment) {
	at := func(at time.Time, kind, says string) {
		if !at.IsZero() {
			t.add(moment{At: at, Kind: kind, Says: says, order: 2})
		}
	}
	at(a.Deadline, "window", "The target for the complete answer ends ("+c.Target.String()+").")
	at(r.WindowEnd, "window", "The window ends ("+c.Window.String()+"): what comes later is late.")
	for _, s := range r.Steps {
		at(s.WindowEnd, "window", "The window of the "+stageWords(s.ID)+" ends.")
		if s.Letter.State == audit.Due {
			at(s.Letter.DueAt, "letter", "The "+stageWords(s.ID)+" is to go out.")
		}
	}
	if r.Letter.State == audit.Due {
		at(r.Letter.DueAt, "letter", "The opening letter is to go out.")
	}
}

// finish sorts the moments and tells each in the company's time and since t0.
func (t *timeline) finish() {
	slices.SortStableFunc(t.Moments, func(a, b moment) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		return a.order - b.order
	})
	for i := range t.Moments {
		m := &t.Moments[i]
		m.Local = m.At.In(t.zone).Format(time.RFC3339)
		if !t.T0.IsZero() {
			elapsed := m.At.Sub(t.T0).Seconds()
			m.Elapsed = &elapsed
		}
	}
}

func (g *globals) printTimeline(t timeline) {
	fmt.Fprintf(g.stdout, "%s: %s (%s), %s\n\n", t.Enquiry, printable(t.Company), t.Zone, spaced(string(t.Outcome)))
	for _, m := range t.Moments {
		since := ""
		if m.Elapsed != nil {
			since = sinceWords(time.Duration(*m.Elapsed * float64(time.Second)))
		}
		fmt.Fprintf(g.stdout, "%-23s  %s  %13s  %s\n", m.At.In(t.zone).Format("Mon 2006-01-02 15:04:05"), m.At.UTC().Format("15:04:05Z"), since, m.Says)
		for _, e := range m.Evidence {
			fmt.Fprintf(g.stdout, "%50s  %s\n", "", e)
		}
	}
}

// sinceWords is a time since t0: "+2d 3:15:00" or "-0:00:05".
func sinceWords(d time.Duration) string {
	sign := "+"
	if d < 0 {
		sign, d = "-", -d
	}
	d = d.Round(time.Second)
	days, rest := d/(24*time.Hour), d%(24*time.Hour)
	hours := fmt.Sprintf("%d:%02d:%02d", int(rest.Hours()), int(rest.Minutes())%60, int(rest.Seconds())%60)
	if days > 0 {
		return fmt.Sprintf("%s%dd %s", sign, days, hours)
	}
	return sign + hours
}
