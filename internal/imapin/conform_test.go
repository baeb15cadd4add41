package imapin

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
)

var received = time.Date(2026, 3, 2, 9, 30, 15, 0, time.FixedZone("EET", 2*60*60))

func message(n int) string {
	return fmt.Sprintf("Message-ID: <%d@firm.test>\r\nSubject: %d\r\n\r\nDear Viltė,\r\n.\r\nyours\r\n", n, n)
}

// conform is what every server must let us do.
func conform(t *testing.T, s server) {
	for _, mode := range []string{TLSNone, TLSStartTLS, TLSImplicit} {
		t.Run("opens over "+mode, func(t *testing.T) {
			a, err := Open(t.Context(), s.config(t, mode+"@pastas.test", mode))
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		})
	}
	for _, auth := range s.auth {
		t.Run("logs in by "+auth, func(t *testing.T) { logsInBy(t, s, auth) })
	}
	t.Run("refuses to open", func(t *testing.T) { openFails(t, s) })
	t.Run("finds folders", func(t *testing.T) { findsFolders(t, s) })
	t.Run("examines", func(t *testing.T) { examines(t, s) })
	t.Run("lists and fetches", func(t *testing.T) { listsAndFetches(t, s) })
	t.Run("tells what is gone", func(t *testing.T) { tellsWhatIsGone(t, s) })
	t.Run("truncates", func(t *testing.T) { truncates(t, s) })
	t.Run("appends and searches", func(t *testing.T) { appendsAndSearches(t, s) })
	t.Run("waits", func(t *testing.T) { waits(t, s) })
}

func openFails(t *testing.T, s server) {
	tests := []struct {
		name, mode string
		spoil      func(*Config)
		kind       error
		says       string
	}{
		{"wrong password", TLSNone, func(c *Config) { c.Password = "hunter2" }, ErrAuth, "check username and password"},
		{"wrong password over STARTTLS", TLSStartTLS, func(c *Config) { c.Password = "hunter2" }, ErrAuth, "check username and password"},
		{"authority unknown", TLSImplicit, func(c *Config) { c.RootCAs = x509.NewCertPool() }, ErrTLS, "ca_file"},
		{"authority unknown over STARTTLS", TLSStartTLS, func(c *Config) { c.RootCAs = x509.NewCertPool() }, ErrTLS, "ca_file"},
		{"name not in the certificate", TLSImplicit, func(c *Config) { c.Host = "localhost" }, ErrTLS, "set host to a name that stands in the server's certificate"},
		{"implicit TLS on a plain port", TLSNone, func(c *Config) { c.TLS = TLSImplicit }, ErrTLS, "set tls to starttls"},
		{"plain on the port for implicit TLS", TLSImplicit, func(c *Config) { c.TLS, c.Timeout = TLSNone, 50*time.Millisecond }, ErrConnect, "the tls setting fits the port"},
	}
	for _, tt := range tests {
		cfg := s.config(t, "locked@pastas.test", tt.mode)
		tt.spoil(&cfg)
		a, err := Open(t.Context(), cfg)
		if err == nil {
			a.Close()
		}
		if !errors.Is(err, tt.kind) || !strings.Contains(fmt.Sprint(err), tt.says) {
			t.Errorf("%s: %v\nwant %v with %q", tt.name, err, tt.kind, tt.says)
			continue
		}
		fault, _ := errors.AsType[*Error](err)
		if shown := err.Error() + fault.Transcript; strings.Contains(shown, "hunter2") || strings.Contains(shown, "aHVudGVyMg") {
			t.Errorf("%s: the password is shown: %s", tt.name, shown)
		}
	}
}

func logsInBy(t *testing.T, s server, auth string) {
	cfg := s.config(t, "auth@pastas.test", TLSStartTLS)
	cfg.Auth = auth
	a, err := Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	if shown := a.log.String(); !strings.Contains(shown, "(login as auth@pastas.test with "+strings.ToUpper(auth)+")") {
		t.Errorf("the login was not by %s:\n%s", auth, shown)
	}
	if err := a.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	cfg.Password = "hunter2"
	if _, err := Open(t.Context(), cfg); !errors.Is(err, ErrAuth) || !strings.Contains(err.Error(), strings.ToUpper(auth)) {
		t.Errorf("with a wrong password: %v", err)
	}
}

