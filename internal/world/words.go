package world

import (
	"embed"
	"fmt"
	"strings"
	"text/template"
	"time"
	"unicode"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/unicode/norm"

	"replyaudit/internal/grade"
)

//go:embed replies
var repliesFS embed.FS

// wording is all that people and machines of one language write. Every text
// is a template over said.
type wording struct {
	language string

	People struct {
		Female     []string `yaml:"female"`
		Male       []string `yaml:"male"`
		FemaleLast []string `yaml:"female_last"`
		MaleLast   []string `yaml:"male_last"`
	} `yaml:"people"`
	Roles     []string            `yaml:"roles"`
	Re        string              `yaml:"re"`
	Vocative  [][2]string         `yaml:"vocative"` // endings of first names, the first that fits counts
	Titles    [2]string           `yaml:"titles"`   // before the first name of a man and of a woman
	Madam     string              `yaml:"madam"`    // ending of women's first names
	Greetings []string            `yaml:"greetings"`
	Thanks    []string            `yaml:"thanks"`
	Answers   map[string][]string `yaml:"answers"` // by script of the demo and question ("delivery.price"), by question, by what it expects
	Offers    map[string][]string `yaml:"offers"`  // by script of the demo, else "any"; clarify and deflect likewise
	Clarify   map[string][]string `yaml:"clarify"`
	Deflect   map[string][]string `yaml:"deflect"`
	Invites   []string            `yaml:"invites"`
	Closings  []string            `yaml:"closings"`
	FirstOnly []string            `yaml:"first_only"`
	Second    []string            `yaml:"second_lead"`
	Apologies []string            `yaml:"apologies"`
	AskFact   []string            `yaml:"ask_fact"` // asks back for a fact of the script

	// Says holds what the acts of habits.yaml say, by their name and then by script
	// or "any".
	Says  map[string]map[string][]string `yaml:"says"`
	Agent struct {                       // a program that answers and says so
		Names   []string `yaml:"names"`
		Leads   []string `yaml:"leads"`
		Footers []string `yaml:"footers"`
	} `yaml:"agent"`
	Receipt struct { // of reading (RFC 8098)
		Subject string `yaml:"subject"`
		Text    string `yaml:"text"`
	} `yaml:"receipt"`

	Attachment     []string `yaml:"attachment"`
	AttachmentName string   `yaml:"attachment_name"`
	Subjects       []string `yaml:"subjects"`
	Named          string   `yaml:"named"`

	Ack struct {
		Subject string   `yaml:"subject"`
		Texts   []string `yaml:"texts"`
	} `yaml:"ack"`
	AckPlain    []string `yaml:"ack_plain"`
	OutOfOffice struct {
		Prefix string   `yaml:"prefix"`
		Texts  []string `yaml:"texts"`
	} `yaml:"out_of_office"`
	Challenge struct {
		Subject string `yaml:"subject"`
		Text    string `yaml:"text"`
	} `yaml:"challenge"`
	Newsletter struct {
		Subject     string   `yaml:"subject"`
		Hidden      string   `yaml:"hidden"`
		Texts       []string `yaml:"texts"`
		Footer      string   `yaml:"footer"`
		Unsubscribe string   `yaml:"unsubscribe"`
	} `yaml:"newsletter"`

	Values        valueWords  `yaml:"values"`
	Clients       clientWords `yaml:"clients"`
	Months        [12]string  `yaml:"months"`
	MonthsShort   [12]string  `yaml:"months_short"`
	Weekdays      [7]string   `yaml:"weekdays"`
	WeekdaysShort [7]string   `yaml:"weekdays_short"`
}

// clientWords is what mail clients add in the language of their user.
type clientWords struct {
	Wrote        string    `yaml:"wrote"`
	Apple        string    `yaml:"apple"`
	Mozilla      string    `yaml:"mozilla"`
	Roundcube    string    `yaml:"roundcube"`
	Mobile       string    `yaml:"mobile"`
	Yandex       string    `yaml:"yandex"`
	Stamp        string    `yaml:"stamp"`
	Outlook      [4]string `yaml:"outlook"` // From, Sent, To, Subject
	OutlookDate  string    `yaml:"outlook_date"`
	Dashed       string    `yaml:"dashed"`     // stands between dashes above a quotation
	DateLabel    string    `yaml:"date_label"` // of the block below it
	Helpdesk     string    `yaml:"helpdesk"`
	MobileFooter string    `yaml:"mobile_footer"`
	IPhone       string    `yaml:"iphone"`
	Samsung      string    `yaml:"samsung"`
	OutlookApp   string    `yaml:"outlook_mobile"`
	Disclaimer   string    `yaml:"disclaimer"`
	Delimiter    string    `yaml:"delimiter"`
	Service      string    `yaml:"service"`
	Original     string    `yaml:"original"`
	Date         string    `yaml:"date"`
}

