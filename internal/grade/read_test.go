package grade

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var jonas = Context{Language: "lt", PersonaFirst: "Jonas", PersonaLast: "Petrauskas", CompanyName: "UAB „Žalia giria“"}

// TestFacts reads single facts out of short texts; quote is a part of the span that shows it, "" = does not hold.
func TestFacts(t *testing.T) {
	vilte := Context{Language: "lt", PersonaFirst: "Viltė", PersonaLast: "Kazlauskaitė", CompanyName: "Baltas lapas"}
	liza := Context{Language: "ru", PersonaFirst: "Елизавета", PersonaLast: "Соколова", CompanyName: "ООО «Тихий двор»"}
	eevi := Context{Language: "et", PersonaFirst: "Eevi", PersonaLast: "Kask", CompanyName: "Tooming"}
	berta := Context{Language: "de", PersonaFirst: "Berta", PersonaLast: "Vogt", CompanyName: "Lindenhof"}
	mary := Context{Language: "en", PersonaFirst: "Mary", PersonaLast: "Whitlock", CompanyName: "Copper Kettle Ltd"}
	for _, c := range []struct {
		name            string
		ctx             Context
		text, signature string
		fact, quote     string
	}{
		{"vocative", jonas, "Sveiki, Jonai,\nkaina nesikeičia.", "", "addressed_by_name", "Jonai"},
		{"dative of the last name", jonas, "Ponui Petrauskui atsakome.", "", "addressed_by_name", "Petrauskui"},
		{"another name", jonas, "Laba diena, Juozai.", "", "addressed_by_name", ""},
		{"without diacritics", vilte, "Laba diena Vilte, kainos nesikeite.", "", "addressed_by_name", "Vilte"},
		{"Latin for Cyrillic", liza, "Dear Elizaveta, the price is the same.", "", "addressed_by_name", "Elizaveta"},
		{"genitive in Russian", liza, "Ответ для Елизаветы Соколовой.", "", "addressed_by_name", "Елизаветы"},
		{"the signer's own name", mary, "Hello,\nthe price is 5 EUR.\nMary Jones", "Mary Jones", "addressed_by_name", ""},

		{"greeting after the name", liza, "Елизавета, здравствуйте!\nЦена та же.", "", "greeting", "здравствуйте"},
		{"no greeting", mary, "The price is 5 EUR and we deliver tomorrow. Say hello to your sister.", "", "greeting", ""},

		{"thanks for writing", jonas, "Laba diena,\ndėkojame, kad parašėte.\nKaina 5 Eur.", "", "thanked", "dėkojame"},
		{"thanks as a closing", mary, "Hi,\nit costs 5 EUR and takes two days to arrive at your door.\nThanks,\nTom", "Tom", "thanked", ""},
		{"thanks for patience", mary, "Hello,\nthank you for your patience. It costs 5 EUR to have it delivered.", "", "thanked", ""},
		{"pleasure", liza, "Добрый день!\nРады, что вы нам написали.\nСтоимость 500 руб.", "", "thanked", "Рады"},

		{"closing", jonas, "Kaina 5 Eur.\n\nPagarbiai\nRasa", "Rasa", "polite_closing", "Pagarbiai"},
		{"closing and name in one line", liza, "Цена 500 руб.\n\nС уважением, Инна", "Инна", "polite_closing", "С уважением"},
		{"no closing", mary, "It costs 5 EUR.\nTom", "Tom", "polite_closing", ""},

		{"full name before the short one", mary, "It costs 5 EUR.\n\nCheers,\nTom\n\nTom Harker\nShop Manager", "Tom Harker\nShop Manager", "responder_name", "Tom Harker"},
		{"a team is nobody", mary, "It costs 5 EUR.\n\nBest regards,\nThe Copper Kettle team", "The Copper Kettle team", "responder_name", ""},
		{"a department is nobody", jonas, "Kaina 5 Eur.\n\nPagarbiai\nPardavimų skyrius", "Pardavimų skyrius", "responder_name", ""},
		{"a telephone is nobody", mary, "it costs 5\n\nSent from my iPhone", "Sent from my iPhone", "responder_name", ""},
		{"the first word of an unsigned line", jonas, "Terminas – 2 darbo dienos.", "", "responder_name", ""},
		{"a yes above a telephone's line", eevi, "Jah, võtame vastu kõiki pangakaarte.\n\nSaadetud minu Galaxyst", "Saadetud minu Galaxyst", "responder_name", ""},
		{"a verb before a comma", eevi, "Tere!\nArvestage, et aega kulub 2-3 päeva.", "", "responder_name", ""},
		{"a German yes", berta, "Guten Tag,\nJa, selbstverständlich.", "", "responder_name", ""},
		{"a yes on a line of its own", berta, "Guten Tag,\n\nJa.", "", "responder_name", ""},
		{"a name on a line of its own", mary, "It costs 5 EUR.\nTom", "", "responder_name", "Tom"},
		{"a name and a job in the last line", mary, "It costs 5 EUR.\nTom Harker, Shop Manager", "", "responder_name", "Tom Harker"},
		{"a name behind a closing", mary, "It costs 5 EUR.\nCheers, Tom", "", "responder_name", "Tom"},
		{"introduced in the text", liza, "Здравствуйте! Меня зовут Роман, я отвечу на ваш вопрос. Доставка стоит 500 рублей и занимает два дня.", "", "responder_name", "Роман"},

		{"role beside the name", mary, "It costs 5.\n\nOwen Pendry, Events & Packages", "Owen Pendry, Events & Packages", "responder_role", "Events & Packages"},
		{"role in lower case", liza, "Стоит 500 руб.\n\nИван Рогов\nлогистика", "Иван Рогов\nлогистика", "responder_role", "логистика"},
		{"no role", jonas, "Kaina 5 Eur.\n\nRasa Šimkutė\n+370 612 34567", "Rasa Šimkutė\n+370 612 34567", "responder_role", ""},

		{"company declined", jonas, "Rašau iš „Žalios girios“ biuro.", "", "company_named", "Žalios girios"},
		{"company only in an address", mary, "It costs 5, see www.copper-kettle.example.", "", "company_named", ""},
		{"another firm with its legal form", jonas, "Kaina 5 Eur.\n\nRasa\nUAB „Miško ratas“", "Rasa\nUAB „Miško ratas“", "company_named", "UAB"},

		{"labelled phone", jonas, "Skambinkite tel. 8 612 34567.", "", "phone", "8 612 34567"},
		{"international phone", mary, "Ring +44 1632 960418 any time.", "", "phone", "+44 1632 960418"},
		{"a date is no phone", mary, "We are closed until 12.10.2026 inclusive.", "", "phone", ""},
		{"a code is no phone", jonas, "Įmonės kodas 304567890.", "", "phone", ""},
		{"a price is no phone", liza, "Всего 1 250 000 руб.", "", "phone", ""},

		{"Lithuanian street", jonas, "Laukiame Pilies g. 31, Vilniuje.", "", "postal_address", "Pilies g. 31"},
		{"German street", mary, "Rheinpfad 21, 50667 Köln", "", "postal_address", "Rheinpfad 21"},
		{"a road without a number", mary, "Take the coast road and turn left.", "", "postal_address", ""},

		{"bare domain", jonas, "Daugiau: zaliagiria.lt.", "", "website", "zaliagiria.lt"},
		{"e-mail is no website", mary, "Write to shop@copper-kettle.example.", "", "website", ""},
		{"a forgotten space is no website", mary, "That is fine.Best regards", "", "website", ""},

		{"invitation", jonas, "Kilus klausimams, drąsiai skambinkite.", "", "invites_questions", "drąsiai"},
		{"invitation in Russian", liza, "Если что-то непонятно, пишите.", "", "invites_questions", "непонятно"},
		{"a question mentioned", mary, "Your question was passed to the kitchen.", "", "invites_questions", ""},

		{"promise", liza, "Уточню у бригадира и завтра напишу.", "", "next_step", "Уточню"},
		{"request", jonas, "Atsiųskite tikslų adresą.", "", "next_step", "Atsiųskite"},
		{"proposal", mary, "Shall I book a table for you?", "", "next_step", "Shall I"},
		{"an invitation is no step", mary, "If you have any questions, let me know.", "", "next_step", ""},

		{"offer", mary, "You may also like our spring bundle at £40.", "", "related_offer", "bundle"},
		{"clarifying question", jonas, "Koks jūsų pašto kodas ir kelintas aukštas?", "", "clarifying_question", "pašto kodas"},
		{"a proposal asks nothing", jonas, "Ar rezervuoti jums staliuką šeštadieniui?", "", "clarifying_question", ""},
		{"deflected", liza, "Все цены есть на нашем сайте www.dvor.example.", "", "deflected", "на нашем сайте"},
		{"apology", jonas, "Atsiprašau, kad vėluoju.", "", "apologised", "Atsiprašau"},
		{"regret is no apology", liza, "К сожалению, мест нет.", "", "apologised", ""},

		{"merge field", mary, "Dear {{first_name}},", "", "unfilled_placeholder", "{{first_name}}"},
		{"field in brackets", liza, "Срок [СРОК] дней.", "", "unfilled_placeholder", "[СРОК]"},
		{"a link in brackets", mary, "See [link] below.", "", "unfilled_placeholder", ""},
		{"a ruler", mary, "Hello\n________\nTom", "", "unfilled_placeholder", ""},

		{"wrong language", jonas, "Dear Jonas, the delivery costs five euros and takes two days.", "", "language_matches", ""},
	} {
		t.Run(c.fact+"/"+c.name, func(t *testing.T) {
			f := Read(c.text, c.signature, c.ctx).Facts[c.fact]
			if f.Holds != (c.quote != "") || !strings.Contains(f.Span.Quote+f.Value, c.quote) {
				t.Errorf("%+v, want %q in %q", f, c.quote, c.text)
			}
		})
	}
}

