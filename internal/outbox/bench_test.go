package outbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/smtpout"
	"replyaudit/internal/store"
)

// benchmarked is how many letters the benchmarks hand over, all sessions together.
const benchmarked = 4000

// letterOf2KB is what they hand over.
func letterOf2KB(_ context.Context, l store.LetterRow, _ time.Time) (string, []byte, error) {
	return l.Company + "@pastas.test", []byte("Message-ID: <" + l.Company + "@pastas.test>\r\n\r\n" + strings.Repeat("Laba diena.\r\n", 150)), nil
}

// capped is a cap that every letter counts against.
func capped(l store.LetterRow, now time.Time) ([]store.Budget, error) {
	return []store.Budget{{Scope: "mailbox:" + l.Account, Day: now.Format(time.DateOnly), Cap: benchmarked}}, nil
}

// BenchmarkSend hands letters of 2 KB to a server in this process, in one session:
// claim, marker and outcome are each on disk before the next step.
func BenchmarkSend(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		o := newOffice(b, benchmarked)
		o.Budgets, o.Compose = capped, letterOf2KB
		b.StartTimer()
		o.mustRound(benchmarked)
	}
	b.ReportMetric(float64(benchmarked*b.N)/b.Elapsed().Seconds(), "letters/s")
}

// BenchmarkSendToSink hands letters of 2 KB from eight mailboxes, each in a
// session of its own, to Postfix's smtp-sink. Beside it Postfix's smtp-source
// does the same and keeps no record, and a file of the same disk is synced again
// and again.
func BenchmarkSendToSink(b *testing.B) {
	const sessions = 8
	sink, source := program(b, "smtp-sink"), program(b, "smtp-source")
	port := freePort(b)
	command := []string{sink, "127.0.0.1:" + port, "512"}
	if os.Getuid() == 0 {
		command = slices.Insert(command, 1, "-u", "nobody") // it refuses to be root
	}
	listen(b, port, command...)
	var ours, theirs, syncs []float64
	for b.Loop() {
		ours = append(ours, benchmarked/sendFrom(b, sessions, port))
		theirs = append(theirs, benchmarked/took(func() {
			out, err := exec.Command(source, "-s", strconv.Itoa(sessions), "-d", "-m", strconv.Itoa(benchmarked), "-l", "2048",
				"-f", account, "-t", "info@firm.test", "127.0.0.1:"+port).CombinedOutput()
			if err != nil {
				b.Fatalf("%s: %v\n%s", source, err, out)
			}
		}))
		syncs = append(syncs, syncsPerSecond(b))
	}
	b.ReportMetric(median(ours), "letters/s")
	b.ReportMetric(median(theirs), "smtp-source/s")
	b.ReportMetric(median(syncs), "fsyncs/s")
	b.ReportMetric(median(ours)/median(syncs), "letters/fsync")
	b.ReportMetric(0, "ns/op")
}

// sendFrom sends all letters from some mailboxes at once and returns the seconds it took.
func sendFrom(b *testing.B, mailboxes int, port string) float64 {
	b.Helper()
	s, err := store.Open(b.Context(), filepath.Join(b.TempDir(), "audit.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	l := store.Launch{Campaign: "demo", Document: []byte(`{}`), RubricHash: "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Rubric: []byte(`{}`), At: monday, Accounts: map[string]string{}}
	for i := range benchmarked {
		id, mailbox := fmt.Sprintf("demo/firm%d/01", i), fmt.Sprintf("box%d", i%mailboxes)
		l.Accounts[mailbox] = mailbox + "@pastas.test"
		l.Enquiries = append(l.Enquiries, audit.Enquiry{ID: id, Campaign: "demo", Company: fmt.Sprintf("firm%d", i), Mailbox: mailbox, PlannedAt: monday})
		l.Letters = append(l.Letters, audit.Letter{
			ID: letterID(i), Enquiry: id, Stage: audit.Opening, Mailbox: mailbox, From: l.Accounts[mailbox], To: fmt.Sprintf("info@firm%d.test", i),
			Subject: "Klausimas", Body: "Laba diena", DueAt: monday, LatestAt: monday.Add(time.Hour),
		})
	}
	if err := errors.Join(s.Launch(b.Context(), l), s.TakeLease(b.Context(), "me", "here", monday, monday.Add(time.Hour))); err != nil {
		b.Fatal(err)
	}
	number, err := strconv.Atoi(port)
	if err != nil {
		b.Fatal(err)
	}
	o := &Outbox{
		Store: s, Clock: clock.NewVirtual(monday), Owner: "me", Compose: letterOf2KB, Budgets: capped, Alarm: os.Stderr,
		Open: func(ctx context.Context, _ string) (*smtpout.Session, error) {
			return smtpout.Open(ctx, smtpout.Config{Host: "127.0.0.1", Port: number, TLS: smtpout.TLSNone, HELO: "pastas.test"})
		},
	}
	return took(func() {
		var senders sync.WaitGroup
		for _, name := range l.Accounts {
			senders.Go(func() {
				if n, err := o.SendDue(b.Context(), name); err != nil || n != benchmarked/mailboxes {
					b.Errorf("%s sent %d letters: %v", name, n, err)
				}
			})
		}
		senders.Wait()
	})
}

// program finds one of Postfix's test programs, or skips.
func program(b *testing.B, name string) string {
	b.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		if path, err = exec.LookPath("/usr/sbin/" + name); err != nil {
			b.Skip(name + " of Postfix, with which this is compared, is not installed: apt-get install postfix")
		}
	}
	return path
}

// freePort is one that nobody listens on.
func freePort(b *testing.B) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		b.Fatal(err)
	}
	return port
}

// listen runs a server until the benchmark ends, and returns when it answers.
func listen(b *testing.B, port string, command ...string) {
	b.Helper()
	server := exec.Command(command[0], command[1:]...)
	if err := server.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for range 1000 {
		if conn, err := net.Dial("tcp", "127.0.0.1:"+port); err == nil {
			conn.Close()
			return
		}
		<-tick.C
	}
	b.Fatalf("%s did not come up", command[0])
}

// syncsPerSecond is how often the disk of the tests takes a page and keeps it.
func syncsPerSecond(b *testing.B) float64 {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "page"))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	const syncs = 500
	page := make([]byte, 4096)
	return syncs / took(func() {
		for i := range syncs {
			_, err := f.WriteAt(page, int64(i*len(page)))
			if err = errors.Join(err, f.Sync()); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func took(do func()) float64 {
	began := clock.Wall()
	do()
	return clock.Wall().Sub(began).Seconds()
}

func median(all []float64) float64 {
	slices.Sort(all)
	return (all[(len(all)-1)/2] + all[len(all)/2]) / 2
}
