package campaign

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"replyaudit/internal/audit"
)

// maxArms bounds how many arms the levels may be crossed into.
const maxArms = 64

// checkArms bounds how many arms there are.
func (l *loader) checkArms() {
	arms := 1
	for _, f := range l.campaign.Design.Factors {
		if arms *= max(1, len(f.Levels)); arms > maxArms {
			l.fail(l.at("design.factors."+f.Key), "with %s the levels cross into %d arms; a campaign has at most %d, use fewer factors or levels", f.Key, arms, maxArms)
			return
		}
	}
	l.arms = l.campaign.Design.Arms()
}

// checkSignalled wants a persona for every combination of the levels that personas
// signal, among those who may write to a company.
func (l *loader) checkSignalled(company Company) {
	c := &l.campaign
	personas := c.PersonasFor(company)
	if len(personas) == 0 || l.arms == nil || !l.poolsKnown(company) || slices.ContainsFunc(personas, l.unclear) {
		return // said elsewhere
	}
	byPersona := Design{Factors: slices.DeleteFunc(slices.Clone(c.Design.Factors), func(f Factor) bool { return f.By != ByPersona })}
	for _, arm := range byPersona.Arms() {
		if slices.ContainsFunc(personas, func(p Persona) bool { return byPersona.Suits(p, arm) }) {
			continue
		}
		levels := make([]string, len(byPersona.Factors))
		for i, f := range byPersona.Factors {
			levels[i] = f.Key + ": " + arm[f.Key]
		}
		l.fail(l.at("design.factors"), "no persona that writes to company %s in %s signals { %s }; add one, or give up a level", company.Key, company.Language, strings.Join(levels, ", "))
	}
}

// poolsKnown reports whether the personas of a company's pools all exist.
func (l *loader) poolsKnown(company Company) bool {
	return !slices.ContainsFunc(l.campaign.poolsOf(company), func(p Pool) bool {
		return slices.ContainsFunc(p.Personas, func(key string) bool {
			_, ok := l.campaign.PersonaByKey(key)
			return !ok
		})
	})
}

// unclear reports whether a persona signals no level, or an unknown one, of a factor.
func (l *loader) unclear(p Persona) bool {
	return slices.ContainsFunc(l.campaign.Design.Factors, func(f Factor) bool {
		return f.By == ByPersona && !slices.Contains(f.Levels, p.Factors[f.Key])
	})
}

// checkColumns wants the traits that are named to exist.
func (l *loader) checkColumns() {
	if !l.listRead {
		return
	}
	l.checkSpelling("organisation")
	known := append(Traits(), l.campaign.Columns()...)
	for _, use := range []struct {
		path  string
		names []string
	}{{"design.blocks", l.campaign.Design.Blocks}, {"report.breakdowns", l.campaign.Report.Breakdowns}} {
		for _, name := range use.names {
			if !slices.Contains(known, name) {
				l.fail(l.at(use.path), "%s: the list of companies has no column %q; %s", use.path, name, suggest(name, known))
				continue
			}
			l.checkSpelling(name)
		}
	}
}

// checkSpelling refuses values of a column that differ in capitals alone: they
// would be counted as two.
func (l *loader) checkSpelling(column string) {
	first, said := map[string]Company{}, map[string]bool{}
	for _, c := range l.campaign.Companies {
		value, _ := c.Trait(column)
		folded := strings.ToLower(value)
		earlier, seen := first[folded]
		if !seen {
			first[folded] = c
			continue
		}
		if other, _ := earlier.Trait(column); other != value && !said[folded] {
			said[folded] = true
			l.fail(l.at("companies."+c.Key+"."+column), "%s of company %s is %q and that of company %s %q, which would count as two; write them alike", column, c.Key, value, earlier.Key, other)
		}
	}
}

// asked is what templates ask about factors: factor → level, "" when the level
// itself is printed.
type asked map[string]map[string]bool

// checkFactors wants every wording of a letter to differ by every level of a factor
// by text, and no text to ask for a level that does not exist.
func (l *loader) checkFactors() {
	byPath := map[string]asked{} // none for a template that cannot be read
	for _, t := range l.campaign.templates() {
		compiled, err := compile(t.source)
		if err != nil {
			continue // said where it is filled in
		}
		if levels, ok := l.levelsAsked(t, compiled); ok {
			byPath[t.path] = levels
		}
	}
	for _, f := range l.campaign.Design.Factors {
		if f.By != ByText || len(f.Levels) < 2 || l.arms == nil {
			continue
		}
		wordings := l.wordings(f.Key, byPath)
		for _, language := range slices.Sorted(maps.Keys(wordings)) {
			if l.writesIn(language) {
				l.checkLevels(f, language, wordings[language])
			}
		}
	}
}

