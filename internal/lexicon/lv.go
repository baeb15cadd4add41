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
		External: []string{
			"ārējs sūtītājs", "ārējs e-pasts", "sūtītājs ir ārpus", "ārpus organizācijas", "neveriet pielikumus", "uzmanību", "brīdinājums", "ārēja vēstule",
			"e-pasts saņemts no ārpuses", "šis e-pasts ir no ārēja", "šis e-pasts nosūtīts no ārpus", "no ārpuses", "[ārēj", "neatveriet pielikumus",
			"neklikšķiniet uz saitēm", "jūs reti saņemat", "uzziniet, kāpēc tas ir svarīgi",
		},
		Inline: []string{"atbildes zemāk", "zilā krāsā", "sarkanā krāsā"},
		Trailers: []string{
			"novērtējiet", "lūdzu, novērtējiet", "kā jūs vērtējat", "kā mums veicās", "vai esat apmierināt", "lai pievienotu komentāru", "lai skatītu pieteikumu",
			"skatīt pieteikumu", "ja vairs nevēlaties", "sekojiet mums", "aizpildiet aptauju", "piedalieties aptaujā",
			"šis e-pasts nosūtīts", "šis e-pasts tika nosūtīts",
		},
	}
}

func latvianCourtesy() Courtesy {
	return Courtesy{
		Greetings:  []string{"labdien", "labrīt", "labvakar", "labu dienu", "sveiki", "sveika", "sveiks", "sveicināti", "cienījam*", "cien", "godātais", "godātā", "godātie", "čau", "jauku dienu vēlot"},
		Titles:     []string{"kungs", "kungam", "kundze", "kundzei", "k-gs", "k-dze", "dr", "daktere", "dakteris", "ārst*", "prof"},
		Thanks:     []string{"paldies", "pateicam*", "pateicos", "esam pateicīgi", "liels paldies"},
		ThanksElse: []string{"jau iepriekš", "par sapratni", "par pacietību", "par pasūtījumu", "par gaidīšanu", "ka gaidījāt", "par sadarbību"},
		Pleasure:   []string{"prieks ka", "priecājamies ka", "priecājos ka", "prieks saņemt", "prieks lasīt", "priecājamies par jūsu", "priecājos par jūsu", "prieks par jūsu"},
		Closings: []string{
			"ar cieņu", "cieņā", "ar sveicieniem", "sveicieni", "visu labu", "jauku dienu", "ar laba vēlējumiem", "ar labākajiem novēlējumiem", "patiesi jūsu", "jūsu",
			"paldies", "uz tikšanos", "uz redzēšanos", "lai veicas", "ar pateicību", "uz sadzirdēšanos",
			"ar patiesu cieņu", "ar vislielāko cieņu", "ar cieņu jūsu", "liels paldies", "paldies jau iepriekš", "paldies iepriekš", "jau iepriekš paldies",
			"iepriekš pateicos", "paldies vēlreiz", "vēlreiz paldies", "pateicos", "pateicamies", "pateicībā", "lai jauka diena", "jauku dienu vēlot",
			"ar labiem vēlējumiem", "vislabākie vēlējumi", "visu labāko", "sirsnīgi", "sirsnīgi sveicieni", "ar sirsnīgiem sveicieniem", "cieņā jūsu",
		},
		Wishes: []string{
			"jauku dienu", "lai jums jauka", "lai jauka diena", "labu dienu",
			"jauku vakaru", "skaistu dienu", "jaukas brīvdienas", "jauku nedēļas nogali", "novēlam", "novēlu", "gaidīsim jūs", "gaidām jūs", "uz tikšanos", "veiksmīgu dienu",
		},
		Apologies:     []string{"atvain*", "piedod*", "lūdzam piedošanu", "ļoti žēl"},
		Introductions: []string{"mani sauc", "mans vārds ir", "jums raksta", "jums atbild"},
		Roles: []string{
			"vadītāj*", "direktor*", "speciālist*", "konsultant*", "menedžer*", "administrator*", "administrāc*", "grāmatved*", "meistar*", "pārdošan*", "pārdevēj*", "nodaļ*", "apkalpošan*", "asistent*", "projektu", "projekta", "koordinator*", "serviss", "servisa", "klientu", "pārstāv*", "inženier*", "tehniķ*",
			"sekretār*", "loģistik*", "mārketing*", "īpašniek*", "dibinātāj*", "operator*", "reģistrator*", "darbiniek*", "biroja", "noliktav*", "dienest*", "pasniedzēj*", "skolotāj*", "bibliotekār*", "eksperts", "eksperte",
		},
		Teams:        []string{"komanda", "nodaļa", "dienests", "birojs", "veikals", "serviss", "centrs", "apkalpošana", "administrācija", "uzņēmums", "salons", "studija", "reģistratūra"},
		Devices:      []string{"sūtīts no", "nosūtīts no", "iegūt outlook"},
		Streets:      []string{"iela", "ielā", "ielas", "prospekts", "bulvāris", "laukums", "ceļš", "gatve", "krastmala", "aleja", "šoseja"},
		PhoneLabels:  []string{"tel", "tālr", "tālrun*", "mob", "mobil*", "zvaniet", "zvanīt", "piezvaniet", "numurs", "numuru", "t", "m"},
		OtherNumbers: []string{"reģ", "pvn", "konts", "konta", "pasūtījum*", "rēķin*", "pieteikum*", "fakss", "kods"},
		Invitations:  []string{"nevilcinieties", "droši rakstiet", "droši zvaniet", "droši jautājiet", "droši vērsieties", "labprāt atbildēs*", "labprāt palīdzēs*", "esam jūsu rīcībā", "esmu jūsu rīcībā", "nekautrējieties"},
		Queries:      []string{"jautājum*", "neskaidr*", "kas nav skaidrs", "kaut kas vēl", "vēl kas", "papildu informācij*"},
		Yours:        []string{"jūsu"},
		Invites:      []string{"rakstiet", "zvaniet", "jautājiet", "sazinieties", "vērsieties", "labprāt", "droši", "palīdzēs*", "atbildēs*", "uzrakstiet", "piezvaniet"},
		Promises: []string{
			"nosūtīšu", "atsūtīšu", "uzrakstīšu", "piezvanīšu", "noskaidrošu", "atbildēšu", "precizēšu", "pajautāšu", "pārbaudīšu", "paziņošu", "rezervēšu", "sagatavošu", "pierakstīšu", "atrakstīšu", "sazināšos", "apstiprināšu",
			"nosūtīsim", "atsūtīsim", "uzrakstīsim", "atbildēsim", "noskaidrosim", "precizēsim", "paziņosim", "sagatavosim", "pierakstīsim", "sazināsimies", "piezvanīsim", "rezervēsim", "sazināsies", "apstiprināsim", "saņemsiet", "pēc apmaksas", "tiklīdz saņems*", "varu pierakstīt", "varam pierakstīt", "varu rezervēt", "varam rezervēt",
		},
		Requests: []string{
			"atsūtiet", "uzrakstiet", "norādiet", "apstipriniet", "lūdzu nosūtiet", "lūdzu norādiet", "lūdzu uzrakstiet", "lūdzam norādīt", "lūdzam atsūtīt", "lūdzam apstiprināt", "lai pasūtītu", "lai rezervētu", "lai pieteiktos", "dodiet ziņu", "paziņojiet", "aizpildiet", "izvēlieties", "vajadzēs jūsu", "nepieciešams jūsu", "gaidām jūsu atbildi", "gaidīšu jūsu atbildi",
		},
		Proposals: []string{"vai rezervēt", "vai vēlaties", "vai pasūtīt", "vai pierakstīt", "vai jums der", "vai jūs interesē", "vai nosūtīt", "vai atlikt", "vai varu jums", "vai sagatavot", "vai jums būtu ērti", "varbūt vēlaties"},
		Sales: []string{
			"atlaid*", "akcij*", "īpašais piedāvājums", "īpaš* piedāvājum*", "piedāvājam arī", "varam arī", "varu arī", "mums ir arī", "dāvan*", "iesakām arī", "pasūtot div*", "pērkot", "varam skaisti", "izpārdošan*", "jaunum*", "der arī",
		},
		Elsewhere: []string{
			"mājas lapā", "mājaslapā", "mājas lapu", "mājaslapu", "tīmekļa vietnē", "tīmekļvietnē", "zvaniet", "piezvaniet", "veikalā", "atradīsiet", "pa tālruni", "pa telefonu", "sadaļā", "lapā", "apmeklējiet", "atbrauciet", "e veikalā", "ieskatieties", "aizpildiet veidlapu", "aizpildiet formu", "mūsu lapā", "lietotnē", "klientu portālā", "klienta profilā",
		},
		Replying: []string{"visām vēstul*", "visas vēstul*", "visiem jautājumiem", "parasti atbildam"},
		Validity: []string{"derīg*", "spēkā", "ir spēkā"},
		Clarify: []string{
			"lai varētu atbildēt", "lai varētu aprēķināt", "vispirms gribētu precizēt", "gribētu precizēt", "gribēju precizēt", "vai varētu precizēt", "vai varat precizēt", "lūdzu precizējiet", "vai varētu uzrakstīt", "vai varētu plašāk", "pirms atbildu", "man jāzina", "mums jāzina", "atkarīgs no tā", "kuru no tām", "kuru no tiem", "pasakiet lūdzu",
		},
		Smalltalk: []string{"kā klājas", "vai ir jautājumi", "kā varu palīdzēt", "kā varam palīdzēt", "labi"},
		Deferrals: []string{
			"noskaidrošu", "noskaidrosim", "atbildēs*", "sazināsies", "sazināsimies", "nezinu", "nezinām", "precizēs*", "pajautāšu", "pajautāsim", "jāpajautā", "jāaprunājas", "atrakstīšu", "atrakstīsim", "paziņos*", "uzrakstīšu", "piezvanīs*", "pārbaudīs*", "nevaru pateikt", "nevaram pateikt", "grūti pateikt", "atkarīgs no", "atkarīga no", "vēlāk", "nodevu", "nodevām", "pārsūtīju", "pārsūtījām", "aprēķinās*", "jāaprēķina",
		},
		Yes: []string{"protams", "nav problēmu", "bez problēmām", "noteikti", "droši varat", "laipni gaidīt*", "ļoti gaidām", "ar prieku", "laipni lūgt*", "laipni aicināt*"},
		Can: []string{
			"var", "varat", "varam", "varēs*", "varēsiet", "iespējam*", "ir iespēja", "drīkst", "drīkstat", "atļauts", "pieņemam", "piedāvājam", "ir pieejam*", "pieejam*", "iekļaut*", "mums ir", "der", "uzņemam", "nodrošinām",
		},
		YesWords: []string{"jā", "labprāt", "labi", "pareizi"},
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
		Only:      []string{"tikai", "vienīgi", "vien"},
		Asks: map[string][]string{
			"money":    {"cik maksā", "cena", "cenu", "cenas", "cik maksās", "cik maksātu", "kāda cena", "cik jāmaksā", "cik izmaksā*", "izmaksas", "cenrād*", "par kādu cenu"},
			"duration": {"cik ilgi", "cik ātri", "cik dienu", "cik ilgā laikā", "cik dienās", "termiņ*", "garantij*", "cik ilgs", "kāds ir termiņš"},
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
			"booking":    {"pierakst*", "pieteik*", "piesak*", "rezerv*", "reģistr*", "jāpierakst*", "jāpiesak*", "jārezerv*", "jāreģistr*"},
			"breakfast":  {"brokast*"},
			"card":       {"kart*", "karš*", "termināl*"},
			"cash":       {"skaidr*"},
			"child":      {"bērn*"},
			"delivery":   {"piegād*", "sūtīj*", "sūtīš*", "sūt*", "kurjer*", "atved*", "atvest*"},
			"discount":   {"atlaid*"},
			"dog":        {"suni", "suns", "suņ*", "sunim", "dzīvniek*", "mājdzīvniek*", "mīlul*", "četrkāj*"},
			"express":    {"ekspres*", "steidzam*"},
			"invoice":    {"rēķin*"},
			"lesson":     {"vada", "pasniedz*", "vadītāj*", "pasniedzēj*", "skolotāj*"},
			"parking":    {"stāvviet*", "autostāvviet*", "stāvlauk*", "novietot*", "novietne*"},
			"payment":    {"maks*", "samaks*", "norēķin*"},
			"pickup":     {"saņemt", "izņemt"},
			"rental":     {"nom*", "iznom*", "īr*", "izīr*"},
			"repair":     {"remont*", "labo*", "salabo*"},
			"room":       {"istab*", "numur*"},
			"vegan":      {"vegān*", "veģetār*"},
			"visit":      {"vizīt*", "konsultāc*"},
			"voucher":    {"kupon*"},
			"warranty":   {"garantij*"},
			"wheelchair": {"ratiņkrēsl*"},
			"return":     {"atgrie*", "atdo*", "atpakaļ"},
		},
		Prefixes: []string{"aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz", "jā"},
		Denying:  []string{"ne"},
		Polite:   []string{"lūdzu", "lūdzam", "sakiet", "pasakiet", "pastāstiet", "uzrakstiet", "gribētu", "vēlos", "zināt", "uzzināt", "informēt"},
		Free:     []string{"bezmaksas", "par brīvu", "bez maksas", "bez papildu maksas", "bez piemaksas", "par velti", "nav jāmaksā", "nemaksā neko", "neko nemaksā", "iekļauts cenā", "iekļauta cenā", "uz mūsu rēķina"},
		Above:    []string{"virs", "no", "vairāk nekā", "vairāk par", "sākot no"},
		Second:   []string{"otr*", "treš*"},
		Extra:    []string{"par papildu samaksu", "papildu maksa", "papildu samaksa", "par papildu maksu", "par samaksu", "piemaksa", "jāpiemaksā", "maksā atsevišķi", "atkarīgs no", "atkarīga no", "individuāli", "saskaņā ar cenrādi"},
		Prices:   []string{"maks*", "cen*", "par", "tikai", "no", "izmaks*", "kopā", "sanāk", "plus"},
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
			"automātiski ģenerēt", "automātiski sagatavot", "automātiski nosūtīt", "automātiska vēstule", "automātisks paziņojums", "automātiskā atbilde", "lūdzu, neatbildiet",
			"lūdzam neatbildēt", "lūdzu neatbildiet", "uz šo vēstuli nav jāatbild", "uz šo e-pastu neatbild",
		},
		Away: []string{
			"esmu atvaļinājumā", "būšu atvaļinājumā", "atvaļinājumā", "neesmu birojā", "nebūšu birojā", "ārpus biroja", "esmu komandējumā", "komandējumā", "prombūtnē",
			"esmu prombūtnē", "neesmu darbā", "nebūšu darbā", "slimības lap", "bērna kopšanas", "nav pieejams e-pasts", "nelasu e-past", "ierobežota piekļuve",
			"nebūšu sasniedzam", "vairs nestrādā",
			"šobrīd neesmu", "neesmu uz vietas", "nestrādājam", "birojs slēgts", "birojs ir slēgts", "brīvdien", "svētku dien", "svētku laikā", "esam slēgti", "esmu slims", "esmu slima", "dekrēta",
			"adrese vairs netiek", "reti pārbaudu", "nepārbaudu e-past", "apmācībās", "izstādē", "konferencē", "e-pastus nelas",
		},
		Return: []string{
			"atgriezīšos", "atgriežos", "būšu atpakaļ", "būšu birojā", "pēc atgriešanās", "manas prombūtnes laikā", "manā prombūtnē", "steidzamos gadījumos",
			"steidzamu jautājumu", "steidzamos jautājumos", "ja steidzami", "mani aizvieto", "aizvieto", "lūdzu, sazinieties ar", "lūdzu sazinieties ar", "vērsieties pie",
			"atbildēšu pēc", "atgriešos", "palīdzēs kolēģe", "palīdzēs kolēģis", "netiek pārsūtīt",
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
		},
		Personal: []string{"pajautāšu", "apjautāšos", "rīt jums piezvanīšu", "rīt jums uzrakstīšu", "rīt piezvanīšu", "rīt uzrakstīšu"},
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
	}
}
