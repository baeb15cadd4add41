package lexicon

func latvian() Language {
	return Language{
		Code:      "lv",
		Quoting:   latvianQuoting(),
		Automatic: latvianAutomatic(),
		Courtesy:  latvianCourtesy(),
	}
}

func latvianQuoting() Quoting {
	return Quoting{
		Wrote:        []string{"rakstīja", "raksta", "uzrakstīja"},
		Opens:        []string{"pirmd.,", "otrd.,", "trešd.,", "ceturtd.,", "piektd.,"},
		From:         []string{"no", "sūtītājs"},
		Labels:       []string{"nosūtīts", "nosūtīja", "datums", "kam", "kopija", "cc", "tēma", "temats", "sūtīts"},
		Original:     []string{"sākotnējā ziņa", "sākotnējais ziņojums", "oriģinālais ziņojums", "oriģinālā ziņa", "original message"},
		Forwarded:    []string{"pārsūtīta ziņa", "pārsūtītā ziņa", "pārsūtīts ziņojums", "pāradresēta ziņa"},
		Repeated:     []string{"jūsu ziņa", "jūsu vēstule", "jūsu jautājums", "ziņas teksts"},
		Devices:      []string{"nosūtīts no", "sūtīts no", "iegūt outlook"},
		Confidential: []string{"konfidenciāl", "nav jums adresēts", "neesat adresāts", "saņēmāt kļūdas", "saņēmis kļūdas", "pirms drukāšanas"},
		Inline:       []string{"atbildes zemāk", "zilā krāsā", "sarkanā krāsā"},
	}
}

func latvianCourtesy() Courtesy {
	return Courtesy{
		Closings: []string{
			"ar cieņu", "cieņā", "ar sveicieniem", "sveicieni", "visu labu", "jauku dienu",
		},
		Wishes: []string{
			"jauku dienu", "lai jums jauka",
		},
	}
}

func latvianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automātiskā atbilde", "automātiska atbilde", "autoatbilde", "prombūtne", "prombūtnē", "neesmu birojā", "esmu atvaļinājumā", "atvaļinājum",
		},
		AckSubjects: []string{
			"esam saņēmuši", "saņēmām jūsu", "jūsu pieteikums", "jūsu pieprasījums", "jūsu vēstule saņemta", "paldies par jūsu", "paldies par ziņ", "saņemšanas apstiprinājums",
			"pieteikums reģistrēts",
		},
		Robot: []string{
			"automātiski ģenerēt", "automātiski sagatavot", "automātiski nosūtīt", "automātiska vēstule", "automātisks paziņojums", "automātiskā atbilde", "lūdzu, neatbildiet",
			"lūdzam neatbildēt", "lūdzu neatbildiet", "uz šo vēstuli nav jāatbild", "uz šo e-pastu neatbild",
		},
		Away: []string{
			"esmu atvaļinājumā", "būšu atvaļinājumā", "atvaļinājumā", "neesmu birojā", "nebūšu birojā", "ārpus biroja", "esmu komandējumā", "komandējumā", "prombūtnē",
			"esmu prombūtnē", "neesmu darbā", "nebūšu darbā", "slimības lap", "bērna kopšanas", "nav pieejams e-pasts", "nelasu e-past", "ierobežota piekļuve",
			"nebūšu sasniedzam", "vairs nestrādā",
		},
		Return: []string{
			"atgriezīšos", "atgriežos", "būšu atpakaļ", "būšu birojā", "pēc atgriešanās", "manas prombūtnes laikā", "manā prombūtnē", "steidzamos gadījumos",
			"steidzamu jautājumu", "steidzamos jautājumos", "ja steidzami", "mani aizvieto", "aizvieto", "lūdzu, sazinieties ar", "lūdzu sazinieties ar", "vērsieties pie",
		},
		Received: []string{
			"esam saņēmuši jūsu", "saņēmām jūsu", "jūsu vēstule ir saņemta", "jūsu vēstule saņemta", "jūsu ziņa ir saņemta", "jūsu ziņojums ir saņemts", "jūsu pieprasījums ir",
			"jūsu pieteikums ir", "jūsu iesniegums ir", "ir reģistrēts", "ir reģistrēta", "apstiprinām saņemšanu", "apliecinām", "piešķirts numurs", "nodots izskatīšanai",
			"tiks izskatīt",
		},
		Promise: []string{
			"sazināsimies ar jums", "sazināsimies", "ar jums sazināsies", "sniegsim atbildi", "atbildēsim", "atbildi saņemsiet", "saņemsiet atbildi", "centīsimies atbildēt",
			"pēc iespējas ātrāk", "tuvākajā laikā", "drīzumā", "mūsu speciālist", "mūsu komanda", "rindas kārtībā",
		},
		Deadline: []string{
			"darba dienu laikā", "darba dienas laikā", "stundu laikā", "dienu laikā", "dienas laikā", "ne vēlāk", "līdz rītdien", "24 stund", "48 stund", "rīt", "šodien",
		},
		Ticket: []string{
			"pieteikuma numurs", "pieteikuma nr", "pieprasījuma nr", "pieprasījuma numurs", "reģistrācijas numurs", "piešķirts numurs", "ar numuru", "numurs",
		},
		Filler: []string{
			"paldies par jūsu", "paldies par ziņ", "paldies par vēstul", "paldies, ka", "pateicamies par", "darba laiks", "darba laikā", "strādājam", "pirmdien", "temata rindā",
			"nemainiet tematu", "biežāk uzdot", "jūsu ziņas teksts",
		},
		Status: []string{
			"pieteikums slēgts", "pieprasījums slēgts", "ir slēgts", "novērtējiet", "aizpildiet anketu", "aptauj", "jūsu viedoklis", "jūsu pasūtījums", "pasūtījums nr",
			"jūsu parole", "apstipriniet reģistrāciju", "apstipriniet e-past", "rēķins nr",
		},
		Challenge: []string{
			"neesat robots", "esat cilvēks", "vēstule ir aizturēta", "lai vēstule tiktu piegādāta", "apstipriniet, ka", "aizsardzība pret surogātpast", "tikai vienu reizi",
		},
		OptOut: []string{
			"atrakstīties", "atteikties no", "vairs nevēlaties saņemt", "nevēlaties saņemt", "jūs saņēmāt šo", "jūs saņemat šo", "skatīt pārlūk", "atvērt pārlūk",
		},
		Offer: []string{
			"atlaid", "akcij", "izpārdošan", "īpašais piedāvājums", "piedāvājum", "tikai šodien", "tikai līdz", "pēdējā iespēja", "nepalaid", "bezmaksas piegāde", "pērc tagad",
			"uzzināt vairāk", "jaunumi", "dāvan", "kupon",
		},
		Failed: []string{
			"netika piegādāta", "nevar piegādāt", "neizdevās piegādāt", "nav piegādāts", "nepiegādāt", "adrese nav atrasta", "pastkaste ir pilna", "neeksistē",
		},
		Delayed: []string{
			"piegāde aizkavēta", "vēl nav piegādāta", "piegāde kavējas",
		},
		Read: []string{
			"izlasīts:", "lasīts:", "ziņojums tika izlasīts", "tika izlasīts", "lasīšanas apstiprinājums",
		},
		Portal: []string{
			"pieslēdzieties, lai", "atbildi skatiet",
		},
	}
}
