package grade

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/audit"
)

// signer is somebody who signs, and the role that stands beside the name.
type signer struct {
	name, role audit.Span
	full       bool // first and last name
}

// piece is a part of a signature line between commas, bars and the like.
type piece struct {
	start, end int
	from, to   int // words
	line       int
}

// findSigners reads names and roles from the signature and from the lines in
// which the letter is signed off, fullest name first.
func (r *reader) findSigners() []signer {
	var out []signer
	pieces := r.signaturePieces()
	for i, p := range pieces {
		from := r.nameStart(p)
		if end := r.nameWithin(p); from < 0 && end > 0 && r.signedOff(p.from, p) {
			out = append(out, signer{name: r.span(p.from, end), role: r.span(end+1, p.to)})
			continue
		}
		if from < 0 || !r.signedOff(from, p) {
			continue
		}
		s := signer{name: r.span(from, p.to), full: p.to-from > 1}
		if job := r.jobOf(p, from); job < from {
			s.role = r.span(job, from)
		} else if i > 0 && pieces[i-1].line == p.line-1 && r.titlesBelow(pieces[i-1]) {
			s.role = r.bytes(pieces[i-1].start, pieces[i-1].end)
		}
		for _, q := range pieces[i+1:] {
			if q.line > p.line+2 || r.nameStart(q) >= 0 && r.sharesName(from, p, q) {
				break
			}
			if s.role.Quote == "" && r.isRole(q, p.line) {
				s.role = r.bytes(q.start, q.end)
				break
			}
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b signer) int { return rank(b) - rank(a) })
	if len(out) == 0 {
		out = r.introduced()
	}
	if len(out) == 0 {
		out = r.lastWords()
	}
	return out
}

// lastWords finds a name that ends the letter on the line of its last sentence
// ("... by tomorrow. Sue").
func (r *reader) lastWords() []signer {
	n := len(r.sentences) - 1
	if n < 1 || r.sentences[n].question {
		return nil
	}
	s := r.sentences[n]
	from := s.from
	if end := r.lex.at(r.text, listClosings, from, s.to); end > 0 {
		from = end
	}
	if words := s.to - from; words < 1 || words > lastNames || strings.HasSuffix(strings.TrimSpace(r.src), "!") {
		return nil
	}
	for i := from; i < s.to; i++ {
		if !r.nameWord(i) || r.companyRun(i) > 0 || r.isPersona(i) || utf8.RuneCountInString(r.words[i].folded) < 3 && i == s.to-1 || r.companyAt(i) > 0 || r.calendarWord(i) || r.acronym(i) && i == s.to-1 {
			return nil
		}
	}
	return []signer{{name: r.span(from, s.to), full: s.to-from > 1}}
}

// lastNames is the length up to which a letter's last words may be a name.
const lastNames = 2

// jobOf returns where the job begins that stands before a name in its piece
// ("sales manager Ann Lee"), the word from where there is none.
func (r *reader) jobOf(p piece, from int) int {
	start := p.from
	for _, list := range []list{listClosings, listIntroductions} {
		if end := r.lex.at(r.text, list, start, from); end > 0 {
			start = end
		}
	}
	if r.lex.in(r.text, listRoles, stretch{from: start, to: from}) {
		return start
	}
	return from
}

// titlesBelow reports whether a piece of the signature names a job above the name that holds it.
func (r *reader) titlesBelow(p piece) bool {
	return r.inSignature(p.start) && p.to-p.from <= jobWords && r.nameStart(p) < 0 && r.lex.in(r.text, listRoles, stretch{from: p.from, to: p.to}) && !r.isDevice(p) && r.companyAt(p.from) != p.to
}

// jobWords is the length up to which the words before a name are a job.
const jobWords = 4

func rank(s signer) int {
	n := 0
	if s.full {
		n++
	}
	if s.role.Quote != "" {
		n += 2
	}
	return n
}

// nameWithin returns the end of the name that begins piece p, where a department
// stands behind it and a preposition ("Zbyszek z produkcji"), else 0.
func (r *reader) nameWithin(p piece) int {
	if n := p.to - p.from; n < 3 || n > jobWords || !r.nameWord(p.from) || r.isPersona(p.from) || r.capital(p.from+1) || utf8.RuneCountInString(r.words[p.from+1].folded) > 4 {
		return 0
	}
	if !r.lex.in(r.text, listRoles, stretch{from: p.from + 2, to: p.to}) {
		return 0
	}
	return p.from + 1
}

