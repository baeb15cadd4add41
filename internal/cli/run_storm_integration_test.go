package cli_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/clock"
	"replyaudit/internal/mailhost"
)

const (
	stormCompanies = 300
	stormKills     = 50
	stormSending   = 70 * time.Second
	stormWindow    = 30 * time.Second
)

// storm is a campaign of three hundred enquiries under which everything breaks
// again and again, at instants that nobody chose.
type storm struct {
	*stage
	lot     *clock.Stream
	put     []answer // what the companies have sent, in the order of sending
	pending []answer
	looked  time.Time // when the companies last looked into their mailboxes
	rebuilt int
}

// answer is a message of a company to the persona that wrote to it.
type answer struct {
	company, persona, folder string
	raw                      []byte
	at                       time.Time
	human                    bool
}

// TestRunThroughAStorm kills the program at random instants while three hundred
// letters go out and their answers come in, takes both servers away, and rebuilds
// the personas' mailboxes, so that every message gets another UID. No letter may
// be delivered twice, none may be called sent that was not, and every answer must
// be stored once and count.
func TestRunThroughAStorm(t *testing.T) {
	t.Parallel()
	host := mailhost.Start(t)
	s := &storm{lot: clock.NewStream(11, "run", "storm"), stage: &stage{host: host, program: build(t), letters: map[string]letter{}}}
	for i := range stormCompanies {
		s.companies = append(s.companies, company{key: fmt.Sprintf("%s%03d", []string{"lt", "ru"}[i%2], i), local: "info"})
	}
	settings := settingsFor(host)
	settings.until, settings.window = time.Now().Add(stormSending), stormWindow
	text := strings.NewReplacer("min_gap: 3s", "min_gap: 0s", "per_mailbox_day: 50", "per_mailbox_day: 200", "total: 200", "total: 400").Replace(settings.text())
	writeCampaign(t, s.program.dir, text, s.companies)
	s.restart(t)
	code := s.rage(t)
	if code != 0 && code != 3 {
		t.Fatalf("the run ends with %d and says\n%s", code, &s.process.Load().stderr)
	}
	s.logRecoveries(t)
	s.program.verify(t)
	s.checkLetters(t)
	s.checkAnswers(t)
}

// rage lets accidents happen until the last letter is due, and the companies
// answer until the program ends by itself. It returns the exit code.
func (s *storm) rage(t *testing.T) int {
	t.Helper()
	begun := time.Now()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	var accidents []accident // once the campaign is launched: before, a server that is away ends it
	for ; time.Since(begun) < stormSending+stormWindow+time.Minute; <-tick.C {
		s.answer(t)
		if len(s.letters) > 0 && s.kills == 0 && accidents == nil {
			accidents = s.accidents(t, time.Now())
		}
		if s.process.Load().over() {
			if len(accidents) > 0 || s.kills == 0 {
				t.Fatalf("the run ended by itself in the storm and says\n%s", &s.process.Load().stderr)
			}
			return s.process.Load().wait(t, 0)
		}
		if len(accidents) > 0 && time.Now().After(accidents[0].at) {
			accidents[0].do()
			accidents = accidents[1:]
		}
	}
	t.Fatalf("the run does not end; it says\n%s", &s.process.Load().stderr)
	return 0
}

// accident is something that happens at an instant.
type accident struct {
	at time.Time
	do func()
}

// accidents draws when everything breaks.
func (s *storm) accidents(t *testing.T, begun time.Time) []accident {
	var all []accident
	at := func(d time.Duration, do func()) { all = append(all, accident{begun.Add(d), do}) }
	storm := stormSending
	for i := range stormKills {
		share := storm / stormKills
		at(time.Duration(i)*share+time.Duration(s.lot.Intn(int(share))), func() { s.kill(); s.kills++; s.restart(t) })
	}
	for i := range 4 {
		from := time.Duration(i)*storm/4 + time.Duration(s.lot.Intn(int(storm/12)))
		at(from, func() { s.host.StopSMTP(t) })
		at(from+2*time.Second, func() { s.host.StartSMTP(t) })
		from += time.Duration(s.lot.Intn(int(storm / 12)))
		at(from, func() { s.host.StopIMAP(t) })
		at(from+2*time.Second, func() {
			for _, persona := range []string{vilte, marina} {
				s.host.Rebuild(t, persona, []string{"INBOX", "Junk"}[i%2])
				s.rebuilt++
			}
			s.host.StartIMAP(t)
		})
	}
	slices.SortStableFunc(all, func(a, b accident) int { return a.at.Compare(b.at) })
	return all
}

