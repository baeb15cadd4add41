package mail

import (
	"bytes"
	"slices"
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
		m.defect(Truncated, "message larger than 32 MiB")
		raw = raw[:maxMessageBytes]
	}
	raw = afterBlankLines(raw)
	header, body, defects := readHeader(raw)
	m.note(defects...)
	if len(header) == 0 {
		m.defect(HeaderMissing, "")
	}
	root := newPart(header, body)
	m.readFields(header, root.params["charset"])
	m.note(root.split()...)
	m.collect(root, depth)
	return m
}

// afterBlankLines takes away empty lines in front of a header, as exports leave
// them. Where no field follows them, the header is missing and they stay.
func afterBlankLines(raw []byte) []byte {
	rest := bytes.TrimLeft(raw[:min(len(raw), 4<<10)], " \t\r\n")
	rest = raw[min(len(raw), 4<<10)-len(rest):]
	line, _ := cutLine(rest)
	if _, _, ok := cutField(line); ok {
		return rest
	}
	return raw
}

// maxDefects is how many defects of a message are named.
const maxDefects = 50

// defect notes something that was survived; each code and detail once.
func (m *Message) defect(code, detail string) {
	d := Defect{Code: code, Detail: clip(detail, 120)}
	if len(m.Defects) < maxDefects && !slices.Contains(m.Defects, d) {
		m.Defects = append(m.Defects, d)
	}
}

func (m *Message) note(defects ...Defect) {
	for _, d := range defects {
		m.defect(d.Code, d.Detail)
	}
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
			m.defect(DateUnreadable, date)
		}
		m.Date = t
	}
	if len(m.From) == 0 {
		m.defect(FromMissing, "")
	}
}

// collect walks the parts and fills in the body.
func (m *Message) collect(root *part, depth int) {
	c := collector{m: m, depth: depth}
	m.Lines = c.walk(root)
	if !hasText(m.Lines) && !m.isReport() {
		m.Lines = append(m.Lines, c.spareText()...)
	}
	m.Text = strings.Join(c.texts, "\n\n")
	m.HTML = strings.Join(c.htmls, "\n")
	if m.Original == nil && depth == 0 {
		m.Original = quotedOriginal(m.Lines)
	}
	if m.Delivery == nil && m.Feedback == nil {
		m.readNotification()
	}
	if m.Feedback != nil && m.Feedback.OriginalMessageID == "" && m.Original != nil {
		m.Feedback.OriginalMessageID = m.Original.MessageID
	}
	if !hasText(m.Lines) {
		m.defect(NoText, "nothing in the body can be read as text")
	}
}

// isReport reports a message that is about another one, which it may enclose.
func (m *Message) isReport() bool {
	return m.Delivery != nil || m.Disposition != nil || m.Feedback != nil || m.ReturnPath == "<>"
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
	m      *Message
	depth  int
	texts  []string
	htmls  []string
	bytes  int
	shown  bool // there is text
	spare  []spare
	opened int // cryptographic messages that were taken apart
}

// spare is a text that is shown when the message has no other: the body of a
// TNEF, an attached message, a calendar entry.
type spare struct {
	from string
	read func() []Line
}

// spareText returns the first spare text that has something in it.
func (c *collector) spareText() []Line {
	for _, s := range c.spare {
		if lines := s.read(); hasText(lines) {
			c.m.defect(OnlyFound, s.from)
			return lines
		}
	}
	return nil
}

// walk returns the lines of p and of all parts below it, in order. Of
// alternatives only one is shown; all others are joined.
func (c *collector) walk(p *part) []Line {
	switch {
	case p.contentType == "multipart/alternative" && len(p.children) > 0:
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
	case p.isSMIME() && c.opened < maxOpened:
		return c.signed(p)
	case p.isTNEF():
		c.tnef(p)
		return nil
	case p.contentType == "text/calendar":
		c.calendar(p)
		return nil
	case p.contentType == "application/pgp-encrypted":
		c.m.defect(Encrypted, "PGP")
	case p.isText() && !p.isAttached(c.shown):
		lines := c.text(p)
		c.shown = c.shown || hasText(lines)
		return lines
	case p.isText():
		c.spare = append(c.spare, spare{"attached text", func() []Line { return c.text(p) }})
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
	content := c.cutFiles(p, c.content(p))
	if room := maxTextBytes - c.bytes; len(content) > room {
		c.m.defect(TextTruncated, "more than 2 MiB of text")
		content = content[:max(0, room)]
	}
	c.bytes += len(content)
	label := p.params["charset"]
	if label == "" && p.contentType == "text/html" {
		label = metaCharset(content)
	}
	text, defect := decodeCharset(content, label)
	c.note(defect)
	if p.contentType == "text/html" || p.contentType == "" && looksLikeHTML(text) {
		return c.rich(text)
	}
	return c.plain(p, text)
}

// rich returns the lines of an HTML body.
func (c *collector) rich(text string) []Line {
	c.htmls = append(c.htmls, text)
	lines, defect := htmlLines(text)
	c.note(defect)
	return lines
}

// plain returns the lines of a body in one of the plain forms.
func (c *collector) plain(p *part, text string) []Line {
	text, encrypted := stripPGP(text)
	if encrypted {
		c.m.defect(Encrypted, "PGP")
	}
	switch {
	case p.contentType == "text/enriched" || p.contentType == "text/richtext":
		text = enrichedText(text)
	case strings.EqualFold(p.params["format"], "flowed"):
		text = unflow(text, strings.EqualFold(p.params["delsp"], "yes"))
	}
	c.texts = append(c.texts, text)
	return PlainLines(text)
}

func (c *collector) note(d *Defect) {
	if d != nil {
		c.m.defect(d.Code, d.Detail)
	}
}

// content takes the transfer encoding off a part, and notes what was wrong with it.
func (c *collector) content(p *part) []byte {
	content, defect := p.decode()
	c.note(defect)
	return content
}

// report reads p when it is a machine-readable report or an attached original,
// and says whether it was. Only the first of each kind counts.
func (c *collector) report(p *part) bool {
	switch p.contentType {
	case "message/delivery-status", "message/global-delivery-status":
		if c.m.Delivery == nil {
			c.m.Delivery = ReadDelivery(c.content(p))
		}
	case "message/disposition-notification", "message/global-disposition-notification":
		if c.m.Disposition == nil {
			c.m.Disposition = readDisposition(c.content(p))
		}
	case "message/feedback-report":
		if c.m.Feedback == nil {
			c.m.Feedback = readFeedback(c.content(p))
		}
	case "message/rfc822", "message/global", "text/rfc822-headers", "text/rfc822-header", "message/global-headers", "message/rfc822-headers":
		if c.m.Original == nil && c.depth == 0 {
			c.m.Original = readOriginal(c.content(p))
		}
		if c.depth < maxSpareDepth {
			c.spareMessage(p)
		}
		if strings.HasPrefix(p.contentType, "message/") {
			c.m.Attachments = append(c.m.Attachments, p.attachment())
		}
	default:
		return false
	}
	return true
}
