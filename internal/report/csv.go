package report

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
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
// enquiries.csv, messages.csv, grades.csv, events.csv, assignment.csv, and
// codebook.csv, which explains every column. UTF-8, comma, CRLF-free, a head
// line; times are RFC 3339 in UTC, durations seconds, an empty cell is "none".
func CSV(dir string, m *analysis.Model) error {
	x := exporter{m: m, mask: newMasker(m)}
	sheets := []sheet{x.enquiries(), x.messages(), x.grades(), x.events(), x.assignment()}
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
	s := sheet{name: "enquiries.csv", columns: enquiryColumns(x.factorColumns())}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		row := []string{
			x.mask.enquiry(e.ID, e.Company), e.Campaign, e.Wave, string(audit.Opening), x.cluster(e), x.mask.companyKey(e.Company), x.mask.hidden(e.Target.Domain),
			e.Target.Country, e.Persona, e.Script, e.Language,
		}
		row = append(row, x.factorCells(e)...)
		row = append(row, e.Block, x.cluster(e), stamp(e.PlannedAt), stamp(e.T0), bit(e.Letter.Uncertain), windowEnd(e), string(e.Outcome), bit(e.Settled), e.Failure.Reason,
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
		row = append(row, late, score, "", bit(e.OnTime), target, strconv.Itoa(e.Contacts), strconv.Itoa(e.Handovers), bit(e.AtOnce), bit(e.Automatic),
			strings.Join(e.Disputed, " "), x.m.Facts.DesignHash, x.m.Facts.ReaderVersion)
		s.rows = append(s.rows, row)
	}
	return s
}

func windowEnd(e *analysis.Enquiry) string {
	if e.T0.IsZero() {
		return ""
	}
	return stamp(e.WindowEnd)
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
		{"wave", "wave of the campaign"},
		{"stage", "step of the script that is measured"},
		{"organisation", "organisation that the company belongs to: the unit of inference"},
		{"company", "key or code of the company"},
		{"domain", "registrable domain; empty when names are not published"},
		{"country", "ISO 3166-1 alpha-2"},
		{"persona", "key of the invented customer"},
		{"script", "key of the script"},
		{"language", "ISO 639-1 of the letter"},
	}
	columns = append(columns, factors...)
	columns = append(columns,
		column{"block", "block of the assignment"}, column{"cluster", "cluster for standard errors: the organisation"}, column{"planned_at", "due time by plan"},
		column{"sent_at", "t0: acceptance by our submission server"}, column{"sent_uncertain", "1: t0 is the last instant before a letter that was proved later"},
		column{"window_end", "end of the window"}, column{"outcome", "the one exclusive outcome"}, column{"settled", "1: time can no longer change the outcome; rates use settled enquiries"}, column{"failure_reason", "why a letter did not arrive; no_address: the company publishes none"},
		column{"acknowledged", "1: an automatic acknowledgement came in the window"}, column{"out_of_office", "1: an absence notice came in the window"}, column{"delayed", "1: a delay notice came"},
		column{"late", "1: a reply of substance came after the window"}, column{"after_reminder", "1: a reply of substance answered a reminder; 0 where none was sent"}, column{"bounced_after_reply", "1: a failure notice came although the company was heard from"},
		column{"contacted_otherwise", "1: a person has recorded that the company made contact by another way; 0 where nobody has"}, column{"detected", "1: a person has recorded that the company saw through the enquiry; 0 where nobody has"},
		column{"delivery_doubtful", "1: nothing was heard and a notice casts doubt on delivery"}, column{"broken_forwarding", "1: a failure notice named another recipient than ours"},
	)
	for _, clock := range []struct{ name, event string }{{"ack", "the acknowledgement"}, {"reply", "the first message of substance"}, {"answer", "the message that completed the answer"}} {
		columns = append(columns,
			column{clock.name + "_event", "1: " + clock.event + " came in the window; 0: censored; empty: the letter was not at risk"},
			column{clock.name + "_seconds", "seconds from t0 to " + clock.event + ", or to censoring"},
			column{clock.name + "_working_seconds", "the same in the company's working time"})
	}
	return append(columns,
		column{"late_reply_seconds", "seconds from t0 to a first reply after the window"}, column{"machine_score", "score 0-100 from machine-graded items; empty: no score"},
		column{"full_score", "score 0-100 with coded items; empty until coded"}, column{"on_time_in_full", "1: complete, none known to be wrong, by the deadline"},
		column{"target_working_seconds", "the target on the working clock; empty: the letter was never sent"}, column{"contacts", "messages of people until the answer was complete"}, column{"handovers", "distinct signers less one"},
		column{"first_contact", "1: solved with the first message"}, column{"automatic_reply", "1: the first message of substance declares itself automatic"}, column{"disputed", "questions that two messages answer differently"},
		column{"design_hash", "SHA-256 of the frozen design"}, column{"reader_version", "version of the reader"})
}

