package world

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/classify"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/mail"
	"replyaudit/internal/split"
)

// asked are the questions of the scripts delivery and visit in each language.
func asked() map[string]map[string]grade.Question {
	question := func(id, expects, key, text string) grade.Question {
		return grade.Question{ID: id, Expects: expects, Key: key, Text: text}
	}
	all := map[string]map[string]grade.Question{}
	for lang, q := range map[string][5]string{
		"en": {"How much is delivery?", "How long does delivery take?", "What are your opening hours on Saturday?", "Can I pay by card?", "Can you send it by express courier?"},
		"lt": {"Kiek kainuoja pristatymas į namus?", "Per kiek laiko pristatote?", "Kokiomis valandomis dirbate šeštadienį?", "Ar galima atsiskaityti kortele?", "Ar galite išsiųsti skubiu kurjeriu?"},
		"ru": {"Сколько стоит доставка на дом?", "За сколько дней вы доставляете?", "В какие часы вы работаете в субботу?", "Можно ли оплатить покупку картой?", "Можно ли отправить срочным курьером?"},
		"lv": {"Cik maksā piegāde uz mājām?", "Cik ilgā laikā piegādājat?", "Kāds ir darba laiks sestdienā?", "Vai var maksāt ar karti?", "Vai varat nosūtīt ar eksprespiegādi?"},
		"et": {"Kui palju maksab kojutoomine?", "Kui kaua kohaletoimetamine aega võtab?", "Millal olete laupäeval avatud?", "Kas saab kaardiga maksta?", "Kas saate saata ekspresskulleriga?"},
		"pl": {"Ile kosztuje dostawa do domu?", "Jak długo trwa dostawa?", "W jakich godzinach są Państwo otwarci w sobotę?", "Czy można zapłacić kartą?", "Czy mogą Państwo wysłać kurierem ekspresowym?"},
		"de": {"Was kostet die Lieferung nach Hause?", "Wie lange dauert die Lieferung?", "Wann haben Sie am Samstag geöffnet?", "Kann ich mit Karte zahlen?", "Können Sie per Expresskurier versenden?"},
	} {
		all[lang] = map[string]grade.Question{
			"delivery.price": question("price", "money", "4,90 EUR", q[0]), "delivery.time": question("time", "duration", "3", q[1]),
			"visit.hours": question("hours", "hours", "10:00-15:00", q[2]), "visit.hours_closed": question("hours", "hours", "", q[2]),
			"visit.card": question("card", "yes_no", "", q[3]), "visit.card_no": question("card", "yes_no", "", q[3]),
			"delivery.express": question("express", "yes_no", "", q[4]), "delivery.express_no": question("express", "yes_no", "", q[4]),
		}
	}
	return all
}

// TestEveryAnswerIsUnderstood: each sentence with which a clerk can answer is
// read as the answer to that question, with the value that was meant, beside a
// sentence that answers the other question of the script.
func TestEveryAnswerIsUnderstood(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	talk := clock.NewStream(1, "test", "talk")
	for lang, questions := range asked() {
		w := all[lang]
		for key, q := range questions {
			data := said{}
			for range 4 {
				data.Amount, _ = w.money(talk, "4,90 EUR", false)
				data.Span, data.Within, data.During, _ = w.duration(talk, counted{Low: 3, High: 3}, "working_day", false)
				data.From, data.Till = w.hours(talk, "10:00-15:00", false)
				for _, text := range w.Answers[key] {
					sentence, err := fill(text, data)
					if err != nil {
						t.Fatal(err)
					}
					if got, want := understood(lang, q, sentence), meant(key, q); got != want {
						t.Errorf("%s %s: %q is read as %s, want %s", lang, key, sentence, got, want)
					}
				}
			}
		}
	}
}

// meant is how the answers under a key are to be read.
func meant(key string, q grade.Question) string {
	switch {
	case strings.HasSuffix(key, "_no"):
		return "no"
	case q.Expects == "yes_no":
		return "yes"
	case strings.HasSuffix(key, "_closed"):
		return "closed"
	}
	return "answered"
}

