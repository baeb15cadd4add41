package classify

import (
	"regexp"
	"slices"
	"strings"

	"replyaudit/internal/mail"
)

// maxNamed is how many failed recipients are kept.
const maxNamed = 50

// announced is how many lines below "could not be delivered to:" an address
// still counts as announced.
const announced = 12

var (
	address = regexp.MustCompile(`(?:"[^"\s@]{1,64}"|[A-Za-z0-9!#$%&'*+/=?^_{|}~.-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,8}`)
	// replyCode begins a line of a transcript.
	replyCode = regexp.MustCompile(`^[\s<>]*(?:[45]\d\d(?:[ -][45]\.\d{1,3}\.\d{1,3})?)?\s*`)
	// bareName is a mailbox without its domain, alone in its line, as AOL lists them.
	bareName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._+-]{1,63}$`)
)

// add appends an address that is not there yet.
func (r *Recipients) add(addr string) {
	addr = cleanAddress(addr)
	if addr != "" && len(*r) < maxNamed && !r.Has(addr) {
		*r = append(*r, addr)
	}
}

// cleanAddress takes away what is no part of a mailbox: a source route before it
// (RFC 5321 appendix C), the quotes of its local part (section 4.1.2: they do
// not belong to it). What is no mailbox, as a file or a program, gives "".
func cleanAddress(a string) string {
	a = strings.Trim(strings.TrimSpace(a), "<>.'")
	if prefix, rest, ok := strings.Cut(a, "="); ok && strings.EqualFold(prefix, "smtp") {
		a = rest // the Internet address in one of X.400
	}
	if route, rest, ok := strings.Cut(a, ":"); ok && strings.HasPrefix(route, "@") {
		a = rest
	}
	at := strings.LastIndexByte(a, '@')
	if at < 1 || isPath(a) || strings.ContainsAny(a, " ;") {
		return ""
	}
	return strings.Trim(a[:at], `"`) + strings.ToLower(a[at:])
}

// addressesIn returns where the first n addresses of a line stand. Most lines have
// none, which the expression takes long to find out.
func addressesIn(line string, n int) [][]int {
	if !strings.Contains(line, "@") {
		return nil
	}
	return address.FindAllStringIndex(line, n)
}

// isPath recognises a file or a program to which a server delivers; an X.400
// address begins with a slash too, and has fields.
func isPath(a string) bool {
	return strings.HasPrefix(a, "|") || strings.HasPrefix(a, "/") && !strings.Contains(a, "=")
}

// isQualified says that the domain is one of the Internet, not a host's short name.
func isQualified(a string) bool {
	return strings.Contains(a[strings.LastIndexByte(a, '@')+1:], ".")
}

// failedRecipients finds the addresses that a report in prose names: in the
// field that Exim and Gmail add, in a delivery status that was flattened into
// the text, among the addresses of the report, in the returned letter.
func failedRecipients(m *mail.Message, report string) Recipients {
	var out Recipients
	for _, value := range m.Header.Values("X-Failed-Recipients") {
		for _, a := range address.FindAllString(value, maxNamed) {
			out.add(a)
		}
	}
	for _, find := range []func() Recipients{
		func() Recipients { return namedIn(writtenDelivery(m)) },
		func() Recipients { return bareNames(m, report) },
		func() Recipients { return standingOut(report, ownAddresses(m)) },
		func() Recipients { return addressees(m) },
	} {
		if len(out) > 0 {
			break
		}
		out = find()
	}
	return out
}

// namedIn lists the recipients of a machine-readable status whose delivery failed or waits.
func namedIn(d *mail.Delivery) Recipients {
	var out Recipients
	if d != nil {
		for _, r := range d.Recipients {
			if a := action(r); a == "failed" || a == "delayed" {
				out.add(recipientAddress(r))
			}
		}
	}
	return out
}

// writtenDelivery reads a delivery status that stands in the text, where a system
// wrapped another's report, or in the report that was returned itself.
func writtenDelivery(m *mail.Message) *mail.Delivery {
	text := wholeText(m)
	for _, field := range []string{"\nReporting-MTA:", "\nFinal-Recipient:", "\nOriginal-Recipient:"} {
		if i := strings.Index(text, field); i >= 0 {
			return mail.ReadDelivery([]byte(clipBytes(text[i:], reportLimit)))
		}
	}
	if m.Original != nil {
		return m.Original.Delivery
	}
	return nil
}

// ownAddresses are those of the one to whom the report goes and of the one who wrote it.
func ownAddresses(m *mail.Message) Recipients {
	var own Recipients
	for _, list := range [][]mail.Address{m.To, m.Cc, m.From} {
		for _, a := range list {
			own.add(a.Addr)
		}
	}
	return own
}

// candidate is an address of a report and how it stands there.
type candidate struct {
	addr, before string
	score        int
}

// standingOut returns the address that stands most like a failed one, and those
// that stand in the same way.
func standingOut(report string, own Recipients) Recipients {
	var found []candidate
	best := candidate{}
	announcedAt := -announced
	previous := ""
	for i, line := range strings.Split(report, "\n") {
		for _, loc := range addressesIn(line, 10) {
			c := candidate{addr: strings.ToLower(cleanAddress(line[loc[0]:loc[1]]))}
			local, _, _ := strings.Cut(c.addr, "@")
			if c.addr == "" || isDaemon(local, "") || !isQualified(c.addr) {
				continue
			}
			c.before, c.score = standing(line, loc)
			if i-announcedAt < announced && c.before == "" {
				c.score += 3
			}
			if own.Has(c.addr) {
				c.score -= 4
			}
			found = append(found, c)
			if c.score > best.score {
				best = c
			}
		}
		if announces(previous + " " + line) {
			announcedAt = i
		}
		previous = line
	}
	return alike(found, best)
}

