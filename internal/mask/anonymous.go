package mask

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
)

// FewCompanies is how many companies must share a value of a column before an
// anonymous report shows it: what one or two have would tell which they are.
const FewCompanies = 3

// Anonymous analyses a campaign for a report that names nobody. Companies have
// codes in an order that only the frozen campaign gives, neither that of its list
// nor that of the league, the same in every report of the campaign; no client is
// marked, and nothing is left of the campaign's own words that names anybody. A
// Masker of the model removes names, addresses, phones, links and signatures from
// every text.
func Anonymous(d *analysis.Data) *analysis.Model {
	c := *d.Campaign
	key := pseudonymKey(d.Campaign)
	c.Companies = slices.Clone(c.Companies)
	for i := range c.Companies {
		c.Companies[i].Client = false
	}
	c.SelfAssessment = nil
	unmarked := *d
	unmarked.Campaign = &c
	m := analysis.Analyse(&unmarked).Reordered(pseudonymOrder(key, c.Companies))
	m.Anonymous = true
	k := New(m)
	m.Campaign.Title = unnumbered.ReplaceAllString(k.Plain(m.Campaign.Title), "[$1]")
	m.Campaign.Authorisation.Statement, m.Campaign.Authorisation.By = "", ""
	m.Breakdowns = k.breakdowns(m)
	blocks := map[string]string{}
	for i := range m.Enquiries {
		e := &m.Enquiries[i]
		if e.Block != "" && blocks[e.Block] == "" {
			blocks[e.Block] = fmt.Sprintf("block %d", len(blocks)+1)
		}
		e.Block = blocks[e.Block]
		e.ID = anonymousCampaign + strings.TrimPrefix(e.ID, m.Campaign.Key)
		e.Campaign = anonymousCampaign
	}
	m.Campaign.Key = anonymousCampaign
	return m
}

// unnumbered takes the number off a label: a title that says for whom a campaign was
// made must not say which code that is.
var unnumbered = regexp.MustCompile(`\[(\pL+) [^\]]*\]`)

// anonymousCampaign is the key under which an anonymous report goes: keys of
// campaigns tell for whom they were made.
const anonymousCampaign = "audit"

// pseudonymKey is known to whoever has the frozen campaign and to nobody else; the
// seed alone could be guessed.
func pseudonymKey(c *campaign.Campaign) []byte {
	frozen := *c
	frozen.SelfAssessment, frozen.Report = nil, campaign.Report{}
	body, err := json.Marshal(frozen)
	if err != nil {
		panic(fmt.Sprintf("a campaign that was read from JSON cannot be written: %v", err))
	}
	sum := sha256.Sum256(fmt.Appendf(body, "pseudonyms %d", c.Seed))
	return sum[:]
}

// pseudonymOrder gives each company its place.
func pseudonymOrder(key []byte, companies []campaign.Company) map[string]int {
	type entry struct {
		company string
		sum     []byte
	}
	var all []entry
	for _, c := range companies {
		h := hmac.New(sha256.New, key)
		h.Write([]byte(c.Key))
		all = append(all, entry{c.Key, h.Sum(nil)})
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Or(bytes.Compare(a.sum, b.sum), cmp.Compare(a.company, b.company)) })
	place := map[string]int{}
	for i, e := range all {
		place[e.company] = i
	}
	return place
}

// disguise is what an anonymous Masker looks for beyond the others.
type disguise struct {
	names       *names
	lines       map[string]bool   // of signatures, trimmed
	domains     map[string]bool   // of companies and their staff
	held        map[[2]string]int // column and value → companies
	details     map[string]string // rendered words, joined by blanks → label: values that few companies have, lines of signatures
	longest     int               // words in a detail
	link        *regexp.Regexp
	phones      *regexp.Regexp
	places      *regexp.Regexp
	particulars *regexp.Regexp // of our personas, nil when they tell none
}

// What stands for what cannot be numbered.
const (
	signatureLabel = "[signature]"
	linkLabel      = "[link]"
	nameLabel      = "[name]"
	detailLabel    = "[detail]"
	placeLabel     = "[place]"
	phoneLabel     = "[phone]"
)

