package grade

import "testing"

func TestCompare(t *testing.T) {
	answer := func(value string) Answer { return Answer{Status: Answered, Value: value, Correct: "unknown"} }
	ruled := func(value, rule string) Answer {
		a := answer(value)
		a.Rule = rule
		return a
	}
	judged := func(value, correct string) Answer {
		a := answer(value)
		a.Correct = correct
		return a
	}
	for _, c := range []struct {
		name, expects string
		a             Answer
		in            string
		b             Answer
		also          string
		want          Agreement
	}{
		{"the same price written in two ways", "money", answer("€4.90"), "en", answer("4,90 EUR"), "lt", Agree},
		{"another price", "money", answer("€4.90"), "en", answer("5,90 EUR"), "lt", Differ},
		{"another currency", "money", answer("£4.90"), "en", answer("€4.90"), "en", Differ},
		{"no price in it", "money", answer("it depends"), "en", answer("€4.90"), "en", NotComparable},
		{"a time within a range", "duration", answer("2-3 days"), "en", answer("3 dienos"), "lt", Agree},
		{"another time", "duration", answer("2 days"), "en", answer("две недели"), "ru", Differ},
		{"hours", "hours", answer("10 am to 3 pm"), "en", answer("10:00-15:00"), "lt", Agree},
		{"other hours", "hours", answer("10 am to 3 pm"), "en", answer("10:00-16:00"), "lt", Differ},
		{"a date", "date", answer("12 June"), "en", answer("12.06.2026"), "de", Agree},
		{"a date and a weekday", "date", answer("12 June"), "en", answer("Friday"), "en", NotComparable},
		{"tomorrow is another day each time", "date", answer("tomorrow"), "en", answer("tomorrow"), "en", NotComparable},
		{"yes and yes", "yes_no", ruled("cards are welcome", "yes"), "en", ruled("galima", "can"), "lt", Agree},
		{"yes and no", "yes_no", ruled("cards are welcome", "yes"), "en", ruled("nepriimame", "cannot"), "lt", Differ},
		{"yes and no in words alone", "yes_no", answer("yes"), "en", answer("нет"), "ru", Differ},
		{"a number with and without its prefix", "phone", answer("+370 600 12345"), "lt", answer("8 600 12345"), "lt", Agree},
		{"another number", "phone", answer("+370 600 12345"), "lt", answer("+370 600 54321"), "lt", Differ},
		{"a link", "url", answer("https://www.kettle.example/x"), "en", answer("kettle.example"), "en", Agree},
		{"a person by full and by first name", "person", answer("Ann Lee"), "en", answer("Ann"), "en", Agree},
		{"another person", "person", answer("Ann Lee"), "en", answer("Bo Fox"), "en", Differ},
		{"other words", "free", answer("blue and green"), "en", answer("green or blue"), "en", NotComparable},
		{"the same words", "free", answer("Blue and green"), "en", answer("blue and green"), "en", Agree},
		{"other numbers in words", "free", answer("up to 12 people"), "en", answer("up to 20 people"), "en", Differ},
		{"both right by the key", "free", judged("blue", "right"), "en", judged("a bright blue", "right"), "en", Agree},
		{"one right and one wrong by the key", "money", judged("5 EUR", "right"), "en", judged("5 EUR", "wrong"), "en", Differ},
		{"one unanswered", "money", answer("5 EUR"), "en", Answer{Status: Unanswered}, "en", NotComparable},
		{"one in part", "money", answer("5 EUR"), "en", Answer{Status: Partly, Value: "5 EUR"}, "en", NotComparable},
	} {
		if got := Compare(c.expects, c.a, c.in, c.b, c.also); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := Compare(c.expects, c.b, c.also, c.a, c.in); got != c.want {
			t.Errorf("%s, the other way round: %s, want %s", c.name, got, c.want)
		}
	}
}
