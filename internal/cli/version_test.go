package cli

import (
	"bytes"
	"runtime/debug"
	"strings"
	"testing"
)

func TestDescribe(t *testing.T) {
	const revision = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d"
	cases := map[string]struct {
		settings []debug.BuildSetting
		want     string
	}{
		"clean checkout": {
			[]debug.BuildSetting{{Key: "vcs.revision", Value: revision}, {Key: "vcs.modified", Value: "false"}},
			release + " (commit 1a2b3c4d5e6f, go1.26.0)",
		},
		"changed checkout": {
			[]debug.BuildSetting{{Key: "vcs.revision", Value: revision}, {Key: "vcs.modified", Value: "true"}},
			release + " (commit 1a2b3c4d5e6f, modified, go1.26.0)",
		},
		"built outside a checkout": {nil, release + " (commit unknown, go1.26.0)"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := describe(&debug.BuildInfo{GoVersion: "go1.26.0", Settings: c.settings})
			if got != c.want {
				t.Errorf("describe = %q, want %q", got, c.want)
			}
		})
	}
}

func TestVersionFlag(t *testing.T) {
	var stdout, stderr bytes.Buffer
	noEnv := func(string) string { return "" }
	code := Main(t.Context(), []string{"--version"}, noEnv, strings.NewReader(""), &stdout, &stderr)
	if want := "replyaudit version " + version() + "\n"; code != 0 || stdout.String() != want || stderr.Len() > 0 {
		t.Errorf("--version: code %d, stdout %q, stderr %q; want 0 and %q", code, stdout.String(), stderr.String(), want)
	}
}
