package campaign

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // logos
	_ "image/png"  // logos
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Brand is whose report it is: what a consultant prints on its cover and foot.
type Brand struct {
	Firm       string
	Contact    []string // lines
	Disclaimer string
	Logo       string // data: URI of a PNG, a JPEG or a harmless SVG; "" for none
	Accent     Accent // zero: the report's own
}

// PrintsLogo reports whether the logo can be drawn on paper by replyaudit itself: a
// PNG or JPEG can, an SVG is for HTML and for a browser's print.
func (b *Brand) PrintsLogo() bool { return !strings.HasPrefix(b.Logo, "data:image/svg") }

// Accent is the colour that marks the client, #rrggbb on light and on dark ground.
type Accent struct{ Light, Dark string }

// Grounds of the report, on which an accent must be read.
const (
	LightGround = "#ffffff"
	DarkGround  = "#14171a"
)

// maxLogo is how large a logo may be, in bytes.
const maxLogo = 500_000

// maxPixels is how many a logo may unpack to.
const maxPixels = 4_000_000

// leastContrast is WCAG 2.2's least contrast of text, level AA (1.4.3).
const leastContrast = 4.5

// LoadBrand reads and validates a brand file. The mistakes come back together as
// Errors, each with its place.
func LoadBrand(path string) (*Brand, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the brand: %w", err)
	}
	d := newDocument(path, source)
	root, ok := d.parse(source, brandShape())
	if !ok {
		return nil, d.problems.sorted()
	}
	top := root.section()
	b := &Brand{Firm: top.get("firm").line(), Disclaimer: strings.TrimSpace(top.get("disclaimer").text())}
	for line := range strings.Lines(top.get("contact").text()) {
		if line = strings.TrimSpace(line); line != "" {
			b.Contact = append(b.Contact, line)
		}
	}
	if accent := top.get("accent"); accent.present() {
		s := accent.section()
		b.Accent = Accent{colour(s.get("light"), LightGround, "white paper"), colour(s.get("dark"), DarkGround, "the dark ground")}
	}
	if logo := top.get("logo"); logo.present() {
		b.Logo = readLogo(logo, filepath.Dir(path))
	}
	if len(d.problems) > 0 {
		return nil, d.problems.sorted()
	}
	return b, nil
}

func brandShape() *shape {
	return &shape{kind: kindSection, name: "brand.yaml", intro: "Whose report it is, for `replyaudit report --brand FILE`.", keys: []term{
		need("firm", simple(kindLine), "Northgate Research", "Who hands the report over."),
		may("contact", simple(kindText), "", "How to reach the firm, one line each.").otherwise("no contact is printed"),
		may("disclaimer", simple(kindText), "", "Printed on the cover, and at the end of the HTML.").otherwise("none"),
		may("logo", simple(kindLine), "", "PNG or JPEG, at most 500 KB and 4 megapixels, seen from this file; printed on screen and paper. An SVG is for HTML and `--pdf-engine chromium` only: the PDF that replyaudit sets has the firm's name in its place.").otherwise("the firm's name in bold"),
		may("accent", &shape{kind: kindSection, name: "accent", keys: []term{
			need("light", simple(kindLine), "\"#0b4da2\"", "On light ground and on paper: #rrggbb, 4.5 : 1 against white."),
			need("dark", simple(kindLine), "\"#8fbcff\"", "On dark ground: #rrggbb, 4.5 : 1 against #14171a."),
		}}, "", "The colour that marks the client.").otherwise("the report's blue"),
	}}
}

// colour reads a colour that can be read on its ground.
func colour(v value, ground, called string) string {
	c := strings.ToLower(v.line())
	switch {
	case c == "":
		return ""
	case !isColour(c):
		v.fail("%q is no colour; write it as \"#0b4da2\", in quotation marks", c)
		return ""
	}
	if got := Contrast(c, ground); got < leastContrast {
		darker := "darker"
		if ground == DarkGround {
			darker = "lighter"
		}
		v.fail("%s on %s has a contrast of %.1f : 1, and text needs 4.5 : 1; take a %s colour", c, called, math.Floor(10*got)/10, darker)
		return ""
	}
	return c
}

