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
// The language is described once, as a tree of keys with their meaning, defaults
// and allowed words (language.go). Load takes its keys from that tree; Schema
// prints it for editors and Reference for people.
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
	"replyaudit/internal/survey"
)

// Campaign is a validated campaign: everything that decides what is sent, to
// whom, when, and how the answers are measured. It marshals to JSON without
// secrets and is what launch freezes under the design hash.
type Campaign struct {
	Key           string             `json:"key"`
	Title         string             `json:"title"`
	Language      string             `json:"language"` // of the report
	Seed          int64              `json:"seed"`
	Authorisation Authorisation      `json:"authorisation"`
	Mailboxes     []Mailbox          `json:"mailboxes"`
	Controls      []Control          `json:"controls,omitempty"` // our own mailboxes at other providers, which show where letters land
	Personas      []Persona          `json:"personas"`
	Pools         []Pool             `json:"pools,omitempty"` // none: a persona writes to every company of its language
	Companies     []Company          `json:"companies"`
	Scripts       []Script           `json:"scripts"`
	Design        Design             `json:"design"`
	Waves         *Waves             `json:"waves,omitempty"` // nil: one wave
	Sending       Sending            `json:"sending"`
	Window        calendar.Duration  `json:"window"`
	Watch         calendar.Duration  `json:"watch,omitzero"` // after the window, for unprompted follow-ups; thanks wait for its end
	Target        calendar.Duration  `json:"target"`         // for the complete answer
	Targets       Targets            `json:"targets,omitzero"`
	ServiceLevels map[string]float64 `json:"service_levels,omitempty"` // rate → least share, 0 to 1: acknowledged, replied, answered, on_time_in_full
	Caps          Caps               `json:"caps"`
	Hours         Hours              `json:"hours"`
	Rubric        string             `json:"rubric"`
	Report        Report             `json:"report"`
	// SelfAssessment is how the audited organisation sees itself; nil for none.
	SelfAssessment *SelfAssessment `json:"self_assessment,omitempty"`
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
	Key     string `json:"key"`
	Address string `json:"address"`
	SMTP    Server `json:"smtp"`
	IMAP    Server `json:"imap"`
	PerDay  int    `json:"per_day,omitempty"` // cap of its own; 0 = caps.per_mailbox_day
	// Subaddresses says that each enquiry is written from an address of its own.
	Subaddresses bool     `json:"subaddresses,omitempty"`
	Folders      []string `json:"folders"`        // to read; default INBOX and the special-use Junk
	Sent         string   `json:"sent,omitempty"` // folder for our own copies; "" = the special-use Sent, "none" = no copy
	HELO         string   `json:"helo,omitempty"` // default: domain of the address
}

// Control is a mailbox of our own at another provider.
type Control struct {
	Key     string        `json:"key"`
	Address string        `json:"address"`
	IMAP    Server        `json:"imap"`
	Within  time.Duration `json:"within"` // of acceptance; later a letter has not arrived
}

// Mailbox is the control as an account that is only read.
func (c Control) Mailbox() Mailbox { return Mailbox{Key: c.Key, Address: c.Address, IMAP: c.IMAP} }

// Server is where and how to connect. Secret names the source of the password
// and never the password.
type Server struct {
	Host     string `json:"host"`
	Port     int    `json:"port"`
	TLS      string `json:"tls"`                // implicit, starttls, none (loopback only)
	Username string `json:"username,omitempty"` // "" = no authentication (loopback SMTP only)
	Secret   Secret `json:"secret"`
	Auth     string `json:"auth,omitempty"` // the only way to log in; "" = the strongest that the server offers
	Poll     string `json:"poll,omitempty"` // of IMAP: cron expression in UTC of the looks; "" = as often as the engine looks
	CAFile   string `json:"ca_file,omitempty"`
}

// Secret is read at the moment of use, from an environment variable or a file.
type Secret struct {
	Env  string `json:"env,omitempty"`
	File string `json:"file,omitempty"`
}

// Persona is an invented customer.
type Persona struct {
	Key      string            `json:"key"`
	First    string            `json:"first"`
	Last     string            `json:"last"`
	Language string            `json:"language"`
	Country  string            `json:"country,omitempty"`
	Mailbox  string            `json:"mailbox"`
	Address  string            `json:"address"`           // default: the mailbox's address
	Zone     string            `json:"zone"`              // IANA, of the Date of letters; default: that of the companies in the same country
	Factors  map[string]string `json:"factors,omitempty"` // what the name signals: factor → level
	Facts    map[string]string `json:"facts,omitempty"`   // what it may tell a company: {{.persona.facts.NAME}}
}

