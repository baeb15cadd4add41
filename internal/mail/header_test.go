package mail

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReadIDs(t *testing.T) {
	tests := []struct {
		name, value string
		want        []string
	}{
		{"plain", "<a@b.example>", []string{"a@b.example"}},
		{"several, with a comment between", "<a@x> (sent) <b@y>", []string{"a@x", "b@y"}},
		{"folded inside the id", "<2026101209\t1400.abc@\n mx.example>", []string{"20261012091400.abc@mx.example"}},
		{"no brackets", "a@x b@y", []string{"a@x", "b@y"}},
		{"truncated", "<a@x> <long-id@mx.exam", []string{"a@x", "long-id@mx.exam"}},
		{"missing closing bracket before the next", "<a@x <b@y>", []string{"a@x", "b@y"}},
		{"twice", "<a@x> <a@x>", []string{"a@x"}},
		{"Outlook's dollars", "<00c401dd5c80$f23a51ce$bdcb617f$@radhaus.example>", []string{"00c401dd5c80$f23a51ce$bdcb617f$@radhaus.example"}},
		{"words without an id", "Your message of Monday", nil},
		{"empty", "", nil},
	}
	for _, test := range tests {
		if got := readIDs(test.value); !slices.Equal(got, test.want) {
			t.Errorf("%s: readIDs(%q) = %q, want %q", test.name, test.value, got, test.want)
		}
	}
}

func TestReadIDsIsBounded(t *testing.T) {
	if n := len(readIDs(strings.Repeat("<a@b> ", 5) + manyIDs(5000))); n != maxIDs {
		t.Errorf("read %d ids, want the limit of %d", n, maxIDs)
	}
}

func manyIDs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<" + strings.Repeat("x", 1+i%7) + string(rune('a'+i%26)) + time.Duration(i).String() + "@h>")
	}
	return b.String()
}

func TestReadAddresses(t *testing.T) {
	tests := []struct {
		name, value string
		want        []Address
	}{
		{"bare", "tessa@Lodge.Example", []Address{{"", "tessa@lodge.example"}}},
		{"name", "Tessa Allardyce <tessa@lodge.example>", []Address{{"Tessa Allardyce", "tessa@lodge.example"}}},
		{"quoted name with a comma", `"Allardyce, Tessa" <t@lodge.example>, x@y.example`, []Address{{"Allardyce, Tessa", "t@lodge.example"}, {"", "x@y.example"}}},
		{"encoded word with an encoded comma", "=?utf-8?q?Tiedtke=2C_Maren?= <m@rad.example>", []Address{{"Tiedtke, Maren", "m@rad.example"}}},
		{"encoded words inside quotes", `"=?utf-8?q?J=C3=B6rg?=" <j@rad.example>`, []Address{{"Jörg", "j@rad.example"}}},
		{"comment as a name", "t@lodge.example (Tessa)", []Address{{"Tessa", "t@lodge.example"}}},
		{"group", "undisclosed-recipients:;", nil},
		{"group with members", "Staff: a@x.example, b@x.example;", []Address{{"", "a@x.example"}, {"", "b@x.example"}}},
		{"semicolons", "a@x.example; b@x.example", []Address{{"", "a@x.example"}, {"", "b@x.example"}}},
		{"no closing bracket", "Tessa <t@lodge.example", []Address{{"Tessa", "t@lodge.example"}}},
		{"unbalanced quote", `"Tessa <t@lodge.example>`, []Address{{"Tessa", "t@lodge.example"}}},
		{"name without brackets", "Tessa t@lodge.example", []Address{{"Tessa", "t@lodge.example"}}},
		{"null", "<>", nil},
	}
	for _, test := range tests {
		if got := readAddresses(test.value, ""); !slices.Equal(got, test.want) {
			t.Errorf("%s: readAddresses(%q) = %q, want %q", test.name, test.value, got, test.want)
		}
	}
}

