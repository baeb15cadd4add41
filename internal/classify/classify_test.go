package classify

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
	"replyaudit/internal/split"
)

// read parses a message written with LF line ends and gathers its evidence.
func read(t *testing.T, raw string) Signals {
	t.Helper()
	m := mail.Parse([]byte(strings.ReplaceAll(raw, "\n", "\r\n")))
	return Extract(m, split.Split(m))
}

const (
	head  = "From: Front desk <desk@inn.example>\nTo: ada@post.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nIn-Reply-To: <1@post.example>\n"
	hours = 3 * time.Hour
)

func TestDecide(t *testing.T) {
	cases := []struct {
		name string
		raw  string
		ctx  Context
		want audit.Class
	}{
		{"plain answer", head + "Subject: Re: Room\n\nDear Ada,\n\nthe room costs 80 euro a night and the dog sleeps in the yard with ours.\n\nBest wishes\nEve\n", Context{Latency: hours}, audit.Human},
		{"one word", head + "Subject: Re: Room\n\nYes.\n", Context{Latency: hours}, audit.Human},
		{
			"human through Zendesk", head + "Subject: [Inn] Re: Room\nX-Mailer: Zendesk Mailer\nAuto-Submitted: auto-generated\nX-Auto-Response-Suppress: All\n\nHello Ada,\n\nyour dog is welcome in the annexe, which has a door to the meadow, for ten euro.\n\nEve\n",
			Context{Latency: hours},
			audit.Human,
		},
		{
			"human through Request Tracker", head + "Subject: [inn #17] Room\nX-RT-Ticket: inn #17\nPrecedence: bulk\n\nHello Ada, the annexe is free from Friday and the dog may come along, it costs ten euro.\n",
			Context{Latency: hours},
			audit.Human,
		},
		{
			"Zendesk receipt", head + "Subject: [Request received] Room\nX-Mailer: Zendesk Mailer\nAuto-Submitted: auto-generated\n\nYour request (4711) has been received and is being reviewed by our team.\n\nTo add additional comments, reply to this email.\n",
			Context{Latency: 5 * time.Second},
			audit.Acknowledgement,
		},
		{
			"FreeScout receipt without any header", head + "Subject: Re: Room\nMessage-ID: <FS_autoreply-12-0123456789abcdef@inn.example>\n\nHello, we will look at it.\n",
			Context{Latency: 5 * time.Second},
			audit.Acknowledgement,
		},
		{"receipt by wording alone", head + "Subject: Your enquiry\n\nThank you for contacting the Inn. We have received your message and will get back to you within 24 hours.\n", Context{Latency: 10 * time.Second}, audit.Acknowledgement},
		{"receipt by wording without a clock", head + "Subject: Your enquiry\n\nThank you for contacting the Inn. We have received your message and will get back to you within 24 hours.\n", Context{}, audit.Acknowledgement},
		{"Russian receipt", head + "Subject: Re: Номер\n\nЗдравствуйте! Ваше обращение принято, номер 8812. Менеджер свяжется с вами в течение рабочего дня.\n", Context{}, audit.Acknowledgement},
		{"Lithuanian receipt without diacritics", head + "Subject: Re: Kambarys\n\nLaba diena, jusu uzklausa gauta. Atsakysime per 2 darbo dienas.\n", Context{}, audit.Acknowledgement},
		{"Polish receipt", head + "Subject: Re: Pokój\n\nDziękujemy za wiadomość. Państwa zgłoszenie zostało przyjęte, odpowiemy w ciągu 24 godzin.\n", Context{}, audit.Acknowledgement},
		{"German receipt", head + "Subject: Re: Zimmer\n\nVielen Dank für Ihre Anfrage. Ihre Nachricht ist bei uns eingegangen, wir melden uns so schnell wie möglich.\n", Context{}, audit.Acknowledgement},
		{"friendly receipt told by its speed", head + "Subject: Re: Room\n\nHi Ada,\n\nlovely to hear from you! I'm looking into this and will come back to you as soon as I can.\n\nSophie x\n", Context{Latency: 6 * time.Second}, audit.Acknowledgement},
		{"absence with header", head + "Subject: Automatic reply: Room\nAuto-Submitted: auto-replied\n\nI am out of the office until 12 May. For urgent matters please call Eve.\n", Context{Latency: time.Second}, audit.OutOfOffice},
		{"absence without header", head + "Subject: Re: Room\n\nHello, I am on holiday and will be back on 12 May. In my absence please contact Eve.\n", Context{}, audit.OutOfOffice},
		{"Russian absence without header", head + "Subject: Re: Номер\n\nДобрый день! Я в отпуске до 26 октября, вернусь и всем отвечу.\n", Context{}, audit.OutOfOffice},
		{"Lithuanian absence without header", head + "Subject: Re: Kambarys\n\nLaba diena, iki spalio 18 d. atostogauju. Skubiais atvejais rašykite Ievai.\n", Context{}, audit.OutOfOffice},
		{"Sieve vacation", head + "Subject: Auto: Room\nMessage-ID: <dovecot-sieve-1-2-0@inn.example>\nAuto-Submitted: auto-replied (vacation)\n\nGone fishing.\n", Context{}, audit.OutOfOffice},
		{
			"a person who mentions leave and answers", head + "Subject: Re: Room\n\nHi Ada, I'm out of the office from tonight, so just quickly: yes, the dog may come, ten euro a night, and the late train is no trouble because the key lies under the blue pot. Eve\n",
			Context{Latency: hours, QuestionsMet: 2},
			audit.Human,
		},
		{
			"an answer in ten seconds stays an answer", head + "Subject: Re: Room\n\nYes, dogs are welcome, ten euro a night, and the key lies under the blue pot by the door.\n",
			Context{Latency: 10 * time.Second, QuestionsMet: 2},
			audit.Human,
		},
		{"challenge", head + "Subject: Please confirm\n\nYour message is being held. To prove that you are human please click the link below. You only need to do this once.\n", Context{}, audit.Challenge},
		{"newsletter", head + "Subject: 20% off this week only\nList-Unsubscribe: <https://inn.example/u>\nPrecedence: bulk\n\nBook now and save up to 20%!\nLimited time offer.\n\nUnsubscribe: https://inn.example/u\n", Context{}, audit.Marketing},
		{"closed ticket with survey", head + "Subject: Your request has been closed\nFrom: no-reply@inn.example\n\nYour request has been closed. How would you rate our service?\n", Context{}, audit.Notification},
		{
			"discussion list", head + "Subject: Re: [gardeners] pears\nList-Post: <mailto:gardeners@lists.example>\nPrecedence: bulk\nList-Unsubscribe: <mailto:x@lists.example>\nUser-Agent: Mutt/1.5\n\nI planted mine on the south wall, where it has fruited every year since. Water it well in June.\n",
			Context{},
			audit.Human,
		},
		{"header says automatic, words say nothing", head + "Subject: Re: Room\nAuto-Submitted: auto-replied\n\nRoom\n", Context{}, audit.Uncertain},
		{"own subject about holidays", head + "Subject: Re: On holiday with a dog\n\nHello Ada, the annexe is free that week and it costs eighty euro a night with breakfast.\n", Context{}, audit.Human},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := Decide(read(t, c.raw), c.ctx)
			if v.Class != c.want {
				t.Errorf("class %s (best %s, %.2f), want %s", v.Class, v.Best, v.Confidence, c.want)
				for _, e := range v.Evidence {
					t.Logf("%+.1f %s %q", e.Weight, e.Rule, e.Quote)
				}
			}
			if v.Best == "" || v.Best == audit.Uncertain || v.Confidence <= 0 || v.Confidence > 1 {
				t.Errorf("best %q, confidence %v", v.Best, v.Confidence)
			}
		})
	}
}

