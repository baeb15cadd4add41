package world

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
)

// exchange is a letter of ours in one language and what a clerk answered.
type exchange struct {
	language, persona, company, subject, body string
	paras, sig                                []string
}

// exchanges are written as people write, in all languages of the world.
func exchanges() []exchange {
	return []exchange{
		{
			"en", "Edith Holloway", "Copper Kettle", "A voucher by post",
			"Hello,\n\nI should like to give my sister a voucher of yours.\n\nHow much is delivery to her door? And how long does it take to arrive?\n\nKind regards,\nEdith Holloway",
			[]string{"Dear Edith,", "thank you for thinking of us. Delivery comes to £4.90, whatever the voucher is worth, and the parcel will be with your sister in two to three working days.", "Do ring if anything else comes up.", "Best wishes,"},
			[]string{"Gwen Tolley", "Shop Manager", "Copper Kettle", "01632 960123", "www.kettle.example"},
		},
		{
			"en", "Thomas Ashby", "Ember Bakehouse", "Saturday",
			"Hello,\n\nI work all week, so Saturday is my only chance to come.\n\nWhat are your opening hours on Saturday? And can I pay by card?\n\nThomas Ashby",
			[]string{"Hi Thomas,", "no need to rush: on Saturday the doors are open from half past eight until one, and the card reader works again, so leave the cash at home.", "See you then, I hope.", "Cheers,"},
			[]string{"Owen Harker", "Front of House", "Ember Bakehouse", "01632 960321", "www.ember.example"},
		},
		{
			"lt", "Viltė Kazlauskaitė", "Žalia šaka", "Dovanų kupono pristatymas",
			"Laba diena,\n\nnorėčiau seseriai užsakyti jūsų dovanų kuponą, bet atvažiuoti neturiu kada.\n\nKiek kainuoja pristatymas į namus? Ir per kiek laiko pristatote?\n\nIš anksto dėkoju,\nViltė Kazlauskaitė",
			[]string{"Laba diena, Vilte,", "ačiū, kad parašėte. Kupono atvežimas Jums kainuotų 4,90 Eur, o kurjeris jį įteiktų per dvi ar tris darbo dienas nuo apmokėjimo.", "Jeigu ko neparašiau, klauskite drąsiai.", "Pagarbiai"},
			[]string{"Šarūnė Gudaitienė", "Pardavimų skyrius", "Žalia šaka", "+370 5 000 1234", "www.saka.example"},
		},
		{
			"ru", "Елизавета Соколова", "Тихий двор", "Доставка сертификата",
			"Здравствуйте!\n\nХочу заказать для сестры подарочный сертификат, но приехать за ним не получается.\n\nСколько стоит доставка на дом? И за сколько дней вы доставляете?\n\nЗаранее спасибо,\nЕлизавета Соколова",
			[]string{"Здравствуйте, Елизавета!", "Спасибо, что написали. Курьер привезёт сертификат за 7 рублей 20 копеек, обычно это два-три рабочих дня после оплаты.", "Появятся ещё вопросы, пишите.", "С уважением,"},
			[]string{"Снежана Климович", "администратор", "Тихий двор", "+375 17 000-12-34", "www.dvor.example"},
		},
		{
			"lv", "Elīna Strazdiņa", "Zaļais zars", "Dāvanu kartes piegāde",
			"Labdien!\n\nVēlos māsai pasūtīt jūsu dāvanu karti, bet atbraukt tai pakaļ neizdodas.\n\nCik maksā piegāde uz mājām? Un cik ilgi tā aizņem?\n\nJau iepriekš pateicos,\nElīna Strazdiņa",
			[]string{"Labdien, Elīna!", "Paldies, ka rakstījāt. Kurjers karti atvedīs par 4,90 eiro, parasti divu vai trīs darba dienu laikā pēc tam, kad būsiet samaksājuši.", "Ja vēl kas neskaidrs, droši jautājiet.", "Ar cieņu"},
			[]string{"Līga Krūmiņa", "Klientu apkalpošana", "Zaļais zars", "+371 67 000 123", "www.zars.example"},
		},
		{
			"et", "Liisi Õunap", "Roheline oks", "Kinkekaardi kohaletoimetamine",
			"Tere!\n\nSoovin õele teie kinkekaarti tellida, aga ise järele tulla ei jõua.\n\nKui palju maksab kojutoomine? Ja kui kaua see aega võtab?\n\nEtte tänades,\nLiisi Õunap",
			[]string{"Tere, Liisi!", "Aitäh, et meile kirjutasite. Kuller toob kaardi 4,90 euro eest ja see jõuab teie õe ukse taha kahe-kolme tööpäevaga pärast raha laekumist.", "Kui midagi jäi segaseks, siis küsige julgelt.", "Lugupidamisega"},
			[]string{"Õnne Põldmaa", "Klienditeenindus", "Roheline oks", "+372 600 0123", "www.oks.example"},
		},
		{
			"pl", "Kinga Żurek", "Zielona Gałąź", "Dostawa bonu",
			"Dzień dobry,\n\nchciałabym zamówić dla siostry Państwa bon podarunkowy, ale nie mam jak po niego przyjechać.\n\nIle kosztuje dostawa do domu? I jak długo się na nią czeka?\n\nZ góry dziękuję\nKinga Żurek",
			[]string{"Dzień dobry, Pani Kingo,", "dziękujemy za wiadomość. Kurier przywiezie bon za 14,90 zł, a dotrze on do siostry w dwa lub trzy dni robocze po zaksięgowaniu wpłaty.", "W razie pytań proszę śmiało pisać.", "Pozdrawiam"},
			[]string{"Grażyna Śliwińska", "Biuro Obsługi Klienta", "Zielona Gałąź", "+48 22 000 01 23", "www.galaz.example"},
		},
		{
			"de", "Jana Schütte", "Grüner Zweig", "Gutschein per Post",
			"Guten Tag,\n\nich möchte meiner Schwester einen Gutschein von Ihnen schenken, kann ihn aber nicht selbst abholen.\n\nWas kostet die Lieferung nach Hause? Und wie lange dauert sie?\n\nVielen Dank im Voraus\nJana Schütte",
			[]string{"Guten Tag Frau Schütte,", "vielen Dank für Ihre Nachricht. Wir schicken den Gutschein für 4,90 Euro zu Ihrer Schwester, nach Eingang der Zahlung ist er in zwei bis drei Werktagen dort.", "Wenn noch etwas offen ist, fragen Sie gerne.", "Freundliche Grüße"},
			[]string{"Jördis Köhler", "Kundenservice", "Grüner Zweig", "+49 30 23125 123", "www.zweig.example"},
		},
	}
}

