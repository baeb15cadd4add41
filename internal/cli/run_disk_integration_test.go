package cli_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"replyaudit/internal/mailhost"
)

// disk is a file system so small that a test can fill it.
type disk struct{ dir string }

func smallDisk(t *testing.T) disk {
	t.Helper()
	d := disk{t.TempDir()}
	if err := syscall.Mount("tmpfs", d.dir, "tmpfs", 0, "size=6m"); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(d.dir, 0); err != nil {
			t.Errorf("unmount: %v", err)
		}
	})
	return d
}

// fill leaves no free byte; it panics where it cannot, since the tap calls it too.
func (d disk) fill() {
	f, err := os.Create(filepath.Join(d.dir, "filler"))
	if err != nil {
		panic(err)
	}
	defer f.Close()
	for block := make([]byte, 4096); err == nil; {
		_, err = f.Write(block)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		panic(err)
	}
}

func (d disk) free(t *testing.T) {
	t.Helper()
	if err := os.Remove(filepath.Join(d.dir, "filler")); err != nil {
		t.Fatal(err)
	}
}

// TestRunOnAFullDisk: the run ends when the disk is full, goes on when there is
// room again, and holds the outcome of a letter that the server has taken until
// it can be stored.
func TestRunOnAFullDisk(t *testing.T) {
	t.Parallel()
	d := smallDisk(t)
	host := mailhost.Start(t)
	p := build(t)
	p.db = filepath.Join(d.dir, "study.db")
	s := &stage{host: host, tap: newTap(t, host), program: p, companies: companies()[13:17], names: map[string]bool{}, letters: map[string]letter{}}
	settings := settingsFor(host)
	settings.minskSMTP, settings.until, settings.window = s.tap.port, time.Now().Add(40*time.Second), 8*time.Second
	writeCampaign(t, p.dir, settings.text(), s.companies)

	s.restart(t)
	s.playUntil(t, "the first letter", func() bool { return len(s.letters) > 0 })
	d.fill()
	s.playUntil(t, "the end of a run without room", s.process.Load().over)
	if r := s.process.Load(); r.wait(t, 0) != 1 || !strings.Contains(r.stderr.String(), "the disk is full; free some space and start again") {
		t.Errorf("on a full disk the run ends with %d and says\n%s", r.wait(t, 0), &r.stderr)
	}
	d.free(t)
	p.verify(t)

	var once sync.Once
	held := ""
	for _, c := range s.companies {
		if _, gone := s.letters[c.key]; !gone {
			s.tap.at(c.address(), beforeAnswer, func() bool {
				once.Do(func() { held = c.key; d.fill() })
				return true
			})
		}
	}
	s.restart(t)
	s.playUntil(t, "a letter whose outcome cannot be stored", func() bool {
		return strings.Contains(s.process.Load().stderr.String(), "cannot be stored, holding")
	})
	d.free(t)
	s.playUntil(t, "the end of the campaign", func() bool {
		r := s.process.Load()
		if r.over() && r.wait(t, 0) == 1 { // what else was being stored has ended the run
			s.restart(t)
			return false
		}
		return r.over()
	})
	if code := s.process.Load().wait(t, 0); code != 0 && code != 3 {
		t.Errorf("the run ends with %d and says\n%s", code, &s.process.Load().stderr)
	}
	p.verify(t)
	for _, row := range p.export(t, "enquiries.csv") {
		outcome, copies := row["outcome"], s.copies(t, s.company(row["company"]))
		if copies > 1 || row["sent_at"] != "" && copies != 1 || row["company"] == held && (outcome != "answered" && outcome != "silent" || row["sent_uncertain"] != "0") {
			t.Errorf("%s: %s, %d copies, held %t", row["company"], outcome, copies, row["company"] == held)
		}
	}
}

func (s *stage) company(key string) company {
	for _, c := range s.companies {
		if c.key == key {
			return c
		}
	}
	return company{}
}

// playUntil lets the companies answer until something has happened.
func (s *stage) playUntil(t *testing.T, what string, happened func() bool) {
	t.Helper()
	tick := time.NewTicker(30 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(90 * time.Second); !happened(); <-tick.C {
		if r := s.process.Load(); r.over() || time.Now().After(deadline) {
			t.Fatalf("still waiting for %s; the run (ended: %t) says\n%s", what, r.over(), &r.stderr)
		}
		s.collectLetters(t)
		s.deliver(t)
	}
}
