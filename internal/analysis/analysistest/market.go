// Package analysistest makes specimen data for the tests of the read model and
// of the reports: a market of 64 invented print shops with every outcome, flag
// and kind of message, among them hostile ones. The same arguments give the
// same data. It is imported by tests only.
package analysistest

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
	"replyaudit/internal/split"
)

// Market returns the specimen with so many letters to each company, closed and
// completely collected.
func Market(lettersPerCompany int) *analysis.Data {
	c := Campaign(lettersPerCompany)
	d := &analysis.Data{
		Campaign: c, Rubric: scheme(), RubricHash: strings.Repeat("ab12", 16), DesignHash: strings.Repeat("cd34", 16), ReaderVersion: reading.Version,
		LaunchedAt: start.Add(-time.Hour), AsOf: start.AddDate(0, 0, 40), Closed: true, Unmatched: 2, Foreign: 5,
	}
	for i := range c.Companies {
		for n := range lettersPerCompany {
			d.Records = append(d.Records, record(d, i, n))
		}
	}
	slices.SortFunc(d.Records, func(a, b analysis.Record) int { return cmp.Compare(a.ID, b.ID) })
	return d
}

// scheme is the shipped rubric.
func scheme() *rubric.Rubric {
	r, err := rubric.Load("default")
	if err != nil {
		panic(err)
	}
	return r
}

// sumOf stands for the SHA-256 of the bytes of a letter or message.
func sumOf(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:])
}

// author writes what came back to one enquiry.
type author struct {
	company campaign.Company
	persona campaign.Persona
	habit   float64 // 0..1, how good the company is
	chance  *clock.Stream
	r       *analysis.Record
}

func record(d *analysis.Data, company, n int) analysis.Record {
	c := d.Campaign
	co := c.Companies[company]
	id := fmt.Sprintf("%s/%s/%02d", c.Key, co.Key, n+1)
	s := c.Scripts[n%len(c.Scripts)]
	opening := s.Opening[co.Language][0]
	chance := clock.NewStream(c.Seed, id, "specimen")
	sent := start.AddDate(0, 0, n*4+company%3).Add(time.Duration(chance.Intn(8*3600)) * time.Second)
	for sent.Weekday() == time.Saturday || sent.Weekday() == time.Sunday {
		sent = sent.AddDate(0, 0, 1)
	}
	persona := c.Personas[slices.IndexFunc(c.Personas, func(p campaign.Persona) bool { return p.Language == co.Language })]
	r := analysis.Record{
		Enquiry: audit.Enquiry{
			ID: id, Campaign: c.Key, Wave: "1", Organisation: co.Organisation, Company: co.Key, Persona: persona.Key,
			Mailbox: persona.Mailbox, Script: s.Key, Language: co.Language, PlannedAt: sent,
		},
		HasAddress: true, WindowEnd: sent.AddDate(0, 0, 10), Collected: d.AsOf,
		Letter: analysis.Letter{
			State: audit.Accepted, SHA256: sumOf(id + "/opening"), Subject: opening.Subject,
			Body: opening.Body + "\n\n" + persona.First + " " + persona.Last, To: co.Address, DueAt: sent, SentAt: sent, Code: 250,
		},
		Events: []analysis.Event{{Seq: 1, At: sent, Actor: audit.ByEngine, Kind: "accepted"}},
	}
	habit := clock.NewStream(c.Seed, co.Key, "habit").Float64()
	if co.Client {
		habit = 0.7
	}
	(&author{co, persona, habit, chance, &r}).fate(company, n)
	return r
}

// fate gives every outcome somewhere, and habits everywhere else.
func (a *author) fate(company, n int) {
	unsent := func(state audit.LetterState) {
		a.r.Letter.State, a.r.Letter.SentAt, a.r.WindowEnd = state, time.Time{}, time.Time{}
	}
	switch {
	case company == 20: // publishes no address
		a.r.HasAddress = false
		unsent(audit.Cancelled)
	case company == 41: // an address that takes no mail
		a.bounce("unknown_user", "5.1.1")
	case company == 59 && n == 0:
		a.bounce("policy", "5.7.1")
	case company == 59:
		unsent(audit.Rejected)
		a.r.Letter.Remote, a.r.Letter.Code, a.r.Letter.Status, a.r.Letter.Text = true, 550, "5.7.1", "550 5.7.1 rejected by policy"
	case company == 42 && n == 0:
		unsent(audit.MissedLetter)
	case company == 43 && n == 0:
		unsent(audit.Rejected)
	case company == 44 && n == 0:
		unsent(audit.Unknown)
	case company == 45 && n == 0:
		a.r.Withdrawn = true
	case company == 46 && n == 0:
		a.r.Collected = a.r.WindowEnd.Add(-time.Hour)
	case company == 47 && n == 0:
		a.r.Pending = append(a.r.Pending, a.message(audit.Uncertain, 30*time.Hour, "Re:", "..."))
	case company == 48 && n == 0:
		a.add(a.message(audit.Challenge, time.Minute, "Confirm", "Please confirm that you are a person."))
	case company == 49 && n == 0:
		m := a.message(audit.Human, 3*time.Hour, "Re:", "Which format do you need?")
		m.Decision.Reading.Facts["clarifying_question"] = grade.Fact{Holds: true}
		m.Decision.Verdict.Substance = classify.Substantive
		a.add(m)
	case company == 17 || company == 60: // never replies
	case company == 63:
		a.hostile()
	default:
		a.usual()
	}
}

