package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"replyaudit/internal/coding"
	"replyaudit/internal/rubric"
)

// keys reads one answer after another: single keys from a terminal, lines from a pipe.
type keys struct {
	terminal *os.File
	lines    *bufio.Reader
}

func newKeys(stdin io.Reader) *keys {
	if f, ok := stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return &keys{terminal: f}
	}
	return &keys{lines: bufio.NewReader(stdin)}
}

// next returns the next key, io.EOF at the end of the input and at Ctrl-C or Ctrl-D.
func (k *keys) next() (string, error) {
	if k.terminal == nil {
		line, err := k.lines.ReadString('\n')
		if line = strings.TrimSpace(line); line != "" {
			return line, nil
		}
		return "", err
	}
	before, err := term.MakeRaw(int(k.terminal.Fd()))
	if err != nil {
		return "", fmt.Errorf("read a key from the terminal: %w", err)
	}
	var b [1]byte
	_, err = k.terminal.Read(b[:])
	if err := errors.Join(err, term.Restore(int(k.terminal.Fd()), before)); err != nil {
		return "", err
	}
	if b[0] == 3 || b[0] == 4 {
		return "", io.EOF
	}
	return strings.TrimSpace(string(b[:])), nil
}

func runCode(ctx context.Context, g *globals, opts codeOptions, args []string) error {
	session, st, err := joinStudy(ctx, g, opts, args)
	if err != nil {
		return err
	}
	defer st.store.Close()
	in := newKeys(g.stdin)
	shown := ""
	for {
		task, done, all, ok := session.Next()
		if !ok {
			return g.nothingLeft(session)
		}
		if task.Message != shown {
			g.showReply(session.Blind(task), done, all)
			shown = task.Message
		}
		g.showTask(st.Study, task)
		if hint := session.Hint(task); hint != "" {
			fmt.Fprintf(g.stdout, "  the machine says: %s\n", hint)
		}
		value, err := g.choose(in, task, "u undo · s cannot tell · q stop")
		switch {
		case errors.Is(err, io.EOF):
			_, err = fmt.Fprintf(g.stdout, "\n%d of %d codes are stored. Go on with \"replyaudit code %s --coder %s\".\n", done, all, st.Data.Campaign.Key, session.Coder)
			return err
		case err != nil:
			return err
		case value == undo:
			undone, err := session.Undo(ctx)
			if err != nil {
				return err
			}
			if !undone {
				fmt.Fprintln(g.stdout, "There is nothing to take back in this session.")
			}
		default:
			if err := session.Say(ctx, task, value); err != nil {
				return err
			}
		}
	}
}

// undo stands among the values for taking the last one back.
const undo = "u"

// choose asks until a key means something; io.EOF is the wish to stop.
func (g *globals) choose(in *keys, task coding.Task, others string) (string, error) {
	for {
		fmt.Fprintf(g.stdout, "  %s > ", others)
		key, err := in.next()
		if err != nil {
			return "", err
		}
		fmt.Fprintln(g.stdout, key)
		switch key {
		case "q":
			return "", io.EOF
		case "s", "?":
			return rubric.CannotTell, nil
		case undo:
			if strings.Contains(others, "undo") {
				return undo, nil
			}
		}
		if n, err := strconv.Atoi(key); err == nil && n >= 1 && n <= len(task.Book.Values) {
			return task.Book.Values[n-1].ID, nil
		}
		fmt.Fprintf(g.stdout, "  %q means nothing here; take a key from 1 to %d\n", printable(key), len(task.Book.Values))
	}
}

func (g *globals) showReply(b coding.Blinded, done, all int) {
	fmt.Fprintf(g.stdout, "\n──── reply %d · stage %d · %d of %d codes ────\n", b.Number, b.Stage, done, all)
	fmt.Fprintf(g.stdout, "Subject: %s\n", printable(b.Subject))
	for line := range strings.Lines(b.Text) {
		fmt.Fprintf(g.stdout, "| %s\n", printable(strings.TrimRight(line, "\r\n")))
	}
}

func (g *globals) showTask(st *coding.Study, task coding.Task) {
	fmt.Fprintf(g.stdout, "\n%s\n", rubric.In(task.Rubric.Title, st.Language))
	if asked := st.Asked(task); asked != "" {
		fmt.Fprintf(g.stdout, "  asked: %s\n", printable(asked))
	}
	for i, v := range task.Book.Values {
		fmt.Fprintf(g.stdout, "  %d  %s\n", i+1, rubric.In(v.Anchor, st.Language))
	}
}

