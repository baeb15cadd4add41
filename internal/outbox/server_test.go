package outbox

import (
	"bufio"
	"context"
	"io"
	"net"
	"slices"
	"strings"
	"sync"

	"replyaudit/internal/smtpout"
)

// submission is a submission server that follows a script.
type submission struct {
	// answer is the reply to a verb (mail, rcpt, data, body, dot, quit) about a
	// recipient: "" stands for the usual one, hangUp for the end of the connection.
	answer func(verb, to string) string
	refuse error // of every connection

	mu       sync.Mutex
	letters  []delivered
	sessions int
}

// delivered is a letter that arrived in full, whatever the server then answered.
type delivered struct{ to, raw string }

const hangUp = "hang up"

func (s *submission) open(ctx context.Context, _ string) (*smtpout.Session, error) {
	return smtpout.Open(ctx, smtpout.Config{Host: "mail.test", Port: 25, TLS: smtpout.TLSNone, HELO: "pastas.test", Dial: s.dial})
}

func (s *submission) dial(context.Context, string, string) (net.Conn, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refuse != nil {
		return nil, s.refuse
	}
	s.sessions++
	ours, theirs := net.Pipe()
	go s.serve(theirs)
	return ours, nil
}

func (s *submission) taken() []delivered {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.letters)
}

func (s *submission) reply(verb, to string) string {
	if s.answer != nil {
		if own := s.answer(verb, to); own != "" {
			return own
		}
	}
	switch verb {
	case "data":
		return "354 go on"
	case "quit":
		return "221 2.0.0 bye"
	}
	return "250 2.0.0 ok"
}

func (s *submission) serve(conn net.Conn) {
	defer conn.Close()
	in, to := bufio.NewReaderSize(conn, 64<<10), ""
	say := func(reply string) bool {
		if reply == hangUp {
			return false
		}
		_, err := io.WriteString(conn, reply+"\r\n")
		return err == nil
	}
	for ok := say("220 mail.test"); ok; {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		verb := strings.ToLower(line[:4])
		if verb == "rcpt" {
			to = line[strings.IndexByte(line, '<')+1 : strings.IndexByte(line, '>')]
		}
		reply := s.reply(verb, to)
		ok = say(reply)
		if ok && strings.HasPrefix(reply, "354") {
			ok = s.body(in, to) && say(s.reply("dot", to))
		}
	}
}

// body reads a letter up to its final dot and keeps it.
func (s *submission) body(in *bufio.Reader, to string) bool {
	if s.reply("body", to) == hangUp {
		return false
	}
	var raw strings.Builder
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			break
		}
		raw.WriteString(strings.TrimPrefix(line, "."))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = append(s.letters, delivered{to, raw.String()})
	return true
}
