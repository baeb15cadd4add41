package analysis

import (
	"math"
	"slices"

	"replyaudit/internal/campaign"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
)

// Principle is one of the eleven principles of customer service: how the audited
// organisation rates itself, and what its mail showed.
type Principle struct {
	campaign.SelfRating
	Title map[string]string
	// Shown are the measures that speak for it; none: mail cannot show it.
	Shown []Shown
}

// Shown is one measure of the organisation's own letters, on 0 to 100.
type Shown struct {
	Measure string // on_time_in_full, replied, delivered, promises_kept, solved, same_answer, worst_letter, trend, or item
	Item    string // of the rubric, where Measure is item
	N       int
	Value   float64 // NaN below RankFrom
	Limits  stats.Interval
}

// principles sets the organisation's own ratings beside its letters: those of the
// clients where the campaign has any, else of all companies.
func (s *sample) principles(d *Data) []Principle {
	self := d.Campaign.SelfAssessment
	if self == nil {
		return nil
	}
	hasClient := slices.ContainsFunc(s.all, func(e Enquiry) bool { return e.Target.Client })
	own := s.of(d, func(e *Enquiry) (Assessment, bool) { return e.Assessment, e.Target.Client || !hasClient })
	titles := principleTitles()
	var out []Principle
	for _, r := range self.Principles {
		p := Principle{SelfRating: r, Title: titles[r.Principle]}
		for _, m := range measuresOf(r.Principle) {
			if shown, ok := own.shown(d, m); ok {
				p.Shown = append(p.Shown, shown)
			}
		}
		out = append(out, p)
	}
	return out
}

// measuresOf maps a principle to what mail can show of it: measures, and items of
// the rubric. What only a look inside the organisation can tell has none.
func measuresOf(principle string) []string {
	switch principle {
	case "reliability":
		return []string{"on_time_in_full", "promises_kept"}
	case "service_level":
		return []string{"score", "worst_letter"}
	case "competence":
		return []string{"questions_answered", "answers_correct", "solved"}
	case "responsibility":
		return []string{"signed_by_name", "role_given"}
	case "resources":
		return []string{"delivered", "replied"}
	case "problems":
		return []string{"not_sent_elsewhere", "apologised"}
	case "feedback":
		return []string{"questions_invited", "phone_given", "unprompted"}
	case "improvement":
		return []string{"trend"}
	case "information":
		return []string{"same_answer", "contacts_needed"}
	}
	return nil // commitment and quality_analysis
}

// shown computes a measure; false where the rubric or the design has none of it.
func (s *sample) shown(d *Data, measure string) (Shown, bool) {
	switch measure {
	case "on_time_in_full":
		return shownRate(measure, s.rate(onTimeInFull, analysed, everyone))
	case "delivered":
		return shownRate(measure, s.rate(analysed, tried, everyone))
	case "replied":
		return shownRate(measure, s.rate(replied, analysed, everyone))
	case "solved":
		return shownRate(measure, s.rate(solved, analysed, everyone))
	case "unprompted":
		return shownRate(measure, s.rate(unasked, analysedAnswer, everyone))
	case "same_answer":
		return shownRate(measure, s.sameness(d).Same)
	case "promises_kept":
		return shownRate(measure, s.allPromises())
	case "score":
		return shownMean(Shown{Measure: measure}, s.mean(scored, machine))
	case "worst_letter":
		worst := s.worst()
		return shownMean(Shown{Measure: measure}, Mean{worst.Market.N, worst.Market.Min, stats.Undefined()})
	case "trend":
		return s.trend()
	}
	known := slices.ContainsFunc(d.Rubric.Sections, func(x rubric.Section) bool {
		return slices.ContainsFunc(x.Items, func(i rubric.Item) bool { return i.ID == measure })
	})
	if !known {
		return Shown{}, false
	}
	return shownMean(Shown{Measure: "item", Item: measure}, s.mean(scoredReply, func(e *Enquiry) float64 { return itemScore(&e.Score, measure) }))
}

// allPromises are the promises of every place together.
func (s *sample) allPromises() Rate {
	t := s.newTally()
	for i := range s.all {
		for _, source := range []string{InPublic, ByMachine, InPerson} {
			if fate, _ := s.all[i].promise(source); fate == Kept || fate == Broken {
				t.add(s.cluster(&s.all[i]), fate == Kept)
			}
		}
	}
	return t.rate()
}

// trend is the share on time and in full of the last wave less that of the
// first, in points; a campaign of one wave has none.
func (s *sample) trend() (Shown, bool) {
	waves := s.levels(func(e *Enquiry) string { return e.Wave })
	if len(waves) < 2 {
		return Shown{}, false
	}
	first, last := waves[0], waves[len(waves)-1]
	e, _ := s.difference(s.armLetters(), Effect{Factor: "wave", Level: last, Reference: first, Outcome: "on_time_in_full"}, func(e *Enquiry) float64 {
		if onTimeInFull(e) {
			return 1
		}
		return 0
	}, func(e *Enquiry) string { return e.Wave })
	n := min(e.With.N, e.Without.N)
	return shownMean(Shown{Measure: "trend"}, Mean{n, 100 * e.Difference, stats.Interval{Lo: 100 * e.Limits.Lo, Hi: 100 * e.Limits.Hi}})
}

func shownRate(measure string, r Rate) (Shown, bool) {
	limits := stats.Interval{Lo: 100 * r.Limits.Lo, Hi: 100 * r.Limits.Hi}
	return shownMean(Shown{Measure: measure}, Mean{r.N, 100 * r.Share(), limits})
}

// shownMean leaves out what nothing speaks for; below RankFrom there is n alone.
func shownMean(x Shown, m Mean) (Shown, bool) {
	x.N, x.Value, x.Limits = m.N, m.Value, m.Limits
	if m.N < RankFrom {
		x.Value, x.Limits = math.NaN(), stats.Undefined()
	}
	return x, m.N > 0
}

// principleTitles are the eleven principles in the languages of reports.
func principleTitles() map[string]map[string]string {
	title := func(en, ru, lt string) map[string]string { return map[string]string{"en": en, "ru": ru, "lt": lt} }
	return map[string]map[string]string{
		"commitment":       title("Commitment of management", "Приверженность руководства", "Vadovybės įsipareigojimas"),
		"reliability":      title("Reliability: kept in the agreed time", "Надёжность: выполнение в оговорённый срок", "Patikimumas: įvykdyta sutartu laiku"),
		"service_level":    title("A high level of service throughout", "Высокий уровень обслуживания во всём", "Aukštas aptarnavimo lygis visur"),
		"competence":       title("Competence", "Компетентность", "Kompetencija"),
		"responsibility":   title("Responsibility: a named person with authority", "Ответственность: названный сотрудник с полномочиями", "Atsakomybė: įvardytas įgaliotas žmogus"),
		"resources":        title("Resources", "Ресурсы", "Ištekliai"),
		"problems":         title("Identification of problems", "Выявление проблем", "Problemų nustatymas"),
		"quality_analysis": title("Quality analysis with all staff", "Анализ качества со всеми сотрудниками", "Kokybės analizė su visais darbuotojais"),
		"feedback":         title("Feedback channels", "Каналы обратной связи", "Grįžtamojo ryšio kanalai"),
		"improvement":      title("Continuous improvement", "Постоянное улучшение", "Nuolatinis tobulinimas"),
		"information":      title("Internal exchange of information", "Внутренний обмен информацией", "Vidinis keitimasis informacija"),
	}
}
