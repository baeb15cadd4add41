package report

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/mask"
)

// Letter is one enquiry in full: what was asked, what happened, what came back,
// and its score item by item.
type Letter struct {
	Number  string
	Client  bool
	Line    Timeline
	Asked   Mail
	Came    *Mail  // nil when nothing of substance came
	Nothing string // why Came is nil; beside Came, that a reminder was needed
	Score   *ScoreTable
}

// Mail is a letter as it is quoted.
type Mail struct {
	From, To, Received string
	Language           string // of the words
	Subject            []mask.Piece
	Body               []Run
	FromPieces         []mask.Piece
	Evidence           string // name of the message in the evidence, "" where its bytes are unknown
}

// Timeline is the drawing of an enquiry and its table.
type Timeline struct {
	Title       Title
	ID          string // of the drawing's title; its description has the same with -d
	Description string // the events in words
	Table       string
	Work        []Bar // Before = where a span begins, Width = how wide it is
	Days        []Tick
	Elapsed     []Tick // time since the letter was sent
	Events      []TimelineEvent
	Closes      string
}

// TimelineEvent is one event in the drawing and the table.
type TimelineEvent struct {
	Number, X, When, What, Elapsed, Working string
	Company                                 bool
}

func (b *builder) letter(n int, e *analysis.Enquiry) Letter {
	number := b.integer(n + 1)
	l := Letter{Number: number, Client: e.Target.Client, Line: b.timeline(number, e)}
	l.Asked = Mail{
		Language: e.Language, FromPieces: b.quote(b.persona(e)), To: b.mask.Plain(e.Letter.To), Evidence: b.exhibit(e.Letter.SHA256),
		Subject: b.quote(e.Letter.Subject), Body: b.runs(e.Letter.Body, nil),
	}
	if e.First < 0 {
		l.Nothing = b.cameNothing(e)
	}
	if whole := e.Whole(); e.OnlyReminded() {
		e = &whole // what came after all is shown and graded, below the words that say when
	}
	if e.First < 0 {
		return l
	}
	m := &e.Messages[e.First]
	marks := b.evidence(e)
	l.Came = &Mail{
		Language: spoken(e, e.First), FromPieces: b.quote(sender(m)), Received: b.moment(m.ReceivedAt.In(b.m.Location(e.Company))), Evidence: b.exhibit(m.SHA256),
		Subject: b.quote(m.Subject), Body: b.runs(m.Decision.Parts.Visible, marks),
	}
	if e.Scored {
		l.Score = b.scoreTable(number, e, marks)
	}
	return l
}

// persona is the name of the invented customer who wrote.
func (b *builder) persona(e *analysis.Enquiry) string {
	for _, p := range b.m.Campaign.Personas {
		if p.Key == e.Persona {
			return p.First + " " + p.Last
		}
	}
	return ""
}

// spoken is the language of a message as it was read, else that of the letter which
// it answers.
func spoken(e *analysis.Enquiry, message int) string {
	if message < 0 {
		return e.Language
	}
	return cmp.Or(e.Messages[message].Decision.Reading.Language, e.Language)
}

// sender is who wrote: the name and address of the From field.
func sender(m *analysis.Message) string {
	return strings.TrimSpace(m.FromName + " <" + m.From + ">")
}

// dodge keeps two marks of one row from lying on each other, as a share of the width.
const dodge = 0.028

func (b *builder) timeline(number string, e *analysis.Enquiry) Timeline {
	zone := b.m.Location(e.Company)
	entries := b.m.Timeline(e)
	t := Timeline{
		Title: b.figure(b.say("line.title", number, e.Script), b.say("line.unit")), Table: b.say("line.table", number),
		ID: "line-" + b.mask.CompanyKey(e.Company) + "-" + number,
	}
	from, to := b.frame(e, entries, zone)
	share := func(at time.Time) float64 { return at.Sub(from).Seconds() / to.Sub(from).Seconds() }
	for _, s := range b.m.WorkingSpans(e.Company, from, to) {
		t.Work = append(t.Work, Bar{Before: at(share(s.Start)), Width: at(share(s.End) - share(s.Start))})
	}
	days := int(to.Sub(from).Hours()/24 + 0.5)
	every := 1 + days/7
	for i, day := 0, from; day.Before(to); i, day = i+1, day.AddDate(0, 0, 1) {
		tick := Tick{At: at(share(day))}
		if i%every == 0 && days-i >= every { // else the words would stand beyond the edge
			tick.Text = b.day(day)
		}
		t.Days = append(t.Days, tick)
	}
	last := map[bool]float64{false: -1, true: -1}
	for _, x := range entries {
		if x.Kind == "window" && x.At.After(to) {
			t.Closes = b.say("line.closes", b.moment(x.At.In(zone)))
		}
		v := TimelineEvent{
			Number: b.integer(len(t.Events) + 1), When: b.moment(x.At.In(zone)), What: b.eventName(e, x),
			Elapsed: b.duration(x.Seconds), Working: b.duration(x.WorkingSeconds), Company: x.Message >= 0,
		}
		if !x.At.After(to) {
			place := max(share(x.At), last[v.Company]+dodge)
			last[v.Company] = place
			v.X = at(place)
		}
		t.Events = append(t.Events, v)
	}
	t.Elapsed, t.Description = b.elapsed(e.T0, to, share), b.told(t.Events)
	return t
}

