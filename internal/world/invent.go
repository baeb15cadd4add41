package world

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
)

//go:embed firms.yaml
var firmsYAML []byte

// roster is the file firms.yaml.
type roster struct {
	Sectors map[string][]string `yaml:"sectors"` // sector → its trades
	Firms   map[string]*firms   `yaml:"firms"`   // by language
}

// sector is the sector of a trade, "" for none.
func (r *roster) sector(trade string) string {
	for _, name := range slices.Sorted(maps.Keys(r.Sectors)) {
		if slices.Contains(r.Sectors[name], trade) {
			return name
		}
	}
	return ""
}

// firms is what invented companies of one language are made from.
type firms struct {
	Country   string            `yaml:"country"`
	Zone      string            `yaml:"zone"`
	Form      string            `yaml:"form"`
	Names     []string          `yaml:"names"`
	Trades    map[string]string `yaml:"trades"` // English → the word in the name
	Towns     []string          `yaml:"towns"`
	Streets   []string          `yaml:"streets"`
	Mailboxes []string          `yaml:"mailboxes"`
	Price     string            `yaml:"price"`
	Consent   [2]string         `yaml:"consent"` // yes, no
	Closed    string            `yaml:"closed"`
}

// Invent makes n companies of the languages in turn, under reserved names
// (RFC 2606), with what the demo's questions ask for in the columns trade, sector,
// city, street, price, days, saturday and card. Their habits are left to the market.
// The same seed, number and languages give the same companies. It fails on a
// language that the world does not speak and when its names run out.
func Invent(seed int64, n int, languages []string) ([]campaign.Company, error) {
	var all roster
	if err := yaml.UnmarshalWithOptions(firmsYAML, &all, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read what companies are called: %w", err)
	}
	lots := map[string][]firm{}
	var companies []campaign.Company
	for i := range n {
		language := languages[i%len(languages)]
		f := all.Firms[language]
		if f == nil {
			return nil, fmt.Errorf("no company can be invented in %q; the world speaks %v", language, slices.Sorted(maps.Keys(all.Firms)))
		}
		if lots[language] == nil {
			var err error
			if lots[language], err = f.lot(clock.NewStream(seed, language, "world/firms")); err != nil {
				return nil, err
			}
		}
		place := i / len(languages)
		if place >= len(lots[language]) {
			return nil, fmt.Errorf("the world has %d names of companies in %q and no more; ask for fewer companies", place, language)
		}
		c, err := f.company(seed, language, lots[language][place])
		if err != nil {
			return nil, err
		}
		c.Fields["sector"] = all.sector(c.Fields["trade"])
		companies = append(companies, c)
	}
	return companies, nil
}

// firm is a company before it has an address.
type firm struct{ key, name, trade string }

// longestKey is how many letters the key of a company may have.
const longestKey = 40

// lot is every name with every trade, shuffled, without those that make too long
// a key.
func (f *firms) lot(chance *clock.Stream) ([]firm, error) {
	var all []firm
	for _, trade := range slices.Sorted(maps.Keys(f.Trades)) {
		for _, word := range f.Names {
			name, err := fill(f.Form, struct{ Name, Trade string }{word, f.Trades[trade]})
			if err != nil {
				return nil, err
			}
			all = append(all, firm{f.key(name), name, trade})
		}
	}
	chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return slices.DeleteFunc(all, func(one firm) bool { return len(one.key) > longestKey }), nil
}

// key writes a name in small plain letters, with the country behind it.
func (f *firms) key(name string) string {
	words := strings.FieldsFunc(strings.ToLower(latin(name)), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(append(words, strings.ToLower(f.Country)), "-")
}

func (f *firms) company(seed int64, language string, which firm) (campaign.Company, error) {
	chance := clock.NewStream(seed, which.key, "world/firm")
	street, err := fill(pick(chance, f.Streets), struct{ Number int }{1 + chance.Intn(140)})
	if err != nil {
		return campaign.Company{}, err
	}
	price, err := fill(f.Price, struct {
		Whole int
		Cents string
	}{2 + chance.Intn(12), pick(chance, []string{"00", "20", "40", "50", "80", "90", "95"})})
	if err != nil {
		return campaign.Company{}, err
	}
	return campaign.Company{
		Key: which.key, Name: which.name, Address: pick(chance, f.Mailboxes) + "@" + which.key + ".example", Country: f.Country, Language: language, Zone: f.Zone,
		Fields: map[string]string{
			"trade": which.trade, "city": pick(chance, f.Towns), "street": street, "price": price,
			"days": workingDays(chance), "saturday": f.saturday(chance), "card": f.Consent[max(0, chance.Intn(6)-4)],
		},
	}, nil
}

// workingDays is a number of days or a short range of them.
func workingDays(chance *clock.Stream) string {
	low := 1 + chance.Intn(4)
	if more := chance.Intn(3); more > 0 {
		return fmt.Sprintf("%d-%d", low, low+more)
	}
	return fmt.Sprint(low)
}

func (f *firms) saturday(chance *clock.Stream) string {
	if chance.Intn(20) == 0 {
		return f.Closed
	}
	return fmt.Sprintf("%02d:%s-%02d:%s", 9+chance.Intn(3), pick(chance, []string{"00", "30"}), 14+chance.Intn(4), pick(chance, []string{"00", "30"}))
}
