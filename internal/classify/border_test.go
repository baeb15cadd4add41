package classify

import (
	"testing"
	"time"

	"replyaudit/internal/audit"
)

// border is a message near the border of two classes. header replaces the field
// In-Reply-To of an answer when it is not empty.
type border struct {
	name, header, subject, text string
	ctx                         Context
	want                        audit.Class
}

func (b border) check(t *testing.T) {
	t.Helper()
	header := "In-Reply-To: <1@post.example>\n"
	if b.header != "" {
		header = b.header
	}
	if b.ctx.Latency != 0 {
		b.ctx.Matched = true
	}
	raw := "From: Eve Strand <eve@inn.example>\nTo: ada@post.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n" + header + "Subject: " + b.subject + "\n\n" + b.text + "\n"
	if v := Decide(read(t, raw), b.ctx); v.Class != b.want {
		t.Errorf("class %s (best %s, %.2f), want %s", v.Class, v.Best, v.Confidence, b.want)
		for _, e := range v.Evidence {
			t.Logf("%+.1f %s %s %q", e.Weight, e.For, e.Rule, e.Quote)
		}
	}
}

var (
	atOnce = Context{Latency: 12 * time.Second}
	after  = Context{Latency: 40 * time.Minute}
)

// Absence notices as people word them, without any header, and people who
// mention an absence and deal with the letter.
func TestAbsenceByMeaning(t *testing.T) {
	answers := after
	answers.QuestionsMet = 1
	for _, b := range []border{
		{"mountains", "", "Re: Room", "Hi there!\n\nI've swapped my desk for a rucksack and am walking in the hills until 14 May. No signal up there, so your mail will have to wait for me. If it is burning, Tom in the shop knows everything: 555 0101.\n\nCheers, Eve", atOnce, audit.OutOfOffice},
		{"baby", "", "Re: Room", "Hello,\n\nour little girl has arrived and I am enjoying some weeks at home with her. From 1 June I am back with you; until then Ben looks after everything that I otherwise do: ben@inn.example.\n\nEve", atOnce, audit.OutOfOffice},
		{"flu, no clock", "", "Re: Room", "Hello, the flu has caught me and I am in bed until Thursday. Please write to Ben if it cannot wait.\n\nEve", Context{}, audit.OutOfOffice},
		{"tool shed", "", "Re: Room", "Thanks for writing. Gone fishing! I'm offline this week and will read everything on Monday 18 May.\n\nEve", atOnce, audit.OutOfOffice},
		{"part time", "", "Re: Room", "Hello,\n\nI'm in on Tuesdays and Thursdays only, so my answer may take a day or two. Ben (ben@inn.example) is there on the other days.\n\nEve", atOnce, audit.OutOfOffice},
		{"sabbatical", "", "Re: Room", "Dear sender,\n\nI am taking a sabbatical and shall not see my mail before September. Anything about bookings goes to ben@inn.example.", atOnce, audit.OutOfOffice},
		{"German mountains", "", "Re: Zimmer", "Hallo!\n\nIch bin gerade in den Bergen und habe das Handy bewusst daheim gelassen. Am 18. Mai sitze ich wieder am Schreibtisch und lese alles nach. Brennt es? Dann hilft Tom unter 555 0101.\n\nLiebe Grüße, Eva", atOnce, audit.OutOfOffice},
		{"German baby", "", "Re: Zimmer", "Guten Tag,\n\nunser Sohn ist da! Bis zum 1. Juni bin ich deshalb zu Hause. Alles Eilige übernimmt solange mein Kollege Ben (ben@inn.example).\n\nEva", atOnce, audit.OutOfOffice},
		{"Russian sea", "", "Re: Номер", "Привет!\n\nЯ до 18 мая у моря, ноутбук остался дома. Вернусь загорелая и всё прочитаю. Если совсем горит, пишите Тому: tom@inn.example.\n\nЕва", atOnce, audit.OutOfOffice},
		{"Russian hospital", "", "Re: Номер", "Здравствуйте. Я заболела, до четверга меня не ждите. Срочное можно решить с Беном, тел. 555 0101.\n\nЕва", atOnce, audit.OutOfOffice},
		{"Lithuanian lake", "", "Re: Kambarys", "Sveiki,\n\niki gegužės 18 d. ilsiuosi prie ežero, kompiuterį palikau namuose. Grįžusi viską perskaitysiu. Jei dega, skambinkite Tomui 555 0101.\n\nIeva", atOnce, audit.OutOfOffice},
		{"Lithuanian sick child", "", "Re: Kambarys", "Laba diena, šią savaitę slaugau sergantį vaiką, todėl prie laiškų būsiu tik pirmadienį. Jei labai reikia, padės Benas.\n\nIeva", atOnce, audit.OutOfOffice},
		{"Polish mountains", "", "Re: Pokój", "Cześć!\n\nDo 18 maja chodzę po górach i telefon zostawiłam w domu. Po powrocie wszystko przeczytam. Jak się pali, dzwońcie do Tomka: 555 0101.\n\nEwa", atOnce, audit.OutOfOffice},
		{"Polish wedding", "", "Re: Pokój", "Dzień dobry, w tym tygodniu wychodzę za mąż i nie zaglądam do skrzynki. Wracam w poniedziałek, a do tego czasu pomoże Ben.\n\nEwa", atOnce, audit.OutOfOffice},
		{"Latvian leave", "", "Re: Numurs", "Sveiki! Līdz 18. maijam esmu pie jūras un pastu neskatos. Ja steidzami, zvaniet Tomam 555 0101.\n\nIeva", atOnce, audit.OutOfOffice},
		{"Estonian leave", "", "Re: Tuba", "Tere! Puhkan kuni 18. maini ja kirju ei loe. Kui on kiire, kirjutage Tomile: tom@inn.example.\n\nEva", atOnce, audit.OutOfOffice},

		{"off tomorrow, with a price", "", "Re: Room", "Hi Ada,\n\nI am off tomorrow, so quickly now: the price is 40 euro with breakfast.\n\nEve", answers, audit.Human},
		{"back from leave, price", "", "Re: Room", "Hi Ada,\n\nsorry, I was on holiday until Monday. The double room is 80 euro and your dog may come.\n\nEve", answers, audit.Human},
		{"closed on the day asked for", "", "Re: Room", "Hello Ada,\n\nwe are closed until 1 May, so the week you ask for is sadly not possible; the week after is free and costs 80 euro.\n\nEve", answers, audit.Human},
		{"a colleague answers for the absent one", "", "Re: Room", "Hello Ada,\n\nEve is on maternity leave, so I look after her guests. The annexe has a bath and a stove, dogs sleep in the hall. Shall I keep it for you?\n\nBen", after, audit.Human},
		{"answers after the leave", "", "Re: Room", "Hi Ada, I am travelling this week and have only my telephone here. I shall look at the plan on Monday and write to you which room would suit the dog best.\n\nEve", Context{Latency: 3 * time.Hour, Echoes: 2}, audit.Human},
		{"German, away, yet answers", "", "Re: Zimmer", "Hallo Ada,\n\nich bin ab morgen im Urlaub, darum nur kurz: das Zimmer kostet 80 Euro, der Hund darf mit.\n\nEva", answers, audit.Human},
		{"Russian, on leave, yet answers", "", "Re: Номер", "Ада, добрый день! Я с завтрашнего дня в отпуске, поэтому коротко: номер стоит 80 евро, с собакой можно.\n\nЕва", answers, audit.Human},
		{"Lithuanian, on leave, yet answers", "", "Re: Kambarys", "Laba diena, Ada, rytoj išeinu atostogų, tad trumpai: kambarys kainuoja 80 eurų, šuo gali miegoti kieme.\n\nIeva", answers, audit.Human},
		{"Polish, away, yet answers", "", "Re: Pokój", "Dzień dobry, od jutra mam urlop, więc krótko: pokój kosztuje 80 euro, z psem nie ma problemu.\n\nEwa", answers, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// Receipts that sound like a person, told by their speed and by what they leave
// out, and the promises of people.
func TestReceiptByMeaning(t *testing.T) {
	for _, b := range []border{
		{"hooray", "", "Re: Room", "Hi Ada,\n\nhooray, post! Your note landed safely with us and one of us will sit down with it before the day is out.\n\nThe people at the Inn", atOnce, audit.Acknowledgement},
		{"Sophie", "", "Re: Room", "Hey!\n\nThanks a million for dropping me a line. I read each and every mail myself, so give me a day or two and I'll write back.\n\nSophie, founder", atOnce, audit.Acknowledgement},
		{"curt", "", "Re: Room", "Thanks, got it. More soon.\n\nEve", atOnce, audit.Acknowledgement},
		{"with hours", "", "Re: Room", "Hello and thank you! We're a small team and read mail from 9 to 5 on weekdays. Expect a few lines from us tomorrow.\n\nEve & Ben", atOnce, audit.Acknowledgement},
		{"German", "", "Re: Zimmer", "Hallo,\n\nschön, dass Sie uns schreiben! Ihre Zeilen sind gut angekommen. Wir lesen alles persönlich und schreiben Ihnen bis übermorgen zurück.\n\nIhr Gasthof", atOnce, audit.Acknowledgement},
		{"German curt", "", "Re: Zimmer", "Danke, ist angekommen. Ich antworte Ihnen morgen.\n\nEva", atOnce, audit.Acknowledgement},
		{"Russian", "", "Re: Номер", "Здравствуйте!\n\nСпасибо, что написали. Письмо уже у нас, прочитаем и напишем вам сегодня до вечера.\n\nВаша гостиница", atOnce, audit.Acknowledgement},
		{"Lithuanian", "", "Re: Kambarys", "Sveiki,\n\nmalonu, kad parašėte! Jūsų laiškelis jau pas mus, per porą dienų perskaitysime ir parašysime.\n\nJūsų svetainė", atOnce, audit.Acknowledgement},
		{"Polish", "", "Re: Pokój", "Cześć!\n\nfajnie, że piszesz. Twój mail już do nas doleciał, przeczytamy go i odpiszemy do jutra.\n\nEkipa pensjonatu", atOnce, audit.Acknowledgement},
		{"Latvian", "", "Re: Numurs", "Labdien! Paldies, ka rakstījāt. Jūsu vēstuli esam saņēmuši un atrakstīsim divu dienu laikā.\n\nViesnīca", atOnce, audit.Acknowledgement},
		{"Estonian", "", "Re: Tuba", "Tere! Aitäh, et kirjutasite. Teie kiri on kohal ja me vastame kahe päeva jooksul.\n\nHotell", atOnce, audit.Acknowledgement},

		{"a person will look into it", "", "Re: Room", "Thanks, I shall look into it and answer on Monday.\n\nEve", after, audit.Human},
		{"a person got it", "", "Re: Room", "Hello Ada, got your letter, I'll ask Ben about the annexe and write tomorrow.\n\nEve", after, audit.Human},
		{"a person asks back at once", "", "Re: Room", "Hi Ada, which Friday do you mean, the 8th or the 15th?\n\nEve", Context{Latency: 70 * time.Second, AskedBack: true}, audit.Human},
		{"a person answers at once", "", "Re: Room", "Hi Ada, sure, bring him along, and the room is 80 euro.\n\nEve", Context{Latency: 70 * time.Second, QuestionsMet: 1}, audit.Human},
		{"German person", "", "Re: Zimmer", "Hallo Ada, danke für die Mail. Ich schaue morgen im Buch nach und sage Ihnen dann, ob das Balkonzimmer noch frei ist.\n\nEva", after, audit.Human},
		{"Russian person", "", "Re: Номер", "Ада, здравствуйте! Письмо увидела, завтра посмотрю в книге, свободна ли комната с балконом, и напишу.\n\nЕва", after, audit.Human},
		{"Lithuanian person", "", "Re: Kambarys", "Laba diena, ačiū už laišką. Rytoj pasižiūrėsiu, ar kambarys su balkonu dar laisvas, ir parašysiu.\n\nIeva", after, audit.Human},
		{"Polish person", "", "Re: Pokój", "Dzień dobry, dziękuję za mail. Jutro sprawdzę w książce, czy pokój z balkonem jest wolny, i dam znać.\n\nEwa", after, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// What a letter needs before it is delivered, what systems tell of their own
// business, and what is for sale.
func TestNoAnswerAtAll(t *testing.T) {
	fresh := "Message-ID: <9@inn.example>\n"
	for _, b := range []border{
		{"guest list", "", "Re: Room", "Hello stranger,\n\nyou are not among my known writers yet, so your letter waits outside the door. Type the word MILK in the subject and send it again, then it comes through, now and ever after.", atOnce, audit.Challenge},
		{"German gate", "", "Re: Zimmer", "Guten Tag,\n\nIhre Adresse ist mir noch nicht bekannt. Bitte klicken Sie einmal auf den folgenden Link, damit Ihre Nachricht in mein Postfach gelangt: https://gate.example/k/77", atOnce, audit.Challenge},
		{"Russian gate", "", "Re: Номер", "Ваше письмо задержано фильтром. Чтобы оно дошло до получателя, перейдите по ссылке и нажмите кнопку: https://gate.example/k/77. Это нужно сделать один раз.", atOnce, audit.Challenge},
		{"Polish gate", "", "Re: Pokój", "Twoja wiadomość czeka w poczekalni. Kliknij w link, żeby potwierdzić, że jesteś człowiekiem, a trafi do adresata: https://gate.example/k/77", atOnce, audit.Challenge},
		{"Lithuanian gate", "", "Re: Kambarys", "Jūsų adreso dar nepažįstu, todėl laiškas laukia. Paspauskite nuorodą ir jis bus pristatytas: https://gate.example/k/77", atOnce, audit.Challenge},
		{"opt-in", fresh, "Please confirm your subscription", "Hello,\n\nyou asked for our newsletter. Click the link to confirm that this is your address: https://inn.example/k/77. If it was not you, do nothing.", Context{}, audit.Notification},
		{"German opt-in", fresh, "Bitte bestätigen Sie Ihre Anmeldung", "Guten Tag,\n\nSie haben sich für unseren Newsletter angemeldet. Bitte bestätigen Sie Ihre Adresse: https://inn.example/k/77. Falls Sie sich nicht angemeldet haben, ignorieren Sie diese E-Mail.", Context{}, audit.Notification},
		{"booking", fresh, "Your booking 88123 is confirmed", "Thank you for your booking.\n\nArrival: 8 May\nDeparture: 10 May\nGuests: 2\nTotal: 160.00 EUR\nBooking number: 88123", Context{}, audit.Notification},
		{"Polish order", fresh, "Potwierdzenie zamówienia nr 88123", "Dziękujemy za złożenie zamówienia.\n\nNumer zamówienia: 88123\nRazem: 160,00 zł\nStatus zamówienia sprawdzisz na swoim koncie.", Context{}, audit.Notification},
		{"Russian order", fresh, "Заказ № 88123 оформлен", "Ваш заказ № 88123 оформлен.\n\nСумма к оплате: 1600 руб.\nСледить за заказом можно в личном кабинете.", Context{}, audit.Notification},
		{"cold pitch posing as an answer", fresh, "Re: quick question", "Hi Ada,\n\njust bumping this to the top of your inbox. We help firms like yours win 30 new clients a month. Worth a 15-minute chat on Thursday? Grab a slot: https://cal.example/max\n\nMax\n\nP.S. Not for you? Just say so and I won't write again.", Context{}, audit.Marketing},
		{"German pitch", fresh, "AW: Ihre Sichtbarkeit bei Google", "Hallo Ada,\n\nich hatte Ihnen letzte Woche geschrieben. Wir bringen Betriebe wie Ihren auf Seite 1 bei Google. Haben Sie am Donnerstag 15 Minuten für ein kurzes Gespräch? Termin wählen: https://cal.example/max\n\nMax\n\nFalls kein Interesse besteht, genügt eine kurze Nachricht.", Context{}, audit.Marketing},
		{"Russian pitch", fresh, "Re: Предложение о сотрудничестве", "Ада, добрый день!\n\nПишу ещё раз на случай, если прошлое письмо затерялось. Мы помогаем компаниям вашей отрасли увеличить продажи на 30%. Удобно созвониться на 15 минут в четверг?\n\nМаксим\n\nЕсли неинтересно, дайте знать, и я больше не побеспокою.", Context{}, audit.Marketing},

		{"a clerk confirms a booking", "", "Re: Room", "Dear Ada,\n\nyour booking is made: 8 to 10 May, the balcony room, 160 euro in all, and a basket for the dog stands ready. Please ring when your train leaves.\n\nEve", Context{Latency: 3 * time.Hour, QuestionsMet: 1}, audit.Human},
		{"a clerk asks for a confirmation", "", "Re: Room", "Dear Ada,\n\nthe balcony room is free. Please confirm by Friday that I may keep it for you, then I send the key code.\n\nEve", after, audit.Human},
		{"a clerk offers", "", "Re: Room", "Dear Ada,\n\ndogs are welcome. In May there is 10 % off for stays of three nights, shall I put you down for that? We could talk on the telephone on Thursday.\n\nEve", Context{Latency: 3 * time.Hour, QuestionsMet: 1}, audit.Human},
		{"a clerk writes from a new thread", fresh, "Room in May", "Dear Ada,\n\nthe balcony room is free from 8 to 10 May and costs 80 euro a night. The dog may sleep in the hall.\n\nEve Strand\nFront desk", Context{Latency: 3 * time.Hour, QuestionsMet: 2}, audit.Human},
		{"German clerk asks for a click", "", "Re: Zimmer", "Liebe Ada,\n\nauf unserer Seite sehen Sie die Fotos vom Balkonzimmer, klicken Sie dort auf Zimmer 4. Es ist im Mai frei und kostet 80 Euro.\n\nEva", Context{Latency: 3 * time.Hour, QuestionsMet: 1}, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// Houses by a lake write of lakes and dates too, and some people are quick.
func TestPeopleWriteOfPlacesAndDates(t *testing.T) {
	minutes := Context{Latency: 5 * time.Minute}
	for _, b := range []border{
		{"short, within minutes", "", "Re: Room", "Hi Ada, bring the hound, no charge. Beds from sixty a night in May.\n\nEve", minutes, audit.Human},
		{"sends to the telephone, within minutes", "", "Re: Room", "Dear Ada,\n\nplease ring us on 555 0101, it is easier to explain on the telephone which cottage suits you.\n\nEve", minutes, audit.Human},
		{"German, a lake", "", "Re: Zimmer", "Hallo Ada, das Zimmer am See ist bis zum 14. Mai belegt, danach frei. Rufen Sie gern an.\n\nEva", Context{Latency: 5 * time.Minute, Echoes: 2}, audit.Human},
		{"German, mountains", "", "Re: Zimmer", "Guten Tag, unser Haus liegt in den Bergen, ab dem 16. Mai ist das Balkonzimmer wieder frei.\n\nEva", after, audit.Human},
		{"Russian, a lake", "", "Re: Номер", "Добрый день! Домик на озере свободен до 14 мая, потом занят. С собакой можно.\n\nЕва", after, audit.Human},
		{"Lithuanian, a lake", "", "Re: Kambarys", "Laba diena, namelis prie ežero laisvas iki gegužės 14 d., vėliau užimtas.\n\nIeva", after, audit.Human},
		{"Polish, a lake", "", "Re: Pokój", "Dzień dobry, domek nad jeziorem jest wolny do 14 maja, potem zajęty. Z psem można.\n\nEwa", after, audit.Human},
		{"a letter on paper", "", "Re: Room", "Dear Ada, your letter arrived here this morning. The terrace room looks over the lake and is free that week.\n\nEve", after, audit.Human},
		{"was away, now answers", "", "Re: Room", "Hello, sorry, our son was in hospital until Monday, hence the late answer. The terrace room is still free.\n\nEve", after, audit.Human},
		{"asks for a click", "", "Re: Room", "Click on rooms on our site, there you see the pictures. Please confirm which one you want.\n\nEve", after, audit.Human},
		{"Latvian, a lake", "", "Re: Numurs", "Labdien, mājiņa pie ezera ir brīva līdz 14. maijam, pēc tam aizņemta.\n\nIeva", after, audit.Human},
		{"Estonian, a lake", "", "Re: Tuba", "Tere, maja järve ääres on vaba kuni 14. maini, pärast kinni.\n\nEva", after, audit.Human},
	} {
		t.Run(b.name, b.check)
	}
}

// The same text is a suspicion when somebody could have typed it in the time
// since our letter, and none without.
func TestNobodyTypesThatFast(t *testing.T) {
	s := read(t, head+"Subject: Re: Room\n\nHere at the old lighthouse the lamp burns all night, the gulls sing and the boat brings bread, post and stories of the mainland.\n")
	for latency, want := range map[time.Duration]audit.Class{
		5 * time.Second:  audit.Acknowledgement,
		80 * time.Second: audit.Uncertain,
		time.Hour:        audit.Human,
	} {
		if v := Decide(s, Context{Matched: true, Latency: latency}); v.Class != want {
			t.Errorf("after %s: %s (best %s, %.2f), want %s", latency, v.Class, v.Best, v.Confidence, want)
		}
	}
}

// A mailing that answers no letter is called one on less evidence than is needed
// against what could be an answer.
func TestUnrelatedMailing(t *testing.T) {
	s := Signals{Length: 40, Evidence: []Signal{{audit.Marketing, audit.Evidence{Rule: "opt_out", Source: "footer", Weight: 1.9}}, {audit.Human, audit.Evidence{Rule: "own_words", Source: "visible", Weight: 0.2}}}}
	if v := Decide(s, Context{}); v.Class != audit.Marketing || v.Confidence >= certain {
		t.Errorf("a stranger's mailing: %s (%.2f)", v.Class, v.Confidence)
	}
	if v := Decide(s, Context{Matched: true}); v.Class != audit.Uncertain {
		t.Errorf("one that belongs to a letter: %s (%.2f)", v.Class, v.Confidence)
	}
	s.Reply = true
	if v := Decide(s, Context{}); v.Class == audit.Marketing {
		t.Errorf("an answer: %s (%.2f)", v.Class, v.Confidence)
	}
}
