package rubric

import (
	"embed"
	"fmt"
	"reflect"
	"strings"
)

//go:embed example/rubric.yaml
var example embed.FS

// Reference returns the reference page of the rubric language in Markdown, from the
// types that read it and their descriptions, with an example.
func Reference() (string, error) {
	text, err := example.ReadFile("example/rubric.yaml")
	if err != nil {
		return "", fmt.Errorf("read the example: %w", err)
	}
	w := &referenceWriter{}
	w.line("# The rubric language\n")
	w.line("<!-- Printed by \"replyaudit schema --rubric --reference\"; a test compares the two. -->\n")
	w.line("A rubric says what is graded in a reply and what it counts. It is one YAML file; unknown keys are mistakes, and each is named with its line and column. " +
		"`replyaudit schema --rubric` prints the JSON Schema for editors, `replyaudit validate` reads the rubric that a campaign names, and `replyaudit regrade` applies another to the replies of a closed campaign.\n")
	w.line("An item's weight is its share of its section times the section's share of the whole, in points of 100. An item that does not apply leaves its weight out. " +
		"Judgements weigh in the full score alone, once people have coded them.\n")
	w.tables(reflect.TypeFor[Rubric](), "", "rubric")
	w.kinds()
	w.principles()
	if err := w.shipped(); err != nil {
		return "", err
	}
	w.line("## Example\n")
	w.line("```yaml\n%s\n```", strings.TrimSpace(string(text)))
	return w.String(), nil
}

type referenceWriter struct{ strings.Builder }

func (w *referenceWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// tables writes the table of a type, and those of the types within it.
func (w *referenceWriter) tables(t reflect.Type, at, heading string) {
	w.line("## %s\n", heading)
	w.line("| key | value | meaning | without it |")
	w.line("|---|---|---|---|")
	type inner struct {
		of   reflect.Type
		path string
	}
	var below []inner
	for i := range t.NumField() {
		path := strings.TrimPrefix(at+"."+keyOf(t.Field(i)), ".")
		k := described(path)
		without := k.without
		if without == "" {
			without = "**required**"
		}
		w.line("| `%s` | %s | %s | %s |", keyOf(t.Field(i)), looks(t.Field(i).Type, path), k.means, without)
		if of := structOf(t.Field(i).Type); of != nil && path != "undelivered" { // it looks like silent
			below = append(below, inner{of, path})
		}
	}
	w.line("")
	for _, x := range below {
		w.tables(x.of, x.path, x.path)
	}
}

// looks says how a value is written.
func looks(t reflect.Type, at string) string {
	list := ""
	if t.Kind() == reflect.Slice {
		t, list = t.Elem(), "list of "
	}
	switch {
	case at == "undelivered":
		return "as [silent](#silent)"
	case t.Kind() == reflect.Struct:
		return fmt.Sprintf("%s[%s](#%s)", list, at, strings.ReplaceAll(at, ".", ""))
	case t.Kind() == reflect.Map:
		return "text by language: `{en: …, ru: …, lt: …}`; English stands in for what is missing"
	case t.Kind() == reflect.Float64:
		return "number"
	case at == "sections.items.from":
		return "see [kinds](#kinds)"
	}
	if allowed := choices(at); allowed != nil {
		return list + "`" + strings.Join(allowed, "` `") + "`"
	}
	return list + "text"
}

func (w *referenceWriter) kinds() {
	w.line("## kinds\n")
	for _, kind := range kinds() {
		w.line("`%s`: %s.\n", kind, kindMeans(kind))
		if kind == KindFact || kind == KindJudgement { // facts stand with their absence
			continue
		}
		w.line("| from | it is |")
		w.line("|---|---|")
		for _, s := range sourcesOf(kind) {
			w.line("| `%s` | %s |", s.name, s.means)
		}
		w.line("")
	}
}

func (w *referenceWriter) principles() {
	w.line("## principles\n")
	w.line("| id | principle | what mail does not show |")
	w.line("|---|---|---|")
	for _, p := range Principles() {
		w.line("| `%s` | %s | %s |", p.ID, p.Title["en"], p.Unseen["en"])
	}
	w.line("")
}

func (w *referenceWriter) shipped() error {
	w.line("## Shipped rubrics\n")
	w.line("| name | version | sections and their weights | items |")
	w.line("|---|---|---|---|")
	for _, name := range Shipped() {
		r, err := Load(name)
		if err != nil {
			return err
		}
		var sections []string
		items := 0
		for _, s := range r.Sections {
			sections = append(sections, fmt.Sprintf("%s %g", s.ID, s.Weight))
			items += len(s.Items)
		}
		w.line("| `%s` | %s | %s | %d |", r.Name, r.Version, strings.Join(sections, ", "), items)
	}
	w.line("")
	return nil
}
