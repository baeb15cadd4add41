package classify

import (
	"testing"
	"time"
)

func TestAcknowledgement(t *testing.T) {
	cases := []struct {
		name, subject, text string
		deadline            bool
		ticket              string
	}{
		{"deadline and number", "Re: Room", "Your ticket number is 45012. We will get back to you within 2 working days.", true, "45012"},
		{"vague promise", "Re: Room", "We will get back to you as soon as possible.", false, ""},
		{"deadline in the next sentence", "Re: Room", "We will answer your message. You can expect it by the next working day.", true, ""},
		{"opening hours are no deadline", "Re: Room", "Thank you for your message. We are open up to 24 hours a day.", false, ""},
		{"number in the subject", "[#45012] Room", "We will get back to you shortly.", false, "45012"},
		{"letters in the number", "Your enquiry", "Your enquiry has been given the reference TL-7731 and someone will be in touch.", false, "TL-7731"},
		{"year and clock are no numbers", "Re: Room 2026", "Your reference: we will answer in due course, at 10:30 on 4 May 2026.", false, ""},
		{"Russian", "Re: Номер", "Ваше обращение № 48213 зарегистрировано. Ответим в течение рабочего дня.", true, "48213"},
		{"Lithuanian", "Re: Kambarys", "Jūsų užklausa užregistruota numeriu 2026101255. Atsakysime per 2 darbo dienas.", true, "2026101255"},
	}
	for _, c := range cases {
		a := acknowledgement(c.subject, sentences(c.text))
		if a == nil {
			a = &Ack{}
		}
		if a.PromisesDeadline != c.deadline || a.Ticket != c.ticket {
			t.Errorf("%s: %+v, want deadline %t ticket %q", c.name, *a, c.deadline, c.ticket)
		}
	}
}

func TestReturnDate(t *testing.T) {
	sent := time.Date(2026, 12, 20, 8, 0, 0, 0, time.UTC)
	cases := []struct{ text, want string }{
		{"I am out of the office until 23 December.", "2026-12-23"},
		{"I am away and will be back on January 4th.", "2027-01-04"},
		{"I am on leave from 21 to 28 December.", "2026-12-28"},
		{"Ich bin im Urlaub und ab dem 04.01.2027 wieder erreichbar.", "2027-01-04"},
		{"Я в отпуске до 26 декабря, потом отвечу.", "2026-12-26"},
		{"Iki gruodžio 28 d. atostogauju.", "2026-12-28"},
		{"I am away until further notice.", ""},
		{"The fair is on 23 December.", ""},
		{"I am away until 99 December.", ""},
	}
	for _, c := range cases {
		got := ""
		if d := returnDate(sentences(c.text), sent); !d.IsZero() {
			got = d.Format(time.DateOnly)
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}
