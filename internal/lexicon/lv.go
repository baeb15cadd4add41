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
		Wrote:     []string{"rakstīja", "raksta", "uzrakstīja", "citējot"},
		Opens:     []string{"pirmd.,", "otrd.,", "trešd.,", "ceturtd.,", "piektd.,", "sestd.,", "svētd.,", "pirmdiena,", "otrdiena,", "trešdiena,", "ceturtdiena,", "piektdiena,", "sestdiena,", "svētdiena,", "citējot", "lietotājs"},
		From:      []string{"no", "sūtītājs", "sūtīja"},
		Labels:    []string{"datums", "kam", "kopija", "cc", "uz", "atbildēt uz"},
		Telling:   []string{"nosūtīts", "nosūtīja", "sūtīts", "tēma", "temats"},
		Original:  []string{"sākotnējā ziņa", "sākotnējais ziņojums", "oriģinālais ziņojums", "oriģinālā ziņa", "original message", "sākotnējā vēstule"},
		Forwarded: []string{"pārsūtīta ziņa", "pārsūtītā ziņa", "pārsūtīts ziņojums", "pāradresēta ziņa", "pārsūtītā vēstule", "pārsūtītas vēstules sākums"},
		ReplyAbove: []string{
			"atbildi virs šīs", "virs šīs līnijas", "virs šīs rindas", "rakstiet atbildi virs", "lūdzu, atbildiet virs", "atbildiet virs",
			"ierakstiet atbildi virs", "ievadiet atbildi virs",
		},
		Repeated: []string{"jūsu ziņa", "jūsu vēstule", "jūsu jautājums", "ziņas teksts", "jūs rakstījāt", "jūsu ziņas teksts", "jūsu pieteikums", "pieteikuma teksts", "jūsu sākotnējā ziņa"},
		Devices: []string{
			"nosūtīts no", "sūtīts no", "iegūt outlook", "nosūtīts, izmantojot", "nosūtīts no mana", "sūtīts no mana", "nosūtīts no iphone", "nosūtīts no samsung",
			"nosūtīts no outlook", "nosūtīts no android", "nosūtīts ar", "lejupielādēt outlook", "iegūstiet outlook", "rakstīts no",
		},
		Confidential: []string{
			"konfidenciāl", "nav jums adresēts", "neesat adresāts", "saņēmāt kļūdas", "saņēmis kļūdas", "saņemis kļūdas", "saņemts kļūdas", "saņemis to kļūdas",
			"kļūdas dēļ", "paredzēta tikai", "paredzēts tikai", "pirms drukāšanas", "pirms izdrukāšanas", "saudzējiet dabu", "satur konfidenciālu",
			"var saturēt konfidenciālu", "paredzēts vienīgi", "paredzēta vienīgi", "domāts tikai", "domāta tikai", "ja esat saņēm", "informējiet sūtītāju",
			"paziņojiet sūtītājam", "pārbaudīts pret vīrusiem", "padomājiet par vidi", "padomā par vidi", "padomājiet par dabu", "saudzēsim dabu", "saudzē dabu",
		},
		Footers: []string{"šo e-pastu nosūtīja", "šo vēstuli nosūtīja", "jūs saņēmāt šo", "jūs saņemat šo", "lai atrakstītos", "atrakstīties", "jūs esat pievienots"},
		Registers: []string{
			"reģ. nr", "reģistrācijas nr", "reģistrācijas numurs", "pvn nr", "uzņēmumu reģistr", "personas datus", "personas datu", "vdar", "privātuma politika",
		},
		External: []string{
			"ārējs sūtītājs", "ārējs e-pasts", "sūtītājs ir ārpus", "ārpus organizācijas", "neveriet pielikumus", "uzmanību", "brīdinājums", "ārēja vēstule",
			"e-pasts saņemts no ārpuses", "šis e-pasts ir no ārēja", "šis e-pasts nosūtīts no ārpus", "no ārpuses", "[ārēj", "neatveriet pielikumus",
			"neklikšķiniet uz saitēm", "jūs reti saņemat", "uzziniet, kāpēc tas ir svarīgi",
			"bieži nesaņemat", "nesaņemat bieži",
		},
		Inline: []string{"atbildes zemāk", "zilā krāsā", "sarkanā krāsā"},
		Trailers: []string{
			"novērtējiet", "lūdzu, novērtējiet", "kā jūs vērtējat", "kā mums veicās", "vai esat apmierināt", "lai pievienotu komentāru", "lai skatītu pieteikumu",
			"skatīt pieteikumu", "ja vairs nevēlaties", "sekojiet mums", "aizpildiet aptauju", "piedalieties aptaujā",
			"šis e-pasts nosūtīts", "šis e-pasts tika nosūtīts",
			"ja vēlaties papildināt", "ja vēlaties pievienot", "kopīgots ar", "skatīt pieprasījumu", "bezmaksas e-pasts",
			"bezmaksas pasts", "bezmaksas pastkaste", "lejupielādējiet lietotni", "lejupielādējiet mūsu",
		},
	}
}

