package campaign

import (
	"strings"
	"testing"
)

func TestImprovementPlanIsRead(t *testing.T) {
	p, err := LoadImprovementPlan("example/improvement-plan.yaml", []string{"silence", "addressed_by_name"})
	if err != nil {
		t.Fatal(err)
	}
	want := Measure{"silence", "A deputy reads the mailbox on Saturdays and in holidays.", "Head of service", "in_progress", "2026-06-30"}
	if len(p.Measures) != 2 || p.Measures[0] != want || p.Campaign != "example" || p.Date != "2026-05-04" {
		t.Errorf("%+v", p)
	}
}

func TestImprovementPlanMistakes(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"state: in_progress", "state: started", `plan.yaml:5:108: measures.silence.state is "started"; write one of planned, in_progress, done, dropped`},
		{"  silence:", "  silense:", `plan.yaml:5:3: measures: the rubric has no mistake "silense"; did you mean "silence"?`},
		{", owner: Head of service", "", "measures.silence.owner is missing"},
		{"due: 2026-06-30", "due: soon", "plan.yaml:5:126:"},
		{"state: done }", "state: done, cost: 5 }", `unknown key "cost"`},
		{"by: Ona Onaitė", "by:", "plan.yaml:2:1: by has no value"},
	} {
		text := strings.Replace(exampleFile(t, "improvement-plan.yaml"), c.old, c.new, 1)
		if _, problems := parseImprovementPlan("plan.yaml", []byte(text), []string{"silence", "addressed_by_name"}); !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%q:\n%v\nwant %s", c.new, problems, c.want)
		}
	}
	if _, err := LoadImprovementPlan("nowhere.yaml", nil); err == nil || !strings.Contains(err.Error(), "read the improvement plan") {
		t.Error(err)
	}
}

func FuzzImprovementPlan(f *testing.F) {
	f.Add([]byte("campaign: x\nmeasures: { silence: { act: 3 } }"))
	f.Fuzz(func(t *testing.T, source []byte) {
		if p, problems := parseImprovementPlan("x.yaml", source, []string{"silence"}); len(problems) == 0 && p == nil {
			t.Error("neither a plan nor a mistake")
		}
	})
}
