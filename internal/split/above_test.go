package split

import (
	"slices"
	"strings"
	"testing"
)

// above writes each quotation before the words that stand below it.
func (p Parts) marked() string {
	text := p.Visible
	for _, q := range slices.Backward(p.Above) {
		text = text[:q.At] + "[" + q.Text + "]" + text[q.At:]
	}
	return text
}

func TestAbove(t *testing.T) {
	const intro = "On Tue, Oct 13, 2026 at 9:14 AM Rosalind Peake <r@inbox.example> wrote:\n"
	for name, test := range map[string]struct{ text, want string }{
		"new text on top":             {"Yes.\n\nGareth\n\n" + intro + "> May we bring a dog?", "Yes.\n\nGareth"},
		"new text below":              {"> May we bring a dog?\n\nYes.\n\nGareth", "[May we bring a dog?]Yes.\n\nGareth"},
		"between":                     {"Hi,\n\n> May we bring a dog?\n\nYes.\n\n> What does\n> it cost?\n15\n\n> Thanks\n\nGareth", "Hi,\n\n[May we bring a dog?]Yes.\n\n[What does\nit cost?]15\n\n[Thanks]Gareth"},
		"auf Deutsch":                 {"Am 13.10.2026 um 09:14 schrieb Rosalind Peake:\n> Dürfen wir einen Hund mitbringen?\n\n  Ja, gern.\n\n> Was kostet das?\n\n15 €", "[Am 13.10.2026 um 09:14 schrieb Rosalind Peake:\nDürfen wir einen Hund mitbringen?]Ja, gern.\n\n[Was kostet das?]15 €"},
		"two paragraphs below":        {"> Можно с собакой?\n\nДа.\n\nИ с кошкой.", "[Можно с собакой?]Да.\n\nИ с кошкой."},
		"no more than the last lines": {"> " + strings.Repeat("a", 700) + "\n> " + strings.Repeat("b", 700) + "\n\nYes.", "[" + strings.Repeat("a", aboveBytes-701) + "\n" + strings.Repeat("b", 700) + "]Yes."},
	} {
		if got := FromText(test.text).marked(); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// Our letter that came back without marks is quoted, too, where the answers stand between.
func TestAboveWithoutMarks(t *testing.T) {
	const ours = "Hello,\n\nwe would like to come for three nights in June.\n\nMay we bring a dog with us?\nIs there a garage for two bicycles?\n\nKind regards\nRosalind Peake"
	for name, test := range map[string]struct{ text, want string }{
		"below each question":       {"Hello Rosalind,\n\nMay we bring a dog with us?\nYes.\nIs there a garage for two bicycles?\nNo.\n\nTessa", "Hello Rosalind,\n\n[May we bring a dog with us]Yes.\n[Is there a garage for two bicycles]No.\n\nTessa"},
		"in the line of it":         {"May we bring a dog with us? Yes.", "[May we bring a dog with us]Yes."},
		"within marked quotations":  {"See below.\n\nOn Tue, Oct 13, 2026 at 9:14 AM Rosalind Peake <r@inbox.example> wrote:\n> Hello,\n>\n> we would like to come for three nights in June.\n>\n> May we bring a dog with us?\n> YES.\n> Is there a garage for two bicycles?\n> NO.\n>\n> Kind regards\n> Rosalind Peake", "See below.\n\n[Hello\nwe would like to come for three nights in June\nMay we bring a dog with us]YES.\n[Is there a garage for two bicycles]NO."},
		"marked, and once unmarked": {"> May we bring a dog with us?\n\nYes.\n\nIs there a garage for two bicycles? No.", "[May we bring a dog with us?]Yes.\n\n[Is there a garage for two bicycles]No."},
	} {
		if got := FromText(test.text).WithoutOwn(ours).marked(); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
