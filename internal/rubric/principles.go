package rubric

import (
	_ "embed"
	"fmt"

	"github.com/goccy/go-yaml"
)

//go:embed principles.yaml
var principles []byte

// Principle is one of the eleven principles of customer service by which an
// organisation assesses itself. Items say by "principles:" which of them they show.
type Principle struct {
	ID     string            `yaml:"id"`
	Means  string            `yaml:"means"`  // in a sentence, for who writes a self-assessment
	Title  map[string]string `yaml:"title"`  // by language
	Unseen map[string]string `yaml:"unseen"` // what of it mail cannot show, by language
}

// Principles are all eleven in their order.
func Principles() []Principle {
	var all []Principle
	if err := yaml.UnmarshalWithOptions(principles, &all, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("rubric: the shipped principles: %v", err)) // part of the program, and read by its tests
	}
	return all
}

func principleIDs() []string {
	var ids []string
	for _, p := range Principles() {
		ids = append(ids, p.ID)
	}
	return ids
}
