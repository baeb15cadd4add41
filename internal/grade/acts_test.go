package grade

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// acts are sentences of one language that show a fact, and ones that nearly do.
type acts struct {
	Holds, Fails []string
}

// TestActs reads single sentences of clerks: what they do must be told by their
// grammar and their words, with nothing around them that helps.
func TestActs(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "acts", "*.yaml"))
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files of acts: %v", len(files), err)
	}
	for _, file := range files {
		language := strings.TrimSuffix(filepath.Base(file), ".yaml")
		t.Run(language, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var about struct {
				Persona, Company string
				Facts            map[string]acts
			}
			if err := yaml.UnmarshalWithOptions(src, &about, yaml.Strict()); err != nil {
				t.Fatal(err)
			}
			first, last, _ := strings.Cut(about.Persona, " ")
			ctx := Context{Language: language, PersonaFirst: first, PersonaLast: last, CompanyName: about.Company}
			for fact, sentences := range about.Facts {
				for _, text := range sentences.Holds {
					if !Read(text, "", ctx).Facts[fact].Holds {
						t.Errorf("%s does not hold: %q", fact, text)
					}
				}
				for _, text := range sentences.Fails {
					if f := Read(text, "", ctx).Facts[fact]; f.Holds {
						t.Errorf("%s holds by %s: %q", fact, f.Rule, text)
					}
				}
			}
		})
	}
}
