package mail

import (
	"cmp"
	"strings"
)

// calendarEntry is what a text/calendar part (RFC 5545, RFC 6047) says.
type calendarEntry struct {
	method      string // of iTIP: "request", "reply", "cancel", ...
	answer      string // of a reply: "accepted", "declined", "tentative", ...
	summary     string
	description string
}

// maxCalendarLines is how many lines of a calendar are read.
const maxCalendarLines = 5000

// readCalendar reads the first event of a calendar.
func readCalendar(text, method string) calendarEntry {
	e := calendarEntry{method: strings.ToLower(clip(method, 20))}
	inEvent, alarm := false, false
	for i, line := range calendarLines(text) {
		if i == maxCalendarLines {
			break
		}
		name, value, _ := strings.Cut(line, ":")
		name, params, _ := strings.Cut(name, ";")
		switch strings.ToUpper(name) {
		case "METHOD":
			e.method = cmp.Or(e.method, strings.ToLower(clip(value, 20)))
		case "BEGIN":
			inEvent = inEvent || strings.EqualFold(value, "VEVENT") || strings.EqualFold(value, "VTODO")
			alarm = strings.EqualFold(value, "VALARM")
		case "END":
			alarm = alarm && !strings.EqualFold(value, "VALARM")
		case "SUMMARY":
			if inEvent && !alarm {
				e.summary = cmp.Or(e.summary, unescapeCalendar(value))
			}
		case "DESCRIPTION":
			if inEvent && !alarm {
				e.description = cmp.Or(e.description, unescapeCalendar(value))
			}
		case "ATTENDEE":
			if _, status, ok := strings.Cut(strings.ToUpper(params), "PARTSTAT="); ok && e.method == "reply" {
				status, _, _ = strings.Cut(status, ";")
				e.answer = cmp.Or(e.answer, strings.ToLower(clip(status, 20)))
			}
		}
	}
	return e
}

// calendarLines unfolds (RFC 5545 section 3.1).
func calendarLines(text string) []string {
	return strings.Split(strings.NewReplacer("\n ", "", "\n\t", "").Replace(text), "\n")
}

// unescapeCalendar undoes the escapes of RFC 5545 section 3.3.11.
func unescapeCalendar(s string) string {
	return strings.TrimSpace(strings.NewReplacer(`\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(s))
}

// title is a name for the entry: "reply accepted: Viewing on Friday".
func (e calendarEntry) title() string {
	kind := strings.TrimSpace(cmp.Or(e.method, "calendar") + " " + e.answer)
	return clip(kind+": "+e.summary, maxFileName)
}

// text is what a person reads of the entry.
func (e calendarEntry) text() string {
	return strings.TrimSpace(e.title() + "\n" + e.description)
}
