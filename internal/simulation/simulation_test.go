package simulation

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"replyaudit/internal/rubric"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

// make simulate SEEDS=N [FROM=n], and SEED=n to play one again.
var (
	seeds   = flag.Int("seeds", 0, "how many seeds to play; 0 = 1,000, with -short 100")
	from    = flag.Int64("from", 1, "the first seed")
	seed    = flag.Int64("seed", 0, "play this seed alone and tell its story")
	first   = flag.Bool("first", false, "stop at the first seed that fails")
	stories = flag.Bool("stories", true, "tell the end of the story of seeds that fail")
)

// standard is how many seeds must hit everything that can be hit.
const standard = 1000

// newBox makes what all seeds share.
func newBox(t *testing.T) *Box {
	t.Helper()
	r, err := rubric.Load("")
	if err != nil {
		t.Fatal(err)
	}
	a, err := NewAuthority(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return &Box{Empty: emptyDatabase(t), Rubric: r, Authority: a}
}

// emptyDatabase is the image of a database that was migrated and holds nothing.
func emptyDatabase(t *testing.T) disk.Image {
	t.Helper()
	d, err := disk.New(0, disk.Image{})
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.OpenOn(context.Background(), d.VFS(), databaseName)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	image := d.Written()
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	return image
}

// play runs one seed in a bubble.
func (b *Box) play(t *testing.T, seed int64) (r *Result) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(*testing.T) { r = b.Run(seed, dir) })
	return r
}

// TestCampaigns plays the seeds: no invariant may be violated, and nothing that is
// drawn may miss every time.
func TestCampaigns(t *testing.T) {
	b := newBox(t)
	if *seed != 0 {
		r := b.play(t, *seed)
		t.Logf("seed %d draws %q\n%s\nhit: %v; %d letters, %d restarts, digest %.16s", r.Seed, r.Faults, r.Timeline, r.Hits, r.Letters, r.Restarts, r.Digest)
		for _, v := range r.Violations {
			t.Error(v)
		}
		return
	}
	n := cmp.Or(*seeds, standard)
	if testing.Short() && *seeds == 0 {
		n = 100
	}
	all := b.playAll(t, *from, n)
	failed, letters, restarts := 0, 0, 0
	hits := map[string]int{}
	for _, r := range all {
		if r == nil { // nobody wants to know any more
			continue
		}
		for name, times := range r.Hits {
			hits[name] += times
		}
		letters, restarts = letters+r.Letters, restarts+r.Restarts
		if len(r.Violations) > 0 {
			failed++
			tell(t, r)
		}
	}
	t.Logf("%d seeds: %d letters, %d restarts, %d seeds failed", n, letters, restarts, failed)
	cover(t, hits, n >= standard && !*first)
}

// playAll plays seeds on all processors and returns the results in their order.
func (b *Box) playAll(t *testing.T, from int64, n int) []*Result {
	t.Helper()
	all := make([]*Result, n)
	var next sync.Mutex
	var found atomic.Bool
	taken := 0
	t.Run("seeds", func(t *testing.T) {
		for worker := range runtime.GOMAXPROCS(0) {
			t.Run(fmt.Sprint(worker), func(t *testing.T) {
				t.Parallel()
				for {
					next.Lock()
					i := taken
					taken++
					next.Unlock()
					if i >= n || *first && found.Load() {
						return
					}
					all[i] = b.play(t, from+int64(i))
					if len(all[i].Violations) > 0 {
						found.Store(true)
					}
				}
			})
		}
	})
	return all
}

// tell says what a seed violated, and how to see all of it.
func tell(t *testing.T, r *Result) {
	t.Helper()
	story := strings.Split(r.Timeline, "\n")
	if !*stories {
		story = nil
	}
	t.Errorf("seed %d draws %q\n  %s\n  the end of its story:\n    %s\n  all of it: make simulate SEED=%d",
		r.Seed, r.Faults, strings.Join(r.Violations, "\n  "), strings.Join(story[max(0, len(story)-12):], "\n    "), r.Seed)
}

// cover prints how often each fault and each window of the protocol was hit; all
// says that none may be missed.
func cover(t *testing.T, hits map[string]int, all bool) {
	t.Helper()
	for _, name := range expected() {
		if hits[name] == 0 && all {
			t.Errorf("never hit: %s", name)
		}
	}
	var table strings.Builder
	for _, name := range slices.Sorted(maps.Keys(hits)) {
		fmt.Fprintf(&table, "\n  %6d %s", hits[name], name)
	}
	t.Logf("hit:%s", table.String())
}

// expected lists what the standard seeds must hit.
func expected() []string {
	var all []string
	for _, m := range slices.Concat(networkFaults(), machineFaults()) {
		if !m.by {
			all = append(all, m.name)
		}
	}
	for n := 1; n <= windows; n++ {
		all = append(all, window(n))
	}
	return all
}

// TestTheSameSeedTellsTheSameStory: a failure that is found can be looked at again.
// Two of three plays must agree: which of two goroutines that wake at one instant
// comes first is the scheduler's choice, and a busy machine makes it another.
func TestTheSameSeedTellsTheSameStory(t *testing.T) {
	b := newBox(t)
	for s := range int64(25) {
		one, other := b.play(t, s+1), b.play(t, s+1)
		if one.Digest == other.Digest {
			continue
		}
		if third := b.play(t, s+1); third.Digest != one.Digest && third.Digest != other.Digest {
			t.Errorf("seed %d: the log comes out in three ways", s+1)
		}
	}
}
