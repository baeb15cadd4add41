package rubric

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/goccy/go-yaml"
)

// TestSchemaKnowsShippedRubrics: every key and every choice of the shipped files is
// in the schema, and every description belongs to a key that there is.
func TestSchemaKnowsShippedRubrics(t *testing.T) {
	text, err := Schema()
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal([]byte(text), &schema); err != nil {
		t.Fatal(err)
	}
	for _, name := range Shipped() {
		src, err := shipped.ReadFile("rubrics/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		var document any
		if err := yaml.Unmarshal(src, &document); err != nil {
			t.Fatal(err)
		}
		fits(t, name, schema, document)
	}
}

// fits checks a document against the few words of JSON Schema that Schema writes.
func fits(t *testing.T, at string, schema map[string]any, value any) {
	t.Helper()
	switch v := value.(type) {
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		required, _ := schema["required"].([]any)
		for _, key := range required {
			if _, there := v[key.(string)]; !there {
				t.Errorf("%s lacks %s, which the schema requires", at, key)
			}
		}
		for key, x := range v {
			inner, known := properties[key].(map[string]any)
			if free, ok := schema["additionalProperties"].(map[string]any); ok {
				inner, known = free, true
			}
			if !known {
				t.Errorf("%s.%s is not in the schema", at, key)
				continue
			}
			fits(t, at+"."+key, inner, x)
		}
	case []any:
		items, _ := schema["items"].(map[string]any)
		for i, x := range v {
			fits(t, fmt.Sprintf("%s[%d]", at, i), items, x)
		}
	case string:
		allowed, limited := schema["enum"].([]any)
		found := !limited
		for _, a := range allowed {
			found = found || a == v
		}
		if schema["type"] != "string" || !found {
			t.Errorf("%s: %q does not fit %v", at, v, schema)
		}
	default:
		if schema["type"] != "number" {
			t.Errorf("%s: %v does not fit %v", at, v, schema)
		}
	}
}
