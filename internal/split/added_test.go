package split

import "testing"

// Letters that are closed and signed, below which systems add what is theirs.
var signedLetters = map[string]string{
	"en": "Hello Rosalind,\n\nyes, dogs are welcome, 15 euros a night.\n\nKind regards,\nTessa Brand\nPhone: 01632 960411",
	"de": "Guten Tag Frau Peake,\n\nja, Hunde sind willkommen.\n\nMit freundlichen Grüßen\nJana Holm\nTel. 030 5550 411",
	"ru": "Здравствуйте, Розалинда!\n\nДа, с собакой можно.\n\nС уважением,\nОльга Мирная\nтел. 8 800 555 04 11",
	"lt": "Sveiki, Rozalinda,\n\ntaip, su šunimi galima.\n\nPagarbiai\nJustė Kalnė\nTel. +370 5 555 0411",
	"lv": "Labdien, Rozalinda!\n\nJā, ar suni drīkst.\n\nAr cieņu\nIlze Kalna\nTālr. +371 6555 0411",
	"et": "Tere, Rosalind!\n\nJah, koeraga võib tulla.\n\nLugupidamisega\nMari Mets\nTel +372 555 0411",
	"pl": "Dzień dobry,\n\ntak, z psem można przyjechać.\n\nPozdrawiam\nAnna Leśna\ntel. 22 555 04 11",
	"uk": "Добрий день, Розаліндо!\n\nТак, із собакою можна.\n\nЗ повагою\nОксана Мирна\nтел. 044 555 04 11",
	"fr": "Bonjour Rosalind,\n\noui, les chiens sont acceptés.\n\nCordialement\nAnne Colin\nTél. 01 55 50 04 11",
	"es": "Hola, Rosalind:\n\nsí, se admiten perros.\n\nUn saludo\nAna Peral\nTel. 910 555 041",
}

func TestAddedBelowTheSignature(t *testing.T) {
	tests := []struct{ name, lang, added string }{
		{"Jira", "en", "View request · Turn off this request's notifications"},
		{"Jira, sent on", "en", "This is shared with Rosalind Peake.\n\nPowered by Jira Service Management"},
		{"links in angle brackets", "de", "Anfrage ansehen <https://desk.example/r/12> | Benachrichtigungen abstellen <https://desk.example/o/12>"},
		{"platform", "en", "Reply on Lodgely: https://lodgely.example/messages/8812"},
		{"platform, app", "es", "Responde a Ana en la app de Lodgely: https://lodgely.example/m/8812"},
		{"platform, button", "fr", "Répondre sur Logely\nhttps://logely.example/m/8812"},
		{"strip", "en", "* * *\nSummer is coming! Book three nights, pay for two: https://lodge.example/summer"},
		{"strip with dashes", "de", "--------------------------------\nJetzt schon an Weihnachten denken! Gutscheine unter www.huette.example/gutschein"},
		{"strip, Polish", "pl", "==============================\nNOWOŚĆ! Weekend we dwoje już od 399 zł – sprawdź: www.lesna.example/oferta"},
		{"strip without dashes", "ru", "Скидка 20 % на бани до конца месяца! Подробнее: https://mir.example/sale"},
		{"seasonal", "lt", "Gruodžio 24–26 dienomis nedirbame. Daugiau: www.kalne.example/sventes"},
		{"free mail", "de", "Kostenlose Mail-Adresse bei Postbox: https://postbox.example/frei"},
		{"free mail, sent with", "uk", "Відправлено з Пошта.example – безкоштовна пошта"},
		{"free mail, app", "pl", "Poczta.example – bezpłatna poczta dla każdego"},
		{"satisfaction", "en", "Are you happy with this answer? Good https://r.example/1 | Bad https://r.example/0"},
		{"satisfaction", "lv", "Vai atbilde bija noderīga? https://aptauja.example/1"},
		{"satisfaction", "et", "Kas jäid vastusega rahule? https://kysitlus.example/1"},
		{"ticket", "pl", "Numer zgłoszenia: 44812\nhttps://pomoc.example/zgloszenie/44812"},
		{"register", "de", "Hüttenhof GmbH | Sitz: Berlin | Amtsgericht Charlottenburg HRB 55512 | Geschäftsführerin: Jana Holm"},
		{"register, Estonian", "et", "Metsa Majad OÜ · registrikood 12345678 · KMKR EE101234567"},
		{"data protection", "de", "Informationen zum Datenschutz finden Sie unter www.huette.example/datenschutz"},
		{"data protection, Polish", "pl", "Administratorem danych osobowych jest Leśna sp. z o.o. Szczegóły: www.lesna.example/rodo"},
		{"data protection, French", "fr", "Conformément au RGPD, vous disposez d'un droit d'accès à vos données."},
		{"data protection, Latvian", "lv", "Jūsu personas datus apstrādājam saskaņā ar VDAR: www.kalna.example/dati"},
		{"unsubscribe", "es", "Si no desea recibir más correos, pulse aquí: https://lodge.example/baja"},
		{"app", "lt", "Atsisiųskite programėlę: https://app.example/kalne"},
	}
	for _, test := range tests {
		letter := signedLetters[test.lang]
		for _, gap := range []string{"\n\n", "\n\n\n", "\n-- \n", "\n\n--\n"} {
			if p := FromText(letter + gap + test.added + "\n"); p.Visible != letter {
				t.Errorf("%s, %q: visible %q, cuts %v", test.name, gap, p.Visible[max(0, len(p.Visible)-120):], p.Cuts)
			}
		}
	}
}

