package grade

import "testing"

// TestWeigh: a word of the question speaks for a sentence once, however often it stands there.
func TestWeigh(t *testing.T) {
	strength := func(reply string) float64 {
		b := &binder{reader: newReader(reply, "", Context{Language: "en", Questions: []Question{{ID: "q", Text: "Is there parking?", Expects: "yes_no"}}})}
		b.asks = b.questionAsks()[0]
		b.weigh()
		return b.sentences.own[0]
	}
	once := strength("There is parking behind the house, and it is safe.")
	twice := strength("There is parking behind the house, and the parking is safe.")
	if once != clauseCue || twice != once {
		t.Errorf("parking weighs %g when it is said once, and %g when it is said twice; want %g", once, twice, clauseCue)
	}
}
