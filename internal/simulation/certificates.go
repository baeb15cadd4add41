package simulation

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"time"
)

// Authority is who signs the certificates of the mail hosts. It is made once, since
// making keys takes time, and serves all seeds.
type Authority struct {
	file     string // its own certificate, for ca_file
	own      tls.Certificate
	stranger tls.Certificate // for another name
}

// NewAuthority makes keys and certificates, and a file of its own in dir.
func NewAuthority(dir string) (*Authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key: %w", err)
	}
	root := template("simulation")
	root.IsCA, root.BasicConstraintsValid, root.KeyUsage = true, true, x509.KeyUsageCertSign
	der, err := x509.CreateCertificate(rand.Reader, root, root, &key.PublicKey, key)
	if err != nil {
		return nil, fmt.Errorf("sign the authority: %w", err)
	}
	a := &Authority{file: filepath.Join(dir, "ca.pem")}
	if err := os.WriteFile(a.file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o600); err != nil {
		return nil, err
	}
	for _, c := range []struct {
		to    *tls.Certificate
		names []string
	}{{&a.own, []string{"smtp.a0.test", "smtp.a1.test", "smtp.a2.test", "imap.a0.test", "imap.a1.test", "imap.a2.test"}}, {&a.stranger, []string{"elsewhere.test"}}} {
		t := template(c.names[0])
		t.DNSNames = c.names
		der, err := x509.CreateCertificate(rand.Reader, t, root, &key.PublicKey, key)
		if err != nil {
			return nil, fmt.Errorf("sign %s: %w", c.names[0], err)
		}
		*c.to = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	}
	return a, nil
}

// template is valid in the bubble, where it is the year 2000.
func template(name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: time.Date(1999, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: time.Date(2050, 1, 1, 0, 0, 0, 0, time.UTC),
	}
}
