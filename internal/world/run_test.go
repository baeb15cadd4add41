package world

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
)

const demoSeed = 20260302

// TestHabits runs the whole demo and checks for every habit what the truth
// says of its letters.
func TestHabits(t *testing.T) {
	type want struct {
		outcome  audit.Outcome
		classes  string // of the messages, in order
		ack, out bool
		answered int
	}
	wants := map[string]want{
		"quick_complete":            {audit.Answered, "human", false, false, 2},
		"slow_complete":             {audit.Answered, "human", false, false, 2},
		"one_of_two":                {audit.Replied, "human", false, false, 1},
		"two_messages":              {audit.Answered, "human human", false, false, 2},
		"ack_then_answer":           {audit.Answered, "acknowledgement human", true, false, 2},
		"ack_only":                  {audit.Silent, "acknowledgement", true, false, 0},
		"ack_no_headers":            {audit.Silent, "acknowledgement", true, false, 0},
		"out_of_office_then_answer": {audit.Answered, "out_of_office human", false, true, 2},
		"out_of_office_only":        {audit.Silent, "out_of_office", false, true, 0},
		"bounce_unknown_user":       {audit.Undeliverable, "bounce", false, false, 0},
		"bounce_full":               {audit.Undeliverable, "bounce", false, false, 0},
		"bounce_non_dsn":            {audit.Undeliverable, "bounce", false, false, 0},
		"policy_refusal":            {audit.Refused, "bounce", false, false, 0},
		"rejected_at_rcpt":          {audit.NotSent, "", false, false, 0},
		"delay_then_answer":         {audit.Answered, "delay human", false, false, 2},
		"silence":                   {audit.Silent, "", false, false, 0},
		"other_address_new_thread":  {audit.Answered, "human", false, false, 2},
		"deflect":                   {audit.Replied, "human", false, false, 0},
		"clarify":                   {audit.AskedBack, "human", false, false, 0},
		"wrong_language":            {audit.Answered, "human", false, false, 2},
		"late":                      {audit.Silent, "human", false, false, 0},
		"helpdesk_ticket":           {audit.Answered, "human", false, false, 2},
		"junk":                      {audit.Answered, "human", false, false, 2},
		"newsletter":                {audit.Silent, "marketing", false, false, 0},
		"challenge":                 {audit.Challenged, "challenge", false, false, 0},
		"attachment":                {audit.PendingReview, "human", false, false, 0},
	}
	c, truth, _, refused := run(t, demoSeed)
	seen := map[string]int{}
	for _, tr := range truth {
		seen[tr.Habit]++
		var classes []string
		for _, m := range tr.Messages {
			classes = append(classes, string(m.Class))
		}
		got := want{tr.Outcome, strings.Join(classes, " "), tr.Acknowledged, tr.OutOfOffice, len(tr.Answered)}
		if got != wants[tr.Habit] {
			t.Errorf("%s, habit %s: %+v, want %+v", tr.Company, tr.Habit, got, wants[tr.Habit])
		}
		if tr.Late != (tr.Habit == "late") || tr.Delayed != (tr.Habit == "delay_then_answer") {
			t.Errorf("%s, habit %s: late %v, delayed %v", tr.Company, tr.Habit, tr.Late, tr.Delayed)
		}
		if (tr.Outcome == audit.Answered) != (!tr.AnswerAt.IsZero() && !tr.AnswerAt.Before(tr.ReplyAt) && tr.AnswerAt.After(tr.AcceptedAt)) {
			t.Errorf("%s: outcome %s with reply at %v and answer at %v", tr.Company, tr.Outcome, tr.ReplyAt, tr.AnswerAt)
		}
	}
	for _, h := range Habits() {
		if h != "no_address" && seen[h] == 0 {
			t.Errorf("habit %s did not occur", h)
		}
	}
	for _, company := range c.Companies {
		if h := company.Fields["habit"]; (h == "no_address") != (company.Address == "") || (h == "rejected_at_rcpt") != (refused[company.Key] != nil) {
			t.Errorf("%s, habit %s: address %q, refusal %v", company.Key, h, company.Address, refused[company.Key])
		}
	}
}

func TestWrongAnswers(t *testing.T) {
	c, truth, _, _ := run(t, demoSeed)
	got := map[string][]string{}
	for _, tr := range truth {
		if len(tr.Wrong) > 0 {
			got[tr.Company] = tr.Wrong
		}
	}
	want := map[string][]string{}
	for _, company := range c.Companies {
		if q := company.Fields["wrong"]; q != "" {
			want[company.Key] = []string{q}
		}
	}
	if len(want) < 3 || !reflect.DeepEqual(got, want) {
		t.Errorf("wrong answers %v, want %v", got, want)
	}
}

