package report

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
)

// sheet is one file of the export: its columns with what they mean, and its rows.
type sheet struct {
	name    string
	columns []column
	rows    [][]string
}

// column is a column with its line in the codebook.
type column struct{ name, meaning string }

// CSV writes tidy tables for a statistician into dir, which must exist:
// enquiries.csv, messages.csv, questions.csv, grades.csv, events.csv, assignment.csv, and
// codebook.csv, which explains every column. UTF-8, comma, CRLF-free, a head
// line; times are RFC 3339 in UTC, durations seconds, an empty cell is "none".
func CSV(dir string, m *analysis.Model) error {
	x := exporter{m: m, mask: newMasker(m)}
	sheets := []sheet{x.enquiries(), x.messages(), x.questions(), x.grades(), x.events(), x.assignment()}
	for _, s := range append(sheets, codebook(sheets)) {
		if err := s.write(filepath.Join(dir, s.name)); err != nil {
			return err
		}
	}
	return nil
}

func (s sheet) write(path string) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write %s: %w", s.name, err)
	}
	defer func() {
		if closing := f.Close(); err == nil && closing != nil {
			err = fmt.Errorf("write %s: %w", s.name, closing)
		}
	}()
	w := csv.NewWriter(f)
	head := make([]string, len(s.columns))
	for i, c := range s.columns {
		head[i] = c.name
	}
	if err := w.Write(head); err != nil {
		return fmt.Errorf("write %s: %w", s.name, err)
	}
	for _, row := range s.rows {
		for i, cell := range row {
			row[i] = defuse(cell)
		}
		if err := w.Write(row); err != nil {
			return fmt.Errorf("write %s: %w", s.name, err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write %s: %w", s.name, err)
	}
	return nil
}

// defuse keeps a spreadsheet from running a cell as a formula: what begins with
// = + - @, a tab or a line end gets an apostrophe, unless it is a number.
func defuse(cell string) string {
	cell = strings.ToValidUTF8(strings.ReplaceAll(cell, "\x00", ""), "\uFFFD")
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil {
		return cell
	}
	return "'" + cell
}

// codebook explains every column of every sheet.
func codebook(sheets []sheet) sheet {
	c := sheet{name: "codebook.csv", columns: []column{
		{"file", "name of the table"}, {"column", "name of the column"}, {"meaning", "what it holds, with its unit"},
	}}
	for _, s := range append(sheets, c) {
		for _, col := range s.columns {
			c.rows = append(c.rows, []string{s.name, col.name, col.meaning})
		}
	}
	return c
}

// exporter lays the model out in rows.
type exporter struct {
	m    *analysis.Model
	mask *masker
}

// bit writes a truth as 1 or 0.
func bit(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// seconds writes a duration without trailing noughts.
func seconds(s float64) string { return strconv.FormatFloat(s, 'f', -1, 64) }

// factors are the names of what was varied, sorted.
func (x *exporter) factors() []string {
	names := map[string]bool{}
	for i := range x.m.Enquiries {
		for name := range x.m.Enquiries[i].Factors {
			names[name] = true
		}
	}
	return sortedKeys(names)
}

func (x *exporter) factorColumns() []column {
	var out []column
	for _, name := range x.factors() {
		out = append(out, column{"factor_" + name, "level of the factor " + name})
	}
	return out
}

func (x *exporter) factorCells(e *analysis.Enquiry) []string {
	var out []string
	for _, name := range x.factors() {
		out = append(out, e.Factors[name])
	}
	return out
}

// cluster is the organisation as it may be shown.
func (x *exporter) cluster(e *analysis.Enquiry) string {
	if !x.mask.companies {
		return e.Organisation
	}
	for _, c := range x.m.Campaign.Companies { // the code of the organisation's first company
		if c.Organisation == e.Organisation {
			return "O-" + x.mask.companyKey(c.Key)
		}
	}
	return ""
}

func (x *exporter) enquiries() sheet {
	s := sheet{name: "enquiries.csv", columns: enquiryColumns(append(x.factorColumns(), x.traitColumns()...))}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
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
		x.mask.enquiry(e.ID, e.Company), e.Campaign, e.Wave, string(stage), x.cluster(e), x.mask.companyKey(e.Company), x.mask.hidden(e.Target.Domain),
		e.Target.Country, x.mask.personaKey(e.Persona), e.Script, e.Language, e.Variant,
	}
	row = append(row, x.factorCells(e)...)
	row = append(row, x.traitCells(e)...)
	row = append(row, e.Block, x.cluster(e), stamp(e.PlannedAt), stamp(e.T0), bit(e.Letter.Uncertain), windowEnd(e), watchEnd(e), stamp(e.Collected), sentAt(e, audit.Reminder), sentAt(e, audit.Clarification), string(e.Outcome), bit(e.Settled), e.Failure.Reason,
		bit(e.Flags.Acknowledged), bit(e.Flags.OutOfOffice), bit(e.Flags.Delayed), bit(e.Flags.Late), bit(e.Flags.AfterReminder), bit(e.Flags.BouncedAfterReply),
		bit(e.Flags.ContactedOtherwise), bit(e.Flags.Detected), bit(e.Flags.DeliveryDoubtful), bit(e.Flags.BrokenForwarding))
	for _, c := range []analysis.Clock{e.Ack, e.Reply, e.Answer} {
		row = append(row, clockCells(c)...)
	}
	late := ""
	if e.Late.Running {
		late = seconds(e.Late.Seconds)
	}
	score := ""
	if e.Scored {
		score = strconv.FormatFloat(e.Score.Machine, 'f', 4, 64)
	}
	target := ""
	if !e.T0.IsZero() {
		target = seconds(e.TargetWorkingSeconds)
	}
	row = append(row, late, score, "", bit(e.OnTime), target, strconv.Itoa(e.Contacts), strconv.Itoa(e.Handovers), bit(e.AtOnce), bit(e.Automatic), byPerson(e, stage),
		strings.Join(e.Disputed, " "), netSeconds(e), waitedForUs(e), bit(e.AckOnTime), bit(e.ReplyOnTime), promise(e), promiseKept(e), bit(e.Unprompted), bit(e.AssumedHours),
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
		out = append(out, x.mask.plain(e.Target.Fields[name]))
	}
	return out
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
		column{"sent_at", "t0: when our submission server accepted the letter of this stage (of a reminder's row the opening); empty: it never did"}, column{"sent_uncertain", "1: nobody saw the acceptance, which was proved later; t0 is the instant before the hand-over"},
		column{"window_end", "end of the window of this stage; a receipt at that instant still counts"},
		column{"watch_end", "until when messages without a letter of ours are watched for"},
		column{"collected_through", "every folder of the mailbox was read completely by a scan that began then; silence needs one that is not before window_end"},
		column{"reminded_at", "when our reminder was accepted; empty: none was"}, column{"clarified_at", "when our answer to a question back was accepted; empty: none was"}, column{"outcome", "the one exclusive outcome; open: the window is not over and the answer not complete, whatever has come"},
		column{"settled", "1: the window is over, or never began; rates, means and tests use settled rows alone"},
		column{"failure_reason", "why a letter did not arrive; no_address: the company publishes none"},
		column{"acknowledged", "1: an acknowledgement of receipt came in the window; of the opening before the reminder"}, column{"out_of_office", "1: an absence notice came, in the same time"}, column{"delayed", "1: a notice came that delivery of this letter is delayed"},
		column{"late", "1: a message of substance came after the window, whether or not one came in time"}, column{"after_reminder", "1: a message of substance came after our reminder and within the window; 0 also where none was sent"}, column{"bounced_after_reply", "1: a failure notice came although the company was heard from in the window, before or after it; it changes no outcome"},
		column{"contacted_otherwise", "1: a person has recorded that the company made contact by another way; 0 where nobody has"}, column{"detected", "1: a person has recorded that the company saw through the enquiry; 0 where nobody has"},
		column{"delivery_doubtful", "1: nothing was heard in the whole window, also after a reminder, and a notice of delay or a broken forwarding casts doubt on delivery"}, column{"broken_forwarding", "1: a failure notice named another recipient than ours"},
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
		column{"full_score", "score 0-100 with coded items; empty until coded"}, column{"on_time_in_full", "1: every question answered, none known to be wrong, the last within targets.answer"},
		column{"target_working_seconds", "seconds of the company's working time from t0 to targets.answer; empty: the letter was never sent"}, column{"contacts", "messages of class human, questions back too, until the answer was complete; while it is not, all until censoring"}, column{"handovers", "distinct signers of these messages less one, at least 0"},
		column{"first_contact", "1: the answer was complete with the first of these messages"}, column{"automatic_reply", "1: the first message of substance declares itself automatic"},
		column{"outcome_by_person", "outcome without messages that declare themselves automatic: they prove delivery alone; of the opening, else empty"},
		column{"disputed", "ids of questions that two messages answer differently, separated by spaces; the later one counts"},
		column{"net_answer_seconds", "answer_seconds less waited_for_us_seconds"}, column{"waited_for_us_seconds", "real seconds from its question back to our answer, or to the end of the answer clock when we gave none; a question beside an answer counts only if we answered it; empty: it did not wait"},
		column{"ack_on_time", "1: acknowledged within targets.acknowledgement; 0 also where there is no such target"}, column{"reply_on_time", "1: replied within targets.reply; 0 also where there is no such target"},
		column{"promise_seconds", "real seconds from t0 within which the company says in public that it replies; empty: it promises nothing"}, column{"promise_kept", "1: the first message of substance came within the promise; empty: it promises nothing"},
		column{"unprompted", "1: a person wrote again after the answer was complete and before a further letter of ours, until watch_end"}, column{"assumed_hours", "1: working time rests on hours that nobody has stated"},
		column{"design_hash", "SHA-256 of the frozen design"}, column{"reader_version", "version of the program's reading of mail"})
}

