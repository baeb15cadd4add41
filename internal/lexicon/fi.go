package lexicon

func finnish() Language {
	return Language{
		Code:    "fi",
		Quoting: finnishQuoting(),
	}
}

func finnishQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"kirjoitti", "kirjoittaa"},
		From:         []string{"lähettäjä"},
		Labels:       []string{"lähetetty", "päivämäärä", "vastaanottaja", "kopio", "aihe", "päiväys", "pvm"},
		Original:     []string{"alkuperäinen viesti", "original message"},
		Forwarded:    []string{"välitetty viesti", "edelleenlähetetty viesti"},
		Repeated:     []string{"viestisi", "viestinne"},
		Devices:      []string{"lähetetty", "hanki outlook"},
		Confidential: []string{"luottamuksellinen", "saanut tämän viestin vahingossa"},
	}
}
