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
		properties, required := map[string]any{}, []string{}
		for i := range t.NumField() {
			key := keyOf(t.Field(i))
			path := strings.TrimPrefix(at+"."+key, ".")
			properties[key] = schemaOf(t.Field(i).Type, path)
			if described(path).without == "" {
				required = append(required, key)
			}
		}
		s = map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
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
	if said := described(at).means; said != "" && t.Kind() != reflect.Struct {
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
			all = append(all, sourceNames(kind)...)
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

// keyOf is the YAML key of a field.
func keyOf(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	return name
}

// structOf is the type whose keys stand below a field, nil for none.
func structOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		return t
	}
	return nil
}
