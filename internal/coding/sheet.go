package coding

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/mask"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// columns are the head of a sheet. Those that are read back are named in needed;
// the others are for the reader.
func columns() []string {
	return []string{"campaign", "coder", "stage", "reply", "item", "question", "value", "choices", "title", "asked", "subject", "text"}
}

func needed() []string { return []string{"campaign", "coder", "reply", "item", "question", "value"} }

// byteOrderMark tells a spreadsheet that the file is UTF-8.
const byteOrderMark = "\xEF\xBB\xBF"

// WriteSheet writes what falls to a coder in the open stages as CSV for a
// spreadsheet, in the coder's order and with the codes that stand: UTF-8 with a
// byte order mark, a line for each thing, the reply's text on the first line of
// each reply. What a spreadsheet would run as a formula is defused.
func (s *Session) WriteSheet(w io.Writer) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return fmt.Errorf("write the sheet of %s: %w", s.Coder, err)
	}
	out := csv.NewWriter(w)
	rows := [][]string{columns()}
	before := ""
	for _, t := range s.tasksFor(s.Coder) {
		b := s.Blind(t)
		value, subject, text := "", "", ""
		if code := s.saidBy(s.Coder, t.Thing); code != nil {
			value = code.Value
		}
		if t.Message != before {
			subject, text, before = b.Subject, b.Text, t.Message
		}
		rows = append(rows, []string{
			s.stored.Campaign, s.Coder, strconv.Itoa(b.Stage), strconv.Itoa(b.Number), t.Item, t.Question, value, s.choices(t),
			rubric.In(t.Rubric.Title, s.Language), s.Asked(t), subject, text,
		})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = mask.Cell(row[i])
		}
	}
	if err := out.WriteAll(rows); err != nil {
		return fmt.Errorf("write the sheet of %s: %w", s.Coder, err)
	}
	return nil
}

// choices explains the values of a task in one cell.
func (s *Study) choices(t Task) string {
	var words []string
	for _, v := range t.Book.Values {
		words = append(words, v.ID+": "+rubric.In(v.Anchor, s.Language))
	}
	return strings.Join(append(words, rubric.CannotTell), " | ")
}

// Asked is the question that a task is about, with the key where its truth is coded.
func (s *Study) Asked(t Task) string {
	if t.Question == "" {
		return ""
	}
	text := s.mask.Plain(t.Asked.Text)
	if t.Rubric.From == "correct" {
		text += " [" + t.Asked.Key + "]"
	}
	return text
}

// SheetProblem is one mistake in a sheet.
type SheetProblem struct {
	File         string
	Line, Column int
	Text         string
}

// Error writes the problem as editors and compilers do.
func (p SheetProblem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Text)
}

// maxProblems bounds what is said about one sheet.
const maxProblems = 50

// maxSheet bounds what is read into memory.
const maxSheet = 64 << 20

// ReadSheet reads a sheet back and stores what is new in it, all or nothing: the
// error joins a SheetProblem for each mistake. Columns may stand in any order,
// apart by comma, semicolon or tab; an empty value says nothing, so that half a
// sheet can be read, and takes nothing back. It returns how many codes were new.
func (s *Study) ReadSheet(ctx context.Context, name string, src []byte) (int, error) {
	r := sheetReader{study: s, name: name, stages: s.stages(), seen: map[[3]string]int{}}
	r.read(src)
	if more := len(r.problems) - maxProblems; more > 0 {
		r.problems = append(r.problems[:maxProblems], fmt.Errorf("%d more like these", more))
	}
	if len(r.problems) > 0 {
		return 0, errors.Join(r.problems...)
	}
	if len(r.codes) == 0 {
		return 0, nil
	}
	if _, err := s.Store.AddCodes(ctx, s.stored.Campaign, r.codes); err != nil {
		return 0, err
	}
	return len(r.codes), s.load(ctx)
}

// SheetCampaign returns the campaign that a sheet names, "" where it names none.
func SheetCampaign(src []byte) string {
	r := newSheetCSV(src)
	head, err := r.Read()
	if err != nil {
		return ""
	}
	row, err := r.Read()
	if i := slices.Index(head, "campaign"); err == nil && i >= 0 && i < len(row) {
		return row[i]
	}
	return ""
}

// newSheetCSV reads what spreadsheets write: with a byte order mark or without,
// and in some countries with semicolons or tabs.
func newSheetCSV(src []byte) *csv.Reader {
	src = bytes.TrimPrefix(src, []byte(byteOrderMark))
	r := csv.NewReader(bytes.NewReader(src))
	r.FieldsPerRecord = -1
	head, _, _ := bytes.Cut(src, []byte("\n"))
	for _, comma := range []byte(";\t") {
		if bytes.Count(head, []byte{comma}) > bytes.Count(head, []byte(",")) {
			r.Comma = rune(comma)
		}
	}
	return r
}

// sheetReader collects the codes of a sheet and its mistakes.
type sheetReader struct {
	study    *Study
	name     string
	stages   []Stage
	coder    string
	at       map[string]int // column → place
	seen     map[[3]string]int
	codes    []store.Code
	problems []error
}

func (r *sheetReader) problem(line, column int, format string, args ...any) {
	r.problems = append(r.problems, SheetProblem{r.name, line, column, fmt.Sprintf(format, args...)})
}

