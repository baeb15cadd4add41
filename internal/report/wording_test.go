package report

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
)

// hurried is a run on the scale of seconds, as against servers on this machine:
// ten letters, a window of 40 s, replies after 4, 8, ... 16 s, and every way in
// which a letter comes to nothing.
func hurried() *analysis.Data {
	d := analysistest.Market(1)
	d.Campaign.Window, d.Campaign.Target = calendar.Duration{N: 40, Unit: calendar.Seconds}, calendar.Duration{N: 20, Unit: calendar.Seconds}
	answer := d.Records[slices.IndexFunc(d.Records, func(r analysis.Record) bool {
		return analysis.Assess(analysistest.Market(1), r).Outcome == audit.Answered
	})].Messages
	answer = answer[len(answer)-1:]
	d.Records = d.Records[:10]
	d.Unmatched, d.Foreign = 0, 0
	d.Campaign.Companies = slices.Clone(d.Campaign.Companies)
	for i := range d.Campaign.Companies {
		d.Campaign.Companies[i].Client = false
	}
	sent := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)
	for i := range d.Records {
		r := &d.Records[i]
		r.HasAddress, r.Withdrawn, r.Pending, r.Messages = true, false, nil, nil
		r.Letter.State, r.Letter.SentAt, r.WindowEnd = audit.Accepted, sent, sent.Add(40*time.Second)
		came := func(seconds int) *analysis.Message {
			m := answer[0]
			m.ID, m.ReceivedAt = r.ID+"/m", sent.Add(time.Duration(seconds)*time.Second)
			m.Decision.Match.Letter = r.ID + "/opening"
			r.Messages = []analysis.Message{m}
			return &r.Messages[0]
		}
		unsent := func(state audit.LetterState) {
			r.Letter.State, r.Letter.SentAt, r.WindowEnd = state, time.Time{}, time.Time{}
		}
		switch i {
		case 4: // a person must read it
			came(6).Decision.Unread = true
		case 5:
			m := came(7)
			m.Decision.Verdict.Substance = classify.Substantive
			m.Decision.Reading.Questions = map[string]grade.Answer{}
			m.Decision.Reading.Facts = map[string]grade.Fact{"clarifying_question": {Holds: true}}
		case 6:
			unsent(audit.MissedLetter)
		case 7:
			unsent(audit.Rejected)
		case 8:
			unsent(audit.Cancelled)
			r.HasAddress = false
		case 9:
			m := came(1)
			m.Decision.Verdict.Class = audit.Bounce
			m.Decision.Verdict.Bounce = &classify.Bounce{Kind: "hard", Recipients: classify.Recipients{r.Letter.To}, Status: "5.7.1", Reason: "policy"}
		default:
			came(4 * (i + 1))
		}
	}
	return d
}

func hurriedBuilder(t *testing.T) *builder {
	t.Helper()
	return newBuilder(analysis.Analyse(hurried()), mustWords(t))
}

func companyPages(b *builder) (pages []CompanyPage) {
	for _, c := range b.m.Companies {
		pages = append(pages, b.companyPage(c))
	}
	return pages
}

func TestCompanyPagesSayOnlyWhatIsKnown(t *testing.T) {
	b := hurriedBuilder(t)
	pages := companyPages(b)
	waits := "A message that belongs or could belong to this letter waits for a person; nothing is concluded until then."
	for i, want := range map[int]struct{ proposals, came string }{
		4: {waits, waits},
		6: {"This company was not written to: the time for its letter had passed.", ""},
		7: {"This company was not written to: its letter failed on our side.", ""},
		8: {"This company was not written to: it publishes no address.", ""},
		9: {"The letter was refused, so nothing could come back; nothing is said of how the company replies.", "The letter was refused, so nothing could come back; nothing is said of how the company replies."},
	} {
		p := pages[i]
		if p.NoProposals != want.proposals {
			t.Errorf("%s: proposals %q, want %q", p.Head, p.NoProposals, want.proposals)
		}
		if (len(p.Shown) > 0) != (want.came != "") || want.came != "" && p.Shown[0].Nothing != want.came {
			t.Errorf("%s: shows %+v, want %q", p.Head, p.Shown, want.came)
		}
	}
	for want, letters := range map[string][]int{waits: {0, 4}, "No mistake was found in its letters; nothing to propose.": {0, 6}} {
		if got := b.noProposals(analysis.Company{Letters: letters}); got != want {
			t.Errorf("letters %v: %q, want %q", letters, got, want)
		}
	}
	if page := render(t, b.m); strings.Count(page, waits) != 2 {
		t.Error("the page does not say twice, of what came and of proposals, that a message waits")
	}
	for _, p := range companyPages(newBuilder(analysis.Analyse(stopped()), mustWords(t))) {
		if len(p.Proposals) == 0 && p.NoProposals != "A window is still open; nothing is concluded until it closes." && !strings.Contains(p.NoProposals, "not written to") {
			t.Errorf("%s, its window open: %q", p.Head, p.NoProposals)
		}
	}
}

