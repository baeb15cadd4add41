package cli

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected output anew")

// The demo must measure what its simulated companies did, and the same seed must
// give the bytes that are committed as the sample report, on every machine and in
// every language.
func TestDemoMeasuresWhatHappenedAndRepeatsItself(t *testing.T) {
	for _, lang := range []string{"en", "ru", "lt"} {
		t.Run(lang, func(t *testing.T) {
			out := t.TempDir()
			var stdout, stderr bytes.Buffer
			none := func(string) string { return "" }
			if code := Main(context.Background(), []string{"demo", "--lang", lang, "--out", out}, none, strings.NewReader(""), &stdout, &stderr); code != 0 {
				t.Fatalf("exit code %d\n%s%s", code, stdout.String(), stderr.String())
			}
			if stderr.Len() > 0 {
				t.Errorf("the demo complains: %s", stderr.String())
			}
			if !strings.Contains(stdout.String(), "Every outcome, flag, count and clock is equal (times within 1s), each letter arrived once") {
				t.Errorf("the comparison does not say that all is equal:\n%s", stdout.String())
			}
			sameFiles(t, filepath.Join("..", "..", "reports", "sample", lang), out, "the committed sample; when that is right, \"make sample\" writes it anew")
		})
	}
}

// sameFiles compares every file of the first folder with that of the second.
func sameFiles(t *testing.T, first, second, meaning string) {
	t.Helper()
	names, err := os.ReadDir(first)
	if err != nil || len(names) < 2 {
		t.Fatalf("%s has %d files, %v", first, len(names), err)
	}
	for _, name := range names {
		want, err := os.ReadFile(filepath.Join(first, name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(second, name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not %s", name.Name(), meaning)
		}
	}
}

// The same seed gives the same bytes on one processor and on two, in any zone
// and from any working folder. Each run is a process of its own: this test's
// binary under the program's name (TestMain).
func TestDemoIsTheSameEverywhere(t *testing.T) {
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var outs []string
	for _, s := range []struct{ processors, zone string }{{"1", "UTC"}, {"2", "Pacific/Auckland"}, {"2", "America/St_Johns"}} {
		dir := t.TempDir()
		cmd := exec.Command(binary)
		cmd.Args = []string{"replyaudit", "demo", "--seed", "3", "--companies", "12", "--out", "report"}
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOMAXPROCS="+s.processors, "TZ="+s.zone)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", s, err, out)
		}
		outs = append(outs, filepath.Join(dir, "report"))
	}
	sameFiles(t, outs[0], outs[1], "what it was on one processor")
	sameFiles(t, outs[0], outs[2], "what it was in another zone")
}

func TestDemoRefusesTooManyCompanies(t *testing.T) {
	for _, n := range []string{"-1", "2001"} {
		var stderr bytes.Buffer
		code := Main(context.Background(), []string{"demo", "--companies", n}, func(string) string { return "" }, strings.NewReader(""), io.Discard, &stderr)
		if code != exitUsage || !strings.Contains(stderr.String(), "give a number from 1 to 2000") {
			t.Errorf("--companies %s: exit code %d, %s", n, code, stderr.String())
		}
	}
}
