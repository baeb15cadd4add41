package mail

import (
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf16"
)

// Limits of a TNEF.
const (
	maxTNEFAttributes = 5000
	maxTNEFText       = 2 << 20
)

// Attributes of a TNEF ([MS-OXTNEF] section 2.1.3.3) and properties inside them
// ([MS-OXPROPS]) that matter here.
const (
	tnefSignature = 0x223e9f78

	attrBody        = 0x0002800c
	attrMessage     = 0x00069003
	attrAttachBegin = 0x00069002
	attrAttachTitle = 0x00018010
	attrAttachData  = 0x0006800f
	attrAttachment  = 0x00069005
	attrCodePage    = 0x00069007

	propBody           = 0x1000
	propRTFCompressed  = 0x1009
	propHTML           = 0x1013
	propAttachData     = 0x3701
	propAttachFilename = 0x3704
	propAttachLongName = 0x3707
	propDisplayName    = 0x3001
)

// tnef is what matters of an application/ms-tnef part, the "winmail.dat" in which
// Outlook and Exchange wrap messages.
type tnef struct {
	plain  string // "" when the message has no plain body
	html   string
	rtf    []byte // RTF, uncompressed
	files  []encodedFile
	broken bool // it ends early, or is none
}

// readTNEF reads a TNEF stream ([MS-OXTNEF] section 2.1). What cannot be read is left out.
func readTNEF(b []byte) tnef {
	var t tnef
	r := tnefReader{b: b}
	if r.u32() != tnefSignature {
		return tnef{broken: true}
	}
	r.u16() // LegacyKey
	codePage := "windows-1252"
	for range maxTNEFAttributes {
		if len(r.b) < 11 {
			break
		}
		r.u8() // level: message or attachment; the ids tell as much
		id := r.u32()
		data := r.take(int(r.u32()))
		r.u16() // checksum
		if r.short {
			break
		}
		if id == attrCodePage && len(data) >= 4 {
			codePage = "cp" + strconv.Itoa(int(binary.LittleEndian.Uint32(data)))
			continue
		}
		t.attribute(id, data, codePage)
	}
	t.broken = r.short
	return t
}

// attribute takes one attribute into t.
func (t *tnef) attribute(id uint32, data []byte, codePage string) {
	switch id {
	case attrBody:
		t.plain = narrow(data, codePage)
	case attrMessage:
		t.properties(data, codePage, false)
	case attrAttachBegin:
		t.files = append(t.files, encodedFile{})
	case attrAttachTitle, attrAttachData, attrAttachment:
		if len(t.files) == 0 {
			t.files = append(t.files, encodedFile{})
		}
		file := &t.files[len(t.files)-1]
		switch id {
		case attrAttachTitle:
			if file.name == "" {
				file.name = clip(narrow(data, codePage), maxFileName)
			}
		case attrAttachData:
			file.size = len(data)
		default:
			t.properties(data, codePage, true)
		}
	}
}

// properties reads a MsgPropertyList ([MS-OXTNEF] section 2.1.3.5).
func (t *tnef) properties(b []byte, codePage string, attachment bool) {
	r := tnefReader{b: b}
	for n := min(int(r.u32()), maxTNEFAttributes); n > 0 && !r.short; n-- {
		kind, id := r.u16(), r.u16()
		if id >= 0x8000 {
			r.namedProperty()
		}
		for _, value := range r.values(kind) {
			if attachment {
				t.attachmentProperty(id, value, textOf(kind, value, codePage))
			} else {
				t.messageProperty(id, kind, value, codePage)
			}
		}
	}
}

func (t *tnef) messageProperty(id, kind uint16, value []byte, codePage string) {
	switch id {
	case propBody:
		if text := textOf(kind, value, codePage); strings.TrimSpace(t.plain) == "" {
			t.plain = text
		}
	case propHTML:
		t.html, _ = decodeCharset(value, metaCharset(value))
	case propRTFCompressed:
		t.rtf = uncompressRTF(value)
	}
}

