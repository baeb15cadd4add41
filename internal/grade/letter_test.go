package grade

import "testing"

// TestLetterFacts holds what a letter is as a whole, each with the words that show it.
func TestLetterFacts(t *testing.T) {
	ctx := Context{Language: "en", Attachments: []string{"prices.pdf"}, Questions: []Question{{ID: "q1", Text: "What does the garden bench cost in oak?"}}}
	r := Read("Hello , the the garden bench in oak is 90 euro.\n\nMore on facebook.com/benches\n\nAnn", "Ann", ctx)
	for name, want := range map[string]string{"attachment": "prices.pdf", "reply_length": "13 words", "social_link": "facebook.com/benches", "specifics": "garden, bench"} {
		if f := r.Facts[name]; !f.Holds || f.Value != want {
			t.Errorf("%s is %+v, want %q", name, f, want)
		}
	}
	if f := r.Facts["writing_slip"]; f.Rule != "space_before_comma" || f.Span.Quote != "Hello , the" {
		t.Errorf("writing_slip is %+v", f)
	}
	clean := Read("Hello, it is 90 euro, more on our page ashdown.example.\n\nAnn", "Ann", Context{Language: "en", Questions: ctx.Questions})
	for _, name := range []string{"attachment", "social_link", "specifics", "writing_slip"} {
		if f := clean.Facts[name]; f.Holds {
			t.Errorf("%s holds of a plain letter: %+v", name, f)
		}
	}
}

func TestWhoSignsWithoutALineOfTheirOwn(t *testing.T) {
	for text, want := range map[string]string{
		"Yes, that is fine. I will check the price and write tomorrow. Sue":  "Sue|",
		"Hallo, das kostet 12 Euro. LG Toni":                                 "Toni|",
		"Laba diena,\n\ntaip.\n\nPagarbiai\nAistė iš buhalterijos":           "Aistė|buhalterijos",
		"Laba diena,\n\ntaip.\n\nPagarbiai\ngamybos vadovas Saulius Kalnius": "Saulius Kalnius|gamybos vadovas",
		"Yes. It costs 12 pounds a day, and we are in Leeds":                 "|",
	} {
		r := Read(text, "", Context{Language: "en"})
		if got := r.Facts["responder_name"].Value + "|" + r.Facts["responder_role"].Value; got != want {
			t.Errorf("%q is signed by %q, want %q", text, got, want)
		}
	}
}

// TestOpenAndClosedQuestions tells questions that a yes or no answers from those that it does not.
func TestOpenAndClosedQuestions(t *testing.T) {
	for _, c := range []struct{ question, reply, want string }{
		{"Is there a deposit?", "No deposit needed.", "answered"},
		{"Is there a deposit?", "A deposit of 50 pounds.", "answered"},
		{"Is there a minimum rental period?", "There is no minimum period.", "answered"},
		{"Where can we park?", "Nope, thanks.", "unanswered"},
		{"What does a first check-up cost?", "It is 55 euro.", "answered"},
		{"What does a first check-up cost?", "38e.", "answered"},
		{"What does a first check-up cost?", "Your answer is at https://www.ashdown.example/messages/f8d90e-9fda", "unanswered"},
		{"Is delivery free of charge?", "Delivery is 30 euro.", "answered"},
		{"How soon could someone look at the tree?", "Someone can look on Thursday, 12 November.", "answered"},
		{"When is the next course?", "The next course starts in March.", "answered"},
		{"What are your opening hours?", "Our list is closed at the moment.", "unanswered"},
	} {
		r := Read(c.reply, "", Context{Language: "en", Questions: []Question{{ID: "q", Text: c.question}}})
		if a := r.Questions["q"]; string(a.Status) != c.want {
			t.Errorf("%q to %q is %s (%s %q), want %s", c.reply, c.question, a.Status, a.Rule, a.Value, c.want)
		}
	}
}
