package analysis

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
)

// Assessment is what one enquiry came to, or one later stage of it. Indices are
// of Record.Messages. Those of single messages hold while the window still runs
// too: who decides about later letters reads Counted, CompletedBy, AskedBackBy
// and Waiting, of Whole where a reminder may be out.
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
	Late                 Clock   // first substantive message after the window, Running only if there is one and none came in time
	Failure              Failure // of delivery; zero when there was none
	First                int     // index of the graded message, -1 for none: the first substantive one; of an enquiry that was only asked back, the question
	Counted              []int   // indices of the substantive messages in the window, by receipt
	CompletedBy          int     // index of the message that completed the answer, -1 while it is incomplete
	// AskedBackBy is the index of the first message that only asks us something
	// and waits for our clarification; -1 when none does, since there is none, we
	// have answered, or the answer is complete without.
	AskedBackBy int
	// Waiting says that a message received in time waits for a person and could
	// change the result (RULES 3): until then nothing may be concluded from silence.
	Waiting    bool
	Questions  map[string]grade.Answer
	Disputed   []string // questions that two messages answer differently
	Complete   bool     // every question answered
	InFull     bool     // complete and none wrong
	OnTime     bool     // complete, none wrong, and by the deadline
	Contacts   int      // messages of people until the set of answers was complete
	Handovers  int      // distinct signers less one
	AtOnce     bool     // complete with the first message of a person
	Scored     bool
	Score      grade.Score
	Automatic  bool // the graded message declares itself automatic
	FromDomain bool // the graded message came from the company's domain

	Net            Clock     // the answer clock less the time that the company waited for us (RULES 5)
	WaitedForUs    float64   // seconds from its question back to our answer; to the end of the clock when we never answered
	ClarifiedAt    time.Time // our answer to its question, accepted within the window; zero for none
	WatchEnd       time.Time // until when unprompted messages are watched for: the end of the window and the watch; zero without t0
	AckOnTime      bool      // within targets.acknowledgement; false without such a target
	ReplyOnTime    bool      // within targets.reply; false without such a target
	PromiseSeconds float64   // what the company promises, as elapsed seconds from t0; 0 = promises nothing
	PromiseKept    bool      // the first substantive message came within the promise
	// Promised are the messages that promised an answer by some time, and what became of that.
	Promised     []MadePromise
	Unprompted   bool // wrote again after its answer was complete, without a letter of ours in between, until the end of the watch
	AssumedHours bool // working time rests on hours that nobody has stated
}

