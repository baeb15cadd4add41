package cli_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"fmt"
	"net/mail"
	"net/smtp"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"replyaudit/internal/clock"
	"replyaudit/internal/mailhost"
)

const (
	vilte  = "vilte@pastas.test"
	marina = "marina@pochta.test"
	window = 30 * time.Second
	// tolerance: INTERNALDATE has whole seconds, and the test looks every few
	// hundredths of one.
	tolerance = 2 * time.Second
)

// company is one target: how it answers, and what the audit must make of it.
type company struct {
	key, local string // address: local@key.test
	sieve      string // script of the company's own mailbox
	plays      []play
	want       want
}

type want struct {
	outcome   string
	copies    int // of the letter in the company's mailbox
	ack, away bool
	uncertain bool   // proved after the fact
	reply     string // id of the play that stops the reply clock
	late      string // id of the play that comes after the window
}

func (c company) address() string  { return c.local + "@" + c.key + ".test" }
func (c company) language() string { return c.key[:2] } // and so the persona that writes to it

func answerLT(cents int, name string) string {
	return fmt.Sprintf("Laba diena,\n\npristatymas į namus kainuoja 4,%02d EUR. Pristatome per 2 darbo dienas.\n\nPagarbiai\n%s\nKlientų aptarnavimas", cents, name)
}

func answerRU(kopecks int, name string) string {
	return fmt.Sprintf("Здравствуйте!\n\nДоставка на дом стоит 10,%02d руб. Доставляем за 2 рабочих дня.\n\nС уважением,\n%s\nОтдел заказов", kopecks, name)
}

const (
	halfLT = "Laba diena,\n\npristatymas į namus kainuoja 4,35 EUR.\n\nPagarbiai\nOna Rimkutė\nParduotuvė"
	ackLT  = "Laba diena,\n\njūsų laišką gavome ir atsakysime per 2 darbo dienas.\n\nTai automatinis pranešimas, į jį atsakyti nereikia."
	ackRU  = "Здравствуйте!\n\nВаше письмо получено, мы ответим в течение двух рабочих дней.\n\nЭто автоматическое сообщение, отвечать на него не нужно."
	auto   = "Auto-Submitted: auto-replied"
	after  = window + 4*time.Second
)

func vacation(text string) string {
	return "require [\"vacation\"];\nvacation :days 1 :subject \"Automatinis atsakymas\" \"" + text + "\";\n"
}

const awayLT = "Šiuo metu atostogauju ir grįšiu kovo 16 d. Laiškus skaitysiu grįžusi."

