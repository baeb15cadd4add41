package mail

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// authoredMail returns the messages that were written for this project, of every class.
func authoredMail(t testing.TB) [][]byte {
	files, err := filepath.Glob("../reading/testdata/authored/*.eml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no authored mail: %v", err)
	}
	var out [][]byte
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, raw)
	}
	return out
}

// mustBeClean fails for text that breaks the promise of the package.
func mustBeClean(t *testing.T, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r") {
			t.Fatalf("%q is not clean", s)
		}
	}
}

func FuzzHeader(f *testing.F) {
	for _, raw := range authoredMail(f) {
		head, _, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
		f.Add(head)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		h, body, _ := readHeader(raw)
		if len(body) > len(raw) || len(h) > maxHeaderFields {
			t.Fatalf("%d fields and %d bytes of body from %d bytes", len(h), len(body), len(raw))
		}
		for _, field := range h {
			if strings.ContainsAny(field.name+field.value, "\r\n") {
				t.Fatalf("%q is not unfolded", field)
			}
		}
	})
}

func FuzzDecodeWords(f *testing.F) {
	for _, s := range []string{"=?utf-8?q?Gr=C3=BC=C3=9Fe?= =?koi8-r?B?5MHO?=", "=?x?q?=?=?b?=", "=?utf-8?Q?a?=20b?=", "=? ?q?= =?=", "=?utf-7?q?+BB?="} {
		f.Add(s, "windows-1251")
	}
	f.Fuzz(func(t *testing.T, s, charset string) {
		got := decodeWords(s, charset)
		mustBeClean(t, got)
		if strings.Contains(got, "\n") {
			t.Fatalf("%q has a line end", got)
		}
	})
}

func FuzzMediaType(f *testing.F) {
	for _, raw := range authoredMail(f) {
		h, _, _ := readHeader(raw)
		f.Add(h.get("Content-Type"))
	}
	f.Add(`attachment; filename*1*=%9F; filename*0*=utf-8'de'Gr; x="a\`)
	f.Fuzz(func(t *testing.T, s string) {
		kind, params := mediaType(s)
		mustBeClean(t, kind)
		if len(params) > maxParams {
			t.Fatalf("%d parameters", len(params))
		}
	})
}

func FuzzAddresses(f *testing.F) {
	for _, raw := range authoredMail(f) {
		h, _, _ := readHeader(raw)
		f.Add(h.get("From") + ", " + h.get("To"))
	}
	f.Add(`"a <=?utf-8?q?b,?= (c\) <d@e>; group: f@g;`)
	f.Fuzz(func(t *testing.T, s string) {
		for _, a := range readAddresses(s, "koi8-r") {
			mustBeClean(t, a.Name, a.Addr)
		}
	})
}

func FuzzDecodeCharset(f *testing.F) {
	for _, raw := range authoredMail(f) {
		_, body, _ := readHeader(raw)
		f.Add(body[:min(len(body), 500)], "windows-1257")
	}
	for _, label := range []string{"utf-7", "utf-16", "iso-2022-kr", "hz-gb-2312", "big5", "x-unknown", "cp-99999999999"} {
		f.Add([]byte("\xff\xfe+BBI-\x0e\x1b$B~{<:Ky;~}\x00"), label)
	}
	f.Fuzz(func(t *testing.T, b []byte, label string) {
		got, defect := decodeCharset(b, label)
		mustBeClean(t, got)
		if defect != nil {
			mustBeClean(t, defect.Detail)
		}
	})
}

func FuzzTNEF(f *testing.F) {
	rtf, _ := hex.DecodeString(helloRTF)
	f.Add(winmail(attribute(attrBody, []byte("hello")), attribute(attrAttachBegin, nil), attribute(attrAttachTitle, []byte("a.pdf\x00")),
		attribute(attrAttachment, property(typeUnicode, propAttachLongName, wide("Größe.pdf")))))
	f.Add(winmail(attribute(attrMessage, property(typeBinary, propRTFCompressed, rtf)), attribute(attrMessage, property(typeObject|typeMultiple, 0x8001, rtf))))
	f.Fuzz(func(t *testing.T, b []byte) {
		got := readTNEF(b)
		mustBeClean(t, got.plain, got.html)
		for _, file := range got.files {
			mustBeClean(t, file.name)
			if file.size > len(b) {
				t.Fatalf("a file of %d bytes in %d", file.size, len(b))
			}
		}
	})
}

func FuzzRTF(f *testing.F) {
	rtf, _ := hex.DecodeString(helloRTF)
	f.Add(rtf)
	f.Add([]byte(`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 \'c4\'fa\u-1?{\fonttbl{}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		out := uncompressRTF(b)
		if len(out) > maxRTF {
			t.Fatalf("%d bytes", len(out))
		}
		for _, in := range [][]byte{out, b} {
			text, _ := rtfBody(in)
			mustBeClean(t, text)
		}
	})
}

func FuzzCMS(f *testing.F) {
	f.Add([]byte(der(derSequence, der(derOID, oidSignedData), der(derExplicit0, der(derSequence, der(derInteger, "\x01"), der(derSet), der(derSequence, der(derOID, "x"), der(derExplicit0, der(derOctets, "text"))))))))
	f.Add([]byte("\x30\x80\x06\x09" + oidSignedData + "\xa0\x80\x30\x80\x24\x80\x24\x80\x04\x84\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if content, defect := signedContent(b); defect == nil && len(content) == 0 {
			t.Fatal("neither content nor a defect")
		}
	})
}

func FuzzEncodedFiles(f *testing.F) {
	f.Add([]byte("Hello.\nbegin 644 cat.txt\n#0V%T\n`\nend\nBye.\n"))
	f.Add([]byte("=ybegin line=128 size=4 name=a\n\x8b\n=yend\nbegin 644 b\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text, files, _ := cutEncodedFiles(b)
		if len(text) > len(b) || len(files) > len(b) {
			t.Fatalf("%d bytes and %d files from %d bytes", len(text), len(files), len(b))
		}
		if decoded, _ := decodeUU(b); len(decoded) > len(b) {
			t.Fatalf("%d bytes from %d", len(decoded), len(b))
		}
	})
}

func FuzzCalendar(f *testing.F) {
	f.Add("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE;PARTSTAT=ACCEPTED:x\nSUMMARY:a\\nb\n  c\nEND:VEVENT\n")
	f.Fuzz(func(t *testing.T, s string) {
		mustBeClean(t, readCalendar(clean(s), "").text())
	})
}

func FuzzEnrichedText(f *testing.F) {
	f.Add("<excerpt>a\n\nb</excerpt><<c<param>d</param><nl>")
	f.Fuzz(func(t *testing.T, s string) {
		mustBeClean(t, enrichedText(clean(s)))
	})
}
