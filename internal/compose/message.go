// Package compose writes letters: each step of an enquiry's script is filled in
// for its company, persona and arm (Render, RenderClarification), and a rendered
// letter becomes the exact bytes of a mail message (Bytes), which are stored
// before they are handed over and never written a second time. A later letter
// names the messages that it follows, as an answer does (Thread).
//
// A letter must look like what a private person's mail program writes, because
// a company that recognises a test answers differently. So the header holds what
// such programs write and no more, in a usual order; nothing names this program,
// its machine or its campaign; the Message-ID has the shape of a random UUID
// under the sender's own domain. The same letter, date and Message-ID give the
// same bytes.
//
// Nothing in a header comes from outside without a check: a name, subject or
// address with a line break is an error, however it got there; the id of a
// foreign message that could end a header line is left out.
//
// The package does not send, and does not choose dates or numbers of attempts.
package compose

import (
	"bytes"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
)

// lineLength is the longest line that RFC 5322 section 2.1.1 recommends.
const lineLength = 78

// Bytes writes the letter as an RFC 5322 message with CRLF line ends. The Date
// has the offset of date's own location, which should be the persona's zone.
// messageID comes without its angle brackets. The thread is that of a later
// letter; that of an opening is empty.
func Bytes(l audit.Letter, date time.Time, messageID string, thread Thread) ([]byte, error) {
	if err := check(l, messageID); err != nil {
		return nil, fmt.Errorf("compose letter %s: %w", l.ID, err)
	}
	encoding, body, err := encodeBody(l.Body)
	if err != nil {
		return nil, fmt.Errorf("compose letter %s: %w", l.ID, err)
	}
	var b bytes.Buffer
	field := func(name, value string) { fmt.Fprintf(&b, "%s: %s\r\n", name, value) }
	field("Message-ID", "<"+messageID+">")
	field("Date", date.Format("Mon, 2 Jan 2006 15:04:05 -0700"))
	field("MIME-Version", "1.0")
	field("From", address(l.FromName, l.From))
	field("To", address("", l.To))
	field("Subject", fold("Subject: ", encodeWords(l.Subject, false)))
	answered, references := thread.fields()
	if answered != "" {
		field("In-Reply-To", answered)
	}
	if references != "" {
		field("References", references)
	}
	field("Content-Type", "text/plain; charset=UTF-8")
	field("Content-Transfer-Encoding", encoding)
	b.WriteString("\r\n")
	b.Write(body)
	return b.Bytes(), nil
}

// messageIDPattern is id-left "@" id-right of RFC 5322 section 3.6.4, as dot-atoms.
var messageIDPattern = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+$")

// check refuses what would end a header line early or could not be read back.
func check(l audit.Letter, messageID string) error {
	for _, part := range []struct{ name, text string }{
		{"sender's name", l.FromName},
		{"sender's address", l.From},
		{"recipient's address", l.To},
		{"subject", l.Subject},
		{"Message-ID", messageID},
	} {
		if !utf8.ValidString(part.text) || strings.ContainsFunc(part.text, unicode.IsControl) {
			return fmt.Errorf("the %s holds a line break, a control character or bytes that are not UTF-8", part.name)
		}
	}
	if !utf8.ValidString(l.Body) || strings.ContainsAny(l.Body, "\x00\r") {
		return fmt.Errorf("the body holds NUL, CR or bytes that are not UTF-8")
	}
	if strings.Contains(l.Subject, "=?") || strings.Contains(l.FromName, "=?") {
		return fmt.Errorf("the subject or the sender's name holds \"=?\", which a reader would decode (RFC 2047)")
	}
	for _, text := range []string{l.From, l.To} {
		if a, err := mail.ParseAddress(text); err != nil || a.Address != text || a.Name != "" || !ascii(text) {
			return fmt.Errorf("%q is not a bare mail address in ASCII", text)
		}
	}
	if !messageIDPattern.MatchString(messageID) {
		return fmt.Errorf("%q is not a Message-ID such as id@example.com", messageID)
	}
	return nil
}

