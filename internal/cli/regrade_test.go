package cli

import (
	"context"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"replyaudit/internal/analysis"
	"replyaudit/internal/engine"
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
