package lexicon

func estonian() Language {
	return Language{
		Code:      "et",
		Quoting:   estonianQuoting(),
		Automatic: estonianAutomatic(),
		Courtesy:  estonianCourtesy(),
	}
}

func estonianQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"kirjutas", "kirjutab", "kirjutas kasutaja", "tsiteerides"},
		Opens:     []string{"kuupäev", "kuupäeval", "kontakt", "tsiteerides"},
		From:      []string{"saatja", "kellelt"},
		Labels:    []string{"kuupäev", "kellele", "koopia", "cc", "adressaat", "saaja", "vastus aadressile"},
		Telling:   []string{"saadetud", "saatmisaeg", "saadetud kuupäev", "teema", "pealkiri"},
		Original:  []string{"algne kiri", "algne sõnum", "originaalkiri", "algteade", "esialgne kiri", "original message", "esialgne sõnum"},
		Forwarded: []string{"edastatud kiri", "edastatud sõnum", "edasi saadetud kiri", "edastatud teade", "edastatud kirja algus"},
		ReplyAbove: []string{
			"vastus selle rea kohale", "selle rea kohale", "ülespoole seda rida", "sellest reast ülespoole", "kirjutage oma vastus selle",
			"palun vastake selle rea kohale", "palun vastake ülalpool", "vastake ülalpool seda", "sisestage vastus",
		},
		Repeated: []string{"teie sõnum", "teie kiri", "teie küsimus", "teie päring", "te kirjutasite", "kirjutasite", "teie kirja sisu", "teie pöördumine", "pöördumise sisu"},
		Devices: []string{
			"saadetud minu", "saadetud telefonist", "saadetud androidi", "saadetud nutitelefonist", "saadetud rakendusest", "hangi outlook", "hankige",
			"saatja minu", "saadetud minu iphone", "saadetud minu telefonist", "saadetud samsung", "saadetud iphone", "saadetud outlook", "saadetud mobiil",
			"laadige alla outlook", "hankige outlook",
		},
		Confidential: []string{
			"konfidentsiaal", "on mõeldud ainult", "mõeldud üksnes", "ekslikult saanud", "kirja ekslikult", "ei ole adressaat", "enne printimist",
			"enne väljatrükkimist", "hoidke loodust", "mõtle keskkonnale", "konfidentsiaalset teavet", "konfidentsiaalset informatsiooni",
			"võib sisaldada konfidentsiaal", "sisaldab konfidentsiaal", "mõeldud üksnes adressaadile", "mõeldud ainult adressaadile", "kui olete saanud",
			"kui te olete saanud", "teavitage saatjat", "kustutage see", "viiruste suhtes", "enne kui prindite", "säästke loodust", "hoia loodust",
			"hoiame loodust", "mõelge keskkonnale",
		},
		Footers: []string{"selle kirja saatis", "saite selle kirja", "saate selle kirja", "uudiskirjast loobumiseks", "loobu uudiskirjast"},
		External: []string{
			"väline saatja", "väljastpoolt organisatsiooni", "saadetud väljastpoolt", "ärge avage manuseid", "tähelepanu", "hoiatus", "ettevaatust", "väline kiri",
			"väline e-kiri", "see kiri on saadetud väljast", "see kiri tuli väljast", "kiri pärineb väljast", "[väline", "organisatsioonivälis", "ärge klõpsake",
			"ärge klikkige", "te ei saa sageli",
		},
		Inline: []string{"vastused allpool", "sinisega", "punasega"},
		Trailers: []string{
			"hinnake", "palun hinnake", "kuidas jäite rahule", "kuidas hindate", "kas jäite rahule", "jälgige meid", "jälgi meid", "täitke küsitlus",
			"kommentaari lisamiseks", "pöördumise vaatamiseks",
			"see kiri saadeti", "see e-kiri saadeti",
		},
	}
}

