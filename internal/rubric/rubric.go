// Package rubric holds the schemes by which replies are graded.
//
// A rubric is a versioned YAML document: sections of items with weights, the
// study that each item comes from, and the texts of a report in each language:
// what an item is called, what went wrong when it is missed, and the one act
// that repairs it. The shipped rubric "default" follows the six criteria of the
// institute of customer service (timeliness, appearance, courtesy, quality,
// ease, resolution); every item also names the R's that it counts for, so that
// the same grades can be read as retention, related sales and referral, or as
// reliability, responsiveness and respect, and those of the eleven principles of
// customer service that it shows. "five-p", "lead-response" and "public-service"
// grade as other schools of studies do. Bands give scores a letter and a word;
// passes ask for several items at once.
//
// Load finds a shipped rubric by name or reads a file; Parse is strict and
// returns every mistake with file, line, column and what to do about it. Hash
// names the content, so that grades made by an older version are recognised and
// made again: re-weighting a rubric moves the mean of an unchanged market.
//
// The package does not grade; that is package grade.
package rubric

// Rubric is a versioned scheme of grading: sections of items with weights and
// the texts of mistakes and repairs in each language.
type Rubric struct {
	Name        string    `yaml:"name" json:"name"`
	Version     string    `yaml:"version" json:"version"`
	Silence     float64   `yaml:"silence" json:"silence"`                   // score of silence, 0..100
	Threshold   float64   `yaml:"threshold" json:"threshold"`               // an item that scores below it is a mistake, 0..1
	Silent      Finding   `yaml:"silent" json:"silent"`                     // no reply at all
	Undelivered Finding   `yaml:"undelivered" json:"undelivered"`           // the letter never arrived
	Bands       []Band    `yaml:"bands,omitempty" json:"bands,omitempty"`   // from the best down; none names no bands
	Passes      []Pass    `yaml:"passes,omitempty" json:"passes,omitempty"` // conjunctive standards
	Sections    []Section `yaml:"sections" json:"sections"`
}

// Finding is a mistake that no item of a reply can show, with its texts by language.
type Finding struct {
	Source  string            `yaml:"source" json:"source"`
	Title   map[string]string `yaml:"title" json:"title"`
	Mistake map[string]string `yaml:"mistake" json:"mistake"`
	Repair  map[string]string `yaml:"repair" json:"repair"`
}

// Section groups items; its weight is relative to the other sections.
type Section struct {
	ID     string            `yaml:"id" json:"id"`
	Title  map[string]string `yaml:"title" json:"title"` // by language
	Weight float64           `yaml:"weight" json:"weight"`
	Items  []Item            `yaml:"items" json:"items"`
}

// Item is one thing that is graded.
type Item struct {
	// Use names the item of the shipped default of which this one is a variant; it
	// is empty once the rubric was read.
	Use    string  `yaml:"use,omitempty" json:"-"`
	ID     string  `yaml:"id" json:"id"`
	Kind   string  `yaml:"kind" json:"kind"`                       // fact, absence, time, questions, derived, judgement
	From   string  `yaml:"from" json:"from"`                       // name of the fact, clock or observation it is computed from
	When   string  `yaml:"when,omitempty" json:"when,omitempty"`   // condition without which the item does not apply: late
	Knots  []Knot  `yaml:"knots,omitempty" json:"knots,omitempty"` // of a time or a count; linear between them, flat outside
	Weight float64 `yaml:"weight" json:"weight"`                   // relative to the other items of the section
	// Threshold replaces the rubric's for this item; 0 keeps it.
	Threshold float64           `yaml:"threshold,omitempty" json:"threshold,omitempty"`
	Source    string            `yaml:"source" json:"source"`   // where in the literature
	Title     map[string]string `yaml:"title" json:"title"`     // by language
	Mistake   map[string]string `yaml:"mistake" json:"mistake"` // what went wrong, by language
	Repair    map[string]string `yaml:"repair" json:"repair"`   // how to repair it, by language
	Views     []string          `yaml:"views" json:"views"`     // three R's: retention, related_sales, referral, reliability, responsiveness, respect
	// Principles are those of customer service that the item shows, see Principles.
	Principles []string `yaml:"principles,omitempty" json:"principles,omitempty"`
	// Scale and Values are the codebook of a judgement, see Codebook.
	Scale  string  `yaml:"scale,omitempty" json:"scale,omitempty"`
	Values []Value `yaml:"values,omitempty" json:"values,omitempty"`
}

// Knot is a corner of a piecewise linear score.
type Knot struct {
	At    float64 `yaml:"at" json:"at"`       // multiples of the target for a time, the number itself for a count
	Score float64 `yaml:"score" json:"score"` // 0..1
}

// Interpolate returns the score at x: linear between the knots, flat before the
// first and after the last, 1 when there are none.
func Interpolate(knots []Knot, x float64) float64 {
	if len(knots) == 0 {
		return 1
	}
	if x <= knots[0].At {
		return knots[0].Score
	}
	for i := 1; i < len(knots); i++ {
		a, b := knots[i-1], knots[i]
		if x <= b.At {
			return a.Score + (b.Score-a.Score)*(x-a.At)/(b.At-a.At)
		}
	}
	return knots[len(knots)-1].Score
}

// In returns the text in the language, or in English where there is none.
func In(texts map[string]string, language string) string {
	if s := texts[language]; s != "" {
		return s
	}
	return texts["en"]
}