// TestAnswers binds answers to questions and compares them with the key.
func TestRule7_Answers(t *testing.T) {
	price := Question{ID: "price", Text: "How much is delivery?", Expects: "money", Cues: []string{"delivery", "deliver"}, Key: "EUR 4.90"}
	mounting := Question{ID: "mounting", Text: "What does mounting cost?", Expects: "money", Key: "30 EUR"}
	days := Question{ID: "days", Text: "How long does delivery take?", Expects: "duration", Cues: []string{"takes", "days", "arrive"}, Key: "2-3 working days"}
	hours := Question{ID: "hours", Text: "What are your opening hours on Saturday?", Expects: "hours", Cues: []string{"saturday", "open"}, Key: "10:00-15:00"}
	card := Question{ID: "card", Text: "Can I pay by card?", Expects: "yes_no", Cues: []string{"card", "cards", "cash"}, Key: "yes"}
	kaina := Question{ID: "price", Text: "Kiek kainuoja pristatymas?", Expects: "money", Cues: []string{"pristatymas", "kaina"}, Key: "4,90 EUR"}
	kortele := Question{ID: "card", Text: "Ar galima atsiskaityti kortele?", Expects: "yes_no", Cues: []string{"kortele", "grynaisiais"}, Key: "taip"}
	cena := Question{ID: "price", Text: "Сколько стоит доставка?", Expects: "money", Cues: []string{"доставка"}, Key: "4.9 евро"}
	date := Question{ID: "date", Text: "When does the course begin?", Expects: "date", Key: "2026-11-20"}
	person := Question{ID: "who", Text: "Who teaches the course?", Expects: "person", Key: "Owen Pendry"}
	phone := Question{ID: "phone", Text: "What is your phone number?", Expects: "phone", Key: "+370 612 34567"}
	link := Question{ID: "link", Text: "Could you send the link to the price list?", Expects: "url", Key: "https://www.kettle.example/prices"}
	dog := Question{ID: "dog", Text: "May I bring my dog?", Expects: "yes_no", Cues: []string{"dog", "dogs", "cat", "cats"}, Key: "yes"}
	suo := Question{ID: "dog", Text: "Ar galima ateiti su šunimi?", Expects: "yes_no", Cues: []string{"šuo", "šunimi", "šunys", "šunis", "šunų", "katė", "kates"}, Key: "ne"}
	sobaka := Question{ID: "dog", Text: "Можно ли прийти с собакой?", Expects: "yes_no", Cues: []string{"собака", "собаки", "собак", "кошек", "кошки"}, Key: "нет"}
	laikas := Question{ID: "hours", Text: "Kokios jūsų darbo valandos sekmadienį?", Expects: "hours", Cues: []string{"sekmadienį", "sekmadieniais", "atidarome", "dirbame"}, Key: "9:00-16:00"}
	chasy := Question{ID: "hours", Text: "До которого часа вы открыты в воскресенье?", Expects: "hours", Cues: []string{"воскресенье", "воскресеньям", "часы"}, Key: "выходной"}
	lunch := Question{ID: "lunch", Text: "At what time is lunch served?", Expects: "hours", Key: "12:00-14:00"}
	rubli := Question{ID: "price", Text: "Сколько стоит доставка?", Expects: "money", Cues: []string{"доставка"}, Key: "7,20 BYN"}
	valid := Question{ID: "valid", Text: "How long is a season ticket valid?", Expects: "duration", Key: "12 months"}
	galioja := Question{ID: "valid", Text: "Kiek laiko galioja bilietas?", Expects: "duration"}
	srok := Question{ID: "valid", Text: "Сколько действует абонемент?", Expects: "duration", Key: "полгода"}
	book := Question{ID: "book", Text: "Do I need an appointment?", Expects: "yes_no", Key: "no"}
	cut := Question{ID: "cut", Text: "How much does a haircut cost?", Expects: "money"}
	late := Question{ID: "late", Text: "What time do you open on Sunday?", Expects: "hours", Key: "11:00-16:00"}
	parking := Question{ID: "parking", Text: "Do you have parking?", Expects: "yes_no", Key: "yes"}
	deposit := Question{ID: "deposit", Text: "Do I need to leave a deposit?", Expects: "yes_no", Key: "yes"}
	photo := Question{ID: "photo", Text: "How long does a passport photo take?", Expects: "duration", Key: "30 minutes"}
	registruotis := Question{ID: "book", Text: "Ar reikia registruotis iš anksto?", Expects: "yes_no", Key: "reikia"}
	padangos := Question{ID: "tyres", Text: "Kiek kainuoja padangų montavimas?", Expects: "money", Key: "35 EUR"}
	taisote := Question{ID: "mend", Text: "Ar taisote siuvimo mašinas?", Expects: "yes_no", Key: "taip"}
	penktadieni := Question{ID: "friday", Text: "Iki kelintos dirbate penktadienį?", Expects: "hours", Key: "18:00"}
	telefonas := Question{ID: "phone", Text: "Koks jūsų telefono numeris?", Expects: "phone"}
	kada := Question{ID: "when", Text: "Kada galėtumėte atvykti?", Expects: "date"}
	zapis := Question{ID: "book", Text: "Нужно ли записываться на приём?", Expects: "yes_no", Key: "не нужно"}
	parkovka := Question{ID: "parking", Text: "Есть ли у вас парковка?", Expects: "yes_no", Key: "есть"}
	subbota := Question{ID: "saturday", Text: "До скольки вы работаете в субботу?", Expects: "hours", Key: "16:00"}
	visit := Question{ID: "visit", Text: "How much is a consultation?", Expects: "money", Key: "0 EUR"}
	lasts := Question{ID: "lasts", Text: "How long does it take?", Expects: "duration", Key: "45 minutes"}
	far := Question{ID: "far", Text: "How far is it from the station?", Expects: "duration", Key: "20 minutes"}
	parkplatz := Question{ID: "parking", Text: "Gibt es einen Parkplatz?", Expects: "yes_no", Key: "ja"}
	beginn := Question{ID: "begin", Text: "Wann beginnt der Kurs?", Expects: "date", Key: "14.04.2026"}
	wer := Question{ID: "who", Text: "Wer leitet den Kurs?", Expects: "person", Key: "Henrike Maurer"}
	versand := Question{ID: "post", Text: "Was kostet der Versand?", Expects: "money", Key: "4,90 EUR"}
	karta := Question{ID: "card", Text: "Можно ли оплатить картой?", Expects: "yes_no", Key: "да"}
	laupaev := Question{ID: "hours", Text: "Mis kell olete laupäeval avatud?", Expects: "hours", Cues: []string{"laupäeval", "laupäeviti", "avatud", "suletud"}, Key: "10:00-15:00"}
	kaardiga := Question{ID: "card", Text: "Kas saab maksta kaardiga?", Expects: "yes_no", Cues: []string{"kaardiga", "kaarte", "kaardimakse", "pangakaarte", "maksta", "sularahas", "sularaha"}, Key: "jah"}
	karti := Question{ID: "card", Text: "Vai var norēķināties ar karti?", Expects: "yes_no", Cues: []string{"karti", "kartes", "norēķināties", "skaidrā", "skaidru"}, Key: "nē"}
	kaua := Question{ID: "time", Text: "Kui kaua see aega võtab?", Expects: "duration", Key: "2-3 päeva"}
	montaz := Question{ID: "fitting", Text: "Czy zajmują się Państwo także montażem?", Expects: "yes_no", Key: "tak"}
	both := Question{ID: "both", Text: "Can I bring a dog, and how much does it cost?"}
	for _, c := range []struct {
		name, language, text string
		questions            []Question
		want                 string // id=status/correct ...
	}{
		{"two answers", "en", "Delivery is €4.90 and takes 2 to 3 working days.", []Question{price, days}, "price=answered/right days=answered/right"},
		{"one of two", "en", "Delivery is 4.90 EUR.", []Question{price, days}, "price=answered/right days=unanswered/unknown"},
		{"wrong price", "en", "We deliver for 7.90 euros.", []Question{price}, "price=answered/wrong"},
		{"another currency", "en", "Delivery costs £4.90.", []Question{price}, "price=answered/wrong"},
		{"free of charge", "en", "Delivery is free of charge.", []Question{price}, "price=answered/wrong"},
		{"price of something else", "en", "Delivery depends on the courier. You may also like our mug for €12.", []Question{price}, "price=unanswered/unknown"},
		{"website instead", "en", "Delivery prices can be found on our website www.kettle.example.", []Question{price, days}, "price=unanswered/unknown days=unanswered/unknown"},
		{"answer and link", "en", "Delivery is €4.90, see www.kettle.example.", []Question{price}, "price=answered/right"},
		{"numbered answers", "en", "1. €4.90\n2. two or three days", []Question{price, days}, "price=answered/right days=answered/right"},
		{"numbered in another order", "en", "2) 3 days\n1) 4.90 EUR", []Question{price, days}, "price=answered/right days=answered/right"},
		{"one kind twice, by number", "en", "2) 30 EUR\n1) 4.90 EUR", []Question{price, mounting}, "price=answered/right mounting=answered/right"},
		{"one kind twice, in order", "en", "4.90 EUR and 30 EUR.", []Question{price, mounting}, "price=answered/right mounting=answered/right"},
		{"one kind twice, by cues", "en", "Mounting is 30 EUR, delivery 4.90 EUR.", []Question{price, mounting}, "price=answered/right mounting=answered/right"},
		{"terse", "en", "4.90 eur, 3 days", []Question{price, days}, "price=answered/right days=answered/right"},
		{"put off", "en", "I will find out about delivery and get back to you tomorrow.", []Question{price, days}, "price=unanswered/unknown days=unanswered/unknown"},
		{"hours with am and pm", "en", "On Saturdays we are open from 10 am to 3 pm.", []Question{hours}, "hours=answered/right"},
		{"hours apart", "en", "We open at 10:00 on Saturday and close at 14:00.", []Question{hours}, "hours=answered/wrong"},
		{"closed", "en", "We are closed on Saturdays.", []Question{hours}, "hours=answered/wrong"},
		{"yes", "en", "Of course, cards are welcome.", []Question{card}, "card=answered/right"},
		{"no", "en", "I'm afraid we cannot take cards.", []Question{card}, "card=answered/wrong"},
		{"no dogs, no price", "en", "No, dogs are not allowed.", []Question{both}, "both=answered/unknown"},
		{"half of a double question", "en", "You can bring your dog.", []Question{both}, "both=partly/unknown"},
		{"price announced and not named", "en", "A surcharge may be due for the dog. Bring your dog by all means.", []Question{both}, "both=partly/unknown"},
		{"Lithuanian", "lt", "Pristatymas kainuoja 4,90 €. Kortele atsiskaityti galima.", []Question{kaina, kortele}, "price=answered/right card=answered/right"},
		{"Lithuanian no", "lt", "Kortelių, deja, nepriimame, tik grynaisiais.", []Question{kaina, kortele}, "price=unanswered/unknown card=answered/wrong"},
		{"without diacritics", "lt", "uz pristatyma imam 4.90 eur, kortele galima", []Question{kaina, kortele}, "price=answered/right card=answered/right"},
		{"Russian", "ru", "Доставка обойдётся в 4,90 EUR.", []Question{cena}, "price=answered/right"},
		{"English to a Lithuanian question", "lt", "Hello, the delivery price is EUR 4.90 for the whole country.", []Question{kaina}, "price=answered/right"},
		{"a currency of several countries", "ru", "Доставка стоит 7,20 руб.", []Question{rubli}, "price=answered/right"},
		{"rubles and kopecks", "ru", "Доставка: 7 рублей 20 копеек.", []Question{rubli}, "price=answered/right"},
		{"rubles of another country", "ru", "Доставка стоит 7,20 российских рублей.", []Question{rubli}, "price=answered/wrong"},
		{"a price with cents alone", "lt", "Už pristatymą – 4,90.", []Question{kaina}, "price=answered/right"},
		{"free to call", "en", "Feel free to call about delivery.", []Question{price}, "price=unanswered/unknown"},
		{"an answer before the offer's words", "en", "Delivery comes to €4.90, with every gift card and voucher.", []Question{price}, "price=answered/right"},
		{"not on that day", "en", "Not on Saturdays.", []Question{hours}, "hours=answered/wrong"},
		{"never opens", "en", "The shop doesn't open on Saturdays.", []Question{hours}, "hours=answered/wrong"},
		{"opens and shuts", "en", "Our doors open at 10 and shut at 3 on Saturday.", []Question{hours}, "hours=answered/right"},
		{"Lithuanian opening without preposition", "lt", "Sekmadienį vartus atidarome 9, uždarome 16 val.", []Question{laikas}, "hours=answered/right"},
		{"Lithuanian day off", "lt", "Sekmadieniais ilsimės.", []Question{laikas}, "hours=answered/wrong"},
		{"Russian day off", "ru", "По воскресеньям мы отдыхаем.", []Question{chasy}, "hours=answered/right"},
		{"an extension number is no hours", "ru", "Звоните: +375 17 000-09-16.", []Question{chasy}, "hours=unanswered/unknown"},
		{"yes to the other question", "lt", "Taip, sekmadieniais dirbame 9–16.", []Question{laikas, suo}, "hours=answered/right dog=unanswered/unknown"},
		{"yes behind the other answer", "lt", "9–16, taip.", []Question{laikas, suo}, "hours=answered/right dog=answered/wrong"},
		{"regret for the other question", "en", "Sadly, no opening hours on Saturdays, we are shut. Dogs are welcome.", []Question{hours, dog}, "hours=answered/wrong dog=answered/right"},
		{"plain statement", "en", "We adore every dog that comes along.", []Question{dog}, "dog=answered/right"},
		{"only something else", "en", "You can only bring cats.", []Question{dog}, "dog=answered/wrong"},
		{"only what was asked", "en", "Dogs only.", []Question{dog}, "dog=answered/right"},
		{"what was asked and something else", "en", "Dogs and cats only.", []Question{dog}, "dog=answered/right"},
		{"something else as well", "en", "We take cats.", []Question{dog}, "dog=answered/unknown"},
		{"no fee is no refusal", "en", "We don't charge for dogs.", []Question{dog}, "dog=answered/right"},
		{"sorry beside the answer", "en", "No dogs, sorry.", []Question{dog}, "dog=answered/wrong"},
		{"to be asked", "en", "I must ask whether dogs may come.", []Question{dog}, "dog=unanswered/unknown"},
		{"Lithuanian only", "lt", "Įleidžiame tik kates.", []Question{suo}, "dog=answered/right"},
		{"Lithuanian not only", "lt", "Priimame ne tik kates, bet ir šunis.", []Question{suo}, "dog=answered/wrong"},
		{"Lithuanian refusal", "lt", "Jokių šunų, atsiprašome.", []Question{suo}, "dog=answered/right"},
		{"Russian only", "ru", "Принимаем только кошек.", []Question{sobaka}, "dog=answered/right"},
		{"Russian not only", "ru", "Принимаем не только кошек, но и собак.", []Question{sobaka}, "dog=answered/wrong"},
		{"English refusal to a Russian question", "ru", "Hello, I am afraid that we cannot let any pets come in.", []Question{sobaka}, "dog=answered/right"},
		{"regret in another language", "ru", "Hello there and good morning to you. No dogs, sorry.", []Question{sobaka}, "dog=answered/right"},
		{"short words look alike in other alphabets", "ru", "Hello there, we cannot let dogs in and would like cash.", []Question{chasy, sobaka}, "hours=unanswered/unknown dog=answered/right"},
		{"a price before what it is for", "lt", "Hello, we charge you EUR 4.90, whatever is the value of the voucher.", []Question{kaina}, "price=answered/right"},
		{"a value is not found by its key", "en", "From 12:00 to 14:00.", []Question{hours, lunch}, "hours=unanswered/unknown lunch=unanswered/unknown"},
		{"how long it is valid, when that is asked", "en", "A season ticket is valid for 12 months.", []Question{valid}, "valid=answered/right"},
		{"a year without a number", "en", "It is valid for a year.", []Question{valid}, "valid=answered/right"},
		{"how long an offer stands is no delivery time", "en", "This quote is valid for 30 days.", []Question{days}, "days=unanswered/unknown"},
		{"the hours of a telephone", "en", "Please call us on 01632 960001, Mon-Fri 9:00-17:00.", []Question{hours}, "hours=unanswered/unknown"},
		{"Lithuanian validity", "lt", "Bilietas galioja metus.", []Question{galioja}, "valid=answered/unknown"},
		{"Russian validity", "ru", "Абонемент действует полгода.", []Question{srok}, "valid=answered/right"},
		{"no need, in other words", "en", "You don't need to book.", []Question{cut, book}, "cut=unanswered/unknown book=answered/right"},
		{"no need by welcoming others", "en", "Walk-ins are welcome. £30.", []Question{cut, book}, "cut=answered/unknown book=answered/right"},
		{"a need", "en", "Booking is essential.", []Question{book}, "book=answered/wrong"},
		{"a need of something else", "en", "You need to call us about prices.", []Question{cut, book}, "cut=unanswered/unknown book=unanswered/unknown"},
		{"a need left open", "en", "Ring us to hear whether you need an appointment.", []Question{book}, "book=unanswered/unknown"},
		{"a price word as the matter", "en", "A deposit of £50 is required.", []Question{deposit}, "deposit=answered/right"},
		{"a need of two asked for", "en", "No deposit is necessary.", []Question{book, deposit}, "book=unanswered/unknown deposit=answered/wrong"},
		{"one time of day", "en", "We open at 11. Unfortunately there is no parking on site.", []Question{late, parking}, "late=answered/right parking=answered/unknown"},
		{"one time of day where two are asked for", "en", "We open at 10 on Saturday.", []Question{hours}, "hours=partly/right"},
		{"a car park is no card", "en", "On Saturdays we are open 10-3 and there is a car park.", []Question{hours, card}, "hours=answered/right card=unanswered/unknown"},
		{"two answers in one clause", "en", "On Sundays we're open 11am-4pm and there's a car park behind the building.", []Question{late, parking}, "late=answered/right parking=answered/right"},
		{"a first visit for nothing", "en", "The first visit is free of charge.", []Question{visit}, "visit=answered/right"},
		{"a price and a length of time in one clause", "en", "Your first visit is free of charge and lasts about 45 minutes.", []Question{visit, lasts}, "visit=answered/right lasts=answered/right"},
		{"how far it is takes no time", "en", "We are 20 minutes from the station.", []Question{visit, lasts}, "visit=unanswered/unknown lasts=unanswered/unknown"},
		{"a walk is no length of time", "en", "The first visit is free of charge. We are 20 minutes' walk from the station.", []Question{visit, lasts}, "visit=answered/right lasts=unanswered/unknown"},
		{"how far, when that is asked", "en", "It is 20 minutes from the station.", []Question{far}, "far=answered/right"},
		{"a statement beside other answers", "en", "There's a car park next door. It takes 45 minutes and the first visit is free of charge.", []Question{visit, lasts, parking}, "visit=answered/right lasts=answered/right parking=answered/right"},
		{"only what one has instead", "en", "Sorry, cash only.", []Question{card}, "card=answered/wrong"},
		{"both of what one may have", "en", "You can pay cash or by card.", []Question{card}, "card=answered/right"},
		{"German compound", "de", "Einen Gästeparkplatz haben wir hinter dem Haus.", []Question{parkplatz}, "parking=answered/right"},
		{"German day of the month", "de", "Los geht es am 14. April.", []Question{beginn}, "begin=answered/right"},
		{"a German noun is nobody", "de", "Die Anmeldung läuft über das Büro.", []Question{wer}, "who=unanswered/unknown"},
		{"euro and cents in two words", "de", "Der Versand kostet 4 Euro 90.", []Question{versand}, "post=answered/right"},
		{"English by its own words, in another order", "ru", "Hello, no dogs please, but cards are fine. On Saturday it is 10 to 4.", []Question{subbota, karta, sobaka}, "saturday=answered/right card=answered/right dog=answered/right"},
		{"Lithuanian to Russian questions, in another order", "ru", "Laba diena, su šunimi, deja, negalima, kortele galima.", []Question{karta, sobaka}, "card=answered/right dog=answered/right"},
		{"half an hour", "en", "It takes about half an hour and costs £8.50.", []Question{photo}, "photo=answered/right"},
		{"Lithuanian need with a prefix", "lt", "Sveiki, nuo 35 eurų už komplektą. Taip, reikia užsiregistruoti telefonu.", []Question{padangos, registruotis}, "tyres=answered/right book=answered/right"},
		{"Lithuanian without need", "lt", "Registruotis nebūtina.", []Question{padangos, registruotis}, "tyres=unanswered/unknown book=answered/wrong"},
		{"Lithuanian denying prefix", "lt", "Sveiki, siuvimo mašinų netaisome.", []Question{taisote}, "mend=answered/unknown"},
		{"a weekday is no number", "lt", "Penktadienį užsidarome 18:00.", []Question{penktadieni}, "friday=answered/right"},
		{"a day of the month ends a sentence", "lt", "Galėtume atvykti gruodžio 3 d. Mūsų telefonas +370 612 34567.", []Question{kada, telefonas}, "when=answered/unknown phone=answered/unknown"},
		{"Russian without need", "ru", "Записываться не нужно, приходите. Парковки у нас нет.", []Question{zapis, parkovka}, "book=answered/right parking=answered/wrong"},
		{"Russian need and another word for it", "ru", "Приём только по предварительной записи. Рядом есть бесплатная стоянка.", []Question{zapis, parkovka}, "book=answered/wrong parking=answered/right"},
		{"a need asked on", "ru", "Менеджер уточнит, нужно ли записываться.", []Question{zapis}, "book=unanswered/unknown"},
		{"Russian closing time", "ru", "В субботу работаем до 16:00.", []Question{subbota}, "saturday=answered/right"},
		{"a no by itself", "en", "It is €4.90. Unfortunately not.", []Question{price, dog}, "price=answered/right dog=answered/wrong"},
		{"how long letters take", "en", "We answer all messages within two working days.", []Question{days}, "days=unanswered/unknown"},
		{"a weekday before the day", "en", "The course begins on Friday, 20 November.", []Question{date}, "date=answered/right"},
		{"an abbreviation is no person", "en", "It is taught with a view to the GP exam by Owen Pendry.", []Question{person}, "who=answered/right"},
		{"nothing without it", "en", "Without an appointment we cannot see you.", []Question{book}, "book=answered/wrong"},
		{"a time of day in words", "en", "We open at three in the afternoon.", []Question{late}, "late=answered/wrong"},
		{"no need twice", "de", "Sie brauchen keinen Termin und können ohne Anmeldung kommen.", []Question{{ID: "book", Text: "Muss man sich anmelden?", Expects: "yes_no", Key: "nein"}}, "book=answered/right"},
		{"no need of it", "en", "You can come without an appointment.", []Question{book}, "book=answered/right"},
		{"what one has beside a question back", "et", "Meil on kaks kauplust, üks jaama juures ja teine vanalinnas. Kumba te silmas pidasite?", []Question{laupaev, kaardiga}, "hours=unanswered/unknown card=unanswered/unknown"},
		{"what one has beside a question back and a signature", "et", "Meil on kaks kauplust, üks jaama juures ja teine vanalinnas. Kumba te silmas pidasite?\nIndrek Tamm\nMüügiosakond\nKäpa trükikoda\ntel +372 6001234", []Question{laupaev, kaardiga}, "hours=unanswered/unknown card=unanswered/unknown"},
		{"a town that begins as the matter does, beside a question back", "en", "We have two branches in Cardiff, one at the station and one in the old town. Which of the two did you mean?", []Question{hours, card}, "hours=unanswered/unknown card=unanswered/unknown"},
		{"cards at the head of a list", "en", "We take Visa Cards.", []Question{card}, "card=answered/right"},
		{"an offer before an invitation that has a word of the question", "lv", "No rītiem pie mums ir mierīgāk, varēsiet nesteidzoties visu apskatīt. Neskaidrību gadījumā zvaniet man.", []Question{karti}, "card=unanswered/unknown"},
		{"what one has, by a word of the question", "et", "Meil on kaarditerminal.", []Question{laupaev, kaardiga}, "hours=unanswered/unknown card=answered/right"},
		{"last year's list in Estonian", "et", "Palun unustage osa sellest, mis ma enne kirjutasin, mul oli ees eelmise aasta nimekiri.", []Question{kaua}, "time=unanswered/unknown"},
		{"last year's list", "en", "Please forget part of what I wrote before, I had last year's list in front of me.", []Question{days}, "days=unanswered/unknown"},
		{"whether all was clear, in Polish", "pl", "Chcielibyśmy zapytać, czy wszystko było jasne i czy już się Państwo zdecydowali.", []Question{montaz}, "fitting=unanswered/unknown"},
		{"clear consent in Polish", "pl", "Jasne, montujemy też.", []Question{montaz}, "fitting=answered/right"},
		{"date", "en", "The course begins on 20th November.", []Question{date}, "date=answered/right"},
		{"wrong date", "en", "The course begins on 21.11.2026.", []Question{date}, "date=answered/wrong"},
		{"person", "en", "The course is taught by Owen Pendry.", []Question{person}, "who=answered/right"},
		{"phone", "en", "Our number is 8 612 34567.", []Question{phone}, "phone=answered/right"},
		{"link", "en", "Here it is: kettle.example/prices", []Question{link}, "link=answered/right"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Read(c.text, "", Context{Language: c.language, Questions: c.questions})
			var have []string
			for _, q := range c.questions {
				a := r.Questions[q.ID]
				have = append(have, q.ID+"="+string(a.Status)+"/"+a.Correct)
			}
			if got := strings.Join(have, " "); got != c.want {
				t.Errorf("%q: %s, want %s\n%+v", c.text, got, c.want, r.Questions)
			}
		})
	}
}

