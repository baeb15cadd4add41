package world

import (
	"maps"
	"path/filepath"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

// Every text of the campaigns that come with the program is recognised, in every
// arm, also where one letter stands wholly in another.
func TestRecognise(t *testing.T) {
	for _, name := range []string{"demo", "lithuanian-companies", "self-audit", "correspondence-study", "consulting"} {
		c, err := campaign.Load(filepath.Join("..", "..", "campaigns", name, "campaign.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		w := &World{campaign: c, known: knownTexts(c), arms: armsOf(c)}
		for _, k := range w.known {
			for _, arm := range w.arms {
				l := render(t, c, k, arm)
				var in *conversation
				if k.stage != audit.Opening {
					in = &conversation{script: k.script}
				}
				if w.recognise(l, in); l.script != k.script || l.stage != k.stage || l.language != k.language {
					t.Errorf("%s: the %s of %s in %s %v is taken for %s in %s", name, k.stage, k.script.Key, k.language, arm, l.stage, l.language)
				}
			}
		}
	}
}

// render writes a text of a campaign as the first persona of its language writes it
// to the first company of the list.
func render(t *testing.T, c *campaign.Campaign, k known, arm map[string]string) *letter {
	t.Helper()
	l := &letter{stage: audit.Opening, company: &c.Companies[0]}
	for i := range c.Personas {
		if c.Personas[i].Language == k.language && l.persona == nil {
			l.persona = &c.Personas[i]
		}
	}
	levels := maps.Clone(arm)
	maps.Copy(levels, l.persona.Factors)
	blanks := campaign.Blanks{Company: *l.company, Persona: *l.persona, Factors: levels}
	if k.stage == audit.Clarification {
		blanks.Facts = "Ar 120 x 140 cm."
	}
	var err error
	if l.subject, l.body, err = k.text.Fill(blanks); err != nil {
		t.Fatal(err)
	}
	return l
}
