package grade

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"replyaudit/internal/audit"
)

// contact is a phone number, a link or an e-mail address and where it stands.
type contact struct {
	audit.Span
	email bool
}

var (
	linkPattern  = regexp.MustCompile(`(?i)(?:https?://|www\.)[^\s<>"'»”“(){}\[\]|]+|[\p{L}\d][\p{L}\d.!#$%&'*+/=?^_{|}~-]*@[\p{L}\d.-]+\.\p{L}{2,}|(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+\p{L}{2,24}(?:/[^\s<>"'»”“(){}\[\]|]*)?`)
	phonePattern = regexp.MustCompile(`(?:\+\s?|\()?\d[\d  ().\-–/]{5,22}\d`)
	datePattern  = regexp.MustCompile(`^\d{4}[-./]\d{1,2}[-./]\d{1,2}|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?:\D|$)`)
)

// findContacts returns the links and addresses, and the phone numbers, in order.
func (r *reader) findContacts() (links, phones []contact) {
	for _, m := range findIn(linkPattern, r.src, isBlank, mayLink) {
		start, end := m[0], m[0]+len(strings.TrimRight(r.src[m[0]:m[1]], ".,;:!?-*"))
		found := r.src[start:end]
		email := strings.Contains(found, "@") && !strings.Contains(found, "//")
		if (email || isLink(found)) && !inRanges(r.fields, start) {
			links = append(links, contact{r.bytes(start, end), email})
		}
	}
	for _, m := range findIn(phonePattern, r.src, notDialled, mayDial) {
		if !inLinks(links, m[0]) && r.isPhone(m[0], m[1]) {
			phones = append(phones, contact{Span: r.bytes(m[0], m[1])})
		}
	}
	return links, phones
}

// findIn is FindAllStringIndex for a pattern of which no match holds a rune that
// ends a run. Most runs cannot hold a match, which is much faster to see.
func findIn(pattern *regexp.Regexp, s string, ends func(rune) bool, may func(run string) bool) [][]int {
	var found [][]int
	find := func(start, end int) {
		if start >= 0 && may(s[start:end]) {
			for _, m := range pattern.FindAllStringIndex(s[start:end], -1) {
				found = append(found, []int{start + m[0], start + m[1]})
			}
		}
	}
	start := -1
	for i, r := range s {
		switch {
		case ends(r):
			find(start, i)
			start = -1
		case start < 0:
			start = i
		}
	}
	find(start, len(s))
	return found
}

// isBlank is the space of regular expressions.
func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r' }

// mayLink asks for what every link and address has: a point before a letter, as
// figures have none, or the marks of a scheme or an address.
func mayLink(run string) bool {
	for i := range len(run) - 1 {
		switch next := run[i+1]; run[i] {
		case '.':
			if next < '0' || next > '9' || i > 0 && run[i-1]|' ' == 'w' {
				return true
			}
		case '@':
			return true
		case ':':
			if next == '/' {
				return true
			}
		}
	}
	return false
}

// notDialled tells the runes that no phone number is written with.
func notDialled(r rune) bool {
	switch r {
	case '(', ')', '.', '-', '–', '/', '+':
		return false
	}
	return (r < '0' || r > '9') && !isBlank(r)
}

// mayDial asks for the digits of the shortest number.
func mayDial(run string) bool {
	digits := 0
	for i := range len(run) {
		if run[i] >= '0' && run[i] <= '9' {
			digits++
		}
	}
	return digits >= minDigits
}

// minDigits and maxDigits are the digits of a number that can be dialled (E.164).
const (
	minDigits = 7
	maxDigits = 15
)

// isLink tells an address of the web from two words with a forgotten space
// between them. The names of RFC 2606 count, since rehearsals use them.
func isLink(s string) bool {
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "http") || strings.HasPrefix(lower, "www.") {
		return true
	}
	host, _, _ := strings.Cut(s, "/")
	if host != strings.ToLower(host) {
		return false
	}
	suffix, icann := publicsuffix.PublicSuffix(host)
	if suffix == host {
		return false
	}
	if name := strings.TrimSuffix(host, "."+suffix); len(name) == 1 {
		return false // "m.in."
	}
	return icann && !strings.ContainsAny(suffix[:1], "0123456789") || suffix == "example" || suffix == "test"
}

// markForeign marks the words that are no words of the writer: those inside
// links, addresses and unfilled fields.
func (r *reader) markForeign() {
	r.foreign = make([]bool, len(r.words))
	mark := func(start, end int) {
		for i := r.wordAt(start); i >= 0 && i < len(r.words) && r.words[i].start < end; i++ {
			r.foreign[i] = true
		}
	}
	for _, l := range r.links {
		mark(l.Start, l.End)
	}
	for _, f := range r.fields {
		mark(f[0], f[1])
	}
}

