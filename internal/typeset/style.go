package typeset

import (
	"fmt"
	"strconv"
	"strings"
)

// colour is red, green and blue with a mark that it is one; 0 draws nothing.
type colour uint32

const opaque colour = 1 << 24

// palette is the light one of the screen.
func palette() map[string]colour {
	return map[string]colour{
		"none":  0,
		"paper": opaque | 0xffffff, "ink": opaque | 0x17191c, "ink2": opaque | 0x4a4f55, "ink3": opaque | 0x666c73,
		"rule": opaque | 0xc9cdd2, "hair": opaque | 0xe4e6e9, "band": opaque | 0xdfe2e5, "wash": opaque | 0xf4f5f6,
		"dark": opaque | 0x2b2f34, "data": opaque | 0x7b8288, "data2": opaque | 0xb9bec4,
		"accent": opaque | 0x0b4da2, "accent2": opaque | 0x6f97cc, "accent3": opaque | 0xb9cee9,
		"s0": opaque | 0xf1f2f4, "s1": opaque | 0xd9dde0, "s2": opaque | 0xb4bac0, "s3": opaque | 0x666d75, "s4": opaque | 0x2f343a,
	}
}

// stroke is a line: a border, an underline, a pen.
type stroke struct {
	width float64
	ink   colour
	kind  string // solid, dashed, dotted, double, wavy
}

// sides are lengths at the top, the right, the bottom and the left.
type sides struct{ top, right, bottom, left float64 }

// track is a column of a grid: a length, a share of what is left (fr), or as wide
// as its content.
type track struct{ length, share float64 }

// style is what an element looks like. Lengths are points.
type style struct {
	// inherited
	family   string
	bold     bool
	size     float64
	leading  float64 // of the size
	tracking float64 // of the size
	ink      colour
	align    string // start, end, center
	space    string // normal, nowrap, pre
	balance  string // of the lengths of lines: balance, pretty, normal
	anywhere bool   // words break where they must
	fill     colour
	pen      stroke
	dash     []float64
	under    stroke // below each word

	// the element's own
	display     string
	margin, pad sides
	top, bottom stroke
	box         bool // top and bottom go round
	ground      colour
	hatched     bool
	measure     float64 // greatest width, 0 for none
	least       float64 // smallest width
	width       float64 // of a column, of a drawing, of a heading's rule
	height      float64
	columns     []track
	columnGap   float64
	rowGap      float64
	newPage     string
	keep        bool   // with what follows
	tight       bool   // and near to it
	unsplit     string // avoid: never where a page takes it; seldom: only where it would leave much of a page empty
	wide        bool   // over the column of notes too
	vertical    string
	marker      string
	raise       float64 // of the size
	quotes      bool
	halo        float64
	pushed      bool // to the foot of the cover
	pageLeader  bool // ends in the number of the page that it leads to
	rem         float64
}

// inherit is the style that a child begins with.
func (s *style) inherit() style {
	return style{
		family: s.family, bold: s.bold, size: s.size, leading: s.leading, tracking: s.tracking, ink: s.ink, align: s.align,
		space: s.space, balance: s.balance, anywhere: s.anywhere, fill: s.fill, pen: s.pen, dash: s.dash, under: s.under, rem: s.rem, display: "inline",
	}
}

func (s *style) face() face { return face{s.family, s.bold} }

// line is the height of a line of text.
func (s *style) line() float64 { return s.size * s.leading }

// property changes a style by the words of a declaration's value.
type property func(s *style, words []string) error

// properties are all that paper.css may say.
func properties() map[string]property {
	p := map[string]property{
		"display":        func(s *style, w []string) error { s.display = w[0]; return nil },
		"font-family":    func(s *style, w []string) error { s.family = w[0]; return nil },
		"font-weight":    func(s *style, w []string) error { s.bold = w[0] == "bold"; return nil },
		"font-size":      setFontSize,
		"line-height":    func(s *style, w []string) (err error) { s.leading, err = strconv.ParseFloat(w[0], 64); return err },
		"text-align":     func(s *style, w []string) error { s.align = w[0]; return nil },
		"vertical-align": func(s *style, w []string) error { s.vertical = w[0]; return nil },
		"white-space":    func(s *style, w []string) error { s.space = w[0]; return nil },
		"overflow-wrap":  func(s *style, w []string) error { s.anywhere = w[0] == "anywhere"; return nil },
		"text-wrap":      func(s *style, w []string) error { s.balance = w[0]; return nil },
		"marker":         func(s *style, w []string) error { s.marker = w[0]; return nil },
		"break-before":   func(s *style, w []string) error { s.newPage = w[0]; return nil },
		"break-after":    func(s *style, w []string) error { s.keep = w[0] == "avoid"; s.tight = len(w) > 1; return nil },
		"break-inside":   setBreakInside,
		"column-span":    func(s *style, w []string) error { s.wide = w[0] == "notes"; return nil },
		"quotes":         func(s *style, w []string) error { s.quotes = w[0] == "on"; return nil },
		"push":           func(s *style, w []string) error { s.pushed = w[0] == "down"; return nil },
		"leader":         func(s *style, w []string) error { s.pageLeader = w[0] == "page"; return nil },
		"padding":        setPadding,
		"columns":        setColumns,
		"border":         func(s *style, w []string) error { s.box = true; return setStroke(&s.top, s, w) },
		"border-top":     func(s *style, w []string) error { return setStroke(&s.top, s, w) },
		"border-bottom":  func(s *style, w []string) error { return setStroke(&s.bottom, s, w) },
		"underline":      setUnderline,
		"background":     setBackground,
		"color": func(s *style, w []string) error {
			if w[0] == "inherit" {
				return nil
			}
			return setColour(&s.ink, w)
		},
		"fill":   func(s *style, w []string) error { return setColour(&s.fill, w) },
		"stroke": func(s *style, w []string) error { return setColour(&s.pen.ink, w) },
		"stroke-dasharray": func(s *style, w []string) error {
			s.dash = nil
			for _, x := range w {
				length, err := parseLength(x, s)
				if err != nil {
					return err
				}
				s.dash = append(s.dash, length)
			}
			return nil
		},
	}
	for name, place := range lengths() {
		p[name] = func(s *style, w []string) (err error) {
			if w[0] == "none" || w[0] == "auto" {
				*place(s) = 0
				return nil
			}
			*place(s), err = parseLength(w[0], s)
			if name == "raise" || name == "letter-spacing" { // kept in ems
				*place(s) /= s.size
			}
			return err
		}
	}
	return p
}

