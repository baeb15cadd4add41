package cli_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// letter is an enquiry as it lies in a company's mailbox.
type letter struct {
	id       string // Message-ID with its brackets
	from, to string // addresses
	subject  string // decoded
	raw      []byte
	seenAt   time.Time
}

func readLetter(t *testing.T, raw []byte, seenAt time.Time) letter {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("a delivered letter cannot be read: %v\n%s", err, raw)
	}
	from, err := m.Header.AddressList("From")
	if err != nil {
		t.Fatalf("a delivered letter has no From: %v\n%s", err, raw)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil {
		t.Fatalf("a delivered letter has no readable subject: %v\n%s", err, raw)
	}
	return letter{id: m.Header.Get("Message-ID"), from: from[0].Address, to: m.Header.Get("To"), subject: subject, raw: raw, seenAt: seenAt}
}

// play is one message with which a company answers a letter.
type play struct {
	after  time.Duration // from the delivery of the letter
	id     string        // of the message, unique in the test
	from   string        // another address than that of the company
	loose  bool          // begins a new thread
	client string        // gmail, outlook, thunderbird or bat: the shape of the message
	words  encoding.Encoding
	name   string // of the charset of words
	header string // further lines
	text   string
}

// The shapes in which people answer, one for each kind of mail program.
func gmail(id, text string) play { return play{id: id, client: "gmail", text: text} }

func thunderbird(id, text string) play {
	return play{id: id, client: "thunderbird", text: text}
}

func outlook(id, text string) play {
	return play{id: id, client: "outlook", words: charmap.Windows1257, name: "windows-1257", text: text}
}

func bat(id, text string) play {
	return play{id: id, client: "bat", words: charmap.KOI8R, name: "koi8-r", text: text}
}

func (p play) later(d time.Duration) play  { p.after = d; return p }
func (p play) sender(address string) play  { p.from = address; return p }
func (p play) newThread() play             { p.loose = true; return p }
func (p play) with(headerLine string) play { p.header += headerLine + "\r\n"; return p }
func (p play) messageID() string           { return "<" + p.id + "@clerk.test>" }
func (p play) address(l letter) string {
	if p.from != "" {
		return p.from
	}
	return l.to
}

// message writes the answer to a letter.
func (p play) message(t *testing.T, l letter) []byte {
	t.Helper()
	if p.words == nil {
		p.words, p.name = unicode.UTF8, "utf-8"
	}
	subject := "Re: " + l.subject
	if p.loose {
		subject = "Dėl jūsų laiško"
		if p.name == "koi8-r" {
			subject = "Ваш вопрос"
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "Date: %s\r\nFrom: %s\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: %s\r\nMIME-Version: 1.0\r\n",
		time.Now().Format(time.RFC1123Z), p.address(l), l.from, mime.QEncoding.Encode("utf-8", subject), p.messageID())
	if !p.loose {
		fmt.Fprintf(&b, "In-Reply-To: %s\r\nReferences: %s\r\n", l.id, l.id)
	}
	b.WriteString(p.header)
	b.Write(p.body(t, l))
	return b.Bytes()
}

// body is the answer above the quoted letter, as each program lays it out.
func (p play) body(t *testing.T, l letter) []byte {
	t.Helper()
	quoted := textOf(t, l.raw)
	if p.loose {
		quoted = ""
	}
	switch p.client {
	case "gmail":
		plain := p.text + "\n\n" + under("2026-03-02, pr, 10:00 "+l.from+" <"+l.from+"> rašė:", "> ", quoted)
		rich := "<div dir=\"ltr\">" + strings.ReplaceAll(p.text, "\n", "<br>") + "</div><br><div class=\"gmail_quote\"><blockquote class=\"gmail_quote\">" +
			strings.ReplaceAll(quoted, "\n", "<br>") + "</blockquote></div>"
		return []byte("Content-Type: multipart/alternative; boundary=\"000000000000a1\"\r\n\r\n" +
			"--000000000000a1\r\n" + string(p.entity(t, "text/plain", plain)) + "\r\n--000000000000a1\r\n" +
			string(p.entity(t, "text/html", rich)) + "\r\n--000000000000a1--\r\n")
	case "outlook":
		head := fmt.Sprintf("-----Original Message-----\nFrom: %s\nSent: Monday, March 2, 2026 10:00 AM\nTo: %s\nSubject: %s\n", l.from, l.to, l.subject)
		return p.entity(t, "text/plain", p.text+"\n\n"+under(head, "", quoted))
	case "bat":
		return p.entity(t, "text/plain", p.text+"\n\n"+under("Вы писали 2 марта 2026 г., 10:00:00:", "> ", quoted))
	default:
		return p.entity(t, "text/plain", under("2026-03-02 10:00, "+l.from+" rašė:", "> ", quoted)+"\n\n"+p.text)
	}
}

func under(head, prefix, quoted string) string {
	if quoted == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString(head + "\n")
	for line := range strings.Lines(quoted) {
		b.WriteString(prefix + line)
	}
	return b.String()
}

// entity is one part in base64.
func (p play) entity(t *testing.T, kind, text string) []byte {
	t.Helper()
	if p.name == "koi8-r" { // which has no such quotation marks
		text = strings.NewReplacer("«", "\"", "»", "\"").Replace(text)
	}
	encoded, err := p.words.NewEncoder().String(text)
	if err != nil {
		t.Fatalf("%s has no letter of %q: %v", p.name, text, err)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "Content-Type: %s; charset=%s\r\nContent-Transfer-Encoding: base64\r\n\r\n", kind, p.name)
	for all := base64.StdEncoding.EncodeToString([]byte(encoded)); all != ""; {
		n := min(76, len(all))
		b.WriteString(all[:n] + "\r\n")
		all = all[n:]
	}
	return b.Bytes()
}

// textOf returns the text of a letter with LF line ends.
func textOf(t *testing.T, raw []byte) string {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("read a letter: %v", err)
	}
	body := m.Body
	if m.Header.Get("Content-Transfer-Encoding") == "quoted-printable" {
		body = quotedprintable.NewReader(body)
	}
	text, err := io.ReadAll(body)
	if err != nil {
		t.Fatalf("read a letter: %v", err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}
