package evidence

import (
	"regexp"
	"strings"

	"replyaudit/internal/mail"
	"replyaudit/internal/mask"
)

// seams are where words of a message may be left out of its text: at what stands for
// masked words, between lines and sentences, and in quotation marks. There the reader
// takes out quoted mail and our own sentences.
var seams = regexp.MustCompile(`\[[^\[\]\n]{1,60}\]|[\n„“”«»"]|[.?!…:]\s`)

// notIn looks for a quotation in the message that it is taken from: each sentence must
// stand there, in the same order. It returns the first words that do not, "" when all do.
func notIn(quotation, raw []byte) string {
	said := spoken(mail.Parse(raw))
	for _, words := range seams.Split(string(quotation), -1) {
		words = strings.Join(strings.Fields(words), " ")
		_, after, found := strings.Cut(said, words)
		if !found {
			return words
		}
		said = after
	}
	return ""
}

// spoken is all that a message says, as a report shows text, white space squeezed.
func spoken(m *mail.Message) string {
	var all strings.Builder
	for _, l := range m.Lines {
		all.WriteString(l.Text + " ")
	}
	return strings.Join(strings.Fields(mask.Visible(all.String())), " ")
}
