package campaign

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"replyaudit/internal/calendar"
	"replyaudit/internal/mail"
)

// row is one company as it stands in the list.
type row struct {
	at     place
	cells  map[string]cell
	headed bool // a first line names the columns, and said which are missing
}

type cell struct {
	at    place
	text  string
	wrong bool // it could not be read, which was said
}

// place is where a cell stands, or its row when the list has no such column.
func (r row) place(column string) place {
	if c, ok := r.cells[column]; ok {
		return c.at
	}
	return r.at
}

func (r row) has(column string) bool {
	_, there := r.cells[column]
	return there
}

// maxCompanies bounds a list that was given by mistake.
const maxCompanies = 50000

// companyReader turns rows into companies.
type companyReader struct {
	*loader
	columns *shape // those with a meaning
}

// readCompanies reads the list, from the file that is named or from the campaign itself.
func (l *loader) readCompanies(v value) []Company {
	if !v.present() {
		return nil
	}
	reader := companyReader{loader: l, columns: companyShape()}
	before := len(l.problems)
	var rows []row
	if v.isList() {
		rows = reader.listRows(v.other())
	} else {
		rows = reader.fileRows(v)
	}
	l.listRead = len(l.problems) == before
	if len(rows) == 0 && l.listRead {
		l.listRead = false // there is nothing to compare with
		v.fail("the list of companies is empty; add one company at least")
	}
	var companies []Company
	first := map[string]place{}
	for _, r := range rows {
		c := reader.company(r)
		companies = append(companies, c)
		at := r.place("key")
		if earlier, twice := first[c.Key]; twice {
			l.fail(at, "company key %q is given twice, first at %s; give each company its own", c.Key, earlier)
		} else if c.Key != "" {
			first[c.Key] = at
		}
	}
	return companies
}

func (l companyReader) listRows(v value) []row {
	var rows []row
	for _, item := range v.items() {
		r := row{at: item.at, cells: map[string]cell{}}
		for _, e := range item.entries() {
			l.listCell(r, e)
		}
		if !item.isMapping() {
			continue // entries has said it
		}
		for _, t := range l.columns.keys {
			if t.hollow && !r.has(t.key) {
				l.fail(r.at, "%s has no %s; write %s: %s, or %s: \"\" where there is none", item.path, t.key, t.key, t.example, t.key)
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func (l companyReader) listCell(r row, e entry) {
	column := e.key
	if meant := meantColumn(strings.ToLower(column)); meant != "" {
		l.fail(e.keyAt, "%q has no meaning; did you mean %q? Rename it", column, meant)
		column = meant
	} else if !l.columnOK(column, e.keyAt) {
		return
	}
	text, ok := e.value.scalar("a text")
	r.cells[column] = cell{at: e.value.at, text: norm.NFC.String(strings.TrimSpace(text)), wrong: !ok}
}

func (l companyReader) fileRows(v value) []row {
	path, data, ok := l.namedFile(v, "list of companies")
	if !ok {
		return nil
	}
	text, err := decodeText(data)
	if err != nil {
		l.fail(endOf(path, text), "%v", err)
		return nil
	}
	return l.csvRows(path, text)
}

// company reads one row. What it leaves empty comes from the defaults, and the
// domain and organisation from the address.
func (l companyReader) company(r row) Company {
	get := func(column string) string { return l.cell(r, column) }
	c := Company{
		Key: get("key"), Name: get("name"), Address: get("address"), Channel: get("channel"),
		Country: get("country"), Region: get("region"), Language: get("language"), Zone: get("zone"),
		Domain: get("domain"), Organisation: get("organisation"),
		Client: slices.Contains([]string{"yes", "true", "1"}, get("client")),
	}
	l.record(c.Key, r)
	l.addressed = l.addressed || r.cells["address"].text != ""
	c.Promise, _ = calendar.ParseDuration(get("promise")) // cell has checked both
	if hours := get("hours"); hours != "" {
		c.Hours, _ = parseWeek(hours)
	}
	c.Channel = l.channel(r, c)
	if c.Domain == "" && c.Address != "" {
		c.Domain = mail.Registrable(DomainOf(c.Address))
	}
	if c.Organisation == "" {
		c.Organisation = organisationOf(c)
	}
	for column := range r.cells {
		if _, known := l.columns.term(column); known {
			continue
		}
		if c.Fields == nil {
			c.Fields = map[string]string{}
		}
		c.Fields[column] = get(column)
	}
	return c
}

// cell returns the text of a cell, or the default of its column, in the form
// that the column wants; "" when it is empty or wrong.
func (l companyReader) cell(r row, column string) string {
	text, at := r.cells[column].text, r.place(column)
	who := cmp.Or(r.cells["key"].text, "without a key")
	term, known := l.columns.term(column)
	if !known {
		text = lineBreaks.Replace(text)
	}
	if bad := unprintable(text, ""); bad != "" && known {
		l.fail(at, "column %s holds %s; write it as one line of printable text", column, bad)
		return ""
	} else if bad != "" {
		l.fail(at, "column %s holds %s; write printable text", column, bad)
		return unread
	}
	switch {
	case !known && r.cells[column].wrong:
		return unread
	case !known:
		return text
	case r.cells[column].wrong:
		return ""
	case r.headed && !r.has(column):
		return cmp.Or(l.defaults[column], term.value) // said at the first line
	case text == "":
		return l.missing(at, who, term)
	case slices.Contains([]string{"channel", "client", "domain"}, column):
		text = strings.ToLower(text)
	}
	if term.shape.words != nil && !slices.Contains(term.shape.words, text) {
		l.fail(at, "%s of company %s is %q; %s", column, who, text, suggest(text, term.shape.words))
		return ""
	}
	kept, err := formOf(term.shape.kind).check(text)
	if err != nil {
		l.fail(at, "%s of company %s: %v", column, who, err)
		return ""
	}
	return kept
}

// lineBreaks writes the text of a further column in one line.
var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// unread stands for a value that could not be read, so that no letter is said to lack it.
const unread = "?"

// missing is what an empty cell means.
func (l companyReader) missing(at place, who string, t term) string {
	if slices.Contains(defaultsShape().names(), t.key) {
		def, given := l.defaults[t.key]
		if !given {
			l.fail(at, "company %s has no %s; fill in the column, or write defaults: { %s: %s } in the campaign", who, t.key, t.key, t.example)
		}
		return def
	}
	if t.required && !t.hollow {
		l.fail(at, "company %s has no %s; fill in the column, such as %s", who, t.key, t.example)
	}
	return t.value
}

// channel is how the company takes enquiries: by the list, or by its address.
func (l companyReader) channel(r row, c Company) string {
	switch {
	case c.Channel == "" && c.Address != "":
		return ChannelEmail
	case c.Channel == "":
		return ChannelNone
	case c.Channel == ChannelEmail && c.Address == "" && r.cells["address"].text == "":
		l.fail(r.place("channel"), "company %s takes e-mail and has no address; fill in the address, or write channel %s", c.Key, ChannelNone)
	case c.Channel != ChannelEmail && c.Address != "":
		l.fail(r.place("channel"), "company %s has channel %s and an address, so that it is not clear whether it gets letters; write %s, or remove the address", c.Key, c.Channel, ChannelEmail)
	}
	return c.Channel
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
