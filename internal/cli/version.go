package cli

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

// release is the version of the program in CHANGELOG.md.
const release = "0.1.0-dev"

// version returns what --version prints: the release, and the commit that the
// program was built from when the build knew it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	return describe(info)
}

// describe adds to the release the short commit, "modified" when the checkout
// had changes, and the Go version: "0.1.0 (commit 1a2b3c4d5e6f, modified, go1.26.8)".
func describe(info *debug.BuildInfo) string {
	settings := make(map[string]string, len(info.Settings))
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	commit := cmp.Or(settings["vcs.revision"], "unknown")
	if len(commit) > 12 {
		commit = commit[:12]
	}
	if settings["vcs.modified"] == "true" {
		commit += ", modified"
	}
	return fmt.Sprintf("%s (commit %s, %s)", release, commit, info.GoVersion)
}
