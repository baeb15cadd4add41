package disk

import "testing"

func TestLocksOfTheSharedMemory(t *testing.T) {
	f := &file{}
	a, b, c := &handle{file: f}, &handle{file: f}, &handle{file: f}
	for i, step := range []struct {
		does string
		do   bool
		want bool
	}{
		{"a seizes 1 and 2", a.seize(0b110), true},
		{"b shares 2", b.share(0b100), false},
		{"b seizes 1", b.seize(0b010), false},
		{"b shares 0", b.share(0b001), true},
		{"b shares 0 again", b.share(0b001), true},
		{"c shares 0, too", c.share(0b001), true},
		{"a seizes 0", a.seize(0b001), false},
		{"b gives 0 back", release(b, 0b001), true},
		{"a seizes 0 beside c", a.seize(0b001), false},
		{"b gives back what it has not", release(b, 0b110), true},
		{"c seizes 1", c.seize(0b010), false},
		{"c gives 0 back", release(c, 0b001), true},
		{"a seizes 0 at last", a.seize(0b001), true},
		{"a gives all back", release(a, 0b111), true},
		{"b seizes all", b.seize(0b111), true},
	} {
		if step.do != step.want {
			t.Errorf("step %d: %s: %v, want %v", i, step.does, step.do, step.want)
		}
	}
}

func release(h *handle, locks uint8) bool {
	h.release(locks)
	return true
}
