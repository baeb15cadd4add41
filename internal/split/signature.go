package split

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
	"replyaudit/internal/mail"
)

// Limits of a signature.
const (
	maxSignature   = 15 // lines
	maxName        = 60 // characters of a line with a name
	maxDeviceWords = 9  // of a line that a telephone adds
)

// span is where a signature stands in the visible lines: the text of it from
// from up to to, the body before it up to bodyEnd. rule is "" when there is none.
type span struct {
	from, to, bodyEnd int
	rule              string
}

// signature finds the block of name and contact lines: by "-- " (RFC 3676
// section 4.3), by the container that the mail program made, by the line that a
// telephone adds, below a closing phrase, or by the sender's own name. Answers
// written into the quoted letter stand below it.
func signature(lines []line, senders []string) span {
	end := len(lines)
	for i, l := range lines {
		if l.Mark == mail.Colored {
			end = len(trimEnd(lines[:i]))
			break
		}
	}
	lines = lines[:end]
	if s := dashed(lines); s.rule != "" {
		return s
	}
	if s := contained(lines); s.rule != "" {
		return s
	}
	if device := deviceLine(lines); device >= 0 {
		return aboveDevice(lines, device, senders)
	}
	return signed(lines, senders)
}

// signed finds a signature that nothing marks.
func signed(lines []line, senders []string) span {
	if s := closed(lines); s.rule != "" {
		return s
	}
	return named(lines, senders)
}

// aboveDevice joins the telephone's line with a signature right above it. A name
// with an empty line between belongs to the letter.
func aboveDevice(lines []line, device int, senders []string) span {
	s := signed(lines[:len(trimEnd(lines[:device]))], senders)
	apart := lines[device-min(device, 1)].low == "" && s.to-s.from <= 1
	if s.rule == "" || apart {
		return span{from: device, to: len(lines), bodyEnd: device, rule: "sig_device"}
	}
	s.to = len(lines)
	return s
}

// trimEnd drops empty lines and drawn rules at the end.
func trimEnd(lines []line) []line {
	for n := len(lines); n > 0 && (lines[n-1].low == "" || isRule(lines[n-1].low)); n = len(lines) {
		lines = lines[:n-1]
	}
	return lines
}

// dashed finds the "-- " line. It belongs to the visible text and not to the signature.
func dashed(lines []line) span {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-2*maxSignature; i-- {
		if lines[i].low != "--" && lines[i].low != "—" && !isDashRule(lines, i) {
			continue
		}
		from := i + 1
		for from < len(lines) && lines[from].low == "" {
			from++
		}
		if from < len(lines) && len(lines)-from <= maxSignature {
			return span{from: from, to: len(lines), bodyEnd: i, rule: "sig_dashes"}
		}
	}
	return span{}
}

// isDashRule reports a drawn line with short lines only below it.
func isDashRule(lines []line, i int) bool {
	if !isRule(lines[i].low) {
		return false
	}
	for _, l := range lines[i+1:] {
		if utf8.RuneCountInString(l.low) > 72 {
			return false
		}
	}
	return true
}

// contained finds the last run of lines from a signature container.
func contained(lines []line) span {
	end := len(lines)
	for end > 0 && (lines[end-1].Origin != mail.Signature || lines[end-1].low == "") {
		end--
	}
	start := end
	for start > 0 && (lines[start-1].Origin == mail.Signature || lines[start-1].low == "") {
		start--
	}
	for start < end && (lines[start].low == "" || lines[start].low == "--") {
		start++
	}
	if start >= end {
		return span{}
	}
	bodyEnd := start
	for bodyEnd > 0 && (lines[bodyEnd-1].low == "" || lines[bodyEnd-1].low == "--") {
		bodyEnd--
	}
	return span{from: start, to: end, bodyEnd: bodyEnd, rule: lines[start].Mark}
}

// deviceLine returns the index of the line that a telephone added, -1 when there is none.
func deviceLine(lines []line) int {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-4; i-- {
		low := lines[i].low
		_, p := phrase(func(q lexicon.Quoting) []string { return q.Devices }, func(p string) bool { return strings.HasPrefix(strings.TrimLeft(low, "[(<-"), p) })
		if p != "" && utf8.RuneCountInString(low) <= 90 && len(strings.Fields(low)) <= maxDeviceWords {
			return i
		}
	}
	return -1
}

// closed finds a closing phrase ("Kind regards") with short lines below it.
func closed(lines []line) span {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-maxSignature-3; i-- {
		if !isClosing(lines[i].low) || !shortLines(lines[i+1:]) {
			continue
		}
		from := afterSignOff(lines, i+1)
		if from >= len(lines) {
			return span{}
		}
		return span{from: from, to: len(lines), bodyEnd: from, rule: "sig_closing"}
	}
	return span{}
}

// afterSignOff returns where the signature begins below a closing. A name alone
// with a separate block below it that repeats the name is part of the letter.
func afterSignOff(lines []line, i int) int {
	end := len(lines)
	for i < end && lines[i].low == "" {
		i++
	}
	next := i + 1
	for next < end && lines[next].low == "" {
		next++
	}
	if i < end && next < end && next > i+1 && strings.HasPrefix(lines[next].low, strings.Trim(lines[i].low, ",. ")) {
		return next
	}
	return i
}

// shortLines reports lines of which none is prose.
func shortLines(lines []line) bool {
	n := 0
	for _, l := range lines {
		if l.low != "" {
			n++
		}
		if utf8.RuneCountInString(l.low) > 2*longLine {
			return false
		}
	}
	return n > 0 && n <= maxSignature
}

// isClosing reports a line that is a closing phrase of some language.
func isClosing(low string) bool {
	low = strings.TrimRight(low, " ,.!;-–—")
	if low == "" || utf8.RuneCountInString(low) > maxName {
		return false
	}
	for _, l := range vocabulary() {
		if in(l.Courtesy.Closings, low) {
			return true
		}
		for _, c := range l.Courtesy.Wishes {
			if strings.HasPrefix(low, c) {
				return true
			}
		}
	}
	return false
}

// named finds the sender's name on a short line of its own at the end, with
// contact lines below it.
func named(lines []line, senders []string) span {
	end := len(lines)
	first := end
	for i := end - 1; i > 0 && i >= end-6 && utf8.RuneCountInString(lines[i].low) <= maxName; i-- {
		if lines[i].low == "" && first < end || isClosing(lines[i].low) {
			break
		}
		apart := lines[i-1].low == "" || isClosing(lines[i-1].low)
		if isName(lines[i].Text, senders, apart) {
			first = i
		}
	}
	if first == end {
		return span{}
	}
	return span{from: first, to: end, bodyEnd: first, rule: "sig_name"}
}

// isName reports a line that begins with a word of the sender's name, or is two or
// three capitalised words without the end of a sentence; one is enough where the
// line stands apart from the letter.
func isName(text string, senders []string, apart bool) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	if len(words) == 0 || len(words) > 6 || strings.ContainsAny(lastChar(text), ":?!;.") {
		return false
	}
	if in(senders, strings.ToLower(strings.TrimFunc(words[0], notWord))) {
		return true
	}
	for _, w := range words {
		if !unicode.IsUpper(firstRune(w)) {
			return false
		}
	}
	return len(words) <= 3 && !hasDigit(text) && (len(words) > 1 || apart)
}

func lastChar(s string) string {
	s = strings.TrimSpace(s)
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}
