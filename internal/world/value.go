package world

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// The values that a key or a drawn answer may hold.
var (
	moneyPattern = regexp.MustCompile(`(\d+)(?:[.,](\d{2}))?`)
	rangePattern = regexp.MustCompile(`^(\d+)(?:\s*[-–]\s*(\d+))?(?:\s+(\pL[\pL ]*))?$`)
	hoursPattern = regexp.MustCompile(`(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})`)
)

// truthOf returns what the company truly answers to a question: the key of the
// campaign where it has one, else something drawn for the company.
func (s *scene) truthOf(q grade.Question) (string, error) {
	if q.Key != "" {
		blanks := campaign.Blanks{Company: *s.letter.company}
		if s.letter.persona != nil {
			blanks.Persona = *s.letter.persona
		}
		return campaign.FillLine(q.Key, blanks)
	}
	chance := s.world.chance(s.letter.company.Key, "value/"+q.ID)
	switch q.Expects {
	case "money":
		return fmt.Sprintf("%d %s", 20+5*chance.Intn(40), currencyIn(s.letter.company.Country)), nil
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
	texts := words.answers(s.topic(), q, isYes(value) != wrong)
	switch q.Expects {
	case "money":
		data.Amount, err = words.money(s.talk, value, wrong)
	case "duration":
		data.Span, data.Within, data.During, err = s.duration(words, value, wrong)
	case "date":
		data.Date, err = words.date(value)
	case "hours":
		if !hoursPattern.MatchString(value) {
			texts = words.closed(s.topic(), q)
			break
		}
		data.From, data.Till = words.hours(s.talk, value, wrong)
	}
	if err != nil {
		return "", err
	}
	sentence, err := fill(pick(s.talk, texts), data)
	if stem, ok := strings.CutSuffix(sentence, ".."); ok { // an abbreviation ends the sentence
		sentence = stem + "."
	}
	return sentence, err
}

// duration says a key such as "2-3 days" in its own unit; any other key as it stands.
func (s *scene) duration(words *wording, value string, wrong bool) (span, within, during string, err error) {
	c, unit, ok := lengthOf(s.world.words, value)
	if !ok {
		return value, value, value, nil
	}
	return words.duration(s.talk, c, unit, wrong)
}

// lengthOf reads a length of time; false when it is none that the world can count.
func lengthOf(all map[string]*wording, value string) (c counted, unit string, ok bool) {
	m := rangePattern.FindStringSubmatch(strings.TrimSpace(value))
	if m == nil {
		return counted{}, "", false
	}
	c.Low, _ = strconv.Atoi(m[1]) // digits by the pattern
	c.High = c.Low
	if m[2] != "" {
		c.High, _ = strconv.Atoi(m[2])
	}
	unit, ok = unitOf(all, m[3])
	return c, unit, ok && c.Low <= c.High
}

// currencyIn is what people of a country pay with, where it is not the euro.
func currencyIn(country string) string {
	switch country {
	case "GB":
		return "GBP"
	case "BY":
		return "BYN"
	case "RU":
		return "RUB"
	case "PL":
		return "PLN"
	case "CH":
		return "CHF"
	case "SE":
		return "SEK"
	case "CZ":
		return "CZK"
	case "US":
		return "USD"
	}
	return "EUR"
}

func isYes(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "yes", "taip", "да", "jā", "jah", "tak", "ja", "true":
		return true
	}
	return false
}
