package world

import (
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// reply is one message from a company, before it has a shape.
type reply struct {
	at         time.Time
	folder     string
	class      audit.Class
	client     string
	words      *wording // of the writer
	name, from string   // sender; "" = the address that was written to
	returnPath string   // "" = the sender, "<>" = none
	subject    string
	loose      bool // no In-Reply-To, no References
	quote      bool
	paras, sig []string
	extra      []field // further header fields, encoded
	attachment string  // file name, "" for none
	stop       string  // address for leaving the list, of newsletters only
	fact       Message // what the message holds, for the truth
}

// send gives a reply its shape and schedules it.
func (s *scene) send(r reply) error {
	if r.from == "" {
		r.from = s.letter.to
	}
	if r.folder == "" {
		r.folder = Inbox
	}
	c := clientNamed(r.client, r.words)
	body, charset, err := s.lay(r, c)
	if err != nil {
		return err
	}
	if r.attachment != "" {
		body = joined("mixed", c.boundary(s), "", body, pdf(r.attachment))
	}
	id := c.id(s, r.at)
	header := s.header(r, charset, id)
	header = append(header, c.header(s, r.at)...)
	header = append(append(header, r.extra...), field{"MIME-Version", "1.0"})
	s.record(r.at, r.folder, r.class, id, r.from, r.fact, body.bytes(header))
	return nil
}

// record schedules a message and notes it in the truth.
func (s *scene) record(at time.Time, folder string, class audit.Class, id, from string, fact Message, raw []byte) {
	s.deliveries = append(s.deliveries, delivery{at: at, account: s.letter.account, folder: folder, raw: raw})
	fact.At, fact.Folder, fact.Class, fact.MessageID, fact.From = at, folder, class, id, from
	s.truth.Messages = append(s.truth.Messages, fact)
}

// lay makes the body of a reply in the forms that its client writes.
func (s *scene) lay(r reply, c client) (body entity, charset string, err error) {
	p, err := s.page(r, c)
	if err != nil {
		return entity{}, "", err
	}
	p.Charset = c.charset
	plain, rich, err := s.forms(c.shape, p)
	if err != nil {
		return entity{}, "", err
	}
	if p.Charset, _ = charsetFor(c.charset, plain+rich); p.Charset != c.charset {
		if plain, rich, err = s.forms(c.shape, p); err != nil {
			return entity{}, "", err
		}
	}
	_, plain = charsetFor(p.Charset, plain)
	_, rich = charsetFor(p.Charset, rich)
	htmlPart := text("html", p.Charset, c.encoding, rich)
	textPart := text("plain", p.Charset, c.encoding, plain)
	switch {
	case rich == "":
		return textPart, p.Charset, nil
	case plain == "":
		return htmlPart, p.Charset, nil
	}
	return joined("alternative", c.boundary(s), "", textPart, htmlPart), p.Charset, nil
}

func (s *scene) forms(shape string, p page) (plain, rich string, err error) {
	if plain, err = s.world.shapes.make(shape, "text", p); err != nil {
		return "", "", err
	}
	rich, err = s.world.shapes.make(shape, "html", p)
	if strings.TrimSpace(plain) == "" {
		plain = ""
	}
	return plain, strings.TrimSpace(rich), err
}

// page gathers what a shape lays out; the quoted letter is dated in the zone of the writer.
func (s *scene) page(r reply, c client) (page, error) {
	l := s.letter
	cw := r.words.Clients
	asked := r.words.moment(l.at.In(s.zone), l.fromName, l.from)
	intro, err := fill(c.wrote, asked)
	if err != nil {
		return page{}, err
	}
	sent, err := fill(cw.OutlookDate, asked)
	if err != nil {
		return page{}, err
	}
	askStamp, err := fill(cw.Stamp, asked)
	if err != nil {
		return page{}, err
	}
	stamp, err := fill(cw.Stamp, r.words.moment(r.at.In(s.zone), "", ""))
	if err != nil {
		return page{}, err
	}
	service, err := fill(cw.Service, s.said(r.words))
	if err != nil {
		return page{}, err
	}
	p := page{
		Lang: r.words.language, Paras: r.paras, Sig: r.sig, Intro: intro, Original: cw.Original,
		Head: []labelled{
			{cw.Outlook[0], l.fromName + " <" + l.from + ">"}, {cw.Outlook[1], sent}, {cw.Outlook[2], l.to}, {cw.Outlook[3], l.subject},
		},
		QuotedID: strings.Trim(l.messageID, "<>"), Footer: cw.MobileFooter,
		Company: s.company(r.words), Agent: s.clerk.first + " " + string([]rune(s.clerk.last)[:1]) + ".", Stamp: stamp, Asker: l.fromName, AskStamp: askStamp,
		Delimiter: cw.Delimiter, Service: service, Token: s.token,
	}
	if r.quote {
		p.Quote = strings.Split(l.body, "\n")
	}
	if n := r.words.Newsletter; r.stop != "" {
		p.Hidden, p.Footer, p.Unsubscribe, p.UnsubscribeText = n.Hidden, n.Footer, r.stop, n.Unsubscribe
	}
	return p, nil
}

// mailDate writes a date as RFC 5322 section 3.3 wants it.
func mailDate(t time.Time) string { return t.Format("Mon, 2 Jan 2006 15:04:05 -0700") }

// header writes the fields that every reply has, from its trace to its subject.
// The topmost Received is that of the mailbox host and shows the arrival.
func (s *scene) header(r reply, charset, id string) []field {
	l := s.letter
	written := r.at.Add(-time.Duration(2+s.marks.Intn(4)) * time.Second).In(s.zone)
	path := r.returnPath
	if path == "" {
		path = "<" + r.from + ">"
	}
	_, own, _ := strings.Cut(l.from, "@")
	host := "mail." + s.domain()
	fs := []field{
		{"Return-Path", path},
		{"Delivered-To", l.from},
		{"Received", fmt.Sprintf("from %s (%s [198.51.100.23])\r\n\tby mx1.%s (Postfix) with ESMTPS id %s\r\n\tfor <%s>; %s",
			host, host, own, s.upperHex(10), l.from, mailDate(r.at.UTC()))},
		{"Received", fmt.Sprintf("from [192.168.1.%d] ([203.0.113.%d])\r\n\tby %s (Postfix) with ESMTPSA id %s;\r\n\t%s",
			2+s.marks.Intn(200), 2+s.marks.Intn(200), host, s.upperHex(10), mailDate(written.Add(time.Second)))},
		{"Date", mailDate(written)},
		{"From", headerAddress(charset, r.name, r.from)},
		{"To", headerAddress(charset, l.fromName, l.from)},
		{"Subject", headerText(charset, r.subject)},
		{"Message-ID", "<" + id + ">"},
	}
	if !r.loose && l.messageID != "" {
		fs = append(fs, field{"In-Reply-To", l.messageID}, field{"References", l.messageID})
	}
	return fs
}

// pdf is an attachment that holds nothing that a program could read.
func pdf(name string) entity {
	const blank = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
	encoded := headerText("utf-8", name)
	return entity{
		fields: []field{
			{"Content-Type", "application/pdf;\r\n name=\"" + encoded + "\""},
			{"Content-Transfer-Encoding", "base64"},
			{"Content-Disposition", "attachment;\r\n filename=\"" + encoded + "\""},
		},
		content: wrapBase64([]byte(blank)),
	}
}
