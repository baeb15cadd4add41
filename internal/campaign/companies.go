package campaign

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/mail"
)

// companyColumns are the columns with a meaning; any other is a field of the templates.
var companyColumns = []string{"key", "name", "address", "country", "language", "zone", "domain", "organisation", "region", "client"}

var columnPattern = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// row is one company as it stands in the list.
type row struct {
	at    place
	cells map[string]cell
}

type cell struct {
	at   place
	text string
}

// maxCompanies bounds a list that was given by mistake.
const maxCompanies = 50000

// readCompanies reads the list, from the file that is named or from the campaign itself.
func (l *loader) readCompanies(v value) []Company {
	if !v.present() {
		return nil
	}
	var rows []row
	if kind := kindOf(v.node); kind == "a list" {
		rows = l.listRows(v)
	} else {
		rows = l.fileRows(v)
	}
	var companies []Company
	first := map[string]place{}
	for _, r := range rows {
		c := l.readCompany(r)
		companies = append(companies, c)
		at := l.places["companies."+c.Key+".key"]
		if earlier, twice := first[c.Key]; twice && c.Key != "" {
			l.fail(r.at, "company key %q is given twice, first in line %d; give each company its own", c.Key, earlier.line)
		}
		first[c.Key] = at
	}
	if len(companies) == 0 && len(l.problems) == 0 {
		v.fail("the list of companies is empty; add one company at least")
	}
	return companies
}

