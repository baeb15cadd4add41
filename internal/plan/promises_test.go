package plan

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

const launched = "2026-03-09T11:00:00.5Z"

// The promises of the package, for campaigns of many shapes.
func TestPlanKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCampaign(t)
		taken := anyTaken(t, c)
		p, err := Make(c, utc(launched), taken)
		if err != nil {
			t.Skip("does not fit: " + err.Error())
		}
		checkCounts(t, c, p)
		checkTimes(t, c, p)
		checkWaves(t, c, p)
		checkBounds(t, c, p, taken)
		checkArms(t, c, p)
		checkPersonas(t, c, p)
		checkEvenUse(t, c, p)
		checkSame(t, c, p, taken)
	})
}

// anyCampaign draws the shape of a campaign: everything that a plan depends on.
func anyCampaign(t *rapid.T) *campaign.Campaign {
	scripts := rapid.IntRange(1, 4).Draw(t, "scripts")
	c := study(rapid.IntRange(1, 60).Draw(t, "companies"), scripts, rapid.IntRange(2, 6).Draw(t, "personas"))
	c.Seed = rapid.Int64Range(0, 1<<40).Draw(t, "seed")
	c.Design.LettersPerCompany = rapid.IntRange(1, min(scripts, 3)).Draw(t, "letters")
	c.Sending.MinGap = time.Duration(rapid.IntRange(0, 300).Draw(t, "gap")) * time.Second
	c.Sending.PersonaGap = time.Duration(rapid.IntRange(0, 20).Draw(t, "persona gap")) * time.Minute
	c.Caps = campaign.Caps{
		Total: 1000, PerDomainDay: 1, PerMailboxDay: rapid.IntRange(6, 60).Draw(t, "per mailbox"),
		PerPersonaDay: rapid.SampledFrom([]int{0, 20, 40}).Draw(t, "per persona"), PerDay: rapid.SampledFrom([]int{0, 40, 80}).Draw(t, "per day"),
	}
	c.Mailboxes[0].PerDay = rapid.SampledFrom([]int{0, 10}).Draw(t, "of the first mailbox")
	zones := []string{"Europe/Vilnius", "Asia/Vladivostok", "America/Los_Angeles", "UTC"}
	for i := range c.Companies {
		company := &c.Companies[i]
		company.Zone = rapid.SampledFrom(zones).Draw(t, "zone")
		company.Country = rapid.SampledFrom([]string{"LT", "LV"}).Draw(t, "country")
		company.Fields = map[string]string{"trade": rapid.SampledFrom([]string{"retail", "hotel", "clinic"}).Draw(t, "trade")}
		if rapid.IntRange(0, 9).Draw(t, "address") == 0 {
			company.Address = ""
		}
	}
	c.Design.Blocks = rapid.SampledFrom([][]string{nil, {"country"}, {"country", "trade"}}).Draw(t, "blocks")
	anyFactors(t, c)
	if rapid.Bool().Draw(t, "waves") {
		c.Waves = &campaign.Waves{Cron: "0 8 * * mon", Zone: "Europe/Vilnius", Count: rapid.IntRange(1, 3).Draw(t, "count"), Spread: calendar.Duration{N: 5, Unit: calendar.Days}}
		c.Sending.Until = utc("2026-04-10T23:59:59Z")
	}
	return c
}

// anyFactors draws factors, pools, variants and later letters.
func anyFactors(t *rapid.T, c *campaign.Campaign) {
	for i := range c.Personas {
		c.Personas[i].Factors = map[string]string{"origin": []string{"local", "foreign"}[i%2]}
	}
	if rapid.Bool().Draw(t, "by persona") {
		c.Design.Factors = append(c.Design.Factors, campaign.Factor{Key: "origin", Levels: []string{"local", "foreign"}, By: campaign.ByPersona})
	}
	if rapid.Bool().Draw(t, "by text") {
		c.Design.Factors = append(c.Design.Factors, campaign.Factor{Key: "detail", Levels: []string{"short", "middle", "long"}, By: campaign.ByText})
	}
	if len(c.Personas) >= 4 && rapid.Bool().Draw(t, "pools") {
		c.Pools = []campaign.Pool{{Key: "north", Language: "lt", Countries: []string{"LV"}, Personas: []string{"p0", "p1"}}, {Key: "south", Language: "lt", Personas: []string{"p2", "p3"}}}
	}
	for i := range c.Scripts {
		if i%2 == 0 {
			text := c.Scripts[i].Opening["lt"][0]
			a, b := text, text
			a.Variant, b.Variant = "a", "b"
			c.Scripts[i].Opening["lt"] = []campaign.Text{a, b}
			c.Scripts[i].Thanks = &campaign.Step{Texts: map[string][]campaign.Text{"lt": {{Body: "Ačiū.\n{{.persona.first}}"}}}}
		}
	}
}

