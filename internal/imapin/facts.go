package imapin

import (
	"context"
	"crypto/tls"
	"slices"

	"github.com/emersion/go-imap/v2"
)

// TLS tells how the line is encrypted; false when it is not.
func (a *Account) TLS() (tls.ConnectionState, bool) {
	if state := a.secured.Load(); state != nil {
		return *state, true
	}
	return tls.ConnectionState{}, false
}

// Offers tells whether the server announced a capability ("IDLE").
func (a *Account) Offers(capability string) bool { return a.client.Caps().Has(imap.Cap(capability)) }

// tls is how this account's line encrypts; what comes of it is noted.
func (a *Account) tls() *tls.Config {
	c := a.cfg.tls()
	c.VerifyConnection = func(state tls.ConnectionState) error { // called after the certificate was verified
		a.secured.Store(&state)
		return nil
	}
	return c
}

// SpecialFolder is the folder for a use that every account may have.
type SpecialFolder struct {
	Name      string // "" = there is none yet
	Announced bool   // the server says so (RFC 6154); else its name does
}

// SpecialFolders finds the folders for unwanted mail and for copies of what was sent.
func (a *Account) SpecialFolders(ctx context.Context) (junk, sent SpecialFolder, err error) {
	all, err := a.folders(ctx)
	if err != nil {
		return junk, sent, err
	}
	return all.specialFolder(imap.MailboxAttrJunk, junkNames), all.specialFolder(imap.MailboxAttrSent, sentNames), nil
}

func (l folderList) specialFolder(use imap.MailboxAttr, usual []string) SpecialFolder {
	return SpecialFolder{
		Name:      l.special(use, usual),
		Announced: slices.ContainsFunc(l, func(f *imap.ListData) bool { return slices.Contains(f.Attrs, use) }),
	}
}

// Parts are the two halves of what Error says: what happened, and what to do about it.
func (e *Error) Parts() (happened, advice string) { return e.text, e.advice() }
