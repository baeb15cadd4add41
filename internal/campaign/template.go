package campaign

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
)

// Letter templates are those of text/template with three variables: company
// (key, name, address, domain, organisation, country, region, language),
// persona (first, last, address, country, language) and field, which holds the
// further columns of the company's row.

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
}

func (e *FillError) Error() string { return e.Text }

// Fill fills in the text for one company and persona. The subject is one line;
// the body has LF line ends, no space at the end of a line and one newline at its end.
func (t Text) Fill(company Company, persona Persona) (subject, body string, err error) {
	subject, err = FillLine(t.Subject, company, persona)
	if err != nil {
		return "", "", fmt.Errorf("subject: %w", err)
	}
	if body, err = fill(t.Body, company, persona); err != nil {
		return "", "", fmt.Errorf("body: %w", err)
	}
	return subject, body, nil
}

// FillLine fills in a template of one line, such as a subject or an answer key.
func FillLine(source string, company Company, persona Persona) (string, error) {
	line, err := fill(source, company, persona)
	if err != nil {
		return "", err
	}
	line = strings.TrimSpace(line)
	return line, oneLine(line)
}

func oneLine(s string) error {
	if bad := unprintable(s, ""); bad != "" {
		return &FillError{Text: "filled in, it holds " + bad + "; write it as one line"}
	}
	return nil
}

func fill(source string, company Company, persona Persona) (string, error) {
	t, err := compile(source)
	if err != nil {
		return "", err
	}
	return t.fill(company, persona)
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
		return nil, templateProblem(err)
	}
	return &textTemplate{source: source, Template: t}, nil
}

func (t *textTemplate) fill(company Company, persona Persona) (string, error) {
	variables := variablesOf(company, persona)
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

func variablesOf(c Company, p Persona) map[string]map[string]variable {
	field := map[string]variable{}
	for name, text := range c.Fields {
		field[name] = variable(text)
	}
	return map[string]map[string]variable{
		"company": {
			"key": variable(c.Key), "name": variable(c.Name), "address": variable(c.Address), "domain": variable(c.Domain),
			"organisation": variable(c.Organisation), "country": variable(c.Country), "region": variable(c.Region), "language": variable(c.Language),
		},
		"persona": {
			"first": variable(p.First), "last": variable(p.Last), "address": variable(p.Address),
			"country": variable(p.Country), "language": variable(p.Language),
		},
		"field": field,
	}
}

// checkVariables refuses variables that do not exist, wherever they stand: also
// in a branch that this company does not take.
func (t *textTemplate) checkVariables(known map[string]map[string]variable) error {
	var found error
	walk(t.Root, func(n *parse.FieldNode) {
		group, ok := known[n.Ident[0]]
		if ok && len(n.Ident) == 2 {
			_, ok = group[n.Ident[1]]
		}
		if !ok && found == nil {
			found = t.errorAt(n, unknownVariable(n.Ident, known))
		}
	})
	return found
}

// unknownVariable says what the nearest variables are: those of the group, if there is such a group.
func unknownVariable(words []string, known map[string]map[string]variable) string {
	name := "." + strings.Join(words, ".")
	if words[0] == "field" && len(known["field"]) == 0 {
		return fmt.Sprintf("unknown variable {{%s}}; the companies have no further columns, add the column to their list", name)
	}
	if group, ok := known[words[0]]; ok {
		known = map[string]map[string]variable{words[0]: group}
	}
	return fmt.Sprintf("unknown variable {{%s}}; %s", name, suggest(name, names(known)))
}

// names lists the variables as templates write them.
func names(known map[string]map[string]variable) []string {
	var all []string
	for group, members := range known {
		for member := range members {
			all = append(all, "."+group+"."+member)
		}
	}
	slices.Sort(all)
	return all
}

// walk visits the variables of a template in the order of its text. Inside
// {{with}} and {{range}} the dot is another, so their lists are not visited.
func walk(node parse.Node, visit func(*parse.FieldNode)) {
	switch n := node.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, c := range n.Nodes {
				walk(c, visit)
			}
		}
	case *parse.ActionNode:
		walk(n.Pipe, visit)
	case *parse.PipeNode:
		if n != nil {
			for _, c := range n.Cmds {
				walk(c, visit)
			}
		}
	case *parse.CommandNode:
		for _, c := range n.Args {
			walk(c, visit)
		}
	case *parse.FieldNode:
		visit(n)
	case *parse.IfNode:
		walk(n.Pipe, visit)
		walk(n.List, visit)
		walk(n.ElseList, visit)
	case *parse.WithNode:
		walk(n.Pipe, visit)
		walk(n.ElseList, visit)
	case *parse.RangeNode:
		walk(n.Pipe, visit)
		walk(n.ElseList, visit)
	}
}

func (t *textTemplate) errorAt(n *parse.FieldNode, text string) error {
	before := t.source[:max(0, int(n.Position())-len(n.Ident[0])-1)] // the position is that of the last word but one
	return &FillError{Line: 1 + strings.Count(before, "\n"), Column: len(before) - strings.LastIndexByte(before, '\n'), Text: text}
}

// emptyProblem names the empty variables that the template mentions.
func emptyProblem(source string, known map[string]map[string]variable) error {
	var empty []string
	for _, name := range names(known) {
		group, member, _ := strings.Cut(name[1:], ".")
		if known[group][member] == "" && strings.Contains(source, name) {
			empty = append(empty, "{{"+name+"}}")
		}
	}
	return &FillError{Text: "prints an empty " + strings.Join(empty, " and ") + "; fill in the column, or put the sentence between {{if}} and {{end}}"}
}

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
