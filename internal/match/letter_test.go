package match

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const day = 24 * time.Hour

// correspondence is one enquiry with all that was sent in it, in the order of its letter ids.
func correspondence() []Candidate {
	letter := func(stage, subject, body string, at time.Duration) Candidate {
		return Candidate{
			Enquiry: "c/oak/01", Letter: "c/oak/01/" + stage, Organisation: "oak.example", Company: "Oak & Sons", To: "info@oak.example", From: "ada@post.example",
			Subject: subject, Body: body + "\n\nMany greetings from the garden gate\nAda Lind", MessageIDs: []string{stage + "@post.example"}, T0: t0.Add(at),
		}
	}
	return []Candidate{
		letter("follow_up", "Re: Felling a pear tree", "Thank you. Could your people also grind the stump that remains in the lawn?", 5*day),
		letter("opening", "Felling a pear tree", letterBody, 0),
		letter("reminder", "Re: Felling a pear tree", "A few days ago I wrote to you about our tree and have heard nothing so far. May I ask again?", 3*day),
		letter("thanks", "Many thanks", "All is settled now, and we are obliged for your kind help in this matter.", 9*day),
	}
}

func TestWhichLetterOfAnEnquiry(t *testing.T) {
	quoted := func(c Candidate) string { return "> " + strings.ReplaceAll(c.Body, "\n", "\n> ") }
	letters := correspondence()
	followUp, opening := letters[0], letters[1]
	for name, c := range map[string]struct {
		m    Message
		at   time.Duration
		want string
	}{
		"before the reminder":                          {Message{}, day, "opening"},
		"after the reminder":                           {Message{}, 4 * day, "reminder"},
		"after the follow-up":                          {Message{}, 6 * day, "follow_up"},
		"at the instant of the follow-up":              {Message{}, 5 * day, "follow_up"},
		"names the opening after the follow-up":        {Message{InReplyTo: []string{"opening@post.example"}}, 6 * day, "opening"},
		"In-Reply-To before References":                {Message{InReplyTo: []string{"reminder@post.example"}, References: []string{"opening@post.example", "follow_up@post.example"}}, 6 * day, "reminder"},
		"the newest id of References":                  {Message{References: []string{"opening@post.example", "x@oak.example", "follow_up@post.example", "y@oak.example"}}, 9 * day, "follow_up"},
		"the newest id is the opening's":               {Message{References: []string{"follow_up@post.example", "opening@post.example"}}, 9 * day, "opening"},
		"a report with the reminder attached":          {Message{OriginalIDs: []string{"opening@post.example", "reminder@post.example"}}, 6 * day, "reminder"},
		"names a letter that went out later by a slip": {Message{InReplyTo: []string{"follow_up@post.example"}}, 4 * day, "follow_up"},
		"quotes the opening after the follow-up":       {Message{Text: "300 euro\n" + quoted(opening)}, 6 * day, "opening"},
		"quotes the follow-up above the opening":       {Message{Text: "Yes.\n" + quoted(followUp) + "\n" + quoted(opening)}, 6 * day, "follow_up"},
		"quotes nothing but what all letters have":     {Message{Text: "Hello\n> Many greetings from the garden gate\n> Ada Lind"}, 6 * day, "follow_up"},
		"carries the opening's subject after thanks":   {Message{Subject: "AW: Felling a pear tree"}, 10 * day, "follow_up"},
		"carries the subject of the thanks":            {Message{Subject: "Re: Many thanks"}, 10 * day, "thanks"},
	} {
		c.m.From, c.m.ReceivedAt = []string{"info@oak.example"}, t0.Add(c.at)
		r := NewLetters(correspondence()).Match(c.m)
		if r.Enquiry != "c/oak/01" || r.Letter != "c/oak/01/"+c.want || len(r.Possible) > 0 {
			t.Errorf("%s: %s (%v), want the %s", name, r.Letter, r.Possible, c.want)
		}
	}
}

// Several letters of one enquiry make it no likelier than another one.
func TestRule6_LettersOfOneEnquiryAreOneCandidate(t *testing.T) {
	other := Candidate{Enquiry: "c/elm/01", Letter: "c/elm/01/opening", Organisation: "elm.example", To: "office@elm.example", From: "ada@post.example", Subject: "Felling a pear tree", Body: letterBody, T0: t0}
	r := NewLetters(append(correspondence(), other)).Match(Message{From: []string{"x@gmail.com"}, Text: "> " + letterBody, ReceivedAt: t0.Add(6 * day)})
	if fmt.Sprint(r.Possible) != "[c/elm/01 c/oak/01]" {
		t.Errorf("a quotation of what both have: %+v", r)
	}
	r = NewLetters(append(correspondence(), other)).Match(Message{From: []string{"x@gmail.com"}, Text: "> have heard nothing so far. May I ask again?\n> " + letterBody, ReceivedAt: t0.Add(6 * day)})
	if r.Letter != "c/oak/01/reminder" {
		t.Errorf("a quotation of what one has alone: %+v", r)
	}
}

