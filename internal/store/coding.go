package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// CodingPlan is how the replies of a campaign are coded, frozen before the first code.
type CodingPlan struct {
	Campaign   string
	RubricHash string
	Stages     []int   // shares of the replies in percent, rising to 100
	Overlap    int     // coders of each reply, but in the last stage
	Threshold  float64 // alpha that opens the next stage
	Person     audit.Actor
	At         time.Time
	Replies    []CodingReply // in the order in which they were drawn
}

// CodingReply is a reply to be coded.
type CodingReply struct {
	Stage   int // from 1
	Enquiry string
	Message string
	First   bool // the one on which the enquiry is graded
}

// Code is what a coder said of an item of a reply.
type Code struct {
	Number     int64     `json:"number"` // grows with each code; given by AddCodes
	Coder      string    `json:"coder"`
	Message    string    `json:"message"`
	Item       string    `json:"item"`
	Question   string    `json:"question,omitempty"` // where the item is coded for each question
	Value      string    `json:"value"`
	Hinted     bool      `json:"hinted,omitempty"` // the coder saw what the machine says
	At         time.Time `json:"at"`
	Superseded int64     `json:"superseded,omitempty"` // by which code; by itself where it was taken back
}

// Adjudication is what a person decided where coders differ.
type Adjudication struct {
	Number     int64       `json:"number"`
	Message    string      `json:"message"`
	Item       string      `json:"item"`
	Question   string      `json:"question,omitempty"`
	Value      string      `json:"value"`
	Against    []int64     `json:"against"` // the codes that it was decided against
	Person     audit.Actor `json:"person"`
	At         time.Time   `json:"at"`
	Superseded int64       `json:"superseded,omitempty"`
}

// Coding is all that is stored of the coding of a campaign.
type Coding struct {
	CodingPlan
	Coders        []string // in the order in which they joined
	Codes         []Code   // in their order, superseded ones too
	Adjudications []Adjudication
	Opened        map[int]string // stages that a person opened, with the reason
}

// ErrCodingPlanned says that the coding of a campaign was planned before.
var ErrCodingPlanned = errors.New("the coding of this campaign is planned already; its plan is frozen")

// PlanCoding stores how a campaign is coded and logs it.
func (s *Store) PlanCoding(ctx context.Context, p CodingPlan) error {
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`INSERT INTO coding_plan (campaign, rubric_hash, stages, overlap, threshold, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
			p.Campaign, p.RubricHash, numbersText(p.Stages), p.Overlap, p.Threshold, string(p.Person), micros(p.At))
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrCodingPlanned
		}
		for i, r := range p.Replies {
			if _, err := t.exec(`INSERT INTO coding_reply (campaign, position, stage, enquiry, message, first) VALUES ($1, $2, $3, $4, $5, $6)`,
				p.Campaign, i+1, r.Stage, r.Enquiry, r.Message, r.First); err != nil {
				return err
			}
		}
		return t.Append(Event{
			Entity: p.Campaign, At: p.At, Actor: p.Person, Kind: "coding.planned",
			Payload: map[string]any{"replies": len(p.Replies), "stages": numbersText(p.Stages), "overlap": p.Overlap, "threshold": p.Threshold},
		})
	})
	if err != nil {
		return fmt.Errorf("plan the coding of %s: %w", p.Campaign, err)
	}
	return nil
}

// JoinCoding enters a coder; one who has joined before stays what he is.
func (s *Store) JoinCoding(ctx context.Context, campaign, name string, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		_, err := t.exec(`INSERT INTO coder (campaign, number, name, at) SELECT $1, COUNT(*), $2, $3 FROM coder WHERE campaign = $1
			ON CONFLICT (campaign, name) DO NOTHING`, campaign, text(name), micros(at))
		return err
	})
	if err != nil {
		return fmt.Errorf("enter coder %s of %s: %w", name, campaign, err)
	}
	return nil
}

// AddCodes stores codes of one campaign, all or none. Each supersedes what the
// same coder said of the same thing before. It returns them with their numbers.
func (s *Store) AddCodes(ctx context.Context, campaign string, codes []Code) ([]Code, error) {
	added := make([]Code, len(codes))
	err := s.Write(ctx, func(t *Tx) error {
		var last int64
		if err := t.row(`SELECT COALESCE(MAX(number), 0) FROM code`).Scan(&last); err != nil {
			return err
		}
		for i, c := range codes {
			c.Number = last + int64(i) + 1
			if _, err := t.exec(`UPDATE code SET superseded = $1 WHERE campaign = $2 AND coder = $3 AND message = $4 AND item = $5 AND question = $6 AND superseded = 0`,
				c.Number, campaign, c.Coder, c.Message, c.Item, c.Question); err != nil {
				return err
			}
			if _, err := t.exec(`INSERT INTO code (number, campaign, coder, message, item, question, value, hinted, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
				c.Number, campaign, c.Coder, c.Message, c.Item, c.Question, c.Value, c.Hinted, micros(c.At)); err != nil {
				return fmt.Errorf("%s of message %s: %w", c.Item, c.Message, err)
			}
			added[i] = c
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("store codes of %s: %w", campaign, err)
	}
	return added, nil
}

