package campaign

import (
	"maps"
	"slices"
	"strings"
)

func (l *loader) checkMailboxes() {
	first := map[string]string{}
	for _, m := range l.campaign.Mailboxes {
		at := strings.ToLower(m.Address)
		if other, twice := first[at]; twice && at != "" {
			l.fail(l.at("mailboxes."+m.Key+".address"), "mailboxes %s and %s have the same address; give each its own, or use one of them twice", other, m.Key)
			continue
		}
		first[at] = m.Key
	}
}

// checkControls wants each control to be somebody else than who writes to it, and
// caps that leave room for its letters.
func (l *loader) checkControls() {
	c := &l.campaign
	own := map[string]string{}
	for _, m := range c.Mailboxes {
		own[strings.ToLower(m.Address)] = "mailbox " + m.Key
	}
	for _, p := range c.Personas {
		if p.Address != "" {
			own[strings.ToLower(p.Address)] = "persona " + p.Key
		}
	}
	for _, control := range c.Controls {
		at := strings.ToLower(control.Address)
		if who, taken := own[at]; taken && at != "" {
			l.fail(l.at("controls."+control.Key+".address"), "control %s has the address of %s; give it a mailbox of its own, at another provider", control.Key, who)
		}
		own[at] = "control " + control.Key
	}
	if len(c.Controls) == 0 {
		return
	}
	room := func(path string, limit, letters int) {
		if limit > 0 && limit <= letters {
			l.fail(l.at(path), "%s is %d, and the controls alone may take %d of them; raise it, or have fewer controls", path, limit, letters)
		}
	}
	room("caps.per_day", c.Caps.PerDay, c.ControlLetters(""))
	room("caps.per_persona_day", c.Caps.PerPersonaDay, len(c.Controls))
	for _, m := range c.Mailboxes {
		if m.PerDay > 0 {
			room("mailboxes."+m.Key+".per_day", m.PerDay, c.ControlLetters(m.Key))
		} else {
			room("caps.per_mailbox_day", c.Caps.PerMailboxDay, c.ControlLetters(m.Key))
		}
	}
}

func (l *loader) checkPersonas() {
	c := &l.campaign
	boxes := keysOf(c.Mailboxes, func(m Mailbox) string { return m.Key })
	for i := range c.Personas {
		p := &c.Personas[i]
		box, ok := c.MailboxByKey(p.Mailbox)
		if !ok && p.Mailbox != "" && len(boxes) > 0 {
			l.fail(l.at("personas."+p.Key+".mailbox"), "there is no mailbox %q; %s", p.Mailbox, suggest(p.Mailbox, boxes))
		}
		_, wrong := l.places["personas."+p.Key+".address"]
		if wrong = wrong && p.Address == ""; !wrong && p.Address == "" {
			p.Address = box.Address
		}
		if local, _, _ := strings.Cut(p.Address, "@"); box.Subaddresses && strings.Contains(local, "+") {
			l.fail(l.at("personas."+p.Key), "persona %s writes from %s, which is a subaddress already; give it an address without +, or write subaddresses: false in mailbox %s", p.Key, p.Address, box.Key)
		}
		if p.Zone == "" {
			p.Zone = l.personaZone(*p)
		}
		for _, other := range c.Personas[:i] {
			if p.Address != "" && strings.EqualFold(p.Address, other.Address) && p.Language == other.Language {
				l.fail(l.at("personas."+p.Key), "personas %s and %s write from the same address in the same language, so that a company would see one sender with two names; give %s an address of its own", other.Key, p.Key, p.Key)
				break
			}
		}
		l.checkSignals(*p)
	}
}

// personaZone is where a persona lives: where the companies of its country are,
// else the default zone of companies.
func (l *loader) personaZone(p Persona) string {
	for _, c := range l.campaign.Companies {
		if p.Country != "" && c.Country == p.Country && c.Zone != "" {
			return c.Zone
		}
	}
	if zone := l.defaults["zone"]; zone != "" {
		return zone
	}
	for _, c := range l.campaign.Companies {
		if c.Zone != "" {
			return c.Zone
		}
	}
	return "UTC"
}

// checkSignals wants one level of each factor by persona, and of no other.
func (l *loader) checkSignals(p Persona) {
	byPersona := map[string][]string{}
	for _, f := range l.campaign.Design.Factors {
		if f.By == ByPersona {
			byPersona[f.Key] = f.Levels
		}
	}
	path := "personas." + p.Key + ".factors"
	for _, factor := range slices.Sorted(maps.Keys(p.Factors)) {
		level, levels := p.Factors[factor], byPersona[factor]
		switch {
		case len(levels) == 1: // said where they are read
		case levels == nil:
			l.fail(l.at(path+"."+factor), "persona %s signals %s, and the design has no such factor with by: persona; add it to design.factors, or remove it here", p.Key, factor)
		case level != "" && !slices.Contains(levels, level):
			l.fail(l.at(path+"."+factor), "factor %s has no level %q; %s", factor, level, suggest(level, levels))
		}
	}
	for _, factor := range slices.Sorted(maps.Keys(byPersona)) {
		if _, has := p.Factors[factor]; !has {
			l.fail(l.at(path), "persona %s does not say which level of %s its name signals; write factors: { %s: %s }", p.Key, factor, factor, strings.Join(byPersona[factor], " or "))
		}
	}
}

