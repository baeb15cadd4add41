package analysis

import (
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
)

// Assessment is what one enquiry came to.
type Assessment struct {
	Outcome audit.Outcome
	Flags   Flags
	// Settled says that the outcome can no longer change with time: the window
	// is over, or there never was one. Only settled enquiries enter rates.
	Settled  bool
	T0       time.Time // zero when the letter was never accepted
	Deadline time.Time // t0 and the target; zero without t0
	// TargetWorkingSeconds is what the company had of its own working time before the deadline.
	TargetWorkingSeconds float64
	Ack                  Clock
	Reply                Clock
	Answer               Clock
	Late                 Clock   // first substantive message after the window, Running only if there is one
	Failure              Failure // of delivery; zero when there was none
	First                int     // index in Record.Messages of the graded message, -1 for none
	Counted              []int   // indices of the substantive messages in the window
	Questions            map[string]grade.Answer
	Disputed             []string // questions that two messages answer differently
	Complete             bool     // every question answered
	InFull               bool     // complete and none wrong
	OnTime               bool     // complete, none wrong, and by the deadline
	Contacts             int      // messages of people until the set of answers was complete
	Handovers            int      // distinct signers less one
	AtOnce               bool     // complete with the first message of a person
	Scored               bool
	Score                grade.Score
	Automatic            bool // the first substantive message declares itself automatic
	FromDomain           bool // the first substantive message came from the company's domain

	Net            Clock   // the answer clock less the time that the company waited for us (RULES 5)
	WaitedForUs    float64 // seconds from its question back to our answer; to the end of the clock when we never answered
	AckOnTime      bool    // within targets.acknowledgement; false without such a target
	ReplyOnTime    bool    // within targets.reply; false without such a target
	PromiseSeconds float64 // what the company promises, as elapsed seconds from t0; 0 = promises nothing
	PromiseKept    bool    // the first substantive message came within the promise
	Unprompted     bool    // wrote again after its answer was complete, without a letter of ours in between, until the end of the watch
	AssumedHours   bool    // working time rests on hours that nobody has stated
}

// Later is what a later stage of an enquiry came to. A reminder's is the final
// result of the enquiry, the reminder counted, on the opening's t0, which never
// restarts; a follow-up question's stands by itself, with its own t0 and window.
type Later struct {
	Stage audit.Stage
	Assessment
}

// Flags stand beside the outcome (RULES 1).
type Flags struct {
	Acknowledged       bool
	OutOfOffice        bool
	Delayed            bool
	Late               bool
	AfterReminder      bool
	BouncedAfterReply  bool
	ContactedOtherwise bool
	Detected           bool
	DeliveryDoubtful   bool
	BrokenForwarding   bool // a failure notice named another recipient than ours
}

// Clock is one follow-up: from t0 to its event, or to the instant up to which
// nothing had happened.
type Clock struct {
	Running        bool // false when the letter never came to run a clock
	Event          bool
	At             time.Time
	Seconds        float64
	WorkingSeconds float64
}

// Failure is why a letter did not arrive.
type Failure struct {
	Outcome audit.Outcome // refused or undeliverable, "" when there was no letter
	Reason  string        // unknown_user, mailbox_full, policy, ..., no_address
	Text    string        // the remote server's words
}

// Delivered reports whether an outcome counts as delivered (RULES 2).
func Delivered(o audit.Outcome) bool {
	switch o {
	case audit.Answered, audit.Replied, audit.AskedBack, audit.Uncollected, audit.PendingReview, audit.Challenged, audit.Silent:
		return true
	}
	return false
}

// HasReply reports whether an outcome means a substantive reply in the window.
func HasReply(o audit.Outcome) bool { return o == audit.Answered || o == audit.Replied }

// assessor holds what judging one enquiry needs.
type assessor struct {
	d         *Data
	r         *Record
	cal       *calendar.Calendar
	questions []grade.Question
	in        []int // messages that answer the opening letter, received in the window
	late      []int // the same, received after it
	a         Assessment
}