// alike lists the best candidate and those that stand after the same words, in
// the order of the report.
func alike(found []candidate, best candidate) Recipients {
	usual := make(map[string]int)
	for _, c := range found {
		if c.addr == best.addr {
			usual[c.before] = c.score
		}
	}
	var out Recipients
	for _, c := range found {
		if least, ok := usual[c.before]; c.addr == best.addr || ok && c.score > 0 && c.score >= least-2 {
			out.add(c.addr)
		}
	}
	return out
}

// listsRecipients says that the report names recipients in a form that people do
// not write: in a list below a line that announces it, or at the head of a
// paragraph as qmail does ("<desk@inn.example>:").
func listsRecipients(report string) bool {
	if !strings.Contains(report, "@") {
		return false
	}
	lines := strings.Split(report, "\n")
	for i, line := range lines {
		loc := addressesIn(line, 1)
		if loc == nil {
			continue
		}
		before, after := strings.TrimSpace(line[:loc[0][0]]), strings.TrimSpace(line[loc[0][1]:])
		if before == "<" && strings.HasPrefix(after, ">:") {
			return true
		}
		above := strings.Join(lines[max(0, i-3):i], " ")
		if strings.Trim(before, `<"'`) == "" && announces(above) {
			return true
		}
	}
	return false
}

// announces says that a line introduces a list of recipients: it ends in a colon,
// in dashes or with "to", and speaks of failure.
func announces(line string) bool {
	line = strings.TrimRight(line, " |")
	if !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "---") && !strings.HasSuffix(line, " to") {
		return false
	}
	folded := fold(line)
	found := phrases().find(folded)
	return found[failed] || found[delayed] || containsAny(folded, []string{"recipient", "addresses", "address(es)"})
}

// standing scores how an address stands in its line: alone or first, after RCPT
// TO, with a server's answer behind it. It returns the words before it too.
func standing(line string, loc []int) (before string, score int) {
	before = strings.ToLower(strings.TrimRight(line[:loc[0]], " \t<\"'(["))
	before = strings.TrimSpace(replyCode.ReplaceAllString(before, ""))
	if strings.HasSuffix(before, "dda:smtp=") || strings.HasSuffix(before, "dda:") {
		before = "" // an X.400 address that carries one of the Internet
	}
	after := strings.ToLower(strings.TrimLeft(line[loc[1]:], " \t>\"')]"))
	score = 1
	if before == "" {
		score += 3
	}
	if after == "" || strings.HasPrefix(after, ":") || strings.HasPrefix(after, "...") {
		score += 2
	}
	if strings.HasPrefix(after, "<") && strings.Contains(after, "@") {
		score -= 4 // the name before an address
	}
	if strings.HasSuffix(before, "rcpt to:") || strings.HasSuffix(before, "final-recipient: rfc822;") {
		score += 4
	}
	if containsAny(before, []string{"unknown user", "user unknown", "recipient", "deliver", "no such user", "address", "mail to", "to:", "user", "generated by"}) {
		score += 2
	}
	if containsAny(after, []string{"unknown", "not found", "does not exist", "full", "reject", "refus", "invalid", "550", "5.1.", "failed"}) {
		score++
	}
	if containsAny(before, []string{"from:", "from ", "sender", "contact", "mailto:", "help", "http", "message-id", "id:", "report"}) ||
		strings.HasSuffix(before, " by") && !strings.HasSuffix(before, "generated by") { // Exim: "pipe to |/program generated by" an address
		score -= 4
	}
	return before, score
}

// bareNames reads AOL's list of mailboxes without domain, which is the sender's.
func bareNames(m *mail.Message, report string) Recipients {
	var out Recipients
	from, _ := sender(m)
	_, domain, _ := strings.Cut(from, "@")
	lines := strings.Split(report, "\n")
	for i, line := range lines {
		if domain == "" || !announces(line) {
			continue
		}
		for _, l := range lines[i+1:] {
			if !bareName.MatchString(strings.TrimSpace(l)) {
				break
			}
			out.add(strings.TrimSpace(l) + "@" + domain)
		}
	}
	return out
}

// addressees are those of the returned letter: in its header, or in the lines
// that describe it.
func addressees(m *mail.Message) Recipients {
	var out Recipients
	if m.Original != nil {
		out.add(strings.ToLower(address.FindString(m.Original.To)))
		return out
	}
	own := ownAddresses(m)
	for line := range strings.Lines(clipBytes(wholeText(m), textLimit)) {
		field, value, ok := strings.Cut(strings.TrimLeft(line, " \t>"), ":")
		if ok && slices.Contains([]string{"to", "rcpt to"}, strings.ToLower(strings.TrimSpace(field))) {
			if a := strings.ToLower(address.FindString(value)); a != "" && !own.Has(a) {
				out.add(a)
				return out
			}
		}
	}
	return out
}
