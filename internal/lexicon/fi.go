package lexicon

func finnish() Language {
	return Language{
		Code:      "fi",
		Quoting:   finnishQuoting(),
		Automatic: finnishAutomatic(),
		Courtesy:  finnishCourtesy(),
	}
}

func finnishQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"kirjoitti", "kirjoittaa"},
		Opens:        []string{"ma", "ti", "pe", "su"},
		From:         []string{"lähettäjä"},
		Labels:       []string{"lähetetty", "päivämäärä", "vastaanottaja", "kopio", "aihe", "päiväys", "pvm"},
		Original:     []string{"alkuperäinen viesti", "original message"},
		Forwarded:    []string{"välitetty viesti", "edelleenlähetetty viesti"},
		Repeated:     []string{"viestisi", "viestinne"},
		Devices:      []string{"lähetetty", "hanki outlook"},
		Confidential: []string{"luottamuksellinen", "saanut tämän viestin vahingossa"},
	}
}

func finnishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"ystävällisin terveisin", "terveisin", "parhain terveisin", "yst. terv.", "terv.",
		},
		Wishes: []string{
			"hyvää päivänjatkoa",
		},
	}
}

func finnishAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automaattinen vastaus", "poissa", "poissaolo", "lomalla",
		},
		AckSubjects: []string{
			"olemme vastaanottaneet", "viestisi on vastaanotettu", "kiitos viestistäsi", "kiitos yhteydenotostasi",
		},
		Robot: []string{
			"automaattinen viesti", "automaattinen vastaus", "automaattisesti", "älä vastaa tähän", "tähän viestiin ei voi",
		},
		Away: []string{
			"olen lomalla", "lomalla", "poissa toimistolta", "en ole toimistolla", "olen poissa", "virkamatkalla", "työmatkalla", "vanhempainvapaalla",
		},
		Return: []string{
			"palaan", "takaisin toimistolla", "takaisin töissä", "poissaoloni aikana", "kiireellisissä", "kiireellisessä",
		},
		Received: []string{
			"olemme vastaanottaneet", "viestisi on vastaanotettu", "viestisi on saapunut", "pyyntösi on vastaanotettu", "on kirjattu",
		},
		Promise: []string{
			"palaamme asiaan", "otamme yhteyttä", "vastaamme", "mahdollisimman pian", "pikimmiten",
		},
		OptOut: []string{
			"peruuta tilaus", "peru tilaus", "poistu listalta", "saat tämän viestin", "näytä selaimessa",
		},
		Failed: []string{
			"ei voitu toimittaa", "toimitus epäonnistui", "ei toimitettu", "toimittamatta",
		},
		Read: []string{
			"luettu:", "on luettu", "lukukuittaus",
		},
	}
}
