package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

func TestReply(t *testing.T) {
	o := newOffice(t, 2)
	o.sent(0, 1)
	raw := reply(1, priced)
	o.host.put(t, "INBOX", raw, monday.Add(3*time.Hour))
	o.mustScan(1)
	o.mustRead()
	d, body := o.decided(raw), o.read(raw)
	if d.Enquiry != enquiryID(1) || d.Class != audit.Human || !d.ReceivedAt.Equal(monday.Add(3*time.Hour)) || d.ClockFlag {
		t.Errorf("decided %+v", d)
	}
	if a := body.Decision.Reading.Questions["price"]; a.Status != "answered" || body.Subject != "Re: Brochures" || body.FromName != "Eve" {
		t.Errorf("question %+v, subject %q, from %q", a, body.Subject, body.FromName)
	}
}

// TestReceipt is RULES section 4: INTERNALDATE, the earliest of two folders, or
// the mailbox host's own topmost Received where they differ by more than 120 s.
func TestRule4_Receipt(t *testing.T) {
	internal := monday.Add(time.Hour)
	stamp := func(by string, at time.Time) string {
		return "Received: from mx.firm0.test by " + by + " with ESMTPS; " + at.Format(time.RFC1123Z)
	}
	for name, c := range map[string]struct {
		received []string
		junkAt   time.Time
		want     time.Time
		flagged  bool
	}{
		"no Received":                    {nil, time.Time{}, internal, false},
		"the host agrees":                {[]string{stamp("mx.post.test", internal.Add(-120*time.Second))}, time.Time{}, internal, false},
		"the host came later by 121 s":   {[]string{stamp("mx.post.test", internal.Add(121*time.Second))}, time.Time{}, internal.Add(121 * time.Second), true},
		"delivered from a queue later":   {[]string{stamp("mx.post.test", internal.Add(-40*time.Minute))}, time.Time{}, internal.Add(-40 * time.Minute), true},
		"the host's own topmost":         {[]string{stamp("store.post.test", internal.Add(-10*time.Minute)), stamp("mx.post.test", internal.Add(-20*time.Minute))}, time.Time{}, internal.Add(-10 * time.Minute), true},
		"a stranger above the host":      {[]string{stamp("scanner.test", internal.Add(-time.Minute)), stamp("mx.post.test", internal.Add(-20*time.Minute))}, time.Time{}, internal.Add(-20 * time.Minute), true},
		"a stranger's clock":             {[]string{stamp("mx.firm0.test", internal.Add(-30*24*time.Hour))}, time.Time{}, internal, false},
		"seen in Junk earlier":           {nil, internal.Add(-5 * time.Minute), internal.Add(-5 * time.Minute), false},
		"moved to Junk later":            {nil, internal.Add(5 * time.Minute), internal, false},
		"the earlier agrees with a host": {[]string{stamp("mx.post.test", internal.Add(-5*time.Minute))}, internal.Add(-5 * time.Minute), internal.Add(-5 * time.Minute), false},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, 1)
			o.sent(0)
			raw := reply(0, priced, c.received...)
			if !c.junkAt.IsZero() {
				o.host.create(t, "Junk")
				o.host.put(t, "Junk", raw, c.junkAt)
			}
			o.host.put(t, "INBOX", raw, internal)
			o.mustScan(1)
			o.mustRead()
			if d := o.decided(raw); !d.ReceivedAt.Equal(c.want) || d.ClockFlag != c.flagged || d.Enquiry != enquiryID(0) {
				t.Errorf("received %v flagged %v for %q, want %v %v", d.ReceivedAt, d.ClockFlag, d.Enquiry, c.want, c.flagged)
			}
		})
	}
}

// A receipt long before the letter went out is kept and flagged: the thread
// proves the answer, and one of the clocks is wrong (RULES 4).
func TestRule4_ReceiptBeforeTheLetterIsFlagged(t *testing.T) {
	for early, flagged := range map[time.Duration]bool{time.Second: false, 2 * time.Second: false, 3 * time.Second: true, time.Hour: true} {
		o := newOffice(t, 1)
		o.sent(0)
		letters, err := o.Store.SentFrom(t.Context(), account)
		if err != nil {
			t.Fatal(err)
		}
		raw := reply(0, priced)
		o.host.put(t, "INBOX", raw, letters[0].SentAt.Add(-early))
		o.mustScan(1)
		o.mustRead()
		if d := o.decided(raw); d.Enquiry != enquiryID(0) || d.ClockFlag != flagged {
			t.Errorf("%s before t0: matched to %q, flagged %v", early, d.Enquiry, d.ClockFlag)
		}
	}
}

