package imapin

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"
)

// asked tells whether a FETCH for bodies asks for a UID, all being 1:3 or single.
func asked(command string, uid int) bool {
	set, _, _ := strings.Cut(strings.TrimPrefix(command, "UID FETCH "), " ")
	return set == "1:3" || set == fmt.Sprint(uid)
}

// body is the answer to a FETCH of the messages from 1 to 3 that were asked for,
// where message 2 is as the test wants it.
func body(command, second string) string {
	var answer string
	for uid := 1; uid <= 3; uid++ {
		switch {
		case !asked(command, uid):
		case uid == 2:
			answer += second
		default:
			answer += fmt.Sprintf("* %d FETCH (UID %d INTERNALDATE \"02-Mar-2026 09:30:15 +0200\" RFC822.SIZE 1 BODY[] {1}\nx)\n", uid, uid)
		}
	}
	return answer + "$ OK done"
}

// One bad message neither blocks those behind it nor disappears.
func TestBadMessages(t *testing.T) {
	tests := []struct {
		name   string
		second func(command string) string // the answer when UID 2 is asked for, without the tagged line
		whole  string                      // instead of the answer to a command that asks for UID 2
		want   string
		dials  int
	}{
		{name: "a date that cannot be read", dials: 3, want: "[x] [x] [x]", second: func(command string) string {
			if strings.Contains(command, "INTERNALDATE") {
				return "* 2 FETCH (UID 2 INTERNALDATE \"yesterday\" BODY[] {1}\nx)\n"
			}
			return "* 2 FETCH (UID 2 BODY[] {1}\nx)\n"
		}},
		{name: "the server crashes at it", whole: hangUp, want: "[x] unreadable [x]", dials: 4},
		{name: "the server refuses it", whole: "$ NO [SERVERBUG] cannot read it", want: "[x] unreadable [x]", dials: 1},
		{name: "the server leaves it out", second: func(string) string { return "" }, want: "[x] unreadable [x]", dials: 1},
		{name: "the server gives no body", second: func(string) string { return "* 2 FETCH (UID 2 BODY[] NIL)\n" }, want: "[x] unreadable [x]", dials: 1},
		{name: "an answer that is no IMAP", second: func(string) string { return "* 2 FETCH what?\n" }, want: "[x] unreadable [x]", dials: 4},
		{
			name: "it is much larger than listed", want: "[x] [" + strings.Repeat("y", 80000) + "…] [x]", dials: 1,
			second: func(string) string {
				return fmt.Sprintf("* 2 FETCH (UID 2 BODY[] {100000}\n%s)\n", strings.Repeat("y", 100000))
			},
		},
		{name: "its flags are announced just before", want: "[x] [x] [x]", dials: 1, second: func(string) string {
			return "* 2 FETCH (UID 2 FLAGS (\\Seen))\n* 2 FETCH (UID 2 BODY[] {1}\nx)\n"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			alone := false
			f := &fake{answer: func(command string) string {
				switch {
				case isListing(command):
					return listing
				case strings.HasPrefix(command, "UID SEARCH"):
					return "* SEARCH 2\n$ OK done"
				case !strings.HasPrefix(command, "UID FETCH"):
					return ""
				case asked(command, 2) && tt.whole != "":
					alone = alone || strings.HasPrefix(command, "UID FETCH 2 ")
					return tt.whole
				}
				second := ""
				if asked(command, 2) {
					second = tt.second(command)
				}
				if strings.HasPrefix(command, "UID FETCH 2 ") {
					alone = true
					second = strings.ReplaceAll(second, "* 2 FETCH (UID 2 FLAGS (\\Seen))\n", "")
				}
				return body(command, second)
			}}
			a := f.open(t)
			items, err := a.List(t.Context(), "INBOX", 1)
			if err != nil || len(items) != 3 {
				t.Fatalf("List = %v, %v", items, err)
			}
			var got []string
			err = a.Fetch(t.Context(), items, 80000, func(m Fetched) error {
				got = append(got, describe(m))
				return nil
			})
			if err != nil || strings.Join(got, " ") != tt.want {
				t.Errorf("Fetch = %.300v, %v\nwant %.300s", got, err, tt.want)
			}
			if f.dials != tt.dials || !alone {
				t.Errorf("took %d connections, want %d; asked for alone: %t", f.dials, tt.dials, alone)
			}
			if a.Broken() {
				t.Error("the account is broken afterwards")
			}
		})
	}
}

func describe(m Fetched) string {
	switch {
	case errors.Is(m.Err, ErrUnreadable):
		return "unreadable"
	case m.Err != nil:
		return m.Err.Error()
	case m.Truncated:
		return "[" + string(m.Raw) + "…]"
	default:
		return "[" + string(m.Raw) + "]"
	}
}

