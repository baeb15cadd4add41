package rubric

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Schema returns the JSON Schema (draft 2020-12) of a rubric file, made from the
// types that read it. Parse sees more: what does not fit together.
func Schema() (string, error) {
	root := schemaOf(reflect.TypeFor[Rubric](), "")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = "A rubric of replyaudit"
	root["required"] = []string{"name", "version", "threshold", "sections"}
	body, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		return "", fmt.Errorf("write the schema of rubrics: %w", err)
	}
	return string(body) + "\n", nil
}

// schemaOf describes a type; at is the path of keys to it.
func schemaOf(t reflect.Type, at string) map[string]any {
	var s map[string]any
	switch t.Kind() {
	case reflect.Struct:
		properties := map[string]any{}
		for i := range t.NumField() {
			key, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
			properties[key] = schemaOf(t.Field(i).Type, strings.TrimPrefix(at+"."+key, "."))
		}
		s = map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	case reflect.Slice:
		items := schemaOf(t.Elem(), at)
		delete(items, "description") // it is the list's
		s = map[string]any{"type": "array", "items": items}
	case reflect.Map: // texts
		s = map[string]any{"type": "object", "additionalProperties": map[string]any{"type": "string"}, "required": []string{"en"}}
	case reflect.Float64:
		s = map[string]any{"type": "number", "minimum": 0}
	default:
		s = map[string]any{"type": "string"}
	}
	if allowed := choices(at); allowed != nil && t.Kind() == reflect.String {
		s["enum"] = allowed
	}
	if said := description(at); said != "" && t.Kind() != reflect.Struct {
		s["description"] = said
	}
	return s
}

// choices are the values that a key can have, nil where it is free.
func choices(at string) []string {
	switch at {
	case "sections.items.kind":
		return kinds()
	case "sections.items.from":
		var all []string
		for _, kind := range kinds() {
			all = append(all, sourcesOf(kind)...)
		}
		slices.Sort(all)
		return slices.Compact(all)
	case "sections.items.when":
		return []string{WhenLate}
	case "sections.items.views":
		return views()
	case "sections.items.principles":
		return principleIDs()
	case "sections.items.scale":
		return []string{Nominal, Ordinal, Interval}
	}
	return nil
}

// description says what a key means.
func description(at string) string {
	return map[string]string{
		"version":                   "Raise it with every change: results are kept by the hash of the rubric.",
		"silence":                   "Score of an enquiry that was never answered, 0 to 100.",
		"threshold":                 "An item that scores below it is a mistake, 0 to 1.",
		"bands":                     "Letters and words for scores, from the best down; the last begins at 0.",
		"passes":                    "Standards that ask for several items at once.",
		"passes.needs":              "What a reply must reach in each item; one that does not apply is not asked for.",
		"sections.weight":           "Relative to the other sections.",
		"sections.items.use":        "Take this item of the shipped default over, but for the keys that stand here.",
		"sections.items.kind":       "What the item is graded by.",
		"sections.items.from":       "The fact, clock or observation that it is computed from.",
		"sections.items.when":       "Applies only to late replies.",
		"sections.items.knots":      "Corners of a piecewise linear score: multiples of the target, or a count, and a score from 0 to 1.",
		"sections.items.weight":     "Relative to the other items of the section.",
		"sections.items.source":     "Where in the literature it comes from.",
		"sections.items.views":      "The three R's of trade and of the public sector that it counts for.",
		"sections.items.principles": "The principles of customer service that it shows.",
		"sections.items.scale":      "What a difference between two values of a judgement means.",
		"sections.items.values":     "What coders can say, each with its anchor.",
	}[at]
}
