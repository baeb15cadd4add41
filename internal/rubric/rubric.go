package rubric

// Rubric is a versioned scheme of grading: sections of items with weights and
// the texts of mistakes and repairs in each language.
type Rubric struct {
	Name     string    `yaml:"name" json:"name"`
	Version  string    `yaml:"version" json:"version"`
	Silence  float64   `yaml:"silence" json:"silence"` // score of silence, 0..100
	Sections []Section `yaml:"sections" json:"sections"`
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
	ID      string            `yaml:"id" json:"id"`
	Kind    string            `yaml:"kind" json:"kind"` // fact, absence, time, questions, derived
	From    string            `yaml:"from" json:"from"` // name of the fact, clock or observation it is computed from
	Weight  float64           `yaml:"weight" json:"weight"`
	Source  string            `yaml:"source" json:"source"`   // where in the literature
	Title   map[string]string `yaml:"title" json:"title"`     // by language
	Mistake map[string]string `yaml:"mistake" json:"mistake"` // what went wrong, by language
	Repair  map[string]string `yaml:"repair" json:"repair"`   // how to repair it, by language
	Views   []string          `yaml:"views" json:"views"`     // three R's: retention, related_sales, referral, reliability, responsiveness, respect
}