// A date that the client cannot read must not hide the folder either.
func TestListFallsBackToUIDs(t *testing.T) {
	f := &fake{answer: func(command string) string {
		switch {
		case isListing(command):
			return "* 1 FETCH (UID 1 INTERNALDATE \"yesterday\" RFC822.SIZE 1)\n$ OK done"
		case strings.HasPrefix(command, "UID SEARCH UID 2:*"):
			return "* SEARCH 3 2 1\n$ OK done" // "n:*" takes in the last message, whatever its UID
		}
		return ""
	}}
	items, err := f.open(t).List(t.Context(), "INBOX", 2)
	if want := []Item{{UID: 2}, {UID: 3}}; err != nil || !slices.Equal(items, want) {
		t.Errorf("List = %v, %v; want %v", items, err, want)
	}
}

// When the server goes away nothing is reported about messages that were not read.
func TestFetchFromAServerThatGoesDown(t *testing.T) {
	f := &fake{}
	f.answer = func(command string) string {
		switch {
		case isListing(command):
			return listing
		case strings.HasPrefix(command, "UID FETCH"):
			f.down = true
			return hangUp
		}
		return ""
	}
	a := f.open(t)
	items, err := a.List(t.Context(), "INBOX", 1)
	if err != nil {
		t.Fatal(err)
	}
	err = a.Fetch(t.Context(), items, 0, func(m Fetched) error {
		t.Errorf("reported %+v", m)
		return nil
	})
	if !errors.Is(err, ErrConnect) || !a.Broken() {
		t.Errorf("Fetch = %v, broken %t", err, a.Broken())
	}
}

func TestFetchFromAFolderThatIsRebuilt(t *testing.T) {
	examined := 0
	f := &fake{answer: func(command string) string {
		switch {
		case strings.HasPrefix(command, "EXAMINE"):
			if examined++; examined == 1 {
				return ""
			}
			return strings.Replace(standard(command), "77", "78", 1)
		case isListing(command):
			return listing
		case strings.HasPrefix(command, "UID FETCH"):
			return hangUp
		}
		return ""
	}}
	a := f.open(t)
	items, err := a.List(t.Context(), "INBOX", 1)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second call must not take the new folder for the old one
		err = a.Fetch(t.Context(), items, 0, func(m Fetched) error {
			t.Errorf("reported %+v", m)
			return nil
		})
		if !errors.Is(err, ErrRebuilt) {
			t.Errorf("Fetch = %v", err)
		}
	}
}

func TestSearchIsBounded(t *testing.T) {
	f := &fake{answer: func(command string) string {
		if strings.HasPrefix(command, "UID SEARCH") {
			return "* ESEARCH (TAG \"$\") UID ALL 1:4294967295\n$ OK done"
		}
		return ""
	}}
	if found, err := f.open(t).SearchMessageID(t.Context(), "INBOX", "<1@firm.test>"); err == nil {
		t.Errorf("SearchMessageID found %d messages in a folder of three", len(found))
	}
}

func TestOpenFails(t *testing.T) {
	login := func(answer string) func(string) string {
		return func(command string) string {
			if strings.HasPrefix(command, "LOGIN") {
				return answer
			}
			return ""
		}
	}
	tests := []struct {
		name string
		fake fake
		kind error
		says string
	}{
		{"the server says goodbye", fake{greeting: "* BYE too many connections"}, ErrRefused, "too many connections"},
		{"the server is none", fake{greeting: "220 mail.test ESMTP"}, ErrConnect, "check host and port"},
		{"login for now impossible", fake{answer: login("$ NO [UNAVAILABLE] directory down")}, ErrRefused, "directory down"},
		{"wrong password, echoed", fake{answer: login("$ NO [AUTHENTICATIONFAILED] hunter2 is wrong")}, ErrAuth, "*** is wrong"},
		{"no login without encryption", fake{greeting: "* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready"}, ErrAuth, "offers no login here; many do so only over TLS"},
		{"the server hangs up at login", fake{answer: login(hangUp)}, ErrConnect, "check host and port"},
		{"nobody listens", fake{down: true}, ErrConnect, "connection refused"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.fake.answer == nil {
				tt.fake.answer = login("")
			}
			_, err := Open(t.Context(), tt.fake.config(t))
			if !errors.Is(err, tt.kind) || !strings.Contains(fmt.Sprint(err), tt.says) || !strings.Contains(fmt.Sprint(err), "mail.test:143") {
				t.Errorf("Open = %v\nwant %v with %q", err, tt.kind, tt.says)
			}
		})
	}
}

