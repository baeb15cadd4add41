package report

import (
	"fmt"
	"html/template"
	"strings"
	"unicode"

	"replyaudit/internal/mask"
)

// foot is what stands at the left of each page's foot, on paper: whose the report is,
// what it is about and when it was made.
func (b *builder) foot() string {
	whose := b.say("report")
	if b.client != "" {
		whose = b.say("report.for", b.client)
	}
	foot := sentence(b.m.Campaign.Title) + " " + whose + ", " + b.date(b.m.Facts.AsOf)
	if b.brand != nil {
		foot = mask.Name(b.brand.Firm) + " · " + foot
	}
	return foot
}

// pageFeet is the foot of the pages that a browser prints: the same words as in the
// PDF, and "page of pages". The cover has none. (Margin boxes: CSS Paged Media 3, section 5.)
func (b *builder) pageFeet() template.CSS {
	const font = `color: #4a4f55; font: 7.5pt "Liberation Sans", Arial, sans-serif; vertical-align: middle;`
	of := strings.Split(b.say("x_of_n", "\n", "\n"), "\n")
	page := cssString(of[0]) + " counter(page) " + cssString(of[1]) + " counter(pages) " + cssString(of[2])
	return template.CSS(fmt.Sprintf("\n@page { @bottom-left { content: %s; width: 80%%; text-align: start; %[3]s } @bottom-right { content: %[2]s; width: 20%%; text-align: end; white-space: nowrap; %[3]s } }\n"+
		"@page :first { @bottom-left { content: \"\"; } @bottom-right { content: \"\"; } }\n", cssString(mask.Visible(b.foot())), page, font)) //nolint:gosec // cssString lets nothing out
}

// cssString writes text as a string of CSS, in which whatever is not a letter, a digit
// or a space is escaped (CSS Syntax 3, section 4.3.7), so that it can neither end the
// string nor the style element.
func cssString(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, r := range text {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, `\%x `, r)
		}
	}
	out.WriteByte('"')
	return out.String()
}
