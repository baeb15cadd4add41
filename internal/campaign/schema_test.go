package campaign

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// complaint is the first thing that a schema has against a value, "" for none.
// It knows the words of JSON Schema that Schema uses, and fails on others.
type judge struct {
	t        *testing.T
	defs     map[string]any
	patterns map[string]*regexp.Regexp
}

func (j judge) matches(pattern, text string) bool {
	if j.patterns[pattern] == nil {
		j.patterns[pattern] = regexp.MustCompile(pattern)
	}
	return j.patterns[pattern].MatchString(text)
}

func newJudge(t *testing.T) (judge, map[string]any) {
	t.Helper()
	source, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal([]byte(source), &schema); err != nil {
		t.Fatal(err)
	}
	return judge{t, schema["$defs"].(map[string]any), map[string]*regexp.Regexp{}}, schema
}

func (j judge) complaint(schema map[string]any, value any, at string) string {
	for _, word := range slices.Sorted(maps.Keys(schema)) {
		if c := j.word(word, schema, value, at); c != "" {
			return c
		}
	}
	return ""
}

func (j judge) word(word string, schema map[string]any, value any, at string) string {
	want := schema[word]
	object, isObject := value.(map[string]any)
	array, isArray := value.([]any)
	number, isNumber := value.(float64)
	text, isText := value.(string)
	bad := func(ok bool) string {
		if ok {
			return ""
		}
		return fmt.Sprintf("%s: %v is against %s %v", at, value, word, want)
	}
	switch word {
	case "$schema", "$defs", "title", "description", "default", "examples":
		return ""
	case "additionalProperties", "patternProperties", "properties":
		if word == "additionalProperties" && isObject {
			return j.members(schema, object, at)
		}
		return ""
	case "$ref":
		return j.complaint(j.defs[strings.TrimPrefix(want.(string), "#/$defs/")].(map[string]any), value, at)
	case "anyOf", "oneOf":
		fits := 0
		for _, s := range want.([]any) {
			if j.complaint(s.(map[string]any), value, at) == "" {
				fits++
			}
		}
		return bad(fits == 1 || word == "anyOf" && fits > 1)
	case "type":
		return bad(slices.ContainsFunc(oneOrMany(want), func(s any) bool { return isOfType(s.(string), value) }))
	case "enum":
		return bad(slices.Contains(want.([]any), value))
	case "pattern":
		return bad(!isText || j.matches(want.(string), text))
	case "minLength":
		return bad(!isText || len(text) >= int(want.(float64)))
	case "minimum":
		return bad(!isNumber || number >= want.(float64))
	case "exclusiveMinimum":
		return bad(!isNumber || number > want.(float64))
	case "maximum":
		return bad(!isNumber || number <= want.(float64))
	case "minProperties":
		return bad(!isObject || len(object) >= int(want.(float64)))
	case "minItems":
		return bad(!isArray || len(array) >= int(want.(float64)))
	case "required":
		return bad(!isObject || !slices.ContainsFunc(want.([]any), func(k any) bool { _, ok := object[k.(string)]; return !ok }))
	case "propertyNames":
		for key := range object {
			if c := j.complaint(want.(map[string]any), key, at); c != "" {
				return c
			}
		}
		return ""
	case "items":
		for i, v := range array {
			if c := j.complaint(want.(map[string]any), v, fmt.Sprintf("%s.%d", at, i+1)); c != "" {
				return c
			}
		}
		return ""
	}
	j.t.Fatalf("the schema uses %q, which this test does not know", word)
	return ""
}

func (j judge) members(schema map[string]any, object map[string]any, at string) string {
	properties, _ := schema["properties"].(map[string]any)
	patterns, _ := schema["patternProperties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(object)) {
		below, known := properties[key].(map[string]any)
		for pattern, s := range patterns {
			if j.matches(pattern, key) {
				below, known = s.(map[string]any), true
			}
		}
		if further, ok := schema["additionalProperties"].(map[string]any); ok && !known {
			below, known = further, true
		}
		if schema["additionalProperties"] == true && !known {
			continue
		}
		if !known {
			return fmt.Sprintf("%s: the key %s is not known", at, key)
		}
		if c := j.complaint(below, object[key], at+"."+key); c != "" {
			return c
		}
	}
	return ""
}

func oneOrMany(v any) []any {
	if many, ok := v.([]any); ok {
		return many
	}
	return []any{v}
}

func isOfType(name string, v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return name == "object"
	case []any:
		return name == "array"
	case string:
		return name == "string"
	case bool:
		return name == "boolean"
	case float64:
		return name == "number" || name == "integer" && v == float64(int64(v))
	}
	return false
}

