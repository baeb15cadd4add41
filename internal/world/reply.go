package world

import (
	"cmp"
	"fmt"
	"mime"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"

	"replyaudit/internal/audit"
)

// reply is one message from a company, before it has a shape.
type reply struct {
	at         time.Time
	how        act // when and where it arrives
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
	c := clientNamed(r.client, r.words)
	body, charset, err := s.lay(r, c)
	if err != nil {
		return err
	}
	if r.attachment != "" {
		body = joined("mixed", c.boundary(s), "", body, pdf(r.attachment))
	}
	id := c.id(s, r.at)
	header := s.header(r, c, charset, id)
	header = append(header, c.header(s, r.at)...)
	header = append(append(header, r.extra...), field{"MIME-Version", "1.0"})
	r.fact.Class, r.fact.MessageID, r.fact.From = r.class, id, r.from
	if c.terse { // leaves the signature out
		r.fact.Signer = ""
	}
	s.record(r.at, r.how, r.fact, body.bytes(header))
	return nil
}

// record schedules a message and notes it in the truth.
func (s *scene) record(at time.Time, how act, fact Message, raw []byte) {
	d := delivery{account: s.letter.account, folder: cmp.Or(how.Folder, Inbox), raw: raw}
	fact.Stage, fact.At, fact.Folder, fact.Copies = s.letter.stage, at, d.folder, max(1, how.Copies)
	for i := range fact.Copies {
		d.at, d.place = at.Add(time.Duration(20*i)*time.Second), new(imap.UID)
		d.stamp = d.at.Add(how.MailboxClock)
		s.deliveries = append(s.deliveries, d)
		if how.Moved.unit != "" {
			fact.MovedAt = s.later(at, how.Moved)
			s.deliveries = append(s.deliveries, delivery{at: fact.MovedAt, account: d.account, folder: d.folder, place: d.place, moves: true})
		}
	}
	s.world.threads[fact.MessageID] = s.conversation
	s.conversation.truth.Messages = append(s.conversation.truth.Messages, fact)
}

// mailDate writes a date as RFC 5322 section 3.3 wants it.
func mailDate(t time.Time) string { return t.Format("Mon, 2 Jan 2006 15:04:05 -0700") }

// header writes the fields that every reply has, from its trace to its subject.
// The topmost Received is that of the mailbox host and shows the arrival.
func (s *scene) header(r reply, c client, charset, id string) []field {
	l, form := s.letter, mime.BEncoding
	if c.qWords {
		form = mime.QEncoding
	}
	written := r.at.Add(r.how.SenderClock - time.Duration(2+s.marks.Intn(4))*time.Second).In(s.zone)
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
		{"From", headerAddress(form, charset, r.name, r.from)},
		{"To", headerAddress(form, charset, l.fromName, l.from)},
		{"Subject", encodedWords(form, charset, r.subject)},
		{"Message-ID", "<" + id + ">"},
	}
	if !r.loose && l.messageID != "" {
		fs = append(fs, field{"In-Reply-To", l.messageID}, field{"References", l.thread()})
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
