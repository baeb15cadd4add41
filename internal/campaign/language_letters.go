package campaign

// expectations are the kinds of answer that a question can ask for (RULES section 7).
func expectations() []string {
	return []string{"money", "date", "duration", "hours", "yes_no", "person", "phone", "url", "free"}
}

func scriptShape() *shape {
	return &shape{kind: kindSection, name: "scripts: SCRIPT", intro: "Every further letter goes to the address that the opening went to, in the company's next sending hours.", keys: []term{
		need("opening", many("language", kindLanguage, letterShape("opening")), "{ lt: { subject: ..., body: ..., questions: ... } }", "The first letter, by language."),
		may("reminder", reminderShape(), "", "To who has not replied."),
		may("clarification", clarificationShape(), "", "To who asked back."),
		may("follow_up", followUpShape(), "", "A further question to who replied; it has a window and an outcome of its own."),
		may("thanks", thanksShape(), "", "To who replied."),
		may("debriefing", debriefingShape(), "", "To all who were written to."),
		may("questionnaire", questionnaireStepShape(), "", "How satisfied those were who replied. Only in campaigns of your own organisation."),
	}}
}

// textsOf are the texts of a later letter by language.
func textsOf(letter *shape) term {
	return need("texts", many("language", kindLanguage, letter), "{ lt: { body: ... } }", "The letter, in every language of the opening.")
}

func reminderShape() *shape {
	return &shape{kind: kindSection, name: "reminder", intro: "Sent unless a substantive message or a question back came. The headline rates are those before it.", keys: []term{
		need("after", simple(kindDuration), "3wd", "From the acceptance of the opening; within the window."),
		textsOf(letterShape("step")),
	}}
}

func clarificationShape() *shape {
	return &shape{kind: kindSection, name: "clarification", intro: "Sent once, in answer to a question back, with those facts whose cues stand in what the company asked. Where no cue is met, a person decides.", keys: []term{
		need("after", simple(kindDuration), "1h", "From the receipt of the question."),
		need("facts", many("fact", kindKey, factShape()), "{ postcode: { cues: { en: [postcode] }, text: { en: \"It is {{.persona.facts.postcode}}.\" } } }", "What may be told, by key."),
		textsOf(letterShape("step")),
	}}
}

func factShape() *shape {
	return &shape{kind: kindSection, name: "clarification.facts: FACT", keys: []term{
		need("cues", many("language", kindLanguage, &shape{kind: kindList, of: simple(kindLine), least: 1}), "{ en: [postcode, address] }", "By language: words of a question that ask for it."),
		need("text", many("language", kindLanguage, simple(kindLine)), `{ en: "My address is {{.persona.facts.street}}." }`, "By language: one sentence, a template."),
	}}
}

func followUpShape() *shape {
	return &shape{kind: kindSection, name: "follow_up", keys: []term{
		may("when", words("replied", "answered"), "answered", "After what: replied (the first substantive message) or answered (every question)."),
		need("after", simple(kindDuration), "1wd", "From the receipt of that."),
		need("window", simple(kindDuration), "5d", "How long an answer to it counts."),
		textsOf(letterShape("follow_up")),
	}}
}

func thanksShape() *shape {
	return &shape{kind: kindSection, name: "thanks", intro: "Goes out when the window and the watch are over, so that it does not spoil what is watched for.", keys: []term{
		need("after", simple(kindDuration), "1h", "From the end of the window and the watch."),
		textsOf(letterShape("step")),
	}}
}

func debriefingShape() *shape {
	return &shape{kind: kindSection, name: "debriefing", intro: "Says what it was, when the last window and watch of the whole campaign are over.", keys: []term{
		need("after", simple(kindDuration), "2d", "From that end."),
		may("window", simple(kindDuration), "7d", "How long answers to it are still collected. They are kept and never counted."),
		textsOf(letterShape("step")),
	}}
}

func questionnaireStepShape() *shape {
	return &shape{kind: kindSection, name: "questionnaire", intro: "The last letter: a few questions to those who replied, behind the thanks. It counts in the day's caps and keeps to the suppression list as every letter does; its answers are counted and change no result.", keys: []term{
		need("file", simple(kindLine), "questionnaire.yaml", "The questionnaire, seen from the campaign file."),
		need("opt_in", simple(kindText), "who agreed to be asked, and how", "Who has agreed to be asked. Nobody else may be among the companies."),
		need("after", simple(kindDuration), "1wd", "From the end of the window and the watch."),
		may("window", simple(kindDuration), "7d", "How long answers to it count."),
	}}
}

// letterShape is a letter in one language: of the opening, of the follow_up, or
// of another step, which asks nothing.
func letterShape(of string) *shape {
	body := may("body", simple(kindText), "", "The letter, a template.").otherwise("**required**, without variants").such("\"Hello, ...\"")
	variants := may("variants", &shape{kind: kindChoice, chosen: kindLabel, called: "variant", of: variantShape(of), least: 2}, "", "Wordings of the same letter, by key, instead of subject and body. Every language has the same ones, or one text.").otherwise("one text").such("{ a: { subject: ..., body: ... }, b: { subject: ..., body: ... } }")
	s := &shape{kind: kindSection, name: "texts: LANGUAGE", intro: "The letter of a later step. That of a clarification prints the facts: `{{.facts}}`."}
	subject := may("subject", simple(kindLine), "", "The subject, a template of one line.").otherwise("that of the opening, with Re:").such("A question about delivery")
	s.keys, s.either = []term{subject, body, variants}, [][]string{{"body"}, {"variants"}}
	questions := need("questions", many("question", kindKey, questionShape()), "{ price: { text: \"What does delivery cost?\", expects: money } }", "What it asks, by key; the same keys in every language.")
	switch of {
	case "opening":
		subject = may("subject", simple(kindLine), "", "The subject, a template of one line.").otherwise("**required**, without variants").such("A question about delivery")
		s.name, s.intro = "opening: LANGUAGE", "The first letter in one language."
		s.keys, s.either = []term{subject, body, variants, questions}, [][]string{{"subject", "body"}, {"variants"}}
	case "follow_up":
		s.name, s.intro = "follow_up.texts: LANGUAGE", "The further question in one language."
		s.keys = append(s.keys, questions)
	default:
		s.refused = map[string]string{"questions": "only the opening and the follow_up ask questions; remove them, or use follow_up"}
	}
	return s
}

func variantShape(of string) *shape {
	name, subject := "texts.variants: VARIANT", may("subject", simple(kindLine), "", "The subject.").otherwise("that of the opening, with Re:").such("A question about delivery")
	if of == "opening" {
		name, subject = "opening.variants: VARIANT", need("subject", simple(kindLine), "A question about delivery", "The subject.")
	}
	return &shape{kind: kindSection, name: name, intro: "One wording.", keys: []term{
		subject,
		need("body", simple(kindText), "\"Hello, ...\"", "The letter."),
	}}
}

func questionShape() *shape {
	return &shape{kind: kindSection, name: "questions: QUESTION", intro: "A question says what kind of answer it expects. With a key, which is the true answer, answers are also marked right or wrong.", keys: []term{
		need("text", simple(kindLine), `"What does delivery cost?"`, "The question, as the letter asks it."),
		need("expects", words(expectations()...), "money", "The kind of answer."),
		may("key", simple(kindLine), "", "The true answer, a template of one line. For a company whose column is empty it is not known.").otherwise("not known: answers are neither right nor wrong").such(`"{{.field.price}}"`),
		may("cues", listOf(simple(kindLine)), "", "Words that an answer to it is likely to use.").such("[delivery, cost]"),
	}}
}
