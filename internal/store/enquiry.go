package store

import (
	"context"
	"math/bits"
	"strconv"
	"strings"

	"replyaudit/internal/audit"
)

// What belongs to some enquiries, read by key: a look at a few of them must not
// cost a look at all. A call may name so many:
const longest = 30_000

// EnquiriesOf returns those of some enquiries that belong to a campaign, by id.
func (s *Store) EnquiriesOf(ctx context.Context, campaign string, ids []string) ([]audit.Enquiry, error) {
	list, args := listOf(ids)
	last := "$" + strconv.Itoa(len(args)+1)
	rows, err := s.read.QueryContext(ctx, enquiryColumns+`WHERE id IN `+list+` AND campaign = `+last+` ORDER BY id`, append(args, campaign)...)
	return collect(rows, err, "read some enquiries of "+campaign, scanEnquiry)
}

// LettersOf returns the letters of some enquiries by id.
func (s *Store) LettersOf(ctx context.Context, enquiries []string) ([]LetterRow, error) {
	list, args := listOf(enquiries)
	rows, err := s.read.QueryContext(ctx, letterColumns+`WHERE l.enquiry IN `+list+` ORDER BY l.id`, args...)
	return collect(rows, err, "read the letters of some enquiries", scanLetter)
}

// EventsOf returns the log of some entities, by entity and number.
func (s *Store) EventsOf(ctx context.Context, entities []string) ([]Event, error) {
	list, args := listOf(entities)
	rows, err := s.read.QueryContext(ctx, eventColumns+`WHERE e.entity IN `+list+` ORDER BY e.entity, e.seq`, args...)
	return collect(rows, err, "read the log of some entities", scanEvent)
}

// DecisionsOf returns what was decided about the messages that belong to some
// enquiries or could belong to them, by message.
func (s *Store) DecisionsOf(ctx context.Context, enquiries []string) ([]Decision, error) {
	list, args := listOf(enquiries)
	could := `(SELECT message FROM possible_match WHERE enquiry IN ` + list + `)`
	rows, err := s.read.QueryContext(ctx, decisionColumns+`WHERE d.enquiry IN `+list+` OR d.message IN `+could+` ORDER BY d.message`, args...)
	decisions, err := collect(rows, err, "read the decisions of some enquiries", scanDecision)
	if err != nil {
		return nil, err
	}
	return decisions, s.addPossible(ctx, decisions, `WHERE p.message IN `+could, args...)
}

// SeenOf returns the first sight of some messages.
func (s *Store) SeenOf(ctx context.Context, messages []string) (map[string]Seen, error) {
	list, args := listOf(messages)
	return s.firstSights(ctx, "read the sightings of some messages", `m.id IN `+list, args...)
}

// UndecidedSights returns the first sight of each message of an account about
// which no reader has decided anything yet: it could belong to any enquiry.
func (s *Store) UndecidedSights(ctx context.Context, account string) (map[string]Seen, error) {
	return s.firstSights(ctx, "read the undecided messages of "+account,
		`m.id IN (SELECT message FROM undecided WHERE account = $1)`, account)
}

// listOf writes the values of a list as placeholders, "($1, $2)", with their
// arguments. The last one is repeated up to a power of two, so that lists of all
// lengths make few different statements.
func listOf(values []string) (placeholders string, args []any) {
	if len(values) == 0 {
		return "()", nil
	}
	var b strings.Builder
	for i := range max(len(values), min(1<<bits.Len(uint(len(values)-1)), longest)) {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString("$" + strconv.Itoa(i+1))
		args = append(args, values[min(i, len(values)-1)])
	}
	return "(" + b.String() + ")", args
}
