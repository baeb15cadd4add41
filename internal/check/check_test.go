package check

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/emersion/go-smtp"

	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// text is a result as the golden files have it.
func text(r Result) string {
	var b strings.Builder
	for _, l := range r.Lines {
		fmt.Fprintf(&b, "%-9s %-15s %-7s %s\n", l.On, l.Topic, l.State, l.Found)
		if l.Repair != "" {
			fmt.Fprintf(&b, "%-9s %-15s %-7s → %s\n", "", "", "", l.Repair)
		}
	}
	for _, m := range r.Measurements {
		fmt.Fprintf(&b, "measured: %+v\n", m)
	}
	return b.String()
}

// TestGoodHost pins every line of a check in which nothing is wrong.
func TestGoodHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &post{}
		r, err := p.start(t).Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "good.txt", text(r))
		if r.Worst() != OK || p.letters != 1 {
			t.Errorf("worst is %s after %d letters, want ok after one", r.Worst(), p.letters)
		}
		if fmt.Sprint(p.hellos) != "[pastas.lt]" {
			t.Errorf("introduced itself as %s", p.hellos)
		}
		if m := r.Measurements[0]; m.Skew.Lo > 0 || m.Skew.Hi < 0 || m.Skew.Hi-m.Skew.Lo > 3*time.Second {
			t.Errorf("the skew of equal clocks is measured as %+v", m.Skew)
		}
	})
}

// TestBadHosts: each fault is told in a line of its own, with what to do.
func TestBadHosts(t *testing.T) {
	deliver := func(folder, header string, skew, later time.Duration) func(*post, []byte) error {
		return func(p *post, raw []byte) error {
			time.Sleep(later) // of the bubble
			return p.put(folder, header+string(raw), skew)
		}
	}
	honest := "from pastas.lt (unknown) by " + host + " with ESMTPSA id 1"
	for _, c := range []struct {
		name    string
		post    *post
		change  func(*Checker)
		topic   string
		state   State
		found   string
		repair  string
		worst   State
		letters int
	}{
		{name: "certificate for another name", post: &post{certificateFor: "other.example"}, topic: "smtp tls", state: Failed, found: "other.example", repair: "Set host to a name", worst: Failed},
		{name: "certificate expired", post: &post{certificateEnd: -time.Hour}, topic: "imap tls", state: Failed, found: "expired", repair: "renew its certificate", worst: Failed},
		{name: "certificate ends soon", post: &post{certificateEnd: 5*24*time.Hour + time.Minute}, topic: "imap tls", state: Warning, found: "5 days left", repair: "renewed before it ends", worst: Warning, letters: 1},
		{name: "login refused", post: &post{password: "another"}, topic: "imap login", state: Failed, found: "", repair: "Check username and password", worst: Failed},
		{name: "no IDLE", post: &post{withoutIdle: true}, topic: "imap idle", state: OK, found: "not offered", worst: OK, letters: 1},
		{name: "no junk folder", post: &post{folders: []string{"Sent"}}, topic: "imap junk", state: OK, found: "none yet, which is normal", worst: OK, letters: 1},
		{name: "no sent folder", post: &post{folders: []string{"Junk"}}, topic: "imap sent", state: Warning, found: "no folder for copies", repair: "sent: none", worst: Warning, letters: 1},
		{name: "named folder missing", change: func(c *Checker) { c.Campaign.Mailboxes[0].Folders = []string{"INBOX", "Answers"} }, topic: "imap folders", state: Failed, found: "INBOX", repair: "Check the names under folders", worst: Failed},
		{name: "never arrives", post: &post{deliver: func(*post, []byte) error { return nil }}, topic: "loop letter", state: Failed, found: "not in the mailbox after 2m0s", repair: "--wait", worst: Failed, letters: 1},
		{name: "refused", post: &post{deliver: func(*post, []byte) error {
			return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "not yours"}
		}}, topic: "loop letter", state: Failed, found: "550 5.7.1 not yours, after dot", repair: "in the name of " + address, worst: Failed, letters: 1},
		{name: "put off", post: &post{deliver: func(*post, []byte) error {
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "greylisted"}
		}}, topic: "loop letter", state: Warning, found: "451 4.7.1 greylisted", repair: "quarter of an hour", worst: Warning, letters: 1},
		{name: "junk", post: &post{deliver: deliver("Junk", "", 0, 0)}, topic: "loop letter", state: Warning, found: "in Junk after", repair: "SPF, DKIM and DMARC", worst: Warning, letters: 1},
		{name: "clock behind", post: &post{deliver: deliver("INBOX", "", -5*time.Minute, 0)}, topic: "clock", state: Warning, found: "−30", repair: "NTP", worst: Warning, letters: 1},
		{name: "stamps disagree", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", received(honest, 10*time.Minute)+string(raw), 0)
		}}, topic: "received", state: Warning, found: "own date is -600", repair: "is flagged", worst: Warning, letters: 1},
		{name: "host name shown", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", received("from Laptop7.home (unknown [203.0.113.9]) by "+host+" with ESMTPSA id 1", 0)+string(raw), 0)
		}}, topic: "header", state: Warning, found: "names this machine: laptop7", repair: "submission server that leaves it out", worst: Warning, letters: 1},
		{name: "address shown", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", received("from pastas.lt ([203.0.113.9]) by "+host+" with ESMTPSA id 1", 0)+string(raw), 0)
		}}, topic: "header", state: Warning, found: "from which we connect: 203.0.113.9", repair: "leaves it out", worst: Warning, letters: 1},
		{name: "own address shown", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", received("from [198.51.100.7] by "+host+" with SMTP id 1", 0)+string(raw), 0)
		}}, topic: "header", state: Warning, found: "address of this machine: 198.51.100.7", repair: "leaves it out", worst: Warning, letters: 1},
		{name: "another host on the way", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", received("from relay.pastas.lt ([203.0.113.9]) by "+host+" with ESMTP id 1", 0)+string(raw), 0)
		}}, topic: "header", state: OK, found: "nothing in it", worst: OK, letters: 1},
		{name: "program named", post: &post{deliver: func(p *post, raw []byte) error { return p.put("INBOX", "X-Mailer: Roundcube 1.6\r\n"+string(raw), 0) }}, topic: "header", state: Warning, found: "adds X-Mailer", repair: "leave it out", worst: Warning, letters: 1},
		{name: "another Message-ID and a footer", post: &post{deliver: func(p *post, raw []byte) error {
			head, body, _ := strings.Cut(string(raw), "\r\n\r\n")
			_, head, _ = strings.Cut(head, "\r\n")
			return p.put("INBOX", "Message-ID: <x@relay.example>\r\n"+head+"\r\n\r\n"+body+"\r\nSent by Great Mail\r\n", 0)
		}}, topic: "header", state: Warning, found: "another Message-ID", repair: "told only by its address and subject", worst: Warning, letters: 1},
		{name: "DMARC fails", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", "Authentication-Results: "+host+"; spf=pass smtp.mailfrom=x; dmarc=fail (p=none) header.from=pastas.lt\r\n"+string(raw), 0)
		}}, topic: "dmarc result", state: Warning, found: "fail, says the receiving host", repair: "signature or of the envelope", worst: Warning, letters: 1},
		{name: "a stranger's results", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", "Authentication-Results: mx.stranger.example; dmarc=fail header.from=pastas.lt\r\n"+string(raw), 0)
		}}, topic: "dmarc result", state: Skipped, found: "recorded none", worst: OK, letters: 1},
		{name: "signed by a stranger", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", "DKIM-Signature: v=1; d=bulk.example; s=k1; b=xx\r\n"+string(raw), 0)
		}}, topic: "dkim", state: Warning, found: "bulk.example, which is not aligned with pastas.lt", repair: "sign for the domain", worst: Warning, letters: 1},
		{name: "key not published", post: &post{deliver: func(p *post, raw []byte) error {
			return p.put("INBOX", "DKIM-Signature: v=1; d=pastas.lt;\r\n s=k1; b=xx\r\n"+string(raw), 0)
		}}, topic: "dkim key", state: Warning, found: "no key at k1._domainkey.pastas.lt", repair: "Publish the key", worst: Warning, letters: 1},
		{name: "no letter", change: func(c *Checker) { c.Letter = false }, topic: "imap folders", state: OK, found: "INBOX (0), Junk (0)", worst: OK},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				if c.post == nil {
					c.post = &post{}
				}
				checker := c.post.start(t)
				if c.change != nil {
					c.change(checker)
				}
				r, err := checker.Run(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if r.Worst() != c.worst || c.post.letters != c.letters {
					t.Errorf("worst is %s after %d letters, want %s after %d", r.Worst(), c.post.letters, c.worst, c.letters)
				}
				for _, l := range r.Lines {
					if l.Topic == c.topic && l.State == c.state && strings.Contains(l.Found, c.found) && strings.Contains(l.Repair, c.repair) {
						return
					}
				}
				t.Errorf("no line %q %s with %q and %q among\n%s", c.topic, c.state, c.found, c.repair, text(r))
			})
		})
	}
}

