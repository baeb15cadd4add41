package campaign

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/grade"
)

func TestFill(t *testing.T) {
	b := Blanks{
		Company: Company{Key: "acme", Name: "Acme", Fields: map[string]string{"city": "Vilnius", "floor": ""}},
		Persona: Persona{First: "Ona", Facts: map[string]string{"street": "Pilies g. 1"}},
		Factors: map[string]string{"detail": "long"},
	}
	clarification := b
	clarification.Facts = "One.\nTwo."
	for _, test := range []struct {
		name, source string
		blanks       Blanks
		want         string // of the text, or of the error
	}{
		{"company, field and persona", "{{.company.name}} {{.field.city}} {{.persona.first}}", b, "Acme Vilnius Ona\n"},
		{"a fact of the persona", "{{.persona.facts.street}}", b, "Pilies g. 1\n"},
		{"a factor", `{{if eq .factor.detail "long"}}much{{else}}little{{end}}`, b, "much\n"},
		{"a factor printed", "{{.factor.detail}}", b, "long\n"},
		{"facts of a clarification", "Hello\n{{.facts}}", clarification, "Hello\nOne.\nTwo.\n"},
		{"facts of no clarification", "{{.facts}}", b, "{{.facts}} stands in the text of a clarification alone; write {{.persona.facts.NAME}} for a fact of the persona"},
		{"an empty field asked for", "{{if .field.floor}}floor {{.field.floor}}{{else}}house{{end}}", b, "house\n"},
		{"an empty field printed", "floor {{.field.floor}}", b, "prints an empty {{.field.floor}}; fill in the column, or put the sentence between {{if}} and {{end}}"},
		{"no such fact", "{{.persona.facts.phone}}", b, "unknown variable {{.persona.facts.phone}}; write .persona.facts.street"},
		{"no facts at all", "{{.persona.facts.phone}}", Blanks{}, "unknown variable {{.persona.facts.phone}}; the persona has no facts, add it under facts of the persona"},
		{"no factors at all", "{{.factor.x}}", Blanks{}, "unknown variable {{.factor.x}}; the design has no factors, add it under design.factors"},
		{"no columns at all", "{{.field.x}}", Blanks{}, "unknown variable {{.field.x}}; the companies have no further columns, add the column to their list"},
		{"a group alone", "{{.persona.facts}}", b, "unknown variable {{.persona.facts}}; write .persona.facts.street"},
		{"too many words", "{{.company.name.x}}", b, "unknown variable {{.company.name.x}}; did you mean \".company.name\"?"},
		{"an unknown variable in a branch not taken", `{{if eq .factor.detail "short"}}{{.company.nme}}{{end}}x`, b, `unknown variable {{.company.nme}}; did you mean ".company.name"?`},
		{"by way of the root", "{{with .field.city}}{{$.company.name}} in {{.}}{{end}}", b, "Acme in Vilnius\n"},
	} {
		_, got, err := Text{Body: test.source}.Fill(test.blanks)
		var problem *FillError
		if errors.As(err, &problem) {
			got = problem.Text
		}
		if got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
	}
}

func TestPlaceOfAnUnknownVariable(t *testing.T) {
	for source, want := range map[string]string{
		"x {{.facts}}":               "1:5",
		"x\n{{.company.nme}}":        "2:3",
		"a\nb {{.persona.facts.no}}": "2:5",
		"{{if .field.x}}\n{{end}}":   "1:6",
	} {
		_, err := FillLine(source, Blanks{Persona: Persona{Facts: map[string]string{"a": "b"}}})
		var problem *FillError
		if !errors.As(err, &problem) || fmt.Sprintf("%d:%d", problem.Line, problem.Column) != want {
			t.Errorf("%q: %+v, want %s", source, problem, want)
		}
	}
}

