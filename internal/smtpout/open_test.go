package smtpout

import (
	"context"
	"encoding/base64"
	"errors"
	"net"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestOpenFails(t *testing.T) {
	login := Config{Username: "vilte", Password: "hunter2"}
	offers := func(auth string) conversation {
		return conversation{"S: 220 mail.test", "C: EHLO", "S: 250-mail.test", "S: 250 AUTH " + auth}
	}
	tests := []struct {
		name   string
		cfg    Config
		server conversation
		kind   error
		phase  string
		says   string // part of the message
	}{
		{"not wanted", login, conversation{"S: 554 5.7.1 you are on a list"}, ErrRefused, "greeting", "you are on a list"},
		{"too busy", login, conversation{"S: 421 4.3.2 too many connections"}, ErrRefused, "greeting", "wait and try again"},
		{"hangs up", login, conversation{}, ErrConnect, "greeting", "check host and port"},
		{"no SMTP", login, conversation{"S: * OK IMAP4rev1 ready"}, ErrConnect, "greeting", "check host and port"},
		{"EHLO and HELO refused", login, conversation{"S: 220 hi", "C: EHLO", "S: 550 bad name", "C: HELO", "S: 550 bad name"}, ErrRefused, "hello", "bad name"},
		{"no STARTTLS", Config{TLS: TLSStartTLS}, greeting, ErrTLS, "tls", "does not offer STARTTLS"},
		{
			"STARTTLS refused",
			Config{TLS: TLSStartTLS},
			conversation{"S: 220 hi", "C: EHLO", "S: 250-hi", "S: 250 STARTTLS", "C: STARTTLS", "S: 454 4.7.0 no certificate"},
			ErrTLS, "tls", "no certificate",
		},
		{"no login offered", login, greeting, ErrAuth, "auth", "offers no login"},
		{"no common mechanism", login, offers("GSSAPI NTLM"), ErrAuth, "auth", "only GSSAPI, NTLM"},
		{
			"wrong password", login, append(offers("PLAIN"), "C: AUTH PLAIN ", "S: 535 5.7.8 no, hunter2 is wrong", "C: *", "S: 501 ok", "C: QUIT", "S: 221 bye"),
			ErrAuth, "auth", "check username and password",
		},
		{
			"login fails for now", login, append(offers("PLAIN"), "C: AUTH PLAIN ", "S: 454 4.7.0 directory down", "C: *", "S: 501 ok", "C: QUIT", "S: 221 bye"),
			ErrRefused, "auth", "directory down",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := talkTo(t, tt.cfg, tt.server)
			fault, ok := errors.AsType[*Error](err)
			if !ok || !errors.Is(err, tt.kind) || fault.Phase != tt.phase || !strings.Contains(err.Error(), tt.says) {
				t.Fatalf("Open: %v\nwant %v in phase %s, with %q", err, tt.kind, tt.phase, tt.says)
			}
			if !strings.Contains(err.Error(), "mail.test:587") {
				t.Errorf("the error does not name the server: %v", err)
			}
			secret := base64.StdEncoding.EncodeToString([]byte("\x00vilte\x00hunter2"))
			for _, shown := range []string{err.Error(), fault.Transcript} {
				if strings.Contains(shown, "hunter2") || strings.Contains(shown, secret) {
					t.Errorf("the password is shown: %s", shown)
				}
			}
		})
	}
}

func TestOpenRefusesSettings(t *testing.T) {
	good := Config{Host: "mail.test", Port: 587, TLS: TLSStartTLS, HELO: "pastas.test"}
	tests := map[string]func(*Config){
		"host is empty":      func(c *Config) { c.Host = "" },
		"port 0":             func(c *Config) { c.Port = 0 },
		"port 65536":         func(c *Config) { c.Port = 65536 },
		`tls "ssl"`:          func(c *Config) { c.TLS = "ssl" },
		`helo name ""`:       func(c *Config) { c.HELO = "" },
		"helo name \"a b\"":  func(c *Config) { c.HELO = "a b" },
		`helo name "a\r\nb"`: func(c *Config) { c.HELO = "a\r\nb" },
	}
	for says, spoil := range tests {
		cfg := good
		spoil(&cfg)
		if _, err := Open(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("Open = %v, want %q", err, says)
		}
	}
}

func TestOpenGivesUp(t *testing.T) {
	t.Run("on a silent server", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			start := time.Now()
			_, err := talkTo(t, Config{}, conversation{"silence"})
			if !errors.Is(err, ErrConnect) || time.Since(start) != 5*time.Minute {
				t.Errorf("Open = %v after %s", err, time.Since(start))
			}
		})
	})
	t.Run("on a server that never stops talking", func(t *testing.T) {
		endless := slices.Repeat(conversation{"S: 220-" + strings.Repeat("blah ", 100)}, 1000)
		_, err := talkTo(t, Config{}, endless)
		if !errors.Is(err, ErrConnect) || !strings.Contains(err.Error(), errTooMuch.Error()) {
			t.Errorf("Open = %.200v", err)
		}
	})
	t.Run("when it is told to", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		client, server := net.Pipe()
		defer server.Close()
		cfg := Config{Host: "mail.test", Port: 587, TLS: TLSNone, HELO: "pastas.test"}
		cfg.Dial = func(context.Context, string, string) (net.Conn, error) { cancel(); return client, nil }
		if _, err := Open(ctx, cfg); !errors.Is(err, context.Canceled) {
			t.Errorf("Open = %v", err)
		}
	})
	t.Run("when nobody listens", func(t *testing.T) {
		cfg := Config{Host: "mail.test", Port: 587, TLS: TLSNone, HELO: "pastas.test"}
		cfg.Dial = func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("connection refused") }
		if _, err := Open(t.Context(), cfg); !errors.Is(err, ErrConnect) || !strings.Contains(err.Error(), "connection refused") {
			t.Errorf("Open = %v", err)
		}
	})
}
