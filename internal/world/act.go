package world

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// deeds are the things that an act can be, by the word for it in habits.yaml.
func deeds() map[string]func(*scene, act, time.Time) error {
	return map[string]func(*scene, act, time.Time) error{
		"reply":           (*scene).reply,
		"acknowledgement": (*scene).acknowledge,
		"out_of_office":   (*scene).beAway,
		"bounce":          (*scene).bounce,
		"delay":           (*scene).delay,
		"challenge":       (*scene).challenge,
		"newsletter":      (*scene).newsletter,
		"read_receipt":    (*scene).readReceipt,
	}
}

// perform does one act of a habit, unless chance is against it.
func (s *scene) perform(a act) error {
	if a.Chance != nil && s.times.Float64() >= *a.Chance {
		return nil
	}
	at := s.when(a)
	s.enter(a)
	s.last = at
	return deeds()[a.Do](s, a, at)
}

// when draws the instant of an act.
func (s *scene) when(a act) time.Time {
	from := s.letter.at
	switch a.Since {
	case "previous":
		from = s.last
	case "return":
		from = s.back
	case "window":
		from = s.windowEnd
	}
	return s.later(from, a.After)
}

// speech is what a clerk has to say.
type speech struct {
	words      *wording
	lead, tail string   // before and after the answers
	ids        []string // of the questions that are answered
	lie        string   // the question that is answered wrongly, "" for none
}

// reply is a person's letter, or an agent's.
func (s *scene) reply(a act, at time.Time) error {
	ids := s.part(a.Answers)
	if a.Answers != "none" && len(ids) == 0 {
		return nil // everything has been said
	}
	if a.Template {
		s.talk = s.world.chance(s.letter.company.Key, "template")
	}
	say := speech{words: s.tongue(a), ids: ids}
	if a.Wrong {
		say.lie = s.falsifiable(ids)
	}
	text, err := s.saying(a, say.words)
	if err != nil {
		return err
	}
	switch {
	case a.Says == "first_only":
		say.tail = text
	case a.Answers != "none":
		say.lead = text
	}
	r, err := s.human(at, say)
	if err != nil {
		return err
	}
	if a.Answers == "none" {
		r.paras = only(r.paras, text)
		r.fact.Text = text
	}
	r.how = a
	if err := s.dress(&r, a); err != nil {
		return err
	}
	return s.send(r)
}

// tongue is the wording of the language that the act is in.
func (s *scene) tongue(a act) *wording {
	switch {
	case a.Language != "other":
		return s.words
	case s.letter.company.Language == "en":
		return s.world.words["lt"]
	}
	return s.world.words["en"]
}

// part returns the ids of the questions that an act answers, in the order of the
// script. What is answered first is drawn once for each conversation.
func (s *scene) part(which string) []string {
	stage := asks(s.letter.stage)
	ids := s.conversation.ids(stage)
	switch which {
	case "none":
		return nil
	case "rest":
		return slices.DeleteFunc(ids, func(id string) bool {
			_, said := s.conversation.said[stage][id]
			return said
		})
	case "first":
		if s.conversation.first[stage] == nil && len(ids) > 1 {
			half := (len(ids) + 1) / 2
			if s.talk.Intn(2) == 0 {
				s.conversation.first[stage] = ids[:half]
			} else {
				s.conversation.first[stage] = ids[half:]
			}
		}
		if first := s.conversation.first[stage]; first != nil {
			return first
		}
	}
	return ids
}

// saying returns what an act says beside its answers, "" for nothing.
func (s *scene) saying(a act, words *wording) (string, error) {
	var texts map[string][]string
	switch a.Says {
	case "":
		return "", nil
	case "deflect":
		texts = words.Deflect
	case "clarify":
		if fact := s.wanted(); fact != "" && len(words.Clarify[s.topic()]) == 0 {
			data := s.said(words)
			data.Fact = fact
			return fill(pick(s.talk, words.AskFact), data)
		}
		texts = words.Clarify
	case "attachment":
		texts = map[string][]string{"any": words.Attachment}
	case "apology":
		texts = map[string][]string{"any": words.Apologies}
	case "second":
		texts = map[string][]string{"any": words.Second}
	case "first_only":
		texts = map[string][]string{"any": words.FirstOnly}
	default:
		texts = words.Says[a.Says]
	}
	list := about(texts, s.topic())
	if len(list) == 0 {
		return "", fmt.Errorf("the world has no words in %q for %q", words.language, a.Says)
	}
	return fill(pick(s.talk, list), s.said(words))
}

// wanted is what a company asks back: one of the facts that the script can tell,
// in the author's own word for it, so that a rehearsal tries the clarification.
func (s *scene) wanted() string {
	known := s.letter.script.Clarification
	if known == nil {
		return ""
	}
	facts := slices.DeleteFunc(slices.Clone(known.Facts), func(f campaign.Fact) bool { return len(f.Cues[s.conversation.language]) == 0 })
	if len(facts) == 0 {
		return ""
	}
	return pick(s.talk, facts).Cues[s.conversation.language][0]
}

