package disk

import (
	"slices"

	"replyaudit/internal/clock"
)

// sector is the unit that a disk writes whole or not at all, in bytes.
const sector = 512

// file is one file, with or without a name.
type file struct {
	name    string
	written []byte   // what a read returns: the page cache
	synced  []byte   // what a power cut leaves
	pending []change // since the last sync, the oldest first
	shm     shm
}

// change is one write, or one truncation.
type change struct {
	at       int // in bytes
	data     []byte
	truncate bool // to at
}

// apply returns content after the change; a gap is filled with zeros.
func (c change) apply(content []byte) []byte {
	if grow := c.at + len(c.data) - len(content); grow > 0 {
		content = append(content, make([]byte, grow)...)
	}
	copy(content[c.at:], c.data)
	if c.truncate {
		content = content[:c.at:c.at] // what follows must be zeros when the file grows again
	}
	return content
}

// do changes what is written; the change owns its data.
func (f *file) do(c change) {
	f.written = c.apply(f.written)
	f.pending = append(f.pending, c)
}

// sync brings what was written since the last sync to the disk, but for what an
// earlier failure has lost.
func (f *file) sync() {
	for _, c := range f.pending {
		f.synced = c.apply(f.synced)
	}
	f.pending = nil
}

// torn is what a power cut may leave: what is synced and, of what was written
// since, each sector with a chance that is drawn as well. The system writes a
// sector as it is in the page cache at some moment, so a later write to a sector
// never arrives without the earlier ones. Nothing after a truncation arrives
// before it: file systems order their metadata.
func (f *file) torn(chance *clock.Stream) []byte {
	left, cache := slices.Clone(f.synced), slices.Clone(f.synced)
	odds := chance.Float64()
	for _, c := range f.pending {
		cache = c.apply(cache)
		if c.truncate {
			if chance.Float64() >= odds {
				return left
			}
			left = c.apply(left)
			continue
		}
		for at := c.at - c.at%sector; at < c.at+len(c.data); at += sector {
			if chance.Float64() < odds {
				end := min(at+sector, len(cache))
				left = change{at: at, data: cache[at:end]}.apply(left)
			}
		}
	}
	return left
}