const (
	anyLinkPattern = `(?i)(?:https?://|www\.)[^\s<>"]+|[\pL\pN][\pL\pN-]*(?:\.[\pL\pN][\pL\pN-]*)+(?:/[^\s<>"]*)?`
	// A phone behind a word that announces one, with any prefix of a country or
	// in brackets: whatever has seven digits in small groups.
	anyPhonePattern = `(?i)(?:tel|phone|fax|mob|faks|тел|факс|моб)\pL*[.:]*\s*[+(]?\d[\d \x{a0}().\-/]{3,}\d|[+(]\d[\d \x{a0}().\-/]{5,}\d|\b8[ \x{a0}(-]+\d{1,4}[) \x{a0}-]+\d[\d \x{a0}-]{3,}\d|\b\d{3}-\d{3,4}(?:-\d{2,4})?\b`
	// Streets by the words for them, and post codes with a country's letters.
	placePattern = `(?:\b(?:Str|Street|Road|Lane|Avenue|ul)|(?:ул|улица|улице|просп|проспект|проспекте|пер|переулок|наб|шоссе|бульвар|пл|площадь))\.?\s+\p{Lu}[\pL-]+(?:\s+\p{Lu}[\pL-]+)?(?:,?\s*(?:д\.?|дом)?\s*\d+\pL?)?|\p{Lu}[\pL-]+\s+(?:g\.|gatvė\pL*|pr\.|al\.|pl\.|iela|ielā|ielas|Street|St\.|Road|Rd\.|Lane|Avenue|Ave\.?|straße|Straße|Strasse)(?:\s*\d+\pL?(?:-\d+)?)?|\b(?:LT|LV|EE|PL|BY|RU|UA|DE)-\d{2,6}(?:-\d{3})?\b`
)

// learn makes the masker anonymous.
func (k *Masker) learn(m *analysis.Model) {
	k.hidesPeople, k.hidesCompanies = true, true
	k.hidden = &disguise{
		names: newNames(), lines: map[string]bool{}, domains: map[string]bool{}, held: map[[2]string]int{}, details: map[string]string{},
		link: regexp.MustCompile(anyLinkPattern), phones: regexp.MustCompile(anyPhonePattern), places: regexp.MustCompile(placePattern),
	}
	for _, c := range m.Campaign.Companies {
		for _, column := range append(m.Campaign.Columns(), "region", "organisation") {
			value, _ := c.Trait(column)
			k.hidden.held[[2]string{column, strings.TrimSpace(value)}]++
		}
	}
	for _, c := range m.Campaign.Companies {
		k.learnCompany(c)
	}
	k.hidden.learnParticulars(m.Campaign.Personas)
	for _, p := range m.Campaign.Personas {
		k.hidden.addPerson(p.First+" "+p.Last, k.ours[strings.ToLower(p.Address)])
	}
	for i := range m.Enquiries {
		k.learnMessages(&m.Enquiries[i])
	}
	if m.Plan != nil {
		for _, owner := range append(owners(m.Plan), m.Plan.By) {
			k.hidden.addPerson(capitals(owner), k.label("staff", strings.ToLower(owner)))
		}
	}
}

func owners(p *campaign.ImprovementPlan) []string {
	var out []string
	for _, m := range p.Measures {
		out = append(out, m.Owner)
	}
	return out
}

// capitals are the words of a text that begin with a capital letter: of who answers
// for something the name, and not the words for the office.
func capitals(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(text), func(w string) bool {
		r, _ := utf8.DecodeRuneInString(w)
		return !unicode.IsUpper(r)
	}), " ")
}

// Person is who wrote or answers for something, as it may be shown: in an anonymous
// report a number, since nobody can tell a name from an office.
func (k *Masker) Person(name string) string {
	if k.hidden == nil || name == "" {
		return k.Own(name)
	}
	return k.spoken(strings.Trim(k.label("staff", strings.ToLower(name)), "[]"))
}

// Own are words of the audited organisation or of the consultant as they may be shown:
// whoever writes them knows names, of which an anonymous report tells none, and others
// none of a company that is hidden.
func (k *Masker) Own(text string) string {
	if k.hidden != nil {
		return k.Plain(text)
	}
	return plain(pieces(text, k.sorted(text, k.companySpans(text))))
}

// Label says the labels of a text that was masked for no language in that of the reader.
func (k *Masker) Label(text string) string {
	return unnumberedLabel.ReplaceAllStringFunc(text, k.spoken)
}

