package analysistest

import (
	"fmt"
	"time"

	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// Start is the first working day of the specimen campaign.
var start = time.Date(2026, 3, 2, 7, 0, 0, 0, time.UTC)

type land struct{ country, language, zone string }

func lands() []land {
	return []land{{"LT", "lt", "Europe/Vilnius"}, {"BY", "ru", "Europe/Minsk"}, {"GB", "en", "Europe/London"}}
}

// names of invented companies by language; the reader meets three scripts of Latin and Cyrillic.
func names(language string) []string {
	switch language {
	case "lt":
		return []string{
			"Žalioji Linija", "Šilo Formatas", "Raidžių Kiemas", "Vėjo Knyga", "Rudens Raidė", "Lino Viršelis", "Nendrės Raštas", "Dvi Pusės",
			"Šešios Skiltys", "Balioji Paraštė", "Kampas ir Lapas", "Popieriaus Pelėda", "Ąžuolo Antspaudas", "Gervės Atspaudas", "Tylus Tiražas", "Ežero Spauda",
			"Trys Voverės", "Upės Šriftas", "Klevo Leidykla", "Debesų Spaustuvė", "Pilka Eilutė", "Voko Meistrai",
		}
	case "ru":
		return []string{
			"Бумажная Сова", "Каштан-Печать", "Синий Клён", "Третья Полоса", "Лесной Оттиск", "Озёрный Тираж", "Медный Станок", "Дом Литеры",
			"Пятый Переплёт", "Тихая Строка", "Льняная Обложка", "Вереск-Принт", "Семь Листов", "Чернильный Двор", "Печатный Аист", "Ржаной Формат",
			"Белый Кегль", "Косая Линейка", "Ясная Гарнитура", "Красный Угол", "Старый Шрифт",
		}
	}
	return []string{
		"Harrow Lane Press", "Wren Court Print", "Copper Kettle Print", "Bramble Street Print", "Lantern Hill Press", "Second Proof", "Quoin & Quill",
		"Thistle & Gutter", "The Grey Margin", "Saltmarsh Litho", "Marlpit Press", "Tidewell Printing", "Pennywhistle Press", "Foxglove & Finch", "Oxbow Digital",
		"North Quay Print", "Rookery Print Works", "Elder & Ink", "Mill Race Print", "Cobble Press", "<script>alert(1)</script> Ltd",
	}
}

// Campaign is the specimen campaign: 64 print shops in three countries, three scripts.
func Campaign(lettersPerCompany int) *campaign.Campaign {
	c := &campaign.Campaign{
		Key: "specimen", Title: "Do printers answer their mail?", Language: "en", Seed: 20260302,
		Authorisation: campaign.Authorisation{Basis: "simulation", Statement: "Every company is invented.", By: "A. Specimen", Date: "2026-02-20"},
		Design:        campaign.Design{LettersPerCompany: lettersPerCompany},
		Window:        calendar.Duration{N: 10, Unit: calendar.Days},
		Target:        calendar.Duration{N: 8, Unit: calendar.WorkingHours},
		Rubric:        "specimen",
		Report:        campaign.Report{PublishNames: true, Reason: "invented companies"},
	}
	c.Hours.Assumed = true
	c.Hours.Week = map[string][]string{}
	for _, day := range []string{"mon", "tue", "wed", "thu", "fri"} {
		c.Hours.Week[day] = []string{"09:00-17:00"}
	}
	for _, l := range lands() {
		c.Personas = append(c.Personas, persona(l))
		for i, name := range names(l.language) {
			key := fmt.Sprintf("%s%02d", l.language, i+1)
			c.Companies = append(c.Companies, campaign.Company{
				Key: key, Name: name, Address: "info@" + key + ".example", Domain: key + ".example", Organisation: key + ".example",
				Country: l.country, Language: l.language, Zone: l.zone, Client: key == "lt01",
			})
		}
	}
	for _, key := range []string{"quote", "deadline", "invoice"} {
		c.Scripts = append(c.Scripts, script(key))
	}
	return c
}

func persona(l land) campaign.Persona {
	p := campaign.Persona{Key: l.language, Language: l.language, Country: l.country, Mailbox: l.language, Address: l.language + "@pastas.example"}
	switch l.language {
	case "lt":
		p.First, p.Last = "Viltė", "Kazlauskaitė"
	case "ru":
		p.First, p.Last = "Ольга", "Серова"
	default:
		p.First, p.Last = "Edith", "Marlowe"
	}
	return p
}

func script(key string) campaign.Script {
	s := campaign.Script{Key: key, Opening: map[string][]campaign.Text{}, Questions: map[string][]grade.Question{}}
	for language, text := range map[string][4]string{
		"lt": {"Brošiūros, 200 vnt.", "Kiek kainuotų su PVM?", "Per kiek darbo dienų pagaminsite?", "Ar pristatote į Kauną?"},
		"ru": {"Брошюры, 200 шт.", "Сколько это стоит с НДС?", "За сколько рабочих дней изготовите?", "Доставляете ли вы в Гродно?"},
		"en": {"Brochures, 200 copies", "What would they cost with VAT?", "How many working days do you need?", "Do you deliver to Leeds?"},
	} {
		s.Opening[language] = []campaign.Text{{Subject: text[0], Body: text[1] + "\n" + text[2] + "\n" + text[3]}}
		s.Questions[language] = []grade.Question{
			{ID: "price", Text: text[1], Expects: "money"}, {ID: "time", Text: text[2], Expects: "duration"}, {ID: "delivery", Text: text[3], Expects: "yes_no"},
		}
	}
	return s
}