// TestMailboxes compares what IMAP shows with the truth: every message at its
// instant, in its folder, and nothing else.
func TestMailboxes(t *testing.T) {
	c, truth, items, _ := run(t, demoSeed)
	zones := map[string]string{}
	for _, company := range c.Companies {
		zones[company.Key] = company.Zone
	}
	byID := map[string]mailItem{}
	for i, it := range items {
		if i > 0 && it.UID > 1 && it.At.Before(items[i-1].At) {
			t.Errorf("%s of %s: message %d arrived before the one above it", it.Folder, it.Account, it.UID)
		}
		byID[strings.Trim(parse(t, it).Header.Get("Message-ID"), "<>")] = it
	}
	expected := 0
	for _, tr := range truth {
		for _, m := range tr.Messages {
			expected++
			it, ok := byID[m.MessageID]
			if !ok {
				t.Errorf("%s: message %s is nowhere", tr.Company, m.MessageID)
				continue
			}
			if !it.At.Equal(m.At) || it.Folder != m.Folder || (it.Folder == Junk) != (tr.Habit == "junk") {
				t.Errorf("%s, habit %s: in %s at %v, want %s at %v", tr.Company, tr.Habit, it.Folder, it.At, m.Folder, m.At)
			}
			checkTrace(t, it)
			checkWorkingTime(t, tr, m, zones[tr.Company])
		}
	}
	if len(items) != expected || len(byID) != expected {
		t.Errorf("%d messages with %d ids in the mailboxes, want %d", len(items), len(byID), expected)
	}
}

func parse(t *testing.T, it mailItem) *mail.Message {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(it.Raw))
	if err != nil {
		t.Fatalf("%s/%s/%d: %v", it.Account, it.Folder, it.UID, err)
	}
	return m
}

// checkTrace compares the topmost Received and Date with the arrival.
func checkTrace(t *testing.T, it mailItem) {
	t.Helper()
	h := parse(t, it).Header
	top := h["Received"][0]
	at, err := mail.ParseDate(strings.TrimSpace(top[strings.LastIndex(top, ";")+1:]))
	if err != nil || !at.Equal(it.At) {
		t.Errorf("message %d of %s: Received at %v (%v), arrived at %v", it.UID, it.Account, at, err, it.At)
	}
	if date, err := h.Date(); err != nil || date.After(it.At) || it.At.Sub(date) > 10*time.Second {
		t.Errorf("message %d of %s: Date %v (%v), arrived at %v", it.UID, it.Account, date, err, it.At)
	}
}

// checkWorkingTime: people write from nine to six on working days; 11 March is
// a holiday in Lithuania.
func checkWorkingTime(t *testing.T, tr Truth, m Message, zone string) {
	t.Helper()
	if m.Class != audit.Human {
		return
	}
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at := m.At.In(loc)
	closed := at.Weekday() == time.Saturday || at.Weekday() == time.Sunday || zone == "Europe/Vilnius" && at.Format(time.DateOnly) == "2026-03-11"
	if minutes := 60*at.Hour() + at.Minute(); closed || minutes < 9*60 || minutes > 18*60 {
		t.Errorf("%s answered at %v", tr.Company, at)
	}
}

// TestSameSeedSameBytes runs the demo twice; a third run has another seed.
func TestSameSeedSameBytes(t *testing.T) {
	_, truth1, items1, _ := run(t, demoSeed)
	_, truth2, items2, _ := run(t, demoSeed)
	if !reflect.DeepEqual(items1, items2) || !reflect.DeepEqual(truth1, truth2) {
		t.Error("the same seed gave other mail")
	}
	if _, _, items3, _ := run(t, demoSeed+1); reflect.DeepEqual(items1, items3) {
		t.Error("another seed gave the same mail")
	}
}

// leaf is one part of a message without parts of its own, decoded.
type leaf struct {
	mediaType, charset string
	text               string
}

