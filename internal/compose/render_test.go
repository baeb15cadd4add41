package compose

import (
	"strings"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

func study() (*campaign.Campaign, audit.Enquiry) {
	c := &campaign.Campaign{
		Key:       "spring",
		Companies: []campaign.Company{{Key: "acme", Name: "UAB „Acme“", Language: "lt", Fields: map[string]string{"city": "Kaunas", "floor": "", "price": "4,90 EUR"}}},
		Personas:  []campaign.Persona{{Key: "vilte", First: "Viltė", Last: "Kazlauskaitė", Language: "lt"}},
		Scripts: []campaign.Script{{
			Key: "delivery",
			Opening: map[string][]campaign.Text{"lt": {{
				Subject: "Klausimas {{.company.name}}",
				Body:    "\r\nLaba diena,  \r\nį {{.field.city}}?{{if .field.floor}} Aukštas {{.field.floor}}.{{end}}\n\n-- \n{{.persona.first}}\n\n\n",
			}}},
			Questions: map[string][]grade.Question{"lt": {{ID: "price", Key: "{{.field.price}}"}, {ID: "time"}}},
		}},
	}
	return c, audit.Enquiry{ID: "spring/acme/01", Company: "acme", Persona: "vilte", Script: "delivery", Language: "lt"}
}

func TestRender(t *testing.T) {
	c, e := study()
	subject, body, err := Render(c, e, audit.Opening)
	if err != nil {
		t.Fatal(err)
	}
	// "-- " loses its space: it would make a signature of what follows.
	if subject != "Klausimas UAB „Acme“" || body != "Laba diena,\nį Kaunas?\n\n--\nViltė\n" {
		t.Errorf("subject %q, body %q", subject, body)
	}
}

// A script with later steps, two variants of its opening and a factor.
func scripted() (*campaign.Campaign, audit.Enquiry) {
	c, e := study()
	script := &c.Scripts[0]
	opening := script.Opening["lt"][0]
	a, b := opening, opening
	a.Variant, b.Variant, b.Subject = "a", "b", "Dar vienas klausimas"
	script.Opening["lt"] = []campaign.Text{a, b}
	c.Personas[0].Facts = map[string]string{"street": "Pilies g. 1", "code": "LT-01123"}
	text := func(t campaign.Text) map[string][]campaign.Text { return map[string][]campaign.Text{"lt": {t}} }
	script.Reminder = &campaign.Step{Texts: text(campaign.Text{Body: "Primenu{{if eq .factor.detail \"long\"}} dėl savo laiško{{end}}."})}
	script.Debriefing = &campaign.Step{Texts: text(campaign.Text{Subject: "Apie mūsų laišką, {{.company.name}}", Body: "Tai buvo tyrimas."})}
	script.FollowUp = &campaign.Step{
		Texts:     map[string][]campaign.Text{"lt": {{Variant: "a", Body: "O šeštadienį?"}, {Variant: "b", Body: "O sekmadienį?"}}},
		Questions: map[string][]grade.Question{"lt": {{ID: "weekend", Key: "{{.field.city}}"}}},
	}
	script.Clarification = &campaign.Clarification{
		Texts: text(campaign.Text{Body: "Laba diena,\n\n{{.facts}}\n\n{{.persona.first}}"}),
		Facts: []campaign.Fact{
			{Key: "street", Text: map[string]string{"lt": "Gyvenu {{.persona.facts.street}}."}},
			{Key: "code", Text: map[string]string{"lt": "Pašto kodas {{.persona.facts.code}}."}},
			{Key: "floor", Text: map[string]string{"lt": "Aukštas {{.field.floor}}."}},
		},
	}
	e.Factors, e.Variant = map[string]string{"detail": "long"}, "b"
	return c, e
}

func TestRenderLaterLetters(t *testing.T) {
	c, e := scripted()
	for stage, want := range map[audit.Stage][2]string{
		audit.Opening:    {"Dar vienas klausimas", "Laba diena,\nį Kaunas?\n\n--\nViltė\n"},
		audit.Reminder:   {"Re: Dar vienas klausimas", "Primenu dėl savo laiško.\n"}, // one text for both variants
		audit.FollowUp:   {"Re: Dar vienas klausimas", "O sekmadienį?\n"},
		audit.Debriefing: {"Apie mūsų laišką, UAB „Acme“", "Tai buvo tyrimas.\n"},
	} {
		subject, body, err := Render(c, e, stage)
		if err != nil || subject != want[0] || body != want[1] {
			t.Errorf("%s: subject %q, body %q, %v; want %q", stage, subject, body, err, want)
		}
	}
	e.Factors, e.Variant = map[string]string{"detail": "short"}, "a"
	if subject, body, err := Render(c, e, audit.Reminder); err != nil || subject != "Re: Klausimas UAB „Acme“" || body != "Primenu.\n" {
		t.Errorf("the other arm and variant: subject %q, body %q, %v", subject, body, err)
	}
}

func TestRenderClarification(t *testing.T) {
	c, e := scripted()
	for _, facts := range [][]string{{"street", "code"}, {"code", "street", "code"}} { // the campaign's order, each once
		subject, body, err := RenderClarification(c, e, facts)
		if want := "Laba diena,\n\nGyvenu Pilies g. 1. Pašto kodas LT-01123.\n\nViltė\n"; err != nil || subject != "Re: Dar vienas klausimas" || body != want {
			t.Errorf("%v: subject %q, body %q, %v", facts, subject, body, err)
		}
	}
	for want, facts := range map[string][]string{"no fact to tell": nil, `no fact "phone"`: {"street", "phone"}, "prints an empty {{.field.floor}}": {"floor"}} {
		if _, body, err := RenderClarification(c, e, facts); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), e.ID) {
			t.Errorf("%v: body %q, error %v; want one with %q", facts, body, err, want)
		}
	}
	c.Scripts[0].Clarification = nil
	if _, body, err := RenderClarification(c, e, []string{"street"}); err == nil {
		t.Errorf("a script without a clarification says %q", body)
	}
}

