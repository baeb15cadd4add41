package rubric

import "slices"

// key describes one key of the language: the schema and the reference page say it.
type key struct {
	at      string // path of keys from the root
	means   string
	without string // what holds where it is left out; "" = it is needed
}

// The language is described key by key; a test compares the list with the types.
func language() []key {
	return slices.Concat([]key{
		{"name", "The rubric's name; reports and gradings are called by it.", ""},
		{"version", "Raise it with every change: results are kept by the hash of the rubric.", ""},
		{"silence", "Score of an enquiry that was never answered, 0 to 100.", "0"},
		{"threshold", "An item that scores below it is a mistake, above 0 and up to 1.", ""},
		{"silent", "What is said where nobody replied.", "that of the shipped default"},
		{"undelivered", "What is said where the letter never arrived.", "that of the shipped default"},
		{"bands", "Letters and words for scores, from the best down; the last begins at 0.", "scores have no letters"},
		{"passes", "Standards that ask for several items at once.", "none"},
		{"sections", "Groups of items with weights.", ""},
	}, findingKeys("silent"), findingKeys("undelivered"), []key{
		{"bands.from", "The least score of the band, as it is printed: a whole number.", ""},
		{"bands.letter", "Its letter.", ""},
		{"bands.word", "Its word.", ""},
		{"passes.id", "Its name in exports.", ""},
		{"passes.source", "Where in the literature it comes from.", ""},
		{"passes.title", "What it is called.", ""},
		{"passes.needs", "What a reply must reach in each item; one that does not apply is not asked for.", ""},
		{"passes.needs.item", "The id of an item that the machine grades.", ""},
		{"passes.needs.at_least", "The least score of it, above 0 and up to 1.", ""},
		{"sections.id", "Its name in exports.", ""},
		{"sections.title", "What it is called.", ""},
		{"sections.weight", "Relative to the other sections.", ""},
		{"sections.items", "What is graded.", ""},
	}, itemKeys(), []key{
		{"sections.items.knots.at", "Multiples of the target for a time, the number itself for a count.", ""},
		{"sections.items.knots.score", "The score there, 0 to 1.", ""},
		{"sections.items.values.id", "What is stored when a coder says so.", ""},
		{"sections.items.values.number", "Its place on an interval scale; the numbers rise.", "none, on the other scales"},
		{"sections.items.values.score", "What it counts in the full score, 0 to 1.", ""},
		{"sections.items.values.anchor", "The words that say when it is right.", ""},
	})
}

func findingKeys(of string) []key {
	return []key{
		{of + ".source", "Where in the literature it comes from.", "not said"},
		{of + ".title", "What it is called.", ""},
		{of + ".mistake", "What went wrong.", ""},
		{of + ".repair", "The one act that repairs it.", ""},
	}
}

func itemKeys() []key {
	const own = "that of the item that is used; else it is needed"
	return []key{
		{"sections.items.use", "Take this item of the shipped default over, but for the keys that stand here.", "everything is said here"},
		{"sections.items.id", "Its name in exports, in passes and in codes.", own},
		{"sections.items.kind", "What the item is graded by.", own},
		{"sections.items.from", "The fact, clock or observation that it is computed from.", own + "; a judgement has none"},
		{"sections.items.when", "Applies only to late replies.", "it applies to every reply"},
		{"sections.items.knots", "Corners of a piecewise linear score: multiples of the target, or a count, and a score from 0 to 1. Linear between them, flat outside.", "needed of times and counts alone"},
		{"sections.items.weight", "Relative to the other items of the section. What weighs 0 is graded and printed, is no mistake and moves no score.", "that of the item that is used; else 0"},
		{"sections.items.threshold", "In place of the rubric's for this item.", "the rubric's"},
		{"sections.items.source", "Where in the literature it comes from.", own},
		{"sections.items.title", "What it is called.", own},
		{"sections.items.mistake", "What went wrong where it is missed.", own},
		{"sections.items.repair", "The one act that repairs it.", own},
		{"sections.items.views", "The three R's of trade and of the public sector that it counts for.", "those of the item that is used; else none"},
		{"sections.items.principles", "The principles of customer service that it shows.", "those of the item that is used; else none"},
		{"sections.items.scale", "What a difference between two values of a judgement means.", "needed of judgements alone"},
		{"sections.items.values", "What coders can say, each with its anchor: two to nine.", "needed of judgements alone"},
	}
}

