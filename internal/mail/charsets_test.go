package mail

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

func TestNormaliseLabel(t *testing.T) {
	tests := map[string]string{
		"cp-1251": "windows-1251", "win-1251": "windows-1251", "Windows1251": "windows-1251", "x-cp1251": "windows-1251", "1251": "windows-1251",
		"windows-cp1257": "windows-1257", "iso8859-13": "iso-8859-13", "ISO_8859-2:1987": "iso-8859-2", "latin2": "iso-8859-2", "latin9": "iso-8859-15",
		"utf8": "utf-8", `"UTF8"`: "utf-8", "'utf-8'": "utf-8", "utf-8;": "utf-8", "cp65001": "utf-8", "unicode-1-1-utf-7": "utf-7", "x-unicode-2-0-utf-7": "utf-7",
		"koi8r": "koi8-r", "KOI8_U": "koi8-u", "x-mac-cyrillic": "x-mac-cyrillic", "MacCyrillic": "x-mac-cyrillic", "cp866": "ibm866", "dos-866": "ibm866",
		"gb2312": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030", "ks_c_5601-1987": "euc-kr", "cp949": "euc-kr", "x-sjis": "shift_jis", "cp932": "shift_jis",
		"big5-hkscs": "big5", "ISO-2022-JP-MS": "iso-2022-jp", "utf-16LE": "utf-16le", "iso-8859-1*de": "iso-8859-1", "charset=koi8-r": "koi8-r",
		"ansi": "", "default": "", "x-unknown": "", "unknown-8bit": "", "x-user-defined": "", "": "", "us-ascii": "us-ascii", "nonesuch": "nonesuch",
	}
	for label, want := range tests {
		if got := normaliseLabel(label); got != want {
			t.Errorf("normaliseLabel(%q) = %q, want %q", label, got, want)
		}
	}
}

func TestEveryCharsetThatMailIsSentIn(t *testing.T) {
	japanese := "本日はお問い合わせいただき、ありがとうございます。"
	texts := map[string]string{
		"windows-1250": polish, "iso-8859-2": polish, "windows-1251": russian, "koi8-r": russian, "ibm866": russian, "iso-8859-5": russian, "x-mac-cyrillic": russian,
		"koi8-u": ukrainian, "windows-1257": lithuanian, "iso-8859-13": lithuanian, "iso-8859-4": lithuanian, "windows-1252": german, "iso-8859-15": german,
		"iso-8859-7": "Καλημέρα σας, ευχαριστούμε πολύ για το μήνυμά σας.", "windows-1254": "İyi günler, sipariş için teşekkür ederiz, görüşmek üzere.",
		"shift_jis": japanese, "euc-jp": japanese, "iso-2022-jp": japanese, "euc-kr": "안녕하세요, 문의해 주셔서 감사합니다.",
		"gb18030": "您好，感谢您的来信，我们会尽快回复。", "big5": "您好，謝謝您的來信，我們會盡快回覆。", "hz-gb-2312": "您好，感谢您的来信。",
	}
	for label, want := range texts {
		b, err := lookup(label).NewEncoder().Bytes([]byte(want))
		if err != nil {
			t.Fatalf("%s: %v", label, err)
		}
		if got, defect := decodeCharset(b, label); got != want || defect != nil {
			t.Errorf("%s: got %q, defect %v", label, got, defect)
		}
		if is7bit(label) || label == "iso-8859-7" || label == "iso-8859-15" || label == "windows-1254" {
			continue // nothing tells them apart from others
		}
		for _, lie := range []string{"", "x-unknown", "utf-8", "us-ascii"} {
			if got, defect := decodeCharset(b, lie); got != want || defect == nil {
				t.Errorf("%s called %q: got %q, defect %v", label, lie, got, defect)
			}
		}
	}
}

