package compose

import (
	"bufio"
	"bytes"
	"flag"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"replyaudit/internal/audit"
)

var update = flag.Bool("update", false, "write the golden files anew")

func letter() audit.Letter {
	return audit.Letter{
		ID: "spring/acme/01/opening", FromName: "Viltė Kazlauskaitė", From: "vilte@pastas.example", To: "info@acme.example",
		Subject: "Klausimas dėl pristatymo",
		Body:    "Laba diena,\n\nkiek kainuoja pristatymas į Kauną ir per kiek laiko jūs pristatote prekes į namus?\n\nViltė Kazlauskaitė\n",
	}
}

func monday(t *testing.T) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Vilnius")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 3, 2, 9, 5, 7, 0, zone)
}

const someID = "0d3c9a54-7a53-4c0e-9a36-0f1b2c3d4e5f@pastas.example"

func TestBytesGolden(t *testing.T) {
	russian := letter()
	russian.FromName = "Анна Смирнова"
	russian.Subject = "Сколько стоит доставка и за какое время вы привозите заказ на дом в Каунас?"
	russian.Body = "Добрый день!\n\nСколько стоит доставка?\n\nАнна\n"
	english := letter()
	english.FromName, english.Subject, english.Body = "Smith, Ann", "Delivery", "Hello,\n\nwhat does delivery cost?\n.\nAnn\n"
	for name, l := range map[string]audit.Letter{"lithuanian": letter(), "russian": russian, "english": english, "reminder": later()} {
		var thread Thread
		if l.Stage == audit.Reminder {
			thread.InReplyTo = "a" + someID
		}
		got, err := Bytes(l, monday(t), someID, thread)
		if err != nil {
			t.Fatal(err)
		}
		path := "testdata/" + name + ".eml"
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

// A private person's mail program writes these fields, in this order, and no other.
func TestNothingBetraysTheTool(t *testing.T) {
	raw, err := Bytes(letter(), monday(t), someID, Thread{})
	if err != nil {
		t.Fatal(err)
	}
	header, _, _ := strings.Cut(string(raw), "\r\n\r\n")
	var names []string
	for _, line := range strings.Split(header, "\r\n") {
		if name, _, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, " ") {
			names = append(names, name)
		}
	}
	want := "Message-ID Date MIME-Version From To Subject Content-Type Content-Transfer-Encoding"
	if got := strings.Join(names, " "); got != want {
		t.Errorf("fields %s\nwant   %s", got, want)
	}
	host, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"audit", "spring", "go-mail", "golang", "mailer", "user-agent", "localhost"} {
		if strings.Contains(strings.ToLower(string(raw)), word) {
			t.Errorf("the message says %q", word)
		}
	}
	if len(host) > 3 && strings.Contains(string(raw), host) {
		t.Errorf("the message names this machine, %q", host)
	}
}

func TestBytesRefuses(t *testing.T) {
	for name, spoil := range map[string]func(l *audit.Letter, id *string){
		"line break in the name":    func(l *audit.Letter, _ *string) { l.FromName = "Ann\r\nBcc: x@y.example" },
		"line break in the subject": func(l *audit.Letter, _ *string) { l.Subject = "Hello\nBcc: x@y.example" },
		"line break in To":          func(l *audit.Letter, _ *string) { l.To = "a@b.example\r\nBcc: x@y.example" },
		"line break in the id":      func(_ *audit.Letter, id *string) { *id = "a@b.example\r\nX: y" },
		"brackets in the id":        func(_ *audit.Letter, id *string) { *id = "<a@b.example>" },
		"two recipients":            func(l *audit.Letter, _ *string) { l.To = "a@b.example, c@d.example" },
		"a named recipient":         func(l *audit.Letter, _ *string) { l.To = "A <a@b.example>" },
		"no recipient":              func(l *audit.Letter, _ *string) { l.To = "" },
		"an encoded word":           func(l *audit.Letter, _ *string) { l.Subject = "=?utf-8?q?x?=" },
		"NUL in the body":           func(l *audit.Letter, _ *string) { l.Body = "a\x00b\n" },
		"a bare CR in the body":     func(l *audit.Letter, _ *string) { l.Body = "a\rb\n" },
		"body that is not UTF-8":    func(l *audit.Letter, _ *string) { l.Body = "a\xffb\n" },
	} {
		l, id := letter(), someID
		spoil(&l, &id)
		if raw, err := Bytes(l, monday(t), id, Thread{}); err == nil {
			t.Errorf("%s: wrote %q", name, raw)
		} else if !strings.Contains(err.Error(), l.ID) {
			t.Errorf("%s: error %q does not name the letter", name, err)
		}
	}
}

