package mask

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// apart is what may stand between the parts of an address or a phone.
const apart = `[\s\x{a0}.,/()-]{0,3}`

// learnParticulars takes in where a persona lives and how it is called by phone: a
// letter says it, and a reply quotes it, most of all in its subject.
func (d *disguise) learnParticulars(personas []campaign.Persona) {
	var wanted []string
	for _, p := range personas {
		for _, fact := range p.Facts {
			if !particular(fact) {
				continue
			}
			wanted = append(wanted, inParts(fact))
			if digits := digitsOf(fact); len(digits) >= 5 { // a post code without its country's letters
				wanted = append(wanted, regexp.QuoteMeta(digits))
			}
			for _, word := range grade.PersonName(capitals(fact)) { // a town in another case
				if len(word.Written()) >= 4 {
					d.add(called{words: []grade.Name{word}, label: placeLabel, capital: true})
				}
			}
		}
	}
	if slices.Sort(wanted); len(wanted) > 0 {
		slices.Reverse(wanted) // the longer of two that begin alike stands first
		d.particulars = regexp.MustCompile(`(?i)` + strings.Join(slices.Compact(wanted), "|"))
	}
}

// particular reports whether what a persona may tell says who or where it is, as towns,
// streets, post codes and phones do, and not what it wants, as a size or a colour do.
func particular(fact string) bool {
	lowers := strings.ContainsFunc(fact, unicode.IsLower)
	const least = 4 // letters and digits of a post code
	return properName(fact) || !lowers && digitsOf(fact) != "" && len(strings.Join(partsOf(fact), "")) >= least
}

// partsOf are the stretches of letters and digits of a text.
func partsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
}

// inParts finds a text however its parts are separated: LT-01100, LT 01100, LT01100.
func inParts(text string) string {
	parts := partsOf(text)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return strings.Join(parts, apart)
}

// particularSpans finds them in a text where they are words of their own.
func (d *disguise) particularSpans(text string) []Span {
	if d.particulars == nil {
		return nil
	}
	var out []Span
	for _, m := range d.particulars.FindAllStringIndex(text, -1) {
		before, _ := utf8.DecodeLastRuneInString(text[:m[0]])
		after, _ := utf8.DecodeRuneInString(text[m[1]:])
		if !inWord(before) && !inWord(after) {
			out = append(out, Span{m[0], m[1], detailLabel})
		}
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
