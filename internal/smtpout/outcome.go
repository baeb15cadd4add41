package smtpout

import (
	"errors"
	"net/textproto"
	"regexp"
)

// Kind is what became of a letter at the submission server.
type Kind string

// The kinds. Accepted: the server took the letter over. Rejected: it never
// will. Deferred: the letter did not leave us and may be tried again. Unknown:
// the server may or may not have it, and only proof or a person settles which.
const (
	Accepted Kind = "accepted"
	Rejected Kind = "rejected"
	Deferred Kind = "deferred"
	Unknown  Kind = "unknown"
)

// The phases of handing over, in their order.
const (
	PhaseCheck = "check" // before anything is said: the letter itself cannot be sent
	PhaseReset = "reset" // RSET after a letter that was refused
	PhaseMail  = "mail"  // MAIL FROM
	PhaseRcpt  = "rcpt"  // RCPT TO
	PhaseData  = "data"  // DATA, up to the 354
	PhaseBody  = "body"  // the letter, up to its last line
	PhaseDot   = "dot"   // the final dot and its answer
)

// Outcome tells what became of one letter.
type Outcome struct {
	Kind  Kind
	Phase string // the phase that decided
	Code  int    // the server's reply code, 0 when it gave none
	// Status is the enhanced code of RFC 3463 ("5.7.1") if the reply begins with one.
	Status string
	// Text is the whole reply, lines joined by "\n", or what went wrong on our
	// side; sanitised, at most 2,000 bytes.
	Text string
	// Transcript is the conversation about this letter: its last lines, without
	// the letter and without secrets.
	Transcript string
}

// enhanced finds the status code at the beginning of a reply (RFC 2034 section 4).
var enhanced = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}\b`)

// replyOf returns the server's answer in err, or code 0 when the server gave
// none: the line broke, time ran out, or what came was no SMTP reply.
func replyOf(err error) (code int, text string) {
	if reply, ok := errors.AsType[*textproto.Error](err); ok {
		return reply.Code, reply.Msg
	}
	return 0, ""
}

// refused is the outcome of a failure before the final dot was written: not sent.
func (s *Session) refused(phase string, err error) Outcome {
	code, text := replyOf(err)
	if code == 0 {
		return s.settled(Deferred, phase, 0, "the letter was not sent: "+err.Error())
	}
	if code/100 == 5 {
		return s.settled(Rejected, phase, code, text)
	}
	return s.settled(Deferred, phase, code, text)
}

// settled makes the outcome. What shows that the line is lost, or that client
// and server disagree about what comes next, ends the session: no answer of any
// kind, 421 (RFC 5321 section 3.8), or a reply that the phase does not have.
func (s *Session) settled(kind Kind, phase string, code int, text string) Outcome {
	class := code / 100
	s.broken = s.broken || phase != PhaseCheck && class != 4 && class != 5 && kind != Accepted || code == 421
	if code != 0 {
		s.log.server(code, text)
	}
	text = s.log.clean(text)
	return Outcome{
		Kind: kind, Phase: phase, Code: code, Status: enhanced.FindString(text),
		Text: text, Transcript: s.log.String(),
	}
}
