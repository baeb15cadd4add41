package mask

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
)

// companies finds the companies that may not be named however a letter calls them:
// by the name with or without legal form and quotation marks and in whatever case,
// by the domain and what stands at it, and by the name that the domain gives. It goes
// through a text once, however many companies there are.
type companies struct {
	full     map[string]string // names as they are written and addresses, in lower case → label
	index    literals          // the same, to be found
	names    *names
	byWords  map[string]*called
	domains  map[string]string   // without www. → label
	ordinary map[string][]string // words of customers' letters, rendered, by grade.NameKey
	link     *regexp.Regexp
}

// someCompany is the label where several companies could be meant, and in a company's own copy.
const someCompany = "[company]"

// findCompanies learns the companies of a model; label is "" for one that may be named.
func findCompanies(m *analysis.Model, label func(key string) string) *companies {
	f := &companies{
		full: map[string]string{}, names: newNames(), byWords: map[string]*called{}, domains: map[string]string{},
		ordinary: ordinaryWords(m.Campaign), link: regexp.MustCompile(anyLinkPattern),
	}
	for _, c := range m.Campaign.Companies {
		f.learnName(c, label(c.Key))
	}
	for _, c := range m.Campaign.Companies { // behind all whole names, which come first
		f.learnShort(c, label(c.Key))
	}
	f.learnSenders(m, label)
	f.index = literals{}
	for text, label := range f.full {
		if len(text) >= firstLetters {
			f.index[text[:firstLetters]] = append(f.index[text[:firstLetters]], literal{text, label})
		}
	}
	return f
}

// learnName takes in what a company is called in full, and where it is.
func (f *companies) learnName(c campaign.Company, label string) {
	words, parts := grade.CompanyName(c.Name), len(wordsOf(c.Name))
	whole := called{words: words, label: label}
	if len(joined(words)) < leastLetters {
		whole.tiny = c.Name
	}
	f.call(whole)
	if parts > len(words) || parts > 1 && !f.isOrdinary(words) || parts == 0 {
		claim(f.full, lower(strings.TrimSpace(c.Name)), label)
	}
	claim(f.full, lower(c.Address), label)
	for _, domain := range domainsOf(c) {
		claim(f.domains, domain, label)
		if whole := mail.Registrable(domain); whole != domain && !mail.FreeMail(whole) {
			claim(f.domains, whole, label)
		}
		if shown, err := idna.ToUnicode(domain); err == nil && shown != domain {
			claim(f.domains, shown, label)
		}
	}
}

// leastLetters is how many letters tell a name however it is written.
const leastLetters = 4

func joined(words []grade.Name) string {
	one := ""
	for _, w := range words {
		one += w.Written()
	}
	return one
}

// learnShort takes in what else a company is called: by the beginning of a long name,
// by its organisation, by its domain.
func (f *companies) learnShort(c campaign.Company, label string) {
	words := grade.CompanyName(c.Name)
	if len(words) > 2 && len(words[0].Written()) >= leastLetters && len(words[1].Written()) >= leastLetters { // not "Glas und"
		f.call(called{words: words[:2], label: label, short: true})
	}
	if one := joined(words); len(words) > 1 && len(one) > leastLetters {
		f.call(called{words: grade.CompanyName(one), label: label, short: true, anywhere: true})
	}
	if _, domain := f.domains[c.Organisation]; c.Organisation != c.Key && !domain {
		f.call(called{words: grade.CompanyName(c.Organisation), label: label, short: true})
	}
	for _, brand := range brands(c) {
		f.call(called{words: grade.CompanyName(brand), label: label, short: true})
	}
}

// learnSenders takes in the domains from which people of one company alone answered.
func (f *companies) learnSenders(m *analysis.Model, label func(key string) string) {
	whose := map[string]string{}
	for i := range m.Enquiries {
		e := &m.Enquiries[i]
		for _, message := range slices.Concat(e.Messages, e.Pending) {
			_, host, ok := strings.Cut(strings.ToLower(message.From), "@")
			if !ok || message.Decision.Verdict.Class != audit.Human || mail.FreeMail(host) {
				continue
			}
			if company, known := whose[host]; known && company != e.Company {
				whose[host] = "" // a service of several
			} else {
				whose[host] = e.Company
			}
		}
	}
	for host, company := range whose {
		if _, known := f.domains[host]; !known && company != "" {
			f.domains[host] = label(company)
		}
	}
}

// claim gives a text to a company. What is the reader's, too, is not hidden from it.
func claim(whose map[string]string, text, label string) {
	if text != "" {
		have, known := whose[text]
		whose[text] = shared(have, label, known)
	}
}

// shared is the label of what two companies are called.
func shared(have, label string, known bool) string {
	switch {
	case !known || have == label:
		return label
	case have == "" || label == "":
		return ""
	}
	return someCompany
}