func estonianCourtesy() Courtesy {
	return Courtesy{
		Greetings:  []string{"tere", "tere päevast", "tere hommikust", "tere õhtust", "tervist", "hei", "tsau", "lugupeetud", "hea", "austatud", "kallis", "tervitus", "tervitused"},
		Titles:     []string{"härra", "proua", "hr", "pr", "preili", "dr", "doktor", "arst", "prof"},
		Thanks:     []string{"aitäh", "tänan", "täname", "tänud", "suur tänu", "tänulik*"},
		ThanksElse: []string{"ette", "kannatlikkuse eest", "mõistva suhtumise", "tellimuse eest", "ootamast", "koostöö eest", "kannatust"},
		Pleasure:   []string{"hea meel et", "meil on hea meel", "mul on hea meel", "rõõm et", "tore et", "tore kuulda", "tore lugeda", "rõõmustab"},
		Closings: []string{
			"lugupidamisega", "parimate soovidega", "tervitades", "tervitustega", "tervitusi", "parimat", "heade soovidega", "kõike head", "kõike paremat", "austusega", "teie",
			"aitäh", "kohtumiseni", "nägemist", "nägemiseni", "head aega", "tänades", "ette tänades", "päikest",
			"suur aitäh", "aitäh ette", "ette tänades ja tervitades", "suured tänud", "tänud", "tänan", "täname", "tänan teid", "tänan ette", "aitäh teile",
			"lugupidamisega teie", "parimate tervitustega", "parimad soovid", "parimate soovide ja tervitustega", "ilusat päeva", "ilusat päeva soovides",
			"kõike kaunist", "kohtumiseni taas", "sõbralike tervitustega", "südamlike tervitustega", "heade soovide ja tervitustega",
		},
		Wishes: []string{
			"ilusat päeva", "head päeva", "kaunist päeva", "toredat päeva", "mõnusat päeva",
			"kena päeva", "ilusat õhtut", "kena õhtut", "kena nädalavahetust", "ilusat nädalavahetust", "soovime", "soovin", "kohtumiseni", "ootame teid", "kena jätku", "ilusat jätku",
		},
		Apologies:     []string{"vabanda*", "palun vabandust", "vabandust", "andke andeks", "andesta*", "kahju"},
		Introductions: []string{"minu nimi on", "mina olen", "teile kirjutab", "teile vastab", "siin"},
		Roles: []string{
			"juhataja*", "*juht", "*juhataja", "direktor*", "spetsialist*", "konsultan*", "müügi*", "müüja*", "administraator*", "raamatupidaja*", "teenindaja*", "*teenindaja", "klienditeenin*", "*teenindus", "assistent*", "osakon*", "*osakond", "meister*", "juhatuse liige", "sekretär*", "projektijuht*", "koordinaator*", "insener*", "tehnik*", "omanik*", "asutaja*", "esindaja*",
			"logistik*", "turundus*", "büroojuht*", "registraator*", "õpetaja*", "juhendaja*", "nõustaja*", "operaator*", "kontori*",
		},
		Teams:        []string{"meeskond", "tiim", "osakond", "klienditeenindus", "kontor", "kauplus", "pood", "büroo", "ettevõte", "keskus", "salong", "vastuvõtt", "klienditugi", "pere"},
		Devices:      []string{"saadetud minu", "saadetud telefonist", "saadetud androidi", "hangi outlook", "hankige"},
		Streets:      []string{"tn", "tänav", "tänaval", "mnt", "maantee", "pst", "puiestee", "tee", "väljak", "plats", "põik"},
		PhoneLabels:  []string{"tel", "telefon*", "mob", "mobiil*", "helistage", "helistada", "number", "numbril", "gsm", "t", "m"},
		OtherNumbers: []string{"reg", "registrikood", "kmkr", "arve", "tellimus*", "konto", "pöördumi*", "viitenumber", "kood", "faks"},
		Invitations:  []string{"võtke julgelt", "ärge kõhelge", "küsige julgelt", "kirjutage julgelt", "helistage julgelt", "julgelt ühendust", "vastame hea meelega", "vastan hea meelega", "aitan hea meelega", "aitame hea meelega", "oleme teie käsutuses"},
		Queries:      []string{"küsimus*", "lisaküsimus*", "küsimuste", "jääb arusaamatuks", "jäi segaseks", "midagi veel", "lisainfo*", "täiendav* info*"},
		Yours:        []string{"teie"},
		Invites:      []string{"kirjutage", "helistage", "küsige", "võtke ühendust", "pöörduge", "julgelt", "hea meelega", "ühendust", "aitan", "aitame"},
		Promises: []string{
			"saadan", "saadame", "helistan", "helistame", "kirjutan", "kirjutame", "vastan", "vastame", "uurin", "uurime", "täpsustan", "täpsustame", "broneerin", "broneerime", "võtan ühendust", "võtame ühendust", "võtab ühendust", "võetakse ühendust", "annan teada", "anname teada", "kontrollin", "kontrollime", "kinnitan", "kinnitame", "valmistame ette", "saate kinnituse", "saate vastuse", "panen kirja", "paneme kirja",
			"niipea kui", "pärast maksmist", "saan broneerida", "saame broneerida", "võin broneerida", "võin kirja panna",
		},
		Requests: []string{
			"palun saatke", "saatke", "palun kirjutage", "andke teada", "palun kinnitage", "palun märkige", "palun täpsustage", "tellimiseks", "broneerimiseks", "registreerumiseks", "palun valige", "palun täitke", "vajame teie", "vaja teie", "oleks vaja teie", "ootan teie vastust", "ootame teie vastust", "kirjutage palun",
		},
		Proposals: []string{"kas soovite", "kas broneerin", "kas panen", "kas saadan", "kas teile sobi*", "kas sooviksite", "kas tellin", "kas panna", "kas saata", "kas oleksite huvitatud", "kas sobib"},
		Sales:     []string{"soodus*", "kampaania*", "allahindlus*", "pakume ka", "lisaks pakume", "kingitus*", "võime ka", "meil on ka", "soovitame ka", "kahe kaardi tellimisel", "kehtib kaart ka", "eripakkumi*", "uudiskiri", "võime kinkekaardi"},
		Elsewhere: []string{
			"kodulehel*", "koduleht*", "kodulehte", "veebilehel*", "veebilehte", "meie lehelt", "meie lehel", "helistage", "kaupluses", "leiate", "telefonil", "telefoni teel", "e poest", "e poes", "rubriigis*", "tulge läbi", "külastage", "täitke vorm", "täitke ankeet", "iseteenindus*", "kliendiportaal*", "äpis",
		},
		Replying: []string{"kõigile kirjadele", "kõikidele kirjadele", "kõigile päringutele", "tavaliselt vastame"},
		Validity: []string{"kehtib", "kehtiv*", "kehtivad"},
		Clarify: []string{
			"et saaksin vastata", "et saaksime vastata", "et hinda arvutada", "enne küsiksin", "enne kui vastan", "kas täpsustaksite", "palun täpsustage", "kas saaksite täpsustada", "kas saaksite täpsemalt", "kas saate öelda", "kas võiksite öelda", "pean teadma", "peame teadma", "sõltub sellest", "kumba te", "millist te", "mida täpselt",
		},
		Smalltalk: []string{"kuidas läheb", "kas on küsimusi", "kuidas saan aidata", "kuidas saame aidata", "hästi", "eks"},
		Deferrals: []string{
			"uurin", "uurime", "täpsustan", "täpsustame", "annan teada", "anname teada", "vastan", "vastame", "vastab", "võtab ühendust", "võtan ühendust", "võtame ühendust", "ei tea", "küsin", "küsime", "pean küsima", "peame küsima", "kirjutan teile", "kirjutame teile", "helistan", "helistame", "ei oska öelda", "ei saa öelda", "raske öelda", "sõltub", "kontrollin", "kontrollime", "hiljem", "edastasin", "edastame", "edastan", "arvutan", "arvutame",
		},
		Yes: []string{
			"muidugi", "pole probleemi", "probleemi ei ole", "kindlasti", "loomulikult", "ikka saab", "ikka võib", "teretulnud", "oodatud", "igatahes",
			"pole probleem*", "ei ole probleem*",
		},
		Can: []string{
			"saab", "saate", "saame", "saavad", "saad", "võimalik", "võib", "võite", "tohib", "lubatud", "olemas", "pakume", "võtame vastu", "meil on", "käivad", "käib", "sobib", "sisaldub", "kuulub hinda",
		},
		YesWords: []string{"jah", "hea meelega", "jaa", "jep", "õige", "just"},
		No: []string{
			"kahjuks", "ei saa", "ei ole võimalik", "pole võimalik", "ei paku", "ei tee", "võimatu", "ei võta", "ei tohi", "ei või", "ei luba", "ei ole lubatud", "pole lubatud", "meil ei ole", "meil pole", "ei ole meil", "ei saada me", "me ei saada", "ei tööta", "ei sisaldu", "ei majuta", "enam ei", "sellist võimalust ei ole",
			"tagasi ei võta", "ei võta tagasi",
			"sellist võimalust", "võimalust ei ole", "võimalust pole",
		},
		NoWords:   []string{"ei", "mitte"},
		Negations: []string{"ei", "pole", "mitte", "ilma", "ärge", "kunagi", "ega"},
		Hedges:    []string{"võib olla", "võib-olla", "sõltub", "kokkuleppel", "vajadusel", "võimalusel", "ilmselt", "tõenäoliselt", "tavaliselt küll", "mitte alati", "arvatavasti"},
		Needs:     []string{"vaja", "vajalik*", "tuleb", "peab", "peate", "kohustuslik*", "on tarvis", "palun broneerige", "palun registreeruge", "broneerige aeg ette", "ainult eelregistreerimisel", "ainult ettetellimisel", "soovitame broneerida", "soovitatav"},
		Needless:  []string{"ei ole vaja", "pole vaja", "vaja ei ole", "pole vajalik*", "ei ole vajalik*", "ei pea", "pole tarvis", "ei ole tarvis", "pole kohustuslik*", "ei ole kohustuslik*", "ilma broneerimata", "ilma eelregistreerimiseta", "elavas järjekorras", "elava järjekorra", "üldise järjekorra"},
		Without:   []string{"ilma"},
		Whether:   []string{"kui", "kas", "millal"},
		Only:      []string{"ainult", "üksnes", "vaid"},
		Asks: map[string][]string{
			"money":    {"kui palju maksab", "palju maksab", "kui palju maksavad", "hind", "hinnad", "hinda", "mis maksab", "mis hinnaga", "mis hind", "kui kallis", "mis tasu", "mis maksma läheb", "maksumus", "palju läheb maksma"},
			"duration": {"kui kaua", "kui kiiresti", "mitu päeva", "mitme päeva", "tähtaeg", "garantii*", "tarneaeg", "kui pikk"},
			"date":     {"millal", "mis päeval", "mis kuupäeval", "mis ajal", "mis ajast"},
			"hours":    {"lahtiolekuaja*", "lahtiolekuaeg*", "mis kell", "mis kellani", "mis kellast", "tööaeg", "mis ajani", "millal olete avatud", "millal olete lahti"},
			"yes_no":   {"kas"},
			"person":   {"kes", "kelle poole", "kellega", "kellelt", "kelle"},
			"phone":    {"telefoninumber", "mis telefonil", "mis numbril", "mis telefoninumbril", "telefon"},
			"url":      {"link", "lingilt", "veebiaadress", "kus internetis", "mis aadressil internetis"},
			"quantity": {"minimaal*", "maksimaal*", "kui suur", "mitu inimest", "mitu kohta", "mitu tükki", "mis suurus"},
		},
		OneTime:  []string{"mis kellani", "mis kellast", "mis kell", "millal avate", "millal sulete", "mis ajani"},
		Compound: true,
		Rivals:   [][2][]string{{{"kaar*", "terminal*"}, {"sula", "sularah*"}}},
		Back:     []string{"see", "seda", "selle", "ta", "tema", "need", "neid", "nad"},
		Matters: map[string][]string{
			"booking":    {"broneeri*", "registreeru*", "registreeri*", "eelregistreeri*", "kinni"},
			"breakfast":  {"hommikusöö*"},
			"card":       {"kaart*", "kaardi*", "pangakaar*", "krediitkaar*", "deebetkaar*", "makseterminal*"},
			"cash":       {"sula", "sularah*"},
			"child":      {"laps*", "lapse*", "laste*"},
			"delivery":   {"kohaletoimetami*", "tarn*", "saatmi*", "kojuve*", "kojutoomi*", "kuller*", "pakk", "paki", "saadetis*", "toome", "saadame"},
			"discount":   {"allahindlus*", "soodus*"},
			"dog":        {"koer*", "lemmikloom*", "loomad", "loomi", "loomaga", "neljajal*"},
			"express":    {"ekspress*", "kiirkuller*"},
			"invoice":    {"arve", "arvet", "arvega"},
			"lesson":     {"juhenda*", "õpeta*", "juhendaja*"},
			"parking":    {"parkla*", "parki*", "parkimis*"},
			"pickup":     {"järele"},
			"rental":     {"rent*", "laenuta*"},
			"repair":     {"remon*", "paranda*", "hooldus*"},
			"room":       {"tuba", "toa", "tube", "toad", "*tuba", "*toa"},
			"vegan":      {"vegan*", "taimetoit*"},
			"visit":      {"visiit*", "konsultatsioon*", "vastuvõt*"},
			"voucher":    {"kinkekaar*", "vautšer*"},
			"warranty":   {"garantii*"},
			"wheelchair": {"ratastool*"},
			"return":     {"tagasta*", "tagasi"},
		},
		Polite: []string{"palun", "öelge", "öelda", "sooviksin", "soovin", "teada", "kirjutage", "täpsustage", "selgitage"},
		Free:   []string{"tasuta", "ei maksa midagi", "maksta ei tule", "maksma ei pea", "lisatasuta", "ilma lisatasuta", "tasu ei võta", "tasu ei ole", "lisatasu ei ole", "hinna sees", "sisaldub hinnas", "meie kulul"},
		Above:  []string{"üle", "alates", "rohkem kui"},
		Second: []string{"teise", "teine", "teist", "kolmas", "kolmanda"},
		Extra:  []string{"lisatasu", "lisatasu eest", "tasuline", "sõltub", "eraldi tasu", "hinnakirja järgi", "hind kujuneb"},
		Prices: []string{"maks*", "hind*", "hinnaga", "ainult", "kokku", "eest", "tasu", "on"},
		Stop: []string{
			"kas", "kes", "mis", "mida", "kus", "kui", "palju", "kaua", "mitu", "teie", "teil", "teile", "te", "meie", "meil", "meile", "me", "ma", "mina", "minu", "mul", "see", "selle", "seda", "ning", "või", "palun", "aitäh", "maksab", "saab", "saaks", "oleks", "on", "ei", "ja", "et", "aga", "ka", "siis", "kõik", "veel", "ainult", "väga", "hind", "millal", "peab", "tuleb", "võib", "võimalik", "olete", "oleme", "aega", "võtab", "kestab", "kellani", "kell", "kella", "pärast", "enne", "juures", "läheb",
			"eest",
		},
		Units: map[string][]string{"minute": {"min", "minut*"}, "hour": {"tund*", "tunni*", "h"}, "day": {"päev*", "ööpäev*", "tööpäev*", "p"}, "week": {"näd", "nädal*"}, "month": {"kuu", "kuud", "kuu jooksul"}, "year": {"aasta*"}},
		Past:  []string{"eelmise", "eelmisel", "eelmine", "möödunud"},
		Moments: map[string][]string{
			"0.0208": {"pool tundi", "poole tunni*"}, "0.0417": {"tund aega", "tunni jooksul", "umbes tund", "tunni", "tunniga", "tund"}, "0.0625": {"poolteist tundi"},
			"0": {"samal päeval", "kohe", "otsekohe", "koha peal"}, "1": {"järgmisel päeval", "järgmisel tööpäeval", "päeva jooksul", "ööpäeva jooksul"},
			"7": {"nädal aega", "nädala", "nädala jooksul", "nädal", "nädalaga"}, "30": {"kuu aega", "kuu jooksul"}, "182": {"pool aastat"}, "365": {"aasta", "aasta jooksul"},
		},
		Distance: []string{"kaugusel", "jalutuskäi*", "jalutada", "jalgsi", "autosõidu*", "sõidu*", "bussiga", "jala"},
		Working:  []string{"tööpäev*"},
		Numbers: map[string][]string{
			"1": {"üks", "ühe"}, "2": {"kaks", "kahe", "paar", "paari"}, "3": {"kolm", "kolme"}, "4": {"neli", "nelja"}, "5": {"viis", "viie"}, "6": {"kuus", "kuue"}, "7": {"seitse", "seitsme"}, "8": {"kaheksa"}, "9": {"üheksa"}, "10": {"kümme", "kümne"},
			"12": {"kaksteist"}, "14": {"neliteist", "neljateistkümne"}, "15": {"viisteist"}, "20": {"kakskümmend"}, "30": {"kolmkümmend"},
			"11":   {"üksteist"},
			"13":   {"kolmteist"},
			"16":   {"kuusteist"},
			"17":   {"seitseteist"},
			"18":   {"kaheksateist"},
			"19":   {"üheksateist"},
			"40":   {"nelikümmend"},
			"50":   {"viiskümmend"},
			"60":   {"kuuskümmend"},
			"70":   {"seitsekümmend"},
			"80":   {"kaheksakümmend"},
			"90":   {"üheksakümmend"},
			"100":  {"sada", "ükssada"},
			"200":  {"kakssada"},
			"300":  {"kolmsada"},
			"1000": {"tuhat"},
		},
		Months:    []string{"jaanuar*", "veebruar*", "märts*", "aprill*", "mai*", "juuni*", "juuli*", "august*", "septemb*", "oktoob*", "novemb*", "detsemb*"},
		Weekdays:  []string{"esmaspäev*", "teisipäev*", "kolmapäev*", "neljapäev*", "reede*", "laupäev*", "pühapäev*"},
		Days:      []string{"täna", "homme", "ülehomme", "järgmisel nädalal", "sel nädalal"},
		Between:   []string{"kuni", "või", "ja"},
		AllDay:    []string{"ööpäevaringselt", "ööpäevaringne"},
		Since:     []string{"alates", "kella", "kell", "kl"},
		At:        []string{"kell", "kella", "kuni", "alates", "kl", "pärast"},
		Clock:     []string{"h", "st", "ni"},
		Afternoon: []string{"päeval", "õhtul", "pärastlõunal", "p l"},
		Opens:     []string{"avame", "suleme", "avatakse", "suletakse", "avatud", "lahti", "avab", "sulgeb", "tööta*"},
		Closed:    []string{"suletud", "kinni", "ei tööta", "ei ole avatud", "ei ole lahti", "puhkepäev", "vastuvõttu ei", "ei … vastuvõttu"},
	}
}

func estonianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automaatvastus", "automaatne vastus", "autom. vastus", "kontorist väljas", "kontorist eemal", "puhkusel", "eemal", "ei ole kontoris",
			"lähetuses", "haiguslehel", "puhkus", "ei tööta",
		},
		AckSubjects: []string{
			"oleme teie kirja", "teie kiri on", "teie päring", "teie pöördumine", "pöördumine registreeritud", "täname kirja", "täname teid", "täname pöördumise",
			"kiri on kätte saadud", "kättesaamise kinnitus",
		},
		Robot: []string{
			"automaatselt genereeritud", "automaatselt saadetud", "automaatselt koostatud", "automaatvastus", "automaatne vastus", "automaatne teade", "see on automaatne",
			"palun ärge vastake", "ärge vastake sellele", "palume mitte vastata", "sellele kirjale ei ole vaja vastata",
		},
		Away: []string{
			"olen puhkusel", "puhkusel", "viibin puhkusel", "kontorist väljas", "kontorist eemal", "ei ole kontoris", "ei ole ma kontoris", "ei ole … kontoris", "ei viibi kontoris", "ei viibi tööl", "olen tööreisil",
			"lähetuses", "komandeeringus", "haiguslehel", "lapsehoolduspuhkusel", "piiratud ligipääs", "puudub ligipääs", "ei loe kirju", "ei ole kättesaadav", "ei tööta enam",
			"olen lähetuses", "viibin lähetuses", "viibin koolitusel", "koolitusel", "konverentsil", "messil", "kontor on suletud", "oleme suletud", "puhkepäev", "pühade ajal", "kollektiivpuhkus",
			"olen haige", "aadress ei ole enam", "ei kasutata enam", "lahkunud ettevõttest", "loen e-kirju harva", "emapuhkusel", "isapuhkusel", "kontorist ära", "olen ära", "ei ole tööl",
		},
		Return: []string{
			"tulen tagasi", "olen tagasi", "naasen", "naasmisel", "tagasi kontoris", "minu äraolekul", "minu eemalolekul", "äraoleku ajal", "kiireloomulis",
			"kiiretes küsimustes", "kiire küsimuse korral", "kui on kiire", "mind asendab", "asendab mind", "palun pöörduge", "pöörduge palun", "võtke ühendust",
			"tagasi olen", "tagasi alates", "palun pöörduda", "pöörduda", "vastan naastes", "vastan tagasi",
		},
		Received: []string{
			"oleme teie kirja", "oleme kätte saanud", "saime teie kirja", "kiri on kätte saadud", "teie kiri on", "teie päring on", "teie pöördumine on", "on registreeritud",
			"on vastu võetud", "kinnitame kättesaamist", "on edastatud", "edastasime teie",
			"päringu kätte saanud", "kirja kätte saanud", "kätte saanud", "pöördumine on registreeritud", "registreeritud numbriga", "vastu võtnud", "jõudnud meieni",
		},
		Promise: []string{
			"võtame teiega ühendust", "võetakse teiega ühendust", "vastame teile", "vastame esimesel", "vastame niipea", "vastame kirjale", "saate vastuse", "püüame vastata",
			"esimesel võimalusel", "niipea kui võimalik", "võimalikult kiiresti", "peagi", "meie spetsialist", "meie klienditeenindus",
			"vastame järjekorras", "kirjadele vastame",
			"annab peagi vastuse", "anname vastuse", "vastame hiljemalt", "vastame tavaliselt", "võtab teiega ühendust", "võtame ühendust", "klienditugi", "lähiajal", "lähipäevil",
		},
		Personal: []string{"küsin", "helistan teile homme", "helistan homme", "kirjutan teile homme", "kirjutan homme"},
		Deadline: []string{
			"tööpäeva jooksul", "päeva jooksul", "tunni jooksul", "hiljemalt", "homme", "täna", "24 tunni", "48 tunni",
		},
		Ticket: []string{
			"pöördumise number", "pöördumise nr", "päringu number", "päringu nr", "registreerimisnumber", "viitenumber", "numbriga", "pilet",
		},
		Filler: []string{
			"täname kirja", "täname teid", "täname pöördumise", "aitäh kirja", "aitäh, et", "tööaeg", "lahtiolekuajad", "oleme avatud", "esmaspäev", "teemareal",
			"ärge muutke teemat", "korduma kippuva", "teie kirja sisu",
			"täname, et", "tänan kirja", "hea klient", "lugupeetud klient",
		},
		Status: []string{
			"pöördumine on suletud", "päring on suletud", "on suletud", "hinnake", "hinda meie", "täitke küsitlus", "küsitlus", "teie tellimus", "tellimus nr", "teie parool",
			"kinnitage oma", "arve nr",
		},
		Transaction: []string{
			"tellimus on saadetud", "tellimus on teele", "teie pakk", "saadetis", "jälgi", "tellimus on valmis", "tänan tellimuse", "täname tellimuse", "teie arve", "arve on", "arve summa",
			"maksetähtaeg", "iseteenindus", "unustasid parooli", "parooli lähtesta", "uus parool", "teie kood", "kinnituskood", "kinnita oma e-post", "kinnitage e-post", "täname registreerumast",
			"registreerusid", "kui see ei olnud", "broneering on kinnitatud", "broneeringu number", "meeldetuletus", "teavitus", "kutse:", "uus kommentaar", "anna tagasiside", "jäta tagasiside",
		},
		Challenge: []string{
			"ei ole robot", "mitte robot", "olete inimene", "esimest korda", "esialgu kinni", "kinnitamata kirjad", "kinnitage oma kiri", "kiri on kinni peetud", "et kiri kohale jõuaks", "kinnitage, et", "rämpsposti kaitse", "ainult üks kord",
		},
		OptOut: []string{
			"loobu uudiskirjast", "loobuda uudiskirjast", "tühista tellimus", "ei soovi enam", "saite selle kirja", "saate selle kirja", "vaata brauseris", "ava brauseris",
			"loobu", "uudiskirjast", "tellisid", "liitusid uudiskirj", "veebis vaata", "eelistusi",
		},
		Offer: []string{
			"soodustus", "allahindlus", "kampaania", "pakkumine", "ainult täna", "viimane võimalus", "tasuta tarne", "osta kohe", "loe lähemalt", "uudiskiri", "kingitus",
			"kevadpakkumis", "pakkumised", "kuni -", "vaata lähemalt", "loe edasi", "konkurss", "uus kollektsioon", "kollektsioon", "ainult sel", "kiirusta", "must reede", "registreeru", "kutsume",
			"seminar", "veebinar", "säästa", "kinkekaart", "parim hind", "sooduskood", "eripakkumi",
		},
		Failed: []string{
			"ei õnnestunud kohale toimetada", "kohaletoimetamine ebaõnnestus", "ei saanud kohale toimetada", "toimetamata", "aadressi ei leitud", "postkast on täis",
			"ei eksisteeri",
			"kohaletoimetamatu", "kohaletoimetamine … nurjus", "edastamine nurjus", "ei saa kohale toimetada", "ei olnud võimalik kohale toimetada", "ei toimetatud kohale", "ei jõudnud kohale", "saatmine ebaõnnestus",
		},
		Delayed: []string{
			"kohaletoimetamine viibib", "pole veel kohale toimetatud",
			"kohaletoimetamine on viibinud", "kohaletoimetamine hilineb", "kohaletoimetamine lükkub", "proovitakse uuesti", "püütakse uuesti",
		},
		Full: []string{
			"postkast on täis", "postkast … täis", "kvoot on täis", "kvoot on ületatud", "ruum on otsas",
		},
		Nobody: []string{
			"aadressi ei leitud", "meiliaadressi ei leitud", "e-posti aadressi ei leitud", "adressaati ei leitud", "saajat ei leitud", "kasutajat ei leitud", "kasutajat ei ole", "sellist aadressi", "aadressi ei eksisteeri", "tundmatu kasutaja", "tundmatu adressaat",
		},
		Read: []string{
			"loetud:", "kiri on loetud", "sõnum on loetud", "lugemisteatis",
		},
		Portal: []string{
			"iseteenindus", "kliendiportaal", "vastus ootab teid", "lugege vastust",
			"logige sisse, et", "vastus on iseteeninduses",
		},
	}
}
