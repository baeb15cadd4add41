package grade

import "sync"

// starts is the set of lists that have, in any language, a phrase which a word
// may begin. It is worked out once for each word of a text: hardly any word
// begins a phrase of more than a few of the lists that are looked for everywhere.
type starts [(listCount + 63) / 64]uint64

func (s *starts) add(other starts) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s *starts) has(l list) bool { return s[l/64]&(1<<(l%64)) != 0 }

func only(l list) (s starts) {
	s[l/64] = 1 << (l % 64)
	return s
}

// startIndex finds what a word may begin.
type startIndex struct {
	whole    map[string]starts   // first words
	begun    map[string]starts   // beginnings of first words, of up to startKey bytes
	longer   map[string][]ending // longer ones, by their first startKey bytes
	suffixes map[string][]ending // endings of first words, by their last two bytes
}

// ending is the beginning or the end of a word that a phrase may begin with.
type ending struct {
	element
	starts
}

// startKey is how many bytes of a word are looked up: two letters of Cyrillic, and
// few beginnings have the same.
const startKey = 4

// startsOf is the index of all languages.
var startsOf = sync.OnceValue(func() *startIndex {
	x := &startIndex{whole: map[string]starts{}, begun: map[string]starts{}, longer: map[string][]ending{}, suffixes: map[string][]ending{}}
	for _, v := range vocabularies() {
		for l := range v.lists {
			for _, phrases := range v.lists[l].byStart {
				for _, phrase := range phrases {
					x.add(phrase[0], only(list(l)))
				}
			}
			for _, phrase := range v.lists[l].anywhere {
				key := lastTwo(phrase[0].word)
				x.suffixes[key] = append(x.suffixes[key], ending{phrase[0], only(list(l))})
			}
		}
	}
	return x
})

func (x *startIndex) add(first element, s starts) {
	switch {
	case !first.prefix:
		s.add(x.whole[first.word])
		x.whole[first.word] = s
	case len(first.word) <= startKey:
		s.add(x.begun[first.word])
		x.begun[first.word] = s
	default:
		key := first.word[:startKey]
		x.longer[key] = append(x.longer[key], ending{first, s})
	}
}

// lastTwo are the last two bytes of a word, as head are the first.
func lastTwo(word string) string { return word[max(0, len(word)-2):] }

// of returns what a folded word may begin.
func (x *startIndex) of(word string) starts {
	s := x.whole[word]
	for n := 1; n <= min(startKey, len(word)); n++ {
		if more, known := x.begun[word[:n]]; known {
			s.add(more)
		}
	}
	if len(word) > startKey {
		for _, e := range x.longer[word[:startKey]] {
			if e.match(word) {
				s.add(e.starts)
			}
		}
	}
	for _, e := range x.suffixes[lastTwo(word)] {
		if e.match(word) {
			s.add(e.starts)
		}
	}
	return s
}
