package split

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maxPortal is how long a paragraph is, in characters, that a helpdesk adds for its portal.
const maxPortal = 240

var (
	// ticketLink is a link to one request in a helpdesk's portal: Freshdesk, Zammad
	// and Help Scout have a ticket in the path, Zendesk a request, Jira a portal,
	// osTicket view.php, Request Tracker Display.html.
	ticketLink = pattern{regexp.MustCompile(`https?://[^\s<>]*(?:/tickets?/|#ticket/|/requests/|/portal/|/servicedesk/|/conversations?/|/view\.php\?|/display\.html\?id=)[^\s<>]*`), ":"}
	// recordLink is a link to one record of some program: the last part of its path is a
	// number of three digits at least, or a key that nobody would choose for a page.
	recordLink = pattern{regexp.MustCompile(`https?://[^\s<>/]+/(?:[^\s<>]*/)?(?:[a-z]{0,8}[-_]?\d{3,}|(?:[a-z]+\d+){2,}[a-z\d]*)(?:[/?#][^\s<>]*)?(?:[\s>]|$)`), ":"}
	// ticketNumber is the number of a request alone on a line ("#2214", "[DESK-1234]", "Ticket: 4711").
	ticketNumber = pattern{regexp.MustCompile(`^(?:[\[(<{]*(?:\p{L}{1,20}[: ]*)?#[\p{L}:-]{0,10}\d{2,12}[\])>}]*|[\[{](?:\p{L}{1,20}[-:#]){1,3}\d{2,12}[\]}])$`), digits}
	// product is the name of a helpdesk program that signs its messages.
	product = regexp.MustCompile(`\b(?:zendesk|freshdesk|zammad|osticket|help ?scout|freescout|jira service (?:management|desk)|zoho desk|kayako|happyfox|deskpro|liveagent|gorgias|otrs|znuny|bitrix24|amocrm|usedesk|omnidesk)\b|битрикс24|омнидеск|юздеск`)
)

// isPortal reports a paragraph, in lower case, that a helpdesk adds below a letter:
// a link to the request, its number, or the name of the program.
func isPortal(paragraph string) bool {
	text := strings.TrimSpace(paragraph)
	if utf8.RuneCountInString(text) > maxPortal {
		return false
	}
	rest := strings.Fields(recordLink.ReplaceAllString(ticketLink.ReplaceAllString(text, " "), " "))
	named := len(rest) > 0 && hasLetters(rest[0]) // and no footnote
	return ticketNumber.MatchString(text) || len(rest) <= maxWords && (ticketLink.MatchString(text) || named && recordLink.MatchString(text)) || len(rest) <= maxWords && product.MatchString(text)
}

// isTicketLink reports a line that is nothing but the link to a request, as Request
// Tracker puts it on top ("<URL: https://x.example/Ticket/Display.html?id=1 >").
func isTicketLink(low string) bool {
	return ticketLink.MatchString(low) && strings.Trim(strings.Replace(ticketLink.ReplaceAllString(low, ""), "url:", "", 1), "<>[]() ") == ""
}
