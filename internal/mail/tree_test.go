package mail

import (
	"strings"
	"testing"
)

// A boundary begins a line, whichever of the three line ends stands before it.
func TestBoundariesBeginLines(t *testing.T) {
	raw := "From: desk@inn.example\nContent-Type: multipart/mixed; boundary=b\n\npreamble --b\n--b\n\nIt costs 5--b 6 euro---b\n-- b\n--bb\n--b\n\n---b\n--b--\n--b\n\nepilogue\n"
	want := "It costs 5--b 6 euro---b\n-- b\n--bb\n\n---b"
	for _, end := range []string{"\n", "\r\n", "\r"} {
		m := Parse([]byte(strings.ReplaceAll(raw, "\n", end)))
		if m.Text != want || len(m.Defects) > 0 {
			t.Errorf("lines ending in %q: %q with %v, want %q", end, m.Text, m.Defects, want)
		}
	}
}
