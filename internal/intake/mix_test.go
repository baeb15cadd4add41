package intake

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

// answers are what the offices of the benchmarks write, each to a Ms Lind.
var answers = []struct{ greeting, body, closing string }{
	{
		"Dear Ms Lind,", "thank you for your enquiry. Two hundred brochures on matt paper would cost EUR 184.50 including VAT, and we need four working days from the day on which " +
			"you approve the proof.\n\nWe open at 9 am on Saturdays, so you are welcome to come along and see some paper. Please let me know which size you have in mind.",
		"Kind regards,\n\nMartha Quill\nCustomer service\nQuill & Sons Printers\nTel. +44 1632 960 114\nhttps://quill.example",
	},
	{
		"Здравствуйте, Ада!", "спасибо за ваше письмо. Печать двухсот брошюр на матовой бумаге стоит 164 евро, срок изготовления — пять рабочих дней после утверждения макета.\n\n" +
			"В субботу мы открываемся в 10:00. Если у вас появятся другие вопросы, пишите или звоните, с удовольствием ответим.",
		"С уважением,\n\nТимофей Ветров\nМенеджер по работе с клиентами\nТипография «Ветер»\nТел. +370 5 200 0114",
	},
	{
		"Laba diena, ponia Lind,", "dėkojame už Jūsų užklausą. Du šimtai brošiūrų ant matinio popieriaus kainuotų 172 Eur su PVM, pagaminame per keturias darbo dienas nuo maketo patvirtinimo.\n\n" +
			"Šeštadieniais dirbame nuo 10 iki 14 val. Jei turėsite daugiau klausimų, mielai į juos atsakysime.",
		"Pagarbiai,\n\nRūta Giedrė\nVadybininkė\nUAB „Spaudos kiemas“\nTel. +370 612 00114",
	},
}

// mixed is reply i to a letter, in the mix that offices send: text and HTML, the
// letter quoted below, every tenth with a price list of 60 KB; 13 KB on average.
func mixed(i, letter int) []byte {
	a := answers[i%len(answers)]
	text := fmt.Sprintf("%s\n\n%s\n\n%s\n", a.greeting, a.body, strings.Replace(a.closing, "0114", fmt.Sprintf("%04d", i%10000), 1))
	attribution := "On Mon, 2 Mar 2026 at 11:00, Ada Lind <" + account + "> wrote:"
	body := "--alt\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
		crlf(text+"\n"+attribution+"\n> "+strings.ReplaceAll(strings.Repeat(letterBody+"\n\n", 3), "\n", "\n> ")+"\n") +
		"\r\n--alt\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64Lines([]byte(html(text, attribution))) + "\r\n--alt--\r\n"
	kind, boundary := "alternative", "alt"
	if i%10 == 0 {
		kind, boundary = "mixed", "mix"
		body = "--mix\r\nContent-Type: multipart/alternative; boundary=alt\r\n\r\n" + body +
			"\r\n--mix\r\nContent-Type: application/pdf; name=prices.pdf\r\nContent-Disposition: attachment; filename=prices.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
			base64Lines(priceList(i)) + "\r\n--mix--\r\n"
	}
	return fmt.Appendf(nil, "Return-Path: <info@firm%d.test>\r\nReceived: from mx.firm%d.test (mx.firm%d.test [192.0.2.7]) by %s with ESMTPS id %d; %s\r\n"+
		"From: Office <info@firm%d.test>\r\nTo: Ada Lind <%s>\r\nSubject: Re: Brochures\r\nDate: %s\r\nMessage-ID: <reply%d@firm%d.test>\r\nIn-Reply-To: <%s>\r\nReferences: <%s>\r\n"+
		"MIME-Version: 1.0\r\nContent-Type: multipart/%s; boundary=%s\r\n\r\n%s",
		letter, letter, letter, imapHost, i, stamp, letter, account, stamp, i, letter, messageID(letter), messageID(letter), kind, boundary, body)
}

// stamp is when the replies of the mix come.
var stamp = monday.Add(time.Hour).Format(time.RFC1123Z)

// html is a reply as an office suite writes it.
func html(text, attribution string) string {
	var b strings.Builder
	b.WriteString("<html><head><style>p.MsoNormal{margin:0cm;font-size:11.0pt;font-family:\"Calibri\",sans-serif}</style></head><body lang=EN-GB><div class=WordSection1>")
	for line := range strings.Lines(text) {
		fmt.Fprintf(&b, "<p class=MsoNormal><span style='font-size:11.0pt;font-family:\"Calibri\",sans-serif;color:#1F497D'>%s<o:p></o:p></span></p>\n", strings.TrimSpace(line))
	}
	fmt.Fprintf(&b, "<div class=gmail_quote><div>%s</div><blockquote class=gmail_quote style='margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex'>", attribution)
	b.WriteString(strings.ReplaceAll(letterBody, "\n", "<br>\n"))
	b.WriteString("</blockquote></div></div></body></html>\n")
	return b.String()
}

// priceList is 60 KB that no two of the replies share.
func priceList(i int) []byte {
	list := make([]byte, 0, 61<<10)
	for n := 0; len(list) < 60000; n++ {
		list = fmt.Appendf(list, "%%PDF obj %d %d %x\n", i, n, (i+1)*(n+7)*2654435761)
	}
	return list
}

func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

// base64Lines encodes as RFC 2045 section 6.8 has it, in lines of 76.
func base64Lines(raw []byte) string {
	var b strings.Builder
	for code := base64.StdEncoding.EncodeToString(raw); code != ""; {
		n := min(76, len(code))
		b.WriteString(code[:n] + "\r\n")
		code = code[n:]
	}
	return b.String()
}