// lengths are the properties that are one length, and where they are kept.
func lengths() map[string]func(*style) *float64 {
	return map[string]func(*style) *float64{
		"margin-top": func(s *style) *float64 { return &s.margin.top }, "margin-bottom": func(s *style) *float64 { return &s.margin.bottom },
		"margin-left": func(s *style) *float64 { return &s.margin.left }, "margin-right": func(s *style) *float64 { return &s.margin.right },
		"padding-top": func(s *style) *float64 { return &s.pad.top }, "padding-bottom": func(s *style) *float64 { return &s.pad.bottom },
		"padding-left": func(s *style) *float64 { return &s.pad.left }, "padding-right": func(s *style) *float64 { return &s.pad.right },
		"width": func(s *style) *float64 { return &s.width }, "height": func(s *style) *float64 { return &s.height },
		"max-width": func(s *style) *float64 { return &s.measure }, "min-width": func(s *style) *float64 { return &s.least },
		"column-gap": func(s *style) *float64 { return &s.columnGap }, "row-gap": func(s *style) *float64 { return &s.rowGap },
		"stroke-width": func(s *style) *float64 { return &s.pen.width }, "halo": func(s *style) *float64 { return &s.halo },
		"raise": func(s *style) *float64 { return &s.raise }, "letter-spacing": func(s *style) *float64 { return &s.tracking },
	}
}

// parseLength reads 12px, 9pt, 1.5em, 0.8rem, 4mm.
func parseLength(text string, s *style) (float64, error) {
	for _, unit := range []struct {
		name   string
		points float64
	}{{"rem", s.rem}, {"em", s.size}, {"px", px}, {"pt", 1}, {"mm", mm}} {
		if number, ok := strings.CutSuffix(text, unit.name); ok {
			n, err := strconv.ParseFloat(number, 64)
			return n * unit.points, err
		}
	}
	return 0, fmt.Errorf("%q is no length", text)
}

func setBreakInside(s *style, w []string) error {
	switch w[0] {
	case "auto":
		s.unsplit = ""
	case "avoid", "seldom":
		s.unsplit = w[0]
	default:
		return fmt.Errorf("%q: auto, avoid or seldom", w[0])
	}
	return nil
}

func setFontSize(s *style, w []string) (err error) {
	s.size, err = parseLength(w[0], s)
	return err
}

func setColour(c *colour, w []string) error {
	known, ok := palette()[w[0]]
	if given, err := strconv.ParseUint(strings.TrimPrefix(w[0], "#"), 16, 24); !ok && err == nil && len(w[0]) == len("#rrggbb") {
		known, ok = opaque|colour(given), true
	}
	if !ok {
		return fmt.Errorf("%q is no colour of the palette", w[0])
	}
	*c = known
	return nil
}

// setStroke reads 1px rule, or 3px ink double.
func setStroke(line *stroke, s *style, w []string) (err error) {
	if len(w) < 2 {
		return fmt.Errorf("%q: a line has a width and a colour", w)
	}
	line.kind = "solid"
	if len(w) > 2 {
		line.kind = w[2]
	}
	if line.width, err = parseLength(w[0], s); err != nil {
		return err
	}
	return setColour(&line.ink, w[1:])
}

func setUnderline(s *style, w []string) (err error) {
	if len(w) != 2 {
		return fmt.Errorf("%q: an underline has a kind and a width", w)
	}
	s.under = stroke{kind: w[0], ink: s.ink}
	s.under.width, err = parseLength(w[1], s)
	return err
}

func setBackground(s *style, w []string) error {
	s.hatched = w[0] == "hatch"
	if s.hatched {
		s.ground = 0
		return nil
	}
	return setColour(&s.ground, w)
}

func setPadding(s *style, w []string) error {
	for i, place := range []*float64{&s.pad.top, &s.pad.right, &s.pad.bottom, &s.pad.left} {
		length, err := parseLength(w[i%len(w)], s)
		if err != nil {
			return err
		}
		*place = length
	}
	return nil
}

func setColumns(s *style, w []string) error {
	s.columns = nil
	for _, text := range w {
		if number, ok := strings.CutSuffix(text, "fr"); ok {
			share, err := strconv.ParseFloat(number, 64)
			if err != nil {
				return err
			}
			s.columns = append(s.columns, track{share: share})
			continue
		}
		if text == "auto" {
			s.columns = append(s.columns, track{})
			continue
		}
		length, err := parseLength(text, s)
		if err != nil {
			return err
		}
		s.columns = append(s.columns, track{length: length})
	}
	return nil
}
