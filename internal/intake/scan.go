package intake

import (
	"context"
	"errors"
	"fmt"
	"maps"
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
	// retryAfter is how long a message is left alone that the server did not hand
	// out: it may be the message, and it may have been the server or the line.
	retryAfter = time.Hour
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

// maxLooks is how often one scan looks into a folder into which something comes
// meanwhile. A message would have to be moved to and fro in step with our looks
// to escape two of them.
const maxLooks = 3

// Scan reads all folders of an account up to their present end and returns how
// many new messages it stored. A folder counts as scanned through the instant at
// which the scan began, and only when it was read to its end. A folder that is
// missing, or that the server refuses to open, does not keep the others from
// being read.
//
// A message that is moved from a folder not read yet into one that was read
// already would be in neither. So the scan ends only when nothing has come into
// any folder since it was read.
func (in *Intake) Scan(ctx context.Context, box *imapin.Account, account string, names []string) (added int, err error) {
	return in.scan(box, account, func(int) {}).all(ctx, names)
}

func (in *Intake) scan(box *imapin.Account, account string, stored func(messages int)) *scan {
	return &scan{Intake: in, box: box, account: account, stored: stored, ends: map[string]imapin.Mailbox{}}
}

func (s *scan) all(ctx context.Context, names []string) (added int, err error) {
	start := s.Clock.Now()
	folders, err := s.folders(ctx, names, start)
	if err != nil {
		return 0, err
	}
	todo := folders
	for range maxLooks {
		if err := s.lookInto(ctx, todo); err != nil {
			return s.added, errors.Join(append(s.refused, err)...)
		}
		if todo, err = s.grown(ctx, todo); err != nil {
			return s.added, errors.Join(append(s.refused, err)...)
		}
		if len(todo) == 0 {
			break
		}
	}
	for _, name := range folders {
		if _, read := s.ends[name]; !read {
			continue
		}
		if err := s.Store.Scanned(ctx, s.account, name, through(start)); err != nil {
			return s.added, err
		}
	}
	return s.added, errors.Join(s.refused...)
}

// scan is one scan of an account.
type scan struct {
	*Intake
	box     *imapin.Account
	account string
	stored  func(messages int)        // is told of each batch
	ends    map[string]imapin.Mailbox // of the folders that were read, as they were then
	added   int
	refused []error // folders that cannot be read
}

// folders lists what is to be scanned: the folders of the campaign, and those
// that were read before, for another campaign or until the server offered
// another one for junk. One of the latter that has been deleted can hold nothing
// new, so it counts as scanned; one that the campaign names does not, since
// replies may go where it has been moved to.
func (s *scan) folders(ctx context.Context, names []string, now time.Time) ([]string, error) {
	all, err := s.existing(ctx, names)
	if errors.Is(err, imapin.ErrNoFolder) {
		s.refused, err = append(s.refused, fmt.Errorf("scan %s: %w", s.account, err)), nil
	}
	if err != nil {
		return nil, err
	}
	known, err := s.Store.Folders(ctx, s.account)
	if err != nil {
		return nil, err
	}
	for _, f := range known {
		if slices.Contains(all, f.Name) {
			continue
		}
		there, err := s.existing(ctx, []string{f.Name})
		switch {
		case err != nil && !errors.Is(err, imapin.ErrNoFolder):
			return nil, err
		case slices.Contains(there, f.Name):
			all = append(all, f.Name)
			continue
		case err != nil && slices.Contains(names, f.Name):
			continue
		}
		if err := s.Store.Scanned(ctx, s.account, f.Name, through(now)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (s *scan) existing(ctx context.Context, names []string) ([]string, error) {
	folders, err := s.box.Folders(ctx, names)
	var all []string
	for _, f := range folders {
		all = append(all, f.Name)
	}
	return all, err
}

// lookInto reads folders to their present end. What cannot be read is noted.
func (s *scan) lookInto(ctx context.Context, folders []string) error {
	for _, name := range folders {
		n, end, err := s.scanFolder(ctx, name)
		s.added += n
		if err == nil {
			s.ends[name] = end
			continue
		}
		delete(s.ends, name)
		err = fmt.Errorf("scan folder %s of %s: %w", name, s.account, err)
		if !errors.Is(err, imapin.ErrRefused) && !errors.Is(err, imapin.ErrNoFolder) || s.box.Broken() {
			return err
		}
		s.refused = append(s.refused, err)
	}
	return nil
}

// grown lists the folders into which something has come since they were read,
// but for the last of those that were read just now: nothing was read after it.
func (s *scan) grown(ctx context.Context, just []string) (grown []string, err error) {
	for _, name := range slices.Sorted(maps.Keys(s.ends)) {
		if name == just[len(just)-1] {
			continue
		}
		now, err := s.box.Examine(ctx, name)
		switch {
		case err != nil && s.box.Broken():
			return nil, fmt.Errorf("look again into folder %s of %s: %w", name, s.account, err)
		case err != nil || now.UIDNext != s.ends[name].UIDNext || now.UIDValidity != s.ends[name].UIDValidity:
			grown = append(grown, name)
		}
	}
	return grown, nil
}

// scanFolder reads a folder to its present end, which it returns.
func (s *scan) scanFolder(ctx context.Context, name string) (added int, end imapin.Mailbox, err error) {
	end, err = s.box.Examine(ctx, name)
	if err != nil {
		return 0, end, err
	}
	cursor, err := s.cursor(ctx, name, end)
	if err != nil {
		return 0, end, err
	}
	from := cursor.FirstUID
	if cursor.NextUID > relist {
		from = max(from, cursor.NextUID-relist)
	}
	items, err := s.box.List(ctx, name, from)
	if err != nil {
		return 0, end, err
	}
	seen, err := s.Store.SeenUIDs(ctx, cursor, from)
	if err != nil {
		return 0, end, err
	}
	fresh := unseen(items, seen)
	young := slices.IndexFunc(fresh, func(i imapin.Item) bool { return i.UID >= cursor.OldBelow })
	if young < 0 {
		young = len(fresh)
	}
	added, err = s.sift(ctx, cursor, fresh[:young])
	if err != nil {
		return added, end, err
	}
	n, err := s.fetch(ctx, cursor, fresh[young:])
	added += n
	if err == nil && len(items) > 0 { // what lies below the last UID is stored, recorded or gone
		_, err = s.Store.SaveBatch(ctx, cursor, nil, items[len(items)-1].UID+1, s.Clock.Now())
	}
	if err == nil {
		n, err = s.retry(ctx, cursor)
		added += n
	}
	return added, end, err
}

// retry asks again for what the server has not handed out, until it fails once
// more: a server in trouble costs one try in each scan, and once it is well all
// comes in. What has left the folder since is noted as tried: nobody knows what it
// was, so a person must look.
func (s *scan) retry(ctx context.Context, cursor store.Folder) (added int, err error) {
	now := s.Clock.Now()
	lost, err := s.Store.UnfetchableIn(ctx, cursor, now.Add(-retryAfter), batchMessages)
	if err != nil {
		return 0, err
	}
	for _, u := range lost {
		failed := false
		err := s.box.Fetch(ctx, []imapin.Item{{UID: u.UID, InternalDate: u.InternalDate}}, maxFetch, func(m imapin.Fetched) error {
			failed = errors.Is(m.Err, imapin.ErrUnreadable)
			n, err := s.Store.SaveBatch(ctx, cursor, []store.Sighting{sighting(m)}, 0, now)
			added += n
			return err
		})
		if err != nil || failed {
			return added, err
		}
	}
	return added, nil
}

// cursor returns where to go on in a folder. A folder that appeared after launch
// is read from its first message; a changed UIDVALIDITY starts it anew, where
// hashes recognise what was stored before. Either may hold mail from before.
func (s *scan) cursor(ctx context.Context, name string, state imapin.Mailbox) (store.Folder, error) {
	folders, err := s.Store.Folders(ctx, s.account)
	if err != nil {
		return store.Folder{}, err
	}
	fresh := store.Folder{Account: s.account, Name: name, UIDValidity: state.UIDValidity, NextUID: 1, FirstUID: 1, OldBelow: state.UIDNext}
	for _, f := range folders {
		switch {
		case f.Name != name:
		case f.UIDValidity == state.UIDValidity:
			return f, nil
		default:
			return fresh, s.Store.NewEpoch(ctx, fresh)
		}
	}
	return fresh, s.Store.AddFolder(ctx, fresh)
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
func (s *scan) fetch(ctx context.Context, cursor store.Folder, items []imapin.Item) (added int, err error) {
	var batch []store.Sighting
	bytes := 0
	save := func() error {
		if len(batch) == 0 {
			return nil
		}
		n, err := s.Store.SaveBatch(ctx, cursor, batch, batch[len(batch)-1].UID+1, s.Clock.Now())
		added += n
		batch, bytes = nil, 0
		s.stored(n)
		return err
	}
	err = s.box.Fetch(ctx, items, maxFetch, func(m imapin.Fetched) error {
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