func TestDecideReports(t *testing.T) {
	report := func(action, status string) string {
		return "From: MAILER-DAEMON@mx.example\nReturn-Path: <>\nSubject: Report\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" +
			"--b\nContent-Type: text/plain\n\nAbout your message.\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" +
			"Final-Recipient: rfc822; desk@inn.example\nAction: " + action + "\nStatus: " + status + "\nDiagnostic-Code: smtp; 550 " + status + " no such user\n\n--b--\n"
	}
	receipt := "From: desk@inn.example\nSubject: Read: Room\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n" +
		"--b\nContent-Type: text/plain\n\nYour message was displayed.\n\n--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; desk@inn.example\nOriginal-Message-ID: <1@post.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n"
	complaint := "From: fbl@isp.example\nSubject: FW: Room\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n" +
		"--b\nContent-Type: text/plain\n\nA user complained.\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\n\n--b--\n"
	cases := []struct {
		name, raw string
		want      audit.Class
		kind      string
	}{
		{"failed", report("failed", "5.1.1"), audit.Bounce, "hard"},
		{"full mailbox", report("failed", "5.2.2"), audit.Bounce, "hard"}, // the words say that there is no such user
		{"delayed", report("delayed", "4.4.1"), audit.Delay, "soft"},
		{"delivered", report("delivered", "2.0.0"), audit.Notification, ""},
		{"no action, failed by its status", report("", "5.1.1"), audit.Bounce, "hard"},
		{"read receipt", receipt, audit.ReadReceipt, ""},
		{"complaint", complaint, audit.FeedbackReport, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			// A report stays a report, whatever the context.
			v := Decide(read(t, c.raw), Context{Latency: hours, QuestionsMet: 1})
			if v.Class != c.want {
				t.Fatalf("class %s, want %s: %+v", v.Class, c.want, v.Evidence)
			}
			switch {
			case c.kind == "" && v.Bounce != nil:
				t.Errorf("bounce %+v", v.Bounce)
			case c.kind != "" && (v.Bounce == nil || v.Bounce.Kind != c.kind || v.Bounce.Recipients.String() != "desk@inn.example"):
				t.Errorf("bounce %+v, want %s desk@inn.example", v.Bounce, c.kind)
			}
		})
	}
}

