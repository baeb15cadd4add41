package campaign

import (
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/grade"
)

func loadedExample(t *testing.T) *Campaign {
	t.Helper()
	c, err := Load("example/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func span(t *testing.T, text string) calendar.Duration {
	t.Helper()
	d, err := calendar.ParseDuration(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The example of the reference page holds every part of the language.
func TestExampleIsRead(t *testing.T) {
	c := loadedExample(t)
	script := c.Scripts[0]
	yesNo := func(text string) []grade.Question {
		return []grade.Question{{ID: "returns", Text: text, Expects: "yes_no"}}
	}
	one := func(body string) []Text { return []Text{{Body: body}} }
	for _, part := range []struct {
		name      string
		got, want any
	}{
		{"a cap of a mailbox", c.Mailboxes[0].PerDay, 15},
		{"factors of a persona", c.Personas[1].Factors, map[string]string{"origin": "foreign"}},
		{"facts of a persona", c.Personas[0].Facts, map[string]string{"street": "Pilies g. 1, Vilnius"}},
		{"pools", c.Pools, []Pool{
			{Key: "lithuania", Language: "lt", Countries: []string{"LT"}, Personas: []string{"vilte", "marie"}},
			{Key: "elsewhere", Language: "en", Personas: []string{"ann", "lucia"}},
		}},
		{"variants", []string{script.Opening["en"][0].Variant, script.Opening["en"][1].Variant, script.Opening["en"][1].Subject}, []string{"a", "b", "What does delivery cost?"}},
		{"questions", script.Questions["lt"], []grade.Question{{ID: "price", Text: "Kiek kainuoja pristatymas?", Expects: "money", Key: "{{.field.price}}", Cues: []string{"pristatymas", "kaina"}}}},
		{"the reminder", script.Reminder, &Step{After: span(t, "3wd"), Texts: map[string][]Text{
			"lt": one("Ar gavote mano laišką? {{.persona.first}}"),
			"en": {{Variant: "a", Body: "Did you get my letter? {{.persona.first}}"}, {Variant: "b", Subject: "Still waiting", Body: "Has my letter reached you? {{.persona.first}}"}},
		}}},
		{"the clarification", script.Clarification, &Clarification{
			After: span(t, "1h"),
			Texts: map[string][]Text{"lt": one("Laba diena,\n\n{{.facts}}\n\n{{.persona.first}}"), "en": one("Hello,\n\n{{.facts}}\n\n{{.persona.first}}")},
			Facts: []Fact{{
				Key:  "address",
				Cues: map[string][]string{"lt": {"adresas", "kodas"}, "en": {"address", "postcode"}},
				Text: map[string]string{"lt": "Mano adresas {{.persona.facts.street}}.", "en": "My address is {{.persona.facts.street}}."},
			}},
		}},
		{"the follow-up", script.FollowUp, &Step{
			After: span(t, "1wd"), When: "answered", Window: span(t, "5d"),
			Texts: map[string][]Text{
				"lt": {{Subject: "Dar vienas klausimas", Body: "Ačiū! Ar galima grąžinti?"}},
				"en": {{Variant: "a", Body: "Thank you! Can it be returned?"}, {Variant: "b", Subject: "One thing more", Body: "Thanks a lot! Is it possible to return it?"}},
			},
			Questions: map[string][]grade.Question{"lt": yesNo("Ar galima grąžinti?"), "en": yesNo("Can it be returned?")},
		}},
		{"thanks", script.Thanks, &Step{After: span(t, "1h"), Texts: map[string][]Text{"lt": one("Ačiū už pagalbą!"), "en": one("Thank you for your help!")}}},
		{"the debriefing", []calendar.Duration{script.Debriefing.After, script.Debriefing.Window}, []calendar.Duration{span(t, "2d"), span(t, "7d")}},
		{"the design", c.Design, Design{
			LettersPerCompany: 1, Blocks: []string{"country", "trade"},
			Factors: []Factor{{Key: "origin", Levels: []string{"local", "foreign"}, By: ByPersona}, {Key: "detail", Levels: []string{"short", "long"}, By: ByText}},
		}},
		{"waves", c.Waves, &Waves{Cron: "0 9 * * mon", Zone: "Europe/Vilnius", Count: 4, Spread: span(t, "5d")}},
		{"sending", []any{c.Sending.PersonaGap, c.Sending.Late}, []any{30 * time.Minute, "replan"}},
		{"the watch", c.Watch, span(t, "5d")},
		{"targets", []any{c.Target, c.Targets}, []any{span(t, "8wh"), Targets{Acknowledgement: span(t, "1h"), Reply: span(t, "4wh")}}},
		{"service levels", c.ServiceLevels, map[string]float64{"acknowledged": 0.5, "replied": 0.9, "answered": 0.85, "on_time_in_full": 0.8}},
		{"caps", c.Caps, Caps{PerDay: 60, PerMailboxDay: 12, PerPersonaDay: 4, PerDomainDay: 1, Total: 200}},
		{"the week", c.Hours.Week["mon"], []string{"09:00-12:00", "13:00-18:00"}},
		{"the week of a country", c.Hours.Countries["GB"]["sat"], []string{"10:00-13:00"}},
		{"short days", c.Hours.ShortDays[1], ShortDay{Date: "2026-03-16", Country: "GB", Region: "SCT", Hours: []string{"10:00-14:00"}}},
		{"holidays", (*c.Hours.Holidays)[1], Holiday{Date: "2026-03-17", Country: "GB", Region: "NIR", Name: "St Patrick's Day"}},
		{"breakdowns", c.Report.Breakdowns, []string{"trade", "city"}},
		{"a promise", c.Companies[0].Promise, span(t, "24h")},
		{"own hours", c.Companies[0].Hours["sat"], []string{"10:00-14:00"}},
		{"channels", []string{c.Companies[0].Channel, c.Companies[1].Channel, c.Companies[2].Channel}, []string{ChannelEmail, ChannelEmail, ChannelForm}},
	} {
		if !reflect.DeepEqual(part.got, part.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", part.name, part.got, part.want)
		}
	}
}

func TestShippedCampaignsAreValid(t *testing.T) {
	files, err := filepath.Glob("../../campaigns/*/campaign.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no shipped campaigns: %v", err)
	}
	for _, file := range files {
		if _, err := Load(file); err != nil {
			t.Error(err)
		}
	}
}