// written is one message of the world and what its writer meant to say.
type written struct {
	exchange
	client, charset, visible string
	raw                      []byte
	letter                   *letter
}

// write puts an exchange into the form of a mail program.
func (e exchange) write(t *testing.T, all map[string]*wording, forms *shapes, name string, seed int64) written {
	t.Helper()
	vilnius, err := time.LoadLocation("Europe/Vilnius")
	if err != nil {
		t.Fatal(err)
	}
	words := all[e.language]
	l := &letter{
		company: &campaign.Company{Key: "firm", Name: e.company, Language: e.language, Address: "info@firm.example"},
		from:    "persona@post.example", fromName: e.persona, to: "info@firm.example", subject: e.subject, body: e.body,
		messageID: "<11@post.example>", at: time.Date(2026, 3, 2, 8, 5, 0, 0, time.UTC),
	}
	w := &World{seed: seed, words: all, shapes: forms}
	first, last, _ := strings.Cut(e.sig[0], " ")
	s := &scene{
		world: w, letter: l, words: words, zone: vilnius, clerk: clerk{first: first, last: last, phone: e.sig[3]}, client: name, ticket: "40321", token: "A1B2C3-D4E5",
		times: clock.NewStream(seed, "x", "times"), talk: clock.NewStream(seed, "x", "talk"), marks: clock.NewStream(seed, name, "marks"),
	}
	c := clientNamed(name, words)
	r := reply{
		at: l.at.Add(4 * time.Hour), class: audit.Human, client: name, words: words, name: e.sig[0], from: l.to, subject: words.Re + l.subject, quote: true,
		paras: e.paras, sig: e.sig,
	}
	parts := slices.Concat(e.paras, e.sig, nonEmpty(c.footer))
	if c.terse {
		r.paras, r.sig = []string{e.paras[1]}, nil
		parts = []string{e.paras[1], c.footer}
	}
	body, charset, err := s.lay(r, c)
	if err != nil {
		t.Fatal(err)
	}
	id := c.id(s, r.at)
	header := append(s.header(r, c, charset, id), c.header(s, r.at)...)
	header = append(header, field{"MIME-Version", "1.0"})
	return written{e, name, charset, plainWords(strings.Join(parts, "\n")), body.bytes(header), l}
}

