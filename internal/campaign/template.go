package campaign

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
)

// Letter templates are those of text/template. Their variables are company (key,
// name, address, domain, organisation, country, region, language), persona (first,
// last, address, country, language, and facts.NAME), field, which holds the further
// columns of the company's row, factor, which holds the levels of the arm, and in
// a clarification facts: the sentences that answer the question back.

// Blanks is what fills in the templates of a letter.
type Blanks struct {
	Company Company
	Persona Persona
	Factors map[string]string // factor → level of the enquiry's arm
	Facts   string            // of a clarification; "" = the letter is none, and .facts does not exist
}

// variable is a value that a template prints. An empty one leaves a mark behind,
// so that "delivery to {{.field.city}}?" never goes out without its city;
// {{if .field.city}} still sees that it is empty.
type variable string

const emptyMark = "\x00"

// String is how text/template prints the variable.
func (v variable) String() string {
	if v == "" {
		return emptyMark
	}
	return string(v)
}

// FillError is a template that cannot be filled in.
type FillError struct {
	Line, Column int    // in the template, from 1; 0 when unknown
	Text         string // what is wrong; what to do
	empty        bool   // it prints a variable that is empty
}

func (e *FillError) Error() string { return e.Text }

// Fill fills in subject and body. The subject is one line; the body has LF line
// ends, no space at the end of a line and one newline at its end. A text of a
// later step without a subject of its own gives an empty one.
func (t Text) Fill(b Blanks) (subject, body string, err error) {
	if t.Subject != "" {
		if subject, err = FillLine(t.Subject, b); err != nil {
			return "", "", fmt.Errorf("subject: %w", err)
		}
	}
	if body, err = fill(t.Body, b); err != nil {
		return "", "", fmt.Errorf("body: %w", err)
	}
	return subject, body, nil
}

// FillLine fills in a template of one line: a subject, an answer key, a fact.
func FillLine(source string, b Blanks) (string, error) {
	line, err := fill(source, b)
	if err != nil {
		return "", err
	}
	line = strings.TrimSpace(line)
	return line, oneLine(line)
}

// FillKey fills in an answer key. One that prints an empty variable, or nothing at
// all, is "": for this company the answer is not known.
func FillKey(source string, b Blanks) (string, error) {
	key, err := FillLine(source, b)
	var problem *FillError
	if errors.As(err, &problem) && problem.empty {
		return "", nil
	}
	return key, err
}

func oneLine(s string) error {
	if bad := unprintable(s, ""); bad != "" {
		return &FillError{Text: "filled in, it holds " + bad + "; write it as one line"}
	}
	return nil
}

func fill(source string, b Blanks) (string, error) {
	t, err := compile(source)
	if err != nil {
		return "", err
	}
	return t.fill(b)
}

// textTemplate is a template that was read and can be filled in many times.
type textTemplate struct {
	source string
	*template.Template
}

func compile(source string) (*textTemplate, error) {
	source = strings.ReplaceAll(source, "\r\n", "\n")
	t, err := template.New("").Option("missingkey=error").Parse(source)
	if err != nil {
		return nil, syntaxProblem(source, err)
	}
	if m := singleBraces.FindStringSubmatchIndex(source); m != nil {
		line, column := lineColumn(source[:m[2]])
		return nil, &FillError{Line: line, Column: column, Text: fmt.Sprintf("%s would be printed as it stands; write two braces on both sides, such as {{.persona.first}}", source[m[2]:m[3]])}
	}
	return &textTemplate{source: source, Template: t}, nil
}

func (t *textTemplate) fill(blanks Blanks) (string, error) {
	variables := variablesOf(blanks)
	if err := t.checkVariables(variables); err != nil {
		return "", err
	}
	var b strings.Builder
	if err := t.Execute(&b, variables); err != nil {
		return "", templateProblem(err)
	}
	out := b.String()
	switch {
	case strings.Contains(out, emptyMark):
		return "", emptyProblem(t.source, variables)
	case misprinted.MatchString(out):
		return "", &FillError{Text: fmt.Sprintf("filled in, it holds %q, since a value was printed as what it is not; write the variable alone, such as {{.persona.first}}", misprinted.FindStringSubmatch(out)[1])}
	case strings.Contains(out, "{{") || strings.Contains(out, "}}"):
		return "", &FillError{Text: "filled in, it still holds {{ or }}; look for braces in the company's row or text"}
	}
	if bad := unprintable(out, "\n\t"); bad != "" {
		return "", &FillError{Text: "filled in, it holds " + bad + "; write printable text"}
	}
	return tidy(out), nil
}

// tidy ends the text with one newline and its lines without spaces: "-- " and
// flowed text would mean something to a mail program (RFC 3676).
func tidy(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t")
	}
	return strings.Join(lines, "\n") + "\n"
}

// variables is a tree: a word is a variable or a group of further words.
type variables map[string]any

func variablesOf(b Blanks) variables {
	c, p := b.Company, b.Persona
	all := variables{
		"company": variables{
			"key": variable(c.Key), "name": variable(c.Name), "address": variable(c.Address), "domain": variable(c.Domain),
			"organisation": variable(c.Organisation), "country": variable(c.Country), "region": variable(c.Region), "language": variable(c.Language),
		},
		"persona": variables{
			"first": variable(p.First), "last": variable(p.Last), "address": variable(p.Address),
			"country": variable(p.Country), "language": variable(p.Language), "facts": group(p.Facts),
		},
		"field":  group(c.Fields),
		"factor": group(b.Factors),
	}
	if b.Facts != "" {
		all["facts"] = variable(b.Facts)
	}
	return all
}

