package grade

import "testing"

// What a sentence does, in cases that look alike.
func TestConduct(t *testing.T) {
	page := []Question{{ID: "page", Text: "Is there a page where I can see similar projects?", Expects: "url"}, {ID: "long", Text: "How long would it take?", Expects: "duration"}}
	for _, test := range []struct {
		fact, language, text string
		want                 bool
	}{
		{"invites_questions", "en", "Dear Ann,\n\nI will post you the medical questionnaire, please let me know your address.\n\nJess", false},
		{"invites_questions", "en", "Dear Ann,\n\nIf you have any questions, please let me know.\n\nJess", true},
		{"deflected", "en", "Have a look at https://quillon.example/work, it is all there.\n\nJess", false},
		{"deflected", "en", "How long it takes depends on many things, please call us on 0161 496 0000.\n\nJess", true},
		{"deflected", "en", "Do members pay in the app, or is it a calendar only?\n\nJess", false},
		{"deflected", "en", "I have to decline. Tiiu of Lahesoft builds this sort of thing, do write to her.\n\nJess", true},
		{"clarifying_question", "lt", "Parašykite adresą ir skaitiklio numerį, tada pasakysiu.\n\nRūta", true},
		{"clarifying_question", "de", "Bitte schicken Sie uns Fotos, dann kann ich Ihnen mehr sagen.\n\nUwe", true},
		{"clarifying_question", "ru", "Когда вам удобно принять замерщика?\n\nДанияр", false},
		{"next_step", "en", "Could we have a short call on Thursday?\n\nJess", true},
	} {
		f := Read(test.text, "", Context{Language: test.language, Questions: page}).Facts[test.fact]
		if f.Holds != test.want {
			t.Errorf("%s of %q: %+v", test.fact, test.text, f)
		}
	}
}
