package classify

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
	"replyaudit/internal/split"
)

// Bounds of a failure report in plain text: what matters stands at its top.
const (
	reportLimit = 8 << 10
	reportLines = 120
)

var (
	// replyLine is an SMTP reply with an optional enhanced code (RFC 5321 section 4.2, RFC 2034).
	replyLine  = regexp.MustCompile(`(?:^|[^\d.#])([45]\d\d)(?:[ -]+[#'"]?|#)([45]\.\d{1,3}\.\d{1,3})?`)
	statusCode = regexp.MustCompile(`(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?:$|[^\d.]|\.(?:\D|$))`)
	traceLine  = regexp.MustCompile(`^(?i)(?:received|return-path|message-id):`)
	headerLine = regexp.MustCompile(`^(?i)(?:received|return-path|message-id|dkim-signature|mime-version|x-[a-z-]+|date|from|to|subject|content-type|delivered-to|authentication-results|domainkey-signature):\s`)
)

// copyMarks introduce the returned letter in reports that are plain text.
var copyMarks = []string{
	"this is a copy of", "below this line is a copy", "original message follows", "original message -", "message headers follow", "header of the original message",
	"copy of the message", "the original message is attached", "the original message is below", "copy of your message", "copy of the first part", "included is a copy", "unsent message below", "start of returned message", "returned message follows",
	"original message header", "text of the message", "исходное сообщение", "mensaje original", "message header follows", "first 50 lines", "your original message:", "your original message follows",
}

// textReport reads a report without machine-readable part: qmail, Exim, old
// Exchange, Domino, Mail.ru and the many others. The more marks of a report a
// message bears, the heavier the evidence. On discussion lists people talk of mail systems.
func textReport(m *mail.Message, p split.Parts) ([]Signal, *Bounce) {
	marks := reportMarks(m, p)
	if marks == 0 || vendorOf(m) == discussionList && !fromSystem(m) {
		return nil, nil
	}
	report := reportText(m)
	diagnostic, status := diagnose(report)
	if d := writtenDelivery(m); diagnostic == "" && d != nil && len(d.Recipients) > 0 {
		diagnostic, status = d.Recipients[0].Diagnostic, d.Recipients[0].Status
	}
	class, folded := audit.Bounce, fold(report)
	if phrases().find(folded)[delayed] && !gaveUp(fold(m.Subject)+"\n"+folded) {
		class = audit.Delay
	}
	quote := cmp.Or(diagnostic, failureSentence(report))
	b := &Bounce{Recipients: failedRecipients(m, report), Status: status, Text: clip(quote, 300)}
	b.Reason = firstReason(status, diagnostic, report)
	b.Kind = kind(class, status, b.Reason)
	return []Signal{{class, audit.Evidence{Rule: "failure_report", Source: "report", Quote: clip(quote, 200), Weight: 1.2 * float64(marks)}}}, b
}

// reportMarks counts the marks of a report, 0 when they are too few. People write
// of undelivered things and of 550 euro, and quote reports when they answer: where
// no mail system is the sender only the new text counts, a third mark is needed,
// and one of them must be a form that people do not write.
func reportMarks(m *mail.Message, p split.Parts) int {
	system, needed := fromSystem(m), 2
	if !system {
		needed = 3
	}
	report := clipBytes(p.Visible, reportLimit)
	if system || countWords(p.Visible) < 4 {
		report = reportText(m)
	}
	diagnostic, _ := diagnose(report)
	lines := holding(listsRecipients(report), diagnostic != "")
	formal := holding(system, returnsLetter(m), m.Header.Has("X-Failed-Recipients"), m.ReturnPath == "<>")
	if formal+lines == 0 {
		return 0
	}
	found := phrases().find(fold(report))
	marks := formal + lines + holding(
		found[failed] || found[delayed], (system || !prefixed(m.Subject)) && phrases().find(fold(m.Subject))[failed],
		m.Original != nil || len(report) < len(strings.TrimSpace(wholeText(m))),
	)
	if marks < needed {
		return 0
	}
	return marks
}

// holding counts what holds.
func holding(marks ...bool) (n int) {
	for _, ok := range marks {
		if ok {
			n++
		}
	}
	return n
}

// fromSystem says that a mail system speaks: by its name, by the null address
// that some give as their author, by the form of report that it declares, or as
// the manager of a mailing list.
func fromSystem(m *mail.Message) bool {
	from, display := sender(m)
	local, _, _ := strings.Cut(from, "@")
	declared := strings.Contains(fold(m.Header.Get("Content-Type")), "delivery-status")
	manager := m.Header.Has("X-MLServer") && strings.HasSuffix(local, "-admin") // fml
	return isDaemon(local, display) || declared || manager || m.ReturnPath == "<>" && strings.TrimSpace(m.Header.Get("From")) == "<>"
}

