package lexicon

func lithuanian() Language {
	return Language{
		Code:      "lt",
		Quoting:   lithuanianQuoting(),
		Automatic: lithuanianAutomatic(),
		Courtesy:  lithuanianCourtesy(),
	}
}

func lithuanianCourtesy() Courtesy {
	return Courtesy{
		Greetings: []string{
			"laba diena", "labas rytas", "labas vakaras", "labas", "labukas", "sveiki", "sveikas", "sveika", "sveikutės", "gerb", "gerbiam*", "gerbiamieji", "mielas", "miela", "labą dieną", "labą rytą", "labą vakarą", "sveikinu", "sveikiname", "brangus", "brangi",
		},
		Titles:     []string{"ponas", "ponia", "pone", "ponui", "poniai", "p", "gerb", "gerbiamas", "gerbiama", "panele", "gyd", "dr", "prof", "gydytoj*", "daktar*"},
		Thanks:     []string{"ačiū", "dėkoj*", "dėkui", "dėkingi", "dėkinga", "dėkingas", "labai ačiū", "didelis ačiū"},
		ThanksElse: []string{"iš anksto", "už kantrybę", "už supratimą", "už supratingumą", "kad laukėte", "už laukimą", "už užsakymą", "už bendradarbiavimą", "už lojalumą"},
		Pleasure: []string{
			"malonu skaityti", "smagu skaityti", "smagu sulaukti",
			"malonu kad", "džiugu kad", "džiaugiamės kad", "džiaugiuosi kad", "malonu girdėti", "malonu gauti", "džiaugiamės sulaukę", "džiaugiuosi sulauk*", "džiaugiamės jūsų", "džiaugiuosi jūsų", "smagu kad", "smagu gauti", "smagu girdėti", "džiugu gauti", "malonu sulaukti",
		},
		Closings: []string{
			"pagarbiai", "su pagarba", "su geriausiais linkėjimais", "geriausi linkėjimai", "geriausių linkėjimų", "linkėjimai", "linkėjimų", "su linkėjimais", "nuoširdžiai", "nuoširdžiai jūsų", "sėkmės", "viso gero", "viso labo", "visa ko geriausio", "iki", "iki pasimatymo", "iki malonaus", "ačiū", "dėkoju", "dėkojame", "dėkui", "su padėka", "jūsų",
			"labai ačiū", "ačiū iš anksto", "iš anksto ačiū", "iš anksto dėkoju", "dėkoju iš anksto", "iš anksto dėkojame", "dar kartą ačiū", "dar kartą dėkoju",
			"ačiū dar kartą", "labai dėkoju", "labai dėkojame", "didelis ačiū", "dėkui labai", "ačiū už supratimą", "ačiū jums", "su nuoširdžia pagarba",
			"su didele pagarba", "su geriausiais palinkėjimais", "geriausi palinkėjimai", "geros dienos", "iki susitikimo", "iki greito", "iki malonaus pasimatymo",
			"sėkmės ir geros nuotaikos", "pagarbiai jūsų", "su šypsena", "gražios dienos", "viso gražaus", "geros kloties", "nuoširdūs linkėjimai",
		},
		Wishes: []string{
			"geros dienos", "gražios dienos", "gero vakaro", "gražaus vakaro", "malonios dienos", "puikios dienos", "šviesios dienos", "gero savaitgalio", "gražaus savaitgalio", "geros savaitės", "smagios dienos", "smagaus savaitgalio", "gero likusio", "gražaus likusio", "linkime", "linkiu", "lauksime jūsų", "laukiame jūsų", "lauksime atvykstant", "iki pasimatymo", "geros likusios",
		},
		Apologies:     []string{"atsipraš*", "atleiskite", "apgailestau*", "labai gaila"},
		Introductions: []string{"mano vardas", "esu", "jums rašo", "rašau jums aš"},
		Roles: []string{
			"administra*", "biur*",
			"vadov*", "vadyb*", "direktor*", "specialist*", "konsultant*", "administrator*", "asistent*", "meistr*", "buhalter*", "projektų", "koordinator*", "inžinier*", "sekretor*", "atstov*", "darbuotoj*", "pardavėj*", "technik*", "logist*", "redaktor*", "pirkim*", "skyr*", "tarnyb*", "klientų aptarnav*", "aptarnavim*", "savinink*", "įkūrėj*", "padavėj*", "ekspert*",
			"operator*", "referent*", "pavaduotoj*", "vedėj*", "pardavim*", "rinkodar*", "registrator*", "viršinink*", "brigadinink*", "dispečer*", "sandėlinink*", "partner*", "gydytoj*", "bibliotekinink*", "mokytoj*", "patarėj*",
		},
		Teams:        []string{"komanda", "skyrius", "kolektyvas", "administracija", "tarnyba", "klientų aptarnavimas", "centras", "parduotuvė", "biuras", "registratūra", "įmonė", "studija", "salonas"},
		Devices:      []string{"išsiųsta iš", "siųsta iš", "išsiųsta naudojant"},
		Streets:      []string{"g", "gatvė", "gatvėje", "gatvės", "pr", "prosp", "prospektas", "prospekte", "al", "alėja", "alėjoje", "pl", "plentas", "plente", "aikštė", "aikštėje", "a", "skg", "skersgatvis", "tak", "takas", "kel", "kelias", "krantinė", "bulvaras", "bulv"},
		PhoneLabels:  []string{"tel", "telefon*", "mob", "mobil*", "skambinkite", "paskambinkite", "skambinti", "numeriu", "nr", "tel nr", "t", "m", "trumpuoju"},
		OtherNumbers: []string{"kodas", "įm kodas", "įmonės kodas", "pvm", "sąskait*", "užsakym*", "užklaus*", "a s", "faks*", "kodo", "bilieto"},
		Invitations:  []string{"nedvejo*", "nedvejodami", "nesivaržykite", "drąsiai kreip*", "drąsiai rašyk*", "drąsiai skambin*", "drąsiai klausk*", "mielai atsakys*", "mielai padės*", "esame pasiruošę padėti", "visada pasiruošę", "visuomet pasiruošę", "laukiame jūsų klausimų"},
		Queries:      []string{"neaiškum*", "klausim*", "kas nors neaišku", "dar kas nors", "neaišk*", "daugiau informacijos", "papildomos informacijos", "kiltų klausimų", "ko nors dar"},
		Yours:        []string{"jūsų"},
		Invites:      []string{"rašyk*", "parašyk*", "skambink*", "paskambink*", "kreipk*", "klausk*", "paklausk*", "susisiek*", "teiraukitės", "pasiteirauk*", "mielai", "atsakys*", "galite kreiptis", "galite rašyti", "galite skambinti", "užduok*"},
		Promises: []string{
			"*siu", "atsiųsime", "išsiųsime", "nusiųsime", "paskambinsime", "parašysime", "atsakysime", "informuosime", "pranešime", "patvirtinsime", "rezervuosime", "užsakysime", "susisieksime", "suderinsime", "paruošime", "įrašysime", "pateiksime", "perduosime", "užregistruosime", "patikslinsime", "pasitikslinsime", "atrašysime", "grįšime", "išrašysime", "pažiūrėsime", "patikrinsime",
			"susisieks", "paskambins", "atsakys jums", "jums atsakys", "jums parašys", "gausite", "kitas žingsnis", "tuomet galėsime", "gavę", "gavus", "kai tik gaus*", "perduotas", "perduota", "perdaviau", "perdavėme", "galiu užregistruoti", "galiu rezervuoti", "galime rezervuoti", "galime užregistruoti", "galiu įrašyti", "galiu užsakyti",
		},
		Requests: []string{
			"atsiųskite", "parašykite", "nurodykite", "patvirtinkite", "praneškite", "pasirinkite", "užpildykite", "informuokite", "duokite žinoti", "duokite žinią", "pateikite", "atsakykite į", "rašykite el", "siųskite", "prašome pateikti", "prašome nurodyti", "prašome atsiųsti", "prašome patvirtinti", "prašome parašyti", "prašyčiau atsiųsti", "prašyčiau nurodyti", "prašau atsiųsti", "prašau parašyti",
			"norint užsakyti", "norėdami užsakyti", "norint užsiregistruoti", "norėdami užsiregistruoti", "norėdami rezervuoti", "norint rezervuoti", "užsakymui", "rezervacijai", "registracijai", "reikėtų jūsų", "reikės jūsų", "reikia jūsų", "laukiame patvirtinimo", "lauksiu jūsų atsakymo", "laukiu jūsų", "registruotis galite", "užsisakyti galite",
		},
		Proposals: []string{
			"ar rezervuoti", "ar užsakyti", "ar užregistruoti", "ar įrašyti", "ar norėtum*", "ar norite", "ar pageidaujate", "ar pageidautum*", "ar domina", "ar domintų", "ar tiktų", "ar tinka", "ar atidėti", "ar siųsti", "ar paruošti", "ar išrašyti", "ar galiu rezervuoti", "ar galiu jus", "ar jums siųsti", "ar atsiųsti", "gal norėtum*", "gal rezervuoti", "rezervuoti jums", "rezervuojame", "registruojame", "užsakome", "ar jums patogu", "ar būtų patogu",
		},
		Sales: []string{
			"užsakius", "perkant", "galime dar", "galime ir", "galime taip pat", "taip pat galime", "irgi galime", "taip pat yra",
			"nuolaid*", "akcij*", "akcija", "taip pat siūlome", "taip pat turime", "taip pat prekiauj*", "taip pat parduod*", "taip pat galime pasiūlyti", "galime pasiūlyti ir", "siūlome ir", "siūlome taip pat", "turime ir", "dovanoj*", "dovan*", "specialus pasiūlymas", "special* pasiūlym*", "išpardavim*", "prenumeruo*", "naujien*", "rekomenduojame ir", "rekomenduojame taip pat", "papildomai siūlome", "ar reikaling* ir", "ar nereik* ir", "gal reikia ir", "be to siūlome", "komplektas", "komplektai", "komplektus", "lojalumo", "rinkin*",
		},
		Elsewhere: []string{
			"svetainėje", "svetainę", "interneto puslap*", "internetiniame puslapyje", "puslapyje", "tinklalap*", "tinklapyje", "mūsų puslap*", "nuorod*", "rasite", "skambinkite", "paskambinkite", "telefonu", "skambučiu", "apsilankykite", "atvykite", "užsukite", "salone", "parduotuvėje", "skyriuje", "padalinyje", "užpildykite formą", "užpildykite užklausos", "per formą", "el parduotuv*", "e parduotuv*", "savitarn*",
			"kreipkitės į", "kreipkitės telefonu", "kreiptis telefonu", "skiltyje", "programėlėje", "duk", "el paštu neatsak*", "el paštu nekonsult*", "susipažinti",
		},
		Replying: []string{"visus laišk*", "visas užklaus*", "paprastai atsakome", "atsakome per"},
		Validity: []string{"galioja", "galios"},
		Clarify: []string{
			"kad galėčiau atsakyti", "kad galėtume atsakyti", "pirmiausia pasitikslin*", "prieš atsakydam*", "norėčiau patikslinti", "kurį iš jų", "kurią iš jų",
			"norėčiau paklausti", "norėčiau pasitikslinti", "norėtume pasitikslinti", "norėtume paklausti", "patikslinkite", "prašome patikslinti", "prašyčiau patikslinti", "gal galėtumėte patikslinti", "ar galėtumėte patikslinti", "reikėtų žinoti", "reikia žinoti", "turėčiau žinoti", "priklauso nuo to", "gal galite pasakyti", "ar galite pasakyti", "pasakykite",
		},
		Smalltalk: []string{"kaip sekasi", "kaip laikotės", "ar turite klausimų", "ar dar turite", "kuo galiu padėti", "kuo galėčiau padėti", "kuo galime padėti", "gerai", "tiesa"},
		Deferrals: []string{
			"pasitiksl*", "patikslins*", "parašysi*", "atsakysi*", "pranešim*", "pranešiu", "informuos*", "susisieks*", "paskambins*", "susitarsite", "susiderins*", "sužinos*", "sužinosiu", "paklausi*", "pasiteirau*", "turiu paklausti", "reikia paklausti", "pasitarti", "pasitarsi*", "išsiaiškin*", "grįšiu su", "grįšime su", "perduot*", "perdaviau", "perdavėme", "perduosi*", "persiun*", "nežinau", "nežinome", "negaliu pasakyti", "negalime pasakyti", "sunku pasakyti", "priklauso nuo", "atsiųsiu", "atsiųsime", "paskaičiuos*",
			"apskaičiuos*", "skaičiuoja", "skaičiuos*", "noriu pati", "noriu pats", "reikia pažiūrėti", "pažiūrėsi*", "patikrinsi*", "vėliau",
		},
		Yes: []string{
			"žinoma", "be abejo", "aišku", "tikrai taip", "be problemų", "ne problema", "nėra problemų", "jokių problemų", "mielai", "su malonumu",
		},
		Can: []string{
			"galima", "galite", "galime", "galėsite", "galėtumėte", "įmanoma", "leidžiama", "leidžiame", "priimame", "teikiame", "suteikiame", "įskaičiuot*", "tinka",
			"yra galimybė", "turime", "darome", "siunčiame", "pristatome", "vykdome", "aptarnaujame", "dirbame",
		},
		YesWords: []string{"taip", "jo", "gerai", "teisingai"},
		No: []string{
			"negalima", "negalime", "negalite", "neįmanoma", "deja", "nėra galimyb*", "neturime", "neleidžia*", "nepriimame", "neteikiame", "nesiunčia*", "nepristato*", "nesiūlome", "neatliekame", "nedirbame", "nevykdome", "nedarome", "nėra", "neaptarnaujame", "neįtraukt*", "nebus", "nepavyks", "nebeturime", "neįskaičiuot*", "neparduodame", "nevežame", "nekeičiame",
			"tokios galimybės", "galimybės nėra",
		},
		NoWords:   []string{"ne", "jokių", "jokio", "jokios"},
		Negations: []string{"ne", "nėra", "negal*", "netur*", "neleid*", "neteik*", "nepriim*", "nesiun*", "nevež*", "nedirb*", "nepristat*", "nebe*", "nesiūl*", "be"},
		Hedges:    []string{"galbūt", "gal", "priklauso nuo", "pagal galimybes", "pagal susitarimą", "pagal poreikį", "gali būti", "tikriausiai", "turbūt", "jei bus galimybė", "esant galimybei", "ne visada", "pagal užklausą"},
		Needs:     []string{"reikia", "reikės", "reikėtų", "reik", "reikaling*", "būtina", "būtinas", "būtini", "būtinai", "privalom*", "privalote", "privalu", "rekomenduoja*", "pageidautina", "tik iš anksto", "tik užsiregistrav*", "tik susitar*"},
		Needless:  []string{"nereikia", "nereikės", "nereik", "nereikaling*", "nebūtin*", "neprivalom*", "neprivalote", "neprivalu", "be registracijos", "be išankstin*", "be rezervacijos", "be užsirašymo", "gyva eil*", "gyvos eil*"},
		Without:   []string{"be"},
		Whether:   []string{"jei", "jeigu", "ar", "kai"},
		Only:      []string{"tik", "tiktai", "vien", "išskirtinai", "išimtinai"},
		Asks: map[string][]string{
			"money":    {"kiek kainuo*", "kiek kainuot*", "kaina", "kainos", "kainą", "kokia kaina", "kiek mokėti", "kiek reikia mokėti", "kiek reikėtų mokėti", "įkain*", "mokest*", "kiek atsieit*", "mokama", "mokamas", "už kiek", "kiek tai kainuo*"},
			"duration": {"per kiek laiko", "kiek laiko", "kaip greitai", "per kiek dienų", "kiek dienų", "kaip ilgai", "koks terminas", "kokie terminai", "terminas", "terminai", "kiek trunka", "kiek truktų", "trukmė", "garantij*", "kiek laukti", "kiek tenka laukti", "kiek reikia laukti"},
			"date":     {"kada", "kurią dieną", "kokią dieną", "nuo kada", "iki kada", "kokia data", "kelintą dieną"},
			"hours":    {"darbo laik*", "darbo valand*", "kada dirba*", "nuo kelintos", "iki kelintos", "kelintą valandą", "kada atidaryta", "kokiu laiku", "kokiomis valandomis", "kada atidarote", "iki kiek dirba*", "nuo kelių"},
			"yes_no":   {"ar", "ar galima", "gal"},
			"person":   {"kas", "į ką", "pas ką", "su kuo", "kam", "kuris darbuotojas"},
			"phone":    {"telefono numer*", "kokiu telefonu", "kokiu numeriu", "koks telefonas", "telefon*"},
			"url":      {"nuorod*", "kur internete", "svetainės adres*", "kokiu adresu internete", "interneto adres*"},
			"quantity": {"minimal*", "maksimal*", "mažiausi* kiek*", "nuo kokio kiekio", "kokio dydžio", "koks dydis", "koks svoris", "kiek vietų", "kiek žmonių", "kiek asmenų", "kiek vienetų"},
		},
		OneTime: []string{"nuo kelintos", "iki kelintos", "kelintą", "nuo kelių", "iki kelių", "iki kiek", "kada atidar*", "kada uždar*", "kada atsidar*"},
		Rivals:  [][2][]string{{{"kortel*", "terminal*"}, {"gryn*"}}},
		Back:    []string{"tai", "jis", "ji", "jį", "ją", "jo", "jos", "juos", "jas", "jie"},
		Matters: map[string][]string{
			"booking":    {"registr*", "užsiregistr*", "užregistr*", "rezerv*", "užsirašy*", "užsirašo*"},
			"breakfast":  {"pusryč*"},
			"card":       {"kortel*"},
			"cash":       {"gryn*"},
			"child":      {"vaik*", "mažyl*"},
			"delivery":   {"pristat*", "atvež*", "siunči*", "išsiun*"},
			"discount":   {"nuolaid*"},
			"dog":        {"šuo", "šun*", "gyvūn*", "augintin*", "keturkoj*"},
			"express":    {"skub*", "ekspres*"},
			"invoice":    {"sąskait*", "faktūr*"},
			"lesson":     {"dėsto", "moko", "dėstytoj*", "mokytoj*"},
			"parking":    {"park*", "stovėjim*", "aikštel*"},
			"pickup":     {"atsiim*"},
			"rental":     {"nuom*", "išnuom*"},
			"repair":     {"tais*", "sutais*", "pataiso*", "remont*", "suremont*"},
			"room":       {"kambar*", "numeris"},
			"vegan":      {"vegan*", "vegetar*"},
			"visit":      {"vizit*", "konsultacij*", "apžiūr*"},
			"voucher":    {"kupon*"},
			"warranty":   {"garantij*"},
			"wheelchair": {"neįgal*"},
			"return":     {"grąžin*", "sugrąžin*", "atgal", "keitim*"},
		},
		Prefixes: []string{"ap", "at", "į", "iš", "nu", "pa", "par", "per", "pra", "pri", "su", "už", "apsi", "atsi", "įsi", "išsi", "nusi", "pasi", "persi", "prisi", "susi", "užsi"},
		Denying:  []string{"ne", "nebe"},
		Polite:   []string{"pasakyti", "galėtumėte", "prašau", "prašome", "norėčiau", "norėtume", "sužinoti", "paklausti", "pasitikslinti", "informuoti", "patikslinti", "pasakykite", "galite"},
		Free:     []string{"nemokam*", "veltui", "nieko nekainuo*", "nekainuos", "nekainuoja", "be mokesčio", "be papildomo mokesčio", "be papildomų mokesčių", "mokėti nereik*", "nereikia mokėti", "dovanai", "įskaičiuota į kainą", "mokestis netaikomas", "netaikomas mokestis", "mūsų sąskaita"},
		Above:    []string{"nuo", "daugiau nei", "daugiau kaip", "virš", "viršija", "ne mažiau kaip"},
		Second:   []string{"antr*", "treči*"},
		Extra:    []string{"už papildomą mokestį", "papildomas mokestis", "mokama papildomai", "mokama atskirai", "papildomai mokama", "kainuoja papildomai", "priklauso nuo", "skaičiuojama individualiai", "individualiai", "pagal įkain*", "priemoka"},
		Prices:   []string{"kain*", "mok*", "už", "po", "tik", "viso", "nuo", "plius", "vos"},
		Stop: []string{
			"ir", "ar", "kad", "kur", "kas", "kaip", "koks", "kokia", "kokie", "kokios", "kokią", "kiek", "kada", "per", "prie", "nuo", "iki", "dėl", "bei", "arba", "jei", "jeigu", "tai", "šis", "ši", "šiuo", "šią", "man", "mes", "jūs", "jums", "jus", "jūsų", "mūsų", "mus", "mums", "yra", "būtų", "bus", "buvo", "galima", "galite", "galėtumėte", "norėčiau", "norime",
			"prašau", "prašome", "ačiū", "labai", "dar", "taip", "pat", "jau", "tik", "apie", "kuris", "kuri", "kurie", "laiko", "dienų", "dienos", "taikoma", "taikomas", "kainuoja", "kainuotų", "kaina", "kainos", "savo", "visi", "visas", "galimybė", "tame", "toks", "tokia", "į", "už", "su", "be", "iš", "turite", "norint",
		},
		Units: map[string][]string{
			"minute": {"min", "minut*"}, "hour": {"val", "valand*", "h"}, "day": {"d", "dien*", "para", "paras", "parą", "parų"},
			"week": {"sav", "savait*"}, "month": {"mėn", "mėnes*"}, "year": {"m", "met*"},
		},
		Past: []string{"praėjusi*", "pernai"},
		Moments: map[string][]string{
			"0.0208": {"pusvaland*", "pusę valandos"}, "0.0417": {"valandą", "valanda"}, "0.0625": {"pusantros valandos", "pusantra valanda", "pusantrą valandą"},
			"0":  {"tą pačią dieną", "iškart", "iš karto", "nedelsiant", "tuoj pat", "vietoje"},
			"1":  {"kitą dieną", "per dieną", "per parą", "kitą darbo dieną", "sekančią dieną"},
			"7":  {"per savaitę", "savaitę", "savaitės", "po savaitės"},
			"30": {"per mėnesį", "mėnesį"}, "182": {"pusę metų", "pusė metų", "pusmetį"}, "365": {"metus", "ištisus metus", "per metus"},
		},
		Distance: []string{"nuo", "pėsčiomis", "pėsčiom", "kelio", "automobiliu", "autobusu", "eiti", "važiuoti", "ėjimo"},
		Working:  []string{"darbo", "darb"},
		Numbers: map[string][]string{
			"1": {"vien*"}, "2": {"du", "dvi", "dviej*", "dvej*", "pora", "porą", "poros"}, "3": {"trys", "tris", "trij*", "trej*"}, "4": {"keturi*", "keturis", "ketur*"}, "5": {"penki*", "penk*"}, "6": {"šeši*", "šeš*"}, "7": {"septyn*"}, "8": {"aštuon*"}, "9": {"devyn*"},
			"10": {"dešimt*"}, "12": {"dvylik*"}, "14": {"keturiolik*"}, "15": {"penkiolik*"}, "20": {"dvidešimt*"}, "30": {"trisdešimt*"},
			"11":   {"vienuolik*"},
			"13":   {"trylik*"},
			"16":   {"šešiolik*"},
			"17":   {"septyniolik*"},
			"18":   {"aštuoniolik*"},
			"19":   {"devyniolik*"},
			"40":   {"keturiasdešimt*"},
			"50":   {"penkiasdešimt*"},
			"60":   {"šešiasdešimt*"},
			"70":   {"septyniasdešimt*"},
			"80":   {"aštuoniasdešimt*"},
			"90":   {"devyniasdešimt*"},
			"100":  {"šimtas", "šimtą", "šimto", "šimtai", "šimtus", "šimtų"},
			"1000": {"tūkstantis", "tūkstantį", "tūkstančio", "tūkstančiai", "tūkstančių"},
		},
		Months:    []string{"saus*", "vasario", "kovo", "baland*", "geguž*", "birž*", "liep*", "rugpjū*", "rugsėj*", "spal*", "lapkri*", "gruod*"},
		Weekdays:  []string{"pirmadien*", "antradien*", "trečiadien*", "ketvirtadien*", "penktadien*", "šeštadien*", "sekmadien*"},
		Days:      []string{"šiandien", "rytoj", "poryt", "kitą savaitę", "šią savaitę"},
		Between:   []string{"iki", "ir", "arba", "ar"},
		AllDay:    []string{"visą parą"},
		Since:     []string{"nuo", "tarp"},
		At:        []string{"nuo", "iki", "po", "apie"},
		Clock:     []string{"val", "valand*", "h"},
		Afternoon: []string{"val popiet", "val vakaro", "popiet", "vakaro", "valandą vakaro", "valandos vakaro"},
		Opens:     []string{"dirba*", "atidaro*", "atsidaro*", "uždaro*", "užsidaro*", "pradeda*", "baigia*"},
		Closed:    []string{"uždaryt*", "neatidar*", "neveik*", "poilsio dien*", "laisvadien*", "išeigin*", "ilsimės", "nedirba*", "nedirbsi*", "klientų neaptarnauj*", "interesantų neaptarnauj*", "interesantų nepriim*", "lankytojų nepriim*", "pacientų nepriim*"},
	}
}

func lithuanianAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automatinis atsakymas", "automatinis pranešimas", "automatinis laiškas", "auto atsakymas", "nesu biure", "nesu darbe", "ne biure", "ne darbe", "ne vietoje", "atostogos", "atostogauju", "esu atostogose",
			"nedarbingumas", "komandiruotė", "nebedirbu", "nedirbame", "biuras nedirba", "šventės",
		},
		AckSubjects: []string{
			"gavome jūsų", "gautas jūsų", "gauta jūsų", "gauta:", "gauta užklausa", "jūsų užklausa gauta", "jūsų laiškas gautas", "jūsų žinutė gauta", "jūsų kreipimasis", "jūsų užklausa", "užklausa gauta", "užklausa užregistruota", "užregistruota", "registracijos nr", "registracijos numeris", "dėkojame už jūsų", "dėkojame už laišką", "dėkojame už užklausą", "ačiū už jūsų", "ačiū už laišką", "ačiū, kad kreip", "dėkojame, kad kreip", "patvirtinimas apie gavimą", "gavimo patvirtinimas",
		},
		Robot: []string{
			"automatinis laiškas", "automatinis pranešimas", "automatinis atsakymas", "automatinė žinutė", "automatiškai sugeneruot", "sugeneruotas automatiškai", "sugeneruota automatiškai", "siunčiamas automatiškai", "siunčiama automatiškai", "išsiųstas automatiškai", "išsiųsta automatiškai", "sukurtas automatiškai", "suformuotas automatiškai", "prašome neatsakyti", "prašome į jį neatsakyti", "prašome į šį laišką neatsakyti", "neatsakykite į šį", "į šį laišką neatsak", "į šį laišką atsakyti nereikia", "atsakyti į jį nereikia", "į šį pranešimą neatsak", "neatsakinėkite", "neatsakykite",
		},
		Away: []string{
			"atostogauju", "atostogaujame", "esu atostogose", "būsiu atostogose", "atostogose", "kasmetinėse atostogose", "esu komandiruotėje", "komandiruotėje", "komandiruotė", "nesu biure", "nebūsiu biure", "nesu darbe", "nebūsiu darbe", "ne darbo vietoje", "nesu darbo vietoje", "manęs nebus", "manęs nėra", "nedirbu", "nedirbsiu", "nedirbame iki", "sergu", "nedarbingum", "vaiko priežiūros", "motinystės", "laiškų neskaitau", "laiškų neskaitysiu", "neskaitau laiškų", "pašto neskaitau", "pašto netikrin", "laiškų netikrin", "neturėsiu prieigos", "neturiu prieigos", "ribota prieiga", "prie kompiuterio neprieisiu", "prie kompiuterio nebūsiu", "nebūsiu prie kompiuterio", "nebūsiu pasiekiam", "negalėsiu atsakyti", "negaliu atsakyti", "išvykęs", "išvykusi", "išvykstu", "esu išvyk", "dalyvauju parodoje", "dalyvauju konferencijoje", "nebedirb", "biuras nedirba", "nebūsime",
			"nedirbame", "šiandien nedirb", "poilsio diena", "laisvadien", "švenčių dienomis", "per šventes", "šventiniu laikotarpiu", "esame uždar", "uždaryta iki", "mokymuose", "konferencijoje",
			"parodoje", "adresas nebenaudojamas", "nebenaudojam", "paliko įmonę", "išėjo iš įmonės", "į laiškus neatsak", "laiškus tikrinu retai", "paštą tikrinu retai", "pašta tikrinu",
			"negalėsiu perskaityti", "esu ne biure", "ne biure", "šiuo metu nesu", "vaiko auginimo", "tėvystės",
		},
		Return: []string{
			"grįšiu", "grįžtu", "sugrįšiu", "sugrįžtu", "grįžęs", "grįžusi", "kai grįšiu", "biure būsiu", "būsiu biure", "darbe būsiu", "būsiu darbe", "dirbsiu nuo", "man grįžus", "mano nebuvimo", "man nesant", "kol manęs nėra", "mane pavaduo", "pavaduoja", "skubiais atvejais", "skubiais klausimais", "skubiu atveju", "skubos atveju", "jei skubu", "jeigu skubu", "jei klausimas skubus", "jei reikia skubiai", "jeigu reikia skubiai", "neatidėliotinais", "kreipkitės į", "prašau kreiptis į", "prašome kreiptis į", "mano kolega", "mano kolegė", "mano kolegę", "mano kolegą", "atsakysiu pavėluotai", "atsakysiu vėliau", "viską perskaitysiu", "atsakysiu grįž", "nepersiunčia",
			"atsakysime grįž", "mane vaduoja", "vaduoja", "dėl skubių", "skubiems klausimams", "skubius klausimus", "jei klausimas negali laukti", "vėl dirbsime", "vėl dirbame",
		},
		Received: []string{
			"gavome jūsų", "jūsų laišką gavome", "jūsų užklausą gavome", "jūsų žinutę gavome", "jūsų laiškas gautas", "jūsų laiškas jau", "jūsų laiškas pasiekė", "jūsų užklausa gauta", "jūsų užklausa … gauta", "jūsų užklausa užregistruota", "jūsų užklausa … užregistruota", "jūsų užklausa priimta", "jūsų užklausa perduota", "jūsų žinutė gauta", "jūsų žinutė išsiųsta", "jūsų pranešimas gautas", "jūsų pranešimas išsiųstas", "jūsų kreipimasis gautas", "jūsų kreipimasis užregistruotas", "jūsų kreipimasis priimtas", "jūsų kreipimuisi suteiktas", "kreipimuisi suteiktas", "užklausai suteiktas", "užklausai priskirtas", "suteiktas numeris", "priskirtas numeris", "užregistruota numeriu", "užregistruotas numeriu", "užklausa užregistruota", "užklausa priimta", "kreipimasis užregistruotas", "jį perduosime", "ją perduosime", "perduosime konsultant", "perduosime specialist", "perduota specialist", "perduota atsaking", "patvirtiname, kad gavome", "patvirtiname gavę", "sėkmingai gaut", "sėkmingai išsiųst", "laukia eilėje",
			"laišką gavome", "užklausą gavome", "žinutę gavome", "gavome tavo", "jau skaitome", "užregistruota ir", "užregistruotas", "jūsų užklausą priėmėme", "priimta nagrinėti",
			"sėkmingai pateikt", "pasiekė mus",
		},
		Promise: []string{
			"susisieksime", "su jumis susisieks", "susisieks su jumis", "su jumis netrukus", "atsakysime", "jums atsakys", "atsakymą gausite", "gausite atsakymą", "atsakymą pateiksime", "pateiksime atsakymą", "pasistengsime atsakyti", "stengiamės atsakyti", "stengsimės atsakyti", "kaip įmanoma greičiau", "kuo greičiau", "artimiausiu metu", "netrukus", "eilės tvarka", "mūsų konsultant", "mūsų specialist", "mūsų vadybinink", "mūsų komanda", "išnagrinėsime", "peržiūrėsime", "nagrinėjame jūsų",
			"stengiamės atsak", "atsakysim", "susisieks mūsų", "susisieksim", "artimiausiomis valandomis", "atsakome per", "įprastai atsakome", "dažniausiai per", "reaguosime",
			"grįšime su atsakymu", "mūsų darbuotoj", "atsakingas darbuotoj",
		},
		Personal: []string{"paklausiu", "pasiteirausiu", "leiskite pasitikslinti", "leiskite pirma pasitikslinti", "rytoj jums parašysiu", "rytoj jums paskambinsiu"},
		Deadline: []string{
			"per 1", "per 2", "per 3", "per 4", "per 5", "per 24", "per 48", "per vieną", "per dvi", "per tris", "per darbo dieną", "per artimiaus", "ne vėliau", "iki rytojaus", "iki dienos pabaigos", "rytoj", "šiandien", "darbo dienų", "darbo dienas", "darbo dieną", "val. laikotarp", "kitą darbo dieną",
		},
		Ticket: []string{
			"užklausos nr", "užklausos numeris", "užklausa#", "užklausa #", "užklausa nr", "užklausai suteiktas", "kreipimosi nr", "kreipimosi numeris", "kreipimuisi suteiktas", "registracijos nr", "registracijos numeris", "bilieto nr", "suteiktas numeris", "priskirtas numeris", "numeriu", "numeris", "nr.", "užsakymo nr",
		},
		Filler: []string{
			"dėkojame už jūsų", "dėkojame už laišką", "dėkojame už užklausą", "dėkojame, kad kreip", "dėkojame, kad paraš", "dėkojame, kad susidom", "ačiū už jūsų", "ačiū už laišką", "ačiū už užklausą", "ačiū, kad kreip", "ačiū, kad paraš", "ačiū, kad rašote", "džiaugiamės, kad paraš", "smagu, kad rašote", "smagu, kad paraš", "darbo laikas", "darbo valandos", "dirbame", "darbo dienomis", "i-v", "pirmadieni", "palikite numerį", "nurodykite numerį", "nekeiskite temos", "laiško temoje", "būseną galite", "jūsų žinutės tekstas", "jūsų užklausos tekstas", "jūsų žinutė:", "jūsų rašėte", "dažniausiai užduodam", "rašydami dar kartą", "atsiprašome už laikinus", "padidėjusio srauto", "gauname daug",
			"gerbiamas kliente", "apsilankykite duk", "duk puslap", "ieškote greito", "nurodykite šį numerį", "gražių švenčių", "naudinga informacija",
		},
		Status: []string{
			"užklausa uždaryta", "užklausa išspręsta", "kreipimasis uždarytas", "užklausos būsena", "būsena pakeista", "įvertinkite", "kaip vertinate", "kaip vertintumėte", "užpildykite anketą", "trumpą apklausą", "dalyvaukite apklausoje", "jūsų nuomonė", "palikite atsiliepimą", "jūsų užsakymas", "užsakymas nr", "užsakymas priimtas", "užsakymas patvirtintas", "užsakymas išsiųstas", "jūsų slaptažod", "slaptažodžio", "patvirtinkite registraciją", "patvirtinkite el", "patvirtinimo kodas", "sąskaita faktūra", "jūsų sąskaita", "jūsų siunta", "paskyra sukurta",
		},
		Transaction: []string{
			"užsakymas išsiųstas", "išsiųstas per kurjer", "siuntos numeris", "siuntą galite sekti", "sekti siuntą", "siunta pakeliui", "siunta atvyko", "atsiimkite siuntą", "užsakymas paruoštas",
			"ačiū už užsakymą", "dėkojame už užsakymą", "ačiū, kad perkate", "parengta sąskaita", "sąskaita už", "mokėtina suma", "apmokėti iki", "mokėjimas gautas", "mokėjimo patvirtinim",
			"savitarno", "prisijungimo duomen", "slaptažodį", "slaptažodis", "vienkartinis kodas", "jūsų kodas", "patvirtinkite savo", "užsiregistravote", "ačiū, kad užsiregistravote",
			"jei jūs nesiregistrav", "jei tai buvote ne jūs", "rezervacija patvirtinta", "rezervacijos nr", "rezervacijos numeris", "prenumerata atnaujin", "baigia galioti", "pranešimas apie",
			"kvietimas:", "naujas komentaras", "apklaus", "įvertinkite savo",
		},
		Challenge: []string{
			"nesate robotas", "ne robotas", "esate žmogus", "jūsų laiškas sulaikytas", "laiškas sulaikytas", "laiškas laikinai sulaikytas", "kad laiškas būtų pristatytas", "kad jūsų laiškas būtų", "patvirtinkite, kad", "patvirtinkite siuntimą", "patvirtinkite laišk", "spustelėkite … patvirtin", "paspauskite … patvirtin", "apsauga nuo brukalo", "nuo brukalo", "nuo šlamšto", "pirmą kartą raš", "tik vieną kartą", "nepatvirtinti laiškai",
		},
		OptOut: []string{
			"atsisakyti naujien", "naujienlaiškio atsisak", "atsisakyti prenumerat", "atsisakyti gauti", "nebenorite naujien", "nebenorite gauti", "nenorite gauti", "nebegauti", "prenumeratos nustatym", "šį laišką gavote", "gavote šį laišką", "gaunate šį laišką", "šis laiškas išsiųstas", "peržiūrėti naršyklėje", "atidaryti naršyklėje", "nematote laiško", "prenumeruojate",
			"atsisakykite prenumerat", "atsisakykite naujienlaišk", "prenumeratos atsisak", "nebenorite", "užsiprenumeravote", "prenumeravote", "gaunate, nes", "gavote, nes", "peržiūrėti internete",
			"nerodomas tinkamai", "tvarkyti prenumerat",
		},
		Offer: []string{
			"nuolaid", "akcij", "išpardavim", "pasiūlym", "specialus pasiūlymas", "tik iki", "tik šiandien", "tik šią savaitę", "paskutinė proga", "nepraleiskite", "suspėkite", "paskubėkite", "dovan", "nemokamas pristatymas", "pristatome nemokamai", "pirkite dabar", "pirkti dabar", "užsisakykite dabar", "daugiau informacijos", "sužinoti daugiau", "skaityti daugiau", "žiūrėti pasiūlymus", "naujienlaišk", "naujienos", "nuolaidos kod", "pigiau", "geriausia kaina", "išskirtinis",
			"apsipirk", "žiūrėti daugiau", "laimėk", "laimėti", "naujas salonas", "nauja kolekcija", "kolekcij", "webinar", "seminar", "geriausi pasiūlym", "sutaupykite", "taupyk",
			"juodasis penktadienis", "lojalumo", "ypatinga kaina", "super kaina",
		},
		Failed: []string{
			"nepristatyta", "nepristatytas", "pristatyti nepavyko", "nepavyko pristatyti", "neįmanoma pristatyti", "nepavyko išsiųsti", "pristatymo klaida", "pristatymo ataskaita", "grąžintas laiškas", "adresas nerastas", "gavėjas nerastas", "dėžutė pilna", "dėžutė perpildyta", "neegzistuoja", "laiškas atmestas",
			"gavėjams arba grupėms nepavyko", "nebuvo pristatyt", "nepristatom", "pristatymas nepavyko", "pristatyti … nepavyko", "laiškas grąžint",
		},
		Delayed: []string{
			"pristatymas vėluoja", "pristatymas atidėtas", "dar nepristatyta", "dar nepristatytas", "bus bandoma dar", "bus bandoma pakartotinai", "pakartotinai siųsti nereikia", "laikina klaida",
			"pristatymas uždelstas", "pristatymas vėluos", "bandysime pristatyti", "bus bandoma pristatyti", "kol kas nepristatyt",
		},
		Full: []string{
			"dėžutė pilna", "dėžutė yra pilna", "dėžutė … pilna", "dėžutė perpildyta", "dėžutė yra perpildyta", "viršyta kvota", "viršijo kvotą", "nepakanka vietos",
		},
		Nobody: []string{
			"adresas nerastas", "adresas nebuvo rastas", "gavėjas nerastas", "vartotojas nerastas", "naudotojas nerastas", "nepavyko rasti", "adresas neegzistuoja", "tokio adreso nėra", "tokio gavėjo nėra", "nežinomas gavėjas", "nežinomas vartotojas", "dėžutė neegzistuoja",
		},
		Read: []string{
			"perskaityta:", "skaityta:", "jūsų pranešimas perskaitytas", "jūsų laiškas perskaitytas", "laiškas buvo perskaitytas", "pranešimas buvo perskaitytas", "buvo perskaitytas", "buvo parodytas", "buvo atidarytas", "perskaitymo patvirtinimas", "skaitymo patvirtinimas",
		},
		Portal: []string{
			"kliento paskyroj", "klientų savitarn", "atsakymą rasite savo", "atsakymas laukia jūsų",
			"prisijunkite prie", "prisijungę prie", "atsakymą rasite prisijung", "atsakymas pateiktas savitarn", "atsakymą rasite savitarn", "peržiūrėti atsakymą", "skaityti atsakymą", "saugų pranešimą",
		},
	}
}

func lithuanianQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"rašė", "parašė", "rašo", "rašėte", "parašėte", "rase", "parase"},
		Opens:     []string{"pirm.,", "antr.,", "treč.,", "ketv.,", "penkt.,", "šešt.,", "sekm.,", "jūs", "cituojama"},
		From:      []string{"nuo", "siuntėjas", "kas", "siuntikas"},
		Labels:    []string{"data", "kam", "kopija", "cc", "gavėjas", "svarba", "priedai", "skirta", "atsakymą gaus"},
		Telling:   []string{"išsiųsta", "siųsta", "išsiųstas", "tema"},
		Original:  []string{"pradinis pranešimas", "pradinis laiškas", "originalus laiškas", "originalus pranešimas", "originali žinutė", "pirminis laiškas", "pirminis pranešimas", "original message", "ankstesnis laiškas"},
		Forwarded: []string{"persiųstas laiškas", "persiunčiamas laiškas", "persiųstas pranešimas", "persiunčiama žinutė", "persiųsta žinutė", "persiųsta", "persiųsto laiško pradžia"},
		ReplyAbove: []string{
			"rašykite atsakymą virš šios", "atsakymą rašykite virš", "atsakykite virš šios", "įveskite atsakymą virš", "virš šios eilutės",
			"rašykite atsakymą virš", "savo atsakymą rašykite virš", "atsakymą įrašykite virš", "atsakykite virš", "prašome atsakyti virš", "prašome rašyti virš",
			"virš šios linijos", "nerašykite žemiau šios",
		},
		Repeated: []string{
			"jūsų žinutės tekstas", "jūsų žinutė", "jūsų laiškas", "jūsų užklausa", "jūsų rašėte", "jūs rašėte", "jūsų laiško tekstas", "jūsų klausimas", "užklausos tekstas", "žinutės tekstas",
			"jūsų pranešimas", "laiško tekstas", "jūsų kreipimasis",
		},
		Devices: []string{
			"išsiųsta iš", "siųsta iš", "išsiųsta naudojant", "išsiųsta su", "parašyta iš", "atsisiųsti outlook", "išsiųsta iš mano", "išsiųsta iš „iphone",
			"išsiųsta iš samsung", "išsiųsta iš outlook", "siųsta iš mano", "siunčiama iš", "siunčiu iš", "gauti outlook", "gaukite „outlook", "gaukite outlook",
			"išsiųsta per", "išsiųsta mobiliuoju", "rašyta iš", "atleiskite už glaustumą",
		},
		Confidential: []string{
			"konfidencial", "skirta tik adresatui", "skirtas tik adresatui", "skirta tik jame nurodytam", "nesate adresatas", "nesate šio laiško", "ne jums skirt", "gavote šį laišką per klaidą", "gavote šį pranešimą per klaidą", "gavote per klaidą",
			"gavote jį per klaidą", "per klaidą gav", "prieš spausdindami", "tausokime gamtą", "tausokite gamtą", "ar tikrai būtina spausdinti", "patikrinta nuo virusų",
			"konfidenciali informacija", "konfidencialios informacijos", "skirtas išimtinai", "skirta išimtinai", "jei šį laišką gavote", "jei gavote šį",
			"jeigu gavote šį", "informuokite siuntėją", "praneškite siuntėjui", "ištrinkite šį", "platinti, kopijuoti", "kopijuoti, platinti", "prieš spausdinant",
			"prieš atspausdin", "pagalvokite apie gamtą", "pagalvokite apie aplinką", "saugokime gamtą", "saugokite gamtą", "tausokime aplinką",
			"tausokite aplinką", "taupykite popierių",
		},
		Footers: []string{"šį laišką gavote", "atsisakyti naujienlaiškio", "atsisakyti prenumeratos", "šį laišką išsiuntė", "laiškas išsiųstas naudojant", "jūs esate įtrauktas"},
		External: []string{
			"išorinis siuntėjas", "laiškas iš išorės", "gautas iš išorės", "išorinis laiškas", "nespauskite nuorodų", "dėmesio", "atsargiai", "įspėjimas",
			"laiškas gautas iš išorės", "šis laiškas gautas iš", "šis laiškas atsiųstas iš", "siuntėjas yra ne iš", "iš išorinio siuntėjo", "išorinis el. laiškas",
			"[išorin", "už organizacijos ribų", "ne iš organizacijos", "neatidarykite priedų", "nespauskite ant nuorodų", "jei nepažįstate siuntėjo",
			"nedažnai gaunate", "sužinokite, kodėl tai svarbu",
		},
		Inline: []string{"atsakymai žemiau", "atsakau žemiau", "mėlynai", "mėlyna spalva", "raudonai", "raudona spalva", "žaliai", "žr. žemiau", "atsakymus rasite žemiau", "tekste žemiau"},
		Trailers: []string{
			"įvertinkite", "prašome įvertinti", "kaip vertinate", "kaip mums sekėsi", "ar esate patenkint", "ar atsakymas buvo naudingas", "jums siunčiama kopija",
			"norėdami pridėti komentarą", "norėdami peržiūrėti užklausą", "peržiūrėti užklausą", "peržiūrėti bilietą", "užklausos nuoroda", "šis el. laiškas",
			"jei nebenorite gauti", "jeigu nebenorite gauti", "norėdami atsisakyti", "prenumeruokite", "sekite mus", "atsisiųskite mūsų", "dalyvaukite apklausoje",
			"užpildykite apklausą", "padėkite mums tobulėti",
			"šis laiškas išsiųstas", "šis laiškas buvo išsiųstas", "gavote šį laišką", "jūs gavote šį",
		},
	}
}
