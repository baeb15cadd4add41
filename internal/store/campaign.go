package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// Launch is everything that becomes fact when a campaign starts.
type Launch struct {
	Campaign   string
	Title      string
	Seed       int64
	DesignHash string
	RubricHash string
	Document   []byte // canonical JSON of the frozen campaign
	Rubric     []byte // canonical JSON of the rubric
	At         time.Time
	Enquiries  []audit.Enquiry
	Letters    []audit.Letter
	Accounts   map[string]string // mailbox key → account
	Folders    []Folder          // baselines, taken before the first letter
}

// Campaign is a launched campaign and its state.
type Campaign struct {
	ID         string
	Title      string
	Seed       int64
	DesignHash string
	RubricHash string
	LaunchedAt time.Time
	State      string // running, paused, stopped, closed
	Document   []byte
	Rubric     []byte
}

// Launch stores a campaign in one transaction: all of it, or nothing. Letters to
// whom nobody may write are cancelled in it.
func (s *Store) Launch(ctx context.Context, l Launch) error {
	err := s.Write(ctx, func(t *Tx) error {
		for _, step := range []func(*Tx, Launch) error{insertCampaign, insertEnquiries, insertLetters, insertBaselines} {
			if err := step(t, l); err != nil {
				return err
			}
		}
		if _, err := t.cancelSuppressed(By{Actor: audit.ByEngine, At: l.At}); err != nil {
			return err
		}
		return t.Append(Event{
			Entity: l.Campaign, At: l.At, Actor: audit.ByEngine, Kind: "campaign.launched",
			Payload: map[string]any{"design_hash": l.DesignHash, "enquiries": len(l.Enquiries), "letters": len(l.Letters), "state": "running"},
		})
	})
	if err != nil {
		return fmt.Errorf("launch %s: %w", l.Campaign, err)
	}
	return nil
}

func insertCampaign(t *Tx, l Launch) error {
	if _, err := t.exec(`INSERT INTO campaign (id, title, seed, design_hash, rubric_hash, launched_at) VALUES ($1, $2, $3, $4, $5, $6)`,
		l.Campaign, text(l.Title), l.Seed, l.DesignHash, l.RubricHash, micros(l.At)); err != nil {
		return err
	}
	if _, err := t.exec(`INSERT INTO campaign_document (campaign, kind, body) VALUES ($1, 'campaign', $2)`, l.Campaign, string(l.Document)); err != nil {
		return err
	}
	if err := t.saveRubric(l.RubricHash, l.Rubric); err != nil {
		return err
	}
	_, err := t.exec(`INSERT INTO campaign_control (campaign, state) VALUES ($1, 'running')`, l.Campaign)
	return err
}

