package split

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/mail"
)

// squash makes texts comparable whatever their line ends and white space.
func squash(s string) string { return strings.Join(strings.Fields(s), " ") }

// disputed are messages whose body_text depends on a reading of one line that
// the text itself does not settle. A team or a department at the end is a
// signature by the label of 016 and none by those of 050, 052 and 063. Bare
// thanks above the name stay in the body of 008: here they are part of the
// signature, as they are where they stand on one line with the name.
var disputed = []string{
	"008-en-helpdesk-human-auto-headers.eml", "050-lt-thunderbird-apology-no-refs.eml", "052-lt-otrs-ack.eml", "063-de-ack-ticket.eml",
}

func TestAuthored(t *testing.T) {
	letters := map[string]string{}
	raw, err := os.ReadFile("testdata/letters.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &letters); err != nil {
		t.Fatal(err)
	}
	labels, err := os.Open("testdata/labels.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer labels.Close()
	n := 0
	for scanner := bufio.NewScanner(labels); scanner.Scan(); n++ {
		var label struct {
			File, Scenario string
			Visible        string `json:"visible_text"`
			Body           string `json:"body_text"`
		}
		if err := json.Unmarshal(scanner.Bytes(), &label); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join("testdata/eml", label.File))
		if err != nil {
			t.Fatal(err)
		}
		p := Split(mail.Parse(raw)).WithoutOwn(letters[label.Scenario])
		if squash(p.Visible) != squash(label.Visible) {
			t.Errorf("%s: visible\n%s\nwant\n%s\ncuts %v", label.File, p.Visible, label.Visible, p.Cuts)
		}
		if squash(p.Body) != squash(label.Body) && !slices.Contains(disputed, label.File) {
			t.Errorf("%s: body\n%s\nwant\n%s\ncuts %v", label.File, p.Body, label.Body, p.Cuts)
		}
	}
	if n < 50 {
		t.Errorf("only %d labels were read", n)
	}
}

