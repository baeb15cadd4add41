package mask_test

import (
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/mask"
	"replyaudit/internal/reading"
)

// mailbag is a campaign with personas of several languages, a firm's clerk, and a
// bounce from a mail server.
func mailbag() *analysis.Model {
	message := func(from string, class audit.Class) analysis.Message {
		return analysis.Message{FromName: from, Decision: reading.Decision{Verdict: classify.Verdict{Class: class}}}
	}
	return &analysis.Model{
		Campaign: &campaign.Campaign{
			Personas: []campaign.Persona{
				{First: "Андрей", Last: "Ковалевич", Language: "ru"},
				{First: "Елизавета", Last: "Соловей", Language: "ru"},
				{First: "Elīna", Last: "Bērziņa", Language: "lv"},
				{First: "Jonas", Last: "Žukauskas", Language: "lt"},
				{First: "Lena", Last: "Brandt", Language: "de"},
			},
			Companies: []campaign.Company{{Key: "oak", Name: "Oak Framing", Address: "info@oak.example"}},
		},
		Enquiries: []analysis.Enquiry{{Target: campaign.Company{Name: "Oak Framing"}, Record: analysis.Record{Messages: []analysis.Message{
			message("Mail Delivery System", audit.Bounce), message("Toby Harker", audit.Human),
		}}}},
	}
}

// A persona is hidden in whatever script, case, spelling and pet form a reply calls it.
func TestPersonasAreHiddenHoweverTheyAreCalled(t *testing.T) {
	k := mask.Blind(mailbag())
	for text, want := range map[string]string{
		"Hi Andrey,":          "Hi [customer],",
		"Dear Mr Kovalevich,": "Dear Mr [customer],",
		"Здравствуйте, Андрею Ковалевичу":    "Здравствуйте, [customer]",
		"Лиза, добрый день! Elizaveta, Liza": "[customer], добрый день! [customer], [customer]",
		"Dear Elina Berzina":            "Dear [customer]",
		"Sveiki, Jonai, Jono, Jonuk":    "Sveiki, [customer], [customer], [customer]",
		"Liebe Lena, das Objektiv Lens": "Liebe [customer], das Objektiv Lens",
		"we take orders and lend tools": "we take orders and lend tools",
	} {
		if got := k.Plain(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// A mail server's name is nobody's.
// Inboxes of one organisation are told apart by their keys.
func TestCompaniesOfOneNameHaveTheirKeys(t *testing.T) {
	m := mailbag()
	m.Campaign.Report.PublishNames, m.Campaign.Report.Reason = true, "agreed"
	m.Campaign.Companies = []campaign.Company{{Key: "sales", Name: "Harbour Lane"}, {Key: "service", Name: "Harbour Lane"}, {Key: "oak", Name: "Oak"}}
	k := mask.New(m)
	for i, want := range []string{"Harbour Lane (sales)", "Harbour Lane (service)", "Oak"} {
		if got := k.Company(m.Campaign.Companies[i]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestMailServersAreNobody(t *testing.T) {
	k := mask.New(mailbag())
	if got := k.Plain("Delivery costs 8 GBP, says Toby. Mail us."); got != "Delivery costs 8 GBP, says [staff 1]. Mail us." {
		t.Errorf("shown as %q", got)
	}
}