// atomsPattern is a display name that needs no quotes (RFC 5322 section 3.2.3).
var atomsPattern = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+( [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")

// address writes a mailbox with or without a display name (RFC 5322 section 3.4).
func address(name, addr string) string {
	switch {
	case name == "":
		return addr
	case atomsPattern.MatchString(name):
		return name + " <" + addr + ">"
	case ascii(name):
		return (&mail.Address{Name: name, Address: addr}).String() // in quotes
	default:
		return fold("From: ", encodeWords(name, strings.ContainsAny(name, phraseSpecials))+" <"+addr+">")
	}
}

// phraseSpecials may not stand in a Q word of a display name (RFC 2047 section 5).
const phraseSpecials = "\"#$%&'(),.:;<>@[\\]^`{|}~"

// encodeWords writes text for a header: ASCII as it is, the rest as encoded
// words (RFC 2047), in B where it must or where few letters are Latin and in Q
// otherwise, as mail programs do.
func encodeWords(text string, mustB bool) string {
	if ascii(text) {
		return text
	}
	foreign := 0
	for _, r := range text {
		if r > unicode.MaxASCII {
			foreign++
		}
	}
	encoder, small, capital := mime.QEncoding, "?q?", "?Q?"
	if mustB || foreign*3 > utf8.RuneCountInString(text) {
		encoder, small, capital = mime.BEncoding, "?b?", "?B?"
	}
	// Go writes the letter small and mail programs write it as a capital.
	return strings.ReplaceAll(encoder.Encode("UTF-8", text), small, capital)
}

// fold breaks a header line at its spaces (RFC 5322 section 2.2.3). An encoded
// word is at most 75 characters long and gets a line of its own where it must.
func fold(name, text string) string {
	var b strings.Builder
	length := len(name)
	for i, word := range strings.Split(text, " ") {
		switch {
		case i == 0:
		case length+1+len(word) > lineLength && word != "":
			b.WriteString("\r\n ")
			length = 1
		default:
			b.WriteByte(' ')
			length++
		}
		b.WriteString(word)
		length += len(word)
	}
	return b.String()
}

// encodeBody writes the body with CRLF line ends: short ASCII lines as they are,
// anything else in quoted-printable (RFC 2045 section 6.7), without a line that
// begins like the separator of mailbox files.
func encodeBody(text string) (encoding string, body []byte, err error) {
	if plain(text) {
		return "7bit", []byte(strings.ReplaceAll(text, "\n", "\r\n")), nil
	}
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		return "", nil, fmt.Errorf("encode the body: %w", err)
	}
	if err := w.Close(); err != nil {
		return "", nil, fmt.Errorf("encode the body: %w", err)
	}
	lines := strings.ReplaceAll("\r\n"+b.String(), "\r\nFrom ", "\r\n=46rom ")
	return "quoted-printable", []byte(lines[2:]), nil
}

// plain reports whether no server on the way has a reason to touch the text:
// short lines of ASCII, none of which begins with the "From " of mailbox files.
func plain(text string) bool {
	if !ascii(text) {
		return false
	}
	for line := range strings.Lines(text) {
		if len(strings.TrimSuffix(line, "\n")) > lineLength || strings.HasPrefix(line, "From ") {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// MessageID returns the id of one attempt at a letter, without angle brackets:
// a UUID of version 4 in small letters (RFC 9562) at the sender's domain, as
// several mail programs write it. The same seed, letter and attempt give the
// same id.
func MessageID(seed int64, letterID string, attempt int, domain string) string {
	var b [16]byte
	clock.NewStream(seed, fmt.Sprintf("%s/%d", letterID, attempt), "message-id").Bytes(b[:])
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x@%s", b[:4], b[4:6], b[6:8], b[8:10], b[10:], strings.ToLower(domain))
}
