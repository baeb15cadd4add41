package campaigns_test

import (
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/campaigns"
	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/plan"
)

// load reads a campaign that comes with the program.
func load(t *testing.T, name string) *campaign.Campaign {
	t.Helper()
	c, err := campaign.Load(filepath.Join(name, "campaign.yaml"))
	if err != nil {
		t.Fatalf("campaign %s: %v", name, err)
	}
	return c
}

// planned plans a campaign that is launched a week before its sending begins.
func planned(t *testing.T, c *campaign.Campaign) *plan.Plan {
	t.Helper()
	p, err := plan.Make(c, c.Sending.From.AddDate(0, 0, -7), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// openings are the letters that begin an enquiry, with it.
func openings(p *plan.Plan) map[audit.Letter]audit.Enquiry {
	enquiries := map[string]audit.Enquiry{}
	for _, e := range p.Enquiries {
		enquiries[e.ID] = e
	}
	found := map[audit.Letter]audit.Enquiry{}
	for _, l := range p.Letters {
		if l.Stage == audit.Opening {
			found[l] = enquiries[l.Enquiry]
		}
	}
	return found
}

// What the README of each campaign promises, in numbers.
func TestEveryCampaignIsWhatItSays(t *testing.T) {
	want := map[string]struct {
		basis                         string
		companies, noAddress, letters int
		languages                     string
		stages                        string // of the first script
	}{
		"lithuanian-companies": {"research", 32, 3, 29, "en lt ru", "reminder clarification debriefing"},
		"self-audit":           {"own_organisation", 3, 0, 36, "en", "reminder thanks"},
		"correspondence-study": {"research", 75, 3, 72, "et lt lv", "clarification debriefing"},
		"consulting":           {"competitor", 41, 3, 38, "de pl", "clarification follow_up thanks"},
	}
	for name, w := range want {
		t.Run(name, func(t *testing.T) {
			c := load(t, name)
			p := planned(t, c)
			languages := map[string]bool{}
			for _, company := range c.Companies {
				languages[company.Language] = true
			}
			check(t, "key", c.Key, name)
			check(t, "basis", c.Authorisation.Basis, w.basis)
			check(t, "companies", len(c.Companies), w.companies)
			check(t, "companies without an address", len(p.NoAddress), w.noAddress)
			check(t, "opening letters", len(openings(p)), w.letters)
			check(t, "languages", strings.Join(slices.Sorted(maps.Keys(languages)), " "), w.languages)
			check(t, "later stages", strings.Join(laterStages(c.Scripts[0]), " "), w.stages)
			check(t, "first day of sending", c.Sending.From.Weekday(), time.Monday) // "init" moves it to the next one
		})
	}
}

func check[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func laterStages(s campaign.Script) []string {
	var names []string
	for _, stage := range []audit.Stage{audit.Reminder, audit.Clarification, audit.FollowUp, audit.Thanks, audit.Debriefing} {
		if _, ok := s.TextOf(stage, slices.Sorted(maps.Keys(s.Opening))[0], ""); ok {
			names = append(names, string(stage))
		}
	}
	return names
}

// Nobody can own a name that ends in .example, so a campaign that is launched as
// it stands reaches no company and no mail server.
func TestNoCampaignReachesAnybody(t *testing.T) {
	for _, name := range folders(t) {
		c := load(t, name)
		for _, m := range c.Mailboxes {
			for _, host := range []string{m.SMTP.Host, m.IMAP.Host, campaign.DomainOf(m.Address)} {
				if !strings.HasSuffix(host, ".example") && host != "127.0.0.1" {
					t.Errorf("%s: mailbox %s has the real name %s", name, m.Key, host)
				}
			}
		}
		for _, company := range c.Companies {
			if company.Address != "" && !strings.HasSuffix(company.Domain, ".example") {
				t.Errorf("%s: company %s has the real domain %s", name, company.Key, company.Domain)
			}
		}
		if basis := c.Authorisation.Basis; (basis == "simulation") != (name == "demo") {
			t.Errorf("%s has the basis %s", name, basis)
		}
	}
}

// The lists show the dialects that spreadsheets write; an editor that tidies one
// of them away takes an example from the reader.
func TestListsShowTheDialects(t *testing.T) {
	for name, head := range map[string]string{
		"lithuanian-companies": "\ufeffkey;name;address;",
		"correspondence-study": "key\tname\taddress\t",
		"consulting":           "key,name,address,",
		"self-audit":           "key,name,address,",
	} {
		list, err := fs.ReadFile(campaigns.Files, name+"/companies.csv")
		if err != nil || !strings.HasPrefix(string(list), head) {
			t.Errorf("the list of %s begins %.30q, want %q (%v)", name, list, head, err)
		}
	}
}

// folders lists the campaigns.
func folders(t *testing.T) []string {
	t.Helper()
	entries, err := fs.ReadDir(campaigns.Files, ".")
	if err != nil || len(entries) < 5 {
		t.Fatalf("%d campaigns are embedded, %v", len(entries), err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
		for _, file := range []string{"campaign.yaml", "companies.csv", "README.md"} {
			if _, err := fs.Stat(campaigns.Files, entry.Name()+"/"+file); err != nil {
				t.Errorf("campaign %s: %v", entry.Name(), err)
			}
		}
	}
	return names
}

// Companies compare their mail: two variants of a letter must have no sentence in common.
func TestVariantsShareNoSentence(t *testing.T) {
	for _, name := range folders(t) {
		for _, s := range load(t, name).Scripts {
			for language, texts := range s.Opening {
				first := map[string]string{}
				for _, text := range texts {
					for _, sentence := range sentences(text.Subject + "\n" + text.Body) {
						if other, seen := first[sentence]; seen && other != text.Variant {
							t.Errorf("%s, script %s in %s: variants %s and %s both say %q", name, s.Key, language, other, text.Variant, sentence)
						}
						first[sentence] = text.Variant
					}
				}
			}
		}
	}
}

// sentences cuts a letter; greetings, closings and lines of the template alone are left out.
func sentences(text string) []string {
	var all []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".?!\n", r) }) {
		if s = strings.TrimSpace(s); len(strings.Fields(s)) >= 5 && !strings.HasPrefix(s, "{{") {
			all = append(all, s)
		}
	}
	return all
}

// The four cells of the experiment are filled alike in each block, and the name
// that signs has the level that the cell says.
func TestCorrespondenceStudyIsBalanced(t *testing.T) {
	c := load(t, "correspondence-study")
	cells, genders := map[string]int{}, map[string]int{}
	for l, e := range openings(planned(t, c)) {
		persona, _ := c.PersonaByKey(e.Persona)
		company, _ := c.CompanyByKey(e.Company)
		check(t, "origin of "+e.Persona, persona.Factors["origin"], e.Factors["origin"])
		check(t, "country of "+e.Persona, persona.Country, company.Country)
		check(t, "a long letter is long", len(l.Body) > 350, e.Factors["length"] == "long")
		cells[fmt.Sprintf("%s %s %s %s", company.Country, company.Fields["sector"], e.Factors["origin"], e.Factors["length"])]++
		genders[company.Country+" "+e.Factors["origin"]+" "+e.Persona]++
	}
	check(t, "cells", len(cells), 3*3*2*2)
	for _, cell := range slices.Sorted(maps.Keys(cells)) {
		check(t, "letters in cell "+cell, cells[cell], 2)
	}
	check(t, "personas", len(genders), 12)
	for _, persona := range slices.Sorted(maps.Keys(genders)) {
		check(t, "letters of "+persona, genders[persona], 6)
	}
}

// Everything that the consultant counts is over before the report is due: Friday
// of the third week at noon.
func TestConsultingEndsBeforeTheReportIsDue(t *testing.T) {
	c := load(t, "consulting")
	p := planned(t, c)
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	due := time.Date(2027, 2, 19, 12, 0, 0, 0, berlin)
	check(t, "day of the report", due.Weekday(), time.Friday)
	check(t, "last day of sending", c.Sending.Until.Weekday(), time.Wednesday)
	followUp := c.Scripts[0].FollowUp
	clients := 0
	for l, e := range openings(p) {
		company, _ := c.CompanyByKey(e.Company)
		if company.Client {
			clients++
		}
		windowEnd := closes(t, c, company, l.LatestAt, c.Window)
		lastQuestion, err := plan.Slot(c, e, audit.FollowUp, closes(t, c, company, windowEnd, followUp.After))
		if err != nil {
			t.Fatal(err)
		}
		if end := closes(t, c, company, lastQuestion, followUp.Window); !end.Before(due.AddDate(0, 0, -1)) {
			t.Errorf("%s: the follow-up may end at %s, later than a day before the report", e.ID, end.In(berlin))
		}
	}
	check(t, "clients", clients, 1)
}

// closes is the end of a duration on a company's clock.
func closes(t *testing.T, c *campaign.Campaign, company campaign.Company, from time.Time, d calendar.Duration) time.Time {
	t.Helper()
	cal, err := c.Calendar(company)
	if err != nil {
		t.Fatal(err)
	}
	return cal.Add(from, d)
}

// Week after week each inbox gets one letter, at a day and hour that differ.
func TestSelfAuditAsksEveryInboxInEveryWave(t *testing.T) {
	c := load(t, "self-audit")
	asked, days, hours, scripts := map[string]int{}, map[time.Weekday]int{}, map[int]int{}, map[string]int{}
	for l, e := range openings(planned(t, c)) {
		company, _ := c.CompanyByKey(e.Company)
		zone, err := time.LoadLocation(company.Zone)
		if err != nil {
			t.Fatal(err)
		}
		at := l.DueAt.In(zone)
		monday := c.Sending.From.AddDate(0, 0, 7*(waveNumber(t, e.Wave)-1))
		if at.Before(monday.Add(9*time.Hour)) || at.After(monday.AddDate(0, 0, 5)) {
			t.Errorf("%s of wave %s, which begins on %s, is due on %s", e.ID, e.Wave, monday.Format(time.DateOnly), at)
		}
		asked[e.Wave+" "+e.Company]++
		days[at.Weekday()]++
		hours[at.Hour()]++
		scripts[e.Company+" "+e.Script]++
	}
	check(t, "inboxes times waves", len(asked), 3*12)
	check(t, "days of the week", len(days), 5)
	if len(hours) < 6 {
		t.Errorf("letters go out in %d different hours of the day only", len(hours))
	}
	for _, script := range slices.Sorted(maps.Keys(scripts)) {
		check(t, "letters of "+script, scripts[script], 12/4)
	}
}

func waveNumber(t *testing.T, wave string) int {
	t.Helper()
	var n int
	if _, err := fmt.Sscanf(wave, "%d", &n); err != nil {
		t.Fatalf("wave %q: %v", wave, err)
	}
	return n
}