// What a person puts below the name stays.
func TestWrittenBelowTheSignature(t *testing.T) {
	tests := []struct{ lang, below string }{
		{"en", "P.S. The price list is at https://lodge.example/prices"},
		{"en", "PS – book by Friday and you get the lake side: https://lodge.example/book"},
		{"en", "The Lodge\n12 Mill Lane, Ashby\nwww.lodge.example"},
		{"en", "Lodge Ltd | 12 Mill Lane | Ashby | www.lodge.example"},
		{"en", "I almost forgot: the dog's bed is free, just tell me his size."},
		{"de", "PS: Die Anfahrt steht unter www.huette.example/anfahrt"},
		{"de", "Hüttenhof\nWaldweg 3, 10115 Berlin\nwww.huette.example"},
		{"pl", "ul. Leśna 4, 00-001 Warszawa\nwww.lesna.example"},
		{"ru", "P.S. Карта проезда: https://mir.example/map"},
		{"ru", "База «Мирная»\nг. Псков, ул. Лесная, 4\nhttps://mir.example"},
		{"fr", "Le Colombier – 3, rue du Lac – 74000 Annecy – www.colombier.example"},
		{"lt", "UAB „Kalnė“ | Pylimo g. 4, Vilnius | www.kalne.example"},
	}
	for _, test := range tests {
		text := signedLetters[test.lang] + "\n\n" + test.below
		if p := FromText(text); p.Visible != text {
			t.Errorf("%q: visible %q, cuts %v", test.below, p.Visible, p.Cuts)
		}
	}
}

// A letter that speaks of the same things above its closing stays whole.
func TestOffersInTheLetter(t *testing.T) {
	for _, text := range []string{
		"Hello Rosalind,\n\nyes.\n\nReply on Lodgely if that is easier: https://lodgely.example/m/1\n\nKind regards,\nTessa Brand",
		"Hello Rosalind,\n\nSummer is coming! Book three nights, pay for two: https://lodge.example/summer\n\nKind regards,\nTessa Brand",
		"Guten Tag,\n\nInformationen zum Datenschutz finden Sie unter www.huette.example/datenschutz\n\nMit freundlichen Grüßen\nJana Holm",
		"Здравствуйте!\n\nСкидка 20 % на бани до конца месяца! Подробнее: https://mir.example/sale\n\nС уважением,\nОльга Мирная",
		"Hello,\n\nyou don't often get such weather here.\n\nTessa",
	} {
		if p := FromText(text); p.Visible != text {
			t.Errorf("%q became %q, cuts %v", text, p.Visible, p.Cuts)
		}
	}
}