func (a *author) usual() {
	if a.chance.Float64() < 0.3 {
		m := a.message(audit.Acknowledgement, time.Duration(20+a.chance.Intn(60))*time.Second, "Received", "We have received your message.")
		m.Decision.Verdict.Ack = &classify.Ack{PromisesDeadline: true}
		a.add(m)
	}
	if a.chance.Float64() > 0.25+0.75*a.habit {
		if a.chance.Float64() < 0.1 {
			a.add(a.reply(11*24*time.Hour, 3)) // after the window
		}
		return
	}
	wait := time.Duration(a.chance.Exp(float64(60*time.Hour) * (1.15 - a.habit)))
	answers := 3
	if a.chance.Float64() > a.habit {
		answers = 1 + a.chance.Intn(2)
	}
	a.add(a.reply(min(wait+4*time.Minute, 9*24*time.Hour), answers))
	if answers < 3 && a.chance.Float64() < 0.25 {
		a.add(a.reply(min(wait+30*time.Hour, 239*time.Hour), 3))
	}
}

func (a *author) add(m analysis.Message) { a.r.Messages = append(a.r.Messages, m) }

func (a *author) message(class audit.Class, after time.Duration, subject, visible string) analysis.Message {
	n := len(a.r.Messages) + len(a.r.Pending) + 1
	return analysis.Message{
		ID: fmt.Sprintf("%s/m%d", a.r.ID, n), ReceivedAt: a.r.Letter.SentAt.Add(after), Folder: "INBOX", From: a.company.Address, FromName: a.company.Name,
		Subject: subject, SHA256: sumOf(fmt.Sprintf("%s/m%d", a.r.ID, n)),
		Decision: reading.Decision{
			Match:   match.Result{Enquiry: a.r.ID, Letter: a.r.ID + "/opening", Confidence: 1, Signal: "in_reply_to", Sender: match.SameAddress},
			Verdict: classify.Verdict{Class: class, Best: class, Confidence: 0.98, Authorship: classify.Person, Substance: classify.Generic},
			Parts:   split.Parts{Visible: visible, Body: visible},
			Reading: grade.Reading{Language: a.company.Language, Facts: map[string]grade.Fact{}, Questions: map[string]grade.Answer{}},
		},
	}
}

func (a *author) bounce(reason, status string) {
	m := a.message(audit.Bounce, 40*time.Second, "Undelivered Mail Returned to Sender", "")
	m.Decision.Verdict.Bounce = &classify.Bounce{Kind: "hard", Recipients: classify.Recipients{a.company.Address}, Status: status, Reason: reason, Text: "550 " + status}
	a.add(m)
}

// phrase is a sentence of a reply and what it shows.
type phrase struct{ fact, question, text, value string }

func phrases(language string, p campaign.Persona, who string) map[string]phrase {
	switch language {
	case "lt":
		return map[string]phrase{
			"hello": {"addressed_by_name", "", "Laba diena, Vilte,", ""}, "plain": {"greeting", "", "Laba diena,", ""}, "thanks": {"thanked", "", "dėkojame už užklausą.", ""},
			"price": {"", "price", "Kaina – 412 € su PVM.", "412 EUR"}, "time": {"", "time", "Pagaminame per 6 darbo dienas.", "6 d"}, "delivery": {"", "delivery", "Taip, į Kauną pristatome.", "yes"},
			"deflected": {"deflected", "", "Dėl pristatymo skambinkite mums darbo metu.", ""}, "next": {"next_step", "", "Atsiųskite failą iki ketvirtadienio.", ""},
			"offer": {"related_offer", "", "Galime pasiūlyti ir vokus su Jūsų logotipu.", ""}, "closing": {"polite_closing", "", "Geros dienos!", ""},
			"name": {"responder_name", "", who, who}, "phone": {"phone", "", "+370 612 34567", "+37061234567"},
		}
	case "ru":
		return map[string]phrase{
			"hello": {"addressed_by_name", "", "Здравствуйте, Ольга!", ""}, "plain": {"greeting", "", "Добрый день!", ""}, "thanks": {"thanked", "", "Спасибо за обращение.", ""},
			"price": {"", "price", "Стоимость – 540 руб. с НДС.", "540 BYN"}, "time": {"", "time", "Изготовим за 5 рабочих дней.", "5 d"}, "delivery": {"", "delivery", "Да, в Гродно доставляем.", "yes"},
			"deflected": {"deflected", "", "Цены смотрите на сайте.", ""}, "next": {"next_step", "", "Пришлите макет до четверга.", ""},
			"offer": {"related_offer", "", "Можем предложить и конверты.", ""}, "closing": {"polite_closing", "", "С уважением,", ""},
			"name": {"responder_name", "", who, who}, "phone": {"phone", "", "+375 17 234-56-78", "+375172345678"},
		}
	}
	return map[string]phrase{
		"hello": {"addressed_by_name", "", "Dear " + p.First + ",", ""}, "plain": {"greeting", "", "Hello,", ""}, "thanks": {"thanked", "", "thank you for your enquiry.", ""},
		"price": {"", "price", "200 copies cost £318 with VAT.", "318 GBP"}, "time": {"", "time", "We need 5 working days.", "5 d"}, "delivery": {"", "delivery", "Yes, we deliver to Leeds.", "yes"},
		"deflected": {"deflected", "", "Prices are on our website.", ""}, "next": {"next_step", "", "Send the file by Thursday noon.", ""},
		"offer": {"related_offer", "", "We can print matching envelopes too.", ""}, "closing": {"polite_closing", "", "Kind regards,", ""},
		"name": {"responder_name", "", who, who}, "phone": {"phone", "", "0113 496 0123", "01134960123"},
	}
}