// TestSkewIsAnInterval: the true skew lies in the interval, which is no wider than
// the look and the whole second of the stamp.
func TestSkewIsAnInterval(t *testing.T) {
	for _, skew := range []time.Duration{0, 300 * time.Millisecond, -2500 * time.Millisecond, 4 * time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			p := &post{deliver: func(p *post, raw []byte) error {
				go func() {
					time.Sleep(7 * time.Second)
					_ = p.put("INBOX", string(raw), skew)
				}()
				return nil
			}}
			c := p.start(t)
			c.Campaign.Mailboxes[0].Sent = "none"
			r, err := c.Run(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			m := r.Measurements[0]
			if m.Skew.Lo > skew || m.Skew.Hi < skew {
				t.Errorf("a skew of %s is measured as %+v", skew, m.Skew)
			}
			if m.Delay.Lo > 7*time.Second || m.Delay.Hi < 7*time.Second || m.Delay.Hi-m.Delay.Lo > pause+time.Second {
				t.Errorf("a delay of 7s is measured as %+v", m.Delay)
			}
			time.Sleep(time.Minute) // the server's goroutines end
		})
	}
}

func TestNarrowed(t *testing.T) {
	in := func(lo, hi time.Duration) store.Interval { return store.Interval{Lo: lo, Hi: hi} }
	for _, c := range []struct{ a, b, want store.Interval }{
		{in(-9, 1), in(-2, 5), in(-2, 1)},
		{in(-9, 1), in(3, 5), in(-9, 1)}, // they contradict each other
	} {
		if got := narrowed(c.a, c.b); got != c.want {
			t.Errorf("narrowed(%v, %v) = %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// TestInterruptedCheck: what was found is returned, and the letter is not awaited.
func TestInterruptedCheck(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &post{deliver: func(*post, []byte) error { return nil }}
		c := p.start(t)
		ctx, stop := context.WithCancel(t.Context())
		began := clock.Wall()
		time.AfterFunc(10*time.Second, stop)
		r, err := c.Run(ctx)
		if err == nil || len(r.Lines) == 0 || clock.Wall().Sub(began) > 15*time.Second {
			t.Errorf("Run = %d lines, %v after %s", len(r.Lines), err, clock.Wall().Sub(began))
		}
	})
}
