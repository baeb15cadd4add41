package grade

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// clerks are the replies of one language, each with what it says to every
// question of its scenario.
type clerks struct {
	Questions map[string]map[string]Question
	Replies   []struct{ About, Want, Text string }
}

// TestClerks reads replies that were written by hand in the languages of the
// enquiries. Words alone are not compared: the key tells whether the value and
// the polarity were understood.
func TestClerks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "clerks", "*.yaml"))
	if err != nil || len(files) < 11 {
		t.Fatalf("%d files of replies: %v", len(files), err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			language := name[:2]
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var c clerks
			if err := yaml.UnmarshalWithOptions(src, &c, yaml.Strict()); err != nil {
				t.Fatal(err)
			}
			if len(c.Replies) < 20 {
				t.Errorf("%d replies, want 20 at least", len(c.Replies))
			}
			for _, r := range c.Replies {
				ctx := Context{Language: language}
				for wanted := range strings.FieldsSeq(r.Want) {
					id, _, _ := strings.Cut(wanted, "=")
					q := c.Questions[r.About][id]
					q.ID = id
					ctx.Questions = append(ctx.Questions, q)
				}
				if have := said(Read(r.Text, "", ctx), ctx.Questions); have != r.Want {
					t.Errorf("%s\n%q\nread %s\nwant %s", r.About, r.Text, have, r.Want)
				}
			}
		})
	}
}

// said sums up a reading as the files of clerks do.
func said(r Reading, questions []Question) string {
	var out []string
	for _, q := range questions {
		a := r.Questions[q.ID]
		status := map[Status]string{Unanswered: "open", Partly: "partly", Answered: "said"}[a.Status]
		if a.Status == Answered && a.Correct != string(unknown) {
			status = a.Correct
		}
		out = append(out, fmt.Sprintf("%s=%s", q.ID, status))
	}
	return strings.Join(out, " ")
}
