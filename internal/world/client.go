package world

import (
	"slices"
	"time"
)

// client is a mail program or a helpdesk as its messages show it.
type client struct {
	name      string
	shape     string // template of its bodies
	charsets  charsetKind
	capitals  bool     // writes "UTF-8"
	encodings []string // of text parts, one by lot
	wrote     string   // template of the line before a quotation
	footer    string   // what it adds below the letter
	flows     []flow   // where its users put their words, one by lot
	flowed    bool     // plain text is format=flowed (RFC 3676)
	terse     bool     // its user writes neither greeting nor signature
	formal    bool     // firms set it up with a picture and a legal notice below the signature
	qWords    bool     // encoded words in the header are "Q" (RFC 2047 section 4.2)
	header    func(s *scene, at time.Time) []field
	id        func(s *scene, at time.Time) string // left side and right side of the Message-ID
	boundary  func(s *scene) string
}

// flow is an order in which words and quotation stand.
type flow string

// Flows as people call them.
const (
	topPosted    flow = "top"    // words, signature, quotation
	signedBelow  flow = "signed" // words, quotation, signature
	bottomPosted flow = "bottom" // quotation, words, signature
	interleaved  flow = "inline" // words between the quoted lines
)

// Ways of encoding text parts (RFC 2045 section 6).
var (
	quotedPrintable = []string{"quoted-printable"}
	base64Only      = []string{"base64"}
	eightBit        = []string{"8bit", "8bit", "quoted-printable"}
	encodedWell     = []string{"quoted-printable", "base64"}
	anyEncoding     = []string{"quoted-printable", "base64", "8bit"}
)

