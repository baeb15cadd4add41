package disk_test

import (
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"modernc.org/libc"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"replyaudit/internal/simulation/disk"
)

const walFull = "_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)"

// newDisk is a disk that must have no open file at the end of the test.
func newDisk(t testing.TB, seed int64, from disk.Image) *disk.Disk {
	t.Helper()
	d, err := disk.New(seed, from)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// connect opens one connection to t.db on d, to the end of the test.
func connect(t testing.TB, d *disk.Disk, params string) *sql.DB {
	t.Helper()
	db := dial(t, d, params)
	t.Cleanup(func() { db.Close() })
	return db
}

// dial is connect for those who close.
func dial(t testing.TB, d *disk.Disk, params string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:t.db?vfs="+d.VFS()+"&"+params)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

func exec(t testing.TB, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// numbers reads the whole table t, in order: "1 2 3".
func numbers(t testing.TB, db *sql.DB) string {
	t.Helper()
	var all sql.NullString
	if err := db.QueryRow("SELECT group_concat(n, ' ') FROM (SELECT n FROM t ORDER BY n)").Scan(&all); err != nil {
		t.Fatal(err)
	}
	return all.String
}

// after is what the table t holds when a new process opens the image.
func after(t testing.TB, image disk.Image) string {
	t.Helper()
	return numbers(t, connect(t, newDisk(t, 1, image), walFull))
}

func code(err error) int {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		return e.Code()
	}
	return 0
}

func TestCutLosesWhatWasNotCommittedAndNothingElse(t *testing.T) {
	d := newDisk(t, 1, disk.Image{})
	db := connect(t, d, walFull)
	exec(t, db, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)", "BEGIN", "INSERT INTO t VALUES (2)")
	d.Cut()
	if got := after(t, d.Synced()); got != "1" {
		t.Errorf("after the cut the table holds %q, want 1 alone", got)
	}
	if got := after(t, d.Written()); got != "1" {
		t.Errorf("after the death of the process alone the table holds %q, want 1 alone", got)
	}
}

func TestNothingWorksWithoutPower(t *testing.T) {
	d := newDisk(t, 1, disk.Image{})
	writer, reader, idle := connect(t, d, walFull), connect(t, d, walFull), connect(t, d, walFull)
	exec(t, writer, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)", "BEGIN IMMEDIATE", "INSERT INTO t VALUES (2)")
	numbers(t, reader)
	before := d.Synced()
	d.Cut()
	for name, try := range map[string]func() error{
		"commit": func() error { _, err := writer.Exec("COMMIT"); return err },
		"write":  func() error { _, err := reader.Exec("INSERT INTO t VALUES (3)"); return err },
		"read":   func() error { return reader.QueryRow("SELECT COUNT(*) FROM t").Scan(new(int)) },
		"open":   idle.Ping,
	} {
		if err := try(); code(err)&0xff != sqlite3.SQLITE_IOERR {
			t.Errorf("%s without power: %v, want SQLITE_IOERR", name, err)
		}
	}
	if !reflect.DeepEqual(d.Synced(), before) {
		t.Error("the image changed after the power was cut")
	}
}

// The simulation rests on this: a program that does not sync its commits is found out.
func TestACommitBelowFullIsLost(t *testing.T) {
	for _, c := range []struct {
		level string
		lost  bool
	}{{"EXTRA", false}, {"FULL", false}, {"NORMAL", true}, {"OFF", true}} {
		d := newDisk(t, 1, disk.Image{})
		exec(t, connect(t, d, walFull), "CREATE TABLE t (n INTEGER)")
		db := connect(t, d, "_pragma=journal_mode(WAL)&_pragma=synchronous("+c.level+")")
		numbers(t, db)
		syncs := d.Syncs()
		exec(t, db, "INSERT INTO t VALUES (1)")
		if lost := after(t, d.Synced()) == ""; lost != c.lost {
			t.Errorf("synchronous=%s: the committed row is lost: %v, want %v", c.level, lost, c.lost)
		}
		if synced := d.Syncs() > syncs; synced == c.lost {
			t.Errorf("synchronous=%s: the commit synced: %v", c.level, synced)
		}
	}
}

func TestAFailedSyncReachesTheCommitter(t *testing.T) {
	for _, c := range []struct {
		fault       disk.Fault
		left, later string // on the disk after the failure, and after one more commit
	}{{disk.Lost, "1", "1 3"}, {disk.Kept, "1 2", "1 3"}} {
		d := newDisk(t, 1, disk.Image{})
		db := connect(t, d, walFull)
		exec(t, db, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)")
		next, ended := d.Syncs()+1, disk.None
		d.OnSync(func(s disk.Sync) disk.Fault {
			if s.Number == next {
				return c.fault
			}
			return disk.None
		}, func(s disk.Sync, f disk.Fault) { ended = max(ended, f) })
		if _, err := db.Exec("INSERT INTO t VALUES (2)"); code(err) != sqlite3.SQLITE_IOERR_FSYNC {
			t.Errorf("fault %d: the committer got %v, want SQLITE_IOERR_FSYNC", c.fault, err)
		}
		if ended != c.fault {
			t.Errorf("fault %d: the end of the sync was told as %d", c.fault, ended)
		}
		if got := numbers(t, db); got != "1" {
			t.Errorf("fault %d: the connection sees %q after its failure, want 1", c.fault, got)
		}
		if got := after(t, d.Synced()); got != c.left {
			t.Errorf("fault %d: a crash leaves %q, want %q", c.fault, got, c.left)
		}
		exec(t, db, "INSERT INTO t VALUES (3)")
		if got := after(t, d.Synced()); got != c.later {
			t.Errorf("fault %d: a crash after one more commit leaves %q, want %q", c.fault, got, c.later)
		}
	}
}

// What a failed sync has lost stays lost when a later sync of the same file succeeds.
func TestALaterSyncDoesNotBringBackWhatAFailedOneLost(t *testing.T) {
	d := newDisk(t, 1, disk.Image{})
	db := connect(t, d, "_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=wal_autocheckpoint(0)")
	exec(t, db, "CREATE TABLE t (n INTEGER)", "PRAGMA wal_checkpoint", "INSERT INTO t VALUES (1)")
	fail := true
	d.OnSync(func(s disk.Sync) disk.Fault {
		if fail && strings.HasSuffix(s.File, "-wal") {
			fail = false
			return disk.Lost
		}
		return disk.None
	}, nil)
	if _, err := db.Exec("PRAGMA wal_checkpoint"); err == nil || fail {
		t.Fatalf("the first checkpoint: %v, want a failure", err)
	}
	exec(t, db, "PRAGMA synchronous=FULL", "INSERT INTO t VALUES (2)")
	if got := after(t, d.Synced()); got != "" {
		t.Errorf("the disk holds %q, but the log has a hole before it", got)
	}
}

func TestPowerCutAroundASync(t *testing.T) {
	for name, c := range map[string]struct {
		before bool
		left   string
	}{"before": {true, "1"}, "after": {false, "1 2"}} {
		d := newDisk(t, 1, disk.Image{})
		db := connect(t, d, walFull)
		exec(t, db, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)")
		cut := func(when bool) {
			if when == c.before {
				d.Cut()
			}
		}
		d.OnSync(func(disk.Sync) disk.Fault { cut(true); return disk.None }, func(disk.Sync, disk.Fault) { cut(false) })
		if _, err := db.Exec("INSERT INTO t VALUES (2)"); code(err)&0xff != sqlite3.SQLITE_IOERR {
			t.Errorf("%s: the committer got %v, want SQLITE_IOERR", name, err)
		}
		if got := after(t, d.Synced()); got != c.left {
			t.Errorf("cut %s the sync leaves %q, want %q", name, got, c.left)
		}
	}
}

func TestAFullDiskUndoesTheTransaction(t *testing.T) {
	d := newDisk(t, 1, disk.Image{})
	db := connect(t, d, walFull)
	exec(t, db, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)")
	d.SetFull(true)
	if _, err := db.Exec("INSERT INTO t VALUES (2)"); code(err) != sqlite3.SQLITE_FULL {
		t.Errorf("writing to the full disk: %v, want SQLITE_FULL", err)
	}
	if got := numbers(t, db); got != "1" {
		t.Errorf("reading on the full disk: %q, want 1", got)
	}
	d.SetFull(false)
	exec(t, db, "INSERT INTO t VALUES (3)")
	for name, got := range map[string]string{"connection": numbers(t, db), "disk": after(t, d.Synced())} {
		if got != "1 3" {
			t.Errorf("with room again the %s has %q, want 1 3", name, got)
		}
	}
}

// Money moves between two accounts; whoever reads both must find all of it.
func TestReadersSeeWholeTransactionsWhileOneWrites(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newDisk(t, 1, disk.Image{})
		writer := connect(t, d, walFull+"&_pragma=busy_timeout(10000)&_pragma=wal_autocheckpoint(10)")
		exec(t, writer, "CREATE TABLE account (name TEXT PRIMARY KEY, sum INTEGER)", "INSERT INTO account VALUES ('a', 100), ('b', 0)")
		done := make(chan error, 2)
		for range 2 {
			reader := connect(t, d, walFull+"&_pragma=busy_timeout(10000)")
			go func() { done <- readPairs(reader, 200) }()
		}
		for range 100 {
			exec(t, writer, "BEGIN IMMEDIATE", "UPDATE account SET sum = sum - 1 WHERE name = 'a'", "UPDATE account SET sum = sum + 1 WHERE name = 'b'", "COMMIT")
		}
		for range 2 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	})
}