// returnsLetter says that a letter is attached whose author is the one to whom
// this message goes: nobody but a mail system sends it back to him.
func returnsLetter(m *mail.Message) bool {
	attached := slices.ContainsFunc(m.Attachments, func(a mail.Attachment) bool { return strings.HasPrefix(a.ContentType, "message/") })
	if m.Original == nil || !attached {
		return false
	}
	path := strings.Trim(m.Original.Headers.Get("Return-Path"), "<> ")
	for _, to := range m.To {
		if to.Addr != "" && (strings.EqualFold(to.Addr, m.Original.From) || strings.EqualFold(to.Addr, path)) {
			return true
		}
	}
	return false
}

// gaveUp says that the report speaks of a final failure, whatever it says of earlier attempts.
func gaveUp(folded string) bool {
	return containsAny(folded, []string{
		"permanent error", "permanent failure", "permanent fatal", "failed permanently", "giving up", "gave up", "given up", "no further delivery attempts", "will not be retried",
		"returned mail", "returned to sender", "retry timeout exceeded", "delivery has failed", "undeliverable",
	})
}

// failureSentence is the first sentence that speaks of failure or delay, else the beginning.
func failureSentence(report string) string {
	for _, s := range sentences(clipBytes(report, 2000)) {
		if s.found[failed] || s.found[delayed] {
			return s.text
		}
	}
	return clip(report, 200)
}

// reportText is the text above the returned letter.
func reportText(m *mail.Message) string {
	lines := strings.Split(clipBytes(strings.TrimSpace(wholeText(m)), reportLimit), "\n")
	lines = lines[:min(len(lines), reportLines)]
	marked := containsAny(strings.ToLower(strings.Join(lines, "\n")), copyMarks)
	for i, line := range lines {
		if i > 0 && marked && containsAny(strings.ToLower(line), copyMarks) || i > 0 && startsHeader(lines[i:]) {
			return strings.TrimSpace(strings.Join(lines[:i], "\n"))
		}
	}
	return strings.Join(lines, "\n")
}

// startsHeader says that a header block of a returned letter begins here: at
// least three fields, with a trace or an id among them, which the few lines lack
// by which Exchange describes the letter.
func startsHeader(lines []string) bool {
	if !strings.Contains(lines[0], ":") || !headerLine.MatchString(lines[0]) {
		return false
	}
	n, trace := 0, false
	for _, l := range lines[:min(30, len(lines))] {
		if strings.TrimSpace(l) == "" {
			break
		}
		if headerLine.MatchString(l) {
			n++
			trace = trace || traceLine.MatchString(l)
		}
	}
	return n >= 3 && trace
}

// diagnose returns the line that holds a server's answer, with the lines that
// continue it, and the enhanced status in it.
func diagnose(report string) (line, status string) {
	if !mayHoldCode(report) {
		return "", "" // most texts
	}
	lines := strings.Split(report, "\n")
	for i, l := range lines {
		at := -1
		if !mayHoldCode(l) {
			continue
		}
		if loc := replyLine.FindStringIndex(l); loc != nil {
			at = loc[0]
		} else if loc := statusCode.FindStringIndex(l); loc != nil {
			at = loc[0]
		}
		if at < 0 {
			continue
		}
		end := i + 1
		for end < min(i+4, len(lines)) && strings.TrimSpace(lines[end]) != "" {
			end++
		}
		text := strings.Join(lines[i:end], " ")
		if m := statusCode.FindStringSubmatch(text); m != nil {
			status = m[1]
		}
		return strings.TrimSpace(text[min(at, len(text)):]), status
	}
	return "", ""
}

// mayHoldCode reports a 4 or 5 that begins a reply code or an enhanced one, as far
// as replyLine and statusCode need it.
func mayHoldCode(text string) bool {
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	for i := 0; i+3 < len(text); i++ {
		if text[i] != '4' && text[i] != '5' || !digit(text[i+2]) {
			continue
		}
		switch next := text[i+3]; {
		case digit(text[i+1]) && (next == ' ' || next == '-' || next == '#'):
			return true
		case text[i+1] == '.':
			rest := strings.TrimLeft(text[i+2:min(len(text), i+5)], "0123456789")
			if rest == "" || rest[0] == '.' {
				return true
			}
		}
	}
	return false
}

// wholeText is all that a reader sees, quotes included.
func wholeText(m *mail.Message) string { return textUpTo(m, textLimit) }

// textUpTo is the lines of it that begin in the first n bytes.
func textUpTo(m *mail.Message, n int) string {
	if len(m.Lines) == 0 {
		return m.Text
	}
	var b strings.Builder
	for _, l := range m.Lines {
		if l.Origin == mail.Hidden {
			continue
		}
		if b.Len() > n || b.Len()+len(l.Text) > textLimit {
			break
		}
		b.WriteString(l.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// clipBytes bounds s to n bytes of whole characters.
func clipBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "")
}