// described is the key at a path; an empty one where there is none.
func described(at string) key {
	all := language()
	i := slices.IndexFunc(all, func(k key) bool { return k.at == at })
	if i < 0 {
		return key{}
	}
	return all[i]
}

// source is what an item of a kind can be computed from.
type source struct{ name, means string }

func kinds() []string {
	return []string{KindFact, KindAbsence, KindTime, KindQuestions, KindDerived, KindJudgement}
}

// sourcesOf lists what an item of the kind can be computed from, nil for no kind.
func sourcesOf(kind string) []source {
	switch kind {
	case KindFact, KindAbsence:
		return slices.Concat(mannerSources(), contactSources(), contentSources())
	case KindTime:
		return []source{
			{"reply_seconds", "working time to the first substantive message, as multiples of the target"},
			{"answer_seconds", "working time to the message that completes the answer; does not apply while it is incomplete"},
		}
	case KindQuestions:
		return []source{
			{"answered", "share of the questions that were answered, a part counting half"},
			{"correct", "of the answers that can be held against a key, the share that agrees with it"},
		}
	case KindDerived:
		return derivedSources()
	case KindJudgement:
		return []source{} // nothing
	}
	return nil
}

func mannerSources() []source {
	return []source{
		{"greeting", "begins with a greeting"},
		{"addressed_by_name", "addresses the persona by name"},
		{"thanked", "thanks for the enquiry"},
		{"polite_closing", "ends with a closing formula"},
		{"apologised", "apologises"},
		{"language_matches", "is in the language of the enquiry"},
		{"invites_questions", "invites further questions"},
	}
}

func contactSources() []source {
	return []source{
		{"responder_name", "is signed with a person's name"},
		{"responder_role", "gives position or department"},
		{"company_named", "names the company"},
		{"phone", "gives a telephone number"},
		{"postal_address", "gives a postal address"},
		{"website", "gives the address of a website"},
		{"social_link", "links to a social network"},
	}
}

func contentSources() []source {
	return []source{
		{"next_step", "says how to go on"},
		{"related_offer", "offers something beyond what was asked"},
		{"deflected", "sends the customer elsewhere instead of answering"},
		{"clarifying_question", "asks back"},
		{"specifics", "takes up words of what was asked about; a hint"},
		{"unfilled_placeholder", "shows a template field that was never filled"},
		{"writing_slip", "has a slip that needs no dictionary to be seen; a hint"},
		{"attachment", "brings a document"},
		{"reply_length", "has words of its own; their number stands in the export"},
	}
}

func derivedSources() []source {
	return []source{
		{"acknowledged", "an acknowledgement came"},
		{"acknowledgement_deadline", "the acknowledgement says by when a person answers; does not apply without one"},
		{"contacts", "messages of people until the answer was complete; a count, with knots"},
		{"from_company_domain", "the graded message came from the company's own domain"},
		{"handovers", "distinct signers less one; a count, with knots"},
		{"no_reminder", "the reply came without our reminder; does not apply to scripts without one. The headline ends at the reminder, so that it always holds there"},
		{"promise_kept", "share of the promises of an answer that were kept, of those that came due: in public, in an acknowledgement, by a person; does not apply without any"},
		{"same_answer", "of the questions that the company had answered before, the share that it answered the same again; does not apply where none can be compared"},
		{"solved_first_contact", "the first message of a person answered everything"},
		{"unprompted", "a person wrote again after the answer, of their own accord; does not apply while the answer is incomplete"},
	}
}

func sourceNames(kind string) []string {
	var names []string
	for _, s := range sourcesOf(kind) {
		names = append(names, s.name)
	}
	return names
}

// kindMeans says what an item of a kind is graded by.
func kindMeans(kind string) string {
	switch kind {
	case KindFact:
		return "1 where the graded message does this, 0 where it does not"
	case KindAbsence:
		return "the other way round"
	case KindTime:
		return "working time against the target, by knots"
	case KindQuestions:
		return "share of the questions of the letter"
	case KindDerived:
		return "what the log shows of the enquiry"
	}
	return "what only people can say, by a scale with anchors; no weight until everything of the kind is coded"
}

func views() []string {
	return []string{"retention", "related_sales", "referral", "reliability", "responsiveness", "respect"}
}
