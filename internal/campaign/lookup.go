package campaign

import (
	"maps"
	"regexp"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

// CompanyByKey returns the company with a key.
func (c *Campaign) CompanyByKey(key string) (Company, bool) {
	for i := range c.Companies { // thousands, and large: none but the one is copied
		if company := &c.Companies[i]; company.Key == key {
			return *company, true
		}
	}
	return Company{}, false
}

// PersonaByKey returns the persona with a key.
func (c *Campaign) PersonaByKey(key string) (Persona, bool) {
	for _, persona := range c.Personas {
		if persona.Key == key {
			return persona, true
		}
	}
	return Persona{}, false
}

// ControlByKey returns the control with a key.
func (c *Campaign) ControlByKey(key string) (Control, bool) {
	for _, control := range c.Controls {
		if control.Key == key {
			return control, true
		}
	}
	return Control{}, false
}

// ControlLetters is how many letters a day the controls may get from the personas
// of a mailbox, or of all where box is "".
func (c *Campaign) ControlLetters(box string) int {
	personas := 0
	for _, p := range c.Personas {
		if box == "" || p.Mailbox == box {
			personas++
		}
	}
	return personas * len(c.Controls)
}

// ScriptByKey returns the script with a key.
func (c *Campaign) ScriptByKey(key string) (Script, bool) {
	for _, script := range c.Scripts {
		if script.Key == key {
			return script, true
		}
	}
	return Script{}, false
}

// MailboxByKey returns the mailbox with a key.
func (c *Campaign) MailboxByKey(key string) (Mailbox, bool) {
	for _, mailbox := range c.Mailboxes {
		if mailbox.Key == key {
			return mailbox, true
		}
	}
	return Mailbox{}, false
}

// PersonasIn returns the personas of a language in the order of the file.
func (c *Campaign) PersonasIn(language string) []Persona {
	var personas []Persona
	for _, p := range c.Personas {
		if p.Language == language {
			personas = append(personas, p)
		}
	}
	return personas
}

// PersonasFor returns the personas that may write to a company: those of its
// pool, or without pools those of its language, in the order of the file.
func (c *Campaign) PersonasFor(company Company) []Persona {
	if len(c.Pools) == 0 {
		return c.PersonasIn(company.Language)
	}
	var personas []Persona
	for _, pool := range c.poolsOf(company) {
		for _, key := range pool.Personas {
			if p, ok := c.PersonaByKey(key); ok {
				personas = append(personas, p)
			}
		}
	}
	return personas
}

// poolsOf returns the pools that a company belongs to: those of its language
// that name its country, else those that name none. A valid campaign has one.
func (c *Campaign) poolsOf(company Company) []Pool {
	var named, rest []Pool
	for _, p := range c.Pools {
		switch {
		case p.Language != company.Language:
		case len(p.Countries) == 0:
			rest = append(rest, p)
		case slices.Contains(p.Countries, company.Country):
			named = append(named, p)
		}
	}
	if len(named) > 0 {
		return named
	}
	return rest
}

// GetsLetters reports whether a company takes enquiries by e-mail and has an address.
func (c Company) GetsLetters() bool { return c.Channel == ChannelEmail && c.Address != "" }

// Traits are what a company can be sorted by beside the further columns of the list.
func Traits() []string { return []string{"country", "language", "region", "organisation"} }

// Trait returns one of Traits or a further column of the list, for blocks and
// breakdowns; ok is false when the company has neither.
func (c Company) Trait(name string) (value string, ok bool) {
	switch name {
	case "country":
		return c.Country, true
	case "language":
		return c.Language, true
	case "region":
		return c.Region, true
	case "organisation":
		return c.Organisation, true
	}
	value, ok = c.Fields[name]
	return value, ok
}

// ScriptsIn returns the scripts with an opening in a language, in the order of the file.
func (c *Campaign) ScriptsIn(language string) []Script {
	var scripts []Script
	for _, s := range c.Scripts {
		if _, ok := s.Opening[language]; ok {
			scripts = append(scripts, s)
		}
	}
	return scripts
}

// TextOf returns the text of a stage in a language and variant. A step that has
// no such variant has one text for all of them.
func (s Script) TextOf(stage audit.Stage, language, variant string) (Text, bool) {
	texts := s.texts(stage)[language]
	for _, t := range texts {
		if t.Variant == variant {
			return t, true
		}
	}
	if len(texts) == 0 {
		return Text{}, false
	}
	return texts[0], true
}

// texts are the texts of a stage by language, nil when the script has no such step.
func (s Script) texts(stage audit.Stage) map[string][]Text {
	switch step := s.StepOf(stage); {
	case stage == audit.Opening:
		return s.Opening
	case stage == audit.Clarification && s.Clarification != nil:
		return s.Clarification.Texts
	case step != nil:
		return step.Texts
	}
	return nil
}

// StepOf returns a later step other than the clarification, nil when the script has none.
func (s Script) StepOf(stage audit.Stage) *Step {
	switch stage {
	case audit.Reminder:
		return s.Reminder
	case audit.FollowUp:
		return s.FollowUp
	case audit.Thanks:
		return s.Thanks
	case audit.Debriefing:
		return s.Debriefing
	case audit.Questionnaire:
		if s.Questionnaire != nil {
			return &s.Questionnaire.Step
		}
	}
	return nil
}

// QuestionsOf returns what a stage asks: the follow-up its own questions, the
// opening and what belongs to it those of the opening.
func (s Script) QuestionsOf(stage audit.Stage, language string) []grade.Question {
	if stage == audit.FollowUp && s.FollowUp != nil {
		return s.FollowUp.Questions[language]
	}
	return s.Questions[language]
}

// Columns lists the further columns of the companies, sorted.
func (c *Campaign) Columns() []string {
	names := map[string]bool{}
	for _, company := range c.Companies {
		for name := range company.Fields {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// Prints reports whether a text, a fact or an answer key of a script has a column's
// value in it.
func (c *Campaign) Prints(column string) bool {
	variable := regexp.MustCompile(`\.field\.` + regexp.QuoteMeta(column) + `\b`)
	return slices.ContainsFunc(c.templates(), func(t letterTemplate) bool { return variable.MatchString(t.source) })
}
