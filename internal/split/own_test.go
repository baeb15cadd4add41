package split

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const ourLetter = `Hello,

My husband and I are hoping to spend the weekend of 20-22 November at Thistlemere Lodge. Before I book I have two questions:

1. Could we bring our dog (a quiet seven-year-old spaniel), and is there a charge?
2. Our train gets in late on the Friday. Can we still check in at about half past ten in the evening?

Many thanks,
Rosalind Peake`

func TestWithoutOwn(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"whole letter below, unmarked", "Yes to both.\n\nGareth\n\n" + ourLetter, "Yes to both.\n\nGareth"},
		{"whole letter above", ourLetter + "\n\nYes to both.\n\nGareth", "Yes to both.\n\nGareth"},
		{
			"answers below each question", "Hello Rosalind,\n\n1. Could we bring our dog (a quiet seven-year-old spaniel), and is there a charge?\nYes, £15 a night.\n2. Our train gets in late on the Friday. Can we still check in at about half past ten in the evening?\nYes, by code.\n\nGareth",
			"Hello Rosalind,\n\nYes, £15 a night.\nYes, by code.\n\nGareth",
		},
		{"answer on the line of the question", "Could we bring our dog (a quiet seven-year-old spaniel), and is there a charge? Yes, £15.", "Yes, £15."},
		{"a bare number behind the question", "1. Could we bring our dog (a quiet seven-year-old spaniel), and is there a charge? 15", "1. 15"},
		{"other line ends", "Yes.\n\nCould we bring our dog (a quiet\nseven-year-old spaniel), and\nis there a charge?", "Yes."},
		{"a number as an answer stays", "Our train gets in late on the Friday.\n21:00\n15 €", "21:00\n15 €"},
		{"label above the copy", "Yes.\n\nWhat you sent us on Monday:\n" + ourLetter, "Yes."},
		{"heading of a helpdesk above the copy, number below", "Yes.\n\n---\nRosalind Peake Oct 13, 09:14\n\n" + ourLetter + "\n\n#2214", "Yes."},
		{"fields of a form above the copy", "Thanks! We got it.\n\nName: Rosalind Peake\nEmail: r@inbox.example\nMessage:\n" + ourLetter, "Thanks! We got it."},
		{"times above the copy are an answer", "We open at 9:00\n\n" + ourLetter, "We open at 9:00"},
		{"prices above the copy are an answer", "Dog: 15 EUR\nRoom: 90 EUR\nYour letter:\n" + ourLetter, "Dog: 15 EUR\nRoom: 90 EUR"},
		{"other signs, accents and entities", "Yes.\n\n> Our train gets in\u00a0late&nbsp;on the Fri\u200bday!&nbsp; Can we still check-in at about half past ten in the e\u00advening", "Yes."},
		{"initials of the writer before each line", "Yes.\n\nRP> Could we bring our dog (a quiet\nRP> seven-year-old spaniel), and\nRP> is there a charge?", "Yes."},
		{"a few words changed on the way", "Yes.\n\n" + strings.NewReplacer("Thistlemere", "***", "quiet", "qui=et", "husband", "hu?sband").Replace(ourLetter), "Yes."},
		{"a footer of our mail host", "Yes.\n\n" + ourLetter + "\n\n--\nSent with Proton Mail secure email.", "Yes."},
		{"an excerpt with dots", "Thank you for writing.\n\nMy husband and I are hoping to spend the weekend...\n\nYes to both.", "Thank you for writing.\n\nYes to both."},
		{"our sentence turned round is theirs", "Your train gets in late on the Friday. You can still check in at about half past ten in the evening.", "Your train gets in late on the Friday. You can still check in at about half past ten in the evening."},
		{"four of our words in theirs", "No, I am afraid is there a charge is what everybody asks: there is none.", "No, I am afraid is there a charge is what everybody asks: there is none."},
		{"their words about the same thing stay", "Thank you for asking about the weekend of 20-22 November. Yes, you can bring your dog.", "Thank you for asking about the weekend of 20-22 November. Yes, you can bring your dog."},
		{"a greeting like ours stays", "Hello,\n\nyes to both.\n\nMany thanks,\nGareth", "Hello,\n\nyes to both.\n\nMany thanks,\nGareth"},
		{"nothing of ours", "Yes.", "Yes."},
	}
	for _, test := range tests {
		p := Parts{Visible: test.text, Body: test.text}.WithoutOwn(ourLetter)
		if p.Visible != test.want {
			t.Errorf("%s: %q, want %q", test.name, p.Visible, test.want)
		}
		cut := slices.ContainsFunc(p.Cuts, func(c Cut) bool { return c.Rule == "own_text" })
		if cut != (test.text != test.want) {
			t.Errorf("%s: cuts %v", test.name, p.Cuts)
		}
	}
}