func findsFolders(t *testing.T, s server) {
	a, o := s.open(t, "folders@pastas.test")
	if err := o.c.Create("Šlamštas", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		names []string
		want  []Folder
	}{
		{nil, []Folder{{"INBOX", false}, {"Junk", true}}},
		{[]string{""}, []Folder{{"INBOX", false}, {"Junk", true}}},
		{[]string{"inbox", "Sent"}, []Folder{{"INBOX", false}, {"Sent", false}}},
		{[]string{"Junk", "INBOX", "Junk"}, []Folder{{"Junk", true}, {"INBOX", false}}},
		{[]string{"INBOX", "Spam"}, []Folder{{"INBOX", false}, {"Junk", true}}},
		{[]string{"Šlamštas"}, []Folder{{"Šlamštas", true}}},
	}
	for _, tt := range tests {
		got, err := a.Folders(t.Context(), tt.names)
		if err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("Folders(%q) = %v, %v; want %v", tt.names, got, err, tt.want)
		}
	}
	if _, err := a.Folders(t.Context(), []string{"INBOX", "Kunden"}); !errors.Is(err, ErrNoFolder) || !strings.Contains(err.Error(), `"Kunden"`) {
		t.Errorf("a missing folder: %v", err)
	}
	for name, want := range map[string]string{"": "Sent", "INBOX": "INBOX"} {
		if got, err := a.SentFolder(t.Context(), name); err != nil || got != want {
			t.Errorf("SentFolder(%q) = %q, %v; want %q", name, got, err, want)
		}
	}
	if _, err := a.SentFolder(t.Context(), "Kopien"); !errors.Is(err, ErrNoFolder) {
		t.Errorf("a missing folder for copies: %v", err)
	}
}

func examines(t *testing.T, s server) {
	a, o := s.open(t, "examine@pastas.test")
	before, err := a.Examine(t.Context(), "INBOX")
	if err != nil || before.UIDValidity == 0 || before.UIDNext != 1 || before.Messages != 0 {
		t.Fatalf("Examine = %+v, %v", before, err)
	}
	o.put("INBOX", message(1), received)
	after, err := a.Examine(t.Context(), "INBOX")
	want := Mailbox{Name: "INBOX", UIDValidity: before.UIDValidity, UIDNext: 2, Messages: 1}
	if err != nil || after != want {
		t.Errorf("Examine = %+v, %v; want %+v", after, err, want)
	}
	if _, err := a.Examine(t.Context(), "Kunden"); !errors.Is(err, ErrNoFolder) && !errors.Is(err, ErrRefused) {
		t.Errorf("a missing folder: %v", err)
	}
	if a.Broken() {
		t.Error("a refused command ended the connection")
	}
}

