package grade

import "testing"

func TestMentions(t *testing.T) {
	for _, c := range []struct {
		text string
		cues []string
		want bool
	}{
		{"Koks jūsų pašto kodas?", []string{"kodas"}, true},
		{"Parašykite pašto kodą.", []string{"kodas"}, true},
		{"Kodėl jums to reikia?", []string{"kodas"}, false},
		{"Koks jusu adresas", []string{"adresas"}, true},
		{"Укажите, пожалуйста, адрес доставки.", []string{"адрес"}, true},
		{"What is your post code?", []string{"post code"}, true},
		{"Which post do you want?", []string{"post code"}, false},
		{"What do you need?", []string{"", " - "}, false},
		{"", []string{"address"}, false},
	} {
		if got := Mentions(c.text, c.cues); got != c.want {
			t.Errorf("%q mentions %q: %v", c.text, c.cues, got)
		}
	}
}
