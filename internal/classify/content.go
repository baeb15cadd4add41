package classify

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/audit"
	"replyaudit/internal/lexicon"
)

// price is an amount with its currency. Receipts and absence notices name none.
var price = regexp.MustCompile(`(?i)(?:[€$£]\s?\d|\d\s?(?:[€$£₽₴]|eur\b|euro\p{L}{0,4}\b|eiro\b|eurų|usd\b|zł|pln\b|грн|руб|р\.|kč\b|kr\b|chf\b))`)

// hasPrice says that text names an amount with its currency. Most numbers have
// nothing beside them that begins or ends as currencies do.
func hasPrice(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], " \t\n\f\r"))
		after, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i+1:], " \t\n\f\r"))
		if strings.ContainsRune("€$£₽₴euzpгрkc", unicode.ToLower(after)) || strings.ContainsRune("€$£", before) {
			return price.MatchString(text)
		}
	}
	return false
}

// contentSignals look in an answer for what only a reader of the letter writes:
// a price, a plain yes or no, a question of his own.
func contentSignals(ss []sentence) []Signal {
	var out []Signal
	add := func(rule string, s sentence, weight float64) {
		out = append(out, Signal{audit.Human, audit.Evidence{Rule: rule, Source: "visible", Quote: clip(s.text, 200), Start: s.start, End: s.end, Weight: weight}})
	}
	var priced, plain, asked bool
	for _, s := range ss {
		if s.found[robot] || s.found[deaf] || s.found[optOut] || s.found[status] {
			continue
		}
		if !priced && hasPrice(s.text) {
			priced = true
			add("names_price", s, 1.5)
		}
		if !plain && yesOrNo(s.text) {
			plain = true
			add("yes_or_no", s, 1.5)
		}
		if !asked && s.words > 2 && strings.HasSuffix(s.text, "?") && !s.formulaic() {
			asked = true
			add("asks", s, 0.5)
		}
	}
	return out
}

// yesOrNo says that a clause near the beginning of a sentence is a plain yes or
// no: "Yes, we do.", "Good day, no, sadly." The number in "No. 5512" makes it none.
func yesOrNo(text string) bool {
	const near = 80
	at := 0
	for at < len(text) && at < near {
		i := clauseEnd(text[at:])
		if i < 0 {
			return false
		}
		rest := strings.TrimLeft(text[at+i+1:], " \n")
		if plainAnswers()[strings.Trim(fold(text[at:at+i]), " ")] && (rest == "" || rest[0] < '0' || rest[0] > '9') {
			return true
		}
		at += i + 1
	}
	return false
}

// clauseEnd is where the first sign stands that ends a clause, -1 where none does.
func clauseEnd(text string) int {
	for i := range len(text) {
		switch text[i] {
		case ',', '.', '!', ';', ':':
			return i
		case "–"[0]:
			if strings.HasPrefix(text[i:], "–") || strings.HasPrefix(text[i:], "—") {
				return i
			}
		}
	}
	return -1
}

// plainAnswers are the words for yes and no of every language, folded.
var plainAnswers = sync.OnceValue(func() map[string]bool {
	words := make(map[string]bool)
	for _, l := range lexicon.Languages() {
		for _, list := range [][]string{l.Courtesy.YesWords, l.Courtesy.NoWords, l.Courtesy.Yes} {
			for _, w := range list {
				words[fold(w)] = true
			}
		}
	}
	return words
})