func staff(language string) []string {
	switch language {
	case "lt":
		return []string{"Jonas Petraitis", "Rūta Žukaitė", "Mantas Vaitkus"}
	case "ru":
		return []string{"Анна Ковалёва", "Павел Зуев", "Ирина Мороз"}
	}
	return []string{"Martha Hale", "Owen Pike", "Grace Tully"}
}

// reply writes a person's letter that answers so many questions.
func (a *author) reply(after time.Duration, answers int) analysis.Message {
	people := staff(a.company.Language)
	all := phrases(a.company.Language, a.persona, people[a.chance.Intn(len(people))])
	all["company"] = phrase{"company_named", "", a.company.Name, a.company.Name}
	has := func(p float64) bool { return a.chance.Float64() < p*(0.4+0.6*a.habit) }
	pick := []string{"plain"}
	if has(0.9) {
		pick[0] = "hello"
	}
	if has(0.8) {
		pick = append(pick, "thanks")
	}
	pick = append(pick, []string{"price", "time", "delivery"}[:answers]...)
	if answers < 3 && !has(0.8) {
		pick = append(pick, "deflected")
	}
	for _, x := range []struct {
		key string
		p   float64
	}{{"next", 0.6}, {"offer", 0.3}, {"closing", 1}, {"name", 1}, {"company", 1}, {"phone", 0.7}} {
		if has(x.p) {
			pick = append(pick, x.key)
		}
	}
	m := a.message(audit.Human, after, "Re: "+a.r.Letter.Subject, "")
	a.compose(&m, all, pick)
	m.Decision.Verdict.Substance = classify.Answers
	return m
}

// compose joins phrases to a visible text and records the span of each.
func (a *author) compose(m *analysis.Message, all map[string]phrase, pick []string) {
	var text strings.Builder
	read := &m.Decision.Reading
	for _, id := range []string{"price", "time", "delivery"} {
		read.Questions[id] = grade.Answer{Status: grade.Unanswered, Correct: "unknown"}
	}
	for i, key := range pick {
		p := all[key]
		if i > 0 {
			if key == "name" || key == "phone" || key == "company" {
				text.WriteString("\n")
			} else if key == "price" || key == "closing" {
				text.WriteString("\n\n")
			} else {
				text.WriteString(" ")
			}
		}
		span := audit.Span{Start: text.Len(), End: text.Len() + len(p.text), Quote: p.text}
		text.WriteString(p.text)
		if p.question != "" {
			read.Questions[p.question] = grade.Answer{Status: grade.Answered, Value: p.value, Correct: "unknown", Span: span, Rule: "value"}
		} else {
			read.Facts[p.fact] = grade.Fact{Holds: true, Value: p.value, Span: span, Rule: "phrase"}
		}
	}
	read.Facts["language_matches"] = grade.Fact{Holds: true, Value: a.company.Language}
	if hello := read.Facts["addressed_by_name"]; hello.Holds {
		read.Facts["greeting"] = hello
	}
	m.Decision.Parts = split.Parts{Visible: text.String(), Body: text.String()}
}

// hostile is a reply by somebody who wants to break the report.
func (a *author) hostile() {
	all := phrases("en", a.persona, "=HYPERLINK(\"http://evil.example\")")
	all["plain"] = phrase{"greeting", "", "<script>alert('x')</script><img src=http://evil.example/p.png onerror=alert(1)>", ""}
	all["thanks"] = phrase{"thanked", "", "\u202Eevil\u202C </span></main><style>body{display:none}</style> {{.Campaign}}", ""}
	m := a.message(audit.Human, 2*time.Hour, "=1+1\" onload=\"alert(1)", "")
	m.FromName, m.From = "@SUM(A1:A9)", "+cmd|' /C calc'!A0@evil.example"
	a.compose(&m, all, []string{"plain", "thanks", "price", "time", "delivery", "name", "phone"})
	m.Decision.Verdict.Substance = classify.Answers
	a.add(m)
}
