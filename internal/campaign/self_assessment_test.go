package campaign

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestSelfAssessmentIsRead(t *testing.T) {
	s, err := LoadSelfAssessment("example/self-assessment.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Principles) != 11 || s.Organisation != "Amber and Sons" || s.By != "Ona Onaitė" || s.Date != "2026-02-20" {
		t.Errorf("%+v", s)
	}
	want := SelfRating{Principle: "resources", Rating: 2, Statement: "One person answers, and nobody in August.", Evidence: "The rota", Owner: "Owner"}
	if got := s.Principles[5]; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if c := loadedExample(t); c.SelfAssessment == nil || c.SelfAssessment.Principles[5] != want {
		t.Error("the campaign does not hold the self-assessment that it names")
	}
}

func TestSelfAssessmentMistakes(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"rating: 4, statement: The owner", "rating: 6, statement: The owner", "self.yaml:5:25: principles.commitment.rating is \"6\"; write a whole number from 1 to 5"},
		{"  feedback:", "  feedbck:", `self.yaml:13:3: unknown key "feedbck" in principles; did you mean "feedback"?`},
		{", owner: Head of sales }\n  responsibility", " }\n  responsibility", "principles.competence.owner is missing"},
		{"by: Ona Onaitė", "by:", "self.yaml:2:1: by has no value"},
		{"date: 2026-02-20", "date: yesterday", "self.yaml:3:7:"},
		{"principles:\n", "principles: none\nx:\n", "self.yaml:4:13: principles is \"none\"; write keys with values below it"},
		{"organisation: Amber and Sons\n", "", "self.yaml:1:1: organisation is missing"},
	} {
		text := strings.Replace(exampleFile(t, "self-assessment.yaml"), c.old, c.new, 1)
		if _, problems := parseSelfAssessment("self.yaml", []byte(text)); !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%q:\n%v\nwant %s", c.new, problems, c.want)
		}
	}
}

func TestSelfAssessmentOfACampaign(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"self_assessment: self-assessment.yaml", "self_assessment: other.yaml", "the self-assessment cannot be read"},
		{"basis: simulation", "basis: research", "self_assessment is of the organisation that is audited, and authorisation.basis is research; remove the key"},
	} {
		if err := loadExample(t, c.old, c.new); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.new, err, c.want)
		}
	}
}

func TestShippedSelfAssessmentsAreValid(t *testing.T) {
	files, err := filepath.Glob("../../campaigns/*/self-assessment.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no shipped self-assessment: %v", err)
	}
	for _, file := range files {
		if _, err := LoadSelfAssessment(file); err != nil {
			t.Error(err)
		}
	}
}

func FuzzSelfAssessment(f *testing.F) {
	f.Add([]byte("organisation: x\nprinciples: { commitment: 3 }"))
	f.Fuzz(func(t *testing.T, source []byte) {
		s, problems := parseSelfAssessment("x.yaml", source)
		if len(problems) == 0 && len(s.Principles) != 11 {
			t.Errorf("%d principles without a mistake", len(s.Principles))
		}
	})
}
