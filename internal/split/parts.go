// Package split divides the body of a message into what its sender newly wrote
// and what is there for other reasons: quoted text, a forwarded message, the
// signature, legal notices, and the lines that mail systems add.
//
// It reads the lines that package mail made of the body. What the markup says
// comes first, because mail programs write it themselves: a line from a quote
// container is a quotation. Rules on the text come second, with the words of
// package lexicon: an attribution ("On ... Jane wrote:"), a block of From, Sent,
// To and Subject, a line of dashes around "Original Message". Answers may stand
// above, below or between the quoted lines.
//
// Split needs nothing but the message, so its result can be kept. What it cannot
// see is a letter of ours that came back without any mark; WithoutOwn takes those
// words out afterwards, by alignment with the letter that we sent.
//
// Every removal is explained by a Cut that names the rule and the words that set
// it off. The package does not judge the text: a receipt and an answer are
// divided alike.
package split

// Parts is a body divided. Visible is what the sender newly wrote, with
// greeting, closing and signature; Body is Visible without signature and
// disclaimer. Each is LF-separated, trimmed text.
type Parts struct {
	Visible    string `json:"visible"`
	Body       string `json:"body"`
	Signature  string `json:"signature,omitempty"`
	Quoted     string `json:"quoted,omitempty"`
	Disclaimer string `json:"disclaimer,omitempty"`
	Forwarded  string `json:"forwarded,omitempty"` // an attached or inline forwarded message, not an answer's quote
	Cuts       []Cut  `json:"cuts,omitempty"`
	// Above are the quotations below which words of Visible stand, in their order;
	// empty where everything new stands above what is quoted.
	Above []Quotation `json:"above,omitempty"`
}

// Quotation is what was quoted right above new text, as people quote a question
// and answer below it.
type Quotation struct {
	Text string `json:"text"` // the quoted lines, of many the last
	At   int    `json:"at"`   // byte offset into Visible where the words below begin; they end where the next Quotation has its own
}

// Cut explains one removal by the name of its rule and the line that triggered it.
type Cut struct {
	Rule  string `json:"rule"`  // "gmail_quote", "attribution_en", "outlook_header_block", "sig_dashes", "own_text", ...
	What  string `json:"what"`  // "quote", "signature", "disclaimer", "boilerplate", "hidden"
	Quote string `json:"quote"` // the triggering words, at most 120 characters
}
