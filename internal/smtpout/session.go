// Package smtpout hands stored letters to a submission server and says, for
// each, what is known to have become of it.
//
// Open dials, reads the greeting, says EHLO with the name it was given, sets up
// verified TLS and logs in. Send then takes exactly the bytes that are stored
// and brings them through MAIL, RCPT, DATA and the final dot. One session sends
// any number of letters, one at a time.
//
// The promise rests on the final dot. Until it has left, the server cannot have
// accepted anything, so whatever goes wrong is a refusal (Rejected, Deferred)
// and the letter may be tried again if it was not refused for good. Once it
// has left, only the server's answer tells: 2xx is Accepted, whatever happens
// afterwards; 4xx and 5xx are Deferred and Rejected; no answer is Unknown, since
// the server may have taken the letter and RFC 5321 section 4.5.3.2.6 warns of
// the duplicates that trying again would make. Whether the dot left is read off
// our own writer below TLS, where the dot is the one write after the letter.
//
// Nothing cancels Send: a letter that is under way is finished, bounded by
// Timeouts. The caller stamps the time, keeps the marker that stands before
// Send, and opens a new session when Broken says so.
//
// It does not compose, sign or change letters, does not retry, keeps no pool
// and logs nothing. Bytes that SMTP cannot carry unchanged, a bare CR or LF or a
// last line without its end, are refused before anything is said (RFC 5321
// section 2.3.8). Neither a User-Agent nor a host name is added.
package smtpout

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"time"

	"github.com/wneessen/go-mail/smtp"

	"replyaudit/internal/mailserver"
)

// Session is a connection that is ready to take letters. It is not safe for
// concurrent use.
type Session struct {
	cfg    Config
	wire   *wire
	client *smtp.Client
	log    *transcript

	secured *tls.ConnectionState // nil without encryption

	open   bool // a mail transaction was begun and not finished
	broken bool
}

// Open connects to the server and logs in. The context bounds this only, not
// the session. Failures are of type *Error, except for settings that cannot work.
func Open(ctx context.Context, cfg Config) (*Session, error) {
	if err := cfg.validate(); err != nil {
		return nil, err
	}
	cfg.Timeouts = cfg.Timeouts.withDefaults()
	s := &Session{cfg: cfg, log: newTranscript(cfg.Username, cfg.Password)}
	conn, err := s.connect(ctx)
	if err != nil {
		return nil, s.fault("connect", ErrConnect, err)
	}
	s.wire = &wire{Conn: conn}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	err = s.establish(ctx)
	if !stop() {
		err = s.fault("interrupted", ErrConnect, context.Cause(ctx))
	}
	if err != nil {
		_ = conn.Close()
		return nil, err
	}
	return s, nil
}

func (s *Session) connect(ctx context.Context) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeouts.Connect)
	defer cancel()
	return s.cfg.dial(ctx)
}

// establish brings a fresh connection through greeting, EHLO, TLS and AUTH.
func (s *Session) establish(ctx context.Context) error {
	conn := net.Conn(s.wire)
	if err := s.await(s.cfg.Timeouts.Command); err != nil {
		return s.fault("greeting", ErrConnect, err)
	}
	if s.cfg.TLS == TLSImplicit {
		secured := tls.Client(s.wire, s.tls())
		if err := secured.HandshakeContext(ctx); err != nil {
			return s.fault("tls", ErrTLS, err)
		}
		conn = secured
	}
	client, err := smtp.NewClient(conn, s.cfg.Host)
	if err != nil {
		return s.fault("greeting", ErrRefused, err)
	}
	client.SetLogger(s.log)
	client.SetDebugLog(true)
	s.client = client
	if err := s.hello(); err != nil {
		return err
	}
	return s.logIn()
}

// hello introduces us, before and, where STARTTLS is asked for, after encryption.
func (s *Session) hello() error {
	if err := errors.Join(s.await(s.cfg.Timeouts.Command), s.client.Hello(s.cfg.HELO)); err != nil {
		return s.fault("hello", ErrRefused, err)
	}
	if s.cfg.TLS != TLSStartTLS {
		return nil
	}
	if ok, _ := s.client.Extension("STARTTLS"); !ok {
		return s.fault("tls", ErrTLS, errors.New("the server does not offer STARTTLS"))
	}
	if err := errors.Join(s.await(s.cfg.Timeouts.Command), s.client.StartTLS(s.tls())); err != nil {
		return s.fault("tls", ErrTLS, err)
	}
	return nil
}

func (s *Session) logIn() error {
	if s.cfg.Username == "" {
		return nil
	}
	if err := s.authenticate(); err != nil {
		// RFC 4954 section 6: 454 is a temporary failure, not wrong credentials.
		if code, _ := replyOf(err); code/100 == 4 {
			return s.fault("auth", ErrRefused, err)
		}
		return s.fault("auth", ErrAuth, err)
	}
	return nil
}

// await grants d to the next command and its answer.
func (s *Session) await(d time.Duration) error { return s.wire.wait(d) }

// fault makes the error of a phase. A line that broke, a time-out or what is no
// SMTP reply is ErrConnect, whatever the phase was about.
func (s *Session) fault(phase string, kind error, err error) error {
	code, text := replyOf(err)
	if code != 0 {
		s.log.server(code, text)
		before := ""
		if login, ok := errors.AsType[*mailserver.LoginError](err); ok {
			before = "login with " + login.Mechanism + ": "
		}
		text = fmt.Sprintf("%sthe server answered %d %s", before, code, text)
	} else {
		text = err.Error()
		if errors.Is(kind, ErrRefused) || lineLost(err) {
			kind = ErrConnect
		}
	}
	return &Error{
		Kind: kind, Phase: phase, Server: s.cfg.address(), Code: code,
		Transcript: s.log.String(), text: s.log.clean(text), cause: err,
		silent: s.cfg.TLS != TLSImplicit && errors.Is(err, os.ErrDeadlineExceeded),
	}
}

// Broken tells that the session can take no further letter: close it and open another.
func (s *Session) Broken() bool { return s.broken }

// Close says goodbye and hangs up. Its error tells only how the goodbye went;
// no outcome depends on it.
func (s *Session) Close() error {
	defer s.wire.Close()
	if s.broken {
		return nil
	}
	s.broken = true
	if err := errors.Join(s.await(s.cfg.Timeouts.Quit), s.client.Quit()); err != nil {
		return fmt.Errorf("say goodbye to %s: %w", s.cfg.address(), err)
	}
	return nil
}
