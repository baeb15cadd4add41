package simulation

import (
	"context"
	"flag"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"replyaudit/internal/rubric"
	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

var (
	seeds = flag.Int("seeds", 0, "how many seeds to play, 0 = 1,000")
	from  = flag.Int64("from", 1, "the first seed")
	seed  = flag.Int64("seed", 0, "play this seed alone and tell its story")
)

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
func play(t *testing.T, b *Box, seed int64) (r *Result) {
	t.Helper()
	dir := t.TempDir()
	synctest.Test(t, func(*testing.T) { r = b.Run(seed, filepath.Clean(dir)) })
	return r
}

func TestSeeds(t *testing.T) {
	b := newBox(t)
	if *seed != 0 {
		r := play(t, b, *seed)
		t.Logf("seed %d: %s\n%s\nhits %v\nletters %d restarts %d", *seed, strings.Join(r.Faults, "; "), r.Timeline, r.Hits, r.Letters, r.Restarts)
		for _, v := range r.Violations {
			t.Error(v)
		}
		return
	}
	begun := time.Now()
	for i := *from; i < *from+int64(*seeds); i++ {
		r := play(t, b, i)
		if len(r.Violations) > 0 {
			t.Errorf("seed %d: %s\n  %s", i, strings.Join(r.Faults, "; "), strings.Join(r.Violations, "\n  "))
		}
	}
	t.Log(time.Since(begun))
}

func TestTwice(t *testing.T) {
	b := newBox(t)
	bad := 0
	for i := *from; i < *from+int64(*seeds); i++ {
		r, again := play(t, b, i), play(t, b, i)
		if r.Digest != again.Digest {
			bad++
			t.Errorf("seed %d: %s", i, strings.Join(r.Faults, "; "))
			a, b := strings.Split(r.Timeline, "\n"), strings.Split(again.Timeline, "\n")
			for k := range a {
				if k >= len(b) || a[k] != b[k] {
					t.Errorf("  %d\n  %s\n  %s", k, strings.Join(a[max(0,k-2):min(k+3, len(a))], "\n  "), strings.Join(b[max(0,k-2):min(k+3, len(b))], "\n  "))
					break
				}
			}
		}
	}
	t.Log(bad)
}
