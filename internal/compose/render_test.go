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

func TestQuestions(t *testing.T) {
	c, e := study()
	questions, err := Questions(c, e)
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
		"another stage":    {func(*campaign.Campaign, *audit.Enquiry) {}, audit.Thanks, "thanks"},
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
