package grade

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
)

// list names one list of phrases of a vocabulary, after the field of lexicon.Courtesy.
type list int

const (
	listGreetings list = iota
	listDears
	listTitles
	listThanks
	listThanksElse
	listPleasure
	listClosings
	listWishes
	listApologies
	listSympathies
	listIntroductions
	listRoles
	listTeams
	listDevices
	listStreets
	listPhoneLabels
	listOtherNumbers
	listInvitations
	listQueries
	listYours
	listInvites
	listPromises
	listPresent
	listRequests
	listRemarks
	listProposals
	listHowSoon
	listDiscounts
	listSales
	listElsewhere
	listChannels
	listGoing
	listByMail
	listReplying
	listValidity
	listClarify
	listInterrogatives
	listSmalltalk
	listDeferrals
	listTells
	listYes
	listCan
	listEchoes
	listYesWords
	listNo
	listTaken
	listNoWords
	listNegations
	listHedges
	listNeeds
	listNeedless
	listWithout
	listWhether
	listOr
	listOnly
	listOneTime
	listMyself
	listBack
	listPolite
	listFree
	listAbove
	listSecond
	listExtra
	listPrices
	listAmounts
	listInclusive
	listBeside
	listIncluded
	listStop
	listWorking
	listDistance
	listPast
	listBetween
	listAllDay
	listDaily
	listAndHalf
	listBoth
	listSince
	listAt
	listClock
	listAfternoon
	listOpens
	listClosed
	listDays
	listWeekday // all seven
	listPrice   // words that ask for money
	listHours   // words that ask for opening hours
	// Lists of which the vocabulary knows more than the words: what they stand for.
	listMonths
	listNumbers
	listHourNames
	listUnits
	listMoments
	listMatters
	listAsks
	listCount
)

// vocabulary is one language's courtesy, compiled.
type vocabulary struct {
	code      string
	lists     [listCount]phrases
	asks      []asking
	units     []measure
	moments   []measure
	numbers   map[uint32][]numeral // by the head of the word
	hours     map[uint32][]numeral // the same, of ordinals that name an hour
	months    []phrases
	weekdays  []phrases // from Monday
	matters   []matter
	rivals    []rival
	compound  bool
	nouns     bool
	prefixes  []string            // of verbs, folded, longest first
	nicknames map[string][]string // by first name, folded
	denying   []string            // the same, of those that turn a verb round
}

// matter is something that people ask about, under the name that it has in all languages.
type matter struct {
	name  string
	words phrases
}

// rival is what one has instead of a matter.
type rival struct{ matter, others phrases }

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

// numeral is a number word, or how one begins.
type numeral struct {
	element
	amount float64
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
	v := vocabulary{code: l.Code, moments: measures(c.Moments), numbers: numerals(c.Numbers), hours: numerals(c.HourNames)}
	for i, entries := range listsOf(c) {
		v.lists[i] = compile(entries)
	}
	for l, entries := range map[list][]string{
		listMonths: c.Months, listNumbers: joined(c.Numbers), listHourNames: joined(c.HourNames), listUnits: joined(c.Units), listMoments: joined(c.Moments),
		listMatters: slices.Concat(joined(c.Matters), c.Weekdays, strings.Fields(strings.Join(c.ShortDays, " "))), listAsks: joined(c.Asks),
	} {
		v.lists[l] = compile(entries)
	}
	for _, month := range c.Months {
		v.months = append(v.months, compile([]string{month}))
	}
	for _, name := range slices.Sorted(maps.Keys(c.Matters)) {
		v.matters = append(v.matters, matter{name, compile(c.Matters[name])})
	}
	v.compound, v.nouns = c.Compound, c.Nouns
	for _, r := range c.Rivals {
		v.rivals = append(v.rivals, rival{matter: compile(r[0]), others: compile(r[1])})
	}
	v.prefixes, v.denying = longestFirst(c.Prefixes), longestFirst(c.Denying)
	v.nicknames = make(map[string][]string, len(c.Nicknames))
	for formal, short := range c.Nicknames {
		v.nicknames[fold(formal)] = short
	}
	for n, day := range c.Weekdays {
		words := compile(append([]string{day}, shortDays(c, n)...))
		v.weekdays = append(v.weekdays, words)
		v.matters = append(v.matters, matter{fmt.Sprintf("weekday %d", n+1), words})
	}
	for _, kind := range kinds() {
		v.asks = append(v.asks, asking{kind, compile(c.Asks[kind])})
	}
	for _, unit := range unitNames() {
		v.units = append(v.units, measure{unitHours(unit), compile(c.Units[unit])})
	}
	return v
}

