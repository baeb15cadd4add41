package analysistest

import "replyaudit/internal/rubric"

// Rubric is a scheme of six sections with an item of every kind.
func Rubric() *rubric.Rubric {
	item := func(id, kind, from string, weight float64, title, mistake, repair string, views ...string) rubric.Item {
		en := func(s string) map[string]string { return map[string]string{"en": s} }
		return rubric.Item{
			ID: id, Kind: kind, From: from, Weight: weight, Source: "specimen",
			Title: en(title), Mistake: en(mistake), Repair: en(repair), Views: views,
		}
	}
	section := func(id, title string, weight float64, items ...rubric.Item) rubric.Section {
		return rubric.Section{ID: id, Title: map[string]string{"en": title}, Weight: weight, Items: items}
	}
	return &rubric.Rubric{Name: "Specimen, six sections", Version: "1.0", Sections: []rubric.Section{
		section("timeliness", "Timeliness", 20,
			item("reply_time", "time", "reply", 12, "First human reply within the target",
				"The first reply came after the target", "Give the mailbox an owner and a deputy for each working day.", "retention", "responsiveness"),
			item("answer_time", "time", "answer", 8, "Complete answer within the target",
				"The complete answer came late or never", "Answer every question in the first reply; say by when the rest will follow.", "reliability"),
		),
		section("appearance", "Appearance", 10,
			item("own_name", "fact", "responder_name", 4, "Signed with the writer’s own name",
				"Nobody signs with a name", "Set one signature for all staff on the server: name, role, phone, street.", "referral", "respect"),
			item("phone", "fact", "phone", 3, "Phone in the signature",
				"The signature lacks a phone", "Add the direct number to the common signature.", "retention"),
			item("no_placeholder", "absence", "unfilled_placeholder", 3, "No unfilled template fields",
				"A template field was left unfilled", "Test each template by sending it to yourself.", "referral"),
		),
		section("courtesy", "Courtesy", 15,
			item("by_name", "fact", "addressed_by_name", 6, "Customer greeted by name",
				"The customer is not greeted by name", "Copy the name as the customer signs it.", "referral", "respect"),
			item("thanks", "fact", "thanked", 4, "Thanked for the enquiry",
				"The customer is not thanked", "Begin with one sentence of thanks.", "referral", "respect"),
			item("closing", "fact", "polite_closing", 5, "Polite closing",
				"The reply ends without a closing", "End with a closing and your name.", "respect"),
		),
		section("quality", "Quality and effectiveness", 30,
			item("questions", "questions", "questions", 30, "Every question answered",
				"A question is passed over", "Answer in the order of the questions, one line each.", "retention", "reliability"),
		),
		section("ease", "Ease of obtaining the service", 10,
			item("not_deflected", "absence", "deflected", 6, "Not sent elsewhere for the answer",
				"The customer is sent to the phone or a page", "Write the answer; add the phone for those who want it.", "retention", "responsiveness"),
			item("first_contact", "derived", "solved_first_contact", 4, "Solved at first contact",
				"More than one contact was needed", "Ask what is missing in the same letter that answers the rest.", "retention", "reliability"),
		),
		section("solution", "Possibility of solving the problem", 15,
			item("next_step", "fact", "next_step", 9, "Next step proposed",
				"No next step is proposed", "End every reply with one dated step.", "related_sales", "responsiveness"),
			item("related_offer", "fact", "related_offer", 6, "Related service offered",
				"Nothing related is offered", "Offer one thing that goes with the job asked about.", "related_sales"),
		),
	}}
}
