package report

import (
	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
)

// promises are those that messages of the company made, one row each.
func (x *exporter) promises() sheet {
	s := sheet{name: "promises.csv", columns: []column{
		{"enquiry", "id of the enquiry"},
		{"stage", "opening, reminder or follow_up, as in enquiries.csv"},
		{"message", "id of the message that promises an answer by some time"},
		{"class", "class of the message: acknowledgement, or human for a person"},
		{"promised_at", "receipt of the message"},
		{"by", "until when, read in the company's calendar"},
		{"words", "that name the time, masked"},
		{"quote", "sentence that promises, masked"},
		{"fate", "kept: a message of substance came by then; broken: none did and every folder was read until then; open: its time runs, something undecided could keep it, or it waits for our answer"},
		{"kept_by", "id of the message that keeps it; empty: none"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		if !x.m.Shows(e.Company) {
			continue
		}
		s.rows = append(s.rows, x.promiseRows(e, audit.Opening)...)
		for _, later := range e.Later {
			seen := e.Seen(later)
			s.rows = append(s.rows, x.promiseRows(&seen, later.Stage)...)
		}
	}
	return s
}

func (x *exporter) promiseRows(e *analysis.Enquiry, stage audit.Stage) [][]string {
	var rows [][]string
	for _, p := range e.Promised {
		m := &e.Messages[p.Message]
		keptBy := ""
		if p.KeptBy >= 0 {
			keptBy = x.mask.Message(e, &e.Messages[p.KeptBy])
		}
		rows = append(rows, []string{
			x.mask.Enquiry(e.ID, e.Company), string(stage), x.mask.Message(e, m), string(m.Decision.Verdict.Class), stamp(m.ReceivedAt), stamp(p.By),
			x.mask.Plain(p.Words), x.mask.Plain(p.Span.Quote), string(p.Fate), keptBy,
		})
	}
	return rows
}

// repeats are the questions that a company answered twice.
func (x *exporter) repeats() sheet {
	s := sheet{name: "repeats.csv", columns: []column{
		{"company", "key or code of the company"},
		{"script", "key of the script"},
		{"question", "id of the question that was answered in two enquiries that followed one another"},
		{"first_enquiry", "id of the earlier enquiry"},
		{"first_message", "id of the message that answered it; empty: it cannot be told"},
		{"first_value", "what was answered, masked"},
		{"first_quote", "words that show it, masked"},
		{"second_enquiry", "id of the later enquiry"},
		{"second_message", "id of the message that answered it; empty: it cannot be told"},
		{"second_value", "what was answered, masked"},
		{"second_quote", "words that show it, masked"},
		{"other_persona", "1: another persona asked"},
		{"other_language", "1: it was asked in another language"},
		{"other_wave", "1: it was asked in another wave"},
		{"verdict", "agree, differ, or not_comparable: an answer holds no value to set against the other"},
	}}
	for _, r := range x.m.Sameness.Repeats {
		row := []string{x.mask.CompanyKey(r.Company), r.Script, r.Question}
		for _, h := range []analysis.Heard{r.First, r.Second} {
			e := &x.m.Enquiries[h.Enquiry]
			message := ""
			if h.Message >= 0 {
				message = x.mask.Message(e, &e.Messages[h.Message])
			}
			row = append(row, x.mask.Enquiry(e.ID, e.Company), message, x.mask.Plain(h.Answer.Value), x.mask.Plain(h.Answer.Span.Quote))
		}
		s.rows = append(s.rows, append(row, bit(r.Persona), bit(r.Language), bit(r.Wave), string(r.Verdict)))
	}
	return s
}
