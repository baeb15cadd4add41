package campaign

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/calendar"
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// loadText loads a campaign and its list from strings.
func loadText(yaml, csv string) (*Campaign, error) {
	return load("spring.yaml", []byte(yaml), func(path string) ([]byte, error) {
		if path == "self-assessment.yaml" || path == "questionnaire.yaml" {
			return os.ReadFile("example/" + path)
		}
		if path != "companies.csv" {
			return nil, fs.ErrNotExist
		}
		return []byte(csv), nil
	})
}

func good(t *testing.T) *Campaign {
	t.Helper()
	c, err := Load("testdata/good.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLoadReadsEverything(t *testing.T) {
	c := good(t)
	if c.Key != "spring" || c.Language != "en" || c.Seed != 7 || c.Rubric != "default" || !c.Report.PublishNames {
		t.Errorf("head: %+v", c)
	}
	wantBox := Mailbox{
		Key: "vilnius", Address: "vilte@pastas.example", HELO: "pastas.example", Folders: []string{},
		SMTP: Server{Host: "127.0.0.1", Port: 2587, TLS: "none", Username: "vilte", Secret: Secret{Env: "SECRET"}},
		IMAP: Server{Host: "localhost", Port: 143, TLS: "none", Username: "vilte", Secret: Secret{File: "/run/secrets/vilte"}},
	}
	if !reflect.DeepEqual(c.Mailboxes[0], wantBox) {
		t.Errorf("mailbox:\n got %+v\nwant %+v", c.Mailboxes[0], wantBox)
	}
	if m := c.Mailboxes[1]; m.SMTP.Port != 465 || m.SMTP.TLS != "implicit" || m.IMAP.Port != 143 || m.Sent != "none" || m.HELO != "arvuti.post.example" {
		t.Errorf("mailbox: %+v", m)
	}
	wantPersona := Persona{
		Key: "vilte", First: "Viltė", Last: "Kazlauskaitė", Language: "lt", Country: "LT",
		Mailbox: "vilnius", Address: "vilte@pastas.example", Zone: "Europe/Vilnius",
	}
	if !reflect.DeepEqual(c.Personas[0], wantPersona) {
		t.Errorf("persona: %+v", c.Personas[0])
	}
	if c.Personas[2].Zone != "Europe/Tallinn" {
		t.Errorf("Mari lives in %s, want where the Estonian companies are", c.Personas[2].Zone)
	}
	wantSending := Sending{
		From:  time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
		Until: time.Date(2026, 3, 6, 23, 59, 59, 0, time.UTC),
		Days:  []time.Weekday{1, 2, 3, 4, 5}, Hours: [2]string{"09:00", "17:00"}, SkipHoliday: true,
		MinGap: 3 * time.Minute, MaxLateness: 4 * time.Hour, Late: "skip",
	}
	if !reflect.DeepEqual(c.Sending, wantSending) {
		t.Errorf("sending:\n got %+v\nwant %+v", c.Sending, wantSending)
	}
	if c.Window.String() != "10d" || c.Target.String() != "8wh" || c.Caps != (Caps{PerMailboxDay: 5, PerDomainDay: 2, Total: 50}) || c.Design.LettersPerCompany != 1 {
		t.Errorf("window %s, target %s, caps %+v, design %+v", c.Window, c.Target, c.Caps, c.Design)
	}
	question := c.Scripts[0].Questions["lt"][0]
	if question.ID != "price" || question.Expects != "money" || len(question.Cues) != 2 || question.Key != "{{.field.price}}" {
		t.Errorf("question: %+v", question)
	}
}

func TestCompanies(t *testing.T) {
	c := good(t)
	fields := func(city, floor, price string) map[string]string {
		return map[string]string{"city": city, "floor": floor, "price": price}
	}
	want := []Company{
		{
			Key: "acme", Name: "UAB Acme", Address: "info@shop.acme.example", Domain: "acme.example", Organisation: "acme.example", Channel: "email",
			Country: "LT", Language: "lt", Zone: "Europe/Vilnius", Client: true, Fields: fields("Vilnius", "3", "4,90 EUR"),
		},
		{
			Key: "beta", Name: "Beta, UAB", Address: "Beta@gmail.com.example", Domain: "com.example", Organisation: "com.example", Channel: "email",
			Country: "LT", Language: "lt", Zone: "Europe/Vilnius", Fields: fields("Kaunas", "", "free"),
		},
		{Key: "gamma", Name: "Gamma", Organisation: "gamma", Channel: "none", // publishes no address, and is kept
			Country: "LT", Language: "lt", Zone: "Europe/Vilnius", Fields: fields("Alytus", "", "5 EUR")},
		{
			Key: "delta", Name: "Delta OÜ", Address: "kiri@delta.example", Domain: "delta.example", Organisation: "delta-group", Channel: "email",
			Country: "EE", Language: "et", Zone: "Europe/Tallinn", Fields: fields("Tartu", "", ""),
		},
	}
	if !reflect.DeepEqual(c.Companies, want) {
		t.Errorf("companies:\n got %+v\nwant %+v", c.Companies, want)
	}
}

// Spreadsheets write a byte order mark, semicolons and CRLF.
func TestCompaniesFromASpreadsheet(t *testing.T) {
	csv := strings.ReplaceAll("\ufeff"+`key;name;address;city;floor;price
acme;"UAB ""Acme""";info@acme.example;Vilnius;3;4,90 EUR
;;;;;
`, "\n", "\r\n")
	c, err := loadText(read(t, "good.yaml"), csv)
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Companies) != 1 || c.Companies[0].Name != `UAB "Acme"` || c.Companies[0].Fields["price"] != "4,90 EUR" {
		t.Errorf("companies: %+v", c.Companies)
	}
}