// sharesName reports whether piece q repeats a word of the name in p ("Priya", "Priya Nand").
func (r *reader) sharesName(from int, p, q piece) bool {
	for i := from; i < p.to; i++ {
		for j := q.from; j < q.to; j++ {
			if r.words[i].folded == r.words[j].folded {
				return true
			}
		}
	}
	return false
}

// signaturePieces cuts the lines of the signature, and the last short lines of
// the body before it, into pieces.
func (r *reader) signaturePieces() []piece {
	start, end := r.signature.Start, r.signature.End
	if r.signature.Quote == "" {
		start, end = len(r.src), len(r.src)
	}
	var out []piece
	begin := r.signOff(start)
	for line, at := 0, begin; at < end; {
		stop := end
		if i := strings.IndexByte(r.src[at:end], '\n'); i >= 0 {
			stop = at + i
		}
		if pieces := r.linePieces(at, stop, line); len(pieces) > 0 {
			out = append(out, pieces...)
			line++ // empty lines part nothing
		}
		at = stop + 1
	}
	return out[:min(len(out), pieceLimit)]
}

// pieceLimit bounds the pieces that are looked at.
const pieceLimit = 64

// signOff returns where the sign-off begins in the body that ends at byte end:
// the last lines that are short enough for a formula and a name.
func (r *reader) signOff(end int) int {
	begin := end
	for lines, at := 0, end; at > 0 && lines < 3; {
		from := strings.LastIndexByte(r.src[:at-1], '\n') + 1
		line := strings.TrimSpace(r.src[from:at])
		if line == "" {
			at = from
			continue
		}
		if len(strings.Fields(line)) > 6 || strings.ContainsAny(line, "?") {
			break
		}
		begin, at, lines = from, from, lines+1
	}
	return begin
}

func (r *reader) linePieces(start, end, line int) []piece {
	var out []piece
	from := start
	for at := start; at < end; {
		behind := at + breakLength(r.src[at:end])
		if behind == at {
			at++
			continue
		}
		if p, ok := r.piece(from, at, line); ok {
			out = append(out, p)
		}
		from, at = behind, behind
	}
	if p, ok := r.piece(from, end, line); ok {
		out = append(out, p)
	}
	return out
}

// breakLength is the length of what parts two pieces where rest begins, the spaces
// around it included: a mark, a dash between spaces, a tab, many spaces, the scheme
// of a link to an address. It is 0 where no such thing stands.
func breakLength(rest string) int {
	mark := strings.TrimLeftFunc(rest, isBlank)
	spaces := len(rest) - len(mark)
	first, size := utf8.DecodeRuneInString(mark)
	switch first {
	case ',', '|', '•', '·', ';', '(', ')':
		return len(rest) - len(strings.TrimLeftFunc(mark[size:], isBlank))
	}
	if spaces == 0 {
		return 0
	}
	behind := strings.TrimLeftFunc(mark, isDash)
	next := strings.TrimLeftFunc(behind, isBlank)
	switch {
	case len(behind) < len(mark) && len(next) < len(behind):
		return len(rest) - len(next)
	case spaces >= 4, strings.Contains(rest[:spaces], "\t"):
		return spaces
	case strings.HasPrefix(mark, "mailto:"):
		return spaces + len("mailto:")
	}
	return 0
}

func isDash(r rune) bool { return r == '–' || r == '—' || r == '/' || r == '-' }

func (r *reader) piece(start, end, line int) (piece, bool) {
	p := piece{start: start, end: end, line: line, from: r.wordAt(start)}
	if p.from < 0 || r.words[p.from].start >= end {
		return p, false
	}
	for p.to = p.from; p.to < len(r.words) && r.words[p.to].start < end; p.to++ {
	}
	p.start, p.end = r.words[p.from].start, r.words[p.to-1].end
	return p, true
}

// nameStart returns the word at which a person's name begins that fills the
// piece to its end, or -1. A closing formula or a title may stand before it.
func (r *reader) nameStart(p piece) int {
	from := p.from
	if end := r.lex.at(r.text, listClosings, from, p.to); end > 0 {
		from = end
	}
	if end := r.lex.at(r.text, listIntroductions, from, p.to); end > 0 {
		from = end
	}
	from = r.behindJob(from, p)
	for from < p.to && (r.lex.is(listTitles, &r.words[from]) || r.jobBefore(from, p)) {
		from++
	}
	if n := p.to - from; n < 1 || n > 4 || r.isDevice(p) || r.isCompany(p) || r.companyRun(from) == p.to {
		return -1
	}
	for i := from; i < p.to; i++ {
		if !r.nameWord(i) || r.isPersona(i) && !r.inSignature(r.words[i].start) {
			return -1
		}
	}
	for _, list := range []list{listWishes, listGreetings} {
		if r.lex.at(r.text, list, from, p.to) > 0 {
			return -1
		}
	}
	return from
}

