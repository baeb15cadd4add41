package lexicon

func dutch() Language {
	return Language{
		Code:    "nl",
		Quoting: dutchQuoting(),
	}
}

func dutchQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"schreef", "heeft geschreven", "het volgende geschreven"},
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
