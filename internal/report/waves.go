package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
)

// Waves is the section that sets waves against each other.
type Waves struct {
	Head, Text string
	Change     string // of the mean score, for the margin
	Each       Table
	Slope      Slope
	Changes    Table
	Repairs    Table
	Client     Table
	Movers     Table
}

// Slope is the drawing of every company's score in the first and the last wave.
type Slope struct {
	Title       Title
	Description string
	Old, New    string
	Ticks       []Tick
	Lines       []SlopeLine // those that are labelled last, so that they lie on top
}

// SlopeLine is one company.
type SlopeLine struct {
	From, To string // heights, as SVG takes them
	Style    string // "" = one of all, named, or you
	Was      string // label on the left, "" for none
	Label    string // on the right
	WasAt    string
	LabelAt  string
}

// slopeHeight is the height of the drawing in pixels, and labelsApart how near two labels may stand.
const (
	slopeHeight = 380
	labelsApart = 17
)

// mostRepairs is how many mistakes the table of repairs lists.
const mostRepairs = 12

func (b *builder) waves() Waves {
	w := b.m.Waves
	if len(w.Waves) == 0 {
		return Waves{}
	}
	v := Waves{Head: b.wavesHead(), Each: b.eachWave()}
	old, now := b.waveName(w.Waves[0].Name), b.waveName(w.Waves[len(w.Waves)-1].Name)
	v.Text = b.say("waves.text", b.amount("count.companies", w.Companies), b.integer(w.Improved), b.integer(w.Same), b.integer(w.Fell))
	if w.Companies == 0 {
		v.Text = b.say("waves.none")
		return v
	}
	v.Text = strings.Join(append([]string{v.Text}, b.unlike()...), " ")
	v.Slope = b.slope(old, now)
	v.Changes = b.changes(old, now)
	if len(w.Repairs) > 0 {
		v.Repairs = b.repairs("repairs", old, now, w.Repairs)
	}
	if len(w.Client) > 0 {
		v.Client = b.clientRepairs(old, now)
	}
	if len(w.Movers) > 0 {
		v.Movers = b.movers(old, now)
	}
	return v
}

// unlike says in which terms the campaigns differ that are set against each other.
func (b *builder) unlike() []string {
	terms := b.m.Waves.Terms
	if len(terms) == 0 {
		return nil
	}
	var out []string
	first, last := terms[0], terms[len(terms)-1]
	if first.Target != last.Target {
		out = append(out, b.say("waves.target", b.mask.CampaignKey(first.Campaign), b.length(first.Target), b.mask.CampaignKey(last.Campaign), b.length(last.Target)))
	}
	if first.Window != last.Window {
		out = append(out, b.say("waves.window", b.mask.CampaignKey(first.Campaign), b.length(first.Window), b.mask.CampaignKey(last.Campaign), b.length(last.Window)))
	}
	for _, c := range terms {
		if !c.Closed {
			out = append(out, b.say("waves.open", b.mask.CampaignKey(c.Campaign)))
		}
	}
	return out
}

func (b *builder) waveName(name string) string {
	if len(b.m.Waves.Terms) > 0 {
		return b.mask.CampaignKey(name)
	}
	return b.say("waves.wave", strings.TrimLeft(name, "0"))
}

// wavesHead says how the mean company moved, if that can be told from chance.
func (b *builder) wavesHead() string {
	w := b.m.Waves
	i := slices.IndexFunc(w.Changes, func(c analysis.Changed) bool { return c.Measure == "score" })
	if i < 0 || !w.Changes[i].Limits.Defined() || w.Companies < analysis.RankFrom {
		return b.say("waves.head.few")
	}
	switch c := w.Changes[i]; {
	case c.Limits.Lo > 0:
		return b.say("waves.head.up", b.decimal(c.Difference, 0))
	case c.Limits.Hi < 0:
		return b.say("waves.head.down", b.decimal(-c.Difference, 0))
	}
	return b.say("waves.head.none")
}

