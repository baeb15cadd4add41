package report

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"replyaudit/internal/rubric"
)

//go:embed messages/*.json
var messageFiles embed.FS

// words are the report's own words in one language: its file of messages.
//
// A message is plain text, in which markup of ours may stand, with %s or %[2]s
// for values that are formatted already. A message that depends on a number has
// one form for each plural category that the file's "forms" names, in that order
// and separated by "|"; they are those of CLDR. An amount can be put in another
// case than the nominative: %[1]g takes the message KEY.g in place of KEY, so that
// "count.letters.g" holds the genitive of "count.letters". A language without
// cases has no such keys.
type words struct {
	language string
	tag      language.Tag
	forms    []plural.Form
	messages map[string][]string // key → forms
	collator *collate.Collator
	english  *words              // what is said where this file says nothing, nil in English itself
	missing  map[string]struct{} // keys that no file has; noted where a test made the map
}

// Languages are the codes of the languages that reports can be written in.
func Languages() []string {
	files, _ := messageFiles.ReadDir("messages") // embedded: it is there
	var codes []string
	for _, f := range files {
		codes = append(codes, strings.TrimSuffix(f.Name(), ".json"))
	}
	return codes
}

const fallback = "en"

// categories are the names by which CLDR calls the forms of number.
func categories() map[string]plural.Form {
	return map[string]plural.Form{"zero": plural.Zero, "one": plural.One, "two": plural.Two, "few": plural.Few, "many": plural.Many, "other": plural.Other}
}

// loadWords reads the messages of a language; without a file for it, English.
func loadWords(code string) (*words, error) {
	if !slices.Contains(Languages(), code) {
		code = fallback
	}
	raw, err := messageFiles.ReadFile("messages/" + code + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the report's messages: %w", err)
	}
	var texts map[string]string
	if err := json.Unmarshal(raw, &texts); err != nil {
		return nil, fmt.Errorf("read the report's messages in %s: %w", code, err)
	}
	tag := language.Make(code)
	w := &words{language: code, tag: tag, messages: map[string][]string{}, collator: collate.New(tag)}
	for key, text := range texts {
		w.messages[key] = strings.Split(text, "|")
	}
	for _, name := range w.messages["forms"] {
		w.forms = append(w.forms, categories()[name])
	}
	if code != fallback {
		w.english, err = loadWords(fallback)
	}
	return w, err
}

// find returns the forms of a message, and the words of the language that has it.
func (w *words) find(key string) (*words, []string) {
	if forms, ok := w.messages[key]; ok {
		return w, forms
	}
	if w.english != nil {
		return w.english.find(key)
	}
	if w.missing != nil {
		w.missing[key] = struct{}{}
	}
	return w, []string{bare(key)} // a reader must not see a key
}

// bare makes words of the last part of a key.
func bare(key string) string {
	return strings.ReplaceAll(key[strings.LastIndex(key, ".")+1:], "_", " ")
}

// say returns a message as text.
func (w *words) say(key string, values ...any) string {
	_, forms := w.find(key)
	return fill(forms[len(forms)-1], values, asText)
}

// RehearsalTitle is the title of a campaign of which all figures are invented, in a
// language.
func RehearsalTitle(language, title string) (string, error) {
	w, err := loadWords(language)
	if err != nil {
		return "", err
	}
	return w.say("rehearsal.title", title), nil
}

// markup returns a message as HTML; every value is escaped unless it is HTML already.
func (w *words) markup(key string, values ...any) template.HTML {
	_, forms := w.find(key)
	return asMarkup(forms[len(forms)-1], values)
}

// has reports whether there is a message.
func (w *words) has(key string) bool {
	return len(w.messages[key]) > 0 || w.english != nil && w.english.has(key)
}

// plural returns the form of a message for n things.
func (w *words) plural(key string, n int, values ...any) string {
	return fill(w.form(key, digits(float64(n), 0)), values, asText)
}

