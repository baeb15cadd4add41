package disk

import (
	"bytes"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"replyaudit/internal/clock"
)

// Whatever was written, each sector that a power cut leaves was in the page cache
// at some moment since the last sync, and whole; a truncation then cuts what has
// arrived.
func TestTornSectorsWereAllWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := &file{}
		for range rapid.IntRange(0, 3).Draw(t, "synced writes") {
			f.do(drawWrite(t))
		}
		f.sync()
		moments := [][]byte{slices.Clone(f.written)}
		for range rapid.IntRange(0, 6).Draw(t, "writes") {
			c := drawWrite(t)
			f.do(c)
			if c.truncate {
				for _, m := range moments {
					moments = append(moments, c.apply(slices.Clone(m)))
				}
			}
			moments = append(moments, slices.Clone(f.written))
		}
		left := f.torn(clock.NewStream(rapid.Int64().Draw(t, "seed"), "torn", "test"))
		for at := 0; at < len(left); at += sector {
			if !slices.ContainsFunc(moments, func(m []byte) bool { return bytes.Equal(part(m, at, len(left)), part(left, at, len(left))) }) {
				t.Fatalf("the sector at %d was never written so", at)
			}
		}
	})
}

func drawWrite(t *rapid.T) change {
	if rapid.IntRange(0, 7).Draw(t, "kind") == 0 {
		return change{at: rapid.IntRange(0, 4000).Draw(t, "size"), truncate: true}
	}
	n := rapid.IntRange(1, 1500).Draw(t, "bytes")
	return change{at: rapid.IntRange(0, 4000).Draw(t, "at"), data: bytes.Repeat([]byte{rapid.Byte().Draw(t, "fill")}, n)}
}

// part is one sector, with zeros for what is beyond the end, cut at length.
func part(content []byte, at, length int) []byte {
	whole := make([]byte, sector)
	copy(whole, content[min(at, len(content)):])
	return whole[:min(sector, length-at)]
}

// File systems order their metadata: what was written after a truncation never
// stands beside what the truncation took away.
func TestNothingOvertakesATruncation(t *testing.T) {
	f := &file{}
	f.do(change{data: bytes.Repeat([]byte("o"), 4*sector)})
	f.sync()
	f.do(change{truncate: true})
	f.do(change{data: bytes.Repeat([]byte("n"), 2*sector)})
	var both, old int
	for seed := range int64(100) {
		left := f.torn(clock.NewStream(seed, "torn", "test"))
		switch {
		case bytes.Contains(left, []byte("o")) && bytes.Contains(left, []byte("n")):
			both++
		case bytes.Contains(left, []byte("o")):
			old++
		}
	}
	if both > 0 || old == 0 || old == 100 {
		t.Errorf("of 100 crashes %d left the old content, and %d a mixture", old, both)
	}
}

// A torn image is worth its name only if it is neither all nor nothing.
func TestTornKeepsAPart(t *testing.T) {
	f := &file{}
	f.do(change{data: bytes.Repeat([]byte{1}, 100*sector)})
	var nothing, all, some int
	for seed := range int64(100) {
		switch kept := bytes.Count(f.torn(clock.NewStream(seed, "torn", "test")), bytes.Repeat([]byte{1}, sector)); kept {
		case 0:
			nothing++
		case 100:
			all++
		default:
			some++
		}
	}
	if some < 80 || nothing == some || all == some {
		t.Errorf("of 100 crashes %d left nothing, %d all, %d a part", nothing, all, some)
	}
}

func TestTruncationForgetsWhatFollowed(t *testing.T) {
	f := &file{}
	f.do(change{data: []byte("abcdef")})
	f.do(change{at: 2, truncate: true})
	f.do(change{at: 4, data: []byte("x")})
	f.sync()
	for name, got := range map[string][]byte{"written": f.written, "synced": f.synced} {
		if want := "ab\x00\x00x"; string(got) != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// Names: what a power cut leaves of creations and deletions.
func TestNamesAreAsDurableAsTheirFiles(t *testing.T) {
	var kept, gone int
	for seed := range int64(20) {
		d, err := New(seed, Image{files: map[string][]byte{"old": []byte("o"), "other": nil}})
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		fresh := &file{name: "new"}
		d.names["new"] = fresh
		fresh.do(change{data: []byte("n")})
		if _, there := d.Synced().files["new"]; there {
			t.Error("a file that was never synced survives")
		}
		d.remove("old")
		if _, there := d.Synced().files["old"]; there {
			kept++
		} else {
			gone++
		}
		d.commit(d.names["other"])
		if _, there := d.Synced().files["old"]; there {
			t.Error("a deletion survives the next sync")
		}
		if _, there := d.Synced().files["new"]; there {
			t.Error("the sync of another file made a new one durable")
		}
		d.commit(fresh)
		if got := d.Synced().files["new"]; string(got) != "n" {
			t.Errorf("a synced file holds %q after the crash, want n", got)
		}
	}
	if kept == 0 || gone == 0 {
		t.Errorf("of 20 unsynced deletions %d were durable at once: chance has no part in it", gone)
	}
}
