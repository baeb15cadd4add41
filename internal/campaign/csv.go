package campaign

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// decodeText returns the text of a file as spreadsheets save it: UTF-8 with or
// without a byte order mark, or UTF-16 with one. For any other it returns how
// much of it is text.
func decodeText(data []byte) (text []byte, err error) {
	for _, utf16 := range []struct {
		mark  string
		order unicode.Endianness
	}{{"\xff\xfe", unicode.LittleEndian}, {"\xfe\xff", unicode.BigEndian}} {
		if bytes.HasPrefix(data, []byte(utf16.mark)) {
			return unicode.UTF16(utf16.order, unicode.ExpectBOM).NewDecoder().Bytes(data)
		}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if good := textPrefix(data); len(good) < len(data) {
		return good, errors.New("the list is not UTF-8; save it again as \"CSV UTF-8\"")
	}
	if !bytes.Contains(data, []byte("\n")) {
		data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n")) // as some programs on a Mac end lines
	}
	return data, nil
}

// textPrefix is what comes before the first byte that is no UTF-8, or that no text holds.
func textPrefix(data []byte) []byte {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == 0 || r == utf8.RuneError && size == 1 {
			return data[:i]
		}
		i += size
	}
	return data
}

// separatorOf is what stands between the cells: the comma, or, as spreadsheets
// write it where the comma is the decimal sign, the semicolon, or the tab.
func separatorOf(data []byte) rune {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	count := func(separator rune) int { return bytes.Count(header, []byte(string(separator))) }
	return slices.MaxFunc([]rune{',', ';', '\t'}, func(a, b rune) int { return count(a) - count(b) })
}

// endOf is the place after a text in a file.
func endOf(file string, text []byte) place {
	return place{file: file, line: 1 + bytes.Count(text, []byte("\n")), column: len(text) - bytes.LastIndexByte(text, '\n')}
}

// csvRows reads RFC 4180 text.
func (l companyReader) csvRows(path string, data []byte) []row {
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1 // counted here, so that every short row is reported
	r.Comma = separatorOf(data)
	r.TrimLeadingSpace = r.Comma != '\t' // it would trim away empty cells
	var columns []string
	var rows []row
	for len(rows) < maxCompanies {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			l.failQuotes(path, wrong)
			return rows
		}
		if columns == nil {
			columns = l.readHeader(path, r, record)
			continue
		}
		if row, ok := l.csvRow(path, r, columns, record); ok {
			rows = append(rows, row)
		}
	}
	l.fail(place{file: path, line: 1, column: 1}, "the list has more than %d companies; split the campaign", maxCompanies)
	return rows
}

// failQuotes says what is wrong with the quotation marks. One that is not closed
// is seen at the end of the file only, so the row that it begins in is named.
func (l companyReader) failQuotes(path string, wrong *csv.ParseError) {
	at := place{file: path, line: wrong.Line, column: max(1, wrong.Column)}
	text := "a quotation mark stands inside a text; put the whole text between quotation marks and write each of its own twice"
	if errors.Is(wrong.Err, csv.ErrQuote) {
		text = "a text between quotation marks does not end, or holds a single mark; close it, and write each mark inside it twice"
	}
	if wrong.StartLine != wrong.Line {
		at.line, at.column = wrong.StartLine, 1
	}
	l.fail(at, "%s, the rest of the list was not read", text)
}

// misnamed stands for a column whose name was refused.
const misnamed = "?"

func (l companyReader) readHeader(path string, r *csv.Reader, record []string) []string {
	columns := make([]string, len(record))
	for i, text := range record {
		line, column := r.FieldPos(i)
		at := place{file: path, line: line, column: column}
		name := strings.ToLower(strings.TrimSpace(text))
		meant := meantColumn(name)
		switch {
		case name == "":
			continue // spreadsheets leave such columns behind; their cells must be empty
		case meant != "" && !slices.ContainsFunc(record, func(s string) bool { return strings.EqualFold(strings.TrimSpace(s), meant) }):
			l.fail(at, "column %q has no meaning; did you mean %q? Rename it", strings.TrimSpace(text), meant)
			name = meant
		case !l.columnOK(name, at):
			name = misnamed
		case slices.Contains(columns, name):
			l.fail(at, "column %q is given twice; keep one", name)
			name = misnamed
		}
		columns[i] = name
	}
	for _, t := range l.columns.keys {
		near := Nearest(t.key, columns)
		_, known := l.columns.term(near)
		switch {
		case slices.Contains(columns, t.key):
		case t.required && near != "" && !known:
			l.fail(place{file: path, line: 1, column: 1}, "there is no column %q; did you mean it by %q? Rename that", t.key, near)
		case t.required:
			l.fail(place{file: path, line: 1, column: 1}, "there is no column %q; the first line names the columns, such as key,name,address,country,language,zone", t.key)
		case slices.Contains(defaultsShape().names(), t.key) && l.defaults[t.key] == "":
			if _, given := l.defaults[t.key]; !given {
				l.fail(place{file: path, line: 1, column: 1}, "the companies have no %s; add a column %s, or write defaults: { %s: %s } in the campaign", t.key, t.key, t.key, t.example)
			}
		}
	}
	return columns
}

// meantColumn is the column with a meaning that goes by another name elsewhere, or "".
func meantColumn(name string) string {
	name = strings.NewReplacer(" ", "", "-", "", "_", "").Replace(name)
	for _, other := range []struct{ column, names string }{
		{"key", "id companykey companyid"},
		{"name", "company companyname firm firmname"},
		{"address", "email mail emailaddress mailaddress adress"},
		{"language", "lang languages"},
		{"country", "countrycode"},
		{"zone", "timezone tz"},
		{"organisation", "organization organisations organizations"},
		{"hours", "openinghours workinghours officehours"},
	} {
		if slices.Contains(strings.Fields(other.names), name) {
			return other.column
		}
	}
	return ""
}

// columnOK checks that a template can name the column.
func (l companyReader) columnOK(name string, at place) bool {
	if _, err := formOf(kindColumn).check(name); err == nil {
		return true
	}
	l.fail(at, "column %q; name columns with small letters a-z, digits and _, beginning with a letter, so that a script can say {{.field.city}}", name)
	return false
}

func (l companyReader) csvRow(path string, r *csv.Reader, columns, record []string) (row, bool) {
	line, column := r.FieldPos(0)
	at := place{file: path, line: line, column: column}
	if strings.TrimSpace(strings.Join(record, "")) == "" {
		return row{}, false // a line of separators, as spreadsheets leave behind
	}
	if len(record) != len(columns) {
		l.fail(at, "this row has %d fields and the first line %d; put a text that holds a separator between quotes", len(record), len(columns))
		return row{}, false
	}
	cells := map[string]cell{}
	for i, name := range columns {
		line, column := r.FieldPos(i)
		c := cell{at: place{file: path, line: line, column: column}, text: norm.NFC.String(strings.TrimSpace(record[i]))}
		switch {
		case name == misnamed: // already said
		case name != "":
			cells[name] = c
		case c.text != "":
			l.fail(c.at, "this cell stands in a column without a name; name the column in the first line, or empty the cell")
		}
	}
	return row{at: at, cells: cells, headed: true}, true
}
