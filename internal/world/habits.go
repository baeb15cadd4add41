package world

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"

	"replyaudit/internal/audit"
)

//go:embed habits.yaml
var habitsYAML []byte

// BuiltIn is the file of habits that a world has when it is given none, with the
// explanation of its form.
func BuiltIn() []byte { return bytes.Clone(habitsYAML) }

// customs is a file of habits: what companies do with letters, and how common
// each habit is. habits.yaml explains the form.
type customs struct {
	Habits map[string]*habit     `yaml:"habits"`
	Usual  map[audit.Stage][]act `yaml:"usual"`
	Market []segment             `yaml:"market"`
}

// habit is what a company does with the letters that it gets. A stage that is
// given with an empty list is one that the company passes over.
type habit struct {
	About         string `yaml:"about"`
	Refuses       string `yaml:"refuses"` // RFC 3463 status, "" when the letter is taken
	Opening       *[]act `yaml:"opening"`
	Reminder      *[]act `yaml:"reminder"`
	Clarification *[]act `yaml:"clarification"`
	FollowUp      *[]act `yaml:"follow_up"`
	Thanks        *[]act `yaml:"thanks"`
	Debriefing    *[]act `yaml:"debriefing"`
	Every         *[]act `yaml:"every"`
}

// act is one thing that a company, its mail server or its helpdesk does.
type act struct {
	Do           string        `yaml:"do"`
	Chance       *float64      `yaml:"chance"`
	After        span          `yaml:"after"`
	Since        string        `yaml:"since"`
	Kind         string        `yaml:"kind"`
	Form         string        `yaml:"form"`
	Away         span          `yaml:"away"`
	Folder       string        `yaml:"folder"`
	Moved        span          `yaml:"moved"`
	Copies       int           `yaml:"copies"`
	SenderClock  time.Duration `yaml:"sender_clock"`
	MailboxClock time.Duration `yaml:"mailbox_clock"`
	Answers      string        `yaml:"answers"`
	Says         string        `yaml:"says"`
	From         string        `yaml:"from"`
	Thread       string        `yaml:"thread"`
	Client       string        `yaml:"client"`
	Language     string        `yaml:"language"`
	Wrong        bool          `yaml:"wrong"`
	Template     bool          `yaml:"template"`
}

// segment is a part of the market and the shares of habits in it.
type segment struct {
	Where  map[string]string  `yaml:"where"` // column → value; none = everyone
	Shares map[string]float64 `yaml:"shares"`
}

// span is a stretch of time that is drawn anew for each letter.
type span struct {
	low, high float64
	unit      string // s, m, h, d; wh = working hours
	wrong     string // what is wrong with it, "" for nothing; said with its place by habitChecker
}

var spanPattern = regexp.MustCompile(`^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(s|m|h|d|wh)$`)

// UnmarshalText reads "4h" and "0.5-9wh".
func (s *span) UnmarshalText(text []byte) error {
	m := spanPattern.FindStringSubmatch(string(text))
	if m == nil {
		s.wrong = fmt.Sprintf("%q is no stretch of time; write 20s, 2-20s, 4h, 3d or 0.5-9wh", text)
		return nil
	}
	s.low, _ = strconv.ParseFloat(m[1], 64) // digits by the pattern
	s.high, s.unit = s.low, m[3]
	if m[2] != "" {
		s.high, _ = strconv.ParseFloat(m[2], 64)
	}
	if s.high < s.low {
		s.wrong = fmt.Sprintf("%q ends before it begins; write the smaller number first", text)
	}
	return nil
}

// list returns what the habit says of a stage; false when it says nothing.
func (h *habit) list(stage audit.Stage) ([]act, bool) {
	lists := map[audit.Stage]*[]act{
		audit.Opening: h.Opening, audit.Reminder: h.Reminder, audit.Clarification: h.Clarification,
		audit.FollowUp: h.FollowUp, audit.Thanks: h.Thanks, audit.Debriefing: h.Debriefing,
	}
	for _, list := range []*[]act{lists[stage], h.Every} {
		if list != nil {
			return *list, true
		}
	}
	return nil, false
}

// acts returns what a company of a habit does with a letter of a stage.
func (c *customs) acts(name string, stage audit.Stage) []act {
	if list, ok := c.Habits[name].list(stage); ok {
		return list
	}
	return c.Usual[stage]
}

// names returns the names of all habits, sorted.
func (c *customs) names() []string { return slices.Sorted(maps.Keys(c.Habits)) }

// loadCustoms reads a file of habits strictly. The error names every mistake
// with file, line and column; a text that is no YAML, or has a key that does not
// exist, is named alone.
func loadCustoms(name string, src []byte) (*customs, error) {
	var c customs
	err := yaml.NewDecoder(bytes.NewReader(src), yaml.Strict()).Decode(&c)
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s:1:1: the file is empty; begin with \"habits:\"", name)
	}
	if err != nil {
		return nil, located(name, err)
	}
	file, err := parser.ParseBytes(src, 0)
	if err != nil {
		return nil, located(name, err)
	}
	k := habitChecker{name: name, file: file, customs: &c}
	k.all()
	return &c, errors.Join(k.problems...)
}

// located puts file, line and column before an error of the YAML library.
func located(name string, err error) error {
	var e yaml.Error
	if !errors.As(err, &e) || e.GetToken() == nil {
		return fmt.Errorf("read habits %s: %w", name, err)
	}
	at, text := e.GetToken().Position, e.GetMessage()
	if strings.HasPrefix(text, "unknown field") {
		text += "; remove it or correct its spelling"
	}
	return fmt.Errorf("%s:%d:%d: %s", name, at.Line, at.Column, text)
}
