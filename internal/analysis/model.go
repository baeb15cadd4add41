package analysis

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/grade"
	"replyaudit/internal/notes"
	"replyaudit/internal/rubric"
	"replyaudit/internal/stats"
)

// Model is the read model: everything that a report may say, in no format yet.
type Model struct {
	Reader     string // key of the company whose own copy this is; "" for everybody's
	Campaign   *campaign.Campaign
	Rubric     *rubric.Rubric
	Facts      Facts
	Enquiries  []Enquiry // in the order of enquiry id
	Clustered  bool      // several letters to one organisation: intervals come from the cluster bootstrap (RULES 9)
	Rates      Rates
	ByPerson   Rates    // replied, answered and on time without what declares itself automatic (RULES 5)
	InVain     Rate     // acknowledged letters that got no reply, of the acknowledged
	Final      Rates    // with the reminders counted, where any was sent; otherwise equal to Rates (RULES 5)
	FollowUp   Rates    // of the follow-up questions that were sent, each by itself
	Reminded   int      // enquiries that were sent a reminder
	Promises   Rate     // first replies within what the company promises, of the delivered that promise something
	Observed   Observed // promise against observation, in public and in their messages
	Solved     Rate     // answered with the first message of a person, of the delivered
	SolvedBy   Rate     // the same of those who replied, descriptive
	Worst      Worst
	Sameness   Sameness
	Evenness   Evenness
	Unasked    Rate // wrote again of their own accord, of the answered
	Reminders  map[Need]int
	Levels     []ServiceLevel
	Contrasts  Contrasts
	Funnel     []Stage
	Flow       []Flow
	Survival   Survival
	Waits      []Wait // median time to the reply, by country and for all
	Histogram  []Bin
	Market     Market
	Sections   []Section
	Views      []View
	Principles []Principle // all eleven in their order
	Passes     []Pass
	Speed      Speed
	League     []Standing // ranked companies, best first
	Unranked   []Standing // companies with too few letters for a rate, in the order of enquiry id
	Mistakes   []Mistake
	Breakdowns []Breakdown
	Traits     []string  // columns of the list by which the report breaks down
	Companies  []Company // in the order of the campaign, those with enquiries
	Review     Review
	ClockError ClockError
	Placed     Placed
	Surveys    []Survey     // of the scripts that have a questionnaire, in the order of the campaign
	Coding     *Coding      // nil while nobody has coded a reply
	Notes      *notes.Notes // the consultant's own words, nil without any; no figure rests on them
	Portraits  []Portrait
	Departures Departures
	Waves      WaveOnWave // of a campaign of several waves, or of it and earlier ones
	Further    Further
	// Plan is what the organisation does about its mistakes, nil without one. It says
	// nothing of what was measured.
	Plan *campaign.ImprovementPlan
	// Log is that of the campaign itself, without that of its enquiries; nil in one company's own copy.
	Log []Event
	// Anonymous says that whatever is written of the model names nobody: see mask.Anonymous.
	Anonymous bool

	calendars *calendars
}

// Enquiry is a record with its assessment.
type Enquiry struct {
	Record
	Assessment
	Later []Later // reminder and follow-up, of those that were sent
	// ByPerson is what it came to without the messages that declare themselves automatic (RULES 5).
	ByPerson Assessment
	Target   campaign.Company
	// Full is the score with what people judged, 0..100; only where HasFull: they
	// have judged all that is theirs.
	Full    float64
	HasFull bool
	// SentLocal is T0 by the clock of the company; zero without one.
	SentLocal time.Time
}

// Facts are what the method page and the appendix say of the campaign itself.
type Facts struct {
	LaunchedAt, AsOf    time.Time
	Closed              bool
	FirstSent, LastSent time.Time // zero when nothing was accepted
	LastWindowEnd       time.Time
	Targets             int // enquiries not withdrawn
	Companies           int
	Organisations       int
	Countries           []string // sorted
	Languages           []string // sorted
	Scripts             []string // sorted
	Open                int
	Withdrawn           int
	DesignHash          string
	RubricHash          string
	ReaderVersion       string
	UncertainStarts     int // t0 is the marker's time
	ReceiptFlags        int // receipt taken from the Received header
	Disputed            int // enquiries with contradicting answers
	BrokenForwarding    int
	BouncedAfterReply   int
	Automatic           int // enquiries whose first substantive message declares itself automatic
	Late                int // replies after the window
}

// Review is what still waits for a person.
type Review struct {
	Pending    int // enquiries with something undecided
	Messages   int // messages that wait
	Unread     int // messages with an attachment, picture or portal that nobody could read
	Unmatched  int
	Foreign    int
	Overridden int
	Incomplete int // enquiries whose folders were not read to the end of the window
}

