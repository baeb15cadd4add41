package engine

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/calendar"
	"replyaudit/internal/campaign"
	"replyaudit/internal/steps"
	"replyaudit/internal/store"
)

// running is a campaign that is not closed: the frozen design, which never
// changes, and what is known of each enquiry without reading it again.
type running struct {
	*campaign.Campaign
	frozen     *analysis.Frozen // the same, for loading what is known of some enquiries
	enquiries  map[string]audit.Enquiry
	calendars  map[string]*calendar.Calendar // by company
	beside     map[string][]*thread          // by company
	launchedAt time.Time

	// The rest is guarded by the engine's lock.
	state   string
	threads map[string]*thread   // by enquiry
	inOrder []*thread            // the same, by enquiry
	next    map[string]time.Time // by account: from when on its next letter may be sent
	// over is when every window, watch and follow-up window is over, once no other
	// letter than debriefings is left; closes is when nothing more is awaited, once
	// no letter is left. Zero while unknown.
	over, closes time.Time

	paused     map[string]bool // personas of whom nothing goes out
	controls   line            // to the controls
	controlsAt time.Time       // next look into them
}

// thread is what the engine keeps of an enquiry.
type thread struct {
	enquiry string
	account string
	letters map[audit.Stage]letter
	sum     sum
	over    time.Time // of its windows, watch and follow-up window, as far as letters are out
	told    time.Time // end of the collecting after its debriefing
	touched int64     // number of the last line of the log about it
	look    look
}

// sum is what the letters of an enquiry come to. It is kept, since whenever a
// letter moves all enquiries are gone through.
type sum struct {
	debriefings bool      // one may still be sent, or is being sent
	others      bool      // so may another letter
	next        time.Time // from when on the next may be sent, zero for none
}

// letter is where a letter stands, and from when on it may be sent.
type letter struct {
	state audit.LetterState
	at    time.Time
}

// look is when an enquiry is to be looked at again; the zero look waits until
// something happens to it.
type look struct {
	now       bool      // something has happened
	at        time.Time // unless zero: at this instant
	collected time.Time // unless zero: when its mailbox was scanned through this instant
}

