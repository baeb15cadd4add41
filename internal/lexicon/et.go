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
		Registers: []string{
			"registrikood", "reg. kood", "reg.kood", "registrinumber", "kmkr", "kmkr nr", "äriregister", "isikuandmeid", "isikuandmete", "ikügm", "privaatsuspoliitika",
		},
		External: []string{
			"väline saatja", "väljastpoolt organisatsiooni", "saadetud väljastpoolt", "ärge avage manuseid", "tähelepanu", "hoiatus", "ettevaatust", "väline kiri",
			"väline e-kiri", "see kiri on saadetud väljast", "see kiri tuli väljast", "kiri pärineb väljast", "[väline", "organisatsioonivälis", "ärge klõpsake",
			"ärge klikkige", "te ei saa sageli",
			"saate harva meilisõnumeid", "saate harva meile", "te ei saa tihti", "miks see on oluline",
		},
		Inline: []string{"vastused allpool", "sinisega", "punasega"},
		Trailers: []string{
			"hinnake", "palun hinnake", "kuidas jäite rahule", "kuidas hindate", "kas jäite rahule", "jälgige meid", "jälgi meid", "täitke küsitlus",
			"kommentaari lisamiseks", "pöördumise vaatamiseks",
			"see kiri saadeti", "see e-kiri saadeti",
			"kui soovite lisada", "kui soovite täiendada", "jagatud kasutajaga", "pöördumist saab vaadata", "vaata pöördumist", "vaata päringut", "tasuta e-post",
			"tasuta postkast", "tasuta meil", "laadige alla", "laadi alla",
			"kui te ei soovi", "kui sa ei soovi",
		},
	}
}