func group(texts map[string]string) variables {
	g := variables{}
	for name, text := range texts {
		g[name] = variable(text)
	}
	return g
}

// find returns what the words name: a variable, a group, or nil.
func (v variables) find(words []string) any {
	var found any = v
	for _, word := range words {
		g, ok := found.(variables)
		if !ok {
			return nil
		}
		found = g[word]
	}
	return found
}

// checkVariables refuses variables that do not exist, wherever they stand: also
// in a branch that this company does not take.
func (t *textTemplate) checkVariables(known variables) error {
	var found error
	t.inspect(func(n parse.Node, _ bool) {
		words := wordsOf(n)
		if words == nil || found != nil {
			return
		}
		if _, ok := known.find(words).(variable); !ok {
			found = t.errorAt(n, unknownVariable(words, known))
		}
	})
	return found
}

// wordsOf are the words of a variable, {{.field.city}} or {{$.field.city}}, nil for any other node.
func wordsOf(n parse.Node) []string {
	switch n := n.(type) {
	case *parse.FieldNode:
		return n.Ident
	case *parse.VariableNode:
		if n.Ident[0] == "$" && len(n.Ident) > 1 {
			return n.Ident[1:]
		}
	}
	return nil
}

// unknownVariable says what the nearest variables are: those of the group, if there is such a group.
func unknownVariable(words []string, known variables) string {
	name := "." + strings.Join(words, ".")
	none := map[string]string{
		"field":         "the companies have no further columns, add the column to their list",
		"factor":        "the design has no factors, add it under design.factors",
		"persona.facts": "the persona has no facts, add it under facts of the persona",
	}
	for n := len(words); n > 0; n-- {
		g, ok := known.find(words[:n]).(variables)
		if !ok {
			continue
		}
		prefix := strings.Join(words[:n], ".")
		if len(g) == 0 {
			return fmt.Sprintf("unknown variable {{%s}}; %s", name, none[prefix])
		}
		return fmt.Sprintf("unknown variable {{%s}}; %s", name, suggest(name, names("."+prefix, g)))
	}
	if words[0] == "facts" {
		return "{{.facts}} stands in the text of a clarification alone; write {{.persona.facts.NAME}} for a fact of the persona"
	}
	return fmt.Sprintf("unknown variable {{%s}}; %s", name, suggest(name, names("", known)))
}

// names lists the variables below a prefix as templates write them.
func names(prefix string, known variables) []string {
	var all []string
	for _, word := range slices.Sorted(maps.Keys(known)) {
		switch found := known[word].(type) {
		case variables:
			all = append(all, names(prefix+"."+word, found)...)
		default:
			all = append(all, prefix+"."+word)
		}
	}
	return all
}

func (t *textTemplate) errorAt(n parse.Node, text string) error {
	begins := int(n.Position())
	if f, ok := n.(*parse.FieldNode); ok && len(f.Ident) > 1 {
		begins -= len(f.Ident[0]) + 1 // the position is that of the second word
	}
	line, column := lineColumn(t.source[:max(0, begins)])
	return &FillError{Line: line, Column: column, Text: text}
}

// lineColumn is the place after a text, from 1.
func lineColumn(before string) (line, column int) {
	return 1 + strings.Count(before, "\n"), len(before) - strings.LastIndexByte(before, '\n')
}

// emptyProblem names the empty variables that the template mentions.
func emptyProblem(source string, known variables) error {
	var empty []string
	for _, name := range names("", known) {
		if known.find(strings.Split(name[1:], ".")) == variable("") && strings.Contains(source, name) {
			empty = append(empty, "{{"+name+"}}")
		}
	}
	what := "fill it in"
	if strings.Contains(strings.Join(empty, ""), "{{.field.") || strings.Contains(strings.Join(empty, ""), "{{.company.") {
		what = "fill in the column"
	}
	return &FillError{empty: true, Text: "prints an empty " + strings.Join(empty, " and ") + "; " + what + ", or put the sentence between {{if}} and {{end}}"}
}

// singleBraces is a variable that lacks its second braces, and misprinted is what
// text/template prints of a value in a form that it does not have.
var (
	singleBraces = regexp.MustCompile(`(?:^|[^{])(\{ ?\.?[A-Za-z_]+(?:\.[A-Za-z_]+)* ?\})(?:[^}]|$)`)
	misprinted   = regexp.MustCompile(`(%!\w?)\([^)]*\)`)
)

var templateErrorPattern = regexp.MustCompile(`(?s)^template: :(\d+)(?::(\d+))?: (.*)$`)

// templateProblem takes the place out of an error of text/template.
func templateProblem(err error) error {
	problem := &FillError{}
	text := err.Error()
	if m := templateErrorPattern.FindStringSubmatch(text); m != nil {
		text = m[3]
		problem.Line, _ = strconv.Atoi(m[1])
		if column, err := strconv.Atoi(m[2]); err == nil {
			problem.Column = column + 1 // text/template counts from 0
		}
	}
	problem.Text = fmt.Sprintf("the template cannot be filled in: %s; mend what stands between {{ and }}", text)
	return problem
}
