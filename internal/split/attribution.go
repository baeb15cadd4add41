package split

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
)

// Bounds of an attribution: over how many lines mail programs wrap one, and its length in bytes.
const (
	maxAttribution      = 4
	maxAttributionBytes = 400
)

// attribution reads the lines from i as the introduction of a quotation. strong
// says that it is one whatever follows; a weak one needs quoted lines below it.
func (b *body) attribution(i int) (rule string, n int, strong bool) {
	if !b.opensAttribution(i) {
		return "", 0, false
	}
	joined := ""
	for k, taken := i, 0; taken < maxAttribution && k < len(b.lines); k++ {
		l := b.lines[k]
		if k > i && b.bridged(joined, k) {
			continue
		}
		// The second line of "Jane <\n> wrote:" is taken for a quotation, since it begins with '>'.
		torn := l.kind == quoted && openBracket(joined) && strings.HasPrefix(l.low, ">")
		if l.kind != fresh && !torn || l.low == "" {
			break
		}
		joined = strings.TrimSpace(joined + " " + bare(l.Text))
		if taken++; len(joined) > maxAttributionBytes {
			break
		}
		r, sure := attributionText(joined, taken == 1)
		if r == "" {
			continue
		}
		if b.startsLater(i, k+1) {
			return "", 0, false
		}
		if sure {
			return r, k + 1 - i, true
		}
		if rule == "" {
			rule, n = r, k+1-i
		}
		if strings.HasSuffix(joined, ":") {
			break
		}
	}
	return rule, n, false
}

// bare is the text of a line without the white space and the signs of bold type around it.
func bare(text string) string {
	return strings.Trim(visibly(text), "*\t ")
}

// bridged reports an empty line inside the angle brackets of an address, which
// converters set on lines of their own as they do with every link.
func (b *body) bridged(joined string, k int) bool {
	if b.lines[k].low != "" || k+1 >= len(b.lines) {
		return false
	}
	return openBracket(joined) || b.lines[k+1].low == "<" || strings.HasPrefix(b.lines[k+1].low, "<mailto:")
}

func openBracket(s string) bool { return strings.Count(s, "<") > strings.Count(s, ">") }

// startsLater reports whether the attribution that ends above line end begins
// below i: the lines above are then the end of the letter. A date that stands
// higher up belongs to it all the same, unless the rest has one of its own.
func (b *body) startsLater(i, end int) bool {
	above, rest := "", ""
	for k := i + 1; k < end; k++ {
		above = strings.TrimSpace(above + " " + b.lines[k-1].low)
		rest = ""
		for j := k; j < end; j++ {
			rest = strings.TrimSpace(rest + " " + bare(b.lines[j].Text))
		}
		if beginsBehind(above, rest) {
			return true
		}
	}
	return false
}

// beginsBehind reports whether rest is a whole attribution and above no part of it.
// A name with an address belongs to an attribution that has none, and so does a
// date to one without.
func beginsBehind(above, rest string) bool {
	low := lower(rest)
	if goesOn(low) || !naturalStart(low) || unfinished(above) && !opener(low) || hasDate(above) && !hasDate(low) || namedAddress.MatchString(above) && !strings.Contains(low, "@") {
		return false
	}
	_, strong := attributionText(rest, false)
	return strong
}

// goesOn reports text that cannot begin an attribution, since an address in
// brackets or the verb stands behind a name.
func goesOn(low string) bool {
	_, verb := verbs().starting(low, always)
	return verb != "" && !opener(low) || strings.ContainsRune("<([", firstRune(low))
}

// unfinished reports a word such as "on" with so little behind it that the date
// stands on the next line.
func unfinished(low string) bool {
	return opener(low) && len(strings.Fields(low)) <= 7 && !strings.ContainsRune(".!?:", lastRune(low))
}

// startWithin is in how many bytes of the line a date begins that opens an
// attribution, behind the name of a weekday at most.
const startWithin = 36