func latvianCourtesy() Courtesy {
	return Courtesy{
		Greetings: []string{
			"labdien", "labrīt", "labvakar", "labu dienu", "sveiki", "sveika", "sveiks", "sveicināti", "cienījam*", "cien", "godātais", "godātā", "godātie", "čau", "jauku dienu vēlot",
			"esiet sveicināti", "esi sveicināta", "esi sveicināts", "sveicieni", "sveiciens", "čauki", "labiņ", "cienītais", "cienītā", "mīļā", "mīļais", "dārgā", "dārgais", "jauku dienu",
			"labrītiņ", "hallo", "labu vakaru", "labu rītu", "esi sveiks", "sveika esi", "cienījamā",
		},
		Dears: []string{
			"cien", "cienījam*", "godāt*", "mīļā", "mīļais",
		},
		Titles: []string{
			"kungs", "kungam", "kundze", "kundzei", "k-gs", "k-dze", "dr", "daktere", "dakteris", "ārst*", "prof",
			"kundzi", "kundzes", "kunga", "kungu", "kundz", "kg", "jaunkundze", "p", "cien*", "dakter*", "ārste",
		},
		Thanks: []string{
			"paldies", "pateicam*", "pateicos", "esam pateicīgi", "liels paldies",
			"pateicība", "paldiesiņ", "sirsnīgs paldies",
		},
		ThanksElse: []string{"jau iepriekš", "par sapratni", "par pacietību", "par pasūtījumu", "par gaidīšanu", "ka gaidījāt", "par sadarbību"},
		Pleasure:   []string{"prieks ka", "priecājamies ka", "priecājos ka", "prieks saņemt", "prieks lasīt", "priecājamies par jūsu", "priecājos par jūsu", "prieks par jūsu"},
		Closings: []string{
			"ar cieņu", "cieņā", "ar sveicieniem", "sveicieni", "visu labu", "jauku dienu", "ar laba vēlējumiem", "ar labākajiem novēlējumiem", "patiesi jūsu", "jūsu",
			"paldies", "uz tikšanos", "uz redzēšanos", "lai veicas", "ar pateicību", "uz sadzirdēšanos",
			"ar patiesu cieņu", "ar vislielāko cieņu", "ar cieņu jūsu", "liels paldies", "paldies jau iepriekš", "paldies iepriekš", "jau iepriekš paldies",
			"iepriekš pateicos", "paldies vēlreiz", "vēlreiz paldies", "pateicos", "pateicamies", "pateicībā", "lai jauka diena", "jauku dienu vēlot",
			"ar labiem vēlējumiem", "vislabākie vēlējumi", "visu labāko", "sirsnīgi", "sirsnīgi sveicieni", "ar sirsnīgiem sveicieniem", "cieņā jūsu",
			"ar vissiltākajiem sveicieniem", "silti sveicieni", "ar siltiem sveicieniem", "jauku vakaru", "jaukas brīvdienas", "jauku nedēļas nogali", "jauku nedēļu", "lai izdodas", "lai labi klājas",
			"uz sazināšanos", "uz drīzu tikšanos", "gaidīsim", "gaidām", "ar mīlestību", "visa laba", "atā", "čau", "skaistu dienu", "veiksmi", "ar prieku", "jūsu komanda", "sirsnībā",
			"lai jums jauki", "uz redzīti",
		},
		Wishes: []string{
			"jauku dienu", "lai jums jauka", "lai jauka diena", "labu dienu",
			"jauku vakaru", "skaistu dienu", "jaukas brīvdienas", "jauku nedēļas nogali", "novēlam", "novēlu", "gaidīsim jūs", "gaidām jūs", "uz tikšanos", "veiksmīgu dienu",
			"saulainu", "veiksmīgu", "priecīgus svētkus", "gaidīsim ciemos", "gaidām ciemos", "uz drīzu", "lai izdodas", "lai veicas", "gaidīšu jūs", "veiksmi",
		},
		Apologies: []string{
			"atvain*", "piedod*", "lūdzam piedošanu", "ļoti žēl",
			"lūdzu piedošanu", "lūdzam piedot", "lūdzu piedodiet", "mūsu kļūda", "mana kļūda", "mana vaina", "nožēlojam", "žēl ka", "jāatvainojas", "ļoti atvainojos",
		},
		Introductions: []string{
			"mani sauc", "mans vārds ir", "jums raksta", "jums atbild",
			"jūs uzrunā", "mani dēvē", "te raksta",
		},
		Roles: []string{
			"vadītāj*", "direktor*", "speciālist*", "konsultant*", "menedžer*", "administrator*", "administrāc*", "grāmatved*", "meistar*", "pārdošan*", "pārdevēj*", "nodaļ*", "apkalpošan*", "asistent*", "projektu", "projekta", "koordinator*", "serviss", "servisa", "klientu", "pārstāv*", "inženier*", "tehniķ*",
			"sekretār*", "loģistik*", "mārketing*", "īpašniek*", "dibinātāj*", "operator*", "reģistrator*", "darbiniek*", "biroja", "noliktav*", "dienest*", "pasniedzēj*", "skolotāj*", "bibliotekār*", "eksperts", "eksperte",
			"tren*", "instruktor*", "pavār*", "saimnie*", "šef*", "mehāniķ*", "galdniek*", "šofer*", "vadītājs", "vadītāja", "vad", "stažier*", "praktikant*", "jurist*", "frizier*", "dizainer*",
			"fotogrāf*", "florist*", "ārst*", "vetārst*", "recepc*", "administratīv*", "māksliniek*", "redaktor*", "kasier*", "oficiant*", "priekšsēdētāj*", "galven*", "atbildīg*", "pārzin*",
			"meistare", "treneris", "trenere", "montier*", "elektriķ*", "asistente", "palīgs", "palīdze", "gids", "gide", "dispečer*", "noliktavas", "ražošan*",
		},
		Teams: []string{
			"komanda", "nodaļa", "dienests", "birojs", "veikals", "serviss", "centrs", "apkalpošana", "administrācija", "uzņēmums", "salons", "studija", "reģistratūra",
			"darbnīca", "skola", "viesnīca", "ģimene", "klīnika", "recepcija", "kolektīvs", "grupa", "kafejnīca",
		},
		Devices: []string{"sūtīts no", "nosūtīts no", "iegūt outlook"},
		Streets: []string{
			"iela", "ielā", "ielas", "prospekts", "bulvāris", "laukums", "ceļš", "gatve", "krastmala", "aleja", "šoseja",
			"bulvārī", "bulvāra", "laukumā", "prospektā", "gatvē", "alejā", "šosejā", "ceļā", "krastmalā", "dambis", "dambja",
		},
		PhoneLabels:  []string{"tel", "tālr", "tālrun*", "mob", "mobil*", "zvaniet", "zvanīt", "piezvaniet", "numurs", "numuru", "t", "m"},
		OtherNumbers: []string{"reģ", "pvn", "konts", "konta", "pasūtījum*", "rēķin*", "pieteikum*", "fakss", "kods"},
		Invitations: []string{
			"nevilcinieties", "droši rakstiet", "droši zvaniet", "droši jautājiet", "droši vērsieties", "labprāt atbildēs*", "labprāt palīdzēs*", "esam jūsu rīcībā", "esmu jūsu rīcībā", "nekautrējieties",
			"jautājumu gadījumā", "neskaidrību gadījumā", "ja rodas jautājum*", "ja rodas vēl", "ja ir jautājum*", "ja kas", "droši sazinieties", "vienmēr varat", "labprāt atbild*",
			"labprāt palīdz*", "labprāt pastāst*", "labprāt izskaidr*", "jautājiet", "prieks palīdzēt", "priecāsimies atbildēt", "esam pieejami",
		},
		Queries: []string{
			"jautājum*", "neskaidr*", "kas nav skaidrs", "kaut kas vēl", "vēl kas", "papildu informācij*",
			"neskaidrīb*", "kas neskaidrs", "vēl kādi jautājumi", "papildjautājum*", "vairāk informācijas", "sīkāku informācij*",
		},
		Yours: []string{
			"jūsu",
			"šajā", "šo",
		},
		Invites: []string{
			"rakstiet", "zvaniet", "jautājiet", "sazinieties", "vērsieties", "labprāt", "droši", "palīdzēs*", "atbildēs*", "uzrakstiet", "piezvaniet",
			"dodiet ziņu", "raksti", "zvani", "jautā", "pastāst*", "izskaidr*", "priecās*", "sazināties", "rakstīt", "zvanīt",
		},
		Promises: []string{
			"nosūtīšu", "atsūtīšu", "uzrakstīšu", "piezvanīšu", "noskaidrošu", "atbildēšu", "precizēšu", "pajautāšu", "pārbaudīšu", "paziņošu", "rezervēšu", "sagatavošu", "pierakstīšu", "atrakstīšu", "sazināšos", "apstiprināšu",
			"nosūtīsim", "atsūtīsim", "uzrakstīsim", "atbildēsim", "noskaidrosim", "precizēsim", "paziņosim", "sagatavosim", "pierakstīsim", "sazināsimies", "piezvanīsim", "rezervēsim", "sazināsies", "apstiprināsim", "saņemsiet", "pēc apmaksas", "tiklīdz saņems*", "varu pierakstīt", "varam pierakstīt", "varu rezervēt", "varam rezervēt",
			"nodošu", "nodosim", "nodod", "pārsūtīšu", "pārsūtīsim", "pārsūtu", "nodevu", "nodevām", "izsūtīšu", "izsūtīsim", "sūtīšu", "sūtīsim", "atlikšu", "atliksim", "pieteikšu",
			"pieteiksim", "piefiksēju", "piefiksējām", "pierakstīju", "pierakstījām", "pierakstījusi", "pierakstījis", "rezervēju", "rezervējām", "rezervējusi", "rezervējis", "atliku",
			"atlikām", "pasūtīšu", "pasūtīsim", "aprēķināšu", "aprēķināsim", "uzzināšu", "uzzināsim", "noskatīšos", "apskatīšos", "paskatīšos", "paskatīsimies", "parunāšu", "parunāsim",
			"sarunāsim", "vienosimies", "saskaņosim", "sastādīšu", "sastādīsim", "informēšu", "informēsim", "došu ziņu", "dosim ziņu", "pateikšu", "pateiksim", "piedāvāšu", "piedāvāsim",
			"izrakstīšu", "izrakstīsim", "izveidošu", "izveidosim", "pārbaudīsim", "piezvanīs", "uzrakstīs", "atbildēs",
			"nosūtīs", "atsūtīs", "paziņos", "informēs", "precizēs", "sagatavos", "tiks nosūtīt*", "tiks sagatavot*", "tiks izsūtīt*", "tiks pārsūtīt*", "saņemsi", "kad saņems*", "tiklīdz",
			"pēc tam", "nākamais solis", "tad varēs*", "tad varam", "varam atlikt", "varu atlikt", "varam noorganizēt", "ievietošu", "ierakstīšu", "ierakstīsim", "ierakstīju", "pieņemšu",
			"sagādāsim", "satiksimies", "sekos",
		},
		Present: []string{"pārsūtu"},
		Requests: []string{
			"atsūtiet", "uzrakstiet", "norādiet", "apstipriniet", "lūdzu nosūtiet", "lūdzu norādiet", "lūdzu uzrakstiet", "lūdzam norādīt", "lūdzam atsūtīt", "lūdzam apstiprināt", "lai pasūtītu", "lai rezervētu", "lai pieteiktos", "dodiet ziņu", "paziņojiet", "aizpildiet", "izvēlieties", "vajadzēs jūsu", "nepieciešams jūsu", "gaidām jūsu atbildi", "gaidīšu jūsu atbildi",
			"lūdzu … *iet", "lūdzam … *t", "lūdzu … *t", "lūgums", "lūgtu", "lūgtum", "vienkārši atbrauciet", "vienkārši atnāciet", "vienkārši atvediet", "vienkārši uzrakstiet", "atvediet",
			"atnesiet", "atnāciet", "nāciet", "brauciet", "rakstiet kad", "piesakieties", "pieraksties", "pierakstieties", "reģistrējieties", "pasūtiet", "rezervējiet", "samaksājiet",
			"nosūtiet", "sūtiet", "atbildiet", "pasakiet", "dodiet", "ielieciet", "piezvaniet man", "zvaniet man", "jāiemaksā", "jāsamaksā", "jāpiesakās", "jāaizpilda", "jāatsūta", "jāpierakstās",
			"jāreģistrējas", "jānosūta", "avans*", "priekšapmaks*", "drošības nauda", "lai pieteiktu", "lai pierakstītos", "lai apstiprinātu", "lai noformētu", "lai sāktu", "pieteikties var",
			"pieteikties iespējams", "pieteikšanās", "var pieteikties", "var pierakstīties", "varat pieteikties", "varat pierakstīties", "varat rezervēt", "varat pasūtīt", "pietiek uzrakstīt",
			"pietiek ar", "atliek tikai", "gaidīsim … atbild*", "gaidīsim … ziņ*", "gaidīsim … apstiprin*", "gaidām … atbild*", "gaidām … ziņ*", "gaidām … apstiprin*", "gaidu … atbild*",
			"gaidu … ziņ*", "gaidīšu … atbild*", "gaidīšu … ziņ*", "vajadzētu … *t", "nepieciešams … *t",
		},
		Remarks: []string{
			"lūdzu piedošanu", "lūdzam piedošanu", "lūdzu ņemiet vērā", "lūdzam ņemt vērā", "ņemiet vērā", "lūdzu neatbildiet", "lūdzu nevilcinieties", "lūdzu piedodiet", "lūdzam piedot",
			"lūdzu piedot", "lūdzu atvainojiet", "lūdzu saprotiet", "lūdzam saprast", "lūdzu atcerieties", "lūdzu neuztraucieties", "nāciet ciemos", "dodiet priekšroku",
		},
		Proposals: []string{
			"vai rezervēt", "vai vēlaties", "vai pasūtīt", "vai pierakstīt", "vai jums der", "vai jūs interesē", "vai nosūtīt", "vai atlikt", "vai varu jums", "vai sagatavot", "vai jums būtu ērti", "varbūt vēlaties",
			"*āt jums", "*ēt jums", "*īt jums", "*ot jums", "*āt jūs", "*ēt jūs", "*īt jūs", "*īt jums vietu", "derētu", "der", "derēs", "vai jums būtu", "piemērots", "piemērota", "vai varam",
			"pierakstīt", "rezervēt", "vai vēlēsieties", "vai gribat", "vai gribēsiet", "ērti", "vai ņemsiet", "vai atliekam", "vai rezervējam", "vai pierakstām", "sarunāts", "vai būtu labi",
			"varbūt gribat", "vai piekrītat",
			"ērtāk", "labāk der",
		},
		Sales: []string{
			"atlaid*", "akcij*", "īpašais piedāvājums", "īpaš* piedāvājum*", "piedāvājam arī", "varam arī", "varu arī", "mums ir arī", "dāvan*", "iesakām arī", "pasūtot div*", "pērkot", "varam skaisti", "izpārdošan*", "jaunum*", "der arī",
			"starp citu", "iesaku arī", "iesakām mūsu", "iesaku mūsu", "arī iesakām", "piedāvājam … arī", "piedāvāju arī", "piedāvājam vēl", "mums vēl ir", "mums ir vēl", "tāpat piedāvājam",
			"papildus piedāvājam", "papildus varam", "varbūt jūs ieinteresē*", "varbūt interesē", "ieinteresē*", "varētu interesēt", "varētu noderēt", "abonement*", "dāvanu kart*",
			"pašlaik … atlaid*", "lētāk ja", "lētāk", "dāvanā", "trešā dāvanā", "otrā dāvanā", "bez maksas ja", "bezmaksas izmēģin*", "izmēģinājuma", "jauniem klientiem",
			"pastāvīgajiem klientiem", "lojalitāt*", "pie reizes", "reizē varam", "varam vēl", "varētu arī", "akcijas cen*", "speciālā cena", "īpašā cena", "īpaš* cen*",
		},
		Elsewhere: []string{
			"mājas lapā", "mājaslapā", "mājas lapu", "mājaslapu", "tīmekļa vietnē", "tīmekļvietnē", "zvaniet", "piezvaniet", "veikalā", "atradīsiet", "pa tālruni", "pa telefonu", "sadaļā", "lapā", "apmeklējiet", "atbrauciet", "e veikalā", "ieskatieties", "aizpildiet veidlapu", "aizpildiet formu", "mūsu lapā", "lietotnē", "klientu portālā", "klienta profilā",
			"facebook", "feisbuk*", "instagram*", "sociālajos tīklos", "mūsu vietnē", "vietnē", "tikai pa tālruni", "tikai pa telefonu", "tikai klātienē", "tikai uz vietas", "vislabāk piezvanīt",
			"vislabāk zvanīt", "labāk piezvanīt", "labāk zvanīt", "vērsieties pie", "vērsieties pārdošan*", "vērsties pie", "sazinieties ar mūsu", "jautājiet kasē", "jautājiet administr*",
			"jautājiet pie", "jautājiet veikalā", "skatiet mūsu", "skatieties mūsu", "apskatiet mūsu", "tur visu", "tur atradīsiet", "nav pie manis", "ar to nodarbojas", "par to atbild",
			"kalkulator*", "rezervāciju sistēm*", "pieteikuma form*", "ražotāj*",
		},
		Channels: []string{
			"mājaslap*", "mājas lap*", "lapā", "lapu", "vietn*", "internet*", "facebook*", "instagram*", "sadaļ*", "nodaļ*", "form*", "veidlap*", "anket*", "lietotn*", "portāl*", "salon*",
			"veikal*", "biroj*", "recepcij*", "reģistratūr*", "tālrun*", "telefon*", "konsultant*", "speciālist*", "menedžer*", "kolēģ*", "ražotāj*", "piegādātāj*", "katalog*", "cenrād*",
			"cenrāž*", "kalkulator*", "filiāl*", "pārstāv*", "administr*",
		},
		Going: []string{
			"atradīsiet", "atradīsi", "var atrast", "varat atrast", "atrodam*", "var apskatīt", "varat apskatīt", "var redzēt", "var uzzināt", "skatiet", "skatieties", "apskatiet", "apskatieties",
			"ieskatieties", "lūkojiet", "vērsieties", "vērsties", "sazinieties ar", "sazināties ar", "zvaniet", "piezvaniet", "zvanīt", "jautājiet", "pajautājiet", "uzziniet", "noskaidrojiet",
			"apmeklējiet", "atbrauciet", "atnāciet", "iegriezieties", "aicinām uz", "aicinām apmeklēt", "aicinu uz", "aicinām ieskatīties", "aicinām zvanīt", "aizpildiet", "izmantojiet",
			"iepazīstieties", "iepazīties", "publicēt*", "norādīt*", "pieejam*", "sniedzam tikai", "sniedz tikai", "lūdzam vērsties", "lūdzam zvanīt",
		},
		ByMail: []string{
			"pa e pastu", "pa epastu", "e pastā", "e pastu", "ar e pastu", "rakstiski", "vēstulē", "pa pastu", "ar vēstuli",
		},
		Replying: []string{"visām vēstul*", "visas vēstul*", "visiem jautājumiem", "parasti atbildam"},
		Validity: []string{"derīg*", "spēkā", "ir spēkā"},
		Clarify: []string{
			"lai varētu atbildēt", "lai varētu aprēķināt", "vispirms gribētu precizēt", "gribētu precizēt", "gribēju precizēt", "vai varētu precizēt", "vai varat precizēt", "lūdzu precizējiet", "vai varētu uzrakstīt", "vai varētu plašāk", "pirms atbildu", "man jāzina", "mums jāzina", "atkarīgs no tā", "kuru no tām", "kuru no tiem", "pasakiet lūdzu",
			"precizējiet", "lūdzam precizēt", "lūgtu precizēt", "lai aprēķinātu", "lai pateiktu", "lai nosauktu", "lai izrēķinātu", "lai sagatavotu piedāvājumu", "nepieciešams zināt",
			"vajag zināt", "vajadzētu zināt", "jāzina", "gribētu zināt", "vēlētos zināt", "vēlos precizēt", "gribu precizēt", "vēlamies precizēt", "gribējām precizēt", "gribētu noskaidrot",
			"gribēju pajautāt",
			"trūkst", "viens jautājums", "daži jautājumi", "divi jautājumi", "vai jūs domājat", "vai domājat", "vai runa ir",
			"nesapratu", "īsti nesapratu", "nav īsti skaidrs", "vai varat pateikt", "vai varētu pateikt", "vai varat norādīt", "vai varētu norādīt",
		},
		Interrogatives: []string{
			"kāds", "kāda", "kādi", "kādas", "kādu", "kādam", "kādai", "kādā", "kurš", "kura", "kuru", "kuram", "kurai", "kurā", "kuri", "kuras", "cik", "cikos", "kur", "kas", "ko", "kam",
			"kad", "kā", "kādus",
		},
		Smalltalk: []string{
			"kā klājas", "vai ir jautājumi", "kā varu palīdzēt", "kā varam palīdzēt", "labi",
			"vai jums vēl", "vēl ir jautājumi", "vai vēl ir", "vai vēl kas", "kā vēl varam", "kā vēl varu", "vai ne", "vai zinājāt", "vai zināt ka",
		},
		Deferrals: []string{
			"noskaidrošu", "noskaidrosim", "atbildēs*", "sazināsies", "sazināsimies", "nezinu", "nezinām", "precizēs*", "pajautāšu", "pajautāsim", "jāpajautā", "jāaprunājas", "atrakstīšu", "atrakstīsim", "paziņos*", "uzrakstīšu", "piezvanīs*", "pārbaudīs*", "nevaru pateikt", "nevaram pateikt", "grūti pateikt", "atkarīgs no", "atkarīga no", "vēlāk", "nodevu", "nodevām", "pārsūtīju", "pārsūtījām", "aprēķinās*", "jāaprēķina",
			"nodošu", "nodosim", "pārsūtīšu", "pārsūtīsim", "atbildēs", "pateiks", "pastāstīs", "izrēķinās*", "uzzināšu", "uzzināsim", "nav pie rokas", "neatceros", "nav zināms", "vēl nav zināms",
			"neesmu drošs", "neesmu droša", "neesam droši", "nevaru apsolīt", "nevaram apsolīt", "nesolu", "jāpārbauda", "jāprecizē", "jānoskaidro", "jāpaskatās", "jākonsultējas", "pateikšu precīzi",
			"ar to nodarbojas",
		},
		Yes: []string{"protams", "nav problēmu", "bez problēmām", "noteikti", "droši varat", "laipni gaidīt*", "ļoti gaidām", "ar prieku", "laipni lūgt*", "laipni aicināt*"},
		Can: []string{
			"var", "varat", "varam", "varēs*", "varēsiet", "iespējam*", "ir iespēja", "drīkst", "drīkstat", "atļauts", "pieņemam", "piedāvājam", "ir pieejam*", "pieejam*", "iekļaut*", "mums ir", "der", "uzņemam", "nodrošinām",
		},
		Echoes: []string{"ir", "ir gan", "būs", "var", "varam", "varat", "darām", "pieņemam", "strādājam", "sūtām", "iekļauts", "iekļauta", "ietilpst", "vajag"},
		YesWords: []string{
			"jā", "labprāt", "labi", "pareizi",
		},
		No: []string{
			"diemžēl", "nevar", "nevaram", "nevarat", "nevarēs*", "nav iespējam*", "nepiedāvājam", "nav iespējas", "tādas iespējas nav", "nepieņemam", "neuzņemam", "mums nav", "nedrīkst", "nav atļauts", "nesūtām", "nepiegādājam", "nestrādājam", "neveicam", "nedarām", "vairs nav", "neesam", "nav pieejam*", "nav iekļaut*",
			"šādas iespējas nav", "iespējas nav",
		},
		NoWords:   []string{"nē", "nekād*"},
		Negations: []string{"nav", "nevar*", "nē", "bez", "ne", "nebūs", "neesam", "nepieņem*", "neuzņem*", "nepiedāvā*", "nestrādā*", "nedrīkst*", "nesūt*", "nepiegād*", "nekad", "nekād*"},
		Hedges:    []string{"varbūt", "iespējams ka", "atkarīgs no", "atkarīga no", "pēc vienošanās", "pēc pieprasījuma", "ja būs iespēja", "droši vien", "ne vienmēr", "laikam"},
		Needs:     []string{"jāpierakstās", "jāpiesakās", "jārezervē", "jāreģistrējas", "jāzvana", "jāmaksā", "vajag", "vajadzēs", "vajadzīg*", "nepieciešam*", "obligāt*", "ir jā", "tikai pēc pieraksta", "tikai ar pierakstu", "iepriekš piesakieties", "iepriekš pierakstieties", "piesakieties iepriekš", "pierakstieties iepriekš", "vēlams"},
		Needless:  []string{"nevajag", "nevajadzēs", "nav nepieciešam*", "nav obligāt*", "nav jā*", "nav vajadzīg*", "bez pieraksta", "bez pieteikšanās", "bez rezervācijas", "rindas kārtībā", "dzīvās rindas", "dzīvā rinda", "nav vajadzības"},
		Without:   []string{"bez"},
		Whether:   []string{"ja", "vai", "kad"},
		Or:        []string{"vai"},
		Only:      []string{"tikai", "vienīgi", "vien"},
		Asks: map[string][]string{
			"money":    {"cik maksā", "cena", "cenu", "cenas", "cik maksās", "cik maksātu", "kāda cena", "cik jāmaksā", "cik izmaksā*", "izmaksas", "cenrād*", "par kādu cenu", "cik izmaksā", "cik izmaksās", "cik … maksā", "cik … maksātu", "cik ņemat", "kādas ir cenas", "kāda ir cena"},
			"duration": {"cik ilgi", "cik ātri", "cik dienu", "cik ilgā laikā", "cik dienās", "termiņ*", "garantij*", "cik ilgs", "kāds ir termiņš", "cik … jāgaida", "cik … ilgst", "cik aizņem", "cik ilgst", "cik … aizņem"},
			"date":     {"kad", "kurā datumā", "kurā dienā", "kādā datumā", "līdz kuram datumam", "no kura datuma"},
			"hours":    {"darba laik*", "darbalaik*", "līdz cikiem", "no cikiem", "cikos", "kad strādājat", "kad ir atvērts", "kad esat atvērti"},
			"yes_no":   {"vai"},
			"person":   {"kas", "pie kā", "kam", "ar ko", "kurš", "kura"},
			"phone":    {"tālruņa numur*", "kādu tālruni", "kāds ir tālrunis", "pa kādu numuru", "tālruni"},
			"url":      {"saite", "saiti", "kur internetā", "mājaslapas adres*", "interneta adres*"},
			"quantity": {"minimāl*", "maksimāl*", "cik liels", "cik cilvēku", "cik personu", "cik vietu", "kāds izmērs", "cik gab*"},
		},
		OneTime: []string{"līdz cikiem", "no cikiem", "cikos", "kad atver*", "kad slēdz*"},
		Rivals:  [][2][]string{{{"kart*", "karš*", "terminā*"}, {"skaidr*"}}},
		Back:    []string{"tas", "tā", "to", "viņš", "viņa", "tie", "tās", "tos"},
		Matters: map[string][]string{
			"vaccination": {"vakcin*", "pote*"},
			"booking":     {"pierakst*", "pieteik*", "piesak*", "rezerv*", "reģistr*", "jāpierakst*", "jāpiesak*", "jārezerv*", "jāreģistr*"},
			"breakfast":   {"brokast*"},
			"card":        {"kart*", "karš*", "termināl*"},
			"cash":        {"skaidr*"},
			"child":       {"bērn*"},
			"delivery":    {"piegād*", "sūtīj*", "sūtīš*", "sūt*", "kurjer*", "atved*", "atvest*"},
			"discount":    {"atlaid*"},
			"dog":         {"suni", "suns", "suņ*", "sunim", "dzīvniek*", "mājdzīvniek*", "mīlul*", "četrkāj*"},
			"express":     {"ekspres*", "steidzam*"},
			"invoice":     {"rēķin*"},
			"lesson":      {"vada", "pasniedz*", "vadītāj*", "pasniedzēj*", "skolotāj*"},
			"parking":     {"stāvviet*", "autostāvviet*", "stāvlauk*", "novietot*", "novietne*"},
			"payment":     {"maks*", "samaks*", "norēķin*"},
			"pickup":      {"saņemt", "izņemt"},
			"rental":      {"nom*", "iznom*", "īr*", "izīr*"},
			"repair":      {"remont*", "labo*", "salabo*"},
			"room":        {"istab*", "numur*"},
			"vegan":       {"vegān*", "veģetār*"},
			"visit":       {"vizīt*", "konsultāc*"},
			"voucher":     {"kupon*"},
			"warranty":    {"garantij*"},
			"wheelchair":  {"ratiņkrēsl*"},
			"return":      {"atgrie*", "atdo*", "atpakaļ"},
		},
		Prefixes:  []string{"aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz", "jā"},
		Denying:   []string{"ne"},
		Polite:    []string{"lūdzu", "lūdzam", "sakiet", "pasakiet", "pastāstiet", "uzrakstiet", "gribētu", "vēlos", "zināt", "uzzināt", "informēt"},
		Free:      []string{"bezmaksas", "par brīvu", "bez maksas", "bez papildu maksas", "bez piemaksas", "par velti", "nav jāmaksā", "nemaksā neko", "neko nemaksā", "iekļauts cenā", "iekļauta cenā", "uz mūsu rēķina"},
		Above:     []string{"virs", "no", "vairāk nekā", "vairāk par", "sākot no"},
		Second:    []string{"otr*", "treš*"},
		Extra:     []string{"par papildu samaksu", "papildu maksa", "papildu samaksa", "par papildu maksu", "par samaksu", "piemaksa", "jāpiemaksā", "maksā atsevišķi", "atkarīgs no", "atkarīga no", "individuāli", "saskaņā ar cenrādi"},
		Prices:    []string{"maks*", "cen*", "par", "tikai", "no", "izmaks*", "kopā", "sanāk", "plus"},
		Amounts:   []string{"sanāks", "sanāktu", "iznāk", "iznāks", "maksās", "sanāk"},
		Inclusive: []string{"ieskaitot", "kopā ar"},
		Included:  []string{"iekļaut*", "ietilpst", "iekļauj"},
		Stop: []string{
			"vai", "kas", "kad", "kur", "cik", "kāds", "kāda", "kādu", "kā", "ko", "jūs", "jums", "jūsu", "mēs", "mums", "mūsu", "ir", "par", "līdz", "pie", "maksā", "maksātu", "lūdzu", "paldies", "arī", "bet", "var", "varat", "varam", "tas", "tā", "tie", "šis", "šī", "es", "man", "mani", "būs", "būtu", "lai", "ja", "jau", "vēl", "tikai", "ļoti", "gan", "kurš", "kura", "ilgi", "laikā", "laiks", "ātri", "dienu", "dienas", "cena", "cenu", "iespējams", "uz", "un", "ar", "no", "pēc", "pa",
		},
		Units: map[string][]string{"minute": {"min", "minūt*"}, "hour": {"st", "stund*", "h"}, "day": {"d", "dien*", "diennakt*"}, "week": {"ned", "nedēļ*"}, "month": {"mēn", "mēne*"}, "year": {"gad*"}},
		Past:  []string{"pagājuš*"},
		Moments: map[string][]string{
			"0.0208": {"pusstund*"}, "0.0417": {"stundu", "stunda", "stundas laikā"}, "0.0625": {"pusotru stundu", "pusotra stunda", "pusotras stundas"},
			"0": {"tajā pašā dienā", "tai pašā dienā", "uzreiz", "tūlīt", "uz vietas", "nekavējoties"}, "1": {"nākamajā dienā", "nākamajā darba dienā", "vienas dienas laikā", "diennakts laikā"},
			"7": {"nedēļu", "nedēļas laikā", "nedēļa", "pēc nedēļas"}, "30": {"mēnesi", "mēneša laikā"}, "182": {"pusgad*"}, "365": {"gadu", "gada laikā"},
		},
		Distance: []string{"no", "gājien*", "kājām", "brauciena", "attālumā", "ar auto", "ar autobusu"},
		Working:  []string{"darba", "darbdien*"},
		Numbers: map[string][]string{
			"1": {"viens", "viena", "vienu", "vienas", "vienā", "vienai"}, "2": {"divi", "divas", "divu", "divās", "divām", "diviem", "pāris"}, "3": {"trīs", "triju", "trim"}, "4": {"četri", "četras", "četru"}, "5": {"pieci", "piecas", "piecu"}, "6": {"seši", "sešas", "sešu"}, "7": {"septiņi", "septiņas", "septiņu"}, "8": {"astoņi", "astoņas", "astoņu"},
			"9": {"deviņi", "deviņas", "deviņu"}, "10": {"desmit", "desmitos"}, "12": {"divpadsmit"}, "14": {"četrpadsmit"}, "15": {"piecpadsmit"}, "20": {"divdesmit"}, "30": {"trīsdesmit"},
			"11":   {"vienpadsmit*"},
			"13":   {"trīspadsmit*"},
			"16":   {"sešpadsmit*"},
			"17":   {"septiņpadsmit*"},
			"18":   {"astoņpadsmit*"},
			"19":   {"deviņpadsmit*"},
			"40":   {"četrdesmit*"},
			"50":   {"piecdesmit*"},
			"60":   {"sešdesmit*"},
			"70":   {"septiņdesmit*"},
			"80":   {"astoņdesmit*"},
			"90":   {"deviņdesmit*"},
			"100":  {"simts", "simtu", "simt", "simti"},
			"1000": {"tūkstotis", "tūkstoti", "tūkstoši", "tūkstošu"},
		},
		Months:    []string{"janvār*", "februār*", "mart*", "aprīl*", "maij*", "jūnij*", "jūlij*", "august*", "septembr*", "oktobr*", "novembr*", "decembr*"},
		Weekdays:  []string{"pirmdien*", "otrdien*", "trešdien*", "ceturtdien*", "piektdien*", "sestdien*", "svētdien*"},
		Days:      []string{"šodien", "rīt", "parīt", "nākamnedēļ", "nākamajā nedēļā", "šonedēļ"},
		Between:   []string{"līdz", "vai", "un"},
		AllDay:    []string{"visu diennakti", "diennakti", "24 stundas diennaktī"},
		Since:     []string{"no", "plkst", "starp"},
		At:        []string{"no", "līdz", "plkst", "pulksten", "pl", "ap", "pēc"},
		Clock:     []string{"h", "stundām"},
		Afternoon: []string{"pēcpusdienā", "vakarā", "dienas vidū"},
		Opens:     []string{"atver*", "slēdz*", "veramies", "veras", "atvērt*", "strādā*", "vaļā"},
		Closed:    []string{"slēgt*", "nestrādā*", "brīvdiena", "ciet", "apmeklētājus nepieņem*", "apmeklētāju nepieņem*", "klientus nepieņem*", "pacientus nepieņem*"},
	}
}

func latvianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automātiskā atbilde", "automātiska atbilde", "autoatbilde", "prombūtne", "prombūtnē", "neesmu birojā", "esmu atvaļinājumā", "atvaļinājum",
			"esmu komandējumā", "komandējum", "slimības", "nestrādājam", "ārpus biroja",
		},
		AckSubjects: []string{
			"esam saņēmuši", "saņēmām jūsu", "jūsu pieteikums", "jūsu pieprasījums", "jūsu vēstule saņemta", "paldies par jūsu", "paldies par ziņ", "saņemšanas apstiprinājums",
			"pieteikums reģistrēts",
		},
		Robot: []string{
			"automātiski ģenerēt", "automātiski sagatavot", "automātiski nosūtīt", "automātiska vēstule", "automātisks paziņojums", "automātiskā atbilde",
		},
		Deaf: []string{
			"lūdzu, neatbildiet", "lūdzam neatbildēt", "lūdzu neatbildiet", "uz šo vēstuli nav jāatbild", "uz šo e-pastu neatbild",
		},
		Away: []string{
			"esmu atvaļinājumā", "būšu atvaļinājumā", "atvaļinājumā", "neesmu birojā", "nebūšu birojā", "ārpus biroja", "esmu komandējumā", "komandējumā", "prombūtnē",
			"esmu prombūtnē", "neesmu darbā", "nebūšu darbā", "slimības lap", "bērna kopšanas", "nav pieejams e-pasts", "nelasu e-past", "ierobežota piekļuve",
			"nebūšu sasniedzam", "vairs nestrādā",
			"šobrīd neesmu", "neesmu uz vietas", "nestrādājam", "birojs slēgts", "birojs ir slēgts", "brīvdien", "svētku dien", "svētku laikā", "esam slēgti", "esmu slims", "esmu slima", "dekrēta",
			"adrese vairs netiek", "reti pārbaudu", "nepārbaudu e-past", "apmācībās", "izstādē", "konferencē", "e-pastus nelas",
			"dekrēta atvaļinā", "dekrētā", "bērna kopšanā", "mācību atvaļinā", "mācībās", "kursos", "seminārā", "gadatirgū", "slimības atvaļinā",
			"neesmu pieejam",
		},
		Return: []string{
			"atgriezīšos", "atgriežos", "būšu atpakaļ", "būšu birojā", "pēc atgriešanās", "manas prombūtnes laikā", "manā prombūtnē", "steidzamos gadījumos",
			"steidzamu jautājumu", "steidzamos jautājumos", "ja steidzami", "mani aizvieto", "aizvieto", "lūdzu, sazinieties ar", "lūdzu sazinieties ar", "vērsieties pie",
			"atbildēšu pēc", "atgriešos", "palīdzēs kolēģe", "palīdzēs kolēģis", "netiek pārsūtīt",
			"ja deg", "ja ļoti steidz", "visu izlasīšu", "zina visu", "manā vietā", "palīdzēs", "būšu tikai", "atkal būšu", "tad izlasīšu",
			"atpakaļ būšu", "atkal strādā", "atkal birojā", "aizvietos", "mani aizstāj", "aizstās",
		},
		Received: []string{
			"esam saņēmuši jūsu", "saņēmām jūsu", "jūsu vēstule ir saņemta", "jūsu vēstule saņemta", "jūsu ziņa ir saņemta", "jūsu ziņojums ir saņemts", "jūsu pieprasījums ir",
			"jūsu pieteikums ir", "jūsu iesniegums ir", "ir reģistrēts", "ir reģistrēta", "apstiprinām saņemšanu", "apliecinām", "piešķirts numurs", "nodots izskatīšanai",
			"tiks izskatīt",
			"jūsu e-pasts ir", "jūsu e-pasts saņemts", "ziņojums ir saņemts", "ziņa saņemta", "ir veiksmīgi", "reģistrēts ar", "nodots atbildīg", "nodots speciālist", "pieņemts izskat",
		},
		Promise: []string{
			"sazināsimies ar jums", "sazināsimies", "ar jums sazināsies", "sniegsim atbildi", "atbildēsim", "atbildi saņemsiet", "saņemsiet atbildi", "centīsimies atbildēt",
			"pēc iespējas ātrāk", "tuvākajā laikā", "drīzumā", "mūsu speciālist", "mūsu komanda", "rindas kārtībā",
			"atbildi sniegsim", "uz to atbildēsim", "uz to atbildēs", "speciālists ar", "parasti atbild", "darba dienas laikā atbild", "mēs atbildēsim",
			"katru vēstuli", "katrai vēstulei", "visām vēstulēm", "visiem atbild",
		},
		Personal: []string{
			"pajautāšu", "apjautāšos", "rīt jums piezvanīšu", "rīt jums uzrakstīšu", "rīt piezvanīšu", "rīt uzrakstīšu", "paskatīšos", "pārbaudīšu", "noskaidrošu",
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
			"paldies par e-past", "paldies par interes", "klientu serviss", "cienījamais klient", "darbdien",
			"paldies, ka rakst", "prieks, ka rakst", "priecājamies, ka rakst", "forši, ka rakst",
		},
		Status: []string{
			"pieteikums slēgts", "pieprasījums slēgts", "ir slēgts", "novērtējiet", "aizpildiet anketu", "aptauj", "jūsu viedoklis", "jūsu pasūtījums", "pasūtījums nr",
			"jūsu parole", "apstipriniet reģistrāciju", "apstipriniet e-past", "rēķins nr",
		},
		Transaction: []string{
			"pasūtījums ir nosūtīts", "pasūtījums nosūtīts", "nodots piegādei", "sekojiet sūtījum", "sūtījuma numurs", "izsekot", "pasūtījums ir gatavs", "paldies par pasūtījum", "jūsu rēķins",
			"rēķins par", "apmaksas termiņ", "maksājums saņemts", "jaunu paroli", "paroles maiņ", "atjaunot parol", "jūsu kods", "apstiprinājuma kod", "apstipriniet savu e-past",
			"paldies par reģistrāciju", "jūs esat reģistrēj", "ja tas nebijāt jūs", "rezervācija apstiprin", "rezervācijas nr", "atgādinājum", "paziņojums par", "uzaicinājums:", "novērtē",
			"atsauksm",
			"ja pieteikumu neveic", "lai pabeigtu pieteik", "apstiprināt pieteik",
		},
		Challenge: []string{
			"neesat robots", "esat cilvēks", "rakstāt pirmo reizi", "pagaidām ir aizturēta", "neapstiprinātas vēstules", "apstipriniet savu vēstuli", "vēstule ir aizturēta", "lai vēstule tiktu piegādāta", "apstipriniet, ka", "aizsardzība pret surogātpast", "tikai vienu reizi",
		},
		OptOut: []string{
			"atrakstīties", "atteikties no", "vairs nevēlaties saņemt", "nevēlaties saņemt", "jūs saņēmāt šo", "jūs saņemat šo", "skatīt pārlūk", "atvērt pārlūk",
			"atrakstīt", "pierakstījies", "pierakstījušies", "pārlūkprogramm", "saņem šo",
		},
		Offer: []string{
			"atlaid", "akcij", "izpārdošan", "īpašais piedāvājums", "piedāvājum", "tikai šodien", "tikai līdz", "pēdējā iespēja", "nepalaid", "bezmaksas piegāde", "pērc tagad",
			"uzzināt vairāk", "jaunumi", "dāvan", "kupon",
			"tikai šonedēļ", "iepirkties", "iepērcies", "visam sortiment", "bezmaksas", "laimē", "jaunā kolekcija", "kolekcij", "pasteidzies", "melnā piektdiena", "reģistrējies", "semināru",
			"vebinār", "ietaup", "labākā cena", "lasīt vairāk",
		},
		Failed: []string{
			"netika piegādāta", "nevar piegādāt", "neizdevās piegādāt", "nav piegādāts", "nepiegādāt", "adrese nav atrasta", "pastkaste ir pilna", "neeksistē",
			"piegāde … neizdevās", "nevarēja piegādāt", "nepiegādāj", "piegādes kļūda", "piegāde neizdevās", "netika nosūtīt", "atgriezts sūtītājam",
		},
		Delayed: []string{
			"piegāde aizkavēta", "vēl nav piegādāta", "piegāde kavējas",
			"piegāde ir aizkavēta", "piegāde aizkavējas", "tiks mēģināts", "vēl nav piegādāt",
		},
		Full: []string{
			"pastkaste ir pilna", "pastkastīte ir pilna", "pastkaste … pilna", "pārsniegta kvota", "nepietiek vietas",
		},
		Nobody: []string{
			"adrese nav atrasta", "adrese netika atrasta", "adrese … netika atrasta", "adresāts nav atrasts", "lietotājs nav atrasts", "nevarēja atrast", "neizdevās atrast", "adrese neeksistē", "nezināms adresāts", "nezināms lietotājs", "nav tāda",
		},
		Read: []string{
			"izlasīts:", "lasīts:", "ziņojums tika izlasīts", "tika izlasīts", "lasīšanas apstiprinājums",
		},
		Portal: []string{
			"klienta profil", "klientu portāl", "atbilde gaida jūs", "atbildi lasiet", "pieslēdzieties savam",
			"pieslēdzieties, lai", "atbildi skatiet",
		},
		Gone: []string{
			"pie jūras", "pie ezera", "kalnos", "ceļoju", "ceļojum", "ceļā", "ārzemēs", "pārgājien", "makšķer", "laukos", "bez interneta", "bez sakariem", "nav sakaru",
			"dators … mājās", "telefons … mājās", "saslim", "slimoju", "slimo", "gripa", "slimnīcā", "operācij", "ārstējos", "piedzima", "dēls", "meita", "mazul", "kļuvu par",
			"kopju", "kāzas", "kāzu", "medusmēne", "atpūšos", "atpūšamies", "pārtrauk", "brīvas dienas", "dažas dienas", "pastu neskat", "pastu nelas", "e-pastu neskat",
			"vēstules nelas", "vēstules neskat", "strādāju tikai", "esmu tikai", "koferi", "mugursom", "atslēdz", "izslēdz", "aizbrauc", "aizlidoj", "makšķerē", "mežā",
			"telefons izslēgt", "kāzās", "atvaļinā", "ar temperatūr", "precos",
			"jūrā", "uz kuģa", "pārvācamies", "nav interneta", "bez tīkla",
		},
		Until: []string{
			"līdz", "šonedēļ", "šo nedēļu", "visu nedēļu", "nākamnedēļ", "nākamo nedēļu", "divas nedēļas", "nedēļu", "dažas dienas", "no pirmdienas", "no otrdienas",
			"no trešdienas", "no ceturtdienas", "no piektdienas", "tikai pirmdien", "tikai otrdien", "tikai trešdien", "pirmdien", "otrdien",
		},
		Letter: []string{
			"jūsu vēstul", "jūsu ziņ", "jūsu e-past", "jūsu pieprasījum", "jūsu jautājum", "jūsu pieteikum", "tavu vēstul", "tava vēstul", "tava ziņa", "vēstule", "ziņa",
		},
		Arrived: []string{
			"esam saņēmuši", "saņēmām", "saņemt", "pie mums", "atnāca", "atlidoja", "nonāca", "nonākusi", "pienāca", "pienākusi", "sasniegusi", "drošās rokās", "mūsu pastkast",
		},
		Answering: []string{
			"atrakstīs", "uzrakstīs", "atbildēs", "izlasīs", "lasīsim", "piezvanīs", "atzvanīs", "sazinās", "atgriezīsimies", "pagaid", "uzgaid", "izskatīsim", "dosim ziņu",
			"ziņosim",
			"mana atbilde", "mūsu atbilde",
		},
		Held: []string{
			"vēstule gaida", "ziņa gaida", "vēstule aizturēt", "ziņa aizturēt", "adresi vēl nepazīst", "adrese man nav", "jūs vēl nepazīst", "nezināms sūtītāj",
			"nezināmu sūtītāj", "nav manā sarakst", "vēl nav piegādāt", "karantīn", "rakstāt pirmo reizi", "pirmo reizi",
		},
		Act: []string{
			"noklikšķiniet", "klikšķiniet", "nospiediet", "spiediet", "apstipriniet", "ievadiet", "ierakstiet", "atveriet saiti", "sūtiet vēlreiz", "atsūtiet vēlreiz",
			"pierādiet",
		},
		Pitch: []string{
			"palīdzam uzņēm", "palīdzam tādiem", "uzņēmumiem kā", "vairāk klient", "jaunus klient", "jaunu klient", "piesaistīt klient", "palielināt pārdoš",
			"palielināt pārdev", "google meklē", "15 minūt", "10 minūt", "20 minūt", "īsu sarun", "īsa sarun", "īsai sarun", "īsu zvan", "bezmaksas audit", "bezmaksas konsult",
			"iepriekšējo vēstul", "iepriekšējo e-past", "rakstīju jums", "sadarbības piedāvājum", "ja neinteresē", "ja jūs neinteresē", "vairāk netraucēš", "vairs netraucēš",
			"vairs nerakstīš",
			"piecpadsmit minūt", "desmit minūt",
			"atradu jūsu kontakt", "atradām jūsu kontakt", "atradu jūsu adres", "varam būt noderīgi", "varētu būt noderīgi", "varētu noderēt",
			"īsai telefonsarun", "pirmajam pasūtījum", "uzrakstiet „nē", "vairs netraucēšu",
		},
		Bringing: []string{
			"ar atbild", "ar cen", "ar piedāvājum", "ar informācij", "ar detaļām", "ar aprēķin", "ar tām", "ar tāmi", "ar rezultāt", "pie jums",
		},
		Taken: []string{
			"jau lasu", "jau lasām", "jau skatos", "jau skatāmies", "jau izskatu", "jau izskatām", "jau pētu", "nodevu jūsu", "nodevām jūsu", "pārsūtīju jūsu",
		},
		Unasked: []string{
			"ja tas nebijāt jūs", "ja tas neesat jūs", "ja pieteikumu neveicāt", "ja jūs to ne", "ja jūs ne", "ja neesat",
		},
		Subscription: []string{
			"jaunum", "abonē", "reģistrāc", "pieteikšan", "pieteikt", "konta", "e-pasta adres", "adrese",
		},
	}
}