// leaves walks the MIME structure with the standard library.
func leaves(t *testing.T, h textproto.MIMEHeader, body io.Reader) []leaf {
	t.Helper()
	mediaType, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if h.Get("Content-Type") == "" {
		mediaType, err = "text/plain", nil
	}
	if err != nil {
		t.Fatalf("Content-Type %q: %v", h.Get("Content-Type"), err)
	}
	if strings.HasPrefix(mediaType, "multipart/") {
		var all []leaf
		for r := multipart.NewReader(body, params["boundary"]); ; {
			p, err := r.NextRawPart()
			if err == io.EOF {
				return all
			}
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, leaves(t, p.Header, p)...)
		}
	}
	switch h.Get("Content-Transfer-Encoding") {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	raw, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	if e := charsetOf(params["charset"]); e != nil {
		if text, err = e.NewDecoder().String(text); err != nil {
			t.Fatal(err)
		}
	}
	return []leaf{{mediaType, strings.ToLower(params["charset"]), strings.ReplaceAll(text, "\r\n", "\n")}}
}

// TestReports reads the delivery reports by RFC 3464.
func TestReports(t *testing.T) {
	_, truth, items, _ := run(t, demoSeed)
	letters := map[string]Truth{}
	for _, tr := range truth {
		for _, m := range tr.Messages {
			letters[m.MessageID] = tr
		}
	}
	found := map[string]int{}
	for _, it := range items {
		m := parse(t, it)
		if !strings.HasPrefix(m.Header.Get("Content-Type"), "multipart/report") {
			continue
		}
		if _, params, err := mime.ParseMediaType(m.Header.Get("Content-Type")); err != nil || params["report-type"] != "delivery-status" {
			t.Errorf("Content-Type %q (%v)", m.Header.Get("Content-Type"), err)
		}
		tr := letters[strings.Trim(m.Header.Get("Message-ID"), "<>")]
		parts := leaves(t, textproto.MIMEHeader(m.Header), m.Body)
		if len(parts) != 3 || parts[1].mediaType != "message/delivery-status" {
			t.Fatalf("%s: parts %v", tr.Habit, parts)
		}
		r := textproto.NewReader(bufio.NewReader(strings.NewReader(parts[1].text)))
		if _, err := r.ReadMIMEHeader(); err != nil {
			t.Fatal(err)
		}
		recipient, err := r.ReadMIMEHeader()
		if err != nil && !errors.Is(err, io.EOF) {
			t.Fatal(err)
		}
		want := map[string][2]string{
			"bounce_unknown_user": {"failed", "5.1.1"}, "bounce_full": {"failed", "5.2.2"},
			"policy_refusal": {"failed", "5.7.1"}, "delay_then_answer": {"delayed", "4.4.1"},
		}[tr.Habit]
		if got := [2]string{recipient.Get("Action"), recipient.Get("Status")}; got != want {
			t.Errorf("%s: %v, want %v", tr.Habit, got, want)
		}
		if recipient.Get("Final-Recipient") != "rfc822; "+tr.To || !strings.Contains(parts[2].text, "Message-ID: <"+tr.MessageID+">") {
			t.Errorf("%s: report for %s with original\n%s", tr.Habit, recipient.Get("Final-Recipient"), parts[2].text)
		}
		found[tr.Habit]++
	}
	if len(found) != 4 {
		t.Errorf("reports of %v, want four habits", found)
	}
}

// TestShapes decodes every reply of a person, looks for the values in it, and
// counts the charsets and mail programs that occur.
func TestShapes(t *testing.T) {
	c, truth, items, _ := run(t, demoSeed)
	companies := map[string]campaign.Company{}
	for _, company := range c.Companies {
		companies[company.Key] = company
	}
	texts, charsets := map[string]string{}, map[string]bool{}
	for _, it := range items {
		m := parse(t, it)
		for _, l := range leaves(t, textproto.MIMEHeader(m.Header), m.Body) {
			texts[strings.Trim(m.Header.Get("Message-ID"), "<>")] += l.text
			charsets[l.charset] = true
		}
	}
	for _, tr := range truth {
		for _, m := range tr.Messages {
			if m.Class != audit.Human {
				continue
			}
			text := texts[m.MessageID]
			if strings.ContainsAny(text, "\ufffd\x1a") || strings.Contains(text, "{{") || strings.Contains(text, "<no value>") {
				t.Errorf("%s: spoilt text\n%s", tr.Company, text)
			}
			if slices.Contains(m.Answers, "price") && !slices.Contains(tr.Wrong, "price") {
				whole, _, _ := strings.Cut(strings.TrimLeft(companies[tr.Company].Fields["price"], "£"), ".")
				whole, _, _ = strings.Cut(whole, ",")
				if !strings.Contains(text, whole) {
					t.Errorf("%s: no %s in\n%s", tr.Company, whole, text)
				}
			}
		}
	}
	for _, charset := range []string{"utf-8", "windows-1257", "iso-8859-13", "koi8-r", "windows-1251"} {
		if !charsets[charset] {
			t.Errorf("nobody writes in %s", charset)
		}
	}
	all := string(bytes.Join(raws(items), nil))
	for _, mark := range []string{"gmail_quote", "moz-cite-prefix", "Apple Mail", "WordSection1", "Mail.Ru Android", "Yamail", "The Bat!", "Roundcube", "Zendesk", "OTRS", "Mailbox Rules Agent", "BoxTrapper"} {
		if !strings.Contains(all, mark) {
			t.Errorf("no message bears %q", mark)
		}
	}
}

