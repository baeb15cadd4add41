package rubric

import (
	"reflect"
	"strings"
	"testing"
)

// TestDifferences: each change is named, weights as the points that they come to.
func TestDifferences(t *testing.T) {
	two := strings.Replace(small, "        views: [respect]\n", `        views: [respect]
      - {id: reply_time, kind: time, from: reply_seconds, knots: [{at: 1, score: 1}, {at: 5, score: 0}], weight: 3, source: s, title: {en: T}, mistake: {en: M}, repair: {en: R}}
`, 1)
	parse := func(replace ...string) *Rubric {
		t.Helper()
		r, err := Parse("small.yaml", []byte(strings.NewReplacer(replace...).Replace(two)))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	for name, c := range map[string]struct {
		replace []string
		want    []Change
	}{
		"nothing":       {nil, nil},
		"all doubled":   {[]string{"weight: 1", "weight: 2", "weight: 3", "weight: 6"}, nil},
		"a weight":      {[]string{"weight: 3", "weight: 1"}, []Change{{"courtesy", "greeting", "weight", "25", "50"}, {"courtesy", "reply_time", "weight", "75", "50"}}},
		"knots":         {[]string{"at: 5", "at: 3"}, []Change{{"courtesy", "reply_time", "knots", "1→1, 5→0", "1→1, 3→0"}}},
		"another clock": {[]string{"reply_seconds", "answer_seconds"}, []Change{{"courtesy", "reply_time", "computed_from", "time reply_seconds", "time answer_seconds"}}},
		"silence":       {[]string{"silence: 0", "silence: 20"}, []Change{{"", "", "silence", "0", "20"}}},
		"threshold":     {[]string{"threshold: 0.5", "threshold: 0.4"}, []Change{{"", "", "threshold", "0.5", "0.4"}}},
		"a condition":   {[]string{"from: greeting", "from: greeting\n        when: late"}, []Change{{"courtesy", "greeting", "applies", "", "late"}}},
		"a text":        {[]string{"{en: Greet.}", "{en: Say hello.}"}, []Change{{"courtesy", "greeting", "texts", "", "changed"}}},
		"an item replaced": {[]string{"id: greeting", "id: hello"}, []Change{
			{"courtesy", "greeting", "removed", "25", ""}, {"courtesy", "hello", "added", "", "25"},
		}},
		"a section renamed": {[]string{"id: courtesy", "id: manners"}, []Change{
			{"courtesy", "", "removed", "100", ""},
			{"manners", "", "added", "", "100"},
			{"manners", "greeting", "moved", "courtesy", "manners"},
			{"manners", "reply_time", "moved", "courtesy", "manners"},
		}},
	} {
		if got := Differences(parse(), parse(c.replace...)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v\nwant %+v", name, got, c.want)
		}
	}
}
