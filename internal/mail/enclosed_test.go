package mail

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// attribute is one attribute of a TNEF, as a test writes it.
func attribute(id uint32, data []byte) []byte {
	out := []byte{1}
	out = binary.LittleEndian.AppendUint32(out, id)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
	sum := uint16(0)
	for _, c := range data {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(append(out, data...), sum)
}

// property is a MsgPropertyList of one property.
func property(kind, id uint16, value []byte) []byte {
	out := binary.LittleEndian.AppendUint32(nil, 1)
	out = binary.LittleEndian.AppendUint16(out, kind)
	out = binary.LittleEndian.AppendUint16(out, id)
	out = binary.LittleEndian.AppendUint32(out, 1)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(value)))
	out = append(out, value...)
	return append(out, make([]byte, (4-len(value)%4)%4)...)
}

func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s + "\x00")) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func winmail(attributes ...[]byte) []byte {
	out := binary.LittleEndian.AppendUint32(nil, tnefSignature)
	out = append(out, 1, 0)
	for _, a := range attributes {
		out = append(out, a...)
	}
	return out
}

// helloRTF is the example of [MS-OXRTFCP] section 4.1.1.
const helloRTF = "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"

func TestUncompressRTF(t *testing.T) {
	raw, _ := hex.DecodeString(helloRTF)
	if got := string(uncompressRTF(raw)); got != "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n" {
		t.Errorf("got %q", got)
	}
	if got := uncompressRTF([]byte("\x10\x00\x00\x00\x03\x00\x00\x00MELA\x00\x00\x00\x00{}")); string(got) != "{}" {
		t.Errorf("uncompressed form: got %q", got)
	}
}

func TestRTFBody(t *testing.T) {
	tests := []struct{ name, rtf, want string }{
		{"paragraphs and escapes", `{\rtf1\ansi\ansicpg1257{\fonttbl{\f0 Arial;}}{\*\generator x;}\pard Laba diena\par sveikin\'ebjimai \{15\}\~\'80\par}`, "Laba diena\nsveikinėjimai {15} €\n"},
		{"characters by number", `{\rtf1\ansi\uc1 \u1044?\u1072?, \u-10179?}`, "Да, \uFFFD"},
		{"two bytes a letter", `{\rtf1\ansi\ansicpg936 \'c4\'fa\'ba\'c3}`, "您好"},
		{"not closed", `{\rtf1 open {{{`, "open "},
	}
	for _, test := range tests {
		if got, html := rtfBody([]byte(test.rtf)); got != test.want || html {
			t.Errorf("%s: got %q, html %v", test.name, got, html)
		}
	}
	got, html := rtfBody([]byte(`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 Yes, 15.{\*\htmltag72 </p>}}`))
	if got != "<p>Yes, 15.</p>" || !html {
		t.Errorf("HTML inside: got %q, html %v", got, html)
	}
}

func TestTNEF(t *testing.T) {
	rtf, _ := hex.DecodeString(helloRTF)
	files := append(attribute(attrAttachBegin, nil), attribute(attrAttachTitle, []byte("PRICES~1.PDF\x00"))...)
	files = append(files, attribute(attrAttachData, []byte("12345"))...)
	files = append(files, attribute(attrAttachment, property(typeUnicode, propAttachLongName, wide("Preise für 2027.pdf")))...)
	codePage := attribute(attrCodePage, []byte{0xe3, 4, 0, 0, 0, 0, 0, 0}) // 1251
	tests := []struct {
		name, text string
		tnef       []byte
	}{
		{"plain", "Да, конечно.", winmail(codePage, attribute(attrBody, []byte("\xc4\xe0, \xea\xee\xed\xe5\xf7\xed\xee.\x00")), files)},
		{"RTF", "hello world", winmail(attribute(attrMessage, property(typeBinary, propRTFCompressed, rtf)), files)},
		{"HTML", "Yes, 15.", winmail(attribute(attrMessage, property(typeBinary, propHTML, []byte("<p>Yes, 15.</p>"))), files)},
	}
	for _, test := range tests {
		m := Parse(eml("From: t@lodge.example", "Content-Type: application/ms-tnef; name=winmail.dat", "Content-Transfer-Encoding: base64", "", base64.StdEncoding.EncodeToString(test.tnef)))
		if got := show(m.Lines); !strings.Contains(got, test.text) || !hasDefect(m, OnlyFound) {
			t.Errorf("%s: lines %q, defects %v", test.name, got, m.Defects)
		}
		want := []Attachment{{Name: "Preise für 2027.pdf", ContentType: "application/octet-stream", Size: 5}}
		if !reflect.DeepEqual(m.Attachments, want) {
			t.Errorf("%s: attachments %+v", test.name, m.Attachments)
		}
	}
}