// naturalStart reports a line that begins as attributions do: with a word such as
// "on", a date or a weekday, or a name and an address.
func naturalStart(low string) bool {
	return opener(low) || datedWithin(low, startWithin) || namedAddress.MatchString(low)
}

// namedAddress is "Jane Doe <jane@x.example>" at the start of a line.
var namedAddress = pattern{regexp.MustCompile(`^[^<>@.!?:;]{2,60}[<(][^<>@()\s]+@`), "@"}

// opensAttribution reports whether an attribution can begin with line i: in its
// usual ways, with the verb in it, or with a name that the next line goes on from.
func (b *body) opensAttribution(i int) bool {
	low := b.lines[i].low
	if len(low) > maxAttributionBytes {
		return false
	}
	if naturalStart(low) || strings.Contains(low, "@") {
		return true
	}
	if _, verb := verbIn(low); verb != "" {
		return true
	}
	if i+1 >= len(b.lines) || b.lines[i+1].low == "" || utf8.RuneCountInString(low) > maxName || small(strings.Fields(bare(b.lines[i].Text))) > 0 {
		return false
	}
	return goesOn(b.lines[i+1].low)
}

// opener reports whether the first word is one that attributions begin with.
func opener(low string) bool {
	first, _, _ := strings.Cut(strings.TrimLeft(low, "-_* "), " ")
	_, p := openers().starting(first, func(p string) bool { return first == p })
	return p != ""
}

// datedWithin reports a year, a date or a time that begins in the first n bytes,
// each of them with a digit.
func datedWithin(s string, n int) bool {
	if !hasDigit(s[:min(n, len(s))]) {
		return false
	}
	for _, form := range [...]figures{year, numericDate, clockTime} {
		if at := form.at(s); at >= 0 && at < n {
			return true
		}
	}
	return false
}

// verbIn finds the verb of an attribution and its language.
func verbIn(low string) (code, verb string) {
	return verbs().within(low, func(p string) bool { return containsWord(low, p) })
}

// attributionText judges the joined lines of a supposed attribution.
func attributionText(s string, alone bool) (rule string, strong bool) {
	text := strings.Trim(s, "-_ ")
	framed := len(s) >= len(text)+4
	colon := strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
	text = strings.TrimRight(text, ":：> ")
	low := lexicon.Lower(text)
	mailed := address.MatchString(low)
	timed := hasClockTime(low)
	dated := timed || hasDate(low)
	if code, verb := verbIn(low); verb != "" {
		atEnd := strings.HasSuffix(low, verb)
		switch {
		case framed && atEnd:
			return "attribution_" + code, true
		case colon && (mailed || dated):
			return "attribution_" + code, introduces(text, low, code, mailed)
		case atEnd && (mailed || dated):
			return "attribution_" + code, mailed && dated
		case colon && utf8.RuneCountInString(text) <= 80, atEnd && alone && isNamed(text, verb):
			return "attribution_" + code, false
		}
	}
	switch {
	case colon && mailed && dated:
		return "attribution_date", namedAddress.MatchString(low) || addressLast(low, timed)
	case mailed && strings.HasSuffix(s, ">") && figures(numericDate).at(low) == 0:
		return "attribution_date", alone
	case alone && datedName.MatchString(low):
		return "attribution_date", true
	case colon && (mailed || timed && hasDate(low)) && utf8.RuneCountInString(low) <= 160:
		return "attribution_unknown", false
	}
	return "", false
}

// closedAddress is an address in brackets at the end of an attribution, with the
// verb of a language that is not known behind it.
var closedAddress = regexp.MustCompile(`[<(\[][^<>()\[\]\s]*@[^<>()\[\]\s]*[>)\]]*((?: [^ ]+){0,2})$`)

// dateFirst is in how many bytes the date begins of an attribution that has neither verb nor brackets.
const dateFirst = 16

