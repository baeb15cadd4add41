package lexicon

func english() Language {
	return Language{
		Code:      "en",
		Quoting:   englishQuoting(),
		Automatic: englishAutomatic(),
		Courtesy:  englishCourtesy(),
	}
}

func englishCourtesy() Courtesy {
	return Courtesy{
		Greetings: []string{
			"dear", "hello", "hi", "hi there", "hey", "good morning", "good afternoon", "good evening", "good day",
			"greetings", "to whom it may concern",
		},
		Titles: []string{"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam"},
		Thanks: []string{"thank you", "thanks", "many thanks", "thank u", "thx", "grateful", "appreciate"},
		ThanksElse: []string{
			"in advance", "for your patience", "for your understanding", "for waiting", "for bearing with us",
			"for your cooperation", "for your order", "for your loyalty", "for your kind words",
		},
		Pleasure: []string{
			"nice to read", "nice to hear", "nice to receive", "nice to get", "good to read", "lovely to read", "lovely to receive", "glad to receive", "glad to read", "great to read", "pleasure to read", "pleased to receive", "happy to receive",
			"glad that you", "glad you", "glad to hear from", "good to hear from", "great to hear from", "lovely to hear from", "nice to hear from",
			"delighted that you", "delighted you", "delighted to hear", "pleased that you", "pleased you", "pleased to hear",
			"appreciate your interest", "appreciate you contacting", "appreciate your enquiry", "pleasure to hear", "happy that you", "happy you",
			"happy to hear", "delighted by your", "delighted at your", "how nice of you to",
		},
		Closings: []string{
			"kind regards", "best regards", "warm regards", "kindest regards", "warmest regards", "regards", "many regards", "with regards",
			"with kind regards", "with best regards", "best wishes", "warm wishes", "with best wishes", "kind wishes", "all the best", "best",
			"yours sincerely", "yours faithfully", "yours truly", "yours", "sincerely", "sincerely yours", "respectfully", "cheers", "take care", "warmly",
			"br", "cordially", "with thanks", "thanks", "thank you", "many thanks", "thanks again", "ta",
		},
		Wishes: []string{
			"have a nice", "have a great", "have a good", "have a lovely", "have a wonderful", "have a pleasant", "enjoy your day", "enjoy the weekend",
			"enjoy your weekend", "look forward to welcoming", "looking forward to welcoming", "look forward to hearing", "looking forward to hearing",
			"look forward to seeing", "looking forward to seeing", "look forward to meeting", "look forward to your", "looking forward to your",
			"hope to see you", "hope to welcome", "hope to hear from", "wish you a", "wishing you", "safe travels", "see you soon", "until then",
		},
		Apologies:     []string{"apolog*", "sorry", "forgive", "excuse the", "excuse us", "excuse me", "pardon", "regret the"},
		Introductions: []string{"my name is", "i am called", "this is"},
		Roles: []string{
			"manager*", "director*", "assistant*", "agent*", "advis*", "consultant*", "officer*", "owner*", "founder*", "head of", "chief", "ceo", "coo", "cfo",
			"executive*", "coordinator*", "co ordinator", "specialist*", "representative*", "associate*", "receptionist*", "reception", "clerk*", "host", "hostess",
			"supervisor*", "engineer*", "technician*", "secretary", "administrator*", "administration", "partner", "president", "lead", "leader", "department",
			"support", "sales", "service*", "reservation*", "booking*", "relations", "front of house", "front desk", "front office", "marketing", "accounts",
			"accounting", "finance", "logistics", "dispatch", "orders", "export", "import", "events", "packages", "customer care", "concierge", "buyer",
			"planner", "designer", "chef", "foreman", "workshop", "mechanic", "teacher", "librarian", "curator", "nurse", "doctor", "counsel",
		},
		Teams: []string{
			"team", "department", "crew", "staff", "support", "helpdesk", "help desk", "office", "customer service*", "customer care", "service", "sales",
			"reservations", "info", "desk", "group", "family", "management",
		},
		Devices: []string{"sent from", "get outlook for", "sent via", "sent with", "sent using"},
		Streets: []string{
			"street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "drive", "square", "sq", "terrace", "boulevard", "blvd", "highway", "quay",
			"close", "crescent", "way", "row", "hill", "court", "gardens", "mews", "yard", "wharf", "parade", "po box",
		},
		PhoneLabels:  []string{"t", "p", "m", "tel", "telephone", "phone", "ph", "mob", "mobile", "cell", "direct", "direct line", "call", "ring", "dial", "line", "hotline", "whatsapp", "number", "us on", "us at", "office"},
		OtherNumbers: []string{"order", "invoice", "vat", "reg", "registration", "company no", "ticket", "case", "ref", "reference", "iban", "account", "fax", "id", "code"},
		Invitations: []string{
			"feel free to ask", "feel free to contact", "feel free to get in touch", "feel free to reach out", "feel free to call", "feel free to write", "feel free to drop",
			"don't hesitate", "do not hesitate", "hesitate to", "just ask", "happy to answer any", "here if you need", "here to help", "happy to help further",
			"let me know if you need anything", "let us know if you need anything", "let me know if there is anything", "let us know if there is anything",
			"if you need anything else", "if there's anything else", "if there is anything else", "any more questions", "any other questions",
			"any further questions", "should you need further", "if you need further", "if you need any further", "if anything is unclear",
		},
		Queries: []string{"question*", "quer*", "anything else", "anything more", "anything further", "further information", "more information", "any doubt*", "unclear"},
		Invites: []string{
			"ask", "write", "ring", "call", "phone", "contact", "get in touch", "reach out", "let me know", "let us know", "reply", "drop", "email", "e mail",
			"mail", "shout", "give us", "give me", "happy to", "glad to", "available", "get back", "at your disposal", "speak",
		},
		Promises: []string{
			"i will", "i'll", "i shall", "i'm going to", "i am going to", "we'll get", "we'll send", "we'll call", "we'll ring", "we'll reply", "we'll let", "we'll confirm", "we'll book",
			"we'll reserve", "we'll come back", "we'll be in touch", "we'll email", "we'll prepare", "we'll contact", "we will get", "we will send", "we will call", "we will ring",
			"we will reply", "we will let", "we will confirm", "we will book", "we will reserve", "we will come back", "we will be in touch", "we will email", "we will prepare",
			"we will contact", "we shall send", "we shall let", "we shall confirm", "will be in touch", "will contact you", "will call you", "will ring you", "will get back",
			"will reply to you", "will email you", "will send you", "have pencilled", "i've pencilled", "next step", "only need a", "only need your", "just need your", "just need a",
			"all we need", "all i need", "once we have", "once i have", "as soon as we have", "as soon as i have", "once you have", "you will receive", "you'll receive", "you will get a", "you'll get a link",
		},
		Requests: []string{
			"let me know", "let us know", "please send", "please tell", "please reply", "please confirm", "please give", "please provide", "please choose", "please fill", "please complete",
			"please let", "please state", "please advise", "please share", "please email", "please return", "please book", "please order", "just reply", "simply reply", "just send", "reply to this",
			"send me your", "send us your", "send me the", "send us the", "tell me which", "tell us which", "to book", "to order", "to confirm", "to reserve", "to proceed", "to go ahead",
			"if you want to book", "if you would like to book", "if you'd like to book", "if you wish to book", "would need your", "we need your", "could you send", "can you send", "drop me", "give me a",
		},
		Proposals: []string{
			"shall i", "shall we", "should i", "should we", "would you like", "would you want", "do you want", "do you want me", "do you want us", "want me to", "want us to",
			"may i book", "may i reserve", "can i book", "can i reserve", "can i put", "can i send", "could i book", "like me to", "like us to", "are you interested", "interested in", "how does that sound", "does that suit",
			"ready to order", "ready to book", "will i",
		},
		Sales: []string{
			"can also", "could also", "we also", "also have", "also make", "works in our",
			"you may like", "you may also", "you might like", "you might also", "may also be interested", "might be interested", "may be interested", "also interest you", "special offer", "on offer",
			"our offer", "offers", "package", "packages", "% off", "percent off", "discount*", "promotion*", "promo", "voucher*", "gift card", "upgrade*", "new collection", "we also offer", "we also have",
			"we also sell", "we also do", "also available", "why not", "limited time", "subscribe", "newsletter", "loyalty", "bestsell*", "best sell*", "half price", "free gift", "deal", "deals", "add on", "extras", "recommend our", "bundle*",
		},
		Elsewhere: []string{
			"on our website", "on our web site", "on our site", "on the website", "on our web page", "on our page", "our website at", "our website", "visit our", "visit www", "visit https", "see our", "check our",
			"refer to our", "consult our", "have a look at", "take a look at", "faq*", "frequently asked", "help centre", "help center", "online form", "contact form", "web form", "fill in the form", "fill out the form",
			"please call", "please phone", "please ring", "please telephone", "give us a call", "give us a ring", "call us", "phone us", "ring us", "call our", "by phone", "by telephone", "over the phone",
			"visit us", "come to our", "visit the shop", "in our shop", "in our store", "nearest branch", "visit a branch", "our branch", "our app", "in the app", "follow the link", "following link", "at the link", "can be found at",
			"can be found on", "cannot answer by email", "not by email", "our call centre", "our call center", "our hotline", "our customer service on",
		},
		Validity: []string{"valid", "expires", "offer ends", "quote stands"},
		Clarify: []string{
			"to be able to answer", "before i can", "before i answer", "before we answer", "could you let me know whether",
			"could you clarify", "can you clarify", "please clarify", "could you specify", "please specify", "could you tell me", "could you tell us", "can you tell me", "can you tell us", "could you let me know which",
			"could you let us know which", "could you confirm which", "need to know", "would need to know", "would help to know", "before i can", "before we can", "it depends on whether", "which one do you mean", "what exactly",
		},
		Smalltalk: []string{"how are you", "hope you", "anything else", "any questions", "why not", "did you know", "can i help", "can we help", "how can i help", "how may i help", "how can we help", "sound good", "sounds good", "okay", "ok", "all right", "right"},
		Deferrals: []string{
			"find out", "get back to you", "come back to you", "come back on", "be in touch", "check with", "check and", "ask my", "ask our", "ask the", "will ask", "'ll ask", "have to ask", "need to ask", "must ask", "ask whether", "ask if", "check whether", "check if", "look into", "let you know", "forward* your", "forward* to", "passed on", "passed your",
			"pass your", "pass on", "will reply", "will answer", "get a reply", "not sure", "don't know", "do not know", "no idea", "cannot say", "can't say", "hard to say", "difficult to say", "cannot answer", "can't answer", "not able to say",
			"will advise", "will confirm", "will call you", "telephone you", "ring you", "call you", "depends on", "confirm later", "in due course",
		},
		Yes: []string{
			"yes", "yep", "yeah", "of course", "certainly", "sure", "absolutely", "no problem", "no problems", "no bother", "no trouble", "no worries", "not a problem",
			"no issue", "definitely", "by all means", "welcome to bring", "very welcome", "most welcome", "you're welcome to",
		},
		Can: []string{
			"indeed", "you can", "you may", "you could", "are welcome", "is welcome", "is possible", "are possible", "it's possible", "is fine", "are fine", "is ok",
			"is okay", "are allowed", "is allowed", "are permitted", "we do", "we can", "we … accept", "we … take", "feel free to", "are free to", "we offer", "we provide", "we have", "we allow", "happy to",
			"glad to", "able to", "can be arranged", "is available", "are available", "is included", "are included", "accepted", "works", "fine", "perfectly",
		},
		YesWords: []string{"ok", "okay", "correct", "right"},
		No: []string{
			"sadly", "not possible", "impossible", "cannot", "can't", "can not", "unable", "not able", "not allowed", "not permitted", "not available", "not accept", "not offer", "not provide", "do not have", "don't have", "don't do", "do not do", "don't offer",
			"don't allow", "do not allow", "don't accept", "do not accept", "don't take", "do not take", "we don't", "we do not", "unfortunately not", "i'm afraid not", "afraid not", "no longer", "isn't possible", "aren't allowed", "isn't available", "aren't available",
			"out of stock", "sold out", "fully booked", "not included", "doesn't", "does not", "no dogs", "no pets", "not currently",
		},
		NoWords:   []string{"no", "nope", "negative"},
		Negations: []string{"not", "no", "never", "none", "without", "neither", "nor", "don't", "doesn't", "isn't", "aren't", "won't", "can't", "*n't", "cannot", "unable", "unfortunately"},
		Hedges: []string{
			"on request", "upon request", "may be", "might be", "possibly", "perhaps", "maybe", "it depends", "depends on", "subject to", "may apply", "in some cases", "in certain cases", "are considered", "is considered", "we'll see", "usually", "probably", "should be possible", "if available",
		},
		Needs: []string{
			"need", "needs", "needed", "must", "have to", "has to", "required", "require", "requires", "necessary", "mandatory", "compulsory", "obligatory", "essential",
			"should", "please book", "please reserve", "by appointment", "in advance", "advisable", "recommend*", "best to",
		},
		Needless: []string{
			"no need", "needn't", "need not", "unnecessary", "optional", "walk in*", "just come", "just turn up", "just drop in", "just show up", "turn up any time", "first come",
			"*n't … need", "not … need", "not … needed", "*n't have to", "not have to", "no … needed", "no … required", "no … necessary", "*n't … necessary", "not … necessary",
			"*n't … required", "not … required", "*n't … require", "not … require", "not … mandatory", "*n't … mandatory", "not … compulsory", "*n't … compulsory", "not … obligatory", "*n't … obligatory", "not … essential", "*n't … essential",
			"without … appointment", "without … booking", "without … reservation",
		},
		Whether: []string{"if", "whether", "should you", "in case", "when"},
		Only:    []string{"only", "just", "solely", "exclusively", "nothing but"},
		Asks: map[string][]string{
			"money":    {"how much", "charge*", "price*", "cost", "costs", "fee", "fees", "what … cost", "rate", "rates", "expensive", "surcharge*", "deposit"},
			"duration": {"how long", "how many days", "how many weeks", "how many hours", "how soon", "how quickly", "how fast", "lead time", "delivery time", "turnaround", "warranty", "guarantee", "within what time"},
			"date":     {"when", "what date", "which date", "which day", "what day", "by what date", "deadline", "until when"},
			"hours":    {"opening hours", "opening times", "business hours", "what time", "hours of", "when … open", "when … close", "what hours", "until what time", "how late", "working hours", "are you open"},
			"yes_no":   {"can", "could", "do", "does", "did", "is", "are", "will", "would", "have", "has", "may", "is it possible", "should"},
			"person":   {"who", "whom", "contact person", "whose"},
			"phone":    {"phone number", "telephone number", "what number", "which number", "your phone", "your number"},
			"url":      {"link", "web address", "website", "web page", "where … online", "url"},
			"quantity": {"how many", "minimum", "maximum", "minimal", "how big", "how large", "how heavy", "what size", "what weight", "which size", "limit"},
		},
		OneTime: []string{"what time", "when", "how late", "how early"},
		Back:    []string{"it", "this", "that", "them", "one"},
		Kindred: [][]string{
			{"appointment*", "book*", "reserv*"},
			{"repair*", "mend*", "fix*"},
			{"child*", "kid", "kids", "toddler*"},
			{"deliver*", "ship", "ships", "shipping", "shipped"},
			{"wheelchair*", "accessib*"},
			{"invoice*", "receipt*"},
			{"vegan*", "vegetarian*"},
			{"collect*", "pick"},
			{"hire", "rent*", "rental*"},
		},
		Polite: []string{"tell", "let", "know", "advise", "say", "please", "confirm", "inform", "explain", "wondering", "ask", "help", "clarify", "information"},
		Free:   []string{"free", "free of charge", "for free", "no charge", "no extra charge", "no extra cost", "no additional charge", "at no cost", "no cost", "complimentary", "without charge", "no fee", "costs nothing", "on the house", "nothing extra", "don't charge", "do not charge", "not charge"},
		Extra:  []string{"supplement*", "surcharge*", "extra charge", "additional charge", "small charge", "small fee", "a fee", "at extra cost", "extra cost", "charged separately", "charge may", "depends on the", "price depends", "from case to case", "on request"},
		Prices: []string{"cost", "costs", "price*", "charge*", "fee", "fees", "pay", "at", "for just", "only", "from", "plus", "each", "total"},
		Stop: []string{
			"the", "and", "for", "you", "your", "our", "with", "this", "that", "are", "can", "could", "would", "will", "have", "has", "had", "there", "from", "about", "what", "which", "when", "how", "much", "many", "long", "any", "some", "does", "did",
			"was", "were", "been", "being", "they", "them", "their", "its", "also", "still", "please", "would", "like", "get", "take", "make", "need", "want", "one", "ones", "into", "out", "per", "via", "not", "all", "who", "whom", "where", "why", "yes", "than",
			"then", "after", "before", "during", "within", "should", "may", "might", "must", "possible", "available", "allowed", "offer", "provide", "half", "past", "his", "her", "she", "him", "but", "just", "only", "too", "very", "hello", "regards", "thank", "thanks",
			"answer", "question", "questions", "first", "order", "guests", "customer", "customers",
		},
		Units: map[string][]string{
			"minute": {"min", "mins", "minute", "minutes"}, "hour": {"hour", "hours", "hr", "hrs", "h"}, "day": {"day", "days"},
			"week": {"week", "weeks", "wk", "wks"}, "month": {"month", "months"}, "year": {"year", "years", "yr", "yrs"},
		},
		Moments: map[string][]string{
			"0.0208": {"half an hour"}, "0.0417": {"an hour"}, "0.0625": {"hour and a half"},
			"0":  {"same day", "same working day", "immediately", "straight away", "right away", "on the spot", "while you wait", "instantly", "at once"},
			"1":  {"next day", "next working day", "the following day", "overnight", "a day", "one working day"},
			"7":  {"a week", "next week", "about a week", "within the week"},
			"30": {"a month"}, "182": {"half a year"}, "365": {"a year", "a full year", "a whole year"},
		},
		Working: []string{"working", "business", "work"},
		Numbers: map[string][]string{
			"1": {"one"}, "2": {"two", "couple"}, "3": {"three"}, "4": {"four"}, "5": {"five"}, "6": {"six"}, "7": {"seven"}, "8": {"eight"}, "9": {"nine"},
			"10": {"ten"}, "12": {"twelve", "dozen"}, "14": {"fourteen", "fortnight"}, "15": {"fifteen"}, "20": {"twenty"}, "24": {"twenty four"}, "30": {"thirty"}, "40": {"forty"}, "50": {"fifty"}, "60": {"sixty"}, "80": {"eighty"}, "100": {"hundred"},
		},
		Months:   []string{"jan*", "feb*", "march", "apr*", "may", "june", "july", "aug*", "sep*", "oct*", "nov*", "dec*"},
		Weekdays: []string{"monday*", "tuesday*", "wednesday*", "thursday*", "friday*", "saturday*", "sunday*"},
		Days:     []string{"today", "tomorrow", "tonight", "next week", "this week", "next month"},
		Between:  []string{"to", "till", "until", "and", "or", "through"},
		AllDay:   []string{"round the clock", "around the clock", "24 hours a day", "day and night"},
		Opens:    []string{"open", "opens", "opening", "close", "closes", "closing", "shut", "shuts"},
		Closed:   []string{"do not work", "don't work", "not working", "day off", "shut", "closed"},
	}
}

