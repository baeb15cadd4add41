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
		Greetings:  []string{"guten tag", "guten morgen", "guten abend", "hallo", "moin", "sehr geehrte*", "liebe", "lieber", "grüß gott", "servus", "grüezi", "werte", "werter", "schönen guten tag"},
		Titles:     []string{"herr", "frau", "herrn", "dr", "prof"},
		Thanks:     []string{"danke", "dank", "bedanke*", "bedanken"},
		ThanksElse: []string{"im voraus", "für ihr verständnis", "für ihre geduld", "für die geduld", "für ihre bestellung", "für ihren einkauf"},
		Pleasure:   []string{"freut uns dass", "freut mich dass", "schön dass sie", "freuen uns über ihr*", "freue mich über ihr*", "freuen uns dass", "freue mich dass", "über ihr interesse", "über ihre anfrage"},
		Closings: []string{
			"freundliche grüße", "mit freundlichen grüßen", "freundlichen grüßen", "beste grüße", "viele grüße", "liebe grüße",
			"herzliche grüße", "schöne grüße", "grüße", "gruß", "mit freundlichem gruß", "freundlicher gruß", "mfg", "vg", "lg",
			"hochachtungsvoll", "mit besten grüßen", "mit herzlichen grüßen", "herzlichst", "freundliche grüsse", "mit freundlichen grüssen",
			"beste grüsse",
			"herzliche grüsse", "danke", "vielen dank", "besten dank", "mit bestem dank", "bis bald", "bis dann", "schöne grüsse", "ihr", "ihre", "tschüss", "sonnige grüße",
		},
		Wishes: []string{
			"einen schönen tag", "schönen tag", "schönes wochenende", "ein schönes wochenende",
			"schönen abend", "schöne woche", "einen angenehmen", "wünsche ihnen", "wünschen ihnen", "freuen uns auf", "freue mich auf", "bis bald", "angenehmen tag", "guten start",
		},
		Apologies:     []string{"entschuldig*", "tut mir leid", "tut uns leid", "verzeih*", "sorry", "bedauer*"},
		Introductions: []string{"mein name ist", "ich heiße"},
		Roles: []string{
			"leiter*", "leitung", "*leitung", "*leiter", "*leiterin", "geschäftsführ*", "inhaber*", "mitarbeiter*", "sachbearbeiter*", "berater*", "*berater", "*beraterin", "*meister", "*meisterin", "meister*", "verkauf*", "vertrieb*", "kundenservice", "kundendienst", "kundenbetreu*", "service*", "sekretariat", "assistenz",
			"assistent*", "buchhaltung", "empfang", "rezeption", "werkstatt", "technik*", "abteilung", "einkauf", "marketing", "projekt*", "referent*", "redaktion", "support", "teamleit*", "prokurist*", "büro", "lager", "disposition", "reservierung*", "manager*", "spezialist*",
		},
		Teams:        []string{"team", "serviceteam", "kundenservice", "kundendienst", "service", "abteilung", "redaktion", "support", "büro", "praxis", "firma", "zentrale"},
		Devices:      []string{"von meinem iphone", "gesendet von", "gesendet mit", "diese nachricht wurde von", "von meinem", "gesendet mit der"},
		Streets:      []string{"straße", "str", "strasse", "weg", "platz", "allee", "gasse", "ring", "ufer", "damm", "markt", "am", "chaussee"},
		PhoneLabels:  []string{"tel", "telefon", "fon", "mobil", "handy", "rufnummer", "telefonnummer", "durchwahl", "rufen sie", "unter", "nummer", "hotline", "t", "m"},
		OtherNumbers: []string{"fax", "kundennummer", "auftragsnummer", "bestellnummer", "rechnungsnummer", "ust", "steuernummer", "hrb", "iban", "vorgangsnummer", "ticket", "plz"},
		Invitations:  []string{"zögern sie nicht", "stehe ich ihnen gern*", "stehen wir ihnen gern*", "stehe ich gern*", "stehen wir gern*", "gerne zur verfügung", "gern zur verfügung", "jederzeit gern*", "melden sie sich gern*", "melden sie sich einfach"},
		Queries:      []string{"frage*", "rückfrage*", "unklar*", "weitere informationen", "noch etwas"},
		Invites:      []string{"rufen", "schreiben", "melden", "fragen sie", "kontaktieren", "wenden sie sich", "anrufen", "verfügung", "gern*", "helfe", "helfen", "beantworte*", "ruf*", "meld*"},
		Promises: []string{
			"melde mich", "melden wir uns", "meldet sich", "schicke ich", "schicken wir", "sende ich", "senden wir", "trage ich", "tragen wir", "rufe ich", "reserviere ich", "reservieren wir", "notiere ich", "kläre ich", "klären wir", "gebe ich bescheid", "geben wir bescheid", "ich werde", "werde ich", "wir werden ihnen", "werden wir ihnen", "ich schicke", "ich sende", "wir schicken ihnen",
			"wir senden ihnen", "ich kläre", "ich melde", "wir melden", "ich frage", "ich reserviere", "ich trage", "ich rufe", "ich gebe ihnen", "ich habe weitergeleitet", "nächste schritt", "sobald wir", "sobald ich", "erhalten sie von", "wir bestätigen", "ich bestätige", "erstelle ich", "ich erstelle",
		},
		Requests: []string{
			"bitte senden", "bitte schicken", "bitte teilen", "bitte nennen", "bitte geben", "bitte bestätigen", "bitte wählen", "bitte füllen", "bitte antworten", "schicken sie mir", "schicken sie uns", "senden sie mir", "senden sie uns", "teilen sie mir", "teilen sie uns", "nennen sie", "geben sie mir", "geben sie uns", "antworten sie", "sagen sie mir", "sagen sie uns",
			"lassen sie mich wissen", "lassen sie uns wissen", "um zu buchen", "zum buchen", "zur buchung", "für die buchung", "für die bestellung", "zur bestellung", "vereinbaren sie", "bestätigen sie", "brauche ich", "brauchen wir", "benötigen wir", "benötige ich", "bräuchte ich", "bräuchten wir",
		},
		Proposals: []string{"soll ich", "sollen wir", "möchten sie", "darf ich", "dürfen wir", "wollen sie", "hätten sie lust", "wünschen sie", "kann ich sie", "passt ihnen", "haben sie interesse", "würde ihnen", "interesse an"},
		Sales:     []string{"rabatt*", "aktion", "aktionspreis", "angebot des", "sonderangebot*", "gutschein*", "newsletter", "außerdem bieten", "zusätzlich bieten", "bieten wir auch", "haben wir auch", "wir auch noch", "empfehle ihnen auch", "empfehlen ihnen auch", "neuheit*", "prozent auf", "passend dazu", "gratis dazu", "abonnieren"},
		Elsewhere: []string{
			"auf unserer webseite", "auf unserer website", "auf unserer homepage", "auf unserer internetseite", "auf der website", "auf der webseite", "auf der homepage", "unsere website", "unsere webseite", "unsere homepage", "finden sie auf", "finden sie unter", "finden sie hier", "rufen sie uns", "rufen sie an", "telefonisch", "im laden", "in unserem geschäft", "in der filiale", "in unserer filiale",
			"kommen sie vorbei", "schauen sie vorbei", "besuchen sie", "kontaktformular", "online formular", "formular auf", "faq", "per telefon", "unter folgendem link", "über den link", "wenden sie sich an", "wenden sie sich bitte an", "in unserem shop", "im online shop", "per mail nicht", "per e mail nicht",
		},
		Validity:  []string{"gültig*", "gilt"},
		Clarify:   []string{"könnten sie mir sagen", "könnten sie uns sagen", "können sie mir sagen", "können sie uns sagen", "bitte präzisieren", "müsste ich wissen", "müssten wir wissen", "muss ich wissen", "müssen wir wissen", "um welches", "um welche", "welches modell", "dazu bräuchte", "hängt davon ab", "kommt darauf an ob", "bevor ich", "noch eine rückfrage"},
		Smalltalk: []string{"wie geht", "haben sie fragen", "noch fragen", "kann ich helfen", "wie können wir", "oder"},
		Deferrals: []string{"melde mich", "melden uns", "melden wir uns", "meldet sich", "kläre", "klären", "gebe bescheid", "geben bescheid", "bescheid geben", "nachfragen", "frage nach", "fragen nach", "ich frage", "weitergeleitet", "leite", "weiß ich nicht", "wissen wir nicht", "kann ich nicht sagen", "können wir nicht sagen", "lässt sich nicht sagen", "schwer zu sagen", "hängt davon ab", "kommt darauf an", "hängt ab", "schaue nach", "prüfe", "prüfen"},
		Yes: []string{
			"selbstverständlich", "natürlich", "klar", "kein problem", "keine probleme", "gerne", "gern", "auf jeden fall", "jawohl", "in ordnung",
		},
		Can: []string{
			"ist möglich", "sind möglich", "geht", "können sie", "dürfen sie", "sind erlaubt", "ist erlaubt", "wir bieten", "bieten wir", "haben wir", "leihen wir",
			"wir haben", "inklusive", "bekommen sie", "erhalten sie",
		},
		YesWords:  []string{"ja", "jo", "doch", "genau", "richtig", "okay", "ok"},
		No:        []string{"nicht möglich", "leider nicht", "leider kein*", "leider", "geht nicht", "können wir nicht", "bieten wir nicht", "haben wir nicht", "haben wir kein*", "nicht erlaubt", "nicht gestattet", "ist kein*", "gibt es nicht", "gibt es kein*", "nicht verfügbar", "nicht mehr", "unmöglich", "nicht im angebot", "bieten wir kein*", "keinesfalls", "verleihen wir nicht"},
		NoWords:   []string{"nein", "nee"},
		Negations: []string{"nicht", "kein*", "nie", "weder", "ohne", "nein"},
		Hedges:    []string{"auf anfrage", "unter umständen", "eventuell", "vielleicht", "möglicherweise", "je nach", "kommt darauf an", "nach absprache", "wahrscheinlich", "in der regel", "in einzelfällen"},
		Only:      []string{"nur", "ausschließlich", "lediglich"},
		Asks: map[string][]string{
			"money":    {"was kostet", "was kosten", "wie viel kostet", "wieviel kostet", "wie viel kosten", "wie teuer", "kosten", "preis*", "zu welchem preis", "gebühr*", "was würde … kosten", "aufpreis"},
			"duration": {"wie lange", "wie viele tage", "wie schnell", "in welcher zeit", "lieferzeit", "wartezeit", "garantie", "gewährleistung", "dauert", "wie viele wochen"},
			"date":     {"wann", "an welchem tag", "bis wann", "ab wann", "welcher termin", "zu welchem termin"},
			"hours":    {"öffnungszeiten", "geöffnet", "um wie viel uhr", "um wieviel uhr", "bis wie viel uhr", "von wann bis wann", "sprechzeiten"},
			"yes_no":   {"kann", "können", "könnten", "haben", "hat", "gibt es", "ist", "sind", "bieten", "bekommen", "darf", "dürfen", "ist es möglich", "ob", "nehmen", "machen", "liefern", "verkaufen", "besteht"},
			"person":   {"wer", "wen", "an wen", "ansprechpartner*", "bei wem", "mit wem"},
			"phone":    {"telefonnummer", "welche nummer", "unter welcher nummer", "rufnummer"},
			"url":      {"link", "webseite", "website", "wo online", "internetadresse"},
			"quantity": {"wie viele", "mindest*", "höchstens", "maximal*", "minimal*", "wie groß", "wie schwer", "welche größe"},
		},
		Polite: []string{"sagen", "bitte", "wissen", "mitteilen", "möchte", "gern*", "frage*", "erklären"},
		Free:   []string{"kostenlos*", "kostenfrei*", "gratis", "umsonst", "kostet nichts", "ohne aufpreis", "ohne mehrkosten", "unentgeltlich", "nichts extra", "keine kosten", "gebührenfrei", "ohne kosten"},
		Extra:  []string{"gegen aufpreis", "gegen gebühr", "kostenpflichtig*", "zuschlag", "aufpreis", "nach aufwand", "extra berechnet", "wird separat berechnet", "gegen einen kleinen"},
		Prices: []string{"kostet", "kosten", "preis", "für", "zu", "ab", "nur", "je", "pro", "beträgt"},
		Stop: []string{
			"der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und", "oder", "aber", "für", "mit", "von", "vom", "zum", "zur", "bei", "auf", "aus", "ist", "sind", "wir", "sie", "ihr", "ihre", "ihnen", "uns", "unser*", "was", "wie", "wann", "wer", "diese", "dieser", "dieses", "zeit", "kann", "können", "haben", "gibt", "auch", "noch", "nur", "man", "sich",
			"nicht", "bitte", "danke", "kostet", "kosten", "viel", "viele", "bekommen", "möchte", "würde", "wird", "werden", "dazu", "dass", "als", "groß*", "zuzüglich", "rechtzeitiger",
		},
		Units: map[string][]string{
			"minute": {"minute*", "min"}, "hour": {"stunde*", "std", "h"}, "day": {"tag", "tage", "tagen", "werktag*", "arbeitstag*"}, "week": {"woche*"}, "month": {"monat*"}, "year": {"jahr*"},
		},
		Moments: map[string][]string{
			"0": {"am selben tag", "am gleichen tag", "sofort", "taggleich"}, "1": {"am nächsten tag", "am folgetag", "über nacht", "einen tag", "am nächsten werktag"}, "7": {"eine woche", "innerhalb einer woche"},
		},
		Working: []string{"werktage", "werktagen", "arbeitstage"},
		Numbers: map[string][]string{
			"1": {"ein", "eine", "einen", "einem", "einer", "eins"}, "2": {"zwei", "paar"}, "3": {"drei"}, "4": {"vier"}, "5": {"fünf"}, "6": {"sechs"}, "7": {"sieben"}, "8": {"acht"}, "9": {"neun"}, "10": {"zehn"}, "12": {"zwölf"}, "14": {"vierzehn"}, "15": {"fünfzehn"}, "20": {"zwanzig"}, "30": {"dreißig"},
		},
		Months:   []string{"januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember"},
		Weekdays: []string{"montag*", "dienstag*", "mittwoch*", "donnerstag*", "freitag*", "samstag*", "sonntag*"},
		Days:     []string{"heute", "morgen", "übermorgen", "nächste woche", "diese woche"},
		Between:  []string{"bis", "oder", "und"},
		AllDay:   []string{"rund um die uhr", "durchgehend"},
		Opens:    []string{"öffn*", "schließ*"},
		Closed:   []string{"geschlossen"},
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
