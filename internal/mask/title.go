package mask

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
)

// Campaign is the campaign with its own words as they may be shown. A title that
// names a company whose name is hidden would tell by its first line what the mask
// hides on every other: it says the code there (RULES 11).
func (k *Masker) Campaign(c *campaign.Campaign) *campaign.Campaign {
	say := k.Label
	if k.titled != nil {
		say = k.titled().coded
	}
	said := *c
	said.Title, said.Authorisation.Statement, said.Authorisation.By = say(c.Title), say(c.Authorisation.Statement), say(c.Authorisation.By)
	return &said
}

// CampaignKey is the key of a campaign as it may be shown: keys are often made from
// the name of whom the campaign is for.
func (k *Masker) CampaignKey(key string) string {
	if shown, known := k.keys[key]; known {
		return shown
	}
	shown, words := key, slugWords(key)
	if k.reader != "" && k.rivals.in(words)[0] || k.titled != nil && k.titled().coded(words) != words {
		shown = anonymousCampaign
		if key != k.campaign { // an earlier one, of which there may be several
			shown = fmt.Sprintf("%s-%d", anonymousCampaign, k.counts["campaign"]+2)
			k.counts["campaign"]++
		}
	}
	k.keys[key] = shown
	return shown
}

// slugWords writes a key as words that begin with capital letters, as names do.
func slugWords(key string) string {
	words := strings.FieldsFunc(key, func(r rune) bool { return r == '-' || r == '_' })
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}

// titles are the names of all companies, to be found in a campaign's own words: in
// full, declined, without the legal form, by the first two words, by the domain; and
// of the client, for whom a campaign is made, by each word that can stand for it.
// Of thousands only those are learned that can begin with a word that is there.
func (k *Masker) titles(m *analysis.Model) *names {
	c := m.Campaign
	said := []string{c.Title, c.Authorisation.Statement, c.Authorisation.By, slugWords(c.Key)}
	for _, t := range m.Waves.Terms {
		said = append(said, slugWords(t.Campaign))
	}
	begins := map[string]bool{}
	for _, w := range wordsOf(strings.Join(said, " ")) {
		begins[grade.NameKey(w.rendered)] = true
	}
	n := newNames()
	learn := func(words []grade.Name, label string, anyCase bool) {
		if len(words) > 0 && len(joined(words)) >= 3 && begins[words[0].Key()] {
			n.add(&called{words: words, label: label, anywhere: anyCase, capital: !anyCase})
		}
	}
	for _, c := range c.Companies {
		words, label := grade.CompanyName(c.Name), k.codes[c.Key]
		learn(words, label, len(words) > 1)
		if len(words) > 2 {
			learn(words[:2], label, false)
		}
		for _, brand := range brands(c) {
			learn(grade.CompanyName(brand), label, false)
		}
		for i, w := range words {
			if c.Client && len(w.Written()) >= 4 {
				learn(words[i:i+1], label, false)
			}
		}
	}
	return n
}

// coded writes codes for the names in a text.
func (n *names) coded(text string) string {
	var spans []Span
	words := n.wordsOf(text)
	for i := range words {
		if s, length := n.at(text, words, i, false); length > 0 {
			spans = append(spans, s)
		}
	}
	var out strings.Builder
	from := 0
	for _, s := range merge(text, spans) {
		out.WriteString(text[from:s.Start] + s.Label)
		from = s.End
	}
	return out.String() + text[from:]
}

// domainsOf are the domains of a company that are nobody else's.
func domainsOf(c campaign.Company) []string {
	_, host, _ := strings.Cut(c.Address, "@")
	return slices.DeleteFunc(slices.Compact([]string{strings.ToLower(c.Domain), strings.ToLower(host)}), func(domain string) bool {
		return domain == "" || mail.FreeMail(domain)
	})
}

// brands are what the domains of a company call it.
func brands(c campaign.Company) []string {
	var out []string
	for _, domain := range domainsOf(c) {
		brand, _, _ := strings.Cut(mail.Registrable(domain), ".")
		out = append(out, strings.ReplaceAll(brand, "-", " "))
		if joined := strings.ReplaceAll(brand, "-", ""); joined != brand {
			out = append(out, joined)
		}
	}
	return out
}

// rivals are the companies that a copy for one may not name.
type rivals struct {
	companies []campaign.Company // all but the reader
	literals  literals
}

func rivalsOf(companies []campaign.Company, reader string) rivals {
	others := slices.DeleteFunc(slices.Clone(companies), func(c campaign.Company) bool { return c.Key == reader })
	return rivals{others, othersOf(companies, reader)}
}

// in reports of each text whether it could name one of them. It takes no risk: any
// word with a capital letter that stands, in whatever case or script, in another's
// name, key or domain may be a short form of that name.
func (r rivals) in(texts ...string) []bool {
	telling, names := map[string]bool{}, make([]bool, len(texts))
	for _, text := range texts {
		for _, w := range capitalised(text) {
			telling[w] = false
		}
	}
	if len(telling) > 0 {
		for _, c := range r.companies {
			call(c, telling)
		}
	}
	for i, text := range texts {
		names[i] = len(r.literals.spans(text)) > 0 || slices.ContainsFunc(capitalised(text), func(w string) bool { return telling[w] })
	}
	return names
}

// capitalised are the words of a text that can be names, as names are compared.
func capitalised(text string) []string {
	var out []string
	for _, w := range wordsOf(text) {
		first, _ := utf8.DecodeRuneInString(text[w.start:w.end])
		if (w.capital || unicode.IsDigit(first)) && len(w.rendered) > 1 {
			out = append(out, w.rendered)
		}
	}
	return out
}

// call marks which of some rendered words may stand for a company.
func call(c campaign.Company, words map[string]bool) {
	const least = 4 // letters of a part of a domain
	name := c.Name + " " + c.Key
	if c.Organisation != c.Domain {
		name += " " + c.Organisation
	}
	names, joined := grade.PersonName(name), ""
	for _, brand := range brands(c) {
		joined += grade.Rendered(strings.ReplaceAll(brand, " ", "")) + " "
	}
	for word, known := range words {
		if !known && (len(word) >= least && strings.Contains(joined, word) || slices.ContainsFunc(names, func(n grade.Name) bool { return n.Like(word) })) {
			words[word] = true
		}
	}
}