// anyTaken draws letters of other campaigns in the same weeks.
func anyTaken(t *rapid.T, c *campaign.Campaign) []Taken {
	first := utc("2026-03-09T00:00:00Z")
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Taken {
		who := rapid.SampledFrom(c.Personas).Draw(t, "persona")
		box, _ := c.MailboxByKey(who.Mailbox)
		return Taken{
			Mailbox: box.Address, Persona: who.Address, Domain: c.Companies[rapid.IntRange(0, len(c.Companies)-1).Draw(t, "company")].Domain,
			At: first.Add(time.Duration(rapid.IntRange(0, 20*24*3600).Draw(t, "at")) * time.Second),
		}
	}), 0, 30).Draw(t, "taken")
}

func checkCounts(t *rapid.T, c *campaign.Campaign, p *Plan) {
	each := c.Design.LettersPerCompany
	if c.Waves != nil {
		each *= c.Waves.Count
	}
	if len(p.Enquiries) != each*len(c.Companies) || len(p.Openings()) != each*(len(c.Companies)-len(p.NoAddress)) {
		t.Fatalf("%d enquiries and %d openings for %d companies, %d without address, %d each",
			len(p.Enquiries), len(p.Openings()), len(c.Companies), len(p.NoAddress), each)
	}
	sum := Cell{}
	for _, cell := range p.Cells {
		sum.Enquiries += cell.Enquiries
		sum.Letters += cell.Letters
	}
	if sum.Enquiries != len(p.Enquiries) || sum.Letters != len(p.Openings()) {
		t.Fatalf("the cells hold %d enquiries and %d letters", sum.Enquiries, sum.Letters)
	}
	scripts := map[string]bool{}
	for _, e := range p.Enquiries {
		if scripts[e.Wave+e.Company+e.Script] {
			t.Fatalf("%s gets script %s twice in a wave", e.Company, e.Script)
		}
		scripts[e.Wave+e.Company+e.Script] = true
	}
}

func checkTimes(t *rapid.T, c *campaign.Campaign, p *Plan) {
	onDay := map[string]bool{}
	for _, l := range p.Openings() {
		company, _ := c.CompanyByKey(strings.Split(l.ID, "/")[1])
		zone, err := time.LoadLocation(company.Zone)
		if err != nil {
			t.Fatal(err)
		}
		local := l.DueAt.In(zone)
		day := company.Key + local.Format(time.DateOnly)
		switch {
		case local.Hour() < 9 || local.Hour() >= 17, local.Weekday() == time.Saturday, local.Weekday() == time.Sunday:
			t.Fatalf("%s is due at %s, outside the hours of sending", l.ID, local)
		case company.Country == "LT" && local.Day() == 11 && local.Month() == time.March:
			t.Fatalf("%s is due on a holiday", l.ID)
		case l.DueAt.Before(utc("2026-03-09T11:00:01Z")) || !l.DueAt.Before(c.Sending.Until) || l.DueAt.Nanosecond() != 0:
			t.Fatalf("%s is due at %s", l.ID, l.DueAt)
		case onDay[day]:
			t.Fatalf("%s is the second letter on a day", l.ID)
		}
		onDay[day] = true
	}
}

func checkWaves(t *rapid.T, c *campaign.Campaign, p *Plan) {
	if c.Waves == nil {
		return
	}
	// Mondays at eight in Vilnius after the launch on Monday the 9th; the clocks go forward on the 29th.
	begins := map[string]string{"01": "2026-03-16T06:00:00Z", "02": "2026-03-23T06:00:00Z", "03": "2026-03-30T05:00:00Z"}
	last := map[string]string{}
	for _, e := range p.Enquiries {
		from := utc(begins[e.Wave])
		if e.PlannedAt.Before(from) || e.PlannedAt.After(from.AddDate(0, 0, 5)) {
			t.Fatalf("%s of wave %s is due at %s", e.ID, e.Wave, e.PlannedAt)
		}
		if e.Wave < last[e.Company] {
			t.Fatalf("%s of wave %s comes after one of wave %s", e.ID, e.Wave, last[e.Company])
		}
		last[e.Company] = e.Wave
	}
}

