package grade

import "slices"

// manner says what a sentence does, so that what it holds is taken rightly.
type manner struct {
	sells     bool    // offers something
	sale      stretch // the words that offer it
	elsewhere bool    // sends the customer to a page, a telephone, a counter or somebody else
	invites   bool    // invites further questions
	proposes  bool    // offers to go ahead, or is small talk
	chats     bool    // is small talk
	clarifies bool    // asks back with a set phrase
	courteous bool    // thanks or apologises
	limits    bool    // says until when an offer stands
	replies   bool    // says how long an answer to a letter takes
}

// readManners looks at every sentence once.
func (r *reader) readManners() {
	r.manners = make([]manner, len(r.sentences))
	for i, s := range r.sentences {
		has := func(l list) bool { return r.lex.in(r.text, l, s) }
		from, to, sells := r.sale(s)
		r.manners[i] = manner{
			sells:     sells,
			sale:      stretch{from: from, to: to},
			elsewhere: !s.signature && (has(listElsewhere) && (!s.question || r.contactIn(s)) || r.directs(s) || r.refusesByMail(s)),
			invites:   has(listInvitations) || r.asksOn(s) && has(listInvites),
			proposes:  s.question && has(listProposals) || has(listSmalltalk),
			chats:     has(listSmalltalk),
			clarifies: has(listClarify),
			courteous: has(listThanks) || r.apologises(s),
			limits:    has(listValidity),
			replies:   has(listReplying),
		}
	}
}

// directs reports whether the sentence says where to look or to turn to: a verb
// of going there stands beside the place, which may be a link.
func (r *reader) directs(s stretch) bool {
	if !r.lex.in(r.text, listGoing, s) {
		return false
	}
	return r.lex.in(r.text, listChannels, s) || slices.ContainsFunc(r.links, func(l contact) bool {
		return !l.email && l.Start >= s.start && l.Start < s.end
	})
}

// contactIn reports whether a link, an address or a telephone number stands in the
// sentence: a question without one ("do members pay in the app?") sends nobody there.
func (r *reader) contactIn(s stretch) bool {
	in := func(c contact) bool { return c.Start >= s.start && c.Start < s.end }
	return slices.ContainsFunc(r.links, in) || slices.ContainsFunc(r.phones, in)
}

// refusesByMail reports whether a clause denies that something is done by mail
// ("we don't quote by e-mail").
func (r *reader) refusesByMail(s stretch) bool {
	from, _, ok := r.lex.find(r.text, listByMail, s.from, s.to)
	return ok && r.refusesIn(r.clauses[r.words[from].clause])
}

// asksOn reports whether the sentence names questions that may come still, and
// not the one that was asked ("your question").
func (r *reader) asksOn(s stretch) bool {
	for at := s.from; ; {
		from, to, ok := r.lex.find(r.text, listQueries, at, s.to)
		switch {
		case !ok:
			return false
		case r.lex.at(r.text, listElsewhere, from, s.to) > 0,
			r.nouns() && !r.capital(from) && r.lex.is(listInvites, &r.words[from]): // "fragen Sie bitte im Laden"
		case from == s.from || !r.lex.is(listYours, &r.words[from-1]):
			return true
		}
		at = to
	}
}

// sale finds the first words of the sentence that offer something in words that
// the enquiry did not use itself: who asks for a voucher is not sold one.
func (r *reader) sale(s stretch) (from, to int, ok bool) {
	for at := s.from; ; at = to {
		if from, to, ok = r.lex.find(r.text, listSales, at, s.to); !ok {
			return 0, 0, false
		}
		besideIt := from > s.from && r.lex.is(listBack, &r.words[from-1])                   // "we make it a present", of what was asked
		besideIt = besideIt || r.lex.at(r.text, listDiscounts, from, s.to) > 0 && r.ours(s) // cheaper, what was asked for
		if !besideIt && !r.ours(stretch{from: from, to: to}) && !r.thrownIn(from, s) {
			return from, to, true
		}
	}
}

// thrownInWords is the length up to which a clause behind a price only adds what comes with it.
const thrownInWords = 3

// thrownIn reports whether word i stands in a short clause behind a price, and
// is a part of what that buys ("the operation is 90 euro, collar free gift").
func (r *reader) thrownIn(i int, s stretch) bool {
	c := r.clauses[r.words[i].clause]
	return c.from > s.from && c.to-c.from <= thrownInWords && len(r.money(s.from, c.from)) > 0 && len(r.money(c.from, c.to)) == 0
}

// ours reports whether one of the words stands in our letter.
func (r *reader) ours(s stretch) bool {
	return slices.ContainsFunc(r.words[s.from:s.to], func(w word) bool {
		return len(w.folded) > 3 && slices.ContainsFunc(r.letter, func(l line) bool { return l.hasAkin(w.folded) })
	})
}

// regretWords is the length up to which a clause with an apology is mere regret at
// what stands beside it ("no cards, sorry").
const regretWords = 3

// apologises reports whether the sentence apologises for something.
func (r *reader) apologises(s stretch) bool {
	from, _, ok := r.lex.find(r.text, listApologies, s.from, s.to)
	if !ok || r.lex.at(r.text, listSympathies, from, s.to) > 0 {
		return false
	}
	c := r.clauses[r.words[from].clause]
	return c.to-c.from > regretWords || c.to-c.from == s.to-s.from
}

// offered reports whether the value belongs to an offer: it stands in a clause
// that offers something, or behind one in the same sentence.
func (r *reader) offered(v value) bool {
	w := r.words[v.from]
	m := r.manners[w.sentence]
	return m.sells && r.words[m.sale.from].clause <= w.clause
}
