package lexicon

func italian() Language {
	return Language{
		Code:    "it",
		Quoting: italianQuoting(),
	}
}

func italianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"ha scritto", "scrive", "scriveva"},
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