// behindJob returns the word behind a job that begins at word from and has the
// name behind it ("gamybos vadovas Saulius Kęsgaila", "Malermeister Josef Kranz").
func (r *reader) behindJob(from int, p piece) int {
	to := from
	for i := from; i < min(p.to-1, from+jobWords); i++ {
		if r.lex.is(listRoles, &r.words[i]) && (!r.capital(i) || i == from || !r.capital(i-1)) {
			to = i + 1
		} else if r.capital(i) && i > from {
			break
		}
	}
	return to
}

// jobBefore reports whether word i is a job in lower case before a name ("meistras Gintas").
func (r *reader) jobBefore(i int, p piece) bool {
	return i+1 < p.to && !r.capital(i) && r.lex.is(listRoles, &r.words[i])
}

// signedOff reports whether the name that begins at word from of p stands where
// a letter is signed: in the signature, behind a closing, or below the first
// line with nothing else in its own but a job.
func (r *reader) signedOff(from int, p piece) bool {
	if r.inSignature(p.start) {
		return true
	}
	line := p.from
	for !r.beginsLine(line) {
		line--
	}
	for _, list := range []list{listClosings, listIntroductions} {
		if r.lex.at(r.text, list, line, from) > 0 {
			return true
		}
	}
	stop := p.to
	for stop < len(r.words) && !r.beginsLine(stop) {
		stop++
	}
	beside := stretch{from: p.to, to: stop}
	return line > 0 && line == p.from && (stop == p.to || r.lex.in(r.text, listRoles, beside) || r.companyAt(p.to) == stop || r.companyRun(p.to) == stop)
}

// nameWord reports whether word i can be part of a person's name.
func (r *reader) nameWord(i int) bool {
	w := &r.words[i]
	first, _ := utf8.DecodeRuneInString(r.src[w.start:])
	if !unicode.IsUpper(first) || r.foreign[i] {
		return false
	}
	if utf8.RuneCountInString(w.folded) == 1 {
		return strings.HasPrefix(r.src[w.end:], ".") || i > 0 && r.capital(i-1)
	}
	if isLegalForm(w.folded) && len(w.folded) > 2 {
		return false
	}
	for _, list := range []list{
		listTeams, listRoles, listStreets,
		listGreetings, listClosings, listStop,
		listWeekday, listThanks,
		listYes, listYesWords, listNoWords,
	} {
		if r.lex.is(list, w) {
			return false
		}
	}
	return true
}

// isRole reports whether the piece names a job or a department: it has a word
// of the trade, or begins in lower case right behind the name.
func (r *reader) isRole(p piece, nameLine int) bool {
	if p.to-p.from > 8 || r.isDevice(p) || r.companyAt(p.from) == p.to {
		return false
	}
	for i := p.from; i < p.to; i++ {
		w := r.words[i]
		if w.folded[0] >= '0' && w.folded[0] <= '9' || r.foreign[i] || isLegalForm(w.folded) && len(w.folded) > 2 {
			return false
		}
	}
	if r.lex.in(r.text, listRoles, stretch{from: p.from, to: p.to}) {
		return true
	}
	labelled := r.lex.is(listPhoneLabels, &r.words[p.from]) || strings.HasSuffix(r.src[:p.start], "(")
	return p.line <= nameLine+1 && !labelled && !r.isCompany(p) && !r.capital(p.from) && utf8.RuneCountInString(r.src[p.start:p.end]) > 3
}

func (r *reader) isDevice(p piece) bool {
	return r.lex.in(r.text, listDevices, stretch{from: p.from, to: p.to})
}

// introduced finds a writer who gives the name in the letter only ("my name is Roman").
func (r *reader) introduced() []signer {
	_, to, ok := r.lex.find(r.text, listIntroductions, 0, len(r.words))
	if !ok || to >= len(r.words) || !r.nameWord(to) {
		return nil
	}
	end := to + 1
	if end < len(r.words) && r.words[end].clause == r.words[to].clause && r.nameWord(end) {
		end++
	}
	return []signer{{name: r.span(to, end), full: end-to > 1}}
}

// signs reports whether word i is part of a signer's name.
func (r *reader) signs(i int) bool {
	for _, s := range r.signers {
		if r.words[i].in(s.name.Start, s.name.End) {
			return true
		}
	}
	return false
}

