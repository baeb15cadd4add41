package report

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"replyaudit/internal/analysis"
)

// Order is a way to sort the league on screen, by a column of it.
type Order struct {
	ID, Text string
	places   []int // of each shown company, from 1; those alike share one, and keep the table's order
}

// orders are the ways to sort the shown companies of the league. The first is the
// table's own. The style puts each row at its place in the order that is chosen
// (style.css), so the browser sorts and the page needs no script.
func (b *builder) orders() []Order {
	shown := slices.DeleteFunc(slices.Clone(b.m.League), func(s analysis.Standing) bool { return !b.m.Shows(s.Company) })
	if len(shown) < 2 {
		return nil
	}
	by := func(id string, figure func(analysis.Standing) float64) Order {
		return Order{id, b.say("sort." + id), placesOf(len(shown), func(i, j int) int {
			return cmp.Compare(missingLast(figure(shown[i])), missingLast(figure(shown[j])))
		})}
	}
	return []Order{
		{ID: "score", Text: b.say("sort.score")},
		by("replied", func(s analysis.Standing) float64 { return -float64(s.Replied) / float64(s.Delivered) }),
		by("full", func(s analysis.Standing) float64 { return -float64(s.OTIF) / float64(s.Delivered) }),
		by("time", func(s analysis.Standing) float64 { return s.Wait }),
		by("worst", func(s analysis.Standing) float64 { return -s.Worst }),
		{"name", b.say("sort.name"), placesOf(len(shown), func(i, j int) int {
			return b.compare(b.companyName(shown[i].Company), b.companyName(shown[j].Company))
		})},
	}
}

// missingLast is a figure that sorts behind all others where there is none.
func missingLast(x float64) float64 {
	if math.IsNaN(x) {
		return math.Inf(1)
	}
	return x
}

// placesOf are those of n things, from 1, in the order of compare; equals share one.
func placesOf(n int, compare func(i, j int) int) []int {
	order, places := make([]int, n), make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, compare)
	place := 1
	for k, i := range order {
		if k > 0 && compare(order[k-1], i) != 0 {
			place++
		}
		places[i] = place
	}
	return places
}

// sortable tells each company's row its place in each order but the first, in
// properties of one letter, since a league can have thousands of rows.
func (l *League) sortable(orders []Order) {
	l.Orders = orders
	company := 0
	for i := range l.Rows {
		if len(orders) == 0 || l.Rows[i].Group != "" {
			continue
		}
		var css []string
		for _, o := range orders[1:] {
			css = append(css, fmt.Sprintf("--%c:%d", o.ID[0], o.places[company]))
		}
		l.Rows[i].Places = template.CSS(strings.Join(css, ";")) //nolint:gosec // numbers
		company++
	}
}
