package smtpout

import (
	"errors"
	"fmt"
	"io"

	"github.com/wneessen/go-mail/smtp"
)

// Send hands over one letter: raw, byte for byte, from one address to one. It
// cannot be cancelled and returns within the sum of the Timeouts. An
// internationalised domain is sent in its ASCII form (RFC 5891); any other
// character outside ASCII in an address or in the header needs a server with
// SMTPUTF8 (RFC 6531), and in the body one with 8BITMIME (RFC 6152).
func (s *Session) Send(from, to string, raw []byte) Outcome {
	s.log.reset()
	if s.broken {
		return s.settled(Deferred, PhaseMail, 0, "the letter was not sent: the session is over, open another")
	}
	sender, recipient, err := s.envelope(from, to, raw)
	if err != nil {
		return s.settled(Rejected, PhaseCheck, 0, err.Error())
	}
	if out, ok := s.begin(sender, recipient); !ok {
		return out
	}
	if err := s.await(s.cfg.Timeouts.DataStart); err != nil {
		return s.refused(PhaseData, err)
	}
	data, err := s.client.Data()
	if err != nil {
		return s.refused(PhaseData, err)
	}
	if err := s.transmit(data, raw); err != nil {
		return s.refused(PhaseBody, err)
	}
	return s.finish(data)
}

// begin names sender and recipient. A transaction that a refusal left open is
// dropped first (RFC 5321 section 4.1.4 forbids a second MAIL inside it).
func (s *Session) begin(sender, recipient string) (out Outcome, ok bool) {
	steps := []struct {
		phase string
		do    func() error
	}{
		{PhaseReset, s.client.Reset},
		{PhaseMail, func() error { return s.client.Mail(sender) }},
		{PhaseRcpt, func() error { return s.client.Rcpt(recipient) }},
	}
	if !s.open {
		steps = steps[1:]
	}
	s.open = true
	for _, step := range steps {
		err := errors.Join(s.await(s.cfg.Timeouts.Command), step.do())
		// RFC 5321 section 4.2.1: the first digit decides, while the client wants one exact code.
		if code, _ := replyOf(err); err != nil && code/100 != 2 {
			return s.refused(step.phase, err), false
		}
	}
	return Outcome{}, true
}

// transmit writes the letter and leaves only the final dot to be written. Its
// error is the server's reply, if the server explained itself before it hung up.
func (s *Session) transmit(data io.Writer, raw []byte) error {
	s.log.client(fmt.Sprintf("(the letter, %d bytes)", len(raw)))
	err := s.wire.stream(s.cfg.Timeouts.DataBlock)
	if err == nil {
		_, err = data.Write(raw)
	}
	if err == nil {
		err = s.client.Text.W.Flush()
	}
	if err == nil {
		return nil
	}
	s.broken = true
	if _, _, reply := s.client.Text.ReadResponse(2); reply != nil {
		if code, _ := replyOf(reply); code != 0 {
			return reply
		}
	}
	return err
}

// finish writes the final dot and reads what the server makes of it. The letter
// is flushed before, so that the next byte on the wire is the dot.
func (s *Session) finish(data io.WriteCloser) Outcome {
	s.log.client(".")
	before := s.wire.sent
	err := s.await(s.cfg.Timeouts.DataEnd)
	if err == nil {
		err = data.Close()
	}
	left := s.wire.sent > before
	s.open = false

	code, text := replyOf(err)
	if err == nil {
		code, text = 250, serverResponse(data)
	}
	switch {
	case code/100 == 5:
		return s.settled(Rejected, PhaseDot, code, text)
	case code/100 == 4:
		return s.settled(Deferred, PhaseDot, code, text)
	case code/100 == 2 && left:
		return s.settled(Accepted, PhaseDot, code, text)
	case code == 0 && !left:
		return s.settled(Deferred, PhaseDot, 0, "the letter was not sent: the line broke before its final dot: "+err.Error())
	case code == 0:
		return s.settled(Unknown, PhaseDot, 0, "the letter is complete on the wire and the server gave no answer: "+err.Error())
	default:
		return s.settled(Unknown, PhaseDot, code, text)
	}
}

func serverResponse(data io.WriteCloser) string {
	if closer, ok := data.(*smtp.DataCloser); ok {
		return closer.ServerResponse()
	}
	return ""
}
