package smtpout

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestSendOutcomes walks through the faults of the table in PROTOCOL: the row
// numbers in the names are its.
func TestSendOutcomes(t *testing.T) {
	sent := slices.Concat(upTo354, conversation{"letter", "dot"})
	tests := []struct {
		name   string
		server conversation
		want   Outcome // without Transcript; Text is a part of the whole
		broken bool
	}{
		{
			"accepted", append(sent, "S: 250 2.0.0 Ok: queued as 4BcD"),
			Outcome{Kind: Accepted, Phase: PhaseDot, Code: 250, Status: "2.0.0", Text: "2.0.0 Ok: queued as 4BcD"},
			false,
		},
		{
			"accepted with a text of several lines", append(sent, "S: 250-2.0.0 taken", "S: 250 as <77@relay.test>"),
			Outcome{Kind: Accepted, Phase: PhaseDot, Code: 250, Status: "2.0.0", Text: "2.0.0 taken\nas <77@relay.test>"},
			false,
		},
		{
			"accepted with another 2xx", append(sent, "S: 251 2.0.0 will forward"),
			Outcome{Kind: Accepted, Phase: PhaseDot, Code: 251, Status: "2.0.0", Text: "will forward"},
			false,
		},
		{
			"MAIL and RCPT taken with another 2xx",
			conversation{"C: MAIL", "S: 251 hm", "C: RCPT", "S: 200 well", "C: DATA", "S: 354 go", "letter", "dot", "S: 250 ok"},
			Outcome{Kind: Accepted, Phase: PhaseDot, Code: 250, Text: "ok"},
			false,
		},
		{
			"row 6: MAIL refused for now",
			conversation{"C: MAIL", "S: 451 4.3.0 later"},
			Outcome{Kind: Deferred, Phase: PhaseMail, Code: 451, Status: "4.3.0", Text: "4.3.0 later"},
			false,
		},
		{
			"row 6: RCPT refused for good",
			conversation{"C: MAIL", "S: 250 ok", "C: RCPT", "S: 550-5.1.1 no such", "S: 550 5.1.1 user"},
			Outcome{Kind: Rejected, Phase: PhaseRcpt, Code: 550, Status: "5.1.1", Text: "5.1.1 no such\n5.1.1 user"},
			false,
		},
		{
			"row 6: DATA refused",
			conversation{"C: MAIL", "S: 250 ok", "C: RCPT", "S: 250 ok", "C: DATA", "S: 554 no valid recipients"},
			Outcome{Kind: Rejected, Phase: PhaseData, Code: 554, Text: "no valid recipients"},
			false,
		},
		{
			"the server leaves with 421",
			conversation{"C: MAIL", "S: 421 4.4.2 bye"},
			Outcome{Kind: Deferred, Phase: PhaseMail, Code: 421, Status: "4.4.2", Text: "bye"},
			true,
		},
		{
			"DATA answered with a code that it does not have",
			conversation{"C: MAIL", "S: 250 ok", "C: RCPT", "S: 250 ok", "C: DATA", "S: 250 ok"},
			Outcome{Kind: Deferred, Phase: PhaseData, Code: 250, Text: "ok"},
			true,
		},
		{
			"the line breaks before DATA",
			conversation{"C: MAIL"},
			Outcome{Kind: Deferred, Phase: PhaseMail, Text: "not sent"},
			true,
		},
		{
			"row 7: the line breaks within the letter", upTo354,
			Outcome{Kind: Deferred, Phase: PhaseBody, Text: "not sent"},
			true,
		},
		{
			"row 7: the line breaks between the letter and its dot", append(upTo354, "letter"),
			Outcome{Kind: Deferred, Phase: PhaseDot, Text: "not sent"},
			true,
		},
		{
			"row 8: the line breaks after the dot", sent,
			Outcome{Kind: Unknown, Phase: PhaseDot, Text: "gave no answer"},
			true,
		},
		{
			"row 8: half an answer after the dot", append(sent, "S: 250-2.0.0 nearly"),
			Outcome{Kind: Unknown, Phase: PhaseDot, Text: "gave no answer"},
			true,
		},
		{
			"row 8: an answer that is none", append(sent, "S: what?"),
			Outcome{Kind: Unknown, Phase: PhaseDot, Text: "gave no answer"},
			true,
		},
		{
			"row 8: an answer that the dot does not have", append(sent, "S: 354 go on"),
			Outcome{Kind: Unknown, Phase: PhaseDot, Code: 354, Text: "go on"},
			true,
		},
		{
			"row 12: 4xx to the dot", append(sent, "S: 452 4.3.1 disk full"),
			Outcome{Kind: Deferred, Phase: PhaseDot, Code: 452, Status: "4.3.1", Text: "disk full"},
			false,
		},
		{
			"row 12: 5xx to the dot", append(sent, "S: 554 5.7.1 spam"),
			Outcome{Kind: Rejected, Phase: PhaseDot, Code: 554, Status: "5.7.1", Text: "spam"},
			false,
		},
		{
			"row 12: 421 to the dot", append(sent, "S: 421 4.3.2 shutting down"),
			Outcome{Kind: Deferred, Phase: PhaseDot, Code: 421, Status: "4.3.2", Text: "shutting down"},
			true,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := talkTo(t, Config{}, slices.Concat(greeting, tt.server))
			if err != nil {
				t.Fatal(err)
			}
			got := s.Send("a@pastas.test", "b@firm.test", []byte(letter))
			if !strings.Contains(got.Text, tt.want.Text) {
				t.Errorf("Text = %q, want %q in it", got.Text, tt.want.Text)
			}
			if strings.Contains(got.Transcript, "a line that begins") {
				t.Errorf("the transcript shows the letter:\n%s", got.Transcript)
			}
			tt.want.Text, tt.want.Transcript = got.Text, got.Transcript
			if got != tt.want {
				t.Errorf("Send = %+v\nwant   %+v", got, tt.want)
			}
			if s.Broken() != tt.broken {
				t.Errorf("Broken = %t, want %t", s.Broken(), tt.broken)
			}
		})
	}
}

