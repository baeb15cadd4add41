package report

import (
	"math"
	"strconv"
	"strings"

	"replyaudit/internal/analysis"
)

// codes has a row for each word of a coder that was ever given, and for each
// adjudication. Coders are numbers, by the order in which they joined.
func (x *exporter) codes() sheet {
	s := sheet{name: "codes.csv", columns: []column{
		{"kind", "code, or adjudication: what a person decided where coders differ"},
		{"number", "number of the code or of the adjudication"},
		{"enquiry", "id of the enquiry"},
		{"message", "id of the coded message"},
		{"item", "item of the rubric"},
		{"question", "id of the question, where the item is coded for each"},
		{"coder", "1, 2, ... by the order in which coders joined; empty: an adjudication"},
		{"value", "value of the item's codebook, or cannot_tell"},
		{"machine", "what the machine says of the same thing; empty: nothing"},
		{"hinted", "1: the coder saw what the machine says; not counted as agreement"},
		{"at", "when"},
		{"superseded", "number of the code that took its place, its own where it was taken back; 0: it stands"},
		{"against", "of an adjudication: the codes that it was decided against"},
	}}
	coders := map[string]int{}
	for i, name := range x.m.Coding.Stored.Coders {
		coders[name] = i + 1
	}
	where := x.messagesByID()
	for _, c := range x.m.Coding.Stored.Codes {
		cells := x.thing(where, analysis.Thing{Message: c.Message, Item: c.Item, Question: c.Question})
		s.rows = append(s.rows, []string{
			"code", strconv.FormatInt(c.Number, 10), cells.enquiry, cells.message, c.Item, c.Question, strconv.Itoa(coders[c.Coder]), c.Value, cells.machine,
			bit(c.Hinted), stamp(c.At), strconv.FormatInt(c.Superseded, 10), "",
		})
	}
	for _, a := range x.m.Coding.Stored.Adjudications {
		cells := x.thing(where, analysis.Thing{Message: a.Message, Item: a.Item, Question: a.Question})
		var against []string
		for _, n := range a.Against {
			against = append(against, strconv.FormatInt(n, 10))
		}
		s.rows = append(s.rows, []string{
			"adjudication", strconv.FormatInt(a.Number, 10), cells.enquiry, cells.message, a.Item, a.Question, "", a.Value, cells.machine,
			"0", stamp(a.At), strconv.FormatInt(a.Superseded, 10), strings.Join(against, " "),
		})
	}
	return s
}

// place is where a message stands in the model.
type place struct {
	enquiry *analysis.Enquiry
	message *analysis.Message
}

func (x *exporter) messagesByID() map[string]place {
	where := map[string]place{}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		for j := range e.Messages {
			where[e.Messages[j].ID] = place{e, &e.Messages[j]}
		}
	}
	return where
}

type thingCells struct{ enquiry, message, machine string }

// thing masks what a code is about. A message that has been matched elsewhere since has no cells.
func (x *exporter) thing(where map[string]place, t analysis.Thing) thingCells {
	at, ok := where[t.Message]
	if !ok {
		return thingCells{}
	}
	cells := thingCells{enquiry: x.mask.Enquiry(at.enquiry.ID, at.enquiry.Company), message: x.mask.Message(at.enquiry, at.message)}
	if item := x.m.Coding.Item(t.Item); item != nil {
		cells.machine, _ = analysis.MachineValue(item.Item, at.message, t.Question)
	}
	return cells
}

// agreement has a row for each item and pair of raters.
func (x *exporter) agreement() sheet {
	s := sheet{name: "agreement.csv", columns: []column{
		{"item", "item of the rubric"},
		{"between", "coders, or machine: people and the machine"},
		{"n", "things with two values or more"},
		{"raters", "who gave them"},
		{"percent", "0-100, equal values of all pairs"},
		{"percent_lo", "95 % limit"},
		{"percent_hi", "95 % limit"},
		{"kappa", "empty: undefined, since only one value was given; Fleiss': of the things with as many values as most of them have"},
		{"kappa_lo", "95 % limit"},
		{"kappa_hi", "95 % limit"},
		{"kappa_kind", "cohen, cohen_squared (weights), fleiss"},
		{"alpha", "Krippendorff's, on the item's scale; empty: undefined"},
		{"alpha_lo", "95 % limit"},
		{"alpha_hi", "95 % limit"},
	}}
	for _, item := range x.m.Coding.Items {
		for _, pair := range []struct {
			name string
			a    analysis.Agreement
		}{{"coders", item.Coders}, {"machine", item.Machine}} {
			if pair.a.Units == 0 {
				continue
			}
			row := []string{item.ID, pair.name, strconv.Itoa(pair.a.Units), strconv.Itoa(pair.a.Raters)}
			row = append(row, coefficientCells(pair.a.Percent)...)
			row = append(append(row, coefficientCells(pair.a.Kappa)...), pair.a.Name)
			s.rows = append(s.rows, append(row, coefficientCells(pair.a.Alpha)...))
		}
	}
	return s
}

func coefficientCells(c analysis.Coefficient) []string {
	var cells []string
	for _, f := range []float64{c.Value, c.Limits.Lo, c.Limits.Hi} {
		cell := ""
		if !math.IsNaN(f) {
			cell = strconv.FormatFloat(f, 'f', 6, 64)
		}
		cells = append(cells, cell)
	}
	return cells
}
