package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

const seed = "seed@far.test"

// controlled is the campaign of n letters with a control, in whose folder each
// letter is laid at once ("" = nowhere). Ada (box0) writes to the even firms, from
// ten, Ben (box1) to the odd ones.
func controlled(t *testing.T, n int, folder func(from string) string) (*rehearsal, *correspondence) {
	t.Helper()
	design, p := scripted(n)
	design.Controls = []campaign.Control{{Key: "far", Address: seed, Within: 2 * time.Hour, IMAP: campaign.Server{Host: "post.test", Port: 143, TLS: "none", Username: seed}}}
	r := rehearse(t, design, p)
	c := &correspondence{r: r, raw: map[string]string{}}
	r.post.set(func() {
		r.post.handed = func(to, raw string) {
			from := strings.TrimSuffix(strings.TrimPrefix(headerOf(raw, "From"), "\"Ada Lind\" <"), ">")
			if i := strings.IndexByte(from, '<'); i >= 0 {
				from = from[i+1:]
			}
			c.out = append(c.out, fmt.Sprintf("%s to %s %s", strings.Split(from, "@")[0], strings.Split(to, "@")[1], r.virtual.Now().Format("15:04")))
			c.raw[to+" "+from] = raw
			if to == seed && folder(from) != "" {
				r.post.put(t, seed, folder(from), raw, r.virtual.Now())
			}
		}
	})
	return r, c
}

func everywhere(folder string) func(string) string { return func(string) string { return folder } }

// badForAda lays Ada's letters into a folder, and Ben's into the inbox.
func badForAda(folder string) func(string) string {
	return func(from string) string {
		if from == accounts[0] {
			return folder
		}
		return "INBOX"
	}
}

// placements lists what is known of the letters to the control: "box0 junk".
func (r *rehearsal) placements() string {
	r.t.Helper()
	letters, err := r.store.ControlLetters(r.t.Context(), "demo")
	if err != nil {
		r.t.Fatal(err)
	}
	var all []string
	for _, l := range letters {
		all = append(all, l.Persona+" "+l.Placement)
	}
	return strings.Join(all, ", ")
}

func (r *rehearsal) model() *analysis.Model {
	r.t.Helper()
	d, err := analysis.Load(r.t.Context(), r.store, "demo", r.virtual.Now())
	if err != nil {
		r.t.Fatal(err)
	}
	return analysis.Analyse(d)
}

// doubtful lists the firms whose silence is doubtful.
func (r *rehearsal) doubtful() string {
	var all []string
	for _, e := range r.model().Enquiries {
		if e.Flags.DeliveryDoubtful {
			all = append(all, e.Company)
		}
	}
	return strings.Join(all, " ")
}

// TestEachPersonaWritesToTheControlOnceADay: the same words as to the company, and
// nothing of it is counted.
func TestEachPersonaWritesToTheControlOnceADay(t *testing.T) {
	r, c := controlled(t, 6, everywhere("INBOX"))
	r.run(time.Time{})
	c.want(t, "ada to firm0.test 10:00", "ada to far.test 10:00", "ben to firm1.test 10:05", "ben to far.test 10:05",
		"ada to firm2.test 10:10", "ben to firm3.test 10:15", "ada to firm4.test 10:20", "ben to firm5.test 10:25")
	if got := r.placements(); got != "box0 inbox, box1 inbox" {
		t.Errorf("placed: %s", got)
	}
	body := func(to string) string { _, b, _ := strings.Cut(c.raw[to], "\r\n\r\n"); return b }
	if company, control := body(recipient(0)+" "+accounts[0]), body(seed+" "+accounts[0]); company == "" || company != control {
		t.Errorf("the company got\n%s\nthe control\n%s", company, control)
	}
	m := r.model()
	if len(m.Enquiries) != 6 || m.Rates.Delivered.N != 6 || m.Flow[0].Assigned != 6 || m.Flow[0].Silent != 6 || m.Reminded != 0 {
		t.Errorf("%d enquiries, delivered %+v, flow %+v", len(m.Enquiries), m.Rates.Delivered, m.Flow[0])
	}
	for _, e := range m.Enquiries {
		if len(e.Steps) > 0 {
			t.Errorf("%s has later letters: %+v", e.ID, e.Steps)
		}
	}
	if m.Placed.Inbox != 2 || m.Placed.N() != 2 || m.Placed.Doubtful != 0 || len(m.Placed.Cells) != 2 || m.Placed.Cells[1].Persona != "box1" {
		t.Errorf("placed %+v", m.Placed)
	}
	if r.doubtful() != "" || r.campaignState() != "closed" {
		t.Errorf("doubtful: %s, the campaign is %s", r.doubtful(), r.campaignState())
	}
}

