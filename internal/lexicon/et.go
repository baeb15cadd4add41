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
		Wrote:        []string{"kirjutas", "kirjutab"},
		From:         []string{"saatja", "kellelt"},
		Labels:       []string{"saadetud", "kuupäev", "kellele", "koopia", "cc", "teema", "adressaat", "saaja"},
		Original:     []string{"algne kiri", "algne sõnum", "originaalkiri", "algteade", "esialgne kiri", "original message"},
		Forwarded:    []string{"edastatud kiri", "edastatud sõnum", "edasi saadetud kiri", "edastatud teade"},
		Repeated:     []string{"teie sõnum", "teie kiri", "teie küsimus", "teie päring"},
		Devices:      []string{"saadetud minu", "saadetud telefonist", "hangi outlook", "saatja minu"},
		Confidential: []string{"konfidentsiaal", "on mõeldud ainult", "ekslikult saanud", "ei ole adressaat", "enne printimist", "enne väljatrükkimist"},
		Inline:       []string{"vastused allpool", "sinisega", "punasega"},
	}
}

func estonianCourtesy() Courtesy {
	return Courtesy{
		Greetings:  []string{"tere", "tere päevast", "tere hommikust", "tere õhtust", "hei", "lugupeetud", "hea", "austatud", "tervist"},
		Titles:     []string{"härra", "proua"},
		Thanks:     []string{"aitäh", "tänan", "täname", "tänud", "suur tänu"},
		ThanksElse: []string{"ette", "kannatlikkuse eest", "mõistva suhtumise", "tellimuse eest"},
		Pleasure:   []string{"hea meel et", "meil on hea meel", "rõõm et"},
		Closings: []string{
			"lugupidamisega", "parimate soovidega", "tervitades", "tervitustega", "parimat", "heade soovidega", "kõike head",
			"aitäh", "kohtumiseni",
		},
		Wishes: []string{
			"ilusat päeva", "head päeva",
			"kena päeva", "ilusat õhtut", "kena nädalavahetust", "soovime", "soovin",
		},
		Apologies:    []string{"vabanda*", "palun vabandust", "andke andeks"},
		Roles:        []string{"juhataja*", "*juht", "direktor*", "spetsialist*", "konsultan*", "müügi*", "administraator*", "raamatupidaja*", "teenindaja*", "klienditeenin*", "assistent*", "osakon*", "meister*", "juhatuse liige"},
		Teams:        []string{"meeskond", "tiim", "osakond", "klienditeenindus", "kontor", "kauplus"},
		Devices:      []string{"saadetud minu", "saadetud telefonist"},
		Streets:      []string{"tn", "tänav", "tänaval", "mnt", "maantee", "pst", "puiestee", "tee", "väljak"},
		PhoneLabels:  []string{"tel", "telefon*", "mob", "helistage", "number", "gsm"},
		OtherNumbers: []string{"reg", "kmkr", "arve", "tellimus*", "konto"},
		Invitations:  []string{"võtke julgelt", "ärge kõhelge", "küsige julgelt", "kirjutage julgelt", "vastame hea meelega"},
		Queries:      []string{"küsimus*", "lisaküsimus*", "jääb arusaamatuks"},
		Invites:      []string{"kirjutage", "helistage", "küsige", "võtke ühendust", "pöörduge", "julgelt", "hea meelega"},
		Promises:     []string{"saadan", "saadame", "helistan", "helistame", "kirjutan", "vastan", "uurin", "täpsustan", "broneerin", "broneerime", "võtan ühendust", "võtame ühendust", "võtab ühendust", "annan teada", "anname teada"},
		Requests:     []string{"palun saatke", "saatke", "palun kirjutage", "andke teada", "palun kinnitage", "palun märkige", "tellimiseks", "broneerimiseks"},
		Proposals:    []string{"kas soovite", "kas broneerin", "kas panen", "kas saadan", "kas teile sobi*"},
		Sales:        []string{"soodus*", "kampaania*", "allahindlus*", "pakume ka", "lisaks pakume", "kingitus*"},
		Elsewhere:    []string{"kodulehel*", "veebilehel*", "meie lehelt", "helistage", "kaupluses", "leiate", "telefonil", "e poest"},
		Deferrals:    []string{"uurin", "täpsustan", "annan teada", "anname teada", "vastan", "võtab ühendust", "ei tea"},
		Yes: []string{
			"muidugi", "pole probleemi", "probleemi ei ole", "kindlasti", "hea meelega", "loomulikult",
		},
		Can: []string{
			"saab", "saate", "saame", "võimalik",
		},
		YesWords:  []string{"jah", "jaa"},
		No:        []string{"kahjuks", "ei saa", "ei ole võimalik", "pole võimalik", "ei paku", "ei tee", "võimatu"},
		NoWords:   []string{"ei"},
		Negations: []string{"ei", "pole", "mitte", "ilma"},
		Only:      []string{"ainult", "üksnes", "vaid"},
		Asks: map[string][]string{
			"money": {"kui palju maksab", "palju maksab", "hind", "mis maksab", "mis hinnaga"}, "duration": {"kui kaua", "kui kiiresti", "mitu päeva", "tähtaeg", "garantii*"}, "date": {"millal", "mis päeval"}, "hours": {"lahtiolekuaja*", "mis kell", "mis kellani", "tööaeg"},
			"yes_no": {"kas"}, "person": {"kes", "kelle poole"}, "phone": {"telefoninumber"}, "url": {"link", "veebiaadress"}, "quantity": {"minimaal*", "maksimaal*"},
		},
		Free:     []string{"tasuta", "ei maksa midagi"},
		Extra:    []string{"lisatasu", "lisatasu eest"},
		Prices:   []string{"maks*", "hind*", "hinnaga", "ainult"},
		Stop:     []string{"kas", "kes", "mis", "kus", "kui", "palju", "teie", "teil", "meie", "meil", "see", "selle", "ning", "või", "palun", "aitäh", "maksab", "saab", "oleks", "on"},
		Units:    map[string][]string{"minute": {"min", "minut*"}, "hour": {"tund*", "tunni*", "h"}, "day": {"päev*", "ööpäev*", "tööpäev*"}, "week": {"nädal*"}, "month": {"kuu", "kuud"}, "year": {"aasta*"}},
		Working:  []string{"tööpäeva"},
		Numbers:  map[string][]string{"1": {"üks", "ühe"}, "2": {"kaks", "kahe"}, "3": {"kolm", "kolme"}, "4": {"neli", "nelja"}, "5": {"viis", "viie"}, "6": {"kuus"}, "7": {"seitse"}, "10": {"kümme"}},
		Months:   []string{"jaanuar*", "veebruar*", "märts*", "aprill*", "mai*", "juuni*", "juuli*", "august*", "septemb*", "oktoob*", "novemb*", "detsemb*"},
		Weekdays: []string{"esmaspäev*", "teisipäev*", "kolmapäev*", "neljapäev*", "reede*", "laupäev*", "pühapäev*"},
		Days:     []string{"täna", "homme", "ülehomme"},
		Between:  []string{"kuni", "või"},
		AllDay:   []string{"ööpäevaringselt"},
		Opens:    []string{"avame", "suleme", "avatakse", "suletakse"},
		Closed:   []string{"suletud"},
	}
}

func estonianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automaatvastus", "automaatne vastus", "autom. vastus", "kontorist väljas", "kontorist eemal", "puhkusel", "eemal", "ei ole kontoris",
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
			"olen puhkusel", "puhkusel", "viibin puhkusel", "kontorist väljas", "kontorist eemal", "ei ole kontoris", "ei viibi kontoris", "ei viibi tööl", "olen tööreisil",
			"lähetuses", "komandeeringus", "haiguslehel", "lapsehoolduspuhkusel", "piiratud ligipääs", "puudub ligipääs", "ei loe kirju", "ei ole kättesaadav", "ei tööta enam",
		},
		Return: []string{
			"tulen tagasi", "olen tagasi", "naasen", "naasmisel", "tagasi kontoris", "minu äraolekul", "minu eemalolekul", "äraoleku ajal", "kiireloomulis",
			"kiiretes küsimustes", "kiire küsimuse korral", "kui on kiire", "mind asendab", "asendab mind", "palun pöörduge", "pöörduge palun", "võtke ühendust",
		},
		Received: []string{
			"oleme teie kirja", "oleme kätte saanud", "saime teie kirja", "kiri on kätte saadud", "teie kiri on", "teie päring on", "teie pöördumine on", "on registreeritud",
			"on vastu võetud", "kinnitame kättesaamist", "on edastatud", "edastasime teie",
		},
		Promise: []string{
			"võtame teiega ühendust", "võetakse teiega ühendust", "vastame teile", "vastame esimesel", "vastame niipea", "vastame kirjale", "saate vastuse", "püüame vastata",
			"esimesel võimalusel", "niipea kui võimalik", "võimalikult kiiresti", "peagi", "meie spetsialist", "meie klienditeenindus",
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
		},
		Status: []string{
			"pöördumine on suletud", "päring on suletud", "on suletud", "hinnake", "hinda meie", "täitke küsitlus", "küsitlus", "teie tellimus", "tellimus nr", "teie parool",
			"kinnitage oma", "arve nr",
		},
		Challenge: []string{
			"ei ole robot", "olete inimene", "kiri on kinni peetud", "et kiri kohale jõuaks", "kinnitage, et", "rämpsposti kaitse", "ainult üks kord",
		},
		OptOut: []string{
			"loobu uudiskirjast", "loobuda uudiskirjast", "tühista tellimus", "ei soovi enam", "saite selle kirja", "saate selle kirja", "vaata brauseris", "ava brauseris",
		},
		Offer: []string{
			"soodustus", "allahindlus", "kampaania", "pakkumine", "ainult täna", "viimane võimalus", "tasuta tarne", "osta kohe", "loe lähemalt", "uudiskiri", "kingitus",
		},
		Failed: []string{
			"ei õnnestunud kohale toimetada", "kohaletoimetamine ebaõnnestus", "ei saanud kohale toimetada", "toimetamata", "aadressi ei leitud", "postkast on täis",
			"ei eksisteeri",
		},
		Delayed: []string{
			"kohaletoimetamine viibib", "pole veel kohale toimetatud",
		},
		Read: []string{
			"loetud:", "kiri on loetud", "sõnum on loetud", "lugemisteatis",
		},
		Portal: []string{
			"logige sisse, et", "vastus on iseteeninduses",
		},
	}
}
