package classify

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"replyaudit/internal/lexicon"
)

// list names one list of lexicon.Automatic.
type list int

const (
	awaySubject list = iota
	ackSubject
	robot
	away
	comeback
	received
	promise
	personal
	deadline
	ticket
	filler
	status
	transaction
	challenge
	optOut
	offer
	failed
	delayed
	full
	nobody
	opened
	portal
	lists // how many there are
)

// phrase is one entry of a list: a head and, after each "…", a further piece.
type phrase struct {
	list list
	head string
	tail []string
}

// gap is how far after the previous piece the next piece of a phrase may begin.
const gap = 40

// keyBytes is the length of the prefix by which phrases are looked up.
const keyBytes = 3

// phrasebook holds the phrases of all languages by the first bytes of their
// head, so that a text is read once, whatever the number of phrases.
type phrasebook map[string][]phrase

var phrases = sync.OnceValue(func() phrasebook {
	book := make(phrasebook)
	for _, l := range lexicon.Languages() {
		a := l.Automatic
		for kind, entries := range [lists][]string{
			awaySubject: a.AwaySubjects, ackSubject: a.AckSubjects, robot: a.Robot, away: a.Away, comeback: a.Return,
			received: a.Received, promise: a.Promise, personal: a.Personal, deadline: a.Deadline, ticket: a.Ticket, filler: a.Filler,
			status: a.Status, transaction: a.Transaction, challenge: a.Challenge, optOut: a.OptOut, offer: a.Offer, failed: a.Failed,
			delayed: a.Delayed, full: a.Full, nobody: a.Nobody, opened: a.Read, portal: a.Portal,
		} {
			for _, e := range entries {
				book.add(list(kind), e)
			}
		}
	}
	return book
})

func (b phrasebook) add(kind list, entry string) {
	pieces := strings.Split(fold(entry), "…")
	for i := range pieces {
		pieces[i] = strings.TrimSpace(pieces[i])
	}
	key := pieces[0][:min(keyBytes, len(pieces[0]))]
	b[key] = append(b[key], phrase{kind, pieces[0], pieces[1:]})
}

// find says which lists have a phrase in folded text.
func (b phrasebook) find(text string) (found [lists]bool) {
	inWord := false
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if !inWord || !letter {
			for _, p := range b[text[i:min(i+keyBytes, len(text))]] {
				if !found[p.list] && p.at(text[i:]) {
					found[p.list] = true
				}
			}
		}
		inWord = letter
	}
	return found
}

// at says whether the phrase begins text.
func (p phrase) at(text string) bool {
	rest, ok := strings.CutPrefix(text, p.head)
	for _, piece := range p.tail {
		if !ok {
			return false
		}
		i := strings.Index(rest[:min(len(rest), gap+len(piece))], piece)
		if ok = i >= 0; ok {
			rest = rest[i+len(piece):]
		}
	}
	return ok
}

// fold makes text comparable: lower case, without diacritics (people leave them
// out), with straight apostrophes, plain hyphens and single spaces.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := true
	for _, r := range norm.NFD.String(s) {
		switch {
		case ' ' < r && r < utf8.RuneSelf && r != '`':
		case unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\u200b' || r == utf8.RuneError:
			continue
		case unicode.IsSpace(r):
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		case r == '’' || r == 'ʼ' || r == '‘' || r == '`':
			r = '\''
		case r == '–' || r == '—' || r == '‑' || r == '−':
			r = '-'
		}
		b.WriteRune(unicode.ToLower(r))
		space = false
	}
	return strings.TrimRight(b.String(), " ")
}

// begins says whether folded text begins with a phrase of the list.
func (b phrasebook) begins(text string, kind list) bool {
	for _, p := range b[text[:min(keyBytes, len(text))]] {
		if p.list == kind && p.at(text) {
			return true
		}
	}
	return false
}
