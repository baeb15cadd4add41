package compose

import (
	"fmt"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// Render fills in the script of an enquiry for one stage. The body is UTF-8 with
// LF line ends and one newline at its end. Only the opening has a text in the
// campaign language; another stage is an error.
func Render(c *campaign.Campaign, e audit.Enquiry, stage audit.Stage) (subject, body string, err error) {
	if stage != audit.Opening {
		return "", "", fmt.Errorf("render the %s of %s: scripts have an opening and nothing else", stage, e.ID)
	}
	r, err := rolesOf(c, e)
	if err != nil {
		return "", "", fmt.Errorf("render %s: %w", e.ID, err)
	}
	text, ok := r.script.TextOf(stage, e.Language, e.Variant)
	if !ok {
		return "", "", fmt.Errorf("render %s: script %s has no opening in %s; add one and launch anew", e.ID, e.Script, e.Language)
	}
	if subject, body, err = text.Fill(r.company, r.persona); err != nil {
		return "", "", fmt.Errorf("render %s: %w", e.ID, err)
	}
	return subject, body, nil
}

// Questions are the questions of an enquiry, with the answer keys of its company filled in.
func Questions(c *campaign.Campaign, e audit.Enquiry) ([]grade.Question, error) {
	r, err := rolesOf(c, e)
	if err != nil {
		return nil, fmt.Errorf("questions of %s: %w", e.ID, err)
	}
	questions := append([]grade.Question{}, r.script.Questions[e.Language]...)
	for i, q := range questions {
		if q.Key == "" {
			continue
		}
		if questions[i].Key, err = campaign.FillLine(q.Key, r.company, r.persona); err != nil {
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
