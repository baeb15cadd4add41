package reading

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
	"replyaudit/internal/match"
)

var t0 = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// enquiry is the context of one letter with one question.
func enquiry(at time.Duration) Context {
	const body = "Hello,\n\nhow much is a double room in the second week of May, and may our quiet spaniel come along with us?\n\nAda Lind"
	return Context{
		ReceivedAt: t0.Add(at),
		Letters: match.NewLetters([]match.Candidate{{
			Enquiry: "c/inn/01", Letter: "c/inn/01/opening", Organisation: "inn.example", Company: "Lake Inn", To: "desk@inn.example", From: "ada@post.example",
			Subject: "Double room in May", Body: body, MessageIDs: []string{"1@post.example"}, T0: t0,
		}}),
		Grades: map[string]grade.Context{"c/inn/01/opening": {
			Language: "en", PersonaFirst: "Ada", PersonaLast: "Lind", CompanyName: "Lake Inn", LetterBody: body,
			Questions: []grade.Question{{ID: "price", Text: "How much is a double room?", Expects: "money", Cues: []string{"room", "night"}}},
		}},
	}
}

func message(text string, extra ...string) []byte {
	head := append([]string{
		"From: Eve <eve@inn.example>", "To: Ada Lind <ada@post.example>", "Subject: Re: Double room in May", "Date: Mon, 2 Mar 2026 12:00:00 +0000",
		"Message-ID: <9@inn.example>", "In-Reply-To: <1@post.example>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
	}, extra...)
	return []byte(strings.ReplaceAll(strings.Join(head, "\n")+"\n\n"+text, "\n", "\r\n"))
}

const priced = "Dear Ada,\n\na double room costs 80 euro a night in May.\n\nKind regards\nEve\n"

func TestDecideAnswer(t *testing.T) {
	d := Decide(Read(message(priced)), enquiry(3*time.Hour))
	if d.Match.Enquiry != "c/inn/01" || d.Verdict.Class != audit.Human || d.Unread {
		t.Fatalf("match %+v, class %s, unread %t", d.Match, d.Verdict.Class, d.Unread)
	}
	if a := d.Reading.Questions["price"]; a.Status != grade.Answered {
		t.Errorf("question: %+v", a)
	}
}

// Our own letter repeated without any mark must not count as the company's words.
func TestDecideTakesOurWordsOut(t *testing.T) {
	raw := message("Your request has been received.\n\nHello,\n\nhow much is a double room in the second week of May, and may our quiet spaniel come along with us?\n\nAda Lind\n")
	d := Decide(Read(raw), enquiry(time.Second))
	if strings.Contains(d.Parts.Visible, "spaniel") {
		t.Errorf("visible text holds our words: %q", d.Parts.Visible)
	}
	if d.Verdict.Class != audit.Acknowledgement || !reflect.DeepEqual(d.Reading, grade.Reading{}) {
		t.Errorf("class %s, reading %+v", d.Verdict.Class, d.Reading)
	}
}

// What we wrote later cannot have been quoted: it stays the company's words.
func TestDecideLeavesWordsOfLaterLetters(t *testing.T) {
	const theirs = "We sleep under old oaks and swim before breakfast all summer."
	later := match.Candidate{
		Enquiry: "c/inn/01", Letter: "c/inn/01/follow_up", Organisation: "inn.example", To: "desk@inn.example", From: "ada@post.example", Body: theirs, T0: t0.Add(24 * time.Hour),
	}
	for at, stays := range map[time.Duration]bool{time.Hour: true, 48 * time.Hour: false} {
		ctx := enquiry(at)
		ctx.Letters.Put(later)
		if d := Decide(Read(message("Dear Ada,\n\n"+theirs+"\n\nEve\n")), ctx); strings.Contains(d.Parts.Visible, "under old oaks") != stays {
			t.Errorf("after %v: %q", at, d.Parts.Visible)
		}
	}
}

func TestDecideTemplate(t *testing.T) {
	e := Read(message("Thank you for writing to our house by the lake. Our rooms are open all the year round and we are glad to see guests.\n"))
	ctx := enquiry(3 * time.Hour)
	if d := Decide(e, ctx); d.Verdict.Class != audit.Human {
		t.Fatalf("alone: %s", d.Verdict.Class)
	}
	elsewhere := e
	elsewhere.Match.From = []string{"x@fir.example"}
	ctx.Template, ctx.Siblings = TemplateOf(e, "ada@post.example"), &Siblings{}
	ctx.Siblings.Add(ctx.Template, "c/inn/01")
	ctx.Siblings.Add(ctx.Template, "") // matched to nothing
	ctx.Siblings.Add(TemplateOf(elsewhere, "ada@post.example"), "c/fir/01")
	ctx.Siblings.Add(TemplateOf(e, "bob@post.example"), "d/inn/01")
	if d := Decide(e, ctx); d.Verdict.Class != audit.Human {
		t.Errorf("itself, another sender and another mailbox: %s", d.Verdict.Class)
	}
	again := e
	again.Match.From = []string{"Eve@INN.example"}
	ctx.Siblings.Add(TemplateOf(again, "ada@post.example"), "c/inn/02")
	if d := Decide(e, ctx); d.Verdict.Class == audit.Human {
		t.Errorf("same text from the same sender to another enquiry: %s", d.Verdict.Class)
	}
}