// wording is one wording of a script with all its letters.
type wording struct {
	path   string // of the opening
	unread bool   // some template of it cannot be read
	asked  map[string]bool
}

// wordings lists by language what every wording asks about a factor.
func (l *loader) wordings(factor string, byPath map[string]asked) map[string][]wording {
	all := map[string][]wording{}
	for _, s := range l.campaign.Scripts {
		for language, openings := range s.Opening {
			for _, opening := range openings {
				w := wording{path: textPath(stagePath(s, audit.Opening)+"."+language, opening), asked: map[string]bool{}}
				for _, path := range s.textPaths(language, opening.Variant) {
					levels, ok := byPath[path]
					w.unread = w.unread || !ok
					maps.Copy(w.asked, levels[factor])
				}
				all[language] = append(all[language], w)
			}
		}
	}
	return all
}

// textPaths are the paths of all that a company can read in a language and variant.
func (s Script) textPaths(language, variant string) []string {
	var paths []string
	for _, stage := range audit.Stages() {
		text, ok := s.TextOf(stage, language, variant)
		if !ok {
			continue
		}
		path := textPath(stagePath(s, stage)+"."+language, text)
		if text.Subject != "" {
			paths = append(paths, path+".subject")
		}
		if text.Body != "" {
			paths = append(paths, path+".body")
		}
	}
	if s.Clarification != nil {
		for _, f := range s.Clarification.Facts {
			if f.Text[language] != "" {
				paths = append(paths, factPath(s, f)+".text."+language)
			}
		}
	}
	return paths
}

// writesIn reports whether any letter goes out in a language.
func (l *loader) writesIn(language string) bool {
	return slices.ContainsFunc(l.campaign.Companies, func(c Company) bool { return c.Language == language && c.GetsLetters() })
}

// checkLevels leaves one level to {{else}}. What is so in every wording is said
// of the factor, else of the wording.
func (l *loader) checkLevels(f Factor, language string, wordings []wording) {
	alike := map[string][]wording{} // by the levels that are not told apart
	for _, w := range wordings {
		idle := slices.DeleteFunc(slices.Clone(f.Levels), func(level string) bool { return w.asked[level] || w.asked[""] })
		if w.unread || len(idle) < 2 {
			continue
		}
		levels := strings.Join(idle, " and ")
		alike[levels] = append(alike[levels], w)
	}
	for _, levels := range slices.Sorted(maps.Keys(alike)) {
		example := fmt.Sprintf("{{if eq .factor.%s %q}}...{{end}}", f.Key, levels[:strings.IndexByte(levels, ' ')])
		switch all := strings.Join(f.Levels, " and "); {
		case len(alike[levels]) < len(wordings):
			for _, w := range alike[levels] {
				l.fail(l.at(w.path), "%s is the same at the levels %s of factor %s; write %s in it, or remove the factor", w.path, levels, f.Key, example)
			}
		case levels == all:
			l.fail(l.at("design.factors."+f.Key), "no text in %s depends on factor %s, so that it changes nothing; write %s in a text, or remove the factor", language, f.Key, example)
		default:
			l.fail(l.at("design.factors."+f.Key), "no text in %s tells the levels %s of factor %s apart; write %s in a text, or remove a level", language, levels, f.Key, example)
		}
	}
}

// levelsAsked finds the levels that a template asks for by name; ok is false when
// one of them does not exist.
func (l *loader) levelsAsked(t letterTemplate, compiled *textTemplate) (levels asked, ok bool) {
	levels, ok = asked{}, true
	for _, c := range compiled.commands() {
		factor := factorOf(c)
		if factor == "" {
			continue
		}
		if levels[factor] == nil {
			levels[factor] = map[string]bool{}
		}
		known := l.levelsOf(factor)
		ok = ok && known != nil
		named := false
		for _, arg := range c.Args {
			s, isText := arg.(*parse.StringNode)
			if !isText {
				continue
			}
			named = true
			levels[factor][s.Text] = true
			if len(known) > 1 && !slices.Contains(known, s.Text) {
				ok = false
				line, _ := lineColumn(compiled.source[:s.Position()])
				l.failText(t.path, FillError{Line: line, Text: "factor " + factor + " has no level \"" + s.Text + "\"; " + suggest(s.Text, known)}, nil)
			}
		}
		if !named {
			levels[factor][""] = true
		}
	}
	return levels, ok
}

// factorOf is the factor that a command asks about, "" when it asks about none.
func factorOf(c *parse.CommandNode) string {
	for _, arg := range c.Args {
		if words := wordsOf(arg); len(words) == 2 && words[0] == "factor" {
			return words[1]
		}
	}
	return ""
}

func (l *loader) levelsOf(factor string) []string {
	for _, f := range l.campaign.Design.Factors {
		if f.Key == factor {
			return f.Levels
		}
	}
	return nil
}
