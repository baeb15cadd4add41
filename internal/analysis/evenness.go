package analysis

import (
	"slices"

	"replyaudit/internal/campaign"
)

// Evenness compares how personas and languages were served.
type Evenness struct {
	// Personas are compared with the first persona of their language, which wrote to
	// companies of the same kind by lot. Languages are those of different companies:
	// their differences describe and explain nothing.
	Personas, Languages []Effect
	// Hidden says that personas carry a factor of the design and nothing of arms is
	// shown before the end (RULES 3).
	Hidden bool
}

func (s *sample) evenness(d *Data) Evenness {
	var out Evenness
	byPersona := slices.ContainsFunc(d.Campaign.Design.Factors, func(f campaign.Factor) bool { return f.By == campaign.ByPersona })
	out.Hidden = byPersona && !d.Closed && !d.ShowContrasts
	if !out.Hidden {
		for _, p := range d.Campaign.Personas {
			first := slices.IndexFunc(d.Campaign.Personas, func(q campaign.Persona) bool { return q.Language == p.Language })
			if reference := d.Campaign.Personas[first].Key; reference != p.Key {
				out.Personas = append(out.Personas, s.differences("persona", p.Key, reference, func(e *Enquiry) string { return e.Persona })...)
			}
		}
	}
	languages := s.levels(language)
	for _, l := range languages[min(1, len(languages)):] {
		out.Languages = append(out.Languages, s.differences("language", l, languages[0], language)...)
	}
	return out
}

// differences compares two levels on every outcome, over all letters that were
// tried; nothing where either has fewer than RankFrom.
func (s *sample) differences(trait, level, reference string, at func(*Enquiry) string) []Effect {
	var out []Effect
	for _, outcome := range armOutcomes() {
		e, _ := s.difference(s.armLetters(), Effect{Factor: trait, Level: level, Reference: reference, Outcome: outcome.name}, outcome.value, at)
		if e.With.N < RankFrom || e.Without.N < RankFrom {
			return nil
		}
		out = append(out, e)
	}
	return out
}
