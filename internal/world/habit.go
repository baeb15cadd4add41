package world

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

const habitRejectedAtRcpt = "rejected_at_rcpt"

// habits are the ways in which companies treat a letter. A company's habit is
// its field "habit"; without one it is drawn by lot.
func habits() map[string]func(*scene) error {
	return map[string]func(*scene) error{
		"quick_complete":            func(s *scene) error { return s.complete(s.at(s.letter.at, 0.2, 4)) },
		"slow_complete":             func(s *scene) error { return s.complete(s.at(s.letter.at, 14, 22)) },
		"one_of_two":                oneOfTwo,
		"two_messages":              twoMessages,
		"ack_then_answer":           ackThenAnswer,
		"ack_only":                  func(s *scene) error { return s.ack() },
		"ack_no_headers":            ackNoHeaders,
		"out_of_office_then_answer": outThenAnswer,
		"out_of_office_only":        awayForLong,
		"bounce_unknown_user":       func(s *scene) error { return s.bounce(s.soon(2, 20), unknownUser()) },
		"bounce_full":               func(s *scene) error { return s.bounce(s.soon(40, 400), mailboxFull()) },
		"bounce_non_dsn":            func(s *scene) error { return s.bounceText(s.soon(2, 90), unknownUser()) },
		"policy_refusal":            func(s *scene) error { return s.bounce(s.soon(2, 20), policy()) },
		habitRejectedAtRcpt:         silence, // the letter does not get here
		"delay_then_answer":         delayThenAnswer,
		"silence":                   silence,
		"other_address_new_thread":  otherAddress,
		"deflect":                   deflect,
		"clarify":                   clarify,
		"wrong_language":            wrongLanguage,
		"late":                      late,
		"helpdesk_ticket":           helpdesk,
		"junk":                      junk,
		"newsletter":                newsletter,
		"challenge":                 challenge,
		"attachment":                attachment,
		"no_address":                silence, // the company publishes none, so no letter gets here
	}
}

// Habits returns the names of all habits, sorted.
func Habits() []string { return slices.Sorted(maps.Keys(habits())) }

// habitOf returns a company's habit. One that the campaign does not give is
// drawn for the company.
func (w *World) habitOf(c *campaign.Company) string {
	if h := c.Fields["habit"]; h != "" {
		return h
	}
	return pick(w.chance(c.Key, "habit"), []string{ // as often as they stand here
		"quick_complete", "quick_complete", "quick_complete", "quick_complete", "slow_complete", "slow_complete",
		"one_of_two", "ack_then_answer", "ack_only", "out_of_office_then_answer", "bounce_unknown_user",
		"silence", "silence", "silence", "deflect", "clarify", "helpdesk_ticket", "late",
	})
}

func silence(*scene) error { return nil }

// speech is what a clerk has to say.
type speech struct {
	words      *wording
	lead, tail string   // before and after the answers
	ids        []string // of the questions that are answered
}

// human returns a clerk's reply.
func (s *scene) human(at time.Time, say speech) (reply, error) {
	words := say.words
	r := reply{
		at: at, class: audit.Human, client: s.client, words: words, name: s.clerk.name(), quote: true,
		subject: words.Re + s.letter.subject, sig: s.signature(words),
	}
	if r.client == "outlook" {
		r.subject = strings.ToUpper(words.Re) + s.letter.subject
	}
	if words.language != s.letter.company.Language {
		r.name, r.client = latin(r.name), "gmail"
	}
	var answers []string
	for _, q := range s.questions() {
		if !slices.Contains(say.ids, q.ID) {
			continue
		}
		wrong := s.letter.company.Fields["wrong"] == q.ID
		text, err := s.answer(words, q, wrong)
		if err != nil {
			return reply{}, err
		}
		answers = append(answers, text)
		r.fact.Answers = append(r.fact.Answers, q.ID)
		if wrong {
			s.truth.Wrong = append(s.truth.Wrong, q.ID)
		}
	}
	var err error
	r.paras, err = s.body(words, clientNamed(r.client, words).terse, say.lead, append(answers, nonEmpty(say.tail)...))
	return r, err
}

// complete answers everything.
func (s *scene) complete(at time.Time) error {
	r, err := s.human(at, speech{words: s.words, ids: s.ids()})
	if err != nil {
		return err
	}
	return s.send(r)
}