func (x *exporter) messages() sheet {
	s := sheet{name: "messages.csv", columns: []column{
		{"message", "id of the message"},
		{"enquiry", "id of the enquiry"},
		{"received_at", "receipt in the mailbox"},
		{"clock_flag", "1: receipt was taken from the host's Received header"},
		{"state", "matched, or pending: waits for review and could belong to the enquiry"},
		{"class", "class of the message"},
		{"best", "likeliest class even when uncertain"},
		{"confidence", "of the class, 0-1"},
		{"authorship", "person, automatic (declared), suspected, unknown"},
		{"substance", "generic, substantive, answers"},
		{"sender", "relation of the sender to the address written to"},
		{"match_signal", "strongest signal of the match"},
		{"from", "sender, masked"},
		{"subject", "subject, masked"},
		{"folder", "folder in which it was seen"},
		{"unread", "1: holds what could not be read"},
		{"overridden", "1: a person corrected class or match"},
		{"sha256", "of the message's bytes"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		for j := range e.Messages {
			s.rows = append(s.rows, x.message(e, &e.Messages[j], "matched"))
		}
		for j := range e.Pending {
			s.rows = append(s.rows, x.message(e, &e.Pending[j], "pending"))
		}
	}
	return s
}

func (x *exporter) message(e *analysis.Enquiry, m *analysis.Message, state string) []string {
	v := m.Decision.Verdict
	return []string{
		x.mask.enquiry(m.ID, e.Company), x.mask.enquiry(e.ID, e.Company), stamp(m.ReceivedAt), bit(m.ClockFlag), state, string(v.Class), string(v.Best),
		strconv.FormatFloat(v.Confidence, 'f', 3, 64), string(v.Authorship), string(v.Substance), string(m.Decision.Match.Sender), m.Decision.Match.Signal,
		x.mask.plain(sender(m)), x.mask.plain(m.Subject), m.Folder, bit(m.Decision.Unread), bit(m.Overridden), m.SHA256,
	}
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
				x.mask.enquiry(e.ID, e.Company), x.mask.enquiry(e.Messages[e.First].ID, e.Company), item.Section, item.ID, bit(item.Applies),
				strconv.FormatFloat(item.Score, 'f', 4, 64), strconv.FormatFloat(item.Weight, 'f', 4, 64), bit(item.Mistake), strings.Join(quotes, " | "), x.mask.plain(item.Note),
			})
		}
	}
	return s
}

func (x *exporter) events() sheet {
	s := sheet{name: "events.csv", columns: []column{
		{"enquiry", "id of the enquiry"}, {"seq", "number of the event within the enquiry"}, {"at", "when"}, {"actor", "engine, or a person"}, {"kind", "what happened"}, {"detail", "in a few words, masked"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		for _, v := range e.Events {
			actor := string(v.Actor)
			if x.mask.people && v.Actor != audit.ByEngine {
				actor = "person"
			}
			s.rows = append(s.rows, []string{x.mask.enquiry(e.ID, e.Company), strconv.Itoa(v.Seq), stamp(v.At), actor, v.Kind, x.mask.plain(v.Detail)})
		}
	}
	return s
}

func (x *exporter) assignment() sheet {
	columns := []column{
		{"enquiry", "id of the enquiry"},
		{"organisation", "unit of inference"},
		{"company", "key or code of the company"},
		{"persona", "key of the invented customer"},
		{"mailbox", "key of the account"},
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
			x.mask.enquiry(e.ID, e.Company), x.cluster(e), x.mask.companyKey(e.Company), e.Persona, e.Mailbox, e.Script, e.Language, e.Block, stamp(e.PlannedAt), bit(e.HasAddress), bit(e.Withdrawn),
		}
		s.rows = append(s.rows, append(row, x.factorCells(e)...))
	}
	return s
}
