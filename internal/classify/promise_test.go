package classify

import "testing"

func TestPromises(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Thank you. We will get back to you within 2 working days.", "We will get back to you within 2 working days."},
		{"We will answer your message. You can expect it by the next working day.", "You can expect it by the next working day."},
		{"We are open up to 24 hours a day.", ""},
		{"We will get back to you as soon as possible.", ""},
		{"The mug is 12 EUR. I shall ask our courier what that comes to and ring you tomorrow.", "I shall ask our courier what that comes to and ring you tomorrow."},
		{"Dėkojame. Atsakysime per 2 darbo dienas.", "Atsakysime per 2 darbo dienas."},
		{"Здравствуйте! Уточню у мастера и завтра позвоню.", "Уточню у мастера и завтра позвоню."},
		{"Delivery takes 2 working days.", ""},
	} {
		got := ""
		for _, s := range Promises(c.text) {
			got += s.Quote
			if c.text[s.Start:s.End] != s.Quote {
				t.Errorf("%s: the span %d-%d is not %q", c.text, s.Start, s.End, s.Quote)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
