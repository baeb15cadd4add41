// Package mailhost starts a real mail host for tests: Postfix for submission,
// and Dovecot for IMAP, with Sieve behind its LMTP delivery. What a test says to
// it is what Debian's servers say to a user, which no in-memory server proves.
//
// Every address of every domain is a mailbox with the password Password. Four
// kinds of letter are answered otherwise: recipients that begin with "nobody"
// get 550 and with "busy" 450 to RCPT, a subject that contains
// "refuse-after-dot" gets 550 to the final dot, and what goes to a recipient that
// begins with "gone" is taken and bounces. A test may stop and start the
// SMTP and the IMAP side apart, and look into the mail store from behind.
//
// A host lives below one temporary folder, listens on free ports of 127.0.0.1,
// has a certificate of its own authority, and needs no network. It needs root
// and the Debian packages postfix, dovecot-imapd, dovecot-lmtpd and
// dovecot-sieve; without them Start skips the test and says so. At the end of
// the test it ends the two processes that it started, and nothing else.
//
// Only tests import this package.
package mailhost

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// Password opens every mailbox.
const Password = "pass"

const missing = "postfix and dovecot are not installed: apt-get install postfix dovecot-imapd dovecot-lmtpd dovecot-sieve"

// Host is a running mail host. Its methods fail the test they are given.
type Host struct {
	Name        string          // "127.0.0.1", which the certificate is for
	Relay       int             // port of SMTP without login, which delivers to every mailbox
	Submission  int             // port of SMTP with login and STARTTLS
	Submissions int             // port of SMTP with login and implicit TLS
	IMAP        int             // port of IMAP, with STARTTLS
	IMAPS       int             // port of IMAP with implicit TLS
	RootCAs     *x509.CertPool  // holds the authority of the host's certificate
	CAFile      string          // the same as a PEM file
	Certificate tls.Certificate // of the host, for a test that stands between it and a client

	dir      string
	uid, gid int // owner of the mail store
	smtp     *server
	imap     *server
}

// Start brings up a host that lives as long as the test.
func Start(t testing.TB) *Host {
	t.Helper()
	require(t)
	h := &Host{Name: "127.0.0.1", dir: tempDir(t)}
	for i, port := range freePorts(t, 5) {
		*[]*int{&h.Relay, &h.Submission, &h.Submissions, &h.IMAP, &h.IMAPS}[i] = port
	}
	h.uid, h.gid = owner(t, "mail")
	authority := NewAuthority(t)
	h.RootCAs = authority.Pool()
	h.CAFile = h.path("authority.pem")
	h.Certificate = authority.writeFiles(t, h.CAFile, h.path("cert.pem"), h.path("key.pem"), h.Name)
	h.imap = h.dovecot(t)
	h.smtp = h.postfix(t)
	t.Cleanup(func() {
		h.smtp.stop(t)
		h.imap.stop(t)
	})
	h.StartIMAP(t)
	h.StartSMTP(t)
	return h
}

// StartSMTP brings the SMTP side up again after StopSMTP.
func (h *Host) StartSMTP(t testing.TB) { t.Helper(); h.smtp.start(t) }

// StopSMTP takes the SMTP side down; what is queued stays queued.
func (h *Host) StopSMTP(t testing.TB) { t.Helper(); h.smtp.stop(t) }

// StartIMAP brings the IMAP side up again after StopIMAP.
func (h *Host) StartIMAP(t testing.TB) { t.Helper(); h.imap.start(t) }

// StopIMAP takes IMAP, delivery and the check of passwords down.
func (h *Host) StopIMAP(t testing.TB) { t.Helper(); h.imap.stop(t) }

func (h *Host) path(elem ...string) string {
	return filepath.Join(append([]string{h.dir}, elem...)...)
}

// require skips the test where no mail host can run.
func require(t testing.TB) {
	t.Helper()
	for _, file := range []string{
		"/usr/sbin/postfix", "/usr/sbin/dovecot", "/usr/lib/dovecot/imap", "/usr/lib/dovecot/lmtp", "/usr/bin/sievec",
	} {
		if _, err := os.Stat(file); err != nil {
			t.Skip(missing)
		}
	}
	if os.Geteuid() != 0 {
		t.Skip("postfix and dovecot need root: run the tests as root")
	}
	version, err := exec.Command("/usr/sbin/dovecot", "--version").Output()
	if err != nil || !strings.HasPrefix(string(version), "2.3.") {
		t.Skipf("the test configuration is for dovecot 2.3, installed is %q (%v)", strings.TrimSpace(string(version)), err)
	}
}

// tempDir is open to the servers' users, unlike that of testing, and short
// enough for the names of sockets.
func tempDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "mailhost")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		t.Fatalf("make a folder for the mail host: %v", err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Errorf("remove the mail host: %v", err)
		}
	})
	return dir
}

// freePorts asks the system for n ports that nothing listens on.
func freePorts(t testing.TB, n int) []int {
	t.Helper()
	ports := make([]int, n)
	for i := range ports {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatalf("find a free port: %v", err)
		}
		defer l.Close() // after all are taken, so that they differ
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return ports
}

func owner(t testing.TB, name string) (uid, gid int) {
	t.Helper()
	u, err := user.Lookup(name)
	if err != nil {
		t.Fatalf("look up the system user %s: %v", name, err)
	}
	uid, err1 := strconv.Atoi(u.Uid)
	gid, err2 := strconv.Atoi(u.Gid)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatalf("look up the system user %s: %v", name, err)
	}
	return uid, gid
}
