package match

import (
	"strings"
)

// Letters are the candidates of one mailbox, prepared once for all its messages:
// what depends on a letter alone is not worked out again for each message.
type Letters struct {
	cands     []Candidate
	byID      map[string][]int // bare lower-case Message-ID → letters
	byPhrase  map[string][]int // phrase of five words → letters
	phrases   []int            // how many phrases each letter has
	questions map[string][]int // whole question as words → letters
	names     map[string][]int // company's name as words → letters
	domains   []string         // ownDomain of each letter's recipient
}

// NewLetters prepares the letters sent from one mailbox, those of closed
// enquiries too.
func NewLetters(cands []Candidate) *Letters {
	l := &Letters{
		cands: cands, byID: map[string][]int{}, byPhrase: map[string][]int{}, questions: map[string][]int{}, names: map[string][]int{},
		phrases: make([]int, len(cands)), domains: make([]string, len(cands)),
	}
	for i, c := range cands {
		for _, id := range c.MessageIDs {
			add(l.byID, keyOf(id), i)
		}
		own := phrases(words(c.Body))
		l.phrases[i] = len(own)
		for _, p := range own {
			add(l.byPhrase, p, i)
		}
		for _, q := range questions(c.Body) {
			add(l.questions, q, i)
		}
		add(l.names, strings.Join(words(c.Company), " "), i)
		l.domains[i] = ownDomain(c.To)
	}
	return l
}

// add files letter i under key, once.
func add(index map[string][]int, key string, i int) {
	if list := index[key]; key != "" && (len(list) == 0 || list[len(list)-1] != i) {
		index[key] = append(list, i)
	}
}

// Candidates returns the letters as they were given.
func (l *Letters) Candidates() []Candidate {
	if l == nil {
		return nil
	}
	return l.cands
}
