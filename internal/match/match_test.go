package match

import (
	"slices"
	"strings"
	"testing"
	"time"
)

var t0 = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

const letterBody = "Hello,\n\nwe would like to have the old pear tree in our garden felled before Easter. What would that cost, and do you take the wood away afterwards?\n\nKind regards\nAda Lind"

// letters are three letters from one mailbox: two to one firm, one to another with the same text as the first.
func letters() []Candidate {
	return []Candidate{
		{
			Enquiry: "c/oak/01", Letter: "c/oak/01/opening", Organisation: "oak.example", Company: "Oak & Sons", To: "info@oak.example", From: "ada@post.example",
			Subject: "Felling a pear tree", Body: letterBody, MessageIDs: []string{"one@post.example"}, T0: t0,
		},
		{
			Enquiry: "c/elm/01", Letter: "c/elm/01/opening", Organisation: "elm.example", Company: "Elm Gardens", To: "office@elm.example", From: "ada@post.example",
			Subject: "Felling a pear tree", Body: letterBody, MessageIDs: []string{"two@post.example"}, T0: t0.Add(time.Hour),
		},
		{
			Enquiry: "c/elm/02", Letter: "c/elm/02/opening", Organisation: "elm.example", Company: "Elm Gardens", To: "office@elm.example", From: "ada@post.example",
			Subject: "Hedge of forty metres", Body: "Good morning, do you also cut hedges? And when would you have time for forty metres of hornbeam?", MessageIDs: []string{"three@post.example"}, T0: t0.Add(2 * time.Hour),
		},
		{
			Enquiry: "c/ash/01", Letter: "c/ash/01/opening", Organisation: "ash", Company: "Ash Tree Care", To: "ash.trees@gmail.com", From: "ada@post.example",
			Subject: "Question", Body: "Hello, is it possible to visit your nursery on a Sunday in the spring, and may we bring the children?", MessageIDs: []string{"four@post.example"}, T0: t0.Add(3 * time.Hour),
		},
	}
}

