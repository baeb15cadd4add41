package analysis

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/classify"
	"replyaudit/internal/grade"
	"replyaudit/internal/match"
	"replyaudit/internal/reading"
	"replyaudit/internal/rubric"
	"replyaudit/internal/split"
	"replyaudit/internal/store"
)

// Load gathers what the database knows of a campaign at asOf: the same rows
// give the same Data. It fails with store.ErrNotFound when the campaign was
// never launched here.
func Load(ctx context.Context, s *store.Store, id string, asOf time.Time) (*Data, error) {
	return LoadEnquiries(ctx, s, id, asOf)
}

// LoadEnquiries gathers what is known of some enquiries of a campaign, or of all
// when none is named. Of some, Unmatched counts the messages that could belong to
// these, and Foreign none. Of all, decisions are without what no report reads: see slimStored.
func LoadEnquiries(ctx context.Context, s *store.Store, id string, asOf time.Time, ids ...string) (*Data, error) {
	f, err := Freeze(ctx, s, id)
	if err != nil {
		return nil, err
	}
	return f.Load(ctx, s, asOf, ids...)
}

// Frozen is what never changes of a campaign once it was launched. Who looks at
// its enquiries again and again reads it once.
type Frozen struct{ data Data }

// Freeze reads a campaign as it was launched.
func Freeze(ctx context.Context, s *store.Store, id string) (*Frozen, error) {
	row, err := s.Campaign(ctx, id)
	if err != nil {
		return nil, err
	}
	d := Data{
		Campaign: &campaign.Campaign{}, Rubric: &rubric.Rubric{}, RubricHash: row.RubricHash, DesignHash: row.DesignHash,
		ReaderVersion: reading.Version, LaunchedAt: row.LaunchedAt, calendars: newCalendars(),
	}
	if err := json.Unmarshal(row.Document, d.Campaign); err != nil {
		return nil, fmt.Errorf("read the frozen campaign %s: %w", id, err)
	}
	if err := json.Unmarshal(row.Rubric, d.Rubric); err != nil {
		return nil, fmt.Errorf("read the frozen rubric of %s: %w", id, err)
	}
	return &Frozen{d}, nil
}

// Campaign is the campaign as it was launched, not to be changed.
func (f *Frozen) Campaign() *campaign.Campaign { return f.data.Campaign }

// Rubric is what the campaign is graded by, not to be changed.
func (f *Frozen) Rubric() *rubric.Rubric { return f.data.Rubric }

// Under is the same campaign, to be graded by another rubric of that hash.
func (f *Frozen) Under(hash string, r *rubric.Rubric) *Frozen {
	d := f.data
	d.RubricHash, d.Rubric = hash, r
	return &Frozen{d}
}

// RubricOf reads a rubric that some campaign was graded by.
func RubricOf(ctx context.Context, s *store.Store, hash string) (*rubric.Rubric, error) {
	body, err := s.Rubric(ctx, hash)
	if err != nil {
		return nil, err
	}
	r := &rubric.Rubric{}
	if err := json.Unmarshal(body, r); err != nil {
		return nil, fmt.Errorf("read the rubric %s: %w", hash, err)
	}
	return r, nil
}

// Load does what LoadEnquiries does. Letters stand as they stood at asOf, by the
// log. It is safe for use by several goroutines.
func (f *Frozen) Load(ctx context.Context, s *store.Store, asOf time.Time, ids ...string) (*Data, error) {
	d := f.data
	d.AsOf = asOf
	l := loader{store: s, data: &d, ids: ids, byEnquiry: map[string]*Record{}, log: map[string]*fate{}, words: map[string]string{}}
	for _, step := range []func(context.Context) error{l.enquiries, l.events, l.letters, l.mailboxes, l.messages, l.measurements, l.controls, l.coding, l.proposals} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	d.Records = make([]Record, 0, len(l.order))
	for _, e := range l.order {
		d.Records = append(d.Records, *l.byEnquiry[e])
	}
	return &d, nil
}

// loader fills Data step by step.
type loader struct {
	store     *store.Store
	data      *Data
	ids       []string // of the enquiries that are asked for, none = all
	order     []string
	byEnquiry map[string]*Record
	log       map[string]*fate  // by letter
	sums      map[string]string // SHA-256 of the letters' bytes; nil when only some enquiries are asked for
	words     map[string]string // of the log, each once

	refusedDays []personaDay // on which a persona was paused for refusals by policy
}