// companies are the twenty-six targets. The letters of each mailbox go out in
// the order of the keys; a kill in the hand-over of one may leave the other
// mailbox's letter of that second of unknown fate, so that those of lt03 to lt05,
// beside which the tap kills, are letters that nobody gets.
func companies() []company {
	return []company{
		{"lt01", "info", "", []play{gmail("lt01", answerLT(11, "Rasa Gudaitė"))}, want{outcome: "answered", copies: 1, reply: "lt01"}},
		{"lt02", "info", "", []play{outlook("lt02", answerLT(12, "Jurgita Šimkutė"))}, want{outcome: "answered", copies: 1, reply: "lt02"}},
		{"lt03", "nobody", "", nil, want{outcome: "undeliverable"}},
		{"lt04", "busy", "", nil, want{outcome: "not_sent"}},
		{"lt05", "gone", "", nil, want{outcome: "undeliverable"}},
		{"lt06", "info", "", []play{thunderbird("lt06", answerLT(16, "Birutė Daukantė")).later(after)}, want{outcome: "silent", copies: 1, late: "lt06"}},
		{
			"lt07", "info", "",
			[]play{gmail("lt07a", ackLT).with(auto), gmail("lt07b", answerLT(17, "Darius Rimkus")).later(5 * time.Second)},
			want{outcome: "answered", copies: 1, ack: true, reply: "lt07b"},
		},
		{"lt08", "info", vacation(awayLT), nil, want{outcome: "silent", copies: 1, away: true}},
		{"lt09", "labas", "", []play{thunderbird("lt09", answerLT(19, "Aušra Žemaitytė")).later(9 * time.Second)}, want{outcome: "answered", copies: 1, reply: "lt09"}},
		{"lt10", "info", "", []play{gmail("lt10", answerLT(20, "Eglė Vaitkienė")).sender("egle@lt10.test").newThread()}, want{outcome: "answered", copies: 1, reply: "lt10"}},
		{"lt11", "junk", "", []play{outlook("lt11", answerLT(21, "Vilma Norvilienė"))}, want{outcome: "answered", copies: 1, reply: "lt11"}},
		{"lt12", "info", "", nil, want{outcome: "silent", copies: 1}},
		{"lt13", "info", "", []play{gmail("lt13", halfLT)}, want{outcome: "replied", copies: 1, reply: "lt13"}},
		{"ru01", "zakaz", "", []play{bat("ru01", answerRU(21, "Анна Петрова"))}, want{outcome: "answered", copies: 1, reply: "ru01"}},
		{"ru02", "info", "", []play{gmail("ru02", answerRU(22, "Ольга Соколова")).later(4 * time.Second)}, want{outcome: "answered", copies: 1, reply: "ru02"}},
		{"ru03", "info", "", nil, want{outcome: "send_unknown"}},
		{"ru04", "info", "", nil, want{outcome: "send_unknown", copies: 1}},
		{"ru05", "info", "", []play{bat("ru05", answerRU(25, "Иван Кузнецов")).later(3 * time.Second)}, want{outcome: "answered", copies: 1, uncertain: true, reply: "ru05"}},
		{"ru06", "info", "", []play{gmail("ru06", answerRU(26, "Пётр Волков"))}, want{outcome: "answered", copies: 1, uncertain: true, reply: "ru06"}},
		{"ru07", "info", "", []play{bat("ru07", answerRU(27, "Вера Орлова")).later(after)}, want{outcome: "silent", copies: 1, late: "ru07"}},
		{"ru08", "info", "", []play{gmail("ru08", ackRU).with(auto)}, want{outcome: "silent", copies: 1, ack: true}},
		{"ru09", "gone", "", nil, want{outcome: "undeliverable"}},
		{
			"ru10", "info", vacation("Я в отпуске до 16 марта и отвечу на письма после возвращения."),
			[]play{bat("ru10", answerRU(30, "Олег Титов")).later(8 * time.Second)},
			want{outcome: "answered", copies: 1, away: true, reply: "ru10"},
		},
		{"ru11", "info", "", nil, want{outcome: "silent", copies: 1}},
		{"ru12", "info", "", []play{bat("ru12", answerRU(32, "Нина Белова")).sender("nina@ru12.test").newThread()}, want{outcome: "answered", copies: 1, reply: "ru12"}},
		{"ru13", "info", "", []play{gmail("ru13", answerRU(33, "Лев Громов")).later(2 * time.Second)}, want{outcome: "answered", copies: 1, reply: "ru13"}},
	}
}

// stage is the mail host with the companies on it, and the program between them.
// Everything but the tap happens in the one loop of the test.
type stage struct {
	host    *mailhost.Host
	tap     *tap
	program program
	lot     *clock.Stream

	companies []company
	process   atomic.Pointer[process]
	runs      []*process
	kills     int
	tapped    atomic.Int32 // kills by the tap

	planned map[string]time.Time // due time by company
	letters map[string]letter    // first copy by company
	pending []delivery
	arrived []arrival       // in the personas' mailboxes
	names   map[string]bool // mailbox, folder and name in the store of all that lies there
}

// delivery is an answer on its way.
type delivery struct {
	play   play
	letter letter
	at     time.Time
}

// arrival is a message in a persona's mailbox as the test saw it come.
type arrival struct {
	id              string // Message-ID
	persona, folder string
	raw             []byte
	at              time.Time
}

// TestRunThroughCrashes runs a campaign against Postfix and Dovecot to its end,
// with companies that answer in all their ways, while the program is killed
// again and again and both servers go away for a while. Then it compares every
// enquiry with what the test itself did.
func TestRunThroughCrashes(t *testing.T) {
	t.Parallel()
	host := mailhost.Start(t)
	s := &stage{
		host: host, tap: newTap(t, host), program: build(t), lot: clock.NewStream(7, "run", "kills"), companies: companies(),
		planned: map[string]time.Time{}, letters: map[string]letter{}, names: map[string]bool{},
	}
	s.prepare(t)
	settings := settingsFor(host)
	settings.minskSMTP = s.tap.port
	writePackedCampaign(t, s.program.dir, settings, s.companies)
	s.restart(t)
	code := s.play(t, append(s.accidents(t), s.interruptions(t)...))
	if code != 0 && code != 3 {
		t.Fatalf("the run ends with %d and says\n%s", code, &s.process.Load().stderr)
	}
	s.logRecoveries(t)
	s.program.verify(t)
	s.checkEnquiries(t)
	s.checkMessages(t)
	s.checkMailboxes(t)
	s.checkDisguise(t)
}