// TakeBackCode takes a coder's word back: the code is kept, and nothing stands in
// its place. It fails with ErrNotFound when the code does not stand.
func (s *Store) TakeBackCode(ctx context.Context, campaign string, number int64) error {
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE code SET superseded = number WHERE campaign = $1 AND number = $2 AND superseded = 0`, campaign, number)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("take code %d back: %w", number, err)
	}
	return nil
}

// Adjudicate stores a decision between coders, in place of an earlier one, and
// logs it under the enquiry of the reply.
func (s *Store) Adjudicate(ctx context.Context, campaign, enquiry string, a Adjudication) error {
	err := s.Write(ctx, func(t *Tx) error {
		if err := t.row(`SELECT COALESCE(MAX(number), 0) + 1 FROM adjudication`).Scan(&a.Number); err != nil {
			return err
		}
		if _, err := t.exec(`UPDATE adjudication SET superseded = $1 WHERE campaign = $2 AND message = $3 AND item = $4 AND question = $5 AND superseded = 0`,
			a.Number, campaign, a.Message, a.Item, a.Question); err != nil {
			return err
		}
		if _, err := t.exec(`INSERT INTO adjudication (number, campaign, message, item, question, value, against, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
			a.Number, campaign, a.Message, a.Item, a.Question, a.Value, numbersText(a.Against), string(a.Person), micros(a.At)); err != nil {
			return err
		}
		return t.Append(Event{
			Entity: enquiry, At: a.At, Actor: a.Person, Kind: "coding.adjudicated",
			Payload: map[string]any{"message": logged(a.Message), "item": a.Item, "question": a.Question, "value": a.Value, "against": numbersText(a.Against)},
		})
	})
	if err != nil {
		return fmt.Errorf("store the decision about %s of message %s: %w", a.Item, a.Message, err)
	}
	return nil
}

// OpenCodingStage opens a stage by a person's decision and logs it.
func (s *Store) OpenCodingStage(ctx context.Context, campaign string, stage int, reason string, person audit.Actor, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		if _, err := t.exec(`INSERT INTO coding_opened (campaign, stage, reason, person, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
			campaign, stage, text(reason), string(person), micros(at)); err != nil {
			return err
		}
		return t.Append(Event{Entity: campaign, At: at, Actor: person, Kind: "coding.opened", Payload: map[string]any{"stage": stage}})
	})
	if err != nil {
		return fmt.Errorf("open stage %d of the coding of %s: %w", stage, campaign, err)
	}
	return nil
}

// Coding returns what is stored of the coding of a campaign, ErrNotFound before
// it was planned.
func (s *Store) Coding(ctx context.Context, campaign string) (*Coding, error) {
	c := &Coding{CodingPlan: CodingPlan{Campaign: campaign}, Opened: map[int]string{}}
	var stages string
	var at int64
	err := s.read.QueryRowContext(ctx, `SELECT rubric_hash, stages, overlap, threshold, person, at FROM coding_plan WHERE campaign = $1`, campaign).
		Scan(&c.RubricHash, &stages, &c.Overlap, &c.Threshold, &c.Person, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("coding of %s: %w", campaign, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read the coding of %s: %w", campaign, explain(err))
	}
	c.At, c.Stages = instant(at), numbersOf[int](stages)
	for _, part := range []func(context.Context, *Coding) error{s.codingReplies, s.coders, s.codes, s.adjudications, s.openedStages} {
		if err := part(ctx, c); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (s *Store) codingReplies(ctx context.Context, c *Coding) (err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT stage, enquiry, message, first FROM coding_reply WHERE campaign = $1 ORDER BY position`, c.Campaign)
	c.Replies, err = collect(rows, err, "read the replies to be coded", func(scan scanner) (CodingReply, error) {
		var r CodingReply
		return r, scan(&r.Stage, &r.Enquiry, &r.Message, &r.First)
	})
	return err
}

func (s *Store) coders(ctx context.Context, c *Coding) (err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT name FROM coder WHERE campaign = $1 ORDER BY number`, c.Campaign)
	c.Coders, err = collect(rows, err, "read the coders", oneText)
	return err
}

func (s *Store) codes(ctx context.Context, c *Coding) (err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT number, coder, message, item, question, value, hinted, at, superseded FROM code WHERE campaign = $1 ORDER BY number`, c.Campaign)
	c.Codes, err = collect(rows, err, "read the codes", func(scan scanner) (Code, error) {
		var x Code
		var at int64
		err := scan(&x.Number, &x.Coder, &x.Message, &x.Item, &x.Question, &x.Value, &x.Hinted, &at, &x.Superseded)
		x.At = instant(at)
		return x, err
	})
	return err
}

func (s *Store) adjudications(ctx context.Context, c *Coding) (err error) {
	rows, err := s.read.QueryContext(ctx, `SELECT number, message, item, question, value, against, person, at, superseded FROM adjudication WHERE campaign = $1 ORDER BY number`, c.Campaign)
	c.Adjudications, err = collect(rows, err, "read the adjudications", func(scan scanner) (Adjudication, error) {
		var x Adjudication
		var at int64
		var against string
		err := scan(&x.Number, &x.Message, &x.Item, &x.Question, &x.Value, &against, &x.Person, &at, &x.Superseded)
		x.At, x.Against = instant(at), numbersOf[int64](against)
		return x, err
	})
	return err
}

func (s *Store) openedStages(ctx context.Context, c *Coding) error {
	rows, err := s.read.QueryContext(ctx, `SELECT stage, reason FROM coding_opened WHERE campaign = $1`, c.Campaign)
	_, err = collect(rows, err, "read the opened stages", func(scan scanner) (int, error) {
		var stage int
		var reason string
		err := scan(&stage, &reason)
		c.Opened[stage] = reason
		return stage, err
	})
	return err
}

// numbersText writes numbers apart by blanks, numbersOf reads them.
func numbersText[N int | int64](numbers []N) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.FormatInt(int64(n), 10)
	}
	return strings.Join(words, " ")
}

func numbersOf[N int | int64](s string) []N {
	var numbers []N
	for _, word := range strings.Fields(s) {
		n, _ := strconv.ParseInt(word, 10, 64) // written by numbersText
		numbers = append(numbers, N(n))
	}
	return numbers
}
