package engine

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
	"replyaudit/internal/plan"
	"replyaudit/internal/store"
)

// What the scripts of the tests may hold. The opening goes out on Monday at ten,
// its window ends on Wednesday at ten and the watch on Thursday at ten.
const (
	reminding  = audit.Reminder // on Tuesday from ten
	clarifying = audit.Clarification
	following  = audit.FollowUp // a day after the answer, with a window of two days
	thanking   = audit.Thanks   // an hour after the watch
	debriefing = audit.Debriefing
)

func days(n float64) calendar.Duration  { return calendar.Duration{N: n, Unit: calendar.Days} }
func hours(n float64) calendar.Duration { return calendar.Duration{N: n, Unit: calendar.Hours} }

// scripted is the campaign of n letters with later letters.
func scripted(n int, stages ...audit.Stage) (*campaign.Campaign, *plan.Plan) {
	c, p := study(n)
	c.Watch = days(1)
	c.Sending = campaign.Sending{
		Days:  []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday},
		Hours: [2]string{"09:00", "17:00"}, MaxLateness: 4 * time.Hour, Until: launchAt.Add(240 * time.Hour), Late: "skip",
	}
	c.Caps.PerDomainDay = 5
	text := func(words string) map[string][]campaign.Text {
		return map[string][]campaign.Text{"en": {{Body: "Hello,\n\n" + words + "\n\nAda Lind\n"}}}
	}
	s := &c.Scripts[0]
	for _, stage := range stages {
		switch stage {
		case reminding:
			s.Reminder = &campaign.Step{After: days(1), Texts: text("may I remind you of my question about the brochures?")}
		case clarifying:
			s.Clarification = &campaign.Clarification{After: hours(1), Texts: text("{{.facts}}"), Facts: []campaign.Fact{
				{Key: "size", Cues: map[string][]string{"en": {"size", "format"}}, Text: map[string]string{"en": "They should be A5."}},
			}}
		case following:
			s.FollowUp = &campaign.Step{When: "answered", After: days(1), Window: days(2), Texts: text("and how long would it take?"), Questions: map[string][]grade.Question{
				"en": {{ID: "time", Text: "And how long would it take?", Expects: "duration", Cues: []string{"take"}}},
			}}
		case thanking:
			s.Thanks = &campaign.Step{After: hours(1), Texts: text("thank you for your trouble.")}
		case debriefing:
			s.Debriefing = &campaign.Step{After: days(1), Window: days(3), Texts: text("this was a test of how companies answer.")}
		}
	}
	for _, opening := range slices.Clone(p.Letters) {
		for _, stage := range stages {
			if step := s.StepOf(stage); step != nil {
				l := opening
				l.ID, l.Stage, l.DueAt, l.LatestAt = l.Enquiry+"/"+string(stage), stage, time.Time{}, time.Time{}
				l.Subject, l.Body = "Re: "+l.Subject, step.Texts["en"][0].Body
				p.Letters = append(p.Letters, l)
			}
		}
	}
	return c, p
}

// script rehearses the campaign of n letters with later letters.
func script(t *testing.T, n int, stages ...audit.Stage) *rehearsal {
	t.Helper()
	c, p := scripted(n, stages...)
	return rehearse(t, c, p)
}

// firm is what a company of the tests does with a letter of ours.
type firm func(r *rehearsal, i int, stage audit.Stage, raw string)

// play runs a campaign to its end among such companies.
func play(t *testing.T, r *rehearsal, firms ...firm) *correspondence {
	t.Helper()
	c := &correspondence{r: r}
	c.watch(firms...)
	return c
}

// correspondence notes what goes out: "1 reminder Tue 10:12".
type correspondence struct {
	r   *rehearsal
	out []string
	raw map[string]string // by letter
}