// fate is what the log says of a letter.
type fate struct {
	state audit.LetterState // at the instant of the report, "" before its first event
	text  string            // the server's words until then
	moved bool              // its state has changed since
}

func (l *loader) enquiries(ctx context.Context) error {
	read := func() ([]audit.Enquiry, error) { return l.store.Enquiries(ctx, l.data.Campaign.Key) }
	if len(l.ids) > 0 {
		read = func() ([]audit.Enquiry, error) { return l.store.EnquiriesOf(ctx, l.data.Campaign.Key, l.ids) }
	}
	all, err := read()
	for _, e := range all {
		l.order = append(l.order, e.ID)
		l.byEnquiry[e.ID] = &Record{Enquiry: e}
	}
	return err
}

// coding reads what people coded. Like every decision after the close it counts in
// the final report.
func (l *loader) coding(ctx context.Context) (err error) {
	if !l.data.Closed || len(l.ids) > 0 {
		return nil
	}
	if l.data.Coding, err = l.store.Coding(ctx, l.data.Campaign.Key); errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// proposals count whenever they were decided: words of the report are no measurement.
func (l *loader) proposals(ctx context.Context) error {
	if len(l.ids) > 0 {
		return nil
	}
	all, err := l.store.Proposals(ctx, l.data.Campaign.Key)
	l.data.Proposals = map[string]store.Override{}
	for _, o := range all {
		l.data.Proposals[o.Subject] = o // a later one takes the place of an earlier one
	}
	return err
}

func (l *loader) events(ctx context.Context) error {
	key := l.data.Campaign.Key
	some, err := l.store.EventsOf(ctx, append([]string{key}, l.ids...))
	if err != nil {
		return err
	}
	l.data.Closed = slices.ContainsFunc(some, func(e store.Event) bool {
		return e.Entity == key && e.Kind == "campaign.closed" && !e.At.After(l.data.AsOf)
	})
	if len(l.ids) == 0 {
		return l.store.EachEvent(ctx, key, func(e store.Event) error {
			l.event(e)
			return nil
		})
	}
	for _, e := range some {
		l.event(e)
	}
	return nil
}

// enclosed is the event of messages that were given out with a report. It is no part of
// the log that the next report prints: whether it came before the end of a rehearsal
// depends on the day on which the rehearsal is looked at.
const enclosed = "report.identified"

// event files a line of the log.
func (l *loader) event(e store.Event) {
	l.pauseEvent(e)
	l.letterEvent(e)
	if l.tooLate(e) {
		return
	}
	v := eventOf(e)
	for _, word := range []*string{&v.Kind, (*string)(&v.Actor), (*string)(&v.Letter), &v.Detail} {
		*word = l.shared(*word)
	}
	if r := l.byEnquiry[e.Entity]; r != nil {
		r.Events = append(r.Events, v)
	} else if e.Entity == l.data.Campaign.Key && !e.At.After(l.data.AsOf) && e.Kind != enclosed { // what people do with a closed campaign is no part of it
		l.data.Log = append(l.data.Log, v)
	}
}

// shared is one copy of a word that thousands of lines of the log have.
func (l *loader) shared(word string) string {
	if _, known := l.words[word]; !known {
		l.words[word] = word
	}
	return l.words[word]
}

// tooLate reports whether an event is outside what is looked at. A closed
// campaign is looked at as of its close, and what a person decides about it later
// counts all the same.
func (l *loader) tooLate(e store.Event) bool {
	return e.At.After(l.data.AsOf) && !(l.data.Closed && strings.HasPrefix(string(e.Actor), "person:"))
}

// letterEvent follows the states of a letter.
func (l *loader) letterEvent(e store.Event) {
	letter, _ := e.Payload["letter"].(string)
	state, moves := e.Payload["state"].(string)
	if letter == "" || !moves {
		return
	}
	f := l.log[letter]
	if f == nil {
		f = &fate{}
		l.log[letter] = f
	}
	if l.tooLate(e) {
		f.moved = true
		return
	}
	f.state = audit.LetterState(state)
	if e.Text != "" {
		f.text = e.Text
	}
}

func eventOf(e store.Event) Event {
	v := Event{Seq: int(e.Seq), At: e.At, Actor: e.Actor, Kind: e.Kind}
	letter, _ := e.Payload["letter"].(string)
	if e.Kind == sentByWord {
		letter, _ = e.Payload["subject"].(string)
	}
	if letter != "" {
		v.Letter = stageOf(letter)
	}
	v.Value, _ = e.Payload["value"].(string)
	var words []string
	for _, key := range []string{"class", "outcome", "reason"} {
		if w, ok := e.Payload[key].(string); ok && w != "" {
			words = append(words, w)
		}
	}
	v.Detail = strings.Join(words, ", ")
	if key, ok := e.Payload["decision"]; ok {
		v.Decision = fmt.Sprint(key)
	}
	return v
}

func (l *loader) letters(ctx context.Context) error {
	if err := l.eachLetter(ctx); err != nil {
		return err
	}
	for _, r := range l.byEnquiry {
		r.Events = slices.Clone(r.Events) // without the room to grow
		r.Withdrawn = r.Letter.State == audit.Cancelled || stands(r.Events, withdrawn)
		slices.SortFunc(r.Steps, func(a, b Step) int {
			return slices.Index(audit.Stages(), a.Stage) - slices.Index(audit.Stages(), b.Stage)
		})
	}
	return nil
}

func (l *loader) eachLetter(ctx context.Context) (err error) {
	if len(l.ids) == 0 { // who asks about a few writes no report
		if l.sums, err = l.store.LetterSums(ctx, l.data.Campaign.Key); err != nil {
			return err
		}
		return l.store.EachLetter(ctx, l.data.Campaign.Key, l.letter)
	}
	some, err := l.store.LettersOf(ctx, l.ids)
	for _, x := range some {
		if err := l.letter(x); err != nil {
			return err
		}
	}
	return err
}

// letter files a letter under its enquiry, with the end of the window that it opens.
func (l *loader) letter(x store.LetterRow) error {
	r := l.byEnquiry[x.Enquiry]
	if _, control := x.Stage.Control(); control || r == nil { // a control went to ourselves
		return nil
	}
	letter := l.atInstant(x)
	if letter.State == audit.Unknown && denied(r.Events, x.Stage) {
		letter.State = audit.Rejected // on our side, as far as anybody knows
	}
	opened := letter.SentAt
	if letter.State == audit.Unknown { // unsettled: its window is counted from the marker
		opened = x.HandingAt
	}
	end, err := l.windowEnd(r, x.Stage, opened)
	if err != nil {
		return fmt.Errorf("letter %s: %w", x.ID, err)
	}
	if x.Stage == audit.Opening {
		r.HasAddress, r.Letter, r.WindowEnd = true, letter, end
		return nil
	}
	r.Steps = append(r.Steps, Step{Stage: x.Stage, ID: x.ID, Letter: letter, WindowEnd: end})
	return nil
}

// atInstant is a letter as it stood at the instant of the report: where its
// state has changed since, the log says what it was.
func (l *loader) atInstant(x store.LetterRow) Letter {
	letter := Letter{State: x.State, Subject: x.Subject, Body: x.Body, To: x.To, DueAt: x.DueAt}
	f := l.log[x.ID]
	if f != nil {
		letter.Text = f.text
	}
	if f != nil && f.moved {
		letter.State = f.state
		if f.state == "" && x.Stage == audit.Opening {
			letter.State = audit.Due
		} else if f.state == "" {
			letter.State = audit.Planned
		}
	}
	if letter.State == x.State {
		letter.SentAt, letter.Uncertain, letter.Remote, letter.Code, letter.Status = x.SentAt, x.Proved, x.Remote, x.ReplyCode, x.ReplyState
	}
	if handedOver(letter.State) {
		letter.SHA256 = l.sums[x.ID]
	}
	return letter
}

// windowEnd is when the window of a letter that went out at opened is over: the
// enquiry's, or a follow-up question's or a questionnaire's own. Other letters open none.
func (l *loader) windowEnd(r *Record, stage audit.Stage, opened time.Time) (time.Time, error) {
	window := l.data.Campaign.Window
	if stage != audit.Opening {
		script, _ := l.data.Campaign.ScriptByKey(r.Script)
		if step := script.StepOf(stage); step != nil {
			window = step.Window
		}
	}
	if opened.IsZero() || stage != audit.Opening && stage != audit.FollowUp && stage != audit.Questionnaire {
		return time.Time{}, nil
	}
	company, ok := l.data.Campaign.CompanyByKey(r.Company)
	if !ok {
		return time.Time{}, fmt.Errorf("the frozen campaign has no company %s", r.Company)
	}
	cal, err := l.data.calendar(company)
	if err != nil {
		return time.Time{}, err
	}
	return cal.Add(opened, window), nil
}

// mailboxes notes how far the mailbox of each enquiry was read, and what in it
// nobody has read yet.
func (l *loader) mailboxes(ctx context.Context) error {
	records := map[string][]*Record{}
	for _, r := range l.byEnquiry {
		records[r.Mailbox] = append(records[r.Mailbox], r)
	}
	for _, m := range l.data.Campaign.Mailboxes {
		if len(records[m.Key]) == 0 {
			continue
		}
		scanned, err := l.store.ScannedThrough(ctx, accountOf(m))
		if err != nil {
			return err
		}
		if scanned.After(l.data.AsOf) { // what was searched later was not known then
			scanned = l.data.AsOf
		}
		sealed, err := l.sealed(ctx, accountOf(m))
		if err != nil {
			return err
		}
		for _, r := range records[m.Key] {
			r.Collected = scanned
			r.addSealed(sealed)
		}
	}
	return nil
}

// accountOf is the name by which the database knows a mailbox; two of a campaign may share one.
func accountOf(m campaign.Mailbox) string { return strings.ToLower(m.Address) }

// sealed are the messages of an account of which nobody knows what they say:
// those that the server lists and does not hand out, and those that are stored
// and not decided yet.
func (l *loader) sealed(ctx context.Context, account string) ([]Message, error) {
	lost, err := l.store.Unfetchables(ctx, account)
	if err != nil {
		return nil, err
	}
	undecided, err := l.store.UndecidedSights(ctx, account)
	if err != nil {
		return nil, err
	}
	var all []Message
	for _, u := range lost {
		all = append(all, Message{ID: fmt.Sprintf("%s/%s/%d", account, u.Folder, u.UID), ReceivedAt: u.InternalDate, Folder: u.Folder})
	}
	for id, seen := range undecided {
		all = append(all, Message{ID: id, ReceivedAt: seen.InternalDate, Folder: seen.Folder, SHA256: seen.SHA256})
	}
	for i := range all {
		d := &all[i].Decision
		d.Unread, d.Verdict.Class, d.Verdict.Best = true, audit.Uncertain, audit.Uncertain
	}
	return all, nil
}

// addSealed files sealed messages under an enquiry that they could belong to:
// nobody may call that one silent.
func (r *Record) addSealed(all []Message) {
	for _, m := range all {
		if !r.Letter.SentAt.IsZero() && !r.Letter.SentAt.After(m.ReceivedAt) {
			r.Pending = append(r.Pending, m)
		}
	}
}

// messages reads what came back and was decided, received until AsOf: of all the
// campaign's accounts, or what concerns the enquiries that are asked for.
func (l *loader) messages(ctx context.Context) error {
	if err := l.decided(ctx); err != nil {
		return err
	}
	for _, r := range l.byEnquiry {
		for _, list := range [][]Message{r.Messages, r.Pending} {
			slices.SortFunc(list, func(a, b Message) int {
				if c := a.ReceivedAt.Compare(b.ReceivedAt); c != 0 {
					return c
				}
				return strings.Compare(a.ID, b.ID)
			})
		}
	}
	return nil
}

// decided files account by account what was received until AsOf.
func (l *loader) decided(ctx context.Context) error {
	if len(l.ids) > 0 {
		return l.decidedOf(ctx)
	}
	read := map[string]bool{}
	for _, m := range l.data.Campaign.Mailboxes {
		name := accountOf(m)
		if read[name] {
			continue
		}
		read[name] = true
		seen, err := l.store.SeenMessages(ctx, name)
		if err != nil {
			return err
		}
		if err := l.store.EachDecision(ctx, name, func(d store.Decision) error { return l.message(d, seen[d.Message]) }); err != nil {
			return err
		}
	}
	return nil
}

// decidedOf files what concerns the enquiries that are asked for.
func (l *loader) decidedOf(ctx context.Context) error {
	decisions, err := l.store.DecisionsOf(ctx, l.ids)
	if err != nil {
		return err
	}
	var messages []string
	for _, d := range decisions {
		messages = append(messages, d.Message)
	}
	seen, err := l.store.SeenOf(ctx, messages)
	if err != nil {
		return err
	}
	for _, d := range decisions {
		if err := l.message(d, seen[d.Message]); err != nil {
			return err
		}
	}
	return nil
}

// message files one decided message under its enquiry, or under those that it could belong to.
func (l *loader) message(row store.Decision, seen store.Seen) error {
	if row.ReceivedAt.After(l.data.AsOf) {
		return nil
	}
	body, err := l.body(row.Body)
	if err != nil {
		return fmt.Errorf("read what was decided about %s: %w", row.Message, err)
	}
	m := Message{
		ID: row.Message, ReceivedAt: row.ReceivedAt, ClockFlag: row.ClockFlag, Folder: seen.Folder, From: row.Sender,
		FromName: body.FromName, Subject: body.Subject, SHA256: seen.SHA256, Decision: body.Decision, Overridden: body.Overridden,
	}
	if r := l.byEnquiry[row.Enquiry]; r != nil {
		r.Messages = append(r.Messages, m)
		return nil
	}
	ours := false
	for _, id := range row.Possible {
		if r := l.byEnquiry[id]; r != nil && couldCount(row.Class) {
			r.Pending = append(r.Pending, m)
			ours = true
		}
	}
	switch {
	case ours:
		l.data.Unmatched++
	case row.Enquiry == "" && len(l.ids) == 0:
		l.data.Foreign++
	}
	return nil
}

// couldCount tells whether an undecided message of this class could change what
// an enquiry came to. A newsletter or a receipt cannot, whichever letter caused it.
func couldCount(c audit.Class) bool {
	switch c {
	case audit.Marketing, audit.Notification, audit.ReadReceipt, audit.FeedbackReport:
		return false
	}
	return true
}

// body is what was decided about a message. Of whole campaigns it is without what no
// report reads: a third of the memory of a large one.
func (l *loader) body(stored []byte) (body reading.Stored, err error) {
	if len(l.ids) > 0 {
		err = json.Unmarshal(stored, &body)
		return body, err
	}
	var slim slimStored
	if err := json.Unmarshal(stored, &slim); err != nil {
		return body, err
	}
	return slim.stored(), nil
}

// slimStored is a reading.Stored without the evidence for class and match and what was
// cut from the text.
type slimStored struct {
	reading.Stored
	Decision struct {
		reading.Decision
		Match struct {
			match.Result
			Evidence passedOver `json:"evidence"`
		} `json:"match"`
		Verdict struct {
			classify.Verdict
			Evidence passedOver `json:"evidence"`
		} `json:"verdict"`
		Parts struct {
			split.Parts
			Quoted passedOver `json:"quoted"`
			Cuts   passedOver `json:"cuts"`
			Above  passedOver `json:"above"`
		} `json:"parts"`
	} `json:"decision"`
	Machine passedOver `json:"machine"`
}

// passedOver is a value of JSON that nobody reads.
type passedOver struct{}

// UnmarshalJSON reads nothing.
func (*passedOver) UnmarshalJSON([]byte) error { return nil }

// stored is s in the form that the rest reads, without the facts that do not hold and
// say nothing else, which is most of them.
func (s *slimStored) stored() reading.Stored {
	body := s.Stored
	body.Decision = s.Decision.Decision
	body.Decision.Match, body.Decision.Verdict, body.Decision.Parts = s.Decision.Match.Result, s.Decision.Verdict.Verdict, s.Decision.Parts.Parts
	if all := body.Decision.Reading.Facts; all != nil {
		some := map[string]grade.Fact{}
		for name, fact := range all {
			if fact != (grade.Fact{}) {
				some[name] = fact
			}
		}
		body.Decision.Reading.Facts = some
	}
	return body
}
