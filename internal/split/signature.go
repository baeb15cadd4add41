package split

import (
	"slices"
	"strings"
	"unicode/utf8"

	"replyaudit/internal/lexicon"
	"replyaudit/internal/mail"
)

// Limits of a signature.
const (
	maxSignature   = 15 // lines
	maxName        = 60 // characters of a line with a name
	maxBare        = 3  // lines of a signature that names no way to reach its sender
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
// written into the quoted letter stand below it, and so may a postscript.
func signature(lines []line, senders []string) span {
	for i, l := range lines {
		if l.Mark == mail.Colored {
			lines = trimEnd(lines[:i])
			break
		}
	}
	for i := len(lines) - 1; i > 0 && i >= len(lines)-2*maxSignature; i-- {
		if !isPostscript(lines[i].low) {
			continue
		}
		if s := marked(trimEnd(lines[:i]), senders); s.rule != "" {
			return s
		}
	}
	return marked(lines, senders)
}

// marked finds a signature at the very end.
func marked(lines []line, senders []string) span {
	if s := dashed(lines, senders); s.rule != "" {
		return s
	}
	if s := contained(lines); s.rule != "" && !(s.to-s.from == 1 && isDevice(lines[s.from].low)) {
		return s
	}
	if device := deviceLine(lines); device >= 0 {
		return aboveDevice(lines, device, senders)
	}
	return signed(lines, senders)
}

// signed finds a signature that nothing marks.
func signed(lines []line, senders []string) span {
	if s := closed(lines, senders); s.rule != "" {
		return s
	}
	return named(lines, senders)
}

// isPostscript reports a line that begins with "P.S." or what stands for it.
func isPostscript(low string) bool {
	_, p := postscripts().starting(low, func(p string) bool {
		return !isWordRune(firstRune(low[len(p):]))
	})
	return p != ""
}

// aboveDevice joins the telephone's line with a signature right above it. A name
// with an empty line between belongs to the letter.
func aboveDevice(lines []line, device int, senders []string) span {
	s := signed(lines[:len(trimEnd(lines[:device]))], senders)
	apart := lines[device-min(device, 1)].low == "" && s.to-s.from <= 1 && s.rule != "sig_closing"
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
func dashed(lines []line, senders []string) span {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-2*maxSignature; i-- {
		if lines[i].low != "--" && lines[i].low != "—" && !isDashRule(lines, i, senders) {
			continue
		}
		from := skipEmpty(lines, i+1)
		if from < len(lines) && len(lines)-from <= maxSignature {
			return span{from: from, to: len(lines), bodyEnd: i, rule: "sig_dashes"}
		}
	}
	return span{}
}

func skipEmpty(lines []line, i int) int {
	for i < len(lines) && lines[i].low == "" {
		i++
	}
	return i
}

// isDashRule reports a drawn line with a signature below it: short lines that
// begin with a name or say how to reach somebody. Headings and the columns of
// tables are underlined with such lines too, and telephones draw one above what
// they add.
func isDashRule(lines []line, i int, senders []string) bool {
	if !isRule(lines[i].low) || strings.Contains(lines[i].low, "  ") {
		return false
	}
	first := skipEmpty(lines, i+1)
	signs := first < len(lines) && deviceLine(lines) < 0 && isName(lines[first].Text, senders, false)
	for _, l := range lines[i+1:] {
		if utf8.RuneCountInString(l.low) > 72 {
			return false
		}
		signs = signs || isContact(l.Text)
	}
	return signs
}

// contained finds the last run of lines from a signature container. A program
// whose container holds the whole letter has not marked a signature.
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
	bodyEnd := start
	for bodyEnd > 0 && (lines[bodyEnd-1].low == "" || lines[bodyEnd-1].low == "--") {
		bodyEnd--
	}
	if start >= end || bodyEnd == 0 {
		return span{}
	}
	return span{from: start, to: end, bodyEnd: bodyEnd, rule: lines[start].Mark}
}

// deviceLine returns the index of the line that a telephone added, -1 when there is none.
func deviceLine(lines []line) int {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-4; i-- {
		if isDevice(lines[i].low) {
			return i
		}
	}
	return -1
}

// isDevice reports a line that a telephone or a mail program adds. Where the
// phrase is a whole sentence of it, more may follow ("Please excuse my brevity").
func isDevice(low string) bool {
	start := strings.TrimLeft(low, "[(<- ")
	_, p := devices().starting(start, func(p string) bool {
		return len(strings.Fields(p)) > maxDeviceWords/2 || len(strings.Fields(low)) <= maxDeviceWords
	})
	return p != "" && utf8.RuneCountInString(low) <= 2*longLine
}

// closed finds a closing phrase ("Kind regards") with short lines below it. Bare
// thanks are no more than a part of the signature, and need a name below them,
// since they are said in the middle of letters too.
func closed(lines []line, senders []string) span {
	for i := len(lines) - 1; i >= 0 && i >= len(lines)-maxSignature-3; i-- {
		if !isClosing(lines[i].low) || !shortLines(lines[i+1:]) || len(trimEnd(lines[:i])) == 0 {
			continue
		}
		from := afterSignOff(lines, i+1)
		to := beforeProse(lines, from)
		thanks := isThanks(lines[i].low)
		if from >= to || thanks && !isName(lines[skipEmpty(lines, i+1)].Text, senders, true) {
			return span{}
		}
		if thanks && from == skipEmpty(lines, i+1) {
			return span{from: i, to: to, bodyEnd: i, rule: "sig_thanks"}
		}
		return span{from: from, to: to, bodyEnd: from, rule: "sig_closing"}
	}
	return span{}
}

// afterSignOff returns where the signature begins below a closing. A name alone
// with a separate block below it that repeats the name is part of the letter.
func afterSignOff(lines []line, i int) int {
	end := len(lines)
	i = skipEmpty(lines, i)
	next := skipEmpty(lines, i+1)
	if i < end && next < end && next > i+1 && strings.HasPrefix(lines[next].low, strings.Trim(lines[i].low, ",. ")) {
		return next
	}
	return i
}

// beforeProse returns where the signature that begins at i ends: at a sentence
// that stands before any way to reach the sender. Below these it is a slogan.
func beforeProse(lines []line, i int) int {
	for j := i; j < len(lines); j++ {
		if isContact(lines[j].Text) {
			break
		}
		if isSentence(lines[j].Text) || j == i && strings.HasSuffix(lines[j].low, ":") {
			return i + len(trimEnd(lines[i:j]))
		}
	}
	return len(lines)
}

// shortLines reports lines of which none is too long for a signature.
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
	_, closing := closings().starting(low, func(p string) bool { return p == low })
	_, wish := wishes().starting(low, always)
	return closing != "" || wish != ""
}

