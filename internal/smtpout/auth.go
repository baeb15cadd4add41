package smtpout

import (
	"strings"

	"github.com/wneessen/go-mail/smtp"

	"replyaudit/internal/mailserver"
)

// authenticate logs in with the mechanism of the configuration, or the strongest
// that the server offers.
func (s *Session) authenticate() error {
	login := mailserver.Login{Username: s.cfg.Username, Password: s.cfg.Password, Mechanism: s.cfg.Auth, Mask: s.log.mask}
	if state, ok := s.client.TLSConnectionState(); ok {
		login.TLS = &state
	}
	_, offered := s.client.Extension("AUTH")
	exchange, err := login.Exchange(strings.Fields(offered))
	if err != nil {
		return err
	}
	if err = s.await(s.cfg.Timeouts.Command); err == nil {
		err = s.client.Auth(exchangeAuth{exchange})
	}
	if err == nil {
		err = exchange.Proven()
	}
	if err != nil {
		return &mailserver.LoginError{Mechanism: exchange.Mechanism, Err: err}
	}
	return nil
}

// exchangeAuth makes an exchange what the SMTP client wants.
type exchangeAuth struct{ *mailserver.Exchange }

func (a exchangeAuth) Start(*smtp.ServerInfo) (string, []byte, error) { return a.Exchange.Start() }

func (a exchangeAuth) Next(challenge []byte, more bool) ([]byte, error) {
	if !more {
		return nil, nil
	}
	return a.Exchange.Next(challenge)
}
