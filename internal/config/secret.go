// Package config reads the settings of the process, as opposed to those of a
// campaign: passwords from the environment or from files, and certificates.
// Nothing that it reads is ever written to the database, a log or a report.
package config

import (
	"crypto/x509"
	"fmt"
	"os"
	"strings"

	"replyaudit/internal/campaign"
)

// Password returns the secret that s names: the content of an environment
// variable, or of a file without its last line end.
func Password(s campaign.Secret) (string, error) {
	switch {
	case s.Env != "":
		value, ok := os.LookupEnv(s.Env)
		if !ok || value == "" {
			return "", fmt.Errorf("the password is not set: put it into the environment variable %s", s.Env)
		}
		return value, nil
	case s.File != "":
		body, err := os.ReadFile(s.File)
		if err != nil {
			return "", fmt.Errorf("read the password file: %w", err)
		}
		password := strings.TrimRight(string(body), "\r\n")
		if password == "" || strings.ContainsAny(password, "\r\n") {
			return "", fmt.Errorf("the password file %s must hold one line, the password: it is empty or has more", s.File)
		}
		return password, nil
	}
	return "", nil
}

// RootCAs returns the certificates of file beside those of the system, or nil
// (the system's alone) when file is empty.
func RootCAs(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read the certificates of ca_file: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("ca_file %s holds no certificate in PEM form", file)
	}
	return pool, nil
}
