package world

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
)

// The values that a key or a drawn answer may hold.
var (
	moneyPattern = regexp.MustCompile(`(\d+)(?:[.,](\d{2}))?`)
	rangePattern = regexp.MustCompile(`(\d+)(?:\s*[-–]\s*(\d+))?`)
	hoursPattern = regexp.MustCompile(`(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})`)
)

// truthOf returns what the company truly answers to a question: the key of the
// campaign where it has one, else something drawn for the company.
func (s *scene) truthOf(q grade.Question) (string, error) {
	if q.Key != "" {
		c := s.letter.company
		return fill(q.Key, map[string]any{
			"field":   c.Fields,
			"company": map[string]string{"key": c.Key, "name": c.Name, "address": c.Address, "domain": c.Domain, "country": c.Country, "language": c.Language},
		})
	}
	chance := s.world.chance(s.letter.company.Key, "value/"+q.ID)
	switch q.Expects {
	case "money":
		return fmt.Sprintf("%d.%d0", 3+chance.Intn(9), chance.Intn(10)), nil
	case "duration":
		return strconv.Itoa(1 + chance.Intn(9)), nil
	case "hours":
		return fmt.Sprintf("%d:00-%d:00", 8+chance.Intn(3), 14+chance.Intn(5)), nil
	case "yes_no":
		return pick(chance, []string{"yes", "no"}), nil
	case "date":
		return s.letter.at.AddDate(0, 0, 3+chance.Intn(20)).Format(time.DateOnly), nil
	case "person":
		return s.clerk.name(), nil
	case "phone":
		return s.clerk.phone, nil
	case "url":
		return s.site(), nil
	}
	return s.letter.company.Name, nil
}

// answer says the true value of a question, or a wrong one, in a sentence.
func (s *scene) answer(words *wording, q grade.Question, wrong bool) (string, error) {
	value, err := s.truthOf(q)
	if err != nil {
		return "", fmt.Errorf("answer question %s: %w", q.ID, err)
	}
	data := s.said(words)
	data.Value = value
	texts := words.answers(q)
	switch q.Expects {
	case "money":
		data.Amount = words.money(s.talk, value, wrong)
	case "duration":
		data.Span, data.Within, data.During = words.duration(s.talk, value, wrong)
	case "hours":
		if !hoursPattern.MatchString(value) {
			texts = words.Answers["closed"]
			break
		}
		data.From, data.Till = words.hours(s.talk, value, wrong)
	case "yes_no":
		texts = words.Answers["no"]
		if isYes(value) != wrong {
			texts = words.Answers["yes"]
		}
	}
	sentence, err := fill(pick(s.talk, texts), data)
	if stem, ok := strings.CutSuffix(sentence, ".."); ok { // an abbreviation ends the sentence
		sentence = stem + "."
	}
	return sentence, err
}

func isYes(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "yes", "taip", "да", "true":
		return true
	}
	return false
}

// money writes an amount as people of the language do; a wrong one is dearer by a half.
func (w *wording) money(talk *clock.Stream, value string, wrong bool) string {
	m := moneyPattern.FindStringSubmatch(value)
	if m == nil {
		return value
	}
	whole, _ := strconv.Atoi(m[1]) // digits by the pattern
	cents, _ := strconv.Atoi(m[2])
	total := 100*whole + cents
	if wrong {
		total += total/2 + 1
	}
	whole, cents = total/100, total%100
	switch {
	case strings.ContainsAny(value, "£") || strings.Contains(value, "GBP"):
		return pick(talk, []string{fmt.Sprintf("£%d.%02d", whole, cents), fmt.Sprintf("£%d.%02d", whole, cents), fmt.Sprintf("%d.%02d GBP", whole, cents)})
	case strings.Contains(value, "BYN") || strings.Contains(value, "руб"):
		if w.language != "ru" {
			return fmt.Sprintf("%d.%02d BYN", whole, cents)
		}
		return pick(talk, []string{
			fmt.Sprintf("%d,%02d руб.", whole, cents), fmt.Sprintf("%d руб. %02d коп.", whole, cents), fmt.Sprintf("%d,%02d BYN", whole, cents),
		})
	}
	if w.language == "en" {
		return pick(talk, []string{fmt.Sprintf("€%d.%02d", whole, cents), fmt.Sprintf("EUR %d.%02d", whole, cents)})
	}
	return pick(talk, []string{fmt.Sprintf("%d,%02d Eur", whole, cents), fmt.Sprintf("%d,%02d €", whole, cents), fmt.Sprintf("%d,%02d EUR", whole, cents)})
}

// duration writes "2-3" as working days: the bare form, the form for an action
// that takes so long, and the form for something that happens in the course of
// it. A wrong one is four days longer.
func (w *wording) duration(talk *clock.Stream, value string, wrong bool) (span, within, during string) {
	m := rangePattern.FindStringSubmatch(value)
	if m == nil {
		return value, value, value
	}
	low, _ := strconv.Atoi(m[1]) // digits by the pattern
	high := low
	if m[2] != "" {
		high, _ = strconv.Atoi(m[2])
	}
	if wrong {
		low, high = low+4, high+4
	}
	numbers := strconv.Itoa(high)
	if low != high {
		numbers = fmt.Sprintf("%d%s%d", low, pick(talk, []string{"-", "–"}), high)
	}
	switch w.language {
	case "lt":
		return numbers + " " + lithuanianCount(high, "darbo diena", "darbo dienos", "darbo dienų"),
			numbers + " " + lithuanianCount(high, "darbo dieną", "darbo dienas", "darbo dienų"), ""
	case "ru":
		span = numbers + " " + russianCount(high, "рабочий день", "рабочих дня", "рабочих дней")
		return span, span, numbers + " " + russianCount(high, "рабочего дня", "рабочих дней", "рабочих дней")
	}
	if low != high {
		numbers = pick(talk, []string{fmt.Sprintf("%d to %d", low, high), numbers, englishNumber(low) + " to " + englishNumber(high)})
	}
	span = numbers + " working days"
	if high == 1 {
		span = pick(talk, []string{"1 working day", "one working day"})
	}
	return span, span, span
}

func englishNumber(n int) string {
	names := []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(names) {
		return names[n]
	}
	return strconv.Itoa(n)
}

func lithuanianCount(n int, one, few, many string) string {
	switch {
	case n%100 >= 10 && n%100 <= 20, n%10 == 0:
		return many
	case n%10 == 1:
		return one
	}
	return few
}

func russianCount(n int, one, few, many string) string {
	switch {
	case n%100 >= 11 && n%100 <= 14, n%10 == 0, n%10 >= 5:
		return many
	case n%10 == 1:
		return one
	}
	return few
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
	style := talk.Intn(3)
	write := func(hour, minute int) string {
		switch {
		case w.language == "en" && style == 0:
			return twelveHours(hour, minute)
		case style == 1 && minute == 0 && n[1] == 0 && n[3] == 0:
			if w.language == "en" {
				return twelveHours(hour, minute)
			}
			return strconv.Itoa(hour)
		case w.language == "lt" && style == 2:
			return fmt.Sprintf("%d.%02d", hour, minute)
		}
		return fmt.Sprintf("%d:%02d", hour, minute)
	}
	return write(n[0], n[1]), write(n[2], n[3])
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