// Assess judges one enquiry by RULES 1 and 3 to 8, as of d.AsOf: nothing that
// was received later is looked at. It panics when the campaign has no calendar
// for the company, since a validated campaign always has one.
func Assess(d *Data, r Record) Assessment {
	s := newAssessor(d, &r)
	s.sortMessages()
	s.unionOfQuestions()
	s.failure()
	s.flags()
	s.a.Outcome = s.outcome()
	s.a.Settled = s.a.Outcome != audit.Open && (s.a.T0.IsZero() || s.windowOver())
	s.clocks()
	s.onTime()
	s.contacts()
	s.score()
	return s.a
}

func newAssessor(d *Data, r *Record) *assessor {
	s := &assessor{d: d, r: r, a: Assessment{First: -1}}
	if script, found := d.Campaign.ScriptByKey(r.Script); found {
		s.questions = script.Questions[r.Language]
	}
	s.cal = calendarOf(d.Campaign, r.Company)
	if t0 := r.Letter.SentAt; !t0.IsZero() && !t0.After(d.AsOf) {
		s.a.T0 = t0
		s.a.Deadline = s.cal.Add(t0, d.Campaign.Target)
		s.a.TargetWorkingSeconds = s.working(s.a.Deadline)
	}
	return s
}

// sortMessages keeps what answers the opening letter. Replies to thanks and to
// a follow-up never count for the opening; one to a reminder only raises a flag,
// since the headline is before any reminder (RULES 5).
func (s *assessor) sortMessages() {
	for i := range s.r.Messages {
		m := &s.r.Messages[i]
		if s.a.T0.IsZero() || m.ReceivedAt.After(s.d.AsOf) {
			continue
		}
		switch stageOf(m.Decision.Match.Letter) {
		case audit.Opening:
		case audit.Reminder:
			s.a.Flags.AfterReminder = s.a.Flags.AfterReminder || substantive(m)
			continue
		default:
			continue
		}
		if m.ReceivedAt.After(s.r.WindowEnd) {
			s.late = append(s.late, i)
		} else {
			s.in = append(s.in, i)
		}
	}
	for _, i := range s.in {
		if substantive(&s.r.Messages[i]) {
			s.a.Counted = append(s.a.Counted, i)
		}
	}
	if len(s.a.Counted) > 0 {
		s.a.First = s.a.Counted[0]
	}
}

// stageOf is the stage of a letter id ENQUIRY/STAGE; an id that names none is the opening's.
func stageOf(letter string) audit.Stage {
	stage := audit.Stage(letter[strings.LastIndexByte(letter, '/')+1:])
	switch stage {
	case audit.Reminder, audit.FollowUp, audit.Thanks:
		return stage
	}
	return audit.Opening
}

// substantive reports whether a message stops the reply clock: a person's class,
// with substance, readable, and more than a question back (RULES 5).
func substantive(m *Message) bool {
	v := m.Decision.Verdict
	return v.Class == audit.Human && (v.Substance == classify.Substantive || v.Substance == classify.Answers) &&
		!unread(m) && !asksBackOnly(m)
}

// unread reports that a message may hold the answer where nobody could read it.
func unread(m *Message) bool { return m.Decision.Unread && !m.Overridden }

// asksBackOnly reports whether the only substance of a message is a clarifying question.
func asksBackOnly(m *Message) bool {
	if m.Decision.Verdict.Class != audit.Human || !m.Decision.Reading.Facts["clarifying_question"].Holds {
		return false
	}
	for _, answer := range m.Decision.Reading.Questions {
		if answer.Status != grade.Unanswered {
			return false
		}
	}
	return true
}

// unionOfQuestions joins the substantive messages and finds the one that
// completes the set (RULES 5).
func (s *assessor) unionOfQuestions() {
	if len(s.a.Counted) == 0 {
		return
	}
	var readings []grade.Reading
	for _, i := range s.a.Counted {
		readings = append(readings, s.r.Messages[i].Decision.Reading)
		s.a.Questions = grade.Union(readings)
		if !s.a.Answer.Event && s.complete() {
			s.a.Answer = Clock{Event: true, At: s.r.Messages[i].ReceivedAt}
		}
	}
	for _, q := range s.questions {
		if strings.Contains(s.a.Questions[q.ID].Rule, "contradicted") {
			s.a.Disputed = append(s.a.Disputed, q.ID)
		}
	}
	s.a.Complete = s.a.Answer.Event && s.complete()
	s.a.InFull = s.a.Complete && !s.wrong()
}

