package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"replyaudit/internal/audit"
)

// Extract is what the bytes of a message say by themselves, cached.
type Extract struct {
	Message string
	Body    []byte
}

// SaveExtracts caches extracts.
func (s *Store) SaveExtracts(ctx context.Context, readerVersion string, extracts []Extract) error {
	err := s.Write(ctx, func(t *Tx) error {
		for _, e := range extracts {
			if _, err := t.exec(`INSERT INTO extract (message, reader_version, body) VALUES ($1, $2, $3) ON CONFLICT (message, reader_version) DO UPDATE SET body = excluded.body`,
				e.Message, readerVersion, string(e.Body)); err != nil {
				return fmt.Errorf("message %s: %w", e.Message, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store what messages say: %w", err)
	}
	return nil
}

// Extract returns the cached extract of one message, ErrNotFound when the given
// reader has not read it.
func (s *Store) Extract(ctx context.Context, message, readerVersion string) ([]byte, error) {
	return s.bytesOf(ctx, "extract of message "+message, `SELECT body FROM extract WHERE message = $1 AND reader_version = $2`, message, readerVersion)
}

// ExtractsOf returns the cached extracts of some messages; of those that the
// given reader has not read there is none.
func (s *Store) ExtractsOf(ctx context.Context, messages []string, readerVersion string) ([]Extract, error) {
	list, args := listOf(messages)
	rows, err := s.read.QueryContext(ctx, `SELECT message, body FROM extract WHERE message IN `+list+` AND reader_version = $`+strconv.Itoa(len(args)+1), append(args, readerVersion)...)
	return collect(rows, err, "read the extracts of some messages", func(scan scanner) (Extract, error) {
		var e Extract
		return e, scan(&e.Message, &e.Body)
	})
}

// ReadBefore counts the decisions and results that are not of the given reader:
// only it could come to the same again.
func (s *Store) ReadBefore(ctx context.Context, readerVersion string) (decisions, results int, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM decision WHERE reader_version <> $1), (SELECT COUNT(*) FROM assessment WHERE reader_version <> $1)`,
		readerVersion).Scan(&decisions, &results)
	if err != nil {
		return 0, 0, fmt.Errorf("count what an earlier reader has read: %w", explain(err))
	}
	return decisions, results, nil
}

// Placed says how many messages of a template an enquiry has.
type Placed struct {
	Template string
	Enquiry  string // "" for messages of no enquiry
	Messages int
}

// PlacedBefore returns, of messages that were decided about, the template and the
// enquiry that each was matched to.
func (s *Store) PlacedBefore(ctx context.Context, messages []string) (map[string]Placed, error) {
	list, args := listOf(messages)
	rows, err := s.read.QueryContext(ctx, `SELECT message, template, enquiry FROM decision WHERE message IN `+list, args...)
	before := map[string]Placed{}
	_, err = collect(rows, err, "read the templates of some messages", func(scan scanner) (string, error) {
		p := Placed{Messages: 1}
		var message string
		err := scan(&message, &p.Template, &p.Enquiry)
		before[message] = p
		return message, err
	})
	return before, err
}

// PlacedBy returns the enquiries that have messages of some templates, by template
// and enquiry.
func (s *Store) PlacedBy(ctx context.Context, templates []string) ([]Placed, error) {
	list, args := listOf(templates)
	rows, err := s.read.QueryContext(ctx, `SELECT template, enquiry, COUNT(*) FROM decision WHERE template IN `+list+` GROUP BY template, enquiry ORDER BY template, enquiry`, args...)
	return collect(rows, err, "read who got some templates", func(scan scanner) (Placed, error) {
		var p Placed
		return p, scan(&p.Template, &p.Enquiry, &p.Messages)
	})
}

// MessagesOf returns the decided messages of a template, in order.
func (s *Store) MessagesOf(ctx context.Context, template string) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT message FROM decision WHERE template = $1 ORDER BY message`, template)
	return collect(rows, err, "read the messages of a template", oneText)
}

// Decision is what was decided about a message, as a row.
type Decision struct {
	Message       string
	ReaderVersion string
	Enquiry       string // "" when unmatched
	Class         audit.Class
	Sender        string
	Template      string // mailbox, sender and text, where the text is long enough to tell; "" where not
	ReceivedAt    time.Time
	ClockFlag     bool
	Unread        bool // something in it could not be read, and an answer may stand there
	AsksBack      bool // a person's class, and nothing but a question to us
	Possible      []string
	Body          []byte
	// People is how often people had decided about the message, and taken it back,
	// when this was decided; 0 without a person.
	People int
}

// SaveDecisions replaces what was decided about messages and logs each change
// under the enquiry that it concerns. A decision is left out where a person has
// decided about the message meanwhile, in another process; whole says that none was.
func (s *Store) SaveDecisions(ctx context.Context, decisions []Decision, at time.Time) (whole bool, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		before, err := t.decidedBefore(decisions)
		if err != nil {
			return err
		}
		whole = true
		for _, d := range decisions {
			was := before[d.Message]
			if was.people != d.People {
				whole = false
				continue
			}
			if err := t.saveDecision(d, was, at); err != nil {
				return fmt.Errorf("message %s: %w", d.Message, err)
			}
		}
		return nil
	})
	if err != nil {
		return false, fmt.Errorf("store what was decided: %w", err)
	}
	return whole, nil
}

