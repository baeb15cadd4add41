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

// TestHabits runs the openings of the whole demo and checks for every habit what
// the truth says of them.
func TestHabits(t *testing.T) {
	type want struct {
		outcome  audit.Outcome
		classes  string // of the messages, in order
		flags    string
		answered int
		contacts int
		sender   string
	}
	wants := map[string]want{
		"quick_complete":            {audit.Answered, "human", "", 2, 1, "same_address"},
		"slow_complete":             {audit.Answered, "human", "", 2, 1, "same_address"},
		"one_of_two":                {audit.Replied, "human", "", 1, 1, "same_address"},
		"two_messages":              {audit.Answered, "human human", "", 2, 2, "same_address"},
		"two_persons":               {audit.Answered, "human human", "handover", 2, 2, "same_address"},
		"contradict":                {audit.Answered, "human human", "contradicted unprompted", 2, 1, "same_address"},
		"promise_unkept":            {audit.Replied, "human", "", 0, 1, "same_address"},
		"promise_kept":              {audit.Answered, "human human", "", 2, 2, "same_address"},
		"ack_then_answer":           {audit.Answered, "acknowledgement human", "acknowledged", 2, 1, "same_address"},
		"ack_only":                  {audit.Silent, "acknowledgement", "acknowledged", 0, 0, ""},
		"ack_no_headers":            {audit.Silent, "acknowledgement", "acknowledged", 0, 0, ""},
		"ack_ticket_answer":         {audit.Answered, "acknowledgement human", "acknowledged", 2, 1, "same_address"},
		"ai_agent":                  {audit.Answered, "human", "", 2, 1, "same_address"},
		"at_once":                   {audit.Answered, "human", "", 2, 1, "same_address"},
		"out_of_office_then_answer": {audit.Answered, "out_of_office human", "away", 2, 1, "same_address"},
		"out_of_office_only":        {audit.Silent, "out_of_office", "away", 0, 0, ""},
		"bounce_unknown_user":       {audit.Undeliverable, "bounce", "", 0, 0, ""},
		"bounce_full":               {audit.Undeliverable, "bounce", "", 0, 0, ""},
		"bounce_non_dsn":            {audit.Undeliverable, "bounce", "", 0, 0, ""},
		"bounce_late":               {audit.Undeliverable, "delay bounce", "delayed", 0, 0, ""},
		"policy_refusal":            {audit.Refused, "bounce", "", 0, 0, ""},
		"rejected_at_rcpt":          {audit.NotSent, "", "", 0, 0, ""},
		"unknown_at_rcpt":           {audit.Undeliverable, "", "", 0, 0, ""},
		"answer_then_bounce":        {audit.Answered, "human bounce", "bounced_after_reply", 2, 1, "same_address"},
		"delay_then_answer":         {audit.Answered, "delay human", "delayed", 2, 1, "same_address"},
		"silence":                   {audit.Silent, "", "", 0, 0, ""},
		"silence_for_good":          {audit.Silent, "", "", 0, 0, ""},
		"after_reminder":            {audit.Silent, "", "", 0, 0, ""},
		"other_address_new_thread":  {audit.Answered, "human", "", 2, 1, "same_domain"},
		"private_address":           {audit.Answered, "human", "", 2, 1, "free_mail"},
		"dealer":                    {audit.Answered, "human", "", 2, 1, "other_domain"},
		"deflect":                   {audit.Replied, "human", "", 0, 1, "same_address"},
		"same_text_to_all":          {audit.Replied, "human", "", 0, 1, "same_address"},
		"clarify":                   {audit.AskedBack, "human", "waits", 0, 1, ""},
		"wrong_language":            {audit.Answered, "human", "", 2, 1, "same_address"},
		"attachment":                {audit.PendingReview, "human", "", 0, 1, ""},
		"portal":                    {audit.PendingReview, "human", "", 0, 1, ""},
		"late":                      {audit.Silent, "human", "late", 0, 0, ""},
		"helpdesk_ticket":           {audit.Answered, "human", "", 2, 1, "same_address"},
		"junk":                      {audit.Answered, "human", "", 2, 1, "same_address"},
		"junk_moved":                {audit.Answered, "human", "", 2, 1, "same_address"},
		"twice":                     {audit.Answered, "human", "", 2, 1, "same_address"},
		"sender_clock_wrong":        {audit.Answered, "human", "", 2, 1, "same_address"},
		"mailbox_clock_wrong":       {audit.Answered, "human", "", 2, 1, "same_address"},
		"newsletter":                {audit.Silent, "marketing", "", 0, 0, ""},
		"answer_and_newsletter":     {audit.Answered, "human marketing", "", 2, 1, "same_address"},
		"read_receipt":              {audit.Silent, "read_receipt", "", 0, 0, ""},
		"challenge":                 {audit.Challenged, "challenge", "", 0, 0, ""},
		"asks_after":                {audit.Answered, "human human", "unprompted", 2, 1, "same_address"},
	}
	c, truth, _, refused := run(t, demoSeed)
	seen := map[string]int{}
	for _, tr := range truth {
		seen[tr.Habit]++
		var classes []string
		for _, m := range tr.Messages {
			classes = append(classes, string(m.Class))
		}
		if tr.Habit == "broken_forwarding" { // with or without an answer
			if !tr.BrokenForwarding || tr.DeliveryDoubtful != (len(tr.Messages) == 1) || (tr.Outcome == audit.Answered) != (len(tr.Messages) == 2) {
				t.Errorf("%s: %+v after %v", tr.Company, tr.Result, classes)
			}
			continue
		}
		got := want{tr.Outcome, strings.Join(classes, " "), flagsOf(tr.Result), len(tr.Answered), tr.Contacts, tr.Sender}
		if got != wants[tr.Habit] {
			t.Errorf("%s, habit %s: %+v, want %+v", tr.Company, tr.Habit, got, wants[tr.Habit])
		}
		opening, _ := tr.Sent(audit.Opening)
		if (tr.Outcome == audit.Answered) != (!tr.AnswerAt.IsZero() && !tr.AnswerAt.Before(tr.ReplyAt) && !tr.ReplyAt.Before(opening.AcceptedAt)) {
			t.Errorf("%s: outcome %s with reply at %v and answer at %v", tr.Company, tr.Outcome, tr.ReplyAt, tr.AnswerAt)
		}
	}
	for h := range wants {
		if h != "no_address" && seen[h] == 0 {
			t.Errorf("habit %s did not occur", h)
		}
	}
	for _, company := range c.Companies {
		h := company.Fields["habit"]
		if (h == "no_address") != (company.Address == "") || (h == "rejected_at_rcpt" || h == "unknown_at_rcpt") != (refused[company.Key] != nil) {
			t.Errorf("%s, habit %s: address %q, refusal %v", company.Key, h, company.Address, refused[company.Key])
		}
	}
}

