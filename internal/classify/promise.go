package classify

import "replyaudit/internal/audit"

// Promises returns the sentences of a visible text that promise an answer by
// some time: a length or a day stands in the sentence, and the promise in it or
// in the one before. Spans are byte offsets into visible.
func Promises(visible string) []audit.Span {
	var out []audit.Span
	promised := false // in the sentence before
	for _, s := range sentences(visible) {
		here := s.found[promise] || s.found[bringing] || s.found[personal] || s.found[later]
		if (here || promised) && (s.found[deadline] || s.found[personal]) {
			out = append(out, audit.Span{Start: s.start, End: s.end, Quote: s.text})
		}
		promised = here
	}
	return out
}