func (x *exporter) messages() sheet {
	s := sheet{name: "messages.csv", columns: []column{
		{"message", "id of the message"},
		{"enquiry", "id of the enquiry; a pending message has a row for each to which it could belong"},
		{"received_at", "receipt in the mailbox: INTERNALDATE of its earliest sighting, unless clock_flag"},
		{"clock_flag", "1: receipt is that of the mailbox host's own Received header, which differs by more than 120 s"},
		{"state", "matched, or pending: waits for review and could belong to the enquiry"},
		{"class", "class of the message"},
		{"best", "likeliest class even when uncertain"},
		{"confidence", "of the class, 0-1"},
		{"authorship", "person, automatic (declared), suspected, unknown"},
		{"substance", "generic, substantive (speaks of the matter), answers (a question)"},
		{"sender", "relation of the sender to the address written to"},
		{"match_signal", "strongest signal of the match"},
		{"letter", "step of the script whose letter it answers; empty: not decided"},
		{"questions", "what it answers, as QUESTION:STATUS:CORRECT; a person read it where PERSON follows"},
		{"asks_back", "1: holds a clarifying question; alone it stops no clock"},
		{"signer", "who signed: 1, 2, ... within the enquiry, by receipt; empty: no name was found"},
		{"failure_reason", "of a notice of failure; empty for any other message"},
		{"failure_status", "of a notice of failure: RFC 3463, as it gives it"},
		{"other_recipient", "1: a notice of failure that names another address than the one that we wrote to"},
		{"from", "sender, masked"},
		{"subject", "subject, masked"},
		{"folder", "folder in which it was seen"},
		{"unread", "1: an attachment, picture or portal could not be read"},
		{"overridden", "1: a person has decided about class, match or answers"},
		{"sha256", "of the message's bytes"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		var signers []string
		for j := range e.Messages {
			s.rows = append(s.rows, x.message(e, &e.Messages[j], "matched", &signers))
		}
		for j := range e.Pending {
			s.rows = append(s.rows, x.message(e, &e.Pending[j], "pending", &signers))
		}
	}
	return s
}

func (x *exporter) message(e *analysis.Enquiry, m *analysis.Message, state string, signers *[]string) []string {
	v := m.Decision.Verdict
	reason, status, other := failureCells(e, v.Bounce)
	return []string{
		x.mask.message(e, m), x.mask.enquiry(e.ID, e.Company), stamp(m.ReceivedAt), bit(m.ClockFlag), state, string(v.Class), string(v.Best),
		strconv.FormatFloat(v.Confidence, 'f', 3, 64), string(v.Authorship), string(v.Substance), string(m.Decision.Match.Sender), m.Decision.Match.Signal,
		m.Decision.Match.Letter[strings.LastIndexByte(m.Decision.Match.Letter, '/')+1:], answersOf(m), bit(m.Decision.Reading.Facts["clarifying_question"].Holds),
		signer(m, signers), reason, status, other,
		x.mask.plain(sender(m)), x.mask.plain(m.Subject), m.Folder, bit(m.Decision.Unread), bit(m.Overridden), m.SHA256,
	}
}

// signer numbers who signed a message among the signers of its enquiry so far.
func signer(m *analysis.Message, signers *[]string) string {
	name := strings.ToLower(m.Decision.Reading.Facts["responder_name"].Value)
	if name == "" {
		return ""
	}
	if !slices.Contains(*signers, name) {
		*signers = append(*signers, name)
	}
	return strconv.Itoa(slices.Index(*signers, name) + 1)
}

// failureCells are what a notice of failure says; empty where there is none.
func failureCells(e *analysis.Enquiry, b *classify.Bounce) (reason, status, other string) {
	if b == nil {
		return "", "", ""
	}
	return b.Reason, b.Status, bit(b.Recipient != "" && !strings.EqualFold(b.Recipient, e.Letter.To))
}

// answersOf lists what a message answers, question by question.
func answersOf(m *analysis.Message) string {
	var out []string
	for _, id := range sortedKeys(m.Decision.Reading.Questions) {
		a := m.Decision.Reading.Questions[id]
		text := id + ":" + string(a.Status) + ":" + a.Correct
		if a.Rule == "person" {
			text += ":person"
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

// questions has a row for each question of a stage: the union over the
// messages that count (RULES section 7).
func (x *exporter) questions() sheet {
	s := sheet{name: "questions.csv", columns: []column{
		{"enquiry", "id of the enquiry"}, {"stage", "opening, reminder or follow_up, as in enquiries.csv"}, {"question", "id of the question in the script"},
		{"status", "answered, partly or unanswered, over all messages that count"}, {"correct", "right, wrong or unknown (no key)"}, {"disputed", "1: two messages answer it differently; the later one counts"}, {"quote", "words that the judgement rests on, masked"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		s.rows = append(s.rows, x.questionRows(e, audit.Opening)...)
		for _, later := range e.Later {
			seen := e.Seen(later)
			s.rows = append(s.rows, x.questionRows(&seen, later.Stage)...)
		}
	}
	return s
}

func (x *exporter) questionRows(e *analysis.Enquiry, stage audit.Stage) [][]string {
	var rows [][]string
	for _, id := range sortedKeys(e.Questions) {
		a := e.Questions[id]
		rows = append(rows, []string{
			x.mask.enquiry(e.ID, e.Company), string(stage), id, string(a.Status), a.Correct, bit(slices.Contains(e.Disputed, id)), x.mask.plain(a.Span.Quote),
		})
	}
	return rows
}

func (x *exporter) grades() sheet {
	s := sheet{name: "grades.csv", columns: []column{
		{"enquiry", "id of the enquiry"},
		{"message", "id of the graded message"},
		{"section", "section of the rubric"},
		{"item", "item of the rubric"},
		{"applies", "1: the item applies"},
		{"score", "0-1"},
		{"weight", "points of 100 before items that do not apply are left out"},
		{"mistake", "1: below the rubric's threshold"},
		{"quote", "words that the grade rests on, masked; several joined by |"},
		{"note", "what was measured, masked"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		if !e.Scored || e.First < 0 {
			continue
		}
		for _, item := range e.Score.Items {
			var quotes []string
			for _, span := range item.Spans {
				quotes = append(quotes, x.mask.plain(span.Quote))
			}
			s.rows = append(s.rows, []string{
				x.mask.enquiry(e.ID, e.Company), x.mask.message(e, &e.Messages[e.First]), item.Section, item.ID, bit(item.Applies),
				strconv.FormatFloat(item.Score, 'f', 4, 64), strconv.FormatFloat(item.Weight, 'f', 4, 64), bit(item.Mistake), strings.Join(quotes, " | "), x.mask.plain(item.Note),
			})
		}
	}
	return s
}

func (x *exporter) events() sheet {
	s := sheet{name: "events.csv", columns: []column{
		{"enquiry", "id of the enquiry"}, {"seq", "number of the event within the enquiry"}, {"at", "when"}, {"actor", "engine, or a person"}, {"kind", "what happened"},
		{"letter", "step of the script whose letter it is about; empty: none"}, {"detail", "in a few words, masked"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		for _, v := range e.Events {
			actor := string(v.Actor)
			if x.mask.people && v.Actor != audit.ByEngine {
				actor = "person"
			}
			s.rows = append(s.rows, []string{x.mask.enquiry(e.ID, e.Company), strconv.Itoa(v.Seq), stamp(v.At), actor, v.Kind, string(v.Letter), x.mask.plain(v.Detail)})
		}
	}
	return s
}

func (x *exporter) assignment() sheet {
	columns := []column{
		{"enquiry", "id of the enquiry"},
		{"organisation", "unit of inference"},
		{"company", "key or code of the company"},
		{"persona", "key of the invented customer; a number when people are masked"},
		{"mailbox", "key of the account; a number when people are masked"},
		{"script", "key of the script"},
		{"language", "ISO 639-1 of the letter"},
		{"block", "block of the assignment"},
		{"planned_at", "due time by plan"},
		{"has_address", "1: the company publishes an address"},
		{"withdrawn", "1: withdrawn"},
	}
	s := sheet{name: "assignment.csv", columns: append(columns, x.factorColumns()...)}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		row := []string{
			x.mask.enquiry(e.ID, e.Company), x.cluster(e), x.mask.companyKey(e.Company), x.mask.personaKey(e.Persona), x.mask.mailboxKey(e.Mailbox), e.Script, e.Language, e.Block, stamp(e.PlannedAt), bit(e.HasAddress), bit(e.Withdrawn),
		}
		s.rows = append(s.rows, append(row, x.factorCells(e)...))
	}
	return s
}
