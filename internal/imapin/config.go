package imapin

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"
)

// How a connection is encrypted: from the first byte (RFC 8314, usually port
// 993), after a mandatory STARTTLS (RFC 9051 section 6.2.1, usually port 143),
// or never. None sends the password readable to the network and is meant for
// loopback.
const (
	TLSImplicit = "implicit"
	TLSStartTLS = "starttls"
	TLSNone     = "none"
)

// Config says where an account is and how to log in.
type Config struct {
	Host     string
	Port     int    // 1 to 65535
	TLS      string // TLSImplicit, TLSStartTLS or TLSNone
	Username string
	Password string         // never shown: errors and transcripts mask it
	Auth     string         // one of mailserver.Mechanisms; "" = the strongest that the server offers
	RootCAs  *x509.CertPool // nil = those of the system

	// Dial opens the connection; nil = TCP. A rehearsal passes the dialer of its
	// simulated world, so that no real address can be reached.
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)

	// Timeout is how long the server may be silent while it owes an answer;
	// 0 = one minute. The whole of a call is bounded by its context.
	Timeout time.Duration
}

// validate names the first setting that cannot work.
func (c Config) validate() error {
	switch {
	case c.Host == "":
		return errors.New("imap host is empty: name the server of the mailbox")
	case c.Port < 1 || c.Port > 65535:
		return fmt.Errorf("imap port %d is not between 1 and 65535", c.Port)
	case c.TLS != TLSImplicit && c.TLS != TLSStartTLS && c.TLS != TLSNone:
		return fmt.Errorf("imap tls %q is none of implicit, starttls, none", c.TLS)
	case c.Username == "":
		return errors.New("imap username is empty: name the account")
	}
	return nil
}

func (c Config) address() string { return net.JoinHostPort(c.Host, strconv.Itoa(c.Port)) }

func (c Config) dial(ctx context.Context) (net.Conn, error) {
	if c.Dial != nil {
		return c.Dial(ctx, "tcp", c.address())
	}
	return new(net.Dialer).DialContext(ctx, "tcp", c.address())
}

func (c Config) tls() *tls.Config {
	return &tls.Config{ServerName: c.Host, RootCAs: c.RootCAs, MinVersion: tls.VersionTLS12}
}