var unnumberedLabel = regexp.MustCompile(`\[\pL+\]`)

func (k *Masker) learnCompany(c campaign.Company) {
	d, label := k.hidden, "[company "+k.codes[c.Key]+"]"
	words := grade.CompanyName(c.Name)
	d.add(called{words: words, label: label, anywhere: true})
	if c.Organisation != c.Key && len(wordsOf(c.Organisation)) > 0 {
		d.add(called{words: grade.CompanyName(c.Organisation), label: nameLabel, anywhere: true})
	}
	if len(words) > 1 {
		d.add(called{words: grade.CompanyName(joined(words)), label: label, anywhere: true})
		for _, w := range words {
			if len(w.Written()) >= 4 {
				d.add(called{words: []grade.Name{w}, label: nameLabel, capital: true})
			}
		}
	}
	for _, domain := range domainsOf(c) {
		d.domains[domain] = true
	}
	for _, brand := range brands(c) {
		d.add(called{words: grade.CompanyName(brand), label: label, anywhere: true})
	}
	for column, value := range c.Fields {
		if d.held[[2]string{column, strings.TrimSpace(value)}] < FewCompanies && properName(value) {
			d.addDetail(wordsOf(value), detailLabel)
		}
	}
}

// properName reports whether a value has a word that only begins with a capital
// letter: a street or a town, and no price or "closed", on which grades rest.
func properName(value string) bool {
	for _, w := range strings.Fields(value) {
		first, size := utf8.DecodeRuneInString(w)
		second, _ := utf8.DecodeRuneInString(w[size:])
		if unicode.IsUpper(first) && unicode.IsLower(second) {
			return true
		}
	}
	return false
}

// learnMessages takes in who signed, from which domain, and the lines of signatures.
func (k *Masker) learnMessages(e *analysis.Enquiry) {
	d := k.hidden
	for _, m := range slices.Concat(e.Messages, e.Pending) {
		if name := m.Decision.Reading.Facts["responder_name"].Value; name != "" {
			d.addPerson(name, k.label("staff", strings.ToLower(name)))
		}
		if m.FromName != "" && !fromMachine(m.Decision.Verdict.Class) && !likeCompany(m.FromName, e.Target.Name) {
			d.addPerson(m.FromName, k.label("staff", strings.ToLower(m.FromName)))
		}
		if _, host, ok := strings.Cut(strings.ToLower(m.From), "@"); ok && !mail.FreeMail(host) {
			d.domains[host] = true
		}
		for _, text := range []string{m.Decision.Parts.Signature, m.Decision.Parts.Disclaimer} {
			for line := range strings.Lines(text) {
				if line = strings.TrimSpace(line); len(line) >= 3 {
					d.lines[line] = true
				}
				if words := wordsOf(line); len(words) > 2 { // an example is quoted without its line ends
					d.addDetail(words[:min(len(words), mostWords)], signatureLabel)
				}
				if name := signedName(line); name != "" {
					d.addPerson(name, k.label("staff", strings.ToLower(name)))
				}
			}
		}
	}
}

// signedName is a line of a signature that is nothing but two or three words
// with capital letters: mostly a name.
func signedName(line string) string {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > 3 {
		return ""
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' && r != '.' }) {
			return ""
		}
	}
	return line
}

func (d *disguise) addPerson(name, label string) {
	for _, w := range grade.PersonName(name) {
		if len(w.Written()) >= 3 {
			d.add(called{words: []grade.Name{w}, label: label, capital: true})
		}
	}
}

// mostWords is how many words of a detail are compared.
const mostWords = 8

func (d *disguise) addDetail(words []written, label string) {
	if len(words) == 0 || len(words) > mostWords {
		return
	}
	var rendered []string
	for _, w := range words {
		rendered = append(rendered, w.rendered)
	}
	d.details[strings.Join(rendered, " ")] = label
	d.longest = max(d.longest, len(words))
}

func (d *disguise) add(a called) {
	if len(a.words) == 0 || len(a.words) == 1 && len(a.words[0].Written()) < 3 {
		return
	}
	for _, have := range d.names.byFirst[a.words[0].Key()] {
		if have.label == a.label && have.anywhere == a.anywhere && slices.Equal(have.words, a.words) {
			return
		}
	}
	d.names.add(&a)
}

