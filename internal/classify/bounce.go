package classify

import (
	"cmp"
	"regexp"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// Bounds of a failure report in plain text: what matters stands at its top.
const (
	reportLimit = 8 << 10
	reportLines = 120
)

var (
	// replyLine is an SMTP reply with an optional enhanced code (RFC 5321 section 4.2, RFC 2034).
	replyLine  = regexp.MustCompile(`(?:^|[^\d.#])([45]\d\d)(?:[ -]+#?|#)([45]\.\d{1,3}\.\d{1,3})?`)
	statusCode = regexp.MustCompile(`(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?:$|[^\d.]|\.(?:\D|$))`)
	address    = regexp.MustCompile(`[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}`)
	headerLine = regexp.MustCompile(`^(?i)(?:received|return-path|message-id|dkim-signature|mime-version|x-[a-z-]+|date|from|to|subject|content-type|delivered-to|authentication-results|domainkey-signature):\s`)
)

// copyMarks introduce the returned letter in reports that are plain text.
var copyMarks = []string{
	"this is a copy of", "below this line is a copy", "original message follows", "original message -", "message headers follow", "header of the original message",
	"copy of the message", "copy of your message", "copy of the first part", "included is a copy", "unsent message below", "start of returned message", "returned message follows",
	"original message header", "the original message is", "text of the message", "исходное сообщение", "mensaje original", "message header follows", "first 50 lines", "your original message",
}

// textReport reads a report without machine-readable part: qmail, Exim, old
// Exchange, Domino, Mail.ru and the many others. The more marks of a report a
// message bears, the heavier the evidence. People write of undelivered things
// and of 550 euro: without a mail system as the sender a third mark is needed.
func textReport(m *mail.Message) ([]Signal, *Bounce) {
	report := reportText(m)
	subject, folded := fold(m.Subject), fold(report)
	found := phrases().find(folded)
	diagnostic, status := diagnose(report)
	marks := 0
	for _, ok := range []bool{
		fromSystem(m), found[failed] || found[delayed], phrases().find(subject)[failed], diagnostic != "",
		m.ReturnPath == "<>", m.Header.Has("X-Failed-Recipients"), m.Original != nil || len(report) < len(strings.TrimSpace(wholeText(m))),
	} {
		if ok {
			marks++
		}
	}
	if marks < 2 || marks < 3 && !fromSystem(m) {
		return nil, nil
	}
	class := audit.Bounce
	if found[delayed] && !gaveUp(subject+"\n"+folded) {
		class = audit.Delay
	}
	quote := cmp.Or(diagnostic, failureSentence(report))
	b := &Bounce{Recipient: failedRecipient(m, report), Status: status, Text: clip(quote, 300)}
	b.Reason = reason(status, diagnostic+"\n"+clip(report, 2000))
	b.Kind = kind(class, status, b.Reason)
	return []Signal{{class, audit.Evidence{Rule: "failure_report", Source: "report", Quote: clip(quote, 200), Weight: 1.2 * float64(marks)}}}, b
}

func fromSystem(m *mail.Message) bool {
	from, display := sender(m)
	local, _, _ := strings.Cut(from, "@")
	return isDaemon(local, display)
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
// least three fields within five lines.
func startsHeader(lines []string) bool {
	if !strings.Contains(lines[0], ":") || !headerLine.MatchString(lines[0]) {
		return false
	}
	n := 0
	for _, l := range lines[:min(5, len(lines))] {
		if headerLine.MatchString(l) || n > 0 && strings.HasPrefix(l, " ") || strings.HasPrefix(l, "\t") {
			n++
		}
	}
	return n >= 3
}

// diagnose returns the line that holds a server's answer, with the lines that
// continue it, and the enhanced status in it.
func diagnose(report string) (line, status string) {
	lines := strings.Split(report, "\n")
	for i, l := range lines {
		at := -1
		if !strings.ContainsAny(l, "45") {
			continue // most lines; both expressions begin with one of them
		}
		if loc := replyLine.FindStringIndex(l); loc != nil {
			at = loc[0]
		} else if loc := statusCode.FindStringIndex(l); loc != nil {
			at = loc[0]
		}
		if at < 0 {
			continue
		}
		text := strings.Join(lines[i:min(i+4, len(lines))], " ")
		if m := statusCode.FindStringSubmatch(text); m != nil {
			status = m[1]
		}
		return strings.TrimSpace(text[min(at, len(text)):]), status
	}
	return "", ""
}

// failedRecipient finds the address that could not be reached: in the field
// that Exim and Gmail add, else the address in the report that stands like one,
// else the addressee of the returned letter.
func failedRecipient(m *mail.Message, report string) string {
	if a := address.FindString(m.Header.Get("X-Failed-Recipients")); a != "" {
		return strings.ToLower(a)
	}
	ours := make(map[string]bool)
	for _, list := range [][]mail.Address{m.To, m.Cc, m.From} {
		for _, a := range list {
			ours[strings.ToLower(a.Addr)] = true
		}
	}
	best, bestScore := "", 0
	for _, line := range strings.Split(report, "\n") {
		for _, loc := range address.FindAllStringIndex(line, 10) {
			a := strings.ToLower(strings.Trim(line[loc[0]:loc[1]], ".'"))
			local, domain, _ := strings.Cut(a, "@")
			if isDaemon(local, "") || !strings.Contains(domain, ".") || isPath(local) {
				continue
			}
			score := standing(line, loc)
			if ours[a] {
				score -= 4
			}
			if score > bestScore {
				best, bestScore = a, score
			}
		}
	}
	if best == "" && m.Original != nil {
		best = strings.ToLower(address.FindString(m.Original.To))
	}
	return best
}

// standing scores how an address stands in its line: alone or first, after RCPT
// TO, with a server's answer behind it.
func standing(line string, loc []int) int {
	before := strings.ToLower(strings.TrimRight(line[:loc[0]], " \t<\"'(["))
	after := strings.ToLower(strings.TrimLeft(line[loc[1]:], " \t>\"')]"))
	score := 1
	if strings.TrimSpace(before) == "" {
		score += 3
	}
	if after == "" || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "...") {
		score += 2
	}
	if strings.HasSuffix(before, "rcpt to:") || strings.HasSuffix(before, "final-recipient: rfc822;") {
		score += 4
	}
	if containsAny(before, []string{"unknown user", "user unknown", "recipient", "deliver", "no such user", "address", "mail to", "to:", "user"}) {
		score += 2
	}
	if containsAny(after, []string{"unknown", "not found", "does not exist", "full", "reject", "refus", "invalid", "550", "5.1.", "failed"}) {
		score++
	}
	if containsAny(before, []string{"from:", "from ", "sender", "contact", "mailto:", "help", "by ", "http", "message-id", "id:", "report"}) {
		score -= 4
	}
	return score
}

// wholeText is all that a reader sees, quotes included.
func wholeText(m *mail.Message) string {
	if len(m.Lines) == 0 {
		return m.Text
	}
	var b strings.Builder
	for _, l := range m.Lines {
		if l.Origin == mail.Hidden {
			continue
		}
		if b.Len()+len(l.Text) > textLimit {
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

// isPath recognises a file or a program to which a server delivers.
func isPath(local string) bool {
	return strings.HasPrefix(local, "|") || strings.HasPrefix(local, "/") && !strings.Contains(local, "=")
}
