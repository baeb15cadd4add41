package mask_test

import (
	"fmt"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// shops is a campaign whose companies may not be named; some have words of the
// language as names.
func shops() *analysis.Model {
	return &analysis.Model{Campaign: &campaign.Campaign{
		Authorisation: campaign.Authorisation{Basis: "client"},
		Report:        campaign.Report{ShowStaff: true},
		Scripts: []campaign.Script{{Opening: map[string][]campaign.Text{
			"lt": {{Body: "Ar parduodate kavą ir naujus langus?"}},
			"de": {{Body: "Was kosten Fenster?"}},
		}}},
		Companies: []campaign.Company{
			{Key: "avilys", Name: "UAB „Auksinis avilys“", Address: "info@auksinis-avilys.example", Domain: "auksinis-avilys.example"},
			{Key: "kava", Name: "UAB „Kava“", Address: "info@kava.example", Domain: "kava.example"},
			{Key: "langai", Name: "UAB „Nauji langai“", Address: "nauji@gmail.com"},
			{Key: "fenster", Name: "Fenster GmbH", Address: "post@glashaus.example", Domain: "glashaus.example"},
			{Key: "rhoen", Name: "Rhönholz", Address: "info@rhoenholz.example", Domain: "rhoenholz.example"},
			{Key: "vp", Name: "VP", Address: "a@shop.portal.example", Domain: "shop.portal.example"},
			{Key: "ab", Name: "A&B", Address: "b@other.portal.example", Domain: "other.portal.example"},
			{Key: "quoin", Name: "Quoin & Quill Bindery Ltd", Address: "hello@quoin.example", Domain: "quoin.example"},
		},
	}}
}

func TestCompaniesAreHiddenHoweverTheyAreCalled(t *testing.T) {
	k := mask.New(shops())
	for text, want := range map[string]string{
		// by the name, with other marks, without legal form, declined, in capitals
		"Rašo UAB „Auksinis avilys“.":          "Rašo {1}.",
		`Rašo UAB "Auksinis avilys".`:          `Rašo UAB "{1}".`,
		"Auksinio avilio medus":                "{1} medus",
		"AUKSINIS\nAVILYS":                     "{1}",
		"auksinis avilys":                      "{1}",
		"Su pagarba, Rhönholz":                 "Su pagarba, {5}",
		"Quoin & Quill Bindery, Quoin & Quill": "{8}, {8}",
		// by the domain and what is at it
		"Auksinis avilys\nwww.auksinis-avilys.example.":           "{1}\n{1}.",
		"(https://Auksinis-Avilys.example/kontaktai?a=1), toliau": "({1}), toliau",
		"jonas@auksinis-avilys.example, facebook.com/rhoenholz":   "jonas@{1}, facebook.com/{5}",
		"facebook.com/auksinisavilys":                             "facebook.com/{1}",
		"nauji@gmail.com, kitas@gmail.com":                        "{3}, kitas@gmail.com",
		"portal.example, mail.other.portal.example":               "[company], {7}",
		// words that are names of companies, too
		"Kava kainuoja 5 EUR, kavos turime.":              "Kava kainuoja 5 EUR, kavos turime.",
		"Čia „Kava“, UAB Kava, kava.example":              "Čia „{2}“, UAB {2}, {2}",
		"Turime naujų langų, nauji langai brangūs":        "Turime naujų langų, nauji langai brangūs",
		"Rašo Nauji langai ir „Nauji langai“":             "Rašo {3} ir „{3}“",
		"Die Fenster kosten 5 EUR, sagt die Fenster GmbH": "Die Fenster kosten 5 EUR, sagt die {4}",
		"vp, a) b ir Rhön, www.kitas.example":             "vp, a) b ir Rhön, www.kitas.example",
		"VP ir A&B":                                       "{6} ir {7}",
	} {
		for i := range 8 {
			want = strings.ReplaceAll(want, fmt.Sprintf("{%d}", i+1), fmt.Sprintf("[company K\u00a0%d]", i+1))
		}
		if got := k.Plain(text); got != want {
			t.Errorf("%q is shown as\n%q, want\n%q", text, got, want)
		}
		if got := k.Own(text); got != want {
			t.Errorf("%q of our own words is shown as\n%q, want\n%q", text, got, want)
		}
		for _, s := range k.Spans(text) {
			if s.Start >= s.End || s.End > len(text) {
				t.Errorf("%q is masked from %d to %d", text, s.Start, s.End)
			}
		}
	}
	m := shops()
	m.Campaign.Report = campaign.Report{PublishNames: true, Reason: "they agreed", ShowStaff: true}
	if text := "Auksinis avilys, www.auksinis-avilys.example"; mask.New(m).Plain(text) != text || mask.New(m).Own(text) != text {
		t.Error("names that may be published are masked")
	}
}

// A copy shows its reader's own name, also where another's is part of it.
func TestOwnCopyHidesTheOthersHoweverTheyAreCalled(t *testing.T) {
	m := shops()
	m.Campaign.Companies = append(m.Campaign.Companies, campaign.Company{Key: "sunus", Name: "Auksinis avilys ir sūnūs", Address: "info@avilys.example", Domain: "avilys.example"})
	k := mask.New(mask.OwnCopy(m, "sunus"))
	text := "Auksinis avilys ir sūnūs (www.avilys.example) yra ne Auksinis avilys (www.auksinis-avilys.example)"
	if got, want := k.Plain(text), "Auksinis avilys ir sūnūs (www.avilys.example) yra ne [company] ([company])"; got != want {
		t.Errorf("shown as\n%q, want\n%q", got, want)
	}
}
