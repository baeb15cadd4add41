// Package mask hides people and companies in what is shown (RULES section 11): in
// reports, in exports and in what coders see.
//
// New learns from the read model who is to be hidden; Plain and Pieces replace
// words by labels such as [staff 2], the same person having the same number
// throughout. Names are found through declension, phones in any way of writing.
// It hides what it knows: a person whom no reading has found is not hidden.
package mask

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/lexicon"
)

// nbsp keeps the letter and the number of a code on one line.
const nbsp = "\u00a0"

// Piece is a stretch of text; a masked one shows its label instead of its words.
type Piece struct {
	Text   string
	Masked bool
}

// Masker hides people in everything that is shown (RULES 11): staff, phones and
// addresses of people, and our personas, unless the campaign says that staff
// may be shown; companies unless their names may be published. A mask keeps kind
// and number, so that the same person is the same number throughout.
type Masker struct {
	hidesPeople    bool   // people are masked
	hidesCompanies bool   // companies are masked
	campaign       string // its key
	reader         string // key of the one company that reads this, "" when it is for everybody
	words          map[string][]person
	customers      []customer
	judged         map[string]string // word → label, "" for what is no name
	labels         map[string]string // what was masked → label
	counts         map[string]int    // by kind
	codes          map[string]string // company key → code
	twins          map[string]int    // companies by name
	personas       map[string]string // key → code
	mailboxes      map[string]string // key → code
	companies      func() *companies // to be found, but for the reader's own name
	rivals         rivals            // the companies that the reader is not to see
	titled         func() *names     // names that the campaign's own words may not tell, nil when they may
	keys           map[string]string // of campaigns → as they may be shown
	public         map[string]bool   // addresses that the companies publish
	ours           map[string]string // addresses of our personas → label
	phones         []literal         // as the readings quote them
	blind          bool              // links are masked too, and labels carry no number
	kinds          map[string]string // what the labels call staff, phone, …; "" = so
	address        *regexp.Regexp
	phone          *regexp.Regexp
	link           *regexp.Regexp
	hidden         *disguise // of an anonymous report, nil for others
}

// person is one word of a name and whose it is.
type person struct {
	stem  string
	exact bool
	label string
}

// customer is a persona whose name is declined.
type customer struct {
	is    func(word string) bool
	label string
}

// literal is a text in lower case and what replaces it.
type literal struct{ lower, label string }

// ownNames says whether a basis is one in which the audited are the readers.
func ownNames(c *campaign.Campaign) bool {
	return c.Authorisation.Basis == "own_organisation" || c.Report.PublishNames && c.Report.Reason != ""
}

// New learns from the read model whom to hide.
func New(m *analysis.Model) *Masker {
	k := &Masker{
		campaign: m.Campaign.Key, hidesPeople: !m.Campaign.Report.ShowStaff, hidesCompanies: !ownNames(m.Campaign),
		words: map[string][]person{}, judged: map[string]string{}, labels: map[string]string{}, counts: map[string]int{},
		codes: map[string]string{}, twins: map[string]int{}, personas: map[string]string{}, mailboxes: map[string]string{}, public: map[string]bool{}, ours: map[string]string{}, keys: map[string]string{},
		address: regexp.MustCompile(addressPattern), phone: regexp.MustCompile(phonePattern), link: regexp.MustCompile(linkPattern),
	}
	if k.reader = m.Reader; k.reader != "" {
		k.hidesCompanies, k.rivals = false, rivalsOf(m.Campaign.Companies, m.Reader)
	}
	width := len(fmt.Sprint(len(m.Campaign.Companies)))
	for i, c := range m.Campaign.Companies {
		k.twins[c.Name]++
		k.codes[c.Key] = fmt.Sprintf("K%s%0*d", nbsp, width, i+1)
		k.public[strings.ToLower(c.Address)] = m.Shows(c.Key)
	}
	k.companies = sync.OnceValue(func() *companies { return findCompanies(m, k.companyLabel) })
	for i, p := range m.Campaign.Personas {
		label := fmt.Sprintf("[customer %d]", i+1)
		name := strings.Join(append(lexicon.NicknamesOf(p.First), p.First, p.Last), " ")
		k.addName(name, label, inflects(p.Language))
		if inflects(p.Language) {
			k.customers = append(k.customers, customer{grade.CalledBy(name), label})
		}
		k.ours[strings.ToLower(p.Address)] = label
		k.personas[p.Key] = strings.Trim(label, "[]")
	}
	for i, box := range m.Campaign.Mailboxes {
		k.mailboxes[box.Key] = fmt.Sprintf("mailbox %d", i+1)
	}
	for i := range m.Enquiries {
		k.addStaff(&m.Enquiries[i])
	}
	if m.Anonymous {
		k.learn(m)
	} else if k.hidesCompanies {
		k.titled = sync.OnceValue(func() *names { return k.titles(m) })
	}
	return k
}