func TestFirstContactTips(t *testing.T) {
	const letter = "Hello Rosalind,\n\nyes, dogs are welcome.\n\nTessa"
	for _, tip := range []string{
		"You don't often get email from r@inbox.example. Learn why this is important [https://aka.ms/LearnAboutSenderIdentification]",
		"Some people who received this message don't often get email from r@inbox.example. Learn why this is important",
		"Sie erhalten nicht häufig E-Mails von r@inbox.example. Erfahren Sie, warum dies wichtig ist",
		"Вы нечасто получаете письма от r@inbox.example. Узнайте, почему это важно",
		"Retai gaunate el. laiškų iš r@inbox.example. Sužinokite, kodėl tai svarbu",
		"Jūs bieži nesaņemat e-pastu no r@inbox.example. Uzziniet, kāpēc tas ir svarīgi",
		"Te ei saa sageli meili aadressilt r@inbox.example. Lisateave selle kohta, miks see on oluline",
		"Nie otrzymujesz często wiadomości e-mail z r@inbox.example. Dowiedz się, dlaczego jest to ważne",
		"Ви не часто отримуєте електронні листи від r@inbox.example. Дізнайтеся, чому це важливо",
		"Vous n’obtenez pas souvent d’e-mail à partir de r@inbox.example. Pourquoi c’est important",
		"No suele recibir correo electrónico de r@inbox.example. Por qué es esto importante",
		"Non si ricevono spesso messaggi di posta elettronica da r@inbox.example. Scopri perché è importante",
		"U ontvangt niet vaak e-mail van r@inbox.example. Meer informatie over waarom dit belangrijk is",
		"Não costuma receber e-mails de r@inbox.example. Saiba por que motivo isto é importante",
		"Du får inte ofta e-post från r@inbox.example. Läs om varför det är viktigt",
		"Du får ikke ofte e-post fra r@inbox.example. Finn ut hvorfor dette er viktig",
		"Du får ikke ofte mails fra r@inbox.example. Få mere at vide om, hvorfor dette er vigtigt",
		"Saat harvoin sähköpostia osoitteesta r@inbox.example. Lue, miksi tämä on tärkeää",
		"Вы не часта атрымліваеце лісты ад r@inbox.example. Даведайцеся, чаму гэта важна",
		"Power tip: mail from r@inbox.example is new to you. https://aka.ms/LearnAboutSenderIdentification",
		"[This sender (r@inbox.example) is from outside Lodge Ltd]",
	} {
		for _, gap := range []string{"\n", "\n\n"} {
			if p := FromText(tip + gap + letter); p.Visible != letter {
				t.Errorf("%q: visible %q", tip+gap, p.Visible)
			}
		}
	}
}

