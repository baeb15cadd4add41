package campaign

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/language"

	"replyaudit/internal/calendar"
)

var (
	campaignKeyPattern = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)
	keyPattern         = regexp.MustCompile(`^[a-z0-9_-]{1,40}$`)
)

// Load reads and validates a campaign. The mistakes come back together as
// Errors; any other error means that a file could not be read.
func Load(path string) (*Campaign, error) {
	source, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read campaign: %w; name a campaign file, \"replyaudit init\" writes one to begin with", err)
	}
	if err != nil {
		return nil, fmt.Errorf("read campaign: %w", err)
	}
	return load(path, source, os.ReadFile)
}

// load is Load on the bytes of the file; readFile gets the list of companies.
func load(path string, source []byte, readFile func(string) ([]byte, error)) (*Campaign, error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff")) // Windows editors write one
	d := newDocument(path, source)
	root, ok := d.parse(source)
	if !ok {
		return nil, d.problems.sorted()
	}
	l := loader{document: d, readFile: readFile, dir: filepath.Dir(path)}
	l.read(root)
	l.check()
	if len(d.problems) > 0 {
		return nil, d.problems.sorted()
	}
	return &l.campaign, nil
}

// loader turns the document into a campaign.
type loader struct {
	*document
	readFile func(string) ([]byte, error)
	dir      string // where the list of companies is looked for
	campaign Campaign
	defaults map[string]string // by column; "" when given and wrong
}

func (l *loader) read(root value) {
	s := root.section("campaign", "title", "language", "seed", "authorisation", "mailboxes", "personas", "companies",
		"defaults", "scripts", "design", "sending", "window", "target", "caps", "hours", "rubric", "report")
	c := &l.campaign
	key := s.need("campaign", "my-campaign")
	if c.Key = key.line(); key.present() && !campaignKeyPattern.MatchString(c.Key) {
		key.fail("campaign is %q; write 1 to 40 small letters a-z, digits and -", c.Key)
	}
	c.Title = s.need("title", "Do shops answer their mail?").line()
	c.Language = s.get("language").oneOf("en", "en")
	c.Seed = s.need("seed", "1").integer(0, 0, 1<<53)
	c.Authorisation = readAuthorisation(s.need("authorisation", "{ basis: research, statement: ..., by: ..., date: 2026-02-20 }"))
	c.Mailboxes = readMailboxes(s.need("mailboxes", "with one mailbox below it"))
	c.Personas = readPersonas(s.need("personas", "with one persona below it"))
	l.defaults = readDefaults(s.get("defaults"))
	c.Companies = l.readCompanies(s.need("companies", "companies.csv"))
	c.Scripts = readScripts(s.need("scripts", "with one script below it"))
	design := s.get("design").section("letters_per_company")
	c.Design.LettersPerCompany = int(design.get("letters_per_company").integer(1, 1, 20))
	c.Sending = readSending(s.need("sending", "{ until: 2026-03-06 }"))
	c.Window = readSpan(s.need("window", "10d"), calendar.Duration{})
	c.Target = readSpan(s.get("target"), calendar.Duration{N: 8, Unit: calendar.WorkingHours})
	c.Caps = readCaps(s.get("caps"))
	c.Hours = readHours(s.get("hours"))
	c.Rubric = s.get("rubric").line()
	if c.Rubric == "" {
		c.Rubric = "default"
	}
	c.Report = readReport(s.get("report"))
}

// readSpan reads a duration that has a length.
func readSpan(v value, def calendar.Duration) calendar.Duration {
	d := v.duration(def)
	if d.IsZero() && d != def {
		v.fail("%s has no length; write one such as 10d or 8wh", v.path)
	}
	return d
}

func readAuthorisation(v value) Authorisation {
	if !v.present() {
		return Authorisation{}
	}
	s := v.section("basis", "statement", "by", "date")
	a := Authorisation{
		Basis: s.need("basis", "research").oneOf("", "own_organisation", "client", "competitor", "research", "simulation"),
		By:    s.need("by", "the name of the person who answers for it").line(),
		Date:  readDay(s.need("date", "2026-02-20")),
	}
	a.Statement = strings.TrimSpace(s.need("statement", "why these enquiries may be sent").text())
	return a
}

// readDay reads a day as ISO 8601, "" when absent or wrong.
func readDay(v value) string {
	if !v.present() {
		return ""
	}
	day := v.line()
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		v.fail("%s is %q; write a day such as 2026-02-20", v.path, day)
		return ""
	}
	return day
}

// columnChecks are the columns that may have a default, each with its check.
func columnChecks() map[string]func(string) error {
	return map[string]func(string) error{"country": checkCountry, "language": checkLanguage, "zone": checkZone}
}

// readDefaults reads what stands in for a cell that a company leaves empty.
func readDefaults(v value) map[string]string {
	s, defaults := v.section("country", "language", "zone"), map[string]string{}
	for column, check := range columnChecks() {
		if d := s.get(column); d.present() {
			defaults[column] = checked(d, check)
		}
	}
	return defaults
}

// checked reads one line and gives it to a check whose error says what to do.
func checked(v value, check func(string) error) string {
	s := v.line()
	if s == "" {
		return ""
	}
	if err := check(s); err != nil {
		v.fail("%s: %v", v.path, err)
		return ""
	}
	return s
}

func checkCountry(s string) error {
	if r, err := language.ParseRegion(s); err == nil && len(s) == 2 && r.String() == s && r.IsCountry() {
		return nil
	}
	return fmt.Errorf("%q is not a country; write its two capital letters of ISO 3166-1, such as LT", s)
}

func checkLanguage(s string) error {
	if b, err := language.ParseBase(s); err == nil && len(s) == 2 && b.String() == s {
		return nil
	}
	return fmt.Errorf("%q is not a language; write its two small letters of ISO 639-1, such as lt", s)
}

func checkZone(s string) error {
	if s != "Local" && (strings.Contains(s, "/") || s == "UTC") {
		if _, err := time.LoadLocation(s); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%q is not a time zone; write its IANA name, such as Europe/Vilnius", s)
}

func readCaps(v value) Caps {
	s := v.section("per_mailbox_day", "per_domain_day", "total")
	return Caps{
		PerMailboxDay: int(s.get("per_mailbox_day").integer(20, 1, 100000)),
		PerDomainDay:  int(s.get("per_domain_day").integer(1, 1, 100000)),
		Total:         int(s.get("total").integer(200, 1, 1000000)),
	}
}

func readReport(v value) Report {
	s := v.section("publish_names", "reason", "show_staff")
	r := Report{
		PublishNames: s.get("publish_names").boolean(false),
		Reason:       s.get("reason").line(),
		ShowStaff:    s.get("show_staff").boolean(false),
	}
	if r.PublishNames && r.Reason == "" {
		s.get("publish_names").fail("report.publish_names needs a reason; write reason: why the companies may be named, or publish_names: false")
	}
	return r
}
