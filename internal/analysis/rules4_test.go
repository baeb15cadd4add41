package analysis

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// RULES section 4: times, of a company in Vilnius that works Monday to Friday
// 09:00-12:00 and 13:00-18:00, on Saturday 10:00-14:00, and in the night to Sunday
// 00:00-06:00. Vilnius is at UTC+2 in winter and UTC+3 in summer; 16 February,
// a Monday in 2026, is a holiday there. Every duration is worked out by hand.

// vilnius is the study with that company under the key "a".
func vilnius() *Data {
	d := study()
	d.Campaign.Companies[0] = campaign.Company{
		Key: "a", Name: "Company a", Address: info, Domain: "a.example", Organisation: "a.example", Country: "LT", Language: "en", Zone: "Europe/Vilnius",
	}
	d.Campaign.Hours = campaign.Hours{Week: map[string][]string{"sat": {"10:00-14:00"}, "sun": {"00:00-06:00"}}}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		d.Campaign.Hours.Week[day] = []string{"09:00-12:00", "13:00-18:00"}
	}
	d.AsOf = time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	return d
}

// utc reads an instant written as "2026-02-13 14:30:00".
func utc(s string) time.Time {
	at, err := time.Parse(time.DateTime, s)
	if err != nil {
		panic(err)
	}
	return at
}

// exchange is a letter of sent and a complete answer of came, in UTC, the window closing weeks later.
func exchange(d *Data, sentAt, came string) Record {
	answer := wrote("0s", "price", "time")
	answer.ReceivedAt = utc(came)
	return with(sent(d, "a", 1, answer), func(r *Record) {
		r.Letter.SentAt = utc(sentAt)
		r.WindowEnd = r.Letter.SentAt.AddDate(0, 0, 30)
		r.Collected = d.AsOf
	})
}

// Working seconds = real seconds inside [t0, receipt] that lie in working intervals.
func TestRule4_WorkingSeconds(t *testing.T) {
	d := vilnius()
	for _, c := range []struct {
		rule, sent, came string // UTC
		want             read
	}{
		// Friday 13 February 16:30 to Tuesday 17 February 10:15, winter time.
		// Friday 1.5 h, Saturday 4 h, Sunday 6 h, Monday a holiday, Tuesday 1.25 h: 12.75 h = 45,900 s.
		// Elapsed: 3 days, 17 h and 45 min = 89.75 h = 323,100 s.
		{"over a weekend and a holiday", "2026-02-13 14:30:00", "2026-02-17 08:15:00", read{true, 323100, 45900}},
		// Tuesday 17 February 11:30 to 13:20: 30 min before the break, 20 min after it.
		{"over a break", "2026-02-17 09:30:00", "2026-02-17 11:20:00", read{true, 6600, 3000}},
		// Tuesday 12:10 to 12:50, all in the break.
		{"within a break", "2026-02-17 10:10:00", "2026-02-17 10:50:00", read{true, 2400, 0}},
		// Friday 18:00:00 to Saturday 10:00:01.
		{"from the close to a second after the opening", "2026-02-13 16:00:00", "2026-02-14 08:00:01", read{true, 57601, 1}},
		// Saturday 28 March 13:00 (UTC+2) to Monday 30 March 09:30 (UTC+3): the wall shows 44.5 h, it was 43.5 h = 156,600 s.
		// Saturday 1 h; Sunday 00:00-06:00 has 5 hours, since 03:00 is 04:00; Monday 0.5 h: 6.5 h = 23,400 s.
		{"over the night of 29 March, an hour short", "2026-03-28 11:00:00", "2026-03-30 06:30:00", read{true, 156600, 23400}},
		// Saturday 24 October 13:00 (UTC+3) to Monday 26 October 09:30 (UTC+2): the wall shows 44.5 h, it was 45.5 h = 163,800 s.
		// Saturday 1 h; Sunday 00:00-06:00 has 7 hours; Monday 0.5 h: 8.5 h = 30,600 s.
		{"over the night of 25 October, an hour long", "2026-10-24 10:00:00", "2026-10-26 07:30:00", read{true, 163800, 30600}},
		{"no time at all", "2026-02-17 09:30:00", "2026-02-17 09:30:00", read{true, 0, 0}},
	} {
		a := Assess(d, exchange(d, c.sent, c.came))
		checkClock(t, c.rule, a.Answer, c.want)
		checkClock(t, c.rule+", reply", a.Reply, c.want)
	}
}

