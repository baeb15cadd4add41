package campaign

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/survey"
)

func TestQuestionnaireIsRead(t *testing.T) {
	q := loadedExample(t).Scripts[0].Questionnaire
	if q == nil || q.Window != span(t, "7d") || q.After != span(t, "1wd") || q.OptIn == "" || len(q.Questions) != 3 {
		t.Fatalf("%+v", q)
	}
	if one := q.Questions[1]; one.ID != "settled" || one.Kind != survey.YesNo || one.Text["lt"] != "Ar klausimas išspręstas?" {
		t.Errorf("%+v", one)
	}
	if len(q.Texts) != 2 { // the languages of the opening, and no others
		t.Errorf("texts in %d languages, want 2", len(q.Texts))
	}
	for _, want := range []string{"\n1. How satisfied are you with the exchange? (1 not at all – 5 fully)\n2. Was the matter settled? (yes or no)\n3. What should be done better?\n"} {
		if !strings.Contains(q.Texts["en"][0].Body, want) {
			t.Errorf("the letter has no %q:\n%s", want, q.Texts["en"][0].Body)
		}
	}
	if loadedExample(t).Scripts[0].StepOf(audit.Questionnaire) == nil {
		t.Error("the questionnaire is no step of the script")
	}
}

func TestQuestionnaireMistakes(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"kind: scale", "kind: stars", `questions.overall.kind is "stars"; write one of scale, yes_no, text`},
		{"      lt: Ar klausimas išspręstas?\n", "", "question settled is missing in lt, in which there is a letter"},
		{"    subject: How did we do?\n", "", "letter.en.subject is missing"},
		{"questions:\n", "question:\n", `unknown key "question"`},
	} {
		text := strings.Replace(exampleFile(t, "questionnaire.yaml"), c.old, c.new, 1)
		if _, problems := parseQuestionnaire("q.yaml", []byte(text)); !strings.Contains(problems.Error(), c.want) || !strings.HasPrefix(problems.Error(), "q.yaml:") {
			t.Errorf("%q:\n%v\nwant %s", c.new, problems, c.want)
		}
	}
}

// Only those are asked who agreed: not the companies of a study, nor a client's competitors.
func TestQuestionnaireNeedsConsent(t *testing.T) {
	for _, basis := range []string{"research", "competitor", "client"} {
		if err := loadExample(t, "basis: simulation", "basis: "+basis); err == nil || !strings.Contains(err.Error(), "a questionnaire goes only to those who agreed to it, and authorisation.basis is "+basis) {
			t.Errorf("basis %s: %v", basis, err)
		}
	}
	if err := loadExample(t, "\n      opt_in: Every company in it is invented and has agreed to everything.", ""); err == nil || !strings.Contains(err.Error(), "questionnaire.opt_in is missing") {
		t.Errorf("without consent: %v", err)
	}
	if err := loadExample(t, "questionnaire.yaml", "other.yaml"); err == nil || !strings.Contains(err.Error(), "the questionnaire cannot be read") {
		t.Errorf("without its file: %v", err)
	}
}

func TestShippedQuestionnairesAreValid(t *testing.T) {
	files, err := filepath.Glob("../../campaigns/*/questionnaire.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no shipped questionnaire: %v", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if f, problems := parseQuestionnaire(file, source); len(problems) > 0 || len(f.letters) != 3 {
			t.Errorf("%d languages, %v", len(f.letters), problems)
		}
	}
}

func FuzzQuestionnaire(f *testing.F) {
	f.Add([]byte("letter: { en: { subject: x, opening: y, closing: z } }\nquestions: { a: { kind: text, text: { en: b } } }"))
	f.Fuzz(func(t *testing.T, source []byte) {
		q, problems := parseQuestionnaire("x.yaml", source)
		if len(problems) == 0 && (len(q.questions) == 0 || len(q.letters) == 0) {
			t.Errorf("%+v without a mistake", q)
		}
	})
}
