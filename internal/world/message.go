package world

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"mime/quotedprintable"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
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

// text makes a text part in a charset that charsetFor has chosen for s.
func text(subtype, charset, encodingName, s string) entity {
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
			{"Content-Type", "text/" + subtype + "; charset=" + charset},
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

// charsetOf returns the encoding of a charset name, nil for UTF-8.
func charsetOf(name string) encoding.Encoding {
	switch strings.ToLower(name) {
	case "windows-1257":
		return charmap.Windows1257
	case "iso-8859-13":
		return charmap.ISO8859_13
	case "koi8-r":
		return charmap.KOI8R
	case "windows-1251":
		return charmap.Windows1251
	case "windows-1252":
		return charmap.Windows1252
	}
	return nil
}

// charsetFor returns the wanted charset when it can write all of s after
// typographic marks were made plain, else UTF-8.
func charsetFor(wanted, s string) (charset, writable string) {
	e := charsetOf(wanted)
	if e == nil {
		return wanted, s
	}
	if _, err := e.NewEncoder().String(s); err == nil {
		return wanted, s
	}
	plain := strings.NewReplacer(
		"«", `"`, "»", `"`, "„", `"`, "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "’", "'", "\u00a0", " ",
	).Replace(s)
	if _, err := e.NewEncoder().String(plain); err == nil {
		return wanted, plain
	}
	return "utf-8", s
}

// encode writes s in a charset that charsetFor has chosen for it.
func encode(charset, s string) []byte {
	e := charsetOf(charset)
	if e == nil {
		return []byte(s)
	}
	raw, err := encoding.ReplaceUnsupported(e.NewEncoder()).Bytes([]byte(s))
	if err != nil {
		return []byte(s)
	}
	return raw
}

// headerText writes unstructured text (RFC 2047), folded between encoded words.
func headerText(charset, s string) string {
	charset, s = charsetFor(charset, oneLine(s))
	word := mime.BEncoding.Encode(charset, string(encode(charset, s)))
	return strings.ReplaceAll(word, "?= =?", "?=\r\n =?")
}

// headerAddress writes a mailbox with its display name (RFC 5322 section 3.4).
func headerAddress(charset, name, address string) string {
	name = oneLine(name)
	switch {
	case name == "":
		return address
	case !isASCII(name):
		return headerText(charset, name) + "\r\n <" + address + ">"
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