// A short day has its own hours: Tuesday 17 February, 09:00-11:00.
func TestRule4_ShortDays(t *testing.T) {
	d := vilnius()
	d.Campaign.Hours.ShortDays = []campaign.ShortDay{{Date: "2026-02-17", Country: "LT", Hours: []string{"09:00-11:00"}}}
	// Tuesday 10:00 to Wednesday 09:10: 1 h and 10 min worked of 23 h and 10 min.
	checkClock(t, "short day", Assess(d, exchange(d, "2026-02-17 08:00:00", "2026-02-18 07:10:00")).Answer, read{true, 83400, 4200})
}

// 36h is elapsed; 8wh are working hours; 2wd ends with the second working day
// after day 0, which is the first that closes after t0.
func TestRule4_Durations(t *testing.T) {
	d := vilnius()
	d.Campaign.Hours.Week = map[string][]string{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		d.Campaign.Hours.Week[day] = []string{"09:00-12:00", "13:00-18:00"}
	}
	for _, c := range []struct {
		rule, sent string
		target     calendar.Duration
		deadline   string  // UTC
		working    float64 // seconds of working time until then
	}{
		// Friday 13 February 16:30 and 36 h: Sunday 04:30. Worked: Friday 1.5 h.
		{"36h", "2026-02-13 14:30:00", calendar.Duration{N: 36, Unit: calendar.Hours}, "2026-02-15 02:30:00", 5400},
		// 1.5 h on Friday, Monday is a holiday, 3 h on Tuesday morning, 3.5 h after the break: 16:30.
		{"8wh", "2026-02-13 14:30:00", calendar.Duration{N: 8, Unit: calendar.WorkingHours}, "2026-02-17 14:30:00", 28800},
		// Friday is day 0, Tuesday the first, Wednesday the second: 18:00. Worked: 1.5 + 8 + 8 h.
		{"2wd", "2026-02-13 14:30:00", calendar.Duration{N: 2, Unit: calendar.WorkingDays}, "2026-02-18 16:00:00", 63000},
		// Sent when Friday closes, so that Tuesday is day 0 and Thursday the second. Worked: 3 days of 8 h.
		{"2wd from the close", "2026-02-13 16:00:00", calendar.Duration{N: 2, Unit: calendar.WorkingDays}, "2026-02-19 16:00:00", 86400},
		// Friday 27 March 17:00 (UTC+2) and 8wh: 1 h on Friday, 7 h on Monday until 17:00 (UTC+3).
		{"8wh over the night of 29 March", "2026-03-27 15:00:00", calendar.Duration{N: 8, Unit: calendar.WorkingHours}, "2026-03-30 14:00:00", 28800},
	} {
		d.Campaign.Target = c.target
		a := Assess(d, exchange(d, c.sent, c.deadline))
		if !a.Deadline.Equal(utc(c.deadline)) || a.TargetWorkingSeconds != c.working {
			t.Errorf("%s: %s after %v s of work, want %s after %v s", c.rule, a.Deadline, a.TargetWorkingSeconds, c.deadline, c.working)
		}
		if !a.OnTime {
			t.Errorf("%s: an answer at the deadline is late", c.rule)
		}
		r := exchange(d, c.sent, c.deadline)
		r.Messages[0].ReceivedAt = r.Messages[0].ReceivedAt.Add(time.Second)
		if Assess(d, r).OnTime {
			t.Errorf("%s: an answer a second after the deadline is on time", c.rule)
		}
	}
}

// A receipt before t0 by the skew of two clocks counts as no time.
func TestRule4_ReceiptBeforeT0IsNoTime(t *testing.T) {
	d := vilnius()
	checkClock(t, "a second before t0", Assess(d, exchange(d, "2026-02-17 09:30:00", "2026-02-17 09:29:59")).Reply, read{true, 0, 0})
}

// Survival: at risk = delivered.
func TestRule4_AtRiskIsWhatWasDelivered(t *testing.T) {
	d := study()
	for _, c := range []struct {
		r    Record
		want bool
	}{
		{sent(d, "a", 1, wrote("2h", "price", "time")), true},
		{sent(d, "a", 1, wrote("2h", "price")), true},
		{sent(d, "a", 1, asked("2h")), true},
		{with(sent(d, "a", 1), func(r *Record) { r.Collected = t0 }), true},
		{sent(d, "a", 1, came(audit.Uncertain, "2h")), true},
		{sent(d, "a", 1, came(audit.Challenge, "2h")), true},
		{sent(d, "a", 1), true},
		{sent(d, "a", 1, bounced("1m", "unknown_user", "5.1.1", info)), false},
		{sent(d, "a", 1, bounced("1m", "policy", "5.7.1", info)), false},
		{with(sent(d, "a", 1), func(r *Record) { r.Withdrawn = true }), false},
		{unsent(d, audit.MissedLetter), false},
		{unsent(d, audit.Rejected), false},
		{unsent(d, audit.Unknown), false},
	} {
		a := Assess(d, c.r)
		if a.Ack.Running != c.want || a.Reply.Running != c.want || a.Answer.Running != c.want {
			t.Errorf("%s: at risk %v %v %v, want %v", a.Outcome, a.Ack.Running, a.Reply.Running, a.Answer.Running, c.want)
		}
	}
}

