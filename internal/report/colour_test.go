package report

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rgb is a colour in linear light, 0 to 1.
type rgb [3]float64

// linear undoes the gamma of sRGB (IEC 61966-2-1), 0 to 255.
func linear(v int) float64 {
	c := float64(v) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

// parseColour reads #rgb, #rrggbb and rgb(r, g, b).
func parseColour(t *testing.T, text string) rgb {
	t.Helper()
	var r, g, b int
	if len(text) == 4 && text[0] == '#' {
		text = "#" + strings.Repeat(text[1:2], 2) + strings.Repeat(text[2:3], 2) + strings.Repeat(text[3:4], 2)
	}
	if _, err := fmt.Sscanf(text, "#%02x%02x%02x", &r, &g, &b); err != nil {
		if _, err := fmt.Sscanf(text, "rgb(%d, %d, %d)", &r, &g, &b); err != nil {
			t.Fatalf("no colour: %q", text)
		}
	}
	return rgb{linear(r), linear(g), linear(b)}
}

// luminance is that of WCAG 2.2.
func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is the ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b rgb) float64 {
	x, y := a.luminance()+0.05, b.luminance()+0.05
	return max(x, y) / min(x, y)
}

// palettes are the colours of style.css by scheme and name; "grey" is the light one
// as a printer without colours has it.
func palettes(t *testing.T) map[string]map[string]rgb {
	t.Helper()
	css, err := templateFiles.ReadFile("templates/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(css), "(prefers-color-scheme: dark)")
	if !found {
		t.Fatal("style.css has no dark scheme")
	}
	dark, _, _ = strings.Cut(dark, "/* ----")
	schemes := map[string]map[string]rgb{"grey": {}}
	for name, text := range map[string]string{"light": light, "dark": dark} {
		schemes[name] = map[string]rgb{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): (#[0-9a-f]+);`).FindAllStringSubmatch(text, -1) {
			schemes[name][m[1]] = parseColour(t, m[2])
		}
	}
	for name, c := range schemes["light"] {
		y := c.luminance()
		schemes["grey"][name] = rgb{y, y, y}
	}
	if len(schemes["light"]) != len(schemes["dark"]) || len(schemes["dark"]) < 14 {
		t.Fatalf("%d colours in the light and %d in the dark", len(schemes["light"]), len(schemes["dark"]))
	}
	return schemes
}

// Words have 4.5 : 1 against all that they can stand on (WCAG 2.2, 1.4.3).
func TestContrastOfWords(t *testing.T) {
	for _, c := range []struct{ words, grounds []string }{
		{[]string{"ink", "ink2"}, []string{"paper", "wash", "band"}},
		{[]string{"ink3", "accent"}, []string{"paper", "wash"}},
		{[]string{"on-dark"}, []string{"ink", "accent"}}, // the discs of a timeline
	} {
		for scheme, colours := range palettes(t) {
			for _, words := range c.words {
				for _, ground := range c.grounds {
					if got := contrast(colours[words], colours[ground]); got < 4.5 {
						t.Errorf("%s: %s on %s has %.2f : 1", scheme, words, ground, got)
					}
				}
			}
		}
	}
}

// Every mark of a chart has 3 : 1 against the page by its filling or its edge
// (WCAG 2.2, 1.4.11), so that it is seen in the light, in the dark and in grey print.
func TestContrastOfMarks(t *testing.T) {
	faint := map[string]string{ // what may be fainter, and why
		".gl": "a grid line, under marks whose numbers are printed", ".gl2": "a grid line, under marks whose numbers are printed",
		".work": "working hours lie behind the timeline, and its table has the working time",
	}
	css, err := templateFiles.ReadFile("templates/style.css")
	if err != nil {
		t.Fatal(err)
	}
	rules := regexp.MustCompile(`(?m)^(\.[^{}@\n]*) \{ ([^}\n]*(?:fill|stroke): var[^}\n]*) \}`).FindAllStringSubmatch(string(css), -1)
	if len(rules) < 30 {
		t.Fatalf("style.css has %d rules for marks", len(rules))
	}
	for _, rule := range rules {
		if faint[rule[1]] != "" {
			continue
		}
		for scheme, colours := range palettes(t) {
			best := 0.0
			for _, m := range regexp.MustCompile(`(?:fill|stroke): var\(--([a-z0-9-]+)\)`).FindAllStringSubmatch(rule[2], -1) {
				best = max(best, contrast(colours[m[1]], colours["paper"]))
			}
			if best < 3 {
				t.Errorf("%s: %s has %.2f : 1 against the page", scheme, rule[1], best)
			}
		}
	}
}

// seen is a colour as somebody sees it who lacks one kind of cone: Viénot, Brettel and
// Mollon (1999), in linear light.
func (c rgb) seen(by string) rgb {
	rows, blind := map[string][3][3]float64{
		"protanopia":   {{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}},
		"deuteranopia": {{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}},
	}[by]
	if !blind {
		return c
	}
	var out rgb
	for i, row := range rows {
		out[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return out
}

// lab is a colour in Oklab (Ottosson 2020), in which 0.02 is about what an eye just tells apart.
func (c rgb) lab() [3]float64 {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

func distance(a, b rgb) float64 {
	x, y := a.lab(), b.lab()
	return math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

// Colours that stand side by side and differ in meaning are told apart by every eye:
// five times what is just seen. In grey print the steps of grey are; the client is
// also a diamond and bold there.
func TestColoursAreToldApart(t *testing.T) {
	const least = 0.10
	steps := [][2]string{{"dark", "data"}, {"data", "data2"}, {"data2", "paper"}, {"accent", "accent2"}, {"accent2", "accent3"}, {"accent3", "paper"}}
	client := [][2]string{{"accent", "dark"}, {"accent", "data"}, {"accent2", "data"}, {"accent", "ink"}}
	for scheme, colours := range palettes(t) {
		pairs := steps
		if scheme != "grey" {
			pairs = append(slices.Clone(steps), client...)
		}
		for _, eye := range []string{"all cones", "protanopia", "deuteranopia"} {
			for _, p := range pairs {
				if got := distance(colours[p[0]].seen(eye), colours[p[1]].seen(eye)); got < least {
					t.Errorf("%s, %s: %s and %s differ by %.3f", scheme, eye, p[0], p[1], got)
				}
			}
		}
	}
}