// What markup shows: buttons, rows of links, coloured boxes.
func TestAddedInHTML(t *testing.T) {
	const letter = "Hello Rosalind,\n\nyes, see our price list.\n\nKind regards,\nTessa Brand\nBookings"
	const html = `<p>Hello Rosalind,</p><p>yes, see our <a href="https://lodge.example/p">price list</a>.</p><p>Kind regards,<br>Tessa Brand<br>Bookings</p>`
	for name, body := range map[string]string{
		"button":       html + `<p><a href="https://x.example/t" style="background:#06c;color:#fff;padding:8px 12px">Reply on Lodgely</a></p>`,
		"row of links": html + `<p><a href="https://x.example/1">Help Centre</a> · <a href="https://x.example/2">Privacy</a> · <a href="https://x.example/3">View this request</a></p>`,
		"row and more": html + `<p><a href="https://x.example/1">Open</a> | <a href="https://x.example/2">Mute</a></p><p style="color:#999;font-size:11px">Only you can see this.</p>`,
		"box below":    html + `<table style="background:#fdf3d8"><tr><td style="font-size:14px">Order before the end of the month and save 10 %! <a href="https://x.example/3">More</a></td></tr></table>`,
		"box above":    `<div style="background-color:#ffeb9c">Sender unknown to your house: take care.</div>` + html,
		"tip above":    `<div style="background:#eaeaea;font-size:12px">Ritka levél innen: r@inbox.example. <a href="https://x.example">Miért fontos?</a></div>` + html,
	} {
		if p := fromHTML(body); p.Visible != letter {
			t.Errorf("%s: visible %q, cuts %v", name, p.Visible, p.Cuts)
		}
	}
	for name, test := range map[string]struct{ body, want string }{
		"all in a box":        {`<body style="background:#eef">` + html + `</body>`, letter},
		"signature in a box":  {html[:len(html)-4] + `</p><table bgcolor="#eeeeee"><tr><td>The Lodge, 12 Mill Lane</td></tr><tr><td>01632 960411</td></tr></table>`, letter + "\n\nThe Lodge, 12 Mill Lane\n01632 960411"},
		"link in the letter":  {`<p>Hello,</p><p><a href="https://lodge.example/p">The price list</a></p><p>Tessa</p>`, "Hello,\n\nThe price list\n\nTessa"},
		"links in the letter": {`<p>Hello,</p><p><a href="https://lodge.example/p">Prices</a>, <a href="https://lodge.example/m">map</a></p><p>Tessa</p>`, "Hello,\n\nPrices, map\n\nTessa"},
		"shaded answer":       {`<p style="background:#ffeb9c">Yes, dogs are welcome.</p><p>Tessa</p>`, "Yes, dogs are welcome.\n\nTessa"},
	} {
		if p := fromHTML(test.body); p.Visible != test.want {
			t.Errorf("%s: visible %q, cuts %v", name, p.Visible, p.Cuts)
		}
	}
}

// Below a line such as "Reply above this line" the frame of the helpdesk is sure:
// with the link to the request the footer begins, though nobody closed the letter.
func TestHelpdeskFooterWithoutClosing(t *testing.T) {
	const letter = "Hi Rosalind, three places are left. Let us know here."
	text := "Reply above this line.\n\nTessa Brand commented:\n\n" + letter + "\n\nView request: https://desk.example/portal/2/LODGE-64?sda_source=mail\n\nThis is shared with Rosalind Peake.\n\nPowered by Jira Service Management"
	if p := FromText(text); p.Visible != letter {
		t.Errorf("visible %q, cuts %v", p.Visible, p.Cuts)
	}
}

// The telephone of the signature is no heading, though a name with a date follows.
func TestSignatureAboveTheOlderComment(t *testing.T) {
	const letter = "Dear Ms Peake,\n\nshall I put you down for Thursday?\n\nKind regards,\nEsme Wold\n01632 960455"
	text := "-- Please reply above this line --\n\n" + letter + "\n\nRosalind Peake on Nov 10, 2026 at 15:20\nGood afternoon,\n\nmay I bring my dog?"
	if p := FromText(text); p.Visible != letter {
		t.Errorf("visible %q, cuts %v", p.Visible, p.Cuts)
	}
}

// Below "-- " stand the signatures of people and of archives.
func TestBelowTheDashes(t *testing.T) {
	for _, text := range []string{
		"Thank you, it works now.\n\nThank you,\nTessa Brand\n\n--\nView this message in context: http://archive.example/solr-tp41.html",
		"Yes.\n\nRegards,\nTessa\n----\nhttp://lodge.example/ - Rooms for walkers, new and experienced",
		"See the notes.\n\nBest regards\n\nTessa Brand\n\n[1]\nhttps://lodge.example/notes/5181772898130619/latest.html",
	} {
		if p := FromText(text); p.Visible != text {
			t.Errorf("%q became %q, cuts %v", text, p.Visible, p.Cuts)
		}
	}
}
