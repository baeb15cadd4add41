package grade

import (
	"strings"
	"unicode"
)

// Name is one word of the name of a company or a person, to be found in another
// case, script or spelling: Ромашка in "с Ромашкой" and in "Romashka".
type Name struct{ n name }

// CompanyName returns the words of a company's name that tell it from others:
// without legal form, and of a name in quotation marks what stands in them.
func CompanyName(written string) []Name { return namesOf(companyWords(written)) }

// PersonName returns the words of a person's name that may stand alone.
func PersonName(written string) []Name {
	var out []name
	for _, part := range strings.FieldsFunc(written, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		out = append(out, newName(part))
	}
	return namesOf(out)
}

func namesOf(names []name) []Name {
	var out []Name
	for _, n := range names {
		if n.latin != "" {
			out = append(out, Name{n})
		}
	}
	return out
}

// Rendered writes a word as names are compared: folded, in the plain alphabet,
// and without the signs that do not show (Unicode category Cf).
func Rendered(word string) string {
	return latin(fold(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, word)))
}

// Key is the beginning that every form of the name has in common with it, of at
// most two bytes: words that begin otherwise need not be tried.
func (n Name) Key() string { return NameKey(n.n.stem) }

// NameKey is the Key of the names that a rendered word can be a form of.
func NameKey(rendered string) string { return rendered[:min(2, len(rendered))] }

// Written is the name as Rendered writes it.
func (n Name) Written() string { return n.n.latin }

// Is reports whether a rendered word is the name in some case.
func (n Name) Is(rendered string) bool {
	return n.n.latin == rendered || len(n.n.latin) > 3 && n.n.is(rendered)
}

// Like reports whether a rendered word could be the name in some case that Is does
// not know, as the definite adjectives of Lithuanian are (Žalioji, Žaliosios): for
// words of a name that stand together.
func (n Name) Like(rendered string) bool {
	const least, ending = 4, 5
	common := 0
	for common < min(len(rendered), len(n.n.latin)) && rendered[common] == n.n.latin[common] {
		common++
	}
	return n.Is(rendered) || common >= least && len(n.n.latin)-common <= ending-2 && len(rendered)-common <= ending
}

// IsLegalForm reports a word that says what kind of firm it is: UAB, GmbH, ООО.
func IsLegalForm(word string) bool { return isLegalForm(fold(word)) }
