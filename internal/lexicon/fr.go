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
		Wrote:     []string{"a écrit", "écrivait", "écrit"},
		Opens:     []string{"le", "on"},
		From:      []string{"de", "expéditeur"},
		Labels:    []string{"date", "à", "a", "cc", "copie à", "message du", "importance", "pièces jointes", "répondre à", "destinataire", "pour"},
		Telling:   []string{"envoyé", "envoyé le", "objet", "sujet"},
		Self:      []string{"ai", "avons", "je", "nous"},
		Original:  []string{"message d'origine", "message d’origine", "message original", "message initial", "original message"},
		Forwarded: []string{"message transféré", "message transmis", "début du message transféré", "début du message réexpédié", "courriel original"},
		ReplyAbove: []string{
			"répondre au-dessus de cette ligne", "veuillez répondre au-dessus", "répondez au-dessus", "répondez au-dessus de cette ligne",
			"écrivez votre réponse au-dessus", "saisissez votre réponse au-dessus", "au-dessus de cette ligne", "répondre au dessus de cette ligne",
		},
		Repeated: []string{"votre message", "votre demande", "vous avez écrit", "rappel de votre message"},
		Devices: []string{
			"envoyé de mon", "envoyé depuis", "envoyé à partir de", "obtenir outlook", "télécharger outlook", "envoyé de mon iphone", "envoyé de mon ipad",
			"envoyé depuis mon", "envoyé via", "envoyé avec", "envoyé par", "téléchargez outlook", "obtenez outlook", "provenance :", "envoyé à partir d",
			"envoyé du", "message envoyé depuis",
		},
		Confidential: []string{
			"confidentiel", "destinataire prévu", "n'êtes pas le destinataire", "n’êtes pas le destinataire", "reçu ce message par erreur",
			"avant d'imprimer", "avant d’imprimer", "pensez à l'environnement",
			"strictement confidentiel", "à l'attention exclusive", "à l’attention exclusive", "destinataire de ce", "informer l'expéditeur",
			"informer l’expéditeur", "avertir l'expéditeur", "absence de virus",
		},
		Inline: []string{"réponses ci-dessous", "en bleu", "en rouge", "en vert", "dans le texte", "ci-dessous en"},
		Trailers: []string{
			"évaluez", "comment évaluez", "comment évalueriez", "êtes-vous satisfait", "donnez votre avis", "donnez-nous votre avis", "pour ajouter un commentaire",
			"voir le ticket", "voir la demande", "consulter votre demande", "pour vous désabonner", "pour vous désinscrire", "se désabonner", "se désinscrire",
			"suivez-nous", "suivez nous", "retrouvez-nous",
			"ce message a été envoyé", "cet e-mail a été envoyé", "cet email a été envoyé", "vous recevez ce", "vous recevez cet", "vous avez reçu ce",
			"messagerie gratuite", "adresse e-mail gratuite", "téléchargez l'application", "téléchargez l’application", "téléchargez notre",
			"si vous ne souhaitez plus", "pour ne plus recevoir",
		},
		Footers: []string{"vous êtes en copie"},
		Registers: []string{
			"siret", "siren", "rcs", "n° tva", "tva intracommunautaire", "capital de", "rgpd", "données personnelles", "données à caractère personnel", "politique de confidentialité",
		},
		External: []string{
			"attention", "avertissement", "prudence", "message externe", "courriel externe", "email externe", "e-mail externe", "expéditeur externe",
			"ce message provient de l'extérieur", "provient de l'extérieur", "provient de l’extérieur", "provient d'un expéditeur externe",
			"en dehors de l'organisation", "extérieur de l'organisation", "extérieur à l'organisation", "[externe", "ne cliquez pas", "n'ouvrez pas",
			"vous ne recevez pas souvent", "découvrez pourquoi cela est important", "découvrez pourquoi c'est important",
			"vous n’obtenez pas souvent", "vous n'obtenez pas souvent", "pourquoi c’est important", "pourquoi c'est important", "découvrez pourquoi ceci est important",
		},
	}
}

func frenchCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"cordialement", "bien cordialement", "très cordialement", "sincères salutations", "salutations distinguées", "bien à vous",
			"amicalement", "meilleures salutations", "cdlt", "cdt",
			"merci", "merci beaucoup", "merci d'avance", "merci d’avance", "un grand merci", "merci encore", "encore merci", "merci à vous",
			"avec mes remerciements", "avec nos remerciements", "merci et bonne journée", "cordialement vôtre", "bien sincèrement", "sincèrement",
			"respectueusement", "bonne journée", "belle journée", "bonne soirée", "bonne réception", "à bientôt", "à très bientôt", "bien amicalement", "amitiés",
			"salutations cordiales", "cordiales salutations", "sentiments distingués", "mes salutations distinguées", "nos salutations distinguées", "bises",
			"crdt", "bàv",
		},
		Wishes: []string{
			"bonne journée", "bonne réception", "bon week-end",
			"je vous souhaite une", "nous vous souhaitons une", "je vous prie d'agréer", "je vous prie d’agréer", "veuillez agréer", "nous vous prions d'agréer",
			"dans l'attente de", "dans l’attente de",
		},
		Thanks: []string{"merci", "remercie", "remercions", "un grand merci"},
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
			"message automatique", "réponse automatique", "généré automatiquement", "envoyé automatiquement",
		},
		Deaf: []string{
			"merci de ne pas répondre", "ne pas répondre à ce",
		},
		Away: []string{
			"absent du bureau", "absente du bureau", "je suis absent", "je suis actuellement absent", "je serai absent", "en congé", "en congés", "en vacances", "en déplacement",
			"hors du bureau",
			"suis absent", "actuellement absent", "serai absent", "serons fermés", "nos bureaux sont fermés", "bureaux seront fermés", "fermé jusqu", "fermée jusqu",
			"en arrêt maladie", "accès limité", "ne travaille plus", "n'est plus utilisée", "a quitté", "ai quitté", "en formation",
		},
		Return: []string{
			"de retour le", "à mon retour", "mon retour", "pendant mon absence", "en mon absence", "en cas d'urgence", "pour toute urgence",
			"serai de retour", "de retour à partir", "veuillez contacter", "merci de contacter", "toute demande urgente",
		},
		Received: []string{
			"nous avons bien reçu", "votre message a bien été", "votre demande a bien été", "accusons réception", "a été enregistrée", "a été enregistré",
			"bien reçu votre", "votre courriel a", "votre message a été reçu", "a été transmis", "numéro de dossier", "confirmons la réception", "accuse réception",
		},
		Promise: []string{
			"nous vous répondrons", "vous répondra", "dans les meilleurs délais", "dans les plus brefs délais", "reviendrons vers vous", "reviendra vers vous",
			"vous recontacter", "sera traitée", "traiterons votre", "nos équipes", "reviendrons vers", "un conseiller", "sous 24", "sous 48", "délai de réponse",
		},
		Deadline: []string{
			"sous 24", "sous 48", "jours ouvrés", "jours ouvrables", "heures ouvrées", "dans les 24", "dans les 48",
		},
		Ticket: []string{
			"numéro de ticket", "ticket n", "numéro de dossier", "dossier n", "votre référence", "référence :",
		},
		Filler: []string{
			"merci pour votre message", "merci de votre message", "merci de nous avoir contact", "merci d'avoir contact", "nous vous remercions", "horaires d'ouverture",
			"du lundi au vendredi", "foire aux questions",
		},
		Status: []string{
			"votre demande a été clôturée", "ticket a été fermé", "ticket a été résolu", "évaluez", "enquête de satisfaction", "votre avis",
		},
		Transaction: []string{
			"votre commande", "commande n", "a été expédiée", "numéro de suivi", "suivre votre colis", "votre colis", "votre facture", "confirmation de commande",
			"confirmation de réservation", "mot de passe", "code de vérification", "confirmez votre adresse", "votre compte", "si vous n'êtes pas à l'origine",
			"nouvelle connexion", "votre paiement", "votre reçu", "rappel :",
		},
		OptOut: []string{
			"se désabonner", "se désinscrire", "désinscription", "désabonner", "vous recevez cet", "voir dans le navigateur",
			"ne souhaitez plus recevoir", "ne plus recevoir", "version en ligne", "politique de confidentialité",
		},
		Offer: []string{
			"soldes", "promotion", "réduction", "offre spéciale", "offre exclusive", "profitez", "j'en profite", "livraison gratuite", "livraison offerte",
			"code promo", "dernière chance", "dernier jour", "jusqu'à -", "découvrez", "nouveautés", "nouvelle collection", "inscrivez-vous", "webinaire", "newsletter",
			"jeu concours", "cliquez ici", "en savoir plus",
		},
		Failed: []string{
			"n'a pas pu être remis", "non remis", "échec de la remise", "n'a pu être distribué", "échec de distribution", "introuvable",
			"n'a pas été remis", "n'a pas pu être envoyé", "n'a pas pu être livré", "n'a pas pu être délivré", "impossible de remettre", "non distribuable", "n'a pas été distribué", "échec d'envoi",
		},
		Delayed: []string{
			"n'a pas encore été remis", "remise différée", "remise retardée", "retard de remise", "remise … retardée", "n'a pas encore pu être remis",
		},
		Full: []string{
			"boîte … pleine", "boîte aux lettres est pleine", "boîte pleine", "quota dépassé", "espace … insuffisant",
		},
		Nobody: []string{
			"adresse introuvable", "destinataire introuvable", "utilisateur introuvable", "utilisateur inconnu", "destinataire inconnu", "adresse inconnue", "n'existe pas", "est introuvable", "n'a pas été trouvé",
		},
		Read: []string{
			"lu :", "lu:", "accusé de lecture", "a été lu",
		},
		Gone: []string{
			"à la montagne", "à la mer", "à la plage", "je randonne", "au ski", "en voyage", "à l'étranger", "sans connexion", "hors connexion", "sans ordinateur",
			"pas de réseau", "malade", "la grippe", "à l'hôpital", "convalescence", "naissance", "notre fils", "notre fille", "notre bébé", "jeune papa", "jeune maman",
			"me marie", "mariage", "lune de miel", "une pause", "quelques jours", "je me repose", "sabbatique", "mi-temps", "temps partiel", "ne lis pas mes", "ne consulte pas",
			"une opération", "opéré",
		},
		Until: []string{
			"jusqu'au", "jusqu'à", "cette semaine", "la semaine prochaine", "pendant deux semaines", "à partir du", "dès le", "dès lundi",
		},
		Letter: []string{
			"votre message", "votre mail", "votre courriel", "votre e-mail", "votre lettre", "votre demande", "votre question", "ton message", "ton mail",
		},
		Arrived: []string{
			"bien arrivé", "est arrivé", "bien parvenu", "nous est parvenu", "entre nos mains", "est chez nous", "bien reçu", "dans notre boîte",
		},
		Answering: []string{
			"répondrons", "répondrai", "vous répond", "écrirons", "écrirai", "reviendrons", "reviendrai vers", "lirons", "lirai", "rappellerons", "rappellerai", "patienter",
			"patience", "un peu de temps",
		},
		Held: []string{
			"message est en attente", "message attend", "mail est en attente", "courriel est en attente", "ne vous connais pas", "pas encore connu", "expéditeur inconnu",
			"expéditeurs inconnus", "en quarantaine", "première fois", "pas dans ma liste",
		},
		Act: []string{
			"cliquez", "cliquer", "confirmez", "confirmer", "saisissez", "tapez", "suivez le lien", "ouvrez le lien", "renvoyez",
		},
		Pitch: []string{
			"nous aidons … entreprises", "entreprises comme la vôtre", "plus de clients", "nouveaux clients", "augmenter vos ventes", "15 minutes", "10 minutes", "20 minutes",
			"un court échange", "bref échange", "réservez un créneau", "audit gratuit", "mon précédent", "mon dernier mail", "pas intéressé", "ne vous écrirai plus",
			"première page de google", "votre visibilité",
		},
		Unasked: []string{
			"si vous n'êtes pas à", "si vous n'avez pas demandé", "si ce n'était pas vous",
		},
		Subscription: []string{
			"newsletter", "lettre d'information", "inscription", "abonnement", "votre compte", "votre adresse",
		},
	}
}
