package lexicon

// Automatic is the wording of messages that no person wrote by hand; used by
// package classify. A phrase is found wherever it begins at the start of a word
// of one sentence, so that inflected languages may give the stem; "…" stands
// for up to 40 bytes of anything in between. Case and diacritics do not matter.
type Automatic struct {
	// AwaySubjects begin the subject of an absence notice ("automatic reply").
	AwaySubjects []string
	// AckSubjects stand in the subject of a receipt ("request received").
	AckSubjects []string
	// Robot says outright that a machine writes ("this is an automated message").
	Robot []string
	// Deaf says that nobody reads what is sent to the sender's address ("please do
	// not reply"), which tells of the mailbox more than of the writer.
	Deaf []string
	// Away says that the writer is not there ("out of the office").
	Away []string
	// Return tells when the writer comes back or who stands in meanwhile.
	Return []string
	// Received confirms receipt ("we have received your message").
	Received []string
	// Promise announces an answer some day, by somebody ("will get back to you").
	Promise []string
	// Personal says what the writer will do to find the answer, as no machine does ("i shall ask our").
	Personal []string
	// Deadline gives the promised answer a length or a day ("within 24 hours").
	Deadline []string
	// Ticket introduces a case number ("ticket number").
	Ticket []string
	// Filler pads receipts and says nothing of the enquiry ("thank you for contacting").
	Filler []string
	// Status tells that a case was opened, closed or changed, or asks for a rating.
	Status []string
	// Transaction is what systems write of orders, payments, bookings and accounts
	// ("your order has shipped"). People who answer write of them too.
	Transaction []string
	// Challenge demands an act before the letter is delivered.
	Challenge []string
	// OptOut offers to end a subscription or says why one gets the mailing.
	OptOut []string
	// Offer is the language of advertising.
	Offer []string
	// Failed says that a letter could not be delivered.
	Failed []string
	// Delayed says that delivery is late and will be tried again.
	Delayed []string
	// Full gives as the reason of a failure that the mailbox is full.
	Full []string
	// Nobody gives as the reason of a failure that there is no such address.
	Nobody []string
	// Read says that a letter was opened or displayed.
	Read []string
	// Portal says that the answer must be fetched behind a log-in.
	Portal []string

	// The lists below hold parts of speech rather than formulas. One of them
	// tells nothing; two together do, see classify.

	// Gone is what takes people away or keeps them there ("in the mountains", "our baby").
	Gone []string
	// Until bounds a time ("until", "this week").
	Until []string
	// Letter is the letter that is answered ("your note").
	Letter []string
	// Arrived says of something that it came ("landed").
	Arrived []string
	// Answering is the act of answering, in the future ("write back").
	Answering []string
	// Held says that a letter or its sender is not let in yet ("your letter waits").
	Held []string
	// Act is what a gate asks for ("click", "type the").
	Act []string
	// Unasked speaks to those who did not ask for the message ("if it was not you").
	Unasked []string
	// Subscription is what one may have signed up for ("our newsletter").
	Subscription []string
	// Pitch is what strangers write who want to sell to firms ("firms like yours").
	Pitch []string
	// Bringing is what somebody returns with to whom, so that the return is none
	// from an absence ("with a price", "back to you").
	Bringing []string
	// Taken says that the letter is being read or was passed on ("reading it now").
	Taken []string

	// Today, Tomorrow and NextDay name the day by which something is promised:
	// that of the message, the one after it, and the next working day.
	Today, Tomorrow, NextDay []string
}
