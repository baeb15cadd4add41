package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/store"
)

// file is all that is known of one message before it is decided about.
type file struct {
	id       string
	extract  reading.Extract
	template reading.Template
	at       time.Time      // of receipt
	flagged  bool           // it is not the INTERNALDATE
	person   reading.Person // what people have decided
	people   int            // how often they have, and taken it back
	standing bool           // some of it stands
}

// open gathers the files of some messages, in their order. A message that came in
// after the work list was made has no extract yet and is left out.
func (s *sitting) open(ctx context.Context, ids []string) ([]file, error) {
	seen, err := s.Store.SeenOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	var files []file
	for _, id := range ids {
		if f, open := s.files[id]; open {
			files = append(files, f)
			continue
		}
		extract, there := s.extracts[id]
		if !there {
			if extract, err = s.extractOf(ctx, id); errors.Is(err, store.ErrNotFound) {
				continue
			} else if err != nil {
				return nil, err
			}
		}
		f := file{id: id, extract: extract, template: reading.TemplateOf(extract, s.account)}
		f.at, f.flagged = receipt(seen[id].InternalDate, extract.Hops, s.hosts)
		overrides, err := s.Store.OverridesOf(ctx, id)
		if err != nil {
			return nil, err
		}
		if err := f.hear(overrides); err != nil {
			return nil, fmt.Errorf("message %s: %w", id, err)
		}
		files = append(files, f)
	}
	return files, nil
}

func (s *sitting) extractOf(ctx context.Context, id string) (reading.Extract, error) {
	var e reading.Extract
	body, err := s.Store.Extract(ctx, id, reading.Version)
	if err != nil {
		return e, err
	}
	if err := json.Unmarshal(body, &e); err != nil {
		return e, fmt.Errorf("read the extract of %s: %w", id, err)
	}
	return e, nil
}

// hear takes over what people have decided, the latest of each kind.
func (f *file) hear(overrides []store.Override) error {
	for _, o := range overrides {
		f.people++
		if !o.UndoneAt.IsZero() {
			f.people++
			continue
		}
		f.standing = true
		switch o.Kind {
		case store.OverrideClass:
			f.person.Class = audit.Class(o.Value)
		case store.OverrideMatch:
			f.person.Enquiry = &o.Value
		case store.OverrideReading:
			questions, err := parseAnswers(o.Value)
			if err != nil {
				return fmt.Errorf("decision %d: %w", o.Number, err)
			}
			f.person.Questions = questions
		}
	}
	return nil
}

// parseAnswers reads "price=answered:right term=unanswered".
func parseAnswers(s string) (map[string]grade.Answer, error) {
	all := map[string]grade.Answer{}
	for word := range strings.FieldsSeq(s) {
		id, said, _ := strings.Cut(word, "=")
		a, err := reading.ParseAnswer(said)
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", id, err)
		}
		all[id] = a
	}
	return all, nil
}

func (s *sitting) context(f file) reading.Context {
	return reading.Context{Letters: s.letters, ReceivedAt: f.at, Grades: s.grading, Template: f.template, Siblings: &s.siblings, Person: f.person}
}

// receipt is when a message was received (RULES section 4): the earliest
// INTERNALDATE, or the mailbox host's own topmost Received when the two differ
// by more than 120 seconds; then it is flagged.
func receipt(internal time.Time, hops []mail.Hop, hosts []string) (at time.Time, flagged bool) {
	const tolerance = 120 * time.Second
	if len(hosts) == 0 {
		return internal, false
	}
	received, ok := mail.ReceivedBy(hops, hosts...)
	if !ok || received.Sub(internal).Abs() <= tolerance {
		return internal, false
	}
	return received.UTC(), true
}

// machine is what the machine alone makes of a message.
func (s *sitting) machine(ctx context.Context, f file) (*reading.Machine, error) {
	f.person = reading.Person{}
	placed := reading.Match(f.extract, s.context(f))
	if err := s.knowAll(ctx, placed); err != nil {
		return nil, err
	}
	m := reading.MachineOf(reading.Judge(f.extract, placed, s.context(f)))
	return &m, nil
}

// row is a decision as it is stored. Where people had a part in it, it says what
// the machine alone makes of the message.
func (s *sitting) row(ctx context.Context, f file, d reading.Decision) (store.Decision, error) {
	stored := reading.Stored{FromName: f.extract.FromName, Subject: f.extract.Match.Subject, Overridden: f.standing, Decision: d}
	if f.standing {
		var err error
		if stored.Machine, err = s.machine(ctx, f); err != nil {
			return store.Decision{}, err
		}
	}
	body, err := json.Marshal(stored)
	if err != nil {
		return store.Decision{}, fmt.Errorf("encode what was decided: %w", err)
	}
	flagged := f.flagged
	if letter, ok := s.letters.Letter(d.Match.Letter); ok && f.at.Before(letter.T0.Add(-match.Skew)) {
		flagged = true // an answer before the question: one of the clocks is wrong
	}
	return store.Decision{
		Message: f.id, ReaderVersion: reading.Version, Enquiry: d.Match.Enquiry, Class: d.Verdict.Class, Sender: reading.Sender(f.extract),
		Template: string(f.template), ReceivedAt: f.at, ClockFlag: flagged, Unread: d.Unread, AsksBack: reading.AsksBack(d),
		Possible: d.Match.Possible, Body: body, People: f.people,
	}, nil
}
