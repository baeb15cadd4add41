package rubric

import (
	"fmt"
	"slices"
)

// Pass is a conjunctive standard: a reply passes only when it meets every need
// ("prompt and polite and personal", Frey, Schegg & Murphy 2003).
type Pass struct {
	ID     string            `yaml:"id" json:"id"`
	Source string            `yaml:"source" json:"source"`
	Title  map[string]string `yaml:"title" json:"title"` // by language
	Needs  []Need            `yaml:"needs" json:"needs"`
}

// Need is the least that a pass asks of one item.
type Need struct {
	Item    string  `yaml:"item" json:"item"`
	AtLeast float64 `yaml:"at_least" json:"at_least"` // above 0, up to 1
}

func (c *checker) passes(r *Rubric) {
	seen := map[string]bool{}
	var graded []string
	for _, s := range r.Sections {
		for item := range s.Graded() {
			graded = append(graded, item.ID)
		}
	}
	for i, p := range r.Passes {
		at := fmt.Sprintf("$.passes[%d]", i)
		c.id(p.ID, at, seen)
		c.text(p.Title, at, "title")
		c.want(p.Source != "", at, "pass %s names no source; add \"source:\" with the study that it comes from", p.ID)
		c.want(len(p.Needs) > 0, at, "pass %s needs nothing; add \"needs: [{item: greeting, at_least: 1}]\"", p.ID)
		for j, n := range p.Needs {
			place := fmt.Sprintf("%s.needs[%d]", at, j)
			c.want(slices.Contains(graded, n.Item), place+".item", "pass %s needs %q, which is no item that the machine grades by this rubric", p.ID, n.Item)
			c.want(n.AtLeast > 0 && n.AtLeast <= 1, place+".at_least", "pass %s asks for %g of %s; write a number above 0 and up to 1", p.ID, n.AtLeast, n.Item)
		}
	}
}
