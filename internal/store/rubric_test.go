package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// graded is a grading by a made-up rubric, with its result of the one enquiry.
func graded(body, reader, result string) (Grading, []byte, []Assessment) {
	sum := sha256.Sum256([]byte(body))
	g := Grading{RubricHash: hex.EncodeToString(sum[:]), ReaderVersion: reader}
	return g, []byte(body), []Assessment{{Enquiry: "demo/acme0/01", RubricHash: g.RubricHash, ReaderVersion: reader, AsOf: t0, Outcome: audit.Answered, Body: []byte(result)}}
}

// TestRegradingsStay: what a campaign was graded by stays when it is graded anew,
// by a rubric and by a reader, and the log says who asked for it.
func TestRegradingsStay(t *testing.T) {
	s := launched(t, 1)
	ctx := context.Background()
	first, _, results := graded(`{}`, "7", `{"a":1}`)
	other, body, again := graded(`{"name":"other"}`, "7", `{"a":2}`)
	eva := By{Actor: "person:Eva", At: t0.Add(time.Hour), Reason: "a new weight"}
	if err := s.Regrade(ctx, "demo", other, body, again, eva); !errors.Is(err, ErrNotClosed) {
		t.Fatalf("a running campaign is graded again: %v", err)
	}
	if err := s.CloseCampaign(ctx, "demo", results, t0); err != nil {
		t.Fatal(err)
	}
	if err := s.Regrade(ctx, "demo", other, body, again, eva); err != nil {
		t.Fatal(err)
	}
	later, _, reread := graded(`{}`, "8", `{"a":3}`)
	if err := s.Regrade(ctx, "demo", later, []byte(`{}`), reread, By{Actor: "person:Eva", At: t0.Add(2 * time.Hour)}); err != nil {
		t.Fatal(err)
	}
	all, err := s.Gradings(ctx, "demo")
	if err != nil || len(all) != 3 {
		t.Fatalf("%+v %v", all, err)
	}
	for i, want := range []struct {
		g    Grading
		body string
		at   time.Time
	}{{first, `{"a":1}`, time.Time{}}, {other, `{"a":2}`, eva.At}, {later, `{"a":3}`, t0.Add(2 * time.Hour)}} {
		rows, err := s.Assessments(ctx, "demo", want.g)
		if err != nil || len(rows) != 1 || string(rows[0].Body) != want.body {
			t.Errorf("grading %d: %+v %v", i, rows, err)
		}
		if all[i].RubricHash != want.g.RubricHash || all[i].ReaderVersion != want.g.ReaderVersion || !all[i].At.Equal(want.at) || all[i].Results != 1 || !all[i].AsOf.Equal(t0) {
			t.Errorf("grading %d: %+v", i, all[i])
		}
	}
	if kept, err := s.Rubric(ctx, other.RubricHash); err != nil || string(kept) != string(body) {
		t.Errorf("%s %v", kept, err)
	}
	if _, err := s.Rubric(ctx, "none"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
}

// TestVerifyKnowsRubrics: a rubric that was changed, or is gone, is found.
func TestVerifyKnowsRubrics(t *testing.T) {
	for name, c := range map[string]struct{ change, want string }{
		"changed": {`UPDATE rubric SET body = '{"weight":9}'`, "is not the rubric that its hash names"},
		"gone":    {`DELETE FROM rubric`, "which is not there"},
	} {
		t.Run(name, func(t *testing.T) {
			s := launched(t, 1)
			if found, err := s.verifyRubrics(context.Background()); err != nil || len(found) != 0 {
				t.Fatal(found, err)
			}
			err := s.Write(context.Background(), func(tx *Tx) error {
				_, err := tx.exec(c.change)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			found, err := s.verifyRubrics(context.Background())
			if err != nil || len(found) != 1 || !strings.Contains(found[0].What, c.want) {
				t.Errorf("%v %v", found, err)
			}
		})
	}
}