// addressLast reports an attribution without a verb, or with one of a language
// that is not known: the address stands at the end.
func addressLast(low string, timed bool) bool {
	if at := closedAddress.FindStringSubmatch(low); at != nil {
		return at[1] == "" || timed && datedWithin(low, startWithin)
	}
	return datedWithin(low, dateFirst) && address.MatchString(low[strings.LastIndex(low, " ")+1:])
}

// datedName is the attribution of Gmail where the address was lost on the way:
// "2026-03-02 10:00 GMT+02:00 Jane Doe".
var datedName = regexp.MustCompile(`^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} gmt[+-]\d{2}:\d{2} [\p{L}'.-]+( [\p{L}'.-]+){0,4}$`)

// introduces tells an attribution with a verb from a sentence with the same verb
// that ends in a colon too. Behind the verb of an attribution stand a date, an
// address or a name, and nobody writes one of himself.
func introduces(text, low, code string, mailed bool) bool {
	if mailed {
		return true
	}
	after := low
	for _, l := range vocabulary() {
		if l.Code != code {
			continue
		}
		if slices.ContainsFunc(l.Quoting.Self, func(p string) bool { return containsWord(low, p) }) {
			return false
		}
		for _, verb := range l.Quoting.Wrote {
			if at := strings.LastIndex(low, verb); at >= 0 && containsWord(low, verb) && len(low)-at-len(verb) < len(after) {
				after = low[at+len(verb):]
			}
		}
	}
	words := strings.Fields(text)
	words = words[len(words)-len(strings.Fields(after)):]
	if hasClockTime(after) || hasDate(after) {
		var rest []string
		for len(words) > 0 && !hasDigit(words[len(words)-1]) {
			rest = append(rest, words[len(words)-1])
			words = words[:len(words)-1]
		}
		return small(rest) == 0
	}
	return mayBeName(words)
}

// isNamed reports a name of some words with the verb behind it and nothing else, as
// Nabble writes it ("Jane Doe wrote").
func isNamed(text, verb string) bool {
	words := strings.Fields(text[:max(0, len(text)-len(verb))])
	return len(words) > 0 && len(words) <= maxNameWords && capitalised(strings.Join(words, " ")) == len(words)
}

// maxNameWords is how many words the names of people have, with title and "via Forum".
const maxNameWords = 7

// mayBeName reports words that can be a name: a few in a row, or more when the
// long ones have a capital. No words will do.
func mayBeName(words []string) bool {
	return len(words) <= 2 || len(words) <= maxNameWords && small(words) == 0
}

// small counts the words of more than three letters that begin with a small one.
func small(words []string) int {
	n := 0
	for _, w := range words {
		if unicode.IsLower(firstRune(w)) && utf8.RuneCountInString(w) > 3 {
			n++
		}
	}
	return n
}

// maxSharedLine is how long a line may be to be searched for an attribution inside of it.
const maxSharedLine = 1000

// sharedLine returns where an attribution begins that stands on one line with the
// end of the letter, as converters to plain text leave it; 0 when there is none.
func sharedLine(text string) int {
	if len(text) > maxSharedLine || !strings.Contains(text, "@") || opener(lower(text)) {
		return 0
	}
	for at := 1; at < len(text); at++ {
		if text[at-1] != ' ' && text[at-1] != '-' || text[at] == ' ' || text[at] == '-' {
			continue
		}
		rest := lower(text[at:])
		first, tail, _ := strings.Cut(rest, " ")
		if !opener(first) || !datedWithin(tail, 24) || strings.Trim(text[:at], "-_ ") == "" {
			continue
		}
		if beginsBehind(lower(text[:at]), bare(text[at:])) {
			return at
		}
	}
	return 0
}

// breakLine makes two lines of line i.
func (b *body) breakLine(i, at int) {
	first, second := b.lines[i], b.lines[i]
	first.Text, second.Text = strings.TrimRight(b.lines[i].Text[:at], "- "), b.lines[i].Text[at:]
	first.low, second.low = lower(first.Text), lower(second.Text)
	b.lines = slices.Replace(b.lines, i, i+1, first, second)
}
