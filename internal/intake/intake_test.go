package intake

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/imapin"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

const (
	account  = "ada@post.test"
	imapHost = "imap.post.test"
)

// monday is when the letters of the tests go out.
var monday = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// office is an intake with a store, a clock and the mail host of one account,
// from which n letters went out to info@firm0.test and so on.
type office struct {
	*Intake
	t     testing.TB
	path  string
	clock *clock.Virtual
	host  *host
	box   *imapin.Account
}

func newOffice(t testing.TB, letters int) *office {
	t.Helper()
	o := &office{t: t, path: filepath.Join(t.TempDir(), "audit.db"), clock: clock.NewVirtual(monday), host: newHost(t)}
	s, err := store.Open(t.Context(), o.path)
	if err != nil {
		t.Fatal(err)
	}
	o.Intake = &Intake{Store: s, Clock: o.clock}
	o.box = o.host.open(t)
	o.launch(letters)
	t.Cleanup(func() {
		found, err := s.Verify(context.WithoutCancel(t.Context()))
		if err != nil || len(found) > 0 {
			t.Errorf("the database does not verify: %v, %v", found, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

func enquiryID(i int) string { return fmt.Sprintf("demo/firm%d/01", i) }
func messageID(i int) string { return fmt.Sprintf("letter%d@post.test", i) }

const letterBody = "Hello,\n\nI would like to print two hundred brochures for our spaniel club. How much would they cost?\n\nAda Lind"

const followUpBody = "Hello,\n\nthank you for the offer. At what time do you open on Saturdays, so that I may come along and see some paper?\n\nAda Lind"

func (o *office) launch(letters int) {
	o.t.Helper()
	question := grade.Question{ID: "price", Text: "How much would they cost?", Expects: "money", Cues: []string{"cost", "brochures"}}
	c := campaign.Campaign{
		Key:       "demo",
		Mailboxes: []campaign.Mailbox{{Key: "main", Address: account, IMAP: campaign.Server{Host: imapHost}}},
		Personas:  []campaign.Persona{{Key: "ada", First: "Ada", Last: "Lind", Language: "en", Mailbox: "main", Address: account}},
		Scripts: []campaign.Script{{
			Key: "print", Opening: map[string][]campaign.Text{"en": {{Subject: "Brochures", Body: letterBody}}},
			Questions: map[string][]grade.Question{"en": {question}},
			FollowUp: &campaign.Step{
				Texts:     map[string][]campaign.Text{"en": {{Body: followUpBody}}},
				Questions: map[string][]grade.Question{"en": {{ID: "open", Text: "At what time do you open?", Expects: "hours", Cues: []string{"open"}}}},
			},
		}},
	}
	l := store.Launch{Campaign: "demo", RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Rubric: []byte(`{}`), At: monday, Accounts: map[string]string{"main": account}}
	for i := range letters {
		firm := fmt.Sprintf("firm%d", i)
		c.Companies = append(c.Companies, campaign.Company{Key: firm, Name: "Firm " + firm, Address: "info@" + firm + ".test", Organisation: firm + ".test", Language: "en"})
		l.Enquiries = append(l.Enquiries, audit.Enquiry{
			ID: enquiryID(i), Campaign: "demo", Organisation: firm + ".test", Company: firm, Persona: "ada", Mailbox: "main", Script: "print", Language: "en", PlannedAt: monday,
		})
		l.Letters = append(l.Letters, audit.Letter{
			ID: enquiryID(i) + "/opening", Enquiry: enquiryID(i), Stage: audit.Opening, Mailbox: "main", From: account, To: "info@" + firm + ".test",
			Subject: "Brochures", Body: letterBody, DueAt: monday, LatestAt: monday.Add(time.Hour),
		})
	}
	var err error
	if l.Document, err = json.Marshal(c); err != nil {
		o.t.Fatal(err)
	}
	if l.Folders, err = Baseline(o.t.Context(), o.box, account, nil); err != nil {
		o.t.Fatal(err)
	}
	if err := errors.Join(o.Store.Launch(o.t.Context(), l), o.Store.TakeLease(o.t.Context(), "me", "here", monday, monday.Add(time.Hour))); err != nil {
		o.t.Fatal(err)
	}
}

// handOver brings letter i past the marker, settle to the state that came of it.
func (o *office) handOver(i int) {
	o.t.Helper()
	l := row(i)
	fence, _, err := o.Store.Claim(o.t.Context(), store.Claim{Letter: l, Owner: "me", At: monday, MessageID: messageID(i), Raw: []byte("x")})
	if err != nil {
		o.t.Fatal(err)
	}
	if ok, err := o.Store.HandOver(o.t.Context(), l, "me", fence, monday); !ok || err != nil {
		o.t.Fatal(ok, err)
	}
}

func (o *office) settle(i int, to store.Settlement) {
	o.t.Helper()
	if ok, err := o.Store.Settle(o.t.Context(), row(i), 0, []audit.LetterState{audit.HandingOver}, to); !ok || err != nil {
		o.t.Fatal(ok, err)
	}
}

// row names letter i to the store.
func row(i int) store.LetterRow {
	return store.LetterRow{Letter: audit.Letter{ID: enquiryID(i) + "/opening", Enquiry: enquiryID(i)}}
}

// later adds a further letter to enquiry i and sends it at an instant.
func (o *office) later(i int, stage audit.Stage, body string, at time.Time) {
	o.t.Helper()
	o.add(i, stage, body, at)
	l := store.LetterRow{Letter: audit.Letter{ID: enquiryID(i) + "/" + string(stage), Enquiry: enquiryID(i)}}
	fence, _, err := o.Store.Claim(o.t.Context(), store.Claim{Letter: l, Owner: "me", At: at, MessageID: laterID(i, stage), Raw: []byte("x")})
	if err != nil {
		o.t.Fatal(err)
	}
	if ok, err := o.Store.HandOver(o.t.Context(), l, "me", fence, at); !ok || err != nil {
		o.t.Fatal(ok, err)
	}
	if ok, err := o.Store.Settle(o.t.Context(), l, 0, []audit.LetterState{audit.HandingOver}, store.Settlement{State: audit.Accepted, At: at, SentAt: at}); !ok || err != nil {
		o.t.Fatal(ok, err)
	}
}

func (o *office) add(i int, stage audit.Stage, body string, at time.Time) {
	o.t.Helper()
	l := audit.Letter{
		ID: enquiryID(i) + "/" + string(stage), Enquiry: enquiryID(i), Stage: stage, Mailbox: "main", From: account, To: fmt.Sprintf("info@firm%d.test", i),
		Subject: "Re: Brochures", Body: body,
	}
	if ok, err := o.Store.AddLetter(o.t.Context(), l, store.When{Due: at, Latest: at.Add(time.Hour), At: at}, audit.ByEngine); !ok || err != nil {
		o.t.Fatal(ok, err)
	}
}

func laterID(i int, stage audit.Stage) string { return fmt.Sprintf("%s%d@post.test", stage, i) }

// sent brings letters past the 250.
func (o *office) sent(letters ...int) {
	o.t.Helper()
	for _, i := range letters {
		o.handOver(i)
		o.settle(i, store.Settlement{State: audit.Accepted, At: monday, SentAt: monday})
	}
}

func (o *office) letter(i int) store.LetterRow {
	o.t.Helper()
	letters, err := o.Store.Letters(context.WithoutCancel(o.t.Context()), "demo")
	if err != nil {
		o.t.Fatal(err)
	}
	for _, l := range letters {
		if l.Enquiry == enquiryID(i) {
			return l
		}
	}
	o.t.Fatalf("no letter %d", i)
	return store.LetterRow{}
}

func (o *office) scan() (int, error) { return o.Scan(o.t.Context(), o.box, account, nil) }

func (o *office) mustScan(want int) {
	o.t.Helper()
	if n, err := o.scan(); err != nil || n != want {
		o.t.Fatalf("scan stored %d new messages, %v; want %d", n, err, want)
	}
}

// mustCollect scans, and reads all of it, beside that and afterwards.
func (o *office) mustCollect(want int) {
	o.t.Helper()
	n, err := o.Collect(o.t.Context(), o.box, account, nil, func(ctx context.Context) error { return o.Read(ctx, account) })
	if err != nil || n != want {
		o.t.Fatalf("collecting stored %d new messages, %v; want %d", n, err, want)
	}
	o.mustRead()
}

func (o *office) mustRead() {
	o.t.Helper()
	if err := o.Read(o.t.Context(), account); err != nil {
		o.t.Fatal(err)
	}
}

// behind changes the database behind the program's back, count asks it.
func (o *office) behind(statement string) {
	o.t.Helper()
	o.db(func(db *sql.DB) error { _, err := db.Exec(statement); return err })
}

func (o *office) count(query string) (n int64) {
	o.t.Helper()
	o.db(func(db *sql.DB) error { return db.QueryRow(query).Scan(&n) })
	return n
}

func (o *office) db(do func(*sql.DB) error) {
	o.t.Helper()
	db, err := sql.Open("sqlite", "file:"+o.path+"?_pragma=busy_timeout(10000)")
	if err == nil {
		err = errors.Join(do(db), db.Close())
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) decisions() map[string]store.Decision {
	o.t.Helper()
	all, err := o.Store.Decisions(o.t.Context(), account)
	if err != nil {
		o.t.Fatal(err)
	}
	byID := map[string]store.Decision{}
	for _, d := range all {
		byID[d.Message] = d
	}
	return byID
}

// read is what was read of a message, by its bytes.
func (o *office) read(raw []byte) reading.Stored {
	o.t.Helper()
	var body reading.Stored
	if err := json.Unmarshal(o.decided(raw).Body, &body); err != nil {
		o.t.Fatal(err)
	}
	return body
}

// decided is what was decided about a message, by its bytes.
func (o *office) decided(raw []byte) store.Decision {
	o.t.Helper()
	id, _ := store.MessageKey(account, raw, false)
	d, ok := o.decisions()[id]
	if !ok {
		o.t.Fatalf("nothing was decided about %.80q", raw)
	}
	return d
}

// message is mail from somebody, with further header fields.
func message(from, text string, fields ...string) []byte {
	head := append(fields, "From: "+from, "To: "+account, "Date: Mon, 2 Mar 2026 12:00:00 +0000", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8")
	return []byte(strings.ReplaceAll(strings.Join(head, "\n")+"\n\n"+text+"\n", "\n", "\r\n"))
}

// reply answers letter i.
func reply(i int, text string, fields ...string) []byte {
	return message(fmt.Sprintf("Eve <info@firm%d.test>", i), text,
		append(fields, "Subject: Re: Brochures", fmt.Sprintf("Message-ID: <reply%d@firm%d.test>", i, i), "In-Reply-To: <"+messageID(i)+">")...)
}

const priced = "Dear Ada,\n\ntwo hundred brochures cost 80 euro.\n\nKind regards\nEve Marlowe"

// TestIdleLookIsCheap: what was decided before a restart is looked through once,
// not at every look that finds nothing new.
func TestIdleLookIsCheap(t *testing.T) {
	o := newOffice(t, 2)
	o.sent(0)
	o.put(reply(0, priced), 1)
	o.mustRead()
	restarted := &Intake{Store: o.Store, Clock: o.clock}
	if err := restarted.Read(t.Context(), account); err != nil {
		t.Fatal(err)
	}
	if d := restarted.desk(account); d.decided != 1 {
		t.Errorf("after a look that found nothing new it begins again behind message %d, want 1", d.decided)
	}
	o.put(reply(1, priced), 2)
	if err := restarted.Read(t.Context(), account); err != nil {
		t.Fatal(err)
	}
	if n := len(o.decisions()); n != 2 {
		t.Errorf("%d messages are decided, want 2", n)
	}
}
