package report

import (
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"replyaudit/internal/analysis"
	"replyaudit/internal/analysis/analysistest"
	"replyaudit/internal/campaign"
	"replyaudit/internal/mask"
)

// ownCopy is what one company of the specimen gets; its own reply, a column of the
// list, and the campaign's title and statement of grounds name others.
func ownCopy(t *testing.T, company string, letters int, change func(*analysis.Data)) *analysis.Model {
	t.Helper()
	d := analysistest.Market(letters)
	d.Campaign.Title = "ŠILO FORMATAS, Quoin & Quill and their rivals"
	d.Campaign.Authorisation.Statement, d.Campaign.Authorisation.By = "Ordered by Šilo Formatas (lt02.example).", "Rasa Petraitė, Quoin & Quill"
	for i := range d.Records {
		if d.Records[i].Company != company {
			continue
		}
		for j := range d.Records[i].Messages {
			parts := &d.Records[i].Messages[j].Decision.Parts
			parts.Visible += "\nElse ask ŠILO FORMATAS (info@lt02.example, www.lt02.example) or Quoin & Quill."
		}
	}
	change(d)
	own, known := d.For(company)
	if !known {
		t.Fatalf("no company %s", company)
	}
	return mask.OwnCopy(analysis.Analyse(own), company)
}

func TestOwnCopyNamesNoOtherCompany(t *testing.T) {
	for _, c := range []struct {
		why, company string
		letters      int
		change       func(*analysis.Data)
	}{
		{"a ranked company", "lt01", 6, func(*analysis.Data) {}},
		{"another than the client", "en02", 6, func(*analysis.Data) {}},
		{"one letter to each", "ru03", 1, func(*analysis.Data) {}},
		{"one that is unreachable", "lt21", 6, func(*analysis.Data) {}},
		{"staff is shown", "lt01", 6, func(d *analysis.Data) { d.Campaign.Report.ShowStaff = true }},
		{"names are not published", "lt01", 6, func(d *analysis.Data) { d.Campaign.Report.PublishNames = false }},
		{"interim", "lt01", 6, interim},
	} {
		m := ownCopy(t, c.company, c.letters, c.change)
		own, _ := m.Campaign.CompanyByKey(c.company)
		for name, text := range all(t, m) {
			for _, other := range m.Campaign.Companies {
				if word := traceOf(text, other, own); word != "" {
					t.Errorf("%s: %s of %s has %q of %s", c.why, name, c.company, word, other.Name)
				}
			}
		}
		if page := render(t, m); !strings.Contains(page, html.EscapeString(own.Name)) || !strings.Contains(page, `id="c-`+own.Key+`"`) {
			t.Errorf("%s: the copy has no page of its reader", c.why)
		}
	}
}

// traceOf is what a text tells of another company, "" for nothing.
func traceOf(text string, other, own campaign.Company) string {
	if other.Key == own.Key {
		return ""
	}
	lower := strings.ToLower(text)
	for _, word := range []string{other.Name, other.Domain, other.Address, other.Organisation} {
		for _, form := range []string{word, html.EscapeString(word), strings.NewReplacer("<", `\u003c`, ">", `\u003e`, "&", `\u0026`).Replace(word)} {
			if strings.Contains(lower, strings.ToLower(form)) && word != own.Name && word != own.Domain && word != own.Organisation {
				return word
			}
		}
	}
	return regexp.MustCompile(`\b` + regexp.QuoteMeta(other.Key) + `\b`).FindString(text)
}

// The market's figures are those of the whole report.
func TestOwnCopyKeepsTheMarket(t *testing.T) {
	whole, own := newBuilder(sixLetters(), mustWords(t)), newBuilder(ownCopy(t, "lt01", 6, func(*analysis.Data) {}), mustWords(t))
	if a, b := whole.summary(), own.summary(); a.Head != b.Head || a.Lead != b.Lead || len(a.Findings) != len(b.Findings) || a.Findings[0] != b.Findings[0] {
		t.Errorf("the summaries differ: %+v %+v", a, b)
	}
	if a, b := whole.time(), own.time(); a.Plot.Curve != b.Plot.Curve || len(a.Bins) != len(b.Bins) || !slices.Equal(a.Plot.Client, b.Plot.Client) {
		t.Error("the curves differ")
	}
	if a, b := whole.speed(), own.speed(); len(a.Points) != len(b.Points) || a.Correlation != b.Correlation {
		t.Error("the quadrants differ")
	}
	if a, b := len(whole.cover().Tally[0].Marks), len(own.cover().Tally[0].Marks); a != b {
		t.Errorf("%d squares, want %d", b, a)
	}
	rows := own.league().Rows
	if last := rows[len(rows)-1]; len(rows) != 2 || last.ID != "c-lt01" || last.Rank == "" || last.Band == "" {
		t.Errorf("the league has the rows %+v", rows)
	}
	if want := "Rank 28 of 61; it may lie anywhere from 14 to 47"; own.league().Head != want {
		t.Errorf("%q, want %q", own.league().Head, want)
	}
}

