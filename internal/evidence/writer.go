package evidence

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
)

// Writer writes evidence.zip. The same files in the same order give the same bytes.
type Writer struct {
	zip   *zip.Writer
	sums  strings.Builder // FILES.sha256
	files int
	bytes int64
}

// NewWriter returns a Writer to w.
func NewWriter(w io.Writer) *Writer { return &Writer{zip: zip.NewWriter(w)} }

// Add writes one file of the zip. It fails when the zip would grow past what Check reads.
func (w *Writer) Add(name string, write func(io.Writer) error) error {
	sum, err := w.add(name, write)
	if err != nil {
		return fmt.Errorf("write %s of the evidence: %w", name, err)
	}
	w.sums.WriteString(line(sum, name))
	return nil
}

// Close writes FILES.sha256 and the zip's directory.
func (w *Writer) Close() error {
	if _, err := w.add(FilesFile, func(f io.Writer) error {
		_, err := io.WriteString(f, w.sums.String())
		return err
	}); err != nil {
		return fmt.Errorf("write %s of the evidence: %w", FilesFile, err)
	}
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("write the evidence: %w", err)
	}
	return nil
}

// dosDay is 1 January 1980, the first that a zip can hold, in its own form: with
// Modified the library would add a field for the time zone.
const dosDay = 1<<5 | 1

func (w *Writer) add(name string, write func(io.Writer) error) (sum string, err error) {
	if w.files++; w.files > maxFiles {
		return "", fmt.Errorf("more than %d files; write it company by company with --company", maxFiles)
	}
	head := &zip.FileHeader{Name: name, Method: zip.Deflate, ModifiedDate: dosDay} //nolint:staticcheck // see dosDay
	head.SetMode(0o600)
	f, err := w.zip.CreateHeader(head)
	if err != nil {
		return "", err
	}
	digest := sha256.New()
	size := &counter{left: min(maxFile, maxTotal-w.bytes)}
	if err := write(io.MultiWriter(size, digest, f)); err != nil {
		return "", err
	}
	w.bytes += size.n
	return hex.EncodeToString(digest.Sum(nil)), nil
}

// counter counts bytes and refuses more than are left.
type counter struct{ n, left int64 }

func (c *counter) Write(p []byte) (int, error) {
	if c.n += int64(len(p)); c.n > c.left {
		return 0, fmt.Errorf("more than %d MB in one file or %d MB in all; write it company by company with --company", maxFile>>20, maxTotal>>20)
	}
	return len(p), nil
}
