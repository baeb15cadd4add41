package smtpout

import "crypto/tls"

// TLS tells how the session is encrypted; false when it is not.
func (s *Session) TLS() (tls.ConnectionState, bool) {
	if s.secured == nil {
		return tls.ConnectionState{}, false
	}
	return *s.secured, true
}

// Offers tells whether the server announced an extension ("SIZE"), and with what parameter.
func (s *Session) Offers(extension string) (parameter string, ok bool) {
	ok, parameter = s.client.Extension(extension)
	return parameter, ok
}

// tls is how this session encrypts; what comes of it is noted.
func (s *Session) tls() *tls.Config {
	c := s.cfg.tls()
	c.VerifyConnection = func(state tls.ConnectionState) error { // called after the certificate was verified
		s.secured = &state
		return nil
	}
	return c
}

// Parts are the two halves of what Error says: what happened, and what to do about it.
func (e *Error) Parts() (happened, advice string) { return e.text, e.advice() }
