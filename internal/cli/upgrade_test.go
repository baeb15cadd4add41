package cli

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDatabasesOfThePast: what earlier versions have written is verified, read anew
// and reported by this one; verify says what an old database cannot have.
func TestDatabasesOfThePast(t *testing.T) {
	packed, err := filepath.Glob("../store/testdata/schema1/*.db.gz")
	if err != nil || len(packed) == 0 {
		t.Fatal(packed, err)
	}
	for _, file := range packed {
		name := strings.TrimSuffix(filepath.Base(file), ".db.gz")
		t.Run(name, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "old.db")
			unpack(t, file, db)
			run := func(want int, args ...string) string {
				t.Helper()
				var out, errs bytes.Buffer
				if code := Main(t.Context(), append(args, "--db", db), os.Getenv, strings.NewReader(""), &out, &errs); code != want {
					t.Fatalf("%v ends with %d:\n%s%s", args, code, &out, &errs)
				}
				return out.String()
			}
			said := run(0, "verify")
			if older := !strings.HasPrefix(name, "released"); strings.Contains(said, "before the first release: the hash of its design") != older {
				t.Errorf("verify says\n%s", said)
			}
			if strings.HasSuffix(name, "mid") { // the next run goes on
				if said := run(0, "status", "--json"); !strings.Contains(said, `"running"`) {
					t.Errorf("status says\n%s", said)
				}
				return
			}
			run(0, "review", "list")
			run(0, "verify")
			var report struct {
				Rates map[string]struct{ X, N int }
			}
			out := t.TempDir()
			run(0, "report", "--format", "json", "--out", out)
			body, err := os.ReadFile(filepath.Join(out, "report.json"))
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(body, &report); err != nil {
				t.Fatal(err)
			}
			if got := report.Rates["replied"]; got.N == 0 || got.X == 0 {
				t.Errorf("replied: %+v", got)
			}
		})
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, body, 0o600); err != nil {
		t.Fatal(err)
	}
}