func TestTNEFBesideATextIsNotShown(t *testing.T) {
	body := winmail(attribute(attrBody, []byte("twice")))
	m := Parse(eml("From: t@lodge.example", "Content-Type: multipart/mixed; boundary=b", "", "--b", "", "once", "--b", "Content-Type: application/ms-tnef",
		"Content-Transfer-Encoding: base64", "", base64.StdEncoding.EncodeToString(body), "--b--"))
	if got := show(m.Lines); got != "new/0/|once\n" {
		t.Errorf("lines %q", got)
	}
}

func TestBrokenTNEF(t *testing.T) {
	whole := winmail(attribute(attrBody, []byte("hello")), attribute(attrAttachBegin, nil))
	for n := range whole {
		readTNEF(whole[:n]) // must not panic
	}
	if got := readTNEF(whole[:20]); !got.broken {
		t.Error("a cut TNEF is not called broken")
	}
	if got := readTNEF([]byte("GIF89a")); !got.broken {
		t.Error("no TNEF is not called broken")
	}
}

// der is an element in DER, as a test writes it.
func der(id byte, content ...string) string {
	all := strings.Join(content, "")
	if len(all) < 128 {
		return string([]byte{id, byte(len(all))}) + all
	}
	return string([]byte{id, 0x82, byte(len(all) >> 8), byte(len(all))}) + all
}

func TestSignedContent(t *testing.T) {
	inner := "Content-Type: text/plain; charset=utf-8\r\n\r\nJa, gern: 15 €.\r\n"
	data := der(derOID, "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01")
	signed := func(content string) string {
		return der(derSequence, der(derOID, oidSignedData), der(derExplicit0, der(derSequence, der(derInteger, "\x01"), der(derSet), der(derSequence, data, der(derExplicit0, content)))))
	}
	streamed := "\x30\x80" + der(derOID, oidSignedData) + "\xa0\x80\x30\x80" + der(derInteger, "\x01") + der(derSet) + "\x30\x80" + data +
		"\xa0\x80\x24\x80" + der(derOctets, inner[:10]) + der(derOctets, inner[10:]) + "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"
	tests := []struct{ name, cms, text, defect string }{
		{"DER", signed(der(derOctets, inner)), "Ja, gern: 15 €.", ""},
		{"BER in pieces", streamed, "Ja, gern: 15 €.", ""},
		{"cut off", signed(der(derOctets, inner))[:100], "Ja", ""},
		{"encrypted", der(derSequence, der(derOID, oidEnveloped), der(derExplicit0)), "", Encrypted},
		{"rubbish", "GIF89a", "", CMSMalformed},
	}
	for _, test := range tests {
		m := Parse(eml("From: t@lodge.example", "Content-Type: application/pkcs7-mime; name=smime.p7m", "Content-Transfer-Encoding: base64", "", base64.StdEncoding.EncodeToString([]byte(test.cms))))
		if got := show(m.Lines); !strings.Contains(got, test.text) {
			t.Errorf("%s: lines %q, defects %v", test.name, got, m.Defects)
		}
		if test.defect != "" && !hasDefect(m, test.defect) || test.defect == "" && len(m.Defects) > 0 {
			t.Errorf("%s: defects %v, want %q", test.name, m.Defects, test.defect)
		}
	}
}

