package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// TestLookUpsReadByKey: what is asked for each letter or message must not read a
// whole table that grows with the campaign.
func TestLookUpsReadByKey(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 3)
	ids := []string{"demo/acme0/01", "demo/acme1/01", "demo/acme2/01"}
	letter := LetterRow{Letter: audit.Letter{To: "info@acme0.example"}, Domain: "acme0.example"}
	folder := Folder{Account: account, Name: "INBOX", UIDValidity: 7}
	for name, ask := range map[string]func() error{
		"due":        func() error { _, err := s.DueLetters(ctx, account, t0); return err },
		"uncopied":   func() error { _, err := s.Uncopied(ctx, account); return err },
		"unknown":    func() error { _, err := s.AllUnknown(ctx); return err },
		"touched":    func() error { _, err := s.TouchedLetters(ctx, account, 1); return err },
		"log":        func() error { _, err := s.TouchedSince(ctx, 1); return err },
		"committed":  func() error { _, err := s.Commitments(ctx, t0, t0.Add(time.Hour)); return err },
		"undecided":  func() error { _, err := s.Undecided(ctx, account, "1", 1, 10); return err },
		"sights":     func() error { _, err := s.UndecidedSights(ctx, account); return err },
		"enquiries":  func() error { _, err := s.EnquiriesOf(ctx, "demo", ids); return err },
		"letters":    func() error { _, err := s.LettersOf(ctx, ids); return err },
		"events":     func() error { _, err := s.EventsOf(ctx, ids); return err },
		"decisions":  func() error { _, err := s.DecisionsOf(ctx, ids); return err },
		"seen":       func() error { _, err := s.SeenOf(ctx, ids); return err },
		"overridden": func() error { _, err := s.OverridesOf(ctx, ids...); return err },
		"extracts":   func() error { _, err := s.ExtractsOf(ctx, ids, "1"); return err },
		"placed":     func() error { _, err := s.PlacedBefore(ctx, ids); return err },
		"barred":     func() error { _, err := s.Barred(ctx, letter); return err },
		"talked":     func() error { _, err := s.Transcript(ctx, ids[0]+"/opening"); return err },
		"steered":    func() error { _, err := s.LastSteered(ctx, "demo"); return err },
		"in flight":  func() error { _, err := s.InFlight(ctx); return err },
		"templates":  func() error { _, err := s.PlacedBy(ctx, ids); return err },
		"template":   func() error { _, err := s.MessagesOf(ctx, "t"); return err },
		"uids":       func() error { _, err := s.SeenUIDs(ctx, folder, 1); return err },
		"unsettled":  func() error { _, err := s.UnknownLetters(ctx, account); return err },
		"bytes":      func() error { return absent(s.LetterBytes(ctx, "none")) },
		"raw":        func() error { return absent(s.Raw(ctx, "none")) },
	} {
		s.read = prepare(s.pool)
		if err := ask(); err != nil {
			t.Fatal(name, err)
		}
		readsByKey(t, s, name, s.read)
	}
}

// TestWritesReadByKey: the same of what is written for each letter and message.
func TestWritesReadByKey(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 3)
	clear(s.queue.on.known) // a launch reads the whole suppression list, once
	folder := Folder{Account: account, Name: "INBOX", UIDValidity: 7, NextUID: 1}
	raw := []byte("Subject: Re: Klausimas\r\n\r\nTaip.")
	message, _ := MessageKey(account, raw, false)
	_, err := s.SaveBatch(ctx, folder, []Sighting{{UID: 1, Raw: raw, Size: int64(len(raw))}, {UID: 2, Unfetchable: "it is gone"}}, 3, t0)
	fine(t, err)
	fine(t, s.Scanned(ctx, account, "INBOX", t0))
	fine(t, s.CountAttempts(ctx, []string{message}, "1"))
	fine(t, s.SaveExtracts(ctx, "1", []Extract{{message, []byte(`{}`)}}))
	for _, enquiry := range []string{"demo/acme0/01", "demo/acme1/01"} { // decided, and decided otherwise
		_, err = s.SaveDecisions(ctx, []Decision{{Message: message, ReaderVersion: "1", Enquiry: enquiry, Class: audit.Human, Possible: []string{enquiry}, Body: []byte(`{}`)}}, t0)
		fine(t, err)
	}
	letters, err := s.DueLetters(ctx, account, t0)
	fine(t, err)
	l := letters[0]
	fence, _, err := s.Claim(ctx, Claim{Letter: l, Owner: "me", At: t0, MessageID: "x@y", Raw: raw, Budgets: []Budget{{Scope: "mailbox:" + account, Day: "2026-03-02", Cap: 9}}})
	fine(t, err)
	_, err = s.HandOver(ctx, l, "me", fence, t0)
	fine(t, err)
	_, err = s.Settle(ctx, l, fence, []audit.LetterState{audit.HandingOver}, Settlement{State: audit.Accepted, At: t0, SentAt: t0, Text: "queued"})
	fine(t, err)
	fine(t, s.Copied(ctx, l, t0))
	readsByKey(t, s, "write", s.queue.on)
}

func fine(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// absent is that there was nothing to find, which is what was expected.
func absent(_ []byte, err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// readsByKey checks the plan of every statement that was run.
func readsByKey(t *testing.T, s *Store, name string, ran *prepared) {
	t.Helper()
	for _, query := range slices.Sorted(maps.Keys(ran.known)) {
		if first, _, _ := strings.Cut(query, " "); first == "SAVEPOINT" || first == "RELEASE" || first == "ROLLBACK" {
			continue
		}
		for _, line := range planOf(t, s, query) {
			if strings.HasPrefix(line, "SCAN ") && !strings.HasPrefix(line, "SCAN CONSTANT") {
				t.Errorf("%s: %s\n%s", name, line, query)
			}
		}
	}
}

// planOf is how SQLite goes about a statement.
func planOf(t *testing.T, s *Store, query string) []string {
	t.Helper()
	args := make([]any, 0, 4)
	for i := 1; strings.Contains(query, fmt.Sprintf("$%d", i)); i++ {
		args = append(args, "")
	}
	rows, err := s.pool.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+query, args...)
	lines, err := collect(rows, err, "explain", func(scan scanner) (line string, err error) {
		var id, parent, unused int
		return line, scan(&id, &parent, &unused, &line)
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// TestListsMakeFewStatements: a list is padded with its last value.
func TestListsMakeFewStatements(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 2: 2, 3: 4, 4: 4, 5: 8, 1000: 1024, 20_000: 30_000, 30_000: 30_000} {
		values := make([]string, n)
		for i := range values {
			values[i] = fmt.Sprint(i)
		}
		placeholders, args := listOf(values)
		if len(args) != want || strings.Count(placeholders, "$") != want {
			t.Errorf("%d values: %d arguments, %d placeholders, want %d", n, len(args), strings.Count(placeholders, "$"), want)
		}
		for i, arg := range args {
			if arg != fmt.Sprint(min(i, n-1)) {
				t.Fatalf("%d values: argument %d is %v", n, i, arg)
			}
		}
	}
	s := launched(t, 3)
	for _, ids := range [][]string{{"demo/acme0/01", "demo/acme1/01", "demo/acme2/01"}, {"a", "demo/acme0/01", "b", "demo/acme2/01"}} {
		if _, err := s.LettersOf(context.Background(), ids); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(s.read.known); n != 1 {
		t.Errorf("%d statements for lists of three and four", n)
	}
}