// checkPools wants known personas of the pool's language in each pool, and each
// company in exactly one pool.
func (l *loader) checkPools() {
	c := &l.campaign
	if len(c.Pools) == 0 {
		return
	}
	known := keysOf(c.Personas, func(p Persona) string { return p.Key })
	for _, pool := range c.Pools {
		path := "pools." + pool.Key + ".personas"
		for _, key := range pool.Personas {
			p, ok := c.PersonaByKey(key)
			switch {
			case !ok && len(known) > 0:
				l.fail(l.at(path), "there is no persona %q; %s", key, suggest(key, known))
			case ok && p.Language != "" && pool.Language != "" && p.Language != pool.Language:
				l.fail(l.at(path), "persona %s writes in %s and pool %s in %s; take a persona with language: %s", key, p.Language, pool.Key, pool.Language, pool.Language)
			}
		}
	}
	said := map[[2]string]bool{}
	for _, company := range c.Companies {
		group := [2]string{company.Language, company.Country}
		if said[group] || company.Language == "" || company.Country == "" {
			continue
		}
		said[group] = true
		names := keysOf(c.poolsOf(company), func(p Pool) string { return p.Key })
		at := l.at("companies." + company.Key + ".country")
		switch {
		case len(names) == 0:
			l.fail(at, "company %s (language %s, country %s) belongs to no pool; name its country under countries of a pool of that language", company.Key, company.Language, company.Country)
		case len(names) > 1:
			l.fail(at, "company %s (language %s, country %s) belongs to the pools %s; leave its country in one of them", company.Key, company.Language, company.Country, strings.Join(names, " and "))
		}
	}
}

// checkRecipients wants somebody to write to.
func (l *loader) checkRecipients() {
	if l.listRead && !l.addressed {
		l.fail(l.at("companies"), "none of the companies has an address, so that no letter would go out; fill in the address of one at least")
	}
}

// checkAddresses refuses an address that would get two letters where one was
// meant, and one that is our own.
func (l *loader) checkAddresses() {
	own := map[string]string{}
	for _, m := range l.campaign.Mailboxes {
		own[strings.ToLower(m.Address)] = "mailbox " + m.Key
	}
	for _, p := range l.campaign.Personas {
		own[strings.ToLower(p.Address)] = "persona " + p.Key
	}
	for _, c := range l.campaign.Controls {
		own[strings.ToLower(c.Address)] = "control " + c.Key
	}
	first := map[string]string{}
	for _, c := range l.campaign.Companies {
		if c.Address == "" {
			continue
		}
		path := "companies." + c.Key + ".address"
		address := strings.ToLower(c.Address)
		if who, ours := own[address]; ours {
			l.fail(l.at(path), "company %s has the address of %s; a campaign cannot write to itself, give another address", c.Key, who)
		}
		if other, twice := first[address]; twice && other != c.Key {
			l.fail(l.at(path), "companies %s and %s have the same address %s, first at %s; keep one of them", other, c.Key, c.Address, l.at("companies."+other+".address"))
			continue
		}
		first[address] = c.Key
	}
}

// checkSimulation keeps the basis that asks nobody's leave away from real people.
func (l *loader) checkSimulation() {
	if l.campaign.Authorisation.Basis != "simulation" {
		return
	}
	const advice = "with authorisation.basis simulation; name the basis on which real mail may be sent"
	for _, m := range l.campaign.Mailboxes {
		for _, server := range []struct{ name, host string }{{"smtp", m.SMTP.Host}, {"imap", m.IMAP.Host}} {
			if server.host != "" && !loopback(server.host) && !Reserved(server.host) {
				l.fail(l.at("mailboxes."+m.Key+"."+server.name+".host"), "%s is a real server %s, or use one on this machine", server.host, advice)
			}
		}
	}
	for _, c := range l.campaign.Controls {
		if c.IMAP.Host != "" && !loopback(c.IMAP.Host) && !Reserved(c.IMAP.Host) {
			l.fail(l.at("controls."+c.Key+".imap.host"), "%s is a real server %s, or use one on this machine", c.IMAP.Host, advice)
		}
		if c.Address != "" && !Reserved(DomainOf(c.Address)) {
			l.fail(l.at("controls."+c.Key+".address"), "%s is a real address %s, or use an invented one that ends in .example", c.Address, advice)
		}
	}
	for _, c := range l.campaign.Companies {
		if c.Address != "" && !Reserved(DomainOf(c.Address)) {
			l.fail(l.at("companies."+c.Key+".address"), "%s is a real address %s, or use an invented one that ends in .example", c.Address, advice)
		}
	}
}
