package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"replyaudit/internal/campaign"
)

func TestPassword(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("from a file \r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("AUDIT_TEST_PASSWORD", "from the environment")
	for _, c := range []struct {
		name, want string
		secret     campaign.Secret
	}{
		{"environment", "from the environment", campaign.Secret{Env: "AUDIT_TEST_PASSWORD"}},
		{"file, without its line end but with its blank", "from a file ", campaign.Secret{File: file}},
		{"none is asked for", "", campaign.Secret{}},
	} {
		if got, err := Password(c.secret); err != nil || got != c.want {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

func TestMissingPasswordNamesItsPlace(t *testing.T) {
	t.Setenv("AUDIT_TEST_EMPTY", "")
	for place, secret := range map[string]campaign.Secret{
		"AUDIT_TEST_EMPTY":   {Env: "AUDIT_TEST_EMPTY"},
		"AUDIT_TEST_UNSET":   {Env: "AUDIT_TEST_UNSET"},
		"no-such-secret.txt": {File: filepath.Join(t.TempDir(), "no-such-secret.txt")},
	} {
		if _, err := Password(secret); err == nil || !strings.Contains(err.Error(), place) {
			t.Errorf("%s: %v", place, err)
		}
	}
}

func TestRootCAsRefusesWhatIsNoCertificate(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(file, []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := RootCAs(file); err == nil || !strings.Contains(err.Error(), "PEM") {
		t.Errorf("got %v", err)
	}
	if pool, err := RootCAs(""); pool != nil || err != nil {
		t.Errorf("no file: %v, %v", pool, err)
	}
}
