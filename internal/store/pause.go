package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// Pause says that nothing goes out in the name of a persona until a person resumes.
type Pause struct {
	Campaign string
	Persona  string // key
	Since    time.Time
	Reason   string // ControlInJunk or PolicyRefusals
}

// Why a persona was paused.
const (
	ControlInJunk  = "control_in_junk"
	PolicyRefusals = "policy_refusals"
)

// refusalsInARow is how many different letters of a persona may be refused by
// policy, with none accepted in between, before it is paused.
const refusalsInARow = 3

func personaScope(campaign, persona string) string { return "persona:" + campaign + "/" + persona }

// personaFree holds for a letter whose persona is not paused; the statement that
// it stands in knows the enquiry as e.
const personaFree = `NOT EXISTS (SELECT 1 FROM pause p WHERE p.since > 0 AND p.scope = 'persona:' || e.campaign || '/' || e.persona)`

// Pauses returns the personas of a campaign that are paused.
func (s *Store) Pauses(ctx context.Context, campaign string) ([]Pause, error) {
	prefix := personaScope(campaign, "")
	rows, err := s.read.QueryContext(ctx, `SELECT scope, since, reason FROM pause WHERE since > 0 AND substr(scope, 1, $2) = $1 ORDER BY scope`, prefix, len(prefix))
	return collect(rows, err, "read which personas of "+campaign+" are paused", func(scan scanner) (Pause, error) {
		p := Pause{Campaign: campaign}
		var since int64
		err := scan(&p.Persona, &since, &p.Reason)
		p.Persona, p.Since = strings.TrimPrefix(p.Persona, prefix), instant(since)
		return p, err
	})
}

// ResumePersona lets letters of a persona go out again, as a person's act. It
// reports false when the persona is not paused.
func (s *Store) ResumePersona(ctx context.Context, campaign, persona string, by By) (bool, error) {
	return s.reschedule(ctx, "resume persona "+persona, func(t *Tx) (bool, error) {
		n, err := t.exec(`DELETE FROM pause WHERE scope = $1 AND since > 0`, personaScope(campaign, persona))
		if err != nil || n == 0 {
			return false, err
		}
		return true, t.Append(Event{Entity: campaign, At: by.At, Actor: by.Actor, Kind: "persona.resumed", Payload: map[string]any{"persona": persona}, Text: by.Reason})
	})
}

// pausePersona reports false when the persona is paused already.
func (t *Tx) pausePersona(campaign, persona, reason string, at time.Time) (bool, error) {
	n, err := t.exec(`INSERT INTO pause (scope, since, reason) VALUES ($1, $2, $3)
		ON CONFLICT (scope) DO UPDATE SET since = excluded.since, reason = excluded.reason WHERE pause.since = 0`,
		personaScope(campaign, persona), micros(at), reason)
	if err != nil || n == 0 {
		return false, err
	}
	return true, t.Append(Event{Entity: campaign, At: at, Actor: audit.ByEngine, Kind: personaPaused, Payload: map[string]any{"persona": persona, "reason": reason}})
}

// personaPaused is the kind of event of a persona that was paused; the payload has
// persona and reason.
const personaPaused = "persona.paused"

// countRefusal counts the outcome of a letter towards a pause of its persona: a
// refusal by policy, of another letter than the last one, or an acceptance, which
// begins the count anew.
func (t *Tx) countRefusal(l LetterRow, to Settlement) error {
	if to.State == audit.Accepted {
		_, err := t.exec(`DELETE FROM pause WHERE since = 0 AND scope = (SELECT 'persona:' || campaign || '/' || persona FROM enquiry WHERE id = $1)`, l.Enquiry)
		return err
	}
	if !to.byPolicy() {
		return nil
	}
	var campaign, persona string
	if err := t.row(`SELECT campaign, persona FROM enquiry WHERE id = $1`, l.Enquiry).Scan(&campaign, &persona); err != nil {
		return err
	}
	var refusals int
	err := t.row(`INSERT INTO pause (scope, refusals, letter) VALUES ($1, 1, $2)
		ON CONFLICT (scope) DO UPDATE SET refusals = pause.refusals + 1, letter = excluded.letter WHERE pause.since = 0 AND pause.letter <> excluded.letter
		RETURNING refusals`, personaScope(campaign, persona), l.ID).Scan(&refusals)
	if errors.Is(err, sql.ErrNoRows) || err == nil && refusals < refusalsInARow {
		return nil
	}
	if err != nil {
		return err
	}
	_, err = t.pausePersona(campaign, persona, PolicyRefusals, to.At)
	return err
}

// byPolicy tells a refusal of us, or of what we write, from one of a recipient
// (RFC 3463 section 3.8), in answer to MAIL, RCPT, DATA or the letter.
func (s Settlement) byPolicy() bool {
	if s.State != audit.Rejected && s.State != audit.Deferred {
		return false
	}
	switch s.Reason {
	case "mail", "rcpt", "data", "dot":
		return strings.HasPrefix(s.Status, "5.7.") || strings.HasPrefix(s.Status, "4.7.")
	}
	return false
}
