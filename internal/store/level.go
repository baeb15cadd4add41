package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"replyaudit/internal/audit"
)

// Before the first release the first migration was edited in place, so that
// databases of schema 1 have one of four shapes. level gives the older three the
// last one; from then on a migration that was released never changes.

// The shapes of schema 1, as shape computes them.
const (
	shapeReleased = "668a33f82577"
	shapeBegun    = "2ecf7f091f20" // no list of suppressed addresses
	shapeListed   = "07a969588eb1" // what cannot be fetched has no date
	shapeDated    = "f6a796cd2831" // due times are facts; no later letters, no numbers of messages and events
)

// notShape is what the text of a statement may differ in.
var notShape = regexp.MustCompile(`--[^\n]*|[\s"]+`)

// shape is a fingerprint of all tables, indexes and triggers.
func shape(ctx context.Context, db *sql.DB) (string, error) {
	rows, err := db.QueryContext(ctx, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN ('goose_db_version', 'sqlite_sequence')`)
	statements, err := collect(rows, err, "read the schema", oneText)
	if err != nil {
		return "", err
	}
	for i, s := range statements {
		statements[i] = notShape.ReplaceAllString(s, "")
	}
	slices.Sort(statements)
	sum := sha256.Sum256([]byte(strings.Join(statements, "\n")))
	return hex.EncodeToString(sum[:6]), nil
}

// derivedTables are not carried over: an older reader has filled them, and they are made again.
var derivedTables = []string{"extract", "decision", "undecided", "possible_match", "assessment", "read_attempt"}

// columnsOfOld say, by table, what stands in a column that an older shape did not have.
var columnsOfOld = map[string]map[string]string{
	"unfetchable": {"internaldate": "at"}, // not known: it came before we saw it
	"enquiry":     {"variant": "''"},
	"message":     {"number": "rowid"},
	"event":       {"id": "rowid"},
	"letter_state": {
		"due_at":    "(SELECT l.due_at FROM old_letter l WHERE l.id = letter)",
		"latest_at": "(SELECT l.latest_at FROM old_letter l WHERE l.id = letter)",
		"replanned": "0",
		"answers":   "''",
	},
	"override": {
		"number":  "rowid",
		"subject": "message",
		"entity":  "(SELECT m.account FROM old_message m WHERE m.id = message)",
	},
}

// level gives a database of schema 1 the released shape, in one transaction: every
// table is made anew and filled from the one that it replaces. It fails where the
// tables are none that a version has made.
func (s *Store) level(ctx context.Context, db *sql.DB, schema int64, now time.Time) (err error) {
	if schema != 1 {
		return nil
	}
	switch shape, err := shape(ctx, db); {
	case err != nil:
		return err
	case shape == shapeReleased:
		return nil
	case !slices.Contains([]string{shapeBegun, shapeListed, shapeDated}, shape):
		return fmt.Errorf("its tables are none that a version of replyaudit has made (shape %s); another program has changed them, so restore a backup", shape)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignoreDone(tx.Rollback()))
		}
	}()
	t := &Tx{on: prepare(tx), ctx: ctx}
	tables, err := t.setAside()
	if err != nil {
		return err
	}
	released, err := migrations.ReadFile("migrations/00001_initial.sql")
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(released)); err != nil {
		return err
	}
	for _, table := range tables {
		if err := t.carryOver(table); err != nil {
			return fmt.Errorf("table %s: %w", table, err)
		}
	}
	if err := errors.Join(t.logDueTimes(now), t.rewriteCampaigns(now)); err != nil {
		return err
	}
	for _, table := range tables {
		if _, err := tx.ExecContext(ctx, `DROP TABLE old_`+table); err != nil {
			return err
		}
	}
	var orphans int
	if err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM pragma_foreign_key_check`).Scan(&orphans); err != nil || orphans > 0 {
		return errors.Join(err, fmt.Errorf("%d rows refer to missing ones", orphans))
	}
	return tx.Commit()
}

// setAside renames the tables of the database and drops their indexes and triggers.
func (t *Tx) setAside() (tables []string, err error) {
	rows, err := t.on.QueryContext(t.ctx, `SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name NOT IN ('goose_db_version', 'sqlite_sequence')`)
	parts, err := collect(rows, err, "read the schema", func(scan scanner) (part [2]string, err error) {
		return part, scan(&part[0], &part[1])
	})
	if err != nil {
		return nil, err
	}
	for _, part := range parts {
		kind, name := part[0], part[1]
		if kind == "table" {
			tables = append(tables, name)
			continue
		}
		if _, err := t.exec(`DROP ` + kind + ` ` + name); err != nil {
			return nil, err
		}
	}
	for _, table := range tables {
		if _, err := t.exec(`ALTER TABLE ` + table + ` RENAME TO old_` + table); err != nil {
			return nil, err
		}
	}
	return tables, nil
}

