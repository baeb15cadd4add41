// Package mail turns the bytes of a message into something that can be read:
// Parse takes what an IMAP server gave us and returns a Message.
//
// It is the border to foreign bytes, so it promises three things. Parse never
// fails and never panics: what could not be read is named in Defects and the
// rest is returned. Its time and memory are bounded: the size of the message,
// the number and nesting of its parts, the length of its header and the depth
// of its HTML are counted before any parser sees them, since a parser cannot be
// stopped from outside. And all text that it returns is valid UTF-8 with LF line
// ends and without NUL.
//
// Headers and ids are read from the bytes by a reader of our own, because mail
// that matters here arrives with folded, truncated and unbracketed ids that
// strict readers drop. The MIME tree is read in one pass over the lines: general
// readers take exponential time on multiparts that are not closed, and drop parts
// whose transfer encoding is broken. Charset labels are believed only as far as the
// letters agree (RFC 2045 labels are wrong often enough in Cyrillic and Baltic
// mail). HTML becomes Lines that remember from
// which container of the markup they come: quote, signature, hidden.
//
// The package does not decide what a line means to a reader (package split) nor
// what kind of message it is (package classify), it checks no signatures, and it
// opens no attachment.
package mail

import "time"

// Message is a parsed message. All text is valid UTF-8 with LF line ends and
// without NUL. Whatever could not be read is named in Defects; nothing is
// silently dropped.
type Message struct {
	Header      Header
	From        []Address
	Sender      []Address
	ReplyTo     []Address
	To          []Address
	Cc          []Address
	ReturnPath  string // "<>" when the envelope sender was null, "" when the header is absent
	Subject     string
	MessageID   string   // without angle brackets, "" when absent
	InReplyTo   []string // without angle brackets, in order
	References  []string
	Date        time.Time // zero when absent or unreadable
	Text        string    // decoded text/plain parts that are shown inline, joined
	HTML        string    // decoded text/html parts that are shown inline, joined
	Lines       []Line    // the body as lines with structure, from HTML when it is there and richer, else from Text
	Attachments []Attachment
	Delivery    *Delivery    // message/delivery-status
	Disposition *Disposition // message/disposition-notification
	Feedback    *Feedback    // message/feedback-report (RFC 5965)
	Original    *Original    // an attached or quoted-as-part original message
	Defects     []Defect
	Size        int
}

// Field is one header field, decoded (RFC 2047) and unfolded.
type Field struct{ Name, Value string }

// Header is the header in the order of the message.
type Header []Field

// Address is a mailbox; Addr is lower-case in its domain part.
type Address struct{ Name, Addr string }

// Origin says from which container of the body a line comes.
type Origin int

// The origins; everything but New comes from markup that a mail client itself wrote.
const (
	New       Origin = iota // nothing in the markup says otherwise
	Quote                   // inside a quote container (blockquote cite, gmail_quote, ...)
	Signature               // inside a signature container
	Hidden                  // not visible to the reader
)

// Line is one line of the body as a reader sees it.
type Line struct {
	Text   string
	Origin Origin
	Depth  int    // depth of quotation: number of '>' or of nested quote containers
	Mark   string // name of the container or rule that set the origin, "" for none
}

// Attachment is a part that is not shown as text.
type Attachment struct {
	Name        string
	ContentType string
	Size        int
	Inline      bool
}

// Delivery is a delivery status notification (RFC 3464), first recipient first.
type Delivery struct {
	ReportingMTA string
	Recipients   []DeliveryRecipient
}

// DeliveryRecipient is one per-recipient group of a DSN.
type DeliveryRecipient struct {
	Final      string // address only
	Original   string
	Action     string // failed, delayed, delivered, relayed, expanded
	Status     string // RFC 3463, "5.1.1"
	Diagnostic string
	RemoteMTA  string
}

// Disposition is a message disposition notification (RFC 8098).
type Disposition struct {
	OriginalMessageID string
	FinalRecipient    string
	Disposition       string
}

// Feedback is an abuse report (RFC 5965).
type Feedback struct{ Type, OriginalMessageID string }

// Original is what a report carries of the message it is about.
type Original struct {
	MessageID string
	From, To  string
	Subject   string
	Headers   Header
	Text      string    // at most 8 KiB of its body
	Delivery  *Delivery // when it is itself a report
}

// Defect is something wrong with the message that the reader survived.
type Defect struct {
	Code   string `json:"code"` // one of the constants below
	Detail string `json:"detail,omitempty"`
}

// The codes of defects. They are written to files and compared by users: none
// changes its meaning.
const (
	// Of the whole message.
	Truncated  = "truncated"            // larger than 32 MiB: the rest was not read
	Encrypted  = "encrypted"            // S/MIME or PGP: the text cannot be read without a key
	NoText     = "no_text"              // nothing in the body can be read as text
	NothingNew = "nothing_new"          // all text is a notice or furniture that nobody wrote for this message
	OnlyFound  = "text_found_elsewhere" // the text comes from an attached message or a TNEF, there being no other

	// Of the header.
	HeaderMissing   = "header_missing"
	HeaderTooLong   = "header_too_long"     // more than 256 KiB or 1,000 fields: the rest was not read
	HeaderOpen      = "header_unterminated" // the body begins without an empty line
	HeaderMalformed = "header_line_malformed"
	FromMissing     = "from_missing"
	DateUnreadable  = "date_unreadable"

	// Of the structure.
	BoundaryMissing = "boundary_missing" // multipart without a boundary: the first that was found was taken
	BoundaryWrong   = "parts_missing"    // the boundary occurs nowhere: the body was read as text
	MIMEMalformed   = "mime_malformed"   // parts not closed, broken part headers
	NestingTooDeep  = "nesting_too_deep" // more than 12 levels: the rest was read as text
	TooManyParts    = "too_many_parts"   // more than 500: the rest was not read

	// Of the encodings.
	Base64Malformed = "base64_malformed" // characters that are no base64 were passed over
	TextTruncated   = "text_truncated"   // more than 2 MiB of text
	HTMLTruncated   = "html_truncated"
	HTMLMalformed   = "html_malformed"
	CharsetMissing  = "charset_missing" // no label, and not UTF-8
	CharsetUnknown  = "charset_unknown" // a label that nobody knows
	CharsetWrong    = "charset_wrong"   // the label contradicts the letters
	CharsetInvalid  = "charset_invalid" // some bytes are no UTF-8
	DoubleEncoded   = "double_encoded"  // UTF-8 of UTF-8, taken back

	// Of the containers inside.
	TNEFMalformed   = "tnef_malformed"
	CMSMalformed    = "cms_malformed"
	UUCodeMalformed = "uuencode_malformed"
)
