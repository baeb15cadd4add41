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
	whole    map[string]starts    // first words
	begun    map[uint32]beginning // beginnings of first words, by their first startKey bytes, or all of fewer
	suffixes map[uint32][]ending  // endings of first words, by their last two bytes
}

// beginning is the first bytes of a word.
type beginning struct {
	starts          // of phrases of which they may be all that the first word must begin with
	longer []ending // beginnings that go on
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
	x := &startIndex{whole: map[string]starts{}, begun: map[uint32]beginning{}, suffixes: map[uint32][]ending{}}
	for _, v := range vocabularies() {
		for l := range v.lists {
			for _, phrases := range v.lists[l].byStart {
				for _, phrase := range phrases {
					x.add(phrase[0], only(list(l)))
				}
			}
			for _, phrase := range v.lists[l].anywhere {
				end := lastTwo(phrase[0].word)
				x.suffixes[end] = append(x.suffixes[end], ending{phrase[0], only(list(l))})
			}
		}
	}
	return x
})

func (x *startIndex) add(first element, s starts) {
	if !first.prefix {
		s.add(x.whole[first.word])
		x.whole[first.word] = s
		return
	}
	short := key(first.word[:min(startKey, len(first.word))])
	b := x.begun[short]
	if len(first.word) <= startKey {
		b.add(s)
	} else {
		b.longer = append(b.longer, ending{first, s})
	}
	x.begun[short] = b
}

// lastTwo are the last two bytes of a word, as head are the first.
func lastTwo(word string) uint32 { return key(word[max(0, len(word)-2):]) }

// of returns what a folded word may begin.
func (x *startIndex) of(word string) starts {
	s := x.whole[word]
	short := uint32(0)
	for n := range min(startKey, len(word)) {
		short = short<<8 | uint32(word[n])
		b, known := x.begun[short]
		if !known {
			continue
		}
		s.add(b.starts)
		for _, e := range b.longer {
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
