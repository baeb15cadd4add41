package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The browser prints what it is given, with tags, and leaves nothing behind.
func TestChromiumPrints(t *testing.T) {
	if _, err := exec.LookPath("chromium"); err != nil {
		t.Skip("chromium is not installed: apt-get install chromium fonts-liberation poppler-utils")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	var out bytes.Buffer
	err := printWithChromium(context.Background(), &out, func(w io.Writer) error {
		_, err := io.WriteString(w, "<!DOCTYPE html><html lang=en><title>T</title><h1>Heading</h1><p>Text</p>")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) || !bytes.Contains(out.Bytes(), []byte("/StructTreeRoot")) {
		t.Errorf("no tagged PDF: %d bytes", out.Len())
	}
	left, err := filepath.Glob(filepath.Join(temp, "replyaudit-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestWithoutChromiumTheErrorSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := printWithChromium(context.Background(), io.Discard, func(io.Writer) error { return os.ErrInvalid })
	if err == nil || !strings.Contains(err.Error(), "apt-get install chromium") || !strings.Contains(err.Error(), "leave out --pdf-engine") {
		t.Errorf("%v", err)
	}
}
