package report

import (
	"math"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/store"
)

// CompanyPage is one company: its figures, its letters, one of them in full, and
// what it should repair.
type CompanyPage struct {
	ID, Name, Head, Sub string
	Facts               []Fact
	Words               *Words       // the consultant's own
	Beside              *BesideTable // of the client
	Title               Title
	Letters             []LetterRow
	Shown               []Letter
	Proposals           []Advice
	NoProposals         string // why there are none
}

// Fact is a figure with a note beneath.
type Fact struct{ Term, Value, Note string }

// LetterRow is a row of the table of letters.
type LetterRow struct{ Number, Script, Sent, Outcome, Elapsed, Working, Score string }

// Advice is a repair with the mistake that calls for it.
type Advice struct{ Mistake, Repair, Of string }

func (b *builder) companyPage(c analysis.Company) CompanyPage {
	p := CompanyPage{ID: pageID(b.mask.CompanyKey(c.Key)), Name: b.mask.Company(c.Company), Facts: b.companyFacts(c)}
	p.Head, p.Sub = b.companyHead(c), b.companySub(c)
	p.Title = b.table(b.say("letters.title"), "")
	p.Words = b.companyWords(c.Key)
	if telling(c.Beside) {
		beside := b.beside(c)
		p.Beside = &beside
	}
	for n, i := range c.Letters {
		p.Letters = append(p.Letters, b.letterRow(n, &b.m.Enquiries[i]))
	}
	for _, n := range b.shownLetters(c) {
		p.Shown = append(p.Shown, b.letter(n, &b.m.Enquiries[c.Letters[n]]))
	}
	for _, x := range c.Proposals {
		if x.Said == store.ProposalHidden {
			continue
		}
		of := analysis.Fraction{X: x.Count, N: x.Of}
		p.Proposals = append(p.Proposals, Advice{b.mistakeName(x.ID), b.proposed(x), b.plural("proposal.of", x.Of, b.outOf(of))})
	}
	switch {
	case len(p.Proposals) > 0:
	case len(c.Proposals) > 0: // all are hidden
		p.NoProposals = b.say("proposals.hidden")
	default:
		p.NoProposals = b.noProposals(c)
	}
	return p
}

// proposed are the words of a proposal: a person's, or the rubric's.
func (b *builder) proposed(p analysis.Proposal) string {
	if p.Words != "" {
		return b.mask.Plain(p.Words)
	}
	return b.repair(p.ID)
}

// noProposals says why nothing is proposed. Only a graded reply can show that
// there was no mistake, and nothing is concluded while something is undecided.
func (b *builder) noProposals(c analysis.Company) string {
	graded := false
	for _, i := range c.Letters {
		e := &b.m.Enquiries[i]
		switch {
		case !e.Settled:
			return b.say("proposals.open")
		case e.Outcome == audit.PendingReview, e.Outcome == audit.Uncollected, e.Outcome == audit.SendUnknown:
			return b.cameNothing(e)
		case e.Scored && e.First >= 0:
			graded = true
		}
	}
	if graded {
		return b.say("proposals.none")
	}
	return b.cameNothing(&b.m.Enquiries[c.Letters[0]])
}

// cameNothing says why no reply is shown, by what the enquiry came to.
func (b *builder) cameNothing(e *analysis.Enquiry) string {
	switch {
	case e.OnlyReminded():
		return b.say("came.reminded")
	case e.Outcome == audit.NotSent && !e.HasAddress:
		return b.say("came.no_address")
	case e.Outcome == audit.Silent && e.Flags.Late:
		return b.say("came.late")
	case b.has("came." + string(e.Outcome)):
		return b.say("came." + string(e.Outcome))
	}
	return b.say("came.nothing")
}

func (b *builder) companyHead(c analysis.Company) string {
	if len(c.Letters) == 1 {
		return b.say("company.head.one", b.mask.Company(c.Company), b.outcome(&b.m.Enquiries[c.Letters[0]]))
	}
	s := c.Standing
	return b.plural("company.head", s.Delivered, b.mask.Company(c.Company), b.outOf(analysis.Fraction{X: s.Replied, N: s.Delivered}), b.integer(s.OTIF))
}

func (b *builder) companySub(c analysis.Company) string {
	first := b.m.Enquiries[c.Letters[0]].T0
	last := first
	for _, i := range c.Letters {
		t0 := b.m.Enquiries[i].T0
		if t0.IsZero() {
			continue
		}
		if first.IsZero() || t0.Before(first) {
			first = t0
		}
		if t0.After(last) {
			last = t0
		}
	}
	zone := b.m.Location(c.Key)
	letters, days := b.count("count.letters", len(c.Letters)), b.days(first.In(zone), last.In(zone))
	if first.IsZero() {
		days = "–"
	}
	if b.mask.HidesCompanies() || c.Domain == "" {
		return b.say("company.sub.hidden", b.name("country", c.Country), letters, days)
	}
	return b.say("company.sub", c.Domain, b.name("country", c.Country), letters, days)
}

func (b *builder) companyFacts(c analysis.Company) []Fact {
	s := c.Standing
	facts := []Fact{
		{b.say("company.score"), b.grade(s.Score), ""},
		{b.say("company.rank"), b.say("company.unranked"), b.say("company.unranked.why")},
		{b.say("company.replied"), b.outOf(analysis.Fraction{X: s.Replied, N: s.Delivered}), b.say("company.delivered")},
	}
	if s.Rank > 0 {
		if s.Limits.Defined() {
			facts[0].Note = b.limits(s.Limits)
		}
		facts[1] = Fact{b.say("company.rank"), b.say("company.rank.of", b.integer(s.Rank), b.integer(len(b.m.League))), b.shownBand(s.Band)}
	}
	if !math.IsNaN(s.Worst) && s.Delivered > 1 {
		facts = append(facts, Fact{b.say("company.worst"), b.decimal(s.Worst, 0), ""})
	}
	return facts
}

func (b *builder) letterRow(n int, e *analysis.Enquiry) LetterRow {
	r := LetterRow{Number: b.integer(n + 1), Script: e.Script, Sent: "–", Outcome: b.outcome(e), Elapsed: "–", Working: "–", Score: "–"}
	if !e.T0.IsZero() {
		r.Sent = b.moment(e.T0.In(b.m.Location(e.Company)))
	}
	if e.Reply.Event {
		unit := measureOf(e.Reply.Seconds, e.Reply.WorkingSeconds)
		r.Elapsed, r.Working = b.wait(unit, e.Reply.Seconds), b.wait(unit, e.Reply.WorkingSeconds)
	}
	if e.Scored {
		r.Score = b.decimal(e.Score.Machine, 0)
	}
	return r
}

// shownLetters are the letters printed in full: all of the client's, else the
// first that was replied to, else the first that was sent.
func (b *builder) shownLetters(c analysis.Company) []int {
	var sent []int
	for n, i := range c.Letters {
		e := &b.m.Enquiries[i]
		if e.T0.IsZero() {
			continue
		}
		if whole := e.Whole(); !c.Client && whole.First >= 0 {
			return []int{n}
		}
		sent = append(sent, n)
	}
	if !c.Client && len(sent) > 1 {
		return sent[:1]
	}
	return sent
}
