package cli

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"replyaudit/internal/audit"
	"replyaudit/internal/campaign"
	"replyaudit/internal/store"
)

// person is who gives an order, and why.
type person struct {
	by, reason string
	yes        bool // no question is asked
}

func (p *person) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.by, "by", "", "who orders it, for the log (default: the user of the system)")
	cmd.Flags().StringVar(&p.reason, "reason", "", "why, in your words; kept beside the log")
}

func (p *person) confirming(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&p.yes, "yes", false, "do it without asking")
}

func (p person) name() string {
	if p.by == "" {
		return userName()
	}
	return p.by
}

func (p person) at(now time.Time) store.By {
	return store.By{Actor: audit.Actor("person:" + p.name()), At: now, Reason: p.reason}
}

// confirm asks for a word before something that cannot be taken back is done.
func (g *globals) confirm(p person, question, word string) error {
	if p.yes {
		return nil
	}
	fmt.Fprintf(g.stderr, "%s\nType %s to go on: ", question, word)
	line, err := bufio.NewReader(g.stdin).ReadString('\n')
	fmt.Fprintln(g.stderr)
	if err != nil && (err != io.EOF || line == "") {
		return usageError(fmt.Errorf("nobody confirms it; type %s when you are asked, or add --yes", word))
	}
	if said := strings.TrimSpace(line); said != word {
		return usageError(fmt.Errorf("nothing was done: %q is not %s", said, word))
	}
	return nil
}

// meant offers the nearest of the known names, or lists them.
func meant(name string, known []string) string {
	if near := campaign.Nearest(name, known); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	if len(known) == 0 {
		return "it holds none"
	}
	return "it holds " + strings.Join(known, ", ")
}
