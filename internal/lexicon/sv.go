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
		Wrote:        []string{"skrev", "skriver"},
		Opens:        []string{"den"},
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

func swedishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"med vänliga hälsningar", "vänliga hälsningar", "hälsningar", "vänligen", "mvh", "bästa hälsningar", "hälsar",
		},
		Wishes: []string{
			"ha en bra dag", "trevlig helg",
		},
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
			"automatiskt meddelande", "automatiskt genererat", "automatiskt svar", "autosvar", "skickats automatiskt", "svara inte på detta", "går inte att svara",
		},
		Away: []string{
			"är på semester", "på semester", "inte på kontoret", "är frånvarande", "tjänsteresa", "tjänstledig", "föräldraledig", "sjukskriven",
		},
		Return: []string{
			"åter på kontoret", "tillbaka på kontoret", "är tillbaka", "under min frånvaro", "vid brådskande", "brådskande ärenden",
		},
		Received: []string{
			"vi har mottagit ditt", "vi har tagit emot", "ditt ärende har", "bekräftar att vi",
		},
		Promise: []string{
			"återkommer till dig", "vi återkommer", "så snart som möjligt", "så snart vi kan", "inom kort",
		},
		OptOut: []string{
			"avregistrera", "avsluta prenumeration", "avprenumerera", "du får detta", "visa i webbläsare",
		},
		Failed: []string{
			"kunde inte levereras", "gick inte att leverera", "kunde inte skickas", "olevererat", "misslyckad leverans",
		},
		Read: []string{
			"läst:", "har lästs", "läskvitto",
		},
	}
}
