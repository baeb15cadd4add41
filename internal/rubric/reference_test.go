package rubric

import (
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the reference page anew")

func TestReferencePageIsUpToDate(t *testing.T) {
	const file = "../../campaigns/RUBRICS.md"
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
		t.Errorf("%s is not what \"replyaudit schema --rubric --reference\" prints; write it anew with go test ./internal/rubric -run Reference -update", file)
	}
}

// Every link leads to a heading of the page.
func TestReferenceLinks(t *testing.T) {
	page, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(page, "](#")[1:] {
		link, _, _ := strings.Cut(part, ")")
		if !slices.ContainsFunc(strings.Split(page, "\n"), func(line string) bool {
			heading, ok := strings.CutPrefix(line, "## ")
			return ok && strings.ReplaceAll(strings.ToLower(heading), ".", "") == link
		}) {
			t.Errorf("the link #%s leads nowhere", link)
		}
	}
}

// Each key that the types read is described once, and nothing else is.
func TestEveryKeyIsDescribed(t *testing.T) {
	var read, said []string
	var walk func(reflect.Type, string)
	walk = func(of reflect.Type, at string) {
		for i := range of.NumField() {
			path := strings.TrimPrefix(at+"."+keyOf(of.Field(i)), ".")
			read = append(read, path)
			if inner := structOf(of.Field(i).Type); inner != nil {
				walk(inner, path)
			}
		}
	}
	walk(reflect.TypeFor[Rubric](), "")
	for _, k := range language() {
		said = append(said, k.at)
	}
	slices.Sort(read)
	slices.Sort(said)
	if !slices.Equal(read, said) {
		t.Errorf("the types read %v\nand described are %v", read, said)
	}
}

// The example of the page is a rubric, and uses what it is there to show.
func TestExampleIsARubric(t *testing.T) {
	r, err := Load("example/rubric.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Bands) == 0 || len(r.Passes) == 0 || r.Sections[0].Items[0].Knots[1].At != 3 || r.Sections[1].Items[2].Kind != KindJudgement {
		t.Errorf("%+v", r)
	}
}
