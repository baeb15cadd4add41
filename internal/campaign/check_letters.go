package campaign

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

// letterTemplate is one template of a script: a subject, a body, an answer key or a fact.
type letterTemplate struct {
	path     string
	language string
	source   string
	facts    bool // prints .facts
	key      bool // of a question: where it prints nothing the answer is not known
	check    func(string) error
}

// keyCheck refuses a key that could not judge any answer.
func keyCheck(language, expects string) func(string) error {
	return func(key string) error {
		if err := oneLine(key); err != nil {
			return err
		}
		if !grade.ReadsKey(language, expects, key) {
			return &FillError{Text: fmt.Sprintf("the key %q holds no value of the kind %s, so that no answer could be judged by it; write it as a reply in %s would, or leave it empty where the answer is not known", key, expects, language)}
		}
		return nil
	}
}

// templates lists every template of every script.
func (l *loader) templates() []letterTemplate {
	var all []letterTemplate
	add := func(path, language, source string, facts bool, check func(string) error) {
		if source != "" { // a missing text was reported where it was read, or the opening's stands in
			all = append(all, letterTemplate{path: path, language: language, source: source, facts: facts, check: check})
		}
	}
	for _, s := range l.campaign.Scripts {
		for _, stage := range audit.Stages() {
			texts, below := s.texts(stage), stagePath(s, stage)
			for _, language := range slices.Sorted(maps.Keys(texts)) {
				path := below + "." + language
				for _, text := range texts[language] {
					add(textPath(path, text)+".subject", language, text.Subject, stage == audit.Clarification, checkSubject)
					add(textPath(path, text)+".body", language, text.Body, stage == audit.Clarification, checkBody)
				}
				if stage != audit.Opening && stage != audit.FollowUp {
					continue
				}
				for _, q := range s.QuestionsOf(stage, language) {
					if q.Key != "" {
						all = append(all, letterTemplate{path: path + ".questions." + q.ID + ".key", language: language, source: q.Key, key: true, check: keyCheck(language, q.Expects)})
					}
				}
			}
		}
		if s.Clarification == nil {
			continue
		}
		for _, f := range s.Clarification.Facts {
			for _, language := range slices.Sorted(maps.Keys(f.Text)) {
				add(factPath(s, f, language), language, f.Text[language], false, oneLine)
			}
		}
	}
	return all
}

// stagePath is where the texts of a stage stand.
func stagePath(s Script, stage audit.Stage) string {
	path := "scripts." + s.Key + "." + string(stage)
	if stage != audit.Opening {
		path += ".texts"
	}
	return path
}

func factPath(s Script, f Fact, language string) string {
	return "scripts." + s.Key + ".clarification.facts." + f.Key + ".text." + language
}

// textPath is where a text stands below its language.
func textPath(path string, t Text) string {
	if t.Variant == "" {
		return path
	}
	return path + ".variants." + t.Variant
}

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
	for _, t := range l.templates() {
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
