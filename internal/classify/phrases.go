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
	deaf
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
	gone
	until
	letter
	arrived
	answering
	held
	act
	unasked
	subscription
	pitch
	bringing
	taken
	// What two parts of speech make together, see combine.
	absent
	landed
	later
	gate
	optIn
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
// head, so that a text is read once, whatever the number of phrases. Most places
// of a text begin none, which their hash shows.
type phrasebook struct {
	byKey  map[string][]phrase
	hashes *[1 << 12]bool
}

// hash is that of a whole key.
func hash(key string) uint16 {
	return ((uint16(key[0])*31+uint16(key[1]))*31 + uint16(key[2])) % (1 << 12)
}

// under returns the phrases that text may begin with.
func (b phrasebook) under(text string) []phrase {
	if len(text) >= keyBytes && !b.hashes[hash(text)] {
		return nil
	}
	return b.byKey[text[:min(keyBytes, len(text))]]
}

var phrases = sync.OnceValue(func() phrasebook {
	book := phrasebook{map[string][]phrase{}, new([1 << 12]bool)}
	for _, l := range lexicon.Languages() {
		a := l.Automatic
		for kind, entries := range [lists][]string{
			awaySubject: a.AwaySubjects, ackSubject: a.AckSubjects, robot: a.Robot, deaf: a.Deaf, away: a.Away, comeback: a.Return,
			received: a.Received, promise: a.Promise, personal: a.Personal, deadline: a.Deadline, ticket: a.Ticket, filler: a.Filler,
			status: a.Status, transaction: a.Transaction, challenge: a.Challenge, optOut: a.OptOut, offer: a.Offer, failed: a.Failed,
			delayed: a.Delayed, full: a.Full, nobody: a.Nobody, opened: a.Read, portal: a.Portal,
			gone: a.Gone, until: a.Until, letter: a.Letter, arrived: a.Arrived, answering: a.Answering, held: a.Held, act: a.Act, unasked: a.Unasked, subscription: a.Subscription, pitch: a.Pitch, bringing: a.Bringing, taken: a.Taken,
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
	b.byKey[key] = append(b.byKey[key], phrase{kind, pieces[0], pieces[1:]})
	if len(key) == keyBytes {
		b.hashes[hash(key)] = true
	}
}

// find says which lists have a phrase in folded text.
func (b phrasebook) find(text string) (found [lists]bool) {
	inWord := false
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if !inWord || !letter {
			for _, p := range b.under(text[i:]) {
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
	f := folder{space: true}
	f.out.Grow(len(s))
	for i, r := range s {
		switch {
		case r < 0xC0 || 'а' <= r && r <= 'я' && r != 'й':
			f.add(r)
		case '가' <= r && r <= '힣': // taken apart by rule and not by the tables
			for _, r := range norm.NFD.String(string(r)) {
				f.add(r)
			}
		default:
			f.addParts(r, norm.NFD.PropertiesString(s[i:]).Decomposition())
		}
	}
	return strings.TrimRight(f.out.String(), " ")
}

// folder builds a folded text.
type folder struct {
	out   strings.Builder
	space bool // the last that was added is one
}

// addParts adds what a rune is made of.
func (f *folder) addParts(r rune, parts []byte) {
	if parts == nil {
		f.add(r)
	}
	for len(parts) > 0 {
		part, size := utf8.DecodeRune(parts)
		f.add(part)
		parts = parts[size:]
	}
}

// add adds a rune that is made of no others.
func (f *folder) add(r rune) {
	switch {
	case 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я':
	case ' ' < r && r < utf8.RuneSelf && r != '`':
		r = unicode.ToLower(r)
	case unicode.IsSpace(r):
		if !f.space {
			f.out.WriteByte(' ')
		}
		f.space = true
		return
	case r == '’' || r == 'ʼ' || r == '‘' || r == '`':
		r = '\''
	case r == '–' || r == '—' || r == '‑' || r == '−':
		r = '-'
	case r == '\u00ad' || r == '\u200b' || r == utf8.RuneError || unicode.Is(unicode.Mn, r):
		return
	default:
		r = unicode.ToLower(r)
	}
	f.out.WriteRune(r)
	f.space = false
}

// begins says whether folded text begins with a phrase of the list.
func (b phrasebook) begins(text string, kind list) bool {
	for _, p := range b.under(text) {
		if p.list == kind && p.at(text) {
			return true
		}
	}
	return false
}