// readPairs reads the two accounts in one transaction, again and again.
func readPairs(db *sql.DB, times int) error {
	for range times {
		tx, err := db.Begin()
		if err != nil {
			return err
		}
		var sums [3]int
		for i, name := range []string{"a", "b", "a"} {
			if err := tx.QueryRow("SELECT sum FROM account WHERE name = $1", name).Scan(&sums[i]); err != nil {
				return err
			}
		}
		if sums[0]+sums[1] != 100 || sums[0] != sums[2] {
			return fmt.Errorf("one transaction reads %v", sums)
		}
		if err := tx.Rollback(); err != nil {
			return err
		}
	}
	return nil
}

func TestWaitingForAWriterTakesVirtualTime(t *testing.T) {
	for _, c := range []struct {
		held time.Duration // by the first writer
		busy bool
	}{{3 * time.Second, false}, {time.Hour, true}} {
		synctest.Test(t, func(t *testing.T) {
			d := newDisk(t, 1, disk.Image{})
			first, second := connect(t, d, walFull), connect(t, d, walFull+"&_pragma=busy_timeout(10000)")
			exec(t, first, "CREATE TABLE t (n INTEGER)", "BEGIN IMMEDIATE")
			released := make(chan struct{})
			go func() {
				defer close(released)
				time.Sleep(c.held)
				exec(t, first, "COMMIT")
			}()
			start := time.Now()
			_, err := second.Exec("INSERT INTO t VALUES (1)")
			waited := time.Since(start)
			<-released
			if busy := code(err) == sqlite3.SQLITE_BUSY; busy != c.busy || !busy && err != nil {
				t.Errorf("the first holds the lock for %v: the second gets %v", c.held, err)
			}
			if want := min(c.held, 10*time.Second); waited < want || waited > want+200*time.Millisecond {
				t.Errorf("the first holds the lock for %v: the second waited %v", c.held, waited)
			}
		})
	}
}

