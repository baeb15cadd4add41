package report

import (
	"fmt"
	"math"
	"slices"

	"replyaudit/internal/analysis"
)

// Heat is a table whose cells are shaded in five steps of grey; each bears its number.
type Heat struct {
	Title Title
	First string
	Heads []string
	Rows  []HeatRow
	Note  string
}

// HeatRow is a row of shaded cells.
type HeatRow struct {
	Name, ID string // ID of the page that the name leads to, "" for none
	Client   bool
	Cells    []HeatCell
}

// HeatCell is a number, and what it was counted on; below five it is hatched and
// has no number.
type HeatCell struct {
	Class, Text, Note string
	N                 string
}

// heatCell is a number of 0 to 100 from n things.
func (b *builder) heatCell(value float64, n int) HeatCell {
	switch {
	case n == 0:
		return HeatCell{}
	case n < analysis.RankFrom || math.IsNaN(value):
		return HeatCell{Class: "hatch", Note: b.say("too_few", b.integer(n))}
	}
	const step, last = 20, 4
	return HeatCell{Class: fmt.Sprintf("s%d", min(last, int(value/step))), Text: b.decimal(value, 0), N: b.integer(n)}
}

// slots shows by weekday and hour of sending how many letters were replied to.
func (b *builder) slots() Heat {
	slots := b.m.Departures.Slots
	if len(slots) == 0 {
		return Heat{}
	}
	h := Heat{Title: b.figure(b.say("slots.title"), b.say("slots.unit")), First: b.say("departures.day"), Note: b.say("slots.note")}
	var hours []int
	for _, s := range slots {
		hours = append(hours, s.Hour)
	}
	slices.Sort(hours)
	hours = slices.Compact(hours)
	for _, hour := range hours {
		h.Heads = append(h.Heads, fmt.Sprintf("%02d–%02d", hour, hour+analysis.SlotHours))
	}
	for _, s := range slots {
		name := upperFirst(b.say(fmt.Sprintf("weekday.%d", s.Weekday)))
		if k := len(h.Rows); k == 0 || h.Rows[k-1].Name != name {
			h.Rows = append(h.Rows, HeatRow{Name: name, Cells: make([]HeatCell, len(hours))})
		}
		cells := h.Rows[len(h.Rows)-1].Cells
		cells[slices.Index(hours, s.Hour)] = b.heatCell(100*ratio(s.Replied.X, s.Replied.N), s.Replied.N)
	}
	return h
}

// portraits shows what the replies of each ranked company with enough of them came to
// by section. The client's row is there whatever it holds.
func (b *builder) portraits() Heat {
	h := Heat{First: b.say("league.company"), Note: b.say("portraits.note")}
	for _, p := range b.m.Portraits {
		c, _ := b.m.Campaign.CompanyByKey(p.Company)
		if few := !slices.ContainsFunc(p.Sections, func(s analysis.Mean) bool { return s.N >= analysis.RankFrom }); few && !c.Client {
			continue
		}
		row := HeatRow{Name: b.mask.Company(c), ID: pageID(b.mask.CompanyKey(c.Key)), Client: c.Client}
		for _, s := range p.Sections {
			row.Cells = append(row.Cells, b.heatCell(s.Value, s.N))
		}
		h.Rows = append(h.Rows, row)
	}
	if len(h.Rows) == 0 {
		return Heat{}
	}
	h.Title = b.figure(b.say("portraits.title"), b.say("portraits.unit"))
	for _, s := range b.m.Rubric.Sections {
		h.Heads = append(h.Heads, b.sectionTitle(s.ID))
	}
	return h
}
