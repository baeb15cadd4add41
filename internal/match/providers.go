package match

import (
	"strings"
	"sync"
)

// platforms are domains from which many firms write: helpdesks, shops, bookings,
// forms, mailings and shared hosters. Customers that have a name of their own
// under them are told apart by the public suffix list where it knows them.
var platforms = sync.OnceValue(func() map[string]bool {
	return set(`zendesk.com freshdesk.com freshservice.com helpscout.net helpscout.com intercom.io intercom-mail.com
		frontapp.com hubspot.com hs-inbox.com salesforce.com force.com zoho.eu zohodesk.com zohodesk.eu jira.com atlassian.net atlassian.com
		gorgias.com kayako.com desk.com groovehq.com livechat.com livechatinc.com tidio.com tawk.to crisp.chat
		crisp.email usedesk.ru omnidesk.ru jivosite.com jivo.ru bitrix24.ru bitrix24.com amocrm.ru amocrm.com
		booking.com airbnb.com expedia.com shopify.com myshopify.com ebay.com ebay.de amazon.com amazon.de etsy.com
		allegro.pl ozon.ru avito.ru wix.com wixsite.com squarespace.com jotform.com typeform.com wufoo.com formspree.io
		mailchimp.com mcsv.net mandrillapp.com sendgrid.net sendgrid.com mailgun.org sparkpostmail.com amazonses.com
		sendinblue.com brevo.com mailerlite.com unisender.com getresponse.com mailjet.com postmarkapp.com constantcontact.com
		outlook.office365.com onmicrosoft.com google.com github.com kundenserver.de secureserver.net`)
})

func set(names string) map[string]bool {
	out := make(map[string]bool)
	for name := range strings.FieldsSeq(names) {
		out[name] = true
	}
	return out
}