// pluralMarkup is plural as HTML.
func (w *words) pluralMarkup(key string, n int, values ...any) template.HTML {
	return asMarkup(w.form(key, digits(float64(n), 0)), values)
}

// asMarkup fills a message in; an interval that there is not has no brackets.
func asMarkup(form string, values []any) template.HTML {
	text := strings.ReplaceAll(fill(form, values, html.EscapeString), ` <span class="iv">(–)</span>`, "")
	return template.HTML(text) //nolint:gosec // the message is ours and the values are escaped
}

// form picks the form of a message for a number that is written with these digits.
func (w *words) form(key, digits string) string {
	owner, forms := w.find(key)
	if i := slices.Index(owner.forms, owner.category(digits)); i >= 0 && i < len(forms) {
		return forms[i]
	}
	return forms[len(forms)-1]
}

// category is the plural category of CLDR for a number as it is written: 1.0 has
// another than 1 in many languages (UTS #35, Operands).
func (w *words) category(digits string) plural.Form {
	whole, fraction, _ := strings.Cut(digits, ".")
	trimmed := strings.TrimRight(fraction, "0")
	return plural.Cardinal.MatchPlural(w.tag, operand(whole), len(fraction), len(trimmed), operand(fraction), operand(trimmed))
}

// operand is the value of digits; the rules look at the last six at most.
func operand(digits string) int {
	n := 0
	for _, d := range digits[max(0, len(digits)-9):] {
		n = 10*n + int(d-'0')
	}
	return n
}

// amount is a number of things, which a message may put in any case.
type amount struct {
	words  *words
	key    string
	digits string // as strconv writes them
	number string // as the language writes it
}

// String is the amount in its plain form, the nominative.
func (a amount) String() string { return fill(a.words.form(a.key, a.digits), []any{a.number}, asText) }

// in is the amount in a case; in its plain form where the language has no such case.
func (a amount) in(which byte) string {
	if key := a.key + "." + string(which); a.words.messages[key] != nil {
		a.key = key
	}
	return a.String()
}

// amount counts n things for a sentence: %[1]s says 5 letters, %[1]g "of 5 letters" in one word.
func (w *words) amount(key string, n int) amount {
	return amount{w, key, digits(float64(n), 0), w.integer(n)}
}

// count writes n things: 1 letter, 2 letters.
func (w *words) count(key string, n int) string { return w.amount(key, n).String() }

func asText(s string) string { return s }

// fill puts values into the places of a message: %s the next, %[2]s the second,
// %[2]g the second in the case g; %% is a per cent sign. Where an abbreviation
// ends a sentence, its point serves both.
func fill(message string, values []any, safe func(string) string) string {
	var b strings.Builder
	next := 0
	for {
		literal, rest, found := strings.Cut(message, "%")
		if text := b.String(); strings.HasSuffix(text, ".") && strings.HasPrefix(literal, ".") {
			literal = literal[1:]
		}
		b.WriteString(literal)
		if !found || rest == "" {
			return b.String()
		}
		if rest[0] == '%' {
			b.WriteByte('%')
			message = rest[1:]
			continue
		}
		if rest[0] == '[' && len(rest) > 3 {
			next, rest = int(rest[1]-'1'), rest[3:]
		}
		if next >= 0 && next < len(values) {
			b.WriteString(inserted(values[next], rest[0], safe))
		}
		next++
		message = rest[1:]
	}
}

// inserted is a value as it stands in a message.
func inserted(value any, which byte, safe func(string) string) string {
	switch v := value.(type) {
	case template.HTML:
		return string(v)
	case string:
		return safe(v)
	case amount:
		return safe(v.in(which))
	}
	return safe(fmt.Sprint(value))
}

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

// compare orders names as a dictionary of the language does.
func (w *words) compare(a, b string) int {
	return cmp.Or(w.collator.CompareString(a, b), strings.Compare(a, b))
}