// part returns the ids of the questions that a forgetful clerk answers first,
// and those that are left.
func (s *scene) part() (first, rest []string) {
	ids := s.ids()
	if len(ids) < 2 {
		return nil, ids
	}
	half := (len(ids) + 1) / 2
	if s.talk.Intn(2) == 0 {
		return ids[:half], ids[half:]
	}
	return ids[half:], ids[:half]
}

func oneOfTwo(s *scene) error {
	first, _ := s.part()
	r, err := s.human(s.at(s.letter.at, 0.5, 9), speech{words: s.words, tail: pick(s.talk, s.words.FirstOnly), ids: first})
	if err != nil {
		return err
	}
	return s.send(r)
}

func twoMessages(s *scene) error {
	first, rest := s.part()
	r, err := s.human(s.at(s.letter.at, 0.5, 4), speech{words: s.words, ids: first})
	if err != nil {
		return err
	}
	if err := s.send(r); err != nil {
		return err
	}
	lead, err := fill(pick(s.talk, s.words.Second), s.said(s.words))
	if err != nil {
		return err
	}
	second, err := s.human(s.at(r.at, 1, 7), speech{words: s.words, lead: lead, ids: rest})
	if err != nil {
		return err
	}
	return s.send(second)
}

// ack is a helpdesk's confirmation with the headers of one (RFC 3834).
func (s *scene) ack() error {
	data := s.said(s.words)
	subject, err := fill(s.words.Ack.Subject, data)
	if err != nil {
		return err
	}
	staff := s.world.chance(s.letter.company.Key, "ack") // one text for every customer
	text, err := fill(pick(staff, s.words.Ack.Texts), data)
	if err != nil {
		return err
	}
	return s.send(reply{
		at: s.soon(4, 70), class: audit.Acknowledgement, client: "plain", words: s.words, name: s.letter.company.Name,
		subject: subject, paras: strings.Split(text, "\n\n"), quote: staff.Intn(2) == 0,
		extra: []field{
			{"Auto-Submitted", "auto-replied"},
			{"Precedence", "bulk"},
			{"X-Loop", s.letter.to},
			{"X-Mailer", "OTRS Mail Service (6.0.36)"},
		},
	})
}

func ackThenAnswer(s *scene) error {
	if err := s.ack(); err != nil {
		return err
	}
	return s.complete(s.at(s.letter.at, 2, 14))
}

func ackNoHeaders(s *scene) error {
	staff := s.world.chance(s.letter.company.Key, "ack")
	text, err := fill(pick(staff, s.words.AckPlain), s.said(s.words))
	if err != nil {
		return err
	}
	return s.send(reply{
		at: s.soon(20, 150), class: audit.Acknowledgement, client: "plain", words: s.words, name: s.letter.company.Name,
		subject: s.words.Re + s.letter.subject, paras: strings.Split(text, "\n\n"),
		extra: []field{{"X-Mailer", "PHP/8.1.27"}},
	})
}

// outOfOffice is the automatic reply of an Exchange server.
func (s *scene) outOfOffice(until time.Time) error {
	data := s.said(s.words)
	staff := s.world.chance(s.letter.company.Key, "colleague")
	colleague := hire(staff, s.words, s.letter.company)
	data.Colleague, data.ColleagueAddress = colleague.name(), colleague.login+"@"+s.domain()
	var err error
	if data.Until, err = fill(s.words.Clients.Date, s.words.moment(until.In(s.zone), "", "")); err != nil {
		return err
	}
	text, err := fill(pick(staff, s.words.OutOfOffice.Texts), data)
	if err != nil {
		return err
	}
	return s.send(reply{
		at: s.soon(3, 25), class: audit.OutOfOffice, client: "exchange", words: s.words, name: s.clerk.name(), returnPath: "<>",
		subject: s.words.OutOfOffice.Prefix + s.letter.subject, paras: strings.Split(text, "\n\n"),
		extra: []field{
			{"X-Auto-Response-Suppress", "All"},
			{"auto-submitted", "auto-generated"},
			{"x-ms-exchange-generated-message-source", "Mailbox Rules Agent"},
		},
	})
}

// awayForLong is a leave until after the campaign, the same for every letter.
func awayForLong(s *scene) error {
	end := s.world.campaign.Sending.Until
	if end.Before(s.letter.at) {
		end = s.letter.at
	}
	return s.outOfOffice(end.AddDate(0, 0, 16))
}

func outThenAnswer(s *scene) error {
	back := s.at(s.letter.at, 17, 24)
	if err := s.outOfOffice(back); err != nil {
		return err
	}
	return s.complete(back)
}

