package grade

import (
	"fmt"
	"maps"
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/rubric"
)

// ScoreOf grades an enquiry under a rubric (RULES section 8). An item's weight
// is its share of its section times the section's share of the whole, in
// points of 100; an item that does not apply leaves its weight out. Silence
// scores what the rubric says, in total and in every section.
func ScoreOf(r *rubric.Rubric, o Observation) Score {
	s := Score{Sections: make(map[string]float64, len(r.Sections))}
	if o.Silent {
		s.Machine = r.Silence
		for _, section := range r.Sections {
			s.Sections[section.ID] = r.Silence
		}
		return s
	}
	all, count := 0.0, 0
	for _, section := range r.Sections {
		all += section.Weight
		count += len(section.Items)
	}
	s.Items = make([]Item, 0, count)
	for _, section := range r.Sections {
		first := len(s.Items)
		s.Items = scoreSection(s.Items, r, section, o, 100*section.Weight/all)
		if mean, ok := weightedMean(s.Items[first:]); ok {
			s.Sections[section.ID] = mean
		}
	}
	s.Machine, _ = weightedMean(s.Items)
	return s
}

// FullOf is the score of an enquiry with what people judged: their values stand
// in place of the machine's where the item applies, and judgements weigh as the rubric says; one that
// nobody made leaves its weight out. It is never compared with a machine score
// (RULES section 8).
func FullOf(r *rubric.Rubric, machine Score, judged map[string]Judged) float64 {
	graded := map[string]Item{}
	for _, item := range machine.Items {
		graded[item.ID] = item
	}
	var items []Item
	for _, section := range r.Sections {
		total := 0.0
		for _, item := range section.Items {
			total += item.Weight
		}
		for _, item := range section.Items {
			x := graded[item.ID] // of a judgement: does not apply
			if j, ok := judged[item.ID]; ok && (x.Applies || item.Kind == rubric.KindJudgement) {
				x.Applies, x.Score = j.Applies, j.Score
			}
			x.Weight = section.Weight * item.Weight / total
			items = append(items, x)
		}
	}
	full, _ := weightedMean(items)
	return full
}

// scoreSection appends the graded items of a section.
func scoreSection(out []Item, r *rubric.Rubric, section rubric.Section, o Observation, points float64) []Item {
	total := 0.0
	for item := range section.Graded() {
		total += item.Weight
	}
	for item := range section.Graded() {
		graded := scoreItem(item, o)
		graded.ID, graded.Section, graded.Weight = item.ID, section.ID, points*item.Weight/total
		threshold := r.Threshold
		if item.Threshold > 0 {
			threshold = item.Threshold
		}
		graded.Mistake = graded.Applies && graded.Weight > 0 && graded.Score < threshold
		out = append(out, graded)
	}
	return out
}

// weightedMean is the mean on 0..100 over the items that apply; false without any weight.
func weightedMean(items []Item) (float64, bool) {
	var sum, weight float64
	for _, item := range items {
		if item.Applies {
			sum += item.Weight * item.Score
			weight += item.Weight
		}
	}
	if weight == 0 {
		return 0, false
	}
	return 100 * sum / weight, true
}

// scoreItem grades one item without its weight.
func scoreItem(item rubric.Item, o Observation) Item {
	if item.When == rubric.WhenLate && (o.TargetSeconds <= 0 || o.ReplySeconds <= o.TargetSeconds) {
		return Item{Note: "the reply was not late"}
	}
	switch item.Kind {
	case rubric.KindFact, rubric.KindAbsence:
		return scoreFact(o.Reading.Facts[item.From], item.Kind == rubric.KindFact)
	case rubric.KindTime:
		return scoreTime(item, o)
	case rubric.KindQuestions:
		return scoreQuestions(item.From, o.Questions)
	}
	return scoreDerived(item, o)
}

func scoreFact(f Fact, wanted bool) Item {
	item := Item{Applies: true, Note: f.Value}
	if f.Holds == wanted {
		item.Score = 1
	}
	if f.Span.Quote != "" {
		item.Spans = []audit.Span{f.Span}
	}
	return item
}

