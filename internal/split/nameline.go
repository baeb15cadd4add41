package split

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
)

var (
	// telephone is a run of at least six digits with signs between them, or an
	// extension of a house exchange ("3-7060").
	telephone = regexp.MustCompile(`\+?\(?\d(?:[ \x{a0}]?[().\-/\x{2010}-\x{2013}]{0,2}[ \x{a0}]?\d){5,}|\b[x*]?\d{1,2}-\d{4,5}\b`)
	// openingHours are two times of day.
	openingHours = regexp.MustCompile(`^\d{1,2}[.:]\d{2} ?[-\x{2013}] ?\d{1,2}[.:]\d{2}$`)
	// longNumber is a group of digits that no price has.
	longNumber = regexp.MustCompile(`\d{5}`)
	// webPage is the address of a page or a site.
	webPage = regexp.MustCompile(`(?i)\b(?:https?://|www\.)[^\s<>]+`)
	// aside is what stands between brackets.
	aside = pattern{regexp.MustCompile(`[(<\[][^()<>\[\]]*[)>\]]`), "(<["}
)

// maxWords is how many words a line of a name with its job can have.
const maxWords = 8

// withoutContacts takes mail addresses, pages and telephone numbers out of a
// line, and reports whether there were any.
func withoutContacts(text string) (rest string, found bool) {
	if !strings.ContainsAny(text, "@0123456789") && !strings.Contains(text, "://") && !strings.Contains(text, "www.") {
		return text, false
	}
	rest = withoutPages(address.ReplaceAllString(text, " "))
	if hasTelephone(rest) && !hasNumericDate(rest) {
		rest = telephone.ReplaceAllStringFunc(rest, func(number string) string {
			if isTelephone(number) {
				return " "
			}
			return number
		})
	}
	return rest, rest != text
}

// withoutPages takes the addresses of pages out of a line.
func withoutPages(text string) string {
	if !strings.Contains(text, "://") && !containsFold(text, "www.") {
		return text
	}
	return webPage.ReplaceAllString(text, " ")
}

// containsFold reports a word of ASCII in small or in capital letters.
func containsFold(text, word string) bool {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0] && strings.EqualFold(text[i:i+len(word)], word) {
			return true
		}
	}
	return false
}

// hasTelephone reports as many digits as telephone needs.
func hasTelephone(text string) bool {
	n := 0
	for i := range len(text) {
		if '0' <= text[i] && text[i] <= '9' {
			n++
		}
	}
	return n >= 5
}

// isTelephone tells a telephone number from opening hours and from prices that
// stand beside each other.
func isTelephone(number string) bool {
	dialled := strings.HasPrefix(number, "+") || strings.HasPrefix(strings.TrimLeft(number, "("), "0")
	return !openingHours.MatchString(number) && (dialled || strings.ContainsAny(number, "()-./‐‑‒–") || longNumber.MatchString(number))
}

// isContact reports a line that says how to reach somebody and little more: a
// label and capitalised words may stand beside it, but no sentence.
func isContact(text string) bool {
	rest, found := withoutContacts(text)
	if !found || isSentence(text) {
		return false
	}
	plain := 0
	for _, w := range strings.FieldsFunc(rest, notWord) {
		if unicode.IsLower(firstRune(w)) && utf8.RuneCountInString(w) > 2 {
			plain++
		}
	}
	return plain <= 2
}

// isSentence reports a line of prose: it ends as sentences do and most of its
// words are small, or it is too long for anything else.
func isSentence(text string) bool {
	text = strings.TrimSpace(text)
	words := strings.Fields(text)
	if len(words) < 3 || !strings.ContainsAny(lastChar(text), ".!?…") {
		return false
	}
	small := 0
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) {
			small++
		}
	}
	return 2*small >= len(words)
}

