package report

import (
	"slices"
	"strconv"
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
)

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
		{"sha256", "of the message's bytes; empty in an anonymous table"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		if !x.m.Shows(e.Company) {
			continue
		}
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
		x.mask.Message(e, m), x.mask.Enquiry(e.ID, e.Company), stamp(m.ReceivedAt), bit(m.ClockFlag), state, string(v.Class), string(v.Best),
		strconv.FormatFloat(v.Confidence, 'f', 3, 64), string(v.Authorship), string(v.Substance), string(m.Decision.Match.Sender), m.Decision.Match.Signal,
		m.Decision.Match.Letter[strings.LastIndexByte(m.Decision.Match.Letter, '/')+1:], answersOf(m), bit(m.Decision.Reading.Facts["clarifying_question"].Holds),
		signer(m, signers), reason, status, other,
		x.mask.Plain(sender(m)), x.mask.Plain(m.Subject), m.Folder, bit(m.Decision.Unread), bit(m.Overridden), x.sum(m),
	}
}

// sum is the hash of a message, none in an anonymous table: it would join it with
// one that has the names.
func (x *exporter) sum(m *analysis.Message) string {
	if x.m.Anonymous {
		return ""
	}
	return m.SHA256
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
	return b.Reason, b.Status, bit(len(b.Recipients) > 0 && !b.Recipients.Has(e.Letter.To))
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
		{"enquiry", "id of the enquiry"},
		{"stage", "opening, reminder or follow_up, as in enquiries.csv"},
		{"question", "id of the question in the script"},
		{"status", "answered, partly or unanswered, over all messages that count"},
		{"correct", "right, wrong or unknown (no key)"},
		{"disputed", "1: two messages answer it differently; the later one counts"},
		{"quote", "words that the judgement rests on, masked"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		if !x.m.Shows(e.Company) {
			continue
		}
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
			x.mask.Enquiry(e.ID, e.Company), string(stage), id, string(a.Status), a.Correct, bit(slices.Contains(e.Disputed, id)), x.mask.Plain(a.Span.Quote),
		})
	}
	return rows
}