func raws(items []mailItem) [][]byte {
	var all [][]byte
	for _, it := range items {
		all = append(all, it.Raw)
	}
	return all
}

// TestAnswersDiffer: no two companies answer in the same words, numbers and
// names apart, so that only a true template looks like one.
func TestAnswersDiffer(t *testing.T) {
	c, truth, items, _ := run(t, demoSeed)
	names := map[string]string{}
	for _, company := range c.Companies {
		names[company.Key] = company.Name
	}
	masked := regexp.MustCompile(`\d+`)
	addresses := mail.AddressParser{WordDecoder: &mime.WordDecoder{CharsetReader: func(charset string, r io.Reader) (io.Reader, error) {
		return charsetOf(charset).NewDecoder().Reader(r), nil
	}}}
	texts := map[string]string{}
	for _, it := range items {
		m := parse(t, it)
		first := leaves(t, textproto.MIMEHeader(m.Header), m.Body)[0].text
		from, err := addresses.ParseList(m.Header.Get("From"))
		if err != nil {
			t.Fatal(err)
		}
		lines := slices.DeleteFunc(strings.Split(first, "\n"), func(l string) bool { return strings.HasPrefix(l, ">") })
		own, _, _ := strings.Cut(strings.Join(lines, "\n"), cmp.Or(from[0].Name, "-- "))
		texts[strings.Trim(m.Header.Get("Message-ID"), "<>")] = strings.TrimSpace(own)
	}
	by := map[string]string{}
	for _, tr := range truth {
		for _, m := range tr.Messages {
			if m.Class != audit.Human || len(m.Answers) == 0 {
				continue
			}
			text := masked.ReplaceAllString(strings.ReplaceAll(texts[m.MessageID], names[tr.Company], "#"), "#")
			if other, twice := by[text]; twice || text == "" {
				t.Errorf("%s and %s both write %q", tr.Company, other, text)
			}
			by[text] = tr.Company
		}
	}
}

// TestAnyCampaign rehearses a campaign that says nothing of habits, with
// questions that the world has never heard of and no keys.
func TestAnyCampaign(t *testing.T) {
	c := demo(t)
	for i := range c.Companies {
		delete(c.Companies[i].Fields, "habit")
		delete(c.Companies[i].Fields, "wrong")
	}
	expects := []string{"money", "date", "duration", "hours", "yes_no", "person", "phone", "url", "free"}
	for i := range c.Scripts {
		for lang := range c.Scripts[i].Questions {
			var qs []grade.Question
			for _, e := range expects {
				qs = append(qs, grade.Question{ID: "q-" + e, Text: "?", Expects: e})
			}
			c.Scripts[i].Questions[lang] = qs
		}
	}
	all := posts(c)
	clk := clock.NewVirtual(all[0].at)
	w := start(t, c, clk, 1)
	for i, p := range all {
		clk.AdvanceTo(p.at)
		if err := submit(t, c, w, address(c, p.persona), p.persona.Mailbox, p.company.Address, compose(t, c, p, "any-"+string(rune('a'+i%26))+p.company.Key)); err != nil {
			t.Fatalf("%s: %v", p.company.Key, err)
		}
	}
	outcomes := map[audit.Outcome]int{}
	for _, tr := range w.Truth() {
		outcomes[tr.Outcome]++
		if tr.Outcome == audit.Answered && len(tr.Answered) != len(expects) {
			t.Errorf("%s: answered %v of %v", tr.Company, tr.Answered, expects)
		}
	}
	for _, o := range []audit.Outcome{audit.Answered, audit.Replied, audit.Silent, audit.Undeliverable} {
		if outcomes[o] == 0 {
			t.Errorf("no letter is %s: %v", o, outcomes)
		}
	}
}
