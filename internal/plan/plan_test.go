package plan

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
)

func utc(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

// study is a campaign with n Lithuanian companies, s scripts and p personas in
// two mailboxes, sent in the week of 9 March 2026, in which the 11th is a holiday.
func study(n, s, p int) *campaign.Campaign {
	c := &campaign.Campaign{
		Key: "study", Seed: 7,
		Mailboxes: []campaign.Mailbox{{Key: "box0", Address: "a@pastas.example"}, {Key: "box1", Address: "b@pastas.example"}},
		Design:    campaign.Design{LettersPerCompany: 1},
		Sending: campaign.Sending{
			From: utc("2026-03-09T00:00:00Z"), Until: utc("2026-03-13T23:59:59Z"),
			Days: []time.Weekday{1, 2, 3, 4, 5}, Hours: [2]string{"09:00", "17:00"}, SkipHoliday: true,
			MinGap: 3 * time.Minute, MaxLateness: 4 * time.Hour,
		},
		Window: calendar.Duration{N: 10, Unit: calendar.Days},
		Target: calendar.Duration{N: 8, Unit: calendar.WorkingHours},
		Caps:   campaign.Caps{PerMailboxDay: 20, PerDomainDay: 1, Total: 200},
		Hours:  campaign.Hours{Week: map[string][]string{"mon": {"09:00-17:00"}, "tue": {"09:00-17:00"}, "fri": {"09:00-16:00"}}},
	}
	for i := range n {
		c.Companies = append(c.Companies, campaign.Company{
			Key: fmt.Sprintf("c%03d", i), Name: fmt.Sprintf("Firm %d", i), Address: fmt.Sprintf("info@firm%d.example", i),
			Domain: fmt.Sprintf("firm%d.example", i), Organisation: fmt.Sprintf("firm%d.example", i),
			Country: "LT", Language: "lt", Zone: "Europe/Vilnius",
		})
	}
	for i := range s {
		c.Scripts = append(c.Scripts, campaign.Script{
			Key:       fmt.Sprintf("s%d", i),
			Opening:   map[string][]campaign.Text{"lt": {{Subject: fmt.Sprintf("Klausimas %d", i), Body: "Laba diena, {{.company.name}}!\n{{.persona.first}}\n"}}},
			Questions: map[string][]grade.Question{"lt": {{ID: "q", Text: "?", Expects: "free"}}},
		})
	}
	for i := range p {
		box := c.Mailboxes[i%2]
		c.Personas = append(c.Personas, campaign.Persona{
			Key: fmt.Sprintf("p%d", i), First: fmt.Sprintf("Ona%d", i), Last: "Onaitė",
			Language: "lt", Mailbox: box.Key, Address: fmt.Sprintf("ona%d@pastas.example", i),
		})
	}
	return c
}

func plan(t interface{ Fatal(...any) }, c *campaign.Campaign, launch string) *Plan {
	p, err := Make(c, utc(launch), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestMakeWritesEnquiriesAndLetters(t *testing.T) {
	c := study(2, 1, 1)
	c.Companies[1].Address = ""
	p := plan(t, c, "2026-03-01T00:00:00Z")
	if len(p.Enquiries) != 2 || len(p.Letters) != 1 || !reflect.DeepEqual(p.NoAddress, []string{"c001"}) {
		t.Fatalf("%d enquiries, %d letters, no address %v; want 2, 1, c001", len(p.Enquiries), len(p.Letters), p.NoAddress)
	}
	due := p.Letters[0].DueAt
	wantEnquiry := audit.Enquiry{
		ID: "study/c000/01", Campaign: "study", Organisation: "firm0.example", Company: "c000", Persona: "p0",
		Mailbox: "box0", Script: "s0", Language: "lt", PlannedAt: due,
	}
	if !reflect.DeepEqual(p.Enquiries[0], wantEnquiry) {
		t.Errorf("enquiry:\n got %+v\nwant %+v", p.Enquiries[0], wantEnquiry)
	}
	wantLetter := audit.Letter{
		ID: "study/c000/01/opening", Enquiry: "study/c000/01", Stage: audit.Opening, Mailbox: "box0",
		FromName: "Ona0 Onaitė", From: "ona0@pastas.example", To: "info@firm0.example", Subject: "Klausimas 0",
		Body: "Laba diena, Firm 0!\nOna0\n", DueAt: due, LatestAt: due.Add(4 * time.Hour),
	}
	if p.Letters[0] != wantLetter {
		t.Errorf("letter:\n got %+v\nwant %+v", p.Letters[0], wantLetter)
	}
	if !p.LastDue.Equal(due) || !p.LastWindowEnd.Equal(due.AddDate(0, 0, 10)) {
		t.Errorf("last due %s, last window's end %s", p.LastDue, p.LastWindowEnd)
	}
	if want := []Load{{"box0", due.Format(time.DateOnly), 1}}; !reflect.DeepEqual(p.Loads, want) {
		t.Errorf("loads %v, want %v", p.Loads, want)
	}
}

// Where the mailbox takes subaddresses, all letters of an enquiry come from one
// address that no other enquiry has, and the persona stays the same to the caps.
func TestSubaddresses(t *testing.T) {
	c := study(6, 1, 2)
	for i := range c.Mailboxes {
		c.Mailboxes[i].Subaddresses = true
	}
	own := map[string]string{}
	for _, l := range plan(t, c, "2026-03-01T00:00:00Z").Letters {
		if was, known := own[l.Enquiry]; known && was != l.From {
			t.Errorf("%s is written from %s and %s", l.Enquiry, was, l.From)
		}
		own[l.Enquiry] = l.From
		if base := mail.WithoutDetail(l.From); base == l.From || !strings.HasPrefix(base, "ona") {
			t.Errorf("%s is written from %s", l.ID, l.From)
		}
	}
	seen := map[string]string{}
	for enquiry, from := range own {
		if other, twice := seen[from]; twice {
			t.Errorf("%s and %s share %s", enquiry, other, from)
		}
		seen[from] = enquiry
	}
	if len(own) != 6 {
		t.Fatalf("%d enquiries", len(own))
	}
}

func TestLatestAtEndsWithSending(t *testing.T) {
	c := study(1, 1, 1)
	c.Sending.MaxLateness = 240 * time.Hour
	if p := plan(t, c, "2026-03-01T00:00:00Z"); !p.Letters[0].LatestAt.Equal(c.Sending.Until) {
		t.Errorf("a letter may go out until %s, want %s", p.Letters[0].LatestAt, c.Sending.Until)
	}
}

// A letter that is due at the very end of sending could never leave in time.
func TestLastDueLeavesTimeToSend(t *testing.T) {
	start := utc("2026-03-09T08:00:00Z")
	for length, want := range map[time.Duration]time.Duration{
		20 * time.Second: 18 * time.Second,
		5 * time.Minute:  270 * time.Second,
		time.Hour:        59 * time.Minute,
		72 * time.Hour:   72*time.Hour - time.Minute,
	} {
		if got := lastDue(start, start.Add(length)).Sub(start); got != want {
			t.Errorf("sending for %s: last due after %s, want %s", length, got, want)
		}
	}
}

func TestWorkingWindowEnds(t *testing.T) {
	c := study(1, 1, 1)
	c.Sending.Days = []time.Weekday{time.Tuesday}
	c.Window = calendar.Duration{N: 2, Unit: calendar.WorkingDays}
	p := plan(t, c, "2026-03-01T00:00:00Z")
	// Tuesday is day 0; the company then works on Friday until 16:00 and on Monday until 17:00, UTC+2.
	if want := utc("2026-03-16T15:00:00Z"); !p.LastWindowEnd.Equal(want) {
		t.Errorf("the last window ends at %s, want %s", p.LastWindowEnd, want)
	}
}

func TestLettersSpreadOverDaysAndHours(t *testing.T) {
	c := study(80, 1, 2)
	c.Caps.PerMailboxDay = 40
	p := plan(t, c, "2026-03-01T00:00:00Z")
	for _, load := range p.Loads { // 40 letters of each mailbox on 4 working days
		if load.Letters != 10 {
			t.Errorf("loads %v, want 10 each", p.Loads)
			break
		}
	}
	hours := map[int]int{}
	for _, l := range p.Letters {
		hours[l.DueAt.Hour()+2]++
	}
	for hour := 9; hour < 17; hour++ { // 10 expected; P(fewer than 2) < 0.001 by the binomial
		if hours[hour] < 2 {
			t.Errorf("letters by hour %v, want some in each", hours)
		}
	}
}

func TestSamePlanForTheSameSeed(t *testing.T) {
	a, b := plan(t, study(30, 3, 4), "2026-03-01T00:00:00Z"), plan(t, study(30, 3, 4), "2026-03-02T00:00:00Z")
	if !reflect.DeepEqual(a, b) {
		t.Error("two launches before the first day of sending give two plans")
	}
	other := study(30, 3, 4)
	other.Seed++
	if c := plan(t, other, "2026-03-01T00:00:00Z"); reflect.DeepEqual(a.Letters, c.Letters) || a.DesignHash == c.DesignHash {
		t.Error("another seed gives the same plan")
	}
}

// A plan that was registered must come out of every later version of the program.
func TestPlanIsPinned(t *testing.T) {
	p := plan(t, study(3, 2, 2), "2026-03-01T00:00:00Z")
	var got []string
	for _, l := range p.Letters {
		got = append(got, l.DueAt.Format("02 15:04:05 ")+l.ID+" "+l.Subject+" "+l.From)
	}
	want := []string{
		"09 09:47:43 study/c002/01/opening Klausimas 1 ona1@pastas.example",
		"10 14:07:06 study/c001/01/opening Klausimas 1 ona0@pastas.example",
		"12 14:38:09 study/c000/01/opening Klausimas 0 ona1@pastas.example",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("plan:\n%s", strings.Join(got, "\n"))
	}
}

func TestHash(t *testing.T) {
	p := plan(t, study(3, 2, 2), "2026-03-01T00:00:00Z")
	c := study(3, 2, 2)
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var frozen campaign.Campaign
	if err := json.Unmarshal(data, &frozen); err != nil {
		t.Fatal(err)
	}
	letters := []audit.Letter{p.Letters[2], p.Letters[0], p.Letters[1]}
	hash, err := Hash(&frozen, p.Enquiries, letters)
	if err != nil || hash != p.DesignHash {
		t.Errorf("the frozen campaign with its letters in another order has hash %s, %v; want %s", hash, err, p.DesignHash)
	}
	letters[0].DueAt = letters[0].DueAt.Add(time.Hour)
	replanned := append(letters, audit.Letter{ID: "study/c000/01/clarification", Stage: audit.Clarification})
	if hash, err = Hash(&frozen, p.Enquiries, replanned); err != nil || hash != p.DesignHash {
		t.Errorf("a letter planned anew and a clarification give hash %s, %v; want %s", hash, err, p.DesignHash)
	}
	letters[0].Body += "."
	if hash, err = Hash(&frozen, p.Enquiries, letters); err != nil || hash == p.DesignHash {
		t.Errorf("another letter has the same hash (%v)", err)
	}
}

// Twenty seconds of sending at any hour of any day, from the launch on.
func TestShortestCampaign(t *testing.T) {
	c := study(12, 1, 2)
	c.Sending = campaign.Sending{
		Until: utc("2026-03-14T23:59:59Z"), Days: []time.Weekday{0, 1, 2, 3, 4, 5, 6},
		Hours: [2]string{"00:00", "24:00"}, MaxLateness: time.Minute,
	}
	c.Window = calendar.Duration{N: 90, Unit: calendar.Seconds}
	p := plan(t, c, "2026-03-14T23:59:38.2Z") // a Saturday
	if len(p.Letters) != 12 {
		t.Fatalf("%d letters, want 12", len(p.Letters))
	}
	if first := p.Letters[0].DueAt; first.Before(utc("2026-03-14T23:59:39Z")) || p.LastDue.After(c.Sending.Until) {
		t.Errorf("letters from %s to %s", first, p.LastDue)
	}
}

// Two letters that fit only at the two ends of the time of sending.
func TestGapToTheSecond(t *testing.T) {
	for seed := range int64(30) {
		c := study(2, 1, 1)
		c.Seed = seed
		c.Sending.From, c.Sending.Until = utc("2026-03-09T08:00:00Z"), utc("2026-03-09T08:03:20Z")
		p := plan(t, c, "2026-03-01T00:00:00Z")
		if a, b := p.Letters[0].DueAt, p.Letters[1].DueAt; b.Sub(a) != 3*time.Minute {
			t.Fatalf("seed %d: letters at %s and %s with a gap of 3 minutes", seed, a, b)
		}
	}
}

func TestSendingBeginsWithTheLaunch(t *testing.T) {
	for launch, want := range map[string]string{
		"2026-03-10T08:00:00.2Z": "2026-03-10T08:00:01Z",
		"2026-03-10T08:00:00Z":   "2026-03-10T08:00:00Z",
		"2026-03-01T08:00:00Z":   "2026-03-09T00:00:00Z", // sending.from
	} {
		c := study(1, 1, 1)
		c.Companies[0].Address = ""
		if got := plan(t, c, launch).Enquiries[0].PlannedAt; !got.Equal(utc(want)) {
			t.Errorf("launched at %s, sending begins at %s, want %s", launch, got, want)
		}
	}
}

// A mailbox that is as full as its gap allows is packed without a draw.
func TestFullMailbox(t *testing.T) {
	c := study(160, 1, 1)
	c.Sending.Until, c.Caps.PerMailboxDay = utc("2026-03-09T23:00:00Z"), 160
	p := plan(t, c, "2026-03-01T00:00:00Z")
	if got := p.LastDue.Sub(p.Letters[0].DueAt); got != 159*3*time.Minute {
		t.Errorf("160 letters with a gap of 3 minutes take %s", got)
	}
}

func TestDemoCampaignFits(t *testing.T) {
	c, err := campaign.Load("../../campaigns/demo/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := Make(c, c.Sending.From, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Enquiries) != c.Design.LettersPerCompany*len(c.Companies) {
		t.Errorf("%d enquiries for %d companies", len(p.Enquiries), len(c.Companies))
	}
}
