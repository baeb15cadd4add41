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
		Wrote:     []string{"kirjoitti", "kirjoittaa"},
		Opens:     []string{"ma", "ti", "pe", "su", "lainaus"},
		From:      []string{"lähettäjä"},
		Labels:    []string{"päivämäärä", "vastaanottaja", "kopio", "päiväys", "pvm", "vastaus osoitteeseen"},
		Telling:   []string{"lähetetty", "aihe"},
		Original:  []string{"alkuperäinen viesti", "original message", "alkup. viesti"},
		Forwarded: []string{"välitetty viesti", "edelleenlähetetty viesti"},
		Repeated:  []string{"viestisi", "viestinne"},
		Devices:   []string{"lähetetty", "hanki outlook", "lähetetty iphonesta", "lähetetty laitteesta", "lähetetty puhelimesta", "lähetetty outlookista", "lataa outlook"},
		Confidential: []string{
			"luottamuksellinen", "saanut tämän viestin vahingossa", "luottamuksellista", "tarkoitettu vain", "tarkoitettu ainoastaan", "ette ole viestin",
			"et ole viestin", "ajattele ympäristöä",
		},
		ReplyAbove: []string{"kirjoita vastauksesi tämän rivin", "vastaa tämän rivin yläpuolelle", "tämän rivin yläpuolelle", "tämän viivan yläpuolelle"},
		Trailers: []string{
			"arvioi", "anna palautetta", "kuinka tyytyväinen", "miten onnistuimme", "voit lisätä kommentin", "näytä pyyntö", "tämä viesti on lähetetty",
			"peru tilaus", "peruuta tilaus", "seuraa meitä",
			"tämä sähköposti on lähetetty", "saat tämän", "sait tämän",
			"ilmainen sähköposti", "lataa sovellus", "lataa sovelluksemme",
			"jos et halua", "ellet halua",
		},
		Registers: []string{
			"y-tunnus", "alv-numero", "kaupparekisteri", "henkilötietoja", "henkilötietojen", "tietosuoja", "tietosuojaseloste",
		},
		External: []string{
			"huomio", "varoitus", "huom", "ulkoinen sähköposti", "ulkoinen lähettäjä", "ulkoinen viesti", "organisaation ulkopuolelta",
			"organisaatiosi ulkopuolelta", "[ulkoinen", "älä napsauta", "älä klikkaa", "älä avaa", "et saa usein sähköpostia",
			"saat harvoin sähköpostia", "lue, miksi tämä on tärkeää", "lisätietoja siitä, miksi tämä on tärkeää",
		},
		Inline: []string{"vastaukset alla", "sinisellä", "punaisella"},
	}
}

func finnishCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"ystävällisin terveisin", "terveisin", "parhain terveisin", "yst. terv.", "terv.",
			"kiitos", "kiitos paljon", "paljon kiitoksia", "suuri kiitos", "kiitos etukäteen", "etukäteen kiittäen", "kiitokset etukäteen", "kiitoksia", "kiittäen",
			"kiitos ja terveisin", "kiitos vielä", "parhaat terveiset", "ystävälliset terveiset", "ystävällisesti", "terveiset", "t", "t.", "terv", "yt",
			"kunnioittavasti", "kunnioittaen", "hyvää päivänjatkoa", "mukavaa päivää", "parhain terveisin ja kiitoksin", "hyvin terveisin", "lämpimin terveisin",
			"aurinkoisin terveisin",
		},
		Wishes: []string{
			"hyvää päivänjatkoa",
		},
		Thanks: []string{"kiitos", "kiitoksia", "kiitämme", "paljon kiitoksia", "suuri kiitos"},
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
			"automaattinen viesti", "automaattinen vastaus", "automaattisesti", "tähän viestiin ei voi",
		},
		Deaf: []string{
			"älä vastaa tähän",
		},
		Away: []string{
			"olen lomalla", "lomalla", "poissa toimistolta", "en ole toimistolla", "olen poissa", "virkamatkalla", "työmatkalla", "vanhempainvapaalla",
			"olen vuosilomalla", "olen matkoilla", "toimisto on suljettu", "olemme suljettu", "suljettuna", "sairauslomalla", "perhevapaalla", "äitiyslomalla",
			"en lue sähköposti", "en ole enää", "ei ole enää käytössä",
		},
		Return: []string{
			"takaisin toimistolla", "takaisin töissä", "poissaoloni aikana", "kiireellisissä", "kiireellisessä",
			"olen takaisin", "poissa ollessani", "ota yhteyttä", "kiireisissä",
		},
		Received: []string{
			"olemme vastaanottaneet", "viestisi on vastaanotettu", "viestisi on saapunut", "pyyntösi on vastaanotettu", "on kirjattu",
			"vastaanotettu", "on vastaanotettu", "viestisi on", "yhteydenottosi on", "on rekisteröity", "kuittaamme",
		},
		Promise: []string{
			"palaamme asiaan", "otamme yhteyttä", "vastaamme", "mahdollisimman pian", "pikimmiten",
			"otamme sinuun", "asiakaspalvelumme", "tiimimme",
		},
		Deadline: []string{
			"24 tunnin", "48 tunnin", "arkipäivän", "arkipäivässä", "työpäivän",
		},
		Ticket: []string{
			"tikettinumero", "tapausnumero", "viitenumero", "palvelupyyntö",
		},
		Filler: []string{
			"kiitos viestistäsi", "kiitos yhteydenotosta", "kiitos, että", "aukioloajat", "maanantaista perjantaihin", "usein kysyt",
		},
		Status: []string{
			"on suljettu", "on ratkaistu", "mielipiteesi",
		},
		Transaction: []string{
			"tilauksesi", "tilausnumero", "tilausvahvistus", "on lähetetty", "pakettisi", "laskusi", "varausvahvistus", "salasana", "vahvistuskoodi",
			"tilisi", "uusi kirjautuminen", "kuitti", "muistutus",
		},
		OptOut: []string{
			"peruuta tilaus", "peru tilaus", "poistu listalta", "saat tämän viestin", "näytä selaimessa",
			"lopeta tilaus", "poistu postituslistalta", "et halua enää", "avaa selaimessa", "uutiskirjeen",
		},
		Offer: []string{
			"alennus", "tarjous", "kampanja", "ilmainen toimitus", "viimeinen mahdollisuus", "vain tänään", "älä missaa", "osta nyt", "tutustu", "uutuudet",
			"uusi mallisto", "uutiskirje", "ilmoittaudu", "webinaari", "kilpailu", "klikkaa", "lue lisää",
		},
		Failed: []string{
			"ei voitu toimittaa", "toimitus epäonnistui", "ei toimitettu", "toimittamatta",
			"ei voida toimittaa", "toimitus … epäonnistui", "viestiä ei toimitettu", "lähettäminen epäonnistui",
		},
		Delayed: []string{
			"toimitus viivästyi", "toimitus viivästyy", "toimitus on viivästynyt", "ei ole vielä toimitettu",
		},
		Full: []string{
			"postilaatikko … täynnä", "postilaatikko on täynnä", "kiintiö … ylittynyt",
		},
		Nobody: []string{
			"ei löydy", "ei löytynyt", "tuntematon vastaanottaja", "tuntematon käyttäjä", "ei ole olemassa",
		},
		Read: []string{
			"luettu:", "on luettu", "lukukuittaus",
		},
		Gone: []string{
			"vuorilla", "mökillä", "meren rannalla", "rannalla", "matkoilla", "ulkomailla", "ilman nettiä", "ilman tietokonetta", "ei verkkoa", "sairaana", "flunssa",
			"kuumeessa", "sairaalassa", "leikkau", "syntyi", "poikamme", "tyttäremme", "vauva", "häämatka", "tauko", "tauolla", "muutaman päivän", "en lue sähköpost", "lepään",
			"häihin",
		},
		Until: []string{
			"saakka", "asti", "tällä viikolla", "ensi viikolla", "kaksi viikkoa", "maanantaihin", "tiistaihin", "keskiviikkoon", "torstaihin", "perjantaihin", "alkaen",
		},
		Letter: []string{
			"viestisi", "viestinne", "sähköpostisi", "sähköpostinne", "kirjeesi", "kysymyksesi", "kysymyksenne", "yhteydenottosi",
		},
		Arrived: []string{
			"on perillä", "saapui", "saapunut", "tuli perille", "on meillä", "vastaanotettu", "saimme",
		},
		Answering: []string{
			"vastaamme", "vastaan", "kirjoitamme", "kirjoitan", "luemme", "palaamme", "palaan", "soitamme", "kärsivällisyy",
		},
		Held: []string{
			"viesti odottaa", "viestisi odottaa", "tuntematon lähettäjä", "karanteeni", "ensimmäistä kertaa",
		},
		Act: []string{
			"napsauta", "klikkaa", "vahvista", "kirjoita", "avaa linkki",
		},
		Pitch: []string{
			"autamme yrityksiä", "kaltaisillenne yrityksille", "lisää asiakkaita", "uusia asiakkaita", "kasvattaa myynti", "15 minuut", "10 minuut", "lyhyt puhelu",
			"edellinen viesti", "ei kiinnosta",
		},
		Unasked: []string{
			"jos et ole", "ellet ole", "jos se et ollut",
		},
		Subscription: []string{
			"uutiskirje", "tilaus", "rekisteröity", "tili", "sähköpostiosoit",
		},
	}
}
