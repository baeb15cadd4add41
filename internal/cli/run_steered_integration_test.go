package cli_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/mailhost"
)

// standing is what status says of the campaign, as far as this test asks.
type standing struct {
	State    string         `json:"state"`
	Letters  map[string]int `json:"letters"`
	Messages int            `json:"messages"`
}

func (s *stage) standing(t *testing.T) standing {
	t.Helper()
	r, code := s.program.run(t, "status", "--json")
	var all []standing
	if err := json.Unmarshal([]byte(r.stdout.String()), &all); err != nil || code != 0 || len(all) != 1 {
		t.Fatalf("status ends with %d, %v, and says\n%s%s", code, err, &r.stdout, &r.stderr)
	}
	return all[0]
}

// order runs a command beside the run and wants it to succeed.
func (s *stage) order(t *testing.T, args ...string) string {
	t.Helper()
	r, code := s.program.run(t, args...)
	if code != 0 {
		t.Fatalf("%q ends with %d and says\n%s%s", args, code, &r.stdout, &r.stderr)
	}
	return r.stdout.String()
}

// TestRunIsSteered from other processes: after a pause has returned no letter goes
// out, replies are still collected; who is suppressed gets none; after a stop the
// run closes the campaign by itself.
func TestRunIsSteered(t *testing.T) {
	t.Parallel()
	host := mailhost.Start(t)
	s := &stage{host: host, program: build(t), letters: map[string]letter{}, names: map[string]bool{}}
	for i := range 40 {
		c := company{key: fmt.Sprintf("%s%02d", []string{"lt", "ru"}[i%2], i), local: "info"}
		c.plays = []play{gmail(c.key, answerLT(11, "Rasa Gudaitė")).later(4 * time.Second)}
		s.companies = append(s.companies, c)
	}
	settings := settingsFor(host)
	settings.until, settings.window = time.Now().Add(60*time.Second), 8*time.Second
	writeCampaign(t, s.program.dir, strings.ReplaceAll(settings.text(), "min_gap: 3s", "min_gap: 0s"), s.companies)
	s.restart(t)
	s.playUntil(t, "some letters", func() bool { return len(s.letters) >= 5 })

	if said := s.order(t, "pause", "real", "--wait", "--by", "Eva"); !strings.Contains(said, "real is paused: nothing more is sent") {
		t.Errorf("pause says %s", said)
	}
	before := s.standing(t)
	paused := time.Now()
	s.playUntil(t, "six seconds of pause, and the replies of those who got a letter", func() bool {
		return time.Since(paused) > 6*time.Second && len(s.letters) >= before.Letters["accepted"] && s.standing(t).Messages > before.Messages
	})
	during := s.standing(t)
	if during.State != "paused" || during.Letters["accepted"] != before.Letters["accepted"] || len(s.letters) != before.Letters["accepted"] {
		t.Errorf("paused with %v accepted, later %v, %d in the companies' mailboxes", before.Letters, during.Letters, len(s.letters))
	}

	spared := ""
	for _, c := range s.companies {
		if _, got := s.letters[c.key]; !got {
			spared = c.key
		}
	}
	s.order(t, "suppress", "add", "--company", spared, "--reason", "asked by telephone")
	s.order(t, "resume", "real")
	s.playUntil(t, "letters after the pause", func() bool { return len(s.letters) > before.Letters["accepted"]+2 })
	s.order(t, "stop", "real", "--yes", "--wait")
	stopped := s.standing(t).Letters["accepted"]
	s.playUntil(t, "the end of the campaign", s.process.Load().over)
	if code := s.process.Load().wait(t, 0); code != 0 && code != 3 && code != 4 {
		t.Errorf("the run ends with %d and says\n%s", code, &s.process.Load().stderr)
	}
	after := s.standing(t)
	if after.State != "closed" || after.Letters["accepted"] != stopped {
		t.Errorf("stopped with %d accepted, ended %s with %v", stopped, after.State, after.Letters)
	}
	delivered := 0
	for _, c := range s.companies {
		n := s.copies(t, c)
		delivered += n
		if n > 1 || n > 0 && c.key == spared {
			t.Errorf("%s got %d letters", c.key, n)
		}
	}
	if delivered != stopped {
		t.Errorf("%d letters are delivered, %d are accepted", delivered, stopped)
	}
	s.program.verify(t)
}