// inRanges reports whether at lies in one of the ranges, which are in order.
func inRanges(ranges [][]int, at int) bool {
	i, found := slices.BinarySearchFunc(ranges, at, func(r []int, at int) int { return r[0] - at })
	return found || i > 0 && at < ranges[i-1][1]
}

// inLinks reports whether at lies in one of the links, which are in order.
func inLinks(links []contact, at int) bool {
	i, found := slices.BinarySearchFunc(links, at, func(c contact, at int) int { return c.Start - at })
	return found || i > 0 && at < links[i-1].End
}

// isPhone accepts 7 to 15 digits (E.164) that look like a number to be dialled:
// international, introduced as a phone, or in the signature; no date, no price,
// no number of an order or an account.
func (r *reader) isPhone(start, end int) bool {
	s := r.src[start:end]
	digits := 0
	for _, c := range s {
		if c >= '0' && c <= '9' {
			digits++
		}
	}
	if digits < minDigits || digits > maxDigits || datePattern.MatchString(s) {
		return false
	}
	if before, _ := utf8.DecodeLastRuneInString(r.src[:start]); isWordRune(before) || before == '#' || before == '№' {
		return false
	}
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(r.src[end:], " \u00a0"))
	if isCurrency(after) || isWordRune(after) && end < len(r.src) && r.src[end] != ' ' && r.src[end] != '\n' {
		return false
	}
	first := r.wordAt(start)
	if first < 0 {
		return false
	}
	labelled, other := r.label(first)
	if other {
		return false
	}
	dialled := s[0] == '+' || s[0] == '(' || s[0] == '0' || s[0] == '8' && digits >= 9
	return labelled || dialled || r.inSignature(start) && strings.ContainsAny(s, " -()")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// label looks at the three words before word i for one that introduces a phone
// number or some other number; the nearer one counts.
func (r *reader) label(i int) (phone, other bool) {
	for j := i - 1; j >= max(0, i-3); j-- {
		if strings.Contains(r.gap(j), "\n") {
			return false, false
		}
		if end := r.lex.at(r.text, listPhoneLabels, j, i); end > 0 {
			return true, false
		}
		if end := r.lex.at(r.text, listOtherNumbers, j, i); end > 0 {
			return false, true
		}
	}
	return false, false
}

