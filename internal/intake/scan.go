package intake

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/imapin"
	"replyaudit/internal/store"
)

const (
	batchMessages = 200
	batchBytes    = 4 << 20
	// relist is how many UIDs below the cursor are listed again at each scan: some
	// servers show a message late, under a UID that the cursor has passed.
	relist = 100
	// maxFetch bounds what is fetched of one message at once.
	maxFetch = 25 << 20
)

// Baseline notes where every folder ends now, before the first letter goes out.
func Baseline(ctx context.Context, box *imapin.Account, account string, names []string) ([]store.Folder, error) {
	folders, err := box.Folders(ctx, names)
	if err != nil {
		return nil, err
	}
	var all []store.Folder
	for _, f := range folders {
		state, err := box.Examine(ctx, f.Name)
		if err != nil {
			return nil, err
		}
		next := max(state.UIDNext, 1)
		all = append(all, store.Folder{Account: account, Name: f.Name, UIDValidity: state.UIDValidity, NextUID: next, FirstUID: next})
	}
	return all, nil
}

// Scan reads all folders of an account up to their present end and returns how
// many new messages it stored. A folder counts as scanned through the instant at
// which its scan began, and only when that scan was complete. A folder that the
// server refuses to open does not keep the others from being read.
func (in *Intake) Scan(ctx context.Context, box *imapin.Account, account string, names []string) (added int, err error) {
	folders, err := in.folders(ctx, box, account, names)
	if err != nil {
		return 0, err
	}
	var refused []error
	for _, name := range folders {
		n, err := in.scanFolder(ctx, box, account, name)
		added += n
		if err == nil {
			continue
		}
		err = fmt.Errorf("scan folder %s of %s: %w", name, account, err)
		if !errors.Is(err, imapin.ErrRefused) || box.Broken() {
			return added, errors.Join(append(refused, err)...)
		}
		refused = append(refused, err)
	}
	return added, errors.Join(refused...)
}

// folders lists what is to be scanned: the folders of the campaign, and those
// that were read before, for another campaign or until the server offered
// another one for junk. What has been deleted can hold nothing new, so it counts
// as scanned.
func (in *Intake) folders(ctx context.Context, box *imapin.Account, account string, names []string) ([]string, error) {
	now := in.Clock.Now()
	all, err := existing(ctx, box, names)
	if err != nil {
		return nil, err
	}
	known, err := in.Store.Folders(ctx, account)
	if err != nil {
		return nil, err
	}
	for _, f := range known {
		if slices.Contains(all, f.Name) {
			continue
		}
		there, err := existing(ctx, box, []string{f.Name})
		switch {
		case err != nil && !errors.Is(err, imapin.ErrNoFolder):
			return nil, err
		case slices.Contains(there, f.Name):
			all = append(all, f.Name)
			continue
		}
		if err := in.Store.Scanned(ctx, account, f.Name, through(now)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func existing(ctx context.Context, box *imapin.Account, names []string) ([]string, error) {
	folders, err := box.Folders(ctx, names)
	var all []string
	for _, f := range folders {
		all = append(all, f.Name)
	}
	return all, err
}

func (in *Intake) scanFolder(ctx context.Context, box *imapin.Account, account, name string) (added int, err error) {
	start := in.Clock.Now()
	state, err := box.Examine(ctx, name)
	if err != nil {
		return 0, err
	}
	cursor, err := in.cursor(ctx, account, name, state)
	if err != nil {
		return 0, err
	}
	from := cursor.FirstUID
	if cursor.NextUID > relist {
		from = max(from, cursor.NextUID-relist)
	}
	items, err := box.List(ctx, name, from)
	if err != nil {
		return 0, err
	}
	seen, err := in.Store.SeenUIDs(ctx, cursor, from)
	if err != nil {
		return 0, err
	}
	added, err = in.fetch(ctx, box, cursor, unseen(items, seen))
	if err != nil {
		return added, err
	}
	if len(items) > 0 { // what lies below the last UID is stored, recorded or gone
		if _, err := in.Store.SaveBatch(ctx, cursor, nil, items[len(items)-1].UID+1, in.Clock.Now()); err != nil {
			return added, err
		}
	}
	return added, in.Store.Scanned(ctx, account, name, through(start))
}

// cursor returns where to go on in a folder. A folder that appeared after launch
// is read from its first message; a changed UIDVALIDITY starts it anew, where
// hashes recognise what was stored before.
func (in *Intake) cursor(ctx context.Context, account, name string, state imapin.Mailbox) (store.Folder, error) {
	folders, err := in.Store.Folders(ctx, account)
	if err != nil {
		return store.Folder{}, err
	}
	for _, f := range folders {
		if f.Name != name {
			continue
		}
		if f.UIDValidity == state.UIDValidity {
			return f, nil
		}
		f.UIDValidity, f.NextUID, f.FirstUID = state.UIDValidity, 1, 1
		return f, in.Store.NewEpoch(ctx, account, name, state.UIDValidity)
	}
	f := store.Folder{Account: account, Name: name, UIDValidity: state.UIDValidity, NextUID: 1, FirstUID: 1}
	return f, in.Store.AddFolder(ctx, f)
}

func unseen(items []imapin.Item, seen map[uint32]bool) []imapin.Item {
	var fresh []imapin.Item
	for _, item := range items {
		if !seen[item.UID] {
			fresh = append(fresh, item)
		}
	}
	return fresh
}

// fetch stores items batch by batch, each batch and its cursor in one
// transaction. A batch is cut by the bytes that came, since the sizes that
// servers list are not always told and not always true.
func (in *Intake) fetch(ctx context.Context, box *imapin.Account, cursor store.Folder, items []imapin.Item) (added int, err error) {
	var batch []store.Sighting
	bytes := 0
	save := func() error {
		if len(batch) == 0 {
			return nil
		}
		n, err := in.Store.SaveBatch(ctx, cursor, batch, batch[len(batch)-1].UID+1, in.Clock.Now())
		added += n
		batch, bytes = nil, 0
		return err
	}
	err = box.Fetch(ctx, items, maxFetch, func(m imapin.Fetched) error {
		if errors.Is(m.Err, imapin.ErrGone) {
			return nil // moved or deleted since it was listed
		}
		batch = append(batch, sighting(m))
		if bytes += len(m.Raw); len(batch) < batchMessages && bytes < batchBytes {
			return nil
		}
		return save()
	})
	if err == nil {
		err = save()
	}
	return added, err
}

func sighting(m imapin.Fetched) store.Sighting {
	s := store.Sighting{UID: m.UID, InternalDate: m.InternalDate, Raw: m.Raw, Size: m.Size, Truncated: m.Truncated}
	if m.Err != nil {
		s.Unfetchable = strings.ToValidUTF8(m.Err.Error(), "?")
	}
	return s
}

// through is the last instant of which a scan that begins at start misses
// nothing: INTERNALDATE has whole seconds, so that a message of the second in
// which the scan begins may come in after it (RULES section 3).
func through(start time.Time) time.Time { return start.Truncate(time.Second).Add(-time.Second) }