// Blind is the mask for people who code replies: whatever the campaign allows to
// be shown, they see neither people nor companies nor links, and no label tells
// two people or two companies apart, since that would tie replies together.
func Blind(m *analysis.Model) *Masker {
	k := New(m)
	k.hidesPeople, k.hidesCompanies, k.blind = true, true, true
	for _, c := range m.Campaign.Companies {
		k.addName(c.Name, "[company]", inflects(c.Language))
	}
	return k
}

// Speak has the labels call the kinds of what is masked (staff, phone, address,
// customer, company) in another language, for what people read; data files keep
// the English ones.
func (k *Masker) Speak(kinds map[string]string) { k.kinds = kinds }

// spoken is a label in the language of the reader.
func (k *Masker) spoken(label string) string {
	kind, number, numbered := strings.Cut(strings.Trim(label, "[]"), " ")
	if k.kinds[kind] == "" {
		return label
	}
	said := k.kinds[kind]
	if numbered {
		said += " " + number
	}
	if strings.HasPrefix(label, "[") {
		said = "[" + said + "]"
	}
	return said
}

// addStaff learns the names and phones that the readings of an enquiry found.
func (k *Masker) addStaff(e *analysis.Enquiry) {
	for _, message := range slices.Concat(e.Messages, e.Pending) {
		facts := message.Decision.Reading.Facts
		names := []string{facts["responder_name"].Value}
		if name := message.FromName; name != "" && !fromMachine(message.Decision.Verdict.Class) && !likeCompany(name, e.Target.Name) {
			names = append(names, name)
		}
		for _, name := range names {
			if strings.TrimSpace(name) != "" {
				k.addName(name, k.label("staff", strings.ToLower(name)), inflects(e.Language))
			}
		}
		if quote := facts["phone"].Span.Quote; len(digitsOf(quote)) >= 5 {
			k.phones = append(k.phones, literal{lower(quote), k.label("phone", tail(digitsOf(quote)))})
		}
	}
}

// fromMachine reports whether mail servers write such messages: "Mail Delivery
// System" is nobody's name, and the word delivery may be shown.
func fromMachine(class audit.Class) bool {
	return class == audit.Bounce || class == audit.Delay || class == audit.FeedbackReport
}

// likeCompany reports whether a sender's name is the company's, or a part of it.
func likeCompany(name, company string) bool {
	name, company = strings.ToLower(name), strings.ToLower(company)
	return strings.Contains(company, name) || strings.Contains(name, company)
}

// inflects reports whether names change their endings in a language.
func inflects(language string) bool { return language != "en" && language != "de" && language != "" }

// addName learns the words of a name, as it is written and in the plain alphabet of
// grade.Latin: whoever writes to Андрей in English calls him Andrey.
func (k *Masker) addName(name, label string, inflected bool) {
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		lower := strings.ToLower(word)
		k.addWord(lower, label, inflected)
		k.addWord(grade.Latin(lower), label, inflected)
	}
}

func (k *Masker) addWord(word, label string, inflected bool) {
	clear(k.judged)
	runes := []rune(word)
	if len(runes) < 3 {
		return
	}
	p := person{stem: word, exact: true, label: label}
	if inflected && len(runes) > 4 {
		p.stem, p.exact = string(runes[:len(runes)-1]), false
	}
	key := string(runes[:3])
	if !slices.Contains(k.words[key], p) {
		k.words[key] = append(k.words[key], p)
	}
}

