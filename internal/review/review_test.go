package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/intake"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

const account = "ada@post.test"

var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// bureau is a review of a campaign whose letters went to firm0 to firm4 on Monday.
type bureau struct {
	*Review
	t     *testing.T
	clock *clock.Virtual
	uid   uint32
}

const question = "Hello,\n\nI would like to print two hundred brochures for our spaniel club. How much would they cost?\n\nAda Lind"

func enquiry(i int) string { return fmt.Sprintf("spring/firm%d/01", i) }

func newBureau(t *testing.T) *bureau {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "audit.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	virtual := clock.NewVirtual(monday)
	b := &bureau{t: t, clock: virtual, Review: &Review{Store: s, Intake: &intake.Intake{Store: s, Clock: virtual}, Clock: virtual, Person: "eva"}}
	b.launch()
	for i := range 4 {
		b.send(i, store.Settlement{State: audit.Accepted, At: monday, SentAt: monday})
	}
	b.send(4, store.Settlement{State: audit.Unknown, At: monday})
	virtual.AdvanceTo(monday.Add(48 * time.Hour))
	return b
}

func (b *bureau) launch() {
	b.t.Helper()
	c := campaign.Campaign{
		Key: "spring", Window: calendar.Duration{N: 7, Unit: calendar.Days}, Hours: campaign.Hours{Holidays: &[]campaign.Holiday{}, Week: map[string][]string{"mon": {"09:00-17:00"}}},
		Mailboxes: []campaign.Mailbox{{Key: "main", Address: account, IMAP: campaign.Server{Host: "imap.post.test"}}},
		Personas:  []campaign.Persona{{Key: "ada", First: "Ada", Last: "Lind", Language: "en", Mailbox: "main", Address: account}},
		Scripts: []campaign.Script{{
			Key: "print", Opening: map[string][]campaign.Text{"en": {{Subject: "Brochures", Body: question}}},
			Questions: map[string][]grade.Question{"en": {{ID: "price", Text: "How much would they cost?", Expects: "money", Cues: []string{"cost", "brochures"}}}},
			Clarification: &campaign.Clarification{
				Texts: map[string][]campaign.Text{"en": {{Body: "{{.facts}}"}}},
				Facts: []campaign.Fact{{Key: "postcode", Cues: map[string][]string{"en": {"postcode"}}, Text: map[string]string{"en": "It is DD1."}}},
			},
		}},
	}
	l := store.Launch{Campaign: "spring", RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Rubric: []byte(`{}`), At: monday, Accounts: map[string]string{"main": account}}
	for i := range 5 {
		firm := fmt.Sprintf("firm%d", i)
		c.Companies = append(c.Companies, campaign.Company{Key: firm, Name: "House of " + firm, Address: "info@" + firm + ".test", Organisation: firm, Country: "GB", Zone: "Europe/London", Language: "en"})
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: enquiry(i), Campaign: "spring", Organisation: firm, Company: firm, Persona: "ada", Mailbox: "main", Script: "print", Language: "en", PlannedAt: monday})
		l.Letters = append(l.Letters, audit.Letter{
			ID: enquiry(i) + "/opening", Enquiry: enquiry(i), Stage: audit.Opening, Mailbox: "main", From: account, To: "info@" + firm + ".test",
			Subject: "Brochures", Body: question, DueAt: monday, LatestAt: monday.Add(time.Hour),
		}, audit.Letter{ID: enquiry(i) + "/thanks", Enquiry: enquiry(i), Stage: audit.Thanks, Mailbox: "main", From: account, To: "info@" + firm + ".test", Subject: "Thanks", Body: "Thank you."})
	}
	var err error
	if l.Document, err = json.Marshal(c); err != nil {
		b.t.Fatal(err)
	}
	l.Folders = []store.Folder{{Account: account, Name: "INBOX", UIDValidity: 1, NextUID: 1}}
	if err := errors.Join(b.Store.Launch(b.t.Context(), l), b.Store.TakeLease(b.t.Context(), "me", "here", monday, monday.Add(time.Hour))); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bureau) send(i int, to store.Settlement) {
	b.t.Helper()
	l := store.LetterRow{Letter: audit.Letter{ID: enquiry(i) + "/opening", Enquiry: enquiry(i)}}
	fence, _, err := b.Store.Claim(b.t.Context(), store.Claim{Letter: l, Owner: "me", At: monday, MessageID: fmt.Sprintf("letter%d@post.test", i), Raw: []byte("x")})
	if err != nil {
		b.t.Fatal(err)
	}
	if ok, err := b.Store.HandOver(b.t.Context(), l, "me", fence, monday); !ok || err != nil {
		b.t.Fatal(ok, err)
	}
	if ok, err := b.Store.Settle(b.t.Context(), l, 0, []audit.LetterState{audit.HandingOver}, to); !ok || err != nil {
		b.t.Fatal(ok, err)
	}
}

