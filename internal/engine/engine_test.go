package engine

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/imapin"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// The campaign of the tests: letters go out on Monday from ten o'clock, five
// minutes apart and from two accounts in turn, and may be answered for two days.
var (
	launchAt = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	firstDue = launchAt.Add(time.Hour)
	accounts = []string{"ada@post.test", "ben@post.test"}
)

const (
	gap    = 5 * time.Minute
	window = 48 * time.Hour
)

// office is an engine with its database, its post and its log.
type office struct {
	*Engine
	t     testing.TB
	path  string
	clock clock.Clock
	store *store.Store
	post  *post
	log   *output
	alarm output
}

// output is read while the engine still writes it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// newOffice launches n letters on the given clock.
func newOffice(t testing.TB, n int, c clock.Clock) *office {
	t.Helper()
	design, p := study(n)
	return launched(t, design, p, c)
}

// launched opens an office with one campaign.
func launched(t testing.TB, design *campaign.Campaign, p *plan.Plan, c clock.Clock) *office {
	t.Helper()
	o := &office{t: t, path: filepath.Join(t.TempDir(), "audit.db"), clock: c, post: newPost(t, addressesOf(design)...), log: &output{}}
	var err error
	if o.store, err = store.Open(t.Context(), o.path); err != nil {
		t.Fatal(err)
	}
	o.start()
	r, err := rubric.Load("")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Launch(t.Context(), design, p, r, o.clock.Now()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.WithoutCancel(t.Context())
		o.stop()
		found, err := o.store.Verify(ctx)
		if err != nil || len(found) > 0 {
			t.Errorf("the database does not verify: %v, %v", found, err)
		}
		if err := o.store.Close(); err != nil {
			t.Error(err)
		}
	})
	return o
}

// addressesOf lists the mailboxes of a campaign, its own ones elsewhere too.
func addressesOf(design *campaign.Campaign) []string {
	all := slices.Clone(accounts)
	for _, c := range design.Controls {
		all = append(all, c.Address)
	}
	return all
}

func (o *office) start() {
	o.t.Helper()
	var err error
	if o.Engine, err = New(o.t.Context(), o.config()); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) config() Config {
	return Config{
		Store: o.store, Path: o.path, Clock: o.clock, Dial: o.post.dial, Poll: 12 * time.Hour, Alarm: &o.alarm,
		Secret: func(campaign.Secret) (string, error) { return "secret", nil },
		Log:    slog.New(slog.NewTextHandler(o.log, nil)),
	}
}

// stop is what a process that ends leaves behind.
func (o *office) stop() {
	o.t.Helper()
	if o.Engine == nil {
		return
	}
	if err := o.Close(); err != nil {
		o.t.Error(err)
	}
	o.Engine = nil
}

func enquiryID(i int) string { return fmt.Sprintf("demo/firm%d/01", i) }
func recipient(i int) string { return fmt.Sprintf("info@firm%d.test", i) }

const letterBody = "Hello,\n\nI would like to print two hundred brochures for our spaniel club. How much would they cost?\n\nAda Lind\n"