func TestSignedInTheClear(t *testing.T) {
	m := Parse(eml("From: t@lodge.example", "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b", "",
		"--b", "Content-Type: text/plain", "", "Yes.", "--b", "Content-Type: application/pkcs7-signature; name=smime.p7s", "Content-Transfer-Encoding: base64", "", "MIAG", "--b--"))
	if got := show(m.Lines); got != "new/0/|Yes.\n" || len(m.Attachments) != 1 || len(m.Defects) > 0 {
		t.Errorf("lines %q, attachments %v, defects %v", got, m.Attachments, m.Defects)
	}
}

func TestPGP(t *testing.T) {
	text := "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\nYes, 15.\n- -- \nTessa\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n=AbCd\n-----END PGP SIGNATURE-----\nlist footer\n"
	if got, encrypted := stripPGP(text); got != "Yes, 15.\n-- \nTessa\nlist footer\n" || encrypted {
		t.Errorf("clear-signed: got %q, encrypted %v", got, encrypted)
	}
	m := Parse(eml("From: t@lodge.example", "", "-----BEGIN PGP MESSAGE-----", "", "hQEMA", "-----END PGP MESSAGE-----"))
	if !hasDefect(m, Encrypted) || hasText(m.Lines) {
		t.Errorf("inline encrypted: lines %q, defects %v", show(m.Lines), m.Defects)
	}
	m = Parse(eml("From: t@lodge.example", "Content-Type: multipart/encrypted; boundary=b", "", "--b", "Content-Type: application/pgp-encrypted", "", "Version: 1",
		"--b", "Content-Type: application/octet-stream", "", "-----BEGIN PGP MESSAGE-----", "--b--"))
	if !hasDefect(m, Encrypted) || hasText(m.Lines) {
		t.Errorf("encrypted: lines %q, defects %v", show(m.Lines), m.Defects)
	}
}

func TestCalendar(t *testing.T) {
	reply := "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:mailto:t@lodge.example\nSUMMARY:Viewing\\, garden\n  room\nDESCRIPTION:At ten.\\nBring boots.\nEND:VEVENT\nEND:VCALENDAR\n"
	m := Parse(eml("From: t@lodge.example", "Content-Type: text/calendar; charset=utf-8", "", reply))
	if got := show(m.Lines); got != "new/0/|reply accepted: Viewing, garden room\nnew/0/|At ten.\nnew/0/|Bring boots.\n" {
		t.Errorf("alone: lines %q", got)
	}
	if len(m.Attachments) != 1 || m.Attachments[0].Name != "reply accepted: Viewing, garden room" {
		t.Errorf("attachments %+v", m.Attachments)
	}
	m = Parse(eml("From: t@lodge.example", "Content-Type: multipart/alternative; boundary=b", "", "--b", "Content-Type: text/plain", "", "See you.",
		"--b", "Content-Type: text/calendar; method=REQUEST", "", strings.Replace(reply, "METHOD:REPLY\n", "", 1), "--b--"))
	if got := show(m.Lines); got != "new/0/|See you.\n" || m.Attachments[0].Name != "request: Viewing, garden room" {
		t.Errorf("beside a text: lines %q, attachments %+v", got, m.Attachments)
	}
}

func TestEnrichedText(t *testing.T) {
	in := "<bold>Yes</bold>, 15 <<euro\na night.\n\n<excerpt>Could we bring\nour dog?</excerpt><color><param>red</param>Of course.</color>"
	if got := enrichedText(in); got != "Yes, 15 <euro a night.\n\n> Could we bring our dog?\nOf course." {
		t.Errorf("got %q", got)
	}
	if got := enrichedText("one<nl>two<lt>three"); got != "one\ntwo<three" {
		t.Errorf("richtext: got %q", got)
	}
}