func TestWithoutOwnFindsBodyAgain(t *testing.T) {
	p := FromText("Yes to both.\n\nKind regards,\nGareth\n\n" + ourLetter).WithoutOwn(ourLetter)
	if p.Body != "Yes to both.\n\nKind regards," || p.Signature != "Gareth" {
		t.Errorf("body %q, signature %q", p.Body, p.Signature)
	}
}

func TestAnswerBelowAnUnmarkedQuotation(t *testing.T) {
	p := FromText("-----Original Message-----\nFrom: Rosalind <r@inbox.example>\nSent: Tuesday\nTo: stay@lodge.example\nSubject: Weekend\n\n" + ourLetter + "\n\nYes to both, £15 for the dog.")
	if p.Visible != "" {
		t.Fatalf("visible %q before the letter is known", p.Visible)
	}
	if p = p.WithoutOwn(ourLetter); p.Visible != "Yes to both, £15 for the dog." {
		t.Errorf("visible %q", p.Visible)
	}
}

func TestEmptyLetter(t *testing.T) {
	p := Parts{Visible: "Yes.", Body: "Yes."}
	if got := p.WithoutOwn(" \n"); got.Visible != "Yes." || got.Cuts != nil {
		t.Errorf("%+v", got)
	}
}

func TestAnswersInsideAQuotation(t *testing.T) {
	const intro = "On Tue, Oct 13, 2026 at 9:14 AM Rosalind Peake <r@inbox.example> wrote:\n"
	answered := strings.NewReplacer("charge?", "charge?\nYes, £15 a night.", "evening?", "evening? By code, any time.").Replace(ourLetter)
	marked := "> " + strings.ReplaceAll(answered, "\n", "\n> ")
	want := "See my answers.\n\nYes, £15 a night.\n2. By code, any time."
	for name, quote := range map[string]string{"marked as ours": marked, "in colour": answered} {
		if p := FromText("See my answers.\n\n" + intro + quote).WithoutOwn(ourLetter); p.Visible != want {
			t.Errorf("%s: visible %q, cuts %v", name, p.Visible, p.Cuts)
		}
	}
	for name, quote := range map[string]string{"the letter alone": ourLetter, "spoilt": strings.ReplaceAll(ourLetter, "a", "?"), "spoilt in one place": strings.Replace(ourLetter, "train gets in late on the Friday", "tr?in g?ts in l?te ?n th? Frid?y", 1), "an excerpt": ourLetter[:200] + "\nsomething else\n", "twice": ourLetter + "\nsomething else\n" + ourLetter} {
		if p := FromText("Yes to both.\n\n" + intro + quote).WithoutOwn(ourLetter); p.Visible != "Yes to both." {
			t.Errorf("%s: visible %q, cuts %v", name, p.Visible, p.Cuts)
		}
	}
}

func TestAlignmentIsLinear(t *testing.T) {
	start := time.Now()
	letter := strings.Repeat("may we come on Friday then ", 60)
	Parts{Visible: strings.Repeat("may we come on Friday then ", 10_000)}.WithoutOwn(letter)
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %v", took)
	}
}

// An answer to the last question stands between our sentences and our closing, and
// the writer closes with the same words as we did.
func TestOwnClosingBehindAnAnswer(t *testing.T) {
	const ours = "Hello,\n\nwe would like to come for three nights in June.\n\n1. May we bring a dog with us?\n2. Is there a garage for two bicycles?\n\nKind regards\nRosalind Peake"
	const back = "See my answers in capitals.\n\nHello,\n\nwe would like to come for three nights in June.\n\n1. May we bring a dog with us?\nYES, OF COURSE.\n2. Is there a garage for two bicycles?\n\nTHERE IS A SHED.\n\nKind regards\nRosalind Peake\n\nKind regards\nTessa"
	p := FromText(back).WithoutOwn(ours)
	if want := "See my answers in capitals.\n\nYES, OF COURSE.\n\nTHERE IS A SHED.\n\nKind regards\nTessa"; p.Visible != want {
		t.Errorf("visible %q, want %q", p.Visible, want)
	}
}

// Both letters name the same days; only a whole sentence is ours.
func TestSameDatesAreNoCopy(t *testing.T) {
	const ours = "Hallo,\n\nWas kostet ein Zimmer mit Hund vom 22. Dezember bis 2. Januar?\n\nGruß\nRosalind Peake"
	const answer = "Guten Tag,\n\nfür die Zeit vom 22. Dezember bis 2. Januar ist alles belegt.\n\nJana Holm"
	if p := FromText(answer).WithoutOwn(ours); p.Visible != answer {
		t.Errorf("visible %q, cuts %v", p.Visible, p.Cuts)
	}
}
