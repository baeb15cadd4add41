package report

import (
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"strings"

	"replyaudit/internal/rubric"
)

//go:embed messages/*.json
var messageFiles embed.FS

// words are the report's own words in one language. A message is plain text
// with %s, %[2]s, ... for values that are formatted already; it may hold markup
// of ours. Forms of number are separated by "|": one, other.
type words struct {
	language string
	messages map[string]string
}

// loadWords reads the messages of a language; without a file for it, English.
func loadWords(language string) (*words, error) {
	raw, err := messageFiles.ReadFile("messages/" + language + ".json")
	if err != nil {
		language = "en"
		if raw, err = messageFiles.ReadFile("messages/en.json"); err != nil {
			return nil, fmt.Errorf("read the report's messages: %w", err)
		}
	}
	w := &words{language: language}
	if err := json.Unmarshal(raw, &w.messages); err != nil {
		return nil, fmt.Errorf("read the report's messages in %s: %w", language, err)
	}
	return w, nil
}

// say returns a message as text.
func (w *words) say(key string, values ...any) string {
	message, ok := w.messages[key]
	if !ok {
		return "⟨" + key + "⟩"
	}
	return fmt.Sprintf(message, values...)
}

// markup returns a message as HTML; every value is escaped unless it is HTML already.
func (w *words) markup(key string, values ...any) template.HTML {
	safe := make([]any, len(values))
	for i, v := range values {
		if h, ok := v.(template.HTML); ok {
			safe[i] = string(h)
		} else {
			safe[i] = html.EscapeString(fmt.Sprint(v))
		}
	}
	return template.HTML(w.say(key, safe...)) //nolint:gosec // the message is ours and the values are escaped
}

// has reports whether there is a message.
func (w *words) has(key string) bool { return w.messages[key] != "" }

// plural returns the form of a message for n things.
func (w *words) plural(key string, n int, values ...any) string {
	forms := strings.Split(w.messages[key], "|")
	form := forms[len(forms)-1]
	if n == 1 {
		form = forms[0]
	}
	return fmt.Sprintf(form, values...)
}

// pluralMarkup is plural as HTML.
func (w *words) pluralMarkup(key string, n int, values ...any) template.HTML {
	for i, v := range values {
		if _, ok := v.(template.HTML); !ok {
			values[i] = html.EscapeString(fmt.Sprint(v))
		}
	}
	return template.HTML(w.plural(key, n, values...)) //nolint:gosec // the message is ours and the values are escaped
}

// count writes n things: 1 letter, 2 letters.
func (w *words) count(key string, n int) string { return w.plural(key, n, w.integer(n)) }

// name looks up the word for a code, such as a country; a code without one stands for itself.
func (w *words) name(kind, code string) string {
	if w.has(kind + "." + code) {
		return w.say(kind + "." + code)
	}
	return strings.ReplaceAll(code, "_", " ")
}

// text picks the report's language from texts by language.
func (w *words) text(texts map[string]string) string { return rubric.In(texts, w.language) }

// list joins words as a sentence does: a, b and c.
func (w *words) list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	return strings.Join(items[:len(items)-1], ", ") + " " + w.say("and") + " " + items[len(items)-1]
}
