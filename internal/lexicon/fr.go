package lexicon

func french() Language {
	return Language{
		Code:    "fr",
		Quoting: frenchQuoting(),
	}
}

func frenchQuoting() Quoting {
	return Quoting{
		Wrote:      []string{"a écrit", "écrivait", "écrit"},
		From:       []string{"de", "expéditeur"},
		Labels:     []string{"envoyé", "date", "à", "cc", "objet", "importance", "pièces jointes", "répondre à", "envoyé le", "destinataire"},
		Original:   []string{"message d'origine", "message d’origine", "message original", "message initial", "original message"},
		Forwarded:  []string{"message transféré", "message transmis", "début du message transféré", "début du message réexpédié", "courriel original"},
		ReplyAbove: []string{"répondre au-dessus de cette ligne", "veuillez répondre au-dessus", "répondez au-dessus"},
		Repeated:   []string{"votre message", "votre demande", "vous avez écrit", "rappel de votre message"},
		Devices:    []string{"envoyé de mon", "envoyé depuis", "envoyé à partir de", "obtenir outlook", "télécharger outlook"},
		Confidential: []string{
			"confidentiel", "destinataire prévu", "n'êtes pas le destinataire", "n’êtes pas le destinataire", "reçu ce message par erreur",
			"avant d'imprimer", "avant d’imprimer", "pensez à l'environnement",
		},
		Inline: []string{"réponses ci-dessous", "en bleu", "en rouge", "en vert", "dans le texte", "ci-dessous en"},
	}
}
