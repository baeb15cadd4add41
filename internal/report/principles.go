package report

import (
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
)

// Principles is the section that sets a self-assessment beside the mail.
type Principles struct {
	Head, Text string
	Title      Title
	Rows       []PrincipleRow
}

// PrincipleRow is one principle.
type PrincipleRow struct {
	Name, Rating, Statement, Evidence, Owner string
	Shown                                    []string
}

func (b *builder) principles() Principles {
	self := b.m.Campaign.SelfAssessment
	if len(b.m.Principles) == 0 || self == nil {
		return Principles{}
	}
	seen := 0
	v := Principles{}
	for _, p := range b.m.Principles {
		row := PrincipleRow{
			Name: b.text(p.Title), Rating: b.say("x_of_n", b.integer(p.Rating), b.integer(campaign.HighestRating)),
			Statement: p.Statement, Evidence: p.Evidence, Owner: b.mask.Plain(p.Owner),
		}
		for _, x := range p.Shown {
			row.Shown = append(row.Shown, b.shown(x))
		}
		if len(row.Shown) == 0 {
			row.Shown = []string{b.say("principles.unseen")}
		} else {
			seen++
		}
		v.Rows = append(v.Rows, row)
	}
	v.Head = b.say("principles.head", b.integer(seen), b.integer(len(v.Rows)))
	v.Text = b.say("principles.text", self.Organisation, b.mask.Plain(self.By), self.Date)
	v.Title = b.table(b.say("principles.title"), b.say("principles.unit", b.integer(campaign.LowestRating), b.integer(campaign.HighestRating)))
	return v
}

// shown says one measure with its n and interval: On time and in full 66 (60–72, n = 36).
func (b *builder) shown(x analysis.Shown) string {
	name := b.say("shown." + x.Measure)
	if x.Measure == "item" {
		item, _ := b.item(x.Item)
		name = b.text(item.Title)
	}
	if math.IsNaN(x.Value) {
		return b.say("shown.few", name, b.integer(x.N))
	}
	if !x.Limits.Defined() {
		return b.say("shown.plain", name, b.decimal(x.Value, 0), b.integer(x.N))
	}
	return b.say("shown.interval", name, b.decimal(x.Value, 0), b.say("span", b.decimal(x.Limits.Lo, 0), b.decimal(x.Limits.Hi, 0)), b.integer(x.N))
}
