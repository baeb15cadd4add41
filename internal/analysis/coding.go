package analysis

import (
	"math"
	"slices"

	"replyaudit/internal/clock"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
	"replyaudit/internal/store"
)

// Coding is how far people who coded replies agree with each other and with the
// machine, and what the full score comes to.
type Coding struct {
	Replies   int // drawn
	Coded     int // with a code of anybody
	Coders    int // with a code
	Differing int // things on which coders differ and nobody has decided
	Items     []CodedItem
	// Machine is the agreement of people with the machine on all items together; of
	// items with different values only the percentage means something.
	Machine Agreement
	Stored  *store.Coding
	Codes   *Codes
	// Full is the full score over coded replies, every company once, and every
	// enquiry once. It is descriptive, and of the sample until all are coded.
	Full, FullByEnquiry Mean
	Complete            bool // every reply that was drawn has a full score
}

// CodedItem is one item with its agreement.
type CodedItem struct {
	rubric.Item
	Coders  Agreement // between coders
	Machine Agreement // between people and the machine; without units for a judgement
}

// The names of kappa in Agreement.
const (
	KappaCohen   = "cohen"
	KappaSquared = "cohen_squared"
	KappaFleiss  = "fleiss"
)

// Agreement is how far raters agree on an item. Codes that were given with the
// machine's word in sight do not count.
type Agreement struct {
	Units   int // things with two values or more
	Raters  int
	Percent Coefficient // of pairs of values, 0..1
	Kappa   Coefficient // of two raters Cohen's, weighted by squares on a scale with an order; of more Fleiss', over units with PerUnit values
	Name    string      // of kappa
	PerUnit int         // of Fleiss' kappa: how many values a unit has, the commonest number; 0 otherwise
	Alpha   Coefficient // Krippendorff's, on the item's scale
}

// Coefficient is a figure of agreement; NaN where it is undefined, as it is where
// only one value was ever given.
type Coefficient struct {
	Value  float64
	Limits stats.Interval
}

func (s *sample) coding(d *Data, codes *Codes) *Coding {
	if len(codes.codes) == 0 {
		return nil
	}
	c := &Coding{Replies: len(d.Coding.Replies), Stored: d.Coding, Codes: codes}
	messages, coders := map[string]bool{}, map[string]bool{}
	for thing, list := range codes.codes {
		messages[thing.Message] = true
		for _, x := range list {
			coders[x.Coder] = true
		}
		if codes.Differ(thing) {
			c.Differing++
		}
	}
	c.Coded, c.Coders = len(messages), len(coders)
	for _, item := range d.Rubric.Coded() {
		c.Items = append(c.Items, CodedItem{Item: item, Coders: codes.betweenCoders(d.Campaign.Seed, d.Coding, item), Machine: s.withMachine(codes, item)})
	}
	c.Machine = s.allWithMachine(d, codes)
	whole := func(e *Enquiry) bool { return e.HasFull }
	full := func(e *Enquiry) float64 { return e.Full }
	c.Full, c.FullByEnquiry = s.companyMean(whole, full), s.mean(whole, full)
	c.Complete = !slices.ContainsFunc(s.all, func(e Enquiry) bool { return scoredReply(&e) && !e.HasFull })
	return c
}

// betweenCoders is the agreement of coders on an item.
func (c *Codes) betweenCoders(seed int64, stored *store.Coding, item rubric.Item) Agreement {
	book, _ := item.Codebook()
	rows := withoutSilent(c.between(stored, item, func(store.CodingReply) bool { return true }))
	units := make([]stats.Ratings, len(rows))
	for i := range rows {
		units[i] = rows[i : i+1]
	}
	return agreement(units, book.Scale, clock.NewStream(seed, stored.Campaign+"/"+item.ID, "agreement of coders"))
}

// between lays out what coders said of an item in the chosen replies, a row for
// each thing of which two or more said something.
func (c *Codes) between(stored *store.Coding, item rubric.Item, chosen func(store.CodingReply) bool) stats.Ratings {
	book, _ := item.Codebook()
	var rows stats.Ratings
	for _, reply := range stored.Replies {
		if !chosen(reply) {
			continue
		}
		for _, question := range c.questions[[2]string{reply.Message, item.ID}] {
			row, values := make([]float64, len(stored.Coders)), 0
			for i := range row {
				row[i] = math.NaN()
			}
			for _, code := range c.codes[Thing{reply.Message, item.ID, question}] {
				if x, ok := book.Number(code.Value); ok && !code.Hinted {
					row[slices.Index(stored.Coders, code.Coder)] = x
					values++
				}
			}
			if values > 1 {
				rows = append(rows, row)
			}
		}
	}
	return rows
}

// withoutSilent drops the columns of coders who said nothing.
func withoutSilent(rows stats.Ratings) stats.Ratings {
	if len(rows) == 0 {
		return nil
	}
	out := make(stats.Ratings, len(rows))
	for j := range rows[0] {
		if !slices.ContainsFunc(rows, func(row []float64) bool { return !math.IsNaN(row[j]) }) {
			continue
		}
		for i := range rows {
			out[i] = append(out[i], rows[i][j])
		}
	}
	return out
}

