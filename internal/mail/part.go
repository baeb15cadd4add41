package mail

import (
	"bytes"
	"strings"
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
	p := &part{body: body, encoding: transferEncoding(h.get("Content-Transfer-Encoding"))}
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
		Name: p.fileName, ContentType: p.contentType, Size: p.size(),
		Inline: p.disposition == "inline" || p.disposition == "" && p.contentID != "",
	}
}

// size is the size of the decoded body in bytes, for base64 without decoding it.
func (p *part) size() int {
	if p.encoding != "base64" {
		content, _ := p.decode()
		return len(content)
	}
	digits := 0
	for _, c := range p.body {
		if base64Digits[c] < 64 {
			digits++
		}
	}
	return digits * 3 / 4
}

// transferEncoding is the first word of a Content-Transfer-Encoding, in lower case.
func transferEncoding(value string) string {
	value = strings.ToLower(strings.Trim(strings.TrimSpace(value), "\"'"))
	if i := strings.IndexAny(value, " ;,\t("); i >= 0 {
		value = value[:i]
	}
	switch value {
	case "quoted_printable", "quotedprintable", "quoted-printeable", "qp":
		return "quoted-printable"
	case "base-64", "b64":
		return "base64"
	case "uuencode", "x-uuencode", "x-uue", "uue":
		return "x-uuencode"
	}
	return value
}

// decode returns the body with its transfer encoding taken off (RFC 2045 section 6).
func (p *part) decode() ([]byte, *Defect) {
	switch p.encoding {
	case "base64":
		if hasSentences(p.body) {
			return p.body, &Defect{Code: Base64Malformed, Detail: "text that is called base64"}
		}
		decoded, odd := decodeBase64(p.body)
		if odd {
			return decoded, &Defect{Code: Base64Malformed}
		}
		return decoded, nil
	case "quoted-printable":
		decoded := decodeQuotedPrintable(p.body)
		if isQuotedTwice(decoded) {
			return decodeQuotedPrintable(decoded), &Defect{Code: DoubleEncoded, Detail: "quoted-printable"}
		}
		return decoded, nil
	case "x-uuencode":
		if decoded, ok := decodeUU(p.body); ok {
			return decoded, nil
		}
	}
	return p.body, nil
}

// isQuotedTwice reports text in which escapes of bytes beyond ASCII are left, at
// least four of them, and no equals sign that is none: it was encoded twice.
func isQuotedTwice(b []byte) bool {
	high := 0
	for i, c := range b {
		switch {
		case c >= 0x80:
			return false
		case c != '=':
		case i+1 < len(b) && (b[i+1] == '\n' || b[i+1] == '\r'):
		case i+2 >= len(b) || unhex(b[i+1]) < 0 || unhex(b[i+2]) < 0:
			return false
		case unhex(b[i+1]) >= 8:
			high++
		}
	}
	return high >= minSequences
}

// hasSentences reports a body whose lines are made of several words: whatever its
// header says, that is no base64.
func hasSentences(b []byte) bool {
	spaced, lines := 0, 0
	for len(b) > 0 && lines < 50 {
		line, rest := cutLine(b)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			lines++
			if bytes.Count(line, []byte(" ")) > 1 {
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