// isThanks reports a closing phrase that says thanks and nothing else: "Thanks
// again", and not "Thanks and regards".
func isThanks(low string) bool {
	low = strings.TrimRight(low, " ,.!;-–—")
	if _, p := thanks().starting(low, always); p == "" {
		return false // most closings
	}
	for _, l := range vocabulary() {
		if !slices.Contains(l.Courtesy.Closings, low) || !beginsWithThanks(low, l.Courtesy) {
			continue
		}
		return !slices.ContainsFunc(l.Courtesy.Closings, func(c string) bool {
			return strings.HasSuffix(low, " "+c) && !beginsWithThanks(c, l.Courtesy)
		})
	}
	return false
}

func beginsWithThanks(low string, c lexicon.Courtesy) bool {
	return slices.ContainsFunc(c.Thanks, func(t string) bool { return strings.HasPrefix(low, strings.TrimRight(t, "*")) })
}

// named finds a signature by the name that begins it, with contact lines below.
// Blocks that say only how to reach somebody belong to the one above them, and
// sign a letter without a name too.
func named(lines []line, senders []string) span {
	end, block, reach := len(lines), len(lines), 0
	for last := end; last > 0; last = len(trimEnd(lines[:block])) {
		start := paragraphStart(lines, last)
		contacts := countContacts(lines[start:last])
		if from := nameLine(lines, start, last, senders, reach+contacts > 0); from > 0 && end-from <= maxSignature {
			from = otherSigners(lines, from, senders)
			return span{from: from, to: end, bodyEnd: from, rule: "sig_name"}
		}
		if start == last || contacts < last-start {
			break
		}
		block, reach = start, reach+contacts
	}
	if reach < 2 || block == 0 || end-block > maxSignature || strings.HasSuffix(lines[len(trimEnd(lines[:block]))-1].low, ":") {
		return span{}
	}
	return span{from: block, to: end, bodyEnd: block, rule: "sig_contacts"}
}

// otherSigners moves the start of a signature up over the blocks of those who
// sign with its sender: each begins with a name and says how to reach them.
func otherSigners(lines []line, from int, senders []string) int {
	for from > 0 && from >= len(lines)-2*maxSignature && lines[from-1].low == "" {
		last := len(trimEnd(lines[:from]))
		start := paragraphStart(lines, last)
		if start == last || last-start > maxBare || countContacts(lines[start:last]) == 0 || nameLine(lines, start, last, senders, true) != start || start == 0 {
			break
		}
		from = start
	}
	return from
}

func countContacts(lines []line) int {
	n := 0
	for _, l := range lines {
		if isContact(l.Text) {
			n++
		}
	}
	return n
}

// paragraphStart returns where the paragraph begins that ends before last.
func paragraphStart(lines []line, last int) int {
	start := last
	for start > 0 && lines[start-1].low != "" && !isClosing(lines[start-1].low) {
		start--
	}
	return start
}

// nameLine returns the first line of the paragraph [start,last) that begins a
// signature which goes on to its end, 0 when none does. Without a way to reach
// the sender such a block is short. The first line of all is no signature.
func nameLine(lines []line, start, last int, senders []string, reach bool) int {
	found := 0
	for i := last - 1; i >= max(start, 1); i-- {
		text := lines[i].Text
		if utf8.RuneCountInString(text) > maxName && !isContact(text) || isSentence(text) {
			break
		}
		apart := i == start || endsSentence(lines[i-1].low) || signsOff(lines[i-1].low)
		bare := last-i <= maxBare && (apart || isSender(text, senders))
		if isName(text, senders, apart) && (reach || bare) || i == start && last-i == 1 && isTeam(text) {
			found = i
		}
	}
	return found
}

// signsOff reports a short line that leads over to a name, as closings in the
// writer's own words do ("Thank you for your patience -").
func signsOff(low string) bool {
	return utf8.RuneCountInString(low) <= maxName && strings.ContainsAny(lastChar(low), ",-–—")
}

// endsSentence reports a line behind which something new begins.
func endsSentence(low string) bool {
	return strings.HasSuffix(low, ".") || strings.HasSuffix(low, "!")
}
