package lexicon

func polish() Language {
	return Language{
		Code:      "pl",
		Quoting:   polishQuoting(),
		Automatic: polishAutomatic(),
		Courtesy:  polishCourtesy(),
	}
}

func polishQuoting() Quoting {
	return Quoting{
		Wrote:    []string{"napisał(a)", "napisał", "napisała", "pisze", "pisał", "pisała", "napisano"},
		Opens:    []string{"dnia", "w", "pon.,", "wt.,", "śr.,", "czw.,", "pt.,", "sob.,", "niedz.,"},
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
			"otrzymali państwo tę wiadomość przez pomyłkę", "otrzymałeś tę wiadomość przez pomyłkę", "przez pomyłkę",
			"zanim wydrukujesz", "pomyśl o środowisku",
		},
		Footers:  []string{"wiadomość wysłana przez", "aby zrezygnować z", "wypisz się", "otrzymujesz tę wiadomość"},
		External: []string{"nadawca zewnętrzny", "wiadomość zewnętrzna", "spoza organizacji"},
		Inline:   []string{"odpowiedzi poniżej", "na niebiesko", "na czerwono", "na zielono", "kolorem", "w treści poniżej"},
	}
}

func polishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"pozdrawiam", "pozdrawiam serdecznie", "serdecznie pozdrawiam", "z poważaniem", "z wyrazami szacunku", "z pozdrowieniami",
			"pozdrowienia", "serdeczne pozdrowienia", "łączę pozdrowienia", "łączę wyrazy szacunku", "ukłony",
		},
		Wishes: []string{
			"miłego dnia", "dobrego dnia", "życzę miłego",
		},
	}
}

func polishAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automatyczna odpowiedź", "odpowiedź automatyczna", "[automatyczna odpowiedź", "autoodpowiedź", "autoresponder", "nieobecność", "nieobecn", "poza biurem", "urlop",
			"jestem na urlopie", "jestem poza biurem",
		},
		AckSubjects: []string{
			"otrzymaliśmy", "potwierdzenie otrzymania", "potwierdzenie przyjęcia", "potwierdzenie zgłoszenia", "zgłoszenie przyjęte", "zgłoszenie zostało",
			"dziękujemy za wiadomość", "dziękujemy za kontakt", "dziękujemy za zgłoszenie", "dziękujemy za przesłan", "twoje zgłoszenie", "państwa zgłoszenie", "nowe zgłoszenie",
		},
		Robot: []string{
			"wiadomość wygenerowana automatycznie", "wiadomość została wygenerowana automatycznie", "wygenerowana automatycznie", "wygenerowano automatycznie",
			"wiadomość automatyczna", "automatyczna wiadomość", "automatyczna odpowiedź", "to jest automatyczn", "wysłana automatycznie", "wysłano automatycznie",
			"prosimy na nią nie odpowiadać", "prosimy nie odpowiadać", "proszę nie odpowiadać", "nie odpowiadaj na",
		},
		Away: []string{
			"na urlopie", "poza biurem", "nieobecny", "nieobecna", "nieobecność", "nieobecności", "nie ma mnie w biurze", "nie będzie mnie", "przebywam na", "jestem w delegacji",
			"w podróży służbowej", "na zwolnieniu", "na l4", "na urlopie macierzyńskim", "bez dostępu do poczty", "nie mam dostępu do", "ograniczony dostęp do",
			"nie odbieram poczty", "nie czytam poczty", "biuro nieczynne", "biuro jest nieczynne", "już nie pracuj",
		},
		Return: []string{
			"wracam", "wrócę", "będę z powrotem", "po powrocie", "powrót do biura", "w trakcie mojej nieobecności", "podczas mojej nieobecności", "w czasie mojej nieobecności",
			"w pilnych sprawach", "w sprawach pilnych", "w nagłych", "jeśli sprawa jest pilna", "jeżeli sprawa jest pilna", "zastępuje mnie", "zastępstwo", "proszę o kontakt z",
			"proszę kontaktować się", "prosimy o kontakt z", "w tym czasie", "odpowiem po powrocie", "nie jest przekierowywana", "nie będzie przekazana",
		},
		Received: []string{
			"otrzymaliśmy państwa", "otrzymaliśmy twoj", "otrzymaliśmy pani", "otrzymaliśmy wiadomość", "państwa wiadomość dotarła", "państwa wiadomość została",
			"twoja wiadomość dotarła", "twoja wiadomość została", "wiadomość dotarła", "zgłoszenie zostało przyjęte", "zgłoszenie zostało zarejestrowane", "zgłoszenie … zostało",
			"zostało zarejestrowane", "została zarejestrowana", "zostało przyjęte", "została przyjęta", "potwierdzamy otrzymanie", "potwierdzam otrzymanie", "nadaliśmy numer",
			"nadano numer", "przekazaliśmy do", "przekazana do", "przekazane do",
		},
		Promise: []string{
			"odpowiemy", "odpowiem najszybciej", "odezwiemy się", "skontaktujemy się", "skontaktuje się", "udzielimy odpowiedzi", "odpowiedzi udzielimy",
			"postaramy się odpowiedzieć", "staramy się odpowiadać", "otrzymają państwo odpowiedź", "otrzymasz odpowiedź", "jak najszybciej", "najszybciej jak", "wkrótce",
			"w najbliższym czasie", "niezwłocznie", "nasz konsultant", "nasi konsultanci", "nasz zespół", "w kolejności zgłoszeń",
		},
		Deadline: []string{
			"w ciągu", "do 24 godzin", "do 48 godzin", "24 godzin", "48 godzin", "najpóźniej", "do końca dnia", "następny dzień roboczy", "następnego dnia roboczego",
			"dni roboczych", "dnia roboczego", "jutro", "dzisiaj",
		},
		Ticket: []string{
			"numer zgłoszenia", "nr zgłoszenia", "zgłoszenie nr", "zgłoszenie numer", "zgłoszenie #", "numer sprawy", "nr sprawy", "sprawa nr", "numer referencyjny",
			"nadaliśmy numer", "nadano numer", "pod numerem", "identyfikator",
		},
		Filler: []string{
			"dziękujemy za wiadomość", "dziękujemy za kontakt", "dziękujemy za zgłoszenie", "dziękujemy za przesłan", "dziękujemy za zainteresowanie", "dziękujemy za zapytanie",
			"dziękuję za wiadomość", "dziękuję za kontakt", "godziny pracy", "godziny otwarcia", "pracujemy od", "jesteśmy dostępni", "w godzinach", "poniedziałk", "pon.-pt",
			"w temacie wiadomości", "nie zmieniaj tematu", "prosimy nie zmieniać tematu", "treść zgłoszenia", "kopia wiadomości", "status zgłoszenia", "najczęściej zadawan",
			"miłego dnia",
		},
		Status: []string{
			"zgłoszenie zostało zamknięte", "zgłoszenie zostało rozwiązane", "zamknięcie zgłoszenia", "zmiana statusu", "oceń", "prosimy o ocenę", "jak oceniasz",
			"krótką ankietę", "wypełnij ankietę", "twoja opinia", "twoje zamówienie", "państwa zamówienie", "zamówienie nr", "potwierdzenie zamówienia", "zmiana hasła",
			"reset hasła", "potwierdź adres", "potwierdź rejestrację", "kod weryfikacyjny", "faktura nr",
		},
		Challenge: []string{
			"nie jesteś robotem", "jesteś człowiekiem", "wiadomość została wstrzymana", "wstrzymana do", "aby wiadomość została dostarczona", "aby dostarczyć wiadomość",
			"potwierdź, że", "potwierdzić, że", "weryfikacja nadawcy", "ochrona antyspamowa", "ochrony przed spamem", "tylko raz",
		},
		OptOut: []string{
			"wypisz się", "wypisać się", "zrezygnować z", "rezygnacja z", "zrezygnuj z", "nie chcesz otrzymywać", "nie chcą państwo otrzymywać", "otrzymujesz tę wiadomość",
			"otrzymujesz ten e", "otrzymałeś tę wiadomość", "zarządzaj subskrypcją", "zobacz w przeglądarce", "otwórz w przeglądarce", "wersja online", "nie wyświetla się",
			"proszę odpisać \"nie\"", "proszę odpisać „nie\"", "odpisać „nie", "więcej nie wrócę",
		},
		Offer: []string{
			"promocj", "rabat", "zniżk", "wyprzedaż", "oferta specjalna", "specjalna oferta", "tylko dziś", "tylko do", "ostatnia szansa", "nie przegap", "darmowa dostawa",
			"za darmo", "za złotówkę", "gratis", "kup teraz", "zamów teraz", "sprawdź ofertę", "dowiedz się więcej", "kod rabatowy", "newsletter", "nowości", "webinar",
			"pomagamy firmom", "obniżyć koszt", "wybrać termin", "umówić spotkanie", "znajdzie pan", "szybkie pytanie",
		},
		Failed: []string{
			"nie została dostarczona", "nie można dostarczyć", "nie udało się dostarczyć", "nie dostarczono", "niedostarczon", "niepowodzenie dostarczenia", "błąd dostarczenia",
			"zwrot wiadomości", "skrzynka jest pełna", "przepełnion", "użytkownik nie istnieje", "adres nie istnieje", "nie znaleziono adresu",
		},
		Delayed: []string{
			"opóźnienie dostarczenia", "opóźnione dostarczenie", "jeszcze nie dostarczono", "nie została jeszcze dostarczona", "próby dostarczenia będą",
		},
		Read: []string{
			"przeczytano:", "przeczytane:", "wiadomość została przeczytana", "potwierdzenie przeczytania", "wyświetlono wiadomość", "została wyświetlona",
		},
		Portal: []string{
			"zaloguj się, aby", "odpowiedź znajduje się", "wiadomość w panelu", "nowa wiadomość w panelu",
		},
	}
}
