package simulation

import (
	"bufio"
	"crypto/tls"
	"encoding/base64"
	"io"
	"strings"
	"time"
)

// submission serves one connection to a host's submission server (RFC 6409). It
// accepts a letter at the instant at which it has read the final dot, and whatever
// becomes of the connection afterwards, the letter is sent.
func (h *host) submission(from *life, conn *line, implicit bool) {
	h.world.talk(1)
	defer h.world.talk(-1)
	s := &smtpSession{host: h, life: from, conn: conn, wire: conn, in: bufio.NewReader(conn)}
	defer func() { _ = conn.Close() }()
	if implicit && !s.encrypt() {
		return
	}
	if !s.meet("banner", "", nil) || !s.say("220 "+h.name+" ESMTP") {
		return
	}
	for s.command() {
	}
}

// smtpSession is one connection. Its client may take several letters through it.
type smtpSession struct {
	host      *host
	life      *life
	conn      *line     // the connection below TLS
	wire      io.Writer // what is talked on
	in        *bufio.Reader
	encrypted bool
	known     bool // logged in
	from, to  string
	begun     time.Time // when MAIL FROM came, by the machine's clock
	took      bool      // a letter was accepted and its 250 sent
}

// say answers; false ends the connection.
func (s *smtpSession) say(reply string) bool {
	_, err := io.WriteString(s.wire, strings.ReplaceAll(reply, "\n", "\r\n")+"\r\n")
	return err == nil
}

// meet asks whether a fault strikes at a step, before what the step does. It
// returns false when the connection is over, or the command was answered by the
// fault; do is what the server does with the command.
func (s *smtpSession) meet(verb, to string, do func() string) bool {
	f := s.host.world.faults.strike(s.host.number, "smtp", verb, to)
	if f == nil {
		return do == nil || s.say(do())
	}
	if s.took && f.act != around && (verb == "rset" || verb == "quit") {
		s.host.world.faults.hits.add(window(11))
	}
	if f.then != nil {
		f.then()
	}
	switch f.act {
	case dropBefore:
		return false
	case tear:
		s.conn.reset()
		return false
	case dropAfter:
		if do != nil {
			do()
		}
		return false
	case silence:
		_, _ = io.Copy(io.Discard, s.conn) // until the client has had enough
		return false
	case say:
		if verb == "mail" || verb == "rcpt" || verb == "dot" {
			s.refused(to, f)
		}
		code := f.reply[:3]
		return s.say(f.reply) && code != "421" && code != "554" || verb == "rcpt" && code == "554"
	}
	return do == nil || s.say(do())
}

// refused notes what a letter was told.
func (s *smtpSession) refused(to string, f *fault) {
	w := s.host.world
	w.mu.Lock()
	defer w.mu.Unlock()
	l := w.pending(s.host.number, to)
	l.lastCode = f.code()
	if f.reply[0] == '5' {
		l.refused, l.verb = f.code(), f.verb
		l.status, _, _ = strings.Cut(f.reply[4:], " ")
	}
}