var recoveredPattern = regexp.MustCompile(`letters_due_again=(\d+) letters_unknown=(\d+)`)

// logRecoveries tells where the kills hit.
func (s *stage) logRecoveries(t *testing.T) {
	claimed, unknown := 0, 0
	for _, p := range s.runs {
		if m := recoveredPattern.FindStringSubmatch(p.stderr.String()); m != nil {
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			claimed, unknown = claimed+a, unknown+b
		}
	}
	t.Logf("killed %d times: with %d letters claimed, %d in hand-over", s.kills+int(s.tapped.Load()), claimed, unknown)
}

// prepare fills the personas' mailboxes with what lies there before the launch.
func (s *stage) prepare(t *testing.T) {
	t.Helper()
	for _, persona := range []string{vilte, marina} {
		old := []byte("From: friend@home.test\r\nTo: " + persona + "\r\nSubject: old\r\nMessage-ID: <old-" + persona + ">\r\n\r\nHello\r\n")
		s.host.Put(t, persona, "INBOX", old, time.Now().Add(-time.Hour))
		s.host.Put(t, persona, "Junk", old, time.Now().Add(-time.Hour))
	}
	s.host.Sieve(t, vilte, "require [\"fileinto\"];\nif address :is \"from\" \"junk@lt11.test\" { fileinto \"Junk\"; }\n")
	for _, c := range s.companies {
		if c.sieve != "" {
			s.host.Sieve(t, c.address(), c.sieve)
		}
	}
}

// restart starts the program, with the same command each time.
func (s *stage) restart(t *testing.T) {
	t.Helper()
	p := s.program.start(t, "run", "campaign.yaml")
	s.process.Store(p)
	s.runs = append(s.runs, p)
}

// kill ends the program as a power cut does.
func (s *stage) kill() {
	p := s.process.Load()
	p.signal(syscall.SIGKILL)
	<-p.ended
}

// step is something that happens to the program once, when its time has come.
type step struct {
	name string
	when func() bool
	do   func()
}

// due tells whether the planned instant of a company's letter, and d, has come.
func (s *stage) due(key string, d time.Duration) func() bool {
	return func() bool {
		at, known := s.planned[key]
		return known && !time.Now().Before(at.Add(d))
	}
}

// accidents end the program without warning: at exact instants of a hand-over by
// the tap, around due times, and while answers come in.
func (s *stage) accidents(t *testing.T) []step {
	kill := func() bool { s.tapped.Add(1); s.kill(); return false }
	s.tap.at("info@ru03.test", beforeRcpt, kill)
	s.tap.at("info@ru04.test", beforeAnswer, kill)
	s.tap.at("info@ru05.test", beforeAnswer, kill)
	s.tap.at("info@ru06.test", beforeAnswer, func() bool { return false })
	crash := func() { s.kill(); s.kills++; s.restart(t) }
	var steps []step
	for _, key := range []string{"lt02", "lt08", "lt12", "lt13"} {
		steps = append(steps, step{"kill around the letter to " + key, s.due(key, -50*time.Millisecond), func() {
			<-time.After(time.Until(s.planned[key].Add(time.Duration(s.lot.Intn(90)) * time.Millisecond)))
			crash()
		}})
	}
	// Their letters go out while nothing else is done to the program.
	for _, id := range []string{"lt01", "ru08", "lt07b", "ru07"} {
		steps = append(steps, step{"kill as " + id + " arrives", func() bool { return s.has(id) }, func() {
			<-time.After(time.Duration(s.lot.Intn(150)) * time.Millisecond)
			crash()
		}})
	}
	return steps
}

func (s *stage) has(id string) bool {
	return !s.arrivalOf(id).IsZero()
}

// arrivalOf is when a play first arrived, zero when it has not.
func (s *stage) arrivalOf(id string) time.Time {
	i := slices.IndexFunc(s.arrived, func(a arrival) bool { return a.id == "<"+id+"@clerk.test>" })
	if i < 0 {
		return time.Time{}
	}
	return s.arrived[i].at
}