// arrives stores and reads a message and returns its id.
func (b *bureau) arrives(from, text string, fields ...string) string {
	b.t.Helper()
	head := append(fields, "From: "+from, "To: "+account, "Subject: Re: Brochures", "MIME-Version: 1.0")
	if !strings.Contains(strings.Join(fields, "\n"), "Content-Type") {
		head = append(head, "Content-Type: text/plain; charset=utf-8")
	}
	raw := []byte(strings.ReplaceAll(strings.Join(head, "\n")+"\n\n"+text+"\n", "\n", "\r\n"))
	b.uid++
	f := store.Folder{Account: account, Name: "INBOX", UIDValidity: 1}
	seen := store.Sighting{UID: b.uid, InternalDate: monday.Add(time.Duration(b.uid) * time.Hour), Raw: raw, Size: int64(len(raw))}
	if _, err := b.Store.SaveBatch(b.t.Context(), f, []store.Sighting{seen}, b.uid+1, monday); err != nil {
		b.t.Fatal(err)
	}
	if err := b.Intake.Read(b.t.Context(), account); err != nil {
		b.t.Fatal(err)
	}
	id, _ := store.MessageKey(account, raw, false)
	return id
}

// sheet is a reply to letter i whose answer stands in an attachment.
func (b *bureau) sheet(i int) string {
	return b.arrives(fmt.Sprintf("Eve <info@firm%d.test>", i), "--b\nContent-Type: text/plain\n\nDear Ada, please see the attached sheet of our prices, Eve\n--b\nContent-Type: application/pdf; name=prices.pdf\nContent-Disposition: attachment; filename=prices.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--",
		fmt.Sprintf("In-Reply-To: <letter%d@post.test>", i), "Content-Type: multipart/mixed; boundary=b")
}

// queue is the queue in short: why and item.
func (b *bureau) queue() string {
	b.t.Helper()
	items, err := b.Queue(b.t.Context(), "spring")
	if err != nil {
		b.t.Fatal(err)
	}
	var all []string
	for _, i := range items {
		all = append(all, string(i.Why)+" "+Short(i.ID))
	}
	return strings.Join(all, ", ")
}

func (b *bureau) decision(id string) (store.Decision, reading.Decision) {
	b.t.Helper()
	d, err := b.Store.Decided(b.t.Context(), id)
	if err != nil {
		b.t.Fatal(err)
	}
	body, err := storedOf(d)
	if err != nil {
		b.t.Fatal(err)
	}
	return d, body.Decision
}

// mustUndo takes a decision back.
func (b *bureau) mustUndo(number int64) {
	b.t.Helper()
	if _, err := b.Undo(b.t.Context(), number); err != nil {
		b.t.Fatal(err)
	}
}