// clients describes every mail program and helpdesk as it is set up for users
// of a language. Names of products stand only in what readers go by; the
// domains are reserved ones.
func clients(cw clientWords) []client {
	plainFlows := []flow{topPosted, bottomPosted, interleaved}
	mozilla := fixed("User-Agent", "Mozilla Thunderbird")
	return []client{
		{name: "outlook", charsets: windowsFirst, encodings: quotedPrintable, formal: true, header: outlookFields, id: outlookID, boundary: outlookBoundary},
		{name: "outlook_plain", charsets: windowsFirst, encodings: anyEncoding, formal: true, qWords: true, header: outlookFields, id: outlookID, boundary: outlookBoundary},
		{name: "outlook_web", charsets: windowsFirst, encodings: quotedPrintable, qWords: true, header: exchangeFields, id: exchangeID, boundary: exchangeBoundary},
		{name: "outlook_app", shape: "outlook_web", encodings: base64Only, footer: cw.OutlookApp, terse: true, header: exchangeFields, id: exchangeID, boundary: exchangeBoundary},
		{name: "gmail", encodings: encodedWell, capitals: true, id: gmailID, boundary: gmailBoundary},
		{name: "gmail_app", shape: "gmail", encodings: encodedWell, capitals: true, terse: true, id: gmailID, boundary: gmailBoundary},
		{name: "apple", charsets: asciiFirst, encodings: quotedPrintable, wrote: cw.Apple, qWords: true, header: fixed("X-Mailer", "Apple Mail (2.3774.600.62)"), id: appleID, boundary: appleBoundary},
		{name: "iphone", charsets: asciiFirst, encodings: encodedWell, wrote: cw.Apple, footer: cw.IPhone, terse: true, header: fixed("X-Mailer", "iPhone Mail (21E236)"), id: appleID, boundary: iphoneBoundary},
		{name: "thunderbird", charsets: anyCharset, encodings: eightBit, capitals: true, wrote: cw.Mozilla, flows: []flow{topPosted, signedBelow, bottomPosted, interleaved}, header: mozilla, id: uuidID, boundary: mozillaBoundary},
		{name: "thunderbird_plain", charsets: anyCharset, encodings: eightBit, capitals: true, wrote: cw.Mozilla, flowed: true, flows: plainFlows, header: mozilla, id: uuidID, boundary: mozillaBoundary},
		{name: "roundcube", charsets: anyCharset, encodings: eightBit, wrote: cw.Roundcube, flows: plainFlows, qWords: true, header: fixed("User-Agent", "Roundcube Webmail/1.6.6"), id: plainID, boundary: gmailBoundary},
		{name: "mailru", encodings: base64Only, wrote: cw.Mobile, footer: cw.MobileFooter, terse: true, header: fixed("X-Mailer", "Mail.Ru Android 14.112.0", "X-Priority", "3 (Normal)"), id: mailruID, boundary: mailruBoundary},
		{name: "mailru_web", encodings: base64Only, wrote: cw.Mobile, header: fixed("X-Mailer", "Mail.Ru Mailer 1.0", "X-Priority", "3 (Normal)"), id: mailruID, boundary: mailruBoundary},
		{name: "yandex", encodings: base64Only, wrote: cw.Yandex, header: fixed("X-Mailer", "Yamail [ http://yandex.ru ] 5.0"), id: yandexID, boundary: gmailBoundary},
		{name: "samsung", encodings: base64Only, footer: cw.Samsung, terse: true, id: samsungID, boundary: samsungBoundary},
		{name: "thebat", charsets: windowsOnly, encodings: encodedWell, flows: plainFlows, header: fixed("X-Mailer", "The Bat! (v9.3.4) Professional", "X-Priority", "3 (Normal)"), id: batID, boundary: gmailBoundary},
		{name: "zendesk", encodings: encodedWell, header: zendeskFields, id: zendeskID, boundary: zendeskBoundary},
		{name: "freshdesk", encodings: quotedPrintable, wrote: cw.Helpdesk, id: freshdeskID, boundary: zendeskBoundary},
		{name: "otrs", encodings: anyEncoding, wrote: cw.Helpdesk, header: fixed("X-Mailer", "Znuny Mail Service (6.5.9)", "X-Powered-By", "Znuny - Ticket Request System"), id: otrsID, boundary: otrsBoundary},
		{name: "helpscout", encodings: quotedPrintable, wrote: cw.Helpdesk, header: fixed("X-Mailer", "Help Scout"), id: helpscoutID, boundary: gmailBoundary},
		{name: "freescout", encodings: quotedPrintable, wrote: cw.Helpdesk, header: fixed("X-FreeScout-Mail-Type", "customer.message"), id: freescoutID, boundary: freescoutBoundary},
		{name: "bitrix", encodings: base64Only, wrote: cw.Yandex, header: fixed("X-Mailer", "Bitrix24 Mail"), id: bitrixID, boundary: bitrixBoundary},
		{name: "exchange", encodings: quotedPrintable, id: exchangeID, boundary: exchangeBoundary},
		{name: "plain", encodings: encodedWell, id: plainID, boundary: gmailBoundary},
		{name: "newsletter", encodings: quotedPrintable, id: plainID, boundary: gmailBoundary},
	}
}

// clientNamed describes a client as it is set up for users of a language.
func clientNamed(name string, words *wording) client {
	all := clients(words.Clients)
	c := all[slices.IndexFunc(all, func(c client) bool { return c.name == name })]
	if c.shape == "" {
		c.shape = c.name
	}
	if c.wrote == "" {
		c.wrote = words.Clients.Wrote
	}
	if c.flows == nil {
		c.flows = []flow{topPosted}
	}
	if c.header == nil {
		c.header = fixed()
	}
	return c
}

// clientsOf lists the mail programs that people of a language use, as often as
// they stand here.
func clientsOf(language string) []string {
	everywhere := []string{"outlook", "outlook", "outlook_plain", "outlook_web", "gmail", "gmail", "thunderbird", "thunderbird_plain", "roundcube"}
	switch language {
	case "lt", "lv", "et":
		return append(everywhere, "apple", "iphone", "samsung", "thebat", "gmail_app")
	case "ru":
		return append(everywhere, "mailru", "mailru_web", "yandex", "yandex", "thebat", "samsung", "gmail_app")
	}
	return append(everywhere, "apple", "apple", "iphone", "outlook_app", "samsung", "gmail_app")
}

// helpdesksOf lists the helpdesks of a language's companies.
func helpdesksOf(language string) []string {
	all := []string{"zendesk", "freshdesk", "otrs", "helpscout", "freescout"}
	if language == "ru" {
		return append(all, "bitrix", "bitrix")
	}
	return all
}
