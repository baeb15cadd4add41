package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func writes(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

var patient = browserPrint{limit: printLimit, most: printMost, told: printTold}

// The browser prints what it is given, with tags, bookmarks, title and language, and
// leaves nothing behind.
func TestChromiumPrints(t *testing.T) {
	if _, err := exec.LookPath("chromium"); err != nil {
		t.Skip("chromium is not installed: apt-get install chromium fonts-liberation poppler-utils")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	var out bytes.Buffer
	if err := patient.print(context.Background(), &out, writes("<!DOCTYPE html><html lang=lt><title>T</title><h1>Heading</h1><p>Text</p>")); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"/StructTreeRoot", "/Outlines", "/Title (Heading)", "/Lang (lt)", "/DisplayDocTitle true"} {
		if !bytes.Contains(out.Bytes(), []byte(part)) {
			t.Errorf("%d bytes of PDF without %s", out.Len(), part)
		}
	}
	nothingLeft(t, temp)
}

func nothingLeft(t *testing.T, temp string) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(temp, "replyaudit-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestWithoutChromiumTheErrorSaysWhatToDo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	err := patient.print(context.Background(), io.Discard, func(io.Writer) error { return os.ErrInvalid })
	if err == nil || !strings.Contains(err.Error(), "apt-get install chromium") || !strings.Contains(err.Error(), "leave out --pdf-engine") {
		t.Errorf("%v", err)
	}
}

// Whatever a browser does instead of printing is said in words that help. The browsers
// are scripts that find the file to print in what they are called with.
func TestABrowserThatDoesNotPrint(t *testing.T) {
	const find = `for a; do case $a in --print-to-pdf=*) out=${a#*=};; esac; done; `
	for _, c := range []struct {
		name, browser string
		print         browserPrint
		html          func(io.Writer) error
		says          []string
	}{
		{"crashes", `echo "out of \033[31mmemory" >&2; echo "[1:ERROR:dbus/bus.cc] no bus" >&2; exit 5`, patient, writes("x"), []string{"ended before it had printed", "exit status 5", ": out of ", "leave out --pdf-engine"}},
		{"is killed", `kill -9 $$`, patient, writes("x"), []string{"for want of memory perhaps", "signal: killed", "--company KEY"}},
		{"never ends", `exec sleep 600`, browserPrint{limit: 100 * time.Millisecond, most: printMost}, writes("x"), []string{"had not printed the report after 100ms", "leave out --pdf-engine"}},
		{"prints nothing", `exit 0`, patient, writes("x"), []string{"printed nothing", "TMPDIR"}},
		{"disk full", find + `printf '%%PDF-1.4 half' >"$out"`, patient, writes("x"), []string{"only the beginning of the PDF (13 bytes)", "is the disk of", "TMPDIR"}},
		{"disk full before", `exit 0`, patient, func(io.Writer) error { return syscall.ENOSPC }, []string{"hand the report to the browser", "no space left on device", "TMPDIR"}},
		{"too large", find + `printf '%%PDF-1.4 %%%%EOF' >"$out"`, browserPrint{limit: printLimit, most: 1 << 20}, writes(strings.Repeat("x", 3<<19)), []string{"has 1.5 MB of HTML", "no more than about 1.0 MB", "--company KEY"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			temp := standIn(t, c.browser)
			var out bytes.Buffer
			err := c.print.print(context.Background(), &out, c.html)
			if err == nil || out.Len() > 0 {
				t.Fatalf("printed %d bytes, %v", out.Len(), err)
			}
			for _, part := range append(c.says, "") {
				if !strings.Contains(err.Error(), part) || strings.ContainsAny(err.Error(), "\x1b\n") || strings.Contains(err.Error(), "dbus") {
					t.Errorf("%q\nwant %q, one line, and nothing of the bus", err, part)
				}
			}
			nothingLeft(t, temp)
		})
	}
}

// standIn puts a script in the place of the browser, and returns the folder for temporary files.
func standIn(t *testing.T, script string) string {
	t.Helper()
	bin, temp := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "chromium"), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	t.Setenv("TMPDIR", temp)
	return temp
}

// A browser at work is heard of, and one that the user breaks off ends.
func TestABrowserThatTakesLong(t *testing.T) {
	temp := standIn(t, "exec sleep 600")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	heard, told := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- browserPrint{limit: printLimit, most: printMost, told: time.Millisecond, tell: told}.print(ctx, io.Discard, writes("x"))
	}()
	var first, passed string
	if _, err := fmt.Fscanln(heard, &first, new(string), new(string), new(string), new(string), &passed, new(string), new(string), new(string), new(string)); err != nil || !strings.HasSuffix(first, "chromium") || passed != "1ms;" {
		t.Errorf("%q %q %v", first, passed, err)
	}
	cancel()
	heard.Close()
	if err := <-ended; !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "broken off") {
		t.Errorf("%v", err)
	}
	nothingLeft(t, temp)
}
