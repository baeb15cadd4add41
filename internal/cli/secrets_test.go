package cli

import (
	"bytes"
	"encoding/base64"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"replyaudit/internal/campaign"
	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/plan"
	"replyaudit/internal/rubric"
	"replyaudit/internal/store"
	"replyaudit/internal/world"
)

// TestSecretsStayOutside: a campaign logs in to its servers, and a wrong password
// is refused; no password, nor what SASL makes of it (RFC 4616), is afterwards in
// the database, its -wal, a backup, the log or an error.
func TestSecretsStayOutside(t *testing.T) {
	const right, wrong = "Kuras-Vanduo-4711", "Sniegas-Ledas-0815"
	dir := t.TempDir()
	c, err := demoCampaign(dir, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	virtual := clock.NewVirtual(c.Sending.From.Add(-time.Hour))
	w, err := world.Start(world.Config{Campaign: c, Clock: virtual, Seed: c.Seed, Password: right})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	path := filepath.Join(dir, "audit.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var said bytes.Buffer
	secret := wrong
	e, err := engine.New(t.Context(), engine.Config{
		Store: s, Path: path, Clock: virtual, Dial: w.Dial, Alarm: &said, Poll: 12 * time.Hour,
		Secret: func(campaign.Secret) (string, error) { return secret, nil },
		Log:    slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug})),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	r, err := rubric.Load(c.Rubric)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Make(c, virtual.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err = e.Launch(t.Context(), c, p, r, virtual.Now()); err == nil {
		t.Fatal("a wrong password was taken")
	}
	said.WriteString(err.Error())
	secret = right
	if err := e.Launch(t.Context(), c, p, r, virtual.Now()); err != nil {
		t.Fatal(err)
	}
	for n, err := s.Counts(t.Context()); n.Accepted < 3 || n.Messages < 1; n, err = s.Counts(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		tasks, next, err := e.Due(t.Context(), virtual.Now())
		if err != nil {
			t.Fatal(err)
		}
		for _, task := range tasks {
			if err := e.Do(t.Context(), task); err != nil {
				t.Fatal(err)
			}
		}
		if len(tasks) == 0 {
			if err := jump(e, w, virtual, c, next); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := s.BackUp(t.Context(), filepath.Join(dir, "copy.db"), false); err != nil {
		t.Fatal(err)
	}
	everything := map[string][]byte{"what was said": said.Bytes()}
	for _, name := range []string{"audit.db", "audit.db-wal", "copy.db"} {
		if everything[name], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	for where, text := range everything {
		for _, needle := range secretsOf(c, right, wrong) {
			if bytes.Contains(text, []byte(needle)) {
				t.Errorf("%s holds %q", where, needle)
			}
		}
	}
	if !bytes.Contains(everything["copy.db"], []byte(c.Key)) {
		t.Error("the backup holds nothing that could be found")
	}
}

// secretsOf lists passwords as they are, and as they go over the wire.
func secretsOf(c *campaign.Campaign, passwords ...string) (all []string) {
	for _, password := range passwords {
		all = append(all, password, base64.StdEncoding.EncodeToString([]byte(password)))
		for _, m := range c.Mailboxes {
			for _, user := range []string{m.SMTP.Username, m.IMAP.Username, m.Address} {
				all = append(all, base64.StdEncoding.EncodeToString([]byte("\x00"+user+"\x00"+password)))
			}
		}
	}
	return all
}
