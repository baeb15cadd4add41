package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"replyaudit/internal/audit"
	"replyaudit/internal/mail"
)

// Suppression is somebody who is never written to, whatever a campaign says.
type Suppression struct {
	Target string      `json:"target"` // see NewTarget
	Person audit.Actor `json:"person"`
	At     time.Time   `json:"at"`
	Reason string      `json:"reason,omitempty"`
}

// companyPrefix marks the target that is a company by its key in the campaigns.
const companyPrefix = "company:"

// suppressionLog is the entity of the list's own events. No campaign, enquiry or
// account can have a name with a blank.
const suppressionLog = "suppression list"

// NewTarget is what is kept of an address, a domain (firm.lt, @firm.lt or *.firm.lt,
// each with all names below it) or company:KEY, in the one form in which two
// spellings are equal.
func NewTarget(word string) (string, error) {
	word = strings.TrimSpace(word)
	if key, ok := strings.CutPrefix(word, companyPrefix); ok {
		if key = strings.TrimSpace(key); key == "" || strings.ContainsAny(key, " \t/@") {
			return "", fmt.Errorf("%q names no company; write company: and its key in the campaign", word)
		}
		return companyPrefix + key, nil
	}
	of, canonical := word, mail.Canonical
	if domain := strings.TrimPrefix(strings.TrimPrefix(word, "*."), "@"); !strings.Contains(domain, "@") {
		of, canonical = domain, mail.CanonicalDomain
	}
	target, err := canonical(of)
	if err != nil {
		return "", fmt.Errorf("%q: %w", word, err)
	}
	return target, nil
}

// kindOf says what a target is, for the log, which must not name it.
func kindOf(target string) string {
	switch {
	case strings.HasPrefix(target, companyPrefix):
		return "company"
	case strings.Contains(target, "@"):
		return "address"
	}
	return "domain"
}

// targetsOf are all targets that stand for a recipient: the address, its domain
// with those above it, and the company.
func targetsOf(to, company string) []string {
	address, err := mail.Canonical(to)
	if err != nil {
		address = strings.ToLower(to)
	}
	targets := []string{address, companyPrefix + company}
	domain := address[strings.LastIndexByte(address, '@')+1:]
	for strings.Contains(domain, ".") {
		targets = append(targets, domain)
		_, domain, _ = strings.Cut(domain, ".")
	}
	return targets
}

// Suppress puts targets on the list and cancels what has not begun to go out to
// them, in all campaigns; what is claimed does not pass the marker any more. It
// returns the targets that were not on the list and the letters that it cancelled.
func (s *Store) Suppress(ctx context.Context, targets []string, by By) (added, cancelled []string, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		added, cancelled = nil, nil
		for _, target := range targets {
			fresh, err := t.suppress(target, by)
			if err != nil {
				return err
			}
			if fresh {
				added = append(added, target)
			}
		}
		cancelled, err = t.cancelSuppressed(by)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("change the suppression list: %w", err)
	}
	return added, cancelled, nil
}

// suppress puts one target on the list; false says that it was on it.
func (t *Tx) suppress(target string, by By) (fresh bool, err error) {
	n, err := t.exec(`INSERT INTO suppression (target, person, at) VALUES ($1, $2, $3) ON CONFLICT (target) DO NOTHING`, target, string(by.Actor), micros(by.At))
	if err != nil || n == 0 {
		return false, err
	}
	if by.Reason != "" {
		if _, err := t.exec(`INSERT INTO suppression_note (target, note) VALUES ($1, $2)`, target, text(by.Reason)); err != nil {
			return false, err
		}
	}
	return true, t.logSuppression("suppression.added", target, by)
}

// Unsuppress takes a target off the list; false says that it was not on it. What
// was cancelled stays cancelled.
func (s *Store) Unsuppress(ctx context.Context, target string, by By) (removed bool, err error) {
	err = s.Write(ctx, func(t *Tx) error {
		n, err := t.exec(`DELETE FROM suppression WHERE target = $1`, target)
		if removed = n == 1; err != nil || !removed {
			return err
		}
		return t.logSuppression("suppression.removed", target, by)
	})
	if err != nil {
		return false, fmt.Errorf("take %s off the suppression list: %w", target, err)
	}
	return removed, nil
}

