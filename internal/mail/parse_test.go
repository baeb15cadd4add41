package mail

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// eml joins lines to a message with CRLF line ends.
func eml(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n") + "\r\n") }

func TestParseAlternative(t *testing.T) {
	m := Parse(eml(
		"Return-Path: <tessa@lodge.example>", "From: Tessa <tessa@Lodge.example>", "To: r@inbox.example", "Subject: =?utf-8?q?Re=3A_Weekend?=",
		"Message-ID: <1@lodge.example>", "In-Reply-To: <q@inbox.example>", "References: <q@inbox.example>", "Date: Tue, 13 Oct 2026 09:14:22 +0100",
		"Content-Type: multipart/mixed; boundary=m", "",
		"--m", "Content-Type: multipart/alternative; boundary=a", "",
		"--a", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", "Yes, =C2=A315 a night,=", " of course.", "",
		"--a", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "", "PHA+WWVzLCDCozE1IGEgbmlnaHQsIG9mIGNvdXJzZS48L3A+", "--a--", "",
		"--m", "Content-Type: application/pdf; name=prices.pdf", "Content-Disposition: attachment", "Content-Transfer-Encoding: base64", "", "JVBERg==", "--m--"))
	if m.ReturnPath != "tessa@lodge.example" || m.Subject != "Re: Weekend" || m.MessageID != "1@lodge.example" || m.Date.IsZero() {
		t.Errorf("header: %q %q %q %v", m.ReturnPath, m.Subject, m.MessageID, m.Date)
	}
	if m.Text != "Yes, £15 a night, of course.\n" || !strings.Contains(m.HTML, "<p>Yes, £15") {
		t.Errorf("text %q, html %q", m.Text, m.HTML)
	}
	if got := show(m.Lines); got != "new/0/|Yes, £15 a night, of course.\nnew/0/|\n" {
		t.Errorf("lines %q", got)
	}
	want := []Attachment{{Name: "prices.pdf", ContentType: "application/pdf", Size: 4}}
	if !reflect.DeepEqual(m.Attachments, want) || len(m.Defects) != 0 {
		t.Errorf("attachments %+v, defects %v", m.Attachments, m.Defects)
	}
}

func TestParseDelivery(t *testing.T) {
	m := Parse(eml(
		"Return-Path: <>", "From: mailer-daemon@mx.example", "Subject: Undelivered", "Content-Type: multipart/mixed; boundary=b", "",
		"--b", "Content-Type: text/plain", "", "Sorry.", "--b", "Content-Type: message/delivery-status", "",
		"Reporting-MTA: dns; mx.example", "", "Final-Recipient: rfc822; Stay@Lodge.example", "Action: failed", "Status: 5.1.1 (unknown)",
		"Diagnostic-Code: smtp; 550 5.1.1", "  no such user", "Remote-MTA: dns; in.lodge.example", "",
		"--b", "Content-Type: text/rfc822-headers", "", "From: r@inbox.example", "To: stay@lodge.example", "Subject: Weekend", "Message-ID: <q@inbox.example>", "", "--b--"))
	if m.ReturnPath != "<>" {
		t.Errorf("return path %q", m.ReturnPath)
	}
	want := &Delivery{ReportingMTA: "mx.example", Recipients: []DeliveryRecipient{{
		Final: "Stay@lodge.example", Action: "failed", Status: "5.1.1", Diagnostic: "550 5.1.1 no such user", RemoteMTA: "in.lodge.example",
	}}}
	if !reflect.DeepEqual(m.Delivery, want) {
		t.Errorf("delivery %+v", m.Delivery)
	}
	if m.Original == nil || m.Original.MessageID != "q@inbox.example" || m.Original.To != "stay@lodge.example" || m.Original.Subject != "Weekend" {
		t.Errorf("original %+v", m.Original)
	}
}

func TestParseDisposition(t *testing.T) {
	m := Parse(eml(
		"From: t@lodge.example", "Content-Type: multipart/report; report-type=disposition-notification; boundary=b", "",
		"--b", "", "Read.", "--b", "Content-Type: message/disposition-notification", "",
		"Final-Recipient: rfc822;t@lodge.example", "Original-Message-ID: <q@inbox.example>", "Disposition: manual-action/MDN-sent-manually; displayed", "--b--"))
	want := &Disposition{OriginalMessageID: "q@inbox.example", FinalRecipient: "t@lodge.example", Disposition: "manual-action/MDN-sent-manually; displayed"}
	if !reflect.DeepEqual(m.Disposition, want) {
		t.Errorf("disposition %+v", m.Disposition)
	}
}

func TestParseFeedback(t *testing.T) {
	m := Parse(eml(
		"From: fbl@isp.example", "Content-Type: multipart/report; report-type=feedback-report; boundary=b", "",
		"--b", "", "Abuse.", "--b", "Content-Type: message/feedback-report", "", "Feedback-Type: abuse", "Version: 1", "",
		"--b", "Content-Type: message/rfc822", "", "Message-ID: <q@inbox.example>", "From: r@inbox.example", "", "Hello, two questions.", "--b--"))
	if m.Feedback == nil || *m.Feedback != (Feedback{Type: "abuse", OriginalMessageID: "q@inbox.example"}) {
		t.Errorf("feedback %+v", m.Feedback)
	}
	if m.Original == nil || m.Original.Text != "Hello, two questions." {
		t.Errorf("original %+v", m.Original)
	}
}

func TestParseOriginalInText(t *testing.T) {
	m := Parse(eml(
		"From: Mail Delivery System <mailer-daemon@mx.example>", "Subject: Mail delivery failed", "",
		"The following address failed:", "", "  stay@lodge.example", "    mailbox is full", "",
		"------ This is a copy of the message, including all the headers. ------", "",
		"Return-path: <r@inbox.example>", "Received: from desk by mx.example", "\tid 1; Tue, 13 Oct 2026 09:14:22 +0100",
		"Message-ID: <q@inbox.example>", "From: Rosalind <r@inbox.example>", "To: stay@lodge.example", "Subject: Weekend", "", "Hello, two questions."))
	if m.Original == nil || m.Original.MessageID != "q@inbox.example" || m.Original.From != "r@inbox.example" || m.Original.Text != "Hello, two questions." {
		t.Errorf("original %+v", m.Original)
	}
}

func TestOutlookBlockIsNoOriginal(t *testing.T) {
	m := Parse(eml("From: t@lodge.example", "", "Yes.", "", "From: r@inbox.example", "Sent: Monday", "To: stay@lodge.example", "Subject: Weekend", "", "Q?"))
	if m.Original != nil {
		t.Errorf("original %+v", m.Original)
	}
}

func TestParseFlowed(t *testing.T) {
	m := Parse(eml(
		"From: t@lodge.example", "Content-Type: text/plain; charset=utf-8; format=flowed", "",
		"> Could we bring ", "> our dog?", "", "Yes, at ", "£15.", " >from the start", "-- ", "Norman ", "Tuke"))
	want := "> Could we bring our dog?\n\nYes, at £15.\n>from the start\n-- \nNorman Tuke\n"
	if m.Text != want {
		t.Errorf("got %q, want %q", m.Text, want)
	}
}

func TestParseSplitsQuoteDepth(t *testing.T) {
	lines := PlainLines("a\n> b\n> > c\n>>> d\nМК> e\nnot > f\nTOOLONG> g")
	var got []int
	for _, l := range lines {
		got = append(got, l.Depth)
	}
	if fmt.Sprint(got) != "[0 1 2 3 1 0 0]" {
		t.Errorf("depths %v", got)
	}
}

func TestMixedTextsAreAllShown(t *testing.T) {
	m := Parse(eml(
		"From: t@lodge.example", "Content-Type: multipart/mixed; boundary=b", "",
		"--b", "Content-Type: text/html", "", "<p>Yes.</p>", "--b", "Content-Type: text/plain", "", "list footer", "--b--"))
	if got := show(m.Lines); got != "new/0/|Yes.\nnew/0/|\nnew/0/|\nnew/0/|list footer\n" {
		t.Errorf("lines %q", got)
	}
}

func TestStubOfHTMLLosesToText(t *testing.T) {
	m := Parse(eml(
		"From: t@lodge.example", "Content-Type: multipart/alternative; boundary=b", "",
		"--b", "Content-Type: text/plain", "", "Dear Mrs Peake, dogs are welcome in the Garden Rooms at 15 a night.",
		"--b", "Content-Type: text/html", "", "<img src=x> logo", "--b--"))
	if got := show(m.Lines); !strings.Contains(got, "dogs are welcome") {
		t.Errorf("lines %q", got)
	}
}

func TestParseSurvives(t *testing.T) {
	nested := func(n int) []byte {
		var b strings.Builder
		b.WriteString("From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n")
		for i := range n {
			fmt.Fprintf(&b, "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
		}
		return []byte(b.String() + fmt.Sprintf("--b%d\r\n\r\nthe answer\r\n", n))
	}
	tests := []struct {
		name   string
		raw    []byte
		defect string
		text   string // that must be found in the lines
	}{
		{"nothing", nil, "header_missing", ""},
		{"only a header", eml("From: a@b.example"), "no_text", ""},
		{"multiparts in multiparts, none closed", nested(200), "nesting_too_deep", "the answer"},
		{"just within the limit", nested(10), "mime_malformed", "the answer"},
		{"a hundred thousand parts", append(eml("From: a@b", "Content-Type: multipart/mixed; boundary=b", ""), []byte(strings.Repeat("--b\r\n\r\nx\r\n", 100_000))...), "too_many_parts", "x"},
		{"boundary missing", eml("From: a@b", "Content-Type: multipart/mixed", "", "--zz", "Content-Type: text/plain", "", "the answer", "--zz--"), "boundary_missing", "the answer"},
		{"boundary never occurs", eml("From: a@b", "Content-Type: multipart/mixed; boundary=q", "", "the answer"), "parts_missing", "the answer"},
		{"bare CR line ends", []byte("From: a@b\rContent-Type: multipart/mixed; boundary=q\r\r--q\rContent-Type: text/plain\r\rthe answer\r--q--\r"), "", "the answer"},
		{"base64 with rubbish in it", eml("From: a@b", "Content-Transfer-Encoding: base64", "", "dGhlI!!!GFuc3dlcg", "==*"), Base64Malformed, "the answer"},
		{"text that is called base64", eml("From: a@b", "Content-Transfer-Encoding: base64", "", "this is the answer, really"), Base64Malformed, "the answer"},
		{"broken quoted-printable", eml("From: a@b", "Content-Transfer-Encoding: quoted-printable", "", "the=20answer =ZZ ="), "", "the answer =ZZ"},
		{"unknown transfer encoding", eml("From: a@b", "Content-Transfer-Encoding: x-uue", "", "the answer"), "", "the answer"},
		{"header of a megabyte", []byte("X: " + strings.Repeat("a", 1<<20) + "\r\n\r\nthe answer"), "header_too_long", "the answer"},
		{"NUL and invalid UTF-8", []byte("From: a@b\r\nSubject: x\x00y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nthe \x00answer \xd0\xbf\xd0\xbe\xd0\xb4\xd0\xb0\xd0\xb2 \xff\r\n"), "charset_invalid", "the answer"},
		{"HTML without a type", eml("From: a@b", "Content-Type: x", "", "the answer"), "", "the answer"},
	}
	for _, test := range tests {
		start := time.Now()
		m := Parse(test.raw)
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", test.name, took)
		}
		if test.defect != "" && !hasDefect(m, test.defect) {
			t.Errorf("%s: defects %v, want %s", test.name, m.Defects, test.defect)
		}
		if test.defect == "" && len(m.Defects) > 0 {
			t.Errorf("%s: defects %v, want none", test.name, m.Defects)
		}
		if !strings.Contains(show(m.Lines), test.text) {
			t.Errorf("%s: lines %q", test.name, show(m.Lines))
		}
	}
}

func TestAttachedOriginalIsNotOpenedTwice(t *testing.T) {
	raw := "the innermost"
	for range 50 {
		raw = "From: a@b.example\r\nContent-Type: message/rfc822\r\n\r\n" + raw
	}
	m := Parse([]byte(raw))
	if m.Original == nil || m.Original.From != "a@b.example" {
		t.Errorf("original %+v", m.Original)
	}
}

func FuzzParse(f *testing.F) {
	for _, raw := range authoredMail(f) {
		f.Add(raw)
	}
	f.Add(eml("From: a@b.example", "Content-Type: multipart/mixed; boundary=b", "", "--b", "Content-Type: text/html; charset=koi8-r", "", "<p>\xd0\xd2", "--b--"))
	f.Add(eml("Content-Type: text/plain; format=flowed", "", "> a ", "b", "-- "))
	f.Add(eml("Content-Type: multipart/report", "", "--x", "Content-Type: message/delivery-status", "", "Final-Recipient: rfc822;a@b"))
	f.Add([]byte("From: =?utf-8?b?4pi?= <a@\r\n\r\n--\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := Parse(raw)
		texts := []string{m.Subject, m.MessageID, m.Text, m.HTML, m.ReturnPath}
		for _, l := range m.Lines {
			if strings.Contains(l.Text, "\n") {
				t.Fatalf("line %q has a line end", l.Text)
			}
			texts = append(texts, l.Text)
		}
		for _, h := range m.Header {
			if strings.ContainsAny(h.Name+h.Value, "\n\r") {
				t.Fatalf("field %q has a line end", h)
			}
			texts = append(texts, h.Name, h.Value)
		}
		for _, a := range append(append(m.From, m.To...), m.ReplyTo...) {
			texts = append(texts, a.Name, a.Addr)
		}
		for _, a := range m.Attachments {
			texts = append(texts, a.Name, a.ContentType)
		}
		for _, s := range texts {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r") {
				t.Fatalf("%q is not clean", s)
			}
		}
		if !reflect.DeepEqual(m, Parse(raw)) {
			t.Fatal("two readings differ")
		}
	})
}
