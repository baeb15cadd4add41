package cli

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/clock"
)

//go:embed example/campaign.yaml example/companies.csv
var example embed.FS

func newInitCommand(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write an example campaign to begin with",
		Long: `init writes campaign.yaml and companies.csv to DIR, the working folder by default. The
example says in comments what each key means, and is valid as it stands; since its basis
is simulation, it cannot reach a real company before you have named another. A file that
is there already is left alone.
` + exitCodeHelp,
		Example: "  replyaudit init shops && replyaudit validate shops/campaign.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return runInit(g, dir, clock.Real{}.Now())
		},
	}
}

func runInit(g *globals, dir string, now time.Time) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	names := []string{"campaign.yaml", "companies.csv"}
	for _, name := range names {
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return usageError(fmt.Errorf("%s is there already; name another folder, or move it away", path))
		}
	}
	for _, name := range names {
		if err := writeExample(dir, name, now); err != nil {
			return err
		}
	}
	path := filepath.Join(dir, names[0])
	fmt.Fprintf(g.stdout, "wrote %s and %s\n\nNext, in this order:\n  replyaudit validate %s\n  replyaudit preview %s\n  replyaudit run %s\n",
		path, filepath.Join(dir, names[1]), path, path, path)
	return nil
}

// writeExample writes one file of the example. Its days are set from now, so
// that it can be launched.
func writeExample(dir, name string, now time.Time) error {
	text, err := example.ReadFile("example/" + name)
	if err != nil {
		return fmt.Errorf("read the example: %w", err)
	}
	filled := strings.NewReplacer(
		"@TODAY@", now.Format(time.DateOnly),
		"@UNTIL@", now.AddDate(0, 0, 14).Format(time.DateOnly),
	).Replace(string(text))
	f, err := os.OpenFile(filepath.Join(dir, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write the example: %w", err)
	}
	_, err = f.WriteString(filled)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", f.Name(), err)
	}
	return nil
}