func TestDecodeWords(t *testing.T) {
	tests := []struct{ name, value, want string }{
		{"plain", "Weekend in November", "Weekend in November"},
		{"q", "=?iso-8859-15?q?AW=3A_Inspektion_f=FCr_Lastenrad?=", "AW: Inspektion für Lastenrad"},
		{"b", "=?windows-1251?B?UmVbMl06IMfg7OXt4A==?=", "Re[2]: Замена"},
		{"space between two words is dropped", "=?utf-8?q?Ros?= =?utf-8?q?alind?=", "Rosalind"},
		{"a letter split over two words", "=?utf-8?B?0JzQsNGA0LjQvdA=?= =?utf-8?B?sCDQmg==?=", "Марина К"},
		{"fold between words", "=?utf-8?q?Ros?=\r\n =?utf-8?q?alind?= Peake", "Rosalind Peake"},
		{"two charsets side by side", "=?koi8-r?B?5MHO?= =?iso-8859-1?q?_=E9?=", "Дан é"},
		{"language of RFC 2231", "=?iso-8859-1*de?q?f=FCr?=", "für"},
		{"spaces inside the word", "=?utf-8?Q?good day?=", "good day"},
		{"missing padding", "=?utf-8?B?aGVsbG8?=", "hello"},
		{"unknown charset", "=?x-none-such?q?plain?=", "plain"},
		{"not a word", "a =? b ?= c", "a =? b ?= c"},
		{"word that was cut off", "=?utf-8?q?Gr=C3=BC=C3=9Fe_aus", "Grüße aus"},
		{"word that was cut off, unknown charset", "=?nonesuch?q?abc", "=?nonesuch?q?abc"},
		{"word without an end before another", "=?utf-8?q?Ros =?utf-8?q?alind?=", "Ros alind"},
		{"no space between words", "=?utf-8?q?Ros?==?utf-8?q?alind?=", "Rosalind"},
		{"a bare question mark inside", "=?utf-8?Q?Price?=20And_when??=", "Price? And when?"},
		{"lower case and upper case mixed", "=?UTF-8?b?0JzQsNGA?= =?utf-8?Q?=D0=B8=d0=bd=D0=B0?=", "Марина"},
		{"an escape cut by a fold", "=?utf-8?q?f=C3= =BCr?=", "für"},
		{"empty charset", "=??q?f=C3=BCr?=", "für"},
		{"spaces around the charset", "=? utf-8 ?q?f=C3=BCr?=", "für"},
		{"encoded twice", "=?utf-8?q?=3D=3Futf-8=3Fq=3Ff=3DC3=3DBCr=3F=3D?=", "für"},
		{"raw bytes beside a word", "Gr\xfc\xdfe =?iso-8859-1?q?f=FCr?=", "Grüße für"},
		{"the escapes of ISO-2022-JP with a wrong label", "=?us-ascii?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは"},
		{"UTF-7", "=?unicode-1-1-utf-7?Q?Gr+APwA3w-e?=", "Grüße"},
		{"raw utf-8", "Grüße", "Grüße"},
		{"line ends cannot be smuggled in", "=?utf-8?q?a=0D=0ABcc:_x@y?=", "a Bcc: x@y"},
	}
	for _, test := range tests {
		if got := decodeWords(test.value, ""); got != test.want {
			t.Errorf("%s: decodeWords(%q) = %q, want %q", test.name, test.value, got, test.want)
		}
	}
}

func TestReadHeader(t *testing.T) {
	raw := "From someone Mon Oct 12 2026\nSubject: one\r\n two\nbroken continuation\nX-Odd : spaced\n\nbody\n"
	h, body, _ := readHeader([]byte(raw))
	if got := h.get("subject"); got != "one two broken continuation" {
		t.Errorf("subject %q", got)
	}
	if got := h.get("X-Odd"); got != "spaced" {
		t.Errorf("X-Odd %q", got)
	}
	if string(body) != "body\n" {
		t.Errorf("body %q", body)
	}
}

func TestReadHeaderWithoutEmptyLine(t *testing.T) {
	m := Parse([]byte("From: a@b.example\nSubject: x\nDear customer, we thank you.\nYours\n"))
	if m.Subject != "x" || !strings.HasPrefix(m.Text, "Dear customer") {
		t.Errorf("subject %q, text %q", m.Subject, m.Text)
	}
	if !hasDefect(m, "header_unterminated") {
		t.Errorf("defects %v", m.Defects)
	}
}

func TestReadDate(t *testing.T) {
	want := time.Date(2026, 10, 13, 9, 14, 22, 0, time.FixedZone("", 3600))
	for _, value := range []string{
		"Tue, 13 Oct 2026 09:14:22 +0100", "13 Oct 2026 09:14:22 +0100 (BST)", "Tue, 13  Oct 2026\t09:14:22 +0100",
		"2026-10-13T09:14:22+01:00", "2026-10-13 09:14:22 +0100", "Tue Oct 13 09:14:22 2026 +0100",
	} {
		got, err := readDate(value)
		if err != nil || !got.Equal(want) {
			t.Errorf("readDate(%q) = %v, %v", value, got, err)
		}
	}
	if _, err := readDate("yesterday"); err == nil {
		t.Error("no error for a date that is none")
	}
}

func TestReceivedBy(t *testing.T) {
	m := Parse([]byte("Received: from lmtp by store.internal; Tue, 13 Oct 2026 09:00:30 +0000\r\n" +
		"Received: from mail.lodge.example\r\n\tby mx1.inbox.example (Postfix) with ESMTPS\r\n\tfor <r@inbox.example>; Tue, 13 Oct 2026 09:00:20 +0000\r\n" +
		"Received: from desk by mail.lodge.example; Tue, 13 Oct 2026 10:00:10 +0100\r\n\r\nhi"))
	tests := []struct {
		hosts  []string
		second int
		ok     bool
	}{
		{nil, 30, true},
		{[]string{"imap.inbox.example"}, 20, true},
		{[]string{"mail.lodge.example"}, 10, true},
		{[]string{"mail.lodge.example", "inbox.example"}, 20, true},
		{[]string{"elsewhere.test", ""}, 0, false},
	}
	for _, test := range tests {
		got, ok := ReceivedBy(m.Hops(), test.hosts...)
		if ok != test.ok || ok && got.Second() != test.second {
			t.Errorf("ReceivedBy(%q) = %v, %v", test.hosts, got, ok)
		}
	}
}

func TestRecipients(t *testing.T) {
	m := Parse([]byte("Delivered-To: r.peake+q7@inbox.example\nX-Original-To: Alias@Inbox.example\nTo: Rosalind <R.Peake+q7@inbox.example>, b@x.example\nCc: c@x.example\n\nhi"))
	want := []string{"r.peake+q7@inbox.example", "alias@inbox.example", "b@x.example", "c@x.example"}
	if got := m.Recipients(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func hasDefect(m *Message, code string) bool {
	return slices.ContainsFunc(m.Defects, func(d Defect) bool { return d.Code == code })
}
