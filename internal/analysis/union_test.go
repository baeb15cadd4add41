package analysis

import (
	"slices"
	"testing"

	"replyaudit/internal/rubric"
)

// coded is one thing that some study has coded of a reply, and where it is graded:
// by items of the default rubric, or by stages of the funnel, which come before any grade.
type coded struct {
	no     int
	what   string
	items  []string
	stages []string
}

// Numbers are those of the union of what published studies coded; the words are ours.
func everCoded() []coded {
	item := func(no int, what string, ids ...string) coded { return coded{no: no, what: what, items: ids} }
	stage := func(no int, what, id string) coded { return coded{no: no, what: what, stages: []string{id}} }
	return []coded{
		stage(1, "there is an address to write to", "address"),
		stage(2, "the letter arrives", "delivered"),
		item(3, "a machine says that it arrived", "acknowledged"),
		item(4, "and says by when a person answers", "acknowledgement_deadline"),
		stage(5, "a person replies at all", "replied"),
		item(6, "how long that takes", "reply_time"),
		item(7, "in hours of work", "reply_time"),
		item(8, "how long the whole answer takes", "answer_time"),
		item(9, "it had to be reminded", "no_reminder"),
		item(10, "who writes gives a name", "signed_by_name"),
		item(11, "the company is named", "company_given"),
		item(12, "telephone", "phone_given"),
		item(13, "street and town", "address_given"),
		item(14, "website", "website_given"),
		item(15, "social networks", "social_given"),
		item(16, "it comes from the company's domain", "company_domain"),
		item(17, "it is written without errors", "no_slips", "spelling"),
		item(18, "no template shows through", "template_filled"),
		item(19, "the subject tells the matter", "subject_meaningful"),
		item(20, "something is attached", "attachment"),
		item(21, "a greeting", "greeting"),
		item(22, "with the customer's name", "addressed_by_name"),
		item(23, "thanks for writing", "thanked"),
		item(24, "a closing", "polite_closing"),
		item(25, "how friendly it is", "tone"),
		item(26, "it is not out of a can", "written_for_customer"),
		item(27, "the matter is understood", "problem_recognised"),
		item(28, "each question is answered", "questions_answered"),
		item(29, "and rightly", "answers_correct"),
		item(30, "how much of the letter is covered", "scenario_coverage"),
		item(31, "what was asked about is named", "specifics"),
		item(32, "how long the reply is", "length"),
		item(33, "in what mood: people say it, no machine", "tone"),
		item(34, "the same when asked again", "same_answer"),
		item(35, "the customer is sent elsewhere", "not_sent_elsewhere"),
		item(36, "it asks back what it needs", "clarification_sought"),
		item(37, "how many letters it takes", "contacts_needed"),
		item(38, "a solution", "solution_offered"),
		item(39, "how to go on", "next_step"),
		item(40, "something more on offer", "related_offer"),
		item(41, "they write again by themselves", "followed_up"),
	}
}

// TestAllThatStudiesCodedIsGraded: each is an item that the machine grades, or a
// judgement that is offered to coders; three are known before any reply is graded.
func TestAllThatStudiesCodedIsGraded(t *testing.T) {
	r, err := rubric.Load(rubric.Default)
	if err != nil {
		t.Fatal(err)
	}
	d := study()
	d.Records = []Record{sent(d, "a", 1, wrote("2h", "price", "time"))}
	m := Analyse(d)
	all := everCoded()
	if len(all) != 41 {
		t.Errorf("%d things, want 41", len(all))
	}
	for i, c := range all {
		if c.no != i+1 || len(c.items)+len(c.stages) == 0 {
			t.Errorf("%d. %s is not graded, or out of order", c.no, c.what)
		}
		for _, id := range c.items {
			if !isGraded(r, &m.Enquiries[0], id) {
				t.Errorf("%d. %s: %s is neither graded nor offered to coders", c.no, c.what, id)
			}
		}
		for _, id := range c.stages {
			if !slices.ContainsFunc(m.Funnel, func(s Stage) bool { return s.ID == id }) {
				t.Errorf("%d. %s: the funnel has no stage %s", c.no, c.what, id)
			}
		}
	}
}

// isGraded reports whether a reply has a grade of the item, or coders are asked for it.
func isGraded(r *rubric.Rubric, e *Enquiry, id string) bool {
	for _, item := range r.Coded() {
		if item.ID == id && item.Kind == rubric.KindJudgement {
			return true
		}
	}
	for _, item := range e.Score.Items {
		if item.ID == id {
			return true
		}
	}
	return false
}
