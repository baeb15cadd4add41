package split

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// introductions are what mail programs of each language write above a
// quotation: Gmail, Apple Mail, Thunderbird and Roundcube their attribution
// line, Outlook its block of header lines.
var introductions = []struct {
	code         string
	attributions []string
	blocks       []string
}{
	{"en", []string{
		"On Tue, Oct 13, 2026 at 9:14 AM Rosalind Peake <r@inbox.example> wrote:",
		"On 13 Oct 2026, at 09:14, Rosalind Peake <r@inbox.example> wrote:",
		"On 13/10/2026 09:14, Rosalind Peake wrote:",
		"On Tuesday, October 13, 2026 at 09:14:02 AM GMT+1, Rosalind Peake <r@inbox.example> wrote:",
		"---- On Tue, 13 Oct 2026 09:14:02 +0100 Rosalind Peake <r@inbox.example> wrote ----",
		"Rosalind Peake <r@inbox.example> wrote on 13 October 2026 at 09:14:",
		"Rosalind Peake wrote on 13/10/2026 09:14:",
		"Rosalind Peake-Featherstone wrote on 13/10/2026 09:14:",
		"Quoting Rosalind Peake <r@inbox.example>:",
		"2026-10-13 9:14 GMT+01:00 Rosalind Peake <r@inbox.example>:",
		"Dne út 13. 10. 2026 9:14 uživatel Rosalind Peake <r@inbox.example> napsal:",
		"mar., 13 oct. 2026, 09:14 Rosalind Peake <r@inbox.example> a scris:",
	}, []string{
		"From: Rosalind Peake <r@inbox.example>\nSent: Tuesday, October 13, 2026 9:14 AM\nTo: stay@lodge.example\nSubject: Weekend",
		"*From:* Rosalind Peake <r@inbox.example>\n*Date:* Tuesday, 13 October 2026 at 09:14\n*To:* stay@lodge.example\n*Subject:* Weekend",
	}},
	{"ru", []string{
		"вт, 13 окт. 2026 г. в 09:14, Марина Лебедева <m@pochta.example>:",
		"13 окт. 2026 г., в 09:14, Марина Лебедева <m@pochta.example> написал(а):",
		"13.10.2026 09:14, Марина Лебедева пишет:",
		"13.10.2026, 09:14, \"Марина Лебедева\" <m@pochta.example>:",
		"Вторник, 13 октября 2026, 9:14 +05:00 от Марина Лебедева <m@pochta.example>:",
		"Марина Лебедева писал(а) 2026-10-13 09:14:",
		"Вы писали 13 октября 2026 г., 9:14:02:",
	}, []string{
		"От: Марина Лебедева <m@pochta.example>\nОтправлено: 13 октября 2026 г. 9:14\nКому: zakaz@proem.example\nТема: Окна",
		"От: Марина Лебедева [mailto:m@pochta.example]\nSent: Tuesday, October 13, 2026 9:14 AM\nTo: zakaz@proem.example\nSubject: Окна",
	}},
	{"lt", []string{
		"2026-10-13, an, 09:14 Daiva Petraitė <d@pastas.example> rašė:",
		"2026-10-13 09:14, Daiva Petraitė rašė:",
		"Daiva Petraitė <d@pastas.example> rašė 2026-10-13 09:14:",
		"Antradienis, 2026 m. spalio 13 d., 09:14 Daiva Petraitė <d@pastas.example> parašė:",
	}, []string{
		"Nuo: Daiva Petraitė <d@pastas.example>\nIšsiųsta: 2026 m. spalio 13 d., antradienis 09:14\nKam: info@linija.example\nTema: Stalas",
		"Siuntėjas: Daiva Petraitė <d@pastas.example>\nData: 2026-10-13 09:14\nGavėjas: info@linija.example\nTema: Stalas",
		"Kas: Daiva Petraitė <d@pastas.example>\nKam: info@linija.example\nData: 2026-10-13 09:14\nTema: Stalas",
	}},
	{"lv", []string{
		"otrd., 2026. g. 13. okt., plkst. 09:14 — lietotājs Anna Bērziņa (<a@pasts.example>) rakstīja:",
		"13.10.2026 09:14 Anna Bērziņa rakstīja:",
		"Anna Bērziņa @ 2026-10-13 09:14 rakstīja:",
		"Citējot Anna Bērziņa <a@pasts.example>:",
	}, []string{
		"No: Anna Bērziņa <a@pasts.example>\nNosūtīts: otrdiena, 2026. gada 13. oktobris 09:14\nKam: info@linija.example\nTēma: Galds",
		"No: Anna Bērziņa <a@pasts.example>\nDatums: 2026-10-13 09:14\nUz: info@linija.example\nTemats: Galds",
	}},
	{"et", []string{
		"Kontakt Anna Tamm (<a@post.example>) kirjutas kuupäeval T, 13. oktoober 2026 kell 09:14:",
		"13.10.2026 09:14 Anna Tamm kirjutas:",
		"Anna Tamm kirjutas 13.10.2026 09:14:",
		"2026-10-13 09:14 kirjutas Anna Tamm:",
	}, []string{
		"Saatja: Anna Tamm <a@post.example>\nSaadetud: teisipäev, 13. oktoober 2026 09:14\nAdressaat: info@linija.example\nTeema: Laud",
		"Saatja: Anna Tamm <a@post.example>\nKuupäev: 13.10.2026 09:14\nSaaja: info@linija.example\nPealkiri: Laud",
	}},
	{"pl", []string{
		"wt., 13 paź 2026 o 09:14 Kinga Wrona <k@poczta.example> napisał(a):",
		"Wiadomość napisana przez Kinga Wrona <k@poczta.example> w dniu 13 paź 2026, o godz. 09:14:",
		"W dniu 13.10.2026 o 09:14, Kinga Wrona pisze:",
		"W dniu 2026-10-13 09:14, Kinga Wrona napisał(a):",
		"W dniu 2026-10-13 09:14:02 użytkownik Kinga Wrona <k@poczta.example> napisał:",
		"Dnia 13 października 2026 09:14 Kinga Wrona <k@poczta.example> napisał(a):",
	}, []string{
		"Od: Kinga Wrona <k@poczta.example>\nWysłano: wtorek, 13 października 2026 09:14\nDo: biuro@szron.example\nTemat: Kawa",
		"Nadawca: Kinga Wrona <k@poczta.example>\nData: 13 października 2026 09:14\nAdresat: biuro@szron.example\nTemat: Kawa",
	}},
	{"de", []string{
		"Am Di., 13. Okt. 2026 um 09:14 Uhr schrieb Jannik Voss <j@postfach.example>:",
		"Am 13.10.2026 um 09:14 schrieb Jannik Voss <j@postfach.example>:",
		"Am 13.10.26 um 09:14 schrieb Jannik Voss:",
		"Am 2026-10-13 09:14, schrieb Jannik Voss:",
		"Jannik Voss <j@postfach.example> schrieb am Di., 13. Okt. 2026, 09:14:",
		"Jannik Voss <j@postfach.example> hat am 13.10.2026 09:14 geschrieben:",
		"Zitat von Jannik Voss <j@postfach.example>:",
	}, []string{
		"Von: Jannik Voss <j@postfach.example>\nGesendet: Dienstag, 13. Oktober 2026 09:14\nAn: info@rad.example\nBetreff: Inspektion",
		"Gesendet: Dienstag, 13. Oktober 2026 um 09:14 Uhr\nVon: \"Jannik Voss\" <j@postfach.example>\nAn: info@rad.example\nBetreff: Inspektion",
	}},
	{"uk", []string{
		"вт, 13 жовт. 2026 р. о 09:14 Олена Шевчук <o@poshta.example> пише:",
		"13 жовт. 2026 р. о 09:14 Олена Шевчук <o@poshta.example> написав(-ла):",
		"Олена Шевчук пише 13.10.2026 09:14:",
		"2026-10-13 09:14, Олена Шевчук написав:",
	}, []string{
		"Від: Олена Шевчук <o@poshta.example>\nНадіслано: 13 жовтня 2026 р. 9:14\nКому: info@lodge.example\nТема: Вікна",
		"Від кого: Олена Шевчук <o@poshta.example>\nДата: 13 жовтня 2026, 09:14\nКому: info@lodge.example\nТема: Вікна",
	}},
	{"be", []string{
		"13.10.2026 у 09:14 Алеся Купрэвіч напісаў:",
		"Алеся Купрэвіч напісаў 13.10.2026 у 09:14:",
		"аўт, 13 кас. 2026 г. у 09:14 Алеся Купрэвіч <a@poshta.example> піша:",
	}, []string{
		"Ад: Алеся Купрэвіч <a@poshta.example>\nАдпраўлена: 13 кастрычніка 2026 г. 9:14\nКаму: info@lodge.example\nТэма: Вокны",
		"Ад: Алеся Купрэвіч <a@poshta.example>\nДата: 2026-10-13 09:14\nДа: info@lodge.example\nТэма: Вокны",
	}},
	{"fr", []string{
		"Le mar. 13 oct. 2026 à 09:14, Anne Morel <a@poste.example> a écrit :",
		"Le 13 oct. 2026 à 09:14, Anne Morel <a@poste.example> a écrit :",
		"Le 13/10/2026 à 09:14, Anne Morel a écrit :",
		"Anne Morel a écrit le 13/10/2026 à 09:14 :",
		"Le mardi 13 octobre 2026 à 09:14:02 UTC+2, Anne Morel <a@poste.example> a écrit :",
	}, []string{
		"De : Anne Morel <a@poste.example>\nEnvoyé : mardi 13 octobre 2026 09:14\nÀ : info@hotel.example\nObjet : Chambre",
		"De : Anne Morel <a@poste.example>\nDate : mardi 13 octobre 2026 à 09:14\nÀ : info@hotel.example\nObjet : Chambre",
	}},
	{"es", []string{
		"El mar, 13 oct 2026 a las 9:14, Ana Ruiz (<a@correo.example>) escribió:",
		"El 13 oct 2026, a las 9:14, Ana Ruiz <a@correo.example> escribió:",
		"El 13/10/2026 a las 9:14, Ana Ruiz escribió:",
		"Ana Ruiz escribió el 13/10/2026 a las 9:14:",
	}, []string{
		"De: Ana Ruiz <a@correo.example>\nEnviado: martes, 13 de octubre de 2026 9:14\nPara: info@hotel.example\nAsunto: Habitación",
		"De: Ana Ruiz <a@correo.example>\nEnviado el: martes, 13 de octubre de 2026 9:14\nPara: info@hotel.example\nAsunto: Habitación",
	}},
	{"it", []string{
		"Il giorno mar 13 ott 2026 alle ore 09:14 Anna Riva <a@posta.example> ha scritto:",
		"Il giorno 13 ott 2026, alle ore 09:14, Anna Riva <a@posta.example> ha scritto:",
		"Il 13/10/2026 09:14, Anna Riva ha scritto:",
		"Anna Riva ha scritto il 13/10/2026 alle 09:14:",
	}, []string{
		"Da: Anna Riva <a@posta.example>\nInviato: martedì 13 ottobre 2026 09:14\nA: info@hotel.example\nOggetto: Camera",
		"Mittente: Anna Riva <a@posta.example>\nData: 13/10/2026 09:14\nDestinatario: info@hotel.example\nOggetto: Camera",
	}},
	{"nl", []string{
		"Op di 13 okt 2026 om 09:14 schreef Anna Visser <a@post.example>:",
		"Op 13 okt. 2026 om 09:14 heeft Anna Visser <a@post.example> het volgende geschreven:",
		"Op 13-10-2026 om 09:14 schreef Anna Visser:",
		"Anna Visser schreef op 2026-10-13 09:14:",
	}, []string{
		"Van: Anna Visser <a@post.example>\nVerzonden: dinsdag 13 oktober 2026 09:14\nAan: info@hotel.example\nOnderwerp: Kamer",
		"Afzender: Anna Visser <a@post.example>\nDatum: 13-10-2026 09:14\nOntvanger: info@hotel.example\nOnderwerp: Kamer",
	}},
	{"pt", []string{
		"Em ter., 13 de out. de 2026 às 09:14, Ana Lima <a@correio.example> escreveu:",
		"Em 13 de out. de 2026, à(s) 09:14, Ana Lima <a@correio.example> escreveu:",
		"Às 09:14 de 13/10/2026, Ana Lima escreveu:",
		"Ana Lima <a@correio.example> escreveu (terça, 13/10/2026 à(s) 09:14):",
		"Ana Lima escreveu às 09:14 de 13/10/2026:",
		"No dia 13/10/2026, às 09:14, Ana Lima <a@correio.example> escreveu:",
	}, []string{
		"De: Ana Lima <a@correio.example>\nEnviada em: terça-feira, 13 de outubro de 2026 09:14\nPara: info@hotel.example\nAssunto: Quarto",
		"De: Ana Lima <a@correio.example>\nEnviado: 13 de outubro de 2026 09:14\nPara: info@hotel.example\nAssunto: Quarto",
	}},
	{"sv", []string{
		"Den tis 13 okt. 2026 kl 09:14 skrev Anna Ek <a@post.example>:",
		"13 okt. 2026 kl. 09:14 skrev Anna Ek <a@post.example>:",
		"Den 2026-10-13 kl. 09:14, skrev Anna Ek:",
		"Anna Ek skrev den 2026-10-13 kl. 09:14:",
	}, []string{
		"Från: Anna Ek <a@post.example>\nSkickat: den 13 oktober 2026 09:14\nTill: info@hotell.example\nÄmne: Rum",
		"Avsändare: Anna Ek <a@post.example>\nDatum: 2026-10-13 09:14\nMottagare: info@hotell.example\nÄmne: Rum",
	}},
	{"no", []string{
		"tir. 13. okt. 2026 kl. 09:14 skrev Anna Lie <a@post.example>:",
		"13. okt. 2026 kl. 09:14 skrev Anna Lie <a@post.example>:",
		"Den 13.10.2026 09:14, skrev Anna Lie:",
		"Den 13.10.2026 09:14, skreiv Anna Lie:",
		"På tir. 13. okt. 2026 kl. 09:14 skrev Anna Lie <a@post.example>:",
	}, []string{
		"Fra: Anna Lie <a@post.example>\nSendt: tirsdag 13. oktober 2026 09:14\nTil: info@hotell.example\nEmne: Rom",
		"Avsender: Anna Lie <a@post.example>\nDato: 13.10.2026 09:14\nMottaker: info@hotell.example\nEmne: Rom",
	}},
	{"da", []string{
		"Den tir. 13. okt. 2026 kl. 09.14 skrev Anna Holm <a@post.example>:",
		"Den 13. okt. 2026 kl. 09.14 skrev Anna Holm <a@post.example>:",
		"Den 13-10-2026 kl. 09:14 skrev Anna Holm:",
		"Anna Holm skrev den 2026-10-13 09:14:",
	}, []string{
		"Fra: Anna Holm <a@post.example>\nSendt: 13. oktober 2026 09:14\nTil: info@hotel.example\nEmne: Værelse",
		"Afsender: Anna Holm <a@post.example>\nDato: 13-10-2026 09:14\nModtager: info@hotel.example\nEmne: Værelse",
	}},
	{"fi", []string{
		"ti 13. lokak. 2026 klo 9.14 Anna Laine (a@posti.example) kirjoitti:",
		"Anna Laine <a@posti.example> kirjoitti 13.10.2026 kello 9.14:",
		"Anna Laine kirjoitti 13.10.2026 klo 9.14:",
	}, []string{
		"Lähettäjä: Anna Laine <a@posti.example>\nLähetetty: tiistai 13. lokakuuta 2026 9.14\nVastaanottaja: info@hotelli.example\nAihe: Huone",
		"Lähettäjä: Anna Laine <a@posti.example>\nPäiväys: 13.10.2026 9.14\nVastaanottaja: info@hotelli.example\nAihe: Huone",
	}},
}

