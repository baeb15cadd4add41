package world

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
)

// scene is what follows from one letter: who reads it, when, and what comes of it.
type scene struct {
	world        *World
	conversation *conversation
	letter       *letter
	words        *wording // of the company's country
	calendar     *calendar.Calendar
	zone         *time.Location
	windowEnd    time.Time // of the stage that the letter belongs to
	ticket       string    // of this letter
	token        string

	// Whoever acts at the moment.
	clerk    clerk
	client   string // mail program
	from     string // address
	firm     string // name of another firm, "" for the company's
	relation string // to whom we had written (RULES 6)
	lead     string // what an agent says of itself

	last time.Time // of the act before
	back time.Time // end of an absence

	times *clock.Stream // when things happen
	talk  *clock.Stream // what is said
	marks *clock.Stream // identifiers and boundaries

	deliveries []delivery
}

// clerk is the invented person who answers for a company.
type clerk struct{ first, last, role, phone, login string }

func (c clerk) name() string { return strings.TrimSpace(c.first + " " + c.last) }

// short is how a helpdesk names a clerk: "Moira P.".
func (c clerk) short() string {
	if c.last == "" {
		return c.first
	}
	return c.first + " " + string([]rune(c.last)[:1]) + "."
}

// play acts out a company's habit for a letter.
func (w *World) play(l *letter, c *conversation) (*scene, error) {
	s := w.scene(l, c)
	if l.script == nil {
		return s, nil
	}
	for _, a := range w.customs.acts(c.truth.Habit, l.stage) {
		if err := s.perform(a); err != nil {
			return nil, fmt.Errorf("habit %s of company %s: %s: %w", c.truth.Habit, l.company.Key, a.Do, err)
		}
	}
	return s, nil
}

// scene sets the stage for a letter.
func (w *World) scene(l *letter, c *conversation) *scene {
	entity := c.entity + "/" + string(l.stage)
	s := &scene{
		world: w, conversation: c, letter: l, words: w.words[l.company.Language], calendar: c.calendar, zone: c.calendar.Location(), last: l.at,
		times: w.chance(entity, "times"), talk: w.chance(entity, "talk"), marks: w.chance(entity, "marks"),
	}
	for _, sent := range c.truth.Letters {
		if sent.Stage == asks(l.stage) {
			s.windowEnd = sent.WindowEnd
		}
	}
	s.ticket = fmt.Sprint(20000 + s.marks.Intn(70000))
	s.token = s.upperHex(6) + "-" + s.upperHex(4)
	s.enter(act{From: "clerk"})
	return s
}

// enter puts whoever does an act on the stage. People and their mail programs
// belong to the company and are the same for all its letters.
func (s *scene) enter(a act) {
	c := s.letter.company
	role := "staff"
	if a.From == "colleague" || a.From == "dealer" {
		role = a.From
	}
	staff := s.world.chance(c.Key, role)
	s.clerk = hire(staff, s.words, c)
	s.client = pick(staff, clientsOf(c.Language))
	s.from, s.firm, s.relation, s.lead = s.letter.to, "", "same_address", ""
	switch a.From {
	case "colleague":
		s.from, s.relation = s.clerk.login+"@"+s.domain(), "same_domain"
	case "private": // a name that this provider gives to nobody, for its underscore
		s.from, s.client, s.relation = strings.ReplaceAll(s.clerk.login, ".", "_")+"@gmail.com", "gmail", "free_mail"
	case "dealer":
		s.firm, s.relation = s.clerk.last+" & Co", "other_domain"
		s.from = "info@" + strings.ToLower(latin(s.clerk.last)) + "-co.example"
	case "agent":
		agent := s.words.Agent
		s.clerk = clerk{first: pick(staff, agent.Names), role: pick(staff, agent.Footers), phone: s.clerk.phone}
		s.client, s.lead = "plain", pick(staff, agent.Leads)
	}
}

// hire invents a clerk.
func hire(chance *clock.Stream, words *wording, c *campaign.Company) clerk {
	p := words.People
	k := clerk{first: pick(chance, p.Female), last: pick(chance, p.FemaleLast)}
	if chance.Intn(3) == 0 {
		k.first, k.last = pick(chance, p.Male), pick(chance, p.MaleLast)
	}
	k.role = pick(chance, words.Roles)
	k.login = strings.ToLower(latin(k.first + "." + k.last))
	k.phone = phone(c.Country, chance.Intn(100), chance.Intn(100))
	return k
}

// phone writes a number that no exchange assigns; those of Britain and Germany
// are set apart for films.
func phone(country string, a, b int) string {
	switch country {
	case "GB":
		return fmt.Sprintf("01632 960%d%02d", a%10, b)
	case "BY":
		return fmt.Sprintf("+375 17 000-%02d-%02d", a, b)
	case "RU":
		return fmt.Sprintf("+7 495 000-%02d-%02d", a, b)
	case "DE":
		return fmt.Sprintf("+49 30 23125 %d%02d", a%10, b)
	case "PL":
		return fmt.Sprintf("+48 22 000 %02d %02d", a, b)
	case "LV":
		return fmt.Sprintf("+371 6000 %02d%02d", a, b)
	case "EE":
		return fmt.Sprintf("+372 600 %02d%02d", a, b)
	}
	return fmt.Sprintf("+370 5 000 %02d%02d", a, b)
}

