package imapin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
)

// slack is how many messages may come while one command is answered.
const slack = 1000

// Item is a message as a folder lists it.
type Item struct {
	UID          uint32
	Size         int64     // RFC822.SIZE, which some servers only estimate; 0 = not told
	InternalDate time.Time // when the message came; zero = not told
}

// List returns the messages whose UID is from or higher, ascending.
func (a *Account) List(ctx context.Context, folder string, from uint32) ([]Item, error) {
	messages, err := a.use(ctx, folder)
	if err != nil {
		return nil, err
	}
	from = max(from, 1)
	a.listed[folder] = messages
	doing := fmt.Sprintf("list folder %q from UID %d", folder, from)
	items, err := a.describe(ctx, doing, imap.UIDSet{{Start: imap.UID(from)}})
	if err != nil && a.lost && ctx.Err() == nil {
		// One message whose date or size the client cannot read would block the
		// folder for ever: ask for the bare UIDs instead.
		var uids []uint32
		if uids, err = a.uidsFrom(ctx, doing, from); err == nil {
			items = items[:0]
			for _, uid := range uids {
				items = append(items, Item{UID: uid})
			}
		}
	}
	if err != nil {
		return nil, err
	}
	// "n:*" always includes the last message (RFC 9051 section 9, seq-range).
	items = slices.DeleteFunc(items, func(i Item) bool { return i.UID < from })
	slices.SortFunc(items, func(x, y Item) int { return cmp.Compare(x.UID, y.UID) })
	return slices.CompactFunc(items, func(x, y Item) bool { return x.UID == y.UID }), nil
}

// describe lists UID, size and date of a set of messages.
func (a *Account) describe(ctx context.Context, doing string, set imap.UIDSet) ([]Item, error) {
	var items []Item
	err := a.do(ctx, doing, func() error {
		a.log.pause("list of messages")
		defer a.log.resume()
		cmd := a.client.Fetch(set, &imap.FetchOptions{UID: true, InternalDate: true, RFC822Size: true})
		for msg := cmd.Next(); msg != nil; msg = cmd.Next() {
			if m, err := msg.Collect(); err == nil && m.UID != 0 {
				items = append(items, Item{UID: uint32(m.UID), Size: m.RFC822Size, InternalDate: m.InternalDate})
			}
		}
		return cmd.Close()
	})
	return items, err
}

func (a *Account) uidsFrom(ctx context.Context, doing string, from uint32) ([]uint32, error) {
	if err := a.revive(ctx); err != nil {
		return nil, err
	}
	return a.search(ctx, doing, &imap.SearchCriteria{UID: []imap.UIDSet{{{Start: imap.UID(from)}}}})
}

// SearchMessageID returns the UIDs of the messages in a folder whose Message-ID
// is id, with or without its angle brackets. Presence proves that a letter
// arrived there; absence proves nothing.
func (a *Account) SearchMessageID(ctx context.Context, folder, id string) ([]uint32, error) {
	id, err := bracketed(id)
	if err != nil {
		return nil, err
	}
	if _, err := a.use(ctx, folder); err != nil {
		return nil, err
	}
	criteria := &imap.SearchCriteria{Header: []imap.SearchCriteriaHeaderField{{Key: "Message-ID", Value: id}}}
	return a.search(ctx, fmt.Sprintf("search folder %q for %s", folder, id), criteria)
}

// search returns UIDs, ascending.
func (a *Account) search(ctx context.Context, doing string, criteria *imap.SearchCriteria) ([]uint32, error) {
	var data *imap.SearchData
	err := a.do(ctx, doing, func() (err error) {
		data, err = a.client.UIDSearch(criteria, nil).Wait()
		return err
	})
	if err != nil {
		return nil, err
	}
	set, _ := data.All.(imap.UIDSet)
	// A range may name billions; the folder bounds what can be true.
	limit := int(a.messages()) + slack
	var uids []uint32
	for _, r := range set {
		for uid := uint64(r.Start); uid <= uint64(r.Stop); uid++ {
			if len(uids) == limit {
				return nil, a.fault(ErrRefused, doing, errors.New("the server finds more messages than the folder has"))
			}
			uids = append(uids, uint32(uid))
		}
	}
	slices.Sort(uids)
	return slices.Compact(uids), nil
}

// bracketed returns <id>, which must be plain ASCII without blanks.
func bracketed(id string) (string, error) {
	if len(id) > 1 && id[0] == '<' && id[len(id)-1] == '>' {
		id = id[1 : len(id)-1]
	}
	for _, c := range []byte(id) {
		if c <= ' ' || c >= 0x7f || c == '<' || c == '>' {
			return "", fmt.Errorf("search for Message-ID %q: it has a character that no Message-ID has", id)
		}
	}
	if id == "" {
		return "", errors.New("search for a Message-ID: it is empty")
	}
	return "<" + id + ">", nil
}