// stopped is the hurried run before any window is over.
func stopped() *analysis.Data {
	d := hurried()
	d.AsOf, d.Closed = d.Records[0].Letter.SentAt.Add(20*time.Second), false
	return d
}

// A question back stops no clock, yet it was graded by when it came.
func TestTimeOfAQuestionBackIsItsOwn(t *testing.T) {
	b := hurriedBuilder(t)
	e := &b.m.Enquiries[5]
	if e.Outcome != audit.AskedBack {
		t.Fatalf("outcome %s", e.Outcome)
	}
	if got := b.timeTaken(e, "reply_seconds"); len(got) != 1 || got[0].Text != "7\u00a0s" {
		t.Errorf("time of the reply %v, want 7 s and not the end of the window", got)
	}
	if got := b.timeTaken(e, "answer_seconds"); got != nil {
		t.Errorf("time of an answer that never came: %v", got)
	}
}

func TestShortWaitsAreReadable(t *testing.T) {
	b := hurriedBuilder(t)
	if got := string(b.waitFinding().Figure); got != "14\u00a0s" {
		t.Errorf("the median is told as %q, want 14 s: half-way between 12 and 16", got)
	}
	tm := b.time()
	if tm.Head != "Half of the letters had a reply after 14 seconds" || tm.Plot.MedianText != "Half waited longer than 14 seconds" {
		t.Errorf("head %q, label %q", tm.Head, tm.Plot.MedianText)
	}
	if tm.Bins[0].Name != "up to 40\u00a0s" {
		t.Errorf("first bin %q, want up to 40 s", tm.Bins[0].Name)
	}
	if got := tm.Three.Rows[1].Cells[2]; got != "14\u00a0s" {
		t.Errorf("table of clocks says %q, want 14 s: half-way between 12 and 16", got)
	}
	if m := regexp.MustCompile(`[^0-9.]0(\.0)?(&nbsp;|\x{a0}| )(h|hours|working hours)\b`).FindString(render(t, b.m)); m != "" {
		t.Errorf("a short wait is written %q", m)
	}
}

