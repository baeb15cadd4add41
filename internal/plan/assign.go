package plan

import (
	"cmp"
	"fmt"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// job is one enquiry that is being planned.
type job struct {
	company campaign.Company
	wave    wave
	block   string
	arm     arm
	script  campaign.Script
	variant string
	persona campaign.Persona

	open   []stretch // when its opening may be due
	limits []*limit  // what bounds it together with other letters
	due    int64     // Unix seconds; 0 for a company without an address
}

func (j *job) enquiry(c *campaign.Campaign, number int) audit.Enquiry {
	return audit.Enquiry{
		ID:           fmt.Sprintf("%s/%s/%02d", c.Key, j.company.Key, number),
		Campaign:     c.Key,
		Wave:         j.wave.name,
		Organisation: j.company.Organisation,
		Company:      j.company.Key,
		Persona:      j.persona.Key,
		Mailbox:      j.persona.Mailbox,
		Script:       j.script.Key,
		Language:     j.company.Language,
		Variant:      j.variant,
		Factors:      j.arm.levels,
		Block:        j.block,
	}
}

// tally counts how often something was used somewhere.
type tally map[[2]string]int

func (t tally) count(where, what string) { t[[2]string{where, what}]++ }

func (t tally) of(where, what string) int { return t[[2]string{where, what}] }

// draw picks by lot one of those that were used least. Uses are compared from the
// first number on.
func draw[T any](lot *clock.Stream, all []T, use func(T) []int) T {
	var least []int
	var ties []T
	for _, one := range all {
		n := use(one)
		switch order := slices.Compare(n, least); {
		case ties == nil || order < 0:
			least, ties = n, []T{one}
		case order == 0:
			ties = append(ties, one)
		}
	}
	return ties[lot.Intn(len(ties))]
}

// dealer deals out what companies are asked and by whom, wave by wave.
type dealer struct {
	c     *campaign.Campaign
	asked tally // scripts by company, and by wave and company
	met   tally // personas likewise
	heard tally // wordings by company and script
}

// assign draws who asks whom what, by lot, in each of the waves.
func assign(c *campaign.Campaign, waves []wave) ([]*job, error) {
	pools := poolsOf(c)
	d := dealer{c: c, asked: tally{}, met: tally{}, heard: tally{}}
	var jobs []*job
	for _, w := range waves {
		dealt, err := d.wave(w, pools)
		if err != nil {
			return nil, err
		}
		jobs = append(jobs, dealt...)
	}
	return jobs, nil
}

// wave deals one wave: first the arms, over all pools, and then the rest pool by pool.
func (d dealer) wave(w wave, pools []pool) ([]*job, error) {
	stream := func(entity, purpose string) *clock.Stream {
		if w.name != "" {
			entity += "/" + w.name
		}
		return clock.NewStream(d.c.Seed, entity, purpose)
	}
	var all []*job
	lots, byPool := make([]*clock.Stream, len(pools)), make([][]*job, len(pools))
	for i, p := range pools {
		lots[i] = stream(d.c.Key+"/"+p.name, "assign")
		byPool[i] = d.jobs(w, p, lots[i])
		all = append(all, byPool[i]...)
	}
	dealArms(armsOf(d.c.Design), all, stream(d.c.Key, "arms"))
	for i, p := range pools {
		if err := d.pool(p, byPool[i], lots[i]); err != nil {
			return nil, err
		}
		d.variants(byPool[i], stream(d.c.Key+"/"+p.name, "variant"))
	}
	return all, nil
}

// jobs lists the enquiries of a pool, its companies by lot. Those with an address
// come first, so that the letters that are sent are the balanced ones.
func (d dealer) jobs(w wave, p pool, lot *clock.Stream) []*job {
	companies := slices.Clone(p.companies)
	lot.Shuffle(len(companies), func(i, j int) { companies[i], companies[j] = companies[j], companies[i] })
	slices.SortStableFunc(companies, func(a, b campaign.Company) int {
		return cmp.Compare(boolRank(a.Address == ""), boolRank(b.Address == ""))
	})
	var jobs []*job
	for _, company := range companies {
		for range min(d.c.Design.LettersPerCompany, len(p.scripts)) {
			jobs = append(jobs, &job{company: company, wave: w, block: blockOf(d.c.Design.Blocks, company)})
		}
	}
	return jobs
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pool deals out the scripts and personas of one pool. What the company has had
// least comes first, in this wave and then in all; among those what was used
// least in the arm and then in the pool, which keeps the counts within one of
// each other whatever the number of companies.
func (d dealer) pool(p pool, jobs []*job, lot *clock.Stream) error {
	scripts, people, pairs := tally{}, tally{}, tally{}
	for _, j := range jobs {
		company, now, suited := j.company.Key, j.wave.name+"/"+j.company.Key, p.suiting(d.c.Design, j.arm)
		if len(suited) == 0 {
			return fmt.Errorf("company %s gets a letter of arm %q, and none of its personas (%s) signals it; add one with these factors", company, j.arm.name, p.name)
		}
		j.script = draw(lot, p.scripts, func(s campaign.Script) []int {
			return []int{d.asked.of(now, s.Key), d.asked.of(company, s.Key), scripts.of(j.arm.name, s.Key), scripts.of("any", s.Key)}
		})
		// Among the personas used least, the one that has put this question least.
		j.persona = draw(lot, suited, func(who campaign.Persona) []int {
			return []int{d.met.of(now, who.Key), d.met.of(company, who.Key), people.of(j.arm.name, who.Key), people.of("any", who.Key), pairs.of(j.script.Key, who.Key)}
		})
		for _, where := range []string{now, company} {
			d.asked.count(where, j.script.Key)
			d.met.count(where, j.persona.Key)
		}
		pairs.count(j.script.Key, j.persona.Key)
		for _, where := range []string{j.arm.name, "any"} {
			scripts.count(where, j.script.Key)
			people.count(where, j.persona.Key)
		}
	}
	return nil
}

// variants draws which wording of its script each enquiry gets: one that the
// company has had least, balanced within script and arm.
func (d dealer) variants(jobs []*job, lot *clock.Stream) {
	inArm, overall := tally{}, tally{}
	for _, j := range jobs {
		texts := j.script.Opening[j.company.Language]
		if len(texts) < 2 {
			continue
		}
		where := j.script.Key + "/" + j.arm.name
		company := j.company.Key + "/" + j.script.Key
		text := draw(lot, texts, func(t campaign.Text) []int {
			return []int{d.heard.of(company, t.Variant), inArm.of(where, t.Variant), overall.of(j.script.Key, t.Variant)}
		})
		j.variant = text.Variant
		d.heard.count(company, j.variant)
		inArm.count(where, j.variant)
		overall.count(j.script.Key, j.variant)
	}
}
