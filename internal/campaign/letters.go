package campaign

import (
	"fmt"
	"maps"
	"slices"

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
func (c *Campaign) templates() []letterTemplate {
	var all []letterTemplate
	add := func(path, language, source string, facts bool, check func(string) error) {
		if source != "" { // a missing text was reported where it was read, or the opening's stands in
			all = append(all, letterTemplate{path: path, language: language, source: source, facts: facts, check: check})
		}
	}
	for _, s := range c.Scripts {
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
				add(factPath(s, f)+".text."+language, language, f.Text[language], false, oneLine)
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

func factPath(s Script, f Fact) string { return "scripts." + s.Key + ".clarification.facts." + f.Key }

// textPath is where a text stands below its language.
func textPath(path string, t Text) string {
	if t.Variant == "" {
		return path
	}
	return path + ".variants." + t.Variant
}
