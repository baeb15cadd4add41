package report

import (
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
)

// Principles is the section on the eleven principles of customer service: what
// mail showed of each, and beside it how the audited organisation rates itself.
type Principles struct {
	Head, Text string
	Title      Title
	Rated      bool // there is a self-assessment
	Rows       []PrincipleRow
}

// PrincipleRow is one principle. Rating to Owner are empty without a self-assessment.
type PrincipleRow struct {
	Name, Rating, Statement, Evidence, Owner string
	Shown                                    []string
	Unseen                                   string // what of it no mail shows
}

func (b *builder) principles() Principles {
	seen := 0
	v := Principles{Text: b.say("principles.text.mail"), Title: b.table(b.say("principles.title.mail"), b.say("principles.unit.mail"))}
	if self := b.m.Campaign.SelfAssessment; self != nil {
		v.Rated = true
		v.Text = b.say("principles.text", self.Organisation, b.mask.Plain(self.By), self.Date)
		v.Title = b.table(b.say("principles.title"), b.say("principles.unit", b.integer(campaign.LowestRating), b.integer(campaign.HighestRating)))
	}
	for _, p := range b.m.Principles {
		row := PrincipleRow{Name: b.text(p.Title), Shown: b.showing(p), Unseen: b.text(p.Unseen)}
		if own := p.Own; own != nil {
			row.Rating = b.say("x_of_n", b.integer(own.Rating), b.integer(campaign.HighestRating))
			row.Statement, row.Evidence, row.Owner = own.Statement, own.Evidence, b.mask.Plain(own.Owner)
		}
		if p.Seen() {
			seen++
		}
		v.Rows = append(v.Rows, row)
	}
	v.Head = b.say("principles.head", b.integer(seen), b.integer(len(v.Rows)))
	return v
}

// showing says what mail showed of a principle: the items, then the measures, of
// the client's letters where there is a client, and the items of all beside them.
func (b *builder) showing(p analysis.Principle) []string {
	var out []string
	items := b.count("count.items", len(p.Items))
	mean := func(name string, m analysis.Mean) {
		if m.N > 0 {
			out = append(out, b.shownMean(name, b.grade(m.Value), m))
		}
	}
	if b.client == "" {
		mean(items, p.Replies)
	} else {
		mean(items, p.Client)
	}
	for _, x := range p.Shown {
		out = append(out, b.shownMean(b.say("shown."+x.Measure), b.decimal(x.Value, 0), analysis.Mean{N: x.N, Value: x.Value, Limits: x.Limits}))
	}
	if b.client != "" {
		mean(b.say("shown.all", items), p.Replies)
	}
	return out
}

// shownMean says one figure with its n and interval: On time and in full: 66 (60–72, n = 36).
func (b *builder) shownMean(name, value string, m analysis.Mean) string {
	switch {
	case m.N < analysis.RankFrom || math.IsNaN(m.Value):
		return b.say("shown.few", name, b.integer(m.N))
	case !m.Limits.Defined():
		return b.say("shown.plain", name, value, b.integer(m.N))
	}
	return b.say("shown.interval", name, value, b.say("span", b.decimal(m.Limits.Lo, 0), b.decimal(m.Limits.Hi, 0)), b.integer(m.N))
}
