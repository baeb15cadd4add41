package mailhost

import (
	"bytes"
	"fmt"
	"net"
	"net/smtp"
	"strings"
	"testing"
	"time"
)

// send brings a letter to the relay with the standard library's client.
func send(t *testing.T, h *Host, to, raw string) {
	t.Helper()
	if err := smtp.SendMail(fmt.Sprintf("127.0.0.1:%d", h.Relay), nil, "vilte@pastas.test", []string{to}, []byte(raw)); err != nil {
		t.Fatalf("send to %s: %v", to, err)
	}
}

func TestHost(t *testing.T) {
	h := Start(t)
	t.Run("delivers", func(t *testing.T) {
		send(t, h, "shop@firm.test", "From: vilte@pastas.test\r\nTo: shop@firm.test\r\nSubject: hello\r\n\r\nbody\r\n")
		got := h.Await(t, "shop@firm.test", "INBOX", 1)
		if !bytes.Contains(got[0], []byte("Subject: hello\r\n")) || !bytes.HasSuffix(got[0], []byte("\r\n\r\nbody\r\n")) {
			t.Errorf("delivered:\n%s", got[0])
		}
	})
	t.Run("puts", func(t *testing.T) {
		raw := []byte("Subject: put\r\n\r\nx\r\n")
		h.Put(t, "put@firm.test", "Junk", raw, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		if got := h.Messages(t, "put@firm.test", "Junk"); len(got) != 1 || !bytes.Equal(got[0], raw) {
			t.Errorf("Messages = %q", got)
		}
	})
	t.Run("answers by sieve", func(t *testing.T) {
		h.Sieve(t, "away@firm.test", "require [\"vacation\"];\nvacation :days 1 :subject \"Away\" \"I am on holiday.\";\n")
		send(t, h, "away@firm.test", "From: vilte@pastas.test\r\nTo: away@firm.test\r\nSubject: hello\r\nMessage-ID: <1@pastas.test>\r\n\r\nbody\r\n")
		got := h.Await(t, "vilte@pastas.test", "INBOX", 1)
		if !strings.Contains(string(got[0]), "Auto-Submitted: auto-replied") || !strings.Contains(string(got[0]), "I am on holiday.") {
			t.Errorf("the vacation answer is:\n%s", got[0])
		}
	})
	t.Run("takes and bounces", func(t *testing.T) {
		send(t, h, "gone@firm.test", "From: bounced@pastas.test\r\nTo: gone@firm.test\r\nSubject: hello\r\n\r\nbody\r\n")
		got := string(h.Await(t, "vilte@pastas.test", "INBOX", 2)[1])
		if !strings.Contains(got, "report-type=delivery-status") || !strings.Contains(got, "Status: 5.1.1") || !strings.Contains(got, "gone@firm.test") {
			t.Errorf("the bounce is:\n%s", got)
		}
	})
	t.Run("stops and starts", func(t *testing.T) {
		for _, side := range []struct {
			port        int
			stop, start func(testing.TB)
		}{{h.Submission, h.StopSMTP, h.StartSMTP}, {h.IMAP, h.StopIMAP, h.StartIMAP}} {
			side.stop(t)
			if _, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", side.port)); err == nil {
				t.Errorf("port %d still answers", side.port)
			}
			side.start(t)
			if !answers(side.port) {
				t.Errorf("port %d does not answer again", side.port)
			}
		}
	})
}
