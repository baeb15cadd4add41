package lexicon

func swedish() Language {
	return Language{
		Code:    "sv",
		Quoting: swedishQuoting(),
	}
}

func swedishQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"skrev", "skriver"},
		From:         []string{"från", "avsändare"},
		Labels:       []string{"skickat", "datum", "till", "kopia", "cc", "ämne", "prioritet", "bifogade filer"},
		Original:     []string{"ursprungligt meddelande", "originalmeddelande", "original message"},
		Forwarded:    []string{"vidarebefordrat meddelande", "vidarebefordrat brev", "vidarebefordrat e-postmeddelande"},
		Repeated:     []string{"ditt meddelande", "din fråga", "ert meddelande"},
		Devices:      []string{"skickat från", "skickades från", "hämta outlook"},
		Confidential: []string{"konfidentiell", "fått detta meddelande av misstag", "innan du skriver ut"},
		Inline:       []string{"svar nedan", "i blått", "i rött"},
	}
}