// Flags stand beside the outcome (RULES 1).
type Flags struct {
	Acknowledged       bool
	OutOfOffice        bool
	Delayed            bool
	Late               bool // the first substantive message came after the window
	AfterReminder      bool // a substantive message came after the reminder, in the window
	BouncedAfterReply  bool // a failure notice came although the company was heard from
	ContactedOtherwise bool
	Detected           bool
	DeliveryDoubtful   bool // nothing was heard, and a delay, a broken forwarding, or a control of its persona and day casts doubt on delivery
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

// assessor holds what judging one stage of an enquiry needs.
type assessor struct {
	d         *Data
	r         *Record
	company   campaign.Company
	cal       *calendar.Calendar
	stage     audit.Stage // Opening or FollowUp: whose letter runs the clocks
	letter    Letter
	windowEnd time.Time
	// cut is the last instant whose messages decide the outcome: the end of the
	// window, or for the headline the reminder's t0 (RULES 5).
	cut       time.Time
	reminded  time.Time // t0 of the reminder, zero for none
	byPerson  bool      // messages that declare themselves automatic prove delivery and nothing more
	questions []grade.Question
	in        []int       // messages that belong to the stage, received until cut
	after     []int       // the same, after cut and still in the window
	late      []int       // the same, after the window
	again     grade.Share // answers that it gave before: only AssessAll knows
	a         Assessment
}

// Assess judges one enquiry by RULES 1 and 3 to 8, as of d.AsOf: nothing that
// was received later is looked at. With a reminder out it is the headline: only
// what came until the reminder's t0 decides, and clocks without an event are
// censored there. It panics when the campaign has no calendar for the company,
// since a validated campaign always has one.
// Whether it gave the same answers as before is left out of the score: AssessAll
// looks at the other enquiries too.
func Assess(d *Data, r Record) Assessment { return headlineOf(d, &r).assess() }

// ByPerson judges one enquiry as Assess does, but for the messages that declare
// themselves automatic: they prove that the letter arrived and are no replies, so
// that rates can be printed with and without them (RULES 5). Rates need no score.
func ByPerson(d *Data, r Record) Assessment {
	s := headlineOf(d, &r)
	s.byPerson = true
	return s.assess()
}

// headlineOf prepares the assessment of the opening letter until the reminder.
func headlineOf(d *Data, r *Record) *assessor {
	s := openingOf(d, r)
	if !s.reminded.IsZero() && s.reminded.Before(s.cut) {
		s.cut = s.reminded
	}
	return s
}

// openingOf prepares the assessment of the opening letter over its whole window.
func openingOf(d *Data, r *Record) *assessor {
	s := newAssessor(d, r, audit.Opening, r.Letter, r.WindowEnd)
	s.reminded = s.sentAt(audit.Reminder)
	return s
}

func newAssessor(d *Data, r *Record, stage audit.Stage, letter Letter, windowEnd time.Time) *assessor {
	company, _ := d.Campaign.CompanyByKey(r.Company)
	cal, err := d.calendar(company)
	if err != nil {
		panic(fmt.Sprintf("analysis: assess %s of a validated campaign: %v", r.ID, err))
	}
	s := &assessor{
		d: d, r: r, company: company, cal: cal, stage: stage, letter: letter, windowEnd: windowEnd, cut: windowEnd,
		a: Assessment{First: -1, CompletedBy: -1, AskedBackBy: -1, AssumedHours: d.Campaign.AssumedHours(company)},
	}
	if script, found := d.Campaign.ScriptByKey(r.Script); found {
		s.questions = script.QuestionsOf(stage, r.Language)
	}
	if t0 := letter.SentAt; !t0.IsZero() && !t0.After(d.AsOf) {
		s.a.T0 = t0
		s.a.Deadline = s.cal.Add(t0, d.Campaign.Target)
		s.a.TargetWorkingSeconds = s.working(s.a.Deadline)
		s.a.WatchEnd = s.cal.Add(windowEnd, d.Campaign.Watch)
	}
	return s
}

func (s *assessor) assess() Assessment {
	s.sortMessages()
	s.unionOfQuestions()
	s.questionBack()
	s.failure()
	s.flags()
	s.a.Waiting = s.waiting()
	s.promised()
	s.a.Outcome = s.outcome()
	s.a.Settled = s.a.Outcome != audit.Open && (s.a.T0.IsZero() || s.windowOver())
	s.clocks()
	s.onTime()
	s.contacts()
	s.unprompted()
	s.graded()
	if !s.byPerson {
		s.score()
	}
	return s.a
}

// unionOfQuestions joins the substantive messages and finds the one that
// completes the set (RULES 5).
func (s *assessor) unionOfQuestions() {
	var readings []grade.Reading
	for _, i := range s.a.Counted {
		readings = append(readings, s.r.Messages[i].Decision.Reading)
		s.a.Questions = grade.Union(readings)
		if s.a.CompletedBy < 0 && s.complete() {
			s.a.CompletedBy = i
		}
	}
	for _, q := range s.questions {
		if strings.Contains(s.a.Questions[q.ID].Rule, "contradicted") {
			s.a.Disputed = append(s.a.Disputed, q.ID)
		}
	}
	s.a.Complete = s.a.CompletedBy >= 0
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
		m := &s.r.Messages[i]
		switch m.Decision.Verdict.Class {
		case audit.Acknowledgement:
			f.Acknowledged = true
		case audit.OutOfOffice:
			f.OutOfOffice = true
		case audit.Delay:
			f.Delayed = f.Delayed || s.aboutLetter(m)
		}
	}
	f.ContactedOtherwise = stands(s.r.Events, contactedOtherwise)
	f.Detected = stands(s.r.Events, detected)
	f.Late = len(s.a.Counted) == 0 && !slices.ContainsFunc(s.after, s.substantive) && slices.ContainsFunc(s.late, s.substantive)
	f.AfterReminder = !s.reminded.IsZero() && slices.ContainsFunc(slices.Concat(s.in, s.after), func(i int) bool {
		return s.substantive(i) && s.r.Messages[i].ReceivedAt.After(s.reminded)
	})
	f.DeliveryDoubtful = !s.heard() && s.a.Failure.Outcome == "" && (f.Delayed || f.BrokenForwarding || s.d.doubtful[dayOf(s.r.Persona, s.a.T0)])
}

// contacts counts the messages of people until the answer was complete, and the
// hands through which the enquiry went.
func (s *assessor) contacts() {
	signers := map[string]bool{}
	for _, i := range s.in {
		m := &s.r.Messages[i]
		if m.Decision.Verdict.Class != audit.Human || s.a.Complete && m.ReceivedAt.After(s.r.Messages[s.a.CompletedBy].ReceivedAt) {
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

// unprompted finds whether a person of the company wrote again of their own
// accord (RULES 5): after the answer was complete and before any further letter
// of ours.
func (s *assessor) unprompted() {
	if !s.a.Complete || s.stage != audit.Opening {
		return
	}
	done := s.r.Messages[s.a.CompletedBy].ReceivedAt
	until := earlier(s.a.WatchEnd, s.d.AsOf)
	for i := range s.r.Steps {
		if sent := s.r.Steps[i].Letter.SentAt; sent.After(done) {
			until = earlier(until, sent)
		}
	}
	s.a.Unprompted = slices.ContainsFunc(s.r.Messages, func(m Message) bool {
		v := m.Decision.Verdict
		return v.Class == audit.Human && v.Authorship != classify.Automatic && m.ReceivedAt.After(done) && !m.ReceivedAt.After(until)
	})
}

// graded picks the message on which appearance and courtesy are graded.
func (s *assessor) graded() {
	switch {
	case len(s.a.Counted) > 0:
		s.a.First = s.a.Counted[0]
	case s.a.Outcome == audit.AskedBack:
		s.a.First = s.a.AskedBackBy
	default:
		return
	}
	first := s.r.Messages[s.a.First].Decision
	s.a.FromDomain = first.Match.Sender == match.SameAddress || first.Match.Sender == match.SameDomain
	s.a.Automatic = first.Verdict.Authorship == classify.Automatic
}

// score grades the enquiry (RULES 8): every delivered outcome that is decided.
// A question back is graded as what it is, a message that could not answer yet,
// so that the items of questions leave their weight out. A challenge that
// nobody lifted is a silence.
func (s *assessor) score() {
	o := s.observation()
	switch s.a.Outcome {
	case audit.Answered, audit.Replied, audit.AskedBack:
	case audit.Silent, audit.Challenged:
		o.Silent = true
	default:
		return
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

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