func (c *correspondence) watch(firms ...firm) {
	c.raw = map[string]string{}
	c.r.post.set(func() {
		c.r.post.handed = func(to, raw string) {
			for i, does := range firms {
				if to != recipient(i) {
					continue
				}
				stage := stageOf(raw)
				c.out = append(c.out, fmt.Sprintf("%d %s %s", i, stage, c.r.virtual.Now().Format("Mon 15")))
				c.raw[fmt.Sprintf("%d %s", i, stage)] = raw
				if does != nil {
					does(c.r, i, stage, raw)
				}
			}
		}
	})
}

// stageOf tells a letter of ours by its words.
func stageOf(raw string) audit.Stage {
	for words, stage := range map[string]audit.Stage{
		"may I remind": audit.Reminder, "should be A5": audit.Clarification, "how long would": audit.FollowUp, "thank you for your trouble": audit.Thanks, "this was a test": audit.Debriefing,
	} {
		if strings.Contains(raw, words) {
			return stage
		}
	}
	return audit.Opening
}

func (c *correspondence) want(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(c.out, want) {
		t.Errorf("went out:\n%s\nwant:\n%s", strings.Join(c.out, "\n"), strings.Join(want, "\n"))
	}
}

// reasons lists how letters were dropped: "0 reminder: a reply came".
func (r *rehearsal) reasons() []string {
	r.t.Helper()
	events, err := r.store.Events(r.t.Context(), "demo")
	if err != nil {
		r.t.Fatal(err)
	}
	var all []string
	for _, e := range events {
		if e.Kind == "letter.not_needed" {
			letter := strings.TrimPrefix(e.Payload["letter"].(string), "demo/firm")
			all = append(all, strings.Replace(letter, "/01/", " ", 1)+": "+e.Payload["reason"].(string))
		}
	}
	return all
}

// armed tells whether a letter was ever due.
func (r *rehearsal) armed(letter string) bool {
	r.t.Helper()
	events, err := r.store.Events(r.t.Context(), "demo")
	if err != nil {
		r.t.Fatal(err)
	}
	return slices.ContainsFunc(events, func(e store.Event) bool { return e.Kind == "letter.due" && e.Payload["letter"] == letter })
}

func (r *rehearsal) wantReasons(want ...string) {
	r.t.Helper()
	if got := r.reasons(); !slices.Equal(got, want) {
		r.t.Errorf("dropped %q, want %q", got, want)
	}
}

// replies makes a company answer a stage after a while, into its INBOX at that instant.
func replies(stage audit.Stage, after time.Duration, text string) firm {
	return func(r *rehearsal, i int, to audit.Stage, raw string) {
		if to == stage {
			r.arrives(i, after, answer(i, raw, text))
		}
	}
}

// arrives delivers a message after a while; nobody tells the engine.
func (r *rehearsal) arrives(i int, after time.Duration, raw string) {
	at := r.virtual.Now().Add(after)
	before := r.at[at]
	r.at[at] = func() {
		if before != nil {
			before()
		}
		r.post.put(r.t, accounts[i%2], "INBOX", raw, at)
	}
}

const asksSize = "Dear Ada,\n\nwhich size should the brochures have?\n\nKind regards\nEve Marlowe"

func TestAReminderGoesOutToSilence(t *testing.T) {
	r := script(t, 2, reminding)
	c := play(t, r, nil, replies(audit.Opening, time.Hour, priced))
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10", "1 opening Mon 10", "0 reminder Tue 10")
	r.wantReasons("1 reminder: a reply came")
	opening, reminder := c.raw["0 opening"], c.raw["0 reminder"]
	id := headerOf(opening, "Message-ID")
	if headerOf(reminder, "In-Reply-To") != id || headerOf(reminder, "References") != id {
		t.Errorf("the reminder does not answer the opening %s:\n%s", id, reminder)
	}
	if got := r.outcomes(); got != "silent answered" || r.campaignState() != "closed" {
		t.Errorf("came to %s, the campaign is %s", got, r.campaignState())
	}
}

