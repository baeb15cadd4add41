// Package plan turns a campaign into enquiries and letters: who asks whom what,
// and when each letter is due.
//
// The unit is the enquiry; letters of one organisation are not kept together,
// since inference clusters them (RULES section 9). In each wave the levels of the
// factors are crossed into arms, and enquiries are dealt to arms in equal numbers
// within each block (arms.go). Then each pool, or language, deals out scripts,
// personas and wordings, balanced within each arm (assign.go). A company gets
// different scripts, personas and arms while there are enough, and in a later
// wave what it has not had before.
//
// Due times are drawn over the whole time of sending or of the wave, each in its
// company's own zone, days and hours and without its holidays. They keep the caps
// and gaps of mailboxes, personas and domains together with what other campaigns
// have taken (limits.go, schedule.go). A campaign that does not fit is an error
// that names the bound and the number that would do (fit.go); nothing is squeezed
// in and nothing left out. An opening that was too late can be planned anew
// (replan.go); a later letter gets its time when its condition is met (slot.go).
//
// A company without an address has enquiries and no letters: that it cannot be
// asked is a result.
//
// The same campaign, seed, launch and taken letters give the same plan in every
// version of the program, whatever the order of the companies, which DesignHash
// lets anybody check. Chance comes from clock.Stream alone. The package sends
// nothing and stores nothing.
package plan

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/compose"
	"replyaudit/internal/mail"
)

// Plan is everything that a campaign will do. All times are UTC in whole seconds.
type Plan struct {
	Campaign  string          `json:"campaign"`
	Enquiries []audit.Enquiry `json:"enquiries"` // by id
	// Letters are the openings by due time, and after them by id the later letters
	// that may follow, without a due time.
	Letters   []audit.Letter `json:"letters"`
	NoAddress []string       `json:"no_address"` // keys of the companies without an address for letters
	Loads     []Load         `json:"loads"`      // by day and mailbox
	Cells     []Cell         `json:"cells"`      // by wave, block and arm
	LastDue   time.Time      `json:"last_due"`   // of an opening
	// LastWindowEnd is when the last window of an opening and the watch after it
	// are over, if every opening is sent at its due time. What later letters add,
	// such as the window of a follow-up, is not known beforehand.
	LastWindowEnd time.Time `json:"last_window_end"`
	// Unreminded counts, by script, the openings whose reminder would find no
	// sending hour before their window is over.
	Unreminded map[string]int `json:"unreminded,omitempty"`
	DesignHash string         `json:"design_hash"`
}

// Load is how many openings a mailbox sends on one day.
type Load struct {
	Mailbox string `json:"mailbox"`
	Day     string `json:"day"` // ISO 8601, in UTC as the caps count it
	Letters int    `json:"letters"`
}

// Cell is how many enquiries one arm has in one block of one wave.
type Cell struct {
	Wave      string `json:"wave"`  // "" without waves
	Block     string `json:"block"` // "" without blocks
	Arm       string `json:"arm"`   // "origin=local, detail=short"; "" without factors
	Enquiries int    `json:"enquiries"`
	Letters   int    `json:"letters"` // openings: enquiries whose company has an address
}

// Openings are the letters that begin an enquiry, by due time.
func (p *Plan) Openings() []audit.Letter {
	n := slices.IndexFunc(p.Letters, func(l audit.Letter) bool { return l.Stage != audit.Opening })
	if n < 0 {
		n = len(p.Letters)
	}
	return p.Letters[:n]
}

// Make plans a campaign that is launched at an instant. Sending begins at
// sending.from, or at the launch when that is later or nothing is said. Taken are
// the letters of other campaigns that share its mailboxes, personas and domains.
func Make(c *campaign.Campaign, launch time.Time, taken []Taken) (*Plan, error) {
	start := ceil(launch)
	if c.Sending.From.After(start) {
		start = c.Sending.From
	}
	p := &Plan{Campaign: c.Key, NoAddress: []string{}, Loads: []Load{}, Cells: []Cell{}}
	if err := p.make(c, start, taken); err != nil {
		return nil, fmt.Errorf("plan campaign %s: %w", c.Key, err)
	}
	hash, err := Hash(c, p.Enquiries, p.Letters)
	if err != nil {
		return nil, err
	}
	p.DesignHash = hash
	return p, nil
}

func (p *Plan) make(c *campaign.Campaign, start time.Time, taken []Taken) error {
	waves, err := wavesOf(c, start)
	if err != nil {
		return err
	}
	jobs, err := assign(c, waves)
	if err != nil {
		return err
	}
	if err := schedule(c, jobs, start, taken); err != nil {
		return err
	}
	for _, company := range c.Companies {
		if company.Address == "" {
			p.NoAddress = append(p.NoAddress, company.Key)
		}
	}
	return p.write(c, jobs)
}

func ceil(t time.Time) time.Time {
	t = t.UTC()
	if whole := t.Truncate(time.Second); whole.Before(t) {
		return whole.Add(time.Second)
	}
	return t.Truncate(time.Second)
}