func TestDecideContext(t *testing.T) {
	raw := head + "Subject: Re: Room\n\nThank you for writing to us about our house. Our rooms look over the lake and are open all the year round.\n"
	s := read(t, raw)
	human := Decide(s, Context{Latency: hours})
	if human.Class != audit.Human {
		t.Fatalf("without context: %s", human.Class)
	}
	if v := Decide(s, Context{Latency: 20 * time.Second}); v.Confidence >= human.Confidence {
		t.Errorf("speed did not lower the confidence: %.2f, then %.2f", human.Confidence, v.Confidence)
	}
	if v := Decide(s, Context{Latency: hours, SiblingTemplate: true}); v.Class == audit.Human || v.Substance != Generic {
		t.Errorf("the same text to another enquiry: %s, %s", v.Class, v.Substance)
	}
	if v := Decide(s, Context{Latency: hours, SiblingTemplate: true, QuestionsMet: 1}); v.Class != audit.Human || v.Substance != Answers {
		t.Errorf("a standard answer that answers: %s, %s", v.Class, v.Substance)
	}
}

// A person who writes the same to several customers leaves a person's traces.
func TestSameTextOfAPerson(t *testing.T) {
	reply := strings.ReplaceAll(head, "In-Reply-To", "X-Mailer: Microsoft Outlook 16.0\nIn-Reply-To")
	shallRing := "Subject: Re: Room\n\nI shall look into your question and ring you tomorrow.\n"
	for name, raw := range map[string]string{
		"deflection in Outlook": reply + "Subject: RE: Room\n\nDear Ada,\n\nAll information can be found on our website, www.inn.example.\n\nKind regards,\nEve Strang\nOrders and Enquiries\n",
		"promise to ring":       head + shallRing,
		"promise to ask":        head + "Subject: Re: Room\n\nI shall ask our courier what that comes to and ring you tomorrow.\n",
		"from a telephone":      head + "Subject: Re: Room\n\nA short question from our side, did our reply help you?\n\nSent from my Galaxy\n",
	} {
		if v := Decide(read(t, raw), Context{Latency: hours, SiblingTemplate: true}); v.Class != audit.Human {
			t.Errorf("%s: %s (best %s, %.2f)\n%+v", name, v.Class, v.Best, v.Confidence, v.Evidence)
		}
	}
	if v := Decide(read(t, head+shallRing), Context{Latency: 5 * time.Second, SiblingTemplate: true}); v.Class == audit.Human {
		t.Errorf("the same within seconds: %s", v.Class)
	}
}

// A fast message that answers a question is never called automatic for its speed (RULES section 5).
func TestRule5_SpeedDoesNotCountAgainstAnswers(t *testing.T) {
	s := read(t, head+"Subject: Re: Room\n\nThank you for your message, the annexe is eighty euro.\n")
	fast, slow := Decide(s, Context{Latency: 5 * time.Second, QuestionsMet: 1}), Decide(s, Context{Latency: 10 * time.Minute, QuestionsMet: 1})
	if fast.Confidence != slow.Confidence || fast.Class != slow.Class {
		t.Errorf("fast: %s %.3f, slow: %s %.3f", fast.Class, fast.Confidence, slow.Class, slow.Confidence)
	}
}

func TestSignatureIsNoSubstance(t *testing.T) {
	p := split.Parts{
		Visible:   "Ask Eve.\nEve Brown, front desk of the old inn by the long lake in the hills",
		Body:      "Ask Eve.",
		Signature: "Eve Brown, front desk of the old inn by the long lake in the hills",
	}
	if s := (Signals{Reply: true}).Reword(p, ""); s.Substance != Generic {
		t.Errorf("substance %s", s.Substance)
	}
	p.Signature = ""
	if s := (Signals{Reply: true}).Reword(p, ""); s.Substance != Substantive {
		t.Errorf("the same words in the body: %s", s.Substance)
	}
}

