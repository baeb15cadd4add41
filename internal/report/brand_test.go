package report

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"replyaudit/internal/campaign"
)

func branded() *campaign.Brand {
	return &campaign.Brand{
		Firm: "Northgate <b>Research</b> & Sons", Contact: []string{"office@northgate.example", "+44 20 7946 0000"},
		Disclaimer: "For one reader.\u202E", Accent: campaign.Accent{Light: "#7a1f3d", Dark: "#f0a8c0"},
		Logo: "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA2MCAyMCI+PHBhdGggZmlsbD0iIzdhMWYzZCIgZD0iTTAgMGg2MHYyMEgweiIvPjwvc3ZnPg==",
	}
}

func TestBrandStandsOnCoverAndFoot(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, sixLetters(), Options{Brand: branded()}); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if n := strings.Count(html.UnescapeString(page), "office@northgate.example · +44 20 7946 0000"); n != 2 {
		t.Errorf("the contact stands in %d places, want cover and foot", n)
	}
	if !strings.Contains(page, "For one reader.</p>") || !strings.Contains(page, "Northgate &lt;b&gt;Research&lt;/b&gt; &amp; Sons") {
		t.Error("no firm or no disclaimer, or they are not text")
	}
	sources := regexp.MustCompile(` src="([^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(sources) != 1 || !strings.HasPrefix(sources[0][1], "data:image/svg") {
		t.Errorf("pictures: %v, want the logo alone", sources)
	}
	if !strings.Contains(page, ":root { --accent: #7a1f3d; --accent2: #af798b; --accent3: #d7bcc5; }") || !strings.Contains(page, "(prefers-color-scheme: dark) { :root { --accent: #f0a8c0;") {
		t.Error("the accent is not set on both grounds")
	}
	if strings.Contains(render(t, sixLetters()), "<img") {
		t.Error("a report without a brand has a picture")
	}
}

// The PDF draws a PNG, and has the firm's name where the logo is an SVG and at the
// foot of every page but the cover.
func TestBrandOnPaper(t *testing.T) {
	var logo bytes.Buffer
	picture := image.NewNRGBA(image.Rect(0, 0, 60, 20))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i)
	}
	if err := png.Encode(&logo, picture); err != nil {
		t.Fatal(err)
	}
	uri := func(kind string, body []byte) string {
		return "data:image/" + kind + ";base64," + base64.StdEncoding.EncodeToString(body)
	}
	one := models()["one company"]
	for _, c := range []struct {
		name, logo string
		pictures   int
	}{{"png", uri("png", logo.Bytes()), 1}, {"svg", uri("svg+xml", []byte("<svg/>")), 0}, {"none", "", 0}} {
		var b bytes.Buffer
		if err := PDF(&b, one, Options{Brand: &campaign.Brand{Firm: "Northgate Research", Logo: c.logo, Accent: campaign.Accent{Light: "#7a1f3d", Dark: "#f0a8c0"}}}); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b.Bytes(), []byte("/SMask")); n != c.pictures {
			t.Errorf("%s: %d pictures, want %d", c.name, n, c.pictures)
		}
		pages := strings.Split(strings.TrimSuffix(poppler(t, b.Bytes(), "pdftotext"), "\f"), "\f")
		for i, page := range pages {
			if foot := strings.Contains(page, "Northgate Research · "); foot != (i > 0) || !strings.Contains(page, "Northgate Research") {
				t.Errorf("%s: page %d of %d: the firm is not where it belongs", c.name, i+1, len(pages))
			}
		}
	}
}

// Whatever accent a brand may have, marks that its second step fills have 3 : 1 on both
// grounds (WCAG 2.2, 1.4.11); a strong one keeps the paler step that it had.
func TestMarksOfABrandAreSeen(t *testing.T) {
	tried := 0
	for _, ground := range []string{campaign.LightGround, campaign.DarkGround} {
		for i := range 27 * 27 {
			accent := fmt.Sprintf("#%02x%02x%02x", i%9*31, i/9%9*31, i/81*31)
			if campaign.Contrast(accent, ground) < 4.5 { // is refused as no colour for text
				continue
			}
			tried++
			if mark := inSteps(accent, ground)[1]; campaign.Contrast(mark, ground) < 3 {
				t.Errorf("accent %s on %s: its second step %s has %.2f : 1", accent, ground, mark, campaign.Contrast(mark, ground))
			}
		}
	}
	if tried < 300 {
		t.Fatalf("only %d accents were tried", tried)
	}
	if got := inSteps("#7a1f3d", campaign.LightGround)[1]; got != "#af798b" {
		t.Errorf("the second step of a strong accent is %s", got)
	}
}
