package cli

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/rubric"
)

type comparedGrading struct {
	Rubric        string `json:"rubric"`
	Version       string `json:"version"`
	RubricHash    string `json:"rubric_hash"`
	ReaderVersion string `json:"reader_version"`
}

type comparedPart struct {
	ID    string     `json:"id"`
	OldN  int        `json:"old_n"`
	NewN  int        `json:"new_n"`
	Old   *float64   `json:"old"` // 0..100, null where it stands in the other grading only
	New   *float64   `json:"new"`
	Share *float64   `json:"points,omitempty"` // of what the mean over delivered letters moved by
	Why   []jsonWhys `json:"why,omitempty"`
}

type jsonWhys struct {
	Section string `json:"section,omitempty"`
	Item    string `json:"item,omitempty"`
	What    string `json:"what"`
	Old     string `json:"old"`
	New     string `json:"new"`
}

type comparedGradings struct {
	Campaign  string          `json:"campaign"`
	Old       comparedGrading `json:"old"`
	New       comparedGrading `json:"new"`
	Outcomes  int             `json:"outcomes_changed"`
	Changes   []jsonWhys      `json:"changes"`
	Delivered comparedPart    `json:"over_delivered"`
	Repliers  comparedPart    `json:"over_repliers"`
	Silence   float64         `json:"silence_points"`
	Sections  []comparedPart  `json:"sections"`
	Items     []comparedPart  `json:"items"`
	Companies []comparedPart  `json:"companies"`
}

func jsonComparison(key string, c analysis.Comparison) comparedGradings {
	grading := func(g analysis.Graded) comparedGrading {
		return comparedGrading{g.Rubric.Name, g.Rubric.Version, g.RubricHash, g.ReaderVersion}
	}
	return comparedGradings{
		Campaign: key, Old: grading(c.Old), New: grading(c.New), Outcomes: c.Outcomes, Changes: jsonChanges(c.Changes),
		Delivered: jsonPartOf(analysis.MovedPart{ID: "over_delivered", Moved: c.Delivered}, false),
		Repliers:  jsonPartOf(analysis.MovedPart{ID: "over_repliers", Moved: c.Repliers}, false),
		Silence:   c.SilenceShare, Sections: jsonParts(c.Sections, true), Items: jsonParts(c.Items, true), Companies: jsonParts(c.Companies, false),
	}
}

func jsonParts(parts []analysis.MovedPart, shares bool) []comparedPart {
	out := []comparedPart{}
	for _, p := range parts {
		out = append(out, jsonPartOf(p, shares))
	}
	return out
}

func jsonPartOf(p analysis.MovedPart, shares bool) comparedPart {
	out := comparedPart{ID: p.ID, OldN: p.OldN, NewN: p.NewN, Old: finite(p.Old), New: finite(p.New), Why: jsonChanges(p.Why)}
	if shares {
		out.Share = &p.Share
	}
	return out
}

func jsonChanges(changes []rubric.Change) []jsonWhys {
	out := []jsonWhys{}
	for _, x := range changes {
		out = append(out, jsonWhys(x))
	}
	return out
}
