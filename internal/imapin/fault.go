package imapin

import (
	"errors"
	"fmt"
	"strings"

	"github.com/emersion/go-imap/v2"

	"replyaudit/internal/mailserver"
)

// Why a call failed; ask with errors.Is.
var (
	ErrConnect  = errors.New("no connection to the mailbox")          // dial, lost line, silence, end of the context
	ErrTLS      = errors.New("no trustworthy encryption")             // certificate, protocol, no STARTTLS
	ErrAuth     = errors.New("the mailbox refused the credentials")   // wrong user or password, no common mechanism
	ErrRefused  = errors.New("the mailbox refused the command")       // NO, BAD or BYE
	ErrNoFolder = errors.New("the mailbox has no such folder")        // missing, or nothing that can be opened
	ErrRebuilt  = errors.New("the folder was rebuilt by the mailbox") // UIDVALIDITY changed between two commands
)

// What became of a single message; ask Fetched.Err with errors.Is.
var (
	// ErrGone says that the message has left the folder since it was listed.
	ErrGone = errors.New("the message has left the folder")
	// ErrUnreadable says that the server lists the message and does not hand it
	// out, tried twice over fresh connections.
	ErrUnreadable = errors.New("the mailbox does not hand out the message")
)

// Error is a call that failed. Whether the connection is over then, tells
// Account.Broken.
type Error struct {
	Kind       error  // one of the sentinels above
	Doing      string // what was being done to what: "examine folder INBOX"
	Server     string // host:port
	Transcript string // last lines of the conversation, without secrets and messages

	text    string // what happened, masked
	cause   error
	opening bool // the account was not open yet
	silent  bool // the server owed a greeting in plain text
}

// Error says in one sentence what failed where, and what to do next.
func (e *Error) Error() string {
	s := fmt.Sprintf("%s at %s: %s", e.Doing, e.Server, e.text)
	if advice := e.advice(); advice != "" {
		s += "; " + advice
	}
	return s
}

// Unwrap gives the kind and the cause, such as a *tls.CertificateVerificationError or a context's error.
func (e *Error) Unwrap() []error { return []error{e.Kind, e.cause} }

func (e *Error) advice() string {
	usual := mailserver.Ports{StartTLS: 143, Implicit: 993}
	switch {
	case errors.Is(e.Kind, ErrAuth):
		return mailserver.LoginAdvice(e.cause, "IMAP")
	case errors.Is(e.Kind, ErrTLS):
		return usual.TLSAdvice(e.cause)
	case errors.Is(e.Kind, ErrConnect):
		if !e.opening {
			return "open the mailbox again"
		}
		return usual.ConnectAdvice(e.cause, e.silent)
	case errors.Is(e.Kind, ErrNoFolder):
		return "check the names under folders and sent, or leave them out; make a folder that was deleted in mid-campaign again, empty if need be"
	default:
		return ""
	}
}

// fault makes the error of a call. Whatever is no answer of the server means
// that the line is lost.
func (a *Account) fault(kind error, doing string, err error) *Error {
	text := err.Error()
	if answer, ok := errors.AsType[*imap.Error](err); ok {
		before, _ := strings.CutSuffix(text, answer.Error())
		text = strings.Join(strings.Fields(fmt.Sprintf("%sthe server answered %s %s %s", before, answer.Type, codeOf(answer), answer.Text)), " ")
		if kind == nil {
			kind = kindOf(answer)
		}
	} else if kind == nil || lineLost(err) {
		kind = ErrConnect
	}
	return &Error{
		Kind: kind, Doing: doing, Server: a.cfg.address(),
		Transcript: a.log.String(), text: a.log.mask(text), cause: err,
	}
}

func codeOf(answer *imap.Error) string {
	if answer.Code == "" {
		return ""
	}
	return "[" + string(answer.Code) + "]"
}

// kindOf reads the response code (RFC 5530; TRYCREATE is RFC 9051 section 7.1).
func kindOf(answer *imap.Error) error {
	switch answer.Code {
	case imap.ResponseCodeNonExistent, imap.ResponseCodeTryCreate:
		return ErrNoFolder
	default:
		return ErrRefused
	}
}

// lineLost tells a broken or silent line from something that we did not like.
func lineLost(err error) bool { return mailserver.LineLost(err) || errors.Is(err, errSilent) }
