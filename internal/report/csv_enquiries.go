package report

import (
	"strconv"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
)

// cluster is the organisation as it may be shown.
func (x *exporter) cluster(e *analysis.Enquiry) string {
	if !x.mask.HidesCompanies() {
		return e.Organisation
	}
	for _, c := range x.m.Campaign.Companies { // the code of the organisation's first company
		if c.Organisation == e.Organisation {
			return "O-" + x.mask.CompanyKey(c.Key)
		}
	}
	return ""
}

func (x *exporter) enquiries() sheet {
	s := sheet{name: "enquiries.csv", columns: enquiryColumns(append(x.factorColumns(), x.traitColumns()...))}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		if !x.m.Shows(e.Company) {
			continue
		}
		s.rows = append(s.rows, x.enquiry(e, audit.Opening))
		for _, later := range e.Later {
			seen := e.Seen(later)
			s.rows = append(s.rows, x.enquiry(&seen, later.Stage))
		}
	}
	return s
}

// enquiry is the row of one stage of an enquiry.
func (x *exporter) enquiry(e *analysis.Enquiry, stage audit.Stage) []string {
	row := []string{
		x.mask.Enquiry(e.ID, e.Company), x.mask.CampaignKey(e.Campaign), e.Wave, string(stage), x.cluster(e), x.mask.CompanyKey(e.Company), x.mask.Hidden(e.Target.Domain),
		e.Target.Country, x.mask.PersonaKey(e.Persona), e.Script, e.Language, e.Variant,
	}
	row = append(row, x.factorCells(e)...)
	row = append(row, x.traitCells(e)...)
	row = append(row, e.Block, x.cluster(e), stamp(e.PlannedAt), stamp(e.T0), sentDay(e), sentHour(e), bit(e.Letter.Uncertain), windowEnd(e), watchEnd(e), stamp(e.Collected), sentAt(e, audit.Reminder), sentAt(e, audit.Clarification), string(e.Outcome), bit(e.Settled), e.Failure.Reason,
		bit(e.Flags.Acknowledged), bit(e.Flags.OutOfOffice), bit(e.Flags.Delayed), bit(e.Flags.Late), bit(e.Flags.AfterReminder), bit(e.Flags.BouncedAfterReply),
		bit(e.Flags.ContactedOtherwise), bit(e.Flags.Detected), bit(e.Flags.DeliveryDoubtful), bit(e.Flags.BrokenForwarding))
	for _, c := range []analysis.Clock{e.Ack, e.Reply, e.Answer} {
		row = append(row, clockCells(c)...)
	}
	late := ""
	if e.Late.Running {
		late = seconds(e.Late.Seconds)
	}
	score, full := "", ""
	if e.HasFull && stage == audit.Opening {
		full = strconv.FormatFloat(e.Full, 'f', 4, 64)
	}
	if e.Scored {
		score = strconv.FormatFloat(e.Score.Machine, 'f', 4, 64)
	}
	target := ""
	if !e.T0.IsZero() {
		target = seconds(e.TargetWorkingSeconds)
	}
	row = append(row, late, score, full, bit(e.OnTime), target, strconv.Itoa(e.Contacts), strconv.Itoa(e.Handovers), bit(e.AtOnce), bit(e.Automatic), byPerson(e, stage),
		strings.Join(e.Disputed, " "), netSeconds(e), waitedForUs(e), bit(e.AckOnTime), bit(e.ReplyOnTime), promise(e), promiseKept(e), bit(e.Unprompted), reminderNeeded(e, stage), bit(e.AssumedHours),
		x.m.Facts.DesignHash, x.m.Facts.ReaderVersion)
	return row
}

// sentAt is when a later letter of the enquiry was accepted.
func sentAt(e *analysis.Enquiry, stage audit.Stage) string {
	if step := e.Step(stage); step != nil {
		return stamp(step.Letter.SentAt)
	}
	return ""
}

func netSeconds(e *analysis.Enquiry) string {
	if !e.Net.Running {
		return ""
	}
	return seconds(e.Net.Seconds)
}

func waitedForUs(e *analysis.Enquiry) string {
	if e.WaitedForUs == 0 {
		return ""
	}
	return seconds(e.WaitedForUs)
}

