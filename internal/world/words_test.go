package world

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
)

// TestEveryTextFills executes every text of every language, chosen by the
// seed or not.
func TestEveryTextFills(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 7 {
		t.Fatalf("%d languages, want 7", len(all))
	}
	// What a text speaks of follows from the field in which it stands.
	speaksOf := map[string]any{"Clients": moment{}, "Service": said{}, "Range": counted{}, "Money": price{}, "Round": price{}}
	mayBeEmpty := []string{"Vocative", "Numbers"}
	for lang, w := range all {
		texts := 0
		var walk func(name string, v reflect.Value, data any)
		walk = func(name string, v reflect.Value, data any) {
			switch v.Kind() {
			case reflect.String:
				texts++
				if _, err := fill(v.String(), data); err != nil {
					t.Errorf("%s: %q: %v", lang, v.String(), err)
				}
			case reflect.Slice, reflect.Array:
				if v.Len() == 0 && !slices.Contains(mayBeEmpty, name) {
					t.Errorf("%s: %s is an empty list", lang, name)
				}
				for i := range v.Len() {
					walk(name, v.Index(i), data)
				}
			case reflect.Map:
				for _, k := range v.MapKeys() {
					walk(name+"/"+k.String(), v.MapIndex(k), data)
				}
			case reflect.Struct:
				for i := range v.NumField() {
					field, about := v.Type().Field(i).Name, data
					if other, ok := speaksOf[field]; ok {
						about = other
					}
					walk(field, v.Field(i), about)
				}
			}
		}
		walk("", reflect.ValueOf(*w), said{})
		if texts < 150 {
			t.Errorf("%s: %d texts only", lang, texts)
		}
	}
}

// TestEveryLanguageSaysAsMuch: each language has texts under all keys of the
// English one, and about as many.
func TestEveryLanguageSaysAsMuch(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for lang, w := range all {
		for key, texts := range all["en"].Answers {
			if have := len(w.Answers[key]); have == 0 || have < len(texts)-1 {
				t.Errorf("%s: %d answers %s, English has %d", lang, have, key, len(texts))
			}
		}
		for name, scripts := range all["en"].Says {
			for script, texts := range scripts {
				if have := len(w.Says[name][script]); have < len(texts) {
					t.Errorf("%s: %d texts for %s/%s, English has %d", lang, have, name, script, len(texts))
				}
			}
		}
		for name, lists := range map[string][2][]string{
			"greetings": {w.Greetings, all["en"].Greetings}, "thanks": {w.Thanks, all["en"].Thanks}, "closings": {w.Closings, all["en"].Closings},
			"roles": {w.Roles, all["en"].Roles}, "invites": {w.Invites, all["en"].Invites}, "acknowledgements": {w.Ack.Texts, all["en"].Ack.Texts},
			"out of office": {w.OutOfOffice.Texts, all["en"].OutOfOffice.Texts},
		} {
			if len(lists[0]) < len(lists[1]) {
				t.Errorf("%s: %d %s, English has %d", lang, len(lists[0]), name, len(lists[1]))
			}
		}
	}
}

// TestValues draws every form in which people of a language write a value.
func TestValues(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		lang, value string
		wrong       bool
		want        string
	}{
		{"lt", "4,90 EUR", false, "4,90 EUR|4,90 Eur|4,90 €"},
		{"lt", "4,90 EUR", true, "7,36 EUR|7,36 Eur|7,36 €"},
		{"ru", "7,05 BYN", false, "7 руб. 05 коп.|7,05 BYN|7,05 руб."},
		{"ru", "300 RUB", false, "300 р.|300 руб.|300 ₽"},
		{"en", "£3.50", false, "3.50 GBP|£3.50"},
		{"en", "4.50 BYN", false, "4.50 BYN|BYN 4.50"},
		{"pl", "19,90 zł", false, "19 zł 90 gr|19,90 PLN|19,90 zł"},
		{"pl", "20 PLN", false, "20 zł|20 złotych|20,- zł"},
		{"de", "5,90", false, "5,90 EUR|5,90 Euro|5,90 €|EUR 5,90"},
		{"de", "12.50 CHF", false, "CHF 12.50|Fr. 12.50"},
		{"et", "3 EUR", false, "3 EUR|3 eurot|3 €"},
		{"lv", "3.75 EUR", false, "3,75 EUR|3,75 eiro|3,75 €"},
	} {
		got := drawn(func(talk *clock.Stream) (string, error) { return all[tt.lang].money(talk, tt.value, tt.wrong) })
		if got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.lang, tt.value, got, tt.want)
		}
	}
	for _, tt := range []struct {
		lang, value string
		wrong       bool
		want        string
	}{
		{"en", "10:30-16:00", false, "10.30 am-4 pm|10:30-16:00"},
		{"lt", "10:00-16:00", true, "10-14|10.00-14.00|10:00-14:00"},
		{"et", "9:30-17:00", false, "9.30-17.00|9:30-17:00"},
	} {
		got := drawn(func(talk *clock.Stream) (string, error) {
			from, till := all[tt.lang].hours(talk, tt.value, tt.wrong)
			return from + "-" + till, nil
		})
		if got != tt.want {
			t.Errorf("%s %s: %s, want %s", tt.lang, tt.value, got, tt.want)
		}
	}
}