func TestWideCharsets(t *testing.T) {
	encode := func(order unicode.Endianness, mark unicode.BOMPolicy) []byte {
		b, err := unicode.UTF16(order, mark).NewEncoder().Bytes([]byte(russian))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	tests := []struct {
		name, label string
		b           []byte
	}{
		{"little-endian with a mark", "utf-16", encode(unicode.LittleEndian, unicode.UseBOM)},
		{"big-endian with a mark and no label", "", encode(unicode.BigEndian, unicode.UseBOM)},
		{"big-endian without a mark", "utf-16", encode(unicode.BigEndian, unicode.IgnoreBOM)},
		{"little-endian by its label", "utf-16le", encode(unicode.LittleEndian, unicode.IgnoreBOM)},
	}
	for _, test := range tests {
		if got, _ := decodeCharset(test.b, test.label); got != russian {
			t.Errorf("%s: got %q", test.name, got)
		}
	}
	if got, _ := decodeCharset([]byte("Y\x00e\x00s\x00,\x00 \x001\x005\x00"), ""); got != "Yes, 15" {
		t.Errorf("little-endian without anything: got %q", got)
	}
}

func TestDecodeUTF7(t *testing.T) {
	tests := map[string]string{
		"Gr+APwA3w-e": "Grüße", "1 +- 1": "1 + 1", "+BBIENQRH-, a": "Веч, a", "a+b@c.example": "a+b@c.example", "+": "+", "end +AOQ": "end ä",
	}
	for in, want := range tests {
		if got := decodeUTF7([]byte(in)); got != want {
			t.Errorf("decodeUTF7(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestISO2022KR(t *testing.T) {
	b := []byte("\x1b$)C\x0e>H3gGO<<?d\x0f, 15\n")
	if got, defect := decodeCharset(b, "iso-2022-kr"); got != "안녕하세요, 15\n" || defect != nil {
		t.Errorf("got %q, defect %v", got, defect)
	}
}

func TestDoubleEncodedIsTakenBackWhereCertain(t *testing.T) {
	misread := func(s, label string) string { // as a program that takes UTF-8 for label
		return decodeAs([]byte(s), label)
	}
	for _, test := range []struct{ text, label string }{
		{"Grüße aus Köln, schöne Tage!", "windows-1252"}, {"Мы перезвоним утром.", "windows-1251"}, {"Pristatymas į Klaipėdą už ąžuolą", "windows-1257"},
	} {
		broken := misread(test.text, test.label)
		if strings.ContainsRune(broken, '\uFFFD') {
			continue // a byte was lost on the way, which nobody brings back
		}
		got, defect := decodeCharset([]byte("Hello.\n"+broken+"\n"), "utf-8")
		if got != "Hello.\n"+test.text+"\n" || defect == nil || defect.Code != DoubleEncoded {
			t.Errorf("%s: got %q, defect %v", test.label, got, defect)
		}
	}
	for _, text := range []string{german, russian, lithuanian, polish, "Ã is a letter", "Ã¤ and Ã¶", "«Ð» и «Ñ»"} {
		if got, defect := decodeCharset([]byte(text), "utf-8"); got != text || defect != nil {
			t.Errorf("got %q, defect %v; want it left alone", got, defect)
		}
	}
}

func TestTheLabelIsBelievedWhereLettersDoNotSpeakAgainstIt(t *testing.T) {
	tests := []struct{ label, text string }{
		{"windows-1257", "labą dieną"},
		{"windows-1257", "skaičiuoja"},
		{"windows-1252", "Jürgen"},
		{"iso-8859-1", "café"},
		{"windows-1252", "n'êtes pas"},
		{"windows-1250", "już"},
		{"koi8-r", "ДА"},
		{"windows-1251", "ЗДРАВСТВУЙТЕ"},
		{"iso-8859-4", "dėkojame"},
	}
	for _, test := range tests {
		b, err := lookup(test.label).NewEncoder().Bytes([]byte(test.text))
		if err != nil {
			t.Fatal(err)
		}
		if got, defect := decodeCharset(b, test.label); got != test.text || defect != nil {
			t.Errorf("%s: got %q, defect %v; want %q", test.label, got, defect, test.text)
		}
	}
}