// domain is that of whoever writes at the moment.
func (s *scene) domain() string {
	_, domain, _ := strings.Cut(s.letter.to, "@")
	if s.relation == "other_domain" {
		_, domain, _ = strings.Cut(s.from, "@")
	}
	return domain
}

func (s *scene) site() string { return "www." + s.domain() }

// company is the company's name as a writer of a language spells it.
func (s *scene) company(words *wording) string {
	if words.language != s.letter.company.Language {
		return latin(s.letter.company.Name)
	}
	return s.letter.company.Name
}

// questions are those that the letter asks, in its own language.
func (s *scene) questions() []grade.Question {
	if s.letter.script == nil {
		return nil
	}
	return s.letter.script.QuestionsOf(asks(s.letter.stage), s.conversation.language)
}

// topic is the script for which the world has words of its own, "" for any other:
// they speak of vouchers and of Saturdays, which are matters of the demo alone.
func (s *scene) topic() string {
	if s.letter.script == nil || s.world.campaign.Key != "demo" {
		return ""
	}
	return s.letter.script.Key
}

// said gathers what a text in the given language may speak of.
func (s *scene) said(words *wording) said {
	l := s.letter
	d := said{
		Full: l.fromName, Clerk: s.clerk.name(), Phone: s.clerk.phone,
		Company: s.company(words), City: l.company.Fields["city"], Site: s.site(), Domain: s.domain(), Address: l.to,
		Subject: l.base(), Ticket: s.ticket, Token: strings.ToLower(s.token),
		Portal: "https://" + s.site() + "/messages/" + strings.ToLower(s.token), Dealer: s.firm,
	}
	d.Name, _, _ = strings.Cut(l.fromName, " ")
	if l.persona != nil {
		d.Name = l.persona.First
	}
	d.Title, d.Name = words.title(d.Name), words.address(d.Name)
	if words.language != l.company.Language {
		d.Name, d.Full, d.Clerk = latin(d.Name), latin(d.Full), latin(d.Clerk)
	}
	d.Question = l.question()
	return d
}

// later returns an instant on a whole second within a stretch of time after from.
func (s *scene) later(from time.Time, after span) time.Time {
	n := after.low + (after.high-after.low)*s.times.Float64()
	if after.unit == "wh" {
		hours := math.Round(n*3600) / 3600
		return s.calendar.Add(from, calendar.Duration{N: hours, Unit: calendar.WorkingHours}).Truncate(time.Second)
	}
	unit := map[string]time.Duration{"": 0, "s": time.Second, "m": time.Minute, "h": time.Hour, "d": 24 * time.Hour}[after.unit]
	return from.Add(time.Duration(n * float64(unit))).Truncate(time.Second)
}

// signature is the block below a clerk's letter; not everyone gives everything.
func (s *scene) signature(words *wording) []string {
	c := s.letter.company
	lines := []string{s.said(words).Clerk}
	if words.language == c.Language {
		lines = append(lines, s.clerk.role)
	}
	if s.firm != "" {
		return append(lines, s.firm, s.clerk.phone, s.site())
	}
	lines = append(lines, s.company(words))
	if street := c.Fields["street"]; street != "" && words.language == c.Language {
		if city := c.Fields["city"]; !strings.Contains(street, city) {
			street += ", " + city
		}
		lines = append(lines, street)
	}
	return append(lines, nonEmpty(s.clerk.phone, s.site())...)
}

// body writes a clerk's letter: greeting, lead, answers to the questions, and
// what courtesy adds.
func (s *scene) body(words *wording, terse bool, lead string, answers []string) ([]string, error) {
	if terse {
		return []string{strings.Join(append(nonEmpty(lead), answers...), " ")}, nil
	}
	thanks := pick(s.talk, words.Thanks)
	if lead != "" {
		thanks = lead
	}
	offer := ""
	if s.talk.Intn(2) == 0 {
		offer = pick(s.talk, about(words.Offers, s.topic()))
	}
	var paras []string
	body := strings.Join(append(nonEmpty(thanks), answers...), " ")
	if s.talk.Intn(2) == 0 && len(answers) > 0 { // thanks apart
		paras = append(nonEmpty(thanks), strings.Join(answers, " "))
	} else {
		paras = []string{body}
	}
	last := strings.Join(nonEmpty(offer, pick(s.talk, words.Invites)), " ")
	paras = slices.Concat([]string{pick(s.talk, words.Greetings)}, paras, nonEmpty(last), []string{pick(s.talk, words.Closings)})
	data := s.said(words)
	for i, p := range paras {
		filled, err := fill(p, data)
		if err != nil {
			return nil, err
		}
		paras[i] = filled
	}
	return paras, nil
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(t string) bool { return t == "" })
}
