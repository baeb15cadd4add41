package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Scripts see that a command failed; this is the code that a shell sees.
func TestInvalidCampaignEndsWithCode2(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bad.yaml")
	if err := os.WriteFile(path, []byte("campaign: [\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"validate", "plan", "preview"} {
		for _, file := range []string{path, path + ".missing"} {
			var stdout, stderr bytes.Buffer
			none := func(string) string { return "" }
			code := Main(context.Background(), []string{command, file}, none, strings.NewReader(""), &stdout, &stderr)
			if code != exitUsage || stdout.Len() > 0 || !strings.Contains(stderr.String(), file) {
				t.Errorf("%s %s: code %d, stdout %q, stderr %q; want code 2 and the file on stderr", command, file, code, &stdout, &stderr)
			}
		}
	}
}
