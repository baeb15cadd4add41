package grade

import (
	"fmt"
	"strings"
	"testing"
)

// read reads a text in which each "{question}" stands for a quotation of it, and
// returns the status of each question, in their order.
func read(t *testing.T, language, text string, asked ...Question) string {
	t.Helper()
	ctx := Context{Language: language}
	for i := range asked {
		asked[i].ID = fmt.Sprint(i)
		ctx.LetterBody += asked[i].Text + "\n"
	}
	ctx.Questions = asked
	for {
		open, end := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
		if open < 0 {
			break
		}
		ctx.Above = append(ctx.Above, Quotation{Text: text[open+1 : end], At: open})
		text = text[:open] + text[end+1:]
	}
	answers := Read(text, "", ctx).Questions
	var out []string
	for _, q := range asked {
		out = append(out, string(answers[q.ID].Status))
	}
	return strings.Join(out, " ")
}

// A letter words its questions otherwise than the campaign: where one sentence asks
// for both and only one is known again, the other's cues say that it stands there, too.
func TestTwoQuestionsInOneQuotation(t *testing.T) {
	price := Question{Text: "Kiek kainuotų pristatymas į namus?", Expects: "money", Cues: []string{"pristatymo", "kaina", "kainuotų"}}
	days := Question{Text: "Per kiek darbo dienų pristatytumėte?", Expects: "duration", Cues: []string{"per", "dienų", "trunka"}}
	text := "{Gal parašytumėte, kokia pristatymo į namus kaina ir per kiek darbo dienų siuntą atvežtumėte?}Būtų 2,50 EUR. Užtrunka 2-3 darbo dienos."
	if got := read(t, "lt", text, price, days); got != "answered answered" {
		t.Errorf("both are answered below one quotation, and it says %s", got)
	}
}

func ask3(kinds, first, second, third string) []Question {
	k := strings.Fields(kinds)
	return []Question{{Text: first, Expects: k[0]}, {Text: second, Expects: k[1]}, {Text: third, Expects: k[2]}}
}

func englishQuestions() []Question {
	return ask3("money yes_no duration", "How much is a booster vaccination for a cat?", "Do I need an appointment?", "How long does the visit take?")
}

func germanQuestions() []Question {
	return ask3("money yes_no hours", "Was kostet ein Reifenwechsel?", "Muss ich einen Termin vereinbaren?", "Haben Sie samstags geöffnet, und bis wann?")
}

func russianQuestions() []Question {
	return ask3("money yes_no duration", "Сколько стоит замена масла?", "Нужно ли записываться заранее?", "Сколько времени это займёт?")
}

func lithuanianQuestions() []Question {
	return ask3("money yes_no duration", "Kiek kainuoja kirpimas?", "Ar dirbate šeštadieniais?", "Kiek laiko trunka dažymas?")
}

func latvianQuestions() []Question {
	return ask3("money yes_no duration", "Cik maksā riepu maiņa?", "Vai jāpiesakās iepriekš?", "Cik ilgi tas aizņem?")
}

func polishQuestions() []Question {
	return ask3("money yes_no duration", "Ile kosztuje wymiana opon?", "Czy trzeba się umawiać?", "Ile to trwa?")
}

const all = "answered answered answered"

