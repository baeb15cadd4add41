package store

import (
	"context"
	"fmt"
	"testing"

	"replyaudit/internal/audit"
)

// TestUndecided: the work list follows what is stored and decided, and what is
// dropped behind the program's back.
func TestUndecided(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 1)
	var ids []string
	for i := range 3 {
		raw := fmt.Appendf(nil, "message %d", i)
		if _, err := s.SaveBatch(ctx, Folder{Account: account, Name: "INBOX", UIDValidity: 7}, []Sighting{{UID: uint32(i + 1), InternalDate: t0, Raw: raw}}, 9, t0); err != nil {
			t.Fatal(err)
		}
		id, _ := MessageKey(account, raw, false)
		ids = append(ids, id)
	}
	if err := s.SaveExtracts(ctx, "1", []Extract{{ids[0], []byte(`{}`)}, {ids[1], []byte(`{}`)}}); err != nil {
		t.Fatal(err)
	}
	decided := Decision{Message: ids[0], ReaderVersion: "1", Enquiry: "demo/acme0/01", Class: audit.Human, Body: []byte(`{}`)}
	if whole, err := s.SaveDecisions(ctx, []Decision{decided, decided}, t0); !whole || err != nil {
		t.Fatal(whole, err)
	}
	left := func(version string, after int64) (got []string) {
		work, err := s.Undecided(ctx, account, version, after, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range work {
			got = append(got, fmt.Sprint(u.Number, u.Read))
		}
		return got
	}
	for _, c := range []struct {
		version string
		after   int64
		want    string
	}{{"1", 0, "[2 true 3 false]"}, {"1", 2, "[3 false]"}, {"1", 3, "[]"}, {"2", 0, "[1 false 2 false 3 false]"}} {
		if got := fmt.Sprint(left(c.version, c.after)); got != c.want {
			t.Errorf("reader %s after %d: %s, want %s", c.version, c.after, got, c.want)
		}
	}
	if work, err := s.Undecided(ctx, account, "2", 0, 2); err != nil || len(work) != 2 || work[1].Number != 2 {
		t.Errorf("the first two of three are %v, %v", work, err)
	}
	sights := func(want int) {
		t.Helper()
		if seen, err := s.UndecidedSights(ctx, account); err != nil || len(seen) != want {
			t.Errorf("%d undecided, %v; want %d", len(seen), err, want)
		}
	}
	sights(2)
	if err := tamper(s, `DELETE FROM decision`); err != nil {
		t.Fatal(err)
	}
	sights(3)
	if got := fmt.Sprint(left("1", 0)); got != "[1 true 2 true 3 false]" {
		t.Errorf("with the decisions dropped: %s", got)
	}
	verifyClean(t, s)
}

// TestTouchedLetters: of what moves on, and of nothing else.
func TestTouchedLetters(t *testing.T) {
	ctx := context.Background()
	s := launched(t, 3)
	end, err := s.LastEvent(ctx)
	if err != nil {
		t.Fatal(err)
	}
	raw := []byte("hello")
	if _, err := s.SaveBatch(ctx, Folder{Account: account, Name: "INBOX", UIDValidity: 7}, []Sighting{{UID: 1, InternalDate: t0, Raw: raw}}, 2, t0); err != nil {
		t.Fatal(err)
	}
	id, _ := MessageKey(account, raw, false)
	if _, err := s.SaveDecisions(ctx, []Decision{{Message: id, ReaderVersion: "1", Enquiry: "demo/acme2/01", Class: audit.Human, Body: []byte(`{}`)}}, t0); err != nil {
		t.Fatal(err)
	}
	l := firstDue(t, s)
	if _, _, err := claim(t, s, l, "me"); err != nil {
		t.Fatal(err)
	}
	for who, want := range map[string]int{account: 1, "other@post.test": 0} {
		if got, err := s.TouchedLetters(ctx, who, end); err != nil || len(got) != want || want == 1 && (got[0].ID != l.ID || got[0].State != audit.Claimed) {
			t.Errorf("%s: %v, %v", who, got, err)
		}
	}
}