func (r *reader) responderName() Fact {
	if len(r.signers) == 0 {
		return Fact{}
	}
	return stated("signed", r.signers[0].name.Quote, r.signers[0].name)
}

func (r *reader) responderRole() Fact {
	if len(r.signers) == 0 || r.signers[0].role.Quote == "" {
		return Fact{}
	}
	return stated("beside_name", r.signers[0].role.Quote, r.signers[0].role)
}

// companyNamed holds when the company's name stands in the text outside
// addresses, in whatever case and script; or its first word beside a word for
// team; or in the signature any firm with its legal form.
func (r *reader) companyNamed() Fact {
	for i := range r.words {
		if end := r.companyAt(i); end > 0 {
			return stated("company_name", r.src[r.words[i].start:r.words[end-1].end], r.span(i, end))
		}
	}
	for i := range r.words {
		if end := r.companyRun(i); end > 0 && !r.ours(stretch{from: i, to: end}) {
			return stated("company_part", r.src[r.words[i].start:r.words[end-1].end], r.span(i, end))
		}
	}
	for i := range r.words {
		if r.shortCompany(i) {
			return stated("company_short", r.raw(i), r.span(i, i+1))
		}
	}
	for i := range r.words {
		if r.inSignature(r.words[i].start) && r.legalForm(i) {
			return r.shown("legal_form", i, min(i+3, len(r.words)))
		}
	}
	return Fact{}
}

// legalForm reports whether word i is written as the legal form of a firm with its name beside it.
func (r *reader) legalForm(i int) bool {
	w := r.words[i]
	if len(w.folded) < 3 && w.folded != "ab" && w.folded != "mb" && w.folded != "ag" || !isLegalForm(w.folded) {
		return false
	}
	next := i+1 < len(r.words) && r.capital(i+1) && !strings.Contains(r.gap(i), "\n")
	before := i > 0 && r.capital(i-1) && !strings.Contains(r.gap(i-1), "\n")
	return r.capital(i) && (next || before) && !r.foreign[i]
}

// shortCompanyLength is the least length of the first word of a firm's name that
// stands for all of it ("Bristlecone" for "Bristlecone Letterpress").
const shortCompanyLength = 6

// shortCompany reports whether word i is the first word of the company's name,
// written as a name, which our letter did not use for something else. German
// writes every noun like a name.
func (r *reader) shortCompany(i int) bool {
	if len(r.company) < 2 || len(r.company[0].latin) < shortCompanyLength {
		return false
	}
	w := &r.words[i]
	return w.latin == r.company[0].latin && r.capital(i) && !r.foreign[i] && !r.nouns() && !r.isPersona(i) && !r.lex.is(listTeams, w) && !r.lex.is(listStop, w) && !r.ours(stretch{from: i, to: i + 1})
}

// companyAt returns the end of the company's name that begins at word i, or 0.
func (r *reader) companyAt(i int) int {
	if i >= len(r.words) || len(r.company) == 0 || r.foreign[i] {
		return 0
	}
	for n, name := range r.company {
		if i+n >= len(r.words) || !name.sameWord(&r.words[i+n]) {
			if n > 0 && r.besideTeam(i, i+n) {
				return i + n
			}
			return 0
		}
	}
	return i + len(r.company)
}

// companyRun returns the end of two words or more that stand one behind the other
// in the company's name, too, and begin at word i; 0 where there are none. "Medžio
// ritmas" is enough of "Baldų dirbtuvės Medžio ritmas".
func (r *reader) companyRun(i int) int {
	if i >= len(r.words) || len(r.company) < 3 || r.foreign[i] || !r.capital(i) {
		return 0
	}
	for n := range r.company {
		to := i
		for to < len(r.words) && n+to-i < len(r.company) && r.company[n+to-i].sameWord(&r.words[to]) && !r.foreign[to] {
			to++
		}
		if to-i >= 2 {
			return to
		}
	}
	return 0
}

// besideTeam reports whether words[from:to] stand beside a word for team.
func (r *reader) besideTeam(from, to int) bool {
	return r.capital(from) && (from > 0 && r.lex.is(listTeams, &r.words[from-1]) || to < len(r.words) && r.lex.is(listTeams, &r.words[to]))
}

// isCompany reports whether the piece is or holds the company's name.
func (r *reader) isCompany(p piece) bool {
	for i := p.from; i < p.to; i++ {
		if r.companyAt(i) > 0 || r.companyRun(i) == p.to && i == p.from {
			return true
		}
	}
	return false
}
