//go:build mutants

package simulation

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"
)

// enough is within how many seeds a mutant must be found.
const enough = "1000"

// TestEveryMutantIsFound plays the seeds with one rule broken at a time, until one
// of them fails. A broken program that does not compile is no find.
func TestEveryMutantIsFound(t *testing.T) {
	found := regexp.MustCompile(`seed \d+ draws .*\n.*`)
	for _, m := range mutants() {
		t.Run(m.name, func(t *testing.T) {
			dir := t.TempDir()
			overlay, err := json.Marshal(map[string]any{"Replace": m.apply(t, dir)})
			if err != nil {
				t.Fatal(err)
			}
			plan, program := filepath.Join(dir, "overlay.json"), filepath.Join(dir, "mutant.test")
			if err := os.WriteFile(plan, overlay, 0o600); err != nil {
				t.Fatal(err)
			}
			if out, err := exec.Command("go", "test", "-c", "-vet=off", "-overlay", plan, "-o", program, ".").CombinedOutput(); err != nil {
				t.Fatalf("the mutant does not compile: %v\n%s", err, out)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Minute)
			defer cancel()
			out, err := exec.CommandContext(ctx, program, "-test.run", "^TestCampaigns$", "-seeds", enough, "-first", "-stories=false").CombinedOutput()
			switch finding := found.Find(out); {
			case err == nil:
				t.Errorf("%s seeds do not find it", enough)
			case finding == nil:
				t.Errorf("it was not found but ended otherwise: %v\n%s", err, bytes.TrimSpace(out))
			default:
				t.Logf("found: %s", finding)
			}
		})
	}
}