func TestQueueHoldsEverythingThatWaits(t *testing.T) {
	b := newBureau(t)
	unread := b.sheet(0)
	b.arrives("Eve <info@firm1.test>", "Dear Ada, two hundred brochures cost 80 euro. Eve", "In-Reply-To: <letter1@post.test>") // clear
	unmatched := b.arrives("Jo <jo@gmail.com>", "Good day, two hundred brochures cost 80 euro. Jo")
	asks := b.arrives("Eve <info@firm2.test>", "Dear Ada, could you tell us what size you need? Eve", "In-Reply-To: <letter2@post.test>")
	b.arrives("Eve <info@firm3.test>", "Dear Ada, what is your postcode, please? Eve", "In-Reply-To: <letter3@post.test>") // a fact meets it
	b.arrives("News <news@elsewhere.test>", "Win a prize! Unsubscribe here.", "List-Unsubscribe: <https://elsewhere.test/u>")
	if err := b.unfetchable(99); err != nil {
		t.Fatal(err)
	}
	want := strings.Join([]string{"unknown_letter spring/firm4/01/opening", "unread " + Short(unread), "unmatched " + Short(unmatched), "asked_back " + Short(asks), "unfetched " + account + "/INBOX/99"}, ", ")
	if got := b.queue(); got != want {
		t.Errorf("the queue is\n%s\nwant\n%s", got, want)
	}
	if items, err := b.Queue(t.Context(), "autumn"); err != nil || len(items) != 1 || items[0].Why != Unfetched {
		t.Errorf("another campaign waits for %v, %v; want what could concern any", items, err)
	}
	b.clock.AdvanceTo(monday.Add(8 * 24 * time.Hour))
	if strings.Contains(b.queue(), "asked_back") {
		t.Error("facts cannot be sent any more, and a question still waits for them")
	}
}

// unfetchable is a message that the mailbox lists and does not hand out.
func (b *bureau) unfetchable(uid uint32) error {
	f := store.Folder{Account: account, Name: "INBOX", UIDValidity: 1}
	_, err := b.Store.SaveBatch(b.t.Context(), f, []store.Sighting{{UID: uid, InternalDate: monday.Add(20 * time.Hour), Unfetchable: "internal error"}}, uid+1, monday)
	return err
}

func TestDecisionsTakeThingsOffTheQueue(t *testing.T) {
	b := newBureau(t)
	unread := b.sheet(0)
	unmatched := b.arrives("Jo <jo@gmail.com>", "Good day, two hundred brochures cost 80 euro. Jo")
	if err := b.unfetchable(99); err != nil {
		t.Fatal(err)
	}
	before := b.queue()
	var done []store.Override
	for name, do := range map[string]func() (store.Override, error){
		"read": func() (store.Override, error) {
			return b.Read(t.Context(), unread, map[string]string{"price": "answered:right"})
		},
		"match":    func() (store.Override, error) { return b.Match(t.Context(), unmatched, enquiry(1)) },
		"sent":     func() (store.Override, error) { return b.Sent(t.Context(), enquiry(4)+"/opening", time.Time{}) },
		"no match": func() (store.Override, error) { return b.Match(t.Context(), account+"/INBOX/99", None) },
	} {
		o, err := do()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		done = append(done, o)
	}
	if got := b.queue(); got != "" {
		t.Errorf("still waits: %s", got)
	}
	if d, read := b.decision(unread); d.Unread || read.Reading.Questions["price"].Status != grade.Answered || read.Reading.Questions["price"].Correct != "right" {
		t.Errorf("read as %+v, unread %v", read.Reading.Questions, d.Unread)
	}
	if d, read := b.decision(unmatched); d.Enquiry != enquiry(1) || read.Match.Letter != enquiry(1)+"/opening" || read.Reading.Questions["price"].Status != grade.Answered {
		t.Errorf("matched to %s, %+v; want it graded as an answer at once", read.Match.Letter, read.Reading.Questions)
	}
	for _, o := range done {
		b.mustUndo(o.Number)
	}
	if got := b.queue(); got != before {
		t.Errorf("undone, the queue is\n%s\nwant\n%s", got, before)
	}
	found, err := b.Store.Verify(t.Context())
	again, err2 := b.Intake.Verify(t.Context(), account)
	if err != nil || err2 != nil || len(found)+len(again) > 0 {
		t.Errorf("verify: %v %v, %v %v", found, again, err, err2)
	}
}