func insertEnquiries(t *Tx, l Launch) error {
	for _, e := range l.Enquiries {
		factors, err := json.Marshal(e.Factors)
		if err != nil {
			return err
		}
		_, err = t.exec(`INSERT INTO enquiry (id, campaign, wave, organisation, company, persona, account, mailbox, script, language, variant, factors, block, planned_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
			e.ID, l.Campaign, e.Wave, e.Organisation, e.Company, e.Persona, l.Accounts[e.Mailbox], e.Mailbox, e.Script, e.Language, e.Variant,
			string(factors), e.Block, micros(e.PlannedAt))
		if err != nil {
			return fmt.Errorf("enquiry %s: %w", e.ID, err)
		}
	}
	return nil
}

// insertLetters stores the letters of the design: those with a due time are due,
// the others planned until their condition is met. The log says when each is due.
func insertLetters(t *Tx, l Launch) error {
	for _, e := range l.Letters {
		if err := t.insertLetter(e, l.Accounts[e.Mailbox]); err != nil {
			return fmt.Errorf("letter %s: %w", e.ID, err)
		}
		if e.DueAt.IsZero() {
			continue
		}
		to := When{Due: e.DueAt, Latest: e.LatestAt, At: l.At, Reason: "launch"}
		if err := t.setDue(e.ID, to, "letter.due", audit.ByEngine); err != nil {
			return fmt.Errorf("letter %s: %w", e.ID, err)
		}
	}
	return nil
}

// insertBaselines stores where each folder ends at launch. A folder that another
// unfinished campaign reads keeps its cursor; what came since all others were
// closed concerns nobody.
func insertBaselines(t *Tx, l Launch) error {
	for _, f := range l.Folders {
		if _, err := t.exec(`INSERT INTO folder (account, name, uid_validity, next_uid, first_uid, scanned_through) VALUES ($1, $2, $3, $4, $4, 0)
			ON CONFLICT (account, name) DO UPDATE SET uid_validity = $3, next_uid = $4, first_uid = $4, old_below = 0
			WHERE NOT EXISTS (SELECT 1 FROM letter l JOIN enquiry e ON e.id = l.enquiry JOIN campaign_control k ON k.campaign = e.campaign
				WHERE l.account = $1 AND e.campaign <> $5 AND k.state <> 'closed')`,
			f.Account, f.Name, f.UIDValidity, f.NextUID, l.Campaign); err != nil {
			return fmt.Errorf("folder %s of %s: %w", f.Name, f.Account, err)
		}
	}
	return nil
}

// textHash is the hash of a letter's text, kept in its fact row so that the
// erasable row can be checked and erased independently.
func textHash(l audit.Letter) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{l.FromName, l.From, l.To, l.Subject, l.Body}, "\x00")))
	return hex.EncodeToString(sum[:])
}

const campaignColumns = `SELECT c.id, c.title, c.seed, c.design_hash, c.rubric_hash, c.launched_at, k.state,
	COALESCE((SELECT body FROM campaign_document d WHERE d.campaign = c.id AND d.kind = 'campaign'), ''),
	COALESCE((SELECT body FROM rubric r WHERE r.hash = c.rubric_hash), '')
	FROM campaign c JOIN campaign_control k ON k.campaign = c.id `

func scanCampaign(scan scanner) (Campaign, error) {
	var c Campaign
	var launched int64
	err := scan(&c.ID, &c.Title, &c.Seed, &c.DesignHash, &c.RubricHash, &launched, &c.State, &c.Document, &c.Rubric)
	c.LaunchedAt = instant(launched)
	return c, err
}

// Campaign returns one launched campaign, ErrNotFound when there is none of that name.
func (s *Store) Campaign(ctx context.Context, id string) (Campaign, error) {
	c, err := scanCampaign(s.read.QueryRowContext(ctx, campaignColumns+`WHERE c.id = $1`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return c, fmt.Errorf("campaign %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return c, fmt.Errorf("read campaign %s: %w", id, explain(err))
	}
	return c, nil
}

// Campaigns returns all launched campaigns in the order of their launch.
func (s *Store) Campaigns(ctx context.Context) ([]Campaign, error) {
	rows, err := s.read.QueryContext(ctx, campaignColumns+`ORDER BY c.launched_at, c.id`)
	return collect(rows, err, "list the campaigns", scanCampaign)
}

// StateOf returns the state of a campaign: running, paused, stopped or closed.
func (s *Store) StateOf(ctx context.Context, campaign string) (state string, err error) {
	if err := s.read.QueryRowContext(ctx, `SELECT state FROM campaign_control WHERE campaign = $1`, campaign).Scan(&state); err != nil {
		return "", fmt.Errorf("read the state of campaign %s: %w", campaign, explain(err))
	}
	return state, nil
}

const enquiryColumns = `SELECT id, campaign, wave, organisation, company, persona, mailbox, script, language, variant, factors, block, planned_at FROM enquiry `

func scanEnquiry(scan scanner) (audit.Enquiry, error) {
	var e audit.Enquiry
	var factors string
	var planned int64
	if err := scan(&e.ID, &e.Campaign, &e.Wave, &e.Organisation, &e.Company, &e.Persona, &e.Mailbox, &e.Script, &e.Language, &e.Variant, &factors, &e.Block, &planned); err != nil {
		return e, err
	}
	e.PlannedAt = instant(planned)
	return e, json.Unmarshal([]byte(factors), &e.Factors)
}

// Enquiry returns one enquiry, ErrNotFound when there is none of that id.
func (s *Store) Enquiry(ctx context.Context, id string) (audit.Enquiry, error) {
	e, err := scanEnquiry(s.read.QueryRowContext(ctx, enquiryColumns+`WHERE id = $1`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return e, fmt.Errorf("enquiry %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return e, fmt.Errorf("read enquiry %s: %w", id, explain(err))
	}
	return e, nil
}

// Enquiries returns the enquiries of a campaign by id.
func (s *Store) Enquiries(ctx context.Context, campaign string) ([]audit.Enquiry, error) {
	rows, err := s.read.QueryContext(ctx, enquiryColumns+`WHERE campaign = $1 ORDER BY id`, campaign)
	return collect(rows, err, "read the enquiries of "+campaign, scanEnquiry)
}
