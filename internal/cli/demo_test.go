package cli

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected output anew")

// The demo must measure what its simulated companies did, and the same seed must
// give the bytes that are committed as the sample report, on every machine.
func TestDemoMeasuresWhatHappenedAndRepeatsItself(t *testing.T) {
	sample := filepath.Join("..", "..", "reports", "demo")
	out := t.TempDir()
	if *update {
		out = sample
	}
	var stdout, stderr bytes.Buffer
	none := func(string) string { return "" }
	if code := Main(context.Background(), []string{"demo", "--out", out}, none, strings.NewReader(""), &stdout, &stderr); code != 0 {
		t.Fatalf("exit code %d\n%s%s", code, stdout.String(), stderr.String())
	}
	if stderr.Len() > 0 {
		t.Errorf("the demo complains: %s", stderr.String())
	}
	if !strings.Contains(stdout.String(), "All outcomes are equal, all times agree within 1s, each letter arrived once") {
		t.Errorf("the comparison does not say that all is equal:\n%s", stdout.String())
	}
	names, err := os.ReadDir(sample)
	if err != nil || len(names) < 8 {
		t.Fatalf("the sample has %d files, %v", len(names), err)
	}
	for _, name := range names {
		want, err := os.ReadFile(filepath.Join(sample, name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(out, name.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not the committed sample; when that is right, \"make golden\" writes it anew", name.Name())
		}
	}
}

// Other seeds draw other words, hours and mail clients. What is measured must
// still be what happened.
func TestDemoHoldsForOtherSeeds(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds for each seed")
	}
	for _, seed := range []string{"1", "2"} {
		t.Run(seed, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr bytes.Buffer
			none := func(string) string { return "" }
			args := []string{"demo", "--out", t.TempDir(), "--seed", seed}
			if code := Main(context.Background(), args, none, strings.NewReader(""), &stdout, &stderr); code != 0 {
				t.Errorf("exit code %d\n%s%s", code, stdout.String(), stderr.String())
			}
		})
	}
}
