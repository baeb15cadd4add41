package analysis

import (
	"math"
	"testing"

	"replyaudit/internal/grade"
	"replyaudit/internal/rubric"
)

// TestPasses: of the delivered letters those whose reply meets every need; silence
// passes nothing, and what never arrived is not counted.
func TestPasses(t *testing.T) {
	d := study()
	d.Rubric.Passes = []rubric.Pass{
		{ID: "both", Needs: []rubric.Need{{Item: "questions_answered", AtLeast: 1}, {Item: "reply_time", AtLeast: 1}}},
		{ID: "half", Needs: []rubric.Need{{Item: "questions_answered", AtLeast: 0.5}}},
	}
	d.Campaign.Companies[0].Client = true
	d.Records = []Record{
		sent(d, "a", 1, wrote("1h", "price", "time")),
		sent(d, "a", 2, wrote("1h", "price")),
		sent(d, "b", 1, wrote("100h", "price", "time")), // late
		sent(d, "b", 2),              // silent
		sent(d, "b", 3, asked("1h")), // prompt, and no reply yet
		sent(d, "c", 1, bounced("1m", "unknown_user", "5.1.1", "info@c.example")),
	}
	m := Analyse(d)
	for i, want := range []struct{ delivered, replies, client Fraction }{
		{Fraction{1, 5}, Fraction{1, 3}, Fraction{1, 2}},
		{Fraction{3, 5}, Fraction{3, 3}, Fraction{2, 2}},
	} {
		p := m.Passes[i]
		if p.Delivered.Fraction != want.delivered || p.Replies != want.replies || p.Client != want.client {
			t.Errorf("%s: %v of delivered, %v of replies, %v of the client's; want %v", p.ID, p.Delivered.Fraction, p.Replies, p.Client, want)
		}
	}
}

// TestPrinciplesOfReplies: the weighted mean of the items that show a principle, and no
// figure where none does.
func TestPrinciplesOfReplies(t *testing.T) {
	d := study()
	reply := wrote("1h", "price", "time")
	reply.Decision.Reading.Facts["responder_name"] = grade.Fact{Holds: true}
	d.Records = []Record{sent(d, "a", 1, reply), sent(d, "b", 1)}
	m := Analyse(d)
	if len(m.Principles) != 11 {
		t.Fatalf("%d principles", len(m.Principles))
	}
	for _, p := range m.Principles {
		switch p.ID {
		case "responsibility":
			// signed_by_name and role_given are 10 points of 100, 3 and 1 of 11 of them;
			// not_sent_elsewhere and one_desk are 3 and 1 of 7 of another 10. All but the role are there.
			name, role, here := 10*3/11.0, 10*1/11.0, 10*4/7.0
			if want := 100 * (name + here) / (name + role + here); p.Replies.N != 1 || math.Abs(p.Replies.Value-want) > 1e-9 {
				t.Errorf("%s: %+v, want %v", p.ID, p.Replies, want)
			}
		case "commitment", "quality_analysis":
			if len(p.Items) != 0 || p.Replies.N != 0 || !math.IsNaN(p.Replies.Value) {
				t.Errorf("%s is shown by %v: %+v", p.ID, p.Items, p.Replies)
			}
		}
	}
}