// interruptions are those that a user sees coming.
func (s *stage) interruptions(t *testing.T) []step {
	return []step{
		{"look while it runs", func() bool { return len(s.letters) > 0 }, func() {
			for _, row := range s.export(t, "enquiries.csv") {
				at, err := time.Parse(time.RFC3339, row["planned_at"])
				if err != nil {
					t.Fatalf("planned_at of %s: %v", row["company"], err)
				}
				s.planned[row["company"]] = at
			}
		}},
		{"second run", s.due("lt05", -time.Second), func() {
			r, code := s.program.run(t, "run", "campaign.yaml")
			if code != 1 || !strings.Contains(r.stderr.String(), "another replyaudit run is working on this database") {
				t.Errorf("a second run ends with %d and says\n%s", code, &r.stderr)
			}
		}},
		{"Ctrl-C", s.due("lt05", time.Second), func() {
			p := s.process.Load()
			p.signal(syscall.SIGINT)
			if code := p.wait(t, patience); code != 0 || !strings.Contains(p.stderr.String(), "stopped; start \"replyaudit run\" again") {
				t.Errorf("after Ctrl-C the run ends with %d and says\n%s", code, &p.stderr)
			}
			s.restart(t)
		}},
		{"SMTP away", s.due("lt06", 500*time.Millisecond), func() { s.host.StopSMTP(t) }},
		{"SMTP back", s.due("lt06", 3500*time.Millisecond), func() { s.host.StartSMTP(t) }},
		{"IMAP away", s.due("lt13", 6*time.Second), func() { s.host.StopIMAP(t) }},
		{"IMAP back", s.due("lt13", 8*time.Second), func() { s.host.StartIMAP(t) }},
	}
}

// play lets the companies and the accidents happen until the program ends by
// itself, and returns its exit code.
func (s *stage) play(t *testing.T, steps []step) int {
	t.Helper()
	tick := time.NewTicker(30 * time.Millisecond)
	defer tick.Stop()
	tapped := int32(0)
	for deadline := time.Now().Add(2*time.Minute + 30*time.Second); time.Now().Before(deadline); <-tick.C {
		s.collectLetters(t)
		s.deliver(t)
		s.watch(t)
		if s.process.Load().over() {
			if n := s.tapped.Load(); n > tapped {
				tapped = n
				s.restart(t)
				continue
			}
			for _, left := range steps {
				t.Errorf("never came to: %s", left.name)
			}
			return s.process.Load().wait(t, 0)
		}
		if i := slices.IndexFunc(steps, func(x step) bool { return x.when() }); i >= 0 {
			t.Logf("%s: %s", time.Now().Format("05.000"), steps[i].name)
			do := steps[i].do
			steps = slices.Delete(steps, i, i+1)
			do()
		}
	}
	t.Fatalf("the run does not end; it says\n%s", &s.process.Load().stderr)
	return 0
}

// collectLetters finds new letters and plans what their companies do.
func (s *stage) collectLetters(t *testing.T) {
	t.Helper()
	for _, c := range s.companies {
		if _, known := s.letters[c.key]; known {
			continue
		}
		raws := s.host.Messages(t, c.address(), "INBOX")
		if len(raws) == 0 {
			continue
		}
		l := readLetter(t, raws[0], time.Now())
		s.letters[c.key] = l
		for _, p := range c.plays {
			s.pending = append(s.pending, delivery{p, l, l.seenAt.Add(p.after)})
		}
	}
}

// deliver hands the answers that are due to Postfix, again where it is away.
func (s *stage) deliver(t *testing.T) {
	t.Helper()
	s.pending = slices.DeleteFunc(s.pending, func(d delivery) bool {
		if time.Now().Before(d.at) {
			return false
		}
		err := smtp.SendMail(fmt.Sprintf("127.0.0.1:%d", s.host.Relay), nil, d.play.address(d.letter), []string{d.letter.from}, d.play.message(t, d.letter))
		return err == nil
	})
}

// watch notes when messages come into the personas' mailboxes.
func (s *stage) watch(t *testing.T) {
	t.Helper()
	for _, persona := range []string{vilte, marina} {
		for _, folder := range []string{"INBOX", "Junk"} {
			for _, m := range s.host.Stored(t, persona, folder) {
				name := persona + "/" + folder + "/" + m.Name
				if s.names[name] {
					continue
				}
				s.names[name] = true
				head, err := mail.ReadMessage(bytes.NewReader(m.Raw))
				if err != nil {
					t.Fatalf("read what came for %s: %v", persona, err)
				}
				id := head.Header.Get("Message-ID")
				if !strings.HasPrefix(id, "<old-") {
					s.arrived = append(s.arrived, arrival{id, persona, folder, m.Raw, time.Now()})
				}
			}
		}
	}
}

