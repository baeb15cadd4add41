package analysis

import (
	"slices"

	"replyaudit/internal/campaign"
)

// As is the model with one company as the client and no other. It is what Analyse
// makes of Data.For(company), at the cost of that company's letters alone: the market
// stays as it is, and what is said of the client is said of a sample of its letters.
// It reports false when the campaign has no such company.
func (m *Model) As(d *Data, company string) (*Model, bool) {
	d, known := d.For(company)
	if !known {
		return nil, false
	}
	own := *m
	own.Campaign = d.Campaign
	own.Enquiries = slices.Clone(m.Enquiries)
	var letters []Enquiry
	for i := range own.Enquiries {
		e := &own.Enquiries[i]
		if e.Target.Client = e.Company == company; e.Target.Client {
			letters = append(letters, *e)
		}
	}
	own.companiesOf(d.Campaign)
	s := newSample(d, letters, nil)
	own.quality(d, s)
	own.mistakesOf(d, s)
	own.Speed.Points = slices.Clone(m.Speed.Points)
	for i := range own.Speed.Points {
		own.Speed.Points[i].Client = own.Speed.Points[i].Company == company
	}
	own.movedAs(d, s, company)
	return &own, true
}

// companiesOf marks the client's page and sets it beside the others.
func (m *Model) companiesOf(c *campaign.Campaign) {
	m.Companies = slices.Clone(m.Companies)
	for i := range m.Companies {
		page := &m.Companies[i]
		now, _ := c.CompanyByKey(page.Key)
		page.Client, page.Beside = now.Client, nil
		if page.Client {
			page.Beside = m.beside(page.Standing)
		}
	}
}

// quality fills in what the replies to the client came to.
func (m *Model) quality(d *Data, s *sample) {
	m.Sections, m.Views = slices.Clone(m.Sections), slices.Clone(m.Views)
	for i, of := range s.sections(d.Rubric) {
		m.Sections[i].Client, m.Sections[i].Items = of.Client, slices.Clone(m.Sections[i].Items)
		for k, item := range of.Items {
			m.Sections[i].Items[k].Client = item.Client
		}
	}
	for i, of := range s.views(d.Rubric) {
		m.Views[i].Client = of.Client
	}
	m.Principles, m.Passes = slices.Clone(m.Principles), slices.Clone(m.Passes)
	for i, of := range s.principles(d) {
		m.Principles[i].Client, m.Principles[i].Shown = of.Client, of.Shown
	}
	for i, of := range s.passes(d.Rubric) {
		m.Passes[i].Client = of.Client
	}
}

// mistakesOf counts the client's letters in which each mistake was made.
func (m *Model) mistakesOf(d *Data, s *sample) {
	m.Mistakes = slices.Clone(m.Mistakes)
	for _, x := range sights(d.Rubric) {
		i := slices.IndexFunc(m.Mistakes, func(y Mistake) bool { return y.ID == x.id })
		if i < 0 {
			continue
		}
		m.Mistakes[i].Client = Fraction{}
		for k := range s.all {
			if e := &s.all[k]; x.could(e) {
				m.Mistakes[i].Client.count(x.made(e))
			}
		}
	}
}

// movedAs follows the client over the waves.
func (m *Model) movedAs(d *Data, s *sample, company string) {
	if len(d.Earlier) > 0 {
		m.Waves = Against(slices.Concat(d.Earlier, []*Data{d})...)
		return
	}
	if len(m.Waves.Waves) < fewWaves {
		return
	}
	var names []string
	for _, wave := range m.Waves.Waves {
		names = append(names, wave.Name)
	}
	_, m.Waves.Client = s.repairs(d.Rubric, s.companiesInBoth(names[0], names[len(names)-1]), names)
	m.Waves.Movers = slices.Clone(m.Waves.Movers)
	for i := range m.Waves.Movers {
		m.Waves.Movers[i].Client = m.Waves.Movers[i].Company == company
	}
}
