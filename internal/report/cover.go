package report

import (
	"cmp"
	"slices"
	"strconv"

	"replyaudit/internal/analysis"
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
	Columns       []Column
}

// Column is the letters of one company.
type Column struct {
	Client  bool
	Squares []Mark
}

// Mark is one square: its class, and where it stands.
type Mark struct {
	Kind analysis.Square
	X, Y string
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

func (b *builder) coverLine() string {
	f := b.m.Facts
	letters, companies, days := b.count("count.letters", f.Targets+f.Withdrawn), b.count("count.companies", f.Companies), b.days(f.FirstSent, f.LastSent)
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
	squareSize  = 12
	squareStep  = 14
	tallyWidth  = 32 // columns in one block of the tally
	tallySingle = 8  // rows of a column when each company got one letter
)

// square places a mark; hollow ones are drawn inside their box.
func square(kind analysis.Square, column, row int) Mark {
	x, y := strconv.Itoa(column*squareStep), strconv.Itoa(row*squareStep)
	if kind == analysis.NoReply || kind == analysis.StillOpen {
		x, y = x+".55", y+".55"
	}
	return Mark{kind, x, y}
}

// tally draws a column for each company, the best first; with one letter to each
// company, columns only fill the space.
func (b *builder) tally() []Block {
	companies := slices.Clone(b.m.Companies)
	slices.SortStableFunc(companies, func(x, y analysis.Company) int {
		return cmp.Or(cmp.Compare(b.best(x), b.best(y)), -cmp.Compare(x.Standing.Score, y.Standing.Score))
	})
	var columns [][]int
	if b.perCompany() > 1 {
		for _, c := range companies {
			columns = append(columns, c.Standing.Letters)
		}
	} else {
		var column []int
		for _, c := range companies {
			column = append(column, c.Standing.Letters...)
			if len(column) >= min(tallySingle, 1+len(companies)/(2*tallySingle)) {
				columns, column = append(columns, column), nil
			}
		}
		if len(column) > 0 {
			columns = append(columns, column)
		}
	}
	return b.blocks(columns)
}

// best ranks a company for the tally: undelivered last, then by score within.
func (b *builder) best(c analysis.Company) int {
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
	width := min(tallyWidth, max(1, (len(columns)+1)/2))
	var out []Block
	for chunk := range slices.Chunk(columns, width) {
		block := Block{Width: width*squareStep - (squareStep - squareSize), Height: rows*squareStep - (squareStep - squareSize)}
		for x, letters := range chunk {
			column := Column{Client: len(letters) > 0 && b.m.Enquiries[letters[0]].Target.Client && b.perCompany() > 1}
			for y, i := range letters {
				column.Squares = append(column.Squares, square(analysis.Result(&b.m.Enquiries[i]), x, y))
			}
			block.Columns = append(block.Columns, column)
		}
		out = append(out, block)
	}
	return out
}

func (b *builder) tallyCaption() string {
	if b.perCompany() <= 1 {
		return b.say("tally.squares")
	}
	text := b.say("tally.columns")
	if b.client != "" {
		text += " " + b.say("tally.client", b.client)
	}
	if n := b.m.Review.Pending + b.m.Review.Incomplete; n > 0 {
		text += " " + b.say("tally.review", b.count("count.letters", n))
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
	if b.mask.companies {
		shown += ". " + b.say("meta.copy.codes")
	}
	return []Pair{
		{b.say("meta.letters"), b.say("meta.letters.text", b.count("count.scripts", len(f.Scripts)), b.count("count.letters", b.perCompany()), b.length(c.Window))},
		{b.say("meta.window"), over},
		{b.say("meta.grading"), b.say("meta.grading.text", b.m.Rubric.Name, b.m.Rubric.Version)},
		{b.say("meta.copy"), shown},
	}
}

// length writes a duration of the campaign language in words.
func (b *builder) length(d calendar.Duration) string {
	places := 0
	if d.N != float64(int(d.N)) {
		places = 1
	}
	return b.say("duration."+string(d.Unit), b.decimal(d.N, places))
}