// open makes a campaign ready: every enquiry is to be looked at once.
func (e *Engine) open(ctx context.Context, row store.Campaign) (*running, error) {
	frozen, err := analysis.Freeze(ctx, e.Store, row.ID)
	if err != nil {
		return nil, err
	}
	r := &running{
		Campaign: frozen.Campaign(), frozen: frozen, enquiries: map[string]audit.Enquiry{}, calendars: map[string]*calendar.Calendar{},
		launchedAt: row.LaunchedAt, state: row.State, controls: newLine(row.ID, ""), threads: map[string]*thread{}, beside: map[string][]*thread{},
	}
	for _, company := range r.Companies {
		if r.calendars[company.Key], err = r.Calendar(company); err != nil {
			return nil, fmt.Errorf("calendar of company %s of campaign %s: %w", company.Key, row.ID, err)
		}
	}
	enquiries, err := e.Store.Enquiries(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	for _, q := range enquiries {
		r.enquiries[q.ID] = q
		m, ok := r.MailboxByKey(q.Mailbox)
		if !ok {
			return nil, fmt.Errorf("enquiry %s: the frozen campaign has no mailbox %s", q.ID, q.Mailbox)
		}
		t := &thread{enquiry: q.ID, account: AccountName(m), letters: map[audit.Stage]letter{}}
		r.threads[q.ID] = t
		r.inOrder = append(r.inOrder, t)
		r.beside[q.Company] = append(r.beside[q.Company], t)
	}
	letters, err := e.Store.Letters(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		r.note(l)
	}
	for id, t := range r.threads {
		t.look.now = r.undecided(id)
	}
	pauses, err := e.Store.Pauses(ctx, row.ID)
	if err != nil {
		return nil, err
	}
	e.sayPauses(r, pauses)
	r.settle()
	return r, nil
}

// note keeps what a letter says.
func (r *running) note(l store.LetterRow) {
	t := r.threads[l.Enquiry]
	t.letters[l.Stage] = letter{state: l.State, at: later(l.DueAt, l.NotBefore)}
	r.add(t)
	t0 := l.SentAt
	if l.State == audit.Unknown {
		t0 = l.HandingAt
	}
	if t0.IsZero() {
		return
	}
	cal, script := r.calendars[r.enquiries[l.Enquiry].Company], r.script(l.Enquiry)
	switch {
	case l.Stage == audit.Opening:
		t.over = later(t.over, cal.Add(cal.Add(t0, r.Window), r.Watch))
	case l.Stage == audit.FollowUp && script.FollowUp != nil:
		t.over = later(t.over, cal.Add(t0, script.FollowUp.Window))
	case l.Stage == audit.Questionnaire && script.Questionnaire != nil:
		t.over = later(t.over, cal.Add(t0, script.Questionnaire.Window))
	case l.Stage == audit.Debriefing && script.Debriefing != nil:
		t.told = later(t.told, cal.Add(t0, script.Debriefing.Window))
	}
}

// add sums up where the letters of an enquiry stand.
func (r *running) add(t *thread) {
	t.sum = sum{}
	for stage, l := range t.letters {
		if r.waits(l.state) {
			t.sum.debriefings = t.sum.debriefings || stage == audit.Debriefing
			t.sum.others = t.sum.others || stage != audit.Debriefing
		}
		if l.state == audit.Due || l.state == audit.Deferred {
			t.sum.next = earlier(t.sum.next, l.at)
		}
	}
}

func (r *running) script(enquiry string) campaign.Script {
	script, _ := r.ScriptByKey(r.enquiries[enquiry].Script)
	return script
}

// undecided tells whether package steps may have something to say about an enquiry.
func (r *running) undecided(enquiry string) bool {
	t := r.threads[enquiry]
	opening := t.letters[audit.Opening].state
	if opening == "" || r.waits(opening) {
		return false // nothing can be decided before it is out
	}
	for _, l := range t.letters {
		if l.state == audit.Planned {
			return true
		}
	}
	_, clarified := t.letters[audit.Clarification]
	return opening == audit.Accepted && r.script(enquiry).Clarification != nil && !clarified
}

// settle works out, from where all letters stand, when the next is due, when the
// campaign is over and when it closes. When it is over, the debriefings are looked at.
func (r *running) settle() {
	others, debriefings := false, false
	over := r.launchedAt
	r.next = map[string]time.Time{}
	for _, t := range r.inOrder {
		over = later(over, t.over)
		debriefings, others = debriefings || t.sum.debriefings, others || t.sum.others
		if !t.sum.next.IsZero() && !r.paused[r.enquiries[t.enquiry].Persona] {
			r.next[t.account] = earlier(r.next[t.account], t.sum.next)
		}
	}
	if others {
		over = time.Time{}
	}
	if !over.Equal(r.over) {
		r.over = over
		for _, t := range r.inOrder {
			if t.letters[audit.Debriefing].state == audit.Planned {
				t.look = look{now: true}
			}
		}
	}
	r.closes = time.Time{}
	if !others && !debriefings {
		r.closes = over
		for _, t := range r.inOrder {
			r.closes = later(r.closes, t.told)
		}
	}
}

// waits tells whether a letter in this state may still be sent, or is being sent.
// What has not begun of a stopped campaign will not be sent.
func (r *running) waits(state audit.LetterState) bool {
	switch state {
	case audit.Claimed, audit.HandingOver:
		return true
	case audit.Planned, audit.Due, audit.Deferred:
		return r.state != "stopped"
	}
	return false
}

// accountsOf lists the accounts of some enquiries.
func (r *running) accountsOf(enquiries map[string]int64) []string {
	all := map[string]bool{}
	for id := range enquiries {
		all[r.threads[id].account] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// end is what the campaign says to an enquiry: of a company with several, the last
// one that was accepted speaks.
func (r *running) end(enquiry string) steps.End {
	end := steps.End{At: r.over, Speaks: true}
	for _, t := range r.beside[r.enquiries[enquiry].Company] {
		if t.enquiry > enquiry && t.letters[audit.Opening].state == audit.Accepted {
			end.Speaks = false
		}
	}
	return end
}

// news is what the log says has happened since it was last read.
type news struct {
	lines   []store.Touched
	states  map[string]string        // of campaigns that were steered
	pauses  map[string][]store.Pause // of their personas
	letters []store.LetterRow        // that have moved
	paused  []string                 // all accounts that are, where one was steered
	steered bool                     // an account
}

// follow reads on in the log and takes note of what has happened since.
func (e *Engine) follow(ctx context.Context) error {
	e.mu.Lock()
	read := e.followed
	e.mu.Unlock()
	lines, err := e.Store.TouchedSince(ctx, read)
	if err != nil || len(lines) == 0 {
		return err
	}
	n := news{lines: lines, states: map[string]string{}, pauses: map[string][]store.Pause{}}
	var letters []string
	for _, line := range lines {
		if e.known(line.Entity) {
			if n.states[line.Entity], err = e.Store.StateOf(ctx, line.Entity); err != nil {
				return err
			}
			if n.pauses[line.Entity], err = e.Store.Pauses(ctx, line.Entity); err != nil {
				return err
			}
		}
		if strings.HasPrefix(line.Kind, "letter.") && line.Kind != "letter.copied" {
			letters = append(letters, line.Entity)
		}
		n.steered = n.steered || strings.HasPrefix(line.Kind, "account.")
	}
	slices.Sort(letters)
	if n.letters, err = e.lettersOf(ctx, slices.Compact(letters)); err != nil {
		return err
	}
	if n.steered {
		if n.paused, err = e.Store.PausedAccounts(ctx); err != nil {
			return err
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.take(n)
	return nil
}

// lettersOf reads the letters of enquiries, a few hundred at once.
func (e *Engine) lettersOf(ctx context.Context, enquiries []string) (all []store.LetterRow, err error) {
	for part := range slices.Chunk(enquiries, 500) {
		rows, err := e.Store.LettersOf(ctx, part)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// take notes what was read: the states of campaigns and accounts, the letters that
// have moved, and which enquiries are to be looked at. The caller holds the lock.
func (e *Engine) take(n news) {
	moved := map[*running]bool{}
	for id, state := range n.states {
		r := e.campaigns[id]
		if state != r.state {
			e.Log.Info("campaign is "+state, "campaign", id)
		}
		r.state = state
		for _, t := range r.inOrder {
			r.add(t)
		}
		moved[r] = true
	}
	for id, pauses := range n.pauses {
		e.sayPauses(e.campaigns[id], pauses)
	}
	if n.steered {
		e.hold(n.paused)
	}
	for _, l := range n.letters {
		if r := e.campaigns[l.Campaign]; r != nil {
			r.note(l)
			moved[r] = true
		}
	}
	for _, line := range n.lines {
		e.followed = max(e.followed, line.ID)
		for _, r := range e.campaigns {
			if t := r.threads[line.Entity]; t != nil && matters(line.Kind) {
				t.touched = line.ID
				t.look = look{now: r.undecided(line.Entity)}
			}
			if line.Kind == "campaign.running" && line.Entity == r.Key || line.Kind == "account.running" {
				r.lookAgain(line)
			}
		}
	}
	for r := range moved {
		r.settle()
	}
}

// hold notes which accounts are paused. The caller holds the lock.
func (e *Engine) hold(paused []string) {
	for _, a := range e.accounts {
		is := slices.Contains(paused, a.name)
		if is == a.paused {
			continue
		}
		a.paused = is
		e.Log.Info("account is "+map[bool]string{true: store.Paused, false: store.Running}[is], "account", a.name)
	}
}

// lookAgain has the enquiries looked at that may have something to send, after the
// campaign or an account was resumed: an order that met the pause was not carried
// out, and nothing else would bring it back.
func (r *running) lookAgain(resumed store.Touched) {
	for _, t := range r.inOrder {
		if (resumed.Entity == r.Key || resumed.Entity == t.account) && r.undecided(t.enquiry) {
			t.touched = resumed.ID
			t.look = look{now: true}
		}
	}
}

// matters tells whether a decision may come out otherwise after an event: a letter
// on its way out changes nothing before it has arrived or failed.
func matters(kind string) bool {
	switch kind {
	case "letter.due", "letter.added", "letter.replanned", "letter.claimed", "letter.handing_over", "letter.deferred", "letter.copied":
		return false
	}
	return true
}
