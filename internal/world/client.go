package world

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

// client is a mail program or server as its messages show it.
type client struct {
	shape    string
	charset  string
	encoding string // of text parts
	wrote    string // template of the line before a quotation
	terse    bool   // its user writes neither greeting nor signature
	header   func(s *scene, at time.Time) []field
	id       func(s *scene, at time.Time) string // left side and right side of the Message-ID
	boundary func(s *scene) string
}

// clientsOf lists the mail programs that people of a language use.
func clientsOf(language string) []string {
	switch language {
	case "lt":
		return []string{"outlook", "gmail", "thunderbird", "roundcube", "apple"}
	case "ru":
		return []string{"outlook", "mailru", "yandex", "thebat", "gmail"}
	}
	return []string{"outlook", "gmail", "apple", "thunderbird", "roundcube"}
}

// clientNamed describes a client as it is set up for users of a language.
func clientNamed(name string, words *wording) client {
	russian := words.language == "ru"
	c := client{shape: name, charset: "utf-8", encoding: "quoted-printable", wrote: words.Clients.Wrote, header: noFields, id: plainID, boundary: gmailBoundary}
	if russian {
		c.encoding = "base64"
	}
	switch name {
	case "outlook":
		c.charset = map[string]string{"lt": "windows-1257", "ru": "koi8-r"}[words.language]
		if c.charset == "" {
			c.charset = "windows-1252"
		}
		c.header, c.id, c.boundary = outlookFields, outlookID, outlookBoundary
	case "gmail":
		c.charset, c.id = "UTF-8", gmailID
	case "apple":
		c.wrote, c.header, c.id, c.boundary = words.Clients.Apple, fixed("X-Mailer", "Apple Mail (2.3774.600.62)"), appleID, appleBoundary
	case "thunderbird":
		c.charset, c.encoding, c.wrote = "UTF-8", "8bit", words.Clients.Mozilla
		c.header, c.id, c.boundary = fixed("User-Agent", "Mozilla Thunderbird"), uuidID, mozillaBoundary
	case "roundcube":
		c.encoding, c.wrote, c.header = "8bit", words.Clients.Roundcube, fixed("User-Agent", "Roundcube Webmail/1.6.6")
		if words.language == "lt" {
			c.charset = "iso-8859-13"
		}
	case "mailru":
		c.wrote, c.terse = words.Clients.Mobile, true
		c.header, c.id, c.boundary = fixed("X-Mailer", "Mail.Ru Android 14.112.0", "X-Priority", "3 (Normal)"), mailruID, mailruBoundary
	case "yandex":
		c.wrote, c.header, c.id = words.Clients.Yandex, fixed("X-Mailer", "Yamail [ http://yandex.ru ] 5.0"), yandexID
	case "thebat":
		c.charset, c.encoding = "windows-1251", "quoted-printable"
		c.header, c.id = fixed("X-Mailer", "The Bat! (v9.3.4) Professional", "X-Priority", "3 (Normal)"), batID
	case "zendesk":
		c.id, c.boundary = zendeskID, zendeskBoundary
	case "exchange":
		c.boundary = exchangeBoundary
		c.id = exchangeID
	}
	return c
}

func noFields(*scene, time.Time) []field { return nil }

// fixed returns fields that are the same in every message, as name, value, name, value.
func fixed(pairs ...string) func(*scene, time.Time) []field {
	return func(*scene, time.Time) []field {
		var fs []field
		for i := 0; i+1 < len(pairs); i += 2 {
			fs = append(fs, field{pairs[i], pairs[i+1]})
		}
		return fs
	}
}

func outlookFields(s *scene, _ time.Time) []field {
	index := make([]byte, 22)
	s.marks.Bytes(index)
	index[0] = 1
	return []field{
		{"X-Mailer", "Microsoft Outlook 16.0"},
		{"Thread-Index", base64.StdEncoding.EncodeToString(index)},
		{"Content-Language", s.letter.company.Language},
	}
}

// hex draws n hexadecimal digits.
func (s *scene) hex(n int) string {
	b := make([]byte, (n+1)/2)
	s.marks.Bytes(b)
	return fmt.Sprintf("%x", b)[:n]
}

func (s *scene) upperHex(n int) string { return strings.ToUpper(s.hex(n)) }

func plainID(s *scene, _ time.Time) string { return s.hex(32) + "@" + s.domain() }
func uuidID(s *scene, _ time.Time) string {
	return fmt.Sprintf("%s-%s-4%s-%s-%s@%s", s.hex(8), s.hex(4), s.hex(3), s.hex(4), s.hex(12), s.domain())
}

func appleID(s *scene, at time.Time) string {
	left, right, _ := strings.Cut(uuidID(s, at), "@")
	return strings.ToUpper(left) + "@" + right
}

func outlookID(s *scene, _ time.Time) string {
	return fmt.Sprintf("%s$%s$%s$@%s", s.hex(12), s.hex(8), s.hex(8), s.domain())
}

func gmailID(s *scene, _ time.Time) string {
	return "CA" + s.upperHex(8) + "+" + s.hex(30) + "@mail.webmail.example"
}

func mailruID(s *scene, at time.Time) string {
	return fmt.Sprintf("%d.%09d@f%d.i.postbox.example", at.Unix(), s.marks.Intn(1e9), 100+s.marks.Intn(800))
}

func yandexID(s *scene, at time.Time) string {
	return fmt.Sprintf("%d%07d@mail.postserv.example", at.Unix(), s.marks.Intn(1e7))
}

func batID(s *scene, at time.Time) string {
	return fmt.Sprintf("%d.%s@%s", 1e9+s.marks.Intn(1e9), at.Format("20060102150405"), s.domain())
}

func zendeskID(s *scene, _ time.Time) string {
	return fmt.Sprintf("%s_%s_sprut@desk-platform.example", s.upperHex(10), s.hex(12))
}

func exchangeID(s *scene, _ time.Time) string {
	host := fmt.Sprintf("AM%dPR%02dMB%04d", 1+s.marks.Intn(9), s.marks.Intn(20), s.marks.Intn(9999))
	return host + s.upperHex(24) + "@" + host + ".eurprd.mailcluster.example"
}

func gmailBoundary(s *scene) string { return "000000000000" + s.hex(16) }
func outlookBoundary(s *scene) string {
	return "----=_NextPart_000_" + s.upperHex(4) + "_01" + s.upperHex(6) + "." + s.upperHex(8)
}

func appleBoundary(s *scene) string {
	return fmt.Sprintf("Apple-Mail=_%s-%s-%s-%s-%s", s.upperHex(8), s.upperHex(4), s.upperHex(4), s.upperHex(4), s.upperHex(12))
}
func mozillaBoundary(s *scene) string  { return "------------" + s.upperHex(24) }
func mailruBoundary(s *scene) string   { return "--ALT--" + s.hex(24) }
func zendeskBoundary(s *scene) string  { return "--==_mimepart_" + s.hex(13) + "_" + s.hex(10) }
func exchangeBoundary(s *scene) string { return "_000_" + s.upperHex(40) + "_" }