// nothingLeft says why there is nothing to code.
func (g *globals) nothingLeft(session *coding.Session) error {
	fmt.Fprintf(g.stdout, "\nNothing is left for %s in the stages that are open.\n", session.Coder)
	for _, stage := range session.Status().Stages {
		if stage.Open && stage.Done && len(stage.Below) == 0 {
			continue
		}
		_, err := fmt.Fprintln(g.stdout, codingStageWords(stage))
		return err
	}
	return nil
}

// codingStageWords says how far a stage has come and what it waits for.
func codingStageWords(s coding.Stage) string {
	words := fmt.Sprintf("Stage %d (%d %%): %d of %d replies coded by %s", s.Number, s.Share, s.Coded, s.Replies, counted(s.Needed, "coder", "coders"))
	switch {
	case !s.Open:
		return words + "; not open yet."
	case !s.Done:
		return words + "; more codes are needed."
	case len(s.Below) > 0:
		return words + "; too little agreement on " + strings.Join(s.Below, ", ") + "."
	}
	return words + "; done."
}

func newCodeStatusCommand(g *globals, opts *codeOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "status [CAMPAIGN]",
		Short: "Say how far the coding has come",
		Long:  "status says how far each stage and each coder has come, and what waits for adjudication.\nIt ends with 3 while something waits for a person.\n" + exitCodeHelp,
		Args:  wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			st, err := openStudy(cmd.Context(), g, *opts, args)
			if err != nil {
				return err
			}
			defer st.store.Close()
			return g.printCodeStatus(st.Status())
		},
	}
}

func (g *globals) printCodeStatus(s coding.Status) error {
	waits := s.ToDecide > 0
	for _, stage := range s.Stages {
		waits = waits || !stage.Open || !stage.Done
	}
	if g.json {
		if err := printJSON(g.stdout, s); err != nil {
			return err
		}
	} else {
		for _, stage := range s.Stages {
			fmt.Fprintln(g.stdout, codingStageWords(stage))
		}
		for _, c := range s.Coders {
			fmt.Fprintf(g.stdout, "%s: %s, %d to go\n", printable(c.Name), counted(c.Done, "code", "codes"), c.Left)
		}
		fmt.Fprintf(g.stdout, "%s to adjudicate.\n", counted(s.ToDecide, "difference", "differences"))
	}
	if waits {
		return &exitError{code: exitPerson}
	}
	return nil
}

func newCodeAdjudicateCommand(g *globals, opts *codeOptions) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "adjudicate [CAMPAIGN]",
		Short: "Decide where coders differ",
		Long: `adjudicate shows what coders said differently, not who said what, and stores what holds. The
codes stay, and agreement is always measured on them. It ends with 3 while something is left.
` + exitCodeHelp,
		Args: wrongUse(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return runAdjudicate(cmd.Context(), g, *opts, args) },
	}
	cmd.Flags().StringVar(&opts.by, "by", "", "who decides, for the log (default: the user of the system)")
	return cmd
}

func runAdjudicate(ctx context.Context, g *globals, opts codeOptions, args []string) error {
	st, err := openStudy(ctx, g, opts, args)
	if err != nil {
		return err
	}
	defer st.store.Close()
	in := newKeys(g.stdin)
	shown := ""
	for {
		dispute, left, ok := st.NextDispute()
		if !ok {
			_, err := fmt.Fprintln(g.stdout, "Nothing is left to adjudicate.")
			return err
		}
		if dispute.Message != shown {
			b := st.Blind(dispute.Task)
			g.showReply(b, 0, left)
			shown = dispute.Message
		}
		g.showTask(st.Study, dispute.Task)
		for _, value := range slices.Sorted(maps.Keys(dispute.Said)) {
			fmt.Fprintf(g.stdout, "  %s: %s\n", counted(dispute.Said[value], "coder", "coders"), value)
		}
		value, err := g.choose(in, dispute.Task, "s cannot tell · q stop")
		if errors.Is(err, io.EOF) {
			fmt.Fprintf(g.stdout, "\n%s left.\n", counted(left, "difference is", "differences are"))
			return &exitError{code: exitPerson}
		}
		if err != nil {
			return err
		}
		if err := st.Decide(ctx, dispute.Task, value, st.by); err != nil {
			return err
		}
	}
}
