package lexicon

func norwegian() Language {
	return Language{
		Code:      "no",
		Quoting:   norwegianQuoting(),
		Automatic: norwegianAutomatic(),
		Courtesy:  norwegianCourtesy(),
	}
}

func norwegianQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"skrev", "skriver", "skreiv"},
		Opens:     []string{"den", "på", "siterer"},
		From:      []string{"fra", "avsender", "frå", "avsendar"},
		Labels:    []string{"dato", "til", "kopi", "cc", "vedlegg", "mottaker", "svar til"},
		Telling:   []string{"sendt", "emne"},
		Self:      []string{"jeg", "eg", "vi"},
		Original:  []string{"opprinnelig melding", "original melding", "opprinnelig e-post", "original message", "opphavleg melding"},
		Forwarded: []string{"videresendt melding", "videresendt e-post", "vidaresend melding"},
		Repeated:  []string{"din melding", "din henvendelse"},
		Devices: []string{
			"sendt fra", "hent outlook", "skaff deg outlook", "sendt fra min", "sendt fra min iphone", "sendt fra outlook", "sendt fra e-post", "sendt via",
			"sendt med", "få outlook", "last ned outlook",
		},
		Confidential: []string{
			"konfidensiell", "mottatt denne e-posten ved en feil", "konfidensiell informasjon", "kun ment for", "kun beregnet", "ikke er rett mottaker",
			"ikke er riktig mottaker", "tenk på miljøet",
		},
		ReplyAbove: []string{"skriv svaret ditt over", "svar over denne linjen", "over denne linjen", "besvar over"},
		Trailers: []string{
			"hvor fornøyd", "hvordan gjorde vi", "for å legge til en kommentar", "se saken", "denne meldingen er sendt", "meld deg av", "følg oss",
			"denne e-posten er sendt", "denne e-posten ble sendt", "du mottar denne", "du har mottatt denne",
			"gratis e-post", "last ned appen",
			"hvis du ikke ønsker", "ønsker du ikke lenger",
		},
		Registers: []string{
			"org.nr", "org. nr", "orgnr", "organisasjonsnummer", "foretaksregisteret", "personopplysninger", "personvern", "personvernerklæring",
		},
		External: []string{
			"obs", "advarsel", "ekstern e-post", "ekstern avsender", "utenfor organisasjonen", "utenfor din organisasjon", "[ekstern", "ikke klikk", "ikke åpne",
			"du får ikke ofte e-post fra",
			"hvorfor dette er viktig",
		},
		Inline: []string{"svar nedenfor", "i blått", "i rødt"},
	}
}

func norwegianCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"med vennlig hilsen", "vennlig hilsen", "hilsen", "mvh", "beste hilsen",
			"takk", "tusen takk", "mange takk", "på forhånd takk", "takk på forhånd", "takk igjen", "takk for hjelpen", "med vennlig helsing", "vennlig helsing",
			"helsing", "beste helsing", "beste hilsener", "vennlige hilsener", "med beste hilsen", "med hilsen", "hilsener", "ha en fin dag", "ha en god dag", "vh",
		},
		Wishes: []string{
			"ha en fin dag",
		},
		Thanks: []string{"takk", "tusen takk", "mange takk"},
	}
}

func norwegianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"autosvar", "automatisk svar", "fravær", "ikke på kontoret", "ikke til stede",
		},
		AckSubjects: []string{
			"vi har mottatt", "mottaksbekreftelse",
		},
		Robot: []string{
			"automatisk melding", "automatisk generert", "automatisk svar", "autosvar", "sendt automatisk",
		},
		Deaf: []string{
			"ikke svar på denne", "kan ikke besvares",
		},
		Away: []string{
			"på ferie", "ikke på kontoret", "er fraværende", "i permisjon", "på tjenestereise",
			"er bortreist", "er på reise", "kontoret er stengt", "vi holder stengt", "ferielukket", "foreldrepermisjon", "sykmeldt", "begrenset tilgang", "jobber ikke lenger",
			"sluttet i", "ikke lenger i bruk",
		},
		Return: []string{
			"tilbake på kontoret", "er tilbake", "i mitt fravær", "under mitt fravær", "ved hastesaker", "hvis det haster",
			"tilbake den", "når jeg er tilbake", "kontakt gjerne", "ta kontakt med",
		},
		Received: []string{
			"vi har mottatt din", "din henvendelse er", "bekrefter at vi har mottatt",
			"har mottatt", "mottatt din", "mottatt ditt", "er registrert", "saksnummer", "bekrefter mottak", "bekrefter at vi",
		},
		Promise: []string{
			"svarer deg", "tar kontakt", "så snart som mulig", "så snart vi kan", "snarest mulig",
			"kontakter deg", "hører fra oss", "svarer så", "så raskt som mulig", "så fort vi", "vårt team", "kundeservice",
		},
		Deadline: []string{
			"innen 24", "innen 48", "virkedager", "virkedag", "arbeidsdager",
		},
		Ticket: []string{
			"saksnummer", "sak nr", "sak #", "referansenummer",
		},
		Filler: []string{
			"takk for din", "takk for at du", "takk for henvendelsen", "takk for e-post", "åpningstider", "mandag til fredag", "ofte stilte",
		},
		Status: []string{
			"er lukket", "er løst", "hvor fornøyd", "undersøkelse", "din mening",
		},
		Transaction: []string{
			"din ordre", "din bestilling", "ordrenummer", "ordrebekreftelse", "er sendt", "på vei", "din pakke", "din faktura", "bestillingsbekreftelse", "passord",
			"bekreftelseskode", "bekreft din", "kontoen din", "hvis du ikke", "ny pålogging", "betaling", "kvittering", "påminnelse",
		},
		OptOut: []string{
			"avmeld", "meld deg av", "du mottar denne", "vis i nettleser",
			"avslutt abonnement", "ikke lenger ønsker", "åpne i nettleser", "nyhetsbrevet",
		},
		Offer: []string{
			"rabatt", "kampanje", "fri frakt", "siste sjanse", "kun i dag", "ikke gå glipp", "kjøp nå", "oppdag", "ny kolleksjon", "nyhetsbrev",
			"meld deg på", "webinar", "konkurranse", "klikk her", "les mer",
		},
		Failed: []string{
			"kunne ikke leveres", "ble ikke levert", "leveringen mislyktes",
			"kan ikke leveres", "levering … mislyktes", "ikke levert", "kunne ikke sendes",
		},
		Delayed: []string{
			"levering forsinket", "leveringen er forsinket", "ennå ikke levert",
		},
		Full: []string{
			"postboks … full", "postboksen er full", "innboksen er full", "kvoten",
		},
		Nobody: []string{
			"ble ikke funnet", "finnes ikke", "ukjent mottaker", "ukjent bruker", "eksisterer ikke",
		},
		Read: []string{
			"lest:", "er lest", "lesebekreftelse",
		},
		Gone: []string{
			"på fjellet", "ved sjøen", "på stranden", "på reise", "i utlandet", "uten internett", "uten pc", "ingen dekning", "syk", "influensa", "sykehus", "operasjon", "født",
			"vår sønn", "vår datter", "gifter meg", "bryllup", "bryllupsreise", "en pause", "noen dager", "leser ikke e-post",
		},
		Until: []string{
			"til og med", "frem til", "fram til", "til mandag", "til tirsdag", "til onsdag", "til torsdag", "til fredag", "denne uken", "neste uke", "to uker", "fra og med",
		},
		Letter: []string{
			"din e-post", "e-posten din", "din melding", "meldingen din", "ditt brev", "ditt spørsmål", "din henvendelse",
		},
		Arrived: []string{
			"har kommet", "kommet frem", "er hos oss", "har landet", "mottatt", "fått",
		},
		Answering: []string{
			"svarer", "skriver", "kommer tilbake", "leser", "ringer", "tålmodig",
		},
		Held: []string{
			"meldingen venter", "e-posten venter", "ukjent avsender", "karantene", "første gang",
		},
		Act: []string{
			"klikk", "bekreft", "skriv inn", "følg lenken", "åpne lenken",
		},
		Pitch: []string{
			"vi hjelper bedrifter", "bedrifter som deres", "flere kunder", "nye kunder", "øke salget", "15 minutter", "10 minutter", "kort samtale", "forrige e-post",
			"ikke interessert",
		},
		Unasked: []string{
			"hvis det ikke var deg", "hvis du ikke har",
		},
		Subscription: []string{
			"nyhetsbrev", "abonnement", "registrering", "konto", "e-postadresse",
		},
	}
}
