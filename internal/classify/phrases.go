package classify

import (
	"slices"
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
	device
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

// shortKey and longKey are the lengths of the prefix by which phrases are looked
// up; no head is shorter than the first.
const (
	shortKey = 3
	longKey  = 6
)

// phrasebook holds the phrases of all languages, so that a text is read once,
// whatever their number. Three bytes are one letter and a half of Cyrillic, with
// which hundreds of phrases begin, so that those are few which have no longer key.
type phrasebook struct{ short, long *table }

var phrases = sync.OnceValue(func() phrasebook {
	book := phrasebook{newTable(shortKey), newTable(longKey)}
	for _, l := range lexicon.Languages() {
		a := l.Automatic
		for kind, entries := range [lists][]string{
			awaySubject: a.AwaySubjects, ackSubject: a.AckSubjects, robot: a.Robot, deaf: a.Deaf, away: a.Away, comeback: a.Return,
			received: a.Received, promise: a.Promise, personal: a.Personal, deadline: a.Deadline, ticket: a.Ticket, filler: a.Filler,
			status: a.Status, transaction: a.Transaction, challenge: a.Challenge, optOut: a.OptOut, offer: a.Offer, failed: a.Failed,
			delayed: a.Delayed, full: a.Full, nobody: a.Nobody, opened: a.Read, portal: a.Portal,
			gone: a.Gone, until: a.Until, letter: a.Letter, arrived: a.Arrived, answering: a.Answering, held: a.Held, act: a.Act, unasked: a.Unasked, subscription: a.Subscription, pitch: a.Pitch, bringing: a.Bringing, taken: a.Taken, device: l.Quoting.Devices,
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
	to := b.short
	if len(pieces[0]) >= longKey {
		to = b.long
	}
	to.add(phrase{kind, pieces[0], pieces[1:]})
}

// find says which lists have a phrase in folded text.
func (b phrasebook) find(text string) (found [lists]bool) {
	inWord := false
	for i, r := range text {
		letter := isWordRune(r)
		if r != ' ' && (!inWord || !letter) {
			for _, t := range [...]*table{b.short, b.long} {
				for _, p := range t.under(text[i:]) {
					if !found[p.list] && p.at(text[i:]) {
						found[p.list] = true
					}
				}
			}
		}
		inWord = letter
	}
	return found
}

// isWordRune reports a letter or a digit, the frequent ones first.
func isWordRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'а' <= r && r <= 'я' || unicode.IsLetter(r) || unicode.IsDigit(r)
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
	for i := f.copied(s); i < len(s); i += f.copied(s[i:]) {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < 0xC0:
			f.add(r)
		case 'А' <= r && r <= 'Я' && r != 'Й':
			f.add(r - 'А' + 'а')
		case '가' <= r && r <= '힣': // taken apart by rule and not by the tables
			for _, r := range norm.NFD.String(string(r)) {
				f.add(r)
			}
		default:
			f.addParts(r, norm.NFD.PropertiesString(s[i:]).Decomposition())
		}
		i += size
	}
	return strings.TrimRight(f.out.String(), " ")
}

// folder builds a folded text.
type folder struct {
	out   strings.Builder
	space bool // the last that was added is one
}

// copied adds what s begins with that folding leaves as it is, and returns how
// many bytes that is: mostly all up to the next capital.
func (f *folder) copied(s string) (n int) {
	for n < len(s) {
		switch c := s[n]; {
		case c == ' ' && !f.space, ' ' < c && c < utf8.RuneSelf && c != '`' && (c < 'A' || c > 'Z'):
			n++
		case isPlainCyrillic(s[n:]):
			n += 2
		default:
			f.out.WriteString(s[:n])
			return n
		}
		f.space = s[n-1] == ' '
	}
	f.out.WriteString(s)
	return n
}

// isPlainCyrillic says that text begins with a letter from а to я, but й.
func isPlainCyrillic(text string) bool {
	if len(text) < 2 {
		return false
	}
	c := text[1]
	return text[0] == 0xd0 && 0xb0 <= c && c <= 0xbf && c != 0xb9 || text[0] == 0xd1 && 0x80 <= c && c <= 0x8f
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
	begin := func(p phrase) bool { return p.list == kind && p.at(text) }
	return slices.ContainsFunc(b.short.under(text), begin) || slices.ContainsFunc(b.long.under(text), begin)
}