// A clock without its event is censored at the window's end, the answer clock of
// a letter that was replied to but not answered too. Ten days hold 64 working hours.
func TestRule4_CensoredAtTheWindowsEnd(t *testing.T) {
	d := study()
	a := Assess(d, sent(d, "a", 1, wrote("2h", "price")))
	checkClock(t, "reply", a.Reply, read{true, 2 * hour, 2 * hour})
	checkClock(t, "answer", a.Answer, read{false, 240 * hour, 64 * hour})
	if !a.Answer.At.Equal(a.T0.Add(240 * time.Hour)) {
		t.Errorf("censored at %s", a.Answer.At)
	}
}

// Assumed hours are flagged, unless the company, its country or the campaign states them.
func TestRule4_AssumedHoursAreFlagged(t *testing.T) {
	week := map[string][]string{"mon": {"09:00-17:00"}}
	for _, c := range []struct {
		rule   string
		change func(*campaign.Campaign)
		want   bool
	}{
		{"nothing was said", func(c *campaign.Campaign) { c.Hours.Assumed = true }, true},
		{"the campaign says", func(c *campaign.Campaign) { c.Hours.Assumed = false }, false},
		{"the company says", func(c *campaign.Campaign) { c.Hours.Assumed, c.Companies[0].Hours = true, week }, false},
		{"the country says", func(c *campaign.Campaign) {
			c.Hours.Assumed, c.Hours.Countries = true, map[string]map[string][]string{"GB": week}
		}, false},
		{"another country says", func(c *campaign.Campaign) {
			c.Hours.Assumed, c.Hours.Countries = true, map[string]map[string][]string{"BY": week}
		}, true},
	} {
		d := study()
		c.change(d.Campaign)
		if got := Assess(d, sent(d, "a", 1)).AssumedHours; got != c.want {
			t.Errorf("%s: assumed %v, want %v", c.rule, got, c.want)
		}
	}
}

// Targets for the acknowledgement and the first reply, and what the company promises.
func TestRule4_TargetsAndPromise(t *testing.T) {
	d := study()
	d.Campaign.Targets = campaign.Targets{
		Acknowledgement: calendar.Duration{N: 1, Unit: calendar.Hours},
		Reply:           calendar.Duration{N: 4, Unit: calendar.WorkingHours}, // Monday 14:00
	}
	d.Campaign.Companies[0].Promise = calendar.Duration{N: 1, Unit: calendar.WorkingDays} // Tuesday 17:00, 31 h
	for _, c := range []struct {
		rule             string
		r                Record
		ack, reply, kept bool
	}{
		{"at each deadline but one", sent(d, "a", 1, came(audit.Acknowledgement, "1h"), wrote("4h", "price")), true, true, true},
		{"a second late", sent(d, "a", 1, came(audit.Acknowledgement, "1h1s"), wrote("4h1s", "price")), false, false, true},
		{"at the end of the promise", sent(d, "a", 1, wrote("31h", "price")), false, false, true},
		{"after the promise", sent(d, "a", 1, wrote("31h1s", "price")), false, false, false},
		{"an acknowledgement keeps no promise", sent(d, "a", 1, came(audit.Acknowledgement, "1m")), true, false, false},
		{"silent", sent(d, "a", 1), false, false, false},
	} {
		a := Assess(d, c.r)
		if a.AckOnTime != c.ack || a.ReplyOnTime != c.reply || a.PromiseKept != c.kept || a.PromiseSeconds != 31*hour {
			t.Errorf("%s: acknowledged in time %v, replied in time %v, promise of %v s kept %v; want %v, %v, %v",
				c.rule, a.AckOnTime, a.ReplyOnTime, a.PromiseSeconds, a.PromiseKept, c.ack, c.reply, c.kept)
		}
	}
	d = study()
	if a := Assess(d, sent(d, "a", 1, came(audit.Acknowledgement, "0s"), wrote("0s", "price"))); a.AckOnTime || a.ReplyOnTime || a.PromiseKept || a.PromiseSeconds != 0 {
		t.Errorf("without targets and promise: %v %v %v %v", a.AckOnTime, a.ReplyOnTime, a.PromiseKept, a.PromiseSeconds)
	}
}