func englishAutomatic() Automatic {
	return Automatic{
		AwaySubjects: []string{
			"automatic reply", "automatic response", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse",
			"autoresponder", "auto:", "out of office", "out of the office", "out-of-office", "ooo:", "away from the office", "away from my mail",
			"on vacation", "vacation reply", "vacation message", "on annual leave", "annual leave", "on leave", "on holiday", "absence notice", "i am away", "i'm away", "away:", "away until",
		},
		AckSubjects: []string{
			"request received", "enquiry received", "inquiry received", "message received", "email received", "ticket received", "case received",
			"we have received", "we received your", "we've received", "we've got your", "received your", "thank you for contacting", "thank you for your e", "thank you for your i",
			"thank you for your m", "thanks for your e", "thanks for your m", "thanks for contacting", "thank you for getting in touch", "thanks for getting in touch",
			"thank you for reaching out", "thanks for reaching out", "confirmation of receipt", "receipt of your", "acknowledg", "your enquiry has been received",
			"your request has been received", "your message has been received", "ticket created", "ticket opened", "new ticket", "support request", "case created",
		},
		Robot: []string{
			"this is an auto", "this is automat", "an automated message", "an automated response", "an automated reply", "an automated e", "an automatic reply", "an automatic response", "an automatic message",
			"an automatic e", "an auto-generated", "an autogenerated", "this message was generated auto", "this message was automatically", "this email was automatically", "this e-mail was automatically",
			"was sent automatically", "was automatically generated", "is automatically generated", "was generated automatically", "automatically generated message", "automatically generated e", "automatically generated reply", "do not reply to this",
			"please do not reply", "please don't reply", "please do not respond to this", "do not respond to this", "not reply directly to this", "this mailbox is not monitored", "this inbox is not monitored", "this email address is not monitored",
			"sent from an unmonitored", "sent from an unattended", "from an unmonitored", "mailbox is unattended", "unattended mailbox", "unmonitored mailbox", "replies to this message are not", "replies to this email are not", "replies to this address are not",
			"cannot receive replies", "this address cannot receive", "sent from a notification-only", "notification-only address", "auto-responder", "autoresponder", "auto-reply", "autoreply", "automated system",
		},
		Away: []string{
			"out of the office", "out of office", "out-of-office", "away from the office", "away from my desk", "away from my email", "away from my e-mail", "away from email", "away from my computer", "away from work",
			"not in the office", "not be in the office", "won't be in the office", "not at my desk", "not at work", "on annual leave", "on leave", "on parental leave", "on maternity leave", "on paternity leave", "on sick leave", "on medical leave", "on holiday", "on holidays", "on vacation", "on a business trip",
			"on business travel", "travelling on business", "i am currently away", "i'm currently away", "i am away", "i'm away", "i will be away", "i'll be away", "we are away", "currently out", "currently on leave", "currently travelling", "currently traveling", "currently unavailable", "currently not available", "i am travelling", "i am traveling", "i'm travelling", "i'm traveling",
			"i will be out", "i'll be out", "i am out until", "i'm out until", "limited access to", "no access to email", "no access to my email", "no access to e-mail", "without access to", "intermittent access to", "not be checking", "won't be checking", "not checking email", "not checking my email",
			"not reading my", "not reading mail", "phone switched off", "phone is switched off", "phone off", "off the grid", "back in the office on", "no longer with the company", "no longer work", "no longer employed", "has left the company", "office is closed until", "offices are closed until", "we are closed until", "office will be closed from", "closed for the holidays",
			"don't expect … before", "do not expect … before", "don't expect … until", "not expect a reply before", "away with no access",
		},
		Return: []string{
			"i will be back", "i'll be back", "i am back on", "i'm back on", "back on", "back in the office", "return to the office", "returning to the office", "returning on", "i return on", "i will return", "i'll return", "will be returning", "upon my return", "on my return", "when i return", "when i am back", "when i'm back", "when i get back", "once i'm back", "once i am back", "as soon as i return",
			"in my absence", "during my absence", "in the meantime please contact", "while i am away", "while i'm away", "for urgent", "for anything urgent", "if urgent", "if it's urgent", "if it is urgent", "if your message is urgent", "if your matter is urgent", "if your enquiry is urgent", "in urgent cases", "in case of emergency", "in an emergency", "urgent matters", "urgent enquiries", "urgent requests", "for immediate assistance",
			"if you need immediate", "if you require immediate", "is covering for me", "is standing in for me", "my colleague", "not be forwarded", "will not be read", "reply may be delayed", "replies may be delayed", "response may be delayed",
		},
		Received: []string{
			"we have received your", "we've received your", "we received your", "have received your", "i have received your", "has been received", "have been received", "was received by", "we have received the", "received your e", "received your m", "received your enquiry", "received your inquiry", "received your request", "your message has reached", "your enquiry has reached", "your email has reached", "has safely reached", "your message is important",
			"your email is important", "your enquiry is important", "confirm receipt", "confirms receipt", "confirm that we have received", "confirming receipt", "confirmation that we have received", "acknowledge receipt", "acknowledges receipt", "acknowledging receipt", "acknowledge your e", "we've got your", "we have got your", "got your message and", "your request has been logged", "your enquiry has been logged", "has been logged", "has been registered", "has been submitted", "was successfully submitted", "successfully received",
			"has been created for your", "ticket has been created", "case has been created", "ticket has been opened", "case has been opened", "request has been opened", "has been assigned the", "has been assigned to", "been given the reference", "has been forwarded to the", "has been forwarded to our", "has been passed to our", "has been passed on to", "has been queued", "is being reviewed", "is in our queue", "is in the queue",
		},
		Promise: []string{
			"will get back to you", "we'll get back to you", "i'll get back to you", "get back to you as soon", "get back to you shortly", "get back to you within", "will be in touch", "we'll be in touch", "i'll be in touch", "be in touch with you", "be in touch soon", "be in touch shortly", "come back to you as soon", "will come back to you", "back to you as soon as",
			"will respond to you", "will respond as", "will respond within", "will respond to your", "will reply as", "will reply to you", "will reply to your", "will reply within", "will answer as", "will answer your", "aim to respond", "aim to reply", "aim to answer", "aim to get back", "try to respond", "try to reply", "try to answer", "strive to", "endeavour to respond", "endeavour to reply", "endeavor to", "endeavour to", "you can expect a response", "you can expect a reply", "can expect to hear",
			"you will receive a reply", "you will receive a response", "you will receive an answer", "you will hear from", "you'll hear from", "hear from us", "hear back from us", "will contact you", "will be contacting you", "contact you shortly", "contact you as soon", "contact you within", "will look into", "is looking into", "looking into this", "looking into it now", "look into your", "will review your", "will review it", "reviewing your", "respond as soon as", "reply as soon as", "answer as soon as", "as soon as possible", "as soon as we can", "as soon as i possibly can",
			"as quickly as possible", "at the earliest opportunity", "in due course", "in the order", "one of our team", "one of our agents", "one of our representatives", "one of our advis", "one of our colleagues", "one of our customer", "a member of our team", "a member of the team", "a member of staff", "member of our support", "someone from our team", "someone will",
			"our team will", "our support team will", "our staff will", "our customer service team will", "response time", "reply times", "response times",
		},
		Deadline: []string{
			"within one", "within two", "within three", "within four", "within five", "within 1", "within 2", "within 3", "within 4", "within 5", "within 6", "within 7", "within 8", "within 9", "within the next", "within a day", "within a few", "within an hour", "within the hour", "in 24 hours", "in 48 hours", "in 1-", "in 1 to", "in 2-", "in 2 to", "in one working", "in two working", "one business day", "two business days",
			"by the next working day", "by the end of the day", "by end of day", "by tomorrow", "next business day", "next working day", "same day", "no later than", "up to 24 hours", "up to 48 hours", "up to 2", "up to 3", "up to 5", "up to two", "up to three", "up to five", "24 hours", "48 hours", "72 hours",
		},
		Ticket: []string{
			"ticket number", "ticket no", "ticket id", "ticket #", "ticket:", "ticket", "case number", "case no", "case id", "case #", "case:", "reference number", "reference no", "reference:", "the reference", "your reference", "ref.", "ref:", "ref no", "request number", "request id", "request #", "your request (", "request no", "enquiry number", "enquiry no", "enquiry #", "inquiry number", "incident number", "incident", "tracking number", "tracking id", "issue #", "support id",
		},
		Filler: []string{
			"thank you for contacting", "thanks for contacting", "thank you for getting in touch", "thanks for getting in touch", "thanks so much for getting in touch", "thank you for reaching out", "thanks for reaching out", "thank you for your message", "thank you for your e-mail", "thank you for your email", "thank you for your mail", "thank you for your enquiry", "thank you for your inquiry", "thank you for your request", "thank you for your interest",
			"thank you for writing", "thanks for writing", "thanks for your message", "thanks for your email", "thanks for your e-mail", "thanks for your enquiry", "thanks for your inquiry", "thanks for dropping us", "lovely to hear from you", "we appreciate your", "thank you for your patience", "appreciate your patience", "we value your", "to add additional comments", "to add comments", "reply to this email to add", "reply to this email within", "to reopen", "please quote", "please keep the", "please leave the subject", "in the subject line", "in all correspondence", "in the meantime",
			"meanwhile you", "you may find", "visit our help", "our help cent", "knowledge base", "frequently asked", "faq", "opening hours", "office hours", "business hours", "working hours", "our hours", "monday to friday", "monday - friday", "monday through friday", "mon-fri", "mon - fri", "you can track", "track the status", "view the status", "check the status", "to view your", "view your ticket", "view your request", "high volume", "higher than usual", "higher than normal", "unusually high",
			"busier than", "please allow", "bear with us", "this email is a service", "please type your reply above", "do not change the subject", "if your enquiry relates", "if your query", "this mailbox is", "follow us", "no action is required", "you don't need to do anything", "no further action", "copy of your message", "copy of your enquiry", "copy of your request",
		},
		Status: []string{
			"has been marked as solved", "marked as solved", "marked as resolved", "has been solved", "has been resolved", "has been closed", "was closed", "has been updated", "has been reopened", "ticket closed", "case closed", "request closed", "status changed", "status of your", "status update", "how would you rate", "rate the help", "rate our", "rate your experience", "rate this", "please rate", "satisfaction survey", "short survey", "take our survey",
			"take a short survey", "take a minute to", "how did we do", "how did i do", "we'd love your feedback", "your feedback helps", "customer satisfaction", "your order has", "your order #", "order confirmation", "has been shipped", "has been dispatched", "delivery update", "your invoice", "invoice is attached", "payment received", "payment confirmation", "your password", "reset your password", "verify your email", "verify your account", "confirm your email address", "confirm your subscription", "confirm your registration", "activate your account", "your account has been",
			"your account was", "security alert", "new sign-in", "new login", "your subscription", "your membership", "has invited you", "invited you to", "commented on", "mentioned you", "assigned to you", "build failed", "cron <", "changed the status", "backup report", "log report", "daily digest", "has been added to the mailing list", "your request to the mailing list", "results of your commands", "welcome to the",
		},
		Challenge: []string{
			"verify that you are", "verify you are", "prove that you are", "prove you are", "confirm that you are", "confirm you are", "you are human", "you're human", "real person", "live human being", "not a robot", "not a spammer", "not a spam source", "requires verification", "requires that you verify", "requires confirmation", "confirm your message", "confirm your email by", "confirm that your message", "confirm this message", "complete this verification", "to complete the verification",
			"authenticate your", "sender verification", "verification request", "sender authentication", "message is being held", "message is held", "message has been held", "your message is on hold", "email is on hold", "awaiting your confirmation", "until you confirm", "before your message can be delivered", "to have your message delivered", "to release your message", "released to the", "added to the list of approved", "approved senders", "added to my approved", "added to my list of", "allow list", "to get your message delivered", "spam protection", "anti-spam system",
			"to avoid spam", "to control spam", "to prevent spam", "only have to do this once", "only need to do this once", "click the link below to confirm", "click on the link to confirm", "click the following link", "simply reply to this message", "reply to this message and leave", "haven't sent me", "never received mail from you", "do not recognize your", "don't recognize your",
		},
		OptOut: []string{
			"unsubscribe", "opt out", "opt-out", "manage your preferences", "manage preferences", "email preferences", "update your preferences", "communication preferences", "subscription preferences", "newsletter preferences", "you are receiving this", "you're receiving this", "you received this email because", "you received this message because", "you have received this because", "this email was sent to", "this message was sent to", "to stop receiving", "stop receiving these", "no longer wish to receive", "don't want to receive", "do not wish to receive",
			"prefer not to receive", "rather not receive", "remove yourself", "be removed from", "to be removed", "removed from our", "removed from this", "cancel your subscription", "leave this list", "change your subscription", "view this email in", "view in browser", "view in your browser", "view online", "having trouble viewing", "can't see this email", "trouble reading this", "web version", "add us to your address book", "forward to a friend", "was this email forwarded", "is not intended as spam", "if this isn't for you", "reply \"no\"",
		},
		Offer: []string{
			"% off", "percent off", "discount", "special offer", "limited time", "limited-time", "limited offer", "this week only", "today only", "offer ends", "ends sunday", "ends tonight", "ends soon", "last chance", "don't miss", "sale", "save up to", "save big", "free shipping", "free delivery", "free trial", "free gift", "buy now", "shop now", "order now", "book now", "sign up now", "register now", "click here", "learn more", "read more", "find out more", "get started", "promo code", "coupon", "voucher", "exclusive", "new arrivals", "our newsletter", "newsletter",
			"in this issue", "this week in", "this month's", "weekly update", "webinar", "hurry", "best price", "best deal", "hot deals", "act now", "subscribe", "sponsor", "advertis", "headlines", "book a call", "schedule a call", "pick a time", "quick call", "we help companies", "boost your", "increase your sales",
		},
		Failed: []string{
			"could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered", "can not be delivered", "was not delivered", "wasn't delivered", "not been delivered", "be delivered to one or more", "undeliverable", "undelivered", "undeliverd", "non-delivery", "nondeliver", "not deliverable", "delivery failure", "delivery failed", "delivery has failed", "delivery problem", "delivery to the following", "delivery status notification", "delivery notification", "delivery report", "failed to deliver", "unable to deliver", "failure notice", "failure delivery", "mail failure", "mail error", "mail system error", "returned mail", "returned to sender", "returning message to sender", "message returned",
			"permanent error", "permanent fatal error", "permanent failure", "fatal errors", "failed permanently", "had permanent", "were unsuccessful", "did not reach", "not reach the following", "was rejected", "has been rejected", "were rejected", "been rejected by", "been blocked", "was blocked", "delivery error", "error delivering", "error occurred while", "error while delivering", "not be sent", "wasn't able to deliver", "was unable to deliver", "was undeliverable", "message status", "email bounce", "bounce notification", "bounced", "user unknown", "unknown user", "no such user", "no such recipient", "mailbox not found", "mailbox full", "mailbox is full",
			"mailbox exceeds", "over quota", "quota exceeded", "invalid recipient", "invalid address", "address not found", "not a valid user", "unable to find user", "does not exist", "unrouteable", "not accepting mail", "no mailbox here", "following addresses had", "following address failed", "transcript of session", "problem delivering", "problems delivering", "not accepted", "giving up", "host unknown", "had delivery problems", "not able to deliver", "message not delivered", "mail not delivered", "email not delivered", "delivery incomplete", "recipients of this message", "not listed in",
		},
		Delayed: []string{
			"delivery delayed", "delivery is delayed", "delivery has been delayed", "delivery status notification (delay", "has been delayed", "message delayed", "delayed mail", "still being retried", "not yet been delivered", "not been delivered yet", "has not been delivered yet", "could not be delivered yet", "still undelivered", "warning: message", "warning: could not send", "this is a warning message only", "you do not need to resend", "do not need to resend", "no need to resend", "will continue to try", "will keep trying", "will be retried", "will try again", "will retry", "delivery attempts will continue", "attempts to deliver", "temporary delivery failure", "transient non-fatal", "delayed 24 hours", "is delayed for", "only a temporary failure",
			"delayed for", "queued mail", "message is still in the queue", "could not send message for past",
		},
		Read: []string{
			"your message was read", "was read on", "was displayed", "has been displayed", "message has been read", "return receipt", "read receipt", "this is a receipt for", "message was deleted without being read", "deleted without being read", "read:", "not read:", "disposition notification", "was opened on", "opened your message",
		},
		Portal: []string{
			"log in to view", "log in to read", "log in to see", "log in to your account to", "sign in to view", "sign in to read", "sign in to see", "view your secure message", "read your secure message", "read the message in", "secure message cent", "sent you a secure", "sent you a protected message", "you have a new message in your", "new message in your inbox on", "the answer is in your account", "view the reply", "view the response online",
		},
	}
}