func TestDecideUnread(t *testing.T) {
	attached := func(name, text string, disposition ...string) []byte {
		return []byte(strings.ReplaceAll("From: eve@inn.example\nTo: ada@post.example\nSubject: Re: Double room in May\nIn-Reply-To: <1@post.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"+
			"--b\nContent-Type: text/plain\n\n"+text+"\n--b\nContent-Type: application/octet-stream; name=\""+name+"\"\nContent-Disposition: "+append(disposition, "attachment")[0]+"; filename=\""+name+"\"\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n", "\n", "\r\n"))
	}
	cases := []struct {
		name string
		raw  []byte
		want bool
	}{
		{"answer in an attachment", attached("prices.PDF", "Please see the attached sheet, where all our rooms are listed."), true},
		{"answer in the text too", attached("prices.pdf", priced), false},
		{"logo in a letter", attached("logo.png", "Please come and see us by the lake one day.", "inline"), false},
		{"picture instead of a letter", attached("scan.png", "", "inline"), true},
		{"calling card", attached("eve.vcf", "Please come and see us one day."), false},
		{"behind a log-in", message("Eve has answered you. Please log in to view the message on our site.\n"), true},
		{"nothing hidden", message("We shall be glad to see you by the lake one day.\n"), false},
	}
	for _, c := range cases {
		d := Decide(Read(c.raw), enquiry(3*time.Hour))
		if d.Unread != c.want {
			t.Errorf("%s: unread %t (class %s, questions %+v)", c.name, d.Unread, d.Verdict.Class, d.Reading.Questions)
		}
	}
}

// An extract is kept as JSON; a decision from the kept one must be the same.
func TestExtractSurvivesStorage(t *testing.T) {
	for _, raw := range [][]byte{message(priced), message("I am out of the office until 5 May.\n", "Auto-Submitted: auto-replied")} {
		e := Read(raw)
		stored, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		var back Extract
		if err := json.Unmarshal(stored, &back); err != nil {
			t.Fatal(err)
		}
		if a, b := Decide(e, enquiry(time.Hour)), Decide(back, enquiry(time.Hour)); !reflect.DeepEqual(a, b) {
			t.Errorf("fresh %+v\nstored %+v", a, b)
		}
	}
}

func TestReadIsPure(t *testing.T) {
	raw := message(priced)
	if a, b := Read(raw), Read(raw); !reflect.DeepEqual(a, b) {
		t.Error("two extracts of the same bytes differ")
	}
}

func TestFingerprint(t *testing.T) {
	template := func(name, number, mail string) string {
		return "Dear " + name + ",\nthank you for your message no. " + number + ". You will hear from us soon, or write to " + mail + " in a hurry."
	}
	a := fingerprint(template("Ada Lind", "4711", "a@inn.example"))
	if b := fingerprint(template("Rosalind", "12", "desk@inn.example")); a == "" || a != b {
		t.Errorf("same template: %q and %q", a, b)
	}
	if b := fingerprint("Dear Ada,\nthe room is free and costs 80 euro, the dog sleeps in the yard with ours."); a == b {
		t.Error("another text has the same fingerprint")
	}
	if b := fingerprint("Yes, gladly."); b != "" {
		t.Errorf("short text: %q", b)
	}
}

func TestEchoes(t *testing.T) {
	letter, _ := enquiry(0).Letters.Letter("c/inn/01/opening")
	cases := []struct {
		body string
		want int
	}{
		{"Your spaniel may come along, he is as quiet as ours surely.", 3}, // spaniel, along, quiet
		{"Dear Ada, thank you for your message about the double room.", 0},
		{"", 0},
	}
	for _, c := range cases {
		if got := echoes(c.body, letter); got != c.want {
			t.Errorf("echoes(%q) = %d, want %d", c.body, got, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(message(priced))
	f.Add([]byte("From: x\n\n> Message-ID: <1@post.example>\n"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, raw []byte) {
		d := Decide(Read(raw), enquiry(time.Hour))
		if d.Verdict.Class == "" {
			t.Error("no class")
		}
	})
}

// A message that says nothing but its notices says so.
func TestNothingNew(t *testing.T) {
	raw := "From: a@b.example\r\nContent-Type: text/plain\r\n\r\nThis message and any attachments are confidential and intended solely for the addressee. If you have received it in error, please notify the sender and delete it.\r\n"
	e := Read([]byte(raw))
	if e.Parts.Visible == "" && (len(e.Defects) != 1 || e.Defects[0].Code != mail.NothingNew) {
		t.Errorf("nothing new, and the defects are %v", e.Defects)
	}
	if e.Parts.Visible != "" {
		t.Fatalf("the notice counts as new: %q", e.Parts.Visible)
	}
}

// An id in a header that came back is proof; one in what a stranger newly wrote is not.
func TestIDsInText(t *testing.T) {
	const id = "Message-ID: <one@post.example>\r\n"
	for name, c := range map[string]struct {
		raw  string
		want bool
	}{
		"a bounce in prose":      {"Return-Path: <>\r\nFrom: mailer-daemon@inn.example\r\nSubject: failure notice\r\n\r\nYour message could not be delivered to desk@inn.example: 550 no such user.\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n" + id, true},
		"a letter with it":       {"From: eve@inn.example\r\nSubject: Hello\r\n\r\nThis is for you.\r\n" + id + "\r\nYours\r\nEve\r\n", false},
		"quoted with its header": {"From: eve@inn.example\r\nSubject: Hello\r\n\r\nYes, we do.\r\n\r\n-----Original Message-----\r\nFrom: ada@post.example\r\nSent: Monday, 2 March 2026 09:00\r\nTo: desk@inn.example\r\nSubject: Room\r\n" + id + "\r\nHello\r\n", true},
	} {
		if got := Read([]byte(c.raw)).Match.OriginalIDs; (len(got) > 0) != c.want {
			t.Errorf("%s: ids %q, want %t", name, got, c.want)
		}
	}
}
