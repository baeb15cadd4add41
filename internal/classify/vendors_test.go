package classify

import (
	"reflect"
	"strings"
	"testing"

	"replyaudit/internal/audit"
)

// report builds a multipart/report whose machine-readable part is fields.
func report(header, contentType, text, fields, original string) string {
	parts := []string{"Content-Type: " + contentType + "\n\n" + text, "Content-Type: message/delivery-status\n\n" + fields}
	if original != "" {
		parts = append(parts, "Content-Type: message/rfc822\n\n"+original)
	}
	return header + "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=rr\n\n--rr\n" + strings.Join(parts, "\n\n--rr\n") + "\n\n--rr--\n"
}

// plain adds the fields of a text in UTF-8 to a header.
func plain(header, text string) string {
	return header + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text
}

// The reports of the large providers and of servers in other languages, as they look today.
func TestReportsOfToday(t *testing.T) {
	daemon := "Return-Path: <>\nTo: ada@post.example\n"
	cases := []struct {
		name, raw string
		class     audit.Class
		want      Bounce
	}{
		{
			"Gmail", report(daemon+"From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)\nX-Failed-Recipients: desk@inn.example\n", "text/plain; charset=utf-8",
				"\n** Address not found **\n\nYour message wasn't delivered to desk@inn.example because the address couldn't be found, or is unable to receive mail.\n\nThe response from the remote server was:\n550 5.1.1 <desk@inn.example>: Recipient address rejected: User unknown\n",
				"Reporting-MTA: dns; googlemail.com\n\nFinal-Recipient: rfc822; desk@inn.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <desk@inn.example>: Recipient address rejected: User unknown", returned),
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.1.1", "unknown_user", ""},
		},
		{
			"Microsoft 365, forwarded without its report part", "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@inn.example>\nTo: ada@post.example\nSubject: Undeliverable: Room\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n" +
				"<html><body><p>Your message to desk@inn.example couldn't be delivered.</p><p>desk wasn't found at inn.example.</p><table><tr><td>ada</td><td>Office 365</td><td>desk</td></tr><tr><td>Action Required</td><td></td><td>Recipient</td></tr></table><p>Unknown To address</p><p>Original Message Details</p><p>Recipient Address: desk@inn.example</p><p>Error: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup</p></body></html>\n",
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.1.10", "unknown_user", ""},
		},
		{
			"Exchange in German", report(daemon+"From: Microsoft Outlook <postmaster@gasthof.example>\nSubject: =?utf-8?Q?Unzustellbar:_Zimmer?=\n", "text/plain; charset=utf-8",
				"Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nempfang@gasthof.example<mailto:empfang@gasthof.example>\nDas Postfach des Empfängers ist voll und kann zurzeit keine Nachrichten annehmen.\n",
				"Reporting-MTA: dns;mail.gasthof.example\n\nFinal-Recipient: rfc822;empfang@gasthof.example\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp;554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException", ""),
			audit.Bounce,
			Bounce{"soft", Recipients{"empfang@gasthof.example"}, "5.2.2", "mailbox_full", ""},
		},
		{
			"Exchange in Russian, text alone", plain(daemon+"From: postmaster@gostinica.example\nSubject: =?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC+OiBSb29t?=\n",
				"Не удалось выполнить доставку следующим получателям или группам:\n\nstojka@gostinica.example\nУказанный адрес электронной почты не найден. Проверьте адрес и повторите отправку.\n\nДиагностические сведения для администраторов:\n\nСоздающий сервер: mx.gostinica.example\n\nstojka@gostinica.example\n#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"stojka@gostinica.example"}, "5.1.1", "unknown_user", ""},
		},
		{
			"Exchange in Polish, text alone", plain(daemon+"From: postmaster@pensjonat.example\nSubject: =?utf-8?Q?Nie_mo=C5=BCna_dostarczy=C4=87:_Pok=C3=B3j?=\n",
				"Dostarczenie wiadomości do następujących adresatów lub grup nie powiodło się:\n\nrecepcja@pensjonat.example\nSkrzynka pocztowa adresata jest pełna i nie może teraz przyjmować wiadomości.\n"),
			audit.Bounce,
			Bounce{"soft", Recipients{"recepcja@pensjonat.example"}, "", "mailbox_full", ""},
		},
		{
			"Exchange in Lithuanian, text alone", plain(daemon+"From: postmaster@svetainis.example\nSubject: =?utf-8?Q?Nepristatyta:_kambarys?=\n",
				"Nepavyko pristatyti šiems gavėjams arba grupėms:\n\nregistratura@svetainis.example\nJūsų įvestas el. pašto adresas nerastas.\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"registratura@svetainis.example"}, "", "unknown_user", ""},
		},
		{
			"Exchange in Latvian, text alone", plain(daemon+"From: postmaster@viesnica.example\nSubject: =?utf-8?Q?Nepieg=C4=81d=C4=81ms:_numurs?=\n",
				"Piegāde šiem adresātiem vai grupām neizdevās:\n\nrecepcija@viesnica.example\nIevadītā e-pasta adrese netika atrasta.\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"recepcija@viesnica.example"}, "", "unknown_user", ""},
		},
		{
			"Exchange in Estonian, text alone", plain(daemon+"From: postmaster@hotell.example\nSubject: =?utf-8?Q?Kohaletoimetamatu:_tuba?=\n",
				"Kohaletoimetamine nendele adressaatidele või rühmadele nurjus:\n\nvastuvott@hotell.example\nSisestatud meiliaadressi ei leitud.\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"vastuvott@hotell.example"}, "", "unknown_user", ""},
		},
		{
			"Ukrainian server, text alone", plain(daemon+"From: MAILER-DAEMON@poshta.example\nSubject: =?utf-8?B?0J3QtSDQstC00LDQu9C+0YHRjyDQtNC+0YHRgtCw0LLQuNGC0Lg=?=\n",
				"Ваш лист не вдалося доставити такому одержувачу:\n\nstijka@hotel.example\nСкринька переповнена\n"),
			audit.Bounce,
			Bounce{"soft", Recipients{"stijka@hotel.example"}, "", "mailbox_full", ""},
		},
		{
			"Yandex", report(daemon+"From: Mail Delivery System <mailer-daemon@yandex.example>\nSubject: =?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=\n", "text/plain; charset=utf-8",
				"Это письмо отправлено почтовым сервером yandex.example.\n\nК сожалению, мы вынуждены сообщить Вам о том, что Ваше письмо не может\nбыть отправлено одному или нескольким адресатам. Технические подробности можно найти ниже.\n\n<stojka@gostinica.example>: host mx.gostinica.example[192.0.2.1] said: 550 5.7.1 spam message rejected\n",
				"Reporting-MTA: dns; forward1.yandex.example\n\nFinal-Recipient: rfc822; stojka@gostinica.example\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 spam message rejected", ""),
			audit.Bounce,
			Bounce{"hard", Recipients{"stojka@gostinica.example"}, "5.7.1", "policy", ""},
		},
		{
			"Mimecast", plain("From: Mimecast Postmaster <postmaster@inn.example>\nTo: ada@post.example\nSubject: [Postmaster] Email Delivery Failure\n",
				"This is a delivery failure notification message indicating that an email you addressed to email address :\n-- desk@inn.example\n\ncould not be delivered. The problem appears to be :\n-- Recipient email address is possibly incorrect\n\nAdditional information follows :\n-- 5.1.0 Address rejected\n\nThis condition occurred after 1 attempt(s) to deliver over a period of 0 hour(s).\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.1.0", "policy", ""},
		},
		{
			"Barracuda", plain("From: Barracuda Networks Spam Firewall <postmaster@inn.example>\nTo: ada@post.example\nReturn-Path: <>\nSubject: **Message you sent blocked by our bulk email filter**\n",
				"Your message to: desk@inn.example\nwas blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Room\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "", "policy", ""},
		},
		{
			"Postfix without MIME", plain(daemon+"From: MAILER-DAEMON@mx.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\n",
				"This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n<desk@inn.example>: host mx.inn.example[192.0.2.1] said: 550 5.1.1\n    <desk@inn.example>: Recipient address rejected: User unknown (in reply to RCPT TO command)\n\n<boss@inn.example>: host mx.inn.example[192.0.2.1] said: 552 5.2.2 Mailbox full\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example", "boss@inn.example"}, "5.1.1", "unknown_user", ""},
		},
		{
			"Postfix delay", report(daemon+"From: MAILER-DAEMON@mx.example (Mail Delivery System)\nSubject: Delayed Mail (still being retried)\n", "text/plain",
				"####################################################################\n# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #\n####################################################################\n\nYour message could not be delivered for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n",
				"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; desk@inn.example\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mx.inn.example[192.0.2.1]:25: Connection refused", ""),
			audit.Delay,
			Bounce{"soft", Recipients{"desk@inn.example"}, "4.4.1", "routing", ""},
		},
		{
			"a report wrapped in another's text", plain(daemon+"From: MAILER-DAEMON@relay.example\nSubject: Undelivered Mail Returned to Sender\n",
				"The message below could not be delivered. For help please contact <help@relay.example>.\n\n---------------\nFrom MAILER-DAEMON Mon Mar  2 09:00:00 2026\nReturn-Path: <>\nReceived: by relay.example (Postfix)\nMessage-Id: <2@relay.example>\n\n--zz\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; relay.example\n\nFinal-Recipient: rfc822; desk@inn.example\nOriginal-Recipient: rfc822; inn@portal.example\nAction: failed\nStatus: 5.1.1\n\n--zz--\n"),
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.1.1", "unknown_user", ""},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := Decide(read(t, c.raw), Context{})
			if v.Class != c.class || v.Bounce == nil {
				t.Fatalf("class %s (%.2f), bounce %+v, evidence %+v", v.Class, v.Confidence, v.Bounce, v.Evidence)
			}
			got := *v.Bounce
			got.Text = ""
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v\nwant %+v\ntext %q", got, c.want, v.Bounce.Text)
			}
		})
	}
}

// People answer reports, quote them and forward them; what they newly write is theirs.
func TestPeopleQuoteReports(t *testing.T) {
	person := "From: Ben Host <ben@inn.example>\nTo: ada@post.example\n"
	quotedReport := "This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.\n\n<desk@inn.example>: host mx.inn.example[192.0.2.1] said: 550 5.1.1 User unknown\n"
	cases := []struct {
		name, raw string
		met       int // questions answered
	}{
		{"answers and tells of the bounce", plain(person+"Subject: Re: Room\n", "Hello Ada,\n\nyour mail bounced at the old address desk@inn.example, so here is the answer: the room costs 90 euro a night and is free in May.\n\nKind regards\nBen Host\n"), 0},
		{"top of a quoted report", plain(person+"Subject: Re: Undelivered Mail Returned to Sender\n", "Hello Ada,\n\nI found your letter in our error box. The room costs 90 euro a night and is free in May.\n\nKind regards\nBen Host\n\nOn Mon, 2 Mar 2026 at 09:00, Mail Delivery System <MAILER-DAEMON@mx.example> wrote:\n> "+strings.ReplaceAll(quotedReport, "\n", "\n> ")+"\n"), 0},
		{"report in Outlook's block", plain(person+"Subject: RE: Undeliverable: Room\n", "Hello Ada,\n\nsorry, the address on our site is wrong. The room costs 90 euro a night and is free in May.\n\nKind regards\nBen Host\n\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\nSent: Monday, March 2, 2026 9:00 AM\nTo: desk@inn.example\nSubject: Undeliverable: Room\n\n"+quotedReport), 0},
		{"report in HTML", person + "Subject: Fwd: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<div>Hello Ada,</div><div>this came back to us. The room costs 90 euro a night and is free in May.</div><div>Ben Host</div><div class=\"gmail_quote\"><blockquote class=\"gmail_quote\"><pre>" + strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(quotedReport) + "</pre></blockquote></div>\n", 0},
		{"report attached", person + "Subject: Fwd: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=ff\n\n--ff\nContent-Type: text/plain\n\nHello Ada,\n\nthis came back to us, but here is the answer. The room costs 90 euro a night and is free in May.\n\nBen Host\n\n--ff\nContent-Type: message/rfc822\n\n" +
			report("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: ben@inn.example\nSubject: Undelivered Mail Returned to Sender\n", "text/plain", quotedReport, "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; desk@inn.example\nAction: failed\nStatus: 5.1.1", "") + "\n--ff--\n", 0},
		{"a subject of his own over our quoted letter", plain(person+"Subject: Your letter was returned to sender\n", "Hello Ada,\n\nyour letter bounced at the old box, but my colleague found it. The double room with the terrace costs 90 euro a night and is free from the second week of May. Breakfast is 12 euro for each of you, and the dog may sleep in the hall with ours.\n\nKind regards\nBen Host\n\nOn Mon, 2 Mar 2026 at 09:00, Ada <ada@post.example> wrote:\n> Is a room free?\n> "+strings.ReplaceAll(returned, "\n", "\n> ")+"\n"), 1},
		{"gives another address", plain(person+"Subject: Re: Undelivered\n", "Hello,\n\nyour letter could not be delivered to the following address:\n\ndesk@inn.example\n\nThat box is closed, please write to me. The room costs 90 euro a night and is free in May, breakfast is 12 euro more and the dog may come too.\n\nBen\n"), 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if v := Decide(read(t, c.raw), Context{Latency: hours, QuestionsMet: c.met}); v.Class != audit.Human {
				t.Errorf("%s (%.2f): %+v", v.Class, v.Confidence, v.Evidence)
			}
		})
	}
}