// "From " at the beginning of a line is what mailbox files part messages by;
// programs on the way put a ">" before it.
func TestLinesThatServersTouch(t *testing.T) {
	for name, body := range map[string]string{
		"From at the beginning": "From Vilnius, with love\n",
		"a long line":           strings.Repeat("word ", 20) + "\n",
	} {
		l := letter()
		l.Body = body
		raw, err := Bytes(l, monday(t), someID, Thread{})
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(string(raw), "\r\n\r\n")
		for line := range strings.SplitSeq(text, "\r\n") {
			if strings.HasPrefix(line, "From ") || len(line) > 78 {
				t.Errorf("%s: the message holds the line %q", name, line)
			}
		}
	}
}

// What is written can be read back: by the standard library, to the letter.
func TestBytesReadBack(t *testing.T) {
	line := rapid.StringOfN(rapid.RuneFrom([]rune("abc XYZ.,;:\"()\\'=?_-ąčęėįšųūžäöüßяжщ€–„“漢")), 0, 120, -1)
	rapid.Check(t, func(t *rapid.T) {
		l := letter()
		l.FromName = strings.TrimSpace(strings.ReplaceAll(line.Draw(t, "name"), "=?", ""))
		l.Subject = strings.TrimSpace(strings.ReplaceAll(line.Draw(t, "subject"), "=?", ""))
		l.Body = strings.Join(rapid.SliceOfN(line, 1, 8).Draw(t, "body"), "\n") + "\n"
		raw, err := Bytes(l, time.Date(2026, 3, 2, 9, 5, 7, 0, time.UTC), someID, Thread{})
		if err != nil {
			t.Fatal(err)
		}
		checkLines(t, raw)
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		from, err := m.Header.AddressList("From")
		if err != nil || len(from) != 1 || from[0].Address != l.From || squeeze(from[0].Name) != squeeze(l.FromName) {
			t.Fatalf("From %q reads as %v, %v; want %q", m.Header.Get("From"), from, err, l.FromName)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
		if err != nil || subject != l.Subject {
			t.Fatalf("Subject %q reads as %q, %v; want %q", m.Header.Get("Subject"), subject, err, l.Subject)
		}
		body, err := readBody(m)
		if err != nil || body != l.Body {
			t.Fatalf("body reads as %q, %v; want %q", body, err, l.Body)
		}
	})
}

// squeeze joins runs of spaces, which a phrase in an address does not keep.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

func readBody(m *mail.Message) (string, error) {
	r := m.Body
	if m.Header.Get("Content-Transfer-Encoding") == "quoted-printable" {
		r = quotedprintable.NewReader(r)
	}
	body, err := io.ReadAll(r)
	return strings.ReplaceAll(string(body), "\r\n", "\n"), err
}

// checkLines asserts CRLF everywhere, ASCII only, and no line above 78 characters
// that could have been broken.
func checkLines(t *rapid.T, raw []byte) {
	if bytes.Count(raw, []byte("\n")) != bytes.Count(raw, []byte("\r\n")) || bytes.Count(raw, []byte("\r")) != bytes.Count(raw, []byte("\n")) {
		t.Fatalf("line ends other than CRLF in %q", raw)
	}
	scanner := bufio.NewScanner(bytes.NewReader(raw))
	for scanner.Scan() {
		line := scanner.Text()
		if len(line) > 78 && strings.Contains(strings.TrimSpace(line[10:]), " =?") {
			t.Fatalf("line of %d characters: %q", len(line), line)
		}
		if utf8.RuneCountInString(line) != len(line) {
			t.Fatalf("line outside ASCII: %q", line)
		}
	}
}

func TestMessageID(t *testing.T) {
	id := MessageID(7, "spring/acme/01/opening", 1, "Pastas.example")
	if !regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}@pastas\.example$`).MatchString(id) {
		t.Errorf("%q is not a UUID of version 4 at the sender's domain", id)
	}
	if again := MessageID(7, "spring/acme/01/opening", 1, "pastas.example"); again != id {
		t.Errorf("the same attempt has ids %q and %q", id, again)
	}
	for what, other := range map[string]string{
		"seed":    MessageID(8, "spring/acme/01/opening", 1, "pastas.example"),
		"letter":  MessageID(7, "spring/acme/02/opening", 1, "pastas.example"),
		"attempt": MessageID(7, "spring/acme/01/opening", 2, "pastas.example"),
	} {
		if other == id {
			t.Errorf("another %s has the same id", what)
		}
	}
}
