package smtpout

import (
	"slices"
	"strings"
	"testing"
)

// What cannot be sent unchanged is refused before anything is said, and the session goes on.
func TestSendRefusesWhatSMTPCannotCarry(t *testing.T) {
	good := "Subject: x\r\n\r\nbody\r\n"
	tests := []struct{ name, from, to, raw, says string }{
		{"no sender", "", "b@firm.test", good, "sender"},
		{"no domain", "a@pastas.test", "b@", good, "local@domain"},
		{"injected parameter", "a@pastas.test> SIZE=1", "b@firm.test", good, "blank"},
		{"injected command", "a@pastas.test", "b@firm.test\r\nDATA", good, "control character"},
		{"bare LF", "a@pastas.test", "b@firm.test", "Subject: x\r\n\r\nbo\ndy\r\n", "byte 16"},
		{"smuggled dot", "a@pastas.test", "b@firm.test", "Subject: x\r\n\r\nbody\n.\r\nMAIL FROM:<evil@x.test>\r\n", "bare"},
		{"bare CR", "a@pastas.test", "b@firm.test", "Subject: x\r\n\r\nbody\r", "byte 18"},
		{"no last CRLF", "a@pastas.test", "b@firm.test", "Subject: x\r\n\r\nbody", "no CRLF at its end"},
		{"international address", "a@pastas.test", "žiema@firm.test", good, "SMTPUTF8"},
		{"international header", "a@pastas.test", "b@firm.test", "Subject: žiema\r\n\r\nbody\r\n", "SMTPUTF8"},
		{"8-bit text", "a@pastas.test", "b@firm.test", "Subject: x\r\n\r\nžiema\r\n", "8BITMIME"},
	}
	bare := conversation{"S: 220 mail.test", "C: EHLO", "S: 250 mail.test"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := talkTo(t, Config{}, append(bare, "C: QUIT", "S: 221 bye"))
			if err != nil {
				t.Fatal(err)
			}
			got := s.Send(tt.from, tt.to, []byte(tt.raw))
			if got.Kind != Rejected || got.Phase != PhaseCheck || !strings.Contains(got.Text, tt.says) || s.Broken() {
				t.Errorf("Send = %+v, broken %t; want %q", got, s.Broken(), tt.says)
			}
		})
	}
}

// SMTPUTF8 is asked for only where the letter needs it; a domain never does.
func TestInternationalAddresses(t *testing.T) {
	hello := conversation{"S: 220 mail.test", "C: EHLO", "S: 250-mail.test", "S: 250-8BITMIME", "S: 250 SMTPUTF8"}
	tests := []struct{ to, mail, rcpt string }{
		{"b@firm.test", "MAIL FROM:<a@pastas.test> BODY=8BITMIME\r\n", "RCPT TO:<b@firm.test>\r\n"},
		{"b@пример.рф", "MAIL FROM:<a@pastas.test> BODY=8BITMIME\r\n", "RCPT TO:<b@xn--e1afmkfd.xn--p1ai>\r\n"},
		{"почта@пример.рф", "MAIL FROM:<a@pastas.test> BODY=8BITMIME SMTPUTF8\r\n", "RCPT TO:<почта@xn--e1afmkfd.xn--p1ai>\r\n"},
	}
	for _, tt := range tests {
		s, err := talkTo(t, Config{}, slices.Concat(hello, conversation{
			"C: " + tt.mail, "S: 250 ok", "C: " + tt.rcpt, "S: 250 ok", "C: DATA", "S: 354 go", "letter", "dot", "S: 250 ok",
		}))
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Send("a@pastas.test", tt.to, []byte(letter)); got.Kind != Accepted {
			t.Errorf("to %s: %+v", tt.to, got)
		}
	}
}

func TestMaskBoundsForeignText(t *testing.T) {
	log := newTranscript("vilte", "hunter2")
	tests := []struct{ in, want string }{
		{"2.0.0 Ok\nqueued", "2.0.0 Ok\nqueued"},
		{"red \x1b[31m alert\a", "red  [31m alert"},
		{"turned \u202e round", "turned   round"},
		{"broken \xff byte", "broken \uFFFD byte"},
		{"your password hunter2", "your password ***"},
		{"your password aHVudGVyMg==", "your password ***"},
		{strings.Repeat("ž", maxText), strings.Repeat("ž", maxText/2) + "…"},
	}
	for _, tt := range tests {
		if got := log.clean(tt.in); got != tt.want {
			t.Errorf("mask(%.40q) = %.60q, want %.60q", tt.in, got, tt.want)
		}
	}
	for range 3 * maxLines {
		log.server(250, "ok")
	}
	if n := len(log.lines); n != maxLines {
		t.Errorf("the transcript has %d lines, want the last %d", n, maxLines)
	}
}
