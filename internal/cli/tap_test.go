package cli_test

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"regexp"
	"strings"
	"sync"
	"testing"

	"replyaudit/internal/mailhost"
)

// An instant in the hand-over of a letter, as PROTOCOL numbers the crashes.
type instant string

const (
	beforeRcpt   instant = "before RCPT"              // the marker is committed and nothing was said of the letter
	beforeDot    instant = "before the final dot"     // the letter is on the wire but for its last line
	beforeAnswer instant = "before the answer to dot" // the server has taken the letter, and we do not know
)

// tap stands between the program and the submission server, with the server's
// own certificate, and acts at a chosen instant of a chosen letter.
type tap struct {
	port int

	mu    sync.Mutex
	plans map[string]func() bool // by recipient and instant
	acted map[string]bool
}

// newTap listens until the end of the test.
func newTap(t *testing.T, host *mailhost.Host) *tap {
	t.Helper()
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: []tls.Certificate{host.Certificate}})
	if err != nil {
		t.Fatalf("listen: %v", err)
	}
	t.Cleanup(func() { l.Close() })
	p := &tap{port: l.Addr().(*net.TCPAddr).Port, plans: map[string]func() bool{}, acted: map[string]bool{}}
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			go p.pass(client, fmt.Sprintf("127.0.0.1:%d", host.Submissions), &tls.Config{RootCAs: host.RootCAs, ServerName: host.Name})
		}
	}()
	return p
}

// at plans an action for the first time that the letter to a recipient comes to
// an instant; when it returns false, the line is cut there.
func (p *tap) at(recipient string, i instant, act func() (goOn bool)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.plans[recipient+" "+string(i)] = act
}

func (p *tap) reach(recipient string, i instant) (goOn bool) {
	key := recipient + " " + string(i)
	p.mu.Lock()
	act := p.plans[key]
	delete(p.plans, key)
	p.acted[key] = act != nil || p.acted[key]
	p.mu.Unlock()
	return act == nil || act()
}

var rcptPattern = regexp.MustCompile(`(?i)^RCPT TO:<([^>]*)>`)

// pass carries one session, in which client and server take turns.
func (p *tap) pass(client net.Conn, server string, config *tls.Config) {
	defer client.Close()
	upstream, err := tls.Dial("tcp", server, config)
	if err != nil {
		return
	}
	defer upstream.Close()
	commands, answers := bufio.NewReader(client), bufio.NewReader(upstream)
	recipient, dotted := "", false
	for {
		answer, err := reply(answers)
		if err != nil || dotted && !p.reach(recipient, beforeAnswer) {
			return
		}
		dotted = false
		if _, err := client.Write([]byte(answer)); err != nil {
			return
		}
		if strings.HasPrefix(answer, "354") {
			dotted = true
			err = p.letter(upstream, commands, recipient)
		} else {
			var line string
			if line, err = commands.ReadString('\n'); err != nil {
				return
			}
			if m := rcptPattern.FindStringSubmatch(line); m != nil {
				recipient = m[1]
				if !p.reach(recipient, beforeRcpt) {
					return
				}
			}
			_, err = io.WriteString(upstream, line)
		}
		if err != nil {
			return
		}
	}
}

// reply reads one answer of the server, of one line or more (RFC 5321 section 4.2.1).
func reply(r *bufio.Reader) (string, error) {
	var all strings.Builder
	for {
		line, err := r.ReadString('\n')
		all.WriteString(line)
		if err != nil || len(line) < 4 || line[3] != '-' {
			return all.String(), err
		}
	}
}

// letter passes on what follows DATA, up to and with the final dot.
func (p *tap) letter(to io.Writer, from *bufio.Reader, recipient string) error {
	for {
		line, err := from.ReadString('\n')
		if err != nil {
			return err
		}
		if line == ".\r\n" && !p.reach(recipient, beforeDot) {
			return io.EOF
		}
		if _, err := io.WriteString(to, line); err != nil || line == ".\r\n" {
			return err
		}
	}
}
