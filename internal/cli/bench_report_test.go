package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// BenchmarkWholeReport is what a user waits for: "report" as a process of its own, the
// reading of the database included, on the demo with 2,000 companies, who get two
// letters each, reminders and follow-ups beside. BENCH_DB names a file that keeps the
// database, since making it takes many minutes.
func BenchmarkWholeReport(b *testing.B) {
	program := filepath.Join(b.TempDir(), "replyaudit")
	if out, err := exec.Command("go", "build", "-o", program, "replyaudit/cmd/replyaudit").CombinedOutput(); err != nil {
		b.Fatalf("go build: %v\n%s", err, out)
	}
	db, company := largeDemo(b)
	for _, x := range []struct {
		name string
		args []string
	}{
		{"html", []string{"--format", "html"}},
		{"pdf", []string{"--format", "pdf"}},
		{"copy", []string{"--format", "pdf", "--company", company}},
		{"chromium", []string{"--format", "pdf", "--pdf-engine", "chromium"}},
	} {
		b.Run(x.name, func(b *testing.B) {
			peak, began := 0.0, time.Now()
			for b.Loop() {
				used, err := peakOf(b, program, append([]string{"--db", db, "report", "--out", b.TempDir()}, x.args...))
				switch {
				case err != nil && x.name == "chromium": // it is not installed, or not done within printLimit
					b.Skip(err)
				case err != nil:
					b.Fatal(err)
				}
				peak = max(peak, used)
			}
			b.ReportMetric(time.Since(began).Seconds()/float64(b.N), "s")
			b.ReportMetric(peak, "MB-peak") // the browser's own is not in it
		})
	}
}

// largeDemo is the database of the demo with as many companies as it is made for, and
// the key of one of them.
func largeDemo(b *testing.B) (db, company string) {
	b.Helper()
	c, err := demoCampaign(b.TempDir(), 0, maxDemo)
	if err != nil {
		b.Fatal(err)
	}
	if db = os.Getenv("BENCH_DB"); db == "" {
		db = filepath.Join(b.TempDir(), "demo.db")
	}
	if _, err := os.Stat(db); err == nil {
		return db, c.Companies[0].Key
	}
	var stderr strings.Builder
	r, err := (&globals{stderr: &stderr}).rehearse(b.Context(), c, habits{}, db, c.Sending.From.Add(-time.Hour))
	if err != nil {
		b.Fatal(err, stderr.String())
	}
	if err := r.store.Close(); err != nil {
		b.Fatal(err)
	}
	return db, c.Companies[0].Key
}

// peakOf runs a command and returns the most memory that it had, in megabytes.
func peakOf(b *testing.B, program string, args []string) (float64, error) {
	b.Helper()
	cmd := exec.CommandContext(b.Context(), program, args...)
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); err != nil && code != exitPerson && code != exitMissed {
		return 0, fmt.Errorf("%s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) * 1024 / 1e6, nil
}