// shortDays are the short names of weekday n.
func shortDays(c lexicon.Courtesy, n int) []string {
	if len(c.ShortDays) == 0 {
		return nil
	}
	return strings.Fields(c.ShortDays[n])
}

// joined are the phrases of all entries.
func joined(lists map[string][]string) []string {
	return slices.Concat(slices.Collect(maps.Values(lists))...)
}

// listsOf puts the lists of phrases in the order of their names.
func listsOf(c lexicon.Courtesy) [listCount][]string {
	return [listCount][]string{
		listGreetings:      c.Greetings,
		listDears:          c.Dears,
		listTitles:         c.Titles,
		listThanks:         c.Thanks,
		listThanksElse:     c.ThanksElse,
		listPleasure:       c.Pleasure,
		listClosings:       c.Closings,
		listWishes:         c.Wishes,
		listApologies:      c.Apologies,
		listSympathies:     c.Sympathies,
		listIntroductions:  c.Introductions,
		listRoles:          c.Roles,
		listTeams:          c.Teams,
		listDevices:        c.Devices,
		listStreets:        c.Streets,
		listPhoneLabels:    c.PhoneLabels,
		listOtherNumbers:   c.OtherNumbers,
		listInvitations:    c.Invitations,
		listQueries:        c.Queries,
		listYours:          c.Yours,
		listInvites:        c.Invites,
		listPromises:       c.Promises,
		listPresent:        c.Present,
		listRequests:       c.Requests,
		listRemarks:        c.Remarks,
		listProposals:      c.Proposals,
		listHowSoon:        c.HowSoon,
		listDiscounts:      c.Discounts,
		listSales:          c.Sales,
		listElsewhere:      c.Elsewhere,
		listChannels:       c.Channels,
		listGoing:          c.Going,
		listByMail:         c.ByMail,
		listReplying:       c.Replying,
		listValidity:       c.Validity,
		listClarify:        c.Clarify,
		listInterrogatives: c.Interrogatives,
		listSmalltalk:      c.Smalltalk,
		listDeferrals:      c.Deferrals,
		listTells:          c.Tells,
		listYes:            c.Yes,
		listCan:            c.Can,
		listEchoes:         c.Echoes,
		listYesWords:       c.YesWords,
		listNo:             c.No,
		listTaken:          c.Taken,
		listNoWords:        c.NoWords,
		listNegations:      c.Negations,
		listHedges:         c.Hedges,
		listNeeds:          c.Needs,
		listNeedless:       c.Needless,
		listWithout:        c.Without,
		listWhether:        c.Whether,
		listOr:             c.Or,
		listOnly:           c.Only,
		listOneTime:        c.OneTime,
		listMyself:         c.Myself,
		listBack:           c.Back,
		listPolite:         c.Polite,
		listFree:           c.Free,
		listAbove:          c.Above,
		listSecond:         c.Second,
		listExtra:          c.Extra,
		listPrices:         c.Prices,
		listAmounts:        c.Amounts,
		listInclusive:      c.Inclusive,
		listBeside:         c.Beside,
		listIncluded:       c.Included,
		listStop:           c.Stop,
		listWorking:        c.Working,
		listDistance:       c.Distance,
		listPast:           c.Past,
		listBetween:        c.Between,
		listAllDay:         c.AllDay,
		listDaily:          c.Daily,
		listAndHalf:        c.AndHalf,
		listBoth:           c.Both,
		listSince:          c.Since,
		listAt:             c.At,
		listClock:          c.Clock,
		listAfternoon:      c.Afternoon,
		listOpens:          c.Opens,
		listClosed:         c.Closed,
		listDays:           c.Days,
		listWeekday:        slices.Concat(c.Weekdays, strings.Fields(strings.Join(c.ShortDays, " "))),
		listPrice:          c.Asks["money"],
		listHours:          c.Asks["hours"],
	}
}

// kinds are the values that a question can ask for; an earlier one wins where two ask at one place.
func kinds() []string {
	return []string{"money", "hours", "duration", "quantity", "phone", "url", "date", "person", "yes_no"}
}