func englishQuoting() Quoting {
	return Quoting{
		Wrote:     []string{"wrote", "writes", "quoting", "said", "has written"},
		Opens:     []string{"on", "at", "quoting"},
		From:      []string{"from", "author"},
		Labels:    []string{"sent", "date", "to", "cc", "bcc", "subject", "reply-to", "importance", "attachments", "priority", "sent by", "sent on", "received"},
		Original:  []string{"original message", "original email", "original e-mail", "original mail", "original appointment", "original text", "reply separator", "reply message", "previous message", "message from", "reply above", "end of original message", "in reply to"},
		Forwarded: []string{"forwarded message", "forwarded by", "begin forwarded message", "forwarded email", "forwarded mail", "forward message", "forwarded message follows"},
		ReplyAbove: []string{
			"type your reply above", "reply above this line", "write your reply above", "please reply above", "enter your reply above", "reply above the line",
			"respond above this line", "add your reply above", "do not write below this line", "do not write above this line",
		},
		Repeated: []string{
			"your message", "your message to us", "your original message", "your enquiry", "your inquiry", "your original enquiry", "your request", "original request", "you wrote",
			"your email", "message text", "the text of your message", "copy of your message", "your question", "you asked",
		},
		Devices: []string{
			"sent from",
			"sent via", "sent using", "sent with", "sent by my", "get outlook for", "sent on the go", "from my iphone", "from my ipad",
			"typed on", "sent with blackberry",
		},
		Confidential: []string{
			"intended recipient", "intended solely for", "intended only for", "for the use of the individual", "for the sole use", "confidential and may", "may be confidential",
			"may contain confidential", "contains confidential", "is confidential", "are confidential", "legally privileged", "privileged information",
			"received this email in error", "received this e-mail in error", "received this message in error", "received this communication in error", "received this in error",
			"received this transmission in error", "have received it in error", "not the named addressee", "not the addressee", "confidentiality notice", "unauthorised use", "unauthorized use", "unauthorized review",
			"consider the environment before printing", "think before you print", "before printing this", "accepts no liability", "no responsibility is accepted",
			"company number", "views expressed in this", "scanned for viruses", "checked for viruses", "virus-free", "swept for",
		},
		Footers: []string{
			"this email is a service from", "powered by", "you received this message because", "you are receiving this", "you received this email because",
			"to unsubscribe", "unsubscribe", "view this email in your browser", "to post to this group", "to stop receiving", "this email was sent to", "view it on github", "reply to this email directly",
			"manage your preferences", "update your preferences", "do you yahoo", "mailing list",
		},
		External: []string{
			"originated from outside", "originated outside", "from outside of the organi", "from outside the organi", "external email", "external sender", "[external]",
			"do not click links", "do not click on links", "don't often get email from", "learn why this is important", "you don't often get", "was sent from outside",
			"this is an external",
		},
		Inline: []string{
			"answers below", "answer below", "replies below", "comments below", "see below", "my answers in", "answers inline", "replies inline", "comments inline", "in-line", "in blue", "in red", "in green", "in bold",
			"in colour", "in color", "below in", "in your mail", "in your email", "between the lines",
		},
	}
}
