package classify

import (
	"strings"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// service is a system that sends mailings or notifications and nothing else,
// told by a field of its own. The evidence bears its name.
type service struct {
	name     string
	field    string
	contains string // in the folded value; "" = the field is there
}

// mailingServices send to subscribers. Services that relay single letters too
// (SendGrid, Mailgun, Amazon SES, Brevo's relay) are not among them: helpdesks
// send their agents' answers by them.
var mailingServices = []service{
	{"mailchimp", "X-MC-User", ""},
	{"mailchimp", "X-Mailer", "mailchimp"},
	{"brevo", "X-Mailin-Campaign", ""},
	{"klaviyo", "X-Kmail-Account", ""},
	{"constant_contact", "X-Roving-ID", ""},
	{"icontact", "X-ICPINFO", ""},
	{"marketo", "X-MarketoID", ""},
	{"emailvision", "X-EMV-MemberId", ""},
	{"emarsys", "X-EMarSys-Identify", ""},
	{"salesforce_marketing", "X-SFMC-Stack", ""},
	{"listmonk", "X-Listmonk-Campaign", ""},
	{"mailster", "X-Mailster-Campaign", ""},
	{"phplist", "X-phpList-version", ""},
	{"lyris", "X-LYRIS-Message-Id", ""},
	{"samotpravil", "Feedback-ID", "samotpravil"},
	{"sendsay", "X-Sendsay-ID", ""},
	{"sendsay", "X-Mailer", "sendsay"},
	{"unisender", "X-Mailer", "unisender"},
	{"mailerlite", "X-Mailer", "mailerlite"},
	{"omnisend", "X-Mailer", "omnisend"},
	{"mailigen", "X-Mailer", "mailigen"},
	{"getresponse", "X-Mailer", "getresponse"},
	{"aweber", "X-Mailer", "aweber"},
	{"campaign_monitor", "X-Mailer", "createsend"},
	{"mailpoet", "X-Mailer", "mailpoet"},
	{"acymailing", "X-Mailer", "acymailing"},
}

// notificationServices tell of events: trackers, forges, networks.
var notificationServices = []service{
	{"github", "X-GitHub-Reason", ""},
	{"gitlab", "X-GitLab-Project", ""},
	{"bugzilla", "X-Bugzilla-Reason", ""},
	{"bugzilla", "X-Bugzilla-Type", ""},
	{"debian_bugs", "X-Debian-PR-Message", ""},
	{"launchpad", "X-Launchpad-Message-Rationale", ""},
	{"redmine", "X-Redmine-Host", ""},
	{"trac", "X-Trac-Project", ""},
	{"gerrit", "X-Gerrit-MessageType", ""},
	{"phabricator", "X-Phabricator-Sent-This-Message", ""},
	{"linkedin", "X-LinkedIn-Class", ""},
	{"facebook", "X-Facebook-Notify", ""},
}

// serviceSignals name the service that sent the message. A discussion list
// passes letters of people on, whatever brought them there.
func serviceSignals(m *mail.Message, vendor string) []Signal {
	if vendor == discussionList {
		return nil
	}
	var out []Signal
	for _, kind := range []struct {
		services []service
		class    audit.Class
		weight   float64
	}{{mailingServices, audit.Marketing, 2}, {notificationServices, audit.Notification, 3.5}} {
		for _, s := range kind.services {
			if !m.Header.Has(s.field) || !strings.Contains(fold(m.Header.Get(s.field)), s.contains) {
				continue
			}
			out = append(out, Signal{kind.class, audit.Evidence{
				Rule: s.name, Source: "header:" + s.field, Quote: clip(s.field+": "+m.Header.Get(s.field), 200), Weight: kind.weight,
			}})
			break
		}
	}
	return out
}