// TestASecondSightingMovesTheReceipt: the message was read before its earlier sighting was found.
func TestRule4_ASecondSightingMovesTheReceipt(t *testing.T) {
	o := newOffice(t, 1)
	o.sent(0)
	raw := reply(0, priced)
	o.host.put(t, "INBOX", raw, monday.Add(2*time.Hour))
	o.mustScan(1)
	o.mustRead()
	o.host.create(t, "Junk")
	o.host.put(t, "Junk", raw, monday.Add(time.Hour))
	o.mustScan(0)
	if err := o.DecideAll(t.Context(), account); err != nil {
		t.Fatal(err)
	}
	if d := o.decided(raw); !d.ReceivedAt.Equal(monday.Add(time.Hour)) {
		t.Errorf("received %v", d.ReceivedAt)
	}
}

// TestQuarantine: a message that ended the process twice is not read again, and
// since nobody knows what it says it could belong to any letter of its mailbox.
func TestQuarantine(t *testing.T) {
	o := newOffice(t, 3)
	o.sent(0, 1) // the third letter is still to go out
	bad, good, unlucky := reply(0, priced+"\nbad"), reply(1, priced), reply(1, priced+"\nunlucky")
	for _, raw := range [][]byte{bad, good, unlucky} {
		o.host.put(t, "INBOX", raw, monday.Add(time.Hour))
	}
	o.mustScan(3)
	id, _ := store.MessageKey(account, bad, false)
	once, _ := store.MessageKey(account, unlucky, false)
	for _, message := range []string{id, id, once} { // and the process died
		if err := o.Store.CountAttempts(t.Context(), []string{message}, reading.Version); err != nil {
			t.Fatal(err)
		}
	}
	o.mustRead()
	d := o.decided(bad)
	if d.Class != audit.Uncertain || d.Enquiry != "" || strings.Join(d.Possible, " ") != enquiryID(0)+" "+enquiryID(1) {
		t.Errorf("%s for %q, possible %v; want it uncertain and to belong to either letter that was sent", d.Class, d.Enquiry, d.Possible)
	}
	for _, raw := range [][]byte{good, unlucky} {
		if d := o.decided(raw); d.Class != audit.Human || d.Enquiry != enquiryID(1) {
			t.Errorf("a message beside it: %s for %q", d.Class, d.Enquiry)
		}
	}
	all, err := o.Store.Messages(t.Context(), account)
	if err != nil {
		t.Fatal(err)
	}
	extracts, err := o.Store.ExtractsOf(t.Context(), all, reading.Version)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range extracts {
		var e reading.Extract
		if err := json.Unmarshal(x.Body, &e); err != nil || e.IsUnreadable() != (x.Message == id) {
			t.Errorf("%s: %v, unreadable %v", x.Message, err, e.IsUnreadable())
		}
	}
	o.mustRead()
	if found, err := o.Verify(t.Context(), account); err != nil || len(found) != 0 {
		t.Errorf("verify: %v, %v", found, err)
	}
}

// stopAfter is a context that ends when it was asked n times.
type stopAfter struct {
	context.Context
	left atomic.Int64
	stop context.CancelFunc
}

func (c *stopAfter) Err() error {
	if c.left.Add(-1) == 0 {
		c.stop()
	}
	return c.Context.Err()
}

// TestAStopIsNoReasonForQuarantine: Ctrl-C at any instant of the reading leaves nothing behind.
func TestAStopIsNoReasonForQuarantine(t *testing.T) {
	o := newOffice(t, 1)
	o.sent(0)
	stopped := 0
	for n := 1; n < 30; n++ {
		raw := reply(0, fmt.Sprintf("%s\n%d", priced, n))
		o.host.put(t, "INBOX", raw, monday.Add(time.Hour))
		o.mustScan(1)
		ctx, stop := context.WithCancel(t.Context())
		ending := &stopAfter{Context: ctx, stop: stop}
		ending.left.Store(int64(n))
		if err := o.Read(ending, account); err != nil {
			stopped++
		}
		stop()
		o.mustRead()
		if d := o.decided(raw); d.Class != audit.Human {
			t.Errorf("stopped at the %d. look: %s", n, d.Class)
		}
	}
	if stopped == 0 {
		t.Error("nothing was stopped")
	}
}