// Row 11: what comes after the 250 changes nothing about it.
func TestGoodbyeDoesNotMatter(t *testing.T) {
	s, err := talkTo(t, Config{}, slices.Concat(greeting, upTo354, conversation{"letter", "dot", "S: 250 ok", "C: QUIT"}))
	if err != nil {
		t.Fatal(err)
	}
	out := s.Send("a@pastas.test", "b@firm.test", []byte(letter))
	if err := s.Close(); err == nil {
		t.Error("Close hides that the goodbye failed")
	}
	if out.Kind != Accepted {
		t.Errorf("Kind = %s", out.Kind)
	}
}

// A server that says nothing more: the outcome is the same as for a broken line,
// after exactly the time that the phase has.
func TestSendToASilentServer(t *testing.T) {
	tests := []struct {
		name   string
		server conversation
		kind   Kind
		phase  string
		after  time.Duration
	}{
		{"row 5: to MAIL", conversation{"C: MAIL", "silence"}, Deferred, PhaseMail, 5 * time.Minute},
		{"row 5: to DATA", conversation{"C: MAIL", "S: 250 ok", "C: RCPT", "S: 250 ok", "C: DATA", "silence"}, Deferred, PhaseData, 2 * time.Minute},
		{"row 8: to the dot", append(upTo354, "letter", "dot", "silence"), Unknown, PhaseDot, 10 * time.Minute},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, err := talkTo(t, Config{}, slices.Concat(greeting, tt.server))
				if err != nil {
					t.Fatal(err)
				}
				start := time.Now()
				got := s.Send("a@pastas.test", "b@firm.test", []byte(letter))
				if got.Kind != tt.kind || got.Phase != tt.phase || !s.Broken() {
					t.Errorf("Send = %+v, broken %t", got, s.Broken())
				}
				if took := time.Since(start); took != tt.after {
					t.Errorf("gave up after %s, want %s", took, tt.after)
				}
			})
		})
	}
}

