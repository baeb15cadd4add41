package campaign

import (
	"fmt"
	"strings"

	"replyaudit/internal/survey"
)

// questionnaireFile is a questionnaire as its file says.
type questionnaireFile struct {
	questions []survey.Question
	letters   map[string]frame // by language
}

// frame is what stands round the questions of a questionnaire.
type frame struct{ subject, opening, closing string }

// readQuestionnaire reads the last step of a script with the file that it names,
// and makes its texts in the languages of the opening.
func (l *loader) readQuestionnaire(v value, opening map[string][]Text) *Questionnaire {
	if !v.present() {
		return nil
	}
	s := v.section()
	q := &Questionnaire{OptIn: strings.TrimSpace(s.get("opt_in").text())}
	q.After, q.Window = s.get("after").duration(), s.get("window").duration()
	if basis := l.campaign.Authorisation.Basis; basis != "" && basis != "own_organisation" && basis != "simulation" {
		v.fail("a questionnaire goes only to those who agreed to it, and authorisation.basis is %s; remove the step, or ask in a campaign of your own organisation", basis)
	}
	file, ok := l.questionnaireFile(s.get("file"))
	if !ok {
		return q
	}
	q.Questions, q.Texts = file.questions, map[string][]Text{}
	for language := range opening {
		letter, there := file.letters[language]
		if !there {
			s.get("file").fail("the questionnaire has no letter in %s, in which the opening is written; add letter: { %s: ... } to it", language, language)
			continue
		}
		q.Texts[language] = []Text{{Subject: letter.subject, Body: file.body(letter, language)}}
	}
	return q
}

// questionnaireFile reads and checks the file of a questionnaire.
func (l *loader) questionnaireFile(v value) (questionnaireFile, bool) {
	path, source, ok := l.namedFile(v, "questionnaire")
	if !ok {
		return questionnaireFile{}, false
	}
	file, problems := parseQuestionnaire(path, source)
	l.problems = append(l.problems, problems...)
	return file, len(problems) == 0
}

func parseQuestionnaire(path string, source []byte) (questionnaireFile, Errors) {
	d := newDocument(path, source)
	root, ok := d.parse(source, questionnaireShape())
	if !ok {
		return questionnaireFile{}, d.problems
	}
	top := root.section()
	f := questionnaireFile{letters: map[string]frame{}}
	for _, e := range top.get("letter").choices() {
		s := e.value.section()
		f.letters[e.key] = frame{s.get("subject").line(), strings.TrimSpace(s.get("opening").text()), strings.TrimSpace(s.get("closing").text())}
	}
	f.questions = readChosen(top.get("questions"), func(key string, s section) survey.Question {
		q := survey.Question{ID: key, Kind: survey.Kind(s.get("kind").word()), Text: readLines(s.get("text"))}
		for language := range f.letters {
			if q.Text[language] == "" {
				s.get("text").fail("question %s is missing in %s, in which there is a letter; add %s: ...", key, language, language)
			}
		}
		return q
	})
	if len(f.questions) > maxSurveyQuestions {
		top.get("questions").fail("%d questions are too many to be answered by mail; ask %d at most", len(f.questions), maxSurveyQuestions)
	}
	return f, d.problems
}

// maxSurveyQuestions is how many questions a busy person answers by mail.
const maxSurveyQuestions = 10

// body is the letter with its numbered questions.
func (f questionnaireFile) body(letter frame, language string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", letter.opening)
	for i, q := range f.questions {
		fmt.Fprintf(&b, "%d. %s%s\n", i+1, q.Text[language], hint(q.Kind, language))
	}
	fmt.Fprintf(&b, "\n%s\n", letter.closing)
	return b.String()
}

// hint says behind a question how it is answered.
func hint(kind survey.Kind, language string) string {
	return map[survey.Kind]map[string]string{
		survey.Scale: {"en": " (1 not at all – 5 fully)", "ru": " (1 совсем нет – 5 полностью)", "lt": " (1 visai ne – 5 visiškai)"},
		survey.YesNo: {"en": " (yes or no)", "ru": " (да или нет)", "lt": " (taip ar ne)"},
	}[kind][language]
}

func questionnaireShape() *shape {
	letter := &shape{kind: kindSection, name: "letter: LANGUAGE", intro: "What stands round the questions, which are numbered between opening and closing.", keys: []term{
		need("subject", simple(kindLine), "How did we do?", "The subject, a template of one line."),
		need("opening", simple(kindText), "\"Hello, ...\"", "What stands above the questions, a template. It says that nobody has to answer."),
		need("closing", simple(kindText), "\"{{.persona.first}}\"", "What stands below them, a template."),
	}}
	question := &shape{kind: kindSection, name: "questionnaire questions: QUESTION", keys: []term{
		need("kind", words(string(survey.Scale), string(survey.YesNo), string(survey.Text)), "scale", "scale: 1 to 5; yes_no; text: free words."),
		need("text", many("language", kindLanguage, simple(kindLine)), "{ en: \"Was your question settled?\" }", "The question, by language, in those of the letter."),
	}}
	languages := many("language", kindLanguage, letter)
	asked := many("question", kindKey, question)
	return &shape{kind: kindSection, name: "questionnaire.yaml", intro: "A questionnaire that goes out as the last step of a script. It is answered by mail: `1: 4`, `Q2 - yes`, words below a number, or an answer below each quoted question.", keys: []term{
		need("letter", languages, "{ en: { subject: ..., opening: ..., closing: ... } }", "The letter, by language."),
		need("questions", asked, "{ overall: { kind: scale, text: { en: ... } } }", "The questions in their order, ten at most."),
	}}
}