// clients are forms that one program or mail host has for itself.
var clients = []struct{ name, intro string }{
	{"Proton", "------- Original Message -------\nOn Tuesday, October 13th, 2026 at 9:14 AM, Rosalind Peake <r@inbox.example> wrote:"},
	{"Samsung", "-------- Original message --------\nFrom: Rosalind Peake <r@inbox.example>\nDate: 13/10/2026 09:14 (GMT+00:00)\nTo: stay@lodge.example\nSubject: Weekend"},
	{"Samsung, on one line", "-------- Original message --------From: Rosalind Peake <r@inbox.example> Date: 13/10/2026  09:14  (GMT+00:00) To: stay@lodge.example Subject: Weekend"},
	{"Spark", "On 13 Oct 2026, 09:14 +0100, Rosalind Peake <r@inbox.example>, wrote:"},
	{"Sparrow", "On Tuesday, 13 October 2026 at 09:14, Rosalind Peake wrote:"},
	{"Yahoo", "On Tuesday, October 13, 2026, 09:14:02 AM GMT+1, Rosalind Peake <r@inbox.example> wrote:"},
	{"Google Groups", "El martes, 13 de octubre de 2026, Rosalind Peake escribió:"},
	{"The Bat", "Tuesday, October 13, 2026, 9:14:02 AM, you wrote:"},
	{"Notes", "Rosalind Peake ---13.10.2026 09:14:02---Hello, could we\n\nFrom: Rosalind Peake <r@inbox.example>\nTo: stay@lodge.example\nDate: 13.10.2026 09:14\nSubject: Weekend"},
	{"GMX, web.de", "Gesendet: Dienstag, 13. Oktober 2026 um 09:14 Uhr\nVon: \"Jannik Voss\" <j@postfach.example>\nAn: info@rad.example\nBetreff: Inspektion"},
	{"T-Online", "-----Original-Nachricht-----\nBetreff: Inspektion\nDatum: 2026-10-13T09:14:02+0200\nVon: \"Jannik Voss\" <j@postfach.example>\nAn: info@rad.example"},
	{"Wirtualna Polska", "Dnia 13-10-2026 o godz. 9:14 Kinga Wrona napisał(a):"},
	{"Onet", "W dniu 2026-10-13 09:14:02 użytkownik Kinga Wrona <k@poczta.example> napisał:"},
	{"Seznam", "---------- Původní e-mail ----------\nOd: Jana Malá <j@posta.example>\nKomu: info@hotel.example\nDatum: 13. 10. 2026 9:14:02\nPředmět: Pokoj"},
	{"Zimbra", "----- Original Message -----\nFrom: \"Rosalind Peake\" <r@inbox.example>\nTo: stay@lodge.example\nSent: Tuesday, 13 October, 2026 09:14:02\nSubject: Weekend"},
	{"Yandex", "13.10.2026, 09:14, \"Марина Лебедева\" <m@pochta.example>:"},
	{"Dutch Mail", "Op 13 oktober 2026 09:14 schreef Anna Visser het volgende:"},
	{"German, with a word more", "Am 13. Oktober 2026 um 09:14 schrieb Jannik Voss Folgendes:"},
}

