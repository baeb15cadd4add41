package mail

import (
	"strings"
	"sync"

	"golang.org/x/net/publicsuffix"
)

// Registrable is the part of a host name that its owner has registered (eTLD+1
// of the Public Suffix List), in lower case, or the name itself when it is a
// public suffix.
func Registrable(host string) string {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}

// freeBrands are providers that have the same name under many suffixes.
var freeBrands = sync.OnceValue(func() map[string]bool {
	return set("aol gmail gmx googlemail hotmail icloud live outlook protonmail yahoo yandex")
})

// freeDomains are further domains under which anybody can have a mailbox.
var freeDomains = sync.OnceValue(func() map[string]bool {
	return set(`126.com 163.com abv.bg alice.it apollo.lv arcor.de atlas.cz att.net autorambler.ru azet.sk bigmir.net
	bk.ru btinternet.com centrum.cz citromail.hu comcast.net cox.net daum.net delfi.lt delfi.lv email.cz
	fastmail.com fastmail.fm free.fr freemail.hu freenet.de gazeta.pl go2.pl hanmail.net hot.ee i.ua inbox.ee
	inbox.eu inbox.lt inbox.lv inbox.ru interia.eu interia.pl internet.ru laposte.net lenta.ru libero.it
	list.ru mac.com mail.by mail.com mail.ee mail.lt mail.lv mail.ru mailbox.org me.com meta.ua msn.com
	narod.ru naver.com neti.ee ntlworld.com o2.pl one.lt one.lv onet.eu onet.pl online.ee op.pl orange.fr
	pm.me poczta.fm poczta.onet.pl post.cz posteo.de proton.me qq.com rambler.ru rediffmail.com ro.ru
	rocketmail.com sbcglobal.net seznam.cz sfr.fr sina.com sky.com t-online.de takas.lt talktalk.net
	telefonica.net terra.es tin.it tiscali.it tlen.pl tut.by tuta.com tuta.io tutanota.com ukr.net verizon.net
	virgilio.it virginmedia.com vp.pl wanadoo.fr web.de wp.pl xmail.ru ya.ru ymail.com zebra.lt zoho.com
	zohomail.com zohomail.eu zoznam.sk`)
})

func set(names string) map[string]bool {
	out := make(map[string]bool)
	for name := range strings.FieldsSeq(names) {
		out[name] = true
	}
	return out
}

// FreeMail reports whether anybody can have a mailbox at the domain, so that it
// says nothing about the organisation behind an address (RULES sections 6 and 9).
func FreeMail(domain string) bool {
	domain = Registrable(domain)
	brand, _, _ := strings.Cut(domain, ".")
	return freeBrands()[brand] || freeDomains()[domain]
}