// elapsed are the marks of the time since a letter was sent, at most six behind the first.
func (b *builder) elapsed(t0, to time.Time, share func(time.Time) float64) []Tick {
	whole, step := to.Sub(t0), time.Duration(0)
	for _, hours := range []int{1, 2, 4, 6, 12, 24, 48, 96, 120, 240} {
		if step = time.Duration(hours) * time.Hour; whole <= 6*step {
			break
		}
	}
	step *= max(1, (whole+6*step-1)/(6*step))
	unit, one := "unit.h", time.Hour
	if step%(24*time.Hour) == 0 && whole > 48*time.Hour {
		unit, one = "unit.d", 24*time.Hour
	}
	ticks := []Tick{{at(share(t0)), "0"}}
	for past := step; past <= whole-step/3; past += step {
		ticks = append(ticks, Tick{at(share(t0.Add(past))), b.integer(int(past/one)) + nbsp + b.say(unit)})
	}
	return ticks
}

// told are the events of a timeline in words, for those who cannot see the drawing.
func (b *builder) told(events []TimelineEvent) string {
	var all []string
	for _, v := range events {
		all = append(all, b.say("line.event", v.Number, v.When, v.What))
	}
	return strings.Join(all, "; ") + "."
}

// frame is the whole local days from the letter to the last thing that happened.
func (b *builder) frame(e *analysis.Enquiry, entries []analysis.Entry, zone *time.Location) (from, to time.Time) {
	midnight := func(t time.Time) time.Time {
		l := t.In(zone)
		return time.Date(l.Year(), l.Month(), l.Day(), 0, 0, 0, 0, zone)
	}
	last, heard := e.T0, false
	for _, x := range entries {
		talk := !x.Answers.Measured() // never measured, and long after
		if x.Message >= 0 && !talk && x.At.After(last) {
			last, heard = x.At, true
		}
	}
	if !heard {
		last = e.WindowEnd
	}
	return midnight(e.T0), midnight(last).AddDate(0, 0, 1)
}

func (b *builder) eventName(e *analysis.Enquiry, x analysis.Entry) string {
	key := "event." + x.Kind
	switch {
	case x.Kind == string(audit.Acknowledgement):
		if ack := e.Messages[x.Message].Decision.Verdict.Ack; ack != nil && ack.PromisesDeadline {
			key += ".deadline"
		}
	case x.Graded && x.Completes && analysis.HasReply(e.Outcome):
		key = "event.reply.complete"
	case x.Graded && analysis.HasReply(e.Outcome):
		key = "event.reply"
	case x.Completes:
		key = "event.complete"
	}
	switch name := b.say(key); {
	case x.After:
		return b.say("event.after", name)
	case x.Answers == audit.FollowUp, !x.Answers.Measured():
		return b.say("event.answers", name, b.say("letter."+string(x.Answers)))
	default:
		return name
	}
}

// Run is a stretch of quoted text in one style.
type Run struct {
	Text   string
	Masked bool
	Style  string // "" = unmarked; met, partly, missed
	Number string // printed after the run, "" = none
}

// runs cuts a text at the edges of its marks and masks. A mask is never cut: it
// belongs to the mark in which it begins.
func (b *builder) runs(text string, marks []mark) []Run {
	text, cut := head(text, mostQuoted)
	masks := b.mask.Spans(text)
	edges := []int{0, len(text)}
	for _, m := range marks {
		edges = append(edges, min(m.start, len(text)), min(m.end, len(text)))
	}
	for _, s := range masks {
		edges = append(edges, s.Start, s.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var runs []Run
	for i := 0; i+1 < len(edges); i++ {
		from, to := edges[i], edges[i+1]
		run := Run{Text: mask.Visible(text[from:to])}
		for _, s := range masks {
			if from >= s.Start && to <= s.End {
				run.Masked, run.Text = true, s.Label
				if from > s.Start { // the label stands at the beginning of the mask alone
					run.Text = ""
				}
			}
		}
		for _, m := range marks {
			if from >= m.start && to <= m.end {
				run.Style = m.style
				if to == m.end {
					run.Number = b.integer(m.number)
				}
			}
		}
		if run.Text != "" || run.Number != "" {
			runs = append(runs, run)
		}
	}
	if cut > 0 {
		runs = append(runs, Run{Text: b.plural("mail.cut", cut, b.integer(cut)), Masked: true})
	}
	return runs
}

// How much of a text is printed, in characters: whoever sends a book must not
// make a book of the report. The database keeps the whole; the CSV files have quotations only.
const (
	mostQuoted = 20_000 // of a letter
	mostCited  = 600    // of a quotation among our own words
)

// head is the beginning of a text, and how many characters it leaves out.
func head(text string, most int) (string, int) {
	if len(text) <= most {
		return text, 0
	}
	n := 0
	for i := range text {
		if n == most {
			return text[:i], utf8.RuneCountInString(text[i:])
		}
		n++
	}
	return text, 0
}

// quote is a stranger's words among our own: masked, and cut where they are long.
func (b *builder) quote(text string) []mask.Piece {
	text, cut := head(text, mostCited)
	if cut > 0 {
		text += "…"
	}
	return b.mask.Pieces(text)
}
