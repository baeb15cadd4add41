package mailserver

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"syscall"
)

// LineLost tells a broken or silent line from an answer that we did not like.
func LineLost(err error) bool {
	if failure, ok := errors.AsType[*net.OpError](err); ok && failure.Op == "remote error" {
		return false // a TLS alert of the server
	}
	if _, ok := errors.AsType[net.Error](err); ok {
		return true // time-outs and failures of the socket
	}
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, net.ErrClosed) || errors.Is(err, io.ErrClosedPipe)
}

// Ports are the usual ports of a protocol (RFC 8314).
type Ports struct{ StartTLS, Implicit int }

// TLSAdvice says what to do about encryption that failed with cause.
func (p Ports) TLSAdvice(cause error) string {
	if _, ok := errors.AsType[x509.UnknownAuthorityError](cause); ok {
		return "if the server has a certificate of your own authority, give that authority's certificate as ca_file"
	}
	if _, ok := errors.AsType[x509.HostnameError](cause); ok {
		return "set host to a name that stands in the server's certificate"
	}
	if invalid, ok := errors.AsType[x509.CertificateInvalidError](cause); ok && invalid.Reason == x509.Expired {
		return "ask the operator of the server to renew its certificate, and look at this machine's clock"
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](cause); ok {
		return fmt.Sprintf("the port does not begin with TLS: set tls to starttls, or use the port for implicit TLS (usually %d)", p.Implicit)
	}
	return fmt.Sprintf("check that the tls setting fits the port (%d starttls, %d implicit) and that the certificate is valid", p.StartTLS, p.Implicit)
}

// ConnectAdvice says what to do about a connection that did not come about.
// silent says that the server said nothing at all, and was to speak in plain text.
func (p Ports) ConnectAdvice(cause error, silent bool) string {
	if missing, ok := errors.AsType[*net.DNSError](cause); ok && missing.IsNotFound {
		return "no such host is known: check host"
	}
	if errors.Is(cause, syscall.ECONNREFUSED) {
		return fmt.Sprintf("nothing listens there: check host and port (usually %d starttls, %d implicit), and that the server runs", p.StartTLS, p.Implicit)
	}
	usual := fmt.Sprintf("check host and port, that the tls setting fits the port (%d starttls, %d implicit), and that no firewall stands between", p.StartTLS, p.Implicit)
	if silent {
		return "a server that says nothing here often waits for TLS: set tls to implicit; otherwise " + usual
	}
	return usual
}
