package classify

import (
	"slices"
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// fingerprint recognises the system that wrote a message by one field.
type fingerprint struct {
	vendor   string
	field    string
	contains string // in the folded value; "" = the field is there
}

var fingerprints = []fingerprint{
	{"zendesk", "X-Mailer", "zendesk"},
	{"zendesk", "X-Zendesk-From-Account-Id", ""},
	{"zendesk", "X-Zendesk-Email-Id", ""},
	{"request_tracker", "X-RT-Loop-Prevention", ""},
	{"request_tracker", "RT-Ticket", ""},
	{"request_tracker", "X-RT-Ticket", ""},
	{"request_tracker", "Managed-By", "rt "},
	{"request_tracker", "X-Managed-By", "rt "},
	{"osticket", "X-Mailer", "osticket"},
	{"zammad", "X-Mailer", "zammad"},
	{"freescout", "X-FreeScout-Mail-Type", ""},
	{"freescout", "Message-ID", "fs_"},
	{"otrs", "X-Mailer", "otrs"},
	{"otrs", "X-Powered-By", "otrs"},
	{"otrs", "X-Powered-By", "znuny"},
	{"otrs", "X-OTRS-Loop", ""},
	{"freshdesk", "X-Mailer", "freshdesk"},
	{"freshdesk", "Message-ID", "freshdesk.com"},
	{"helpscout", "X-Mailer", "help scout"},
	{"helpscout", "X-HelpScout-Client", ""},
	{"intercom", "X-Intercom-Bin", ""},
	{"jira", "X-JIRA-FingerPrint", ""},
	{"salesforce", "X-SFDC-LK", ""},
	{"hubspot", "X-HS-CID", ""},
	{"exchange", "X-MS-Exchange-Generated-Message-Source", ""},
	{"exchange", "X-MS-Exchange-Inbox-Rules-Loop", ""},
	{"dovecot_sieve", "Message-ID", "dovecot-sieve"},
}

// discussionList is the vendor of letters that came through a mailing list.
const discussionList = "discussion_list"

// vendorOf names the helpdesk or responder that wrote the message, "" when unknown.
func vendorOf(m *mail.Message) string {
	for _, f := range fingerprints {
		if m.Header.Has(f.field) && strings.Contains(fold(m.Header.Get(f.field)), f.contains) {
			return f.vendor
		}
	}
	if slices.ContainsFunc(listFields, m.Header.Has) {
		return discussionList
	}
	return ""
}

// stampsEverything names the systems that put automation headers on answers by
// people too: Zendesk documents Auto-Submitted and X-Auto-Response-Suppress for
// all outbound mail, Request Tracker's DefaultMailPrecedence is "bulk".
func stampsEverything(vendor string) bool {
	return vendor == "zendesk" || vendor == "request_tracker" || vendor == discussionList
}

// vendorSignals are marks by which a known system itself tells automatic mail
// from answers; they count where its headers do not.
func vendorSignals(m *mail.Message, vendor string) []Signal {
	id := strings.ToLower(m.MessageID)
	signal := func(class audit.Class, rule, source, quote string, weight float64) []Signal {
		return []Signal{{class, audit.Evidence{Rule: rule, Source: source, Quote: clip(quote, 200), Weight: weight}}}
	}
	switch {
	case strings.HasPrefix(id, "fs_autoreply-") || strings.HasPrefix(id, "autoreply-"):
		out := signal(audit.Acknowledgement, "freescout_autoreply", "header:Message-ID", m.MessageID, 3)
		return append(out, signal(audit.Human, "freescout_autoreply", "header:Message-ID", m.MessageID, -5)...)
	case strings.HasPrefix(id, "fs_reply-") || m.Header.Get("X-FreeScout-Mail-Type") == "customer.message":
		return signal(audit.Human, "freescout_reply", "header:Message-ID", m.MessageID, 2)
	case vendor == "dovecot_sieve":
		return signal(audit.OutOfOffice, "sieve_vacation", "header:Message-ID", m.MessageID, 3)
	}
	return nil
}
