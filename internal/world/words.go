package world

import (
	"embed"
	"fmt"
	"strings"
	"text/template"
	"time"

	"github.com/goccy/go-yaml"

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
	Greetings []string            `yaml:"greetings"`
	Thanks    []string            `yaml:"thanks"`
	Answers   map[string][]string `yaml:"answers"` // by question id, else by what the question expects
	Offers    map[string][]string `yaml:"offers"`  // by script, else "any"; clarify and deflect likewise
	Clarify   map[string][]string `yaml:"clarify"`
	Deflect   map[string][]string `yaml:"deflect"`
	Invites   []string            `yaml:"invites"`
	Closings  []string            `yaml:"closings"`
	FirstOnly []string            `yaml:"first_only"`
	Second    []string            `yaml:"second_lead"`
	Apologies []string            `yaml:"apologies"`

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
	MobileFooter string    `yaml:"mobile_footer"`
	Delimiter    string    `yaml:"delimiter"`
	Service      string    `yaml:"service"`
	Original     string    `yaml:"original"`
	Date         string    `yaml:"date"`
}

// said is what a text may speak of.
type said struct {
	Name, Full                            string // of the persona
	Clerk, Phone, Colleague               string
	ColleagueAddress                      string
	Company, City, Site, Domain, Address  string
	Subject, Question, Day, Ticket, Token string
	Until                                 string
	Amount, Span, Within, During          string
	From, Till, Value                     string
}

// moment is an instant as a mail client writes it, with whom it concerns.
type moment struct {
	Year, MM, DD, D, Time            string
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

// answers returns the sentences that answer a question when nothing is out of
// the ordinary.
func (w *wording) answers(q grade.Question) []string {
	for _, key := range []string{q.ID, q.Expects} {
		if texts := w.Answers[key]; len(texts) > 0 {
			return texts
		}
	}
	if q.Expects == "yes_no" {
		return w.Answers["yes"]
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
		Year: t.Format("2006"), MM: t.Format("01"), DD: t.Format("02"), D: t.Format("2"), Time: t.Format("15:04"),
		Month: w.Months[t.Month()-1], Month3: w.MonthsShort[t.Month()-1],
		Weekday: w.Weekdays[t.Weekday()], Weekday3: w.WeekdaysShort[t.Weekday()],
		Zone: t.Format("-07:00"), Abbreviation: abbreviation, Who: who, Address: address,
	}
}

// address is how a clerk calls a customer by first name: Lithuanian has a
// vocative, the others do not.
func (w *wording) address(first string) string {
	if w.language != "lt" {
		return first
	}
	for _, v := range [][2]string{{"as", "ai"}, {"is", "i"}, {"us", "au"}, {"ė", "e"}} {
		if stem, ok := strings.CutSuffix(first, v[0]); ok {
			return stem + v[1]
		}
	}
	return first
}

// latin writes a Lithuanian or Russian name in plain letters, for logins and
// for clerks who write in another language.
func latin(s string) string {
	return strings.NewReplacer(
		"ą", "a", "č", "c", "ę", "e", "ė", "e", "į", "i", "š", "s", "ų", "u", "ū", "u", "ž", "z",
		"Ą", "A", "Č", "C", "Ę", "E", "Ė", "E", "Į", "I", "Š", "S", "Ų", "U", "Ū", "U", "Ž", "Z",
		"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ё", "yo", "ж", "zh", "з", "z", "и", "i", "й", "y",
		"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f",
		"х", "kh", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya",
		"А", "A", "Б", "B", "В", "V", "Г", "G", "Д", "D", "Е", "E", "Ё", "Yo", "Ж", "Zh", "З", "Z", "И", "I", "Й", "Y",
		"К", "K", "Л", "L", "М", "M", "Н", "N", "О", "O", "П", "P", "Р", "R", "С", "S", "Т", "T", "У", "U", "Ф", "F",
		"Х", "Kh", "Ц", "Ts", "Ч", "Ch", "Ш", "Sh", "Щ", "Shch", "Ы", "Y", "Э", "E", "Ю", "Yu", "Я", "Ya",
		"«", "", "»", "", "„", "", "“", "",
	).Replace(s)
}
