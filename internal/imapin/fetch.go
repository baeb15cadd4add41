package imapin

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// What one FETCH asks for at most, by the sizes that the folder lists.
const (
	batchMessages = 50
	batchBytes    = 4 << 20
)

// What Headers asks for at most.
const (
	headersAtOnce = 500
	maxReceived   = 600  // bytes; the topmost field is what counts
	maxFields     = 2000 // bytes
)

// Fetched is what became of one listed message.
type Fetched struct {
	UID          uint32
	InternalDate time.Time // zero = the server did not tell
	Size         int64     // of the whole message as the server tells it, or of Raw
	Raw          []byte    // the bytes, CRLF, at most the limit
	Truncated    bool      // the message is longer than Raw
	Err          error     // ErrGone or ErrUnreadable: there are no bytes
}

// Fetch reads messages of the folder that List or Examine opened last and calls
// each for every item, in the order of items. At most limitBytes of a message
// are read, all of it if limitBytes is not positive. No command is under way
// while each runs, so it may take its time. What each returns ends Fetch. A line
// that is lost is replaced; ErrRebuilt says that the folder is then another one.
func (a *Account) Fetch(ctx context.Context, items []Item, limitBytes int64, each func(Fetched) error) error {
	if limitBytes <= 0 {
		limitBytes = math.MaxInt64 - 1
	}
	for batch := range batches(items, limitBytes) {
		if err := a.revive(ctx); err != nil {
			return err
		}
		got, _ := a.read(ctx, batch, limitBytes, false) // what it left out is read alone
		for _, item := range batch {
			f, ok := got[item.UID]
			if !ok {
				var err error
				if f, err = a.readAlone(ctx, item, limitBytes); err != nil {
					return err
				}
			}
			if err := each(f); err != nil {
				return err
			}
		}
	}
	return a.revive(ctx)
}

// Headers returns, by UID, the beginning of what each message says of its own age:
// its topmost Received fields, then its Date, In-Reply-To and References. A
// message that the server tells nothing of is left out.
func (a *Account) Headers(ctx context.Context, items []Item) (map[uint32][]byte, error) {
	all := map[uint32][]byte{}
	for batch := range slices.Chunk(items, headersAtOnce) {
		if err := a.revive(ctx); err != nil {
			return nil, err
		}
		if err := a.headers(ctx, batch, all); err != nil && ctx.Err() != nil {
			return nil, err
		} // what one message has spoilt is left out, and so fetched whole
	}
	return all, a.revive(ctx)
}

func (a *Account) headers(ctx context.Context, batch []Item, all map[uint32][]byte) error {
	var set imap.UIDSet
	for _, item := range batch {
		set.AddNum(imap.UID(item.UID))
	}
	sections := []*imap.FetchItemBodySection{
		{Specifier: imap.PartSpecifierHeader, HeaderFields: []string{"Received"}, Partial: &imap.SectionPartial{Size: maxReceived}, Peek: true},
		{Specifier: imap.PartSpecifierHeader, HeaderFields: []string{"Date", "In-Reply-To", "References"}, Partial: &imap.SectionPartial{Size: maxFields}, Peek: true},
	}
	doing := fmt.Sprintf("fetch the age of %d messages of folder %q", len(batch), a.opened.Name)
	return a.do(ctx, doing, func() error {
		a.log.pause(doing)
		defer a.log.resume()
		cmd := a.client.Fetch(set, &imap.FetchOptions{UID: true, BodySection: sections})
		for msg := cmd.Next(); msg != nil; msg = cmd.Next() {
			m, err := msg.Collect()
			if err != nil {
				break
			}
			var header []byte
			for _, section := range m.BodySection {
				header = append(header, bytes.TrimRight(section.Bytes, "\r\n")...)
				header = append(header, "\r\n"...)
			}
			if m.UID != 0 && len(m.BodySection) == len(sections) {
				all[uint32(m.UID)] = header
			}
		}
		return cmd.Close()
	})
}

// Rest fetches at most n bytes of a message of the folder that was examined last,
// from offset on; fewer mean that it ends there. It fails with ErrGone when the
// message has left the folder.
func (a *Account) Rest(ctx context.Context, uid uint32, offset, n int64) (raw []byte, err error) {
	body := &imap.FetchItemBodySection{Peek: true, Partial: &imap.SectionPartial{Offset: offset, Size: n}}
	doing := fmt.Sprintf("fetch UID %d of folder %q from byte %d on", uid, a.opened.Name, offset)
	answered := false
	err = a.do(ctx, doing, func() error {
		a.log.pause(doing)
		defer a.log.resume()
		cmd := a.client.Fetch(imap.UIDSetNum(imap.UID(uid)), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{body}})
		for msg := cmd.Next(); msg != nil; msg = cmd.Next() {
			for data := msg.Next(); data != nil; data = msg.Next() {
				section, ok := data.(imapclient.FetchItemDataBodySection)
				if !ok {
					continue
				}
				answered = true
				if section.Literal == nil {
					continue // NIL: nothing lies there
				}
				if raw, err = io.ReadAll(io.LimitReader(section.Literal, n)); err != nil {
					return err
				}
			}
		}
		return cmd.Close()
	})
	if err == nil && !answered {
		err = fmt.Errorf("%s: %w", doing, ErrGone)
	}
	return raw, err
}

// batches cuts items into runs that fit one command. A message that is larger
// than the limit, or of unknown size, stands alone, to be asked for in part.
func batches(items []Item, limit int64) iter.Seq[[]Item] {
	return func(yield func([]Item) bool) {
		start, size := 0, int64(0)
		for i, item := range items {
			alone := inPart([]Item{item}, limit)
			if i > start && (alone || i-start == batchMessages || size+item.Size > batchBytes || inPart(items[start:i], limit)) {
				if !yield(items[start:i]) {
					return
				}
				start, size = i, 0
			}
			size += item.Size
		}
		if start < len(items) {
			yield(items[start:])
		}
	}
}

