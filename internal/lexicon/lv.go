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
		Greetings:  []string{"labdien", "labrīt", "labvakar", "sveiki", "sveika", "sveicināti", "cienījam*", "godātais", "godātā", "čau"},
		Titles:     []string{"kungs", "kungam", "kundze", "kundzei"},
		Thanks:     []string{"paldies", "pateicam*", "pateicos"},
		ThanksElse: []string{"jau iepriekš", "par sapratni", "par pacietību", "par pasūtījumu"},
		Pleasure:   []string{"prieks ka", "priecājamies ka", "priecājos ka", "prieks saņemt"},
		Closings: []string{
			"ar cieņu", "cieņā", "ar sveicieniem", "sveicieni", "visu labu", "jauku dienu",
			"paldies", "uz tikšanos",
		},
		Wishes: []string{
			"jauku dienu", "lai jums jauka",
			"jauku vakaru", "skaistu dienu", "jaukas brīvdienas", "novēlam", "novēlu", "gaidīsim jūs",
		},
		Apologies:    []string{"atvain*", "piedod*"},
		Roles:        []string{"vadītāj*", "direktor*", "speciālist*", "konsultant*", "menedžer*", "administrator*", "grāmatved*", "meistar*", "pārdošan*", "nodaļ*", "apkalpošan*", "asistent*", "projektu"},
		Teams:        []string{"komanda", "nodaļa", "dienests", "birojs", "veikals"},
		Devices:      []string{"sūtīts no", "nosūtīts no"},
		Streets:      []string{"iela", "ielā", "ielas", "prospekts", "bulvāris", "laukums", "ceļš", "gatve"},
		PhoneLabels:  []string{"tel", "tālr", "tālrun*", "mob", "zvaniet", "numurs"},
		OtherNumbers: []string{"reģ", "pvn", "konts", "pasūtījum*"},
		Invitations:  []string{"nevilcinieties", "droši rakstiet", "droši zvaniet", "labprāt atbildēs*"},
		Queries:      []string{"jautājum*", "neskaidr*"},
		Invites:      []string{"rakstiet", "zvaniet", "jautājiet", "sazinieties", "vērsieties", "labprāt"},
		Promises:     []string{"nosūtīšu", "atsūtīšu", "uzrakstīšu", "piezvanīšu", "noskaidrošu", "atbildēšu", "nosūtīsim", "atsūtīsim", "sazināsimies", "piezvanīsim", "rezervēsim", "sazināsies", "apstiprināsim"},
		Requests:     []string{"atsūtiet", "uzrakstiet", "norādiet", "apstipriniet", "lūdzu nosūtiet", "lūdzu norādiet", "lai pasūtītu", "lai rezervētu", "dodiet ziņu"},
		Proposals:    []string{"vai rezervēt", "vai vēlaties", "vai pasūtīt", "vai pierakstīt", "vai jums der"},
		Sales:        []string{"atlaid*", "akcij*", "īpašais piedāvājums", "piedāvājam arī", "dāvan*"},
		Elsewhere:    []string{"mājas lapā", "mājaslapā", "tīmekļa vietnē", "zvaniet", "veikalā", "atradīsiet", "pa tālruni"},
		Deferrals:    []string{"noskaidrošu", "noskaidrosim", "atbildēs*", "sazināsies", "nezinu", "precizēs*"},
		Yes: []string{
			"protams", "nav problēmu", "labprāt",
		},
		Can: []string{
			"var", "varat", "varam", "iespējams", "ir iespēja",
		},
		YesWords:  []string{"jā", "labi"},
		No:        []string{"diemžēl", "nevar", "nevaram", "nav iespējams", "nepiedāvājam", "nav iespējas"},
		NoWords:   []string{"nē"},
		Negations: []string{"nav", "nevar*", "nē", "bez"},
		Only:      []string{"tikai", "vienīgi"},
		Asks: map[string][]string{
			"money": {"cik maksā", "cena", "cenu", "cik maksās", "kāda cena", "cik jāmaksā"}, "duration": {"cik ilgi", "cik ātri", "cik dienu", "termiņ*", "garantij*"}, "date": {"kad", "kurā datumā"}, "hours": {"darba laik*", "līdz cikiem", "no cikiem", "cikos"},
			"yes_no": {"vai"}, "person": {"kas", "pie kā", "kam"}, "phone": {"tālruņa numur*"}, "url": {"saite", "saiti"}, "quantity": {"minimāl*", "maksimāl*"},
		},
		Free:     []string{"bezmaksas", "par brīvu", "bez maksas"},
		Extra:    []string{"par papildu samaksu", "papildu maksa", "piemaksa"},
		Prices:   []string{"maks*", "cen*", "par", "tikai", "no"},
		Stop:     []string{"vai", "kas", "kad", "kur", "cik", "kāds", "kāda", "jūs", "jums", "jūsu", "mēs", "mums", "ir", "par", "līdz", "pie", "maksā", "lūdzu", "paldies", "arī", "bet"},
		Units:    map[string][]string{"minute": {"min", "minūt*"}, "hour": {"stund*", "h"}, "day": {"dien*", "diennakt*"}, "week": {"nedēļ*"}, "month": {"mēne*"}, "year": {"gad*"}},
		Working:  []string{"darba"},
		Numbers:  map[string][]string{"1": {"vien*"}, "2": {"div*"}, "3": {"trīs", "triju"}, "4": {"četr*"}, "5": {"piec*"}, "6": {"seš*"}, "7": {"septiņ*"}, "8": {"astoņ*"}, "9": {"deviņ*"}, "10": {"desmit*"}},
		Months:   []string{"janvār*", "februār*", "mart*", "aprīl*", "maij*", "jūnij*", "jūlij*", "august*", "septembr*", "oktobr*", "novembr*", "decembr*"},
		Weekdays: []string{"pirmdien*", "otrdien*", "trešdien*", "ceturtdien*", "piektdien*", "sestdien*", "svētdien*"},
		Days:     []string{"šodien", "rīt", "parīt"},
		Between:  []string{"līdz", "vai"},
		AllDay:   []string{"visu diennakti"},
		Opens:    []string{"atver*", "slēdz*"},
		Closed:   []string{"slēgts"},
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
