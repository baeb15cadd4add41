package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/mask"
)

// The two ways to make the PDF.
const (
	builtIn    = "builtin"
	byChromium = "chromium"
)

// A browser's time and memory grow faster than the number of pages. Measured on two cores,
// Chromium 156: 3 MB of HTML (100 companies, 464 pages) took 39 s, 4.4 MB (200, 831 pages)
// 98 s and 4.8 GB of memory, and 31 MB (2,000) had not ended after five minutes. Tags are
// a third of the time, and the links of the league table another third.
const (
	printLimit  = 10 * time.Minute
	printMost   = 9 << 19          // bytes of HTML, 4.5 MB
	printTold   = 20 * time.Second // between signs of life
	insteadOfIt = "leave out --pdf-engine, since replyaudit makes the PDF itself in seconds, or print one company's copy with --company KEY"
)

// browserPrint prints a page of HTML with the browser that is installed.
type browserPrint struct {
	limit time.Duration // how long the browser may take
	most  int64         // bytes of HTML that it is given
	told  time.Duration // between signs of life
	tell  io.Writer     // gets them; nil for nobody
}

// print gives the browser a folder of its own, which is removed again, and no name
// resolves for it, so that nothing leaves this machine.
func (p browserPrint) print(ctx context.Context, w io.Writer, html func(io.Writer) error) error {
	browser, err := findChromium()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "replyaudit-print-") // 0700
	if err != nil {
		return fmt.Errorf("make a folder for the browser: %w (TMPDIR chooses another disk)", err)
	}
	defer os.RemoveAll(dir)
	page, paper := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	if err := writeFile(page, html); err != nil {
		return fmt.Errorf("hand the report to the browser: %w (TMPDIR chooses another disk)", err)
	}
	if info, err := os.Stat(page); err != nil {
		return fmt.Errorf("hand the report to the browser: %w", err)
	} else if info.Size() > p.most {
		return fmt.Errorf("the report has %.1f MB of HTML, and browsers print no more than about %.1f MB in reasonable time and memory: %s",
			float64(info.Size())/(1<<20), float64(p.most)/(1<<20), insteadOfIt)
	}
	if err := p.run(ctx, browser, dir, page, paper); err != nil {
		return err
	}
	return copyPrinted(w, browser, paper)
}

// run runs the browser until it has printed.
func (p browserPrint) run(ctx context.Context, browser, dir, page, paper string) error {
	limited, cancel := context.WithTimeout(ctx, p.limit)
	defer cancel()
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", "--print-to-pdf=" + paper, "file://" + page,
	}
	if os.Geteuid() == 0 { // the browser's sandbox refuses to start for root
		args = append([]string{"--no-sandbox"}, args...)
	}
	cmd := exec.CommandContext(limited, browser, args...)
	cmd.WaitDelay = 2 * time.Second // its helpers hold its output open for a while when it is killed
	silence := p.signOfLife(limited, browser)
	out, err := cmd.CombinedOutput()
	silence()
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("printing with %s was broken off: %w", browser, ctx.Err())
	case limited.Err() != nil:
		return fmt.Errorf("%s had not printed the report after %s and was ended: %s", browser, p.limit, insteadOfIt)
	}
	return fmt.Errorf("%s ended before it had printed the report, for want of memory perhaps: %w%s; %s", browser, err, lastWords(string(out)), insteadOfIt)
}

// signOfLife says every now and then that the browser is at work, until the function
// that it returns is called.
func (p browserPrint) signOfLife(ctx context.Context, browser string) (silence func()) {
	if p.tell == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(p.told)
		defer tick.Stop()
		for passed := p.told; ; passed += p.told {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				fmt.Fprintf(p.tell, "%s has been printing for %s; it is given %s\n", browser, passed, p.limit)
			}
		}
	}()
	return func() { cancel(); <-ended }
}

// copyPrinted copies a PDF that was written to its end. A browser that finds the disk
// full, or whose page has crashed, may end as if all were well.
func copyPrinted(w io.Writer, browser, paper string) error {
	printed, err := os.ReadFile(paper)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s printed nothing and did not say why; its memory or the disk of %s may be full (TMPDIR chooses another disk): %s", browser, os.TempDir(), insteadOfIt)
	} else if err != nil {
		return fmt.Errorf("read what %s printed: %w", browser, err)
	}
	if !bytes.HasPrefix(printed, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(printed), []byte("%%EOF")) {
		return fmt.Errorf("%s wrote only the beginning of the PDF (%d bytes); is the disk of %s full? TMPDIR chooses another", browser, len(printed), os.TempDir())
	}
	if _, err := w.Write(printed); err != nil {
		return fmt.Errorf("copy what %s printed: %w", browser, err)
	}
	return nil
}

// findChromium looks for the browser by the names that systems give it.
func findChromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			return found, nil
		}
	}
	return "", errors.New("there is no chromium on the PATH: install it (apt-get install chromium), or leave out --pdf-engine, since replyaudit makes PDFs itself")
}

// lastWords is the last line that a browser wrote before it ended, without its
// complaints about a desktop that there is not.
func lastWords(text string) string {
	lines := slices.DeleteFunc(strings.Split(strings.TrimSpace(text), "\n"), func(line string) bool {
		return strings.TrimSpace(line) == "" || strings.Contains(line, "dbus/")
	})
	if len(lines) == 0 {
		return ""
	}
	return ": " + mask.Visible(lines[len(lines)-1])
}
