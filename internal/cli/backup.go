package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"replyaudit/internal/clock"
	"replyaudit/internal/store"
)

func newBackupCommand(g *globals) *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "backup [FILE]",
		Short: "Write a checked copy of the database, also while a campaign runs",
		Long: `backup writes a copy of the database as it is at one instant to FILE, by default beside
it and named by the time. It may run beside "replyaudit run" and does not hold it up. The
copy gets its name only when it is on disk and has been checked; it is readable by its
owner alone. An existing file is replaced only with --force.

Do not copy the file of the database with other tools while a campaign runs, and never
run two copies: both would write to the companies. Go on from a backup with
"replyaudit restore".
` + exitCodeHelp,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runBackup(cmd.Context(), g, force, args) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace FILE if it exists")
	return cmd
}

func runBackup(ctx context.Context, g *globals, force bool, args []string) error {
	s, err := store.OpenExisting(ctx, g.db)
	if err != nil {
		return err
	}
	defer s.Close()
	file := stamped(strings.TrimSuffix(g.db, filepath.Ext(g.db))+"-backup") + ".db"
	if len(args) == 1 {
		file = args[0]
	}
	made, err := s.BackUp(ctx, file, force)
	if errors.Is(err, store.ErrExists) {
		return usageError(err)
	}
	if err != nil {
		return err
	}
	if g.json {
		return printJSON(g.stdout, made)
	}
	_, err = fmt.Fprintf(g.stdout, "wrote %s: %d bytes, %d lines of the log; it was checked and is sound\n", made.Path, made.Bytes, made.Events)
	return err
}

// stamped adds the time to a name, so that names sort by it on every file system.
func stamped(name string) string {
	return name + "-" + clock.Wall().UTC().Format("20060102T150405.000Z")
}

// confirmed asks on a terminal, or of a script that says yes, before something that
// cannot be taken back.
func (g *globals) confirmed(question string) (bool, error) {
	if _, err := fmt.Fprintf(g.stderr, "%s Type \"yes\" to go on: ", question); err != nil {
		return false, err
	}
	var answer string
	if _, err := fmt.Fscanln(g.stdin, &answer); err != nil {
		answer = ""
	}
	return strings.EqualFold(answer, "yes"), nil
}