func TestAnswersBelowQuotedQuestions(t *testing.T) {
	for _, test := range []struct {
		language, text, want string
		asked                []Question
	}{
		{"en", "{How much is a booster vaccination for a cat?}52\n\n{Do I need an appointment?}Best to.\n\n{How long does the visit take?}15 min tops\n\nJess", all, englishQuestions()},
		{"en", "Hi Tom,\n\n{Do I need an appointment?}Will ask Phil tomorrow.\n\n{How long does the visit take?}15 min tops\n\nJess", "unanswered unanswered answered", englishQuestions()},
		{"en", "{How much is a booster vaccination\nfor a cat?\nDo I need an appointment?}52, and no.\n\nJess", "answered answered unanswered", englishQuestions()},
		{"en", "{Do I need an appointment?\nThanks,\nTom}\n\nKind regards\n\nJess", "unanswered unanswered unanswered", englishQuestions()},
		{"de", "{Was kostet ein Reifenwechsel?}45\n\n{Muss ich einen Termin vereinbaren?}Nicht nötig\n\n{Haben Sie samstags geöffnet, und bis wann?}Ja, bis 13 Uhr\n\nUwe", all, germanQuestions()},
		{"de", "{Haben Sie samstags geöffnet, und bis wann?}Jeden zweiten, ja.\n\nUwe", "unanswered unanswered partly", germanQuestions()},
		{"ru", "{Сколько стоит замена масла?}1500\n\n{Нужно ли записываться заранее?}Желательно.\n\n{Сколько времени это займёт?}Минут 40\n\nАндрей", all, russianQuestions()},
		{"lt", "{Kiek kainuoja kirpimas?}25\n\n{Ar dirbate šeštadieniais?}Tik kas antrą.\n\n{Kiek laiko trunka dažymas?}Porą valandų\n\nRūta", all, lithuanianQuestions()},
		{"lv", "{Cik maksā riepu maiņa?}35\n\n{Vai jāpiesakās iepriekš?}Vēlams\n\n{Cik ilgi tas aizņem?}pusstunda\n\nJuris", all, latvianQuestions()},
		{"pl", "{Ile kosztuje wymiana opon?}120\n\n{Czy trzeba się umawiać?}Najlepiej tak\n\n{Ile to trwa?}pół godziny\n\nMarek", all, polishQuestions()},
	} {
		if got := read(t, test.language, test.text, test.asked...); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// The whole letter above a reply binds nothing.
func TestLetterAboveTheReply(t *testing.T) {
	asked := englishQuestions()
	letter := "{" + asked[0].Text + "\n" + asked[1].Text + "\n" + asked[2].Text + "}"
	if got := read(t, "en", letter+"It is £52, and 15 minutes are enough.\n\nJess", asked...); got != "answered unanswered answered" {
		t.Error(got)
	}
}

func TestNumberedAnswers(t *testing.T) {
	for _, test := range []struct {
		language, text, want string
		asked                []Question
	}{
		{"en", "Hi\n1) £52\n2) Not any more\n3) 15 min\n\nJess", all, englishQuestions()},
		{"en", "Hi\n(1) £52\n(2) will ask Phil tomorrow\n(3) 15 min\n\nJess", "answered unanswered answered", englishQuestions()},
		{"de", "Hallo,\nzu 1: 45 Euro\nzu 2: nein\nzu 3: ja, bis 13 Uhr\n\nUwe", all, germanQuestions()},
		{"ru", "По пунктам:\n1 - 1500\n2 - да\n3 - минут за сорок\n\nАндрей", all, russianQuestions()},
		{"lt", "Labas,\n1) 25\n2) taip\n3) 2 val.\n\nRūta", all, lithuanianQuestions()},
		{"lv", "1. 35\n2. nē\n3. pusstunda\n\nJuris", all, latvianQuestions()},
		{"en", "What to do:\n1. Fill in the form\n2. Bring it\n3. Pay £52\n4. Come back\n\nJess", "answered unanswered unanswered", englishQuestions()},
	} {
		if got := read(t, test.language, test.text, test.asked...); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// Short letters that say things in passing.
func TestAnswersInPassing(t *testing.T) {
	dental := ask3("money yes_no person", "How much is a first examination with X-rays?", "Could I be seen before the end of January?", "Which of your dentists looks after nervous patients?")
	garage := ask3("money yes_no yes_no", "How much is an MOT?", "Could you do it next week?", "Can you look at it at the weekend?")
	fees := ask3("yes_no yes_no yes_no", "Do you do free quotations?", "Are you insured?", "Do you work on Sundays?")
	for _, test := range []struct {
		language, text, want string
		asked                []Question
	}{
		{"en", "65 with xrays. Niamh is great with nervous people. we're booked out til feb im afraid", all, dental},
		{"en", "MOT is 54.85, Wednesday next week would work. We are here every day.\n\nDave", all, garage},
		{"en", "We charge £25 for a visit.\n\nDom", "answered unanswered unanswered", fees},
		{"en", "Yes and yes. Sent from my iPhone", "answered answered unanswered", fees},
		{"en", "Yes to all three.\n\nDom", all, fees},
		{"en", "Our rate is EUR 68 an hour.\n\nJess", "answered unanswered unanswered", ask3("money duration person", "What is your hourly rate?", "How long would it take?", "Who does it?")},
		{"lt", "Sveiki, kirpimas 25, šeštadieniais dirbam iki 15 val., dažymas apie dvi valandas. Rūta", all, lithuanianQuestions()},
		{"ru", "Добрый день! Замена масла 1500, без записи тоже можно, делаем минут за сорок.\n\nАндрей", all, russianQuestions()},
		{"pl", "Dzień dobry, wymiana 120 zł, nie trzeba się umawiać, w soboty od ósmej do czternastej. Pozdrawiam, Marek", all, ask3("money yes_no hours", "Ile kosztuje wymiana opon?", "Czy trzeba się umawiać?", "W jakich godzinach pracują Państwo w sobotę?")},
		{"lv", "Labdien! Riepu maiņa 35 eiro, pieteikties nevajag, sestdienās no deviņiem. Juris", all, ask3("money yes_no hours", "Cik maksā riepu maiņa?", "Vai jāpiesakās iepriekš?", "No cikiem strādājat sestdienās?")},
		{"ru", "Четыре с половиной тысячи. Выезд в вск возможен.", "answered answered unanswered", ask3("money yes_no duration", "Сколько стоит чистка дивана?", "Можно ли вызвать мастера в воскресенье?", "Сколько он сохнет?")},
	} {
		if got := read(t, test.language, test.text, test.asked...); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestPersons(t *testing.T) {
	who := Question{Text: "Kas atsakingas už sutartis su abonentais?", Expects: "person", Key: "Aušra Petronienė"}
	english := Question{Text: "Who should I speak to about hiring the hall?", Expects: "person"}
	for _, test := range []struct {
		language, text string
		asked          Question
		want           string
	}{
		{"lt", "Sutartimis rūpinuosi aš.\n\nPagarbiai\nAušra Petronienė", who, "answered"},
		{"lt", "Kontaktai skelbiami svetainėje www.firma.example, skiltyje „Abonentams“.\n\nNeries šaltiniai", who, "unanswered"},
		{"lt", "Persiunčiau laišką vedėjai Laimutei Jurkienei, ji ruošia sutartis.\n\nD. Mockus", who, "answered"},
		{"en", "Wendy looks after the hall.\n\nPaul", english, "answered"},
		{"en", "That would be me, I look after the hall.\n\nKind regards\nPaul Hart", english, "answered"},
		{"en", "Treatment\tFee\nHall\t45\n\nPaul", english, "unanswered"},
	} {
		if got := read(t, test.language, test.text, test.asked); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}
