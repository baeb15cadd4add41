package cli

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"sync"
	"time"

	"golang.org/x/term"

	"replyaudit/internal/store"
)

// progress shows how a run is getting on: one live line on a terminal, log
// lines alone elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	store    *store.Store
	mu       sync.Mutex
	shown    bool
}

func newProgress(out io.Writer, s *store.Store) *progress {
	file, ok := out.(*os.File)
	return &progress{out: out, store: s, terminal: ok && term.IsTerminal(int(file.Fd()))}
}

// Write writes a log line above the live line.
func (p *progress) Write(line []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	return p.out.Write(line)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.shown = false
	}
}

func (p *progress) handler() slog.Handler { return slog.NewTextHandler(p, nil) }

// start keeps the live line fresh until stop is called.
func (p *progress) start(ctx context.Context) (stop func()) {
	if !p.terminal {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	var done sync.WaitGroup
	done.Go(func() {
		ticker := time.NewTicker(time.Second)
		defer ticker.Stop()
		for {
			p.show(ctx)
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
		}
	})
	return func() {
		cancel()
		done.Wait()
		p.mu.Lock()
		defer p.mu.Unlock()
		p.clear()
	}
}

func (p *progress) show(ctx context.Context) {
	n, err := p.store.Counts(ctx)
	if err != nil {
		return // the run itself reports a broken database
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	line := fmt.Sprintf("sent %d of %d letters · %d messages, %d from people", n.Accepted, n.Letters, n.Messages, n.Human)
	if !n.Next.IsZero() {
		line += " · next letter " + n.Next.Local().Format("Mon 15:04:05")
	}
	fmt.Fprint(p.out, line)
	p.shown = true
}