// A journal of the rollback kind needs the file locks that WAL hardly uses.
func TestRollbackJournalLocksOutTheOther(t *testing.T) {
	d := newDisk(t, 1, disk.Image{})
	first, second := connect(t, d, "_pragma=busy_timeout(0)"), connect(t, d, "_pragma=busy_timeout(0)")
	exec(t, first, "CREATE TABLE t (n INTEGER)", "INSERT INTO t VALUES (1)", "BEGIN IMMEDIATE", "INSERT INTO t VALUES (2)")
	if got := numbers(t, second); got != "1" {
		t.Errorf("beside a reserved lock the table holds %q, want 1", got)
	}
	if _, err := second.Exec("BEGIN IMMEDIATE"); code(err) != sqlite3.SQLITE_BUSY {
		t.Errorf("a second writer gets %v, want SQLITE_BUSY", err)
	}
	exec(t, second, "BEGIN")
	numbers(t, second)
	if _, err := first.Exec("COMMIT"); code(err) != sqlite3.SQLITE_BUSY {
		t.Errorf("a commit beside a reader: %v, want SQLITE_BUSY", err)
	}
	third := connect(t, d, "_pragma=busy_timeout(0)")
	if err := third.QueryRow("SELECT COUNT(*) FROM t").Scan(new(int)); code(err) != sqlite3.SQLITE_BUSY {
		t.Errorf("a new reader beside a waiting commit: %v, want SQLITE_BUSY", err)
	}
	exec(t, second, "COMMIT")
	exec(t, first, "COMMIT")
	if got := numbers(t, third); got != "1 2" {
		t.Errorf("after the commit the table holds %q, want 1 2", got)
	}
}

