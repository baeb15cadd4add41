package plan

import (
	"cmp"
	"fmt"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

// job is one enquiry that is being planned.
type job struct {
	company campaign.Company
	script  string // key
	persona campaign.Persona
	due     int64 // Unix seconds; 0 for a company without an address
}

func (j *job) enquiry(c *campaign.Campaign, number int) audit.Enquiry {
	return audit.Enquiry{
		ID:           fmt.Sprintf("%s/%s/%02d", c.Key, j.company.Key, number),
		Campaign:     c.Key,
		Organisation: j.company.Organisation,
		Company:      j.company.Key,
		Persona:      j.persona.Key,
		Mailbox:      j.persona.Mailbox,
		Script:       j.script,
		Language:     j.company.Language,
		Block:        j.company.Language,
	}
}

// assign draws scripts and personas by lot, language by language. Companies with
// an address come first, so that the letters that are sent are the balanced ones.
func assign(c *campaign.Campaign) []*job {
	byLanguage := map[string][]campaign.Company{}
	for _, company := range c.Companies {
		byLanguage[company.Language] = append(byLanguage[company.Language], company)
	}
	var jobs []*job
	for _, language := range sortedKeys(byLanguage) {
		companies := byLanguage[language]
		slices.SortFunc(companies, func(a, b campaign.Company) int { return cmp.Compare(a.Key, b.Key) })
		lot := clock.NewStream(c.Seed, c.Key+"/"+language, "assign")
		lot.Shuffle(len(companies), func(i, j int) { companies[i], companies[j] = companies[j], companies[i] })
		slices.SortStableFunc(companies, func(a, b campaign.Company) int {
			return cmp.Compare(boolRank(a.Address == ""), boolRank(b.Address == ""))
		})
		jobs = append(jobs, assignBlock(c, language, companies, lot)...)
	}
	return jobs
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// assignBlock deals out the scripts and personas of one language. Each draw
// takes one of those that were used least, which keeps all counts within one of
// each other whatever the number of companies.
func assignBlock(c *campaign.Campaign, language string, companies []campaign.Company, lot *clock.Stream) []*job {
	var scripts []string
	for _, s := range c.ScriptsIn(language) {
		scripts = append(scripts, s.Key)
	}
	personas := map[string]campaign.Persona{}
	var names []string
	for _, p := range c.PersonasIn(language) {
		personas[p.Key], names = p, append(names, p.Key)
	}
	scriptUse, personaUse, pairUse := map[string]int{}, map[string]int{}, map[string]int{}
	var jobs []*job
	for _, company := range companies {
		var asked, met []string
		for range min(c.Design.LettersPerCompany, len(scripts)) {
			script := draw(lot, without(scripts, asked), func(s string) int { return scriptUse[s] })
			fresh := without(names, met)
			if len(fresh) == 0 {
				fresh, met = names, nil
			}
			// Among the personas used least, the one that has put this question least.
			name := draw(lot, fresh, func(p string) int { return personaUse[p]<<20 + pairUse[script+"/"+p] })
			scriptUse[script]++
			personaUse[name]++
			pairUse[script+"/"+name]++
			asked, met = append(asked, script), append(met, name)
			jobs = append(jobs, &job{company: company, script: script, persona: personas[name]})
		}
	}
	return jobs
}

// draw picks one of the words with the smallest use, by lot.
func draw(lot *clock.Stream, words []string, use func(string) int) string {
	least := slices.MinFunc(words, func(a, b string) int { return cmp.Compare(use(a), use(b)) })
	ties := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return use(w) > use(least) })
	return ties[lot.Intn(len(ties))]
}

func without(words, taken []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(taken, w) })
}
