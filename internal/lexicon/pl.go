package lexicon

func polish() Language {
	return Language{
		Code:    "pl",
		Quoting: polishQuoting(),
	}
}

func polishQuoting() Quoting {
	return Quoting{
		Wrote:    []string{"napisał(a)", "napisał", "napisała", "pisze", "pisał", "pisała", "napisano"},
		From:     []string{"od", "nadawca"},
		Labels:   []string{"wysłano", "data", "do", "dw", "udw", "temat", "wysłane", "ważność", "załączniki", "kopia"},
		Original: []string{"wiadomość oryginalna", "oryginalna wiadomość", "oryginalny list", "treść oryginalnej wiadomości", "original message"},
		Forwarded: []string{
			"wiadomość przekazana dalej", "przekazana wiadomość", "wiadomość przekazana", "początek przekazywanej wiadomości",
			"treść przekazanej wiadomości", "forwarded message",
		},
		ReplyAbove: []string{"odpowiedz powyżej tej linii", "wpisz odpowiedź powyżej", "napisz odpowiedź powyżej", "powyżej tej linii"},
		Repeated:   []string{"twoja wiadomość", "państwa wiadomość", "treść wiadomości", "treść zgłoszenia", "twoje zgłoszenie", "państwa zapytanie", "treść zapytania"},
		Devices:    []string{"wysłane z", "wysłano z", "wysłane za pomocą", "pobierz outlook"},
		Confidential: []string{
			"poufn", "wyłącznie dla adresata", "nie są państwo adresatem", "nie jest pan adresatem", "nie jesteś adresatem",
			"otrzymali państwo tę wiadomość przez pomyłkę", "otrzymałeś tę wiadomość przez pomyłkę", "przez pomyłkę", "sąd rejonowy",
			"kapitał zakładowy", "zanim wydrukujesz", "pomyśl o środowisku",
		},
		Footers:  []string{"wiadomość wysłana przez", "aby zrezygnować z", "wypisz się", "otrzymujesz tę wiadomość"},
		External: []string{"nadawca zewnętrzny", "wiadomość zewnętrzna", "spoza organizacji"},
		Inline:   []string{"odpowiedzi poniżej", "na niebiesko", "na czerwono", "na zielono", "kolorem", "w treści poniżej"},
	}
}