func (b *builder) eachWave() Table {
	t := Table{
		Title: b.table(b.say("waves.each.title"), b.say("groups.unit")), First: b.say("trait.wave"),
		Heads: []string{b.say("waves.companies"), b.say("funnel.letters"), b.say("rate.replied"), b.say("rate.answered"), b.say("rate.on_time_in_full"), b.say("arms.score")},
	}
	for _, w := range b.m.Waves.Waves {
		score := "–"
		if w.Score.N >= analysis.RankFrom {
			score = b.decimal(w.Score.Value, 0) + " (" + b.limits(w.Score.Limits) + ")"
		}
		t.Rows = append(t.Rows, Row{Name: b.say("waves.sent", b.waveName(w.Name), b.days(w.First, w.Last)), Cells: []string{
			b.integer(w.Companies), b.integer(w.Rates.Replied.N),
			b.rateCell(w.Rates.Replied), b.rateCell(w.Rates.Answered), b.rateCell(w.Rates.OnTimeInFull), score,
		}})
	}
	return t
}

// changes sets the measures of both waves side by side.
func (b *builder) changes(old, now string) Table {
	t := Table{
		Title: b.table(b.say("changes.title"), b.say("changes.unit", b.count("count.companies", b.m.Waves.Companies))), First: b.say("headline.measure"),
		Heads: []string{old, now, b.say("changes.change"), b.say("den.interval")}, Note: b.say("changes.note"),
	}
	for _, c := range b.m.Waves.Changes {
		scale := 100.0
		if c.Measure == "score" {
			scale = 1
		}
		row := Row{Name: b.outcomeName(c.Measure), Cells: []string{b.decimal(scale*c.Was, 0), b.decimal(scale*c.Is, 0), "–", "–"}}
		if c.Measure != "score" {
			row.Cells[0], row.Cells[1] = b.fraction(c.Old), b.fraction(c.New)
		}
		if few := c.Measure != "score" && min(c.Old.N, c.New.N) < analysis.RankFrom; few {
			row.Cells[0], row.Cells[1] = b.outOf(c.Old), b.outOf(c.New)
		} else {
			limits := c.Limits
			limits.Lo, limits.Hi = scale*limits.Lo, scale*limits.Hi
			row.Cells[2], row.Cells[3] = b.plus(scale*c.Difference), b.signedLimits(limits)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// plus writes +4.0 and −1.5.
func (b *builder) plus(x float64) string {
	text := b.decimal(x, 1)
	if x > 0 {
		return "+" + text
	}
	return text
}

// repairs lists what became of mistakes, by companies.
func (b *builder) repairs(key, old, now string, repairs []analysis.Repair) Table {
	t := Table{
		Title: b.table(b.say(key+".title"), b.say(key+".unit")), First: b.say("repairs.mistake"), Note: b.say("repairs.note"),
		Heads: []string{old, now, b.say("repairs.repaired"), b.say("repairs.persists"), b.say("repairs.came_back"), b.say("repairs.appeared")},
	}
	for _, r := range repairs[:min(len(repairs), mostRepairs)] {
		t.Rows = append(t.Rows, Row{Name: b.mistakeName(r.ID), Cells: []string{
			b.outOf(r.Old), b.outOf(r.New), b.orDash(r.Repaired), b.orDash(r.Persists), b.orDash(r.CameBack), b.orDash(r.Appeared),
		}})
	}
	return t
}

// clientRepairs lists what became of the client's own mistakes, by letters.
func (b *builder) clientRepairs(old, now string) Table {
	t := Table{
		Title: b.table(b.say("clientrepairs.title", b.client), b.say("clientrepairs.unit")), First: b.say("repairs.mistake"),
		Heads: []string{old, now, b.say("repairs.state")},
	}
	if b.m.Plan != nil {
		t.Heads = append(t.Heads, b.say("plan"))
	}
	for _, r := range b.m.Waves.Client {
		state := "–"
		switch {
		case r.Repaired > 0:
			state = b.say("repairs.repaired")
		case r.Persists > 0:
			state = b.say("repairs.persists")
		case r.CameBack > 0:
			state = b.say("repairs.came_back")
		case r.Appeared > 0:
			state = b.say("repairs.appeared")
		}
		row := Row{Name: b.mistakeName(r.ID), Cells: []string{b.outOf(r.Old), b.outOf(r.New), state}}
		if b.m.Plan != nil {
			cell := "–"
			if m, ok := b.measure(r.ID); ok {
				cell = b.say("plan.state." + m.State)
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// movers are the figures of the drawing.
func (b *builder) movers(old, now string) Table {
	t := Table{
		Title: b.table(b.say("movers.title"), b.say("slope.unit")), First: b.say("league.company"),
		Heads: []string{old, now, b.say("changes.change")},
	}
	for _, m := range b.m.Waves.Movers {
		if m.Company == "" {
			continue
		}
		row := Row{Name: b.companyName(m.Company), Cells: []string{b.decimal(m.Was, 0), b.decimal(m.Is, 0), b.plus(m.Is - m.Was)}}
		if m.Client {
			row.Class = "you"
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// slope draws every company with enough letters; the client, the best, the most
// risen and the most fallen are labelled.
func (b *builder) slope(old, now string) Slope {
	movers := b.m.Waves.Movers
	if len(movers) == 0 {
		return Slope{}
	}
	s := Slope{
		Title: b.figure(b.say("slope.title"), b.say("slope.unit")), Old: old, New: now,
		Description: b.say("slope.desc", b.amount("count.companies", len(movers)), b.integer(b.m.Waves.Improved), b.integer(b.m.Waves.Fell)),
	}
	for q := 0; q <= 100; q += 25 {
		s.Ticks = append(s.Ticks, Tick{at(1 - float64(q)/100), b.integer(q)})
	}
	named := named(movers)
	var was, is []*label
	for i, m := range movers {
		line := SlopeLine{From: at(1 - m.Was/100), To: at(1 - m.Is/100)}
		if !slices.Contains(named, i) {
			s.Lines = append(s.Lines, line)
			continue
		}
		was = append(was, &label{mover: i, y: 1 - m.Was/100})
		is = append(is, &label{mover: i, y: 1 - m.Is/100})
	}
	push(was)
	push(is)
	for k := range was {
		m := movers[was[k].mover]
		line := SlopeLine{From: at(1 - m.Was/100), To: at(1 - m.Is/100), Style: "named", Was: b.decimal(m.Was, 0), Label: shortLabel(b.companyName(m.Company)) + " " + b.decimal(m.Is, 0)}
		if m.Client {
			line.Style = "you"
		}
		line.WasAt, line.LabelAt = at(was[k].y), at(is[k].y)
		s.Lines = append(s.Lines, line)
	}
	return s
}

// named are the movers that are labelled: the client, the best now, the most risen
// and the most fallen, where anybody rose or fell and may be named.
func named(movers []analysis.Mover) []int {
	best := 0
	for i, m := range movers {
		if m.Is > movers[best].Is {
			best = i
		}
	}
	out := []int{best}
	if movers[0].Is > movers[0].Was {
		out = append(out, 0)
	}
	if last := len(movers) - 1; movers[last].Is < movers[last].Was {
		out = append(out, last)
	}
	for i, m := range movers {
		if m.Client {
			out = append(out, i)
		}
	}
	out = slices.DeleteFunc(out, func(i int) bool { return movers[i].Company == "" })
	slices.Sort(out)
	return slices.Compact(out)
}

// label is a word beside the drawing: whose, and how far from the top, as a share.
type label struct {
	mover int
	y     float64
}

// push moves labels apart, downwards first and then up from the foot.
func push(labels []*label) {
	const apart = float64(labelsApart) / slopeHeight
	sorted := slices.Clone(labels)
	slices.SortStableFunc(sorted, func(a, b *label) int { return cmp.Compare(a.y, b.y) })
	for i := 1; i < len(sorted); i++ {
		sorted[i].y = math.Max(sorted[i].y, sorted[i-1].y+apart)
	}
	for i, floor := len(sorted)-1, 1.0; i >= 0; i-- {
		sorted[i].y = math.Min(sorted[i].y, floor)
		floor = sorted[i].y - apart
	}
}
