// Package plan turns a campaign into enquiries and letters: who asks whom what,
// and when each letter is due.
//
// Scripts and personas are drawn by lot and balanced within each language, so
// that no two of them differ by more than one letter; a company gets each script
// once and, while there are enough, each persona once. Due times are drawn over
// the whole time of sending, each in its company's own zone, days and hours and
// without its holidays, and keep the caps per mailbox, domain and day and the
// gap between two letters of a mailbox. A campaign that does not fit is an error
// that names what to change; nothing is squeezed in and nothing left out.
//
// A company without an address has enquiries and no letters: that it cannot be
// asked is a result.
//
// The same campaign, seed and launch give the same plan in every version of the
// program, which DesignHash lets anybody check. Chance comes from clock.Stream
// alone. The package sends nothing and stores nothing.
package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/compose"
)

// Plan is everything that a campaign will do. All times are UTC in whole seconds.
type Plan struct {
	Campaign      string          `json:"campaign"`
	Enquiries     []audit.Enquiry `json:"enquiries"`  // by id
	Letters       []audit.Letter  `json:"letters"`    // by due time
	NoAddress     []string        `json:"no_address"` // keys of the companies that publish none
	Loads         []Load          `json:"loads"`      // by day and mailbox
	LastDue       time.Time       `json:"last_due"`
	LastWindowEnd time.Time       `json:"last_window_end"` // when every letter is sent at its due time
	DesignHash    string          `json:"design_hash"`
}

// Load is how many letters a mailbox sends on one day.
type Load struct {
	Mailbox string `json:"mailbox"`
	Day     string `json:"day"` // ISO 8601, in UTC as the caps count it
	Letters int    `json:"letters"`
}

// Make plans a campaign that is launched at an instant. Sending begins at
// sending.from, or at the launch when that is later or nothing is said.
func Make(c *campaign.Campaign, launch time.Time) (*Plan, error) {
	start := ceil(launch)
	if c.Sending.From.After(start) {
		start = c.Sending.From
	}
	jobs := assign(c)
	if err := schedule(c, jobs, start); err != nil {
		return nil, fmt.Errorf("plan campaign %s: %w", c.Key, err)
	}
	p := &Plan{Campaign: c.Key, NoAddress: []string{}, Loads: []Load{}}
	for _, company := range c.Companies {
		if company.Address == "" {
			p.NoAddress = append(p.NoAddress, company.Key)
		}
	}
	if err := p.write(c, jobs, start); err != nil {
		return nil, fmt.Errorf("plan campaign %s: %w", c.Key, err)
	}
	hash, err := Hash(c, p.Enquiries, p.Letters)
	if err != nil {
		return nil, err
	}
	p.DesignHash = hash
	return p, nil
}

func ceil(t time.Time) time.Time {
	t = t.UTC()
	if whole := t.Truncate(time.Second); whole.Before(t) {
		return whole.Add(time.Second)
	}
	return t.Truncate(time.Second)
}

// write makes enquiries and letters out of the jobs, numbered within each
// company in the order in which they are due.
func (p *Plan) write(c *campaign.Campaign, jobs []*job, start time.Time) error {
	slices.SortStableFunc(jobs, func(a, b *job) int {
		return cmp.Or(cmp.Compare(a.company.Key, b.company.Key), cmp.Compare(a.due, b.due))
	})
	number, previous := 0, ""
	for _, j := range jobs {
		if j.company.Key != previous {
			number, previous = 0, j.company.Key
		}
		number++
		e := j.enquiry(c, number)
		e.PlannedAt = start
		if j.company.Address != "" {
			e.PlannedAt = time.Unix(j.due, 0).UTC()
			if err := p.addLetter(c, j, e); err != nil {
				return err
			}
		}
		p.Enquiries = append(p.Enquiries, e)
	}
	slices.SortFunc(p.Enquiries, func(a, b audit.Enquiry) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Letters, func(a, b audit.Letter) int {
		return cmp.Or(a.DueAt.Compare(b.DueAt), cmp.Compare(a.ID, b.ID))
	})
	p.countLoads()
	return nil
}

func (p *Plan) addLetter(c *campaign.Campaign, j *job, e audit.Enquiry) error {
	subject, body, err := compose.Render(c, e, audit.Opening)
	if err != nil {
		return err
	}
	l := audit.Letter{
		ID: e.ID + "/" + string(audit.Opening), Enquiry: e.ID, Stage: audit.Opening, Mailbox: e.Mailbox,
		FromName: j.persona.First + " " + j.persona.Last, From: j.persona.Address, To: j.company.Address,
		Subject: subject, Body: body, DueAt: e.PlannedAt, LatestAt: e.PlannedAt.Add(c.Sending.MaxLateness).Truncate(time.Second),
	}
	if l.LatestAt.After(c.Sending.Until) {
		l.LatestAt = c.Sending.Until
	}
	p.Letters = append(p.Letters, l)
	if l.DueAt.After(p.LastDue) {
		p.LastDue = l.DueAt
	}
	end, err := windowEnd(c, j.company, l.DueAt)
	if err != nil {
		return err
	}
	if end.After(p.LastWindowEnd) {
		p.LastWindowEnd = end
	}
	return nil
}

func windowEnd(c *campaign.Campaign, company campaign.Company, t0 time.Time) (time.Time, error) {
	if elapsed, ok := c.Window.Elapsed(); ok {
		return t0.Add(elapsed), nil
	}
	cal, err := c.Calendar(company)
	if err != nil {
		return time.Time{}, fmt.Errorf("calendar of company %s: %w", company.Key, err)
	}
	end := cal.Add(t0, c.Window)
	if end.IsZero() {
		return time.Time{}, fmt.Errorf("window %s of company %s never ends, since its calendar has no working time; look at hours", c.Window, company.Key)
	}
	return end, nil
}

// countLoads counts the letters of each mailbox and day.
func (p *Plan) countLoads() {
	count := map[Load]int{}
	for _, l := range p.Letters {
		count[Load{Mailbox: l.Mailbox, Day: l.DueAt.Format(time.DateOnly)}]++
	}
	for load, n := range count {
		load.Letters = n
		p.Loads = append(p.Loads, load)
	}
	slices.SortFunc(p.Loads, func(a, b Load) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Mailbox, b.Mailbox))
	})
}

// Hash is the design hash: SHA-256, in hexadecimal, over the JSON of the
// campaign, its enquiries and its rendered letters, the last two by id, and the
// version of the tables of holidays. None of them holds a secret.
func Hash(c *campaign.Campaign, enquiries []audit.Enquiry, letters []audit.Letter) (string, error) {
	design := struct {
		Holidays  string             `json:"holidays"`
		Campaign  *campaign.Campaign `json:"campaign"`
		Enquiries []audit.Enquiry    `json:"enquiries"`
		Letters   []audit.Letter     `json:"letters"`
	}{calendar.Version, c, slices.Clone(enquiries), slices.Clone(letters)}
	slices.SortFunc(design.Enquiries, func(a, b audit.Enquiry) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(design.Letters, func(a, b audit.Letter) int { return cmp.Compare(a.ID, b.ID) })
	data, err := json.Marshal(design)
	if err != nil {
		return "", fmt.Errorf("hash the design of campaign %s: %w", c.Key, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