func delayThenAnswer(s *scene) error {
	if err := s.delay(s.letter.at.Add(4*time.Hour + time.Duration(s.times.Intn(600))*time.Second)); err != nil {
		return err
	}
	return s.complete(s.at(s.letter.at.Add(7*time.Hour), 1, 9))
}

// otherAddress is a reply from a colleague's own address: a fresh subject, no
// thread, and either the letter below it or words of the letter in it.
func otherAddress(s *scene) error {
	data := s.said(s.words)
	var err error
	if data.Day, err = fill(s.words.Clients.Date, s.words.moment(s.letter.at.In(s.zone), "", "")); err != nil {
		return err
	}
	named, err := fill(s.words.Named, data)
	if err != nil {
		return err
	}
	quote := s.times.Intn(2) == 0
	lead := named
	if quote {
		lead = ""
	}
	r, err := s.human(s.at(s.letter.at, 2, 14), speech{words: s.words, lead: lead, ids: s.ids()})
	if err != nil {
		return err
	}
	if r.subject, err = fill(pick(s.talk, s.words.Subjects), data); err != nil {
		return err
	}
	r.from, r.loose, r.quote = s.clerk.login+"@"+s.domain(), true, quote
	return s.send(r)
}

// only sends a clerk's letter that answers nothing.
func (s *scene) only(at time.Time, texts map[string][]string, change func(*reply)) error {
	text, err := fill(pick(s.talk, about(texts, s.letter.script.Key)), s.said(s.words))
	if err != nil {
		return err
	}
	r, err := s.human(at, speech{words: s.words})
	if err != nil {
		return err
	}
	if len(r.paras) < 2 { // a terse writer
		r.paras = []string{text}
	} else {
		r.paras = []string{r.paras[0], text, r.paras[len(r.paras)-1]}
	}
	change(&r)
	return s.send(r)
}

func deflect(s *scene) error {
	return s.only(s.at(s.letter.at, 0.5, 8), s.words.Deflect, func(*reply) {})
}

func clarify(s *scene) error {
	return s.only(s.at(s.letter.at, 0.5, 10), s.words.Clarify, func(r *reply) { r.fact.AsksBack = true })
}

// attachment answers in a file that no program can read: only a person can say
// what it holds.
func attachment(s *scene) error {
	texts := map[string][]string{"any": s.words.Attachment}
	return s.only(s.at(s.letter.at, 1, 9), texts, func(r *reply) {
		r.attachment, r.fact.Unreadable = s.words.AttachmentName, true
	})
}

func wrongLanguage(s *scene) error {
	other := "en"
	if s.letter.company.Language == "en" {
		other = "lt"
	}
	r, err := s.human(s.at(s.letter.at, 1, 10), speech{words: s.world.words[other], ids: s.ids()})
	if err != nil {
		return err
	}
	r.subject = s.words.Re + s.letter.subject
	return s.send(r)
}

func late(s *scene) error {
	lead, err := fill(pick(s.talk, s.words.Apologies), s.said(s.words))
	if err != nil {
		return err
	}
	r, err := s.human(s.at(s.truth.WindowEnd, 1, 14), speech{words: s.words, lead: lead, ids: s.ids()})
	if err != nil {
		return err
	}
	return s.send(r)
}

// helpdesk is a person's answer out of a helpdesk that stamps everything as automatic.
func helpdesk(s *scene) error {
	s.client = "zendesk"
	r, err := s.human(s.at(s.letter.at, 1, 9), speech{words: s.words, ids: s.ids()})
	if err != nil {
		return err
	}
	r.sig = r.sig[:1]
	r.name = fmt.Sprintf("%s (%s)", s.clerk.first, s.letter.company.Name)
	r.subject = fmt.Sprintf("[%s] %s%s", s.letter.company.Name, s.words.Re, s.letter.subject)
	r.extra = []field{
		{"Reply-To", fmt.Sprintf("<support+id%s@%s>", s.ticket, s.domain())},
		{"X-Delivery-Context", "event-id-" + fmt.Sprint(1e9+s.marks.Intn(1e9))},
		{"X-Auto-Response-Suppress", "All"},
		{"Auto-Submitted", "auto-generated"},
		{"X-Mailer", "Zendesk Mailer"},
	}
	return s.send(r)
}

func junk(s *scene) error {
	r, err := s.human(s.at(s.letter.at, 0.5, 8), speech{words: s.words, ids: s.ids()})
	if err != nil {
		return err
	}
	r.folder = Junk
	return s.send(r)
}