// Examples of mistakes are the reader's own, or there is none.
func TestOwnCopyQuotesTheReaderAlone(t *testing.T) {
	m := ownCopy(t, "lt01", 6, func(*analysis.Data) {})
	own := 0
	for _, x := range m.Mistakes {
		if x.Example.Enquiry < 0 {
			if x.Client.X > 0 {
				t.Errorf("%s: the reader made it %d times, and no example is shown", x.ID, x.Client.X)
			}
			continue
		}
		own++
		if e := m.Enquiries[x.Example.Enquiry]; e.Company != "lt01" || x.Client.X == 0 {
			t.Errorf("%s: an example of %s, of whose letters %d have the mistake", x.ID, e.Company, x.Client.X)
		}
	}
	if own == 0 {
		t.Error("no mistake of the reader has an example")
	}
}

// One market gives the copies of all its companies, and each is what the company's
// own analysis gives.
func TestOwnCopyFromTheMarket(t *testing.T) {
	for name, d := range map[string]*analysis.Data{"one letter to each": analysistest.Market(1), "six": analysistest.Market(6), "two waves": few(inWaves()), "against an earlier campaign": afterAnother()} {
		market := analysis.Analyse(d)
		for _, company := range []string{market.Companies[0].Key, market.Companies[len(market.Companies)/2].Key, market.Companies[len(market.Companies)-1].Key} {
			alone, _ := d.For(company)
			want, got := all(t, mask.OwnCopy(analysis.Analyse(alone), company)), map[string]string{}
			if m, known := market.As(d, company); known {
				got = all(t, mask.OwnCopy(m, company))
			}
			for file, text := range want {
				if got[file] != text {
					t.Errorf("%s: %s of %s differs%s", name, file, company, firstDifference(got[file], text))
				}
			}
		}
	}
	d := analysistest.Market(1)
	if _, known := analysis.Analyse(d).As(d, "nobody"); known {
		t.Error("a company that there is not has a copy")
	}
}

// afterAnother is a campaign that is set against an earlier one.
func afterAnother() *analysis.Data {
	before, now := few(analysistest.Market(6)), few(analysistest.Market(6))
	c := *before.Campaign
	before.Campaign, c.Key = &c, "spring"
	now.Earlier = []*analysis.Data{before}
	return now
}

func firstDifference(got, want string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	return ": " + got[max(0, i-40):min(len(got), i+60)] + " | " + want[max(0, i-40):min(len(want), i+60)]
}

// BenchmarkOwnCopy is one company's copy of a campaign with 2,000 companies and 6,000 letters, from the model on.
func BenchmarkOwnCopy(b *testing.B) {
	const reader = "en02-7"
	own, _ := crowd(2000).For(reader)
	m := analysis.Analyse(own)
	for name, write := range map[string]func(io.Writer, *analysis.Model, Options) error{"html": HTML, "pdf": PDF} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(io.Discard, mask.OwnCopy(m, reader), Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A short, declined form of another's name in the title, the grounds or the key of a
// campaign stands in no format of a copy: the title says what was tried, and when.
func TestOwnCopyHasANeutralTitle(t *testing.T) {
	const key = "pries-silo-formata"
	m := ownCopy(t, "lt01", 6, func(d *analysis.Data) {
		d.Campaign.Key = key
		d.Campaign.Title = "Šilo Formato konkurentai"
		d.Campaign.Authorisation.Statement, d.Campaign.Authorisation.By = "Užsakė Šilas.", "Rasa, Formatas"
		for i := range d.Records {
			r := &d.Records[i]
			r.Campaign, r.ID = key, strings.Replace(r.ID, "specimen/", key+"/", 1)
		}
	})
	for name, text := range all(t, m) {
		for _, word := range []string{"silo", "šilo", "šilas", "formato", "formata"} {
			if at := strings.Index(strings.ToLower(text), word); at >= 0 {
				t.Errorf("%s has %q: …%s…", name, word, text[max(0, at-60):min(len(text), at+60)])
			}
		}
	}
	for language, want := range map[string]string{
		"en": "How you answer e-mail, 2–24 March 2026", "ru": "Как вы отвечаете на электронную почту, 2–24\u00a0марта 2026\u00a0г.", "lt": "Kaip atsakote į el. laiškus, 2026\u00a0m. kovo 2–24\u00a0d.",
	} {
		w, err := loadWords(language)
		if err != nil {
			t.Fatal(err)
		}
		rehearsed, c := *m, *m.Campaign
		c.Title, _ = RehearsalTitle(c.Language, "")
		rehearsed.Campaign = &c
		if p := newBuilder(&rehearsed, w).front(); p.Title != w.say("rehearsal.title", want) {
			t.Errorf("%s: a rehearsal has the title %q", language, p.Title)
		}
		b := newBuilder(m, w)
		if p := b.front(); p.Title != want || p.Foreign != "" {
			t.Errorf("%s: %q in language %q, want %q", language, p.Title, p.Foreign, want)
		}
	}
}