// label numbers what is masked by kind, in the order of first sight.
func (k *Masker) label(kind, what string) string {
	key := kind + "/" + what
	if k.labels[key] == "" {
		k.counts[kind]++
		k.labels[key] = fmt.Sprintf("[%s %d]", kind, k.counts[kind])
	}
	return k.labels[key]
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// tail is what two ways of writing a phone have in common.
func tail(digits string) string { return digits[max(0, len(digits)-8):] }

// HidesPeople reports whether people are masked.
func (k *Masker) HidesPeople() bool { return k.hidesPeople }

// hides reports whether a company may not be named.
func (k *Masker) hides(key string) bool {
	return k.hidesCompanies || k.reader != "" && key != k.reader
}

// HidesCompanies reports whether companies are masked.
func (k *Masker) HidesCompanies() bool { return k.hidesCompanies }

// Company is the name of a company as it may be shown, with its key where another has
// the same name: the inboxes of one organisation, or its branches.
func (k *Masker) Company(c campaign.Company) string {
	if k.hides(c.Key) {
		return k.codes[c.Key]
	}
	if k.twins[c.Name] > 1 {
		return fmt.Sprintf("%s (%s)", Name(c.Name), c.Key)
	}
	return Name(c.Name)
}

// CompanyKey is the key of a company in data files.
func (k *Masker) CompanyKey(key string) string {
	if k.hides(key) {
		return strings.ReplaceAll(k.codes[key], nbsp, "")
	}
	return key
}

// Enquiry is the id CAMPAIGN/COMPANY/NN of an enquiry in data files, or a longer id that begins so.
func (k *Masker) Enquiry(id, company string) string {
	if campaign, rest, found := strings.Cut(id, "/"); found && k.campaign == campaign {
		id = k.CampaignKey(campaign) + "/" + rest
	}
	if !k.hides(company) {
		return id
	}
	return strings.Replace(id, "/"+company+"/", "/"+k.CompanyKey(company)+"/", 1)
}

// PersonaKey is the key of a persona in data files: keys are mostly its name.
func (k *Masker) PersonaKey(key string) string {
	if code := k.personas[key]; k.hidesPeople && code != "" {
		return k.spoken(code)
	}
	return key
}

// MailboxKey is the key of an account in data files.
func (k *Masker) MailboxKey(key string) string {
	if code := k.mailboxes[key]; k.hidesPeople && code != "" {
		return code
	}
	return key
}

// Message is the id ACCOUNT/HASH of a message in data files; the account is an
// address of ours.
func (k *Masker) Message(e *analysis.Enquiry, m *analysis.Message) string {
	if k.hidden != nil { // the hash in its id would join it with a file that has the names
		same := func(x analysis.Message) bool { return x.ID == m.ID }
		place := slices.IndexFunc(e.Messages, same)
		if place < 0 {
			place = len(e.Messages) + slices.IndexFunc(e.Pending, same)
		}
		return fmt.Sprintf("%s/m%d", k.Enquiry(e.ID, e.Company), place+1)
	}
	if account, hash, found := strings.Cut(m.ID, "/"); k.hidesPeople && found && strings.Contains(account, "@") {
		return k.MailboxKey(e.Mailbox) + "/" + hash
	}
	return k.Enquiry(m.ID, e.Company)
}

// Hidden returns "" for what would tell which company it is.
func (k *Masker) Hidden(text string) string {
	if k.hidesCompanies {
		return ""
	}
	return text
}

// Span is a stretch of text with the label that replaces it.
type Span struct {
	Start, End int
	Label      string
}

// addresses and phones as they are written in letters; a phone begins with + or 0.
const (
	addressPattern = `[\pL\pN._%+'-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)+`
	linkPattern    = `(?:https?://|www\.)[^\s<>"]+|\b(?:[\pL\pN-]+\.)+[a-z]{2,}\b(?:/[^\s<>"]*)?`
	phonePattern   = `(?:\+|\(?\b0)[\d(][\d \x{a0}().\-/]{5,}\d`
)

// Spans finds everything to be masked, in order and apart.
func (k *Masker) Spans(text string) []Span {
	var out []Span
	if k.hidesPeople {
		out = append(out, k.addressSpans(text)...)
		out = append(out, occurrences(text, k.phones)...)
		out = append(out, k.phoneSpans(text)...)
		out = append(out, k.nameSpans(text)...)
	}
	if k.hidden != nil {
		out = append(out, k.hidden.spans(text)...)
	}
	if k.blind {
		for _, m := range k.link.FindAllStringIndex(text, -1) {
			out = append(out, Span{m[0], m[1], "[link]"})
		}
	}
	return k.sorted(text, append(out, k.companySpans(text)...))
}

// companySpans finds the companies that may not be named.
func (k *Masker) companySpans(text string) []Span {
	if !k.hidesCompanies && k.reader == "" {
		return nil
	}
	return k.companies().spans(text)
}

// companyLabel is what stands for a company, "" for one that reads of itself.
func (k *Masker) companyLabel(key string) string {
	switch k.reader {
	case "":
		return "[company " + k.codes[key] + "]"
	case key:
		return ""
	}
	return someCompany
}

// sorted are spans with the labels that are shown, in order and apart.
func (k *Masker) sorted(text string, out []Span) []Span {
	if k.blind {
		for i := range out {
			kind, _, _ := strings.Cut(strings.Trim(out[i].Label, "[]"), " ")
			out[i].Label = "[" + kind + "]"
		}
	}
	slices.SortStableFunc(out, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	out = merge(text, out)
	for i := range out {
		out[i].Label = k.spoken(out[i].Label)
	}
	return out
}

// merge drops what lies within another mask and joins the words of one name.
func merge(text string, spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if s.Start < last.End {
				last.End = max(last.End, s.End)
				continue
			}
			between := text[last.End:s.Start]
			listed := strings.HasPrefix(s.Label, "[company") && strings.Contains(between, "\n") // the name, and below it the domain
			if s.Label == last.Label && strings.TrimSpace(between) == "" && !listed {
				last.End = s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

func (k *Masker) addressSpans(text string) []Span {
	if !strings.Contains(text, "@") {
		return nil
	}
	var out []Span
	for _, m := range k.address.FindAllStringIndex(text, -1) {
		address := strings.ToLower(text[m[0]:m[1]])
		switch {
		case k.ours[address] != "":
			out = append(out, Span{m[0], m[1], k.ours[address]})
		case !k.public[address] || k.hidesCompanies:
			out = append(out, Span{m[0], m[1], k.label("address", address)})
		}
	}
	return out
}

func (k *Masker) phoneSpans(text string) []Span {
	var out []Span
	for _, m := range k.phone.FindAllStringIndex(text, -1) {
		out = append(out, Span{m[0], m[1], k.label("phone", tail(digitsOf(text[m[0]:m[1]])))})
	}
	return out
}

// nameSpans finds capitalised words that belong to a known name.
func (k *Masker) nameSpans(text string) []Span {
	var out []Span
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) {
			i += size
			continue
		}
		end := i
		for end < len(text) {
			c, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(c) && !unicode.IsMark(c) {
				break
			}
			end += n
		}
		if unicode.IsUpper(r) {
			if label := k.labelOf(strings.ToLower(text[i:end])); label != "" {
				out = append(out, Span{i, end, label})
			}
		}
		i = end
	}
	return out
}

// labelOf is the label of a word in lower case, "" where it is no name.
func (k *Masker) labelOf(lower string) string {
	label, asked := k.judged[lower]
	if !asked {
		label = cmp.Or(k.known(lower), k.known(grade.Latin(lower)))
		for i := 0; i < len(k.customers) && label == ""; i++ {
			if k.customers[i].is(lower) {
				label = k.customers[i].label
			}
		}
		k.judged[lower] = label
	}
	return label
}

func (k *Masker) known(word string) string {
	runes := []rune(word)
	if len(runes) < 3 {
		return ""
	}
	for _, p := range k.words[string(runes[:3])] {
		if p.exact && word == p.stem {
			return p.label
		}
		if !p.exact && len(runes) <= utf8.RuneCountInString(p.stem)+3 && strings.HasPrefix(word, p.stem) {
			return p.label
		}
	}
	return ""
}

// occurrences finds each occurrence of given texts, whatever their case.
func occurrences(text string, wanted []literal) []Span {
	var out []Span
	in := lower(text)
	for _, w := range wanted {
		for from := 0; w.lower != ""; {
			i := strings.Index(in[from:], w.lower)
			if i < 0 {
				break
			}
			out = append(out, Span{from + i, from + i + len(w.lower), w.label})
			from += i + len(w.lower)
		}
	}
	return out
}

// lower is lower case that keeps every byte offset.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
}

// Pieces cuts text into what is shown and what is masked.
func (k *Masker) Pieces(text string) []Piece { return pieces(text, k.Spans(text)) }

func pieces(text string, masked []Span) []Piece {
	var out []Piece
	from := 0
	for _, s := range masked {
		if s.Start > from {
			out = append(out, Piece{Text: Visible(text[from:s.Start])})
		}
		out = append(out, Piece{Text: s.Label, Masked: true})
		from = s.End
	}
	if from < len(text) {
		out = append(out, Piece{Text: Visible(text[from:])})
	}
	return out
}

// Visible drops the characters by which a stranger could turn the direction of
// our own words (Unicode UAX #9, explicit formatting), control characters, and
// accents piled so high that they would cover the lines above.
func Visible(s string) string {
	const mostMarks = 4 // on one letter; no language needs more
	marks := 0
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
			if marks++; marks > mostMarks {
				return -1
			}
			return r
		}
		marks = 0
		switch {
		case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\u200E', r == '\u200F', r == '\u061C':
			return -1
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			return -1
		}
		return r
	}, s)
}

// Name is a name from outside as it may stand among our own words: visible, on
// one line, of at most 200 characters, and with places in long words at which a
// line may break.
func Name(s string) string {
	const most, unbroken = 200, 28
	var b strings.Builder
	n, run := 0, 0
	for _, r := range strings.Join(strings.Fields(Visible(s)), " ") {
		if n++; n > most {
			b.WriteRune('…')
			break
		}
		if run++; r == ' ' {
			run = 0
		} else if run > unbroken && !unicode.Is(unicode.M, r) {
			b.WriteRune('\u200B')
			run = 1
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Plain is text with labels for what is masked.
func (k *Masker) Plain(text string) string { return plain(k.Pieces(text)) }

func plain(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}
