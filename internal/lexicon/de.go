package lexicon

func german() Language {
	return Language{
		Code:      "de",
		Quoting:   germanQuoting(),
		Automatic: germanAutomatic(),
		Courtesy:  germanCourtesy(),
	}
}

func germanQuoting() Quoting {
	return Quoting{
		Wrote:    []string{"schrieb", "hat geschrieben", "schreibt", "geschrieben"},
		Opens:    []string{"am", "von"},
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
			"schonen sie die umwelt", "auf viren geprüft", "unerlaubtes kopieren",
		},
		Footers:  []string{"diese e-mail wurde gesendet von", "newsletter abbestellen", "abmelden", "sie erhalten diese"},
		External: []string{"externer absender", "externe e-mail", "von außerhalb", "achtung: externe"},
		Inline:   []string{"in blau", "in rot", "in grün", "farbig", "antworten stehen unten", "antworten unten", "siehe unten", "im text", "in ihrer mail", "unten im"},
	}
}

func germanCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"freundliche grüße", "mit freundlichen grüßen", "freundlichen grüßen", "beste grüße", "viele grüße", "liebe grüße",
			"herzliche grüße", "schöne grüße", "grüße", "gruß", "mit freundlichem gruß", "freundlicher gruß", "mfg", "vg", "lg",
			"hochachtungsvoll", "mit besten grüßen", "mit herzlichen grüßen", "herzlichst", "freundliche grüsse", "mit freundlichen grüssen",
			"beste grüsse",
		},
		Wishes: []string{
			"einen schönen tag", "schönen tag", "schönes wochenende", "ein schönes wochenende",
		},
	}
}

func germanAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automatische antwort", "automatische rückantwort", "autom. antwort", "abwesenheitsnotiz", "abwesenheit", "abwesend", "abwesenheitsmeldung", "abwesenheitsassistent",
			"nicht im haus", "nicht im büro", "außer haus", "im urlaub", "urlaub", "betriebsferien",
		},
		AckSubjects: []string{
			"eingangsbestätigung", "empfangsbestätigung ihrer", "bestätigung ihrer", "ihre anfrage", "ihre nachricht", "ihre e-mail", "wir haben ihre", "vielen dank für ihre",
			"danke für ihre", "ticket eröffnet", "neues ticket", "anfrage erhalten", "anfrage eingegangen", "nachricht erhalten",
		},
		Robot: []string{
			"automatisch generierte", "automatisch erzeugte", "automatisch erstellte", "wurde automatisch", "automatisch versand", "automatisch gesendet",
			"automatische nachricht", "automatische antwort", "automatische eingangsbestätigung", "automatische bestätigung", "dies ist eine automat",
			"bitte antworten sie nicht", "bitte nicht antworten", "antworten sie bitte nicht", "nicht auf diese e-mail antworten", "nicht auf diese nachricht",
			"nicht auf diese mail",
		},
		Away: []string{
			"nicht im haus", "nicht im büro", "nicht am arbeitsplatz", "nicht im dienst", "außer haus", "ausser haus", "im urlaub", "in urlaub", "auf dienstreise",
			"auf geschäftsreise", "in elternzeit", "in mutterschutz", "im mutterschutz", "krankgeschrieben", "erkrankt", "derzeit abwesend", "zurzeit abwesend",
			"zur zeit abwesend", "bin abwesend", "ich bin … abwesend", "momentan abwesend", "nicht erreichbar", "nicht zu erreichen", "keinen zugriff auf",
			"eingeschränkten zugriff", "betriebsferien", "betriebsurlaub", "büro ist geschlossen", "wir haben geschlossen", "nicht mehr im unternehmen", "nicht mehr bei uns",
			"nicht mehr für",
		},
		Return: []string{
			"wieder erreichbar", "wieder im haus", "wieder im büro", "wieder für sie da", "wieder zurück", "wieder da", "ab dem", "zurück am", "kehre … zurück",
			"nach meiner rückkehr", "während meiner abwesenheit", "in meiner abwesenheit", "in dringenden fällen", "in dringenden angelegenheiten", "bei dringenden",
			"in eiligen fällen", "wenn es eilt", "vertretung", "vertritt mich", "wenden sie sich bitte an", "bitte wenden sie sich", "mein kollege", "meine kollegin",
			"nicht weitergeleitet", "wird nicht gelesen", "werden nicht weitergeleitet",
		},
		Received: []string{
			"wir haben ihre", "ihre nachricht erhalten", "ihre e-mail erhalten", "ihre anfrage erhalten", "ihre mail erhalten", "ihre nachricht ist", "ihre anfrage ist",
			"ihre e-mail ist", "ihr anliegen ist", "bei uns eingegangen", "ist eingegangen", "eingegangen und", "wurde registriert", "wurde erfasst", "wurde angelegt",
			"wurde aufgenommen", "wurde erfolgreich", "bestätigen den eingang", "bestätigen wir den eingang", "bestätigen ihnen den eingang", "eingang ihrer", "erhalt ihrer",
			"wurde ein ticket", "ticket wurde", "wird bearbeitet", "in bearbeitung", "weitergeleitet an", "an die zuständige", "zuständigen mitarbeiter",
		},
		Promise: []string{
			"wir melden uns", "melden uns bei ihnen", "melde mich bei ihnen", "wird sich bei ihnen melden", "werden uns bei ihnen", "werden uns mit ihnen",
			"setzen uns mit ihnen", "mit ihnen in verbindung", "wir antworten ihnen", "werden ihnen antworten", "werden sie eine antwort", "erhalten sie eine antwort",
			"werden ihre anfrage", "kümmern uns", "so schnell wie möglich", "so rasch wie möglich", "schnellstmöglich", "baldmöglichst", "umgehend", "in kürze", "zeitnah",
			"bemühen uns", "einer unserer mitarbeiter", "eine unserer mitarbeiter", "unser team", "unser kundenservice", "unsere mitarbeiter",
		},
		Deadline: []string{
			"innerhalb von", "innerhalb eines", "innerhalb der nächsten", "binnen", "spätestens", "am nächsten werktag", "nächsten werktag", "werktage", "werktagen",
			"24 stunden", "48 stunden", "arbeitstage", "arbeitstagen", "bis morgen", "heute noch", "morgen",
		},
		Ticket: []string{
			"ticketnummer", "ticket-nummer", "ticket-nr", "ticket nr", "ticket-id", "ticket", "vorgangsnummer", "vorgang", "bearbeitungsnummer", "referenznummer", "aktenzeichen",
			"fallnummer", "anfragenummer", "ihre referenz",
		},
		Filler: []string{
			"vielen dank für ihre", "danke für ihre", "vielen dank für deine", "danke für deine", "vielen dank, dass sie", "herzlichen dank für", "öffnungszeiten",
			"geschäftszeiten", "servicezeiten", "bürozeiten", "erreichen sie uns", "montag bis", "mo-fr", "mo - fr", "mo. - fr", "geöffnet", "besetzt", "im betreff",
			"betreffzeile", "bitte geben sie", "bei rückfragen", "bitte haben sie … geduld", "bitten um … geduld", "hohen anfrageaufkommen", "erhöhten aufkommen",
			"häufig gestellte", "hilfebereich", "status ihrer", "kopie ihrer", "ihre nachricht an uns", "sie schrieben",
		},
		Status: []string{
			"wurde geschlossen", "wurde gelöst", "ticket geschlossen", "statusänderung", "status geändert", "bewerten sie", "wie zufrieden", "kurze umfrage",
			"an unserer umfrage", "ihre meinung", "ihr feedback", "ihre bestellung", "bestellbestätigung", "auftragsbestätigung", "bestellung nr", "wurde versandt",
			"versandbestätigung", "ihre rechnung", "ihr passwort", "passwort zurücksetzen", "bestätigen sie ihre e-mail", "bestätigen sie ihre anmeldung", "ihr konto",
			"anmeldung bestätigen", "sicherheitscode",
		},
		Challenge: []string{
			"kein roboter", "ein mensch sind", "ihre nachricht wurde zurückgehalten", "wird zurückgehalten", "wurde noch nicht zugestellt, weil",
			"damit ihre nachricht zugestellt", "um ihre nachricht zuzustellen", "bestätigen sie, dass", "bestätigen sie bitte, dass", "absenderbestätigung", "spamschutz",
			"spam-schutz", "schutz vor spam", "nur einmal",
		},
		OptOut: []string{
			"abmelden", "abbestellen", "abzubestellen", "newsletter abmelden", "austragen", "keine weiteren e-mails", "keine e-mails mehr", "nicht mehr erhalten",
			"keinen newsletter mehr", "sie erhalten diese", "sie erhalten diesen", "sie haben diese e-mail erhalten", "im browser ansehen", "im browser anzeigen",
			"im browser öffnen", "online-version", "onlineversion", "nicht korrekt angezeigt", "nicht richtig dargestellt",
		},
		Offer: []string{
			"rabatt", "angebot", "sonderangebot", "aktion", "nur heute", "nur noch", "nur bis", "letzte chance", "verpassen sie nicht", "jetzt kaufen", "jetzt bestellen",
			"jetzt sichern", "jetzt buchen", "mehr erfahren", "hier klicken", "gratis", "kostenloser versand", "versandkostenfrei", "gutschein", "rabattcode", "ausverkauf",
			"schnäppchen", "newsletter", "neuheiten", "webinar", "sparen sie", "exklusiv", "gewinnspiel", "klicken sie",
		},
		Failed: []string{
			"nicht zugestellt werden", "konnte nicht zugestellt", "unzustellbar", "nicht zustellbar", "zustellung fehlgeschlagen", "zustellung an … fehlgeschlagen",
			"fehler bei der zustellung", "übermittlung fehlgeschlagen", "konnte nicht übermittelt", "empfänger unbekannt", "unbekannter empfänger", "adresse nicht gefunden",
			"postfach ist voll", "postfach voll", "existiert nicht", "wurde abgelehnt", "wurde zurückgewiesen", "nicht erfolgreich zugestellt",
		},
		Delayed: []string{
			"zustellung verzögert", "verzögerte zustellung", "verzögert sich", "noch nicht zugestellt", "weitere zustellversuche", "zustellversuche werden",
			"wird weiterhin versucht",
		},
		Read: []string{
			"gelesen:", "empfangsbestätigung (angezeigt)", "lesebestätigung", "wurde gelesen", "wurde angezeigt", "nachricht wurde geöffnet", "ungelesen gelöscht",
			"empfangsbestätigung für die e-mail", "dies ist eine empfangsbestätigung",
		},
		Portal: []string{
			"loggen sie sich ein, um", "melden sie sich an, um", "in ihrem postfach im kundenportal", "neue nachricht in ihrem", "antwort finden sie in ihrem",
		},
	}
}