func TestFilesInTheText(t *testing.T) {
	cat := "begin 644 cat.txt\n#0V%T\n`\nend\n"
	tests := []struct {
		name, in, text string
		files          []encodedFile
		cut            bool
	}{
		{"uuencode", "Hello.\n" + cat + "Bye.\n", "Hello.\nBye.\n", []encodedFile{{"cat.txt", 3}}, false},
		{"two, CRLF", strings.ReplaceAll(cat+cat, "\n", "\r\n"), "", []encodedFile{{"cat.txt", 3}, {"cat.txt", 3}}, false},
		{"without an end", "begin 644 cat.txt\n#0V%T\n", "", []encodedFile{{"cat.txt", 3}}, true},
		{"a sentence", "begin 2027 with us\nWe open in May.\n", "begin 2027 with us\nWe open in May.\n", nil, false},
		{"a sentence with a mode", "begin 644 times\nand again, please do not stop there.\n", "begin 644 times\nand again, please do not stop there.\n", nil, false},
		{"yEnc", "See:\n=ybegin line=128 size=4 name=cat.bin\n\x8b\x8c=}\x8d\n=yend size=4\nBye.\n", "See:\nBye.\n", []encodedFile{{"cat.bin", 4}}, false},
	}
	for _, test := range tests {
		text, files, cut := cutEncodedFiles([]byte(test.in))
		if string(text) != test.text || !reflect.DeepEqual(files, test.files) || cut != test.cut {
			t.Errorf("%s: text %q, files %v, cut %v", test.name, text, files, cut)
		}
	}
	if got, ok := decodeUU([]byte("\n" + cat)); string(got) != "Cat" || !ok {
		t.Errorf("decodeUU: %q, %v", got, ok)
	}
}

func TestTextOfAnAttachedMessageIsShownOnlyWhenThereIsNoOther(t *testing.T) {
	attached := []string{"--b", "Content-Type: message/rfc822", "", "From: x@y.example", "", "the inner text", "--b--"}
	head := []string{"From: t@lodge.example", "Content-Type: multipart/mixed; boundary=b", ""}
	m := Parse(eml(append(append(head, "--b", "", "See below."), attached...)...))
	if got := show(m.Lines); got != "new/0/|See below.\n" {
		t.Errorf("with a text: lines %q", got)
	}
	m = Parse(eml(append(head, attached...)...))
	if got := show(m.Lines); got != "new/0/|the inner text\n" || !hasDefect(m, OnlyFound) {
		t.Errorf("alone: lines %q, defects %v", got, m.Defects)
	}
	m = Parse(eml(append(append([]string{"Return-Path: <>"}, head...), attached...)...))
	if hasText(m.Lines) || !hasDefect(m, NoText) {
		t.Errorf("in a report: lines %q, defects %v", show(m.Lines), m.Defects)
	}
}

func TestMediaType(t *testing.T) {
	tests := []struct{ name, value, kind, param, want string }{
		{"quoted", `Text/Plain; Charset="UTF-8"`, "text/plain", "charset", "UTF-8"},
		{"no semicolon", `text/plain charset=utf-8`, "text/plain", "charset", "utf-8"},
		{"no semicolon later", `text/plain; charset=utf-8 format=flowed`, "text/plain", "format", "flowed"},
		{"spaces around", `multipart/mixed ; boundary = "a b"`, "multipart/mixed", "boundary", "a b"},
		{"unquoted with spaces", `attachment; filename=price list.pdf`, "attachment", "filename", "price list.pdf"},
		{"path of a Windows file", `attachment; filename="C:\docs\a.pdf"`, "attachment", "filename", `C:\docs\a.pdf`},
		{"escaped quote", `attachment; filename="a\"b.pdf"`, "attachment", "filename", `a"b.pdf`},
		{"quote that does not end", `attachment; filename="a.pdf`, "attachment", "filename", "a.pdf"},
		{"RFC 2231", `attachment; filename*=utf-8'de'Gr%C3%BC%C3%9Fe.pdf`, "attachment", "filename", "Grüße.pdf"},
		{"RFC 2231 without a charset", `attachment; filename*=''Gr%C3%BC%C3%9Fe.pdf`, "attachment", "filename", "Grüße.pdf"},
		{"RFC 2231 without anything", `attachment; filename*=Gr%C3%BC%C3%9Fe.pdf`, "attachment", "filename", "Grüße.pdf"},
		{"continued, out of order", `attachment; filename*1*=%9Fe; filename*2=".pdf"; filename*0*=utf-8''Gr%C3%BC%C3`, "attachment", "filename", "Grüße.pdf"},
		{"continued, plain", `attachment; filename*0="a"; filename*1="b.pdf"`, "attachment", "filename", "ab.pdf"},
		{"beside a plain one", `attachment; filename="Gr__e.pdf"; filename*=utf-8''Gr%C3%BC%C3%9Fe.pdf`, "attachment", "filename", "Grüße.pdf"},
		{"parameters alone", `charset=koi8-r`, "", "charset", "koi8-r"},
		{"stray semicolons", `text/plain;; ;charset=utf-8;`, "text/plain", "charset", "utf-8"},
	}
	for _, test := range tests {
		kind, params := mediaType(test.value)
		if kind != test.kind || params[test.param] != test.want {
			t.Errorf("%s: mediaType(%q) = %q, %q", test.name, test.value, kind, params)
		}
	}
}

