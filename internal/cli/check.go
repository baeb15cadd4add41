package cli

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/spf13/cobra"

	"replyaudit/internal/campaign"
	"replyaudit/internal/check"
	"replyaudit/internal/clock"
	"replyaudit/internal/config"
	"replyaudit/internal/engine"
	"replyaudit/internal/store"
)

type checkOptions struct {
	noLetter bool
	wait     time.Duration
}

func newCheckCommand(g *globals) *cobra.Command {
	var opts checkOptions
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Try the mailboxes of a campaign, with one letter from each to itself",
		Long: `check tries what a campaign rests on before anybody is written to: the DNS of the
personas' domains, both servers of every mailbox (encryption, login, folders), and the way
between them, by one letter from each mailbox to itself. Nobody else is ever written to.

That letter is sent once. It shows how long mail takes to be seen, how far the server's
clock is from ours, whether the mailbox counts it as junk, and what its header tells a
suspicious reader. What was measured is stored in the database (--db), and the report's
method page states the error of its times from it. With --no-letter nothing is sent and
nothing stored.

The command ends with 1 when something failed and with 3 when a warning needs a person.
` + exitCodeHelp,
		Example: `  replyaudit check campaign.yaml --db study.db
  replyaudit check campaign.yaml --no-letter`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return runCheck(cmd.Context(), g, opts, args[0]) },
	}
	cmd.Flags().BoolVar(&opts.noLetter, "no-letter", false, "send nothing")
	cmd.Flags().DurationVar(&opts.wait, "wait", 2*time.Minute, "how long each letter is awaited")
	return cmd
}

func runCheck(ctx context.Context, g *globals, opts checkOptions, file string) error {
	if opts.wait <= 0 {
		return usageError(fmt.Errorf("--wait %s: give a time above zero, such as 2m", opts.wait))
	}
	c, err := campaign.Load(file)
	if err != nil {
		return g.showInvalid(file, err)
	}
	checker := &check.Checker{
		Campaign: c, Resolver: net.DefaultResolver, Machine: thisMachine(), Letter: !opts.noLetter, Patience: opts.wait,
		Servers:  engine.Config{Clock: clock.Real{}, Dial: (&net.Dialer{}).DialContext, Secret: config.Password},
		Progress: func(line string) { fmt.Fprintln(g.stderr, printable(line)) },
	}
	var s *store.Store
	if !opts.noLetter { // opened first: what was measured must not be lost
		if s, err = store.Open(ctx, g.db); err != nil {
			return err
		}
		defer s.Close()
	}
	result, err := checker.Run(ctx)
	for _, m := range result.Measurements {
		if err := s.AddMeasurement(context.WithoutCancel(ctx), m); err != nil {
			return err
		}
	}
	if err != nil {
		return fmt.Errorf("the check was interrupted: %w", err)
	}
	return g.printCheck(result)
}

// thisMachine is what a header must not show.
func thisMachine() check.Machine {
	var m check.Machine
	m.Host, _ = os.Hostname()              // a machine without a name cannot be named
	addresses, err := net.InterfaceAddrs() // nor one whose addresses nobody tells
	for _, a := range addresses {
		if network, err := netip.ParsePrefix(a.String()); err == nil && !network.Addr().IsLoopback() {
			m.Addresses = append(m.Addresses, network.Addr())
		}
	}
	if err != nil {
		m.Addresses = nil
	}
	return m
}

// checkOutput is what check prints with --json.
type checkOutput struct {
	State        check.State       `json:"state"`
	Lines        []check.Line      `json:"lines"`
	Measurements []jsonMeasurement `json:"measurements"`
}

// jsonMeasurement is a measurement in seconds.
type jsonMeasurement struct {
	Account string     `json:"account"`
	At      time.Time  `json:"at"`
	Arrived bool       `json:"arrived"`
	Junk    bool       `json:"junk"`
	Delay   [2]float64 `json:"delay_seconds"`
	Skew    [2]float64 `json:"clock_skew_seconds"`
}

func (g *globals) printCheck(r check.Result) error {
	if g.json {
		out := checkOutput{State: r.Worst(), Lines: append([]check.Line{}, r.Lines...), Measurements: []jsonMeasurement{}}
		for _, m := range r.Measurements {
			out.Measurements = append(out.Measurements, jsonMeasurement{
				m.Account, m.At, m.Arrived, m.Junk,
				[2]float64{m.Delay.Lo.Seconds(), m.Delay.Hi.Seconds()},
				[2]float64{m.Skew.Lo.Seconds(), m.Skew.Hi.Seconds()},
			})
		}
		if err := printJSON(g.stdout, out); err != nil {
			return err
		}
	} else {
		g.printCheckTable(r)
	}
	switch r.Worst() {
	case check.Failed:
		return &exitError{code: exitFailed}
	case check.Warning:
		return &exitError{code: exitPerson}
	}
	return nil
}

func (g *globals) printCheckTable(r check.Result) {
	t := newTable(g.stdout)
	t.AppendHeader(table.Row{"", "", "", "Found"})
	on := ""
	for _, l := range r.Lines {
		if l.On != on && on != "" {
			t.AppendSeparator()
		}
		first := l.On
		if l.On == on {
			first = ""
		}
		on = l.On
		state := string(l.State)
		if l.State == check.Skipped {
			state = "–"
		}
		t.AppendRow(table.Row{printable(first), l.Topic, state, printable(l.Found)})
		if l.Repair != "" {
			t.AppendRow(table.Row{"", "", "", "→ " + printable(l.Repair)})
		}
	}
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 4, WidthMax: 90}})
	t.Render()
	n := map[check.State]int{}
	for _, l := range r.Lines {
		n[l.State]++
	}
	fmt.Fprintf(g.stdout, "\n%d in order, %d to be looked at, %d failed, %d not asked\n", n[check.OK], n[check.Warning], n[check.Failed], n[check.Skipped])
}

// checkedLately is how long a check of a mailbox is worth something.
const checkedLately = 30 * 24 * time.Hour

// hintAtCheck says which mailboxes of a campaign that is to be launched were not
// checked of late. It is a hint: nothing depends on it but the report's method page.
func (g *globals) hintAtCheck(ctx context.Context, s *store.Store, c *campaign.Campaign, file string, now time.Time) error {
	var unchecked []string
	for _, m := range c.Mailboxes {
		all, err := s.Measurements(ctx, engine.AccountName(m), now)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(x store.Measurement) bool { return x.Arrived && now.Sub(x.At) < checkedLately }) {
			unchecked = append(unchecked, m.Key)
		}
	}
	if len(unchecked) > 0 {
		fmt.Fprintf(g.stderr, "hint: no check of %s in the last 30 days, so that the report cannot state the error of its times; see \"replyaudit check %s\"\n",
			strings.Join(unchecked, ", "), printable(file))
	}
	return nil
}
