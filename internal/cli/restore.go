package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"replyaudit/internal/clock"
	"replyaudit/internal/engine"
	"replyaudit/internal/store"
)

func newRestoreCommand(g *globals) *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "restore FILE",
		Short: "Go on from a backup without writing to anybody twice",
		Long: `restore checks the backup FILE and puts a copy of it in the place of the database, which
is kept beside it under another name. It refuses while "replyaudit run" works.

The backup does not know what went out after it was made. So every letter that was due by
now becomes unknown and is not sent again by itself; one that is due only later stays due.
Before anything is sent, the next run reads all folders and searches Sent: replies, bounces
and copies settle what they prove. "replyaudit review list" shows what is left for you.

From the database that is replaced, if it can still be read, restore takes over the list of
addresses that must not be written to, and what was paused or stopped.
` + exitCodeHelp,
		Example: "  replyaudit restore replyaudit-backup-20260302T090000.000Z.db",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runRestore(cmd.Context(), g, args[0], yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

// restored is what restore tells.
type restored struct {
	engine.Restoration
	store.Kept
	Replaced string `json:"replaced,omitempty"` // where the old database is now
	Unread   string `json:"unread,omitempty"`   // why nothing was taken over from it
}

func runRestore(ctx context.Context, g *globals, file string, yes bool) error {
	if there, err := os.Stat(file); err != nil {
		return usageError(fmt.Errorf("look for the backup: %w", err))
	} else if own, err := os.Stat(g.db); err == nil && os.SameFile(own, there) {
		return usageError(fmt.Errorf("%s is the database itself; name a backup", file))
	}
	release, err := engine.Alone(g.db)
	if err != nil {
		return err
	}
	defer release() //nolint:errcheck // the kernel gives the lock back in any case
	backup, err := store.StandBy(ctx, file, g.db)
	if err != nil {
		return err
	}
	did, err := takeOver(ctx, g, backup, yes)
	if err != nil {
		return err
	}
	if g.json {
		err = printJSON(g.stdout, did)
	} else {
		g.printRestored(file, did)
	}
	if err == nil && (len(did.Doubted)+len(did.Kept.Campaigns)+did.Decisions > 0 || did.Unread != "") {
		err = &exitError{code: exitPerson}
	}
	return err
}

// takeOver puts the standby in order and in its place.
func takeOver(ctx context.Context, g *globals, backup *store.Standby, yes bool) (did restored, err error) {
	done := false
	defer func() {
		if !done {
			err = errors.Join(err, backup.Discard())
		}
	}()
	if _, err := os.Stat(g.db); !errors.Is(err, fs.ErrNotExist) {
		did.Replaced = stamped(g.db + ".replaced")
		if did.Kept, err = keptFrom(ctx, g.db, backup.Store); err != nil {
			did.Unread = err.Error()
		}
	}
	if !yes {
		sure, err := g.confirmed(fmt.Sprintf("%s will be replaced by the backup and kept as %s.", g.db, did.Replaced))
		if err != nil {
			return did, err
		}
		if !sure {
			return did, usageError(errors.New("nothing was changed; say yes, or use --yes"))
		}
	}
	if did.Restoration, err = engine.Restore(ctx, backup.Store, did.Kept, clock.Real{}.Now()); err != nil {
		return did, err
	}
	done = true
	return did, backup.TakeOver(ctx, did.Replaced)
}

// keptFrom reads what the old database passes on.
func keptFrom(ctx context.Context, path string, backup *store.Store) (store.Kept, error) {
	old, err := store.OpenReadOnly(ctx, path)
	if err != nil {
		return store.Kept{}, err
	}
	defer old.Close()
	return store.KeptFrom(ctx, old, backup)
}

func (g *globals) printRestored(file string, did restored) {
	say := func(format string, args ...any) { fmt.Fprintf(g.stdout, format+"\n", args...) }
	say("%s is what %s was.", g.db, file)
	if did.Replaced != "" {
		say("The old database is kept as %s.", did.Replaced)
	}
	if did.Unread != "" {
		say("Nothing could be taken over from it (%s).\nAddresses that were suppressed since the backup are not known: enter them again before you run.", printable(did.Unread))
	}
	for id, state := range did.States {
		say("Campaign %s is %s, as a person has left it.", id, state)
	}
	for _, account := range did.Paused {
		say("Mailbox %s is paused, as a person has left it.", account)
	}
	for _, id := range did.Kept.Campaigns {
		say("Campaign %s was launched after the backup and is not in it. Do not launch it again: its letters may have gone out.", id)
	}
	if did.Decisions > 0 {
		say("%d decisions of people are newer than the backup and only in the old database.", did.Decisions)
	}
	say("%d letters may have been sent since the backup and count as unknown; %d are due later and stay due.", len(did.Doubted), did.Waiting)
	if len(did.Accounts) > 0 {
		say("Next: \"replyaudit run\" reads all folders and searches Sent before it sends anything, then \"replyaudit review list\" shows what is left to you.\nA message that was deleted from its mailbox since the backup is not found again.")
	}
}
