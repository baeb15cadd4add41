package classify

// table holds phrases by the first bytes of their head. Most places of a text
// begin none of them, which a bit for the hash of these bytes shows.
type table struct {
	size   int // of a key, in bytes, at most 7
	begun  [1 << hashBits / 64]uint64
	byHead map[uint64][]phrase
}

// hashBits is enough for the phrases of all languages to leave most bits unset.
const hashBits = 16

func newTable(size int) *table { return &table{size: size, byHead: map[uint64][]phrase{}} }

// add files a phrase whose head is as long as a key or longer.
func (t *table) add(p phrase) {
	k := t.key(p.head)
	h := hash(k)
	t.begun[h/64] |= 1 << (h % 64)
	t.byHead[k] = append(t.byHead[k], p)
}

// under returns the phrases that text may begin with.
func (t *table) under(text string) []phrase {
	if len(text) < t.size {
		return nil
	}
	k := t.key(text)
	if h := hash(k); t.begun[h/64]&(1<<(h%64)) == 0 {
		return nil
	}
	return t.byHead[k]
}

// key is the first bytes of a text that has enough; eight can be read at once.
func (t *table) key(text string) (k uint64) {
	if len(text) >= 8 {
		k = uint64(text[0]) | uint64(text[1])<<8 | uint64(text[2])<<16 | uint64(text[3])<<24 |
			uint64(text[4])<<32 | uint64(text[5])<<40 | uint64(text[6])<<48 | uint64(text[7])<<56
		return k & (1<<(8*t.size) - 1)
	}
	for i := range t.size {
		k |= uint64(text[i]) << (8 * i)
	}
	return k
}

// hash mixes a key (Knuth, volume 3, section 6.4).
func hash(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> (64 - hashBits) }