func (r *sheetReader) read(src []byte) {
	if len(src) > maxSheet {
		r.problem(1, 1, "the sheet has more than %d MB; it is none of ours", maxSheet>>20)
		return
	}
	if line, column, ok := invalidUTF8(src); ok {
		r.problem(line, column, "this is no UTF-8; save the sheet as \"CSV UTF-8\"")
		return
	}
	if bytes.ContainsRune(src, '\r') && !bytes.ContainsRune(src, '\n') {
		r.problem(1, 1, "the lines end as on an old Macintosh; save the sheet as \"CSV UTF-8\"")
		return
	}
	in := newSheetCSV(src)
	for first := true; ; first = false {
		row, err := in.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			if first {
				r.problem(1, 1, "the sheet is empty; export it again")
			}
			return
		case errors.As(err, &broken):
			r.problem(broken.Line, broken.Column, "%v; write a quotation mark within a cell twice", broken.Err)
			return
		case first:
			if !r.head(row, in) {
				return
			}
		default:
			r.row(row, in)
		}
	}
}

// invalidUTF8 finds the first byte that is no UTF-8.
func invalidUTF8(src []byte) (line, column int, found bool) {
	if utf8.Valid(src) {
		return 0, 0, false
	}
	line, column = 1, 1
	for len(src) > 0 {
		c, size := utf8.DecodeRune(src)
		if c == utf8.RuneError && size == 1 {
			break
		}
		column += size
		if c == '\n' {
			line, column = line+1, 1
		}
		src = src[size:]
	}
	return line, column, true
}

func (r *sheetReader) head(row []string, in *csv.Reader) bool {
	r.at = map[string]int{}
	for i, name := range row {
		name = strings.ToLower(strings.TrimSpace(name))
		if _, twice := r.at[name]; twice && slices.Contains(needed(), name) {
			line, column := in.FieldPos(i)
			r.problem(line, column, "the column %s stands there twice", name)
			return false
		}
		r.at[name] = i
	}
	for _, name := range needed() {
		if _, ok := r.at[name]; !ok {
			r.problem(1, 1, "the column %s is missing; keep the head line of the exported sheet", name)
		}
	}
	return len(r.problems) == 0
}

// row reads one line. Its cells are looked up by column.
func (r *sheetReader) row(row []string, in *csv.Reader) {
	cell := func(name string) string {
		if i := r.at[name]; i < len(row) {
			return strings.TrimSpace(strings.TrimPrefix(row[i], "'")) // mask.Cell's apostrophe
		}
		return ""
	}
	wrong := func(name, format string, args ...any) {
		line, column := in.FieldPos(min(r.at[name], len(row)-1))
		r.problem(line, column, format, args...)
	}
	if !slices.ContainsFunc(row, func(c string) bool { return strings.TrimSpace(c) != "" }) {
		return // an empty line that a spreadsheet left
	}
	s := r.study
	if c := cell("campaign"); c != s.stored.Campaign {
		wrong("campaign", "the line is of campaign %q, not of %s", c, s.stored.Campaign)
		return
	}
	task, ok := r.task(cell, wrong)
	if !ok {
		return
	}
	value := strings.ToLower(cell("value"))
	if value == "" {
		return
	}
	if _, ok := task.Book.Find(value); !ok && value != rubric.CannotTell {
		wrong("value", "%q is no value of %s; write %s", cell("value"), task.Item, strings.Join(valuesOf(task.Book), ", "))
		return
	}
	if r.coder == "" {
		r.coder = cell("coder")
	}
	switch c := cell("coder"); {
	case c == "":
		wrong("coder", "the line names no coder")
		return
	case !slices.Contains(s.stored.Coders, c):
		wrong("coder", "there is no coder %q; a sheet is exported for one of %s, and keeps the name", c, strings.Join(s.stored.Coders, ", "))
		return
	case c != r.coder:
		wrong("coder", "the line is of coder %q, the ones above are of %q; import each coder's sheet by itself", c, r.coder)
		return
	}
	if code := s.saidBy(r.coder, task.Thing); code == nil || code.Value != value {
		r.codes = append(r.codes, store.Code{Coder: r.coder, Message: task.Message, Item: task.Item, Question: task.Question, Value: value, At: s.Clock.Now()})
	}
}

// task finds what a line is about.
func (r *sheetReader) task(cell func(string) string, wrong func(string, string, ...any)) (Task, bool) {
	s := r.study
	number, err := strconv.Atoi(cell("reply"))
	i := slices.IndexFunc(s.order, func(x *reply) bool { return x.number == number })
	if err != nil || i < 0 {
		wrong("reply", "there is no reply %q in the sample", cell("reply"))
		return Task{}, false
	}
	if stage := r.stages[s.order[i].Stage-1]; !stage.Open {
		wrong("reply", "reply %d belongs to stage %d, which is not open yet", number, stage.Number)
		return Task{}, false
	}
	j := slices.IndexFunc(s.order[i].tasks, func(t Task) bool { return t.Item == cell("item") && t.Question == cell("question") })
	if j < 0 {
		wrong("item", "item %q with question %q is not coded in reply %d", cell("item"), cell("question"), number)
		return Task{}, false
	}
	key := [3]string{cell("reply"), cell("item"), cell("question")}
	if r.seen[key]++; r.seen[key] == 2 {
		wrong("item", "item %s of reply %d stands there twice", cell("item"), number)
		return Task{}, false
	}
	return s.order[i].tasks[j], true
}
