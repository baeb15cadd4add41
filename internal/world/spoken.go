package world

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/clock"
)

// valueWords is how people of a language write amounts, lengths of time and
// times of day.
type valueWords struct {
	Plural  string              `yaml:"plural"`  // rule of countForm
	Units   map[string]unit     `yaml:"units"`   // by their names in unitNames
	Range   []string            `yaml:"range"`   // templates over counted
	Numbers []string            `yaml:"numbers"` // words from nought, where people write them
	Money   map[string][]string `yaml:"money"`   // templates over price, by ISO 4217 code or "any"
	Round   map[string][]string `yaml:"round"`   // the same without cents
	Clock   []string            `yaml:"clock"`   // "h:mm", "h.mm", "h" where both are full hours, "h.mm pm"
}

// unit holds the forms of a unit of time after a number: bare, for an action that
// takes so long, and for something that happens in the course of it.
type unit struct {
	Span   []string `yaml:"span"`
	Within []string `yaml:"within"`
	During []string `yaml:"during"`
}

// unitNames lists the units of time. Those that are a part of the name of another
// come after it.
func unitNames() []string {
	return []string{"working_day", "hour", "day", "week", "month", "year"}
}

// unitOf names the unit in which a key counts, in whatever language: that whose
// words stand behind the number. A bare number counts working days; ok is false
// for words that are no unit.
func unitOf(all map[string]*wording, words string) (name string, ok bool) {
	if words == "" {
		return unitNames()[0], true
	}
	for _, name := range unitNames() {
		for _, w := range all {
			u := w.Values.Units[name]
			for _, form := range slices.Concat(u.Span, u.Within, u.During) {
				if strings.EqualFold(form, words) {
					return name, true
				}
			}
		}
	}
	return "", false
}

// counted is a number of units of time or a range of it.
type counted struct {
	Low, High         int
	LowWord, HighWord string
}

// price is an amount of money.
type price struct {
	Whole int
	Cents string // two digits
	Code  string // ISO 4217
}

// money writes an amount as people of the language do; a wrong one is dearer by a half.
func (w *wording) money(talk *clock.Stream, value string, wrong bool) (string, error) {
	m := moneyPattern.FindStringSubmatch(value)
	if m == nil {
		return value, nil
	}
	whole, _ := strconv.Atoi(m[1]) // digits by the pattern
	cents, _ := strconv.Atoi(m[2])
	total := 100*whole + cents
	if wrong {
		total += total/2 + 1
	}
	p := price{Whole: total / 100, Cents: fmt.Sprintf("%02d", total%100), Code: currencyOf(value)}
	texts := w.Values.Money
	if total%100 == 0 {
		texts = w.Values.Round
	}
	forms := texts[p.Code]
	if len(forms) == 0 {
		forms = texts["any"]
	}
	return fill(pick(talk, forms), p)
}

// currencyOf names the currency of a key, euro where it names none.
func currencyOf(value string) string {
	for _, c := range []struct{ code, marks string }{
		{"GBP", "£ GBP"}, {"BYN", "BYN руб"}, {"RUB", "RUB ₽"}, {"PLN", "PLN zł"}, {"CHF", "CHF"}, {"USD", "USD $"}, {"SEK", "SEK"}, {"CZK", "CZK"},
	} {
		for mark := range strings.FieldsSeq(c.marks) {
			if strings.Contains(value, mark) {
				return c.code
			}
		}
	}
	return "EUR"
}

// duration writes a length of time in a unit: the bare form, the form for an action
// that takes so long, and the form for something that happens in the course of
// it. A wrong one begins four units behind the end of the true one.
func (w *wording) duration(talk *clock.Stream, c counted, of string, wrong bool) (span, within, during string, err error) {
	if wrong {
		c.Low, c.High = c.High+4, 2*c.High-c.Low+4
	}
	c.LowWord, c.HighWord = w.number(c.Low), w.number(c.High)
	form := "{{.High}}"
	switch {
	case c.Low != c.High:
		form = pick(talk, w.Values.Range)
	case len(w.Values.Numbers) > 0 && talk.Intn(2) == 0:
		form = "{{.HighWord}}"
	}
	numbers, err := fill(form, c)
	u := w.Values.Units[of]
	name := func(forms []string) string { return numbers + " " + forms[countForm(w.Values.Plural, c.High)] }
	return name(u.Span), name(u.Within), name(u.During), err
}

// number is n in words, in digits where the language's list ends.
func (w *wording) number(n int) string {
	if n < len(w.Values.Numbers) {
		return w.Values.Numbers[n]
	}
	return strconv.Itoa(n)
}

// countForm tells which form of a noun stands behind n: the first, or for the
// languages with three the first, the second ("few") or the third ("many"), by
// the plural rules of CLDR.
func countForm(rule string, n int) int {
	ones, teens := n%10, n%100 >= 11 && n%100 <= 19
	few := ones >= 2 && ones <= 4 && !teens
	switch rule {
	case "one_other":
		return choose(n == 1, 0, 1)
	case "latvian":
		return choose(ones == 1 && n%100 != 11, 0, 1)
	case "lithuanian":
		return choose(ones == 1 && !teens, 0, choose(ones > 1 && !teens, 1, 2))
	case "polish":
		return choose(n == 1, 0, choose(few, 1, 2))
	}
	return choose(ones == 1 && !teens, 0, choose(few, 1, 2)) // Russian
}

func choose(first bool, a, b int) int {
	if first {
		return a
	}
	return b
}

// hours writes opening hours as people of the language do; wrong ones end two hours early.
func (w *wording) hours(talk *clock.Stream, value string, wrong bool) (from, till string) {
	m := hoursPattern.FindStringSubmatch(value)
	var n [4]int
	for i := range n {
		n[i], _ = strconv.Atoi(m[i+1]) // digits by the pattern
	}
	if wrong {
		n[2] -= 2
	}
	style := pick(talk, w.Values.Clock)
	if style == "h" && (n[1] != 0 || n[3] != 0) {
		style = "h:mm"
	}
	return clockTime(style, n[0], n[1]), clockTime(style, n[2], n[3])
}

// clockTime writes a time of day in a style of valueWords.Clock.
func clockTime(style string, hour, minute int) string {
	switch style {
	case "h":
		return strconv.Itoa(hour)
	case "h.mm":
		return fmt.Sprintf("%d.%02d", hour, minute)
	case "h.mm pm":
		return twelveHours(hour, minute)
	}
	return fmt.Sprintf("%d:%02d", hour, minute)
}

func twelveHours(hour, minute int) string {
	half := "am"
	if hour >= 12 {
		half = "pm"
	}
	if hour > 12 {
		hour -= 12
	}
	if minute == 0 {
		return fmt.Sprintf("%d %s", hour, half)
	}
	return fmt.Sprintf("%d.%02d %s", hour, minute, half)
}

// date writes a day of a key (2026-03-02) as people of the language do.
func (w *wording) date(value string) (string, error) {
	day, err := time.Parse(time.DateOnly, value)
	if err != nil {
		return value, nil // whatever the campaign calls it
	}
	return fill(w.Clients.Date, w.moment(day, "", ""))
}