// written is a word of a text.
type written struct {
	start, end int
	rendered   string
	capital    bool
}

// wordsOf cuts a text into words; signs that do not show do not end one.
func wordsOf(text string) []written { return cutWords(text, grade.Rendered) }

// cutWords is wordsOf with another way to render a word.
func cutWords(text string, rendered func(word string) string) []written {
	var out []written
	inside := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || unicode.Is(unicode.Cf, r)
	}
	for i := 0; i < len(text); {
		first, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(first) && !unicode.IsDigit(first) {
			i += size
			continue
		}
		end := i
		for end < len(text) {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !inside(r) {
				break
			}
			end += n
		}
		out = append(out, written{i, end, rendered(text[i:end]), unicode.IsUpper(first)})
		i = end
	}
	return out
}

// between is how far apart, in bytes, two words of one name may stand.
const between = 4

// spans finds what an anonymous report does not show beyond what others mask.
func (d *disguise) spans(text string) []Span {
	var out []Span
	at := 0
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); d.lines[trimmed] {
			start := at + strings.Index(line, trimmed)
			out = append(out, Span{start, start + len(trimmed), signatureLabel})
		}
		at += len(line)
	}
	for _, m := range d.link.FindAllStringIndex(text, -1) {
		if d.isLink(text[m[0]:m[1]]) {
			out = append(out, Span{m[0], m[1], linkLabel})
		}
	}
	for _, m := range d.phones.FindAllStringIndex(text, -1) {
		if len(digitsOf(text[m[0]:m[1]])) >= 5 {
			out = append(out, Span{m[0], m[1], phoneLabel})
		}
	}
	for _, m := range d.places.FindAllStringIndex(text, -1) {
		out = append(out, Span{m[0], m[1], placeLabel})
	}
	out = append(out, d.particularSpans(text)...)
	words := d.names.wordsOf(text)
	for i := range words {
		if s, n := d.names.at(text, words, i, false); n > 0 {
			out = append(out, s)
		}
		if s, ok := d.detailAt(words, i); ok {
			out = append(out, s)
		}
	}
	return out
}

// isLink tells a domain from a number or a full stop without a blank.
func (d *disguise) isLink(s string) bool {
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "http") || strings.HasPrefix(lower, "www.") {
		return true
	}
	host, _, _ := strings.Cut(lower, "/")
	for rest := host; rest != ""; _, rest, _ = strings.Cut(rest, ".") {
		if d.domains[rest] {
			return true
		}
	}
	host, _, _ = strings.Cut(s, "/")
	end := host[strings.LastIndexByte(host, '.')+1:]
	if slices.Contains([]string{"рф", "бел", "укр", "москва", "рус"}, end) {
		return true
	}
	return len(end) >= 2 && strings.IndexFunc(end, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// detailAt is the longest detail that begins with word i.
func (d *disguise) detailAt(words []written, i int) (Span, bool) {
	joined, span := "", Span{}
	for j := i; j < min(len(words), i+d.longest); j++ {
		if j > i {
			if words[j].start-words[j-1].end > between {
				break
			}
			joined += " "
		}
		joined += words[j].rendered
		if label := d.details[joined]; label != "" {
			span = Span{words[i].start, words[j].end, label}
		}
	}
	return span, span.End > 0
}

// Trait is the value of a column as data files may show it: that of few
// companies is left out of what is anonymous.
func (k *Masker) Trait(column, value string) string {
	if k.hidden != nil && k.hidden.held[[2]string{column, strings.TrimSpace(value)}] < FewCompanies {
		return ""
	}
	return k.Plain(value)
}

// breakdowns leaves out the values that few companies have, and what names anybody.
func (k *Masker) breakdowns(m *analysis.Model) []analysis.Breakdown {
	var out []analysis.Breakdown
	for _, b := range m.Breakdowns {
		if slices.Contains(m.Traits, b.Trait) || b.Trait == "region" || b.Trait == "organisation" {
			b.Levels = slices.DeleteFunc(slices.Clone(b.Levels), func(l analysis.Level) bool {
				together := l.Other || l.Low <= l.High // values that no single company stands for
				return !together && (b.Trait == "organisation" || k.hidden.held[[2]string{b.Trait, l.Name}] < FewCompanies || k.Plain(l.Name) != l.Name)
			})
		}
		out = append(out, b)
	}
	return out
}