// flagsOf names what holds of a result beside its outcome.
func flagsOf(r Result) string {
	var names []string
	for _, f := range []struct {
		name  string
		holds bool
	}{
		{"acknowledged", r.Acknowledged},
		{"away", r.OutOfOffice},
		{"delayed", r.Delayed},
		{"late", r.Late},
		{"after_reminder", r.AfterReminder},
		{"bounced_after_reply", r.BouncedAfterReply},
		{"broken_forwarding", r.BrokenForwarding},
		{"doubtful", r.DeliveryDoubtful},
		{"contradicted", len(r.Contradicted) > 0},
		{"handover", r.Handovers() > 0},
		{"unprompted", r.Unprompted},
		{"waits", r.Waited > 0},
	} {
		if f.holds {
			names = append(names, f.name)
		}
	}
	return strings.Join(names, " ")
}

// TestWrongAnswers: those of the column "wrong", and what a company says anew
// and otherwise.
func TestWrongAnswers(t *testing.T) {
	c, truth, _, _ := run(t, demoSeed)
	got := map[string][]string{}
	for _, tr := range truth {
		if tr.Habit == "contradict" {
			if len(tr.Wrong) != 1 || !slices.Equal(tr.Wrong, tr.Contradicted) || len(tr.Messages) != 2 || len(tr.Messages[0].Wrong) != 0 {
				t.Errorf("%s: wrong %v, contradicted %v", tr.Company, tr.Wrong, tr.Contradicted)
			}
			continue
		}
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
// instant, in its folder and in its copies, and nothing else.
func TestMailboxes(t *testing.T) {
	c, truth, items, _ := run(t, demoSeed)
	zones := map[string]string{}
	for _, company := range c.Companies {
		zones[company.Key] = company.Zone
	}
	byID := map[string][]mailItem{}
	for _, it := range items {
		id := strings.Trim(parse(t, it).Header.Get("Message-ID"), "<>")
		byID[id] = append(byID[id], it)
	}
	expected := 0
	for _, tr := range truth {
		for _, m := range tr.Messages {
			expected += m.Copies
			folder, stamp := m.Folder, m.At
			if !m.MovedAt.IsZero() {
				folder = Inbox
			}
			if tr.Habit == "mailbox_clock_wrong" {
				stamp = stamp.Add(6 * time.Hour)
			}
			if len(byID[m.MessageID]) != m.Copies {
				t.Errorf("%s: message %s is there %d times, want %d", tr.Company, m.MessageID, len(byID[m.MessageID]), m.Copies)
				continue
			}
			it := byID[m.MessageID][0]
			if !it.At.Equal(stamp) || it.Folder != folder || (m.Folder == Junk) != strings.HasPrefix(tr.Habit, "junk") {
				t.Errorf("%s, habit %s: in %s at %v, want %s at %v", tr.Company, tr.Habit, it.Folder, it.At, folder, stamp)
			}
			checkTrace(t, tr.Habit, m, it)
			checkWorkingTime(t, tr, m, zones[tr.Company])
		}
	}
	if len(items) != expected {
		t.Errorf("%d messages in the mailboxes, want %d", len(items), expected)
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

// checkTrace compares the mailbox host's own Received with the arrival, and Date
// with the sender's clock.
func checkTrace(t *testing.T, habit string, m Message, it mailItem) {
	t.Helper()
	h := parse(t, it).Header
	top := h["Received"][0]
	at, err := mail.ParseDate(strings.TrimSpace(top[strings.LastIndex(top, ";")+1:]))
	if err != nil || !at.Equal(m.At) {
		t.Errorf("message %d of %s: Received at %v (%v), arrived at %v", it.UID, it.Account, at, err, m.At)
	}
	clock := m.At
	if habit == "sender_clock_wrong" {
		clock = clock.Add(-7 * time.Hour)
	}
	if date, err := h.Date(); err != nil || date.After(clock) || clock.Sub(date) > 10*time.Second {
		t.Errorf("message %d of %s: Date %v (%v), arrived at %v", it.UID, it.Account, date, err, m.At)
	}
}

// checkWorkingTime: people write from nine to six on working days; 11 March is
// a holiday in Lithuania.
func checkWorkingTime(t *testing.T, tr Truth, m Message, zone string) {
	t.Helper()
	if m.Class != audit.Human || tr.Habit == "ai_agent" || tr.Habit == "at_once" {
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
		if !strings.HasPrefix(m.Header.Get("Content-Type"), "multipart/report") || strings.Contains(m.Header.Get("Content-Type"), "disposition-notification") {
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
			"policy_refusal": {"failed", "5.7.1"}, "delay_then_answer": {"delayed", "4.4.1"}, "broken_forwarding": {"failed", "5.1.1"},
			"answer_then_bounce": {"failed", "5.2.2"}, "bounce_late": {"failed", "4.4.1"},
		}[tr.Habit]
		if tr.Habit == "bounce_late" && found[tr.Habit]%2 == 0 {
			want[0] = "delayed"
		}
		if got := [2]string{recipient.Get("Action"), recipient.Get("Status")}; got != want {
			t.Errorf("%s: %v, want %v", tr.Habit, got, want)
		}
		if (recipient.Get("Final-Recipient") != "rfc822; "+tr.To) != (tr.Habit == "broken_forwarding") || !strings.Contains(parts[2].text, "Message-ID: <"+tr.Letters[0].MessageID+">") {
			t.Errorf("%s: report for %s with original\n%s", tr.Habit, recipient.Get("Final-Recipient"), parts[2].text)
		}
		found[tr.Habit]++
	}
	if len(found) != 7 {
		t.Errorf("reports of %v, want seven habits", found)
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
			if !strings.HasPrefix(l.mediaType, "text/") {
				continue
			}
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
			if m.Signer != "" && !strings.Contains(text, m.Signer) {
				t.Errorf("%s: %s signs nowhere in\n%s", tr.Company, m.Signer, text)
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
	if len(charsets) < 4 { // layout_test.go sees to every mail program
		t.Errorf("people write in %v only", charsets)
	}
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
		if err := submit(t, c, w, address(c, p.persona), p.persona.Mailbox, p.company.Address, compose(t, c, p, "any-"+string(rune('a'+i%26))+p.company.Key)); err != nil && !strings.HasSuffix(w.habits[p.company.Key], "_at_rcpt") {
			t.Fatalf("%s: %v", p.company.Key, err)
		}
	}
	outcomes := map[audit.Outcome]int{}
	for _, tr := range w.Truth(forever) {
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
