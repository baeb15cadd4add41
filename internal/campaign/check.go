package campaign

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"replyaudit/internal/calendar"
)

// check finds the mistakes that lie between the parts of a campaign, and fills
// in what one part takes from another. Values that were wrong by themselves are
// empty by now and are passed over.
func (l *loader) check() {
	l.checkMailboxes()
	l.checkPersonas()
	l.checkAddresses()
	l.checkSimulation()
	l.checkCalendars()
	l.checkLanguages()
	l.checkLetters()
}

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

func (l *loader) checkPersonas() {
	c := &l.campaign
	keys := make([]string, len(c.Mailboxes))
	for i, m := range c.Mailboxes {
		keys[i] = m.Key
	}
	for i := range c.Personas {
		p := &c.Personas[i]
		box, ok := c.MailboxByKey(p.Mailbox)
		if !ok && p.Mailbox != "" && len(keys) > 0 {
			l.fail(l.at("personas."+p.Key+".mailbox"), "there is no mailbox %q; %s", p.Mailbox, suggest(p.Mailbox, keys))
		}
		if p.Address == "" {
			p.Address = box.Address
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
	first := map[string]string{}
	for _, c := range l.campaign.Companies {
		if c.Address == "" {
			continue
		}
		at := strings.ToLower(c.Address)
		if who, ours := own[at]; ours {
			l.fail(l.at("companies."+c.Key+".address"), "company %s has the address of %s; a campaign cannot write to itself, give another address", c.Key, who)
		}
		if other, twice := first[at]; twice {
			l.fail(l.at("companies."+c.Key+".address"), "companies %s and %s have the same address %s; keep one of them", other, c.Key, c.Address)
			continue
		}
		first[at] = c.Key
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
			if server.host != "" && !loopback(server.host) && !reserved(server.host) {
				l.fail(l.at("mailboxes."+m.Key+"."+server.name+".host"), "%s is a real server %s, or use one on this machine", server.host, advice)
			}
		}
	}
	for _, c := range l.campaign.Companies {
		if c.Address != "" && !reserved(DomainOf(c.Address)) {
			l.fail(l.at("companies."+c.Key+".address"), "%s is a real address %s, or use an invented one that ends in .example", c.Address, advice)
		}
	}
}

// checkCalendars builds each different calendar once.
func (l *loader) checkCalendars() {
	type kind struct{ country, region, zone string }
	seen := map[kind]bool{}
	for _, company := range l.campaign.Companies {
		k := kind{company.Country, company.Region, company.Zone}
		if seen[k] || k.country == "" || k.zone == "" {
			continue
		}
		seen[k] = true
		if _, err := l.campaign.Calendar(company); err != nil {
			l.failCalendar(company, err)
		}
	}
}

func (l *loader) failCalendar(company Company, err error) {
	at := l.at("hours.week")
	text := err.Error()
	var holidays *calendar.TableError
	if errors.As(err, &holidays) {
		at = l.at("companies." + company.Key + "." + holidays.Column)
		text = fmt.Sprintf("company %s: %v", company.Key, err)
	}
	l.fail(at, "%s", text)
}

// checkLanguages makes sure that every company can be written to in its language.
func (l *loader) checkLanguages() {
	c := &l.campaign
	if len(c.Personas) == 0 || len(c.Scripts) == 0 {
		return
	}
	wrong := slices.ContainsFunc(c.Personas, func(p Persona) bool { return p.Language == "" })
	said := map[string]bool{}
	for _, company := range c.Companies {
		language := company.Language
		if language == "" || said[language] {
			continue
		}
		said[language] = true
		at := l.at("companies." + company.Key + ".language")
		if len(c.PersonasIn(language)) == 0 && !wrong {
			l.fail(at, "company %s is written to in %s, and no persona has that language; add a persona with language: %s, or change the company's language", company.Key, language, language)
		}
		scripts := len(c.ScriptsIn(language))
		switch {
		case scripts == 0:
			l.fail(at, "company %s is written to in %s, and no script has an opening in it; add opening: { %s: ... } to a script, or change the company's language", company.Key, language, language)
		case scripts < c.Design.LettersPerCompany:
			l.fail(l.at("design.letters_per_company"), "each company gets %d letters with different scripts, and %d script(s) have an opening in %s; add scripts, or lower design.letters_per_company", c.Design.LettersPerCompany, scripts, language)
		}
	}
}

// checkLetters fills in every script for every company and persona of its language.
func (l *loader) checkLetters() {
	for _, s := range l.campaign.Scripts {
		for _, language := range slices.Sorted(maps.Keys(s.Opening)) {
			path := "scripts." + s.Key + ".opening." + language
			text := s.Opening[language][0]
			l.checkText(path+".subject", language, text.Subject, checkSubject)
			l.checkText(path+".body", language, text.Body, checkBody)
			for _, q := range s.Questions[language] {
				l.checkText(path+".questions."+q.ID+".key", language, q.Key, oneLine)
			}
		}
	}
}

func checkSubject(s string) error {
	if err := oneLine(s); err != nil {
		return err
	}
	if bad := forbiddenInHeader(s); bad != "" {
		return &FillError{Text: fmt.Sprintf("filled in, the subject holds %s; write plain words", bad)}
	}
	if len(s) > 200 {
		return &FillError{Text: fmt.Sprintf("filled in, the subject is %d bytes long; people write less than 200", len(s))}
	}
	return nil
}

func checkBody(s string) error {
	if len(s) > 20000 {
		return &FillError{Text: fmt.Sprintf("filled in, the letter is %d bytes long; people write less than 20000", len(s))}
	}
	return nil
}

// checkText fills in one template for everybody and reports each different
// mistake once, with the companies that it concerns.
func (l *loader) checkText(path, language, source string, check func(string) error) {
	if source == "" {
		return // a missing text was reported where it was read
	}
	var order []FillError
	concerns := map[FillError][]string{}
	t, broken := compile(source)
	for _, company := range l.campaign.Companies {
		for _, persona := range l.campaign.PersonasIn(language) {
			if company.Language != language || company.Name == "" || persona.First == "" || persona.Last == "" {
				continue // what is missing was reported where it was read
			}
			problem := fillProblem(tryText(t, broken, company, persona, check))
			if problem == nil {
				continue
			}
			keys := concerns[*problem]
			if keys == nil {
				order = append(order, *problem)
			}
			if !slices.Contains(keys, company.Key) {
				concerns[*problem] = append(keys, company.Key)
			}
		}
	}
	for _, problem := range order {
		l.failText(path, problem, concerns[problem])
	}
}

func tryText(t *textTemplate, broken error, company Company, persona Persona, check func(string) error) error {
	if broken != nil {
		return broken
	}
	text, err := t.fill(company, persona)
	switch {
	case err != nil:
		return err
	case strings.TrimSpace(text) == "":
		return &FillError{Text: "filled in, it is empty; write some text"}
	case check != nil:
		return check(strings.TrimSpace(text))
	}
	return nil
}

func fillProblem(err error) *FillError {
	var problem *FillError
	if err != nil && !errors.As(err, &problem) {
		problem = &FillError{Text: err.Error()}
	}
	return problem
}

// failText reports a mistake of a template at its own line when it stands in a block.
func (l *loader) failText(path string, problem FillError, companies []string) {
	at := l.at(path)
	if at.indent > 0 && problem.Line > 0 {
		at.line += problem.Line
		at.column = at.indent + max(1, problem.Column)
	}
	whom := "company " + companies[0]
	if n := len(companies); n > 1 {
		whom = fmt.Sprintf("%d companies, %s first", n, companies[0])
	}
	l.fail(at, "%s: %s (for %s)", path, problem.Text, whom)
}