const (
	answerAbove = "Yes, of course.\n\nBest wishes,\nTessa"
	unmarked    = "\n\nHello,\n\ncould we bring our dog?\nRosalind\n"
)

func TestIntroductionsOfAllLanguages(t *testing.T) {
	for _, l := range introductions {
		for _, intro := range slices.Concat(l.attributions, l.blocks) {
			p := FromText(answerAbove + "\n\n" + intro + unmarked)
			if p.Visible != answerAbove || !strings.Contains(p.Quoted, "our dog?") || !strings.Contains(squash(p.Quoted), squash(intro)) {
				t.Errorf("%s: %q left visible %q, quoted %q, cuts %v", l.code, intro, p.Visible, p.Quoted, p.Cuts)
			}
		}
	}
}

func TestIntroductionsOfClients(t *testing.T) {
	for _, c := range clients {
		p := FromText(answerAbove + "\n\n" + c.intro + unmarked)
		if p.Visible != answerAbove || !strings.Contains(p.Quoted, "our dog?") {
			t.Errorf("%s: visible %q, cuts %v", c.name, p.Visible, p.Cuts)
		}
	}
}

// Mail programs and gateways break long lines where they please, once a good part
// of the line is full.
func TestAttributionsMayBeWrappedAnywhere(t *testing.T) {
	for _, l := range introductions {
		for _, intro := range l.attributions {
			for at, r := range intro {
				if r != ' ' || utf8.RuneCountInString(intro[:at]) < 20 {
					continue
				}
				wrapped := intro[:at] + "\n" + intro[at+1:]
				for _, quote := range []string{"\n> could we bring our dog?\n", unmarked} {
					p := FromText(answerAbove + "\n\n" + wrapped + quote)
					if p.Visible != answerAbove {
						t.Errorf("%s: %q left visible %q, cuts %v", l.code, wrapped+quote, p.Visible, p.Cuts)
					}
				}
			}
		}
	}
}
