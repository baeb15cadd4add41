package plan

import (
	"fmt"
	"testing"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
)

// market is a large campaign with all that the language has: 2 letters each,
// 2 factors in 4 arms, blocks, 2 variants, later letters, gaps and caps.
func market(n int) *campaign.Campaign {
	c := study(n, 4, 16)
	c.Design = campaign.Design{LettersPerCompany: 2, Blocks: []string{"country", "trade"}, Factors: []campaign.Factor{
		{Key: "origin", Levels: []string{"local", "foreign"}, By: "persona"}, {Key: "detail", Levels: []string{"short", "long"}, By: "text"},
	}}
	for i := range c.Companies {
		c.Companies[i].Fields = map[string]string{"trade": []string{"retail", "hotel", "clinic"}[i%3]}
	}
	for i := range c.Personas {
		c.Personas[i].Factors = map[string]string{"origin": []string{"local", "foreign"}[i/2%2]}
	}
	for i := range c.Scripts {
		s := &c.Scripts[i]
		text := s.Opening["lt"][0]
		for _, v := range []string{"a", "b"} {
			text.Variant = v
			s.Opening["lt"] = append(s.Opening["lt"], text)
		}
		s.Opening["lt"] = s.Opening["lt"][1:]
		later := map[string][]campaign.Text{"lt": {{Body: "Laba diena, {{.company.name}}!{{if eq .factor.detail \"long\"}} Dar kartą.{{end}}\n{{.persona.first}}\n"}}}
		s.Reminder = &campaign.Step{After: calendar.Duration{N: 3, Unit: calendar.WorkingDays}, Texts: later}
		s.Thanks = &campaign.Step{After: calendar.Duration{N: 1, Unit: calendar.Hours}, Texts: later}
	}
	c.Sending.Until = utc("2026-03-31T23:59:59Z")
	c.Sending.MinGap, c.Sending.PersonaGap = 2*time.Minute, 10*time.Minute
	c.Caps = campaign.Caps{PerMailboxDay: 150, PerPersonaDay: 25, PerDomainDay: 1, Total: 2 * n}
	return c
}

func BenchmarkMake(b *testing.B) {
	for _, n := range []int{100, 2000} {
		c := market(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				p, err := Make(c, utc("2026-03-01T00:00:00Z"), nil)
				if err != nil {
					b.Fatal(err)
				}
				if len(p.Openings()) != 2*n || p.Letters[2*n].Stage == audit.Opening {
					b.Fatalf("%d openings", len(p.Openings()))
				}
			}
		})
	}
}
