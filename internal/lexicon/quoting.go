package lexicon

// Quoting is what mail programs and mail systems write around the words of the
// sender; used by package split. Labels stand without their colon.
type Quoting struct {
	// Wrote are the words that end, or in some languages begin, the line which
	// introduces a quotation ("On ... Jane wrote:").
	Wrote []string
	// Opens are the first words of such a line ("on").
	Opens []string
	// Self are the words for the writer himself, where the verb in Wrote may be his
	// ("I wrote"): who says it of himself introduces no quotation.
	Self []string
	// From labels the sender in the block of header lines above a quotation.
	From []string
	// Telling are the labels of such a block that no timetable has: sent, subject.
	Telling []string
	// Labels are the other labels of such a block: to, cc, date.
	Labels []string
	// Original and Forwarded stand between dashes above a quotation or a forwarded message.
	Original, Forwarded []string
	// ReplyAbove is the line under which a helpdesk ignores what is written.
	ReplyAbove []string
	// Repeated stands on a line of its own above a copy of what we wrote ("your message").
	Repeated []string
	// Postscripts begin what is added below a signature ("p.s.").
	Postscripts []string
	// Devices begin the line that a telephone adds ("sent from my").
	Devices []string
	// Confidential are phrases that only a legal notice contains.
	Confidential []string
	// Footers begin or are lines that a system adds below a message.
	Footers []string
	// Trailers begin what helpdesks and marketing add below a letter that has been
	// closed: a rating, a link to the ticket, social networks.
	Trailers []string
	// Registers are words of the lines that the law asks a company for: the register
	// it stands in, its tax number, what it does with personal data.
	Registers []string
	// External are phrases of the banner that a mail gateway puts on top; single
	// words among them only open one ("caution").
	External []string
	// Inline announces answers inside the quoted letter ("see my answers below").
	Inline []string
}