// TestAControlInJunkPausesItsPersona: nothing more goes out in her name, the other
// persona writes on; when a person resumes her, so does she. The silence of those
// she wrote to that day is doubtful.
func TestAControlInJunkPausesItsPersona(t *testing.T) {
	r, c := controlled(t, 6, badForAda("Junk"))
	r.run(firstDue.Add(3 * time.Hour))
	c.want(t, "ada to firm0.test 10:00", "ada to far.test 10:00", "ben to firm1.test 10:05", "ben to far.test 10:05", "ben to firm3.test 10:15", "ben to firm5.test 10:25")
	if got := r.placements(); got != "box0 junk, box1 inbox" {
		t.Errorf("placed: %s", got)
	}
	if r.stateOf(enquiryID(2)+"/opening") != audit.Due || r.said("a persona is paused") != 1 {
		t.Errorf("the second letter is %s; the log says\n%s", r.stateOf(enquiryID(2)+"/opening"), r.log)
	}
	pauses, err := r.store.Pauses(t.Context(), "demo")
	if err != nil || len(pauses) != 1 || pauses[0].Persona != "box0" || pauses[0].Reason != store.ControlInJunk {
		t.Fatalf("paused: %+v, %v", pauses, err)
	}
	if ok, err := r.store.ResumePersona(t.Context(), "demo", "box0", store.By{Actor: "person:jo", At: r.virtual.Now()}); !ok || err != nil {
		t.Fatal(ok, err)
	}
	r.run(time.Time{})
	if want := []string{"ada to firm2.test 13:00", "ada to firm4.test 13:00"}; !slices.Equal(c.out[6:], want) {
		t.Errorf("went out after she was resumed: %v, want %v", c.out[6:], want)
	}
	if got := r.doubtful(); got != "firm0 firm2 firm4" {
		t.Errorf("doubtful: %s", got)
	}
	if n := r.model().Placed.Doubtful; n != 3 {
		t.Errorf("%d silent ones are doubtful", n)
	}
}

// TestAControlThatDoesNotArrive is missing after its time; that casts doubt and
// pauses nobody.
func TestAControlThatDoesNotArrive(t *testing.T) {
	r, c := controlled(t, 4, badForAda(""))
	r.run(firstDue.Add(2*time.Hour - time.Minute))
	if got := r.placements(); got != "box0 , box1 inbox" {
		t.Errorf("placed before the time was over: %s", got)
	}
	r.run(time.Time{})
	if got := r.placements(); got != "box0 missing, box1 inbox" || len(c.out) != 6 || r.doubtful() != "firm0 firm2" {
		t.Errorf("placed: %s; doubtful: %s; went out: %v", got, r.doubtful(), c.out)
	}
}

// TestControlsAreSentOnce however often the engine dies.
func TestControlsAreSentOnce(t *testing.T) {
	r, c := controlled(t, 4, everywhere("INBOX"))
	crashed := map[string]bool{}
	r.between = func(int) {
		if task := r.steps[len(r.steps)-1]; r.Unfinished() > 0 && !crashed[task] {
			crashed[task] = true
			r.stop()
			r.start()
		}
	}
	r.run(time.Time{})
	slices.Sort(c.out)
	c.want(t, "ada to far.test 10:00", "ada to firm0.test 10:00", "ada to firm2.test 10:10", "ben to far.test 10:05", "ben to firm1.test 10:05", "ben to firm3.test 10:15")
}

// TestAControlThatCannotBeReadHoldsUpNothing; it is said once, and tried again.
func TestAControlThatCannotBeReadHoldsUpNothing(t *testing.T) {
	r, c := controlled(t, 4, everywhere("INBOX"))
	r.post.set(func() { r.post.down[imapPort] = true })
	r.run(firstDue.Add(time.Hour))
	if len(c.out) != 6 || r.said("a control cannot be read") != 1 {
		t.Errorf("went out: %v; the log says\n%s", c.out, r.log)
	}
	r.post.set(func() { r.post.down[imapPort] = false })
	r.run(time.Time{})
	if got := r.placements(); got != "box0 inbox, box1 inbox" || r.said("the controls can be read again") != 1 {
		t.Errorf("placed: %s; the log says\n%s", got, r.log)
	}
}

// TestLaunchTriesTheControls before anything is stored.
func TestLaunchTriesTheControls(t *testing.T) {
	r, _ := controlled(t, 2, everywhere("INBOX"))
	design, p := study(2)
	design.Key, p.Campaign = "other", "other"
	design.Controls = []campaign.Control{{Key: "far", Address: "nobody@far.test", IMAP: campaign.Server{Host: "post.test", Port: 143, TLS: "none", Username: "nobody@far.test"}}}
	err := r.Launch(t.Context(), design, p, nil, launchAt)
	if err == nil || !strings.Contains(err.Error(), "mailbox far") {
		t.Errorf("Launch = %v", err)
	}
}
