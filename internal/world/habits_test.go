package world

import (
	"strings"
	"testing"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
)

func TestBuiltInHabits(t *testing.T) {
	c, err := loadCustoms("habits.yaml", habitsYAML)
	if err != nil {
		t.Fatal(err)
	}
	for name, h := range c.Habits {
		if h.About == "" {
			t.Errorf("%s says nothing about itself", name)
		}
		if _, drawn := c.Market[0].Shares[name]; !drawn && name != "no_address" {
			t.Errorf("the market never draws %s", name)
		}
	}
}

// TestHabitMistakes names every mistake of a file with its place, in the order of
// the file.
func TestHabitMistakes(t *testing.T) {
	const market = "market:\n  - shares: { a: 1 }\n"
	tests := []struct{ name, text, want string }{
		{"empty", "", "f.yaml:1:1: the file is empty"},
		{"no YAML", "habits: {", "f.yaml:1:"},
		{"unknown key", "habits:\n  a:\n    openning: []\n" + market, `f.yaml:3:5: unknown field "openning"; remove it or correct its spelling`},
		{"unknown key of an act", "habits:\n  a:\n    opening:\n      - { do: reply, at: 2h }\n" + market, `f.yaml:4:22: unknown field "at"`},
		{"no habit", "habits: {}\n" + market, "f.yaml:1:7: the file names no habit"},
		{"no market", "habits:\n  a:\n    opening: []\n", "the file has no market"},
		{"name", "habits:\n  Rude:\n    opening: []\nmarket:\n  - shares: { Rude: 1 }\n", `"Rude" is no name of a habit`},
		{"deed", "habits:\n  a:\n    opening:\n      - { do: shout }\n" + market, `f.yaml:4:9: nobody can do "shout"`},
		{"stretch of time", "habits:\n  a:\n    opening:\n      - { do: reply, after: soon }\n" + market, `f.yaml:4:29: "soon" is no stretch of time; write 20s, 2-20s, 4h, 3d or 0.5-9wh`},
		{"backwards", "habits:\n  a:\n    opening:\n      - { do: reply, after: 9-2h }\n" + market, `f.yaml:4:29: "9-2h" ends before it begins`},
		{"chance", "habits:\n  a:\n    opening:\n      - { do: reply, chance: 2 }\n" + market, "f.yaml:4:30: a chance is a number from 0 to 1"},
		{"word", "habits:\n  a:\n    opening:\n      - do: reply\n        from: boss\n" + market, `f.yaml:5:15: "boss" is no "from"; write one of clerk, colleague, private, dealer, agent`},
		{"kind", "habits:\n  a:\n    opening: [{ do: bounce, kind: odd }]\n" + market, `bounce of the kind "odd" does not exist; write one of unknown_user, mailbox_full`},
		{"kind of what has none", "habits:\n  a:\n    opening: [{ do: reply, kind: odd }]\n" + market, `reply of the kind "odd" does not exist`},
		{"nobody was away", "habits:\n  a:\n    opening: [{ do: reply, since: return }]\n" + market, "nobody was away"},
		{"away without end", "habits:\n  a:\n    opening: [{ do: out_of_office }]\n" + market, `an out_of_office, and nothing else, has "away"`},
		{"moved from nowhere", "habits:\n  a:\n    opening: [{ do: reply, moved: 2h }]\n" + market, "only what lies in Junk is moved"},
		{"too many copies", "habits:\n  a:\n    opening: [{ do: reply, copies: 11 }]\n" + market, "1 to 10 copies"},
		{"says nothing", "habits:\n  a:\n    opening: [{ do: reply, answers: none }]\n" + market, "the reply says nothing"},
		{"refusal", "habits:\n  a:\n    refuses: 4.2.2\n" + market, `a server does not refuse with "4.2.2"; write one of 5.1.1, 5.2.1, 5.4.1, 5.7.1`},
		{"stage", "habits:\n  a:\n    opening: []\nusual:\n  opening: []\n" + market, `"opening" is no later letter of a script`},
		{"share of nothing", "habits:\n  a:\n    opening: []\nmarket:\n  - shares: { a: 1, b: 1 }\n", `there is no habit "b"; the file has a`},
		{"negative share", "habits:\n  a:\n    opening: []\nmarket:\n  - shares: { a: -1 }\n", "the share of a is -1"},
		{"no share", "habits:\n  a:\n    opening: []\nmarket:\n  - shares: { a: 0 }\n", "all shares are 0"},
		{"left over", "habits:\n  a:\n    opening: []\nmarket:\n  - where: { country: LT }\n    shares: { a: 1 }\n", "companies may be left over"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := loadCustoms("f.yaml", []byte(tt.text))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
	_, err := loadCustoms("f.yaml", []byte("habits:\n  a:\n    opening: [{ do: x }]\n    thanks: [{ do: y }]\n  b:\n    every: [{ do: z }]\nmarket:\n  - shares: { q: 1 }\n"))
	if lines := strings.Split(err.Error(), "\n"); len(lines) != 4 || !strings.Contains(lines[0], `"x"`) || !strings.Contains(lines[1], `"y"`) || !strings.Contains(lines[2], `"z"`) || !strings.Contains(lines[3], `"q"`) {
		t.Errorf("not all mistakes in their order:\n%v", err)
	}
}

// TestStages: a list of its own goes before "every", that before what is usual,
// and an empty list is nothing at all.
func TestStages(t *testing.T) {
	c, err := loadCustoms("f.yaml", []byte(`
habits:
  a: { opening: [{ do: challenge }], thanks: [] }
  b: { every: [{ do: delay }] }
  c:
usual:
  thanks: [{ do: newsletter }]
market: [{ shares: { a: 1 } }]
`))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		habit string
		stage audit.Stage
		want  string
	}{
		{"a", audit.Opening, "challenge"},
		{"a", audit.Thanks, ""},
		{"a", audit.Reminder, ""},
		{"b", audit.Opening, "delay"},
		{"b", audit.Thanks, "delay"},
		{"c", audit.Opening, ""},
		{"c", audit.Thanks, "newsletter"},
	} {
		got := ""
		for _, a := range c.acts(tt.habit, tt.stage) {
			got += a.Do
		}
		if got != tt.want {
			t.Errorf("%s at %s: %q, want %q", tt.habit, tt.stage, got, tt.want)
		}
	}
}

// TestMarket draws 4,000 companies from a market of two parts; 3.3 standard
// deviations of a share of a quarter are 2.3 %.
func TestMarket(t *testing.T) {
	c, err := loadCustoms("f.yaml", []byte(`
habits: { a: {}, b: {}, never: {} }
market:
  - where: { country: LT, trade: florist }
    shares: { b: 2 }
  - shares: { a: 3, b: 1, never: 0 }
`))
	if err != nil {
		t.Fatal(err)
	}
	w := &World{customs: c, seed: 7}
	drawn := map[string]int{}
	for i := range 4000 {
		company := campaign.Company{Key: "k" + strings.Repeat("x", i%50) + string(rune('a'+i/50%26)) + string(rune('a'+i/1300)), Country: "LT", Fields: map[string]string{"trade": "tailor"}}
		drawn[w.drawHabit(&company)]++
		company.Fields["trade"] = "florist"
		if h := w.drawHabit(&company); h != "b" {
			t.Fatalf("a florist is %q", h)
		}
	}
	if share := float64(drawn["b"]) / 4000; share < 0.227 || share > 0.273 || drawn["never"] > 0 {
		t.Errorf("drawn %v", drawn)
	}
}

// TestInvent: the same seed gives the same companies, no two share an address,
// and each has what the demo asks about.
func TestInvent(t *testing.T) {
	languages := []string{"lt", "ru", "en", "lv", "et", "pl", "de"}
	first, err := Invent(1, 2000, languages)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := Invent(1, 2000, languages)
	other, _ := Invent(2, 2000, languages)
	seen, same := map[string]bool{}, 0
	for i, c := range first {
		if seen[c.Address] || seen[c.Key] || len(c.Key) > 40 || !strings.HasSuffix(c.Address, "@"+c.Key+".example") {
			t.Errorf("%s at %s", c.Key, c.Address)
		}
		seen[c.Address], seen[c.Key] = true, true
		if again[i].Name != c.Name || again[i].Fields["price"] != c.Fields["price"] {
			t.Fatalf("%s became %s", c.Name, again[i].Name)
		}
		if other[i].Name == c.Name {
			same++
		}
		for _, column := range []string{"trade", "city", "street", "price", "days", "saturday", "card"} {
			if c.Fields[column] == "" {
				t.Errorf("%s has no %s", c.Key, column)
			}
		}
	}
	if same > 50 {
		t.Errorf("another seed gave %d of the same companies", same)
	}
	if _, err := Invent(1, 1, []string{"fi"}); err == nil || !strings.Contains(err.Error(), "the world speaks [de en et lt lv pl ru]") {
		t.Errorf("Finnish companies: %v", err)
	}
	if _, err := Invent(1, 2000, []string{"de"}); err == nil {
		t.Error("2000 German companies out of 816 names")
	}
}
