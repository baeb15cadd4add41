package classify

import (
	"reflect"
	"testing"

	"replyaudit/internal/audit"
)

const returned = "Received: from post.example by mx.example; Mon, 2 Mar 2026 09:00:00 +0000\nFrom: ada@post.example\nTo: desk@inn.example\nSubject: Room\nMessage-ID: <1@post.example>\n\nHello\n"

// The forms of failure report that are not RFC 3464, one text each.
func TestTextReports(t *testing.T) {
	daemon := "Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@mx.example>\nTo: ada@post.example\n"
	cases := []struct {
		name, raw string
		class     audit.Class
		want      Bounce
	}{
		{
			"qmail", daemon + "Subject: failure notice\n\nHi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up.\n\n<desk@inn.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 sorry, no mailbox here by that name (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n" + returned,
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.1.1", "unknown_user", ""},
		},
		{
			"Exim", daemon + "X-Failed-Recipients: desk@inn.example\nSubject: Mail delivery failed: returning message to sender\n\nThis message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  desk@inn.example\n    host mx.inn.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<desk@inn.example>:\n    552 5.2.2 Mailbox full\n\n------ This is a copy of the message, including all the headers. ------\n\n" + returned,
			audit.Bounce,
			Bounce{"soft", Recipients{"desk@inn.example"}, "5.2.2", "mailbox_full", ""},
		},
		{
			"Exim, queue expired", daemon + "Subject: Mail delivery failed: returning message to sender\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  desk@inn.example\n    retry timeout exceeded\n\n------ This is a copy of the message ------\n\n" + returned,
			audit.Bounce,
			Bounce{"soft", Recipients{"desk@inn.example"}, "", "expired", ""},
		},
		{
			"Exim warning", daemon + "Subject: Warning: message 1abc delayed 24 hours\n\nThis message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.\n\nThe address to which the message has not yet been delivered is:\n\n  desk@inn.example\n    Delay reason: 451 4.7.1 Greylisting in action\n\nNo action is required on your part. Delivery attempts will continue for\nsome time. Eventually the mail delivery software will give up.\n",
			audit.Delay,
			Bounce{"soft", Recipients{"desk@inn.example"}, "4.7.1", "policy", ""},
		},
		{
			"old Exchange", "From: System Administrator <postmaster@inn.example>\nTo: ada@post.example\nSubject: Undeliverable: Room\n\nYour message\n\n  To:      desk@inn.example\n  Subject: Room\n\ndid not reach the following recipient(s):\n\ndesk@inn.example on Mon, 2 Mar 2026 09:00:00 -0000\n    The recipient name is not recognized\n",
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "", "unknown_user", ""},
		},
		{
			"Domino", "Return-Path: <>\nFrom: Postmaster@inn.example\nSubject: DELIVERY FAILURE: User desk (desk@inn.example) not listed in Domino Directory\n\nYour message\n\n  Subject: Room\n\nwas not delivered to:\n\n  desk@inn.example\n\nbecause:\n\n  User desk (desk@inn.example) not listed in Domino Directory\n",
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "", "unknown_user", ""},
		},
		{
			"Russian preface", daemon + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nSubject: Ваше сообщение не доставлено\n\nЭто письмо создано автоматически.\n\nК сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:\n\n  desk@inn.example\n    SMTP error from remote mail server after RCPT TO:<desk@inn.example>:\n    550 5.7.1 Message blocked as spam\n",
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.7.1", "policy", ""},
		},
		{
			"our own address stands first", daemon + "Subject: Mail Delivery Problem\n\nada@post.example\nyour mail could not be delivered to this recipient:\n  desk@inn.example\n550 mailbox unavailable\n",
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "", "unknown_user", ""},
		},
		{
			"Gmail of old", daemon + "Subject: Delivery Status Notification (Failure)\n\nDelivery to the following recipient failed permanently:\n\n     desk@inn.example\n\nTechnical details of permanent failure:\nDNS Error: Domain name not found\n\n----- Original message -----\n\n" + returned,
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "", "domain", ""},
		},
		{
			"Postfix text without the report part", daemon + "Subject: Undelivered Mail Returned to Sender\n\nThis is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\nFor further assistance, please send mail to postmaster.\n\n<desk@inn.example>: host mx.inn.example[192.0.2.1] said: 552 5.3.4 Message size\n    exceeds fixed limit (in reply to MAIL FROM command)\n",
			audit.Bounce,
			Bounce{"hard", Recipients{"desk@inn.example"}, "5.3.4", "content", ""},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := Decide(read(t, c.raw), Context{})
			if v.Class != c.class || v.Bounce == nil {
				t.Fatalf("class %s (%.2f), bounce %+v", v.Class, v.Confidence, v.Bounce)
			}
			got := *v.Bounce
			got.Text = ""
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v\nwant %+v\ntext %q", got, c.want, v.Bounce.Text)
			}
		})
	}
}

// People write of undelivered things too.
func TestPeopleWriteOfFailures(t *testing.T) {
	for _, text := range []string{
		"Hello Ada, your parcel could not be delivered on Monday because nobody was at home. We try again on Friday, is that all right?",
		"I am sorry, my first answer was returned to sender. The room costs 550 euro for the week, as I wrote.",
	} {
		if v := Decide(read(t, head+"Subject: Re: Room\n\n"+text+"\n"), Context{Latency: hours}); v.Class != audit.Human {
			t.Errorf("%s (%.2f) for %q", v.Class, v.Confidence, text)
		}
	}
}

func TestReason(t *testing.T) {
	cases := []struct{ status, text, reason, kind string }{
		{"5.1.1", "", "unknown_user", "hard"},
		{"5.1.10", "550 5.1.10 RecipientNotFound", "unknown_user", "hard"},
		{"5.1.10", "", "domain", "hard"},
		{"5.1.2", "", "domain", "hard"},
		{"5.2.2", "", "mailbox_full", "soft"},
		{"4.2.2", "over quota", "mailbox_full", "soft"},
		{"5.7.1", "rejected", "policy", "hard"},
		{"4.7.1", "greylisted", "policy", "soft"},
		{"4.4.7", "", "expired", "soft"},
		{"4.4.1", "connection timed out", "expired", "soft"},
		{"5.4.4", "Host not found", "domain", "hard"},
		{"5.4.6", "", "routing", "hard"},
		{"5.6.0", "", "content", "hard"},
		{"5.0.0", "blocked by spamhaus", "policy", "hard"},
		{"5.3.0", "", "other", "hard"},
		{"", "local configuration problem", "system", "soft"},
		{"", "", "other", "hard"},
	}
	for _, c := range cases {
		r := reason(c.status, c.text)
		if k := kind(audit.Bounce, c.status, r); r != c.reason || k != c.kind {
			t.Errorf("%s %q: %s %s, want %s %s", c.status, c.text, r, k, c.reason, c.kind)
		}
	}
}
