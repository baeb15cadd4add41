package store

import (
	"context"
	"testing"

	"replyaudit/internal/audit"
)

// A later campaign begins where a folder ends, unless another still reads it.
func TestBaselineOfALaterCampaign(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		before string // state of the first campaign
		next   uint32
	}{{Running, 1}, {Stopped, 1}, {Closed, 500}} {
		s := launched(t, 1)
		switch c.before {
		case Stopped:
			_, err := s.Steer(ctx, "demo", Stopped, By{Actor: audit.ByEngine, At: t0})
			fine(t, err)
		case Closed:
			fine(t, s.CloseCampaign(ctx, "demo", nil, t0))
		}
		second := Launch{
			Campaign: "second", Document: []byte(`{}`), Rubric: []byte(`{}`), At: t0, Accounts: map[string]string{"vilnius": account},
			Folders: []Folder{{Account: account, Name: "INBOX", UIDValidity: 7, NextUID: 500}},
		}
		if err := s.Launch(ctx, second); err != nil {
			t.Fatal(err)
		}
		folders, err := s.Folders(ctx, account)
		if err != nil || len(folders) != 1 || folders[0].NextUID != c.next || folders[0].FirstUID != c.next {
			t.Errorf("the first is %s: %+v, %v; want UID %d", c.before, folders, err, c.next)
		}
	}
}
