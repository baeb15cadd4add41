package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
)

// Cover is the first page.
type Cover struct {
	For, Date, Sub string
	Stamp          []string // of an interim report
	Tally          []Block
	Key            []KeyEntry
	Caption        string
	Meta           []Pair
}

// Pair is a term and what is said of it.
type Pair struct{ Term, Text string }

// Block is a part of the tally: columns of squares.
type Block struct {
	Width, Height int
	Marks         []Mark
}

// Mark is one square: its class, where it stands, and whether it is the client's.
type Mark struct {
	Kind   analysis.Square
	X, Y   string
	Client bool
}

// KeyEntry explains one kind of square.
type KeyEntry struct {
	Mark Mark
	Text string
}

func (b *builder) cover() Cover {
	f := b.m.Facts
	c := Cover{Date: b.date(f.AsOf), Sub: b.coverLine(), Tally: b.tally(), Caption: b.tallyCaption(), Meta: b.meta()}
	if b.client != "" {
		c.For = b.say("report.for", b.client)
	}
	if b.interim() {
		c.Stamp = []string{b.say("interim.title"), b.say("interim.asof", b.moment(f.AsOf)), b.say("interim.open", b.count("count.letters", f.Open))}
	}
	counts := map[analysis.Square]int{}
	for i := range b.m.Enquiries {
		counts[analysis.Result(&b.m.Enquiries[i])]++
	}
	for kind := analysis.OnTimeInFull; kind <= analysis.StillOpen; kind++ {
		if counts[kind] > 0 {
			c.Key = append(c.Key, KeyEntry{square(kind, 0, 0), b.say("square."+strconv.Itoa(int(kind)), b.integer(counts[kind]))})
		}
	}
	return c
}

// coverLine counts the letters that went out as the funnel does, refused ones too
// and withdrawn ones not, and the companies that they went to.
func (b *builder) coverLine() string {
	f := b.m.Facts
	sent, reached := 0, map[string]bool{}
	for i := range b.m.Enquiries {
		if e := &b.m.Enquiries[i]; analysis.Tried(e) || !e.Settled && !e.T0.IsZero() {
			sent++
			reached[e.Company] = true
		}
	}
	if sent == 0 {
		return b.say("cover.sub.none", b.amount("count.companies", f.Companies))
	}
	letters, companies, days := b.amount("count.letters", sent), b.count("count.companies", len(reached)), b.days(f.FirstSent, f.LastSent)
	if len(reached) < f.Companies {
		companies = b.say("x_of_counted", b.integer(len(reached)), b.amount("count.companies", f.Companies))
	}
	if len(f.Countries) == 0 {
		return b.say("cover.sub.nowhere", letters, companies, days)
	}
	var countries []string
	for _, code := range f.Countries {
		countries = append(countries, b.name("country", code))
	}
	return b.say("cover.sub", letters, companies, b.list(countries), days)
}

func (b *builder) perCompany() int {
	most := 0
	for _, c := range b.m.Companies {
		most = max(most, len(c.Letters))
	}
	return most
}

const (
	squareSize = 12
	squareStep = 14
	tallyWidth = 32 // columns in one block of the tally, of which two stand side by side
	tallyLimit = 48 // columns that a block may squeeze in before the tally gets a second row of blocks
)

// square places a mark; those with an edge are drawn inside their box.
func square(kind analysis.Square, column, row int) Mark {
	x, y := strconv.Itoa(column*squareStep), strconv.Itoa(row*squareStep)
	if kind == analysis.RepliedInPart || kind == analysis.NoReply || kind == analysis.StillOpen {
		x, y = x+".55", y+".55"
	}
	return Mark{Kind: kind, X: x, Y: y}
}

// tally draws a column for each company, the best first. With one letter to each
// company a column is filled with several, ordered by what came back.
func (b *builder) tally() []Block {
	companies := slices.Clone(b.m.Companies)
	single := b.perCompany() <= 1
	slices.SortStableFunc(companies, func(x, y analysis.Company) int {
		if single {
			return cmp.Compare(b.result(x), b.result(y))
		}
		return cmp.Or(cmp.Compare(unheard(x), unheard(y)), -cmp.Compare(x.Standing.Score, y.Standing.Score))
	})
	var columns [][]int
	for _, c := range companies {
		columns = append(columns, c.Standing.Letters)
	}
	if single {
		rows := (len(companies) + 2*tallyWidth - 1) / (2 * tallyWidth)
		columns = slices.Collect(slices.Chunk(slices.Concat(columns...), max(1, rows)))
	}
	return b.blocks(columns)
}