// TestProof: what settles a letter of unknown fate, and what does not (rows 14, 15).
func TestProof(t *testing.T) {
	report := "This is the mail system at host mx.firm0.test.\n\n<info@firm0.test>: host mx.firm0.test said: 550 5.1.1 User unknown"
	for name, c := range map[string]struct {
		raw    []byte
		reason string // "" proves nothing
	}{
		"a reply":                          {reply(0, priced), "reply"},
		"a new letter of the same address": {message("info@firm0.test", "Dear Ada, the brochures would cost 80 euro. Eve", "Subject: Brochures"), "reply"},
		"a bounce":                         {message("MAILER-DAEMON@post.test", report, "Subject: Undelivered Mail Returned to Sender", "Auto-Submitted: auto-replied", "In-Reply-To: <"+messageID(0)+">"), "bounce"},
		"a newsletter of the company": {message("info@firm0.test", "Spring sale! Everything must go. Unsubscribe here: https://firm0.test/u", "Subject: Spring sale",
			"List-Unsubscribe: <https://firm0.test/u>", "List-Id: <news.firm0.test>", "Precedence: bulk"), ""},
		"somebody else": {message("x@elsewhere.test", "Hello there, are you well?"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, 1)
			o.handOver(0)
			o.settle(0, store.Settlement{State: audit.Unknown, At: monday.Add(10 * time.Minute)})
			o.clock.AdvanceTo(monday.Add(2 * time.Hour))
			o.host.put(t, "INBOX", c.raw, monday.Add(time.Hour))
			o.mustScan(1)
			o.mustRead()
			l := o.letter(0)
			if c.reason == "" {
				if l.State != audit.Unknown {
					t.Errorf("the letter is %s by %+v", l.State, o.decided(c.raw))
				}
				return
			}
			if l.State != audit.Accepted || !l.Proved || !l.SentAt.Equal(monday) {
				t.Errorf("the letter is %s, proved %v, t0 %v; want t0 at the marker", l.State, l.Proved, l.SentAt)
			}
			events, err := o.Store.Events(t.Context(), "demo")
			if err != nil {
				t.Fatal(err)
			}
			var reason any
			for _, e := range events {
				if e.Kind == "letter.accepted" {
					reason = e.Payload["reason"]
				}
			}
			if reason != c.reason {
				t.Errorf("proved by %v, want %s", reason, c.reason)
			}
		})
	}
}

