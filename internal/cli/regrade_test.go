package cli

import (
	"context"
	"encoding/json"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"replyaudit/internal/analysis"
	"replyaudit/internal/engine"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
)

// closeDB is the command "closedb FILE" of the scripts: the campaign "spring" of
// reviewdb is collected long after its last window, and closed.
func closeDB(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	s, err := store.OpenExisting(ctx, ts.MkAbs(args[0]))
	ts.Check(err)
	end := time.Now().UTC() // after all that persons have decided in the script
	ts.Check(s.Scanned(ctx, scriptAccount, "INBOX", end))
	d, err := analysis.Load(ctx, s, "spring", end)
	ts.Check(err)
	d.Closed = true
	rows, err := engine.Assessments(d)
	ts.Check(err)
	ts.Check(s.CloseCampaign(ctx, "spring", rows, end))
	ts.Check(s.Close())
}

// gradeDB is the command "gradedb FILE RUBRIC READER" of the scripts: the closed
// campaign "spring" was graded by a shipped rubric with an earlier reader.
func gradeDB(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	s, err := store.OpenExisting(ctx, ts.MkAbs(args[0]))
	ts.Check(err)
	r, err := rubric.Load(args[1])
	ts.Check(err)
	body, err := json.Marshal(r)
	ts.Check(err)
	at, err := closedAt(ctx, s, "spring")
	ts.Check(err)
	frozen, err := analysis.Freeze(ctx, s, "spring")
	ts.Check(err)
	d, err := frozen.Under(r.Hash(), r).Load(ctx, s, at)
	ts.Check(err)
	d.ReaderVersion = args[2]
	rows, err := engine.Assessments(d)
	ts.Check(err)
	g := store.Grading{RubricHash: r.Hash(), ReaderVersion: args[2]}
	ts.Check(s.Regrade(ctx, "spring", g, body, rows, store.By{Actor: "person:Eva", At: time.Now().UTC()}))
	ts.Check(s.Close())
}
