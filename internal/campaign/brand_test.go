package campaign

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// brandFile writes a brand file and its logo.
func brandFile(t *testing.T, yaml, logoName string, logo []byte) string {
	t.Helper()
	dir := t.TempDir()
	if logoName != "" {
		if err := os.WriteFile(filepath.Join(dir, logoName), logo, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "brand.yaml")
	if err := os.WriteFile(path, []byte(yaml), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func smallPNG(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 4, 2))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const goodSVG = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><linearGradient id="a"><stop offset="0" stop-color="#123456"/></linearGradient></defs><path fill="url(#a)" d="M0 0h9v9z"/></svg>`

func TestBrand(t *testing.T) {
	b, err := LoadBrand(brandFile(t, "firm: Northgate Research\ncontact: |\n  office@northgate.example\n  +44 20 7946 0000\ndisclaimer: For one reader.\nlogo: logo.svg\naccent: { light: \"#7A1F3D\", dark: \"#f0a8c0\" }\n", "logo.svg", []byte(goodSVG)))
	if err != nil {
		t.Fatal(err)
	}
	if b.Firm != "Northgate Research" || len(b.Contact) != 2 || b.Disclaimer != "For one reader." || b.Accent != (Accent{"#7a1f3d", "#f0a8c0"}) || !strings.HasPrefix(b.Logo, "data:image/svg+xml;base64,") {
		t.Errorf("%+v", b)
	}
	b, err = LoadBrand(brandFile(t, "firm: A\nlogo: l.png\n", "l.png", smallPNG(t)))
	if err != nil || !strings.HasPrefix(b.Logo, "data:image/png;base64,") || b.Accent != (Accent{}) {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestBrandMistakesHaveTheirPlace(t *testing.T) {
	svg := func(inside string) []byte {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">` + inside + `</svg>`)
	}
	for _, c := range []struct {
		why, yaml string
		logo      []byte
		want      string
	}{
		{"no firm", "contact: x\n", nil, "brand.yaml:1:1: "},
		{"an unknown key", "firm: A\nfimr: B\n", nil, "brand.yaml:2:1: "},
		{"a pale accent", "firm: A\naccent:\n  light: \"#ffcc00\"\n  dark: \"#ffcc00\"\n", nil, "brand.yaml:3:10: #ffcc00 on white paper has a contrast of 1.5 : 1, and text needs 4.5 : 1; take a darker colour"},
		{"a dark accent on dark ground", "firm: A\naccent: { light: \"#0b4da2\", dark: \"#0b4da2\" }\n", nil, "brand.yaml:2:35: #0b4da2 on the dark ground has a contrast of 2.2 : 1, and text needs 4.5 : 1; take a lighter colour"},
		{"one colour for both grounds", "firm: A\naccent: \"#0b4da2\"\n", nil, "brand.yaml:2:9: accent is \"#0b4da2\"; write keys with values below it: light, dark"},
		{"CSS for a colour", "firm: A\naccent: { light: \"red;}*{x\", dark: \"#8fbcff\" }\n", nil, "is no colour"},
		{"no logo there", "firm: A\nlogo: no.png\n", nil, "brand.yaml:2:7: the logo cannot be read"},
		{"too large", "firm: A\nlogo: logo\n", make([]byte, 500_001), "brand.yaml:2:7: the logo has 500 KB, and 500 KB are the most"},
		{"no picture", "firm: A\nlogo: logo\n", []byte("GIF89a"), "the logo is no PNG, JPEG or SVG"},
		{"a script", "firm: A\nlogo: logo\n", svg("<script>alert(1)</script>"), "it has a <script>"},
		{"a handler", "firm: A\nlogo: logo\n", svg(`<rect onload="alert(1)"/>`), "it has a script in onload"},
		{"foreign HTML", "firm: A\nlogo: logo\n", svg("<foreignObject/>"), "it has a <foreignObject>"},
		{"a link out", "firm: A\nlogo: logo\n", svg(`<use xlink:href="http://evil.example/x.svg#a"/>`), "it links to"},
		{"a style that loads", "firm: A\nlogo: logo\n", svg(`<rect style="fill:url(http://evil.example)"/>`), "could load something"},
		{"a style sheet", "firm: A\nlogo: logo\n", svg("<style>@import 'x'</style>"), "it has a <style>"},
		{"an entity", "firm: A\nlogo: logo\n", []byte(`<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>`), "DOCTYPE"},
		{"no XML", "firm: A\nlogo: logo\n", []byte("<svg><rect></svg>"), "it is no XML"},
	} {
		name := ""
		if c.logo != nil {
			name = "logo"
		}
		_, err := LoadBrand(brandFile(t, c.yaml, name, c.logo))
		var problems Errors
		if !errors.As(err, &problems) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.why, err, c.want)
		}
	}
}

// The contrasts of WCAG 2.2's own examples.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#777777", "#ffffff", 4.48}, {"#767676", "#ffffff", 4.54}} {
		if got := Contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// A file that holds nothing is told what it should hold, each kind of file its own.
func TestAnEmptyFileIsToldWhatItMayHold(t *testing.T) {
	dir := t.TempDir()
	for text, want := range map[string]string{
		"# nothing yet\n": `:1:1: the file is empty; "replyaudit schema --reference" shows what it may hold, and an example, under `,
		"- a\n- list\n":   `; "replyaudit schema --reference" shows what it may hold, and an example, under `,
		"a: 1\n---\nb: 2": "the file is one document, remove the line ---",
	} {
		path := filepath.Join(dir, "some.yaml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for name, load := range map[string]func() error{
			"brand.yaml":            func() error { _, err := LoadBrand(path); return err },
			"improvement-plan.yaml": func() error { _, err := LoadImprovementPlan(path, nil); return err },
			"self-assessment.yaml":  func() error { _, err := LoadSelfAssessment(path); return err },
		} {
			err := load()
			if strings.Contains(want, "under") && !strings.HasSuffix(fmt.Sprint(err), want+`"`+name+`"`) || !strings.Contains(fmt.Sprint(err), want) {
				t.Errorf("%s: %v, want %s", name, err, want)
			}
			if strings.Contains(fmt.Sprint(err), "replyaudit init") {
				t.Errorf("%s: %v", name, err)
			}
		}
		if _, err := Load(path); strings.Contains(want, "under") && !strings.Contains(fmt.Sprint(err), `"replyaudit init" writes an example`) {
			t.Errorf("campaign: %v", err)
		}
	}
	reference, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"brand.yaml", "improvement-plan.yaml", "self-assessment.yaml", "questionnaire.yaml"} {
		if !strings.Contains(reference, "\n## "+name+"\n") {
			t.Errorf("the reference has no part %s", name)
		}
	}
}
