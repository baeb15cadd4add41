package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/campaigns"
	"replyaudit/internal/clock"
)

// purposes says which of the campaigns that come with the program init writes.
func purposes() map[string]string {
	return map[string]string{
		"study":      "lithuanian-companies",
		"experiment": "correspondence-study",
		"consulting": "consulting",
		"self-audit": "self-audit",
	}
}

// campaignParts are the files of a campaign that comes with the program.
func campaignParts(name string) ([]string, error) {
	parts := []string{"campaign.yaml", "companies.csv", "README.md"}
	entries, err := campaigns.Files.ReadDir(name)
	if err != nil {
		return nil, fmt.Errorf("read what comes with the program: %w", err)
	}
	for _, e := range entries {
		if !slices.Contains(parts, e.Name()) {
			parts = append(parts, e.Name())
		}
	}
	return parts, nil
}

// ignored keeps replies of real people and passwords out of a repository.
const ignored = `# The database holds what real people wrote, and these files hold passwords.
*.db
*.db-shm
*.db-wal
*.env
*.password
`

func newInitCommand(g *globals) *cobra.Command {
	var purpose string
	cmd := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Write a campaign to begin with",
		Long: `init writes campaign.yaml, companies.csv and README.md to DIR, the working folder by
default; for a self-audit self-assessment.yaml too. --for chooses which:

  study        one question to a list of companies, in three languages (the default)
  experiment   two factors, crossed in blocks, in three countries, with a debriefing
  consulting   a client and forty competitors, done before the Friday of the report
  self-audit   your own inboxes, week after week, against your own promise

Each says in comments what its keys mean, is valid as it stands, with sending from next
Monday, and reaches nobody: its companies and mail servers are invented. The lines marked
YOURS are to be replaced; README.md goes through them. A file that is there already is
left alone.
` + exitCodeHelp,
		Example: "  replyaudit init --for self-audit inboxes && replyaudit validate inboxes/campaign.yaml",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return runInit(g, purpose, dir, clock.Real{}.Now())
		},
	}
	cmd.Flags().StringVar(&purpose, "for", "study", "what the campaign is for: study, experiment, consulting or self-audit")
	return cmd
}

func runInit(g *globals, purpose, dir string, now time.Time) error {
	source, ok := purposes()[purpose]
	if !ok {
		return usageError(fmt.Errorf("--for %q: write one of %s", purpose, strings.Join(slices.Sorted(maps.Keys(purposes())), ", ")))
	}
	files, err := campaignFiles(source, now)
	if err != nil {
		return err
	}
	parts, err := campaignParts(source)
	if err != nil {
		return err
	}
	var paths []string
	for _, name := range parts {
		path := filepath.Join(dir, name)
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return usageError(fmt.Errorf("%s is there already; name another folder, or move it away", path))
		}
		paths = append(paths, path)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make folder %s: %w", dir, err)
	}
	for _, path := range paths {
		if err := writeNew(path, files[filepath.Base(path)]); err != nil {
			return err
		}
	}
	if err := writeNew(filepath.Join(dir, ".gitignore"), ignored); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	file := filepath.Join(dir, "campaign.yaml")
	fmt.Fprintf(g.stdout, "wrote %s\n\nNext, and none of it reaches anybody:\n  replyaudit validate %s\n  replyaudit preview %s\n  replyaudit rehearse %s\n\nThen replace the lines marked YOURS, as %s says, before \"replyaudit run\".\n",
		strings.Join(paths, ", "), file, file, file, filepath.Join(dir, "README.md"))
	return nil
}

// campaignFiles are the files of one shipped campaign by name. Its days are moved
// by whole weeks, so that it begins next Monday and days of the week stay.
func campaignFiles(name string, now time.Time) (map[string]string, error) {
	files := map[string]string{}
	parts, err := campaignParts(name)
	if err != nil {
		return nil, err
	}
	for _, file := range parts {
		text, err := campaigns.Files.ReadFile(path.Join(name, file))
		if err != nil {
			return nil, fmt.Errorf("read what comes with the program: %w", err)
		}
		files[file] = string(text)
	}
	if files["campaign.yaml"], err = beginOn(files["campaign.yaml"], nextMonday(now)); err != nil {
		return nil, fmt.Errorf("set the days of campaign %s: %w", name, err)
	}
	return files, nil
}

func nextMonday(now time.Time) time.Time {
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	return today.AddDate(0, 0, 7-int(today.Weekday()+6)%7)
}

var (
	dayPattern  = regexp.MustCompile(`\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b`)
	fromPattern = regexp.MustCompile(`(?m)^  from: (20[0-9]{2}-[0-9]{2}-[0-9]{2})\b`)
)

// beginOn moves every day of the text by as much as brings sending.from to monday.
func beginOn(text string, monday time.Time) (string, error) {
	from := fromPattern.FindStringSubmatch(text)
	if from == nil {
		return "", errors.New("there is no sending.from")
	}
	first, err := time.Parse(time.DateOnly, from[1])
	if err != nil {
		return "", fmt.Errorf("sending.from: %w", err)
	}
	return dayPattern.ReplaceAllStringFunc(text, func(day string) string {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return day // looks like a day and is none
		}
		return t.Add(monday.Sub(first)).Format(time.DateOnly)
	}), nil
}

// writeNew writes a file that must not be there yet.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write a new file: %w", err)
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}
