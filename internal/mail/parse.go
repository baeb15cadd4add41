package mail

import (
	"strings"
)

// Limits of a message. What is beyond them is cut off and named in Defects.
const (
	maxMessageBytes  = 32 << 20
	maxTextBytes     = 2 << 20
	maxOriginalBytes = 8 << 10
)

// Parse reads a message. It never fails: the worst bytes give a Message with
// little in it and with Defects that say why. Parse of the same bytes gives the
// same Message.
func Parse(raw []byte) *Message {
	return parse(raw, 0)
}

// parse reads a message at a depth of attachment; originals are opened at depth 0 only.
func parse(raw []byte, depth int) *Message {
	m := &Message{Size: len(raw)}
	if len(raw) > maxMessageBytes {
		m.defect("truncated", "message larger than 32 MiB")
		raw = raw[:maxMessageBytes]
	}
	header, body, defects := readHeader(raw)
	m.Defects = append(m.Defects, defects...)
	if len(header) == 0 {
		m.defect("header_missing", "")
	}
	root := newPart(header, body)
	m.readFields(header, root.params["charset"])
	m.Defects = append(m.Defects, root.split()...)
	m.collect(root, depth)
	return m
}

// defect notes something that was survived; each code and detail once.
func (m *Message) defect(code, detail string) {
	d := Defect{Code: code, Detail: clip(detail, 120)}
	for _, old := range m.Defects {
		if old == d {
			return
		}
	}
	m.Defects = append(m.Defects, d)
}

// readFields fills in what stands in the header. charset reads raw eight-bit values.
func (m *Message) readFields(h rawHeader, charset string) {
	m.Header = h.decode(charset)
	m.From = readAddresses(h.get("From"), charset)
	m.Sender = readAddresses(h.get("Sender"), charset)
	m.ReplyTo = readAddresses(h.get("Reply-To"), charset)
	m.To = readAddresses(h.get("To"), charset)
	m.Cc = readAddresses(h.get("Cc"), charset)
	m.Subject = m.Header.Get("Subject")
	m.MessageID = firstID(h.get("Message-ID"))
	m.InReplyTo = readIDs(h.get("In-Reply-To"))
	m.References = readIDs(h.get("References"))
	if m.Header.Has("Return-Path") {
		m.ReturnPath = "<>"
		if a := normaliseAddr(h.get("Return-Path")); a != "" {
			m.ReturnPath = a
		}
	}
	if date := h.get("Date"); date != "" {
		t, err := readDate(date)
		if err != nil {
			m.defect("date_unreadable", date)
		}
		m.Date = t
	}
	if len(m.From) == 0 {
		m.defect("from_missing", "")
	}
}

// collect walks the parts and fills in the body.
func (m *Message) collect(root *part, depth int) {
	c := collector{m: m, depth: depth}
	m.Lines = c.walk(root)
	m.Text = strings.Join(c.texts, "\n\n")
	m.HTML = strings.Join(c.htmls, "\n")
	if m.Original == nil && depth == 0 {
		m.Original = quotedOriginal(m.Lines)
	}
	if m.Feedback != nil && m.Feedback.OriginalMessageID == "" && m.Original != nil {
		m.Feedback.OriginalMessageID = m.Original.MessageID
	}
	if !hasText(m.Lines) {
		m.defect("no_text", "nothing in the body can be read as text")
	}
}

func hasText(lines []Line) bool {
	for _, l := range lines {
		if l.Origin != Hidden && strings.TrimSpace(l.Text) != "" {
			return true
		}
	}
	return false
}

// collector gathers the shown texts, the attachments and the reports of a message.
type collector struct {
	m     *Message
	depth int
	texts []string
	htmls []string
	bytes int
}

// walk returns the lines of p and of all parts below it, in order. Of
// alternatives only one is shown; all others are joined.
func (c *collector) walk(p *part) []Line {
	switch {
	case p.contentType == "multipart/alternative":
		return c.alternative(p)
	case len(p.children) > 0:
		var out []Line
		for _, child := range p.children {
			lines := c.walk(child)
			if len(out) > 0 && len(lines) > 0 {
				out = append(out, Line{})
			}
			out = append(out, lines...)
		}
		return out
	case c.report(p):
		return nil
	case p.isText() && !p.isAttached(len(c.texts)+len(c.htmls) > 0):
		return c.text(p)
	}
	if !strings.HasPrefix(p.contentType, "multipart/") {
		c.m.Attachments = append(c.m.Attachments, p.attachment())
		return nil
	}
	return c.text(p)
}

// alternative shows the HTML form unless it says much less than the plain one,
// as the stub of a converter does.
func (c *collector) alternative(p *part) []Line {
	var plain, rich []Line
	for _, child := range p.children {
		lines := c.walk(child)
		if child.contentType == "text/plain" || child.contentType == "" {
			plain = append(plain, lines...)
		} else if weight(lines) > 0 {
			rich = append(rich, lines...)
		}
	}
	if 2*weight(rich) >= weight(plain) && weight(rich) > 0 {
		return rich
	}
	return plain
}

// weight counts the bytes of text that a reader would see.
func weight(lines []Line) int {
	n := 0
	for _, l := range lines {
		if l.Origin != Hidden {
			n += len(strings.TrimSpace(l.Text))
		}
	}
	return n
}

// text decodes a text part and returns its lines.
func (c *collector) text(p *part) []Line {
	content := p.content()
	if room := maxTextBytes - c.bytes; len(content) > room {
		c.m.defect("text_truncated", "more than 2 MiB of text")
		content = content[:max(0, room)]
	}
	c.bytes += len(content)
	label := p.params["charset"]
	if label == "" && p.contentType == "text/html" {
		label = metaCharset(content)
	}
	text, defect := decodeCharset(content, label)
	if defect != nil {
		c.m.defect(defect.Code, defect.Detail)
	}
	if p.contentType == "text/html" || p.contentType == "" && looksLikeHTML(text) {
		c.htmls = append(c.htmls, text)
		lines, defect := htmlLines(text)
		if defect != nil {
			c.m.defect(defect.Code, defect.Detail)
		}
		return lines
	}
	if strings.EqualFold(p.params["format"], "flowed") {
		text = unflow(text, strings.EqualFold(p.params["delsp"], "yes"))
	}
	c.texts = append(c.texts, text)
	return PlainLines(text)
}

// report reads p when it is a machine-readable report or an attached original,
// and says whether it was. Only the first of each kind counts.
func (c *collector) report(p *part) bool {
	switch p.contentType {
	case "message/delivery-status", "message/global-delivery-status":
		if c.m.Delivery == nil {
			c.m.Delivery = readDelivery(p.content())
		}
	case "message/disposition-notification", "message/global-disposition-notification":
		if c.m.Disposition == nil {
			c.m.Disposition = readDisposition(p.content())
		}
	case "message/feedback-report":
		if c.m.Feedback == nil {
			c.m.Feedback = readFeedback(p.content())
		}
	case "message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822-header", "message/global-headers", "message/rfc822-headers":
		if c.m.Original == nil && c.depth == 0 {
			c.m.Original = readOriginal(p.content())
		}
		if strings.HasPrefix(p.contentType, "message/") {
			c.m.Attachments = append(c.m.Attachments, p.attachment())
		}
	default:
		return false
	}
	return true
}
