package world

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"

	"replyaudit/internal/clock"
)

// account is the mailbox of one or more personas.
type account struct {
	key   string
	user  *imapmemserver.User
	clock clock.Clock
}

// folder is a folder of an account with its special use, "" for none.
type folder struct {
	name string
	use  imap.MailboxAttr
}

func folders() []folder {
	return []folder{{Inbox, ""}, {Junk, imap.MailboxAttrJunk}, {Sent, imap.MailboxAttrSent}}
}

// openAccounts makes one account for each mailbox and notes which addresses it owns.
func (w *World) openAccounts() error {
	for _, m := range w.campaign.Mailboxes {
		a := &account{key: m.Key, user: imapmemserver.NewUser(m.IMAP.Username, w.password), clock: w.clock}
		for _, f := range folders() {
			if err := a.user.Create(f.name, nil); err != nil {
				return fmt.Errorf("create folder %s of mailbox %s: %w", f.name, m.Key, err)
			}
		}
		w.accounts[m.Key] = a
		w.owners[strings.ToLower(m.Address)] = m.Key
	}
	for _, p := range w.campaign.Personas {
		if p.Address != "" {
			w.owners[strings.ToLower(p.Address)] = p.Mailbox
		}
	}
	return nil
}

// withoutDetail is the address, in small letters, to which a host delivers
// ann+detail@example.com (RFC 5233).
func withoutDetail(address string) string {
	local, domain, _ := strings.Cut(strings.ToLower(address), "@")
	user, _, _ := strings.Cut(local, "+")
	return user + "@" + domain
}

// happen does what was scheduled. A message that came at the very instant of
// its letter's acceptance lies in its folder already.
func (a *account) happen(d delivery) error {
	switch {
	case d.moves:
		return a.rescue(d.folder, *d.place)
	case d.raw != nil:
		return a.deliver(d)
	}
	return nil
}

// deliver puts a message into a folder, received at its scheduled instant by the
// mailbox's clock.
func (a *account) deliver(d delivery) error {
	data, err := a.user.Append(d.folder, bytes.NewReader(d.raw), &imap.AppendOptions{Time: d.stamp})
	if err == nil && d.place != nil {
		*d.place = data.UID
	}
	return err
}

// rescue moves a message from a folder to INBOX as a mail program does: with
// its INTERNALDATE (RFC 6851 section 3.1), under a new UID.
func (a *account) rescue(folder string, uid imap.UID) error {
	session := imapmemserver.NewUserSession(a.user)
	if _, err := session.Select(folder, nil); err != nil {
		return err
	}
	set := imap.UIDSetNum(uid)
	_, err := session.Copy(set, Inbox)
	if err == nil {
		err = session.Store(nil, set, &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}, nil)
	}
	if err == nil {
		err = session.Expunge(nil, &set)
	}
	return errors.Join(err, session.Close())
}

func (w *World) serveIMAP(g *gate) {
	caps := imap.CapSet{}
	for _, c := range []imap.Cap{
		imap.CapIMAP4rev1, imap.CapUIDPlus, imap.CapSpecialUse, imap.CapListExtended, imap.CapListStatus,
		imap.CapNamespace, imap.CapMove, imap.CapESearch,
	} {
		caps[c] = struct{}{}
	}
	server := imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return &imapSession{world: w}, nil, nil
		},
		Caps:         caps,
		InsecureAuth: true, // loopback only
		Logger:       log.New(io.Discard, "", 0),
	})
	_ = server.Serve(g) // ends when the gate closes, which is no error
}

// imapSession is a session of the memory server with what that server lacks:
// special-use attributes, and the study's clock for messages appended without
// a date.
type imapSession struct {
	*imapmemserver.UserSession // nil before login
	world                      *World
	account                    *account
}

// Login opens the account whose IMAP user name is given.
func (s *imapSession) Login(username, password string) error {
	for _, m := range s.world.campaign.Mailboxes {
		a := s.world.accounts[m.Key]
		if a.user.Login(username, password) == nil {
			s.account, s.UserSession = a, imapmemserver.NewUserSession(a.user)
			return nil
		}
	}
	return imapserver.ErrAuthFailed
}

// Append stores a message; without a date it is received now (RFC 3501 section 6.3.11).
func (s *imapSession) Append(mailbox string, r imap.LiteralReader, options *imap.AppendOptions) (*imap.AppendData, error) {
	dated := *options
	if dated.Time.IsZero() {
		dated.Time = s.account.clock.Now()
	}
	return s.UserSession.Append(mailbox, r, &dated)
}

// List names the three folders with their special use (RFC 6154).
func (s *imapSession) List(w *imapserver.ListWriter, ref string, patterns []string, options *imap.ListOptions) error {
	if len(patterns) == 0 {
		return w.WriteList(&imap.ListData{Attrs: []imap.MailboxAttr{imap.MailboxAttrNoSelect}, Delim: '/'})
	}
	for _, f := range folders() {
		if options.SelectSpecialUse && f.use == "" || !matches(f.name, ref, patterns) {
			continue
		}
		data := imap.ListData{Mailbox: f.name, Delim: '/'}
		if f.use != "" {
			data.Attrs = []imap.MailboxAttr{f.use}
		}
		if options.ReturnStatus != nil {
			status, err := s.Status(f.name, options.ReturnStatus)
			if err != nil {
				return err
			}
			data.Status = status
		}
		if err := w.WriteList(&data); err != nil {
			return err
		}
	}
	return nil
}

func matches(name, ref string, patterns []string) bool {
	for _, p := range patterns {
		if imapserver.MatchList(name, '/', ref, p) {
			return true
		}
	}
	return false
}

// Create, Delete and Rename are refused: the folders of this world are fixed.
func (s *imapSession) Create(string, *imap.CreateOptions) error { return errFixed() }

// Delete is refused.
func (s *imapSession) Delete(string) error { return errFixed() }

// Rename is refused.
func (s *imapSession) Rename(string, string, *imap.RenameOptions) error { return errFixed() }

func errFixed() error {
	return &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeNoPerm, Text: "The folders of this world are fixed"}
}