// study is a campaign of n letters with its plan.
func study(n int) (*campaign.Campaign, *plan.Plan) {
	c := &campaign.Campaign{
		Key: "demo", Title: "Demo", Language: "en", Seed: 7,
		Window: calendar.Duration{N: 2, Unit: calendar.Days}, Target: calendar.Duration{N: 8, Unit: calendar.WorkingHours},
		Caps:  campaign.Caps{PerMailboxDay: 50, PerDomainDay: 1, Total: 200},
		Hours: campaign.Hours{Week: map[string][]string{"mon": {"09:00-17:00"}, "tue": {"09:00-17:00"}}, Assumed: true},
		Scripts: []campaign.Script{{
			Key: "print", Opening: map[string][]campaign.Text{"en": {{Subject: "Brochures", Body: letterBody}}},
			Questions: map[string][]grade.Question{"en": {{ID: "price", Text: "How much would they cost?", Expects: "money", Cues: []string{"cost"}}}},
		}},
	}
	for i, address := range accounts {
		key := fmt.Sprintf("box%d", i)
		server := campaign.Server{Host: "post.test", Port: 587, TLS: "none", Username: address}
		c.Mailboxes = append(c.Mailboxes, campaign.Mailbox{Key: key, Address: address, SMTP: server, IMAP: server})
		c.Mailboxes[i].SMTP.Username = ""
		c.Mailboxes[i].IMAP.Port = 143
		c.Personas = append(c.Personas, campaign.Persona{Key: key, First: "Ada", Last: "Lind", Language: "en", Mailbox: key, Address: address, Zone: "Europe/London"})
	}
	p := &plan.Plan{Campaign: "demo", DesignHash: "d"}
	for i := range n {
		firm, box := fmt.Sprintf("firm%d", i), fmt.Sprintf("box%d", i%2)
		c.Companies = append(c.Companies, campaign.Company{
			Key: firm, Name: "Firm " + firm, Address: recipient(i), Domain: firm + ".test", Organisation: firm + ".test", Country: "GB", Language: "en", Zone: "Europe/London",
		})
		due := firstDue.Add(time.Duration(i) * gap)
		p.Enquiries = append(p.Enquiries, audit.Enquiry{
			ID: enquiryID(i), Campaign: "demo", Organisation: firm + ".test", Company: firm, Persona: box, Mailbox: box, Script: "print", Language: "en", PlannedAt: due,
		})
		p.Letters = append(p.Letters, audit.Letter{
			ID: enquiryID(i) + "/opening", Enquiry: enquiryID(i), Stage: audit.Opening, Mailbox: box, FromName: "Ada Lind", From: accounts[i%2], To: recipient(i),
			Subject: "Brochures", Body: letterBody, DueAt: due, LatestAt: due.Add(4 * time.Hour),
		})
	}
	return c, p
}

// answer is what firm i writes back to the letter raw.
func answer(i int, raw, text string) string {
	id := raw[strings.Index(raw, "<") : strings.Index(raw, ">")+1]
	return strings.ReplaceAll(fmt.Sprintf("From: Eve <%s>\nTo: %s\nSubject: Re: Brochures\nMessage-ID: <reply%d@firm%d.test>\nIn-Reply-To: %s\n"+
		"MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n%s\n", recipient(i), accounts[i%2], i, i, id, text), "\n", "\r\n")
}

const priced = "Dear Ada,\n\ntwo hundred brochures cost 80 euro.\n\nKind regards\nEve Marlowe"

// answers makes the firms of the map reply after a while, into a folder.
func (o *office) answers(firms map[int]time.Duration) {
	o.post.set(func() {
		o.post.handed = func(to, raw string) {
			for i, after := range firms {
				if to == recipient(i) {
					o.post.put(o.t, accounts[i%2], "INBOX", answer(i, raw, priced), o.clock.Now().Add(after))
				}
			}
		}
	})
}

// rehearsal drives an engine on a virtual clock and notes what it does.
type rehearsal struct {
	*office
	virtual *clock.Virtual
	steps   []string             // "2026-03-02 10:00:00 1-send ada@post.test"
	at      map[time.Time]func() // what happens in the world
	between func(step int)       // after each task
	opening string               // the first letter as it went out, where a test keeps it
}

func newRehearsal(t testing.TB, n int) *rehearsal {
	t.Helper()
	design, p := study(n)
	return rehearse(t, design, p)
}

// rehearse launches a campaign on a virtual clock.
func rehearse(t testing.TB, design *campaign.Campaign, p *plan.Plan) *rehearsal {
	t.Helper()
	virtual := clock.NewVirtual(launchAt)
	return &rehearsal{office: launched(t, design, p, virtual), virtual: virtual, at: map[time.Time]func(){}}
}

// run goes on until the campaign is closed, or until an instant.
func (r *rehearsal) run(until time.Time) {
	r.t.Helper()
	for turn := 0; r.Unfinished() > 0; turn++ {
		if turn > 1000 {
			r.t.Fatalf("it runs in circles:\n%s", strings.Join(r.steps[len(r.steps)-10:], "\n"))
		}
		tasks, next, err := r.Due(r.t.Context(), r.virtual.Now())
		if err != nil {
			r.t.Fatal(err)
		}
		for _, task := range tasks {
			r.steps = append(r.steps, fmt.Sprintf("%s %s %s", r.virtual.Now().Format(time.DateTime), task.Kind, task.On))
			if err := r.Do(r.t.Context(), task); err != nil {
				r.t.Fatal(err)
			}
			if r.between != nil {
				r.between(len(r.steps))
			}
		}
		if len(tasks) > 0 {
			continue
		}
		for at := range r.at {
			if at.After(r.virtual.Now()) && (next.IsZero() || at.Before(next)) {
				next = at
			}
		}
		if next.IsZero() {
			r.t.Fatalf("it stands still at %v", r.virtual.Now())
		}
		if !until.IsZero() && next.After(until) {
			r.virtual.AdvanceTo(until)
			return
		}
		r.virtual.AdvanceTo(next)
		if happens := r.at[next]; happens != nil {
			happens()
		}
	}
}

