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
}

// Cut explains one removal by the name of its rule and the line that triggered it.
type Cut struct {
	Rule  string `json:"rule"`  // "gmail_quote", "attribution_en", "outlook_header_block", "sig_dashes", "own_text", ...
	What  string `json:"what"`  // "quote", "signature", "disclaimer", "boilerplate", "hidden"
	Quote string `json:"quote"` // the triggering words, at most 120 characters
}