// drawn lists all different results of fifty draws, sorted.
func drawn(draw func(*clock.Stream) (string, error)) string {
	talk := clock.NewStream(1, "test", "talk")
	found := map[string]bool{}
	for range 50 {
		s, err := draw(talk)
		if err != nil {
			return err.Error()
		}
		found[s] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), "|")
}

// TestDayCounts: the noun agrees with the number, as the language wants it.
func TestDayCounts(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ lang, value, span, within, during string }{
		{"lt", "1", "1 darbo diena", "1 darbo dieną", "1 darbo dienos"},
		{"lt", "4", "4 darbo dienos", "4 darbo dienas", "4 darbo dienų"},
		{"lt", "10", "10 darbo dienų", "10 darbo dienų", "10 darbo dienų"},
		{"lt", "11", "11 darbo dienų", "11 darbo dienų", "11 darbo dienų"},
		{"lt", "21", "21 darbo diena", "21 darbo dieną", "21 darbo dienos"},
		{"ru", "1", "1 рабочий день", "1 рабочий день", "1 рабочего дня"},
		{"ru", "3", "3 рабочих дня", "3 рабочих дня", "3 рабочих дней"},
		{"ru", "5", "5 рабочих дней", "5 рабочих дней", "5 рабочих дней"},
		{"ru", "12", "12 рабочих дней", "12 рабочих дней", "12 рабочих дней"},
		{"lv", "1", "1 darba diena", "1 darba dienu", "1 darba dienas"},
		{"lv", "11", "11 darba dienas", "11 darba dienas", "11 darba dienu"},
		{"lv", "21", "21 darba diena", "21 darba dienu", "21 darba dienas"},
		{"et", "1", "1 tööpäev", "1 tööpäev", "1 tööpäeva"},
		{"et", "3", "3 tööpäeva", "3 tööpäeva", "3 tööpäeva"},
		{"pl", "1", "1 dzień roboczy", "1 dzień roboczy", "1 dnia roboczego"},
		{"pl", "3", "3 dni robocze", "3 dni robocze", "3 dni roboczych"},
		{"pl", "12", "12 dni roboczych", "12 dni roboczych", "12 dni roboczych"},
		{"de", "1", "1 Werktag", "1 Werktag", "1 Werktag"},
		{"de", "3", "3 Werktage", "3 Werktage", "3 Werktagen"},
		{"de", "8 Wochen", "8 Wochen", "8 Wochen", "8 Wochen"},
		{"de", "5 Jahre", "5 Jahre", "5 Jahre", "5 Jahren"},
		{"pl", "5 tygodni", "5 tygodni", "5 tygodni", "5 tygodni"},
		{"pl", "2 lata", "2 lata", "2 lata", "2 lat"},
		{"et", "3 päeva", "3 päeva", "3 päeva", "3 päeva"},
		{"lt", "3 weeks", "3 savaitės", "3 savaites", "3 savaičių"},
		{"lt", "2 metai", "2 metai", "2 metus", "2 metų"},
		{"ru", "24 часа", "24 часа", "24 часа", "24 часов"},
		{"lv", "1 mēnesis", "1 mēnesis", "1 mēnesi", "1 mēneša"},
		{"de", "3 working days", "3 Werktage", "3 Werktage", "3 Werktagen"},
	} {
		talk := clock.NewStream(1, "test", "talk")
		c, unit, ok := lengthOf(all, tt.value)
		span, within, during, err := all[tt.lang].duration(talk, c, unit, false)
		if err != nil || !ok || span != tt.span || within != tt.within || during != tt.during {
			t.Errorf("%s %s: %q, %q, %q, want %q, %q, %q (%v)", tt.lang, tt.value, span, within, during, tt.span, tt.within, tt.during, err)
		}
	}
}