// A server that reads no further holds up one block of the letter and no more.
func TestSendToAServerThatStopsReading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, err := talkTo(t, Config{}, slices.Concat(greeting, upTo354, conversation{"stall"}))
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		got := s.Send("a@pastas.test", "b@firm.test", []byte(letter))
		if got.Kind != Deferred || got.Phase != PhaseBody || !s.Broken() {
			t.Errorf("Send = %+v, broken %t", got, s.Broken())
		}
		if took := time.Since(start); took != 3*time.Minute+parting {
			t.Errorf("gave up after %s", took)
		}
	})
}

func TestSeveralLettersInOneSession(t *testing.T) {
	accepted := slices.Concat(upTo354, conversation{"letter", "dot", "S: 250 ok"})
	s, err := talkTo(t, Config{}, slices.Concat(greeting, accepted, accepted,
		conversation{"C: MAIL", "S: 250 ok", "C: RCPT", "S: 550 5.1.1 no such user", "C: RSET", "S: 250 ok"},
		accepted, conversation{"C: QUIT", "S: 221 bye"}))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []Kind{Accepted, Accepted, Rejected, Accepted} {
		if got := s.Send("a@pastas.test", "b@firm.test", []byte(letter)); got.Kind != want {
			t.Errorf("letter %d: %+v, want %s", i, got, want)
		}
	}
	if err := s.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if got := s.Send("a@pastas.test", "b@firm.test", []byte(letter)); got.Kind != Deferred {
		t.Errorf("after Close: %+v", got)
	}
}

// The server refuses a large letter before it has all of it, and hangs up.
func TestEarlyRefusal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, err := talkTo(t, Config{}, slices.Concat(greeting, upTo354, conversation{"C: Subject: long", "S: 552 5.3.4 too big"}))
		if err != nil {
			t.Fatal(err)
		}
		long := "Subject: long\r\n\r\n" + strings.Repeat(strings.Repeat("x", 70)+"\r\n", 1000)
		got := s.Send("a@pastas.test", "b@firm.test", []byte(long))
		if got.Kind != Rejected || got.Phase != PhaseBody || got.Code != 552 || !s.Broken() {
			t.Errorf("Send = %+v, broken %t", got, s.Broken())
		}
	})
}

// Whatever a server answers to the dot: only what it clearly says is believed.
func FuzzAnswerToTheDot(f *testing.F) {
	for _, answer := range []string{"250 2.0.0 Ok", "250-a\r\n250 b", "25", "550 5.7.1 no", "\x00\xff", "999 what", "250 ok\r\n550 no"} {
		f.Add(answer)
	}
	f.Fuzz(func(t *testing.T, answer string) {
		s, err := talkTo(t, Config{}, slices.Concat(greeting, upTo354, conversation{"letter", "dot", "S: " + answer}))
		if err != nil {
			t.Fatal(err)
		}
		got := s.Send("a@pastas.test", "b@firm.test", []byte(letter))
		first := map[Kind]string{Accepted: "2", Rejected: "5", Deferred: "4"}[got.Kind]
		if !strings.HasPrefix(answer, first) || got.Phase != PhaseDot {
			t.Errorf("%q made %+v", answer, got)
		}
		if len(got.Text) > maxText+len("…") || strings.ContainsAny(got.Text, "\x00\x1b\r") || got.Kind == Unknown != s.Broken() && got.Code != 421 {
			t.Errorf("%q made %+v, broken %t", answer, got, s.Broken())
		}
	})
}

func FuzzPath(f *testing.F) {
	f.Add("b@firm.test")
	f.Add("b@пример.рф")
	f.Add("b@firm.test> SIZE=1\r\nDATA")
	f.Fuzz(func(t *testing.T, address string) {
		got, err := path(address)
		if err == nil && (got[0] != '<' || got[len(got)-1] != '>' || strings.ContainsAny(got[1:len(got)-1], "<> \r\n\x00")) {
			t.Errorf("path(%q) = %q", address, got)
		}
	})
}
