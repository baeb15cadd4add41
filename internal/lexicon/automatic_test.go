package lexicon

import (
	"reflect"
	"strings"
	"testing"
)

// The matcher of package classify looks phrases up by their first three bytes
// at the start of a word and folds case and apostrophes.
func TestAutomaticPhrases(t *testing.T) {
	for _, l := range Languages() {
		lists := reflect.ValueOf(l.Automatic)
		for i := range lists.NumField() {
			seen := make(map[string]bool)
			for _, phrase := range lists.Field(i).Interface().([]string) {
				where := l.Code + "." + lists.Type().Field(i).Name
				if len(phrase) < 3 || phrase != strings.TrimSpace(phrase) || strings.Contains(phrase, "  ") || strings.HasPrefix(phrase, "…") {
					t.Errorf("%s: %q cannot be found", where, phrase)
				}
				if phrase != strings.ToLower(phrase) {
					t.Errorf("%s: %q is not in lower case", where, phrase)
				}
				if seen[phrase] {
					t.Errorf("%s: %q stands there twice", where, phrase)
				}
				seen[phrase] = true
			}
		}
	}
}