// The answers of these messages are followed by a quotation that only its
// introduction tells from the answer.
func TestQuotationsAreFoundByTheirIntroduction(t *testing.T) {
	const quote = "\nHello,\n\ncould we bring our dog?\nRosalind\n"
	tests := []struct{ name, intro, rule string }{
		{"en", "On Tue, Oct 13, 2026 at 9:14 AM Rosalind Peake <r@inbox.example> wrote:", "attribution_en"},
		{"en wrapped", "On Tue, Oct 13, 2026 at 9:14 AM Rosalind Peake\n<r@inbox.example> wrote:", "attribution_en"},
		{"en wrapped thrice", "On Tue, Oct 13, 2026 at 9:14 AM\nRosalind Peake <\nr@inbox.example> wrote:", "attribution_en"},
		{"en Zoho", "---- On Tue, 13 Oct 2026 14:02:50 +0530 r@inbox.example wrote ----", "attribution_en"},
		{"ru", "13 октября 2026 г., 09:14 пользователь Марина <m@pochta.example> написал:", "attribution_ru"},
		{"ru Gmail", "вт, 13 окт. 2026 г. в 09:14, Марина <m@pochta.example>:", "attribution_date"},
		{"ru Mail.ru", "Вторник, 13 октября 2026, 9:14 +05:00 от Марина <m@pochta.example>:", "attribution_date"},
		{"lt", "2026-10-13, an, 09:14 Daiva <d@pastas.example> rašė:", "attribution_lt"},
		{"lv", "otrd., 2026. g. 13. okt., plkst. 09:14 — lietotājs Anna (<a@pasts.example>) rakstīja:", "attribution_lv"},
		{"et", "Kontakt Anna (<a@post.example>) kirjutas kuupäeval T, 13. oktoober 2026 kell 09:14:", "attribution_et"},
		{"pl", "wt., 13 paź 2026 o 09:14 Kinga <k@poczta.example> napisał(a):", "attribution_pl"},
		{"pl Apple", "Wiadomość napisana przez Kinga <k@poczta.example> w dniu 13 paź 2026, o godz. 09:14:", "attribution_pl"},
		{"et Gmail", "Kuupäev T, 13. oktoober 2026 kell 09:14 kirjutas Anna <a@post.example>:", "attribution_et"},
		{"between dashes, in no known words", "---------- Kiri ----------\nSaatja: Anna\nSaadetud: teisipäev\nAdressaat: info@linija.example", "header_block_et"},
		{"de", "Am Di., 13. Okt. 2026 um 09:14 Uhr schrieb Jannik <j@postfach.example>:", "attribution_de"},
		{"uk", "вт, 13 жовт. 2026 р. о 09:14 Олена <o@poshta.example> пише:", "attribution_"},
		{"fr", "Le mar. 13 oct. 2026 à 09:14, Anne <a@poste.example> a écrit :", "attribution_fr"},
		{"es", "El mar, 13 oct 2026 a las 9:14, Ana (<a@correo.example>) escribió:", "attribution_es"},
		{"it", "Il giorno mar 13 ott 2026 alle ore 09:14 Anna <a@posta.example> ha scritto:", "attribution_it"},
		{"nl", "Op di 13 okt 2026 om 09:14 schreef Anna <a@post.example>:", "attribution_nl"},
		{"pt", "Em ter., 13 de out. de 2026 às 09:14, Ana <a@correio.example> escreveu:", "attribution_pt"},
		{"sv", "Den tis 13 okt. 2026 kl 09:14 skrev Anna <a@post.example>:", "attribution_sv"},
		{"Outlook en", "From: Rosalind <r@inbox.example>\nSent: Tuesday, October 13, 2026 9:14 AM\nTo: stay@lodge.example\nSubject: Weekend", "header_block_en"},
		{"Outlook en, bold", "*From:* Rosalind <r@inbox.example>\n*Sent:* Tuesday\n*To:* stay@lodge.example\n*Subject:* Weekend", "header_block_en"},
		{"Outlook en, with a line above", "________________________________\nFrom: Rosalind\nSent: Tuesday\nTo: stay@lodge.example", "header_block_en"},
		{"Outlook ru", "От: Марина <m@pochta.example>\nОтправлено: 13 октября 2026 г. 9:14\nКому: zakaz@proem.example\nТема: Окна", "header_block_ru"},
		{"Outlook lt", "Nuo: Daiva\nIšsiųsta: 2026 m. spalio 13 d. 09:14\nKam: info@linija.example\nTema: Stalas", "header_block_lt"},
		{"Outlook lv", "No: Anna\nNosūtīts: otrdien\nKam: info@linija.example\nTēma: Galds", "header_block_lv"},
		{"Outlook et", "Saatja: Anna\nSaadetud: teisipäev\nAdressaat: info@linija.example\nTeema: Laud", "header_block_et"},
		{"Outlook pl", "Od: Kinga\nWysłano: wtorek\nDo: biuro@szron.example\nTemat: Kawa", "header_block_pl"},
		{"Outlook de", "Von: Jannik\nGesendet: Dienstag\nAn: info@rad.example\nBetreff: Inspektion", "header_block_de"},
		{"Outlook uk", "Від: Олена\nНадіслано: вівторок\nКому: info@lodge.example\nТема: Вікна", "header_block_uk"},
		{"Outlook fr", "De : Anne\nEnvoyé : mardi\nÀ : info@hotel.example\nObjet : Chambre", "header_block_fr"},
		{"Outlook es", "De: Ana\nEnviado el: martes\nPara: info@hotel.example\nAsunto: Habitación", "header_block_es"},
		{"Outlook it", "Da: Anna\nInviato: martedì\nA: info@hotel.example\nOggetto: Camera", "header_block_it"},
		{"Outlook nl", "Van: Anna\nVerzonden: dinsdag\nAan: info@hotel.example\nOnderwerp: Kamer", "header_block_nl"},
		{"Outlook pt", "De: Ana\nEnviada em: terça\nPara: info@hotel.example\nAssunto: Quarto", "header_block_"},
		{"Outlook sv", "Från: Anna\nSkickat: tisdag\nTill: info@hotell.example\nÄmne: Rum", "header_block_sv"},
		{"Notes", "\tRosalind Peake\n\t13/10/2026 09:14\n\t\n\tTo: stay@lodge.example\n\tcc: \n\tSubject: Weekend", "header_block_en"},
		{"original message", "-----Original Message-----\nFrom: Rosalind", "original_message_en"},
		{"original message, Samsung lt", "-------- Pradinis pranešimas --------\nNuo: Daiva", "original_message_lt"},
		{"copy of our letter", "Your message:", "repeated_en"},
		{"copy of our letter, ru", "Текст вашего обращения:", "repeated_ru"},
	}
	for _, test := range tests {
		p := FromText("Yes, of course.\n\nBest wishes,\nTessa\n\n" + test.intro + "\n" + quote)
		if want := "Yes, of course.\n\nBest wishes,\nTessa"; p.Visible != want {
			t.Errorf("%s: visible %q, want %q", test.name, p.Visible, want)
		}
		if !strings.Contains(p.Quoted, "could we bring our dog?") {
			t.Errorf("%s: quoted %q", test.name, p.Quoted)
		}
		if !slices.ContainsFunc(p.Cuts, func(c Cut) bool { return strings.HasPrefix(c.Rule, test.rule) }) {
			t.Errorf("%s: cuts %v, want %s", test.name, p.Cuts, test.rule)
		}
	}
}

