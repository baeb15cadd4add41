package lexicon

// Courtesy is the wording of people who answer a letter; used by package grade.
//
// Every entry is a phrase of lower-case words. A word that ends in * stands for
// every word that begins like that, so that inflected languages give the stem,
// and one that begins with * for every word that ends like that; … stands for up
// to four words. Phrases are compared without diacritics, and
// ё counts as е, because people leave them out.
type Courtesy struct {
	Greetings  []string            // open a letter ("dear", "laba diena")
	Dears      []string            // words of salutation that want a name behind them ("dear")
	Nicknames  map[string][]string // what friends make of a first name ("дмитрий": "дима")
	Titles     []string            // stand before a name ("mrs", "ponia")
	Thanks     []string            // "thank you"
	ThanksElse []string            // what follows thanks that are not for the enquiry ("your patience")
	Pleasure   []string            // pleasure at the enquiry ("glad that you")
	Closings   []string            // formulas before the name ("kind regards")
	Wishes     []string            // good wishes that close a letter ("have a nice day")
	Apologies  []string            // "i apologise"
	Sympathies []string            // regret at what befell the customer, in the words of an apology ("sorry to hear")

	Introductions []string // come before the writer's name ("my name is")
	Roles         []string // words of job titles and departments ("manager")
	Teams         []string // words for a signer who is nobody in particular ("team")
	Devices       []string // begin a line that a device added ("sent from my")
	Streets       []string // words of a street address ("street", "g")
	PhoneLabels   []string // come before a phone number ("tel")
	OtherNumbers  []string // come before a number that is no phone ("order", "vat")

	Invitations []string // invite further questions by themselves ("feel free to ask")
	Queries     []string // what may still be asked ("any questions") ...
	Yours       []string // stand before what was asked and is no invitation to ask ("your question")
	Invites     []string // ... and what one is invited to do then ("write", "call")

	Promises       []string // the writer will act next ("i will send")
	Present        []string // verbs among the promises that say as well what is done always ("siunčiame")
	Requests       []string // the customer should act to proceed ("please send us")
	Remarks        []string // begin like a request or a promise, and ask for nothing but attention or patience or tell of no step ("please note", "we will be closed")
	Proposals      []string // ask whether to proceed ("shall i book")
	HowSoon        []string // ask how soon something happens ("how soon")
	Discounts      []string // words of a discount, which are no offer where they are about what was asked for
	Sales          []string // offer something else ("special offer")
	Elsewhere      []string // send the customer elsewhere ("on our website")
	Channels       []string // what a customer is sent to: pages, telephones, counters, other people ("website", "department") ...
	Going          []string // ... and how: verbs of looking, calling and turning to ("you will find", "please contact")
	ByMail         []string // name the way that a letter goes ("by e-mail"); who denies it sends elsewhere
	Replying       []string // say how letters are answered, and not what was asked ("we answer all messages")
	Validity       []string // limit an offer in time ("valid until")
	Clarify        []string // ask back without a question mark ("could you clarify")
	Interrogatives []string // begin a question for something ("which", "how many")
	Smalltalk      []string // questions that ask nothing ("how are you")
	Deferrals      []string // postpone an answer ("will get back to you")
	Tells          []string // promise to say what was asked, once something is known ("then i can say")

	Both      []string // say of several questions that all have the same answer ("to both")
	Yes       []string // affirm wherever they stand ("no problem", "of course")
	Can       []string // affirm where the matter asked is named too ("you can", "we have")
	Echoes    []string // affirm as a whole sentence, by the verb of the question ("there are")
	YesWords  []string // affirm at the start or the end of a clause ("yes")
	No        []string // deny wherever they stand ("not possible")
	Taken     []string // deny whatever was asked for, as there is none or no time ("fully booked", "there isn't one")
	NoWords   []string // deny at the start of a clause, before a comma or a stop ("no")
	Negations []string // turn a plain statement round ("not")
	Hedges    []string // leave it open ("on request")
	Needs     []string // say that something is needed ("required", "have to")
	Needless  []string // say that nothing is needed ("no need", "walk in")
	Without   []string // come before what is missing ("without")
	Whether   []string // come before what is left open ("if", "whether")
	Or        []string // join what one may choose between ("or")
	Only      []string // leave out everything but what stands beside them ("only")

	Asks      map[string][]string // by kind of value: words that ask for it ("how much": money)
	OneTime   []string            // ask for one time of day and not for a span ("what time")
	Myself    []string            // say that the writer is the person who was asked for ("that would be me")
	Back      []string            // point back to what was said before ("it", "them")
	Matters   map[string][]string // words for one matter ("book", "appointment"), by its name, which is the same in every language
	Rivals    [][2][]string       // what one has instead of what was asked for ("card", "cash")
	Nouns     bool                // every noun is written with a capital
	Compound  bool                // words are joined to longer ones ("Parkplatz", "Gästeparkplatz")
	Prefixes  []string            // of verbs, which leave the matter the same ("pa", "už")
	Denying   []string            // prefixes that turn a verb round ("ne")
	Polite    []string            // verbs that wrap a question and ask nothing ("tell me")
	Free      []string            // mean a price of nothing ("free of charge")
	Above     []string            // come before the amount from which on something is free ("over")
	Second    []string            // stand beside a price for one more of the same ("second")
	Extra     []string            // mean a price without naming it ("for an extra charge")
	Prices    []string            // words beside a bare number that make it a price ("costs")
	Amounts   []string            // verbs that tell a sum, right before it or behind it ("comes to")
	Inclusive []string            // behind a sum, before what it covers ("including")
	Beside    []string            // behind a bare number that begins a clause, before what comes with it ("with")
	Included  []string            // say that something is a part of the price ("included")
	Stop      []string            // words too common to bind an answer to a question
	Units     map[string][]string // of time: minute, hour, day, week, month, year
	Moments   map[string][]string // lengths of time without a number, by days: "0" ("same day"), "1", "7", "365", and 0.0417 for an hour
	Past      []string            // right before a length of time make it a time gone by ("last")
	Distance  []string            // behind a length of time make it a way ("minutes from", "minutes away")
	Working   []string            // make a day a working day ("working", "darbo")
	Numbers   map[string][]string // number words by value in digits
	HourNames map[string][]string // ordinals that name an hour of the day ("devintos"), by value in digits
	AndHalf   []string            // add a half to the number before them ("and a half")
	Months    []string            // twelve
	Weekdays  []string            // seven, from Monday
	ShortDays []string            // the same, shortened, several to a day ("tue tues")
	Days      []string            // "today", "tomorrow"
	Between   []string            // join the ends of a range ("to", "iki")
	AllDay    []string            // "round the clock"
	Daily     []string            // mean all seven days ("every day")
	Since     []string            // begin a span of the day ("from")
	At        []string            // come before a time of day ("at", "until")
	Clock     []string            // come behind one ("o'clock")
	Afternoon []string            // the same, and put the hour behind noon ("in the evening")
	Opens     []string            // verbs of opening and closing, before a time of day ("open")
	Closed    []string            // say that nothing is open ("closed")
}

// NicknamesOf is what friends make of a first name, in all languages.
func NicknamesOf(first string) []string {
	var out []string
	for _, l := range Languages() {
		out = append(out, l.Courtesy.Nicknames[Lower(first)]...)
	}
	return out
}