// logSuppression names the target in the erasable words only.
func (t *Tx) logSuppression(kind, target string, by By) error {
	words := target
	if by.Reason != "" {
		words += ": " + by.Reason
	}
	return t.Append(Event{Entity: suppressionLog, At: by.At, Actor: by.Actor, Kind: kind, Payload: map[string]any{"what": kindOf(target)}, Text: words})
}

// Suppressions returns the list by target.
func (s *Store) Suppressions(ctx context.Context) ([]Suppression, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT p.target, p.person, p.at, COALESCE(n.note, '') FROM suppression p LEFT JOIN suppression_note n ON n.target = p.target ORDER BY p.target`)
	return collect(rows, err, "read the suppression list", func(scan scanner) (Suppression, error) {
		var p Suppression
		var at int64
		err := scan(&p.Target, &p.Person, &at, &p.Reason)
		p.At = instant(at)
		return p, err
	})
}

// Barred tells why a letter must never go out: "suppressed" where its recipient is
// on the list, "withdrawn" where its enquiry is taken out, "" where it may.
func (s *Store) Barred(ctx context.Context, l LetterRow) (reason string, err error) {
	list, args := listOf(targetsOf(l.To, l.Company))
	last := fmt.Sprintf("$%d", len(args)+1)
	err = s.read.QueryRowContext(ctx, `SELECT CASE WHEN EXISTS (SELECT 1 FROM suppression WHERE target IN `+list+`) THEN 'suppressed'
		WHEN EXISTS (SELECT 1 FROM override WHERE subject = `+last+` AND kind = 'withdrawn' AND undone_at = 0) THEN 'withdrawn' ELSE '' END`,
		append(args, l.Enquiry)...).Scan(&reason)
	if err != nil {
		return "", fmt.Errorf("look whether letter %s may be written at all: %w", l.ID, explain(err))
	}
	return reason, nil
}

// unsent is a letter that has not begun to go out.
type unsent struct {
	id, enquiry, to, company string
	state                    audit.LetterState
}

// unsentWhere reads the letters of unfinished campaigns that have not begun to go out.
func (t *Tx) unsentWhere(condition string, args ...any) ([]unsent, error) {
	rows, err := t.on.QueryContext(t.ctx, `SELECT l.id, l.enquiry, COALESCE(x.to_addr, ''), e.company, s.state
		FROM letter_state s JOIN letter l ON l.id = s.letter JOIN enquiry e ON e.id = l.enquiry JOIN campaign_control k ON k.campaign = e.campaign
		LEFT JOIN letter_text x ON x.letter = l.id
		WHERE s.state IN ('planned', 'due', 'claimed', 'deferred') AND `+condition+` ORDER BY l.id`, args...)
	return collect(rows, err, "read what has not gone out", func(scan scanner) (unsent, error) {
		var u unsent
		return u, scan(&u.id, &u.enquiry, &u.to, &u.company, &u.state)
	})
}

// cancelSuppressed cancels what has not begun to go out to anybody on the list.
func (t *Tx) cancelSuppressed(by By) (cancelled []string, err error) {
	rows, err := t.on.QueryContext(t.ctx, `SELECT target FROM suppression`)
	list, err := collect(rows, err, "read the suppression list", oneText)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	listed := map[string]bool{}
	for _, target := range list {
		listed[target] = true
	}
	letters, err := t.unsentWhere(`k.state IN ('running', 'paused')`)
	if err != nil {
		return nil, err
	}
	for _, l := range letters {
		for _, target := range targetsOf(l.to, l.company) {
			if listed[target] {
				cancelled = append(cancelled, l.id)
				if err := t.cancel(l, by.Actor, by.At, "suppressed"); err != nil {
					return nil, err
				}
				break
			}
		}
	}
	return cancelled, nil
}

// cancel settles a letter that has not begun to go out and logs it.
func (t *Tx) cancel(l unsent, actor audit.Actor, at time.Time, reason string) error {
	if _, err := t.exec(`UPDATE letter_state SET state = 'cancelled', owner = '' WHERE letter = $1`, l.id); err != nil {
		return err
	}
	return t.Append(Event{Entity: l.enquiry, At: at, Actor: actor, Kind: "letter." + string(audit.Cancelled), Payload: map[string]any{
		"letter": l.id, "state": string(audit.Cancelled), "from": string(l.state), "reason": reason,
	}})
}