func (b *builder) result(c analysis.Company) analysis.Square {
	return analysis.Result(&b.m.Enquiries[c.Letters[0]])
}

// unheard sorts companies without a delivered letter last.
func unheard(c analysis.Company) int {
	if c.Standing.Delivered == 0 {
		return 1
	}
	return 0
}

func (b *builder) blocks(columns [][]int) []Block {
	rows := 0
	for _, c := range columns {
		rows = max(rows, len(c))
	}
	width := tallyWidth
	if half := (len(columns) + 1) / 2; half <= tallyLimit {
		width = max(width, half)
	}
	var out []Block
	for chunk := range slices.Chunk(columns, width) {
		block := Block{Width: width*squareStep - (squareStep - squareSize), Height: rows*squareStep - (squareStep - squareSize)}
		for x, letters := range chunk {
			for y, i := range letters {
				mark := square(analysis.Result(&b.m.Enquiries[i]), x, y)
				mark.Client = b.m.Enquiries[i].Target.Client
				block.Marks = append(block.Marks, mark)
			}
		}
		out = append(out, block)
	}
	return out
}

func (b *builder) tallyCaption() string {
	text := b.say("tally.columns")
	if b.perCompany() <= 1 {
		text = b.say("tally.squares")
	}
	if b.client != "" {
		text += " " + b.say("tally.client", b.client)
	}
	return strings.TrimSpace(text + " " + b.withinNoReply())
}

// withinNoReply counts the squares drawn as “no reply” that are more than a silence:
// by outcome, as the flow table does (RULES 1), and by the flag beside it of a reply
// after a reminder, which can stand with any of them.
func (b *builder) withinNoReply() string {
	told := []audit.Outcome{audit.PendingReview, audit.Uncollected, audit.AskedBack, audit.Challenged}
	counts, reminded, twice := map[audit.Outcome]int{}, 0, 0
	for i := range b.m.Enquiries {
		e := &b.m.Enquiries[i]
		if analysis.Result(e) != analysis.NoReply {
			continue
		}
		counts[e.Outcome]++
		if e.OnlyReminded() {
			reminded++
			if slices.Contains(told, e.Outcome) {
				twice++
			}
		}
	}
	var parts []string
	if reminded > 0 {
		parts = append(parts, b.count("tally.reminded", reminded))
	}
	for _, outcome := range told {
		if n := counts[outcome]; n > 0 {
			parts = append(parts, b.count("tally."+string(outcome), n))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	text := b.say("tally.within", b.list(parts))
	if twice > 0 {
		text += " " + b.count("tally.twice", twice)
	}
	return text
}

func (b *builder) meta() []Pair {
	c, f := b.m.Campaign, b.m.Facts
	over := b.say("meta.window.over", b.date(f.LastWindowEnd))
	if f.Open > 0 {
		over = b.say("meta.window.open", b.count("count.letters", f.Open), b.date(f.AsOf))
	}
	shown := b.say("meta.copy.masked")
	if c.Report.ShowStaff {
		shown = b.say("meta.copy.staff")
	}
	if b.m.Reader != "" {
		shown += ". " + b.say("meta.copy.own")
	} else if b.mask.HidesCompanies() {
		shown += ". " + b.say("meta.copy.codes")
	}
	if b.m.Anonymous {
		shown = b.say("meta.copy.anonymous")
	}
	return []Pair{
		{b.say("meta.letters"), b.say("meta.letters.text", b.count("count.scripts", len(f.Scripts)), b.count("count.letters", b.perCompany()), b.length(c.Window))},
		{b.say("meta.window"), over},
		{b.say("meta.grading"), b.grading()},
		{b.say("meta.copy"), shown},
	}
}

// length is a duration of the campaign language in words.
func (b *builder) length(d calendar.Duration) amount {
	places := 0
	if d.N != float64(int(d.N)) {
		places = 1
	}
	return amount{b.words, "duration." + string(d.Unit), digits(d.N, places), b.decimal(d.N, places)}
}
