package store

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"replyaudit/internal/audit"
)

// TestReleasedMigrationsAreFrozen: a database that has applied a migration never
// sees it again, so that a change belongs into a new one.
func TestReleasedMigrationsAreFrozen(t *testing.T) {
	for file, want := range map[string]string{
		"00001_initial.sql":            "1423ac150076dc79",
		"00002_restored.sql":           "acdfded3894aeb03",
		"00003_check_and_controls.sql": "7b96a5315b1c8349",
		"00005_control.sql":            "a74e8b70ce349114",
		"00006_listening.sql":          "f6aa0257e3b4e59d",
		"00007_coding.sql":             "4ef82590838a3232",
		"00008_rubric.sql":             "535a89eeab399d13",
		"00009_proposal.sql":           "c74885dd611b31d5",
	} {
		body, err := migrations.ReadFile("migrations/" + file)
		if err != nil {
			t.Error(err)
		}
		if sum := sha256.Sum256(body); hex.EncodeToString(sum[:8]) != want {
			t.Errorf("%s was edited (%s); add a migration instead", file, hex.EncodeToString(sum[:8]))
		}
	}
}

// unpack puts a database of the past into a folder: a campaign of four companies,
// in the middle or closed, written by the program of that time.
func unpack(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "audit.db")
	packed, err := os.Open(filepath.Join("testdata", "schema1", name+".db.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	body, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(f, body); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// raw runs statements on a file without the store.
func raw(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", dsnOf(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// ask reads one text from a file without the store.
func ask(t *testing.T, path, query string) (text string) {
	t.Helper()
	db, err := sql.Open("sqlite", dsnOf(path, "mode=ro"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.QueryRow(query).Scan(&text); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return text
}

func copies(t *testing.T, path string) []string {
	t.Helper()
	all, err := filepath.Glob(path + ".before-*")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// everSeen are all shapes of schema that were ever on main. The oldest had one
// table less than the second, and no command to write it with.
var everSeen = map[string][]string{
	"begun":    {"listed-mid", `DROP TABLE suppression`},
	"listed":   {"listed-mid"},
	"dated":    {"dated-mid"},
	"released": {"released-mid"},
}

// TestUpgradeFromEverySchema: the facts stay, the log grows by the due times that
// it did not know, verify is clean, and the schema is that of a new database.
func TestUpgradeFromEverySchema(t *testing.T) {
	fresh := openTemp(t)
	want, err := shape(t.Context(), fresh.pool)
	if err != nil {
		t.Fatal(err)
	}
	for name, made := range everSeen {
		for _, when := range []string{"mid", "closed"} {
			t.Run(name+" "+when, func(t *testing.T) {
				path := unpack(t, strings.Replace(made[0], "mid", when, 1))
				raw(t, path, made[1:]...)
				facts := `SELECT (SELECT group_concat(id || account || sha256) FROM message) || (SELECT group_concat(uid || folder || message) FROM sighting)
					|| (SELECT group_concat(letter || message_id || hex(raw)) FROM letter_bytes) || (SELECT group_concat(letter || state || sent_at || fence) FROM letter_state)
					|| (SELECT group_concat(scope || day || used) FROM budget) || (SELECT group_concat(entity || seq || kind || at || payload) FROM event WHERE kind NOT LIKE '%.upgraded')`
				before := ask(t, path, facts)
				s, err := Open(t.Context(), path)
				if err != nil {
					t.Fatal(err)
				}
				defer s.Close()
				verifyClean(t, s)
				if ask(t, path, facts) != before {
					t.Error("the facts or the log have changed")
				}
				if got, err := shape(t.Context(), s.pool); err != nil || got != want {
					t.Errorf("shape %s, want %s, %v", got, want, err)
				}
				letters, err := s.Design(t.Context(), "demo")
				if err != nil || len(letters) == 0 {
					t.Fatal(letters, err)
				}
				for _, l := range letters {
					if l.Stage == audit.Opening && (l.DueAt.IsZero() || !l.LatestAt.After(l.DueAt)) {
						t.Errorf("%s is due from %v to %v", l.ID, l.DueAt, l.LatestAt)
					}
				}
				kept := copies(t, path)
				if len(kept) != 1 || ask(t, kept[0], facts) != before {
					t.Errorf("copies from before: %v", kept)
				}
			})
		}
	}
}

func TestUnknownShapeIsRefused(t *testing.T) {
	path := unpack(t, "dated-mid")
	raw(t, path, `ALTER TABLE folder ADD COLUMN colour TEXT`)
	if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "none that a version of replyaudit has made") {
		t.Errorf("got %v", err)
	}
	if left := copies(t, path); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestOldSchemaBelowARunningEngineIsLeftAlone(t *testing.T) {
	path := unpack(t, "released-mid")
	raw(t, path, fmt.Sprintf(`INSERT OR REPLACE INTO lease VALUES ('engine', 'me', 'here', %d)`, time.Now().Add(time.Minute).UnixMicro()))
	if _, err := Open(t.Context(), path); !errors.Is(err, ErrLeased) {
		t.Errorf("got %v", err)
	}
	if got := ask(t, path, `SELECT MAX(version_id) FROM goose_db_version`); got != "1" {
		t.Errorf("schema %s", got)
	}
}

// later adds a migration to those of the program.
func later(t *testing.T, body string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{"migrations/00099_later.sql": {Data: []byte("-- +goose Up\n" + body)}}
	entries, err := migrations.ReadDir("migrations")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		body, err := migrations.ReadFile("migrations/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		all["migrations/"+e.Name()] = &fstest.MapFile{Data: body}
	}
	return all
}

func TestFailedMigrationLeavesTheDatabaseUsable(t *testing.T) {
	s := launched(t, 2)
	if err := s.DropLease(t.Context(), "me"); err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(t.Context(), later(t, "CREATE TABLE half (id TEXT);\nINSERT INTO nowhere VALUES (1);\n")); err == nil {
		t.Fatal("a broken migration went through")
	}
	if left := copies(t, s.path); len(left) != 0 {
		t.Errorf("left %v", left)
	}
	again, err := Open(context.Background(), s.path)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	verifyClean(t, again)
	if _, _, err := claim(t, again, state(t, again, "demo/acme0/01/opening"), "me"); err != nil {
		t.Error(err)
	}
}

func TestCopiesBeforeMigrations(t *testing.T) {
	s := launched(t, 1)
	if err := s.DropLease(t.Context(), "me"); err != nil {
		t.Fatal(err)
	}
	if made := copies(t, s.path); len(made) != 0 {
		t.Errorf("a new database was copied: %v", made)
	}
	mine := s.path + ".bak"
	if err := os.WriteFile(mine, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	var made []string
	for range automaticCopies + 2 {
		if err := s.migrate(t.Context(), later(t, "SELECT 1;\n")); err != nil {
			t.Fatal(err)
		}
		raw(t, s.path, `DELETE FROM goose_db_version WHERE version_id = 99`)
		for _, c := range copies(t, s.path) {
			if !slices.Contains(made, c) {
				made = append(made, c)
			}
		}
	}
	if got := copies(t, s.path); len(made) != automaticCopies+2 || !slices.Equal(got, made[2:]) {
		t.Errorf("kept %v of %v", got, made)
	}
	if info, err := os.Stat(made[len(made)-1]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("copy: %v, %v", info, err)
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error(err)
	}
}
