package simulation

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mutant breaks one rule of the program.
type mutant struct {
	name  string
	edits []edit
}

// edit replaces a text that stands exactly once in a file below internal.
type edit struct{ file, old, new string }

// mutants are the rules without which a letter could be doubled or a message lost.
// Each must be found by the seeds; make mutants plays them.
func mutants() []mutant {
	return []mutant{
		{"the marker: sends although no row came back", []edit{
			{"outbox/outbox.go", "if err != nil || !marked {", "if _ = marked; err != nil {"},
		}},
		// The lease stands behind owner and fence: what has another owner has lost the
		// lease, too, so that only all of them together are missed.
		{"the fence: the marker asks neither whose claim it is, nor whose lease", []edit{
			{"store/letter.go", "state = 'claimed' AND owner = $%d AND fence = $%d AND", "state = 'claimed' AND (owner = $%d OR fence <> $%d OR TRUE) AND"},
			{"store/letter.go", "EXISTS (SELECT 1 FROM lease WHERE name = 'engine' AND owner = $%d)`", "(owner = $%d OR TRUE)`"},
		}},
		{"the cursor: moves before the bytes are stored", []edit{
			{"intake/scan.go", "	n, err := s.fetch(ctx, cursor, fresh[young:])", "	if len(items) > 0 {\n		if _, err := s.Store.SaveBatch(ctx, cursor, nil, items[len(items)-1].UID+1, s.Clock.Now()); err != nil {\n			return added, end, err\n		}\n	}\n	n, err := s.fetch(ctx, cursor, fresh[young:])"},
		}},
		{"the fsync: synchronous is OFF", []edit{
			{"store/store.go", `"_pragma=synchronous(FULL)"`, `"_pragma=synchronous(OFF)"`},
			{"store/store.go", "if level < 2 {", "if level < 0 {"},
		}},
		{"a letter that was being handed over is due again after a crash", []edit{
			{"store/letter.go", "			to.State = audit.Unknown\n", ""},
		}},
		{"a final dot without an answer is a letter that was not sent", []edit{
			{"smtpout/send.go", "s.settled(Unknown, PhaseDot, 0,", "s.settled(Deferred, PhaseDot, 0,"},
		}},
		{"an outcome that cannot be stored is not held", []edit{
			{"outbox/outbox.go", "if ctx.Err() != nil && try >= patience {", "if try >= 0 {"},
		}},
		{"replies are matched to accepted letters alone", []edit{
			{"store/sent.go", "return state == audit.HandingOver || state == audit.Accepted || state == audit.Unknown", "return state == audit.Accepted"},
			{"store/sent.go", "s.state IN ('handing_over', 'accepted', 'unknown')", "s.state IN ('accepted')"},
		}},
		{"a bounce proves nothing of an unknown letter", []edit{
			{"intake/proof.go", `		return "bounce", nil`, `		return "", nil`},
		}},
		{"a new epoch of a folder is not noticed", []edit{
			{"intake/scan.go", "case f.UIDValidity == state.UIDValidity:", "case f.UIDValidity > 0:"},
		}},
		{"what a server has not handed out is not asked for again", []edit{
			{"intake/scan.go", "now.Add(-retryAfter), batchMessages)", "now.Add(-1000*retryAfter), batchMessages)"},
		}},
		{"silence is proven ahead of the scan", []edit{
			{"intake/scan.go", "func through(start time.Time) time.Time { return start.Truncate(time.Second).Add(-time.Second) }", "func through(start time.Time) time.Time { return start.Truncate(time.Second).Add(24 * time.Hour) }"},
		}},
		{"the marker does not ask whether the campaign runs", []edit{
			{"store/letter.go", "latest_at >= $%d AND `+maySend+`", "latest_at >= $%d"},
		}},
		// Suppressing cancels what is claimed, too: the marker is the second line.
		{"what is claimed goes out to who is suppressed", []edit{
			{"store/suppression.go", "s.state IN ('planned', 'due', 'claimed', 'deferred')", "s.state IN ('planned', 'due', 'deferred')"},
			{"store/letter.go", "AND NOT EXISTS (SELECT 1 FROM suppression WHERE target IN `+list+`)", "AND ('' NOT IN `+list+` OR TRUE)"},
		}},
		{"a restore believes the backup", []edit{
			{"engine/restored.go", "			return waiting\n		}\n		return gone\n", "			return waiting\n		}\n		return waiting\n"},
		}},
		{"a copy is put into Sent without a search for it", []edit{
			{"outbox/sent.go", "	if len(there) == 0 {\n		raw", "	if len(there) >= 0 {\n		raw"},
		}},
	}
}

// apply writes the broken files of a mutant into dir and returns them by the names
// of the sound ones, as go build -overlay wants them.
func (m mutant) apply(t *testing.T, dir string) map[string]string {
	t.Helper()
	replaced, text := map[string]string{}, map[string]string{}
	for _, e := range m.edits {
		file, err := filepath.Abs(filepath.Join("..", filepath.FromSlash(e.file)))
		if err != nil {
			t.Fatal(err)
		}
		if text[file] == "" {
			sound, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text[file] = string(sound)
		}
		if n := strings.Count(text[file], e.old); n != 1 {
			t.Errorf("mutant %q does not fit the source any more: internal/%s has %d times\n%s\nwrite the mutant anew, so that it breaks the same rule", m.name, e.file, n, e.old)
		}
		text[file] = strings.Replace(text[file], e.old, e.new, 1)
		replaced[file] = filepath.Join(dir, strings.ReplaceAll(e.file, "/", "_"))
	}
	for file, broken := range replaced {
		if err := os.WriteFile(broken, []byte(text[file]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return replaced
}

// TestMutantsFitTheSource fails as soon as a rule that a mutant breaks is written in
// other words.
func TestMutantsFitTheSource(t *testing.T) {
	for _, m := range mutants() {
		m.apply(t, t.TempDir())
	}
}
