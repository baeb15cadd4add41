package smtpout

import (
	"errors"
	"fmt"

	"replyaudit/internal/mailserver"
)

// Why a session did not come about; ask with errors.Is.
var (
	ErrConnect = errors.New("no connection to the mail server")        // dial, lost line, time-out
	ErrTLS     = errors.New("no trustworthy encryption")               // certificate, protocol, no STARTTLS
	ErrAuth    = errors.New("the mail server refused the credentials") // wrong user or password, no common mechanism
	ErrRefused = errors.New("the mail server refused the session")     // 4xx or 5xx to greeting, EHLO or, temporarily, AUTH
)

// Error is a session that did not come about. No letter was touched.
type Error struct {
	Kind       error  // ErrConnect, ErrTLS, ErrAuth or ErrRefused
	Phase      string // connect, greeting, hello, tls or auth
	Server     string // host:port
	Code       int    // reply code, 0 when the server gave none
	Transcript string // last lines of the conversation, without secrets

	text   string // what happened, masked
	cause  error
	silent bool // the server owed a greeting in plain text
}

// Error says in one sentence what failed where, and what to do next.
func (e *Error) Error() string {
	s := fmt.Sprintf("open smtp session with %s: %s: %s", e.Server, e.Phase, e.text)
	if advice := e.advice(); advice != "" {
		s += "; " + advice
	}
	return s
}

// Unwrap gives the kind and the cause, such as a *tls.CertificateVerificationError or a context's error.
func (e *Error) Unwrap() []error { return []error{e.Kind, e.cause} }

func (e *Error) advice() string {
	usual := mailserver.Ports{StartTLS: 587, Implicit: 465}
	switch {
	case errors.Is(e.Kind, ErrAuth):
		return mailserver.LoginAdvice(e.cause, "SMTP")
	case errors.Is(e.Kind, ErrTLS):
		return usual.TLSAdvice(e.cause)
	case errors.Is(e.Kind, ErrRefused):
		return "wait and try again, or ask the operator of the server"
	default:
		return usual.ConnectAdvice(e.cause, e.Phase == "greeting" && e.silent)
	}
}

// lineLost tells a broken or silent line from an answer that we did not like.
func lineLost(err error) bool { return mailserver.LineLost(err) || errors.Is(err, errTooMuch) }
