package mail

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

var (
	russian    = "Добрый день, Марина! Выезд замерщика бесплатный, по субботам мастера работают с десяти."
	lithuanian = "Laba diena, pristatymas į Klaipėdą kainuoja 39 eurus, stalviršiui suteikiame garantiją. Ąžuolas gyvas, užnešimas už aukštą."
	german     = "Guten Tag, danke für Ihre Anfrage. Die große Inspektion kostet 119 Euro, Grüße aus Köln."
	polish     = "Dzień dobry, próbki oczywiście wysyłamy, do Poznania paczka idzie dwa dni robocze. Proszę śmiało pisać, życzę miłego dnia."
	estonian   = "Tere! Kojutoomine maksab viis eurot, täname ja jääme ootama, kuni sõber õue jõuab. Žanri küsimus on lahtine."
	italian    = "Il recapito non è riuscito per i seguenti destinatari."
	ukrainian  = "Добрий день, дякуємо за звернення! Її замовлення вже їде, ґанок відремонтуємо в п'ятницю."
	prices     = "Fares from £6.25 one way, from £12.99"
)

func TestDecodeCharset(t *testing.T) {
	cp := func(m *charmap.Charmap, s string) []byte {
		b, err := m.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatalf("encode %q: %v", s, err)
		}
		return b
	}
	tests := []struct {
		name   string
		bytes  []byte
		label  string
		want   string
		defect string
	}{
		{"right label", cp(charmap.Windows1251, russian), "windows-1251", russian, ""},
		{"koi8-r, right label", cp(charmap.KOI8R, russian), "KOI8-R", russian, ""},
		{"koi8-r called windows-1251", cp(charmap.KOI8R, russian), "windows-1251", russian, "charset_wrong"},
		{"windows-1251 called koi8-r", cp(charmap.Windows1251, russian), "koi8-r", russian, "charset_wrong"},
		{"windows-1251 called latin-1", cp(charmap.Windows1251, russian), "iso-8859-1", russian, "charset_wrong"},
		{"windows-1251 called utf-8", cp(charmap.Windows1251, russian), "utf-8", russian, "charset_wrong"},
		{"capitals, right label", cp(charmap.Windows1251, strings.ToUpper(russian)), "windows-1251", strings.ToUpper(russian), ""},
		{"capitals, koi8-r, right label", cp(charmap.KOI8R, strings.ToUpper(russian)), "koi8-r", strings.ToUpper(russian), ""},
		{"koi8-r without a label", cp(charmap.KOI8R, russian), "", russian, "charset_missing"},
		{"windows-1257 called latin-1", cp(charmap.Windows1257, lithuanian), "iso-8859-1", lithuanian, "charset_wrong"},
		{"windows-1257 called us-ascii", cp(charmap.Windows1257, lithuanian), "us-ascii", lithuanian, "charset_wrong"},
		{"iso-8859-13 called x-unknown", cp(charmap.ISO8859_13, lithuanian), "x-unknown", lithuanian, "charset_missing"},
		{"iso-8859-13, right label", cp(charmap.ISO8859_13, lithuanian), "iso-8859-13", lithuanian, ""},
		{"iso-8859-4, right label", cp(charmap.ISO8859_4, lithuanian), "iso-8859-4", lithuanian, ""},
		{"iso-8859-15, Estonian", cp(charmap.ISO8859_15, estonian), "iso-8859-15", estonian, ""},
		{"iso-8859-4, Estonian", cp(charmap.ISO8859_4, estonian), "iso-8859-4", estonian, ""},
		{"windows-1251 called iso-8859-4", cp(charmap.Windows1251, russian), "iso-8859-4", russian, "charset_wrong"},
		{"latin-1, right label", cp(charmap.ISO8859_1, german), "iso-8859-1", german, ""},
		{"latin-1 without a label", cp(charmap.ISO8859_1, german), "", german, "charset_missing"},
		{"latin-2, right label", cp(charmap.ISO8859_2, polish), "iso-8859-2", polish, ""},
		{"one accent is no proof against the label", cp(charmap.ISO8859_1, italian), "iso-8859-1", italian, ""},
		{"one accent without a label", cp(charmap.ISO8859_1, italian), "", italian, "charset_missing"},
		{"signs are no proof against the label", cp(charmap.ISO8859_1, prices), "iso-8859-1", prices, ""},
		{"utf-8 called windows-1251", []byte(russian), "windows-1251", russian, "charset_wrong"},
		{"utf-8 without a label", []byte(lithuanian), "", lithuanian, ""},
		{"cut in the middle of a character", []byte(russian[:len(russian)-2]), "utf-8", russian[:len(russian)-3] + "\uFFFD", "charset_invalid"},
		{"spelling of the label", cp(charmap.Windows1251, russian), `"charset=WIN-1251"`, russian, ""},
		{"ascii", []byte("hello"), "no-such", "hello", ""},
		{"escape sequences of iso-2022-jp", []byte("\x1b$B$3\x1b(B"), "iso-2022-jp", "こ", ""},
	}
	for _, test := range tests {
		got, defect := decodeCharset(test.bytes, test.label)
		code := ""
		if defect != nil {
			code = defect.Code
		}
		if got != test.want || code != test.defect {
			t.Errorf("%s: got %q, defect %q; want %q, defect %q", test.name, got, code, test.want, test.defect)
		}
	}
}

func TestCleanLeavesNoControls(t *testing.T) {
	if got := clean("a\x00b\r\nc\rd\x1b[31me\u2028f\xff"); got != "ab\nc\nd[31me\nf\uFFFD" {
		t.Errorf("got %q", got)
	}
}
