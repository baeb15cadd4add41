package mailhost

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"testing"
	"text/template"
	"time"

	"replyaudit/internal/clock"
)

//go:embed dovecot.conf
var dovecotConf string

// dovecot writes the configuration of the IMAP side.
func (h *Host) dovecot(t testing.TB) *server {
	t.Helper()
	h.mkdir(t, 0o755, 0, 0, "dovecot")
	h.mkdir(t, 0o755, h.uid, h.gid, "users")
	h.render(t, dovecotConf, "dovecot", "dovecot.conf")
	return &server{
		name:    "dovecot",
		command: []string{"/usr/sbin/dovecot", "-F", "-c", h.path("dovecot", "dovecot.conf")},
		ports:   []int{h.IMAP, h.IMAPS},
		log:     h.path("dovecot", "log"),
	}
}

// mkdir makes a folder of the host for one of the servers' users.
func (h *Host) mkdir(t testing.TB, mode os.FileMode, uid, gid int, elem ...string) {
	t.Helper()
	dir := h.path(elem...)
	err := os.MkdirAll(dir, mode)
	if err == nil {
		err = os.Chown(dir, uid, gid)
	}
	if err != nil {
		t.Fatalf("make a folder of the mail host: %v", err)
	}
}

// render writes a configuration file from its template.
func (h *Host) render(t testing.TB, text string, elem ...string) {
	t.Helper()
	values := map[string]string{"Dir": h.dir, "Password": Password}
	for name, port := range map[string]int{
		"Relay": h.Relay, "Submission": h.Submission, "Submissions": h.Submissions, "IMAP": h.IMAP, "IMAPS": h.IMAPS,
	} {
		values[name] = fmt.Sprint(port)
	}
	var out bytes.Buffer
	if err := template.Must(template.New("").Parse(text)).Execute(&out, values); err != nil {
		t.Fatalf("fill in the configuration of the mail host: %v", err)
	}
	// Postfix waits until its configuration is some seconds old.
	old := clock.Wall().Add(-time.Minute)
	file := h.path(elem...)
	if err := errors.Join(os.WriteFile(file, out.Bytes(), 0o644), os.Chtimes(file, old, old)); err != nil {
		t.Fatalf("write the configuration of the mail host: %v", err)
	}
}
