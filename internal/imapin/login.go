package imapin

import (
	"bytes"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"

	"github.com/emersion/go-imap/v2"

	"replyaudit/internal/mailserver"
)

// logIn proves who we are, and returns the kind of its failure. What crosses the
// wire meanwhile stays out of the transcript.
func (a *Account) logIn(conn *saslConn) (kind, err error) {
	if a.client.State() == imap.ConnStateAuthenticated {
		return nil, nil // PREAUTH: the server knows us already
	}
	caps := a.client.Caps()
	offered := caps.AuthMechanisms()
	if !caps.Has(imap.CapLoginDisabled) && !slices.Contains(offered, "LOGIN") {
		offered = append(offered, "LOGIN") // by the command of that name
	}
	exchange, err := mailserver.Login{
		Username: a.cfg.Username, Password: a.cfg.Password, Mechanism: a.cfg.Auth, TLS: conn.tls, Mask: a.log.secret,
	}.Exchange(offered)
	if err != nil {
		return ErrAuth, err
	}
	a.log.pause(fmt.Sprintf("login as %s with %s", a.cfg.Username, exchange.Mechanism))
	defer a.log.resume()
	if caps.Has(imap.AuthCap(exchange.Mechanism)) {
		conn.sasl = true
		err = a.client.Authenticate(exchange)
		conn.sasl = false
		if err == nil {
			err = exchange.Proven()
		}
	} else {
		err = a.client.Login(a.cfg.Username, a.cfg.Password).Wait()
	}
	if err == nil {
		return nil, nil
	}
	kind = ErrAuth
	if answer, ok := errors.AsType[*imap.Error](err); ok {
		switch answer.Code {
		case imap.ResponseCodeUnavailable, imap.ResponseCodeInUse, imap.ResponseCodeLimit, imap.ResponseCodeServerBug:
			kind = ErrRefused // RFC 5530: not the fault of the credentials
		}
	}
	return kind, &mailserver.LoginError{Mechanism: exchange.Mechanism, Err: err}
}

// saslConn is the connection that the IMAP client gets. It mends what the client
// says where a response of SASL is empty: "=" stands for that in an initial
// response only (RFC 4959 section 3); afterwards the line is empty.
type saslConn struct {
	net.Conn
	tls  *tls.ConnectionState // nil = not encrypted
	sasl bool                 // a login is under way; changed by the goroutine that writes
}

func (c *saslConn) Write(p []byte) (int, error) {
	if c.sasl && bytes.Equal(p, []byte("=\r\n")) {
		if _, err := c.Conn.Write(p[1:]); err != nil {
			return 0, err
		}
		return len(p), nil
	}
	return c.Conn.Write(p)
}
