package lexicon

func danish() Language {
	return Language{
		Code:    "da",
		Quoting: danishQuoting(),
	}
}

func danishQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"skrev", "skriver"},
		From:         []string{"fra", "afsender"},
		Labels:       []string{"sendt", "dato", "til", "cc", "kopi", "emne", "vedhæftede filer"},
		Original:     []string{"oprindelig meddelelse", "oprindelig besked", "original message"},
		Forwarded:    []string{"videresendt meddelelse", "videresendt besked", "start på videresendt besked"},
		Repeated:     []string{"din besked", "din henvendelse"},
		Devices:      []string{"sendt fra", "hent outlook"},
		Confidential: []string{"fortrolig", "modtaget denne mail ved en fejl"},
	}
}
