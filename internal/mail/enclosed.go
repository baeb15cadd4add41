package mail

import "strings"

// maxOpened is how many cryptographic messages are taken apart: RFC 2634 wraps
// them three times.
const maxOpened = 3

// signed reads what an opaque signature encloses, in its place.
func (c *collector) signed(p *part) []Line {
	c.opened++
	content, defect := signedContent(c.content(p))
	if defect != nil {
		c.note(defect)
		c.m.Attachments = append(c.m.Attachments, p.attachment())
		return nil
	}
	header, body, defects := readHeader(content)
	inner := newPart(header, body)
	c.m.note(append(defects, inner.split()...)...)
	return c.walk(inner)
}

// isTNEF reports the wrapping of Outlook and Exchange, by its type or by the name
// that it always has.
func (p *part) isTNEF() bool {
	switch p.contentType {
	case "application/ms-tnef", "application/vnd.ms-tnef":
		return true
	}
	return strings.EqualFold(p.fileName, "winmail.dat")
}

// tnef lists the files in a TNEF and keeps its body as a spare one.
func (c *collector) tnef(p *part) {
	content := readTNEF(c.content(p))
	if content.broken {
		c.m.defect(TNEFMalformed, "")
	}
	if len(content.files) == 0 {
		c.m.Attachments = append(c.m.Attachments, p.attachment())
	}
	c.files(content.files)
	c.spare = append(c.spare, spare{"TNEF", func() []Line { return c.tnefBody(content) }})
}

// tnefBody reads the richest form of the body that is there.
func (c *collector) tnefBody(t tnef) []Line {
	body, html := rtfBody(t.rtf)
	switch {
	case t.html != "":
		return c.rich(t.html)
	case html:
		return c.rich(body)
	case strings.TrimSpace(t.plain) != "":
		body = t.plain
	}
	c.texts = append(c.texts, body)
	return PlainLines(body)
}

func (c *collector) files(files []encodedFile) {
	for _, f := range files[:min(len(files), maxParts)] {
		c.m.Attachments = append(c.m.Attachments, Attachment{Name: f.name, ContentType: "application/octet-stream", Size: f.size})
	}
}

// cutFiles takes the files out of a plain text that were put into it before there was MIME.
func (c *collector) cutFiles(p *part, content []byte) []byte {
	if p.contentType == "text/html" {
		return content
	}
	text, files, cut := cutEncodedFiles(content)
	if cut {
		c.m.defect(UUCodeMalformed, "a file without an end")
	}
	c.files(files)
	return text
}

// calendar names an entry among the attachments; it is the text only of a message
// that says nothing else.
func (c *collector) calendar(p *part) {
	text, defect := decodeCharset(c.content(p), p.params["charset"])
	c.note(defect)
	entry := readCalendar(text[:min(len(text), maxTextBytes)], p.params["method"])
	a := p.attachment()
	a.Name = entry.title()
	c.m.Attachments = append(c.m.Attachments, a)
	c.spare = append(c.spare, spare{"calendar", func() []Line { return PlainLines(entry.text()) }})
}

// maxSpareDepth is how deep messages in messages are searched for a text.
const maxSpareDepth = 3

// spareMessage keeps the text of an attached message for the case that there is no other.
func (c *collector) spareMessage(p *part) {
	c.spare = append(c.spare, spare{"attached message", func() []Line { return parse(c.content(p), c.depth+1).Lines }})
}
