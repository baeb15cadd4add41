package lexicon

func danish() Language {
	return Language{
		Code:      "da",
		Quoting:   danishQuoting(),
		Automatic: danishAutomatic(),
		Courtesy:  danishCourtesy(),
	}
}

func danishQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"skrev", "skriver"},
		Opens:     []string{"den", "citerer"},
		From:      []string{"fra", "afsender"},
		Labels:    []string{"dato", "til", "cc", "kopi", "vedhæftede filer", "modtager", "svar til"},
		Telling:   []string{"sendt", "emne"},
		Self:      []string{"jeg", "vi"},
		Original:  []string{"oprindelig meddelelse", "oprindelig besked", "original message", "original besked"},
		Forwarded: []string{"videresendt meddelelse", "videresendt besked", "start på videresendt besked"},
		Repeated:  []string{"din besked", "din henvendelse"},
		Devices: []string{
			"sendt fra", "hent outlook", "sendt fra min", "sendt fra min iphone", "sendt fra outlook", "sendt fra mail", "sendt via", "sendt med", "få outlook",
			"download outlook",
		},
		Confidential: []string{
			"fortrolig", "modtaget denne mail ved en fejl", "fortrolige oplysninger", "kun beregnet", "udelukkende beregnet", "ikke er den rette modtager",
			"ikke den rette modtager", "tænk på miljøet",
		},
		ReplyAbove: []string{"skriv dit svar over", "svar over denne linje", "over denne linje", "besvar over denne"},
		Trailers: []string{
			"bedøm", "hvor tilfreds", "hvordan klarede vi", "for at tilføje en kommentar", "se sagen", "denne besked er sendt", "afmeld", "følg os", "besøg os",
			"denne e-mail er sendt", "denne mail er sendt", "du modtager denne", "du har modtaget denne",
			"gratis e-mail", "gratis mail", "hent appen", "download appen",
			"hvis du ikke ønsker", "ønsker du ikke længere",
		},
		Registers: []string{
			"cvr", "cvr-nr", "cvr nr", "cvr.nr", "se-nr", "personoplysninger", "persondata", "persondatapolitik", "privatlivspolitik",
		},
		External: []string{
			"obs", "advarsel", "bemærk", "ekstern e-mail", "ekstern mail", "ekstern afsender", "uden for organisationen", "udenfor organisationen",
			"uden for din organisation", "[ekstern", "klik ikke", "åbn ikke", "du får ikke ofte mails fra", "du modtager ikke ofte",
			"hvorfor dette er vigtigt",
		},
		Inline: []string{"svar nedenfor", "med blåt", "med rødt"},
	}
}

func danishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"med venlig hilsen", "venlig hilsen", "hilsen", "mvh", "bedste hilsner", "med venlige hilsner",
			"tak", "mange tak", "tusind tak", "på forhånd tak", "tak på forhånd", "tak igen", "tak for hjælpen", "venlige hilsner", "med venlig hilsen og tak",
			"de bedste hilsner", "bedste hilsen", "mange hilsner", "kærlig hilsen", "hilsner", "vh", "med hilsen", "hav en god dag", "med bedste hilsner", "dbh",
		},
		Wishes: []string{
			"god dag",
		},
		Thanks: []string{"tak", "mange tak", "tusind tak"},
	}
}

func danishAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"autosvar", "automatisk svar", "ikke til stede", "fravær", "ikke på kontoret",
		},
		AckSubjects: []string{
			"vi har modtaget", "kvittering for modtagelse",
		},
		Robot: []string{
			"automatisk besked", "automatisk genereret", "automatisk svar", "autosvar", "sendt automatisk",
		},
		Deaf: []string{
			"besvar ikke denne", "kan ikke besvares",
		},
		Away: []string{
			"på ferie", "holder ferie", "ikke på kontoret", "er fraværende", "på barsel", "tjenesterejse",
			"er bortrejst", "på forretningsrejse", "kontoret er lukket", "vi holder lukket", "ferielukket", "sygemeldt", "begrænset adgang", "arbejder ikke længere",
			"ikke længere ansat", "ikke længere i brug",
		},
		Return: []string{
			"tilbage på kontoret", "er tilbage", "under mit fravær", "i mit fravær", "ved hastesager", "hvis det haster",
			"tilbage den", "når jeg er tilbage", "kontakt venligst", "kontakt gerne",
		},
		Received: []string{
			"vi har modtaget din", "din henvendelse er", "din mail er modtaget", "bekræfter modtagelsen",
			"har modtaget", "modtaget din", "modtaget dit", "er registreret", "er oprettet", "sagsnummer", "bekræfter modtag", "kvittering for modtag",
		},
		Promise: []string{
			"vender tilbage", "hurtigst muligt", "snarest muligt", "kontakter dig",
			"hører fra os", "svarer så", "så hurtigt som muligt", "vores team", "kundeservice",
		},
		Deadline: []string{
			"inden for 24", "inden for 48", "hverdage", "arbejdsdage", "arbejdsdag",
		},
		Ticket: []string{
			"sagsnummer", "sag nr", "sags nr", "referencenummer",
		},
		Filler: []string{
			"tak for din", "tak for dit", "tak fordi", "åbningstider", "mandag til fredag", "ofte stillede",
		},
		Status: []string{
			"er lukket", "er løst", "hvor tilfreds", "undersøgelse", "din mening",
		},
		Transaction: []string{
			"din ordre", "din bestilling", "ordrenummer", "ordrebekræftelse", "er afsendt", "er sendt", "på vej", "din pakke", "din faktura", "bookingbekræftelse",
			"adgangskode", "bekræftelseskode", "bekræft din", "din konto", "hvis du ikke", "nyt login", "betaling", "kvittering", "påmindelse",
		},
		OptOut: []string{
			"afmeld", "frameld", "du modtager denne", "se i browser",
			"ikke længere ønsker", "vis i browser", "nyhedsbrevet",
		},
		Offer: []string{
			"rabat", "udsalg", "kampagne", "fri fragt", "sidste chance", "kun i dag", "gå ikke glip", "køb nu", "opdag", "ny kollektion", "nyhedsbrev",
			"tilmeld dig", "webinar", "konkurrence", "klik her", "læs mere",
		},
		Failed: []string{
			"kunne ikke leveres", "ikke leveret", "leveringen mislykkedes",
			"kan ikke leveres", "levering … mislykkedes", "kunne ikke sendes", "ikke blevet leveret",
		},
		Delayed: []string{
			"levering forsinket", "leveringen er forsinket", "endnu ikke leveret",
		},
		Full: []string{
			"postkasse … fuld", "postkassen er fuld", "indbakken er fuld", "kvoten",
		},
		Nobody: []string{
			"blev ikke fundet", "findes ikke", "ukendt modtager", "ukendt bruger", "eksisterer ikke",
		},
		Read: []string{
			"læst:", "er blevet læst", "læsekvittering",
		},
		Gone: []string{
			"i bjergene", "ved havet", "på stranden", "på rejse", "i udlandet", "uden internet", "uden computer", "ingen dækning", "syg", "influenza", "født", "vores søn",
			"vores datter", "gifter mig", "bryllup", "bryllupsrejse", "en pause", "nogle dage", "læser ikke mails", "på hospitalet", "opereret",
		},
		Until: []string{
			"til og med", "indtil", "frem til", "til mandag", "til tirsdag", "til onsdag", "til torsdag", "til fredag", "denne uge", "næste uge", "to uger", "fra og med",
		},
		Letter: []string{
			"din mail", "din e-mail", "din besked", "dit brev", "dit spørgsmål", "din henvendelse",
		},
		Arrived: []string{
			"er kommet", "kommet frem", "er hos os", "er landet", "modtaget", "fået",
		},
		Answering: []string{
			"svarer", "skriver", "vender tilbage", "læser", "ringer", "tålmodig",
		},
		Held: []string{
			"beskeden venter", "mailen venter", "ukendt afsender", "karantæne", "første gang",
		},
		Act: []string{
			"klik", "bekræft", "skriv ordet", "følg linket", "åbn linket",
		},
		Pitch: []string{
			"vi hjælper virksomheder", "virksomheder som jeres", "flere kunder", "nye kunder", "øge salget", "15 minutter", "10 minutter", "kort samtale", "forrige mail",
			"ikke interesseret",
		},
		Unasked: []string{
			"hvis det ikke var dig", "hvis du ikke har",
		},
		Subscription: []string{
			"nyhedsbrev", "tilmelding", "abonnement", "registrering", "konto", "e-mailadresse",
		},
	}
}