func TestOpenRefusesSettings(t *testing.T) {
	good := Config{Host: "mail.test", Port: 143, TLS: TLSStartTLS, Username: "vilte"}
	for says, spoil := range map[string]func(*Config){
		"host is empty":     func(c *Config) { c.Host = "" },
		"port 70000":        func(c *Config) { c.Port = 70000 },
		`tls "ssl"`:         func(c *Config) { c.TLS = "ssl" },
		"username is empty": func(c *Config) { c.Username = "" },
	} {
		cfg := good
		spoil(&cfg)
		if _, err := Open(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("Open = %v, want %q", err, says)
		}
	}
}

// A server that says nothing holds no call longer than the time-out or the context.
func TestSilentServer(t *testing.T) {
	f := func() *fake {
		return &fake{greeting: "* OK [CAPABILITY IMAP4rev1 IDLE] ready", answer: func(command string) string {
			switch {
			case strings.HasPrefix(command, "LOGIN"):
				return "$ OK [CAPABILITY IMAP4rev1 IDLE] welcome"
			case strings.HasPrefix(command, "EXAMINE \"INBOX\"") || strings.HasPrefix(command, "EXAMINE INBOX"):
				return ""
			default:
				return silence
			}
		}}
	}
	calls := map[string]func(context.Context, *Account) error{
		"Folders": func(ctx context.Context, a *Account) error { _, err := a.Folders(ctx, nil); return err },
		"Examine": func(ctx context.Context, a *Account) error { _, err := a.Examine(ctx, "Junk"); return err },
		"Search": func(ctx context.Context, a *Account) error {
			_, err := a.SearchMessageID(ctx, "INBOX", "x@y")
			return err
		},
		"Append": func(ctx context.Context, a *Account) error { return a.Append(ctx, "Sent", []byte("x\r\n")) },
		"Idle":   func(ctx context.Context, a *Account) error { return a.Idle(ctx, "INBOX", time.Hour) },
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				a, start := f().open(t), time.Now()
				if err := call(t.Context(), a); !errors.Is(err, ErrConnect) || !errors.Is(err, errSilent) || !a.Broken() {
					t.Errorf("%v, broken %t", err, a.Broken())
				}
				if took := time.Since(start); took != 20*time.Second {
					t.Errorf("gave up after %s", took)
				}
				if err := call(t.Context(), a); !errors.Is(err, ErrConnect) {
					t.Errorf("again: %v", err)
				}
			})
		})
		t.Run(name+" until the context ends", func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				a, start := f().open(t), time.Now()
				ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
				defer cancel()
				if err := call(ctx, a); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 3*time.Second {
					t.Errorf("%v after %s", err, time.Since(start))
				}
			})
		})
	}
	t.Run("Open", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			f, start := f(), time.Now()
			f.answer = func(string) string { return silence }
			if _, err := Open(t.Context(), f.config(t)); !errors.Is(err, errSilent) || time.Since(start) != 20*time.Second {
				t.Errorf("%v after %s", err, time.Since(start))
			}
		})
	})
}

// A server without IDLE is not waited for.
func TestIdleNeedsTheServersConsent(t *testing.T) {
	a := (&fake{answer: func(string) string { return "" }}).open(t)
	if a.CanIdle() {
		t.Error("CanIdle at a server that does not offer IDLE")
	}
	if err := a.Idle(t.Context(), "INBOX", time.Minute); !errors.Is(err, ErrRefused) || a.Broken() {
		t.Errorf("Idle = %v, broken %t", err, a.Broken())
	}
}

// IDLE ends before routers forget the connection, and a path that died meanwhile is noticed.
func TestIdleOnADeadPath(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		idles := 0
		f := &fake{greeting: "* OK [CAPABILITY IMAP4rev1] ready", answer: func(command string) string {
			switch {
			case strings.HasPrefix(command, "LOGIN"):
				return "$ OK [CAPABILITY IMAP4rev1 IDLE] welcome"
			case command == "IDLE":
				idles++
				return "+ idling"
			case command == "DONE" && idles == 2:
				return silence
			}
			return ""
		}}
		a, start := f.open(t), time.Now()
		err := a.Idle(t.Context(), "INBOX", time.Hour)
		if !errors.Is(err, errSilent) || time.Since(start) != maxIdle+20*time.Second || !a.Broken() {
			t.Errorf("Idle = %v after %s", err, time.Since(start))
		}
	})
}

// A server that is slow but not silent may take as long as the context allows.
func TestSlowServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &fake{answer: func(command string) string {
			if isListing(command) {
				return strings.ReplaceAll(listing, "\n", "\n"+pause)
			}
			return ""
		}}
		a, start := f.open(t), time.Now()
		items, err := a.List(t.Context(), "INBOX", 1)
		if err != nil || len(items) != 3 || time.Since(start) != 3*pauseLength {
			t.Errorf("List = %v, %v after %s", items, err, time.Since(start))
		}
	})
}

