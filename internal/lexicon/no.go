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
		Wrote:        []string{"skrev", "skriver", "skreiv"},
		Opens:        []string{"den", "på"},
		From:         []string{"fra", "avsender"},
		Labels:       []string{"sendt", "dato", "til", "kopi", "cc", "emne", "vedlegg"},
		Original:     []string{"opprinnelig melding", "original melding", "opprinnelig e-post", "original message"},
		Forwarded:    []string{"videresendt melding", "videresendt e-post"},
		Repeated:     []string{"din melding", "din henvendelse"},
		Devices:      []string{"sendt fra", "hent outlook", "skaff deg outlook"},
		Confidential: []string{"konfidensiell", "mottatt denne e-posten ved en feil"},
	}
}

func norwegianCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"med vennlig hilsen", "vennlig hilsen", "hilsen", "mvh", "beste hilsen",
		},
		Wishes: []string{
			"ha en fin dag",
		},
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
			"automatisk melding", "automatisk generert", "automatisk svar", "autosvar", "sendt automatisk", "ikke svar på denne", "kan ikke besvares",
		},
		Away: []string{
			"på ferie", "ikke på kontoret", "er fraværende", "i permisjon", "på tjenestereise",
		},
		Return: []string{
			"tilbake på kontoret", "er tilbake", "i mitt fravær", "under mitt fravær", "ved hastesaker", "hvis det haster",
		},
		Received: []string{
			"vi har mottatt din", "din henvendelse er", "bekrefter at vi har mottatt",
		},
		Promise: []string{
			"svarer deg", "tar kontakt", "så snart som mulig", "så snart vi kan", "snarest mulig",
		},
		OptOut: []string{
			"avmeld", "meld deg av", "du mottar denne", "vis i nettleser",
		},
		Failed: []string{
			"kunne ikke leveres", "ble ikke levert", "leveringen mislyktes",
		},
		Read: []string{
			"lest:", "er lest", "lesebekreftelse",
		},
	}
}
