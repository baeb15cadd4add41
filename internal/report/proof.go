package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/evidence"
	"replyaudit/internal/mask"
)

// exhibit is a letter or a message that the report rests on.
type exhibit struct {
	name, sum string
	id        string // of the letter or message in the database
	enquiry   *analysis.Enquiry
	stage     audit.Stage // of a letter of ours, "" of what came back
	at        time.Time
	letter    *analysis.Letter
	message   *analysis.Message
	pending   bool
}

// exhibits are all letters that were handed to our mail server and all messages that
// came back, each once, in the order of enquiry and time. Of what was never stored
// there is no hash.
func exhibits(m *analysis.Model) []exhibit {
	var all []exhibit
	seen := map[string]bool{}
	add := func(x exhibit) {
		if x.sum != "" && !seen[x.sum] {
			seen[x.sum] = true
			x.name = evidence.Name(x.sum)
			all = append(all, x)
		}
	}
	for i := range m.Enquiries {
		e := &m.Enquiries[i]
		if !m.Shows(e.Company) {
			continue
		}
		from := len(all)
		add(exhibit{sum: e.Letter.SHA256, id: audit.LetterID(e.ID, audit.Opening), enquiry: e, stage: audit.Opening, at: e.Letter.SentAt, letter: &e.Letter})
		for j := range e.Steps {
			s := &e.Steps[j]
			add(exhibit{sum: s.Letter.SHA256, id: s.ID, enquiry: e, stage: s.Stage, at: s.Letter.SentAt, letter: &s.Letter})
		}
		for j := range e.Messages {
			add(exhibit{sum: e.Messages[j].SHA256, id: e.Messages[j].ID, enquiry: e, at: e.Messages[j].ReceivedAt, message: &e.Messages[j]})
		}
		for j := range e.Pending {
			add(exhibit{sum: e.Pending[j].SHA256, id: e.Pending[j].ID, enquiry: e, at: e.Pending[j].ReceivedAt, message: &e.Pending[j], pending: true})
		}
		slices.SortStableFunc(all[from:], func(a, b exhibit) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.name, b.name)) })
	}
	return all
}

// listOf is MESSAGES.sha256, and how many lines it has.
func listOf(all []exhibit) ([]byte, int) {
	sums := make([]string, len(all))
	for i, x := range all {
		sums[i] = x.sum
	}
	return evidence.List(sums)
}

// proofOf is what the report prints of its evidence: in every format and language the same.
func proofOf(m *analysis.Model, k *mask.Masker) evidence.Proof {
	list, n := listOf(exhibits(m))
	var chain evidence.Chain
	for e := range logOf(m, k) {
		if _, err := chain.Add(e.Event); err != nil {
			panic(err) // it is made of texts and numbers
		}
	}
	return evidence.Proof{Messages: n, MessagesSum: evidence.Sum(list), Events: chain.N, EventsSum: chain.Head}
}

// logged is an event as everybody may read it, and what that hides.
type logged struct {
	evidence.Event
	who evidence.Who
}

// reported reports whether a report rests on an event: what came after its instant are
// decisions of people that count, and gradings beside it, which must not change it.
func reported(m *analysis.Model, v analysis.Event) bool {
	return !v.At.After(m.Facts.AsOf) || strings.HasPrefix(v.Kind, "review.")
}

// logOf is the log of the campaign and of the enquiries that are shown, without people
// and, where they may not be named, companies.
func logOf(m *analysis.Model, k *mask.Masker) func(func(logged) bool) {
	plain := map[string]string{}
	one := func(entity, shown string, v analysis.Event) logged {
		actor := string(v.Actor)
		if m.Reader != "" { // nothing of an own copy tells the campaign's key where it may name another
			entity = shown
		}
		if k.HidesPeople() && v.Actor != audit.ByEngine {
			actor = "person"
		}
		detail, known := plain[v.Detail]
		if !known {
			detail = v.Detail
			if k.Plain(detail) != detail { // a label would depend on the language
				detail = "masked"
			}
			plain[v.Detail] = detail
		}
		return logged{
			evidence.Event{Entity: shown, Seq: v.Seq, At: v.At.UTC().Format(time.RFC3339Nano), Actor: actor, Kind: v.Kind, Letter: string(v.Letter), Detail: detail},
			evidence.Who{Entity: entity, Actor: string(v.Actor)},
		}
	}
	return func(yield func(logged) bool) {
		for _, v := range m.Log {
			if !yield(one(m.Campaign.Key, k.CampaignKey(m.Campaign.Key), v)) {
				return
			}
		}
		for i := range m.Enquiries {
			e := &m.Enquiries[i]
			for _, v := range e.Events {
				if m.Shows(e.Company) && reported(m, v) && !yield(one(e.ID, k.Enquiry(e.ID, e.Company), v)) {
					return
				}
			}
		}
	}
}

// exhibit is the name of a message in the evidence, none in an anonymous report:
// whoever has the message could tell by it whose row that is.
func (b *builder) exhibit(sum string) string {
	if b.m.Anonymous {
		return ""
	}
	return evidence.Name(sum)
}