// Pool says which personas write to which companies: those of its language and
// countries. With pools, every company belongs to exactly one.
type Pool struct {
	Key       string   `json:"key"`
	Language  string   `json:"language"`
	Countries []string `json:"countries,omitempty"` // none = all that no other pool of the language names
	Personas  []string `json:"personas"`
}

// Channels by which a company takes enquiries. Only ChannelEmail gets letters;
// the others are counted as companies without an address.
const (
	ChannelEmail = "email"
	ChannelForm  = "form"
	ChannelPhone = "phone"
	ChannelNone  = "none"
)

// Company is one target.
type Company struct {
	Key          string              `json:"key"`
	Name         string              `json:"name"`
	Address      string              `json:"address"` // "" = publishes none
	Channel      string              `json:"channel"` // email when it has an address, else what the list says, else none
	Domain       string              `json:"domain"`  // registrable
	Organisation string              `json:"organisation"`
	Country      string              `json:"country"` // ISO 3166-1 alpha-2
	Region       string              `json:"region,omitempty"`
	Language     string              `json:"language"`
	Zone         string              `json:"zone"` // IANA
	Client       bool                `json:"client,omitempty"`
	Promise      calendar.Duration   `json:"promise,omitzero"` // within which it publicly says it replies
	Hours        map[string][]string `json:"hours,omitempty"`  // its own working week, as Hours.Week; none = assumed
	Fields       map[string]string   `json:"fields,omitempty"` // any further column of the CSV
}

// Script is what is asked and what may follow. Texts are by language, and in
// each language one or more variants that differ in wording only.
type Script struct {
	Key           string                      `json:"key"`
	Opening       map[string][]Text           `json:"opening"`
	Questions     map[string][]grade.Question `json:"questions"` // of the opening, by language, same ids in each
	Reminder      *Step                       `json:"reminder,omitempty"`
	Clarification *Clarification              `json:"clarification,omitempty"`
	FollowUp      *Step                       `json:"follow_up,omitempty"`
	Thanks        *Step                       `json:"thanks,omitempty"`
	Debriefing    *Step                       `json:"debriefing,omitempty"`
	Questionnaire *Questionnaire              `json:"questionnaire,omitempty"`
}

// Text is a template of subject and body (text/template, missingkey=error).
type Text struct {
	Variant string `json:"variant,omitempty"` // "" where there is but one
	Subject string `json:"subject"`           // of a later step: "" = the opening's, with Re:
	Body    string `json:"body"`
}

// Step is a later letter of a script. When it falls due:
//
//   - reminder: After the opening's t0, unless a substantive message or a question back came;
//   - follow_up: After the receipt of what When names;
//   - thanks: After the end of the window and the watch, to those who replied;
//   - questionnaire: After the end of the window and the watch, to those who replied, behind the thanks;
//   - debriefing: After the last window and watch of the whole campaign, to all who were written to.
//
// Each goes out in the next sending hours of the company.
type Step struct {
	After     calendar.Duration           `json:"after"`
	When      string                      `json:"when,omitempty"`  // follow_up: replied (first substantive message) or answered
	Window    calendar.Duration           `json:"window,omitzero"` // follow_up and questionnaire: its own; debriefing: how long answers are still collected
	Texts     map[string][]Text           `json:"texts"`
	Questions map[string][]grade.Question `json:"questions,omitempty"` // follow_up alone
}

// Questionnaire asks those who replied, and who agreed to be asked, how satisfied
// they were. Its texts list its questions, numbered.
type Questionnaire struct {
	Step
	OptIn     string            `json:"opt_in"` // who agreed to be asked, and how
	Questions []survey.Question `json:"survey"`
}

// Clarification holds the facts of the persona that are sent once in answer to
// a question back: those whose cues stand in what the company asked. The text
// prints them as {{.facts}}. Where no cue is met, a person decides.
type Clarification struct {
	After calendar.Duration `json:"after"` // after the receipt of the question
	Texts map[string][]Text `json:"texts"`
	Facts []Fact            `json:"facts"`
}

