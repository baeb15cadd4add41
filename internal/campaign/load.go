package campaign

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"replyaudit/internal/calendar"
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

// load is Load on the bytes of the file; readFile gets the files that it names.
func load(path string, source []byte, readFile func(string) ([]byte, error)) (*Campaign, error) {
	source = bytes.TrimPrefix(source, []byte("\ufeff")) // Windows editors write one
	d := newDocument(path, source)
	root, ok := d.parse(source, languageOf())
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
	readFile  func(string) ([]byte, error)
	dir       string // where files that the campaign names are looked for
	campaign  Campaign
	defaults  map[string]string   // by column; "" when given and wrong
	listRead  bool                // the whole list of companies was read
	addressed bool                // and gives some company an address, right or wrong
	arms      []map[string]string // of the design; none when there are too many
}

// namedFile reads a file that the campaign names. It reports false when none is
// named or, which is said, when it cannot be read.
func (l *loader) namedFile(v value, what string) (path string, data []byte, ok bool) {
	if path = v.line(); path == "" {
		return "", nil, false
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(l.dir, path)
	}
	data, err := l.readFile(path)
	if err != nil {
		v.fail("the %s cannot be read: %v; write its path, seen from the campaign file", what, err)
		return "", nil, false
	}
	return path, data, true
}

func (l *loader) read(root value) {
	s, c := root.section(), &l.campaign
	c.Key = s.get("campaign").line()
	c.Title = s.get("title").line()
	c.Language = s.get("language").word()
	c.Seed = s.get("seed").whole()
	c.Authorisation = readAuthorisation(s.get("authorisation"))
	c.Mailboxes = readChosen(s.get("mailboxes"), readMailbox)
	c.Controls = readChosen(s.get("controls"), readControl)
	c.Personas = readChosen(s.get("personas"), readPersona)
	c.Pools = readChosen(s.get("pools"), readPool)
	l.defaults = readDefaults(s.get("defaults"))
	c.Companies = l.readCompanies(s.get("companies"))
	c.Scripts = readChosen(s.get("scripts"), l.readScript)
	c.Design = readDesign(s.get("design"))
	c.Waves = readWaves(s.get("waves"))
	c.Sending = readSending(s.get("sending"))
	c.Window = s.get("window").duration()
	c.Watch = s.get("watch").duration()
	c.Target, c.Targets = readTarget(s.get("target"))
	c.ServiceLevels = readServiceLevels(s.get("service_levels"))
	c.Caps = readCaps(s.get("caps"))
	c.Hours = readHours(s.get("hours"))
	c.Rubric = s.get("rubric").line()
	c.Report = readReport(s.get("report"), c.Authorisation.Basis)
	c.SelfAssessment = l.readSelfAssessment(s.get("self_assessment"))
	l.checkSelf(s.get("self_assessment"))
}

func readAuthorisation(v value) Authorisation {
	s := v.section()
	return Authorisation{
		Basis:     s.get("basis").word(),
		Statement: strings.TrimSpace(s.get("statement").text()),
		By:        s.get("by").line(),
		Date:      s.get("date").line(),
	}
}

// readTarget reads one target, for the complete answer, or one for each clock.
func readTarget(v value) (calendar.Duration, Targets) {
	if !v.isMapping() {
		return v.duration(), Targets{}
	}
	s := v.other().section()
	return s.get("answer").duration(), Targets{
		Acknowledgement: s.get("acknowledgement").duration(),
		Reply:           s.get("reply").duration(),
	}
}

func readServiceLevels(v value) map[string]float64 {
	if !v.present() {
		return nil
	}
	s, levels := v.section(), map[string]float64{}
	for _, name := range serviceLevels() {
		if level := s.get(name); level.present() {
			levels[name] = level.share()
		}
	}
	return levels
}

// readDefaults reads what stands in for a cell that a company leaves empty.
func readDefaults(v value) map[string]string {
	s, defaults := v.section(), map[string]string{}
	for _, column := range v.shape.names() {
		d := s.get(column)
		if text, ok := d.scalar("a text"); ok && strings.TrimSpace(text) == "" {
			d.fail("%s is empty; write one such as %s, or remove the key", d.path, d.term.example)
		}
		if d.present() {
			defaults[column] = d.line()
		}
	}
	return defaults
}

func readCaps(v value) Caps {
	s := v.section()
	return Caps{
		PerDay:        int(s.get("per_day").whole()),
		PerMailboxDay: int(s.get("per_mailbox_day").whole()),
		PerPersonaDay: int(s.get("per_persona_day").whole()),
		PerDomainDay:  int(s.get("per_domain_day").whole()),
		Total:         int(s.get("total").whole()),
	}
}

// readReport reads what may be shown; staff of others never is (RULES section 11).
func readReport(v value, basis string) Report {
	s := v.section()
	r := Report{
		PublishNames: s.get("publish_names").flag(),
		Reason:       s.get("reason").line(),
		ShowStaff:    s.get("show_staff").flag(),
		Breakdowns:   s.get("breakdowns").lines(),
	}
	if bases := []string{"own_organisation", "simulation"}; r.ShowStaff && basis != "" && !slices.Contains(bases, basis) {
		s.get("show_staff").fail("report.show_staff is for your own organisation alone, and authorisation.basis is %s; write show_staff: false", basis)
	}
	if r.PublishNames && r.Reason == "" {
		s.get("publish_names").fail("report.publish_names needs a reason; write reason: why the companies may be named, or publish_names: false")
	}
	return r
}

// checkSelf refuses a self-assessment where nobody is audited who could have made it.
func (l *loader) checkSelf(v value) {
	if basis := l.campaign.Authorisation.Basis; v.present() && basis != "" && !MayAssessItself(basis) {
		v.fail("self_assessment is of the organisation that is audited, and authorisation.basis is %s; remove the key", basis)
	}
}

func checkCountry(s string) error {
	if r, err := language.ParseRegion(s); err == nil && len(s) == 2 && r.Canonicalize().String() == s && r.IsCountry() {
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
