package analysis

import (
	"encoding/json"
	"math"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// TestComparePointsAddUp: what items and silence contribute is what the mean over
// delivered letters moved by, whatever applies where, for each pair of shipped rubrics.
func TestComparePointsAddUp(t *testing.T) {
	observations := map[string]grade.Observation{
		"a/01": {ReplySeconds: 100, AnswerSeconds: 100, TargetSeconds: 200, Contacts: 1, SolvedFirstContact: true, Reading: grade.Reading{Facts: map[string]grade.Fact{"greeting": {Holds: true}}}},
		"a/02": {Silent: true},
		"a/03": {ReplySeconds: 500, AnswerSeconds: -1, TargetSeconds: 200, Contacts: 3, Handovers: 1, Promises: grade.Share{Of: 1}},
		"b/01": {ReplySeconds: 900, AnswerSeconds: 900, TargetSeconds: 200, Unprompted: true, Questions: map[string]grade.Answer{"q": {Status: grade.Partly}}},
		"c/01": {Silent: true},
	}
	var enquiries []audit.Enquiry
	for _, id := range []string{"a/01", "a/02", "a/03", "b/01", "c/01"} {
		enquiries = append(enquiries, audit.Enquiry{ID: id, Company: id[:1]})
	}
	graded := func(name string) Graded {
		r, err := rubric.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		r.Silence = float64(len(name)) // so that silence moves, too
		var rows []store.Assessment
		for id, o := range observations {
			a := Assessment{Outcome: audit.Replied, Settled: true, Scored: true, Score: grade.ScoreOf(r, o)}
			if o.Silent {
				a.Outcome = audit.Silent
			}
			body, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, store.Assessment{Enquiry: id, Body: body})
		}
		g, err := NewGraded(store.Grading{RubricHash: r.Hash()}, r, rows)
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	for _, old := range rubric.Shipped() {
		for _, now := range rubric.Shipped() {
			c := Compare(graded(old), graded(now), enquiries)
			sections, items := c.SilenceShare, c.SilenceShare
			for _, p := range c.Sections {
				sections += p.Share
			}
			for _, p := range c.Items {
				items += p.Share
			}
			if by := c.Delivered.By(); math.Abs(items-by) > 1e-9 || math.Abs(sections-by) > 1e-9 {
				t.Errorf("%s to %s: the mean moved by %g, items by %g, sections by %g", old, now, by, items, sections)
			}
			if moves := len(c.Changes) > 0; moves != (old != now) {
				t.Errorf("%s to %s: changes %+v", old, now, c.Changes)
			}
			if c.Delivered.OldN != 3 || c.Repliers.NewN != 2 || len(c.Companies) != 3 {
				t.Errorf("%s to %s: %+v", old, now, c)
			}
		}
	}
}

// TestCompareSaysWhatARubricCannotDo: another outcome and another reader.
func TestCompareSaysWhatARubricCannotDo(t *testing.T) {
	r, err := rubric.Load("")
	if err != nil {
		t.Fatal(err)
	}
	one := func(reader string, outcome audit.Outcome) Graded {
		return Graded{Grading: store.Grading{ReaderVersion: reader}, Rubric: r, results: map[string]Assessment{"a/01": {Outcome: outcome}}}
	}
	c := Compare(one("1", audit.Silent), one("2", audit.PendingReview), []audit.Enquiry{{ID: "a/01", Company: "a"}})
	if !c.OtherReader || c.Outcomes != 1 || len(c.Changes) != 0 || c.Delivered.OldN != 0 {
		t.Errorf("%+v", c)
	}
}
