package disk_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"replyaudit/internal/clock"
	"replyaudit/internal/simulation/disk"
)

// content is a whole table: bodies by id.
type content map[int]string

// workload runs random transactions and knows what a crash may leave at each
// moment.
type workload struct {
	t      *testing.T
	disk   *disk.Disk
	chance *clock.Stream
	params string
	db     *sql.DB
	// possible is what the table may hold now: the first is what was acknowledged,
	// the others are commits under way or failed.
	possible []content
}

// newWorkload makes the table; little cache and frequent checkpoints bring every
// file into play.
func newWorkload(t *testing.T, d *disk.Disk, seed int64, params string) *workload {
	t.Helper()
	w := &workload{
		t: t, disk: d, chance: clock.NewStream(seed, "workload", "test"),
		params: params + "&_pragma=wal_autocheckpoint(20)&_pragma=cache_size(8)", possible: []content{{}},
	}
	w.db = connect(t, d, w.params)
	exec(t, w.db, "CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT)", "CREATE INDEX by_text ON body (text)")
	return w
}

// run takes n steps; an error of SQLite must be one that the test wanted.
func (w *workload) run(n int) {
	for range n {
		switch w.chance.Intn(12) {
		case 0:
			w.step(w.checkpoint)
		case 1:
			w.step(w.reopen)
		default:
			w.step(w.transaction)
		}
	}
}

func (w *workload) step(do func() error) { _ = do() }

func (w *workload) checkpoint() error {
	mode := []string{"PASSIVE", "RESTART", "TRUNCATE"}[w.chance.Intn(3)]
	_, err := w.db.Exec("PRAGMA wal_checkpoint(" + mode + ")")
	return err
}

// reopen ends the last connection, which deletes the WAL.
func (w *workload) reopen() error {
	err := w.db.Close()
	w.db = connect(w.t, w.disk, w.params)
	return err
}

func (w *workload) transaction() error {
	next, n := maps.Clone(w.possible[0]), 1+w.chance.Intn(5)
	tx, err := w.db.Begin()
	if err != nil {
		return err
	}
	for range n {
		if err := w.change(tx, next); err != nil {
			tx.Rollback()
			return err
		}
	}
	if w.chance.Intn(5) == 0 {
		return tx.Rollback()
	}
	w.possible = append(w.possible, next)
	if err := tx.Commit(); err != nil {
		tx.Rollback()
		return err
	}
	w.possible = []content{next}
	return nil
}

// change writes or deletes one row, and does the same to next.
func (w *workload) change(tx *sql.Tx, next content) error {
	id := w.chance.Intn(40)
	if w.chance.Intn(4) == 0 {
		delete(next, id)
		_, err := tx.Exec("DELETE FROM body WHERE id = $1", id)
		return err
	}
	text := bytes.Repeat([]byte{byte('a' + w.chance.Intn(26))}, w.chance.Intn(6000))
	next[id] = string(text)
	_, err := tx.Exec("INSERT INTO body VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET text = excluded.text", id, string(text))
	return err
}

// fill begins a transaction that is too large for the cache; it ends with the test.
func (w *workload) fill() error {
	tx, err := w.db.Begin()
	if err != nil {
		return err
	}
	w.t.Cleanup(func() { tx.Rollback() })
	for range 20 {
		if err := w.change(tx, content{}); err != nil {
			return err
		}
	}
	return nil
}

// check opens an image as the next process does, and tells what is wrong with it.
func (w *workload) check(image disk.Image) (bad error) {
	d, err := disk.New(1, image)
	if err != nil {
		return err
	}
	defer func() { bad = errors.Join(bad, d.Close()) }()
	db := dial(w.t, d, w.params)
	defer func() { bad = errors.Join(bad, db.Close()) }()
	var sound string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&sound); err != nil || sound != "ok" {
		return fmt.Errorf("integrity_check: %s %w", sound, err)
	}
	found, err := w.read(db)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(w.possible, func(c content) bool { return maps.Equal(c, found) }) {
		return fmt.Errorf("%d rows are none of the %d states that may be there", len(found), len(w.possible))
	}
	return nil
}