// jsonOf reads YAML as a JSON value.
func jsonOf(t *testing.T, source string) any {
	t.Helper()
	var v, out any
	if err := yaml.Unmarshal([]byte(source), &v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestSchemaAcceptsCampaigns(t *testing.T) {
	j, schema := newJudge(t)
	files, err := filepath.Glob("../../campaigns/*/campaign.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no shipped campaigns: %v", err)
	}
	for _, file := range append(files, "example/campaign.yaml", "testdata/good.yaml") {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if c := j.complaint(schema, jsonOf(t, string(source)), ""); c != "" {
			t.Errorf("%s%s", file, c)
		}
	}
}

// Each default and example of the schema fits where it stands.
func TestSchemaAcceptsItsExamples(t *testing.T) {
	j, schema := newJudge(t)
	count := 0
	var visit func(v any)
	visit = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, below := range v {
				visit(below)
			}
		case map[string]any:
			examples, _ := v["examples"].([]any)
			if def, ok := v["default"]; ok {
				examples = append(examples, def)
			}
			for _, e := range examples {
				count++
				if c := j.complaint(v, e, fmt.Sprint(v["description"])); c != "" {
					t.Error(c)
				}
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if key != "examples" && key != "default" {
					visit(v[key])
				}
			}
		}
	}
	visit(schema)
	if count < 80 {
		t.Errorf("%d defaults and examples, want one for most keys", count)
	}
}

// step is a key of a mapping or an index of a list on the way to a value.
type step any

// paths lists the way to every value below v.
func paths(v any, way []step) [][]step {
	all := [][]step{slices.Clone(way)}
	switch v := v.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			all = append(all, paths(v[key], append(way, key))...)
		}
	case []any:
		for i := range v {
			all = append(all, paths(v[i], append(way, i))...)
		}
	}
	return all
}

// replaced is a copy of v with another value at the end of the way.
func replaced(v any, way []step, with any) any {
	if len(way) == 0 {
		return with
	}
	switch v := v.(type) {
	case map[string]any:
		out := maps.Clone(v)
		out[way[0].(string)] = replaced(v[way[0].(string)], way[1:], with)
		return out
	case []any:
		out := slices.Clone(v)
		out[way[0].(int)] = replaced(v[way[0].(int)], way[1:], with)
		return out
	}
	return v
}

// A value of the wrong kind in any place of the example is refused by the schema
// and by the loader, at its place: every key that is described is read.
func TestWrongKindsAreRefusedEverywhere(t *testing.T) {
	j, schema := newJudge(t)
	source, err := os.ReadFile("example/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("example/companies.csv")
	if err != nil {
		t.Fatal(err)
	}
	example := jsonOf(t, string(source))
	for _, way := range paths(example, nil)[1:] {
		value := example
		for _, s := range way {
			switch v := value.(type) {
			case map[string]any:
				value = v[s.(string)]
			case []any:
				value = v[s.(int)]
			}
		}
		wrong := any(map[string]any{"wrong": "kind"})
		if _, mapping := value.(map[string]any); mapping {
			wrong = []any{"wrong kind"}
		}
		if object, mapping := value.(map[string]any); mapping {
			more := maps.Clone(object)
			more["No Such Key"] = "x"
			if j.complaint(schema, replaced(example, way, more), "") == "" {
				t.Errorf("the schema accepts an unknown key at %v", way)
			}
		}
		broken := replaced(example, way, wrong)
		if c := j.complaint(schema, broken, ""); c == "" {
			t.Errorf("the schema accepts %v at %v", wrong, way)
		}
		data, err := yaml.MarshalWithOptions(broken, yaml.Flow(true), yaml.JSON())
		if err != nil {
			t.Fatal(err)
		}
		_, err = load("x.yaml", data, func(name string) ([]byte, error) {
			if name == "self-assessment.yaml" || name == "questionnaire.yaml" {
				return []byte(exampleFile(t, name)), nil
			}
			return list, nil
		})
		if err == nil || !strings.Contains(err.Error(), dotted(way)) {
			t.Errorf("the loader does not complain of %v at %s: %v", wrong, dotted(way), err)
		}
	}
}

// dotted is the way as messages write it.
func dotted(way []step) string {
	words := make([]string, len(way))
	for i, s := range way {
		if n, ok := s.(int); ok {
			s = n + 1
		}
		words[i] = fmt.Sprint(s)
	}
	return strings.Join(words, ".")
}

// Nothing is described that the example does not show, and sections that share a
// name are the same.
func TestExampleShowsEveryKey(t *testing.T) {
	source, err := os.ReadFile("example/campaign.yaml")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	var mark func(s *shape, v any)
	mark = func(s *shape, v any) {
		switch v := v.(type) {
		case map[string]any:
			if s.or != nil {
				s = s.or
			}
			for key, below := range v {
				if s.kind == kindChoice {
					mark(s.of, below)
				} else if term, ok := s.term(key); ok {
					shown[s.name+"/"+key] = true
					mark(term.shape, below)
				}
			}
		case []any:
			if s.or != nil {
				s = s.or
			}
			for _, below := range v {
				mark(s.of, below)
			}
		}
	}
	mark(languageOf(), jsonOf(t, string(source)))
	header, err := os.ReadFile("example/companies.csv")
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(header), "\n")
	for _, column := range strings.Split(first, ",") {
		shown["companies/"+column] = true
	}
	byName := map[string]*shape{}
	var demand func(s *shape)
	demand = func(s *shape) {
		if s == nil {
			return
		}
		if s.kind == kindSection {
			if other := byName[s.name]; other != nil && !reflect.DeepEqual(other, s) {
				t.Errorf("there are two sections %q", s.name)
			}
			byName[s.name] = s
		}
		for _, term := range s.keys {
			if !shown[s.name+"/"+term.key] && s.name != "week" {
				t.Errorf("the example does not show %s of %s", term.key, s.name)
			}
			demand(term.shape)
		}
		demand(s.of)
		demand(s.or)
	}
	demand(languageOf())
}
