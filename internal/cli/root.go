// Package cli is the command line and the composition root: one file per
// command, each with a newXCommand that declares flags and a runX that does the
// work. It is the only place that knows every other package.
//
// Exit codes: 0 fine, 1 failed, 2 wrong use or invalid campaign, 3 done but
// something needs a person, 4 a service level was missed. An error is shown
// once, here, on stderr, and says what to do next.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"replyaudit/internal/config"
)

// The exit codes; where several hold, 1 wins over 4 and 4 over 3.
const (
	exitFailed = 1
	exitUsage  = 2
	exitPerson = 3
	exitMissed = 4
)

const exitCodeHelp = `
Exit codes: 0 fine, 1 failed, 2 wrong use or invalid campaign,
3 done but something needs a person, 4 a service level was missed.`

// globals are the flags that every command shares, and its streams.
type globals struct {
	db     string
	json   bool
	env    func(string) string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// exitError carries an exit code up to Main; a nil err prints nothing more.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("exit code %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usageError marks err as wrong use or an invalid campaign.
func usageError(err error) error { return &exitError{code: exitUsage, err: err} }

// Main runs the command line and returns the exit code.
func Main(ctx context.Context, args []string, env func(string) string, stdin io.Reader, stdout, stderr io.Writer) int {
	config.Memory(env)
	g := &globals{env: env, stdin: stdin, stdout: stdout, stderr: stderr}
	root := newRootCommand(g, env)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	code := exitFailed
	var exit *exitError
	if errors.As(err, &exit) {
		code = exit.code
	}
	if exit == nil || exit.err != nil {
		fmt.Fprintf(stderr, "replyaudit: %v\n", err)
	}
	return code
}

func newRootCommand(g *globals, env func(string) string) *cobra.Command {
	root := &cobra.Command{
		Use:           "replyaudit",
		Version:       version(),
		Short:         "Measure how companies answer e-mail",
		SilenceUsage:  true,
		SilenceErrors: true,
		Long: `replyaudit sends scripted test enquiries to companies, collects what comes back,
times and grades it, and writes a report that stands up to the company it criticises.

Begin with "replyaudit demo", which runs a whole campaign against a simulated mail world.` + "\n" + exitCodeHelp,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError(fmt.Errorf("%w; see \"%s --help\"", err, cmd.CommandPath()))
	})
	db := env("REPLYAUDIT_DB")
	if db == "" {
		db = "replyaudit.db"
	}
	root.PersistentFlags().StringVar(&g.db, "db", db, "database file (also REPLYAUDIT_DB)")
	root.PersistentFlags().BoolVar(&g.json, "json", false, "print facts as JSON")
	root.AddCommand(commands(g)...)
	root.Args = cobra.ArbitraryArgs
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		return usageError(fmt.Errorf("there is no command %q; see \"replyaudit --help\"", args[0]))
	}
	for _, cmd := range root.Commands() {
		cmd.Args = wrongUse(cmd.Args)
	}
	return root
}

// wrongUse makes a wrong number of arguments a matter of wrong use.
func wrongUse(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError(fmt.Errorf("%w; see \"%s --help\"", err, cmd.CommandPath()))
		}
		return nil
	}
}