// carryOver fills a table from the one that it replaces.
func (t *Tx) carryOver(table string) error {
	if slices.Contains(derivedTables, table) {
		return nil
	}
	before, err := t.columns("old_" + table)
	if err != nil {
		return err
	}
	columns, err := t.columns(table)
	if err != nil {
		return err
	}
	values := slices.Clone(columns)
	for i, c := range columns {
		if slices.Contains(before, c) {
			continue
		}
		if values[i] = columnsOfOld[table][c]; values[i] == "" {
			return fmt.Errorf("nothing is known for column %s", c)
		}
	}
	_, err = t.exec(`INSERT INTO ` + table + ` (` + strings.Join(columns, ", ") + `) SELECT ` + strings.Join(values, ", ") + ` FROM old_` + table + ` ORDER BY rowid`)
	return err
}

func (t *Tx) columns(table string) ([]string, error) {
	rows, err := t.on.QueryContext(t.ctx, `SELECT name FROM pragma_table_info($1) ORDER BY cid`, table)
	return collect(rows, err, "read the columns of "+table, oneText)
}

// logDueTimes says in the log when each letter is due: that was a fact of the
// letter before, and the log did not know it.
func (t *Tx) logDueTimes(now time.Time) error {
	rows, err := t.on.QueryContext(t.ctx, `SELECT s.letter, l.enquiry, s.state, s.due_at, s.latest_at,
		(SELECT COUNT(*) FROM event e WHERE e.entity = l.enquiry AND json_extract(e.payload, '$.letter') = l.id)
		FROM letter_state s JOIN letter l ON l.id = s.letter ORDER BY s.letter`)
	letters, err := collect(rows, err, "read the due times", func(scan scanner) (Event, error) {
		var letter, state string
		var due, latest, moved int64
		e := Event{At: now, Actor: audit.ByEngine, Kind: "letter.upgraded"}
		err := scan(&letter, &e.Entity, &state, &due, &latest, &moved)
		e.Payload = map[string]any{"letter": letter, "due_at": due, "latest_at": latest, "answers": "", "reason": "launch"}
		if moved == 0 { // else the log has said the state
			e.Payload["state"] = state
		}
		return e, err
	})
	if err != nil {
		return err
	}
	for _, e := range letters {
		if err := t.Append(e); err != nil {
			return err
		}
	}
	return nil
}

// rewriteCampaigns puts the frozen campaigns into the words of the released
// language: an opening had one text in each language, all channels were e-mail,
// and nothing was re-planned.
func (t *Tx) rewriteCampaigns(now time.Time) error {
	rows, err := t.on.QueryContext(t.ctx, `SELECT campaign, body FROM campaign_document WHERE kind = 'campaign' ORDER BY campaign`)
	all, err := collect(rows, err, "read the campaigns", func(scan scanner) (c [2]string, err error) {
		return c, scan(&c[0], &c[1])
	})
	if err != nil {
		return err
	}
	for _, c := range all {
		id := c[0]
		body, err := rewriteCampaign([]byte(c[1]))
		if err != nil {
			return fmt.Errorf("campaign %s: %w", id, err)
		}
		if _, err := t.exec(`UPDATE campaign_document SET body = $2 WHERE campaign = $1 AND kind = 'campaign'`, id, string(body)); err != nil {
			return err
		}
		if err := t.Append(Event{Entity: id, At: now, Actor: audit.ByEngine, Kind: kindUpgraded}); err != nil {
			return err
		}
	}
	return nil
}

func rewriteCampaign(body []byte) ([]byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber() // a seed has more digits than a float
	var c map[string]any
	if err := decoder.Decode(&c); err != nil {
		return nil, err
	}
	scripts, _ := c["scripts"].([]any)
	for _, s := range scripts {
		script, _ := s.(map[string]any)
		opening, _ := script["opening"].(map[string]any)
		for language, text := range opening {
			if one, ok := text.(map[string]any); ok {
				opening[language] = []any{one}
			}
		}
	}
	companies, _ := c["companies"].([]any)
	for _, x := range companies {
		if company, _ := x.(map[string]any); company["channel"] == nil {
			company["channel"] = "email"
		}
	}
	if sending, ok := c["sending"].(map[string]any); ok && sending["late"] == nil {
		sending["late"] = "skip"
	}
	return json.Marshal(c)
}

// kindUpgraded is what the log says of a campaign of an older shape.
const kindUpgraded = "campaign.upgraded"

// Upgraded tells whether a campaign was launched before the first release: its
// design hash covered other things, and cannot be computed again.
func (s *Store) Upgraded(ctx context.Context, campaign string) (bool, error) {
	var n int
	if err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM event WHERE entity = $1 AND kind = $2`, campaign, kindUpgraded).Scan(&n); err != nil {
		return false, fmt.Errorf("read where campaign %s comes from: %w", campaign, explain(err))
	}
	return n > 0, nil
}