// inPart tells a single message of which more than the limit may come.
func inPart(batch []Item, limit int64) bool {
	return len(batch) == 1 && (batch[0].Size <= 0 || batch[0].Size > limit)
}

// revive replaces a line that is lost and opens the same folder again.
func (a *Account) revive(ctx context.Context) error {
	if !a.lost {
		return nil
	}
	before := a.opened
	err := a.connect(ctx)
	if err == nil && before.Name != "" {
		_, err = a.Examine(ctx, before.Name)
	}
	if err != nil {
		a.opened = before // a later call must not take another folder for this one
		return err
	}
	if after := a.opened.UIDValidity; after != before.UIDValidity {
		a.hangUp()
		a.opened = before
		return a.fault(ErrRebuilt, fmt.Sprintf("open folder %q again", before.Name),
			fmt.Errorf("its UIDVALIDITY was %d and is %d", before.UIDValidity, after))
	}
	return nil
}

// readAlone reads one message that its batch left out: with all it can be asked
// for, then over a fresh connection with the bare body, in case the server tells a
// date or a size that the client cannot read. Its error says that the account
// cannot be read; what is the matter with the message stands in Fetched.Err.
func (a *Account) readAlone(ctx context.Context, item Item, limit int64) (Fetched, error) {
	var trouble error
	for _, bare := range []bool{false, true} {
		if err := a.revive(ctx); err != nil {
			return Fetched{}, err
		}
		got, err := a.read(ctx, []Item{item}, limit, bare)
		if f, ok := got[item.UID]; ok {
			return f, nil
		}
		if ctx.Err() != nil {
			return Fetched{}, err
		}
		trouble = err
	}
	if err := a.revive(ctx); err != nil {
		return Fetched{}, err
	}
	f := Fetched{UID: item.UID, InternalDate: item.InternalDate, Size: item.Size}
	uid := imap.UIDSetNum(imap.UID(item.UID))
	found, err := a.search(ctx, fmt.Sprintf("look for UID %d", item.UID), &imap.SearchCriteria{UID: []imap.UIDSet{uid}})
	switch {
	case err != nil:
		return Fetched{}, err
	case len(found) == 0:
		f.Err = ErrGone
	case trouble == nil:
		f.Err = fmt.Errorf("%w: it answers without the bytes", ErrUnreadable)
	default:
		f.Err = fmt.Errorf("%w: %w", ErrUnreadable, trouble)
	}
	return f, nil
}

// read asks for a batch in one command and returns what came whole.
func (a *Account) read(ctx context.Context, batch []Item, limit int64, bare bool) (map[uint32]Fetched, error) {
	listed := make(map[uint32]Item, len(batch))
	var set imap.UIDSet
	for _, item := range batch {
		listed[item.UID] = item
		set.AddNum(imap.UID(item.UID))
	}
	body := &imap.FetchItemBodySection{Peek: true}
	if inPart(batch, limit) && limit < math.MaxUint32 {
		body.Partial = &imap.SectionPartial{Size: limit + 1}
	}
	got := make(map[uint32]Fetched, len(batch))
	doing := fmt.Sprintf("fetch UID %s of folder %q", set, a.opened.Name)
	err := a.do(ctx, doing, func() error {
		a.log.pause(doing)
		defer a.log.resume()
		cmd := a.client.Fetch(set, &imap.FetchOptions{
			UID: true, InternalDate: !bare, RFC822Size: !bare, BodySection: []*imap.FetchItemBodySection{body},
		})
		for msg := cmd.Next(); msg != nil; msg = cmd.Next() {
			if f, ok := take(msg, listed, limit); ok {
				got[f.UID] = f
			}
		}
		return cmd.Close()
	})
	return got, err
}

var errLarger = errors.New("larger than listed")

// take reads one message off the wire. A message that is much larger than its
// folder listed it is left for a command of its own, so that a batch stays small.
func take(msg *imapclient.FetchMessageData, listed map[uint32]Item, limit int64) (Fetched, bool) {
	var f Fetched
	whole := false
	for data := msg.Next(); data != nil; data = msg.Next() {
		switch data := data.(type) {
		case imapclient.FetchItemDataUID:
			f.UID = uint32(data.UID)
		case imapclient.FetchItemDataInternalDate:
			f.InternalDate = data.Time
		case imapclient.FetchItemDataRFC822Size:
			f.Size = data.Size
		case imapclient.FetchItemDataBodySection:
			if data.Literal == nil {
				continue // NIL
			}
			most := limit
			if len(listed) > 1 {
				most = min(limit, 2*listed[f.UID].Size+64<<10)
			}
			var err error
			f.Raw, f.Truncated, err = upTo(data.Literal, limit, most)
			whole = err == nil
		}
	}
	item := listed[f.UID]
	if f.InternalDate.IsZero() {
		f.InternalDate = item.InternalDate
	}
	f.Size = max(f.Size, int64(len(f.Raw)))
	return f, whole && item.UID != 0
}

// upTo reads a literal up to limit bytes, and refuses one above most.
func upTo(lit imap.LiteralReader, limit, most int64) (raw []byte, truncated bool, err error) {
	if lit.Size() > most && most < limit {
		return nil, false, errLarger
	}
	keep := min(lit.Size(), limit)
	var buf bytes.Buffer
	buf.Grow(int(min(keep, batchBytes))) // what the server promises may never come
	if _, err := io.CopyN(&buf, lit, keep); err != nil {
		return nil, false, err
	}
	return buf.Bytes(), lit.Size() > limit, nil
}