func promise(e *analysis.Enquiry) string {
	if e.PromiseSeconds == 0 {
		return ""
	}
	return seconds(e.PromiseSeconds)
}

func promiseKept(e *analysis.Enquiry) string {
	if e.PromiseSeconds == 0 {
		return ""
	}
	return bit(e.PromiseKept)
}

// reminderNeeded is of the opening alone, which a reminder follows.
func reminderNeeded(e *analysis.Enquiry, stage audit.Stage) string {
	if stage != audit.Opening {
		return ""
	}
	return string(e.ReminderNeeded())
}

// byPerson is the outcome without automatic messages, which the headline has alone.
func byPerson(e *analysis.Enquiry, stage audit.Stage) string {
	if stage != audit.Opening {
		return ""
	}
	return string(e.ByPerson.Outcome)
}

// traitColumns are the columns of the list by which the report breaks down.
func (x *exporter) traitColumns() []column {
	var out []column
	for _, name := range x.m.Traits {
		out = append(out, column{"column_" + name, "column " + name + " of the list of companies"})
	}
	return out
}

func (x *exporter) traitCells(e *analysis.Enquiry) []string {
	var out []string
	for _, name := range x.m.Traits {
		out = append(out, x.mask.Trait(name, e.Target.Fields[name]))
	}
	return out
}

// sentDay is the weekday of t0 where the company is, by ISO 8601.
func sentDay(e *analysis.Enquiry) string {
	if e.SentLocal.IsZero() {
		return ""
	}
	return strconv.Itoa((int(e.SentLocal.Weekday())+6)%7 + 1)
}

func sentHour(e *analysis.Enquiry) string {
	if e.SentLocal.IsZero() {
		return ""
	}
	return strconv.Itoa(e.SentLocal.Hour())
}

func windowEnd(e *analysis.Enquiry) string {
	if e.T0.IsZero() {
		return ""
	}
	return stamp(e.WindowEnd)
}

func watchEnd(e *analysis.Enquiry) string {
	if e.T0.IsZero() {
		return ""
	}
	return stamp(e.WatchEnd)
}

func clockCells(c analysis.Clock) []string {
	if !c.Running {
		return []string{"", "", ""}
	}
	return []string{bit(c.Event), seconds(c.Seconds), seconds(c.WorkingSeconds)}
}

