package campaign

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16Of writes text as spreadsheets do that save "Unicode text".
func utf16Of(text string, low, high int) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune("\ufeff" + text)) {
		two := [2]byte{}
		two[low], two[high] = byte(unit), byte(unit>>8)
		b.Write(two[:])
	}
	return b.String()
}

// Whatever a spreadsheet makes of the list, the companies are the same.
func TestListsOfSpreadsheets(t *testing.T) {
	const list = "key,name,address,city,floor,price\nacme,\"UAB „Acme“, Vilnius\",info@acme.example,Vilnius,,\"4,90 EUR\"\nbeta,Beta,,Kaunas,2,\n"
	semicolons := "key;name;address;city;floor;price\nacme;UAB „Acme“, Vilnius;info@acme.example;Vilnius;;4,90 EUR\nbeta;Beta;;Kaunas;2;\n"
	want, err := loadText(read(t, "good.yaml"), list)
	if err != nil {
		t.Fatal(err)
	}
	if c := want.Companies; len(c) != 2 || c[0].Name != "UAB „Acme“, Vilnius" || c[0].Fields["price"] != "4,90 EUR" || c[0].Fields["floor"] != "" || c[1].Channel != ChannelNone {
		t.Fatalf("companies: %+v", c)
	}
	for name, csv := range map[string]string{
		"byte order mark":          "\ufeff" + list,
		"CRLF":                     strings.ReplaceAll(list, "\n", "\r\n"),
		"semicolons":               semicolons,
		"tabs":                     strings.ReplaceAll(semicolons, ";", "\t"),
		"UTF-16, little end":       utf16Of(strings.ReplaceAll(semicolons, ";", "\t"), 0, 1),
		"UTF-16, big end":          utf16Of(list, 1, 0),
		"quoted names of columns":  strings.Replace(list, "key,name", `"key","name"`, 1),
		"capital names of columns": strings.Replace(list, "key,name,address", "Key, NAME, Address", 1),
		"rows of separators alone": strings.Replace(list, "beta,", ",,,,,\nbeta,", 1),
		"no line break at the end": strings.TrimSuffix(list, "\n"),
		"line ends of old Macs":    strings.ReplaceAll(list, "\n", "\r"),
		"columns without a name":   strings.ReplaceAll(list, "\n", ",,\n"),
		"columns in another order": "name,key,price,floor,city,address\n\"UAB „Acme“, Vilnius\",acme,\"4,90 EUR\",,Vilnius,info@acme.example\nBeta,beta,,2,Kaunas,\n",
		"blanks around the values": strings.ReplaceAll(list, ",Kaunas,", ",  Kaunas , "),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := loadText(read(t, "good.yaml"), csv)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got.Companies, want.Companies) {
				t.Errorf("companies:\n got %+v\nwant %+v", got.Companies, want.Companies)
			}
		})
	}
}

func TestCapitalWordsOfTheList(t *testing.T) {
	c, err := loadText(read(t, "good.yaml"), "key,name,address,channel,client,domain,city,floor,price\nacme,Acme,info@acme.example,Email,Yes,Acme.EXAMPLE,V,1,1\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Companies[0]; got.Channel != ChannelEmail || !got.Client || got.Domain != "acme.example" {
		t.Errorf("company: %+v", got)
	}
}

// A further column may hold what people write on two lines, in whatever form
// their system writes accents.
func TestTextOfFurtherColumns(t *testing.T) {
	c, err := loadText(read(t, "good.yaml"), "key,name,address,city,floor,price\nacme,S\u030cilas,info@acme.example,\"S\u030ciauliai,\nVilniaus g. 1\",1,\"4\r\nEUR\"\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Companies[0]; got.Name != "\u0160ilas" || got.Fields["city"] != "\u0160iauliai, Vilniaus g. 1" || got.Fields["price"] != "4 EUR" {
		t.Errorf("company: %+v", got)
	}
}

// One mistake is reported once, where it is, and without what follows from it.
func TestMistakesOfLists(t *testing.T) {
	const head = "key,name,address,city,floor,price\n"
	for _, test := range []struct{ name, csv, want string }{
		{"UTF-16 without a mark", strings.ReplaceAll(head, "", "\x00"), `companies.csv:1:1: the list is not UTF-8; save it again as "CSV UTF-8"`},
		{"a control character", head + "acme,Acme,a@acme.example,Vil\x01nius,1,1\n", `companies.csv:2:26: column city holds the control character U+0001; write printable text`},
		{"quotes that do not end", head + "acme,\"Acme,a@acme.example,V,1,1\nbeta,Beta,b@beta.example,V,1,1\n", `companies.csv:2:1: a text between quotation marks does not end, or holds a single mark; close it, and write each mark inside it twice, the rest of the list was not read`},
		{"quotes in a text", head + "acme,UAB \"Acme\",a@acme.example,V,1,1\n", `companies.csv:2:10: a quotation mark stands inside a text; put the whole text between quotation marks and write each of its own twice, the rest of the list was not read`},
		{"no key", "nr,name,address,city,floor,price\n1,Acme,a@acme.example,V,1,1\n2,Beta,b@acme.example,V,1,1\n", `companies.csv:1:1: there is no column "key"; the first line names the columns, such as key,name,address,country,language,zone`},
		{"a misspelt column", "key,name,adress2,city,floor,price\nacme,Acme,a@acme.example,V,1,1\n", `companies.csv:1:1: there is no column "address"; did you mean it by "adress2"? Rename that`},
		{"a cell without a column", "key,name,address,city,floor,price,\nacme,Acme,a@acme.example,V,1,1,x\n", `companies.csv:2:32: this cell stands in a column without a name; name the column in the first line, or empty the cell`},
		{"no company", head, `spring.yaml:25:12: the list of companies is empty; add one company at least`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := loadText(read(t, "good.yaml"), test.csv)
			if err == nil || err.Error() != test.want {
				t.Errorf("problems:\n%v\nwant:\n%s", err, test.want)
			}
		})
	}
}