func listsAndFetches(t *testing.T, s server) {
	a, o := s.open(t, "fetch@pastas.test")
	for n := 1; n <= 60; n++ { // more than one batch
		o.put("INBOX", message(n), received.Add(time.Duration(n)*time.Minute))
	}
	for _, from := range []uint32{0, 1, 31, 60, 61, 1000} {
		items, err := a.List(t.Context(), "INBOX", from)
		if err != nil {
			t.Fatal(err)
		}
		if want := max(0, 61-int(max(from, 1))); len(items) != want {
			t.Fatalf("List from %d has %d messages, want %d", from, len(items), want)
		}
		next := max(from, 1)
		err = a.Fetch(t.Context(), items, 1<<20, func(f Fetched) error {
			raw := message(int(next))
			if f.Err != nil || f.UID != next || string(f.Raw) != raw || f.Truncated || f.Size != int64(len(raw)) {
				t.Errorf("UID %d: %+v", next, f)
			}
			if at := received.Add(time.Duration(next) * time.Minute); !f.InternalDate.Equal(at) || !items[next-max(from, 1)].InternalDate.Equal(at) {
				t.Errorf("UID %d came at %s, listed at %s, want %s", next, f.InternalDate, items[next-max(from, 1)].InternalDate, at)
			}
			next++
			return nil
		})
		if err != nil || next != max(from, 61) {
			t.Errorf("Fetch from %d ended before UID %d: %v", from, next, err)
		}
	}
	for _, m := range o.messages("INBOX") {
		if slices.Contains(m.Flags, imap.FlagSeen) {
			t.Errorf("UID %d was marked as seen", m.UID)
		}
	}
	stop := errors.New("enough")
	items, err := a.List(t.Context(), "INBOX", 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Fetch(t.Context(), items, 0, func(Fetched) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("Fetch hides the error of its caller: %v", err)
	}
}

func tellsWhatIsGone(t *testing.T, s server) {
	a, o := s.open(t, "gone@pastas.test")
	for n := 1; n <= 3; n++ {
		o.put("INBOX", message(n), received)
	}
	items, err := a.List(t.Context(), "INBOX", 1)
	if err != nil || len(items) != 3 {
		t.Fatalf("List = %v, %v", items, err)
	}
	o.expunge("INBOX", 2)
	var got []string
	err = a.Fetch(t.Context(), items, 0, func(f Fetched) error {
		got = append(got, fmt.Sprintf("%d %t", f.UID, errors.Is(f.Err, ErrGone)))
		return nil
	})
	if want := []string{"1 false", "2 true", "3 false"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("Fetch = %v, %v; want %v", got, err, want)
	}
}

func truncates(t *testing.T, s server) {
	a, o := s.open(t, "large@pastas.test")
	long := "Subject: long\r\n\r\n" + strings.Repeat("0123456789abcdef\r\n", 10000)
	o.put("INBOX", message(1), received)
	o.put("INBOX", long, received)
	o.put("INBOX", message(3), received)
	items, err := a.List(t.Context(), "INBOX", 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, limit := range []int64{100000, int64(len(long)) - 1, int64(len(long)), int64(len(long)) + 1, 0} {
		wants := []string{message(1), long, message(3)}
		err := a.Fetch(t.Context(), items, limit, func(f Fetched) error {
			want := wants[f.UID-1]
			cut := limit > 0 && int64(len(want)) > limit
			if cut {
				want = want[:limit]
			}
			if f.Err != nil || f.Truncated != cut || string(f.Raw) != want || f.Size != int64(len(wants[f.UID-1])) {
				t.Errorf("limit %d, UID %d: %d bytes of %d, truncated %t, %v", limit, f.UID, len(f.Raw), f.Size, f.Truncated, f.Err)
			}
			return nil
		})
		if err != nil {
			t.Errorf("limit %d: %v", limit, err)
		}
	}
}

func appendsAndSearches(t *testing.T, s server) {
	a, o := s.open(t, "sent@pastas.test")
	if found, err := a.SearchMessageID(t.Context(), "Sent", "<7@firm.test>"); err != nil || len(found) != 0 {
		t.Errorf("an empty folder: %v, %v", found, err)
	}
	large := message(7) + strings.Repeat("line\r\n", 20000)
	before := time.Now().Add(-time.Minute)
	for _, raw := range []string{message(6), large} {
		if err := a.Append(t.Context(), "Sent", []byte(raw)); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"<7@firm.test>", "7@firm.test"} {
		if found, err := a.SearchMessageID(t.Context(), "Sent", id); err != nil || !slices.Equal(found, []uint32{2}) {
			t.Errorf("SearchMessageID(%q) = %v, %v", id, found, err)
		}
	}
	sent := o.messages("Sent")
	if len(sent) != 2 || string(sent[1].BodySection[0].Bytes) != large || len(sent[0].Flags) > 1 {
		t.Errorf("the copies are not what was appended")
	}
	if at := sent[0].InternalDate; at.Before(before) || at.After(time.Now().Add(time.Minute)) {
		t.Errorf("the copy is dated %s, not by the server's clock", at)
	}
	if err := a.Append(t.Context(), "Kopien", []byte(message(8))); !errors.Is(err, ErrNoFolder) {
		t.Errorf("append to a missing folder: %v", err)
	}
	if _, err := a.SearchMessageID(t.Context(), "Sent", "x\r\ny"); err == nil {
		t.Error("searched for a Message-ID with a line break")
	}
}

func waits(t *testing.T, s server) {
	a, o := s.open(t, "idle@pastas.test")
	if _, err := a.List(t.Context(), "INBOX", 1); err != nil {
		t.Fatal(err)
	}
	t.Run("until time is over", func(t *testing.T) {
		if err := a.Idle(t.Context(), "INBOX", time.Millisecond); err != nil {
			t.Error(err)
		}
	})
	t.Run("until it is told to stop", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := a.Idle(ctx, "INBOX", time.Minute); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Idle = %v", err)
		}
		if a.Broken() {
			t.Error("the end of the context ended the connection")
		}
	})
	t.Run("not at all when something has come", func(t *testing.T) {
		o.put("INBOX", message(1), received)
		if err := a.Idle(t.Context(), "INBOX", time.Minute); err != nil {
			t.Error(err)
		}
		if items, err := a.List(t.Context(), "INBOX", 1); err != nil || len(items) != 1 {
			t.Errorf("List = %v, %v", items, err)
		}
	})
	t.Run("until something comes", func(t *testing.T) {
		start, done := time.Now(), make(chan error)
		go func() { done <- a.Idle(t.Context(), "INBOX", time.Minute) }()
		o.put("INBOX", message(2), received)
		if err := <-done; err != nil || time.Since(start) > 30*time.Second {
			t.Errorf("Idle = %v after %s", err, time.Since(start))
		}
		if items, err := a.List(t.Context(), "INBOX", 2); err != nil || len(items) != 1 {
			t.Errorf("List = %v, %v", items, err)
		}
	})
}

func TestAgainstMemoryServer(t *testing.T) {
	conform(t, memory(t, imap.CapSpecialUse, imap.CapListExtended, imap.CapUIDPlus, imap.CapIMAP4rev2))
}
