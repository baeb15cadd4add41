package classify

import (
	"testing"

	"replyaudit/internal/audit"
)

func TestAccountOf(t *testing.T) {
	cases := []struct{ local, want string }{
		{"newsletter-2026", "newsletter"},
		{"auto-confirm", "autoconfirm"},
		{"ship-confirm", "autoconfirm"},
		{"orders", "orders"},
		{"eve.brown", "eve"},
		{"", ""},
	}
	for _, c := range cases {
		if got := accountOf(c.local); got != c.want {
			t.Errorf("accountOf(%q) = %q, want %q", c.local, got, c.want)
		}
	}
}

// What a letter that answers nothing is, told by its sender and by the fields
// of the service that sent it.
func TestUnsolicited(t *testing.T) {
	const from = "To: ada@post.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
	cases := []struct {
		name, raw string
		want      audit.Class
	}{
		{"Boxbe", "From: noreply@boxbe.com\n" + from + "Subject: Re: Room\n\nHello, I use Boxbe to keep my inbox free of clutter. Click here to deliver your message.\n", audit.Challenge},
		{"TMDA asks for an answer", "From: eve@inn.example\nReply-To: eve-confirm-1774412.5521.a1b2c3@inn.example\n" + from + "Subject: Please confirm your message\n\nTo release your message, simply reply to this message.\n", audit.Challenge},
		{"bug tracker", "From: bugzilla@tracker.example\nX-Bugzilla-Reason: CC\n" + from + "Subject: [Bug 512] Tap drips\n\nEve changed the component from Bath to Kitchen.\n", audit.Notification},
		{"cron", "From: Cron Daemon <root@web.example>\nX-Cron-Env: <SHELL=/bin/sh>\n" + from + "Subject: Cron <root@web> backup\n\n312 files copied\n", audit.Notification},
		{"shop", "From: Shop <orders@shop.example>\n" + from + "Subject: Your order 8841 has shipped\n\nYour order is on its way. Track your parcel with the tracking number 00340.\n", audit.Notification},
		{"booking, in one sentence", "From: Inn Reservations <reservations@inn.example>\nX-Mailer: Microsoft CDO for Windows 2000\n" + from + "Subject: Confirmation of Booking at the Inn\n\nThanks for booking the Inn on the Lake.\n", audit.Notification},
		{"robot that takes commands", "From: owner@tracker.example (Tracking System)\nIn-Reply-To: <7@post.example>\n" + from + "Subject: Processed: retitle 512\n\nProcessing commands for control@tracker.example:\n\n> reassign 512 bath\nBug reassigned from kitchen to bath.\n\nStopping processing here.\n", audit.Notification},
		{"a clerk thanks for a booking", "From: Eve Brown <eve.brown@inn.example>\nIn-Reply-To: <7@post.example>\n" + from + "Subject: Re: Room\n\nDear Ada, thank you for booking with us. The balcony room is yours from 8 to 10 May, and the dog may sleep in the hall.\n\nEve\n", audit.Human},
		{"shop in Lithuanian", "From: Parduotuvė <uzsakymai@shop.example>\n" + from + "Subject: Užsakymas išsiųstas\n\nDėkojame už užsakymą! Siuntos numeris LT8841, siuntą galite sekti savitarnoje.\n", audit.Notification},
		{"registration in Russian", "From: noreply@shop.example\n" + from + "Subject: Подтверждение регистрации\n\nСпасибо за регистрацию! Для подтверждения адреса откройте ссылку. Если вы не регистрировались, ничего не делайте.\n", audit.Notification},
		{"mailing of a service", "From: Inn <hello@inn.example>\nX-MC-User: 0af1\n" + from + "Subject: Spring\n\nThe lake is open again. Read more about our rooms and the new sauna by the water.\n", audit.Marketing},
		{"mailing by words", "From: Inn <news@inn.example>\n" + from + "Subject: Last chance\n\nBook now and save up to 20%! Limited time offer. No longer want these emails? Unsubscribe.\n", audit.Marketing},
		{"mailing in Estonian", "From: Pood <uudiskiri@pood.example>\n" + from + "Subject: Kevadpakkumised\n\nAllahindlus kõigele! Tasuta tarne ainult täna. Loobu uudiskirjast.\n", audit.Marketing},
		{"a person's first letter", "From: Eve Brown <eve.brown@inn.example>\n" + from + "Subject: Room\n\nHello Ada, you rang us yesterday about the annexe by the lake, and I have now found the key, so come on Friday if you like.\n", audit.Human},
	}
	for _, c := range cases {
		if v := Decide(read(t, c.raw), Context{}); v.Class != c.want {
			t.Errorf("%s: %s (best %s, %.2f), want %s\n%+v", c.name, v.Class, v.Best, v.Confidence, c.want, v.Evidence)
		}
	}
}