// checkBounds counts the letters of this campaign and of others together.
func checkBounds(t *rapid.T, c *campaign.Campaign, p *Plan, taken []Taken) {
	perDay, ours, times := map[string]int{}, map[string]bool{}, map[string][]time.Time{}
	note := func(l Taken, our bool) {
		for _, who := range []string{"all", l.Mailbox, l.Persona, l.Domain} {
			day := who + l.At.Format(" 2006-01-02")
			perDay[day]++
			ours[day] = ours[day] || our
			times[who] = append(times[who], l.At)
		}
	}
	for _, l := range taken {
		note(l, false)
	}
	caps := map[string]int{"all": c.Caps.PerDay}
	for _, l := range p.Openings() {
		box, _ := c.MailboxByKey(l.Mailbox)
		company, _ := c.CompanyByKey(strings.Split(l.ID, "/")[1])
		note(Taken{Mailbox: box.Address, Persona: l.From, Domain: company.Domain, At: l.DueAt}, true)
		caps[box.Address], caps[l.From], caps[company.Domain] = c.Caps.PerMailboxDay, c.Caps.PerPersonaDay, c.Caps.PerDomainDay
		if box.PerDay > 0 {
			caps[box.Address] = box.PerDay
		}
	}
	for whoDay, n := range perDay {
		who, _, _ := strings.Cut(whoDay, " ")
		if most := caps[who]; most > 0 && ours[whoDay] && n > most {
			t.Fatalf("%d letters for %s, and the cap is %d", n, whoDay, most)
		}
	}
	for _, l := range p.Openings() {
		box, _ := c.MailboxByKey(l.Mailbox)
		checkApart(t, l, times[box.Address], c.Sending.MinGap)
		checkApart(t, l, times[l.From], c.Sending.PersonaGap)
	}
}

// checkApart: a letter, whose own time is among the times, is near to no other.
func checkApart(t *rapid.T, l audit.Letter, times []time.Time, gap time.Duration) {
	near := 0
	for _, at := range times {
		if at.Sub(l.DueAt).Abs() < gap {
			near++
		}
	}
	if near > 1 {
		t.Fatalf("%s at %s is nearer than %s to another letter", l.ID, l.DueAt, gap)
	}
}

// checkArms: arms alike in each block of each wave, and overall for what is sent.
func checkArms(t *rapid.T, c *campaign.Campaign, p *Plan) {
	arms := map[string][]int{} // where → counts by arm
	for i, cell := range p.Cells {
		arms[fmt.Sprintf("block %s %q", cell.Wave, cell.Block)] = append(arms[fmt.Sprintf("block %s %q", cell.Wave, cell.Block)], cell.Enquiries)
		sent := fmt.Sprintf("letters of block %s %q", cell.Wave, cell.Block)
		arms[sent] = append(arms[sent], cell.Letters)
		all := "letters of wave " + cell.Wave
		n := len(c.Design.Arms())
		if arms[all] == nil {
			arms[all] = make([]int, n)
		}
		arms[all][i%n] += cell.Letters
	}
	for where, counts := range arms {
		if len(counts) != len(c.Design.Arms()) || slices.Max(counts)-slices.Min(counts) > 1 {
			t.Fatalf("%s by arm: %v", where, counts)
		}
	}
	used := map[string]bool{}
	for _, e := range p.Enquiries {
		if len(e.Factors) != len(c.Design.Factors) {
			t.Fatalf("%s has levels %v", e.ID, e.Factors)
		}
		arm := e.Wave + e.Company + fmt.Sprint(e.Factors)
		if used[arm] && len(c.Design.Arms()) >= c.Design.LettersPerCompany {
			t.Fatalf("two letters to %s are in the same arm %v", e.Company, e.Factors)
		}
		used[arm] = true
		company, _ := c.CompanyByKey(e.Company)
		want := map[int]string{0: "", 1: company.Country, 2: company.Country + "|" + company.Fields["trade"]}[len(c.Design.Blocks)]
		if e.Block != want {
			t.Fatalf("%s is in block %q, want %q", e.ID, e.Block, want)
		}
	}
}

// checkPersonas: each is of the pool and carries the levels; without pools and
// factors each is met again only when the company has met all others as often.
func checkPersonas(t *rapid.T, c *campaign.Campaign, p *Plan) {
	met := map[string]map[string]int{}
	for _, e := range p.Enquiries {
		if met[e.Company] == nil {
			met[e.Company] = map[string]int{}
		}
		met[e.Company][e.Persona]++
		persona, _ := c.PersonaByKey(e.Persona)
		company, _ := c.CompanyByKey(e.Company)
		if len(c.Pools) > 0 && slices.Contains(c.Pools[0].Personas, e.Persona) != (company.Country == "LV") {
			t.Fatalf("%s writes to %s in %s", e.Persona, e.Company, company.Country)
		}
		if level, ok := e.Factors["origin"]; ok && persona.Factors["origin"] != level {
			t.Fatalf("%s is to be %s and is written by %s", e.ID, level, e.Persona)
		}
	}
	if len(c.Design.Factors) > 0 || len(c.Pools) > 0 {
		return
	}
	for company, times := range met {
		for _, who := range c.Personas {
			for other, n := range times {
				if n > times[who.Key]+1 {
					t.Fatalf("%s hears %d times from %s and %d times from %s", company, n, other, times[who.Key], who.Key)
				}
			}
		}
	}
}