// export reads one table of the program's own export, by column.
func (s *stage) export(t *testing.T, table string) []map[string]string {
	t.Helper()
	return s.program.export(t, table)
}

func (p program) export(t *testing.T, table string) []map[string]string {
	t.Helper()
	dir := t.TempDir()
	if r, code := p.run(t, "export", "--csv", dir); code != 0 {
		t.Fatalf("export ends with %d and says\n%s", code, &r.stderr)
	}
	f, err := os.Open(filepath.Join(dir, table))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// checkEnquiries compares every enquiry with what the test did.
func (s *stage) checkEnquiries(t *testing.T) {
	rows := map[string]map[string]string{}
	for _, row := range s.export(t, "enquiries.csv") {
		rows[row["company"]] = row
	}
	unknown := 0
	for _, c := range s.companies {
		row := rows[c.key]
		if row == nil {
			t.Errorf("%s has no enquiry", c.key)
			continue
		}
		if row["outcome"] == "send_unknown" {
			unknown++
			if c.want.outcome != "send_unknown" && !s.heardFrom(c) {
				t.Logf("%s: killed while handing over, %d copies delivered and no proof", c.key, s.copies(t, c))
				continue
			}
		}
		s.checkEnquiry(t, c, row)
	}
	if most := s.kills + int(s.tapped.Load()); unknown > most {
		t.Errorf("%d letters are of unknown fate after %d kills", unknown, most)
	}
}

// heardFrom tells whether anything came back for a company's letter.
func (s *stage) heardFrom(c company) bool {
	for _, a := range s.arrived {
		if bytes.Contains(a.raw, []byte(c.key+".test")) {
			return true
		}
	}
	return false
}

var queuePattern = regexp.MustCompile(`\sby host\.test \(Postfix\) with \S+ id (\w+)`)

// copies is how often Postfix took a company's letter. A copy more under one
// queue id is the host's own doing: it delivers again what Dovecot had stored and
// not yet confirmed when it was taken down (RFC 1047).
func (s *stage) copies(t *testing.T, c company) int {
	t.Helper()
	ids := map[string]bool{}
	for _, raw := range s.host.Messages(t, c.address(), "INBOX") {
		id := queuePattern.FindSubmatch(raw)
		if id == nil {
			t.Fatalf("the letter to %s shows no queue id:\n%s", c.key, raw)
		}
		ids[string(id[1])] = true
	}
	return len(ids)
}

func (s *stage) checkEnquiry(t *testing.T, c company, row map[string]string) {
	t.Helper()
	flag := func(b bool) string { return map[bool]string{true: "1", false: "0"}[b] }
	for column, expected := range map[string]string{
		"outcome": c.want.outcome, "acknowledged": flag(c.want.ack), "out_of_office": flag(c.want.away), "late": flag(c.want.late != ""),
	} {
		if row[column] != expected {
			t.Errorf("%s: %s is %q, want %q", c.key, column, row[column], expected)
		}
	}
	if c.want.uncertain && row["sent_uncertain"] != "1" {
		t.Errorf("%s was proved later, and sent_uncertain is %q", c.key, row["sent_uncertain"])
	}
	if n := s.copies(t, c); n != c.want.copies {
		t.Errorf("%s got its letter %d times, want %d", c.key, n, c.want.copies)
	}
	if c.want.copies == 0 || row["sent_at"] == "" {
		return
	}
	t0, err := time.Parse(time.RFC3339, row["sent_at"])
	if err != nil {
		t.Fatalf("%s: sent_at: %v", c.key, err)
	}
	near(t, c.key+" was sent", t0, s.letters[c.key].seenAt)
	s.checkClock(t, c, t0, row["reply_event"], row["reply_seconds"], c.want.reply)
	if late := row["late_reply_seconds"]; c.want.late != "" || late != "" {
		s.checkClock(t, c, t0, "1", late, c.want.late)
	}
}

// checkClock compares a time with the arrival of the play that made it.
func (s *stage) checkClock(t *testing.T, c company, t0 time.Time, event, seconds, id string) {
	t.Helper()
	if id == "" {
		if event == "1" {
			t.Errorf("%s: a reply after %s s that nobody wrote", c.key, seconds)
		}
		return
	}
	took, err := strconv.ParseFloat(seconds, 64)
	if err != nil || event != "1" {
		t.Errorf("%s: the answer %s is not timed: event %q, seconds %q", c.key, id, event, seconds)
		return
	}
	near(t, c.key+" answered", t0.Add(time.Duration(took*float64(time.Second))), s.arrivalOf(id))
}

func near(t *testing.T, what string, got, want time.Time) {
	t.Helper()
	if got.Sub(want).Abs() > tolerance {
		t.Errorf("%s at %s, want %s", what, got.Format(time.RFC3339Nano), want.UTC().Format(time.RFC3339Nano))
	}
}

// checkMessages: all that came is in the database once, byte for byte, with its
// time of receipt, and nothing else is.
func (s *stage) checkMessages(t *testing.T) {
	stored := map[string][]map[string]string{}
	for _, row := range s.export(t, "messages.csv") {
		stored[row["sha256"]] = append(stored[row["sha256"]], row)
	}
	for _, a := range s.arrived {
		sum := sha256.Sum256(a.raw)
		rows := stored[hex.EncodeToString(sum[:])]
		delete(stored, hex.EncodeToString(sum[:]))
		if len(rows) != 1 {
			t.Errorf("message %s is in the database %d times", a.id, len(rows))
			continue
		}
		if rows[0]["folder"] != a.folder || rows[0]["state"] != "matched" {
			t.Errorf("message %s: %s in folder %s, want matched in %s", a.id, rows[0]["state"], rows[0]["folder"], a.folder)
		}
		at, err := time.Parse(time.RFC3339, rows[0]["received_at"])
		if err != nil {
			t.Fatalf("received_at of %s: %v", a.id, err)
		}
		near(t, "message "+a.id+" came", at, a.at)
	}
	for _, rows := range stored {
		t.Errorf("message %s came from nowhere", rows[0]["message"])
	}
}

// checkMailboxes: letters once in Sent, nothing read and nothing moved.
func (s *stage) checkMailboxes(t *testing.T) {
	sent := map[string]int{}
	for _, persona := range []string{vilte, marina} {
		for _, raw := range s.host.Messages(t, persona, "Sent") {
			sent[readLetter(t, raw, time.Time{}).id]++
		}
		for _, folder := range []string{"INBOX", "Junk"} {
			for _, m := range s.host.Stored(t, persona, folder) {
				if m.Seen {
					t.Errorf("%s in %s of %s was marked as read", m.Name, folder, persona)
				}
				delete(s.names, persona+"/"+folder+"/"+m.Name)
			}
		}
	}
	for name := range s.names {
		t.Errorf("%s has left its folder", name)
	}
	for _, row := range s.export(t, "enquiries.csv") {
		expected := 0 // of a letter that was proved later, too: only the server's 250 gets it a copy
		if row["sent_at"] != "" && row["sent_uncertain"] == "0" {
			expected = 1
		}
		l, delivered := s.letters[row["company"]]
		if n := sent[l.id]; delivered && n != expected {
			t.Errorf("the letter to %s is %d times in Sent, want %d (outcome %s)", row["company"], n, expected, row["outcome"])
		}
	}
}

var tracePattern = regexp.MustCompile(`(?m)^Received: from (\S+) \(`)

// checkDisguise: nothing in a letter tells a company that it is tested.
func (s *stage) checkDisguise(t *testing.T) {
	machine, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for key, l := range s.letters {
		head, _, _ := bytes.Cut(l.raw, []byte("\r\n\r\n"))
		persona := l.from[strings.LastIndexByte(l.from, '@')+1:]
		traces := tracePattern.FindAllSubmatch(head, -1)
		if len(traces) == 0 || string(traces[len(traces)-1][1]) != persona {
			t.Errorf("the letter to %s does not show %s as the name of its sender:\n%s", key, persona, head)
		}
		// What the server wrote ends with its last trace field.
		_, ours, _ := bytes.Cut(head, []byte("\r\nMessage-ID:"))
		ours = bytes.ToLower(append([]byte("Message-ID:"), ours...))
		for _, word := range []string{"replyaudit", "go-mail", "user-agent", "x-mailer", "\r\nx-", "localhost", "127.0.0.1", "host.test", strings.ToLower(machine), "audit", "test enquiry"} {
			if bytes.Contains(ours, []byte(word)) {
				t.Errorf("the letter to %s betrays us by %q:\n%s", key, word, ours)
			}
		}
		if !strings.HasSuffix(l.id, "@"+persona+">") {
			t.Errorf("the letter to %s has Message-ID %s, not of %s", key, l.id, persona)
		}
	}
}