// isColour reports #rrggbb in lower case.
func isColour(c string) bool {
	return len(c) == 7 && c[0] == '#' && strings.Trim(c[1:], "0123456789abcdef") == ""
}

// Contrast is that of two colours #rrggbb by WCAG 2.2, from 1 to 21.
func Contrast(a, b string) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(c string) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(c[1+2*i:3+2*i], 16, 8) // the pattern has checked it
		x := float64(n) / 255
		if x <= 0.04045 {
			x /= 12.92
		} else {
			x = math.Pow((x+0.055)/1.055, 2.4)
		}
		sum += weight * x
	}
	return sum
}

// readLogo returns the logo as a data: URI.
func readLogo(v value, dir string) string {
	path := v.line()
	if path == "" {
		return ""
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	info, err := os.Stat(path)
	if err != nil {
		v.fail("the logo cannot be read: %v; write its path, seen from this file", err)
		return ""
	}
	if !info.Mode().IsRegular() || info.Size() > maxLogo {
		v.fail("the logo has %d KB, and 500 KB are the most; save it smaller", info.Size()/1000)
		return ""
	}
	body, err := os.ReadFile(path)
	if err != nil {
		v.fail("the logo cannot be read: %v; write its path, seen from this file", err)
		return ""
	}
	kind, err := logoKind(body)
	if err != nil {
		v.fail("%v", err)
		return ""
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(body)
}

// logoKind is the media type of a logo that may be shown.
func logoKind(body []byte) (string, error) {
	if size, format, err := image.DecodeConfig(bytes.NewReader(body)); err == nil {
		if size.Width*size.Height > maxPixels {
			return "", fmt.Errorf("the logo has %d x %d pixels, and 4 megapixels are the most; save it smaller", size.Width, size.Height)
		}
		if _, _, err := image.Decode(bytes.NewReader(body)); err != nil {
			return "", fmt.Errorf("the logo is broken: %w; save it again", err)
		}
		return "image/" + format, nil
	}
	if !bytes.Contains(body, []byte("<svg")) {
		return "", errors.New("the logo is no PNG, JPEG or SVG; save it as one of them")
	}
	if err := harmless(body); err != nil {
		return "", fmt.Errorf("the logo is refused: %w; save it as plain shapes, or as PNG", err)
	}
	return "image/svg+xml", nil
}

// harmless reports what an SVG has beyond shapes, colours and its own gradients:
// a drawing that could run, load or link anything is refused, not mended, since
// a mended logo is none.
func harmless(body []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(body))
	for depth := 0; ; {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("it is no XML: %w", err)
		}
		switch x := token.(type) {
		case xml.Directive:
			return errors.New("it has a DOCTYPE or an entity")
		case xml.ProcInst:
			if x.Target != "xml" {
				return fmt.Errorf("it has an instruction <?%s", x.Target)
			}
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if depth++; depth == 1 && x.Name.Local != "svg" {
				return fmt.Errorf("it begins with <%s>", x.Name.Local)
			}
			if err := harmlessElement(x); err != nil {
				return err
			}
		}
	}
}

func harmlessElement(x xml.StartElement) error {
	shapes := []string{
		"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc", "defs", "use", "symbol",
		"linearGradient", "radialGradient", "stop", "clipPath", "mask", "metadata", "pattern",
	}
	if !slices.Contains(shapes, x.Name.Local) {
		return fmt.Errorf("it has a <%s>", x.Name.Local)
	}
	for _, a := range x.Attr {
		name, v := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
		switch {
		case strings.HasPrefix(name, "on"):
			return fmt.Errorf("it has a script in %s", a.Name.Local)
		case (name == "href" || name == "src") && !strings.HasPrefix(v, "#"):
			return fmt.Errorf("it links to %q", a.Value)
		case name == "xmlns" || a.Name.Space == "xmlns":
		case strings.Contains(strings.ReplaceAll(v, "url(#", ""), "url(") || strings.ContainsAny(v, `\@`) || strings.Contains(v, "javascript:") || strings.Contains(v, "expression("):
			return fmt.Errorf("its attribute %s could load something", a.Name.Local)
		}
	}
	return nil
}