// answer has the companies look into their mailboxes, and puts what they answer
// into those of the personas.
func (s *storm) answer(t *testing.T) {
	t.Helper()
	now := time.Now()
	if now.Sub(s.looked) > 300*time.Millisecond {
		s.looked = now
		for i, c := range s.companies {
			if _, known := s.letters[c.key]; known {
				continue
			}
			if raws := s.host.Messages(t, c.address(), "INBOX"); len(raws) > 0 {
				s.letters[c.key] = readLetter(t, raws[0], now)
				s.decide(t, i, c)
			}
		}
	}
	s.pending = slices.DeleteFunc(s.pending, func(a answer) bool {
		if now.Before(a.at) {
			return false
		}
		s.host.Put(t, a.persona, a.folder, a.raw, now)
		s.put = append(s.put, a)
		return true
	})
}

// decide is how a company takes its letter: every fifth stays silent, every fifth
// acknowledges, every seventh answer lands in Junk.
func (s *storm) decide(t *testing.T, i int, c company) {
	t.Helper()
	l := s.letters[c.key]
	send := func(p play, after time.Duration, human bool) {
		folder := "INBOX"
		if i%7 == 0 {
			folder = "Junk"
		}
		s.pending = append(s.pending, answer{c.key, l.from, folder, p.message(t, l), l.seenAt.Add(after), human})
	}
	text, ack := answerLT(10+i%80, "Rasa Gudaitė"), ackLT
	if c.language() == "ru" {
		text, ack = answerRU(10+i%80, "Анна Петрова"), ackRU
	}
	if i%5 == 1 {
		send(gmail(c.key+"a", ack).with(auto), 0, false)
	}
	if i%5 != 0 {
		send(gmail(c.key, text), time.Duration(s.lot.Intn(int(10*time.Second))), true)
	}
}

// checkLetters: each letter at most once, and exactly once where the program says
// that it was sent; what it does not know was never answered.
func (s *storm) checkLetters(t *testing.T) {
	t.Helper()
	outcomes := map[string]int{}
	sent := map[string]int{}
	for _, persona := range []string{vilte, marina} {
		for _, raw := range s.host.Messages(t, persona, "Sent") {
			sent[readLetter(t, raw, time.Time{}).id]++
		}
	}
	for _, row := range s.export(t, "enquiries.csv") {
		i := slices.IndexFunc(s.companies, func(c company) bool { return c.key == row["company"] })
		c := s.companies[i]
		copies, outcome := s.copies(t, c), row["outcome"]
		outcomes[outcome]++
		want := "answered"
		if i%5 == 0 {
			want = "silent"
		}
		switch {
		case copies > 1:
			t.Errorf("%s got its letter %d times", c.key, copies)
		case outcome == "send_unknown" && (copies == 0 || want == "silent"):
		case outcome == "not_sent" && copies == 0: // put off by a server that was going down, until it was too late
		case outcome == "missed" && copies == 0: // fifty starts have left no time for it on a busy machine
		case outcome != want || copies != 1:
			t.Errorf("%s: %s, %d copies, want %s\n%s", c.key, outcome, copies, want, s.story(t, row["enquiry"]))
		case row["acknowledged"] != map[bool]string{true: "1", false: "0"}[i%5 == 1]:
			t.Errorf("%s: acknowledged is %s", c.key, row["acknowledged"])
		case row["sent_uncertain"] == "0" && sent[s.letters[c.key].id] != 1:
			t.Errorf("the letter to %s is %d times in Sent", c.key, sent[s.letters[c.key].id])
		}
	}
	t.Logf("after %d kills and %d rebuilt folders: %v", s.kills, s.rebuilt, outcomes)
	if most := 2 * s.kills; outcomes["send_unknown"] > most || outcomes["not_sent"] > 10 { // one of each mailbox
		t.Errorf("%d letters are of unknown fate after %d kills, %d were put off until too late", outcomes["send_unknown"], s.kills, outcomes["not_sent"])
	}
	if outcomes["missed"] > stormCompanies/3 { // a machine with ten times the work
		t.Errorf("%d letters were never tried", outcomes["missed"])
	}
}

// story is what the program tells of an enquiry.
func (s *storm) story(t *testing.T, enquiry string) string {
	t.Helper()
	r, _ := s.program.run(t, "status", "--enquiry", enquiry)
	return r.stdout.String()
}

// checkAnswers: every answer is stored once, byte for byte, and nothing else is.
func (s *storm) checkAnswers(t *testing.T) {
	t.Helper()
	stored := map[string]int{}
	for _, row := range s.export(t, "messages.csv") {
		stored[row["sha256"]]++
	}
	for _, a := range s.put {
		sum := sha256.Sum256(a.raw)
		key := hex.EncodeToString(sum[:])
		if stored[key] != 1 {
			t.Errorf("the answer of %s to %s is in the database %d times", a.company, a.persona, stored[key])
		}
		delete(stored, key)
	}
	if len(stored) > 0 {
		t.Errorf("%d messages came from nowhere", len(stored))
	}
}
