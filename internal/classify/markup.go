package classify

import (
	"fmt"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// markupSignals read what the shape of the message tells: the links and images
// of a mailing, the quotation of an answer.
func markupSignals(m *mail.Message) []Signal {
	var out []Signal
	html := strings.ToLower(clipBytes(m.HTML, textLimit))
	links, images := strings.Count(html, "<a "), strings.Count(html, "<img")
	if links >= 8 || images >= 6 {
		weight := 1.2
		if links >= 20 || images >= 20 {
			weight = 2.2
		}
		out = append(out, Signal{audit.Marketing, audit.Evidence{Rule: "many_links", Source: "html", Quote: fmt.Sprintf("%d links, %d images", links, images), Weight: weight}})
	}
	if len(m.InReplyTo) == 0 && len(m.References) == 0 {
		out = append(out, Signal{audit.Human, audit.Evidence{Rule: "not_a_reply", Source: "header:In-Reply-To", Weight: -0.4}})
	}
	for _, l := range m.Lines {
		if l.Depth > 0 || l.Origin == mail.Quote {
			return append(out, Signal{audit.Human, audit.Evidence{Rule: "quotes", Source: "text", Quote: clip(l.Text, 120), Weight: 0.6}})
		}
	}
	return out
}

// isFeedback recognises complaint reports without the machine-readable part of RFC 5965.
func isFeedback(m *mail.Message) bool {
	if m.Feedback != nil {
		return false
	}
	if strings.Contains(strings.ReplaceAll(fold(m.Header.Get("Content-Type")), "\"", ""), "report-type=feedback-report") {
		return true
	}
	text := fold(clipBytes(m.Subject+"\n"+wholeText(m), 2000))
	return containsAny(text, []string{"this is an email abuse report", "email feedback report", "abuse report for an email", "spam complaint report", "feedback loop report", "complaint about message from"})
}
