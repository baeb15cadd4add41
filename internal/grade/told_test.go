package grade

import (
	"strings"
	"testing"
)

// TestTerseAnswers reads answers that leave out what letters have: the currency,
// the noun, the second half of the question.
func TestTerseAnswers(t *testing.T) {
	sharpen := Question{ID: "price", Text: "How much is it to sharpen a scythe?"}
	canoe := Question{ID: "canoe", Text: "Are there canoes left for the second of May?"}
	lunch := Question{ID: "lunch", Text: "Is the packed lunch included in the price or do I pay for it?"}
	both := Question{ID: "lunch", Text: "What is the price including lunch?"}
	mow := Question{ID: "mow", Text: "Was kostet es, die Wiese zu mähen?"}
	jabs := Question{ID: "jabs", Text: "Welche Impfungen braucht der Hund?"}
	sofa := Question{ID: "sofa", Text: "Cik maksātu dīvāna tīrīšana?"}
	move := Question{ID: "move", Text: "Сколько стоит перевезти рояль?"}
	rent := Question{ID: "rent", Text: "Mis maksab paadi rent nädalavahetuseks?"}
	bring := Question{ID: "bring", Text: "Kas toote paadi järve äärde ja kui palju see maksab?"}
	bind := Question{ID: "bind", Text: "Ile kosztuje oprawa albumu?"}
	visit := Question{ID: "visit", Text: "Kiek kainuoja vizitas?"}
	sunday := Question{ID: "sunday", Text: "Ar dirbate sekmadienį?"}
	for _, c := range []struct {
		name, language, text string
		questions            []Question
		want                 string
	}{
		{"a sum before what it covers", "en", "hi, a scythe is 12 incl the oil", []Question{sharpen}, "price=answered"},
		{"no sum behind a copula", "en", "hi, the scythe on the wall is 12 years old", []Question{sharpen}, "price=unanswered"},
		{"the verb of the question", "en", "There are! Bring a towel.", []Question{canoe}, "canoe=answered"},
		{"the same verb in a story", "en", "There are two lakes near us.", []Question{canoe}, "canoe=unanswered"},
		{"one answer to a choice", "en", "Lunch: packed by us, no fee.", []Question{lunch}, "lunch=answered"},
		{"a price that includes", "en", "With lunch it is 30 euro.", []Question{both}, "lunch=answered"},
		{"a dash for no cents", "de", "Für die Wiese nehmen wir 75.- pauschal.", []Question{mow}, "mow=answered"},
		{"a matter in another language", "de", "He needs to be vaccinated against rabies, not more than a year ago.", []Question{jabs}, "jabs=answered"},
		{"a verb that tells a sum", "lv", "ap simtu sanāks par dīvānu", []Question{sofa}, "sofa=answered"},
		{"thousands of nothing", "ru", "Зависит от этажа: до пятого 14 тысяч.", []Question{move}, "move=answered"},
		{"thousands of something", "ru", "За год мы возим 14 тысяч роялей.", []Question{move}, "move=unanswered"},
		{"the currency once", "et", "Tere. Rent on 90 eurot, transport 35.", []Question{rent, bring}, "rent=answered bring=answered"},
		{"hours are no price", "pl", "Zapraszamy między 9 a 16.", []Question{bind}, "bind=unanswered"},
		{"a surcharge is not the price", "lt", "Sekmadieniais dirbame su 15 eur priemoka.", []Question{visit, sunday}, "visit=unanswered sunday=answered"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Read(c.text, "", Context{Language: c.language, Questions: c.questions})
			var have []string
			for _, q := range c.questions {
				have = append(have, q.ID+"="+string(r.Questions[q.ID].Status))
			}
			if got := strings.Join(have, " "); got != c.want {
				t.Errorf("%q: %s, want %s\n%+v", c.text, got, c.want, r.Questions)
			}
		})
	}
}

// TestTold reads what a sentence does where its words alone would mislead; rule "" = does not hold.
func TestTold(t *testing.T) {
	for _, c := range []struct {
		name, language, company, asked, text, fact, rule string
	}{
		{"sympathy", "en", "", "", "I'm sorry to hear that the roof leaks.", "apologised", ""},
		{"sympathy and an apology", "en", "", "", "Sorry to hear about the roof, and sorry for the late reply.", "apologised", "apology"},
		{"sympathy in German", "de", "", "", "Es tut mir leid zu hören, dass das Dach leckt.", "apologised", ""},
		{"asking somebody else is no invitation", "de", "", "", "Fragen Sie bitte bei der Gärtnerei Moosbach nach.", "invites_questions", ""},
		{"the short imperative sends elsewhere", "lt", "", "Ar galite atvykti šiandien?", "Dėl šiandienos skambinkit 8 600 00111.", "deflected", "sent_elsewhere"},
		{"a state is no step", "en", "", "", "We will be closed over Easter.", "next_step", ""},
		{"a step behind a state", "en", "", "", "We will be closed over Easter, but we will ring you on Tuesday.", "next_step", "promise"},
		{"what is done always is no step", "et", "", "Kas saadate taimi ka kulleriga?", "Saadame küll.", "next_step", ""},
		{"what will be done is one", "et", "", "Mis maksab kibuvits?", "Saadame teile hinnakirja.", "next_step", "promise"},
		{"to book by oneself", "en", "", "", "Ring Maud for an appointment.", "next_step", "request"},
		{"a part of the price is no offer", "ru", "", "", "Стрижка стоит 1200 рублей, укладка в подарок.", "related_offer", ""},
		{"a present for more is one", "ru", "", "", "Стрижка стоит 1200 рублей. Приведите подругу, и укладка в подарок.", "related_offer", "offer"},
		{"by the way", "lt", "", "", "Beje, siuvame ir užuolaidas.", "related_offer", "offer"},
		{"a price on sight", "lt", "", "", "Kainą pasakysiu pamatęs, todėl atsiųskite nuotrauką.", "clarifying_question", "prices_on_sight"},
		{"a price on sight in English", "en", "", "", "Send me a photo of the lock and I will tell you the price.", "clarifying_question", "prices_on_sight"},
		{"a price that is there", "en", "", "", "The price is 40 euro, send me the address and I will come.", "clarifying_question", ""},
		{"the brand without its trade", "ru", "Кофейня «Белый аист»", "", "Ждём вас в кофейне-пекарне \"Белый аист\".", "company_named", "company_name"},
		{"half of the brand", "ru", "Кофейня «Белый аист»", "", "Над домом летит аист.", "company_named", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx := Context{Language: c.language, CompanyName: c.company}
			if c.asked != "" {
				ctx.Questions = []Question{{ID: "q", Text: c.asked}}
			}
			if f := Read(c.text, "", ctx).Facts[c.fact]; f.Rule != c.rule || f.Holds != (c.rule != "") {
				t.Errorf("%q: %s by %+v, want %q", c.text, c.fact, f, c.rule)
			}
		})
	}
}

func TestSignerBesideAddress(t *testing.T) {
	signature := "З повагою,\n Остап Верес              mailto:ostap@vyshnia.example"
	text := "Ціна 300 грн.\n\n--\n" + signature
	if f := Read(text, signature, Context{Language: "uk"}).Facts["responder_name"]; f.Value != "Остап Верес" {
		t.Errorf("signed by %+v", f)
	}
}
