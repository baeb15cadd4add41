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
	"replyaudit/internal/mask"
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
// enquiries.csv, messages.csv, questions.csv, grades.csv, events.csv, assignment.csv,
// promises.csv, repeats.csv, survey.csv, beside.csv, once people have coded replies codes.csv and
// agreement.csv, and codebook.csv, which explains every column. UTF-8, comma, CRLF-free, a head
// line; times are RFC 3339 in UTC, durations seconds, an empty cell is "none".
func CSV(dir string, m *analysis.Model) error {
	x := exporter{m: m, mask: mask.New(m)}
	sheets := []sheet{x.enquiries(), x.messages(), x.questions(), x.grades(), x.events(), x.assignment(), x.promises(), x.repeats(), x.survey(), x.beside()}
	if m.Coding != nil && m.Reader == "" { // codes are of everybody's replies
		sheets = append(sheets, x.codes(), x.agreement())
	}
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
			row[i] = mask.Cell(cell)
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
	mask *mask.Masker
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
		if !x.m.Shows(e.Company) {
			continue
		}
		if !e.Scored || e.First < 0 {
			continue
		}
		for _, item := range e.Score.Items {
			var quotes []string
			for _, span := range item.Spans {
				quotes = append(quotes, x.mask.Plain(span.Quote))
			}
			s.rows = append(s.rows, []string{
				x.mask.Enquiry(e.ID, e.Company), x.mask.Message(e, &e.Messages[e.First]), item.Section, item.ID, bit(item.Applies),
				strconv.FormatFloat(item.Score, 'f', 4, 64), strconv.FormatFloat(item.Weight, 'f', 4, 64), bit(item.Mistake), strings.Join(quotes, " | "), x.mask.Plain(item.Note),
			})
		}
	}
	return s
}

func (x *exporter) events() sheet {
	s := sheet{name: "events.csv", columns: []column{
		{"enquiry", "id of the enquiry"},
		{"seq", "number of the event within the enquiry"},
		{"at", "when"},
		{"actor", "engine, or a person"},
		{"kind", "what happened"},
		{"letter", "step of the script whose letter it is about; empty: none"},
		{"detail", "in a few words, masked"},
	}}
	for i := range x.m.Enquiries {
		e := &x.m.Enquiries[i]
		if !x.m.Shows(e.Company) {
			continue
		}
		for _, v := range e.Events {
			actor := string(v.Actor)
			if x.mask.HidesPeople() && v.Actor != audit.ByEngine {
				actor = "person"
			}
			s.rows = append(s.rows, []string{x.mask.Enquiry(e.ID, e.Company), strconv.Itoa(v.Seq), stamp(v.At), actor, v.Kind, string(v.Letter), x.mask.Plain(v.Detail)})
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
		if !x.m.Shows(e.Company) {
			continue
		}
		row := []string{
			x.mask.Enquiry(e.ID, e.Company), x.cluster(e), x.mask.CompanyKey(e.Company), x.mask.PersonaKey(e.Persona), x.mask.MailboxKey(e.Mailbox), e.Script, e.Language, e.Block, stamp(e.PlannedAt), bit(e.HasAddress), bit(e.Withdrawn),
		}
		s.rows = append(s.rows, append(row, x.factorCells(e)...))
	}
	return s
}
