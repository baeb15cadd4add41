package lexicon

func italian() Language {
	return Language{
		Code:      "it",
		Quoting:   italianQuoting(),
		Automatic: italianAutomatic(),
		Courtesy:  italianCourtesy(),
	}
}

func italianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"ha scritto", "scrive", "scriveva"},
		Opens:        []string{"il", "in"},
		From:         []string{"da", "mittente"},
		Labels:       []string{"inviato", "data", "a", "cc", "oggetto", "priorità", "allegati", "inviato il"},
		Original:     []string{"messaggio originale", "messaggio originario", "original message"},
		Forwarded:    []string{"messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato"},
		Repeated:     []string{"il suo messaggio", "la sua richiesta", "il tuo messaggio"},
		Devices:      []string{"inviato da", "inviato dal", "scarica outlook", "ottieni outlook"},
		Confidential: []string{"riservat", "confidenzial", "destinatario del", "ricevuto questo messaggio per errore", "prima di stampare"},
		Inline:       []string{"risposte sotto", "in blu", "in rosso", "in verde"},
	}
}

func italianCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"cordiali saluti", "distinti saluti", "saluti", "un saluto", "cordialmente", "a presto",
		},
		Wishes: []string{
			"buona giornata",
		},
	}
}

func italianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"risposta automatica", "fuori sede", "fuori ufficio", "assente", "assenza",
		},
		AckSubjects: []string{
			"abbiamo ricevuto", "conferma di ricezione",
		},
		Robot: []string{
			"messaggio automatico", "risposta automatica", "generato automaticamente", "inviato automaticamente", "non rispondere a questa", "non rispondere a questo",
			"si prega di non rispondere",
		},
		Away: []string{
			"sono fuori ufficio", "fuori ufficio", "fuori sede", "sono in ferie", "in ferie", "sarò assente", "sono assente", "in vacanza",
		},
		Return: []string{
			"al mio rientro", "rientrerò", "sarò di ritorno", "in mia assenza", "durante la mia assenza", "per urgenze", "in caso di urgenza",
		},
		Received: []string{
			"abbiamo ricevuto la", "abbiamo ricevuto il", "la sua richiesta è stata", "la tua richiesta è stata", "confermiamo la ricezione",
		},
		Promise: []string{
			"le risponderemo", "ti risponderemo", "al più presto", "il prima possibile", "quanto prima",
		},
		OptOut: []string{
			"annulla l'iscrizione", "cancellarsi", "disiscriviti", "ricevi questa email", "visualizza nel browser",
		},
		Failed: []string{
			"non è stato possibile recapitare", "mancato recapito", "non recapitabile", "non è stato recapitato", "consegna non riuscita", "errore di consegna",
		},
		Read: []string{
			"letto:", "è stato letto", "conferma di lettura",
		},
	}
}
