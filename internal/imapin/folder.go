package imapin

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// Folder is a place where answers can lie.
type Folder struct {
	Name string // as the server calls it, in UTF-8
	Junk bool   // the folder for unwanted mail
}

// Mailbox is the state of a folder when it was examined.
type Mailbox struct {
	Name        string
	UIDValidity uint32 // the epoch; another one means that all UIDs are new (RFC 9051 section 2.3.1.1)
	UIDNext     uint32 // no message that comes later has a lower UID
	Messages    uint32
}

// Folders returns the folders to read, in the order of names. No names, or one
// that is empty, stand for INBOX and the folder with the special use \Junk (RFC
// 6154), which is looked for by its usual names where the server announces
// none. Named folders that are missing are ErrNoFolder, beside those that are
// there; one for junk may come into being later and is left out until then.
func (a *Account) Folders(ctx context.Context, names []string) ([]Folder, error) {
	all, err := a.folders(ctx)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		names = []string{""}
	}
	var chosen []Folder
	add := func(name string, junk bool) {
		if !slices.ContainsFunc(chosen, func(f Folder) bool { return f.Name == name }) {
			chosen = append(chosen, Folder{Name: name, Junk: junk})
		}
	}
	junk := all.special(imap.MailboxAttrJunk, junkNames)
	var missing []string
	for _, name := range names {
		switch found := all.named(name); {
		case name == "":
			add("INBOX", false)
			if junk != "" {
				add(junk, true)
			}
		case found != "":
			add(found, found == junk || isOneOf(found, junkNames))
		case !isOneOf(name, junkNames):
			missing = append(missing, fmt.Sprintf("%q", name))
		case junk != "":
			add(junk, true)
		}
	}
	if len(missing) > 0 {
		return chosen, a.fault(ErrNoFolder, "look for folder "+strings.Join(missing, " and "), fmt.Errorf("there are only %s", all.names()))
	}
	return chosen, nil
}

// SentFolder returns the folder for copies of what we send: the one named, which
// must exist, or without a name the one with the special use \Sent or a usual
// name, "" when there is none.
func (a *Account) SentFolder(ctx context.Context, name string) (string, error) {
	all, err := a.folders(ctx)
	if err != nil {
		return "", err
	}
	if name == "" {
		return all.special(imap.MailboxAttrSent, sentNames), nil
	}
	if found := all.named(name); found != "" {
		return found, nil
	}
	return "", a.fault(ErrNoFolder, fmt.Sprintf("look for folder %q", name), fmt.Errorf("there are only %s", all.names()))
}

// Examine opens a folder read-only and tells its present state.
func (a *Account) Examine(ctx context.Context, folder string) (Mailbox, error) {
	doing := fmt.Sprintf("examine folder %q", folder)
	a.opened = Mailbox{}
	var data *imap.SelectData
	err := a.do(ctx, doing, func() (err error) {
		data, err = a.client.Select(folder, &imap.SelectOptions{ReadOnly: true}).Wait()
		return err
	})
	if err != nil {
		return Mailbox{}, err
	}
	if data.UIDValidity == 0 || data.UIDNext == 0 {
		return Mailbox{}, a.fault(ErrRefused, doing, errors.New("the server gives no UIDVALIDITY or UIDNEXT, so messages cannot be told apart"))
	}
	a.opened = Mailbox{Name: folder, UIDValidity: data.UIDValidity, UIDNext: uint32(data.UIDNext), Messages: data.NumMessages}
	return a.opened, nil
}

// use makes a folder the open one and returns the number of messages in it now.
// Right after EXAMINE only its answer tells: the client ends the command before it
// takes note of the folder.
func (a *Account) use(ctx context.Context, folder string) (messages uint32, err error) {
	if a.opened.Name != folder {
		state, err := a.Examine(ctx, folder)
		return state.Messages, err
	}
	err = a.do(ctx, fmt.Sprintf("look into folder %q", folder), func() error { return a.client.Noop().Wait() })
	return a.messages(), err
}

// messages is the number of messages in the open folder, as last announced.
func (a *Account) messages() uint32 {
	if box := a.client.Mailbox(); box != nil {
		return box.NumMessages
	}
	return 0
}

// folderList is what the server has, without what cannot be opened.
type folderList []*imap.ListData

func (a *Account) folders(ctx context.Context) (folderList, error) {
	var all []*imap.ListData
	err := a.do(ctx, "list folders", func() (err error) {
		var options *imap.ListOptions
		if caps := a.client.Caps(); caps.Has(imap.CapSpecialUse) && caps.Has(imap.CapListExtended) {
			options = &imap.ListOptions{ReturnSpecialUse: true}
		}
		all, err = a.client.List("", "*", options).Collect()
		return err
	})
	all = slices.DeleteFunc(all, func(f *imap.ListData) bool {
		return slices.Contains(f.Attrs, imap.MailboxAttrNoSelect) || slices.Contains(f.Attrs, imap.MailboxAttrNonExistent)
	})
	return all, err
}

// named returns the server's spelling of a folder, "" if it is missing. INBOX is
// the only name whose case does not matter (RFC 9051 section 5.1).
func (l folderList) named(name string) string {
	for _, f := range l {
		if f.Mailbox == name || strings.EqualFold(name, "INBOX") && strings.EqualFold(f.Mailbox, "INBOX") {
			return f.Mailbox
		}
	}
	return ""
}

// special returns the folder with a special use, or else by one of its usual names.
func (l folderList) special(use imap.MailboxAttr, usual []string) string {
	for _, f := range l {
		if slices.Contains(f.Attrs, use) {
			return f.Mailbox
		}
	}
	for _, name := range usual {
		for _, f := range l {
			if isOneOf(f.Mailbox, []string{name}) {
				return f.Mailbox
			}
		}
	}
	return ""
}

func (l folderList) names() string {
	var quoted []string
	for _, f := range l {
		quoted = append(quoted, fmt.Sprintf("%q", f.Mailbox))
	}
	slices.Sort(quoted)
	return strings.Join(quoted, ", ")
}

// The usual names of two folders where the server does not announce their use.
var (
	junkNames = []string{"Junk", "Spam", "Junk E-mail", "Junk Email", "Bulk Mail", "Bulk", "Спам", "Нежелательная почта", "Šlamštas", "Brukalas"}
	sentNames = []string{"Sent", "Sent Items", "Sent Messages", "Sent Mail", "Отправленные", "Išsiųsti laiškai", "Išsiųsta"}
)

// isOneOf compares the last part of a folder's name, as in INBOX.Junk or [Gmail]/Spam.
func isOneOf(folder string, usual []string) bool {
	if at := strings.LastIndexAny(folder, "./"); at >= 0 {
		folder = folder[at+1:]
	}
	return slices.ContainsFunc(usual, func(name string) bool { return strings.EqualFold(name, folder) })
}
