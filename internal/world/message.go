package world

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"
)

// field is one header field, its value as it goes over the line but not folded.
type field struct{ name, value string }

// entity is a MIME entity (RFC 2045): its content fields and its encoded content, with CRLF.
type entity struct {
	fields  []field
	content []byte
}

// bytes puts header fields before an entity.
func (e entity) bytes(header []field) []byte {
	var b bytes.Buffer
	for _, f := range append(header, e.fields...) {
		fmt.Fprintf(&b, "%s: %s\r\n", f.name, f.value)
	}
	b.WriteString("\r\n")
	b.Write(e.content)
	return b.Bytes()
}

// text makes a text part in a charset that charsetFor has chosen for s; params
// are further parameters of its type.
func text(subtype, charset, params, encodingName, s string) entity {
	raw := encode(charset, crlf(s))
	var content []byte
	switch encodingName {
	case "base64":
		content = wrapBase64(raw)
	case "quoted-printable":
		var b bytes.Buffer
		q := quotedprintable.NewWriter(&b)
		_, _ = q.Write(raw) // a buffer does not fail
		_ = q.Close()
		content = b.Bytes()
	default:
		content = raw
	}
	return entity{
		fields: []field{
			{"Content-Type", "text/" + subtype + "; charset=" + charset + params},
			{"Content-Transfer-Encoding", encodingName},
		},
		content: content,
	}
}

// joined puts parts together (RFC 2046 section 5.1).
func joined(subtype, boundary, params string, parts ...entity) entity {
	var b bytes.Buffer
	for _, p := range parts {
		b.WriteString("--" + boundary + "\r\n")
		b.Write(p.bytes(nil))
		b.WriteString("\r\n")
	}
	b.WriteString("--" + boundary + "--\r\n")
	return entity{
		fields:  []field{{"Content-Type", "multipart/" + subtype + ";\r\n boundary=\"" + boundary + "\"" + params}},
		content: b.Bytes(),
	}
}

// crlf turns line ends into CRLF.
func crlf(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n")
}

func wrapBase64(raw []byte) []byte {
	var b bytes.Buffer
	line := base64.StdEncoding.EncodeToString(raw)
	for len(line) > 76 {
		b.WriteString(line[:76] + "\r\n")
		line = line[76:]
	}
	b.WriteString(line + "\r\n")
	return b.Bytes()
}

// headerText writes unstructured text (RFC 2047) in B encoding, folded between
// encoded words.
func headerText(charset, s string) string { return encodedWords(mime.BEncoding, charset, s) }

func encodedWords(form mime.WordEncoder, charset, s string) string {
	charset, s = charsetFor(charset, oneLine(s))
	if isASCII(s) {
		return s
	}
	// The encoder keeps characters of UTF-8 whole, but writes other charsets byte by byte.
	word := form.Encode(charset, string(encode(charset, s)))
	return strings.ReplaceAll(word, "?= =?", "?=\r\n =?")
}

// headerAddress writes a mailbox with its display name (RFC 5322 section 3.4).
func headerAddress(form mime.WordEncoder, charset, name, address string) string {
	name = oneLine(name)
	switch {
	case name == "":
		return address
	case !isASCII(name):
		return encodedWords(form, charset, name) + "\r\n <" + address + ">"
	case strings.ContainsAny(name, `()<>[]:;@\,."`):
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `" <` + address + ">"
	}
	return name + " <" + address + ">"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