// command reads one command and answers it.
func (s *smtpSession) command() bool {
	text, err := s.in.ReadString('\n')
	if err != nil {
		return false
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
	switch verb = strings.ToLower(verb); verb {
	case "ehlo":
		return s.meet(verb, "", func() string {
			greeting := "250-" + s.host.name + "\n250-8BITMIME\n250-ENHANCEDSTATUSCODES\n"
			if s.host.starttls && !s.encrypted {
				return greeting + "250 STARTTLS"
			}
			return greeting + "250 AUTH PLAIN LOGIN"
		})
	case "starttls":
		return s.meet(verb, "", func() string { return "220 go ahead" }) && s.encrypt()
	case "auth":
		return s.logIn(rest)
	case "mail":
		s.from, s.to = inBrackets(rest), ""
		s.begun = s.host.world.virtual.Now()
		return s.meet(verb, "", func() string { return "250 2.1.0 ok" })
	case "rcpt":
		s.to = inBrackets(rest)
		s.host.world.begins(s.to, s.life)
		return s.meet(verb, s.to, s.recipient)
	case "data":
		if f := s.meet(verb, s.to, func() string { return "354 go on" }); !f {
			return false
		}
		return s.letter()
	case "rset", "noop":
		s.to = ""
		return s.meet(verb, "", func() string { return "250 2.0.0 ok" })
	case "quit":
		s.meet(verb, "", func() string { return "221 2.0.0 bye" })
		return false
	}
	return s.say("500 5.5.2 what")
}

func inBrackets(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return strings.ToLower(s)
}

// recipient answers RCPT as the company's server would.
func (s *smtpSession) recipient() string {
	w := s.host.world
	w.mu.Lock()
	defer w.mu.Unlock()
	f := w.firms[s.to]
	if f == nil {
		return "550 5.1.1 no such user"
	}
	if f.habit == unknownHere {
		f.refusedAtDoor = true
		return "550 5.1.1 no such user"
	}
	return "250 2.1.5 ok"
}

// encrypt brings TLS up, with a certificate that may be the wrong one.
func (s *smtpSession) encrypt() bool {
	certificate := s.host.certificate
	if f := s.host.world.faults.strike(s.host.number, "smtp", "tls", ""); f != nil {
		switch f.act {
		case wrongName:
			certificate = s.host.stranger
		case silence:
			_, _ = io.Copy(io.Discard, s.conn)
			return false
		default:
			return false
		}
	}
	secured := tls.Server(s.conn, &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12})
	if secured.Handshake() != nil {
		return false
	}
	s.wire, s.in, s.encrypted = secured, bufio.NewReader(secured), true
	return true
}

// logIn takes PLAIN with an initial response (RFC 4954 section 4).
func (s *smtpSession) logIn(rest string) bool {
	_, response, _ := strings.Cut(rest, " ")
	plain, _ := base64.StdEncoding.DecodeString(response)
	return s.meet("auth", "", func() string {
		if !strings.HasSuffix(string(plain), "\x00"+password) {
			return "535 5.7.8 wrong"
		}
		s.known = true
		return "235 2.7.0 ok"
	})
}

// letter reads a letter up to its dot and takes it.
func (s *smtpSession) letter() bool {
	w := s.host.world
	var raw strings.Builder
	breaks := w.faults.strike(s.host.number, "smtp", "body", s.to)
	if breaks != nil && breaks.then != nil {
		breaks.then()
	}
	for {
		text, err := s.in.ReadString('\n')
		if err != nil {
			return false
		}
		if breaks != nil && breaks.act != around && raw.Len() > 200 {
			switch breaks.act {
			case tear:
				s.conn.reset()
			case silence:
				_, _ = io.Copy(io.Discard, s.conn)
			}
			return false
		}
		if text == ".\r\n" {
			break
		}
		raw.WriteString(strings.TrimPrefix(text, "."))
	}
	return s.dot(raw.String())
}

// dot is the instant at which a letter is the server's, and what it says to that.
func (s *smtpSession) dot(raw string) bool {
	w := s.host.world
	f := w.faults.strike(s.host.number, "smtp", "dot", s.to)
	if f != nil && (f.act != dropAfter && f.act != silentAfter && f.act != around) {
		switch f.act {
		case say:
			s.refused(s.to, f)
			return s.say(f.reply) && f.code() != 421
		case silence:
			_, _ = io.Copy(io.Discard, s.conn)
		case tear:
			s.conn.reset()
		}
		return false
	}
	w.taking()
	l := w.accept(s.host.number, s.to, raw, s.begun, s.life)
	if f != nil && f.then != nil {
		f.then()
	}
	if f != nil && f.act == dropAfter {
		return false
	}
	if f != nil && f.act == silentAfter {
		_, _ = io.Copy(io.Discard, s.conn)
		return false
	}
	time.Sleep(l.slow)
	if !s.say("250 2.0.0 Ok: queued as " + sum(raw)[:8]) {
		return false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	l.heard = w.virtual.machineTime(s.conn.out.last) // when it arrives, below TLS as well
	s.took = true
	return true
}