// understood is what the grader reads out of a sentence: for yes or no which of
// them, for closing that, for a value whether it is the right one.
func understood(lang string, q grade.Question, sentence string) string {
	keys := map[string]map[string]string{
		"yes": {"en": "yes", "lt": "taip", "ru": "да", "lv": "jā", "et": "jah", "pl": "tak", "de": "ja"},
		"day": {"en": "3 days", "lt": "3 dienos", "ru": "3 дня", "lv": "3 dienas", "et": "3 päeva", "pl": "3 dni", "de": "3 Tage"},
	}
	switch q.Expects {
	case "yes_no":
		q.Key = keys["yes"][lang]
	case "duration":
		q.Key = keys["day"][lang]
	}
	letter := map[string]string{
		"en": "I should like a voucher for my sister.", "lt": "Norėčiau dovanų kupono seseriai.", "ru": "Хочу подарочный сертификат для сестры.", "lv": "Vēlos māsai dāvanu karti.",
		"et": "Soovin õele kinkekaarti.", "pl": "Chcę kupić siostrze bon podarunkowy.", "de": "Ich möchte meiner Schwester einen Gutschein schenken.",
	}[lang]
	a := grade.Read(sentence, "", grade.Context{Language: lang, LetterBody: letter + "\n" + q.Text, Questions: []grade.Question{q}}).Questions[q.ID]
	switch {
	case a.Status != grade.Answered:
		return string(a.Status)
	case q.Expects == "yes_no":
		return map[string]string{"right": "yes", "wrong": "no", "unknown": "unknown"}[a.Correct]
	case q.Key == "" && strings.Contains(a.Rule, "closed"):
		return "closed"
	case a.Correct != "right":
		return fmt.Sprintf("%s %s (%s)", a.Correct, a.Value, a.Rule)
	}
	return "answered"
}

// TestEveryTextHasItsClass: what machines write is not taken for a person's
// words, nor a person's for a machine's, by its wording alone.
func TestEveryTextHasItsClass(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for lang, w := range all {
		until, err := fill(w.Clients.Date, w.moment(time.Date(2026, 3, 16, 0, 0, 0, 0, time.UTC), "", ""))
		if err != nil {
			t.Fatal(err)
		}
		data := said{
			Name: "Anna", Full: "Anna Berg", Clerk: "Eva Holm", Phone: "+370 5 000 1234", Colleague: "Ida Lund", ColleagueAddress: "ida.lund@firm.example", Company: "Lumina",
			City: "Riga", Site: "www.firm.example", Domain: "firm.example", Address: "info@firm.example", Subject: "x", Question: "?", Day: until, Until: until, Ticket: "40321",
			Token: "a1b2c3", Portal: "https://firm.example/p/1", Dealer: "Nordia",
		}
		check := func(what string, want audit.Class, subject string, texts ...string) {
			t.Helper()
			ctx := classify.Context{Matched: true, Latency: 40 * time.Second}
			if want == audit.Human || want == audit.Marketing {
				ctx.Latency = 3 * time.Hour
			}
			if what == "promise" {
				ctx.Echoes = 2 // a person takes the matter up
			}
			for _, text := range texts {
				body, err := fill(text, data)
				if err != nil {
					t.Fatal(err)
				}
				head, _ := fill(subject, data)
				ctx.AskedBack = strings.HasSuffix(body, "?")
				signals := extracted(head, body, want == audit.Marketing)
				if v := classify.Decide(signals, ctx); v.Class != want {
					t.Errorf("%s %s: %q is %s (best %s %.2f), want %s\n%v", lang, what, body, v.Class, v.Best, v.Confidence, want, v.Evidence)
				}
				if back := signals.Returns.Format(time.DateOnly); want == audit.OutOfOffice && back != "2026-03-16" {
					t.Errorf("%s: %q ends on %s, want 2026-03-16", lang, body, back)
				}
			}
		}
		check("acknowledgement", audit.Acknowledgement, w.Ack.Subject, w.Ack.Texts...)
		check("plain acknowledgement", audit.Acknowledgement, w.Re+"x", w.AckPlain...)
		check("absence", audit.OutOfOffice, w.OutOfOffice.Prefix+"x", w.OutOfOffice.Texts...)
		check("challenge", audit.Challenge, w.Challenge.Subject, w.Challenge.Text)
		check("newsletter", audit.Marketing, w.Newsletter.Subject, strings.Join(append(w.Newsletter.Texts, w.Newsletter.Footer+" "+w.Newsletter.Unsubscribe), "\n\n"))
		for _, script := range []string{"delivery", "visit"} {
			check("refusal to say", audit.Human, w.Re+"x", w.Deflect[script]...)
			check("question back", audit.Human, w.Re+"x", w.Clarify[script]...)
			check("promise", audit.Human, w.Re+"x", w.Says["promise"][script]...)
		}
		for _, text := range w.Says["portal"]["any"] {
			if body, err := fill(text, data); err != nil || !extracted(w.Re+"x", body, false).Portal {
				t.Errorf("%s: %q hides no answer behind a log-in (%v)", lang, body, err)
			}
		}
		for _, name := range []string{"correction", "colleague", "dealer", "reminded", "clarified", "welcome", "unprompted", "debriefed"} {
			check(name, audit.Human, w.Re+"x", w.Says[name]["any"]...)
		}
	}
}

