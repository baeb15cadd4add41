package report

import (
	"html/template"
	"slices"

	"replyaudit/internal/analysis"
)

// Method is the section on how letters were sent, timed and counted.
type Method struct {
	Head       string
	Paragraphs []template.HTML
	Hours      template.HTML
	Assumed    string
	Basis      template.HTML
	Flow       Table
	Further    Table
	Exceptions []string
}

// Table is a plain table: a first column of words, then numbers.
type Table struct {
	Title Title
	Heads []string // after the first
	First string   // head of the first column
	Rows  []Row
	Note  string
}

// Row is a row of a plain table.
type Row struct {
	Class string // "", in (indented), tot (total), grp (a group's name alone), you (the client)
	Name  string
	Cells []string
}

func (b *builder) method() Method {
	c := b.m.Campaign
	m := Method{
		Head: b.say("method.head"),
		Paragraphs: []template.HTML{
			b.markup("method.delivered"), b.markup("method.answered", b.length(c.Target)), b.markup("method.denominators"),
		},
		Hours:      b.markup("method.hours"),
		Basis:      b.markup("method.basis", b.name("basis", c.Authorisation.Basis)),
		Flow:       b.flow(),
		Exceptions: b.exceptions(),
	}
	if b.m.Reminded > 0 {
		m.Paragraphs = append(m.Paragraphs, b.markup("method.reminder", b.count("count.letters", b.m.Reminded)))
	}
	if b.m.FollowUp.Delivered.N > 0 {
		m.Paragraphs = append(m.Paragraphs, b.markup("method.follow_up"))
	}
	m.Paragraphs = append(m.Paragraphs, b.clockError())
	if p := b.m.Placed; p.N() > 0 {
		m.Paragraphs = append(m.Paragraphs, b.markup("method.controls", b.count("count.letters", p.N()), b.integer(p.Inbox), b.integer(p.Junk), b.integer(p.Missing)))
	}
	m.Paragraphs = append(m.Paragraphs, b.checkedMethod())
	m.Further = b.further()
	if slices.ContainsFunc(c.Companies, c.AssumedHours) {
		m.Assumed = b.say("method.hours.assumed")
	}
	return m
}

// clockError states the error of the times, as far as it was measured.
func (b *builder) clockError() template.HTML {
	e := b.m.ClockError
	if len(e.Measured) == 0 {
		return b.markup("method.clocks.none")
	}
	first, last := e.Measured[0].At, e.Measured[0].At
	for _, m := range e.Measured[1:] {
		if m.At.Before(first) {
			first = m.At
		}
		if m.At.After(last) {
			last = m.At
		}
	}
	sign := func(seconds float64) string {
		text := b.decimal(seconds, 1)
		if seconds > 0 {
			text = "+" + text
		}
		return text
	}
	text := b.markup("method.clocks", b.days(first, last), b.decimal(e.Delay.Lo, 1), b.decimal(e.Delay.Hi, 1), sign(e.Skew.Lo), sign(e.Skew.Hi))
	if rest := e.Mailboxes - len(e.Measured); rest > 0 {
		text += " " + b.pluralMarkup("method.clocks.rest", rest, b.integer(rest), b.integer(e.Mailboxes))
	}
	return text
}

// flow lays the flow table out with one column for each arm.
func (b *builder) flow() Table {
	columns := b.m.Flow
	if len(columns) == 2 { // one country is all
		columns = columns[:1]
	}
	t := Table{First: b.say("flow.outcome"), Note: b.say("method.silence")}
	unit := b.say("flow.unit")
	for _, f := range append(columns[1:len(columns):len(columns)], columns[0]) {
		head := b.say("flow.all")
		if f.Group != "all" {
			head = b.name(f.Group, f.Level)
			unit = b.say("flow.unit.by", b.name("by", f.Group))
		}
		t.Heads = append(t.Heads, head)
	}
	t.Title = b.table(b.say("flow.title", b.count("count.letters", columns[0].Assigned)), unit)
	for _, line := range flowLines() {
		row := Row{Class: line.class, Name: b.say("flow." + line.key)}
		for _, f := range append(columns[1:len(columns):len(columns)], columns[0]) {
			row.Cells = append(row.Cells, b.orDash(line.value(f)))
		}
		if line.always || line.value(columns[0]) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

type flowLine struct {
	key, class string
	always     bool
	value      func(analysis.Flow) int
}

func flowLines() []flowLine {
	return []flowLine{
		{"assigned", "", true, func(f analysis.Flow) int { return f.Assigned }},
		{"withdrawn", "in", false, func(f analysis.Flow) int { return f.Withdrawn }},
		{"no_address", "in", false, func(f analysis.Flow) int { return f.NoAddress }},
		{"missed", "in", true, func(f analysis.Flow) int { return f.Missed }},
		{"not_sent", "in", true, func(f analysis.Flow) int { return f.NotSent }},
		{"unknown", "in", true, func(f analysis.Flow) int { return f.Unknown }},
		{"refused", "in", true, func(f analysis.Flow) int { return f.Refused }},
		{"undeliverable", "in", true, func(f analysis.Flow) int { return f.Undeliverable }},
		{"mailbox_full", "in", false, func(f analysis.Flow) int { return f.MailboxFull }},
		{"open", "in", false, func(f analysis.Flow) int { return f.Open }},
		{"analysed", "tot", true, func(f analysis.Flow) int { return f.Analysed }},
		{"replied", "in", true, func(f analysis.Flow) int { return f.Replied }},
		{"asked_back", "in", false, func(f analysis.Flow) int { return f.AskedBack }},
		{"pending", "in", true, func(f analysis.Flow) int { return f.Pending }},
		{"uncollected", "in", false, func(f analysis.Flow) int { return f.Uncollected }},
		{"challenged", "in", false, func(f analysis.Flow) int { return f.Challenged }},
		{"silent", "in", true, func(f analysis.Flow) int { return f.Silent }},
	}
}

// orDash writes none as an en dash.
func (b *builder) orDash(n int) string {
	if n == 0 {
		return "–"
	}
	return b.integer(n)
}

func (b *builder) exceptions() []string {
	f, r := b.m.Facts, b.m.Review
	var out []string
	add := func(key, of string, n int) {
		if n > 0 {
			out = append(out, b.plural(key, n, b.count(of, n)))
		}
	}
	letters := func(key string, n int) { add(key, "count.letters", n) }
	messages := func(key string, n int) { add(key, "count.messages", n) }
	all := b.m.Flow[0]
	letters("exc.missed", all.Missed)
	letters("exc.not_sent", all.NotSent)
	letters("exc.no_address", all.NoAddress)
	letters("exc.unknown", all.Unknown)
	letters("exc.uncertain", f.UncertainStarts)
	messages("exc.receipt", f.ReceiptFlags)
	letters("exc.disputed", f.Disputed)
	letters("exc.forwarding", f.BrokenForwarding)
	letters("exc.bounced", f.BouncedAfterReply)
	letters("exc.doubtful", b.m.Placed.Doubtful)
	letters("exc.late", f.Late)
	letters("exc.withdrawn", f.Withdrawn)
	messages("exc.overridden", r.Overridden)
	messages("exc.review", r.Messages)
	messages("exc.unread", r.Unread)
	messages("exc.unmatched", r.Unmatched)
	messages("exc.foreign", r.Foreign)
	if len(out) == 0 {
		out = append(out, b.say("exc.none"))
	}
	return out
}