// checkEvenUse: without factors, pools and waves personas and scripts are used
// alike, and the variants of a script in each arm always are.
func checkEvenUse(t *rapid.T, c *campaign.Campaign, p *Plan) {
	uses := map[string]map[string]int{}
	use := func(what, which string, all ...string) {
		if uses[what] == nil {
			uses[what] = map[string]int{}
			for _, one := range all {
				uses[what][one] = 0
			}
		}
		uses[what][which]++
	}
	sent := map[string]bool{}
	for _, l := range p.Openings() {
		sent[l.Enquiry] = true
	}
	for _, e := range p.Enquiries {
		company, _ := c.CompanyByKey(e.Company)
		pool := ""
		if len(c.Pools) > 0 {
			pool = company.Country
		}
		if e.Variant != "" && e.Wave <= "01" { // later waves bring what the company has not had
			use("variants of "+e.Script+fmt.Sprint(e.Wave, e.Factors, pool), e.Variant, "a", "b")
		}
		if sent[e.ID] && len(c.Design.Factors) == 0 && len(c.Pools) == 0 && c.Waves == nil {
			use("personas", e.Persona, keys(c.Personas, func(p campaign.Persona) string { return p.Key })...)
			use("scripts", e.Script, keys(c.Scripts, func(s campaign.Script) string { return s.Key })...)
		}
	}
	for what, counts := range uses {
		least, most := 1<<30, 0
		for _, n := range counts {
			least, most = min(least, n), max(most, n)
		}
		if most > least+1 {
			t.Fatalf("%s are used unevenly: %v", what, counts)
		}
	}
}

func keys[T any](all []T, key func(T) string) []string {
	var names []string
	for _, one := range all {
		names = append(names, key(one))
	}
	return names
}

// checkSame: the same campaign gives the same bytes, and the order of the list of
// companies decides nothing.
func checkSame(t *rapid.T, c *campaign.Campaign, p *Plan, taken []Taken) {
	again, err := Make(c, utc(launched), taken)
	if err != nil {
		t.Fatal(err)
	}
	a, errA := json.Marshal(p)
	b, errB := json.Marshal(again)
	if errA != nil || errB != nil || string(a) != string(b) {
		t.Fatal("the same campaign has two plans")
	}
	reversed := *c
	reversed.Companies = slices.Clone(c.Companies)
	slices.Reverse(reversed.Companies)
	slices.Reverse(taken)
	if again, err = Make(&reversed, utc(launched), taken); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.Enquiries, p.Enquiries) || !reflect.DeepEqual(again.Letters, p.Letters) {
		t.Fatal("another order of the companies gives another plan")
	}
}

func TestLaterLetters(t *testing.T) {
	c := study(2, 1, 1)
	later := func(text string) map[string][]campaign.Text {
		return map[string][]campaign.Text{"lt": {{Body: text + "\n{{.persona.first}}"}}}
	}
	c.Scripts[0].Thanks = &campaign.Step{Texts: later("Ačiū!")}
	c.Scripts[0].Reminder = &campaign.Step{Texts: later("Primenu.")}
	c.Scripts[0].Clarification = &campaign.Clarification{Texts: later("{{.facts}}")}
	c.Companies[1].Address = ""
	p := plan(t, c, "2026-03-01T00:00:00Z")
	var got []string
	for _, l := range p.Letters {
		got = append(got, fmt.Sprintf("%s %s %s %v %v", l.ID, l.To, l.Subject, l.DueAt.IsZero(), l.LatestAt.IsZero()))
	}
	want := []string{
		"study/c000/01/opening info@firm0.example Klausimas 0 false false",
		"study/c000/01/reminder info@firm0.example Re: Klausimas 0 true true",
		"study/c000/01/thanks info@firm0.example Re: Klausimas 0 true true",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("letters:\n%s", strings.Join(got, "\n"))
	}
	if len(p.Openings()) != 1 || p.Loads[0].Letters != 1 {
		t.Errorf("%d openings, loads %v; later letters have no day", len(p.Openings()), p.Loads)
	}
	hash := p.DesignHash
	c.Scripts[0].Thanks.Texts = later("Dėkui!")
	if p = plan(t, c, "2026-03-01T00:00:00Z"); p.DesignHash == hash || p.Letters[2].Stage != audit.Thanks {
		t.Error("another text of a later letter has the same design hash")
	}
}
