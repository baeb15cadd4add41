package config

import (
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/internal/campaign"
	"replyaudit/internal/mailhost"
)

func write(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPassword(t *testing.T) {
	t.Setenv("REPLYAUDIT_TEST_SET", " hunter2 ")
	t.Setenv("REPLYAUDIT_TEST_EMPTY", "")
	for name, c := range map[string]struct {
		secret campaign.Secret
		want   string
		says   string // in the error
	}{
		"none":                     {campaign.Secret{}, "", ""},
		"environment, as it is":    {campaign.Secret{Env: "REPLYAUDIT_TEST_SET"}, " hunter2 ", ""},
		"environment, empty":       {campaign.Secret{Env: "REPLYAUDIT_TEST_EMPTY"}, "", "REPLYAUDIT_TEST_EMPTY"},
		"environment, unset":       {campaign.Secret{Env: "REPLYAUDIT_TEST_UNSET"}, "", "REPLYAUDIT_TEST_UNSET"},
		"file":                     {campaign.Secret{File: write(t, "hunter2")}, "hunter2", ""},
		"file with a line end":     {campaign.Secret{File: write(t, "hunter2\n")}, "hunter2", ""},
		"file of another system":   {campaign.Secret{File: write(t, "hunter2\r\n")}, "hunter2", ""},
		"file, blanks are kept":    {campaign.Secret{File: write(t, " hun ter2 \n")}, " hun ter2 ", ""},
		"file with an empty line":  {campaign.Secret{File: write(t, "\n")}, "", "empty"},
		"file that is not there":   {campaign.Secret{File: "/nonexistent/password"}, "", "/nonexistent/password"},
		"file of more than a line": {campaign.Secret{File: write(t, "hunter2\nhunter3\n")}, "", "one line"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Password(c.secret)
			if got != c.want || (err != nil) != (c.says != "") || err != nil && !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q, %v; want %q and an error with %q", got, err, c.want, c.says)
			}
			if err != nil && strings.Contains(err.Error(), "hunter") {
				t.Errorf("the error tells the password: %v", err)
			}
		})
	}
}

func TestRootCAs(t *testing.T) {
	if pool, err := RootCAs(""); pool != nil || err != nil {
		t.Errorf("without a file: %v, %v; want nil, the system's own", pool, err)
	}
	der := mailhost.NewAuthority(t).Issue(t, "mail.test").Certificate[0]
	good := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	if pool, err := RootCAs(write(t, good)); pool == nil || err != nil {
		t.Errorf("a certificate: %v, %v", pool, err)
	}
	for name, path := range map[string]string{"no file": "/nonexistent/ca.pem", "no certificate": write(t, "hello\n"), "empty": write(t, "")} {
		if pool, err := RootCAs(path); pool != nil || err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v, %v; want an error that names the file", name, pool, err)
		}
	}
}