// human returns a letter of whoever writes at the moment.
func (s *scene) human(at time.Time, say speech) (reply, error) {
	words := say.words
	r := reply{
		at: at, class: audit.Human, client: s.client, words: words, name: s.clerk.name(), from: s.from, quote: true,
		subject: words.Re + s.letter.base(), sig: s.signature(words),
	}
	r.fact.Sender, r.fact.Signer = s.relation, s.said(words).Clerk
	if r.client == "outlook" {
		r.subject = strings.ToUpper(words.Re) + s.letter.base()
	}
	if words.language != s.letter.company.Language {
		r.name, r.client, r.subject = latin(r.name), "gmail", s.words.Re+s.letter.base()
	}
	answers, err := s.answers(&r.fact, say)
	if err != nil {
		return reply{}, err
	}
	if s.lead != "" {
		filled, err := fill(s.lead, s.said(words))
		if err != nil {
			return reply{}, err
		}
		say.lead = strings.Join(nonEmpty(filled, say.lead), " ")
	}
	r.paras, err = s.body(words, clientNamed(r.client, words).terse, say.lead, append(answers, nonEmpty(say.tail)...))
	return r, err
}

// answers writes the answers and notes in the truth what they are.
func (s *scene) answers(fact *Message, say speech) ([]string, error) {
	var answers []string
	stage := asks(s.letter.stage)
	for _, q := range s.questions() {
		if !slices.Contains(say.ids, q.ID) {
			continue
		}
		wrong := q.ID == say.lie || q.ID == s.letter.company.Fields["wrong"] && s.falsifiable([]string{q.ID}) != ""
		text, err := s.answer(say.words, q, wrong)
		if err != nil {
			return nil, err
		}
		answers = append(answers, text)
		fact.Answers = append(fact.Answers, q.ID)
		if wrong && q.Key != "" {
			fact.Wrong = append(fact.Wrong, q.ID)
		}
		if before, said := s.conversation.said[stage][q.ID]; said && before != wrong {
			fact.Other = append(fact.Other, q.ID)
		}
		s.conversation.note(stage, q.ID, wrong)
	}
	return answers, nil
}

// falsifiable draws one of the questions to which a wrong answer can be told
// from the right one, "" when there is none.
func (s *scene) falsifiable(ids []string) string {
	fit := slices.DeleteFunc(slices.Clone(s.questions()), func(q grade.Question) bool {
		value, err := s.truthOf(q)
		if err != nil || !slices.Contains(ids, q.ID) {
			return true
		}
		switch q.Expects {
		case "money":
			return !moneyPattern.MatchString(value)
		case "duration":
			_, _, known := lengthOf(s.world.words, value)
			return !known
		case "hours":
			return !hoursPattern.MatchString(value)
		}
		return q.Expects != "yes_no"
	})
	if len(fit) == 0 {
		return ""
	}
	return pick(s.talk, fit).ID
}

// only keeps greeting and closing around a text; a terse writer has neither.
func only(paras []string, text string) []string {
	if len(paras) < 2 {
		return []string{text}
	}
	return []string{paras[0], text, paras[len(paras)-1]}
}

// dress gives a reply the headers and the frame that the act wants.
func (s *scene) dress(r *reply, a act) error {
	switch a.Says {
	case "clarify":
		r.fact.AsksBack = true
	case "portal":
		r.fact.Unreadable = true
	case "attachment":
		r.fact.Unreadable, r.attachment = true, r.words.AttachmentName
	}
	switch {
	case a.Thread == "new":
		return s.ownSubject(r)
	case a.Thread == "ticket":
		r.loose = true
		s.frame(r)
		r.subject = fmt.Sprintf("[#%s] %s", s.ticket, s.letter.base())
	case a.Client == "helpdesk":
		s.frame(r)
	}
	return nil
}

// ownSubject takes a reply out of its thread. What is left of the letter is its
// quotation, or the words of it that the reply names.
func (s *scene) ownSubject(r *reply) error {
	data := s.said(r.words)
	var err error
	if data.Day, err = fill(s.words.Clients.Date, s.words.moment(s.letter.at.In(s.zone), "", "")); err != nil {
		return err
	}
	r.loose, r.quote = true, s.times.Intn(2) == 0
	if r.subject, err = fill(pick(s.talk, r.words.Subjects), data); err != nil || r.quote {
		return err
	}
	named, err := fill(r.words.Named, data)
	if err != nil {
		return err
	}
	place := min(1, len(r.paras)-1) // below the greeting; a terse writer has none
	r.paras = slices.Insert(slices.Clone(r.paras), place, named)
	return nil
}

// frame puts a person's words into one of the helpdesks of the language.
func (s *scene) frame(r *reply) {
	r.client = pick(s.world.chance(s.letter.company.Key, "helpdesk"), helpdesksOf(s.letter.company.Language))
	r.sig = r.sig[:1]
	r.fact.Signer = r.sig[0]
	r.name = fmt.Sprintf("%s (%s)", s.clerk.first, s.letter.company.Name)
	r.subject = fmt.Sprintf("[%s] %s%s", s.letter.company.Name, s.words.Re, s.letter.base())
	r.extra = []field{
		{"Reply-To", fmt.Sprintf("<support+id%s@%s>", s.ticket, s.domain())},
	}
}