// results are those of the only grading.
func (o *office) results() []store.Assessment {
	o.t.Helper()
	ctx := context.WithoutCancel(o.t.Context())
	gradings, err := o.store.Gradings(ctx, "demo")
	if err != nil || len(gradings) > 1 {
		o.t.Fatal(gradings, err)
	}
	if len(gradings) == 0 {
		return nil
	}
	rows, err := o.store.Assessments(ctx, "demo", gradings[0])
	if err != nil {
		o.t.Fatal(err)
	}
	return rows
}

// outcomes lists the final results in the order of the enquiries.
func (o *office) outcomes() string {
	o.t.Helper()
	rows := o.results()
	var all []string
	for _, a := range rows {
		all = append(all, string(a.Outcome))
	}
	return strings.Join(all, " ")
}

// assessed is all final results, byte for byte.
func (o *office) assessed() string {
	o.t.Helper()
	rows := o.results()
	var b strings.Builder
	for _, a := range rows {
		fmt.Fprintln(&b, a.Enquiry, a.Outcome, a.AsOf, string(a.Body))
	}
	return b.String()
}

func (o *office) campaignState() string {
	o.t.Helper()
	c, err := o.store.Campaign(context.WithoutCancel(o.t.Context()), "demo")
	if err != nil {
		o.t.Fatal(err)
	}
	return c.State
}

func (o *office) set(from, to string) {
	o.t.Helper()
	was, err := o.store.Steer(o.t.Context(), "demo", to, store.By{Actor: "person:test", At: o.clock.Now()})
	if was != from || err != nil {
		o.t.Fatal(was, err)
	}
}

// said counts the lines of the log with a text.
func (o *office) said(text string) int { return strings.Count(o.log.String(), text) }

// behind changes the database behind the program's back.
func (o *office) behind(statement string) {
	o.t.Helper()
	db, err := sql.Open("sqlite", "file:"+o.path+"?_pragma=busy_timeout(10000)")
	if err == nil {
		_, err = db.Exec(statement)
		err = errors.Join(err, db.Close())
	}
	if err != nil {
		o.t.Fatal(err)
	}
}

// A password that is missing or wrong cannot heal by waiting; a server that is
// down can.
func TestResumeEndsWhereWaitingWouldNotHelp(t *testing.T) {
	o := newOffice(t, 2, clock.NewVirtual(launchAt))
	if err := o.Resume(t.Context()); err != nil {
		t.Fatalf("with everything in order: %v", err)
	}
	o.Secret = func(campaign.Secret) (string, error) { return "", errors.New("the password is not set") }
	if err := o.Resume(t.Context()); err == nil || !strings.Contains(err.Error(), "mailbox box0: the password is not set") {
		t.Errorf("without a password: %v", err)
	}
	o.Secret = func(campaign.Secret) (string, error) { return "wrong", nil }
	if err := o.Resume(t.Context()); !errors.Is(err, imapin.ErrAuth) {
		t.Errorf("with a wrong password: %v", err)
	}
	o.Secret = func(campaign.Secret) (string, error) { return "secret", nil }
	o.Dial = func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("connection refused") }
	if err := o.Resume(t.Context()); err != nil {
		t.Errorf("with both servers down: %v", err)
	}
}

// A database that fails ends the run; nothing of it may go on waiting.
func TestRunEndsWhenTheDatabaseFails(t *testing.T) {
	o := newOffice(t, 1, clock.NewVirtual(launchAt))
	o.behind(`ALTER TABLE campaign_control RENAME TO elsewhere`)
	ended := make(chan error, 1)
	go func() { ended <- o.Run(t.Context()) }()
	select {
	case err := <-ended:
		if !store.IsStoreError(err) {
			t.Errorf("the run ends with %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the run goes on with a database that cannot be read")
	}
	o.behind(`ALTER TABLE elsewhere RENAME TO campaign_control`)
}