func (w *workload) read(db *sql.DB) (content, error) {
	rows, err := db.Query("SELECT id, text FROM body")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := content{}
	for rows.Next() {
		var id int
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return nil, err
		}
		all[id] = text
	}
	return all, rows.Err()
}

// crash checks what a power cut at this moment may leave.
func (w *workload) crash(moment string, torn ...int64) {
	w.t.Helper()
	if err := w.check(w.disk.Synced()); err != nil {
		w.t.Errorf("crash %s: %v", moment, err)
	}
	for _, seed := range torn {
		if err := w.check(w.disk.Torn(seed)); err != nil {
			w.t.Errorf("crash %s, torn %d: %v", moment, seed, err)
		}
	}
}

// A rollback journal needs EXTRA to keep every commit: FULL does not sync the
// folder after the deletion that commits (https://sqlite.org/pragma.html#pragma_synchronous).
func TestEveryCrashLeavesWhatWasCommitted(t *testing.T) {
	for _, params := range []string{walFull, "_pragma=journal_mode(DELETE)&_pragma=synchronous(EXTRA)"} {
		for seed := range int64(3) {
			d := newDisk(t, seed, disk.Image{})
			w := newWorkload(t, d, seed, params)
			name := fmt.Sprintf("%s, seed %d", params, seed)
			d.OnSync(func(s disk.Sync) disk.Fault {
				w.crash(fmt.Sprintf("before sync %d of %s (%s)", s.Number, s.File, name), 1, 2)
				return disk.None
			}, func(s disk.Sync, _ disk.Fault) {
				w.crash(fmt.Sprintf("after sync %d of %s (%s)", s.Number, s.File, name), 1)
			})
			for i := range 25 {
				w.run(1)
				w.crash(fmt.Sprintf("after step %d (%s)", i, name), 3)
			}
			w.step(w.fill)
			w.crash("in a transaction ("+name+")", 4, 5)
		}
	}
}

// Each sync in turn fails. What is acknowledged afterwards must be there, what
// failed may.
func TestEveryFailedSyncKeepsWhatWasCommitted(t *testing.T) {
	const seed, steps = 3, 14
	count := func(fail int, fault disk.Fault) int {
		d := newDisk(t, seed, disk.Image{})
		w := newWorkload(t, d, seed, walFull)
		base := d.Syncs()
		d.OnSync(func(s disk.Sync) disk.Fault {
			if s.Number == base+fail {
				return fault
			}
			return disk.None
		}, nil)
		for i := range steps {
			w.run(1)
			w.crash(fmt.Sprintf("after step %d, sync %d ended in fault %d", i, fail, fault), 1)
		}
		if now, err := w.read(w.db); err != nil || !maps.Equal(now, w.possible[0]) {
			t.Errorf("sync %d ended in fault %d: the process reads %d rows, %v, want %d", fail, fault, len(now), err, len(w.possible[0]))
		}
		return d.Syncs() - base
	}
	for _, fault := range []disk.Fault{disk.Lost, disk.Kept} {
		for fail := 1; fail <= count(0, disk.None); fail++ {
			count(fail, fault)
		}
	}
}

// A disk that fills up and gets room again, at random.
func TestAFullDiskNowAndThenLosesNothing(t *testing.T) {
	for seed := range int64(4) {
		d := newDisk(t, seed, disk.Image{})
		w := newWorkload(t, d, seed, walFull)
		full := clock.NewStream(seed, "full", "test")
		for i := range 30 {
			d.SetFull(full.Intn(3) == 0)
			w.run(1)
			w.crash(fmt.Sprintf("after step %d, seed %d", i, seed), 1)
		}
		d.SetFull(false)
		if now, err := w.read(w.db); err != nil || !maps.Equal(now, w.possible[0]) {
			t.Errorf("seed %d: the process reads %d rows, %v, want %d", seed, len(now), err, len(w.possible[0]))
		}
	}
}
