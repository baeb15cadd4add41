package mailserver

import (
	"bytes"
	"crypto/tls"
	"errors"
	"net"
	"strings"
	"testing"

	"replyaudit/internal/mailhost"
)

// The examples of RFC 5802 section 5 and RFC 7677 section 3.
func TestSCRAMAsInItsRFC(t *testing.T) {
	for _, c := range []struct{ mechanism, nonce, first, challenge, proof, signature string }{
		{
			"SCRAM-SHA-1", "fyko+d2lbbFgONRv9qkxdawL", "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL",
			"r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
			"c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
			"v=rmF9pqV8S7suAoZWja4dJRkFsKQ=",
		},
		{
			"SCRAM-SHA-256", "rOprNGfwEbeRWgbNEkqO", "n,,n=user,r=rOprNGfwEbeRWgbNEkqO",
			"r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
			"c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
			"v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=",
		},
	} {
		s := newSCRAM(c.mechanism, Login{Username: "user", Password: "pencil"}, false)
		s.nonce = c.nonce
		if name, first, err := s.Start(); name != c.mechanism || string(first) != c.first || err != nil {
			t.Errorf("Start = %s, %s, %v", name, first, err)
		}
		if proof, err := s.Next([]byte(c.challenge)); string(proof) != c.proof || err != nil {
			t.Errorf("%s: proof %s, %v", c.mechanism, proof, err)
		}
		x := Exchange{client: s}
		if x.Proven() == nil {
			t.Errorf("%s: the server counts as proven before it has shown its signature", c.mechanism)
		}
		forged := *s
		if _, err := forged.Next([]byte(strings.Replace(c.signature, "R", "S", 1))); err == nil || forged.proven {
			t.Errorf("%s: a forged signature is taken", c.mechanism)
		}
		if last, err := s.Next([]byte(c.signature)); last == nil || len(last) > 0 || err != nil || x.Proven() != nil {
			t.Errorf("%s: last response %q, %v, %v", c.mechanism, last, err, x.Proven())
		}
	}
}

func TestSCRAMRefusesWhatNoServerShouldSay(t *testing.T) {
	for name, challenge := range map[string]string{
		"another nonce":      "r=other,s=QSXCR+Q6sek8bf92,i=4096",
		"only our nonce":     "r=ours,s=QSXCR+Q6sek8bf92,i=4096",
		"no salt":            "r=ours1,i=4096",
		"a salt not base64":  "r=ours1,s=%,i=4096",
		"no rounds":          "r=ours1,s=QSXCR+Q6sek8bf92,i=0",
		"rounds without end": "r=ours1,s=QSXCR+Q6sek8bf92,i=4000000000",
		"an error":           "e=unknown-user",
		"nothing":            "",
	} {
		s := newSCRAM("SCRAM-SHA-256", Login{Username: "user", Password: "pencil"}, false)
		s.nonce = "ours"
		if proof, err := s.Next([]byte(challenge)); err == nil {
			t.Errorf("%s: answered %s", name, proof)
		}
	}
}

// The example of RFC 2195 section 2.
func TestCRAMMD5AsInItsRFC(t *testing.T) {
	got, err := (&cramMD5{username: "tim", password: "tanstaaftanstaaf"}).Next([]byte("<1896.697170952@postoffice.reston.mci.net>"))
	if string(got) != "tim b913a602c7eda7a495b4e6e7334d3890" || err != nil {
		t.Errorf("%s, %v", got, err)
	}
}