func (t *tnef) attachmentProperty(id uint16, value []byte, text string) {
	file := &t.files[len(t.files)-1]
	switch {
	case id == propAttachLongName && text != "":
		file.name = clip(text, maxFileName)
	case (id == propAttachFilename || id == propDisplayName) && file.name == "":
		file.name = clip(text, maxFileName)
	case id == propAttachData && file.size == 0:
		file.size = len(value)
	}
}

// Types of properties ([MS-OXCDATA] section 2.11.1).
const (
	typeString8  = 0x001e
	typeUnicode  = 0x001f
	typeBinary   = 0x0102
	typeObject   = 0x000d
	typeMultiple = 0x1000
)

func textOf(kind uint16, value []byte, codePage string) string {
	switch kind &^ typeMultiple {
	case typeString8:
		return narrow(value, codePage)
	case typeUnicode:
		units := make([]uint16, len(value)/2)
		for i := range units {
			units[i] = binary.LittleEndian.Uint16(value[2*i:])
		}
		return clean(string(utf16.Decode(units)))
	}
	return ""
}

// narrow reads a string of bytes in the code page of the message.
func narrow(b []byte, codePage string) string {
	text, _ := decodeCharset(b[:min(len(b), maxTNEFText)], codePage)
	return text
}

// tnefReader takes little-endian numbers from the front of b; short is set when
// there are not enough bytes, and everything after that is empty.
type tnefReader struct {
	b     []byte
	short bool
}

func (r *tnefReader) take(n int) []byte {
	if n < 0 || n > len(r.b) {
		r.short = true
		r.b = nil
		return nil
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *tnefReader) u8() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *tnefReader) u16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (r *tnefReader) u32() uint32 {
	if b := r.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// namedProperty passes over the name of a property: a GUID, then a number or a string.
func (r *tnefReader) namedProperty() {
	r.take(16)
	if r.u32() == 0 {
		r.u32()
		return
	}
	r.padded(int(r.u32()))
}

// padded takes n bytes and those that fill up to a multiple of four.
func (r *tnefReader) padded(n int) []byte {
	out := r.take(n)
	if pad := (4 - n%4) % 4; !r.short && pad <= len(r.b) {
		r.take(pad)
	}
	return out
}

// values takes the values of a property of that type. An unknown type ends the
// reading, since its length is not known.
func (r *tnefReader) values(kind uint16) [][]byte {
	base := kind &^ typeMultiple
	variable := base == typeString8 || base == typeUnicode || base == typeBinary || base == typeObject
	n := 1
	if variable || kind&typeMultiple != 0 {
		n = min(int(r.u32()), maxTNEFAttributes)
	}
	var out [][]byte
	for ; n > 0 && !r.short; n-- {
		size := fixedSize(base)
		if variable {
			size = int(r.u32())
		}
		if size < 0 {
			r.take(-1)
			return nil
		}
		value := r.padded(size)
		if base == typeObject && len(value) >= 16 {
			value = value[16:] // the interface's identifier comes first
		}
		if variable && !r.short {
			out = append(out, trimNUL(value, base))
		}
	}
	return out
}

// fixedSize is the number of bytes of a type, -1 when the type is not known.
func fixedSize(kind uint16) int {
	switch kind {
	case 0x0001, 0x0000: // null, unspecified
		return 0
	case 0x0002, 0x0003, 0x0004, 0x000a, 0x000b: // 16 bits stand in 32
		return 4
	case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040:
		return 8
	case 0x0048:
		return 16
	}
	return -1
}

// trimNUL cuts the terminator off a string.
func trimNUL(b []byte, kind uint16) []byte {
	switch {
	case kind == typeString8 && len(b) > 0 && b[len(b)-1] == 0:
		return b[:len(b)-1]
	case kind == typeUnicode && len(b) > 1 && b[len(b)-1]|b[len(b)-2] == 0:
		return b[:len(b)-2]
	}
	return b
}
