package mask_test

import (
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// market is a campaign of a consultant whose client is the first of its companies.
func market(title, key string) *analysis.Model {
	return &analysis.Model{Campaign: &campaign.Campaign{
		Key: key, Title: title, Authorisation: campaign.Authorisation{Basis: "client", Statement: title, By: title},
		Companies: []campaign.Company{
			{Key: "baltika", Name: "UAB „Baltika“", Address: "info@baltika.example", Domain: "baltika.example", Client: true},
			{Key: "blg", Name: "Baltic Logistics Group SIA", Address: "info@blgroup.example", Domain: "blgroup.example"},
			{Key: "roma", Name: "ООО «Ромашка»", Address: "romashka@gmail.com"},
			{Key: "wood", Name: "Holz Lindenhof GmbH", Address: "post@holz-lindenhof.example", Domain: "holz-lindenhof.example"},
			{Key: "reader", Name: "Oak Framing", Address: "info@oak.example", Domain: "oak.example"},
		},
	}}
}

// The title of a report that hides companies says their codes.
func TestTitleSaysCodesForHiddenNames(t *testing.T) {
	for title, want := range map[string]string{
		"Baltika and its rivals":                          "K\u00a01 and its rivals",
		"Kaip atsako Baltikos konkurentai? (UAB Baltika)": "Kaip atsako K\u00a01 konkurentai? (UAB K\u00a01)",
		"Service at Baltic Logistics":                     "Service at K\u00a02",
		"Service at baltic logistics group":               "Service at K\u00a02",
		"Письма Ромашке":                                  "Письма K\u00a03",
		"Holz-Lindenhof and others":                       "K\u00a04 and others",
		"How Baltic firms answer, and the oak":            "How Baltic firms answer, and the oak",
	} {
		m := market(title, "spring")
		if c := mask.New(m).Campaign(m.Campaign); c.Title != want || c.Authorisation.Statement != want || c.Authorisation.By != want {
			t.Errorf("%q is shown as %q (grounds %q, by %q), want %q", title, c.Title, c.Authorisation.Statement, c.Authorisation.By, want)
		}
		m.Campaign.Report = campaign.Report{PublishNames: true, Reason: "they agreed"}
		if c := mask.New(m).Campaign(m.Campaign); c.Title != title {
			t.Errorf("%q is shown as %q where names may be published", title, c.Title)
		}
	}
	for key, want := range map[string]string{"baltika-2026": "audit", "spring": "spring", "baltic-2026": "baltic-2026"} {
		k := mask.New(market("Spring", key))
		if got := k.CampaignKey(key); got != want {
			t.Errorf("key %s is shown as %s, want %s", key, got, want)
		}
		if got, want := k.Enquiry(key+"/oak/01", "oak"), want+"/"; got[:len(want)] != want {
			t.Errorf("the enquiry of campaign %s is shown as %s", key, got)
		}
	}
}

// A company's own copy has no title that could name another in any form.
func TestOwnCopyLeavesOutWhatCouldNameAnother(t *testing.T) {
	for title, kept := range map[string]bool{
		"Baltika and its rivals":           false,
		"Kaip atsako Baltikos konkurentai": false,
		"Laiškai Baltikai":                 false,
		"Service at Baltic Logistics":      false,
		"Письма Ромашкой и Ко":             false,
		"For Romashka":                     false,
		"Lindenhofs Wettbewerber":          false,
		"BLGroup":                          false,
		"see blgroup.example":              false,
		"baltic logistics group sia":       false,
		"Do framers answer their mail?":    true,
		"Oak Framing and its rivals":       true,
		"Ar atsako rėmintojai?":            true,
	} {
		m := market(title, "spring")
		c := mask.OwnCopy(m, "reader").Campaign
		for what, text := range map[string]string{"title": c.Title, "grounds": c.Authorisation.Statement, "who answers": c.Authorisation.By} {
			if (text == title) != kept || !kept && text != "" {
				t.Errorf("%s of %q is shown as %q, kept: %v", what, title, text, kept)
			}
		}
		if m.Campaign.Title != title {
			t.Error("the model itself has lost its title")
		}
	}
	for title, want := range map[string]string{"Rehearsal, all invented: Baltika": "Rehearsal, all invented: ", "For Baltika: a study": ""} {
		if got := mask.OwnCopy(market(title, "spring"), "reader").Campaign.Title; got != want {
			t.Errorf("%q is shown as %q, want %q", title, got, want)
		}
	}
	for key, want := range map[string]string{"baltika-2026": "audit", "vs-lindenhof": "audit", "romashka_1": "audit", "spring": "spring", "oak-framing": "oak-framing"} {
		k := mask.New(mask.OwnCopy(market("Spring", key), "reader"))
		if got := k.CampaignKey(key); got != want {
			t.Errorf("key %s is shown as %s, want %s", key, got, want)
		}
		if got := k.Enquiry(key+"/reader/01", "reader"); got != want+"/reader/01" {
			t.Errorf("the enquiry of campaign %s is shown as %s", key, got)
		}
	}
}
