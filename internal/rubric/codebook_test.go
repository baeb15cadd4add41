package rubric

import (
	"strings"
	"testing"
)

// Coders are asked about every human item of the literature, with anchors in the
// languages of reports, and never about what a blinded sheet hides.
func TestCodedItems(t *testing.T) {
	r, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	scales := map[string]string{}
	for _, item := range r.Coded() {
		book, _ := item.Codebook()
		scales[item.ID] = book.Scale
		for _, v := range book.Values {
			for _, l := range []string{"en", "ru", "lt"} {
				if v.Anchor[l] == "" {
					t.Errorf("%s: value %s has no anchor in %s", item.ID, v.ID, l)
				}
			}
		}
	}
	for id, scale := range map[string]string{
		"tone": Ordinal, "written_for_customer": Ordinal, "subject_meaningful": Nominal, "problem_recognised": Ordinal, "questions_answered": Ordinal,
		"answers_correct": Nominal, "spelling": Ordinal, "not_sent_elsewhere": Nominal, "solution_offered": Ordinal, "next_step": Nominal,
		"related_offer": Nominal, "scenario_coverage": Interval, "clarification_sought": Nominal, "greeting": Nominal,
	} {
		if scales[id] != scale {
			t.Errorf("%s is coded on the scale %q, want %q", id, scales[id], scale)
		}
	}
	for _, id := range []string{"reply_time", "contacts_needed", "company_domain", "responder_named", "phone_given"} {
		if scales[id] != "" {
			t.Errorf("%s is offered to coders", id)
		}
	}
}

// A judgement needs a scale and anchored values, and nothing else may have them.
func TestParseJudgements(t *testing.T) {
	judgement := `      - id: tone
        kind: judgement
        scale: ordinal
        weight: 1
        source: someone
        title: {en: Tone}
        mistake: {en: Cold.}
        repair: {en: Be kind.}
        values: [{id: cold, score: 0, anchor: {en: curt}}, {id: warm, score: 1, anchor: {en: glad}}]
`
	if _, err := Parse("small.yaml", []byte(small+judgement)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new, want string }{
		{"scale: ordinal", "scale: likert", `has the scale "likert"; write one of nominal, ordinal, interval`},
		{"scale: ordinal", "scale: interval", "the numbers of an interval scale must rise"},
		{"anchor: {en: curt}", "anchor: {lt: šalta}", "anchor has no English text"},
		{"id: warm", "id: cold", "the id cold is used twice"},
		{"id: warm", "id: cannot_tell", `"cannot_tell" is what coders say`},
		{"score: 1, anchor", "score: 4, anchor", "the score of a value is 4"},
		{"kind: judgement", "kind: judgement\n        from: greeting", "is a judgement and computed from nothing"},
		{", {id: warm, score: 1, anchor: {en: glad}}", "", "has 1 values; coders choose between 2 and 9"},
		{"kind: judgement", "kind: fact\n        from: greeting", "is no judgement; remove its scale and values"},
	} {
		_, err := Parse("small.yaml", []byte(small+strings.Replace(judgement, c.old, c.new, 1)))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.new, err, c.want)
		}
	}
}