// Trying only companies and personas that a template can tell apart finds what
// trying every pair finds.
func TestGroupsHideNoMistake(t *testing.T) {
	yaml := strings.Replace(exampleFile(t, "campaign.yaml"), "lithuania: { language: lt, countries: [LT], personas: [vilte, marie] }",
		"lithuania: { language: lt, countries: [LT], personas: [vilte] }\n  latvia: { language: lt, countries: [LV], personas: [marie] }", 1)
	rows := []string{"key,name,address,country,language,zone,city,price,trade,floor"}
	cities, floors := []string{"Vilnius", "", "Kaunas", "a@b"}, []string{"", "3", "{{x}}"}
	for i := range 24 {
		rows = append(rows, fmt.Sprintf("c%d,Firm %d,info@c%d.example,%s,lt,Europe/Vilnius,%s,5 EUR,%s,%s", i, i, i, []string{"LT", "LV"}[i/12], cities[i%4], strings.Repeat("x", i*10), floors[i%3]))
	}
	for _, source := range []string{
		"To {{.field.city}}",
		"{{if .field.city}}{{.field.floor}}{{end}}",
		"{{if .field.floor}}{{.persona.country}}{{end}}",
		`{{if eq .field.city "Kaunas"}}{{.field.floor}}{{end}} x`,
		`{{if eq .factor.origin "foreign"}}{{.persona.country}}{{else}}{{.field.city}}{{end}}`,
		"{{with .field.city}}{{$.field.floor}}{{end}} y",
		"{{len .field.city}} {{index .field \"floor\"}}",
		"{{.field.trade}} and {{.field.city}} and {{.field.trade}}",
		"{{$x := .field.floor}}{{$x}} z",
		`{{with .field.city}}{{if eq . "Kaunas"}}{{$.field.floor}}{{end}}{{end}} x`,
		"{{.persona.country}}",
	} {
		d := newDocument("spring.yaml", []byte(yaml))
		root, ok := d.parse([]byte(yaml), languageOf())
		if !ok {
			t.Fatal(d.problems)
		}
		l := loader{document: d, readFile: func(string) ([]byte, error) { return []byte(strings.Join(rows, "\n")), nil }}
		l.read(root)
		l.checkArms()
		compiled, err := compile(source)
		if err != nil {
			t.Fatal(err)
		}
		script := &l.campaign.Scripts[0]
		script.Opening["lt"][0].Subject = source
		want := map[string]bool{}
		for _, c := range l.campaign.Companies {
			for _, p := range l.campaign.PersonasFor(c) {
				for _, arm := range l.arms {
					if !l.campaign.Design.Suits(p, arm) {
						continue
					}
					if problem := fillProblem(letterTemplate{check: checkSubject}.try(compiled, Blanks{Company: c, Persona: p, Factors: arm})); problem != nil {
						want[problem.Text] = true
					}
				}
			}
		}
		l.problems = nil
		l.checkLetters()
		got := map[string]bool{}
		for _, p := range l.problems {
			if text, ok := strings.CutPrefix(p.Text, "scripts.delivery.opening.lt.subject: "); ok {
				got[text[:strings.LastIndex(text, " (for ")]] = true
			}
		}
		// Of lengths, only the longest is reported.
		for text := range want {
			if strings.Contains(text, "bytes long") && !got[text] {
				delete(want, text)
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n got %v\nwant %v", source, got, want)
		}
	}
}

// Two thousand companies, two personas and four arms each, seven letters.
func BenchmarkLoad(b *testing.B) {
	yaml, err := os.ReadFile("example/campaign.yaml")
	if err != nil {
		b.Fatal(err)
	}
	rows := []string{"key,name,address,country,language,zone,city,price,trade"}
	for i := range 2000 {
		rows = append(rows, fmt.Sprintf("c%d,Firm %d,info@c%d.example,LT,lt,Europe/Vilnius,City %d,%d EUR,trade %d", i, i, i, i%50, i, i%7))
	}
	for b.Loop() {
		if _, err := loadText(string(yaml), strings.Join(rows, "\n")); err != nil {
			b.Fatal(err)
		}
	}
}

func TestPersonasForACompany(t *testing.T) {
	c, err := Load("example/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{"amber": "vilte marie", "honey": "vilte marie", "clock": "ann lucia"} {
		company, _ := c.CompanyByKey(key)
		if got := strings.Join(keysOf(c.PersonasFor(company), func(p Persona) string { return p.Key }), " "); got != want {
			t.Errorf("%s is written to by %s, want %s", key, got, want)
		}
	}
	c.Pools = nil
	lt, _ := c.CompanyByKey("amber")
	if got := c.PersonasFor(lt); len(got) != 2 || got[0].Key != "vilte" {
		t.Errorf("without pools %v write to amber", got)
	}
}

func TestArms(t *testing.T) {
	d := Design{Factors: []Factor{{Key: "origin", Levels: []string{"local", "foreign"}, By: ByPersona}, {Key: "detail", Levels: []string{"short", "long"}, By: ByText}}}
	want := []map[string]string{
		{"origin": "local", "detail": "short"},
		{"origin": "local", "detail": "long"},
		{"origin": "foreign", "detail": "short"},
		{"origin": "foreign", "detail": "long"},
	}
	if got := d.Arms(); !reflect.DeepEqual(got, want) {
		t.Errorf("arms %v, want %v", got, want)
	}
	if got := (Design{}).Arms(); len(got) != 1 || len(got[0]) != 0 {
		t.Errorf("without factors there are the arms %v, want a single empty one", got)
	}
	vilte := Persona{Factors: map[string]string{"origin": "local"}}
	suits := func(arm map[string]string) bool { return d.Suits(vilte, arm) }
	if got := slices.IndexFunc(want, func(arm map[string]string) bool { return !suits(arm) }); got != 2 {
		t.Errorf("a local persona suits the first %d arms, want 2", got)
	}
}

func TestTraits(t *testing.T) {
	c := Company{Country: "LT", Language: "lt", Region: "VL", Organisation: "acme", Fields: map[string]string{"city": "Vilnius", "empty": ""}}
	for _, test := range []struct {
		name, want string
		ok         bool
	}{
		{"country", "LT", true},
		{"language", "lt", true},
		{"region", "VL", true},
		{"organisation", "acme", true},
		{"city", "Vilnius", true},
		{"empty", "", true},
		{"town", "", false},
	} {
		if got, ok := c.Trait(test.name); got != test.want || ok != test.ok {
			t.Errorf("%s: %q, %v; want %q, %v", test.name, got, ok, test.want, test.ok)
		}
	}
	for _, name := range Traits() {
		if _, ok := (Company{}).Trait(name); !ok {
			t.Errorf("there is no trait %s", name)
		}
	}
}

// What text/template says of a mistake is for programmers; this is for authors.
// What a reader of a letter, or of an answer key, could take from the list.
func TestPrints(t *testing.T) {
	c := Campaign{Scripts: []Script{{
		Opening:   map[string][]Text{"en": {{Subject: "{{.field.item}}", Body: "To {{if .field.floor}}a high floor in {{end}}{{.field.city}}?"}}},
		Questions: map[string][]grade.Question{"en": {{ID: "price", Expects: "money", Key: "{{.field.price}}"}}},
		Clarification: &Clarification{
			Texts: map[string][]Text{"en": {{Body: "{{.facts}}"}}},
			Facts: []Fact{{Key: "size", Text: map[string]string{"en": "It is {{.field.size}}."}}},
		},
	}}}
	for column, want := range map[string]bool{"item": true, "floor": true, "city": true, "price": true, "size": true, "cit": false, "city_code": false, "sector": false} {
		if got := c.Prints(column); got != want {
			t.Errorf("%s is printed: %v, want %v", column, got, want)
		}
	}
}

func TestTemplateMistakesInPlainWords(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"Hello,\n\n{{if eq .factor.detail \"long\"}}I wonder.\nBye", `3:1: {{if}} is not closed; write {{end}} where the sentence ends`},
		{"{{if .field.city}}a{{end}} {{if .field.city}}b", `1:28: {{if}} is not closed; write {{end}} where the sentence ends`},
		{"a\n{{.persona.first\nb", `2:1: {{ is not closed; write }} after the variable`},
		{"a {{end}} b", `1:0: {{end}} stands without an {{if}} before it; remove it, or write the {{if}}`},
		{"a {{.persona.first} b", `1:0: {{ is closed by one brace; write }}`},
		{"a {{if}}b{{end}}", `1:0: {{if}} does not say what to look at; write such as {{if .field.city}}`},
		{"{{if eq .factor.detail 'long'}}b{{end}}", `1:0: the text to compare with stands between other marks than ""; write such as {{if eq .factor.detail "long"}}`},
		{"{{if eq .factor.detail “long”}}b{{end}}", `1:0: the text to compare with stands between other marks than ""; write such as {{if eq .factor.detail "long"}}`},
		{"{{if .factor.detail == \"long\"}}b{{end}}", `1:0: {{ }} knows no = sign; write such as {{if eq .factor.detail "long"}}`},
		{"{{if eq .factor.detail long}}b{{end}}", `1:0: long is no variable; a variable begins with a point, such as {{.persona.first}}, and a text stands between ""`},
		{"Hello,\n {.persona.first} {{.persona.last}}", `2:2: {.persona.first} would be printed as it stands; write two braces on both sides, such as {{.persona.first}}`},
		{"{name}", `1:1: {name} would be printed as it stands; write two braces on both sides, such as {{.persona.first}}`},
		{"{{$.field.nope}}", `1:4: unknown variable {{.field.nope}}; write .field.city`},
		{"{{.persona}}", `1:3: unknown variable {{.persona}}; write one of .persona.address, .persona.country, .persona.first, .persona.language, .persona.last`},
		{`{{printf "%d" .persona.first}}`, `0:0: filled in, it holds "%!d", since a value was printed as what it is not; write the variable alone, such as {{.persona.first}}`},
		{"100%! {{.persona.first}} (yes) {a: 1}", ""},
	} {
		_, err := fill(test.source, Blanks{Company: Company{Fields: map[string]string{"city": "Vilnius"}}, Persona: Persona{First: "Ona"}, Factors: map[string]string{"detail": "long"}})
		got := ""
		if problem := fillProblem(err); problem != nil {
			got = fmt.Sprintf("%d:%d: %s", problem.Line, problem.Column, problem.Text)
		}
		if got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.source, got, test.want)
		}
	}
}
