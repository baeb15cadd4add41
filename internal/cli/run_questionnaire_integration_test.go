package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mailhost"
	"replyaudit/internal/plan"
)

const questionnaireYAML = `letter:
  lt:
    subject: Kaip sekėsi?
    opening: Sutikote papasakoti, kaip vyko mūsų susirašinėjimas.
    closing: Labai ačiū
  ru:
    subject: Как всё прошло?
    opening: Вы согласились рассказать, как прошла наша переписка.
    closing: Большое спасибо!
questions:
  overall: { kind: scale, text: { lt: "Kiek esate patenkinti susirašinėjimu?", ru: "Насколько вы довольны перепиской?" } }
  settled: { kind: yes_no, text: { lt: "Ar klausimas išspręstas?", ru: "Решён ли вопрос?" } }
  better: { kind: text, text: { lt: "Ką reikėtų daryti geriau?", ru: "Что следует улучшить?" } }
`

// withQuestionnaire adds the last step to the script of a campaign.
func withQuestionnaire(text, basis string) string {
	text = strings.Replace(text, "basis: simulation", "basis: "+basis, 1)
	return strings.Replace(text, "sending:\n", "    questionnaire: { file: questionnaire.yaml, opt_in: The heads of all our branches agreed in writing., after: 1s, window: 14s }\nsending:\n", 1)
}

// TestQuestionnaireGoesOutAndComesBack in an audit of one's own organisation: through
// Postfix to those who replied and nobody else, and what they answer by mail is
// collected, counted and reported, beside their answers to the enquiry and apart from them.
func TestQuestionnaireGoesOutAndComesBack(t *testing.T) {
	t.Parallel()
	host := mailhost.Start(t)
	s := &stage{host: host, program: build(t), letters: map[string]letter{}, names: map[string]bool{}}
	s.companies = []company{
		{key: "lt01", local: "info", plays: []play{gmail("lt01", answerLT(11, "Rasa Gudaitė"))}},
		{key: "lt03", local: "info"},
		{key: "lt04", local: "info", plays: []play{gmail("lt04", answerLT(14, "Jurgita Šimkutė"))}},
		{key: "ru01", local: "info", plays: []play{bat("ru01", answerRU(21, "Анна Петрова"))}},
	}
	settings := settingsFor(host)
	settings.until, settings.window = time.Now().Add(25*time.Second), 8*time.Second
	text := func() string {
		return strings.NewReplacer("min_gap: 3s", "min_gap: 0s", "per_domain_day: 1", "per_domain_day: 2").Replace(settings.text())
	}
	s.writeQuestionnaire(t)

	// Companies of a study agreed to nothing: nothing is launched, and nobody gets a letter.
	writeCampaign(t, s.program.dir, withQuestionnaire(text(), "research"), s.companies)
	r, code := s.program.run(t, "run", "campaign.yaml")
	if code != 2 || !strings.Contains(r.stderr.String(), "a questionnaire goes only to those who agreed to it") {
		t.Fatalf("a questionnaire in a study ends with %d and says\n%s", code, &r.stderr)
	}

	writeCampaign(t, s.program.dir, withQuestionnaire(text(), "own_organisation"), s.companies)
	settings.seed = seedOfEarlySlots(t, s.program.dir, "lt01", "ru01")
	settings.until = time.Now().Add(25 * time.Second)
	writeCampaign(t, s.program.dir, withQuestionnaire(text(), "own_organisation"), s.companies)
	s.restart(t)
	s.playUntil(t, "the letter to the branch that takes its word back", func() bool { return s.letters["lt04"].id != "" })
	s.order(t, "suppress", "add", "--company", "lt04", "--reason", "does not want to be asked after all")
	s.answerQuestionnaires(t, map[string]play{
		"lt01": gmail("lt01q", "Laba diena,\n\n1: 4\n2: taip\n3: Greičiau pristatyti.\n\nPagarbiai\nRasa Gudaitė"),
		"ru01": gmail("ru01q", "1 - 5\n2 - нет"),
	})
	if code := s.process.Load().wait(t, 0); code != 0 && code != 3 {
		t.Errorf("the run ends with %d and says\n%s", code, &s.process.Load().stderr)
	}
	s.program.verify(t)
	s.checkQuestionnaires(t)
	s.checkSurvey(t)
}

