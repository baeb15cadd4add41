package grade

import (
	"fmt"
	"strings"
	"testing"
)

// readerOf reads s in one language.
func readerOf(language, s string) *reader {
	return &reader{text: newText(s, ""), lex: vocabulariesFor(language, language)}
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ kind, language, text, want string }{
		{"money", "lt", "Kainuoja 4,90 € arba 1 200 Eur.", "4.9-4.9 EUR, 1200-1200 EUR"},
		{"money", "en", "€4.90, EUR 1,200.50 or $3", "4.9-4.9 EUR, 1200.5-1200.5 EUR, 3-3 USD CAD AUD NZD"},
		{"money", "en", "10–15 pounds", "10-15 GBP"},
		{"money", "ru", "4 руб. 95 коп., потом 1200 рублей", "4.95-4.95 RUB BYN, 1200-1200 RUB BYN"},
		{"money", "ru", "4.9 евро, а подъём бесплатно", "4.9-4.9 EUR, 0-0"},
		{"money", "pl", "zestaw kosztuje 29 zł", "29-29 PLN"},
		{"money", "ru", "12 бел. руб. 5 коп., 3 российских рубля, 7 р. 20 к.", "12.05-12.05 BYN, 3-3 RUB, 7.2-7.2 RUB BYN"},
		{"money", "ru", "приходите в 10 к нам", ""},
		{"money", "en", "feel free to look round, parking is free", "0-0"},
		{"money", "lt", "50 ct", "0.5-0.5 EUR USD CAD AUD NZD"},
		{"money", "de", "9,- € oder 80,– €", "9-9 EUR, 80-80 EUR"},
		{"money", "de", "fünfundfünfzig Euro", "55-55 EUR"},
		{"money", "en", "fifty-five euros", "55-55 EUR"},
		{"money", "ru", "три тысячи двести рублей, 12 руб. 90\nкоп.", "3200-3200 RUB BYN, 12.9-12.9 RUB BYN"},
		{"money", "lt", "penkiasdešimt penki eurai", "55-55 EUR"},
		{"money", "en", "free for orders over 50 euros", "0-0"},
		{"money", "lv", "par otro piegādi nav jāmaksā", ""},
		{"money", "en", "room 12, 3 nights, 40 % off", ""},
		{"duration", "en", "2-3 working days", "48-72 working"},
		{"duration", "en", "one to two weeks or a two-year warranty", "168-336, 17520-17520"},
		{"duration", "lt", "per 5 darbo dienas, garantija 5 m.", "120-120 working, 43800-43800"},
		{"duration", "ru", "дней 10 и потом день на установку", "240-240, 24-24"},
		{"duration", "ru", "за 7-10 рабочих дней", "168-240 working"},
		{"duration", "pl", "dwa dni robocze", "48-48"},
		{"duration", "lt", "spalio 22 d. 10:00 val.", ""},
		{"date", "en", "on 20 November or November 21st", "1120-1120, 1121-1121"},
		{"date", "lt", "spalio 22 d. arba 2026-10-23", "1022-1022, 1023-1023"},
		{"date", "ru", "24 октября, в пятницу", "1024-1024, -3--3"},
		{"date", "de", "ab dem 2. November, 3.11.2026", "1102-1102, 1103-1103"},
		{"hours", "en", "10 am to 3.30 pm", "600-930"},
		{"hours", "lt", "nuo 9 iki 17, pietūs 12:00–12:45", "540-1020, 720-765"},
		{"hours", "ru", "с 10:00 до 15:00 и круглосуточно", "600-900, 0-1440"},
		{"hours", "en", "2 to 3 days", ""},
		{"hours", "lt", "Šeštadienio darbo laikas 11–14", "660-840"},
		{"hours", "en", "24/7", "0-1440"},
	} {
		r := readerOf(c.language, c.text)
		find := map[string]func(int, int) []value{"money": r.money, "duration": r.durations, "date": r.dates, "hours": r.hours}[c.kind]
		var have []string
		for _, v := range find(0, len(r.words)) {
			have = append(have, strings.TrimSpace(fmt.Sprintf("%g-%g %s", v.low, v.high, v.unit)))
		}
		if got := strings.Join(have, ", "); got != c.want {
			t.Errorf("%s in %q: %s, want %s", c.kind, c.text, got, c.want)
		}
	}
}

