package campaign

import (
	"fmt"
	"maps"
	"slices"

	"replyaudit/internal/calendar"
)

func readDesign(v value) Design {
	s := v.section()
	return Design{
		LettersPerCompany: int(s.get("letters_per_company").whole()),
		Factors:           readChosen(s.get("factors"), readFactor),
		Blocks:            s.get("blocks").lines(),
	}
}

func readFactor(key string, s section) Factor {
	return Factor{Key: key, Levels: s.get("levels").lines(), By: s.get("by").word()}
}

// readWaves reads what repeats the design; its times are checked with the rest.
func readWaves(v value) *Waves {
	if !v.present() {
		return nil
	}
	s := v.section()
	return &Waves{
		Cron:   s.get("cron").line(),
		Zone:   s.get("zone").line(),
		Count:  int(s.get("count").whole()),
		Spread: s.get("spread").duration(),
	}
}

// Begins are the instants at which waves can begin.
func (w Waves) Begins() (*calendar.Cron, error) {
	cron, err := calendar.ParseCron(w.Cron, w.Zone)
	if err != nil {
		return nil, fmt.Errorf("waves.cron: %w", err)
	}
	return cron, nil
}

// Arms are the combinations of the levels of the factors, the last factor
// changing fastest; a single empty one without factors.
func (d Design) Arms() []map[string]string {
	arms := []map[string]string{{}}
	for _, f := range d.Factors {
		var crossed []map[string]string
		for _, arm := range arms {
			for _, level := range f.Levels {
				with := map[string]string{f.Key: level}
				maps.Copy(with, arm)
				crossed = append(crossed, with)
			}
		}
		arms = crossed
	}
	return arms
}

// Suits reports whether a persona can write the letters of an arm: whether its
// name signals the levels of every factor that is varied by persona.
func (d Design) Suits(p Persona, arm map[string]string) bool {
	return !slices.ContainsFunc(d.Factors, func(f Factor) bool { return f.By == ByPersona && p.Factors[f.Key] != arm[f.Key] })
}
