package classify

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// markupSignals read what the shape of the message tells: the links and images
// of a mailing, the quotation of an answer.
func markupSignals(m *mail.Message, vendor string) []Signal {
	var out []Signal
	if vendor != discussionList {
		out = mailingSignals(lowerASCII(clipBytes(m.HTML, textLimit)))
	}
	if n := rules(m); n >= 5 && !answers(m) && !prefixed(untagged(m.Subject)) {
		out = append(out, Signal{audit.Marketing, audit.Evidence{Rule: "ruled_sections", Source: "text", Quote: fmt.Sprintf("%d rules", n), Weight: 1.5}})
	}
	if len(m.InReplyTo) == 0 && len(m.References) == 0 {
		out = append(out, Signal{audit.Human, audit.Evidence{Rule: "not_a_reply", Source: "header:In-Reply-To", Weight: -0.5}})
	}
	if q := quoted(m); q != "" && answers(m) {
		out = append(out, Signal{audit.Human, audit.Evidence{Rule: "quotes", Source: "text", Quote: clip(q, 120), Weight: 0.6}})
	}
	return out
}

// rules counts the lines of dashes and the like by which newsletters in plain
// text divide their articles. Letters have one or two, at the signature.
func rules(m *mail.Message) (n int) {
	const shortest = 20
	for _, l := range m.Lines {
		text := strings.TrimSpace(l.Text)
		if l.Depth == 0 && len(text) >= shortest && strings.IndexByte("-=*_~#+", text[0]) >= 0 && strings.Trim(text, text[:1]) == "" {
			n++
		}
	}
	return n
}

// mailingMarks stand in the HTML of mailings and in no letter that a person
// typed: the link that ends the subscription, the picture of one pixel that
// reports the opening, the line shown only in the list of messages.
var mailingMarks = []struct {
	rule   string
	any    []string
	weight float64
}{
	{"unsubscribe_link", []string{"/unsub", "unsubscribe", "/optout", "/opt-out", "opt_out", "list-manage.com", "abmelde", "abbestell", "otpis", "atsisak", "wypisz", "desinscri"}, 0.6},
	{"tracking_pixel", []string{"width=\"1\" height=\"1\"", "height=\"1\" width=\"1\"", "width=1 height=1", "height=1 width=1", "width:1px;height:1px", "/open.php?", "/track/open", "/wf/open"}, 0.8},
	{"preheader", []string{"preheader", "mcnpreviewtext"}, 0.6},
	{"click_tracker", []string{"/ls/click", "/track/click", "click.php?", "/wf/click", "list-manage.com/track", "utm_campaign=", "utm_medium=email"}, 0.8},
}

// mailingSignals weigh the layout of HTML in lower case.
func mailingSignals(html string) []Signal {
	var out []Signal
	add := func(rule, quote string, weight float64) {
		out = append(out, Signal{audit.Marketing, audit.Evidence{Rule: rule, Source: "html", Quote: quote, Weight: weight}})
	}
	found := marksIn(html)
	links, images := strings.Count(html, "<a "), strings.Count(html, "<img")
	if links >= 8 || images >= 6 {
		weight := 1.2
		if links >= 20 || images >= 20 {
			weight = 2.2
		}
		add("many_links", fmt.Sprintf("%d links, %d images", links, images), weight)
	}
	for _, mark := range mailingMarks {
		i := slices.IndexFunc(mark.any, func(s string) bool { return found[s] })
		if i >= 0 {
			add(mark.rule, mark.any[i], mark.weight)
		}
	}
	return out
}

// marksIn finds all marks of mailings in one walk over HTML in lower case.
func marksIn(html string) map[string]bool {
	var found map[string]bool // most often nothing
	marks := markTable()
	for i := range len(html) {
		for _, p := range marks.under(html[i:]) {
			if !strings.HasPrefix(html[i:], p.head) {
				continue
			}
			if found == nil {
				found = map[string]bool{}
			}
			found[p.head] = true
		}
	}
	return found
}

// lowerASCII is s with small letters where it is ASCII, as markup is.
func lowerASCII(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

var markTable = sync.OnceValue(func() *table {
	t := newTable(len("otpis")) // the shortest
	for _, mark := range mailingMarks {
		for _, s := range mark.any {
			t.add(phrase{head: s})
		}
	}
	return t
})

// answers says that the message presents itself as the answer to a letter: by
// its header, or by a quotation under a subject like "Re: ..." or "AW: ...";
// newsletters indent with ">" and blockquote too.
func answers(m *mail.Message) bool {
	return len(m.InReplyTo) > 0 || len(m.References) > 0 || prefixed(m.Subject) && quoted(m) != ""
}

// prefixed says that a subject begins with a short word and a colon, as mail
// programs of all languages mark answers ("Re:", "AW:", "Atb.:", "Odp:", "RE[2]:").
func prefixed(subject string) bool {
	i := strings.IndexByte(subject, ':')
	return i > 0 && utf8.RuneCountInString(subject[:i]) <= 6 && !strings.Contains(subject[:i], " ")
}

// untagged returns a subject without the name that a mailing list puts before it.
func untagged(subject string) string {
	if _, rest, ok := strings.Cut(subject, "] "); ok && strings.HasPrefix(subject, "[") {
		return rest
	}
	return subject
}

// quoted returns the first line of a quotation, "" when there is none. A single
// line behind ">" may be an ornament.
func quoted(m *mail.Message) string {
	marked := ""
	for _, l := range m.Lines {
		switch {
		case l.Origin == mail.Quote || l.Depth > 0 && marked != "":
			return cmp.Or(marked, l.Text)
		case l.Depth > 0:
			marked = l.Text
		}
	}
	return ""
}

// keepsSubject says that a subject repeats that of our letter.
func keepsSubject(subject, own string) bool {
	own = fold(own)
	return own != "" && strings.Contains(fold(subject), own)
}