func TestFollowUpHasQuestionsOfItsOwn(t *testing.T) {
	c, e := scripted()
	for stage, want := range map[audit.Stage]string{audit.FollowUp: "weekend Kaunas", audit.Opening: "price 4,90 EUR", audit.Reminder: "price 4,90 EUR"} {
		questions, err := Questions(c, e, stage)
		if err != nil || len(questions) == 0 || questions[0].ID+" "+questions[0].Key != want {
			t.Errorf("%s asks %+v, %v; want %s", stage, questions, err, want)
		}
	}
}

func TestQuestions(t *testing.T) {
	c, e := study()
	questions, err := Questions(c, e, audit.Opening)
	if err != nil {
		t.Fatal(err)
	}
	if len(questions) != 2 || questions[0].Key != "4,90 EUR" || questions[1].Key != "" {
		t.Errorf("questions %+v", questions)
	}
	if c.Scripts[0].Questions["lt"][0].Key != "{{.field.price}}" {
		t.Error("the campaign's own question was changed")
	}
}

// Of a competitor little is known: an empty column is no answer, not a wrong one.
func TestAnswerThatIsNotKnown(t *testing.T) {
	c, e := study()
	c.Scripts[0].Questions["lt"][0].Key = "{{.field.price}} be PVM"
	c.Companies[0].Fields["price"] = ""
	questions, err := Questions(c, e, audit.Opening)
	if err != nil || questions[0].Key != "" {
		t.Errorf("key %q, %v; want none", questions[0].Key, err)
	}
	c.Scripts[0].Questions["lt"][0].Key = "{{.field.prize}}"
	if _, err := Questions(c, e, audit.Opening); err == nil {
		t.Error("a key with an unknown variable is filled in")
	}
}

func TestRenderRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(c *campaign.Campaign, e *audit.Enquiry)
		stage audit.Stage
		want  string
	}{
		"no company":       {func(_ *campaign.Campaign, e *audit.Enquiry) { e.Company = "beta" }, audit.Opening, `no company "beta"`},
		"no persona":       {func(_ *campaign.Campaign, e *audit.Enquiry) { e.Persona = "ona" }, audit.Opening, `no persona "ona"`},
		"no script":        {func(_ *campaign.Campaign, e *audit.Enquiry) { e.Script = "visit" }, audit.Opening, `no script "visit"`},
		"no language":      {func(_ *campaign.Campaign, e *audit.Enquiry) { e.Language = "et" }, audit.Opening, "no opening in et"},
		"no such step":     {func(*campaign.Campaign, *audit.Enquiry) {}, audit.Thanks, "no thanks in lt"},
		"a clarification":  {func(*campaign.Campaign, *audit.Enquiry) {}, audit.Clarification, "with its facts"},
		"an empty field":   {func(c *campaign.Campaign, _ *audit.Enquiry) { c.Companies[0].Fields["city"] = "" }, audit.Opening, "prints an empty {{.field.city}}"},
		"an unknown field": {func(c *campaign.Campaign, _ *audit.Enquiry) { delete(c.Companies[0].Fields, "floor") }, audit.Opening, "unknown variable {{.field.floor}}"},
		"line break in the subject": {
			func(c *campaign.Campaign, _ *audit.Enquiry) { c.Companies[0].Name = "Acme\nBcc: x@y.example" }, audit.Opening,
			"subject: filled in, it holds a line break",
		},
	} {
		c, e := study()
		test.spoil(c, &e)
		if subject, _, err := Render(c, e, test.stage); err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), e.ID) {
			t.Errorf("%s: subject %q, error %v; want one with %q", name, subject, err, test.want)
		}
	}
}
