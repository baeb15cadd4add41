package plan

import (
	"cmp"
	"slices"
	"strings"

	"replyaudit/internal/campaign"
)

// pool is the companies of one language that the same personas write to.
type pool struct {
	name      string // the language, and with pools their personas
	companies []campaign.Company
	personas  []campaign.Persona
	scripts   []campaign.Script
}

// poolsOf sorts the companies into pools, by key, whatever the order of the list.
func poolsOf(c *campaign.Campaign) []pool {
	byName := map[string]*pool{}
	for _, company := range c.Companies {
		name, personas := company.Language, c.PersonasFor(company)
		if len(c.Pools) > 0 {
			keys := make([]string, len(personas))
			for i, p := range personas {
				keys[i] = p.Key
			}
			name += "/" + strings.Join(keys, ",")
		}
		p := byName[name]
		if p == nil {
			p = &pool{name: name, personas: personas, scripts: c.ScriptsIn(company.Language)}
			byName[name] = p
		}
		p.companies = append(p.companies, company)
	}
	var pools []pool
	for _, name := range sortedKeys(byName) {
		p := *byName[name]
		slices.SortFunc(p.companies, func(a, b campaign.Company) int { return cmp.Compare(a.Key, b.Key) })
		pools = append(pools, p)
	}
	return pools
}

// suiting returns the personas that can write the letters of an arm.
func (p *pool) suiting(d campaign.Design, a arm) []campaign.Persona {
	return slices.DeleteFunc(slices.Clone(p.personas), func(who campaign.Persona) bool { return !d.Suits(who, a.levels) })
}