// said is what a text may speak of.
type said struct {
	Title, Name, Full                     string // of the persona; Title where the language cannot do without
	Clerk, Phone, Colleague               string
	ColleagueAddress                      string
	Company, City, Site, Domain, Address  string
	Subject, Question, Day, Ticket, Token string
	Portal, Dealer                        string
	Until                                 string
	Amount, Span, Within, During          string
	From, Till, Date, Value               string
	Fact                                  string // what is asked back, in the script's word
}

// moment is an instant as a mail client writes it, with whom it concerns.
type moment struct {
	Year, MM, DD, D, Time            string
	English                          string // "2 Mar 2026", of programs that do not speak the language
	Month, Month3, Weekday, Weekday3 string
	Zone, Abbreviation               string
	Who, Address                     string
}

// loadWords reads the wording of every language; the file's name is the language.
func loadWords() (map[string]*wording, error) {
	entries, err := repliesFS.ReadDir("replies")
	if err != nil {
		return nil, fmt.Errorf("list replies: %w", err)
	}
	all := map[string]*wording{}
	for _, e := range entries {
		lang, ok := strings.CutSuffix(e.Name(), ".yaml")
		if !ok {
			continue
		}
		text, err := repliesFS.ReadFile("replies/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("read wording %s: %w", lang, err)
		}
		w := &wording{language: lang}
		if err := yaml.UnmarshalWithOptions(text, w, yaml.Strict()); err != nil {
			return nil, fmt.Errorf("read wording %s: %w", lang, err)
		}
		all[lang] = w
	}
	return all, nil
}

// answers returns the sentences that answer a question: those written for the
// question of that script or name, else those for the kind of value; for yes or
// no, those that consent or deny.
func (w *wording) answers(script string, q grade.Question, consent bool) []string {
	kind, suffix := q.Expects, ""
	if kind == "yes_no" {
		kind = "yes"
	}
	if q.Expects == "yes_no" && !consent {
		kind, suffix = "no", "_no"
	}
	return w.first(script+"."+q.ID+suffix, q.ID+suffix, kind)
}

// closed returns the sentences that say that nothing is open when it was asked about.
func (w *wording) closed(script string, q grade.Question) []string {
	return w.first(script+"."+q.ID+"_closed", "closed")
}

// first returns the texts of the first key that has any.
func (w *wording) first(keys ...string) []string {
	for _, key := range keys {
		if texts := w.Answers[key]; len(texts) > 0 {
			return texts
		}
	}
	return nil
}

// about returns the texts of a script, or those for any script.
func about(texts map[string][]string, script string) []string {
	if t := texts[script]; len(t) > 0 {
		return t
	}
	return texts["any"]
}

// fill executes a text over its data.
func fill(text string, data any) (string, error) {
	t, err := template.New("text").Option("missingkey=error").Parse(text)
	if err != nil {
		return "", fmt.Errorf("parse text: %w", err)
	}
	var b strings.Builder
	if err := t.Execute(&b, data); err != nil {
		return "", fmt.Errorf("fill text: %w", err)
	}
	return b.String(), nil
}

// moment describes t, which is in the zone of the writer.
func (w *wording) moment(t time.Time, who, address string) moment {
	abbreviation, _ := t.Zone()
	return moment{
		English: t.Format("2 Jan 2006"),
		Year:    t.Format("2006"), MM: t.Format("01"), DD: t.Format("02"), D: t.Format("2"), Time: t.Format("15:04"),
		Month: w.Months[t.Month()-1], Month3: w.MonthsShort[t.Month()-1],
		Weekday: w.Weekdays[t.Weekday()], Weekday3: w.WeekdaysShort[t.Weekday()],
		Zone: t.Format("-07:00"), Abbreviation: abbreviation, Who: who, Address: address,
	}
}

// address is how a clerk calls a customer by first name, in the vocative where
// the language has one.
func (w *wording) address(first string) string {
	for _, v := range w.Vocative {
		if stem, ok := strings.CutSuffix(first, v[0]); ok {
			return stem + v[1]
		}
	}
	return first
}

// title is what stands before the first name, "" where a language does without.
func (w *wording) title(first string) string {
	if w.Madam != "" && strings.HasSuffix(first, w.Madam) {
		return w.Titles[1]
	}
	return w.Titles[0]
}

// cyrillic is how Russian letters are written in the Latin alphabet.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i", "й", "y",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f",
	"х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
	"А", "A", "Б", "B", "В", "V", "Г", "G", "Д", "D", "Е", "E", "Ё", "Yo", "Ж", "Zh", "З", "Z", "И", "I", "Й", "Y",
	"К", "K", "Л", "L", "М", "M", "Н", "N", "О", "O", "П", "P", "Р", "R", "С", "S", "Т", "T", "У", "U", "Ф", "F",
	"Х", "Kh", "Ц", "Ts", "Ч", "Ch", "Ш", "Sh", "Щ", "Shch", "Ы", "Y", "Э", "E", "Ю", "Yu", "Я", "Ya",
	"ł", "l", "Ł", "L", "ß", "ss", "«", "", "»", "", "„", "", "“", "", "”", "",
)

// latin writes a name in plain letters, for logins and for clerks who write in
// another language.
func latin(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(cyrillic.Replace(s)))
}
