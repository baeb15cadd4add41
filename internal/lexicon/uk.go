package lexicon

func ukrainian() Language {
	return Language{
		Code:    "uk",
		Quoting: ukrainianQuoting(),
	}
}

func ukrainianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"пише", "написав", "написала", "написав(-ла)", "написав(ла)", "писав", "писала"},
		From:         []string{"від", "від кого"},
		Labels:       []string{"надіслано", "дата", "кому", "копія", "тема", "відправлено"},
		Original:     []string{"початкове повідомлення", "оригінальне повідомлення", "вихідне повідомлення", "original message"},
		Forwarded:    []string{"переслане повідомлення", "перенаправлене повідомлення", "початок пересланого повідомлення"},
		Repeated:     []string{"ваше повідомлення", "ваше звернення", "текст вашого звернення", "ваш запит"},
		Devices:      []string{"надіслано з", "відправлено з", "отримати outlook"},
		Confidential: []string{"конфіденційн", "не є адресатом", "отримали це повідомлення помилково", "помилково отримали"},
		Inline:       []string{"відповіді нижче", "синім", "червоним"},
	}
}
