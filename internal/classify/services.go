package classify

import (
	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// mailingServices send to subscribers and nothing else; the evidence bears their
// names. Services that relay single letters too (SendGrid, Mailgun, Amazon SES,
// Brevo's relay) are not among them: helpdesks send their agents' answers by them.
var mailingServices = []fingerprint{
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
var notificationServices = []fingerprint{
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
		services []fingerprint
		class    audit.Class
		weight   float64
	}{{mailingServices, audit.Marketing, 2}, {notificationServices, audit.Notification, 3.5}} {
		for _, s := range kind.services {
			if !s.on(m) {
				continue
			}
			out = append(out, Signal{kind.class, audit.Evidence{
				Rule: s.vendor, Source: "header:" + s.field, Quote: clip(s.field+": "+m.Header.Get(s.field), 200), Weight: kind.weight,
			}})
			break
		}
	}
	return out
}