func (s *assessor) complete() bool {
	return !slices.ContainsFunc(s.questions, func(q grade.Question) bool {
		return s.a.Questions[q.ID].Status != grade.Answered
	})
}

func (s *assessor) wrong() bool {
	return slices.ContainsFunc(s.questions, func(q grade.Question) bool {
		return s.a.Questions[q.ID].Correct == "wrong"
	})
}

// flags raises what stands beside the outcome. Two of them no message can show;
// they come from the log, where a person has entered them.
func (s *assessor) flags() {
	f := &s.a.Flags
	for _, i := range s.in {
		switch s.r.Messages[i].Decision.Verdict.Class {
		case audit.Acknowledgement:
			f.Acknowledged = true
		case audit.OutOfOffice:
			f.OutOfOffice = true
		case audit.Delay:
			f.Delayed = true
		}
	}
	for _, e := range s.r.Events {
		f.ContactedOtherwise = f.ContactedOtherwise || e.Kind == "contacted_otherwise"
		f.Detected = f.Detected || e.Kind == "detected"
	}
	for _, i := range s.late {
		f.Late = f.Late || substantive(&s.r.Messages[i])
	}
	heard := slices.ContainsFunc(s.in, func(i int) bool { return fromCompany(&s.r.Messages[i]) })
	f.DeliveryDoubtful = !heard && (f.Delayed || f.BrokenForwarding)
}

// fromCompany reports whether a message proves that the letter arrived (RULES 1).
func fromCompany(m *Message) bool {
	switch m.Decision.Verdict.Class {
	case audit.Human, audit.Acknowledgement, audit.OutOfOffice:
		return true
	}
	return false
}

// contacts counts the messages of people until the answer was complete, and the
// hands through which the enquiry went.
func (s *assessor) contacts() {
	signers := map[string]bool{}
	for _, i := range s.in {
		m := &s.r.Messages[i]
		if m.Decision.Verdict.Class != audit.Human || s.a.Complete && m.ReceivedAt.After(s.a.Answer.At) {
			continue
		}
		s.a.Contacts++
		if name := m.Decision.Reading.Facts["responder_name"].Value; name != "" {
			signers[strings.ToLower(name)] = true
		}
	}
	s.a.Handovers = max(0, len(signers)-1)
	s.a.AtOnce = s.a.Complete && s.a.Contacts == 1
}

// score grades the enquiry (RULES 8). A question back is graded as what it is, a
// message without answers; a challenge that nobody lifted is a silence.
func (s *assessor) score() {
	o := grade.Observation{
		Questions:          s.a.Questions,
		AnswerSeconds:      -1,
		TargetSeconds:      s.a.TargetWorkingSeconds,
		Acknowledged:       s.a.Flags.Acknowledged,
		Contacts:           s.a.Contacts,
		SolvedFirstContact: s.a.AtOnce,
	}
	switch s.a.Outcome {
	case audit.Answered, audit.Replied:
	case audit.AskedBack:
		s.a.First = s.in[slices.IndexFunc(s.in, func(i int) bool { return asksBackOnly(&s.r.Messages[i]) })]
	case audit.Silent, audit.Challenged:
		o.Silent = true
	default:
		return
	}
	if s.a.First >= 0 {
		first := &s.r.Messages[s.a.First]
		o.Reading = first.Decision.Reading
		o.ReplySeconds = s.working(first.ReceivedAt)
		s.a.FromDomain = first.Decision.Match.Sender == match.SameAddress || first.Decision.Match.Sender == match.SameDomain
		s.a.Automatic = first.Decision.Verdict.Authorship == classify.Automatic
		o.FromCompanyDomain = s.a.FromDomain
	}
	if s.a.Complete {
		o.AnswerSeconds = s.a.Answer.WorkingSeconds
	}
	s.a.Score, s.a.Scored = grade.ScoreOf(s.d.Rubric, o), true
}

func find[T any](xs []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(xs, is); i >= 0 {
		return xs[i], true
	}
	var none T
	return none, false
}
