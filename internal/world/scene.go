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
	world    *World
	letter   *letter
	words    *wording // of the company's country
	calendar *calendar.Calendar
	zone     *time.Location
	clerk    clerk
	client   string // the mail program of the clerk
	ticket   string // of this letter
	token    string

	times *clock.Stream // when things happen
	talk  *clock.Stream // what is said
	marks *clock.Stream // identifiers and boundaries

	truth      Truth
	deliveries []delivery
}

// clerk is the invented person who answers for a company.
type clerk struct{ first, last, role, phone, login string }

func (c clerk) name() string { return c.first + " " + c.last }

// play acts out a company's habit for a letter.
func (w *World) play(l *letter) (*scene, error) {
	s, err := w.scene(l)
	if err != nil {
		return nil, err
	}
	if l.script != nil {
		if err := habits()[s.truth.Habit](s); err != nil {
			return nil, fmt.Errorf("habit %s of company %s: %w", s.truth.Habit, l.company.Key, err)
		}
	}
	s.truth.conclude(s.ids())
	return s, nil
}

// scene sets the stage: clerk and mail program belong to the company, the rest to the letter.
func (w *World) scene(l *letter) (*scene, error) {
	cal, err := w.campaign.Calendar(*l.company)
	if err != nil {
		return nil, fmt.Errorf("calendar of company %s: %w", l.company.Key, err)
	}
	s := &scene{
		world: w, letter: l, words: w.words[l.company.Language], calendar: cal, zone: cal.Location(),
		times: w.chance(l.entity, "times"), talk: w.chance(l.entity, "talk"), marks: w.chance(l.entity, "marks"),
	}
	staff := w.chance(l.company.Key, "staff")
	s.clerk = hire(staff, s.words, l.company)
	s.client = pick(staff, clientsOf(l.company.Language))
	s.ticket = fmt.Sprint(20000 + s.marks.Intn(70000))
	s.token = s.upperHex(6) + "-" + s.upperHex(4)
	s.truth = Truth{
		Company: l.company.Key, From: l.from, To: l.to, Subject: l.subject, MessageID: strings.Trim(l.messageID, "<>"),
		AcceptedAt: l.at, WindowEnd: cal.Add(l.at, w.campaign.Window), Habit: w.habitOf(l.company), Copies: 1,
	}
	if l.script != nil {
		s.truth.Script = l.script.Key
	}
	return s, nil
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
	switch c.Country { // numbers that no exchange assigns
	case "GB":
		k.phone = fmt.Sprintf("01632 960%03d", chance.Intn(1000))
	case "BY":
		k.phone = fmt.Sprintf("+375 17 000-%02d-%02d", chance.Intn(100), chance.Intn(100))
	default:
		k.phone = fmt.Sprintf("+370 5 000 %04d", chance.Intn(10000))
	}
	return k
}

func (s *scene) domain() string {
	_, domain, _ := strings.Cut(s.letter.to, "@")
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

// questions are those of the letter, in its own language.
func (s *scene) questions() []grade.Question {
	if s.letter.script == nil {
		return nil
	}
	return s.letter.script.Questions[s.letter.language]
}

// ids are those of the questions, in the order of the script.
func (s *scene) ids() []string {
	var ids []string
	for _, q := range s.questions() {
		ids = append(ids, q.ID)
	}
	return ids
}

// said gathers what a text in the given language may speak of.
func (s *scene) said(words *wording) said {
	l := s.letter
	d := said{
		Full: l.fromName, Clerk: s.clerk.name(), Phone: s.clerk.phone,
		Company: s.company(words), City: l.company.Fields["city"], Site: s.site(), Domain: s.domain(), Address: l.to,
		Subject: l.subject, Ticket: s.ticket, Token: strings.ToLower(s.token),
	}
	d.Name, _, _ = strings.Cut(l.fromName, " ")
	if l.persona != nil {
		d.Name = l.persona.First
	}
	d.Name = words.address(d.Name)
	if words.language != l.company.Language {
		d.Name, d.Full, d.Clerk = latin(d.Name), latin(d.Full), latin(d.Clerk)
	}
	if qs := s.questions(); len(qs) > 0 {
		d.Question = qs[0].Text
	}
	return d
}

// at returns an instant after so many working hours of the company, drawn
// between the two numbers, on a whole second.
func (s *scene) at(from time.Time, low, high float64) time.Time {
	n := low + (high-low)*s.times.Float64()
	n = math.Round(n*3600) / 3600
	return s.calendar.Add(from, calendar.Duration{N: n, Unit: calendar.WorkingHours}).Truncate(time.Second)
}

// soon returns an instant a machine needs: seconds drawn between the two numbers.
func (s *scene) soon(low, high int) time.Time {
	return s.letter.at.Add(time.Duration(low+s.times.Intn(high-low+1)) * time.Second)
}

// signature is the block below a clerk's letter; not everyone gives everything.
func (s *scene) signature(words *wording) []string {
	c := s.letter.company
	lines := []string{s.said(words).Clerk}
	if words.language == c.Language {
		lines = append(lines, s.clerk.role)
	}
	lines = append(lines, s.company(words))
	if street := c.Fields["street"]; street != "" && words.language == c.Language {
		if city := c.Fields["city"]; !strings.Contains(street, city) {
			street += ", " + city
		}
		lines = append(lines, street)
	}
	return append(lines, s.clerk.phone, s.site())
}

// body writes a clerk's letter: greeting, lead, answers to the questions, and
// what courtesy adds.
func (s *scene) body(words *wording, terse bool, lead string, answers []string) ([]string, error) {
	if terse {
		return []string{strings.Join(append(nonEmpty(lead), answers...), " ")}, nil
	}
	script := ""
	if s.letter.script != nil {
		script = s.letter.script.Key
	}
	thanks := pick(s.talk, words.Thanks)
	if lead != "" {
		thanks = lead
	}
	offer := ""
	if s.talk.Intn(2) == 0 {
		offer = pick(s.talk, about(words.Offers, script))
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