func TestRule6_Match(t *testing.T) {
	later := t0.Add(26 * time.Hour)
	cases := []struct {
		name     string
		m        Message
		enquiry  string
		signal   string
		sender   Sender
		possible []string
	}{
		{
			name:    "In-Reply-To decides whoever writes",
			m:       Message{From: []string{"bob@gmail.com"}, InReplyTo: []string{"<ONE@post.example>"}, ReceivedAt: later},
			enquiry: "c/oak/01", signal: "in_reply_to", sender: FreeMail,
		},
		{
			name:    "the newest reference that is ours decides",
			m:       Message{From: []string{"office@elm.example"}, References: []string{"two@post.example", "x@elm.example", "three@ post.example"}, ReceivedAt: later},
			enquiry: "c/elm/02", signal: "references", sender: SameAddress,
		},
		{
			name:    "id inside a report, sender a mail server",
			m:       Message{From: []string{"mailer-daemon@relay.example"}, OriginalIDs: []string{"one@post.example"}, ReceivedAt: later},
			enquiry: "c/oak/01", signal: "original_id", sender: OtherDomain,
		},
		{
			name:    "phrases name the script, the sender's domain the company",
			m:       Message{From: []string{"Bob.Oak@mail.oak.example"}, Text: "yes, 300\n> we would like to have the old pear tree in our\n> garden felled before Easter.", ReceivedAt: later},
			enquiry: "c/oak/01", signal: "own_phrases", sender: SameDomain,
		},
		{
			name:    "a whole question quoted in a new thread, the joining word left out",
			m:       Message{From: []string{"jo@elm.example"}, Subject: "Your letter", Text: "You asked: “When would you have time for forty metres of hornbeam?” In May.", ReceivedAt: later},
			enquiry: "c/elm/02", signal: "own_phrases", sender: SameDomain,
		},
		{
			name:     "a question of our letter is not quoted by a few of its words",
			m:        Message{From: []string{"jo@elm.example"}, Subject: "Your letter", Text: "We have time in May for forty metres of anything.", ReceivedAt: later},
			possible: []string{"c/elm/01", "c/elm/02"}, signal: "sender_domain",
		},
		{
			name:     "phrases of one script sent to two companies",
			m:        Message{From: []string{"bob@tree-platform.example"}, Text: "we would like to have the old pear tree in our garden felled before Easter", ReceivedAt: later},
			possible: []string{"c/elm/01", "c/oak/01"}, signal: "own_phrases",
		},
		{
			name:    "recipient of a delivery report",
			m:       Message{From: []string{"postmaster@relay.example"}, BounceTo: []string{"INFO@oak.example"}, ReceivedAt: later},
			enquiry: "c/oak/01", signal: "report_recipient", sender: ThirdParty,
		},
		{
			name:    "address and base subject in a thread of their own",
			m:       Message{From: []string{"office@elm.example"}, Subject: "[#4711] AW: Hedge of forty metres", ReceivedAt: later},
			enquiry: "c/elm/02", signal: "sender_address_and_subject", sender: SameAddress,
		},
		{
			name:    "domain of one candidate",
			m:       Message{From: []string{"sales@shop.oak.example"}, Subject: "Your enquiry", ReceivedAt: later},
			enquiry: "c/oak/01", signal: "sender_domain", sender: SameDomain,
		},
		{
			name:     "domain of two enquiries goes to review",
			m:        Message{From: []string{"boss@elm.example"}, Subject: "Your enquiry", ReceivedAt: later},
			possible: []string{"c/elm/01", "c/elm/02"}, signal: "sender_domain",
		},
		{
			name:    "a service that names the address that we wrote to",
			m:       Message{From: []string{"no-reply@guestlist.test"}, Recipients: []string{"ada@post.example"}, Text: "Your message to <Info@oak.example>. was held back", ReceivedAt: later},
			enquiry: "c/oak/01", signal: "company_address", sender: ThirdParty,
		},
		{
			name: "but not to somebody who never wrote there",
			m:    Message{From: []string{"no-reply@guestlist.test"}, Recipients: []string{"eve@post.example"}, Text: "Write to info@oak.example", ReceivedAt: later},
		},
		{
			name: "a public provider's domain says nothing",
			m:    Message{From: []string{"somebody.else@gmail.com"}, Subject: "Hello", ReceivedAt: later},
		},
		{
			name:    "but the address there does",
			m:       Message{From: []string{"Ash.Trees@gmail.com"}, Subject: "Hello", ReceivedAt: later},
			enquiry: "c/ash/01", signal: "sender_address", sender: SameAddress,
		},
		{
			name:     "a subject alone never matches",
			m:        Message{From: []string{"x@stranger.example"}, Subject: "Re: Hedge of forty metres", ReceivedAt: later},
			possible: []string{"c/elm/02"},
		},
		{
			name:    "the company's name from a parent firm",
			m:       Message{From: []string{"boss@holding.example"}, Recipients: []string{"ada@post.example"}, Text: "Oak & Sons passed your letter on to me.", ReceivedAt: later},
			enquiry: "c/oak/01", signal: "company_named", sender: ThirdParty,
		},
		{
			name: "the name in mail to another address",
			m:    Message{From: []string{"boss@holding.example"}, Recipients: []string{"eve@post.example"}, Text: "Oak & Sons passed your letter on to me.", ReceivedAt: later},
		},
		{
			name: "received before the letter went out",
			m:    Message{From: []string{"info@oak.example"}, Subject: "Spring offers", ReceivedAt: t0.Add(-3 * time.Second)},
		},
		{
			name:    "within the tolerance of the clocks",
			m:       Message{From: []string{"info@oak.example"}, Subject: "Re: Felling a pear tree", ReceivedAt: t0.Add(-2 * time.Second)},
			enquiry: "c/oak/01", signal: "sender_address_and_subject", sender: SameAddress,
		},
		{
			name:    "an id proves it even then",
			m:       Message{From: []string{"info@oak.example"}, InReplyTo: []string{"one@post.example"}, ReceivedAt: t0.Add(-time.Hour)},
			enquiry: "c/oak/01", signal: "in_reply_to", sender: SameAddress,
		},
		{name: "nothing in common", m: Message{From: []string{"a@b.example"}, Text: "Lunch?", ReceivedAt: later}},
		{name: "empty message"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := NewLetters(letters()).Match(c.m)
			if r.Enquiry != c.enquiry || r.Signal != c.signal || r.Sender != c.sender || !slices.Equal(r.Possible, c.possible) {
				t.Errorf("got %+v\nwant enquiry %q signal %q sender %q possible %v", r, c.enquiry, c.signal, c.sender, c.possible)
			}
			if r.Enquiry != "" && (r.Confidence <= 0 || r.Confidence >= 1 || len(r.Evidence) == 0) {
				t.Errorf("confidence %v, evidence %v", r.Confidence, r.Evidence)
			}
		})
	}
}

