package lexicon

func norwegian() Language {
	return Language{
		Code:    "no",
		Quoting: norwegianQuoting(),
	}
}

func norwegianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"skrev", "skriver", "skreiv"},
		From:         []string{"fra", "avsender"},
		Labels:       []string{"sendt", "dato", "til", "kopi", "cc", "emne", "vedlegg"},
		Original:     []string{"opprinnelig melding", "original melding", "opprinnelig e-post", "original message"},
		Forwarded:    []string{"videresendt melding", "videresendt e-post"},
		Repeated:     []string{"din melding", "din henvendelse"},
		Devices:      []string{"sendt fra", "hent outlook", "skaff deg outlook"},
		Confidential: []string{"konfidensiell", "mottatt denne e-posten ved en feil"},
	}
}
