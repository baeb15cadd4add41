package analysis

import (
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

// RULES section 7: questions and answer keys, on the level of the enquiry. What
// binds a value to a question is decided and tested in package grade.

// says is a person's reply with the given readings of the two questions.
func says(late string, price, time grade.Answer) Message {
	m := wrote(late, "price", "time")
	m.Decision.Reading.Questions = map[string]grade.Answer{"price": price, "time": time}
	return m
}

func TestRule7_AnsweredCorrectAndPartly(t *testing.T) {
	d := study()
	right := grade.Answer{Status: grade.Answered, Value: "10 EUR", Correct: "right"}
	wrong := grade.Answer{Status: grade.Answered, Value: "11 EUR", Correct: "wrong"}
	unknown := grade.Answer{Status: grade.Answered, Value: "3 d", Correct: "unknown"}
	partly := grade.Answer{Status: grade.Partly, Value: "soon", Correct: "unknown"}
	none := grade.Answer{Status: grade.Unanswered, Correct: "unknown"}
	link := grade.Answer{Status: grade.Unanswered, Correct: "unknown", Rule: "deflected"}
	for _, c := range []struct {
		rule     string
		m        Message
		want     audit.Outcome
		inFull   bool
		answered float64 // score of the item "questions answered"
	}{
		{"a right answer and one without a key", says("2h", right, unknown), audit.Answered, true, 1},
		{"a wrong answer is answered, not in full", says("2h", wrong, unknown), audit.Answered, false, 1},
		{"partly counts 0 in answered and half in the score", says("2h", right, partly), audit.Replied, false, 0.75},
		{"one question of two", says("2h", right, none), audit.Replied, false, 0.5},
		{"the link alone is unanswered", says("2h", right, link), audit.Replied, false, 0.5},
	} {
		a := Assess(d, sent(d, "a", 1, c.m))
		if a.Outcome != c.want || a.InFull != c.inFull || a.OnTime != c.inFull {
			t.Errorf("%s: %s, in full %v, on time %v; want %s, %v", c.rule, a.Outcome, a.InFull, a.OnTime, c.want, c.inFull)
		}
		for _, item := range a.Score.Items {
			if item.ID == "questions_answered" && item.Score != c.answered {
				t.Errorf("%s: score %v, want %v", c.rule, item.Score, c.answered)
			}
		}
	}
}

// On time in full = answered, none wrong, within target. The target of 8 working
// hours from Monday 10:00 ends on Tuesday at 10:00.
func TestRule7_OnTimeInFull(t *testing.T) {
	d := study()
	for _, c := range []struct {
		rule string
		m    []Message
		want bool
	}{
		{"complete at the deadline", []Message{wrote("24h", "price", "time")}, true},
		{"a second after it", []Message{wrote("24h1s", "price", "time")}, false},
		{"the last answer counts", []Message{wrote("1h", "price"), wrote("30h", "time")}, false},
		{"one wrong", []Message{wrote("1h", "price=wrong", "time")}, false},
		{"one missing", []Message{wrote("1h", "price")}, false},
		{"corrected later", []Message{wrote("1h", "price=wrong", "time"), wrote("2h", "price")}, true},
		{"silent", nil, false},
	} {
		if got := Assess(d, sent(d, "a", 1, c.m...)).OnTime; got != c.want {
			t.Errorf("%s: on time in full %v, want %v", c.rule, got, c.want)
		}
	}
}