func unitNames() []string { return []string{"minute", "hour", "day", "week", "month", "year"} }

// unitHours is the length of a unit in hours, a month being a twelfth of a year.
func unitHours(unit string) float64 {
	const year = 365 * 24
	return map[string]float64{"minute": 1.0 / 60, "hour": 1, "day": 24, "week": 7 * 24, "month": year / 12, "year": year}[unit]
}

func longestFirst(prefixes []string) []string {
	var out []string
	for _, p := range prefixes {
		out = append(out, fold(p))
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
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

// numerals are the number words that are one word.
func numerals(words map[string][]string) map[uint32][]numeral {
	out := make(map[uint32][]numeral)
	for _, m := range measures(words) {
		for first, phrases := range m.words.byStart {
			for _, phrase := range phrases {
				if len(phrase) == 1 {
					out[first] = append(out[first], numeral{phrase[0], m.amount})
				}
			}
		}
	}
	return out
}

// lexis is the set of vocabularies in which one text is read.
type lexis []*vocabulary

// find returns the first phrase of the list, in any of the languages, in words[from:to].
func (l lexis) find(t *text, p list, from, to int) (start, end int, ok bool) {
	for i := from; i < to; i++ {
		if !t.words[i].starts.has(p) {
			continue
		}
		if end := l.at(t, p, i, to); end > 0 {
			return i, end, true
		}
	}
	return 0, 0, false
}

// at returns the end of the longest phrase of the list that begins at word i, or 0.
func (l lexis) at(t *text, p list, i, to int) int {
	if i >= to || !t.words[i].starts.has(p) {
		return 0
	}
	best := 0
	for _, v := range l {
		best = max(best, v.lists[p].at(t, i, to))
	}
	return best
}

func (l lexis) in(t *text, p list, s stretch) bool {
	_, _, ok := l.find(t, p, s.from, s.to)
	return ok
}

// is reports whether the word is a phrase of the list, in any of the languages.
func (l lexis) is(p list, w *word) bool {
	return w.starts.has(p) && slices.ContainsFunc(l, func(v *vocabulary) bool { return v.lists[p].is(w.folded) })
}

// number is the amount that the word stands for.
func (l lexis) number(word string) (amount float64, ok bool) {
	return l.longest(word, func(v *vocabulary) map[uint32][]numeral { return v.numbers })
}

// hour is the hour that the word names by an ordinal.
func (l lexis) hour(word string) (hour float64, ok bool) {
	return l.longest(word, func(v *vocabulary) map[uint32][]numeral { return v.hours })
}

// longest is what the longest entry stands for that the word matches.
func (l lexis) longest(word string, entries func(*vocabulary) map[uint32][]numeral) (amount float64, ok bool) {
	longest := 0
	for _, v := range l {
		for _, n := range entries(v)[head(word)] {
			if len(n.word) > longest && n.match(word) {
				longest, amount = len(n.word), n.amount
			}
		}
	}
	return amount, longest > 0
}

// matter names what the word speaks of, "" when that has no name.
func (l lexis) matter(word string) string {
	for _, v := range l {
		for i := range v.matters {
			if v.matters[i].words.is(word) {
				return v.matters[i].name
			}
		}
	}
	return ""
}

// instead returns the words for what one may have instead of the matter of a
// word, nil when there is nothing of the kind.
func (l lexis) instead(word string) *phrases {
	for _, v := range l {
		for i := range v.rivals {
			if v.rivals[i].matter.is(word) {
				return &v.rivals[i].others
			}
		}
	}
	return nil
}

// joins reports whether one of the languages joins words to longer ones.
func (l lexis) joins() bool {
	return slices.ContainsFunc(l, func(v *vocabulary) bool { return v.compound })
}

// rootLength is the least length in letters of what is left of a verb without its prefix.
const rootLength = 4

// root returns the word without a verb's prefix, and whether that prefix
// denies; the word itself when it has none.
func (l lexis) root(word string) (root string, denies bool) {
	for _, v := range l {
		for _, p := range v.denying {
			if rest, ok := strings.CutPrefix(word, p); ok && utf8.RuneCountInString(rest) >= rootLength {
				return rest, true
			}
		}
		for _, p := range v.prefixes {
			if rest, ok := strings.CutPrefix(word, p); ok && utf8.RuneCountInString(rest) >= rootLength {
				return rest, false
			}
		}
	}
	return word, false
}