// TestLengthOf: what the world cannot count it says as it stands.
func TestLengthOf(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for value, want := range map[string]string{
		"4-5 tygodni": "4 to 5 week", "2–3": "2 to 3 working_day", "30 days": "30 to 30 day", "5-7 working days": "5 to 7 working_day",
		"in 2 weeks": "", "1,5 Jahre": "", "5-3 days": "", "3 business days": "", "": "",
	} {
		got := ""
		if c, unit, ok := lengthOf(all, value); ok {
			got = fmt.Sprintf("%d to %d %s", c.Low, c.High, unit)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", value, got, want)
		}
	}
}

// TestQuestion: a company that names what it was asked names words of the letter.
func TestQuestion(t *testing.T) {
	for body, want := range map[string]string{
		"Hello,\n\nwe need a bed. What does\nit cost? And when?\n\nJo": "What does it cost?",
		"Hi, one thing: how much is it?":                               "how much is it?",
		"Mich interessiert:\n- Was kostet es?\n- Wann?":                "Was kostet es?",
		"Please tell me the price.":                                    "Two windows",
	} {
		l := letter{subject: "Re: Two windows", body: body}
		if got := l.question(); got != want {
			t.Errorf("%q asks %q, want %q", body, got, want)
		}
	}
}

func TestVocative(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ lang, first, title, want string }{
		{"lt", "Viltė", "", "Vilte"},
		{"lt", "Tomas", "", "Tomai"},
		{"lt", "Jurgis", "", "Jurgi"},
		{"lt", "Petrus", "", "Petrau"},
		{"lt", "Rasa", "", "Rasa"},
		{"lv", "Jānis", "", "Jāni"},
		{"lv", "Edgars", "", "Edgar"},
		{"lv", "Mārtiņš", "", "Mārtiņ"},
		{"lv", "Ilze", "", "Ilze"},
		{"pl", "Anna", "Pani", "Anno"},
		{"pl", "Kasia", "Pani", "Kasiu"},
		{"pl", "Marek", "Panie", "Marku"},
		{"pl", "Piotr", "Panie", "Piotrze"},
		{"pl", "Tomasz", "Panie", "Tomaszu"},
		{"pl", "Paweł", "Panie", "Pawle"},
		{"pl", "Andrzej", "Panie", "Andrzeju"},
		{"de", "Anna", "", "Anna"},
		{"et", "Kadri", "", "Kadri"},
	} {
		if got, title := all[tt.lang].address(tt.first), all[tt.lang].title(tt.first); got != tt.want || title != tt.title {
			t.Errorf("%s is called %q %s, want %q %s", tt.first, title, got, tt.title, tt.want)
		}
	}
}

// FuzzReadLetter: whatever is submitted, reading it ends and makes no second header.
func FuzzReadLetter(f *testing.F) {
	f.Add([]byte("From: Viltė <a@b.example>\r\nSubject: =?utf-8?q?a=0D=0AX:_y?=\r\nMessage-ID: <x@y>\r\n\r\nbody"))
	f.Add([]byte("Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\nYQ=="))
	f.Fuzz(func(t *testing.T, raw []byte) {
		l, err := readLetter(raw)
		if err != nil {
			return
		}
		for _, s := range []string{l.subject, l.fromName, l.messageID, headerText("koi8-r", l.subject)} {
			for i := range len(s) {
				if s[i] == '\n' && (i+1 == len(s) || s[i+1] != ' ') {
					t.Fatalf("%q starts a new header", s)
				}
			}
		}
	})
}

func TestWordsForUnknownQuestion(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	if got := all["en"].answers("", grade.Question{ID: "x", Expects: "smell"}, true); got != nil {
		t.Errorf("answers %q", got)
	}
}