// wordAt returns the word that holds byte at or follows it, -1 when none does.
func (t *text) wordAt(at int) int {
	lo, hi := 0, len(t.words)
	for lo < hi {
		if mid := (lo + hi) / 2; t.words[mid].end <= at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(t.words) {
		return -1
	}
	return lo
}

func (r *reader) phone() Fact {
	if len(r.phones) == 0 {
		return Fact{}
	}
	return stated("phone_number", r.phones[0].Quote, r.phones[0].Span)
}

func (r *reader) website() Fact {
	for _, l := range r.links {
		if !l.email {
			return stated("link", l.Quote, l.Span)
		}
	}
	return Fact{}
}

var (
	postcode    = regexp.MustCompile(`\b(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?:LT|LV|EE|PL|D|DE|A|CH)[- ]\d{4,6}|\d{2}-\d{3}|\d{5,6})\b`)
	britishCode = regexp.MustCompile(`\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b`)
	houseNumber = regexp.MustCompile(`(?:^|[\s,.№])\d{1,4}[A-Za-zА-Яа-я]?(?:[-/]\d{1,4}[A-Za-z]?)?(?:$|[\s,.;)])`)
	germanRoad  = regexp.MustCompile(`(?i)\p{L}{2,}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|pfad|gasse|damm|ufer|markt|ring|chaussee) \d{1,4}`)
)

// findRoad finds the first German road in a line. It is looked for only where a
// house number can stand: it begins in the word before the space and the number.
func findRoad(line string) []int {
	for i := 1; i+1 < len(line); i++ {
		if line[i] != ' ' || line[i+1] < '0' || line[i+1] > '9' {
			continue
		}
		word := strings.LastIndexByte(line[:i], ' ') + 1
		if !strings.ContainsRune(roadEnds, rune(line[i-1]|' ')) {
			continue
		}
		if m := germanRoad.FindStringIndex(line[word:min(i+1+houseDigits, len(line))]); m != nil {
			return []int{word + m[0], word + m[1]}
		}
	}
	return nil
}

// roadEnds are the last letters of the words for road in germanRoad. The bit by
// which a capital differs is set in them all, and in the point.
const roadEnds = "eg.zdmrt"

// houseDigits is how long a house number is at most.
const houseDigits = 4

// postalAddress looks for the name of a street with a house number or a
// postcode in the same line.
func (r *reader) postalAddress() Fact {
	for start := 0; start < len(r.src); {
		end := len(r.src)
		if i := strings.IndexByte(r.src[start:], '\n'); i >= 0 {
			end = start + i
		}
		if f := r.addressLine(start, end); f.Holds {
			return f
		}
		start = end + 1
	}
	return Fact{}
}

func (r *reader) addressLine(start, end int) Fact {
	line := r.src[start:end]
	if m := findRoad(line); m != nil {
		return stated("street", line[m[0]:m[1]], r.bytes(start+m[0], start+m[1]))
	}
	first := r.wordAt(start)
	if first < 0 {
		return Fact{}
	}
	british := mayBeBritish(line) && britishCode.MatchString(line) && houseNumber.MatchString(line)
	for i := first; i < len(r.words) && r.words[i].start < end; i++ {
		if r.houseAndTown(i, end) || british {
			return stated("house_and_town", strings.TrimSpace(line), r.bytes(start, end))
		}
		if r.lex.at(r.text, listStreets, i, len(r.words)) == 0 || !r.namesStreet(i, start, end) {
			continue
		}
		if !r.besideNumber(i) {
			continue
		}
		from, to := max(start, r.words[i].start-40), min(end, r.words[i].end+40)
		near := strings.ToValidUTF8(r.src[from:to], "")
		if houseNumber.MatchString(near) || postcode.MatchString(near) {
			return stated("street", strings.TrimSpace(line), r.bytes(start, end))
		}
	}
	return Fact{}
}

// mayBeBritish reports whether a line has the space, the digit and the capitals of the
// second half of a British postcode.
func mayBeBritish(line string) bool {
	for i := range max(0, len(line)-3) {
		if line[i] == ' ' && '0' <= line[i+1] && line[i+1] <= '9' && 'A' <= line[i+2] && line[i+2] <= 'Z' && 'A' <= line[i+3] && line[i+3] <= 'Z' {
			return true
		}
	}
	return false
}

// houseAndTown reports whether a name with a house number, a postcode and the
// name of a town begin at word i ("Steendiek 40, 21129 Hamburg"), before byte end.
func (r *reader) houseAndTown(i, end int) bool {
	if i+3 >= len(r.words) || !r.digitsIn(i+1, 1, 3) || !r.capital(i) {
		return false
	}
	code := i + 2
	for code < min(i+4, len(r.words)) && !r.digitsIn(code, 4, 6) && !(r.digitsIn(code, 2, 2) && strings.HasPrefix(r.gap(code), "-") && r.digitsIn(code+1, 3, 3)) {
		code++ // the letter or the flat behind the number, the country before the code
	}
	town := code + 1
	if town < len(r.words) && r.digitsIn(town, 3, 3) && strings.HasPrefix(r.gap(code), "-") {
		town++
	}
	return code < i+4 && town < len(r.words) && r.words[town].end <= end && r.capital(town)
}

// besideNumber reports whether a number stands near the word for street, with
// nothing between them but names and short words ("14 Mill Lane", "ул. Мира, д. 5").
func (r *reader) besideNumber(i int) bool {
	for _, step := range []int{1, -1} {
		for j := i + step; j >= 0 && j < len(r.words) && j != i+5*step; j += step {
			w := r.words[j].folded
			if w[0] >= '0' && w[0] <= '9' {
				return true
			}
			if !r.capital(j) && utf8.RuneCountInString(w) > 3 {
				break
			}
		}
	}
	return false
}

// digitsIn reports whether word i is a number of low to high digits.
func (r *reader) digitsIn(i, low, high int) bool {
	if i >= len(r.words) {
		return false
	}
	w := r.words[i].folded
	return len(w) >= low && len(w) <= high && isDigits(w)
}

// namesStreet asks for a capitalised name beside the word for street: before it
// ("Fell Road", "Gedimino pr.") or after it ("ул. Ленина").
func (r *reader) namesStreet(i, start, end int) bool {
	before := i > 0 && r.words[i-1].start >= start && r.capital(i-1)
	after := i+1 < len(r.words) && r.words[i+1].start < end && r.capital(i+1)
	full := len(r.words[i].folded) > 3
	if full && !r.capital(i) {
		return after || before && !r.inEnglish()
	}
	return before || after
}

// inEnglish reports whether the text is English, where a street is written with a capital.
func (r *reader) inEnglish() bool { return r.language == "en" }
