package campaign

import (
	"maps"
	"slices"
	"strings"

	"replyaudit/internal/audit"
)

// checkLanguages makes sure that every company that gets letters can be written
// to in its language, in every arm of the design.
func (l *loader) checkLanguages() {
	c := &l.campaign
	if len(c.Personas) == 0 || len(c.Scripts) == 0 {
		return
	}
	wrong := slices.ContainsFunc(c.Personas, func(p Persona) bool { return p.Language == "" })
	said := map[string]bool{}
	for _, company := range c.Companies {
		language := company.Language
		if language == "" || !company.GetsLetters() {
			continue
		}
		at := l.at("companies." + company.Key + ".language")
		if len(c.PersonasIn(language)) == 0 && !wrong && !said[language] {
			l.fail(at, "company %s is written to in %s, and no persona has that language; add a persona with language: %s, or change the company's language", company.Key, language, language)
		}
		pools := strings.Join(keysOf(c.poolsOf(company), func(p Pool) string { return p.Key }), " ")
		if !said[language+" "+pools] {
			l.checkSignalled(company)
		}
		if !said[language] {
			l.checkScriptsIn(company, at)
		}
		said[language], said[language+" "+pools] = true, true
	}
}

func (l *loader) checkScriptsIn(company Company, at place) {
	c, language := &l.campaign, company.Language
	scripts := len(c.ScriptsIn(language))
	switch {
	case scripts == 0:
		l.fail(at, "company %s is written to in %s, and no script has an opening in it; add opening: { %s: ... } to a script, or change the company's language", company.Key, language, language)
	case scripts < c.Design.LettersPerCompany:
		l.fail(l.at("design.letters_per_company"), "each company gets %d letters with different scripts, and %d script(s) have an opening in %s; add scripts, or lower design.letters_per_company", c.Design.LettersPerCompany, scripts, language)
	}
}

// checkSteps wants every later letter in the languages and variants of the opening.
func (l *loader) checkSteps() {
	for _, s := range l.campaign.Scripts {
		l.checkVariants(stagePath(s, audit.Opening), s.Opening)
		for _, stage := range audit.Stages()[1:] {
			texts := s.texts(stage)
			if texts == nil {
				continue
			}
			below := stagePath(s, stage)
			l.checkLanguagesOf(below, s, slices.Sorted(maps.Keys(texts)), string(stage))
			for _, language := range slices.Sorted(maps.Keys(texts)) {
				have, want := variantsOf(texts[language]), variantsOf(s.Opening[language])
				if have != "" && have != want && len(texts[language]) > 1 && len(s.Opening[language]) > 0 {
					l.fail(l.at(below+"."+language), "the %s has the variants %s, and the opening has %s; write the same ones, or one text for all", stage, have, orNone(want))
				}
			}
		}
		l.checkFacts(s)
	}
}

// checkLanguagesOf compares the languages of a part of a script with those of its opening.
func (l *loader) checkLanguagesOf(path string, s Script, have []string, what string) {
	for _, language := range slices.Sorted(maps.Keys(s.Opening)) {
		if !slices.Contains(have, language) {
			l.fail(l.at(path), "%s of script %s is missing in %s, in which the opening is written; add %s: ... here", what, s.Key, language, language)
		}
	}
	for _, language := range have {
		if _, ok := s.Opening[language]; !ok && len(s.Opening) > 0 {
			l.fail(l.at(path+"."+language), "%s of script %s is written in %s, in which there is no opening; write one, or remove this", what, s.Key, language)
		}
	}
}

// checkVariants wants the same variants in every language that has any.
func (l *loader) checkVariants(path string, opening map[string][]Text) {
	first, want := "", ""
	for _, language := range slices.Sorted(maps.Keys(opening)) {
		have := variantsOf(opening[language])
		switch {
		case have == "":
		case want == "":
			first, want = language, have
		case have != want:
			l.fail(l.at(path+"."+language), "the variants of %s are %s and those of %s are %s; write the same ones, or one text", first, want, language, have)
		}
	}
}

// variantsOf names the variants of a letter, "" when it has but one text.
func variantsOf(texts []Text) string {
	return strings.Join(keysOf(texts, func(t Text) string { return t.Variant }), ", ")
}

func orNone(names string) string {
	if names == "" {
		return "none"
	}
	return names
}

// checkFacts wants every fact in every language, and the facts printed.
func (l *loader) checkFacts(s Script) {
	if s.Clarification == nil {
		return
	}
	for _, f := range s.Clarification.Facts {
		path := factPath(s, f)
		l.checkLanguagesOf(path+".cues", s, slices.Sorted(maps.Keys(f.Cues)), "fact "+f.Key)
		l.checkLanguagesOf(path+".text", s, slices.Sorted(maps.Keys(f.Text)), "fact "+f.Key)
	}
	for _, language := range slices.Sorted(maps.Keys(s.Clarification.Texts)) {
		for _, text := range s.Clarification.Texts[language] {
			t, err := compile(text.Body)
			if err != nil || text.Body == "" {
				continue // said where it is filled in
			}
			if _, prints := t.uses()["facts"]; !prints {
				l.fail(l.at(textPath(stagePath(s, audit.Clarification)+"."+language, text)+".body"), "the clarification does not print the facts; write {{.facts}} where they belong")
			}
		}
	}
}
