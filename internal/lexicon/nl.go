package lexicon

func dutch() Language {
	return Language{
		Code:      "nl",
		Quoting:   dutchQuoting(),
		Automatic: dutchAutomatic(),
		Courtesy:  dutchCourtesy(),
	}
}

func dutchQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"schreef", "heeft geschreven", "het volgende geschreven", "het volgende", "citeren"},
		Opens:     []string{"op", "citaat"},
		From:      []string{"van", "afzender"},
		Labels:    []string{"datum", "aan", "cc", "prioriteit", "bijlagen", "ontvanger", "kopie", "antwoord-aan"},
		Telling:   []string{"verzonden", "verstuurd", "onderwerp"},
		Self:      []string{"ik", "wij", "we"},
		Original:  []string{"oorspronkelijk bericht", "origineel bericht", "original message", "oorspronkelijke bericht"},
		Forwarded: []string{"doorgestuurd bericht", "begin doorgestuurd bericht"},
		Repeated:  []string{"uw bericht", "uw vraag", "uw aanvraag", "je bericht"},
		Devices: []string{
			"verzonden vanaf", "verstuurd vanaf", "verzonden met", "outlook voor", "verstuurd met", "verzonden vanaf mijn", "verstuurd vanaf mijn",
			"verstuurd vanaf mijn iphone", "verzonden via", "verzonden vanuit", "verstuurd via", "verstuurd vanuit", "outlook voor ios downloaden",
			"download outlook", "outlook voor android downloaden",
		},
		Confidential: []string{
			"vertrouwelijk", "niet de geadresseerde", "per vergissing ontvangen", "denk aan het milieu", "vertrouwelijke informatie", "uitsluitend bestemd",
			"uitsluitend voor", "als u niet de", "ten onrechte", "voordat u print",
		},
		Inline: []string{"antwoorden hieronder", "in het blauw", "in het rood", "in het groen"},
		ReplyAbove: []string{
			"typ uw antwoord boven", "typ je antwoord boven", "antwoord boven deze regel", "schrijf uw antwoord boven", "boven deze regel", "boven deze lijn",
			"reageer boven",
		},
		Trailers: []string{
			"beoordeel", "hoe beoordeelt", "hoe hebben wij", "bent u tevreden", "hoe tevreden", "u bent toegevoegd als cc", "om een reactie toe te voegen",
			"bekijk het ticket", "bekijk uw aanvraag", "u heeft deze e-mail", "om u af te melden", "afmelden", "uitschrijven", "volg ons",
			"deze e-mail is verzonden", "dit bericht is verzonden", "u ontvangt deze", "je ontvangt deze",
			"gratis e-mail", "gratis mailadres", "download de app", "download onze app",
			"als u geen", "wilt u geen e-mails", "wilt u deze e-mails niet",
		},
		Registers: []string{
			"kvk", "kvk-nummer", "kamer van koophandel", "btw-nummer", "btw", "avg", "persoonsgegevens", "privacyverklaring",
		},
		External: []string{
			"let op", "waarschuwing", "pas op", "externe e-mail", "externe mail", "extern bericht", "externe afzender", "deze e-mail komt van buiten",
			"deze e-mail is afkomstig van buiten", "afkomstig van buiten", "van buiten de organisatie", "van buiten uw organisatie", "[extern", "klik niet op",
			"open geen", "u ontvangt niet vaak e-mail van", "u krijgt niet vaak e-mail van", "ontdek waarom dit belangrijk is",
			"waarom dit belangrijk is",
		},
	}
}

func dutchCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "mvg",
			"hartelijke groet",
			"bedankt", "dank u", "dank u wel", "dankjewel", "dank je wel", "hartelijk dank", "hartelijk bedankt", "alvast bedankt", "alvast hartelijk dank",
			"bij voorbaat dank", "bij voorbaat hartelijk dank", "nogmaals bedankt", "nogmaals dank", "veel dank", "met dank", "met hartelijke groet",
			"met hartelijke groeten", "hartelijke groeten", "met beste groeten", "beste groeten", "vriendelijke groetjes", "groetjes", "hoogachtend",
			"met vriendelijke groeten en dank", "tot ziens", "tot snel", "fijne dag", "gr", "gr.", "m.v.g.", "vr gr", "vr. gr.", "met de meeste hoogachting",
			"warme groet",
		},
		Wishes: []string{
			"fijne dag", "prettige dag",
		},
		Thanks: []string{"dank", "bedankt", "dankjewel", "hartelijk dank", "hartelijk bedankt", "veel dank"},
	}
}

func dutchAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automatisch antwoord", "afwezig", "afwezigheid", "niet aanwezig", "niet op kantoor",
		},
		AckSubjects: []string{
			"ontvangstbevestiging", "we hebben uw", "wij hebben uw", "uw bericht",
		},
		Robot: []string{
			"automatisch bericht", "automatisch gegenereerd", "automatisch verzonden", "automatisch antwoord", "automatische e-mail", "niet op deze e-mail",
		},
		Deaf: []string{
			"niet te beantwoorden",
		},
		Away: []string{
			"niet op kantoor", "ben afwezig", "ik ben afwezig", "niet aanwezig", "met vakantie", "op vakantie", "met verlof", "ziek gemeld",
			"ben niet aanwezig", "kantoor is gesloten", "wij zijn gesloten", "we zijn gesloten", "gesloten tot", "gesloten van", "zwangerschapsverlof", "beperkt toegang",
			"niet meer werkzaam", "niet meer in gebruik", "werk niet op",
		},
		Return: []string{
			"ben ik weer", "weer aanwezig", "bij terugkomst", "na mijn vakantie", "tijdens mijn afwezigheid", "bij spoed", "voor dringende", "in dringende gevallen",
			"ben weer", "weer bereikbaar", "bij mijn terugkomst", "neem contact op met", "voor spoed",
		},
		Received: []string{
			"hebben uw bericht", "hebben uw e-mail", "hebben uw vraag", "hebben je bericht", "uw bericht ontvangen", "in goede orde ontvangen", "bevestigen de ontvangst",
			"is geregistreerd",
			"hebben uw", "goed ontvangen", "is ontvangen", "in goede orde", "ontvangst van uw", "is aangemaakt",
		},
		Promise: []string{
			"nemen wij contact", "nemen we contact", "contact met u op", "zo spoedig mogelijk", "zo snel mogelijk",
			"nemen contact", "neemt contact", "beantwoorden", "reageren wij", "reageren we", "ontvangt u een reactie", "krijgt u antwoord", "onze medewerkers", "ons team",
		},
		Deadline: []string{
			"binnen 24", "binnen 48", "binnen één", "binnen een", "binnen twee", "binnen 1", "binnen 2", "werkdag",
		},
		Ticket: []string{
			"ticketnummer", "ticket #", "ticket:", "kenmerk", "zaaknummer", "referentienummer",
		},
		Filler: []string{
			"bedankt voor uw", "bedankt voor je", "dank voor uw", "dank u voor", "hartelijk dank voor", "openingstijden", "maandag tot en met", "veelgestelde vragen",
		},
		Status: []string{
			"is gesloten", "is opgelost", "hoe tevreden", "beoordeel", "enquête", "uw mening", "jouw mening",
		},
		Transaction: []string{
			"uw bestelling", "je bestelling", "bestelling is", "bestelnummer", "is verzonden", "is onderweg", "track & trace", "volg uw", "uw factuur", "je factuur",
			"factuur", "orderbevestiging", "boekingsbevestiging", "reserveringsbevestiging", "wachtwoord", "verificatiecode", "bevestig je", "bevestig uw", "uw account",
			"je account", "als u dit niet", "heb je dit niet", "nieuwe aanmelding", "betaling ontvangen", "herinnering",
		},
		OptOut: []string{
			"uitschrijven", "afmelden", "u ontvangt deze", "je ontvangt deze", "bekijk in browser", "online versie",
			"niet langer ontvangen", "geen e-mails meer", "bekijk in je browser", "bekijk in uw browser", "webversie", "voorkeuren",
		},
		Offer: []string{
			"korting", "aanbieding", "gratis verzending", "alleen vandaag", "laatste kans", "mis het niet", "profiteer", "shop nu", "bestel nu", "ontdek",
			"nieuwe collectie", "nieuwsbrief", "schrijf je in", "webinar", "klik hier", "lees meer",
		},
		Failed: []string{
			"kon niet worden bezorgd", "niet bezorgd", "onbestelbaar", "kan niet worden afgeleverd", "niet worden afgeleverd",
			"kan niet worden bezorgd", "kan niet bezorgen", "bezorging … mislukt", "bezorgen mislukt", "niet worden bezorgd", "niet afgeleverd", "aflevering … mislukt",
		},
		Delayed: []string{
			"bezorging vertraagd", "bezorging is vertraagd", "vertraagde bezorging", "nog niet bezorgd", "nog niet afgeleverd",
		},
		Full: []string{
			"postvak … vol", "postvak is vol", "postbus is vol", "mailbox is vol", "quotum overschreden",
		},
		Nobody: []string{
			"adres niet gevonden", "niet gevonden", "onbekende gebruiker", "onbekende ontvanger", "gebruiker onbekend", "bestaat niet",
		},
		Read: []string{
			"gelezen:", "is gelezen", "leesbevestiging",
		},
		Gone: []string{
			"in de bergen", "aan zee", "op het strand", "op reis", "in het buitenland", "zonder internet", "zonder laptop", "geen bereik", "ziek", "griep", "ziekenhuis",
			"operatie", "zoon", "dochter", "ik trouw", "bruiloft", "huwelijksreis", "een pauze", "paar dagen", "ik rust", "lees geen mail", "parttime", "onze baby",
		},
		Until: []string{
			"tot en met", "tot 1", "tot 2", "tot 3", "tot maandag", "tot dinsdag", "tot woensdag", "tot donderdag", "tot vrijdag", "tot eind", "deze week", "volgende week",
			"twee weken", "vanaf",
		},
		Letter: []string{
			"uw bericht", "uw mail", "uw e-mail", "uw brief", "uw vraag", "uw aanvraag", "je bericht", "je mail", "je vraag",
		},
		Arrived: []string{
			"aangekomen", "binnengekomen", "is binnen", "goed ontvangen", "bij ons",
		},
		Answering: []string{
			"antwoorden", "antwoord", "schrijven", "lezen alles", "bellen", "reageren", "reageer", "geduld", "komen bij u terug",
		},
		Held: []string{
			"bericht wacht", "mail wacht", "wordt vastgehouden", "ken u nog niet", "onbekende afzender", "in quarantaine", "eerste keer",
		},
		Act: []string{
			"klik", "bevestig", "volg de link", "open de link", "typ het", "typ de",
		},
		Pitch: []string{
			"wij helpen bedrijven", "bedrijven zoals", "meer klanten", "nieuwe klanten", "meer omzet", "15 minuten", "10 minuten", "kort gesprek", "plan een", "gratis audit",
			"vorige mail", "geen interesse", "niet meer mailen",
		},
		Unasked: []string{
			"als u dit niet", "als u zich niet", "was u dit niet",
		},
		Subscription: []string{
			"nieuwsbrief", "aanmelding", "inschrijving", "account", "e-mailadres",
		},
	}
}