// Replies is the part of the read model that needs no statistics: each enquiry with
// its assessment, for those who read replies.
func Replies(d *Data) *Model {
	m := &Model{Campaign: d.Campaign, Rubric: d.Rubric, Log: d.Log, calendars: cmp.Or(d.calendars, newCalendars())}
	judged := AssessAll(d)
	m.Enquiries = make([]Enquiry, 0, len(d.Records))
	for i, r := range d.Records {
		company, _ := d.Campaign.CompanyByKey(r.Company)
		person := judged[i] // without a score, and the same unless something declares itself automatic
		person.Score, person.Scored = grade.Score{}, false
		if slices.ContainsFunc(r.Messages, declaredAutomatic) {
			person = ByPerson(d, r)
		}
		m.Enquiries = append(m.Enquiries, Enquiry{Record: r, Assessment: judged[i], Later: LaterOf(d, r), ByPerson: person, Target: company})
	}
	return m
}

// Analyse builds the read model.
func Analyse(d *Data) *Model {
	drawn := make(chan *stats.Resample, 1)
	go func() { drawn <- draws(d) }() // as much work as the assessment, and it asks nothing of it
	m := Replies(d)
	codes := NewCodes(d.Coding)
	for i := range m.Enquiries {
		e := &m.Enquiries[i]
		e.Full, e.HasFull = codes.full(d.Rubric, e)
	}
	setLocal(d, m.Enquiries)
	s := newSample(d, m.Enquiries, <-drawn)
	var clocks sync.WaitGroup // half of the work, and nothing else asks for it
	clocks.Go(func() {
		m.Survival = s.survival()
		m.Waits = s.waits(m.Survival.Reply)
	})
	beside := *s // draws of its own
	clocks.Go(func() { m.Departures = beside.departures() })
	m.Clustered = s.clustered
	m.Facts = facts(d, m.Enquiries)
	m.Review = review(d, m.Enquiries)
	m.Rates, m.ByPerson = s.rates(), s.byPerson(d)
	m.InVain = s.rate(inVain, acknowledgedLetter, acknowledged)
	m.Final, m.Reminded = s.final(d)
	m.FollowUp = s.followUps(d)
	m.Promises = s.rate(promiseKept, promised, promises)
	m.Observed, m.Worst = s.observed(), s.worst()
	m.Solved, m.SolvedBy = s.rate(solved, analysed, everyone), s.rate(solved, analysedReply, everyone)
	m.Unasked, m.Reminders = s.rate(unasked, analysedAnswer, everyone), s.reminders()
	m.Sameness, m.Evenness = s.sameness(d), s.evenness(d)
	m.Levels = serviceLevels(d.Campaign.ServiceLevels, m.Rates)
	m.Contrasts = s.contrasts(d)
	m.Funnel, m.Flow = s.funnel(), s.flow(d.Campaign, m.Contrasts.Hidden)
	m.Histogram = s.histogram(d.Campaign)
	m.Market = s.market()
	m.Sections = s.sections(d.Rubric)
	m.Views = s.views(d.Rubric)
	m.Principles, m.Passes = s.principles(d), s.passes(d.Rubric)
	m.Speed = s.speed(d.Rubric)
	m.League, m.Unranked = s.league()
	m.Portraits = s.portraits(d.Rubric, m.League)
	m.Mistakes = s.mistakes(d.Rubric)
	m.Breakdowns, m.Traits = s.breakdowns(d.Campaign)
	m.Companies = companies(m, d.Proposals)
	m.Surveys = s.surveys(d)
	m.ClockError = clockError(d)
	m.Placed = placed(d, m.Enquiries)
	m.Coding = s.coding(d, codes)
	m.Waves = s.wavesOf(d.Rubric, waveNames(m.Enquiries))
	if len(d.Earlier) > 0 {
		m.Waves = Against(slices.Concat(d.Earlier, []*Data{d})...)
	}
	m.Further = s.further(m.Rates.OnTimeInFull)
	clocks.Wait()
	return m
}

// sample is the enquiries with their clusters and the draws of the bootstrap.
type sample struct {
	seed      int64
	entity    string
	all       []Enquiry
	orgs      map[string]int // organisation → index, in order of appearance
	clustered bool           // an organisation got several letters
	repeated  bool           // a company got several letters in one wave
	resample  *stats.Resample
	waiting   *stats.Resample // the last draws of organisations that are waited for
}

// newSample draws from the organisations of all. Draws that were made from as many
// before are the same, and are taken.
func newSample(d *Data, all []Enquiry, made *stats.Resample) *sample {
	s := &sample{seed: d.Campaign.Seed, entity: d.Campaign.Key, all: all, orgs: map[string]int{}}
	letters, inWave := map[string]int{}, map[[2]string]int{}
	for i := range all {
		e := &all[i]
		if _, seen := s.orgs[e.Organisation]; !seen {
			s.orgs[e.Organisation] = len(s.orgs)
		}
		if Tried(e) {
			letters[e.Organisation]++
			s.clustered = s.clustered || letters[e.Organisation] > 1
			inWave[[2]string{e.Company, e.Wave}]++
			s.repeated = s.repeated || inWave[[2]string{e.Company, e.Wave}] > 1
		}
	}
	switch {
	case len(s.orgs) == 0: // there is nothing to draw from
	case made != nil && made.Clusters() == len(s.orgs):
		s.resample = made
	default:
		s.resample = newDraws(d, len(s.orgs))
	}
	return s
}