func TestBinsOfOneUnitNameItOnce(t *testing.T) {
	b := hurriedBuilder(t)
	for want, bin := range map[string]analysis.Bin{
		"1–4\u00a0h":         {From: 3600, To: 4 * 3600},
		"24\u00a0h–2\u00a0d": {From: 24 * 3600, To: 48 * 3600},
		"1–1.5\u00a0h":       {From: 3600, To: 5400},
		"up to 1.5\u00a0min": {To: 90},
		"no reply":           {Never: true},
		"4–10\u00a0d":        {From: 4 * 24 * 3600, To: 10 * 24 * 3600},
	} {
		if got := b.binName(bin); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestCoverCountsWhatWasSent(t *testing.T) {
	c := hurriedBuilder(t).cover()
	if !strings.HasPrefix(c.Sub, "An audit of 7 letters to 7 of 10 companies in ") {
		t.Errorf("cover line %q", c.Sub)
	}
	if want := "“No reply” includes 1 letter with something still under review and 1 letter that got only a question back."; !strings.HasSuffix(c.Caption, want) {
		t.Errorf("caption %q, want at its end %q", c.Caption, want)
	}
	whole := hurried()
	whole.Records = whole.Records[:4]
	c = newBuilder(analysis.Analyse(whole), mustWords(t)).cover()
	if !strings.HasPrefix(c.Sub, "An audit of 4 letters to 4 companies in ") || strings.Contains(c.Caption, "“No reply”") {
		t.Errorf("of a run without losses: %q, %q", c.Sub, c.Caption)
	}
}

func TestExceptionsNameWhatWasNotSent(t *testing.T) {
	got := hurriedBuilder(t).exceptions()
	for _, want := range []string{
		"1 letter was missed: it was too late to send it.",
		"1 letter was not sent, for a reason on our side.",
		"1 letter had no published address to go to.",
		"1 message holds an attachment, a picture or a link that nobody could read.",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is missing in %q", want, got)
		}
	}
	if slices.Contains(got, "Nothing out of the ordinary was recorded.") {
		t.Error("yet nothing is called out of the ordinary")
	}
}

// Clauses about nobody are left out, and one thing is told in the singular.
func TestSentencesFitTheirNumbers(t *testing.T) {
	single := hurried()
	single.Records = single.Records[:1]
	for name, m := range map[string]*analysis.Model{"ten": analysis.Analyse(hurried()), "one": analysis.Analyse(single)} {
		page := render(t, m)
		for _, wrong := range []string{
			"0 more", "1 messages", "of 1 letters", "of 1 delivered letters", "1 were", "0 were replied to and", "?. Made", "client’s page",
			"automatic receipt", "no letter left the program",
		} {
			if i := strings.Index(page, wrong); i >= 0 {
				t.Errorf("%s: …%s…", name, page[max(0, i-80):min(len(page), i+80)])
			}
		}
		for _, right := range []string{"Do printers answer their mail? Made by replyaudit.", "only invented companies were written to"} {
			if !strings.Contains(page, right) {
				t.Errorf("%s: %q is missing", name, right)
			}
		}
	}
	if page := render(t, oneLetter()); !strings.Contains(page, "The client’s page shows all.") {
		t.Error("with a client, its page is not spoken of")
	}
	for title, want := range map[string]string{"Do they?": "Do they?", "Do!": "Do!", "Done.": "Done.", "Clinics": "Clinics."} {
		if got := sentence(title); got != want {
			t.Errorf("sentence(%q) = %q", title, got)
		}
	}
}

// A company that answered to a reminder was not silent, whatever the headline
// counts: nothing in the report may say so, and its words are shown.
func TestAReplyToAReminderIsNoSilence(t *testing.T) {
	d := analysistest.Market(1)
	at := slices.IndexFunc(d.Records, func(r analysis.Record) bool {
		company, _ := d.Campaign.CompanyByKey(r.Company)
		return analysis.Assess(d, r).Outcome == audit.Answered && !company.Client
	})
	r := d.Records[at]
	r.Steps = []analysis.Step{{Stage: audit.Reminder, ID: r.ID + "/reminder", Letter: analysis.Letter{State: audit.Accepted, SentAt: r.Letter.SentAt.Add(time.Second)}}}
	d.Records = []analysis.Record{r}
	m := analysis.Analyse(d)
	if e := m.Enquiries[0]; e.Outcome != audit.Silent || !e.OnlyReminded() || len(m.Mistakes) > 0 && m.Mistakes[0].ID == analysis.Silence {
		t.Fatalf("outcome %s, flags %+v, mistakes %+v", e.Outcome, e.Flags, m.Mistakes)
	}
	text := render(t, m)
	for _, want := range []string{"no reply before a reminder; a reply after it", "Nothing of substance came before our reminder", "Reminder accepted for delivery", "replied to after a reminder"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	for _, wrong := range []string{"Nothing of substance came back", "No message of substance came from"} {
		if strings.Contains(text, wrong) {
			t.Errorf("the report says %q", wrong)
		}
	}
	visible := r.Messages[len(r.Messages)-1].Decision.Parts.Visible
	if first := strings.Fields(visible)[0]; !strings.Contains(text, first) {
		t.Errorf("the reply is not shown: %q is missing", first)
	}
}