func TestSQLiteTellsTheTimeOfTheBubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(90 * time.Minute)
		var now string
		if err := connect(t, newDisk(t, 1, disk.Image{}), walFull).QueryRow("SELECT datetime('now')").Scan(&now); err != nil {
			t.Fatal(err)
		}
		if want := time.Now().UTC().Format(time.DateTime); now != want {
			t.Errorf("SQLite says %s, the bubble %s", now, want)
		}
	})
}

// seedSQLite makes SQLite's generator, which is one for the process, begin anew
// with what d gives it: as the default VFS for one draw.
func seedSQLite(t *testing.T, d *disk.Disk) {
	t.Helper()
	tls := libc.NewTLS()
	defer tls.Close()
	name, err := libc.CString(d.VFS())
	if err != nil {
		t.Fatal(err)
	}
	defer libc.Xfree(tls, name)
	vfs := sqlite3.Xsqlite3_vfs_find(tls, name)
	sqlite3.Xsqlite3_vfs_register(tls, vfs, 1)
	sqlite3.Xsqlite3_randomness(tls, 0, 0)
	out := libc.Xmalloc(tls, 1)
	defer libc.Xfree(tls, out)
	sqlite3.Xsqlite3_randomness(tls, 1, out)
	sqlite3.Xsqlite3_vfs_register(tls, vfs, 0)
}

func TestSameSeedSameImage(t *testing.T) {
	// Each in a test of its own: connections that are open share SQLite's cache.
	run := func(seed int64) (images [3]disk.Image) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			d := newDisk(t, seed, disk.Image{})
			seedSQLite(t, d)
			w := newWorkload(t, d, seed, walFull)
			w.run(30)
			w.step(w.fill)
			images = [3]disk.Image{d.Synced(), d.Torn(seed), d.Written()}
		})
		return images
	}
	first, again, other := run(1), run(1), run(2)
	for i, name := range []string{"synced", "torn", "written"} {
		if !reflect.DeepEqual(first[i], again[i]) {
			t.Errorf("%s: the same seed gave two images", name)
		}
		if reflect.DeepEqual(first[i], other[i]) {
			t.Errorf("%s: another seed gave the same image", name)
		}
	}
}

func TestADiskInUseCannotBeClosed(t *testing.T) {
	d, err := disk.New(1, disk.Image{})
	if err != nil {
		t.Fatal(err)
	}
	db := connect(t, d, walFull)
	exec(t, db, "CREATE TABLE t (n INTEGER)")
	if err := d.Close(); !errors.Is(err, disk.ErrInUse) {
		t.Errorf("close: %v, want ErrInUse", err)
	}
	exec(t, db, "INSERT INTO t VALUES (1)")
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second does nothing
		if err := d.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
}