// scoreTime compares a time with the target on the working clock.
func scoreTime(item rubric.Item, o Observation) Item {
	seconds := o.ReplySeconds
	if item.From == "answer_seconds" {
		seconds = o.AnswerSeconds
	}
	if seconds < 0 {
		return Item{Note: "never complete"}
	}
	if o.TargetSeconds <= 0 {
		return Item{Note: "no target"}
	}
	ratio := seconds / o.TargetSeconds
	return Item{Applies: true, Score: rubric.Interpolate(item.Knots, ratio), Note: fmt.Sprintf("%.0f s of working time, %.2f times the target", seconds, ratio)}
}

// scoreQuestions is the share of the questions that were answered, a part
// counting half; or of the answers with a key, the share that is right.
func scoreQuestions(from string, questions map[string]Answer) Item {
	var sum, of float64
	var spans []audit.Span
	for _, id := range slices.Sorted(maps.Keys(questions)) {
		a := questions[id]
		if from == "correct" && a.Correct != string(right) && a.Correct != string(mistaken) {
			continue
		}
		of++
		switch {
		case from == "correct" && a.Correct == string(right), from == "answered" && a.Status == Answered:
			sum++
		case from == "answered" && a.Status == Partly:
			sum += 0.5
		}
		if a.Span.Quote != "" {
			spans = append(spans, a.Span)
		}
	}
	if of == 0 {
		return Item{Note: "nothing to compare"}
	}
	return Item{Applies: true, Score: sum / of, Spans: spans, Note: fmt.Sprintf("%g of %g", sum, of)}
}

// scoreDerived grades what the log shows of an enquiry.
func scoreDerived(item rubric.Item, o Observation) Item {
	switch item.From {
	case "acknowledged":
		return yesItem(o.Acknowledged)
	case "acknowledgement_deadline":
		return yesIf(o.Acknowledged, o.AckDeadline, "no acknowledgement")
	case "from_company_domain":
		return yesItem(o.FromCompanyDomain)
	case "solved_first_contact":
		return yesItem(o.SolvedFirstContact)
	case "no_reminder":
		return yesIf(o.Reminding, !o.Reminded, "the script has no reminder")
	case "unprompted":
		return yesIf(o.AnswerSeconds >= 0, o.Unprompted, "never complete")
	case "promise_kept":
		return scoreShare(o.Promises, "kept", "no promise came due")
	case "same_answer":
		return scoreShare(o.Again, "the same", "no answer that it gave before")
	case "handovers":
		return scoreCount(item, o, o.Handovers, "handovers")
	}
	return scoreCount(item, o, o.Contacts, "messages")
}

func scoreCount(item rubric.Item, o Observation, n int, what string) Item {
	if o.Contacts <= 0 {
		return Item{Note: "no messages counted"}
	}
	return Item{Applies: true, Score: rubric.Interpolate(item.Knots, float64(n)), Note: fmt.Sprintf("%d %s", n, what)}
}

func scoreShare(s Share, holds, none string) Item {
	if s.Of == 0 {
		return Item{Note: none}
	}
	return Item{Applies: true, Score: float64(s.Hits) / float64(s.Of), Spans: s.Spans, Note: fmt.Sprintf("%d of %d %s", s.Hits, s.Of, holds)}
}

// Passed reports whether a score meets every need of a conjunctive standard. An
// item that does not apply is not asked for; where none applies, as of a silence,
// nothing has passed.
func Passed(p rubric.Pass, s Score) bool {
	met := 0
	for _, item := range s.Items {
		for _, need := range p.Needs {
			if item.ID != need.Item || !item.Applies {
				continue
			}
			if item.Score < need.AtLeast {
				return false
			}
			met++
		}
	}
	return met > 0
}

// yesIf does not apply unless the condition holds.
func yesIf(applies, yes bool, otherwise string) Item {
	if !applies {
		return Item{Note: otherwise}
	}
	return yesItem(yes)
}

func yesItem(yes bool) Item {
	item := Item{Applies: true}
	if yes {
		item.Score = 1
	}
	return item
}
