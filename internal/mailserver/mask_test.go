package mailserver

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"
)

func TestMask(t *testing.T) {
	m := NewMask("vilte", "hunter2")
	for _, c := range []struct{ in, want string }{
		{"2.0.0 Ok\nqueued", "2.0.0 Ok\nqueued"},
		{"red \x1b[31m alert\a", "red  [31m alert"},
		{"turned \u202e round", "turned   round"},
		{"broken \xff byte", "broken \uFFFD byte"},
		{"your password hunter2", "your password ***"},
		{"in base64 aHVudGVyMg==", "in base64 ***"},
		{"in base64 without padding aHVudGVyMg", "in base64 without padding ***"},
		{"as PLAIN sends it AHZpbHRlAGh1bnRlcjI=", "as PLAIN sends it ***"},
		{strings.Repeat("ž", 60), strings.Repeat("ž", 50) + "…"},
	} {
		if got := m.Clean(c.in, 100); got != c.want {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	if got := NewMask("vilte", "").Clean("nothing to hide", 100); got != "nothing to hide" {
		t.Errorf("without a password: %q", got)
	}
}

func TestLineLost(t *testing.T) {
	for _, c := range []struct {
		err  error
		want bool
	}{
		{fmt.Errorf("read: %w", io.EOF), true},
		{net.ErrClosed, true},
		{&net.OpError{Op: "read", Err: errors.New("reset by peer")}, true},
		{&net.OpError{Op: "remote error", Err: errors.New("bad certificate")}, false},
		{errors.New("550 no such user"), false},
	} {
		if got := LineLost(c.err); got != c.want {
			t.Errorf("LineLost(%v) = %v", c.err, got)
		}
	}
}

func TestTLSAdviceFitsTheCause(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("handshake: %w", x509.UnknownAuthorityError{}), "ca_file"},
		{x509.HostnameError{Certificate: &x509.Certificate{}}, "set host to a name"},
		{fmt.Errorf("handshake: %w", x509.CertificateInvalidError{Cert: &x509.Certificate{}, Reason: x509.Expired}), "renew its certificate"},
		{tls.RecordHeaderError{}, "usually 993"},
		{errors.New("other"), "143 starttls, 993 implicit"},
	} {
		if got := (Ports{143, 993}).TLSAdvice(c.err); !strings.Contains(got, c.want) {
			t.Errorf("%T: %s", c.err, got)
		}
	}
}

func TestConnectAdviceFitsTheCause(t *testing.T) {
	for _, c := range []struct {
		err    error
		silent bool
		want   string
	}{
		{&net.OpError{Op: "dial", Err: &net.DNSError{Name: "imap.firm.test", IsNotFound: true}}, false, "check host"},
		{&net.OpError{Op: "dial", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}, false, "nothing listens there"},
		{os.ErrDeadlineExceeded, true, "set tls to implicit"},
		{os.ErrDeadlineExceeded, false, "no firewall"},
		{io.EOF, false, "143 starttls, 993 implicit"},
	} {
		if got := (Ports{143, 993}).ConnectAdvice(c.err, c.silent); !strings.Contains(got, c.want) {
			t.Errorf("%v: %s", c.err, got)
		}
	}
}
