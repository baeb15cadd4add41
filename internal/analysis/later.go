package analysis

import "replyaudit/internal/audit"

// Later is what a later stage of an enquiry came to. A reminder's is the final
// result of the enquiry, the reminder counted, on the opening's t0, which never
// restarts; a follow-up question's stands by itself, with its own t0 and window.
type Later struct {
	Stage audit.Stage
	Assessment
}

// LaterOf judges the later stages that are measured (RULES 5): the reminder once
// it was accepted, and the follow-up question once it fell due, so that one that
// was missed or refused on our side is seen too. Thanks and debriefing are never
// measured, and a clarification belongs to the opening.
func LaterOf(d *Data, r Record) []Later {
	var out []Later
	if r.Step(audit.Reminder) != nil {
		if s := openingOf(d, &r); !s.reminded.IsZero() {
			out = append(out, Later{audit.Reminder, s.assess()})
		}
	}
	if step := r.Step(audit.FollowUp); step != nil && step.Letter.State != audit.Planned && step.Letter.State != audit.NotNeeded {
		s := newAssessor(d, &r, audit.FollowUp, step.Letter, step.WindowEnd)
		out = append(out, Later{audit.FollowUp, s.assess()})
	}
	return out
}

// Whole judges the opening over its whole window, whether or not a reminder
// went out: what the company has done so far, whatever moved it. Who decides
// about later letters asks this; without a reminder it equals Assess.
func Whole(d *Data, r Record) Assessment { return openingOf(d, &r).assess() }
