package analysis

import (
	"cmp"
	"slices"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

// Company is what a company's page shows.
type Company struct {
	campaign.Company
	Standing  Standing
	Letters   []int      // indices into Model.Enquiries, in order of id
	Proposals []Proposal // repairs of its mistakes, the most frequent first
	Beside    []Beside   // of the client: it against the median and the best
}

// Proposal is the repair of one mistake of one company.
type Proposal struct {
	ID    string // of the rubric's item, Silence or Undelivered
	Count int    // letters of the company with the mistake
	Of    int
	// Said is what a person says of it, "" when nobody has said anything:
	// store.ProposalAccepted, ProposalHidden, or ProposalReworded with other Words.
	Said  string
	Words string
	By    audit.Actor
}

// Entry is one line of an enquiry's timeline.
type Entry struct {
	At             time.Time
	Kind           string // sent, window, the stage of a later letter of ours, or the class of a message
	Message        int    // index, -1 for our own
	Seconds        float64
	WorkingSeconds float64
	After          bool        // after the window of what it answers
	Answers        audit.Stage // of a message: the letter that it answers
	Graded         bool        // the message that was graded
	Completes      bool        // the message that completed the answer
}

func companies(m *Model, said map[string]store.Override) []Company {
	standing := map[string]Standing{}
	for _, s := range slices.Concat(m.League, m.Unranked) {
		standing[s.Company] = s
	}
	var out []Company
	for _, c := range m.Campaign.Companies {
		s, asked := standing[c.Key]
		if !asked {
			continue
		}
		page := Company{Company: c, Standing: s, Letters: slices.Sorted(slices.Values(s.Letters))}
		page.Proposals = proposals(m, page.Letters)
		for i := range page.Proposals {
			p := &page.Proposals[i]
			if o, decided := said[store.ProposalID(m.Campaign.Key, c.Key, p.ID)]; decided {
				p.Said, p.By = o.Value, o.Person
				if o.Value == store.ProposalReworded {
					p.Words = o.Note
				}
			}
		}
		if c.Client {
			page.Beside = m.beside(s)
		}
		out = append(out, page)
	}
	return out
}

func proposals(m *Model, letters []int) []Proposal {
	counts, replies, silent, undelivered := map[string]int{}, 0, 0, 0
	for _, i := range letters {
		e := &m.Enquiries[i]
		switch {
		case scoredReply(e):
			replies++
			for _, item := range e.Score.Items {
				if item.Applies && item.Mistake {
					counts[item.ID]++
				}
			}
		case analysed(e) && e.Outcome == audit.Silent && !e.OnlyReminded():
			silent++
		case e.Settled && e.Outcome == audit.Undeliverable:
			undelivered++
		}
	}
	var out []Proposal
	if undelivered > 0 {
		out = append(out, Proposal{ID: Undelivered, Count: undelivered, Of: len(letters)})
	}
	if silent > 0 {
		out = append(out, Proposal{ID: Silence, Count: silent, Of: len(letters)})
	}
	for _, section := range m.Rubric.Sections {
		for item := range section.Graded() {
			if n := counts[item.ID]; n > 0 {
				out = append(out, Proposal{ID: item.ID, Count: n, Of: replies})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Proposal) int {
		return cmp.Compare(float64(b.Count)/float64(b.Of), float64(a.Count)/float64(a.Of))
	})
	return out
}

// Timeline tells what happened to an enquiry, in order of time.
func (m *Model) Timeline(e *Enquiry) []Entry {
	if e.T0.IsZero() {
		return nil
	}
	cal := m.calendar(e.Company)
	entry := func(at time.Time, kind string, message int) Entry {
		worked := max(0, cal.WorkingBetween(e.T0, at))
		return Entry{At: at, Kind: kind, Message: message, Seconds: max(0, at.Sub(e.T0).Seconds()), WorkingSeconds: worked.Seconds()}
	}
	line := []Entry{entry(e.T0, "sent", -1)}
	for i := range e.Messages {
		message := &e.Messages[i]
		if message.ReceivedAt.After(m.Facts.AsOf) {
			continue
		}
		x := entry(message.ReceivedAt, string(message.Decision.Verdict.Class), i)
		x.Answers = stageOf(message.Decision.Match.Letter)
		x.After = x.Answers != audit.FollowUp && measured(message) && message.ReceivedAt.After(e.WindowEnd)
		x.Graded = i == e.First
		x.Completes = e.Complete && message.ReceivedAt.Equal(e.Answer.At)
		line = append(line, x)
	}
	for _, step := range e.Steps {
		if at := step.Letter.SentAt; !at.IsZero() && !at.After(m.Facts.AsOf) {
			line = append(line, entry(at, string(step.Stage), -1))
		}
	}
	if !m.Facts.AsOf.Before(e.WindowEnd) {
		line = append(line, entry(e.WindowEnd, "window", -1))
	}
	slices.SortStableFunc(line, func(a, b Entry) int { return a.At.Compare(b.At) })
	return line
}

// WorkingSpans are the company's working intervals between two instants.
func (m *Model) WorkingSpans(company string, from, to time.Time) []calendar.Span {
	return m.calendar(company).Spans(from, to)
}

// Location is the company's time zone.
func (m *Model) Location(company string) *time.Location {
	return m.calendar(company).Location()
}