func TestRule5_Authorship(t *testing.T) {
	receipt := "\n\nThank you for contacting us. We have received your message and will get back to you soon.\n"
	cases := []struct {
		name, raw string
		want      Authorship
	}{
		{"declared", head + "Subject: Re: Room\nAuto-Submitted: auto-replied" + receipt, Automatic},
		{"by wording only", head + "Subject: Re: Room" + receipt, Suspected},
		{"a person", head + "Subject: Re: Room\n\nThe room is free and costs eighty euro, breakfast and the dog included.\n", Person},
		{"nobody knows", head + "Subject: Re: Room\nAuto-Submitted: auto-replied\n\nRoom\n", Nobody},
	}
	for _, c := range cases {
		if v := Decide(read(t, c.raw), Context{}); v.Authorship != c.want {
			t.Errorf("%s: %s (%s), want %s", c.name, v.Authorship, v.Class, c.want)
		}
	}
}

// Evidence of wording must move with the text when our own words are taken out.
func TestReword(t *testing.T) {
	m := mail.Parse([]byte(head + "Subject: Away on holiday\n\nYes, gladly.\n\nI am out of the office until May, can you write to my colleague?\n"))
	s := Extract(m, split.Split(m))
	if v := Decide(s, Context{}); v.Best != audit.OutOfOffice {
		t.Fatalf("with our words: %s", v.Best)
	}
	s = s.Reword(split.Parts{Visible: "Yes, gladly.", Body: "Yes, gladly."}, "Away on holiday")
	if v := Decide(s, Context{}); v.Class != audit.Human {
		t.Errorf("without our words: %s %+v", v.Class, v.Evidence)
	}
}

// What was found before stands only where nothing of the text is new: signals that
// come from the database, which remember no text, must come to the same.
func TestRewordAgain(t *testing.T) {
	m := mail.Parse([]byte(head + "Subject: Your order\n\nYour order has been shipped. It costs 20 euro.\n\nBy the way, we have received your message.\n\n-- \nEve\n"))
	p := split.Split(m)
	s := Extract(m, p)
	other := p
	other.Visible, other.Body, other.Signature = "It costs 20 euro.", "It costs 20 euro.", ""
	unsigned := p
	unsigned.Signature = ""
	for _, own := range []string{"", "order"} {
		for _, p := range []split.Parts{p, other, unsigned, {}} {
			stored := s
			stored.worded = nil
			got, want := s.Reword(p, own), stored.Reword(p, own)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%q under %q: %+v, from the database %+v", p.Visible, own, got, want)
			}
		}
	}
}

func TestEvidenceNamesTheWords(t *testing.T) {
	m := mail.Parse([]byte(head + "Subject: Re: Room\n\nGood day.\n\nI am currently on annual leave – until May. Bye now.\n"))
	p := split.Split(m)
	found := false
	for _, e := range Extract(m, p).Evidence {
		if e.Source == "visible" && e.Quote != "" {
			found = true
			if got := clip(p.Visible[e.Start:e.End], 200); got != e.Quote {
				t.Errorf("%s: offsets give %q, quote is %q", e.Rule, got, e.Quote)
			}
		}
	}
	if !found {
		t.Error("no evidence in the visible text")
	}
}

func FuzzExtract(f *testing.F) {
	f.Add([]byte(head + "Subject: Re: Room\n\nI am away until 12 May.\n"))
	f.Add([]byte("From: MAILER-DAEMON\nSubject: failure notice\n\n<a@b.example>:\n550 5.1.1 unknown\n--- Below this line is a copy\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		m := mail.Parse(raw)
		v := Decide(Extract(m, split.Split(m)), Context{Latency: time.Second})
		if v.Best == "" || v.Class == "" {
			t.Errorf("no class: %+v", v)
		}
		for _, e := range v.Evidence {
			if utf8.RuneCountInString(e.Quote) > 200 || !utf8.ValidString(e.Quote) {
				t.Errorf("evidence %q", e.Quote)
			}
		}
		if b := v.Bounce; b != nil && (utf8.RuneCountInString(b.Text) > 300 || b.Kind != "hard" && b.Kind != "soft") {
			t.Errorf("bounce %+v", b)
		}
	})
}

// RULES 5: a person who sends the customer elsewhere has replied, however
// thinly; only what a machine sends is too generic to stop the clock.
func TestPersonWhoSendsTheCustomerElsewhereHasReplied(t *testing.T) {
	s := read(t, head+"Subject: Re: Room\n\nSee www.inn.example.\n\nEve\n")
	if v := Decide(s, Context{Matched: true, Latency: hours}); v.Class != audit.Human || v.Substance != Substantive {
		t.Errorf("%s, %s", v.Class, v.Substance)
	}
	s = read(t, head+"Subject: Re: Room\n\nThank you for contacting the Inn. We have received your message.\n")
	if v := Decide(s, Context{Matched: true, Latency: time.Second}); v.Class == audit.Human || v.Substance != Generic {
		t.Errorf("a receipt: %s, %s", v.Class, v.Substance)
	}
}
