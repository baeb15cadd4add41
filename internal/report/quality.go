package report

import (
	"html/template"
	"math"

	"replyaudit/internal/analysis"
)

// Quality is the section on scores by section and item.
type Quality struct {
	Head, Text, ClientText string
	Bands                  string // what the letters mean
	Machine                template.HTML
	Title                  Title
	Rows                   []DotRow
	Portraits              Heat // by company and section
	Means                  Table
	Passes                 Table
	Counted                Table   // what weighs nothing
	Agreement              []Table // between coders, with the machine, and the full score
}

// DotRow is a row of a dot plot drawn inside its table.
type DotRow struct {
	Group                      bool
	Alone                      bool // a group's name without figures
	Name, Detail               string
	N, Value, Interval, Client string
	Strip                      Strip
}

func (b *builder) quality() Quality {
	q := Quality{Head: b.say("quality.head.none"), Machine: b.markup("quality.machine"), Bands: b.bandsText()}
	if c := b.m.Coding; c != nil {
		q.Machine = b.markup("quality.checked", b.count("count.coders", c.Coders), b.integer(c.Coded), b.amount("count.replies", c.Replies))
	}
	if best, worst, ok := b.extremes(); ok {
		q.Head = b.say("quality.head", best, worst)
	}
	replies := b.m.Market.OverRepliers
	text := "quality.text.points"
	if b.m.Market.ByEnquiry.Limits.Defined() {
		text = "quality.text"
	}
	q.Text = b.say(text, b.count("count.replies", b.m.Rates.Replied.X))
	if b.client != "" && len(b.m.Sections) > 0 {
		q.ClientText = b.say("quality.client", b.client, b.count("count.replies", b.m.Sections[0].Client.N))
	}
	q.Title = b.figure(b.say("quality.title"), b.say("quality.unit"))
	for _, s := range b.m.Sections {
		q.Rows = append(q.Rows, b.dotRow(b.sectionTitle(s.ID), b.say("weight", b.decimal(s.Weight, 0)), s.Replies, s.Client, true))
		for _, item := range s.Items {
			if item.Weight == 0 {
				continue
			}
			q.Rows = append(q.Rows, b.dotRow(b.text(item.Title), b.checkedItem(item.ID), item.Replies, item.Client, false))
		}
	}
	q.Portraits = b.portraits()
	q.Means = b.means(replies)
	q.Passes, q.Counted = b.passes(), b.counted()
	q.Agreement = b.agreements()
	return q
}

// counted is the table of items that are no part of any score.
func (b *builder) counted() Table {
	t := Table{
		Title: b.table(b.say("counted.title"), b.say("counted.unit")), First: b.say("quality.item"),
		Heads: []string{b.say("two.n"), b.say("counted.share"), b.say("den.interval")},
	}
	for _, s := range b.m.Sections {
		for _, item := range s.Items {
			if item.Weight > 0 || item.Replies.N == 0 {
				continue
			}
			cells := []string{b.integer(item.Replies.N), "–", b.say("too_few", b.integer(item.Replies.N))}
			if item.Replies.N >= analysis.RankFrom {
				cells[1], cells[2] = b.decimal(item.Replies.Value, 0), b.limits(item.Replies.Limits)
			}
			name := b.text(item.Title)
			if checked := b.checkedItem(item.ID); checked != "" {
				name = b.say("counted.checked", name, checked)
			}
			t.Rows = append(t.Rows, Row{Name: name, Cells: cells})
		}
	}
	return t
}

func (b *builder) sectionTitle(id string) string {
	for _, s := range b.m.Rubric.Sections {
		if s.ID == id {
			return b.text(s.Title)
		}
	}
	return id
}

// extremes are the sections with the highest and the lowest mean over replies.
func (b *builder) extremes() (best, worst string, ok bool) {
	high, low := math.Inf(-1), math.Inf(1)
	for _, s := range b.m.Sections {
		if s.Replies.N == 0 {
			continue
		}
		if s.Replies.Value > high {
			high, best = s.Replies.Value, b.sectionTitle(s.ID)
		}
		if s.Replies.Value < low {
			low, worst = s.Replies.Value, b.sectionTitle(s.ID)
		}
	}
	return best, worst, best != worst
}

func (b *builder) dotRow(name, detail string, market, client analysis.Mean, group bool) DotRow {
	r := DotRow{Group: group, Name: name, Detail: detail, N: b.integer(market.N), Value: b.decimal(market.Value, 0), Interval: b.limits(market.Limits)}
	if market.N < analysis.RankFrom { // too few for a rate: n alone
		r.Value, r.Interval = "–", b.say("too_few", b.integer(market.N))
		market.Value, market.Limits.Lo = math.NaN(), math.NaN()
	}
	if group && market.N >= analysis.RankFrom {
		r.Value = b.grade(market.Value)
	}
	if b.client != "" {
		r.Client = b.decimal(client.Value, 0)
	}
	r.Strip = strip(market.Value, market.Limits, client.Value)
	return r
}

func (b *builder) means(replies analysis.Mean) Table {
	t := Table{Title: b.table(b.say("two.title"), b.say("two.unit")), First: b.say("two.mean"), Heads: []string{b.say("two.n"), b.say("two.value"), b.say("den.interval")}}
	add := func(name string, m analysis.Mean) {
		t.Rows = append(t.Rows, Row{Name: name, Cells: []string{b.integer(m.N), b.grade(m.Value), b.limits(m.Limits)}})
	}
	add(b.say("two.delivered", b.decimal(b.m.Rubric.Silence, 0)), b.m.Market.OverDelivered)
	add(b.say("two.repliers"), replies)
	add(b.say("two.enquiry"), b.m.Market.ByEnquiry)
	return t
}

// Views is the section on the three R's.
type Views struct {
	Head  string
	Title Title
	Rows  []DotRow
}

func (b *builder) views() Views {
	v := Views{Head: b.say("rs.head.none")}
	if len(b.m.Views) == 0 || b.m.Rates.Replied.X == 0 {
		return v
	}
	best, worst := b.m.Views[0], b.m.Views[0]
	for _, x := range b.m.Views {
		if x.Replies.Value > best.Replies.Value {
			best = x
		}
		if x.Replies.Value < worst.Replies.Value {
			worst = x
		}
	}
	v.Head = b.say("rs.head", lowerFirst(b.say("view."+best.ID)), lowerFirst(b.say("view."+worst.ID)))
	v.Title = b.figure(b.say("rs.title"), b.say("rs.unit", b.count("count.replies", b.m.Rates.Replied.X)))
	group := ""
	for _, x := range b.m.Views {
		head := b.say("rs.public")
		if x.ID == "retention" || x.ID == "related_sales" || x.ID == "referral" {
			head = b.say("rs.trade")
		}
		if head != group {
			v.Rows = append(v.Rows, DotRow{Group: true, Alone: true, Name: head})
			group = head
		}
		v.Rows = append(v.Rows, b.dotRow(b.say("view."+x.ID), b.count("count.items", len(x.Items)), x.Replies, x.Client, false))
	}
	return v
}