// What looks like an introduction and is none must stay.
func TestOrdinaryTextStays(t *testing.T) {
	for _, text := range []string{
		"Dear Mrs Peake,\n\nMy colleague wrote to you on Monday. As he said, dogs are welcome.\n\nTessa",
		"Hello,\n\nplease note the following:\nCheck-in: 15:00\nCheck-out: 11:00\nBreakfast: included\n\nTessa",
		"On Monday we are closed. On 13.10.2026 at 10:00 the fitter can come.\n\nOle",
		"You can reach us at stay@lodge.example from 9:00 to 18:00.\n\nTessa",
		"To: the garden room we add 15 a night.\n\nTessa",
		"Добрый день!\n\nОт 10 до 15 часов: замер бесплатный.\nТема: окна и двери.\n\nОльга",
		"The coach runs as follows:\nFrom: Vilnius\nTo: Riga\nDate: 12.03.2026 10:00\nPrice: 35 EUR",
		"Your booking:\nName: Rosalind Peake\nE-mail: r@inbox.example\nDate: 13.10.2026 09:14\nGuests: 2",
		"On 12 May 2026 at 10:00 I wrote to you the following:\nthe dog costs 15.",
		"Am 13.10.2026 um 10:00 schrieb ich Ihnen:\nDer Hund kostet 15 Euro.",
		"You can read what our guests wrote on 13.10.2026 here:\nhttps://lodge.example/reviews",
		"Call us on 01632 960418 between 9:00 and 18:00 or write to stay@lodge.example:\nwe answer the same day.",
		"Please write to stay@lodge.example on 13.10.2026 before 10:00:\nthe kitchen closes then.",
		"Dnia 13.10.2026 o 10:00 nasz kolega pisał do Państwa w tej sprawie:\nkoszt to 50 zł.",
		"From Monday on we are open.\nFrom here you walk 5 minutes.",
		"Our prices:\n> 10 pieces: 5 EUR\n> 50 pieces: 4 EUR\n\nOle",
		"Visit us now:\n>>> https://lodge.example <<<\nOle",
		"| Room | Price |\n|------|-------|\n| 12   | 90    |",
		"Fra: Oslo\nTil: Bergen\nDato: 12.03.2026 10:00\nPris: 350 kr",
		"All that you send us is confidential, of course.\n\nYes, dogs are welcome.",
		"Temperature > 30 degrees is fine.",
		"------------------\nOPENING TIMES\n------------------\n9:00 to 18:00\n------------------",
		"Hey there,\nI have a job for you at the lodge, and the pay is good.\nKeep this confidential. Come and see me soon.\nThanks\nBen",
		"Guten Tag,\n\nam 13.10.2026 um 10:00 schrieb ich Ihnen schon, dass es 119 Euro kostet.\n\nMaren Tiedtke",
	} {
		if p := FromText(text); p.Visible != text || p.Quoted != "" {
			t.Errorf("%q became visible %q, quoted %q, cuts %v", text, p.Visible, p.Quoted, p.Cuts)
		}
	}
}

// Mailboxes put a '>' before "From" at the start of a line.
func TestEscapedFrom(t *testing.T) {
	if p := FromText("Yes.\n>From Monday on we are open.\n\nOle"); p.Visible != "Yes.\nFrom Monday on we are open.\n\nOle" {
		t.Errorf("%+v", p)
	}
}

