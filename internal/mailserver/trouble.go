package mailserver

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
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

// TLSAdvice says what to do about encryption that failed with cause, at a server
// whose usual ports are starttls and implicit.
func TLSAdvice(cause error, starttls, implicit int) string {
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
		return fmt.Sprintf("the port does not begin with TLS: set tls to starttls, or use the port for implicit TLS (usually %d)", implicit)
	}
	return fmt.Sprintf("check that the tls setting fits the port (%d starttls, %d implicit) and that the certificate is valid", starttls, implicit)
}