// withMachine is the agreement of the machine with what people decided or all
// said; where they differ, with the word of each.
func (s *sample) withMachine(codes *Codes, item rubric.Item) Agreement {
	book, _ := item.Codebook()
	var units []stats.Ratings
	for i := range s.all {
		for j := range s.all[i].Messages {
			m := &s.all[i].Messages[j]
			for _, question := range codes.questions[[2]string{m.ID, item.ID}] {
				said, _ := MachineValue(item, m, question)
				machine, ok := book.Number(said)
				if unit := codes.people(Thing{m.ID, item.ID, question}, book, machine); ok && len(unit) > 0 {
					units = append(units, unit)
				}
			}
		}
	}
	return agreement(units, book.Scale, s.stream("agreement with the machine/"+item.ID))
}

// allWithMachine pools the items. Codes of one reply stay together in the re-samples.
func (s *sample) allWithMachine(d *Data, codes *Codes) Agreement {
	var replies []stats.Ratings
	a := Agreement{Raters: 2}
	for i := range s.all {
		for j := range s.all[i].Messages {
			m := &s.all[i].Messages[j]
			var rows stats.Ratings
			for _, item := range d.Rubric.Coded() {
				book, _ := item.Codebook()
				for _, question := range codes.questions[[2]string{m.ID, item.ID}] {
					said, _ := MachineValue(item, m, question)
					machine, ok := book.Number(said)
					if unit := codes.people(Thing{m.ID, item.ID, question}, book, machine); ok && len(unit) > 0 {
						rows = append(rows, unit...)
						a.Units++
					}
				}
			}
			if len(rows) > 0 {
				replies = append(replies, rows)
			}
		}
	}
	percent := func(r stats.Ratings) float64 { return 100 * r.PercentAgreement() }
	none := Coefficient{math.NaN(), stats.Undefined()}
	a.Percent, a.Kappa, a.Alpha = Coefficient{percent(slices.Concat(replies...)), stats.LimitsOfUnits(replies, percent, s.stream("agreement with the machine"))}, none, none
	return a
}

// Item returns the agreement on one item, nil where nobody has coded it.
func (c *Coding) Item(id string) *CodedItem {
	if c == nil {
		return nil
	}
	for i := range c.Items {
		if c.Items[i].ID == id {
			return &c.Items[i]
		}
	}
	return nil
}

// people sets the words of people about a thing beside the machine's.
func (c *Codes) people(t Thing, book rubric.Codebook, machine float64) stats.Ratings {
	if decided, ok := c.decided[t]; ok {
		if x, ok := book.Number(decided.Value); ok {
			return stats.Ratings{{machine, x}}
		}
		return nil
	}
	var rows stats.Ratings
	_, settled := c.Final(t)
	for _, code := range c.codes[t] {
		if x, ok := book.Number(code.Value); ok && !code.Hinted && !(settled && len(rows) > 0) {
			rows = append(rows, []float64{machine, x})
		}
	}
	return rows
}

// agreement measures units, each of one row or more.
func agreement(units []stats.Ratings, scale string, stream *clock.Stream) Agreement {
	a := Agreement{Units: len(units), Name: KappaCohen}
	rows := slices.Concat(units...)
	if len(rows) > 0 {
		a.Raters = len(rows[0])
	}
	measure := func(f func(stats.Ratings) float64) Coefficient {
		return Coefficient{f(rows), stats.LimitsOfUnits(units, f, stream)}
	}
	kappa := func(r stats.Ratings) float64 { return r.CohenKappa(stats.Unweighted) }
	switch {
	case a.Raters > 2:
		a.Name, a.PerUnit = KappaFleiss, rows.CommonestCount()
		kappa = func(r stats.Ratings) float64 { return r.Packed(a.PerUnit).FleissKappa() }
	case scale != rubric.Nominal:
		a.Name, kappa = KappaSquared, func(r stats.Ratings) float64 { return r.CohenKappa(stats.SquaredWeights) }
	}
	a.Percent = measure(func(r stats.Ratings) float64 { return 100 * r.PercentAgreement() })
	a.Kappa = measure(kappa)
	a.Alpha = measure(func(r stats.Ratings) float64 { return r.KrippendorffAlpha(scaleOf(scale)) })
	return a
}

func scaleOf(scale string) stats.Scale {
	switch scale {
	case rubric.Ordinal:
		return stats.OrdinalScale
	case rubric.Interval:
		return stats.IntervalScale
	}
	return stats.NominalScale
}

// Alpha is Krippendorff's alpha between coders on an item in the chosen replies,
// NaN where it is undefined.
func (c *Codes) Alpha(stored *store.Coding, item rubric.Item, chosen func(store.CodingReply) bool) float64 {
	book, _ := item.Codebook()
	return c.between(stored, item, chosen).KrippendorffAlpha(scaleOf(book.Scale))
}
