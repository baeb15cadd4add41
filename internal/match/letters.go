package match

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Letters are the candidates of one mailbox, prepared once for all its messages:
// what depends on a letter alone is not worked out again for each message, and a
// letter that goes out later is added without looking at the others again.
//
// Match may be called by several goroutines, but not while Put is running.
type Letters struct {
	letters   []Candidate
	subjects  [][]string // words of each letter's base subject
	byLetter  map[string]int
	byID      map[string][]int // bare lower-case Message-ID → letters
	threads   []thread
	newest    time.Time // no first letter went out later
	byEnquiry map[string]int

	// Enquiries by what a message may hold of them.
	byAddress      postings // recipient
	bySender       postings // address that it was written from
	byDomain       postings // ownDomain of the recipient
	byOrganisation postings
	phrases        phraseIndex
	questions      trie // whole questions
	names          trie // companies' names
	about          trie // base subjects
}

// thread is one enquiry and its letters.
type thread struct {
	enquiry string
	letters []int     // in the order of Put
	phrases int       // of its longest letter
	since   time.Time // t0 of the first letter; zero when one of them is not known
}

// postings are enquiries by a key, ascending.
type postings map[string][]int

func (p postings) add(key string, enquiry int) {
	if key != "" {
		p[key] = insert(p[key], enquiry)
	}
}

// NewLetters prepares the letters sent from one mailbox, those of closed
// enquiries too.
func NewLetters(cands []Candidate) *Letters {
	l := &Letters{
		byLetter: map[string]int{}, byID: map[string][]int{}, byEnquiry: map[string]int{},
		byAddress: postings{}, bySender: postings{}, byDomain: postings{}, byOrganisation: postings{}, phrases: newPhraseIndex(),
	}
	for _, c := range cands {
		l.Put(c)
	}
	return l
}

// Put adds a letter. Of one that is there already only its t0 is taken over: all
// else of a letter that has gone out stays as it is.
func (l *Letters) Put(c Candidate) {
	if i, known := l.byLetter[c.Letter]; known {
		l.letters[i].T0 = c.T0
		l.dated(l.byEnquiry[c.Enquiry])
		return
	}
	i := len(l.letters)
	l.letters = append(l.letters, c)
	l.byLetter[c.Letter] = i
	for _, id := range c.MessageIDs {
		if key := keyOf(id); key != "" {
			l.byID[key] = insert(l.byID[key], i)
		}
	}
	e, known := l.byEnquiry[c.Enquiry]
	if !known {
		e = len(l.threads)
		l.byEnquiry[c.Enquiry] = e
		l.threads = append(l.threads, thread{enquiry: c.Enquiry})
	}
	l.threads[e].letters = append(l.threads[e].letters, i)
	l.dated(e)
	l.byAddress.add(addressKey(c.To), e)
	l.bySender.add(addressKey(c.From), e)
	l.byDomain.add(ownDomain(c.To), e)
	l.byOrganisation.add(c.Organisation, e)
	l.names.add(words(c.Company), e)
	l.putWords(c, e)
}

// putWords files the words of a letter under its enquiry.
func (l *Letters) putWords(c Candidate, e int) {
	subject := words(BaseSubject(c.Subject))
	l.subjects = append(l.subjects, subject)
	l.about.add(subject, e)
	body := words(c.Body)
	own := phrases(body)
	l.threads[e].phrases = max(l.threads[e].phrases, len(own))
	l.phrases.add(own, e)
	for _, q := range questions(c.Body) {
		l.questions.add(q, e)
	}
}

// Letter returns the letter with an id.
func (l *Letters) Letter(id string) (Candidate, bool) {
	if l == nil {
		return Candidate{}, false
	}
	i, ok := l.byLetter[id]
	if !ok {
		return Candidate{}, false
	}
	return l.letters[i], true
}

// Of returns the letters of an enquiry by t0, the first first.
func (l *Letters) Of(enquiry string) []Candidate {
	if l == nil {
		return nil
	}
	e, ok := l.byEnquiry[enquiry]
	if !ok {
		return nil
	}
	return l.inOrder(e)
}

// inOrder are the letters of an enquiry by t0.
func (l *Letters) inOrder(e int) []Candidate {
	var all []Candidate
	for _, i := range l.threads[e].letters {
		all = append(all, l.letters[i])
	}
	slices.SortFunc(all, func(a, b Candidate) int { return cmp.Or(a.T0.Compare(b.T0), strings.Compare(a.Letter, b.Letter)) })
	return all
}

// SentBefore lists the enquiries of which a letter had gone out at an instant, by id.
func (l *Letters) SentBefore(at time.Time) []string {
	if l == nil {
		return nil
	}
	var all []string
	for _, c := range l.letters {
		if !c.T0.After(at) {
			all = append(all, c.Enquiry)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// dated works out when the first letter of an enquiry went out.
func (l *Letters) dated(e int) {
	since := l.inOrder(e)[0].T0
	l.threads[e].since = since
	if since.After(l.newest) {
		l.newest = since
	}
}

// open says that a letter of the enquiry had gone out when a message came.
func (l *Letters) open(e int, received time.Time) bool { return !early(received, l.threads[e].since) }

// openAt is open for many enquiries; it is nil where all have gone out, as mostly.
func (l *Letters) openAt(received time.Time) func(e int) bool {
	if !early(received, l.newest) {
		return nil
	}
	return func(e int) bool { return l.open(e, received) }
}

// early says that a message came before a letter went out; where one of the two
// times is not known it does not.
func early(received, t0 time.Time) bool {
	return t0.After(received.Add(Skew)) && !received.IsZero()
}

// ids are the ids of enquiries, sorted.
func (l *Letters) ids(enquiries []int) []string {
	var out []string
	for _, e := range enquiries {
		out = append(out, l.threads[e].enquiry)
	}
	slices.Sort(out)
	return out
}

// first is the enquiry with the smallest id, so that what is shown of several
// does not depend on the order in which the letters went out.
func (l *Letters) first(enquiries []int) int {
	return slices.MinFunc(enquiries, func(a, b int) int { return strings.Compare(l.threads[a].enquiry, l.threads[b].enquiry) })
}

// insert adds n to an ascending list, once.
func insert(list []int, n int) []int {
	at, there := slices.BinarySearch(list, n)
	if there {
		return list
	}
	return slices.Insert(list, at, n)
}

// intersect returns what stands in both of two ascending lists; a short one is
// looked up in the long one.
func intersect(a, b []int) []int {
	if len(a) > len(b) {
		a, b = b, a
	}
	var out []int
	for _, n := range a {
		if _, there := slices.BinarySearch(b, n); there {
			out = append(out, n)
		}
	}
	return out
}
