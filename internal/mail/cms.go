package mail

import (
	"bytes"
	"strings"
)

// Kinds of a cryptographic message (RFC 5652), by their object identifiers in DER.
const (
	oidSignedData    = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
	oidEnveloped     = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
	oidEncrypted     = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06"
	oidAuthEnveloped = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"
)

// isSMIME reports a part that holds a cryptographic message (RFC 8551 section
// 3.2). Gateways call it application/octet-stream and leave the file's name.
func (p *part) isSMIME() bool {
	switch p.contentType {
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		return true
	case "application/octet-stream":
		return strings.HasSuffix(strings.ToLower(p.fileName), ".p7m")
	}
	return false
}

// signedContent takes the content out of opaque signed data (RFC 5652 section 5);
// the signature is not checked. The defect names what keeps it from being read.
func signedContent(b []byte) ([]byte, *Defect) {
	if pem, ok := bytes.CutPrefix(bytes.TrimSpace(b), []byte("-----BEGIN")); ok {
		_, pem, _ = bytes.Cut(pem, []byte("\n"))
		b, _ = decodeBase64(pem)
	}
	info := derReader{b: b}
	info = info.enter(derSequence)
	kind := string(info.next(derOID))
	switch kind {
	case oidSignedData:
	case oidEnveloped, oidEncrypted, oidAuthEnveloped:
		return nil, &Defect{Code: Encrypted, Detail: "S/MIME"}
	default:
		return nil, &Defect{Code: CMSMalformed, Detail: "no signed data"}
	}
	signed := info.enter(derExplicit0)
	signed = signed.enter(derSequence)
	signed.next(derInteger)
	signed.next(derSet)
	encapsulated := signed.enter(derSequence)
	encapsulated.next(derOID)
	content := encapsulated.enter(derExplicit0)
	var out []byte
	content.octets(&out, 0)
	if len(out) == 0 {
		return nil, &Defect{Code: CMSMalformed, Detail: "signed data without content"}
	}
	return out, nil
}

// Identifier octets of the elements that are read (X.690 section 8.1.2).
const (
	derInteger   = 0x02
	derOctets    = 0x04
	derOID       = 0x06
	derSequence  = 0x30
	derSet       = 0x31
	derExplicit0 = 0xa0

	derConstructed = 0x20
	maxDERDepth    = 16
)

// derReader walks over elements in BER, of which DER is a part; mail programs
// stream the content in pieces of unknown length. Lengths beyond the end are cut:
// a message that was truncated still has the beginning of its text.
type derReader struct{ b []byte }

// element takes the next element.
func (r *derReader) element(depth int) (id byte, content []byte, ok bool) {
	if len(r.b) < 2 || r.b[0]&0x1f == 0x1f || depth > maxDERDepth {
		r.b = nil
		return 0, nil, false
	}
	id = r.b[0]
	n, rest := int(r.b[1]), r.b[2:]
	switch {
	case n == 0x80 && id&derConstructed != 0:
		inner := derReader{rest}
		for len(inner.b) > 1 && (inner.b[0] != 0 || inner.b[1] != 0) {
			if _, _, ok := inner.element(depth + 1); !ok {
				break
			}
		}
		content = rest[:len(rest)-len(inner.b)]
		r.b = inner.b[min(2, len(inner.b)):]
		return id, content, true
	case n > 0x84 || n == 0x80 || len(rest) < n&0x7f && n > 0x80:
		r.b = nil
		return 0, nil, false
	case n > 0x80:
		size := 0
		for _, c := range rest[:n&0x7f] {
			size = size<<8 | int(c)
		}
		n, rest = size, rest[n&0x7f:]
	}
	n = min(n, len(rest))
	r.b = rest[n:]
	return id, rest[:n], true
}

// next takes the next element and returns its content when it has that identifier, else nil.
func (r *derReader) next(id byte) []byte {
	got, content, ok := r.element(0)
	if !ok || got != id {
		return nil
	}
	return content
}

// enter takes the next element and returns a reader of its content.
func (r *derReader) enter(id byte) derReader { return derReader{r.next(id)} }

// octets adds what the octet strings hold, which may be made of others.
func (r *derReader) octets(out *[]byte, depth int) {
	for len(r.b) > 0 && depth <= maxDERDepth {
		id, content, ok := r.element(depth)
		switch {
		case !ok:
			return
		case id == derOctets:
			*out = append(*out, content...)
		case id == derOctets|derConstructed:
			inner := derReader{content}
			inner.octets(out, depth+1)
		}
	}
}
