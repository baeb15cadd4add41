package grade

// manner says what a sentence does, so that what it holds is taken rightly.
type manner struct {
	sells     bool // offers something
	elsewhere bool // sends the customer to a page, a telephone or a counter
	invites   bool // invites further questions
	proposes  bool // offers to go ahead, or is small talk
	clarifies bool // asks back with a set phrase
	courteous bool // thanks or apologises
	limits    bool // says until when an offer stands
}

// readManners looks at every sentence once.
func (r *reader) readManners() {
	r.manners = make([]manner, len(r.sentences))
	for i, s := range r.sentences {
		has := func(l list) bool { return r.lex.in(r.text, l, s) }
		r.manners[i] = manner{
			sells:     has(listSales),
			elsewhere: !s.signature && has(listElsewhere),
			invites:   has(listInvitations) || has(listQueries) && has(listInvites),
			proposes:  has(listProposals) || has(listSmalltalk),
			clarifies: has(listClarify),
			courteous: has(listThanks) || has(listApologies),
			limits:    has(listValidity),
		}
	}
}