// write makes enquiries and letters out of the jobs, numbered within each
// company over all waves, in the order in which they are due.
func (p *Plan) write(c *campaign.Campaign, jobs []*job) error {
	slices.SortStableFunc(jobs, func(a, b *job) int {
		return cmp.Or(cmp.Compare(a.company.Key, b.company.Key), a.wave.from.Compare(b.wave.from), cmp.Compare(a.due, b.due))
	})
	number, previous := 0, ""
	for _, j := range jobs {
		if j.company.Key != previous {
			number, previous = 0, j.company.Key
		}
		number++
		e := j.enquiry(c, number)
		e.PlannedAt = j.wave.from
		if j.company.Address != "" {
			e.PlannedAt = time.Unix(j.due, 0).UTC()
			if err := p.addLetters(c, j, e); err != nil {
				return err
			}
		}
		p.Enquiries = append(p.Enquiries, e)
	}
	slices.SortFunc(p.Enquiries, func(a, b audit.Enquiry) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Letters, func(a, b audit.Letter) int {
		return cmp.Or(cmp.Compare(boolRank(a.Stage != audit.Opening), boolRank(b.Stage != audit.Opening)), a.DueAt.Compare(b.DueAt), cmp.Compare(a.ID, b.ID))
	})
	p.countLoads()
	p.countCells(c, jobs)
	return p.countUnreminded(c, jobs)
}

// addLetters renders the opening of an enquiry and all that may follow but the
// clarification, which depends on what the company asks.
func (p *Plan) addLetters(c *campaign.Campaign, j *job, e audit.Enquiry) error {
	for _, stage := range audit.Stages() {
		if stage != audit.Opening && j.script.StepOf(stage) == nil {
			continue
		}
		subject, body, err := compose.Render(c, e, stage)
		if err != nil {
			return err
		}
		l := audit.Letter{
			ID: audit.LetterID(e.ID, stage), Enquiry: e.ID, Stage: stage, Mailbox: e.Mailbox,
			FromName: j.persona.First + " " + j.persona.Last, From: sender(c, j.persona, e), To: j.company.Address,
			Subject: subject, Body: body,
		}
		if stage == audit.Opening {
			l.DueAt, l.LatestAt = e.PlannedAt, latest(c, e.PlannedAt)
		}
		p.Letters = append(p.Letters, l)
	}
	return p.reach(c, j.company, e.PlannedAt)
}

// detailLetters leave out what is misread when it is copied by hand: l and 1, o and 0, i.
const detailLetters = "abcdefghjkmnpqrstuvwxyz23456789"

// sender is the address that an enquiry is written from: the persona's, or one of
// the enquiry's own where its mailbox takes subaddresses.
func sender(c *campaign.Campaign, persona campaign.Persona, e audit.Enquiry) string {
	if box, _ := c.MailboxByKey(persona.Mailbox); !box.Subaddresses {
		return persona.Address
	}
	detail := make([]byte, 6)
	chance := clock.NewStream(c.Seed, e.ID, "subaddress")
	for i := range detail {
		detail[i] = detailLetters[chance.Intn(len(detailLetters))]
	}
	return mail.Subaddress(persona.Address, string(detail))
}

// latest is until when an opening that is due at an instant may go out.
func latest(c *campaign.Campaign, due time.Time) time.Time {
	at := due.Add(c.Sending.MaxLateness).Truncate(time.Second)
	if at.After(c.Sending.Until) {
		return c.Sending.Until
	}
	return at
}

// reach moves the ends of the plan to those of an opening that is due at an instant.
func (p *Plan) reach(c *campaign.Campaign, company campaign.Company, due time.Time) error {
	if due.After(p.LastDue) {
		p.LastDue = due
	}
	end, err := after(c, company, due, c.Window)
	if err != nil {
		return fmt.Errorf("window: %w", err)
	}
	if end, err = after(c, company, end, c.Watch); err != nil {
		return fmt.Errorf("watch: %w", err)
	}
	if end.After(p.LastWindowEnd) {
		p.LastWindowEnd = end
	}
	return nil
}

// countLoads counts the letters of each mailbox and day.
func (p *Plan) countLoads() {
	count := map[Load]int{}
	for _, l := range p.Openings() {
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

// countCells counts the enquiries of each arm, block and wave, also those of arms
// that a block does not have. Arms keep the order of the design.
func (p *Plan) countCells(c *campaign.Campaign, jobs []*job) {
	arms, place, count := armsOf(c.Design), map[string]int{}, map[[2]string][]Cell{}
	for i, a := range arms {
		place[a.name] = i
	}
	for _, j := range jobs {
		where := [2]string{j.wave.name, j.block}
		if count[where] == nil {
			for _, a := range arms {
				count[where] = append(count[where], Cell{Wave: j.wave.name, Block: j.block, Arm: a.name})
			}
		}
		cell := &count[where][place[j.arm.name]]
		cell.Enquiries++
		if j.company.Address != "" {
			cell.Letters++
		}
	}
	for _, cells := range count {
		p.Cells = append(p.Cells, cells...)
	}
	slices.SortStableFunc(p.Cells, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(a.Wave, b.Wave), cmp.Compare(a.Block, b.Block), cmp.Compare(place[a.Arm], place[b.Arm]))
	})
}
