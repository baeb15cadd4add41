package lexicon

func german() Language {
	return Language{
		Code:    "de",
		Quoting: germanQuoting(),
	}
}

func germanQuoting() Quoting {
	return Quoting{
		Wrote:    []string{"schrieb", "hat geschrieben", "schreibt", "geschrieben"},
		From:     []string{"von"},
		Labels:   []string{"gesendet", "datum", "an", "cc", "kopie", "betreff", "wichtigkeit", "anlagen", "antwort an", "gesendet am"},
		Original: []string{"ursprüngliche nachricht", "originalnachricht", "original-nachricht", "urspr. nachricht", "ursprüngliche mail", "original message"},
		Forwarded: []string{
			"weitergeleitete nachricht", "anfang der weitergeleiteten nachricht", "weitergeleitet von",
			"beginn der weitergeleiteten nachricht", "ende der weitergeleiteten nachricht",
		},
		ReplyAbove: []string{
			"antworten sie oberhalb dieser", "antwort oberhalb dieser", "bitte geben sie ihre antwort über", "über dieser zeile",
			"oberhalb dieser zeile",
		},
		Repeated: []string{"ihre nachricht", "ihre anfrage", "ihre mitteilung", "sie schrieben", "ihr text", "ihre ursprüngliche nachricht", "ihre e-mail"},
		Devices: []string{
			"von meinem", "gesendet von", "gesendet mit", "von unterwegs gesendet", "diese nachricht wurde von meinem", "outlook für",
			"diese e-mail wurde von meinem",
		},
		Confidential: []string{
			"vertraulich", "nicht der richtige adressat", "nicht der beabsichtigte", "irrtümlich erhalten", "versehentlich erhalten",
			"nur für den adressaten", "ausschließlich für den", "bevor sie diese e-mail", "bevor sie diese mail", "denken sie an die umwelt",
			"schonen sie die umwelt", "auf viren geprüft", "unerlaubtes kopieren", "registergericht", "handelsregister", "amtsgericht",
		},
		Footers:  []string{"diese e-mail wurde gesendet von", "newsletter abbestellen", "abmelden", "sie erhalten diese"},
		External: []string{"externer absender", "externe e-mail", "von außerhalb", "achtung: externe"},
		Inline:   []string{"in blau", "in rot", "in grün", "farbig", "antworten stehen unten", "antworten unten", "siehe unten", "im text", "in ihrer mail", "unten im"},
	}
}
