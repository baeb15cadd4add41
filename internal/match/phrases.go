package match

import (
	"slices"
	"strings"
)

// phraseWords is the length of a phrase: five words in a row are hardly ever
// the same by chance, and survive the re-wrapping of a quotation.
const phraseWords = 5

// phraseIndex finds the enquiries whose letters hold a phrase. Most phrases of a
// script stand in every letter of it, so phrases that stand in the same
// enquiries form a group with one list: a message is looked up in a few lists,
// however many letters there are.
type phraseIndex struct {
	groups map[string]int // phrase → group
	lists  [][]int        // group → enquiries, ascending
	sizes  []int          // group → how many phrases
}

func newPhraseIndex() phraseIndex { return phraseIndex{groups: map[string]int{}} }

// add files the phrases of a letter under its enquiry. A group of which the
// letter has only a part is split.
func (x *phraseIndex) add(own []string, enquiry int) {
	var fresh []string
	shared := map[int][]string{} // group → its phrases in the letter
	var order []int
	for _, p := range distinct(own) {
		g, known := x.groups[p]
		if !known {
			fresh = append(fresh, p)
			continue
		}
		if len(shared[g]) == 0 {
			order = append(order, g)
		}
		shared[g] = append(shared[g], p)
	}
	for _, g := range order {
		x.join(g, shared[g], enquiry)
	}
	if len(fresh) > 0 {
		x.group(fresh, []int{enquiry})
	}
}

// join adds an enquiry to those that hold the given phrases of a group.
func (x *phraseIndex) join(g int, part []string, enquiry int) {
	if _, there := slices.BinarySearch(x.lists[g], enquiry); there {
		return
	}
	if len(part) == x.sizes[g] {
		x.lists[g] = insert(x.lists[g], enquiry)
		return
	}
	x.sizes[g] -= len(part)
	x.group(part, insert(slices.Clone(x.lists[g]), enquiry))
}

// group makes a group of phrases.
func (x *phraseIndex) group(phrases []string, enquiries []int) {
	for _, p := range phrases {
		x.groups[p] = len(x.lists)
	}
	x.lists, x.sizes = append(x.lists, enquiries), append(x.sizes, len(phrases))
}

// known keeps, of the phrases of a text, those that stand in a letter, once each.
func (x *phraseIndex) known(text []string) []string {
	var ours []string
	for _, p := range text {
		if _, known := x.groups[p]; known {
			ours = append(ours, p)
		}
	}
	return distinct(ours)
}

// vote says of enquiries that their letters hold some phrases of a text.
type vote struct {
	enquiries []int // ascending
	phrases   int   // how many
}

// votes are what the phrases say, each of them once.
func (x *phraseIndex) votes(phrases []string) []vote {
	at := map[int]int{} // group → vote
	var all []vote
	for _, p := range phrases {
		g, known := x.groups[p]
		if !known {
			continue
		}
		i, there := at[g]
		if !there {
			i = len(all)
			at[g], all = i, append(all, vote{enquiries: x.lists[g]})
		}
		all[i].phrases++
	}
	return all
}

// unanimous are the enquiries of which everything was found, none when that is
// next to nothing: they have the most, and the others need not be looked at.
func unanimous(votes []vote) []int {
	votes = slices.SortedFunc(slices.Values(votes), func(a, b vote) int { return len(a.enquiries) - len(b.enquiries) })
	phrases, all := votes[0].phrases, votes[0].enquiries
	for _, v := range votes[1:] {
		phrases += v.phrases
		if !slices.Equal(all, v.enquiries) {
			all = intersect(all, v.enquiries)
		}
	}
	if phrases < 3 {
		return nil
	}
	return all
}

// holds says that a letter of the enquiry has the phrase.
func (x *phraseIndex) holds(phrase string, enquiry int) bool {
	g, known := x.groups[phrase]
	if !known {
		return false
	}
	_, there := slices.BinarySearch(x.lists[g], enquiry)
	return there
}

// phrases are all runs of phraseWords words.
func phrases(w []string) []string {
	if len(w) < phraseWords {
		return nil
	}
	text := strings.Join(w, " ")
	ends := make([]int, 0, len(w))
	at := -1
	for _, word := range w {
		at += len(word) + 1
		ends = append(ends, at)
	}
	out := make([]string, 0, len(w)-phraseWords+1)
	start := 0
	for i := range len(w) - phraseWords + 1 {
		out = append(out, text[start:ends[i+phraseWords-1]])
		start = ends[i] + 1
	}
	return out
}

// distinct keeps the first of equal phrases.
func distinct(list []string) []string {
	seen := make(map[string]bool, len(list))
	out := make([]string, 0, len(list))
	for _, p := range list {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}
