package classify

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/lexicon"
)

var (
	// caseNumber is what helpdesks give: digits, or letters, a dash and digits.
	caseNumber = regexp.MustCompile(`(?:[A-Za-zА-Яа-я]{1,6}-)?\d{3,20}(?:-\d{1,8}){0,3}\b|[A-Z]{2,5}-?[A-Z0-9]{4,12}\b`)
	// tagged is a case number in a subject: "[#45012]", "[Ticket#2026...]", "(20418)".
	tagged = regexp.MustCompile(`[\[(][^\[\]()]{0,24}?#?((?:[A-Za-z]{1,6}-)?\d{3,20})[\])]|#\s?((?:[A-Za-z]{1,6}-)?\d{3,20})\b`)
	// Days are written "4 May", "May 4th", "4.5.", "04.05.2026" and "2026-05-04".
	day = regexp.MustCompile(`(?:^|\D)(\d{1,2})(?:st|nd|rd|th|-?го|\.)?\s+(?:of\s+)?(\p{L}{3,})`)
	md  = regexp.MustCompile(`(\p{L}{3,})\s+(\d{1,2})(?:st|nd|rd|th)?(?:\D|$)`)
	dmy = regexp.MustCompile(`(?:^|\D)(\d{1,2})\.(\d{1,2})\.(?:(\d{4}|\d{2})(?:\D|$))?`)
	ymd = regexp.MustCompile(`(?:^|\D)(\d{4})-(\d{2})-(\d{2})(?:\D|$)`)
)

// acknowledgement reads what a receipt promises: a deadline and a case number.
func acknowledgement(subject string, ss []sentence) *Ack {
	a := &Ack{}
	promised := false
	for _, s := range ss {
		promised = promised || s.found[promise] || s.found[bringing]
		if s.found[deadline] && promised {
			a.PromisesDeadline = true
		}
		if s.found[ticket] && a.Ticket == "" {
			a.Ticket = caseNumberIn(s.text)
		}
	}
	if a.Ticket == "" {
		a.Ticket = subjectTicket(subject)
	}
	if !a.PromisesDeadline && a.Ticket == "" && !promised {
		return nil
	}
	return a
}

// caseNumberIn takes the case number behind the first word that introduces one.
func caseNumberIn(text string) string {
	for _, loc := range caseNumber.FindAllStringIndex(text, 4) {
		n := text[loc[0]:loc[1]]
		if !strings.ContainsAny(n, "0123456789") || looksLikeYear(n) || followsClock(text[loc[1]:]) {
			continue
		}
		return n
	}
	return ""
}

func subjectTicket(subject string) string {
	m := tagged.FindStringSubmatch(subject)
	if m == nil || looksLikeYear(m[1]+m[2]) {
		return ""
	}
	return m[1] + m[2]
}

func looksLikeYear(n string) bool {
	y, err := strconv.Atoi(n)
	return err == nil && len(n) == 4 && y >= 1990 && y <= 2100
}

func followsClock(rest string) bool {
	return strings.HasPrefix(rest, ":") && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9'
}

// returnDate finds the last date in the sentences that speak of absence or
// return, since "from 3 to 14 May" ends the absence. The year is that of sent,
// or the next when the day is long past by then.
func returnDate(ss []sentence, sent time.Time) time.Time {
	var last time.Time
	for _, s := range ss {
		if !s.found[away] && !s.found[comeback] {
			continue
		}
		for _, d := range dates(fold(s.text), sent) {
			if d.After(last) {
				last = d
			}
		}
	}
	return last
}

// dates returns the calendar days named in folded text.
func dates(text string, sent time.Time) []time.Time {
	var out []time.Time
	add := func(year, month, dom int) {
		if month < 1 || month > 12 || dom < 1 || dom > 31 {
			return
		}
		given := year != 0
		if !given {
			year = sent.Year()
		} else if year < 100 {
			year += 2000
		}
		d := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
		if !given && d.Before(sent.AddDate(0, -2, 0)) {
			d = d.AddDate(1, 0, 0)
		}
		out = append(out, d)
	}
	for _, m := range ymd.FindAllStringSubmatch(text, 8) {
		add(number(m[1]), number(m[2]), number(m[3]))
	}
	for _, m := range dmy.FindAllStringSubmatch(text, 8) {
		add(number(m[3]), number(m[2]), number(m[1]))
	}
	for _, m := range day.FindAllStringSubmatch(text, 8) {
		add(0, month(m[2]), number(m[1]))
	}
	for _, m := range md.FindAllStringSubmatch(text, 8) {
		add(0, month(m[1]), number(m[2]))
	}
	return out
}

// month returns the number of the month whose stem begins word, 0 for none.
func month(word string) int {
	for _, l := range lexicon.Languages() {
		i := slices.IndexFunc(l.Courtesy.Months, func(m string) bool { return isMonth(word, fold(m)) })
		if i >= 0 {
			return i + 1
		}
	}
	return 0
}

// isMonth compares a word with an entry of lexicon.Courtesy.Months, where "*" ends a stem.
func isMonth(word, entry string) bool {
	if stem, ok := strings.CutSuffix(entry, "*"); ok {
		return strings.HasPrefix(word, stem)
	}
	return word == entry
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
