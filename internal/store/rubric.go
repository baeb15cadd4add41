package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"time"
)

// ErrNotClosed says that a campaign has no final results yet.
var ErrNotClosed = errors.New("a campaign is graded again once it is closed")

// regraded is the line of the log that says by what a campaign was graded anew.
const regraded = "campaign.regraded"

// Grading is one grading of a campaign: by one rubric and one version of the
// reader. All gradings of a campaign stay.
type Grading struct {
	RubricHash    string
	ReaderVersion string
	Results       int       // enquiries
	AsOf          time.Time // what was known then was graded
	At            time.Time // when a person asked for it; zero of the one at the close
}

// Gradings returns the gradings of a campaign, by the time at which they were made.
func (s *Store) Gradings(ctx context.Context, campaign string) ([]Grading, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT a.rubric_hash, a.reader_version, COUNT(*), MIN(a.as_of) FROM assessment a JOIN enquiry e ON e.id = a.enquiry
		WHERE e.campaign = $1 GROUP BY a.rubric_hash, a.reader_version ORDER BY a.rubric_hash, a.reader_version`, campaign)
	all, err := collect(rows, err, "list the gradings of "+campaign, func(scan scanner) (Grading, error) {
		var g Grading
		var at int64
		err := scan(&g.RubricHash, &g.ReaderVersion, &g.Results, &at)
		g.AsOf = instant(at)
		return g, err
	})
	if err != nil {
		return nil, err
	}
	log, err := s.EventsOf(ctx, []string{campaign})
	if err != nil {
		return nil, err
	}
	for _, e := range log {
		i := slices.IndexFunc(all, func(g Grading) bool {
			return e.Kind == regraded && e.Payload["rubric_hash"] == g.RubricHash && e.Payload["reader"] == g.ReaderVersion
		})
		if i >= 0 {
			all[i].At = e.At
		}
	}
	slices.SortStableFunc(all, func(a, b Grading) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ReaderVersion, b.ReaderVersion))
	})
	return all, nil
}

// Rubric returns the rubric of a hash as canonical JSON, ErrNotFound when no
// campaign was ever graded by it.
func (s *Store) Rubric(ctx context.Context, hash string) ([]byte, error) {
	return s.bytesOf(ctx, "rubric "+hash, `SELECT body FROM rubric WHERE hash = $1`, hash)
}

// Regrade stores the results of a closed campaign by another rubric, or another
// version of the reader, beside those that it has, and logs who asked for it.
func (s *Store) Regrade(ctx context.Context, campaign string, g Grading, rubric []byte, assessments []Assessment, by By) error {
	err := s.Write(ctx, func(t *Tx) error {
		var state string
		if err := t.row(`SELECT state FROM campaign_control WHERE campaign = $1`, campaign).Scan(&state); err != nil {
			return err
		}
		if state != Closed {
			return fmt.Errorf("it is %s: %w", state, ErrNotClosed)
		}
		if err := t.saveRubric(g.RubricHash, rubric); err != nil {
			return err
		}
		for _, a := range assessments {
			if err := t.saveAssessment(a, by.Actor, by.At); err != nil {
				return err
			}
		}
		return t.Append(Event{
			Entity: campaign, At: by.At, Actor: by.Actor, Kind: regraded, Text: by.Reason,
			Payload: map[string]any{"rubric_hash": g.RubricHash, "reader": g.ReaderVersion, "enquiries": len(assessments)},
		})
	})
	if err != nil {
		return fmt.Errorf("grade campaign %s again: %w", campaign, err)
	}
	return nil
}

// saveRubric keeps a rubric; one of that hash is the same already.
func (t *Tx) saveRubric(hash string, body []byte) error {
	if _, err := t.exec(`INSERT INTO rubric (hash, body) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING`, hash, string(body)); err != nil {
		return fmt.Errorf("rubric %s: %w", hash, err)
	}
	return nil
}

// verifyRubrics checks that every rubric is the one that its hash names, and that
// no campaign and no result names one that is not there.
func (s *Store) verifyRubrics(ctx context.Context) ([]Finding, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT hash, body FROM rubric ORDER BY hash`)
	changed, err := found(rows, err, "check the rubrics", func(scan scanner) (Finding, error) {
		var hash, body string
		if err := scan(&hash, &body); err != nil {
			return Finding{}, err
		}
		if sum := sha256.Sum256([]byte(body)); hex.EncodeToString(sum[:]) == hash {
			return Finding{}, nil
		}
		return Finding{"rubric " + hash, "is not the rubric that its hash names"}, nil
	})
	if err != nil {
		return nil, err
	}
	missing, err := s.findings(ctx, `SELECT 'campaign ' || id, 'is graded by rubric ' || rubric_hash || ', which is not there' FROM campaign
		WHERE rubric_hash NOT IN (SELECT hash FROM rubric) UNION
		SELECT 'enquiry ' || enquiry, 'is graded by rubric ' || rubric_hash || ', which is not there' FROM assessment
		WHERE rubric_hash NOT IN (SELECT hash FROM rubric) ORDER BY 1, 2`)
	return append(changed, missing...), err
}