// Fact is one thing that the persona may tell.
type Fact struct {
	Key  string              `json:"key"`
	Cues map[string][]string `json:"cues"` // by language: words of a question that ask for it
	Text map[string]string   `json:"text"` // by language: a sentence, a template as letters are
}

// Design says how companies, scripts and personas are combined, in each wave.
type Design struct {
	LettersPerCompany int `json:"letters_per_company"`
	// Factors are what is varied. Their levels are crossed into arms; companies are
	// assigned to arms by lot, in equal numbers within each block.
	Factors []Factor `json:"factors,omitempty"`
	// Blocks are traits within which arms are balanced: country, language, region,
	// organisation or a column of the list.
	Blocks []string `json:"blocks,omitempty"`
}

// Factor is one thing that is varied. By says where its level comes from: the
// persona (Persona.Factors has the level) or the text, which says
// {{if eq .factor.NAME "LEVEL"}}.
type Factor struct {
	Key    string   `json:"key"`
	Levels []string `json:"levels"`
	By     string   `json:"by"` // ByPersona, ByText
}

// The two things that can carry the level of a factor.
const (
	ByPersona = "persona"
	ByText    = "text"
)

// Waves repeat the whole design. Each wave begins at an instant of the cron
// expression and sends within Spread of it; day and hour inside are by lot.
type Waves struct {
	Cron   string            `json:"cron"` // five fields, see package calendar
	Zone   string            `json:"zone"` // of the expression
	Count  int               `json:"count"`
	Spread calendar.Duration `json:"spread"`
}

// Sending says when letters may go out.
type Sending struct {
	From        time.Time      `json:"from"`  // first instant; zero = launch
	Until       time.Time      `json:"until"` // last instant of openings
	Days        []time.Weekday `json:"days"`
	Hours       [2]string      `json:"hours"` // "09:00", "17:00" in the company's zone
	SkipHoliday bool           `json:"skip_holidays"`
	MinGap      time.Duration  `json:"min_gap"`              // between two letters of one mailbox
	PersonaGap  time.Duration  `json:"persona_gap,omitzero"` // between two letters of one persona
	MaxLateness time.Duration  `json:"max_lateness"`         // later than due by more than this: Late applies
	Late        string         `json:"late"`                 // skip: the letter is missed; replan: it gets a new time before Until, once
}

// Targets are further service targets; zero = none.
type Targets struct {
	Acknowledgement calendar.Duration `json:"acknowledgement,omitzero"`
	Reply           calendar.Duration `json:"reply,omitzero"`
}

// Caps bound what may be sent, over all campaigns of the database but Total.
// 0 = no cap, where a campaign may leave it out.
type Caps struct {
	PerDay        int `json:"per_day,omitempty"`
	PerMailboxDay int `json:"per_mailbox_day"`
	PerPersonaDay int `json:"per_persona_day,omitempty"`
	PerDomainDay  int `json:"per_domain_day"`
	Total         int `json:"total"`
}

// Hours are the working hours of companies, and additions to the holidays.
type Hours struct {
	Week      map[string][]string            `json:"week"`                // "mon": ["09:00-12:00","13:00-17:00"]
	Countries map[string]map[string][]string `json:"countries,omitempty"` // a week of its own, by country
	ShortDays []ShortDay                     `json:"short_days,omitempty"`
	Holidays  *[]Holiday                     `json:"holidays,omitempty"`
	Assumed   bool                           `json:"assumed"` // nothing was said; a company's own hours are never assumed
}

// ShortDay is one day with other hours than its day of the week.
type ShortDay struct {
	Date    string   `json:"date"`
	Country string   `json:"country,omitempty"`
	Region  string   `json:"region,omitempty"`
	Hours   []string `json:"hours"`
}

// Holiday is one day off, with an optional country ("" = all) and region.
type Holiday struct {
	Date    string `json:"date"`
	Country string `json:"country,omitempty"`
	Region  string `json:"region,omitempty"`
	Name    string `json:"name,omitempty"`
}

// Report says what may be shown.
type Report struct {
	PublishNames bool     `json:"publish_names"`
	Reason       string   `json:"reason,omitempty"`
	ShowStaff    bool     `json:"show_staff"`
	Breakdowns   []string `json:"breakdowns,omitempty"` // columns; none given = every further column whose values repeat
}
