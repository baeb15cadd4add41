package match

import (
	"strings"
	"sync"
)

// publicProviders are the domains under which anybody can have a mailbox.
var publicProviders = sync.OnceValue(func() map[string]bool {
	return set(`gmail.com googlemail.com outlook.com hotmail.com live.com msn.com hotmail.co.uk live.co.uk hotmail.de outlook.de
		hotmail.fr yahoo.com yahoo.co.uk yahoo.de yahoo.fr ymail.com rocketmail.com aol.com icloud.com me.com mac.com
		proton.me protonmail.com pm.me tutanota.com tuta.io fastmail.com fastmail.fm zoho.com zohomail.com zohomail.eu mail.com gmx.com gmx.de gmx.net
		gmx.at gmx.ch web.de t-online.de freenet.de arcor.de mailbox.org posteo.de mail.ru bk.ru inbox.ru list.ru internet.ru
		xmail.ru yandex.ru yandex.com yandex.by yandex.kz yandex.ua ya.ru narod.ru rambler.ru lenta.ru autorambler.ru ro.ru ukr.net i.ua
		meta.ua bigmir.net tut.by mail.by inbox.lt mail.lt one.lt takas.lt zebra.lt delfi.lt inbox.lv mail.lv one.lv apollo.lv
		delfi.lv inbox.ee mail.ee hot.ee online.ee neti.ee wp.pl o2.pl onet.pl op.pl poczta.onet.pl interia.pl interia.eu
		poczta.fm gazeta.pl vp.pl tlen.pl go2.pl seznam.cz email.cz centrum.cz atlas.cz post.cz azet.sk zoznam.sk orange.fr
		wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it tin.it telefonica.net terra.es
		comcast.net verizon.net att.net sbcglobal.net cox.net btinternet.com sky.com ntlworld.com talktalk.net virginmedia.com
		qq.com 163.com 126.com sina.com naver.com hanmail.net daum.net rediffmail.com abv.bg citromail.hu freemail.hu`)
})

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