func (f *companies) call(a called) {
	if len(a.words) == 0 || len(a.words) == 1 && a.words[0].Written() == "" {
		return
	}
	var written []string
	for _, w := range a.words {
		written = append(written, w.Written())
	}
	key := strings.Join(written, " ")
	switch have := f.byWords[key]; {
	case have == nil:
		a.ordinary = f.isOrdinary(a.words)
		f.byWords[key] = &a
		f.names.add(&a)
	case have.short || !a.short: // a whole name is nobody else's short one
		have.label = shared(have.label, a.label, true)
	}
}

// ordinaryWords are the words with which the campaign's customers ask, and of the
// columns of the list: such a word names nobody. What begins with a capital letter may
// be a name, but for the nouns of German.
func ordinaryWords(c *campaign.Campaign) map[string][]string {
	out, have := map[string][]string{}, map[string]bool{}
	learn := func(text string, capitals bool) {
		if have[text] {
			return
		}
		have[text] = true
		for _, w := range wordsOf(text) {
			if (capitals || !w.capital) && !have[" "+w.rendered] {
				have[" "+w.rendered] = true
				key := grade.NameKey(w.rendered)
				out[key] = append(out[key], w.rendered)
			}
		}
	}
	for _, s := range c.Scripts {
		for language, texts := range s.Opening {
			for _, t := range texts {
				learn(t.Subject+"\n"+t.Body, language == "de")
			}
		}
	}
	for _, company := range c.Companies {
		for _, value := range company.Fields {
			learn(value, false)
		}
	}
	return out
}

// isOrdinary reports whether each word of a name is an ordinary one.
func (f *companies) isOrdinary(words []grade.Name) bool {
	return !slices.ContainsFunc(words, func(w grade.Name) bool { return !slices.ContainsFunc(f.ordinary[w.Key()], w.Is) })
}

// spans finds the companies in a text, in no order.
func (f *companies) spans(text string) []Span {
	links, out := f.linkSpans(text)
	for _, s := range f.index.spans(text) {
		if !withinWords(text, s) {
			out = append(out, s)
		}
	}
	words := f.names.wordsOf(text)
	for i := 0; i < len(words); i++ {
		for len(links) > 0 && links[0].End <= words[i].start {
			links = links[1:]
		}
		linked := len(links) > 0 && links[0].Start <= words[i].start
		if s, n := f.names.at(text, words, i, linked); n > 0 {
			out = append(out, s)
			i += n - 1
		}
	}
	return hiddenOf(out)
}

// hiddenOf leaves out the names of the reader, and what is part of one.
func hiddenOf(spans []Span) []Span {
	var own []Span
	for _, s := range spans {
		if s.Label == "" {
			own = append(own, s)
		}
	}
	return slices.DeleteFunc(spans, func(s Span) bool {
		return s.Label == "" || slices.ContainsFunc(own, func(o Span) bool { return o.Start <= s.Start && s.End <= o.End })
	})
}

// withinWords reports whether a stretch of a text is but a part of longer words, in scripts
// that have blanks between words.
func withinWords(text string, s Span) bool {
	joins := func(a, b rune) bool {
		return inWord(a) && inWord(b) && !unicode.In(a, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	}
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	first, _ := utf8.DecodeRuneInString(text[s.Start:])
	last, _ := utf8.DecodeLastRuneInString(text[:s.End])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	return joins(before, first) || joins(last, after)
}

// linkSpans are the links of a text, in order, and those to companies.
func (f *companies) linkSpans(text string) (links, known []Span) {
	ends := func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`<>"`, r) }
	for from := 0; ; {
		dot := strings.IndexByte(text[from:], '.')
		if dot < 0 {
			return links, known
		}
		dot += from
		start, end := from, len(text) // of the stretch without blanks around it
		if i := strings.LastIndexFunc(text[from:dot], ends); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[from+i:])
			start = from + i + size
		}
		if i := strings.IndexFunc(text[dot:], ends); i >= 0 {
			end = dot + i
		}
		for _, at := range f.link.FindAllStringIndex(text[start:end], -1) {
			link := strings.TrimRight(text[start+at[0]:start+at[1]], `.,;:!?)]}'’“”»`)
			s := Span{Start: start + at[0], End: start + at[0] + len(link)}
			links = append(links, s)
			if label, ok := f.host(link); ok {
				s.Label = label
				known = append(known, s)
			}
		}
		from = end
	}
}

// host is whose domain a link goes to.
func (f *companies) host(link string) (label string, known bool) {
	host := strings.ToLower(link)
	if _, rest, ok := strings.Cut(host, "://"); ok {
		host = rest
	}
	if end := strings.IndexAny(host, "/:?#"); end >= 0 {
		host = host[:end]
	}
	_, after, _ := strings.Cut(host, "@")
	for rest := cmp.Or(after, host); rest != ""; _, rest, _ = strings.Cut(rest, ".") {
		if label, known = f.domains[rest]; known {
			return label, true
		}
	}
	return "", false
}
