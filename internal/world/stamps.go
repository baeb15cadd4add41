package world

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

// What mail programs stamp on a message besides its text: header fields,
// Message-IDs and the boundaries of multiparts.

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
	return []field{
		{"X-Mailer", "Microsoft Outlook 16.0"},
		{"Thread-Index", s.threadIndex()},
		{"Content-Language", s.letter.company.Language},
	}
}

func exchangeFields(s *scene, _ time.Time) []field {
	return []field{
		{"Thread-Topic", headerText("utf-8", s.letter.subject)},
		{"Thread-Index", s.threadIndex()},
		{"Accept-Language", s.letter.company.Language + ", en-US"},
		{"Content-Language", s.letter.company.Language},
		{"X-MS-Has-Attach", ""},
		{"X-MS-TNEF-Correlator", ""},
	}
}

// zendeskFields declare every message automatic, a person's answer too.
func zendeskFields(s *scene, _ time.Time) []field {
	return []field{
		{"X-Delivery-Context", "event-id-" + s.number(10)},
		{"X-Auto-Response-Suppress", "All"},
		{"Auto-Submitted", "auto-generated"},
		{"X-Mailer", "Zendesk Mailer"},
	}
}

func (s *scene) threadIndex() string {
	index := make([]byte, 22)
	s.marks.Bytes(index)
	index[0] = 1
	return base64.StdEncoding.EncodeToString(index)
}

// hex draws n hexadecimal digits.
func (s *scene) hex(n int) string {
	b := make([]byte, (n+1)/2)
	s.marks.Bytes(b)
	return fmt.Sprintf("%x", b)[:n]
}

func (s *scene) upperHex(n int) string { return strings.ToUpper(s.hex(n)) }

// number draws a number of n digits that does not begin with nought.
func (s *scene) number(n int) string {
	out := fmt.Sprint(1 + s.marks.Intn(9))
	for len(out) < n {
		out += fmt.Sprint(s.marks.Intn(10))
	}
	return out
}

func (s *scene) uuid() string {
	return fmt.Sprintf("%s-%s-4%s-%s-%s", s.hex(8), s.hex(4), s.hex(3), s.hex(4), s.hex(12))
}

func plainID(s *scene, _ time.Time) string { return s.hex(32) + "@" + s.domain() }
func uuidID(s *scene, _ time.Time) string  { return s.uuid() + "@" + s.domain() }
func appleID(s *scene, _ time.Time) string { return strings.ToUpper(s.uuid()) + "@" + s.domain() }

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

func samsungID(s *scene, at time.Time) string {
	return fmt.Sprintf("%s.%d@email.android.example", s.hex(14), at.UnixMilli())
}

func batID(s *scene, at time.Time) string {
	return fmt.Sprintf("%s.%s@%s", s.number(10), at.Format("20060102150405"), s.domain())
}

func zendeskID(s *scene, _ time.Time) string {
	return fmt.Sprintf("%s_%s_sprut@desk-platform.example", s.upperHex(10), s.hex(12))
}

func freshdeskID(s *scene, _ time.Time) string {
	return fmt.Sprintf("%s_%s_%s_freshdesk@email.fd-desk.example", s.hex(12), s.hex(4), s.number(9))
}

func otrsID(s *scene, at time.Time) string {
	return fmt.Sprintf("%d.%s.%s.%s@%s", at.Unix(), s.number(6), s.number(8), s.number(4), s.domain())
}

func helpscoutID(s *scene, _ time.Time) string {
	return fmt.Sprintf("reply-%s-%s-%s@hs-desk.example", s.number(6), s.number(10), s.number(10))
}

func freescoutID(s *scene, _ time.Time) string {
	return fmt.Sprintf("FS_reply-%s-%s@%s", s.number(5), s.hex(16), s.domain())
}

func bitrixID(s *scene, _ time.Time) string {
	return fmt.Sprintf("crm.activity.%s-%s@%s", s.number(6), s.upperHex(6), s.domain())
}

func exchangeID(s *scene, _ time.Time) string {
	host := fmt.Sprintf("AM%dPR%02dMB%04d", 1+s.marks.Intn(9), s.marks.Intn(20), s.marks.Intn(9999))
	return host + s.upperHex(24) + "@" + host + ".eurprd.mailcluster.example"
}

func gmailBoundary(s *scene) string { return "000000000000" + s.hex(16) }
func outlookBoundary(s *scene) string {
	return "----=_NextPart_000_" + s.upperHex(4) + "_01" + s.upperHex(6) + "." + s.upperHex(8)
}

func appleBoundary(s *scene) string   { return "Apple-Mail=_" + strings.ToUpper(s.uuid()) }
func iphoneBoundary(s *scene) string  { return "Apple-Mail-" + strings.ToUpper(s.uuid()) }
func mozillaBoundary(s *scene) string { return "------------" + s.upperHex(24) }
func mailruBoundary(s *scene) string  { return "--ALT--" + s.hex(24) }
func samsungBoundary(s *scene) string { return "--_com.samsung.android.email_" + s.number(16) }
func zendeskBoundary(s *scene) string { return "--==_mimepart_" + s.hex(13) + "_" + s.hex(10) }
func otrsBoundary(s *scene) string    { return "----------=_" + s.number(10) + "-" + s.number(5) + "-0" }

func freescoutBoundary(s *scene) string { return "_=_swift_" + s.number(10) + "_" + s.hex(32) + "_=_" }
func bitrixBoundary(s *scene) string    { return "-------" + s.hex(32) }
func exchangeBoundary(s *scene) string  { return "_000_" + s.upperHex(40) + "_" }
