package analysis

import (
	"slices"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
)

// AssessAll judges every enquiry of d as Assess does, in their order, and then what
// only the other enquiries tell: whether the company gave the answers that it gave before.
func AssessAll(d *Data) []Assessment {
	judges, all := make([]*assessor, len(d.Records)), make([]Enquiry, len(d.Records))
	for i := range d.Records {
		judges[i] = headlineOf(d, &d.Records[i])
		all[i] = Enquiry{Record: d.Records[i], Assessment: judges[i].assess()}
	}
	for _, r := range repeats(d, all) {
		if s := judges[r.Second.Enquiry]; r.Verdict != grade.NotComparable {
			s.again.Add(r.Verdict == grade.Agree, r.Second.Answer.Span)
		}
	}
	out := make([]Assessment, len(judges))
	for i, s := range judges {
		if s.again.Of > 0 {
			s.score()
		}
		out[i] = s.a
	}
	return out
}

// observation is all that scoring the enquiry needs.
func (s *assessor) observation() grade.Observation {
	o := grade.Observation{
		Questions:          s.a.Questions,
		AnswerSeconds:      -1,
		TargetSeconds:      s.a.TargetWorkingSeconds,
		Acknowledged:       s.a.Flags.Acknowledged,
		AckDeadline:        slices.ContainsFunc(s.in, s.namesDeadline),
		Contacts:           s.a.Contacts,
		SolvedFirstContact: s.a.AtOnce,
		FromCompanyDomain:  s.a.FromDomain,
		Handovers:          s.a.Handovers,
		Promises:           s.promises(),
		Again:              s.again,
		Unprompted:         s.a.Unprompted,
	}
	if script, found := s.d.Campaign.ScriptByKey(s.r.Script); found {
		o.Reminding = s.stage == audit.Opening && script.Reminder != nil
	}
	if s.a.First >= 0 {
		first := &s.r.Messages[s.a.First]
		o.Reading, o.ReplySeconds = first.Decision.Reading, s.working(first.ReceivedAt)
		o.Reminded = !s.reminded.IsZero() && first.ReceivedAt.After(s.reminded)
	}
	if s.a.Complete {
		o.AnswerSeconds = s.a.Answer.WorkingSeconds
	}
	return o
}

// namesDeadline reports whether a message is an acknowledgement that says by when a person answers.
func (s *assessor) namesDeadline(i int) bool {
	v := s.r.Messages[i].Decision.Verdict
	return v.Class == audit.Acknowledgement && v.Ack != nil && v.Ack.PromisesDeadline
}

// promises are what came due of the first promise in each place: the list of
// companies, an acknowledgement, a person's letter.
func (s *assessor) promises() grade.Share {
	var share grade.Share
	e := Enquiry{Record: *s.r, Assessment: s.a}
	for _, source := range []string{InPublic, ByMachine, InPerson} {
		fate, _ := e.promise(source)
		if fate == Kept || fate == Broken {
			share.Add(fate == Kept, e.promiseSpan(source))
		}
	}
	return share
}