func TestEveryFactIsRead(t *testing.T) {
	r := Read("", "", Context{})
	for _, name := range FactNames() {
		if f, ok := r.Facts[name]; !ok || f.Holds {
			t.Errorf("%s of an empty text: %+v", name, f)
		}
	}
	if len(r.Facts) != len(FactNames()) {
		t.Errorf("%d facts, want %d", len(r.Facts), len(FactNames()))
	}
}

// FuzzRead holds Read to its promises on any text: it ends, repeats itself and
// names spans that are in the text.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "Sveiki, Jonai,\n1. 4,90 €\n2) 2-3 d.\n\nPagarbiai\nRasa", "yes, \xff no: 10:00-15:00 {{x}} +370 612 34567", strings.Repeat("yes, ", 5000)} {
		f.Add(s, "Rasa")
	}
	ctx := jonas
	ctx.Questions = []Question{{ID: "a", Text: "Kiek kainuoja pristatymas?", Key: "4,90 EUR"}, {ID: "b", Text: "Ar dirbate šeštadienį?"}, {ID: "c", Text: "Kas atsako?", Expects: "person"}}
	f.Fuzz(func(t *testing.T, text, signature string) {
		if !utf8.ValidString(text) {
			t.Skip("package mail hands over valid UTF-8 only")
		}
		ctx.Above = []Quotation{{ctx.Questions[0].Text, 0}, {signature, len(text) / 3}, {ctx.Questions[2].Text, len(text) / 2}, {ctx.Questions[1].Text, len(text) + 1}}
		r := Read(text, signature, ctx)
		for name, fact := range r.Facts {
			if s := fact.Span; s.Start < 0 || s.End < s.Start || s.End > len(text) || text[s.Start:s.End] != s.Quote {
				t.Errorf("span of %s: %+v", name, s)
			}
		}
		for id, a := range r.Questions {
			if s := a.Span; s.Start < 0 || s.End < s.Start || s.End > len(text) || text[s.Start:s.End] != s.Quote {
				t.Errorf("span of %s: %+v", id, s)
			}
		}
		first, _ := json.Marshal(r)
		second, _ := json.Marshal(Read(text, signature, ctx))
		if !slices.Equal(first, second) {
			t.Errorf("two readings differ:\n%s\n%s", first, second)
		}
	})
}
