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
		Wrote:     []string{"ha scritto", "scrive", "scriveva"},
		Opens:     []string{"il", "in", "citando"},
		From:      []string{"da", "mittente"},
		Labels:    []string{"data", "a", "cc", "priorità", "allegati", "destinatario", "rispondi a"},
		Telling:   []string{"inviato", "inviato il", "oggetto"},
		Original:  []string{"messaggio originale", "messaggio originario", "original message"},
		Forwarded: []string{"messaggio inoltrato", "inizio messaggio inoltrato", "inizio del messaggio inoltrato"},
		Repeated:  []string{"il suo messaggio", "la sua richiesta", "il tuo messaggio"},
		Devices: []string{
			"inviato da", "inviato dal", "scarica outlook", "ottieni outlook", "inviato dal mio", "inviato da iphone", "inviato dal mio iphone",
			"inviato da outlook", "inviato da posta", "inviato da yahoo", "inviato con", "inviato tramite", "scaricare outlook",
		},
		Confidential: []string{
			"riservat", "confidenzial", "destinatario del", "ricevuto questo messaggio per errore", "prima di stampare", "informazioni riservate",
			"strettamente riservat", "uso esclusivo", "esclusivamente al destinatario", "se non è il destinatario", "qualora non foste", "se avete ricevuto",
		},
		Inline: []string{"risposte sotto", "in blu", "in rosso", "in verde"},
		ReplyAbove: []string{
			"rispondere sopra questa riga", "rispondi sopra questa riga", "scrivere la risposta sopra", "scrivi la tua risposta sopra", "sopra questa riga",
			"sopra questa linea",
		},
		Trailers: []string{
			"valutate", "come valuteresti", "come valuta", "è soddisfatto", "sei soddisfatto", "per aggiungere un commento", "visualizza il ticket",
			"visualizza la richiesta", "per annullare l'iscrizione", "per cancellarti", "seguici", "seguiteci",
			"questa e-mail è stata inviata", "questa email è stata inviata", "questo messaggio è stato inviato", "ricevi questa", "hai ricevuto questa",
			"ha ricevuto questa",
			"posta elettronica gratuita", "email gratuita", "scarica l'app", "scarica la nostra",
			"se non desidera", "se non desideri", "per non ricevere",
		},
		Registers: []string{
			"p. iva", "p.iva", "partita iva", "registro imprese", "cod. fisc", "codice fiscale", "capitale sociale", "dati personali", "informativa privacy",
		},
		External: []string{
			"attenzione", "avviso", "email esterna", "e-mail esterna", "messaggio esterno", "mittente esterno", "proviene dall'esterno", "proviene dall’esterno",
			"esterno all'organizzazione", "esterna all'organizzazione", "al di fuori dell'organizzazione", "[esterno", "non cliccare", "non fare clic",
			"non aprire", "non si riceve spesso", "non ricevi spesso", "informazioni sul perché è importante", "scopri perché è importante",
			"non si ricevono spesso",
		},
	}
}

func italianCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"cordiali saluti", "distinti saluti", "saluti", "un saluto", "cordialmente", "a presto",
			"grazie", "grazie mille", "molte grazie", "tante grazie", "grazie in anticipo", "grazie ancora", "la ringrazio", "vi ringrazio", "grazie e saluti",
			"grazie e cordiali saluti", "grazie, saluti", "cordialità", "cordiali saluti e grazie", "i migliori saluti", "migliori saluti", "i più cordiali saluti",
			"un cordiale saluto", "cari saluti", "con i migliori saluti", "in fede", "buona giornata", "buona serata", "buon lavoro", "un caro saluto",
			"un abbraccio", "a risentirci", "rispettosamente", "sinceramente",
		},
		Wishes: []string{
			"buona giornata",
		},
		Thanks: []string{"grazie", "ringrazio", "ringraziamo", "molte grazie", "tante grazie"},
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
			"messaggio automatico", "risposta automatica", "generato automaticamente", "inviato automaticamente",
		},
		Deaf: []string{
			"non rispondere a questa", "non rispondere a questo", "si prega di non rispondere",
		},
		Away: []string{
			"sono fuori ufficio", "fuori ufficio", "fuori sede", "sono in ferie", "in ferie", "sarò assente", "sono assente", "in vacanza",
			"sono fuori", "sarò fuori", "uffici chiusi", "ufficio chiuso", "uffici sono chiusi", "siamo chiusi", "chiusi fino", "chiusura estiva", "in malattia", "in maternità",
			"accesso limitato", "non lavoro più", "non lavora più", "non è più attivo",
		},
		Return: []string{
			"al mio rientro", "rientrerò", "sarò di ritorno", "in mia assenza", "durante la mia assenza", "per urgenze", "in caso di urgenza",
			"tornerò",
		},
		Received: []string{
			"abbiamo ricevuto la", "abbiamo ricevuto il", "la sua richiesta è stata", "la tua richiesta è stata", "confermiamo la ricezione",
			"abbiamo ricevuto", "è stato ricevuto", "è stata ricevuta", "è stata registrata", "è stato registrato", "è stata presa in carico", "presa in carico",
			"aperto un ticket",
		},
		Promise: []string{
			"le risponderemo", "ti risponderemo", "al più presto", "il prima possibile", "quanto prima",
			"risponderemo", "sarà ricontattat", "verrà ricontattat", "la contatteremo", "ti contatteremo", "nostro staff", "un nostro operatore",
		},
		Deadline: []string{
			"24 ore", "48 ore", "giorni lavorativi", "entro 24", "entro 48", "entro due", "entro tre",
		},
		Ticket: []string{
			"numero ticket", "ticket n", "numero di ticket", "numero pratica", "riferimento n",
		},
		Filler: []string{
			"grazie per averci contattat", "grazie per aver", "grazie per il tuo messaggio", "la ringraziamo", "orari di apertura", "dal lunedì al venerdì", "domande frequenti",
		},
		Status: []string{
			"è stato chiuso", "è stato risolto", "sondaggio", "la tua opinione", "la sua opinione",
		},
		Transaction: []string{
			"il tuo ordine", "il suo ordine", "ordine n", "è stato spedito", "numero di tracciamento", "la tua fattura", "fattura n", "conferma ordine",
			"conferma d'ordine", "conferma prenotazione", "conferma di prenotazione", "codice di verifica", "conferma il tuo", "il tuo account", "se non hai",
			"nuovo accesso", "il tuo pagamento", "ricevuta", "promemoria",
		},
		OptOut: []string{
			"annulla l'iscrizione", "cancellarsi", "disiscriviti", "ricevi questa email", "visualizza nel browser",
			"disiscri", "cancellarti", "non desideri più", "non vuoi più ricevere", "versione online", "preferenze",
		},
		Offer: []string{
			"sconto", "sconti", "saldi", "promozione", "spedizione gratuita", "ultima occasione", "ultime ore", "approfitta", "solo oggi", "codice sconto",
			"acquista ora", "compra ora", "scopri", "novità", "nuova collezione", "iscriviti", "newsletter", "concorso", "clicca qui", "per saperne di più",
		},
		Failed: []string{
			"non è stato possibile recapitare", "mancato recapito", "non recapitabile", "non è stato recapitato", "consegna non riuscita", "errore di consegna",
			"recapito non riuscito", "recapito … non riuscito", "impossibile recapitare", "non può essere recapitato", "non recapitato", "non consegnato", "non può essere consegnato",
		},
		Delayed: []string{
			"consegna ritardata", "recapito ritardato", "consegna … ritardata", "non ancora recapitato", "non è stato ancora recapitato", "non ancora consegnato",
		},
		Full: []string{
			"casella … piena", "casella piena", "casella è piena", "quota superata", "spazio insufficiente",
		},
		Nobody: []string{
			"indirizzo non trovato", "non è stato trovato", "utente sconosciuto", "destinatario sconosciuto", "destinatario non trovato", "non esiste",
		},
		Read: []string{
			"letto:", "è stato letto", "conferma di lettura",
		},
		Gone: []string{
			"in montagna", "al mare", "in spiaggia", "in viaggio", "all'estero", "senza connessione", "senza computer", "malato", "malata", "influenza", "in ospedale",
			"operazione", "è nato", "è nata", "nostro figlio", "nostra figlia", "mi sposo", "matrimonio", "luna di miele", "una pausa", "qualche giorno", "mi riposo",
			"non leggo la posta", "part-time",
		},
		Until: []string{
			"fino al", "fino a", "questa settimana", "la prossima settimana", "per due settimane", "a partire dal", "dal 1", "dal 2", "dal 3",
		},
		Letter: []string{
			"il suo messaggio", "la sua mail", "la sua richiesta", "la sua lettera", "la sua domanda", "la vostra richiesta", "il tuo messaggio", "la tua mail",
		},
		Arrived: []string{
			"è arrivat", "ci è arrivat", "è giunt", "è da noi", "in buone mani", "ricevut",
		},
		Answering: []string{
			"risponderemo", "risponderò", "scriveremo", "scriverò", "leggeremo", "leggerò", "richiameremo", "torneremo con", "pazienza",
		},
		Held: []string{
			"messaggio è in attesa", "mail è in attesa", "non la conosco", "mittente sconosciuto", "mittenti sconosciuti", "in quarantena", "prima volta",
		},
		Act: []string{
			"clicchi", "clicca", "confermi", "conferma", "digiti", "scriva", "segua il link", "apra il link",
		},
		Pitch: []string{
			"aiutiamo le aziende", "aiutiamo aziende", "aziende come la sua", "aziende come la vostra", "più clienti", "nuovi clienti", "aumentare le vendite", "15 minuti",
			"10 minuti", "breve chiamata", "prenoti una", "audit gratuito", "mia precedente", "non è interessat", "non la disturberò",
		},
		Unasked: []string{
			"se non è stato lei", "se non hai", "se non ha richiesto",
		},
		Subscription: []string{
			"newsletter", "iscrizione", "registrazione", "account", "indirizzo e-mail", "indirizzo email",
		},
	}
}
