package world

import (
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// charsetOf returns the encoding of a charset name, nil for UTF-8 and US-ASCII.
func charsetOf(name string) encoding.Encoding {
	switch strings.ToLower(name) {
	case "iso-8859-1":
		return charmap.ISO8859_1
	case "iso-8859-2":
		return charmap.ISO8859_2
	case "iso-8859-4":
		return charmap.ISO8859_4
	case "iso-8859-13":
		return charmap.ISO8859_13
	case "iso-8859-15":
		return charmap.ISO8859_15
	case "windows-1250":
		return charmap.Windows1250
	case "windows-1251":
		return charmap.Windows1251
	case "windows-1252":
		return charmap.Windows1252
	case "windows-1257":
		return charmap.Windows1257
	case "koi8-r":
		return charmap.KOI8R
	}
	return nil
}

// windowsCharset is what Windows programs write in a language, isoCharsets what
// programs of other systems and of old do.
func windowsCharset(language string) string {
	switch language {
	case "lt", "lv", "et":
		return "windows-1257"
	case "ru":
		return "windows-1251"
	case "pl":
		return "windows-1250"
	}
	return "windows-1252"
}

func isoCharsets(language string) []string {
	switch language {
	case "lt", "lv":
		return []string{"iso-8859-13", "iso-8859-4"}
	case "et":
		return []string{"iso-8859-15", "iso-8859-13", "iso-8859-4"}
	case "ru":
		return []string{"koi8-r"}
	case "pl":
		return []string{"iso-8859-2"}
	}
	return []string{"iso-8859-1", "iso-8859-15"}
}

// canWrite reports whether the charset has every character of s.
func canWrite(charset, s string) bool {
	if strings.EqualFold(charset, "us-ascii") {
		return isASCII(s)
	}
	e := charsetOf(charset)
	if e == nil {
		return true
	}
	_, err := e.NewEncoder().String(s)
	return err == nil
}

// plainMarks makes typographic marks plain, as people do whose program has none.
func plainMarks(s string) string {
	return strings.NewReplacer(
		"«", `"`, "»", `"`, "„", `"`, "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "’", "'", "\u00a0", " ",
	).Replace(s)
}

// charsetFor returns the wanted charset when it can write all of s, if need be
// after typographic marks were made plain, else UTF-8.
func charsetFor(wanted, s string) (charset, writable string) {
	if canWrite(wanted, s) {
		return wanted, s
	}
	if plain := plainMarks(s); canWrite(wanted, plain) {
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

// charsetsOf lists all charsets in which a client may write a language.
func charsetsOf(kind charsetKind, language string) []string {
	switch kind {
	case windowsFirst:
		return slices.Concat([]string{windowsCharset(language), windowsCharset(language)}, isoCharsets(language), []string{"utf-8"})
	case windowsOnly:
		return []string{windowsCharset(language), "utf-8"}
	case asciiFirst:
		return slices.Concat([]string{"us-ascii", "us-ascii", "utf-8"}, isoCharsets(language))
	case anyCharset:
		return slices.Concat([]string{"utf-8", "us-ascii"}, isoCharsets(language))
	}
	return []string{"utf-8"}
}

// charsetKind is how a mail program chooses its charset.
type charsetKind int

const (
	unicodeOnly charsetKind = iota
	windowsFirst
	windowsOnly
	asciiFirst // the least charset that will do
	anyCharset
)
