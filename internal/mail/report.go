package mail

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// maxRecipients is how many recipients of a delivery report are read.
const maxRecipients = 200

// ReadDelivery reads a message/delivery-status (RFC 3464 section 2): groups of
// fields with empty lines between them, the first about the message and one per
// recipient. Systems that leave out the empty line are read too. The result is
// nil when there is no field at all.
func ReadDelivery(b []byte) *Delivery {
	d := &Delivery{}
	any := false
	for _, group := range recipientGroups(fieldGroups(b)) {
		any = true
		if mta := group.get("Reporting-MTA"); mta != "" && d.ReportingMTA == "" {
			d.ReportingMTA = clean(afterType(mta))
		}
		if r, ok := readRecipient(group); ok && len(d.Recipients) < maxRecipients {
			d.Recipients = append(d.Recipients, r)
		}
	}
	if !any {
		return nil
	}
	d.Recipients = addressed(d.Recipients)
	return d
}

// addressed drops the groups without a recipient where others name one: some
// systems put Action or Status among the fields of the message.
func addressed(list []DeliveryRecipient) []DeliveryRecipient {
	named := slices.DeleteFunc(slices.Clone(list), func(r DeliveryRecipient) bool { return r.Final == "" && r.Original == "" })
	if len(named) == 0 || len(named) == len(list) {
		return list
	}
	for i := range named {
		if list[0].Final+list[0].Original == "" {
			named[i].Action = cmp.Or(named[i].Action, list[0].Action)
		}
	}
	return named
}

// fieldGroups splits b at its empty lines into groups of fields.
func fieldGroups(b []byte) []rawHeader {
	var out []rawHeader
	for len(b) > 0 {
		if line, rest := cutLine(b); len(bytes.TrimSpace(line)) == 0 {
			b = rest
			continue
		}
		group, rest, _ := readHeader(b)
		if len(group) > 0 {
			out = append(out, group)
		} else {
			_, rest = cutLine(b)
		}
		b = rest
	}
	return out
}

// recipientGroups divides groups in which a recipient's field stands twice, as
// systems write them that leave out the empty line.
func recipientGroups(groups []rawHeader) []rawHeader {
	var out []rawHeader
	for _, g := range groups {
		start := 0
		for i, f := range g {
			if strings.EqualFold(f.name, "Final-Recipient") || strings.EqualFold(f.name, "Original-Recipient") {
				if g[start:i].get(f.name) != "" {
					out = append(out, g[start:i])
					start = i
				}
			}
		}
		out = append(out, g[start:])
	}
	return out
}

func readRecipient(g rawHeader) (DeliveryRecipient, bool) {
	r := DeliveryRecipient{
		Final:      normaliseAddr(afterType(g.get("Final-Recipient"))),
		Original:   normaliseAddr(afterType(g.get("Original-Recipient"))),
		Action:     strings.ToLower(firstWord(g.get("Action"))),
		Status:     statusCode.FindString(g.get("Status")),
		Diagnostic: decodeWords(afterType(g.get("Diagnostic-Code")), ""),
		RemoteMTA:  clean(afterType(g.get("Remote-MTA"))),
	}
	return r, r.Final != "" || r.Original != "" || r.Action != "" || r.Status != ""
}

// statusCode is an enhanced status code (RFC 3463 section 2).
var statusCode = regexp.MustCompile(`\b[245]\.\d{1,3}\.\d{1,3}\b`)

// afterType returns the value behind "rfc822;", "dns;" and the like (RFC 3464 section 2.1.2).
func afterType(s string) string {
	if kind, value, ok := strings.Cut(s, ";"); ok && !strings.ContainsAny(strings.TrimSpace(kind), " @") {
		s = value
	}
	return strings.TrimSpace(s)
}

func firstWord(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(clean(s)), " ")
	return strings.Trim(s, ";,")
}

// readDisposition reads a message/disposition-notification (RFC 8098 section 3.1).
func readDisposition(b []byte) *Disposition {
	for _, g := range fieldGroups(b) {
		return &Disposition{
			OriginalMessageID: firstID(g.get("Original-Message-ID")),
			FinalRecipient:    normaliseAddr(afterType(g.get("Final-Recipient"))),
			Disposition:       oneLine(g.get("Disposition")),
		}
	}
	return nil
}

// readFeedback reads a message/feedback-report (RFC 5965 section 3).
func readFeedback(b []byte) *Feedback {
	for _, g := range fieldGroups(b) {
		return &Feedback{Type: strings.ToLower(firstWord(g.get("Feedback-Type"))), OriginalMessageID: firstID(g.get("Original-Message-ID"))}
	}
	return nil
}

// readOriginal reads an attached message or its header alone.
func readOriginal(b []byte) *Original {
	m := parse(b, 1)
	if len(m.Header) == 0 {
		return nil
	}
	return &Original{
		MessageID: m.MessageID, From: firstAddr(m.From), To: firstAddr(m.To), Subject: m.Subject,
		Headers: m.Header, Text: clipText(linesText(m.Lines)), Delivery: m.Delivery,
	}
}

func firstAddr(list []Address) string {
	if len(list) == 0 {
		return ""
	}
	return list[0].Addr
}

func linesText(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		if l.Origin != Hidden && b.Len() < 2*maxOriginalBytes {
			b.WriteString(l.Text)
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}

// clipText cuts the text of an original to its limit.
func clipText(s string) string {
	if len(s) <= maxOriginalBytes {
		return s
	}
	return strings.ToValidUTF8(s[:maxOriginalBytes], "")
}

// quotedOriginal finds the header of a returned message inside the text, as
// systems write it that know no MIME ("This is a copy of the message, including
// all the headers"). What tells it from the few lines that a mail program puts
// over a quotation is that a trace or an id is among the fields. The result is
// nil when there is none.
func quotedOriginal(lines []Line) *Original {
	for i := 0; i < len(lines); i++ {
		block := headerRun(lines[i:])
		if len(block) < 3 {
			continue
		}
		start := i
		i += len(block) - 1
		h, _, _ := readHeader([]byte(strings.Join(block, "\n") + "\n\n"))
		trace := h.get("Received") != "" || h.get("Message-ID") != "" || h.get("Return-Path") != ""
		if !trace || h.get("From")+h.get("To")+h.get("Subject") == "" {
			continue
		}
		o := readOriginal([]byte(strings.Join(block, "\n") + "\n\n"))
		o.Text = clipText(linesText(lines[start+len(block):]))
		return o
	}
	return nil
}

// headerRun returns the lines from the start of lines that form fields of a
// header, with a quote prefix or indent taken off; nil when the first is none.
func headerRun(lines []Line) []string {
	var out []string
	first, prefix := lines[0].Text, ""
	if t := strings.TrimLeft(first, "> \t"); t != first {
		prefix = first[:len(first)-len(t)]
	}
	if !isField(strings.TrimPrefix(first, prefix)) {
		return nil
	}
	for _, l := range lines[:min(len(lines), 200)] {
		text, ok := strings.CutPrefix(l.Text, prefix)
		if !ok || strings.TrimSpace(text) == "" {
			break
		}
		if text[0] != ' ' && text[0] != '\t' && !isField(text) {
			break
		}
		out = append(out, text)
	}
	return out
}

func isField(s string) bool {
	_, _, ok := cutField([]byte(s))
	return ok
}
