package campaign

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed example/campaign.yaml example/companies.csv example/self-assessment.yaml example/questionnaire.yaml example/improvement-plan.yaml example/brand.yaml
var example embed.FS

// Reference returns the reference page of the campaign language in Markdown: a
// table for each part, with an example. The examples are one valid campaign.
func Reference() (string, error) {
	yaml, err := example.ReadFile("example/campaign.yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	csv, err := example.ReadFile("example/companies.csv")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	self, err := example.ReadFile("example/self-assessment.yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	asks, err := example.ReadFile("example/questionnaire.yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	acts, err := example.ReadFile("example/improvement-plan.yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	brand, err := example.ReadFile("example/brand.yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	r := &referenceWriter{parts: partsOf(string(yaml)), csv: string(csv), self: string(self), asks: string(asks), acts: string(acts), brand: string(brand), written: map[string]bool{}}
	r.page(languageOf())
	return r.String(), nil
}

// partsOf cuts the example at its keys.
func partsOf(yaml string) map[string]string {
	parts := map[string]string{}
	key := ""
	for line := range strings.Lines(yaml) {
		if name, _, ok := strings.Cut(line, ":"); ok && strings.TrimLeft(name, " #\n") == name {
			key = name
		}
		parts[key] += line
	}
	return parts
}

type referenceWriter struct {
	strings.Builder
	parts   map[string]string
	csv     string
	self    string          // the self-assessment
	asks    string          // the questionnaire
	acts    string          // the improvement plan
	brand   string          // whose report it is
	written map[string]bool // sections, by name
}

func (r *referenceWriter) line(format string, args ...any) {
	fmt.Fprintf(r, format+"\n", args...)
}

func (r *referenceWriter) page(root *shape) {
	r.line("# The campaign language\n")
	r.line("<!-- Printed by \"replyaudit schema --reference\"; a test compares the two. -->\n")
	r.line("%s `replyaudit validate` names every mistake with its line and column; `replyaudit schema` prints the JSON Schema with which editors help while you write.\n", root.intro)
	r.line("The examples on this page are one campaign, cut into its parts. Words in capitals, such as PERSONA, stand for keys that you choose.\n")
	var contents []string
	for _, t := range root.keys {
		if r.hasPart(t) {
			contents = append(contents, fmt.Sprintf("[%s](#%s)", t.key, t.key))
		}
	}
	r.line("Parts: %s · [self-assessment.yaml](#self-assessmentyaml) · [questionnaire.yaml](#questionnaireyaml) · [improvement-plan.yaml](#improvement-planyaml) · [brand.yaml](#brandyaml) · [letters](#letters) · [durations](#durations)\n", strings.Join(contents, " · "))
	r.table(root)
	r.code("yaml", r.parts["campaign"]+r.parts["title"]+r.parts["language"]+r.parts["seed"]+r.parts["window"]+r.parts["watch"]+r.parts["rubric"]+r.parts["self_assessment"])
	for _, t := range root.keys {
		if r.hasPart(t) {
			r.part(t)
		}
	}
	r.file("self-assessment.yaml", selfAssessmentShape(), r.self)
	r.file("questionnaire.yaml", questionnaireShape(), r.asks)
	r.file("improvement-plan.yaml", improvementPlanShape(), r.acts)
	r.file("brand.yaml", brandShape(), r.brand)
	r.letters()
	r.durations()
}

// file writes the tables of a file of its own.
func (r *referenceWriter) file(heading string, root *shape, text string) {
	r.line("## %s\n", heading)
	for i, s := range sectionsBelow(root) {
		if r.written[s.name] {
			continue
		}
		r.written[s.name] = true
		if i > 0 {
			r.line("### %s\n", s.name)
		}
		if s.intro != "" {
			r.line("%s\n", s.intro)
		}
		r.table(s)
	}
	r.code("yaml", text)
}

// hasPart reports whether a key of the file has tables of its own.
func (r *referenceWriter) hasPart(t term) bool { return len(sectionsBelow(t.shape)) > 0 }

// part writes the tables of one key of the file and its example.
func (r *referenceWriter) part(t term) {
	r.line("## %s\n", t.key)
	r.line("%s\n", t.means)
	for _, s := range sectionsBelow(t.shape) {
		if r.written[s.name] {
			continue
		}
		r.written[s.name] = true
		if s.name != t.key {
			r.line("### %s\n", s.name)
		}
		if s.intro != "" {
			r.line("%s\n", s.intro)
		}
		r.table(s)
	}
	r.code("yaml", r.parts[t.key])
	if t.key == "companies" {
		r.code("csv", r.csv)
	}
}

// sectionsBelow lists the sections of a shape, from above to below.
func sectionsBelow(s *shape) []*shape {
	var all []*shape
	for ; s != nil; s = s.of {
		if s.or != nil {
			all = append(all, sectionsBelow(s.or)...)
		}
		if s.kind == kindSection {
			all = append(all, s)
			for _, t := range s.keys {
				all = append(all, sectionsBelow(t.shape)...)
			}
		}
	}
	return all
}

func (r *referenceWriter) table(s *shape) {
	r.line("| key | value | meaning | without it |")
	r.line("|---|---|---|---|")
	for _, t := range s.keys {
		without := t.without
		switch {
		case t.required:
			without = "**required**"
		case t.value != "":
			without = "`" + t.value + "`"
		case without == "":
			without = "–"
		}
		r.line("| `%s` | %s | %s | %s |", t.key, looks(t.shape)+exampleOf(t), strings.ReplaceAll(t.means, "|", `\|`), without)
	}
	r.line("")
}

// exampleOf is a value for a key whose look says little by itself.
func exampleOf(t term) string {
	of := t.shape
	if of.kind == kindList {
		of = of.of
	}
	if t.example == "" || t.example == t.value || of.or != nil || slices.Contains([]kind{kindSection, kindChoice, kindWord, kindWhole, kindFlag}, of.kind) {
		return ""
	}
	return ": `" + t.example + "`"
}

// looks says in a few words how a value is written.
func looks(s *shape) string {
	if s.or != nil {
		plain := *s
		plain.or = nil
		return looks(&plain) + ", or " + looks(s.or)
	}
	switch s.kind {
	case kindSection:
		return fmt.Sprintf("[%s](#%s)", s.name, anchor(s.name))
	case kindChoice:
		return fmt.Sprintf("%s: %s", strings.ToUpper(s.called), looks(s.of))
	case kindList:
		return "list of " + looks(s.of)
	case kindWord:
		return "`" + strings.Join(s.words, "` `") + "`"
	case kindWhole:
		return fmt.Sprintf("%d to %d", s.low, s.high)
	case kindDuration:
		return "[duration](#durations)"
	case kindElapsed:
		return "[duration](#durations) in s, m, h or d"
	}
	return string(s.kind)
}

// anchor is how GitHub names a heading.
func anchor(heading string) string {
	return strings.NewReplacer(" ", "-", ":", "", ",", "", ".", "").Replace(strings.ToLower(heading))
}

func (r *referenceWriter) code(language, text string) {
	r.line("```%s\n%s\n```\n", language, strings.TrimSpace(text))
}

func (r *referenceWriter) letters() {
	r.line("## Letters\n")
	r.line("Subjects, bodies, answer keys and facts are templates. `{{.company.name}}` prints a value; `{{if .field.floor}}I live on floor {{.field.floor}}.{{end}}` writes a sentence where there is one; " +
		"`{{if eq .factor.detail \"long\"}}...{{else}}...{{end}}` tells the levels of a factor apart. Every template is filled in for every company, persona and arm that it can meet when the campaign is read: " +
		"a variable that does not exist and one that prints nothing are mistakes.\n")
	r.line("| variable | what it prints |")
	r.line("|---|---|")
	for _, v := range templateVariables() {
		r.line("| `{{.%s}}` | %s |", v.name, v.means)
	}
	r.line("")
}

// templateVariables describes what templates can print.
func templateVariables() []struct{ name, means string } {
	return []struct{ name, means string }{
		{"company.name", "the company's name"},
		{"company.key", "its key"},
		{"company.address", "its address"},
		{"company.domain", "its domain"},
		{"company.organisation", "who is behind it"},
		{"company.country", "its country, such as LT"},
		{"company.region", "its region"},
		{"company.language", "the language of the letter, such as lt"},
		{"field.NAME", "a further column of the list of companies"},
		{"persona.first", "the persona's first name"},
		{"persona.last", "its last name"},
		{"persona.address", "its address"},
		{"persona.country", "its country"},
		{"persona.language", "its language"},
		{"persona.facts.NAME", "a fact of the persona"},
		{"factor.NAME", "the level of a factor of the design"},
		{"facts", "the facts that answer the question back; in a clarification alone"},
	}
}

func (r *referenceWriter) durations() {
	r.line("## Durations\n")
	r.line("A number and a unit, without a space. Elapsed time runs day and night; working time stands still outside the hours of the company, on its holidays and in its breaks.\n")
	r.line("| written | length |")
	r.line("|---|---|")
	for _, d := range [][2]string{
		{"90s", "90 seconds"},
		{"30m", "30 minutes"},
		{"36h", "36 hours"},
		{"10d", "10 times 24 hours"},
		{"1.5h", "an hour and a half"},
		{"8wh", "8 working hours"},
		{"2wd", "until the end of the second working day after day 0; day 0 is the first working day that closes after the beginning"},
	} {
		r.line("| `%s` | %s |", d[0], d[1])
	}
	r.line("\nWorking days are whole, other numbers may have decimals; nothing is longer than ten years.")
}
