package campaign

import (
	"fmt"
	"os"
	"strings"
)

// ImprovementPlan is what the audited organisation does about its mistakes. It goes
// on living after the campaign, so it is no part of it.
type ImprovementPlan struct {
	Campaign string
	By       string
	Date     string // ISO 8601 day
	Measures []Measure
}

// Measure is what is done about one mistake.
type Measure struct {
	Mistake string // item of the rubric, silence or undelivered
	Act     string
	Owner   string
	State   string // one of MeasureStates
	Due     string // ISO 8601 day, "" for none
}

// MeasureStates are the states of a measure, in the order in which it passes them;
// the last means that nothing will be done.
func MeasureStates() []string { return []string{"planned", "in_progress", "done", "dropped"} }

// LoadImprovementPlan reads and validates an improvement plan; mistakes are what
// its measures may be about. What is wrong comes back together as Errors, each
// with its place.
func LoadImprovementPlan(path string, mistakes []string) (*ImprovementPlan, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the improvement plan: %w", err)
	}
	p, problems := parseImprovementPlan(path, source, mistakes)
	if len(problems) > 0 {
		return nil, problems.sorted()
	}
	return p, nil
}

func parseImprovementPlan(path string, source []byte, mistakes []string) (*ImprovementPlan, Errors) {
	d := newDocument(path, source)
	root, ok := d.parse(source, improvementPlanShape())
	if !ok {
		return nil, d.problems
	}
	top := root.section()
	p := &ImprovementPlan{Campaign: top.get("campaign").line(), By: top.get("by").line(), Date: top.get("date").line()}
	known := map[string]bool{}
	for _, m := range mistakes {
		known[m] = true
	}
	for _, e := range top.get("measures").choices() {
		if !known[e.key] {
			d.fail(e.keyAt, "measures: the rubric has no mistake %q; %s", e.key, suggest(e.key, mistakes))
		}
		s := e.value.section()
		p.Measures = append(p.Measures, Measure{
			Mistake: e.key, Act: strings.TrimSpace(s.get("act").text()), Owner: s.get("owner").line(), State: s.get("state").word(), Due: s.get("due").line(),
		})
	}
	return p, d.problems
}

func improvementPlanShape() *shape {
	measure := &shape{kind: kindSection, name: "measures: MISTAKE", keys: []term{
		need("act", simple(kindText), "a deputy reads the mailbox on Saturdays", "What is done, one act."),
		need("owner", simple(kindLine), "head of customer service", "Who answers for it."),
		need("state", words(MeasureStates()...), "planned", "How far it is: planned, in_progress, done, or dropped."),
		may("due", simple(kindDay), "", "By which day.").otherwise("no day").such("2026-06-30"),
	}}
	return &shape{kind: kindSection, name: "improvement-plan.yaml", intro: "What the audited organisation does about its mistakes. `replyaudit report` prints it with the mistakes: the file improvement-plan.yaml of the working folder if it names the campaign, or the one given with --plan.", keys: []term{
		need("campaign", simple(kindSlug), "my-campaign", "Of which campaign the mistakes are."),
		need("by", simple(kindLine), "Ona Onaitė", "Who has written it."),
		need("date", simple(kindDay), "2026-05-04", "The day on which it was written or changed."),
		need("measures", many("mistake", kindKey, measure), "{ silence: { act: ..., owner: ..., state: planned } }", "What is done, by mistake: the id of an item of the rubric as in report.json, silence or undelivered."),
	}}
}
