package grade

import (
	"slices"
	"sort"
	"strconv"
	"sync"

	"replyaudit/internal/lexicon"
)

// vocabulary is one language's courtesy, compiled.
type vocabulary struct {
	code string

	greetings, titles, thanks, thanksElse, pleasure, closings, wishes, apologies phrases
	introductions, roles, teams, devices, streets, phoneLabels, otherNumbers     phrases
	invitations, queries, invites                                                phrases
	promises, requests, proposals, sales, elsewhere, clarify, smalltalk          phrases
	deferrals, yes, yesWords, no, noWords, negations, hedges                     phrases
	polite, free, extra, prices, stop, working, between, allDay, closed          phrases
	weekday, days, price, validity                                               phrases

	asks     []asking
	units    []measure
	moments  []measure
	numbers  []measure
	months   []phrases
	weekdays []phrases // from Monday
}

// asking are the words that ask for one kind of value.
type asking struct {
	kind  string
	words phrases
}

// measure is a word that stands for an amount: a unit in hours, a moment in days, a number.
type measure struct {
	amount float64
	words  phrases
}

// vocabularies compiles the lexicon once; nothing changes it afterwards.
var vocabularies = sync.OnceValue(func() []vocabulary {
	var out []vocabulary
	for _, l := range lexicon.Languages() {
		out = append(out, newVocabulary(l))
	}
	return out
})

// vocabulariesFor returns what may be spoken in a reply that was detected as
// detected to an enquiry in asked: those two and English, or all when unknown.
func vocabulariesFor(detected, asked string) []*vocabulary {
	var out []*vocabulary
	all := vocabularies()
	for i := range all {
		if detected == "" || slices.Contains([]string{detected, asked, "en"}, all[i].code) {
			out = append(out, &all[i])
		}
	}
	return out
}

func newVocabulary(l lexicon.Language) vocabulary {
	c := l.Courtesy
	v := vocabulary{
		code:      l.Code,
		greetings: compile(c.Greetings), titles: compile(c.Titles), thanks: compile(c.Thanks), thanksElse: compile(c.ThanksElse),
		pleasure: compile(c.Pleasure), closings: compile(c.Closings), wishes: compile(c.Wishes), apologies: compile(c.Apologies),
		introductions: compile(c.Introductions), roles: compile(c.Roles), teams: compile(c.Teams), devices: compile(c.Devices),
		streets: compile(c.Streets), phoneLabels: compile(c.PhoneLabels), otherNumbers: compile(c.OtherNumbers),
		invitations: compile(c.Invitations), queries: compile(c.Queries), invites: compile(c.Invites),
		promises: compile(c.Promises), requests: compile(c.Requests), proposals: compile(c.Proposals), sales: compile(c.Sales),
		elsewhere: compile(c.Elsewhere), clarify: compile(c.Clarify), smalltalk: compile(c.Smalltalk),
		deferrals: compile(c.Deferrals), yes: compile(c.Yes), yesWords: compile(c.YesWords), no: compile(c.No), noWords: compile(c.NoWords),
		negations: compile(c.Negations), hedges: compile(c.Hedges), polite: compile(c.Polite), free: compile(c.Free), extra: compile(c.Extra),
		prices: compile(c.Prices), stop: compile(c.Stop), working: compile(c.Working), between: compile(c.Between), allDay: compile(c.AllDay),
		closed: compile(c.Closed), weekday: compile(c.Weekdays), days: compile(c.Days), price: compile(c.Asks["money"]),
		validity: compile(c.Validity),
		moments:  measures(c.Moments), numbers: measures(c.Numbers),
	}
	for _, month := range c.Months {
		v.months = append(v.months, compile([]string{month}))
	}
	for _, day := range c.Weekdays {
		v.weekdays = append(v.weekdays, compile([]string{day}))
	}
	for _, kind := range kinds() {
		v.asks = append(v.asks, asking{kind, compile(c.Asks[kind])})
	}
	for _, unit := range unitNames() {
		v.units = append(v.units, measure{unitHours(unit), compile(c.Units[unit])})
	}
	return v
}

// kinds are the values that a question can ask for; an earlier one wins where two ask at one place.
func kinds() []string {
	return []string{"money", "hours", "duration", "quantity", "phone", "url", "date", "person", "yes_no"}
}

func unitNames() []string { return []string{"minute", "hour", "day", "week", "month", "year"} }

// unitHours is the length of a unit in hours, a month being 30 days and a year 12 months.
func unitHours(unit string) float64 {
	return map[string]float64{"minute": 1.0 / 60, "hour": 1, "day": 24, "week": 7 * 24, "month": 30 * 24, "year": 360 * 24}[unit]
}

func measures(words map[string][]string) []measure {
	var out []measure
	for amount, list := range words {
		if n, err := strconv.ParseFloat(amount, 64); err == nil {
			out = append(out, measure{n, compile(list)})
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].amount < out[j].amount })
	return out
}

// lexis is the set of vocabularies in which one text is read.
type lexis []*vocabulary

// pick names one list of a vocabulary.
type pick func(*vocabulary) *phrases

// find returns the first phrase of the list, in any of the languages, in words[from:to].
func (l lexis) find(t *text, p pick, from, to int) (start, end int, ok bool) {
	for i := from; i < to; i++ {
		if end := l.at(t, p, i, to); end > 0 {
			return i, end, true
		}
	}
	return 0, 0, false
}

// at returns the end of the longest phrase of the list that begins at word i, or 0.
func (l lexis) at(t *text, p pick, i, to int) int {
	best := 0
	for _, v := range l {
		best = max(best, p(v).at(t, i, to))
	}
	return best
}

func (l lexis) in(t *text, p pick, s stretch) bool {
	_, _, ok := l.find(t, p, s.from, s.to)
	return ok
}

func (l lexis) is(p pick, word string) bool {
	for _, v := range l {
		if p(v).is(word) {
			return true
		}
	}
	return false
}
