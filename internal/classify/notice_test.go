package classify

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// What a header or the words call automatic need not have come at once.
func TestDeclaredReceiptsMayComeLate(t *testing.T) {
	const fresh = "Auto-Submitted: auto-generated\n"
	for _, b := range []border{
		{"register", fresh, "Registration R-77", "Your letter was received on 4 May and entered in our register under R-77. You will be answered within five working days.\n\nThis message was generated automatically.", after, audit.Acknowledgement},
		{"register without a header", "", "Re: Room", "Your letter was received and entered in our register under R-77. We will reply within five working days.\n\nThis is an automated message.", after, audit.Acknowledgement},
		{"Polish register", fresh, "Rejestracja R-77", "Państwa wiadomość została przyjęta i zarejestrowana pod numerem R-77. Odpowiedź prześlemy w ciągu 5 dni roboczych.\n\nWiadomość wygenerowana automatycznie.", after, audit.Acknowledgement},
		{"Russian register", fresh, "Регистрация Р-77", "Ваше обращение получено и зарегистрировано под номером Р-77. Ответ будет направлен в течение 5 рабочих дней.\n\nЭто автоматическое сообщение.", after, audit.Acknowledgement},
		{"Estonian absence", "Auto-Submitted: auto-replied\n", "Re: Tuba", "Olen kuni 18. maini puhkusel, kiireloomulistes küsimustes kirjutage Tomile.", after, audit.OutOfOffice},
		{"a person who read it", "", "Re: Room", "Got your letter, thanks. I shall ask the cook on Monday and write to you then.\n\nEve", after, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// Gmail's responder writes for the absent, osTicket's receipt bears the same fields.
func TestGmailVacation(t *testing.T) {
	const fields = "Precedence: bulk\nX-Autoreply: yes\nAuto-Submitted: auto-replied\nIn-Reply-To: <1@post.example>\n"
	const text = "Thanks for writing! Call Tom in the shop, 555 0101, he will gladly help you."
	for _, b := range []border{
		{"Gmail", fields + "Message-ID: <CAx1@mail.gmail.com>\n", "Gone sailing Re: Room", text, atOnce, audit.OutOfOffice},
		{"osTicket", fields + "X-Mailer: osTicket Mailer\nMessage-ID: <x1@inn.example>\n", "Re: Room", text, atOnce, audit.Acknowledgement},
		{"osTicket sending through Gmail", fields + "X-Mailer: osTicket Mailer\nX-Gm-Message-State: x\nMessage-ID: <CAx1@mail.gmail.com>\n", "Re: Room", text, atOnce, audit.Acknowledgement},
	} {
		t.Run(b.name, b.check)
	}
}

// Who returns with a price was not away.
func TestReturningWithAnAnswer(t *testing.T) {
	for _, c := range []struct{ language, text string }{
		{"en", "Hi Ada, thanks for your letter! I'm Sophie, already reading it, and I'll be back with a price very soon."},
		{"ru", "Здравствуйте! Спасибо за письмо. Уже изучаю его и скоро вернусь с ответом.\n\nЕва"},
		{"lt", "Sveiki, ačiū už laišką. Jau jį skaitau, netrukus grįšiu su pasiūlymu.\n\nIeva"},
		{"lv", "Labdien! Paldies par vēstuli. Jau lasu un drīz atgriezīšos ar piedāvājumu.\n\nIeva"},
		{"et", "Tere! Aitäh kirja eest. Juba loen seda ja tulen varsti tagasi pakkumisega.\n\nEva"},
		{"pl", "Dzień dobry, dziękuję za list. Już go czytam i niedługo wrócę z wyceną.\n\nEwa"},
		{"de", "Guten Tag, danke für Ihre Anfrage. Ich lese sie gerade und melde mich bald mit einem Angebot.\n\nEva"},
		{"uk", "Добрий день! Дякую за лист. Вже читаю його і скоро повернуся з пропозицією.\n\nЄва"},
	} {
		border{"", "", "Re: 1", c.text, atOnce, audit.Acknowledgement}.check(t)
		border{"", "", "Re: 1", c.text, after, audit.Human}.check(t)
		if t.Failed() {
			t.Fatalf("in %s", c.language)
		}
	}
	border{"", "", "Re: Room", "I am out of the office until Monday and will be back with an answer on Tuesday.", atOnce, audit.OutOfOffice}.check(t)
}

// Responders that fetch their mail take some minutes; a notice with its deputy
// that deals with nothing else is theirs, in a plain mail program's dress too.
func TestAbsenceWithinMinutes(t *testing.T) {
	const program = "In-Reply-To: <1@post.example>\nUser-Agent: eM Client/10.3\n"
	minutes := Context{Latency: 5 * time.Minute}
	for _, b := range []border{
		{"German maternity", program, "Re: Zimmer", "Hallo, ich bin in Mutterschaftsurlaub und ab 2. Juni wieder für Sie da. Bis dahin kümmert sich Ben Strand um alles: ben@inn.example", minutes, audit.OutOfOffice},
		{"German study leave", program, "AW: Zimmer", "Guten Tag, bis 18. Mai bin ich im Bildungsurlaub. Bis dann vertritt mich Ben Strand, 555 0101.", minutes, audit.OutOfOffice},
		{"English at sea", program, "Re: Room", "Hello! I'm at sea until 18 May and back ashore after that. Ben is minding the desk: ben@inn.example", minutes, audit.OutOfOffice},
		{"Russian maternity", program, "Re: Номер", "Здравствуйте! Я в декретном отпуске до 2 июня. Меня замещает Бен: ben@inn.example", minutes, audit.OutOfOffice},
		{"Lithuanian training", program, "Re: Kambarys", "Sveiki, iki gegužės 18 d. esu mokymuose. Mane pavaduoja Benas, ben@inn.example", minutes, audit.OutOfOffice},
		{"Latvian parental", program, "Re: Numurs", "Sveiki, līdz 2. jūnijam esmu bērna kopšanas atvaļinājumā. Mani aizvieto Bens, ben@inn.example", minutes, audit.OutOfOffice},
		{"Estonian winter leave", program, "Re: Tuba", "Tere! Hotell on talvepuhkusel kuni 18. jaanuarini. Mind asendab Ben: ben@inn.example", minutes, audit.OutOfOffice},
		{"Polish maternity", program, "Re: Pokój", "Dzień dobry, jestem na macierzyńskim do 2 czerwca. Zastępuje mnie Ben: ben@inn.example", minutes, audit.OutOfOffice},
		{"Ukrainian training", program, "Re: Номер", "Добрий день! Я на навчанні до 18 травня. Мене заміщає Бен: ben@inn.example", minutes, audit.OutOfOffice},
		{"chatty", program, "Re: Room", "Hello!\n\nThe swallows are back under the roof and the boat waits for its paint in the long grass. Our little girl sings all night.\n\nBen steps in for me: ben@inn.example", minutes, audit.OutOfOffice},
		{"a person about a deputy", program, "Re: Room", "Hi Ada, Ben is on leave, so I took your letter: the annexe is free that week, dogs sleep in the hall and breakfast is from seven.", Context{Latency: 5 * time.Minute, QuestionsMet: 1}, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// Who answers is heard, were it sooner than anybody can type (RULES section 5).
func TestAnswersWithinSeconds(t *testing.T) {
	seems := Context{Latency: 11 * time.Second, QuestionsMet: 1}
	for _, b := range []border{
		{"answer", "", "Re: Room", "Hello Ada, dogs are welcome in the annexe and the telephone works behind the barn too, it is ten euro a night and the key lies under the pot.", seems, audit.Human},
		{"closed on the day that was asked about", "", "Re: Saturday", "Hello Ada, I am the assistant of the inn. We are closed on Saturdays. You can pay by card.", seems, audit.Human},
		{"absence typed by a person", "", "Re: Room", "Hello Ada, I am away until Monday, but the telephone works: dogs are welcome, ten euro.", Context{Latency: time.Hour, QuestionsMet: 1}, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// Strangers who sell say how they came by the address, what one gets first and
// how to be left in peace.
func TestColdLetters(t *testing.T) {
	const fresh = "X-Originating-IP: 192.0.2.7\n"
	for _, text := range []string{
		"Hello Ada, I found your contact online and thought we could be useful to you: we print menus, 20 % off your first order. Ten minutes for a short call on Thursday?\n\nMax\n\nP.S. If not, a simple no and I won't disturb you.",
		"Здравствуйте! Нашёл ваш контакт и подумал, что можем быть полезны: печатаем меню, на первый заказ скидка 20 %. Найдётся 10 минут на короткий разговор?\n\nМаксим\n\nЕсли неинтересно, больше не потревожу.",
		"Sveiki, radau jūsų kontaktą ir manau, kad galime būti naudingi: spausdiname valgiaraščius, pirmam užsakymui 20 % nuolaida. Gal rastumėte 10 minučių trumpam pokalbiui?\n\nMaksas\n\nJei netinka, daugiau nebetrukdysiu.",
		"Sveiki, atradu jūsu kontaktu un domāju, ka varam būt noderīgi: drukājam ēdienkartes, pirmajam pasūtījumam 20 % atlaide. Vai būtu 10 minūtes īsai sarunai?\n\nMaksis\n\nJa neinteresē, vairs netraucēšu.",
		"Tere! Leidsin teie kontakti ja arvan, et saame olla kasulikud: trükime menüüsid, esimesele tellimusele 20 % soodsam. Kas leiate 10 minutit lühikeseks kõneks?\n\nMaks\n\nKui ei huvita, rohkem ei tülita.",
		"Dzień dobry, znalazłem Państwa kontakt i myślę, że możemy się przydać: drukujemy menu, na pierwsze zamówienie 20 % rabatu. Znajdzie się 10 minut na krótką rozmowę?\n\nMaks\n\nJeśli nie, więcej nie napiszę.",
		"Guten Tag, ich habe Ihren Kontakt gefunden und glaube, dass wir Ihnen nützlich sein können: wir drucken Speisekarten, 20 % Rabatt auf die erste Bestellung. Haben Sie 10 Minuten für ein kurzes Telefonat?\n\nMax\n\nFalls kein Interesse, störe ich nicht weiter.",
		"Добрий день! Знайшов ваш контакт і подумав, що можемо бути корисними: друкуємо меню, на перше замовлення знижка 20 %. Знайдеться 10 хвилин на коротку розмову?\n\nМакс\n\nЯкщо нецікаво, більше не потурбую.",
	} {
		border{"", fresh, "1", text, Context{}, audit.Marketing}.check(t)
	}
}
