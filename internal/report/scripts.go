package report

import (
	"slices"

	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// Script is one script in one of the languages that it was sent in: the opening
// in all its wordings, and every later letter.
type Script struct {
	Title    string
	Language string
	Letters  []ScriptLetter
}

// ScriptLetter is one letter as the campaign has it, before names are filled in.
type ScriptLetter struct {
	Name    string // which letter, and when it goes out
	Subject string
	Body    string
	Asked   []Pair // a question, and what it expects; of a clarification a fact, and its key
}

// scripts are the letters in the languages that companies were written to in: a
// campaign can hold many more.
func (b *builder) scripts() []Script {
	var all []Script
	for _, s := range b.m.Campaign.Scripts {
		for _, language := range sortedKeys(s.Opening) {
			if slices.Contains(b.m.Facts.Languages, language) {
				all = append(all, Script{b.say("script.title", s.Key, b.name("language", language)), language, b.letters(s, language)})
			}
		}
	}
	return all
}

// letters are those of a script in one language, in the order in which they go out.
func (b *builder) letters(s campaign.Script, language string) []ScriptLetter {
	opening := b.wordings(b.say("step.opening"), s.Opening[language], b.questionPairs(s.Questions[language]))
	all := slices.Clone(opening)
	step := func(key string, step *campaign.Step) {
		if step != nil {
			all = append(all, b.wordings(b.say(key, b.length(step.After)), step.Texts[language], b.questionPairs(step.Questions[language]))...)
		}
	}
	if c := s.Clarification; c != nil {
		var facts []Pair
		for _, fact := range c.Facts {
			facts = append(facts, Pair{b.mask.Plain(fact.Text[language]), fact.Key})
		}
		all = append(all, b.wordings(b.say("step.clarification", b.length(c.After)), c.Texts[language], facts)...)
	}
	step("step.reminder", s.Reminder)
	if s.FollowUp != nil {
		step("step.follow_up."+s.FollowUp.When, s.FollowUp)
	}
	step("step.thanks", s.Thanks)
	if s.Questionnaire != nil {
		step("step.questionnaire", &s.Questionnaire.Step)
	}
	step("step.debriefing", s.Debriefing)
	for i := range all {
		if all[i].Subject == "" { // as compose writes it
			all[i].Subject = "Re: " + opening[0].Subject
		}
	}
	return all
}

// wordings are the texts of one letter; where there are several each has its name,
// or its number while nothing may tell of the arms that some of them carry.
func (b *builder) wordings(name string, texts []campaign.Text, asked []Pair) []ScriptLetter {
	var all []ScriptLetter
	for i, text := range texts {
		l := ScriptLetter{Name: name, Subject: b.mask.Plain(text.Subject), Body: b.mask.Plain(text.Body), Asked: asked}
		if text.Variant != "" {
			l.Name = b.say("step.variant", name, text.Variant)
			if b.m.Contrasts.Hidden {
				l.Name = b.say("step.variant", name, b.integer(i+1))
			}
		}
		all = append(all, l)
	}
	return all
}

func (b *builder) questionPairs(questions []grade.Question) []Pair {
	var all []Pair
	for _, q := range questions {
		all = append(all, Pair{b.mask.Plain(q.Text), b.name("expects", q.Expects)})
	}
	return all
}
