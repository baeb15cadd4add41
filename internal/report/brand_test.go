package report

import (
	"bytes"
	"html"
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
