package mail

import (
	"bytes"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"github.com/jhillyerd/enmime/v2/mediatype"
)

// Limits of the MIME tree.
const (
	maxNesting = 12   // of multiparts; enmime's time doubles with each level that is not closed
	maxParts   = 500  // of a message
	maxDashes  = 2000 // lines that could be boundaries
)

// part is a node of the MIME tree. Its body is still encoded.
type part struct {
	contentType string // lower-case type/subtype, "" when absent or unreadable
	params      map[string]string
	disposition string
	fileName    string
	encoding    string
	contentID   string
	body        []byte
	children    []*part
}

func newPart(h rawHeader, body []byte) *part {
	p := &part{body: body, encoding: strings.ToLower(strings.TrimSpace(h.get("Content-Transfer-Encoding")))}
	p.contentID = h.get("Content-ID")
	p.contentType, p.params = mediaType(h.get("Content-Type"))
	disposition, params := mediaType(h.get("Content-Disposition"))
	p.disposition = disposition
	for _, name := range []string{params["filename"], p.params["name"], p.params["file"]} {
		if name != "" {
			p.fileName = decodeWords(name, p.params["charset"])
			break
		}
	}
	return p
}

// mediaType reads a Content-Type or Content-Disposition value, however broken.
func mediaType(value string) (string, map[string]string) {
	if value == "" {
		return "", map[string]string{}
	}
	kind, params, _, err := mediatype.Parse(value)
	if err != nil {
		kind, _, _ = strings.Cut(value, ";")
	}
	if params == nil {
		params = map[string]string{}
	}
	return strings.ToLower(strings.TrimSpace(clean(kind))), params
}

// isText reports a part that can be shown: plain or HTML text, or no type at all (RFC 2045 section 5.2).
func (p *part) isText() bool {
	switch p.contentType {
	case "", "text", "text/plain", "text/html", "text/enriched", "text/richtext":
		return true
	}
	return !strings.Contains(p.contentType, "/")
}

// isAttached reports that p is meant to be opened apart and not read in the flow of the text.
func (p *part) isAttached(afterText bool) bool {
	return p.disposition == "attachment" || p.fileName != "" && afterText
}

func (p *part) attachment() Attachment {
	return Attachment{
		Name: p.fileName, ContentType: p.contentType, Size: len(p.content()),
		Inline: p.disposition == "inline" || p.disposition == "" && p.contentID != "",
	}
}

// content returns the body with its transfer encoding taken off (RFC 2045 section 6).
func (p *part) content() []byte {
	switch p.encoding {
	case "base64":
		if !hasSentences(p.body) {
			return decodeBase64(p.body)
		}
	case "quoted-printable":
		return decodeQuotedPrintable(p.body)
	}
	return p.body
}

// hasSentences reports a body whose lines have spaces inside: whatever its header
// says, that is no base64.
func hasSentences(b []byte) bool {
	spaced, lines := 0, 0
	for len(b) > 0 && lines < 50 {
		line, rest := cutLine(b)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines++
			if bytes.IndexByte(line, ' ') >= 0 {
				spaced++
			}
		}
		b = rest
	}
	return 2*spaced > lines
}

// decodeQuotedPrintable decodes RFC 2045 section 6.7; what is no valid escape stays.
func decodeQuotedPrintable(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		line, rest := cutLine(b)
		ended := len(line) < len(b)
		line = bytes.TrimRight(line, " \t")
		if bytes.HasSuffix(line, []byte("=")) {
			line, ended = line[:len(line)-1], false
		}
		out = append(out, unescape(line)...)
		if ended {
			out = append(out, '\n')
		}
		b = rest
	}
	return out
}

// split divides a multipart body into its parts, by enmime where that is safe and
// by the splitter of this package where it is not.
func (p *part) split() []Defect {
	if !strings.HasPrefix(p.contentType, "multipart/") && p.params["boundary"] == "" || p.isText() {
		return nil
	}
	if reason := unsafe(p.body); reason != "" {
		return append(p.salvage(), Defect{Code: reason})
	}
	if p.params["boundary"] == "" {
		return append(p.salvage(), Defect{Code: "boundary_missing"})
	}
	tree, err := parseTree(p)
	if err != nil {
		return append(p.salvage(), Defect{Code: "mime_malformed", Detail: clip(err.Error(), 120)})
	}
	for child := tree.FirstChild; child != nil; child = child.NextSibling {
		p.children = append(p.children, fromEnmime(child))
	}
	if len(p.children) == 0 {
		defects := p.salvage()
		if len(p.children) == 0 {
			defects = append(defects, Defect{Code: "parts_missing"})
		}
		return defects
	}
	if len(tree.Errors) > 0 {
		return []Defect{{Code: "mime_malformed", Detail: clip(tree.Errors[0].Name+": "+tree.Errors[0].Detail, 120)}}
	}
	return nil
}

// parseTree lets enmime find the parts. It gets the type and the body alone, and
// leaves transfer encodings and charsets to us: it drops parts whose base64 is
// broken and believes charset labels.
func parseTree(p *part) (*enmime.Part, error) {
	head := "Content-Type: multipart/mixed; boundary=\"" + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(oneLine(p.params["boundary"])) + "\"\r\n\r\n"
	parser := enmime.NewParser(
		enmime.RawContent(true), enmime.SkipMalformedParts(true), enmime.DisableTextConversion(true),
		enmime.DisableCharacterDetection(true), enmime.MaxStoredPartErrors(10))
	return parser.ReadParts(bytes.NewReader(append([]byte(head), p.body...)))
}

func fromEnmime(e *enmime.Part) *part {
	var h rawHeader
	for _, name := range []string{"Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "Content-Id"} {
		if v := e.Header.Get(name); v != "" {
			h = append(h, rawField{name, v})
		}
	}
	p := newPart(h, e.Content)
	for child := e.FirstChild; child != nil; child = child.NextSibling {
		p.children = append(p.children, fromEnmime(child))
	}
	return p
}

// unsafe names the reason why enmime must not see body: each nested multipart
// needs a Content-Type line of its own, so their number bounds the nesting.
func unsafe(body []byte) string {
	multiparts, dashes := 0, 0
	for rest := body; len(rest) > 0; {
		line, after := cutLine(rest)
		if bytes.HasPrefix(line, []byte("--")) {
			dashes++
		}
		if len(line) >= 12 && bytes.EqualFold(line[:12], []byte("content-type")) && namesBoundary(rest) {
			multiparts++
		}
		if multiparts > maxNesting {
			return "nesting_too_deep"
		}
		if dashes > maxDashes {
			return "too_many_parts"
		}
		rest = after
	}
	return ""
}

// namesBoundary reports whether the header field at the start of b, with its
// continuation lines, could declare a multipart. Encoded words count too, since
// enmime decodes them in parameter names.
func namesBoundary(b []byte) bool {
	for i := 0; i < 50 && len(b) > 0; i++ {
		line, after := cutLine(b)
		low := bytes.ToLower(line)
		if i > 0 && len(bytes.TrimSpace(line)) == 0 {
			return false
		}
		for _, word := range []string{"boundary", "multipart", "=?"} {
			if bytes.Contains(low, []byte(word)) {
				return true
			}
		}
		b = after
	}
	return false
}