// draws are those that newSample makes for all of a campaign.
func draws(d *Data) *stats.Resample {
	orgs := map[string]bool{}
	for i := range d.Records {
		orgs[d.Records[i].Organisation] = true
	}
	return newDraws(d, len(orgs))
}

func newDraws(d *Data, organisations int) *stats.Resample {
	return stats.NewResample(organisations, clock.NewStream(d.Campaign.Seed, d.Campaign.Key, "bootstrap"))
}

func (s *sample) stream(purpose string) *clock.Stream {
	return clock.NewStream(s.seed, s.entity, purpose)
}

func (s *sample) cluster(e *Enquiry) int { return s.orgs[e.Organisation] }

// analysed reports whether an enquiry enters the headline rates: delivered, and its window over.
func analysed(e *Enquiry) bool { return e.Settled && Delivered(e.Outcome) }

// Tried reports whether a letter was accepted by our server or refused by theirs.
func Tried(e *Enquiry) bool {
	return analysed(e) || e.Settled && (e.Outcome == audit.Refused || e.Outcome == audit.Undeliverable)
}

func target(e *Enquiry) bool { return e.Settled && e.Outcome != audit.Withdrawn }

func replied(e *Enquiry) bool { return HasReply(e.Outcome) }

func facts(d *Data, all []Enquiry) Facts {
	f := Facts{
		LaunchedAt: d.LaunchedAt, AsOf: d.AsOf, Closed: d.Closed,
		DesignHash: d.DesignHash, RubricHash: d.RubricHash, ReaderVersion: d.ReaderVersion,
	}
	companies, orgs := map[string]bool{}, map[string]bool{}
	for i := range all {
		e := &all[i]
		companies[e.Company], orgs[e.Organisation] = true, true
		f.Countries = append(f.Countries, e.Target.Country)
		f.Languages = append(f.Languages, e.Language)
		f.Scripts = append(f.Scripts, e.Script)
		f.span(e)
		f.count(e)
	}
	f.Companies, f.Organisations = len(companies), len(orgs)
	f.Countries, f.Languages, f.Scripts = distinct(f.Countries), distinct(f.Languages), distinct(f.Scripts)
	return f
}

func (f *Facts) span(e *Enquiry) {
	if e.T0.IsZero() {
		return
	}
	if f.FirstSent.IsZero() || e.T0.Before(f.FirstSent) {
		f.FirstSent = e.T0
	}
	if e.T0.After(f.LastSent) {
		f.LastSent = e.T0
	}
	if e.WindowEnd.After(f.LastWindowEnd) {
		f.LastWindowEnd = e.WindowEnd
	}
}

func (f *Facts) count(e *Enquiry) {
	add := func(n *int, holds bool) {
		if holds {
			*n++
		}
	}
	add(&f.Targets, e.Outcome != audit.Withdrawn)
	add(&f.Withdrawn, e.Outcome == audit.Withdrawn)
	add(&f.Open, !e.Settled)
	add(&f.UncertainStarts, e.Letter.Uncertain && !e.T0.IsZero())
	add(&f.Disputed, len(e.Disputed) > 0)
	add(&f.BrokenForwarding, e.Flags.BrokenForwarding)
	add(&f.BouncedAfterReply, e.Flags.BouncedAfterReply)
	add(&f.Automatic, e.Automatic)
	add(&f.Late, e.Flags.Late)
	for i := range e.Messages {
		add(&f.ReceiptFlags, e.Messages[i].ClockFlag)
	}
}

func review(d *Data, all []Enquiry) Review {
	v := Review{Unmatched: d.Unmatched, Foreign: d.Foreign}
	waiting := map[string]bool{}
	for i := range all {
		e := &all[i]
		if e.Outcome == audit.PendingReview {
			v.Pending++
		}
		if e.Outcome == audit.Uncollected {
			v.Incomplete++
		}
		for _, m := range e.Pending {
			waiting[m.ID] = true
		}
		for j := range e.Messages {
			m := &e.Messages[j]
			if m.Overridden {
				v.Overridden++
			}
			if !measured(m) {
				continue
			}
			if unread(m) {
				v.Unread++
			}
			if unread(m) || m.Decision.Verdict.Class == audit.Uncertain {
				waiting[m.ID] = true
			}
		}
	}
	v.Messages = len(waiting)
	return v
}

// distinct sorts xs and drops empty and repeated ones.
func distinct(xs []string) []string {
	slices.Sort(xs)
	xs = slices.Compact(xs)
	return slices.DeleteFunc(xs, func(x string) bool { return x == "" })
}
