package reading

import (
	"regexp"
	"strings"

	"replyaudit/internal/classify"
	"replyaudit/internal/lexicon"
	"replyaudit/internal/mail"
	"replyaudit/internal/match"
	"replyaudit/internal/split"
)

// textLimit bounds the text that is kept for finding our own phrases in it.
const textLimit = 64 << 10

// idInText finds Message-IDs in the header of a letter that came back as plain
// text, quoted or not.
var idInText = regexp.MustCompile(`(?im)^[>\s]*message-id:\s*<([^<>\s]{3,250})>`)

func read(raw []byte) Extract {
	m := mail.Parse(raw)
	p := split.Split(m)
	text := wholeText(m)
	e := Extract{
		Version:     Version,
		Match:       matchMessage(m, text),
		MessageID:   m.MessageID,
		Parts:       p,
		Signals:     classify.Extract(m, p),
		Language:    lexicon.Detect(p.Visible),
		Fingerprint: fingerprint(p.Visible),
		Attachments: m.Attachments,
		Defects:     m.Defects,
		Stamped:     m.Date,
		Hops:        m.Hops(),
	}
	if len(p.Cuts) > 0 && p.Cuts[0].Rule == split.TooLong {
		e.Defects = append(e.Defects, mail.Defect{Code: mail.Truncated, Detail: "too many lines"})
	}
	if p.Visible == "" && p.Quoted == "" && len(m.Defects) == 0 {
		e.Defects = append(e.Defects, mail.Defect{Code: mail.NothingNew})
	}
	if at, ok := mail.ReceivedBy(e.Hops); ok {
		e.Stamped = at
	}
	if len(m.From) > 0 {
		e.FromName = m.From[0].Name
	}
	e.Match.OriginalIDs = originalIDs(m, returned(e, text))
	if b := e.Signals.Bounce; b != nil {
		e.Match.BounceTo = append(e.Match.BounceTo, b.Recipients...)
	}
	return e
}

// returned is the text in which a letter of ours can have come back: all of a mail
// server's, and only what is not new of anybody else's, who could write any id.
func returned(e Extract, text string) string {
	if e.Signals.Bounce != nil || e.Signals.NullPath {
		return text
	}
	return e.Parts.Quoted + "\n" + e.Parts.Forwarded
}

func matchMessage(m *mail.Message, text string) match.Message {
	return match.Message{
		From: addresses(m.From), ReplyTo: addresses(m.ReplyTo), Recipients: m.Recipients(), Subject: m.Subject,
		InReplyTo: m.InReplyTo, References: m.References, BounceTo: bounceTo(m), Text: text,
	}
}

func addresses(list []mail.Address) []string {
	var out []string
	for _, a := range list {
		out = append(out, a.Addr)
	}
	return out
}

// originalIDs collects the ids by which a report or a forwarded letter names
// what it is about; those of a thread before those of the original itself.
func originalIDs(m *mail.Message, text string) []string {
	var ids []string
	if namesID(text) {
		for _, found := range idInText.FindAllStringSubmatch(text, 20) {
			ids = append(ids, found[1])
		}
	}
	if m.Original != nil {
		for _, name := range []string{"References", "In-Reply-To"} {
			ids = append(ids, strings.Fields(m.Original.Headers.Get(name))...)
		}
		ids = append(ids, m.Original.MessageID)
	}
	if m.Disposition != nil {
		ids = append(ids, m.Disposition.OriginalMessageID)
	}
	if m.Feedback != nil {
		ids = append(ids, m.Feedback.OriginalMessageID)
	}
	return ids
}

// namesID reports whether a Message-ID field can stand in a text, which the
// expression takes long to find out.
func namesID(text string) bool {
	const name = "message-id"
	for {
		colon := strings.IndexByte(text, ':')
		if colon < 0 {
			return false
		}
		if colon >= len(name) && strings.EqualFold(text[colon-len(name):colon], name) {
			return true
		}
		text = text[colon+1:]
	}
}

func bounceTo(m *mail.Message) []string {
	if m.Delivery == nil {
		return nil
	}
	var out []string
	for _, r := range m.Delivery.Recipients {
		for _, a := range []string{r.Final, r.Original} {
			if a != "" {
				out = append(out, a)
			}
		}
	}
	return out
}

// wholeText is all text of the message, quotes and attached original included.
func wholeText(m *mail.Message) string {
	var b strings.Builder
	for _, l := range m.Lines {
		b.WriteString(l.Text)
		b.WriteByte('\n')
		if b.Len() > textLimit {
			break
		}
	}
	if b.Len() == 0 {
		b.WriteString(m.Text)
	}
	if m.Original != nil {
		b.WriteString("\n" + m.Original.Text)
	}
	s := b.String()
	if len(s) > textLimit {
		s = strings.ToValidUTF8(s[:textLimit], "")
	}
	return s
}
