package cli

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/store"
)

// While somebody rewords a proposal again and again, a report holds as many lines of
// the log about it as the words say that it then had: what it reads belongs together.
func TestReportReadsOneSnapshot(t *testing.T) {
	c, err := demoCampaign(t.TempDir(), 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "campaign.db")
	var stderr strings.Builder
	g := &globals{stderr: &stderr, env: func(string) string { return "" }, db: db}
	r, err := g.rehearse(t.Context(), c, habits{}, db, c.Sending.From.Add(-time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	defer r.store.Close()
	load := func() *analysis.Model {
		m, err := loadModel(t.Context(), g, nil, view{})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	company, item := someProposal(t, load())
	stop := rewording(t, r.store, store.Override{
		Kind: store.OverrideProposal, Subject: store.ProposalID(c.Key, company, item), Entity: c.Key, Value: store.ProposalReworded, Person: "person:Eva", At: c.Sending.From,
	})
	defer stop()
	for range 5 {
		m := load()
		logged, words := 0, ""
		for _, e := range m.Log {
			if e.Kind == "review.proposal" {
				logged++
			}
		}
		for _, x := range m.Companies {
			for _, p := range x.Proposals {
				if x.Key == company && p.ID == item {
					words = p.Words
				}
			}
		}
		if words != strconv.Itoa(logged) {
			t.Errorf("the log has %d decisions, and the proposal has the words of decision %s", logged, words)
		}
	}
}

// someProposal is one that the report makes.
func someProposal(t *testing.T, m *analysis.Model) (company, item string) {
	t.Helper()
	for _, c := range m.Companies {
		if len(c.Proposals) > 0 {
			return c.Key, c.Proposals[0].ID
		}
	}
	t.Fatal("no company has a proposal")
	return "", ""
}

// rewording stores a decision again and again, its number as the words, until it is stopped.
func rewording(t *testing.T, s *store.Store, o store.Override) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	begun, done := make(chan struct{}), make(chan error, 1)
	go func() {
		for n := 1; ctx.Err() == nil; n++ {
			o.Note = strconv.Itoa(n)
			if _, err := s.AddOverride(context.WithoutCancel(ctx), o); err != nil {
				done <- err
				return
			}
			if n == 1 {
				close(begun)
			}
		}
		done <- nil
	}()
	select {
	case <-begun:
	case err := <-done:
		t.Fatal(err)
	}
	return func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