// Transcripts help only if they can be shown to anybody.
func TestTranscriptShowsNoSecrets(t *testing.T) {
	f := &fake{answer: func(command string) string {
		if strings.HasPrefix(command, "EXAMINE") {
			return "* OK [ALERT] the disk is \x1b[31mfull\n$ NO [NOPERM] not for you"
		}
		return ""
	}}
	cfg := f.config(t)
	cfg.Password = `hun"ter2` // which the wire shows as "hun\"ter2"
	a, err := Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	_, err = a.Examine(t.Context(), "INBOX")
	fault, ok := errors.AsType[*Error](err)
	if !ok || !errors.Is(err, ErrRefused) {
		t.Fatalf("Examine = %v", err)
	}
	for _, want := range []string{"(login as vilte with LOGIN)", "EXAMINE INBOX", "[ALERT] the disk is  [31mfull", "NO [NOPERM] not for you"} {
		if !strings.Contains(fault.Transcript, want) {
			t.Errorf("the transcript lacks %q:\n%s", want, fault.Transcript)
		}
	}
	if strings.Contains(fault.Transcript, "ter2") {
		t.Errorf("the transcript shows the password:\n%s", fault.Transcript)
	}
}

func FuzzTranscript(f *testing.F) {
	f.Add("* OK hunter2\r\n", "a hunter2")
	f.Add("\xff\x1b[31m", strings.Repeat("x", 3*maxText))
	f.Fuzz(func(t *testing.T, first, second string) {
		log := newTranscript("vilte", "hunter2")
		for _, part := range []string{first, second, "\r\n"} {
			if n, err := log.Write([]byte(part)); n != len(part) || err != nil {
				t.Fatalf("Write = %d, %v", n, err)
			}
		}
		shown := log.String()
		if strings.Contains(shown, "hunter2") || !utf8.ValidString(shown) || strings.ContainsAny(shown, "\x1b\r\x00") || len(shown) > maxLines*(maxText+4) {
			t.Errorf("shown: %q", shown)
		}
	})
}

// Whatever a server answers, Fetch ends and reports no message twice.
func FuzzFetch(f *testing.F) {
	f.Add("* 2 FETCH (UID 2 BODY[] {1}\r\nx)\r\n")
	f.Add("* 2 FETCH (UID 2 INTERNALDATE \"yesterday\" BODY[] {9999999999}\r\nx)\r\n")
	f.Add("* 1 FETCH (UID 1 BODY[] {9999999999}\r\nx)")
	f.Add("* 1 FETCH (UID 2 BODY[] NIL)\r\n* LIST () NIL \"")
	f.Fuzz(func(t *testing.T, answer string) {
		f := &fake{answer: func(command string) string {
			if strings.HasPrefix(command, "UID FETCH") {
				return strings.ReplaceAll(answer, "$", "") + "\n$ OK done"
			}
			return ""
		}}
		cfg := f.config(t)
		cfg.Timeout = 20 * time.Millisecond // where the answer promises more than there is
		a, err := Open(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		last := uint32(0)
		if _, err := a.Examine(t.Context(), "INBOX"); err != nil {
			t.Fatal(err)
		}
		err = a.Fetch(t.Context(), []Item{{UID: 1, Size: 1}, {UID: 2, Size: 1}}, 100, func(m Fetched) error {
			if m.UID != last+1 || len(m.Raw) > 100 {
				t.Errorf("after UID %d came %+v", last, m)
			}
			last = m.UID
			return nil
		})
		if err == nil && last != 2 {
			t.Errorf("Fetch forgot the messages after UID %d", last)
		}
	})
}

func TestFoldersWithoutSpecialUse(t *testing.T) {
	f := &fake{answer: func(command string) string {
		if strings.HasPrefix(command, "LIST") {
			return "* LIST () \".\" INBOX\n* LIST (\\Noselect) \".\" Spam\n* LIST () \".\" \"INBOX.spam\"\n* LIST () \".\" \"INBOX.Sent Items\"\n$ OK done"
		}
		return ""
	}}
	a := f.open(t)
	got, err := a.Folders(t.Context(), nil)
	if want := []Folder{{"INBOX", false}, {"INBOX.spam", true}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("Folders = %v, %v; want %v", got, err, want)
	}
	if got, err := a.SentFolder(t.Context(), ""); err != nil || got != "INBOX.Sent Items" {
		t.Errorf("SentFolder = %q, %v", got, err)
	}
}