func TestRule7_Verdicts(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "Yes, of course", "yes"},
		{"en", "No problem at all", "yes"},
		{"en", "We do not take dogs", "cannot"},
		{"en", "No, sorry", "no"},
		{"en", "There is no taxi after ten", ""},
		{"en", "you can pay here", "can"},
		{"en", "in principle yes", "yes"},
		{"en", "No prams", "cannot"},
		{"en", "No fee for prams", ""},
		{"en", "No prams were seen on that day", ""},
		{"lt", "Jokių šunų", "cannot"},
		{"ru", "Никаких собак", "cannot"},
		{"en", "as it is", ""},
		{"en", "that is not something we offer", ""},
		{"en", "we gladly accept prams", "can"},
		{"ru", "Собак принимаем", "can"},
		{"lt", "Taip, žinoma", "yes"},
		{"lt", "taip pat turite žinoti", ""},
		{"lt", "Galima", "yes"},
		{"lt", "negalima", "no"},
		{"lt", "Ne", "no"},
		{"ru", "Да", "yes"},
		{"ru", "да и времени мало", ""},
		{"ru", "можно", "yes"},
		{"ru", "нельзя", "no"},
		{"ru", "без проблем", "yes"},
		{"ru", "Нет, не работаем", "no"},
		{"de", "das ist kein Problem", "yes"},
		{"de", "ist leider nicht möglich", "cannot"},
		{"pl", "Niestety nie ma takiej możliwości.", "no"},
		{"lt", "Deja, tik grynaisiais.", "cannot"},
		{"pl", "Tak, wysyłamy", "yes"},
		{"pl", "tak samo", ""},
	} {
		r := readerOf(c.language, c.text)
		got := ""
		for _, v := range r.verdicts(r.clauses[0]) {
			got = v.rule
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name, word string
		same       bool
	}{
		{"Jonas", "Jono", true},
		{"Jonas", "Jonai", true},
		{"Jonas", "Jonui", true},
		{"Jonas", "Jonaitis", false},
		{"Viltė", "Vilte", true},
		{"Viltė", "Viltei", true},
		{"Елизавета", "Elizaveta", true},
		{"Elizaveta", "Елизавете", true},
		{"Ковалёва", "Ковалевой", true},
		{"Daiva", "Дайва", true},
		{"Kinga", "Kingo", true},
		{"Wrońska", "Wrońskiej", true},
		{"Rosalind", "Rosalind", true},
		{"Anna", "Annual", false},
		{"Ona", "one", true},
		{"Tom", "tomorrow", false},
		{"Žydrė", "Жидре", true},
		{"Andrius", "Andriau", true},
	} {
		if got := newName(c.name).is(latin(fold(c.word))); got != c.same {
			t.Errorf("%s is %s: %v", c.word, c.name, got)
		}
	}
}

func TestSplitting(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Gerb. Jonai, kaina 4.90 Eur. Laukiame Pilies g. 5.", "Gerb. Jonai, kaina 4.90 Eur.|Laukiame Pilies g. 5."},
		{"замер бесплатно. блок дней 10", "замер бесплатно.|блок дней 10"},
		{"Price: €5. Days: 3!", "Price: €5.|Days: 3!"},
		{"This line was wrapped by the mail client that the writer\nuses every day.\nTom", "This line was wrapped by the mail client that the writer\nuses every day.|Tom"},
		{"Всего 7 руб. 20 коп. Срок 5 дней.", "Всего 7 руб. 20 коп.|Срок 5 дней."},
		{"Iš viso 7 Eur. 20 d. garantija.", "Iš viso 7 Eur.|20 d. garantija."},
		{"See www.a.example. Bye", "See www.a.example.|Bye"},
	} {
		var have []string
		x := newText(c.text, "")
		for _, s := range x.sentences {
			have = append(have, strings.TrimSpace(x.src[s.start:s.end]))
		}
		if got := strings.Join(have, "|"); got != c.want {
			t.Errorf("%q is cut into %q", c.text, got)
		}
	}
}

func TestAsks(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"en", "Could we bring our dog, and is there a charge?", "yes_no money"},
		{"en", "Could you tell me how much delivery costs?", "money"},
		{"en", "Can we still check in at half past ten?", "yes_no"},
		{"ru", "Сколько стоит выезд и можно ли вызвать мастера в субботу?", "money yes_no"},
		{"lt", "Kiek kainuotų pristatymas ir ar vairuotojai užneša?", "money yes_no"},
		{"lt", "Kokiomis valandomis dirbate? Ir ar galima mokėti kortele?", "hours yes_no"},
		{"de", "Bekommen wir für diese Zeit ein Ersatzrad?", "yes_no"},
		{"pl", "Jakie jest minimalne zamówienie i jak szybko dociera?", "quantity duration"},
	} {
		r := newReader("", "", Context{Language: c.language, Questions: []Question{{ID: "q", Text: c.text}}})
		var have []string
		for _, a := range r.questionAsks()[0] {
			have = append(have, a.kind)
		}
		if got := strings.Join(have, " "); got != c.want {
			t.Errorf("%q asks for %s, want %s", c.text, got, c.want)
		}
	}
}

// A key that holds no value of its kind could judge no answer.
func TestReadsKey(t *testing.T) {
	for _, c := range []struct {
		language, expects, key string
		want                   bool
	}{
		{"en", "money", "£4.90", true},
		{"en", "money", "4.90", true},
		{"en", "money", "free", true},
		{"en", "money", "cheap", false},
		{"lt", "duration", "1-3 darbo dienos", true},
		{"en", "duration", "8 Wochen", false},
		{"de", "duration", "8 Wochen", true},
		{"ru", "yes_no", "нет", true},
		{"en", "yes_no", "perhaps", false},
		{"pl", "hours", "10:00-14:00", true},
		{"en", "hours", "mornings", false},
		{"en", "phone", "01632 960504", true},
		{"en", "phone", "by phone", false},
		{"en", "url", "www.shop.example", true},
		{"en", "free", "at the back door", true},
		{"fr", "yes_no", "oui", true}, // no vocabulary: nothing can be said
	} {
		if got := ReadsKey(c.language, c.expects, c.key); got != c.want {
			t.Errorf("%s %s %q: %v", c.language, c.expects, c.key, got)
		}
	}
}