func TestMatchSignalsThatAgreeAddUp(t *testing.T) {
	alone := NewLetters(letters()).Match(Message{From: []string{"info@oak.example"}, Subject: "Hi", ReceivedAt: t0})
	both := NewLetters(letters()).Match(Message{From: []string{"info@oak.example"}, Subject: "Felling a pear tree", ReceivedAt: t0})
	if both.Confidence <= alone.Confidence {
		t.Errorf("address and subject %.3f, address alone %.3f", both.Confidence, alone.Confidence)
	}
	domain := NewLetters(letters()).Match(Message{From: []string{"x@oak.example"}, ReceivedAt: t0})
	if domain.Confidence >= alone.Confidence {
		t.Errorf("domain %.3f, address %.3f", domain.Confidence, alone.Confidence)
	}
}

// Two letters of one enquiry are no doubt about the enquiry; the last that had gone out is answered.
func TestMatchReminder(t *testing.T) {
	cands := letters()[:1]
	reminder := cands[0]
	reminder.Letter, reminder.MessageIDs, reminder.T0 = "c/oak/01/reminder", []string{"five@post.example"}, t0.Add(72*time.Hour)
	cands = append(cands, reminder)
	for _, c := range []struct {
		at   time.Duration
		want string
	}{{24 * time.Hour, "c/oak/01/opening"}, {80 * time.Hour, "c/oak/01/reminder"}} {
		r := NewLetters(cands).Match(Message{From: []string{"info@oak.example"}, ReceivedAt: t0.Add(c.at)})
		if r.Letter != c.want {
			t.Errorf("after %v: letter %q, want %q", c.at, r.Letter, c.want)
		}
	}
}

// An organisation with two domains: its answer to one letter may come from the domain of the other.
func TestRule6_OrganisationOfTwoDomains(t *testing.T) {
	cands := letters()[:2]
	cands[0].Organisation, cands[1].Organisation = "tree-group", "tree-group"
	r := NewLetters(cands).Match(Message{From: []string{"sales@oak.example"}, Subject: "Your enquiry", ReceivedAt: t0.Add(48 * time.Hour)})
	if r.Enquiry != "" || len(r.Possible) != 2 {
		t.Errorf("got %+v", r)
	}
}

func TestMatchDoesNotDependOnOrder(t *testing.T) {
	m := Message{From: []string{"office@elm.example"}, Subject: "Re: Felling a pear tree", ReceivedAt: t0.Add(48 * time.Hour)}
	forward := NewLetters(letters()).Match(m)
	cands := letters()
	slices.Reverse(cands)
	backward := NewLetters(cands).Match(m)
	if forward.Enquiry != "c/elm/01" || backward.Enquiry != forward.Enquiry || backward.Confidence != forward.Confidence {
		t.Errorf("forward %+v, backward %+v", forward, backward)
	}
}