func TestAnswersBetweenAndBelowQuotes(t *testing.T) {
	tests := []struct{ name, text, visible, quoted string }{
		{"between", "On 13/10/2026 09:14, R wrote:\n> one?\n\nYes.\n\n> two?\n\nNo.\n", "Yes.\n\nNo.", "On 13/10/2026 09:14, R wrote:\n> one?\n\n> two?"},
		{"below", "2026-10-13 09:14, R rašė:\n> one?\n> two?\n\nTaip.\n", "Taip.", "2026-10-13 09:14, R rašė:\n> one?\n> two?"},
		{"below a bare introduction", "Sie schrieben:\n> eins?\n\nJa.\n\n> zwei?\n\nNein.", "Ja.\n\nNein.", "Sie schrieben:\n> eins?\n\n> zwei?"},
		{"a name with a line drawn behind it", "Yes.\nRegards, Jaime_____\n\n-----Original Message-----\nFrom: R\nSent: Monday\nTo: J", "Yes.\nRegards, Jaime_____", "-----Original Message-----\nFrom: R\nSent: Monday\nTo: J"},
		{"no empty lines", "> one?\nYes.\n> two?\nNo.", "Yes.\n\nNo.", "> one?\n\n> two?"},
		{"broken quote line", "Yes.\n\n> " + strings.Repeat("word ", 14) + "and\nthe rest\n> two?", "Yes.", "> " + strings.Repeat("word ", 14) + "and\nthe rest\n> two?"},
		{"introduction on one line with the answer", "Yes. On Wed, Apr 4, 2026 at 3:59 PM, r@inbox.example wrote:\n> one?", "Yes.", "On Wed, Apr 4, 2026 at 3:59 PM, r@inbox.example wrote:\n> one?"},
		{"contact line right above the introduction", "Yes.\nTel. 01632 960418\nOn Tue, Oct 13, 2026 at 9:14 AM R <r@x.example> wrote:\n> one?", "Yes.\nTel. 01632 960418", "On Tue, Oct 13, 2026 at 9:14 AM R <r@x.example> wrote:\n> one?"},
		{"answers right above introductions", "Yes.\nIl est ouvert\nLe mar. 13 oct. 2026, 09:14, R <r@x.example> a écrit :\n> one?", "Yes.\nIl est ouvert", "Le mar. 13 oct. 2026, 09:14, R <r@x.example> a écrit :\n> one?"},
		{"a verb first", "Tak, oczywiście\nWiadomość napisana przez R <r@x.example> w dniu 13 paź 2026, o godz. 09:14:\n> one?", "Tak, oczywiście", "Wiadomość napisana przez R <r@x.example> w dniu 13 paź 2026, o godz. 09:14:\n> one?"},
		{"an address on lines of its own", "Yes.\n\nOn Tue, Oct 13, 2026 at 10:07 PM R\n\n<\nmailto:R <r@x.example>\n> wrote:\none?", "Yes.", "On Tue, Oct 13, 2026 at 10:07 PM R\n\n<\nmailto:R <r@x.example>\n> wrote:\none?"},
		{"the old Android", "Yes.\n\n2026/10/13 R P <\nr@x.example>\n\n> one?", "Yes.", "2026/10/13 R P <\nr@x.example>\n\n> one?"},
		{"links torn between quoted lines", "Yes.\n> see (http://x.example/a\nb=1)\n> and\n(http://x.example/c) >\n> two?", "Yes.", "> see (http://x.example/a\nb=1)\n> and\n(http://x.example/c) >\n> two?"},
		{"a list broke long lines", "Yes.\n\n> Our train from the south gets in rather late on the Friday, can we still check\nin at about half past ten in the evening, and would there be somebody at the desk so\nlate?\n> Thank you", "Yes.", "> Our train from the south gets in rather late on the Friday, can we still check\nin at about half past ten in the evening, and would there be somebody at the desk so\nlate?\n> Thank you"},
		{"an answer below a long question", "> Could you tell us whether the lodge has a room free in the week of the fair?\nYes, we do.\n> And breakfast?\nNo.", "Yes, we do.\n\nNo.", "> Could you tell us whether the lodge has a room free in the week of the fair?\n\n> And breakfast?"},
		{"an answer below a long line that had room", "> 1. the price of the double room with breakfast and dinner for two adults\nwe charge 65 EUR\n> 2. whether we could bring our dog, which is a quiet seven-year-old spaniel and sleeps a lot by the fire\nYes.", "we charge 65 EUR\n\nYes.", "> 1. the price of the double room with breakfast and dinner for two adults\n\n> 2. whether we could bring our dog, which is a quiet seven-year-old spaniel and sleeps a lot by the fire"},
		{"GroupWise, no marks below", "Yes.\nOle\n\n>>> \"Peake, Rosalind\" <r@x.example> 01/02/26 11:12AM >>>\nDear Ole,\n\none?", "Yes.\nOle", ">>> \"Peake, Rosalind\" <r@x.example> 01/02/26 11:12AM >>>\nDear Ole,\n\none?"},
		{"Nabble, no colon", "Yes.\n\nRosalind Peake wrote\n> one?", "Yes.", "Rosalind Peake wrote\n> one?"},
		{"a picture linked in a pair of brackets", "See\n<https://lodge.example/map.png>\n> where?", "See\n<https://lodge.example/map.png>", "> where?"},
		{"introduction whose end was wrapped to look quoted", "Yes.\n\nOn Tue, Apr 11, 2026 at 10:07 PM John <john@x.example\n> wrote:\n> one?", "Yes.", "On Tue, Apr 11, 2026 at 10:07 PM John <john@x.example\n> wrote:\n> one?"},
	}
	for _, test := range tests {
		p := FromText(test.text)
		if p.Visible != test.visible || p.Quoted != test.quoted {
			t.Errorf("%s: visible %q, quoted %q; want %q, %q", test.name, p.Visible, p.Quoted, test.visible, test.quoted)
		}
	}
}

