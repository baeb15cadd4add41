package rubric

import (
	"math"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestShipped loads every shipped rubric and asks for its texts in the three languages of reports.
func TestShipped(t *testing.T) {
	if got := strings.Join(Shipped(), " "); got != "default five-p lead-response public-service" {
		t.Errorf("shipped are %s", got)
	}
	for _, name := range Shipped() {
		r, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		complete := func(what string, texts map[string]string) {
			for _, l := range []string{"en", "ru", "lt"} {
				if strings.TrimSpace(texts[l]) == "" {
					t.Errorf("%s: %s has no text in %s", name, what, l)
				}
			}
		}
		seen := map[string]bool{}
		if len(r.Bands) == 0 || len(r.Passes) == 0 {
			t.Errorf("%s has no bands or no passes", name)
		}
		for _, b := range r.Bands {
			complete("band "+b.Letter, b.Word)
		}
		for _, p := range r.Passes {
			complete(p.ID, p.Title)
		}
		for _, f := range []Finding{r.Silent, r.Undelivered} {
			complete("a finding", f.Title)
			complete(f.Title["en"], f.Mistake)
			complete(f.Title["en"], f.Repair)
		}
		for _, s := range r.Sections {
			complete(s.ID, s.Title)
			for _, i := range s.Items {
				complete(i.ID, i.Title)
				complete(i.ID, i.Mistake)
				complete(i.ID, i.Repair)
				book, _ := i.Codebook()
				for _, v := range book.Values {
					complete(i.ID+" "+v.ID, v.Anchor)
				}
				if i.Source == "" || i.Use != "" {
					t.Errorf("%s: %s has no source, or was not filled in: %+v", name, i.ID, i)
				}
				for _, v := range i.Views {
					seen[v] = true
				}
			}
		}
		for _, v := range views() {
			if !seen[v] {
				t.Errorf("%s: nothing counts for %s", name, v)
			}
		}
	}
}

// TestDefaultWeights: quality outweighs speed, and every section of the institute's criteria is there.
func TestDefaultWeights(t *testing.T) {
	r, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	weights := map[string]float64{}
	var order []string
	for _, s := range r.Sections {
		weights[s.ID] = s.Weight
		order = append(order, s.ID)
	}
	if got := strings.Join(order, " "); got != "timeliness appearance courtesy quality ease resolution" {
		t.Errorf("sections: %s", got)
	}
	if weights["quality"] <= weights["timeliness"] {
		t.Errorf("quality weighs %g, timeliness %g", weights["quality"], weights["timeliness"])
	}
}

const small = `name: small
version: "1"
silence: 0
threshold: 0.5
silent: {title: {en: No reply}, mistake: {en: Nobody replied.}, repair: {en: Name one person.}}
undelivered: {title: {en: Bounced}, mistake: {en: It bounced.}, repair: {en: Mend the address.}}
sections:
  - id: courtesy
    weight: 1
    title: {en: Courtesy}
    items:
      - id: greeting
        kind: fact
        from: greeting
        weight: 1
        source: Hashim 2012
        title: {en: Greeting}
        mistake: {en: No greeting.}
        repair: {en: Greet.}
        views: [respect]
`

func TestParseErrors(t *testing.T) {
	if _, err := Parse("small.yaml", []byte(small)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown field", "threshold: 0.5", "treshold: 0.5", `small.yaml:4:1: unknown field "treshold"; remove it`},
		{"wrong type", "weight: 1\n    title", "weight: much\n    title", `small.yaml:9:13: "much" cannot stand here; write a number`},
		{"syntax", "sections:\n", "sections: [\n", "small.yaml:7:11:"},
		{"no version", "version: \"1\"\n", "", "small.yaml:1:1: the rubric has no version; add"},
		{"silence out of range", "silence: 0", "silence: 120", "small.yaml:3:10: silence scores 120; write a number from 0 to 100"},
		{"unknown kind", "kind: fact", "kind: fakt", `small.yaml:13:15: item greeting has the kind "fakt"; write one of fact,`},
		{"unknown source", "from: greeting", "from: smile", `small.yaml:14:15: item greeting is computed from "smile"; an item of kind fact can come from greeting,`},
		{"sections without weight", "weight: 1\n    title", "weight: 0\n    title", "small.yaml:8:3: all sections weigh 0"},
		{"no weight at all", "weight: 1\n        source", "weight: 0\n        source", "small.yaml:8:5: all items of section courtesy weigh 0"},
		{"negative weight", "weight: 1\n    title", "weight: -1\n    title", "small.yaml:9:13: the weight is -1"},
		{"no source", "        source: Hashim 2012\n", "", `small.yaml:12:9: item greeting names no source; add "source:"`},
		{"no English", "title: {en: Greeting}", "title: {lt: Pasisveikinimas}", "has no English text"},
		{"unknown view", "views: [respect]", "views: [love]", `small.yaml:20:17: there is no view "love"; write one of retention,`},
		{"missing knots", "kind: fact\n        from: greeting", "kind: time\n        from: reply_seconds", "item greeting needs knots; add"},
		{"falling knots", "kind: fact\n        from: greeting", "kind: time\n        knots: [{at: 2, score: 1}, {at: 1, score: 0}]\n        from: reply_seconds", "small.yaml:14:41: knots must rise; 1 comes after 2"},
		{"infinite knot", "kind: fact\n        from: greeting", "kind: time\n        knots: [{at: .inf, score: 1}]\n        from: reply_seconds", "a knot stands at +Inf; write 0 or more"},
		{"bad id", "id: greeting", "id: Greeting!", `small.yaml:12:9: the id is "Greeting!"`},
		{"unknown principle", "views: [respect]", "views: [respect]\n        principles: [luck]", `small.yaml:21:22: there is no principle "luck"; write one of commitment,`},
		{"a text for a list", "items:", "items: none\n    x:", `:11:12: "none" cannot stand here; write a list`},
		{"nothing to use", "id: greeting", "use: smile\n        id: greeting", `small.yaml:12:14: the shipped rubric default has no item "smile" to use`},
		{"rising bands", "silent:", "bands: [{from: 0, letter: F, word: {en: poor}}, {from: 50, letter: A, word: {en: good}}]\nsilent:", "small.yaml:5:56: bands must fall; 50 comes after 0"},
		{"a band between", "silent:", "bands: [{from: 49.5, letter: A, word: {en: good}}, {from: 0, letter: F, word: {en: poor}}]\nsilent:", "small.yaml:5:16: a band begins at 49.5; write a whole number"},
		{"bands with a hole", "silent:", "bands: [{from: 50, letter: A, word: {en: good}}]\nsilent:", "small.yaml:5:16: the last band does not begin at 0"},
		{"a letter twice", "silent:", "bands: [{from: 50, letter: A, word: {en: good}}, {from: 0, letter: A, word: {en: poor}}]\nsilent:", "the letter A is used twice"},
		{"a band without a word", "silent:", "bands: [{from: 0, letter: A, word: {lt: gerai}}]\nsilent:", "word has no English text"},
		{"a pass of nothing", "silent:", "passes: [{id: p, source: s, title: {en: P}}]\nsilent:", "pass p needs nothing"},
		{"a pass of an unknown item", "silent:", "passes: [{id: p, source: s, title: {en: P}, needs: [{item: smile, at_least: 1}]}]\nsilent:", `small.yaml:5:60: pass p needs "smile", which is no item that the machine grades`},
		{"a pass without a least", "silent:", "passes: [{id: p, source: s, title: {en: P}, needs: [{item: greeting}]}]\nsilent:", "pass p asks for 0 of greeting; write a number above 0"},
		{"empty file", small, "", "small.yaml:1:1: the rubric is empty"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse("small.yaml", []byte(strings.Replace(small, c.old, c.new, 1)))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\nwant %s", err, c.want)
			}
		})
	}
}