func TestCompaniesInTheCampaign(t *testing.T) {
	yaml := strings.Replace(read(t, "good.yaml"), "companies: companies.csv",
		"companies:\n  - { key: acme, name: Acme, address: a@acme.example, city: Vilnius, floor: 3, price: 5 EUR }", 1)
	c, err := loadText(yaml, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Companies) != 1 || c.Companies[0].Fields["floor"] != "3" {
		t.Errorf("companies: %+v", c.Companies)
	}
}

func TestOrganisation(t *testing.T) {
	for _, test := range []struct{ domain, want string }{
		{"shop.maxima.lt", "maxima.lt"},
		{"a.co.uk", "a.co.uk"},
		{"b.a.co.uk", "a.co.uk"},
		{"gmail.com", "key"},
		{"yahoo.co.uk", "key"},
		{"mail.ru", "key"},
		{"inbox.lv", "key"},
		{"gmx.de", "key"},
		{"", "key"},
	} {
		if got := organisationOf(Company{Key: "key", Domain: test.domain}); got != test.want {
			t.Errorf("organisation behind %q is %q, want %q", test.domain, got, test.want)
		}
	}
}

// What launch freezes is the JSON; nothing may get lost on the way there and back.
func TestJSONRoundTrip(t *testing.T) {
	for _, holidays := range []*[]Holiday{nil, {}, {{Date: "2026-03-04"}}} {
		c := loadedExample(t)
		c.Hours.Holidays = holidays
		data, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var back Campaign
		if err := json.Unmarshal(data, &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(*c, back) {
			t.Errorf("holidays %v:\nwrote %+v\n read %+v", holidays, *c, back)
		}
	}
}

// Each change to the good campaign brings exactly the problems that are listed.
func TestProblems(t *testing.T) {
	for _, test := range []struct {
		name     string
		old, new string
		want     []string // "LINE:COLUMN: regular expression"
	}{
		{"nothing", "seed: 7", "seed: 8", nil},
		{"not YAML", "seed: 7", "seed: [7", []string{`4:1: this is not YAML: .*; close what`}},
		{"a byte order mark", "campaign: spring", "\ufeffcampaign: spring", nil},
		{"unknown key", "seed: 7", "sead: 7", []string{`1:1: seed is missing; write seed: 1`, `3:1: unknown key "sead".*did you mean "seed"`}},
		{"unknown key below", "zone: Europe/Vilnius }", "zone: Europe/Vilnius, langage: lt }", []string{`26:62: unknown key "langage" in defaults; did you mean "language"`}},
		{"duplicate key", "seed: 7", "seed: 7\nseed: 8", []string{`4:1: seed is given twice, first in line 3; keep one`}},
		{"duplicate persona", "  jonas:", "  vilte:", []string{`23:3: personas.vilte is given twice, first in line 22`}},
		{"bad campaign key", "campaign: spring", "campaign: Spring 1", []string{`1:11: campaign: "Spring 1" is not a key; write 1 to 40`}},
		{
			"no authorisation", "authorisation:\n  basis: simulation\n  statement: Everybody in it is invented.\n  by: Ona Onaitė\n  date: 2026-02-20\n", "",
			[]string{`1:1: authorisation is missing; write authorisation: \{ basis`},
		},
		{"half an authorisation", "  by: Ona Onaitė\n", "", []string{`5:3: authorisation.by is missing; write by:`}},
		{"wrong basis", "basis: simulation", "basis: simulatin", []string{`5:10: authorisation.basis is "simulatin"; did you mean "simulation"`}},
		{"wrong day", "date: 2026-02-20", "date: 2026-02-30", []string{`8:9: authorisation.date: "2026-02-30" is not a day; write one`}},
		{
			"a password", "password_env: SECRET }\n    imap: { host: localhost", "password: geheim }\n    imap: { host: localhost",
			[]string{`12:11: mailboxes.vilnius.smtp has a username and no password; write password_env`, `12:70: a password does not belong.*password_env: NAME`},
		},
		{"clear text", "host: smtp.post.example", "host: smtp.post.example, tls: none", []string{`16:43: .*in the clear.*implicit or starttls`}},
		{"no user", "host: smtp.post.example, username: mari, password_env: SECRET", "host: smtp.post.example", []string{`16:11: .*smtp has no username; write username`}},
		{"no user on this machine", "tls: none, username: vilte, password_env: SECRET", "tls: none", nil},
		{"host with port", "host: smtp.post.example", "host: smtp.post.example:25", []string{`16:19: .*"smtp.post.example:25" is not a host; write a name.*without a port`}},
		{"unknown mailbox", "mailbox: tallinn }", "mailbox: talinn }", []string{`24:72: there is no mailbox "talinn"; did you mean "tallinn"`}},
		{"same sender", ", address: jonas@pastas.example", "", []string{`23:10: personas vilte and jonas write from the same address`}},
		{
			"same mailbox", "address: mari@post.example", "address: Vilte@pastas.example",
			[]string{`15:14: mailboxes vilnius and tallinn have the same address`},
		},
		{"line break in a name", "first: Viltė", `first: "Viltė\r\nBcc: x@y.example"`, []string{`22:19: personas.vilte.first holds a line break; write it as one line`}},
		{"address in a name", "first: Viltė", `first: "a@b.lt"`, []string{`22:19: personas.vilte.first: "a@b.lt" holds "@"; write the name alone`}},
		{"line break in a subject", "subject: Küsimus", `subject: "Küsimus\nBcc: x@y.example"`, []string{`42:18: scripts.delivery.opening.et.subject holds a line break`}},
		{"encoded word in a subject", "subject: Küsimus", `subject: "=?utf-8?q?x?="`, []string{`42:18: .*subject: filled in, the subject holds "=\?"; write plain words \(for company delta\)`}},
		{"unknown language", "language: et,", "language: xx,", []string{`24:46: personas.mari.language: "xx" is not a language; write its two small letters`}},
		{"no persona", "language: et, country: EE", "language: lv, country: EE", []string{`companies.csv:5:39: company delta is written to in et, and no persona has that language; add a persona`}},
		{"wrong default zone", "zone: Europe/Vilnius }", "zone: Vilnius }", []string{`26:46: defaults.zone: "Vilnius" is not a time zone; write its IANA name`}},
		{"unknown variable", "{{.company.name}}", "{{.company.nme}}", []string{`31:18: .*unknown variable \{\{.company.nme\}\}; did you mean ".company.name"\? \(for 2 companies, acme first\)`}},
		{"unknown field, at its place", "{{.field.city}}", "{{.field.town}}", []string{`35:42: .*unknown variable \{\{.field.town\}\}; write one of`}},
		{"empty variable", "{{.field.city}}", "{{.field.floor}}", []string{`32:15: .*body: prints an empty \{\{.field.floor\}\}; fill in the column.*\(for company beta\)`}},
		{"broken template", "{{.field.city}}", "{{.field.city}", []string{`35:11: .*body: \{\{ is closed by one brace; write \}\}`}},
		{"other questions", "price: { text: \"Kui palju?\"", "cost: { text: \"Kui palju?\"", []string{`45:11: the questions of lt are price \(money\) and those of et are cost \(money\); give both`}},
		{"unknown kind of answer", "expects: money }", "expects: mony }", []string{`45:49: .*expects is "mony"; did you mean "money"`}},
		{"more letters than scripts", "sending:", "design: { letters_per_company: 2 }\nsending:", []string{`46:32: each company gets 2 letters with different scripts, and 1 script.* in et; add scripts, or lower`, `46:32: .* in lt; add`}},
		{"ends before it begins", "until: 2026-03-06", "until: 2026-02-06", []string{`48:10: sending ends at 2026-02-06T23:59:59Z, before it begins`}},
		{"not a time", "from: 2026-03-02", "from: tomorrow", []string{`47:9: sending.from is "tomorrow"; write a day`}},
		{"not a duration", "window: 10d", "window: 10 days", []string{`49:9: window: "10 days" is not a duration; write a number and a unit`}},
		{"cap of nothing", "per_mailbox_day: 5", "per_mailbox_day: 0", []string{`50:26: caps.per_mailbox_day is "0"; write a whole number from 1`}},
		{"hours out of order", `fri: "09:00-12:00 13:00-16:00"`, `fri: "13:00-16:00 09:00-12:00"`, []string{`52:36: hours.week.fri: hours 09:00-12:00 begin before 13:00-16:00 have ended`}},
		{"names without a reason", ", reason: Invented", "", []string{`54:26: report.publish_names needs a reason`}},
		{"anchors", "seed: 7", "seed: &a 7", []string{`3:7: seed is an anchor.*write`}},
		{"a real server in a simulation", "host: smtp.post.example", "host: smtp.gmail.com", []string{`16:19: smtp.gmail.com is a real server with authorisation.basis simulation; name the basis`}},
		{"no list", "companies: companies.csv", "companies: firms.csv", []string{`25:12: the list of companies cannot be read: file does not exist; write its path`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			yaml := strings.Replace(read(t, "good.yaml"), test.old, test.new, 1)
			_, err := loadText(yaml, read(t, "companies.csv"))
			expectProblems(t, err, test.want)
		})
	}
}

func TestProblemsOfTheList(t *testing.T) {
	const head = "key,name,address,country,zone,city,floor,price\n"
	for _, test := range []struct {
		name, csv string
		want      []string
	}{
		{"no column", "key,name,city,floor,price\nacme,Acme,Vilnius,1,1\n", []string{`companies.csv:1:1: there is no column "address"; the first line names`}},
		{"bad column", "key,name,address,City Name,city,floor,price\nacme,Acme,,x,x,1,1\n", []string{`companies.csv:1:18: column "city name"; name columns`}},
		{"column twice", "key,name,address,city,city,floor,price\nacme,Acme,,x,x,1,1\n", []string{`companies.csv:1:23: column "city" is given twice`}},
		{"short row", head + "acme,Acme\n", []string{`companies.csv:2:1: this row has 2 fields and the first line 8`}},
		{"bad quotes", head + "acme,\"Acme,a@acme.example,,,V,1,1\n", []string{`companies.csv:2:.* a text between quotation marks does not end, or holds a single mark; close it`}},
		{"not UTF-8", head + "acme,Acme\xff,a@acme.example,,,V,1,1\n", []string{`companies.csv:2:10: the list is not UTF-8; save it again`}},
		{"key twice", head + "acme,Acme,a@acme.example,,,V,1,1\nacme,Other,b@acme.example,,,V,1,1\n", []string{`companies.csv:3:1: company key "acme" is given twice, first at companies.csv:2:1`}},
		{"address twice", head + "acme,Acme,a@acme.example,,,V,1,1\nbeta,Beta,A@ACME.example,,,V,1,1\n", []string{`companies.csv:3:11: companies acme and beta have the same address A@acme.example, first at companies.csv:2:11; keep one`}},
		{"not an address", head + "acme,Acme,info(at)acme.example,,,V,1,1\n", []string{`companies.csv:2:11: address of company acme: "info\(at\)acme.example" is not a mail address; write it bare`}},
		{"name in the address", head + "acme,Acme,Acme <a@acme.example>,,,V,1,1\n", []string{`companies.csv:2:11: .*is not a mail address`}},
		{"address in Cyrillic", head + "acme,Acme,a@фирма.example,,,V,1,1\n", []string{`companies.csv:2:11: .*xn--`}},
		{"header injection", head + "acme,\"Acme\nBcc: x@y.example\",a@acme.example,,,V,1,1\n", []string{`companies.csv:2:6: column name holds a line break`}},
		{"our own address", head + "acme,Acme,vilte@pastas.example,,,V,1,1\n", []string{`companies.csv:2:11: company acme has the address of persona vilte; a campaign cannot write to itself`}},
		{"a real address in a simulation", head + "acme,Acme,info@acme.lt,,,V,1,1\n", []string{`companies.csv:2:11: info@acme.lt is a real address with authorisation.basis simulation`}},
		{"bad country", head + "acme,Acme,a@acme.example,Lithuania,,V,1,1\n", []string{`companies.csv:2:26: country of company acme: "Lithuania" is not a country; write its two capital`}},
		{"no table", head + "acme,Acme,a@acme.example,FR,Europe/Paris,V,1,1\n", []string{`companies.csv:2:26: company acme: there is no table of holidays for country "FR".*holidays: none`}},
		{"bad zone", head + "acme,Acme,a@acme.example,LT,EET,V,1,1\n", []string{`companies.csv:2:29: zone of company acme: "EET" is not a time zone; write its IANA name`}},
		{"braces in a cell", head + "acme,Acme {{x}},a@acme.example,,,V,1,1\n", []string{`spring.yaml:31:18: .*still holds \{\{ or \}\}`}},
		{"no company", head, []string{`spring.yaml:25:12: the list of companies is empty; add one`}},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := loadText(read(t, "good.yaml"), test.csv)
			expectProblems(t, err, test.want)
		})
	}
}