// TestAReplyToTheOpeningProvesNoReminder: each letter needs its own proof.
func TestAReplyToTheOpeningProvesNoReminder(t *testing.T) {
	o := newOffice(t, 1)
	o.add(0, audit.Reminder, "Hello,\n\nmay I ask again?\n\nAda Lind", monday)
	o.handOver(0)
	o.settle(0, store.Settlement{State: audit.Unknown, At: monday})
	reminder := store.LetterRow{Letter: audit.Letter{ID: enquiryID(0) + "/reminder", Enquiry: enquiryID(0)}}
	fence, _, err := o.Store.Claim(t.Context(), store.Claim{Letter: reminder, Owner: "me", At: monday, MessageID: "reminder@post.test", Raw: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := o.Store.HandOver(t.Context(), reminder, "me", fence, monday); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if _, _, err := o.Store.Recover(t.Context(), monday); err != nil {
		t.Fatal(err)
	}
	o.host.put(t, "INBOX", reply(0, priced), monday.Add(time.Hour))
	o.mustScan(1)
	o.mustRead()
	letters, err := o.Store.Letters(t.Context(), "demo")
	if err != nil || len(letters) != 2 || letters[0].State != audit.Accepted || letters[1].State != audit.Unknown {
		t.Errorf("%v, %v; want the opening proved, the reminder not", letters, err)
	}
}

// TestProofThatCameFirst: the reply was read while the outcome was not stored, then the process died.
func TestProofThatCameFirst(t *testing.T) {
	o := newOffice(t, 1)
	o.handOver(0)
	raw := reply(0, priced)
	o.host.put(t, "INBOX", raw, monday.Add(time.Hour))
	o.mustScan(1)
	o.mustRead()
	if d := o.decided(raw); d.Enquiry != enquiryID(0) || o.letter(0).State != audit.HandingOver {
		t.Fatalf("decided %q, the letter is %s", d.Enquiry, o.letter(0).State)
	}
	if _, unknown, err := o.Store.Recover(t.Context(), monday); unknown != 1 || err != nil {
		t.Fatal(unknown, err)
	}
	o.mustRead()
	if l := o.letter(0); l.State != audit.Accepted || !l.Proved {
		t.Errorf("the letter is %s", l.State)
	}
}

const leaflet = "Thank you for writing to our house by the lake. Our rooms are open all the year round and we are glad to see guests."

// TestOrderOfArrival: the same mail in any order, in any portions, gives the same decisions.
func TestOrderOfArrival(t *testing.T) {
	type mail struct {
		raw []byte
		at  time.Time
	}
	shared := func(i int) []byte { // one firm answers two enquiries with the same text
		return message("Eve <desk@group.test>", leaflet, fmt.Sprintf("Message-ID: <t%d@group.test>", i), "In-Reply-To: <"+messageID(i)+">", "Subject: Re: Brochures")
	}
	post := []mail{
		{reply(0, priced), monday.Add(time.Hour)},
		{reply(0, "Dear Ada,\n\nI forgot to say that we deliver.\n\nEve"), monday.Add(2 * time.Hour)},
		{shared(1), monday.Add(3 * time.Hour)},
		{shared(2), monday.Add(4 * time.Hour)},
		{shared(3), monday.Add(5 * time.Hour)},
		{message("info@firm4.test", "We have received your message and will answer soon.", "Auto-Submitted: auto-replied", "Subject: Received", "In-Reply-To: <"+messageID(4)+">"), monday.Add(time.Minute)},
		{message("Eve <eve@firm4.test>", priced, "Subject: your brochures"), monday.Add(6 * time.Hour)},
		{message("x@gmail.com", "Dear Ada, > I would like to print two hundred brochures for our spaniel club.\n\n80 euro"), monday.Add(7 * time.Hour)},
		{message("x@elsewhere.test", "Win a prize", "List-Unsubscribe: <https://elsewhere.test/u>"), monday.Add(8 * time.Hour)},
	}
	var want string
	for round := range 8 {
		chance := clock.NewStream(int64(round), "order", "test")
		order := append([]mail(nil), post...)
		chance.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		o := newOffice(t, 5)
		o.sent(0, 1, 2, 3, 4)
		for _, m := range order {
			o.host.put(t, "INBOX", m.raw, m.at)
			if chance.Intn(2) == 0 {
				if _, err := o.scan(); err != nil {
					t.Fatal(err)
				}
				o.mustRead()
			}
		}
		if _, err := o.scan(); err != nil {
			t.Fatal(err)
		}
		o.mustRead()
		for i := 1; i <= 3; i++ {
			if d := o.decided(shared(i)); d.Enquiry != enquiryID(i) || d.Class == audit.Human {
				t.Errorf("round %d: a text that three enquiries got is %s for %s", round, d.Class, d.Enquiry)
			}
		}
		got := o.table()
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("round %d:\n%s\nwant\n%s", round, got, want)
		}
		if err := o.DecideAll(t.Context(), account); err != nil {
			t.Fatal(err)
		}
		if again := o.table(); again != want {
			t.Fatalf("decided once more:\n%s\nwant\n%s", again, want)
		}
		if found, err := o.Verify(t.Context(), account); err != nil || len(found) != 0 {
			t.Errorf("verify: %v, %v", found, err)
		}
	}
	if strings.Count(want, "human") < 3 || !strings.Contains(want, "acknowledgement") || !strings.Contains(want, "marketing") {
		t.Errorf("the mail is too much alike to prove anything:\n%s", want)
	}
}

// table is all decision rows, one to a line.
func (o *office) table() string {
	o.t.Helper()
	all, err := o.Store.Decisions(o.t.Context(), account)
	if err != nil {
		o.t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintln(&b, d.Message, d.Class, d.Enquiry, d.ReceivedAt, d.Possible, string(d.Body))
	}
	return b.String()
}

// TestVerifyFindsADecisionThatWasChanged behind the program's back.
func TestVerifyFindsADecisionThatWasChanged(t *testing.T) {
	for name, statement := range map[string]string{
		"body":    `UPDATE decision SET body = replace(body, 'human', 'bounce')`,
		"class":   `UPDATE decision SET class = 'bounce'`,
		"enquiry": `UPDATE decision SET enquiry = ''`,
		"receipt": `UPDATE decision SET received_at = received_at + 1`,
		"extract": `UPDATE extract SET body = replace(body, '80 euro', '90 euro')`,
	} {
		t.Run(name, func(t *testing.T) {
			o := newOffice(t, 1)
			o.sent(0)
			o.host.put(t, "INBOX", reply(0, priced), monday.Add(time.Hour))
			o.mustScan(1)
			o.mustRead()
			if found, err := o.Verify(t.Context(), account); err != nil || len(found) != 0 {
				t.Fatalf("before: %v, %v", found, err)
			}
			o.behind(statement)
			if found, err := o.Verify(t.Context(), account); err != nil || len(found) == 0 {
				t.Errorf("found %v, %v", found, err)
			}
		})
	}
}

// TestAFollowUpHasQuestionsOfItsOwn: answers to it are read against them, those to
// the opening and the reminder against the opening's, whatever was sent since.
func TestAFollowUpHasQuestionsOfItsOwn(t *testing.T) {
	day := 24 * time.Hour
	o := newOffice(t, 1)
	o.sent(0)
	o.later(0, audit.Reminder, "Hello,\n\na week ago I asked you about some brochures and have not heard from you. May I ask once more?\n\nAda Lind", monday.Add(7*day))
	o.later(0, audit.FollowUp, followUpBody, monday.Add(9*day))
	opens := "Dear Ada,\n\non Saturdays we are open from 10:00 to 14:00.\n\nKind regards\nEve Marlowe"
	from := func(text string, id string) []byte {
		return message("Eve <info@firm0.test>", text, "Subject: Re: Brochures", "In-Reply-To: <"+id+">")
	}
	for name, c := range map[string]struct {
		raw      []byte
		at       time.Time
		letter   audit.Stage
		question string // that is answered
	}{
		"the opening, at once":               {from(priced+"\n1", messageID(0)), monday.Add(day), audit.Opening, "price"},
		"the opening, after the follow-up":   {from(priced+"\n2", messageID(0)), monday.Add(10 * day), audit.Opening, "price"},
		"the reminder":                       {from(priced+"\n3", laterID(0, audit.Reminder)), monday.Add(8 * day), audit.Reminder, "price"},
		"the follow-up":                      {from(opens+"\n4", laterID(0, audit.FollowUp)), monday.Add(10 * day), audit.FollowUp, "open"},
		"no thread, after the follow-up":     {message("Eve <info@firm0.test>", opens+"\n5"), monday.Add(10 * day), audit.FollowUp, "open"},
		"the newest id of its References":    {message("Eve <info@firm0.test>", opens+"\n6", "References: <"+messageID(0)+"> <"+laterID(0, audit.FollowUp)+"> <x@firm0.test>"), monday.Add(10 * day), audit.FollowUp, "open"},
		"quotes the opening, no thread left": {message("Eve <info@firm0.test>", priced+"\n7\n\n> "+strings.ReplaceAll(letterBody, "\n", "\n> ")), monday.Add(10 * day), audit.Opening, "price"},
	} {
		o.host.put(t, "INBOX", c.raw, c.at)
		o.mustScan(1)
		o.mustRead()
		d := o.read(c.raw).Decision
		if d.Match.Letter != enquiryID(0)+"/"+string(c.letter) || d.Reading.Questions[c.question].Status != grade.Answered || len(d.Reading.Questions) != 1 {
			t.Errorf("%s: it answers %s, questions %+v", name, d.Match.Letter, d.Reading.Questions)
		}
	}
	o.sound()
}

// sound checks that deciding everything anew changes nothing.
func (o *office) sound() {
	o.t.Helper()
	before := o.table()
	if found, err := (&Intake{Store: o.Store, Clock: o.clock}).Verify(o.t.Context(), account); err != nil || len(found) != 0 {
		o.t.Errorf("verify: %v, %v", found, err)
	}
	if err := o.DecideAll(o.t.Context(), account); err != nil {
		o.t.Fatal(err)
	}
	if after := o.table(); after != before {
		o.t.Errorf("decided once more:\n%s\nwas\n%s", after, before)
	}
}

// TestWhatLiveIntakeRemembersIsWhatTheDatabaseSays: letters go out, fail and are
// proved between two looks, and nothing that is decided live differs from what a
// fresh look at the database gives.
func TestWhatLiveIntakeRemembersIsWhatTheDatabaseSays(t *testing.T) {
	o := newOffice(t, 6)
	arrive := func(raw []byte, at time.Duration) {
		o.host.put(t, "INBOX", raw, monday.Add(at))
		o.mustScan(1)
		o.mustRead()
	}
	o.sent(0)
	arrive(reply(0, priced), time.Hour)
	o.sent(1) // known from the log
	arrive(message("Eve <info@firm1.test>", priced), 2*time.Hour)
	o.handOver(2) // not settled yet: a candidate, with t0 at the marker
	quick := reply(2, "Dear Ada, welcome to our shop. We make all kinds of paper goods.")
	arrive(quick, 95*time.Second)
	o.settle(2, store.Settlement{State: audit.Accepted, At: monday, SentAt: monday.Add(10 * time.Second)})
	o.handOver(3)
	stray := message("Eve <info@firm3.test>", "Dear Ada, welcome to our shop. We make all kinds of paper goods.")
	arrive(stray, time.Hour)
	if d := o.decided(stray); d.Enquiry != enquiryID(3) {
		t.Errorf("while the letter may have left: %q", d.Enquiry)
	}
	o.settle(3, store.Settlement{State: audit.Rejected, At: monday}) // no candidate after all
	o.sent(4)
	arrive(message("Eve <info@firm4.test>", priced), 3*time.Hour)
	for i := range 5 {
		rows, err := o.Store.DecisionsOf(t.Context(), []string{enquiryID(i)})
		if want := map[bool]int{true: 0, false: 1}[i == 3]; err != nil || len(rows) != want {
			t.Errorf("enquiry %d has %d messages, %v; want %d", i, len(rows), err, want)
		}
	}
	if d := o.decided(quick); !strings.Contains(string(d.Body), "within_90_seconds") {
		t.Errorf("t0 has become known, and the message was not looked at again: %s", d.Body)
	}
	o.sound()
}

// TestTemplatesAreFoundByKey: the third copy of a text changes nothing of the
// first two, the second does, and so does taking it away.
func TestTemplatesAreFoundByKey(t *testing.T) {
	o := newOffice(t, 4)
	o.sent(0, 1, 2, 3)
	shared := func(i int) []byte {
		return message("Eve <desk@group.test>", leaflet, fmt.Sprintf("Message-ID: <t%d@group.test>", i), "In-Reply-To: <"+messageID(i)+">", "Subject: Re: Brochures")
	}
	classes := func(n int) (all []audit.Class) {
		for i := range n {
			all = append(all, o.decided(shared(i)).Class)
		}
		return all
	}
	for i := range 3 {
		o.host.put(t, "INBOX", shared(i), monday.Add(time.Duration(3+i)*time.Hour))
		o.mustScan(1)
		o.mustRead()
		for _, c := range classes(i + 1) {
			if (c == audit.Human) != (i == 0) {
				t.Errorf("after %d copies: %v", i+1, classes(i+1))
			}
		}
	}
	for i := 1; i < 3; i++ {
		o.override(shared(i), store.OverrideMatch, "")
	}
	if got := classes(3); got[0] != audit.Human {
		t.Errorf("with its siblings taken away: %v", got)
	}
	o.sound()
}

// override stores a person's decision about a message and has it decided again.
func (o *office) override(raw []byte, kind, value string) store.Override {
	o.t.Helper()
	id, _ := store.MessageKey(account, raw, false)
	row, err := o.Store.AddOverride(o.t.Context(), store.Override{Kind: kind, Subject: id, Entity: account, Value: value, Person: "person:eva", At: monday})
	if err != nil {
		o.t.Fatal(err)
	}
	if err := o.Again(o.t.Context(), account, []string{id}); err != nil {
		o.t.Fatal(err)
	}
	return row
}

// TestPeoplesDecisionsAreKept through every re-reading, beside what the machine
// says, until they are taken back.
func TestPeoplesDecisionsAreKept(t *testing.T) {
	o := newOffice(t, 2)
	o.sent(0, 1)
	raw := reply(0, "Dear Ada,\n\nplease see our page.\n\nEve")
	o.host.put(t, "INBOX", raw, monday.Add(time.Hour))
	o.mustScan(1)
	o.mustRead()
	before := o.table()
	read := o.override(raw, store.OverrideReading, "price=answered:wrong")
	class := o.override(raw, store.OverrideClass, "marketing")
	match := o.override(raw, store.OverrideMatch, enquiryID(1))
	o.sound()
	d, body := o.decided(raw), o.read(raw)
	if d.Enquiry != enquiryID(1) || d.Class != audit.Marketing || d.Unread || !body.Overridden {
		t.Errorf("decided %+v", d)
	}
	if a := body.Decision.Reading.Questions["price"]; a.Status != grade.Answered || a.Correct != "wrong" || a.Rule != reading.ByPerson {
		t.Errorf("the question is %+v", a)
	}
	if want := (reading.Machine{Class: audit.Human, Enquiry: enquiryID(0), Answers: "price=unanswered"}); body.Machine == nil || *body.Machine != want {
		t.Errorf("the machine says %+v, want %+v", body.Machine, want)
	}
	for _, o2 := range []store.Override{match, read, class} {
		if _, err := o.Store.UndoOverride(t.Context(), o2.Number, "person:eva", monday); err != nil {
			t.Fatal(err)
		}
	}
	id, _ := store.MessageKey(account, raw, false)
	if err := o.Again(t.Context(), account, []string{id}); err != nil {
		t.Fatal(err)
	}
	if after := o.table(); after != before {
		t.Errorf("undone:\n%s\nwas\n%s", after, before)
	}
}

// TestAPersonDecidesWhileTheMachineDoes: what was decided without knowing of the
// person's decision is not stored.
func TestAPersonDecidesWhileTheMachineDoes(t *testing.T) {
	o := newOffice(t, 2)
	o.sent(0, 1)
	raw := reply(0, priced)
	o.host.put(t, "INBOX", raw, monday.Add(time.Hour))
	o.mustScan(1)
	o.mustRead()
	stale := o.decided(raw)
	o.override(raw, store.OverrideMatch, enquiryID(1))
	if whole, err := o.Store.SaveDecisions(t.Context(), []store.Decision{stale}, monday); whole || err != nil {
		t.Errorf("saved %v, %v", whole, err)
	}
	if d := o.decided(raw); d.Enquiry != enquiryID(1) {
		t.Errorf("the machine has overridden the person: %q", d.Enquiry)
	}
	events, err := o.Store.EventsOf(t.Context(), []string{enquiryID(0)})
	if err != nil || events[len(events)-1].Kind != "message.gone" {
		t.Errorf("the enquiry that lost the message is not told: %v, %v", events, err)
	}
}

// TestAPoisonousMessageSparesItsNeighbours: the tries of a portion are counted
// together, and after the process has died each is read by itself.
func TestAPoisonousMessageSparesItsNeighbours(t *testing.T) {
	o := newOffice(t, 1)
	o.sent(0)
	var all []string
	for i := range 5 {
		raw := reply(0, fmt.Sprintf("%s\n%d", priced, i))
		o.host.put(t, "INBOX", raw, monday.Add(time.Hour))
		id, _ := store.MessageKey(account, raw, false)
		all = append(all, id)
	}
	o.mustScan(5)
	if err := errors.Join(o.Store.CountAttempts(t.Context(), all, reading.Version), // a portion, and the process died
		o.Store.CountAttempts(t.Context(), all[2:3], reading.Version)); err != nil { // one by itself, and it died again
		t.Fatal(err)
	}
	o.mustRead()
	for i, d := range o.decisions() {
		if (d.Class == audit.Uncertain) != (i == all[2]) {
			t.Errorf("%s is %s; the third message alone is to be set aside", i, d.Class)
		}
	}
}

// TestAfterACrashEachIsReadByItself: while one is being read, no other is counted.
func TestAfterACrashEachIsReadByItself(t *testing.T) {
	o := newOffice(t, 1)
	o.sent(0)
	var all []string
	for i := range 4 {
		raw := reply(0, fmt.Sprintf("%s\n%d", priced, i))
		o.put(raw, uint32(i+1))
		id, _ := store.MessageKey(account, raw, false)
		all = append(all, id)
	}
	if err := o.Store.CountAttempts(t.Context(), all, reading.Version); err != nil { // and the process died
		t.Fatal(err)
	}
	o.behind(`CREATE TRIGGER alone BEFORE UPDATE ON read_attempt WHEN EXISTS (SELECT 1 FROM read_attempt a LEFT JOIN extract x ON x.message = a.message
		WHERE a.attempts = 2 AND x.message IS NULL) BEGIN SELECT RAISE(ABORT, 'two at once'); END`)
	o.mustRead()
	o.behind(`DROP TRIGGER alone`)
}

// What a mailbox writes to itself, such as the letter of a check, answers nobody's
// enquiry and keeps none from being called silent.
func TestALetterToOneselfConcernsNoEnquiry(t *testing.T) {
	o := newOffice(t, 2)
	o.sent(0, 1)
	raw := "Message-ID: <4538357b-4270-49ae-b315-2874415b0e16@post.test>\r\nDate: Mon, 02 Mar 2026 12:00:00 +0200\r\nFrom: Vilte <" + account + ">\r\nTo: " + account +
		"\r\nSubject: Note to myself 4538357b\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nThis is a note to myself, to see that letters arrive.\r\n"
	o.host.put(t, "INBOX", []byte(raw), monday.Add(3*time.Hour))
	o.mustScan(1)
	o.mustRead()
	if d := o.decided([]byte(raw)); d.Enquiry != "" || len(d.Possible) > 0 {
		t.Errorf("decided %+v", d)
	}
}

// What comes of a letter to our own mailbox at another provider is filed under no
// enquiry, although the letter has the words of an opening.
func TestWhatComesOfAControlConcernsNoEnquiry(t *testing.T) {
	const seed = "seed@far.test"
	report := func(id string) string {
		return "From: Mail Delivery System <mailer-daemon@mx.test>\r\nTo: " + account + "\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b1@mx.test>\r\nAuto-Submitted: auto-replied\r\n" +
			"MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nNo such user.\r\n\r\n" +
			"--x\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; " + seed + "\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n" +
			"--x\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <" + id + ">\r\nFrom: " + account + "\r\nTo: " + seed + "\r\nSubject: Brochures\r\n\r\n" + strings.ReplaceAll(letterBody, "\n", "\r\n") + "\r\n--x--\r\n"
	}
	o := newOffice(t, 2)
	o.sent(0, 1)
	stage := audit.ControlStage("far")
	control := audit.Letter{ID: audit.LetterID(enquiryID(0), stage), Enquiry: enquiryID(0), Stage: stage, Mailbox: "main", From: account, To: seed, Subject: "Brochures", Body: letterBody}
	ok, err := o.Store.AddControl(t.Context(), store.ControlLetter{Campaign: "demo", Persona: "ada", Control: "far", Day: "2026-03-02", Letter: control.ID}, control, account,
		store.When{Due: monday, Latest: monday.Add(time.Hour), At: monday})
	if !ok || err != nil {
		t.Fatal(ok, err)
	}
	row := store.LetterRow{Letter: control}
	fence, _, err := o.Store.Claim(t.Context(), store.Claim{Letter: row, Owner: "me", At: monday, MessageID: "c0@post.test", Raw: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := o.Store.HandOver(t.Context(), row, "me", fence, monday); !ok || err != nil {
		t.Fatal(ok, err)
	}
	bounce := []byte(report("c0@post.test"))
	answer := []byte("From: Seed <" + seed + ">\r\nTo: " + account + "\r\nSubject: Re: Brochures\r\nMessage-ID: <s1@far.test>\r\n\r\n" + strings.ReplaceAll(priced, "\n", "\r\n") + "\r\n")
	o.host.put(t, "INBOX", bounce, monday.Add(time.Hour))
	o.host.put(t, "INBOX", answer, monday.Add(2*time.Hour))
	real := reply(1, priced)
	o.host.put(t, "INBOX", real, monday.Add(3*time.Hour))
	o.mustScan(3)
	o.mustRead()
	for _, raw := range [][]byte{bounce, answer} {
		if d := o.decided(raw); d.Enquiry != "" || len(d.Possible) > 0 {
			t.Errorf("decided %+v", d)
		}
	}
	if d := o.decided(real); d.Enquiry != enquiryID(1) {
		t.Errorf("a company's answer: %+v", d)
	}
}
