package campaign

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the reference page anew")

func TestReferencePageIsUpToDate(t *testing.T) {
	const file = "../../campaigns/REFERENCE.md"
	page, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	committed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if page != string(committed) {
		t.Errorf("%s is not what \"replyaudit schema --reference\" prints; write it anew with go test ./internal/campaign -run Reference -update", file)
	}
}

// Every link leads to a heading of the page.
func TestReferenceLinks(t *testing.T) {
	page, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	headings := map[string]bool{}
	for line := range strings.Lines(page) {
		if level, heading, ok := strings.Cut(strings.TrimSpace(line), " "); ok && level != "" && strings.Trim(level, "#") == "" {
			if headings[anchor(heading)] {
				t.Errorf("the heading %s is there twice", heading)
			}
			headings[anchor(heading)] = true
		}
	}
	for _, part := range strings.Split(page, "](#")[1:] {
		if link, _, _ := strings.Cut(part, ")"); !headings[link] {
			t.Errorf("the link #%s leads nowhere", link)
		}
	}
}

// The page lists what templates know, and nothing else.
func TestReferenceListsEveryVariable(t *testing.T) {
	one := map[string]string{"NAME": "x"}
	known := names("", variablesOf(Blanks{Company: Company{Fields: one}, Persona: Persona{Facts: one}, Factors: one, Facts: "x"}))
	var listed []string
	for _, v := range templateVariables() {
		listed = append(listed, "."+v.name)
	}
	slices.Sort(listed)
	slices.Sort(known)
	if !slices.Equal(listed, known) {
		t.Errorf("the page lists %v and templates know %v", listed, known)
	}
}
