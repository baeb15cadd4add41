package reading

import (
	"slices"
	"strings"

	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// AskedFor returns the keys of the facts that a message asks for: those whose
// cues, in the language of our letter or of the message, stand in what it asks.
func AskedFor(d Decision, facts []campaign.Fact, language string) []string {
	text := question(d)
	var keys []string
	for _, f := range facts {
		if grade.Mentions(text, slices.Concat(f.Cues[language], f.Cues[d.Reading.Language])) {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// question is what a message asks us: the words that showed that it asks, and
// every sentence with a question mark, one to a line.
func question(d Decision) string {
	asked := []string{d.Reading.Facts["clarifying_question"].Span.Quote}
	for rest := d.Parts.Body; ; {
		end := strings.IndexByte(rest, '?')
		if end < 0 {
			return strings.Join(asked, "\n")
		}
		asked = append(asked, rest[strings.LastIndexAny(rest[:end], ".!?\n")+1:end])
		rest = rest[end+1:]
	}
}
