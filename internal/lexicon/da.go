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
		Wrote:        []string{"skrev", "skriver"},
		Opens:        []string{"den"},
		From:         []string{"fra", "afsender"},
		Labels:       []string{"sendt", "dato", "til", "cc", "kopi", "emne", "vedhæftede filer"},
		Original:     []string{"oprindelig meddelelse", "oprindelig besked", "original message"},
		Forwarded:    []string{"videresendt meddelelse", "videresendt besked", "start på videresendt besked"},
		Repeated:     []string{"din besked", "din henvendelse"},
		Devices:      []string{"sendt fra", "hent outlook"},
		Confidential: []string{"fortrolig", "modtaget denne mail ved en fejl"},
	}
}

func danishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"med venlig hilsen", "venlig hilsen", "hilsen", "mvh", "bedste hilsner", "med venlige hilsner",
		},
		Wishes: []string{
			"god dag",
		},
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
			"automatisk besked", "automatisk genereret", "automatisk svar", "autosvar", "sendt automatisk", "besvar ikke denne", "kan ikke besvares",
		},
		Away: []string{
			"på ferie", "holder ferie", "ikke på kontoret", "er fraværende", "på barsel", "tjenesterejse",
		},
		Return: []string{
			"tilbage på kontoret", "er tilbage", "under mit fravær", "i mit fravær", "ved hastesager", "hvis det haster",
		},
		Received: []string{
			"vi har modtaget din", "din henvendelse er", "din mail er modtaget", "bekræfter modtagelsen",
		},
		Promise: []string{
			"vender tilbage", "hurtigst muligt", "snarest muligt", "kontakter dig",
		},
		OptOut: []string{
			"afmeld", "frameld", "du modtager denne", "se i browser",
		},
		Failed: []string{
			"kunne ikke leveres", "ikke leveret", "leveringen mislykkedes",
		},
		Read: []string{
			"læst:", "er blevet læst", "læsekvittering",
		},
	}
}