func TestBaseSubject(t *testing.T) {
	cases := []struct{ in, want string }{
		{"Re: Felling a pear tree", "felling a pear tree"},
		{"RE: AW: Fwd: SV: Felling", "felling"},
		{"Re[2]: Замена  блока", "замена блока"},
		{"Отв: Ответ: Замена", "замена"},
		{"Ats: Ąžuolinis stalas", "ąžuolinis stalas"},
		{"[Oak & Sons] Re: Felling", "felling"},
		{"[Ticket#123] [EXT] Felling (fwd)", "felling"},
		{"Automatic reply: Felling", "felling"},
		{"Automatinis atsakymas: Stalas", "stalas"},
		{"Автоматический ответ: Замена", "замена"},
		{"Regarding: Felling", "regarding: felling"},
		{"Price: 5 EUR", "price: 5 eur"},
		{"[only a tag]", "[only a tag]"},
		{"re:", ""},
		{"", ""},
	}
	for _, c := range cases {
		if got := BaseSubject(c.in); got != c.want {
			t.Errorf("BaseSubject(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCarriesSubject(t *testing.T) {
	cases := []struct {
		theirs, ours string
		want         bool
	}{
		{"Request 4711 received: Felling a pear tree", "Felling a pear tree", true},
		{"Question about parking", "Question", false},
		{"Re: Question", "Question", true},
		{"Felling a pear tree house", "a pear treehouse", false},
		{"", "", false},
	}
	for _, c := range cases {
		if got := carries(words(BaseSubject(c.theirs)), words(BaseSubject(c.ours))); got != c.want {
			t.Errorf("carriesSubject(%q, %q) = %v", c.theirs, c.ours, got)
		}
	}
}

func TestRegistrable(t *testing.T) {
	cases := []struct{ in, want string }{
		{"a@Mail.Shop.Example", "shop.example"},
		{"a@shop.co.uk", "shop.co.uk"},
		{"a@one.github.io", "one.github.io"}, // private section: a shared hoster
		{"a@localhost", "localhost"},
		{"no address", ""},
		{"a@", ""},
	}
	for _, c := range cases {
		if got := registrable(c.in); got != c.want {
			t.Errorf("registrable(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("Re: Felling", "info@oak.example", "one@post.example", letterBody)
	f.Add("[[[[re:re:re:", "@", "<>", "\x00\xff")
	f.Fuzz(func(t *testing.T, subject, from, id, text string) {
		m := Message{From: []string{from}, Subject: subject, References: []string{id}, Text: text}
		r := NewLetters(letters()).Match(m)
		if r.Enquiry != "" && len(r.Possible) > 0 {
			t.Errorf("decided and undecided at once: %+v", r)
		}
		if strings.Count(BaseSubject(subject), "")-1 > len(subject)*4 {
			t.Errorf("base subject grew: %q", subject)
		}
	})
}

// TestMostPhrases: of letters of one script, those that hold most of what a
// message quotes are meant, and a message cannot quote what goes out later.
func TestMostPhrases(t *testing.T) {
	shared := "We are planning a small wedding by the lake in early summer. "
	letter := func(id, own string, sent time.Time) Candidate {
		return Candidate{Enquiry: id, Letter: id + "/opening", Body: shared + own, T0: sent}
	}
	l := NewLetters([]Candidate{
		letter("a", "Could the string quartet stand on your old wooden jetty?", t0),
		letter("b", "Could sixty guests be seated under the big chestnut tree?", t0),
		letter("c", "Could sixty guests be seated under the big chestnut tree?", t0.Add(48*time.Hour)),
	})
	for name, c := range map[string]struct {
		text     string
		received time.Time
		enquiry  string
		possible []string
	}{
		"what all say":             {shared, t0.Add(72 * time.Hour), "", []string{"a", "b", "c"}},
		"before one was sent":      {shared, t0.Add(time.Hour), "", []string{"a", "b"}},
		"what one alone says":      {shared + "Could the string quartet stand on your old wooden jetty?", t0.Add(72 * time.Hour), "a", nil},
		"what two say":             {"Could sixty guests be seated under the big chestnut tree?", t0.Add(72 * time.Hour), "", []string{"b", "c"}},
		"what one said so far":     {"Could sixty guests be seated under the big chestnut tree?", t0.Add(time.Hour), "b", nil},
		"more of one than another": {"sixty guests be seated under the big and the string quartet stand on", t0.Add(time.Hour), "b", nil},
		"nothing of ours":          {"Thank you for your kind words about our garden and the weather.", t0.Add(time.Hour), "", nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := l.Match(Message{From: []string{"x@stranger.example"}, Text: c.text, ReceivedAt: c.received})
			if r.Enquiry != c.enquiry || !slices.Equal(r.Possible, c.possible) {
				t.Errorf("Match = %q, possible %v", r.Enquiry, r.Possible)
			}
		})
	}
}
