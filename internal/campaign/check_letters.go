package campaign

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// checkLetters fills in every template for every company, persona and arm that
// it can meet.
func (l *loader) checkLetters() {
	targets := map[string][]target{}
	for _, c := range l.campaign.Companies {
		if c.GetsLetters() && c.Name != "" && c.Key != "" { // what is missing was reported where it was read
			pools := keysOf(l.campaign.poolsOf(c), func(p Pool) string { return p.Key })
			targets[c.Language] = append(targets[c.Language], target{c, variablesOf(Blanks{Company: c}), strings.Join(pools, " ")})
		}
	}
	for _, t := range l.campaign.templates() {
		l.checkTemplate(t, targets[t.language])
	}
}

// target is a company that gets letters, with its values in templates and the
// keys of its pools.
type target struct {
	company Company
	values  variables
	pools   string
}

func checkSubject(s string) error {
	if err := oneLine(s); err != nil {
		return err
	}
	if bad := forbiddenInHeader(s); bad != "" {
		return &FillError{Text: fmt.Sprintf("filled in, the subject holds %s; write plain words", bad)}
	}
	if len(s) > 200 {
		return &FillError{Text: fmt.Sprintf("filled in, the subject is %d bytes long; people write less than 200", len(s))}
	}
	return nil
}

func checkBody(s string) error {
	if len(s) > 20000 {
		return &FillError{Text: fmt.Sprintf("filled in, the letter is %d bytes long; people write less than 20000", len(s))}
	}
	return nil
}

// checkTemplate fills in one template and reports each different mistake once,
// with the companies that it concerns. Companies, and personas, that the template
// cannot tell apart are tried together: by the one with the longest words.
func (l *loader) checkTemplate(t letterTemplate, targets []target) {
	compiled, err := compile(t.source)
	if err != nil {
		l.failText(t.path, *fillProblem(err), nil)
		return
	}
	if len(targets) == 0 {
		if err := compiled.checkVariables(l.possible(t, compiled.uses())); err != nil {
			l.failText(t.path, *fillProblem(err), nil)
		}
		return
	}
	var order []FillError
	concerns := map[FillError][]string{}
	uses := compiled.uses()
	for _, group := range groupTargets(targets, uses) {
		for _, b := range l.blanks(group.typical, t, uses) {
			problem := fillProblem(t.try(compiled, b))
			if problem == nil || problem.empty && t.key {
				continue
			}
			if _, said := concerns[*problem]; !said {
				order = append(order, *problem)
			}
			concerns[*problem] = append(concerns[*problem], group.keys...)
		}
	}
	for _, problem := range order {
		l.failText(t.path, problem, concerns[problem])
	}
}

// possible are the variables that a template could have when no company is known
// to get it: with every column that it names.
func (l *loader) possible(t letterTemplate, uses usage) variables {
	b := Blanks{Company: Company{Fields: map[string]string{}}, Persona: Persona{Facts: map[string]string{}}, Factors: map[string]string{}}
	for name := range uses {
		if column, ok := strings.CutPrefix(name, "field."); ok {
			b.Company.Fields[column] = ""
		}
	}
	for _, p := range l.campaign.PersonasIn(t.language) {
		maps.Copy(b.Persona.Facts, p.Facts)
	}
	for _, f := range l.campaign.Design.Factors {
		b.Factors[f.Key] = ""
	}
	if t.facts {
		b.Facts = "a fact"
	}
	return variablesOf(b)
}

// companyGroup are companies that a template cannot tell apart.
type companyGroup struct {
	typical Company // with the longest words
	length  int
	keys    []string
}

func groupTargets(targets []target, uses usage) []*companyGroup {
	var groups []*companyGroup
	bySign := map[string]*companyGroup{}
	for _, t := range targets {
		sign, length := uses.sign(t.values, t.company.Key, "company", "field")
		sign = t.pools + "\n" + sign
		g := bySign[sign]
		if g == nil {
			g = &companyGroup{length: -1}
			bySign[sign], groups = g, append(groups, g)
		}
		if length > g.length {
			g.typical, g.length = t.company, length
		}
		g.keys = append(g.keys, t.company.Key)
	}
	return groups
}

// blanks lists what a template can be filled in with for one company: each
// persona that may write to it, in each arm that the persona suits.
func (l *loader) blanks(company Company, t letterTemplate, uses usage) []Blanks {
	var all []Blanks
	longest, lengths := map[string]int{}, map[string]int{}
	for _, p := range l.campaign.PersonasFor(company) {
		if p.First == "" || p.Last == "" {
			continue // reported where it was read
		}
		for _, arm := range l.arms {
			if !l.campaign.Design.Suits(p, arm) {
				continue
			}
			b := Blanks{Company: company, Persona: p, Factors: arm}
			if t.facts {
				b.Facts = "a fact"
			}
			sign, length := uses.sign(variablesOf(b), fmt.Sprint(p.Key, arm), "persona", "factor")
			if i, seen := longest[sign]; seen {
				if length > lengths[sign] {
					all[i], lengths[sign] = b, length
				}
				continue
			}
			longest[sign], lengths[sign] = len(all), length
			all = append(all, b)
		}
	}
	return all
}

func (t letterTemplate) try(compiled *textTemplate, b Blanks) error {
	text, err := compiled.fill(b)
	switch {
	case err != nil:
		return err
	case strings.TrimSpace(text) == "":
		return &FillError{Text: "filled in, it is empty; write some text", empty: true}
	}
	return t.check(strings.TrimSpace(text))
}

func fillProblem(err error) *FillError {
	var problem *FillError
	if err != nil && !errors.As(err, &problem) {
		problem = &FillError{Text: err.Error()}
	}
	return problem
}

// failText reports a mistake of a template, at its own line when the template
// stands in a block.
func (l *loader) failText(path string, problem FillError, companies []string) {
	at := l.at(path)
	if at.indent > 0 && problem.Line > 0 {
		at.line += problem.Line
		at.column = at.indent + max(1, problem.Column)
	}
	whom := ""
	slices.SortFunc(companies, func(a, b string) int { return cmp.Compare(l.at("companies."+a).line, l.at("companies."+b).line) })
	switch companies = slices.Compact(companies); len(companies) {
	case 0:
	case 1:
		whom = " (for company " + companies[0] + ")"
	default:
		whom = fmt.Sprintf(" (for %d companies, %s first)", len(companies), companies[0])
	}
	l.fail(at, "%s: %s%s", path, problem.Text, whom)
}
