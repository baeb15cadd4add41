package campaign

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"replyaudit/internal/rubric"
)

// SelfAssessment is how an organisation sees itself: its rating of each of the
// eleven principles of customer service.
type SelfAssessment struct {
	Organisation string       `json:"organisation"`
	By           string       `json:"by"`
	Date         string       `json:"date"` // ISO 8601 day
	Principles   []SelfRating `json:"principles"`
}

// SelfRating is what an organisation says of one principle.
type SelfRating struct {
	Principle string `json:"principle"` // of rubric.Principles
	Rating    int    `json:"rating"`    // LowestRating to HighestRating
	Statement string `json:"statement"`
	Evidence  string `json:"evidence"` // what it can show for it
	Owner     string `json:"owner"`    // who answers for it
}

// The scale of a self-assessment: from "not at all" to "always, and we can show it".
const (
	LowestRating  = 1
	HighestRating = 5
)

// MayAssessItself reports whether a campaign on this basis has an organisation
// that could rate itself: those that are asked for research have not agreed to anything.
func MayAssessItself(basis string) bool {
	return slices.Contains([]string{"own_organisation", "client", "simulation"}, basis)
}

// LoadSelfAssessment reads and validates a self-assessment. The mistakes come
// back together as Errors, each with its place.
func LoadSelfAssessment(path string) (*SelfAssessment, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the self-assessment: %w", err)
	}
	s, problems := parseSelfAssessment(path, source)
	if len(problems) > 0 {
		return nil, problems.sorted()
	}
	return s, nil
}

// readSelfAssessment reads the file that the campaign names.
func (l *loader) readSelfAssessment(v value) *SelfAssessment {
	path, source, ok := l.namedFile(v, "self-assessment")
	if !ok {
		return nil
	}
	s, problems := parseSelfAssessment(path, source)
	l.problems = append(l.problems, problems...)
	return s
}

func parseSelfAssessment(path string, source []byte) (*SelfAssessment, Errors) {
	d := newDocument(path, source)
	root, ok := d.parse(source, selfAssessmentShape())
	if !ok {
		return nil, d.problems
	}
	top := root.section()
	s := &SelfAssessment{Organisation: top.get("organisation").line(), By: top.get("by").line(), Date: top.get("date").line()}
	ratings := top.get("principles").section()
	for _, p := range rubric.Principles() {
		r := ratings.get(p.ID).section()
		s.Principles = append(s.Principles, SelfRating{
			Principle: p.ID, Rating: int(r.get("rating").whole()), Statement: strings.TrimSpace(r.get("statement").text()),
			Evidence: strings.TrimSpace(r.get("evidence").text()), Owner: r.get("owner").line(),
		})
	}
	return s, d.problems
}

func selfAssessmentShape() *shape {
	principles := &shape{kind: kindSection, name: "principles", intro: "All eleven are rated; what nobody can answer for is rated 1."}
	for _, p := range rubric.Principles() {
		principles.keys = append(principles.keys, need(p.ID, ratingShape(), "{ rating: 3, statement: ..., evidence: ..., owner: ... }", p.Means))
	}
	return &shape{kind: kindSection, name: "self-assessment.yaml", intro: "An organisation rates itself by the eleven principles of customer service. The file is named in the campaign, or given to `replyaudit report --self-assessment FILE`; the report prints it beside what the mail showed.", keys: []term{
		need("organisation", simple(kindLine), "Harbour Lane Furniture", "Who rates itself."),
		need("by", simple(kindLine), "Ona Onaitė", "Who has filled it in."),
		need("date", simple(kindDay), "2026-02-20", "The day on which it was filled in."),
		need("principles", principles, "{ commitment: { rating: 3, ... } }", "The eleven principles."),
	}}
}

func ratingShape() *shape {
	return &shape{kind: kindSection, name: "principles: PRINCIPLE", keys: []term{
		need("rating", between(LowestRating, HighestRating), "3", "1 not at all, 2 seldom, 3 mostly, 4 always, 5 always, and we can show it."),
		need("statement", simple(kindText), "we answer within a day", "What is so, in one or two sentences."),
		need("evidence", simple(kindText), "the log of our helpdesk", "What shows it; \"none\" where nothing does."),
		need("owner", simple(kindLine), "head of customer service", "Who answers for it."),
	}}
}