// TestOrderOfPut: what is decided does not depend on which letter was made known first.
func TestOrderOfPut(t *testing.T) {
	cands := append(letters(), correspondence()[0], correspondence()[2])
	messages := []Message{
		{From: []string{"info@oak.example"}, ReceivedAt: t0.Add(6 * day)},
		{From: []string{"x@elm.example"}, ReceivedAt: t0.Add(6 * day)},
		{From: []string{"x@gmail.com"}, Text: "> " + letterBody, ReceivedAt: t0.Add(day)},
		{From: []string{"x@gmail.com"}, Text: "Elm Gardens and Ash Tree Care and Oak & Sons", Recipients: []string{"ada@post.example"}, ReceivedAt: t0.Add(day)},
		{From: []string{"x@gmail.com"}, Subject: "Felling a pear tree", ReceivedAt: t0.Add(day)},
		{From: []string{"x@gmail.com"}, Text: "> Could your people also grind the stump that remains in the lawn?", ReceivedAt: t0.Add(6 * day)},
	}
	var want []string
	for turn := range cands {
		l := NewLetters(append(append([]Candidate(nil), cands[turn:]...), cands[:turn]...))
		for i, m := range messages {
			got := fmt.Sprintf("%+v", l.Match(m))
			if turn == 0 {
				want = append(want, got)
			}
			if got != want[i] {
				t.Errorf("turn %d, message %d: %s\nwant %s", turn, i, got, want[i])
			}
		}
	}
}

// Nobody quotes a letter before it is sent: a later copy of the same text makes
// nothing uncertain that was not uncertain when the message came.
func TestPhrasesOfLaterLettersDoNotCount(t *testing.T) {
	l := NewLetters(letters())
	m := Message{From: []string{"x@gmail.com"}, Text: "> " + letterBody, ReceivedAt: t0.Add(30 * time.Minute)}
	if r := l.Match(m); r.Enquiry != "c/oak/01" {
		t.Errorf("before the second copy went out: %+v", r)
	}
	m.ReceivedAt = t0.Add(-time.Hour)
	if r := l.Match(m); len(r.Possible) != 2 {
		t.Errorf("with a clock that is wrong, the thread still proves something: %+v", r)
	}
}

// What became of a letter after it was made known moves its t0 and nothing else.
func TestPutAgain(t *testing.T) {
	l := NewLetters(letters())
	again := letters()[0]
	again.T0 = t0.Add(2 * day)
	l.Put(again)
	if c, ok := l.Letter("c/oak/01/opening"); !ok || !c.T0.Equal(again.T0) || len(l.Of("c/oak/01")) != 1 {
		t.Errorf("%+v, %v", c, l.Of("c/oak/01"))
	}
	if r := l.Match(Message{From: []string{"info@oak.example"}, ReceivedAt: t0.Add(day)}); r.Enquiry != "" {
		t.Errorf("matched by its sender before it went out: %+v", r)
	}
	if got := strings.Join(l.SentBefore(t0.Add(2*time.Hour)), " "); got != "c/elm/01 c/elm/02" {
		t.Errorf("sent before: %s", got)
	}
}

// BenchmarkMatch matches a reply among many letters of one script.
func BenchmarkMatch(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := NewLetters(nil)
			for i := range n {
				firm := fmt.Sprintf("firm%d", i)
				l.Put(Candidate{
					Enquiry: "c/" + firm + "/01", Letter: "c/" + firm + "/01/opening", Organisation: firm + ".example", Company: "Firm " + firm, To: "info@" + firm + ".example",
					From: "ada@post.example", Subject: "Felling a pear tree", Body: "Hello " + firm + ",\n" + letterBody, MessageIDs: []string{firm + "@post.example"}, T0: t0,
				})
			}
			m := Message{
				From: []string{"info@firm7.example"}, Subject: "Re: Felling a pear tree", InReplyTo: []string{"firm7@post.example"}, Recipients: []string{"ada@post.example"},
				Text: "It would cost 300 euro.\n> " + letterBody, ReceivedAt: t0.Add(day),
			}
			for b.Loop() {
				if r := l.Match(m); r.Enquiry != "c/firm7/01" {
					b.Fatal(r)
				}
			}
		})
	}
}
