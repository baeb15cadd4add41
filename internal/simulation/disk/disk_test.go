package disk_test

import (
	"testing"
	"time"

	"replyaudit/internal/simulation/disk"
	"replyaudit/internal/store"
)

func TestFirst(t *testing.T) {
	d, err := disk.New(1, disk.Image{})
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	s, err := store.OpenOn(t.Context(), d.VFS(), "audit.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start), d.Syncs())
	if f, err := s.Verify(t.Context()); err != nil || len(f) > 0 {
		t.Error(f, err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	img := d.Written()
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	start = time.Now()
	d, err = disk.New(1, img)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start))
	s, err = store.OpenOn(t.Context(), d.VFS(), "audit.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Log(time.Since(start), d.Syncs())
	d.Cut()
	t.Log(s.Close())
	if err := d.Close(); err != nil {
		t.Error(err)
	}
}