func TestEveryDecisionIsLoggedWithItsPerson(t *testing.T) {
	b := newBureau(t)
	b.Note = "the sheet says 80 euro; ask Eve at +44 1632 960837"
	o, err := b.Read(t.Context(), b.sheet(0), map[string]string{"price": "partly"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Review.Enquiry(t.Context(), store.OverrideDetected, enquiry(0)); err != nil {
		t.Fatal(err)
	}
	b.mustUndo(o.Number)
	events, err := b.Store.EventsOf(t.Context(), []string{enquiry(0)})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range events {
		if strings.HasPrefix(e.Kind, "review.") {
			got = append(got, fmt.Sprintf("%s %s %v %v", e.Kind, e.Actor, e.Payload["decision"], e.Payload["value"]))
		}
		if body, err := json.Marshal(e); err != nil || strings.Contains(string(body), "1632") {
			t.Errorf("the log holds what a person wrote: %s, %v", body, err)
		}
	}
	if want := "review.reading person:eva 1 price=partly; review.detected person:eva 2 yes; review.undone person:eva 1 price=partly"; strings.Join(got, "; ") != want {
		t.Errorf("logged\n%s\nwant\n%s", strings.Join(got, "; "), want)
	}
	all, err := b.Store.Overrides(t.Context())
	if err != nil || len(all) != 2 || all[0].Note != b.Note || all[0].MachineValue != "unread price=unanswered" || all[0].UndoneAt.IsZero() {
		t.Errorf("stored %+v, %v", all, err)
	}
}

// TestTheMachineChangesItsMind: the person's decision holds, and is to be looked at again.
func TestTheMachineChangesItsMind(t *testing.T) {
	b := newBureau(t)
	text := "Thank you for writing to our house by the lake. Our rooms are open all the year round and we are glad to see guests."
	id := b.arrives("Eve <desk@group.test>", text, "In-Reply-To: <letter0@post.test>")
	first, err := b.Class(t.Context(), id, audit.Notification)
	if err != nil || first.MachineValue != "human" || strings.Contains(b.queue(), "recheck") {
		t.Fatalf("%+v, %v, %s", first, err, b.queue())
	}
	b.arrives("Eve <desk@group.test>", text, "In-Reply-To: <letter1@post.test>") // the same text elsewhere: no person wrote it
	if d, _ := b.decision(id); d.Class != audit.Notification {
		t.Errorf("the person's class is gone: %s", d.Class)
	}
	if got := b.queue(); !strings.Contains(got, "recheck "+Short(id)) {
		t.Errorf("nobody is asked to look again: %s", got)
	}
	if _, err := b.Class(t.Context(), id, audit.Acknowledgement); err != nil {
		t.Fatal(err)
	}
	if got := b.queue(); strings.Contains(got, "recheck") {
		t.Errorf("decided again, and asked again: %s", got)
	}
	b.mustUndo(2)
	if d, _ := b.decision(id); d.Class != audit.Notification || !strings.Contains(b.queue(), "recheck "+Short(id)) {
		t.Errorf("what stood before does not hold again: %s, %s", d.Class, b.queue())
	}
}

func TestWithdrawnEnquiry(t *testing.T) {
	b := newBureau(t)
	b.sheet(0)
	o, err := b.Review.Enquiry(t.Context(), store.OverrideWithdrawn, enquiry(0))
	if err != nil {
		t.Fatal(err)
	}
	if got := b.queue(); strings.Contains(got, "unread") {
		t.Errorf("a withdrawn enquiry waits: %s", got)
	}
	states := func() string {
		letters, err := b.Store.LettersOf(t.Context(), []string{enquiry(0)})
		if err != nil {
			t.Fatal(err)
		}
		return string(letters[0].State + " " + letters[1].State)
	}
	if got := states(); got != "accepted cancelled" {
		t.Errorf("opening and thanks are %s", got)
	}
	if _, err := b.Review.Enquiry(t.Context(), store.OverrideWithdrawn, enquiry(0)); !errors.Is(err, ErrDecision) {
		t.Errorf("withdrawn twice: %v", err)
	}
	b.mustUndo(o.Number)
	if got := states(); got != "accepted cancelled" || !strings.Contains(b.queue(), "unread") {
		t.Errorf("undone, opening and thanks are %s, and %s", got, b.queue())
	}
	if _, err := b.Undo(t.Context(), o.Number); !errors.Is(err, store.ErrOverride) {
		t.Errorf("undone twice: %v", err)
	}
}

func TestWhatCannotBeDecided(t *testing.T) {
	b := newBureau(t)
	unread, unmatched := b.sheet(0), b.arrives("Jo <jo@gmail.com>", "Good day, two hundred brochures cost 80 euro. Jo")
	if err := b.unfetchable(99); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		err  error
		want error
		says string
	}{
		"no such class":          {second(b.Class(t.Context(), unread, "friendly")), ErrDecision, "out_of_office"},
		"uncertain":              {second(b.Class(t.Context(), unread, audit.Uncertain)), ErrDecision, "no class"},
		"no such enquiry":        {second(b.Match(t.Context(), unread, "spring/none/01")), store.ErrNotFound, "spring/none/01"},
		"no such message":        {second(b.Match(t.Context(), account+"/0", enquiry(0))), store.ErrNotFound, "0"},
		"no such question":       {second(b.Read(t.Context(), unread, map[string]string{"colour": "answered"})), ErrDecision, "it asks price"},
		"no such status":         {second(b.Read(t.Context(), unread, map[string]string{"price": "perhaps"})), ErrDecision, "partly"},
		"no such correctness":    {second(b.Read(t.Context(), unread, map[string]string{"price": "answered:maybe"})), ErrDecision, "right or wrong"},
		"read what is nobody's":  {second(b.Read(t.Context(), unmatched, map[string]string{"price": "answered"})), ErrDecision, "match it first"},
		"match what nobody saw":  {second(b.Match(t.Context(), account+"/INBOX/99", enquiry(0))), ErrDecision, "none"},
		"a letter that was sent": {second(b.Sent(t.Context(), enquiry(0)+"/opening", time.Time{})), store.ErrOverride, "is known"},
		"no such letter":         {second(b.Sent(t.Context(), "opening", time.Time{})), store.ErrNotFound, "opening"},
		"no such decision":       {second(b.Undo(t.Context(), 7)), store.ErrNotFound, "7"},
	} {
		if !errors.Is(c.err, c.want) || !strings.Contains(c.err.Error(), c.says) {
			t.Errorf("%s: %v", name, c.err)
		}
	}
	if all, err := b.Store.Overrides(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("stored %v, %v", all, err)
	}
}

func second(_ store.Override, err error) error { return err }

// Replies to thanks are kept and never counted (RULES 5): nothing waits for them.
func TestRepliesToThanksWaitForNobody(t *testing.T) {
	for letter, want := range map[string]bool{"spring/oak/01/thanks": true, "spring/oak/01/debriefing": true, "spring/oak/01/opening": false, "spring/oak/01/follow_up": false, "": false} {
		if neverCounts(letter) != want {
			t.Errorf("%q: %v", letter, !want)
		}
	}
	b := newBureau(t)
	thanks := store.LetterRow{Letter: audit.Letter{ID: enquiry(0) + "/thanks", Enquiry: enquiry(0)}}
	if ok, err := b.Store.Arm(t.Context(), thanks.ID, store.When{Due: monday, Latest: monday.Add(time.Hour), At: monday}); !ok || err != nil {
		t.Fatal(ok, err)
	}
	fence, _, err := b.Store.Claim(t.Context(), store.Claim{Letter: thanks, Owner: "me", At: monday, MessageID: "thanks0@post.test", Raw: []byte("x")})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := b.Store.HandOver(t.Context(), thanks, "me", fence, monday); !ok || err != nil {
		t.Fatal(ok, err)
	}
	before := b.queue()
	b.arrives("Eve <info@firm0.test>", "--b\nContent-Type: text/plain\n\nSee the attached sheet.\n--b\nContent-Type: application/pdf; name=more.pdf\nContent-Disposition: attachment; filename=more.pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--",
		"In-Reply-To: <thanks0@post.test>", "Content-Type: multipart/mixed; boundary=b")
	if got := b.queue(); got != before {
		t.Errorf("waits: %s", got)
	}
}

func TestFind(t *testing.T) {
	b := newBureau(t)
	id := b.sheet(0)
	hash := strings.TrimPrefix(id, account+"/")
	if err := b.unfetchable(99); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		id: id, hash: id, hash[:4]: id, strings.ToUpper(hash[:8]): id, Short(id): id,
		enquiry(0): enquiry(0), enquiry(0) + "/opening": enquiry(0) + "/opening", account + "/INBOX/99": account + "/INBOX/99",
		hash[:3]: "", "zzzz": "", hash[:4] + "%": "", "spring/none/01": "", "": "",
	} {
		got, err := b.Find(t.Context(), name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q, %v; want %q", name, got, err, want)
		}
	}
}