// seedOfEarlySlots finds a seed by which the questionnaires to some companies are due
// within seconds, since later letters wait up to twenty minutes by lot.
func seedOfEarlySlots(t *testing.T, dir string, keys ...string) int64 {
	t.Helper()
	c, err := campaign.Load(filepath.Join(dir, "campaign.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now().Truncate(time.Second)
	late := func(key string) bool {
		at, err := plan.Slot(c, audit.Enquiry{ID: "real/" + key + "/01", Company: key}, audit.Questionnaire, now)
		if err != nil {
			t.Fatal(err)
		}
		return at.Sub(now) > 20*time.Second
	}
	for c.Seed = 1; c.Seed < 200_000; c.Seed++ {
		if !slices.ContainsFunc(keys, late) {
			return c.Seed
		}
	}
	t.Fatal("no seed has early slots")
	return 0
}

func (s *stage) writeQuestionnaire(t *testing.T) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.program.dir, "questionnaire.yaml"), []byte(questionnaireYAML), 0o600); err != nil {
		t.Fatal(err)
	}
}

// questionnaires are those that lie in the mailbox of a company.
func (s *stage) questionnaires(t *testing.T, c company) []letter {
	t.Helper()
	var out []letter
	for _, raw := range s.host.Messages(t, c.address(), "INBOX") {
		if l := readLetter(t, raw, time.Now()); bytes.Contains([]byte(textOf(t, l.raw)), []byte("1. ")) {
			out = append(out, l)
		}
	}
	return out
}

// answerQuestionnaires lets the companies answer until the run ends by itself, each its questionnaire once.
func (s *stage) answerQuestionnaires(t *testing.T, answers map[string]play) {
	t.Helper()
	s.playUntilOver(t, func() {
		for _, c := range s.companies {
			p, waits := answers[c.key]
			if got := s.questionnaires(t, c); waits && len(got) > 0 {
				delete(answers, c.key)
				s.pending = append(s.pending, delivery{p, got[0], time.Now().Add(time.Second)})
			}
		}
	})
	for key := range answers {
		t.Errorf("%s got no questionnaire", key)
	}
}

// playUntilOver lets the companies answer, and does something beside it, until the run ends.
func (s *stage) playUntilOver(t *testing.T, beside func()) {
	t.Helper()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(2 * time.Minute); !s.process.Load().over(); <-tick.C {
		if time.Now().After(deadline) {
			t.Fatalf("the run does not end; it says\n%s", &s.process.Load().stderr)
		}
		s.collectLetters(t)
		s.deliver(t)
		beside()
	}
}

// checkQuestionnaires: one to each that replied, none to who was silent or took back the word.
func (s *stage) checkQuestionnaires(t *testing.T) {
	t.Helper()
	for _, c := range s.companies {
		want := 1
		if c.key == "lt03" || c.key == "lt04" {
			want = 0
		}
		if got := s.questionnaires(t, c); len(got) != want {
			t.Errorf("%s got %d questionnaires, want %d", c.key, len(got), want)
		}
	}
}

func (s *stage) checkSurvey(t *testing.T) {
	t.Helper()
	var rows []string
	for _, row := range s.export(t, "survey.csv") {
		rows = append(rows, strings.Join([]string{row["enquiry"], row["question"], row["status"], row["value"], row["quote"]}, " "))
	}
	slices.Sort(rows)
	want := []string{
		"real/lt01/01 better given  Greičiau pristatyti.",
		"real/lt01/01 overall given 4 4", "real/lt01/01 settled given yes taip",
		"real/ru01/01 overall given 5 5", "real/ru01/01 settled given no нет",
	}
	if !slices.Equal(rows, want) {
		t.Errorf("survey.csv holds\n%s\nwant\n%s", strings.Join(rows, "\n"), strings.Join(want, "\n"))
	}
	for _, row := range s.export(t, "enquiries.csv") {
		if silent := row["company"] == "lt03"; (row["outcome"] == "silent") != silent || !silent && row["outcome"] != "answered" {
			t.Errorf("%s is %s: answers to a questionnaire must not change it", row["company"], row["outcome"])
		}
	}
	s.order(t, "report", "real", "--format", "html", "--out", "out")
	page, err := os.ReadFile(filepath.Join(s.program.dir, "out", "report.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"Greičiau pristatyti.", "Kiek esate patenkinti susirašinėjimu?"} {
		if !strings.Contains(string(page), words) {
			t.Errorf("the report does not say %q", words)
		}
	}
}
