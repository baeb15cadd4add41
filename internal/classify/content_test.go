package classify

import (
	"testing"

	"replyaudit/internal/audit"
)

func TestYesOrNo(t *testing.T) {
	cases := []struct {
		text string
		want bool
	}{
		{"Taip, dirbame ir šeštadieniais.", true},
		{"Labdien, jā, suņi var nākt līdzi.", true},
		{"Nein, leider nicht.", true},
		{"Да, сделаем.", true},
		{"No. 5512 is your case.", false},
		{"no-reply@inn.example wrote", false},
		{"Nothing, sadly.", false},
		{"", false},
	}
	for _, c := range cases {
		if got := yesOrNo(c.text); got != c.want {
			t.Errorf("yesOrNo(%q) = %v", c.text, got)
		}
	}
}

func TestPrice(t *testing.T) {
	for text, want := range map[string]bool{
		"from 14 Eur a metre": true, "£640 fitted": true, "18 500 рублей": true, "12,90 eiro": true, "220 zł": true, "9800 грн": true, "80 €": true, "640 руб.": true, "64 р.": true, "18 kč": false, "18 PLN": true, "$ 5": true,
		"Europe in 24 hours": false, "24 hours": false, "nr. 48213": false,
	} {
		if hasPrice(text) != want {
			t.Errorf("price in %q: %v", text, !want)
		}
	}
}

// A person on holiday who answers is a person; the same words without the
// answer are a notice. Furniture of a mailing under an answer makes it none.
func TestAnswersAmongFormulas(t *testing.T) {
	furniture := "<html><body><p>Dear Ada, the annexe is free on Friday and the dog may come along.</p><p>Eve</p>" +
		"<a href=\"https://inn.example/unsubscribe\">x</a><a href=\"https://inn.example/?utm_campaign=spring\"><img src=\"a\" width=\"1\" height=\"1\"></a></body></html>\n"
	cases := []struct {
		name, raw string
		want      audit.Class
	}{
		{"answer from a holiday", head + "Subject: Re: Stogas\n\nSveiki, dabar esu atostogose, bet trumpai: taip, čerpes turime, nuo 14 Eur. Grįžęs atsiųsiu daugiau.\n", audit.Human},
		{"holiday", head + "Subject: Re: Stogas\n\nSveiki, dabar esu atostogose. Grįžęs atsakysiu.\n", audit.OutOfOffice},
		{"answer with the order in it", head + "Subject: Re: Chair\n\nI looked it up: your order has shipped on Monday, and the second chair follows next week, once the oil on it is dry.\n", audit.Human},
		{"furniture", "Content-Type: text/html; charset=utf-8\nFrom: Eve <eve@inn.example>\nTo: ada@post.example\nMIME-Version: 1.0\nIn-Reply-To: <1@post.example>\nSubject: Re: Room\n\n" + furniture, audit.Human},
		{"Intercom's workflow", head + "Subject: Re: Room\nX-Intercom-App-Id: a1\nX-Intercom-Source: workflow\n\nThank you for your email. A member of the team will be in contact as soon as possible.\n", audit.Acknowledgement},
		{"an agent in Intercom", head + "Subject: Re: Room\nX-Intercom-App-Id: a1\nX-Auto-Response-Suppress: OOF, AutoReply\n\nHello Ada, the annexe is free on Friday and the dog may come along.\n", audit.Human},
	}
	for _, c := range cases {
		if v := Decide(read(t, c.raw), Context{}); v.Class != c.want {
			t.Errorf("%s: %s (best %s, %.2f), want %s\n%+v", c.name, v.Class, v.Best, v.Confidence, c.want, v.Evidence)
		}
	}
}

func TestPrefixed(t *testing.T) {
	for subject, want := range map[string]bool{"Re: Room": true, "AW: Zimmer": true, "Atb.: Istaba": true, "Ответ: Номер": true, "Room": false, "Your order: 12": false, ": x": false} {
		if prefixed(subject) != want {
			t.Errorf("prefixed(%q) = %v", subject, !want)
		}
	}
}
