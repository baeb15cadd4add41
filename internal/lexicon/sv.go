package lexicon

func swedish() Language {
	return Language{
		Code:      "sv",
		Quoting:   swedishQuoting(),
		Automatic: swedishAutomatic(),
		Courtesy:  swedishCourtesy(),
	}
}

func swedishQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"skrev", "skriver"},
		Opens:     []string{"den", "citerar"},
		From:      []string{"från", "avsändare"},
		Labels:    []string{"datum", "till", "kopia", "cc", "prioritet", "bifogade filer", "mottagare", "svar till"},
		Telling:   []string{"skickat", "ämne"},
		Self:      []string{"jag", "vi"},
		Original:  []string{"ursprungligt meddelande", "originalmeddelande", "original message"},
		Forwarded: []string{"vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat e-postmeddelande", "vidarebefordrat e-brev"},
		Repeated:  []string{"ditt meddelande", "din fråga", "ert meddelande"},
		Devices: []string{
			"skickat från", "skickades från", "hämta outlook", "skickat från min", "skickat från min iphone", "skickat från outlook", "skickat via", "skickat med",
			"skickat från e-post", "ladda ned outlook", "ladda ner outlook",
		},
		Confidential: []string{
			"konfidentiell", "fått detta meddelande av misstag", "innan du skriver ut", "konfidentiell information", "endast avsett för", "endast avsedd för",
			"inte är avsedd mottagare", "inte är rätt mottagare", "tänk på miljön",
		},
		Inline:     []string{"svar nedan", "i blått", "i rött"},
		ReplyAbove: []string{"skriv ditt svar ovanför", "svara ovanför denna rad", "ovanför denna rad", "ovanför den här raden", "svara ovanför"},
		Trailers: []string{
			"betygsätt", "hur nöjd", "hur upplevde du", "för att lägga till en kommentar", "visa ärende", "detta e-postmeddelande", "avregistrera", "avprenumerera",
			"följ oss",
			"detta mejl skickades", "detta meddelande skickades", "du får detta", "du har fått detta",
			"gratis e-post", "ladda ner appen", "ladda ner vår app",
			"om du inte vill ha", "vill du inte längre",
		},
		Registers: []string{
			"org.nr", "org. nr", "orgnr", "organisationsnummer", "f-skatt", "momsreg", "personuppgifter", "integritetspolicy", "dataskydd",
		},
		External: []string{
			"obs", "varning", "observera", "externt mejl", "extern avsändare", "externt meddelande", "extern e-post", "utanför organisationen",
			"utanför din organisation", "kommer från en extern", "[extern", "klicka inte", "öppna inte", "du får inte ofta e-post från",
			"varför det är viktigt", "varför det här är viktigt",
		},
	}
}

func swedishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "vänligen", "mvh", "bästa hälsningar", "hälsar",
			"tack", "tack så mycket", "tack på förhand", "tackar", "stort tack", "tack igen", "många tack", "tack och hej", "tack och vänliga hälsningar",
			"med vänlig hälsning", "vänlig hälsning", "vänliga hälsningar från", "med bästa hälsningar", "bästa hälsning", "hälsning", "varma hälsningar",
			"ha en bra dag", "hjärtliga hälsningar", "med hälsning", "hej då", "mvh/", "vh", "ha det gott", "ha det bra", "allt gott",
		},
		Wishes: []string{
			"ha en bra dag", "trevlig helg",
		},
		Thanks: []string{"tack", "tackar", "stort tack", "många tack"},
	}
}

func swedishAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"autosvar", "automatiskt svar", "frånvaro", "frånvarande", "ej på kontoret", "inte på kontoret",
		},
		AckSubjects: []string{
			"vi har mottagit", "vi har tagit emot", "tack för ditt mejl", "mottagningsbekräftelse",
		},
		Robot: []string{
			"automatiskt meddelande", "automatiskt genererat", "automatiskt svar", "autosvar", "skickats automatiskt",
		},
		Deaf: []string{
			"svara inte på detta", "går inte att svara",
		},
		Away: []string{
			"är på semester", "på semester", "inte på kontoret", "är frånvarande", "tjänsteresa", "tjänstledig", "föräldraledig", "sjukskriven",
			"är ledig", "är bortrest", "på tjänsteresa", "kontoret är stängt", "vi har stängt", "semesterstängt", "vård av barn", "begränsad tillgång", "arbetar inte längre",
			"slutat på", "används inte längre", "läser inte min",
		},
		Return: []string{
			"åter på kontoret", "tillbaka på kontoret", "är tillbaka", "under min frånvaro", "vid brådskande", "brådskande ärenden",
			"åter den", "tillbaka den", "när jag är tillbaka", "kontakta gärna", "vänligen kontakta", "vid frånvaro",
		},
		Received: []string{
			"vi har mottagit ditt", "vi har tagit emot", "ditt ärende har", "bekräftar att vi",
			"mottagit ditt", "mottagit din", "mottagit er", "tagit emot ditt", "tagit emot din", "har registrerats", "är registrerat", "ärendenummer", "bekräftar mottag",
		},
		Promise: []string{
			"återkommer till dig", "vi återkommer", "så snart som möjligt", "så snart vi kan", "inom kort",
			"kontaktar dig", "hör av oss", "besvarar", "svarar så", "svarar inom", "handlägg", "våra medarbetare", "vårt team", "vår kundtjänst",
		},
		Deadline: []string{
			"inom 24", "inom 48", "arbetsdagar", "arbetsdag", "vardagar",
		},
		Ticket: []string{
			"ärendenummer", "ärende nr", "ärende #", "referensnummer",
		},
		Filler: []string{
			"tack för ditt", "tack för din", "tack för att du", "öppettider", "måndag till fredag", "vanliga frågor",
		},
		Status: []string{
			"har stängts", "är löst", "har lösts", "betygsätt", "hur nöjd", "enkät", "din åsikt",
		},
		Transaction: []string{
			"din order", "din beställning", "ordernummer", "orderbekräftelse", "har skickats", "på väg", "ditt paket", "din faktura", "bokningsbekräftelse", "lösenord",
			"verifieringskod", "bekräfta din", "ditt konto", "om du inte", "ny inloggning", "din betalning", "kvitto", "påminnelse", "avisering",
		},
		OptOut: []string{
			"avregistrera", "avsluta prenumeration", "avprenumerera", "du får detta", "visa i webbläsare",
			"inte längre vill", "webbversion", "nyhetsbrevet",
		},
		Offer: []string{
			"rabatt", "erbjudande", "kampanj", "fri frakt", "sista chansen", "endast idag", "missa inte", "köp nu", "handla nu", "upptäck", "ny kollektion",
			"nyhetsbrev", "anmäl dig", "webbinarium", "tävling", "klicka här", "läs mer",
		},
		Failed: []string{
			"kunde inte levereras", "gick inte att leverera", "kunde inte skickas", "olevererat", "misslyckad leverans",
			"kan inte levereras", "inte levererats", "kunde inte leverera", "leverans … misslyckades", "leveransen misslyckades",
		},
		Delayed: []string{
			"leverans fördröjd", "leveransen är försenad", "leveransen är fördröjd", "leveransen har fördröjts", "ännu inte levererats",
		},
		Full: []string{
			"brevlåda … full", "brevlådan är full", "inkorg … full", "postlåda … full", "kvoten",
		},
		Nobody: []string{
			"hittades inte", "kunde inte hittas", "okänd mottagare", "okänd användare", "finns inte",
		},
		Read: []string{
			"läst:", "har lästs", "läskvitto",
		},
		Gone: []string{
			"i fjällen", "vid havet", "på stranden", "på resa", "utomlands", "utan internet", "utan dator", "ingen täckning", "sjuk", "influensa", "sjukhus", "född", "vår son",
			"vår dotter", "bebis", "gifter mig", "bröllop", "smekmånad", "en paus", "några dagar", "läser inte mejl", "läser inte mail", "opereras", "opererad",
		},
		Until: []string{
			"till och med", "tills", "till den", "till måndag", "till tisdag", "till onsdag", "till torsdag", "till fredag", "denna vecka", "den här veckan", "nästa vecka",
			"två veckor", "från och med",
		},
		Letter: []string{
			"ditt mejl", "ditt mail", "ditt meddelande", "ditt brev", "din fråga", "din förfrågan", "ert mejl", "ert meddelande",
		},
		Arrived: []string{
			"har kommit", "kommit fram", "är framme", "är hos oss", "har landat", "mottagit", "fått",
		},
		Answering: []string{
			"svarar", "skriver", "återkommer", "läser", "ringer", "hör av oss", "hör av mig", "tålamod",
		},
		Held: []string{
			"meddelande väntar", "mejl väntar", "okänd avsändare", "karantän", "första gången",
		},
		Act: []string{
			"klicka", "bekräfta", "skriv in", "följ länken", "öppna länken",
		},
		Pitch: []string{
			"vi hjälper företag", "företag som ert", "fler kunder", "nya kunder", "öka försäljning", "15 minuter", "10 minuter", "kort samtal", "boka en tid", "gratis analys",
			"mitt förra mejl", "inte intresserad",
		},
		Unasked: []string{
			"om det inte var du", "om du inte har",
		},
		Subscription: []string{
			"nyhetsbrev", "prenumeration", "registrering", "konto", "e-postadress",
		},
	}
}