// expectProblems compares the problems with patterns, one for one and in order.
func expectProblems(t *testing.T, err error, want []string) {
	t.Helper()
	var problems Errors
	if err != nil && !errors.As(err, &problems) {
		t.Fatalf("error %v is no list of problems", err)
	}
	if len(problems) != len(want) {
		t.Fatalf("%d problems, want %d:\n%v", len(problems), len(want), err)
	}
	for i, p := range problems {
		if !regexp.MustCompile(want[i]).MatchString(p.String()) {
			t.Errorf("problem %d:\n got %s\nwant %s", i+1, p, want[i])
		}
	}
}

// The truth need not be known of every company; a letter needs all its words.
func TestEmptyAnswerKeys(t *testing.T) {
	const list = "key,name,address,city,floor,price\nacme,Acme,a@acme.example,V,1,\n"
	if _, err := loadText(read(t, "good.yaml"), list); err != nil {
		t.Errorf("an empty cell of an answer key: %v", err)
	}
	_, err := loadText(strings.Replace(read(t, "good.yaml"), "{{.field.city}}", "{{.field.price}}", 1), list)
	expectProblems(t, err, []string{`body: prints an empty \{\{.field.price\}\}`})
}

func TestEveryProblemSaysWhatToDo(t *testing.T) {
	_, err := loadText("a: 1\nb: 2\nsending: {}\nmailboxes: { x: {} }\n", "")
	var problems Errors
	if !errors.As(err, &problems) || len(problems) < 8 {
		t.Fatalf("want all the problems at once, got %v", err)
	}
	for _, p := range problems {
		if what, do, ok := strings.Cut(p.Text, ";"); !ok || strings.TrimSpace(what) == "" || strings.TrimSpace(do) == "" {
			t.Errorf("%q does not say what to do", p.Text)
		}
	}
}