// Without TLS whatever hides the password comes first; with it, what works everywhere.
func TestChoiceOfMechanism(t *testing.T) {
	secured := &tls.ConnectionState{Version: tls.VersionTLS12, TLSUnique: []byte("unique")}
	unbound := &tls.ConnectionState{Version: tls.VersionTLS12}
	const all = "LOGIN PLAIN CRAM-MD5 SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-256-PLUS XOAUTH2"
	for _, c := range []struct {
		tls                *tls.ConnectionState
		offered, ask, want string
	}{
		{secured, all, "", "SCRAM-SHA-256-PLUS"},
		{unbound, all, "", "SCRAM-SHA-256"},
		{nil, all, "", "SCRAM-SHA-256"},
		{secured, "cram-md5 login plain scram-sha-1", "", "SCRAM-SHA-1"},
		{secured, "CRAM-MD5 LOGIN PLAIN", "", "PLAIN"},
		{secured, "CRAM-MD5 LOGIN", "", "LOGIN"},
		{secured, "XOAUTH2 CRAM-MD5", "", "CRAM-MD5"},
		{nil, "PLAIN LOGIN CRAM-MD5", "", "CRAM-MD5"},
		{nil, "LOGIN PLAIN", "", "PLAIN"},
		{secured, all, "plain", "PLAIN"},
		{secured, all, "xoauth2", "XOAUTH2"},
		{secured, "PLAIN", "scram-sha-256", "auth asks for scram-sha-256 and the server offers only PLAIN"},
		{secured, "GSSAPI NTLM", "", "only GSSAPI, NTLM"},
		{secured, "XOAUTH2", "", "only XOAUTH2"},
		{nil, "", "", "only over TLS"},
	} {
		x, err := Login{Username: "u", Password: "p", Mechanism: c.ask, TLS: c.tls, Mask: NewMask("u", "p")}.Exchange(strings.Fields(c.offered))
		switch {
		case err != nil && errors.Is(err, ErrNoMechanism) && strings.Contains(err.Error(), c.want):
		case err != nil || x.Mechanism != c.want:
			t.Errorf("%q asked for %q: %+v, %v; want %s", c.offered, c.ask, x, err, c.want)
		}
	}
}

// Channel binding is named, told to be possible, or left out.
func TestChannelBinding(t *testing.T) {
	bound := Login{Username: "u", TLS: &tls.ConnectionState{Version: tls.VersionTLS12, TLSUnique: []byte("unique")}}
	for _, c := range []struct {
		mechanism string
		login     Login
		plus      bool
		want      string
	}{
		{"SCRAM-SHA-256-PLUS", bound, true, "p=tls-unique,,"},
		{"SCRAM-SHA-256", bound, false, "y,,"},
		{"SCRAM-SHA-256", bound, true, "n,,"}, // auth names it: that is no downgrade
		{"SCRAM-SHA-256", Login{Username: "u"}, false, "n,,"},
	} {
		_, first, err := newSCRAM(c.mechanism, c.login, c.plus).Start()
		if err != nil || !strings.HasPrefix(string(first), c.want+"n=u,") {
			t.Errorf("%s offered %t: %s, %v; want %s", c.mechanism, c.plus, first, err, c.want)
		}
	}
}

// Both ends of a line that is really encrypted name the same channel, and another line another.
func TestChannelBindingOfARealLine(t *testing.T) {
	certificate := mailhost.NewAuthority(t).Issue(t, "mail.test")
	shake := func(version uint16) (ours, theirs binding) {
		t.Helper()
		near, far := net.Pipe()
		client := tls.Client(near, &tls.Config{InsecureSkipVerify: true, MinVersion: version, MaxVersion: version})
		server := tls.Server(far, &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12})
		done := make(chan error, 1)
		go func() { done <- server.Handshake() }()
		if err := errors.Join(client.Handshake(), <-done); err != nil {
			t.Fatal(err)
		}
		defer near.Close()
		a, b := client.ConnectionState(), server.ConnectionState()
		return bindingOf(&a), bindingOf(&b)
	}
	for version, name := range map[uint16]string{tls.VersionTLS12: "tls-unique", tls.VersionTLS13: "tls-exporter"} {
		ours, theirs := shake(version)
		other, _ := shake(version)
		if ours.name != name || theirs.name != name || !bytes.Equal(ours.data, theirs.data) || bytes.Equal(ours.data, other.data) {
			t.Errorf("%s: %+v and %+v, another line %+v", name, ours, theirs, other)
		}
	}
	if bindingOf(nil).name != "" {
		t.Error("a line without TLS has a channel to bind to")
	}
}

func TestLoginAdvice(t *testing.T) {
	refused := errors.New("no")
	for _, c := range []struct {
		cause error
		want  string
	}{
		{&LoginError{"PLAIN", refused}, "check username and password; many providers want an app password, and IMAP switched on for the account"},
		{&LoginError{"CRAM-MD5", refused}, "set auth to plain"},
		{ErrNoMechanism, ""},
	} {
		if got := LoginAdvice(c.cause, "IMAP"); !strings.HasSuffix(got, c.want) && !strings.Contains(got, c.want+",") || c.want == "" && got != "" {
			t.Errorf("%v: %s", c.cause, got)
		}
	}
}
