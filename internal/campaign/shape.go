package campaign

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/calendar"
)

// The campaign language is described once, in language.go, as a tree of terms
// and shapes. The loader takes its keys, defaults and allowed words from that
// tree, and the JSON Schema and the reference page are printed from it, so that
// no key can be read and not documented, or documented and not read.

// term is one key of a section.
type term struct {
	key      string
	shape    *shape
	required bool
	hollow   bool   // the key must be there, its value may be empty
	means    string // for the reference and the schema
	value    string // YAML that stands in when the key is left out, "" = nothing does
	without  string // in words, what holds when the key is left out and no value stands in
	example  string // YAML; what a message proposes
}

// need is a key that must be given.
func need(key string, s *shape, example, means string) term {
	return term{key: key, shape: s, required: true, example: example, means: means}
}

// may is a key that can be left out; value stands in for it.
func may(key string, s *shape, value, means string) term {
	return term{key: key, shape: s, value: value, example: value, means: means}
}

// otherwise says what holds when the key is left out.
func (t term) otherwise(words string) term {
	t.without = words
	return t
}

// orEmpty lets a required key have an empty value.
func (t term) orEmpty() term {
	t.hollow = true
	return t
}

// such gives an example of the value.
func (t term) such(example string) term {
	t.example = example
	return t
}

// kind is what a value looks like.
type kind string

// Values with parts, and those of several lines or with a check of their own.
const (
	kindSection kind = "section" // keys of the language
	kindChoice  kind = "choice"  // keys that the campaign chooses
	kindList    kind = "list"
	kindText    kind = "text of several lines"
	kindWord    kind = "word"
	kindWhole   kind = "whole number"
	kindFlag    kind = "true or false"
	kindShare   kind = "share"
)

// Values of one line; forms has their check.
const (
	kindLine     kind = "text"
	kindPerson   kind = "name"
	kindSlug     kind = "campaign's key"
	kindKey      kind = "key"
	kindLabel    kind = "label"
	kindColumn   kind = "column"
	kindAddress  kind = "address"
	kindHost     kind = "host name"
	kindDomain   kind = "domain"
	kindCountry  kind = "country"
	kindLanguage kind = "language"
	kindZone     kind = "time zone"
	kindDay      kind = "day"
	kindStart    kind = "`launch` or a time"
	kindTime     kind = "time"
	kindHours    kind = "hours of a day, with breaks"
	kindWeek     kind = "days and their hours"
	kindSpan     kind = "hours of a day"
	kindDuration kind = "duration"
	kindElapsed  kind = "elapsed duration"
)

// shape is what the value of a key looks like.
type shape struct {
	kind    kind
	name    string // a section with a name has a table of its own on the page
	intro   string // under that name
	keys    []term // of a section
	open    bool   // a section that takes further keys, each a column
	of      *shape // each value of a choice or a list
	chosen  kind   // of the keys of a choice
	called  string // what one value of a choice is: "a mailbox"
	least   int    // values of a choice or a list
	words   []string
	low     int64 // of a whole number
	high    int64
	either  [][]string        // sections: exactly one of these sets of keys is given
	refused map[string]string // sections: keys that many expect, and what to write instead
	or      *shape            // the other look that the value may have
}

// term returns a key of a section.
func (s *shape) term(key string) (term, bool) {
	i := slices.IndexFunc(s.keys, func(t term) bool { return t.key == key })
	if i < 0 {
		return term{}, false
	}
	return s.keys[i], true
}

// names are the keys of a section in the order of the description.
func (s *shape) names() []string {
	names := make([]string, len(s.keys))
	for i, t := range s.keys {
		names[i] = t.key
	}
	return names
}

func simple(k kind) *shape { return &shape{kind: k} }

func words(allowed ...string) *shape { return &shape{kind: kindWord, words: allowed} }

func between(low, high int64) *shape { return &shape{kind: kindWhole, low: low, high: high} }

func listOf(s *shape) *shape { return &shape{kind: kindList, of: s} }

// many is a choice of one value or more under keys of the campaign.
func many(called string, keys kind, s *shape) *shape {
	return &shape{kind: kindChoice, chosen: keys, of: s, called: called, least: 1}
}

var (
	campaignKeyPattern = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)
	keyPattern         = regexp.MustCompile(`^[a-z0-9_-]{1,40}$`)
	columnPattern      = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
)

// form is how a value of one line is written.
type form struct {
	pattern string                       // for the schema; the check may be stricter
	check   func(string) (string, error) // returns the value as it is kept; the error says what to do
}

