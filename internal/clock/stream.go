package clock

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
)

// Stream is a reproducible source of chance: SHA-256 in counter mode over the
// seed, the entity and the purpose. It is not for secrets.
type Stream struct {
	key     [sha256.Size]byte
	counter uint64
	block   [sha256.Size]byte
	used    int
}

// NewStream returns the stream of one seed, entity ("demo/acme/01") and purpose
// ("due", "message-id"). Different triples give independent streams.
func NewStream(seed int64, entity, purpose string) *Stream {
	key := sha256.Sum256(fmt.Appendf(nil, "%d\x00%s\x00%s", seed, entity, purpose))
	return &Stream{key: key, used: sha256.Size}
}

// Uint64 returns the next 64 random bits.
func (s *Stream) Uint64() uint64 {
	if s.used+8 > len(s.block) {
		var in [sha256.Size + 8]byte
		copy(in[:], s.key[:])
		binary.BigEndian.PutUint64(in[sha256.Size:], s.counter)
		s.block, s.used = sha256.Sum256(in[:]), 0
		s.counter++
	}
	v := binary.BigEndian.Uint64(s.block[s.used:])
	s.used += 8
	return v
}

// Intn returns a uniform integer in [0, n); n must be positive. Unbiased by
// Lemire's multiply-and-reject (ACM TOMACS 29(1), 2019).
func (s *Stream) Intn(n int) int {
	if n <= 0 {
		panic(fmt.Sprintf("clock: Intn(%d): the range must be positive", n))
	}
	un := uint64(n)
	hi, lo := bits.Mul64(s.Uint64(), un)
	if lo < un {
		for threshold := -un % un; lo < threshold; {
			hi, lo = bits.Mul64(s.Uint64(), un)
		}
	}
	return int(hi)
}

// Float64 returns a uniform number in [0, 1) with 53 random bits.
func (s *Stream) Float64() float64 { return float64(s.Uint64()>>11) / (1 << 53) }

// Exp returns an exponential variate with the given mean.
func (s *Stream) Exp(mean float64) float64 { return -mean * math.Log1p(-s.Float64()) }

// Shuffle permutes n elements uniformly (Fisher and Yates, from the end).
func (s *Stream) Shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, s.Intn(i+1))
	}
}

// Bytes fills b with random bytes.
func (s *Stream) Bytes(b []byte) {
	for i := range b {
		b[i] = byte(s.Intn(256))
	}
}