func (t *Tx) saveDecision(d Decision, was decided, at time.Time) error {
	if _, err := t.exec(`INSERT INTO decision (message, reader_version, enquiry, class, sender, template, received_at, clock_flag, unread, asks_back, body)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (message) DO UPDATE SET reader_version = excluded.reader_version,
		enquiry = excluded.enquiry, class = excluded.class, sender = excluded.sender, template = excluded.template, received_at = excluded.received_at,
		clock_flag = excluded.clock_flag, unread = excluded.unread, asks_back = excluded.asks_back, body = excluded.body`,
		d.Message, d.ReaderVersion, d.Enquiry, string(d.Class), text(d.Sender), text(d.Template), micros(d.ReceivedAt), d.ClockFlag, d.Unread, d.AsksBack, string(d.Body)); err != nil {
		return err
	}
	if len(was.possible) > 0 {
		if _, err := t.exec(`DELETE FROM possible_match WHERE message = $1`, d.Message); err != nil {
			return err
		}
	}
	for _, enquiry := range d.Possible {
		if _, err := t.exec(`INSERT INTO possible_match (message, enquiry) VALUES ($1, $2) ON CONFLICT DO NOTHING`, d.Message, enquiry); err != nil {
			return err
		}
	}
	return t.logDecision(d, was, at)
}

// logDecision logs a new decision under its enquiry, and under every enquiry that
// the message belonged to before, or could, that it no longer does.
func (t *Tx) logDecision(d Decision, was decided, at time.Time) error {
	message := logged(d.Message)
	for _, enquiry := range was.concerned() {
		if enquiry == d.Enquiry || slices.Contains(d.Possible, enquiry) {
			continue
		}
		if err := t.Append(Event{Entity: enquiry, At: at, Actor: audit.ByEngine, Kind: "message.gone", Payload: map[string]any{"message": message}}); err != nil {
			return err
		}
	}
	if d.Enquiry == "" || was.enquiry == d.Enquiry && was.class == d.Class && was.reader == d.ReaderVersion {
		return nil
	}
	return t.Append(Event{
		Entity: d.Enquiry, At: at, Actor: audit.ByEngine, Kind: "message.decided",
		Payload: map[string]any{"message": message, "class": string(d.Class), "reader": d.ReaderVersion, "received_at": micros(d.ReceivedAt)},
	})
}

// decided is what stood about a message before it is decided anew; all of it is
// zero when nothing did.
type decided struct {
	enquiry  string
	class    audit.Class
	reader   string
	possible []string // enquiries, by id
	people   int      // as in Decision
}