func (l *loader) listRows(v value) []row {
	var rows []row
	for _, item := range v.items() {
		r := row{at: item.at, cells: map[string]cell{}}
		for _, e := range item.entries() {
			if l.columnOK(e.key, e.keyAt) {
				r.cells[e.key] = cell{at: e.value.at, text: strings.TrimSpace(e.value.text())}
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func (l *loader) fileRows(v value) []row {
	name := v.line()
	if name == "" {
		return nil
	}
	path := name
	if !filepath.IsAbs(path) {
		path = filepath.Join(l.dir, name)
	}
	data, err := l.readFile(path)
	if err != nil {
		v.fail("the list of companies cannot be read: %v; write its path, seen from the campaign file", err)
		return nil
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		l.fail(place{file: path, line: 1, column: 1}, "the list is not UTF-8; save it again as \"CSV UTF-8\"")
		return nil
	}
	return l.csvRows(path, data)
}

// csvRows reads RFC 4180 text with commas or, as spreadsheets write it where the
// comma is the decimal sign, semicolons.
func (l *loader) csvRows(path string, data []byte) []row {
	header, _, _ := bytes.Cut(data, []byte("\n"))
	r := csv.NewReader(bytes.NewReader(data))
	r.FieldsPerRecord = -1 // counted here, so that every short row is reported
	r.TrimLeadingSpace = true
	if bytes.Count(header, []byte(";")) > bytes.Count(header, []byte(",")) {
		r.Comma = ';'
	}
	var columns []string
	var rows []row
	for len(rows) < maxCompanies {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows
		}
		var wrong *csv.ParseError
		if errors.As(err, &wrong) {
			l.fail(place{file: path, line: wrong.Line, column: max(1, wrong.Column)}, "%v; mend the quotes, the rest of the list was not read", wrong.Err)
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

func (l *loader) readHeader(path string, r *csv.Reader, record []string) []string {
	columns := make([]string, len(record))
	for i, text := range record {
		line, column := r.FieldPos(i)
		at := place{file: path, line: line, column: column}
		name := strings.ToLower(strings.TrimSpace(text))
		switch {
		case !l.columnOK(name, at):
		case slices.Contains(columns, name):
			l.fail(at, "column %q is given twice; keep one", name)
		default:
			columns[i] = name
		}
	}
	for _, need := range []string{"key", "name", "address"} {
		if !slices.Contains(columns, need) {
			l.fail(place{file: path, line: 1, column: 1}, "there is no column %q; the first line names the columns, such as key,name,address,country,language,zone", need)
		}
	}
	return columns
}

// columnOK checks that a template can name the column.
func (l *loader) columnOK(name string, at place) bool {
	if columnPattern.MatchString(name) {
		return true
	}
	l.fail(at, "column %q; name columns with small letters a-z, digits and _, beginning with a letter, so that a script can say {{.field.city}}", name)
	return false
}

func (l *loader) csvRow(path string, r *csv.Reader, columns, record []string) (row, bool) {
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
		if name != "" {
			line, column := r.FieldPos(i)
			cells[name] = cell{at: place{file: path, line: line, column: column}, text: strings.TrimSpace(record[i])}
		}
	}
	return row{at: at, cells: cells}, true
}

// readCompany reads one row. What it leaves empty comes from the defaults, and
// the domain and organisation from the address.
func (l *loader) readCompany(r row) Company {
	get := func(column string) string { return l.cell(r, column) }
	c := Company{Key: get("key"), Name: get("name"), Region: get("region"), Domain: strings.ToLower(get("domain")), Organisation: get("organisation")}
	l.record(c.Key, r)
	l.needCell(r, "key", keyPattern.MatchString(c.Key), fmt.Sprintf("company key %q; write 1 to 40 small letters a-z, digits, - and _", c.Key))
	l.needCell(r, "name", c.Name != "", fmt.Sprintf("company %s has no name; write it as the company does", c.Key))
	if text := get("address"); text != "" {
		address, err := parseAddress(text)
		l.needCell(r, "address", err == nil, fmt.Sprintf("address of company %s: %v", c.Key, err))
		c.Address = address
	}
	c.Country = l.defaulted(r, c.Key, "country")
	c.Language = l.defaulted(r, c.Key, "language")
	c.Zone = l.defaulted(r, c.Key, "zone")
	l.needCell(r, "domain", c.Domain == "" || domainPattern.MatchString(c.Domain), fmt.Sprintf("domain of company %s is %q; write one such as example.com", c.Key, c.Domain))
	client := strings.ToLower(get("client"))
	c.Client = slices.Contains([]string{"yes", "true", "1"}, client)
	l.needCell(r, "client", c.Client || slices.Contains([]string{"", "no", "false", "0"}, client), fmt.Sprintf("client of company %s is %q; write yes or no", c.Key, client))
	if c.Domain == "" && c.Address != "" {
		c.Domain = mail.Registrable(DomainOf(c.Address))
	}
	if c.Organisation == "" {
		c.Organisation = organisationOf(c)
	}
	for _, column := range slices.Sorted(maps.Keys(r.cells)) {
		if !slices.Contains(companyColumns, column) {
			if c.Fields == nil {
				c.Fields = map[string]string{}
			}
			c.Fields[column] = get(column)
		}
	}
	return c
}

// organisationOf is the default cluster of inference: the registrable domain,
// but never one that says nothing about who is behind it (RULES section 9).
func organisationOf(c Company) string {
	if domain := mail.Registrable(c.Domain); domain != "" && !mail.FreeMail(domain) {
		return domain
	}
	return c.Key
}

// record remembers where the cells of a company stand, for later checks.
func (l *loader) record(key string, r row) {
	l.places["companies."+key] = r.at
	for column, cell := range r.cells {
		l.places["companies."+key+"."+column] = cell.at
	}
}

// cell returns the text of a cell; control characters are a problem.
func (l *loader) cell(r row, column string) string {
	c := r.cells[column]
	if bad := unprintable(c.text, ""); bad != "" {
		l.fail(c.at, "column %s holds %s; write it as one line of printable text", column, bad)
		return ""
	}
	return c.text
}

func (l *loader) needCell(r row, column string, ok bool, text string) {
	if ok {
		return
	}
	at := r.at
	if c, there := r.cells[column]; there {
		at = c.at
	}
	l.fail(at, "%s", text)
}

// defaulted returns a cell or, when it is empty, the default of its column.
func (l *loader) defaulted(r row, key, column string) string {
	text := l.cell(r, column)
	if text == "" {
		def, given := l.defaults[column]
		l.needCell(r, column, given, fmt.Sprintf("company %s has no %s; fill in the column, or write defaults: { %s: ... } in the campaign", key, column, column))
		return def
	}
	if err := columnChecks()[column](text); err != nil {
		l.needCell(r, column, false, fmt.Sprintf("%s of company %s: %v", column, key, err))
		return ""
	}
	return text
}
