package lexicon

func french() Language {
	return Language{
		Code:      "fr",
		Quoting:   frenchQuoting(),
		Automatic: frenchAutomatic(),
		Courtesy:  frenchCourtesy(),
	}
}

func frenchQuoting() Quoting {
	return Quoting{
		Wrote:      []string{"a écrit", "écrivait", "écrit"},
		Opens:      []string{"le", "on"},
		From:       []string{"de", "expéditeur"},
		Labels:     []string{"envoyé", "date", "à", "a", "cc", "copie à", "sujet", "message du", "objet", "importance", "pièces jointes", "répondre à", "envoyé le", "destinataire"},
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

func frenchCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"cordialement", "bien cordialement", "très cordialement", "sincères salutations", "salutations distinguées", "bien à vous",
			"amicalement", "meilleures salutations", "cdlt", "cdt",
		},
		Wishes: []string{
			"bonne journée", "bonne réception", "bon week-end",
		},
	}
}

func frenchAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"réponse automatique", "absence du bureau", "absent du bureau", "en congé", "absence",
		},
		AckSubjects: []string{
			"accusé de réception", "nous avons bien reçu", "votre demande",
		},
		Robot: []string{
			"message automatique", "réponse automatique", "généré automatiquement", "envoyé automatiquement", "merci de ne pas répondre", "ne pas répondre à ce",
		},
		Away: []string{
			"absent du bureau", "absente du bureau", "je suis absent", "je suis actuellement absent", "je serai absent", "en congé", "en congés", "en vacances", "en déplacement",
			"hors du bureau",
		},
		Return: []string{
			"de retour le", "à mon retour", "mon retour", "pendant mon absence", "en mon absence", "en cas d'urgence", "pour toute urgence",
		},
		Received: []string{
			"nous avons bien reçu", "votre message a bien été", "votre demande a bien été", "accusons réception", "a été enregistrée", "a été enregistré",
		},
		Promise: []string{
			"nous vous répondrons", "vous répondra", "dans les meilleurs délais", "dans les plus brefs délais", "reviendrons vers vous", "reviendra vers vous",
		},
		OptOut: []string{
			"se désabonner", "se désinscrire", "désinscription", "désabonner", "vous recevez cet", "voir dans le navigateur",
		},
		Failed: []string{
			"n'a pas pu être remis", "non remis", "échec de la remise", "n'a pu être distribué", "échec de distribution", "introuvable",
		},
		Read: []string{
			"lu :", "lu:", "accusé de lecture", "a été lu",
		},
	}
}