// formOf returns the form of a kind; a line without one is taken as it stands.
func formOf(k kind) form {
	named := func(pattern *regexp.Regexp, what, advice string) form {
		return checked(pattern.String(), func(s string) error {
			if !pattern.MatchString(s) {
				return fmt.Errorf("%q is not %s; write %s", s, what, advice)
			}
			return nil
		})
	}
	switch k {
	case kindSlug:
		return named(campaignKeyPattern, "a key", "1 to 40 small letters a-z, digits and -")
	case kindKey:
		return named(keyPattern, "a key", "1 to 40 small letters a-z, digits, - and _")
	case kindLabel:
		return named(columnPattern, "a name that a template can use", "small letters a-z, digits and _, beginning with a letter")
	case kindColumn:
		return named(columnPattern, "the name of a column", "small letters a-z, digits and _, beginning with a letter")
	case kindPerson:
		return checked(`^[^@<>]+$`, checkPerson)
	case kindAddress:
		return form{`^[^@\s]+@[^@\s]+\.[^@\s]+$`, parseAddress}
	case kindHost:
		return checked(`^[a-z0-9.:-]+$`, checkHost)
	case kindDomain:
		return named(domainPattern, "a domain", "a name in small letters a-z, such as mail.example.com, one with other letters in its xn-- form")
	case kindCountry:
		return checked(`^[A-Z]{2}$`, checkCountry)
	case kindLanguage:
		return checked(`^[a-z]{2}$`, checkLanguage)
	case kindZone:
		return checked(`^(UTC|[A-Za-z_]+/.+)$`, checkZone)
	}
	return formOfTime(k)
}

// checked is a form whose value is kept as it was written.
func checked(pattern string, check func(string) error) form {
	return form{pattern, func(s string) (string, error) { return s, check(s) }}
}

func formOfTime(k kind) form {
	const anyShift = `\d{1,2}:\d{2}-\d{1,2}:\d{2}`
	const number = `^\d{1,9}(\.\d{1,6})?`
	switch k {
	case kindDay:
		return checked(`^\d{4}-\d{2}-\d{2}$`, checkDay)
	case kindStart:
		return checked(`^(launch|\d{4}-\d{2}-\d{2}.*)$`, asItStands) // value.instant reads it
	case kindTime:
		return checked(`^\d{4}-\d{2}-\d{2}`, asItStands)
	case kindHours:
		return checked(`^`+anyShift+`( +`+anyShift+`)*$`, checkShifts)
	case kindWeek:
		return checked(anyShift, checkWeek)
	case kindSpan:
		return form{`^` + anyShift + `$`, func(s string) (string, error) {
			shift, err := calendar.ParseShift(s)
			return shift.String(), err
		}}
	case kindDuration:
		return checked(number+`(s|m|h|d|wh|wd)$`, checkDuration)
	case kindElapsed:
		return checked(number+`(s|m|h|d)$`, checkElapsed)
	}
	return checked("", asItStands)
}

func asItStands(string) error { return nil }

func checkDay(s string) error {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return fmt.Errorf("%q is not a day; write one such as 2026-02-20", s)
	}
	return nil
}

func checkShifts(s string) error {
	_, err := calendar.ParseShifts(s)
	return err
}

func checkWeek(s string) error {
	_, err := parseWeek(s)
	return err
}

func checkDuration(s string) error {
	_, err := calendar.ParseDuration(s)
	return err
}

func checkElapsed(s string) error {
	d, err := calendar.ParseDuration(s)
	if _, ok := d.Elapsed(); err == nil && !ok {
		return fmt.Errorf("%s depends on working hours; write it in s, m, h or d", d)
	}
	return err
}

// checkPerson reads a name that stands in From. "=?" begins an encoded word (RFC
// 2047), and a name with an @ looks like another address to the reader.
func checkPerson(s string) error {
	if bad := forbiddenInHeader(s); bad != "" {
		return fmt.Errorf("%q holds %s; write the name alone", s, bad)
	}
	return nil
}

func checkHost(s string) error {
	if !loopback(s) && !domainPattern.MatchString(s) {
		return fmt.Errorf("%q is not a host; write a name such as mail.example.com, without a port", s)
	}
	return nil
}

// forbiddenInHeader names what must not stand in a subject or a name, or "".
func forbiddenInHeader(s string) string {
	for _, bad := range []string{"=?", "@", "<", ">"} {
		if strings.Contains(s, bad) {
			return fmt.Sprintf("%q", bad)
		}
	}
	return ""
}
