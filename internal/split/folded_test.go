package split

import "testing"

func TestFolded(t *testing.T) {
	for in, want := range map[string]string{
		"Brochures": "brochures", "ŽĄSŲ": "zasu", "Майский": "маискии", "soft\u00adly": "softly", "cafe\u0301": "cafe", "ﬁsh": "fish", "각": "\u1100\u1161\u11a8", "a\u0327\u0301b": "ab",
	} {
		if got := folded(in); got != want {
			t.Errorf("%q is folded to %q, want %q", in, got, want)
		}
	}
}
