// Package lexicon holds what is said in letters, one file per language: how a
// mail client introduces a quotation, how an automatic reply is worded, how
// people greet, thank and close. The packages that read mail ask it for words
// and bring the rules themselves. Order inside a list does not matter.
//
// Phrases are lower-case. They are found by literal search before any regular
// expression runs, since a hundred naive expressions over each text cost more
// than parsing it.
package lexicon

import "sync"

// Language is all that is known of one language.
type Language struct {
	Code      string // ISO 639-1
	Quoting   Quoting
	Automatic Automatic
	Courtesy  Courtesy
}

// Languages returns every language in a fixed order. All callers share the lists.
func Languages() []Language { return languages() }

var languages = sync.OnceValue(func() []Language {
	return []Language{
		english(), russian(), lithuanian(), latvian(), estonian(), polish(), german(), ukrainian(), french(), spanish(), italian(), dutch(), portuguese(),
		swedish(), danish(), norwegian(), finnish(), belarusian(),
	}
})
