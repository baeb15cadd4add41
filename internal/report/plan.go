package report

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
)

// Plan is the improvement plan of the audited organisation.
type Plan struct {
	Title Title
	Rows  []PlanRow
}

// PlanRow is what is done about one mistake, beside how often it was found.
type PlanRow struct{ Mistake, Act, Owner, State, Due, Found string }

// planned is what is done about a mistake, "" for nothing.
func (b *builder) planned(id string) string {
	m, ok := b.measure(id)
	if !ok {
		return ""
	}
	state := b.say("plan.state." + m.State)
	if m.Due != "" {
		return b.say("plan.entry.due", sentence(b.mask.Own(m.Act)), b.mask.Person(m.Owner), state, b.due(m))
	}
	return b.say("plan.entry", sentence(b.mask.Own(m.Act)), b.mask.Person(m.Owner), state)
}

func (b *builder) measure(id string) (campaign.Measure, bool) {
	if b.m.Plan == nil {
		return campaign.Measure{}, false
	}
	i := slices.IndexFunc(b.m.Plan.Measures, func(m campaign.Measure) bool { return m.Mistake == id })
	if i < 0 {
		return campaign.Measure{}, false
	}
	return b.m.Plan.Measures[i], true
}

func (b *builder) due(m campaign.Measure) string {
	day, err := time.Parse(time.DateOnly, m.Due)
	if err != nil {
		return "–"
	}
	return b.date(day)
}

// plan lists the whole plan, since a measure may be about a mistake that was not
// found, or that stands below those that are printed.
func (b *builder) plan() Plan {
	p := b.m.Plan
	if p == nil {
		return Plan{}
	}
	day, _ := time.Parse(time.DateOnly, p.Date) // the file was checked
	v := Plan{Title: b.table(b.say("plan.title"), b.say("plan.unit", b.mask.Person(p.By), b.date(day)))}
	for _, m := range p.Measures {
		row := PlanRow{Mistake: b.mistakeName(m.Mistake), Act: strings.TrimSpace(b.mask.Own(m.Act)), Owner: b.mask.Person(m.Owner), State: b.say("plan.state." + m.State), Found: b.say("plan.not_found")}
		if m.Due != "" {
			row.Due = b.due(m)
		}
		i := slices.IndexFunc(b.m.Mistakes, func(x analysis.Mistake) bool { return x.ID == m.Mistake })
		if i >= 0 {
			of := b.m.Mistakes[i].Of
			if client := b.m.Mistakes[i].Client; b.client != "" {
				of = client
			}
			row.Found = b.outOf(of)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}
