package analysis

import (
	"cmp"
	"slices"
	"strings"

	"replyaudit/internal/grade"
	"replyaudit/internal/stats"
)

// Repeat is one question that a company answered twice, in two enquiries that
// followed one another: in another wave, or asked by another persona.
type Repeat struct {
	Company, Script, Question string
	First, Second             Heard
	Persona, Language, Wave   bool // what was different the second time
	Verdict                   grade.Agreement
}

// Heard is an answer and where it stands.
type Heard struct {
	Enquiry int // index into Model.Enquiries
	Message int // index into its messages, -1 when it cannot be told
	Answer  grade.Answer
}

// Sameness is how often companies gave the same answer when they were asked again.
type Sameness struct {
	Repeats []Repeat
	// Same is of the comparable repeats; of all, and of those by another persona,
	// in another language and in another wave.
	Same, Persona, Language, Wave Rate
	NotComparable                 int
}

// repeats compares each answer with the one that the company gave before.
func repeats(d *Data, all []Enquiry) []Repeat {
	var out []Repeat
	last := map[[3]string]Heard{}
	for _, i := range inOrderOfTime(all) {
		e := &all[i]
		script, _ := d.Campaign.ScriptByKey(e.Script)
		for _, q := range script.Questions[e.Language] {
			answer := e.Questions[q.ID]
			if !analysed(e) || answer.Status != grade.Answered || asksAnew(q) {
				continue
			}
			key := [3]string{e.Company, e.Script, q.ID}
			now := Heard{Enquiry: i, Message: e.saidIn(q.ID), Answer: answer}
			if before, again := last[key]; again {
				out = append(out, repeat(all, before, now, key, q.Expects))
			}
			last[key] = now
		}
	}
	return out
}

// sameness counts how often companies gave the same answer again.
func (s *sample) sameness(d *Data) Sameness {
	out := Sameness{Repeats: repeats(d, s.all)}
	every := func(Repeat) bool { return true }
	out.Same = s.sameRate(out.Repeats, every)
	out.Persona = s.sameRate(out.Repeats, func(r Repeat) bool { return r.Persona })
	out.Language = s.sameRate(out.Repeats, func(r Repeat) bool { return r.Language })
	out.Wave = s.sameRate(out.Repeats, func(r Repeat) bool { return r.Wave })
	out.NotComparable = len(out.Repeats) - out.Same.N
	return out
}

// asksAnew reports whether a question is another one for each persona or arm.
func asksAnew(q grade.Question) bool {
	return strings.Contains(q.Text, ".persona") || strings.Contains(q.Text, ".factor")
}

func inOrderOfTime(all []Enquiry) []int {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(all[a].T0.Compare(all[b].T0), cmp.Compare(all[a].ID, all[b].ID))
	})
	return order
}

func repeat(all []Enquiry, before, now Heard, key [3]string, expects string) Repeat {
	a, b := &all[before.Enquiry], &all[now.Enquiry]
	return Repeat{
		Company: key[0], Script: key[1], Question: key[2], First: before, Second: now,
		Persona: a.Persona != b.Persona, Language: a.Language != b.Language, Wave: a.Wave != b.Wave,
		Verdict: grade.Compare(expects, before.Answer, a.Language, now.Answer, b.Language),
	}
}

// saidIn is the message that the answer to a question was taken from: the last
// that holds its words.
func (e *Enquiry) saidIn(question string) int {
	for _, i := range slices.Backward(e.Counted) {
		if found := e.Messages[i].Decision.Reading.Questions[question]; found.Status != grade.Unanswered && found.Span == e.Questions[question].Span {
			return i
		}
	}
	return -1
}

// sameRate is the share that agrees of the comparable repeats of a group.
func (s *sample) sameRate(repeats []Repeat, in func(Repeat) bool) Rate {
	t := s.newTally()
	for _, r := range repeats {
		if in(r) && r.Verdict != grade.NotComparable {
			t.add(s.cluster(&s.all[r.First.Enquiry]), r.Verdict == grade.Agree)
		}
	}
	return t.rate()
}

// tally counts what is not one of an enquiry, such as its promises and repeats.
type tally struct {
	s        *sample
	of       Fraction
	num, den []float64 // by organisation
}

func (s *sample) newTally() *tally {
	return &tally{s: s, num: make([]float64, len(s.orgs)), den: make([]float64, len(s.orgs))}
}

func (t *tally) add(cluster int, hit bool) {
	t.of.N++
	t.den[cluster]++
	if hit {
		t.of.X++
		t.num[cluster]++
	}
}

// limits is the interval of the share of what was counted; it re-samples
// organisations wherever one of them counts more than once (RULES 9).
func (t *tally) limits() stats.Interval {
	clustered := slices.ContainsFunc(t.den, func(n float64) bool { return n > 1 })
	return t.s.limitsOf(clustered, t.of, t.num, t.den)
}

// rate is the share with its interval, where nothing is undecided.
func (t *tally) rate() Rate {
	return Rate{Fraction: t.of, OfTried: t.of, OfTargets: t.of, Limits: t.limits(), Range: rangeOf(t.of, 0)}
}
