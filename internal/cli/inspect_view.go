package cli

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"replyaudit/internal/audit"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
)

// inspectView writes a message for people to read: what it is and why, what its
// sender newly wrote, what was cut away and why, and what was found in it.
type inspectView struct {
	strings.Builder
	inspected
}

func (s inspected) view() string {
	v := &inspectView{inspected: s}
	v.head()
	v.class()
	v.text()
	v.cuts()
	v.found()
	v.WriteByte('\n')
	return v.String()
}

// line writes a name and what is said of it; nothing is said by no line.
func (v *inspectView) line(name, format string, args ...any) {
	if text := printable(fmt.Sprintf(format, args...)); strings.TrimSpace(text) != "" {
		fmt.Fprintf(v, "%-11s %s\n", name, strings.TrimRight(text, " "))
	}
}

func (v *inspectView) head() {
	e := v.extract
	fmt.Fprintf(v, "== %s\n", printable(v.path))
	if len(e.Match.From) > 0 {
		v.line("From", "%s <%s>", e.FromName, strings.Join(e.Match.From, ", "))
	}
	v.line("To", "%s", strings.Join(e.Match.Recipients, ", "))
	v.line("Subject", "%s", e.Match.Subject)
	if !e.Stamped.IsZero() {
		v.line("Received", "%s", e.Stamped.Format(time.RFC3339))
	}
	v.parts()
	for _, d := range e.Defects {
		v.line("Defect", "%s %s", d.Code, d.Detail)
	}
}

// parts show the message as another reader of MIME sees it.
func (v *inspectView) parts() {
	parts, err := mail.Outline(v.raw)
	if err != nil {
		v.line("Parts", "%v", err)
	}
	for _, p := range parts {
		size := plural(p.Size, "byte")
		if strings.HasPrefix(p.ContentType, "multipart/") {
			size = ""
		}
		v.line("Part", "%s%s  %s", strings.Repeat("  ", p.Depth), strings.Join(strings.Fields(p.ContentType+" "+p.Charset+" "+p.Name), " "), size)
		for _, problem := range p.Problems {
			v.line("", "%s%s", strings.Repeat("  ", p.Depth+1), problem)
		}
	}
}

func (v *inspectView) class() {
	verdict := v.Verdict
	if verdict.Class == audit.Uncertain {
		v.line("Class", "uncertain, most likely %s (%.2f)", spaced(string(verdict.Best)), verdict.Confidence)
	} else {
		v.line("Class", "%s (%.2f), %s, %s", spaced(string(verdict.Class)), verdict.Confidence, verdict.Authorship, verdict.Substance)
	}
	for _, e := range verdict.Evidence {
		v.line("", "%+5.1f %-16s %-22s %s", e.Weight, spaced(string(e.For)), e.Rule, quoted(e.Quote))
	}
	if b := verdict.Bounce; b != nil {
		v.line("Bounce", "%s %s %s (%s): %s", b.Kind, b.Recipients, b.Status, b.Reason, b.Text)
	}
	if a := verdict.Ack; a != nil && (a.PromisesDeadline || a.Ticket != "") {
		v.line("Receipt", "ticket %q, promises a deadline: %t", a.Ticket, a.PromisesDeadline)
	}
	if m := v.Match; m.Enquiry != "" {
		v.line("Answers", "%s by %s (%.2f), sender %s", m.Enquiry, m.Signal, m.Confidence, spaced(string(m.Sender)))
	} else if len(m.Possible) > 0 {
		v.line("Answers", "perhaps %s, by %s", strings.Join(m.Possible, " or "), m.Signal)
	}
}

// text is what the sender newly wrote; a bar marks it, a colon its signature.
func (v *inspectView) text() {
	if v.Parts.Visible == "" {
		v.line("Text", "nothing new")
		return
	}
	v.line("Text", "in %s", cmp.Or(v.extract.Language, "no language that is known"))
	body := strings.Count(v.Parts.Body, "\n")
	signed := strings.HasPrefix(v.Parts.Visible, v.Parts.Body) && v.Parts.Signature != ""
	for i, text := range strings.Split(v.Parts.Visible, "\n") {
		mark := "|"
		if signed && i > body {
			mark = ":"
		}
		fmt.Fprintf(v, "  %s %s\n", mark, printable(text))
	}
}

func (v *inspectView) cuts() {
	for _, c := range v.Parts.Cuts {
		if c.What != "signature" { // it stays in the text
			v.line("Cut", "%-12s %-24s %s", c.What, c.Rule, quoted(c.Quote))
		}
	}
}

func (v *inspectView) found() {
	for _, name := range grade.FactNames() {
		if f, ok := v.Reading.Facts[name]; ok && f.Holds {
			v.line("Fact", "%-22s %s", name, strings.Join(strings.Fields(f.Value+"  "+quoted(f.Span.Quote)), " "))
		}
	}
	for _, q := range slices.Sorted(maps.Keys(v.Reading.Questions)) {
		a := v.Reading.Questions[q]
		v.line("Question", "%-22s %s %s", q, a.Status, quoted(a.Span.Quote))
	}
	if v.Unread {
		v.line("Unread", "an attachment, picture or portal may hold the answer")
	}
}

func quoted(s string) string {
	if s == "" {
		return ""
	}
	return "“" + s + "”"
}

// printable keeps foreign text from steering the terminal: control characters become "?".
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return '?'
		}
		return r
	}, s)
}
