package campaign

import (
	"slices"
	"strings"

	"replyaudit/internal/grade"
)

func (l *loader) readScript(key string, s section) Script {
	script := Script{
		Key:           key,
		Reminder:      readStep(s.get("reminder")),
		Clarification: readClarification(s.get("clarification")),
		FollowUp:      readStep(s.get("follow_up")),
		Thanks:        readStep(s.get("thanks")),
		Debriefing:    readStep(s.get("debriefing")),
	}
	script.Opening, script.Questions = readTexts(s.get("opening"))
	if script.Questions == nil {
		script.Questions = map[string][]grade.Question{}
	}
	script.Questionnaire = l.readQuestionnaire(s.get("questionnaire"), script.Opening)
	return script
}

// readStep reads a later letter other than the clarification, nil when there is none.
func readStep(v value) *Step {
	if !v.present() {
		return nil
	}
	s, step := v.section(), &Step{}
	step.After = s.get("after").duration()
	step.Texts, step.Questions = readTexts(s.get("texts"))
	if _, has := v.shape.term("when"); has {
		step.When = s.get("when").word()
	}
	if _, has := v.shape.term("window"); has {
		step.Window = s.get("window").duration()
	}
	return step
}

// readTexts reads a letter in its languages, and what it asks.
func readTexts(v value) (map[string][]Text, map[string][]grade.Question) {
	texts := map[string][]Text{}
	var questions map[string][]grade.Question
	first := ""
	for _, e := range v.choices() {
		s := e.value.section()
		texts[e.key] = readLetter(s)
		if _, asks := e.value.shape.term("questions"); !asks {
			continue
		}
		if questions == nil {
			questions, first = map[string][]grade.Question{}, e.key
		}
		asked := s.get("questions")
		questions[e.key] = readChosen(asked, readQuestion)
		if a, b := outline(questions[first]), outline(questions[e.key]); a != b && a != "" && b != "" {
			asked.fail("the questions of %s are %s and those of %s are %s; give both languages the same ones", first, a, e.key, b)
		}
	}
	return texts, questions
}

// readLetter reads one text, or its variants in the order of their keys.
func readLetter(s section) []Text {
	variants := s.get("variants")
	if !variants.present() {
		return []Text{{Subject: s.get("subject").line(), Body: s.get("body").text()}}
	}
	if subject := s.get("subject"); subject.given && !slices.Contains(s.shape.either[0], "subject") { // else section has said it
		subject.fail("%s stands beside variants; write the subject into each variant", subject.path)
	}
	texts := readChosen(variants, func(key string, one section) Text {
		return Text{Variant: key, Subject: one.get("subject").line(), Body: one.get("body").text()}
	})
	slices.SortFunc(texts, func(a, b Text) int { return strings.Compare(a.Variant, b.Variant) })
	return texts
}

// outline names the questions with what they expect, sorted; "" when something
// of it is wrong by itself.
func outline(questions []grade.Question) string {
	names := make([]string, len(questions))
	for i, q := range questions {
		if q.Expects == "" {
			return ""
		}
		names[i] = q.ID + " (" + q.Expects + ")"
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func readQuestion(id string, s section) grade.Question {
	return grade.Question{
		ID:      id,
		Text:    s.get("text").line(),
		Expects: s.get("expects").word(),
		Key:     s.get("key").line(),
		Cues:    s.get("cues").lines(),
	}
}

func readClarification(v value) *Clarification {
	if !v.present() {
		return nil
	}
	s := v.section()
	c := &Clarification{After: s.get("after").duration(), Facts: readChosen(s.get("facts"), readFact)}
	c.Texts, _ = readTexts(s.get("texts"))
	return c
}

func readFact(key string, s section) Fact {
	fact := Fact{Key: key, Cues: map[string][]string{}, Text: readLines(s.get("text"))}
	for _, language := range s.get("cues").choices() {
		fact.Cues[language.key] = language.value.lines()
	}
	return fact
}
