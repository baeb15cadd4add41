package campaign

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// Schema returns the JSON Schema (draft 2020-12) of the campaign file, with
// which editors complete keys, show what they mean and mark what cannot be
// right. It sees less than Load: not what lies between two parts, nor the
// companies of a CSV file, nor the letters filled in.
func Schema() (string, error) {
	root := languageOf()
	w := schemaWriter{defs: map[string]any{}}
	s, err := w.section(root)
	if err != nil {
		return "", fmt.Errorf("write the schema: %w", err)
	}
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "A replyaudit campaign"
	s["description"] = root.intro
	s["$defs"] = w.defs
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return "", fmt.Errorf("write the schema: %w", err)
	}
	return b.String(), nil
}

// schemaWriter writes shapes as schemas; sections with a name are written once, under $defs.
type schemaWriter struct{ defs map[string]any }

func (w schemaWriter) shape(s *shape, required bool) (map[string]any, error) {
	if s.or != nil {
		plain := *s
		plain.or = nil
		one, err := w.shape(&plain, required)
		if err != nil {
			return nil, err
		}
		other, err := w.shape(s.or, required)
		return map[string]any{"anyOf": []any{one, other}}, err
	}
	switch s.kind {
	case kindSection:
		return w.reference(s)
	case kindChoice:
		of, err := w.shape(s.of, true)
		return map[string]any{
			"type": "object", "minProperties": s.least, "additionalProperties": false,
			"patternProperties": map[string]any{formOf(s.chosen).pattern: of},
		}, err
	case kindList:
		of, err := w.shape(s.of, true)
		return map[string]any{"type": "array", "minItems": s.least, "items": of}, err
	}
	return scalarSchema(s, required), nil
}

// scalars are the types in which YAML may take a text: a floor of 3, an answer true.
func scalars() []any { return []any{"string", "number", "boolean"} }

func scalarSchema(s *shape, required bool) map[string]any {
	switch s.kind {
	case kindWord:
		return map[string]any{"enum": s.words}
	case kindWhole:
		return map[string]any{"type": "integer", "minimum": s.low, "maximum": s.high}
	case kindFlag:
		return map[string]any{"type": "boolean"}
	case kindShare:
		return map[string]any{"anyOf": []any{
			map[string]any{"type": "number", "exclusiveMinimum": 0, "maximum": 1},
			map[string]any{"type": "string", "pattern": `^[0-9.]+ *%$`},
		}}
	case kindText:
		return map[string]any{"type": scalars(), "minLength": 1}
	}
	form := map[string]any{"type": scalars()}
	if pattern := formOf(s.kind).pattern; pattern != "" {
		form = map[string]any{"type": "string", "pattern": pattern}
		if s.kind == kindKey || s.kind == kindSlug {
			form["type"] = scalars()
		}
	}
	if required {
		form["minLength"] = 1
	} else if pattern, ok := form["pattern"].(string); ok {
		form["pattern"] = "^$|" + pattern // an empty one is taken as left out
	}
	return form
}

// reference writes a section under $defs and returns the way to it.
func (w schemaWriter) reference(s *shape) (map[string]any, error) {
	name := strings.NewReplacer(": ", ".", ", ", ".").Replace(s.name)
	if _, done := w.defs[name]; !done {
		w.defs[name] = nil
		body, err := w.section(s)
		if err != nil {
			return nil, err
		}
		w.defs[name] = body
	}
	return map[string]any{"$ref": "#/$defs/" + name}, nil
}

func (w schemaWriter) section(s *shape) (map[string]any, error) {
	properties, required := map[string]any{}, []string{}
	for _, t := range s.keys {
		p, err := w.term(t)
		if err != nil {
			return nil, err
		}
		properties[t.key] = p
		if t.required {
			required = append(required, t.key)
		}
	}
	out := map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	if s.open {
		out["additionalProperties"] = map[string]any{"type": scalars()}
		out["propertyNames"] = map[string]any{"pattern": formOf(kindColumn).pattern}
	}
	if len(s.either) > 0 {
		var sets []any
		for _, set := range s.either {
			sets = append(sets, map[string]any{"required": set})
		}
		out["oneOf"] = sets
	}
	return out, nil
}

func (w schemaWriter) term(t term) (map[string]any, error) {
	p, err := w.shape(t.shape, t.required && !t.hollow)
	if err != nil {
		return nil, err
	}
	p["description"] = t.means
	if t.value != "" {
		var value any
		if err := yaml.Unmarshal([]byte(t.value), &value); err != nil {
			return nil, fmt.Errorf("the value of %s: %w", t.key, err)
		}
		p["default"] = value
	}
	of := t.shape
	for of.kind == kindList {
		of = of.of
	}
	if t.example == "" || t.example == t.value || of.kind == kindSection || of.kind == kindChoice {
		return p, nil // that of a part stands with the keys of the part
	}
	var example any
	if err := yaml.Unmarshal([]byte(t.example), &example); err != nil {
		return nil, fmt.Errorf("the example of %s: %w", t.key, err)
	}
	p["examples"] = []any{example}
	return p, nil
}
