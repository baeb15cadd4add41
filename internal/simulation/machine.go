package simulation

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

const (
	databaseName = "audit.db"
	pollEvery    = 6 * time.Hour
	byPerson     = audit.Actor("person:sim")
)

// power is what befalls the machine: its disk and its current.
type power struct {
	mu    sync.Mutex
	syncs int             // of all disks so far
	at    map[int]failure // by number of the sync
	torn  bool            // the next cut leaves part of what was not synced
	lost  bool            // a sync has lost what was written
	later []func()        // what is planned once there is a world
}

// failure is what happens at a sync.
type failure struct {
	name  string
	fails disk.Fault
	cut   string // "before", "after" or ""
	torn  bool
}

// insert puts a disk with an image into the machine.
func (s *simulation) insert(from disk.Image) (*disk.Disk, error) {
	d, err := disk.New(s.draw.seed, from)
	if err != nil {
		return nil, fmt.Errorf("make a disk: %w", err)
	}
	d.OnSync(func(sync disk.Sync) disk.Fault {
		f, ok := s.power.next()
		if !ok || s.living() == nil { // a disk in a box beside the machine
			return disk.None
		}
		s.hits.add(f.name)
		s.notes.add("%s: sync of %s", f.name, sync.File)
		if f.cut == "before" {
			s.crash(f.torn)
		}
		return f.fails
	}, func(disk.Sync, disk.Fault) {
		if s.power.cutAfter() {
			s.crash(false)
		}
	})
	return d, nil
}

// next counts a sync and says what befalls it.
func (p *power) next() (failure, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.syncs++
	f, ok := p.at[p.syncs]
	p.lost = p.lost || f.fails == disk.Lost
	return f, ok
}

// soon makes something befall the next sync.
func (p *power) soon(f failure) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at[p.syncs+1] = f
}

func (p *power) cutAfter() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.at[p.syncs].cut == "after"
}

func (p *power) hasLost() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.lost
}

// living is the process that runs, nil for none.
func (s *simulation) living() *process {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.process
}

func (s *simulation) setProcess(p *process) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.process = p
}

// crash is a power cut: the disk keeps what was synced, and perhaps torn parts of
// the rest; the process neither says nor hears another word.
func (s *simulation) crash(torn bool) {
	p := s.living()
	if p == nil || p.life.isDead() {
		return
	}
	s.notes.add("the power fails")
	s.power.mu.Lock()
	s.power.torn = torn
	s.power.mu.Unlock()
	s.disk.Cut()
	p.life.tell()
	p.life.die()
	p.cancel()
}

// stopping notes that a letter is finished although the process was told to end.
func (s *simulation) stopping() {
	if p := s.living(); p != nil && p.ctx.Err() != nil && !p.life.isDead() {
		s.hits.add(window(16))
	}
}

// reboot starts the machine from what the power cut has left.
func (s *simulation) reboot() error {
	visible, left := s.disk.Written(), s.disk.Synced()
	if s.power.torn {
		left = s.disk.Torn(s.draw.seed + int64(s.restarts))
	}
	if err := s.disk.Close(); err != nil {
		return fmt.Errorf("pull the disk: %w", err)
	}
	var err error
	if s.disk, err = s.insert(left); err != nil {
		return err
	}
	return s.afterCrash(visible)
}

// on opens a database for a while, as another process does.
func (s *simulation) on(d *disk.Disk, do func(context.Context, *store.Store) error) error {
	ctx := context.Background()
	db, err := store.OpenOn(ctx, d.VFS(), databaseName)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, db), db.Close())
}

// full leaves no room on the disk for a while.
func (s *simulation) full(length time.Duration) {
	d := s.disk
	d.SetFull(true)
	s.world.plan(length, "there is room on the disk again", func() { d.SetFull(false) })
}

// alarm hears the line that the outbox writes when an outcome cannot be stored.
type alarm struct {
	notes *notes
	hits  *hits
}

func (a *alarm) Write(p []byte) (int, error) {
	if strings.Contains(string(p), "accepted by the server") {
		a.hits.add(window(10))
	}
	a.notes.add("alarm: %s", strings.TrimSpace(string(p)))
	return len(p), nil
}

// logger puts what the engine says into the timeline.
func (s *simulation) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(said{s.notes}, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
}

type said struct{ notes *notes }

func (l said) Write(p []byte) (int, error) {
	l.notes.add("engine: %s", strings.TrimSpace(string(p)))
	return len(p), nil
}