// concerned lists the enquiries that a message belonged to, or could, by id.
func (d decided) concerned() []string {
	all := d.possible
	if d.enquiry != "" {
		all = append([]string{d.enquiry}, all...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// decidedBefore looks up what stands about the messages of some decisions, all at
// once: a look for each would cost as much as writing it.
func (t *Tx) decidedBefore(decisions []Decision) (map[string]decided, error) {
	before := map[string]decided{}
	messages := make([]string, len(decisions))
	for i, d := range decisions {
		messages[i] = d.Message
	}
	list, args := listOf(messages)
	const doing = "read what was decided before"
	rows, err := t.on.QueryContext(t.ctx, `SELECT message, enquiry, class, reader_version FROM decision WHERE message IN `+list, args...)
	if _, err = collect(rows, err, doing, func(scan scanner) (d decided, err error) {
		var message string
		err = scan(&message, &d.enquiry, &d.class, &d.reader)
		before[message] = d
		return d, err
	}); err != nil {
		return nil, err
	}
	rows, err = t.on.QueryContext(t.ctx, `SELECT message, enquiry FROM possible_match WHERE message IN `+list+` ORDER BY message, enquiry`, args...)
	if _, err = collect(rows, err, doing, func(scan scanner) (enquiry string, err error) {
		var message string
		err = scan(&message, &enquiry)
		d := before[message]
		d.possible = append(d.possible, enquiry)
		before[message] = d
		return enquiry, err
	}); err != nil {
		return nil, err
	}
	rows, err = t.on.QueryContext(t.ctx, `SELECT subject, SUM(CASE WHEN undone_at > 0 THEN 2 ELSE 1 END) FROM override WHERE subject IN `+list+` GROUP BY subject`, args...)
	_, err = collect(rows, err, doing, func(scan scanner) (people int, err error) {
		var message string
		err = scan(&message, &people)
		d := before[message]
		d.people = people
		before[message] = d
		return people, err
	})
	return before, err
}

const decisionColumns = `SELECT d.message, d.reader_version, d.enquiry, d.class, d.sender, d.template, d.received_at, d.clock_flag, d.unread, d.asks_back, d.body FROM decision d `

func scanDecision(scan scanner) (Decision, error) {
	var d Decision
	var at int64
	err := scan(&d.Message, &d.ReaderVersion, &d.Enquiry, &d.Class, &d.Sender, &d.Template, &at, &d.ClockFlag, &d.Unread, &d.AsksBack, &d.Body)
	d.ReceivedAt = instant(at)
	return d, err
}

// Decisions returns what was decided about the messages of an account, by message.
func (s *Store) Decisions(ctx context.Context, account string) ([]Decision, error) {
	return gathered(func(do func(Decision) error) error { return s.EachDecision(ctx, account, do) })
}

// EachDecision hands over what Decisions returns, one at a time.
func (s *Store) EachDecision(ctx context.Context, account string, do func(Decision) error) error {
	possible, err := s.possible(ctx, `JOIN message m ON m.id = p.message WHERE m.account = $1`, account)
	if err != nil {
		return err
	}
	rows, err := s.read.QueryContext(ctx, decisionColumns+`JOIN message m ON m.id = d.message WHERE m.account = $1 ORDER BY d.message`, account)
	return each(rows, err, "read the decisions of "+account, scanDecision, func(d Decision) error {
		d.Possible = possible[d.Message]
		return do(d)
	})
}

// Decided returns what was decided about one message, ErrNotFound before anything was.
func (s *Store) Decided(ctx context.Context, message string) (Decision, error) {
	rows, err := s.read.QueryContext(ctx, decisionColumns+`WHERE d.message = $1`, message)
	decisions, err := collect(rows, err, "read the decision about "+message, scanDecision)
	if err == nil && len(decisions) == 0 {
		err = fmt.Errorf("decision about message %s: %w", message, ErrNotFound)
	}
	if err != nil {
		return Decision{}, err
	}
	err = s.addPossible(ctx, decisions, `WHERE p.message = $1`, message)
	return decisions[0], err
}

// addPossible adds to undecided messages the enquiries that they could belong to;
// where selects rows of possible_match p.
func (s *Store) addPossible(ctx context.Context, decisions []Decision, where string, args ...any) error {
	possible, err := s.possible(ctx, where, args...)
	for i := range decisions {
		decisions[i].Possible = possible[decisions[i].Message]
	}
	return err
}

// possible are the enquiries that undecided messages could belong to, by message.
func (s *Store) possible(ctx context.Context, where string, args ...any) (map[string][]string, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT p.message, p.enquiry FROM possible_match p `+where+` ORDER BY p.message, p.enquiry`, args...)
	possible := map[string][]string{}
	_, err = collect(rows, err, "read the open matches", func(scan scanner) (none struct{}, err error) {
		var message, enquiry string
		err = scan(&message, &enquiry)
		possible[message] = append(possible[message], enquiry)
		return none, err
	})
	return possible, err
}

// Assessment is the final result of an enquiry, as a row.
type Assessment struct {
	Enquiry       string
	RubricHash    string
	ReaderVersion string
	AsOf          time.Time
	Outcome       audit.Outcome
	Body          []byte
}

// CloseCampaign stores the final assessments and closes the campaign in one
// transaction, whether it runs, is paused or was stopped. One that is closed
// already stays as it is.
func (s *Store) CloseCampaign(ctx context.Context, campaign string, assessments []Assessment, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`UPDATE campaign_control SET state = 'closed' WHERE campaign = $1 AND state <> 'closed'`, campaign)
		if err != nil || n == 0 {
			return err
		}
		for _, a := range assessments {
			if err := t.saveAssessment(a, audit.ByEngine, at); err != nil {
				return err
			}
		}
		return t.Append(Event{Entity: campaign, At: at, Actor: audit.ByEngine, Kind: "campaign.closed", Payload: map[string]any{"state": "closed"}})
	})
	if err != nil {
		return fmt.Errorf("close campaign %s: %w", campaign, err)
	}
	return nil
}

// Reassess replaces final results of a closed campaign, after a person has decided
// something that they rest on.
func (s *Store) Reassess(ctx context.Context, assessments []Assessment, actor audit.Actor, at time.Time) error {
	err := s.Write(ctx, func(t *Tx) error {
		for _, a := range assessments {
			if err := t.saveAssessment(a, actor, at); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store new results: %w", err)
	}
	return nil
}

// saveAssessment stores the result of an enquiry and logs it.
func (t *Tx) saveAssessment(a Assessment, actor audit.Actor, at time.Time) error {
	if _, err := t.exec(`INSERT INTO assessment (enquiry, rubric_hash, reader_version, as_of, outcome, body) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (enquiry, rubric_hash, reader_version) DO UPDATE SET as_of = excluded.as_of, outcome = excluded.outcome, body = excluded.body`,
		a.Enquiry, a.RubricHash, a.ReaderVersion, micros(a.AsOf), string(a.Outcome), string(a.Body)); err != nil {
		return fmt.Errorf("assessment of %s: %w", a.Enquiry, err)
	}
	return t.Append(Event{
		Entity: a.Enquiry, At: at, Actor: actor, Kind: "enquiry.assessed",
		Payload: map[string]any{"outcome": string(a.Outcome), "rubric_hash": a.RubricHash, "reader": a.ReaderVersion},
	})
}

// Assessments returns the results of a campaign by one of its gradings, by enquiry.
func (s *Store) Assessments(ctx context.Context, campaign string, g Grading) ([]Assessment, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT a.enquiry, a.rubric_hash, a.reader_version, a.as_of, a.outcome, a.body
		FROM assessment a JOIN enquiry e ON e.id = a.enquiry WHERE e.campaign = $1 AND a.rubric_hash = $2 AND a.reader_version = $3 ORDER BY a.enquiry`,
		campaign, g.RubricHash, g.ReaderVersion)
	return collect(rows, err, "read the results of "+campaign, func(scan scanner) (Assessment, error) {
		var a Assessment
		var at int64
		err := scan(&a.Enquiry, &a.RubricHash, &a.ReaderVersion, &at, &a.Outcome, &a.Body)
		a.AsOf = instant(at)
		return a, err
	})
}
