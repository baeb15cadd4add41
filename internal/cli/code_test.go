package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/intake"
	"replyaudit/internal/store"
)

// codeDB is the command "codedb FILE" of the scripts: the closed campaign
// "spring" with a reply from each of the firms oak, elm, ash and yew.
func codeDB(ts *testscript.TestScript, _ bool, args []string) {
	ctx := context.Background()
	s, err := store.Open(ctx, ts.MkAbs(args[0]))
	ts.Check(err)
	firms := []string{"ash", "elm", "oak", "yew"}
	ts.Check(launchSpring(ctx, s, firms...))
	for i, firm := range firms {
		ts.Check(sendSpring(ctx, s, firm, store.Settlement{State: audit.Accepted, At: letterMonday, SentAt: letterMonday, Code: 250, Text: "2.0.0 OK"}))
		raw := fmt.Sprintf("From: Eve Marsh <info@%s.test>\nTo: %s\nSubject: =?utf-8?q?=3DRe=3A_Brochures?=\nIn-Reply-To: <%s@post.test>\n\nDear Ada,\n\ntwo hundred brochures cost %d euro at House of %s\x1b[2J.\n\n"+
			"Kind regards\nEve Marsh\nHead of binding\n+370 600 11223\n\n> Hello,\n> I would like to print\n", firm, scriptAccount, firm, 80+i, firm)
		seen := store.Sighting{UID: uint32(i + 1), InternalDate: letterMonday.Add(time.Duration(i+1) * time.Hour), Raw: []byte(strings.ReplaceAll(raw, "\n", "\r\n"))}
		_, err := s.SaveBatch(ctx, store.Folder{Account: scriptAccount, Name: "INBOX", UIDValidity: 1}, []store.Sighting{seen}, seen.UID+1, letterMonday.AddDate(0, 1, 0))
		ts.Check(err)
	}
	over := letterMonday.AddDate(0, 1, 0)
	in := &intake.Intake{Store: s, Clock: clock.NewVirtual(over)}
	ts.Check(in.Read(ctx, scriptAccount))
	d, err := analysis.Load(ctx, s, "spring", over)
	ts.Check(err)
	rows, err := engine.Assessments(d)
	ts.Check(err)
	ts.Check(errors.Join(s.CloseCampaign(ctx, "spring", rows, over), s.Close()))
}
