package split

import (
	"strings"
	"unicode"

	"replyaudit/internal/lexicon"
)

// minUnit is how many words a sentence of our letter needs to be known again by itself.
const minUnit = 4

// WithoutOwn removes from Visible the words of our own letter, which come back
// without any mark when the sender's program or helpdesk copies them. letter is
// the text that we sent. Whole sentences of it are found again word by word, so
// that other line ends and lost punctuation do not matter; short lines (a
// greeting, a name) go only when they stand next to a sentence that was found.
// What the sender wrote between our sentences stays.
//
// When nothing at all was written above an unmarked quotation, the answer may
// stand below our letter or inside it: then it is looked for in Quoted.
func (p Parts) WithoutOwn(letter string) Parts {
	own := newLetter(letter)
	source := p.Visible
	if source == "" {
		source = p.Quoted
	}
	rest, first := own.remove(source)
	if first == "" {
		return p
	}
	if p.Visible == "" {
		rest = newest(rest)
		if rest == "" {
			return p
		}
	}
	p.Cuts = append(append([]Cut{}, p.Cuts...), Cut{Rule: "own_text", What: "quote", Quote: first})
	p.Visible, p.Body, p.Signature = rest, rest, ""
	if again := FromText(rest); again.Visible == rest {
		p.Body, p.Signature = again.Body, again.Signature
	}
	return p
}

// newest returns what FromText leaves of the rest of a quotation, without its
// header block and '>' signs; "" when other quoted text is among it.
func newest(rest string) string {
	var out []string
	for _, l := range strings.Split(rest, "\n") {
		low := lower(l)
		if strings.HasPrefix(low, ">") {
			continue
		}
		if label, _ := cutLabel(low); label != "" && isLabel(label) {
			continue
		}
		if rule, _ := attributionText(low, true); rule != "" {
			continue
		}
		if _, p := phrase(func(q lexicon.Quoting) []string { return q.Original }, func(p string) bool { return strings.Contains(low, p) }); p != "" {
			continue
		}
		out = append(out, l)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

// word is a word of a text with the place where it stands.
type word struct {
	low      string
	from, to int
}

// letter is our letter cut into units: sentences, and the short lines between them.
type letter struct {
	units []unit
}

type unit struct {
	words []string
}

func newLetter(text string) letter {
	var l letter
	for _, paragraph := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		for _, sentence := range sentences(paragraph) {
			if words := withoutNumber(lowWords(sentence)); len(words) > 0 {
				l.units = append(l.units, unit{words})
			}
		}
	}
	return l
}

// withoutNumber drops the number of a list item, which copies often lose.
func withoutNumber(words []string) []string {
	if len(words) > minUnit && len(words[0]) <= 2 && !hasLetters(words[0]) {
		return words[1:]
	}
	return words
}

// sentences cuts a line behind '.', '?' and '!' that a space follows.
func sentences(s string) []string {
	var out []string
	start := 0
	for i := 0; i+1 < len(s); i++ {
		if strings.IndexByte(".?!", s[i]) >= 0 && s[i+1] == ' ' && len(lowWords(s[start:i])) >= minUnit {
			out = append(out, s[start:i+1])
			start = i + 1
		}
	}
	return append(out, s[start:])
}

func lowWords(s string) []string {
	var out []string
	for _, w := range scan(s) {
		out = append(out, w.low)
	}
	return out
}

// scan finds the words of s.
func scan(s string) []word {
	var out []word
	start := -1
	for i, r := range s {
		switch inside := unicode.IsLetter(r) || unicode.IsDigit(r); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, word{strings.ToLower(s[start:i]), start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, word{strings.ToLower(s[start:]), start, len(s)})
	}
	return out
}

// remove takes our units out of text and returns the rest and the first words taken.
func (l letter) remove(text string) (rest, first string) {
	words := scan(text)
	own := make([]bool, len(words))
	for _, u := range l.units {
		if len(u.words) < minUnit {
			continue
		}
		for at := range words {
			if matches(words[at:], u.words) {
				for i := range u.words {
					own[at+i] = true
				}
			}
		}
	}
	l.spread(words, own)
	return erase(text, words, own)
}

func matches(words []word, unit []string) bool {
	if len(words) < len(unit) {
		return false
	}
	for i, u := range unit {
		if words[i].low != u {
			return false
		}
	}
	return true
}

// maxSpread bounds the passes of spread; a letter has few short lines in a row.
const maxSpread = 8

// spread marks the short units that stand next to marked words, until none does.
func (l letter) spread(words []word, own []bool) {
	changed := true
	for pass := 0; changed && pass < maxSpread; pass++ {
		changed = false
		for _, u := range l.units {
			if len(u.words) >= minUnit {
				continue
			}
			for at := range words {
				if own[at] || !matches(words[at:], u.words) {
					continue
				}
				end := at + len(u.words)
				if at > 0 && own[at-1] || end < len(words) && own[end] {
					for i := at; i < end; i++ {
						own[i] = true
					}
					changed = true
				}
			}
		}
	}
}

// erase cuts the marked words out of text, with the signs behind them. Lines that
// have nothing left go, and so does a label right above ("Your message:").
func erase(text string, words []word, own []bool) (rest, first string) {
	var out []string
	at, offset := 0, 0
	for _, l := range strings.Split(text, "\n") {
		end := offset + len(l)
		kept, pos := "", offset
		for ; at < len(words) && words[at].from < end; at++ {
			if !own[at] {
				continue
			}
			if first == "" {
				first = clip(text[words[at].from:])
			}
			if at == 0 || !own[at-1] || words[at-1].from < offset {
				kept += text[pos:words[at].from]
			}
			pos = words[at].to
		}
		after := strings.TrimLeft(text[pos:end], " .,;:?!)\"")
		touched := pos > offset
		switch {
		case touched && (hasLetters(kept) || strings.IndexFunc(after, isWordRune) >= 0):
			out = append(out, strings.TrimSpace(kept+after))
		case touched:
			out = dropLabel(out)
		default:
			out = append(out, l)
		}
		offset = end + 1
	}
	if first == "" {
		return text, ""
	}
	return squeeze(out), first
}

func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// dropLabel removes a last line that only announced what was taken away.
func dropLabel(lines []string) []string {
	i := len(lines)
	for i > 0 && strings.TrimSpace(lines[i-1]) == "" {
		i--
	}
	if i > 0 && strings.HasSuffix(strings.TrimSpace(lines[i-1]), ":") && len([]rune(lines[i-1])) <= maxName {
		return lines[:i-1]
	}
	return lines
}

// squeeze joins lines with no more than one empty line in a row and none around.
func squeeze(lines []string) string {
	var out []string
	for _, l := range lines {
		if strings.TrimSpace(l) == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		out = append(out, strings.TrimRight(l, " "))
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}

func clip(s string) string {
	if r := []rune(s); len(r) > 120 {
		s = string(r[:120])
	}
	return strings.Join(strings.Fields(s), " ")
}