// plainWords is a text without line ends, typographic marks and the dashes above signatures.
func plainWords(s string) string {
	var out []string
	for line := range strings.Lines(plainMarks(s)) {
		if line = strings.TrimSpace(line); strings.Trim(line, "- ") != "" {
			out = append(out, strings.Fields(line)...)
		}
	}
	return strings.Join(out, " ")
}

func everyClient() []string {
	var names []string
	for _, c := range clients(clientWords{}) {
		if !slices.Contains([]string{"exchange", "plain", "newsletter"}, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// TestEveryClientIsReadBack: what a clerk wrote in any program and language comes
// back as it was written, with nothing of our letter, and as the words of a person.
func TestEveryClientIsReadBack(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	forms, err := loadShapes()
	if err != nil {
		t.Fatal(err)
	}
	charsets := map[string]int{}
	for _, e := range exchanges() {
		for _, name := range everyClient() {
			for seed := int64(1); seed <= 4; seed++ {
				m := e.write(t, all, forms, name, seed)
				charsets[e.language+" "+m.charset]++
				m.check(t, seed)
			}
		}
	}
	for _, want := range []string{
		"en us-ascii", "en utf-8", "en iso-8859-1", "en iso-8859-15", "en windows-1252", "lt windows-1257", "lt iso-8859-13", "lt iso-8859-4", "lv windows-1257",
		"lv iso-8859-13", "lv iso-8859-4", "et windows-1257", "et iso-8859-15", "et iso-8859-4", "et iso-8859-13", "pl windows-1250", "pl iso-8859-2", "de iso-8859-1",
		"de iso-8859-15", "de windows-1252", "ru koi8-r", "ru windows-1251", "ru utf-8",
	} {
		if charsets[want] == 0 {
			t.Errorf("no message in %s: %v", want, charsets)
		}
	}
}

func (m written) check(t *testing.T, seed int64) {
	t.Helper()
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s in %s (%s), seed %d: %s", m.client, m.language, m.charset, seed, fmt.Sprintf(format, args...))
	}
	e := reading.Read(m.raw)
	d := reading.Decide(e, reading.Context{
		ReceivedAt: m.letter.at.Add(4 * time.Hour),
		Letters: match.NewLetters([]match.Candidate{{
			Enquiry: "c/firm/01", Letter: "c/firm/01/opening", To: m.letter.to, Subject: m.letter.subject, Body: m.letter.body,
			MessageIDs: []string{"11@post.example"}, T0: m.letter.at,
		}}),
	})
	if got := plainWords(d.Parts.Visible); got != m.visible {
		fail("visible\n%s\nwant\n%s", got, m.visible)
	}
	if d.Verdict.Class != audit.Human {
		fail("class %s (best %s)", d.Verdict.Class, d.Verdict.Best)
	}
	if d.Match.Enquiry == "" {
		fail("not matched")
	}
	if got := e.Match.Subject; !strings.HasSuffix(plainMarks(got), plainMarks(m.subject)) {
		fail("subject %q, want %q", got, m.subject)
	}
	for _, defect := range e.Defects {
		fail("defect %s %s", defect.Code, defect.Detail)
	}
}
