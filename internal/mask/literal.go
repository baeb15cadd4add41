package mask

import (
	"strings"

	"replyaudit/internal/campaign"
)

// literals are many texts to be masked, by their first letters, so that thousands
// are looked for in one pass.
type literals map[string][]literal

// firstLetters is how many bytes find a literal.
const firstLetters = 3

// othersOf are the names, domains and addresses of all companies but one. What two
// companies share is not hidden from either: a domain of both is the reader's, too.
func othersOf(companies []campaign.Company, reader string) literals {
	own := map[string]bool{}
	for _, c := range companies {
		if c.Key == reader {
			own[lower(c.Name)], own[lower(c.Domain)], own[lower(c.Address)], own[lower(c.Organisation)] = true, true, true, true
		}
	}
	out := literals{}
	for _, c := range companies {
		for _, text := range []string{c.Name, c.Domain, c.Address, c.Organisation} {
			text = lower(strings.TrimSpace(text))
			if c.Key == reader || own[text] || len(text) < firstLetters {
				continue
			}
			out[text[:firstLetters]] = append(out[text[:firstLetters]], literal{text, "[company]"})
		}
	}
	return out
}

// spans finds each of them in a text, whatever its case.
func (l literals) spans(text string) []Span {
	if len(l) == 0 {
		return nil
	}
	var out []Span
	in := lower(text)
	for i := 0; i+firstLetters <= len(in); i++ {
		for _, w := range l[in[i:i+firstLetters]] {
			if strings.HasPrefix(in[i:], w.lower) {
				out = append(out, Span{i, i + len(w.lower), w.label})
			}
		}
	}
	return out
}
