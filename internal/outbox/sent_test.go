package outbox

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"replyaudit/internal/audit"
	"replyaudit/internal/imapin"
	"replyaudit/internal/store"
)

// host is the persona's mail host in memory, with one folder for copies.
type host struct {
	user  *imapmemserver.User
	lines chan net.Conn
	done  chan struct{}
}

func newHost(t testing.TB) *host {
	t.Helper()
	h := &host{user: imapmemserver.NewUser(account, "secret"), lines: make(chan net.Conn), done: make(chan struct{})}
	if err := errors.Join(h.user.Create("INBOX", nil), h.user.Create("Sent", nil)); err != nil {
		t.Fatal(err)
	}
	users := imapmemserver.New()
	users.AddUser(h.user)
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return users.NewSession(), nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}}, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	})
	stopped := make(chan struct{})
	go func() { defer close(stopped); _ = server.Serve(h) }()
	t.Cleanup(func() { close(h.done); _ = server.Close(); <-stopped })
	return h
}

// Accept, Close and Addr make the host a listener on pipes.
func (h *host) Accept() (net.Conn, error) {
	select {
	case conn := <-h.lines:
		return conn, nil
	case <-h.done:
		return nil, net.ErrClosed
	}
}

func (h *host) Close() error   { return nil }
func (h *host) Addr() net.Addr { return &net.TCPAddr{} }

