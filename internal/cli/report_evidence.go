package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"replyaudit/internal/analysis"
	"replyaudit/internal/audit"
	"replyaudit/internal/report"
	"replyaudit/internal/store"
)

// enclosing says whether a report has its evidence beside it, and with what in it.
type enclosing struct {
	evidence bool
	identify bool // the messages themselves, people's names and addresses included
}

func (e enclosing) check() error {
	if e.identify && !e.evidence {
		return usageError(errors.New("--identify encloses the messages in the evidence; add --evidence, or leave it out"))
	}
	return nil
}

// writeEvidence writes evidence.zip beside the report's files that were just written.
func writeEvidence(ctx context.Context, g *globals, opts reportOptions, formats []string, m *analysis.Model) (name string, err error) {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	enc := report.Enclosure{Reports: map[string]string{}}
	if enc.Erased, err = s.Erased(ctx); err != nil {
		return "", err
	}
	for _, format := range formats {
		if format == "csv" {
			continue
		}
		if enc.Reports["report."+format], err = fileSum(filepath.Join(opts.out, "report."+format)); err != nil {
			return "", err
		}
	}
	if opts.identify {
		if err := logIdentified(ctx, s, m); err != nil {
			return "", err
		}
		enc.Raw = func(id string, ours bool) ([]byte, error) {
			if ours {
				return s.LetterBytes(ctx, id)
			}
			return s.Raw(ctx, id)
		}
	}
	name = filepath.Join(opts.out, "evidence.zip")
	return name, writeFile(name, func(w io.Writer) error { return report.Evidence(w, m, opts.options(), enc) })
}

// fileSum is the SHA-256 of a file.
func fileSum(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("hash the report: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	digest := sha256.New()
	if _, err := io.Copy(digest, f); err != nil {
		return "", fmt.Errorf("hash the report: %w", err)
	}
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// logIdentified notes who took out messages unmasked, before anything is written (RULES section 11).
func logIdentified(ctx context.Context, s *store.Store, m *analysis.Model) error {
	key := m.Campaign.Key
	e := store.Event{Entity: key, At: time.Now().UTC(), Actor: audit.Actor("person:" + userName()), Kind: "report.identified"}
	if m.Reader != "" {
		e.Payload = map[string]any{"company": m.Reader}
	}
	if err := s.Write(ctx, func(t *store.Tx) error { return t.Append(e) }); err != nil {
		return fmt.Errorf("log that messages of %s were taken out unmasked: %w", key, err)
	}
	return nil
}