func TestCalendarOfACompany(t *testing.T) {
	c := good(t)
	delta, ok := c.CompanyByKey("delta")
	if !ok {
		t.Fatal("no company delta")
	}
	cal, err := c.Calendar(delta)
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) time.Time {
		d, err := time.ParseInLocation(time.DateOnly, s, cal.Location())
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	if got := cal.WorkingBetween(day("2026-03-06"), day("2026-03-07")); got != 6*time.Hour {
		t.Errorf("Friday has %v of work, want 6h", got)
	}
	if name, _ := cal.Holiday(day("2026-03-04")); name != "Own" {
		t.Errorf("4 March is %q, want the campaign's own holiday", name)
	}
	acme, _ := c.CompanyByKey("acme")
	if cal, err = c.Calendar(acme); err != nil {
		t.Fatal(err)
	}
	if _, off := cal.Holiday(day("2026-03-04")); off {
		t.Error("the Estonian addition is a holiday in Lithuania")
	}
}

func TestHolidaysOfACountryWithoutTable(t *testing.T) {
	c := good(t)
	paris := Company{Key: "paris", Country: "FR", Zone: "Europe/Paris"}
	var table *calendar.TableError
	if _, err := c.Calendar(paris); !errors.As(err, &table) {
		t.Fatalf("calendar of France: %v, want a missing table", err)
	}
	c.Hours.Holidays = &[]Holiday{{Date: "2026-07-14", Country: "FR"}}
	cal, err := c.Calendar(paris)
	if err != nil {
		t.Fatal(err)
	}
	if _, off := cal.Holiday(time.Date(2026, 7, 14, 9, 0, 0, 0, time.UTC)); !off {
		t.Error("14 July is no holiday although the campaign lists it")
	}
}

