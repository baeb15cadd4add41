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
		Wrote:        []string{"schreef", "heeft geschreven", "het volgende geschreven"},
		Opens:        []string{"op"},
		From:         []string{"van", "afzender"},
		Labels:       []string{"verzonden", "datum", "aan", "cc", "onderwerp", "prioriteit", "bijlagen", "verstuurd"},
		Original:     []string{"oorspronkelijk bericht", "origineel bericht", "original message"},
		Forwarded:    []string{"doorgestuurd bericht", "begin doorgestuurd bericht"},
		Repeated:     []string{"uw bericht", "uw vraag", "uw aanvraag", "je bericht"},
		Devices:      []string{"verzonden vanaf", "verstuurd vanaf", "verzonden met", "outlook voor", "verstuurd met"},
		Confidential: []string{"vertrouwelijk", "niet de geadresseerde", "per vergissing ontvangen", "denk aan het milieu"},
		Inline:       []string{"antwoorden hieronder", "in het blauw", "in het rood", "in het groen"},
	}
}

func dutchCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"met vriendelijke groet", "met vriendelijke groeten", "vriendelijke groet", "vriendelijke groeten", "groet", "groeten", "mvg",
			"hartelijke groet",
		},
		Wishes: []string{
			"fijne dag", "prettige dag",
		},
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
			"niet te beantwoorden",
		},
		Away: []string{
			"niet op kantoor", "ben afwezig", "ik ben afwezig", "niet aanwezig", "met vakantie", "op vakantie", "met verlof", "ziek gemeld",
		},
		Return: []string{
			"ben ik weer", "weer aanwezig", "bij terugkomst", "na mijn vakantie", "tijdens mijn afwezigheid", "bij spoed", "voor dringende", "in dringende gevallen",
		},
		Received: []string{
			"hebben uw bericht", "hebben uw e-mail", "hebben uw vraag", "hebben je bericht", "uw bericht ontvangen", "in goede orde ontvangen", "bevestigen de ontvangst",
			"is geregistreerd",
		},
		Promise: []string{
			"nemen wij contact", "nemen we contact", "contact met u op", "zo spoedig mogelijk", "zo snel mogelijk",
		},
		OptOut: []string{
			"uitschrijven", "afmelden", "u ontvangt deze", "je ontvangt deze", "bekijk in browser", "online versie",
		},
		Failed: []string{
			"kon niet worden bezorgd", "niet bezorgd", "onbestelbaar", "kan niet worden afgeleverd", "niet worden afgeleverd",
		},
		Read: []string{
			"gelezen:", "is gelezen", "leesbevestiging",
		},
	}
}