// isName reports a line that names who signs: it begins with a word of the
// sender's name, or is two or three capitalised words, alone, beside a way to
// reach them, or before a job; one is enough where the line stands apart from the letter.
func isName(text string, senders []string, apart bool) bool {
	if utf8.RuneCountInString(text) > 2*longLine {
		return false
	}
	rest, reach := withoutContacts(aside.ReplaceAllString(text, " "))
	words := strings.FieldsFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == '|' || r == '/' })
	if len(words) == 0 || len(words) > maxWords || strings.ContainsAny(lastChar(rest), ":?!;") {
		return false
	}
	if isSender(rest, senders) && len(words) <= 6 && !endsSentence(strings.TrimSpace(rest)) {
		return true
	}
	if isField(rest) || isCommon(strings.ToLower(strings.TrimFunc(words[0], notWord))) || !reach && endsSentence(strings.TrimSpace(rest)) && !isAbbreviation(words[len(words)-1]) {
		return false
	}
	name, job, _ := strings.Cut(rest, ",")
	n := capitalised(name)
	if n == 0 || hasDigit(rest) {
		return false
	}
	if strings.Trim(job, " .-–—") != "" && capitalised(job) == 0 {
		return apart && hasRole(job)
	}
	return n+capitalised(job) <= 3 && (n > 1 || apart)
}

// isSender reports a line that begins with a word of the sender's name.
func isSender(text string, senders []string) bool {
	for first := range strings.FieldsSeq(text) {
		return slices.Contains(senders, strings.TrimFunc(strings.ToLower(first), notWord))
	}
	return false
}

// isField reports a line of a form, a label with its value ("Type : Room").
func isField(text string) bool {
	_, value, labelled := strings.Cut(text, ":")
	return strings.Contains(text, "=") || labelled && strings.TrimSpace(value) != ""
}

// capitalised counts the capitalised words of a name, 0 when there are others.
// Short words join names or are part of them ("and", "von", "de la").
func capitalised(s string) int {
	n, joins := 0, 0
	for _, w := range strings.Fields(s) {
		w = strings.TrimFunc(w, notWord)
		switch {
		case w == "":
		case unicode.IsUpper(firstRune(w)):
			n, joins = n+1, 0
		case n > 0 && joins < 2 && utf8.RuneCountInString(w) <= 3 && !hasDigit(w):
			joins++
		default:
			return 0
		}
	}
	if joins > 0 {
		return 0
	}
	return n
}

// isAbbreviation reports a word whose full stop ends no sentence ("Jr.", "Inc.", "M.A.").
func isAbbreviation(w string) bool {
	return unicode.IsUpper(firstRune(w)) && (strings.Count(w, ".") > 1 || utf8.RuneCountInString(w) <= 4)
}

// isTeam reports a line that names a team or a department as who signs ("The
// reservations desk").
func isTeam(text string) bool {
	if strings.ContainsAny(lastChar(text), ".:?!;,") || !unicode.IsUpper(firstRune(strings.TrimSpace(text))) {
		return false
	}
	words := strings.FieldsFunc(strings.ToLower(text), notWord)
	return len(words) > 1 && len(words) <= 6 && anyWord(words, func(c lexicon.Courtesy) []string { return c.Teams })
}

// hasRole reports words of a job title or a department.
func hasRole(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), notWord)
	return anyWord(words, func(c lexicon.Courtesy) []string { return c.Roles }) || anyWord(words, func(c lexicon.Courtesy) []string { return c.Teams })
}

// anyWord reports whether one of the words is in the list of a language; entries of
// several words do not count.
func anyWord(words []string, pick func(lexicon.Courtesy) []string) bool {
	for _, l := range vocabulary() {
		if hasWord(pick(l.Courtesy), words) {
			return true
		}
	}
	return false
}

// hasWord reports whether one of the words is in the list; an entry that ends in *
// stands for all words that begin so.
func hasWord(list, words []string) bool {
	for _, entry := range list {
		stem, open := strings.CutSuffix(entry, "*")
		for _, w := range words {
			if w == stem || open && strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// isCommon reports a word that begins a line of a letter and no name.
func isCommon(word string) bool {
	_, stem := commonStems().starting(word, always)
	_, whole := commons().starting(word, func(p string) bool { return p == word })
	return stem != "" || whole != ""
}

func lastChar(s string) string {
	s = strings.TrimSpace(s)
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}
