package analysis

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/campaign"
	"replyaudit/internal/stats"
)

// Breakdown is the rates of the levels of one trait.
type Breakdown struct {
	Trait  string // country, language, script, wave, or a column of the list
	Levels []Level
}

// Level is one level of a trait with its rates.
type Level struct {
	Name                                          string
	Other                                         bool    // all values that few companies have, together; it has no name
	Low, High                                     float64 // of a level that is a range of numbers, both ends within it; otherwise NaN
	Acknowledged, Replied, Answered, OnTimeInFull Rate
}

// trait is something by which letters are told apart.
type trait struct {
	name   string
	of     func(*Enquiry) string // a level's name; "" is in none
	levels []Level               // in their order
}

// maxLevels is how many levels a further column may have: to be broken down by
// when the campaign names none, and before the rarest are put together otherwise.
const maxLevels = 12

// traits are those that a campaign breaks down by: country, language, script,
// wave, and the columns that it names or else every further column whose values
// repeat and that no script prints or has as its key.
func (s *sample) traits(c *campaign.Campaign) []trait {
	all := []trait{s.plain("country", country), s.plain("language", language), s.plain("script", script)}
	if c.Waves != nil {
		all = append(all, s.plain("wave", func(e *Enquiry) string { return e.Wave }))
	}
	named := c.Report.Breakdowns
	for _, column := range append(c.Columns(), "region", "organisation") {
		t := s.plain(column, func(e *Enquiry) string {
			value, _ := e.Target.Trait(column)
			return strings.TrimSpace(value)
		})
		switch repeats := slices.Contains(c.Columns(), column) && len(t.levels) > 1 && len(t.levels) <= maxLevels && 2*len(t.levels) <= len(c.Companies); {
		case slices.Contains(named, column) && Groups(c, column) == nil:
			all = append(all, s.coarse(c, t))
		case len(named) == 0 && repeats && !c.Prints(column) && Groups(c, column) == nil:
			all = append(all, t)
		}
	}
	return all
}

// plain has a level for each value.
func (s *sample) plain(name string, of func(*Enquiry) string) trait {
	t := trait{name: name, of: of}
	for _, level := range s.levels(of) {
		t.levels = append(t.levels, Level{Name: level, Low: math.NaN(), High: math.NaN()})
	}
	return t
}

// coarse puts together what has more values than a reader can take in: numbers in
// four ranges of about as many letters, words that few companies or one alone have
// under one head.
func (s *sample) coarse(c *campaign.Campaign, t trait) trait {
	if len(t.levels) <= maxLevels {
		return t
	}
	of := t.of
	if numbers := s.numbers(of); numbers != nil {
		t.levels = quarters(numbers)
		t.of = func(e *Enquiry) string {
			x, _, ok := numberOf(of(e))
			if !ok {
				return "" // the company has no value
			}
			i := slices.IndexFunc(t.levels, func(l Level) bool { return x <= l.High })
			if i < 0 {
				return ""
			}
			return t.levels[i].Name
		}
		return t
	}
	companies := companiesOf(c, t.name)
	slices.SortStableFunc(t.levels, func(a, b Level) int { return cmp.Compare(companies[b.Name], companies[a.Name]) })
	t.levels = slices.DeleteFunc(t.levels[:maxLevels-1:maxLevels-1], func(l Level) bool { return companies[l.Name] < 2 })
	t.levels = append(t.levels, Level{Other: true, Low: math.NaN(), High: math.NaN()})
	kept := map[string]bool{}
	for _, l := range t.levels {
		kept[l.Name] = true
	}
	return trait{t.name, func(e *Enquiry) string {
		switch value := of(e); {
		case value == "":
			return ""
		case kept[value]:
			return value
		}
		return rest
	}, t.levels}
}

// rest is the level of what is rare; no value of a CSV column can be it.
const rest = "\x00"

// number is a figure with a short unit behind it: 12, 4,95 EUR, 30 min.
var number = regexp.MustCompile(`^(-?\d+(?:[.,]\d+)?)\s*(\pL{0,4}|[%€$£₽])$`)

func numberOf(value string) (x float64, unit string, ok bool) {
	m := number.FindStringSubmatch(value)
	if m == nil {
		return 0, "", false
	}
	x, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
	return x, m[2], err == nil
}

// numbers are the values of a column, sorted, nil unless all are numbers of one unit.
func (s *sample) numbers(of func(*Enquiry) string) []float64 {
	var all []float64
	var unit string
	for i := range s.all {
		value := of(&s.all[i])
		if value == "" {
			continue
		}
		x, of, ok := numberOf(value)
		if !ok || len(all) > 0 && of != unit {
			return nil
		}
		unit = of
		all = append(all, x)
	}
	slices.Sort(all)
	return all
}

// quarters are ranges between the quartiles of sorted numbers; equal values stay together.
func quarters(sorted []float64) []Level {
	var out []Level
	from := 0
	for _, p := range []float64{0.25, 0.5, 0.75, 1} {
		high := stats.Quantile(sorted, p)
		to := from
		for to < len(sorted) && sorted[to] <= high {
			to++
		}
		if to > from {
			low, high := sorted[from], sorted[to-1]
			out = append(out, Level{Name: fmt.Sprintf("%g–%g", low, high), Low: low, High: high})
			from = to
		}
	}
	return out
}

// reaches is what a value that leads to somebody looks like: an address, a phone number.
var reaches = regexp.MustCompile(`@|(?:\+|\b00|\b0|\b8)[\s(\-]?\d(?:[\s()\-]*\d){6,}|https?://|www\.`)

// Groups says why a column of the companies' list cannot group them; nil when it
// can. A report must not name a person or an address, so a column that holds
// addresses or phone numbers is none, nor one whose words fewer than two groups of
// companies share: it names them. Numbers can always be put in ranges.
func Groups(c *campaign.Campaign, column string) error {
	values, figures := companiesOf(c, column), true
	shared := 0
	for value, companies := range values {
		if reaches.MatchString(value) {
			return fmt.Errorf("column %q holds addresses or phone numbers, which a report must not print", column)
		}
		_, _, isNumber := numberOf(value)
		figures = figures && isNumber
		if companies > 1 {
			shared++
		}
	}
	switch {
	case len(values) == 0:
		return fmt.Errorf("no company has a value in column %q", column)
	case !figures && shared < 2:
		return fmt.Errorf("column %q names companies rather than groups them: %d of its %d values stand for more than one", column, shared, len(values))
	}
	return nil
}

// companiesOf counts the companies with each value of a column.
func companiesOf(c *campaign.Campaign, column string) map[string]int {
	values := map[string]int{}
	for _, company := range c.Companies {
		if value, _ := company.Trait(column); strings.TrimSpace(value) != "" {
			values[strings.TrimSpace(value)]++
		}
	}
	return values
}

func (s *sample) breakdowns(c *campaign.Campaign) (out []Breakdown, columns []string) {
	for _, trait := range s.traits(c) {
		if slices.Contains(c.Columns(), trait.name) {
			columns = append(columns, trait.name)
		}
		b := Breakdown{Trait: trait.name}
		for _, l := range trait.levels {
			name := l.Name
			if l.Other {
				name = rest
			}
			in := func(e *Enquiry) bool { return trait.of(e) == name }
			l.Acknowledged = s.rate(acknowledged, analysed, in)
			l.Replied = s.rate(replied, analysed, in)
			l.Answered = s.rate(answered, analysed, in)
			l.OnTimeInFull = s.rate(onTimeInFull, analysed, in)
			b.Levels = append(b.Levels, l)
		}
		out = append(out, b)
	}
	return out, columns
}
