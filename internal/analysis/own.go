package analysis

import (
	"slices"

	"replyaudit/internal/campaign"
	"replyaudit/internal/grade"
)

// For makes one company the client, and no other, so that Analyse sets it against
// the market. It reports false when there is no such company in the campaign.
func (d *Data) For(company string) (*Data, bool) {
	mine, c, found := *d, *d.Campaign, false
	c.Companies = slices.Clone(c.Companies)
	for i := range c.Companies {
		c.Companies[i].Client = c.Companies[i].Key == company
		found = found || c.Companies[i].Client
	}
	mine.Campaign = &c
	return &mine, found
}

// CopyFor is the model as one company may read it: its own letters, the figures of
// the market, and of every other company neither words nor figures of its own. What
// came of the others' letters stays, without what was written, since the market is
// drawn from it. A mistake's example is the company's own, or there is none.
func (m *Model) CopyFor(company string) *Model {
	own := *m
	own.Reader, own.Log = company, nil
	own.Enquiries = slices.Clone(m.Enquiries)
	for i := range own.Enquiries {
		if e := &own.Enquiries[i]; !own.Shows(e.Company) {
			e.silence()
		}
	}
	own.Companies = slices.Clone(m.Companies)
	for i, c := range own.Companies {
		if !own.Shows(c.Key) {
			own.Companies[i] = Company{Standing: c.Standing, Letters: c.Letters}
		}
	}
	hidden := func(key string) bool { return !own.Shows(key) }
	own.Observed.Companies = slices.DeleteFunc(slices.Clone(m.Observed.Companies), func(c CompanyObservance) bool { return hidden(c.Company) })
	own.Worst.Companies = slices.DeleteFunc(slices.Clone(m.Worst.Companies), func(c CompanySpread) bool { return hidden(c.Company) })
	own.Sameness.Repeats = slices.DeleteFunc(slices.Clone(m.Sameness.Repeats), func(r Repeat) bool { return hidden(r.Company) })
	own.Portraits = slices.DeleteFunc(slices.Clone(m.Portraits), func(p Portrait) bool { return hidden(p.Company) })
	own.Speed.Points = slices.Clone(m.Speed.Points)
	for i, p := range own.Speed.Points {
		if hidden(p.Company) {
			own.Speed.Points[i].Company = ""
		}
	}
	own.Waves.Movers = slices.Clone(m.Waves.Movers)
	for i, x := range own.Waves.Movers {
		if hidden(x.Company) {
			own.Waves.Movers[i].Company = ""
		}
	}
	own.Mistakes = slices.Clone(m.Mistakes)
	for i := range own.Mistakes {
		own.Mistakes[i].Example = m.ownExample(company, own.Mistakes[i].ID)
	}
	own.Surveys = m.ownSurveys(hidden)
	return &own
}

// Shows reports whether a company may be shown by itself: every one, but in one
// company's own copy that one alone.
func (m *Model) Shows(company string) bool { return m.Reader == "" || m.Reader == company }

// silence drops what was written, and keeps what came of it.
func (e *Enquiry) silence() {
	e.Letter.Subject, e.Letter.Body, e.Letter.To, e.Letter.Text, e.Letter.SHA256 = "", "", "", "", ""
	e.Messages, e.Pending, e.Events, e.Steps = nil, nil, nil, nil
	e.First, e.CompletedBy, e.AskedBackBy = -1, -1, -1
	e.Counted, e.Questions, e.Promised = nil, nil, nil
	e.ByPerson = Assessment{First: -1, CompletedBy: -1, AskedBackBy: -1}
	e.Score.Items = nil
	e.Target = campaign.Company{Country: e.Target.Country, Language: e.Target.Language, Zone: e.Target.Zone}
}

// ownExample is a company's first letter with a mistake.
func (m *Model) ownExample(company, mistake string) Example {
	for i := range m.Enquiries {
		e := &m.Enquiries[i]
		if e.Company != company {
			continue
		}
		if mistake == Silence && analysed(e) && stayedSilent(e) || mistake == Undelivered && Tried(e) && cameBack(e) {
			return Example{Enquiry: i, Message: -1}
		}
		_, wrong := find(e.Score.Items, func(g grade.Item) bool { return g.ID == mistake && g.Applies && g.Mistake })
		for _, section := range m.Rubric.Sections {
			for item := range section.Graded() {
				if item.ID == mistake && wrong && scoredReply(e) {
					return exampleOf(e, i, item)
				}
			}
		}
	}
	return none()
}

// ownSurveys keeps the words of the company's own answers.
func (m *Model) ownSurveys(hidden func(string) bool) []Survey {
	out := slices.Clone(m.Surveys)
	for i := range out {
		out[i].Questions = slices.Clone(out[i].Questions)
		for j := range out[i].Questions {
			q := &out[i].Questions[j]
			q.Answers = slices.DeleteFunc(slices.Clone(q.Answers), func(a SurveyAnswer) bool { return hidden(m.Enquiries[a.Enquiry].Company) })
		}
	}
	return out
}
