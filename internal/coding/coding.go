// Package coding is where people code replies, so that the machine's grades can
// be checked and what only people can say gets a grade.
//
// A Study is the coding of one closed campaign. Its plan is frozen before the
// first code: which replies are coded in which stage (10 %, 50 % and all of them
// by default), by how many coders, and how well these must agree before the next
// stage opens (Krippendorff's alpha of every item, 0.80 by default). Each reply
// of a stage but the last goes to two coders or more; the last stage is shared out.
//
// Coders see a reply blinded (RULES section 11): without company, persona, arm,
// signature and quotation, in an order of their own. They code in the terminal
// (Session) or in a spreadsheet (WriteSheet, ReadSheet). Every code is kept; where
// coders differ, a person adjudicates. Figures of agreement are those of package
// analysis. Nothing here changes what the machine graded.
package coding

import (
	"context"
	"errors"
	"fmt"
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/compose"
	"replyaudit/internal/grade"
	"replyaudit/internal/mask"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// Study is the coding of one campaign.
type Study struct {
	Store    *store.Store
	Clock    clock.Clock
	Data     *analysis.Data
	Language string // of titles and anchors
	model    *analysis.Model
	mask     *mask.Masker
	stored   *store.Coding
	codes    *analysis.Codes
	replies  map[string]*reply // by message
	order    []*reply          // as drawn
}

// reply is a message that is coded, with what is asked about it.
type reply struct {
	store.CodingReply
	number  int // position in the sample, from 1: its name for coders
	ordinal int // of its enquiry in the sample, from 0
	enquiry *analysis.Enquiry
	message *analysis.Message
	tasks   []Task
}

// Task is one thing to be coded.
type Task struct {
	analysis.Thing
	Rubric rubric.Item
	Book   rubric.Codebook
	Asked  grade.Question // with the key, where the item is coded for each question
}

// ErrCoding says that something cannot be coded; its text says what to do.
var ErrCoding = errors.New("this cannot be coded")

// Plan is what a person decides about the coding before it begins.
type Plan struct {
	Stages    []int   // shares of the replies in percent, rising to 100
	Overlap   int     // coders of each reply, but in the last stage; at least 2
	Threshold float64 // alpha that opens the next stage, 0 to 1
}

// DefaultPlan follows the practice of staged reliability (osf.io/2kz5q) and the
// usual bound of alpha (Krippendorff, Content Analysis, 2004).
func DefaultPlan() Plan { return Plan{Stages: []int{10, 50, 100}, Overlap: 2, Threshold: 0.8} }

func (p Plan) check() error {
	last := 0
	for _, share := range p.Stages {
		if share <= last || share > 100 {
			return fmt.Errorf("%w: the stages are %v; write shares in percent that rise to 100, as 10,50,100", ErrCoding, p.Stages)
		}
		last = share
	}
	switch {
	case last != 100:
		return fmt.Errorf("%w: the last stage is %d %%; it must be 100", ErrCoding, last)
	case p.Overlap < 2:
		return fmt.Errorf("%w: an overlap of %d shows no agreement; let two coders or more code each reply", ErrCoding, p.Overlap)
	case !(p.Threshold >= 0 && p.Threshold <= 1):
		return fmt.Errorf("%w: the threshold is %g; write an alpha from 0 to 1", ErrCoding, p.Threshold)
	}
	return nil
}

// Open returns the study of a campaign, planning it by DefaultPlan where nobody
// has. The campaign must be closed: a sample of what is still coming in is none.
func Open(ctx context.Context, s *store.Store, c clock.Clock, d *analysis.Data, person audit.Actor) (*Study, error) {
	if _, err := s.Coding(ctx, d.Campaign.Key); errors.Is(err, store.ErrNotFound) {
		if err := Begin(ctx, s, c, d, DefaultPlan(), person); err != nil {
			return nil, err
		}
	}
	study := &Study{Store: s, Clock: c, Data: d, Language: d.Campaign.Language, model: analysis.Replies(d)}
	study.mask = mask.Blind(study.model)
	return study, study.load(ctx)
}

// Begin freezes a plan: it draws the order of the enquiries and cuts it into stages.
func Begin(ctx context.Context, s *store.Store, c clock.Clock, d *analysis.Data, p Plan, person audit.Actor) error {
	if err := p.check(); err != nil {
		return err
	}
	if !d.Closed {
		return fmt.Errorf("%w: %s is not closed; the sample is drawn when its last window is over", ErrCoding, d.Campaign.Key)
	}
	if len(d.Rubric.Coded()) == 0 {
		return fmt.Errorf("%w: the rubric %s has nothing that people can code", ErrCoding, d.Rubric.Name)
	}
	replies := draw(analysis.Replies(d), p.Stages, clock.NewStream(d.Campaign.Seed, d.Campaign.Key, "coding sample"))
	if len(replies) == 0 {
		return fmt.Errorf("%w: no reply of %s has been graded", ErrCoding, d.Campaign.Key)
	}
	return s.PlanCoding(ctx, store.CodingPlan{
		Campaign: d.Campaign.Key, RubricHash: d.RubricHash, Stages: p.Stages, Overlap: p.Overlap, Threshold: p.Threshold,
		Person: person, At: c.Now(), Replies: replies,
	})
}

// draw puts the enquiries with a graded reply in an order of chance and cuts it
// into stages. All messages of an enquiry that count belong to its stage.
func draw(m *analysis.Model, stages []int, stream *clock.Stream) []store.CodingReply {
	var drawn []*analysis.Enquiry
	for i := range m.Enquiries {
		if e := &m.Enquiries[i]; e.Settled && e.Scored && e.First >= 0 {
			drawn = append(drawn, e)
		}
	}
	stream.Shuffle(len(drawn), func(i, j int) { drawn[i], drawn[j] = drawn[j], drawn[i] })
	var out []store.CodingReply
	for i, e := range drawn {
		stage := 1
		for float64(i) >= math.Ceil(float64(len(drawn)*stages[stage-1])/100) {
			stage++
		}
		out = append(out, store.CodingReply{Stage: stage, Enquiry: e.ID, Message: e.Messages[e.First].ID, First: true})
		for _, j := range e.Counted {
			if j != e.First {
				out = append(out, store.CodingReply{Stage: stage, Enquiry: e.ID, Message: e.Messages[j].ID})
			}
		}
	}
	return out
}

// load reads what is stored and sets up what is asked about each reply.
func (s *Study) load(ctx context.Context) (err error) {
	if s.stored, err = s.Store.Coding(ctx, s.Data.Campaign.Key); err != nil {
		return err
	}
	s.codes = analysis.NewCodes(s.stored)
	if s.replies != nil {
		return nil
	}
	s.replies = map[string]*reply{}
	enquiries := map[string]*analysis.Enquiry{}
	for i := range s.model.Enquiries {
		enquiries[s.model.Enquiries[i].ID] = &s.model.Enquiries[i]
	}
	ordinals := map[string]int{}
	for i, drawn := range s.stored.Replies {
		if _, seen := ordinals[drawn.Enquiry]; !seen {
			ordinals[drawn.Enquiry] = len(ordinals)
		}
		r := &reply{CodingReply: drawn, number: i + 1, ordinal: ordinals[drawn.Enquiry], enquiry: enquiries[drawn.Enquiry]}
		if r.enquiry == nil || r.find() == nil {
			continue // taken out of the campaign or matched to another enquiry since
		}
		if r.tasks, err = s.tasksOf(r); err != nil {
			return err
		}
		s.replies[drawn.Message] = r
		s.order = append(s.order, r)
	}
	return nil
}

// find looks the message of a reply up.
func (r *reply) find() *analysis.Message {
	for i := range r.enquiry.Messages {
		if m := &r.enquiry.Messages[i]; m.ID == r.Message {
			r.message = m
		}
	}
	return r.message
}

// tasksOf lists what is asked about a reply in the order of the rubric: of one
// that the enquiry is not graded on, what it answers.
func (s *Study) tasksOf(r *reply) ([]Task, error) {
	_, stage := audit.SplitLetterID(r.message.Decision.Match.Letter)
	if stage != audit.FollowUp {
		stage = audit.Opening
	}
	questions, err := compose.Questions(s.Data.Campaign, r.enquiry.Enquiry, stage)
	if err != nil {
		return nil, fmt.Errorf("prepare the coding of %s: %w", r.Enquiry, err)
	}
	var tasks []Task
	for _, item := range s.Data.Rubric.Coded() {
		book, _ := item.Codebook()
		if !book.PerQuestion {
			if r.First {
				tasks = append(tasks, Task{Thing: analysis.Thing{Message: r.Message, Item: item.ID}, Rubric: item, Book: book})
			}
			continue
		}
		for _, q := range questions {
			if item.From == "correct" && q.Key == "" {
				continue // nothing to hold the answer against
			}
			tasks = append(tasks, Task{Thing: analysis.Thing{Message: r.Message, Item: item.ID, Question: q.ID}, Rubric: item, Book: book, Asked: q})
		}
	}
	return tasks, nil
}
