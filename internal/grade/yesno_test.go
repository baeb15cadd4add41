package grade

import "testing"

// A verb of consent answers where it begins its sentence or stands beside a word
// of the question; a word of the key beside it is not enough.
func TestConsentNeedsItsMatter(t *testing.T) {
	parcel := Question{ID: "q", Text: "Kas saadate istikuid ka pakiautomaati?", Key: "jah, kuni 120 cm, alates aprillist, 6 €"}
	for text, want := range map[string]Status{
		"Tere! Olen kuni 30. novembrini saarel, kus internet käib ainult mäe otsas.": Unanswered,
		"Istikuid saab saata kuni 120 cm pikkuses pakis.":                            Answered,
		"Saab küll.": Answered,
	} {
		r := Read(text, "", Context{Language: "et", Questions: []Question{parcel}})
		if got := r.Questions["q"].Status; got != want {
			t.Errorf("%q: %s by %s, want %s", text, got, r.Questions["q"].Rule, want)
		}
	}
}
