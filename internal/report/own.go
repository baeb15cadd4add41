package report

import (
	"strings"

	"replyaudit/internal/analysis"
	"replyaudit/internal/mask"
)

// titled is the model with the campaign's own words as they may be shown, and the
// language of the title where it is not that of the page. A copy for one company whose
// title would name another says in its place what the audit was of, and when, behind
// what mask.OwnCopy has left of it.
func titled(m *analysis.Model, k *mask.Masker, w *words) (shown *analysis.Model, foreign string) {
	said := *m
	said.Campaign = k.Campaign(m.Campaign)
	if head := said.Campaign.Title; m.Reader != "" && (head == "" || strings.HasSuffix(head, ": ")) {
		own := w.say("title.own", w.days(m.Facts.FirstSent, m.Facts.LastSent))
		if rehearsal, err := RehearsalTitle(m.Campaign.Language, ""); err == nil && head == rehearsal {
			own, head = w.say("rehearsal.title", own), ""
		}
		said.Campaign.Title = head + own
		return &said, ""
	}
	if m.Campaign.Language != w.language {
		foreign = m.Campaign.Language
	}
	return &said, foreign
}

// ownRank says where the reader of its own copy stands.
func (b *builder) ownRank() string {
	for _, s := range b.m.League {
		if b.m.Shows(s.Company) {
			return b.say("league.head.own", b.integer(s.Rank), b.integer(len(b.m.League)), b.decimal(s.Band.Lo, 0), b.decimal(s.Band.Hi, 0))
		}
	}
	return b.say("league.head.none")
}

// PagesHead introduces the pages of companies.
type PagesHead struct{ Head, Text string }

func (b *builder) pagesHead() PagesHead {
	switch {
	case b.m.Reader != "":
		return PagesHead{b.say("companies.head.own"), b.say("companies.text.own")}
	case b.client != "":
		return PagesHead{b.say("companies.head"), b.say("companies.text") + " " + b.say("companies.text.client")}
	}
	return PagesHead{b.say("companies.head"), b.say("companies.text")}
}

// leagueTitle heads the league; in the reader's own copy it is a row.
func (b *builder) leagueTitle() string {
	if b.m.Reader != "" {
		return b.say("league.title.own")
	}
	return b.say("league.title")
}
