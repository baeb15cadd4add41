package mailserver

import (
	"crypto/hmac"
	"crypto/md5"
	"encoding/hex"
	"errors"
)

var errMore = errors.New("the server asks for more than its mechanism has")

// loginClient is LOGIN (draft-murchison-sasl-login): name and password, whatever
// words the server asks with.
type loginClient struct{ answers []string }

func (c *loginClient) Start() (string, []byte, error) { return "LOGIN", nil, nil }

func (c *loginClient) Next([]byte) ([]byte, error) {
	if len(c.answers) == 0 {
		return nil, errMore
	}
	answer := c.answers[0]
	c.answers = c.answers[1:]
	return []byte(answer), nil
}

// cramMD5 is CRAM-MD5 (RFC 2195).
type cramMD5 struct {
	username, password string
	answered           bool
}

func (c *cramMD5) Start() (string, []byte, error) { return "CRAM-MD5", nil, nil }

func (c *cramMD5) Next(challenge []byte) ([]byte, error) {
	if c.answered {
		return nil, errMore
	}
	c.answered = true
	mac := hmac.New(md5.New, []byte(c.password))
	mac.Write(challenge)
	return []byte(c.username + " " + hex.EncodeToString(mac.Sum(nil))), nil
}

// xoauth2 is XOAUTH2, as Google and Microsoft take access tokens.
type xoauth2 struct {
	username, token string
	answered        bool
}

func (c *xoauth2) Start() (string, []byte, error) {
	return "XOAUTH2", []byte("user=" + c.username + "\x01auth=Bearer " + c.token + "\x01\x01"), nil
}

// Next answers the description of a failure, which the refusal itself then follows.
func (c *xoauth2) Next([]byte) ([]byte, error) {
	if c.answered {
		return nil, errMore
	}
	c.answered = true
	return []byte{}, nil
}
