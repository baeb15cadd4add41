package report

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/evidence"
	"replyaudit/internal/rubric"
)

// Appendix is the rubric, what coders can say, the letters and what proves that nothing was changed.
type Appendix struct {
	Rubric   RubricTable
	Codebook CodebookTable
	Scripts  []Script
	Title    Title
	Hashes   []Hash
}

// Hash is a line of the table of hashes; ID names the cell for the check of the evidence.
type Hash struct {
	Pair
	ID string
}

// RubricTable is the rubric as a table.
type RubricTable struct {
	Title Title
	Rows  []RubricRow
}

// RubricRow is a section or an item of the rubric.
type RubricRow struct {
	Section                                 bool
	Code, Name, Kind, Views, Source, Weight string
}

func (b *builder) appendix() Appendix {
	a := Appendix{Rubric: b.rubric(), Codebook: b.codebook(), Scripts: b.scripts()}
	a.Title = b.table(b.say("hashes.title"), "")
	a.Hashes = b.hashes()
	return a
}

func (b *builder) rubric() RubricTable {
	r := b.m.Rubric
	t := RubricTable{Title: b.table(b.say("rubric.title", r.Name, r.Version), b.say("rubric.unit"))}
	for _, s := range r.Sections {
		t.Rows = append(t.Rows, RubricRow{Section: true, Name: b.text(s.Title), Weight: b.weight(s.Weight)})
		for _, item := range s.Items {
			t.Rows = append(t.Rows, RubricRow{Code: item.ID, Name: b.text(item.Title), Kind: b.kind(item), Views: b.viewNames(item.Views), Source: item.Source, Weight: b.weight(item.Weight)})
		}
	}
	return t
}

// weight writes a weight in full: who computes a score by hand must have it.
func (b *builder) weight(w float64) string {
	for places := range 6 {
		if scaled := w * math.Pow10(places); math.Abs(scaled-math.Round(scaled)) < 1e-9 {
			return b.decimal(w, places)
		}
	}
	return strconv.FormatFloat(w, 'g', -1, 64)
}

// kind says what an item is graded by, of times and counts with the knots between
// which the score is linear.
func (b *builder) kind(item rubric.Item) string {
	var knots []string
	for _, k := range item.Knots {
		knots = append(knots, b.say("rubric.knot", b.weight(k.At), b.weight(k.Score)))
	}
	kind := b.name("kind", item.Kind)
	if len(knots) > 0 {
		kind = b.say("rubric.knots", kind, strings.Join(knots, ", "))
	}
	return kind
}

// viewNames lists the R's that an item counts for.
func (b *builder) viewNames(ids []string) string {
	var names []string
	for _, id := range ids {
		names = append(names, lowerFirst(b.say("view."+id)))
	}
	return strings.Join(names, ", ")
}

func (b *builder) hashes() []Hash {
	c, f, p := b.m.Campaign, b.m.Facts, proofOf(b.m, b.mask)
	line := func(term, text, id string) Hash { return Hash{Pair{term, text}, id} }
	hashes := []Hash{
		line(b.say("hash.campaign"), b.mask.CampaignKey(c.Key), ""),
		line(b.say("hash.design"), f.DesignHash, evidence.MarkDesign),
		line(b.say("hash.rubric"), f.RubricHash, evidence.MarkRubric),
		line(b.say("hash.messages", b.integer(p.Messages)), p.MessagesSum, evidence.MarkMessages),
		line(b.say("hash.events", b.integer(p.Events)), p.EventsSum, evidence.MarkEvents),
		line(b.say("hash.reader"), f.ReaderVersion, ""),
		line(b.say("hash.seed"), strconv.FormatInt(c.Seed, 10), ""),
		line(b.say("hash.launched"), stamp(f.LaunchedAt), ""),
		line(b.say("hash.asof"), stamp(f.AsOf), ""),
		line(b.say("hash.window"), b.length(c.Window).String(), ""),
		line(b.say("hash.target"), b.length(c.Target).String(), ""),
		line(b.say("hash.statement"), c.Authorisation.Statement, ""),
		line(b.say("hash.by"), c.Authorisation.By, ""),
	}
	if b.m.Anonymous { // the seed helps to guess which code is whose
		hashes = slices.DeleteFunc(hashes, func(h Hash) bool { return h.Term == b.say("hash.seed") })
	}
	return slices.DeleteFunc(hashes, func(h Hash) bool { return h.Text == "" })
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
