package smtpout

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"time"
)

// How a connection is encrypted: from the first byte (RFC 8314, usually port
// 465), after a mandatory STARTTLS (RFC 3207, usually port 587), or never. None
// sends the password readable to the network and is meant for loopback.
const (
	TLSImplicit = "implicit"
	TLSStartTLS = "starttls"
	TLSNone     = "none"
)

// Config says which submission server to use and how.
type Config struct {
	Host     string
	Port     int            // 1 to 65535
	TLS      string         // TLSImplicit, TLSStartTLS or TLSNone
	Username string         // "" = no authentication
	Password string         // never shown: errors and transcripts mask it
	Auth     string         // one of mailserver.Mechanisms; "" = the strongest that the server offers
	HELO     string         // the name we introduce ourselves by; required, since the machine's own name would unmask the persona
	RootCAs  *x509.CertPool // nil = those of the system

	// Dial opens the connection; nil = TCP. A rehearsal passes the dialer of its
	// simulated world, so that no real address can be reached.
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)

	Timeouts Timeouts
}

// Timeouts bound how long each step may take. A zero field takes its default,
// the minimum that RFC 5321 section 4.5.3.2 asks a client to wait.
type Timeouts struct {
	Connect   time.Duration // TCP connection; 30 s
	Command   time.Duration // greeting, EHLO, TLS, AUTH, MAIL, RCPT; 5 min
	DataStart time.Duration // answer to DATA; 2 min
	DataBlock time.Duration // one write of the letter; 3 min
	DataEnd   time.Duration // answer to the final dot; 10 min
	Quit      time.Duration // answer to QUIT, which nothing depends on; 10 s
}

func (t Timeouts) withDefaults() Timeouts {
	def := func(d *time.Duration, standard time.Duration) {
		if *d <= 0 {
			*d = standard
		}
	}
	def(&t.Connect, 30*time.Second)
	def(&t.Command, 5*time.Minute)
	def(&t.DataStart, 2*time.Minute)
	def(&t.DataBlock, 3*time.Minute)
	def(&t.DataEnd, 10*time.Minute)
	def(&t.Quit, 10*time.Second)
	return t
}

// validate names the first setting that cannot work.
func (c Config) validate() error {
	switch {
	case c.Host == "":
		return errors.New("smtp host is empty: name the submission server")
	case c.Port < 1 || c.Port > 65535:
		return fmt.Errorf("smtp port %d is not between 1 and 65535", c.Port)
	case c.TLS != TLSImplicit && c.TLS != TLSStartTLS && c.TLS != TLSNone:
		return fmt.Errorf("smtp tls %q is none of implicit, starttls, none", c.TLS)
	case c.HELO == "" || strings.ContainsFunc(c.HELO, notPrintable):
		return fmt.Errorf("helo name %q is not usable: give a domain such as the one of the address", c.HELO)
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

// notPrintable tells the characters that would end or split an SMTP argument.
func notPrintable(r rune) bool { return r <= ' ' || r == 0x7f }