func TestSignature(t *testing.T) {
	tests := []struct{ name, text, body, signature, rule string }{
		{"dashes", "Yes.\n\nRegards\n-- \nNorman Tuke\ntel. 1", "Yes.\n\nRegards", "Norman Tuke\ntel. 1", "sig_dashes"},
		{"closing", "Yes.\n\nKind regards,\n\nTessa Allardyce\nManager\nT 01632 960418", "Yes.\n\nKind regards,", "Tessa Allardyce\nManager\nT 01632 960418", "sig_closing"},
		{"closing, ru", "Да.\n\nС уважением,\nОльга", "Да.\n\nС уважением,", "Ольга", "sig_closing"},
		{"closing, lt", "Taip.\n\nPagarbiai\nJustė", "Taip.\n\nPagarbiai", "Justė", "sig_closing"},
		{"closing, de", "Ja.\n\nMit freundlichen Grüßen\nMaren Tiedtke", "Ja.\n\nMit freundlichen Grüßen", "Maren Tiedtke", "sig_closing"},
		{"sign-off and a block of its own", "Yes.\n\nAll the best,\nPriya\n\nPriya Nand\nFront of house", "Yes.\n\nAll the best,\nPriya", "Priya Nand\nFront of house", "sig_closing"},
		{"telephone", "yes, fine\n\nSent from my iPhone", "yes, fine", "Sent from my iPhone", "sig_device"},
		{"closing, name and telephone apart", "Yes.\n\nBest wishes,\nSimona\n\nSent from my iPhone", "Yes.\n\nBest wishes,", "Simona\n\nSent from my iPhone", "sig_closing"},
		{"thanks, name and telephone", "Yes.\n\nThanks\nBeth\nGet Outlook for iOS", "Yes.", "Thanks\nBeth\nGet Outlook for iOS", "sig_thanks"},
		{"name alone", "Yes, dogs are welcome.\n\nHamish", "Yes, dogs are welcome.", "Hamish", "sig_name"},
		{"a closing without a name", "Yes, dogs are welcome.\n\nCheers", "Yes, dogs are welcome.\n\nCheers", "", ""},
		{"none", "Yes, dogs are welcome.", "Yes, dogs are welcome.", "", ""},
		{"nothing but a name", "Hamish", "Hamish", "", ""},
	}
	for _, test := range tests {
		p := FromText(test.text)
		if p.Body != test.body || p.Signature != test.signature {
			t.Errorf("%s: body %q, signature %q; want %q, %q", test.name, p.Body, p.Signature, test.body, test.signature)
		}
		if test.rule != "" && !slices.ContainsFunc(p.Cuts, func(c Cut) bool { return c.Rule == test.rule && c.What == "signature" }) {
			t.Errorf("%s: cuts %v, want %s", test.name, p.Cuts, test.rule)
		}
	}
}