func TestFileNamesInEncodedWords(t *testing.T) {
	for _, value := range []string{`"=?utf-8?B?UHJlaXNlIGbDvHI=?= =?utf-8?Q?_2027.pdf?="`, `=?utf-8?Q?Preise_f=C3=BCr_2027.pdf?=`, "\"Preise f\xfcr 2027.pdf\""} {
		m := Parse(eml("From: t@lodge.example", "Content-Type: application/pdf; name="+value, "", "x"))
		if len(m.Attachments) != 1 || m.Attachments[0].Name != "Preise für 2027.pdf" {
			t.Errorf("%s: attachments %+v", value, m.Attachments)
		}
	}
}

func TestQuotedPrintableInEveryForm(t *testing.T) {
	tests := []struct{ in, want string }{
		{"a=20b=\r\nc", "a bc"}, {"f=c3=bcr", "für"}, {"end=", "end"}, {"soft = \r\nbreak", "soft break"}, {"a=ZZ =4", "a=ZZ =4"}, {"trailing  \r\nspace", "trailing\nspace"},
	}
	for _, test := range tests {
		if got := string(decodeQuotedPrintable([]byte(test.in))); got != test.want {
			t.Errorf("%q: got %q, want %q", test.in, got, test.want)
		}
	}
	twice := "Gr=3DC3=3DBC=3DC3=3D9Fe, sch=3DC3=3DB6n=3D\r\ner Tag f=3DC3=3DBCr Sie"
	m := Parse(eml("From: a@b.example", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", twice))
	if m.Text != "Grüße, schöner Tag für Sie\n" || !hasDefect(m, DoubleEncoded) {
		t.Errorf("twice: text %q, defects %v", m.Text, m.Defects)
	}
}

func TestTimeIsLinearInSize(t *testing.T) {
	line := strings.Repeat("x", 76) + "\r\n"
	head := "From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
	tests := map[string]string{
		"attachment":      head + "--b\r\n\r\nhi\r\n--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + strings.Repeat(line, 24<<20/len(line)),
		"one line":        "From: a@b.example\r\n\r\n" + strings.Repeat("<", 16<<20),
		"carriage return": "From: a@b.example\r\r" + strings.Repeat("a\r", 4<<20),
		"begin":           "From: a@b.example\r\n\r\n" + strings.Repeat("begin 644 a\n", 1<<18),
		"words":           "Subject: " + strings.Repeat("=?a?q?", 40<<10) + "\r\n\r\nhi",
		"addresses":       "To: " + strings.Repeat("<\"(", 80<<10) + "\r\n\r\nhi",
		"ids":             "References: " + strings.Repeat("<a", 100<<10) + "\r\n\r\nhi",
		"folds":           "Subject: a\r\n" + strings.Repeat(" b\r\n", 60<<10) + "\r\nhi",
		"parameters":      "Content-Type: text/plain" + strings.Repeat("; a*1*=b", 30<<10) + "\r\n\r\nhi",
		"types":           head + strings.Repeat("Content-Type: x/y; z=\r\n", 1<<18),
		"words of HTML":   "Content-Type: text/enriched\r\n\r\n" + strings.Repeat("<", 1<<20),
	}
	for name, raw := range tests {
		start := time.Now()
		Parse([]byte(raw))
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(raw), took)
		}
	}
}
