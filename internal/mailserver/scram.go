package mailserver

import (
	"bytes"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"hash"
	"strconv"
	"strings"

	"golang.org/x/text/secure/precis"
)

// maxIterations bounds how long a server can keep us busy; RFC 7677 asks for 4096 at least.
const maxIterations = 1 << 21

// scram is SCRAM-SHA-1 and SCRAM-SHA-256 (RFC 5802, RFC 7677), with binding to
// the TLS channel as -PLUS.
type scram struct {
	mechanism          string
	hash               func() hash.Hash
	username, password string
	nonce              string
	header             string // gs2-header
	binding            []byte

	bare     string // client-first-message-bare
	expected []byte // the server's signature, once we have sent our proof
	proven   bool
}

// newSCRAM makes the client of a mechanism. plus says that the server offers its
// variant with channel binding.
func newSCRAM(mechanism string, l Login, plus bool) *scram {
	s := &scram{mechanism: mechanism, hash: sha256.New, username: prepared(l.Username), password: prepared(l.Password), nonce: rand.Text(), header: "n,,"}
	if strings.HasPrefix(mechanism, "SCRAM-SHA-1") {
		s.hash = sha1.New
	}
	bound := bindingOf(l.TLS)
	switch {
	case strings.HasSuffix(mechanism, "-PLUS"):
		s.header, s.binding = "p="+bound.name+",,", bound.data
	case bound.name != "" && !plus:
		s.header = "y,," // we could bind and saw no offer: a server that made one knows that it was taken out
	}
	return s
}

// prepared is what RFC 5802 section 2.2 has SASLprep for; what cannot be prepared stays.
func prepared(s string) string {
	if p, err := precis.OpaqueString.String(s); err == nil {
		return p
	}
	return s
}

type binding struct {
	name string // "" = none
	data []byte
}

// bindingOf is what identifies a TLS channel: tls-exporter (RFC 9266) for TLS
// 1.3, tls-unique (RFC 5929) before.
func bindingOf(state *tls.ConnectionState) binding {
	switch {
	case state == nil:
	case state.Version >= tls.VersionTLS13:
		if data, err := state.ExportKeyingMaterial("EXPORTER-Channel-Binding", nil, 32); err == nil {
			return binding{"tls-exporter", data}
		}
	case len(state.TLSUnique) > 0:
		return binding{"tls-unique", state.TLSUnique}
	}
	return binding{}
}

func (s *scram) Start() (string, []byte, error) {
	name := strings.NewReplacer("=", "=3D", ",", "=2C").Replace(s.username)
	s.bare = "n=" + name + ",r=" + s.nonce
	return s.mechanism, []byte(s.header + s.bare), nil
}

func (s *scram) Next(challenge []byte) ([]byte, error) {
	if s.expected == nil {
		return s.prove(string(challenge))
	}
	switch said, value, _ := strings.Cut(string(challenge), "="); said {
	case "v":
		signature, err := base64.StdEncoding.DecodeString(value)
		if err != nil || !hmac.Equal(signature, s.expected) {
			return nil, errors.New("the server does not know the password: it may not be the one that it says")
		}
		s.proven = true
		return []byte{}, nil
	case "e":
		return nil, fmt.Errorf("the server refuses the login: %s", value)
	}
	return nil, errors.New("the server ends the SCRAM exchange with neither a signature nor an error")
}

// prove answers server-first-message.
func (s *scram) prove(first string) ([]byte, error) {
	fields := strings.Split(first, ",")
	if len(fields) < 3 || !strings.HasPrefix(fields[0], "r="+s.nonce) || fields[0] == "r="+s.nonce || !strings.HasPrefix(fields[1], "s=") || !strings.HasPrefix(fields[2], "i=") {
		return nil, errors.New("the server's first SCRAM message lacks its nonce, its salt or its iterations")
	}
	salt, err := base64.StdEncoding.DecodeString(fields[1][2:])
	if err != nil {
		return nil, fmt.Errorf("the server's SCRAM salt: %w", err)
	}
	rounds, err := strconv.Atoi(fields[2][2:])
	if err != nil || rounds < 1 || rounds > maxIterations {
		return nil, fmt.Errorf("the server asks for %.20q SCRAM iterations", fields[2][2:])
	}
	salted, err := pbkdf2.Key(s.hash, s.password, salt, rounds, s.hash().Size())
	if err != nil {
		return nil, fmt.Errorf("salt the password: %w", err)
	}
	bound := base64.StdEncoding.EncodeToString(append([]byte(s.header), s.binding...))
	unproven := "c=" + bound + "," + fields[0]
	whole := s.bare + "," + first + "," + unproven

	clientKey := s.mac(salted, "Client Key")
	stored := s.hash()
	stored.Write(clientKey)
	proof := s.mac(stored.Sum(nil), whole)
	for i := range proof {
		proof[i] ^= clientKey[i]
	}
	s.expected = s.mac(s.mac(salted, "Server Key"), whole)
	return bytes.Join([][]byte{[]byte(unproven), []byte("p=" + base64.StdEncoding.EncodeToString(proof))}, []byte(",")), nil
}

func (s *scram) mac(key []byte, text string) []byte {
	m := hmac.New(s.hash, key)
	m.Write([]byte(text))
	return m.Sum(nil)
}
