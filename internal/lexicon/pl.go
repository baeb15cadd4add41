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
		Greetings:  []string{"dzień dobry", "dobry wieczór", "witam", "witamy", "cześć", "szanown*", "hej", "witaj", "drogi", "droga"},
		Titles:     []string{"pan", "pani", "panie", "panu", "państwo"},
		Thanks:     []string{"dziękuj*", "dzięki", "dziękuję", "wdzięczni"},
		ThanksElse: []string{"z góry", "za cierpliwość", "za wyrozumiałość", "za zamówienie", "za zakupy"},
		Pleasure:   []string{"miło nam że", "nam miło że", "miło mi że", "cieszymy się że", "cieszę się że", "miło że", "cieszy nas", "miło słyszeć", "miło nam słyszeć"},
		Closings: []string{
			"pozdrawiam", "pozdrawiam serdecznie", "serdecznie pozdrawiam", "z poważaniem", "z wyrazami szacunku", "z pozdrowieniami",
			"pozdrowienia", "serdeczne pozdrowienia", "łączę pozdrowienia", "łączę wyrazy szacunku", "ukłony",
			"pozdrawiamy", "pozdrawiamy serdecznie", "do usłyszenia", "do zobaczenia", "wszystkiego dobrego", "dziękuję", "dziękujemy", "dzięki", "z uszanowaniem",
		},
		Wishes: []string{
			"miłego dnia", "dobrego dnia", "życzę miłego",
			"udanego dnia", "miłego popołudnia", "miłego wieczoru", "miłego weekendu", "udanego weekendu", "dobrego popołudnia", "spokojnego dnia", "życzymy", "życzę", "czekamy na", "do zobaczenia",
		},
		Apologies:     []string{"przeprasz*", "przepros*", "wybacz*", "przykro"},
		Introductions: []string{"nazywam się", "mam na imię"},
		Roles: []string{
			"kierowni*", "dyrektor*", "specjalist*", "doradc*", "konsultant*", "menedżer*", "manager*", "asystent*", "właściciel*", "prezes*", "dział*", "biuro obsługi", "obsług*", "sekretar*", "księgow*", "koordynator*", "opiekun*", "przedstawiciel*", "technik*", "inżynier*", "serwis*", "sprzedaż*", "sprzedaw*", "recepcj*", "handlow*", "klienci", "logistyk*", "mistrz*", "redaktor*",
		},
		Teams:        []string{"zespół", "dział", "biuro", "obsługa", "redakcja", "sklep", "firma", "salon", "recepcja", "ekipa"},
		Devices:      []string{"wysłane z", "wysłano z"},
		Streets:      []string{"ul", "ulica", "ulicy", "al", "aleja", "aleje", "pl", "plac", "os", "osiedle", "rynek"},
		PhoneLabels:  []string{"tel", "telefon*", "kom", "komórka", "numerem", "numer telefonu", "nr tel", "zadzwonić", "proszę dzwonić", "dzwonić", "infolinia", "m", "t", "mob"},
		OtherNumbers: []string{"nip", "regon", "krs", "konto", "zamówieni*", "faktur*", "zgłoszeni*", "faks", "fax", "kod"},
		Invitations:  []string{"proszę śmiało", "jestem do dyspozycji", "jesteśmy do dyspozycji", "pozostaję do dyspozycji", "pozostajemy do dyspozycji", "chętnie odpowiem", "chętnie odpowiemy", "proszę się nie krępować", "służę pomocą", "służymy pomocą"},
		Queries:      []string{"pytań", "pytania", "pytanie", "wątpliwości", "coś jeszcze", "dodatkowe informacje"},
		Invites:      []string{"pisać", "dzwonić", "pytać", "kontakt*", "napisać", "zadzwonić", "dyspozycji", "śmiało", "skontaktować", "zapraszam*", "odpowiem", "odpowiemy"},
		Promises: []string{
			"wyślę", "prześlę", "odpiszę", "zadzwonię", "sprawdzę", "dopytam", "dam znać", "potwierdzę", "przygotuję", "zarezerwuję", "dowiem się", "wrócę z", "zapiszę", "oddzwonię", "ustalę", "wyślemy", "prześlemy", "odpiszemy", "zadzwonimy", "sprawdzimy", "damy znać", "potwierdzimy", "przygotujemy", "zarezerwujemy", "skontaktujemy się", "skontaktuje się", "oddzwonimy", "wyjadą", "zadzwoni do", "przekażę", "przekażemy", "po otrzymaniu", "następny krok", "otrzyma pan*", "otrzymają państwo",
		},
		Requests: []string{
			"proszę o podanie", "proszę podać", "proszę o przesłanie", "proszę przesłać", "proszę o potwierdzenie", "proszę potwierdzić", "proszę o adres", "proszę napisać", "proszę wybrać", "proszę wypełnić", "proszę o informację", "proszę o odpowiedź", "proszę dać znać", "prosimy o podanie", "prosimy podać", "prosimy o przesłanie", "prosimy o potwierdzenie", "prosimy o informację", "prosimy o adres",
			"jeśli poda", "jeśli podadzą", "aby zamówić", "żeby zamówić", "aby zarezerwować", "żeby zarezerwować", "potrzebuję tylko", "potrzebujemy tylko", "potrzebny będzie", "wystarczy odpisać", "wystarczy podać",
		},
		Proposals: []string{"czy mam", "czy mamy", "czy wysłać", "czy zarezerwować", "czy chciałb*", "czy chcieliby", "czy życzy", "czy zapisać", "czy przygotować", "czy jest pani zainteresowan*", "czy są państwo zainteresowani", "czy interesuje", "wysłać próbki", "czy pasuje", "czy odpowiada"},
		Sales:     []string{"promocj*", "rabat*", "zniżk*", "oferujemy również", "oferujemy także", "mamy również", "mamy także", "polecamy również", "polecam również", "polecamy także", "gratis", "nowość", "nowości", "newsletter", "przy okazji polecam*", "w prezencie", "bon ", "zestaw prezentow*", "wyprzedaż*"},
		Elsewhere: []string{
			"na stronie", "na naszej stronie", "stronie www", "naszą stronę", "w zakładce", "pod linkiem", "o kontakt telefoniczny", "kontakt telefoniczny", "proszę dzwonić", "prosimy dzwonić", "proszę zadzwonić", "prosimy o telefon", "proszę o telefon", "telefonicznie", "w sklepie", "w salonie", "w oddziale", "formularz*", "infolini*", "zapraszamy do sklepu", "zapraszamy do salonu", "zapraszamy na stronę", "w regulaminie", "mailowo nie", "drogą mailową nie",
		},
		Validity:  []string{"ważn*", "obowiązuje"},
		Clarify:   []string{"proszę doprecyzować", "prosimy o doprecyzowanie", "proszę o doprecyzowanie", "chciałbym dopytać", "chciałabym dopytać", "muszę wiedzieć", "musimy wiedzieć", "proszę powiedzieć", "zależy od tego czy", "mam pytanie"},
		Smalltalk: []string{"jak się", "czy mogę pomóc", "w czym mogę pomóc", "czy ma pan", "prawda"},
		Deferrals: []string{"sprawdzę", "sprawdzimy", "dopytam", "dopytamy", "dam znać", "damy znać", "odpiszę", "odpiszemy", "dowiem się", "dowiemy się", "wrócę z", "oddzwonię", "oddzwonimy", "skontaktuje się", "skontaktujemy się", "przekażę", "przekażemy", "przekazał*", "przekazan*", "nie wiem", "trudno powiedzieć", "nie potrafię", "zależy od", "zależą od", "ustalę", "potwierdzę", "kolega", "później"},
		Yes: []string{
			"oczywiście", "jasne", "pewnie", "jak najbardziej", "nie ma problemu", "żaden problem", "bez problemu", "zgadza się", "chętnie",
		},
		Can: []string{
			"można", "możemy", "mogą państwo", "może pan", "może pani", "jest możliw*", "są możliw*", "wysyłamy", "oferujemy", "dostępn*", "mamy w", "da się",
		},
		YesWords:  []string{"tak", "owszem", "ok"},
		No:        []string{"niestety", "nie ma możliwości", "nie można", "nie możemy", "niemożliwe", "nie oferujemy", "nie wysyłamy", "nie mamy", "nie prowadzimy", "nie da się", "niedostępn*", "nie jest możliw*", "nie robimy", "nie przyjmujemy"},
		NoWords:   []string{"nie"},
		Negations: []string{"nie", "bez", "nigdy", "ani", "brak"},
		Hedges:    []string{"na zapytanie", "być może", "może być", "prawdopodobnie", "zależy od", "w zależności", "po uzgodnieniu", "zazwyczaj", "nie zawsze"},
		Only:      []string{"tylko", "jedynie", "wyłącznie"},
		Asks: map[string][]string{
			"money":    {"ile kosztuj*", "ile one kosztują", "ile kosztował*", "jaka jest cena", "jaka cena", "cena", "ceny", "w jakiej cenie", "koszt", "koszty", "jaki jest koszt", "opłat*", "ile zapłac*", "ile wynosi", "ile … kosztuj*"},
			"duration": {"jak długo", "jak szybko", "w jakim czasie", "ile dni", "ile czasu", "czas dostawy", "jaki jest czas", "jaki jest termin", "gwarancj*", "ile trwa", "ile się czeka"},
			"date":     {"kiedy", "jakiego dnia", "do kiedy", "od kiedy", "w jaki dzień", "w jakim terminie"},
			"hours":    {"godzin* otwarcia", "w jakich godzinach", "o której", "do której", "od której", "godziny pracy"},
			"yes_no":   {"czy"},
			"person":   {"kto", "kogo", "do kogo", "z kim", "u kogo"},
			"phone":    {"numer telefonu", "jaki numer", "pod jakim numerem"},
			"url":      {"link", "adres strony", "gdzie w internecie"},
			"quantity": {"minimaln*", "maksymaln*", "jaki rozmiar", "ile osób", "ile sztuk", "jaka waga"},
		},
		Polite: []string{"powiedzieć", "proszę", "podać", "wiedzieć", "chciał*", "mogł*", "napisać", "wyjaśnić"},
		Free:   []string{"bezpłatn*", "za darmo", "darmow*", "gratis", "nic nie kosztuj*", "bez opłat", "bez dopłat*", "nieodpłatn*", "bez dodatkowych kosztów", "w cenie"},
		Extra:  []string{"za dopłatą", "za dodatkową opłatą", "dodatkowo płatn*", "dopłata", "wyceniamy indywidualnie", "wycena indywidualna", "płatne osobno"},
		Prices: []string{"koszt*", "cen*", "za", "po", "tylko", "od", "wynosi", "razem"},
		Stop: []string{
			"jest", "są", "czy", "jak", "jaki", "jaka", "jakie", "ile", "kiedy", "gdzie", "oraz", "ale", "lub", "albo", "dla", "przy", "przez", "pod", "nad", "państwo", "państwa", "państwu", "pan", "pani", "nasz*", "wasz*", "nam", "nas", "mam", "mamy", "może", "można", "one", "ono", "oni", "ten", "ta", "to", "tego", "tym", "tak", "nie", "się", "też", "także", "również", "już", "jeszcze",
			"tylko", "bardzo", "proszę", "dziękuję", "kosztuje", "kosztują", "szybko", "długo", "zwracane", "pierwszym", "dni",
		},
		Units: map[string][]string{
			"minute": {"min", "minut*"}, "hour": {"godz", "godzin*", "h"}, "day": {"dzień", "dnia", "dni", "doba", "dobę", "doby"}, "week": {"tydzień", "tygodni*", "tygodnia"}, "month": {"miesiąc*", "miesięcy"}, "year": {"rok", "roku", "lat", "lata"},
		},
		Moments: map[string][]string{
			"0": {"tego samego dnia", "od ręki", "natychmiast", "od razu"}, "1": {"następnego dnia", "w ciągu doby", "na drugi dzień", "jeden dzień", "w ciągu dnia"}, "7": {"tydzień", "w ciągu tygodnia"},
		},
		Working: []string{"robocze", "roboczych", "roboczy", "roboczego"},
		Numbers: map[string][]string{
			"1": {"jeden", "jedna", "jedno", "jednego"}, "2": {"dwa", "dwie", "dwóch", "para", "parę"}, "3": {"trzy", "trzech"}, "4": {"cztery", "czterech"}, "5": {"pięć", "pięciu"}, "6": {"sześć", "sześciu"}, "7": {"siedem", "siedmiu"}, "8": {"osiem", "ośmiu"}, "9": {"dziewięć", "dziewięciu"}, "10": {"dziesięć", "dziesięciu"},
			"12": {"dwanaście"}, "14": {"czternaście"}, "15": {"piętnaście"}, "20": {"dwadzieścia"}, "30": {"trzydzieści"},
		},
		Months:   []string{"styczni*", "lut*", "marca", "kwietni*", "maja", "czerwc*", "lipca", "sierpni*", "wrześni*", "październik*", "listopad*", "grudni*"},
		Weekdays: []string{"poniedział*", "wtor*", "środ*", "czwart*", "piąt*", "sobot*", "niedziel*"},
		Days:     []string{"dziś", "dzisiaj", "jutro", "pojutrze", "w przyszłym tygodniu"},
		Between:  []string{"do", "lub", "albo"},
		AllDay:   []string{"całą dobę", "całodobowo"},
		Opens:    []string{"otwiera*", "zamyka*"},
		Closed:   []string{"nieczynne", "zamknięte"},
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
