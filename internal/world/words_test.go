package world

import (
	"reflect"
	"testing"
	"time"

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
	if len(all) != 3 {
		t.Fatalf("%d languages, want 3", len(all))
	}
	for lang, w := range all {
		texts := 0
		var walk func(v reflect.Value, data any)
		walk = func(v reflect.Value, data any) {
			switch v.Kind() {
			case reflect.String:
				texts++
				if _, err := fill(v.String(), data); err != nil {
					t.Errorf("%s: %q: %v", lang, v.String(), err)
				}
			case reflect.Slice, reflect.Array:
				if v.Len() == 0 {
					t.Errorf("%s: an empty list", lang)
				}
				for i := range v.Len() {
					walk(v.Index(i), data)
				}
			case reflect.Map:
				for _, k := range v.MapKeys() {
					walk(v.MapIndex(k), data)
				}
			case reflect.Struct:
				for i := range v.NumField() {
					f := data
					if v.Type().Field(i).Name == "Clients" {
						f = moment{}
					}
					if name := v.Type().Field(i).Name; name == "Service" {
						f = said{}
					}
					walk(v.Field(i), f)
				}
			}
		}
		walk(reflect.ValueOf(*w), said{})
		if texts < 150 {
			t.Errorf("%s: %d texts only", lang, texts)
		}
	}
}

func TestValues(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	oneOf := func(got string, want ...string) {
		t.Helper()
		for _, w := range want {
			if got == w {
				return
			}
		}
		t.Errorf("%q, want one of %q", got, want)
	}
	talk := clock.NewStream(1, "test", "talk")
	for range 20 {
		oneOf(all["lt"].money(talk, "4,90 EUR", false), "4,90 Eur", "4,90 €", "4,90 EUR")
		oneOf(all["lt"].money(talk, "4,90 EUR", true), "7,36 Eur", "7,36 €", "7,36 EUR")
		oneOf(all["ru"].money(talk, "7,05 BYN", false), "7,05 руб.", "7 руб. 05 коп.", "7,05 BYN")
		oneOf(all["en"].money(talk, "£3.00", false), "£3.00", "3.00 GBP")
		from, till := all["en"].hours(talk, "10:30-16:00", false)
		oneOf(from+" "+till, "10.30 am 4 pm", "10:30 16:00")
		from, till = all["lt"].hours(talk, "10:00-16:00", true)
		oneOf(from+" "+till, "10:00 14:00", "10 14", "10.00 14.00")
	}
	counts := []struct{ lang, value, span, within, during string }{
		{"lt", "1", "1 darbo diena", "1 darbo dieną", ""},
		{"lt", "4", "4 darbo dienos", "4 darbo dienas", ""},
		{"lt", "10", "10 darbo dienų", "10 darbo dienų", ""},
		{"lt", "21", "21 darbo diena", "21 darbo dieną", ""},
		{"ru", "1", "1 рабочий день", "1 рабочий день", "1 рабочего дня"},
		{"ru", "3", "3 рабочих дня", "3 рабочих дня", "3 рабочих дней"},
		{"ru", "5", "5 рабочих дней", "5 рабочих дней", "5 рабочих дней"},
		{"ru", "12", "12 рабочих дней", "12 рабочих дней", "12 рабочих дней"},
	}
	for _, tt := range counts {
		if span, within, during := all[tt.lang].duration(talk, tt.value, false); span != tt.span || within != tt.within || during != tt.during {
			t.Errorf("%s %s: %q, %q, %q, want %q, %q, %q", tt.lang, tt.value, span, within, during, tt.span, tt.within, tt.during)
		}
	}
}

func TestVocative(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for first, want := range map[string]string{"Viltė": "Vilte", "Tomas": "Tomai", "Jurgis": "Jurgi", "Petrus": "Petrau", "Rasa": "Rasa"} {
		if got := all["lt"].address(first); got != want {
			t.Errorf("%s is called %s, want %s", first, got, want)
		}
	}
}

// TestConclude checks the order of precedence, which no single habit shows.
func TestConclude(t *testing.T) {
	t0 := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	end := t0.Add(7 * 24 * time.Hour)
	questions := []string{"a", "b"}
	reply := func(at time.Time, answers ...string) Message {
		return Message{At: at, Class: "human", Answers: answers}
	}
	tests := []struct {
		name     string
		messages []Message
		want     string
	}{
		{"an answer at the last instant counts", []Message{reply(end, "a", "b")}, "answered"},
		{"a second later it does not", []Message{reply(end.Add(time.Second), "a", "b")}, "silent"},
		{"the union of two", []Message{reply(end, "b"), reply(t0, "a")}, "answered"},
		{"half in time", []Message{reply(t0, "a"), reply(end.Add(time.Hour), "b")}, "replied"},
		{"a reply beats a bounce", []Message{{At: t0, Class: "bounce"}, reply(end)}, "replied"},
		{"an acknowledgement beats a bounce", []Message{{At: t0, Class: "acknowledgement"}, {At: t0, Class: "bounce"}}, "silent"},
		{"policy", []Message{{At: t0, Class: "bounce", Refusal: true}}, "refused"},
		{"a question back is no reply", []Message{{At: t0, Class: "human", AsksBack: true}}, "asked_back"},
	}
	for _, tt := range tests {
		tr := Truth{AcceptedAt: t0, WindowEnd: end, Messages: tt.messages}
		if tr.conclude(questions); string(tr.Outcome) != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, tr.Outcome, tt.want)
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
	if got := all["en"].answers(grade.Question{ID: "x", Expects: "smell"}); got != nil {
		t.Errorf("answers %q", got)
	}
}