func TestFurniture(t *testing.T) {
	tests := []struct{ name, text, visible, disclaimer string }{
		{"notice below the signature", "Yes.\n\nRegards,\nTessa\n\nThis e-mail is confidential and intended solely for the addressee.", "Yes.\n\nRegards,\nTessa", "This e-mail is confidential and intended solely for the addressee."},
		{"notice in the paragraph of the signature", "Yes.\n\nRegards,\nTessa\nThis message is confidential. If you are not the intended recipient, delete it.\nThank you.", "Yes.\n\nRegards,\nTessa", "This message is confidential. If you are not the intended recipient, delete it.\nThank you."},
		{"notice, ru", "Да.\n\nС уважением,\nОльга\n\nСообщение конфиденциально и предназначено только адресату.", "Да.\n\nС уважением,\nОльга", "Сообщение конфиденциально и предназначено только адресату."},
		{"notice, lt", "Taip.\n\nPagarbiai\nJustė\n\nŠis laiškas yra konfidencialus ir skirtas tik adresatui.", "Taip.\n\nPagarbiai\nJustė", "Šis laiškas yra konfidencialus ir skirtas tik adresatui."},
		{"banner of a gateway", "CAUTION: This email originated from outside of the organization. Do not click links.\n\nYes.", "Yes.", ""},
		{"place of a picture", "Yes.\n\n[cid:image001.png@01D9]\n\nTessa", "Yes.\n\n\nTessa", ""},
		{"helpdesk", "##- Please type your reply above this line -##\n\nGareth P. (Lodge)\n13 Oct 2026, 14:02 BST\n\nYes.\n\nThanks,\nGareth\n\n------------------\n\nRosalind Peake\n13 Oct 2026, 09:14 BST\n\nCould we bring our dog?", "Yes.\n\nThanks,\nGareth", ""},
		{"list footer", "Yes.\n\n_______________________________________________\nriders mailing list\nriders@lists.example", "Yes.", "_______________________________________________\nriders mailing list\nriders@lists.example"},
	}
	for _, test := range tests {
		p := FromText(test.text)
		if squash(p.Visible) != squash(test.visible) || p.Disclaimer != test.disclaimer {
			t.Errorf("%s: visible %q, disclaimer %q, cuts %v; want %q, %q", test.name, p.Visible, p.Disclaimer, p.Cuts, test.visible, test.disclaimer)
		}
	}
}

func TestForwarded(t *testing.T) {
	p := FromText("FYI\n\n---------- Forwarded message ---------\nFrom: Rosalind <r@inbox.example>\nDate: Tue, Oct 13\nSubject: Weekend\n\nCould we bring our dog?")
	if p.Visible != "FYI" || p.Quoted != "" || !strings.Contains(p.Forwarded, "our dog?") {
		t.Errorf("%+v", p)
	}
}

func TestHiddenTextIsNotVisible(t *testing.T) {
	p := fromHTML(`<div style="display:none">We answer within the hour</div><p>Yes.</p>`)
	if p.Visible != "Yes." || len(p.Cuts) != 1 || p.Cuts[0].What != "hidden" {
		t.Errorf("%+v", p)
	}
}

func TestColouredAnswersNeedAnAnnouncement(t *testing.T) {
	const block = `<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">From: R<br>Sent: Monday</div><p>One?</p><p style="color:blue">Yes.</p>`
	if p := fromHTML(`<p>See my answers below in blue.</p>` + block); p.Visible != "See my answers below in blue.\n\nYes." {
		t.Errorf("announced: %q", p.Visible)
	}
	if p := fromHTML(`<p>Thank you.</p>` + block); p.Visible != "Thank you." {
		t.Errorf("not announced: %q", p.Visible)
	}
}

func TestSplitIsBounded(t *testing.T) {
	start := time.Now()
	for _, text := range []string{
		strings.Repeat("On Mon 1.1.2026 a@b ", 30_000),
		strings.Repeat("date: 1\n", 5_000),
		strings.Repeat("hello ", 50_000) + "could we bring our dog please?",
		strings.Repeat("> ", 200_000),
	} {
		FromText(text).WithoutOwn("hello\ncould we bring our dog please?")
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzFromText(f *testing.F) {
	f.Add("Yes.\n\nOn Mon, 13 Oct 2026, R <r@x> wrote:\n> q?\n", "q?")
	f.Add("##- reply above this line -##\nA\n1 Jan 2026 10:00\n\nB\n-- \nC", "B B B B")
	f.Fuzz(func(t *testing.T, text, letter string) {
		p := FromText(text)
		for _, s := range []string{p.Visible, p.Body, p.Quoted} {
			if s != strings.TrimSpace(s) {
				t.Fatalf("%q is not trimmed", s)
			}
		}
		if len(squash(p.Body)) > len(squash(p.Visible)) {
			t.Fatalf("body %q is longer than visible %q", p.Body, p.Visible)
		}
		p.WithoutOwn(letter)
		fromHTML(text)
	})
}

// fromHTML divides an HTML body as it comes in a message.
func fromHTML(body string) Parts {
	return Split(mail.Parse([]byte("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body)))
}