func estonianCourtesy() Courtesy {
	return Courtesy{
		Greetings: []string{
			"tere", "tere päevast", "tere hommikust", "tere õhtust", "tervist", "hei", "tsau", "lugupeetud", "hea", "austatud", "kallis", "tervitus", "tervitused",
			"tervitades", "tere jälle", "tere taas", "tere kõigile", "tere tere", "hommikust", "päevast", "õhtust", "tšau", "hea klient", "hei hei", "halloo", "tervist teile", "hommik",
			"tere õhtu", "kallid", "armas", "austet", "tervitan", "terekest",
		},
		Dears: []string{
			"lugupeetud", "austatud", "kallis",
		},
		Titles: []string{
			"härra", "proua", "hr", "pr", "preili", "dr", "doktor", "arst", "prof",
			"härrat", "prouat", "hra", "prl", "härrale", "prouale",
		},
		Thanks: []string{
			"aitäh", "tänan", "täname", "tänud", "suur tänu", "tänulik*",
			"aitähh", "suured tänud", "tänusõnad", "tänu kirja", "oleme tänulikud",
		},
		ThanksElse: []string{"ette", "kannatlikkuse eest", "mõistva suhtumise", "tellimuse eest", "ootamast", "koostöö eest", "kannatust"},
		Pleasure:   []string{"hea meel et", "meil on hea meel", "mul on hea meel", "rõõm et", "tore et", "tore kuulda", "tore lugeda", "rõõmustab"},
		Closings: []string{
			"lugupidamisega", "parimate soovidega", "tervitades", "tervitustega", "tervitusi", "parimat", "heade soovidega", "kõike head", "kõike paremat", "austusega", "teie",
			"aitäh", "kohtumiseni", "nägemist", "nägemiseni", "head aega", "tänades", "ette tänades", "päikest",
			"suur aitäh", "aitäh ette", "ette tänades ja tervitades", "suured tänud", "tänud", "tänan", "täname", "tänan teid", "tänan ette", "aitäh teile",
			"lugupidamisega teie", "parimate tervitustega", "parimad soovid", "parimate soovide ja tervitustega", "ilusat päeva", "ilusat päeva soovides",
			"kõike kaunist", "kohtumiseni taas", "sõbralike tervitustega", "südamlike tervitustega", "heade soovide ja tervitustega",
			"parimat soovides", "kõike ilusat", "ilusat õhtut", "ilusat nädalavahetust", "kena päeva", "kena õhtut", "kena nädalavahetust", "head õhtut", "head nädalavahetust", "head soovid",
			"toredat päeva", "päikselist päeva", "kaunist päeva", "soojade tervitustega", "soojad tervitused", "tervitab", "jõudu", "edu", "terv", "lugup", "ilusat nädalat", "head päeva jätku",
			"kena päeva jätku", "jääme ootama", "nägudeni", "kuulmiseni", "kirjutamiseni", "kõike kena", "teie tiim", "musi", "kallistades",
		},
		Wishes: []string{
			"jõudu", "edu *", "kena päeva", "ilusat",
			"ilusat päeva", "head päeva", "kaunist päeva", "toredat päeva", "mõnusat päeva",
			"kena päeva", "ilusat õhtut", "kena õhtut", "kena nädalavahetust", "ilusat nädalavahetust", "soovime", "soovin", "kohtumiseni", "ootame teid", "kena jätku", "ilusat jätku",
			"head õhtut", "head nädalavahetust", "häid pühi", "päikselist", "ootame külla", "jääme ootama teid", "ootan teid",
		},
		Apologies: []string{
			"vabanda*", "palun vabandust", "vabandust", "andke andeks", "andesta*", "kahju",
			"vabandus*", "vabandage", "palume vabandada", "palun vabandada", "meie viga", "minu viga", "minu süü", "meie süü", "kahetse*",
		},
		Introductions: []string{
			"minu nimi on", "mina olen", "teile kirjutab", "teile vastab", "siin",
			"kirjutab", "nimi on",
		},
		Roles: []string{
			"juhataja*", "*juht", "*juhataja", "direktor*", "spetsialist*", "konsultan*", "müügi*", "müüja*", "administraator*", "raamatupidaja*", "teenindaja*", "*teenindaja", "klienditeenin*", "*teenindus", "assistent*", "osakon*", "*osakond", "meister*", "juhatuse liige", "sekretär*", "projektijuht*", "koordinaator*", "insener*", "tehnik*", "omanik*", "asutaja*", "esindaja*",
			"logistik*", "turundus*", "büroojuht*", "registraator*", "õpetaja*", "juhendaja*", "nõustaja*", "operaator*", "kontori*",
			"treener*", "instruktor*", "kokk", "peakokk", "perenaine", "peremees", "meister", "tisler", "mehaanik*", "autojuht", "praktikant*", "jurist*", "juuksur*", "disainer*", "fotograaf*",
			"florist*", "arst*", "õde", "loomaarst", "vastuvõt*", "kunstnik*", "toimetaja*", "kassapidaja*", "ettekandja*", "esimees", "vanem*", "vastutav*", "assistent", "haldur", "haldaja*",
			"hooldaja*", "laojuhataja", "laohoidja", "elektrik*", "monteerija", "dispetšer*", "giid*", "kuraator*", "arendus*", "tootmis*", "hankejuht", "rendi*", "*nõustaja", "*esindaja",
			"*meister", "*õpetaja", "*spetsialist", "*koordinaator", "*insener", "*administraator", "*konsultant", "*assistent", "*haldur",
		},
		Teams: []string{
			"meeskond", "tiim", "osakond", "klienditeenindus", "kontor", "kauplus", "pood", "büroo", "ettevõte", "keskus", "salong", "vastuvõtt", "klienditugi", "pere",
			"töökoda", "kool", "stuudio", "hotell", "perekond", "kliinik", "kollektiiv", "rühm", "kohvik", "rent",
		},
		Devices: []string{"saadetud minu", "saadetud telefonist", "saadetud androidi", "hangi outlook", "hankige"},
		Streets: []string{
			"tn", "tänav", "tänaval", "mnt", "maantee", "pst", "puiestee", "tee", "väljak", "plats", "põik",
			"puiesteel", "maanteel", "teel", "väljakul", "tänava", "pargi",
		},
		PhoneLabels:  []string{"tel", "telefon*", "mob", "mobiil*", "helistage", "helistada", "number", "numbril", "gsm", "t", "m"},
		OtherNumbers: []string{"reg", "registrikood", "kmkr", "arve", "tellimus*", "konto", "pöördumi*", "viitenumber", "kood", "faks"},
		Invitations: []string{
			"võtke julgelt", "ärge kõhelge", "küsige julgelt", "kirjutage julgelt", "helistage julgelt", "julgelt ühendust", "vastame hea meelega", "vastan hea meelega", "aitan hea meelega", "aitame hea meelega", "oleme teie käsutuses",
			"küsimuste korral", "küsimuste tekkimisel", "kui tekib", "kui tekkis", "kui on küsimusi", "kui midagi", "kui miski", "andke julgelt", "julgelt", "alati valmis",
			"oleme alati", "aitame meelsasti", "vastame meelsasti", "hea meelega aitan", "hea meelega aitame", "hea meelega vastan", "hea meelega vastame", "küsige", "olen olemas", "oleme olemas",
		},
		Queries: []string{
			"küsimus*", "lisaküsimus*", "küsimuste", "jääb arusaamatuks", "jäi segaseks", "midagi veel", "lisainfo*", "täiendav* info*",
			"ebaselg*", "arusaamatu*", "segaseks", "midagi muud", "rohkem infot", "lisaküsimusi",
		},
		Yours: []string{
			"teie",
			"selles", "seda",
		},
		Invites: []string{
			"kirjutage", "helistage", "küsige", "võtke ühendust", "pöörduge", "julgelt", "hea meelega", "ühendust", "aitan", "aitame",
			"andke teada", "kirjuta", "helista", "küsi", "vastan", "vastame", "andke märku", "kirjutada", "helistada", "küsida",
		},
		Promises: []string{
			"saadan", "saadame", "helistan", "helistame", "kirjutan", "kirjutame", "vastan", "vastame", "uurin", "uurime", "täpsustan", "täpsustame", "broneerin", "broneerime", "võtan ühendust", "võtame ühendust", "võtab ühendust", "võetakse ühendust", "annan teada", "anname teada", "kontrollin", "kontrollime", "kinnitan", "kinnitame", "valmistame ette", "saate kinnituse", "saate vastuse", "panen kirja", "paneme kirja",
			"niipea kui", "pärast maksmist", "saan broneerida", "saame broneerida", "võin broneerida", "võin kirja panna",
			"edastan", "edastame", "edastasin", "edastasime", "koostan", "koostame", "vormistan", "vormistame", "arvutan", "arvutame", "teen pakkumise", "teeme pakkumise", "panen teid",
			"paneme teid", "panin teid", "panime teid", "panen … kirja", "paneme … kirja", "panin kirja", "panime kirja", "broneerisin", "broneerisime", "jätan", "jätame", "jätsin", "jätsime",
			"reserveerin", "reserveerime", "tellin", "tellime", "küsin", "küsime", "vaatan", "vaatame", "selgitan välja", "selgitame välja", "räägin", "räägime", "annab teada", "helistab",
			"kirjutab teile", "saadab", "vastab teile", "koostab", "teeb pakkumise", "võtab teiega", "saadetakse", "edastatakse", "saate arve", "saate lingi", "siis jätan", "siis saan",
			"siis saame", "siis teen", "siis teeme", "siis saadan", "siis saadame", "siis vormistan", "siis panen", "siis paneme", "seejärel", "pärast seda", "järgmine samm", "kui mõõdud",
			"kui saame", "saan panna", "saame panna", "saan jätta", "lepime kokku", "leiame sobiva", "kutsun", "tulen vaatama", "märkisin", "märgin",
			"lisan", "lisame", "lisasin", "uurin välja", "teavitan", "teavitame", "teatan", "teatame", "naasen", "tulen tagasi",
		},
		Present: []string{"saadan", "saadame", "helistan", "helistame", "kirjutan", "kirjutame", "vastan", "vastame", "broneerin", "broneerime", "kontrollin", "kontrollime", "tellin", "tellime", "koostan", "koostame", "vormistan", "vormistame", "arvutan", "arvutame", "lisan", "lisame", "jätan", "jätame", "edastan", "edastame"},
		Requests: []string{
			"palun saatke", "saatke", "palun kirjutage", "andke teada", "palun kinnitage", "palun märkige", "palun täpsustage", "tellimiseks", "broneerimiseks", "registreerumiseks", "palun valige", "palun täitke", "vajame teie", "vaja teie", "oleks vaja teie", "ootan teie vastust", "ootame teie vastust", "kirjutage palun",
			"palun … *ge", "palun … *ke", "palun … *age", "palume … *da", "palume … *ta", "palume … *a", "palun … *da", "tooge", "tulge", "astuge läbi", "andke märku", "kirjutage", "valige",
			"täitke", "kinnitage", "registreeruge", "registreerige", "broneerige", "tellige", "tasuge", "makske", "helistage mulle", "helista mulle", "vastake", "öelge", "teatage", "edastage",
			"lisage", "mõõtke", "tehke pilt", "pange kirja", "tuleb tasuda", "tuleb maksta", "tuleb täita", "tuleb saata", "tuleb registreeruda", "tuleb broneerida", "on vaja tasuda",
			"on vaja täita", "on vaja saata", "on vaja teie", "kinnitamiseks", "alustamiseks", "koha kinnitamiseks", "ettemaks*", "tagatisraha", "broneerida saab", "tellida saab", "registreeruda saab",
			"saab broneerida", "saab tellida", "saate broneerida", "saate tellida", "saate registreeruda", "piisab kirjast", "piisab kui", "jääb vaid", "jääb üle", "ootan teie", "ootame teie",
			"ootan vastust", "ootame vastust", "ootan kinnitust", "ootame kinnitust", "ootan infot", "ootame infot", "oleks hea saada", "vajan teie", "vajan veel", "vajame veel",
		},
		Remarks: []string{
			"palun vabandust", "palume vabandust", "palun vabandage", "palun vabandada", "palume vabandada", "palun arvestage", "palume arvestada", "palun pange tähele", "pange tähele",
			"palun ärge", "palume mitte", "palun mõistke", "palun pidage meeles", "palume mõistvat", "palun andke andeks", "palun võtke arvesse", "palun andestage", "tulge külla", "tulge aga",
			"palun väga", "ootame teid", "ootan teid", "palume kannatust",
		},
		Proposals: []string{
			"kas soovite", "kas broneerin", "kas panen", "kas saadan", "kas teile sobi*", "kas sooviksite", "kas tellin", "kas panna", "kas saata", "kas oleksite huvitatud", "kas sobib",
			"sobi*", "sobiks", "sobib", "kas võin", "kas võime", "kas tohin", "kas broneerime", "kas paneme", "kas saadame", "kas jätan", "kas jätame", "kas reserveerin", "kas tellime",
			"kas soovid", "kas tahate", "kas võtate", "kas nii sobib", "kas lepime", "kas vormistan", "kas vormistame", "kas teen", "kas teeme", "oleks sobiv",
			"sobivam", "meelepärasem",
		},
		Sales: []string{
			"muuseas",
			"soodus*", "kampaania*", "allahindlus*", "pakume ka", "lisaks pakume", "kingitus*", "võime ka", "meil on ka", "soovitame ka", "kahe kaardi tellimisel", "kehtib kaart ka", "eripakkumi*", "uudiskiri", "võime kinkekaardi",
			"muide", "soovitan ka", "soovitame meie", "soovitan meie", "samuti soovitame", "samuti pakume", "pakume veel", "pakume samuti", "meil on veel", "meil on praegu", "meil on soodsam",
			"soodsam pakkumine", "soodsam*", "pakkumine ka", "lisaks on meil", "lisaks saame", "lisaks saab", "ehk pakub huvi", "pakub huvi", "võiks huvi pakkuda", "võib huvi pakkuda",
			"ehk huvitab", "võib huvitada", "huvitaks ka", "kuukaart*", "kuukaar*", "hooajakaart*", "aastakaart*", "kinkekaar*", "kinkepilet*", "kinkekomplekt*", "teine tasuta",
			"kolmas tasuta", "on kolmas", "on teine tasuta", "odavam kui", "odavamalt", "uutele klientidele", "püsiklient*", "püsikliendi*", "samal ajal saame", "ühtlasi saame", "ühtlasi saab",
			"saame ka", "saan ka", "võiksime ka", "võin ka", "võite ka", "proovi*tund*", "erihind*", "erihinna*",
		},
		Elsewhere: []string{
			"kodulehel*", "koduleht*", "kodulehte", "veebilehel*", "veebilehte", "meie lehelt", "meie lehel", "helistage", "kaupluses", "leiate", "telefonil", "telefoni teel", "e poest", "e poes", "rubriigis*", "tulge läbi", "külastage", "täitke vorm", "täitke ankeet", "iseteenindus*", "kliendiportaal*", "äpis",
			"facebook*", "instagram*", "sotsiaalmeedia*", "meie kodulehelt", "kodulehelt", "ainult telefonil", "ainult telefoni", "ainult kohapeal", "ainult kohal", "kohapeal", "kõige parem helistada",
			"parem helistada", "kõige lihtsam helistada", "pöörduge palun", "pöörduge", "pöörduda", "küsige poest", "küsige kassast", "küsige meie", "küsige müüjalt", "küsige kolleeg*",
			"vaadake meie", "vaadake palun", "vaadake lähemalt", "seal on kõik", "sealt leiate", "ei ole minu", "ei tegele", "tegeleb sellega", "sellega tegeleb", "kalkulaator*", "broneerimissüsteem*",
			"tootja poole", "tootjaga",
		},
		Channels: []string{
			"koduleh*", "kodulehe*", "veeb*", "veebileh*", "leht", "lehel", "lehelt", "lehte", "internet*", "facebook*", "instagram*", "rubriik*", "osakon*", "*osakond", "*osakonda",
			"*osakonna", "vorm*", "*vorm", "*vormi", "ankeet*", "äpp*", "portaal*", "salong*", "pood", "poodi", "poes", "kauplus*", "kontor*", "vastuvõt*", "telefon*", "konsultan*", "spetsialist*",
			"müügi*", "kolleeg*", "tootja*", "tarnija*", "kataloog*", "hinnakiri", "hinnakirja", "hinnakirjast", "kalkulaator*", "kassa*", "keskus*", "esindus*", "klienditoe*", "klienditeenind*",
			"infotelefon*", "üldtelefon*",
		},
		Going: []string{
			"leiate", "leiad", "võib leida", "saab leida", "saate vaadata", "saab vaadata", "võite vaadata", "on leitav*", "on kirjas", "on üleval", "vaadake", "vaata", "uurige", "pöörduge",
			"pöörduda", "võtke ühendust", "helistage", "helistada", "küsige", "küsida", "külastage", "tulge", "astuge", "kutsume", "täitke", "kasutage", "tutvuge", "tutvuda", "avaldatud",
			"toodud", "saadaval", "anname ainult", "anname vaid", "suunan", "suuname", "palume pöörduda", "palume helistada", "logige",
		},
		ByMail: []string{
			"e posti teel", "e postiga", "e kirja teel", "e kirjaga", "meili teel", "meiliga", "emaili teel", "kirjalikult", "kirja teel", "e kirjas", "e posti",
		},
		Replying: []string{"kõigile kirjadele", "kõikidele kirjadele", "kõigile päringutele", "tavaliselt vastame"},
		Validity: []string{"kehtib", "kehtiv*", "kehtivad"},
		Clarify: []string{
			"et saaksin vastata", "et saaksime vastata", "et hinda arvutada", "enne küsiksin", "enne kui vastan", "kas täpsustaksite", "palun täpsustage", "kas saaksite täpsustada", "kas saaksite täpsemalt", "kas saate öelda", "kas võiksite öelda", "pean teadma", "peame teadma", "sõltub sellest", "kumba te", "millist te", "mida täpselt",
			"täpsustage", "täpsustada", "et arvutada", "et öelda", "et vastata", "et hinda", "et pakkumist", "et teha pakkumi*", "pakkumise tegemiseks", "hinna arvutamiseks", "on mul vaja teada",
			"on vaja teada", "oleks vaja teada", "vaja teada", "tahan … teada", "tahaks teada", "tahaksin teada", "sooviksin teada", "sooviks teada", "soovin teada", "pean … teada", "vajan infot",
			"vajaksin infot", "enne hinna", "enne pakkumi*", "enne vastamist",
			"üks küsimus",
			"paar küsimust", "kaks küsimust", "küsiksin", "küsiks", "kas mõtlete", "kas peate silmas", "ei saanud päris", "jäi arusaamatuks", "puudu",
		},
		Interrogatives: []string{
			"kui suur", "kui lai", "kui pikk", "kui palju", "kui kõrge", "kui vana", "kui raske", "milline", "millist", "millise", "millised", "millistele", "mis", "mida", "mille", "millest",
			"mitu", "mitmele", "mitmes", "mitme", "kus", "kuhu", "kes", "keda", "kelle", "kellele", "millal", "kuidas", "kumb", "kumba", "missugu*",
		},
		Smalltalk: []string{
			"kuidas läheb", "kas on küsimusi", "kuidas saan aidata", "kuidas saame aidata", "hästi", "eks",
			"kas teil on veel", "on veel küsimusi", "kas veel midagi", "kuidas veel", "kas saan veel", "kas saame veel", "eks ole", "kas teadsite", "kas teate et", "onju",
		},
		Deferrals: []string{
			"uurin", "uurime", "täpsustan", "täpsustame", "annan teada", "anname teada", "vastan", "vastame", "vastab", "võtab ühendust", "võtan ühendust", "võtame ühendust", "ei tea", "küsin", "küsime", "pean küsima", "peame küsima", "kirjutan teile", "kirjutame teile", "helistan", "helistame", "ei oska öelda", "ei saa öelda", "raske öelda", "sõltub", "kontrollin", "kontrollime", "hiljem", "edastasin", "edastame", "edastan", "arvutan", "arvutame",
			"vastab teile", "annab teada", "ütleb", "ei mäleta", "ei ole kindel", "pole kindel", "pole teada", "ei ole teada", "ei tea veel", "ei saa lubada", "ei luba", "peab küsima",
			"pean vaatama", "peame vaatama", "pean täpsustama", "peame täpsustama", "oleneb", "selgub", "tegeleb", "ei ole käepärast", "pole käepärast", "enne uurin",
		},
		Yes: []string{
			"muidugi", "pole probleemi", "probleemi ei ole", "kindlasti", "loomulikult", "ikka saab", "ikka võib", "teretulnud", "oodatud", "igatahes",
			"pole probleem*", "ei ole probleem*",
		},
		Can: []string{
			"saab", "saate", "saame", "saavad", "saad", "võimalik", "võib", "võite", "tohib", "lubatud", "olemas", "pakume", "võtame vastu", "meil on", "käivad", "käib", "sobib", "sisaldub", "kuulub hinda",
		},
		Echoes: []string{"on", "on küll", "on ikka", "saab", "saab küll", "saab ikka", "saate", "saate küll", "saame", "saame küll", "teeme", "teeme küll", "võtame", "võtame küll", "võib", "võib küll", "kuulub", "sisaldub", "käib küll"},
		YesWords: []string{
			"jah", "hea meelega", "jaa", "jep", "õige", "just",
		},
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
		Or:        []string{"või"},
		Only:      []string{"ainult", "üksnes", "vaid"},
		Asks: map[string][]string{
			"money":    {"kui palju maksab", "palju maksab", "kui palju maksavad", "hind", "hinnad", "hinda", "mis maksab", "mis hinnaga", "mis hind", "kui kallis", "mis tasu", "mis maksma läheb", "maksumus", "palju läheb maksma", "palju … maksab", "kui palju … maksab", "mis … maksab", "mis see maksab", "mis hinnad", "kui palju küsite", "kui palju see maksab"},
			"duration": {"kui kaua", "kui kiiresti", "mitu päeva", "mitme päeva", "tähtaeg", "garantii*", "tarneaeg", "kui pikk", "kui kaua … võtab", "kui kaua … läheb", "mitu … ootama", "kaua läheb", "kaua võtab", "kaua see"},
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
			"vaccination": {"vaktsin*"},
			"booking":     {"broneeri*", "registreeru*", "registreeri*", "eelregistreeri*", "kinni"},
			"breakfast":   {"hommikusöö*"},
			"card":        {"kaart*", "kaardi*", "pangakaar*", "krediitkaar*", "deebetkaar*", "makseterminal*"},
			"cash":        {"sula", "sularah*"},
			"child":       {"laps*", "lapse*", "laste*"},
			"delivery":    {"kohaletoimetami*", "tarn*", "saatmi*", "kojuve*", "kojutoomi*", "kuller*", "pakk", "paki", "saadetis*", "toome", "saadame"},
			"discount":    {"allahindlus*", "soodus*"},
			"dog":         {"koer*", "lemmikloom*", "loomad", "loomi", "loomaga", "neljajal*"},
			"express":     {"ekspress*", "kiirkuller*"},
			"invoice":     {"arve", "arvet", "arvega"},
			"lesson":      {"juhenda*", "õpeta*", "juhendaja*"},
			"parking":     {"parkla*", "parki*", "parkimis*"},
			"pickup":      {"järele"},
			"rental":      {"rent*", "laenuta*"},
			"repair":      {"remon*", "paranda*", "hooldus*"},
			"room":        {"tuba", "toa", "tube", "toad", "*tuba", "*toa"},
			"vegan":       {"vegan*", "taimetoit*"},
			"visit":       {"visiit*", "konsultatsioon*", "vastuvõt*"},
			"voucher":     {"kinkekaar*", "vautšer*"},
			"warranty":    {"garantii*"},
			"wheelchair":  {"ratastool*"},
			"return":      {"tagasta*", "tagasi"},
		},
		Polite:    []string{"palun", "öelge", "öelda", "sooviksin", "soovin", "teada", "kirjutage", "täpsustage", "selgitage"},
		Free:      []string{"tasuta", "ei maksa midagi", "maksta ei tule", "maksma ei pea", "lisatasuta", "ilma lisatasuta", "tasu ei võta", "tasu ei ole", "lisatasu ei ole", "hinna sees", "sisaldub hinnas", "meie kulul"},
		Above:     []string{"üle", "alates", "rohkem kui"},
		Second:    []string{"teise", "teine", "teist", "kolmas", "kolmanda"},
		Extra:     []string{"lisatasu", "lisatasu eest", "tasuline", "sõltub", "eraldi tasu", "hinnakirja järgi", "hind kujuneb"},
		Prices:    []string{"maks*", "hind*", "hinnaga", "ainult", "kokku", "eest", "tasu", "on"},
		Amounts:   []string{"läheb", "läheks", "maksab", "maksma"},
		Inclusive: []string{"koos", "sh"},
		Included:  []string{"sisaldab", "sisaldub", "kuulub"},
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
		},
		Deaf: []string{
			"palun ärge vastake", "ärge vastake sellele", "palume mitte vastata", "sellele kirjale ei ole vaja vastata",
		},
		Away: []string{
			"olen puhkusel", "puhkusel", "viibin puhkusel", "kontorist väljas", "kontorist eemal", "ei ole kontoris", "ei ole ma kontoris", "ei ole … kontoris", "ei viibi kontoris", "ei viibi tööl", "olen tööreisil",
			"lähetuses", "komandeeringus", "haiguslehel", "lapsehoolduspuhkusel", "piiratud ligipääs", "puudub ligipääs", "ei loe kirju", "ei ole kättesaadav", "ei tööta enam",
			"olen lähetuses", "viibin lähetuses", "viibin koolitusel", "koolitusel", "konverentsil", "messil", "kontor on suletud", "oleme suletud", "puhkepäev", "pühade ajal", "kollektiivpuhkus",
			"olen haige", "aadress ei ole enam", "ei kasutata enam", "lahkunud ettevõttest", "loen e-kirju harva", "emapuhkusel", "isapuhkusel", "kontorist ära", "olen ära", "ei ole tööl",
			"talvepuhkus", "suvepuhkus", "vanemapuhkus", "lapsepuhkus", "õppepuhkus", "aastapuhkus", "jõulupuhkus", "sünnituspuhkus", "isapuhkus", "emapuhkus",
			"tööreisil", "kursusel", "laadal", "seminaril", "haiguspuhkus", "töövõimetusleh",
		},
		Return: []string{
			"tulen tagasi", "olen tagasi", "naasen", "naasmisel", "tagasi kontoris", "minu äraolekul", "minu eemalolekul", "äraoleku ajal", "kiireloomulis",
			"kiiretes küsimustes", "kiire küsimuse korral", "kui on kiire", "mind asendab", "asendab mind", "palun pöörduge", "pöörduge palun", "võtke ühendust",
			"tagasi olen", "tagasi alates", "palun pöörduda", "pöörduda", "vastan naastes", "vastan tagasi",
			"kui põleb", "loen kõik", "teab kõike", "minu asemel", "aitab teid", "siis loen",
			"mind asendav", "olen jälle", "taas tööl", "tagasi tööl", "vastan … alguses",
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
			"igale kirjale", "kõigile kirjadele", "iga kirja", "kõigile vasta",
		},
		Personal: []string{
			"küsin", "helistan teile homme", "helistan homme", "kirjutan teile homme", "kirjutan homme", "vaatan järele", "uurin järele", "küsin üle",
		},
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
			"aitäh, et kirjut", "tore, et kirjut", "rõõm, et kirjut",
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
		Gone: []string{
			"puhkan", "puhkame", "puhkusel", "mere ääres", "järve ääres", "mägedes", "maal", "matkal", "matkan", "reisil", "reisin", "välismaal", "teel", "kalal",
			"ilma internetita", "levi ei ole", "levi pole", "arvuti … koju", "arvuti … kodus", "telefon … koju", "telefon … kodus", "haigestusin", "haige", "gripp", "gripis",
			"palavik", "haiglas", "operatsioon", "taastun", "sündis", "poeg", "tütar", "beebi", "sain isaks", "sain emaks", "pulmad", "abiellu", "mesinädal", "vaheaeg",
			"vabu päevi", "vabad päevad", "mõned päevad", "kirju ei loe", "kirju ei vaata", "posti ei loe", "posti ei vaata", "ei loe kirju", "ei vaata posti", "töötan ainult",
			"töötan vaid", "kohal ainult", "kohver", "seljakott", "lülitasin välja", "võrgust väljas", "sõitsin", "lendan", "metsas", "telefon on väljas", "pulmas", "puhkepaus",
			"merel", "laeval", "saarel", "kolime", "internetti ei ole", "ilma levita",
		},
		Until: []string{
			"kuni", "sel nädalal", "sellel nädalal", "terve nädala", "järgmisel nädalal", "kaks nädalat", "nädal aega", "mõned päevad", "alates", "ainult esmasp",
			"ainult teisip", "esmaspäeval", "esmaspäevast", "teisipäevast", "kolmapäevast", "neljapäevast", "reedest",
		},
		Letter: []string{
			"teie kiri", "teie kirja", "teie sõnum", "teie päring", "teie e-kiri", "teie küsimus", "sinu kiri", "sinu kirja", "kiri", "kirja",
		},
		Arrived: []string{
			"on kohal", "jõudis", "jõudnud", "saabus", "saabunud", "kätte saadud", "saime kätte", "saime", "on käes", "heades kätes", "meie postkast",
		},
		Answering: []string{
			"vastame", "vastan", "kirjutame", "kirjutan", "loeme läbi", "loen läbi", "võtame ühendust", "võtan ühendust", "helistame", "helistan", "anname teada", "oodake",
			"palun oodake", "tegeleme", "vaatame",
			"minu vastus", "meie vastus",
		},
		Held: []string{
			"kiri ootab", "sõnum ootab", "kiri on peetud", "kiri on kinni", "teie aadress ei ole", "aadressi ei tunne", "ma ei tunne", "tundmatu saatja", "tundmatute saatjate",
			"ei ole nimekirjas", "pole nimekirjas", "pole veel kohale", "ei ole veel kohale", "karantiin", "kirjutate esimest korda", "esimest korda",
		},
		Act: []string{
			"klõpsake", "klikake", "klikkige", "vajutage", "kinnitage", "sisestage", "kirjutage teemareale", "avage link", "saatke uuesti", "tõestage",
		},
		Pitch: []string{
			"aitame ettevõt", "aitame firma", "ettevõtetele nagu", "sellistele ettevõt", "rohkem klient", "uusi klient", "leida klient", "suurendada müü", "müüki suurend",
			"google'i esi", "15 minut", "10 minut", "20 minut", "lühikese kõne", "lühike kõne", "lühikeseks kõne", "lühikeseks vestlus", "tasuta audit", "tasuta konsult",
			"eelmist kirja", "eelmise kirja", "kirjutasin teile", "koostööpakkum", "kui ei huvita", "kui see ei huvita", "rohkem ei tülita", "enam ei tülita", "enam ei kirjuta",
			"viisteist minut", "viieteistkümne minut", "kümne minut",
			"leidsin teie kontakt", "leidsime teie kontakt", "leidsin teie aadress", "saame olla kasulikud", "võiksime olla kasulikud", "võiksime kasulikud",
			"esimesele tellimusele", "esimesel tellimusel", "lühikeseks jutuajamis", "kirjutage „ei", "rohkem ei sega",
		},
		Bringing: []string{
			"vastusega", "hinnaga", "hinnapakkumisega", "pakkumisega", "infoga", "teabega", "üksikasjadega", "arvutusega", "täpsema", "teie juurde",
		},
		Taken: []string{
			"juba loen", "juba loeme", "juba vaatan", "juba vaatame", "juba uurin", "juba uurime", "andsin teie kirja", "andsin kirja edasi", "edastasin teie",
		},
		Unasked: []string{
			"kui see ei olnud teie", "kui see polnud teie", "kui te ei", "kui te seda ei", "kui teie ei", "kui sa ei",
		},
		Subscription: []string{
			"uudiskir", "tellimus", "registreeri", "konto", "e-posti aadress", "teie aadress", "liitumi",
		},
	}
}
