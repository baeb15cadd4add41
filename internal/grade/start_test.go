package grade

import "testing"

// TestStarts: no word that begins a phrase may be missed, since a phrase is not
// looked for at any other.
func TestStarts(t *testing.T) {
	for _, v := range vocabularies() {
		for l := range v.lists {
			phrases := v.lists[l].anywhere
			for _, some := range v.lists[l].byStart {
				phrases = append(phrases[:len(phrases):len(phrases)], some...)
			}
			for _, phrase := range phrases {
				word := phrase[0].word
				if phrase[0].prefix {
					word += "ende"
				}
				if phrase[0].suffix {
					word = "haupt" + word
				}
				if s := startsOf().of(word); !s.has(list(l)) {
					t.Errorf("%s, list %d: %q begins no phrase, %+v should", v.code, l, word, phrase)
				}
			}
		}
	}
	if s := startsOf().of("xqz"); s != (starts{}) {
		t.Errorf("xqz begins phrases of the lists %b", s)
	}
}

func TestFindRoad(t *testing.T) {
	for line, want := range map[string]string{
		"Lindenallee 4, 10115 Berlin":               "Lindenallee 4",
		"Wir sitzen in der Hauptstr. 12345":         "Hauptstr. 1234",
		"Termin am 3. Mai, dann Alte Poststraße 7a": "Poststraße 7",
		"Ring 3":           "", // no name before it
		"Tel. 030 5550114": "",
		"Parkplatz frei":   "",
		"":                 "",
	} {
		got := ""
		if m := findRoad(line); m != nil {
			got = line[m[0]:m[1]]
		}
		if got != want {
			t.Errorf("findRoad(%q) = %q, want %q", line, got, want)
		}
	}
}