func (h *host) open(t testing.TB) *imapin.Account {
	t.Helper()
	box, err := imapin.Open(t.Context(), imapin.Config{
		Host: "imap.test", Port: 143, TLS: imapin.TLSNone, Username: account, Password: "secret",
		Dial: func(context.Context, string, string) (net.Conn, error) {
			ours, theirs := net.Pipe()
			h.lines <- theirs
			return ours, nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { box.Close() })
	return box
}

func (h *host) put(t testing.TB, folder string, raw []byte) {
	t.Helper()
	if _, err := h.user.Append(folder, bytes.NewReader(raw), &imap.AppendOptions{Time: time.Now()}); err != nil {
		t.Fatal(err)
	}
}

// copies returns the bytes of all messages in Sent.
func copies(t testing.TB, box *imapin.Account) (all []string) {
	t.Helper()
	items, err := box.List(t.Context(), "Sent", 1)
	if err != nil {
		t.Fatal(err)
	}
	err = box.Fetch(t.Context(), items, 0, func(f imapin.Fetched) error {
		all = append(all, string(f.Raw))
		return f.Err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestExactlyOneCopy is row 13: whatever happens between the 250 and the record
// of the copy, Sent holds the letter once.
func TestExactlyOneCopy(t *testing.T) {
	for name, before := range map[string]func(t *testing.T, o *office, h *host, box *imapin.Account){
		"crash before the copy": func(*testing.T, *office, *host, *imapin.Account) {},
		"crash before the record of the copy": func(t *testing.T, o *office, _ *host, box *imapin.Account) {
			o.behind(`CREATE TRIGGER broken BEFORE UPDATE OF copied ON letter_state WHEN NEW.copied = 1 BEGIN SELECT RAISE(ABORT, 'no room'); END`)
			if err := o.KeepCopies(t.Context(), account, "Sent", box); err == nil {
				t.Error("a copy that cannot be recorded is no error")
			}
			o.behind(`DROP TRIGGER broken`)
		},
		"the provider files its own": func(t *testing.T, o *office, h *host, _ *imapin.Account) {
			h.put(t, "Sent", []byte(o.server.taken()[0].raw))
		},
		"done before": func(t *testing.T, o *office, _ *host, box *imapin.Account) {
			if err := o.KeepCopies(t.Context(), account, "Sent", box); err != nil {
				t.Error(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			o, h := newOffice(t, 1), newHost(t)
			o.mustRound(1)
			box := h.open(t)
			before(t, o, h, box)
			if err := o.KeepCopies(t.Context(), account, "Sent", box); err != nil {
				t.Fatal(err)
			}
			if got := copies(t, box); len(got) != 1 || got[0] != o.server.taken()[0].raw {
				t.Errorf("Sent holds %d messages, want the letter once, as it was sent", len(got))
			}
			if l := o.mustBe(0, audit.Accepted); !l.Copied {
				t.Error("the copy is not recorded")
			}
		})
	}
}

// TestOnlyAcceptedLettersAreCopied: a copy of what never left would be false proof.
func TestOnlyAcceptedLettersAreCopied(t *testing.T) {
	o, h := newOffice(t, 4), newHost(t)
	o.server.answer = func(verb, to string) string {
		switch {
		case to == "info@firm0.test" && verb == "rcpt":
			return "550 5.1.1 no such user"
		case to == "info@firm1.test" && verb == "rcpt":
			return "450 4.2.1 busy"
		case to == "info@firm2.test" && verb == "dot":
			return hangUp
		}
		return ""
	}
	o.mustRound(1)
	box := h.open(t)
	if err := o.KeepCopies(t.Context(), account, "Sent", box); err != nil {
		t.Fatal(err)
	}
	if got := copies(t, box); len(got) != 1 || !strings.Contains(got[0], "firm3.") {
		t.Errorf("Sent holds %d messages, want the accepted letter alone", len(got))
	}
	o.mustBe(2, audit.Unknown) // absence proves nothing
}

func TestACopyInSentProvesAnUnknownLetter(t *testing.T) {
	o, h := newOffice(t, 2), newHost(t)
	o.server.answer = func(verb, _ string) string {
		if verb == "dot" {
			o.clock.AdvanceTo(o.clock.Now().Add(10 * time.Minute)) // the server is slow to die
			return hangUp
		}
		return ""
	}
	o.mustRound(0)
	h.put(t, "Sent", []byte(o.server.taken()[0].raw))
	box := h.open(t)
	for range 2 {
		if err := o.KeepCopies(t.Context(), account, "Sent", box); err != nil {
			t.Fatal(err)
		}
	}
	l := o.mustBe(0, audit.Accepted)
	if !l.Proved || !l.SentAt.Equal(monday) || o.reason(0) != "sent_copy" {
		t.Errorf("proved %v, t0 %v, reason %s; want t0 at the marker", l.Proved, l.SentAt, o.reason(0))
	}
	if got := copies(t, box); len(got) != 1 {
		t.Errorf("Sent holds %d messages", len(got))
	}
	o.mustBe(1, audit.Unknown)
}

// TestOurOwnCopyIsNoProof: a letter that was accepted by a person's word gets no
// copy from us, which would prove it when the word is taken back.
func TestOurOwnCopyIsNoProof(t *testing.T) {
	o, h := newOffice(t, 1), newHost(t)
	o.server.answer = func(verb, _ string) string {
		if verb == "dot" {
			return hangUp
		}
		return ""
	}
	o.mustRound(0)
	word, err := o.Store.AddOverride(t.Context(), store.Override{
		Kind: store.OverrideSent, Subject: letterID(0), Entity: "demo/firm0/01", Value: store.SentAt(time.Time{}), Person: "person:eva", At: monday,
	})
	if err != nil {
		t.Fatal(err)
	}
	o.mustBe(0, audit.Accepted)
	box := h.open(t)
	keep := func() {
		if err := o.KeepCopies(t.Context(), account, "Sent", box); err != nil {
			t.Fatal(err)
		}
	}
	keep()
	if _, err := o.Store.UndoOverride(t.Context(), word.Number, "person:eva", monday); err != nil {
		t.Fatal(err)
	}
	keep()
	o.mustBe(0, audit.Unknown)
	if got := copies(t, box); len(got) != 0 {
		t.Errorf("Sent holds %d messages", len(got))
	}
}

// TestAProofBeatsAPersonsNo, and the no has nothing sent again.
func TestAProofBeatsAPersonsNo(t *testing.T) {
	o, h := newOffice(t, 1), newHost(t)
	o.server.answer = func(verb, _ string) string {
		if verb == "dot" {
			return hangUp
		}
		return ""
	}
	o.mustRound(0)
	if _, err := o.Store.AddOverride(t.Context(), store.Override{
		Kind: store.OverrideSent, Subject: letterID(0), Entity: "demo/firm0/01", Value: store.NotSent, Person: "person:eva", At: monday,
	}); err != nil {
		t.Fatal(err)
	}
	o.server.answer = nil
	o.clock.AdvanceTo(monday.Add(30 * time.Minute))
	o.mustRound(0)
	if n := len(o.server.taken()); n != 1 {
		t.Errorf("%d letters at the server", n)
	}
	o.mustBe(0, audit.Unknown)
	h.put(t, "Sent", []byte(o.server.taken()[0].raw)) // by the provider
	if err := o.KeepCopies(t.Context(), account, "Sent", h.open(t)); err != nil {
		t.Fatal(err)
	}
	o.mustBe(0, audit.Accepted)
}

// TestTheConversationIsKept up to where the line broke, without the letter's text.
func TestTheConversationIsKept(t *testing.T) {
	o := newOffice(t, 3)
	o.server.answer = func(verb, to string) string {
		switch {
		case verb == "dot" && to == "info@firm0.test":
			return hangUp
		case verb == "rcpt" && to == "info@firm1.test":
			return "450 4.2.1 busy"
		}
		return ""
	}
	o.mustRound(1)
	for i, want := range []string{"C: RCPT TO:<info@firm0.test>|354 go on|(the letter,|C: .", "C: RCPT TO:<info@firm1.test>|S: 450 4.2.1 busy", ""} {
		got, err := o.Store.Transcript(t.Context(), letterID(i))
		if err != nil || want == "" && got != "" || strings.Contains(got, "Laba diena") {
			t.Errorf("letter %d: kept %q, %v", i, got, err)
		}
		for part := range strings.SplitSeq(want, "|") {
			if !strings.Contains(got, part) {
				t.Errorf("letter %d: %q is missing in\n%s", i, part, got)
			}
		}
	}
}
