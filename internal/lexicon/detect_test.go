package lexicon

import "testing"

func TestDetect(t *testing.T) {
	cases := []struct{ text, want string }{
		{"Thank you for your message. We are open until six.", "en"},
		{"yes dogs fine, 15 a night. key safe by the side porch", "en"},
		{"Здравствуйте! Замер бесплатный, выезжаем и по субботам.", "ru"},
		{"Вітаємо! Ваше замовлення вже їде, чекайте на дзвінок.", "uk"},
		{"Дзякуй за ліст, мы адкажам заўтра.", "be"},
		{"Laba diena, pristatymas Vilniuje kainuoja 10 eurų.", "lt"},
		{"laba diena taip pristatom ir i kaisiadoris kainuoja 15 eur uznesam i 3 auksta", "lt"},
		{"Labdien! Paldies par ziņu, piegāde maksā 5 eiro.", "lv"},
		{"Tere! Täname kirja eest, vastame teile homme.", "et"},
		{"Dzień dobry, dziękujemy za wiadomość, kawa jest świeżo palona.", "pl"},
		{"Hallo, die Inspektion kostet 60 Euro und dauert zwei Tage.", "de"},
		{"Ich bin bis Montag nicht im Haus.", "de"},
		{"Нет", "ru"},
		{"Спасибо, мы ответим на следующей неделе: the and you for with are our", "ru"},
		{"ok", ""},
		{"", ""},
		{"12:30 +370 600 00000", ""},
		{"https://example.org/the/and/you info@example.org", ""},
	}
	for _, c := range cases {
		if got := Detect(c.text); got != c.want {
			t.Errorf("Detect(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestDetectIsBounded(t *testing.T) {
	long := make([]byte, 4<<20)
	for i := range long {
		long[i] = "the and "[i%8]
	}
	if got := Detect(string(long)); got != "en" {
		t.Errorf("Detect of a long text = %q, want en", got)
	}
}

// TestTrigramsThatTieTellNothing: the same text is always told alike.
func TestTrigramsThatTieTellNothing(t *testing.T) {
	for range 100 {
		if got := byTrigrams("нога лук дом рад ад", []string{"ru", "uk", "be"}); got != "" {
			t.Fatalf("two languages are equally near, and it is told as %q", got)
		}
	}
	if got := byTrigrams("Мы рады сообщить вам о нашем решении", []string{"ru", "uk", "be"}); got != "ru" {
		t.Errorf("Russian is told as %q", got)
	}
}
