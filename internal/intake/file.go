package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
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
	placed   match.Result   // what it answers
	machine  match.Result   // what it answers to the machine alone, where standing
}

// open gathers the files of some messages, in their order. A message that came in
// after the work list was made has no extract yet and is left out.
func (s *sitting) open(ctx context.Context, ids []string) ([]file, error) {
	fresh, err := s.newFiles(ctx, slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, open := s.files[id]; return open }))
	if err != nil {
		return nil, err
	}
	var files []file
	for _, id := range ids {
		f, open := s.files[id]
		if !open {
			f, open = fresh[id]
		}
		if open {
			files = append(files, f)
		}
	}
	return files, nil
}

// newFiles makes the files of some messages, by message.
func (s *sitting) newFiles(ctx context.Context, ids []string) (map[string]file, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	seen, err := s.Store.SeenOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	overrides, err := s.Store.OverridesOf(ctx, ids...)
	if err != nil {
		return nil, err
	}
	heard := map[string][]store.Override{}
	for _, o := range overrides {
		heard[o.Subject] = append(heard[o.Subject], o)
	}
	bodies, err := s.bodies(ctx, ids)
	if err != nil {
		return nil, err
	}
	made, err := inOrder(ids, func(id string) (file, error) { return s.newFile(id, seen[id].InternalDate, bodies[id], heard[id]) })
	files := map[string]file{}
	for _, f := range made {
		if f.id != "" {
			files[f.id] = f
		}
	}
	return files, err
}

// bodies returns the stored extracts of those messages of which none is at hand.
func (s *sitting) bodies(ctx context.Context, ids []string) (map[string][]byte, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, there := s.extracts[id]; return there })
	if len(ids) == 0 {
		return nil, nil
	}
	rows, err := s.Store.ExtractsOf(ctx, ids, reading.Version)
	bodies := map[string][]byte{}
	for _, row := range rows {
		bodies[row.Message] = row.Body
	}
	return bodies, err
}

// newFile makes the file of a message; it is the zero file where there is no extract.
func (s *sitting) newFile(id string, internal time.Time, body []byte, overrides []store.Override) (file, error) {
	extract, there := s.extracts[id]
	switch {
	case there:
	case body == nil:
		return file{}, nil
	default:
		if err := json.Unmarshal(body, &extract); err != nil {
			return file{}, fmt.Errorf("read the extract of %s: %w", id, err)
		}
	}
	f := file{id: id, extract: extract, template: reading.TemplateOf(extract, s.account)}
	f.at, f.flagged = receipt(internal, extract.Hops, s.hosts)
	if err := f.hear(overrides); err != nil {
		return file{}, fmt.Errorf("message %s: %w", id, err)
	}
	if !f.standing && s.ofControl(extract.Match) {
		return f, nil
	}
	f.placed = reading.Match(extract, s.context(f))
	if f.standing {
		f.machine = reading.Match(extract, s.context(f.unheard()))
	}
	return f, nil
}

// unheard is the file without what people have decided.
func (f file) unheard() file {
	f.person = reading.Person{}
	return f
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

// row is what is decided about a message, as it is stored. Where people had a
// part in it, it says what the machine alone makes of the message.
func (s *sitting) row(f file) (store.Decision, error) {
	d := reading.Judge(f.extract, f.placed, s.context(f))
	stored := reading.Stored{FromName: f.extract.FromName, Subject: f.extract.Match.Subject, Overridden: f.standing, Decision: d}
	if f.standing {
		m := reading.MachineOf(reading.Judge(f.extract, f.machine, s.context(f.unheard())))
		stored.Machine = &m
	}
	body, err := json.Marshal(stored)
	if err != nil {
		return store.Decision{}, fmt.Errorf("encode what was decided about message %s: %w", f.id, err)
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
