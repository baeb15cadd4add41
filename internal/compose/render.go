package compose

import (
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// Render fills in the script of an enquiry for one stage, in the enquiry's
// language and variant and with the levels of its arm. The body is UTF-8 with LF
// line ends and one newline at its end. A later letter without a subject of its
// own answers the opening: "Re: " and the opening's subject. A stage that the
// script does not have in this language is an error, and so is the clarification,
// which says what was asked for (RenderClarification).
func Render(c *campaign.Campaign, e audit.Enquiry, stage audit.Stage) (subject, body string, err error) {
	if stage == audit.Clarification {
		return "", "", fmt.Errorf("render the clarification of %s: it answers what the company asked; render it with its facts", e.ID)
	}
	r, err := rolesOf(c, e)
	if err != nil {
		return "", "", fmt.Errorf("render the %s of %s: %w", stage, e.ID, err)
	}
	return r.render(e, stage, r.blanks(e))
}

// RenderClarification fills in the clarification of an enquiry. Facts are keys of
// the script's clarification, at least one; their sentences become one paragraph,
// in the order of the campaign, each said once.
func RenderClarification(c *campaign.Campaign, e audit.Enquiry, facts []string) (subject, body string, err error) {
	r, err := rolesOf(c, e)
	if err != nil {
		return "", "", fmt.Errorf("render the clarification of %s: %w", e.ID, err)
	}
	blanks := r.blanks(e)
	if blanks.Facts, err = r.paragraph(e, facts); err != nil {
		return "", "", fmt.Errorf("render the clarification of %s: %w", e.ID, err)
	}
	return r.render(e, audit.Clarification, blanks)
}

// Questions are what a stage of an enquiry asks, with the answer keys of its
// company filled in: those of the follow-up for the follow-up, else the opening's.
// A key whose column is empty for the company is "": the answer is not known.
func Questions(c *campaign.Campaign, e audit.Enquiry, stage audit.Stage) ([]grade.Question, error) {
	r, err := rolesOf(c, e)
	if err != nil {
		return nil, fmt.Errorf("questions of %s: %w", e.ID, err)
	}
	questions := append([]grade.Question{}, r.script.QuestionsOf(stage, e.Language)...)
	for i, q := range questions {
		if q.Key == "" {
			continue
		}
		if questions[i].Key, err = campaign.FillKey(q.Key, r.blanks(e)); err != nil {
			return nil, fmt.Errorf("key of question %s of %s: %w", q.ID, e.ID, err)
		}
	}
	return questions, nil
}

// roles are who and what an enquiry brings together.
type roles struct {
	company campaign.Company
	persona campaign.Persona
	script  campaign.Script
}

func rolesOf(c *campaign.Campaign, e audit.Enquiry) (roles, error) {
	company, ok := c.CompanyByKey(e.Company)
	if !ok {
		return roles{}, fmt.Errorf("campaign %s has no company %q", c.Key, e.Company)
	}
	persona, ok := c.PersonaByKey(e.Persona)
	if !ok {
		return roles{}, fmt.Errorf("campaign %s has no persona %q", c.Key, e.Persona)
	}
	script, ok := c.ScriptByKey(e.Script)
	if !ok {
		return roles{}, fmt.Errorf("campaign %s has no script %q", c.Key, e.Script)
	}
	return roles{company, persona, script}, nil
}

func (r roles) blanks(e audit.Enquiry) campaign.Blanks {
	return campaign.Blanks{Company: r.company, Persona: r.persona, Factors: e.Factors}
}

func (r roles) render(e audit.Enquiry, stage audit.Stage, blanks campaign.Blanks) (subject, body string, err error) {
	text, ok := r.script.TextOf(stage, e.Language, e.Variant)
	if !ok {
		return "", "", fmt.Errorf("render %s: script %s has no %s in %s; add one and launch anew", e.ID, e.Script, stage, e.Language)
	}
	if subject, body, err = text.Fill(blanks); err != nil {
		return "", "", fmt.Errorf("render the %s of %s: %w", stage, e.ID, err)
	}
	if subject == "" {
		opening, _ := r.script.TextOf(audit.Opening, e.Language, e.Variant)
		if subject, err = campaign.FillLine(opening.Subject, r.blanks(e)); err != nil {
			return "", "", fmt.Errorf("render the subject of the %s of %s: %w", stage, e.ID, err)
		}
		subject = reply + subject
	}
	return subject, body, nil
}

// reply is what mail programs of all languages understand before the subject of
// an answer (RFC 5322 section 3.6.5).
const reply = "Re: "

// paragraph says the facts with these keys.
func (r roles) paragraph(e audit.Enquiry, keys []string) (string, error) {
	if r.script.Clarification == nil || len(keys) == 0 {
		return "", fmt.Errorf("script %s has no fact to tell", e.Script)
	}
	known := map[string]bool{}
	var sentences []string
	for _, fact := range r.script.Clarification.Facts {
		known[fact.Key] = true
		if !slices.Contains(keys, fact.Key) {
			continue
		}
		sentence, err := campaign.FillLine(fact.Text[e.Language], r.blanks(e))
		if err != nil {
			return "", fmt.Errorf("fact %s: %w", fact.Key, err)
		}
		sentences = append(sentences, sentence)
	}
	for _, key := range keys {
		if !known[key] {
			return "", fmt.Errorf("script %s has no fact %q", e.Script, key)
		}
	}
	return strings.Join(sentences, " "), nil
}