// A column that is not there is named once, not in every row.
func TestMissingDefaults(t *testing.T) {
	yaml := strings.Replace(read(t, "good.yaml"), "defaults: { country: LT, language: lt, zone: Europe/Vilnius }", "defaults: { country: LT, zone: Europe/Vilnius }", 1)
	_, err := loadText(yaml, "key,name,address,city,floor,price\nacme,Acme,a@acme.example,V,1,1\nbeta,Beta,b@beta.example,V,1,1\n")
	const want = `companies.csv:1:1: the companies have no language; add a column language, or write defaults: { language: lt } in the campaign`
	if err == nil || err.Error() != want {
		t.Errorf("problems:\n%v\nwant:\n%s", err, want)
	}
}

// The list in the campaign itself is as strict as the file.
func TestStrictListInTheCampaign(t *testing.T) {
	const good = "companies:\n  - { key: acme, name: Acme, address: a@acme.example, city: V, floor: 1, price: 4.90 }\n  - { key: beta, name: Beta, address: \"\", channel: form, city: K, floor: 2, price: 5 }\n"
	load := func(old, new string) error {
		yaml := strings.Replace(read(t, "good.yaml"), "companies: companies.csv\n", strings.Replace(good, old, new, 1), 1)
		_, err := loadText(yaml, "")
		return err
	}
	if err := load("", ""); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"another name of the address", "address: a@", "e-mail: a@", `spring.yaml:26:30: "e-mail" has no meaning; did you mean "address"? Rename it`},
		{"no address", `address: "", channel: form, `, "", `spring.yaml:27:5: companies.2 has no address; write address: info@acme.example, or address: "" where there is none`},
		{"a cell that is a list", "city: V", "city: [V]", `spring.yaml:26:61: companies.1.city is a list; write a text`},
		{"a company that is a word", `{ key: beta, name: Beta, address: "", channel: form, city: K, floor: 2, price: 5 }`, "beta", `spring.yaml:27:5: companies.2 is "beta"; write keys with values below it: key, name, address, channel, country, region, language, zone, domain, organisation, client, promise, hours`},
	} {
		if err := load(test.old, test.new); err == nil || err.Error() != test.want {
			t.Errorf("%s:\n%v\nwant:\n%s", test.name, err, test.want)
		}
	}
}

func TestUnreadableListsDoNotHideOtherMistakes(t *testing.T) {
	yaml := strings.Replace(read(t, "good.yaml"), "seed: 7", "seed: x", 1)
	yaml = strings.Replace(yaml, "{{.persona.first}} {{", "{{.persona.frst}} {{", 1)
	for name, csv := range map[string]string{
		"not text":   "key,name\xff",
		"bad quotes": "key,name,address\n\"acme,Acme,",
		"empty":      "",
	} {
		_, err := loadText(yaml, csv)
		var problems Errors
		if !errors.As(err, &problems) || !strings.Contains(err.Error(), "spring.yaml:3:7: seed is") || !strings.Contains(err.Error(), "unknown variable {{.persona.frst}}") || len(problems) != 3 {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := loadText(strings.Replace(yaml, "companies.csv", "nowhere.csv", 1), "")
	if err == nil || !strings.Contains(err.Error(), "seed is") || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("without a list: %v", err)
	}
}

// Whatever the bytes, there are companies or problems with places in the file.
func FuzzCompanies(f *testing.F) {
	f.Add([]byte("key,name,address\nacme,Acme,a@acme.example\n"))
	f.Add([]byte("key;name;address;hours\nacme;\"A\nB\";;mon-fri 09:00-17:00, sat 10:00-12:00\n"))
	f.Add([]byte(utf16Of("key\tname\taddress\nacme\tAcme\t\n", 0, 1)))
	f.Add([]byte("\xff\xfe\x00\xd8k\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d := newDocument("spring.yaml", nil)
		l := companyReader{loader: &loader{document: d, defaults: map[string]string{"country": "LT", "language": "lt", "zone": "UTC"}}, columns: companyShape()}
		text, err := decodeText(data)
		if err != nil {
			return
		}
		for _, r := range l.csvRows("companies.csv", text) {
			c := l.company(r)
			if len(d.problems) == 0 && (c.Key == "" || c.Name == "" || c.Channel == "" || c.Channel == ChannelEmail && c.Address == "") {
				t.Errorf("accepted %+v", c)
			}
		}
		for _, p := range d.problems {
			if p.File != "companies.csv" || p.Line < 1 || p.Column < 1 || !strings.Contains(p.Text, ";") && !strings.Contains(p.Text, "?") {
				t.Errorf("problem %s", p)
			}
		}
	})
}
