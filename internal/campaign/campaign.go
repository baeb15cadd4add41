// Package campaign reads the campaign language: a YAML file and a list of
// companies, usually a CSV file beside it, become one validated Campaign that
// decides what is sent, to whom, when, and how the answers are measured.
//
// Load reports every mistake at once, each with file, line and column, with
// what is wrong and what to do, so that a file is mended in one go. It is strict
// because a campaign writes to people: an unknown key, a name given twice, a
// missing authorisation, a letter with an unfilled blank or a line break in a
// header are refused before anything is sent. Every script is filled in for
// every company at this point, and never for the first time on the day.
//
// A Campaign holds no secrets, only the names of the environment variables and
// files they come from. It marshals to JSON and back without loss; that JSON is
// what launch freezes.
//
// The package does not decide who gets which letter and when (package plan), and
// does not write mail (package compose). It reads the campaign's two files and
// nothing else: no network, no clock, no environment.
package campaign

import (
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/grade"
)

// Campaign is a validated campaign: everything that decides what is sent, to
// whom, when, and how the answers are measured. It marshals to JSON without
// secrets and is what launch freezes under the design hash.
type Campaign struct {
	Key           string            `json:"key"`
	Title         string            `json:"title"`
	Language      string            `json:"language"` // of the report
	Seed          int64             `json:"seed"`
	Authorisation Authorisation     `json:"authorisation"`
	Mailboxes     []Mailbox         `json:"mailboxes"`
	Personas      []Persona         `json:"personas"`
	Companies     []Company         `json:"companies"`
	Scripts       []Script          `json:"scripts"`
	Design        Design            `json:"design"`
	Sending       Sending           `json:"sending"`
	Window        calendar.Duration `json:"window"`
	Target        calendar.Duration `json:"target"`
	Caps          Caps              `json:"caps"`
	Hours         Hours             `json:"hours"`
	Rubric        string            `json:"rubric"`
	Report        Report            `json:"report"`
}

// Authorisation says on what ground the enquiries are sent; nothing is launched without it.
type Authorisation struct {
	Basis     string `json:"basis"` // own_organisation, client, competitor, research, simulation
	Statement string `json:"statement"`
	By        string `json:"by"`
	Date      string `json:"date"` // ISO 8601 day
}

// Mailbox is one account that sends over SMTP and collects over IMAP.
type Mailbox struct {
	Key     string   `json:"key"`
	Address string   `json:"address"`
	SMTP    Server   `json:"smtp"`
	IMAP    Server   `json:"imap"`
	Folders []string `json:"folders"`        // to read; default INBOX and the special-use Junk
	Sent    string   `json:"sent,omitempty"` // folder for our own copies; "" = the special-use Sent, "none" = no copy
	HELO    string   `json:"helo,omitempty"` // default: domain of the address
}

// Server is where and how to connect. Secret names the source of the password
// and never the password.
type Server struct {
	Host     string `json:"host"`
	Port     int    `json:"port"`
	TLS      string `json:"tls"`                // implicit, starttls, none (loopback only)
	Username string `json:"username,omitempty"` // "" = no authentication (loopback SMTP only)
	Secret   Secret `json:"secret"`
	CAFile   string `json:"ca_file,omitempty"`
}

// Secret is read at the moment of use, from an environment variable or a file.
type Secret struct {
	Env  string `json:"env,omitempty"`
	File string `json:"file,omitempty"`
}

// Persona is an invented customer.
type Persona struct {
	Key      string `json:"key"`
	First    string `json:"first"`
	Last     string `json:"last"`
	Language string `json:"language"`
	Country  string `json:"country,omitempty"`
	Mailbox  string `json:"mailbox"`
	Address  string `json:"address"` // default: the mailbox's address
	Zone     string `json:"zone"`    // IANA, of the Date of letters; default: that of the companies in the same country
}

// Company is one target.
type Company struct {
	Key          string            `json:"key"`
	Name         string            `json:"name"`
	Address      string            `json:"address"` // "" = publishes none
	Domain       string            `json:"domain"`  // registrable
	Organisation string            `json:"organisation"`
	Country      string            `json:"country"` // ISO 3166-1 alpha-2
	Region       string            `json:"region,omitempty"`
	Language     string            `json:"language"`
	Zone         string            `json:"zone"` // IANA
	Client       bool              `json:"client,omitempty"`
	Fields       map[string]string `json:"fields,omitempty"` // any further column of the CSV
}

// Script is what is asked: an opening in one or more languages, and its questions.
type Script struct {
	Key       string                      `json:"key"`
	Opening   map[string]Text             `json:"opening"`   // by language
	Questions map[string][]grade.Question `json:"questions"` // by language, same ids in each
}

// Text is a template of subject and body (text/template, missingkey=error).
type Text struct {
	Subject string `json:"subject"`
	Body    string `json:"body"`
}

// Design says how companies, scripts and personas are combined.
type Design struct {
	LettersPerCompany int `json:"letters_per_company"`
}

// Sending says when letters may go out.
type Sending struct {
	From        time.Time      `json:"from"`  // first instant; zero = launch
	Until       time.Time      `json:"until"` // last instant
	Days        []time.Weekday `json:"days"`
	Hours       [2]string      `json:"hours"` // "09:00", "17:00" in the company's zone
	SkipHoliday bool           `json:"skip_holidays"`
	MinGap      time.Duration  `json:"min_gap"`      // between two letters of one mailbox
	MaxLateness time.Duration  `json:"max_lateness"` // later than due by more than this: missed
}

// Caps bound what may be sent, over all campaigns of the database.
type Caps struct {
	PerMailboxDay int `json:"per_mailbox_day"`
	PerDomainDay  int `json:"per_domain_day"`
	Total         int `json:"total"`
}

// Hours are the assumed working hours of companies, and additions to the holidays.
type Hours struct {
	Week     map[string][]string `json:"week"` // "mon": ["09:00-12:00","13:00-17:00"]
	Holidays *[]Holiday          `json:"holidays,omitempty"`
	Assumed  bool                `json:"assumed"`
}

// Holiday is one day off, with an optional country ("" = all).
type Holiday struct {
	Date    string `json:"date"`
	Country string `json:"country,omitempty"`
	Name    string `json:"name,omitempty"`
}

// Report says what may be shown.
type Report struct {
	PublishNames bool   `json:"publish_names"`
	Reason       string `json:"reason,omitempty"`
	ShowStaff    bool   `json:"show_staff"`
}
