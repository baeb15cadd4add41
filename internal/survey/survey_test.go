package survey

import (
	"slices"
	"strings"
	"testing"
)

func questions() []Question {
	return []Question{
		{ID: "overall", Kind: Scale, Text: map[string]string{"en": "How satisfied are you with our answer?"}},
		{ID: "solved", Kind: YesNo, Text: map[string]string{"en": "Was your question settled?"}},
		{ID: "comment", Kind: Text, Text: map[string]string{"en": "What should we do better?"}},
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"numbered with colons", "1: 4\n2: yes\n3: answer sooner", "4|yes|answer sooner"},
		{"numbered with letters and dashes", "Q1 - 5\nQ2 - no\nQ3 - nothing", "5|no|nothing"},
		{"numbered with brackets", "Hello,\n1) 4\n2) Yes, thank you.\n3) be quicker\nplease", "4|yes|be quicker\nplease"},
		{"numbered with full stops", "1. 3\n2. no\n3. x", "3|no|x"},
		{"numbered without a sign", "1 - 4\n2 - yes", "4|yes|–"},
		{"in one line", "1) 4, 2) yes, 3) all was well", "4|yes|all was well"},
		{"with words round the grade", "1: I would say 4\n2: yes", "4|yes|–"},
		{"out of five", "1: 4/5\n2: Taip", "4|yes|–"},
		{"out of five in Russian", "1: 4 из 5\n2: да\n3: всё хорошо", "4|yes|всё хорошо"},
		{"in words", "1: four\n2: no", "4|no|–"},
		{"in Lithuanian words", "1) penki\n2) ne", "5|no|–"},
		{"in Russian words", "1) четыре\n2) нет", "4|no|–"},
		{"between the quoted questions", "4\n\nyes\n\nanswer sooner", "4|yes|answer sooner"},
		{"the question repeated", "1. How satisfied are you with our answer? 4\n2. Was your question settled? yes", "4|yes|–"},
		{"grades that look like numbers", "4 - good\nyes\nnothing", "4|yes|nothing"},
		{"off the scale", "1: 7\n2: yes", "?|yes|–"},
		{"between two grades", "1: 3-4\n2: yes and no", "?|?|–"},
		{"half a grade", "1: 4.5", "?|–|–"},
		{"in another order", "2) yes\n1) 4", "4|yes|–"},
		{"a number that comes again", "1: 4\n2: no\n3: two things\n1) speed\n2) price", "4|no|two things\n1) speed\n2) price"},
		{"a list in the last answer", "1 - 4\n2 - no\n3 - speed\n1 - and price", "4|no|speed\n1 - and price"},
		{"only some", "2: yes", "–|yes|–"},
		{"a question left empty", "1:\n2: yes", "–|yes|–"},
		{"a comment below a grade", "1: 2\nIt took 3 weeks!\n2: no", "2|no|–"},
		{"prose", "Thank you for asking, it was fine.", "–|–|–"},
		{"a number of no question", "1: 4\n9: 5", "4|–|–"},
		{"a price is no mark", "The 2 cups cost 12 EUR.\nThanks", "–|–|–"},
		{"nothing", "", "–|–|–"},
	} {
		var got []string
		for _, a := range Parse(c.text, questions()) {
			switch a.Status {
			case Missing:
				got = append(got, "–")
			case Unclear:
				got = append(got, "?")
			default:
				got = append(got, a.Value)
			}
			if a.Status != Missing && c.text[a.Span.Start:a.Span.End] != a.Span.Quote {
				t.Errorf("%s: the span of %s is not %q", c.name, a.Question, a.Span.Quote)
			}
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: %q, want %q", c.name, g, c.want)
		}
	}
}

// Every answer has its words in the text, and a grade is on the scale.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"1: 4\n2: yes", "Q1-4,Q2-no", "4\nyes\nx", "1) \xff", "1.\u00a05\n2)no,3)"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		answers := Parse(text, questions())
		if len(answers) != 3 {
			t.Fatalf("%d answers", len(answers))
		}
		for _, a := range answers {
			if (a.Status == Missing) != (a.Span.Quote == "") {
				t.Errorf("%+v", a)
			}
			if len(text) <= textLimit && text[a.Span.Start:a.Span.End] != a.Span.Quote {
				t.Errorf("the span of %+v holds %q", a, text[a.Span.Start:a.Span.End])
			}
		}
		if a := answers[0]; a.Status == Given && !slices.Contains([]string{"1", "2", "3", "4", "5"}, a.Value) {
			t.Errorf("a grade of %q", a.Value)
		}
		if a := answers[1]; a.Status == Given && a.Value != "yes" && a.Value != "no" {
			t.Errorf("yes or no: %q", a.Value)
		}
	})
}
