package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The two ways to make the PDF.
const (
	builtIn    = "builtin"
	byChromium = "chromium"
)

// printLimit is how long the browser may take.
const printLimit = 5 * time.Minute

// printWithChromium prints a page of HTML with the browser that is installed. The
// browser gets a folder of its own, which is removed again, and no name resolves
// for it, so that nothing leaves this machine.
func printWithChromium(ctx context.Context, w io.Writer, html func(io.Writer) error) error {
	browser, err := findChromium()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "replyaudit-print-") // 0700
	if err != nil {
		return fmt.Errorf("make a folder for the browser: %w", err)
	}
	defer os.RemoveAll(dir)
	page, paper := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	if err := writeFile(page, html); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, printLimit)
	defer cancel()
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline", "--print-to-pdf=" + paper, "file://" + page,
	}
	if os.Geteuid() == 0 { // the browser's sandbox refuses to start for root
		args = append([]string{"--no-sandbox"}, args...)
	}
	if out, err := exec.CommandContext(ctx, browser, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("print the report with %s: %w: %s", browser, err, lastLine(string(out)))
	}
	printed, err := os.ReadFile(paper)
	if err != nil {
		return fmt.Errorf("%s printed nothing: %w", browser, err)
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

func lastLine(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return lines[len(lines)-1]
}
