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

// on reports that the message bears the fingerprint.
func (f fingerprint) on(m *mail.Message) bool {
	return m.Header.Has(f.field) && strings.Contains(fold(m.Header.Get(f.field)), f.contains)
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
	{"zammad", "X-Powered-By", "zammad"},
	{"freescout", "X-FreeScout-Mail-Type", ""},
	{"freescout", "Message-ID", "fs_"},
	{"otrs", "X-Mailer", "otrs"},
	{"otrs", "X-Powered-By", "otrs"},
	{"otrs", "X-Powered-By", "znuny"},
	{"otrs", "X-OTRS-Loop", ""},
	{"freshdesk", "X-Mailer", "freshdesk"},
	{"freshdesk", "Message-ID", "freshdesk.com"},
	{"freshdesk", "Message-ID", "sidekiq-frequent-fd-"},
	{"helpscout", "X-Mailer", "help scout"},
	{"helpscout", "X-HelpScout-Client", ""},
	{"intercom", "X-Intercom-App-Id", ""},
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
		if f.on(m) {
			return f.vendor
		}
	}
	if slices.ContainsFunc(listFields, m.Header.Has) || sentByListOwner(m) {
		return discussionList
	}
	return ""
}

// sentByListOwner recognises Majordomo and its kin: the author's own address in
// From and the owner of a list in Sender; and the hosts of groups.
func sentByListOwner(m *mail.Message) bool {
	if from, _ := sender(m); strings.HasSuffix(from, "@yahoogroups.com") || strings.HasSuffix(from, "@googlegroups.com") {
		return true
	}
	if len(m.Sender) == 0 || len(m.From) == 0 {
		return false
	}
	local, _, _ := strings.Cut(strings.ToLower(m.Sender[0].Addr), "@")
	return strings.HasPrefix(local, "owner-") || strings.HasSuffix(local, "-owner")
}

// stampsEverything names the systems that put automation headers on answers by
// people too: Zendesk documents Auto-Submitted and X-Auto-Response-Suppress for
// all outbound mail, Request Tracker's DefaultMailPrecedence is "bulk", Jira and
// Intercom suppress the responders of those whom they write to.
func stampsEverything(vendor string) bool {
	return slices.Contains([]string{"zendesk", "request_tracker", "jira", "intercom", discussionList}, vendor)
}

// vendorMark is a field by which a known system itself tells automatic mail from
// answers; it counts where the system's other headers do not.
type vendorMark struct {
	rule     string
	field    string
	contains string
	class    audit.Class // what the message then is
	weight   float64
	human    float64 // what it says of a person
}

// FreeScout puts what it sends into Message-ID and X-FreeScout-Mail-Type
// (app/Misc/Mail.php), Intercom names the workflow that wrote, Salesforce the
// occasion.
var vendorMarks = []vendorMark{
	{"freescout_autoreply", "Message-ID", "fs_autoreply-", audit.Acknowledgement, 3, -5},
	{"freescout_autoreply", "Message-ID", "<autoreply-", audit.Acknowledgement, 3, -5},
	{"freescout_notification", "X-FreeScout-Mail-Type", "user.notification", audit.Notification, 4, -5},
	{"freescout_reply", "X-FreeScout-Mail-Type", "customer.message", audit.Human, 2, 0},
	{"freescout_reply", "Message-ID", "fs_reply-", audit.Human, 2, 0},
	{"intercom_workflow", "X-Intercom-Source", "workflow", audit.Acknowledgement, 1, -3},
	{"salesforce_workflow", "X-SFDC-EmailCategory", "workflowactionalert", audit.Acknowledgement, 0.5, -4},
	{"salesforce_agent", "X-SFDC-EmailCategory", "emailpublisheremail", audit.Human, 1, 0},
	{"sieve_vacation", "Message-ID", "dovecot-sieve", audit.OutOfOffice, 3, 0},
}

// gmailVacation recognises the vacation responder of Gmail, which writes for the
// absent only. Its three fields stand in receipts of helpdesks too, osTicket's for
// one, so that the id or trace of Gmail is needed and no mark of another system.
func gmailVacation(m *mail.Message, vendor string) bool {
	return vendor == "" && fold(m.Header.Get("X-Autoreply")) == "yes" && fold(m.Header.Get("Precedence")) == "bulk" &&
		strings.Contains(fold(m.Header.Get("Auto-Submitted")), "auto-replied") &&
		(strings.Contains(fold(m.Header.Get("Message-ID")), "@mail.gmail.com") || m.Header.Has("X-Gm-Message-State"))
}

// vendorSignals return what the marks of known systems say.
func vendorSignals(m *mail.Message, vendor string) []Signal {
	var out []Signal
	if gmailVacation(m, vendor) {
		out = append(out, Signal{audit.OutOfOffice, audit.Evidence{Rule: "gmail_vacation", Source: "header:X-Autoreply", Quote: "X-Autoreply: yes", Weight: 2}})
	}
	for _, v := range vendorMarks {
		value := m.Header.Get(v.field)
		if !strings.Contains(fold(value), v.contains) {
			continue
		}
		evidence := audit.Evidence{Rule: v.rule, Source: "header:" + v.field, Quote: clip(v.field+": "+value, 200), Weight: v.weight}
		out = append(out, Signal{v.class, evidence})
		if v.human != 0 {
			evidence.Weight = v.human
			out = append(out, Signal{audit.Human, evidence})
		}
		return out
	}
	return out
}