func headerOf(raw, name string) string {
	for line := range strings.SplitSeq(raw, "\r\n") {
		if value, ok := strings.CutPrefix(line, name+": "); ok {
			return value
		}
		if line == "" {
			break
		}
	}
	return ""
}

// reminderInstant is when the reminder to the first firm is decided.
func reminderInstant(t *testing.T) time.Time {
	t.Helper()
	c, p := scripted(1, reminding)
	at, err := plan.Slot(c, p.Enquiries[0], audit.Reminder, firstDue.Add(24*time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// TestNoReminderAgainstAReply: what came before the deciding instant counts,
// also when nobody has looked into the mailbox since.
func TestNoReminderAgainstAReply(t *testing.T) {
	before := reminderInstant(t).Add(-time.Second).Sub(firstDue)
	for name, c := range map[string]struct {
		does    firm
		reasons []string
		outcome string
	}{
		"a second before, not yet scanned": {replies(audit.Opening, before, priced), []string{"0 reminder: a reply came"}, "answered"},
		"of a mailbox whose clock is fast": {func(r *rehearsal, i int, _ audit.Stage, raw string) {
			r.at[firstDue.Add(time.Hour)] = func() {
				r.post.put(r.t, accounts[i], "INBOX", answer(i, raw, priced), firstDue.Add(30*time.Hour))
			}
		}, []string{"0 reminder: a reply came"}, "answered"},
		"asked back":                     {replies(audit.Opening, time.Hour, asksSize), []string{"0 reminder: the company asked back"}, "asked_back"},
		"something that nobody can read": {attaches, []string{"0 reminder: no time is left before the window ends"}, "pending_review"},
		"it bounced":                     {bounces, []string{"0 reminder: the opening was not delivered"}, "undeliverable"},
	} {
		t.Run(name, func(t *testing.T) {
			r := script(t, 1, reminding)
			got := play(t, r, c.does)
			r.run(time.Time{})
			got.want(t, "0 opening Mon 10")
			r.wantReasons(c.reasons...)
			if r.armed("demo/firm0/01/reminder") {
				t.Error("the reminder was due for a while")
			}
			if r.outcomes() != c.outcome {
				t.Errorf("came to %s, want %s", r.outcomes(), c.outcome)
			}
		})
	}
}

// attaches answers with a file alone, which only a person can read.
func attaches(r *rehearsal, i int, stage audit.Stage, raw string) {
	text := answer(i, raw, "Dear Ada,\n\nplease find our offer attached.\n\nKind regards\nEve Marlowe")
	text = strings.Replace(text, "Content-Type: text/plain; charset=utf-8\r\n\r\n", "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n", 1)
	text += "\r\n--x\r\nContent-Type: application/pdf; name=offer.pdf\r\nContent-Disposition: attachment; filename=offer.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n--x--\r\n"
	r.arrives(i, time.Hour, text)
}

// bounces answers as a server that knows no such user.
func bounces(r *rehearsal, i int, stage audit.Stage, raw string) {
	text := fmt.Sprintf("From: Mail Delivery System <mailer-daemon@mx.test>\nTo: %s\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <b%d@mx.test>\nAuto-Submitted: auto-replied\n"+
		"MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\nContent-Type: text/plain\n\nNo such user.\n\n"+
		"--x\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.test\n\nFinal-Recipient: rfc822; %s\nAction: failed\nStatus: 5.1.1\n\n"+
		"--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: %s\nTo: %s\n\n--x--\n", accounts[i%2], i, recipient(i), headerOf(raw, "Message-ID"), recipient(i))
	r.arrives(i, time.Minute, strings.ReplaceAll(text, "\n", "\r\n"))
}

// TestWhatWasScannedIsReadBeforeTheReminder: a crash between the two must not
// make silence of a reply.
func TestWhatWasScannedIsReadBeforeTheReminder(t *testing.T) {
	r := script(t, 1, reminding)
	c := play(t, r, func(r *rehearsal, _ int, _ audit.Stage, raw string) { r.opening = raw })
	at := reminderInstant(t)
	r.run(at.Add(-time.Minute))
	r.virtual.AdvanceTo(at)
	r.post.put(t, accounts[0], "INBOX", answer(0, r.opening, priced), at.Add(-time.Second))
	for _, name := range accounts { // scanned, and then the process died
		if _, err := r.scan(t.Context(), r.accounts[name]); err != nil {
			t.Fatal(err)
		}
	}
	r.stop()
	r.start()
	if err := r.Do(t.Context(), Task{Step, "demo"}); err != nil {
		t.Fatal(err)
	}
	if got := r.stateOf("demo/firm0/01/reminder"); got != audit.NotNeeded {
		t.Errorf("the reminder is %s", got)
	}
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10")
	r.wantReasons("0 reminder: a reply came")
}

// TestAScanThatGoesOnDuringTheLook proves nothing yet: what it has stored is unread.
func TestAScanThatGoesOnDuringTheLook(t *testing.T) {
	r := script(t, 1, reminding)
	play(t, r, nil)
	at := reminderInstant(t)
	r.run(at.Add(-time.Minute))
	r.virtual.AdvanceTo(at)
	campaign, err := r.campaignOf("demo")
	if err != nil {
		t.Fatal(err)
	}
	before, err := r.store.ScannedAccounts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"INBOX", "Junk"} { // committed by the other goroutine, its mail not yet read
		if err := r.store.Scanned(t.Context(), accounts[0], folder, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.decide(t.Context(), campaign, map[string]int64{enquiryID(0): campaign.threads[enquiryID(0)].touched}, before, at); err != nil {
		t.Fatal(err)
	}
	if got := r.stateOf("demo/firm0/01/reminder"); got != audit.Planned {
		t.Errorf("the reminder is %s on the strength of a scan whose mail is unread", got)
	}
}

func TestFactsAreSentOnceToWhoAsks(t *testing.T) {
	r := script(t, 2, clarifying)
	c := play(t, r, func(r *rehearsal, i int, stage audit.Stage, raw string) {
		replies(audit.Opening, time.Hour, asksSize)(r, i, stage, raw)
		if stage == audit.Clarification { // it asks again
			r.arrives(i, 2*time.Hour, strings.Replace(answer(i, raw, asksSize), "<reply0@", "<again@", 1))
		}
	}, replies(audit.Opening, time.Hour, "Dear Ada,\n\nwhich colour should the brochures have?\n\nKind regards\nEve Marlowe"))
	r.at[launchAt.Add(150*time.Minute)] = func() { r.Hint(accounts[0]); r.Hint(accounts[1]) }
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10", "1 opening Mon 10", "0 clarification Mon 12")
	raw := c.raw["0 clarification"]
	if got := headerOf(raw, "In-Reply-To"); got != "<reply0@firm0.test>" {
		t.Errorf("the facts answer %s, not the company's question", got)
	}
	if got, want := headerOf(raw, "References"), headerOf(c.raw["0 opening"], "Message-ID"); !strings.HasPrefix(got, want) {
		t.Errorf("references %s do not begin with the opening %s", got, want)
	}
	if !strings.Contains(raw, "To: "+recipient(0)) || !strings.Contains(raw, "Subject: Re: Brochures") {
		t.Errorf("the facts went out as\n%s", raw)
	}
}

// TestAPersonSendsFacts beside the engine, where the machine did not know what was meant.
func TestAPersonSendsFacts(t *testing.T) {
	r := script(t, 1, clarifying)
	c := play(t, r, replies(audit.Opening, time.Hour, "Dear Ada,\n\nwhich colour should the brochures have?\n\nKind regards\nEve Marlowe"))
	noon := launchAt.Add(3 * time.Hour)
	send := func(facts ...string) error {
		return SendFacts(t.Context(), r.store, enquiryID(0), facts, "person:eve", r.virtual.Now())
	}
	r.at[noon] = func() { r.Hint(accounts[0]) }
	r.at[noon.Add(time.Minute)] = func() {
		if err := send("colour"); err == nil || !strings.Contains(err.Error(), `no fact "colour"`) {
			t.Errorf("sending what nobody knows: %v", err)
		}
		r.set("running", "paused")
		if err := send("size"); err == nil || !strings.Contains(err.Error(), "does not run") {
			t.Errorf("sending facts for a paused campaign: %v", err)
		}
		r.set("paused", "running")
		if err := send("size"); err != nil {
			t.Error(err)
		}
		if err := send("size"); err == nil || !strings.Contains(err.Error(), "sent once") {
			t.Errorf("sending facts again: %v", err)
		}
	}
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10", "0 clarification Mon 12")
	if got := headerOf(c.raw["0 clarification"], "In-Reply-To"); got != "<reply0@firm0.test>" {
		t.Errorf("the facts answer %s", got)
	}
}

// wholeScript is a script with every step, and three firms: one answers
// everything, one is silent, one does not exist.
func wholeScript(t *testing.T) (*rehearsal, *correspondence) {
	t.Helper()
	r := script(t, 3, reminding, clarifying, following, thanking, debriefing)
	answers := func(r *rehearsal, i int, stage audit.Stage, raw string) {
		replies(audit.Opening, time.Hour, priced)(r, i, stage, raw)
		if stage == audit.FollowUp {
			r.arrives(i, time.Hour, strings.Replace(answer(i, raw, "Dear Ada,\n\nit would take three working days.\n\nKind regards\nEve Marlowe"), "<reply0@", "<second@", 1))
		}
		if stage == audit.Thanks || stage == audit.Debriefing {
			r.arrives(i, time.Hour, strings.Replace(answer(i, raw, "Dear Ada,\n\nyou are welcome.\n\nEve Marlowe"), "<reply0@", "<"+string(stage)+"@", 1))
		}
	}
	return r, play(t, r, answers, nil, bounces)
}

// TestTheWholeScript: the follow-up's window ends on Thursday soon after eleven, and
// the thanks wait for it; a day later the companies are told.
func TestTheWholeScript(t *testing.T) {
	r, c := wholeScript(t)
	r.run(time.Time{})
	slices.Sort(c.out[len(c.out)-2:]) // the debriefings have no order
	c.want(t, "0 opening Mon 10", "1 opening Mon 10", "2 opening Mon 10", "1 reminder Tue 10", "0 follow_up Tue 11", "0 thanks Thu 12", "0 debriefing Fri 11", "1 debriefing Fri 11")
	for letter, answers := range map[string]string{
		"0 follow_up": "<reply0@firm0.test>", "0 thanks": "<second@firm0.test>",
		"0 debriefing": headerOf(c.raw["0 opening"], "Message-ID"), "1 reminder": headerOf(c.raw["1 opening"], "Message-ID"),
	} {
		if got := headerOf(c.raw[letter], "In-Reply-To"); got != answers {
			t.Errorf("the letter %s answers %s, want %s", letter, got, answers)
		}
	}
	r.wantReasons("0 reminder: a reply came", "1 follow_up: no certain message of the kind that it follows came in time", "1 thanks: no certain reply came in time",
		"2 reminder: the opening was not delivered", "2 follow_up: no certain message of the kind that it follows came in time",
		"2 thanks: no certain reply came in time", "2 debriefing: the opening was not delivered")
	if got := r.outcomes(); got != "answered silent undeliverable" || r.campaignState() != "closed" {
		t.Errorf("came to %s, the campaign is %s", got, r.campaignState())
	}
	last := r.steps[len(r.steps)-1]
	if !strings.HasPrefix(last, "2026-03-09 11:") || !strings.HasSuffix(last, "4-finish demo") {
		t.Errorf("at last %s; want the close three days after the debriefing", last)
	}
}

// TestACrashAfterEveryTaskOfTheScript: every letter goes out once, at its time, and
// everything comes to the same.
func TestACrashAfterEveryTaskOfTheScript(t *testing.T) {
	whole, want := wholeScript(t)
	whole.run(time.Time{})
	r, c := wholeScript(t)
	crashed := map[string]bool{}
	r.between = func(int) {
		task := r.steps[len(r.steps)-1]
		if r.Unfinished() > 0 && !crashed[task] { // a new engine looks at everything once more
			crashed[task] = true
			r.stop()
			r.start()
		}
	}
	r.run(time.Time{})
	c.want(t, want.out...)
	if r.assessed() != whole.assessed() {
		t.Errorf("came to\n%s\nwant\n%s", r.assessed(), whole.assessed())
	}
}

// TestACrashBetweenArmingAndSending of the reminder.
func TestACrashBetweenArmingAndSending(t *testing.T) {
	for name, meanwhile := range map[string]struct {
		does   func(r *rehearsal)
		out    []string
		reason []string
	}{
		"nothing": {func(*rehearsal) {}, []string{"0 opening Mon 10", "0 reminder Tue 10"}, nil},
		"a reply": {func(r *rehearsal) {
			r.post.put(r.t, accounts[0], "INBOX", strings.Replace(answer(0, r.opening, priced), "<reply0", "<late", 1), r.virtual.Now())
			if err := r.Do(r.t.Context(), Task{Collect, accounts[0]}); err != nil {
				r.t.Fatal(err)
			}
		}, []string{"0 opening Mon 10"}, []string{"0 reminder: a reply came"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := script(t, 1, reminding)
			c := play(t, r, func(r *rehearsal, _ int, stage audit.Stage, raw string) {
				if stage == audit.Opening {
					r.opening = raw
				}
			})
			crashed := false
			r.between = func(int) {
				if !crashed && strings.HasSuffix(r.steps[len(r.steps)-1], "3-step demo") && r.stateOf("demo/firm0/01/reminder") == audit.Due {
					crashed = true
					r.stop()
					r.start()
					meanwhile.does(r)
				}
			}
			r.run(time.Time{})
			if !crashed {
				t.Fatal("there was no instant between arming and sending")
			}
			c.want(t, meanwhile.out...)
			r.wantReasons(meanwhile.reason...)
		})
	}
}

func (r *rehearsal) stateOf(letter string) audit.LetterState {
	r.t.Helper()
	letters, err := r.store.Letters(r.t.Context(), "demo")
	if err != nil {
		r.t.Fatal(err)
	}
	for _, l := range letters {
		if l.ID == letter {
			return l.State
		}
	}
	return ""
}

// TestNothingIsSentForAPausedCampaign; when it runs again, a reminder goes out in
// the next slot if its window is still open.
func TestNothingIsSentForAPausedCampaign(t *testing.T) {
	for name, c := range map[string]struct {
		resumed time.Duration // after the opening
		out     []string
		reasons []string
	}{
		"in time":               {26 * time.Hour, []string{"0 opening Mon 10", "0 reminder Tue 12"}, nil},
		"the next morning":      {31 * time.Hour, []string{"0 opening Mon 10", "0 reminder Wed 09"}, nil},
		"after the window ends": {49 * time.Hour, []string{"0 opening Mon 10"}, []string{"0 reminder: no time is left before the window ends"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := script(t, 1, reminding)
			got := play(t, r, nil)
			r.at[firstDue.Add(time.Hour)] = func() { r.set("running", "paused") }
			r.at[firstDue.Add(c.resumed)] = func() { r.set("paused", "running") }
			r.run(time.Time{})
			got.want(t, c.out...)
			r.wantReasons(c.reasons...)
		})
	}
}

// TestAStoppedCampaignClosesWithoutItsLetters.
func TestAStoppedCampaignClosesWithoutItsLetters(t *testing.T) {
	r := script(t, 1, reminding, thanking, debriefing)
	c := play(t, r, nil)
	r.at[firstDue.Add(time.Hour)] = func() { r.set("running", "stopped") }
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10")
	if r.campaignState() != "closed" {
		t.Errorf("the campaign is %s", r.campaignState())
	}
}

// TestALateOpeningGetsANewTimeOnce, if the campaign says so.
func TestALateOpeningGetsANewTimeOnce(t *testing.T) {
	for name, c := range map[string]struct {
		late    string
		mended  time.Duration // after the opening was due
		out     []string
		outcome string
		times   int // how often it got a new time
	}{
		"skipped":    {"skip", 5 * time.Hour, nil, "missed", 0},
		"replanned":  {"replan", 5 * time.Hour, []string{"0 opening"}, "silent", 1},
		"late again": {"replan", 300 * time.Hour, nil, "missed", 1},
	} {
		t.Run(name, func(t *testing.T) {
			design, p := scripted(1)
			design.Sending.Late = c.late
			r := rehearse(t, design, p)
			got := play(t, r, nil)
			r.post.set(func() { r.post.down[smtpPort] = true })
			r.at[firstDue.Add(c.mended)] = func() { r.post.set(func() { r.post.down[smtpPort] = false }) }
			r.run(time.Time{})
			for i := range got.out {
				got.out[i] = got.out[i][:len("0 opening")] // the new time is by lot
			}
			got.want(t, c.out...)
			if r.outcomes() != c.outcome {
				t.Errorf("came to %s, want %s", r.outcomes(), c.outcome)
			}
			letters, err := r.store.Letters(t.Context(), "demo")
			if err != nil || letters[0].Replanned != c.times {
				t.Errorf("got a new time %d times, want %d; %v", letters[0].Replanned, c.times, err)
			}
		})
	}
}

// TestALaterLetterThatIsMissedChangesNothing about the opening.
func TestALaterLetterThatIsMissedChangesNothing(t *testing.T) {
	r := script(t, 1, reminding)
	c := play(t, r, nil)
	down := func(is bool) func() { return func() { r.post.set(func() { r.post.down[smtpPort] = is }) } }
	r.at[firstDue.Add(time.Hour)] = down(true)
	r.at[firstDue.Add(30*time.Hour)] = down(false)
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10")
	if got := r.stateOf("demo/firm0/01/reminder"); got != audit.MissedLetter || r.outcomes() != "silent" {
		t.Errorf("the reminder is %s, the enquiry came to %s", got, r.outcomes())
	}
}

// TestACompanyIsToldOnce: its last enquiry that was accepted speaks.
func TestACompanyIsToldOnce(t *testing.T) {
	design, p := scripted(2, debriefing)
	p.Enquiries[1].Company = "firm0"
	for i := range p.Letters {
		p.Letters[i].To = recipient(0)
	}
	r := rehearse(t, design, p)
	c := play(t, r, nil)
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10", "0 opening Mon 10", "0 debriefing Fri 10")
	r.wantReasons("0 debriefing: the company is told in another correspondence")
}

// TestALetterMovesToADayWithRoom: on the day of the reminder another letter of the
// campaign has used the mailbox up.
func TestAReminderMovesToADayWithRoom(t *testing.T) {
	design, p := scripted(1, reminding)
	design.Caps.PerMailboxDay = 1
	r := rehearse(t, design, p)
	c := play(t, r, nil)
	at := firstDue.Add(23 * time.Hour)
	r.at[at] = func() {
		r.behind(fmt.Sprintf(`INSERT INTO budget (scope, day, used, cap) VALUES ('mailbox:%s', '%s', 1, 1)`, accounts[0], at.Format(time.DateOnly)))
	}
	r.run(time.Time{})
	c.want(t, "0 opening Mon 10", "0 reminder Wed 09")
}