// A name that is no item is one mistake, not seven.
func TestUseOfNothingIsOneMistake(t *testing.T) {
	_, err := Parse("own.yaml", []byte("name: own\nversion: \"1\"\nthreshold: 0.5\nsections:\n  - {id: s, weight: 1, title: {en: S}, items: [{use: greting}]}\n"))
	if err == nil || !strings.HasPrefix(err.Error(), `own.yaml:5:`) || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), `no item "greting" to use`) {
		t.Errorf("%v", err)
	}
}

// TestUse: a variant of a shipped item has what it does not say itself, the findings
// come along, and the hash covers both.
func TestUse(t *testing.T) {
	source := func(item string) string {
		begin := strings.Index(small, "silent:")
		middle := strings.Index(small, "sections:")
		end := strings.Index(small, "      - id: greeting")
		return small[:begin] + small[middle:end] + "      - " + item + "\n"
	}
	base, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Parse("small.yaml", []byte(source("{use: reply_time, weight: 7, views: [respect], title: {en: Fast}}")))
	if err != nil {
		t.Fatal(err)
	}
	got, want := r.Sections[0].Items[0], base.Sections[0].Items[0]
	want.Weight, want.Views, want.Title = 7, []string{"respect"}, map[string]string{"en": "Fast"}
	if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(r.Silent, base.Silent) || !reflect.DeepEqual(r.Undelivered, base.Undelivered) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	plain, err := Parse("small.yaml", []byte(source("{use: reply_time, weight: 7, views: [respect]}")))
	if err != nil || plain.Hash() == r.Hash() {
		t.Errorf("the hash does not cover what was taken over: %v", err)
	}
}