// extracted reads a message of these words without any telling field, unless it is
// a mailing.
func extracted(subject, body string, mailing bool) classify.Signals {
	raw := "From: Eva Holm <info@firm.example>\r\nTo: <anna@post.example>\r\nDate: Mon, 2 Mar 2026 10:00:00 +0200\r\nSubject: " + headerText("utf-8", subject) +
		"\r\nIn-Reply-To: <1@post.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + crlf(body) + "\r\n"
	if mailing {
		raw = "List-Unsubscribe: <https://firm.example/u>\r\n" + raw
	}
	m := mail.Parse([]byte(raw))
	return classify.Extract(m, split.Split(m))
}

// TestEveryCourtesyIsSeen: greetings, thanks, closings and the rest show in the
// facts for which a reply is graded.
func TestEveryCourtesyIsSeen(t *testing.T) {
	all, err := loadWords()
	if err != nil {
		t.Fatal(err)
	}
	for lang, w := range all {
		first, last, _ := strings.Cut(map[string]string{
			"en": "Edith Holloway", "lt": "Tomas Kazlauskas", "ru": "Елизавета Соколова", "lv": "Jānis Strazdiņš", "et": "Liisi Õunap", "pl": "Marek Żurek", "de": "Jana Schütte",
		}[lang], " ")
		data := said{Title: w.title(first), Name: w.address(first), Full: first + " " + last, Company: "Lumina", Site: "www.firm.example", City: "Riga", Phone: "+370 5 000 1234"}
		check := func(fact string, before, after string, texts ...string) {
			t.Helper()
			for _, text := range texts {
				body, err := fill(before+text+after, data)
				if err != nil {
					t.Fatal(err)
				}
				r := grade.Read(body, "", grade.Context{Language: lang, PersonaFirst: first, PersonaLast: last, CompanyName: "Lumina"})
				if text != "" && !r.Facts[fact].Holds {
					t.Errorf("%s: no %s in %q", lang, fact, body)
				}
				if strings.Contains(text, "{{.Name}}") && !r.Facts["addressed_by_name"].Holds {
					t.Errorf("%s: nobody is addressed in %q", lang, body)
				}
			}
		}
		answer, closing := w.Answers["visit.card"][0], w.Closings[0]
		check("greeting", "", "\n\n"+answer+"\n\n"+closing, w.Greetings...)
		check("thanked", w.Greetings[0]+"\n\n", " "+answer+"\n\n"+closing, w.Thanks...)
		check("polite_closing", w.Greetings[0]+"\n\n"+answer+"\n\n", "\nEva Holm", w.Closings...)
		check("apologised", w.Greetings[0]+"\n\n", " "+answer+"\n\n"+closing, w.Apologies...)
		check("invites_questions", w.Greetings[0]+"\n\n"+answer+"\n\n", "\n\n"+closing, w.Invites...)
		for _, script := range []string{"delivery", "visit", "any"} {
			check("deflected", w.Greetings[0]+"\n\n", "\n\n"+closing, w.Deflect[script]...)
			check("clarifying_question", w.Greetings[0]+"\n\n", "\n\n"+closing, w.Clarify[script]...)
			check("next_step", w.Greetings[0]+"\n\n", "\n\n"+closing, w.Says["promise"][script]...)
		}
	}
}
