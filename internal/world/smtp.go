package world

import (
	"crypto/subtle"
	"io"
	"log"
	"strings"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"replyaudit/internal/campaign"
)

// Limits of the submission server; a hung client is cut after ioTimeout of wall time.
const (
	maxLetterBytes = 1 << 20
	ioTimeout      = time.Minute
)

func (w *World) serveSMTP(g *gate) {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &smtpSession{world: w}, nil
	}))
	server.Domain = "submission.example"
	server.AllowInsecureAuth = true // loopback only
	server.MaxMessageBytes = maxLetterBytes
	server.MaxRecipients = 1
	server.ReadTimeout, server.WriteTimeout = ioTimeout, ioTimeout
	server.ErrorLog = log.New(io.Discard, "", 0)
	_ = server.Serve(g) // ends when the gate closes, which is no error
}

// smtpSession is one submission (RFC 6409).
type smtpSession struct {
	world   *World
	user    string // authenticated SMTP user name
	from    string
	company *campaign.Company
}

// AuthMechanisms are PLAIN (RFC 4616) and the older LOGIN.
func (s *smtpSession) AuthMechanisms() []string { return []string{sasl.Plain, sasl.Login} }

// Auth opens an exchange of the mechanism.
func (s *smtpSession) Auth(mechanism string) (sasl.Server, error) {
	check := func(user, password string) error {
		if !s.world.mayLogIn(user, password) {
			return smtp.ErrAuthFailed
		}
		s.user = user
		return nil
	}
	switch mechanism {
	case sasl.Plain:
		return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
	case sasl.Login:
		return &loginExchange{check: check}, nil
	}
	return nil, smtp.ErrAuthUnknownMechanism
}

func (w *World) mayLogIn(user, password string) bool {
	for _, m := range w.campaign.Mailboxes {
		if m.SMTP.Username != "" && m.SMTP.Username == user {
			return subtle.ConstantTimeCompare([]byte(password), []byte(w.password)) == 1
		}
	}
	return false
}

// Mail accepts a sender that belongs to the account that logged in.
func (s *smtpSession) Mail(from string, _ *smtp.MailOptions) error {
	key, ok := s.world.owners[withoutDetail(from)]
	for _, m := range s.world.campaign.Mailboxes {
		if ok && m.Key == key && m.SMTP.Username == s.user {
			s.from = from
			return nil
		}
	}
	if s.user == "" {
		return smtp.ErrAuthRequired
	}
	return &smtp.SMTPError{Code: 553, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "<" + from + ">: Sender address rejected: not owned by user " + s.user}
}

// Rcpt accepts the address of a company, unless the company refuses mail at the door.
func (s *smtpSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.company = s.world.companyAt(to)
	if s.company == nil {
		return &smtp.SMTPError{
			Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1},
			Message: "<" + to + ">: Recipient address rejected: this world has no such company",
		}
	}
	if status := s.world.customs.Habits[s.world.habits[s.company.Key]].Refuses; status != "" {
		refused := refusals()[status]
		s.world.reject(s.company, s.from, to, status)
		return &smtp.SMTPError{Code: refused.Code, EnhancedCode: refused.EnhancedCode, Message: "<" + to + ">: Recipient address rejected: " + refused.Message}
	}
	return nil
}

// refusals are the answers to RCPT with which a company's server may refuse a
// letter, by status (RFC 3463).
func refusals() map[string]smtp.SMTPError {
	return map[string]smtp.SMTPError{
		"5.1.1": {Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "User unknown in virtual mailbox table"},
		"5.2.1": {Code: 550, EnhancedCode: smtp.EnhancedCode{5, 2, 1}, Message: "Mailbox disabled"},
		"5.4.1": {Code: 550, EnhancedCode: smtp.EnhancedCode{5, 4, 1}, Message: "No mail service here"},
		"5.7.1": {Code: 550, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "Access denied"},
	}
}

func (w *World) companyAt(address string) *campaign.Company {
	return w.companies[strings.ToLower(address)]
}

// Data takes the letter over; from here on it is the world's.
func (s *smtpSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.world.accept(s.company, s.from, raw); err != nil {
		return &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 6, 0}, Message: err.Error()}
	}
	return nil
}

// Reset forgets the letter, not the login.
func (s *smtpSession) Reset() { s.from, s.company = "", nil }

// Logout has nothing to free.
func (s *smtpSession) Logout() error { return nil }

// loginExchange is the server side of the LOGIN mechanism (draft-murchison-sasl-login).
type loginExchange struct {
	check func(user, password string) error
	asked bool
	user  string
}

// Next takes the user name, which a client may send at once, and then the password.
func (e *loginExchange) Next(response []byte) (challenge []byte, done bool, err error) {
	switch {
	case e.user != "":
		return nil, true, e.check(e.user, string(response))
	case len(response) > 0:
		e.user = string(response)
		return []byte("Password:"), false, nil
	case e.asked:
		return nil, true, smtp.ErrAuthFailed
	}
	e.asked = true
	return []byte("Username:"), false, nil
}