func TestSendingCalendar(t *testing.T) {
	c := good(t)
	acme, _ := c.CompanyByKey("acme")
	for _, skip := range []bool{true, false} {
		c.Sending.SkipHoliday = skip
		cal, err := c.SendingCalendar(acme)
		if err != nil {
			t.Fatal(err)
		}
		day := time.Date(2026, 3, 11, 0, 0, 0, 0, cal.Location())
		if got := cal.WorkingBetween(day, day.AddDate(0, 0, 1)) > 0; got == skip {
			t.Errorf("skip_holidays %v: letters on 11 March: %v", skip, got)
		}
	}
}

func FuzzLoad(f *testing.F) {
	yaml, err := os.ReadFile("testdata/good.yaml")
	if err != nil {
		f.Fatal(err)
	}
	csv, err := os.ReadFile("testdata/companies.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(yaml), string(csv))
	f.Add("a: &x [1]\nb: *x\n", "key;name;address\n\"")
	f.Fuzz(func(t *testing.T, yaml, csv string) {
		c, err := loadText(yaml, csv)
		var problems Errors
		if err != nil && (!errors.As(err, &problems) || len(problems) == 0) {
			t.Errorf("error %v is no list of problems", err)
		}
		if err == nil && c.Authorisation.By == "" {
			t.Error("a campaign without authorisation was accepted")
		}
	})
}

func TestFileWithoutKeys(t *testing.T) {
	for name, source := range map[string]string{"a word": "hello", "a list": "- one\n- two\n", "a number": "7"} {
		_, err := load("c.yaml", []byte(source), os.ReadFile)
		if err == nil || !strings.Contains(err.Error(), "c.yaml:1:1: the file holds no keys") || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}
