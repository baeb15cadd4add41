package rubric

import (
	"fmt"
	"math"
)

// Band names a range of scores: it begins at From and ends below the band before it.
type Band struct {
	From   float64           `yaml:"from" json:"from"` // 0..100
	Letter string            `yaml:"letter" json:"letter"`
	Word   map[string]string `yaml:"word" json:"word"` // by language
}

// BandOf returns the band of a score as it is printed, without decimals, and its
// place in the list; false where the rubric names no bands, or for NaN.
func (r *Rubric) BandOf(score float64) (b Band, place int, ok bool) {
	printed := math.RoundToEven(score)
	for i, b := range r.Bands {
		if printed >= b.From {
			return b, i, true
		}
	}
	return Band{}, 0, false
}

func (c *checker) bands(bands []Band) {
	letters := map[string]bool{}
	for i, b := range bands {
		at := fmt.Sprintf("$.bands[%d]", i)
		c.want(b.From >= 0 && b.From <= 100 && b.From == math.Trunc(b.From), at+".from", "a band begins at %g; write a whole number from 0 to 100, since scores are printed as such", b.From)
		c.want(i == 0 || b.From < bands[i-1].From, at+".from", "bands must fall; %g comes after %g", b.From, bands[max(0, i-1)].From)
		c.want(b.Letter != "", at, "the band from %g has no letter; add \"letter: A\"", b.From)
		c.want(!letters[b.Letter], at+".letter", "the letter %s is used twice; choose another", b.Letter)
		letters[b.Letter] = true
		c.text(b.Word, at, "word")
	}
	last := len(bands) - 1
	c.want(last < 0 || bands[last].From == 0, fmt.Sprintf("$.bands[%d].from", max(0, last)), "the last band does not begin at 0; a score below it would have none")
}
