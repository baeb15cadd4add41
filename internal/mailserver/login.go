package mailserver

import (
	"crypto/tls"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/emersion/go-sasl"
)

// Login says who we are to a server, and how we prove it.
type Login struct {
	Username string
	Password string // or, for XOAUTH2, an access token
	// Mechanism is the only one to be used, such as "scram-sha-256"; "" takes the
	// strongest that the server offers.
	Mechanism string
	TLS       *tls.ConnectionState // nil = the line is not encrypted
	Mask      *Mask                // hides every response from then on
}

// ErrNoMechanism says that server and client have no way to log in in common.
var ErrNoMechanism = errors.New("no way to log in in common")

// Mechanisms are the names that Login.Mechanism takes.
func Mechanisms() []string {
	return []string{"scram-sha-256-plus", "scram-sha-1-plus", "scram-sha-256", "scram-sha-1", "plain", "login", "cram-md5", "xoauth2"}
}

// Exchange picks the mechanism among those that the server offers. Over TLS the
// plain ones stand before CRAM-MD5, which many servers offer for all accounts
// although they can check it for few; without, whatever hides the password comes
// first. XOAUTH2 is used only where it is asked for, since it takes no password.
func (l Login) Exchange(offered []string) (*Exchange, error) {
	order := []string{"SCRAM-SHA-256-PLUS", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-1", "PLAIN", "LOGIN", "CRAM-MD5"}
	switch {
	case l.Mechanism != "":
		order = []string{strings.ToUpper(l.Mechanism)}
	case l.TLS == nil:
		order = []string{"SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "PLAIN", "LOGIN"}
	}
	there := map[string]bool{}
	for _, name := range offered {
		there[strings.ToUpper(name)] = true
	}
	for _, name := range order {
		if strings.HasSuffix(name, "-PLUS") && bindingOf(l.TLS).name == "" {
			continue // nothing to bind to
		}
		if there[name] {
			return &Exchange{Mechanism: name, client: l.client(name, there), username: l.Username, mask: l.Mask}, nil
		}
	}
	return nil, l.nothing(offered)
}

// nothing says why no mechanism was found.
func (l Login) nothing(offered []string) error {
	has := "the server offers no login here"
	if len(offered) > 0 {
		sorted := slices.Clone(offered)
		slices.Sort(sorted)
		has = "the server offers only " + strings.ToUpper(strings.Join(sorted, ", "))
	}
	switch {
	case l.Mechanism != "":
		return fmt.Errorf("%w: auth asks for %s and %s; leave auth out, or name one that it offers", ErrNoMechanism, l.Mechanism, has)
	case len(offered) > 0:
		return fmt.Errorf("%w: %s, none of which is known here; ask the operator for SCRAM-SHA-256, or PLAIN over TLS", ErrNoMechanism, has)
	case l.TLS == nil:
		return fmt.Errorf("%w: %s; many do so only over TLS: set tls to starttls or implicit", ErrNoMechanism, has)
	}
	return fmt.Errorf("%w: %s; use the port for submission or for IMAP, and check that the account may log in", ErrNoMechanism, has)
}

func (l Login) client(name string, offered map[string]bool) sasl.Client {
	switch name {
	case "PLAIN":
		return sasl.NewPlainClient("", l.Username, l.Password)
	case "LOGIN":
		return &loginClient{answers: []string{l.Username, l.Password}}
	case "CRAM-MD5":
		return &cramMD5{username: l.Username, password: l.Password}
	case "XOAUTH2":
		return &xoauth2{username: l.Username, token: l.Password}
	}
	return newSCRAM(name, l, offered[name+"-PLUS"])
}

// LoginError is a login that failed.
type LoginError struct {
	Mechanism string
	Err       error
}

func (e *LoginError) Error() string { return "login with " + e.Mechanism + ": " + e.Err.Error() }

// Unwrap gives the server's answer, or what we did not like about it.
func (e *LoginError) Unwrap() error { return e.Err }

// LoginAdvice says what to do about a login to a service, "SMTP" or "IMAP", that failed with cause.
func LoginAdvice(cause error, service string) string {
	if errors.Is(cause, ErrNoMechanism) {
		return "" // it says so itself
	}
	advice := "check username and password; many providers want an app password, and " + service + " switched on for the account"
	if e, ok := errors.AsType[*LoginError](cause); ok && (e.Mechanism == "CRAM-MD5" || strings.HasPrefix(e.Mechanism, "SCRAM-")) {
		advice += "; where they are right, set auth to plain, since some servers offer " + e.Mechanism + " and cannot check it"
	}
	return advice
}

// Exchange is one login. It is the client of its mechanism, and hides what it
// says from whatever is shown.
type Exchange struct {
	Mechanism string
	client    sasl.Client
	username  string
	mask      *Mask
}

// Start returns the name of the mechanism and the first response, nil where the server speaks first.
func (x *Exchange) Start() (mechanism string, first []byte, err error) {
	mechanism, first, err = x.client.Start()
	x.hide(first)
	return mechanism, first, err
}

// Next answers a challenge.
func (x *Exchange) Next(challenge []byte) ([]byte, error) {
	response, err := x.client.Next(challenge)
	x.hide(response)
	return response, err
}

// hide hides a response. Who we are is no secret, only how it was said.
func (x *Exchange) hide(response []byte) {
	if string(response) == x.username {
		response = []byte(base64.StdEncoding.EncodeToString(response))
	}
	x.mask.Hide(string(response))
}

// Proven tells, after the server has accepted us, whether it has proven in turn
// that it knows the password, where the mechanism asks for that (RFC 5802 section 3).
func (x *Exchange) Proven() error {
	if s, ok := x.client.(*scram); ok && !s.proven {
		return errors.New("the server accepted the login without proving that it knows the password: it may not be the one that it says")
	}
	return nil
}
