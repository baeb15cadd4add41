package analysis

import (
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
)

// sortMessages keeps what belongs to the stage and parts it by time.
func (s *assessor) sortMessages() {
	for i := range s.r.Messages {
		m := &s.r.Messages[i]
		if s.a.T0.IsZero() || m.ReceivedAt.After(s.d.AsOf) || !s.belongs(m) {
			continue
		}
		switch {
		case m.ReceivedAt.After(s.windowEnd):
			s.late = append(s.late, i)
		case m.ReceivedAt.After(s.cut):
			s.after = append(s.after, i)
		default:
			s.in = append(s.in, i)
		}
	}
	for _, i := range s.in {
		if s.substantive(i) {
			s.a.Counted = append(s.a.Counted, i)
		}
	}
}

// belongs tells by the letter that a message answers whether it belongs to the
// stage. Reminder and clarification ask what the opening asked: their answers
// are the opening's, and time alone parts them. Those to thanks and debriefing
// never count (RULES 5).
func (s *assessor) belongs(m *Message) bool {
	switch s.answeredStage(m) {
	case audit.Opening, audit.Reminder, audit.Clarification:
		return s.stage == audit.Opening
	case audit.FollowUp:
		return s.stage == audit.FollowUp
	}
	return false
}

// answeredStage is the stage of the letter that a message was matched to. A
// message that came before that letter went out cannot answer it: it answers the opening.
func (s *assessor) answeredStage(m *Message) audit.Stage {
	stage := stageOf(m.Decision.Match.Letter)
	if sent := s.sentAt(stage); sent.IsZero() || m.ReceivedAt.Before(sent.Add(-match.Skew)) {
		return audit.Opening
	}
	return stage
}

// sentAt is when the letter of a later stage was accepted, as far as d.AsOf
// knows; zero when it was not, and for the opening.
func (s *assessor) sentAt(stage audit.Stage) time.Time {
	if step := s.r.Step(stage); step != nil && !step.Letter.SentAt.After(s.d.AsOf) {
		return step.Letter.SentAt
	}
	return time.Time{}
}

// stageOf is the stage of a letter by its id; one that names none is the opening's.
func stageOf(letter string) audit.Stage {
	_, stage := audit.SplitLetterID(letter)
	if slices.Contains(audit.Stages(), stage) {
		return stage
	}
	return audit.Opening
}

// measured reports whether a message answers a letter whose answers count:
// those to thanks, debriefing and questionnaire wait for nobody (RULES 5).
func measured(m *Message) bool {
	return stageOf(m.Decision.Match.Letter).Measured()
}

// aboutLetter reports whether a notice of delay or failure speaks of the very
// letter that runs the clocks: one about a reminder or thanks changes nothing
// about the opening (RULES 1).
func (s *assessor) aboutLetter(m *Message) bool { return s.answeredStage(m) == s.stage }

// heard reports whether a message in the window proves that the letter arrived:
// a reply, an acknowledgement or an absence notice (RULES 1).
func (s *assessor) heard() bool {
	return slices.ContainsFunc(slices.Concat(s.in, s.after), func(i int) bool {
		switch s.r.Messages[i].Decision.Verdict.Class {
		case audit.Human, audit.Acknowledgement, audit.OutOfOffice:
			return true
		}
		return false
	})
}

func (s *assessor) substantive(i int) bool {
	m := &s.r.Messages[i]
	return substantive(m) && !(s.byPerson && declaredAutomatic(*m))
}

// declaredAutomatic reports whether a message says of itself that no person sent it.
func declaredAutomatic(m Message) bool { return m.Decision.Verdict.Authorship == classify.Automatic }

// substantive reports whether a message stops the reply clock: a person's class,
// with substance, readable, and more than a question back (RULES 5).
func substantive(m *Message) bool {
	v := m.Decision.Verdict
	substance := v.Substance == classify.Substantive || v.Substance == classify.Answers || readByPerson(m) && answers(m)
	return v.Class == audit.Human && substance && !unread(m) && !asksBackOnly(m)
}

// unread reports that a message may hold the answer where nobody has read it
// yet. A person who only matched it has not read it.
func unread(m *Message) bool { return m.Decision.Unread && !readByPerson(m) }

// readByPerson reports that a person has said what a message answers.
func readByPerson(m *Message) bool {
	for _, answer := range m.Decision.Reading.Questions {
		if answer.Rule == reading.ByPerson {
			return true
		}
	}
	return false
}

// answers reports whether a message answers any question, if only in part.
func answers(m *Message) bool {
	for _, answer := range m.Decision.Reading.Questions {
		if answer.Status == grade.Answered || answer.Status == grade.Partly {
			return true
		}
	}
	return false
}

// asks reports whether a person's message holds a clarifying question.
func asks(m *Message) bool {
	return m.Decision.Verdict.Class == audit.Human && m.Decision.Reading.Facts["clarifying_question"].Holds
}

// asksBackOnly reports whether the only substance of a message is a clarifying question.
func asksBackOnly(m *Message) bool { return reading.AsksBack(m.Decision) }
