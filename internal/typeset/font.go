package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/liberation/liberationmonoregular"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"codeberg.org/go-fonts/liberation/liberationserifbold"
	"codeberg.org/go-fonts/liberation/liberationserifregular"
	"golang.org/x/text/unicode/norm"
)

// face names one of the embedded fonts.
type face struct {
	family string // sans, serif, mono
	bold   bool
}

// font is what the setter must know of a font; the PDF writer embeds the rest.
type font struct {
	ttf             []byte
	ascent, descent float64   // of one em
	advance         []float64 // thousandths of an em by rune, -1 without a glyph
}

// replacement stands for a character that no font can show.
const replacement = '\uFFFD'

// loadFonts reads the metrics of the embedded fonts. Bold mono is never used.
func loadFonts() (map[face]*font, error) {
	fonts := map[face]*font{}
	for f, ttf := range map[face][]byte{
		{"sans", false}:  liberationsansregular.TTF,
		{"sans", true}:   liberationsansbold.TTF,
		{"serif", false}: liberationserifregular.TTF,
		{"serif", true}:  liberationserifbold.TTF,
		{"mono", false}:  liberationmonoregular.TTF,
	} {
		parsed, err := parseFont(ttf)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.family, err)
		}
		fonts[f] = parsed
	}
	fonts[face{"mono", true}] = fonts[face{"mono", false}]
	return fonts, nil
}

// A composite is a character that the fonts lack and that is made of one they
// have, with bars across it. What is copied out of the PDF is the character meant.
type composite struct {
	base rune
	bars []bar
}

// bar is a stroke across a base: its middle above the base line, its ends and its
// thickness, in ems.
type bar struct{ height, from, to, thickness float64 }

// composites lists them: the rouble's sign, and what stands for any other
// character without a glyph.
func composites() map[rune]composite {
	return map[rune]composite{
		'₽':         {base: 'Р', bars: []bar{{0.295, -0.02, 0.12, 0.075}, {0.145, -0.02, 0.42, 0.07}}},
		replacement: {base: '□'},
	}
}

// parseFont reads cmap, hmtx, hhea and head of a TrueType file.
func parseFont(ttf []byte) (*font, error) {
	tables := tablesOf(ttf)
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	em := float64(u16(head, 18))
	f := &font{
		ttf: ttf, advance: make([]float64, 1<<16),
		ascent: float64(int16(u16(hhea, 4))) / em, descent: -float64(int16(u16(hhea, 6))) / em,
	}
	for r := range f.advance {
		f.advance[r] = -1
	}
	metrics := u16(hhea, 34)
	err := eachGlyph(tables["cmap"], func(r, glyph int) {
		width := u16(hmtx, 4*min(glyph, metrics-1))
		f.advance[r] = math.Round(float64(width) * 1000 / em) // as the PDF declares it
	})
	for r, c := range composites() {
		if f.advance[r] < 0 {
			f.advance[r] = f.advance[c.base]
		}
	}
	return f, err
}

// tablesOf are the tables of a TrueType file by their names.
func tablesOf(ttf []byte) map[string][]byte {
	tables := map[string][]byte{}
	for i := range u16(ttf, 4) {
		record := ttf[12+16*i:]
		offset, length := binary.BigEndian.Uint32(record[8:]), binary.BigEndian.Uint32(record[12:])
		tables[string(record[:4])] = ttf[offset : offset+length]
	}
	return tables
}

// u16 reads the 16 bits at a place in a table.
func u16(table []byte, at int) int { return int(binary.BigEndian.Uint16(table[at:])) }

// eachGlyph calls f for each character that has a glyph, by the subtable of
// format 4 (OpenType 1.9, cmap, "Format 4").
func eachGlyph(cmap []byte, f func(r, glyph int)) error {
	for i := range u16(cmap, 2) {
		t := cmap[binary.BigEndian.Uint32(cmap[4+8*i+4:]):]
		if u16(t, 0) != 4 {
			continue
		}
		n := u16(t, 6) // twice the number of segments: the bytes of each of four arrays
		for s := 0; s < n; s += 2 {
			end, start := u16(t, 14+s), u16(t, 16+n+s) // a word of padding follows the ends
			shift, place := u16(t, 16+2*n+s), 16+3*n+s
			ahead := u16(t, place)
			for r := start; r <= end; r++ {
				glyph := r
				if ahead != 0 {
					if glyph = u16(t, place+ahead+2*(r-start)); glyph == 0 {
						continue
					}
				}
				if glyph = (glyph + shift) & 0xFFFF; glyph > 0 {
					f(r, glyph)
				}
			}
		}
		return nil
	}
	return errors.New("a font without a character map of format 4")
}

// width measures text in points.
func (f *font) width(text string, size, tracking float64) float64 {
	sum, n := 0.0, 0
	for _, r := range text {
		sum += f.advance[r]
		n++
	}
	return sum*size/1000 + float64(n)*tracking*size
}

// shown is text as this font can print it: composed, without controls and marks of
// direction, with U+FFFD where there is no glyph.
func (f *font) shown(text string) string {
	plain := utf8.ValidString(text)
	for _, r := range text {
		if r >= 1<<16 || r < ' ' || f.advance[r] < 0 || unicode.Is(unicode.Cf, r) {
			plain = false
			break
		}
	}
	if plain {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case r < 1<<16 && f.advance[r] >= 0:
			return r
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Me, r):
			return -1
		case unicode.IsSpace(r):
			return ' '
		}
		return replacement
	}, norm.NFC.String(strings.ToValidUTF8(text, string(replacement))))
}