func enquiryColumns(factors []column) []column {
	columns := []column{
		{"enquiry", "id of the enquiry"},
		{"campaign", "key of the campaign"},
		{"wave", "wave of the campaign, 01, 02, ...; empty without waves"},
		{"stage", "opening: before any reminder; reminder: at the end of the window, the reminder counted, on the opening's t0; follow_up: the further question by itself, on its own t0"},
		{"organisation", "organisation that the company belongs to: the unit of inference"},
		{"company", "key or code of the company"},
		{"domain", "the company's own domain; empty when names are not published"},
		{"country", "of the company, ISO 3166-1 alpha-2"},
		{"persona", "key of the invented customer; a number when people are masked"},
		{"script", "key of the script"},
		{"language", "ISO 639-1 of the letter"},
		{"variant", "of the script's wording; empty where there is but one"},
	}
	columns = append(columns, factors...)
	columns = append(columns,
		column{"block", "block of the assignment"}, column{"cluster", "cluster for standard errors: the organisation"}, column{"planned_at", "due time of the opening by plan"},
		column{"sent_at", "t0: when our submission server accepted the letter of this stage (of a reminder's row the opening); empty: it never did"}, column{"sent_weekday", "weekday of sent_at by the clock of the company, 1 = Monday"}, column{"sent_hour", "hour of sent_at by the clock of the company, 0-23"}, column{"sent_uncertain", "1: nobody saw the acceptance, which was proved later; t0 is the instant before the hand-over"},
		column{"window_end", "end of the window of this stage; a receipt at that instant still counts"},
		column{"watch_end", "until when messages without a letter of ours are watched for"},
		column{"collected_through", "every folder of the mailbox was read completely by a scan that began then; silence needs one that is not before window_end"},
		column{"reminded_at", "when our reminder was accepted; empty: none was"}, column{"clarified_at", "when our answer to a question back was accepted; empty: none was"}, column{"outcome", "the one exclusive outcome; open: the window is not over and the answer not complete, whatever has come"},
		column{"settled", "1: the window is over, or never began; rates, means and tests use settled rows alone"},
		column{"failure_reason", "why a letter did not arrive; no_address: the company publishes none"},
		column{"acknowledged", "1: an acknowledgement of receipt came in the window; of the opening before the reminder"}, column{"out_of_office", "1: an absence notice came, in the same time"}, column{"delayed", "1: a notice came that delivery of this letter is delayed"},
		column{"late", "1: the first message of substance came after the window"}, column{"after_reminder", "1: a message of substance came after our reminder and within the window; 0 also where none was sent"}, column{"bounced_after_reply", "1: a failure notice came although the company was heard from in the window, before or after it; it changes no outcome"},
		column{"contacted_otherwise", "1: a person has recorded that the company made contact by another way; 0 where nobody has"}, column{"detected", "1: a person has recorded that the company saw through the enquiry; 0 where nobody has"},
		column{"delivery_doubtful", "1: nothing was heard in the whole window, also after a reminder, and a notice of delay, a broken forwarding, or a control of the same persona and day in the junk folder or not arrived casts doubt on delivery"}, column{"broken_forwarding", "1: a failure notice named another recipient than ours"},
	)
	for _, clock := range []struct{ name, event, note string }{
		{"ack", "the first acknowledgement", ""},
		{"reply", "the first message of substance that could be read and did more than ask", ", also while an attachment or a portal waits to be read (pending_review)"},
		{"answer", "the message that completed the answer", ", also of who replied in part"},
	} {
		columns = append(columns,
			column{clock.name + "_event", "1: " + clock.event + " came in time; 0: censored" + clock.note + "; empty: not at risk, since not delivered"},
			column{clock.name + "_seconds", "real seconds from t0 to " + clock.event + "; with event 0 to censoring: window_end, of the opening reminded_at where that is earlier, or the instant of an interim report"},
			column{clock.name + "_working_seconds", "the same within the company's working hours, holidays and breaks left out, in seconds"})
	}
	return append(columns,
		column{"late_reply_seconds", "real seconds from t0 to the first message of substance, where that came after the window; empty otherwise"}, column{"machine_score", "score 0-100 from machine-graded items; silence has what the rubric says, mostly 0; empty: no score, since not delivered, undecided or not over"},
		column{"full_score", "score 0-100 with what people judged; empty until all judgements of the reply are coded"}, column{"on_time_in_full", "1: every question answered, none known to be wrong, the last within targets.answer"},
		column{"target_working_seconds", "seconds of the company's working time from t0 to targets.answer; empty: the letter was never sent"}, column{"contacts", "messages of class human, questions back too, until the answer was complete; while it is not, all until censoring"}, column{"handovers", "distinct signers of these messages less one, at least 0"},
		column{"first_contact", "1: the answer was complete with the first of these messages"}, column{"automatic_reply", "1: the first message of substance declares itself automatic"},
		column{"outcome_by_person", "outcome without messages that declare themselves automatic: they prove delivery alone; of the opening, else empty"},
		column{"disputed", "ids of questions that two messages answer differently, separated by spaces; the later one counts"},
		column{"net_answer_seconds", "answer_seconds less waited_for_us_seconds"}, column{"waited_for_us_seconds", "real seconds from its question back to our answer, or to the end of the answer clock when we gave none; a question beside an answer counts only if we answered it; empty: it did not wait"},
		column{"ack_on_time", "1: acknowledged within targets.acknowledgement; 0 also where there is no such target"}, column{"reply_on_time", "1: replied within targets.reply; 0 also where there is no such target"},
		column{"promise_seconds", "real seconds from t0 within which the company says in public that it replies; empty: it promises nothing"}, column{"promise_kept", "1: the first message of substance came within the promise; empty: it promises nothing"},
		column{"unprompted", "1: a person wrote again after the answer was complete and before a further letter of ours, until watch_end"}, column{"reminder_needed", "not_needed: replied without; needed: replied only after our reminder; in_vain: reminded, and no reply; of the opening; empty: nothing came and none was sent, not delivered, undecided or not over"}, column{"assumed_hours", "1: working time rests on hours that nobody has stated"},
		column{"design_hash", "SHA-256 of the frozen design"}, column{"reader_version", "version of the program's reading of mail"})
}
