package grade

import (
	"testing"
	"time"

	"replyaudit/internal/calendar"
)

// Promises read on Friday, 5 June 2026 at 15:00 by a company that works 9 to 17,
// Monday to Friday.
func TestDeadlineIn(t *testing.T) {
	week := map[time.Weekday][]calendar.Shift{}
	for day := time.Monday; day <= time.Friday; day++ {
		shifts, err := calendar.ParseShifts("09:00-17:00")
		if err != nil {
			t.Fatal(err)
		}
		week[day] = shifts
	}
	cal, err := calendar.New(calendar.Spec{Zone: "UTC", Country: "GB", Week: week, NoHolidays: true})
	if err != nil {
		t.Fatal(err)
	}
	received := time.Date(2026, 6, 5, 15, 0, 0, 0, time.UTC)
	for _, c := range []struct{ language, sentence, want string }{
		{"en", "We will get back to you within 24 hours.", "06-06 15:00"},
		{"en", "We will get back to you within two working days.", "06-09 17:00"},
		{"en", "You can expect a reply in 2-3 business days.", "06-10 17:00"},
		{"en", "We answer within 4 working hours.", "06-08 11:00"},
		{"en", "I'll ask our workshop and ring you tomorrow.", "06-07 00:00"},
		{"en", "We will reply by the next working day.", "06-08 17:00"},
		{"en", "You will hear from us by the end of the day.", "06-06 00:00"},
		{"en", "I will get back to you by Wednesday.", "06-11 00:00"},
		{"en", "We will come back to you by Friday.", "06-13 00:00"},
		{"en", "You will receive an answer by 12 June.", "06-13 00:00"},
		{"en", "We will get back to you as soon as possible.", ""},
		{"lt", "Atsakysime per 2 darbo dienas.", "06-09 17:00"},
		{"lt", "Atsakysime rytoj.", "06-07 00:00"},
		{"lt", "Atsakysime kitą darbo dieną.", "06-08 17:00"},
		{"ru", "Мы ответим вам в течение 24 часов.", "06-06 15:00"},
		{"ru", "Мы ответим в течение двух рабочих дней.", "06-09 17:00"},
		{"ru", "Уточню у мастера и завтра позвоню.", "06-07 00:00"},
		{"ru", "Ответим до конца дня.", "06-06 00:00"},
		{"de", "Wir melden uns innerhalb von 2 Werktagen.", "06-09 17:00"},
		{"en", "We will get back to you within 99999999999 years.", ""},
	} {
		got := ""
		if d, ok := DeadlineIn(c.sentence, c.language, received, cal); ok {
			got = d.By.Format("01-02 15:04")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.sentence, got, c.want)
		}
	}
}
