package campaign

import (
	"fmt"
	"slices"
	"strings"

	"replyaudit/internal/grade"
)

var expectations = []string{"money", "date", "duration", "hours", "yes_no", "person", "phone", "url", "free"}

func readScripts(v value) []Script {
	var scripts []Script
	for _, e := range v.entries() {
		if !e.keyOK() {
			continue
		}
		s := e.value.section("opening")
		scripts = append(scripts, readScript(e.key, s.need("opening", "with a language such as en below it")))
	}
	if v.present() && len(scripts) == 0 {
		v.fail("scripts has no script; write one below it, with an opening in each language")
	}
	return scripts
}

func readScript(key string, opening value) Script {
	script := Script{Key: key, Opening: map[string][]Text{}, Questions: map[string][]grade.Question{}}
	first := ""
	for _, e := range opening.entries() {
		if err := checkLanguage(e.key); err != nil {
			opening.doc.fail(e.keyAt, "%s: %v", opening.path, err)
			continue
		}
		s := e.value.section("subject", "body", "questions")
		script.Opening[e.key] = []Text{{
			Subject: s.need("subject", "A question about delivery").line(),
			Body:    s.need("body", "|  with the letter below it").text(),
		}}
		questions := s.need("questions", "with at least one question below it")
		script.Questions[e.key] = readQuestions(questions)
		if first == "" {
			first = e.key
		}
		if a, b := questionIDs(script.Questions[first]), questionIDs(script.Questions[e.key]); a != b {
			questions.fail("the questions of %s are %s and those of %s are %s; give both languages the same ones", first, a, e.key, b)
		}
	}
	if opening.present() && len(script.Opening) == 0 {
		opening.fail("%s has no language; write one below it, such as en: { subject: ..., body: ..., questions: ... }", opening.path)
	}
	return script
}

func questionIDs(questions []grade.Question) string {
	ids := make([]string, len(questions))
	for i, q := range questions {
		ids[i] = q.ID
	}
	slices.Sort(ids)
	return strings.Join(ids, ", ")
}

func readQuestions(v value) []grade.Question {
	var questions []grade.Question
	for _, e := range v.entries() {
		if !e.keyOK() {
			continue
		}
		s := e.value.section("text", "expects", "key", "cues")
		q := grade.Question{
			ID:      e.key,
			Text:    s.need("text", `"What does delivery cost?"`).line(),
			Expects: s.need("expects", "money").oneOf("", expectations...),
			Key:     s.get("key").line(),
		}
		for _, cue := range s.get("cues").items() {
			if word := cue.line(); word != "" {
				q.Cues = append(q.Cues, word)
			}
		}
		questions = append(questions, q)
	}
	if v.present() && len(questions) == 0 {
		v.fail("%s has no question; a letter that asks nothing cannot be answered, write one such as price: { text: ..., expects: money }", v.path)
	}
	return questions
}

// forbiddenInHeader names what must not stand in a subject or a name, or "".
func forbiddenInHeader(s string) string {
	for _, bad := range []string{"=?", "@", "<", ">"} {
		if strings.Contains(s, bad) {
			return fmt.Sprintf("%q", bad)
		}
	}
	return ""
}