// TestBandOf: the band is that of the printed score.
func TestBandOf(t *testing.T) {
	r := &Rubric{Bands: []Band{{From: 80, Letter: "A"}, {From: 40, Letter: "C"}, {From: 0, Letter: "F"}}}
	for _, c := range []struct {
		score float64
		want  string
	}{{100, "A"}, {80, "A"}, {79.5, "A"}, {79.4, "C"}, {40, "C"}, {39.49, "F"}, {0, "F"}, {math.NaN(), ""}} {
		b, _, ok := r.BandOf(c.score)
		if b.Letter != c.want || ok != (c.want != "") {
			t.Errorf("%g is %q, want %q", c.score, b.Letter, c.want)
		}
	}
	if _, _, ok := (&Rubric{}).BandOf(50); ok {
		t.Error("a rubric without bands names one")
	}
}

// TestPrinciples: all eleven, each with what mail cannot show; items of the default
// show some, and three are beyond any mail.
func TestPrinciples(t *testing.T) {
	r, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, s := range r.Sections {
		for _, i := range s.Items {
			for _, p := range i.Principles {
				shown[p] = true
			}
		}
	}
	all := Principles()
	if len(all) != 11 {
		t.Errorf("%d principles", len(all))
	}
	for _, p := range all {
		for _, l := range []string{"en", "ru", "lt"} {
			if p.Title[l] == "" || p.Unseen[l] == "" || p.Means == "" {
				t.Errorf("%s has no text in %s", p.ID, l)
			}
		}
		if strings.Contains(p.Unseen["en"], "Mail cannot show it") && shown[p.ID] {
			t.Errorf("%s: %q, and items show it", p.ID, p.Unseen["en"])
		}
	}
}

func TestParseNamesEveryMistake(t *testing.T) {
	src := strings.NewReplacer("silence: 0", "silence: -1", "kind: fact", "kind: x").Replace(small)
	_, err := Parse("small.yaml", []byte(src))
	if err == nil || strings.Count(err.Error(), "small.yaml:") != 2 {
		t.Errorf("want two problems: %v", err)
	}
}

func TestLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.yaml")
	if err := os.WriteFile(path, []byte(small), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err := Load(path); err != nil || r.Name != "small" {
		t.Errorf("%v %v", r, err)
	}
	if _, err := Load("defualt"); err == nil || !strings.Contains(err.Error(), "write default, five-p, lead-response, public-service or the path") {
		t.Errorf("unknown name: %v", err)
	}
	if _, err := Load(filepath.Join(t.TempDir(), "none.yaml")); err == nil {
		t.Error("a missing file is loaded")
	}
}

// TestHash: comments and order do not change the hash, weights do.
func TestHash(t *testing.T) {
	hash := func(src string) string {
		r, err := Parse("small.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return r.Hash()
	}
	first := hash(small)
	if got := hash("# a comment\n" + strings.Replace(small, "name: small\nversion: \"1\"\n", "version: \"1\"\nname: small\n", 1)); got != first {
		t.Error("a comment or the order of keys changes the hash")
	}
	if hash(strings.Replace(small, "weight: 1", "weight: 2", 1)) == first {
		t.Error("a weight does not change the hash")
	}
}

func TestInterpolate(t *testing.T) {
	knots := []Knot{{1, 1}, {5, 0}}
	for _, c := range []struct{ x, want float64 }{{0, 1}, {1, 1}, {3, 0.5}, {5, 0}, {9, 0}} {
		if got := Interpolate(knots, c.x); got != c.want {
			t.Errorf("at %g: %g, want %g", c.x, got, c.want)
		}
	}
	if Interpolate(nil, 3) != 1 {
		t.Error("no knots must not cost anything")
	}
}

func TestIn(t *testing.T) {
	texts := map[string]string{"en": "Greeting", "lt": "Pasisveikinimas"}
	if In(texts, "lt") != "Pasisveikinimas" || In(texts, "fi") != "Greeting" {
		t.Error("the language or its replacement is wrong")
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("sections: [{items: [{knots: [{at: 1}]}]}]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		r, err := Parse("fuzz.yaml", src)
		if (r == nil) == (err == nil) {
			t.Errorf("rubric %v and error %v", r, err)
		}
		if r != nil && r.Hash() == "" {
			t.Error("no hash")
		}
	})
}
