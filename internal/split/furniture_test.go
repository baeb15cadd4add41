package split

import "testing"

func TestBanners(t *testing.T) {
	const letter = "Hello Rosalind,\n\nyes, dogs are welcome.\n\nTessa"
	for _, banner := range []string{
		"[EXTERNAL]",
		"CAUTION: This email originated from outside of the organization. Do not click links or open\nattachments unless you recognize the sender.",
		"External Email: use caution with links",
		"You don't often get email from r@inbox.example. Learn why this is important",
		"Achtung: Externe E-Mail. Öffnen Sie keine Anhänge.",
		"ВНИМАНИЕ: внешний отправитель. Не переходите по ссылкам.",
		"Dėmesio! Laiškas iš išorės, neatidarykite priedų.",
		"Uzmanību! Ārējs sūtītājs.",
		"Tähelepanu: väline saatja.",
		"UWAGA: wiadomość zewnętrzna. Nie klikaj w odnośniki.",
		"Увага! Зовнішній відправник.",
		"Attention : message externe. Ne cliquez pas sur les liens.",
	} {
		for _, gap := range []string{"\n", "\n\n"} {
			if p := FromText(banner + gap + letter); p.Visible != letter {
				t.Errorf("%q: visible %q", banner+gap, p.Visible)
			}
		}
	}
	for _, text := range []string{
		"Your external email reached us only today, sorry.\n\nYes, dogs are welcome.",
		"Caution is needed on the path in winter.\n\nYes, dogs are welcome.",
		"Внимание! Мы переехали.\n\nДа, можно с собакой.",
	} {
		if p := FromText(text); p.Visible != text {
			t.Errorf("%q became %q, cuts %v", text, p.Visible, p.Cuts)
		}
	}
	if p := fromHTML(`<table><tr><td style="background:#ffeb9c">CAUTION: external sender</td></tr></table><p>Yes.</p>`); p.Visible != "Yes." {
		t.Errorf("table: %q", p.Visible)
	}
}

func TestNotices(t *testing.T) {
	tests := []struct{ name, notice string }{
		{"en", "If you are not the intended recipient, please delete it and notify the sender."},
		{"en, environment", "Please consider the environment before printing this e-mail."},
		{"en, scanner", "This email has been checked for viruses by the gateway."},
		{"ru", "Если вы получили это письмо по ошибке, удалите данное сообщение."},
		{"lt", "Jei nesate adresatas, informuokite siuntėją ir ištrinkite šį laišką."},
		{"lv", "Ja esat saņēmis šo vēstuli kļūdas dēļ, informējiet sūtītāju."},
		{"et", "Kui olete kirja ekslikult saanud, teavitage saatjat."},
		{"pl", "Jeżeli nie są Państwo adresatem, prosimy powiadomić nadawcę."},
		{"de", "Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte sofort den Absender."},
		{"uk", "Якщо ви не є адресатом, повідомте відправника."},
		{"two languages", "Šis laiškas yra konfidencialus ir skirtas tik adresatui.\n\nThis message is confidential and intended solely for the addressee."},
		{"rating", "How did we do? Tell us: https://rate.example/1"},
		{"ticket", "View request: https://desk.example/1"},
		{"social networks", "Follow us on Facebook"},
		{"a drawn line above all of it", "**********\n\nVisit the new gallery!\n\nMail to and from us may be monitored. It is not a secure means of communication."},
		{"system", "You are registered as a CC on this request (1234)."},
	}
	const letter = "Yes.\n\nKind regards,\nTessa"
	for _, test := range tests {
		if p := FromText(letter + "\n\n" + test.notice); p.Visible != letter || p.Disclaimer != test.notice {
			t.Errorf("%s: visible %q, disclaimer %q, cuts %v", test.name, p.Visible, p.Disclaimer, p.Cuts)
		}
	}
}

// What a person writes about the same matters stays.
func TestNoNotice(t *testing.T) {
	for _, text := range []string{
		"Smoking is strictly prohibited in the rooms.\n\nTessa",
		"We keep your personal data for a year, see our privacy policy.\n\nTessa",
		"Mus rasite Pylimo gatvėje.\n\nJustė",
		"How did we do with the windows? All well?\n\nTessa",
		"Please rate the two offers for yourself.\n\nTessa",
		"Ticket: 12 euros, children 6.\n\nTessa",
		"Оцените сами: это удобно.\n\nОльга",
	} {
		if p := FromText(text); p.Visible != text {
			t.Errorf("%q became %q, cuts %v", text, p.Visible, p.Cuts)
		}
	}
}

func TestReplyAboveThisLine(t *testing.T) {
	for _, marker := range []string{
		"##- Please type your reply above this line -##", "--- Reply above this line ---", "--- Пожалуйста, введите ответ над этой строкой ---", "--- Atsakymą rašykite virš šios linijos ---",
		"--- Lūdzu, atbildiet virs šīs līnijas ---", "--- Palun vastake selle rea kohale ---", "--- Prosimy o odpowiedź powyżej tej linii ---", "--- Bitte antworten Sie über dieser Linie ---", "--- Напишіть відповідь над цим рядком ---",
		"--- Répondre au-dessus de cette ligne ---", "--- Skriv ditt svar ovanför denna rad ---",
	} {
		if p := FromText(marker + "\n\nYes, dogs are welcome.\n\nTessa"); p.Visible != "Yes, dogs are welcome.\n\nTessa" {
			t.Errorf("%s: visible %q", marker, p.Visible)
		}
	}
}
