package report

import (
	"slices"
	"strings"

	"replyaudit/internal/rubric"
)

// CodebookTable is what people who grade can say of each item, and when.
type CodebookTable struct {
	Title  Title
	Groups []CodebookGroup
}

// CodebookGroup are the values of one item, or of several that share them.
type CodebookGroup struct {
	Items  string
	Scale  string
	Values []CodebookValue
}

// CodebookValue is a value with its anchor: the words that say when it is right.
type CodebookValue struct{ ID, Anchor, Score string }

// codebook lists the items with values of their own one by one; those that are
// coded alike, yes or no, share a group.
func (b *builder) codebook() CodebookTable {
	t := CodebookTable{Title: b.table(b.say("codebook.title"), b.say("codebook.unit"))}
	var books []rubric.Codebook
	var items [][]string
	for _, item := range b.m.Rubric.Coded() {
		book, _ := item.Codebook()
		title := b.text(item.Title)
		if item.Kind == rubric.KindJudgement {
			books, items = append(books, book), append(items, []string{title})
			continue
		}
		i := slices.IndexFunc(books, func(other rubric.Codebook) bool { return sameValues(book, other) })
		if i < 0 {
			i, books, items = len(books), append(books, book), append(items, nil)
		}
		items[i] = append(items[i], title)
	}
	for i, book := range books {
		g := CodebookGroup{Items: strings.Join(items[i], " · "), Scale: b.say("scale." + book.Scale)}
		if book.PerQuestion {
			g.Items = b.say("codebook.questions", g.Items)
		}
		for _, v := range book.Values {
			g.Values = append(g.Values, CodebookValue{v.ID, b.text(v.Anchor), b.weight(v.Score)})
		}
		t.Groups = append(t.Groups, g)
	}
	return t
}

// sameValues reports whether two items are coded by the same values.
func sameValues(a, b rubric.Codebook) bool {
	return a.Scale == b.Scale && a.PerQuestion == b.PerQuestion &&
		slices.EqualFunc(a.Values, b.Values, func(v, w rubric.Value) bool {
			return v.ID == w.ID && v.Score == w.Score && v.Anchor["en"] == w.Anchor["en"]
		})
}
